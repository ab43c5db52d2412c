//! The last step to a terminal: the same visual line in the bytes that this terminal shows right.

use unicode_bidi::BidiClass;
use unicode_bidi_mirroring::get_mirrored;

/// How a terminal wants its Arabic, and whether vowel marks are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

/// In which order and with which signs a visual line is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// Logical order, nominal letters: the reader's side does it all.
    Off,
}

/// Whether vowel marks reach the screen. The text itself always keeps them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tashkeel {
    #[default]
    Hidden,
    Shown,
}

/// One cell as it is written: which visual place it comes from, and what is drawn there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) place: usize,
    pub(super) glyph: char,
    /// Followed by U+200E inside its cell.
    pub(super) fenced: bool,
}

/// A written line, and whether the cell *before* it must end in U+200E.
pub(super) struct Encoded {
    pub(super) cells: Vec<Written>,
    pub(super) fence_before: bool,
}

/// Writes a visual line in the order its terminal wants.
pub(super) fn encode(visual: impl ExactSizeIterator<Item = char>, mode: Mode) -> Encoded {
    let cells: Vec<Written> =
        visual.enumerate().map(|(place, glyph)| Written { place, glyph, fenced: false }).collect();
    match mode {
        Mode::App | Mode::Off => Encoded { cells, fence_before: false },
        Mode::Fenced => fence(cells),
        Mode::Token => Encoded { cells: turn_words(cells), fence_before: false },
    }
}

/// What the terminal's own reordering would take a cell for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Strength {
    Rtl,
    /// Arabic-Indic digits: in order among themselves, but they pull the neutrals between them round.
    ArabicNumber,
    Space,
    Other,
}

fn strength(glyph: char) -> Strength {
    match unicode_bidi::bidi_class(glyph) {
        BidiClass::R | BidiClass::AL => Strength::Rtl,
        BidiClass::AN => Strength::ArabicNumber,
        _ if glyph == ' ' => Strength::Space,
        _ => Strength::Other,
    }
}

/// Puts runs of Arabic letters into logical order and a left-to-right mark on either side of them.
fn fence(mut cells: Vec<Written>) -> Encoded {
    let kinds: Vec<Strength> = cells.iter().map(|cell| strength(cell.glyph)).collect();
    let mut fence_before = false;
    let mut start = 0;
    while start < kinds.len() {
        let length = run_length(kinds.get(start..).unwrap_or_default());
        let end = start.saturating_add(length.max(1));
        if length > 0 {
            match start.checked_sub(1).and_then(|before| cells.get_mut(before)) {
                Some(before) => before.fenced = true,
                None => fence_before = true,
            }
            let run = cells.get_mut(start..end).unwrap_or_default();
            if kinds.get(start) == Some(&Strength::Rtl) {
                run.reverse();
            }
            if let Some(last) = run.last_mut() {
                last.fenced = true;
            }
        }
        start = end;
    }
    Encoded { cells, fence_before }
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
        _ => 0,
    }
}

/// Puts each word that its terminal will turn round into the opposite order beforehand.
fn turn_words(mut cells: Vec<Written>) -> Vec<Written> {
    for word in cells.chunk_by_mut(|a, b| (a.glyph == ' ') == (b.glyph == ' ')) {
        // The terminal takes a word's direction from the first letter it is given. Turned round, that is the letter
        // that stands last on the screen.
        if word.iter().rev().find_map(|cell| letter_is_rtl(cell.glyph)) == Some(true) {
            word.reverse();
            for cell in word {
                cell.glyph = get_mirrored(cell.glyph).unwrap_or(cell.glyph);
            }
        }
    }
    cells
}

fn letter_is_rtl(glyph: char) -> Option<bool> {
    match unicode_bidi::bidi_class(glyph) {
        BidiClass::R | BidiClass::AL => Some(true),
        BidiClass::L => Some(false),
        _ => None,
    }
}
