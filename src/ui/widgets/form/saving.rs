//! Recording a form: its fields become edits, of its own record and of those beside it.

use super::Form;
use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Part;
use crate::domain::edit::EditDeed;
use crate::domain::edit::Life;
use crate::domain::edit::Loaded;
use crate::domain::edit::RecordEdit;
use crate::domain::edit::Seen;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::money::Amount;
use crate::domain::possible;
use crate::domain::records::CommitmentParty;
use crate::domain::records::Membership;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::value::Atom;
use crate::domain::value::Parts;
use crate::ui::effect::Effect;
use crate::ui::model::Facts;
use crate::ui::model::Notice;
use crate::ui::model::Step;
use crate::ui::screens::fields::Slot;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::field::Reading;

impl Form {
    /// Records the form, or puts the focus on the first field that is wrong.
    pub(super) fn save(&mut self, facts: &Facts) -> Vec<Step> {
        let mut parts = self.base.clone();
        let mut beside = Vec::new();
        let mut wrong = None;
        for place in 0..self.fields.len() {
            let Some(field) = self.fields.get_mut(place) else { break };
            let reading = field.read(facts);
            field.error = match &reading {
                Reading::Wrong(message) => Some(message.clone()),
                _ => None,
            };
            if field.error.is_some() {
                wrong = wrong.or(Some(place));
            } else if field.changed {
                let slot = field.slot;
                self.put(slot, reading, &mut parts, &mut beside, facts);
            }
        }
        if let Some(place) = wrong {
            self.focus = place;
            let mut steps = vec![Step::Say(Notice::Refused(Message::new("ui-form-wrong")))];
            if self.focused().is_some_and(Field::is_unpicked) {
                steps.extend(self.open_picker(facts));
            }
            return steps;
        }
        if self.says_what_cannot_be(&parts) {
            return vec![Step::Say(Notice::Refused(Message::new("ui-form-wrong")))];
        }
        if let Some(excess) = self.unsaid_excess(facts) {
            return vec![Step::Say(Notice::Refused(excess))];
        }
        self.follow_status(&mut parts, facts);
        let Some(edit) = self.record_edit(&parts) else {
            return vec![Step::Close];
        };
        self.saving = true;
        // A party stands after its commitment, a new organisation before what refers to it.
        let (before, after): (Vec<_>, Vec<_>) =
            beside.into_iter().partition(|edit| edit.kind.name != "commitment_party");
        let edits = before.into_iter().chain([edit]).chain(after).collect();
        vec![Step::Do(Effect::Save { edits, toast: self.toast(facts) })]
    }

    /// Puts what cannot be under its field, and the focus there. What others brought in is no hindrance here.
    fn says_what_cannot_be(&mut self, parts: &Parts) -> bool {
        let is_new = self.loaded.is_none();
        for found in possible::in_record(self.kind, parts) {
            let about = |field: &Field| found.columns.contains(&field.slot.name());
            let touched = self.fields.iter().any(|field| about(field) && (is_new || field.changed));
            let places = found
                .columns
                .iter()
                .filter_map(|column| self.fields.iter().position(|field| field.slot.name() == *column));
            if let Some(place) = places.into_iter().next().filter(|_| touched) {
                self.focus = place;
                if let Some(field) = self.fields.get_mut(place) {
                    field.error = Some(found.message);
                }
                return true;
            }
        }
        false
    }

    fn toast(&self, facts: &Facts) -> Message {
        let made = |id| Message::new(id).with("kind", self.called());
        match (&self.loaded, self.kept(facts)) {
            (Some(_), _) => made("ui-toast-changed"),
            (None, Some(kept)) => Message::new("ui-toast-delivered").with("state", kept),
            (None, None) => made("ui-toast-made"),
        }
    }

    /// Writes what a field says into the columns, or into a record beside this one.
    fn put(
        &self,
        slot: Slot,
        reading: Reading,
        parts: &mut Parts,
        beside: &mut Vec<RecordEdit>,
        facts: &Facts,
    ) {
        let reading = match reading {
            Reading::New(name) => {
                let kind = match slot {
                    Slot::Column(Part { kind: AtomKind::Reference("person" | "membership"), .. }) => "person",
                    _ => "organization",
                };
                let id = facts.fresh.id(1 + beside.len());
                beside.push(named_record(kind, id, name, self.sits_for));
                self.joined(slot, id, beside, facts)
            }
            Reading::Outsider(person) => self.joined(slot, person, beside, facts),
            reading => reading,
        };
        let mut set = |name: &str, atom: Option<Atom>| {
            if let Some(place) = self.kind.column_index(name).and_then(|place| parts.get_mut(place)) {
                *place = atom;
            }
        };
        match (slot, reading) {
            (Slot::Partner, Reading::Atom(Atom::Id(partner))) => {
                let mut promise = CommitmentParty::empty(facts.fresh.id(1 + beside.len()));
                promise.commitment_id = Some(self.record);
                promise.org_id = Some(partner);
                beside.push(RecordEdit::create(&promise));
            }
            (Slot::Amount, Reading::Amount(Amount::Money(money))) => {
                set("value_minor", Some(Atom::Integer(money.minor)));
                set("currency", Some(Atom::Text(money.currency.code().to_owned())));
                set("qty", None);
                set("unit", None);
            }
            (Slot::Amount, Reading::Amount(Amount::Quantity(quantity))) => {
                set("qty", Some(Atom::Integer(quantity.count)));
                set("unit", Some(Atom::Text(quantity.unit)));
                set("value_minor", None);
                set("currency", None);
            }
            (Slot::Amount, _) => {
                for name in ["value_minor", "currency", "qty", "unit"] {
                    set(name, None);
                }
            }
            (Slot::Column(part), Reading::Atom(atom)) => set(part.name, Some(atom)),
            (Slot::Column(part), _) => set(part.name, None),
            (Slot::Partner, _) => {}
        }
    }

    /// Makes a person a member where one is wanted; returns what the line then refers to.
    fn joined(&self, slot: Slot, person: RecordId, beside: &mut Vec<RecordEdit>, facts: &Facts) -> Reading {
        let Slot::Column(Part { kind: AtomKind::Reference("membership"), name, .. }) = slot else {
            return Reading::Atom(Atom::Id(person));
        };
        let circle = self.circle(facts);
        let mut member = Membership::empty(facts.fresh.id(1 + beside.len()));
        member.body_id = circle.map(|circle| circle.body);
        member.person_id = Some(person);
        member.role = name.split('_').next().map(ToOwned::to_owned);
        member.starts_on = circle.map(|circle| circle.day);
        beside.push(RecordEdit::create(&member));
        Reading::Atom(Atom::Id(member.id))
    }

    /// Keeps the closing day in step with the state that it means something with.
    fn follow_status(&self, parts: &mut Parts, facts: &Facts) {
        let place = |name| self.kind.column_index(name);
        let (Some(status), Some(closed)) = (place("status"), place("closed_on")) else { return };
        let ended = matches!(
            parts.get(status), Some(Some(Atom::Text(word))) if matches!(word.as_str(), "done" | "cancelled")
        );
        if let Some(closed) = parts.get_mut(closed) {
            *closed = ended.then(|| closed.take().unwrap_or(Atom::Day(facts.fresh.today)));
        }
    }

    fn record_edit(&self, parts: &Parts) -> Option<RecordEdit> {
        if let Some(loaded) = &self.loaded {
            return loaded.edit_to(parts);
        }
        let nothing = Loaded {
            kind: self.kind,
            id: self.record,
            parts: Vec::new(),
            seen: Seen::default(),
            life: Life::Here,
        };
        let edit = nothing.edit_to(parts)?;
        let deed = match edit.deed {
            EditDeed::Set(fields) => EditDeed::Create(fields),
            deed => deed,
        };
        Some(RecordEdit { deed, ..edit })
    }
}

/// Makes a record of which only the name is known.
fn named_record(kind: &str, id: RecordId, name: String, sits_for: Option<RecordId>) -> RecordEdit {
    if kind == "person" {
        let mut person = Person::empty(id);
        person.full_name_ar = Some(name);
        person.organization_id = sits_for;
        return RecordEdit::create(&person);
    }
    let mut organization = Organization::empty(id);
    organization.name_ar = Some(name);
    RecordEdit::create(&organization)
}
