//! F3: everything that was recorded, by its words.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::rows::SearchHit;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::widgets::entry::Edited;
use crate::ui::widgets::entry::Entry;
use crate::ui::widgets::form_view::hints;
use crate::ui::widgets::listing::page;

/// How many records a search shows.
const FOUND: usize = 30;
/// How long a search may be.
const LIMIT: usize = 120;

/// The search over all records.
#[derive(Debug)]
pub struct Search {
    entry: Entry,
    hits: Vec<SearchHit>,
    selected: usize,
    /// The text whose answer is shown.
    answered: String,
}

impl Default for Search {
    fn default() -> Self {
        Self { entry: Entry::line("", LIMIT), hits: Vec::new(), selected: 0, answered: String::new() }
    }
}

impl Search {
    fn ask(&self) -> Vec<Step> {
        let text = self.entry.text().trim().to_owned();
        vec![Step::Do(Effect::Ask(Query::Search { text, limit: FOUND }))]
    }
}

impl Sheet for Search {
    fn label(&self) -> Message {
        Message::new("ui-key-search")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Overlay, Place::Text]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let last = self.hits.len().saturating_sub(1);
        match command {
            Command::Next => self.selected = self.selected.saturating_add(1).min(last),
            Command::Previous => self.selected = self.selected.saturating_sub(1),
            Command::Open => {
                let Some(hit) = self.hits.get(self.selected) else { return Vec::new() };
                let screen = Screen::record(hit.kind, hit.id, hit.title.clone());
                return vec![Step::Close, Step::Open(Box::new(screen))];
            }
            Command::Back | Command::Search => return vec![Step::Close],
            Command::Quit => return vec![Step::NotMine],
            command => match self.entry.command(command, LIMIT, facts) {
                Edited::Changed => return self.ask(),
                Edited::Taken { text, changed } => {
                    let mut steps = if changed { self.ask() } else { Vec::new() };
                    steps.push(Step::Clip(text));
                    return steps;
                }
                Edited::Moved | Edited::NotMine => {}
            },
        }
        Vec::new()
    }

    fn paste(&mut self, text: &str, _facts: &Facts) -> Vec<Step> {
        self.entry.insert(text);
        self.ask()
    }

    fn given(&mut self, query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        if let (Query::Search { text, .. }, Answer::Found(hits)) = (query, answer)
            && text == self.entry.text().trim()
        {
            self.hits.clone_from(hits);
            self.answered.clone_from(text);
            self.selected = 0;
        }
        Vec::new()
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        let place = super::centred(place, 76, 18);
        canvas.framed(place, &canvas.look.word("ui-search-title"));
        let room = Rect { x: place.x + 2, y: place.y + 1, width: place.width.saturating_sub(4), height: 1 };
        if place.height < 4 || room.width < 20 {
            return;
        }
        let layout = self.entry.layout(usize::from(room.width), canvas.look.base(), canvas.look.encoder);
        if let Some(line) = layout.lines.first() {
            canvas.fill(room, Meaning::Focused);
            canvas.line(room, line, Meaning::Focused);
            canvas.caret_at(room, layout.caret);
        }
        let list = Rect { x: place.x + 1, y: place.y + 2, width: place.width - 2, height: place.height - 3 };
        if self.hits.is_empty() && !self.answered.is_empty() {
            let none = Message::new("ui-search-nothing").with("typed", self.answered.as_str());
            canvas.text(Rect { x: list.x + 1, height: 1, ..list }, &canvas.look.say(&none), Meaning::Muted);
        }
        let (start, end) = page(self.hits.len(), self.selected, usize::from(list.height), &|_| false);
        for (index, hit) in self.hits.iter().enumerate().take(end).skip(start) {
            let y = list.y + u16::try_from(index - start).unwrap_or(0);
            if index == self.selected {
                canvas.sign(list.x, y, '>', Meaning::Selected);
            }
            let line = Rect { x: list.x + 2, y, width: list.width.saturating_sub(3), height: 1 };
            let kind = Rect { width: 14, ..line };
            canvas.text(kind, &canvas.look.say(&hit.kind.label()), Meaning::Muted);
            let rest = line.width.saturating_sub(15);
            let title = Rect { x: line.x + 15, width: rest.saturating_mul(3) / 5, ..line };
            canvas.text(title, &canvas.look.own_name(Some(&hit.title)), Meaning::Plain);
            let beside =
                Rect { x: title.right() + 1, width: line.right().saturating_sub(title.right() + 1), ..line };
            canvas.text(beside, &hints(canvas.look, &hit.beside), Meaning::Muted);
        }
    }
}
