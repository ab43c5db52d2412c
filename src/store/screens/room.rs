//! A meeting and all that stands in it. A meeting is small: it is read whole.

use std::collections::HashMap;

use crate::domain::catalogue::RecordKind;
use crate::domain::day::Day;
use crate::domain::edit::Life;
use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::records::ActionItem;
use crate::domain::records::AgendaItem;
use crate::domain::records::Attendance;
use crate::domain::records::Body;
use crate::domain::records::Commitment;
use crate::domain::records::CommitmentParty;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Note;
use crate::domain::records::Person;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::domain::rows::Named;
use crate::domain::rows::RoomItem;
use crate::domain::rows::RoomSeat;
use crate::domain::rows::RoomView;
use crate::domain::value::Atom;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::record::Table;
use crate::store::screens::Screens;
use crate::store::screens::names::Names;

impl Screens<'_> {
    /// Reads a meeting with its seats, its agenda and everything that was recorded in it.
    ///
    /// `day` is the local day of the meeting: who held which seat is told as of then.
    pub fn room(&mut self, id: RecordId, day: Day) -> Result<Option<RoomView>, StoreError> {
        let store = self.store;
        let Some(meeting) = store.loaded(Meeting::KIND, id)? else { return Ok(None) };
        let of: Meeting = meeting.record();
        let body = match of.body_id {
            Some(body) => store.loaded(Body::KIND, body)?,
            None => None,
        };
        let mut attendance = store.loaded_by(Attendance::KIND, "meeting_id", id)?;
        let mut seats = Vec::new();
        for seat in store.loaded_by_maybe(Seat::KIND, "body_id", of.body_id)? {
            seats.extend(self.room_seat(seat, day, &mut attendance)?);
        }
        seats.sort_by_key(|seat| {
            let record: Seat = seat.seat.record();
            (record.seat_no.is_none(), record.seat_no, record.id)
        });
        let mut outputs = store.outputs_of(id)?;
        let mut agenda = Vec::new();
        for item in store.agenda_of(id)? {
            agenda.push(store.room_item(item, &mut outputs)?);
        }
        let mut room = RoomView {
            body_name: self.names.maybe(Body::KIND, of.body_id)?.unwrap_or_default(),
            next_minutes_number: None,
            greatest_decision: 0,
            names: Vec::new(),
            titles: Vec::new(),
            drafts: Vec::new(),
            meeting,
            body,
            seats,
            guests: attendance,
            agenda,
            loose_outputs: outputs,
        };
        room.names = names_in(&mut self.names, &room)?;
        room.titles = store.titles_of(&room.seats)?;
        Ok(Some(room))
    }

    /// Takes the mark of a seat out of the roll; `None` for a seat that was none on that day and has no mark.
    fn room_seat(
        &mut self,
        seat: Loaded,
        day: Day,
        roll: &mut Vec<Loaded>,
    ) -> Result<Option<RoomSeat>, StoreError> {
        let record: Seat = seat.record();
        let marked = roll.iter().position(|mark| mark.record::<Attendance>().seat_id == Some(record.id));
        let attendance = marked.map(|place| roll.remove(place));
        if !record.stands_on(day) && attendance.is_none() {
            return Ok(None);
        }
        let sitting = self.store.sitting(record.id, day)?;
        Ok(Some(RoomSeat {
            organization: record.on_behalf_of_org_id,
            principal: sitting.principal,
            alternate: sitting.alternate,
            attendance,
            seat,
        }))
    }
}

/// Names every record that the room refers to.
fn names_in(names: &mut Names<'_>, room: &RoomView) -> Result<Vec<Named>, StoreError> {
    let items = room.agenda.iter().flat_map(|item| {
        [&item.item].into_iter().chain(&item.notes).chain(&item.outputs).chain(&item.parties)
    });
    let seats = room.seats.iter().flat_map(|seat| [Some(&seat.seat), seat.attendance.as_ref()]).flatten();
    let records = [&room.meeting].into_iter().chain(&room.body).chain(seats).chain(&room.guests);
    let mut found: HashMap<(u16, RecordId), Named> = HashMap::new();
    let mut keep = |named: Named| found.insert((named.kind.number, named.id), named);
    for loaded in records.chain(items).chain(&room.loose_outputs) {
        names.referred(loaded)?.into_iter().for_each(|named| drop(keep(named)));
    }
    for person in room.seats.iter().flat_map(|seat| [seat.principal, seat.alternate]).flatten() {
        names.named(Person::KIND, person)?.into_iter().for_each(|named| drop(keep(named)));
    }
    let mut found: Vec<Named> = found.into_values().collect();
    found.sort_by_key(|named| (named.kind.number, named.id));
    Ok(found)
}

impl Store {
    fn titles_of(&self, seats: &[RoomSeat]) -> Result<Vec<(RecordId, String)>, StoreError> {
        let mut titles = Vec::new();
        for person in seats.iter().flat_map(|seat| [seat.principal, seat.alternate]).flatten() {
            let title = self.record_of::<Person>(person)?.and_then(|person| person.title_ar);
            titles.extend(title.map(|title| (person, title)));
        }
        Ok(titles)
    }

    fn room_item(&self, item: Loaded, outputs: &mut Vec<Loaded>) -> Result<RoomItem, StoreError> {
        let mut notes = self.loaded_by(Note::KIND, "agenda_item_id", item.id)?;
        notes.sort_by_key(|note| {
            let record: Note = note.record();
            (record.position, record.id)
        });
        let (own, others) =
            outputs.drain(..).partition(|output| reference(output, "agenda_item_id") == Some(item.id));
        *outputs = others;
        let own: Vec<Loaded> = own;
        let mut parties = Vec::new();
        for commitment in own.iter().filter(|output| output.kind == Commitment::KIND) {
            parties.extend(self.loaded_by(CommitmentParty::KIND, "commitment_id", commitment.id)?);
        }
        Ok(RoomItem { item, notes, outputs: own, parties })
    }

    /// Returns the agenda of a meeting by position.
    pub(super) fn agenda_of(&self, meeting: RecordId) -> Result<Vec<Loaded>, StoreError> {
        let mut items = self.loaded_by(AgendaItem::KIND, "meeting_id", meeting)?;
        items.sort_by_key(|item| {
            let record: AgendaItem = item.record();
            (record.position, record.id)
        });
        Ok(items)
    }

    /// Returns what came of a meeting in the order in which it was recorded.
    pub(super) fn outputs_of(&self, meeting: RecordId) -> Result<Vec<Loaded>, StoreError> {
        let mut outputs = Vec::new();
        for kind in [Decision::KIND, ActionItem::KIND, Commitment::KIND] {
            outputs.extend(self.loaded_by(kind, "meeting_id", meeting)?);
        }
        // Ids are made in the order of time.
        outputs.sort_by_key(|output| output.id);
        Ok(outputs)
    }

    /// Returns a record that is not deleted, with what was seen of it.
    pub(in crate::store) fn loaded(
        &self,
        kind: &'static RecordKind,
        id: RecordId,
    ) -> Result<Option<Loaded>, StoreError> {
        let stored = self.record(kind, id)?.map(|stored| stored.loaded);
        Ok(stored.filter(|loaded| loaded.life != Life::Deleted))
    }

    pub(super) fn loaded_by_maybe(
        &self,
        kind: &'static RecordKind,
        column: &'static str,
        id: Option<RecordId>,
    ) -> Result<Vec<Loaded>, StoreError> {
        id.map_or(Ok(Vec::new()), |id| self.loaded_by(kind, column, id))
    }

    /// Returns the records of a kind that refer to another by an indexed column, by id.
    pub(super) fn loaded_by(
        &self,
        kind: &'static RecordKind,
        column: &'static str,
        id: RecordId,
    ) -> Result<Vec<Loaded>, StoreError> {
        let Some(table) = Table::find(kind.number, false) else { return Ok(Vec::new()) };
        let sql = format!("{} WHERE life <> 1 AND {column} = ?1 ORDER BY id, scope", table.select);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([id.0])?;
        let mut found: Vec<Loaded> = Vec::new();
        while let Some(row) = rows.next()? {
            let (id, scope, row) = table.read(row)?;
            if found.last().is_none_or(|last| last.id != id) {
                found.push(self.assemble(table, id, scope, row)?.loaded);
            }
        }
        Ok(found)
    }
}

fn reference(loaded: &Loaded, column: &str) -> Option<RecordId> {
    match loaded.parts.get(loaded.kind.column_index(column)?) {
        Some(Some(Atom::Id(id))) => Some(*id),
        _ => None,
    }
}
