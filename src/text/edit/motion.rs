//! Moving the caret: left and right as seen, lines up and down, words, and clicks.

use unicode_segmentation::UnicodeSegmentation;

use super::Editor;
use super::Size;
use super::view::{Page, Row};
use crate::text::bidi::Direction;
use crate::text::line::Line;

/// Where the caret is to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Motion {
    /// One letter to the left on the screen, whatever its language.
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    /// The logical start of the row: its right edge in Arabic.
    RowStart,
    RowEnd,
    TextStart,
    TextEnd,
}

/// Whether a motion takes the selection along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selecting {
    No,
    Yes,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl Editor {
    /// Moves the caret. The page tells how the text stands on the screen.
    pub fn step(&mut self, motion: Motion, selecting: Selecting, page: Page) {
        let goal = self.goal.take();
        self.shown_round = None;
        let target = match motion {
            Motion::Left => self.beside(self.caret, Side::Left, page),
            Motion::Right => self.beside(self.caret, Side::Right, page),
            Motion::WordLeft => self.word_beside(Side::Left, page),
            Motion::WordRight => self.word_beside(Side::Right, page),
            Motion::Up | Motion::Down => self.row_beside(motion, goal, page),
            Motion::RowStart => self.row_ends(page).0,
            Motion::RowEnd => self.row_ends(page).1,
            Motion::TextStart => 0,
            Motion::TextEnd => self.text.len(),
        };
        self.place_caret(target, selecting);
    }

    /// Puts the caret where a click on the view means.
    pub fn click(&mut self, row: usize, column: usize, selecting: Selecting, page: Page) {
        let lines = self.layout(page).lines;
        let target = lines.get(row).map_or(self.text.len(), |line| self.place_in(line, column));
        self.goal = None;
        // At its edges a long line moves on; anywhere else it stays as it is seen.
        let at_an_edge = column == 0 || column.saturating_add(1) >= page.columns;
        let shown_round = self.shown_round.unwrap_or(self.caret);
        self.shown_round = (self.size == Size::Line && !at_an_edge).then_some(shown_round);
        self.place_caret(target, selecting);
    }

    /// Selects the word on which the caret stands: what a second click means.
    pub fn select_word(&mut self) {
        let word = self.text.split_word_bound_indices().map(|(start, word)| start..start + word.len());
        let Some(word) = word.into_iter().find(|word| word.contains(&self.caret)) else { return };
        if self.text.get(word.clone()).is_some_and(|word| word.chars().any(char::is_alphanumeric)) {
            self.anchor = Some(word.start);
            self.caret = word.end;
            self.history.seal();
        }
    }

    fn place_caret(&mut self, target: usize, selecting: Selecting) {
        self.anchor = match selecting {
            Selecting::No => None,
            Selecting::Yes => Some(self.anchor.unwrap_or(self.caret)),
        };
        self.caret = target;
        self.history.seal();
    }

    /// Returns the place next to `byte` on the screen; at the edge of a row, the near edge of the row before or after.
    fn beside(&self, byte: usize, side: Side, page: Page) -> usize {
        let rows = self.rows_near(byte, page);
        let number = row_of(&rows, byte);
        let Some(row) = rows.get(number) else {
            return byte;
        };
        let stops = self.stops(row, page);
        let here = place_of(&stops, byte);
        let next = match side {
            Side::Left => here.and_then(|here| here.checked_sub(1)),
            Side::Right => here.and_then(|here| here.checked_add(1)),
        };
        if let Some(&stop) = next.and_then(|next| stops.get(next)) {
            return stop;
        }
        let forward = (row.direction == Direction::Rtl) == (side == Side::Left);
        let other = if forward { number.checked_add(1) } else { number.checked_sub(1) };
        let Some(other) = other.and_then(|other| rows.get(other)) else {
            return byte;
        };
        let stops = self.stops(other, page);
        let enters_left = match (other.direction == row.direction, side) {
            (true, Side::Left) => false,
            (true, Side::Right) => true,
            // Between paragraphs of different direction the caret keeps to the text, or it would go round in a ring.
            (false, _) => (other.direction == Direction::Ltr) == forward,
        };
        let edge = if enters_left { stops.first() } else { stops.last() };
        edge.copied().unwrap_or(byte)
    }

    /// Goes on beside until a word begins.
    fn word_beside(&self, side: Side, page: Page) -> usize {
        let mut place = self.caret;
        for _ in 0..self.text.len() {
            let next = self.beside(place, side, page);
            if next == place {
                break;
            }
            place = next;
            if self.begins_word(place) || place == self.text.len() {
                break;
            }
        }
        place
    }

    /// Returns the place above or below, as near as can be to the column where going up and down began.
    fn row_beside(&mut self, motion: Motion, goal: Option<usize>, page: Page) -> usize {
        let rows = self.rows_near(self.caret, page);
        let number = row_of(&rows, self.caret);
        let column = || rows.get(number).map(|row| self.caret_column(&self.filled_row(row, page), page));
        let goal = goal.or_else(column).unwrap_or(0);
        let next = match motion {
            Motion::Up => number.checked_sub(1),
            _ => number.checked_add(1),
        };
        let target = match next.and_then(|next| rows.get(next)) {
            Some(row) => self.place_in(&self.filled_row(row, page), goal),
            None if motion == Motion::Up => 0,
            None => self.text.len(),
        };
        self.goal = Some(goal);
        target
    }

    /// Returns the place in a row at `column`.
    fn place_in(&self, row: &Line, column: usize) -> usize {
        let byte = row.byte_at(column);
        let goes_on = self.text.get(byte..).is_some_and(|rest| !rest.is_empty() && !rest.starts_with('\n'));
        // The end of a wrapped row is the start of the next one, so the caret stays on the last letter.
        if goes_on && byte == row.range().end { self.cluster_before(byte) } else { byte }
    }

    fn row_ends(&self, page: Page) -> (usize, usize) {
        let rows = self.rows_near(self.caret, page);
        let Some(row) = rows.get(row_of(&rows, self.caret)) else {
            return (0, self.text.len());
        };
        let end = if row.ends_paragraph { row.bytes.end } else { self.cluster_before(row.bytes.end) };
        (row.bytes.start, end)
    }

    /// Returns every place of a row where the caret can stand, from left to right as seen.
    fn stops(&self, row: &Row, page: Page) -> Vec<usize> {
        let mut stops = self.seen_row(row, page).stops();
        if row.ends_paragraph {
            match row.direction {
                Direction::Rtl => stops.insert(0, row.bytes.end),
                Direction::Ltr => stops.push(row.bytes.end),
            }
        }
        stops
    }

    fn begins_word(&self, byte: usize) -> bool {
        let before = self.text.get(..byte).and_then(|before| before.graphemes(true).next_back());
        let after = self.text.get(byte..).and_then(|after| after.chars().next());
        after.is_some_and(char::is_alphanumeric) && !before.is_some_and(is_word_part)
    }

    /// Returns where the word before `byte` begins.
    pub(super) fn word_before(&self, byte: usize) -> usize {
        let before = self.text.get(..byte).unwrap_or_default();
        let word = before.trim_end_matches(|c: char| !c.is_alphanumeric());
        let start = word.grapheme_indices(true).rev().take_while(|(_, part)| is_word_part(part)).last();
        start.map_or(0, |(start, _)| start)
    }

    /// Returns where the word after `byte` begins.
    pub(super) fn word_after(&self, byte: usize) -> usize {
        let after = self.text.get(byte..).unwrap_or_default();
        let places = after.grapheme_indices(true).skip(1).map(|(start, _)| byte.saturating_add(start));
        places.into_iter().find(|&place| self.begins_word(place)).unwrap_or(self.text.len())
    }

    /// Returns where the cluster before `byte` begins.
    pub(super) fn cluster_before(&self, byte: usize) -> usize {
        let before = self.text.get(..byte).unwrap_or_default();
        before.grapheme_indices(true).next_back().map_or(0, |(start, _)| start)
    }

    /// Returns where the cluster after `byte` ends.
    pub(super) fn cluster_after(&self, byte: usize) -> usize {
        let after = self.text.get(byte..).unwrap_or_default();
        byte.saturating_add(after.graphemes(true).next().map_or(0, str::len))
    }
}

/// Returns the number of the row where the caret at `byte` is shown.
pub(super) fn row_of(rows: &[Row], byte: usize) -> usize {
    let begun = rows.partition_point(|row| row.bytes.start <= byte);
    begun.saturating_sub(1)
}

/// Finds `byte` among the stops of a row, or the stop after it when nothing is drawn at `byte` itself.
fn place_of(stops: &[usize], byte: usize) -> Option<usize> {
    let after = stops.iter().enumerate().filter(|&(_, &stop)| stop >= byte);
    after.min_by_key(|&(_, &stop)| stop).map(|(place, _)| place)
}

fn is_word_part(grapheme: &str) -> bool {
    grapheme.chars().next().is_some_and(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::edit::Size;
    use crate::text::{Base, Encoder, Mode};

    const PAGE: Page = Page { columns: 30, base: Base::Rtl, encoder: Encoder::APP };

    /// Walks from one end to where it does not go on, and returns the places on the way.
    fn walk(editor: &mut Editor, motion: Motion, page: Page) -> Vec<usize> {
        let mut places = vec![editor.caret()];
        loop {
            editor.step(motion, Selecting::No, page);
            if places.last() == Some(&editor.caret()) {
                return places;
            }
            assert!(!places.contains(&editor.caret()), "{places:?} then {}", editor.caret());
            places.push(editor.caret());
        }
    }

    #[test]
    fn left_and_right_visit_every_place_once() {
        for text in ["قال UNICEF نعم", "UNICEF", "بلا غداً 12/3", "", "ab\nبلا cd هـ\n12"] {
            for base in [Base::Rtl, Base::Ltr] {
                let modes = [Mode::App, Mode::Rows, Mode::Off];
                for (mode, columns) in modes.into_iter().flat_map(|mode| [1, 2, 4, 30].map(|n| (mode, n))) {
                    let page = Page { columns, base, encoder: Encoder { mode, ..PAGE.encoder } };
                    let mut editor = Editor::new(text, Size::Paragraphs, 100);
                    let (home, away) = match base {
                        Base::Rtl => (Motion::Right, Motion::Left),
                        _ => (Motion::Left, Motion::Right),
                    };
                    walk(&mut editor, home, page);
                    let there = walk(&mut editor, away, page);
                    let mut back = walk(&mut editor, home, page);
                    back.reverse();
                    assert_eq!(there, back, "{text} {base:?} {columns}");
                    let clusters = text.graphemes(true).count();
                    assert_eq!(there.len(), clusters + 1, "{text} {base:?} {columns}");
                }
            }
        }
    }

    #[test]
    fn a_click_beside_a_wrapped_row_stays_in_it() {
        let page = Page { columns: 12, ..PAGE };
        let mut editor = Editor::new("قررت اللجنة تأجيل الاجتماع", Size::Paragraphs, 100);
        for row in 0..3 {
            editor.click(row, 0, Selecting::No, page);
            assert_eq!(editor.layout(page).caret.row, row);
        }
    }

    #[test]
    fn a_place_where_nothing_is_drawn_does_not_hold_the_caret() {
        for text in ["\u{200c}أب", "\u{64e}أب"] {
            let mut editor = Editor::new(text, Size::Line, 100);
            editor.step(Motion::TextStart, Selecting::No, PAGE);
            let places = walk(&mut editor, Motion::Left, PAGE);
            assert_eq!(places.last(), Some(&text.len()));
        }
    }

    #[test]
    fn in_arabic_left_is_forward() {
        let mut editor = Editor::new("نعم", Size::Line, 100);
        editor.step(Motion::RowStart, Selecting::No, PAGE);
        editor.step(Motion::Left, Selecting::No, PAGE);
        assert_eq!(editor.caret(), 2);
    }

    #[test]
    fn words_are_visited_as_they_are_seen() {
        let mut editor = Editor::new("حجز UNICEF الكبرى", Size::Line, 100);
        editor.step(Motion::TextStart, Selecting::No, PAGE);
        assert_eq!(walk(&mut editor, Motion::WordLeft, PAGE), [0, 7, 14, 26]);
    }

    #[test]
    fn up_and_down_keep_their_column() {
        let text = "اجتماع لجنة\nنعم\nحضر الأعضاء";
        let mut editor = Editor::new(text, Size::Paragraphs, 100);
        editor.step(Motion::TextStart, Selecting::No, PAGE);
        for _ in 0..6 {
            editor.step(Motion::Left, Selecting::No, PAGE);
        }
        let column = editor.layout(PAGE).caret.column;
        editor.step(Motion::Down, Selecting::No, PAGE);
        assert_eq!(editor.caret(), text.find("\nحضر").unwrap());
        editor.step(Motion::Down, Selecting::No, PAGE);
        assert_eq!(editor.layout(PAGE).caret.column, column);
        editor.step(Motion::Down, Selecting::No, PAGE);
        assert_eq!(editor.caret(), text.len());
    }

    #[test]
    fn shift_selects_and_a_plain_step_lets_go() {
        let mut editor = Editor::new("قال UNICEF", Size::Line, 100);
        editor.step(Motion::TextStart, Selecting::No, PAGE);
        editor.step(Motion::WordLeft, Selecting::Yes, PAGE);
        assert_eq!(editor.copy(), Some("قال "));
        editor.step(Motion::Left, Selecting::No, PAGE);
        assert_eq!(editor.selection(), None);
    }

    #[test]
    fn a_second_click_selects_the_word_and_a_drag_the_text_between() {
        let mut editor = Editor::new("قال UNICEF نعم", Size::Line, 100);
        editor.click(0, 24, Selecting::No, PAGE);
        editor.select_word();
        assert_eq!(editor.copy(), Some("UNICEF"));
        editor.click(0, 29, Selecting::No, PAGE);
        editor.click(0, 24, Selecting::Yes, PAGE);
        assert_eq!(editor.copy(), Some("قال UNIC"), "what lies between in the order of speech");
        editor.click(0, 26, Selecting::No, PAGE);
        editor.select_word();
        assert_eq!(editor.copy(), None, "a blank is no word");
    }

    #[test]
    fn a_long_line_stands_still_under_the_mouse_and_moves_on_at_its_edge() {
        let text = "محضر اجتماع اللجنة المشتركة مع UNICEF في القاعة الكبرى";
        let page = Page { columns: 12, ..PAGE };
        let mut editor = Editor::new(text, Size::Line, 100);
        let before = editor.layout(page).lines[0].to_string();
        for column in 1..11 {
            editor.click(0, column, Selecting::No, page);
            let view = editor.layout(page);
            assert_eq!((view.lines[0].to_string(), view.caret.column), (before.clone(), column));
        }
        editor.click(0, 11, Selecting::No, page);
        assert_ne!(editor.layout(page).lines[0].to_string(), before);
    }

    #[test]
    fn a_click_puts_the_caret_on_its_letter() {
        let mut editor = Editor::new("قال UNICEF نعم", Size::Line, 100);
        for column in 15..30 {
            editor.click(0, column, Selecting::No, PAGE);
            assert_eq!(editor.layout(PAGE).caret.column, column);
        }
    }
}
