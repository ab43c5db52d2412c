//! What a screen asks for and what it is given: questions, windows of rows, summaries.
//!
//! A list is read in windows by key, never whole. Every list says its order; the key of a row is made by
//! whoever answers and handed back untouched to ask for what stands after or before it.

mod listed;
mod room;

use crate::domain::catalogue::RecordKind;
use crate::domain::closed_minutes::ClosedMinutes;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records as kinds;
use crate::domain::records::Record as _;
use crate::domain::shown::ChangeName;
use crate::domain::shown::Clash;
use crate::domain::shown::Conflict;
use crate::domain::shown::Contest;
use crate::domain::shown::HistoryEntry;
use crate::domain::shown::PeerRow;
use crate::domain::stick::Leaving;
use crate::domain::stick::Stick;
use crate::domain::value::Parts;

pub use listed::ActionRow;
pub use listed::BodyRow;
pub use listed::CommitmentRow;
pub use listed::DecisionRow;
pub use listed::DeliveryRow;
pub use listed::MeetingRow;
pub use listed::MemberRow;
pub use listed::OrganizationRow;
pub use listed::PersonRow;
pub use listed::Reference;
pub use listed::Row;
pub use listed::SeatRow;
pub use room::RoomItem;
pub use room::RoomSeat;
pub use room::RoomView;

/// Something a screen wants to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// The first screen: what is next, what waits.
    Home,
    /// A window of a list.
    List(ListQuery),
    /// One record with the names of what it refers to.
    Record { kind: &'static RecordKind, id: RecordId },
    /// What was done to a record, newest first; `after` is the last one already shown.
    History { kind: &'static RecordKind, id: RecordId, after: Option<ChangeName>, limit: usize },
    /// Records of a kind whose name resembles `text`, best first; all in order of name when it is empty.
    Pick { kind: &'static RecordKind, text: String, limit: usize },
    /// Who could lead a meeting: members of the circle whose name resembles `text`, then people outside it.
    PickMember { circle: Circle, text: String, limit: usize },
    /// Meetings that still take decisions: those that are not over, the latest first.
    PickMeeting { text: String, limit: usize },
    /// What usually holds for the next meeting of a body.
    NextMeeting { body: RecordId },
    /// A seat with everybody who sat in it.
    Seat { seat: RecordId },
    /// The number of the next seat of a body.
    NextSeat { body: RecordId },
    /// Records of all kinds in which the words of `text` stand.
    Search { text: String, limit: usize },
    /// Text kept for a form: of this record, or the last one of a record of this kind that is not made yet.
    Draft { kind: &'static RecordKind, record: Option<RecordId> },
    /// The laptops that are known here, this one first.
    Peers,
    /// What is plugged in, and the bundles on it.
    Sticks,
    /// A folder that was named, and the bundles in it.
    Folder { path: String },
    /// Whether a bundle could be written into a folder that was chosen.
    Target { path: String },
    /// What would leave with a bundle, and for whom it could be.
    Leaving,
    /// Numbers of minutes that several meetings carry.
    Clashes,
    /// A window of what is unsettled, by kind and record.
    Conflicts(ConflictsWindow),
    /// Everything unsettled about one record.
    ConflictsOf { kind: &'static RecordKind, record: RecordId },
    /// A meeting with its seats, agenda and what was recorded.
    Room { meeting: RecordId },
    /// What one partner promised, and where it sits.
    Partner { organization: RecordId },
    /// What refers to records of a kind, asked before they are deleted.
    Hanging { kind: &'static RecordKind, records: Vec<RecordId> },
}

/// The members of a body on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Circle {
    pub body: RecordId,
    pub day: Day,
}

/// The answer to a [`Query`], in the same order of variants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Home(Box<HomeSummary>),
    List(Page),
    /// `None` when no such record is held.
    Record(Option<Box<RecordView>>),
    History(HistoryPage),
    /// Also to [`Query::PickMember`] and [`Query::PickMeeting`].
    Picks(Vec<PickRow>),
    NextMeeting(Box<MeetingPlan>),
    /// `None` when it is not held.
    Seat(Option<Box<SeatView>>),
    NextSeat(i64),
    Found {
        hits: Vec<SearchHit>,
        /// What was looked for, when it is not what was typed.
        meant: Option<String>,
    },
    Draft(Option<Draft>),
    Peers(Vec<PeerRow>),
    Sticks(Vec<Stick>),
    Folder(Stick),
    /// Why nothing can be written there; `None` when it can.
    Target(Option<Message>),
    Leaving(Leaving),
    Clashes(Vec<Clash>),
    Conflicts(ConflictsPage),
    ConflictsOf(ConflictsView),
    Room(Option<Box<RoomView>>),
    Partner(Option<Box<PartnerView>>),
    /// How many of which kind; only what there is.
    Hanging(Vec<(&'static RecordKind, u64)>),
}

/// A question for a window of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListQuery {
    pub list: List,
    /// As typed; every folded word of it must stand in the row's searched text. Empty: no filter.
    pub filter: String,
    pub window: Window,
}

/// Which rows of a list: those after or before a row, or from the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    pub from: From,
    pub limit: usize,
}

/// Where a window begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum From {
    Start,
    /// The last rows of the list.
    End,
    /// The row of the key itself and what stands after it.
    At(Key),
    After(Key),
    /// The rows just before the key, still given in the list's order.
    Before(Key),
    /// The rows round the first of these records that stands in the list; none when none of them does.
    Round(Vec<RecordId>),
}

/// The place of a row in its list: what the list is ordered by, and the id to part equals.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    pub sort: String,
    pub id: RecordId,
}

/// A list and its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum List {
    /// Open, in progress and blocked action items; earliest due day first, undated last.
    OpenActions,
    /// All action items; latest due day first, undated last.
    AllActions,
    /// Commitments that are not fully delivered or cancelled, by folded name of the first partner, then due day.
    OpenCommitments,
    /// All commitments, in the same order.
    AllCommitments,
    /// Recommendations, newest meeting first, then sequence.
    Recommendations,
    /// Decisions, newest meeting first, then sequence.
    Decisions,
    /// Meetings of all bodies, latest start first.
    Meetings,
    /// Meetings of one body, latest start first.
    MeetingsOf(RecordId),
    /// Decisions and recommendations of one body, newest first.
    OutputsOf(RecordId),
    /// Planning groups and councils by folded name; dissolved ones last.
    Bodies,
    /// Seats of a body by number.
    SeatsOf(RecordId),
    /// Who sits or sat in a body, with a seat and without; who still does first, then the last to leave.
    MembersOf(RecordId),
    /// Who sits or sat in a seat, in the same order.
    SittersOf(RecordId),
    /// Organisations by folded name.
    Organizations,
    /// People by folded name without the honorific.
    People,
    /// Deliveries of a commitment, latest first.
    DeliveriesOf(RecordId),
}

/// A window of rows, in the order of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub rows: Vec<(Key, Row)>,
    /// `true` when rows stand before the first of these.
    pub before: bool,
    /// `true` when rows stand after the last of these.
    pub after: bool,
    /// How many rows the filter leaves, and how many there are without it.
    pub matching: Matching,
    pub total: u64,
    /// Of the list without its filter: what is late.
    pub late: u64,
}

/// How many rows a filter leaves, as far as they were counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Matching {
    Exactly(u64),
    MoreThan(u64),
}

/// A name in Arabic, and in English where one was given.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Name {
    pub ar: String,
    pub en: Option<String>,
}

/// A record and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    pub kind: &'static RecordKind,
    pub id: RecordId,
    pub name: Name,
}

/// What the first screen shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HomeSummary {
    pub office: Name,
    pub office_code: String,
    pub next_meeting: Option<NextMeeting>,
    pub late_actions: u64,
    /// The due day of the action item that is late the longest.
    pub oldest_due: Option<Day>,
    pub late_commitments: u64,
    /// The commitment that is late the longest: its title and its partner.
    pub latest_commitment: Option<(String, Name)>,
    pub conflicts: u64,
    /// Numbers of minutes that several meetings carry.
    pub clashes: u64,
    /// Offices that have not acknowledged all of ours: name, changes, day of the last export to them.
    pub unacknowledged: Vec<(String, u64, Option<Day>)>,
    /// Action items due in the coming seven days, at most eight, and how many more there are.
    pub this_week: Vec<(RecordId, DueRow)>,
    pub more_this_week: u64,
    /// Groups and councils: without one nothing can begin.
    pub bodies: u64,
}

/// An action item that is due soon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueRow {
    pub title: String,
    pub due_on: Option<Day>,
    /// Who is to do it: the person, or else the organisation.
    pub who: Option<Name>,
}

/// The meeting that comes next, or that is running.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NextMeeting {
    pub id: RecordId,
    pub meeting: MeetingRow,
    /// When it began, while it is running.
    pub running_since: Option<Moment>,
    pub seats: u64,
}

/// A record with what is needed to show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordView {
    pub loaded: Loaded,
    /// What a person calls it.
    pub title: Name,
    /// Every record that it refers to and that is held here.
    pub names: Vec<Named>,
    /// Numbers of the fields that are in conflict.
    pub unsettled: Vec<u16>,
    /// Of a commitment: its partners. Of a seat: who sits in it today.
    pub people: Vec<Named>,
    /// Of a commitment: its line in the ledger.
    pub commitment: Option<Box<CommitmentRow>>,
    /// The full number of a decision, or the minutes in which an action item or a commitment stands.
    pub reference: Option<Reference>,
    /// The meeting in which a decision, an action item or a commitment was recorded.
    pub meeting: Option<Box<MeetingRow>>,
    /// The closed minutes in which it stands: what was said and decided is read only.
    pub closed_in: Option<ClosedMinutes>,
    /// What it says that cannot be.
    pub doubts: Vec<Message>,
}

/// A part of a record's history, with the names of what its values refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HistoryPage {
    pub entries: Vec<HistoryEntry>,
    pub names: Vec<Named>,
    /// `true` when older entries follow.
    pub after: bool,
}

/// A seat with everybody who sat in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeatView {
    pub seat: Loaded,
    pub organization: Option<Named>,
    /// Memberships, deleted ones apart.
    pub sitting: Vec<Loaded>,
    /// The people of the memberships.
    pub names: Vec<Named>,
}

/// What usually holds for the next meeting of a body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MeetingPlan {
    /// The greatest ordinal that is held, for each kind of meeting.
    pub ordinals: Vec<(String, i64)>,
    /// The memberships of the body's chair and secretary.
    pub chair: Option<Named>,
    pub secretary: Option<Named>,
    /// Where the last meeting was held, and when it began.
    pub place: Option<String>,
    pub host: Option<Named>,
    pub last_start: Option<Moment>,
    /// The number of the last minutes that have one.
    pub last_minutes: Option<(i64, i64)>,
    /// What the last meeting said of the next one.
    pub announced: Option<Moment>,
    pub announced_place: Option<String>,
}

/// A record that a picker offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickRow {
    /// The kind that is picked; a person where no membership is held yet.
    pub kind: &'static RecordKind,
    pub id: RecordId,
    pub name: Name,
    /// What tells it apart from its namesakes: kind, place, seat, organisation.
    pub told_apart_by: Vec<Hint>,
    /// `true` when it is so near to the typed text that adding it anew would make a twin.
    pub near_twin: bool,
}

/// A word that tells a record apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hint {
    Name(Name),
    Text(String),
    Word(Message),
}

/// A record that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHit {
    pub kind: &'static RecordKind,
    pub id: RecordId,
    pub title: Name,
    /// The body, the partner, the due day: what stands beside the title.
    pub beside: Vec<Hint>,
}

/// Text typed into a form and not recorded yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub kind: &'static RecordKind,
    /// The record that it becomes.
    pub record: RecordId,
    /// The fields by name, with their text.
    pub fields: Vec<(String, String)>,
}

/// The place of a conflict among all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ConflictKey {
    /// The number of the kind.
    pub kind: u16,
    pub record: RecordId,
    pub scope: [u8; 18],
    /// 0: the record's life.
    pub field: u16,
}

/// Which conflicts: those after or before one, or from the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictsWindow {
    pub from: FromConflict,
    pub limit: usize,
}

/// Where a window of conflicts begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FromConflict {
    Start,
    /// The last conflicts.
    End,
    At(ConflictKey),
    After(ConflictKey),
    /// The conflicts just before this one, still given in their order.
    Before(ConflictKey),
}

/// A conflict in their list: what it is about, and the values that stand there, the shown one first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConflictRow {
    pub kind: &'static RecordKind,
    pub record: RecordId,
    pub title: String,
    pub contest: Contest,
    /// None in a contest over a record's life.
    pub values: Vec<Parts>,
}

/// A window of what is unsettled, with the names of what the values refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConflictsPage {
    pub rows: Vec<(ConflictKey, ConflictRow)>,
    pub names: Vec<Named>,
    /// `true` when conflicts stand before the first of these, and after the last.
    pub before: bool,
    pub after: bool,
    pub total: u64,
}

/// Everything unsettled about one record, with the names of what the values refer to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ConflictsView {
    pub conflicts: Vec<Conflict>,
    pub names: Vec<Named>,
}

/// A partner: what it promised, and where it sits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartnerView {
    pub organization: Loaded,
    pub name: Name,
    /// Bodies in which it sits, with the number of its seat and who sits there.
    pub seats: Vec<(Name, SeatRow)>,
    /// Its commitments by due day, at most fifty.
    pub commitments: Vec<(RecordId, CommitmentRow)>,
    pub open_actions: u64,
}

impl Matching {
    /// Returns how many rows there are at least.
    pub const fn at_least(self) -> u64 {
        match self {
            Self::Exactly(count) => count,
            Self::MoreThan(count) => count.saturating_add(1),
        }
    }

    /// Says how many of all rows the filter leaves.
    pub fn of(self, total: u64) -> Message {
        let (id, count) = match self {
            Self::Exactly(count) => ("ui-matching", count),
            Self::MoreThan(count) => ("ui-matching-more", count),
        };
        Message::new(id).with("matching", count.cast_signed()).with("total", total.cast_signed())
    }
}

impl List {
    /// Returns the kind of record that stands in the rows.
    pub fn kind(self) -> &'static RecordKind {
        match self {
            Self::OpenActions | Self::AllActions => kinds::ActionItem::KIND,
            Self::OpenCommitments | Self::AllCommitments => kinds::Commitment::KIND,
            Self::Recommendations | Self::Decisions | Self::OutputsOf(_) => kinds::Decision::KIND,
            Self::Meetings | Self::MeetingsOf(_) => kinds::Meeting::KIND,
            Self::Bodies => kinds::Body::KIND,
            Self::SeatsOf(_) => kinds::Seat::KIND,
            Self::MembersOf(_) | Self::SittersOf(_) => kinds::Membership::KIND,
            Self::Organizations => kinds::Organization::KIND,
            Self::People => kinds::Person::KIND,
            Self::DeliveriesOf(_) => kinds::Delivery::KIND,
        }
    }
}

impl Draft {
    /// Returns the text of a field.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, text)| text.as_str())
    }

    /// Returns the record that a field names; what stands beside its id is its name.
    pub fn reference(&self, name: &str) -> Option<RecordId> {
        RecordId::parse(self.field(name)?.split(' ').next()?)
    }
}

impl Name {
    /// Makes a name that has only Arabic, or only one spelling.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { ar: text.into(), en: None }
    }

    /// Returns the English name where it is wanted and there is one, else the Arabic one.
    pub fn shown(&self, english: bool) -> &str {
        match &self.en {
            Some(en) if english && !en.is_empty() => en,
            _ => &self.ar,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_english_reader_is_given_the_english_name_when_there_is_one() {
        let both =
            Name { ar: "بلدية الزيتون".to_owned(), en: Some("Zeitoun Municipality".to_owned()) };
        assert_eq!((both.shown(true), both.shown(false)), ("Zeitoun Municipality", "بلدية الزيتون"));
        assert_eq!(Name::plain("الغرفة التجارية").shown(true), "الغرفة التجارية");
    }
}
