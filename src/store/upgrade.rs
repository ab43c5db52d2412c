//! Brings a file of an earlier format up to this program's: a verified copy first, then one transaction.

use std::fs;
use std::fs::File;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::OpenFlags;

use crate::store::Damage;
use crate::store::FILE;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::rebuild;
use crate::store::schema;

type Step = fn(&mut Store) -> Result<(), StoreError>;

/// Each earlier format, and what brings a file of it to the next one.
const STEPS: &[(i64, Step)] = &[
    // The numbers of lists are kept, a membership ends for a reason: the tables changed, the history did not.
    (1, make_tables_again),
];

impl Store {
    /// Brings the file up to this program's format; does nothing when it is of that format. All of it is done, or
    /// nothing: a copy of the file as it was stands beside it before anything is touched.
    pub(super) fn upgrade(&mut self) -> Result<(), StoreError> {
        let found = schema::format_of(&self.connection)?;
        if found >= schema::FORMAT {
            return Ok(());
        }
        self.keep_copy(found)?;
        self.in_transaction(|store| {
            for (_, step) in STEPS.iter().filter(|(from, _)| *from >= found) {
                step(store)?;
            }
            schema::set_format(&store.connection)?;
            match schema::strange_parts(&store.connection)?.into_iter().next() {
                Some(part) => Err(StoreError::Damaged { part, damage: Damage::Schema }),
                None => Ok(()),
            }
        })
    }

    /// Writes the file as it is beside itself, `mahdar.db.format-1`, and reads it back.
    fn keep_copy(&self, format: i64) -> Result<(), StoreError> {
        let copy = self.folder.join(format!("{FILE}.format-{format}"));
        let unfinished = self.folder.join(format!("{FILE}.format-{format}.new"));
        let unreachable = |error: std::io::Error| StoreError::unreachable(&copy, &error);
        fs::remove_file(&unfinished).ok();
        let written = self.write_copy(&unfinished, format);
        if written.is_err() {
            // What is left of it would take the room that was missing.
            fs::remove_file(&unfinished).ok();
        }
        written?;
        fs::rename(&unfinished, &copy).map_err(unreachable)?;
        File::open(&self.folder).and_then(|folder| folder.sync_all()).map_err(unreachable)
    }

    fn write_copy(&self, unfinished: &Path, format: i64) -> Result<(), StoreError> {
        self.connection.execute("VACUUM INTO ?1", [unfinished.to_string_lossy()])?;
        let synced = File::open(unfinished).and_then(|file| file.sync_all());
        synced.map_err(|error| StoreError::unreachable(unfinished, &error))?;
        let copy = Connection::open_with_flags(unfinished, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        schema::check(&copy, unfinished)?;
        let integrity: String = copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if integrity != "ok" || schema::format_of(&copy)? != format {
            let damage = Damage::Integrity { detail: integrity };
            return Err(StoreError::Damaged { part: FILE.to_owned(), damage });
        }
        Ok(())
    }
}

/// Drops what is made from the history, and makes it again as `schema.sql` has it now.
fn make_tables_again(store: &mut Store) -> Result<(), StoreError> {
    let tables: Vec<String> = rebuild::tables().collect();
    for table in &tables {
        store.connection.execute_batch(&format!("DROP TABLE IF EXISTS {table}"))?;
    }
    for statement in schema::statements_of(&tables)? {
        store.connection.execute_batch(&statement)?;
    }
    store.make_again(&mut |_, _| {})
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::store::Access;
    use crate::store::Holder;

    /// The sample directorate of 22/11/2026 as a program of the first format left it.
    const FORMAT_1: &[u8] = include_bytes!("format_1.db.zst");

    fn earlier() -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), zstd::decode_all(FORMAT_1).unwrap()).unwrap();
        folder
    }

    fn holder() -> Access {
        Access::Write(Holder { process: 1, host: "WZT-1".to_owned(), since: "10:42".to_owned() })
    }

    fn count(store: &Store, sql: &str) -> i64 {
        store.connection.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_file_of_an_earlier_format_becomes_as_a_fresh_one_and_keeps_every_record() {
        let folder = earlier();
        let before = Connection::open(folder.path().join(FILE)).unwrap();
        let counted = |table: &str| -> i64 {
            before.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
        };
        let tables = ["membership", "meeting", "action_item", "commitment", "decision", "segment", "tail"];
        let expected = tables.map(counted);
        assert!(expected[0] > 0 && expected[2] == 20 && expected[3] == 12, "{expected:?}");
        before.close().unwrap();

        let store = Store::open(folder.path(), &holder()).unwrap();
        assert_eq!(schema::format_of(&store.connection).unwrap(), schema::FORMAT);
        assert_eq!(schema::strange_parts(&store.connection).unwrap(), Vec::<String>::new());
        assert_eq!(tables.map(|table| count(&store, &format!("SELECT count(*) FROM {table}"))), expected);
        assert!(count(&store, "SELECT count(*) FROM list_count") > 0);
        assert!(store.rebuild_agrees(&mut |_, _| {}).unwrap());
        assert_eq!(store.audit(&mut |_, _| {}).unwrap().faults, []);
    }

    #[test]
    fn the_file_as_it_was_stands_beside_it_and_is_written_once() {
        let folder = earlier();
        drop(Store::open(folder.path(), &holder()).unwrap());
        let copy = folder.path().join("mahdar.db.format-1");
        let kept = Connection::open(&copy).unwrap();
        assert_eq!(schema::format_of(&kept).unwrap(), 1);
        kept.close().unwrap();
        fs::remove_file(&copy).unwrap();
        drop(Store::open(folder.path(), &holder()).unwrap());
        assert!(!copy.exists(), "a file of this format is left alone");
    }

    #[test]
    fn an_upgrade_that_fails_leaves_the_file_as_it_was() {
        let folder = earlier();
        let damaged = Connection::open(folder.path().join(FILE)).unwrap();
        damaged.execute_batch("CREATE TABLE stray (x INTEGER)").unwrap();
        damaged.close().unwrap();
        let refused = Store::open(folder.path(), &holder()).err();
        assert!(matches!(refused, Some(StoreError::Damaged { damage: Damage::Schema, .. })), "{refused:?}");
        let left = Connection::open(folder.path().join(FILE)).unwrap();
        assert_eq!(schema::format_of(&left).unwrap(), 1);
        let rows: i64 = left.query_row("SELECT count(*) FROM action_item", [], |row| row.get(0)).unwrap();
        assert_eq!(rows, 20);
    }

    #[test]
    fn whoever_only_reads_is_told_to_open_it_for_writing_once() {
        let folder = earlier();
        let refused = Store::open(folder.path(), &Access::Read).err();
        assert!(matches!(refused, Some(StoreError::Older { found: 1, .. })), "{refused:?}");
        drop(Store::open(folder.path(), &holder()).unwrap());
        Store::open(folder.path(), &Access::Read).unwrap();
    }
}
