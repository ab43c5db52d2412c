//! The last stroke: the finished picture in the order and with the signs that its terminal shows right.

use ratatui::buffer::Cell;
use ratatui::style::Modifier;

use crate::text::FENCE;
use crate::text::Glyph;
use crate::text::Mode;
use crate::text::console_sign;
use crate::text::fenced;
use crate::text::isolates;
use crate::text::mirrored;
use crate::text::symbol_columns;
use crate::text::turned_words;
use crate::ui::canvas::Canvas;

impl Canvas<'_> {
    /// Ends the picture, which was painted as it is to be seen.
    pub fn finish(&mut self) {
        if self.area.is_empty() {
            return;
        }
        if self.look.few_signs {
            self.spell_with_few_signs();
        }
        for y in 0..self.area.height {
            let tried = self.tried.iter().find(|(row, _)| *row == self.area.y.saturating_add(y));
            match tried.map_or(self.look.encoder.mode, |(_, mode)| *mode) {
                Mode::Fenced => self.fence(y),
                Mode::Token => self.turn_words(y),
                Mode::Rows => self.guide(y),
                _ => {}
            }
        }
    }

    /// Puts ASCII in the place of what the font of a console does not have.
    fn spell_with_few_signs(&mut self) {
        for position in self.area.positions() {
            if let Some(cell) = self.buffer.cell_mut(position)
                && let Some(sign) = console_sign(cell.symbol())
            {
                cell.set_char(sign);
            }
        }
    }

    /// Puts fences round Arabic, and its letters into logical order. Looks and caret go with the letters.
    fn fence(&mut self, y: u16) {
        let caret = self.caret_column(y);
        let row = self.row(y);
        let mut moved = None;
        for run in fenced(row.iter().map(glyph)) {
            if let Some(before) = run.cells.start.checked_sub(1) {
                append(row, before, FENCE);
            }
            let cells = row.get_mut(run.cells.clone()).unwrap_or_default();
            if run.backwards {
                cells.reverse();
                moved = moved.or(caret.filter(|caret| run.cells.contains(caret)).map(|caret| {
                    run.cells.start.saturating_add(run.cells.end).saturating_sub(caret).saturating_sub(1)
                }));
            }
            append(row, run.cells.end.saturating_sub(1), FENCE);
        }
        if let (Some(caret), Some(column)) = (&mut self.caret, moved) {
            caret.x = self.area.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
        }
    }

    /// Puts the letters of each Arabic word into logical order. Looks and caret stay where they are.
    fn turn_words(&mut self, y: u16) {
        let row = self.row(y);
        for word in turned_words(row.iter().map(glyph)) {
            let cells = row.get_mut(word).unwrap_or_default();
            let looks: Vec<_> = cells.iter().map(|cell| (cell.fg, cell.bg, cell.modifier)).collect();
            cells.reverse();
            for (cell, look) in cells.iter_mut().zip(looks) {
                (cell.fg, cell.bg, cell.modifier) = look;
                if let Some(letter) = mirrored(cell.symbol()) {
                    cell.set_symbol(&letter);
                }
            }
        }
    }

    /// Tells a terminal that turns rows round from which side this one begins, and what in it runs the other way.
    fn guide(&mut self, y: u16) {
        let (width, base) = (usize::from(self.area.width), self.look.level());
        let start = usize::from(y).saturating_mul(width);
        let levels = self.levels.get(start..start.saturating_add(width)).unwrap_or_default();
        let signs = isolates(levels, base);
        let row = self.row(y);
        let direction = if base == 1 { '\u{200F}' } else { '\u{200E}' };
        // What stands before the first cell is lost on terminals that keep such signs with the cell before them.
        let begins_with_letter =
            row.first().is_some_and(|cell| cell.symbol().starts_with(char::is_alphanumeric));
        let mut before = String::new();
        if begins_with_letter {
            before.push(direction);
        } else {
            append(row, 0, direction);
        }
        for (place, sign) in signs {
            match place {
                Some(place) => append(row, place, sign),
                None => before.push(sign),
            }
        }
        if let Some(first) = row.first_mut().filter(|_| !before.is_empty()) {
            let led = format!("{before}{}", first.symbol());
            first.set_symbol(&led);
        }
    }

    fn row(&mut self, y: u16) -> &mut [Cell] {
        let first = self.buffer.index_of(self.area.x, self.area.y.saturating_add(y));
        self.buffer
            .content
            .get_mut(first..first.saturating_add(usize::from(self.area.width)))
            .unwrap_or_default()
    }

    /// Returns the column of the caret when it stands on a row.
    fn caret_column(&self, y: u16) -> Option<usize> {
        let caret = self.caret.filter(|caret| caret.y == self.area.y.saturating_add(y))?;
        caret.x.checked_sub(self.area.x).map(usize::from)
    }
}

fn glyph(cell: &Cell) -> Glyph {
    Glyph::of(cell.symbol(), cell.modifier.contains(Modifier::BOLD))
}

/// Puts a sign behind what is written at a place: the second half of a wide letter is not written at all.
fn append(row: &mut [Cell], place: usize, sign: char) {
    let is_wide = |place: usize| row.get(place).is_some_and(|cell| symbol_columns(cell.symbol()) > 1);
    let owner = place.checked_sub(1).filter(|before| is_wide(*before)).unwrap_or(place);
    let Some(cell) = row.get_mut(owner) else { return };
    if sign != FENCE || !cell.symbol().ends_with(FENCE) {
        let mut symbol = cell.symbol().to_owned();
        symbol.push(sign);
        cell.set_symbol(&symbol);
    }
}
