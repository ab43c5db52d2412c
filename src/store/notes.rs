//! Notes that long work makes for itself: a nameless file on the disk, gone with the last of it.

use rusqlite::Connection;
use rusqlite::OptionalExtension as _;

use crate::domain::id::RecordId;
use crate::store::StoreError;

/// Bytes by record id. They may be very many: what does not fit a small memory waits on the disk.
#[derive(Default)]
pub struct Notes {
    /// Opened with the first note: most work needs none.
    connection: Option<Connection>,
}

impl Notes {
    /// Returns `true` when nothing was ever noted.
    pub fn is_empty(&self) -> bool {
        self.connection.is_none()
    }

    /// Returns what was noted of a record.
    pub fn get(&self, id: RecordId) -> Result<Option<Vec<u8>>, StoreError> {
        let Some(connection) = &self.connection else { return Ok(None) };
        let mut statement = connection.prepare_cached("SELECT value FROM note WHERE id = ?1")?;
        statement.query_row([id.0], |row| row.get(0)).optional().map_err(StoreError::of_scratch)
    }

    /// Notes something of a record, in the place of what was noted before.
    pub fn put(&mut self, id: RecordId, value: &[u8]) -> Result<(), StoreError> {
        let connection = match self.connection.take() {
            Some(connection) => connection,
            None => open().map_err(StoreError::of_scratch)?,
        };
        let connection = self.connection.insert(connection);
        let mut statement = connection.prepare_cached(
            "INSERT INTO note (id, value) VALUES (?1, ?2) ON CONFLICT (id) DO UPDATE SET value = excluded.value",
        )?;
        statement.execute((id.0, value)).map_err(StoreError::of_scratch)?;
        Ok(())
    }
}

/// Opens a nameless file in one transaction that never ends: nobody else sees it, and nothing of it is to last.
fn open() -> rusqlite::Result<Connection> {
    let connection = Connection::open("")?;
    connection.pragma_update(None, "journal_mode", "off")?;
    connection.execute_batch(
        "CREATE TABLE note (id BLOB PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID; BEGIN",
    )?;
    Ok(connection)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_note_of_a_record_stands() {
        let (one, other) = (RecordId([1; 16]), RecordId([2; 16]));
        let mut notes = Notes::default();
        assert!(notes.is_empty());
        assert_eq!(notes.get(one).unwrap(), None);
        notes.put(one, "أ".as_bytes()).unwrap();
        notes.put(one, "ب".as_bytes()).unwrap();
        assert!(!notes.is_empty());
        assert_eq!(notes.get(one).unwrap().as_deref(), Some("ب".as_bytes()));
        assert_eq!(notes.get(other).unwrap(), None);
    }

    #[test]
    fn no_room_for_notes_is_not_said_of_the_records() {
        let mut notes = Notes::default();
        notes.put(RecordId([1; 16]), "أ".as_bytes()).unwrap();
        notes.connection.as_ref().unwrap().pragma_update(None, "max_page_count", 4).unwrap();
        let refused = notes.put(RecordId([2; 16]), &vec![0; 40_000]);
        assert!(matches!(refused, Err(StoreError::ScratchFull)), "{refused:?}");
    }
}
