//! The one painter, and the one adapter that mirrors: screens count from the side where reading starts.
//!
//! Every rectangle that a screen names is logical: `x` 0 is the left edge in English and the right edge in
//! Arabic. Text goes through the text engine and lands cell by cell in ratatui's buffer.

mod ending;
mod laid;

pub use laid::LaidLines;

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::text::Base;
use crate::text::Direction;
use crate::text::Encoder;
use crate::text::Line;
use crate::text::Mode;
use crate::text::SafeText;
use crate::text::edit;
use crate::text::lay;
use crate::text::lay_wrapped;
use crate::text::level_of;
use crate::text::wrap;
use crate::theme::Meaning;
use crate::ui::look::Look;
use crate::ui::pointing::Picture;
use crate::ui::pointing::Spot;
use crate::ui::pointing::Target;

/// A screen being painted.
pub struct Canvas<'c> {
    pub look: &'c Look<'c>,
    buffer: &'c mut Buffer,
    area: Rect,
    caret: Option<Caret>,
    /// What a click on what was painted is.
    spots: Vec<Spot>,
    /// The level of each cell, where the terminal is left to order rows by them.
    levels: Vec<u8>,
    /// Rows that are written in another mode than the screen's.
    tried: Vec<(u16, Mode)>,
}

/// Where the caret stands on the terminal, and the direction of the letter under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    pub x: u16,
    pub y: u16,
    pub direction: Direction,
}

/// At which side of its place a text stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where reading starts.
    Start,
    End,
    /// The right edge in both directions: numbers.
    Right,
}

impl<'c> Canvas<'c> {
    /// Makes a clean canvas over an area of the buffer.
    pub fn new(look: &'c Look<'c>, buffer: &'c mut Buffer, area: Rect) -> Self {
        let area = area.intersection(buffer.area);
        let (levels, tried, spots) = (Vec::new(), Vec::new(), Vec::new());
        let mut canvas = Self { look, buffer, area, caret: None, spots, levels, tried };
        if look.encoder.mode == Mode::Rows {
            canvas.levels =
                vec![look.level(); usize::from(area.width).saturating_mul(usize::from(area.height))];
        }
        canvas.fill(canvas.whole(), Meaning::Plain);
        canvas
    }

    /// Returns the whole canvas as a logical place.
    pub const fn whole(&self) -> Rect {
        Rect { x: 0, y: 0, width: self.area.width, height: self.area.height }
    }

    /// Returns where the caret stands, when some field has it.
    pub const fn caret(&self) -> Option<Caret> {
        self.caret
    }

    /// Turns a logical place into one of the buffer: the one place where the screen is mirrored.
    fn place(&self, logical: Rect) -> Rect {
        let inside = logical.intersection(self.whole());
        let x = if self.look.mirrors() {
            self.area.right().saturating_sub(inside.x).saturating_sub(inside.width)
        } else {
            self.area.x.saturating_add(inside.x)
        };
        Rect { x, y: self.area.y.saturating_add(inside.y), ..inside }
    }

    /// Notes what a click on a place is; what is noted later lies over it.
    pub fn spot(&mut self, place: Rect, target: Target) {
        let place = self.place(place);
        if !place.is_empty() {
            self.spots.push(Spot { place, target });
        }
    }

    /// Takes what was noted so far: it is covered, or kept for later.
    pub fn take_spots(&mut self) -> Vec<Spot> {
        std::mem::take(&mut self.spots)
    }

    /// Puts spots back that were taken.
    pub fn put_spots(&mut self, spots: Vec<Spot>) {
        self.spots.extend(spots);
    }

    /// Returns what stands where on a screen of so many columns, all of which a terminal turns that turns rows.
    pub fn picture(&mut self, columns: u16) -> Picture {
        let turned = (self.look.mirrored() && !self.look.mirrors()).then_some(columns);
        Picture { spots: self.take_spots(), turned }
    }

    /// Blanks a place in the look of a meaning.
    pub fn fill(&mut self, place: Rect, meaning: Meaning) {
        let style = self.look.style(meaning);
        let place = self.place(place);
        if place.is_empty() {
            return;
        }
        for y in place.top()..place.bottom() {
            let first = self.buffer.index_of(place.x, y);
            let cells = self.buffer.content.get_mut(first..first.saturating_add(usize::from(place.width)));
            for cell in cells.unwrap_or_default() {
                if cell.symbol() != " " {
                    cell.set_symbol(" ");
                }
                cell.set_style(style);
            }
            if !self.levels.is_empty() {
                (place.left()..place.right()).for_each(|x| self.set_level(x, y, self.look.level()));
            }
        }
    }

    /// Writes a text at the start of the first row of a place, cut when it is too long; returns its columns.
    pub fn text(&mut self, place: Rect, text: &SafeText, meaning: Meaning) -> u16 {
        self.write(place, text, self.look.style(meaning), Side::Start, &[])
    }

    /// Writes a text over as many rows as it needs and the place has, the last of them cut when it needs more;
    /// returns how many it took, at least one.
    pub fn paragraphs(&mut self, place: Rect, text: &SafeText, meaning: Meaning) -> u16 {
        self.paragraphs_from(place, text, meaning, self.look.base())
    }

    /// Writes the same from the side that a base gives it.
    pub fn paragraphs_from(&mut self, place: Rect, text: &SafeText, meaning: Meaning, base: Base) -> u16 {
        let (encoder, width) = (self.look.encoder, usize::from(place.width.max(1)));
        let side = if base == self.look.base() { Side::Start } else { Side::End };
        let mut lines = lay_wrapped(text, base, width, encoder);
        if lines.len() > usize::from(place.height) {
            lines.truncate(usize::from(place.height));
            let rest = wrap(text, width, encoder).get(lines.len().saturating_sub(1)).map(|row| row.start);
            let rest = rest.and_then(|start| text.as_str().get(start..)).map(SafeText::message);
            if let (Some(rest), Some(last)) = (rest, lines.last_mut()) {
                *last = lay(&rest, base, Some(width), encoder);
            }
        }
        let mut taken = 0;
        for line in lines {
            self.side_line(Rect { y: place.y + taken, height: 1, ..place }, &line, meaning, side);
            taken += 1;
        }
        taken.max(1)
    }

    /// Writes a text at the end of the first row of a place; returns its columns.
    pub fn end_text(&mut self, place: Rect, text: &SafeText, meaning: Meaning) -> u16 {
        self.write(place, text, self.look.style(meaning), Side::End, &[])
    }

    /// Writes a text at any side.
    pub fn side_text(&mut self, place: Rect, text: &SafeText, meaning: Meaning, side: Side) -> u16 {
        self.write(place, text, self.look.style(meaning), side, &[])
    }

    /// Writes a text at the start of a place in another encoding than the screen's, to be compared with others.
    pub fn text_tried(&mut self, place: Rect, text: &SafeText, meaning: Meaning, encoder: Encoder) -> u16 {
        let drawn = self.place(Rect { height: place.height.min(1), ..place });
        self.tried.push((drawn.y, encoder.mode));
        let line = lay(text, self.look.base(), Some(usize::from(drawn.width)), encoder);
        let columns = u16::try_from(line.columns()).unwrap_or(drawn.width).min(drawn.width);
        let offset = if self.look.mirrors() { drawn.width.saturating_sub(columns) } else { 0 };
        self.put(drawn, &line, self.look.style(meaning), offset);
        columns
    }

    /// Writes a text at any side, and shows which of its bytes were found.
    pub fn found_text(
        &mut self,
        place: Rect,
        text: &SafeText,
        meaning: Meaning,
        side: Side,
        found: &[Range<usize>],
    ) -> u16 {
        self.write(place, text, self.look.style(meaning), side, found)
    }

    /// Writes one sign that is no text: a marker, a flag.
    pub fn sign(&mut self, x: u16, y: u16, sign: char, meaning: Meaning) {
        let style = self.look.style(meaning);
        let sign = match sign {
            '>' if self.look.mirrors() => '<',
            '[' if self.look.mirrors() => ']',
            ']' if self.look.mirrors() => '[',
            sign => sign,
        };
        let place = self.place(Rect { x, y, width: 1, height: 1 });
        if let Some(cell) = self.cell_of(place) {
            cell.set_char(sign).set_style(style);
            self.set_level(place.x, place.y, level_of(sign, self.look.base()));
        }
    }

    /// Paints a button at the start of a place; returns its columns.
    pub fn button(&mut self, place: Rect, word: &SafeText, focused: bool) -> u16 {
        let text = SafeText::concat([&SafeText::data("[ "), word, &SafeText::data(" ]")]);
        self.text(place, &text, if focused { Meaning::Selected } else { Meaning::Button })
    }

    /// Draws an upright line down a place.
    pub fn upright(&mut self, place: Rect) {
        for row in 0..place.height {
            self.sign(place.x, place.y.saturating_add(row), '│', Meaning::Rule);
        }
    }

    /// Draws a bar that fills from the side where reading starts.
    pub fn bar(&mut self, place: Rect, per_cent: i64) {
        let width = i64::from(place.width);
        let full = (width * per_cent.clamp(0, 100)) / 100;
        for x in 0..place.width {
            let sign = if i64::from(x) < full { '#' } else { '.' };
            self.sign(place.x.saturating_add(x), place.y, sign, Meaning::Done);
        }
    }

    /// Clears a place and draws a frame round it, with a title in its upper side. What is framed has all the clicks.
    pub fn framed(&mut self, place: Rect, title: &SafeText) {
        self.spots.clear();
        let covered = if self.look.encoder.mode.turns_rows() {
            Rect { y: place.y, height: place.height, ..self.whole() }
        } else {
            place
        };
        self.fill(covered, Meaning::Plain);
        let (Some(last_column), Some(last_row)) = (place.width.checked_sub(1), place.height.checked_sub(1))
        else {
            return;
        };
        let (mirrored, right) = (self.look.mirrored(), place.x.saturating_add(last_column));
        let bottom = place.y.saturating_add(last_row);
        for x in place.x..=right {
            self.sign(x, place.y, '─', Meaning::Rule);
            self.sign(x, bottom, '─', Meaning::Rule);
        }
        for y in place.y..=bottom {
            self.sign(place.x, y, '│', Meaning::Rule);
            self.sign(right, y, '│', Meaning::Rule);
        }
        let corners = if mirrored { ['┐', '┌', '┘', '└'] } else { ['┌', '┐', '└', '┘'] };
        let places = [(place.x, place.y), (right, place.y), (place.x, bottom), (right, bottom)];
        for ((x, y), corner) in places.into_iter().zip(corners) {
            self.sign(x, y, corner, Meaning::Rule);
        }
        let room = Rect { x: place.x + 2, width: place.width.saturating_sub(4), height: 1, ..place };
        let spaced = SafeText::concat([&SafeText::data(" "), title, &SafeText::data(" ")]);
        self.text(room, &spaced, Meaning::Heading);
    }

    /// Puts the caret on a column of a place, counted from the left as the text engine counts.
    pub fn caret_at(&mut self, place: Rect, caret: edit::Caret) {
        let drawn = self.place(Rect { height: 1, ..place });
        let column = u16::try_from(caret.column).unwrap_or(u16::MAX).min(drawn.width.saturating_sub(1));
        self.caret =
            Some(Caret { x: drawn.x.saturating_add(column), y: drawn.y, direction: caret.direction });
    }

    /// Writes a line that the text engine has laid out to fill the place.
    pub fn line(&mut self, place: Rect, line: &Line, meaning: Meaning) {
        let drawn = self.place(Rect { height: 1, ..place });
        let style = self.look.style(meaning);
        self.put(drawn, line, style, 0);
    }

    /// Writes a laid-out line at the start of a place.
    pub fn start_line(&mut self, place: Rect, line: &Line, meaning: Meaning) {
        self.side_line(place, line, meaning, Side::Start);
    }

    fn side_line(&mut self, place: Rect, line: &Line, meaning: Meaning, side: Side) {
        let drawn = self.place(Rect { height: 1, ..place });
        let style = self.look.style(meaning);
        let columns = u16::try_from(line.columns()).unwrap_or(drawn.width);
        let offset = if self.is_right(side) { drawn.width.saturating_sub(columns) } else { 0 };
        self.put(drawn, line, style, offset);
    }

    fn is_right(&self, side: Side) -> bool {
        match side {
            Side::Start => self.look.mirrors(),
            Side::End => !self.look.mirrors(),
            Side::Right => self.look.mirrors() == self.look.mirrored(),
        }
    }

    /// Reverses columns of a place, counted from the left as the text engine counts: a selection.
    pub fn reverse(&mut self, place: Rect, columns: &[Range<usize>]) {
        let drawn = self.place(Rect { height: 1, ..place });
        for column in columns.iter().cloned().flatten() {
            let x = drawn.x.saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
            if x < drawn.right()
                && let Some(cell) = self.buffer.cell_mut((x, drawn.y))
            {
                cell.set_style(Style::new().add_modifier(Modifier::REVERSED));
            }
        }
    }

    fn write(
        &mut self,
        place: Rect,
        text: &SafeText,
        style: Style,
        side: Side,
        found: &[Range<usize>],
    ) -> u16 {
        let drawn = self.place(Rect { height: place.height.min(1), ..place });
        if drawn.is_empty() || text.is_empty() {
            return 0;
        }
        let line = self.look.laid.line(text, self.look.base(), usize::from(drawn.width), self.look.encoder);
        let columns = u16::try_from(line.columns()).unwrap_or(drawn.width).min(drawn.width);
        let offset = if self.is_right(side) { drawn.width.saturating_sub(columns) } else { 0 };
        self.put(drawn, &line, style, offset);
        let shown = self.look.style(Meaning::Found);
        for column in found.iter().flat_map(|range| line.columns_of(range)).flatten() {
            let x = drawn.x.saturating_add(offset).saturating_add(u16::try_from(column).unwrap_or(u16::MAX));
            if x < drawn.right()
                && let Some(cell) = self.buffer.cell_mut((x, drawn.y))
            {
                cell.set_style(shown);
            }
        }
        columns
    }

    fn put(&mut self, drawn: Rect, line: &Line, style: Style, offset: u16) {
        let start = drawn.x.saturating_add(offset);
        for cell in line.cells() {
            let column = u16::try_from(cell.column).unwrap_or(u16::MAX);
            let x = start.saturating_add(column);
            let width = u16::try_from(cell.width).unwrap_or(1);
            if x.saturating_add(width) > drawn.right() {
                break;
            }
            if let Some(target) = self.buffer.cell_mut((x, drawn.y)) {
                target.set_symbol(cell.symbol).set_style(style);
            }
            for covered in 1..width {
                if let Some(target) = self.buffer.cell_mut((x.saturating_add(covered), drawn.y)) {
                    target.set_symbol(" ").set_style(style);
                }
            }
            for x in x..x.saturating_add(width) {
                self.set_level(x, drawn.y, cell.level);
            }
        }
    }

    fn set_level(&mut self, x: u16, y: u16, level: u8) {
        let (column, row) = (x.saturating_sub(self.area.x), y.saturating_sub(self.area.y));
        let place =
            usize::from(row).saturating_mul(usize::from(self.area.width)).saturating_add(usize::from(column));
        if let Some(known) = self.levels.get_mut(place) {
            *known = level;
        }
    }

    fn cell_of(&mut self, place: Rect) -> Option<&mut ratatui::buffer::Cell> {
        if place.is_empty() { None } else { self.buffer.cell_mut(place.as_position()) }
    }
}
