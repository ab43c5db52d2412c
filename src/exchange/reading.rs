//! Reading a bundle, cheap checks before dear ones; nothing of it counts until all have passed.

use std::io;
use std::io::Read;
use std::io::Seek as _;
use std::io::Write as _;
use std::path::Path;

use tempfile::SpooledTempFile;

use crate::domain::stage::Go;
use crate::domain::stage::Stage;
use crate::domain::stage::Watch;
use crate::domain::stage::unwatched;
use crate::exchange::builder::BLOCK;
use crate::exchange::disk;
use crate::exchange::disk::Opened;
use crate::exchange::frame;
use crate::exchange::frame::Stored;
use crate::exchange::frame::Transcript;
use crate::exchange::frame::Walk;
use crate::exchange::layout::CHUNK;
use crate::exchange::layout::CHUNK_LOG2;
use crate::exchange::layout::CRITICAL_FLAGS;
use crate::exchange::layout::ENCRYPTED;
use crate::exchange::layout::HASH;
use crate::exchange::layout::HEADER;
use crate::exchange::layout::Header;
use crate::exchange::layout::MAGIC;
use crate::exchange::layout::MAJOR;
use crate::exchange::layout::MAX_EXTENSION;
use crate::exchange::layout::MAX_FILE;
use crate::exchange::layout::PayloadHashes;
use crate::exchange::layout::TRAILER;
use crate::exchange::layout::codec;
use crate::exchange::layout::kind;
use crate::exchange::layout::trailer;
use crate::exchange::manifest::Manifest;
use crate::exchange::refusal::Irregularity;
use crate::exchange::refusal::Newer;
use crate::exchange::refusal::Refusal;
use crate::history::key::Signature;

/// A copy no longer than this stays in memory: most bundles never touch this laptop's disk.
pub(super) const IN_MEMORY: usize = 1024 * 1024;

/// What conversions of line ends between systems make of the magic's CR LF, 1A, LF.
const AS_TEXT: [&[u8]; 5] = [b"\n\x1a", b"\r\r\n\x1a", b"\n\n\x1a\n", b"\r\r\x1a\r", b"\r\n\x1a\r"];

/// A bundle that has passed every check of the container, read from a copy of our own.
#[derive(Debug)]
pub struct Bundle {
    manifest: Manifest,
    length: u64,
    payload: u64,
    spool: SpooledTempFile,
}

/// What a bundle carries, one piece at a time. The container knows nothing of what is inside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A signed segment, byte for byte; its own signature is not checked here.
    Segment(Vec<u8>),
    /// What laptops say they have, each signed by its own key.
    Have(Vec<Vec<u8>>),
}

/// The frames of a bundle in order, at most one in memory.
pub struct Frames<'b> {
    walk: Option<Walk<&'b mut SpooledTempFile>>,
}

/// Opens the file at `path` and checks all that can be checked without a workspace.
///
/// The file is copied while it is hashed, and only the copy is judged and read: a file that
/// changes or grows under us cannot pass one check and fail another.
pub fn open(path: &Path, spool_dir: &Path) -> Result<Bundle, Refusal> {
    open_watched(path, spool_dir, &mut unwatched())
}

/// Opens the file at `path`; `watch` hears how much of it was copied, and may stop it.
pub fn open_watched(path: &Path, spool_dir: &Path, watch: Watch<'_>) -> Result<Bundle, Refusal> {
    match disk::open_regular(path).map_err(Refusal::of_source)? {
        Opened::File { file, length } => Bundle::read(file, length, spool_dir, watch),
        Opened::Folder => Err(Refusal::Folder),
        Opened::Other => Err(Refusal::NotAFile),
    }
}

impl Bundle {
    /// Reads a bundle of `length` bytes from its first byte on.
    pub(super) fn read<R: Read>(
        mut source: R,
        length: u64,
        spool_dir: &Path,
        watch: Watch<'_>,
    ) -> Result<Self, Refusal> {
        if length > MAX_FILE {
            return Err(Refusal::TooLarge { bytes: length, limit: MAX_FILE });
        }
        let header = read_header(&mut source, length)?;
        check_header(&header, length)?;
        let mut spool = tempfile::spooled_tempfile_in(IN_MEMORY, spool_dir);
        copy_whole(&mut source, &header, &mut spool, watch)?;
        rewind(&mut spool)?;
        let manifest = check_frames(&mut Walk::new(&mut spool, header.payload))?;
        if manifest.bundle != header.bundle {
            return Err(Refusal::Altered);
        }
        Ok(Self { manifest, length, payload: header.payload, spool })
    }

    /// Returns what the bundle says of itself, signed by its exporter.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Returns how long the file was, in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Goes through the segments and HAVEs from the first on.
    pub fn frames(&mut self) -> Result<Frames<'_>, Refusal> {
        rewind(&mut self.spool)?;
        Ok(Frames { walk: Some(Walk::new(&mut self.spool, self.payload)) })
    }
}

impl Iterator for Frames<'_> {
    type Item = Result<Frame, Refusal>;

    fn next(&mut self) -> Option<Self::Item> {
        let found = self.walk.as_mut().and_then(|walk| next_known(walk).transpose());
        // After a failure the place in the spool is unknown.
        if !matches!(found, Some(Ok(_))) {
            self.walk = None;
        }
        found
    }
}

fn next_known<R: Read>(walk: &mut Walk<R>) -> Result<Option<Frame>, Refusal> {
    while let Some(stored) = walk.next()? {
        match stored.head.kind {
            kind::SEGMENT => return Ok(Some(Frame::Segment(stored.bytes))),
            kind::HAVE => return Ok(Some(Frame::Have(frame::decode_haves(&stored.unpack()?)?))),
            _ => {}
        }
    }
    Ok(None)
}

fn rewind(spool: &mut SpooledTempFile) -> Result<(), Refusal> {
    spool.rewind().map_err(Refusal::Spool)
}

/// Reads the header and holds it against its hash. Where its fields stand never changes, so that
/// damage is told from a newer version.
pub(super) fn read_header(source: &mut impl Read, length: u64) -> Result<Header, Refusal> {
    let mut bytes = read_up_to(source, HEADER as u64)?;
    recognise(&bytes)?;
    let Some(header) = Header::decode(&bytes) else {
        return Err(Refusal::Truncated { here: length, whole: None });
    };
    let damaged = Refusal::Damaged { from: 0, to: (HEADER + HASH) as u64 };
    if header.extension > MAX_EXTENSION {
        return Err(damaged);
    }
    bytes.extend(read_up_to(source, u64::from(header.extension))?);
    let hash = read_up_to(source, HASH as u64)?;
    if hash.len() < HASH {
        // A file as long as it says was not cut: then the number that led beyond its end is wrong.
        let is_cut = length < header.file;
        return Err(if is_cut { Refusal::Truncated { here: length, whole: None } } else { damaged });
    }
    if hash != blake3::hash(&bytes).as_bytes() {
        return Err(damaged);
    }
    Ok(header)
}

/// Tells a bundle from other files by its first bytes.
fn recognise(start: &[u8]) -> Result<(), Refusal> {
    if start.iter().all(|byte| *byte == 0) {
        return Err(Refusal::Blank);
    }
    let alike = start.iter().zip(&MAGIC).filter(|(here, magic)| here == magic).count();
    if alike == start.len().min(MAGIC.len()) {
        return Ok(());
    }
    let has_letters = start.get(1..4) == Some(b"MHD");
    if has_letters && start.get(4..8).is_some_and(|bytes| AS_TEXT.iter().any(|way| bytes.starts_with(way))) {
        return Err(Refusal::CopiedAsText);
    }
    if alike + 2 >= MAGIC.len() {
        return Err(Refusal::Damaged { from: 0, to: MAGIC.len() as u64 });
    }
    Err(Refusal::NotABundle)
}

pub(super) fn check_header(header: &Header, length: u64) -> Result<(), Refusal> {
    if header.major != MAJOR {
        return Err(Refusal::NeedsNewer(Newer::Version));
    }
    match header.flags & CRITICAL_FLAGS {
        0 => {}
        ENCRYPTED => return Err(Refusal::NeedsNewer(Newer::Encrypted)),
        _ => return Err(Refusal::NeedsNewer(Newer::Feature)),
    }
    if header.chunk_log2 != CHUNK_LOG2 {
        return Err(Refusal::NeedsNewer(Newer::Feature));
    }
    let irregular = Refusal::Irregular(Irregularity::Header);
    if header.part == 0 || header.part > header.parts || header.inner != header.payload {
        return Err(irregular);
    }
    if header.parts > 1 {
        return Err(Refusal::NeedsNewer(Newer::Parts));
    }
    let whole = header.file;
    if header.expected_file() != Some(whole) {
        return Err(irregular);
    }
    if length < whole {
        return Err(Refusal::Truncated { here: length, whole: Some(whole) });
    }
    if length > whole {
        return Err(Refusal::TrailingBytes { extra: length - whole });
    }
    Ok(())
}

/// Copies the payload to the spool and holds it, chunk by chunk, against the table behind it.
pub(super) fn copy_whole(
    source: &mut impl Read,
    header: &Header,
    spool: &mut SpooledTempFile,
    watch: Watch<'_>,
) -> Result<(), Refusal> {
    let hashes = copy_payload(source, header, spool, watch)?;
    let here = header.payload_start() + header.payload;
    let cut = |read: &[u8]| Refusal::Truncated { here: here + read.len() as u64, whole: Some(header.file) };
    let table_length = header.table_length().unwrap_or(0);
    let tail_length = table_length + TRAILER as u64;
    let tail = read_up_to(source, tail_length)?;
    if tail.len() as u64 != tail_length {
        return Err(cut(&tail));
    }
    let (payload_hash, table) = hashes.finish();
    let (stored, end) = tail.split_at_checked(table.len()).unwrap_or((&tail, &[]));
    let damage = find_damage(&table, stored, end, header)
        .or_else(|| (payload_hash != header.payload_hash).then(|| (header.payload_start(), here)));
    match damage {
        Some((from, to)) => Err(Refusal::Damaged { from, to }),
        None => Ok(()),
    }
}

fn copy_payload(
    source: &mut impl Read,
    header: &Header,
    spool: &mut SpooledTempFile,
    watch: Watch<'_>,
) -> Result<PayloadHashes, Refusal> {
    let mut hashes = PayloadHashes::new();
    let mut block = vec![0; BLOCK];
    let mut left = header.payload;
    while left > 0 {
        let most = usize::try_from(left).unwrap_or(BLOCK).min(BLOCK);
        let into = block.get_mut(..most).unwrap_or_default();
        let read = read_some(source, into)?;
        let bytes = into.get(..read).unwrap_or_default();
        if bytes.is_empty() {
            let here = header.payload_start() + header.payload - left;
            return Err(Refusal::Truncated { here, whole: Some(header.file) });
        }
        hashes.update(bytes);
        spool.write_all(bytes).map_err(|error| Refusal::of_spool(error, header.payload))?;
        left -= bytes.len() as u64;
        if watch(Stage::Checking, header.payload - left, header.payload) == Go::Stop {
            return Err(Refusal::Stopped);
        }
    }
    Ok(hashes)
}

/// Returns the first and last byte of the file between which something is not as it was written.
///
/// `table` was counted from the payload, `stored` stands in the file, and `end` is the trailer,
/// which says which of the two is right.
fn find_damage(table: &[u8], stored: &[u8], end: &[u8], header: &Header) -> Option<(u64, u64)> {
    let table_start = header.payload_start() + header.payload;
    let trailer_start = table_start + table.len() as u64;
    let chunks = differing_chunks(table, stored, header);
    if end == trailer(stored) {
        chunks
    } else if end == trailer(table) {
        Some((table_start, trailer_start))
    } else {
        Some((chunks.map_or(trailer_start, |(from, _)| from), header.file))
    }
}

fn differing_chunks(table: &[u8], stored: &[u8], header: &Header) -> Option<(u64, u64)> {
    let mut differing = table
        .chunks(16)
        .zip(stored.chunks(16))
        .enumerate()
        .filter(|(_, (here, there))| here != there)
        .map(|(chunk, _)| chunk as u64);
    let first = differing.next()?;
    let last = differing.next_back().unwrap_or(first);
    let end = header.payload.min((last + 1) * CHUNK as u64);
    Some((header.payload_start() + first * CHUNK as u64, header.payload_start() + end))
}

/// Goes through all frames once: limits, hashes, the exporter's signatures, unpacking.
fn check_frames<R: Read>(walk: &mut Walk<R>) -> Result<Manifest, Refusal> {
    let first = walk.next()?.filter(|first| first.head.kind == kind::MANIFEST);
    let first = first.ok_or(Refusal::Irregular(Irregularity::FirstFrame))?;
    let manifest = Manifest::verify(&first.bytes)?;
    let mut transcript = Transcript::new();
    transcript.add(&first.full_hash);
    let (mut segments, mut have_frames) = (0, 0);
    while let Some(stored) = walk.next()? {
        match stored.head.kind {
            kind::MANIFEST => return Err(Refusal::TwoManifests),
            kind::END => {
                check_end(&stored, &transcript, &manifest)?;
                return if walk.left() > 0 {
                    Err(Refusal::Irregular(Irregularity::AfterEnd))
                } else if have_frames > 1 {
                    Err(Refusal::Irregular(Irregularity::Have))
                } else if segments != manifest.segments {
                    Err(Refusal::Altered)
                } else {
                    Ok(manifest)
                };
            }
            _ => {}
        }
        segments += u64::from(stored.head.kind == kind::SEGMENT);
        have_frames += u64::from(stored.head.kind == kind::HAVE);
        transcript.add(&stored.full_hash);
        check_contents(stored)?;
    }
    Err(Refusal::MissingEnd)
}

fn check_end(stored: &Stored, transcript: &Transcript, manifest: &Manifest) -> Result<(), Refusal> {
    let signature: [u8; 64] =
        stored.bytes.as_slice().try_into().map_err(|_length| Refusal::Irregular(Irregularity::End))?;
    if manifest.exporter.verifies(&transcript.signed(), &Signature(signature)) {
        Ok(())
    } else {
        Err(Refusal::Altered)
    }
}

/// Unpacks what this program knows to unpack, so that a later reader meets no surprise.
fn check_contents(stored: Stored) -> Result<(), Refusal> {
    match (stored.head.kind, stored.head.codec) {
        (kind::HAVE, _) => frame::decode_haves(&stored.unpack()?).map(drop),
        (kind::WANT | kind::BLOB, codec::ZSTD) => stored.unpack().map(drop),
        _ => Ok(()),
    }
}

/// Reads `most` bytes, or fewer when the source ends before; `most` is a checked number.
fn read_up_to(source: &mut impl Read, most: u64) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    source.take(most).read_to_end(&mut bytes).map_err(Refusal::of_source)?;
    Ok(bytes)
}

fn read_some(source: &mut impl Read, into: &mut [u8]) -> Result<usize, Refusal> {
    loop {
        match source.read(into) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            outcome => return outcome.map_err(Refusal::of_source),
        }
    }
}
