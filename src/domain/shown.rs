//! Plain answers that other rooms show: history, conflicts, previews, peers.

use crate::domain::catalogue::Field;
use crate::domain::catalogue::RecordKind;
use crate::domain::day::Moment;
use crate::domain::edit::Seen;
use crate::domain::id::RecordId;
use crate::domain::message::Argument;
use crate::domain::message::Message;
use crate::domain::rows::Name;
use crate::domain::value::Parts;

/// The name of a change, as people and scripts hand it back.
pub type ChangeName = [u8; 16];

/// Who recorded something, where.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Author {
    /// The code of the office, empty when its laptop record was not received yet.
    pub office: String,
    pub office_name: String,
    pub officer: String,
    pub laptop: String,
}

/// One value that stands in an unsettled field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    pub value: Parts,
    pub author: Author,
    /// `true` when this laptop's own office recorded it.
    pub ours: bool,
    pub at: Moment,
    pub change: ChangeName,
    /// In a contest over a record's life: this side deleted it.
    pub deletes: bool,
}

/// What is unsettled about a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Contest {
    /// A field holds several values.
    Field(&'static Field),
    /// Somebody deleted the record and somebody else changed it.
    Life,
}

/// Two or more values that do not know of each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub kind: &'static RecordKind,
    pub record: RecordId,
    /// What a person calls the record.
    pub title: String,
    pub contest: Contest,
    /// The sides, the shown one first, one per distinct value.
    pub sides: Vec<Side>,
    /// The value that all sides had before, where there is one.
    pub before: Option<Parts>,
    /// Every change that stands in what is contested, those of equal values too: what is settled, and no other.
    pub seen: Seen,
}

/// What a change did to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    Created,
    Deleted,
    Restored,
    /// `before` holds the distinct values that were seen: several where a conflict was settled.
    Set {
        field: &'static Field,
        before: Vec<Parts>,
        after: Parts,
    },
    Withdrew {
        field: &'static Field,
    },
}

impl Deed {
    /// Returns the field that it sets or takes back.
    pub fn field(&self) -> Option<&'static Field> {
        match self {
            Self::Set { field, .. } | Self::Withdrew { field } => Some(field),
            Self::Created | Self::Deleted | Self::Restored => None,
        }
    }
}

/// One sentence of a record's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryEntry {
    pub kind: &'static RecordKind,
    pub record: RecordId,
    pub deed: Deed,
    pub author: Author,
    pub at: Moment,
    pub change: ChangeName,
    /// `true` when the change undid an earlier one.
    pub undoes: bool,
}

/// A laptop whose key signed something in a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The key as 30 digits in groups of five.
    pub digits: String,
    pub author: Author,
    /// Since when this laptop knows the key.
    pub known_since: Option<Moment>,
    pub exporter: bool,
    /// It is this laptop's own key: its changes come back.
    pub this_laptop: bool,
}

/// What a preview says about one record of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewRecord {
    pub kind: &'static RecordKind,
    pub record: RecordId,
    /// Its own text; empty where it has none.
    pub title: String,
    /// What it is, and what sets it apart.
    pub name: Message,
    /// What the bundle does to a record that was here, one sentence a field.
    pub deeds: Vec<PreviewDeed>,
}

/// What a bundle does to one field of a record, or to the record as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewDeed {
    pub field: Option<&'static Field>,
    pub said: Message,
}

impl PreviewRecord {
    /// Says which record it is, and what happens to it.
    pub fn message(&self) -> Message {
        match self.deeds() {
            Some(deeds) => {
                Message::new("preview-changed-record").with("name", self.name.clone()).with("deeds", deeds)
            }
            None => self.name.clone(),
        }
    }

    /// Says what happens to it.
    pub fn deeds(&self) -> Option<Message> {
        let said = self.deeds.iter().map(|deed| deed.said.clone());
        said.reduce(|before, next| Message::new("value-then").with("first", before).with("second", next))
    }
}

/// Records that an import touches in the same way: all are counted, the first of each kind are named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewGroup {
    /// In catalogue order.
    pub kinds: Vec<(&'static RecordKind, u64)>,
    pub named: Vec<PreviewRecord>,
}

impl PreviewGroup {
    /// So many records of each kind are named.
    pub const NAMED: u64 = 200;

    /// Counts the records.
    pub fn count(&self) -> u64 {
        self.kinds.iter().map(|(_, count)| count).sum()
    }

    /// Counts a record of a kind; the kinds come in catalogue order. Answers whether it is to be named.
    pub fn note(&mut self, kind: &'static RecordKind) -> bool {
        match self.kinds.last_mut() {
            Some((last, count)) if last.number == kind.number => {
                *count += 1;
                *count <= Self::NAMED
            }
            _ => {
                self.kinds.push((kind, 1));
                true
            }
        }
    }
}

/// What a preview says about a conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewConflict {
    pub kind: &'static RecordKind,
    pub record: RecordId,
    pub title: String,
    /// What the record is, and what sets it apart.
    pub name: Message,
    pub contest: Contest,
}

impl PreviewConflict {
    /// Returns what a person calls the record.
    pub fn called(&self) -> Argument {
        if self.title.is_empty() { self.name.clone().into() } else { self.title.as_str().into() }
    }
}

/// Conflicts that an import makes or meets: all are counted, the first are named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreviewConflicts {
    pub count: u64,
    pub named: Vec<PreviewConflict>,
}

/// What an import will do, or did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportPreview {
    /// The file, as the person named it.
    pub file: String,
    pub bytes: u64,
    pub from: Author,
    pub made_at: Option<Moment>,
    /// Every key that signed, the exporter's first.
    pub signers: Vec<Signer>,
    pub new: PreviewGroup,
    pub changed: PreviewGroup,
    pub deleted: PreviewGroup,
    pub conflicts: PreviewConflicts,
    /// Changes that were not here yet, and how many of the bundle were.
    pub changes: u64,
    pub held: u64,
    /// Segments refused for their content, each with its reason.
    pub quarantined: Vec<Message>,
    /// Kinds and fields of a newer program that were kept but cannot be shown.
    pub unknown: u64,
    /// Changes whose clock is more than a day ahead of this laptop's.
    pub far_ahead: u64,
}

impl ImportPreview {
    /// Returns `true` when everything in the bundle is here: it only says what its sender holds.
    pub fn is_held(&self) -> bool {
        self.changes == 0 && self.quarantined.is_empty()
    }

    /// Counts the records that come, change or go.
    pub fn records(&self) -> u64 {
        [&self.new, &self.changed, &self.deleted].map(PreviewGroup::count).iter().sum()
    }
}

/// What is known of another laptop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeerRow {
    pub author: Author,
    pub digits: String,
    /// `None` for a laptop heard of only through others.
    pub known_since: Option<Moment>,
    /// The latest of our own changes that they said they hold.
    pub they_have_ours_to: Option<Moment>,
    /// The latest of their changes that we hold.
    pub we_have_theirs_to: Option<Moment>,
    /// How many of our changes they have not acknowledged.
    pub unacknowledged: u64,
    /// Changes of theirs that are named but missing here: (first, last) sequence numbers.
    pub missing: Vec<(u64, u64)>,
    pub this_laptop: bool,
}

/// A number of minutes that several meetings of a body carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    pub body: Name,
    /// The number and its year.
    pub number: (i64, i64),
    /// The meetings in order of their start.
    pub meetings: Vec<ClashingMeeting>,
    /// The next number that is free in that year.
    pub next: i64,
    /// The office that numbers the minutes of the body, and whether it is ours.
    pub owner: Name,
    pub ours: bool,
}

/// A meeting whose number another meeting carries too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClashingMeeting {
    pub id: RecordId,
    pub kind: Option<String>,
    pub ordinal: Option<i64>,
    pub starts_at: Option<Moment>,
    /// Who gave the number.
    pub given_by: Author,
    /// The changes that gave it: what is superseded by another number.
    pub seen: Vec<ChangeName>,
}
