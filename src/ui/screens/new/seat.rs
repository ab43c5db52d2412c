//! What the form of a new seat finds out by itself: its number.

use crate::domain::id::RecordId;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::value::Atom;
use crate::ui::effect::Effect;
use crate::ui::model::Facts;
use crate::ui::widgets::form::Form;

/// A new seat beside its form.
#[derive(Debug)]
pub struct NewSeat {
    body: RecordId,
}

impl NewSeat {
    /// Makes it when the body is known.
    pub fn over(form: &Form) -> Option<Self> {
        form.reference("body_id").map(|body| Self { body })
    }

    /// Asks which number comes next.
    pub const fn ask(&self) -> Effect {
        Effect::Ask(Query::NextSeat { body: self.body })
    }

    /// Takes the number.
    pub fn given(&self, form: &mut Form, query: &Query, answer: &Answer, facts: &Facts) {
        if let (Query::NextSeat { body }, Answer::NextSeat(number)) = (query, answer)
            && *body == self.body
        {
            form.suggest("seat_no", Some((&Atom::Integer(*number), "")), facts);
        }
    }
}
