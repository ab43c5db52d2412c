//! Dumping records as JSON Lines: the same bytes wherever the same history is held.

use std::io::Write;

use serde_json::Map;
use serde_json::Value;

use crate::domain::catalogue::Class;
use crate::domain::catalogue::RecordKind;
use crate::domain::edit::Life;
use crate::domain::records;
use crate::domain::shown::Conflict;
use crate::domain::shown::Contest;
use crate::domain::shown::Side;
use crate::history::scope::Scope;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::ops::json;
use crate::store::Conflicts;
use crate::store::StoredRecord;

/// What a dump holds.
#[derive(Clone, Copy, Debug, Default)]
pub struct Choice {
    /// Only this kind of record.
    pub kind: Option<&'static RecordKind>,
    /// Only what may leave the office.
    pub open: bool,
}

/// Writes every record that is not gone, by catalogue and id, with its keys in catalogue order.
pub fn dump(workspace: &Workspace, choice: &Choice, out: &mut dyn Write) -> Result<(), OpsError> {
    let kinds = records::ALL.iter().filter(|kind| choice.kind.is_none_or(|only| only == **kind));
    let mut described = workspace.store.conflicts_in_order();
    for kind in kinds {
        workspace.store.each_record(kind, |stored| {
            let line = record(workspace, &mut described, &stored, choice.open)?;
            let written = serde_json::to_writer(&mut *out, &line).map_err(std::io::Error::from);
            written.and_then(|()| out.write_all(b"\n")).map_err(|error| OpsError::unwritable("-", &error))
        })?;
    }
    Ok(())
}

/// Writes one record as an object.
pub fn record(
    workspace: &Workspace,
    described: &mut Conflicts<'_>,
    stored: &StoredRecord,
    open: bool,
) -> Result<Value, OpsError> {
    let loaded = &stored.loaded;
    let kind = loaded.kind;
    let conflicts = conflicts_of(workspace, described, stored)?;
    let mut line = Map::new();
    line.insert("record".to_owned(), Value::from(kind.name));
    line.insert("id".to_owned(), Value::from(loaded.id.to_string()));
    for field in kind.fields.iter().filter(|field| !open || field.class == Class::Open) {
        let first = kind.first_column(field);
        for (part, atom) in field.parts.iter().zip(loaded.parts.iter().skip(first)) {
            if let Some(atom) = atom {
                line.insert(part.name.to_owned(), json::atom(atom));
            }
        }
        let conflict = conflicts.iter().find(|conflict| conflict.contest == Contest::Field(field));
        if let Some(conflict) = conflict {
            let sides = conflict.sides.iter().map(|side| self::side(side, json::field(field, &side.value)));
            line.insert(format!("{}!", field.name), Value::Array(sides.collect()));
        }
    }
    if loaded.life == Life::Contested
        && let Some(conflict) = conflicts.iter().find(|conflict| conflict.contest == Contest::Life)
    {
        let sides = conflict.sides.iter().map(|side| self::side(side, Value::Bool(side.deletes)));
        line.insert("deleted!".to_owned(), Value::Array(sides.collect()));
    }
    Ok(Value::Object(line))
}

fn conflicts_of(
    workspace: &Workspace,
    described: &mut Conflicts<'_>,
    stored: &StoredRecord,
) -> Result<Vec<Conflict>, OpsError> {
    let loaded = &stored.loaded;
    let settled = loaded.life != Life::Contested
        && loaded.seen.heads.iter().all(|(field, heads)| *field == 0 || heads.len() < 2);
    if settled {
        return Ok(Vec::new());
    }
    let places = workspace.store.unsettled_of(loaded.kind.number, loaded.id)?;
    let mut conflicts = Vec::new();
    for place in places.iter().filter(|place| Scope(place.scope).half(Class::Open) == stored.scope) {
        conflicts.extend(described.describe(place)?);
    }
    Ok(conflicts)
}

/// Writes one side of a conflict.
pub fn side(side: &Side, value: Value) -> Value {
    let mut object = Map::new();
    object.insert("value".to_owned(), value);
    object.insert("office".to_owned(), Value::from(side.author.office.as_str()));
    object.insert("officer".to_owned(), Value::from(side.author.officer.as_str()));
    object.insert("laptop".to_owned(), Value::from(side.author.laptop.as_str()));
    object.insert("at".to_owned(), Value::from(side.at.to_string()));
    object.insert("change".to_owned(), Value::from(json::hex(&side.change)));
    Value::Object(object)
}
