//! The first start: four small steps, and nothing is written before the last.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::i18n::Language;
use crate::text::SafeText;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::effect::SetUp;
use crate::ui::effect::Setting;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::screens::Sheet;
use crate::ui::widgets::prompt::Line;
use crate::ui::widgets::prompt::Pressed;
use crate::ui::widgets::prompt::Prompt;

const NAME: usize = 120;

/// The steps of the first start.
#[derive(Debug)]
pub struct SetUpSheet {
    /// One prompt a step: the language, the office, the person, the check.
    steps: [Prompt; 4],
    step: usize,
    waiting: bool,
}

impl SetUpSheet {
    /// Makes the first step, with the language that the computer speaks.
    pub fn new(language: Language) -> Self {
        let chosen = usize::from(language == Language::En);
        let words = &["ui-language-ar", "ui-language-en"];
        let language =
            Prompt::new(vec![Line::choice("ui-setting-language", words, chosen)], &["ui-button-next"]);
        let both: &[&str] = &["ui-button-next", "ui-button-back"];
        let office = Prompt::new(
            vec![
                Line::text("ui-setup-directorate", None, "", NAME),
                Line::text("ui-setup-code", Some("ui-setup-code-help"), "", 8),
                Line::choice("ui-setup-country", &["ui-country-ps", "ui-country-jo"], 0),
            ],
            both,
        );
        let person = Prompt::new(
            vec![
                Line::text("ui-setup-officer", None, "", NAME),
                Line::text("ui-setup-laptop", Some("ui-setup-laptop-help"), "", 40),
            ],
            both,
        );
        let check = Prompt::new(Vec::new(), &["ui-setup-begin", "ui-button-back"]);
        Self { steps: [language, office, person, check], step: 0, waiting: false }
    }

    fn read(&self, step: usize, line: usize) -> String {
        let line = self.steps.get(step).and_then(|prompt| prompt.lines.get(line));
        line.map(|line| line.read().to_owned()).unwrap_or_default()
    }

    fn chosen(&self, step: usize, line: usize) -> usize {
        let line = self.steps.get(step).and_then(|prompt| prompt.lines.get(line));
        line.map_or(0, Line::chosen)
    }

    fn language(&self) -> Language {
        Language::ALL.get(self.chosen(0, 0)).copied().unwrap_or_default()
    }

    fn answers(&self) -> SetUp {
        SetUp {
            language: self.language(),
            directorate: self.read(1, 0),
            code: self.read(1, 1).to_ascii_uppercase(),
            country: if self.chosen(1, 2) == 0 { "PS" } else { "JO" },
            officer: self.read(2, 0),
            laptop: self.read(2, 1),
        }
    }

    /// Returns the first line of the step that cannot stay as it is.
    fn fault(&self) -> Option<(usize, Message)> {
        let answers = self.answers();
        let empty =
            |place: usize, text: &str| text.is_empty().then(|| (place, Message::new("ui-error-required")));
        let code_is_good = (2..=8).contains(&answers.code.len())
            && answers.code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        match self.step {
            1 => empty(0, &answers.directorate)
                .or_else(|| (!code_is_good).then(|| (1, Message::new("ui-error-code")))),
            2 => empty(0, &answers.officer).or_else(|| empty(1, &answers.laptop)),
            _ => None,
        }
    }

    fn next(&mut self) -> Vec<Step> {
        if let Some((place, error)) = self.fault() {
            if let Some(prompt) = self.steps.get_mut(self.step) {
                prompt.refuse(place, error);
            }
            return Vec::new();
        }
        if self.step + 1 < self.steps.len() {
            self.step += 1;
            return Vec::new();
        }
        if std::mem::replace(&mut self.waiting, true) {
            return Vec::new();
        }
        vec![Step::Do(Effect::SetUp(self.answers()))]
    }
}

impl Sheet for SetUpSheet {
    fn label(&self) -> Message {
        Message::new("ui-setup-title")
    }

    fn places(&self) -> Vec<Place> {
        self.steps.get(self.step).map(|prompt| prompt.places(Place::SetUp)).unwrap_or_default()
    }

    fn figure(&self) -> Option<Message> {
        let step = Message::new("ui-setup-step").with("step", self.step + 1);
        Some(step.with("steps", self.steps.len()))
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        Vec::new()
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let language = self.language();
        let Some(prompt) = self.steps.get_mut(self.step) else { return Vec::new() };
        let mut steps = match (prompt.command(command, facts), command) {
            (Pressed::Steps(steps), _) => steps,
            (Pressed::Button(0), _) => self.next(),
            (Pressed::Button(_), _) | (Pressed::NotMine, Command::Back) => {
                self.step = self.step.saturating_sub(1);
                Vec::new()
            }
            (Pressed::NotMine, Command::Quit | Command::Help) => return vec![Step::NotMine],
            (Pressed::NotMine, _) => Vec::new(),
        };
        if self.language() != language {
            steps.push(Step::Do(Effect::Change(Setting::Language(self.language()))));
        }
        steps
    }

    fn given(&mut self, _query: &Query, _answer: &Answer, _facts: &Facts) -> Vec<Step> {
        Vec::new()
    }

    fn refused(&mut self) {
        self.waiting = false;
    }

    fn paste(&mut self, text: &str, _facts: &Facts) -> Vec<Step> {
        if let Some(prompt) = self.steps.get_mut(self.step) {
            prompt.paste(text);
        }
        Vec::new()
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        let mut x = place.x + 1;
        let names = ["ui-setting-language", "ui-setup-office", "ui-setup-you", "ui-setup-check"];
        for (index, name) in names.into_iter().enumerate() {
            let mut text = canvas.look.number(i64::try_from(index + 1).unwrap_or(0));
            text.push(&SafeText::data(" "));
            text.push(&canvas.look.word(name));
            let meaning = if index == self.step { Meaning::Selected } else { Meaning::Muted };
            let room = Rect { x, width: place.right().saturating_sub(x), height: 1, ..place };
            x += canvas.text(room.intersection(place), &text, meaning) + 3;
        }
        let mut body = Rect { y: place.y + 2, height: place.height.saturating_sub(2), ..place };
        if self.step == 3 {
            let answers = self.answers();
            let said = Message::new("ui-setup-summary")
                .with("directorate", answers.directorate)
                .with_typed("code", answers.code)
                .with("officer", answers.officer)
                .with("laptop", answers.laptop);
            let room = Rect { x: body.x + 1, width: body.width.saturating_sub(2), ..body };
            let taken = canvas.paragraphs(room, &canvas.look.say(&said), Meaning::Plain);
            body.y += taken;
            body.height = body.height.saturating_sub(taken);
        }
        let Some(prompt) = self.steps.get(self.step) else { return };
        let y = prompt.view(canvas, body, facts);
        let note = Rect { x: body.x + 1, y, width: body.width.saturating_sub(2), height: 1 };
        canvas.text(note.intersection(body), &canvas.look.word("ui-setup-note"), Meaning::Muted);
    }
}
