//! `mahdar undo`: the latest save of this laptop is taken back.

use serde_json::json;

use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::ops::undo;
use crate::ops::undo::Way;

pub(super) fn run(session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let (mut workspace, mut around) = session.writing()?;
    let undone = undo::undo(&mut workspace, Way::Back, &mut around)?;
    let records: Vec<String> = undone.records.iter().map(ToString::to_string).collect();
    let says = output.translator().say_plain(&undone.message);
    output.confirm(&undone.message, &json!({ "says": says, "records": records, "changes": undone.changes }))
}
