//! The one writer of standard output: logical text, no control characters, tables and JSON.

use std::io;
use std::io::Write;

use serde_json::Value;

use crate::cli::Form;
use crate::cli::aside;
use crate::cli::progress::Progress;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::i18n::Translator;
use crate::text::Encoder;
use crate::text::SafeText;
use crate::text::columns;

/// Where a command's answer goes, in the form that was asked for.
pub(super) struct Output<'w> {
    out: &'w mut dyn Write,
    translator: &'w Translator,
    json: bool,
    /// The reader went away. Whoever writes through us may not know how to say so.
    closed: bool,
}

/// Rows, perhaps under headings.
#[derive(Default)]
pub(super) struct Table {
    /// Until they are written.
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
    /// Of what was written so far.
    widths: Vec<usize>,
}

impl<'w> Output<'w> {
    pub(super) fn new(out: &'w mut dyn Write, translator: &'w Translator, json: bool) -> Self {
        Self { out, translator, json, closed: false }
    }

    /// Returns `true` when the answer is for a script.
    pub(super) fn is_json(&self) -> bool {
        self.json
    }

    /// Returns the translator.
    pub(super) fn translator(&self) -> &'w Translator {
        self.translator
    }

    /// Says a sentence on a line of its own.
    pub(super) fn say(&mut self, message: &Message) -> Result<(), Trouble> {
        let sentence = self.translator.say_plain(message);
        self.line(&sentence)
    }

    /// Says that something was done: a sentence to a person, a value to a script.
    pub(super) fn confirm(&mut self, message: &Message, value: &Value) -> Result<(), Trouble> {
        if self.json { self.json(value) } else { self.say(message) }
    }

    /// Returns for whom the answer is.
    pub(super) fn form(&self) -> Form {
        if self.json { Form::Scripts } else { Form::People }
    }

    /// Begins to say how far long work has come; a script is not told.
    pub(super) fn progress(&self) -> Progress<'w> {
        Progress::new(self.form(), self.translator)
    }

    /// Says something beside the answer and what can be done about it, on standard error.
    pub(super) fn advise(&self, message: &Message) {
        aside::advise(message, self.form(), self.translator);
    }

    /// Says something beside the answer, on standard error.
    pub(super) fn note(&self, message: &Message) {
        aside::say(message, self.form(), self.translator);
    }

    /// Writes a line of text from people or files.
    pub(super) fn line(&mut self, text: &str) -> Result<(), Trouble> {
        Ok(writeln!(self, "{}", SafeText::data(text))?)
    }

    /// Writes one JSON value on a line of its own.
    pub(super) fn json(&mut self, value: &Value) -> Result<(), Trouble> {
        Ok(writeln!(self, "{value}")?)
    }

    /// Writes the rows of a table: columns two spaces apart, nothing after the last. What comes later stands under them.
    pub(super) fn table(&mut self, table: &mut Table) -> Result<(), Trouble> {
        let Table { headings, rows, widths } = table;
        let headings = Some(std::mem::take(headings)).filter(|headings| !headings.is_empty());
        let lines: Vec<Vec<String>> = headings.into_iter().chain(rows.drain(..)).collect();
        let cells = lines.iter().map(Vec::len).max().unwrap_or(0);
        widths.resize(cells.max(widths.len()), 0);
        for line in &lines {
            for (width, cell) in widths.iter_mut().zip(line) {
                *width = (*width).max(columns(&one_line(cell), Encoder::OFF));
            }
        }
        for line in &lines {
            let mut text = String::new();
            for (width, cell) in widths.iter().zip(line) {
                let cell = one_line(cell);
                let missing = width.saturating_sub(columns(&cell, Encoder::OFF));
                text.push_str(cell.as_str());
                text.extend(std::iter::repeat_n(' ', missing + 2));
            }
            writeln!(self, "{}", text.trim_end())?;
        }
        Ok(())
    }

    /// Hands everything on to the reader, and says how the work ended.
    pub(super) fn finish(&mut self, done: Result<(), Trouble>) -> Result<(), Trouble> {
        let flushed = self.flush();
        if self.closed {
            return Err(Trouble::Closed);
        }
        done.and(flushed.map_err(Trouble::from))
    }

    fn noted<T>(&mut self, written: io::Result<T>) -> io::Result<T> {
        if let Err(error) = &written {
            self.closed |= error.kind() == io::ErrorKind::BrokenPipe;
        }
        written
    }
}

/// What is written as it stands: records, minutes.
impl Write for Output<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes);
        self.noted(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = self.out.flush();
        self.noted(flushed)
    }
}

impl Table {
    /// Makes an empty table under these headings.
    pub(super) fn under(headings: Vec<String>) -> Self {
        Self { headings, ..Self::default() }
    }

    /// Adds a row: a cell a heading.
    pub(super) fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Counts the rows that wait to be written.
    pub(super) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Returns `true` when no row was added, and none was written.
    pub(super) fn is_untouched(&self) -> bool {
        self.rows.is_empty() && self.widths.is_empty()
    }
}

fn one_line(cell: &str) -> SafeText {
    SafeText::data(&cell.replace('\n', " "))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::i18n::Language;
    use crate::text::Digits;

    fn written(act: impl FnOnce(&mut Output<'_>)) -> String {
        let translator = Translator::new(Language::Ar, Digits::Western, TimeZone::UTC);
        let mut bytes = Vec::new();
        act(&mut Output::new(&mut bytes, &translator, false));
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn columns_stand_under_their_headings() {
        let mut table = Table::under(vec!["الموعد".to_owned(), "العنوان".to_owned()]);
        table.row(vec!["24/11".to_owned(), "حجز\nالقاعة".to_owned()]);
        table.row(vec!["الأحد 22/11".to_owned(), "ا".to_owned()]);
        let text = written(|output| output.table(&mut table).unwrap());
        assert_eq!(text, "الموعد       العنوان\n24/11        حجز القاعة\nالأحد 22/11  ا\n");
    }

    #[test]
    fn no_control_character_reaches_the_reader() {
        let text = written(|output| output.line("سمر\u{1b}[2J\u{202e}").unwrap());
        assert!(text.trim_end().chars().all(|letter| !letter.is_control() && letter != '\u{202e}'));
    }

    #[test]
    fn a_reader_that_goes_away_is_told_from_a_refusal() {
        struct Gone;
        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(io::ErrorKind::BrokenPipe.into())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let translator = Translator::new(Language::Ar, Digits::Western, TimeZone::UTC);
        let mut gone = Gone;
        let mut output = Output::new(&mut gone, &translator, false);
        assert!(output.write_all(b"x").is_err());
        let refused = Err(Trouble::Refused(Message::new("cli-output-failed")));
        assert_eq!(output.finish(refused), Err(Trouble::Closed));
    }

    #[test]
    fn json_is_one_line() {
        let text = written(|output| output.json(&serde_json::json!({"title": "حجز\nالقاعة"})).unwrap());
        assert_eq!(text, "{\"title\":\"حجز\\nالقاعة\"}\n");
    }
}
