//! What the standard library does not ask of a disk, and what to do where a system cannot.

use std::fs;
use std::fs::File;
use std::io;
use std::path::Path;

/// Opens a file for reading without waiting for anyone, and returns its length.
///
/// A named pipe or a device would keep the program waiting: only a regular file is taken, and it
/// is the opened file that is asked, so that nothing can be put in its place in between.
pub(super) fn open_regular(path: &Path) -> io::Result<Opened> {
    let file = open_without_waiting(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Ok(Opened::Folder);
    }
    if !metadata.is_file() {
        return Ok(Opened::Other);
    }
    Ok(Opened::File { length: metadata.len(), file })
}

/// What stands under a path.
pub(super) enum Opened {
    File { file: File, length: u64 },
    Folder,
    Other,
}

/// Renames `from` to `to`; fails with `AlreadyExists` when something stands there.
///
/// FAT, exFAT and ext4 do it in one step on Linux. A file system that cannot (some that run in
/// user space) is asked first and renamed second. In that gap nobody else can be expected to make
/// the same name: it ends in the bundle's own random id.
pub(super) fn rename_without_overwriting(from: &Path, to: &Path) -> io::Result<()> {
    match rename_in_one_step(from, to) {
        Err(error) if cannot(&error) => rename_in_two_steps(from, to),
        outcome => outcome,
    }
}

fn rename_in_two_steps(from: &Path, to: &Path) -> io::Result<()> {
    match fs::symlink_metadata(to) {
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::rename(from, to),
        Err(error) => Err(error),
    }
}

/// Brings a folder's list of names to the disk, where the system has such a thing.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if cannot(&error) || cfg!(windows) => Ok(()),
        outcome => outcome,
    }
}

/// Returns `true` when the file system does not know the request, as opposed to failing at it.
fn cannot(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
}

#[cfg(unix)]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    use rustix::fs::Mode;
    use rustix::fs::OFlags;

    let flags = OFlags::RDONLY | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
    Ok(File::from(rustix::fs::open(path, flags, Mode::empty())?))
}

#[cfg(not(unix))]
fn open_without_waiting(path: &Path) -> io::Result<File> {
    File::open(path)
}

#[cfg(target_os = "linux")]
fn rename_in_one_step(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::CWD;
    use rustix::fs::RenameFlags;

    Ok(rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

#[cfg(not(target_os = "linux"))]
fn rename_in_one_step(_from: &Path, _to: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// How much may still be written to a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Space {
    /// In bytes, where the system can say.
    pub free: Option<u64>,
    pub read_only: bool,
}

/// Asks how much may still be written to `folder`.
#[cfg(unix)]
pub fn space(folder: &Path) -> Space {
    use rustix::fs::StatVfsMountFlags;

    let Ok(space) = rustix::fs::statvfs(folder) else { return Space::default() };
    // Some file systems in user space answer with zeros for everything.
    let free = (space.f_blocks > 0).then(|| space.f_bavail.saturating_mul(space.f_frsize));
    Space { free, read_only: space.f_flag.contains(StatVfsMountFlags::RDONLY) }
}

#[cfg(not(unix))]
pub fn space(_folder: &Path) -> Space {
    Space::default()
}

/// Asks the system to forget its copy of a file, so that the next read comes from the medium.
///
/// A stick that drops writes answers a cached read with what was written to it.
#[cfg(target_os = "linux")]
pub(super) fn forget_cached(file: &File) -> io::Result<()> {
    match rustix::fs::fadvise(file, 0, None, rustix::fs::Advice::DontNeed) {
        Err(error) if !cannot(&error.into()) => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(not(target_os = "linux"))]
pub(super) fn forget_cached(_file: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rename_never_overwrites() {
        for rename in [rename_without_overwriting, rename_in_two_steps] {
            let folder = tempfile::tempdir().unwrap();
            let (part, bundle) = (folder.path().join("حزمة.part"), folder.path().join("حزمة"));
            fs::write(&part, "جديد").unwrap();
            rename(&part, &bundle).unwrap();
            fs::write(&part, "آخر").unwrap();
            let error = rename(&part, &bundle).unwrap_err();
            assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(fs::read_to_string(&bundle).unwrap(), "جديد");
            assert_eq!(fs::read_to_string(&part).unwrap(), "آخر");
        }
    }

    #[test]
    fn a_folder_is_not_opened_as_a_file() {
        let folder = tempfile::tempdir().unwrap();
        assert!(matches!(open_regular(folder.path()).unwrap(), Opened::Folder));
    }
}
