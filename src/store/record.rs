//! Rows of the projected tables, read and written by the catalogue.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::LazyLock;

use rusqlite::OptionalExtension as _;
use rusqlite::Row;
use rusqlite::ToSql;
use rusqlite::types::ToSqlOutput;
use rusqlite::types::ValueRef;

use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Class;
use crate::domain::catalogue::Field;
use crate::domain::catalogue::Part;
use crate::domain::catalogue::RecordKind;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::edit::Life;
use crate::domain::edit::Loaded;
use crate::domain::edit::Seen;
use crate::domain::id::RecordId;
use crate::domain::records;
use crate::domain::value::Atom;
use crate::domain::value::Parts;
use crate::history::scope::Scope;
use crate::store::Damage;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::heads::Heads;

/// One table: a record kind, or the private half of one.
///
/// Its statements are put together from names that the catalogue declares, never from data.
pub(super) struct Table {
    pub(super) kind: &'static RecordKind,
    pub(super) class: Class,
    pub(super) name: String,
    /// The columns of this half, in catalogue order, with the place of each among all columns of the kind.
    pub(super) columns: Vec<(usize, &'static Field, &'static Part)>,
    pub(super) select: String,
    pub(super) insert: String,
    pub(super) update: String,
}

/// A table whose statements are written when it is first asked for: the first screen needs few of them.
type Asked = LazyLock<Table, Box<dyn FnOnce() -> Table + Send>>;

static TABLES: LazyLock<HashMap<(u16, bool), Asked>> = LazyLock::new(|| {
    let mut tables = HashMap::new();
    let asked = |kind, class| -> Asked { LazyLock::new(Box::new(move || Table::of(kind, class))) };
    for kind in records::ALL {
        tables.insert((kind.number, false), asked(kind, Class::Open));
        if kind.has_private() {
            tables.insert((kind.number, true), asked(kind, Class::Private));
        }
    }
    tables
});

/// A row of a projected table.
#[derive(Clone, Debug)]
pub(super) struct StoredRow {
    pub(super) local: i64,
    pub(super) life: i64,
    /// The columns of this half.
    pub(super) values: Vec<Option<Atom>>,
    pub(super) heads: Heads,
}

/// A record as it stands, both halves together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRecord {
    pub loaded: Loaded,
    /// The open half's scope.
    pub scope: Scope,
}

/// Life as the column holds it.
pub(super) const HERE: i64 = 0;
pub(super) const GONE: i64 = 1;
pub(super) const CONTESTED: i64 = 2;

impl Table {
    /// Returns the table of a kind's half, if the kind has that half.
    pub(super) fn find(kind: u16, private: bool) -> Option<&'static Self> {
        TABLES.get(&(kind, private)).map(|table| &**table)
    }

    fn of(kind: &'static RecordKind, class: Class) -> Self {
        let name = match class {
            Class::Open => kind.name.to_owned(),
            Class::Private => format!("{}_private", kind.name),
        };
        let columns: Vec<(usize, &Field, &Part)> = kind
            .columns()
            .enumerate()
            .filter(|(_, (field, _))| field.class == class)
            .map(|(place, (field, part))| (place, field, part))
            .collect();
        let names: Vec<&str> = columns.iter().map(|(_, _, part)| part.name).collect();
        let life = if class == Class::Open { "life" } else { "0" };
        let life_column = if class == Class::Open { ", life" } else { "" };
        let list = names.join(", ");
        let places = vec!["?"; names.len() + 3 + usize::from(class == Class::Open)].join(", ");
        let sets: Vec<String> = names.iter().map(|name| format!("{name} = ?")).collect();
        let life_set = if class == Class::Open { "life = ?, " } else { "" };
        Self {
            kind,
            class,
            select: format!("SELECT local, {life}, heads, id, scope, {list} FROM {name}"),
            insert: format!(
                "INSERT INTO {name} (id, scope{life_column}, heads, {list}) VALUES ({places})
                 ON CONFLICT (id, scope) DO NOTHING"
            ),
            update: format!("UPDATE {name} SET {life_set}heads = ?, {} WHERE local = ?", sets.join(", ")),
            name,
            columns,
        }
    }

    /// Returns the place of a field's first column in this half.
    pub(super) fn first_column(&self, field: u16) -> Option<usize> {
        self.columns.iter().position(|(_, of, _)| of.number == field)
    }

    /// Returns a row of nothing but empty columns.
    pub(super) fn blank(&self) -> Vec<Option<Atom>> {
        vec![None; self.columns.len()]
    }

    /// Reads a row that [`select`](Self::select) gave.
    pub(super) fn read(&self, row: &Row<'_>) -> Result<(RecordId, Scope, StoredRow), StoreError> {
        let damaged = |record, column: &str| StoreError::Damaged {
            part: self.name.clone(),
            damage: Damage::Column { record, column: column.to_owned() },
        };
        let id = row.get_ref(3)?.as_blob().ok().and_then(RecordId::from_slice);
        let id = id.ok_or_else(|| damaged(None, "id"))?;
        let named = |column: &str| damaged(Some(id), column);
        let scope = row.get_ref(4)?.as_blob().ok().and_then(Scope::from_slice);
        let heads = row.get_ref(2)?.as_blob().ok().and_then(Heads::read).ok_or_else(|| named("heads"))?;
        let mut values = Vec::with_capacity(self.columns.len());
        for (column, (_, _, part)) in (5..).zip(&self.columns) {
            values.push(read_atom(part.kind, row.get_ref(column)?).map_err(|()| named(part.name))?);
        }
        let row = StoredRow { local: row.get(0)?, life: row.get(1)?, values, heads };
        Ok((id, scope.ok_or_else(|| named("scope"))?, row))
    }
}

fn read_atom(kind: AtomKind, value: ValueRef<'_>) -> Result<Option<Atom>, ()> {
    let text = |value: ValueRef<'_>| value.as_str().map(str::to_owned).map_err(drop);
    let atom = match (kind, value) {
        (_, ValueRef::Null) => return Ok(None),
        (AtomKind::Text(_) | AtomKind::Choice(_), value) => Some(Atom::Text(text(value)?)),
        (AtomKind::Integer(..), ValueRef::Integer(number)) => Some(Atom::Integer(number)),
        (AtomKind::Boolean, ValueRef::Integer(number)) => Some(Atom::Boolean(number != 0)),
        (AtomKind::Day, value) => Day::parse_iso(&text(value)?).map(Atom::Day),
        (AtomKind::Moment, value) => Moment::parse_iso(&text(value)?).map(Atom::Moment),
        (AtomKind::Reference(_), ValueRef::Blob(bytes)) => RecordId::from_slice(bytes).map(Atom::Id),
        (AtomKind::Bytes(_), ValueRef::Blob(bytes)) => Some(Atom::Bytes(bytes.to_vec())),
        _ => None,
    };
    atom.map(Some).ok_or(())
}

/// A value on its way into a column.
pub(super) struct Column<'a>(pub(super) &'a Option<Atom>);

impl ToSql for Column<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let Some(atom) = self.0 else {
            return Ok(ToSqlOutput::Borrowed(ValueRef::Null));
        };
        Ok(match atom {
            Atom::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Atom::Integer(number) => ToSqlOutput::Borrowed(ValueRef::Integer(*number)),
            Atom::Boolean(value) => ToSqlOutput::Borrowed(ValueRef::Integer(i64::from(*value))),
            Atom::Day(day) => ToSqlOutput::Owned(day.to_string().into()),
            Atom::Moment(moment) => ToSqlOutput::Owned(moment.to_string().into()),
            Atom::Id(id) => ToSqlOutput::Borrowed(ValueRef::Blob(&id.0)),
            Atom::Bytes(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

impl Store {
    /// Reads one row of one half.
    pub(super) fn row(
        &self,
        table: &Table,
        record: &[u8; 16],
        scope: &Scope,
    ) -> Result<Option<StoredRow>, StoreError> {
        let sql = format!("{} WHERE id = ?1 AND scope = ?2", table.select);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let row = statement.query_row((record, &scope.0), |row| Ok(table.read(row))).optional()?;
        Ok(row.transpose()?.map(|(_, _, row)| row))
    }

    /// Finds a record by its kind and id, deleted ones too.
    pub fn record(
        &self,
        kind: &'static RecordKind,
        id: RecordId,
    ) -> Result<Option<StoredRecord>, StoreError> {
        let Some(table) = Table::find(kind.number, false) else { return Ok(None) };
        let sql = format!("{} WHERE id = ?1 ORDER BY scope LIMIT 1", table.select);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let row = statement.query_row([id.0], |row| Ok(table.read(row))).optional()?;
        let Some((id, scope, row)) = row.transpose()? else { return Ok(None) };
        self.assemble(table, id, scope, row).map(Some)
    }

    /// Finds out which kind of record an id belongs to.
    pub fn kind_of(&self, id: RecordId) -> Result<Option<&'static RecordKind>, StoreError> {
        for kind in records::ALL {
            let sql = format!("SELECT 1 FROM {} WHERE id = ?1 LIMIT 1", kind.name);
            if self.connection.prepare_cached(&sql)?.exists([id.0])? {
                return Ok(Some(kind));
            }
        }
        Ok(None)
    }

    /// Puts the private half beside the open one.
    pub(super) fn assemble(
        &self,
        table: &Table,
        id: RecordId,
        scope: Scope,
        open: StoredRow,
    ) -> Result<StoredRecord, StoreError> {
        let kind = table.kind;
        let mut parts: Parts = vec![None; kind.columns().count()];
        let mut place_all = |table: &Table, values: Vec<Option<Atom>>| {
            for ((place, _, _), value) in table.columns.iter().zip(values) {
                if let Some(part) = parts.get_mut(*place) {
                    *part = value;
                }
            }
        };
        let mut seen = Seen { heads: open.heads.by_field() };
        place_all(table, open.values);
        if let Some(private) = Table::find(kind.number, true)
            && let Some(row) = self.row(private, &id.0, &scope.half(Class::Private))?
        {
            seen.heads.extend(row.heads.by_field());
            place_all(private, row.values);
        }
        let life = match open.life {
            HERE => Life::Here,
            CONTESTED => Life::Contested,
            _ => Life::Deleted,
        };
        Ok(StoredRecord { loaded: Loaded { kind, id, parts, seen, life }, scope })
    }

    /// Hands every record of a kind that is not gone to `visit`, ordered by id.
    pub fn each_record<E: From<StoreError>>(
        &self,
        kind: &'static RecordKind,
        mut visit: impl FnMut(StoredRecord) -> Result<(), E>,
    ) -> Result<(), E> {
        self.records_until(kind, |stored| visit(stored).map(ControlFlow::Continue))
    }

    /// Hands the records of a kind to `visit`, in order of their ids, until it has enough.
    pub fn records_until<E: From<StoreError>>(
        &self,
        kind: &'static RecordKind,
        mut visit: impl FnMut(StoredRecord) -> Result<ControlFlow<()>, E>,
    ) -> Result<(), E> {
        let Some(table) = Table::find(kind.number, false) else { return Ok(()) };
        let sql = format!("{} WHERE life <> 1 ORDER BY id, scope", table.select);
        let mut statement = self.connection.prepare(&sql).map_err(StoreError::from)?;
        let mut rows = statement.query([]).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let (id, scope, row) = table.read(row)?;
            if visit(self.assemble(table, id, scope, row)?)?.is_break() {
                break;
            }
        }
        Ok(())
    }
}
