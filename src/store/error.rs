//! What can go wrong with the workspace file, as data.

use std::io;
use std::io::ErrorKind;
use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::domain::message::Message;
use crate::domain::system::SystemRefusal;
use crate::store::Damage;

/// Why the store could not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no workspace in the folder.
    #[error("no workspace in {0}")]
    NoWorkspace(PathBuf),
    /// There is one already.
    #[error("a workspace exists in {0}")]
    WorkspaceExists(PathBuf),
    /// What should be the folder of a workspace is a file.
    #[error("not a folder: {0}")]
    NotAFolder(PathBuf),
    /// Another process writes; its name is empty where it left none.
    #[error("{holder} is writing")]
    InUse { holder: String },
    /// The file, its folder or its disk cannot be written.
    #[error("the workspace can only be read")]
    ReadOnly,
    /// Written by a newer program.
    #[error("the workspace has format {found}, this program knows {known}")]
    Newer { found: i64, known: i64 },
    /// Written by an earlier program; only opening it for writing brings it up.
    #[error("the workspace has format {found}, this program knows {known}")]
    Older { found: i64, known: i64 },
    /// The file is not a workspace of ours.
    #[error("not a workspace: {0}")]
    Foreign(PathBuf),
    /// The last records stand in a log that only a writable folder can bring in.
    #[error("a log waits in {0}")]
    LogWaits(PathBuf),
    /// No room on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// No room for what long work puts by in the system's folder for temporary files.
    #[error("the disk with the temporary files is full")]
    ScratchFull,
    /// A part of the file that cannot be read: a table, a segment, or the file itself.
    #[error("{part}: {damage:?}")]
    Damaged { part: String, damage: Damage },
    /// Any other refusal of the operating system.
    #[error("{path}: {reason:?}")]
    Unreachable { path: PathBuf, reason: SystemRefusal },
    /// The disk or the folder does not keep what it is told to keep.
    #[error("no durable writing")]
    NotDurable,
    /// Any other refusal of the database.
    #[error("database: {0:?}")]
    Database(DatabaseRefusal),
}

/// Why the database refused, where no error of the store says it better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatabaseRefusal {
    /// The operating system stood behind it.
    System(SystemRefusal),
    /// A file beside the records, or the file itself, could not be opened.
    CannotOpen,
    /// Reading or writing failed, by the database's own number.
    Medium { code: i32 },
    /// Two programs were in each other's way.
    Contended,
    /// A text or a list longer than the file can keep.
    TooBig,
    /// Anything else, by the database's own number: a fault of the program.
    Code(i32),
    /// A row that must be there is not.
    RowMissing,
}

impl DatabaseRefusal {
    /// Returns the reason for a place in a sentence; its remedy stands beside it.
    pub fn message(self) -> Message {
        let numbered = |id, code: i32| Message::new(id).with_typed("code", code.to_string());
        match self {
            Self::System(refusal) => refusal.message(),
            Self::CannotOpen => Message::new("store-database-cannot-open"),
            Self::Medium { code } => numbered("store-database-medium", code),
            Self::Contended => Message::new("store-database-contended"),
            Self::TooBig => Message::new("store-database-too-big"),
            Self::Code(code) => numbered("store-database-code", code),
            Self::RowMissing => Message::new("store-database-row-missing"),
        }
    }
}

impl StoreError {
    /// Returns the sentence for people.
    pub fn message(&self) -> Message {
        match self {
            Self::NoWorkspace(path) => {
                Message::new("store-no-workspace").with_typed("path", path.display().to_string())
            }
            Self::WorkspaceExists(path) => {
                Message::new("store-workspace-exists").with_typed("path", path.display().to_string())
            }
            Self::NotAFolder(path) => {
                Message::new("store-not-a-folder").with_typed("path", path.display().to_string())
            }
            Self::InUse { holder } if holder.is_empty() => Message::new("store-in-use-unknown"),
            Self::InUse { holder } => in_use(holder),
            Self::ReadOnly => Message::new("store-read-only"),
            Self::Newer { .. } => Message::new("store-newer"),
            Self::Older { .. } => Message::new("store-older"),
            Self::Foreign(path) => {
                Message::new("store-foreign").with_typed("path", path.display().to_string())
            }
            Self::LogWaits(path) => {
                Message::new("store-log-waits").with_typed("path", path.display().to_string())
            }
            Self::DiskFull => Message::new("store-disk-full"),
            Self::ScratchFull => Message::new("store-scratch-full"),
            Self::Damaged { part, damage } => {
                Message::new("store-damaged").with_typed("part", part).with("damage", damage.message())
            }
            Self::Unreachable { path, reason } => Message::new("store-unreachable")
                .with_typed("path", path.display().to_string())
                .with("reason", reason.message()),
            Self::NotDurable => Message::new("store-not-durable"),
            Self::Database(refusal) => Message::new("store-database").with("reason", refusal.message()),
        }
    }

    /// Makes an error of a failed access to a path.
    pub(crate) fn unreachable(path: impl Into<PathBuf>, error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Unreachable { path: path.into(), reason: SystemRefusal::of(error) },
        }
    }

    /// Makes an error of work in a nameless file: where that has no room, the records have lost nothing.
    pub(crate) fn of_scratch(error: impl Into<Self>) -> Self {
        match error.into() {
            Self::DiskFull => Self::ScratchFull,
            error => error,
        }
    }

    /// Makes an error of a file that the database cannot read.
    fn damaged_file(damage: Damage) -> Self {
        Self::Damaged { part: "mahdar.db".to_owned(), damage }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error;
        match error {
            Error::SqliteFailure(failure, _) | Error::SqlInputError { error: failure, .. } => {
                Self::from(failure)
            }
            Error::InvalidColumnType(_, column, _) | Error::InvalidColumnName(column) => {
                Self::damaged_file(Damage::Column { record: None, column })
            }
            Error::FromSqlConversionFailure(place, ..)
            | Error::IntegralValueOutOfRange(place, _)
            | Error::Utf8Error(place, _)
            | Error::InvalidColumnIndex(place) => {
                Self::damaged_file(Damage::Column { record: None, column: format!("#{place}") })
            }
            Error::QueryReturnedNoRows => Self::Database(DatabaseRefusal::RowMissing),
            _ => Self::Database(DatabaseRefusal::Code(rusqlite::ffi::SQLITE_MISUSE)),
        }
    }
}

impl From<rusqlite::ffi::Error> for StoreError {
    fn from(failure: rusqlite::ffi::Error) -> Self {
        let code = failure.extended_code;
        // A log needs shared memory beside it; the system says only that there could be none.
        if code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE {
            return Self::DiskFull;
        }
        let system = |refusal| Self::Database(DatabaseRefusal::System(refusal));
        match failure.code {
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::InUse { holder: String::new() },
            ErrorCode::DatabaseCorrupt => Self::damaged_file(Damage::Pages),
            ErrorCode::NotADatabase => Self::damaged_file(Damage::NotADatabase),
            ErrorCode::SystemIoFailure if code == rusqlite::ffi::SQLITE_IOERR_NOMEM => {
                system(SystemRefusal::NoMemory)
            }
            ErrorCode::SystemIoFailure => Self::Database(DatabaseRefusal::Medium { code }),
            ErrorCode::CannotOpen => Self::Database(DatabaseRefusal::CannotOpen),
            ErrorCode::OutOfMemory => system(SystemRefusal::NoMemory),
            ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied => {
                system(SystemRefusal::NotPermitted)
            }
            ErrorCode::OperationInterrupted | ErrorCode::OperationAborted => {
                system(SystemRefusal::Interrupted)
            }
            ErrorCode::NoLargeFileSupport => system(SystemRefusal::TooLarge),
            ErrorCode::FileLockingProtocolFailed | ErrorCode::SchemaChanged => {
                Self::Database(DatabaseRefusal::Contended)
            }
            ErrorCode::TooBig => Self::Database(DatabaseRefusal::TooBig),
            _ => Self::Database(DatabaseRefusal::Code(code)),
        }
    }
}

/// Names who writes: process, computer and time, as the lock tells them.
fn in_use(holder: &str) -> Message {
    let mut parts = holder.splitn(3, " · ");
    match (parts.next(), parts.next(), parts.next()) {
        (Some(process), Some(host), Some(since)) => Message::new("store-in-use")
            .with_typed("process", process)
            .with_typed("host", host)
            .with_typed("since", since),
        _ => Message::new("store-in-use-by").with_typed("holder", holder),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_writer_is_named_by_its_time_computer_and_process() {
        let message = StoreError::InUse { holder: "24021 · vm · 18:21".to_owned() }.message();
        let named = Message::new("store-in-use").with_typed("process", "24021");
        assert_eq!(message, named.with_typed("host", "vm").with_typed("since", "18:21"));
        assert_eq!(StoreError::InUse { holder: "WZT".to_owned() }.message().id, "store-in-use-by");
    }

    #[test]
    fn a_writer_without_a_name_is_not_named() {
        let id = |holder: &str| StoreError::InUse { holder: holder.to_owned() }.message().id;
        assert_eq!(id("mahdar · مكتب · 9:30"), "store-in-use");
        assert_eq!(id(""), "store-in-use-unknown");
        let busy = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_BUSY);
        let busy = StoreError::from(rusqlite::Error::SqliteFailure(busy, None));
        assert_eq!(busy.message().id, "store-in-use-unknown");
    }

    #[test]
    fn what_the_database_refuses_is_sorted_by_its_number() {
        let of = |code| StoreError::from(rusqlite::ffi::Error::new(code)).message();
        let ids = [
            (rusqlite::ffi::SQLITE_FULL, "store-disk-full"),
            (rusqlite::ffi::SQLITE_READONLY, "store-read-only"),
            (rusqlite::ffi::SQLITE_CORRUPT_INDEX, "store-damaged"),
            (rusqlite::ffi::SQLITE_NOTADB, "store-damaged"),
            (rusqlite::ffi::SQLITE_LOCKED, "store-in-use-unknown"),
            (rusqlite::ffi::SQLITE_IOERR_SHMSIZE, "store-disk-full"),
            (rusqlite::ffi::SQLITE_IOERR_FSYNC, "store-database"),
            (rusqlite::ffi::SQLITE_CANTOPEN, "store-database"),
        ];
        for (code, id) in ids {
            assert_eq!(of(code).id, id, "{code}");
        }
        let failed = of(rusqlite::ffi::SQLITE_IOERR_FSYNC);
        let reason = Message::new("store-database-medium").with_typed("code", "1034");
        assert_eq!(failed, Message::new("store-database").with("reason", reason));
    }
}
