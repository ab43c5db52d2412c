//! The file of the laptop's key: 32 bytes, a regular file, for this user only.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Read as _;
use std::path::Path;

use crate::history::key::SecretKey;
use crate::profile::ProfileError;
use crate::profile::trouble;

const LENGTH: u64 = 32;
#[cfg(unix)]
const OTHERS: u32 = 0o077;

/// Reads the key at `path`, or returns `None` when there is no such file.
pub(super) fn read(path: &Path) -> Result<Option<SecretKey>, ProfileError> {
    let found = match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        outcome => outcome.map_err(|error| trouble(path, error))?,
    };
    if !found.is_file() {
        return Err(ProfileError::KeyNotAFile(path.to_owned()));
    }
    check_permissions(path, &found)?;
    if found.len() != LENGTH {
        return Err(ProfileError::KeyLength { path: path.to_owned(), bytes: found.len() });
    }
    let mut seed = [0; 32];
    File::open(path).and_then(|mut file| file.read_exact(&mut seed)).map_err(|error| trouble(path, error))?;
    Ok(Some(SecretKey::from_seed(seed)))
}

/// Refuses a key that other users of the laptop could have read.
#[cfg(unix)]
fn check_permissions(path: &Path, found: &fs::Metadata) -> Result<(), ProfileError> {
    use std::os::unix::fs::PermissionsExt as _;

    let mode = found.permissions().mode() & 0o777;
    if mode & OTHERS == 0 {
        Ok(())
    } else {
        Err(ProfileError::KeyOpenToOthers { path: path.to_owned(), mode })
    }
}

#[cfg(not(unix))]
fn check_permissions(_path: &Path, _found: &fs::Metadata) -> Result<(), ProfileError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_of_the_wrong_length_is_named() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), [7; 31]).unwrap();
        let outcome = read(file.path());
        assert!(matches!(outcome, Err(ProfileError::KeyLength { bytes: 31, .. })));
    }

    #[cfg(unix)]
    #[test]
    fn a_key_that_others_can_read_is_not_used() {
        use std::os::unix::fs::PermissionsExt as _;

        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), [7; 32]).unwrap();
        assert!(read(file.path()).unwrap().is_some());
        fs::set_permissions(file.path(), fs::Permissions::from_mode(0o644)).unwrap();
        let outcome = read(file.path());
        assert!(matches!(outcome, Err(ProfileError::KeyOpenToOthers { mode: 0o644, .. })));
    }

    #[test]
    fn a_folder_is_no_key() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(read(folder.path()), Err(ProfileError::KeyNotAFile(_))));
    }
}
