//! Cutting text into clusters: what a reader calls one letter, with the columns it takes.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::bidi::{Blankness, blankness};
use super::letters::is_tashkeel;

/// What shares one place on the screen: a letter with its marks, or lam and alef together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) bytes: Range<usize>,
    /// Where the alef of a lam-alef begins; the same as the start for everything else.
    pub(super) second: usize,
    pub(super) first: char,
    /// Drawn in place of `first`: a presentation form or a mirrored bracket.
    pub(super) glyph: char,
    /// Nothing is drawn when it is 0.
    pub(super) width: u8,
    pub(super) level: u8,
    pub(super) blankness: Blankness,
    /// Stands in the text; false for `…` and for blanks at the end of a line.
    pub(super) is_text: bool,
}

impl Unit {
    fn new(bytes: Range<usize>, first: char, width: u8) -> Self {
        let glyph = if first == '\n' { ' ' } else { first };
        Self {
            second: bytes.start,
            bytes,
            first,
            glyph,
            width,
            level: 0,
            blankness: blankness(first),
            is_text: true,
        }
    }
}

/// Cuts text into clusters, each at most two columns wide, in their nominal shapes.
pub(super) fn clusters(text: &str) -> Vec<Unit> {
    plain_clusters(text).unwrap_or_else(|| other_clusters(text))
}

/// Returns `true` for the characters of everyday Arabic and Latin text, whose clusters need no table.
fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~' | '\u{A0}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '،' | '؛' | '؟' | '\u{0621}'..='\u{06D5}'
        | '\u{06EE}'..='\u{06FF}' | '\u{200C}' | '\u{200D}' | '\u{2010}'..='\u{2027}')
}

fn is_plain_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{200C}' | '\u{200D}')
}

/// Cuts everyday text; `None` when there is anything else in it.
fn plain_clusters(text: &str) -> Option<Vec<Unit>> {
    let mut clusters: Vec<Unit> = Vec::with_capacity(text.chars().count());
    for (start, c) in text.char_indices() {
        if !is_plain(c) {
            return None;
        }
        let end = start.saturating_add(c.len_utf8());
        match clusters.last_mut() {
            Some(last) if is_plain_mark(c) => last.bytes.end = end,
            _ => clusters.push(Unit::new(start..end, c, u8::from(!is_joiner(c)))),
        }
    }
    Some(clusters)
}

fn other_clusters(text: &str) -> Vec<Unit> {
    let mut clusters = Vec::with_capacity(text.len());
    for (start, grapheme) in text.grapheme_indices(true) {
        let Some(first) = grapheme.chars().next() else {
            continue;
        };
        match drawn_width(grapheme, first) {
            width @ 0..=2 if !stands_before_a_letter(first) => {
                clusters.push(Unit::new(start..start.saturating_add(grapheme.len()), first, width));
            }
            _ => push_split(&mut clusters, start, grapheme),
        }
    }
    clusters
}

/// Returns how many columns a grapheme takes.
fn drawn_width(grapheme: &str, first: char) -> u8 {
    match first {
        '\n' => 1,
        _ if first.is_control() => 0,
        _ => {
            let carrier = usize::from(needs_carrier(first));
            // A variation selector is never drawn: it would change the width of what stands before it.
            let width = if grapheme.contains(is_selector) {
                grapheme.chars().filter(|&c| !is_selector(c)).collect::<String>().width()
            } else {
                grapheme.width()
            };
            u8::try_from(width.saturating_add(carrier)).unwrap_or(u8::MAX)
        }
    }
}

/// Returns `true` for signs like the number sign U+0600, which are one grapheme with the letter after them and have a
/// column of their own.
fn stands_before_a_letter(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{0605}' | '\u{06DD}' | '\u{070F}' | '\u{0890}' | '\u{0891}' | '\u{08E2}')
}

/// Cuts a grapheme that is too wide for two cells, or made of several letters, into narrower pieces.
fn push_split(clusters: &mut Vec<Unit>, start: usize, grapheme: &str) {
    let begins_piece = |&(offset, c): &(usize, char)| offset == 0 || c.width().is_some_and(|width| width > 0);
    let mut pieces = grapheme.char_indices().filter(begins_piece).peekable();
    while let Some((offset, first)) = pieces.next() {
        let end = pieces.peek().map_or(grapheme.len(), |&(next, _)| next);
        let width = drawn_width(grapheme.get(offset..end).unwrap_or_default(), first).min(2);
        let bytes = start.saturating_add(offset)..start.saturating_add(end);
        clusters.push(Unit::new(bytes, first, width));
    }
}

/// Returns `true` for a mark that has no column of its own: without a letter it is drawn on a space.
pub(super) fn needs_carrier(c: char) -> bool {
    let is_letter = matches!(c, ..'\u{300}' | '\u{0621}'..='\u{064A}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    !is_letter && is_combining_mark(c) && c.width() == Some(0)
}

/// Returns `true` for the signs that choose between the pictures of a letter.
pub(super) fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}')
}

/// Returns `true` for ZWJ and ZWNJ, which act on their neighbours and are never drawn.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Returns `true` when a cluster is vowel marks alone, so that nothing is left of it once they are hidden.
pub(super) fn is_only_tashkeel(cluster: &str) -> bool {
    cluster.chars().all(|c| is_tashkeel(c) || is_joiner(c))
}

/// Returns how many columns what stands in one cell of a screen takes.
pub fn symbol_columns(symbol: &str) -> usize {
    symbol.width()
}

/// Returns `true` for what stands in a cell and may be drawn beyond its sides: letters that join.
pub fn hangs_over(symbol: &str) -> bool {
    let is_cursive =
        |c| matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    symbol.chars().next().is_some_and(is_cursive)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(&str, u8)> {
        clusters(text).into_iter().map(|cluster| (text.get(cluster.bytes).unwrap(), cluster.width)).collect()
    }

    #[test]
    fn marks_stay_with_their_letter() {
        assert_eq!(pieces("غداً"), [("غ", 1), ("د", 1), ("اً", 1)]);
        assert_eq!(pieces("مُّ!"), [("مُّ", 1), ("!", 1)]);
    }

    #[test]
    fn the_quick_way_agrees_with_the_tables() {
        for text in ["وُقِّع في ١٢ آذار – UNICEF «نعم»", "می\u{200c}خواهم ه\u{200d}", "الرقم ۱۲۳ ½ é"]
        {
            assert_eq!(plain_clusters(text), Some(other_clusters(text)));
        }
    }

    #[test]
    fn wide_letters_take_two_columns_and_hidden_signs_none() {
        assert_eq!(pieces("議👩‍👧\u{2066}أ"), [("議", 2), ("👩‍👧", 2), ("\u{2066}", 0), ("أ", 1)]);
    }

    #[test]
    fn no_cluster_is_wider_than_two_columns() {
        let hostile = format!("{}7", "\u{600}".repeat(50));
        assert!(clusters(&hostile).iter().all(|cluster| cluster.width <= 2));
        assert_eq!(clusters(&hostile).len(), 51);
    }

    #[test]
    fn a_number_sign_does_not_share_the_cell_of_what_follows() {
        assert_eq!(pieces("\u{600}7"), [("\u{600}", 1), ("7", 1)]);
        assert_eq!(pieces("\u{600} أ"), [("\u{600}", 1), (" ", 1), ("أ", 1)]);
    }

    #[test]
    fn a_mark_without_a_letter_has_a_column() {
        assert_eq!(pieces("\u{64b}أ"), [("\u{64b}", 1), ("أ", 1)]);
        assert_eq!(pieces("\u{301}🎉"), [("\u{301}", 1), ("🎉", 2)]);
    }
}
