//! Drafts: text being typed, in a file of its own, so that an import never delays a keystroke.

use std::io;
use std::path::Path;
use std::path::PathBuf;

use rusqlite::Connection;
use rusqlite::ErrorCode;
use rusqlite::OpenFlags;
use rusqlite::config::DbConfig;

use crate::domain::id::RecordId;
use crate::store::StoreError;

const FILE: &str = "drafts.db";
const SCHEMA: &str = "BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS draft (
    record BLOB NOT NULL,
    place TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (record, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS written (count INTEGER NOT NULL) STRICT;
INSERT INTO written (count) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM written);
COMMIT;";

/// Text that was typed and not entered: which record it will become, and where in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub record: RecordId,
    /// What was being typed: a screen's own name for its form and field.
    pub place: String,
    pub text: String,
    /// Seconds since 1970.
    pub at: i64,
}

/// The file of drafts.
pub struct Drafts(Connection);

impl Drafts {
    /// Opens the file in a workspace folder, and makes it when it is not there.
    ///
    /// One that cannot be read is set aside under the name that comes back: what is typed now must be kept.
    pub fn open(folder: &Path) -> Result<(Self, Option<PathBuf>), StoreError> {
        let file = folder.join(FILE);
        match Self::open_file(&file) {
            Err(StoreError::Damaged { .. }) => {
                let aside = set_aside(&file).map_err(|error| StoreError::unreachable(&file, &error))?;
                Ok((Self::open_file(&file)?, Some(aside)))
            }
            opened => Ok((opened?, None)),
        }
    }

    fn open_file(file: &Path) -> Result<Self, StoreError> {
        if !file.exists() {
            create(file)?;
        }
        let connection = Connection::open(file)?;
        // Closing a file that proves to be damaged must not take its log away: that may hold the last that was typed.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        let mode: String =
            connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
        connection.pragma_update(None, "synchronous", if mode == "wal" { "full" } else { "extra" })?;
        connection.execute_batch(SCHEMA)?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        Ok(Self(connection))
    }

    /// Opens the file to read in it; `None` when it is not there, or was only begun.
    pub fn open_existing(folder: &Path) -> Result<Option<Self>, StoreError> {
        let file = folder.join(FILE);
        if !file.is_file() {
            return Ok(None);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = match Connection::open_with_flags(&file, flags) {
            // On a medium that cannot be written there are no drafts of ours.
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::CannotOpen) => return Ok(None),
            opened => opened?,
        };
        let begun = "SELECT count(*) FROM sqlite_schema WHERE name IN ('draft', 'written')";
        match connection.query_row(begun, [], |row| row.get::<_, i64>(0)) {
            Ok(2) => Ok(Some(Self(connection))),
            Err(error) if error.sqlite_error_code() != Some(ErrorCode::CannotOpen) => Err(error.into()),
            _ => Ok(None),
        }
    }

    /// Keeps a draft; it is on the disk when this returns.
    pub fn keep(&self, draft: &Draft) -> Result<(), StoreError> {
        let kept = self.0.prepare_cached(
            "INSERT INTO draft (record, place, text, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (record, place) DO UPDATE SET text = excluded.text, at = excluded.at",
        )?;
        self.finish(kept, (&draft.record.0, &draft.place, &draft.text, draft.at))
    }

    /// Drops the drafts of a record.
    pub fn drop_record(&self, record: RecordId) -> Result<(), StoreError> {
        let dropped = self.0.prepare_cached("DELETE FROM draft WHERE record = ?1")?;
        self.finish(dropped, [&record.0])
    }

    fn finish(
        &self,
        mut statement: rusqlite::CachedStatement<'_>,
        values: impl rusqlite::Params,
    ) -> Result<(), StoreError> {
        self.0.execute_batch("BEGIN IMMEDIATE")?;
        let done = statement
            .execute(values)
            .and_then(|_| self.0.execute("UPDATE written SET count = count + 1", []))
            .and_then(|_| self.0.execute_batch("COMMIT"));
        if done.is_err() {
            self.0.execute_batch("ROLLBACK").ok();
        }
        Ok(done?)
    }

    /// Returns every draft, oldest first.
    pub fn all(&self) -> Result<Vec<Draft>, StoreError> {
        let mut statement =
            self.0.prepare("SELECT record, place, text, at FROM draft ORDER BY at, record, place")?;
        let rows = statement.query_map([], |row| {
            Ok(Draft {
                record: RecordId(row.get(0)?),
                place: row.get(1)?,
                text: row.get(2)?,
                at: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Returns how many durable writes this file has seen.
    pub fn writes(&self) -> Result<u64, StoreError> {
        let count: i64 = self.0.query_row("SELECT count FROM written", [], |row| row.get(0))?;
        Ok(count.cast_unsigned())
    }
}

/// Makes the file under another name, so that a sudden end leaves none, or a whole one.
fn create(file: &Path) -> Result<(), StoreError> {
    let folder = file.parent().unwrap_or(file);
    let unreachable = |error: io::Error| StoreError::unreachable(file, &error);
    let unfinished = tempfile::Builder::new().prefix(".drafts-").tempfile_in(folder).map_err(unreachable)?;
    let connection = Connection::open(unfinished.path())?;
    connection.pragma_update(None, "journal_mode", "memory")?;
    connection.execute_batch(SCHEMA)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.close().map_err(|(_, error)| error)?;
    unfinished.as_file().sync_all().map_err(unreachable)?;
    match unfinished.persist_noclobber(file) {
        Ok(_) => {}
        // Another process was faster.
        Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => {}
        Err(failed) => return Err(unreachable(failed.error)),
    }
    std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(unreachable)
}

/// Renames a file that cannot be read, and its log, so that they are not lost to whoever can.
fn set_aside(file: &Path) -> io::Result<PathBuf> {
    let name = |number: u32| file.with_extension(format!("db.damaged-{number}"));
    let aside = (1..1000).map(name).find(|aside| !aside.exists()).unwrap_or_else(|| name(1000));
    // The log goes first: without it the file is still found damaged the next time.
    let mut log = aside.clone().into_os_string();
    log.push("-wal");
    match std::fs::rename(file.with_extension("db-wal"), log) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    std::fs::remove_file(file.with_extension("db-shm")).ok();
    std::fs::rename(file, &aside)?;
    Ok(aside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_there_after_the_file_is_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let draft = Draft {
            record: RecordId([3; 16]),
            place: "note".to_owned(),
            text: "القاعة تحتاج".to_owned(),
            at: 5,
        };
        Drafts::open(folder.path()).unwrap().0.keep(&draft).unwrap();
        let (drafts, _) = Drafts::open(folder.path()).unwrap();
        assert_eq!(drafts.all().unwrap(), std::slice::from_ref(&draft));
        assert_eq!(drafts.writes().unwrap(), 1);
        drafts.drop_record(draft.record).unwrap();
        assert_eq!(drafts.all().unwrap(), []);
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_typing_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(FILE), "ليست قاعدة بيانات".repeat(300)).unwrap();
        let (drafts, aside) = Drafts::open(folder.path()).unwrap();
        assert_eq!(drafts.all().unwrap(), []);
        assert!(aside.unwrap().is_file());
    }

    #[test]
    fn the_log_of_a_damaged_file_is_set_aside_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let draft = Draft {
            record: RecordId([3; 16]),
            place: "note".to_owned(),
            text: "آخر ما كُتب".to_owned(),
            at: 5,
        };
        let (drafts, _) = Drafts::open(folder.path()).unwrap();
        drafts.keep(&draft).unwrap();
        // As a cut of power leaves it: the text is in the log alone.
        let log = std::fs::read(file.with_extension("db-wal")).unwrap();
        drop(drafts);
        std::fs::write(&file, "ليست قاعدة بيانات".repeat(300)).unwrap();
        std::fs::write(file.with_extension("db-wal"), &log[..40]).unwrap();
        let (drafts, aside) = Drafts::open(folder.path()).unwrap();
        assert_eq!(drafts.all().unwrap(), []);
        let beside = format!("{}-wal", aside.unwrap().display());
        assert_eq!(std::fs::read(beside).unwrap(), log[..40]);
    }

    #[test]
    fn a_write_that_failed_leaves_nothing_open() {
        let folder = tempfile::tempdir().unwrap();
        let (drafts, _) = Drafts::open(folder.path()).unwrap();
        drafts.0.execute_batch("ALTER TABLE draft RENAME TO away").unwrap();
        assert!(drafts.drop_record(RecordId([3; 16])).is_err());
        assert!(drafts.0.is_autocommit());
        drafts.0.execute_batch("ALTER TABLE away RENAME TO draft").unwrap();
        drafts.drop_record(RecordId([3; 16])).unwrap();
    }

    #[test]
    fn a_file_that_was_only_begun_holds_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert!(Drafts::open_existing(folder.path()).unwrap().is_none());
        std::fs::write(folder.path().join(FILE), "").unwrap();
        assert!(Drafts::open_existing(folder.path()).unwrap().is_none());
    }
}
