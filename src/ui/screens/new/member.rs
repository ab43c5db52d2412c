//! What the form of somebody new in a seat finds out by itself: who sits there, and whose time so ends.

use crate::domain::edit::Loaded;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::Membership;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::rows::SeatView;
use crate::domain::seats;
use crate::domain::value::Atom;
use crate::ui::effect::Effect;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::widgets::form::Form;

/// A new membership beside its form.
#[derive(Debug)]
pub struct NewMember {
    /// `None` for a member without a seat.
    seat: Option<RecordId>,
    view: Option<Box<SeatView>>,
}

impl NewMember {
    /// Leaves out of the form what a new member cannot know.
    pub fn over(form: &mut Form) -> Self {
        form.fields.retain(|field| !["ends_on", "end_reason"].contains(&field.slot.name()));
        Self { seat: form.reference("seat_id"), view: None }
    }

    /// Asks who sat in the seat.
    pub fn ask(&self) -> Option<Effect> {
        self.seat.map(|seat| Effect::Ask(Query::Seat { seat }))
    }

    /// Takes who sat in the seat, says it over the form, and offers the part that is free.
    pub fn given(&mut self, form: &mut Form, query: &Query, answer: &Answer, facts: &Facts) {
        let (Query::Seat { seat }, Answer::Seat(Some(view))) = (query, answer) else { return };
        if Some(*seat) != self.seat {
            return;
        }
        let seat: Seat = view.seat.record();
        form.sits_for = seat.on_behalf_of_org_id;
        if let Some(body) = seat.body_id {
            form.suggest("body_id", Some((&Atom::Id(body), "")), facts);
        }
        form.about = about(view, &seat, facts);
        if form.typed_in("role").is_empty() {
            let role = if principal(view, facts).is_some() { "alternate" } else { "member" };
            form.suggest("role", Some((&Atom::Text(role.to_owned()), "")), facts);
        }
        self.view = Some(view.clone());
    }

    /// Ends the time of whoever gives way, in the save that seats the newcomer.
    pub fn follow(&self, mut steps: Vec<Step>) -> Vec<Step> {
        let Some(view) = &self.view else { return steps };
        for step in &mut steps {
            let Step::Do(Effect::Save { edits, .. }) = step else { continue };
            let Some(newcomer) = edits.iter().find_map(RecordEdit::made::<Membership>) else { continue };
            let sitting: Vec<Membership> = view.sitting.iter().map(Loaded::record).collect();
            let ended = seats::succeeded(&sitting, &newcomer);
            edits.extend(ended.iter().filter_map(|ended| {
                view.sitting.iter().find(|loaded| loaded.id == ended.id)?.edit_to(&ended.parts())
            }));
        }
        steps
    }
}

fn principal(view: &SeatView, facts: &Facts) -> Option<Membership> {
    let sitting = view.sitting.iter().map(Loaded::record::<Membership>);
    sitting.into_iter().find(|own| !own.is_alternate() && own.holds_on(facts.fresh.today))
}

/// Says which seat it is, who sits there since when, and that a new principal follows.
fn about(view: &SeatView, seat: &Seat, facts: &Facts) -> Vec<Message> {
    let organization = view.organization.as_ref().map(|named| named.name.shown(!facts.mirrored));
    let of = Message::new("ui-seat-of")
        .with("number", seat.seat_no.unwrap_or(0))
        .with("organization", organization.unwrap_or_default());
    let sits = principal(view, facts).and_then(|principal| {
        let person = view.names.iter().find(|named| Some(named.id) == principal.person_id)?;
        let said = Message::new("ui-seat-gives-way").with("name", person.name.shown(!facts.mirrored));
        Some(match principal.starts_on {
            Some(since) => said.with("since", Message::new("ui-since").with("day", since)),
            None => said.with("since", ""),
        })
    });
    std::iter::once(of).chain(sits).collect()
}
