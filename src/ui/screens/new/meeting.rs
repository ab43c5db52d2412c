//! What the form of a new meeting finds out by itself: which one it is, who leads it, where, when, and its agenda.

use jiff::ToSpan as _;

use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::domain::numbering;
use crate::domain::records::Meeting;
use crate::domain::records::Record as _;
use crate::domain::rows::Answer;
use crate::domain::rows::MeetingPlan;
use crate::domain::rows::Named;
use crate::domain::rows::Query;
use crate::domain::value::Atom;
use crate::ui::effect::Effect;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::screens::room::agenda;
use crate::ui::widgets::form::Form;

/// What is known only when a meeting is held, or at its end.
const LATER: &[&str] = &["next_meeting_at", "next_place", "actual_start", "actual_end"];

/// The plan of a new meeting beside its form.
#[derive(Debug, Default)]
pub struct NewMeeting {
    body: Option<RecordId>,
    kind: String,
    plan: Option<MeetingPlan>,
}

impl NewMeeting {
    /// Leaves out of the form what a new meeting cannot know.
    pub fn over(form: &mut Form) -> Self {
        form.fields.retain(|field| !LATER.contains(&field.slot.name()));
        form.focus = usize::from(form.reference("body_id").is_some());
        Self::default()
    }

    /// Asks what usually holds for the group once it is known, and again when it is another.
    pub fn ask(&mut self, form: &Form) -> Option<Effect> {
        let body = form.reference("body_id");
        if body == self.body {
            return None;
        }
        self.body = body;
        body.map(|body| Effect::Ask(Query::NextMeeting { body }))
    }

    /// Goes along with what was typed, and gives the meeting its agenda when it is recorded.
    pub fn follow(&mut self, form: &mut Form, mut steps: Vec<Step>, facts: &Facts) -> Vec<Step> {
        for step in &mut steps {
            if let Step::Do(Effect::Save { edits, .. }) = step
                && edits.iter().any(|edit| edit.kind == Meeting::KIND)
            {
                let previous = self.plan.as_ref().and_then(|plan| plan.last_minutes);
                edits.extend(agenda::usual(form.record, form.reference("body_id"), previous, facts));
            }
        }
        if form.typed_in("kind") != self.kind {
            self.number(form, facts);
        }
        steps.extend(self.ask(form).map(Step::Do));
        steps
    }

    /// Takes what usually holds, and fills what nobody has touched.
    pub fn given(&mut self, form: &mut Form, query: &Query, answer: &Answer, facts: &Facts) {
        match (query, answer) {
            (Query::NextMeeting { body }, Answer::NextMeeting(plan)) if Some(*body) == self.body => {
                self.plan = Some(plan.as_ref().clone());
                self.number(form, facts);
                fill(form, plan, facts);
            }
            _ => {}
        }
    }

    /// Says which meeting of its kind it is.
    fn number(&mut self, form: &mut Form, facts: &Facts) {
        form.typed_in("kind").clone_into(&mut self.kind);
        let Some(plan) = &self.plan else { return };
        let ordinal = numbering::next_ordinal(&plan.ordinals, &self.kind);
        form.suggest("ordinal", Some((&Atom::Integer(ordinal), "")), facts);
    }
}

fn fill(form: &mut Form, plan: &MeetingPlan, facts: &Facts) {
    let mut named = |column: &str, named: Option<&Named>| {
        let shown = named.map(|named| (Atom::Id(named.id), named.name.shown(!facts.mirrored)));
        form.suggest(column, shown.as_ref().map(|(atom, name)| (atom, *name)), facts);
    };
    named("chair_membership_id", plan.chair.as_ref());
    named("secretary_membership_id", plan.secretary.as_ref());
    // Another place was announced: then whose rooms they are is not known.
    named("place_org_id", plan.host.as_ref().filter(|_| plan.announced_place.is_none()));
    let place = plan.announced_place.as_ref().or(plan.place.as_ref()).cloned().map(Atom::Text);
    form.suggest("place", place.as_ref().map(|place| (place, "")), facts);
    let starts = starts_at(plan, facts).map(Atom::Moment);
    form.suggest("starts_at", starts.as_ref().map(|starts| (starts, "")), facts);
}

/// Returns when the meeting was announced for; else today, at the hour of the last one, or at the next full hour.
fn starts_at(plan: &MeetingPlan, facts: &Facts) -> Option<Moment> {
    let announced = plan.announced.filter(|at| *at >= facts.fresh.now);
    if announced.is_some() {
        return announced;
    }
    let local = |at: Moment| at.timestamp().to_zoned(facts.fresh.zone.clone());
    let now = local(facts.fresh.now);
    let time = match plan.last_start {
        Some(last) => local(last).time(),
        None => now
            .checked_add(1.hour())
            .ok()?
            .time()
            .with()
            .minute(0)
            .second(0)
            .subsec_nanosecond(0)
            .build()
            .ok()?,
    };
    let zoned = facts.fresh.today.date().to_datetime(time).to_zoned(facts.fresh.zone.clone()).ok()?;
    Moment::from_seconds(zoned.timestamp().as_second())
}
