//! Making and opening the file: `schema.sql`, the format number, the settings that keep what was promised.

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::OptionalExtension as _;
use rusqlite::config::DbConfig;

use crate::store::StoreError;

const SCHEMA: &str = include_str!("../../schema.sql");
/// "MHDR": tells the file from other SQLite files.
const APPLICATION_ID: i64 = 0x4d48_4452;
/// The format of this program's files. Any change of `schema.sql` takes a new number and a step in `upgrade.rs`.
pub(super) const FORMAT: i64 = 3;
const CACHED_STATEMENTS: usize = 256;

/// Creates all tables in an empty file.
pub(super) fn create(connection: &Connection, workspace: [u8; 16]) -> Result<(), StoreError> {
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.execute_batch("BEGIN")?;
    connection.execute_batch(SCHEMA)?;
    connection.execute("INSERT INTO fact (name, value) VALUES ('workspace', ?1)", [workspace])?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.pragma_update(None, "user_version", FORMAT)?;
    connection.execute_batch("COMMIT")?;
    Ok(())
}

/// Checks that the file is a workspace, and of a format that this program knows.
pub(super) fn check(connection: &Connection, file: &Path) -> Result<(), StoreError> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if pragma("application_id").map_err(|error| foreign_or(error, file))? != APPLICATION_ID {
        return Err(StoreError::Foreign(file.to_owned()));
    }
    let found = pragma("user_version")?;
    if found > FORMAT { Err(StoreError::Newer { found, known: FORMAT }) } else { Ok(()) }
}

/// Returns the format of a file that is a workspace.
pub(super) fn format_of(connection: &Connection) -> Result<i64, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Marks the file as one of this program's format.
pub(super) fn set_format(connection: &Connection) -> Result<(), StoreError> {
    Ok(connection.pragma_update(None, "user_version", FORMAT)?)
}

/// Returns the statements with which `schema.sql` makes some tables and their indexes.
pub(super) fn statements_of(tables: &[String]) -> Result<Vec<String>, StoreError> {
    let fresh = Connection::open_in_memory()?;
    fresh.execute_batch(SCHEMA)?;
    let mut statement =
        fresh.prepare("SELECT tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    Ok(rows.into_iter().filter(|(table, _)| tables.contains(table)).map(|(_, sql)| sql).collect())
}

/// Returns the statement with which `schema.sql` makes an index.
pub(super) fn statement_of(index: &str) -> Result<Option<String>, StoreError> {
    let fresh = Connection::open_in_memory()?;
    fresh.execute_batch(SCHEMA)?;
    let mut statement = fresh.prepare("SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?1")?;
    Ok(statement.query_row([index], |row| row.get(0)).optional()?)
}

/// Reads from the first bytes of the file what [`check`] asks the database; opens and changes nothing.
pub(super) fn look(file: &Path) -> Result<(), StoreError> {
    let unreachable = |error: std::io::Error| StoreError::unreachable(file, &error);
    let mut start = [0; 100];
    match std::fs::File::open(file).map_err(unreachable)?.read_exact(&mut start) {
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            return Err(StoreError::Foreign(file.to_owned()));
        }
        read => read.map_err(unreachable)?,
    }
    let number = |place: usize| {
        let bytes = start.get(place..).and_then(<[u8]>::first_chunk::<4>);
        bytes.map_or(0, |bytes| i64::from(u32::from_be_bytes(*bytes)))
    };
    if !start.starts_with(b"SQLite format 3\0") || number(68) != APPLICATION_ID {
        return Err(StoreError::Foreign(file.to_owned()));
    }
    let found = number(60);
    if found > FORMAT { Err(StoreError::Newer { found, known: FORMAT }) } else { Ok(()) }
}

/// Returns what is not as `schema.sql` makes it: a damaged letter there renames a column or drops a rule.
pub(super) fn strange_parts(connection: &Connection) -> Result<Vec<String>, StoreError> {
    let fresh = Connection::open_in_memory()?;
    fresh.execute_batch(SCHEMA)?;
    let (here, expected) = (parts_of(connection)?, parts_of(&fresh)?);
    let strange = here.symmetric_difference(&expected).map(|(name, _)| name.clone());
    let mut names: Vec<String> = strange.collect();
    names.dedup();
    Ok(names)
}

/// Returns names and statements as bytes: a damaged one may not be text.
fn parts_of(connection: &Connection) -> Result<BTreeSet<(String, Vec<u8>)>, StoreError> {
    let mut statement = connection.prepare(
        "SELECT CAST(name AS BLOB), CAST(coalesce(type || tbl_name || sql, '') AS BLOB)
           FROM sqlite_schema
          WHERE name NOT LIKE 'sqlite_stat%'",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((String::from_utf8_lossy(&row.get::<_, Vec<u8>>(0)?).into_owned(), row.get(1)?))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn foreign_or(error: rusqlite::Error, file: &Path) -> StoreError {
    match error.sqlite_error_code() {
        Some(rusqlite::ErrorCode::NotADatabase) => StoreError::Foreign(file.to_owned()),
        _ => error.into(),
    }
}

/// Sets and reads back what durability rests on.
pub(super) fn prepare_for_writing(connection: &Connection) -> Result<(), StoreError> {
    let mode: String = connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    if mode == "wal" {
        connection.pragma_update(None, "synchronous", "full")?;
    } else {
        // Where a write-ahead log is impossible only this pair loses nothing that was acknowledged.
        connection.pragma_update(None, "journal_mode", "delete")?;
        connection.pragma_update(None, "synchronous", "extra")?;
    }
    let synchronous: i64 = connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
    if synchronous < 2 {
        return Err(StoreError::NotDurable);
    }
    connection.busy_timeout(std::time::Duration::from_secs(2))?;
    prepare_for_reading(connection)
}

/// Sets up a copy that is thrown away: no log, no waiting for the disk.
pub(super) fn prepare_for_scratch(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "journal_mode", "off")?;
    connection.pragma_update(None, "synchronous", "off")?;
    connection.pragma_update(None, "locking_mode", "exclusive")?;
    prepare_for_reading(connection)
}

/// Sets what holds for every connection.
pub(super) fn prepare_for_reading(connection: &Connection) -> Result<(), StoreError> {
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "cache_size", -16_000)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.set_prepared_statement_cache_capacity(CACHED_STATEMENTS);
    // Else a statement that compares with a parameter is compiled again at every use: clearing its values on the
    // way back into the cache counts as a change of them.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    Ok(())
}

/// Names a file that nobody can write, so that SQLite needs no log beside it.
pub(super) fn immutable_uri(file: &Path) -> String {
    let mut uri = String::from("file:");
    for byte in file.to_string_lossy().bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => uri.push(char::from(byte)),
            _ => {
                uri.push('%');
                uri.extend(
                    [byte >> 4, byte & 15]
                        .map(|half| char::from_digit(half.into(), 16).unwrap_or('0').to_ascii_uppercase()),
                );
            }
        }
    }
    uri.push_str("?immutable=1");
    uri
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::fmt::Write as _;

    use super::*;
    use crate::domain::catalogue::AtomKind;
    use crate::domain::catalogue::Class;
    use crate::domain::records::ALL;

    fn columns_of(connection: &Connection, table: &str) -> Vec<(String, String)> {
        let mut statement = connection.prepare(&format!("PRAGMA table_info({table})")).unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(1)?, row.get(2)?))).unwrap();
        rows.map(Result::unwrap).collect()
    }

    /// What `schema.sql` makes, in the format that stands beside it.
    const KNOWN: (i64, &str) = (3, "db84f87bd9bf9e1872b133ff3eec9d893ed684d2be5b7a4bbd20bb715c2ff80c");

    #[test]
    fn a_changed_schema_takes_a_new_number_and_a_step_of_the_upgrade() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(SCHEMA).unwrap();
        let mut hasher = blake3::Hasher::new();
        for (name, statement) in parts_of(&connection).unwrap() {
            hasher.update(name.as_bytes()).update(&statement);
        }
        assert_eq!((FORMAT, hasher.finalize().to_hex().as_str()), KNOWN);
    }

    #[test]
    fn the_tables_are_those_of_the_catalogue() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(SCHEMA).unwrap();
        for kind in ALL {
            let mut expected: HashMap<String, Vec<(String, String)>> = HashMap::new();
            for (field, part) in kind.columns() {
                let mut table = kind.name.to_owned();
                if field.class == Class::Private {
                    write!(table, "_private").unwrap();
                }
                let column = match part.kind {
                    AtomKind::Integer(..) | AtomKind::Boolean => "INTEGER",
                    AtomKind::Reference(_) | AtomKind::Bytes(_) => "BLOB",
                    AtomKind::Text(_) | AtomKind::Choice(_) | AtomKind::Day | AtomKind::Moment => "TEXT",
                };
                expected.entry(table).or_default().push((part.name.to_owned(), column.to_owned()));
            }
            for (table, columns) in expected {
                let found = columns_of(&connection, &table);
                let ours: Vec<(String, String)> = found
                    .into_iter()
                    .filter(|(name, _)| !["local", "id", "scope", "life", "heads"].contains(&name.as_str()))
                    .collect();
                assert_eq!(ours, columns, "{table}");
            }
        }
    }
}
