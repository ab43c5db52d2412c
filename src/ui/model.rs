//! All that the screens know: the way that was gone, what lies over it, what was said last.

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::message::Message;
use crate::domain::rows::Name;
use crate::text::Keyboard;
use crate::ui::command::Command;
use crate::ui::command::Destination;
use crate::ui::effect::Effect;
use crate::ui::effect::Fresh;
use crate::ui::effect::Progress;
use crate::ui::effect::Settings;
use crate::ui::keymap::Binding;
use crate::ui::keymap::Keymap;
use crate::ui::keymap::Place;
use crate::ui::overlays::which_line::WhichLine;
use crate::ui::pointing::Mouse;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::Waits;

/// The state of everything on the screen.
#[derive(Debug)]
pub struct Model {
    /// The way that was gone, Home first; the last one is shown.
    pub screens: Vec<Screen>,
    /// What lies over the screen; the top one gets the keys.
    pub overlays: Vec<Box<dyn Sheet>>,
    pub notice: Option<Notice>,
    /// `true` while long work is being done.
    pub works: bool,
    /// How far it has come, once it takes its time.
    pub progress: Option<Progress>,
    pub saved_at: Option<Moment>,
    /// How many conflicts wait.
    pub unsettled: u64,
    pub office: Name,
    pub settings: Settings,
    pub size: Size,
    pub fresh: Fresh,
    /// Another window of this laptop writes; here one only reads.
    pub read_only: bool,
    /// Another program had the records open for writing when they were opened here.
    pub written_elsewhere: bool,
    /// Text that was cut or copied here.
    pub clipboard: String,
    pub keymap: Keymap,
    /// What the mouse did last.
    pub mouse: Mouse,
}

/// The size of the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    pub columns: u16,
    pub rows: u16,
}

/// What the status line says until the next command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    Done(Message),
    Refused(Message),
}

/// What a screen needs to know besides its own state.
#[derive(Clone, Debug)]
pub struct Facts {
    pub fresh: Fresh,
    /// Arabic: the screen is mirrored, and names stand in Arabic.
    pub mirrored: bool,
    /// Lines between the top bar and the status line.
    pub body_rows: usize,
    pub columns: u16,
    /// Where keys are pressed on the screen, under anything that lies over it.
    pub places: Vec<Place>,
    /// Commands that have nothing to do there now.
    pub idle: Vec<Command>,
    /// The layout whose letters stand beside the Latin ones.
    pub keyboard: Keyboard,
    pub settings: Settings,
    pub clipboard: String,
    /// The long work that this screen asked for, while it lasts.
    pub work: Work,
}

/// Long work, as the screen sees it that asked for it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Work {
    #[default]
    None,
    /// It is being done, and has come so far once it takes its time.
    Going(Option<Progress>),
}

impl Facts {
    /// Returns the day of a moment in the place's time.
    pub fn day_of(&self, at: Moment) -> Day {
        let local = at.timestamp().to_zoned(self.fresh.zone.clone()).date();
        Day::from_date(local).unwrap_or(self.fresh.today)
    }
}

/// What follows from a command or an answer.
#[derive(Debug)]
pub enum Step {
    Do(Effect),
    /// Goes one screen deeper.
    Open(Box<Screen>),
    /// Takes away what lies over the screen, or goes back one screen.
    Close,
    Go(Destination),
    /// Turns to a sheet of the screen that is shown.
    Turn(usize),
    /// Lays something over the screen.
    Over(Box<dyn Sheet>),
    Say(Notice),
    Clip(String),
    /// Fulfils another command, as if its key had been pressed.
    Command(Command),
    /// The screen has no use for the command.
    NotMine,
}

impl Model {
    /// Makes the model of an open workspace, and asks for what Home shows.
    pub fn open(settings: Settings, fresh: Fresh) -> (Self, Vec<Effect>) {
        let mut model = Self::with(Screen::home(), settings, fresh);
        let effects = model.enter();
        (model, effects)
    }

    /// Makes the model of the first start, when there is no workspace yet.
    ///
    /// `folder` is where the records will be.
    pub fn first_start(settings: Settings, fresh: Fresh, folder: String) -> Self {
        let screen = Screen::set_up(settings.language, folder);
        let mut model = Self::with(screen, settings, fresh);
        // Whoever cannot read the first question cannot answer it.
        let mut which_line = WhichLine::default();
        which_line.enter(&model.facts());
        model.overlays.push(Box::new(which_line));
        model
    }

    fn with(screen: Screen, settings: Settings, fresh: Fresh) -> Self {
        Self {
            screens: vec![screen],
            overlays: Vec::new(),
            notice: None,
            works: false,
            progress: None,
            saved_at: None,
            unsettled: 0,
            office: Name::default(),
            settings,
            size: Size { columns: 80, rows: 24 },
            fresh,
            read_only: false,
            written_elsewhere: false,
            clipboard: String::new(),
            keymap: Keymap::default(),
            mouse: Mouse::default(),
        }
    }

    /// Returns what the screens need to know besides their own state.
    pub fn facts(&self) -> Facts {
        Facts {
            fresh: self.fresh.clone(),
            mirrored: self.settings.language.is_rtl(),
            body_rows: usize::from(self.size.rows.saturating_sub(3)).max(1),
            columns: self.size.columns,
            places: self.screen_places(),
            idle: self.screen().and_then(Screen::sheet).map(Sheet::idle).unwrap_or_default(),
            keyboard: self.keymap.keyboard,
            settings: self.settings.clone(),
            clipboard: self.clipboard.clone(),
            work: match self.screen() {
                Some(screen) if screen.waits != Waits::No => Work::Going(self.progress.clone()),
                _ => Work::None,
            },
        }
    }

    /// Returns the screen that is shown.
    pub fn screen(&self) -> Option<&Screen> {
        self.screens.last()
    }

    /// Returns where keys are pressed, the narrowest place first: what lies over the screen has them all.
    pub fn places(&self) -> Vec<Place> {
        let mut places = match self.overlays.last() {
            Some(overlay) => overlay.places(),
            None => self.screen_places(),
        };
        places.push(Place::Anywhere);
        places
    }

    /// Returns the keys that the footer shows.
    pub fn footer(&self) -> Vec<Binding> {
        let idle = match self.overlays.last() {
            Some(overlay) => overlay.idle(),
            None => self.screen().and_then(Screen::sheet).map(Sheet::idle).unwrap_or_default(),
        };
        let mut bindings = self.keymap.footer(&self.places());
        bindings.retain(|binding| !idle.contains(&binding.command));
        bindings
    }

    fn screen_places(&self) -> Vec<Place> {
        let mut places = self.screen().and_then(Screen::sheet).map(Sheet::places).unwrap_or_default();
        if self.screen().is_some_and(|screen| screen.waits != Waits::No) {
            places.push(Place::Working);
        }
        if places.contains(&Place::RoomForm) {
            return places;
        }
        if self.screen().is_some_and(|screen| screen.sheets.len() > 1) {
            places.push(Place::Sheets);
        }
        if !places.contains(&Place::SetUp) {
            places.push(Place::Screen);
        }
        places
    }

    /// Lets the open sheet ask for what it shows. What was made ready while one was elsewhere opens over it.
    pub fn enter(&mut self) -> Vec<Effect> {
        if let Some(ready) = self.screens.last_mut().and_then(|screen| screen.ready.take()) {
            self.screens.push(*ready);
        }
        let facts = self.facts();
        let sheet = self.screens.last_mut().and_then(Screen::sheet_mut);
        sheet.map(|sheet| sheet.enter(&facts)).unwrap_or_default()
    }
}
