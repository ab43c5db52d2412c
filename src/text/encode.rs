//! The last step to a terminal: a row as it is seen, in the order and with the signs that this terminal shows right.
//!
//! This is done to whole rows of a finished picture and not to the texts in it. A terminal that orders text by itself
//! orders rows: what stands beside a text, or was painted over a part of it, counts as much as the text itself.

use std::ops::Range;

use unicode_bidi::BidiClass;
use unicode_bidi_mirroring::get_mirrored;

use super::bidi::class;
use super::cluster::symbol_columns;
use super::paragraph::may_be_mirrored;

/// Stands behind a cell that text of the other direction must not take along: U+200E.
pub const FENCE: char = '\u{200E}';

/// How a terminal wants its Arabic, and whether vowel marks are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Encoder {
    pub mode: Mode,
    pub tashkeel: Tashkeel,
}

impl Encoder {
    /// For terminals that draw cells as they are told.
    pub const APP: Self = Self { mode: Mode::App, tashkeel: Tashkeel::Hidden };
    /// For files, pipes and screen readers.
    pub const OFF: Self = Self { mode: Mode::Off, tashkeel: Tashkeel::Shown };
}

/// In which order and with which signs a row is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// Cells from left to right as they are seen: xterm and every terminal that does nothing itself, and those that
    /// were told to do nothing.
    #[default]
    App,
    /// Runs in visual order, the letters of each Arabic run in logical order between two marks U+200E: terminals
    /// that reorder and cannot be told not to.
    Fenced,
    /// Words in visual order, each Arabic word in logical order: terminals that turn words round.
    Token,
    /// Logical order, nominal letters, for rows that the terminal turns round as a whole.
    Rows,
    /// Logical order, nominal letters: the reader's side does it all.
    Off,
    /// Visual order, nominal letters: what a terminal makes of [`Mode::Rows`] when it does everything right.
    #[cfg(test)]
    Turned,
}

/// Whether vowel marks reach the screen. The text itself always keeps them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tashkeel {
    #[default]
    Hidden,
    Shown,
}

impl Mode {
    /// Returns `true` where text keeps its logical order.
    pub const fn is_logical(self) -> bool {
        matches!(self, Self::Rows | Self::Off)
    }

    /// Returns `true` where rows are turned round as wholes, so that half of a text beside a frame would be its other half.
    pub const fn turns_rows(self) -> bool {
        #[cfg(test)]
        if matches!(self, Self::Turned) {
            return true;
        }
        matches!(self, Self::Rows)
    }

    /// Returns `true` where letters get the forms of their places and lam-alef its one cell.
    pub(super) const fn shapes(self) -> bool {
        matches!(self, Self::App | Self::Fenced | Self::Token)
    }
}

/// What a terminal's own ordering sees in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph {
    letter: char,
    /// Something behind the first letter runs from left to right.
    has_ltr: bool,
    /// Drawn with another font than its neighbours, so that it is turned round without them.
    apart: bool,
    bold: bool,
}

impl Glyph {
    /// Looks at a cell by its symbol.
    pub fn of(symbol: &str, bold: bool) -> Self {
        let letter = symbol.chars().next().unwrap_or(' ');
        let rest = symbol.get(letter.len_utf8()..).unwrap_or_default();
        let has_ltr = rest.chars().any(|c| c != FENCE && class(c) == BidiClass::L);
        let is_box = matches!(letter, '\u{2500}'..='\u{259F}');
        let apart = is_box || (is_maybe_wide(letter) && symbol_columns(symbol) > 1);
        Self { letter, has_ltr, apart, bold }
    }
}

/// Returns `false` at once for the letters of these parts, which are all narrow.
fn is_maybe_wide(letter: char) -> bool {
    !matches!(letter, ..'\u{1100}' | '\u{FB50}'..='\u{FEFC}')
}

/// A run of cells between two [fences](FENCE): one stands before it and one at its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fenced {
    pub cells: Range<usize>,
    /// Its cells are written in the opposite order; they keep their looks, and the caret goes along.
    pub backwards: bool,
}

/// What a terminal's own reordering would take a cell for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strength {
    Rtl,
    /// Arabic-Indic digits: in order among themselves, but they pull the neutrals between them round.
    ArabicNumber,
    /// A letter with a foreign sign on it, which belongs to no run but its own.
    Torn,
    Space,
    Other,
}

impl Glyph {
    fn strength(self) -> Strength {
        match class(self.letter) {
            BidiClass::R | BidiClass::AL | BidiClass::AN if self.has_ltr => Strength::Torn,
            BidiClass::R | BidiClass::AL => Strength::Rtl,
            BidiClass::AN => Strength::ArabicNumber,
            _ if self.letter == ' ' && !self.has_ltr => Strength::Space,
            _ => Strength::Other,
        }
    }

    fn ends_word(self) -> bool {
        self.apart || self.letter == ' '
    }
}

/// Finds the runs of a row that a terminal which reorders must be kept from taking further than they go.
pub fn fenced(row: impl IntoIterator<Item = Glyph>) -> Vec<Fenced> {
    let kinds: Vec<Strength> = row.into_iter().map(Glyph::strength).collect();
    let mut runs = Vec::new();
    let mut start = 0_usize;
    while start < kinds.len() {
        let length = run_length(kinds.get(start..).unwrap_or_default());
        let end = start.saturating_add(length.max(1));
        if length > 0 {
            runs.push(Fenced { cells: start..end, backwards: kinds.get(start) == Some(&Strength::Rtl) });
        }
        start = end;
    }
    runs
}

/// Returns how many cells the fenced run at the start takes: letters with single spaces between them, or digits.
fn run_length(kinds: &[Strength]) -> usize {
    match kinds.first() {
        Some(Strength::ArabicNumber) => {
            kinds.iter().take_while(|&&kind| kind == Strength::ArabicNumber).count()
        }
        Some(Strength::Rtl) => kinds
            .iter()
            .enumerate()
            .take_while(|&(place, &kind)| {
                let next = kinds.get(place.saturating_add(1));
                kind == Strength::Rtl || (kind == Strength::Space && next == Some(&Strength::Rtl))
            })
            .count(),
        Some(Strength::Torn) => 1,
        _ => 0,
    }
}

/// Finds the words of a row whose letters are written in the opposite order, because the terminal will turn them.
///
/// Only the letters change places, [mirrored](mirrored()): such a terminal paints looks and caret cell by cell.
pub fn turned_words(row: impl IntoIterator<Item = Glyph>) -> Vec<Range<usize>> {
    let row: Vec<Glyph> = row.into_iter().collect();
    let mut start = 0_usize;
    let words = row.chunk_by(|a, b| !a.ends_word() && !b.ends_word() && a.bold == b.bold).map(|word| {
        let cells = start..start.saturating_add(word.len());
        start = cells.end;
        (cells, word)
    });
    // The terminal takes a word's direction from the first letter it is given. Turned round, that is the letter that
    // stands last on the screen.
    let is_turned =
        |word: &[Glyph]| word.iter().rev().find_map(|glyph| letter_is_rtl(glyph.letter)) == Some(true);
    words.filter(|(_, word)| is_turned(word)).map(|(cells, _)| cells).collect()
}

/// Tells what a character says about the direction of its word; digits of ours count as Arabic there, unlike in UAX #9.
pub(super) fn letter_is_rtl(letter: char) -> Option<bool> {
    match letter {
        '،' | '؛' | '؟' | 'ـ' => return None,
        '\u{0660}'..='\u{066D}' | '\u{06F0}'..='\u{06F9}' => return Some(true),
        _ => {}
    }
    match class(letter) {
        BidiClass::R | BidiClass::AL => Some(true),
        BidiClass::L => Some(false),
        _ => None,
    }
}

/// Returns a symbol as it must be written to be seen as it is by one who looks at its mirror image.
pub fn mirrored(symbol: &str) -> Option<String> {
    let mut letters = symbol.chars();
    let turned = letters.next().filter(|letter| may_be_mirrored(*letter)).and_then(get_mirrored)?;
    Some(std::iter::once(turned).chain(letters).collect())
}

/// Finds the signs that make a terminal which turns whole rows round give each cell of a row its level, and so its
/// place: isolates round every run that stands deeper than the row, each with the cell that it stands behind.
///
/// What stands before the first cell has none.
pub fn isolates(levels: &[u8], base: u8) -> Vec<(Option<usize>, char)> {
    let mut signs = Vec::new();
    let mut depth = base;
    for (place, level) in levels.iter().copied().chain([base]).enumerate() {
        let (before, level) = (place.checked_sub(1), level.max(base));
        let closing = (level..depth).map(|_| '\u{2069}');
        let opening =
            (depth..level).map(|outer| if outer.is_multiple_of(2) { '\u{2067}' } else { '\u{2066}' });
        signs.extend(closing.chain(opening).map(|sign| (before, sign)));
        depth = level;
    }
    signs
}

/// Writes symbols, given as they are seen, in the order and with the fences that a terminal wants; returns `true`
/// when a fence must stand before the first.
pub(super) fn encode(row: &mut [String], mode: Mode) -> bool {
    let glyphs: Vec<Glyph> = row.iter().map(|symbol| Glyph::of(symbol, false)).collect();
    match mode {
        Mode::Fenced => fence(row, &fenced(glyphs)),
        Mode::Token => {
            for word in turned_words(glyphs) {
                let letters = row.get_mut(word).unwrap_or_default();
                letters.reverse();
                for letter in letters {
                    *letter = mirrored(letter).unwrap_or_else(|| std::mem::take(letter));
                }
            }
            false
        }
        _ => false,
    }
}

fn fence(row: &mut [String], runs: &[Fenced]) -> bool {
    let mut first = false;
    for Fenced { cells, backwards } in runs {
        match cells.start.checked_sub(1).and_then(|before| row.get_mut(before)) {
            Some(before) if before.ends_with(FENCE) => {}
            Some(before) => before.push(FENCE),
            None => first = true,
        }
        let run = row.get_mut(cells.clone()).unwrap_or_default();
        if *backwards {
            run.reverse();
        }
        if let Some(last) = run.last_mut() {
            last.push(FENCE);
        }
    }
    first
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::text::bidi::Base;
    use crate::text::layout::lay;
    use crate::text::line::Line;
    use crate::text::models;
    use crate::text::models::Cell;
    use crate::text::safe::SafeText;

    const SENTENCES: &[&str] = &[
        "اجتماع رقم 12 مع UNICEF في 2026-11-22",
        "البند (3) – UNRWA: «كفالة الأيتام»",
        "المبلغ: 1,250.50 شيكل (15%)",
        "نسبة 15% إلى ٢٠٪ من الأسر",
        "٢٢/١١/٢٠٢٦ – ١٢ (٣)",
        "الإيميل: info@mosd.gov.ps غداً  نعم",
        "و/أو C++ و Python 3.11",
        "القرار: \"يعتمد\" (بالإجماع).",
    ];

    fn laid(text: &str, base: Base) -> Line {
        lay(&SafeText::data(text), base, None, Encoder::APP)
    }

    /// The symbols of a line between two uprights, as they are seen.
    fn framed(line: &Line) -> Vec<String> {
        let inside = line.cells().map(|cell| cell.symbol.to_owned());
        let upright = || std::iter::once("│".to_owned());
        upright().chain(inside).chain(upright()).collect()
    }

    /// What a terminal shows of a framed line that was written for it.
    pub(in crate::text) fn shown(line: &Line, mode: Mode, terminal: fn(&[Cell]) -> Vec<Cell>) -> String {
        let mut row = framed(line);
        encode(&mut row, mode);
        let cells: Vec<Cell> = row.into_iter().map(Cell::of).collect();
        terminal(&cells).into_iter().map(|cell| cell.symbol).collect()
    }

    fn wanted(line: &Line) -> String {
        format!("│{line}│")
    }

    #[test]
    fn fenced_lines_read_right_where_the_terminal_reorders() {
        for text in SENTENCES {
            for line in [Base::Rtl, Base::Ltr].map(|base| laid(text, base)) {
                assert_eq!(shown(&line, Mode::Fenced, models::reordering), wanted(&line));
            }
        }
    }

    #[test]
    fn token_lines_read_right_where_the_terminal_turns_words() {
        for text in SENTENCES {
            for line in [Base::Rtl, Base::Ltr].map(|base| laid(text, base)) {
                assert_eq!(shown(&line, Mode::Token, models::turning_words), wanted(&line));
            }
        }
    }

    #[test]
    fn a_word_is_turned_in_pieces_where_its_font_changes() {
        let bold = |letters: &str, bold| {
            letters.chars().map(move |c| Glyph::of(&c.to_string(), bold)).collect::<Vec<_>>()
        };
        let row: Vec<Glyph> = [bold("│رض", false), bold("حم", true), bold(" ab│", false)].concat();
        assert_eq!(turned_words(row), [1..3, 3..5]);
    }

    #[test]
    fn numbers_are_fenced_and_not_turned() {
        let row = "a ١٢ بت ج  د".chars().map(|c| Glyph::of(&c.to_string(), false));
        let runs: Vec<_> = fenced(row).into_iter().map(|run| (run.cells, run.backwards)).collect();
        assert_eq!(runs, [(2..4, false), (5..9, true), (11..12, true)]);
    }
}
