//! The one editor: logical text, a caret, a selection and a history. It is told what to do, never which key.

mod history;
mod motion;
mod view;

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use super::cluster::{clusters, is_joiner};
use super::fold::input;
use super::safe::visible;
use history::{Change, History};

pub use motion::{Motion, Selecting};
pub use view::{Caret, EditorView, Page};

/// How much a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// One line: a pasted line feed becomes a space.
    Line,
    /// Paragraphs, wrapped on the screen.
    Paragraphs,
}

/// A text that is being written.
///
/// The caret stands before a cluster or after the last one. It is drawn on the cell of the cluster after it, so every
/// place in the text has one cell and [`Motion::Left`] and [`Motion::Right`] visit each place once.
#[derive(Clone, Debug)]
pub struct Editor {
    text: String,
    size: Size,
    /// The most characters the text may have.
    limit: usize,
    caret: usize,
    /// The other end of the selection.
    anchor: Option<usize>,
    /// The column that Up and Down aim at.
    goal: Option<usize>,
    /// The place round which a long line is shown since a click: the text does not run away under the mouse.
    shown_round: Option<usize>,
    history: History,
}

impl Editor {
    /// Opens a text for editing, with the caret at its end.
    pub fn new(text: &str, size: Size, limit: usize) -> Self {
        Self {
            text: text.to_owned(),
            size,
            limit,
            caret: text.len(),
            anchor: None,
            goal: None,
            shown_round: None,
            history: History::default(),
        }
    }

    /// Returns the text in logical order, ready for storage.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the byte the caret stands before.
    pub fn caret(&self) -> usize {
        self.caret
    }

    /// Returns the selected range; `None` when nothing is selected.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|&anchor| anchor != self.caret)?;
        Some(anchor.min(self.caret)..anchor.max(self.caret))
    }

    /// Returns the selected text.
    pub fn copy(&self) -> Option<&str> {
        self.text.get(self.selection()?)
    }

    /// Takes the selected text out and returns it.
    pub fn cut(&mut self) -> Option<String> {
        let selected = self.selection()?;
        let taken = self.text.get(selected.clone())?.to_owned();
        self.replace(selected, "");
        Some(taken)
    }

    /// Selects the whole text.
    pub fn select_all(&mut self) {
        self.anchor = Some(0);
        self.caret = self.text.len();
        self.shown_round = None;
        self.history.seal();
    }

    /// Puts typed or pasted text in the place of the selection and returns how many characters did not fit.
    ///
    /// Presentation forms become letters, hidden signs are left out.
    pub fn insert(&mut self, typed: &str) -> usize {
        let place = self.selection().unwrap_or(self.caret..self.caret);
        let wanted = input(&self.accepted(typed));
        let taken = self.text.get(place.clone()).unwrap_or_default().chars().count();
        let room = self.limit.saturating_sub(self.text.chars().count().saturating_sub(taken));
        let fits = fitting_text(&wanted, room);
        let left_out = wanted.chars().count().saturating_sub(fits.chars().count());
        if fits.is_empty() && place.is_empty() {
            return left_out;
        }
        // A mark may melt with the letter before it, so that letter is written anew.
        let start = match fits.chars().next() {
            Some(first) if is_combining_mark(first) => self.cluster_before(place.start),
            _ => place.start,
        };
        let melted = input(&format!("{}{fits}", self.text.get(start..place.start).unwrap_or_default()));
        self.replace(start..place.end, &melted);
        left_out
    }

    /// Removes the selection, or what stands before the caret: one mark, or a letter without marks.
    pub fn backspace(&mut self) {
        let doomed = self.selection().unwrap_or_else(|| self.last_part_before(self.caret)..self.caret);
        self.replace(doomed, "");
    }

    /// Removes the selection, or the letter after the caret with its marks.
    pub fn delete(&mut self) {
        let doomed = self.selection().unwrap_or_else(|| self.caret..self.cluster_after(self.caret));
        self.replace(doomed, "");
    }

    /// Removes the selection, or the text from the caret back to the start of a word.
    pub fn delete_word_before(&mut self) {
        let doomed = self.selection().unwrap_or_else(|| self.word_before(self.caret)..self.caret);
        self.replace(doomed, "");
    }

    /// Removes the selection, or the text from the caret to the start of the next word.
    pub fn delete_word_after(&mut self) {
        let doomed = self.selection().unwrap_or_else(|| self.caret..self.word_after(self.caret));
        self.replace(doomed, "");
    }

    /// Takes the latest change back. Returns `false` when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(change) = self.history.undo() else {
            return false;
        };
        self.apply(&change.inverse());
        self.caret = change.caret;
        self.anchor = change.anchor;
        self.shown_round = None;
        true
    }

    /// Makes the change again that was taken back last. Returns `false` when there is none.
    pub fn redo(&mut self) -> bool {
        let Some(change) = self.history.redo() else {
            return false;
        };
        self.apply(&change);
        true
    }

    /// Puts `inserted` in the place of `removed` and remembers it.
    fn replace(&mut self, removed: Range<usize>, inserted: &str) {
        let Some(old) = self.text.get(removed.clone()) else {
            return;
        };
        if old == inserted {
            // Nothing to remember; what was selected is written all the same.
            self.caret = removed.end;
            self.anchor = None;
            return;
        }
        let change = Change {
            at: removed.start,
            removed: old.to_owned(),
            inserted: inserted.to_owned(),
            caret: self.caret,
            anchor: self.anchor,
        };
        self.apply(&change);
        self.history.push(change);
    }

    fn apply(&mut self, change: &Change) {
        let end = change.at.saturating_add(change.removed.len());
        if self.text.get(change.at..end).is_some() {
            self.text.replace_range(change.at..end, &change.inserted);
        }
        self.caret = change.at.saturating_add(change.inserted.len());
        self.anchor = None;
        self.goal = None;
        self.shown_round = None;
    }

    /// Leaves out what this field does not hold.
    fn accepted(&self, typed: &str) -> String {
        let unified = typed.replace("\r\n", "\n").replace('\r', "\n");
        let line_feed = if self.size == Size::Line { ' ' } else { '\n' };
        let one_line = self.size == Size::Line;
        let unified = if one_line { unified.trim_matches('\n') } else { &unified };
        unified
            .chars()
            .filter_map(|c| match c {
                '\n' => Some(line_feed),
                '\t' => Some(' '),
                _ if visible(c) != c => None,
                _ => Some(c),
            })
            .collect()
    }

    /// Returns where Backspace stops: before the last mark, or before the letter if it has none.
    fn last_part_before(&self, byte: usize) -> usize {
        let Some(last) = self.text.get(..byte).and_then(|before| before.chars().next_back()) else {
            return 0;
        };
        let is_part =
            is_joiner(last) || (is_combining_mark(last) && !matches!(last, '\u{FE00}'..='\u{FE0F}'));
        if is_part { byte.saturating_sub(last.len_utf8()) } else { self.cluster_before(byte) }
    }
}

/// Returns as many whole clusters from the start of a text as have at most `room` characters.
fn fitting_text(text: &str, room: usize) -> &str {
    let mut used = 0_usize;
    let end = clusters(text)
        .into_iter()
        .take_while(|cluster| {
            used = used.saturating_add(text.get(cluster.bytes.clone()).unwrap_or_default().chars().count());
            used <= room
        })
        .last()
        .map_or(0, |cluster| cluster.bytes.end);
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(text: &str) -> Editor {
        Editor::new(text, Size::Line, 100)
    }

    #[test]
    fn the_lam_alef_key_types_two_letters() {
        let mut editor = field("ا");
        editor.insert("\u{FEFB}");
        assert_eq!(editor.text(), "الا");
        editor.backspace();
        assert_eq!(editor.text(), "ال");
    }

    #[test]
    fn backspace_takes_one_mark_at_a_time_and_delete_a_whole_letter() {
        let mut editor = field("مُّ");
        editor.backspace();
        assert_eq!(editor.text().chars().count(), 2);
        let mut editor = field("مُّب");
        editor.caret = 0;
        editor.delete();
        assert_eq!(editor.text(), "ب");
    }

    #[test]
    fn a_mark_typed_after_its_letter_melts_with_it() {
        let mut editor = field("ا");
        editor.insert("\u{653}");
        assert_eq!(editor.text(), "آ");
        editor.undo();
        assert_eq!(editor.text(), "ا");
    }

    #[test]
    fn hidden_signs_and_line_feeds_do_not_enter_a_line() {
        let mut editor = field("");
        editor.insert("محضر\u{202e}\u{7} رقم\r\n12\n");
        assert_eq!(editor.text(), "محضر رقم 12");
        let mut notes = Editor::new("", Size::Paragraphs, 100);
        notes.insert("أولاً\r\nثانياً");
        assert_eq!(notes.text(), "أولاً\nثانياً");
    }

    #[test]
    fn a_full_field_says_how_much_was_left_out() {
        let mut editor = Editor::new("قاعة", Size::Line, 6);
        assert_eq!(editor.insert(" البلدية"), 6);
        assert_eq!(editor.text(), "قاعة ا");
    }

    #[test]
    fn typing_replaces_the_selection() {
        let mut editor = field("قاعة البلدية");
        editor.select_all();
        assert_eq!(editor.copy(), Some("قاعة البلدية"));
        editor.insert("المركز");
        assert_eq!((editor.text(), editor.selection()), ("المركز", None));
    }

    #[test]
    fn a_letter_that_is_typed_over_itself_is_no_longer_selected() {
        let mut editor = field("7");
        editor.select_all();
        editor.insert("7");
        editor.insert("0");
        assert_eq!(editor.text(), "70");
    }

    #[test]
    fn cutting_and_pasting_moves_text() {
        let mut editor = field("أب");
        editor.select_all();
        let taken = editor.cut().unwrap();
        assert_eq!(editor.text(), "");
        editor.insert(&taken);
        editor.insert(&taken);
        assert_eq!(editor.text(), "أبأب");
        assert_eq!(editor.cut(), None);
    }

    #[test]
    fn undo_takes_a_word_back_and_redo_brings_it_again() {
        let mut editor = field("");
        for letter in "حجز القاعة".chars() {
            editor.insert(&letter.to_string());
        }
        assert!(editor.undo());
        assert_eq!(editor.text(), "حجز ");
        assert!(editor.undo());
        assert_eq!(editor.text(), "");
        assert!(!editor.undo());
        assert!(editor.redo() && editor.redo());
        assert_eq!(editor.text(), "حجز القاعة");
        assert!(!editor.redo());
    }

    #[test]
    fn undo_brings_the_selection_back() {
        let mut editor = field("حجز القاعة");
        editor.select_all();
        editor.backspace();
        editor.undo();
        assert_eq!(editor.copy(), Some("حجز القاعة"));
    }

    #[test]
    fn a_word_goes_at_once() {
        let mut editor = field("حجز القاعة الكبرى ");
        editor.delete_word_before();
        assert_eq!(editor.text(), "حجز القاعة ");
        editor.caret = 0;
        editor.delete_word_after();
        assert_eq!(editor.text(), "القاعة ");
        editor.delete_word_after();
        assert_eq!(editor.text(), "");
    }
}
