//! The filter of a list: words that must stand in a row's searched text.

use rusqlite::params_from_iter;

use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::rows::Key;
use crate::domain::rows::List;
use crate::domain::rows::ListQuery;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::screens::columns::Columns;
use crate::store::screens::lists::Listing;
use crate::store::screens::lists::Order;
use crate::store::search;

/// Matches of a filter are counted up to here.
pub(super) const MATCHES_COUNTED: u64 = 1000;

/// How a filter is met.
pub(super) enum Filter {
    None,
    /// By few records: these, in the order of the list.
    Few(Vec<Key>),
    /// By many: walking the list meets them soon. The words as the index has them.
    Many(Vec<String>),
}

impl Filter {
    /// Finds out from the search index how many records a filter leaves.
    pub(super) fn read(store: &Store, query: &ListQuery) -> Result<Self, StoreError> {
        let words = search::wanted_words(&query.filter);
        if words.is_empty() {
            return Ok(Self::None);
        }
        let kind = query.list.kind();
        let found = store.search_kind(kind, &words, MATCHES_COUNTED)?;
        let Some(found) = found else { return Ok(Self::Many(words)) };
        let mut keys = Vec::new();
        for id in found {
            keys.extend(store.key_in(query.list, id)?);
        }
        keys.sort_unstable();
        if Listing::of(query.list).order == Order::Falling {
            keys.reverse();
        }
        keys.dedup();
        Ok(Self::Few(keys))
    }
}

impl Store {
    /// Returns the place of a record in a list; `None` when it does not belong there.
    pub(super) fn key_in(&self, list: List, id: RecordId) -> Result<Option<Key>, StoreError> {
        let listing = Listing::of(list);
        let mut statement = self.connection.prepare_cached(&listing.one(list.kind()))?;
        let whole = listing.whole.map(|id| id.0);
        let mut rows = statement.query(params_from_iter(whole.into_iter().chain([id.0])))?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let sort = Columns::of(listing.table, row).text(0)?;
        Ok(Some(Key { sort: sort.unwrap_or_default(), id }))
    }

    /// Returns `true` when each of the words begins a word of the record's searched text.
    pub(super) fn words_stand_in(
        &self,
        kind: &'static RecordKind,
        id: RecordId,
        wanted: &[String],
    ) -> Result<bool, StoreError> {
        let words = self.search_words_of(kind, id)?;
        Ok(wanted.iter().all(|wanted| words.iter().any(|word| word.starts_with(wanted.as_str()))))
    }
}
