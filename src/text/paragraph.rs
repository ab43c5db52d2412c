//! One paragraph made ready for the screen: clusters, levels and letter shapes, all still in logical order.

use std::ops::Range;

use unicode_bidi_mirroring::get_mirrored;

use super::bidi::{Base, Direction, Levels};
use super::cluster::{Unit, clusters, is_joiner, is_only_tashkeel, is_selector, needs_carrier};
use super::encode::{Encoder, Tashkeel};
use super::letters::is_tashkeel;
use super::safe::SafeText;
use super::shape::shape;

/// The most characters that one cell hands to the terminal: enough for any letter, too few for a flood of marks.
const MOST_CHARACTERS: usize = 16;

/// A paragraph that is measured and shaped once and can then be cut into lines of any width.
///
/// A line feed inside is drawn as a space; [`wrap()`](super::wrap()) is the one that breaks lines at it.
#[derive(Clone, Debug)]
pub struct Paragraph<'t> {
    pub(super) text: &'t str,
    pub(super) units: Vec<Unit>,
    pub(super) base: u8,
    pub(super) encoder: Encoder,
    /// Its lines stand in logical order: the terminal is left to order them.
    pub(super) is_logical: bool,
}

impl<'t> Paragraph<'t> {
    /// Measures and shapes a text.
    pub fn new(text: &'t SafeText, base: Base, encoder: Encoder) -> Self {
        Self::of(text.as_str(), base, encoder)
    }

    /// Measures and shapes text whose dates, telephone numbers, references and paths read as they were typed.
    pub(super) fn of(text: &'t str, base: Base, encoder: Encoder) -> Self {
        Self::with_levels(text, &Levels::of_written(text, base), encoder)
    }

    /// Measures and shapes text by UAX #9 as it stands; direction signs in it are obeyed and not drawn.
    pub(super) fn as_it_stands(text: &'t str, base: Base, encoder: Encoder) -> Self {
        Self::with_levels(text, &Levels::of(text, base), encoder)
    }

    fn with_levels(text: &'t str, levels: &Levels, encoder: Encoder) -> Self {
        let mut units = units(text, encoder);
        for unit in &mut units {
            unit.level = levels.at(unit.bytes.start);
        }
        if !encoder.mode.is_logical() {
            mirror(&mut units);
        }
        Self { text, units, base: levels.base(), encoder, is_logical: encoder.mode.is_logical() }
    }

    /// Orders lines as the reader sees them, whoever orders them on the screen.
    pub(super) fn seen(self) -> Self {
        Self { is_logical: false, ..self }
    }

    /// Returns the direction of the paragraph.
    pub fn direction(&self) -> Direction {
        if self.base % 2 == 1 { Direction::Rtl } else { Direction::Ltr }
    }

    /// Returns how many columns the whole paragraph takes on one line.
    pub fn columns(&self) -> usize {
        width_of(&self.units)
    }

    /// Returns the units that begin inside a byte range.
    pub(super) fn units_in(&self, bytes: &Range<usize>) -> &[Unit] {
        let first = self.units.partition_point(|unit| unit.bytes.start < bytes.start);
        let last = self.units.partition_point(|unit| unit.bytes.start < bytes.end);
        self.units.get(first..last).unwrap_or_default()
    }
}

/// Cuts and shapes a text without asking for its direction: enough to measure it.
pub(super) fn units(text: &str, encoder: Encoder) -> Vec<Unit> {
    let mut units = clusters(text);
    if encoder.tashkeel == Tashkeel::Hidden {
        hide_lone_tashkeel(text, &mut units);
    }
    if encoder.mode.shapes() {
        shape(text, &mut units);
    }
    units
}

/// Adds up the columns of some units.
pub(super) fn width_of(units: &[Unit]) -> usize {
    units.iter().map(|unit| usize::from(unit.width)).sum()
}

fn hide_lone_tashkeel(text: &str, units: &mut [Unit]) {
    for unit in units.iter_mut().filter(|unit| is_tashkeel(unit.first)) {
        if text.get(unit.bytes.clone()).is_some_and(is_only_tashkeel) {
            unit.width = 0;
        }
    }
}

/// Turns brackets and the like round where text runs right to left: rule L4.
fn mirror(units: &mut [Unit]) {
    for unit in units.iter_mut().filter(|unit| unit.level % 2 == 1 && may_be_mirrored(unit.glyph)) {
        unit.glyph = get_mirrored(unit.glyph).unwrap_or(unit.glyph);
    }
}

/// Returns `false` at once for letters, digits and spaces.
pub(super) fn may_be_mirrored(c: char) -> bool {
    !matches!(c, ' ' | '0'..='9' | 'A'..='Z' | 'a'..='z' | '\u{0600}'..='\u{08FF}' | '\u{FB50}'..='\u{FEFC}')
}

impl Unit {
    /// Writes what a terminal gets for this unit, with `glyph` in the place of its letter.
    pub(super) fn write(&self, text: &str, glyph: char, encoder: Encoder, out: &mut String) {
        if needs_carrier(glyph) {
            out.push(' ');
        }
        out.push(glyph);
        if self.is_text && self.bytes.len() > self.first.len_utf8() {
            self.write_rest(text, encoder, out);
        }
    }

    /// Writes the marks of a cluster, or what follows in it, without what is hidden.
    fn write_rest(&self, text: &str, encoder: Encoder, out: &mut String) {
        let first_end = self.bytes.start.saturating_add(self.first.len_utf8());
        let shaped = encoder.mode.shapes() && is_arabic(self.first);
        let hidden = |c: char| {
            (encoder.tashkeel == Tashkeel::Hidden && is_tashkeel(c))
                || (shaped && is_joiner(c))
                || is_selector(c)
        };
        let is_ligature = self.second > self.bytes.start;
        let rest = text.get(first_end..self.bytes.end).unwrap_or_default();
        out.extend(
            rest.char_indices()
                .filter(|&(offset, _)| !(is_ligature && first_end.saturating_add(offset) == self.second))
                .map(|(_, c)| c)
                .filter(|&c| !hidden(c))
                .take(MOST_CHARACTERS),
        );
    }
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{0870}'..='\u{08FF}')
}
