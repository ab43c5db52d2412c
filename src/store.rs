//! The workspace file: the only room that knows SQL.
//!
//! It keeps the signed history, projects every change into typed tables, and answers questions from them.
#![allow(clippy::disallowed_types, reason = "the store is where SQL lives")]

mod audit;
mod author;
mod clashes;
mod closed_minutes;
mod conflicts;
mod copy;
mod damage;
mod drafts;
mod error;
mod fact;
mod heads;
mod import;
mod leaving;
mod lock;
mod notes;
mod peers;
mod private;
mod projection;
mod reading;
mod rebuild;
mod record;
mod schema;
mod screens;
mod search;
mod source;
mod tail;
mod tally;
mod undo;
mod upgrade;

use std::path::Path;
use std::path::PathBuf;
use std::sync::LazyLock;

use rusqlite::Connection;
use rusqlite::OpenFlags;

pub use audit::Audit;
pub use clashes::NumberClash;
pub use conflicts::Conflicts;
pub use damage::Damage;
pub use drafts::Draft;
pub use drafts::Drafts;
pub use error::DatabaseRefusal;
pub use error::StoreError;
pub use fact::Fact;
pub use import::Imported;
pub use import::Importing;
pub use lock::Holder;
pub use notes::Notes;
pub use peers::HaveRow;
pub use record::StoredRecord;
pub use screens::Screens;
pub use search::Found;
pub use search::Met;
pub use source::Arrival;
pub use source::Recorded;
pub use source::SegmentRow;
pub use tail::NewChange;
pub use tail::Random;
pub use tail::Save;
pub use tail::Saving;
pub use undo::Direction;
pub use undo::SavedDeed;
pub use undo::UndoRefusal;
pub use undo::WhatWasDone;

use crate::domain::lexicon::Lexicon;
use crate::store::lock::WriteLock;
use crate::store::screens::Counts;

/// The name of the database in a workspace folder.
pub const FILE: &str = "mahdar.db";

/// An open workspace.
pub struct Store {
    connection: Connection,
    folder: PathBuf,
    /// Held while this process may write.
    lock: Option<WriteLock>,
    counts: Counts,
    lexicon: fn() -> &'static Lexicon,
}

/// How a workspace is opened.
#[derive(Clone, Debug)]
pub enum Access {
    /// Reading only, beside a process that writes.
    Read,
    /// Reading and writing; the text names this process to others.
    Write(Holder),
}

/// Whether a transaction keeps what was done in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    Yes,
    No,
}

/// Returns a lexicon in which every word means only itself.
fn no_words() -> &'static Lexicon {
    static NONE: LazyLock<Lexicon> = LazyLock::new(Lexicon::default);
    &NONE
}

impl Store {
    /// Makes a new workspace in `folder`, which is created when it does not exist.
    pub fn create(folder: &Path, workspace: [u8; 16], holder: &Holder) -> Result<Self, StoreError> {
        if folder.exists() && !folder.is_dir() {
            return Err(StoreError::NotAFolder(folder.to_owned()));
        }
        std::fs::create_dir_all(folder).map_err(|error| StoreError::unreachable(folder, &error))?;
        let file = folder.join(FILE);
        if file.exists() {
            return Err(StoreError::WorkspaceExists(folder.to_owned()));
        }
        let lock = WriteLock::take(folder, holder)?;
        // Built under another name, so that a power cut never leaves half a workspace under the real one.
        let unfinished = folder.join("mahdar.db.new");
        std::fs::remove_file(&unfinished).ok();
        private::create(&unfinished).map_err(|error| StoreError::unreachable(&unfinished, &error))?;
        let connection = Connection::open(&unfinished)?;
        schema::create(&connection, workspace)?;
        connection.close().map_err(|(_, error)| error)?;
        let renamed = std::fs::File::open(&unfinished)
            .and_then(|file| file.sync_all())
            .and_then(|()| std::fs::rename(&unfinished, &file))
            .and_then(|()| std::fs::File::open(folder)?.sync_all());
        renamed.map_err(|error| StoreError::unreachable(&file, &error))?;
        let connection = Connection::open(&file)?;
        schema::prepare_for_writing(&connection)?;
        Ok(Self {
            connection,
            folder: folder.to_owned(),
            lock: Some(lock),
            counts: Counts::default(),
            lexicon: no_words,
        })
    }

    /// Opens the workspace in `folder`.
    pub fn open(folder: &Path, access: &Access) -> Result<Self, StoreError> {
        let file = folder.join(FILE);
        match std::fs::metadata(&file) {
            Ok(found) if found.is_file() => {}
            Ok(_) => return Err(StoreError::Foreign(file)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(StoreError::NoWorkspace(folder.to_owned()));
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotADirectory => {
                return Err(StoreError::NotAFolder(folder.to_owned()));
            }
            Err(error) => return Err(StoreError::unreachable(file, &error)),
        }
        match access {
            Access::Read => Self::open_for_reading(folder, &file),
            Access::Write(holder) => {
                // Asked of the bytes before anything is opened: a newer program's file is not touched at all.
                schema::look(&file)?;
                let lock = WriteLock::take(folder, holder)?;
                private::close_to_others(&file);
                let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
                let connection = Connection::open_with_flags(&file, flags)?;
                schema::check(&connection, &file)?;
                schema::prepare_for_writing(&connection)?;
                let mut store = Self {
                    connection,
                    folder: folder.to_owned(),
                    lock: Some(lock),
                    counts: Counts::default(),
                    lexicon: no_words,
                };
                store.upgrade()?;
                Ok(store)
            }
        }
    }

    fn open_for_reading(folder: &Path, file: &Path) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(file, flags)?;
        match schema::check(&connection, file) {
            // What an older program does not know in it, it does not look at.
            Ok(()) | Err(StoreError::Newer { .. }) => {}
            Err(error @ (StoreError::Foreign(_) | StoreError::Damaged { .. })) => return Err(error),
            Err(error) => {
                // Beside a log that was not brought in yet, the file alone is an older state of the records.
                let log = folder.join(format!("{FILE}-wal"));
                if std::fs::metadata(&log).is_ok_and(|log| log.len() > 0) {
                    return Err(match error {
                        StoreError::ReadOnly | StoreError::Database(_) => {
                            StoreError::LogWaits(folder.to_owned())
                        }
                        other => other,
                    });
                }
                // A medium that cannot be written has no room for the shared memory of the log.
                let flags = flags | OpenFlags::SQLITE_OPEN_URI;
                connection = Connection::open_with_flags(schema::immutable_uri(file), flags)?;
                match schema::check(&connection, file) {
                    Err(StoreError::Newer { .. }) => {}
                    checked => checked?,
                }
            }
        }
        let found = schema::format_of(&connection)?;
        if found < schema::FORMAT {
            return Err(StoreError::Older { found, known: schema::FORMAT });
        }
        schema::prepare_for_reading(&connection)?;
        Ok(Self {
            connection,
            folder: folder.to_owned(),
            lock: None,
            counts: Counts::default(),
            lexicon: no_words,
        })
    }

    /// Sets what typed words may mean besides themselves.
    pub fn set_lexicon(&mut self, lexicon: fn() -> &'static Lexicon) {
        self.lexicon = lexicon;
    }

    /// Returns `true` when this process may write.
    pub fn is_writable(&self) -> bool {
        self.lock.is_some()
    }

    /// Returns the folder of the workspace.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Runs `work` in one transaction: all of it is committed, or nothing.
    pub fn in_transaction<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.begin()?;
        match work(self) {
            Ok(done) => {
                self.commit()?;
                Ok(done)
            }
            Err(error) => {
                self.roll_back();
                Err(error)
            }
        }
    }

    /// Runs `work` in one transaction and keeps what it did only when `work` says so.
    pub fn in_transaction_if<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut Self) -> Result<(T, Keep), E>,
    ) -> Result<T, E> {
        self.begin()?;
        match work(self) {
            Ok((done, Keep::Yes)) => {
                self.commit()?;
                Ok(done)
            }
            Ok((done, Keep::No)) => {
                self.roll_back();
                Ok(done)
            }
            Err(error) => {
                self.roll_back();
                Err(error)
            }
        }
    }

    fn begin(&self) -> Result<(), StoreError> {
        Ok(self.connection.execute_batch("BEGIN IMMEDIATE")?)
    }

    fn commit(&self) -> Result<(), StoreError> {
        self.connection.execute_batch("COMMIT").map_err(|error| {
            self.roll_back();
            error.into()
        })
    }

    fn roll_back(&self) {
        // After a failed statement SQLite may have rolled back by itself; there is nothing more to do then.
        self.connection.execute_batch("ROLLBACK").ok();
    }
}
