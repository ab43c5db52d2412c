//! Bodies and their seats as lists show them.

use rusqlite::OptionalExtension as _;

use crate::domain::day::Day;
use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::records::Body;
use crate::domain::records::Membership;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::domain::rows::BodyRow;
use crate::domain::rows::MemberRow;
use crate::domain::rows::Name;
use crate::domain::rows::SeatRow;
use crate::domain::rows::SeatView;
use crate::domain::seats;
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
        let vacant_since = match sitting.principal {
            Some(_) => None,
            None => seats::vacant_since(&seat, &self.store.sat_in(id)?, self.today),
        };
        Ok(Some(SeatRow {
            seat_no: seat.seat_no,
            organization: self.names.maybe(Organization::KIND, seat.on_behalf_of_org_id)?,
            principal: self.names.maybe(Person::KIND, sitting.principal)?,
            alternate: self.names.maybe(Person::KIND, sitting.alternate)?,
            letter: sitting.letter,
            vacant_since,
            ends_on: seat.ends_on,
            present,
            meetings,
            unsettled: self.store.is_unsettled(Seat::KIND, id)?,
        }))
    }
}

impl Screens<'_> {
    /// Reads a membership.
    pub(super) fn membership(&mut self, id: RecordId) -> Result<Option<MemberRow>, StoreError> {
        let Some(stored) = self.store.record(Membership::KIND, id)? else { return Ok(None) };
        let membership: Membership = stored.loaded.record();
        let organization = self.sits_for(&membership)?;
        Ok(Some(MemberRow {
            person: self.names.maybe(Person::KIND, membership.person_id)?,
            role: membership.role,
            organization,
            letter: membership.nomination_no,
            starts_on: membership.starts_on,
            ends_on: membership.ends_on,
            unsettled: self.store.is_unsettled(Membership::KIND, id)?,
        }))
    }

    /// Returns for whom a member sits: the organisation of the seat, or the person's own.
    pub(super) fn sits_for(&mut self, membership: &Membership) -> Result<Option<Name>, StoreError> {
        let seat = match membership.seat_id {
            Some(seat) => self.store.record_of::<Seat>(seat)?,
            None => None,
        };
        let organization = match (seat.and_then(|seat| seat.on_behalf_of_org_id), membership.person_id) {
            (None, Some(person)) => {
                self.store.record_of::<Person>(person)?.and_then(|person| person.organization_id)
            }
            (organization, _) => organization,
        };
        self.names.maybe(Organization::KIND, organization)
    }

    /// Reads a seat with everybody who sat in it.
    pub fn seat_view(&mut self, id: RecordId) -> Result<Option<SeatView>, StoreError> {
        let Some(seat) = self.store.loaded(Seat::KIND, id)? else { return Ok(None) };
        let sitting = self.store.loaded_by(Membership::KIND, "seat_id", id)?;
        let mut names = Vec::new();
        for member in &sitting {
            names.extend(self.names.referred(member)?.into_iter().filter(|named| named.kind == Person::KIND));
        }
        let organization = match seat.record::<Seat>().on_behalf_of_org_id {
            Some(organization) => self.names.named(Organization::KIND, organization)?,
            None => None,
        };
        Ok(Some(SeatView { seat, organization, sitting, names }))
    }

    /// Returns the number of the next seat of a body.
    pub fn next_seat(&self, body: RecordId) -> Result<i64, StoreError> {
        let mut statement = self
            .store
            .connection
            .prepare_cached("SELECT max(seat_no) FROM seat WHERE life <> 1 AND body_id = ?1")?;
        let greatest: Option<i64> = statement.query_row([body.0], |row| row.get(0))?;
        Ok(greatest.unwrap_or(0).saturating_add(1))
    }
}

impl Store {
    /// Returns everybody's time in a seat.
    pub(super) fn sat_in(&self, seat: RecordId) -> Result<Vec<Membership>, StoreError> {
        Ok(self.loaded_by(Membership::KIND, "seat_id", seat)?.iter().map(Loaded::record).collect())
    }

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
