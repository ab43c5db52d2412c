//! One line as it stands on the screen, with the way back from a cell to the text.

use std::fmt;
use std::ops::Range;

use super::bidi::{Base, Blankness, Direction, reset_blanks, visual_order};
use super::encode::{Encoder, Mode, Written, encode};
use super::paragraph::{Paragraph, Unit, width_of};
use super::safe::SafeText;

/// Stands for what did not fit.
pub(super) const ELLIPSIS: char = '…';

const LRM: char = '\u{200E}';

/// A laid-out line: its cells in the order in which they are written to the terminal.
#[derive(Clone, Debug)]
pub struct Line {
    text: String,
    cells: Vec<Place>,
    /// For each place seen from the left, the cell that is shown there; empty when cells are written as they are seen.
    seen: Vec<usize>,
    range: Range<usize>,
    columns: usize,
    direction: Direction,
    fence_before: bool,
}

/// One cell of a line. A symbol two columns wide fills its cell and the next column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'l> {
    /// What is written: one letter with its marks.
    pub symbol: &'l str,
    pub column: usize,
    pub width: usize,
    /// The logical text that is drawn here. Empty for padding.
    pub bytes: Range<usize>,
}

#[derive(Clone, Debug)]
struct Place {
    symbol: Range<usize>,
    column: usize,
    width: u8,
    bytes: Range<usize>,
    /// Where the second caret stop of a lam-alef is; the start of the bytes for everything else.
    second: usize,
    level: u8,
}

/// What is done about a line that is longer or shorter than its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    Natural,
    /// Cuts the logical end off.
    Within(usize),
    /// Cuts the logical end off, or adds blanks there.
    Exactly(usize),
    /// The same without a sign where the text was cut: for text that is being written.
    Clipped(usize),
}

/// Lays a text out on one line; when it is longer than `columns`, its logical end gives way to `…`.
pub fn lay(text: &SafeText, base: Base, columns: Option<usize>, encoder: Encoder) -> Line {
    let fit = columns.map_or(Fit::Natural, Fit::Within);
    Paragraph::new(text, base, encoder).fit(0..text.as_str().len(), fit)
}

/// Lays a text out on one line of exactly `columns`: cut when too long, blank at its logical end when too short.
///
/// Right-to-left text therefore stands at the right edge.
pub fn fill(text: &SafeText, base: Base, columns: usize, encoder: Encoder) -> Line {
    Paragraph::new(text, base, encoder).fit(0..text.as_str().len(), Fit::Exactly(columns))
}

impl Paragraph<'_> {
    /// Lays out one of the ranges that [`Paragraph::wrap`] gave.
    pub fn line(&self, range: Range<usize>) -> Line {
        self.fit(range, Fit::Natural)
    }

    /// Lays out a range as exactly `columns` cells, with blanks or a cut at its logical end.
    pub fn filled_line(&self, range: Range<usize>, columns: usize) -> Line {
        self.fit(range, Fit::Exactly(columns))
    }

    /// Lays out a range on one line.
    pub(super) fn fit(&self, range: Range<usize>, fit: Fit) -> Line {
        let range = range.start.min(self.text.len())..range.end.min(self.text.len());
        let (kept, added) = self.fitted(&range, fit);
        let shown: Vec<&Unit> = kept.iter().filter(|unit| unit.width > 0).chain(&added).collect();
        self.write(range, &self.visual(&shown))
    }

    /// Lays the paragraph out in one row and shows the `columns` round the letter at `byte`.
    pub(super) fn window(&self, columns: usize, byte: usize) -> Line {
        let range = 0..self.text.len();
        let total = self.columns().saturating_add(1).max(columns);
        let (kept, added) = self.fitted(&range, Fit::Exactly(total));
        let shown: Vec<&Unit> = kept.iter().filter(|unit| unit.width > 0).chain(&added).collect();
        let visual = self.visual(&shown);
        let place = visual.iter().position(|(unit, _)| unit.bytes.contains(&byte));
        let through = |count: usize| visual.iter().take(count).map(|(unit, _)| usize::from(unit.width)).sum();
        let distance = match (place, self.direction()) {
            (None, _) => self.columns(),
            (Some(place), Direction::Rtl) => total.saturating_sub(through(place)).saturating_sub(1),
            (Some(place), Direction::Ltr) => through(place.saturating_add(1)).saturating_sub(1),
        };
        let hidden = scrolled(distance, columns).min(total.saturating_sub(columns));
        let start = match self.direction() {
            Direction::Rtl => total.saturating_sub(columns).saturating_sub(hidden),
            Direction::Ltr => hidden,
        };
        let blank = self.added(' ', range.end..range.end);
        self.write(range, &clipped(&visual, &blank, start..start.saturating_add(columns)))
    }

    /// Puts units into the order in which they are seen from left to right, each with its level.
    fn visual<'u>(&self, shown: &[&'u Unit]) -> Vec<(&'u Unit, u8)> {
        let (order, levels) = self.order(shown);
        order.iter().filter_map(|&place| Some((*shown.get(place)?, *levels.get(place)?))).collect()
    }

    /// Chooses what is shown: the units that fit, and after them `…` if some do not, and blanks to fill up.
    fn fitted(&self, range: &Range<usize>, fit: Fit) -> (&[Unit], Vec<Unit>) {
        let units = self.units_in(range);
        let width = width_of(units);
        let room = match fit {
            Fit::Natural => width,
            Fit::Within(columns) | Fit::Exactly(columns) | Fit::Clipped(columns) => columns,
        };
        let mut added = Vec::new();
        let mut kept = units;
        if width > room && matches!(fit, Fit::Clipped(_)) {
            kept = fitting(units, room);
        } else if width > room {
            kept = fitting(units, room.saturating_sub(1));
            let cut = kept.last().map_or(range.start, |unit| unit.bytes.end);
            added.extend((room > 0).then(|| self.added(ELLIPSIS, cut..range.end)));
        }
        if let Fit::Exactly(columns) | Fit::Clipped(columns) = fit {
            let used = width_of(kept).saturating_add(added.len());
            let blank = self.added(' ', range.end..range.end);
            added.extend(std::iter::repeat_n(blank, columns.saturating_sub(used)));
        }
        (kept, added)
    }

    /// Makes a unit that stands at the logical end of a line and is not in the text.
    fn added(&self, glyph: char, bytes: Range<usize>) -> Unit {
        let blankness = if glyph == ' ' { Blankness::Blank } else { Blankness::Ink };
        Unit { second: bytes.start, bytes, first: glyph, glyph, width: 1, level: self.base, blankness }
    }

    /// Orders units as they are seen from left to right, and gives the level of each.
    fn order(&self, shown: &[&Unit]) -> (Vec<usize>, Vec<u8>) {
        let mut levels: Vec<(u8, Blankness)> =
            shown.iter().map(|unit| (unit.level, unit.blankness)).collect();
        reset_blanks(&mut levels, self.base);
        let order = match self.encoder.mode {
            Mode::Off => (0..shown.len()).collect(),
            _ => visual_order(levels.iter().map(|&(level, _)| level)),
        };
        (order, levels.into_iter().map(|(level, _)| level).collect())
    }

    /// Writes units, given in visual order, in the order and with the signs that the terminal wants.
    fn write(&self, range: Range<usize>, visual: &[(&Unit, u8)]) -> Line {
        let encoded = encode(visual.iter().map(|(unit, _)| unit.glyph), self.encoder.mode);
        let mut text = String::with_capacity(visual.len().saturating_mul(3));
        let mut cells = Vec::with_capacity(visual.len());
        let mut column = 0_usize;
        for written in &encoded.cells {
            let Some(&(unit, level)) = visual.get(written.place) else {
                continue;
            };
            let start = text.len();
            unit.write(self.text, written.glyph, self.encoder, &mut text);
            if written.fenced {
                text.push(LRM);
            }
            let (bytes, second, width) = (unit.bytes.clone(), unit.second, unit.width);
            cells.push(Place { symbol: start..text.len(), column, width, bytes, second, level });
            column = column.saturating_add(usize::from(width));
        }
        Line {
            text,
            cells,
            seen: seen(&encoded.cells),
            range,
            columns: column,
            direction: self.direction(),
            fence_before: encoded.fence_before,
        }
    }
}

impl Line {
    /// Returns the cells in the order in which they are written.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = Cell<'_>> {
        self.cells.iter().map(|place| Cell {
            symbol: self.text.get(place.symbol.clone()).unwrap_or_default(),
            column: place.column,
            width: usize::from(place.width),
            bytes: place.bytes.clone(),
        })
    }

    /// Returns the whole line as it is written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Returns how many columns the line takes.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Returns the logical range that was laid out.
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Returns the direction the line starts from.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// Returns how many columns stay free on the left when the line stands in a place `columns` wide.
    pub fn indent(&self, columns: usize) -> usize {
        match self.direction {
            Direction::Rtl => columns.saturating_sub(self.columns),
            Direction::Ltr => 0,
        }
    }

    /// Returns what the painter must append to the symbol of the cell *before* the line: nothing, or U+200E.
    pub fn before(&self) -> &'static str {
        if self.fence_before { "\u{200e}" } else { "" }
    }

    /// Returns the column of the letter at `byte`, or of the next one that is drawn: where the caret's cell stands.
    ///
    /// After the last letter that is the first blank of a filled line; a line without blanks answers its outermost
    /// column.
    pub fn column_of(&self, byte: usize) -> usize {
        let at_or_after = self
            .cells
            .iter()
            .filter(|place| place.bytes.end > byte || (place.bytes.is_empty() && place.bytes.start >= byte))
            .min_by_key(|place| (place.bytes.start, place.bytes.end, self.outwards(place)));
        match (at_or_after, self.direction) {
            (Some(place), _) => place.column,
            (None, Direction::Rtl) => 0,
            (None, Direction::Ltr) => self.columns,
        }
    }

    /// Orders the blanks of a filled line from its logical end outwards.
    fn outwards(&self, place: &Place) -> usize {
        match self.direction {
            Direction::Rtl => self.columns.saturating_sub(place.column),
            Direction::Ltr => place.column,
        }
    }

    /// Returns where the text begins that is drawn at `column`: what a click means.
    ///
    /// Beyond the cells, the side where the line starts gives its start, the other one its end.
    pub fn byte_at(&self, column: usize) -> usize {
        let after = self.cells.partition_point(|place| place.column <= column);
        let place = after.checked_sub(1).and_then(|last| self.cells.get(last));
        match (place, self.direction) {
            (Some(place), _) if column < self.columns => place.bytes.start,
            (_, Direction::Ltr) => self.range.end,
            (_, Direction::Rtl) => self.range.start,
        }
    }

    /// Returns the columns on which a logical range is drawn, as pieces from left to right.
    pub fn columns_of(&self, bytes: &Range<usize>) -> Vec<Range<usize>> {
        let mut pieces: Vec<Range<usize>> = Vec::new();
        let drawn = self.cells.iter().filter(|place| {
            place.bytes.start < bytes.end && bytes.start < place.bytes.end && !bytes.is_empty()
        });
        for place in drawn {
            let end = place.column.saturating_add(usize::from(place.width));
            match pieces.last_mut() {
                Some(last) if last.end == place.column => last.end = end,
                _ => pieces.push(place.column..end),
            }
        }
        pieces
    }

    /// Returns the direction of the letter at `byte`; after the last one, that of the line.
    pub fn direction_at(&self, byte: usize) -> Direction {
        match self.cells.iter().find(|place| place.bytes.contains(&byte)) {
            Some(place) if place.level % 2 == 1 => Direction::Rtl,
            Some(_) => Direction::Ltr,
            None => self.direction,
        }
    }

    /// Moves the byte ranges, for a line whose paragraph is a part of a longer text.
    pub(super) fn shifted(mut self, by: usize) -> Self {
        let moved = |bytes: &Range<usize>| bytes.start.saturating_add(by)..bytes.end.saturating_add(by);
        for place in &mut self.cells {
            place.bytes = moved(&place.bytes);
            place.second = place.second.saturating_add(by);
        }
        self.range = moved(&self.range);
        self
    }

    /// Returns every place a caret can stand on, from left to right as they are seen. Blanks are none.
    pub fn stops(&self) -> Vec<usize> {
        let mut stops = Vec::with_capacity(self.cells.len());
        for seen in 0..self.cells.len() {
            let place = self.seen.get(seen).copied().unwrap_or(seen);
            let Some(place) = self.cells.get(place).filter(|place| !place.bytes.is_empty()) else {
                continue;
            };
            let ligature = Some(place.second).filter(|&second| second > place.bytes.start);
            if place.level % 2 == 1 {
                stops.extend(ligature);
            }
            stops.push(place.bytes.start);
            if place.level.is_multiple_of(2) {
                stops.extend(ligature);
            }
        }
        stops
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Returns for each visual place the cell that fills it, or nothing when both orders are the same.
fn seen(cells: &[Written]) -> Vec<usize> {
    if cells.is_sorted_by_key(|cell| cell.place) {
        return Vec::new();
    }
    let mut seen = vec![0; cells.len()];
    for (index, cell) in cells.iter().enumerate() {
        if let Some(slot) = seen.get_mut(cell.place) {
            *slot = index;
        }
    }
    seen
}

/// Returns how many columns are scrolled away so that the one at `distance` from the start can be seen.
///
/// Goes in steps of half the place, so that the text does not run under a caret at its edge.
fn scrolled(distance: usize, columns: usize) -> usize {
    if distance < columns {
        return 0;
    }
    let step = columns.div_ceil(2).max(1);
    let least = distance.saturating_sub(columns).saturating_add(1);
    least.div_ceil(step).saturating_mul(step)
}

/// Keeps what stands on some columns; half of a wide letter becomes a blank.
fn clipped<'u>(visual: &[(&'u Unit, u8)], blank: &'u Unit, columns: Range<usize>) -> Vec<(&'u Unit, u8)> {
    let mut kept = Vec::with_capacity(columns.len());
    let mut column = 0_usize;
    for &(unit, level) in visual {
        let end = column.saturating_add(usize::from(unit.width));
        if column >= columns.start && end <= columns.end {
            kept.push((unit, level));
        } else if end > columns.start && column < columns.end {
            kept.push((blank, level));
        }
        column = end;
    }
    kept
}

/// Returns the units from the start that fit into `columns`.
pub(super) fn fitting(units: &[Unit], columns: usize) -> &[Unit] {
    let mut used = 0_usize;
    let kept = units.iter().take_while(|unit| {
        used = used.saturating_add(usize::from(unit.width));
        used <= columns
    });
    let kept = kept.count();
    units.get(..kept).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::safe::isolate_ltr;

    fn rtl(text: &str, columns: Option<usize>) -> Line {
        lay(&SafeText::data(text), Base::Rtl, columns, Encoder::APP)
    }

    #[test]
    fn a_sentence_stands_in_visual_order() {
        assert_eq!(rtl("البند (3)", None).as_str(), "(3) ﺪﻨﺒﻟﺍ");
    }

    #[test]
    fn a_long_title_loses_its_logical_end() {
        let line = rtl("اجتماع اللجنة المشتركة", Some(10));
        assert_eq!(line.columns(), 10);
        assert_eq!(line.as_str(), "…ﻟﺍ ﻉﺎﻤﺘﺟﺍ");
    }

    #[test]
    fn a_place_of_any_width_takes_any_text() {
        for columns in 0..40 {
            for text in ["", "أ", "محضر 議事録 12", "لا\u{64b}"] {
                assert!(rtl(text, Some(columns)).columns() <= columns);
                let filled = fill(&SafeText::data(text), Base::Rtl, columns, Encoder::APP);
                assert_eq!(filled.columns(), columns);
            }
        }
    }

    #[test]
    fn a_short_line_is_filled_on_the_left() {
        let line = fill(&SafeText::data("نعم"), Base::Rtl, 5, Encoder::APP);
        assert_eq!(line.as_str(), "  ﻢﻌﻧ");
        assert_eq!(rtl("نعم", None).indent(5), 2);
    }

    #[test]
    fn the_caret_finds_its_letter_and_a_click_finds_the_caret() {
        let text = "قال UNICEF نعم";
        let line = fill(&SafeText::data(text), Base::Rtl, 20, Encoder::APP);
        for (byte, _) in text.char_indices() {
            assert_eq!(line.byte_at(line.column_of(byte)), byte);
        }
        assert_eq!(line.column_of(0), 19);
        assert_eq!(line.column_of(text.len()), 5);
        assert_eq!(line.byte_at(0), text.len());
        assert_eq!(line.byte_at(99), 0);
    }

    #[test]
    fn both_letters_of_lam_alef_stand_on_one_cell() {
        let line = rtl("بلا", None);
        assert_eq!(line.column_of(2), 0);
        assert_eq!(line.column_of(4), 0);
        assert_eq!(line.stops(), [4, 2, 0]);
    }

    #[test]
    fn a_selection_across_a_joint_has_two_pieces() {
        let line = rtl("أب abc جد", None);
        assert_eq!(line.as_str(), "ﺪﺟ abc ﺏﺃ");
        assert_eq!(line.columns_of(&(2..7)), [3..5, 6..8]);
    }

    #[test]
    fn isolated_fields_read_as_typed() {
        let text = SafeText::concat([&SafeText::data("في "), &isolate_ltr("2026-11-22")]);
        let line = lay(&text, Base::Rtl, None, Encoder::APP);
        assert_eq!(line.as_str(), "2026-11-22 ﻲﻓ");
    }

    #[test]
    fn hidden_vowel_marks_keep_the_map_right() {
        let text = "غَداً ب";
        let line = rtl(text, None);
        assert_eq!(line.as_str(), "ﺏ ﺍﺪﻏ");
        assert_eq!(line.byte_at(0), text.len() - 2);
        assert_eq!(line.column_of(2), 4, "a mark stands on its letter's cell");
    }
}
