//! The tally: how many rows each list has, kept as rows come and go, so that no screen counts them.

use std::collections::HashMap;
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

/// Stands for no day; sorts after all of them.
const UNDATED: &str = "9999";
/// How much of a day, as it is written, says in which year, month and day it is.
const YEAR: usize = 4;
const MONTH: usize = 7;
const DAY: usize = 10;

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

    /// Returns the list in which it is counted.
    pub(super) fn list(&self) -> u16 {
        self.list
    }

    /// Returns `true` while somebody still has to do it.
    pub(super) fn is_owed(&self) -> bool {
        self.owed
    }

    /// Returns the year, the month and the day on which it is due, as they are written.
    pub(super) fn spans(&self) -> Vec<String> {
        let day = self.due_on.map(|day| day.to_string()).unwrap_or_default();
        [YEAR, MONTH, DAY].iter().filter_map(|span| day.get(..*span).map(str::to_owned)).collect()
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
            "INSERT INTO list_count (list, owed, span, due_on, rows) VALUES (?1, ?2, length(?3), ?3, ?4)
             ON CONFLICT (list, owed, span, due_on) DO UPDATE SET rows = rows + excluded.rows",
        )?;
        let mut drop_empty = self.connection.prepare_cached(
            "DELETE FROM list_count WHERE list = ?1 AND owed = ?2 AND span = length(?3) AND due_on = ?3 AND rows = 0",
        )?;
        for (Bucket { list, owed, due_on }, rows) in tally.0.iter().filter(|(_, rows)| **rows != 0) {
            let due_on = due_on.map_or_else(|| UNDATED.to_owned(), |day| day.to_string());
            for span in [YEAR, MONTH, DAY] {
                let Some(start) = due_on.get(..span) else { break };
                add.execute((list, owed, start, rows))?;
                if *rows < 0 {
                    drop_empty.execute((list, owed, start))?;
                }
            }
        }
        Ok(())
    }

    /// Counts the rows of a list.
    pub(super) fn tallied(&self, list: u16) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT coalesce(sum(rows), 0) FROM list_count WHERE list = ?1 AND owed IN (0, 1) AND span = 4",
        )?;
        let rows: i64 = statement.query_row([list], |row| row.get(0))?;
        Ok(rows.cast_unsigned())
    }

    /// Counts the rows of a list that somebody still has to do.
    pub(super) fn tallied_owed(&self, list: u16) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT coalesce(sum(rows), 0) FROM list_count WHERE list = ?1 AND owed = 1 AND span = 4",
        )?;
        let rows: i64 = statement.query_row([list], |row| row.get(0))?;
        Ok(rows.cast_unsigned())
    }

    /// Counts the rows of a list that somebody had to do before a day: of whole years, of months, of days.
    pub(super) fn tallied_before(&self, list: u16, day: Day) -> Result<u64, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached(&format!("SELECT coalesce(sum(rows), 0) FROM ({SPANS_BEFORE})"))?;
        let rows: i64 = statement.query_row((list, day.to_string()), |row| row.get(0))?;
        Ok(rows.cast_unsigned())
    }

    /// Returns the years, months and days that lie before a day and on which rows of a list are due.
    pub(super) fn spans_owed_before(&self, list: u16, day: Day) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached(SPANS_BEFORE)?;
        let spans = statement.query_map((list, day.to_string()), |row| row.get(0))?;
        Ok(spans.collect::<Result<_, _>>()?)
    }
}

/// The spans before a day: whole years, then months of its year, then days of its month.
const SPANS_BEFORE: &str = "SELECT due_on, rows
       FROM list_count
      WHERE list = ?1 AND owed = 1 AND span = 4 AND due_on < substr(?2, 1, 4)
      UNION ALL
     SELECT due_on, rows
       FROM list_count
      WHERE list = ?1 AND owed = 1 AND span = 7
        AND due_on > substr(?2, 1, 4) AND due_on < substr(?2, 1, 7)
      UNION ALL
     SELECT due_on, rows
       FROM list_count
      WHERE list = ?1 AND owed = 1 AND span = 10
        AND due_on > substr(?2, 1, 7) AND due_on < ?2";
