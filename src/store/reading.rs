//! What people are told about the history: who changed what, and when.

use std::collections::HashMap;

use crate::domain::catalogue;
use crate::domain::catalogue::RecordKind;
use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::domain::shown::Deed;
use crate::domain::shown::HistoryEntry;
use crate::history::change::Change;
use crate::history::change::ChangeId;
use crate::history::change::LifeState;
use crate::history::clock;
use crate::history::value;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::author::Authors;
use crate::store::search;

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
        let values: HashMap<(ChangeId, u64), Vec<u8>> = changes
            .iter()
            .flat_map(|recorded| {
                let fields = recorded.change.fields.iter();
                fields.filter_map(|field| Some(((recorded.id, field.number), field.value.clone()?)))
            })
            .collect();
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

    /// Returns what a person calls a record that was just read.
    pub fn title_in(&self, stored: &super::StoredRecord) -> String {
        search::title(stored.loaded.kind, &stored.loaded.parts)
    }
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
        let before = field.preds.first().and_then(|pred| values.get(&(*pred, field.number)));
        let before = before.and_then(|bytes| value::decode(known, bytes).ok());
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
