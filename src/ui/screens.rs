//! The screens: each a few sheets, each sheet a state with its commands and its picture.

pub mod bundles;
pub mod clashes;
pub mod columns;
pub mod conflicts;
pub mod deleting;
pub mod details;
pub mod exchange;
pub mod export;
pub mod fields;
pub mod form;
pub mod history;
pub mod home;
pub mod lists;
pub mod new;
pub mod open_path;
pub mod partner;
pub mod preview;
pub mod room;
pub mod set_up;
pub mod settings;
pub mod values;

use std::fmt::Debug;

use ratatui::layout::Rect;

use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::List;
use crate::domain::rows::Name;
use crate::domain::rows::Query;
use crate::i18n::Language;
use crate::text::SafeText;
use crate::text::shortened;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::command::Destination;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::screens::bundles::Bundles;
use crate::ui::screens::conflicts::Conflicts;
use crate::ui::screens::details::Details;
use crate::ui::screens::exchange::Peers;
use crate::ui::screens::history::History;
use crate::ui::screens::home::Home;
use crate::ui::screens::lists::ListSheet;
use crate::ui::screens::partner::Partner;
use crate::ui::screens::set_up::SetUpSheet;
use crate::ui::screens::settings::SettingsSheet;

/// A part of a screen, or what lies over it: a state, its commands and its picture.
pub trait Sheet: Debug {
    /// Returns what its tab says.
    fn label(&self) -> Message;

    /// Returns where keys are pressed while it is open, the narrowest place first, without `Anywhere`.
    fn places(&self) -> Vec<Place>;

    /// Returns the commands that have nothing to do here now: neither footer nor help offers them.
    fn idle(&self) -> Vec<Command> {
        Vec::new()
    }

    /// Returns the one figure that matters here, for the far end of the top bar.
    fn figure(&self) -> Option<Message> {
        None
    }

    /// Returns the figure for the far end of the top bar when it goes with the clock.
    fn figure_at(&self, _facts: &Facts) -> Option<Message> {
        self.figure()
    }

    /// Returns what the status line says all the time while this is open.
    fn standing(&self, _facts: &Facts) -> Option<(Message, Meaning)> {
        None
    }

    /// Asks for what it shows, when it is opened or come back to.
    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        Vec::new()
    }

    /// Fulfils a command, or says that it has no use for it.
    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step>;

    /// Takes an answer; every sheet is given every answer and knows its own questions.
    fn given(&mut self, _query: &Query, _answer: &Answer, _facts: &Facts) -> Vec<Step> {
        Vec::new()
    }

    /// Learns that what was asked to be saved is on the disk.
    fn saved(&mut self) -> Vec<Step> {
        Vec::new()
    }

    /// Learns that the bundle it named was looked into, and that the preview opens now.
    fn previewed(&mut self) -> Vec<Step> {
        Vec::new()
    }

    /// Learns which records were made, changed or brought back, to stand on one when its rows come.
    fn stand_on(&mut self, _records: &[RecordId]) {}

    /// Learns that nothing was saved.
    fn refused(&mut self) {}

    /// Learns that it is left upward.
    fn leave(&mut self) {}

    /// Returns `true` when it paints the long work itself, and the status line need not.
    fn shows_work(&self) -> bool {
        false
    }

    /// Returns `true` while it shows lines that are written in different ways.
    fn compares_ways(&self) -> bool {
        false
    }

    /// Takes pasted text.
    fn paste(&mut self, _text: &str, _facts: &Facts) -> Vec<Step> {
        Vec::new()
    }

    /// Paints itself into a place. Changes nothing, asks nobody.
    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts);
}

/// A screen: its name in the breadcrumb, and its sheets.
#[derive(Debug)]
pub struct Screen {
    pub title: Title,
    pub sheets: Vec<Box<dyn Sheet>>,
    pub open: usize,
    /// Whether long work is being done that was asked for here.
    pub waits: Waits,
    /// What that work made ready while another screen was shown.
    pub ready: Option<Box<Screen>>,
}

/// Whether a screen waits for long work that it asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    No,
    ForTheEnd,
    /// Escape was pressed, and it has not stopped yet.
    ForTheStop,
}

/// What a screen is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Title {
    Message(Message),
    Name(Name),
    /// A name that gives way when room is short, and what tells it from its like.
    Told {
        name: Name,
        apart: Message,
    },
}

impl Title {
    /// Returns what the screen is called; what can give way does so when it is longer than `room`.
    pub fn say(&self, look: &Look<'_>, room: usize) -> SafeText {
        match self {
            Self::Message(message) => look.say(message),
            Self::Name(name) => look.own_name(Some(name)),
            Self::Told { name, apart } => {
                let apart = SafeText::concat([&SafeText::data(" · "), &look.say(apart)]);
                shortened(&look.own_name(Some(name)), &apart, room, look.encoder)
            }
        }
    }
}

impl Screen {
    /// Makes a screen out of its sheets.
    pub fn new(title: Title, sheets: Vec<Box<dyn Sheet>>) -> Self {
        Self { title, sheets, open: 0, waits: Waits::No, ready: None }
    }

    /// Makes a screen of one sheet.
    pub fn single(title: Title, sheet: impl Sheet + 'static) -> Self {
        Self::new(title, vec![Box::new(sheet)])
    }

    /// Makes the first screen.
    pub fn home() -> Self {
        Self::single(Title::Message(Message::new("ui-screen-home")), Home::default())
    }

    /// Makes the screen of the first start.
    pub fn set_up(language: Language, folder: String) -> Self {
        Self::single(Title::Message(Message::new("ui-setup-title")), SetUpSheet::new(language, folder))
    }

    /// Makes a screen that can be gone to from anywhere.
    pub fn at(destination: Destination) -> Self {
        let title = Title::Message(Message::new(destination.title()));
        let sheet = |list: &List| Box::new(ListSheet::new(*list)) as Box<dyn Sheet>;
        match destination {
            Destination::Home => Self::home(),
            Destination::Exchange => {
                let (peers, conflicts) = (Peers::default(), Conflicts::default());
                Self::new(title, vec![Box::new(peers), Box::new(conflicts), Box::new(Bundles::of_sticks())])
            }
            Destination::Settings => Self::single(title, SettingsSheet::default()),
            _ => Self::new(title, destination.lists().iter().map(sheet).collect()),
        }
    }

    /// Makes the screen of one record.
    pub fn record(kind: &'static RecordKind, id: RecordId, name: Name) -> Self {
        let list = |list: List| Box::new(ListSheet::within(list, id, name.clone())) as Box<dyn Sheet>;
        let details = || Box::new(Details::new(kind, id)) as Box<dyn Sheet>;
        let mut sheets = match kind.name {
            "body" => vec![
                list(List::SeatsOf(id)),
                list(List::MembersOf(id)),
                list(List::MeetingsOf(id)),
                list(List::OutputsOf(id)),
                details(),
            ],
            "seat" => vec![list(List::SittersOf(id)), details()],
            "organization" => vec![Box::new(Partner::new(id)), details()],
            "commitment" => vec![details(), list(List::DeliveriesOf(id))],
            "meeting" => {
                let mut sheets = room::sheets(id);
                sheets.push(details());
                sheets
            }
            _ => vec![details()],
        };
        sheets.push(Box::new(History::new(kind, id)));
        // What has no name is called by its kind.
        let title =
            if name.shown(false).is_empty() { Title::Message(kind.label()) } else { Title::Name(name) };
        Self::new(title, sheets)
    }

    /// Returns the sheet that is shown.
    pub fn sheet(&self) -> Option<&dyn Sheet> {
        self.sheets.get(self.open).map(AsRef::as_ref)
    }

    /// Returns the sheet that is shown, to be changed.
    pub fn sheet_mut(&mut self) -> Option<&mut Box<dyn Sheet>> {
        self.sheets.get_mut(self.open)
    }

    /// Turns to another sheet.
    pub fn turn(&mut self, by: isize, facts: &Facts) -> Vec<Effect> {
        let count = self.sheets.len();
        if count < 2 {
            return Vec::new();
        }
        let next = if by < 0 { self.open + count - 1 } else { self.open + 1 };
        self.turn_to(next % count, facts)
    }

    /// Turns to the sheet at a place.
    pub fn turn_to(&mut self, place: usize, facts: &Facts) -> Vec<Effect> {
        self.open = place.min(self.sheets.len().saturating_sub(1));
        self.sheet_mut().map(|sheet| sheet.enter(facts)).unwrap_or_default()
    }
}
