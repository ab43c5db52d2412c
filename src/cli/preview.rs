//! What a bundle brings, printed: for `import` and `inspect`.

use serde_json::Value;
use serde_json::json;

use crate::cli::output::Output;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::domain::shown::Author;
use crate::domain::shown::ImportPreview;
use crate::domain::shown::PreviewConflict;
use crate::domain::shown::PreviewConflicts;
use crate::domain::shown::PreviewGroup;
use crate::domain::shown::PreviewRecord;
use crate::domain::shown::Signer;
use crate::ops::import_bundle::Outcome;

/// So many records of a group are named; the others are counted.
const NAMED: usize = 20;

/// Prints what a bundle brings; `own` is this laptop's key as digits.
pub(super) fn print(outcome: &Outcome, own: &str, output: &mut Output<'_>) -> Result<(), Trouble> {
    let preview = &outcome.preview;
    if output.is_json() {
        let mut told = as_json(preview);
        if let Value::Object(fields) = &mut told {
            fields.insert("entered".to_owned(), outcome.entered.into());
            fields.insert("needs_trust".to_owned(), outcome.needs_trust.into());
        }
        return output.json(&told);
    }
    output.say(&Message::new("cli-preview-file").with_typed("file", &preview.file))?;
    if let Some(at) = preview.made_at {
        let from = Message::new("cli-preview-from").with("office", office(&preview.from));
        output.say(&from.with("author", preview.from.message()).with("at", at))?;
    }
    for signer in &preview.signers {
        output.say(&key(signer, own))?;
    }
    group("cli-preview-new", &preview.new, output)?;
    group("cli-preview-changed", &preview.changed, output)?;
    group("cli-preview-deleted", &preview.deleted, output)?;
    conflicts(&preview.conflicts, output)?;
    for reason in &preview.quarantined {
        output.say(&Message::new("cli-preview-quarantined").with("reason", reason.clone()))?;
    }
    if preview.unknown > 0 {
        output.say(&Message::new("cli-preview-unknown").with("count", count(preview.unknown)))?;
    }
    Ok(())
}

fn group(id: &'static str, group: &PreviewGroup, output: &mut Output<'_>) -> Result<(), Trouble> {
    if group.count() == 0 {
        return Ok(());
    }
    let heading = Message::new(id).with("count", count(group.count())).with("kinds", kinds(group));
    output.say(&heading)?;
    for record in group.named.iter().take(NAMED) {
        output.say(&Message::new("cli-preview-record").with("record", record.message()))?;
    }
    more(group.count(), output)
}

/// Counts records by kind, in catalogue order: `1 meeting, 6 action items`.
fn kinds(group: &PreviewGroup) -> Message {
    let said = group
        .kinds
        .iter()
        .map(|(kind, of)| Message::named(format!("records-{}", kind.name)).with("count", count(*of)));
    said.reduce(|before, next| Message::new("value-both").with("first", before).with("second", next))
        .unwrap_or(Message::new("value-empty"))
}

fn conflicts(conflicts: &PreviewConflicts, output: &mut Output<'_>) -> Result<(), Trouble> {
    if conflicts.count == 0 {
        return Ok(());
    }
    output.say(&Message::new("cli-preview-conflicts").with("count", count(conflicts.count)))?;
    for conflict in conflicts.named.iter().take(NAMED) {
        let line = Message::new("cli-preview-conflict").with("field", conflict.contest.message());
        output.say(&line.with("name", conflict.called()))?;
    }
    more(conflicts.count, output)
}

fn more(of: u64, output: &mut Output<'_>) -> Result<(), Trouble> {
    match of.checked_sub(NAMED as u64) {
        None | Some(0) => Ok(()),
        Some(rest) => output.say(&Message::new("cli-preview-more").with("count", count(rest))),
    }
}

fn key(signer: &Signer, own: &str) -> Message {
    let message = match signer.known_since {
        _ if signer.digits == own => Message::new("cli-preview-own-key"),
        Some(since) => Message::new("cli-preview-known-key").with("since", since),
        None => Message::new("cli-preview-new-key"),
    };
    message.with_typed("key", &signer.digits).with("author", signer.author.message())
}

fn office(author: &Author) -> Message {
    Message::new("cli-office").with("name", author.office_name.as_str()).with_typed("code", &author.office)
}

fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn as_json(preview: &ImportPreview) -> Value {
    let records = |group: &PreviewGroup| -> Vec<Value> {
        let one = |record: &PreviewRecord| {
            let said =
                json!({ "record": record.kind.name, "id": record.record.to_string(), "title": record.title });
            let fields =
                record.deeds.iter().filter_map(|deed| deed.field).map(|field| Value::from(field.name));
            match said {
                Value::Object(mut said) if !record.deeds.is_empty() => {
                    said.insert("fields".to_owned(), fields.collect());
                    Value::Object(said)
                }
                said => said,
            }
        };
        group.named.iter().map(one).collect()
    };
    let signer = |signer: &Signer| {
        json!({
            "key": signer.digits,
            "office": signer.author.office,
            "officer": signer.author.officer,
            "laptop": signer.author.laptop,
            "known_since": signer.known_since.map(|since| since.to_string()),
            "exporter": signer.exporter,
        })
    };
    let conflict = |conflict: &PreviewConflict| {
        json!({
            "record": conflict.kind.name,
            "id": conflict.record.to_string(),
            "title": conflict.title,
            "field": conflict.contest.name(),
        })
    };
    json!({
        "file": preview.file,
        "bytes": preview.bytes,
        "office": preview.from.office,
        "officer": preview.from.officer,
        "laptop": preview.from.laptop,
        "made_at": preview.made_at.map(|at| at.to_string()),
        "signers": preview.signers.iter().map(signer).collect::<Vec<_>>(),
        "new": records(&preview.new),
        "changed": records(&preview.changed),
        "deleted": records(&preview.deleted),
        "conflicts": preview.conflicts.named.iter().map(conflict).collect::<Vec<_>>(),
        "counts": {
            "new": preview.new.count(),
            "changed": preview.changed.count(),
            "deleted": preview.deleted.count(),
            "conflicts": preview.conflicts.count,
        },
        "changes": preview.changes,
        "held": preview.held,
        "quarantined": preview.quarantined.len(),
        "unknown": preview.unknown,
    })
}
