//! Breaking and cutting text by columns, all in logical order.

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::bidi::{Base, Blankness};
use super::cluster::Unit;
use super::encode::Encoder;
use super::layout::{ELLIPSIS, fitting};
use super::paragraph::{Paragraph, units, width_of};
use super::safe::SafeText;

/// Returns how many columns a text takes on one line.
pub fn columns(text: &SafeText, encoder: Encoder) -> usize {
    if text.as_str().bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return text.as_str().len();
    }
    width_of(&units(text.as_str(), encoder))
}

/// Cuts a text that is longer than `columns`, with `…` at its logical end.
pub fn cut(text: &SafeText, columns: usize, encoder: Encoder) -> SafeText {
    let units = units(text.as_str(), encoder);
    if width_of(&units) <= columns {
        return text.clone();
    }
    if columns == 0 {
        return SafeText::default();
    }
    let kept = fitting(&units, columns.saturating_sub(1));
    text.cut_at(kept.last().map_or(0, |unit| unit.bytes.end), ELLIPSIS)
}

/// Joins two texts; when they are longer than `columns` the first gives way and the second stays.
pub fn shortened(text: &SafeText, tail: &SafeText, columns: usize, encoder: Encoder) -> SafeText {
    let own = if tail.is_empty() { 0 } else { self::columns(tail, encoder) };
    if own == 0 {
        return text.clone();
    }
    SafeText::concat([&cut(text, columns.saturating_sub(own), encoder), tail])
}

/// Makes a text exactly `columns` long: cut, or with spaces at its logical end.
pub fn pad(text: &SafeText, columns: usize, encoder: Encoder) -> SafeText {
    let mut padded = cut(text, columns, encoder);
    let missing = columns.saturating_sub(self::columns(&padded, encoder));
    padded.push_spaces(missing);
    padded
}

/// Breaks a text into lines of at most `columns`, as logical ranges without the blanks at their ends.
///
/// Lines end at line feeds, else between words, and only in a word that is too long for a whole line. The ranges
/// belong to the text; lay them out with [`Paragraph::line`], or as texts of their own.
pub fn wrap(text: &SafeText, columns: usize, encoder: Encoder) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    for line in hard_lines(text.as_str()) {
        let part = text.as_str().get(line.clone()).unwrap_or_default();
        let units = units(part, encoder);
        rows.extend(
            soft_rows(part, &units, columns)
                .into_iter()
                .map(|row| shifted(&without_end_blanks(part, row), line.start)),
        );
    }
    rows
}

impl Paragraph<'_> {
    /// Breaks the paragraph into lines of at most `columns`, as logical ranges without the blanks at their ends.
    pub fn wrap(&self, columns: usize) -> Vec<Range<usize>> {
        self.rows(columns).into_iter().map(|row| without_end_blanks(self.text, row)).collect()
    }

    /// Breaks the paragraph into rows that together hold every byte of it.
    pub(super) fn rows(&self, columns: usize) -> Vec<Range<usize>> {
        soft_rows(self.text, &self.units, columns)
    }
}

/// Lays a whole text out in lines of at most `columns`; each line feed begins a paragraph with its own direction.
pub fn lay_wrapped(text: &SafeText, base: Base, columns: usize, encoder: Encoder) -> Vec<super::Line> {
    let mut lines = Vec::new();
    for line in hard_lines(text.as_str()) {
        let part = text.as_str().get(line).unwrap_or_default();
        let paragraph = Paragraph::of(part, base, encoder);
        lines.extend(paragraph.wrap(columns).into_iter().map(|row| paragraph.line(row)));
    }
    lines
}

/// Returns the ranges between line feeds; an empty text has one empty line.
pub(super) fn hard_lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0_usize;
    text.split('\n').map(move |line| {
        let range = start..start.saturating_add(line.len());
        start = range.end.saturating_add(1);
        range
    })
}

/// Breaks one paragraph; blanks at the end of a row hang over the edge.
fn soft_rows(text: &str, units: &[Unit], columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    if width_of(units) <= columns {
        return std::iter::once(0..text.len()).collect();
    }
    let mut rows = Vec::new();
    let mut allowed = linebreaks(text).map(|(byte, _)| byte).peekable();
    let mut row = Mark { byte: 0, column: 0 };
    let mut last_break: Option<Mark> = None;
    let mut column = 0_usize;
    for unit in units {
        let here = Mark { byte: unit.bytes.start, column };
        while let Some(byte) = allowed.next_if(|&byte| byte <= here.byte) {
            if byte == here.byte && byte > row.byte {
                last_break = Some(here);
            }
        }
        column = column.saturating_add(usize::from(unit.width));
        let overfull = |row: Mark| column.saturating_sub(row.column) > columns && here.byte > row.byte;
        if unit.blankness != Blankness::Ink || unit.width == 0 {
            continue;
        }
        while overfull(row) {
            let end = last_break.take().unwrap_or(here);
            rows.push(row.byte..end.byte);
            row = end;
        }
    }
    rows.push(row.byte..text.len());
    rows
}

/// A place between two clusters, and how many columns stand before it in the paragraph.
#[derive(Clone, Copy)]
struct Mark {
    byte: usize,
    column: usize,
}

fn without_end_blanks(text: &str, row: Range<usize>) -> Range<usize> {
    let kept = text.get(row.clone()).unwrap_or_default().trim_end().len();
    row.start..row.start.saturating_add(kept)
}

fn shifted(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start.saturating_add(by)..range.end.saturating_add(by)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str, columns: usize) -> Vec<&str> {
        let safe = SafeText::data(text);
        wrap(&safe, columns, Encoder::APP).into_iter().map(|row| text.get(row).unwrap()).collect()
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(rows("قررت اللجنة تأجيل الاجتماع", 12), ["قررت اللجنة", "تأجيل", "الاجتماع"]);
    }

    #[test]
    fn line_feeds_are_kept_and_blanks_at_the_end_are_not() {
        assert_eq!(rows("أولاً \n\nثانياً", 20), ["أولاً", "", "ثانياً"]);
        assert_eq!(rows("", 5), [""]);
    }

    #[test]
    fn a_word_too_long_for_a_line_breaks_between_letters() {
        assert_eq!(rows("المؤسسات", 3), ["الم", "ؤسس", "ات"]);
        assert_eq!(rows("في المؤسسات", 5), ["في", "المؤس", "سات"]);
    }

    #[test]
    fn a_lam_alef_is_never_torn() {
        assert_eq!(rows("بلا", 1), ["ب", "لا"]);
    }

    #[test]
    fn columns_count_what_is_seen() {
        let columns_of = |text: &str| columns(&SafeText::data(text), Encoder::APP);
        assert_eq!(columns_of("لا"), 1);
        assert_eq!(columns_of("غداً"), 3);
        assert_eq!(columns_of("議"), 2);
        assert_eq!(columns_of("UNICEF"), 6);
        assert_eq!(columns(&SafeText::data("لا"), Encoder::OFF), 2);
    }

    #[test]
    fn cutting_and_padding_give_the_asked_width() {
        let text = SafeText::data("وزارة التنمية");
        assert_eq!(cut(&text, 6, Encoder::APP).as_str(), "وزارة…");
        assert_eq!(cut(&text, 0, Encoder::APP).as_str(), "");
        assert_eq!(pad(&SafeText::data("لا"), 3, Encoder::APP).as_str(), "لا  ");
    }

    #[test]
    fn what_tells_two_rows_apart_stays_when_their_name_is_cut() {
        let said = |name: &str, columns| {
            let (name, tail) = (SafeText::data(name).isolated(), SafeText::data(" · 7th"));
            let short = shortened(&name, &tail, columns, Encoder::APP);
            crate::text::lay(&short, Base::Ltr, None, Encoder::APP).to_string()
        };
        assert_eq!(said("Joint council", 30), "Joint council · 7th");
        assert_eq!(said("Joint council", 12), "Joint… · 7th");
        assert_eq!(said("مجلس مشترك", 11), "…ﺲﻠﺠﻣ · 7th");
    }

    #[test]
    fn a_cut_sentence_closes_its_isolates() {
        let text = SafeText::message("دعا \u{2068}أحمد خليل\u{2069} الحضور");
        assert_eq!(cut(&text, 9, Encoder::APP).as_str(), "دعا \u{2068}أحمد\u{2069}…");
    }
}
