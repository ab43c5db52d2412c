//! F3: everything that was recorded, by its words; screens and commands, too.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::rows::SearchHit;
use crate::text::SafeText;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::command::Destination;
use crate::ui::effect::Effect;
use crate::ui::keymap::Keymap;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::overlays::commands;
use crate::ui::overlays::commands::Known;
use crate::ui::pointing::Target;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::widgets::entry;
use crate::ui::widgets::entry::Edited;
use crate::ui::widgets::entry::Entry;
use crate::ui::widgets::form_view::hints;
use crate::ui::widgets::listing::moved;
use crate::ui::widgets::listing::page;

/// How many records a search shows.
const FOUND: usize = 30;
/// How long a search may be.
const LIMIT: usize = 120;

/// So many records stand before the screens and commands that were found, and the rest behind them.
const RECORDS_FIRST: usize = 8;

/// The search over all records, screens and commands.
#[derive(Debug)]
pub struct Search {
    entry: Entry,
    hits: Vec<SearchHit>,
    selected: usize,
    /// The text whose answer is shown.
    answered: String,
    /// What the hits were found for, when it is not that.
    meant: Option<String>,
    known: Vec<Known>,
    screens: Vec<(Destination, String)>,
}

/// Something that was found.
enum Found<'s> {
    Record(&'s SearchHit),
    Screen(Destination),
    Command(&'s Known),
}

impl Search {
    /// Opens a search over the screen that is shown.
    pub fn new(keymap: &Keymap, facts: &Facts) -> Self {
        Self {
            entry: Entry::line("", LIMIT),
            hits: Vec::new(),
            selected: 0,
            answered: String::new(),
            meant: None,
            known: commands::known(keymap, facts),
            screens: commands::screens(facts),
        }
    }

    fn found(&self) -> Vec<Found<'_>> {
        if self.answered.is_empty() || self.entry.too_long().is_some() {
            return Vec::new();
        }
        let (first, rest) = self.hits.split_at(self.hits.len().min(RECORDS_FIRST));
        let mut found: Vec<Found<'_>> = first.iter().map(Found::Record).collect();
        let screens = self.screens.iter().filter(|(_, words)| commands::is_meant(words, &self.answered));
        found.extend(screens.map(|(there, _)| Found::Screen(*there)));
        found.extend(self.known.iter().filter(|known| known.is_meant(&self.answered)).map(Found::Command));
        found.extend(rest.iter().map(Found::Record));
        found
    }

    fn open(&self) -> Vec<Step> {
        let step = match self.found().get(self.selected) {
            Some(Found::Record(hit)) => {
                Step::Open(Box::new(Screen::record(hit.kind, hit.id, hit.title.clone())))
            }
            Some(Found::Screen(there)) => Step::Go(*there),
            Some(Found::Command(known)) => Step::Command(known.binding.command),
            None => return Vec::new(),
        };
        vec![Step::Close, step]
    }

    /// Asks for what is typed; nothing while it is too long, which the list says.
    fn ask(&self) -> Vec<Step> {
        if self.entry.too_long().is_some() {
            return Vec::new();
        }
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
        if let Command::Select(_) | Command::Next | Command::Previous | Command::PageDown | Command::PageUp =
            command
        {
            let to = moved(command, self.selected, self.found().len(), facts.body_rows / 2);
            self.selected = to.unwrap_or(self.selected);
            return Vec::new();
        }
        match command {
            Command::Open => return self.open(),
            Command::Back | Command::Search => return vec![Step::Close],
            Command::Quit => return vec![Step::NotMine],
            command => match self.entry.command(command, LIMIT, facts) {
                Edited::Changed => return self.ask(),
                Edited::Taken { text, changed } => {
                    let mut steps = if changed { self.ask() } else { Vec::new() };
                    steps.push(Step::Clip(text));
                    return steps;
                }
                Edited::Told { said, changed } => {
                    let steps = if changed { self.ask() } else { Vec::new() };
                    let told = Step::Say(entry::notice(said, changed));
                    return steps.into_iter().chain([told]).collect();
                }
                Edited::Moved | Edited::NotMine => {}
            },
        }
        Vec::new()
    }

    fn paste(&mut self, text: &str, _facts: &Facts) -> Vec<Step> {
        let told = match self.entry.paste(text) {
            Edited::Told { said, changed } => Some(Step::Say(entry::notice(said, changed))),
            _ => None,
        };
        self.ask().into_iter().chain(told).collect()
    }

    fn given(&mut self, query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        if let (Query::Search { text, .. }, Answer::Found { hits, meant }) = (query, answer)
            && text == self.entry.text().trim()
        {
            self.hits.clone_from(hits);
            self.meant.clone_from(meant);
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
        self.entry.view(canvas, room);
        let mut list =
            Rect { x: place.x + 1, y: place.y + 2, width: place.width - 2, height: place.height - 3 };
        let found = self.found();
        if let Some(meant) = self.meant.as_deref().filter(|_| !found.is_empty() && list.height > 1) {
            let said = canvas.look.say(&Message::new("ui-search-meant").with("meant", meant));
            canvas.text(
                Rect { x: list.x + 1, height: 1, width: list.width.saturating_sub(2), ..list },
                &said,
                Meaning::Muted,
            );
            (list.y, list.height) = (list.y + 1, list.height - 1);
        }
        if found.is_empty() {
            let nothing = Message::new("ui-search-nothing").with("typed", self.answered.as_str());
            let hint = Message::new("ui-search-hint");
            let said = if self.answered.is_empty() { hint } else { nothing };
            let said = self.entry.too_long().unwrap_or(said);
            canvas.text(Rect { x: list.x + 1, height: 1, ..list }, &canvas.look.say(&said), Meaning::Muted);
        }
        let (start, end) = page(found.len(), self.selected, usize::from(list.height), &|_| false);
        for (index, found) in found.iter().enumerate().take(end).skip(start) {
            let y = list.y + u16::try_from(index - start).unwrap_or(0);
            canvas.spot(Rect { y, height: 1, ..list }, Target::row(index, index == self.selected));
            if index == self.selected {
                canvas.sign(list.x, y, '>', Meaning::Selected);
            }
            let line = Rect { x: list.x + 2, y, width: list.width.saturating_sub(3), height: 1 };
            row(canvas, line, found);
        }
    }
}

/// Paints what was found: what it is, what it is called, and what tells it apart.
fn row(canvas: &mut Canvas<'_>, line: Rect, found: &Found<'_>) {
    let look = canvas.look;
    let (kind, title, beside) = match found {
        Found::Record(hit) => {
            (look.say(&hit.kind.label()), look.own_name(Some(&hit.title)), hints(look, &hit.beside))
        }
        Found::Screen(there) => {
            (look.word("ui-search-screen"), look.word(there.title()), SafeText::default())
        }
        Found::Command(known) => {
            (look.word("ui-search-command"), look.word(known.binding.label), known.caps(look))
        }
    };
    canvas.text(Rect { width: 14, ..line }, &kind, Meaning::Muted);
    let rest = line.width.saturating_sub(15);
    let named = Rect { x: line.x + 15, width: rest.saturating_mul(3) / 5, ..line };
    canvas.text(named, &title, Meaning::Plain);
    let apart = Rect { x: named.right() + 1, width: line.right().saturating_sub(named.right() + 1), ..line };
    canvas.text(apart, &beside, Meaning::Muted);
}
