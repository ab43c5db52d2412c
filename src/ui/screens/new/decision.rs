//! What the form of a decision or recommendation outside the room finds out by itself: its number in its meeting.

use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::numbering;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::value::Atom;
use crate::ui::effect::Effect;
use crate::ui::model::Step;
use crate::ui::screens::room::line::Output;
use crate::ui::widgets::form::Form;
use crate::ui::widgets::form::PICKS;

/// A new decision beside its form.
#[derive(Debug)]
pub struct NewDecision {
    meeting: Option<RecordId>,
}

impl NewDecision {
    /// Asks first for the meeting: without one a decision has no number and stands in no minutes.
    pub fn over(form: &mut Form) -> Self {
        let output = Output::of(form.kind, form.noun()).unwrap_or(Output::Decision);
        form.keep_only(output.fields());
        form.lead_with("meeting_id");
        // Which meetings take it is seen at once.
        form.fields.iter_mut().take(1).for_each(|field| field.picking = true);
        Self { meeting: None }
    }

    /// Asks which meetings take it.
    pub const fn ask() -> Effect {
        Effect::Ask(Query::PickMeeting { text: String::new(), limit: PICKS })
    }

    /// Asks for the meeting once it is chosen, and again when it is another; the number was the other one's.
    pub fn follow(&mut self, form: &mut Form, steps: Vec<Step>) -> Vec<Step> {
        let chosen = form.reference("meeting_id");
        if chosen == self.meeting {
            return steps;
        }
        self.meeting = chosen;
        form.unlearn("seq");
        let asked = chosen.map(|meeting| Step::Do(Effect::Ask(Query::Room { meeting })));
        steps.into_iter().chain(asked).collect()
    }

    /// Takes the number that comes next in the meeting; says when no meeting takes it.
    pub fn given(&self, form: &mut Form, query: &Query, answer: &Answer) {
        match (query, answer) {
            (Query::Room { meeting }, Answer::Room(Some(view))) if Some(*meeting) == self.meeting => {
                form.learn("seq", Atom::Integer(numbering::next_decision_of(view)));
            }
            (Query::PickMeeting { text, .. }, Answer::Picks(picks))
                if text.is_empty() && picks.is_empty() =>
            {
                form.about = vec![Message::new("ui-no-open-meeting")];
            }
            _ => {}
        }
    }
}
