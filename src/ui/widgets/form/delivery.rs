//! The form of a delivery: which promise it keeps, what remains of it, and whether more came than that.

use super::Form;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::progress::Owed;
use crate::domain::records::Commitment;
use crate::domain::records::Delivery;
use crate::domain::records::Record as _;
use crate::domain::rows::Query;
use crate::domain::rows::RecordView;
use crate::domain::value::Atom;
use crate::ui::effect::Effect;
use crate::ui::model::Facts;
use crate::ui::screens::fields::Slot;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::field::Reading;

/// What the form knows of the promise.
#[derive(Clone, Debug, Default)]
pub(super) struct Promise {
    /// The amount of which it was said already that it is more than what remains.
    said_of: Option<String>,
}

impl Form {
    /// Asks for the promise that a delivery keeps.
    pub(super) fn ask_promise(&self) -> Option<Effect> {
        let commitment = self.commitment()?;
        Some(Effect::Ask(Query::Record { kind: Commitment::KIND, id: commitment }))
    }

    fn commitment(&self) -> Option<RecordId> {
        match self.column("commitment_id") {
            Some(Atom::Id(id)) if self.kind == Delivery::KIND => Some(*id),
            _ => None,
        }
    }

    /// Learns what was promised, and holds the amount against it from now on.
    pub(super) fn learn_promise(&mut self, id: RecordId, view: &RecordView, facts: &Facts) {
        if self.commitment() != Some(id) {
            return;
        }
        let Some(row) = &view.commitment else { return };
        let own =
            self.loaded.as_ref().map(|loaded| loaded.record::<Delivery>().amounts()).unwrap_or_default();
        let owed = Owed::without(&row.standing, &own);
        let partners: Vec<&str> =
            view.people.iter().map(|partner| partner.name.shown(!facts.mirrored)).collect();
        let partners = match partners.as_slice() {
            [] => Message::new("ui-no-partner").into(),
            partners => crate::domain::message::Argument::Text(partners.join(" + ")),
        };
        let promise =
            Message::new("ui-delivery-of").with("title", row.title.as_str()).with("partner", partners);
        self.about = std::iter::once(promise).chain(owed.remaining()).collect();
        if let Some(field) = self.amount_field() {
            field.owed = owed;
        }
    }

    fn amount_field(&mut self) -> Option<&mut Field> {
        self.fields.iter_mut().find(|field| field.slot == Slot::Amount)
    }

    /// Says once of an amount that it is more than what remains, before it is recorded.
    pub(super) fn unsaid_excess(&mut self, facts: &Facts) -> Option<Message> {
        let field = self.amount_field()?;
        let excess = field.excess(facts)?;
        let amount = field.entry.text().to_owned();
        let said_before = self.promise.said_of.replace(amount.clone()) == Some(amount);
        (!said_before).then(|| Message::new("ui-delivery-again").with("excess", excess))
    }

    /// Says what became of the promise, for the toast of a new delivery.
    pub(super) fn kept(&self, facts: &Facts) -> Option<Message> {
        let field = self.fields.iter().find(|field| field.slot == Slot::Amount)?;
        match field.read(facts) {
            Reading::Amount(amount) => field.owed.after(&amount),
            _ => None,
        }
    }
}
