//! The projection: what a change does to the typed tables. The only way in, for local edits and imports alike.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::collections::HashMap;

use rusqlite::ToSql;
use rusqlite::params_from_iter;

use crate::domain::catalogue::Class;
use crate::domain::id::RecordId;
use crate::domain::value::Atom;
use crate::domain::value::Parts;
use crate::history::change::Change;
use crate::history::change::ChangeId;
use crate::history::change::FieldChange;
use crate::history::change::LifeChange;
use crate::history::change::LifeState;
use crate::history::scope::Scope;
use crate::history::value;
use crate::store::Damage;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::heads::Heads;
use crate::store::record::CONTESTED;
use crate::store::record::Column;
use crate::store::record::GONE;
use crate::store::record::HERE;
use crate::store::record::StoredRow;
use crate::store::record::Table;
use crate::store::screens::places;
use crate::store::tally::Bucket;
use crate::store::tally::Tally;

/// A run notes about so many rows before it passes them on.
const MUCH: usize = 4096;

/// What a run of changes touched.
#[derive(Default)]
pub(super) struct Touched {
    /// Records by kind and id, and what became of each.
    pub(super) records: HashMap<(u16, RecordId), Fate>,
    /// Rows whose words changed, for the search index.
    pub(super) rows: Vec<(u16, i64)>,
    /// Commitments that partners or deliveries belonged to before they were changed.
    pub(super) former: BTreeSet<RecordId>,
    /// Rows that came to a list, or left it.
    pub(super) tally: Tally,
    /// Changes of kinds that only a newer program knows.
    pub(super) unknown: u64,
}

impl Touched {
    /// Returns `true` when a run should pass on what it noted so far and forget it.
    pub(super) fn is_much(&self) -> bool {
        self.rows.len() >= MUCH
    }
}

/// What a run of changes did to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// It was inserted as it came and nothing else touched it.
    Inserted,
    /// It was brought together with what was there, or might have been.
    Merged(Was),
}

/// What a record was before a run of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Was {
    Absent,
    Here,
    Gone,
}

/// A run of changes on their way into the tables, within one transaction.
pub(super) struct Projection<'s> {
    store: &'s Store,
    /// No change was ever named before it arrived: the common case, which needs no look.
    nothing_missing: bool,
    /// Changes that are held and do not count; read when a change first names one that is not in the tables.
    uncounted: Option<HashMap<ChangeId, Change>>,
    pub(super) touched: Touched,
}

impl<'s> Projection<'s> {
    /// Begins a run.
    pub(super) fn new(store: &'s Store) -> Result<Self, StoreError> {
        let missing = store.connection.prepare_cached("SELECT 1 FROM missing LIMIT 1")?.exists([])?;
        let touched = Touched::default();
        Ok(Self { store, nothing_missing: !missing, uncounted: None, touched })
    }

    /// Enters a change that stands at `ordinal` of `source`, and was not held before.
    pub(super) fn apply(
        &mut self,
        source: i64,
        ordinal: u32,
        id: &ChangeId,
        change: &Change,
    ) -> Result<(), StoreError> {
        self.store.record_history(&change.record, source, ordinal, id)?;
        let table =
            u16::try_from(change.kind).ok().and_then(|kind| Table::find(kind, change.scope.is_private()));
        let Some(table) = table else {
            self.touched.unknown += 1;
            return self.forget_missing(id, change);
        };
        let local = if self.is_plain_creation(change) { self.insert_new(table, id, change)? } else { None };
        let local = match local {
            Some(local) => local,
            None => self.merge(table, id, change)?,
        };
        self.forget_missing(id, change)?;
        if table.class == Class::Open {
            self.touched.rows.push((table.kind.number, local));
        }
        Ok(())
    }

    fn is_plain_creation(&self, change: &Change) -> bool {
        let creation = change.life.as_ref().is_none_or(|life| *life == LifeChange::CREATION);
        let plain = change.fields.iter().all(|field| field.preds.is_empty() && field.value.is_some());
        self.nothing_missing && creation && plain
    }

    /// Inserts the row of a record that is not there yet; `None` when it is.
    fn insert_new(
        &mut self,
        table: &Table,
        id: &ChangeId,
        change: &Change,
    ) -> Result<Option<i64>, StoreError> {
        let mut row = new_row(table);
        for field in &change.fields {
            if let Some((number, value)) = own_field(table, field)? {
                put(table, &mut row.values, number, value);
                row.heads.add(number, *id, change.hlc);
            }
        }
        if change.life.is_some() && table.class == Class::Open {
            row.heads.add(0, *id, change.hlc);
        }
        row.life = if row.heads.is_empty() { GONE } else { HERE };
        let inserted = self.store.insert_row(table, &change.record, &change.scope, &row)?;
        if inserted.is_some() {
            self.touched.tally.note(None, Bucket::of(table, &row));
        }
        // What a private half holds never says that a record is new.
        if inserted.is_some() && table.class == Class::Open {
            let key = (table.kind.number, RecordId(change.record));
            self.touched.records.entry(key).or_insert(Fate::Inserted);
        }
        Ok(inserted)
    }

    fn note(&mut self, table: &Table, change: &Change, was: Was) {
        let fate = self.touched.records.entry((table.kind.number, RecordId(change.record)));
        fate.and_modify(|fate| {
            if *fate == Fate::Inserted {
                *fate = Fate::Merged(Was::Absent);
            }
        })
        .or_insert(Fate::Merged(was));
    }

    /// Brings a change together with what stands in the row.
    fn merge(&mut self, table: &Table, id: &ChangeId, change: &Change) -> Result<i64, StoreError> {
        let store = self.store;
        let stored = store.row(table, &change.record, &change.scope)?;
        let was = match &stored {
            None => Was::Absent,
            Some(row) if row.life == GONE => Was::Gone,
            Some(_) => Was::Here,
        };
        self.note(table, change, was);
        self.touched.former.extend(stored.as_ref().and_then(|row| places::former_commitment(table, row)));
        let counted = stored.as_ref().and_then(|row| Bucket::of(table, row));
        let mut row = stored.unwrap_or_else(|| new_row(table));
        let place = Register { store, table, change, id };
        for field in &change.fields {
            if let Some((number, value)) = own_register(table, field)? {
                self.merge_field(&place, &mut row, number, field, value)?;
            }
        }
        if let Some(life) = change.life.as_ref().filter(|_| table.class == Class::Open) {
            self.merge_life(&place, &mut row, life)?;
        }
        if table.class == Class::Open {
            row.life = place.life(&row.heads)?;
        }
        store.write_row(table, &change.record, &change.scope, &mut row)?;
        self.touched.tally.note(counted, Bucket::of(table, &row));
        place.settle_up(&row)?;
        Ok(row.local)
    }

    fn merge_field(
        &mut self,
        place: &Register<'_>,
        row: &mut StoredRow,
        number: u16,
        field: &FieldChange,
        value: Option<Vec<Option<Atom>>>,
    ) -> Result<(), StoreError> {
        let before: Vec<ChangeId> = row.heads.of(number).map(|head| head.change).collect();
        self.supersede(place, &mut row.heads, number, &field.preds)?;
        let superseded = !self.nothing_missing && place.is_missing(number)?;
        let arrives = value.is_some() && !superseded;
        if arrives {
            row.heads.add(number, *place.id, place.change.hlc);
        }
        let after: Vec<ChangeId> = row.heads.of(number).map(|head| head.change).collect();
        if before == after {
            return Ok(());
        }
        if after.len() > 1 && before.len() == 1 {
            // The value of the only head so far stands in the columns alone.
            let kept = columns_of(place.table, &row.values, number);
            place.keep_value(number, row, &before, &kept)?;
        }
        if let Some(value) = value.as_ref().filter(|_| arrives && after.len() > 1) {
            let bytes = as_known(place.table, number, value);
            place.store.insert_head_value(place, number, place.id, place.change.hlc, &bytes)?;
        }
        let shown = row.heads.of(number).max_by_key(|head| (head.hlc, head.change)).copied();
        let shown_value = match (shown, value) {
            (None, _) => None,
            (Some(head), Some(value)) if head.change == *place.id => Some(value),
            (Some(head), _) => place.stored_value(number, &head.change)?,
        };
        match (shown, shown_value) {
            (None, _) => clear(place.table, &mut row.values, number),
            (Some(_), Some(value)) => put(place.table, &mut row.values, number, value),
            // The only head stays the one whose value is in the columns.
            (Some(_), None) => {}
        }
        if after.len() == 1 { place.drop_values(number) } else { Ok(()) }
    }

    fn merge_life(
        &mut self,
        place: &Register<'_>,
        row: &mut StoredRow,
        life: &LifeChange,
    ) -> Result<(), StoreError> {
        self.supersede(place, &mut row.heads, 0, &life.preds)?;
        let superseded = !self.nothing_missing && place.is_missing(0)?;
        if life.state == LifeState::Withdraw || superseded {
            return Ok(());
        }
        row.heads.add(0, *place.id, place.change.hlc);
        if life.state == LifeState::Deleted {
            place.store.insert_head_value(place, 0, place.id, place.change.hlc, life.seen.as_flattened())?;
        }
        Ok(())
    }

    /// Takes the named changes out of a register's heads; those not held yet are remembered.
    fn supersede(
        &mut self,
        place: &Register<'_>,
        heads: &mut Heads,
        number: u16,
        preds: &[ChangeId],
    ) -> Result<(), StoreError> {
        let mut ahead = preds.to_vec();
        while let Some(pred) = ahead.pop() {
            if heads.remove(number, &pred) {
                place.drop_value(number, &pred)?;
            } else if !place.store.is_held(&place.change.record, &pred)? {
                place.remember_missing(number, &pred)?;
                self.nothing_missing = false;
                ahead.extend(self.named_by_uncounted(place, number, &pred)?);
            }
        }
        Ok(())
    }

    /// Returns what a change that is held and does not count names in a register: the way leads through it.
    fn named_by_uncounted(
        &mut self,
        place: &Register<'_>,
        number: u16,
        id: &ChangeId,
    ) -> Result<Vec<ChangeId>, StoreError> {
        let uncounted = match self.uncounted.take() {
            Some(uncounted) => uncounted,
            None => self.store.uncounted_changes()?,
        };
        let is_here = |change: &&Change| {
            let of = place.change;
            (change.record, change.scope, change.kind) == (of.record, of.scope, of.kind)
        };
        let named = uncounted.get(id).filter(is_here).map(|change| {
            let fields = change.fields.iter().filter(|field| field.number == u64::from(number));
            let life = change.life.iter().filter(|_| number == 0);
            fields.map(|field| &field.preds).chain(life.map(|life| &life.preds)).flatten().copied().collect()
        });
        self.uncounted = Some(uncounted);
        Ok(named.unwrap_or_default())
    }

    /// Forgets which changes do not count: one that did not counts from now on.
    pub(super) fn counts_otherwise(&mut self) {
        self.uncounted = None;
    }

    /// Passes on what changes name that are held from now on and do not count, where a counted one named them.
    pub(super) fn pass_through(&mut self, changes: &[(ChangeId, Change)]) -> Result<(), StoreError> {
        self.counts_otherwise();
        for (id, change) in changes {
            let table =
                u16::try_from(change.kind).ok().and_then(|kind| Table::find(kind, change.scope.is_private()));
            let Some(table) = table else { continue };
            let place = Register { store: self.store, table, change, id };
            let mut passing = change.clone();
            let mut kept = Vec::new();
            for mut field in passing.fields {
                let number = u16::try_from(field.number).unwrap_or(u16::MAX);
                if place.is_missing(number)? {
                    field.value = None;
                    kept.push(field);
                }
            }
            passing.fields = kept;
            let life = if place.is_missing(0)? { passing.life } else { None };
            passing.life = life.map(|life| LifeChange { state: LifeState::Withdraw, ..life });
            if !passing.fields.is_empty() || passing.life.is_some() {
                self.merge(table, id, &passing)?;
            }
        }
        Ok(())
    }

    fn forget_missing(&self, id: &ChangeId, change: &Change) -> Result<(), StoreError> {
        if self.nothing_missing {
            return Ok(());
        }
        let mut statement =
            self.store.connection.prepare_cached("DELETE FROM missing WHERE record = ?1 AND change = ?2")?;
        statement.execute((&change.record, id))?;
        Ok(())
    }
}

fn new_row(table: &Table) -> StoredRow {
    StoredRow { local: 0, life: HERE, values: table.blank(), heads: Heads::default() }
}

/// Returns the field of this half and its value; `None` for a field of the other half or of a newer program.
fn own_field(table: &Table, field: &FieldChange) -> Result<Option<(u16, Parts)>, StoreError> {
    Ok(own_register(table, field)?.and_then(|(number, value)| Some((number, value?))))
}

type Valued = Option<(u16, Option<Parts>)>;

fn own_register(table: &Table, field: &FieldChange) -> Result<Valued, StoreError> {
    let known = u16::try_from(field.number).ok().and_then(|number| table.kind.field_numbered(number));
    let Some(known) = known.filter(|known| known.class == table.class) else {
        return Ok(None);
    };
    let value = field.value.as_deref().map(|bytes| value::decode(known, bytes)).transpose();
    let value = value.map_err(|fault| StoreError::Damaged {
        part: table.name.clone(),
        damage: Damage::Content { field: Some(known.name), fault },
    })?;
    Ok(Some((known.number, value)))
}

fn put(table: &Table, values: &mut [Option<Atom>], field: u16, value: Vec<Option<Atom>>) {
    let Some(first) = table.first_column(field) else { return };
    for (column, part) in values.iter_mut().skip(first).zip(value) {
        *column = part;
    }
}

fn clear(table: &Table, values: &mut [Option<Atom>], field: u16) {
    let parts = table.kind.field_numbered(field).map_or(0, |field| field.parts.len());
    put(table, values, field, vec![None; parts]);
}

fn columns_of(table: &Table, values: &[Option<Atom>], field: u16) -> Vec<u8> {
    let first = table.first_column(field).unwrap_or(0);
    as_known(table, field, values.get(first..).unwrap_or_default())
}

/// Writes a value with the columns that this program knows, so that equal ones are equal bytes wherever they
/// stood before: in the row, or in a change of a newer program.
fn as_known(table: &Table, field: u16, parts: &[Option<Atom>]) -> Vec<u8> {
    let known = table.kind.field_numbered(field);
    known
        .map(|known| value::encode(known, parts.get(..known.parts.len()).unwrap_or(parts)))
        .unwrap_or_default()
}

/// The registers of one record in one scope, and the change that arrives there.
pub(super) struct Register<'a> {
    store: &'a Store,
    table: &'a Table,
    pub(super) change: &'a Change,
    id: &'a ChangeId,
}

impl Register<'_> {
    fn number(&self) -> u16 {
        self.table.kind.number
    }

    /// Returns `true` when something that arrived earlier superseded this change in the register.
    fn is_missing(&self, field: u16) -> Result<bool, StoreError> {
        let mut statement = self.store.connection.prepare_cached(
            "SELECT 1 FROM missing WHERE record = ?1 AND change = ?2 AND scope = ?3 AND kind = ?4 AND field = ?5",
        )?;
        let key = (&self.change.record, self.id, &self.change.scope.0, self.number(), field);
        Ok(statement.exists(key)?)
    }

    fn remember_missing(&self, field: u16, pred: &ChangeId) -> Result<(), StoreError> {
        let mut statement = self.store.connection.prepare_cached(
            "INSERT OR IGNORE INTO missing (record, change, scope, kind, field) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        statement.execute((&self.change.record, pred, &self.change.scope.0, self.number(), field))?;
        Ok(())
    }

    fn keep_value(
        &self,
        field: u16,
        row: &StoredRow,
        before: &[ChangeId],
        value: &[u8],
    ) -> Result<(), StoreError> {
        for head in row.heads.of(field).filter(|head| before.contains(&head.change)) {
            self.store.insert_head_value(self, field, &head.change, head.hlc, value)?;
        }
        Ok(())
    }

    fn drop_value(&self, field: u16, change: &ChangeId) -> Result<(), StoreError> {
        let mut statement = self.store.connection.prepare_cached(
            "DELETE FROM head_value
              WHERE record = ?1 AND scope = ?2 AND kind = ?3 AND field = ?4 AND change = ?5",
        )?;
        statement.execute((&self.change.record, &self.change.scope.0, self.number(), field, change))?;
        Ok(())
    }

    fn drop_values(&self, field: u16) -> Result<(), StoreError> {
        let mut statement = self.store.connection.prepare_cached(
            "DELETE FROM head_value WHERE record = ?1 AND scope = ?2 AND kind = ?3 AND field = ?4",
        )?;
        statement.execute((&self.change.record, &self.change.scope.0, self.number(), field))?;
        Ok(())
    }

    fn stored_value(&self, field: u16, change: &ChangeId) -> Result<Option<Vec<Option<Atom>>>, StoreError> {
        let values = self.store.head_values(&self.change.record, &self.change.scope, self.number(), field)?;
        let Some(known) = self.table.kind.field_numbered(field) else { return Ok(None) };
        let bytes = values.into_iter().find(|value| value.change == *change);
        Ok(bytes.and_then(|value| value::decode(known, &value.bytes).ok()))
    }

    /// Works out whether the record is here, gone, or deleted by one and changed by another.
    fn life(&self, heads: &Heads) -> Result<i64, StoreError> {
        let deletions = self.store.head_values(&self.change.record, &self.change.scope, self.number(), 0)?;
        if deletions.is_empty() {
            return Ok(if heads.is_empty() { GONE } else { HERE });
        }
        let all_delete = heads.of(0).all(|head| deletions.iter().any(|gone| gone.change == head.change));
        let seen =
            |change: &ChangeId| deletions.iter().any(|gone| gone.bytes.as_chunks::<16>().0.contains(change));
        let all_seen = heads.of_fields().all(|head| seen(&head.change));
        Ok(if all_delete && all_seen { GONE } else { CONTESTED })
    }

    /// Brings the list of unsettled fields up to date.
    fn settle_up(&self, row: &StoredRow) -> Result<(), StoreError> {
        let key = (self.number(), &self.change.record, &self.change.scope.0);
        let connection = &self.store.connection;
        connection
            .prepare_cached("DELETE FROM unsettled WHERE kind = ?1 AND record = ?2 AND scope = ?3")?
            .execute(key)?;
        let mut insert = connection
            .prepare_cached("INSERT INTO unsettled (kind, record, scope, field) VALUES (?1, ?2, ?3, ?4)")?;
        if row.life == CONTESTED {
            insert.execute((key.0, key.1, key.2, 0))?;
        }
        if row.life == GONE {
            return Ok(());
        }
        connection
            .prepare_cached(
                "INSERT INTO unsettled (kind, record, scope, field)
                 SELECT kind, record, scope, field
                   FROM head_value
                  WHERE kind = ?1 AND record = ?2 AND scope = ?3 AND field > 0
                  GROUP BY field
                 HAVING count(DISTINCT value) > 1",
            )?
            .execute(key)?;
        Ok(())
    }
}

/// A value kept for a register with several heads.
pub(super) struct HeadValue {
    pub(super) change: ChangeId,
    hlc: u64,
    pub(super) bytes: Vec<u8>,
}

impl Store {
    fn insert_head_value(
        &self,
        place: &Register<'_>,
        field: u16,
        change: &ChangeId,
        hlc: u64,
        value: &[u8],
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT OR REPLACE INTO head_value (record, scope, kind, field, change, hlc, value)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        let hlc = hlc.cast_signed();
        let (record, scope) = (&place.change.record, &place.change.scope.0);
        statement.execute((record, scope, place.number(), field, change, hlc, value))?;
        Ok(())
    }

    /// Returns the values kept for a register, greatest clock first.
    pub(super) fn head_values(
        &self,
        record: &[u8; 16],
        scope: &Scope,
        kind: u16,
        field: u16,
    ) -> Result<Vec<HeadValue>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT change, hlc, value
               FROM head_value
              WHERE record = ?1 AND scope = ?2 AND kind = ?3 AND field = ?4",
        )?;
        let rows = statement.query_map((record, &scope.0, kind, field), |row| {
            let hlc = row.get::<_, i64>(1)?.cast_unsigned();
            Ok(HeadValue { change: row.get(0)?, hlc, bytes: row.get(2)? })
        })?;
        let mut values = rows.collect::<Result<Vec<HeadValue>, _>>()?;
        // Sorted here: the clock fills all 64 bits, and SQLite would take the upper half for negative.
        values.sort_unstable_by_key(|value| Reverse((value.hlc, value.change)));
        Ok(values)
    }

    fn insert_row(
        &self,
        table: &Table,
        record: &[u8; 16],
        scope: &Scope,
        row: &StoredRow,
    ) -> Result<Option<i64>, StoreError> {
        let heads = row.heads.write();
        let columns: Vec<Column<'_>> = row.values.iter().map(Column).collect();
        let mut values: Vec<&dyn ToSql> = vec![record, &scope.0];
        if table.class == Class::Open {
            values.push(&row.life);
        }
        values.push(&heads);
        values.extend(columns.iter().map(|column| column as &dyn ToSql));
        let mut statement = self.connection.prepare_cached(&table.insert)?;
        let inserted = statement.execute(params_from_iter(values))?;
        Ok((inserted == 1).then(|| self.connection.last_insert_rowid()))
    }

    fn write_row(
        &self,
        table: &Table,
        record: &[u8; 16],
        scope: &Scope,
        row: &mut StoredRow,
    ) -> Result<(), StoreError> {
        if row.local == 0 {
            row.local = self.insert_row(table, record, scope, row)?.unwrap_or(0);
            return Ok(());
        }
        let heads = row.heads.write();
        let columns: Vec<Column<'_>> = row.values.iter().map(Column).collect();
        let mut values: Vec<&dyn ToSql> = Vec::with_capacity(columns.len() + 3);
        if table.class == Class::Open {
            values.push(&row.life);
        }
        values.push(&heads);
        values.extend(columns.iter().map(|column| column as &dyn ToSql));
        values.push(&row.local);
        self.connection.prepare_cached(&table.update)?.execute(params_from_iter(values))?;
        Ok(())
    }
}
