//! Where a bundle goes to, and for whom it is.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::overlays::confirm::Confirm;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::Title;
use crate::ui::widgets::prompt::Line;
use crate::ui::widgets::prompt::Pressed;
use crate::ui::widgets::prompt::Prompt;

/// The longest path.
const PATH: usize = 1_000;

/// Asks for whom and where to a bundle is written.
#[derive(Debug)]
pub struct Export {
    prompt: Prompt,
    writing: bool,
}

impl Export {
    /// Goes to the question; `to` is the office that is known already.
    pub fn open(to: &str) -> Step {
        let lines = vec![
            Line::text("ui-export-to", Some("ui-export-to-help"), to, 8),
            Line::text("ui-export-out", Some("ui-export-out-help"), "", PATH),
        ];
        let mut prompt = Prompt::new(lines, &["ui-button-export", "ui-button-back"]);
        prompt.focus = usize::from(!to.is_empty());
        let title = Title::Message(Message::new("ui-key-export"));
        Step::Open(Box::new(Screen::single(title, Self { prompt, writing: false })))
    }

    /// Asks once more: what leaves the laptop cannot be called back.
    fn write(&mut self) -> Vec<Step> {
        for place in 0..self.prompt.lines.len() {
            if self.prompt.lines.get(place).is_none_or(|line| line.read().is_empty()) {
                self.prompt.refuse(place, Message::new("ui-error-required"));
                return Vec::new();
            }
        }
        let read = |place: usize| {
            self.prompt.lines.get(place).map(|line| line.read().to_owned()).unwrap_or_default()
        };
        let (to, out) = (read(0).to_uppercase(), read(1));
        self.writing = true;
        let question = Message::new("ui-confirm-export").with_typed("to", to.as_str());
        vec![Confirm::ask(
            question,
            vec![Message::new("ui-confirm-export-held")],
            Message::new("ui-button-export"),
            Message::new("ui-button-not-yet"),
            vec![Effect::Export { to, out }],
        )]
    }
}

impl Sheet for Export {
    fn label(&self) -> Message {
        Message::new("ui-key-export")
    }

    fn places(&self) -> Vec<Place> {
        self.prompt.places(Place::Bundle)
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        Vec::new()
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        match self.prompt.command(command, facts) {
            Pressed::Steps(steps) => steps,
            Pressed::Button(0) => self.write(),
            Pressed::Button(_) => vec![Step::Close],
            Pressed::NotMine => vec![Step::NotMine],
        }
    }

    fn given(&mut self, _query: &Query, _answer: &Answer, _facts: &Facts) -> Vec<Step> {
        Vec::new()
    }

    fn saved(&mut self) -> Vec<Step> {
        if std::mem::take(&mut self.writing) { vec![Step::Close] } else { Vec::new() }
    }

    fn refused(&mut self) {
        self.writing = false;
    }

    fn paste(&mut self, text: &str) -> Vec<Step> {
        self.prompt.paste(text);
        Vec::new()
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        let inside = Rect { y: place.y + 1, height: place.height.saturating_sub(1), ..place };
        let y = self.prompt.view(canvas, inside, facts);
        let note = Rect { x: place.x + 1, y, width: place.width.saturating_sub(2), height: 1 };
        let note = note.intersection(place);
        canvas.text(note, &canvas.look.word("ui-confirm-export-held"), Meaning::Muted);
    }
}
