//! Importing: verified segments on their way into the tables, within one transaction.

use std::collections::HashSet;

use crate::domain::catalogue;
use crate::domain::catalogue::RecordKind;
use crate::domain::edit::Life;
use crate::domain::id::RecordId;
use crate::domain::rows::ConflictKey;
use crate::domain::shown::PreviewGroup;
use crate::domain::shown::PreviewRecord;
use crate::history::change::Change;
use crate::history::change::ChangeId;
use crate::history::clock;
use crate::history::segment::Envelope;
use crate::store::Arrival;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::projection::Fate;
use crate::store::projection::Projection;
use crate::store::projection::Was;
use crate::store::search::Indexing;

/// So many unsettled registers are told of; a longer list is counted.
const UNSETTLED_TOLD: usize = 200;

/// A run of segments that arrive together.
pub struct Importing<'s> {
    store: &'s Store,
    projection: Projection<'s>,
    indexing: Indexing,
    records: Vec<Noted>,
    /// Where what arrives now is kept.
    sources: HashSet<i64>,
    unknown: u64,
    wall_ms: u64,
    greatest: u64,
    far_ahead: u64,
}

/// A record that the run touched. One that is touched again may be noted again: the first note stands.
struct Noted {
    record: RecordId,
    /// How many notes came before it.
    turn: u32,
    kind: u16,
    was: Was,
    /// It was inserted as it came.
    inserted: bool,
}

/// What a run of segments did to the records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub new: PreviewGroup,
    pub changed: PreviewGroup,
    pub deleted: PreviewGroup,
    /// Registers of touched records that are unsettled now: how many, and the first of them.
    pub unsettled_count: u64,
    pub unsettled: Vec<ConflictKey>,
    /// Changes of kinds that only a newer program knows.
    pub unknown: u64,
    /// Changes whose clock is more than a day ahead.
    pub far_ahead: u64,
}

impl<'s> Importing<'s> {
    /// Begins a run. The caller holds the transaction; `wall_ms` is the time on this laptop's clock.
    pub fn begin(store: &'s Store, wall_ms: u64) -> Result<Self, StoreError> {
        Ok(Self {
            store,
            projection: Projection::new(store)?,
            indexing: Indexing::default(),
            records: Vec::new(),
            sources: HashSet::new(),
            unknown: 0,
            wall_ms,
            greatest: 0,
            far_ahead: 0,
        })
    }

    /// Enters a verified segment that is not here yet.
    pub fn add(
        &mut self,
        bytes: &[u8],
        envelope: &Envelope<'_>,
        changes: &[(ChangeId, Change)],
    ) -> Result<Arrival, StoreError> {
        self.note_clocks(changes);
        let (source, arrival) = self.projection.add_segment(self.store, bytes, envelope, changes)?;
        self.sources.insert(source);
        if self.projection.touched.is_much() {
            self.note_touched()?;
        }
        Ok(arrival)
    }

    /// Keeps a properly signed segment without counting it; `changes` are those that could be read.
    pub fn hold_back(
        &mut self,
        bytes: &[u8],
        envelope: &Envelope<'_>,
        changes: &[(ChangeId, Change)],
    ) -> Result<(), StoreError> {
        self.projection.hold_back(self.store, bytes, envelope, changes)
    }

    /// Lets a segment count that was held back.
    pub fn admit(
        &mut self,
        source: i64,
        envelope: &Envelope<'_>,
        changes: &[(ChangeId, Change)],
    ) -> Result<(), StoreError> {
        self.note_clocks(changes);
        self.projection.admit(self.store, source, envelope, changes)?;
        self.sources.insert(source);
        if self.projection.touched.is_much() { self.note_touched() } else { Ok(()) }
    }

    fn note_clocks(&mut self, changes: &[(ChangeId, Change)]) {
        for (_, change) in changes {
            if clock::is_far_ahead(change.hlc, self.wall_ms) {
                self.far_ahead += 1;
            } else {
                self.greatest = self.greatest.max(change.hlc);
            }
        }
    }

    /// Places what was touched so far, and keeps of it what the end must tell.
    fn note_touched(&mut self) -> Result<(), StoreError> {
        let mut touched = std::mem::take(&mut self.projection.touched);
        self.store.place_touched(&mut touched)?;
        self.indexing.take(self.store, touched.rows)?;
        self.unknown += touched.unknown;
        for ((kind, record), fate) in touched.records {
            let (was, inserted) = match fate {
                Fate::Inserted => (Was::Absent, true),
                Fate::Merged(was) => (was, false),
            };
            let turn = u32::try_from(self.records.len()).unwrap_or(u32::MAX);
            self.records.push(Noted { record, turn, kind, was, inserted });
        }
        Ok(())
    }

    /// Brings clock and search up to date and tells what the run did.
    pub fn finish(mut self) -> Result<Imported, StoreError> {
        self.store.advance_clock(self.greatest)?;
        self.note_touched()?;
        let Self { store, indexing, mut records, sources, unknown, far_ahead, .. } = self;
        indexing.finish(store)?;
        let mut imported = Imported { unknown, far_ahead, ..Imported::default() };
        // Of several notes of a record the first comes first. A stable sort would take half their room again.
        records.sort_unstable_by_key(|noted| (noted.kind, noted.record, noted.turn));
        for notes in records.chunk_by(|one, other| (one.kind, one.record) == (other.kind, other.record)) {
            let [Noted { record, kind: number, was, inserted, .. }, again @ ..] = notes else { continue };
            let (record, number) = (*record, *number);
            let Some(kind) = catalogue::numbered(number) else { continue };
            if *inserted && again.is_empty() {
                // It is here, and nothing stands against it.
                if imported.new.note(kind) {
                    imported.new.named.extend(store.preview_record(kind, record)?.map(|(_, named)| named));
                }
                continue;
            }
            let Some((life, named)) = store.preview_record(kind, record)? else { continue };
            let group = match (was, life) {
                (Was::Here, true) => Some(&mut imported.changed),
                (Was::Here, false) => Some(&mut imported.deleted),
                (Was::Absent | Was::Gone, true) => Some(&mut imported.new),
                (Was::Absent | Was::Gone, false) => None,
            };
            if let Some(group) = group
                && group.note(kind)
            {
                group.named.push(named);
            }
            let unsettled = store.unsettled_of(number, record)?;
            imported.unsettled_count += unsettled.len() as u64;
            let room = UNSETTLED_TOLD.saturating_sub(imported.unsettled.len());
            imported.unsettled.extend(unsettled.into_iter().take(room));
        }
        let changed: Vec<_> = imported.changed.named.iter().map(|named| (named.kind, named.record)).collect();
        let mut deeds = store.deeds_from(&sources, &changed)?;
        for named in &mut imported.changed.named {
            named.deeds = deeds.remove(&named.record).unwrap_or_default();
        }
        Ok(imported)
    }
}

impl Store {
    /// Returns whether a record is there, and what it is called; `None` when it is not held.
    fn preview_record(
        &self,
        kind: &'static RecordKind,
        record: RecordId,
    ) -> Result<Option<(bool, PreviewRecord)>, StoreError> {
        let Some(stored) = self.record(kind, record)? else { return Ok(None) };
        let here = stored.loaded.life != Life::Deleted;
        let (title, name) = (self.title_in(&stored), self.name_in(&stored)?);
        Ok(Some((here, PreviewRecord { kind, record, title, name, deeds: Vec::new() })))
    }
}
