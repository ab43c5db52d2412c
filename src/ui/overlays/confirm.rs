//! A question before something leaves the laptop, takes a number or lets somebody in.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::pointing::Target;
use crate::ui::screens::Sheet;

/// A question with two buttons, whose verbs say what each does. The focus starts on the safe one.
#[derive(Debug)]
pub struct Confirm {
    pub title: Message,
    /// What will happen, and what stays.
    pub lines: Vec<Message>,
    pub yes: Message,
    pub no: Message,
    /// What is done when the answer is yes.
    pub effects: Vec<Effect>,
    /// What the screen under it is told to do when the answer is yes.
    pub command: Option<Command>,
    pub on_yes: bool,
}

impl Confirm {
    /// Asks; the focus is on `no`.
    pub fn ask(title: Message, lines: Vec<Message>, yes: Message, no: Message, effects: Vec<Effect>) -> Step {
        Step::Over(Box::new(Self { title, lines, yes, no, effects, command: None, on_yes: false }))
    }

    /// Asks before the screen under it does something; the focus is on the second button.
    pub fn before(title: Message, lines: Vec<Message>, buttons: [Message; 2], command: Command) -> Step {
        let [yes, no] = buttons;
        let (effects, command) = (Vec::new(), Some(command));
        Step::Over(Box::new(Self { title, lines, yes, no, effects, command, on_yes: false }))
    }
}

impl Sheet for Confirm {
    fn label(&self) -> Message {
        self.title.clone()
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Confirm]
    }

    fn command(&mut self, command: Command, _facts: &Facts) -> Vec<Step> {
        match command {
            Command::NextField | Command::PreviousField | Command::Left | Command::Right => {
                self.on_yes = !self.on_yes;
                Vec::new()
            }
            Command::Select(button) => {
                self.on_yes = button == 0;
                Vec::new()
            }
            Command::Open if self.on_yes => {
                let effects = std::mem::take(&mut self.effects);
                let steps = std::iter::once(Step::Close).chain(effects.into_iter().map(Step::Do));
                steps.chain(self.command.map(Step::Command)).collect()
            }
            Command::Open | Command::Back => vec![Step::Close],
            Command::Quit => vec![Step::NotMine],
            _ => Vec::new(),
        }
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        let height = u16::try_from(self.lines.len()).unwrap_or(4).saturating_mul(2) + 5;
        let place = super::centred(place, 70, height);
        canvas.framed(place, &canvas.look.say(&self.title));
        let inside = Rect {
            x: place.x + 2,
            y: place.y + 1,
            width: place.width.saturating_sub(4),
            height: place.height.saturating_sub(2),
        };
        let mut y = inside.y;
        for line in &self.lines {
            let room = Rect { y, height: inside.bottom().saturating_sub(y), ..inside };
            y += canvas.paragraphs(room, &canvas.look.say(line), Meaning::Plain);
        }
        let mut x = inside.x;
        let y = inside.bottom().saturating_sub(1).max(y);
        let buttons = [(&self.yes, self.on_yes), (&self.no, !self.on_yes)];
        for (place, (label, focused)) in buttons.into_iter().enumerate() {
            let room = Rect { x, y, width: inside.right().saturating_sub(x), height: 1 };
            let taken = canvas.button(room.intersection(inside), &canvas.look.say(label), focused);
            canvas.spot(Rect { width: taken, ..room }.intersection(inside), Target::button(place));
            x += taken + 2;
        }
    }
}
