//! A backend that leaves no crumbs: where an Arabic letter goes, the cells beside it are painted again.
//!
//! Arabic glyphs hang over the sides of their cells. A terminal that draws cell by cell, as xterm does, clears only
//! the cell that is written, so that dots and tails of a letter that is gone stay in a neighbour that did not change.

use std::io;
use std::io::Write;

use crossterm::queue;
use crossterm::terminal::Clear;
use ratatui::backend::Backend;
use ratatui::backend::ClearType;
use ratatui::backend::WindowSize;
use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::layout::Size;

use crate::app::terminal::pen::Pen;
use crate::text::hangs_over;
use crate::text::symbol_columns;

/// Writes cells and knows what stands on the terminal.
pub(in crate::app) struct Neat<W: Write> {
    pen: Pen<W>,
    shown: Shown,
}

impl<W: Write> Neat<W> {
    /// Writes to a terminal that is blank and shows no caret.
    pub(in crate::app) fn new(out: W) -> Self {
        Self { pen: Pen::new(out), shown: Shown::default() }
    }
}

#[cfg(test)]
impl<W: Write + Default> Neat<W> {
    /// Takes out what was written so far.
    pub(super) fn take_written(&mut self) -> W {
        self.pen.take_written()
    }
}

/// What stands on the terminal, row by row.
#[derive(Debug, Default)]
struct Shown {
    rows: Vec<Vec<Cell>>,
    /// As many columns as were ever written to: bars reach from edge to edge.
    columns: usize,
}

impl Shown {
    /// Returns a cell of the terminal, blank where nothing was written yet.
    fn cell(&self, x: u16, y: u16) -> Option<&Cell> {
        let column = usize::from(x);
        let written = self.rows.get(usize::from(y)).and_then(|row| row.get(column));
        written.or((column < self.columns).then_some(&Cell::EMPTY))
    }

    fn set(&mut self, x: u16, y: u16, cell: &Cell) {
        let (column, row) = (usize::from(x), usize::from(y));
        if self.rows.len() <= row {
            self.rows.resize(row.saturating_add(1), Vec::new());
        }
        self.columns = self.columns.max(column.saturating_add(1));
        let Some(row) = self.rows.get_mut(row) else { return };
        if row.len() <= column {
            row.resize(column.saturating_add(1), Cell::EMPTY);
        }
        if let Some(place) = row.get_mut(column) {
            place.clone_from(cell);
        }
    }

    /// Returns what must be written: the changed cells, and unchanged ones beside a letter that hung over them.
    ///
    /// Neighbours come in their place between the changed cells, so that a row is still written from left to right.
    fn take<'a>(&mut self, changed: impl Iterator<Item = (u16, u16, &'a Cell)>) -> Vec<(u16, u16, Cell)> {
        let mut written: Vec<(u16, u16, Cell)> = Vec::new();
        let mut owed: Option<(u16, u16)> = None;
        for (x, y, cell) in changed {
            if let Some(place) = owed.take_if(|place| *place != (x, y)) {
                written.extend(self.beside(place));
            }
            owed = None;
            if self.cell(x, y).is_some_and(|old| hangs_over(old.symbol())) {
                let before = x.checked_sub(1).map(|before| (before, y));
                let is_new =
                    |place: &(u16, u16)| !written.iter().rev().take(2).any(|(x, y, _)| (*x, *y) == *place);
                if let Some(neighbour) = before.filter(is_new).and_then(|place| self.beside(place)) {
                    written.push(neighbour);
                }
                owed = x.checked_add(1).map(|after| (after, y));
            }
            self.set(x, y, cell);
            written.push((x, y, cell.clone()));
        }
        written.extend(owed.and_then(|place| self.beside(place)));
        written
    }

    /// Returns an unchanged cell, unless it is half of a wide sign: that one is not to be broken.
    fn beside(&self, (x, y): (u16, u16)) -> Option<(u16, u16, Cell)> {
        let is_wide = |cell: &Cell| symbol_columns(cell.symbol()) > 1;
        let before = x.checked_sub(1).and_then(|before| self.cell(before, y));
        let cell = self.cell(x, y).filter(|cell| !is_wide(cell))?;
        (!before.is_some_and(is_wide)).then(|| (x, y, cell.clone()))
    }
}

impl<W: Write> Backend for Neat<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let written = self.shown.take(content);
        if written.is_empty() {
            return Ok(());
        }
        self.pen.draw(written.iter().map(|(x, y, cell)| (*x, *y, cell)))
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.pen.show_caret(false)
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.pen.show_caret(true)
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        crossterm::cursor::position().map(Position::from)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.pen.move_caret(position.into())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.shown = Shown::default();
        let cleared = match region {
            ClearType::All => crossterm::terminal::ClearType::All,
            ClearType::AfterCursor => crossterm::terminal::ClearType::FromCursorDown,
            ClearType::BeforeCursor => crossterm::terminal::ClearType::FromCursorUp,
            ClearType::CurrentLine => crossterm::terminal::ClearType::CurrentLine,
            ClearType::UntilNewLine => crossterm::terminal::ClearType::UntilNewLine,
        };
        queue!(self.pen.lend(), Clear(cleared))
    }

    fn size(&self) -> io::Result<Size> {
        crossterm::terminal::size().map(Size::from)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        let crossterm::terminal::WindowSize { columns, rows, width, height } =
            crossterm::terminal::window_size()?;
        Ok(WindowSize { columns_rows: Size { width: columns, height: rows }, pixels: Size { width, height } })
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pen.flush()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;

    use super::*;

    /// Paints one row after another on the same terminal and returns which columns the last one wrote.
    fn written(rows: &[&str]) -> Vec<u16> {
        let mut shown = Shown::default();
        let mut before = Buffer::with_lines(["        "]);
        let mut columns = Vec::new();
        for row in rows {
            let after = Buffer::with_lines([*row]);
            columns = shown.take(before.diff(&after).into_iter()).iter().map(|(x, _, _)| *x).collect();
            before = after;
        }
        columns
    }

    #[test]
    fn blanks_beside_a_letter_that_goes_are_painted_again() {
        assert_eq!(written(&["########", "  \u{FEEA}\u{FEE0}    ", "        "]), [1, 2, 3, 4]);
    }

    #[test]
    fn what_stands_beside_a_changed_letter_is_written_once_and_in_order() {
        assert_eq!(written(&["a\u{FEEA}b\u{FEE0}c   ", "axbyc   "]), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn latin_text_and_markers_cost_no_more_than_they_change() {
        assert_eq!(written(&["> open  ", "  open  "]), [0]);
        assert_eq!(written(&[">\u{FEEA}      ", " \u{FEEA}      "]), [0]);
    }

    #[test]
    fn half_of_a_wide_sign_is_not_written_over() {
        assert_eq!(written(&["########", "議\u{FEEA}     ", "議x     "]), [2, 3]);
    }
}
