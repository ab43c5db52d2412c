//! What a person can wish for with a key.

use crate::domain::rows::List;

/// A wish. The keymap makes it out of a key, `update` fulfils it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    Open,
    Back,
    Next,
    Previous,
    PageDown,
    PageUp,
    First,
    Last,
    /// The cursor goes to a row of a list, or the focus to a line or button of a form: what a click wishes.
    Select(usize),
    /// The same in a list beside or under the one that has the keys.
    Choose(usize),
    /// A sheet, by its place.
    Turn(usize),
    /// A screen on the way that was gone, by its place.
    BackTo(usize),
    Left,
    Right,
    NextField,
    PreviousField,
    NextSheet,
    PreviousSheet,
    /// A letter, into whatever takes text.
    Type(char),
    Editing(Editing),
    Help,
    /// The page on which one sees which line reads right here.
    WhichLine,
    GoTo,
    Search,
    Quit,
    /// A screen, by its digit or from help and search.
    Go(Destination),
    New,
    NewAction,
    NewCommitment,
    NewDecision,
    NewRecommendation,
    Edit,
    Save,
    /// Throws away what was typed: asks first.
    Discard,
    /// Throws it away without a question.
    ThrowAway,
    /// Goes to an item of the agenda, by its place.
    ToItem(usize),
    Undo,
    Redo,
    Delete,
    Mark,
    MarkAll,
    /// The next step of this record: done, delivery, reply, import.
    NextStep,
    Import,
    Export,
    /// A mark on the attendance sheet.
    Attend(Attend),
    PreviousItem,
    NextItem,
    /// Writes the minutes of the meeting.
    Minutes,
}

/// How a seat or a guest is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attend {
    Present,
    Excused,
    Absent,
    Late,
    Left,
    /// The alternate sits in the seat, or the member again.
    Alternate,
    Guest,
}

/// What a text field does with a key that is no letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editing {
    Backspace,
    Delete,
    Home,
    End,
    WordLeft,
    WordRight,
    ExtendLeft,
    ExtendRight,
    ExtendUp,
    ExtendDown,
    ExtendHome,
    ExtendEnd,
    ExtendWordLeft,
    ExtendWordRight,
    TextStart,
    TextEnd,
    DeleteWordBefore,
    DeleteWordAfter,
    SelectAll,
    SelectWord,
    Point(Point),
    Copy,
    Cut,
    Paste,
    Undo,
    Redo,
}

/// A cell of a text as it stands on the screen, laid out in so many columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    pub row: usize,
    pub column: usize,
    pub columns: usize,
    /// The selection is taken along.
    pub extends: bool,
}

/// A screen that can be gone to from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    Home,
    Meetings,
    Groups,
    Actions,
    Commitments,
    Decisions,
    Organizations,
    Exchange,
    Settings,
}

impl Destination {
    /// The destinations that Home and F2 offer, with the digit drawn beside each.
    pub const OFFERED: &'static [(u8, Self)] = &[
        (1, Self::Meetings),
        (2, Self::Groups),
        (3, Self::Actions),
        (4, Self::Commitments),
        (5, Self::Decisions),
        (6, Self::Organizations),
        (8, Self::Exchange),
        (9, Self::Settings),
        (0, Self::Home),
    ];

    /// Finds the destination of a digit.
    pub fn of_digit(digit: u8) -> Option<Self> {
        Self::OFFERED.iter().find(|(known, _)| *known == digit).map(|(_, destination)| *destination)
    }

    /// Returns the message that names the screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Home => "ui-screen-home",
            Self::Meetings => "ui-screen-meetings",
            Self::Groups => "ui-screen-groups",
            Self::Actions => "ui-screen-actions",
            Self::Commitments => "ui-screen-commitments",
            Self::Decisions => "ui-screen-decisions",
            Self::Organizations => "ui-screen-organizations",
            Self::Exchange => "ui-screen-exchange",
            Self::Settings => "ui-screen-settings",
        }
    }

    /// Returns the lists that the screen holds, one a sheet.
    pub const fn lists(self) -> &'static [List] {
        match self {
            Self::Home | Self::Exchange | Self::Settings => &[],
            Self::Meetings => &[List::Meetings],
            Self::Groups => &[List::Bodies],
            Self::Actions => &[List::OpenActions, List::AllActions],
            Self::Commitments => &[List::OpenCommitments, List::AllCommitments],
            Self::Decisions => &[List::Recommendations, List::Decisions],
            Self::Organizations => &[List::Organizations, List::People],
        }
    }
}
