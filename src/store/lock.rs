//! One process writes: a lock that names its holder.

use std::fs::File;
use std::fs::OpenOptions;
use std::fs::TryLockError;
use std::io::Read as _;
use std::io::Seek as _;
use std::io::Write as _;
use std::path::Path;

use crate::store::StoreError;

const FILE: &str = "writer.lock";

/// Who is writing, as others are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub process: u32,
    pub host: String,
    /// Local or UTC time, as text.
    pub since: String,
}

/// A lock that ends with the process, whatever ends it.
pub(super) struct WriteLock {
    _file: File,
}

impl WriteLock {
    /// Takes the lock, or says who has it.
    pub(super) fn take(folder: &Path, holder: &Holder) -> Result<Self, StoreError> {
        let path = folder.join(FILE);
        let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        let mut file = opened.map_err(|error| match error.kind() {
            std::io::ErrorKind::PermissionDenied => StoreError::ReadOnly,
            _ => StoreError::unreachable(&path, &error),
        })?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut name = String::new();
                file.read_to_string(&mut name).ok();
                return Err(StoreError::InUse { holder: name.trim().to_owned() });
            }
            Err(TryLockError::Error(error)) => return Err(StoreError::unreachable(&path, &error)),
        }
        let name = format!("{} · {} · {}\n", holder.process, holder.host, holder.since);
        // On a full disk the lock holds all the same; it only cannot say whose it is.
        file.rewind()
            .and_then(|()| file.write_all(name.as_bytes()))
            .and_then(|()| file.set_len(name.len() as u64))
            .ok();
        Ok(Self { _file: file })
    }
}
