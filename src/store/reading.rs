//! What people are told about the history: conflicts, and who changed what.

use std::collections::BTreeSet;
use std::collections::HashMap;

use crate::domain::catalogue;
use crate::domain::catalogue::Field;
use crate::domain::catalogue::RecordKind;
use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::domain::shown::Conflict;
use crate::domain::shown::Contest;
use crate::domain::shown::Deed;
use crate::domain::shown::HistoryEntry;
use crate::domain::shown::PreviewConflict;
use crate::domain::shown::Side;
use crate::domain::value::Parts;
use crate::history::change::Change;
use crate::history::change::ChangeId;
use crate::history::change::LifeState;
use crate::history::clock;
use crate::history::scope::Scope;
use crate::history::value;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::author::Authors;
use crate::store::projection::HeadValue;
use crate::store::search;
use crate::store::source::Recorded;

/// A register that is not settled.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConflictAt {
    pub kind: u16,
    pub record: RecordId,
    pub scope: Scope,
    /// 0: the record's life.
    pub field: u16,
}

impl Store {
    /// Lists unsettled registers after `after`, in order of kind, record, scope and field.
    pub fn unsettled(&self, after: Option<&ConflictAt>, limit: u32) -> Result<Vec<ConflictAt>, StoreError> {
        let first = ConflictAt { kind: 0, record: RecordId([0; 16]), scope: Scope([0; 18]), field: 0 };
        let after = after.unwrap_or(&first);
        let mut statement = self.connection.prepare_cached(
            "SELECT kind, record, scope, field
               FROM unsettled
              WHERE (kind, record, scope, field) > (?1, ?2, ?3, ?4)
              ORDER BY kind, record, scope, field
              LIMIT ?5",
        )?;
        let key = (after.kind, after.record.0, after.scope.0, after.field, limit);
        let rows = statement.query_map(key, |row| {
            Ok(ConflictAt {
                kind: row.get(0)?,
                record: RecordId(row.get(1)?),
                scope: Scope(row.get(2)?),
                field: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Counts the unsettled registers.
    pub fn unsettled_count(&self) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT count(*) FROM unsettled")?;
        Ok(statement.query_row([], |row| row.get::<_, i64>(0))?.cast_unsigned())
    }

    /// Lists the unsettled registers of one record.
    pub fn unsettled_of(&self, kind: u16, record: RecordId) -> Result<Vec<ConflictAt>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT scope, field FROM unsettled WHERE kind = ?1 AND record = ?2 ORDER BY scope, field",
        )?;
        let rows = statement.query_map((kind, record.0), |row| {
            Ok(ConflictAt { kind, record, scope: Scope(row.get(0)?), field: row.get(1)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns every head of a register that carries the value which is shown.
    pub fn shown_heads(
        &self,
        record: RecordId,
        scope: &Scope,
        kind: u16,
        field: u16,
    ) -> Result<Vec<ChangeId>, StoreError> {
        let values = self.head_values(&record.0, scope, kind, field)?;
        let Some(shown) = values.first() else { return Ok(Vec::new()) };
        Ok(values.iter().filter(|value| value.bytes == shown.bytes).map(|value| value.change).collect())
    }

    /// Tells what a conflict is about, without its values.
    pub fn contest(&self, at: &ConflictAt) -> Result<Option<PreviewConflict>, StoreError> {
        let Some(kind) = catalogue::numbered(at.kind) else { return Ok(None) };
        let title = self.title_of(kind, at.record)?;
        let contest = kind.field_numbered(at.field).map_or(Contest::Life, Contest::Field);
        Ok(Some(PreviewConflict { kind, record: at.record, title, contest }))
    }

    /// Describes a conflict: every value with who, where and when, the shown one first.
    pub fn conflict(&self, at: &ConflictAt) -> Result<Option<Conflict>, StoreError> {
        let Some(kind) = catalogue::numbered(at.kind) else { return Ok(None) };
        let changes: Vec<Recorded> = self
            .changes_of(&at.record.0)?
            .into_iter()
            .filter(|recorded| {
                recorded.change.scope == at.scope && recorded.change.kind == u64::from(at.kind)
            })
            .collect();
        let title = self.title_of(kind, at.record)?;
        let Some(field) = kind.field_numbered(at.field) else {
            let sides = self.life_sides(at, &changes)?;
            return Ok(Some(Conflict {
                kind,
                record: at.record,
                title,
                contest: Contest::Life,
                sides,
                before: None,
            }));
        };
        let heads = self.head_values(&at.record.0, &at.scope, at.kind, at.field)?;
        let sides = self.field_sides(field, &heads, &changes)?;
        let before = common_value(field, &heads, &changes);
        Ok(Some(Conflict { kind, record: at.record, title, contest: Contest::Field(field), sides, before }))
    }

    fn field_sides(
        &self,
        field: &'static Field,
        heads: &[HeadValue],
        changes: &[Recorded],
    ) -> Result<Vec<Side>, StoreError> {
        let mut authors = Authors::default();
        let mut told: BTreeSet<&[u8]> = BTreeSet::new();
        let mut sides = Vec::new();
        // Greatest clock first: the first of each value is its latest, and the first of all is shown.
        for head in heads {
            if !told.insert(&head.bytes) {
                continue;
            }
            let Some(recorded) = changes.iter().find(|recorded| recorded.id == head.change) else { continue };
            let value = value::decode(field, &head.bytes).unwrap_or_default();
            sides.push(self.side(&mut authors, recorded, value)?);
        }
        Ok(sides)
    }

    fn life_sides(&self, at: &ConflictAt, changes: &[Recorded]) -> Result<Vec<Side>, StoreError> {
        let mut authors = Authors::default();
        let Some(stored) =
            catalogue::numbered(at.kind).map(|kind| self.record(kind, at.record)).transpose()?.flatten()
        else {
            return Ok(Vec::new());
        };
        let heads: BTreeSet<ChangeId> =
            stored.loaded.seen.heads.iter().flat_map(|(_, heads)| heads.iter().copied()).collect();
        let mut sides = Vec::new();
        for recorded in changes.iter().filter(|recorded| heads.contains(&recorded.id)) {
            sides.push(self.side(&mut authors, recorded, Vec::new())?);
        }
        sides.sort_by_key(|side| std::cmp::Reverse((side.at, side.change)));
        Ok(sides)
    }

    fn side(&self, authors: &mut Authors, recorded: &Recorded, value: Parts) -> Result<Side, StoreError> {
        let author = authors.of(self, recorded.key, &recorded.change.actor)?;
        let own = authors.of(self, self.own_key()?, "")?;
        let ours = !own.office.is_empty() && own.office == author.office;
        let deletes = recorded.change.life.as_ref().is_some_and(|life| life.state == LifeState::Deleted);
        Ok(Side { value, author, ours, at: moment_of(&recorded.change), change: recorded.id, deletes })
    }

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

/// Returns the value that every head superseded, where one change is named by all.
fn common_value(field: &Field, heads: &[HeadValue], changes: &[Recorded]) -> Option<Parts> {
    let preds = |head: &HeadValue| -> BTreeSet<ChangeId> {
        let change = changes.iter().find(|recorded| recorded.id == head.change);
        let fields = change.iter().flat_map(|recorded| &recorded.change.fields);
        fields
            .filter(|of| of.number == u64::from(field.number))
            .flat_map(|of| of.preds.iter().copied())
            .collect()
    };
    let common = heads.iter().map(preds).reduce(|one, next| one.intersection(&next).copied().collect())?;
    let id = common.first()?;
    let recorded = changes.iter().find(|recorded| recorded.id == *id)?;
    let of = recorded.change.fields.iter().find(|of| of.number == u64::from(field.number))?;
    value::decode(field, of.value.as_deref()?).ok()
}
