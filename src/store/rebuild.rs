//! Making the typed tables again from the history alone, and checking that they are what it says.

use blake3::Hasher;

use crate::domain::records;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::projection::Projection;
use crate::store::record::Table;

/// Tables of the projection that the catalogue does not name.
const DERIVED: [&str; 8] =
    ["list_place", "list_count", "head_value", "missing", "unsettled", "history", "own_txn", "search_queue"];

impl Store {
    /// Makes every projected table again from segments and tails, in one transaction.
    pub fn rebuild(&mut self, progress: &mut dyn FnMut(u64, u64)) -> Result<(), StoreError> {
        self.in_transaction(|store| store.make_again(progress))
    }

    /// Does the work of [`Store::rebuild`]; the caller holds the transaction.
    pub(super) fn make_again(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<(), StoreError> {
        self.project_again(progress)?;
        self.search_again()
    }

    /// Forgets every word and leaves all records to the next search.
    pub(super) fn search_again(&self) -> Result<(), StoreError> {
        self.connection.execute("DELETE FROM search_queue", [])?;
        self.connection.execute("INSERT INTO search (search) VALUES ('delete-all')", [])?;
        self.connection.execute("DELETE FROM search_entry", [])?;
        // None of the old entries is left that a new one could be taken for.
        self.connection.execute("DELETE FROM sqlite_sequence WHERE name = 'search_entry'", [])?;
        for kind in records::ALL {
            let sql = format!(
                "INSERT INTO search_queue (kind, first_local, last_local)
                 SELECT ?1, min(local), max(local) FROM {} HAVING count(*) > 0",
                kind.name
            );
            self.connection.execute(&sql, [kind.number])?;
        }
        Ok(())
    }

    fn project_again(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<(), StoreError> {
        for table in tables() {
            self.connection.execute(&format!("DELETE FROM {table}"), [])?;
        }
        let sources = self.counted_sources()?;
        let total = sources.len() as u64;
        let mut projection = Projection::new(self)?;
        for (done, source) in (1..).zip(sources) {
            let is_own = self.is_own_source(source)?;
            for (ordinal, recorded) in (0..).zip(self.changes_in(source)?) {
                let change = &recorded.change;
                if is_own {
                    self.note_own_txn(change.hlc, &change.txn, source, change.undoes.as_ref())?;
                }
                if self.is_held(&change.record, &recorded.id)? {
                    self.record_history(&change.record, source, ordinal, &recorded.id)?;
                } else {
                    projection.apply(source, ordinal, &recorded.id, change)?;
                }
            }
            self.place_touched(&mut std::mem::take(&mut projection.touched))?;
            progress(done, total);
        }
        Ok(())
    }

    /// Returns `true` when a rebuild gives the tables that are there. It is done on a copy: nothing changes here.
    pub fn rebuild_agrees(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<bool, StoreError> {
        let mut copy = self.copy(&mut |_, _| Ok::<_, StoreError>(()))?;
        copy.agrees(progress).map_err(StoreError::of_scratch)
    }

    fn agrees(&mut self, progress: &mut dyn FnMut(u64, u64)) -> Result<bool, StoreError> {
        // Both of the copy: what another program records meanwhile is in neither.
        let before = self.fingerprint()?;
        self.in_transaction(|copy| copy.project_again(progress))?;
        Ok(before == self.fingerprint()?)
    }

    /// Hashes the projection: every typed table, in whatever order its rows come, local numbers and search apart.
    pub fn fingerprint(&self) -> Result<[u8; 32], StoreError> {
        let mut hasher = Hasher::new();
        for table in tables() {
            let columns = self.columns_without_local(&table)?;
            let sql = format!("SELECT {columns} FROM {table}");
            let mut statement = self.connection.prepare(&sql)?;
            let width = statement.column_count();
            let mut rows = statement.query([])?;
            // A sum does not ask for order, and so for no room to sort in.
            let mut sum = [0_u64; 4];
            while let Some(row) = rows.next()? {
                let mut of_row = Hasher::new();
                for column in 0..width {
                    hash_value(&mut of_row, row.get_ref(column)?);
                }
                let hash = of_row.finalize();
                let (words, _) = hash.as_bytes().as_chunks::<8>();
                for (sum, word) in sum.iter_mut().zip(words) {
                    *sum = sum.wrapping_add(u64::from_le_bytes(*word));
                }
            }
            hasher.update(table.as_bytes());
            for word in sum {
                hasher.update(&word.to_le_bytes());
            }
        }
        Ok(*hasher.finalize().as_bytes())
    }

    fn columns_without_local(&self, table: &str) -> Result<String, StoreError> {
        // Addresses in the history differ with the order of arrival; which changes are held does not.
        let apart: &[&str] = match table {
            "history" | "own_txn" => &["source", "ordinal"],
            "search_queue" => &["kind", "first_local", "last_local"],
            _ => &["local"],
        };
        let mut statement = self.connection.prepare("SELECT name FROM pragma_table_info(?1)")?;
        let names = statement.query_map([table], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
        let kept: Vec<&str> = names.iter().map(String::as_str).filter(|name| !apart.contains(name)).collect();
        Ok(if kept.is_empty() { "count(*) * 0".to_owned() } else { kept.join(", ") })
    }
}

/// Returns every table that is made from the history.
pub(super) fn tables() -> impl Iterator<Item = String> {
    let typed = records::ALL.iter().flat_map(|kind| {
        [Table::find(kind.number, false), Table::find(kind.number, true)].into_iter().flatten()
    });
    typed.map(|table| table.name.clone()).chain(DERIVED.iter().map(|name| (*name).to_owned()))
}

fn hash_value(hasher: &mut Hasher, value: rusqlite::types::ValueRef<'_>) {
    use rusqlite::types::ValueRef;
    match value {
        ValueRef::Null => hasher.update(&[0]),
        ValueRef::Integer(number) => hasher.update(&[1]).update(&number.to_le_bytes()),
        ValueRef::Real(number) => hasher.update(&[2]).update(&number.to_le_bytes()),
        ValueRef::Text(bytes) => hasher.update(&[3]).update(&bytes.len().to_le_bytes()).update(bytes),
        ValueRef::Blob(bytes) => hasher.update(&[4]).update(&bytes.len().to_le_bytes()).update(bytes),
    };
}
