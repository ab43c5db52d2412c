//! `mahdar dump`: the records as JSON Lines.

use crate::cli::arguments::Dump;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::catalogue::named;
use crate::ops::dump;

pub(super) fn run(arguments: &Dump, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let workspace = session.reading()?;
    let choice = dump::Choice { kind: arguments.record.as_deref().and_then(named), open: arguments.open };
    Ok(dump::dump(&workspace, &choice, output)?)
}
