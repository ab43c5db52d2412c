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
use crate::store::private;
use crate::store::rebuild;
use crate::store::schema;

/// What an earlier format has otherwise than `schema.sql`, and is made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Everything that follows from the history: the tables, their indexes, the search.
    Tables,
    /// An index by its name; the rows stay.
    Index(&'static str),
    /// The words by which records are found.
    Search,
}

/// Each earlier format, and what the next one has otherwise.
///
/// A file may be several formats behind: its parts are all made as they are now, each once, in this order.
const STEPS: &[(i64, &[Part])] = &[
    // The numbers of lists are kept, a membership ends for a reason: the tables changed, the history did not.
    (1, &[Part::Tables]),
    // Deleted decisions stand in the index of their numbers; records are found by number, kind and state.
    (2, &[Part::Index("decision_by_meeting"), Part::Search]),
];

/// Returns what of a file of an earlier format is to be made again.
fn parts_since(found: i64) -> Vec<Part> {
    let steps = STEPS.iter().filter(|(from, _)| *from >= found);
    let mut parts: Vec<Part> = Vec::new();
    for part in steps.flat_map(|(_, parts)| *parts) {
        if !parts.contains(part) {
            parts.push(*part);
        }
    }
    if parts.contains(&Part::Tables) { vec![Part::Tables] } else { parts }
}

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
            parts_since(found).into_iter().try_for_each(|part| part.make_again(store))?;
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
        private::create(unfinished).map_err(|error| StoreError::unreachable(unfinished, &error))?;
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

impl Part {
    /// Drops it, and makes it again as `schema.sql` has it now.
    fn make_again(self, store: &Store) -> Result<(), StoreError> {
        match self {
            Self::Tables => {
                let tables: Vec<String> = rebuild::tables().collect();
                for table in &tables {
                    store.connection.execute_batch(&format!("DROP TABLE IF EXISTS {table}"))?;
                }
                for statement in schema::statements_of(&tables)? {
                    store.connection.execute_batch(&statement)?;
                }
                store.make_again(&mut |_, _| {})
            }
            Self::Index(name) => {
                store.connection.execute_batch(&format!("DROP INDEX IF EXISTS {name}"))?;
                schema::statement_of(name)?.map_or(Ok(()), |sql| Ok(store.connection.execute_batch(&sql)?))
            }
            Self::Search => store.search_again(),
        }
    }
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::store::Access;
    use crate::store::Holder;

    /// The sample directorate of 22/11/2026 as programs of earlier formats left it.
    const EARLIER: &[(i64, &[u8])] =
        &[(1, include_bytes!("format_1.db.zst")), (2, include_bytes!("format_2.db.zst"))];

    fn of_format(format: i64) -> TempDir {
        let folder = tempfile::tempdir().unwrap();
        let (_, file) = EARLIER.iter().find(|(known, _)| *known == format).unwrap();
        fs::write(folder.path().join(FILE), zstd::decode_all(*file).unwrap()).unwrap();
        folder
    }

    fn earlier() -> TempDir {
        of_format(1)
    }

    #[test]
    fn every_earlier_format_has_a_step_and_a_file_of_it() {
        let before: Vec<i64> = (1..schema::FORMAT).collect();
        assert_eq!(STEPS.iter().map(|(from, _)| *from).collect::<Vec<_>>(), before);
        assert_eq!(EARLIER.iter().map(|(format, _)| *format).collect::<Vec<_>>(), before);
    }

    #[test]
    fn what_several_formats_changed_is_made_once() {
        assert_eq!(parts_since(1), [Part::Tables]);
        assert_eq!(parts_since(2), [Part::Index("decision_by_meeting"), Part::Search]);
        assert_eq!(parts_since(schema::FORMAT), []);
    }

    fn holder() -> Access {
        Access::Write(Holder { process: 1, host: "WZT-1".to_owned(), since: "10:42".to_owned() })
    }

    fn count(store: &Store, sql: &str) -> i64 {
        store.connection.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn a_file_of_an_earlier_format_becomes_as_a_fresh_one_and_keeps_every_record() {
        for (format, _) in EARLIER {
            becomes_as_a_fresh_one(*format);
        }
    }

    fn becomes_as_a_fresh_one(format: i64) {
        let folder = of_format(format);
        let before = Connection::open(folder.path().join(FILE)).unwrap();
        let counted = |table: &str| -> i64 {
            before.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap()
        };
        let tables = ["membership", "meeting", "action_item", "commitment", "decision", "segment", "tail"];
        let expected = tables.map(counted);
        assert!(expected[0] > 0 && expected[2] == 20 && expected[3] == 12, "{expected:?}");
        before.close().unwrap();

        let mut store = Store::open(folder.path(), &holder()).unwrap();
        assert_eq!(schema::format_of(&store.connection).unwrap(), schema::FORMAT);
        assert_eq!(schema::strange_parts(&store.connection).unwrap(), Vec::<String>::new());
        assert_eq!(tables.map(|table| count(&store, &format!("SELECT count(*) FROM {table}"))), expected);
        assert!(count(&store, "SELECT count(*) FROM list_count") > 0);
        assert!(store.rebuild_agrees(&mut |_, _| {}).unwrap());
        assert_eq!(store.audit(&mut |_, _| {}).unwrap().faults, []);
        assert!(store.catch_up_search().unwrap());
        let entries = count(&store, "SELECT count(*) FROM search_entry");
        assert!(
            entries > 300 && count(&store, "SELECT count(*) FROM search") == entries,
            "{format}: {entries}"
        );
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
