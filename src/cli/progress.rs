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

/// Goes to the start of the line on a terminal, and clears what was said there before.
const AFRESH: &str = "\r\x1b[K";

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
        // When standard error is gone there is nobody to tell.
        write!(io::stderr().lock(), "{}", line(&sentence, self.terminal)).ok();
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

/// Returns what is written for a sentence: in the place of the one before, or under it in a log.
fn line(sentence: &str, terminal: bool) -> String {
    if terminal { format!("{AFRESH}{sentence}") } else { format!("{sentence}\n") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_has_no_trailing_blanks_and_a_terminal_no_rest_of_what_was_said_before() {
        assert_eq!(line("42 %", false), "42 %\n");
        let mut terminal = vt100::Parser::new(1.try_into().unwrap(), 40.try_into().unwrap(), 0);
        for said in ["حفظ على القرص", "42 %"] {
            terminal.process(line(said, true).as_bytes());
        }
        assert_eq!(terminal.screen().contents(), "42 %");
    }
}
