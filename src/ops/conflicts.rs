//! Conflicts: listing them, and settling one. Settling names every side, so that no side comes back.

use serde_json::Value;

use crate::domain::catalogue::Field;
use crate::domain::catalogue::RecordKind;
use crate::domain::edit::Seen;
use crate::domain::id::RecordId;
use crate::domain::rows::ConflictKey;
use crate::domain::rows::ConflictsWindow;
use crate::domain::rows::FromConflict;
use crate::domain::shown::ChangeName;
use crate::domain::shown::Conflict;
use crate::domain::shown::Contest;
use crate::domain::value::Parts;
use crate::history::change::FieldChange;
use crate::history::change::LifeChange;
use crate::history::change::LifeState;
use crate::history::scope::Scope;
use crate::history::value;
use crate::ops::JsonFault;
use crate::ops::LoadFault;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::ops::json;
use crate::ops::save::open_heads;
use crate::ops::save::sorted;
use crate::store::NewChange;
use crate::store::Saving;

/// How a conflict is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// One of the values that stand there, by the change that wrote it.
    Side(ChangeName),
    /// Another value.
    Value(Parts),
    /// A contested record stays deleted, or is kept.
    Deleted(bool),
}

const PAGE: usize = 200;

/// Hands every conflict to `visit`, by kind and record.
pub fn each<E: From<OpsError>>(
    workspace: &Workspace,
    mut visit: impl FnMut(Conflict) -> Result<(), E>,
) -> Result<(), E> {
    let mut described = workspace.store.conflicts_in_order();
    let mut from = FromConflict::Start;
    loop {
        let window = ConflictsWindow { from, limit: PAGE };
        let page = workspace.store.unsettled(&window).map_err(OpsError::from)?;
        for place in &page.places {
            if let Some(conflict) = described.describe(place).map_err(OpsError::from)? {
                visit(conflict)?;
            }
        }
        match page.places.last() {
            Some(last) if page.after => from = FromConflict::After(last.clone()),
            _ => return Ok(()),
        }
    }
}

/// Reads a choice from the command line: a change's name, or `value:` and JSON.
pub fn read_choice(field: &str, kind: &'static RecordKind, given: &str) -> Result<Choice, OpsError> {
    let not_a_side = || OpsError::NotASide(given.to_owned());
    let Some(text) = given.strip_prefix("value:") else { return read_change(given).map(Choice::Side) };
    let value: Value = serde_json::from_str(text)
        .map_err(|error| OpsError::Value(LoadFault::NotJson(JsonFault::of(&error, text))))?;
    if field == "deleted" {
        return value.as_bool().map(Choice::Deleted).ok_or_else(not_a_side);
    }
    let known = field_of(kind, field)?;
    json::read_field(known, &value).map(Choice::Value).map_err(OpsError::Value)
}

/// Reads the name of a change.
pub fn read_change(given: &str) -> Result<ChangeName, OpsError> {
    let change = json::unhex(given).and_then(|bytes| bytes.try_into().ok());
    change.ok_or_else(|| OpsError::NotASide(given.to_owned()))
}

fn field_of(kind: &'static RecordKind, name: &str) -> Result<&'static Field, OpsError> {
    let unknown = || OpsError::UnknownField { record: kind.name, field: name.to_owned() };
    kind.field(name).ok_or_else(unknown)
}

/// What a settlement names: what was on the screen, and nothing that came since.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Over {
    /// Everything that stands there now.
    All,
    /// The conflict as it was shown.
    Seen(Seen),
    /// Every value that one of these changes carries.
    Values(Vec<ChangeName>),
}

/// Settles one field of a record, or (`deleted`) whether it is there at all.
pub fn settle(
    workspace: &mut Workspace,
    id: RecordId,
    field: &str,
    choice: &Choice,
    over: &Over,
    around: &mut Surroundings,
) -> Result<(), OpsError> {
    workspace.key()?;
    let kind = workspace.store.kind_of(id)?.ok_or(OpsError::NoSuchRecord(id))?;
    let stored = workspace.store.record(kind, id)?.ok_or(OpsError::NoSuchRecord(id))?;
    let number = if field == "deleted" { 0 } else { field_of(kind, field)?.number };
    let places = workspace.store.unsettled_of(kind.number, id)?;
    let place = places.iter().find(|place| place.field == number);
    let place = place.ok_or_else(|| OpsError::NotInConflict { field: field.to_owned() })?;
    let conflict = workspace.store.conflicts().describe(place)?.ok_or(OpsError::NoSuchRecord(id))?;
    let seen = match over {
        Over::All => stored.loaded.seen,
        Over::Seen(seen) => seen.clone(),
        Over::Values(named) => named_of(workspace, place, stored.loaded.seen, named)?,
    };
    let change = match &conflict.contest {
        Contest::Life => settle_life(&seen, place, &conflict, choice)?,
        Contest::Field(field) => settle_field(&seen, place, field, &conflict, choice)?,
    };
    let save = workspace.new_save(around)?;
    workspace.store.in_transaction(|store| {
        let mut saving = Saving::begin(store, save, &mut around.random)?;
        saving.add(change)?;
        saving.finish().map(drop)
    })?;
    Ok(())
}

/// Returns of what stands in a register what carries the values of the named changes.
fn named_of(
    workspace: &Workspace,
    place: &ConflictKey,
    mut seen: Seen,
    named: &[ChangeName],
) -> Result<Seen, OpsError> {
    if let Some(stranger) = named.iter().find(|name| !seen.of(place.field).contains(name)) {
        return Err(OpsError::NotASide(json::hex(stranger)));
    }
    // Whose life is contested is seen whole: its sides are changes of any field.
    if place.field > 0 {
        seen = Seen { heads: vec![(place.field, workspace.store.heads_like(place, named)?)] };
    }
    Ok(seen)
}

fn settle_field(
    seen: &Seen,
    place: &ConflictKey,
    field: &'static Field,
    conflict: &Conflict,
    choice: &Choice,
) -> Result<NewChange, OpsError> {
    let value = match choice {
        Choice::Value(value) => value.clone(),
        Choice::Side(change) => {
            let side = conflict.sides.iter().find(|side| side.change == *change);
            side.map(|side| side.value.clone()).ok_or_else(|| OpsError::NotASide(json::hex(change)))?
        }
        Choice::Deleted(_) => return Err(OpsError::NotASide("true".to_owned())),
    };
    Ok(NewChange {
        scope: Scope(place.scope),
        record: place.record.0,
        kind: place.kind,
        fields: vec![FieldChange {
            number: field.number.into(),
            preds: sorted(seen.of(field.number).to_vec()),
            value: Some(value::encode(field, &value)),
        }],
        life: None,
    })
}

fn settle_life(
    seen: &Seen,
    place: &ConflictKey,
    conflict: &Conflict,
    choice: &Choice,
) -> Result<NewChange, OpsError> {
    let deleted = match choice {
        Choice::Deleted(deleted) => *deleted,
        Choice::Side(change) => {
            let side = conflict.sides.iter().find(|side| side.change == *change);
            side.map(|side| side.deletes).ok_or_else(|| OpsError::NotASide(json::hex(change)))?
        }
        Choice::Value(_) => return Err(OpsError::NotInConflict { field: "deleted".to_owned() }),
    };
    let fields = open_heads(conflict.kind, seen);
    Ok(NewChange {
        scope: Scope(place.scope),
        record: place.record.0,
        kind: place.kind,
        fields: Vec::new(),
        life: Some(LifeChange {
            state: if deleted { LifeState::Deleted } else { LifeState::Here },
            preds: sorted(seen.of(0).to_vec()),
            seen: if deleted { fields } else { Vec::new() },
        }),
    })
}
