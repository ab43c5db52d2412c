//! Finds the names behind the ids of a meeting's records, and puts everything in the order of print.

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::domain::minutes::AddressedDecision;
use crate::domain::minutes::Attendee;
use crate::domain::minutes::GivenAction;
use crate::domain::minutes::ItemFacts;
use crate::domain::minutes::Lead;
use crate::domain::minutes::MadeCommitment;
use crate::domain::minutes::MinutesFacts;
use crate::domain::minutes::Official;
use crate::domain::minutes::Outputs;
use crate::domain::minutes::SpokenNote;
use crate::domain::quorum::Quorum;
use crate::domain::records::ActionItem;
use crate::domain::records::AgendaItem;
use crate::domain::records::Attendance;
use crate::domain::records::Body;
use crate::domain::records::Commitment;
use crate::domain::records::CommitmentParty;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Membership;
use crate::domain::records::Note;
use crate::domain::records::Office;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Seat;

/// In which language names are printed, where a record has them in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NamesIn {
    Arabic,
    English,
}

/// The records round a meeting, as the store holds them. More than needed does no harm.
#[derive(Clone, Debug)]
pub struct MinutesRecords {
    pub meeting: Meeting,
    pub body: Option<Body>,
    /// Every office that is known.
    pub offices: Vec<Office>,
    /// The meetings of the body: earlier ones are followed up.
    pub meetings: Vec<Meeting>,
    pub seats: Vec<Seat>,
    pub memberships: Vec<Membership>,
    pub people: Vec<Person>,
    pub organizations: Vec<Organization>,
    pub attendance: Vec<Attendance>,
    pub items: Vec<AgendaItem>,
    pub notes: Vec<Note>,
    pub decisions: Vec<Decision>,
    /// The action items of this meeting, and of earlier ones of the body.
    pub actions: Vec<ActionItem>,
    pub commitments: Vec<Commitment>,
    pub parties: Vec<CommitmentParty>,
    /// When words of the minutes were changed last after they were closed.
    pub changed_since: Option<Moment>,
}

impl MinutesRecords {
    /// Finds the names and sets everything in order. Names that were not received are left out.
    ///
    /// `day` is the local day of the meeting: seats are counted and earlier action items read as of then.
    pub fn facts(&self, names: NamesIn, day: Day) -> MinutesFacts {
        let meeting = &self.meeting;
        let mut items: Vec<&AgendaItem> =
            self.items.iter().filter(|item| item.meeting_id == Some(meeting.id)).collect();
        items.sort_by(|one, other| (&one.position, one.id).cmp(&(&other.position, other.id)));
        let known: Vec<RecordId> = items.iter().map(|item| item.id).collect();
        let items = items.into_iter().map(|item| self.item(names, item)).collect();
        MinutesFacts {
            offices: self.heading(names),
            body: self.body.as_ref().and_then(|body| names.of(&body.name_ar, &body.name_en)),
            host: self.organization(names, meeting.place_org_id),
            chair: self.official(names, meeting.chair_membership_id),
            secretary: self.official(names, meeting.secretary_membership_id),
            people: self.roll(names, day),
            quorum: self.quorum(day),
            follow_up: self.follow_up(names, day),
            items,
            others: self.outputs(names, |item| item.is_none_or(|item| !known.contains(&item))),
            changed_since: self.changed_since,
            meeting: meeting.clone(),
        }
    }

    /// Returns the offices of the heading, the highest first: the body's own, and those above it.
    fn heading(&self, names: NamesIn) -> Vec<String> {
        let mut heading: Vec<&Office> = Vec::new();
        let mut next = self.body.as_ref().and_then(|body| body.office_id);
        while let Some(office) = self.offices.iter().find(|office| Some(office.id) == next) {
            if heading.iter().any(|above| above.id == office.id) {
                break;
            }
            heading.push(office);
            next = office.parent_office_id;
        }
        // A directorate that does not say under whom it stands stands under the ministry.
        let ministry = self.offices.iter().find(|office| office.kind.as_deref() == Some("ministry"));
        heading.extend(ministry.filter(|ministry| heading.iter().all(|office| office.id != ministry.id)));
        heading.iter().rev().filter_map(|office| names.of(&office.name_ar, &office.name_en)).collect()
    }

    fn quorum(&self, day: Day) -> Option<Quorum> {
        let roll = self.own_roll();
        let quorum = Quorum::of_meeting(self.body.as_ref()?, &self.seats, &roll, day);
        (quorum.seats > 0 && !roll.is_empty()).then_some(quorum)
    }

    fn own_roll(&self) -> Vec<Attendance> {
        let own = |attendance: &&Attendance| attendance.meeting_id == Some(self.meeting.id);
        self.attendance.iter().filter(own).cloned().collect()
    }

    /// Returns the roll: the chair first, then the seats by their numbers, then everybody else by name.
    fn roll(&self, names: NamesIn, day: Day) -> Vec<Attendee> {
        let mut roll: Vec<(bool, i64, Attendee)> = self
            .own_roll()
            .into_iter()
            .filter_map(|attendance| {
                let seat = self.seats.iter().find(|seat| Some(seat.id) == attendance.seat_id);
                let number = seat.and_then(|seat| seat.seat_no).unwrap_or(i64::MAX);
                let attendee = self.attendee(names, attendance, day)?;
                Some((attendee.leads != Some(Lead::Chair), number, attendee))
            })
            .collect();
        roll.sort_by(|one, other| (one.0, one.1, &one.2.name).cmp(&(other.0, other.1, &other.2.name)));
        roll.into_iter().map(|(_, _, attendee)| attendee).collect()
    }

    fn attendee(&self, names: NamesIn, attendance: Attendance, day: Day) -> Option<Attendee> {
        let person = self.people.iter().find(|person| Some(person.id) == attendance.person_id)?;
        let organization = attendance.org_id.or(person.organization_id);
        let of_body = |own: &&Membership| {
            own.person_id == Some(person.id) && own.body_id == self.meeting.body_id && own.holds_on(day)
        };
        let role = self.memberships.iter().filter(of_body).min_by_key(|own| own.rank());
        Some(Attendee {
            name: names.person(person)?,
            organization: self.organization(names, organization),
            leads: self.lead(person.id),
            role: role.and_then(|membership| membership.role.clone()),
            title: person.title_ar.clone(),
            attendance,
        })
    }

    fn lead(&self, person: RecordId) -> Option<Lead> {
        let leads = [
            (self.meeting.chair_membership_id, Lead::Chair),
            (self.meeting.secretary_membership_id, Lead::Secretary),
        ];
        let is_own = |id| self.membership(id).is_some_and(|own| own.person_id == Some(person));
        leads.into_iter().find(|(id, _)| is_own(*id)).map(|(_, lead)| lead)
    }

    fn membership(&self, id: Option<RecordId>) -> Option<&Membership> {
        self.memberships.iter().find(|membership| Some(membership.id) == id)
    }

    fn official(&self, names: NamesIn, id: Option<RecordId>) -> Option<Official> {
        let person = self.membership(id)?.person_id;
        let person = self.people.iter().find(|known| Some(known.id) == person)?;
        let own =
            |own: &&Attendance| own.meeting_id == Some(self.meeting.id) && own.person_id == Some(person.id);
        let printed = self.attendance.iter().find(own).and_then(|own| own.title_as_printed.clone());
        Some(Official { name: names.person(person)?, title: printed.or_else(|| person.title_ar.clone()) })
    }

    fn organization(&self, names: NamesIn, id: Option<RecordId>) -> Option<String> {
        let organization = self.organizations.iter().find(|organization| Some(organization.id) == id)?;
        names.of(&organization.name_ar, &organization.name_en)
    }

    fn person(&self, names: NamesIn, id: Option<RecordId>) -> Option<String> {
        self.people.iter().find(|person| Some(person.id) == id).and_then(|person| names.person(person))
    }

    /// Returns what the body had given before and was open on that day, the earliest due day first.
    fn follow_up(&self, names: NamesIn, day: Day) -> Vec<GivenAction> {
        let is_earlier = |id: RecordId| {
            self.meetings.iter().any(|other| other.id == id && other.starts_at < self.meeting.starts_at)
        };
        let followed = |action: &&ActionItem| {
            let of_body = action.body_id.is_some() && action.body_id == self.meeting.body_id;
            let open = match (action.closed_on, action.is_open()) {
                (Some(closed), _) => closed >= day,
                (None, open) => open,
            };
            of_body && open && action.meeting_id.is_none_or(is_earlier)
        };
        let mut actions: Vec<&ActionItem> = self.actions.iter().filter(followed).collect();
        actions.sort_by_key(|action| (action.due_on.is_none(), action.due_on, action.id));
        actions.into_iter().map(|action| self.given(names, action)).collect()
    }

    fn item(&self, names: NamesIn, item: &AgendaItem) -> ItemFacts {
        let mut notes: Vec<&Note> =
            self.notes.iter().filter(|note| note.agenda_item_id == Some(item.id)).collect();
        notes.sort_by(|one, other| (&one.position, one.id).cmp(&(&other.position, other.id)));
        let spoken = |note: &Note| SpokenNote {
            speaker: self.person(names, note.speaker_person_id),
            note: note.clone(),
        };
        ItemFacts {
            item: item.clone(),
            notes: notes.into_iter().map(spoken).collect(),
            outputs: self.outputs(names, |id| id == Some(item.id)),
        }
    }

    /// Returns what came of this meeting under the points that `belongs` names.
    fn outputs(&self, names: NamesIn, belongs: impl Fn(Option<RecordId>) -> bool) -> Outputs {
        let here = |meeting: Option<RecordId>, item: Option<RecordId>| {
            meeting == Some(self.meeting.id) && belongs(item)
        };
        let mut decisions: Vec<&Decision> =
            self.decisions.iter().filter(|it| here(it.meeting_id, it.agenda_item_id)).collect();
        decisions.sort_by_key(|decision| (decision.seq, decision.id));
        let mut actions: Vec<&ActionItem> =
            self.actions.iter().filter(|it| here(it.meeting_id, it.agenda_item_id)).collect();
        actions.sort_by_key(|action| action.id);
        let mut commitments: Vec<&Commitment> =
            self.commitments.iter().filter(|it| here(it.meeting_id, it.agenda_item_id)).collect();
        commitments.sort_by_key(|commitment| commitment.id);
        Outputs {
            decisions: decisions.into_iter().map(|decision| self.addressed(names, decision)).collect(),
            actions: actions.into_iter().map(|action| self.given(names, action)).collect(),
            commitments: commitments.into_iter().map(|commitment| self.made(names, commitment)).collect(),
        }
    }

    fn addressed(&self, names: NamesIn, decision: &Decision) -> AddressedDecision {
        let office = self.offices.iter().find(|office| Some(office.id) == decision.addressee_office_id);
        let office = office.and_then(|office| names.of(&office.name_ar, &office.name_en));
        let addressee = office.or_else(|| self.organization(names, decision.addressee_org_id));
        AddressedDecision { decision: decision.clone(), addressee }
    }

    fn given(&self, names: NamesIn, action: &ActionItem) -> GivenAction {
        GivenAction {
            organization: self.organization(names, action.responsible_org_id),
            person: self.person(names, action.responsible_person_id),
            action: action.clone(),
        }
    }

    fn made(&self, names: NamesIn, commitment: &Commitment) -> MadeCommitment {
        let mut parties: Vec<&CommitmentParty> =
            self.parties.iter().filter(|party| party.commitment_id == Some(commitment.id)).collect();
        parties.sort_by_key(|party| party.id);
        MadeCommitment {
            commitment: commitment.clone(),
            partners: parties.iter().filter_map(|party| self.organization(names, party.org_id)).collect(),
        }
    }
}

impl NamesIn {
    /// Returns the name in this language, or in the other when it is missing.
    pub fn of(self, arabic: &Option<String>, english: &Option<String>) -> Option<String> {
        let (first, second) = match self {
            Self::Arabic => (arabic, english),
            Self::English => (english, arabic),
        };
        [first, second].into_iter().flatten().find(|name| !name.is_empty()).cloned()
    }

    /// Returns the name of a person, with the honorific where the name is Arabic.
    pub fn person(self, person: &Person) -> Option<String> {
        let name = self.of(&person.full_name_ar, &person.name_en)?;
        let honorific = person.honorific.as_deref().filter(|honorific| !honorific.is_empty());
        let arabic = person.full_name_ar.as_ref() == Some(&name);
        Some(match honorific.filter(|_| arabic) {
            Some(honorific) => format!("{honorific} {name}"),
            None => name,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Moment;

    fn id(number: u8) -> RecordId {
        RecordId([number; 16])
    }

    fn day() -> Day {
        Day::parse_iso("2026-11-22").unwrap()
    }

    fn person(number: u8, honorific: &str, name: &str) -> Person {
        let mut person = Person::empty(id(number));
        person.honorific = Some(honorific.to_owned());
        person.full_name_ar = Some(name.to_owned());
        person
    }

    fn records() -> MinutesRecords {
        let mut meeting = Meeting::empty(id(1));
        meeting.body_id = Some(id(2));
        MinutesRecords {
            meeting,
            body: None,
            offices: Vec::new(),
            meetings: Vec::new(),
            seats: Vec::new(),
            memberships: Vec::new(),
            people: vec![person(3, "د.", "نبيل زعتر")],
            organizations: Vec::new(),
            attendance: Vec::new(),
            items: Vec::new(),
            notes: Vec::new(),
            decisions: Vec::new(),
            actions: Vec::new(),
            commitments: Vec::new(),
            parties: Vec::new(),
            changed_since: None,
        }
    }

    fn action(number: u8, meeting: u8) -> ActionItem {
        let mut action = ActionItem::empty(id(number));
        action.title = Some("قائمة ترميم العيادة".to_owned());
        action.body_id = Some(id(2));
        action.meeting_id = Some(id(meeting));
        action.status = Some("open".to_owned());
        action
    }

    #[test]
    fn a_meeting_alone_has_facts() {
        let facts = records().facts(NamesIn::Arabic, day());
        assert!(facts.people.is_empty() && facts.quorum.is_none() && facts.others.is_empty());
    }

    #[test]
    fn a_name_carries_its_honorific() {
        assert_eq!(NamesIn::Arabic.person(&person(3, "د.", "نبيل زعتر")).as_deref(), Some("د. نبيل زعتر"));
        assert_eq!(NamesIn::English.person(&person(3, "", "نبيل زعتر")).as_deref(), Some("نبيل زعتر"));
    }

    #[test]
    fn the_roll_follows_the_seats_with_the_chair_first() {
        let mut records = records();
        records.people.push(person(4, "م.", "عمر بيدر"));
        let mut chair = Membership::empty(id(5));
        chair.person_id = Some(id(4));
        records.memberships.push(chair);
        records.meeting.chair_membership_id = Some(id(5));
        for (number, who) in [(6, 3), (7, 4)] {
            let mut attendance = Attendance::empty(id(number));
            attendance.meeting_id = Some(id(1));
            attendance.person_id = Some(id(who));
            records.attendance.push(attendance);
        }
        let names: Vec<String> =
            records.facts(NamesIn::Arabic, day()).people.into_iter().map(|person| person.name).collect();
        assert_eq!(names, ["م. عمر بيدر", "د. نبيل زعتر"]);
    }

    #[test]
    fn earlier_items_are_followed_up_while_they_were_open_that_day() {
        let mut records = records();
        let starts = |id: u8, seconds: i64| {
            let mut meeting = Meeting::empty(RecordId([id; 16]));
            meeting.starts_at = Moment::from_seconds(seconds);
            meeting
        };
        records.meeting.starts_at = Moment::from_seconds(2_000);
        records.meetings = vec![starts(9, 1_000), starts(8, 3_000)];
        let mut closed_before = action(11, 9);
        closed_before.status = Some("done".to_owned());
        closed_before.closed_on = Some(day().plus(-1));
        let mut closed_since = closed_before.clone();
        closed_since.id = id(12);
        closed_since.closed_on = Some(day().plus(3));
        records.actions = vec![action(10, 9), closed_before, closed_since, action(13, 1), action(14, 8)];
        let facts = records.facts(NamesIn::Arabic, day());
        let followed: Vec<RecordId> = facts.follow_up.iter().map(|given| given.action.id).collect();
        assert_eq!(followed, [id(10), id(12)]);
        assert_eq!(facts.others.actions.len(), 1);
    }
}
