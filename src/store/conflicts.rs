//! Conflicts: which registers are unsettled, and every value that stands in one, with who, where and when.

use std::collections::BTreeSet;
use std::collections::HashMap;

use crate::domain::catalogue;
use crate::domain::catalogue::Field;
use crate::domain::catalogue::RecordKind;
use crate::domain::edit::Seen;
use crate::domain::id::RecordId;
use crate::domain::rows::ConflictKey;
use crate::domain::rows::ConflictsWindow;
use crate::domain::rows::FromConflict;
use crate::domain::shown::Conflict;
use crate::domain::shown::Contest;
use crate::domain::shown::PreviewConflict;
use crate::domain::shown::Side;
use crate::domain::value::Parts;
use crate::history::change::ChangeId;
use crate::history::change::LifeState;
use crate::history::scope::Scope;
use crate::history::value;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::author::Authors;
use crate::store::projection::HeadValue;
use crate::store::reading::moment_of;
use crate::store::source::Recorded;
use crate::store::source::Sources;

/// Stands before every conflict.
const FIRST: ConflictKey = ConflictKey { kind: 0, record: RecordId([0; 16]), scope: [0; 18], field: 0 };
/// Stands after every conflict.
const LAST: ConflictKey =
    ConflictKey { kind: u16::MAX, record: RecordId([0xff; 16]), scope: [0xff; 18], field: u16::MAX };

/// A window of the unsettled registers, and whether any stand before and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unsettled {
    pub places: Vec<ConflictKey>,
    pub before: bool,
    pub after: bool,
}

/// Which way the conflicts are walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Down,
    Up,
}

impl Store {
    /// Reads a window of the unsettled registers, and whether any stand before and after it.
    pub fn unsettled(&self, window: &ConflictsWindow) -> Result<Unsettled, StoreError> {
        let beyond = |key: &ConflictKey, way, inclusive| {
            Ok::<_, StoreError>(!self.unsettled_from(key, way, inclusive, 1)?.is_empty())
        };
        let (key, way, inclusive) = match &window.from {
            FromConflict::Start => (&FIRST, Way::Down, true),
            FromConflict::End => (&LAST, Way::Up, true),
            FromConflict::At(key) => (key, Way::Down, true),
            FromConflict::After(key) => (key, Way::Down, false),
            FromConflict::Before(key) => (key, Way::Up, false),
        };
        // One more than is shown says whether there are more.
        let mut places = self.unsettled_from(key, way, inclusive, window.limit.saturating_add(1))?;
        let more = places.len() > window.limit;
        places.truncate(window.limit);
        Ok(match way {
            Way::Down => Unsettled { places, before: beyond(key, Way::Up, !inclusive)?, after: more },
            Way::Up => {
                places.reverse();
                Unsettled { places, before: more, after: beyond(key, Way::Down, !inclusive)? }
            }
        })
    }

    fn unsettled_from(
        &self,
        key: &ConflictKey,
        way: Way,
        inclusive: bool,
        limit: usize,
    ) -> Result<Vec<ConflictKey>, StoreError> {
        let (beyond, order) = match way {
            Way::Down => (">", ""),
            Way::Up => ("<", " DESC"),
        };
        let equal = if inclusive { "=" } else { "" };
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT kind, record, scope, field
               FROM unsettled
              WHERE (kind, record, scope, field) {beyond}{equal} (?1, ?2, ?3, ?4)
              ORDER BY kind{order}, record{order}, scope{order}, field{order}
              LIMIT ?5"
        ))?;
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let rows = statement.query_map((key.kind, key.record.0, key.scope, key.field, limit), |row| {
            Ok(ConflictKey {
                kind: row.get(0)?,
                record: RecordId(row.get(1)?),
                scope: row.get(2)?,
                field: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Begins to describe conflicts of a record or two.
    pub fn conflicts(&self) -> Conflicts<'_> {
        self.describing(0)
    }

    /// Begins to describe all conflicts in their order, or many of them.
    pub fn conflicts_in_order(&self) -> Conflicts<'_> {
        self.describing(READ_AHEAD)
    }

    fn describing(&self, read_ahead: usize) -> Conflicts<'_> {
        let (sources, authors) = (Sources::default(), Authors::default());
        Conflicts { store: self, sources, authors, read_ahead, ahead: HashMap::new() }
    }

    /// Counts the unsettled registers.
    pub fn unsettled_count(&self) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT count(*) FROM unsettled")?;
        Ok(statement.query_row([], |row| row.get::<_, i64>(0))?.cast_unsigned())
    }

    /// Lists the unsettled registers of one record.
    pub fn unsettled_of(&self, kind: u16, record: RecordId) -> Result<Vec<ConflictKey>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT scope, field FROM unsettled WHERE kind = ?1 AND record = ?2 ORDER BY scope, field",
        )?;
        let rows = statement.query_map((kind, record.0), |row| {
            Ok(ConflictKey { kind, record, scope: row.get(0)?, field: row.get(1)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns the values that stand in a register, each once, the shown one first.
    pub(super) fn contested_values(&self, at: &ConflictKey) -> Result<Vec<Parts>, StoreError> {
        let field = catalogue::numbered(at.kind).and_then(|kind| kind.field_numbered(at.field));
        let Some(field) = field else { return Ok(Vec::new()) };
        let mut told = BTreeSet::new();
        let mut heads = self.head_values(&at.record.0, &Scope(at.scope), at.kind, at.field)?;
        heads.retain(|head| told.insert(head.bytes.clone()));
        Ok(heads.iter().map(|head| value::decode(field, &head.bytes).unwrap_or_default()).collect())
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

    /// Returns every head of a register that carries one of the values that the named changes carry there.
    pub fn heads_like(&self, at: &ConflictKey, named: &[ChangeId]) -> Result<Vec<ChangeId>, StoreError> {
        let heads = self.head_values(&at.record.0, &Scope(at.scope), at.kind, at.field)?;
        let values: BTreeSet<&[u8]> =
            heads.iter().filter(|head| named.contains(&head.change)).map(|head| &*head.bytes).collect();
        Ok(heads.iter().filter(|head| values.contains(&*head.bytes)).map(|head| head.change).collect())
    }

    /// Tells what a conflict is about, without its values.
    pub fn contest(&self, at: &ConflictKey) -> Result<Option<PreviewConflict>, StoreError> {
        let Some(kind) = catalogue::numbered(at.kind) else { return Ok(None) };
        let Some(stored) = self.record(kind, at.record)? else { return Ok(None) };
        let (title, name) = (self.title_in(&stored), self.name_in(&stored)?);
        let contest = kind.field_numbered(at.field).map_or(Contest::Life, Contest::Field);
        Ok(Some(PreviewConflict { kind, record: at.record, title, name, contest }))
    }
}

/// The history of so many conflicts is read together: else a long list reads each source once for every record.
const READ_AHEAD: usize = 1000;

/// Describes conflicts one after the other. The history that was read for one serves the next.
pub struct Conflicts<'s> {
    store: &'s Store,
    sources: Sources,
    authors: Authors,
    read_ahead: usize,
    /// Changes of records that come next.
    ahead: HashMap<RecordId, Vec<Recorded>>,
}

impl Conflicts<'_> {
    /// Describes a conflict: every value with who, where and when, the shown one first.
    pub fn describe(&mut self, at: &ConflictKey) -> Result<Option<Conflict>, StoreError> {
        let store = self.store;
        let Some(kind) = catalogue::numbered(at.kind) else { return Ok(None) };
        let mut changes = self.changes_of(at)?;
        changes.retain(|recorded| {
            recorded.change.scope.0 == at.scope && recorded.change.kind == u64::from(at.kind)
        });
        let title = store.title_of(kind, at.record)?;
        let Some(field) = kind.field_numbered(at.field) else {
            let (sides, seen) = self.life_sides(kind, at, &changes)?;
            let contest = Contest::Life;
            return Ok(Some(Conflict { kind, record: at.record, title, contest, sides, before: None, seen }));
        };
        let heads = store.head_values(&at.record.0, &Scope(at.scope), at.kind, at.field)?;
        let sides = self.field_sides(field, &heads, &changes)?;
        let before = common_value(field, &heads, &changes);
        let seen = Seen { heads: vec![(at.field, heads.iter().map(|head| head.change).collect())] };
        let contest = Contest::Field(field);
        Ok(Some(Conflict { kind, record: at.record, title, contest, sides, before, seen }))
    }

    /// Returns how many sources of the history were read so far.
    pub fn sources_read(&self) -> u64 {
        self.sources.read()
    }

    /// Returns the changes of a record, and reads those of the conflicts behind it where they will be asked for.
    fn changes_of(&mut self, at: &ConflictKey) -> Result<Vec<Recorded>, StoreError> {
        if self.read_ahead == 0 {
            return self.sources.changes_of(self.store, &[at.record]);
        }
        if !self.ahead.contains_key(&at.record) {
            let first = ConflictKey { scope: [0; 18], field: 0, ..at.clone() };
            let places = self.store.unsettled_from(&first, Way::Down, true, self.read_ahead)?;
            let mut records: Vec<RecordId> = places.into_iter().map(|place| place.record).collect();
            records.push(at.record);
            records.sort_unstable();
            records.dedup();
            self.ahead = records.iter().map(|record| (*record, Vec::new())).collect();
            for recorded in self.sources.changes_of(self.store, &records)? {
                self.ahead.entry(RecordId(recorded.change.record)).or_default().push(recorded);
            }
        }
        // Several fields of one record may be unsettled.
        Ok(self.ahead.get(&at.record).cloned().unwrap_or_default())
    }

    fn field_sides(
        &mut self,
        field: &'static Field,
        heads: &[HeadValue],
        changes: &[Recorded],
    ) -> Result<Vec<Side>, StoreError> {
        let mut told: BTreeSet<&[u8]> = BTreeSet::new();
        let mut sides = Vec::new();
        // Greatest clock first: the first of each value is its latest, and the first of all is shown.
        for head in heads {
            if !told.insert(&head.bytes) {
                continue;
            }
            let Some(recorded) = changes.iter().find(|recorded| recorded.id == head.change) else { continue };
            let value = value::decode(field, &head.bytes).unwrap_or_default();
            sides.push(self.side(recorded, value)?);
        }
        Ok(sides)
    }

    fn life_sides(
        &mut self,
        kind: &'static RecordKind,
        at: &ConflictKey,
        changes: &[Recorded],
    ) -> Result<(Vec<Side>, Seen), StoreError> {
        let Some(stored) = self.store.record(kind, at.record)? else {
            return Ok((Vec::new(), Seen::default()));
        };
        let heads: BTreeSet<ChangeId> =
            stored.loaded.seen.heads.iter().flat_map(|(_, heads)| heads.iter().copied()).collect();
        let mut sides = Vec::new();
        for recorded in changes.iter().filter(|recorded| heads.contains(&recorded.id)) {
            sides.push(self.side(recorded, Vec::new())?);
        }
        sides.sort_by_key(|side| std::cmp::Reverse((side.at, side.change)));
        Ok((sides, stored.loaded.seen))
    }

    fn side(&mut self, recorded: &Recorded, value: Parts) -> Result<Side, StoreError> {
        let Self { store, authors, .. } = self;
        let author = authors.of(store, recorded.key, &recorded.change.actor)?;
        let own = authors.of(store, store.own_key()?, "")?;
        let ours = !own.office.is_empty() && own.office == author.office;
        let deletes = recorded.change.life.as_ref().is_some_and(|life| life.state == LifeState::Deleted);
        Ok(Side { value, author, ours, at: moment_of(&recorded.change), change: recorded.id, deletes })
    }
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
