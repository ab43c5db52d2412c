//! `mahdar text`: logical lines in, lines for a plain terminal out.

use std::io;
use std::io::BufRead as _;
use std::io::Write as _;
use std::str::Utf8Error;

use crate::cli::arguments::Text;
use crate::cli::arguments::TextBase;
use crate::cli::output::Output;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::text::Base;
use crate::text::Encoder;
use crate::text::plain;

/// The name of standard input on the command line.
const STANDARD_INPUT: &str = "-";

/// Answers line by line, so that a long text needs no more room than its longest line.
pub(super) fn run(arguments: &Text, output: &mut Output<'_>) -> Result<(), Trouble> {
    let base = match arguments.base {
        TextBase::Rtl => Base::Rtl,
        TextBase::Ltr => Base::Ltr,
        TextBase::Auto => Base::Auto,
    };
    let columns = arguments.columns.map(usize::from);
    let mut input = io::stdin().lock();
    let mut bytes = Vec::new();
    for number in 1_usize.. {
        bytes.clear();
        if input.read_until(b'\n', &mut bytes).map_err(unreadable)? == 0 {
            break;
        }
        let line = str::from_utf8(&bytes).map_err(|error| not_utf8(number, error))?;
        output.write_all(plain(line, base, columns, Encoder::APP).as_bytes())?;
    }
    Ok(())
}

fn unreadable(_: io::Error) -> Trouble {
    Trouble::Refused(Message::new("cli-input-unreadable").with_typed("path", STANDARD_INPUT))
}

fn not_utf8(line: usize, _: Utf8Error) -> Trouble {
    let message = Message::new("cli-input-not-utf8").with_typed("path", STANDARD_INPUT);
    Trouble::Refused(message.with("line", line))
}
