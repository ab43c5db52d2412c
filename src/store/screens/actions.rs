//! Action items as lists show them.

use crate::domain::catalogue::RecordKind;
use crate::domain::day::Day;
use crate::domain::id::RecordId;
use crate::domain::records::ActionItem;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record as _;
use crate::domain::rows::ActionRow;
use crate::domain::rows::DueRow;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::screens::Screens;
use crate::store::screens::columns::Columns;

impl Screens<'_> {
    /// Reads an action item from the columns that its lists walk.
    pub(super) fn action(
        &mut self,
        id: RecordId,
        columns: &Columns<'_, '_>,
    ) -> Result<ActionRow, StoreError> {
        let closed_on = columns.day(8)?;
        let carried = match columns.reference(7)? {
            Some(meeting) => self.store.carried(meeting, closed_on)?,
            None => 0,
        };
        Ok(ActionRow {
            title: columns.text(2)?.unwrap_or_default(),
            organization: self.names.maybe(Organization::KIND, columns.reference(5)?)?,
            person: self.names.maybe(Person::KIND, columns.reference(6)?)?,
            due_on: columns.day(9)?,
            status: columns.text(3)?,
            percent: columns.number(4)?,
            carried,
            unsettled: self.store.is_unsettled(ActionItem::KIND, id)?,
        })
    }

    /// Reads what the first screen shows of an action item, from the same columns.
    pub(super) fn due(&mut self, columns: &Columns<'_, '_>) -> Result<DueRow, StoreError> {
        let person = self.names.maybe(Person::KIND, columns.reference(6)?)?;
        let who = match person {
            Some(person) => Some(person),
            None => self.names.maybe(Organization::KIND, columns.reference(5)?)?,
        };
        Ok(DueRow { title: columns.text(2)?.unwrap_or_default(), due_on: columns.day(9)?, who })
    }
}

impl Store {
    /// Counts the meetings of its body that took place after `meeting`, before the day on which an item was closed.
    fn carried(&self, meeting: RecordId, closed_on: Option<Day>) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT count(*)
               FROM meeting AS given
               JOIN meeting AS later ON later.body_id = given.body_id AND later.life <> 1
              WHERE given.id = ?1
                AND coalesce(later.starts_at, '') > given.starts_at
                AND coalesce(later.starts_at, '') < ?2
                AND later.state IN ('in_progress', 'closed', 'under_review', 'approved', 'signed')",
        )?;
        let until = closed_on.map_or_else(|| "9999".to_owned(), |day| day.to_string());
        let count: i64 = statement.query_row((meeting.0, until), |row| row.get(0))?;
        Ok(count.cast_unsigned())
    }

    /// Returns `true` when a field of a record is in conflict.
    pub(super) fn is_unsettled(&self, kind: &RecordKind, id: RecordId) -> Result<bool, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT 1 FROM unsettled WHERE kind = ?1 AND record = ?2 LIMIT 1")?;
        Ok(statement.exists((kind.number, id.0))?)
    }

    /// Counts the open action items for which a record is responsible.
    pub(super) fn open_actions_of(&self, column: Responsible, id: RecordId) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached(match column {
            Responsible::Organization => {
                "SELECT count(*)
                   FROM action_item
                  WHERE life <> 1 AND coalesce(status, 'open') NOT IN ('done', 'cancelled')
                    AND responsible_org_id = ?1"
            }
            Responsible::Person => {
                "SELECT count(*)
                   FROM action_item
                  WHERE life <> 1 AND coalesce(status, 'open') NOT IN ('done', 'cancelled')
                    AND responsible_person_id = ?1"
            }
        })?;
        let count: i64 = statement.query_row([id.0], |row| row.get(0))?;
        Ok(count.cast_unsigned())
    }
}

/// Who is to do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Responsible {
    Organization,
    Person,
}
