//! What holds for every text, however hostile.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::edit::{Editor, Motion, Page, Selecting, Size};
use super::encode::tests::shown;
use super::models;
use super::safe::is_direction_sign;
use super::{
    Base, Direction, Encoder, FENCE, Line, Mode, SafeText, Tashkeel, columns, fill, fold, fold_digits, input,
    isolate_ltr, isolates, lay, plain, wrap,
};

/// A piece of Arabic as people in offices write it.
fn office_piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[ء-غف-ي]{1,6}",
        2 => "[a-zA-Z]{1,5}",
        2 => "[0-9٠-٩۰-۹.,:/%-]{1,5}",
        4 => Just(" ".to_owned()),
        2 => "[ًٌٍَُِّْٰـ\u{200c}\u{200d}لا]{1,3}",
        2 => "[()\\[\\]«»<>{}“”،؛؟!–…]{1,2}",
        1 => "[پچژگکیەڵێ議é]{1,4}",
    ]
}

fn office_text() -> impl Strategy<Value = String> {
    prop::collection::vec(office_piece(), 0..12).prop_map(|pieces| pieces.concat())
}

/// The same, mixed with everything that terminals and people get wrong.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => office_piece(),
        1 => "[\u{0}-\u{1f}\u{7f}-\u{9f}\u{61c}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2066}-\u{2069}\u{feff}]{1,2}",
        1 => "[👍🏽\u{600}\u{301}\u{fe0f}\u{ad}क्षि\u{1f1f5}\u{1f1f8}日]{1,4}",
        1 => any::<char>().prop_map(|c| c.to_string()),
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// Text of people with a typed field and a sentence of ours in it.
fn safe_text() -> impl Strategy<Value = SafeText> {
    let sentence = (text(), text(), text()).prop_map(|(data, field, message)| {
        SafeText::concat([
            &SafeText::data(&data),
            &isolate_ltr(&field),
            &SafeText::message(&message).isolated(),
        ])
    });
    prop_oneof![text().prop_map(|text| SafeText::data(&text)), sentence]
}

/// The same of what offices write. A terminal that orders rows by its own rules cannot be held to more: what it makes
/// of emoji and format signs in isolates inside isolates is its own affair.
fn office_sentence() -> impl Strategy<Value = SafeText> {
    let sentence = (office_text(), office_text(), office_text()).prop_map(|(data, field, message)| {
        // Between Arabic-Indic digits an isolate runs as they do, whatever stands in it.
        SafeText::concat([
            &SafeText::data(&fold_digits(&data)),
            &isolate_ltr(&fold_digits(&field)),
            &SafeText::message(&fold_digits(&message)).isolated(),
        ])
    });
    prop_oneof![office_text().prop_map(|text| SafeText::data(&text)), sentence]
}

/// A place of some width, or of any.
fn place() -> impl Strategy<Value = Option<usize>> {
    prop_oneof![Just(None), (0..40_usize).prop_map(Some)]
}

fn base() -> impl Strategy<Value = Base> {
    prop_oneof![Just(Base::Rtl), Just(Base::Ltr), Just(Base::Auto)]
}

fn encoder() -> impl Strategy<Value = Encoder> {
    let mode = prop_oneof![
        Just(Mode::App),
        Just(Mode::Fenced),
        Just(Mode::Token),
        Just(Mode::Rows),
        Just(Mode::Off)
    ];
    let tashkeel = prop_oneof![Just(Tashkeel::Hidden), Just(Tashkeel::Shown)];
    (mode, tashkeel).prop_map(|(mode, tashkeel)| Encoder { mode, tashkeel })
}

/// Returns the logical ranges of the cells, in logical order.
fn ranges(line: &Line) -> Vec<std::ops::Range<usize>> {
    let mut ranges: Vec<_> = line.cells().map(|cell| cell.bytes).filter(|bytes| !bytes.is_empty()).collect();
    ranges.sort_by_key(|bytes| bytes.start);
    ranges
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_letter_is_lost_or_drawn_twice(text in text(), base in base(), encoder in encoder()) {
        let safe = SafeText::data(&text);
        let mut next = 0;
        for bytes in ranges(&lay(&safe, base, None, encoder)) {
            let skipped = safe.as_str().get(next..bytes.start);
            prop_assert!(skipped.is_some_and(|signs| signs.chars().all(|c| !c.is_alphabetic() || c == 'ـ'
                || unicode_width::UnicodeWidthChar::width(c) == Some(0))), "{skipped:?}");
            next = bytes.end;
        }
    }

    #[test]
    fn widths_add_up_and_agree_with_the_screen_s_own_count(
        safe in safe_text(), base in base(), width in place(), encoder in encoder(),
    ) {
        let line = lay(&safe, base, width, encoder);
        let mut column = 0;
        for cell in line.cells() {
            prop_assert_eq!(cell.column, column);
            prop_assert_eq!(cell.width, cell.symbol.width(), "{:?}", cell.symbol);
            prop_assert!((1..=2).contains(&cell.width));
            column += cell.width;
        }
        prop_assert_eq!(line.columns(), column);
        let whole = columns(&safe, encoder);
        let fits = width.is_none_or(|width| whole <= width);
        prop_assert!((fits && column == whole) || (!fits && Some(column) <= width));
    }

    #[test]
    fn a_cell_leads_to_its_text_and_back(
        safe in safe_text(), base in base(), width in place(), encoder in encoder(),
    ) {
        let line = lay(&safe, base, width, encoder);
        for cell in line.cells() {
            prop_assert_eq!(line.byte_at(cell.column), cell.bytes.start);
            prop_assert_eq!(line.column_of(cell.bytes.start), cell.column);
        }
    }

    #[test]
    fn no_sign_that_acts_on_other_cells_gets_out(
        raw in text(), safe in safe_text(), base in base(), width in place(), encoder in encoder(),
    ) {
        let plain = plain(&raw, base, width, encoder);
        let line = lay(&safe, base, width, encoder);
        for out in [plain.as_str(), line.as_str()] {
            let acts = |c: char| (c.is_control() && c != '\n') || (is_direction_sign(c) && c != '\u{200e}');
            prop_assert!(!out.chars().any(acts), "{out:?}");
        }
        prop_assert!(encoder.mode == Mode::Fenced || !plain.contains(FENCE));
        prop_assert!(!line.as_str().contains(FENCE));
    }

    #[test]
    fn a_filled_line_is_as_wide_as_its_place(
        safe in safe_text(), base in base(), width in 0..30_usize, encoder in encoder(),
    ) {
        let line = fill(&safe, base, width, encoder);
        prop_assert_eq!(line.columns(), width);
        prop_assert_eq!(line.cells().map(|cell| cell.symbol.width()).sum::<usize>(), width);
    }

    #[test]
    fn wrapping_keeps_every_word(text in text(), width in 2..20_usize, encoder in encoder()) {
        let safe = SafeText::data(&text);
        let rows = wrap(&safe, width, encoder);
        let ink = |text: &str| text.split_whitespace().collect::<String>();
        let kept: String = rows.iter().map(|row| ink(safe.as_str().get(row.clone()).unwrap())).collect();
        prop_assert_eq!(kept, ink(safe.as_str()));
    }

    #[test]
    fn terminals_that_reorder_show_the_same_line(safe in safe_text(), base in base(), width in place()) {
        let line = lay(&safe, base, width, Encoder::APP);
        prop_assert_eq!(shown(&line, Mode::Fenced, models::reordering), format!("│{line}│"));
    }

    #[test]
    fn terminals_that_turn_words_show_the_same_line(text in office_text(), base in base(), width in place()) {
        let line = lay(&SafeText::data(&text), base, width, Encoder::APP);
        let seen = shown(&line, Mode::Token, models::turning_words);
        // Another font begins at a wide letter, and a word ends where its font does.
        let words = |line: &str| line.split([' ', '│', '議']).map(str::to_owned).collect::<Vec<_>>();
        for (seen, wanted) in words(&seen).into_iter().zip(words(&format!("│{line}│"))) {
            prop_assert!(seen == wanted || models::is_hopeless(&wanted), "{seen:?} {wanted:?}");
        }
    }

    #[test]
    fn terminals_that_turn_rows_show_what_was_meant(safe in office_sentence(), base in base(), width in place()) {
        let laid = |mode| lay(&safe, base, width, Encoder { mode, ..Encoder::APP });
        let (rows, wanted) = (laid(Mode::Rows), laid(Mode::Turned));
        // The blank that carries a mark without a letter is a blank to the terminal's own rules, and may part digits.
        if rows.cells().any(|cell| cell.symbol.starts_with(' ') && cell.symbol != " ") {
            return Ok(());
        }
        prop_assert_eq!(shown_turned(&rows), format!("│{wanted}│"));
    }

    #[test]
    fn folding_and_input_settle_at_once(text in text()) {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
        prop_assert_eq!(input(&input(&text)), input(&text));
    }

    #[test]
    fn no_way_of_editing_breaks_the_text(
        start in text(), acts in prop::collection::vec((0..16_u8, text()), 0..20),
        width in 0..25_usize, base in base(), encoder in encoder(),
    ) {
        let page = Page { columns: width, base, encoder };
        let mut editor = Editor::new(&start, Size::Paragraphs, 60);
        for (act, typed) in acts {
            perform(&mut editor, act, &typed, page);
            prop_assert!(editor.text().is_char_boundary(editor.caret()));
            let view = editor.layout(page);
            prop_assert!(view.caret.row < view.lines.len());
            prop_assert!(view.caret.column < width.max(1));
            prop_assert!(view.lines.iter().all(|line| line.columns() == width));
        }
        while editor.undo() {}
        prop_assert_eq!(editor.text(), start.as_str());
    }
}

proptest! {
    #[test]
    fn a_click_on_a_cell_puts_the_caret_there(
        text in text(), width in 6..25_usize, base in base(), encoder in encoder(), is_line in any::<bool>(),
    ) {
        let page = Page { columns: width, base, encoder };
        let size = if is_line { Size::Line } else { Size::Paragraphs };
        let editor = Editor::new(&text, size, 2000);
        let view = editor.layout(page);
        for (row, line) in view.lines.iter().enumerate() {
            for cell in line.cells() {
                let mut clicked = editor.clone();
                clicked.click(row, cell.column, Selecting::No, page);
                let caret = clicked.layout(page).caret;
                // A long line goes on where it was clicked at its edge.
                let goes_on = is_line && (cell.column == 0 || cell.column + 1 >= width);
                if !goes_on && !cell.bytes.is_empty() {
                    prop_assert_eq!((caret.row, caret.column), (row, cell.column));
                }
                // Beside the text it goes to the nearest place where it can stand.
                prop_assert!(caret.row.abs_diff(row) <= 1);
            }
        }
    }
}

/// What a terminal that turns rows shows of a framed line in a row of its own direction.
fn shown_turned(line: &Line) -> String {
    let base = u8::from(line.direction() == Direction::Rtl);
    let cells: Vec<_> = line.cells().collect();
    let levels: Vec<u8> =
        std::iter::once(base).chain(cells.iter().map(|cell| cell.level)).chain([base]).collect();
    let inside = cells.iter().map(|cell| cell.symbol.to_owned());
    let mut row: Vec<String> = ["│".to_owned()].into_iter().chain(inside).chain(["│".to_owned()]).collect();
    row[0].push(if base == 1 { '\u{200f}' } else { '\u{200e}' });
    for (place, sign) in isolates(&levels, base) {
        row[place.unwrap()].push(sign);
    }
    let row: Vec<models::Cell> = row.into_iter().map(models::Cell::of).collect();
    models::turning_rows(&row).into_iter().map(|cell| cell.symbol).collect()
}

fn perform(editor: &mut Editor, act: u8, typed: &str, page: Page) {
    const MOTIONS: [Motion; 10] = [
        Motion::Left,
        Motion::Right,
        Motion::WordLeft,
        Motion::WordRight,
        Motion::Up,
        Motion::Down,
        Motion::RowStart,
        Motion::RowEnd,
        Motion::TextStart,
        Motion::TextEnd,
    ];
    let selecting = if typed.len().is_multiple_of(2) { Selecting::No } else { Selecting::Yes };
    match act {
        10 => drop(editor.insert(typed)),
        11 => editor.backspace(),
        12 => editor.delete(),
        13 => editor.delete_word_before(),
        14 => drop(editor.redo()),
        15 => editor.click(typed.len() % 3, typed.len() % 7, selecting, page),
        _ => editor.step(MOTIONS[usize::from(act)], selecting, page),
    }
}
