//! The meeting room: who came, what is said and decided, what the chair reads aloud, and closing with a number.
//!
//! Each sheet keeps its own copy of the meeting; whichever is open asks for it, and all are given the answer.

pub mod agenda;
pub mod attendance;
pub mod closing;
pub mod forms;
pub mod line;
pub mod marks;
pub mod minutes;
pub mod outputs;
#[cfg(test)]
pub(crate) mod stories;
pub mod writing;

use crate::domain::closed_minutes::ClosedMinutes;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::edit::Loaded;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::quorum::Quorum;
use crate::domain::records::AgendaItem;
use crate::domain::records::Attendance;
use crate::domain::records::Body;
use crate::domain::records::Meeting;
use crate::domain::records::Record as _;
use crate::domain::rows::Answer;
use crate::domain::rows::MeetingRow;
use crate::domain::rows::Name;
use crate::domain::rows::Query;
use crate::domain::rows::RecordView;
use crate::domain::rows::RoomItem;
use crate::domain::rows::RoomSeat;
use crate::domain::rows::RoomView;
use crate::theme::Meaning;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::model::Facts;
use crate::ui::model::Notice;
use crate::ui::model::Step;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::Title;
use crate::ui::screens::columns::nth_meeting;
use crate::ui::screens::form::FormSheet;

/// Below this many columns a screen shows one pane at a time, and its shorter words.
const NARROW: u16 = 76;

/// What a sheet of the room knows of its meeting.
#[derive(Debug)]
pub struct Room {
    meeting: RecordId,
    view: Option<Box<RoomView>>,
}

/// Makes the sheets of a meeting's room.
pub fn sheets(meeting: RecordId) -> Vec<Box<dyn Sheet>> {
    vec![
        Box::new(attendance::AttendanceSheet::new(meeting)),
        Box::new(writing::Writing::new(meeting)),
        Box::new(outputs::Outputs::new(meeting)),
    ]
}

/// Makes the screen of a meeting, called by its body and which of its meetings it is.
pub fn screen(meeting: RecordId, row: &MeetingRow) -> Screen {
    let name = row.body.clone().unwrap_or_default();
    let mut screen = Screen::record(Meeting::KIND, meeting, name.clone());
    screen.title = Title::Told { name, apart: nth_meeting(row.kind.as_deref(), row.ordinal) };
    screen
}

impl Room {
    const fn new(meeting: RecordId) -> Self {
        Self { meeting, view: None }
    }

    fn ask(&self) -> Effect {
        Effect::Ask(Query::Room { meeting: self.meeting })
    }

    /// Takes the meeting when it is this one; `false` when the answer is to another question.
    fn given(&mut self, query: &Query, answer: &Answer) -> bool {
        match (query, answer) {
            (Query::Room { meeting }, Answer::Room(view)) if *meeting == self.meeting => {
                self.view.clone_from(view);
                true
            }
            _ => false,
        }
    }

    fn record(&self) -> Option<Meeting> {
        self.view.as_ref().map(|view| view.meeting.record())
    }

    /// Returns `true` while the minutes may be written.
    fn is_open(&self) -> bool {
        let state = self.record().map(|meeting| meeting.state);
        state.is_some_and(|state| {
            matches!(state.as_deref(), None | Some("draft" | "convened" | "in_progress"))
        })
    }

    /// Returns `true` when the meeting is known to be closed: it is read, not written.
    fn is_over(&self) -> bool {
        self.view.is_some() && !self.is_open()
    }

    /// Counts the seats in which somebody is expected and that have no mark.
    fn unmarked(&self) -> usize {
        let seats = self.view.iter().flat_map(|view| &view.seats);
        seats.filter(|seat| is_unmarked(seat)).count()
    }

    /// Returns `true` while the agenda ends with the row that closes the meeting.
    fn has_closing_row(&self) -> bool {
        self.is_running() && self.view.as_ref().is_some_and(|view| !view.agenda.is_empty())
    }

    fn is_running(&self) -> bool {
        self.record().is_some_and(|meeting| meeting.state.as_deref() == Some("in_progress"))
    }

    /// Returns the edit that starts the meeting; `None` when it has started.
    fn start(&self, now: Moment) -> Option<RecordEdit> {
        let view = self.view.as_ref()?;
        let mut meeting: Meeting = view.meeting.record();
        if !matches!(meeting.state.as_deref(), None | Some("draft" | "convened")) {
            return None;
        }
        meeting.state = Some("in_progress".to_owned());
        meeting.actual_start = meeting.actual_start.or(Some(now));
        view.meeting.edit_to(&meeting.parts())
    }

    /// Starts the meeting, asks whether to close it, or to open it again.
    fn next_step(&self, facts: &Facts) -> Vec<Step> {
        if self.view.is_none() {
            return Vec::new();
        }
        if let Some(edit) = self.start(facts.fresh.now) {
            let toast = Message::new("room-toast-started").with("at", facts.fresh.now);
            return vec![Step::Do(Effect::Save { edits: vec![edit], toast })];
        }
        let over = self.record().as_ref().and_then(ClosedMinutes::of);
        let reopened = over.as_ref().map(closing::ask_to_reopen);
        vec![reopened.or_else(|| closing::ask(self, facts)).unwrap_or_else(|| self.refusal())]
    }

    /// Turns to the sheet that a meeting is opened for: its outputs once it is over, the text once an item began.
    fn turned(&self) -> Vec<Step> {
        let Some(view) = &self.view else { return Vec::new() };
        let began = |item: &RoomItem| item.item.record::<AgendaItem>().started_at.is_some();
        let sheets = match self.is_open() {
            false => 2,
            true if view.agenda.iter().any(began) => 1,
            true => 0,
        };
        (0..sheets).map(|_| Step::Command(Command::NextSheet)).collect()
    }

    /// Opens the form of the meeting itself: who leads it, where and when.
    fn edit(&self, facts: &Facts) -> Vec<Step> {
        match &self.view {
            Some(_) if !self.is_open() => vec![self.refusal()],
            Some(view) => {
                vec![FormSheet::edit(&self.shown(&view.meeting), Some("chair_membership_id"), facts)]
            }
            None => Vec::new(),
        }
    }

    /// Says who leads the meeting; `false` beside it while somebody is missing.
    fn lead(&self, english: bool) -> Option<(Message, bool)> {
        let meeting = self.record()?;
        let named = |id: Option<RecordId>| id.and_then(|id| self.name(id)).map(|name| name.shown(english));
        let lead = [named(meeting.chair_membership_id), named(meeting.secretary_membership_id)];
        let message = match lead {
            [Some(chair), Some(secretary)] => {
                Message::new("room-lead").with("chair", chair).with("secretary", secretary)
            }
            [Some(chair), None] => Message::new("room-lead-chair").with("chair", chair),
            [None, Some(secretary)] => Message::new("room-lead-secretary").with("secretary", secretary),
            [None, None] => Message::new("room-lead-none"),
        };
        Some((message, lead.iter().all(Option::is_some)))
    }

    /// Says why nothing can be written here any more.
    fn refusal(&self) -> Step {
        Step::Say(Notice::Refused(self.closed_message()))
    }

    fn closed_message(&self) -> Message {
        match self.record().and_then(|meeting| meeting.minutes_number()) {
            Some(number) => Message::new("room-closed-numbered").with_typed("number", number),
            None => Message::new("room-closed"),
        }
    }

    /// Returns the day of the meeting, in the place's time.
    fn day(&self, facts: &Facts) -> Day {
        let starts = self.record().and_then(|meeting| meeting.starts_at);
        starts.map_or(facts.fresh.today, |at| facts.day_of(at))
    }

    /// Counts who is in the room now.
    fn quorum(&self, facts: &Facts) -> Option<Quorum> {
        let view = self.view.as_ref()?;
        let body: Body = view.body.as_ref()?.record();
        let seats: Vec<_> = view.seats.iter().map(|seat| seat.seat.record()).collect();
        let there: Vec<Attendance> =
            view.seats.iter().filter_map(|seat| seat.attendance.as_ref()).map(Loaded::record).collect();
        let day = self.day(facts);
        Some(if self.is_open() {
            Quorum::now(&body, &seats, &there, day)
        } else {
            Quorum::of_meeting(&body, &seats, &there, day)
        })
    }

    /// Says in the status line whether the meeting may decide, or that it is over.
    fn standing(&self, facts: &Facts) -> Option<(Message, Meaning)> {
        self.view.as_ref()?;
        if !self.is_open() {
            return Some((self.closed_message(), Meaning::Muted));
        }
        let quorum = self.quorum(facts)?;
        let meaning = if quorum.is_met() { Meaning::Done } else { Meaning::Late };
        Some((said(&quorum, facts.columns), meaning))
    }

    /// Returns the office of the body: a seat without an organisation is its own.
    fn office(&self) -> Option<RecordId> {
        let body = self.view.as_ref()?.body.as_ref()?;
        body.record::<Body>().office_id
    }

    fn name(&self, id: RecordId) -> Option<&Name> {
        self.view.as_ref()?.names.iter().find(|named| named.id == id).map(|named| &named.name)
    }

    /// Returns every name that the meeting knows, for forms that show them.
    fn names(&self) -> Vec<(RecordId, Name)> {
        let names = self.view.iter().flat_map(|view| &view.names);
        names.map(|named| (named.id, named.name.clone())).collect()
    }

    /// Returns a record of the room as a form wants it.
    fn shown(&self, loaded: &Loaded) -> RecordView {
        RecordView {
            loaded: loaded.clone(),
            title: Name::default(),
            names: self.view.as_ref().map(|view| view.names.clone()).unwrap_or_default(),
            unsettled: Vec::new(),
            people: Vec::new(),
            commitment: None,
            reference: None,
            meeting: None,
            closed_in: self.record().as_ref().and_then(ClosedMinutes::of),
            doubts: Vec::new(),
        }
    }
}

/// Returns `true` when somebody is expected in the seat and has no mark.
fn is_unmarked(seat: &RoomSeat) -> bool {
    seat.attendance.is_none() && (seat.principal.is_some() || seat.alternate.is_some())
}

/// Says the count of seats in as many words as the screen has room for.
fn said(quorum: &Quorum, columns: u16) -> Message {
    let id = match (quorum.needed, quorum.is_met()) {
        (None, _) => "room-quorum-none",
        (Some(_), true) => "room-quorum-met",
        (Some(_), false) => "room-quorum-not-met",
    };
    let width = if columns < NARROW { "narrow" } else { "wide" };
    let said =
        Message::new(id).with("width", width).with("present", quorum.present).with("seats", quorum.seats);
    said.with("needed", quorum.needed.unwrap_or_default())
}
