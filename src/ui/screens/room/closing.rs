//! Closing a meeting: what will happen, said before it happens, with the focus on the safe button.

use ratatui::layout::Rect;

use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::text::SafeText;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::screens::Sheet;
use crate::ui::screens::details::paragraphs;
use crate::ui::screens::room::Room;
use crate::ui::screens::room::agenda;

/// The question before a meeting is closed.
#[derive(Debug)]
pub struct Closing {
    meeting: RecordId,
    /// What ends with the meeting: the agenda item that is still being discussed.
    ends: Vec<RecordEdit>,
    /// The question, and what else is worth knowing.
    said: Vec<(Message, Meaning)>,
    numbered: bool,
    /// `true` when the button that closes has the focus.
    closes: bool,
}

impl Closing {
    /// Asks about a meeting; `None` when it is not running.
    pub fn new(room: &Room, facts: &Facts) -> Option<Self> {
        let view = room.view.as_ref().filter(|_| room.is_running())?;
        let number = view.next_minutes_number.map(|(number, year)| format!("{number}/{year}"));
        let numbered = number.is_some();
        let question = match number {
            Some(number) => Message::new("room-close-numbered").with_typed("number", number),
            None => Message::new("room-close-unnumbered"),
        };
        let mut said = vec![(question, Meaning::Plain)];
        if let Some(quorum) = room.quorum(facts) {
            said.push((quorum.message(), if quorum.is_met() { Meaning::Done } else { Meaning::Late }));
        }
        let unmarked = view.seats.iter().filter(|seat| seat.attendance.is_none()).count();
        if unmarked > 0 {
            said.push((Message::new("room-unmarked").with("count", unmarked), Meaning::Unentered));
        }
        said.push((Message::new("room-close-stays"), Meaning::Muted));
        let ends = agenda::ended(view, None, facts.fresh.now);
        Some(Self { meeting: room.meeting, ends, said, numbered, closes: false })
    }

    fn close(&mut self) -> Vec<Step> {
        let mut steps = vec![Step::Close];
        if !self.ends.is_empty() {
            let toast = Message::new("room-toast-item-ended");
            steps.push(Step::Do(Effect::Save { edits: std::mem::take(&mut self.ends), toast }));
        }
        steps.push(Step::Do(Effect::CloseMeeting { meeting: self.meeting }));
        steps
    }
}

impl Sheet for Closing {
    fn label(&self) -> Message {
        Message::new("room-close-title")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Confirm]
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        Vec::new()
    }

    fn command(&mut self, command: Command, _facts: &Facts) -> Vec<Step> {
        match command {
            Command::NextField | Command::PreviousField | Command::Left | Command::Right => {
                self.closes = !self.closes;
                Vec::new()
            }
            Command::Open if self.closes => self.close(),
            Command::Open | Command::Back => vec![Step::Close],
            Command::Quit | Command::Help => vec![Step::NotMine],
            _ => Vec::new(),
        }
    }

    fn given(&mut self, _query: &Query, _answer: &Answer, _facts: &Facts) -> Vec<Step> {
        Vec::new()
    }

    /// Paints the question and its two buttons.
    ///
    /// ```text
    ///  +- Close the meeting ------------------------------------------------+
    ///  | Close the meeting and number its minutes 7/2026? The number is not |
    ///  | used again.                                                        |
    ///  | [ Close and number ]  [ Not yet ]                                  |
    ///  +--------------------------------------------------------------------+
    /// ```
    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        let width = place.width.min(72);
        let height = place.height.min(u16::try_from(self.said.len()).unwrap_or(0) + 6);
        let frame = Rect {
            x: place.x + (place.width - width) / 2,
            y: place.y + (place.height - height) / 2,
            width,
            height,
        };
        canvas.framed(frame, &canvas.look.say(&self.label()));
        let inside = Rect {
            x: frame.x + 2,
            y: frame.y + 1,
            width: frame.width.saturating_sub(4),
            height: frame.height.saturating_sub(2),
        };
        let mut y = inside.y;
        for (message, meaning) in &self.said {
            let room = Rect { y, height: inside.bottom().saturating_sub(y + 1), ..inside };
            if room.height > 0 {
                y += paragraphs(canvas, room, &canvas.look.say(message), *meaning);
            }
        }
        let mut x = inside.x;
        let does = if self.numbered { "room-button-close" } else { "room-button-close-unnumbered" };
        for (id, focused) in [(does, self.closes), ("room-button-not-yet", !self.closes)] {
            let meaning = if focused { Meaning::Selected } else { Meaning::Button };
            let text =
                SafeText::concat([&SafeText::data("[ "), &canvas.look.word(id), &SafeText::data(" ]")]);
            let last = inside.bottom().saturating_sub(1);
            let room =
                Rect { x, y: last, width: inside.right().saturating_sub(x), height: inside.height.min(1) };
            x += canvas.text(room, &text, meaning) + 2;
        }
    }
}
