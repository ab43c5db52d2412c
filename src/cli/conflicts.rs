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
use crate::domain::shown::Clash;
use crate::domain::shown::ClashingMeeting;
use crate::domain::shown::Conflict;
use crate::domain::shown::Contest;
use crate::domain::shown::Side;
use crate::domain::wording;
use crate::i18n::Language;
use crate::ops::clashes;
use crate::ops::conflicts;
use crate::ops::dump;

pub(super) fn run(session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let workspace = session.reading()?;
    let clashes = clashes::clashes(&workspace)?;
    if output.is_json() {
        conflicts::each(&workspace, |conflict| output.json(&as_json(&conflict)))?;
        return clashes.iter().try_for_each(|clash| output.json(&clash_as_json(clash)));
    }
    let translator = output.translator();
    let title = |id: RecordId| session::title(&workspace, id, translator);
    let mut any = false;
    conflicts::each(&workspace, |conflict| {
        any = true;
        wording::with_names(title, |names| print(&conflict, names, output))?
    })?;
    clashes.iter().try_for_each(|clash| print_clash(clash, output))?;
    if any || !clashes.is_empty() { Ok(()) } else { output.say(&Message::new("cli-conflicts-none")) }
}

fn print(conflict: &Conflict, names: wording::Names<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    output.say(
        &Message::new("cli-conflict")
            .with("record", conflict.kind.label())
            .with("title", conflict.title.as_str())
            .with("field", conflict.contest.message()),
    )?;
    for side in ours_first(conflict) {
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

/// Tells of a number that several meetings carry, and what to do about it.
fn print_clash(clash: &Clash, output: &mut Output<'_>) -> Result<(), Trouble> {
    let english = output.translator().language() == Language::En;
    let number = |number: i64| format!("{number}/{}", clash.number.1);
    output.say(
        &Message::new("cli-clash")
            .with("body", clash.body.shown(english))
            .with_typed("number", number(clash.number.0)),
    )?;
    for meeting in &clash.meetings {
        let line = Message::new("cli-clash-meeting").with_typed("id", meeting.id.to_string());
        let line = line.with("author", meeting.given_by.message());
        output.say(&meeting.starts_at.into_iter().fold(line, |line, at| line.with("at", at)))?;
    }
    let how = if clash.ours {
        Message::new("cli-clash-how").with_typed("next", number(clash.next))
    } else {
        Message::new("cli-clash-how-others").with("office", clash.owner.shown(english))
    };
    output.say(&how)
}

/// Returns the sides as the screen has them.
fn ours_first(conflict: &Conflict) -> impl Iterator<Item = &Side> {
    let (ours, theirs): (Vec<&Side>, Vec<&Side>) = conflict.sides.iter().partition(|side| side.ours);
    ours.into_iter().chain(theirs)
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
    let side = |side: &Side| {
        let mut told = dump::side(side, value(side));
        if let Value::Object(fields) = &mut told {
            fields.insert("ours".to_owned(), side.ours.into());
        }
        told
    };
    json!({
        "record": conflict.kind.name,
        "id": conflict.record.to_string(),
        "title": conflict.title,
        "field": conflict.contest.name(),
        "sides": conflict.sides.iter().map(side).collect::<Vec<_>>(),
        "before": before,
    })
}

fn clash_as_json(clash: &Clash) -> Value {
    let meeting = |meeting: &ClashingMeeting| {
        json!({
            "id": meeting.id.to_string(),
            "office": meeting.given_by.office,
            "officer": meeting.given_by.officer,
            "laptop": meeting.given_by.laptop,
        })
    };
    json!({
        "record": "meeting",
        "field": "minutes_number",
        "clash": format!("{}/{}", clash.number.0, clash.number.1),
        "body": clash.body.ar,
        "meetings": clash.meetings.iter().map(meeting).collect::<Vec<_>>(),
        "next": clash.next,
    })
}
