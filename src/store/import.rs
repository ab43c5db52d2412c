//! Importing: verified segments on their way into the tables, within one transaction.

use crate::domain::catalogue;
use crate::domain::catalogue::RecordKind;
use crate::domain::edit::Life;
use crate::domain::id::RecordId;
use crate::domain::shown::PreviewRecord;
use crate::history::change::Change;
use crate::history::change::ChangeId;
use crate::history::clock;
use crate::history::segment::Envelope;
use crate::store::Arrival;
use crate::store::ConflictAt;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::projection::Fate;
use crate::store::projection::Projection;
use crate::store::projection::Was;

/// A run of segments that arrive together.
pub struct Importing<'s> {
    store: &'s Store,
    projection: Projection<'s>,
    wall_ms: u64,
    greatest: u64,
    far_ahead: u64,
}

/// What a run of segments did to the records.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    pub new: Vec<PreviewRecord>,
    pub changed: Vec<PreviewRecord>,
    pub deleted: Vec<PreviewRecord>,
    /// Registers of touched records that are unsettled now.
    pub unsettled: Vec<ConflictAt>,
    /// Changes of kinds that only a newer program knows.
    pub unknown: u64,
    /// Changes whose clock is more than a day ahead.
    pub far_ahead: u64,
}

impl<'s> Importing<'s> {
    /// Begins a run. The caller holds the transaction; `wall_ms` is the time on this laptop's clock.
    pub fn begin(store: &'s Store, wall_ms: u64) -> Result<Self, StoreError> {
        Ok(Self { store, projection: Projection::new(store)?, wall_ms, greatest: 0, far_ahead: 0 })
    }

    /// Enters a verified segment that is not here yet.
    pub fn add(
        &mut self,
        bytes: &[u8],
        envelope: &Envelope<'_>,
        changes: &[(ChangeId, Change)],
    ) -> Result<Arrival, StoreError> {
        for (_, change) in changes {
            if clock::is_far_ahead(change.hlc, self.wall_ms) {
                self.far_ahead += 1;
            } else {
                self.greatest = self.greatest.max(change.hlc);
            }
        }
        self.projection.add_segment(self.store, bytes, envelope, changes)
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

    /// Brings clock and search up to date and tells what the run did.
    pub fn finish(self) -> Result<Imported, StoreError> {
        self.store.advance_clock(self.greatest)?;
        let mut touched = self.projection.touched;
        self.store.place_touched(&mut touched)?;
        self.store.index_for_search(&touched.rows)?;
        let mut imported =
            Imported { unknown: touched.unknown, far_ahead: self.far_ahead, ..Imported::default() };
        let mut records: Vec<((u16, RecordId), Fate)> = touched.records.into_iter().collect();
        records.sort_unstable_by_key(|(key, _)| *key);
        for ((number, record), fate) in records {
            let Some(kind) = catalogue::numbered(number) else { continue };
            let was = match fate {
                Fate::Inserted(title) => {
                    let title = title.map(String::from).unwrap_or_default();
                    imported.new.push(PreviewRecord { kind, record, title });
                    continue;
                }
                Fate::Merged(was) => was,
            };
            let (life, title) = self.store.life_and_title(kind, record)?;
            let row = PreviewRecord { kind, record, title };
            match (was, life) {
                (Was::Here, true) => imported.changed.push(row),
                (Was::Here, false) => imported.deleted.push(row),
                (Was::Absent | Was::Gone, true) => imported.new.push(row),
                (Was::Absent | Was::Gone, false) => {}
            }
            imported.unsettled.extend(self.store.unsettled_of(number, record)?);
        }
        Ok(imported)
    }
}

impl Store {
    /// Returns whether a record is there, and what a person calls it.
    fn life_and_title(
        &self,
        kind: &'static RecordKind,
        record: RecordId,
    ) -> Result<(bool, String), StoreError> {
        let Some(stored) = self.record(kind, record)? else { return Ok((false, String::new())) };
        let here = stored.loaded.life != Life::Deleted;
        let title = self.title_in(&stored);
        Ok((here, title))
    }
}
