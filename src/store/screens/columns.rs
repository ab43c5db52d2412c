//! Columns of a row as the types of the domain; what cannot be read is named.

use rusqlite::Row;
use rusqlite::types::ValueRef;

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::store::Damage;
use crate::store::StoreError;

/// A row that is read by the place of its columns.
pub(super) struct Columns<'r, 's> {
    table: &'static str,
    row: &'r Row<'s>,
}

impl<'r, 's> Columns<'r, 's> {
    /// Reads a row of `table`.
    pub(super) fn of(table: &'static str, row: &'r Row<'s>) -> Self {
        Self { table, row }
    }

    /// Reads the id of a record that must be there.
    pub(super) fn id(&self, place: usize) -> Result<RecordId, StoreError> {
        self.reference(place)?.ok_or_else(|| self.damaged(place))
    }

    /// Reads the id of another record.
    pub(super) fn reference(&self, place: usize) -> Result<Option<RecordId>, StoreError> {
        match self.row.get_ref(place)? {
            ValueRef::Null => Ok(None),
            ValueRef::Blob(bytes) => match RecordId::from_slice(bytes) {
                Some(id) => Ok(Some(id)),
                None => Err(self.damaged(place)),
            },
            _ => Err(self.damaged(place)),
        }
    }

    /// Reads a text.
    pub(super) fn text(&self, place: usize) -> Result<Option<String>, StoreError> {
        match self.row.get_ref(place)? {
            ValueRef::Null => Ok(None),
            value => match value.as_str() {
                Ok(text) => Ok(Some(text.to_owned())),
                Err(_) => Err(self.damaged(place)),
            },
        }
    }

    /// Reads a whole number.
    pub(super) fn number(&self, place: usize) -> Result<Option<i64>, StoreError> {
        match self.row.get_ref(place)? {
            ValueRef::Null => Ok(None),
            ValueRef::Integer(number) => Ok(Some(number)),
            _ => Err(self.damaged(place)),
        }
    }

    /// Reads a count, which is never negative.
    pub(super) fn count(&self, place: usize) -> Result<u64, StoreError> {
        Ok(self.number(place)?.and_then(|count| u64::try_from(count).ok()).unwrap_or(0))
    }

    /// Reads a day.
    pub(super) fn day(&self, place: usize) -> Result<Option<Day>, StoreError> {
        self.parsed(place, Day::parse_iso)
    }

    /// Reads a moment.
    pub(super) fn moment(&self, place: usize) -> Result<Option<Moment>, StoreError> {
        self.parsed(place, Moment::parse_iso)
    }

    /// Reads a moment where an empty text stands for none.
    pub(super) fn moment_or_none(&self, place: usize) -> Result<Option<Moment>, StoreError> {
        if self.text(place)?.is_none_or(|text| text.is_empty()) { Ok(None) } else { self.moment(place) }
    }

    fn parsed<T>(&self, place: usize, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
        let Some(text) = self.text(place)? else { return Ok(None) };
        parse(&text).map(Some).ok_or_else(|| self.damaged(place))
    }

    /// Names the record, where the row says which it is, and the column.
    fn damaged(&self, place: usize) -> StoreError {
        let statement = self.row.as_ref();
        let column = statement.column_name(place).unwrap_or("?");
        let of = ["id", "record"].iter().find_map(|name| statement.column_index(name).ok());
        let record = of.and_then(|place| RecordId::from_slice(self.row.get_ref(place).ok()?.as_blob().ok()?));
        let damage = Damage::Column { record, column: column.to_owned() };
        StoreError::Damaged { part: self.table.to_owned(), damage }
    }
}
