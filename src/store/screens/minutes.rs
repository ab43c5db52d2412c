//! The records round a meeting, for its minutes and for closing it.

use std::collections::BTreeSet;

use rusqlite::OptionalExtension as _;

use crate::domain::catalogue::AtomKind;
use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::minutes::MinutesRecords;
use crate::domain::records::ActionItem;
use crate::domain::records::Attendance;
use crate::domain::records::Body;
use crate::domain::records::Commitment;
use crate::domain::records::CommitmentParty;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Membership;
use crate::domain::records::Note;
use crate::domain::records::Office;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record;
use crate::domain::records::Seat;
use crate::domain::value::Atom;
use crate::history::clock::Hlc;
use crate::store::Store;
use crate::store::StoreError;

/// The greatest number of a decision in a meeting; the index holds deleted ones too.
const GREATEST_DECISION: &str = "SELECT coalesce(max(seq), 0) FROM decision WHERE meeting_id = ?1";

impl Store {
    /// Reads the records round a meeting; `None` when it is not held.
    pub fn minutes_records(&self, id: RecordId) -> Result<Option<MinutesRecords>, StoreError> {
        let Some(meeting) = self.loaded(Meeting::KIND, id)? else { return Ok(None) };
        let body = meeting.record::<Meeting>().body_id;
        let attendance = self.loaded_by(Attendance::KIND, "meeting_id", id)?;
        let items = self.agenda_of(id)?;
        let mut notes = Vec::new();
        for item in &items {
            notes.extend(self.loaded_by(Note::KIND, "agenda_item_id", item.id)?);
        }
        let closing = self.closing_of(&meeting.record())?;
        let (outputs, actions) = self.given_in(&meeting, closing)?;
        let mut parties = Vec::new();
        for commitment in outputs.iter().filter(|output| output.kind == Commitment::KIND) {
            parties.extend(self.loaded_by(CommitmentParty::KIND, "commitment_id", commitment.id)?);
        }
        let words = [&attendance, &items, &notes, &outputs, &parties].into_iter().flatten();
        let changed_since = self.words_changed_since(words.chain([&meeting]), closing)?;
        let seats = self.loaded_by_maybe(Seat::KIND, "body_id", body)?;
        let mut memberships = self.loaded_by_maybe(Membership::KIND, "body_id", body)?;
        memberships.extend(self.referred::<Membership>(&[&meeting])?);
        let all = [&attendance, &items, &notes, &outputs, &actions, &parties, &seats, &memberships];
        let all: Vec<&Loaded> = [&meeting].into_iter().chain(all.into_iter().flatten()).collect();
        let people = self.referred::<Person>(&all)?;
        let with_people: Vec<&Loaded> = all.iter().copied().chain(&people).collect();
        let organizations = self.referred::<Organization>(&with_people)?;
        Ok(Some(MinutesRecords {
            meeting: meeting.record(),
            body: match body {
                Some(body) => self.loaded(Body::KIND, body)?.map(|body| body.record()),
                None => None,
            },
            offices: self.offices()?,
            meetings: typed(&self.loaded_by_maybe(Meeting::KIND, "body_id", body)?),
            seats: typed(&seats),
            memberships: typed(&memberships),
            people: typed(&people),
            organizations: typed(&organizations),
            attendance: typed(&attendance),
            items: typed(&items),
            notes: typed(&notes),
            decisions: typed(&outputs),
            actions: typed(&actions),
            commitments: typed(&outputs),
            parties: typed(&parties),
            changed_since,
        }))
    }

    /// Returns what came of a meeting, and its action items with those that the body had already.
    fn given_in(
        &self,
        meeting: &Loaded,
        closing: Option<Hlc>,
    ) -> Result<(Vec<Loaded>, Vec<Loaded>), StoreError> {
        let mut outputs = self.outputs_of(meeting.id)?;
        let body = meeting.record::<Meeting>().body_id;
        let mut earlier = self.loaded_by_maybe(ActionItem::KIND, "body_id", body)?;
        if let Some(closing) = closing {
            self.as_closed(&mut outputs, closing)?;
            self.as_closed(&mut earlier, closing)?;
        }
        let mut actions: Vec<Loaded> =
            outputs.iter().filter(|it| it.kind == ActionItem::KIND).cloned().collect();
        actions
            .extend(earlier.into_iter().filter(|action| outputs.iter().all(|output| output.id != action.id)));
        Ok((outputs, actions))
    }

    /// Reads a record as its own type; `None` when it is not held or deleted.
    pub fn record_of<R: Record>(&self, id: RecordId) -> Result<Option<R>, StoreError> {
        Ok(self.loaded(R::KIND, id)?.map(|loaded| loaded.record()))
    }

    /// Returns the seats of a body.
    pub fn seats_of(&self, body: RecordId) -> Result<Vec<Seat>, StoreError> {
        Ok(typed(&self.loaded_by(Seat::KIND, "body_id", body)?))
    }

    /// Returns the roll of a meeting.
    pub fn roll_of(&self, meeting: RecordId) -> Result<Vec<Attendance>, StoreError> {
        Ok(typed(&self.loaded_by(Attendance::KIND, "meeting_id", meeting)?))
    }

    /// Returns the greatest number of minutes that is held for a body and a year; void minutes keep theirs.
    pub fn greatest_minutes_number(&self, body: RecordId, year: i64) -> Result<Option<i64>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT max(minutes_no)
               FROM meeting
              WHERE minutes_no IS NOT NULL AND body_id = ?1 AND minutes_year = ?2",
        )?;
        Ok(statement.query_row((body.0, year), |row| row.get(0)).optional()?.flatten())
    }

    /// Returns the greatest number that a decision of numbered minutes ever had, deleted ones too.
    ///
    /// Before the minutes have a number nobody was told a number, and the answer is 0.
    pub fn greatest_decision_number(&self, meeting: &Meeting) -> Result<i64, StoreError> {
        if meeting.minutes_no.is_none() {
            return Ok(0);
        }
        let mut statement = self.connection.prepare_cached(GREATEST_DECISION)?;
        Ok(statement.query_row([meeting.id.0], |row| row.get(0))?)
    }

    /// Returns the decisions of a meeting in the order of its agenda, those under no point last.
    pub fn decisions_in_order(&self, meeting: RecordId) -> Result<Vec<Loaded>, StoreError> {
        let agenda: Vec<RecordId> = self.agenda_of(meeting)?.into_iter().map(|item| item.id).collect();
        let mut decisions = self.loaded_by(Decision::KIND, "meeting_id", meeting)?;
        decisions.sort_by_key(|decision| {
            let item = decision.record::<Decision>().agenda_item_id;
            let place = agenda.iter().position(|id| Some(*id) == item).unwrap_or(usize::MAX);
            (place, decision.id)
        });
        Ok(decisions)
    }

    fn offices(&self) -> Result<Vec<Office>, StoreError> {
        let mut offices = Vec::new();
        self.each_record(Office::KIND, |stored| -> Result<(), StoreError> {
            offices.push(stored.loaded.record());
            Ok(())
        })?;
        Ok(offices)
    }

    /// Returns the records of a kind that others refer to, deleted ones too: minutes name who was there.
    fn referred<R: Record>(&self, records: &[&Loaded]) -> Result<Vec<Loaded>, StoreError> {
        let mut ids = BTreeSet::new();
        for loaded in records {
            for ((_, part), value) in loaded.kind.columns().zip(&loaded.parts) {
                if let (AtomKind::Reference(target), Some(Atom::Id(id))) = (part.kind, value)
                    && target == R::KIND.name
                {
                    ids.insert(*id);
                }
            }
        }
        let mut found = Vec::new();
        for id in ids {
            found.extend(self.record(R::KIND, id)?.map(|stored| stored.loaded));
        }
        Ok(found)
    }
}

/// Reads those of one kind as their own type.
fn typed<R: Record>(records: &[Loaded]) -> Vec<R> {
    records.iter().filter(|loaded| loaded.kind == R::KIND).map(Loaded::record).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::screens::lists::tests::plan;

    #[test]
    fn the_greatest_number_of_a_decision_is_read_off_an_index() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("../../../schema.sql")).unwrap();
        let plan = plan(&connection, GREATEST_DECISION);
        assert_eq!(plan, "SEARCH decision USING COVERING INDEX decision_by_meeting (meeting_id=?)");
    }
}
