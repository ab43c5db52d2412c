//! A few lines to fill in that are no record: a path, an office, the first settings.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::text::SafeText;
use crate::text::fold_digits;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::pointing::Target;
use crate::ui::widgets::entry;
use crate::ui::widgets::entry::Edited;
use crate::ui::widgets::entry::Entry;
use crate::ui::widgets::form::label_columns;
use crate::ui::widgets::form::value_columns;

/// Lines with a label each, and buttons under them.
#[derive(Clone, Debug)]
pub struct Prompt {
    pub lines: Vec<Line>,
    pub focus: usize,
    pub buttons: &'static [&'static str],
}

/// A line to fill in.
#[derive(Clone, Debug)]
pub struct Line {
    pub label: &'static str,
    pub help: Option<&'static str>,
    pub value: Value,
    pub error: Option<Message>,
}

/// What a line holds.
#[derive(Clone, Debug)]
pub enum Value {
    Text(Entry),
    /// One of a few words, by its place.
    Choice {
        words: &'static [&'static str],
        chosen: usize,
    },
}

/// What came of a command.
#[derive(Debug)]
pub enum Pressed {
    Steps(Vec<Step>),
    /// Somebody pressed a button, by its place.
    Button(usize),
    NotMine,
}

impl Line {
    /// Makes a line of text.
    pub fn text(label: &'static str, help: Option<&'static str>, text: &str, limit: usize) -> Self {
        Self { label, help, value: Value::Text(Entry::line(text, limit)), error: None }
    }

    /// Makes a line of a few words.
    pub const fn choice(label: &'static str, words: &'static [&'static str], chosen: usize) -> Self {
        Self { label, help: None, value: Value::Choice { words, chosen }, error: None }
    }

    /// Returns the text without blanks round it.
    pub fn read(&self) -> &str {
        match &self.value {
            Value::Text(entry) => entry.text().trim(),
            Value::Choice { .. } => "",
        }
    }

    /// Returns the place of the chosen word.
    pub const fn chosen(&self) -> usize {
        match self.value {
            Value::Text(_) => 0,
            Value::Choice { chosen, .. } => chosen,
        }
    }
}

impl Prompt {
    /// Makes a prompt with the focus on its first line.
    pub const fn new(lines: Vec<Line>, buttons: &'static [&'static str]) -> Self {
        Self { lines, focus: 0, buttons }
    }

    /// Returns where keys are pressed.
    pub fn places(&self, own: Place) -> Vec<Place> {
        match self.lines.get(self.focus).map(|line| &line.value) {
            Some(Value::Text(_)) => vec![own, Place::Text],
            _ => vec![own],
        }
    }

    /// Puts a refusal under a line and the focus on it.
    pub fn refuse(&mut self, place: usize, error: Message) {
        if let Some(line) = self.lines.get_mut(place) {
            line.error = Some(error);
            self.focus = place;
        }
    }

    /// Fulfils a command. Nothing goes on from a line that is too long.
    pub fn command(&mut self, command: Command, facts: &Facts) -> Pressed {
        let pressed = self.pressed(command, facts);
        match (&pressed, self.too_long()) {
            (Pressed::Button(0), Some((place, error))) => {
                self.refuse(place, error);
                Pressed::Steps(Vec::new())
            }
            _ => pressed,
        }
    }

    fn too_long(&self) -> Option<(usize, Message)> {
        self.lines.iter().enumerate().find_map(|(place, line)| Some((place, line.too_long()?)))
    }

    fn pressed(&mut self, command: Command, facts: &Facts) -> Pressed {
        if let Command::Select(place) = command {
            self.focus = place.min((self.lines.len() + self.buttons.len()).saturating_sub(1));
            return Pressed::Steps(Vec::new());
        }
        let line = self.lines.get_mut(self.focus);
        if let Some(steps) = line.and_then(|line| line.command(command, facts)) {
            return Pressed::Steps(steps);
        }
        let last = self.lines.len() + self.buttons.len();
        match command {
            Command::Open if self.focus >= self.lines.len() => {
                return Pressed::Button(self.focus - self.lines.len());
            }
            Command::Open if self.focus + 1 == self.lines.len() => return Pressed::Button(0),
            Command::Save => return Pressed::Button(0),
            Command::NextField if self.focus + 1 == last => self.focus_on(0),
            Command::PreviousField if self.focus == 0 => self.focus_on(last.saturating_sub(1)),
            Command::Open | Command::Next | Command::NextField => {
                self.focus_on((self.focus + 1).min(last.saturating_sub(1)));
            }
            Command::Previous | Command::PreviousField => self.focus_on(self.focus.saturating_sub(1)),
            Command::Left | Command::Right if self.focus >= self.lines.len() => {
                let forward = (command == Command::Right) != facts.mirrored;
                let moved = if forward { self.focus + 1 } else { self.focus - 1 };
                self.focus = moved.clamp(self.lines.len(), last.saturating_sub(1));
            }
            _ => return Pressed::NotMine,
        }
        Pressed::Steps(Vec::new())
    }

    /// Goes to a line or a button. What stands in a line is selected: letters replace it, arrows keep it.
    fn focus_on(&mut self, place: usize) {
        self.focus = place;
        if let Some(Line { value: Value::Text(entry), .. }) = self.lines.get_mut(place) {
            entry.select_all();
        }
    }

    /// Puts pasted text into the line with the focus.
    pub fn paste(&mut self, text: &str) -> Vec<Step> {
        self.lines.get_mut(self.focus).map(|line| line.paste(text)).unwrap_or_default()
    }

    /// Paints the lines and the buttons; returns the first free row.
    pub fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) -> u16 {
        let mut y = place.y;
        let label = label_columns(facts.columns);
        for (index, line) in self.lines.iter().enumerate() {
            if y >= place.bottom() {
                return y;
            }
            let rest = Rect { y, height: place.bottom() - y, ..place };
            y += line.view_labelled(canvas, rest, label, (index, index == self.focus), facts);
        }
        y += 1;
        self.view_buttons(canvas, place, y);
        y.saturating_add(2)
    }

    fn view_buttons(&self, canvas: &mut Canvas<'_>, place: Rect, y: u16) {
        let mut x = place.x + 1;
        for (index, id) in self.buttons.iter().enumerate() {
            let focused = self.focus == self.lines.len() + index;
            let meaning = if focused { Meaning::Selected } else { Meaning::Button };
            let word = canvas.look.word(id);
            let text = SafeText::concat([&SafeText::data("[ "), &word, &SafeText::data(" ]")]);
            let room = Rect { x, y, width: place.right().saturating_sub(x), height: 1 }.intersection(place);
            let taken = canvas.text(room, &text, meaning);
            canvas.spot(Rect { width: taken, ..room }, Target::button(self.lines.len() + index));
            x += taken + 2;
        }
    }
}

impl Line {
    /// Writes or chooses; `None` when the command is about neither.
    pub fn command(&mut self, command: Command, facts: &Facts) -> Option<Vec<Step>> {
        match &mut self.value {
            Value::Choice { words, chosen } => {
                let count = words.len();
                let next = match command {
                    Command::Type(' ') | Command::Left | Command::Right => (*chosen + 1) % count.max(1),
                    Command::Type(letter) => {
                        let digit = fold_digits(letter.encode_utf8(&mut [0; 4])).parse::<usize>().ok();
                        digit.filter(|digit| (1..=count).contains(digit))? - 1
                    }
                    _ => return None,
                };
                *chosen = next;
                Some(Vec::new())
            }
            Value::Text(entry) => match entry.command(command, value_columns(facts.columns), facts) {
                Edited::NotMine => None,
                Edited::Moved => Some(Vec::new()),
                Edited::Changed => {
                    self.error = entry.too_long();
                    Some(Vec::new())
                }
                Edited::Told { said, changed } => Some(self.told(said, changed)),
                Edited::Taken { text, .. } => Some(vec![Step::Clip(text)]),
            },
        }
    }

    /// Puts pasted text in, where the line takes text.
    pub fn paste(&mut self, text: &str) -> Vec<Step> {
        let Value::Text(entry) = &mut self.value else { return Vec::new() };
        if let Edited::Told { said, changed } = entry.paste(text) {
            return self.told(said, changed);
        }
        self.error = self.too_long();
        Vec::new()
    }

    /// Says under the line what was refused, and in the status line what went in otherwise than it was.
    fn told(&mut self, said: Message, changed: bool) -> Vec<Step> {
        if !changed {
            self.error = Some(said);
            return Vec::new();
        }
        self.error = self.too_long();
        vec![Step::Say(entry::notice(said, changed))]
    }

    fn too_long(&self) -> Option<Message> {
        match &self.value {
            Value::Text(entry) => entry.too_long(),
            Value::Choice { .. } => None,
        }
    }

    /// Paints the line behind its label of so many columns, and what is said under it; returns the rows taken. The
    /// line is known by its place, and by whether it has the focus.
    pub fn view_labelled(
        &self,
        canvas: &mut Canvas<'_>,
        place: Rect,
        label: u16,
        (index, focused): (usize, bool),
        facts: &Facts,
    ) -> u16 {
        let named = Rect { x: place.x + 1, width: label.saturating_sub(2), height: 1, ..place };
        let meaning = if focused { Meaning::Label } else { Meaning::Plain };
        canvas.text(named.intersection(place), &canvas.look.word(self.label), meaning);
        let line = Rect { height: 1, ..place }.intersection(place);
        canvas.spot(line, Target::Do(Command::Select(index), None));
        let room = Rect { x: place.x + label, width: place.width.saturating_sub(label), height: 1, ..place };
        self.view(canvas, room.intersection(place), (index, focused), facts);
        let error = self.error.as_ref().map(|error| (canvas.look.say(error), Meaning::Late));
        let help = self.help.map(|help| (canvas.look.word(help), Meaning::Muted));
        let Some((text, meaning)) = error.or(help).filter(|_| place.height > 1) else { return 1 };
        // What is said is never cut: it takes as many rows as it needs.
        let below = Rect { y: room.y + 1, height: place.height - 1, ..room };
        1 + canvas.paragraphs(below, &text, meaning).max(1)
    }

    fn view(&self, canvas: &mut Canvas<'_>, room: Rect, (place, focused): (usize, bool), facts: &Facts) {
        let meaning = if focused { Meaning::Focused } else { Meaning::Plain };
        match &self.value {
            Value::Choice { words, chosen } => {
                let mut x = room.x;
                for (index, word) in words.iter().enumerate() {
                    let sign = if index == *chosen { "(o) " } else { "( ) " };
                    let text = SafeText::concat([&SafeText::data(sign), &canvas.look.word(word)]);
                    let spot = Rect { x, width: room.right().saturating_sub(x), ..room };
                    let chosen = if index == *chosen { meaning } else { Meaning::Plain };
                    let taken = canvas.text(spot, &text, chosen);
                    let digit = char::from_digit(u32::try_from(index + 1).unwrap_or(0), 10);
                    let choose = Target::Do(Command::Select(place), digit.map(Command::Type));
                    canvas.spot(Rect { width: taken, ..spot }, choose);
                    x += taken + 2;
                }
            }
            Value::Text(entry) => {
                let columns = value_columns(facts.columns);
                let width = u16::try_from(columns).unwrap_or(0).min(room.width.saturating_sub(2));
                let inside = Rect { x: room.x + 1, width, ..room };
                canvas.sign(room.x, room.y, '[', Meaning::Muted);
                canvas.sign(inside.right(), room.y, ']', Meaning::Muted);
                let layout = entry.layout(usize::from(width.max(1)), canvas.look.base(), canvas.look.encoder);
                canvas.fill(inside, meaning);
                if let Some(line) = layout.lines.first() {
                    canvas.line(inside, line, meaning);
                }
                if let Some(selected) = layout.selected.first().filter(|_| focused) {
                    canvas.reverse(inside, selected);
                }
                let focus = [(!focused).then_some(Command::Select(place)), None];
                canvas.spot(inside, Target::Text { focus, row: 0, columns: usize::from(width.max(1)) });
                if focused {
                    canvas.caret_at(inside, layout.caret);
                }
            }
        }
    }
}
