//! The attendance sheet as a picture: a row a seat, and what the letters mean.

use crossterm::event::KeyCode;
use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::Attendance;
use crate::domain::records::Seat;
use crate::domain::rows::RoomSeat;
use crate::i18n::MomentForm;
use crate::text::SafeText;
use crate::text::columns;
use crate::text::isolate_ltr;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::canvas::Side;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::pointing::Target;
use crate::ui::screens::room::NARROW;
use crate::ui::screens::room::attendance::AttendanceSheet;
use crate::ui::screens::room::attendance::Row;
use crate::ui::screens::room::attendance::person_of;
use crate::ui::widgets::listing::page;

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

/// What is longest in the columns whose text has no fixed width.
#[derive(Clone, Copy, Debug, Default)]
struct Longest {
    seat: u16,
    person: u16,
    note: u16,
}

/// Where each column stands in a sheet that is so wide: number, mark, seat, person, time, note.
///
/// The room goes to the column whose text would be cut; a note is the first to give way.
fn columns_of(width: u16, longest: Longest) -> [(u16, u16); 6] {
    let least = if width >= NARROW { longest.note.saturating_add(1).min(12) } else { 0 };
    let names = width.saturating_sub(13 + 7 + least);
    // Two columns between seat and person, one behind the person.
    let (seat, person) = (longest.seat.max(8) + 2, longest.person.max(8) + 1);
    let over = (seat + person).saturating_sub(names);
    let half = names / 2;
    let (seat, person) = match over {
        0 => (seat, person),
        _ if person <= half => (names - person, person),
        _ if seat <= half => (seat, names - seat),
        _ => (names - half, half),
    };
    let left = names.saturating_sub(seat + person);
    // What nobody needs stands between the columns, and behind the note.
    let wanted = longest.note.saturating_add(1).saturating_sub(least);
    let note = if least == 0 { 0 } else { least + left.min(wanted) };
    let left = (left + least).saturating_sub(note).min(16);
    let (seat, person) = (seat + left / 2, person + (left - left / 2));
    let time = 13 + seat + person;
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

fn headings(canvas: &mut Canvas<'_>, place: Rect, longest: Longest) {
    let titles = [
        "ui-column-no",
        "room-column-mark",
        "ui-column-seat-of",
        "room-column-person",
        "room-column-time",
        "ui-column-note",
    ];
    for (index, (title, column)) in titles.into_iter().zip(columns_of(place.width, longest)).enumerate() {
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
                look.keymap.keyboard.cap(*latin).map(|cap| format!("{cap}/")).unwrap_or_default()
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
    /// Paints a row a seat, and under them what the letters mean.
    ///
    /// ```text
    ///  Chair: Omar Baydar · Secretary: Samar Tuffaha
    ///    No Mark      Seat of               Person          Time    Note
    /// >   1 present   Zeitoun Municipality  Omar Baydar     11:02
    ///     4 . . .     Chamber of Commerce   Basel Naana
    ///  + Guest or staff...
    ///  P/1 present U/2 excused Y/3 absent  L/4 late  O/5 left  6 alternate  Q/7 guest
    /// ```
    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, place: Rect) {
        if self.room.view.is_none() {
            return;
        }
        let longest = self.longest(canvas.look);
        let legend = if self.room.is_open() { legend(canvas.look, place.width) } else { Vec::new() };
        let below = u16::try_from(legend.len()).unwrap_or(0) + 1;
        let (heading, below) = if place.height > below + 4 { (2, below) } else { (0, 0) };
        if heading > 0 {
            self.lead(
                canvas,
                Rect { x: place.x + 1, width: place.width.saturating_sub(1), height: 1, ..place },
            );
            headings(canvas, Rect { y: place.y + 1, height: 1, ..place }, longest);
        }
        let body = Rect { y: place.y + heading, height: place.height - heading - below, ..place };
        let rows = self.rows();
        let (start, end) = page(rows.len(), self.selected, usize::from(body.height), &|_| false);
        for (index, y) in (start..end).zip(body.y..body.bottom()) {
            if let Some(row) = rows.get(index) {
                let line = Rect { y, height: 1, ..body };
                canvas.spot(line, Target::row(index, index == self.selected));
                self.row(*row, index == self.selected, canvas, line, longest);
            }
        }
        if below > 0 {
            self.foot(canvas, Rect { y: body.bottom(), height: below, ..place }, &legend);
        }
    }

    /// Says who leads the meeting.
    fn lead(&self, canvas: &mut Canvas<'_>, place: Rect) {
        if let Some((lead, is_whole)) = self.room.lead(!canvas.look.mirrored()) {
            let missing = !is_whole && self.room.is_open();
            canvas.text(
                place,
                &canvas.look.say(&lead),
                if missing { Meaning::Unentered } else { Meaning::Plain },
            );
        }
    }

    fn row(&self, row: Row<'_>, selected: bool, canvas: &mut Canvas<'_>, place: Rect, longest: Longest) {
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
        let [no, mark, of, person, time, note] =
            columns_of(place.width, longest).map(|column| cell(place, column));
        if let Some(number) = seat.and_then(|seat| seat.seat.record::<Seat>().seat_no) {
            canvas.side_text(no, &look.number(number), Meaning::Plain, Side::Right);
        }
        let (word, meaning) = mark_of(look, record.as_ref());
        canvas.text(mark, &word, meaning);
        canvas.text(of, &self.organization(look, seat, record.as_ref()), Meaning::Plain);
        canvas.text(person, &self.person(look, seat, record.as_ref()), Meaning::Plain);
        let at = record.as_ref().and_then(|own| own.left_at.or(own.arrived_at));
        if let Some(at) = at {
            canvas.text(time, &look.moment(at, MomentForm::Time), Meaning::Plain);
        }
        canvas.text(note, &self.note(look, seat, record.as_ref()), Meaning::Muted);
    }

    /// Returns how much room names and notes want.
    fn longest(&self, look: &Look<'_>) -> Longest {
        let wide = |text: &SafeText| u16::try_from(columns(text, look.encoder)).unwrap_or(u16::MAX);
        let heading = |id| wide(&look.word(id));
        let mut longest =
            Longest { seat: heading("ui-column-seat-of"), person: 0, note: heading("ui-column-note") };
        for row in self.rows() {
            let (seat, loaded) = match row {
                Row::Seat(seat) => (Some(seat), seat.attendance.as_ref()),
                Row::Guest(guest) => (None, Some(guest)),
                Row::Add => continue,
            };
            let record: Option<Attendance> = loaded.map(Loaded::record);
            let record = record.as_ref();
            longest.seat = longest.seat.max(wide(&self.organization(look, seat, record)));
            longest.person = longest.person.max(wide(&self.person(look, seat, record)));
            longest.note = longest.note.max(wide(&self.note(look, seat, record)));
        }
        longest
    }

    fn named(&self, look: &Look<'_>, id: Option<RecordId>) -> Option<SafeText> {
        id.and_then(|id| self.room.name(id)).map(|name| look.name(name))
    }

    /// Returns for whom somebody sits; a seat without an organisation is the office's own.
    fn organization(
        &self,
        look: &Look<'_>,
        seat: Option<&RoomSeat>,
        record: Option<&Attendance>,
    ) -> SafeText {
        let own = seat.and_then(|seat| seat.organization).or(record.and_then(|own| own.org_id));
        let office = || seat.and_then(|_| self.room.office());
        self.named(look, own.or_else(office)).unwrap_or_default()
    }

    fn person(&self, look: &Look<'_>, seat: Option<&RoomSeat>, record: Option<&Attendance>) -> SafeText {
        let who = record.and_then(|own| own.person_id).or_else(|| seat.and_then(person_of));
        let title = record.and_then(|own| own.title_as_printed.as_deref()).map(SafeText::data);
        self.named(look, who).or(title).unwrap_or_else(|| look.word("ui-vacant"))
    }

    /// Returns what stands beside a row: the excuse, whose alternate, or who could come instead.
    fn note(&self, look: &Look<'_>, seat: Option<&RoomSeat>, record: Option<&Attendance>) -> SafeText {
        let Some(record) = record else { return SafeText::default() };
        if let Some(excuse) = &record.excuse_text {
            return look.own(Some(excuse));
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
    fn foot(&self, canvas: &mut Canvas<'_>, place: Rect, legend: &[Vec<(SafeText, SafeText)>]) {
        let inside = Rect { x: place.x + 1, width: place.width.saturating_sub(2), height: 1, ..place };
        let unmarked = self.room.unmarked();
        if unmarked > 0 {
            let said = Message::new("room-unmarked").with("count", unmarked);
            canvas.text(inside, &canvas.look.say(&said), Meaning::Unentered);
        }
        let mut drawn = DRAWN.iter();
        for (line, y) in legend.iter().zip(place.y + 1..place.bottom()) {
            let mut x = inside.x;
            for (caps, word) in line {
                let room = |x: u16| Rect { x, y, width: inside.right().saturating_sub(x), height: 1 };
                let begun = x;
                x += canvas.text(room(x), caps, Meaning::Key) + 1;
                x += canvas.text(room(x), word, Meaning::Plain) + 1;
                let digit = drawn.next().map(|(_, digit, _)| char::from(b'0' + *digit));
                let key = digit.map(|digit| KeyEvent::from(KeyCode::Char(digit)));
                let mark = key.and_then(|key| canvas.look.keymap.command_for(&[Place::Attendance], key));
                if let Some(mark) = mark {
                    canvas.spot(Rect { width: x - begun - 1, ..room(begun) }, Target::Do(mark, None));
                }
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
    use crossterm::event::KeyCode;
    use crossterm::event::KeyEvent;

    use super::*;
    use crate::ui::command::Command;
    use crate::ui::keymap::Keymap;
    use crate::ui::keymap::Place;

    #[test]
    fn every_drawn_letter_is_a_key() {
        let keymap = Keymap::default();
        let meant = |letter| {
            let event = KeyEvent::from(KeyCode::Char(letter));
            keymap.command_for(&[Place::Attendance], event)
        };
        for (latin, digit, _) in DRAWN.iter().filter(|(latin, ..)| *latin != ' ') {
            let by_digit = meant(char::from(b'0' + digit));
            assert!(matches!(by_digit, Some(Command::Attend(_))));
            assert_eq!(meant(*latin), by_digit);
            assert_eq!(meant(keymap.keyboard.cap(*latin).unwrap()), by_digit);
        }
    }

    #[test]
    fn a_long_name_of_an_organisation_gets_the_room_that_is_free() {
        let longest = Longest { seat: 34, person: 14, note: 0 };
        for (width, seat) in [(132, 34), (80, 31), (60, 23)] {
            let [_, _, of, person, ..] = columns_of(width, longest);
            assert!(of.1 >= seat && person.1 >= 14, "{width}: {of:?} {person:?}");
        }
    }

    #[test]
    fn columns_never_leave_the_sheet() {
        let long = Longest { seat: 60, person: 40, note: 50 };
        let widths = [0, 1, 20, 59, 60, 80, 132].into_iter();
        for (width, longest) in widths.flat_map(|width| [(width, Longest::default()), (width, long)]) {
            for (x, columns) in columns_of(width, longest).map(|column| {
                let place = cell(Rect { x: 0, y: 0, width, height: 1 }, column);
                (place.x, place.width)
            }) {
                assert!(columns == 0 || x + columns <= width, "{width}");
            }
        }
    }
}
