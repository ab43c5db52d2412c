//! This laptop: its key, and what must be remembered of each workspace outside the workspace.
//!
//! A workspace may be copied, cloned and restored; what lives here may not go with it.
//!
//! ```text
//! laptop.key                  the 32 bytes of the key, for this user only
//! replica/<workspace>.state   how far this laptop's own streams had come
//! ```

mod key_file;
mod replica;

use std::fs;
use std::io;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;

use tempfile::NamedTempFile;

use crate::history::key::SecretKey;

pub use replica::Damage;
pub use replica::ReplicaState;
pub use replica::Saved;
pub use replica::Tip;

const KEY_FILE: &str = "laptop.key";
const REPLICA_FOLDER: &str = "replica";

/// The folder of this laptop's key and replica states.
#[derive(Clone, Debug)]
pub struct Profile {
    folder: PathBuf,
}

/// Why the profile cannot serve. Each has a message `profile-…` with a `.remedy`.
#[derive(Debug, thiserror::Error)]
pub enum ProfileError {
    /// `profile-not-a-folder`
    #[error("not a folder: {0}")]
    NotAFolder(PathBuf),
    /// `profile-key-length`
    #[error("{path}: {bytes} bytes where a key has 32")]
    KeyLength { path: PathBuf, bytes: u64 },
    /// `profile-key-open`
    #[error("{path}: open to other users ({mode:o})")]
    KeyOpenToOthers { path: PathBuf, mode: u32 },
    /// `profile-key-not-a-file`
    #[error("{0}: not a regular file")]
    KeyNotAFile(PathBuf),
    /// `profile-key-exists`
    #[error("{0}: there is a key already")]
    KeyExists(PathBuf),
    /// `profile-no-room`
    #[error("{0}: no room")]
    NoRoom(PathBuf),
    /// `profile-read-only`
    #[error("{0}: read-only")]
    ReadOnly(PathBuf),
    /// `profile-not-permitted`
    #[error("{0}: no permission")]
    NotPermitted(PathBuf),
    /// `profile-disk`
    #[error("{path}: cannot be read or written")]
    Disk { path: PathBuf, source: io::Error },
}

impl Profile {
    /// Opens the profile in `folder`. Nothing is written before there is something to keep.
    pub fn open(folder: &Path) -> Result<Self, ProfileError> {
        match fs::metadata(folder) {
            Ok(found) if !found.is_dir() => Err(ProfileError::NotAFolder(folder.to_owned())),
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(trouble(folder, error)),
            _ => Ok(Self { folder: folder.to_owned() }),
        }
    }

    /// Returns this laptop's key, or `None` when it has none yet.
    pub fn key(&self) -> Result<Option<SecretKey>, ProfileError> {
        key_file::read(&self.folder.join(KEY_FILE))
    }

    /// Makes `seed`, 32 random bytes, this laptop's key. A key that is there is never overwritten.
    pub fn create_key(&self, seed: [u8; 32]) -> Result<SecretKey, ProfileError> {
        let path = self.folder.join(KEY_FILE);
        make_folder(&self.folder)?;
        write_new(&path, &seed)?;
        Ok(SecretKey::from_seed(seed))
    }

    /// Returns what was last remembered of `workspace`.
    pub fn replica(&self, workspace: [u8; 16]) -> Result<Saved, ProfileError> {
        replica::read(&self.replica_path(workspace), workspace)
    }

    /// Remembers `state` of `workspace`; when this returns it is on the disk.
    pub fn save_replica(&self, workspace: [u8; 16], state: &ReplicaState) -> Result<(), ProfileError> {
        let path = self.replica_path(workspace);
        make_folder(&self.folder)?;
        make_folder(&self.folder.join(REPLICA_FOLDER))?;
        let bytes = state.encode(workspace).map_err(|error| trouble(&path, error))?;
        write_over(&path, &bytes)
    }

    fn replica_path(&self, workspace: [u8; 16]) -> PathBuf {
        let name = workspace.map(|byte| format!("{byte:02x}")).concat();
        self.folder.join(REPLICA_FOLDER).join(format!("{name}.state"))
    }
}

/// Makes a folder for this user only; one that is there stays as it is.
fn make_folder(folder: &Path) -> Result<(), ProfileError> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::DirBuilderExt as _;
        builder.mode(0o700);
    }
    builder.create(folder).and_then(|()| sync_folder(folder.parent())).map_err(|error| trouble(folder, error))
}

/// Writes a file that was not there before: whole and on the disk, or not at all.
fn write_new(path: &Path, bytes: &[u8]) -> Result<(), ProfileError> {
    let written = write_beside(path, bytes)?;
    match written.persist_noclobber(path) {
        Ok(_) => sync_folder(path.parent()).map_err(|error| trouble(path, error)),
        Err(failed) if failed.error.kind() == io::ErrorKind::AlreadyExists => {
            Err(ProfileError::KeyExists(path.to_owned()))
        }
        Err(failed) => Err(trouble(path, failed.error)),
    }
}

/// Writes a file in the place of an older one: after any failure the older one is whole.
fn write_over(path: &Path, bytes: &[u8]) -> Result<(), ProfileError> {
    let written = write_beside(path, bytes)?;
    written
        .persist(path)
        .map_err(|failed| failed.error)
        .and_then(|_| sync_folder(path.parent()))
        .map_err(|error| trouble(path, error))
}

/// Writes a file for this user only beside `path`, down to the disk; unnamed again if dropped.
fn write_beside(path: &Path, bytes: &[u8]) -> Result<NamedTempFile, ProfileError> {
    let folder = path.parent().unwrap_or(path);
    let write = || {
        let mut file = tempfile::Builder::new().prefix(".new-").tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(file)
    };
    write().map_err(|error| trouble(path, error))
}

/// Brings a folder's list of names to the disk, where the system has such a thing.
fn sync_folder(folder: Option<&Path>) -> io::Result<()> {
    let Some(folder) = folder.filter(|folder| cfg!(unix) && !folder.as_os_str().is_empty()) else {
        return Ok(());
    };
    match fs::File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if is_unknown_request(&error) => Ok(()),
        outcome => outcome,
    }
}

/// Returns `true` when the file system does not know the request, as opposed to failing at it.
fn is_unknown_request(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

/// Sorts a failure at `path`.
fn trouble(path: &Path, source: io::Error) -> ProfileError {
    let path = path.to_owned();
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => ProfileError::NoRoom(path),
        io::ErrorKind::ReadOnlyFilesystem => ProfileError::ReadOnly(path),
        io::ErrorKind::PermissionDenied => ProfileError::NotPermitted(path),
        _ => ProfileError::Disk { path, source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_laptop_has_no_key_and_no_folder_is_made_for_looking() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("حاسوب سمر");
        let profile = Profile::open(&path).unwrap();
        assert!(profile.key().unwrap().is_none());
        assert!(matches!(profile.replica([1; 16]).unwrap(), Saved::Nothing));
        assert!(!path.exists());
    }

    #[test]
    fn a_key_is_kept_and_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::open(&folder.path().join("mahdar")).unwrap();
        let key = profile.create_key([7; 32]).unwrap();
        assert!(matches!(profile.create_key([8; 32]), Err(ProfileError::KeyExists(_))));
        assert_eq!(profile.key().unwrap().unwrap().public(), key.public());
        assert_eq!(fs::read_dir(folder.path().join("mahdar")).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn what_is_kept_is_for_this_user_only() {
        use std::os::unix::fs::PermissionsExt as _;

        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mahdar");
        let profile = Profile::open(&path).unwrap();
        profile.create_key([7; 32]).unwrap();
        profile.save_replica([1; 16], &ReplicaState::default()).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o700);
        assert_eq!(mode(&path.join(KEY_FILE)), 0o600);
        assert_eq!(mode(&path.join(REPLICA_FOLDER)), 0o700);
        assert_eq!(mode(&profile.replica_path([1; 16])), 0o600);
    }

    #[test]
    fn a_state_replaces_the_one_before_and_only_of_its_workspace() {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::open(folder.path()).unwrap();
        for counter in 1..=3 {
            let state = ReplicaState { counter, ..ReplicaState::default() };
            profile.save_replica([1; 16], &state).unwrap();
        }
        let Saved::State(state) = profile.replica([1; 16]).unwrap() else { panic!() };
        assert_eq!(state.counter, 3);
        assert!(matches!(profile.replica([2; 16]).unwrap(), Saved::Nothing));
    }

    #[test]
    fn a_file_in_the_folders_place_is_named() {
        let file = NamedTempFile::new().unwrap();
        let outcome = Profile::open(file.path());
        assert!(matches!(outcome, Err(ProfileError::NotAFolder(path)) if path == file.path()));
    }
}
