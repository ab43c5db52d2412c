//! The path of a bundle or a folder, typed or pasted.

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
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::Title;
use crate::ui::widgets::prompt::Line;
use crate::ui::widgets::prompt::Pressed;
use crate::ui::widgets::prompt::Prompt;

/// The longest path.
const PATH: usize = 1_000;

/// Asks for the file to import, or a folder with bundles.
#[derive(Debug)]
pub struct OpenPath {
    prompt: Prompt,
}

impl OpenPath {
    /// Goes to the question.
    pub fn open() -> Step {
        let line = Line::text("ui-import-path", Some("ui-import-path-help"), "", PATH);
        let prompt = Prompt::new(vec![line], &["ui-button-look-inside", "ui-button-back"]);
        let title = Title::Message(Message::new("ui-title-open-path"));
        Step::Open(Box::new(Screen::single(title, Self { prompt })))
    }

    fn look_inside(&mut self) -> Vec<Step> {
        match self.prompt.lines.first().map(Line::read) {
            Some(path) if !path.is_empty() => vec![Step::Do(Effect::Preview { path: path.to_owned() })],
            _ => {
                self.prompt.refuse(0, Message::new("ui-error-required"));
                Vec::new()
            }
        }
    }
}

impl Sheet for OpenPath {
    fn label(&self) -> Message {
        Message::new("ui-key-import")
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
            Pressed::Button(0) => self.look_inside(),
            Pressed::Button(_) => vec![Step::Close],
            Pressed::NotMine => vec![Step::NotMine],
        }
    }

    fn given(&mut self, _query: &Query, _answer: &Answer, _facts: &Facts) -> Vec<Step> {
        Vec::new()
    }

    /// The way was right: nobody needs it on the way back.
    fn previewed(&mut self) -> Vec<Step> {
        vec![Step::Close]
    }

    fn paste(&mut self, text: &str, _facts: &Facts) -> Vec<Step> {
        self.prompt.paste(text)
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        let inside = Rect { y: place.y + 1, height: place.height.saturating_sub(1), ..place };
        let y = self.prompt.view(canvas, inside, facts);
        let note = Rect { x: place.x + 1, y, width: place.width.saturating_sub(2), height: 1 };
        let note = note.intersection(place);
        canvas.text(note, &canvas.look.word("ui-import-nothing-changes"), Meaning::Muted);
    }
}
