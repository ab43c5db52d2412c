//! `mahdar text`: logical lines in, lines for a plain terminal out.

use std::io;
use std::io::BufRead;
use std::io::Write as _;
use std::str::Utf8Error;

use crate::cli::arguments::Text;
use crate::cli::arguments::TextBase;
use crate::cli::arguments::TextMode;
use crate::cli::lines::Lines;
use crate::cli::output::Output;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::ops::OpsError;
use crate::text::Base;
use crate::text::Encoder;
use crate::text::Mode;
use crate::text::Tashkeel;
use crate::text::plain;

/// The name of standard input on the command line.
const STANDARD_INPUT: &str = "-";

/// Answers line by line, so that a long text needs no more room than its longest line.
pub(super) fn run(arguments: &Text, input: &mut dyn BufRead, output: &mut Output<'_>) -> Result<(), Trouble> {
    let base = match arguments.base {
        TextBase::Rtl => Base::Rtl,
        TextBase::Ltr => Base::Ltr,
        TextBase::Auto => Base::Auto,
    };
    // A filter drops nothing: vowel marks are hidden on screens only.
    let mode = match arguments.mode {
        TextMode::App => Mode::App,
        TextMode::Fenced => Mode::Fenced,
        TextMode::Token => Mode::Token,
        TextMode::Off => Mode::Off,
    };
    let encoder = Encoder { mode, tashkeel: Tashkeel::Shown };
    let (columns, form) = (arguments.columns.map(usize::from), output.form());
    let mut bytes = Vec::new();
    for number in 1_usize.. {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes).map_err(|error| unreadable(&error))? == 0 {
            break;
        }
        let line = str::from_utf8(&bytes).map_err(|error| not_utf8(number, error))?;
        let laid = plain(line, base, columns, encoder);
        Lines::new(&mut *output, form).write_all(laid.as_bytes())?;
    }
    Ok(())
}

fn unreadable(error: &io::Error) -> Trouble {
    OpsError::unreadable(STANDARD_INPUT, error).into()
}

fn not_utf8(line: usize, _: Utf8Error) -> Trouble {
    Trouble::Refused(Message::new("cli-text-not-utf8").with("line", line))
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::i18n::Language;
    use crate::i18n::Translator;
    use crate::text::Digits;

    fn filtered(input: &[u8], columns: Option<u16>) -> (String, Result<(), Trouble>) {
        written(input, columns, TextMode::App)
    }

    fn written(mut input: &[u8], columns: Option<u16>, mode: TextMode) -> (String, Result<(), Trouble>) {
        let translator = Translator::new(Language::Ar, Digits::Western, TimeZone::UTC);
        let mut bytes = Vec::new();
        let mut output = Output::new(&mut bytes, &translator, false);
        let done = run(&Text { base: TextBase::Rtl, mode, columns }, &mut input, &mut output);
        (String::from_utf8(bytes).unwrap(), done)
    }

    #[test]
    fn each_line_is_laid_out_for_a_plain_terminal() {
        assert!(filtered("مُ".as_bytes(), None).0.contains('ُ'));
        let (text, done) = filtered("لا 12\nabc\n".as_bytes(), Some(10));
        assert_eq!(done, Ok(()));
        assert_eq!(text, "      12 ﻻ\n       abc\n");
    }

    #[test]
    fn each_mode_writes_the_same_line_in_its_own_order() {
        let line = "لا UNICEF (12)\n".as_bytes();
        let in_mode = |mode| written(line, None, mode).0;
        assert_eq!(in_mode(TextMode::App), "UNICEF (12) ﻻ\n");
        assert_eq!(in_mode(TextMode::Fenced), "UNICEF (12) \u{200e}ﻻ\u{200e}\n");
        assert_eq!(in_mode(TextMode::Token), "UNICEF (12) ﻻ\n");
        assert_eq!(in_mode(TextMode::Off), "لا UNICEF (12)\n");
    }

    #[test]
    fn a_line_that_is_no_text_is_named() {
        let (text, done) = filtered(b"abc\n\xff\n", None);
        let expected = Message::new("cli-text-not-utf8").with("line", 2_usize);
        assert_eq!((text.as_str(), done), ("abc\n", Err(Trouble::Refused(expected))));
    }
}
