//! Which way text runs: the levels of UAX #9 and the visual order that follows from them.

use std::ops::Range;

use unicode_bidi::data_source::BidiMatchedOpeningBracket;
use unicode_bidi::{BidiClass, BidiDataSource, HardcodedBidiData, Level, ParagraphBidiInfo};

use super::token::{FSI, runs_right, tokens};

/// The direction a widget gives its text. Arabic screens say `Rtl` even for a line of digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Base {
    #[default]
    Rtl,
    Ltr,
    /// The first strong letter decides; left to right when there is none.
    Auto,
}

/// The direction a line has in the end, when [`Base::Auto`] is resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Rtl,
    Ltr,
}

/// The embedding level of every byte of a paragraph.
pub(super) struct Levels {
    base: u8,
    /// `None` when the whole paragraph has the base level, as most names and titles do.
    mixed: Option<Vec<Level>>,
}

impl Levels {
    /// Resolves the levels of one paragraph by the standard as it stands.
    pub(super) fn of(text: &str, base: Base) -> Self {
        Self::all_one_way(text, base).unwrap_or_else(|| Self::resolve(text, base))
    }

    /// Resolves the levels of one paragraph in which dates, telephone numbers, references and paths read as typed.
    pub(super) fn of_written(text: &str, base: Base) -> Self {
        if let Some(levels) = Self::all_one_way(text, base) {
            return levels;
        }
        let base = match base {
            Base::Auto if Self::resolve(text, base).base() == 1 => Base::Rtl,
            Base::Auto => Base::Ltr,
            base => base,
        };
        let tokens = tokens(text, base == Base::Ltr);
        if tokens.is_empty() { Self::resolve(text, base) } else { Self::with_apart(text, base, &tokens) }
    }

    /// Resolves a text as if each of the ranges stood in an isolate that runs to the right.
    fn with_apart(text: &str, base: Base, tokens: &[Range<usize>]) -> Self {
        let mut signed = String::with_capacity(text.len().saturating_add(tokens.len().saturating_mul(6)));
        let mut kept = Vec::with_capacity(tokens.len().saturating_mul(2).saturating_add(1));
        let mut copied = 0;
        for token in tokens {
            for (end, sign) in [(token.start, '\u{2066}'), (token.end, '\u{2069}')] {
                let part = text.get(copied..end).unwrap_or_default();
                kept.push(signed.len()..signed.len().saturating_add(part.len()));
                signed.push_str(part);
                signed.push(sign);
                copied = end;
            }
        }
        let rest = text.get(copied..).unwrap_or_default();
        kept.push(signed.len()..signed.len().saturating_add(rest.len()));
        signed.push_str(rest);
        let signed = with_own_directions(&signed, text);
        let Self { base, mixed } = Self::resolve(&signed, base);
        let levels = mixed.unwrap_or_default();
        let own = kept.into_iter().filter_map(|range| levels.get(range)).flatten().copied();
        Self { base, mixed: Some(own.collect()) }
    }

    /// Returns the levels of text that plainly runs one way.
    fn all_one_way(text: &str, base: Base) -> Option<Self> {
        match base {
            Base::Rtl if text.chars().all(follows_rtl) => Some(Self { base: 1, mixed: None }),
            Base::Ltr | Base::Auto if text.is_ascii() => Some(Self { base: 0, mixed: None }),
            _ => None,
        }
    }

    fn resolve(text: &str, base: Base) -> Self {
        let level = match base {
            Base::Rtl => Some(Level::rtl()),
            Base::Ltr => Some(Level::ltr()),
            Base::Auto => None,
        };
        let mixed = ParagraphBidiInfo::new_with_data_source(&QuickData, text, level);
        Self { base: mixed.paragraph_level.number(), mixed: Some(mixed.levels) }
    }

    /// Returns the level of the paragraph itself.
    pub(super) fn base(&self) -> u8 {
        self.base
    }

    /// Returns the level of the character that starts at `byte`.
    pub(super) fn at(&self, byte: usize) -> u8 {
        let level = self.mixed.as_ref().and_then(|levels| levels.get(byte));
        level.map_or(self.base, Level::number)
    }
}

/// Returns the base that the first strong letter of a text gives it, and `otherwise` for a text without letters.
pub fn base_of(text: &str, otherwise: Base) -> Base {
    let strong = |c| match class(c) {
        BidiClass::L => Some(Base::Ltr),
        BidiClass::R | BidiClass::AL => Some(Base::Rtl),
        _ => None,
    };
    text.chars().find_map(strong).unwrap_or(otherwise)
}

/// Gives each isolate that finds its own direction the one that it has in `text`: an isolate that was put into it
/// would hide the letters that decide. Both signs are of one length.
fn with_own_directions(signed: &str, text: &str) -> String {
    let mut own = text.match_indices(FSI).map(|(byte, _)| runs_right(text.get(byte..).unwrap_or_default()));
    let sign = |c: char| match c {
        FSI if own.next().unwrap_or(true) => '\u{2066}',
        FSI => '\u{2067}',
        c => c,
    };
    signed.chars().map(sign).collect()
}

/// Returns the level of a character that stands alone.
pub fn level_of(c: char, base: Base) -> u8 {
    Levels::of(c.encode_utf8(&mut [0; 4]), base).at(0)
}

/// Returns `true` for characters that take level 1 in any right-to-left paragraph made of nothing but such characters.
fn follows_rtl(c: char) -> bool {
    matches!(c,
        '\u{0621}'..='\u{065F}' | '\u{066E}'..='\u{06D5}' | '،' | '؛' | '؟' | '«' | '»' | '–' | '…' | '\u{A0}'
        | ' '..='/' | ':'..='@' | '['..='`' | '{'..='~')
}

/// Returns the class of a character, at once for those of everyday Arabic and Latin text.
pub(super) fn class(c: char) -> BidiClass {
    match c {
        'a'..='z' | 'A'..='Z' => BidiClass::L,
        '0'..='9' => BidiClass::EN,
        ' ' => BidiClass::WS,
        '.' | ',' | '/' | ':' => BidiClass::CS,
        '+' | '-' => BidiClass::ES,
        '\u{0621}'..='\u{064A}'
        | '\u{0671}'..='\u{06D5}'
        | '\u{FB50}'..='\u{FBB1}'
        | '\u{FE76}'..='\u{FEFC}' => BidiClass::AL,
        '\u{064B}'..='\u{065F}' | '\u{0670}' => BidiClass::NSM,
        _ => unicode_bidi::bidi_class(c),
    }
}

/// Unicode's data, with a short way to the characters that are met most.
struct QuickData;

impl BidiDataSource for QuickData {
    fn bidi_class(&self, c: char) -> BidiClass {
        class(c)
    }

    fn bidi_matched_opening_bracket(&self, c: char) -> Option<BidiMatchedOpeningBracket> {
        match c {
            '(' | ')' => Some(BidiMatchedOpeningBracket { opening: '(', is_open: c == '(' }),
            '[' | ']' => Some(BidiMatchedOpeningBracket { opening: '[', is_open: c == '[' }),
            '{' | '}' => Some(BidiMatchedOpeningBracket { opening: '{', is_open: c == '{' }),
            ..'\u{0F00}' => None,
            _ => HardcodedBidiData.bidi_matched_opening_bracket(c),
        }
    }
}

/// Tells what rule L1 does with a character: nothing, or give it and the blanks before it the level of the paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blankness {
    /// Keeps its level.
    Ink,
    /// Falls back to the paragraph's level at the end of a line and before a separator.
    Blank,
    /// A tab or the end of a paragraph: always has the paragraph's level.
    Separator,
}

/// Classifies `c` for rule L1.
pub(super) fn blankness(c: char) -> Blankness {
    match c {
        ' ' => return Blankness::Blank,
        '!'..='~' | '\u{0621}'..='\u{06D3}' => return Blankness::Ink,
        _ => {}
    }
    match class(c) {
        BidiClass::S | BidiClass::B => Blankness::Separator,
        BidiClass::WS | BidiClass::BN => Blankness::Blank,
        _ if opens_or_closes(c) => Blankness::Blank,
        _ => Blankness::Ink,
    }
}

/// Returns `true` for embeddings, overrides and isolates, and for the signs that end them.
fn opens_or_closes(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Applies rule L1 to the levels of one line.
pub(super) fn reset_blanks(line: &mut [(u8, Blankness)], base: u8) {
    let mut resets = true;
    for (level, blankness) in line.iter_mut().rev() {
        resets = match blankness {
            Blankness::Separator => true,
            Blankness::Blank => resets,
            Blankness::Ink => false,
        };
        if resets {
            *level = base;
        }
    }
}

/// Orders the items of one line as they stand on the screen from left to right: rule L2.
pub(super) fn visual_order(levels: impl ExactSizeIterator<Item = u8> + Clone) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let highest = levels.clone().max().unwrap_or(0);
    let lowest_odd = levels.clone().filter(|level| level % 2 == 1).min();
    let Some(lowest_odd) = lowest_odd else {
        return order;
    };
    if levels.clone().all(|level| level == lowest_odd) {
        order.reverse();
        return order;
    }
    let levels: Vec<u8> = levels.collect();
    for level in (lowest_odd..=highest).rev() {
        // Reversing a run moves items only inside the run, and every higher run lies wholly inside it: so the
        // places of a run are the same before and after the reversals within.
        let mut rest = order.as_mut_slice();
        for run in levels.chunk_by(|a, b| (*a >= level) == (*b >= level)) {
            let (places, after) = std::mem::take(&mut rest).split_at_mut(run.len());
            if run.first().is_some_and(|&first| first >= level) {
                places.reverse();
            }
            rest = after;
        }
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::skipped::skipped;

    fn order(levels: &[u8]) -> Vec<usize> {
        visual_order(levels.iter().copied())
    }

    #[test]
    fn a_line_in_one_direction_is_kept_or_turned() {
        assert_eq!(order(&[0, 0, 0]), [0, 1, 2]);
        assert_eq!(order(&[1, 1, 1]), [2, 1, 0]);
        assert_eq!(order(&[]), [0; 0]);
    }

    #[test]
    fn numbers_inside_arabic_keep_their_order() {
        assert_eq!(order(&[1, 1, 2, 2, 1]), [4, 2, 3, 1, 0]);
        assert_eq!(order(&[0, 1, 2, 2, 1, 0]), [0, 4, 2, 3, 1, 5]);
    }

    #[test]
    fn the_short_way_through_arabic_agrees_with_the_long_one() {
        let text = "القرار: «كفالة الأيتام» (بالإجماع)، نعم؟";
        let long = Levels::resolve(text, Base::Rtl);
        assert!(Levels::of(text, Base::Rtl).mixed.is_none());
        assert!(text.char_indices().all(|(byte, _)| long.at(byte) == 1));
    }

    #[test]
    fn the_short_way_to_a_class_agrees_with_the_table() {
        for c in '\0'..=char::MAX {
            assert_eq!(class(c), unicode_bidi::bidi_class(c), "{c:?}");
            let (quick, slow) = (
                QuickData.bidi_matched_opening_bracket(c),
                HardcodedBidiData.bidi_matched_opening_bracket(c),
            );
            let facts = |bracket: BidiMatchedOpeningBracket| (bracket.opening, bracket.is_open);
            assert_eq!(quick.map(facts), slow.map(facts), "{c:?}");
        }
    }

    #[test]
    fn the_first_strong_letter_decides_when_nobody_else_does() {
        assert_eq!(Levels::of("12 لجنة UNICEF", Base::Auto).base(), 1);
        assert_eq!(Levels::of("12 UNICEF لجنة", Base::Auto).base(), 0);
        assert_eq!(Levels::of("12", Base::Auto).base(), 0);
    }

    #[test]
    fn blanks_at_the_end_of_a_line_belong_to_the_paragraph() {
        let mut line =
            [(2, Blankness::Ink), (2, Blankness::Blank), (2, Blankness::Ink), (2, Blankness::Blank)];
        reset_blanks(&mut line, 1);
        assert_eq!(line.map(|(level, _)| level), [2, 2, 2, 1]);
    }

    /// Runs the Unicode consortium's own test where Debian's `unicode-data` package is installed.
    #[test]
    fn the_consortium_s_test_lines_come_out_as_published() {
        let Some(lines) = consortium_test() else {
            return skipped("no /usr/share/unicode/BidiCharacterTest.txt here (package unicode-data)");
        };
        let mut checked = 0;
        for line in lines.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            check_consortium_line(line);
            checked += 1;
        }
        assert!(checked > 90_000, "{checked} lines only");
    }

    fn consortium_test() -> Option<String> {
        let names = ["BidiCharacterTest.txt", "BidiCharacterTest.txt.gz"];
        names.into_iter().find_map(|name| {
            let path = format!("/usr/share/unicode/{name}");
            let read = std::process::Command::new("gzip").args(["-dcf", &path]).output().ok()?;
            read.status.success().then(|| String::from_utf8(read.stdout).unwrap())
        })
    }

    fn check_consortium_line(line: &str) {
        let fields: Vec<&str> = line.split(';').collect();
        let text: String = fields[0]
            .split(' ')
            .map(|code| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap())
            .collect();
        let base = [Base::Ltr, Base::Rtl, Base::Auto][fields[1].parse::<usize>().unwrap()];
        let levels = Levels::of(&text, base);
        assert_eq!(levels.base().to_string(), fields[2], "{line}");
        let mut resolved: Vec<(u8, Blankness)> =
            text.char_indices().map(|(byte, c)| (levels.at(byte), blankness(c))).collect();
        reset_blanks(&mut resolved, levels.base());
        let expected: Vec<&str> = fields[3].split(' ').collect();
        let kept: Vec<usize> = (0..resolved.len()).filter(|&place| expected[place] != "x").collect();
        for &place in &kept {
            assert_eq!(resolved[place].0.to_string(), expected[place], "{line}");
        }
        let seen: Vec<String> = visual_order(kept.iter().map(|&place| resolved[place].0))
            .into_iter()
            .map(|place| kept[place].to_string())
            .collect();
        assert_eq!(seen.join(" "), fields[4], "{line}");
    }
}
