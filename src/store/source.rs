//! Sources of changes: sealed segments, and the pages of our own unsealed tails.

use std::collections::BTreeMap;
use std::collections::HashMap;

use minicbor::decode::Decoder;
use rusqlite::OptionalExtension as _;

use crate::domain::id::RecordId;
use crate::history::change::Change;
use crate::history::change::ChangeId;
use crate::history::change::change_id;
use crate::history::key::PublicKey;
use crate::history::scope::Scope;
use crate::history::segment::Envelope;
use crate::history::segment::Header;
use crate::history::segment::SegmentHash;
use crate::store::Damage;
use crate::store::Fact;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::projection::Projection;

/// A change with its name, and the key of the laptop that recorded it.
#[derive(Clone, Debug)]
pub struct Recorded {
    pub id: ChangeId,
    pub change: Change,
    pub key: PublicKey,
}

/// What became of a segment that arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// It was here already.
    Held,
    /// It is new, with so many changes that were not held.
    Added { changes: u32 },
}

/// What is known of a segment without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentRow {
    pub source: i64,
    pub hash: SegmentHash,
    pub key: PublicKey,
    pub incarnation: [u8; 16],
    pub scope: Scope,
    pub first_seq: u64,
    pub count: u32,
    pub prev: Option<SegmentHash>,
    pub hlc_greatest: u64,
}

impl SegmentRow {
    /// Returns the sequence number of the last change.
    pub fn last_seq(&self) -> u64 {
        self.first_seq + u64::from(self.count) - 1
    }
}

const COUNTED: i64 = 0;
const HELD_BACK: i64 = 1;

impl Store {
    /// Returns `true` when a segment is here.
    pub fn holds_segment(&self, hash: &SegmentHash) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM segment WHERE hash = ?1")?.exists([hash])?)
    }

    /// Lists the segments that are held back for their content, oldest arrival first.
    pub fn held_back(&self) -> Result<Vec<i64>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT source FROM segment WHERE status = ?1 ORDER BY source")?;
        let rows = statement.query_map([HELD_BACK], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Reads every change that is held and does not count, as far as it can be read.
    pub(super) fn uncounted_changes(&self) -> Result<HashMap<ChangeId, Change>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT source FROM segment WHERE status <> 0 ORDER BY source")?;
        let sources = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        let mut changes = HashMap::new();
        for source in sources {
            match self.changes_in(source) {
                Ok(found) => changes.extend(found.into_iter().map(|one| (one.id, one.change))),
                Err(StoreError::Damaged { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(changes)
    }

    pub(super) fn insert_segment(
        &self,
        bytes: &[u8],
        header: &Header,
        hash: &SegmentHash,
        status: i64,
    ) -> Result<i64, StoreError> {
        self.forget_waiting()?;
        let source = self.next_source()?;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO segment (source, hash, key, incarnation, scope, first_seq, first_index, count,
                                  prev, nonce, hlc_greatest, status, bytes)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )?;
        statement.execute((
            source,
            hash,
            &header.key.0,
            &header.incarnation,
            &header.scope.0,
            header.first_seq.cast_signed(),
            header.first_index,
            header.count,
            header.prev,
            &header.nonce,
            header.hlc_greatest.cast_signed(),
            status,
            bytes,
        ))?;
        Ok(source)
    }

    pub(super) fn insert_counted(
        &self,
        bytes: &[u8],
        header: &Header,
        hash: &SegmentHash,
    ) -> Result<i64, StoreError> {
        self.insert_segment(bytes, header, hash, COUNTED)
    }

    pub(super) fn next_source(&self) -> Result<i64, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT max(coalesce((SELECT max(source) FROM segment), 0),
                        coalesce((SELECT max(source) FROM tail_page), 0)) + 1",
        )?;
        Ok(statement.query_row([], |row| row.get(0))?)
    }

    pub(super) fn record_history(
        &self,
        record: &[u8; 16],
        source: i64,
        ordinal: u32,
        id: &ChangeId,
    ) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("INSERT INTO history (record, source, ordinal, id8) VALUES (?1, ?2, ?3, ?4)")?;
        statement.execute((record, source, ordinal, id8(id)))?;
        Ok(())
    }

    /// Returns `true` when any change of a record is held.
    pub fn has_history(&self, record: RecordId) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM history WHERE record = ?1")?.exists([record.0])?)
    }

    /// Returns `true` when a change of a record is held.
    pub(super) fn is_held(&self, record: &[u8; 16], id: &ChangeId) -> Result<bool, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT 1 FROM history WHERE record = ?1 AND id8 = ?2")?;
        Ok(statement.exists((record, id8(id)))?)
    }

    /// Returns `true` when changes of this tail and these places may be held under another address.
    fn may_overlap(&self, header: &Header) -> Result<bool, StoreError> {
        let end = header.first_index.saturating_add(header.count);
        let mut segments = self.connection.prepare_cached(
            "SELECT 1 FROM segment WHERE nonce = ?1 AND first_index < ?2 AND first_index + count > ?3",
        )?;
        let mut tails = self.connection.prepare_cached("SELECT 1 FROM tail WHERE nonce = ?1")?;
        Ok(segments.exists((&header.nonce, end, header.first_index))? || tails.exists([&header.nonce])?)
    }

    /// Hands every segment, stream by stream and in order, to `visit`: those too that do not count.
    pub fn each_segment<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(SegmentRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let mut statement = self
            .connection
            .prepare(
                "SELECT source, hash, key, incarnation, scope, first_seq, count, prev, hlc_greatest
                   FROM segment
                  ORDER BY key, incarnation, scope, first_seq, source",
            )
            .map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            visit(read_segment_row(row).map_err(StoreError::from)?)?;
        }
        Ok(())
    }

    /// Returns a segment byte for byte.
    pub fn segment_bytes(&self, source: i64) -> Result<Vec<u8>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT bytes FROM segment WHERE source = ?1")?;
        Ok(statement.query_row([source], |row| row.get(0))?)
    }

    /// Reads every change of a source, in order.
    pub(super) fn changes_in(&self, source: i64) -> Result<Vec<Recorded>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT bytes FROM segment WHERE source = ?1")?;
        let sealed: Option<Vec<u8>> = statement.query_row([source], |row| row.get(0)).optional()?;
        let Some(bytes) = sealed else { return self.changes_in_page(source) };
        let damaged =
            |fault| StoreError::Damaged { part: format!("segment {source}"), damage: Damage::Segment(fault) };
        let envelope = Envelope::open(&bytes).map_err(damaged)?;
        let changes = envelope.changes().map_err(damaged)?;
        let key = envelope.header.key;
        Ok(changes.into_iter().map(|(id, change)| Recorded { id, change, key }).collect())
    }

    fn changes_in_page(&self, source: i64) -> Result<Vec<Recorded>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT tail.nonce, tail_page.first_index, tail_page.bytes
               FROM tail_page JOIN tail ON tail.scope = tail_page.scope
              WHERE source = ?1",
        )?;
        let (nonce, first, bytes): ([u8; 16], u32, Vec<u8>) =
            statement.query_row([source], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let key = self.own_key()?;
        let mut decoder = Decoder::new(&bytes);
        let mut changes = Vec::new();
        for index in first.. {
            let start = decoder.position();
            if start == bytes.len() {
                break;
            }
            let change = Change::decode(&mut decoder).map_err(|fault| StoreError::Damaged {
                part: format!("tail_page {source}"),
                damage: Damage::Content { field: None, fault },
            })?;
            let canonical = bytes.get(start..decoder.position()).unwrap_or_default();
            changes.push(Recorded { id: change_id(&nonce, index, canonical), change, key });
        }
        Ok(changes)
    }

    /// Hands every counted change to `visit`, source by source; one that stands in two sources comes twice.
    pub fn each_change<E: From<StoreError>>(
        &self,
        mut visit: impl FnMut(Recorded) -> Result<(), E>,
    ) -> Result<(), E> {
        for source in self.counted_sources()? {
            self.changes_in(source)?.into_iter().try_for_each(&mut visit)?;
        }
        Ok(())
    }

    /// Returns every source that counts, oldest arrival first.
    pub(super) fn counted_sources(&self) -> Result<Vec<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT source FROM segment WHERE status = 0
              UNION ALL SELECT source FROM tail_page
              ORDER BY source",
        )?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns `true` when a source is a tail, or a segment of a stream that this laptop continues.
    pub(super) fn is_own_source(&self, source: i64) -> Result<bool, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT key, incarnation FROM segment WHERE source = ?1")?;
        let stream = statement.query_row([source], |row| Ok((PublicKey(row.get(0)?), row.get(1)?)));
        stream.optional()?.map_or(Ok(true), |(key, incarnation)| self.is_own_stream(key, &incarnation))
    }

    /// Returns `true` for this laptop's present incarnation and those that it follows.
    fn is_own_stream(&self, key: PublicKey, incarnation: &[u8; 16]) -> Result<bool, StoreError> {
        if key != self.own_key()? {
            return Ok(false);
        }
        let follows = self.fact(Fact::Follows)?.unwrap_or_default();
        let present = self.fact16(Fact::Incarnation)?;
        Ok(present.as_ref() == Some(incarnation) || follows.as_chunks().0.contains(incarnation))
    }

    /// Returns the key that writes in this workspace.
    pub(super) fn own_key(&self) -> Result<PublicKey, StoreError> {
        let key = self.fact(Fact::Key)?.and_then(|bytes| bytes.try_into().ok());
        Ok(PublicKey(key.unwrap_or([0; 32])))
    }

    /// Returns every change of a record that is held and counted, each once.
    pub(super) fn changes_of(&self, record: &[u8; 16]) -> Result<Vec<Recorded>, StoreError> {
        self.changes_of_all(&[RecordId(*record)])
    }

    /// Returns every change of some records that is held and counted, each once. A source is read once for all.
    pub(super) fn changes_of_all(&self, records: &[RecordId]) -> Result<Vec<Recorded>, StoreError> {
        Sources::default().changes_of(self, records)
    }
}

/// Sources that were read, for those who ask about one record after the other.
#[derive(Default)]
pub(super) struct Sources {
    /// The one that was asked for last stands last.
    kept: Vec<(i64, Vec<Recorded>)>,
    /// How many were read.
    read: u64,
}

/// So many sources are kept: what was imported together, what answered it, and where both come from.
const SOURCES_KEPT: usize = 4;

impl Sources {
    /// Returns how many sources were read so far.
    pub(super) fn read(&self) -> u64 {
        self.read
    }

    /// Returns every change of some records that is held and counted, each once.
    pub(super) fn changes_of(
        &mut self,
        store: &Store,
        records: &[RecordId],
    ) -> Result<Vec<Recorded>, StoreError> {
        let mut statement =
            store.connection.prepare_cached("SELECT source, ordinal FROM history WHERE record = ?1")?;
        let mut by_source: HashMap<i64, Vec<usize>> = HashMap::new();
        for record in records {
            let rows = statement.query_map([record.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
            for row in rows {
                let (source, ordinal): (i64, u32) = row?;
                by_source.entry(source).or_default().push(ordinal as usize);
            }
        }
        let mut found: BTreeMap<ChangeId, Recorded> = BTreeMap::new();
        for (source, ordinals) in by_source {
            let changes = self.changes_in(store, source)?;
            for recorded in ordinals.into_iter().filter_map(|ordinal| changes.get(ordinal)) {
                // Copies of a tail may be sealed by several laptops; all must name the same one as the author.
                let known = found.entry(recorded.id).or_insert_with(|| recorded.clone());
                known.key = known.key.min(recorded.key);
            }
        }
        Ok(found.into_values().collect())
    }

    fn changes_in(&mut self, store: &Store, source: i64) -> Result<&[Recorded], StoreError> {
        let kept = self.kept.iter().position(|(kept, _)| *kept == source);
        let changes = if let Some(place) = kept {
            self.kept.remove(place).1
        } else {
            self.read += 1;
            store.changes_in(source)?
        };
        if self.kept.len() == SOURCES_KEPT {
            self.kept.remove(0);
        }
        self.kept.push((source, changes));
        Ok(self.kept.last().map_or(&[], |(_, changes)| changes))
    }
}

impl Projection<'_> {
    /// Keeps a segment whose content this program refuses, without counting it.
    pub(super) fn hold_back(
        &mut self,
        store: &Store,
        bytes: &[u8],
        envelope: &Envelope<'_>,
        changes: &[(ChangeId, Change)],
    ) -> Result<(), StoreError> {
        store.insert_segment(bytes, &envelope.header, &envelope.hash, HELD_BACK)?;
        self.pass_through(changes)
    }

    /// Enters a verified segment that is not here yet.
    pub(super) fn add_segment(
        &mut self,
        store: &Store,
        bytes: &[u8],
        envelope: &Envelope<'_>,
        changes: &[(ChangeId, Change)],
    ) -> Result<(i64, Arrival), StoreError> {
        let may_overlap = store.may_overlap(&envelope.header)?;
        let source = store.insert_segment(bytes, &envelope.header, &envelope.hash, COUNTED)?;
        let changes = self.enter(store, source, envelope, changes, may_overlap)?;
        Ok((source, Arrival::Added { changes }))
    }

    /// Lets a segment count that was held back.
    pub(super) fn admit(
        &mut self,
        store: &Store,
        source: i64,
        envelope: &Envelope<'_>,
        changes: &[(ChangeId, Change)],
    ) -> Result<(), StoreError> {
        let mut statement =
            store.connection.prepare_cached("UPDATE segment SET status = ?2 WHERE source = ?1")?;
        statement.execute((source, COUNTED))?;
        self.counts_otherwise();
        self.enter(store, source, envelope, changes, true).map(drop)
    }

    /// Enters the changes of a segment that counts; returns how many were not held.
    fn enter(
        &mut self,
        store: &Store,
        source: i64,
        envelope: &Envelope<'_>,
        changes: &[(ChangeId, Change)],
        may_overlap: bool,
    ) -> Result<u32, StoreError> {
        if store.is_own_stream(envelope.header.key, &envelope.header.incarnation)? {
            for (_, change) in changes {
                store.note_own_txn(change.hlc, &change.txn, source, change.undoes.as_ref())?;
            }
        }
        let mut added = 0;
        for (ordinal, (id, change)) in (0..).zip(changes) {
            if may_overlap && store.is_held(&change.record, id)? {
                store.record_history(&change.record, source, ordinal, id)?;
                continue;
            }
            self.apply(source, ordinal, id, change)?;
            added += 1;
        }
        Ok(added)
    }
}

pub(super) fn id8(id: &ChangeId) -> i64 {
    id.first_chunk::<8>().map_or(0, |bytes| i64::from_be_bytes(*bytes))
}

fn read_segment_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<SegmentRow> {
    Ok(SegmentRow {
        source: row.get(0)?,
        hash: row.get(1)?,
        key: PublicKey(row.get(2)?),
        incarnation: row.get(3)?,
        scope: Scope(row.get(4)?),
        first_seq: row.get::<_, i64>(5)?.cast_unsigned(),
        count: row.get(6)?,
        prev: row.get(7)?,
        hlc_greatest: row.get::<_, i64>(8)?.cast_unsigned(),
    })
}
