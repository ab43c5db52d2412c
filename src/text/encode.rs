//! The last step to a terminal: the same visual line in the bytes that this terminal shows right.

use unicode_bidi::BidiClass;
use unicode_bidi_mirroring::get_mirrored;

use super::bidi::class;

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
    /// Logical order, nominal letters, for rows that the terminal turns round as a whole.
    Rows,
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

impl Mode {
    /// Returns `true` where letters keep their nominal forms and their logical order.
    pub const fn is_logical(self) -> bool {
        matches!(self, Self::Rows | Self::Off)
    }
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
        Mode::App | Mode::Rows | Mode::Off => Encoded { cells, fence_before: false },
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
    match class(glyph) {
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

/// Tells what a character says about the direction of its word; digits of ours count as Arabic there, unlike in UAX #9.
fn letter_is_rtl(glyph: char) -> Option<bool> {
    match glyph {
        '،' | '؛' | '؟' | 'ـ' => return None,
        '\u{0660}'..='\u{066D}' | '\u{06F0}'..='\u{06F9}' => return Some(true),
        _ => {}
    }
    match class(glyph) {
        BidiClass::R | BidiClass::AL => Some(true),
        BidiClass::L => Some(false),
        _ => None,
    }
}

#[cfg(test)]
pub(super) mod tests {
    use unicode_bidi::{BidiInfo, Level};

    use super::*;
    use crate::text::bidi::Base;
    use crate::text::layout::lay;
    use crate::text::line::Line;
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

    fn laid(text: &str, base: Base, mode: Mode) -> Line {
        lay(&SafeText::data(text), base, None, Encoder { mode, ..Encoder::APP })
    }

    /// The cells of a framed line, as the terminal stores them.
    fn framed(line: &Line) -> Vec<String> {
        let mut cells = vec![format!("│{}", line.before())];
        cells.extend(line.cells().map(|cell| cell.symbol.to_owned()));
        cells.push("│".to_owned());
        cells
    }

    /// What a terminal shows that reorders each row by itself, left to right, as VTE and Konsole do.
    pub(in crate::text) fn shown_by_reordering(line: &Line) -> String {
        let cells = framed(line);
        let row = cells.concat();
        let info = BidiInfo::new(&row, Some(Level::ltr()));
        let levels = info.reordered_levels_per_char(&info.paragraphs[0], 0..row.len());
        // Characters are put in order, marks and fences among them; each cell then stands where its first one does.
        let owners = cells.iter().enumerate().flat_map(|(place, cell)| {
            cell.chars().enumerate().map(move |(number, _)| (number == 0).then_some(place))
        });
        let owners: Vec<Option<usize>> = owners.collect();
        let order = BidiInfo::reorder_visual(&levels);
        let cell = |place: usize| Some(turned(&cells[owners[place]?], levels[place].is_rtl()));
        order.into_iter().filter_map(cell).collect()
    }

    /// What a terminal shows that turns each word round whose first letter is Arabic, as kitty does.
    pub(in crate::text) fn shown_by_turning_words(line: &Line) -> String {
        let cells = framed(line);
        let (border, cells) = (cells[0].clone(), &cells[1..cells.len() - 1]);
        let words = cells.chunk_by(|a, b| (a == " ") == (b == " ")).map(|word| {
            let first = word.iter().find_map(|cell| letter_is_rtl(cell.chars().next().unwrap()));
            match first {
                Some(true) => word.iter().rev().map(|cell| turned(cell, true)).collect::<String>(),
                _ => word.concat(),
            }
        });
        format!("{border}{}│", words.collect::<String>())
    }

    /// Draws one cell: mirrored when it stands in right-to-left text, without the signs that only guide.
    fn turned(cell: &str, rtl: bool) -> String {
        let mirrored = |c: char| if rtl { get_mirrored(c).unwrap_or(c) } else { c };
        cell.chars().filter(|&c| c != '\u{200e}').map(mirrored).collect()
    }

    #[test]
    fn fenced_lines_read_right_where_the_terminal_reorders() {
        for text in SENTENCES {
            for base in [Base::Rtl, Base::Ltr] {
                let wanted = format!("│{}│", laid(text, base, Mode::App));
                assert_eq!(shown_by_reordering(&laid(text, base, Mode::Fenced)), wanted);
            }
        }
    }

    #[test]
    fn token_lines_read_right_where_the_terminal_turns_words() {
        for text in SENTENCES {
            for base in [Base::Rtl, Base::Ltr] {
                let wanted = format!("│{}│", laid(text, base, Mode::App));
                assert_eq!(shown_by_turning_words(&laid(text, base, Mode::Token)), wanted);
            }
        }
    }

    #[test]
    fn the_caret_stands_on_the_cell_that_holds_its_letter() {
        for mode in [Mode::App, Mode::Fenced, Mode::Token] {
            for (byte, letter) in "قال UNICEF 12".char_indices() {
                let line = laid("قال UNICEF 12", Base::Rtl, mode);
                let cell = line.cells().find(|cell| cell.column == line.column_of(byte)).unwrap();
                assert_eq!(cell.bytes.start, byte, "{letter} {mode:?}");
            }
        }
    }

    #[test]
    fn left_and_right_do_not_depend_on_the_encoder() {
        for text in SENTENCES {
            let stops = laid(text, Base::Rtl, Mode::App).stops();
            assert_eq!(laid(text, Base::Rtl, Mode::Fenced).stops(), stops);
            assert_eq!(laid(text, Base::Rtl, Mode::Token).stops(), stops);
        }
    }
}
