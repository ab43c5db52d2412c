//! Drafts: text being typed, in a file of its own, so that an import never delays a keystroke.

use std::path::Path;

use rusqlite::Connection;

use crate::domain::id::RecordId;
use crate::store::StoreError;

const FILE: &str = "drafts.db";
const SCHEMA: &str = "CREATE TABLE IF NOT EXISTS draft (
    record BLOB NOT NULL,
    place TEXT NOT NULL,
    text TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (record, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS written (count INTEGER NOT NULL) STRICT;
INSERT INTO written (count) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM written);";

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
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let connection = Connection::open(folder.join(FILE))?;
        let mode: String =
            connection.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
        connection.pragma_update(None, "synchronous", if mode == "wal" { "full" } else { "extra" })?;
        connection.execute_batch(SCHEMA)?;
        Ok(Self(connection))
    }

    /// Opens the file only when it is there.
    pub fn open_existing(folder: &Path) -> Result<Option<Self>, StoreError> {
        if folder.join(FILE).is_file() { Self::open(folder).map(Some) } else { Ok(None) }
    }

    /// Keeps a draft; it is on the disk when this returns.
    pub fn keep(&self, draft: &Draft) -> Result<(), StoreError> {
        self.0.execute_batch("BEGIN IMMEDIATE")?;
        let kept = self.0.prepare_cached(
            "INSERT INTO draft (record, place, text, at) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (record, place) DO UPDATE SET text = excluded.text, at = excluded.at",
        )?;
        self.finish(kept, (&draft.record.0, &draft.place, &draft.text, draft.at))
    }

    /// Drops the drafts of a record.
    pub fn drop_record(&self, record: RecordId) -> Result<(), StoreError> {
        self.0.execute_batch("BEGIN IMMEDIATE")?;
        let dropped = self.0.prepare_cached("DELETE FROM draft WHERE record = ?1")?;
        self.finish(dropped, [&record.0])
    }

    fn finish(
        &self,
        mut statement: rusqlite::CachedStatement<'_>,
        values: impl rusqlite::Params,
    ) -> Result<(), StoreError> {
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
        Drafts::open(folder.path()).unwrap().keep(&draft).unwrap();
        let drafts = Drafts::open(folder.path()).unwrap();
        assert_eq!(drafts.all().unwrap(), std::slice::from_ref(&draft));
        assert_eq!(drafts.writes().unwrap(), 1);
        drafts.drop_record(draft.record).unwrap();
        assert_eq!(drafts.all().unwrap(), []);
    }
}
