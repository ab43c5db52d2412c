//! How many bytes a key costs on the way to the terminal, counted where they leave.

use ratatui::Terminal as Ratatui;
use ratatui::TerminalOptions;
use ratatui::Viewport;
use ratatui::layout::Rect;

use crate::app::terminal::neat::Neat;
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
