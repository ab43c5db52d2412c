//! One record with the names round it, and what was done to it.

use crate::domain::catalogue::RecordKind;
use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::ActionItem;
use crate::domain::records::Commitment;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::domain::rows::Hint;
use crate::domain::rows::HistoryPage;
use crate::domain::rows::Name;
use crate::domain::rows::Named;
use crate::domain::rows::RecordView;
use crate::domain::rows::Reference;
use crate::domain::rows::SearchHit;
use crate::domain::shown::ChangeName;
use crate::domain::shown::Deed;
use crate::domain::value::Atom;
use crate::domain::value::Parts;
use crate::store::StoreError;
use crate::store::screens::Screens;
use crate::store::screens::decisions::reference;

/// References that tell a record apart, the most telling first.
const TELLING: [&str; 9] = [
    "locality_id",
    "organization_id",
    "responsible_org_id",
    "responsible_person_id",
    "addressee_office_id",
    "addressee_org_id",
    "body_id",
    "governorate_id",
    "meeting_id",
];

impl Screens<'_> {
    /// Reads a record with everything that is needed to show it, deleted ones too.
    pub fn record(
        &mut self,
        kind: &'static RecordKind,
        id: RecordId,
    ) -> Result<Option<RecordView>, StoreError> {
        let Some(stored) = self.store.record(kind, id)? else { return Ok(None) };
        let unsettled = self.store.unsettled_of(kind.number, id)?;
        let of_commitment = kind == Commitment::KIND;
        let (reference, meeting) = self.reference_of(&stored.loaded)?;
        let meeting = meeting.map_or(Ok(None), |meeting| self.meeting(meeting))?;
        Ok(Some(RecordView {
            title: self.names.of(kind, id)?.unwrap_or_default(),
            names: self.names.referred(&stored.loaded)?,
            unsettled: unsettled.into_iter().map(|place| place.field).collect(),
            people: self.people_of(kind, id)?,
            commitment: if of_commitment { self.commitment(id)?.map(Box::new) } else { None },
            reference,
            meeting: meeting.map(Box::new),
            closed_in: self.store.closed_minutes(kind, id, &stored.loaded.parts)?,
            doubts: Vec::new(),
            loaded: stored.loaded,
        }))
    }

    /// Returns the partners of a commitment, or who sits in a seat today.
    fn people_of(&mut self, kind: &'static RecordKind, id: RecordId) -> Result<Vec<Named>, StoreError> {
        let (kind, people) = if kind == Commitment::KIND {
            (Organization::KIND, self.store.partners_of(id)?)
        } else if kind == Seat::KIND {
            let sitting = self.store.sitting(id, self.today)?;
            (Person::KIND, sitting.principal.into_iter().chain(sitting.alternate).collect())
        } else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for person in people {
            found.extend(self.names.named(kind, person)?);
        }
        Ok(found)
    }

    /// Returns the number under which something was recorded, and the meeting.
    fn reference_of(&self, loaded: &Loaded) -> Result<(Option<Reference>, Option<RecordId>), StoreError> {
        let (meeting, decision) = match loaded.kind {
            kind if kind == Decision::KIND => (loaded.record::<Decision>().meeting_id, Some(loaded.id)),
            kind if kind == ActionItem::KIND => {
                let action: ActionItem = loaded.record();
                (action.meeting_id, action.decision_id)
            }
            kind if kind == Commitment::KIND => {
                let commitment: Commitment = loaded.record();
                (commitment.meeting_id, commitment.decision_id)
            }
            _ => return Ok((None, None)),
        };
        let decision = match decision {
            Some(id) => self.store.record(Decision::KIND, id)?.map(|it| it.loaded.record::<Decision>()),
            None => None,
        };
        let (seq, of) = decision.map(|decision| (decision.seq, decision.meeting_id)).unwrap_or_default();
        let meeting = of.or(meeting);
        let minutes = self.store.recorded_in(meeting)?.and_then(|meeting| meeting.minutes);
        Ok((reference(minutes, seq), meeting))
    }

    /// Tells a part of a record's history, newest first. What one change did is never parted.
    pub fn history(
        &mut self,
        kind: &'static RecordKind,
        id: RecordId,
        after: Option<ChangeName>,
        limit: usize,
    ) -> Result<HistoryPage, StoreError> {
        let entries = self.store.history_of(id)?;
        let entries: Vec<_> = entries.into_iter().filter(|entry| entry.kind == kind).collect();
        let shown = match after {
            Some(after) => entries.iter().rposition(|entry| entry.change == after).map_or(0, |last| last + 1),
            None => 0,
        };
        let mut page = HistoryPage::default();
        for entry in entries.into_iter().skip(shown) {
            let parts_a_change = page.entries.last().is_some_and(|last| last.change == entry.change);
            if page.entries.len() >= limit && !parts_a_change {
                page.after = true;
                break;
            }
            page.entries.push(entry);
        }
        let mut names = Vec::new();
        for entry in &page.entries {
            if let Deed::Set { field, before, after } = &entry.deed {
                for value in before.iter().chain([after]) {
                    names.extend(self.names.referred_in(kind, &in_place(kind, field.number, value))?);
                }
            }
        }
        page.names = once_each(names);
        Ok(page)
    }

    /// Finds records of all kinds in which the words stand, newest first; and says what was meant, if it is not that.
    pub fn found(
        &mut self,
        text: &str,
        limit: usize,
    ) -> Result<(Vec<SearchHit>, Option<String>), StoreError> {
        let limit = u32::try_from(limit).unwrap_or(u32::MAX);
        let mut hits = Vec::new();
        let met = self.store.search(text, limit, self.today)?;
        for found in met.found {
            let title = self.names.of(found.kind, found.record)?.unwrap_or_default();
            let beside = self.hints(found.kind, found.record, &title)?;
            hits.push(SearchHit { kind: found.kind, id: found.record, title, beside });
        }
        Ok((hits, met.meant))
    }

    /// Returns the number of minutes or of a decision, as minutes print it.
    fn printed_number(&self, loaded: &Loaded) -> Result<Option<String>, StoreError> {
        if loaded.kind == Meeting::KIND {
            return Ok(loaded.record::<Meeting>().minutes_number());
        }
        if loaded.kind != Decision::KIND {
            return Ok(None);
        }
        let decision: Decision = loaded.record();
        let meeting = self.store.recorded_in(decision.meeting_id)?.and_then(|meeting| meeting.minutes);
        let number = meeting.zip(decision.seq);
        Ok(number.map(|((number, year), seq)| format!("{number}/{year}-{seq}")))
    }

    /// Returns what tells a record apart: its number, its kind, its place, its organisation, its day.
    pub(super) fn hints(
        &mut self,
        kind: &'static RecordKind,
        id: RecordId,
        title: &Name,
    ) -> Result<Vec<Hint>, StoreError> {
        let Some(stored) = self.store.record(kind, id)? else { return Ok(Vec::new()) };
        let parts = &stored.loaded.parts;
        let column = |name: &str| parts.get(kind.column_index(name)?).cloned().flatten();
        let mut hints = Vec::new();
        if let Some(number) = self.printed_number(&stored.loaded)? {
            hints.push(Hint::Word(Message::new("rules-number").with_typed("number", number)));
        }
        for name in ["kind", "role"] {
            let part = kind.columns().find(|(_, part)| part.name == name).map(|(_, part)| part);
            if let (Some(part), Some(Atom::Text(choice))) = (part, column(name)) {
                hints.push(Hint::Word(part.choice_label(kind, &choice)));
            }
        }
        if let Some(Atom::Text(title)) = column("title_ar") {
            hints.push(Hint::Text(title));
        }
        for name in TELLING {
            let Some(place) = kind.column_index(name) else { continue };
            let mut only = vec![None; parts.len()];
            if let (Some(to), Some(from)) = (only.get_mut(place), parts.get(place)) {
                to.clone_from(from);
            }
            let named = self.names.referred_in(kind, &only)?;
            hints.extend(
                named.into_iter().map(|named| named.name).filter(|name| name != title).map(Hint::Name),
            );
        }
        if kind == Commitment::KIND {
            let partners = self.people_of(kind, id)?;
            hints.extend(partners.into_iter().map(|partner| Hint::Name(partner.name)));
        }
        if let Some(Atom::Day(due)) = column("due_on") {
            hints.push(Hint::Word(Message::new("report-date").with("day", due)));
        }
        Ok(hints)
    }
}

/// Puts a field's value among the columns of its kind.
pub(super) fn in_place(kind: &'static RecordKind, field: u16, value: &Parts) -> Parts {
    let mut parts = vec![None; kind.columns().count()];
    let Some(field) = kind.field_numbered(field) else { return parts };
    for (to, from) in parts.iter_mut().skip(kind.first_column(field)).zip(value) {
        to.clone_from(from);
    }
    parts
}

pub(super) fn once_each(names: Vec<Named>) -> Vec<Named> {
    let mut once: Vec<Named> = Vec::new();
    for named in names {
        if !once.iter().any(|known| (known.kind.number, known.id) == (named.kind.number, named.id)) {
            once.push(named);
        }
    }
    once
}
