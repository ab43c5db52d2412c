//! A hall with fifteen seats that remembers what is recorded in it.

use std::cell::RefCell;

use crate::domain::catalogue::RecordKind;
use crate::domain::closed_minutes::ClosedMinutes;
use crate::domain::edit::EditDeed;
use crate::domain::edit::FieldEdit;
use crate::domain::edit::Life;
use crate::domain::edit::Loaded;
use crate::domain::edit::RecordEdit;
use crate::domain::edit::Seen;
use crate::domain::id::RecordId;
use crate::domain::records::AgendaItem;
use crate::domain::records::Attendance;
use crate::domain::records::Body;
use crate::domain::records::CommitmentParty;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Note;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record;
use crate::domain::records::Seat;
use crate::domain::rows::Answer;
use crate::domain::rows::Draft;
use crate::domain::rows::Name;
use crate::domain::rows::Named;
use crate::domain::rows::Query;
use crate::domain::rows::RecordView;
use crate::domain::rows::RoomItem;
use crate::domain::rows::RoomSeat;
use crate::domain::rows::RoomView;
use crate::domain::value::Atom;
use crate::ui::Effect;
use crate::ui::testing::id;
use crate::ui::testing::world;
use crate::ui::testing::world::name;

/// The meeting that Home opens.
pub(super) const MEETING: RecordId = RecordId([30; 16]);
pub(super) const BODY: RecordId = RecordId([31; 16]);
const SEATS: u8 = 15;

const ORGANIZATIONS: &[(&str, &str)] = &[
    ("بلدية الزيتون", "Zeitoun Municipality"),
    ("مديرية الصحة", "Health Directorate"),
    ("مركز نور النسوي", "Noor Women's Centre"),
    ("الغرفة التجارية", "Chamber of Commerce"),
    ("شركة البيادر للتجارة", "Bayader Trading Co."),
];
const PEOPLE: &[(&str, &str)] = &[
    ("عمر بيدر", "Omar Baydar"),
    ("نبيل الزعتر", "Nabil Zaatar"),
    ("هدى ياسمين", "Huda Yasmin"),
    ("باسل نعنع", "Basel Naana"),
    ("سمر تفاحة", "Samar Tuffaha"),
];

thread_local! {
    static HALL: RefCell<Hall> = RefCell::default();
}

/// What stands in the hall.
#[derive(Default)]
struct Hall {
    records: Vec<Loaded>,
    drafts: Vec<Draft>,
}

/// Empties the hall before a story.
pub(super) fn empty() {
    let mut meeting = Meeting::empty(MEETING);
    meeting.body_id = Some(BODY);
    meeting.state = Some("convened".to_owned());
    meeting.kind = Some("ordinary".to_owned());
    meeting.starts_at = crate::domain::day::Moment::parse_iso("2026-11-22T09:00:00Z");
    HALL.with_borrow_mut(|hall| *hall = Hall { records: vec![loaded(&meeting)], drafts: Vec::new() });
}

pub(super) fn organization(seat: u8) -> RecordId {
    id(60 + seat)
}

pub(super) fn member(seat: u8) -> RecordId {
    id(80 + seat)
}

pub(super) fn alternate(seat: u8) -> RecordId {
    id(100 + seat)
}

/// Closes the meeting as another laptop does.
pub(super) fn closed() {
    HALL.with_borrow_mut(Hall::close);
}

/// Returns every record of a kind in the order in which they were made.
pub(super) fn all<R: Record>() -> Vec<R> {
    HALL.with_borrow(|hall| hall.of::<R>().map(Loaded::record).collect())
}

/// Returns the one record of a kind.
pub(super) fn only<R: Record>() -> R {
    let mut found = all();
    assert_eq!(found.len(), 1, "one {}", R::KIND.name);
    found.remove(0)
}

fn loaded<R: Record>(record: &R) -> Loaded {
    Loaded {
        kind: R::KIND,
        id: record.id(),
        parts: record.parts(),
        seen: Seen { heads: vec![(1, vec![[1; 16]])] },
        life: Life::Here,
    }
}

/// Records as the store would.
pub(super) fn record(effect: &Effect) {
    HALL.with_borrow_mut(|hall| match effect {
        Effect::Save { edits, .. } => edits.iter().for_each(|edit| hall.save(edit)),
        Effect::KeepDraft { kind, record, field, text } => hall.keep(kind, *record, field, text),
        Effect::DropDraft { record } => hall.drafts.retain(|draft| draft.record != *record),
        Effect::CloseMeeting { .. } => hall.close(),
        Effect::ReopenMeeting { .. } => hall.reopen(),
        _ => {}
    });
}

/// Answers as the store would.
pub(super) fn answers(query: &Query) -> Option<Answer> {
    HALL.with_borrow(|hall| match query {
        Query::Room { .. } => Some(Answer::Room(Some(Box::new(hall.view())))),
        Query::Draft { kind, record: None } => {
            let found = hall.drafts.iter().rev().find(|draft| draft.kind == *kind);
            Some(Answer::Draft(found.cloned()))
        }
        Query::Record { id, .. } if hall.records.iter().any(|known| known.id == *id) => {
            Some(Answer::Record(Some(Box::new(hall.shown(*id)))))
        }
        query => world::answers(query),
    })
}

impl Hall {
    fn of<R: Record>(&self) -> impl Iterator<Item = &Loaded> {
        self.records.iter().filter(|loaded| loaded.kind == R::KIND)
    }

    fn save(&mut self, edit: &RecordEdit) {
        match &edit.deed {
            EditDeed::Create(fields) => {
                assert!(self.records.iter().all(|known| known.id != edit.record), "an id is used once");
                let mut parts = vec![None; edit.kind.columns().count()];
                write(edit.kind, &mut parts, fields);
                let seen = Seen { heads: vec![(1, vec![[1; 16]])] };
                self.records.push(Loaded { kind: edit.kind, id: edit.record, parts, seen, life: Life::Here });
            }
            EditDeed::Set(fields) => {
                let known = self.records.iter_mut().find(|known| known.id == edit.record).unwrap();
                write(edit.kind, &mut known.parts, fields);
            }
            EditDeed::Delete(_) => self.records.retain(|known| known.id != edit.record),
            EditDeed::Restore(_) => panic!("nothing is restored here"),
        }
    }

    fn keep(&mut self, kind: &'static RecordKind, record: RecordId, field: &str, text: &str) {
        if !self.drafts.iter().any(|draft| draft.record == record) {
            self.drafts.push(Draft { kind, record, fields: Vec::new() });
        }
        let draft = self.drafts.iter_mut().find(|draft| draft.record == record).unwrap();
        draft.fields.retain(|(known, _)| known != field);
        draft.fields.push((field.to_owned(), text.to_owned()));
    }

    fn close(&mut self) {
        self.meet(|meeting| {
            meeting.state = Some("closed".to_owned());
            (meeting.minutes_no, meeting.minutes_year) = (Some(7), Some(2026));
        });
    }

    fn reopen(&mut self) {
        self.meet(|meeting| meeting.state = Some("in_progress".to_owned()));
    }

    fn meet(&mut self, change: impl FnOnce(&mut Meeting)) {
        let known = self.records.iter_mut().find(|known| known.id == MEETING).unwrap();
        let mut meeting: Meeting = known.record();
        change(&mut meeting);
        known.parts = meeting.parts();
    }

    fn shown(&self, id: RecordId) -> RecordView {
        let meeting: Meeting = self.of::<Meeting>().next().unwrap().record();
        RecordView {
            loaded: self.records.iter().find(|known| known.id == id).unwrap().clone(),
            title: Name::default(),
            names: Vec::new(),
            unsettled: Vec::new(),
            people: Vec::new(),
            commitment: None,
            reference: None,
            meeting: None,
            closed_in: ClosedMinutes::of(&meeting),
            doubts: Vec::new(),
        }
    }

    fn view(&self) -> RoomView {
        let mut body = Body::empty(BODY);
        body.quorum_kind = Some("absolute_majority".to_owned());
        let guests = self.of::<Attendance>().filter(|own| own.record::<Attendance>().seat_id.is_none());
        let is_numbered = self.of::<Meeting>().any(|own| own.record::<Meeting>().minutes_no.is_some());
        RoomView {
            meeting: self.of::<Meeting>().next().unwrap().clone(),
            body: Some(loaded(&body)),
            body_name: name("المجلس المشترك", "Joint council"),
            seats: (0..SEATS).map(|seat| self.seat(seat)).collect(),
            guests: guests.cloned().collect(),
            agenda: self.agenda(),
            loose_outputs: self
                .of::<Decision>()
                .filter(|own| own.record::<Decision>().agenda_item_id.is_none())
                .cloned()
                .collect(),
            names: names(),
            drafts: self.drafts.clone(),
            titles: vec![(member(1), "رئيس قسم الصحة المجتمعية".to_owned())],
            next_minutes_number: Some((7, 2026)).filter(|_| !is_numbered),
            greatest_decision: 0,
        }
    }

    fn agenda(&self) -> Vec<RoomItem> {
        let mut agenda: Vec<RoomItem> = self.of::<AgendaItem>().map(|item| self.item(item)).collect();
        agenda.sort_by_key(|item| item.item.record::<AgendaItem>().position);
        agenda
    }

    fn seat(&self, number: u8) -> RoomSeat {
        let mut seat = Seat::empty(id(40 + number));
        seat.body_id = Some(BODY);
        seat.seat_no = Some(i64::from(number) + 1);
        let attendance =
            self.of::<Attendance>().find(|own| own.record::<Attendance>().seat_id == Some(seat.id));
        RoomSeat {
            seat: loaded(&seat),
            organization: Some(organization(number)),
            principal: Some(member(number)),
            alternate: (number.is_multiple_of(5) || number == 2).then(|| alternate(number)),
            attendance: attendance.cloned(),
        }
    }

    fn item(&self, item: &Loaded) -> RoomItem {
        let under = |loaded: &&Loaded| {
            let place = loaded.kind.column_index("agenda_item_id");
            place.is_some_and(|place| loaded.parts[place] == Some(Atom::Id(item.id)))
        };
        let (notes, outputs): (Vec<Loaded>, Vec<Loaded>) =
            self.records.iter().filter(under).cloned().partition(|loaded| loaded.kind == Note::KIND);
        let parties = self.of::<CommitmentParty>().cloned().collect();
        RoomItem { item: item.clone(), notes, outputs, parties }
    }
}

fn write(kind: &RecordKind, parts: &mut [Option<Atom>], fields: &[FieldEdit]) {
    for edit in fields {
        let first = kind.first_column(edit.field);
        parts[first..first + edit.value.len()].clone_from_slice(&edit.value);
    }
}

fn names() -> Vec<Named> {
    let numbered = |(ar, en): &(&str, &str), seat: u8| {
        // A round further on, names repeat with a number.
        match seat / 5 {
            0 => name(ar, en),
            round => name(&format!("{ar} {}", round + 1), &format!("{en} {}", round + 1)),
        }
    };
    let mut names = vec![Named {
        kind: Organization::KIND,
        id: id(50),
        name: name("بلدية الزيتون", "Zeitoun Municipality"),
    }];
    names.extend(world::leads());
    names.push(Named {
        kind: Body::KIND, id: BODY, name: name("المجلس المشترك", "Joint council")
    });
    for seat in 0..SEATS {
        let place = usize::from(seat % 5);
        let organization_name = numbered(&ORGANIZATIONS[place], seat);
        names.push(Named { kind: Organization::KIND, id: organization(seat), name: organization_name });
        names.push(Named { kind: Person::KIND, id: member(seat), name: numbered(&PEOPLE[place], seat) });
        names.push(Named {
            kind: Person::KIND, id: alternate(seat), name: name("لينا ريحان", "Lina Rihan")
        });
    }
    names
}
