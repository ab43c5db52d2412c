//! Reading records: one, a list, a search, a history.

use std::ops::ControlFlow;

use crate::domain::catalogue;
use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::RecordKind;
use crate::domain::day::Day;
use crate::domain::id::RecordId;
use crate::domain::shown::HistoryEntry;
use crate::domain::value::Atom;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::ops::json;
use crate::store::Met;
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

/// Searches all records as of a day; newest first.
pub fn search(workspace: &mut Workspace, text: &str, limit: u32, today: Day) -> Result<Met, OpsError> {
    if workspace.is_writable() {
        workspace.store.catch_up_search()?;
    }
    Ok(workspace.store.search(text, limit, today)?)
}

/// Hands the records of a kind that were asked for to `visit`, in order of their ids.
pub fn list<E: From<OpsError>>(
    workspace: &Workspace,
    request: &ListRequest,
    mut visit: impl FnMut(StoredRecord) -> Result<(), E>,
) -> Result<(), E> {
    let kind = request.kind;
    let mut wanted = Vec::new();
    for (column, value) in &request.wanted {
        let place = kind.column_index(column);
        let place =
            place.ok_or_else(|| OpsError::UnknownField { record: kind.name, field: column.clone() })?;
        wanted.push((place, read_condition(kind, place, value)?));
    }
    let mut left = request.limit.unwrap_or(u32::MAX);
    if left == 0 {
        return Ok(());
    }
    let mut refused = None;
    workspace.store.records_until(kind, |stored| -> Result<_, OpsError> {
        let parts = &stored.loaded.parts;
        let matches = wanted.iter().all(|(place, value)| parts.get(*place) == Some(value));
        let late = request.overdue_on.is_none_or(|today| is_overdue(&stored, today));
        if matches && late {
            refused = visit(stored).err();
            left -= 1;
        }
        let enough = left == 0 || refused.is_some();
        Ok(if enough { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
    })?;
    refused.map_or(Ok(()), Err)
}

/// Reads what a column must hold; nothing typed means that it must be empty.
fn read_condition(kind: &'static RecordKind, place: usize, given: &str) -> Result<Option<Atom>, OpsError> {
    let Some((_, part)) = kind.columns().nth(place).filter(|_| !given.is_empty()) else {
        return Ok(None);
    };
    let value = match part.kind {
        AtomKind::Integer(..) | AtomKind::Boolean => {
            serde_json::from_str(given).unwrap_or_else(|_| given.into())
        }
        _ => given.into(),
    };
    json::read_atom(part, &value).map_err(|fault| OpsError::Condition { field: part.name.to_owned(), fault })
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::edit::EditDeed;
    use crate::domain::edit::RecordEdit;
    use crate::domain::edit::Seen;
    use crate::domain::records::ActionItem;
    use crate::domain::records::Record as _;
    use crate::ops::save::save;
    use crate::ops::workspace::tests::Office;

    fn titled(office: &mut Office, title: &str) -> ActionItem {
        let mut item = ActionItem::empty(office.around.new_id());
        item.title = Some(title.to_owned());
        save(&mut office.workspace, &[RecordEdit::create(&item)], &mut office.around).unwrap();
        item
    }

    fn found(office: &mut Office, wanted: &str) -> Vec<RecordId> {
        let found = search(&mut office.workspace, wanted, 9, Day::RANGE.0).unwrap();
        found.found.into_iter().map(|found| found.record).collect()
    }

    #[test]
    fn words_that_were_taken_back_find_nothing() {
        let mut office = Office::new("WZT");
        let mut item = titled(&mut office, "المنحدر");
        assert_eq!(found(&mut office, "منحدر"), [item.id]);
        let before = find(&office.workspace, item.id).unwrap().loaded;
        item.title = Some("العيادة".to_owned());
        let edit = before.edit_to(&item.parts()).unwrap();
        save(&mut office.workspace, &[edit], &mut office.around).unwrap();
        assert_eq!(found(&mut office, "منحدر"), []);
        assert_eq!(found(&mut office, "عيادة"), [item.id]);
        let seen: Seen = find(&office.workspace, item.id).unwrap().loaded.seen;
        let delete = RecordEdit { kind: ActionItem::KIND, record: item.id, deed: EditDeed::Delete(seen) };
        save(&mut office.workspace, &[delete], &mut office.around).unwrap();
        let next = titled(&mut office, "السوق");
        assert_eq!(found(&mut office, "عيادة"), []);
        assert_eq!(found(&mut office, "سوق"), [next.id]);
    }

    #[test]
    fn no_letter_that_is_typed_into_a_word_is_query_language() {
        let mut office = Office::new("WZT");
        let item = titled(&mut office, "x🅰y");
        assert_eq!(found(&mut office, "x🅰y"), [item.id]);
        let words: Vec<String> =
            ('\u{80}'..=char::MAX).filter(|c| c.is_alphanumeric()).map(|c| format!("x{c}y")).collect();
        for words in words.chunks(200) {
            assert_eq!(found(&mut office, &words.join(" ")).len(), 0, "{words:?}");
        }
    }
}
