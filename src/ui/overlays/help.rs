//! F1: what can be done here. Every line is a command; Enter does it, typing finds it.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::text::SafeText;
use crate::text::cut;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::keymap::Keymap;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::overlays::commands;
use crate::ui::overlays::commands::Known;
use crate::ui::pointing::Target;
use crate::ui::screens::Sheet;
use crate::ui::screens::Title;
use crate::ui::widgets::entry::Edited;
use crate::ui::widgets::entry::Entry;
use crate::ui::widgets::listing::moved;
use crate::ui::widgets::listing::page;

/// How much of a screen's name stands in the title.
const NAMED: usize = 24;
/// How much can be typed to find a line.
const LIMIT: usize = 40;

/// The commands of the screen underneath.
#[derive(Debug)]
pub struct Help {
    title: Option<Title>,
    about: Option<&'static str>,
    known: Vec<Known>,
    /// What was typed to find a line.
    entry: Entry,
    selected: usize,
}

impl Help {
    /// Makes the help of a screen out of the keys that work there.
    pub fn new(title: Option<Title>, keymap: &Keymap, facts: &Facts) -> Self {
        let about = facts.places.iter().find_map(|place| about(*place));
        let known = commands::known(keymap, facts);
        Self { title, about, known, entry: Entry::line("", LIMIT), selected: 0 }
    }

    fn found(&self) -> Vec<&Known> {
        self.known.iter().filter(|known| known.is_meant(self.entry.text())).collect()
    }
}

impl Sheet for Help {
    fn label(&self) -> Message {
        Message::new("ui-key-help")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Overlay, Place::Text]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        if let Some(to) = moved(command, self.selected, self.found().len(), facts.body_rows / 2) {
            self.selected = to;
            return Vec::new();
        }
        match command {
            Command::Open => {
                let chosen = self.found().get(self.selected).map(|known| known.binding.command);
                return chosen.map_or_else(Vec::new, |command| vec![Step::Close, Step::Command(command)]);
            }
            Command::Back if !self.entry.text().is_empty() => self.entry.set(""),
            Command::Back | Command::Help => return vec![Step::Close],
            Command::Quit => return vec![Step::NotMine],
            command => match self.entry.command(command, LIMIT, facts) {
                Edited::Changed | Edited::Told { .. } => {}
                Edited::Taken { text, .. } => return vec![Step::Clip(text)],
                Edited::Moved | Edited::NotMine => return Vec::new(),
            },
        }
        self.selected = 0;
        Vec::new()
    }

    /// Paints what the screen is for, or what was typed, and under it the commands.
    ///
    /// ```text
    /// ┌─ Help: Action items. Type to find, Enter does it ──────┐
    /// │ What is due, from whom. Late counts work days only.    │
    /// │> Done                    Ctrl+U                        │
    /// │  New                     F6, Ctrl+L                    │
    /// └────────────────────────────────────────────────────────┘
    /// ```
    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        let height = u16::try_from(self.known.len()).unwrap_or(0).saturating_add(3);
        let place = super::centred(place, 72, height);
        canvas.framed(place, &self.title(canvas));
        let room = Rect { x: place.x + 2, y: place.y + 1, width: place.width.saturating_sub(4), height: 1 };
        let list = Rect { y: room.y + 1, height: place.height.saturating_sub(3), ..room };
        if list.is_empty() {
            return;
        }
        if self.entry.text().is_empty() {
            let about = self.about.map(|about| canvas.look.word(about)).unwrap_or_default();
            canvas.text(room, &about, Meaning::Muted);
        } else {
            self.entry.view(canvas, room);
        }
        let found = self.found();
        if found.is_empty() {
            let none = Message::new("ui-search-nothing").with("typed", self.entry.text());
            canvas.text(Rect { height: 1, ..list }, &canvas.look.say(&none), Meaning::Muted);
        }
        let (start, end) = page(found.len(), self.selected, usize::from(list.height), &|_| false);
        for ((index, known), y) in found.iter().enumerate().take(end).skip(start).zip(list.y..list.bottom()) {
            canvas.spot(Rect { y, height: 1, ..list }, Target::row(index, index == self.selected));
            if index == self.selected {
                canvas.sign(place.x + 1, y, '>', Meaning::Selected);
            }
            let line = Rect { x: list.x + 1, y, width: list.width.saturating_sub(1), height: 1 };
            let words = Rect { width: line.width.saturating_sub(26), ..line };
            canvas.text(words, &canvas.look.word(known.binding.label), Meaning::Plain);
            let keys =
                Rect { x: words.right() + 1, width: line.right().saturating_sub(words.right() + 1), ..line };
            canvas.text(keys, &known.caps(canvas.look), Meaning::Muted);
        }
    }
}

impl Help {
    fn title(&self, canvas: &Canvas<'_>) -> SafeText {
        let look = canvas.look;
        let screen = self.title.as_ref().map(|title| title.say(look, NAMED)).unwrap_or_default();
        let screen = cut(&screen, NAMED, look.encoder);
        let title = SafeText::concat([&look.word("ui-help-title"), &SafeText::data(" "), &screen]);
        SafeText::concat([&title, &look.word("ui-help-how")])
    }
}

/// Returns the sentence that says what a place is for.
const fn about(place: Place) -> Option<&'static str> {
    Some(match place {
        Place::Home => "ui-about-home",
        Place::Actions => "ui-about-actions",
        Place::Commitments => "ui-about-commitments",
        Place::Decisions => "ui-about-decisions",
        Place::Meetings => "ui-about-meetings",
        Place::Groups => "ui-about-groups",
        Place::Seats => "ui-about-seats",
        Place::Organizations => "ui-about-organizations",
        Place::People => "ui-about-people",
        Place::Deliveries => "ui-about-deliveries",
        Place::Action | Place::Commitment | Place::Decision | Place::Details => "ui-about-details",
        Place::History => "ui-about-history",
        Place::Form => "ui-about-form",
        Place::Exchange => "ui-about-exchange",
        Place::Conflicts => "ui-about-conflicts",
        Place::Conflict => "ui-about-conflict",
        Place::Preview => "ui-about-preview",
        Place::Bundle => "ui-about-bundle",
        Place::Bundles => "ui-about-bundles",
        Place::Export | Place::Exported => "ui-about-export",
        Place::Partner => "ui-about-partner",
        Place::Settings => "ui-about-settings",
        Place::SetUp => "ui-about-set-up",
        Place::Attendance => "ui-about-attendance",
        Place::Agenda => "ui-about-agenda",
        Place::Writing => "ui-about-writing",
        Place::Outputs => "ui-about-outputs",
        Place::Closed => "ui-about-closed",
        _ => return None,
    })
}
