//! Progress of long work, on standard error: nothing for what is soon done.

use std::io;
use std::io::IsTerminal as _;
use std::io::Write as _;
use std::time::Duration;
use std::time::Instant;

use crate::cli::Form;
use crate::domain::message::Message;
use crate::i18n::Translator;

/// Work that takes less than this needs no word.
const PATIENCE: Duration = Duration::from_millis(300);

/// What is said on a line covers what was said there before.
const WIDTH: usize = 24;

/// Says how far long work has come: on one line of a terminal, or now and then in a log.
pub(super) struct Progress<'t> {
    translator: &'t Translator,
    began: Instant,
    said: Option<Instant>,
    terminal: bool,
    form: Form,
}

impl<'t> Progress<'t> {
    pub(super) fn new(form: Form, translator: &'t Translator) -> Self {
        let terminal = io::stderr().is_terminal();
        Self { translator, began: Instant::now(), said: None, terminal, form }
    }

    /// Takes note that `done` of `total` is done.
    pub(super) fn reached(&mut self, done: u64, total: u64) {
        let percent = (done.saturating_mul(100)).checked_div(total).unwrap_or(0).min(100);
        self.say(&Message::new("cli-progress-part").with("percent", i64::try_from(percent).unwrap_or(100)));
    }

    /// Takes note that `done` is done, of nobody knows how much.
    pub(super) fn counted(&mut self, done: u64) {
        self.say(&Message::new("cli-progress-count").with("count", i64::try_from(done).unwrap_or(i64::MAX)));
    }

    /// Takes note that all is done but the end, of which nobody knows how long it takes.
    pub(super) fn ending(&mut self) {
        if self.said.is_some() {
            self.tell(&Message::new("cli-progress-ending"));
        }
    }

    fn say(&mut self, message: &Message) {
        let pause = if self.terminal { PATIENCE } else { PATIENCE * 20 };
        let last = self.said.unwrap_or(self.began);
        if last.elapsed() < pause || self.form == Form::Scripts {
            return;
        }
        self.tell(message);
    }

    fn tell(&mut self, message: &Message) {
        self.said = Some(Instant::now());
        let sentence = self.translator.say_plain(message);
        let end = if self.terminal { '\r' } else { '\n' };
        // When standard error is gone there is nobody to tell.
        write!(io::stderr().lock(), "{sentence:<WIDTH$}{end}").ok();
    }
}

impl Drop for Progress<'_> {
    /// Leaves a clean line to whatever is said next.
    fn drop(&mut self) {
        if self.terminal && self.said.is_some() {
            writeln!(io::stderr().lock()).ok();
        }
    }
}
