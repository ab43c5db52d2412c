//! Logical text in, text for a terminal that does nothing itself out: what `mahdar text` does.

use super::bidi::{Base, Direction};
use super::encode::{Encoder, FENCE, Mode, encode};
use super::line::Line;
use super::paragraph::Paragraph;
use super::safe::{is_direction_sign, visible};
use super::wrap::hard_lines;

/// Rewrites logical lines as visual ones, by UAX #9 as it stands: direction signs in the text are obeyed and dropped.
///
/// Without `columns` every line keeps its own length and nothing is padded. With `columns` lines are wrapped, and
/// those of a right-to-left paragraph are moved to the right edge, as `fribidi --rtl -w N` does. No line ends in
/// blanks. Other control characters become visible marks.
pub fn plain(text: &str, base: Base, columns: Option<usize>, encoder: Encoder) -> String {
    let text: String = text.chars().map(|c| if is_direction_sign(c) { c } else { visible(c) }).collect();
    let (lines, end) = text.strip_suffix('\n').map_or((text.as_str(), ""), |lines| (lines, "\n"));
    let mut out = String::with_capacity(text.len().saturating_mul(2));
    for (number, line) in hard_lines(lines).enumerate() {
        if number > 0 {
            out.push('\n');
        }
        write_paragraph(lines.get(line).unwrap_or_default(), base, columns, encoder, &mut out);
    }
    out.push_str(end);
    out
}

fn write_paragraph(text: &str, base: Base, columns: Option<usize>, encoder: Encoder, out: &mut String) {
    let paragraph = Paragraph::as_it_stands(text.trim_end(), base, encoder);
    let rows = paragraph.wrap(columns.unwrap_or(usize::MAX));
    for (number, row) in rows.into_iter().enumerate() {
        if number > 0 {
            out.push('\n');
        }
        let line = paragraph.line(row);
        let indent = columns.map_or(0, |columns| line.indent(columns));
        let is_moved = line.direction() == Direction::Rtl && line.columns() > 0;
        let indent = if is_moved { indent } else { 0 };
        if matches!(encoder.mode, Mode::Fenced | Mode::Token) {
            write_encoded(&line, indent, encoder.mode, out);
        } else {
            out.extend(std::iter::repeat_n(' ', indent));
            out.push_str(line.as_str());
        }
        out.truncate(out.trim_end_matches(' ').len());
    }
}

fn write_encoded(line: &Line, indent: usize, mode: Mode, out: &mut String) {
    let blanks = std::iter::repeat_n(" ", indent);
    let mut symbols: Vec<String> =
        blanks.chain(line.cells().map(|cell| cell.symbol)).map(str::to_owned).collect();
    if encode(&mut symbols, mode) {
        out.push(FENCE);
    }
    out.extend(symbols);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::encode::Tashkeel;
    use crate::text::skipped::skipped;

    /// Sentences with what fribidi and python-bidi make of them.
    const CASES: &str = include_str!("bidi_cases.tsv");

    #[test]
    fn every_case_reads_as_the_oracles_say() {
        let encoder = Encoder { tashkeel: Tashkeel::Shown, ..Encoder::APP };
        let cases: Vec<&str> = CASES.lines().skip(1).collect();
        assert_eq!(cases.len(), 37);
        for case in cases {
            let fields: Vec<&str> = case.split('\t').collect();
            let logical = fields[1].replace("\\t", "\t").replace("\\u200f", "\u{200f}");
            let seen = plain(&logical, Base::Rtl, None, encoder).replace('\u{FE80}', "ء");
            assert_eq!(seen, fields[2], "{}", fields[0]);
        }
    }

    /// Every case before every other one, through fribidi where it is installed.
    #[test]
    fn sentences_read_as_fribidi_writes_them() {
        let logical =
            |case: &str| case.split('\t').nth(1).unwrap().replace("\\t", " ").replace("\\u200f", "\u{200f}");
        let cases: Vec<String> = CASES.lines().skip(1).map(logical).collect();
        let pairs =
            cases.iter().flat_map(|first| cases.iter().map(move |second| format!("{first} {second}\n")));
        let text: String = pairs.collect();
        let Some(expected) = fribidi(&text) else {
            return skipped("no fribidi here (package libfribidi-bin)");
        };
        let encoder = Encoder { tashkeel: Tashkeel::Shown, ..Encoder::APP };
        let seen = plain(&text, Base::Rtl, None, encoder);
        for ((logical, seen), expected) in text.lines().zip(seen.lines()).zip(expected.lines()) {
            assert_eq!(seen.replace('\u{FE80}', "ء"), expected.trim_end(), "{logical}");
        }
    }

    fn fribidi(text: &str) -> Option<String> {
        use std::io::Write;
        use std::process::{Command, Stdio};
        let options = ["--rtl", "--nopad", "--nobreak", "--clean", "--reordernsm"];
        let mut command = Command::new("fribidi");
        let pipes = command.args(options).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = pipes.spawn().ok()?;
        let mut stdin = child.stdin.take().unwrap();
        let text = text.to_owned();
        let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
        let output = child.wait_with_output().unwrap();
        writer.join().unwrap().unwrap();
        Some(String::from_utf8(output.stdout).unwrap())
    }

    #[test]
    fn with_columns_arabic_lines_stand_at_the_right_edge() {
        let seen = plain("قررت اللجنة التأجيل\n", Base::Rtl, Some(12), Encoder::APP);
        assert_eq!(seen, " ﺔﻨﺠﻠﻟﺍ ﺕﺭﺮﻗ\n     ﻞﻴﺟﺄﺘﻟﺍ\n");
    }

    #[test]
    fn lines_keep_their_number_and_lose_their_end_blanks() {
        assert_eq!(plain("a  \n\nب ", Base::Auto, None, Encoder::APP), "a\n\nﺏ");
        assert_eq!(plain("", Base::Rtl, Some(0), Encoder::APP), "");
    }

    #[test]
    fn an_escape_sequence_does_not_pass() {
        assert_eq!(plain("\u{1b}[2J", Base::Ltr, None, Encoder::APP), "?[2J");
    }

    #[test]
    fn off_leaves_the_order_and_the_letters_alone() {
        assert_eq!(plain("البند (3)", Base::Rtl, None, Encoder::OFF), "البند (3)");
    }
}
