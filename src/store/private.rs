//! Files that only their owner may read: phones and what was said in confidence lie in them.

use std::fs;
use std::fs::File;
use std::io;
use std::path::Path;

/// Makes an empty file, for its owner alone from the first moment.
pub(super) fn create(file: &Path) -> io::Result<()> {
    let mut options = File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;

        options.mode(OWNER);
    }
    options.open(file)?;
    Ok(())
}

#[cfg(unix)]
const OWNER: u32 = 0o600;

/// Takes a database that others could read away from them, with its log and the memory of the log.
///
/// A medium that knows no owners, or a file of somebody else, stays as it is: the work goes on.
#[cfg(unix)]
pub(super) fn close_to_others(database: &Path) {
    use std::os::unix::fs::PermissionsExt as _;

    for end in ["", "-wal", "-shm"] {
        let mut name = database.as_os_str().to_owned();
        name.push(end);
        let is_open = fs::metadata(&name).is_ok_and(|found| found.permissions().mode() & 0o077 != 0);
        if is_open {
            fs::set_permissions(&name, fs::Permissions::from_mode(OWNER)).ok();
        }
    }
}

#[cfg(not(unix))]
pub(super) fn close_to_others(_database: &Path) {}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;
    use crate::store::Access;
    use crate::store::FILE;
    use crate::store::Holder;
    use crate::store::Store;

    fn mode(file: &Path) -> u32 {
        fs::metadata(file).unwrap().permissions().mode() & 0o777
    }

    /// Returns the modes of the database and of what stands beside it.
    fn modes(folder: &Path) -> Vec<u32> {
        let files = ["", "-wal", "-shm"].map(|end| folder.join(format!("{FILE}{end}")));
        files.iter().filter(|file| file.exists()).map(|file| mode(file)).collect()
    }

    #[test]
    fn the_records_are_for_their_owner_alone() {
        let folder = tempfile::tempdir().unwrap();
        let holder = Holder { process: 1, host: "laptop".to_owned(), since: "08:00".to_owned() };
        let store = Store::create(folder.path(), [1; 16], &holder).unwrap();
        store.connection.execute_batch("BEGIN IMMEDIATE; COMMIT").unwrap();
        let made = modes(folder.path());
        assert!(made.len() > 1 && made.iter().all(|mode| *mode == 0o600), "{made:?}");
    }

    #[test]
    fn records_that_others_could_read_are_closed_to_them_when_they_are_opened_for_writing() {
        let folder = tempfile::tempdir().unwrap();
        let holder = Holder { process: 1, host: "laptop".to_owned(), since: "08:00".to_owned() };
        drop(Store::create(folder.path(), [1; 16], &holder).unwrap());
        let file = folder.path().join(FILE);
        fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
        drop(Store::open(folder.path(), &Access::Read).unwrap());
        assert_eq!(mode(&file), 0o644, "a reader changes nothing");
        drop(Store::open(folder.path(), &Access::Write(holder)).unwrap());
        assert_eq!(mode(&file), 0o600);
    }
}
