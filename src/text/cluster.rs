//! Cutting text into clusters: what a reader calls one letter, with the columns it takes.

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::letters::is_tashkeel;

/// One letter with its marks; a width of 0 means that nothing of it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cluster {
    pub(super) bytes: Range<usize>,
    pub(super) first: char,
    pub(super) width: u8,
}

/// Cuts text into clusters, each at most two columns wide.
pub(super) fn clusters(text: &str) -> Vec<Cluster> {
    if text.chars().all(is_plain) { plain_clusters(text) } else { other_clusters(text) }
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

fn plain_clusters(text: &str) -> Vec<Cluster> {
    let mut clusters: Vec<Cluster> = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        let end = start.saturating_add(c.len_utf8());
        match clusters.last_mut() {
            Some(last) if is_plain_mark(c) => last.bytes.end = end,
            _ => clusters.push(Cluster { bytes: start..end, first: c, width: u8::from(!is_joiner(c)) }),
        }
    }
    clusters
}

fn other_clusters(text: &str) -> Vec<Cluster> {
    let mut clusters = Vec::with_capacity(text.len());
    for (start, grapheme) in text.grapheme_indices(true) {
        let Some(first) = grapheme.chars().next() else {
            continue;
        };
        match drawn_width(grapheme, first) {
            width @ 0..=2 => {
                let bytes = start..start.saturating_add(grapheme.len());
                clusters.push(Cluster { bytes, first, width });
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
        // A mark without a letter is drawn on a space.
        _ if is_combining_mark(first) => 1,
        _ => u8::try_from(grapheme.width()).unwrap_or(u8::MAX),
    }
}

/// Cuts a grapheme that is too wide for two cells into narrower pieces.
fn push_split(clusters: &mut Vec<Cluster>, start: usize, grapheme: &str) {
    let mut inside = false;
    for (offset, c) in grapheme.char_indices() {
        let start = start.saturating_add(offset);
        let bytes = start..start.saturating_add(c.len_utf8());
        let width = u8::try_from(c.width().unwrap_or(0)).unwrap_or(0).min(2);
        match clusters.last_mut() {
            Some(last) if inside && width == 0 => last.bytes.end = bytes.end,
            _ => clusters.push(Cluster { bytes, first: c, width }),
        }
        inside = true;
    }
}

/// Returns `true` for ZWJ and ZWNJ, which act on their neighbours and are never drawn.
pub(super) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

/// Returns `true` when a cluster is vowel marks alone, so that nothing is left of it once they are hidden.
pub(super) fn is_only_tashkeel(cluster: &str) -> bool {
    cluster.chars().all(|c| is_tashkeel(c) || is_joiner(c))
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
            assert!(text.chars().all(is_plain));
            assert_eq!(plain_clusters(text), other_clusters(text));
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
    fn a_mark_without_a_letter_has_a_column() {
        assert_eq!(pieces("\u{64b}أ"), [("\u{64b}", 1), ("أ", 1)]);
        assert_eq!(pieces("\u{301}🎉"), [("\u{301}", 1), ("🎉", 2)]);
    }
}
