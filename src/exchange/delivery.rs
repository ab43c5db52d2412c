//! Carrying a bundle to a stick: written, read back from the medium, and only then named.

use std::fs;
use std::io;
use std::io::Read;
use std::path::Path;
use std::path::PathBuf;

use crate::domain::message::Message;
use crate::domain::size::size;
use crate::domain::stage::Go;
use crate::domain::stage::Stage;
use crate::domain::stage::Watch;
use crate::exchange::builder::BLOCK;
use crate::exchange::builder::SealedBundle;
use crate::exchange::disk;
use crate::exchange::disk::Opened;
use crate::exchange::medium::Folder;
use crate::exchange::medium::Medium;

/// Room for the folder's own growth, beside the file's bytes.
const SLACK: u64 = 64 * 1024;

/// Why a bundle did not arrive. Under its final name there is nothing, or what was there before.
#[derive(Debug, thiserror::Error)]
pub enum DeliveryError {
    #[error("no such folder: {0}")]
    NoFolder(PathBuf),
    #[error("read-only")]
    ReadOnly,
    #[error("no permission to write")]
    NotPermitted,
    #[error("{needed} bytes needed, {free:?} free")]
    Full { needed: u64, free: Option<u64> },
    #[error("the file system takes no file of {needed} bytes")]
    TooLargeForPlace { needed: u64 },
    #[error("another file stands at {0}")]
    NameTaken(PathBuf),
    /// The medium was pulled out, or its folder removed, while it was written.
    #[error("the medium is gone")]
    Gone(#[source] io::Error),
    #[error("the medium cannot be written or read")]
    Medium(#[source] io::Error),
    /// The medium said that all was written, and gives back other bytes.
    #[error("the medium returns other bytes than were written")]
    ReadBackDiffers,
    #[error("the local copy cannot be read")]
    Spool(#[source] io::Error),
    #[error("stopped")]
    Stopped,
}

/// Carries `bundle` to `out`, a folder or the path of a file, and returns where it stands.
///
/// `watch` hears how much is done of how much; reading back is half of it. A bundle that
/// already stands there whole is not written again.
pub fn deliver(bundle: &SealedBundle, out: &Path, watch: Watch<'_>) -> Result<PathBuf, DeliveryError> {
    let (folder, target) = place(bundle, out)?;
    if stands_there(bundle, &target)? {
        return Ok(target);
    }
    let id = bundle.manifest().bundle.map(|byte| format!("{byte:02x}")).concat();
    let mut medium = Folder::new(&folder, &format!("{id}.mahdar.part"), &target);
    match carry(bundle, &mut medium, watch) {
        Ok(()) => Ok(target),
        Err(Failure::Taken) => Err(DeliveryError::NameTaken(target)),
        Err(Failure::Error(error)) => Err(error),
    }
}

impl DeliveryError {
    /// Says why, to a person; the message has a `.remedy` beside it.
    pub fn message(&self) -> Message {
        match self {
            Self::NoFolder(path) => {
                Message::new("delivery-no-folder").with_typed("path", path.display().to_string())
            }
            Self::ReadOnly => Message::new("delivery-read-only"),
            Self::NotPermitted => Message::new("delivery-not-permitted"),
            Self::Full { needed, free: Some(free) } => {
                Message::new("delivery-full").with("needed", size(*needed)).with("free", size(*free))
            }
            Self::Full { needed, free: None } => {
                Message::new("delivery-full-unknown").with("needed", size(*needed))
            }
            Self::TooLargeForPlace { needed } => {
                Message::new("delivery-too-large").with("needed", size(*needed))
            }
            Self::NameTaken(path) => {
                Message::new("delivery-name-taken").with_typed("path", path.display().to_string())
            }
            Self::Gone(_) => Message::new("delivery-gone"),
            Self::Medium(_) => Message::new("delivery-medium"),
            Self::ReadBackDiffers => Message::new("delivery-read-back"),
            Self::Spool(_) => Message::new("delivery-spool"),
            Self::Stopped => Message::new("refusal-stopped"),
        }
    }
}

/// Hears how many bytes are done.
type Heard<'h> = &'h mut dyn FnMut(u64) -> Go;

/// How carrying failed: with an error to tell, or because the final name was taken meanwhile.
#[derive(Debug)]
enum Failure {
    Taken,
    Error(DeliveryError),
}

/// Finds the folder to write in and the final path.
fn place(bundle: &SealedBundle, out: &Path) -> Result<(PathBuf, PathBuf), DeliveryError> {
    if out.is_dir() {
        return Ok((out.to_owned(), out.join(bundle.file_name())));
    }
    let means_folder = out.as_os_str().as_encoded_bytes().ends_with(b"/");
    let folder = match out.parent() {
        Some(parent) if parent.as_os_str().is_empty() => Path::new("."),
        Some(parent) => parent,
        None => out,
    };
    if means_folder {
        return Err(DeliveryError::NoFolder(out.to_owned()));
    }
    if !folder.is_dir() {
        return Err(DeliveryError::NoFolder(folder.to_owned()));
    }
    Ok((folder.to_owned(), out.to_owned()))
}

/// Returns `true` when this very bundle stands at `target`, read from the medium.
fn stands_there(bundle: &SealedBundle, target: &Path) -> Result<bool, DeliveryError> {
    let taken = || DeliveryError::NameTaken(target.to_owned());
    if fs::symlink_metadata(target).is_err() {
        return Ok(false);
    }
    let Ok(Opened::File { mut file, length }) = disk::open_regular(target) else {
        return Err(taken());
    };
    if length != bundle.length() {
        return Err(taken());
    }
    file.sync_all().map_err(DeliveryError::Medium)?;
    disk::forget_cached(&file).map_err(DeliveryError::Medium)?;
    let hash = hash_all(|into| file.read(into), &mut |_| Go::On).map_err(DeliveryError::Medium)?;
    if hash == Some(bundle.hash()) { Ok(true) } else { Err(taken()) }
}

/// Carries the bundle; on any failure nothing of it stays on the medium.
fn carry(bundle: &SealedBundle, medium: &mut dyn Medium, watch: Watch<'_>) -> Result<(), Failure> {
    let outcome = write_and_check(bundle, medium, watch);
    if outcome.is_err() {
        medium.withdraw();
    }
    outcome
}

fn write_and_check(bundle: &SealedBundle, medium: &mut dyn Medium, watch: Watch<'_>) -> Result<(), Failure> {
    let length = bundle.length();
    let free = medium.free_space();
    if free.is_some_and(|free| free < length.saturating_add(SLACK)) {
        return Err(Failure::Error(DeliveryError::Full { needed: length + SLACK, free }));
    }
    let trouble = |error: io::Error| Failure::Error(trouble(error, length, free));
    medium.begin().map_err(trouble)?;
    write(bundle, medium, &mut |done| watch(Stage::Writing, done, 2 * length))?;
    medium.sync().map_err(trouble)?;
    medium.read_back().map_err(trouble)?;
    let mut heard = |done| watch(Stage::ReadingBack, length + done, 2 * length);
    match hash_all(|into| medium.read(into), &mut heard).map_err(trouble)? {
        None => return Err(Failure::Error(DeliveryError::Stopped)),
        Some(hash) if hash != bundle.hash() => return Err(Failure::Error(DeliveryError::ReadBackDiffers)),
        Some(_) => {}
    }
    medium.publish().map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => Failure::Taken,
        _ => trouble(error),
    })
}

fn write(bundle: &SealedBundle, medium: &mut dyn Medium, heard: Heard<'_>) -> Result<(), Failure> {
    let local = |error| Failure::Error(DeliveryError::Spool(error));
    let mut spool = bundle.read().map_err(local)?;
    let mut hasher = blake3::Hasher::new();
    let mut block = vec![0; BLOCK];
    let mut done = 0;
    loop {
        let read = spool.read(&mut block).map_err(local)?;
        let bytes = block.get(..read).unwrap_or_default();
        if bytes.is_empty() {
            break;
        }
        hasher.update(bytes);
        medium
            .write(bytes)
            .map_err(|error| Failure::Error(trouble(error, bundle.length(), medium.free_space())))?;
        done += bytes.len() as u64;
        if heard(done) == Go::Stop {
            return Err(Failure::Error(DeliveryError::Stopped));
        }
    }
    // The laptop's own disk may have lost what the spool held.
    if *hasher.finalize().as_bytes() == bundle.hash() {
        Ok(())
    } else {
        Err(local(io::ErrorKind::InvalidData.into()))
    }
}

/// Sorts a failure of the medium.
fn trouble(error: io::Error, needed: u64, free: Option<u64>) -> DeliveryError {
    use std::io::ErrorKind;

    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => DeliveryError::Full { needed, free },
        ErrorKind::ReadOnlyFilesystem => DeliveryError::ReadOnly,
        ErrorKind::PermissionDenied => DeliveryError::NotPermitted,
        ErrorKind::FileTooLarge => DeliveryError::TooLargeForPlace { needed },
        ErrorKind::NotFound => DeliveryError::Gone(error),
        _ => DeliveryError::Medium(error),
    }
}

/// Hashes all that can be read; `None` when it was stopped.
fn hash_all(
    mut read: impl FnMut(&mut [u8]) -> io::Result<usize>,
    heard: Heard<'_>,
) -> io::Result<Option<[u8; 32]>> {
    let mut hasher = blake3::Hasher::new();
    let mut block = vec![0; BLOCK];
    let mut done = 0;
    loop {
        let length = read(&mut block)?;
        let bytes = block.get(..length).unwrap_or_default();
        if bytes.is_empty() {
            return Ok(Some(*hasher.finalize().as_bytes()));
        }
        hasher.update(bytes);
        done += bytes.len() as u64;
        if heard(done) == Go::Stop {
            return Ok(None);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::stage::unwatched;
    use crate::exchange::builder::tests::bytes;
    use crate::exchange::builder::tests::small_bundle;

    /// A stick in memory: it fails at a chosen step, or gives back other bytes.
    #[derive(Default)]
    struct Stick {
        fails_at: Option<usize>,
        flips_at: Option<usize>,
        free: Option<u64>,
        steps: usize,
        part: Option<Vec<u8>>,
        target: Option<Vec<u8>>,
        place: usize,
    }

    impl Stick {
        fn step(&mut self) -> io::Result<()> {
            self.steps += 1;
            if self.fails_at == Some(self.steps) { Err(io::Error::other("EIO")) } else { Ok(()) }
        }
    }

    impl Medium for Stick {
        fn free_space(&self) -> Option<u64> {
            self.free
        }

        fn begin(&mut self) -> io::Result<()> {
            self.step()?;
            self.part = Some(Vec::new());
            Ok(())
        }

        fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
            // A medium in small pieces, so that a failure can fall within a block.
            for piece in bytes.chunks(500) {
                self.step()?;
                self.part.as_mut().unwrap().extend_from_slice(piece);
            }
            Ok(())
        }

        fn sync(&mut self) -> io::Result<()> {
            self.step()
        }

        fn read_back(&mut self) -> io::Result<()> {
            if let Some(place) = self.flips_at {
                self.part.as_mut().unwrap()[place] ^= 1;
            }
            self.step()
        }

        fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
            self.step()?;
            let rest = &self.part.as_ref().unwrap()[self.place..];
            let length = rest.len().min(into.len());
            into[..length].copy_from_slice(&rest[..length]);
            self.place += length;
            Ok(length)
        }

        fn publish(&mut self) -> io::Result<()> {
            self.step()?;
            self.target = self.part.take();
            // The folder is synced after the rename, and can fail too.
            self.step()
        }

        fn withdraw(&mut self) {
            self.part = None;
            self.target = None;
        }
    }

    #[test]
    fn a_failure_at_any_step_leaves_nothing_on_the_stick() {
        let folder = tempfile::tempdir().unwrap();
        let bundle = small_bundle(folder.path());
        let mut whole = Stick::default();
        carry(&bundle, &mut whole, &mut unwatched()).unwrap();
        assert_eq!(whole.target, Some(bytes(&bundle)));
        assert!(whole.steps > 8);
        for step in 1..=whole.steps {
            let mut stick = Stick { fails_at: Some(step), ..Stick::default() };
            let failure = carry(&bundle, &mut stick, &mut unwatched()).unwrap_err();
            assert!(matches!(failure, Failure::Error(DeliveryError::Medium(_))), "{step}");
            assert_eq!((stick.part, stick.target), (None, None), "{step}");
        }
    }

    #[test]
    fn stopping_at_any_moment_leaves_nothing_on_the_stick() {
        let folder = tempfile::tempdir().unwrap();
        let bundle = small_bundle(folder.path());
        for stage in [Stage::Writing, Stage::ReadingBack] {
            let mut stick = Stick::default();
            let mut watch = |now, _, _| if now == stage { Go::Stop } else { Go::On };
            let failure = carry(&bundle, &mut stick, &mut watch).unwrap_err();
            assert!(matches!(failure, Failure::Error(DeliveryError::Stopped)));
            assert_eq!((stick.part, stick.target), (None, None));
        }
    }

    #[test]
    fn a_stick_that_gives_back_other_bytes_is_found_out() {
        let folder = tempfile::tempdir().unwrap();
        let bundle = small_bundle(folder.path());
        for place in [0, 700, bytes(&bundle).len() - 1] {
            let mut stick = Stick { flips_at: Some(place), ..Stick::default() };
            let failure = carry(&bundle, &mut stick, &mut unwatched()).unwrap_err();
            assert!(matches!(failure, Failure::Error(DeliveryError::ReadBackDiffers)));
            assert_eq!(stick.target, None);
        }
    }

    #[test]
    fn a_full_stick_is_told_before_anything_is_written() {
        let folder = tempfile::tempdir().unwrap();
        let bundle = small_bundle(folder.path());
        let mut stick = Stick { free: Some(3000), ..Stick::default() };
        let failure = carry(&bundle, &mut stick, &mut unwatched()).unwrap_err();
        assert!(matches!(failure, Failure::Error(DeliveryError::Full { free: Some(3000), .. })));
        assert_eq!(stick.steps, 0);
    }

    #[test]
    fn a_bundle_stands_in_a_folder_under_its_own_name() {
        let folder = tempfile::tempdir().unwrap();
        let bundle = small_bundle(folder.path());
        let mut heard = Vec::new();
        let path = deliver(&bundle, folder.path(), &mut |_, done, of| {
            heard.push((done, of));
            Go::On
        })
        .unwrap();
        assert_eq!(path.file_name().unwrap().to_str().unwrap(), bundle.file_name());
        assert_eq!(fs::read(&path).unwrap(), bytes(&bundle));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        assert_eq!(heard.last(), Some(&(2 * bundle.length(), 2 * bundle.length())));
    }

    #[test]
    fn a_bundle_delivered_twice_is_written_once() {
        let folder = tempfile::tempdir().unwrap();
        let bundle = small_bundle(folder.path());
        let out = folder.path().join("إلى الوزارة.mahdar");
        assert_eq!(deliver(&bundle, &out, &mut unwatched()).unwrap(), out);
        // Nothing of it is done a second time.
        assert_eq!(deliver(&bundle, &out, &mut |_, _, _| Go::Stop).unwrap(), out);
    }

    #[test]
    fn what_a_pulled_stick_left_does_not_stand_in_the_way() {
        let folder = tempfile::tempdir().unwrap();
        let bundle = small_bundle(folder.path());
        let id = bundle.manifest().bundle.map(|byte| format!("{byte:02x}")).concat();
        fs::write(folder.path().join(format!("{id}.mahdar.part")), "نصف").unwrap();
        deliver(&bundle, folder.path(), &mut unwatched()).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn another_file_of_that_name_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let bundle = small_bundle(folder.path());
        let out = folder.path().join("محضر.mahdar");
        fs::write(&out, "ملف آخر").unwrap();
        let error = deliver(&bundle, &out, &mut unwatched()).unwrap_err();
        assert!(matches!(error, DeliveryError::NameTaken(path) if path == out));
        assert_eq!(fs::read_to_string(&out).unwrap(), "ملف آخر");
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let bundle = small_bundle(folder.path());
        for out in ["لا مجلد/حزمة.mahdar", "لا مجلد/"] {
            let outcome = deliver(&bundle, &folder.path().join(out), &mut unwatched());
            assert!(matches!(outcome, Err(DeliveryError::NoFolder(_))));
        }
    }

    #[test]
    fn each_trouble_of_a_stick_has_its_own_name() {
        let of = |kind: io::ErrorKind| trouble(kind.into(), 14_000_000, Some(3_000_000));
        assert!(matches!(of(io::ErrorKind::ReadOnlyFilesystem), DeliveryError::ReadOnly));
        assert!(matches!(of(io::ErrorKind::PermissionDenied), DeliveryError::NotPermitted));
        assert!(matches!(of(io::ErrorKind::FileTooLarge), DeliveryError::TooLargeForPlace { .. }));
        assert!(matches!(of(io::ErrorKind::NotFound), DeliveryError::Gone(_)));
        let full = of(io::ErrorKind::StorageFull).message();
        assert_eq!(full.id, "delivery-full");
    }
}
