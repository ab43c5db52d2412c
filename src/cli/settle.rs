//! `mahdar settle`: a person chooses among the values of a conflict.

use serde_json::json;

use crate::cli::arguments::Settle;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::catalogue::Field;
use crate::domain::message::Message;
use crate::ops::conflicts;
use crate::ops::conflicts::Over;
use crate::ops::record;

pub(super) fn run(arguments: &Settle, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let (mut workspace, mut around) = session.writing()?;
    let field = arguments.field.trim_end_matches('!');
    let kind = record::find(&workspace, arguments.id)?.loaded.kind;
    let choice = conflicts::read_choice(field, kind, &arguments.choice)?;
    let seen = arguments.seen.iter().map(|given| conflicts::read_change(given));
    let seen = seen.collect::<Result<Vec<_>, _>>()?;
    let over = if seen.is_empty() { Over::All } else { Over::Values(seen) };
    conflicts::settle(&mut workspace, arguments.id, field, &choice, &over, &mut around)?;
    let what = kind.field(field).map_or_else(|| Message::new("history-life"), Field::label);
    let value =
        json!({ "record": kind.name, "id": arguments.id.to_string(), "field": field, "settled": true });
    output.confirm(&Message::new("cli-settle-done").with("field", what), &value)
}
