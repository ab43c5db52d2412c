//! The filter of a list: what must stand in a row's searched text.

use std::sync::Arc;

use rusqlite::ToSql;
use rusqlite::params_from_iter;

use crate::domain::catalogue::RecordKind;
use crate::domain::day::Day;
use crate::domain::id::RecordId;
use crate::domain::rows::Key;
use crate::domain::rows::List;
use crate::domain::rows::ListQuery;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::screens::columns::Columns;
use crate::store::screens::lists::Listing;
use crate::store::screens::lists::Order;
use crate::store::search::Wanted;
use crate::store::search::Where;
use crate::store::search::marks;

/// Matches of a filter are counted up to here: more are not read, but met while the list is walked.
pub(in crate::store) const MATCHES_COUNTED: usize = 1000;
/// One more says that there are more.
const MATCHES_READ: u32 = 1001;

/// How a filter is met.
#[derive(Clone, Debug)]
pub(super) enum Filter {
    None,
    /// By few records: these, in the order of the list.
    Few(Arc<Vec<Key>>),
    /// By many: walking the list meets them soon.
    Many(Only),
    /// The index is behind and cannot say; the rows themselves are read.
    Behind(Only),
}

/// The rows that a walk keeps.
#[derive(Clone, Debug)]
pub(super) enum Only {
    /// Those whose entry in the index is one of these, which rise.
    Entries(Arc<Vec<i64>>),
    Wanted(Wanted),
}

impl Filter {
    /// Finds out from the search index which records a filter leaves; for the next window of it that is known.
    pub(super) fn of(store: &Store, query: &ListQuery, today: Day) -> Result<Self, StoreError> {
        if query.filter.is_empty() {
            return Ok(Self::None);
        }
        store.counts.filter(store, query, today, || Self::read(store, query, today))
    }

    fn read(store: &Store, query: &ListQuery, today: Day) -> Result<Self, StoreError> {
        let list = query.list;
        let kind = list.kind();
        let place = Where::In(kind);
        let plain = store.wanted(&query.filter, place, today)?;
        if plain.is_empty() {
            return Ok(Self::None);
        }
        if store.search_is_behind()? {
            return Ok(Self::Behind(Only::Wanted(plain)));
        }
        let found = store.first_met(&query.filter, place, today, |wanted, _| {
            let marks = Listing::marks(list).into_iter().chain([marks::kind(kind)]);
            store.filtered(list, &marks.fold(wanted.clone(), Wanted::and).query())
        })?;
        Ok(found.unwrap_or_else(|| Self::Few(Arc::default())))
    }
}

impl Store {
    /// Returns what of a list a query of the index leaves; `None` when that is nothing.
    fn filtered(&self, list: List, query: &str) -> Result<Option<Filter>, StoreError> {
        let listing = Listing::of(list);
        if let Some(whole) = listing.whole {
            let keys = self.keys_in_whole(list, whole, &self.entries_found(query)?)?;
            return Ok((!keys.is_empty()).then(|| Filter::Few(Arc::new(keys))));
        }
        let mut statement = self.connection.prepare_cached(&listing.matching(list.kind()))?;
        let mut rows = statement.query((query, MATCHES_READ))?;
        let mut keys = Vec::new();
        while let Some(row) = rows.next()? {
            keys.push(key(&listing, row)?);
        }
        if keys.len() > MATCHES_COUNTED {
            return Ok(Some(Filter::Many(Only::Entries(Arc::new(self.entries_found(query)?)))));
        }
        keys.sort_unstable();
        if listing.order == Order::Falling {
            keys.reverse();
        }
        // A record that stands in two scopes is shown once.
        keys.dedup();
        Ok((!keys.is_empty()).then(|| Filter::Few(Arc::new(keys))))
    }

    /// Returns the entries that a query finds, rising, all of them: eight bytes each, read out of the index alone.
    ///
    /// Those among them that were given up stand for no row. A walk asks of its rows whether they are among these.
    fn entries_found(&self, query: &str) -> Result<Vec<i64>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid")?;
        let rows = statement.query_map([query], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Reads the keys of a list that is part of something, where the row's entry is one of these.
    fn keys_in_whole(&self, list: List, whole: RecordId, entries: &[i64]) -> Result<Vec<Key>, StoreError> {
        if entries.is_empty() {
            return Ok(Vec::new());
        }
        let listing = Listing::of(list);
        let mut statement = self.connection.prepare_cached(&listing.with_entries(list.kind()))?;
        let mut rows = statement.query([whole.0])?;
        let mut keys = Vec::new();
        while let Some(row) = rows.next()? {
            if entries.binary_search(&row.get(2)?).is_ok() {
                keys.push(key(&listing, row)?);
            }
        }
        keys.dedup();
        Ok(keys)
    }

    /// Returns the place of a record in a list; `None` when it does not belong there.
    pub(super) fn key_in(&self, list: List, id: RecordId) -> Result<Option<Key>, StoreError> {
        let listing = Listing::of(list);
        let mut statement = self.connection.prepare_cached(&listing.one(list.kind()))?;
        let whole = listing.whole.map(|id| id.0);
        let values = whole.iter().chain([&id.0]).map(|id| id as &dyn ToSql);
        let mut rows = statement.query(params_from_iter(values))?;
        rows.next()?.map(|row| key(&listing, row)).transpose()
    }

    /// Returns `true` when a walk keeps a record.
    pub(super) fn keeps(
        &self,
        only: &Only,
        kind: &'static RecordKind,
        id: RecordId,
    ) -> Result<bool, StoreError> {
        let entries = match only {
            Only::Wanted(wanted) => return Ok(wanted.is_met_by(&self.search_words_of(kind, id)?)),
            Only::Entries(entries) => entries,
        };
        let sql = format!(
            "SELECT entry
               FROM {name}
              CROSS JOIN search_entry ON search_entry.kind = ?2 AND search_entry.local = {name}.local
              WHERE id = ?1",
            name = kind.name
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let own = statement.query_map((id.0, kind.number), |row| row.get::<_, i64>(0))?;
        let own = own.collect::<Result<Vec<_>, _>>()?;
        Ok(own.iter().any(|entry| entries.binary_search(entry).is_ok()))
    }
}

fn key(listing: &Listing, row: &rusqlite::Row<'_>) -> Result<Key, StoreError> {
    let columns = Columns::of(listing.table, row);
    Ok(Key { sort: columns.text(0)?.unwrap_or_default(), id: columns.id(1)? })
}
