//! One line as it stands on the screen, with the way back from a cell to the text.

use std::fmt;
use std::ops::Range;

use super::bidi::Direction;
use super::cluster::Unit;

/// A laid-out line: its cells from left to right as they are seen, or in logical order where the terminal turns them.
#[derive(Clone, Debug)]
pub struct Line {
    text: String,
    cells: Vec<Place>,
    range: Range<usize>,
    columns: usize,
    direction: Direction,
    /// Where the columns lead from the logical start of the line to its end: against the direction of a
    /// right-to-left line that is left to the terminal.
    columns_run: Direction,
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
    /// Its embedding level: even runs to the right, odd to the left.
    pub level: u8,
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

impl Line {
    /// Begins a line in a known direction, and with the one in which its columns lead to its end.
    pub(super) fn empty(
        range: Range<usize>,
        direction: Direction,
        columns_run: Direction,
        cells: usize,
    ) -> Self {
        Self {
            text: String::with_capacity(cells.saturating_mul(3)),
            cells: Vec::with_capacity(cells),
            range,
            columns: 0,
            direction,
            columns_run,
        }
    }

    /// Appends a cell, whose symbol `write` puts behind those before it.
    pub(super) fn push(&mut self, unit: &Unit, level: u8, write: impl FnOnce(&mut String)) {
        let start = self.text.len();
        write(&mut self.text);
        self.cells.push(Place {
            symbol: start..self.text.len(),
            column: self.columns,
            width: unit.width,
            bytes: unit.bytes.clone(),
            second: unit.second,
            level,
        });
        self.columns = self.columns.saturating_add(usize::from(unit.width));
    }

    /// Returns the cells from left to right.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = Cell<'_>> {
        self.cells.iter().map(|place| Cell {
            symbol: self.text.get(place.symbol.clone()).unwrap_or_default(),
            column: place.column,
            width: usize::from(place.width),
            bytes: place.bytes.clone(),
            level: place.level,
        })
    }

    /// Returns the whole line.
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
        match (at_or_after, self.columns_run) {
            (Some(place), _) => place.column,
            (None, Direction::Rtl) => 0,
            (None, Direction::Ltr) => self.columns,
        }
    }

    /// Orders the blanks of a filled line from its logical end outwards.
    fn outwards(&self, place: &Place) -> usize {
        match self.columns_run {
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
        match (place, self.columns_run) {
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
        for place in self.cells.iter().filter(|place| !place.bytes.is_empty()) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Base, Encoder, SafeText, fill, lay};

    fn rtl(text: &str, columns: Option<usize>) -> Line {
        lay(&SafeText::data(text), Base::Rtl, columns, Encoder::APP)
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
    fn hidden_vowel_marks_keep_the_map_right() {
        let text = "غَداً ب";
        let line = rtl(text, None);
        assert_eq!(line.as_str(), "ﺏ ﺍﺪﻏ");
        assert_eq!(line.byte_at(0), text.len() - 2);
        assert_eq!(line.column_of(2), 4, "a mark stands on its letter's cell");
    }
}
