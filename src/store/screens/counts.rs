//! Counts of lists, worked out once for each state of the file.

use std::cell::RefCell;
use std::collections::HashMap;

use crate::domain::day::Day;
use crate::domain::rows::List;
use crate::store::Store;
use crate::store::StoreError;

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

/// Counts of lists that were shown, as long as nothing changes.
#[derive(Debug, Default)]
pub(in crate::store) struct Counts(RefCell<Kept>);

#[derive(Debug, Default)]
struct Kept {
    state: State,
    counts: HashMap<(List, Day), Count>,
}

impl Counts {
    /// Returns a count that still holds, or works it out.
    pub(super) fn of(
        &self,
        store: &Store,
        list: List,
        today: Day,
        work_out: impl FnOnce() -> Result<Count, StoreError>,
    ) -> Result<Count, StoreError> {
        let state = store.state()?;
        let mut kept = self.0.borrow_mut();
        if kept.state != state {
            *kept = Kept { state, counts: HashMap::new() };
        }
        if let Some(count) = kept.counts.get(&(list, today)) {
            return Ok(*count);
        }
        let count = work_out()?;
        kept.counts.insert((list, today), count);
        Ok(count)
    }
}

impl Store {
    fn state(&self) -> Result<State, StoreError> {
        let mut statement = self.connection.prepare_cached("PRAGMA data_version")?;
        let others = statement.query_row([], |row| row.get(0))?;
        Ok(State { others, own: self.connection.total_changes() })
    }
}
