//! The place a bundle is delivered to: a folder on a stick, or one in a test that fails on demand.

use std::fs;
use std::fs::File;
use std::io;
use std::io::Read as _;
use std::io::Write as _;
use std::path::Path;
use std::path::PathBuf;

use crate::exchange::disk;

/// What delivery asks of the place it writes to, in this order.
pub(super) trait Medium {
    /// Returns the bytes that may still be written, where that can be known.
    fn free_space(&self) -> Option<u64>;
    /// Makes the part file anew.
    fn begin(&mut self) -> io::Result<()>;
    fn write(&mut self, bytes: &[u8]) -> io::Result<()>;
    /// Brings what was written to the medium.
    fn sync(&mut self) -> io::Result<()>;
    /// Starts over at the first byte, reading from the medium and not from memory.
    fn read_back(&mut self) -> io::Result<()>;
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize>;
    /// Gives the part file its final name, overwriting nothing.
    fn publish(&mut self) -> io::Result<()>;
    /// Removes what this delivery has made, under either name.
    fn withdraw(&mut self);
}

/// A folder in a file system.
pub(super) struct Folder {
    directory: PathBuf,
    part: PathBuf,
    target: PathBuf,
    file: Option<File>,
    made: Option<PathBuf>,
}

impl Folder {
    /// Prepares to write `target` by way of a part file beside it.
    pub(super) fn new(folder: &Path, part: &str, target: &Path) -> Self {
        Self {
            directory: folder.to_owned(),
            part: folder.join(part),
            target: target.to_owned(),
            file: None,
            made: None,
        }
    }

    fn file(&self) -> io::Result<&File> {
        self.file.as_ref().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

impl Medium for Folder {
    fn free_space(&self) -> Option<u64> {
        disk::space(&self.directory).free
    }

    fn begin(&mut self) -> io::Result<()> {
        // What a pulled stick left of this very bundle: its id stands in the name.
        if fs::symlink_metadata(&self.part).is_ok() {
            fs::remove_file(&self.part)?;
        }
        self.file = Some(File::create_new(&self.part)?);
        self.made = Some(self.part.clone());
        Ok(())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file()?.write_all(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file()?.sync_all()
    }

    fn read_back(&mut self) -> io::Result<()> {
        disk::forget_cached(self.file()?)?;
        self.file = None;
        let file = File::open(&self.part)?;
        disk::forget_cached(&file)?;
        self.file = Some(file);
        Ok(())
    }

    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        self.file()?.read(into)
    }

    fn publish(&mut self) -> io::Result<()> {
        self.file = None;
        disk::rename_without_overwriting(&self.part, &self.target)?;
        self.made = Some(self.target.clone());
        disk::sync_folder(&self.directory)
    }

    fn withdraw(&mut self) {
        self.file = None;
        if let Some(made) = self.made.take() {
            // A stick that was pulled takes the part file with it; the next delivery removes it.
            drop(fs::remove_file(made));
            drop(disk::sync_folder(&self.directory));
        }
    }
}
