//! Every screen in every way of Arabic: what its terminal makes of it must be what was painted.

use std::hash::BuildHasher as _;
use std::hash::BuildHasherDefault;
use std::hash::DefaultHasher;

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Modifier;

use super::NEW_MEETING;
use crate::i18n::Language;
use crate::text::Digits;
use crate::text::FENCE;
use crate::text::Mode;
use crate::text::Tashkeel;
use crate::text::models;
use crate::text::models::Cell;
use crate::text::symbol_columns;
use crate::ui::overlays::which_line;
use crate::ui::screens::room::stories::BEGUN;
use crate::ui::screens::room::stories::WRITTEN;
use crate::ui::screens::room::stories::room;
use crate::ui::testing::Person;
use crate::ui::testing::world::answers;

/// Keys to every screen, and to what lies over screens.
pub(super) const SCREENS: &[&str] = &[
    "",
    "1",
    "2",
    "2<Enter>",
    "2<Enter><C-t>",
    "3",
    "3<Down> <Down>",
    "3UNICEF",
    "3<Enter>",
    "3<Enter><C-t>",
    "4",
    "4<Enter>",
    "4<C-u>",
    "5",
    "6",
    "6<C-t>",
    "6<Enter>",
    "8",
    "8<C-t>",
    "8<C-t><Enter>",
    "8<C-t><C-t>",
    "81",
    "81<Enter>",
    "81<C-s>",
    "82",
    "82<Enter>",
    "82<Enter><Enter>",
    "82<Enter><Enter><Enter>",
    "83/media/USB1/محاضر",
    "9",
    "<F1>",
    "3<F1>",
    "<F2>",
    "3<F2>",
    "<F3>",
    "<F3>اب",
    "3<F8>",
    "3<C-z>",
    "<F4>",
    "<F5>",
    "<F6>شراء الكراسي<Tab>بلد",
    "<F6>شراء<Tab>@",
    "<F7>فر",
    "3<F6>اجتماع رقم 12 مع UNICEF (القاعة)<Left><Left><Left>",
    "3<F6>اجتماع رقم 12 مع UNICEF (القاعة)<Right><Right><Right><S-Right><S-Right><S-Right>",
    "3<F6>محضر 議事録 نعم<Tab><S-Tab><Right><Right>",
    "3<F6>نعم議نعم 議ن<Right>",
    "3<F6>بلا لا إلى الآن نعم<Tab><Tab><Tab><Tab><Tab><Tab>سطر أول مع UNICEF 12\nثان",
];

/// Keys to every sheet of the room of a meeting.
const SHEETS: &[&str] = &[
    "",
    "حعغ6",
    "<C-ث>عمر",
    "<C-ف>",
    "<C-ف><Enter><C-Down>نص UNICEF 12<F7>بلد",
    "<C-ف><Enter><C-Down>نص<F6>بلد",
    "<C-ف><Enter><C-Down>قرار: نص (12)<Enter>",
    "<C-ف><Enter><Tab>",
    "<C-ف><Enter><Tab><PgDn><Enter>",
    "<C-ف><Enter><Tab><C-ى>مساعدات الشتاء",
    "<C-ف><C-ف>",
];

/// Keys to the steps of the first start.
const STEPS: &[&str] =
    &["", "<Esc><Enter>مديرية وادي الزيتون<Tab>wzt", "<Esc><Enter>مديرية<Tab>wzt<Tab><Tab><Enter>سمر تفاحة"];

fn every_screen(language: Language, size: (u16, u16), look_at: fn(&str, &Person)) {
    for keys in SCREENS {
        look_at(keys, &Person::new(language, size, answers).press(keys));
    }
    look_at(NEW_MEETING, &Person::new(language, size, answers).press(NEW_MEETING));
    for keys in SHEETS {
        look_at(keys, &room(language, size).press(keys));
    }
    let written = room(language, size).press(BEGUN).press(WRITTEN);
    look_at("written", &written);
    let closing = written.press("<C-ع>");
    look_at("closing", &closing);
    look_at("closed", &closing.press("<Tab><Enter>"));
    for keys in STEPS {
        let person = Person::first_start(language, answers).press(keys);
        look_at(keys, &person);
    }
}

/// The cells of each row of the picture in a mode, the caret among them; a wide sign is one cell.
fn rows(person: &Person, mode: Mode) -> Vec<Vec<Cell>> {
    let (buffer, caret) = person.painted(mode, false);
    (0..buffer.area.height).map(|y| row(&buffer, y, caret)).collect()
}

fn row(buffer: &Buffer, y: u16, caret: Option<Position>) -> Vec<Cell> {
    let mut cells = Vec::new();
    let mut x = 0;
    while x < buffer.area.width {
        let cell = &buffer[(x, y)];
        cells.push(Cell {
            symbol: cell.symbol().to_owned(),
            look: BuildHasherDefault::<DefaultHasher>::default().hash_one((cell.fg, cell.bg, cell.modifier)),
            bold: cell.modifier.contains(Modifier::BOLD),
            caret: caret == Some(Position { x, y }),
        });
        x += u16::try_from(symbol_columns(cell.symbol()).max(1)).unwrap();
    }
    cells
}

/// A picture in a mode, under the keys that lead to it.
struct Picture<'p> {
    keys: &'p str,
    mode: Mode,
    rows: Vec<Vec<Cell>>,
    /// Rows that the page which compares the ways writes in several of them.
    tried: Vec<u16>,
}

impl<'p> Picture<'p> {
    fn of(keys: &'p str, person: &Person, mode: Mode) -> Self {
        let compares_ways = person.model.overlays.iter().any(|overlay| overlay.compares_ways());
        let tried = if compares_ways { which_line::rows(u16::MAX) } else { Vec::new() };
        let tried = tried.into_iter().map(|(row, _)| row).collect();
        Self { keys, mode, rows: rows(person, mode), tried }
    }

    /// Compares what a terminal shows of the picture with the one that is wanted.
    fn is_seen_as(
        &self,
        wanted: &Self,
        terminal: fn(&[Cell]) -> Vec<Cell>,
        is_same: fn(&[Cell], &[Cell]) -> bool,
    ) {
        let pairs = self.rows.iter().zip(&wanted.rows);
        for (y, (written, wanted)) in (0..).zip(pairs).filter(|(y, _)| !self.tried.contains(y)) {
            let seen = terminal(written);
            if !is_same(&seen, wanted) {
                let text =
                    |row: &[Cell]| format!("\u{202d}{}\u{202c}", row.iter().map(shown).collect::<String>());
                let (keys, mode) = (self.keys, self.mode);
                panic!("{keys:?} in {mode:?}, row {y}\n seen   {}\n wanted {}", text(&seen), text(wanted));
            }
        }
    }
}

fn shown(cell: &Cell) -> String {
    if cell.caret { format!("<{}>", cell.symbol) } else { cell.symbol.clone() }
}

fn are_equal(seen: &[Cell], wanted: &[Cell]) -> bool {
    seen == wanted
}

/// Leaves out words that no order of letters brings to such a terminal.
fn are_equal_but_for_hopeless_words(seen: &[Cell], wanted: &[Cell]) -> bool {
    let is_hopeless = |word: &[Cell]| {
        models::is_hopeless(&word.iter().map(|cell| cell.symbol.as_str()).collect::<String>())
    };
    let words = |row: &[Cell]| row.chunk_by(models::is_one_word).map(<[Cell]>::to_vec).collect::<Vec<_>>();
    let (seen, wanted) = (words(seen), words(wanted));
    seen.len() == wanted.len()
        && seen.iter().zip(&wanted).all(|(seen, wanted)| seen == wanted || is_hopeless(wanted))
}

fn in_every_way(keys: &str, person: &Person) {
    let picture = |mode| Picture::of(keys, person, mode);
    let (app, turned, off) = (picture(Mode::App), picture(Mode::Turned), picture(Mode::Off));
    app.is_seen_as(&app, models::doing_nothing, are_equal);
    picture(Mode::Fenced).is_seen_as(&app, models::reordering, are_equal);
    picture(Mode::Token).is_seen_as(&app, models::turning_words, are_equal_but_for_hopeless_words);
    picture(Mode::Rows).is_seen_as(&turned, models::turning_rows, are_equal);
    off.is_seen_as(&app, models::doing_nothing, have_the_same_lines);
    off.is_seen_as(&turned, models::doing_nothing, have_the_same_caret);
}

/// Returns `true` when uprights and corners stand in the same columns; a title covers more or less of its line.
fn have_the_same_lines(seen: &[Cell], wanted: &[Cell]) -> bool {
    let is_line = |cell: &Cell| cell.symbol.starts_with(|c| ('\u{2502}'..='\u{257F}').contains(&c));
    let lines = |row: &[Cell]| row.iter().map(|cell| is_line(cell).then(|| cell.clone())).collect::<Vec<_>>();
    lines(seen) == lines(wanted)
}

/// Returns `true` when the caret stands on the same letter.
fn have_the_same_caret(seen: &[Cell], wanted: &[Cell]) -> bool {
    let caret = |row: &[Cell]| row.iter().find(|cell| cell.caret).map(|cell| cell.symbol.clone());
    caret(seen) == caret(wanted)
}

/// Returns `true` for what the Arabic fonts of the Linux console have.
fn is_on_the_console(symbol: &str) -> bool {
    let mut signs = symbol.chars();
    let is_drawn = |c: char| matches!(c, ' '..='~' | '\u{2500}'..='\u{257F}' | '،' | '؛' | '؟' | '\u{0621}'..='\u{064A}' | '\u{FE80}'..='\u{FEFC}');
    signs.next().is_some_and(is_drawn) && signs.next().is_none()
}

fn on_the_console(keys: &str, person: &Person) {
    let (buffer, _) = person.painted(Mode::App, true);
    for (place, cell) in buffer.content.iter().enumerate() {
        let (x, y) = buffer.pos_of(place);
        // The page that compares the ways writes fences, which a console leaves out.
        let symbol = cell.symbol().trim_end_matches(FENCE);
        assert!(is_on_the_console(symbol), "{keys:?} column {x}, row {y}: {:?}", cell.symbol());
    }
}

#[test]
fn the_linux_console_is_given_nothing_that_its_font_lacks() {
    let typed = "3<F6>غَدًا «٣ – ٥» ۳ • … ١٬٢٥٠٫٥٠ 50٪ ‘x’ 議 €";
    for language in Language::ALL {
        every_screen(language, (80, 24), on_the_console);
        let mut person = Person::new(language, (80, 24), answers).press(typed);
        person.model.settings.tashkeel = Tashkeel::Shown;
        person.model.settings.digits = Digits::ArabicIndic;
        on_the_console(typed, &person);
    }
}

#[test]
fn arabic_on_the_usual_screen() {
    every_screen(Language::Ar, (80, 24), in_every_way);
}

#[test]
fn arabic_on_a_small_screen() {
    every_screen(Language::Ar, (60, 20), in_every_way);
}

#[test]
fn arabic_on_a_large_screen() {
    every_screen(Language::Ar, (132, 43), in_every_way);
}

#[test]
fn english_on_the_usual_screen() {
    every_screen(Language::En, (80, 24), in_every_way);
}

#[test]
fn english_on_a_small_screen() {
    every_screen(Language::En, (60, 20), in_every_way);
}

#[test]
fn english_on_a_large_screen() {
    every_screen(Language::En, (132, 43), in_every_way);
}
