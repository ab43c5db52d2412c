//! How a text that is being written stands on the screen.

use std::ops::Range;

use super::motion::row_of;
use super::{Editor, Size};
use crate::text::bidi::{Base, Direction};
use crate::text::encode::Encoder;
use crate::text::layout::Fit;
use crate::text::line::Line;
use crate::text::paragraph::Paragraph;
use crate::text::safe::SafeText;
use crate::text::wrap::hard_lines;

/// The place where a text is written: its width, its direction, and what its terminal wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub columns: usize,
    pub base: Base,
    pub encoder: Encoder,
}

/// A laid-out editor, ready to be painted.
#[derive(Clone, Debug)]
pub struct EditorView {
    /// Each exactly as wide as the page. The byte ranges of the cells belong to the whole text.
    pub lines: Vec<Line>,
    pub caret: Caret,
    /// For each line, the columns that are selected.
    pub selected: Vec<Vec<Range<usize>>>,
}

/// The cell of the caret, and the direction of the letter it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caret {
    pub row: usize,
    pub column: usize,
    pub direction: Direction,
}

/// A part of the text that stands on one line of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) paragraph: Range<usize>,
    pub(super) bytes: Range<usize>,
    pub(super) direction: Direction,
    /// The last row of its paragraph: only here can the caret stand after the last letter.
    pub(super) ends_paragraph: bool,
}

impl Editor {
    /// Lays the text out. A single line that is too long for the page shows the part round the caret.
    pub fn layout(&self, page: Page) -> EditorView {
        let mut lines = Vec::new();
        let mut rows = Vec::new();
        for bytes in self.hard_lines() {
            self.with_paragraph(&bytes, page, |paragraph| {
                for row in self.paragraph_rows(&paragraph, &bytes, page) {
                    lines.push(self.filled(&paragraph, &row, page));
                    rows.push(row);
                }
            });
        }
        let row = row_of(&rows, self.caret);
        let selection = self.selection().unwrap_or_default();
        let line = lines.get(row);
        let caret = Caret {
            row,
            column: line.map_or(0, |line| self.caret_column(line, page)),
            direction: line.map_or(Direction::Rtl, |line| line.direction_at(self.caret)),
        };
        let selected = lines.iter().map(|line| line.columns_of(&selection)).collect();
        EditorView { lines, caret, selected }
    }

    /// Returns the rows of the paragraph at `byte` and of its neighbours, which is as far as one step goes.
    pub(super) fn rows_near(&self, byte: usize, page: Page) -> Vec<Row> {
        let lines = self.hard_lines();
        let here = lines.partition_point(|line| line.start <= byte).saturating_sub(1);
        let first = here.saturating_sub(1);
        lines
            .iter()
            .skip(first)
            .take(here.saturating_sub(first).saturating_add(2))
            .flat_map(|bytes| {
                self.with_paragraph(bytes, page, |paragraph| self.paragraph_rows(&paragraph, bytes, page))
            })
            .collect()
    }

    /// Lays one row out without blanks and as the reader sees it, also where the terminal is left to order it.
    pub(super) fn seen_row(&self, row: &Row, page: Page) -> Line {
        self.with_paragraph(&row.paragraph, page, |paragraph| {
            paragraph.seen().line(relative(&row.bytes, row.paragraph.start)).shifted(row.paragraph.start)
        })
    }

    /// Lays one row out as it stands on the page.
    pub(super) fn filled_row(&self, row: &Row, page: Page) -> Line {
        self.with_paragraph(&row.paragraph, page, |paragraph| self.filled(&paragraph, row, page))
    }

    /// Returns the column of the caret on its row.
    pub(super) fn caret_column(&self, line: &Line, page: Page) -> usize {
        line.column_of(self.caret).min(page.columns.saturating_sub(1))
    }

    fn filled(&self, paragraph: &Paragraph<'_>, row: &Row, page: Page) -> Line {
        let start = row.paragraph.start;
        let line = match self.size {
            Size::Line => paragraph.window(page.columns, self.shown_round.unwrap_or(self.caret)),
            Size::Paragraphs => paragraph.fit(relative(&row.bytes, start), Fit::Clipped(page.columns)),
        };
        line.shifted(start)
    }

    fn with_paragraph<R>(
        &self,
        bytes: &Range<usize>,
        page: Page,
        use_it: impl FnOnce(Paragraph<'_>) -> R,
    ) -> R {
        let safe = SafeText::data(self.text.get(bytes.clone()).unwrap_or_default());
        use_it(Paragraph::new(&safe, page.base, page.encoder))
    }

    fn hard_lines(&self) -> Vec<Range<usize>> {
        match self.size {
            Size::Line => std::iter::once(0..self.text.len()).collect(),
            Size::Paragraphs => hard_lines(&self.text).collect(),
        }
    }

    fn paragraph_rows(&self, paragraph: &Paragraph<'_>, bytes: &Range<usize>, page: Page) -> Vec<Row> {
        // One column stays free for the caret after the last letter.
        let parts = match self.size {
            Size::Line => paragraph.rows(usize::MAX),
            Size::Paragraphs => paragraph.rows(page.columns.saturating_sub(1)),
        };
        let last = parts.len();
        let rows = parts.into_iter().zip(1..).map(|(part, number)| Row {
            paragraph: bytes.clone(),
            bytes: part.start.saturating_add(bytes.start)..part.end.saturating_add(bytes.start),
            direction: paragraph.direction(),
            ends_paragraph: number == last,
        });
        rows.collect()
    }
}

fn relative(bytes: &Range<usize>, to: usize) -> Range<usize> {
    bytes.start.saturating_sub(to)..bytes.end.saturating_sub(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::edit::{Motion, Selecting};

    const PAGE: Page = Page { columns: 12, base: Base::Rtl, encoder: Encoder::APP };

    fn drawn(editor: &Editor, page: Page) -> Vec<String> {
        editor.layout(page).lines.iter().map(Line::to_string).collect()
    }

    #[test]
    fn the_caret_stands_left_of_the_last_arabic_letter() {
        let view = Editor::new("نعم", Size::Line, 100).layout(PAGE);
        assert_eq!((view.caret.row, view.caret.column), (0, 8));
        assert_eq!(view.lines[0].columns(), 12);
    }

    #[test]
    fn paragraphs_are_wrapped_and_keep_every_row_as_wide_as_the_page() {
        let editor = Editor::new("قررت اللجنة تأجيل الاجتماع\nنعم", Size::Paragraphs, 100);
        let rows = drawn(&editor, PAGE);
        assert_eq!(
            rows,
            [" ﺔﻨﺠﻠﻟﺍ ﺕﺭﺮﻗ", "       ﻞﻴﺟﺄﺗ", "    ﻉﺎﻤﺘﺟﻻﺍ", "         ﻢﻌﻧ"].map(|row| format!("{row:>12}"))
        );
        assert_eq!(editor.layout(PAGE).caret.row, 3);
    }

    #[test]
    fn an_empty_text_has_one_row_and_a_caret_at_the_edge() {
        let view = Editor::new("", Size::Paragraphs, 100).layout(PAGE);
        assert_eq!((view.lines.len(), view.caret.column), (1, 11));
        let view = Editor::new("", Size::Line, 100).layout(Page { base: Base::Ltr, ..PAGE });
        assert_eq!(view.caret.column, 0);
    }

    #[test]
    fn a_long_line_scrolls_so_that_the_caret_is_always_on_its_letter() {
        let text = "محضر اجتماع اللجنة UNICEF المشتركة 議事録 نعم";
        for base in [Base::Rtl, Base::Ltr] {
            for columns in [3, 7, 12, 60] {
                let page = Page { columns, base, ..PAGE };
                let mut editor = Editor::new(text, Size::Line, 100);
                editor.step(Motion::TextStart, Selecting::No, page);
                for _ in 0..60 {
                    let view = editor.layout(page);
                    assert_eq!(view.lines[0].columns(), columns);
                    let under = view.lines[0].byte_at(view.caret.column);
                    assert_eq!(under, editor.caret(), "{base:?} {columns}");
                    editor.step(
                        if base == Base::Rtl { Motion::Left } else { Motion::Right },
                        Selecting::No,
                        page,
                    );
                }
            }
        }
    }

    #[test]
    fn part_of_a_number_is_not_taken_for_all_of_it() {
        let mut editor = Editor::new("5000 شيكل من الغرفة التجارية", Size::Line, 100);
        let page = Page { base: Base::Ltr, ..PAGE };
        assert!(drawn(&editor, page)[0].starts_with('…'), "{:?}", drawn(&editor, page));
        editor.step(Motion::TextStart, Selecting::No, page);
        let row = &drawn(&editor, page)[0];
        assert!(row.starts_with("5000 ") && row.ends_with('…'), "{row}");
        assert!(!drawn(&Editor::new("5000 ILS", Size::Line, 100), page)[0].contains('…'));
    }

    #[test]
    fn a_selection_is_shown_in_its_pieces() {
        let mut editor = Editor::new("أب abc جد", Size::Line, 100);
        editor.step(Motion::TextStart, Selecting::No, PAGE);
        editor.step(Motion::Left, Selecting::No, PAGE);
        for _ in 0..3 {
            editor.step(Motion::Left, Selecting::Yes, PAGE);
        }
        assert_eq!(editor.copy(), Some("ب a"));
        assert_eq!(editor.layout(PAGE).selected, [[6..7, 9..11]]);
    }

    #[test]
    fn pages_of_no_width_do_no_harm() {
        for columns in 0..3 {
            for size in [Size::Line, Size::Paragraphs] {
                let view = Editor::new("بلا 議\n", size, 100).layout(Page { columns, ..PAGE });
                assert!(view.lines.iter().all(|line| line.columns() == columns), "{columns}");
            }
        }
    }
}
