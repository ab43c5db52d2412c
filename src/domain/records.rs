//! Every record kind and its fields, as the history numbers them.

use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Class;
use crate::domain::catalogue::Field;
use crate::domain::catalogue::Home;
use crate::domain::catalogue::Need;
use crate::domain::catalogue::Part;
use crate::domain::catalogue::RecordKind;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::domain::value::Atom;
use crate::domain::value::FromAtom;
use crate::domain::value::Parts;

/// A record of one kind, read out of its columns.
pub trait Record: Sized {
    /// Its place in the catalogue.
    const KIND: &'static RecordKind;
    /// Reads a record from its columns in catalogue order. Total: what does not fit reads as not set.
    fn from_parts(id: RecordId, parts: &[Option<Atom>]) -> Self;
    /// Returns the columns in catalogue order.
    fn parts(&self) -> Parts;
    /// Returns the record's id.
    fn id(&self) -> RecordId;
}

macro_rules! rust_type {
    (Text) => { String };
    (Choice) => { String };
    (Integer) => { i64 };
    (Boolean) => { bool };
    (Day) => { Day };
    (Moment) => { Moment };
    (Reference) => { RecordId };
    (Bytes) => { Vec<u8> };
}

macro_rules! need {
    () => {
        Need::Optional
    };
    (required) => {
        Need::Required
    };
}

/// Declares record kinds: `number name (class) { column: Kind(bounds) [required], … }` a field.
macro_rules! records {
    ($(
        $(#[$doc:meta])*
        $record:ident $number:literal $name:literal in $home:expr => {
            $( $no:literal $field:ident $class:ident { $( $part:ident: $kind:ident $(($($bound:tt)*))? $(= $need:ident)? ),+ } )+
        }
    )+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq)]
            pub struct $record {
                pub id: RecordId,
                $( $( pub $part: Option<rust_type!($kind)>, )+ )+
            }

            impl Record for $record {
                const KIND: &'static RecordKind = &RecordKind {
                    number: $number,
                    name: $name,
                    home: $home,
                    fields: &[ $( Field {
                        number: $no,
                        name: stringify!($field),
                        class: Class::$class,
                        parts: &[ $( Part {
                            name: stringify!($part),
                            kind: AtomKind::$kind $(($($bound)*))?,
                            need: need!($($need)?),
                        } ),+ ],
                    } ),+ ],
                };

                fn from_parts(id: RecordId, parts: &[Option<Atom>]) -> Self {
                    let mut parts = parts.iter();
                    Self {
                        id,
                        $( $( $part: parts.next().and_then(Option::as_ref).and_then(FromAtom::from_atom), )+ )+
                    }
                }

                fn parts(&self) -> Parts {
                    vec![ $( $( self.$part.as_ref().map(FromAtom::to_atom), )+ )+ ]
                }

                fn id(&self) -> RecordId {
                    self.id
                }
            }

            impl $record {
                /// Makes an empty record with this id.
                pub fn empty(id: RecordId) -> Self {
                    Self::from_parts(id, &[])
                }
            }
        )+

        /// Every kind of record in catalogue order.
        pub const ALL: &[&RecordKind] = &[ $( $record::KIND ),+ ];
    };
}

/// Longest name, title or label.
const NAME: usize = 300;
/// Longest paragraph: a discussion, a decision.
const LONG: usize = 16_000;
const SHORT: usize = 80;
const COUNT: (i64, i64) = (0, 1_000_000_000);
const MINOR: (i64, i64) = (0, 1_000_000_000_000_000);

/// Kinds of offices.
pub const OFFICE_KINDS: &[&str] = &["ministry", "general_directorate", "directorate", "centre"];
/// Countries whose rules the program knows.
pub const COUNTRIES: &[&str] = &["PS", "JO"];
/// Kinds of places.
pub const LOCALITY_KINDS: &[&str] = &["city", "town", "village", "camp", "area"];
/// Kinds of organisations.
pub const ORGANIZATION_KINDS: &[&str] = &[
    "official_body",
    "local_authority",
    "ngo",
    "charitable_association",
    "private_sector",
    "international",
    "academic",
    "donor",
];
/// Kinds of planning groups.
pub const BODY_KINDS: &[&str] =
    &["planning_group", "joint_council", "steering", "subcommittee", "network", "ministry_meeting"];
/// How many seats make a meeting valid.
pub const QUORUM_KINDS: &[&str] = &["absolute_majority", "fraction", "count", "none"];
/// What a person does in a body.
pub const ROLES: &[&str] =
    &["chair", "deputy", "secretary", "coordinator", "member", "alternate", "observer", "expert"];
/// Why somebody no longer sits in a body.
pub const END_REASONS: &[&str] =
    &["replaced", "resigned", "term_ended", "left_organization", "organization_left", "deceased", "other"];
/// Kinds of meetings.
pub const MEETING_KINDS: &[&str] =
    &["ordinary", "extraordinary", "expanded", "consultative", "workshop", "training", "closing"];
/// How far a meeting and its minutes have come.
pub const MEETING_STATES: &[&str] =
    &["draft", "convened", "in_progress", "closed", "under_review", "approved", "signed", "void"];
/// In what capacity a person attends.
pub const ATTENDANCE_CATEGORIES: &[&str] = &["member", "alternate", "guest", "staff"];
/// Whether a person came.
pub const ATTENDANCE_STATUSES: &[&str] = &["present", "excused", "absent", "late", "left"];
/// Kinds of agenda items.
pub const AGENDA_KINDS: &[&str] = &["standing", "new", "follow_up", "aob", "info"];
/// What became of an agenda item.
pub const OUTCOMES: &[&str] =
    &["discussed", "postponed", "withdrawn", "refused", "accepted", "accepted_modified"];
/// Kinds of notes.
pub const NOTE_KINDS: &[&str] = &["point", "idea", "question", "answer"];
/// A decision binds; a recommendation is addressed to somebody.
pub const DECISION_KINDS: &[&str] = &["decision", "recommendation"];
/// How a vote was taken.
pub const VOTE_METHODS: &[&str] = &["consensus", "show", "secret", "none"];
/// How far a decision or recommendation has come.
pub const DECISION_STATUSES: &[&str] =
    &["proposed", "adopted", "sent", "accepted", "rejected", "in_progress", "executed", "superseded", "void"];
/// How urgent an action item is.
pub const PRIORITIES: &[&str] = &["low", "normal", "high"];
/// How far an action item has come.
pub const ACTION_STATUSES: &[&str] = &["open", "in_progress", "blocked", "done", "cancelled"];
/// What is promised.
pub const COMMITMENT_KINDS: &[&str] =
    &["financial", "in_kind", "service", "venue", "volunteer", "purchased_service"];
/// What stands about a promise; part delivery and lateness are derived.
pub const COMMITMENT_STATUSES: &[&str] = &["pledged", "confirmed", "reduced", "cancelled"];
/// Currencies; JOD has three decimals, the others two.
pub const CURRENCIES: &[&str] = &["ILS", "JOD", "USD", "EUR"];
/// What a partner does in a joint commitment.
pub const PARTY_ROLES: &[&str] = &["funding", "accountable", "extending", "implementing"];

records! {
    /// A ministry, a general directorate, a directorate or a centre.
    Office 1 "office" in Home::Register => {
        1 code Open { code: Text(8) = required }
        2 kind Open { kind: Choice(OFFICE_KINDS) }
        3 name_ar Open { name_ar: Text(NAME) = required }
        4 name_en Open { name_en: Text(NAME) }
        5 governorate_id Open { governorate_id: Reference("governorate") }
        6 parent_office_id Open { parent_office_id: Reference("office") }
        7 country Open { country: Choice(COUNTRIES) }
    }

    /// A laptop of an office: the key that signs, and who works on it.
    Laptop 2 "laptop" in Home::Register => {
        1 key Open { key: Bytes(32) = required }
        2 office_id Open { office_id: Reference("office") = required }
        3 label Open { label: Text(SHORT) = required }
        4 officer Open { officer: Text(NAME) = required }
    }

    /// A governorate of the country. Not the same as a directorate.
    Governorate 3 "governorate" in Home::Common => {
        1 code Open { code: Text(16) }
        2 name_ar Open { name_ar: Text(NAME) = required }
        3 name_en Open { name_en: Text(NAME) }
        4 country Open { country: Choice(COUNTRIES) }
    }

    /// A city, town, village or camp.
    Locality 4 "locality" in Home::Common => {
        1 governorate_id Open { governorate_id: Reference("governorate") }
        2 directorate_office_id Open { directorate_office_id: Reference("office") }
        3 name_ar Open { name_ar: Text(NAME) = required }
        4 name_en Open { name_en: Text(NAME) }
        5 kind Open { kind: Choice(LOCALITY_KINDS) }
    }

    /// A partner: an association, a municipality, a company, an official body.
    Organization 5 "organization" in Home::Common => {
        1 name_ar Open { name_ar: Text(NAME) = required }
        2 name_en Open { name_en: Text(NAME) }
        3 acronym Open { acronym: Text(SHORT) }
        4 kind Open { kind: Choice(ORGANIZATION_KINDS) }
        5 locality_id Open { locality_id: Reference("locality") }
        6 notes Open { notes: Text(LONG) }
        7 phone Private { phone: Text(SHORT) }
        8 email Private { email: Text(NAME) }
    }

    /// A person who sits for an organisation, or works in an office.
    Person 6 "person" in Home::Common => {
        1 honorific Open { honorific: Text(SHORT) }
        2 full_name_ar Open { full_name_ar: Text(NAME) = required }
        3 name_en Open { name_en: Text(NAME) }
        4 organization_id Open { organization_id: Reference("organization") }
        5 title_ar Open { title_ar: Text(NAME) }
        6 phone Private { phone: Text(SHORT) }
        7 whatsapp Private { whatsapp: Text(SHORT) }
        8 email Private { email: Text(NAME) }
    }

    /// A group for whom services are planned.
    TargetGroup 7 "target_group" in Home::Common => {
        1 code Open { code: Text(16) }
        2 name_ar Open { name_ar: Text(NAME) = required }
        3 name_en Open { name_en: Text(NAME) }
        4 parent_id Open { parent_id: Reference("target_group") }
    }

    /// A planning group or council.
    Body 8 "body" in Home::OwnBody => {
        1 kind Open { kind: Choice(BODY_KINDS) }
        2 name_ar Open { name_ar: Text(NAME) = required }
        3 name_en Open { name_en: Text(NAME) }
        4 office_id Open { office_id: Reference("office") }
        5 governorate_id Open { governorate_id: Reference("governorate") }
        6 parent_body_id Open { parent_body_id: Reference("body") }
        7 predecessor_body_id Open { predecessor_body_id: Reference("body") }
        8 founded_on Open { founded_on: Day }
        9 dissolved_on Open { dissolved_on: Day }
        10 quorum Open { quorum_kind: Choice(QUORUM_KINDS), quorum_num: Integer(0, 1000), quorum_den: Integer(1, 1000) }
    }

    /// A place in a body, held on behalf of an organisation.
    Seat 9 "seat" in Home::With(&["body_id"]) => {
        1 body_id Open { body_id: Reference("body") = required }
        2 on_behalf_of_org_id Open { on_behalf_of_org_id: Reference("organization") }
        3 seat_no Open { seat_no: Integer(1, 1000) }
        4 voting Open { voting: Boolean }
        5 starts_on Open { starts_on: Day }
        6 ends_on Open { ends_on: Day }
    }

    /// A person in a seat, or in a body, for a time.
    Membership 10 "membership" in Home::With(&["body_id", "seat_id"]) => {
        1 seat_id Open { seat_id: Reference("seat") }
        2 body_id Open { body_id: Reference("body") }
        3 person_id Open { person_id: Reference("person") = required }
        4 role Open { role: Choice(ROLES) }
        5 nomination Open { nomination_no: Text(SHORT), nomination_on: Day }
        6 starts_on Open { starts_on: Day }
        7 ends_on Open { ends_on: Day }
        8 end_reason Open { end_reason: Choice(END_REASONS) }
    }

    /// A meeting of a body, and its minutes.
    Meeting 11 "meeting" in Home::With(&["body_id"]) => {
        1 body_id Open { body_id: Reference("body") = required }
        2 kind Open { kind: Choice(MEETING_KINDS) }
        3 ordinal Open { ordinal: Integer(1, 10_000) }
        4 minutes_number Open { minutes_no: Integer(1, 100_000), minutes_year: Integer(1900, 2199) }
        5 title Open { title: Text(NAME) }
        6 convened_on Open { convened_on: Day }
        7 starts_at Open { starts_at: Moment }
        8 actual_start Open { actual_start: Moment }
        9 actual_end Open { actual_end: Moment }
        10 place Open { place: Text(NAME) }
        11 place_org_id Open { place_org_id: Reference("organization") }
        12 chair_membership_id Open { chair_membership_id: Reference("membership") }
        13 secretary_membership_id Open { secretary_membership_id: Reference("membership") }
        14 state Open { state: Choice(MEETING_STATES) }
        15 next_meeting_at Open { next_meeting_at: Moment }
        16 next_place Open { next_place: Text(NAME) }
    }

    /// Who came to a meeting, for whom, and when.
    Attendance 12 "attendance" in Home::With(&["meeting_id"]) => {
        1 meeting_id Open { meeting_id: Reference("meeting") = required }
        2 person_id Open { person_id: Reference("person") }
        3 seat_id Open { seat_id: Reference("seat") }
        4 org_id Open { org_id: Reference("organization") }
        5 title_as_printed Open { title_as_printed: Text(NAME) }
        6 category Open { category: Choice(ATTENDANCE_CATEGORIES) }
        7 status Open { status: Choice(ATTENDANCE_STATUSES) }
        8 arrived_at Open { arrived_at: Moment }
        9 left_at Open { left_at: Moment }
        10 excuse_text Open { excuse_text: Text(NAME) }
    }

    /// A point on the agenda of a meeting.
    AgendaItem 13 "agenda_item" in Home::With(&["body_id", "meeting_id"]) => {
        1 meeting_id Open { meeting_id: Reference("meeting") }
        2 body_id Open { body_id: Reference("body") }
        3 position Open { position: Text(64) }
        4 title Open { title: Text(NAME) = required }
        5 kind Open { kind: Choice(AGENDA_KINDS) }
        6 planned_min Open { planned_min: Integer(0, 1440) }
        7 started_at Open { started_at: Moment }
        8 ended_at Open { ended_at: Moment }
        9 outcome Open { outcome: Choice(OUTCOMES) }
        10 carried_from_id Open { carried_from_id: Reference("agenda_item") }
    }

    /// A line of the deliberation, perhaps with its speaker.
    Note 14 "note" in Home::With(&["agenda_item_id"]) => {
        1 agenda_item_id Open { agenda_item_id: Reference("agenda_item") = required }
        2 position Open { position: Text(64) }
        3 speaker_person_id Open { speaker_person_id: Reference("person") }
        4 at Open { at: Moment }
        5 text Open { text: Text(LONG) = required }
        6 kind Open { kind: Choice(NOTE_KINDS) }
    }

    /// A decision, or a recommendation addressed to somebody.
    Decision 15 "decision" in Home::With(&["meeting_id", "agenda_item_id"]) => {
        1 agenda_item_id Open { agenda_item_id: Reference("agenda_item") }
        2 meeting_id Open { meeting_id: Reference("meeting") }
        3 kind Open { kind: Choice(DECISION_KINDS) = required }
        4 seq Open { seq: Integer(1, 10_000) }
        5 text Open { text: Text(LONG) = required }
        6 addressee_office_id Open { addressee_office_id: Reference("office") }
        7 addressee_org_id Open { addressee_org_id: Reference("organization") }
        8 vote Open { vote_method: Choice(VOTE_METHODS), yes: Integer(0, 10_000), no: Integer(0, 10_000), abstain: Integer(0, 10_000) }
        9 status Open { status: Choice(DECISION_STATUSES) }
        10 sent_on Open { sent_on: Day }
        11 reply Open { reply_text: Text(LONG), reply_on: Day }
    }

    /// A promise to do something by a day.
    ActionItem 16 "action_item" in Home::With(&["body_id", "meeting_id", "agenda_item_id", "decision_id"]) => {
        1 body_id Open { body_id: Reference("body") }
        2 meeting_id Open { meeting_id: Reference("meeting") }
        3 agenda_item_id Open { agenda_item_id: Reference("agenda_item") }
        4 decision_id Open { decision_id: Reference("decision") }
        5 title Open { title: Text(NAME) = required }
        6 details Open { details: Text(LONG) }
        7 responsible_org_id Open { responsible_org_id: Reference("organization") }
        8 responsible_person_id Open { responsible_person_id: Reference("person") }
        9 due_on Open { due_on: Day }
        10 priority Open { priority: Choice(PRIORITIES) }
        11 progress Open { status: Choice(ACTION_STATUSES), closed_on: Day }
        12 percent Open { percent: Integer(0, 100) }
    }

    /// What a partner promised.
    Commitment 17 "commitment" in Home::With(&["body_id", "meeting_id", "agenda_item_id", "decision_id"]) => {
        1 body_id Open { body_id: Reference("body") }
        2 meeting_id Open { meeting_id: Reference("meeting") }
        3 agenda_item_id Open { agenda_item_id: Reference("agenda_item") }
        4 decision_id Open { decision_id: Reference("decision") }
        5 kind Open { kind: Choice(COMMITMENT_KINDS) = required }
        6 title Open { title: Text(NAME) = required }
        7 description Open { description: Text(LONG) }
        8 quantity Open { qty: Integer(COUNT.0, COUNT.1), unit: Text(SHORT) }
        9 money Open { value_minor: Integer(MINOR.0, MINOR.1), currency: Choice(CURRENCIES) }
        10 target_group_id Open { target_group_id: Reference("target_group") }
        11 locality_id Open { locality_id: Reference("locality") }
        12 made_on Open { made_on: Day }
        13 due_on Open { due_on: Day }
        14 conditions Open { conditions: Text(LONG) }
        15 status Open { status: Choice(COMMITMENT_STATUSES) }
    }

    /// A partner's part in a commitment.
    CommitmentParty 18 "commitment_party" in Home::With(&["commitment_id"]) => {
        1 commitment_id Open { commitment_id: Reference("commitment") = required }
        2 org_id Open { org_id: Reference("organization") = required }
        3 role Open { role: Choice(PARTY_ROLES) }
        4 share Open { share: Integer(0, 100) }
    }

    /// What was delivered of a commitment.
    Delivery 19 "delivery" in Home::With(&["commitment_id"]) => {
        1 commitment_id Open { commitment_id: Reference("commitment") = required }
        2 delivered_on Open { delivered_on: Day }
        3 quantity Open { qty: Integer(COUNT.0, COUNT.1), unit: Text(SHORT) }
        4 money Open { value_minor: Integer(MINOR.0, MINOR.1), currency: Choice(CURRENCIES) }
        5 received_by Open { received_by: Text(NAME) }
        6 note Open { note: Text(LONG) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_read_from_its_columns_and_written_back() {
        let mut item = ActionItem::empty(RecordId([1; 16]));
        item.title = Some("حجز القاعة".to_owned());
        item.due_on = Day::parse_iso("2026-11-24");
        item.status = Some("open".to_owned());
        assert_eq!(ActionItem::from_parts(item.id, &item.parts()), item);
        assert_eq!(item.parts().len(), ActionItem::KIND.columns().count());
    }

    #[test]
    fn a_value_of_another_type_reads_as_not_set() {
        let parts = vec![Some(Atom::Integer(3))];
        assert_eq!(Note::from_parts(RecordId([1; 16]), &parts).agenda_item_id, None);
    }
}
