//! `mahdar inspect`: what is inside a bundle, without taking it in.

use std::collections::BTreeMap;

use serde_json::json;

use crate::cli::arguments::Inspect;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::config;
use crate::domain::message::Message;
use crate::domain::shown::Author;
use crate::ops::inspect;
use crate::ops::inspect::Inspection;

pub(super) fn run(arguments: &Inspect, _: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let found = inspect::inspect(&arguments.file, &config::spool_folder())?;
    if output.is_json() { print_json(&found, output) } else { print(&found, output) }
}

fn print(found: &Inspection, output: &mut Output<'_>) -> Result<(), Trouble> {
    let from = &found.manifest;
    let author = Author { officer: from.officer.clone(), laptop: from.laptop.clone(), ..Author::default() };
    let office = Message::new("cli-office").with("name", from.office_name.as_str());
    output.say(
        &Message::new("cli-preview-from")
            .with("office", office.with_typed("code", &from.office_code))
            .with("author", author.message())
            .with("at", from.made_at),
    )?;
    output.say(&Message::new("cli-inspect-key").with_typed("key", from.exporter.digits()))?;
    for (kind, changes) in &found.kinds {
        let line = Message::new("cli-inspect-kind").with("record", kind.label());
        output.say(&line.with("count", count(*changes)))?;
    }
    if found.unknown > 0 {
        output.say(&Message::new("cli-preview-unknown").with("count", count(found.unknown)))?;
    }
    let refused = found.segments.iter().filter(|segment| segment.refused).count();
    if refused > 0 {
        return Err(Trouble::Undecided(Message::new("cli-inspect-refused").with("count", refused)));
    }
    output.say(&Message::new("cli-inspect-whole"))
}

fn print_json(found: &Inspection, output: &mut Output<'_>) -> Result<(), Trouble> {
    let from = &found.manifest;
    let kinds: BTreeMap<&str, u64> =
        found.kinds.iter().map(|(kind, changes)| (kind.name, *changes)).collect();
    let segment = |segment: &inspect::SegmentSeen| {
        json!({
            "key": segment.key.digits(),
            "first_seq": segment.first_seq,
            "last_seq": segment.last_seq,
            "refused": segment.refused,
        })
    };
    output.json(&json!({
        "office": from.office_code,
        "office_name": from.office_name,
        "officer": from.officer,
        "laptop": from.laptop,
        "key": from.exporter.digits(),
        "made_at": from.made_at.to_string(),
        "bytes": found.bytes,
        "changes": kinds,
        "unknown": found.unknown,
        "segments": found.segments.iter().map(segment).collect::<Vec<_>>(),
        "statements": found.statements.len(),
    }))
}

fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
