//! What the first screen shows, by a few indexed questions.

use rusqlite::OptionalExtension as _;

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::domain::records::ActionItem;
use crate::domain::records::Office;
use crate::domain::records::Record as _;
use crate::domain::rows::HomeSummary;
use crate::domain::rows::List;
use crate::domain::rows::NextMeeting;
use crate::store::Fact;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::screens::Screens;
use crate::store::screens::columns::Columns;
use crate::store::screens::lists::Listing;
use crate::store::screens::names::in_two_languages;

/// The first screen shows so many action items of the coming days.
const SHOWN: usize = 8;
/// The first screen looks for so many numbers that were given twice.
const NUMBERS: usize = 9;
/// How many days ahead the first screen looks.
const AHEAD: i64 = 7;
/// How many seconds a meeting is awaited after its time.
const AWAITED: i64 = 6 * 60 * 60;

const RUNNING: &str = "
    SELECT id
      FROM meeting
     WHERE life <> 1 AND state = 'in_progress'
     ORDER BY starts_at DESC
     LIMIT 1";
const COMING: &str = "
    SELECT id
      FROM meeting
     WHERE life <> 1 AND coalesce(starts_at, '') >= ?1 AND coalesce(state, 'draft') IN ('draft', 'convened')
     ORDER BY coalesce(starts_at, ''), id
     LIMIT 1";
const OLDEST_DUE: &str = "
    SELECT due_on
      FROM action_item
     WHERE life <> 1 AND coalesce(status, 'open') NOT IN ('done', 'cancelled')
     ORDER BY coalesce(due_on, '9999')
     LIMIT 1";
const LONGEST_OWED: &str = "
    SELECT record
      FROM list_place
     WHERE list = 17 AND owed = 1 AND due_on < ?1
     ORDER BY due_on, record
     LIMIT 1";

impl Screens<'_> {
    /// Answers the first screen, except for what other laptops acknowledged.
    pub fn home(&mut self, now: Moment) -> Result<HomeSummary, StoreError> {
        let office = RecordId(self.store.fact16(Fact::Office)?.unwrap_or_default());
        let office = self.store.record(Office::KIND, office)?;
        let office = office.map(|stored| stored.loaded.record::<Office>());
        let (code, name) = match office {
            Some(office) => (office.code, in_two_languages(office.name_ar, office.name_en)),
            None => (None, None),
        };
        let mut home = HomeSummary {
            office: name.unwrap_or_default(),
            office_code: code.unwrap_or_default(),
            next_meeting: self.next_meeting(now)?,
            late_actions: self.late(List::OpenActions)?,
            oldest_due: self.store.oldest_due()?.filter(|due| *due < self.today),
            late_commitments: self.late(List::OpenCommitments)?,
            conflicts: self.store.unsettled_count()?,
            bodies: self.count(List::Bodies)?.total,
            clashes: self.store.number_clashes(NUMBERS)?.len() as u64,
            ..HomeSummary::default()
        };
        if let Some(id) = self.store.longest_owed(self.today)?
            && let Some(row) = self.commitment(id)?
        {
            let partner = row.partner.map(|partner| partner.name).unwrap_or_default();
            home.latest_commitment = Some((row.title, partner));
        }
        self.this_week(&mut home)?;
        Ok(home)
    }

    /// Finds the meeting that is running, or the first of those that are still to come.
    fn next_meeting(&mut self, now: Moment) -> Result<Option<NextMeeting>, StoreError> {
        let Some(id) = self.store.next_meeting(now)? else { return Ok(None) };
        let Some(meeting) = self.meeting(id)? else { return Ok(None) };
        let body = self.store.recorded_in(Some(id))?.and_then(|meeting| meeting.body);
        let seats = match body {
            Some(body) => self.store.seats_counted(body, self.today)?.0,
            None => 0,
        };
        let runs = meeting.state.as_deref() == Some("in_progress");
        let running_since = if runs { self.store.started_at(id)?.or(meeting.starts_at) } else { None };
        Ok(Some(NextMeeting { id, meeting, running_since, seats }))
    }

    fn this_week(&mut self, home: &mut HomeSummary) -> Result<(), StoreError> {
        let listing = Listing::of(List::OpenActions);
        let store = self.store;
        let sql = listing.walk(" AND coalesce(due_on, '9999') BETWEEN ? AND ?", true);
        let mut statement = store.connection.prepare_cached(&sql)?;
        let (from, to) = (self.today, self.today.plus(AHEAD));
        let mut rows = statement.query((from.to_string(), to.to_string()))?;
        while home.this_week.len() < SHOWN
            && let Some(row) = rows.next()?
        {
            let columns = Columns::of(listing.table, row);
            let id = columns.id(1)?;
            home.this_week.push((id, self.due(&columns)?));
        }
        let due_before = |day| store.tallied_before(ActionItem::KIND.number, day);
        let due = due_before(to.plus(1))?.saturating_sub(due_before(from)?);
        home.more_this_week = due.saturating_sub(home.this_week.len() as u64);
        Ok(())
    }
}

impl Store {
    fn next_meeting(&self, now: Moment) -> Result<Option<RecordId>, StoreError> {
        let mut running = self.connection.prepare_cached(RUNNING)?;
        let mut coming = self.connection.prepare_cached(COMING)?;
        let found = running.query_row([], |row| row.get(0)).optional()?;
        let found = match found {
            Some(id) => Some(id),
            // A meeting that nobody started yet is still awaited some hours after its time.
            None => coming.query_row([now.plus(-AWAITED).to_string()], |row| row.get(0)).optional()?,
        };
        Ok(found.map(RecordId))
    }

    fn started_at(&self, meeting: RecordId) -> Result<Option<Moment>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT actual_start FROM meeting WHERE id = ?1 ORDER BY scope LIMIT 1")?;
        let at = statement.query_row([meeting.0], |row| Ok(Columns::of("meeting", row).moment(0)));
        Ok(at.optional()?.transpose()?.flatten())
    }

    fn oldest_due(&self) -> Result<Option<Day>, StoreError> {
        let mut statement = self.connection.prepare_cached(OLDEST_DUE)?;
        let day = statement.query_row([], |row| Ok(Columns::of("action_item", row).day(0)));
        Ok(day.optional()?.transpose()?.flatten())
    }

    fn longest_owed(&self, today: Day) -> Result<Option<RecordId>, StoreError> {
        let mut statement = self.connection.prepare_cached(LONGEST_OWED)?;
        let id = statement.query_row([today.to_string()], |row| row.get(0)).optional()?;
        Ok(id.map(RecordId))
    }

    /// Returns to whom bundles were written, and when last.
    pub fn last_exports(&self) -> Result<Vec<(String, Moment)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT addressee, max(at) FROM export_log GROUP BY addressee ORDER BY addressee",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, Moment::clamped(row.get(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::screens::lists::tests::plan;

    #[test]
    fn what_the_first_screen_asks_is_answered_by_an_index_alone() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("../../../schema.sql")).unwrap();
        let used = [
            (RUNNING, "meeting_running"),
            (COMING, "meeting_by_start"),
            (OLDEST_DUE, "action_item_open_by_due"),
            (LONGEST_OWED, "list_place_owed_by_due"),
        ];
        for (sql, index) in used {
            let plan = plan(&connection, sql);
            assert!(plan.contains(index) && !plan.contains("TEMP B-TREE"), "{plan}");
        }
    }
}
