//! A meeting with all that stands in it, as its room shows it.

use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::rows::Draft;
use crate::domain::rows::Name;
use crate::domain::rows::Named;

/// A meeting and all that stands in it. A meeting is small: it is read whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomView {
    pub meeting: Loaded,
    pub body: Option<Loaded>,
    pub body_name: Name,
    /// Every seat of the body on that day, by number.
    pub seats: Vec<RoomSeat>,
    /// Attendance without a seat: guests and staff.
    pub guests: Vec<Loaded>,
    /// Agenda items by position.
    pub agenda: Vec<RoomItem>,
    /// Decisions, recommendations, action items and commitments of the meeting that stand under no item.
    pub loose_outputs: Vec<Loaded>,
    /// People, organisations, offices and memberships named above.
    pub names: Vec<Named>,
    /// Lines and forms of this meeting that were typed and not recorded, the oldest first.
    pub drafts: Vec<Draft>,
    /// The titles of those who sit in the seats, as they are today.
    pub titles: Vec<(RecordId, String)>,
    /// The number that closing allots, when this office allots numbers for the body.
    pub next_minutes_number: Option<(i64, i64)>,
    /// The greatest number that was given to a decision of these minutes, deleted ones too.
    pub greatest_decision: i64,
}

/// A seat in the meeting room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomSeat {
    pub seat: Loaded,
    pub organization: Option<RecordId>,
    pub principal: Option<RecordId>,
    pub alternate: Option<RecordId>,
    /// The mark of this seat, when there is one.
    pub attendance: Option<Loaded>,
}

/// An agenda item in the meeting room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomItem {
    pub item: Loaded,
    /// Notes by position.
    pub notes: Vec<Loaded>,
    /// Decisions, recommendations, action items, commitments in the order in which they were recorded.
    pub outputs: Vec<Loaded>,
    /// For each commitment among the outputs: its partners.
    pub parties: Vec<Loaded>,
}
