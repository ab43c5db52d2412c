//! Why something could not be done, as data. Each error has one sentence with its remedy.

use std::io;
use std::path::Path;

use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::system::SystemRefusal;
use crate::exchange::BuildError;
use crate::exchange::DeliveryError;
use crate::exchange::Refusal;
use crate::ops::JsonFault;
use crate::profile::ProfileError;
use crate::store::StoreError;
use crate::store::UndoRefusal;

/// Why an operation was refused. Nothing has changed when one comes back.
#[derive(Debug, thiserror::Error)]
pub enum OpsError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Profile(#[from] ProfileError),
    #[error("bundle refused: {0:?}")]
    Bundle(Refusal),
    #[error("bundle not built: {0:?}")]
    Build(BuildError),
    #[error("bundle not delivered: {0:?}")]
    Delivery(DeliveryError),
    /// A segment of a bundle whose signature or content does not hold.
    #[error("a segment of the bundle is forged or altered")]
    SegmentForged,
    #[error("a segment of the bundle was written by a newer program")]
    SegmentNewer,
    /// This laptop's key does not write in this workspace.
    #[error("the workspace belongs to another key")]
    NotOurKey,
    #[error("not an office code: {0}")]
    OfficeCode(String),
    #[error("empty {0}")]
    Empty(&'static str),
    #[error("no record {0}")]
    NoSuchRecord(RecordId),
    #[error("not an id: {0}")]
    NotAnId(String),
    #[error("unknown record kind {0}")]
    UnknownKind(String),
    #[error("unknown field {field} of {record}")]
    UnknownField { record: &'static str, field: String },
    #[error("not a planning group: {0}")]
    NotABody(RecordId),
    #[error("{field} is not in conflict")]
    NotInConflict { field: String },
    #[error("not a value of this conflict: {0}")]
    NotASide(String),
    #[error("a new record refers to {0}, which is not here")]
    ParentNotHeld(RecordId),
    #[error("line {line}: {fault:?}")]
    Load { line: u64, fault: LoadFault },
    /// A value that was given on the command line.
    #[error("value: {0:?}")]
    Value(LoadFault),
    #[error("the condition on {field} cannot be met: {fault:?}")]
    Condition { field: String, fault: LoadFault },
    #[error("{0} is no meeting")]
    NotAMeeting(RecordId),
    #[error("cannot read {path}: {reason:?}")]
    Unreadable { path: String, reason: SystemRefusal },
    #[error("cannot write {path}: {reason:?}")]
    Unwritable { path: String, reason: SystemRefusal },
    #[error("nothing to undo")]
    NothingToUndo,
    #[error("changed since")]
    ChangedSince { title: String, by: Message },
    /// A person stopped it.
    #[error("stopped")]
    Stopped,
    /// What is to be undone closed a meeting; its minutes keep their number.
    #[error("the meeting stays closed, under {0:?}")]
    StaysClosed(Option<String>),
    #[error("a word the rules of the work do not allow: {0:?}")]
    Rule(Message),
}

/// What is wrong with a line of a file that is loaded, or with a value that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LoadFault {
    LineTooLong,
    NotUtf8,
    NotJson(JsonFault),
    NotAnObject,
    NoKind,
    UnknownKind {
        kind: String,
    },
    KindDiffers {
        kind: String,
        known: &'static str,
    },
    BadId,
    UnknownField {
        field: String,
        kind: &'static str,
    },
    /// Of another type than the field takes.
    WrongType {
        field: String,
        expected: Message,
    },
    NotAChoice {
        field: String,
        given: String,
        choices: String,
    },
    OutOfBounds {
        field: String,
        least: i64,
        greatest: i64,
    },
    TooLong {
        field: String,
        limit: usize,
    },
    Control {
        field: String,
    },
    NotADay {
        field: String,
        given: String,
    },
    TwoWays {
        field: String,
        reading: Message,
    },
    Deleted,
    NothingToDelete,
    ParentNotHeld {
        field: String,
        id: RecordId,
    },
}

impl LoadFault {
    /// Returns the sentence for people; the line is named beside it.
    pub fn message(&self) -> Message {
        match self {
            Self::LineTooLong => Message::new("load-line-too-long"),
            Self::NotUtf8 => Message::new("load-not-utf8"),
            Self::NotJson(fault) => fault.message(),
            Self::NotAnObject => Message::new("load-not-an-object"),
            Self::NoKind => Message::new("load-no-kind"),
            Self::UnknownKind { kind } => Message::new("load-unknown-kind").with_typed("kind", kind),
            Self::KindDiffers { kind, known } => {
                Message::new("load-kind-differs").with_typed("kind", kind).with_typed("known", *known)
            }
            Self::BadId => Message::new("load-bad-id"),
            Self::UnknownField { field, kind } => {
                Message::new("load-unknown-field").with_typed("field", field).with_typed("kind", *kind)
            }
            Self::WrongType { field, expected } => {
                Message::new("load-wrong-type").with_typed("field", field).with("expected", expected.clone())
            }
            Self::NotAChoice { field, given, choices } => Message::new("load-not-a-choice")
                .with_typed("field", field)
                .with_typed("given", given)
                .with_typed("choices", choices),
            Self::OutOfBounds { field, least, greatest } => Message::new("load-out-of-bounds")
                .with_typed("field", field)
                .with_typed("least", least.to_string())
                .with_typed("greatest", greatest.to_string()),
            Self::TooLong { field, limit } => {
                Message::new("load-too-long").with_typed("field", field).with("limit", *limit)
            }
            Self::Control { field } => Message::new("load-control").with_typed("field", field),
            Self::NotADay { field, given } => {
                Message::new("load-not-a-day").with_typed("field", field).with_typed("given", given)
            }
            Self::TwoWays { field, reading } => {
                Message::new("load-two-ways").with_typed("field", field).with("reading", reading.clone())
            }
            Self::Deleted => Message::new("load-deleted"),
            Self::NothingToDelete => Message::new("load-nothing-to-delete"),
            Self::ParentNotHeld { field, id } => Message::new("load-parent-not-held")
                .with_typed("field", field)
                .with_typed("id", id.to_string()),
        }
    }
}

impl OpsError {
    /// Returns `true` when another program writes in the workspace.
    pub fn is_in_use(&self) -> bool {
        matches!(self, Self::Store(StoreError::InUse { .. }))
    }

    /// Returns `true` when a workspace that cannot be written can still be read.
    pub(crate) fn leaves_reading(&self) -> bool {
        match self {
            Self::NotOurKey => true,
            Self::Store(error) => matches!(
                error,
                StoreError::InUse { .. }
                    | StoreError::ReadOnly
                    | StoreError::Newer { .. }
                    | StoreError::DiskFull
            ),
            _ => false,
        }
    }

    /// Makes an error of a folder in which there are no records yet.
    pub fn no_workspace(folder: &Path) -> Self {
        StoreError::NoWorkspace(folder.to_owned()).into()
    }

    /// Makes an error of a file that could not be read.
    pub fn unreadable(path: impl Into<String>, error: &io::Error) -> Self {
        Self::Unreadable { path: path.into(), reason: SystemRefusal::of(error) }
    }

    /// Makes an error of a file that could not be written.
    pub fn unwritable(path: impl Into<String>, error: &io::Error) -> Self {
        Self::Unwritable { path: path.into(), reason: SystemRefusal::of(error) }
    }

    /// Returns the sentence for people.
    pub fn message(&self) -> Message {
        match self {
            Self::Store(error) => error.message(),
            Self::Profile(error) => profile_message(error),
            Self::Bundle(refusal) => refusal.message(),
            Self::Build(error) => error.message(),
            Self::Delivery(error) => error.message(),
            Self::SegmentForged => Message::new("ops-segment-forged"),
            Self::SegmentNewer => Message::new("ops-segment-newer"),
            Self::NotOurKey => Message::new("ops-not-our-key"),
            Self::OfficeCode(code) => Message::new("ops-office-code").with_typed("code", code),
            Self::Empty(what) => Message::new("ops-empty").with_typed("option", *what),
            Self::NoSuchRecord(id) => Message::new("ops-no-such-record").with_typed("id", id.to_string()),
            Self::NotAnId(text) => Message::new("ops-not-an-id").with_typed("id", text),
            Self::UnknownKind(kind) => Message::new("load-unknown-kind").with_typed("kind", kind),
            Self::UnknownField { record, field } => {
                Message::new("ops-unknown-field").with_typed("field", field).with_typed("kind", *record)
            }
            Self::NotABody(id) => Message::new("ops-not-a-body").with_typed("id", id.to_string()),
            Self::NotAMeeting(id) => Message::new("ops-not-a-meeting").with_typed("id", id.to_string()),
            Self::NotInConflict { field } => Message::new("ops-not-in-conflict").with_typed("field", field),
            Self::NotASide(side) => Message::new("ops-not-a-side").with_typed("side", side),
            Self::ParentNotHeld(id) => Message::new("ops-parent-not-held").with_typed("id", id.to_string()),
            Self::Load { line, fault } => Message::new("ops-load")
                .with("line", i64::try_from(*line).unwrap_or(i64::MAX))
                .with("fault", fault.message()),
            Self::Value(fault @ LoadFault::NotJson(_)) => {
                Message::new("ops-value-not-json").with("fault", fault.message())
            }
            Self::Value(fault) => Message::new("ops-value").with("fault", fault.message()),
            Self::Condition { field, fault } => {
                Message::new("ops-condition").with_typed("field", field).with("fault", fault.message())
            }
            Self::Unreadable { path, reason } => {
                Message::new("ops-unreadable").with_typed("path", path).with("reason", reason.message())
            }
            Self::Unwritable { path, reason } => {
                Message::new("ops-unwritable").with_typed("path", path).with("reason", reason.message())
            }
            Self::NothingToUndo => Message::new("ops-nothing-to-undo"),
            Self::ChangedSince { title, by } => {
                Message::new("ops-changed-since").with("title", title.as_str()).with("by", by.clone())
            }
            Self::Stopped => Message::new("refusal-stopped"),
            Self::StaysClosed(None) => Message::new("ops-stays-closed"),
            Self::StaysClosed(Some(number)) => Message::new("ops-number-stays").with_typed("number", number),
            Self::Rule(message) => message.clone(),
        }
    }
}

fn profile_message(error: &ProfileError) -> Message {
    let at = |id: &'static str, path: &Path| Message::new(id).with_typed("path", path.display().to_string());
    match error {
        ProfileError::NotAFolder(path) => at("profile-not-a-folder", path),
        ProfileError::KeyLength { path, bytes } => {
            at("profile-key-length", path).with("bytes", i64::try_from(*bytes).unwrap_or(i64::MAX))
        }
        ProfileError::KeyOpenToOthers { path, mode } => {
            at("profile-key-open", path).with_typed("mode", format!("{mode:o}"))
        }
        ProfileError::KeyNotAFile(path) => at("profile-key-not-a-file", path),
        ProfileError::KeyExists(path) => at("profile-key-exists", path),
        ProfileError::NoRoom(path) => at("profile-no-room", path),
        ProfileError::ReadOnly(path) => at("profile-read-only", path),
        ProfileError::NotPermitted(path) => at("profile-not-permitted", path),
        ProfileError::Disk { path, source } => {
            at("profile-disk", path).with("reason", SystemRefusal::of(source).message())
        }
    }
}

impl From<Refusal> for OpsError {
    fn from(refusal: Refusal) -> Self {
        if matches!(refusal, Refusal::Stopped) { Self::Stopped } else { Self::Bundle(refusal) }
    }
}

impl From<BuildError> for OpsError {
    fn from(error: BuildError) -> Self {
        Self::Build(error)
    }
}

impl From<DeliveryError> for OpsError {
    fn from(error: DeliveryError) -> Self {
        if matches!(error, DeliveryError::Stopped) { Self::Stopped } else { Self::Delivery(error) }
    }
}

impl From<UndoRefusal> for OpsError {
    fn from(refusal: UndoRefusal) -> Self {
        match refusal {
            UndoRefusal::Nothing => Self::NothingToUndo,
            UndoRefusal::ChangedSince { title, by } => Self::ChangedSince { title, by: by.message() },
            UndoRefusal::ClosedMeeting { number } => Self::StaysClosed(number),
            UndoRefusal::StandsIn(minutes) => Self::Rule(minutes.refusal()),
        }
    }
}
