//! What an export takes along and what it holds back, counted.

use crate::domain::catalogue::Class;
use crate::domain::records;
use crate::store::Store;
use crate::store::StoreError;

impl Store {
    /// Counts the changes of the open class, sealed or not: what an export of everything takes along.
    pub fn open_changes(&self) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT coalesce((SELECT sum(count) FROM segment WHERE substr(scope, 2, 1) = x'00'), 0)
                  + coalesce((SELECT sum(count) FROM tail_page WHERE substr(scope, 2, 1) = x'00'), 0)",
        )?;
        Ok(statement.query_row([], |row| row.get::<_, i64>(0))?.cast_unsigned())
    }

    /// Counts the changes of the open class that were not sealed yet: nobody was sent these.
    pub fn unsealed_changes(&self) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT coalesce(sum(count), 0) FROM tail_page WHERE substr(scope, 2, 1) = x'00'",
        )?;
        Ok(statement.query_row([], |row| row.get::<_, i64>(0))?.cast_unsigned())
    }

    /// Counts the private values that are set: they never leave the office.
    pub fn private_values(&self) -> Result<u64, StoreError> {
        let mut values = 0;
        for kind in records::ALL {
            let private = kind.fields.iter().filter(|field| field.class == Class::Private);
            let columns: Vec<String> =
                private.flat_map(|field| field.parts).map(|part| format!("count({})", part.name)).collect();
            if !columns.is_empty() {
                let sql = format!("SELECT {} FROM {}_private", columns.join(" + "), kind.name);
                let count: i64 = self.connection.query_row(&sql, [], |row| row.get(0))?;
                values += count.cast_unsigned();
            }
        }
        Ok(values)
    }
}
