//! What is written to the terminal: how many bytes a key costs, and that they show what was painted.

use std::num::NonZero;

use ratatui::Terminal as Ratatui;
use ratatui::TerminalOptions;
use ratatui::Viewport;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::style::Modifier;

use crate::app::terminal::neat::Neat;
use crate::app::terminal::pen::SIXTEEN;
use crate::domain::rows::Answer;
use crate::domain::rows::Matching;
use crate::domain::rows::Query;
use crate::i18n::Language;
use crate::text::Mode;
use crate::theme;
use crate::ui::testing::Person;
use crate::ui::testing::id;
use crate::ui::testing::world;

/// The ways in which a row is written.
const MODES: [Mode; 3] = [Mode::App, Mode::Fenced, Mode::Token];

/// A terminal that takes down what is written to it.
struct Paper(Ratatui<Neat<Vec<u8>>>);

impl Paper {
    fn new() -> Self {
        let viewport = Viewport::Fixed(Rect::new(0, 0, 80, 24));
        Self(Ratatui::with_options(Neat::new(Vec::new()), TerminalOptions { viewport }).unwrap())
    }

    /// Paints what a person sees, and returns the bytes that it took.
    fn paint(&mut self, person: &Person, mode: Mode) -> String {
        let (picture, caret) = person.painted(mode, false);
        let painted = self.0.draw(|frame| {
            frame.buffer_mut().clone_from(&picture);
            if let Some(caret) = caret {
                frame.set_cursor_position(caret);
            }
        });
        painted.unwrap();
        String::from_utf8(self.0.backend_mut().take_written()).unwrap()
    }
}

/// Presses a key again and again and returns the bytes of each time, the fewest first.
fn costs(person: Person, mode: Mode, key: &str, times: usize) -> Vec<usize> {
    let mut paper = Paper::new();
    paper.paint(&person, mode);
    let mut person = Some(person);
    let mut costs = Vec::new();
    for _ in 0..times {
        let after = person.take().unwrap().press(key);
        costs.push(paper.paint(&after, mode).len());
        person = Some(after);
    }
    costs.sort_unstable();
    costs
}

/// Returns what a terminal shows, and what was painted, cell by cell: sign, colours, attributes. Letters without ink
/// have no colour.
fn shown_and_painted(terminal: &vt100::Screen, picture: &Buffer) -> (Vec<String>, Vec<String>) {
    let named = |colour| match colour {
        Color::Reset => "Default".to_owned(),
        colour => format!("Idx({})", SIXTEEN.iter().position(|known| *known == colour).unwrap()),
    };
    let told = |sign: &str, colour: String, ground: String, bold: bool, line: bool, reversed: bool| {
        let is_blank = sign == " " && !line && !reversed;
        let ink = if is_blank { String::new() } else { format!("{colour} {bold}") };
        format!("{sign} {ink} {ground} {line} {reversed}")
    };
    let cells = (0..24).flat_map(|y| (0..80).map(move |x| (x, y)));
    cells
        .map(|(x, y)| {
            let (cell, wanted) = (terminal.cell(y, x).unwrap(), &picture[(x, y)]);
            let sign = if cell.has_contents() { cell.contents() } else { " " };
            let (colour, ground) = (format!("{:?}", cell.fgcolor()), format!("{:?}", cell.bgcolor()));
            let has = |modifier| wanted.modifier.contains(modifier);
            let (bold, line) = (has(Modifier::BOLD), has(Modifier::UNDERLINED));
            let (wanted_colour, wanted_ground) = (named(wanted.fg), named(wanted.bg));
            (
                told(sign, colour, ground, cell.bold(), cell.underline(), cell.inverse()),
                told(wanted.symbol(), wanted_colour, wanted_ground, bold, line, has(Modifier::REVERSED)),
            )
        })
        .unzip()
}

/// A list that is longer than the screen.
fn long_list(query: &Query) -> Option<Answer> {
    let answer = world::answers(query)?;
    let (Query::List(_), Answer::List(mut page)) = (query, answer.clone()) else { return Some(answer) };
    let rows = std::mem::take(&mut page.rows);
    for (number, (key, row)) in (60..100).zip(rows.iter().cycle()) {
        let mut key = key.clone();
        key.id = id(number);
        page.rows.push((key, row.clone()));
    }
    page.total = page.rows.len() as u64;
    page.matching = Matching::Exactly(page.total);
    Some(Answer::List(page))
}

fn with_theme(mut person: Person, theme: &str) -> Person {
    theme.clone_into(&mut person.model.settings.theme);
    person
}

#[test]
fn a_step_down_a_list_costs_few_bytes() {
    for theme in theme::NAMES {
        for mode in MODES {
            let person = with_theme(Person::new(Language::Ar, (80, 24), long_list).press("3"), theme);
            let costs = costs(person, mode, "<Down>", 20);
            assert!(costs[0] > 0, "{theme} {mode:?}: {costs:?}");
            assert!(costs[10] <= 60, "{theme} {mode:?}: {costs:?}");
        }
    }
}

/// A terminal as the program begins on it: blank, without a caret.
fn entered() -> vt100::Parser {
    let mut terminal = vt100::Parser::new(some(24), some(80), 0);
    terminal.process(b"\x1b[?25l");
    terminal
}

fn some(number: u16) -> NonZero<u16> {
    NonZero::new(number).unwrap()
}

#[test]
fn the_terminal_shows_what_was_painted() {
    for theme in theme::NAMES {
        let mut person = with_theme(Person::new(Language::Ar, (80, 24), long_list), theme);
        let (mut paper, mut terminal) = (Paper::new(), entered());
        for keys in
            ["", "3", "<Down>", "<PgDn>", "<Enter>", "<F1>", "<Esc>", "<F2>", "<Esc>", "<F6>شراء", "<Esc>"]
        {
            person = person.press(keys);
            terminal.process(paper.paint(&person, Mode::App).as_bytes());
            let (picture, caret) = person.painted(Mode::App, false);
            let (shown, painted) = shown_and_painted(terminal.screen(), &picture);
            assert_eq!(shown, painted, "{theme} {keys}");
            let place = (!terminal.screen().hide_cursor()).then(|| terminal.screen().cursor_position());
            let wanted = caret.map(|caret| (caret.y, caret.x));
            assert_eq!(place, wanted, "{theme} {keys}");
        }
    }
}

#[test]
fn a_caret_goes_with_its_field() {
    let hidden = |keys: [&str; 2]| {
        let mut person = Person::new(Language::Ar, (80, 24), long_list);
        let (mut paper, mut terminal) = (Paper::new(), entered());
        for keys in keys {
            person = person.press(keys);
            terminal.process(paper.paint(&person, Mode::App).as_bytes());
        }
        terminal.screen().hide_cursor()
    };
    assert!(!hidden(["3", "<F6>شراء"]), "a field shows its caret");
    assert!(hidden(["<F6>شراء", "<Esc>"]), "no caret is left behind");
}

#[test]
fn a_picture_that_did_not_change_costs_nothing() {
    let person = Person::new(Language::Ar, (80, 24), long_list).press("3");
    let mut paper = Paper::new();
    assert!(paper.paint(&person, Mode::App).len() > 1000);
    assert_eq!(paper.paint(&person, Mode::App), "");
}

#[test]
fn a_step_of_the_caret_and_a_letter_cost_few_bytes() {
    for mode in MODES {
        let person = Person::new(Language::Ar, (80, 24), long_list)
            .press("<F6>مراجعة كشف مواد العيادة في القرى الثلاث");
        let steps = costs(person, mode, "<Right>", 20);
        assert!((1..=60).contains(&steps[10]), "{mode:?}: {steps:?}");
        let person = Person::new(Language::Ar, (80, 24), long_list).press("<F6>مراجعة كشف");
        let letters = costs(person, mode, "ب", 20);
        assert!((1..=60).contains(&letters[10]), "{mode:?}: {letters:?}");
    }
}
