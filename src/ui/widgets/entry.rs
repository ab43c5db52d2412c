//! One text field: the editor of the text room, driven by commands.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::text::Base;
use crate::text::Encoder;
use crate::text::base_of;
use crate::text::edit::Editor;
use crate::text::edit::EditorView;
use crate::text::edit::Motion;
use crate::text::edit::Page;
use crate::text::edit::Selecting;
use crate::text::edit::Size;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::command::Editing;
use crate::ui::command::Point;
use crate::ui::model::Facts;
use crate::ui::model::Notice;
use crate::ui::pointing::Target;

/// How much more than its limit a text may hold while it is written: what is over it waits to be shortened.
const SPARE: usize = 20_000;

/// A text that is being written.
#[derive(Clone, Debug)]
pub struct Entry {
    editor: Editor,
    size: Size,
    limit: usize,
    /// `true` for sentences: their first letter decides from which side they are read.
    is_prose: bool,
}

/// What came of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edited {
    /// The command is not about text.
    NotMine,
    /// Only the caret moved.
    Moved,
    Changed,
    /// Text was taken for the clipboard; `changed` when it was cut out.
    Taken {
        text: String,
        changed: bool,
    },
    /// Text did not go in as it was: what became of it.
    Told {
        said: Message,
        changed: bool,
    },
}

/// Says what became of a text that did not go in as it was: where it went in, nothing was refused.
pub fn notice(said: Message, changed: bool) -> Notice {
    if changed { Notice::Done(said) } else { Notice::Refused(said) }
}

impl Entry {
    /// Opens one line of at most `limit` characters.
    pub fn line(text: &str, limit: usize) -> Self {
        Self { editor: editor(text, Size::Line, limit), size: Size::Line, limit, is_prose: false }
    }

    /// Opens paragraphs of at most `limit` characters.
    pub fn paragraphs(text: &str, limit: usize) -> Self {
        Self { editor: editor(text, Size::Paragraphs, limit), size: Size::Paragraphs, limit, is_prose: true }
    }

    /// Opens one line that holds a sentence or a name.
    pub fn prose(text: &str, limit: usize) -> Self {
        Self { is_prose: true, ..Self::line(text, limit) }
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        self.editor.text()
    }

    /// Returns `true` when the text may have several lines.
    pub fn has_paragraphs(&self) -> bool {
        self.size == Size::Paragraphs
    }

    /// Puts another text in place of this one.
    pub fn set(&mut self, text: &str) {
        self.editor = editor(text, self.size, self.limit);
    }

    /// Selects all of it, so that what is typed next stands in its place.
    pub fn select_all(&mut self) {
        self.editor.select_all();
    }

    /// Says by how much the text is over its limit; it is kept, and not recorded before it is shorter.
    pub fn too_long(&self) -> Option<Message> {
        let excess =
            self.text().trim().chars().count().checked_sub(self.limit).filter(|excess| *excess > 0)?;
        Some(Message::new("ui-error-too-long").with("limit", self.limit).with("excess", excess))
    }

    /// Puts pasted text in at the caret, whole or not at all, and says when it does not go in as it was.
    pub fn paste(&mut self, text: &str) -> Edited {
        let before = self.editor.clone();
        if self.editor.insert(text) > 0 {
            self.editor = before;
            return self.refused(text);
        }
        // Terminals send a pasted end of line as a carriage return.
        let unified = text.replace("\r\n", "\n").replace('\r', "\n");
        let lines = unified.trim_matches('\n').lines().count();
        if self.has_paragraphs() || lines < 2 {
            return Edited::Changed;
        }
        Edited::Told { said: Message::new("ui-paste-joined").with("lines", lines), changed: true }
    }

    fn refused(&self, text: &str) -> Edited {
        let said = Message::new("ui-paste-too-long");
        let said = said.with("count", text.chars().count()).with("limit", self.limit);
        Edited::Told { said, changed: false }
    }

    /// Returns from which side the text is read: of a sentence its own first letter decides, elsewhere the screen.
    ///
    /// A terminal that orders rows by itself gives all of a row one side.
    pub fn base(&self, screen: Base, encoder: Encoder) -> Base {
        let is_ordered_here = !encoder.mode.is_logical() && !encoder.mode.turns_rows();
        if self.is_prose && is_ordered_here { base_of(self.text(), screen) } else { screen }
    }

    /// Lays the text out for the screen.
    pub fn layout(&self, columns: usize, screen: Base, encoder: Encoder) -> EditorView {
        self.editor.layout(Page { columns, base: self.base(screen, encoder), encoder })
    }

    /// Paints a line that is being written, with its caret.
    pub fn view(&self, canvas: &mut Canvas<'_>, place: Rect) {
        let layout = self.layout(usize::from(place.width), canvas.look.base(), canvas.look.encoder);
        if let Some(line) = layout.lines.first() {
            canvas.fill(place, Meaning::Focused);
            canvas.line(place, line, Meaning::Focused);
            canvas.reverse(place, layout.selected.first().map(Vec::as_slice).unwrap_or_default());
            canvas.spot(place, Target::text(0, usize::from(place.width)));
            canvas.caret_at(place, layout.caret);
        }
    }

    /// Does what a command means to a text.
    pub fn command(&mut self, command: Command, columns: usize, facts: &Facts) -> Edited {
        let encoder = Encoder { mode: facts.settings.way.mode(), tashkeel: facts.settings.tashkeel };
        let base = self.base(if facts.mirrored { Base::Rtl } else { Base::Ltr }, encoder);
        let page = Page { columns: columns.max(1), base, encoder };
        let before = self.editor.text().len();
        match command {
            Command::Type(letter) => {
                let letter = letter.to_string();
                if self.editor.insert(&letter) > 0 { self.refused(&letter) } else { Edited::Changed }
            }
            Command::Left => self.step(Motion::Left, Selecting::No, page),
            Command::Right => self.step(Motion::Right, Selecting::No, page),
            Command::Next if self.has_paragraphs() => self.within(Motion::Down, page),
            Command::Previous if self.has_paragraphs() => self.within(Motion::Up, page),
            Command::Editing(Editing::Copy) => self.take(false),
            Command::Editing(Editing::Cut) => self.take(true),
            Command::Editing(Editing::Paste) => self.paste(&facts.clipboard),
            Command::Editing(editing) => self.edit(editing, page, before),
            _ => Edited::NotMine,
        }
    }

    fn edit(&mut self, editing: Editing, page: Page, before: usize) -> Edited {
        match editing {
            Editing::Backspace => self.editor.backspace(),
            Editing::Delete => self.editor.delete(),
            Editing::Home => return self.step(Motion::RowStart, Selecting::No, page),
            Editing::End => return self.step(Motion::RowEnd, Selecting::No, page),
            Editing::WordLeft => return self.step(Motion::WordLeft, Selecting::No, page),
            Editing::WordRight => return self.step(Motion::WordRight, Selecting::No, page),
            Editing::ExtendLeft => return self.step(Motion::Left, Selecting::Yes, page),
            Editing::ExtendRight => return self.step(Motion::Right, Selecting::Yes, page),
            Editing::ExtendUp => return self.step(Motion::Up, Selecting::Yes, page),
            Editing::ExtendDown => return self.step(Motion::Down, Selecting::Yes, page),
            Editing::ExtendHome => return self.step(Motion::RowStart, Selecting::Yes, page),
            Editing::ExtendEnd => return self.step(Motion::RowEnd, Selecting::Yes, page),
            Editing::ExtendWordLeft => return self.step(Motion::WordLeft, Selecting::Yes, page),
            Editing::ExtendWordRight => return self.step(Motion::WordRight, Selecting::Yes, page),
            Editing::TextStart => return self.step(Motion::TextStart, Selecting::No, page),
            Editing::TextEnd => return self.step(Motion::TextEnd, Selecting::No, page),
            Editing::DeleteWordBefore => self.editor.delete_word_before(),
            Editing::DeleteWordAfter => self.editor.delete_word_after(),
            Editing::SelectWord => self.editor.select_word(),
            Editing::Point(point) => return self.point(point, page),
            Editing::SelectAll => self.editor.select_all(),
            Editing::Undo if !self.editor.undo() => return Edited::NotMine,
            Editing::Redo if !self.editor.redo() => return Edited::NotMine,
            Editing::Undo | Editing::Redo => return Edited::Changed,
            Editing::Copy | Editing::Cut | Editing::Paste => return Edited::NotMine,
        }
        if self.editor.text().len() == before { Edited::Moved } else { Edited::Changed }
    }

    fn point(&mut self, point: Point, page: Page) -> Edited {
        let selecting = if point.extends { Selecting::Yes } else { Selecting::No };
        let page = Page { columns: point.columns.max(1), ..page };
        self.editor.click(point.row, point.column, selecting, page);
        Edited::Moved
    }

    fn step(&mut self, motion: Motion, selecting: Selecting, page: Page) -> Edited {
        self.editor.step(motion, selecting, page);
        Edited::Moved
    }

    /// Moves up or down inside the text; at its edge the command is somebody else's.
    fn within(&mut self, motion: Motion, page: Page) -> Edited {
        let row = self.editor.layout(page).caret.row;
        self.editor.step(motion, Selecting::No, page);
        if self.editor.layout(page).caret.row == row { Edited::NotMine } else { Edited::Moved }
    }

    fn take(&mut self, cut: bool) -> Edited {
        let text = if cut { self.editor.cut() } else { self.editor.copy().map(ToOwned::to_owned) };
        text.map_or(Edited::Moved, |text| Edited::Taken { text, changed: cut })
    }
}

fn editor(text: &str, size: Size, limit: usize) -> Editor {
    Editor::new(text, size, limit.saturating_add(SPARE))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::testing::facts;

    #[test]
    fn a_long_paste_is_kept_whole_and_said_to_be_too_long() {
        let mut entry = Entry::line("قاعة ", 20);
        assert_eq!(entry.paste(&"بلدية ".repeat(10)), Edited::Changed);
        assert_eq!(entry.text().chars().count(), 65);
        let said = entry.too_long().unwrap();
        assert_eq!(said, Message::new("ui-error-too-long").with("limit", 20_usize).with("excess", 44_usize));
    }

    #[test]
    fn what_no_field_can_hold_is_refused_whole_and_in_words() {
        let mut entry = Entry::line("قاعة", 20);
        let text = "ب".repeat(SPARE + 20);
        let Edited::Told { said, changed: false } = entry.paste(&text) else { panic!("it goes in") };
        assert_eq!((said.id.as_ref(), entry.text()), ("ui-paste-too-long", "قاعة"));
    }

    #[test]
    fn pasted_lines_that_become_one_are_told_of() {
        let mut entry = Entry::line("", 80);
        let Edited::Told { said, changed: true } = entry.paste("قاعة\r\nالبلدية\n") else {
            panic!("nothing is said")
        };
        assert_eq!(said, Message::new("ui-paste-joined").with("lines", 2_usize));
        assert_eq!(entry.text(), "قاعة البلدية");
        let joined = Entry::line("", 80).paste("قاعة\rالبلدية\r");
        assert!(matches!(joined, Edited::Told { changed: true, .. }), "as a terminal sends it");
        assert_eq!(Entry::paragraphs("", 80).paste("قاعة\nالبلدية"), Edited::Changed);
    }

    #[test]
    fn the_full_stop_of_an_arabic_sentence_stands_at_its_left_on_an_english_screen() {
        let entry = Entry::prose("نعم.", 80);
        let layout = entry.layout(8, Base::Ltr, Encoder::APP);
        let seen: String = layout.lines[0].cells().map(|cell| cell.symbol).collect();
        assert!(seen.trim_start().starts_with('.'), "{seen:?}");
        assert_eq!(Entry::prose("12.", 80).base(Base::Ltr, Encoder::APP), Base::Ltr);
    }

    /// Opens a text with its caret at its end, does something, and returns the text with what is then selected.
    fn after(text: &str, strokes: &[Editing]) -> (String, String) {
        let mut entry = Entry::paragraphs(text, 200);
        for stroke in strokes {
            entry.command(Command::Editing(*stroke), 40, &facts());
        }
        let copied = match entry.command(Command::Editing(Editing::Copy), 40, &facts()) {
            Edited::Taken { text, .. } => text,
            _ => String::new(),
        };
        (entry.text().to_owned(), copied)
    }

    #[test]
    fn strokes_with_shift_select_in_the_order_of_speech() {
        let selected = |strokes: &[Editing]| after("قاعة UNICEF\nسطر ثان", strokes).1;
        assert_eq!(selected(&[Editing::ExtendHome]), "سطر ثان");
        assert_eq!(selected(&[Editing::ExtendWordRight]), "ثان");
        assert_eq!(selected(&[Editing::ExtendWordRight, Editing::ExtendWordRight]), "سطر ثان");
        assert_eq!(selected(&[Editing::TextStart, Editing::ExtendEnd]), "قاعة UNICEF");
        assert_eq!(selected(&[Editing::TextStart, Editing::ExtendWordLeft]), "قاعة ");
        assert_eq!(selected(&[Editing::TextStart, Editing::ExtendDown]), "قاعة UNICEF\n");
        assert_eq!(selected(&[Editing::ExtendHome, Editing::ExtendUp, Editing::TextEnd]), "");
    }

    #[test]
    fn a_word_goes_before_or_behind_the_caret() {
        let left = |strokes: &[Editing]| after("قاعة UNICEF الكبرى", strokes).0;
        assert_eq!(left(&[Editing::DeleteWordBefore]), "قاعة UNICEF ");
        assert_eq!(left(&[Editing::TextStart, Editing::DeleteWordAfter]), "UNICEF الكبرى");
        assert_eq!(left(&[Editing::DeleteWordAfter]), "قاعة UNICEF الكبرى");
    }

    #[test]
    fn a_point_puts_the_caret_and_takes_the_selection_along() {
        let point = |column, extends| Editing::Point(Point { row: 0, column, columns: 20, extends });
        assert_eq!(after("قاعة كبرى", &[point(19, false), point(15, true)]).1, "قاعة");
        assert_eq!(after("قاعة كبرى", &[point(13, false), Editing::SelectWord]).1, "كبرى");
    }
}
