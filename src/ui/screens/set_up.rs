//! The first start: four small steps, and nothing is written before the last.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::i18n::Language;
use crate::text::SafeText;
use crate::text::fold_digits;
use crate::text::isolate_ltr;
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
use crate::ui::widgets::form::label_columns;
use crate::ui::widgets::prompt::Line;
use crate::ui::widgets::prompt::Pressed;
use crate::ui::widgets::prompt::Prompt;
use crate::ui::widgets::prompt::Value;

const NAME: usize = 120;
/// Where the office is asked for, and its code there.
const CODE: (usize, usize) = (1, 1);
/// The step in which all is looked at once more.
const CHECK: usize = 3;
const COUNTRIES: [(&str, &str); 2] = [("PS", "ui-country-ps"), ("JO", "ui-country-jo")];

/// The steps of the first start.
#[derive(Debug)]
pub struct SetUpSheet {
    /// One prompt a step: the language, the office, the person, the check.
    steps: [Prompt; 4],
    step: usize,
    waiting: bool,
    /// Where the records will be.
    folder: String,
}

impl SetUpSheet {
    /// Makes the first step, with the language that the computer speaks.
    pub fn new(language: Language, folder: String) -> Self {
        let chosen = usize::from(language == Language::En);
        let words = &["ui-language-ar", "ui-language-en"];
        let language =
            Prompt::new(vec![Line::choice("ui-setting-language", words, chosen)], &["ui-button-next"]);
        let both: &[&str] = &["ui-button-next", "ui-button-back"];
        let office = Prompt::new(
            vec![
                Line::text("ui-setup-directorate", None, "", NAME),
                Line::text("ui-setup-code", Some("ui-setup-code-help"), "", 8),
                Line::choice("ui-setup-country", &[COUNTRIES[0].1, COUNTRIES[1].1], 0),
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
        Self { steps: [language, office, person, check], step: 0, waiting: false, folder }
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

    fn country(&self) -> (&'static str, &'static str) {
        COUNTRIES.get(self.chosen(1, 2)).copied().unwrap_or(COUNTRIES[0])
    }

    /// Returns the line of the code, when it has the keys.
    fn code_line(&mut self) -> Option<&mut Line> {
        let prompt = self.steps.get_mut(self.step).filter(|_| self.step == CODE.0)?;
        if prompt.focus == CODE.1 { prompt.lines.get_mut(CODE.1) } else { None }
    }

    /// Puts letters into the code. A letter of an Arabic layout stands for the Latin one of its key; what is no
    /// letter or digit on either is explained and left out.
    fn write_code(line: &mut Line, typed: &str, facts: &Facts) {
        let keyboard = facts.keyboard;
        let digits = fold_digits(typed);
        let own = |letter: char| keyboard.latin(letter).unwrap_or(letter).to_ascii_uppercase();
        let belongs = |letter: &char| letter.is_ascii_alphanumeric();
        let taken: String = digits.chars().map(own).filter(belongs).collect();
        line.paste(&taken);
        if digits.chars().map(own).any(|letter| !belongs(&letter)) {
            line.error = Some(Message::new("ui-error-code-letter"));
        } else if !digits.is_ascii() {
            line.help = Some("ui-setup-code-taken");
        } else if typed.contains(|letter: char| letter.is_ascii_alphabetic()) {
            line.help = Some("ui-setup-code-help");
        }
    }

    fn answers(&self) -> SetUp {
        SetUp {
            language: self.language(),
            directorate: self.read(1, 0),
            code: self.read(1, 1).to_ascii_uppercase(),
            country: self.country().0,
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
        let Some(prompt) = self.steps.get(self.step) else { return vec![Place::SetUp] };
        let fields = prompt.lines.len();
        let mut places = match prompt.focus.checked_sub(fields) {
            Some(0) if self.step == CHECK => vec![Place::SetUpBegin],
            Some(1..) => vec![Place::SetUpBack],
            None if prompt.focus + 1 < fields => vec![Place::SetUpField],
            Some(0) | None => Vec::new(),
        };
        if matches!(prompt.lines.get(prompt.focus).map(|line| &line.value), Some(Value::Choice { .. })) {
            places.push(Place::SetUpChoice);
        }
        places.extend(prompt.places(Place::SetUp));
        places
    }

    fn idle(&self) -> Vec<Command> {
        if self.step == 0 { vec![Command::Back] } else { Vec::new() }
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
        if let (Command::Type(letter), Some(line)) = (command, self.code_line()) {
            Self::write_code(line, letter.encode_utf8(&mut [0; 4]), facts);
            return Vec::new();
        }
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

    fn paste(&mut self, text: &str, facts: &Facts) -> Vec<Step> {
        if let Some(line) = self.code_line() {
            Self::write_code(line, text.trim(), facts);
            return Vec::new();
        }
        self.steps.get_mut(self.step).map(|prompt| prompt.paste(text)).unwrap_or_default()
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
        if self.step == CHECK {
            let taken = self.summary(canvas, body, facts);
            body.y += taken;
            body.height = body.height.saturating_sub(taken);
        }
        let Some(prompt) = self.steps.get(self.step) else { return };
        let y = prompt.view(canvas, body, facts);
        let note = Rect { x: body.x + 1, y, width: body.width.saturating_sub(2), height: 1 };
        canvas.text(note.intersection(body), &canvas.look.word("ui-setup-note"), Meaning::Muted);
    }
}

impl SetUpSheet {
    /// Paints what was answered, a line each; returns the rows taken.
    ///
    /// ```text
    ///   Directorate        Wadi Zeitoun Directorate
    ///   Country            Palestine
    /// ```
    fn summary(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) -> u16 {
        let look = canvas.look;
        let answers = self.answers();
        let rows = [
            ("ui-setup-check-directorate", look.own(Some(&answers.directorate))),
            ("ui-setup-check-code", isolate_ltr(&answers.code)),
            ("ui-setup-country", look.word(self.country().1)),
            ("ui-setup-check-officer", look.own(Some(&answers.officer))),
            ("ui-setup-check-laptop", look.own(Some(&answers.laptop))),
            ("ui-setup-check-folder", isolate_ltr(&self.folder)),
        ];
        let label = label_columns(facts.columns);
        let mut taken = 0;
        for (id, value) in rows {
            let row = Rect { y: place.y + taken, height: place.height.saturating_sub(taken), ..place };
            if row.height == 0 {
                break;
            }
            let named = Rect { x: row.x + 1, width: label.saturating_sub(2), height: 1, ..row };
            canvas.text(named.intersection(row), &look.word(id), Meaning::Muted);
            let room = Rect { x: row.x + label, width: row.width.saturating_sub(label + 1), ..row };
            taken += canvas.paragraphs(room.intersection(row), &value, Meaning::Plain).max(1);
        }
        // A blank row parts the answers from the button.
        (taken + 1).min(place.height)
    }
}
