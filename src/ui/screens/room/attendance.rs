//! The attendance sheet: one row a seat, one key a mark, the quorum beside it.

use ratatui::layout::Rect;

use crate::domain::edit::EditDeed;
use crate::domain::edit::Loaded;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::Attendance;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::rows::RoomSeat;
use crate::domain::value::Atom;
use crate::i18n::MomentForm;
use crate::text::SafeText;
use crate::text::columns;
use crate::text::fold_digits;
use crate::text::isolate_ltr;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::canvas::Side;
use crate::ui::command::Attend;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::key;
use crate::ui::keymap;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::screens::Sheet;
use crate::ui::screens::form::FormSheet;
use crate::ui::screens::room::NARROW;
use crate::ui::screens::room::Room;
use crate::ui::screens::room::is_unmarked;
use crate::ui::screens::room::marks;
use crate::ui::widgets::listing::page;

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

/// The letters that are drawn: the Latin key, whose Arabic cap is drawn in Arabic, the digit, and the word.
const DRAWN: &[(char, u8, &str)] = &[
    ('p', 1, "choice-attendance-status-present"),
    ('u', 2, "choice-attendance-status-excused"),
    ('y', 3, "choice-attendance-status-absent"),
    ('l', 4, "choice-attendance-status-late"),
    ('o', 5, "choice-attendance-status-left"),
    (' ', 6, "choice-attendance-category-alternate"),
    ('q', 7, "choice-attendance-category-guest"),
];

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
            Some(Row::Seat(seat)) => marks::seat(seat, mark, self.room.meeting, id, now),
            Some(Row::Guest(guest)) => marks::guest(guest, mark, now),
            Some(Row::Add) | None => return Vec::new(),
        };
        let toast = self.said(mark, facts);
        self.selected = self.selected.saturating_add(1).min(self.rows().len().saturating_sub(1));
        self.save(edit.into_iter().collect(), toast, facts)
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
        let unmarked = view.seats.iter().filter(|seat| is_unmarked(seat));
        let edits: Vec<RecordEdit> = unmarked
            .enumerate()
            .filter_map(|(place, seat)| {
                let id = facts.fresh.id(place);
                marks::seat(seat, Attend::Present, self.room.meeting, id, facts.fresh.now)
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

/// Returns the mark that a letter means in either case, a digit of either kind.
fn letter_mark(letter: char) -> Option<Attend> {
    let small: String = letter.to_lowercase().collect();
    let plain = fold_digits(&small).chars().next()?;
    let event = crossterm::event::KeyEvent::from(crossterm::event::KeyCode::Char(plain));
    match keymap::command_for(&[Place::Attendance], event) {
        Some(Command::Attend(mark)) => Some(mark),
        _ => None,
    }
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
            Command::Next => self.selected = self.selected.saturating_add(1).min(last),
            Command::Previous => self.selected = self.selected.saturating_sub(1),
            Command::First | Command::PageUp => self.selected = 0,
            Command::Last | Command::PageDown => self.selected = last,
            Command::Attend(mark) => return self.mark(mark, facts),
            Command::Type(letter) => {
                return letter_mark(letter).map(|mark| self.mark(mark, facts)).unwrap_or_default();
            }
            Command::MarkAll => return self.mark_all(facts),
            Command::Open => return self.open(facts),
            Command::Left | Command::Right if (command == Command::Right) != facts.mirrored => {
                return self.open(facts);
            }
            Command::Delete => return self.unmark(),
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

    /// Paints a row a seat, and under them what the letters mean.
    ///
    /// ```text
    ///    No Mark      Seat of               Person          Time    Note
    /// >   1 present   Zeitoun Municipality  Omar Baydar     11:02
    ///     4 . . .     Chamber of Commerce   Basel Naana
    ///  + Guest or staff...
    ///  P/1 present U/2 excused Y/3 absent  L/4 late  O/5 left  6 alternate  Q/7 guest
    /// ```
    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        if self.room.view.is_none() {
            return;
        }
        let legend = if self.room.is_open() { legend(canvas.look, place.width) } else { Vec::new() };
        let below = u16::try_from(legend.len()).unwrap_or(0) + 1;
        let (heading, below) = if place.height > below + 3 { (1, below) } else { (0, 0) };
        if heading > 0 {
            headings(canvas, Rect { height: 1, ..place });
        }
        let body = Rect { y: place.y + heading, height: place.height - heading - below, ..place };
        let rows = self.rows();
        let (start, end) = page(rows.len(), self.selected, usize::from(body.height), &|_| false);
        for (index, y) in (start..end).zip(body.y..body.bottom()) {
            if let Some(row) = rows.get(index) {
                self.row(*row, index == self.selected, canvas, Rect { y, height: 1, ..body });
            }
        }
        if below > 0 {
            self.foot(canvas, Rect { y: body.bottom(), height: below, ..place }, &legend, facts);
        }
    }
}

/// Where each column stands in a sheet that is so wide: number, mark, seat, person, time, note.
fn columns_of(width: u16) -> [(u16, u16); 6] {
    let note = if width >= NARROW { 18 } else { 0 };
    let rest = width.saturating_sub(13 + 7 + note);
    let seat = rest * 55 / 100;
    let person = rest - seat;
    let time = 13 + rest;
    [
        (1, 3),
        (5, 7),
        (13, seat.saturating_sub(2)),
        (13 + seat, person.saturating_sub(1)),
        (time, 5),
        (time + 7, note.saturating_sub(1)),
    ]
}

fn cell(place: Rect, column: (u16, u16)) -> Rect {
    let x = place.x.saturating_add(column.0);
    Rect { x, width: column.1.min(place.right().saturating_sub(x)), ..place }
}

fn headings(canvas: &mut Canvas<'_>, place: Rect) {
    let titles = [
        "ui-column-no",
        "room-column-mark",
        "ui-column-seat-of",
        "room-column-person",
        "room-column-time",
        "ui-column-note",
    ];
    for (index, (title, column)) in titles.into_iter().zip(columns_of(place.width)).enumerate() {
        let side = if index == 0 { Side::Right } else { Side::Start };
        let word = canvas.look.word(title);
        canvas.side_text(cell(place, column), &word, Meaning::Heading, side);
    }
}

/// Returns the lines that say what the letters mean, broken where the screen ends.
fn legend(look: &Look<'_>, width: u16) -> Vec<Vec<(SafeText, SafeText)>> {
    let mut lines: Vec<Vec<(SafeText, SafeText)>> = vec![Vec::new()];
    let mut used = 1;
    for (latin, digit, word) in DRAWN {
        let letter = match latin {
            ' ' => String::new(),
            latin if look.mirrored() => {
                key::arabic_cap(*latin).map(|cap| format!("{cap}/")).unwrap_or_default()
            }
            latin => format!("{}/", latin.to_ascii_uppercase()),
        };
        let digit = look.number(i64::from(*digit));
        let caps = SafeText::concat([&SafeText::data(&letter), &digit]);
        let word = look.word(word);
        let taken = columns(&caps, look.encoder) + columns(&word, look.encoder) + 2;
        if used + taken > usize::from(width) {
            lines.push(Vec::new());
            used = 1;
        }
        used += taken;
        if let Some(line) = lines.last_mut() {
            line.push((caps, word));
        }
    }
    lines
}

impl AttendanceSheet {
    fn row(&self, row: Row<'_>, selected: bool, canvas: &mut Canvas<'_>, place: Rect) {
        if selected {
            canvas.fill(Rect { width: 1, ..place }, Meaning::Selected);
            canvas.sign(place.x, place.y, '>', Meaning::Selected);
        }
        let (seat, loaded) = match row {
            Row::Seat(seat) => (Some(seat), seat.attendance.as_ref()),
            Row::Guest(guest) => (None, Some(guest)),
            Row::Add => {
                let room = Rect { x: place.x + 2, width: place.width.saturating_sub(2), ..place };
                canvas.text(room, &canvas.look.word("room-add-guest"), Meaning::Label);
                return;
            }
        };
        let record: Option<Attendance> = loaded.map(Loaded::record);
        let look = canvas.look;
        let [no, mark, of, person, time, note] = columns_of(place.width).map(|column| cell(place, column));
        if let Some(number) = seat.and_then(|seat| seat.seat.record::<Seat>().seat_no) {
            canvas.side_text(no, &look.number(number), Meaning::Plain, Side::Right);
        }
        let (word, meaning) = mark_of(look, record.as_ref());
        canvas.text(mark, &word, meaning);
        let organization =
            seat.and_then(|seat| seat.organization).or(record.as_ref().and_then(|own| own.org_id));
        let who = match (seat, &record) {
            (_, Some(record)) if record.person_id.is_some() => record.person_id,
            (Some(seat), _) => person_of(seat),
            (None, _) => None,
        };
        let own_office = || seat.and_then(|_| self.room.office());
        let organization = organization.or_else(own_office);
        let named = |id: Option<RecordId>| id.and_then(|id| self.room.name(id)).map(|name| look.name(name));
        canvas.text(of, &named(organization).unwrap_or_default(), Meaning::Plain);
        let title = record.as_ref().and_then(|own| own.title_as_printed.as_deref()).map(SafeText::data);
        let who = named(who).or(title).unwrap_or_else(|| look.word("ui-vacant"));
        canvas.text(person, &who, Meaning::Plain);
        let at = record.as_ref().and_then(|own| own.left_at.or(own.arrived_at));
        if let Some(at) = at {
            canvas.text(time, &look.moment(at, MomentForm::Time), Meaning::Plain);
        }
        canvas.text(note, &self.note(look, seat, record.as_ref()), Meaning::Muted);
    }

    /// Returns what stands beside a row: the excuse, whose alternate, or who could come instead.
    fn note(&self, look: &Look<'_>, seat: Option<&RoomSeat>, record: Option<&Attendance>) -> SafeText {
        let Some(record) = record else { return SafeText::default() };
        if let Some(excuse) = &record.excuse_text {
            return SafeText::data(excuse);
        }
        let category = record.category.as_deref().unwrap_or("member");
        let Some(seat) = seat else {
            return look.say(&Message::named(format!("choice-attendance-category-{category}")));
        };
        if category == "alternate" {
            return look.word("choice-attendance-category-alternate");
        }
        let away = matches!(record.status.as_deref(), Some("excused" | "absent"));
        match seat.alternate.filter(|_| away).and_then(|alternate| self.room.name(alternate)) {
            Some(name) => {
                let name = look.name(name).as_str().to_owned();
                look.say(&Message::new("room-alternate-is").with("name", name))
            }
            None => SafeText::default(),
        }
    }

    /// Says how many have no mark, and what the letters mean.
    fn foot(
        &self,
        canvas: &mut Canvas<'_>,
        place: Rect,
        legend: &[Vec<(SafeText, SafeText)>],
        _facts: &Facts,
    ) {
        let inside = Rect { x: place.x + 1, width: place.width.saturating_sub(2), height: 1, ..place };
        let unmarked = self.room.unmarked();
        if unmarked > 0 {
            let said = Message::new("room-unmarked").with("count", unmarked);
            canvas.text(inside, &canvas.look.say(&said), Meaning::Unentered);
        }
        for (line, y) in legend.iter().zip(place.y + 1..place.bottom()) {
            let mut x = inside.x;
            for (caps, word) in line {
                let room = |x: u16| Rect { x, y, width: inside.right().saturating_sub(x), height: 1 };
                x += canvas.text(room(x), caps, Meaning::Key) + 1;
                x += canvas.text(room(x), word, Meaning::Plain) + 1;
            }
        }
    }
}

fn mark_of(look: &Look<'_>, record: Option<&Attendance>) -> (SafeText, Meaning) {
    let Some(status) = record.and_then(|record| record.status.as_deref()) else {
        return (isolate_ltr(". . ."), Meaning::Muted);
    };
    let meaning = match status {
        "present" | "late" => Meaning::Done,
        "absent" => Meaning::Late,
        _ => Meaning::Muted,
    };
    (look.say(&Message::named(format!("choice-attendance-status-{status}"))), meaning)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_the_same_letter_on_both_keyboards_in_either_case() {
        for letter in ['p', 'P', 'ح', '1', '١'] {
            assert_eq!(letter_mark(letter), Some(Attend::Present), "{letter}");
        }
        assert_eq!(letter_mark('ض'), Some(Attend::Guest));
        assert_eq!(letter_mark('٦'), Some(Attend::Alternate));
        assert_eq!(letter_mark('ز'), None);
    }

    #[test]
    fn every_drawn_letter_is_a_key() {
        for (latin, digit, _) in DRAWN.iter().filter(|(latin, ..)| *latin != ' ') {
            let by_digit = letter_mark(char::from(b'0' + digit));
            assert!(by_digit.is_some());
            assert_eq!(letter_mark(*latin), by_digit);
            assert_eq!(letter_mark(key::arabic_cap(*latin).unwrap()), by_digit);
        }
    }

    #[test]
    fn columns_never_leave_the_sheet() {
        for width in [0, 1, 20, 59, 60, 80, 132] {
            for (x, columns) in columns_of(width).map(|column| {
                let place = cell(Rect { x: 0, y: 0, width, height: 1 }, column);
                (place.x, place.width)
            }) {
                assert!(columns == 0 || x + columns <= width, "{width}");
            }
        }
    }
}
