//! What wakes the loop, in its order. A key pressed ahead of the answer to the key before it waits for that answer.

use std::collections::VecDeque;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::time::Duration;
use std::time::Instant;

use crossterm::event::Event;

use crate::app::desk::Arrived;

/// Something that wakes the loop.
#[derive(Debug)]
pub(super) enum Woken {
    Terminal(Event),
    Desk(Arrived),
    /// The program is to stop for a while, and goes on.
    Stop,
    Continue,
    /// The terminal was closed, or the system asks the program to end.
    End,
}

/// How long the loop may wait for what; `None` is for ever.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Patience {
    /// Keys are held so long for an answer that is on its way.
    pub(super) answer: Option<Duration>,
    /// Typed text is to be on the disk after so long.
    pub(super) kept: Option<Duration>,
}

/// The channel on which everything arrives, and the keys that were pressed ahead.
pub(super) struct Inbox {
    pub(super) woken: Receiver<Woken>,
    ahead: VecDeque<Event>,
}

impl Inbox {
    /// Makes an inbox of a channel.
    pub(super) fn new(woken: Receiver<Woken>) -> Self {
        Self { woken, ahead: VecDeque::new() }
    }

    /// Waits for the next thing. Returns `None` once typed text is to be kept.
    pub(super) fn wait(&mut self, patience: Patience) -> Option<Woken> {
        let start = Instant::now();
        let left = |within: Option<Duration>| within.map(|within| within.saturating_sub(start.elapsed()));
        loop {
            let answer = left(patience.answer).filter(|rest| !rest.is_zero());
            if let Some(event) = self.next_key(answer) {
                return Some(event);
            }
            let kept = left(patience.kept);
            let held = answer.filter(|_| !self.ahead.is_empty());
            let woken = match [held, kept].into_iter().flatten().min() {
                None => self.woken.recv().map_err(RecvTimeoutError::from),
                Some(rest) => self.woken.recv_timeout(rest),
            };
            match woken {
                Ok(Woken::Terminal(event)) if answer.is_some() && is_typed(&event) => {
                    self.ahead.push_back(event);
                }
                Ok(next) => return Some(next),
                Err(RecvTimeoutError::Timeout) if left(patience.kept).is_some_and(|rest| rest.is_zero()) => {
                    return None;
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Some(Woken::End),
            }
        }
    }

    /// Returns the next thing that has arrived already.
    pub(super) fn at_hand(&mut self, patience: Patience) -> Option<Woken> {
        let answer = patience.answer.filter(|rest| !rest.is_zero());
        if let Some(event) = self.next_key(answer) {
            return Some(event);
        }
        while let Ok(woken) = self.woken.try_recv() {
            match woken {
                Woken::Terminal(event) if answer.is_some() && is_typed(&event) => self.ahead.push_back(event),
                next => return Some(next),
            }
        }
        None
    }

    fn next_key(&mut self, answer: Option<Duration>) -> Option<Woken> {
        if answer.is_some() {
            return None;
        }
        self.ahead.pop_front().map(Woken::Terminal)
    }
}

fn is_typed(event: &Event) -> bool {
    matches!(event, Event::Key(_) | Event::Paste(_) | Event::Mouse(_))
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::sync::mpsc::Sender;

    use super::*;

    const ANSWERING: Patience = Patience { answer: Some(Duration::from_mins(1)), kept: None };
    const IDLE: Patience = Patience { answer: None, kept: None };

    fn inbox() -> (Sender<Woken>, Inbox) {
        let (wake, woken) = mpsc::channel();
        (wake, Inbox::new(woken))
    }

    fn typed(text: &str) -> Woken {
        Woken::Terminal(Event::Paste(text.to_owned()))
    }

    fn is(woken: Option<Woken>, text: &str) -> bool {
        matches!(woken, Some(Woken::Terminal(Event::Paste(found))) if found == text)
    }

    #[test]
    fn what_is_typed_ahead_of_an_answer_comes_after_it_and_in_order() {
        let (wake, mut inbox) = inbox();
        wake.send(typed("قرار")).unwrap();
        wake.send(typed("توصية")).unwrap();
        wake.send(Woken::Desk(Arrived::Finished { commits: 1, writable: true, was_long: false })).unwrap();
        assert!(matches!(inbox.wait(ANSWERING), Some(Woken::Desk(_))));
        assert!(inbox.at_hand(ANSWERING).is_none());
        wake.send(typed("مهمة")).unwrap();
        assert!(is(inbox.at_hand(IDLE), "قرار"));
        assert!(is(inbox.wait(IDLE), "توصية"));
        assert!(is(inbox.wait(IDLE), "مهمة"));
    }

    #[test]
    fn an_answer_that_does_not_come_holds_no_key_for_long() {
        let (wake, mut inbox) = inbox();
        wake.send(typed("قرار")).unwrap();
        let short = Patience { answer: Some(Duration::from_millis(1)), kept: None };
        assert!(is(inbox.wait(short), "قرار"));
    }

    #[test]
    fn typed_text_is_kept_in_time() {
        let (_wake, mut inbox) = inbox();
        let soon = Patience { answer: None, kept: Some(Duration::from_millis(1)) };
        assert!(inbox.wait(soon).is_none());
    }

    #[test]
    fn a_window_changes_its_size_at_once() {
        let (wake, mut inbox) = inbox();
        wake.send(Woken::Terminal(Event::Resize(60, 20))).unwrap();
        assert!(matches!(inbox.wait(ANSWERING), Some(Woken::Terminal(Event::Resize(60, 20)))));
    }
}
