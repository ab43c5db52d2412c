//! New records: which form opens, what is known already, and what the form finds out by itself.

mod decision;
mod meeting;
mod member;
mod seat;

use crate::domain::catalogue::named;
use crate::domain::id::RecordId;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Membership;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::domain::rows::Answer;
use crate::domain::rows::List;
use crate::domain::rows::Name;
use crate::domain::rows::Query;
use crate::domain::value::Atom;
use crate::ui::effect::Effect;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::screens::form::FormSheet;
use crate::ui::widgets::form::Form;

/// What the form of a new record finds out by itself.
#[derive(Debug)]
pub enum Known {
    Decision(decision::NewDecision),
    Meeting(Box<meeting::NewMeeting>),
    Member(member::NewMember),
    Seat(seat::NewSeat),
}

impl Known {
    /// Makes what goes with a form; `None` for kinds of which nothing follows from other records.
    pub fn over(form: &mut Form) -> Option<Self> {
        Some(match form.kind {
            kind if kind == Decision::KIND => Self::Decision(decision::NewDecision::over(form)),
            kind if kind == Meeting::KIND => Self::Meeting(Box::new(meeting::NewMeeting::over(form))),
            kind if kind == Membership::KIND => Self::Member(member::NewMember::over(form)),
            kind if kind == Seat::KIND => Self::Seat(seat::NewSeat::over(form)?),
            _ => return None,
        })
    }

    /// Asks for what it needs to know.
    pub fn ask(&mut self, form: &Form) -> Option<Effect> {
        match self {
            Self::Decision(_) => Some(decision::NewDecision::ask()),
            Self::Meeting(meeting) => meeting.ask(form),
            Self::Member(member) => member.ask(),
            Self::Seat(seat) => Some(seat.ask()),
        }
    }

    /// Goes along with what was typed, and adds to what is recorded.
    pub fn follow(&mut self, form: &mut Form, steps: Vec<Step>, facts: &Facts) -> Vec<Step> {
        match self {
            Self::Decision(decision) => decision.follow(form, steps),
            Self::Meeting(meeting) => meeting.follow(form, steps, facts),
            Self::Member(member) => member.follow(steps),
            Self::Seat(_) => steps,
        }
    }

    /// Takes what it asked for, and fills what nobody has touched.
    pub fn given(&mut self, form: &mut Form, query: &Query, answer: &Answer, facts: &Facts) {
        match self {
            Self::Decision(decision) => decision.given(form, query, answer),
            Self::Meeting(meeting) => meeting.given(form, query, answer, facts),
            Self::Member(member) => member.given(form, query, answer, facts),
            Self::Seat(seat) => seat.given(form, query, answer, facts),
        }
    }
}

type Preset = (&'static str, Atom);

fn word(text: &str) -> Atom {
    Atom::Text(text.to_owned())
}

/// Opens the form for a new record of the list's kind.
pub fn in_list(list: List, within: Option<&(RecordId, Name)>, facts: &Facts) -> Step {
    let mut presets = usual(list.kind().name, facts);
    if list == List::Recommendations {
        presets = recommendation();
    }
    let owner = match list {
        List::SeatsOf(_) | List::MeetingsOf(_) | List::MembersOf(_) => Some("body_id"),
        List::SittersOf(_) => Some("seat_id"),
        List::DeliveriesOf(_) => Some("commitment_id"),
        _ => None,
    };
    if let (Some(owner), Some((id, _))) = (owner, within) {
        presets.push((owner, Atom::Id(*id)));
    }
    form(list.kind().name, &presets, within, facts)
}

/// Opens the form for a new action item.
pub fn action(facts: &Facts) -> Step {
    form("action_item", &usual("action_item", facts), None, facts)
}

/// Opens the form for a new commitment.
pub fn commitment(facts: &Facts) -> Step {
    form("commitment", &usual("commitment", facts), None, facts)
}

/// Opens the form for a new decision.
pub fn decision(facts: &Facts) -> Step {
    form("decision", &usual("decision", facts), None, facts)
}

/// Opens the form for a new recommendation.
pub fn new_recommendation(facts: &Facts) -> Step {
    form("decision", &recommendation(), None, facts)
}

/// Opens the form for a delivery of a commitment.
pub fn delivery(commitment: RecordId, facts: &Facts) -> Step {
    let mut presets = usual("delivery", facts);
    presets.push(("commitment_id", Atom::Id(commitment)));
    form("delivery", &presets, None, facts)
}

/// Opens the form for somebody who takes a seat from now on.
pub fn membership(seat: RecordId, body: Option<RecordId>, facts: &Facts) -> Step {
    let mut presets = vec![
        ("seat_id", Atom::Id(seat)),
        ("role", word("member")),
        ("starts_on", Atom::Day(facts.fresh.today)),
    ];
    presets.extend(body.map(|body| ("body_id", Atom::Id(body))));
    form("membership", &presets, None, facts)
}

fn recommendation() -> Vec<Preset> {
    vec![("kind", word("recommendation")), ("status", word("adopted"))]
}

/// Returns what usually holds for a new record of a kind.
fn usual(kind: &str, facts: &Facts) -> Vec<Preset> {
    let today = Atom::Day(facts.fresh.today);
    match kind {
        "action_item" => vec![("status", word("open")), ("priority", word("normal"))],
        "commitment" => vec![("status", word("pledged")), ("made_on", today)],
        "decision" => vec![("kind", word("decision")), ("status", word("adopted"))],
        "delivery" => vec![("delivered_on", today)],
        "meeting" => vec![("kind", word("ordinary")), ("state", word("convened")), ("convened_on", today)],
        "body" => vec![("kind", word("planning_group")), ("quorum_kind", word("absolute_majority"))],
        "seat" => vec![("voting", Atom::Boolean(true)), ("starts_on", today)],
        "membership" => vec![("starts_on", today)],
        _ => Vec::new(),
    }
}

fn form(kind: &str, presets: &[Preset], within: Option<&(RecordId, Name)>, facts: &Facts) -> Step {
    match named(kind) {
        Some(kind) => FormSheet::create(kind, presets, within.cloned().as_slice(), facts),
        None => Step::NotMine,
    }
}
