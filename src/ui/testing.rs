//! A planning group to paint, a clock that stands still, and a printer of painted cells.

pub(crate) mod world;

use crossterm::event::KeyCode;
use crossterm::event::KeyEvent;
use crossterm::event::KeyModifiers;
use crossterm::event::MouseButton;
use crossterm::event::MouseEvent;
use crossterm::event::MouseEventKind;
use jiff::tz::Offset;
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::edit::to_stand_on;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::i18n::Language;
use crate::i18n::Translator;
use crate::text::Base;
use crate::text::Digits;
use crate::text::Encoder;
use crate::text::Mode;
use crate::text::Tashkeel;
use crate::text::plain;
use crate::text::terminal::Way;
use crate::theme::Theme;
use crate::ui;
use crate::ui::Effect;
use crate::ui::Fresh;
use crate::ui::LaidLines;
use crate::ui::Look;
use crate::ui::Model;
use crate::ui::Outcome;
use crate::ui::Picture;
use crate::ui::Setting;
use crate::ui::Settings;
use crate::ui::model::Facts;

fn zone() -> TimeZone {
    TimeZone::fixed(Offset::constant(2))
}

pub(crate) fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

pub(crate) fn id(number: u8) -> RecordId {
    RecordId([number; 16])
}

fn fresh() -> Fresh {
    Fresh {
        zone: zone(),
        now: Moment::parse_iso("2026-11-22T08:42:07Z").unwrap(),
        today: day("2026-11-22"),
        ids: (200..208).map(id).collect(),
    }
}

pub(crate) fn facts() -> Facts {
    Model::open(settings(Language::Ar), fresh()).0.facts()
}

pub(crate) fn settings(language: Language) -> Settings {
    let theme = "none".to_owned();
    Settings {
        language,
        digits: Digits::Western,
        theme,
        way: Way::App,
        tashkeel: Tashkeel::Hidden,
        mouse: true,
    }
}

pub(crate) fn words(language: Language) -> Translator {
    Translator::new(language, Digits::Western, zone())
}

/// A person at a terminal of which every cell can be seen; a small world answers.
pub(crate) struct Person {
    pub(crate) model: Model,
    size: (u16, u16),
    pub(crate) world: fn(&Query) -> Option<Answer>,
    /// Long work does not end by itself.
    pub(crate) is_slow: bool,
    /// What the world does with what it is asked to record.
    record: fn(&Effect),
    pressed: u16,
    /// Everything that was asked of the world, questions apart.
    pub(crate) done: Vec<Effect>,
}

impl Person {
    pub(crate) fn new(language: Language, size: (u16, u16), world: fn(&Query) -> Option<Answer>) -> Self {
        let (mut model, effects) = Model::open(settings(language), fresh());
        ui::resize(&mut model, size.0, size.1);
        let mut person =
            Self { model, size, world, is_slow: false, record: |_| (), pressed: 0, done: Vec::new() };
        person.follow(effects);
        person
    }

    fn follow(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            (self.record)(&effect);
            let outcome = match &effect {
                effect if effect.is_long() && self.is_slow => None,
                Effect::Ask(query) => {
                    let answer = (self.world)(query);
                    answer.map(|answer| Outcome::Given { query: query.clone(), answer })
                }
                Effect::Undo => Some(Outcome::Refused(Message::new("rules-day-missing"))),
                Effect::Save { toast, edits } => Some(self.saved(toast.clone(), to_stand_on(edits))),
                Effect::CloseMeeting { meeting } | Effect::ReopenMeeting { meeting } => {
                    Some(self.saved(Message::new("room-close-title"), vec![*meeting]))
                }
                Effect::Settle { record, toast, .. } => Some(self.saved(toast.clone(), vec![*record])),
                Effect::Preview { path } => {
                    Some(Outcome::Previewed { path: path.clone(), preview: Box::new(world::bundle()) })
                }
                Effect::Import { .. } => {
                    Some(Outcome::Imported { at: self.model.fresh.now, preview: Box::new(world::bundle()) })
                }
                Effect::Change(setting) => Some(Outcome::Changed(self.changed(*setting))),
                Effect::Export { out, .. } => Some(Outcome::Exported { path: out.clone(), changes: 36 }),
                Effect::SetUp(_) => Some(Outcome::Ready),
                _ => None,
            };
            if !matches!(effect, Effect::Ask(_)) {
                self.done.push(effect);
            }
            if let Some(outcome) = outcome {
                let next = ui::answer(&mut self.model, outcome);
                self.follow(next);
            }
        }
    }

    /// Is told something by the world.
    pub(crate) fn told(mut self, outcome: Outcome) -> Self {
        let effects = ui::answer(&mut self.model, outcome);
        self.follow(effects);
        self
    }

    fn saved(&self, toast: Message, records: Vec<RecordId>) -> Outcome {
        Outcome::Saved { at: self.model.fresh.now, toast, records }
    }

    fn changed(&self, setting: Setting) -> Settings {
        let mut settings = self.model.settings.clone();
        match setting {
            Setting::Language(language) => settings.language = language,
            Setting::Digits(digits) => settings.digits = digits,
            Setting::Theme(name) => name.clone_into(&mut settings.theme),
            Setting::Way(way) => settings.way = way.unwrap_or_default(),
            Setting::Tashkeel(tashkeel) => settings.tashkeel = tashkeel,
            Setting::Mouse(mouse) => settings.mouse = mouse,
        }
        settings
    }

    /// Sits down at a laptop on which nothing was set up.
    pub(crate) fn first_start(language: Language, world: fn(&Query) -> Option<Answer>) -> Self {
        let model = Model::first_start(settings(language), fresh(), "/home/samar/mahdar".to_owned());
        Self { model, size: (80, 24), world, is_slow: false, record: |_| (), pressed: 0, done: Vec::new() }
    }

    /// Lets the world remember what it is asked to record.
    pub(crate) fn remembered(mut self, record: fn(&Effect)) -> Self {
        self.record = record;
        self
    }

    /// Presses keys: `<Enter>`, `<C-u>`, and letters as they are.
    pub(crate) fn press(mut self, keys: &str) -> Self {
        for key in parse(keys) {
            // As the app does: every key brings new ids.
            self.pressed += 1;
            let mut ids = fresh().ids;
            for id in &mut ids {
                id.0[1..3].copy_from_slice(&self.pressed.to_be_bytes());
            }
            let fresh = Fresh { ids, ..self.model.fresh.clone() };
            ui::refresh(&mut self.model, fresh);
            let effects = ui::press(&mut self.model, key);
            self.follow(effects);
        }
        self
    }

    /// Pastes text from another program.
    pub(crate) fn pastes(mut self, text: &str) -> Self {
        let effects = ui::paste(&mut self.model, text);
        self.follow(effects);
        self
    }

    /// Returns `true` when some row shows this text, which is given as it is spoken.
    pub(crate) fn shows(&self, text: &str) -> bool {
        let base = if self.model.settings.language.is_rtl() { Base::Rtl } else { Base::Ltr };
        let wanted = plain(text, base, None, Encoder::APP);
        self.picture().lines().any(|line| line.contains(&wanted))
    }

    /// Presses a key by the name that the keymap gives it: `ctrl-u`, `enter`, `space`.
    pub(crate) fn press_named(self, name: &str) -> Self {
        let keys = match (name, name.strip_prefix("ctrl-")) {
            ("space", _) => " ".to_owned(),
            (_, Some(letter)) if letter.chars().count() == 1 => format!("<C-{letter}>"),
            _ => {
                let mut letters = name.chars();
                let first = letters.next().map(|letter| letter.to_ascii_uppercase());
                format!("<{}>", first.into_iter().chain(letters).collect::<String>())
            }
        };
        self.press(&keys)
    }

    /// Returns what stands where on the screen.
    pub(crate) fn spots(&self) -> Picture {
        self.seen(self.model.settings.way.mode(), false).2
    }

    /// Does something with the mouse on a cell; `again` when the same was done just before.
    pub(crate) fn point(mut self, kind: MouseEventKind, (column, row): (u16, u16), again: bool) -> Self {
        let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
        let picture = self.spots();
        let effects = ui::point(&mut self.model, &picture, event, again);
        self.follow(effects);
        self
    }

    /// Clicks on a cell.
    pub(crate) fn click(self, cell: (u16, u16)) -> Self {
        self.point(MouseEventKind::Down(MouseButton::Left), cell, false)
    }

    /// Clicks in the middle of a text, which is given as it is spoken.
    #[track_caller]
    pub(crate) fn click_on(self, text: &str) -> Self {
        let cell = self.cell_of(text);
        self.click(cell)
    }

    /// Returns the cell in the middle of a text, the first one from the top.
    #[track_caller]
    pub(crate) fn cell_of(&self, text: &str) -> (u16, u16) {
        let wanted = plain(text, Base::Auto, None, Encoder::APP);
        let cells = self.buffer();
        for row in 0..self.size.1 {
            let signs: Vec<&str> = (0..self.size.0).map(|x| cells[(x, row)].symbol()).collect();
            for start in 0..signs.len() {
                let mut end = start;
                while end < signs.len() && signs[start..end].concat().len() < wanted.len() {
                    end += 1;
                }
                if signs[start..end].concat() == wanted {
                    return (u16::try_from(usize::midpoint(start, end)).unwrap(), row);
                }
            }
        }
        panic!("nowhere stands {text}:\n{}", self.picture());
    }

    fn buffer(&self) -> Buffer {
        self.painted(self.model.settings.way.mode(), false).0
    }

    /// Paints the screen in a mode; returns the cells, and the caret's place when there is a caret.
    pub(crate) fn painted(&self, mode: Mode, few_signs: bool) -> (Buffer, Option<Position>) {
        let (cells, caret, _) = self.seen(mode, few_signs);
        (cells, caret)
    }

    /// Paints the screen in a mode; returns also what stands where.
    fn seen(&self, mode: Mode, few_signs: bool) -> (Buffer, Option<Position>, Picture) {
        thread_local! {
            static WORDS: [Translator; 2] = [Language::Ar, Language::En].map(words);
            // As at a desk, where one painting after another finds the lines of the one before.
            static LAID: LaidLines = LaidLines::default();
        }
        let language = self.model.settings.language;
        let theme = Theme::named(&self.model.settings.theme);
        let encoder = Encoder { mode, tashkeel: self.model.settings.tashkeel };
        let keymap = &self.model.keymap;
        let mut terminal = Terminal::new(TestBackend::new(self.size.0, self.size.1)).unwrap();
        let mut picture = Picture::default();
        WORDS.with(|words| {
            LAID.with(|laid| {
                let words = &words[usize::from(language == Language::En)];
                let look = Look { theme: &theme, words, encoder, keymap, few_signs, laid };
                terminal.draw(|frame| picture = ui::view(&self.model, &look, frame, frame.area())).unwrap();
            });
        });
        let backend = terminal.backend();
        let caret = backend.cursor_visible().then(|| backend.cursor_position());
        (backend.buffer().clone(), caret, picture)
    }

    /// Returns the painted cells row by row, each fenced so that an editor shows them in painted order.
    pub(crate) fn picture(&self) -> String {
        let buffer = self.buffer();
        let mut lines = Vec::new();
        for row in 0..self.size.1 {
            let cells: String = (0..self.size.0).map(|x| buffer[(x, row)].symbol().to_owned()).collect();
            lines.push(format!("\u{202d}{}\u{202c}", cells.trim_end()));
        }
        lines.join("\n")
    }

    /// Returns how many cells differ from another picture.
    pub(crate) fn differing(&self, other: &Self) -> usize {
        other.buffer().diff(&self.buffer()).len()
    }
}

fn parse(keys: &str) -> Vec<KeyEvent> {
    let mut found = Vec::new();
    let mut rest = keys;
    while let Some(letter) = rest.chars().next() {
        if let Some((name, after)) = rest.strip_prefix('<').and_then(|rest| rest.split_once('>')) {
            found.push(named(name));
            rest = after;
        } else {
            found.push(KeyEvent::from(KeyCode::Char(letter)));
            rest = rest.strip_prefix(letter).unwrap();
        }
    }
    found
}

fn named(name: &str) -> KeyEvent {
    let code = match name {
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Tab" => KeyCode::Tab,
        "S-Tab" => KeyCode::BackTab,
        "Backspace" => KeyCode::Backspace,
        "Del" => KeyCode::Delete,
        "PgDn" => KeyCode::PageDown,
        "C-Home" => return KeyEvent::new(KeyCode::Home, KeyModifiers::CONTROL),
        "S-Home" => return KeyEvent::new(KeyCode::Home, KeyModifiers::SHIFT),
        "S-Left" => return KeyEvent::new(KeyCode::Left, KeyModifiers::SHIFT),
        "S-Right" => return KeyEvent::new(KeyCode::Right, KeyModifiers::SHIFT),
        "C-Up" => return KeyEvent::new(KeyCode::Up, KeyModifiers::CONTROL),
        "C-Down" => return KeyEvent::new(KeyCode::Down, KeyModifiers::CONTROL),
        _ => match (name.strip_prefix("C-"), name.strip_prefix('F')) {
            (Some(letter), _) => {
                return KeyEvent::new(KeyCode::Char(letter.chars().next().unwrap()), KeyModifiers::CONTROL);
            }
            (None, Some(number)) => KeyCode::F(number.parse().unwrap()),
            _ => panic!("no key is called {name}"),
        },
    };
    KeyEvent::from(code)
}
