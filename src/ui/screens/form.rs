//! A form as a screen of its own.

use ratatui::layout::Rect;

use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Name;
use crate::domain::rows::Query;
use crate::domain::rows::RecordView;
use crate::domain::value::Atom;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::Title;
use crate::ui::screens::new::Known;
use crate::ui::widgets::form::Form;
use crate::ui::widgets::form_view;

/// A form, alone on its screen.
#[derive(Debug)]
pub struct FormSheet {
    form: Form,
    /// `true` once earlier text was asked for.
    asked: bool,
    /// What the form of a new record finds out by itself.
    known: Option<Known>,
}

impl FormSheet {
    /// Goes to the form of a new record.
    pub fn create(
        kind: &'static RecordKind,
        presets: &[(&'static str, Atom)],
        names: &[(RecordId, Name)],
        facts: &Facts,
    ) -> Step {
        let mut form = Form::create(kind, presets, names, facts);
        let known = Known::over(&mut form);
        let title = match (kind.name, form.noun()) {
            ("decision", Some("recommendation")) => Message::new("ui-title-new-recommendation"),
            ("decision", _) => Message::new("ui-title-new-decision"),
            _ => Message::new("ui-title-new").with("kind", kind.label()),
        };
        Step::Open(Box::new(Screen::single(Title::Message(title), Self { form, asked: false, known })))
    }

    /// Goes to the form of a record that exists, with the focus on a column.
    pub fn edit(view: &RecordView, column: Option<&str>, facts: &Facts) -> Step {
        Self::over(Form::edit(view, column, facts))
    }

    /// Goes to the form of a record that exists, with one column filled in already.
    pub fn edit_with(view: &RecordView, focus: &str, filled: &(&str, Atom), facts: &Facts) -> Step {
        let mut form = Form::edit(view, Some(focus), facts);
        form.suggest(filled.0, Some((&filled.1, "")), facts);
        Self::over(form)
    }

    fn over(form: Form) -> Step {
        let title = Title::Message(Message::new("ui-title-edit"));
        Step::Open(Box::new(Screen::single(title, Self { form, asked: false, known: None })))
    }
}

impl Sheet for FormSheet {
    fn label(&self) -> Message {
        self.form.kind.label()
    }

    fn places(&self) -> Vec<Place> {
        self.form.places()
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !std::mem::replace(&mut self.asked, true) {
            effects = self.form.ask();
            effects.extend(self.known.as_mut().and_then(|known| known.ask(&self.form)));
        }
        effects
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let steps = self.form.command(command, facts);
        match &mut self.known {
            Some(known) => known.follow(&mut self.form, steps, facts),
            None => steps,
        }
    }

    fn given(&mut self, query: &Query, answer: &Answer, facts: &Facts) -> Vec<Step> {
        if let Some(known) = &mut self.known {
            known.given(&mut self.form, query, answer, facts);
        }
        let steps = self.form.given(query, answer, facts);
        match &mut self.known {
            Some(known) => known.follow(&mut self.form, steps, facts),
            None => steps,
        }
    }

    fn saved(&mut self) -> Vec<Step> {
        if !std::mem::take(&mut self.form.saving) {
            return Vec::new();
        }
        vec![Step::Close, Step::Do(Effect::DropDraft { record: self.form.record })]
    }

    fn refused(&mut self) {
        self.form.saving = false;
    }

    fn paste(&mut self, text: &str, facts: &Facts) -> Vec<Step> {
        self.form.paste(text, facts)
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        form_view::view(&self.form, canvas, place, facts);
    }
}
