//! What could not be done, why, and what to do about it; and what was done where a line is too short for it.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::text::SafeText;
use crate::text::wrap;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::pointing::Target;
use crate::ui::screens::Sheet;

/// A refusal or an answer, to be read in full.
#[derive(Debug)]
pub struct Trouble {
    title: &'static str,
    message: Message,
    meaning: Meaning,
}

impl Trouble {
    /// Makes the box of a refusal.
    pub const fn new(message: Message) -> Self {
        Self { title: "ui-trouble-title", message, meaning: Meaning::Late }
    }

    /// Makes the box of an answer that is longer than a line.
    pub const fn told(title: &'static str, message: Message) -> Self {
        Self { title, message, meaning: Meaning::Plain }
    }

    /// Makes the box that says why nothing can be written.
    pub const fn only_read(message: Message) -> Self {
        Self { title: "ui-only-read-title", message, meaning: Meaning::Late }
    }
}

impl Sheet for Trouble {
    fn label(&self) -> Message {
        Message::new(self.title)
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Trouble]
    }

    fn command(&mut self, command: Command, _facts: &Facts) -> Vec<Step> {
        match command {
            Command::Open | Command::Back => vec![Step::Close],
            Command::Quit => vec![Step::NotMine],
            _ => Vec::new(),
        }
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        let look = canvas.look;
        let lines = [Some(look.say(&self.message)), look.remedy(&self.message)];
        let width = place.width.min(70);
        let columns = usize::from(width.saturating_sub(4).max(1));
        let tall = |text: &SafeText| u16::try_from(wrap(text, columns, look.encoder).len()).unwrap_or(1);
        let height = lines.iter().flatten().map(tall).sum::<u16>().saturating_add(4);
        let place = super::centred(place, width, height);
        canvas.framed(place, &look.say(&self.label()));
        let inside = Rect {
            x: place.x + 2,
            y: place.y + 1,
            width: place.width.saturating_sub(4),
            height: place.height.saturating_sub(3),
        };
        let mut y = inside.y;
        for (text, meaning) in lines.iter().flatten().zip([self.meaning, Meaning::Plain]) {
            let room = Rect { y, height: inside.bottom().saturating_sub(y), ..inside };
            y += canvas.paragraphs(room, text, meaning);
        }
        let button = Rect { y: inside.bottom(), height: 1, ..inside };
        let taken = canvas.button(button, &look.word("ui-button-close"), true);
        canvas.spot(Rect { width: taken, ..button }, Target::Do(Command::Open, None));
    }
}
