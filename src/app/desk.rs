//! The desk: the model of the screens, the drafts, and the way to the clerk. The same for a terminal and for `play`.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Sender;
use std::time::Duration;
use std::time::Instant;

use crossterm::event::MouseButton;
use crossterm::event::MouseEvent;
use crossterm::event::MouseEventKind;

use crate::app::Machine;
use crate::app::clerk::Clerk;
use crate::app::clerk::Job;
use crate::app::inbox::Patience;
use crate::app::keyboard;
use crate::app::reader;
use crate::app::reader::Reader;
use crate::app::terminal::Found;
use crate::app::typing::Typing;
use crate::config::Chosen;
use crate::config::ChosenBy;
use crate::config::Config;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::rows::Query;
use crate::i18n::Translator;
use crate::ops::Surroundings;
use crate::text::Digits;
use crate::text::Encoder;
use crate::text::Tashkeel;
use crate::text::terminal::Terminal;
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
use crate::ui::model::Notice;

/// Gives the Linux console a font with Arabic letters.
const CONSOLE_FONT: &str = "setfont Arabic-Fixed16";

/// Keys pressed ahead wait so long for an answer; longer work, such as an import, holds none.
const ANSWER_TIME: Duration = Duration::from_millis(300);

/// Two clicks on one cell are one double click when no more time than this lies between them.
const DOUBLE_CLICK: Duration = Duration::from_millis(500);

/// What is on the table while a person works.
pub(super) struct Desk {
    pub(super) model: Model,
    pub(super) words: Translator,
    pub(super) theme: Theme,
    /// What the terminal's font leaves out, on a console with few letters.
    few_letters: bool,
    /// What was painted lately: it goes with the desk.
    laid: LaidLines,
    /// The way of Arabic that suits the terminal.
    natural: Way,
    pub(super) config: Config,
    machine: Machine,
    /// `None` once the clerk is to go home.
    jobs: Option<Sender<Job>>,
    /// Stops the long work that the clerk is at.
    stop: Arc<AtomicBool>,
    /// Long jobs that the clerk has not finished.
    long: u64,
    begin_reader: reader::Begin,
    /// Who answers questions while the clerk is at long work.
    reader: Option<Reader>,
    readers: u64,
    /// Jobs that the clerk has not answered yet.
    pub(super) waiting: u64,
    /// When the clerk got the first of them.
    asked_at: Option<Instant>,
    is_set_up: bool,
    typing: Typing,
    /// What stands where on the screen.
    pub(super) picture: Picture,
    /// The cell that was clicked last, and when.
    clicked: Option<((u16, u16), Instant)>,
    /// Text for the clipboard of the terminal.
    pub(super) copied: Option<String>,
    pub(super) over: bool,
    clerk: Presence,
    /// Commits that the clerk reported last.
    pub(super) commits: u64,
}

/// Whether the clerk still works on the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    AtWork,
    /// The records are closed.
    Gone,
}

/// What is to happen next on the desk.
#[derive(Debug)]
pub(super) enum Arrived {
    Outcome(Box<Outcome>),
    /// The clerk finished a job; so many commits are in the file, and whether more can be made.
    Finished {
        commits: u64,
        writable: bool,
        was_long: bool,
    },
    /// A reader answered its oldest question.
    Read {
        reader: u64,
        outcome: Box<Outcome>,
    },
    /// The clerk closed the records; nothing more comes.
    Gone,
}

impl Desk {
    /// Lays the desk for an open workspace, or (`None`) for the first start.
    pub(super) fn new(config: &Config, machine: Machine, clerk: Clerk) -> Self {
        let Clerk { jobs, is_set_up, stop, begin_reader } = clerk;
        let words = config.translator();
        let settings = settings_of(config);
        let fresh = fresh(config, &words, &mut machine());
        let (model, effects) = if is_set_up {
            Model::open(settings, fresh)
        } else {
            let folder = config.workspace.display().to_string();
            (Model::first_start(settings, fresh, folder), Vec::new())
        };
        let mut desk = Self {
            model,
            theme: Theme::named(theme_name(config)),
            words,
            few_letters: false,
            laid: LaidLines::default(),
            natural: Way::default(),
            config: config.clone(),
            machine,
            jobs: Some(jobs),
            stop,
            long: 0,
            begin_reader,
            reader: None,
            readers: 0,
            waiting: 0,
            asked_at: None,
            is_set_up,
            typing: Typing::new(config.workspace.clone()),
            picture: Picture::default(),
            clicked: None,
            copied: None,
            over: false,
            clerk: Presence::AtWork,
            commits: 0,
        };
        desk.model.keymap = keyboard::keymap(&config.settings);
        desk.fulfil(effects);
        desk
    }

    /// Sits down at a terminal: its way of Arabic, what its font lacks, and what is to be said about it.
    pub(super) fn sit_at(&mut self, found: &Found) {
        let terminal = found.recognised.terminal;
        self.natural = terminal.way();
        self.model.settings.way = self.way();
        self.few_letters = terminal.has_few_letters();
        if self.few_letters {
            self.config.settings.digits = Digits::Western;
            self.model.settings.digits = Digits::Western;
            self.words = self.config.translator();
        }
        let hint = match terminal {
            Terminal::LinuxConsole => {
                Some(Message::new("app-hint-console-font").with_typed("command", CONSOLE_FONT))
            }
            Terminal::QTerminal | Terminal::Putty if self.config.bidi.is_none() => {
                Some(Message::new("app-hint-bidi-off"))
            }
            _ => None,
        };
        self.model.notice = hint.filter(|_| self.model.settings.language.is_rtl()).map(Notice::Refused);
    }

    /// Returns how the model is painted.
    pub(super) fn look(&self) -> Look<'_> {
        let shown = self.config.settings.tashkeel;
        let tashkeel = if self.few_letters { Tashkeel::Hidden } else { shown };
        let encoder = Encoder { mode: self.model.settings.way.mode(), tashkeel };
        let keymap = &self.model.keymap;
        Look {
            theme: &self.theme,
            words: &self.words,
            encoder,
            keymap,
            few_signs: self.few_letters,
            laid: &self.laid,
        }
    }

    /// Returns `true` once the clerk closed the records.
    pub(super) fn clerk_is_gone(&self) -> bool {
        self.clerk == Presence::Gone
    }

    /// Presses a key.
    pub(super) fn press(&mut self, event: crossterm::event::KeyEvent) {
        self.clicked = None;
        self.freshen();
        let effects = ui::press(&mut self.model, event);
        self.fulfil(effects);
    }

    /// Takes what was done with the mouse.
    pub(super) fn point(&mut self, event: MouseEvent) {
        let mut again = false;
        if let MouseEventKind::Down(MouseButton::Left) = event.kind {
            let cell = (event.column, event.row);
            again = self.clicked.is_some_and(|(last, at)| last == cell && at.elapsed() < DOUBLE_CLICK);
            // A third click begins anew.
            self.clicked = Some((cell, Instant::now())).filter(|_| !again);
        }
        self.freshen();
        let effects = ui::point(&mut self.model, &self.picture, event, again);
        self.fulfil(effects);
    }

    /// Takes pasted text.
    pub(super) fn paste(&mut self, text: &str) {
        self.freshen();
        let effects = ui::paste(&mut self.model, text);
        self.fulfil(effects);
    }

    /// Takes the size of the terminal.
    pub(super) fn resize(&mut self, columns: u16, rows: u16) {
        ui::resize(&mut self.model, columns, rows);
    }

    /// Takes what the clerk brings.
    pub(super) fn arrived(&mut self, arrived: Arrived) {
        match arrived {
            Arrived::Finished { commits, writable, was_long } => {
                self.model.read_only = !writable;
                self.commits = commits;
                self.answered();
                if was_long {
                    self.long = self.long.saturating_sub(1);
                    self.dismiss_reader();
                }
            }
            Arrived::Read { reader, outcome } => {
                if self
                    .reader
                    .as_mut()
                    .is_some_and(|own| own.number == reader && own.questions.pop_front().is_some())
                {
                    self.answered();
                    self.take_outcome(*outcome);
                }
            }
            Arrived::Gone => {
                self.waiting = 0;
                self.clerk = Presence::Gone;
            }
            Arrived::Outcome(outcome) => self.take_outcome(*outcome),
        }
    }

    fn take_outcome(&mut self, outcome: Outcome) {
        self.freshen();
        if let Outcome::Changed(settings) = &outcome {
            self.wear(settings);
        }
        self.is_set_up |= matches!(outcome, Outcome::Ready);
        let effects = ui::answer(&mut self.model, outcome);
        self.model.settings.way = self.way();
        self.fulfil(effects);
    }

    /// Notes that one job is answered.
    fn answered(&mut self) {
        self.waiting = self.waiting.saturating_sub(1);
        self.asked_at = self.asked_at.filter(|_| self.waiting > 0);
    }

    /// Sends the reader home: what it had not answered the clerk answers, out of what is on the disk now.
    fn dismiss_reader(&mut self) {
        for query in self.reader.take().into_iter().flat_map(|reader| reader.questions) {
            self.waiting = self.waiting.saturating_sub(1);
            self.hand_over(Effect::Ask(query));
        }
    }

    /// Returns the way of Arabic that was chosen, or else the one that suits the terminal.
    fn way(&self) -> Way {
        self.config.bidi.map_or(self.natural, |chosen| chosen.way)
    }

    fn freshen(&mut self) {
        let fresh = fresh(&self.config, &self.words, &mut (self.machine)());
        ui::refresh(&mut self.model, fresh);
    }

    /// Speaks and looks as the settings say.
    fn wear(&mut self, settings: &ui::Settings) {
        self.config.language = settings.language;
        self.config.settings.digits = settings.digits;
        self.config.settings.tashkeel = settings.tashkeel;
        self.config.settings.mouse = settings.mouse;
        self.words = self.config.translator();
        self.theme = Theme::named(&settings.theme);
    }

    fn fulfil(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Quit => {
                    self.keep_typed();
                    self.over = true;
                }
                Effect::KeepDraft { kind, record, field, text } => {
                    self.typing.note(kind, record, field, text);
                }
                Effect::DropDraft { record } => self.drop_draft(record),
                Effect::Copy(text) => self.copied = Some(text),
                Effect::Stop => self.stop.store(true, Ordering::Relaxed),
                Effect::Ask(query) if self.long > 0 => self.ask_reader(query),
                Effect::Change(Setting::Way(way)) => {
                    self.config.bidi = way.map(|way| Chosen { way, by: ChosenBy::Remembered });
                    self.model.settings.way = self.way();
                    self.hand_over(Effect::Change(Setting::Way(way)));
                }
                effect => self.hand_over(effect),
            }
        }
    }

    fn hand_over(&mut self, effect: Effect) {
        // What was typed is on the disk before the clerk looks for it, or records it.
        self.keep_typed();
        if effect.is_long() {
            // There is one at a time: whatever was stopped before is over.
            self.stop.store(false, Ordering::Relaxed);
        }
        let is_long = effect.is_long();
        let job = Job { effect, config: self.config.clone() };
        if self.jobs.as_ref().is_some_and(|jobs| jobs.send(job).is_ok()) {
            self.waiting += 1;
            self.long += u64::from(is_long);
            self.asked_at.get_or_insert_with(Instant::now);
        }
    }

    fn ask_reader(&mut self, query: Query) {
        self.keep_typed();
        if self.reader.is_none() {
            self.readers += 1;
            self.reader = Some((self.begin_reader)(self.readers));
        }
        if let Some(reader) = &mut self.reader {
            reader.ask(query, &self.config);
            self.waiting += 1;
        }
    }

    /// Sends the clerk home once everything asked for is done.
    pub(super) fn close(&mut self) {
        self.keep_typed();
        self.reader = None;
        self.jobs = None;
    }

    fn drop_draft(&mut self, record: RecordId) {
        let told = self.typing.drop_record(record);
        self.tell(told);
    }

    /// Writes what was typed to the disk.
    pub(super) fn keep_typed(&mut self) {
        if self.is_set_up {
            let told = self.typing.keep(&(self.machine)());
            self.tell(told);
        }
    }

    /// Says on the status line what came of a draft: a box would take the letters of whoever goes on typing.
    fn tell(&mut self, message: Option<Message>) {
        if let Some(message) = message {
            self.model.notice = Some(Notice::Refused(message));
        }
    }

    /// Counts the writes of drafts, those of earlier sessions too.
    pub(super) fn count_drafts(&mut self) {
        self.typing.count();
    }

    /// Returns how long typed text may still wait; `None` when nothing does.
    pub(super) fn until_kept(&self) -> Option<Duration> {
        self.typing.until_due()
    }

    /// Returns how long the loop may wait for what.
    pub(super) fn patience(&self) -> Patience {
        let answer = self.asked_at.map(|since| ANSWER_TIME.saturating_sub(since.elapsed()));
        Patience { answer, kept: self.until_kept() }
    }

    /// Returns the number of durable commits, drafts included.
    pub(super) fn durable(&self) -> u64 {
        self.commits + self.typing.writes()
    }
}

fn fresh(config: &Config, words: &Translator, around: &mut Surroundings) -> Fresh {
    let now = around.now();
    Fresh {
        zone: config.zone.clone(),
        now,
        today: words.locale().day_of(now),
        ids: (0..Fresh::IDS).map(|_| around.new_id()).collect(),
    }
}

fn theme_name(config: &Config) -> &'static str {
    match config.theme {
        crate::config::Theme::Dark => "dark",
        crate::config::Theme::Light => "light",
        crate::config::Theme::HighContrast => "high-contrast",
        crate::config::Theme::None => "none",
    }
}

/// Returns the settings as the screens know them.
pub(super) fn settings_of(config: &Config) -> ui::Settings {
    ui::Settings {
        language: config.language,
        digits: config.settings.digits,
        theme: theme_name(config).to_owned(),
        way: config.bidi.map(|chosen| chosen.way).unwrap_or_default(),
        tashkeel: config.settings.tashkeel,
        mouse: config.settings.mouse,
    }
}
