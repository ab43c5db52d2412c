//! All that the screens know: the way that was gone, what lies over it, what was said last.

use crate::domain::day::Moment;
use crate::domain::message::Message;
use crate::domain::rows::Name;
use crate::ui::command::Destination;
use crate::ui::effect::Effect;
use crate::ui::effect::Fresh;
use crate::ui::effect::Settings;
use crate::ui::overlays::Overlay;
use crate::ui::screens::Screen;

/// The state of everything on the screen.
#[derive(Clone, Debug)]
pub struct Model {
    /// The way that was gone, Home first; the last one is shown.
    pub screens: Vec<Screen>,
    /// What lies over the screen; the top one gets the keys.
    pub overlays: Vec<Overlay>,
    pub notice: Option<Notice>,
    pub saved_at: Option<Moment>,
    /// How many conflicts wait.
    pub unsettled: u64,
    pub office: Name,
    pub settings: Settings,
    pub size: Size,
    pub fresh: Fresh,
    /// Text that was cut or copied here.
    pub clipboard: String,
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
    pub settings: Settings,
    pub clipboard: String,
}

/// What follows from a command or an answer.
#[derive(Clone, Debug)]
pub enum Step {
    Do(Effect),
    /// Goes one screen deeper.
    Open(Box<Screen>),
    /// Goes back one screen.
    Close,
    Go(Destination),
    Over(Box<Overlay>),
    CloseOverlay,
    Say(Notice),
    Clip(String),
    /// Fulfils another command, as if its key had been pressed.
    Command(crate::ui::command::Command),
    /// The screen has no use for the command.
    NotMine,
}

impl Model {
    /// Makes the model of an open workspace, and asks for what Home shows.
    pub fn open(settings: Settings, fresh: Fresh) -> (Self, Vec<Effect>) {
        let (home, effects) = Screen::home();
        (Self::with(home, settings, fresh), effects)
    }

    /// Makes the model of the first start, when there is no workspace yet.
    pub fn first_start(settings: Settings, fresh: Fresh) -> Self {
        let screen = Screen::set_up(&settings);
        Self::with(screen, settings, fresh)
    }

    fn with(screen: Screen, settings: Settings, fresh: Fresh) -> Self {
        Self {
            screens: vec![screen],
            overlays: Vec::new(),
            notice: None,
            saved_at: None,
            unsettled: 0,
            office: Name::default(),
            settings,
            size: Size { columns: 80, rows: 24 },
            fresh,
            clipboard: String::new(),
        }
    }

    /// Returns what the screens need to know besides their own state.
    pub fn facts(&self) -> Facts {
        Facts {
            fresh: self.fresh.clone(),
            mirrored: self.settings.language.is_rtl(),
            body_rows: usize::from(self.size.rows.saturating_sub(3)).max(1),
            settings: self.settings.clone(),
            clipboard: self.clipboard.clone(),
        }
    }
}
