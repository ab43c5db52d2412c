//! `mahdar conflicts`: the values that wait for a person's choice.

use serde_json::Value;
use serde_json::json;

use crate::cli::json::change;
use crate::cli::json::field as field_json;
use crate::cli::output::Output;
use crate::cli::session;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::id::RecordId;
use crate::domain::message::Argument;
use crate::domain::message::Message;
use crate::domain::shown::Conflict;
use crate::domain::shown::Contest;
use crate::domain::shown::Side;
use crate::domain::wording;
use crate::ops::conflicts;
use crate::ops::dump;

pub(super) fn run(session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let workspace = session.reading()?;
    if output.is_json() {
        return conflicts::each(&workspace, |conflict| output.json(&as_json(&conflict)));
    }
    let translator = output.translator();
    let names = |id: RecordId| session::title(&workspace, id, translator);
    let mut any = false;
    conflicts::each(&workspace, |conflict| {
        any = true;
        print(&conflict, &names, output)
    })?;
    if any { Ok(()) } else { output.say(&Message::new("cli-conflicts-none")) }
}

fn print(conflict: &Conflict, names: wording::Names<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    output.say(
        &Message::new("cli-conflict")
            .with("record", conflict.kind.label())
            .with("title", conflict.title.as_str())
            .with("field", conflict.contest.message()),
    )?;
    for side in &conflict.sides {
        let message = Message::new(if side.ours { "cli-conflict-ours" } else { "cli-conflict-theirs" });
        output.say(
            &message
                .with("value", value(conflict, side, names))
                .with("author", side.author.message())
                .with("at", side.at)
                .with_typed("change", change(&side.change)),
        )?;
    }
    let command = format!("mahdar settle {} {} CHANGE", conflict.record, conflict.contest.name());
    output.say(&Message::new("cli-conflict-how").with_typed("command", command))
}

fn value(conflict: &Conflict, side: &Side, names: wording::Names<'_>) -> Argument {
    match conflict.contest {
        Contest::Field(field) => wording::value(conflict.kind, field, &side.value, names),
        Contest::Life if side.deletes => Message::new("cli-conflict-deleted").into(),
        Contest::Life => Message::new("cli-conflict-kept").into(),
    }
}

fn as_json(conflict: &Conflict) -> Value {
    let value = |side: &Side| match conflict.contest {
        Contest::Field(field) => field_json(field, &side.value),
        Contest::Life => Value::Bool(side.deletes),
    };
    let before = match (&conflict.contest, &conflict.before) {
        (Contest::Field(field), Some(parts)) => field_json(field, parts),
        _ => Value::Null,
    };
    json!({
        "record": conflict.kind.name,
        "id": conflict.record.to_string(),
        "title": conflict.title,
        "field": conflict.contest.name(),
        "sides": conflict.sides.iter().map(|side| dump::side(side, value(side))).collect::<Vec<_>>(),
        "before": before,
    })
}
