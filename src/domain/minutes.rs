//! What the minutes of a meeting are made of: its records, with the names that stand behind their ids.

mod gather;

use crate::domain::day::Moment;
use crate::domain::quorum::Quorum;
use crate::domain::records::ActionItem;
use crate::domain::records::AgendaItem;
use crate::domain::records::Attendance;
use crate::domain::records::Commitment;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Note;

pub use gather::MinutesRecords;
pub use gather::NamesIn;

/// A meeting with everything its minutes say. Names are those of the day of the meeting, where known.
#[derive(Clone, Debug)]
pub struct MinutesFacts {
    pub meeting: Meeting,
    /// The offices of the heading, the highest first: the ministry, the directorate.
    pub offices: Vec<String>,
    pub body: Option<String>,
    /// The organisation in whose rooms people met.
    pub host: Option<String>,
    pub chair: Option<Official>,
    pub secretary: Option<Official>,
    /// Everybody on the roll, in the order of print.
    pub people: Vec<Attendee>,
    /// `None` where the body has no rule and no seats.
    pub quorum: Option<Quorum>,
    /// What earlier meetings gave and was still open on that day.
    pub follow_up: Vec<GivenAction>,
    /// The agenda in order.
    pub items: Vec<ItemFacts>,
    /// What was decided or promised under no point of the agenda.
    pub others: Outputs,
    /// When words of the minutes were changed last after they were closed.
    pub changed_since: Option<Moment>,
}

/// The chair or the secretary of a meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Official {
    pub name: String,
    pub title: Option<String>,
}

/// Who leads a meeting, and who writes it down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    Chair,
    Secretary,
}

/// One line of the roll.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    pub attendance: Attendance,
    /// With the honorific.
    pub name: String,
    pub organization: Option<String>,
    /// What the person does in the meeting itself.
    pub leads: Option<Lead>,
    /// What the person does in the body on that day, as the catalogue names it.
    pub role: Option<String>,
    /// The title of the person, for when none was printed on that day.
    pub title: Option<String>,
}

/// A point of the agenda with what was said and came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemFacts {
    pub item: AgendaItem,
    pub notes: Vec<SpokenNote>,
    pub outputs: Outputs,
}

/// A line of the deliberation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenNote {
    pub note: Note,
    pub speaker: Option<String>,
}

/// What came of a point: decisions and recommendations, action items, commitments.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outputs {
    pub decisions: Vec<AddressedDecision>,
    pub actions: Vec<GivenAction>,
    pub commitments: Vec<MadeCommitment>,
}

/// A decision, or a recommendation with its addressee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddressedDecision {
    pub decision: Decision,
    pub addressee: Option<String>,
}

/// An action item with who is to do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GivenAction {
    pub action: ActionItem,
    pub organization: Option<String>,
    pub person: Option<String>,
}

/// A commitment with the partners that made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeCommitment {
    pub commitment: Commitment,
    pub partners: Vec<String>,
}

impl MinutesFacts {
    /// Returns the outputs of every point in order, and those of none at the end.
    pub fn outputs(&self) -> impl Iterator<Item = &Outputs> {
        self.items.iter().map(|item| &item.outputs).chain([&self.others])
    }
}

impl Outputs {
    /// Returns `true` when nothing came of it.
    pub fn is_empty(&self) -> bool {
        self.decisions.is_empty() && self.actions.is_empty() && self.commitments.is_empty()
    }
}
