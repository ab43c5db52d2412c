//! The attendance sheet: one row a seat, one key a mark, the quorum beside it.

mod picture;

use ratatui::layout::Rect;

use crate::domain::day::Moment;
use crate::domain::edit::EditDeed;
use crate::domain::edit::Loaded;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::Attendance;
use crate::domain::records::Record as _;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::rows::RoomSeat;
use crate::domain::value::Atom;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Attend;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::screens::Sheet;
use crate::ui::screens::form::FormSheet;
use crate::ui::screens::room::Room;
use crate::ui::screens::room::is_unmarked;
use crate::ui::screens::room::marks;
use crate::ui::screens::room::marks::Roll;

/// Who came to the meeting.
#[derive(Debug)]
pub struct AttendanceSheet {
    room: Room,
    selected: usize,
}

/// A row of the sheet.
#[derive(Clone, Copy, Debug)]
enum Row<'r> {
    Seat(&'r RoomSeat),
    Guest(&'r Loaded),
    /// The last row: somebody without a seat.
    Add,
}

impl AttendanceSheet {
    /// Makes the sheet of a meeting that has not been read yet.
    pub const fn new(meeting: RecordId) -> Self {
        Self { room: Room::new(meeting), selected: 0 }
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let Some(view) = &self.room.view else { return Vec::new() };
        let mut rows: Vec<Row<'_>> = view.seats.iter().map(Row::Seat).collect();
        rows.extend(view.guests.iter().map(Row::Guest));
        rows.extend(self.room.is_open().then_some(Row::Add));
        rows
    }

    /// Marks the row under the cursor and goes on to the next.
    fn mark(&mut self, mark: Attend, facts: &Facts) -> Vec<Step> {
        if self.room.view.is_none() {
            return Vec::new();
        }
        if !self.room.is_open() {
            return vec![self.room.refusal()];
        }
        let (now, id) = (facts.fresh.now, facts.fresh.id(0));
        let edit = match self.rows().get(self.selected) {
            _ if mark == Attend::Guest => return vec![self.invite(facts)],
            Some(Row::Seat(seat)) if is_empty(seat) => return vec![self.seated(seat, facts)],
            Some(Row::Seat(seat)) => self.roll(now).seat(seat, mark, id),
            Some(Row::Guest(guest)) => marks::guest(guest, mark, now),
            Some(Row::Add) | None => return Vec::new(),
        };
        let toast = self.said(mark, facts);
        self.selected = self.selected.saturating_add(1).min(self.rows().len().saturating_sub(1));
        self.save(edit.into_iter().collect(), toast, facts)
    }

    fn roll(&self, now: Moment) -> Roll<'_> {
        let titles = self.room.view.as_ref().map(|view| view.titles.as_slice()).unwrap_or_default();
        Roll { meeting: self.room.meeting, now, titles }
    }

    /// Says who was marked, and how.
    fn said(&self, mark: Attend, facts: &Facts) -> Message {
        let rows = self.rows();
        let person = match rows.get(self.selected) {
            Some(Row::Seat(seat)) if mark == Attend::Alternate => seat.alternate,
            Some(Row::Seat(seat)) => person_of(seat),
            Some(Row::Guest(guest)) => guest.record::<Attendance>().person_id,
            Some(Row::Add) | None => None,
        };
        let name = person.and_then(|person| self.room.name(person)).map(|name| name.shown(!facts.mirrored));
        let word = match mark {
            Attend::Present => "choice-attendance-status-present",
            Attend::Excused => "choice-attendance-status-excused",
            Attend::Absent => "choice-attendance-status-absent",
            Attend::Late => "choice-attendance-status-late",
            Attend::Left => "choice-attendance-status-left",
            Attend::Alternate => "choice-attendance-category-alternate",
            Attend::Guest => "choice-attendance-category-guest",
        };
        let said = Message::new("room-toast-marked").with("mark", Message::new(word));
        said.with("name", name.unwrap_or_default())
    }

    /// Marks every seat without a mark as present.
    fn mark_all(&self, facts: &Facts) -> Vec<Step> {
        if !self.room.is_open() {
            return vec![self.room.refusal()];
        }
        let Some(view) = &self.room.view else { return Vec::new() };
        let roll = self.roll(facts.fresh.now);
        let unmarked = view.seats.iter().filter(|seat| is_unmarked(seat));
        let edits: Vec<RecordEdit> = unmarked
            .enumerate()
            .filter_map(|(place, seat)| {
                let id = facts.fresh.id(place);
                roll.seat(seat, Attend::Present, id)
            })
            .collect();
        let toast = Message::new("room-toast-all-marked").with("count", edits.len());
        self.save(edits, toast, facts)
    }

    /// Records marks; the first one starts the meeting.
    fn save(&self, mut edits: Vec<RecordEdit>, toast: Message, facts: &Facts) -> Vec<Step> {
        if edits.is_empty() {
            return Vec::new();
        }
        edits.extend(self.room.start(facts.fresh.now));
        vec![Step::Do(Effect::Save { edits, toast })]
    }

    /// Opens the form for somebody without a seat.
    fn invite(&self, facts: &Facts) -> Step {
        let presets = [
            ("meeting_id", Atom::Id(self.room.meeting)),
            ("category", Atom::Text("guest".to_owned())),
            ("status", Atom::Text("present".to_owned())),
            ("arrived_at", Atom::Moment(facts.fresh.now)),
        ];
        FormSheet::create(Attendance::KIND, &presets, &[], facts)
    }

    /// Opens the form for whoever came for a seat in which nobody sits.
    fn seated(&self, seat: &RoomSeat, facts: &Facts) -> Step {
        let mut presets = vec![
            ("meeting_id", Atom::Id(self.room.meeting)),
            ("seat_id", Atom::Id(seat.seat.id)),
            ("category", Atom::Text("alternate".to_owned())),
            ("status", Atom::Text("present".to_owned())),
            ("arrived_at", Atom::Moment(facts.fresh.now)),
        ];
        presets.extend(seat.organization.map(|organization| ("org_id", Atom::Id(organization))));
        FormSheet::create(Attendance::KIND, &presets, &self.room.names(), facts)
    }

    /// Opens the times and the note of a row.
    fn open(&mut self, facts: &Facts) -> Vec<Step> {
        let marked = match self.rows().get(self.selected) {
            Some(Row::Seat(seat)) => seat.attendance.clone(),
            Some(Row::Guest(guest)) => Some((*guest).clone()),
            Some(Row::Add) => return vec![self.invite(facts)],
            None => return Vec::new(),
        };
        match marked {
            _ if !self.room.is_open() => vec![self.room.refusal()],
            Some(loaded) => {
                let view = self.room.shown(&loaded);
                vec![FormSheet::edit(&view, Some("arrived_at"), facts)]
            }
            // A seat without a mark has no times yet.
            None => self.mark(Attend::Present, facts),
        }
    }

    /// Takes the mark of a row off.
    fn unmark(&self) -> Vec<Step> {
        let marked = match self.rows().get(self.selected) {
            Some(Row::Seat(seat)) => seat.attendance.as_ref(),
            Some(Row::Guest(guest)) => Some(*guest),
            Some(Row::Add) | None => None,
        };
        let Some(loaded) = marked else { return Vec::new() };
        if !self.room.is_open() {
            return vec![self.room.refusal()];
        }
        let deed = EditDeed::Delete(loaded.seen.clone());
        let edits = vec![RecordEdit { kind: loaded.kind, record: loaded.id, deed }];
        vec![Step::Do(Effect::Save { edits, toast: Message::new("room-toast-mark-off") })]
    }
}

/// Returns `true` when nobody is expected in a seat and nobody came for it.
const fn is_empty(seat: &RoomSeat) -> bool {
    seat.attendance.is_none() && seat.principal.is_none() && seat.alternate.is_none()
}

/// Returns who sits in a seat today, or is expected to.
fn person_of(seat: &RoomSeat) -> Option<RecordId> {
    let marked = seat.attendance.as_ref().and_then(|loaded| loaded.record::<Attendance>().person_id);
    marked.or(seat.principal).or(seat.alternate)
}

impl Sheet for AttendanceSheet {
    fn label(&self) -> Message {
        Message::new("room-sheet-attendance")
    }

    fn places(&self) -> Vec<Place> {
        vec![if self.room.is_over() { Place::Closed } else { Place::Attendance }]
    }

    fn figure_at(&self, facts: &Facts) -> Option<Message> {
        let started = self.room.record()?.actual_start?;
        if !self.room.is_running() {
            return None;
        }
        Some(Message::new("room-figure-started").with("at", started).with("now", facts.fresh.now))
    }

    fn standing(&self, facts: &Facts) -> Option<(Message, Meaning)> {
        self.room.standing(facts)
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![self.room.ask()]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let last = self.rows().len().saturating_sub(1);
        match command {
            Command::Select(place) => self.selected = place.min(last),
            Command::Next => self.selected = self.selected.saturating_add(1).min(last),
            Command::Previous => self.selected = self.selected.saturating_sub(1),
            Command::First | Command::PageUp => self.selected = 0,
            Command::Last | Command::PageDown => self.selected = last,
            Command::Attend(mark) => return self.mark(mark, facts),
            Command::Type(_) => {}
            Command::MarkAll => return self.mark_all(facts),
            Command::Open => return self.open(facts),
            Command::Left | Command::Right if (command == Command::Right) != facts.mirrored => {
                return self.open(facts);
            }
            Command::Edit => return self.room.edit(facts),
            Command::Delete => return self.unmark(),
            Command::Minutes => return vec![Step::Do(Effect::WriteMinutes { meeting: self.room.meeting })],
            // What is being written is known to the sheet beside this one.
            Command::NextStep if self.room.is_running() => {
                return vec![Step::Command(Command::NextSheet), Step::Command(command)];
            }
            Command::NextStep => return self.room.next_step(facts),
            Command::NewDecision
            | Command::NewRecommendation
            | Command::NewAction
            | Command::NewCommitment
                if self.room.is_open() =>
            {
                // They are written down under the agenda, on the sheet beside this one.
                return vec![Step::Command(Command::NextSheet), Step::Command(command)];
            }
            _ => return vec![Step::NotMine],
        }
        Vec::new()
    }

    fn given(&mut self, query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        let first = self.room.view.is_none();
        if !self.room.given(query, answer) {
            return Vec::new();
        }
        self.selected = self.selected.min(self.rows().len().saturating_sub(1));
        if first { self.room.turned() } else { Vec::new() }
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        self.paint(canvas, place);
    }
}
