//! Bodies and their seats as lists show them.

use rusqlite::OptionalExtension as _;

use crate::domain::day::Day;
use crate::domain::id::RecordId;
use crate::domain::records::Body;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::domain::rows::BodyRow;
use crate::domain::rows::SeatRow;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::screens::Screens;
use crate::store::screens::columns::Columns;
use crate::store::screens::names::in_two_languages;

/// Who sits in a seat on a day.
#[derive(Clone, Debug, Default)]
pub(super) struct Sitting {
    pub(super) principal: Option<RecordId>,
    pub(super) alternate: Option<RecordId>,
    pub(super) letter: Option<String>,
}

impl Screens<'_> {
    /// Reads a body with its seats and meetings counted.
    pub(super) fn body(&self, id: RecordId) -> Result<Option<BodyRow>, StoreError> {
        let Some(stored) = self.store.record(Body::KIND, id)? else { return Ok(None) };
        let body: Body = stored.loaded.record();
        let (seats, filled) = self.store.seats_counted(id, self.today)?;
        let mut statement = self.store.connection.prepare_cached(
            "SELECT count(*), max(coalesce(starts_at, ''))
               FROM meeting
              WHERE life <> 1 AND body_id = ?1
                AND state IN ('in_progress', 'closed', 'under_review', 'approved', 'signed')",
        )?;
        let (meetings, last_meeting) = statement.query_row([id.0], |row| {
            let columns = Columns::of("meeting", row);
            Ok(columns.count(0).and_then(|count| Ok((count, columns.moment_or_none(1)?))))
        })??;
        Ok(Some(BodyRow {
            name: in_two_languages(body.name_ar, body.name_en).unwrap_or_default(),
            kind: body.kind,
            seats,
            filled,
            meetings,
            last_meeting,
            dissolved_on: body.dissolved_on,
            unsettled: self.store.is_unsettled(Body::KIND, id)?,
        }))
    }

    /// Reads a seat with who sits in it today.
    pub(super) fn seat(&mut self, id: RecordId) -> Result<Option<SeatRow>, StoreError> {
        let Some(stored) = self.store.record(Seat::KIND, id)? else { return Ok(None) };
        let seat: Seat = stored.loaded.record();
        let sitting = self.store.sitting(id, self.today)?;
        let (present, meetings) = self.store.presence(&seat)?;
        Ok(Some(SeatRow {
            seat_no: seat.seat_no,
            organization: self.names.maybe(Organization::KIND, seat.on_behalf_of_org_id)?,
            principal: self.names.maybe(Person::KIND, sitting.principal)?,
            alternate: self.names.maybe(Person::KIND, sitting.alternate)?,
            letter: sitting.letter,
            present,
            meetings,
            unsettled: self.store.is_unsettled(Seat::KIND, id)?,
        }))
    }
}

impl Store {
    /// Counts the seats of a body on a day, and those in which somebody sits.
    pub(super) fn seats_counted(&self, body: RecordId, on: Day) -> Result<(u64, u64), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id
               FROM seat
              WHERE life <> 1 AND body_id = ?1
                AND coalesce(starts_on, '') <= ?2 AND coalesce(ends_on, '9999') >= ?2",
        )?;
        let mut rows = statement.query((body.0, on.to_string()))?;
        let (mut seats, mut filled) = (0, 0);
        while let Some(row) = rows.next()? {
            let sitting = self.sitting(Columns::of("seat", row).id(0)?, on)?;
            seats += 1;
            filled += u64::from(sitting.principal.is_some());
        }
        Ok((seats, filled))
    }

    /// Finds who sits in a seat on a day: the one who came last, where two overlap.
    pub(super) fn sitting(&self, seat: RecordId, on: Day) -> Result<Sitting, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT person_id, role, nomination_no
               FROM membership
              WHERE life <> 1 AND seat_id = ?1
                AND coalesce(starts_on, '') <= ?2 AND coalesce(ends_on, '9999') >= ?2
              ORDER BY coalesce(starts_on, '') DESC, id DESC",
        )?;
        let mut rows = statement.query((seat.0, on.to_string()))?;
        let mut sitting = Sitting::default();
        while let Some(row) = rows.next()? {
            let columns = Columns::of("membership", row);
            let person = columns.reference(0)?;
            if columns.text(1)?.as_deref() == Some("alternate") {
                sitting.alternate = sitting.alternate.or(person);
            } else if sitting.principal.is_none() {
                sitting.principal = person;
                sitting.letter = columns.text(2)?;
            }
        }
        Ok(sitting)
    }

    /// Counts the closed meetings since a seat began, and those in which somebody sat in it.
    fn presence(&self, seat: &Seat) -> Result<(u64, u64), StoreError> {
        let Some(body) = seat.body_id else { return Ok((0, 0)) };
        let mut statement = self.connection.prepare_cached(
            "SELECT count(*),
                    sum(EXISTS (SELECT 1
                                  FROM attendance
                                 WHERE attendance.life <> 1 AND seat_id = ?2 AND meeting_id = meeting.id
                                   AND status IN ('present', 'late', 'left')))
               FROM meeting
              WHERE life <> 1 AND body_id = ?1
                AND state IN ('closed', 'under_review', 'approved', 'signed')
                AND coalesce(starts_at, '') >= ?3 AND coalesce(starts_at, '') < ?4",
        )?;
        let from = seat.starts_on.map(|day| day.to_string()).unwrap_or_default();
        let until = seat.ends_on.map_or_else(|| "9999".to_owned(), |day| day.plus(1).to_string());
        let counted = statement.query_row((body.0, seat.id.0, from, until), |row| {
            let columns = Columns::of("meeting", row);
            Ok(columns.count(1).and_then(|present| Ok((present, columns.count(0)?))))
        });
        Ok(counted.optional()?.transpose()?.unwrap_or_default())
    }
}
