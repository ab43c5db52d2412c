//! Our own changes: appended to the tail of their scope, and sealed into segments before they travel.

use std::collections::BTreeMap;

use crate::history::change::Change;
use crate::history::change::FieldChange;
use crate::history::change::LifeChange;
use crate::history::change::LifeState;
use crate::history::change::MAX_PREDS;
use crate::history::change::TxnId;
use crate::history::change::change_id;
use crate::history::key::PublicKey;
use crate::history::key::SecretKey;
use crate::history::scope::Scope;
use crate::history::segment;
use crate::history::segment::Place;
use crate::history::segment::SegmentHash;
use crate::store::Damage;
use crate::store::Fact;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::projection::Projection;
use crate::store::search::Indexing;

/// The version of the catalogue that this program writes.
const CATALOGUE: u64 = 1;

/// A change before it has a place, a time and an author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewChange {
    pub scope: Scope,
    pub record: [u8; 16],
    pub kind: u16,
    pub fields: Vec<FieldChange>,
    pub life: Option<LifeChange>,
}

impl NewChange {
    /// Takes off what one change must not name any more; the rest only withdraws.
    fn split_off(&mut self) -> Option<Self> {
        let mut fields = Vec::new();
        for field in self.fields.iter_mut().filter(|field| field.preds.len() > MAX_PREDS) {
            let preds = field.preds.split_off(MAX_PREDS);
            fields.push(FieldChange { number: field.number, preds, value: None });
        }
        let life = self.life.as_mut().filter(|life| life.preds.len() > MAX_PREDS).map(|life| LifeChange {
            state: LifeState::Withdraw,
            preds: life.preds.split_off(MAX_PREDS),
            seen: Vec::new(),
        });
        let is_needed = !fields.is_empty() || life.is_some();
        is_needed.then_some(Self { scope: self.scope, record: self.record, kind: self.kind, fields, life })
    }
}

/// What all changes of one save share.
#[derive(Clone, Debug)]
pub struct Save {
    pub txn: TxnId,
    pub hlc: u64,
    pub wall: Option<i64>,
    pub actor: String,
    pub undoes: Option<TxnId>,
}

/// Gives 16 random bytes at each call: nonces and salts.
pub type Random<'r> = &'r mut dyn FnMut() -> [u8; 16];

/// A save that is being recorded, change by change, within one transaction.
pub struct Saving<'s, 'r> {
    store: &'s Store,
    projection: Projection<'s>,
    save: Save,
    random: Random<'r>,
    pages: BTreeMap<Scope, Page>,
    indexing: Indexing,
    count: u64,
}

/// The page of a tail that is being filled.
struct Page {
    scope: Scope,
    nonce: [u8; 16],
    source: i64,
    first_index: u32,
    count: u32,
    bytes: Vec<u8>,
}

/// A change on its way from the tail into a segment.
struct Moving {
    change: Change,
    source: i64,
    ordinal: u32,
}

impl<'s, 'r> Saving<'s, 'r> {
    /// Begins a save. The caller holds the transaction.
    pub fn begin(store: &'s Store, save: Save, random: Random<'r>) -> Result<Self, StoreError> {
        let projection = Projection::new(store)?;
        let (pages, indexing) = (BTreeMap::new(), Indexing::default());
        Ok(Self { store, projection, save, random, pages, indexing, count: 0 })
    }

    /// Records what happens to one record: one change, or more when a register names very many others.
    pub fn add(&mut self, mut new: NewChange) -> Result<(), StoreError> {
        let overflow = new.split_off();
        self.append(new)?;
        overflow.map_or(Ok(()), |rest| self.add(rest))
    }

    /// Appends one change to the tail of its scope and projects it.
    fn append(&mut self, new: NewChange) -> Result<(), StoreError> {
        let salt = new.scope.is_private().then(&mut *self.random);
        let change = Change {
            txn: self.save.txn,
            hlc: self.save.hlc,
            wall: self.save.wall,
            actor: self.save.actor.clone(),
            scope: new.scope,
            record: new.record,
            kind: new.kind.into(),
            fields: new.fields,
            life: new.life,
            reason: None,
            undoes: self.save.undoes,
            salt,
            critical: false,
        };
        let mut page = match self.pages.remove(&change.scope) {
            Some(page) if page.is_full() => {
                self.store.write_page(&page, &self.save)?;
                self.store.open_page(change.scope, self.random)?
            }
            Some(page) => page,
            None => self.store.open_page(change.scope, self.random)?,
        };
        let start = page.bytes.len();
        change.encode(&mut page.bytes);
        let canonical = page.bytes.get(start..).unwrap_or_default();
        let id = change_id(&page.nonce, page.first_index + page.count, canonical);
        self.projection.apply(page.source, page.count, &id, &change)?;
        page.count += 1;
        self.count += 1;
        self.pages.insert(change.scope, page);
        if self.projection.touched.is_much() { self.place() } else { Ok(()) }
    }

    /// Places what was touched so far, and forgets it: a long file takes no more memory than a short one.
    fn place(&mut self) -> Result<(), StoreError> {
        let mut touched = std::mem::take(&mut self.projection.touched);
        self.store.place_touched(&mut touched)?;
        self.indexing.take(self.store, touched.rows)
    }

    /// Returns 16 random bytes, from where nonces and salts come too.
    pub fn random(&mut self) -> [u8; 16] {
        (self.random)()
    }

    /// Writes what is left and returns the number of changes.
    pub fn finish(mut self) -> Result<u64, StoreError> {
        for page in self.pages.values() {
            self.store.write_page(page, &self.save)?;
        }
        if self.count > 0 {
            self.store.advance_clock(self.save.hlc)?;
            self.store.set_number(Fact::Commits, self.store.number(Fact::Commits)? + 1)?;
        }
        self.place()?;
        self.indexing.finish(self.store)?;
        Ok(self.count)
    }
}

impl Store {
    fn open_page(&self, scope: Scope, random: Random<'_>) -> Result<Page, StoreError> {
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO tail (scope, nonce, next_index) VALUES (?1, ?2, 0) ON CONFLICT (scope) DO NOTHING",
        )?;
        insert.execute((&scope.0, random()))?;
        let mut select =
            self.connection.prepare_cached("SELECT nonce, next_index FROM tail WHERE scope = ?1")?;
        let (nonce, first_index) = select.query_row([&scope.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
        // The bytes are written when the page is full, but its number must be taken now.
        let source = self.next_source()?;
        let mut reserve = self.connection.prepare_cached(
            "INSERT INTO tail_page (source, scope, first_index, count, bytes) VALUES (?1, ?2, ?3, 0, x'')",
        )?;
        reserve.execute((source, &scope.0, first_index))?;
        Ok(Page { scope, nonce, source, first_index, count: 0, bytes: Vec::new() })
    }

    fn write_page(&self, page: &Page, save: &Save) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("UPDATE tail_page SET count = ?2, bytes = ?3 WHERE source = ?1")?;
        statement.execute((page.source, page.count, &page.bytes))?;
        let next = page.first_index + page.count;
        self.connection
            .prepare_cached("UPDATE tail SET next_index = ?2 WHERE scope = ?1")?
            .execute((&page.scope.0, next))?;
        self.note_own_txn(save.hlc, &save.txn, page.source, save.undoes.as_ref())
    }

    /// Remembers that a transaction of this laptop has changes in a source.
    pub(super) fn note_own_txn(
        &self,
        hlc: u64,
        txn: &TxnId,
        source: i64,
        undoes: Option<&TxnId>,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO own_txn (hlc, txn, source, undoes) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (hlc, txn, source) DO UPDATE SET undoes = coalesce(excluded.undoes, undoes)",
        )?;
        statement.execute((hlc.cast_signed(), txn, source, undoes))?;
        Ok(())
    }

    /// Forgets which transactions can be undone, those in tails apart: another laptop takes the file up.
    pub fn forget_own_work(&self) -> Result<(), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("DELETE FROM own_txn WHERE source NOT IN (SELECT source FROM tail_page)")?;
        statement.execute([])?;
        Ok(())
    }

    /// Seals the tail of every scope into segments signed with `key`.
    pub fn seal_tails(&mut self, key: &SecretKey) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare("SELECT scope FROM tail ORDER BY scope")?;
        let scopes = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<[u8; 18]>, _>>()?;
        drop(statement);
        for scope in scopes {
            self.seal_tail(Scope(scope), key)?;
        }
        Ok(())
    }

    fn seal_tail(&self, scope: Scope, key: &SecretKey) -> Result<(), StoreError> {
        let mut nonce = self.connection.prepare_cached("SELECT nonce FROM tail WHERE scope = ?1")?;
        let nonce = nonce.query_row([&scope.0], |row| row.get(0))?;
        let mut statement = self
            .connection
            .prepare_cached("SELECT source FROM tail_page WHERE scope = ?1 ORDER BY first_index, source")?;
        let pages = statement.query_map([&scope.0], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        let mut place = self.next_place(scope, nonce, key)?;
        let mut waiting: Vec<Moving> = Vec::new();
        let mut size = 0;
        for source in &pages {
            for (ordinal, recorded) in (0..).zip(self.changes_in(*source)?) {
                let length = encoded_length(&recorded.change);
                if !waiting.is_empty()
                    && (waiting.len() == segment::MAX_CHANGES || size + length > segment::FULL_BYTES)
                {
                    self.seal_segment(key, &mut place, std::mem::take(&mut waiting))?;
                    size = 0;
                }
                size += length;
                waiting.push(Moving { change: recorded.change, source: *source, ordinal });
            }
        }
        self.seal_segment(key, &mut place, waiting)?;
        self.connection.prepare_cached("DELETE FROM tail_page WHERE scope = ?1")?.execute([&scope.0])?;
        self.connection.prepare_cached("DELETE FROM tail WHERE scope = ?1")?.execute([&scope.0])?;
        Ok(())
    }

    fn next_place(&self, scope: Scope, nonce: [u8; 16], key: &SecretKey) -> Result<Place, StoreError> {
        let incarnation = self.fact16(Fact::Incarnation)?.unwrap_or_default();
        let last = self.own_tip(key, &incarnation, scope)?;
        Ok(Place {
            incarnation,
            scope,
            first_seq: last.map_or(1, |(seq, _)| seq + 1),
            first_index: 0,
            prev: last.map(|(_, hash)| hash),
            nonce,
            schema: CATALOGUE,
        })
    }

    /// Returns the last sequence number and segment hash of one of this laptop's streams.
    fn own_tip(
        &self,
        key: &SecretKey,
        incarnation: &[u8; 16],
        scope: Scope,
    ) -> Result<Option<(u64, SegmentHash)>, StoreError> {
        use rusqlite::OptionalExtension as _;
        let mut statement = self.connection.prepare_cached(
            "SELECT first_seq + count - 1, hash
               FROM segment
              WHERE key = ?1 AND incarnation = ?2 AND scope = ?3
              ORDER BY first_seq DESC, source DESC
              LIMIT 1",
        )?;
        let tip = statement.query_row((&key.public().0, incarnation, &scope.0), |row| {
            Ok((row.get::<_, i64>(0)?.cast_unsigned(), row.get(1)?))
        });
        Ok(tip.optional()?)
    }

    fn seal_segment(
        &self,
        key: &SecretKey,
        place: &mut Place,
        moving: Vec<Moving>,
    ) -> Result<(), StoreError> {
        if moving.is_empty() {
            return Ok(());
        }
        let (addresses, changes): (Vec<(i64, u32)>, Vec<Change>) =
            moving.into_iter().map(|one| ((one.source, one.ordinal), one.change)).unzip();
        let sealed = segment::seal(key, place, &changes);
        let damaged = |fault| StoreError::Damaged { part: "tail".to_owned(), damage: Damage::Segment(fault) };
        let (bytes, header) = sealed.map_err(damaged)?;
        let hash = header.hash();
        let source = self.insert_counted(&bytes, &header, &hash)?;
        for ((ordinal, change), (old_source, old_ordinal)) in (0_u32..).zip(&changes).zip(addresses) {
            let mut statement = self.connection.prepare_cached(
                "UPDATE history SET source = ?1, ordinal = ?2
                  WHERE record = ?3 AND source = ?4 AND ordinal = ?5",
            )?;
            statement.execute((source, ordinal, &change.record, old_source, old_ordinal))?;
            self.move_own_txn(change, old_source, source)?;
        }
        place.first_seq = header.last_seq() + 1;
        place.first_index += header.count;
        place.prev = Some(hash);
        Ok(())
    }

    fn move_own_txn(&self, change: &Change, old: i64, new: i64) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("DELETE FROM own_txn WHERE hlc = ?1 AND txn = ?2 AND source = ?3")?
            .execute((change.hlc.cast_signed(), &change.txn, old))?;
        self.note_own_txn(change.hlc, &change.txn, new, change.undoes.as_ref())
    }

    /// Returns `true` when something was recorded here that is not sealed yet.
    pub fn has_tail(&self) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM tail LIMIT 1")?.exists([])?)
    }
}

impl Page {
    fn is_full(&self) -> bool {
        self.count as usize >= segment::MAX_CHANGES || self.bytes.len() >= segment::FULL_BYTES
    }
}

fn encoded_length(change: &Change) -> usize {
    let mut bytes = Vec::new();
    change.encode(&mut bytes);
    bytes.len()
}

impl Store {
    /// Returns where each stream of an incarnation ends: scope, last sequence number, hash of the last segment.
    pub fn stream_ends(
        &self,
        key: PublicKey,
        incarnation: &[u8; 16],
    ) -> Result<Vec<(Scope, u64, SegmentHash)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT scope, max(first_seq + count - 1), hash
               FROM segment
              WHERE key = ?1 AND incarnation = ?2
              GROUP BY scope
              ORDER BY scope",
        )?;
        let rows = statement.query_map((&key.0, incarnation), |row| {
            Ok((Scope(row.get(0)?), row.get::<_, i64>(1)?.cast_unsigned(), row.get(2)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
