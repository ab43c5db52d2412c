//! What can go wrong with the workspace file, as data.

use std::io;
use std::io::ErrorKind;
use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::domain::message::Message;

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
    /// The file is not a workspace of ours.
    #[error("not a workspace: {0}")]
    Foreign(PathBuf),
    /// The last records stand in a log that only a writable folder can bring in.
    #[error("a log waits in {0}")]
    LogWaits(PathBuf),
    /// No room on the disk.
    #[error("the disk is full")]
    DiskFull,
    /// A row that cannot be read.
    #[error("{table}: {reason}")]
    Damaged { table: String, reason: String },
    /// Any other refusal of the operating system.
    #[error("{path}: {reason:?}")]
    Unreachable { path: PathBuf, reason: Message },
    /// The disk or the folder does not keep what it is told to keep.
    #[error("no durable writing")]
    NotDurable,
    /// Any other refusal of the database.
    #[error("database: {0}")]
    Database(String),
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
            Self::InUse { holder } => Message::new("store-in-use").with_typed("holder", holder),
            Self::ReadOnly => Message::new("store-read-only"),
            Self::Newer { .. } => Message::new("store-newer"),
            Self::Foreign(path) => {
                Message::new("store-foreign").with_typed("path", path.display().to_string())
            }
            Self::LogWaits(path) => {
                Message::new("store-log-waits").with_typed("path", path.display().to_string())
            }
            Self::DiskFull => Message::new("store-disk-full"),
            Self::Damaged { table, reason } => {
                Message::new("store-damaged").with_typed("table", table).with_typed("reason", reason)
            }
            Self::Unreachable { path, reason } => Message::new("store-unreachable")
                .with_typed("path", path.display().to_string())
                .with("reason", reason.clone()),
            Self::NotDurable => Message::new("store-not-durable"),
            Self::Database(reason) => Message::new("store-database").with_typed("reason", reason),
        }
    }

    /// Makes an error of a failed access to a path.
    pub(crate) fn unreachable(path: impl Into<PathBuf>, error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            _ => Self::Unreachable { path: path.into(), reason: io_reason(error) },
        }
    }
}

/// Returns why the operating system refused, for a place in a sentence.
pub fn io_reason(error: &io::Error) -> Message {
    match (error.kind(), error.raw_os_error()) {
        (ErrorKind::NotFound, _) => Message::new("io-not-found"),
        (ErrorKind::PermissionDenied, _) => Message::new("io-not-permitted"),
        (ErrorKind::StorageFull | ErrorKind::QuotaExceeded, _) => Message::new("io-full"),
        (ErrorKind::ReadOnlyFilesystem, _) => Message::new("io-read-only"),
        (ErrorKind::AlreadyExists, _) => Message::new("io-exists"),
        (_, Some(code)) => Message::new("io-code").with_typed("code", code.to_string()),
        (_, None) => Message::new("io-other").with_typed("detail", error.to_string()),
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        // A log needs shared memory beside it; the system says only that there could be none.
        let extended = error.sqlite_error().map(|error| error.extended_code);
        if extended == Some(rusqlite::ffi::SQLITE_IOERR_SHMSIZE) {
            return Self::DiskFull;
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::InUse { holder: String::new() }
            }
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { table: "mahdar.db".to_owned(), reason: error.to_string() }
            }
            _ => Self::Database(error.to_string()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
    fn a_refusal_of_the_system_has_words_in_every_language() {
        assert_eq!(io_reason(&ErrorKind::NotFound.into()), Message::new("io-not-found"));
        let code = io_reason(&io::Error::from_raw_os_error(5));
        assert_eq!(code, Message::new("io-code").with_typed("code", "5"));
    }
}
