//! Counts of lists: out of the tally where a list stands by itself, or counted once for each state of the file.

use std::cell::RefCell;
use std::cell::RefMut;
use std::collections::HashMap;

use crate::domain::day::Day;
use crate::domain::rows::List;
use crate::domain::rows::ListQuery;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::screens::Screens;
use crate::store::screens::filter::Filter;
use crate::store::screens::lists::Listing;
use crate::store::screens::lists::RECOMMENDATIONS;

/// What changes when the file does: commits of others, and rows that this connection wrote.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct State {
    others: i64,
    own: u64,
}

/// How many rows a list has, and how many of them are late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    pub(super) total: u64,
    pub(super) late: u64,
}

/// Counts of lists that were shown, and what the last filter left, as long as nothing changes.
#[derive(Debug, Default)]
pub(in crate::store) struct Counts(RefCell<Kept>);

#[derive(Debug, Default)]
struct Kept {
    state: State,
    counts: HashMap<(List, Day), Count>,
    filter: Option<((List, Day, String), Filter)>,
}

impl Counts {
    /// Returns a count that still holds, or works it out.
    fn of(
        &self,
        store: &Store,
        list: List,
        today: Day,
        work_out: impl FnOnce() -> Result<Count, StoreError>,
    ) -> Result<Count, StoreError> {
        let mut kept = self.current(store)?;
        if let Some(count) = kept.counts.get(&(list, today)) {
            return Ok(*count);
        }
        let count = work_out()?;
        kept.counts.insert((list, today), count);
        Ok(count)
    }

    /// Returns what a filter leaves: as the last window of it knew, or worked out.
    pub(super) fn filter(
        &self,
        store: &Store,
        query: &ListQuery,
        today: Day,
        work_out: impl FnOnce() -> Result<Filter, StoreError>,
    ) -> Result<Filter, StoreError> {
        let asked = (query.list, today, query.filter.clone());
        if let Some((known, filter)) = &self.current(store)?.filter
            && *known == asked
        {
            return Ok(filter.clone());
        }
        let filter = work_out()?;
        self.current(store)?.filter = Some((asked, filter.clone()));
        Ok(filter)
    }

    /// Returns what is kept, empty when something changed since.
    fn current(&self, store: &Store) -> Result<RefMut<'_, Kept>, StoreError> {
        let state = store.state()?;
        let mut kept = self.0.borrow_mut();
        if kept.state != state {
            *kept = Kept { state, ..Kept::default() };
        }
        Ok(kept)
    }
}

impl Screens<'_> {
    /// Counts a list without its filter.
    pub(super) fn count(&self, list: List) -> Result<Count, StoreError> {
        let store = self.store;
        store
            .counts
            .of(store, list, self.today, || Ok(Count { total: store.total(list)?, late: self.late(list)? }))
    }

    /// Counts what is late in a list.
    pub(super) fn late(&self, list: List) -> Result<u64, StoreError> {
        let number = list.kind().number;
        match list {
            List::OpenActions | List::AllActions | List::OpenCommitments | List::AllCommitments => {
                self.store.tallied_before(number, self.today)
            }
            List::Recommendations => self.store.tallied_owed(RECOMMENDATIONS),
            _ => Ok(0),
        }
    }
}

impl Store {
    fn total(&self, list: List) -> Result<u64, StoreError> {
        let number = list.kind().number;
        match list {
            List::OpenActions | List::OpenCommitments => self.tallied_owed(number),
            List::Recommendations => self.tallied(RECOMMENDATIONS),
            List::AllActions
            | List::AllCommitments
            | List::Decisions
            | List::Meetings
            | List::Bodies
            | List::Organizations
            | List::People => self.tallied(number),
            List::MeetingsOf(of)
            | List::OutputsOf(of)
            | List::SeatsOf(of)
            | List::MembersOf(of)
            | List::SittersOf(of)
            | List::DeliveriesOf(of) => {
                let mut statement = self.connection.prepare_cached(&Listing::of(list).count())?;
                Ok(statement.query_row([of.0], |row| row.get::<_, i64>(0))?.cast_unsigned())
            }
        }
    }

    fn state(&self) -> Result<State, StoreError> {
        let mut statement = self.connection.prepare_cached("PRAGMA data_version")?;
        let others = statement.query_row([], |row| row.get(0))?;
        Ok(State { others, own: self.connection.total_changes() })
    }
}
