//! A nameless copy of the records, to see on it what would come of something.

use rusqlite::Connection;
use rusqlite::backup::Backup;
use rusqlite::backup::StepResult;

use crate::store::Store;
use crate::store::StoreError;
use crate::store::schema;
use crate::store::screens::Counts;

/// So many pages are copied at a time: soon done, and seldom enough that asking in between costs nothing.
const PAGES: i32 = 64;

impl Store {
    /// Copies the file as it is now to a nameless one, which is gone with the last of it.
    ///
    /// `reached` hears how many pages of how many are copied, and ends the copying with an error of its own.
    pub fn copy<E: From<StoreError>>(
        &self,
        reached: &mut dyn FnMut(u64, u64) -> Result<(), E>,
    ) -> Result<Self, E> {
        let mut connection = Connection::open("").map_err(StoreError::of_scratch)?;
        self.copy_pages(&mut connection, reached)?;
        schema::prepare_for_scratch(&connection)?;
        let (folder, lexicon) = (self.folder.clone(), self.lexicon);
        Ok(Self { connection, folder, lock: None, counts: Counts::default(), lexicon })
    }

    fn copy_pages<E: From<StoreError>>(
        &self,
        to: &mut Connection,
        reached: &mut dyn FnMut(u64, u64) -> Result<(), E>,
    ) -> Result<(), E> {
        // One reading from the first page to the last: what another program records meanwhile is not in the copy.
        let reading = self.connection.unchecked_transaction().map_err(StoreError::from)?;
        reading.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(())).map_err(StoreError::from)?;
        let backup = Backup::new(&self.connection, to).map_err(StoreError::from)?;
        loop {
            let step = backup.step(PAGES).map_err(StoreError::of_scratch)?;
            let progress = backup.progress();
            let pages = |count| u64::try_from(count).unwrap_or(0);
            reached(pages(progress.pagecount - progress.remaining), pages(progress.pagecount))?;
            match step {
                StepResult::Done => return Ok(()),
                StepResult::More => {}
                _ => return Err(StoreError::InUse { holder: String::new() }.into()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Access;
    use crate::store::Holder;

    fn holder() -> Holder {
        Holder { process: 1, host: "WZT-1".to_owned(), since: "10:42".to_owned() }
    }

    fn marked(store: &Store) -> i64 {
        let sql = "SELECT count(*) FROM fact WHERE name = 'officer'";
        store.connection.query_row(sql, [], |row| row.get(0)).unwrap()
    }

    #[test]
    fn what_is_recorded_while_pages_are_copied_is_not_in_the_copy() {
        let folder = tempfile::tempdir().unwrap();
        let writer = Store::create(folder.path(), [7; 16], &holder()).unwrap();
        let reader = Store::open(folder.path(), &Access::Read).unwrap();
        let mut heard = Vec::new();
        let mut reached = |done, total| {
            if heard.is_empty() {
                let sql = "INSERT INTO fact (name, value) VALUES ('officer', x'01')";
                writer.connection.execute(sql, []).unwrap();
            }
            heard.push((done, total));
            Ok::<_, StoreError>(())
        };
        let copy = reader.copy(&mut reached).unwrap();
        assert_eq!((marked(&writer), marked(&copy), marked(&reader)), (1, 0, 1));
        assert!(heard.len() > 1 && heard.is_sorted(), "{heard:?}");
        assert!(heard.last().is_some_and(|(done, total)| done == total), "{heard:?}");
    }

    #[test]
    fn no_room_for_a_copy_is_not_said_of_the_records() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::create(folder.path(), [7; 16], &holder()).unwrap();
        let mut small = Connection::open("").unwrap();
        small.pragma_update(None, "max_page_count", 8).unwrap();
        let refused = store.copy_pages(&mut small, &mut |_, _| Ok::<_, StoreError>(()));
        assert!(matches!(refused, Err(StoreError::ScratchFull)), "{refused:?}");
    }
}
