//! The outputs sheet: what the chair reads aloud at the end, each with its number, who and when.

use ratatui::layout::Rect;

use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::Decision;
use crate::domain::records::Record as _;
use crate::domain::rows::Answer;
use crate::domain::rows::Name;
use crate::domain::rows::Query;
use crate::domain::rows::Reference;
use crate::text::Line as Laid;
use crate::text::SafeText;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::canvas::Side;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::pointing::Target;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::form::FormSheet;
use crate::ui::screens::room::Room;
use crate::ui::screens::room::line::Output;
use crate::ui::screens::room::minutes;

/// Columns before a text: the marker and the number.
const BEFORE: u16 = 13;

/// What came of the meeting.
#[derive(Debug)]
pub struct Outputs {
    room: Room,
    selected: usize,
}

/// An output with the parties of its agenda item.
#[derive(Clone, Copy, Debug)]
struct Entry<'r> {
    loaded: &'r Loaded,
    parties: &'r [Loaded],
}

/// A row of the picture.
struct Row {
    x: u16,
    number: Option<SafeText>,
    text: Laid,
    meaning: Meaning,
    entry: usize,
}

/// The groups in the order in which they are read aloud.
const GROUPS: &[(Output, &str)] = &[
    (Output::Decision, "ui-sheet-decisions"),
    (Output::Recommendation, "ui-sheet-recommendations"),
    (Output::Action, "ui-screen-actions"),
    (Output::Commitment, "ui-screen-commitments"),
];

impl Outputs {
    /// Makes the sheet of a meeting that has not been read yet.
    pub const fn new(meeting: RecordId) -> Self {
        Self { room: Room::new(meeting), selected: 0 }
    }

    /// Returns the outputs of one group in the order of the agenda.
    fn of(&self, group: Output) -> Vec<Entry<'_>> {
        let Some(view) = &self.room.view else { return Vec::new() };
        let items = view
            .agenda
            .iter()
            .flat_map(|item| item.outputs.iter().map(|loaded| Entry { loaded, parties: &item.parties }));
        let loose = view.loose_outputs.iter().map(|loaded| Entry { loaded, parties: &[] });
        items.chain(loose).filter(|entry| group_of(entry.loaded) == Some(group)).collect()
    }

    fn entries(&self) -> Vec<Entry<'_>> {
        GROUPS.iter().flat_map(|(group, _)| self.of(*group)).collect()
    }

    fn open(&self) -> Vec<Step> {
        let entries = self.entries();
        let Some(entry) = entries.get(self.selected) else { return Vec::new() };
        let name = Name::plain(minutes::title(entry.loaded));
        vec![Step::Open(Box::new(Screen::record(entry.loaded.kind, entry.loaded.id, name)))]
    }

    fn edit(&self, facts: &Facts) -> Vec<Step> {
        let entries = self.entries();
        let Some(entry) = entries.get(self.selected) else { return Vec::new() };
        vec![FormSheet::edit(&self.room.shown(entry.loaded), None, facts)]
    }

    fn rows(&self, look: &Look<'_>, width: u16) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut place = 0;
        for (group, title) in GROUPS {
            let entries = self.of(*group);
            if entries.is_empty() {
                continue;
            }
            let heading = minutes::wrapped(look, &look.word(title), width);
            rows.extend(heading.into_iter().map(|text| Row {
                x: 1,
                number: None,
                text,
                meaning: Meaning::Heading,
                entry: place,
            }));
            for (index, entry) in entries.into_iter().enumerate() {
                rows.extend(self.entry(look, entry, index + 1, place, width));
                place += 1;
            }
        }
        rows
    }

    fn entry(&self, look: &Look<'_>, entry: Entry<'_>, number: usize, place: usize, width: u16) -> Vec<Row> {
        let room = width.saturating_sub(BEFORE + 1);
        let mut number = Some(self.number(look, entry.loaded, number));
        let text = look.own(Some(&minutes::title(entry.loaded)));
        let detail = minutes::detail(look, &self.room, entry.loaded, entry.parties);
        let mut rows: Vec<Row> = minutes::wrapped(look, &text, room)
            .into_iter()
            .map(|text| Row { x: BEFORE, number: number.take(), text, meaning: Meaning::Plain, entry: place })
            .collect();
        if !detail.is_empty() {
            let lines = minutes::wrapped(look, &detail, room).into_iter();
            rows.extend(lines.map(|text| Row {
                x: BEFORE,
                number: None,
                text,
                meaning: Meaning::Muted,
                entry: place,
            }));
        }
        rows
    }

    /// Returns the number of a decision in the minutes, or the place of an action or a commitment.
    fn number(&self, look: &Look<'_>, loaded: &Loaded, place: usize) -> SafeText {
        if loaded.kind != Decision::KIND {
            return look.number(i64::try_from(place).unwrap_or(i64::MAX));
        }
        let meeting = self.room.record();
        let minutes = meeting.and_then(|meeting| Some((meeting.minutes_no?, meeting.minutes_year?)));
        look.reference(&Reference { minutes, seq: loaded.record::<Decision>().seq })
    }
}

fn group_of(loaded: &Loaded) -> Option<Output> {
    let decision = (loaded.kind == Decision::KIND).then(|| loaded.record::<Decision>().kind).flatten();
    Output::of(loaded.kind, decision.as_deref())
}

impl Sheet for Outputs {
    fn label(&self) -> Message {
        Message::new("ui-sheet-outputs")
    }

    fn places(&self) -> Vec<Place> {
        vec![if self.room.is_over() { Place::Closed } else { Place::Outputs }]
    }

    fn figure(&self) -> Option<Message> {
        let count = self.entries().len();
        (count > 0).then(|| Message::new("room-figure-outputs").with("count", count))
    }

    fn standing(&self, facts: &Facts) -> Option<(Message, Meaning)> {
        self.room.standing(facts)
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![self.room.ask()]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let last = self.entries().len().saturating_sub(1);
        match command {
            Command::Select(place) => self.selected = place.min(last),
            Command::Next => self.selected = self.selected.saturating_add(1).min(last),
            Command::Previous => self.selected = self.selected.saturating_sub(1),
            Command::First | Command::PageUp => self.selected = 0,
            Command::Last | Command::PageDown => self.selected = last,
            Command::Open => return self.open(),
            Command::Left | Command::Right if (command == Command::Right) != facts.mirrored => {
                return self.open();
            }
            Command::Edit => return self.edit(facts),
            Command::Minutes => {
                return vec![Step::Do(Effect::WriteMinutes { meeting: self.room.meeting })];
            }
            Command::NextStep if self.room.is_running() => {
                return vec![Step::Command(Command::PreviousSheet), Step::Command(command)];
            }
            Command::NextStep => return self.room.next_step(facts),
            Command::NewDecision
            | Command::NewRecommendation
            | Command::NewAction
            | Command::NewCommitment
                if self.room.is_open() =>
            {
                return vec![Step::Command(Command::PreviousSheet), Step::Command(command)];
            }
            _ => return vec![Step::NotMine],
        }
        Vec::new()
    }

    fn given(&mut self, query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        if self.room.given(query, answer) {
            self.selected = self.selected.min(self.entries().len().saturating_sub(1));
        }
        Vec::new()
    }

    /// Paints the outputs group by group.
    ///
    /// ```text
    ///  Decisions
    /// > 7/2026-2  The centre opens in the old clinic's hall.
    ///             by consensus
    ///  Action items
    ///   1         Two workers for two weeks
    ///             Zeitoun Municipality · Omar Baydar · by Sun 06/12
    /// ```
    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        if self.room.view.is_none() {
            return;
        }
        let rows = self.rows(canvas.look, place.width);
        if rows.is_empty() {
            let inside = Rect { x: place.x + 1, width: place.width.saturating_sub(2), ..place };
            canvas.paragraphs(inside, &canvas.look.word("room-outputs-none"), Meaning::Muted);
            return;
        }
        let own = |row: &Row| row.entry == self.selected;
        let first = rows.iter().position(own).unwrap_or(0);
        let last = rows.iter().rposition(own).unwrap_or(first);
        let start = minutes::scrolled(first, last, usize::from(place.height));
        for (row, y) in rows.iter().skip(start).zip(place.y..place.bottom()) {
            let line = Rect { y, height: 1, ..place };
            canvas.spot(line, Target::row(row.entry, row.entry == self.selected));
            if let Some(number) = &row.number {
                if row.entry == self.selected {
                    canvas.fill(Rect { width: 1, ..line }, Meaning::Selected);
                    canvas.sign(line.x, y, '>', Meaning::Selected);
                }
                let room = Rect { x: line.x + 2, width: BEFORE - 4, ..line };
                canvas.side_text(room, number, Meaning::Label, Side::Start);
            }
            let room = Rect { x: line.x + row.x, width: line.width.saturating_sub(row.x), ..line };
            canvas.start_line(room, &row.text, row.meaning);
        }
    }
}
