//! The one table of keys: dispatch, the footer and the help screen come from it.

mod effective;

use crate::ui::command::Attend;
use crate::ui::command::Command;
use crate::ui::command::Command as Do;
use crate::ui::command::Editing as Edit;

pub use effective::Keymap;

/// Where a key is pressed: what has the keys, from the narrowest to the widest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    Anywhere,
    /// Any screen of an open workspace, when nothing lies over it.
    Screen,
    /// Something that takes letters.
    Text,
    /// A screen of several sheets.
    Sheets,
    /// Rows with a cursor.
    List,
    Home,
    Actions,
    Commitments,
    Decisions,
    Meetings,
    Groups,
    Seats,
    /// Who sits or sat in a body, or in one of its seats.
    Members,
    Organizations,
    People,
    Deliveries,
    Details,
    /// Details of what stands in closed minutes and goes on changing.
    FollowUp,
    /// Details of what stands in closed minutes.
    Minutes,
    Action,
    Commitment,
    Decision,
    Member,
    History,
    Form,
    /// A form over the minutes: nothing else has the keys until it is recorded or left.
    RoomForm,
    /// A field of a form that takes one of a few words.
    Choice,
    /// A field with a day in it.
    Day,
    /// A field whose names are offered under it.
    Picker,
    Exchange,
    Conflicts,
    Conflict,
    /// Numbers of minutes that were given twice.
    Clashes,
    Preview,
    /// A question for a path or an office.
    Bundle,
    /// The steps of an export.
    Export,
    /// The end of an export, with nothing left but to close it.
    Exported,
    /// A question with two buttons in a screen of its own.
    Ask,
    /// The bundles at hand.
    Bundles,
    Partner,
    Settings,
    SetUp,
    /// A step of the first start: on a field before the last, on a choice, on the last button, on the way back.
    SetUpField,
    SetUpChoice,
    SetUpBegin,
    SetUpBack,
    Overlay,
    Confirm,
    /// The question before a meeting is closed, with what is missing.
    Closing,
    Attendance,
    Agenda,
    Writing,
    Outputs,
    Trouble,
    /// A sheet of a meeting that is over.
    Closed,
    /// A screen whose long work is being done.
    Working,
}

impl Place {
    /// Returns `true` where letters that are drawn on the screen are keys.
    pub const fn draws_letters(self) -> bool {
        matches!(self, Self::Attendance)
    }
}

/// A key, where it means something, and what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Binding {
    pub place: Place,
    pub key: &'static str,
    pub command: Command,
    /// The message that says what it does; empty for a twin that only help's other line names.
    pub label: &'static str,
    /// Its rank in the footer, the lowest first; 0 keeps it out.
    pub footer: u8,
}

const fn bind(place: Place, key: &'static str, command: Command, label: &'static str, footer: u8) -> Binding {
    Binding { place, key, command, label, footer }
}

const fn twin(place: Place, key: &'static str, command: Command) -> Binding {
    bind(place, key, command, "", 0)
}

/// Every key of the program.
pub const KEYS: &[Binding] = &[
    bind(Place::Home, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Actions, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Actions, "ctrl-u", Do::NextStep, "ui-key-done", 20),
    twin(Place::Actions, "f6", Do::New),
    bind(Place::Commitments, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Commitments, "ctrl-u", Do::NextStep, "ui-key-delivery", 20),
    twin(Place::Commitments, "f7", Do::New),
    bind(Place::Decisions, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Decisions, "ctrl-u", Do::NextStep, "ui-key-reply", 20),
    bind(Place::Meetings, "enter", Do::Open, "ui-key-open-room", 10),
    bind(Place::Groups, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Seats, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Seats, "ctrl-u", Do::NextStep, "ui-key-new-principal", 20),
    bind(Place::Members, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Members, "ctrl-u", Do::NextStep, "ui-key-end-membership", 20),
    bind(Place::Member, "enter", Do::Edit, "ui-key-edit", 10),
    bind(Place::Member, "ctrl-u", Do::NextStep, "ui-key-end-membership", 20),
    bind(Place::Organizations, "enter", Do::Open, "ui-key-partner", 10),
    bind(Place::People, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Deliveries, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Action, "enter", Do::Edit, "ui-key-edit", 10),
    bind(Place::Action, "ctrl-u", Do::NextStep, "ui-key-done", 20),
    bind(Place::Commitment, "enter", Do::Edit, "ui-key-edit", 10),
    bind(Place::Commitment, "ctrl-u", Do::NextStep, "ui-key-delivery", 20),
    bind(Place::Decision, "enter", Do::Edit, "ui-key-edit", 10),
    bind(Place::Decision, "ctrl-u", Do::NextStep, "ui-key-reply", 20),
    bind(Place::Details, "enter", Do::Edit, "ui-key-edit", 10),
    bind(Place::Details, "ctrl-e", Do::Edit, "ui-key-edit", 0),
    bind(Place::Details, "del", Do::Delete, "ui-key-delete", 60),
    twin(Place::Details, "ctrl-d", Do::Delete),
    bind(Place::FollowUp, "enter", Do::Edit, "ui-key-edit", 10),
    bind(Place::FollowUp, "ctrl-e", Do::Edit, "ui-key-edit", 0),
    twin(Place::FollowUp, "del", Do::Delete),
    twin(Place::FollowUp, "ctrl-d", Do::Delete),
    bind(Place::Minutes, "ctrl-u", Do::NextStep, "room-key-reopen", 10),
    twin(Place::Minutes, "enter", Do::Edit),
    twin(Place::Minutes, "ctrl-e", Do::Edit),
    twin(Place::Minutes, "del", Do::Delete),
    twin(Place::Minutes, "ctrl-d", Do::Delete),
    bind(Place::List, "ctrl-n", Do::New, "ui-key-new", 30),
    bind(Place::List, "space", Do::Mark, "ui-key-mark", 50),
    twin(Place::List, "ins", Do::Mark),
    bind(Place::List, "ctrl-a", Do::MarkAll, "ui-key-mark-all", 0),
    bind(Place::List, "del", Do::Delete, "ui-key-delete", 0),
    twin(Place::List, "ctrl-d", Do::Delete),
    bind(Place::RoomForm, "ctrl-s", Do::Save, "room-button-record", 10),
    bind(Place::RoomForm, "tab", Do::NextField, "ui-key-next-field", 20),
    bind(Place::RoomForm, "esc", Do::Back, "room-button-to-text", 30),
    bind(Place::RoomForm, "f2", Do::GoTo, "ui-key-go-to", 70),
    twin(Place::RoomForm, "ctrl-k", Do::GoTo),
    bind(Place::RoomForm, "f3", Do::Search, "ui-key-search", 75),
    twin(Place::RoomForm, "ctrl-f", Do::Search),
    bind(Place::RoomForm, "f1", Do::Help, "ui-key-help", 255),
    bind(Place::Choice, "enter", Do::Open, "ui-key-choose", 5),
    bind(Place::Choice, "space", Do::Type(' '), "ui-key-next-choice", 7),
    bind(Place::Choice, "left", Do::Left, "ui-key-choice-left", 0),
    bind(Place::Choice, "right", Do::Right, "ui-key-choice-right", 0),
    bind(Place::Day, "down", Do::Next, "ui-key-day-later", 15),
    bind(Place::Day, "up", Do::Previous, "ui-key-day-earlier", 0),
    bind(Place::Day, "pagedown", Do::PageDown, "ui-key-month-later", 0),
    bind(Place::Day, "pageup", Do::PageUp, "ui-key-month-earlier", 0),
    bind(Place::Picker, "enter", Do::Open, "ui-key-choose", 5),
    bind(Place::Picker, "down", Do::Next, "ui-key-next-row", 0),
    bind(Place::Picker, "esc", Do::Back, "ui-key-close-list", 80),
    bind(Place::Form, "ctrl-s", Do::Save, "ui-key-save", 10),
    bind(Place::Form, "tab", Do::NextField, "ui-key-next-field", 20),
    twin(Place::Form, "enter", Do::Open),
    bind(Place::Form, "shift-tab", Do::PreviousField, "ui-key-previous-field", 0),
    twin(Place::Form, "down", Do::Next),
    twin(Place::Form, "up", Do::Previous),
    bind(Place::Form, "ctrl-d", Do::Discard, "ui-key-discard", 0),
    bind(Place::Exchange, "enter", Do::Open, "ui-key-choose", 10),
    bind(Place::Exchange, "ctrl-u", Do::Import, "ui-key-import", 20),
    bind(Place::Exchange, "ctrl-e", Do::Export, "ui-key-export", 30),
    bind(Place::Conflicts, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Conflicts, "ctrl-u", Do::Import, "ui-key-import", 20),
    bind(Place::Conflicts, "ctrl-e", Do::Export, "ui-key-export", 30),
    bind(Place::Clashes, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Clashes, "ctrl-u", Do::NextStep, "ui-clash-yes", 20),
    bind(Place::Conflict, "enter", Do::Open, "ui-key-the-record", 10),
    bind(Place::Bundle, "tab", Do::NextField, "ui-key-next-field", 20),
    bind(Place::Bundle, "enter", Do::Open, "ui-key-next-step", 10),
    bind(Place::Bundles, "enter", Do::Open, "ui-key-look-inside", 10),
    bind(Place::Bundles, "ctrl-u", Do::Import, "ui-key-import", 20),
    bind(Place::Bundles, "ctrl-e", Do::Export, "ui-key-export", 30),
    bind(Place::Export, "enter", Do::Open, "ui-key-next-step", 10),
    bind(Place::Exported, "enter", Do::Open, "ui-button-close", 10),
    bind(Place::Ask, "enter", Do::Open, "ui-key-press", 10),
    bind(Place::Ask, "tab", Do::NextField, "ui-key-other-button", 20),
    bind(Place::Ask, "ctrl-s", Do::Save, "ui-export-write", 30),
    bind(Place::Working, "esc", Do::Back, "ui-key-stop", 5),
    bind(Place::Partner, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Partner, "ctrl-u", Do::NextStep, "ui-key-delivery", 20),
    bind(Place::Conflict, "ctrl-u", Do::NextStep, "ui-key-settle", 20),
    bind(Place::Preview, "enter", Do::Open, "ui-key-look-inside", 10),
    bind(Place::Preview, "ctrl-s", Do::Save, "ui-key-import", 20),
    twin(Place::Preview, "ctrl-u", Do::Save),
    bind(Place::Settings, "enter", Do::Open, "ui-key-change", 10),
    bind(Place::SetUpField, "enter", Do::Open, "ui-key-next-field", 10),
    bind(Place::SetUpChoice, "space", Do::Type(' '), "ui-key-next-choice", 15),
    bind(Place::SetUpBegin, "enter", Do::Open, "ui-setup-begin", 10),
    bind(Place::SetUpBack, "enter", Do::Open, "ui-key-back", 10),
    bind(Place::SetUp, "f1", Do::Help, "ui-key-help", 255),
    bind(Place::SetUp, "enter", Do::Open, "ui-key-next-step", 10),
    bind(Place::SetUp, "f8", Do::WhichLine, "ui-key-which-line", 85),
    bind(Place::SetUp, "ctrl-q", Do::Quit, "ui-key-quit", 90),
    bind(Place::Confirm, "tab", Do::NextField, "ui-key-other-button", 20),
    bind(Place::Confirm, "enter", Do::Open, "ui-key-press", 10),
    twin(Place::Confirm, "shift-tab", Do::PreviousField),
    bind(Place::Closing, "enter", Do::Open, "ui-key-do-it", 10),
    bind(Place::Closing, "tab", Do::NextField, "ui-key-next-row", 20),
    twin(Place::Closing, "shift-tab", Do::PreviousField),
    bind(Place::Trouble, "enter", Do::Open, "ui-button-close", 10),
    bind(Place::Overlay, "enter", Do::Open, "ui-key-do-it", 10),
    bind(Place::Attendance, "space", Do::Attend(Attend::Present), "room-key-present", 10),
    twin(Place::Attendance, "p", Do::Attend(Attend::Present)),
    twin(Place::Attendance, "1", Do::Attend(Attend::Present)),
    bind(Place::Attendance, "u", Do::Attend(Attend::Excused), "choice-attendance-status-excused", 0),
    twin(Place::Attendance, "e", Do::Attend(Attend::Excused)),
    twin(Place::Attendance, "2", Do::Attend(Attend::Excused)),
    bind(Place::Attendance, "y", Do::Attend(Attend::Absent), "choice-attendance-status-absent", 0),
    twin(Place::Attendance, "a", Do::Attend(Attend::Absent)),
    twin(Place::Attendance, "3", Do::Attend(Attend::Absent)),
    bind(Place::Attendance, "l", Do::Attend(Attend::Late), "choice-attendance-status-late", 0),
    twin(Place::Attendance, "4", Do::Attend(Attend::Late)),
    bind(Place::Attendance, "o", Do::Attend(Attend::Left), "choice-attendance-status-left", 0),
    twin(Place::Attendance, "5", Do::Attend(Attend::Left)),
    bind(Place::Attendance, "6", Do::Attend(Attend::Alternate), "choice-attendance-category-alternate", 0),
    bind(Place::Attendance, "q", Do::Attend(Attend::Guest), "choice-attendance-category-guest", 0),
    twin(Place::Attendance, "7", Do::Attend(Attend::Guest)),
    bind(Place::Attendance, "ctrl-a", Do::MarkAll, "room-key-mark-all", 20),
    bind(Place::Attendance, "enter", Do::Open, "room-key-times", 30),
    bind(Place::Attendance, "ctrl-e", Do::Edit, "room-key-meeting", 35),
    bind(Place::Attendance, "ctrl-u", Do::NextStep, "room-key-start-or-close", 40),
    bind(Place::Attendance, "del", Do::Delete, "room-key-take-mark-off", 0),
    twin(Place::Attendance, "ctrl-d", Do::Delete),
    bind(Place::Attendance, "f9", Do::Minutes, "room-key-minutes", 0),
    twin(Place::Attendance, "ctrl-p", Do::Minutes),
    bind(Place::Writing, "f4", Do::NewDecision, "room-key-decision", 10),
    twin(Place::Writing, "ctrl-r", Do::NewDecision),
    bind(Place::Writing, "f5", Do::NewRecommendation, "room-key-recommendation", 20),
    twin(Place::Writing, "ctrl-w", Do::NewRecommendation),
    bind(Place::Writing, "f6", Do::NewAction, "room-key-action", 30),
    twin(Place::Writing, "ctrl-l", Do::NewAction),
    bind(Place::Writing, "f7", Do::NewCommitment, "room-key-commitment", 40),
    twin(Place::Writing, "ctrl-g", Do::NewCommitment),
    bind(Place::Writing, "tab", Do::NextField, "room-key-agenda", 50),
    bind(Place::Writing, "enter", Do::Open, "room-key-note", 0),
    bind(Place::Writing, "ctrl-e", Do::Edit, "ui-key-edit", 0),
    bind(Place::Writing, "ctrl-n", Do::New, "room-key-new-item", 0),
    bind(Place::Writing, "ctrl-down", Do::NextItem, "room-key-next-item", 0),
    bind(Place::Writing, "ctrl-up", Do::PreviousItem, "room-key-previous-item", 0),
    bind(Place::Writing, "ctrl-u", Do::NextStep, "room-key-start-or-close", 60),
    bind(Place::Writing, "f9", Do::Minutes, "room-key-minutes", 0),
    twin(Place::Writing, "ctrl-p", Do::Minutes),
    bind(Place::Agenda, "enter", Do::Open, "room-key-write", 1),
    bind(Place::Agenda, "space", Do::Mark, "room-key-item-done", 3),
    bind(Place::Agenda, "ctrl-n", Do::New, "room-key-new-item", 4),
    bind(Place::Agenda, "ctrl-e", Do::Edit, "ui-key-edit", 5),
    bind(Place::Agenda, "del", Do::Delete, "ui-key-delete", 0),
    twin(Place::Agenda, "ctrl-d", Do::Delete),
    bind(Place::Agenda, "tab", Do::NextField, "room-key-text", 2),
    bind(Place::Agenda, "ctrl-u", Do::NextStep, "room-key-start-or-close", 6),
    bind(Place::Closed, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Closed, "f9", Do::Minutes, "room-key-minutes", 20),
    twin(Place::Closed, "ctrl-p", Do::Minutes),
    bind(Place::Closed, "ctrl-u", Do::NextStep, "room-key-reopen", 30),
    bind(Place::Closed, "ctrl-down", Do::NextItem, "room-key-next-item", 0),
    bind(Place::Closed, "ctrl-up", Do::PreviousItem, "room-key-previous-item", 0),
    bind(Place::Outputs, "enter", Do::Open, "ui-key-open", 10),
    bind(Place::Outputs, "f9", Do::Minutes, "room-key-minutes", 20),
    twin(Place::Outputs, "ctrl-p", Do::Minutes),
    bind(Place::Outputs, "ctrl-u", Do::NextStep, "room-key-start-or-close", 30),
    twin(Place::Text, "backspace", Do::Editing(Edit::Backspace)),
    twin(Place::Text, "del", Do::Editing(Edit::Delete)),
    twin(Place::Text, "home", Do::Editing(Edit::Home)),
    twin(Place::Text, "end", Do::Editing(Edit::End)),
    twin(Place::Text, "ctrl-left", Do::Editing(Edit::WordLeft)),
    twin(Place::Text, "ctrl-right", Do::Editing(Edit::WordRight)),
    twin(Place::Text, "shift-left", Do::Editing(Edit::ExtendLeft)),
    twin(Place::Text, "shift-right", Do::Editing(Edit::ExtendRight)),
    twin(Place::Text, "shift-up", Do::Editing(Edit::ExtendUp)),
    twin(Place::Text, "shift-down", Do::Editing(Edit::ExtendDown)),
    twin(Place::Text, "shift-home", Do::Editing(Edit::ExtendHome)),
    twin(Place::Text, "shift-end", Do::Editing(Edit::ExtendEnd)),
    twin(Place::Text, "ctrl-shift-left", Do::Editing(Edit::ExtendWordLeft)),
    twin(Place::Text, "ctrl-shift-right", Do::Editing(Edit::ExtendWordRight)),
    twin(Place::Text, "ctrl-home", Do::Editing(Edit::TextStart)),
    twin(Place::Text, "ctrl-end", Do::Editing(Edit::TextEnd)),
    twin(Place::Text, "ctrl-backspace", Do::Editing(Edit::DeleteWordBefore)),
    twin(Place::Text, "ctrl-del", Do::Editing(Edit::DeleteWordAfter)),
    twin(Place::Text, "ctrl-a", Do::Editing(Edit::SelectAll)),
    bind(Place::Text, "ctrl-c", Do::Editing(Edit::Copy), "ui-key-copy", 0),
    bind(Place::Text, "ctrl-x", Do::Editing(Edit::Cut), "ui-key-cut", 0),
    bind(Place::Text, "ctrl-v", Do::Editing(Edit::Paste), "ui-key-paste", 0),
    twin(Place::Text, "ctrl-z", Do::Editing(Edit::Undo)),
    twin(Place::Text, "ctrl-y", Do::Editing(Edit::Redo)),
    twin(Place::Anywhere, "down", Do::Next),
    twin(Place::Anywhere, "up", Do::Previous),
    twin(Place::Anywhere, "pagedown", Do::PageDown),
    twin(Place::Anywhere, "pageup", Do::PageUp),
    twin(Place::Anywhere, "home", Do::First),
    twin(Place::Anywhere, "end", Do::Last),
    twin(Place::Anywhere, "left", Do::Left),
    twin(Place::Anywhere, "right", Do::Right),
    twin(Place::Anywhere, "enter", Do::Open),
    twin(Place::Anywhere, "tab", Do::NextField),
    twin(Place::Anywhere, "shift-tab", Do::PreviousField),
    twin(Place::Anywhere, "backspace", Do::Editing(Edit::Backspace)),
    bind(Place::Anywhere, "esc", Do::Back, "ui-key-back", 80),
    bind(Place::Sheets, "ctrl-t", Do::NextSheet, "ui-key-next-sheet", 55),
    twin(Place::Sheets, "ctrl-pagedown", Do::NextSheet),
    bind(Place::Sheets, "ctrl-pageup", Do::PreviousSheet, "ui-key-previous-sheet", 0),
    bind(Place::Screen, "f2", Do::GoTo, "ui-key-go-to", 70),
    twin(Place::Screen, "ctrl-k", Do::GoTo),
    bind(Place::Screen, "f3", Do::Search, "ui-key-search", 75),
    twin(Place::Screen, "ctrl-f", Do::Search),
    bind(Place::Screen, "f6", Do::NewAction, "ui-key-new-action", 78),
    twin(Place::Screen, "ctrl-l", Do::NewAction),
    bind(Place::Screen, "f7", Do::NewCommitment, "ui-key-new-commitment", 79),
    twin(Place::Screen, "ctrl-g", Do::NewCommitment),
    bind(Place::Screen, "f4", Do::NewDecision, "ui-key-new-decision", 0),
    twin(Place::Screen, "ctrl-r", Do::NewDecision),
    bind(Place::Screen, "f5", Do::NewRecommendation, "ui-key-new-recommendation", 0),
    twin(Place::Screen, "ctrl-w", Do::NewRecommendation),
    bind(Place::Screen, "ctrl-z", Do::Undo, "ui-key-undo", 0),
    bind(Place::Screen, "ctrl-y", Do::Redo, "ui-key-redo", 0),
    bind(Place::Anywhere, "f8", Do::WhichLine, "ui-key-which-line", 0),
    bind(Place::Screen, "f1", Do::Help, "ui-key-help", 255),
    twin(Place::Screen, "?", Do::Help),
    twin(Place::Screen, "؟", Do::Help),
    bind(Place::Anywhere, "ctrl-q", Do::Quit, "ui-key-quit", 0),
    bind(Place::Home, "ctrl-q", Do::Quit, "ui-key-quit", 90),
];

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn a_key_means_one_thing_at_a_place() {
        let mut seen = HashSet::new();
        for binding in KEYS {
            assert!(seen.insert((binding.place, binding.key)), "{} at {:?}", binding.key, binding.place);
        }
    }

    #[test]
    fn no_key_is_one_that_terminals_keep_for_themselves() {
        for binding in KEYS {
            let kept = ["ctrl-h", "ctrl-i", "ctrl-j", "ctrl-m", "ctrl-[", "ctrl-b", "f10", "f11", "f12"];
            assert!(!kept.contains(&binding.key) && !binding.key.starts_with("alt-"), "{}", binding.key);
        }
    }
}
