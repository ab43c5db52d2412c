//! Reading records: one, a list, a search, a history.

use crate::domain::catalogue;
use crate::domain::catalogue::RecordKind;
use crate::domain::day::Day;
use crate::domain::id::RecordId;
use crate::domain::shown::HistoryEntry;
use crate::domain::value::Atom;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::ops::json;
use crate::store::Found;
use crate::store::StoredRecord;

/// Which records a list shows.
#[derive(Clone, Debug)]
pub struct ListRequest {
    pub kind: &'static RecordKind,
    /// Column and value, as typed; every one must hold.
    pub wanted: Vec<(String, String)>,
    /// Only what is late on this day.
    pub overdue_on: Option<Day>,
    pub limit: Option<u32>,
}

/// Finds a kind by the name that a person typed.
pub fn kind_named(name: &str) -> Result<&'static RecordKind, OpsError> {
    catalogue::named(name).ok_or_else(|| OpsError::UnknownKind(name.to_owned()))
}

/// Reads an id that a person typed.
pub fn read_id(text: &str) -> Result<RecordId, OpsError> {
    RecordId::parse(text.trim()).ok_or_else(|| OpsError::NotAnId(text.to_owned()))
}

/// Finds a record whatever its kind, deleted ones too.
pub fn find(workspace: &Workspace, id: RecordId) -> Result<StoredRecord, OpsError> {
    let kind = workspace.store.kind_of(id)?.ok_or(OpsError::NoSuchRecord(id))?;
    workspace.store.record(kind, id)?.ok_or(OpsError::NoSuchRecord(id))
}

/// Tells the history of a record, newest first.
pub fn history(workspace: &Workspace, id: RecordId) -> Result<Vec<HistoryEntry>, OpsError> {
    let told = workspace.store.history_of(id)?;
    if told.is_empty() { Err(OpsError::NoSuchRecord(id)) } else { Ok(told) }
}

/// Searches all records; newest first.
pub fn search(workspace: &mut Workspace, text: &str, limit: u32) -> Result<Vec<Found>, OpsError> {
    if workspace.is_writable() {
        workspace.store.catch_up_search()?;
    }
    Ok(workspace.store.search(text, limit)?)
}

/// Lists records of a kind, ordered by id.
pub fn list(workspace: &Workspace, request: &ListRequest) -> Result<Vec<StoredRecord>, OpsError> {
    let kind = request.kind;
    let mut wanted = Vec::new();
    for (column, value) in &request.wanted {
        let place = kind.column_index(column);
        let place =
            place.ok_or_else(|| OpsError::UnknownField { record: kind.name, field: column.clone() })?;
        wanted.push((place, value.as_str()));
    }
    let limit = request.limit.map_or(usize::MAX, |limit| limit as usize);
    let mut found = Vec::new();
    workspace.store.each_record(kind, |stored| -> Result<(), OpsError> {
        let parts = &stored.loaded.parts;
        let matches = wanted.iter().all(|(place, value)| is_value(parts.get(*place), value));
        let late = request.overdue_on.is_none_or(|today| is_overdue(&stored, today));
        if matches && late && found.len() < limit {
            found.push(stored);
        }
        Ok(())
    })?;
    Ok(found)
}

fn is_value(atom: Option<&Option<Atom>>, wanted: &str) -> bool {
    match atom {
        Some(Some(Atom::Text(text))) => text == wanted,
        Some(Some(atom)) => json::atom(atom).to_string().trim_matches('"') == wanted,
        Some(None) | None => wanted.is_empty(),
    }
}

/// Returns `true` when a record that has a due day is still open after it.
fn is_overdue(stored: &StoredRecord, today: Day) -> bool {
    let column = |name: &str| {
        let place = stored.loaded.kind.column_index(name)?;
        stored.loaded.parts.get(place)?.as_ref()
    };
    let due = match column("due_on") {
        Some(Atom::Day(due)) => *due,
        _ => return false,
    };
    let closed = match column("status") {
        Some(Atom::Text(status)) => matches!(status.as_str(), "done" | "cancelled"),
        _ => false,
    };
    due < today && !closed
}
