//! Answers that come when nobody waits for them any more must not become keys.
//!
//! Over a slow line a terminal may answer after its time. crossterm drops what it can make nothing of; what it takes
//! for keys is `Alt+P > | name Alt+\` for the name and `digits;digits c` for the second device attributes.

use crossterm::event::Event;
use crossterm::event::KeyCode;
use crossterm::event::KeyEvent;
use crossterm::event::KeyModifiers;

/// No name of a terminal is longer than this.
const LONGEST: usize = 256;
/// More than so many answers are not awaited.
const AWAITED: u8 = 2;

/// What becomes of events while answers may still come.
#[derive(Debug, Default)]
pub(in crate::app) struct Late {
    /// How many answers may still come.
    awaited: u8,
    held: Vec<Event>,
}

impl Late {
    /// Begins to watch, where the terminal did not answer in time.
    pub(in crate::app) fn new(answered: bool) -> Self {
        Self { awaited: if answered { 0 } else { AWAITED }, held: Vec::new() }
    }

    /// Takes an event; returns those that are no answer. Some may be held until more is known.
    pub(in crate::app) fn take(&mut self, event: Event) -> Vec<Event> {
        if self.awaited == 0 {
            return vec![event];
        }
        self.held.push(event);
        match progress(&self.held) {
            Progress::Whole => {
                self.awaited -= 1;
                self.held.clear();
                Vec::new()
            }
            Progress::Begun if self.held.len() < LONGEST => Vec::new(),
            Progress::Begun | Progress::Other => self.let_go(),
        }
    }

    /// Returns what is held: an answer comes in one piece, so that nothing more of it is under way.
    pub(in crate::app) fn let_go(&mut self) -> Vec<Event> {
        std::mem::take(&mut self.held)
    }

    /// Returns `true` while the next event decides about what is held.
    pub(in crate::app) fn is_holding(&self) -> bool {
        !self.held.is_empty()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Progress {
    Other,
    Begun,
    Whole,
}

fn progress(events: &[Event]) -> Progress {
    let keys: Vec<Option<(char, bool)>> = events.iter().map(letter).collect();
    match keys.as_slice() {
        [Some(('P', true))] => Progress::Begun,
        [Some(('P', true)), Some(('>', false)), rest @ ..] => match rest {
            [.., Some(('\\', true))] => Progress::Whole,
            _ if rest.iter().flatten().count() == rest.len() => Progress::Begun,
            _ => Progress::Other,
        },
        [Some((first, false)), ..] if first.is_ascii_digit() => match keys.last() {
            // Kind, version and hardware: nobody types `12;3;4c`.
            Some(Some(('c', false))) if keys.iter().filter(|key| **key == Some((';', false))).count() > 1 => {
                Progress::Whole
            }
            Some(Some((letter, false))) if letter.is_ascii_digit() || *letter == ';' => Progress::Begun,
            _ => Progress::Other,
        },
        _ => Progress::Other,
    }
}

/// Returns the letter of a key, and whether Alt was held.
fn letter(event: &Event) -> Option<(char, bool)> {
    match event {
        Event::Key(KeyEvent { code: KeyCode::Char(letter), modifiers, .. }) => {
            Some((*letter, modifiers.contains(KeyModifiers::ALT)))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(letter: char, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(KeyCode::Char(letter), modifiers))
    }

    /// What crossterm makes of a late answer, and of typing: `_P` is Alt+P.
    fn events(text: &str) -> Vec<Event> {
        let mut events = Vec::new();
        let mut letters = text.chars();
        while let Some(letter) = letters.next() {
            match letter {
                '_' => events.extend(letters.next().map(|letter| key(letter, KeyModifiers::ALT))),
                letter => events.push(key(letter, KeyModifiers::NONE)),
            }
        }
        events
    }

    fn passed(late: &mut Late, text: &str) -> Vec<Event> {
        let mut passed: Vec<Event> = events(text).into_iter().flat_map(|event| late.take(event)).collect();
        passed.extend(late.let_go());
        passed
    }

    #[test]
    fn late_answers_are_typed_nowhere() {
        let mut late = Late::new(false);
        assert_eq!(passed(&mut late, "_P>|XTerm(379)_\\41;379;0cمحضر"), events("محضر"));
    }

    #[test]
    fn what_a_person_types_comes_through_in_its_order() {
        for typed in ["12 كرسي", "5", "_P", "_Px", "3;4d", "قرار 12c"] {
            let mut late = Late::new(false);
            assert_eq!(passed(&mut late, typed), events(typed), "{typed}");
        }
    }

    #[test]
    fn after_the_answers_and_where_they_came_in_time_nothing_is_held() {
        let mut late = Late::new(false);
        passed(&mut late, "_P>|foot_\\1;2;0c");
        assert_eq!(passed(&mut late, "41;379;0c"), events("41;379;0c"));
        let mut late = Late::new(true);
        assert!(!late.is_holding());
        assert_eq!(late.take(key('4', KeyModifiers::NONE)).len(), 1);
    }
}
