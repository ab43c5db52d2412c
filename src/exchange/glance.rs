//! A glance at a bundle: what it says of itself, without reading a large one whole. Enough for a list, never for an
//! import.

use std::io::Read;
use std::io::Seek;
use std::io::SeekFrom;
use std::path::Path;

use crate::domain::stage::unwatched;
use crate::exchange::disk;
use crate::exchange::disk::Opened;
use crate::exchange::frame;
use crate::exchange::frame::Skimmed;
use crate::exchange::frame::Walk;
use crate::exchange::layout::MAX_FILE;
use crate::exchange::layout::kind;
use crate::exchange::manifest::Manifest;
use crate::exchange::reading::IN_MEMORY;
use crate::exchange::reading::check_header;
use crate::exchange::reading::copy_whole;
use crate::exchange::reading::read_header;
use crate::exchange::refusal::Irregularity;
use crate::exchange::refusal::Refusal;

/// So many frames are passed over to see which segments are inside.
const MOST_FRAMES: usize = 1024;
/// The header of a segment stands in its first bytes.
const START: usize = 1024;

/// A bundle of so many bytes is held against its hashes; of a larger one damage is seen when it is opened.
const READ_WHOLE: u64 = 64 * 1024;

/// What a bundle says of itself. Its manifest is signed; of a large one nothing else was checked.
#[derive(Clone, Debug)]
pub struct Glance {
    pub manifest: Manifest,
    /// How long the file is, in bytes.
    pub length: u64,
    /// The first bytes of each segment, with its header.
    pub starts: Vec<Vec<u8>>,
    /// What laptops say they have.
    pub haves: Vec<Vec<u8>>,
    /// `false` when there are more frames than were looked at.
    pub is_whole: bool,
}

/// Takes a glance at the file at `path`.
pub fn glance(path: &Path) -> Result<Glance, Refusal> {
    match disk::open_regular(path).map_err(Refusal::of_source)? {
        Opened::File { file, length } => look(file, length).map_err(of_source),
        Opened::Folder => Err(Refusal::Folder),
        Opened::Other => Err(Refusal::NotAFile),
    }
}

fn look<R: Read + Seek>(mut source: R, length: u64) -> Result<Glance, Refusal> {
    if length > MAX_FILE {
        return Err(Refusal::TooLarge { bytes: length, limit: MAX_FILE });
    }
    let header = read_header(&mut source, length)?;
    check_header(&header, length)?;
    if length <= READ_WHOLE {
        let payload = source.stream_position().map_err(Refusal::of_source)?;
        copy_whole(&mut source, &header, &mut tempfile::spooled_tempfile(IN_MEMORY), &mut unwatched())?;
        source.seek(SeekFrom::Start(payload)).map_err(Refusal::of_source)?;
    }
    let mut walk = Walk::new(source, header.payload);
    let first = walk.next()?.filter(|first| first.head.kind == kind::MANIFEST);
    let first = first.ok_or(Refusal::Irregular(Irregularity::FirstFrame))?;
    let manifest = Manifest::verify(&first.bytes)?;
    let mut glance = Glance { manifest, length, starts: Vec::new(), haves: Vec::new(), is_whole: true };
    if glance.manifest.bundle != header.bundle {
        return Err(Refusal::Altered);
    }
    for _ in 0..MOST_FRAMES {
        match walk.skim(START)? {
            None => return Ok(glance),
            Some(Skimmed::Have(stored)) => glance.haves = frame::decode_haves(&stored.unpack()?)?,
            Some(Skimmed::Segment(start)) => glance.starts.push(start),
            Some(Skimmed::Other) => {}
        }
    }
    glance.is_whole = false;
    Ok(glance)
}

/// The frames are read from the medium here, not from a copy.
fn of_source(refusal: Refusal) -> Refusal {
    match refusal {
        Refusal::Spool(error) => Refusal::of_source(error),
        refusal => refusal,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::exchange::builder::tests::bytes;
    use crate::exchange::builder::tests::small_bundle;

    #[test]
    fn a_glance_tells_who_made_a_bundle_and_what_is_inside() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("حزمة.mahdar");
        fs::write(&file, bytes(&small_bundle(folder.path()))).unwrap();
        let seen = glance(&file).unwrap();
        let whole = crate::exchange::open(&file, folder.path()).unwrap();
        assert_eq!(&seen.manifest, whole.manifest());
        assert_eq!(seen.starts.len() as u64, seen.manifest.segments);
        assert!(seen.is_whole && !seen.haves.is_empty());
    }

    #[test]
    fn damage_anywhere_in_a_small_bundle_is_seen_at_a_glance() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("حزمة.mahdar");
        let whole = bytes(&small_bundle(folder.path()));
        for place in (0..whole.len()).step_by(7) {
            let mut damaged = whole.clone();
            damaged[place] ^= 1;
            fs::write(&file, &damaged).unwrap();
            assert!(glance(&file).is_err(), "{place} of {}", whole.len());
        }
    }

    #[test]
    fn a_glance_at_a_file_that_is_cut_or_no_bundle_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("حزمة.mahdar");
        let whole = bytes(&small_bundle(folder.path()));
        for length in 0..whole.len() {
            fs::write(&file, &whole[..length]).unwrap();
            assert!(glance(&file).is_err(), "{length} bytes of {}", whole.len());
        }
        fs::write(&file, "صورة").unwrap();
        assert!(matches!(glance(&file), Err(Refusal::NotABundle)));
        assert!(matches!(glance(folder.path()), Err(Refusal::Folder)));
    }
}
