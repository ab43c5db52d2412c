//! The tally: how many rows each list has, kept as rows come and go, so that no screen counts them.

use std::collections::HashMap;
use std::ops::Bound;
use std::ops::RangeBounds;
use std::sync::LazyLock;

use crate::domain::catalogue::Class;
use crate::domain::day::Day;
use crate::domain::records::ActionItem;
use crate::domain::records::Meeting;
use crate::domain::records::Record as _;
use crate::domain::value::Atom;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::record::GONE;
use crate::store::record::StoredRow;
use crate::store::record::Table;

/// Where the columns of an action item stand that say whether, and until when, somebody has to do it.
static ACTION: LazyLock<(Option<usize>, Option<usize>)> = LazyLock::new(|| {
    let table = Table::find(ActionItem::KIND.number, false);
    let place = |name| table?.columns.iter().position(|(_, _, part)| part.name == name);
    (place("status"), place("due_on"))
});

/// Rows that are counted together: of one list, and of what is still owed there those that are due on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Bucket {
    list: u16,
    owed: bool,
    due_on: Option<Day>,
}

impl Bucket {
    /// Returns where a row is counted. The day matters only while something is owed.
    pub(super) fn new(list: u16, owed: bool, due_on: Option<Day>) -> Self {
        Self { list, owed, due_on: due_on.filter(|_| owed) }
    }

    /// Returns where a row of a projected table is counted; `None` where no list has it by itself.
    pub(super) fn of(table: &Table, row: &StoredRow) -> Option<Self> {
        let kind = table.kind.number;
        if row.life == GONE || table.class != Class::Open {
            return None;
        }
        if kind == Meeting::KIND.number {
            return Some(Self::new(kind, false, None));
        }
        if kind != ActionItem::KIND.number {
            return None;
        }
        let (status, due_on) = *ACTION;
        let value = |place: Option<usize>| row.values.get(place?)?.as_ref();
        let closed = match value(status) {
            Some(Atom::Text(status)) => ["done", "cancelled"].contains(&status.as_str()),
            _ => false,
        };
        let due_on = match value(due_on) {
            Some(Atom::Day(day)) => Some(*day),
            _ => None,
        };
        Some(Self::new(kind, !closed, due_on))
    }
}

/// How many rows a run of changes brought to each bucket, or took from it.
#[derive(Debug, Default)]
pub(super) struct Tally(HashMap<Bucket, i64>);

impl Tally {
    /// Notes that a row was in one bucket, and is in another from now on.
    pub(super) fn note(&mut self, before: Option<Bucket>, after: Option<Bucket>) {
        if before == after {
            return;
        }
        if let Some(bucket) = before {
            *self.0.entry(bucket).or_default() -= 1;
        }
        if let Some(bucket) = after {
            *self.0.entry(bucket).or_default() += 1;
        }
    }
}

impl Store {
    /// Enters what a run of changes brought and took.
    pub(super) fn enter_tally(&self, tally: &Tally) -> Result<(), StoreError> {
        if tally.0.is_empty() {
            return Ok(());
        }
        let mut add = self.connection.prepare_cached(
            "INSERT INTO list_count (list, owed, due_on, rows) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (list, owed, due_on) DO UPDATE SET rows = rows + excluded.rows",
        )?;
        let mut drop_empty = self.connection.prepare_cached(
            "DELETE FROM list_count WHERE list = ?1 AND owed = ?2 AND due_on = ?3 AND rows = 0",
        )?;
        for (Bucket { list, owed, due_on }, rows) in tally.0.iter().filter(|(_, rows)| **rows != 0) {
            let due_on = due_on.map_or_else(|| UNDATED.to_owned(), |day| day.to_string());
            add.execute((list, owed, &due_on, rows))?;
            if *rows < 0 {
                drop_empty.execute((list, owed, &due_on))?;
            }
        }
        Ok(())
    }

    /// Counts the rows of a list.
    pub(super) fn tallied(&self, list: u16) -> Result<u64, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT coalesce(sum(rows), 0) FROM list_count WHERE list = ?1")?;
        let rows: i64 = statement.query_row([list], |row| row.get(0))?;
        Ok(rows.cast_unsigned())
    }

    /// Counts the rows of a list that somebody still has to do, due from one day on and before another.
    pub(super) fn tallied_owed(&self, list: u16, days: impl RangeBounds<Day>) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT coalesce(sum(rows), 0)
               FROM list_count
              WHERE list = ?1 AND owed = 1 AND due_on >= ?2 AND due_on < ?3",
        )?;
        let from = match days.start_bound() {
            Bound::Included(day) => day.to_string(),
            Bound::Excluded(day) => day.plus(1).to_string(),
            Bound::Unbounded => String::new(),
        };
        let before = match days.end_bound() {
            Bound::Included(day) => day.plus(1).to_string(),
            Bound::Excluded(day) => day.to_string(),
            Bound::Unbounded => BEYOND.to_owned(),
        };
        let rows: i64 = statement.query_row((list, from, before), |row| row.get(0))?;
        Ok(rows.cast_unsigned())
    }
}

/// Stands for no day; sorts after all of them.
const UNDATED: &str = "9999";
/// Sorts after every day and after [`UNDATED`].
const BEYOND: &str = "~";
