//! The rows of lists: what each shows of its record, and what stands beside it.

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::money::Amount;
use crate::domain::progress::Standing;
use crate::domain::rows::Name;
use crate::domain::rows::Named;

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    Action(ActionRow),
    Commitment(CommitmentRow),
    Decision(DecisionRow),
    Meeting(MeetingRow),
    Body(BodyRow),
    Seat(SeatRow),
    Member(MemberRow),
    Organization(OrganizationRow),
    Person(PersonRow),
    Delivery(DeliveryRow),
}

impl Row {
    /// Returns `true` when a field of the record is in conflict.
    pub const fn is_unsettled(&self) -> bool {
        match self {
            Self::Action(row) => row.unsettled,
            Self::Commitment(row) => row.unsettled,
            Self::Decision(row) => row.unsettled,
            Self::Meeting(row) => row.unsettled,
            Self::Body(row) => row.unsettled,
            Self::Seat(row) => row.unsettled,
            Self::Member(row) => row.unsettled,
            Self::Organization(row) => row.unsettled,
            Self::Person(row) => row.unsettled,
            Self::Delivery(_) => false,
        }
    }
}

/// An action item in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionRow {
    pub title: String,
    pub organization: Option<Name>,
    pub person: Option<Name>,
    pub due_on: Option<Day>,
    /// One of [`ACTION_STATUSES`](crate::domain::records::ACTION_STATUSES).
    pub status: Option<String>,
    pub percent: Option<i64>,
    /// How many meetings of its body were held after the one that recorded it, while it was open.
    pub carried: u64,
    /// `true` when a field of it is in conflict.
    pub unsettled: bool,
}

/// A commitment in the ledger, with what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitmentRow {
    pub title: String,
    pub kind: Option<String>,
    /// The first partner, and how many there are.
    pub partner: Option<Named>,
    pub partners: u64,
    /// Promised, delivered, remaining and late, as of the asking day.
    pub standing: Standing,
    pub due_on: Option<Day>,
    pub unsettled: bool,
}

/// A decision or a recommendation in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRow {
    pub text: String,
    pub kind: Option<String>,
    pub reference: Option<Reference>,
    pub addressee: Option<Name>,
    pub sent_on: Option<Day>,
    pub status: Option<String>,
    pub body: Option<Name>,
    pub unsettled: bool,
}

impl DecisionRow {
    /// Returns `true` for what is asked of another office, which answers; a decision is not answered.
    pub fn is_recommendation(&self) -> bool {
        self.kind.as_deref() == Some("recommendation")
    }
}

/// The full number of a decision: number of the minutes, year, and place in them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// `None` while the minutes have no number.
    pub minutes: Option<(i64, i64)>,
    pub seq: Option<i64>,
}

/// A meeting in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingRow {
    pub body: Option<Name>,
    pub kind: Option<String>,
    pub ordinal: Option<i64>,
    pub minutes: Option<(i64, i64)>,
    pub starts_at: Option<Moment>,
    pub place: Option<String>,
    pub state: Option<String>,
    pub unsettled: bool,
}

/// A planning group or council in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyRow {
    pub name: Name,
    pub kind: Option<String>,
    pub seats: u64,
    pub filled: u64,
    pub meetings: u64,
    pub last_meeting: Option<Moment>,
    pub dissolved_on: Option<Day>,
    pub unsettled: bool,
}

/// A seat of a body, with who sits in it today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatRow {
    pub seat_no: Option<i64>,
    pub organization: Option<Name>,
    pub principal: Option<Name>,
    pub alternate: Option<Name>,
    /// The nomination letter of the principal.
    pub letter: Option<String>,
    /// Since when it has had no principal.
    pub vacant_since: Option<Day>,
    /// The last day of the seat.
    pub ends_on: Option<Day>,
    /// Of so many closed meetings of the body since the seat began, in so many somebody sat in it.
    pub present: u64,
    pub meetings: u64,
    pub unsettled: bool,
}

/// Somebody's time in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberRow {
    pub person: Option<Name>,
    /// One of [`ROLES`](crate::domain::records::ROLES).
    pub role: Option<String>,
    /// For whom: the organisation of the seat, or the person's own.
    pub organization: Option<Name>,
    /// The number of the nomination letter.
    pub letter: Option<String>,
    pub starts_on: Option<Day>,
    pub ends_on: Option<Day>,
    pub unsettled: bool,
}

/// An organisation in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrganizationRow {
    pub name: Name,
    pub kind: Option<String>,
    pub locality: Option<Name>,
    pub seats: u64,
    pub open_commitments: u64,
    pub open_actions: u64,
    pub unsettled: bool,
}

/// A person in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    pub name: Name,
    pub honorific: Option<String>,
    pub title: Option<String>,
    pub organization: Option<Name>,
    pub open_actions: u64,
    pub unsettled: bool,
}

/// A delivery of a commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryRow {
    pub delivered_on: Option<Day>,
    pub amounts: Vec<Amount>,
    pub received_by: Option<String>,
    pub note: Option<String>,
}
