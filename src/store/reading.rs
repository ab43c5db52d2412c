//! What people are told about the history: who changed what, and when.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::domain::catalogue;
use crate::domain::catalogue::RecordKind;
use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::shown::Deed;
use crate::domain::shown::HistoryEntry;
use crate::domain::shown::PreviewDeed;
use crate::domain::value::Parts;
use crate::domain::wording;
use crate::domain::wording::Names;
use crate::history::change::Change;
use crate::history::change::ChangeId;
use crate::history::change::LifeState;
use crate::history::clock;
use crate::history::value;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::author::Authors;
use crate::store::search;
use crate::store::source::Recorded;
use crate::store::source::id8;

impl Store {
    /// Returns when a record was made by this laptop's clock; `None` when it was made elsewhere, or is not made.
    pub fn made_here_at(&self, record: RecordId) -> Result<Option<Moment>, StoreError> {
        let own = self.own_key()?;
        let changes = self.changes_of(&record.0)?;
        let creations = changes.iter().filter(|recorded| recorded.key == own && creates(&recorded.change));
        Ok(creations.map(|recorded| moment_of(&recorded.change)).min())
    }

    /// Tells the history of a record, newest first.
    pub fn history_of(&self, record: RecordId) -> Result<Vec<HistoryEntry>, StoreError> {
        let mut changes = self.changes_of(&record.0)?;
        changes.sort_by_key(|recorded| (recorded.change.hlc, recorded.id));
        let values = values_in(&changes);
        let mut authors = Authors::default();
        let mut entries = Vec::new();
        for recorded in &changes {
            let Some(kind) = u16::try_from(recorded.change.kind).ok().and_then(catalogue::numbered) else {
                continue;
            };
            let author = authors.of(self, recorded.key, &recorded.change.actor)?;
            for deed in deeds(kind, &recorded.change, &values) {
                entries.push(HistoryEntry {
                    kind,
                    record,
                    deed,
                    author: author.clone(),
                    at: moment_of(&recorded.change),
                    change: recorded.id,
                    undoes: recorded.change.undoes.is_some(),
                });
            }
        }
        entries.reverse();
        Ok(entries)
    }

    /// Returns what a person calls a record that was just read; empty where it has no text of its own.
    pub fn title_in(&self, stored: &super::StoredRecord) -> String {
        search::title(stored.loaded.kind, &stored.loaded.parts)
    }

    /// Says what a record is and which.
    pub fn name_in(&self, stored: &super::StoredRecord) -> Result<Message, StoreError> {
        let (kind, parts) = (stored.loaded.kind, &stored.loaded.parts);
        self.with_names(|names| wording::called(kind, &search::title(kind, parts), parts, names))
    }

    /// Says something with what people call the records in it, where they are held and have a text.
    pub fn with_names<T>(&self, say: impl FnOnce(Names<'_>) -> T) -> Result<T, StoreError> {
        wording::with_names(|id| self.title_held(id), say)
    }

    fn title_held(&self, id: RecordId) -> Result<Option<String>, StoreError> {
        let Some(kind) = self.kind_of(id)? else { return Ok(None) };
        Ok(Some(self.title_of(kind, id)?).filter(|title| !title.is_empty()))
    }

    /// Says what the changes that stand in these sources alone do to records that were here before, one sentence
    /// a field.
    pub(super) fn deeds_from(
        &self,
        sources: &HashSet<i64>,
        records: &[(&'static RecordKind, RecordId)],
    ) -> Result<HashMap<RecordId, Vec<PreviewDeed>>, StoreError> {
        let ids: Vec<RecordId> = records.iter().map(|(_, record)| *record).collect();
        let mut changes = self.changes_of_all(&ids)?;
        changes.sort_by_key(|recorded| (recorded.change.hlc, recorded.id));
        let values = values_in(&changes);
        let mut by_record: HashMap<RecordId, Vec<&Recorded>> = HashMap::new();
        for recorded in &changes {
            by_record.entry(RecordId(recorded.change.record)).or_default().push(recorded);
        }
        let mut said = HashMap::new();
        for (kind, record) in records {
            let fresh = self.changes_only_in(sources, *record)?;
            let mut done: Vec<Deed> = Vec::new();
            for recorded in by_record.get(record).into_iter().flatten() {
                if !fresh.contains(&id8(&recorded.id)) || recorded.change.kind != u64::from(kind.number) {
                    continue;
                }
                for deed in deeds(kind, &recorded.change, &values).into_iter().rev() {
                    take_up(&mut done, deed);
                }
            }
            let deeds = self.with_names(|names| {
                let said = |deed: Deed| PreviewDeed {
                    field: deed.field(),
                    said: deed.message(kind, false, names, None),
                };
                done.into_iter().map(said).collect()
            })?;
            said.insert(*record, deeds);
        }
        Ok(said)
    }

    /// Returns the starts of the names of a record's changes that no other source holds.
    fn changes_only_in(&self, sources: &HashSet<i64>, record: RecordId) -> Result<HashSet<i64>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT source, id8 FROM history WHERE record = ?1")?;
        let (mut fresh, mut known) = (HashSet::new(), HashSet::new());
        for row in statement.query_map([record.0], |row| Ok((row.get(0)?, row.get(1)?)))? {
            let (source, id): (i64, i64) = row?;
            if sources.contains(&source) {
                fresh.insert(id)
            } else {
                known.insert(id)
            };
        }
        Ok(&fresh - &known)
    }
}

/// Adds a deed to those before it: of several on one field the first value before and the last after stay.
fn take_up(done: &mut Vec<Deed>, deed: Deed) {
    let earlier = done.iter_mut().find(|one| one.field().is_some() && one.field() == deed.field());
    match (earlier, deed) {
        (Some(Deed::Set { after, .. }), Deed::Set { after: later, .. }) => *after = later,
        (Some(earlier), deed) => *earlier = deed,
        (None, deed) => done.push(deed),
    }
}

/// Returns the value of every field that the changes carry.
fn values_in(changes: &[Recorded]) -> HashMap<(ChangeId, u64), Vec<u8>> {
    let fields = changes.iter().flat_map(|recorded| {
        let fields = recorded.change.fields.iter();
        fields.filter_map(|field| Some(((recorded.id, field.number), field.value.clone()?)))
    });
    fields.collect()
}

/// Returns when a change was made, by the clock on its wall.
pub(super) fn moment_of(change: &Change) -> Moment {
    let seconds = change.wall.unwrap_or_else(|| clock::second(change.hlc));
    Moment::clamped(seconds)
}

fn creates(change: &Change) -> bool {
    change.life.as_ref().is_some_and(|life| life.state == LifeState::Here && life.preds.is_empty())
}

fn deeds(
    kind: &'static RecordKind,
    change: &Change,
    values: &HashMap<(ChangeId, u64), Vec<u8>>,
) -> Vec<Deed> {
    let mut deeds = Vec::new();
    for field in change.fields.iter().rev() {
        let Some(known) = u16::try_from(field.number).ok().and_then(|number| kind.field_numbered(number))
        else {
            continue;
        };
        let seen = field.preds.iter().filter_map(|pred| values.get(&(*pred, field.number)));
        let mut before: Vec<Parts> = Vec::new();
        for parts in seen.filter_map(|bytes| value::decode(known, bytes).ok()) {
            if !before.contains(&parts) {
                before.push(parts);
            }
        }
        deeds.push(match &field.value {
            None => Deed::Withdrew { field: known },
            Some(bytes) => {
                Deed::Set { field: known, before, after: value::decode(known, bytes).unwrap_or_default() }
            }
        });
    }
    match change.life.as_ref().map(|life| life.state) {
        Some(_) if creates(change) => deeds.push(Deed::Created),
        Some(LifeState::Here) => deeds.push(Deed::Restored),
        Some(LifeState::Deleted | LifeState::Withdraw) => deeds.push(Deed::Deleted),
        None => {}
    }
    deeds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Holder;

    #[test]
    fn a_name_that_cannot_be_read_is_not_told_as_one_that_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let holder = Holder { process: 1, host: "WZT-1".to_owned(), since: "10:42".to_owned() };
        let store = Store::create(folder.path(), [7; 16], &holder).unwrap();
        let (held, missing) = (RecordId([1; 16]), RecordId([2; 16]));
        // A row without its heads is damaged.
        store
            .connection
            .execute("INSERT INTO person (id, full_name_ar) VALUES (?1, 'سمر')", [held.0])
            .unwrap();
        assert_eq!(store.with_names(|names| names(missing)).unwrap(), None);
        let told = store.with_names(|names| [names(missing), names(held)]);
        assert!(matches!(told, Err(StoreError::Damaged { .. })), "{told:?}");
    }
}
