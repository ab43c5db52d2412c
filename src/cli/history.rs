//! `mahdar history`: who changed a record, when, where and how.

use serde_json::Value;
use serde_json::json;

use crate::cli::arguments::Record;
use crate::cli::json::change;
use crate::cli::json::field as field_json;
use crate::cli::output::Output;
use crate::cli::session;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::shown::Deed;
use crate::domain::shown::HistoryEntry;
use crate::domain::value::Atom;
use crate::domain::wording;
use crate::ops::record;

pub(super) fn run(arguments: &Record, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let workspace = session.reading()?;
    let translator = output.translator();
    let title = |id| session::title(&workspace, id, translator);
    let entries = record::history(&workspace, arguments.id)?;
    for entry in &entries {
        if output.is_json() {
            output.json(&as_json(entry))?;
        } else {
            let noun = wording::noun_among(&entries);
            output.say(&wording::with_names(title, |names| entry.message(names, noun))?)?;
        }
    }
    Ok(())
}

fn as_json(entry: &HistoryEntry) -> Value {
    let (deed, field, before, after) = match &entry.deed {
        Deed::Created => ("created", None, None, None),
        Deed::Deleted => ("deleted", None, None, None),
        Deed::Restored => ("restored", None, None, None),
        Deed::Withdrew { field } => ("withdrew", Some(field), None, None),
        Deed::Set { field, before, after } => ("set", Some(field), before.first(), Some(after)),
    };
    let value =
        |parts: Option<&Vec<Option<Atom>>>| field.zip(parts).map(|(field, parts)| field_json(field, parts));
    json!({
        "record": entry.kind.name,
        "id": entry.record.to_string(),
        "deed": deed,
        "field": field.map(|field| field.name),
        "before": value(before),
        "after": value(after),
        "office": entry.author.office,
        "officer": entry.author.officer,
        "laptop": entry.author.laptop,
        "at": entry.at.to_string(),
        "change": change(&entry.change),
        "undoes": entry.undoes,
    })
}
