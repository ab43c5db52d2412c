//! Making a bundle, in this laptop's spool folder and never on the stick itself.

use std::fs::File;
use std::io;
use std::io::BufWriter;
use std::io::Read;
use std::io::Seek as _;
use std::io::Write as _;
use std::path::Path;

use crate::domain::message::Message;
use crate::domain::size::size;
use crate::exchange::frame;
use crate::exchange::frame::Transcript;
use crate::exchange::layout::FRAME_HEAD;
use crate::exchange::layout::FrameHead;
use crate::exchange::layout::HASH;
use crate::exchange::layout::HEADER;
use crate::exchange::layout::Header;
use crate::exchange::layout::MAX_FRAME;
use crate::exchange::layout::MAX_FRAMES;
use crate::exchange::layout::MAX_RAW;
use crate::exchange::layout::MAX_RAW_TOTAL;
use crate::exchange::layout::PayloadHashes;
use crate::exchange::layout::codec;
use crate::exchange::layout::kind;
use crate::exchange::layout::trailer;
use crate::exchange::manifest::Manifest;
use crate::history::key::SecretKey;

/// How much is copied at a time.
pub(super) const BLOCK: usize = 256 * 1024;

/// A bundle being made: frames go straight to the spool, nothing piles up in memory.
pub struct BundleBuilder<'k> {
    spool: BufWriter<File>,
    key: &'k SecretKey,
    manifest: Manifest,
    hashes: PayloadHashes,
    transcript: Transcript,
    frames: u32,
    raw_total: u64,
    segments: u64,
}

/// A finished bundle in the spool. The file has no name there and goes with this value.
#[derive(Debug)]
pub struct SealedBundle {
    spool: File,
    length: u64,
    hash: [u8; 32],
    manifest: Manifest,
}

/// Why a bundle could not be made. Nothing has left this laptop.
#[derive(Debug, thiserror::Error)]
pub enum BuildError {
    #[error("no room in the spool folder")]
    NoRoom,
    #[error("the spool folder cannot be written")]
    Spool(#[source] io::Error),
    /// More than one part holds; splitting is reserved in the format.
    #[error("more than {limit} bytes or too many segments for one part")]
    TooMuch { limit: u64 },
    #[error("a segment or a list of {bytes} bytes does not fit in a frame")]
    FrameTooLong { bytes: usize },
    #[error("a name in the manifest is too long, or an office code is none")]
    Manifest,
    #[error("the manifest promised {promised} segments, {given} were given")]
    Miscounted { promised: u64, given: u64 },
}

impl<'k> BundleBuilder<'k> {
    /// Starts a bundle in `spool_dir`; the manifest's exporter becomes the holder of `key`.
    pub fn create(spool_dir: &Path, mut manifest: Manifest, key: &'k SecretKey) -> Result<Self, BuildError> {
        manifest.exporter = key.public();
        let signed = manifest.is_fit().then(|| manifest.sign(key)).flatten();
        let signed = signed.ok_or(BuildError::Manifest)?;
        let mut spool = BufWriter::new(tempfile::tempfile_in(spool_dir)?);
        spool.write_all(&[0; HEADER + HASH])?;
        let mut builder = Self {
            spool,
            key,
            manifest,
            hashes: PayloadHashes::new(),
            transcript: Transcript::new(),
            frames: 0,
            raw_total: 0,
            segments: 0,
        };
        builder.raw_frame(kind::MANIFEST, &signed)?;
        Ok(builder)
    }

    /// Adds a segment, byte for byte.
    pub fn segment(&mut self, bytes: &[u8]) -> Result<(), BuildError> {
        self.segments += 1;
        self.raw_frame(kind::SEGMENT, bytes)
    }

    /// Adds what this laptop and others have, signs the end, and hashes the file as it now
    /// stands in the spool.
    pub fn finish(mut self, haves: &[Vec<u8>]) -> Result<SealedBundle, BuildError> {
        let (promised, given) = (self.manifest.segments, self.segments);
        if promised != given {
            return Err(BuildError::Miscounted { promised, given });
        }
        if !haves.is_empty() {
            self.have(haves)?;
        }
        let signature = self.key.sign(&self.transcript.signed());
        self.raw_frame(kind::END, &signature.0)?;
        let payload = self.hashes.length();
        let (payload_hash, table) = self.hashes.finish();
        self.spool.write_all(&table)?;
        self.spool.write_all(&trailer(&table))?;
        let header = Header::of_payload(self.manifest.bundle, payload, payload_hash);
        self.spool.rewind()?;
        self.spool.write_all(&header.encode())?;
        let mut spool = self.spool.into_inner().map_err(io::IntoInnerError::into_error)?;
        let hash = hash_from_start(&mut spool)?;
        Ok(SealedBundle { spool, length: header.file, hash, manifest: self.manifest })
    }

    /// Writes all HAVEs in one packed frame.
    fn have(&mut self, haves: &[Vec<u8>]) -> Result<(), BuildError> {
        let raw = frame::encode_haves(haves)
            .filter(|raw| frame::decode_haves(raw).is_ok())
            .ok_or_else(|| BuildError::FrameTooLong { bytes: haves.iter().map(Vec::len).sum() })?;
        let packed = frame::pack(&raw)?;
        self.frame(kind::HAVE, codec::ZSTD, raw.len(), &packed)
    }

    fn raw_frame(&mut self, kind: u8, bytes: &[u8]) -> Result<(), BuildError> {
        self.frame(kind, codec::RAW, bytes.len(), bytes)
    }

    fn frame(&mut self, kind: u8, codec: u8, raw: usize, bytes: &[u8]) -> Result<(), BuildError> {
        let too_long = BuildError::FrameTooLong { bytes: bytes.len().max(raw) };
        let (Ok(length), Ok(raw)) = (u32::try_from(bytes.len()), u32::try_from(raw)) else {
            return Err(too_long);
        };
        if length > MAX_FRAME || raw > MAX_RAW {
            return Err(too_long);
        }
        self.count(raw, length, kind == kind::END)?;
        let (head, full_hash) = FrameHead::of_frame(kind, codec, raw, bytes);
        self.transcript.add(&full_hash);
        for piece in [head.encode().as_slice(), bytes] {
            self.hashes.update(piece);
            self.spool.write_all(piece)?;
        }
        Ok(())
    }

    /// Keeps what has been added within what a reader takes, with room for the last frame.
    fn count(&mut self, raw: u32, length: u32, is_last: bool) -> Result<(), BuildError> {
        let room = if is_last { 0 } else { FRAME_HEAD as u64 + 64 };
        self.frames += 1;
        self.raw_total += u64::from(raw);
        let payload = self.hashes.length() + FRAME_HEAD as u64 + u64::from(length);
        let is_full = self.frames + u32::from(!is_last) > MAX_FRAMES
            || self.raw_total + room > MAX_RAW_TOTAL
            || payload + room > MAX_RAW_TOTAL * 2;
        if is_full { Err(BuildError::TooMuch { limit: MAX_RAW_TOTAL }) } else { Ok(()) }
    }
}

impl SealedBundle {
    /// Returns how long the file is, in bytes.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Returns the BLAKE3 of the whole file.
    pub fn hash(&self) -> [u8; 32] {
        self.hash
    }

    /// Returns the name the file has on a stick.
    pub fn file_name(&self) -> String {
        self.manifest.file_name()
    }

    /// Returns what the bundle says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Goes through the file from its start.
    pub(super) fn read(&self) -> io::Result<impl Read + '_> {
        let mut spool = &self.spool;
        spool.rewind()?;
        Ok(spool)
    }
}

impl BuildError {
    /// Says why, to a person; the message has a `.remedy` beside it.
    pub fn message(&self) -> Message {
        match self {
            Self::NoRoom => Message::new("build-no-room"),
            Self::Spool(_) => Message::new("build-spool"),
            Self::TooMuch { limit } => Message::new("build-too-much").with("limit", size(*limit)),
            Self::FrameTooLong { bytes } => Message::new("build-frame-too-long")
                .with("size", size(*bytes as u64))
                .with("limit", size(u64::from(MAX_FRAME))),
            Self::Manifest => Message::new("build-manifest"),
            Self::Miscounted { .. } => Message::new("build-miscounted"),
        }
    }
}

impl From<io::Error> for BuildError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::NoRoom,
            _ => Self::Spool(error),
        }
    }
}

fn hash_from_start(spool: &mut File) -> io::Result<[u8; 32]> {
    spool.rewind()?;
    let mut hasher = blake3::Hasher::new();
    let mut block = vec![0; BLOCK];
    loop {
        let length = spool.read(&mut block)?;
        if length == 0 {
            return Ok(*hasher.finalize().as_bytes());
        }
        hasher.update(block.get(..length).unwrap_or(&[]));
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::exchange::manifest::tests::from_hebron;
    use crate::exchange::manifest::tests::samar;

    /// Makes the bundle that most tests look at: two segments and two HAVEs.
    pub(in crate::exchange) fn small_bundle(spool_dir: &Path) -> SealedBundle {
        let key = samar();
        let mut builder = BundleBuilder::create(spool_dir, from_hebron(2), &key).unwrap();
        builder.segment("قرار رقم 7/2026: حجز القاعة".as_bytes()).unwrap();
        builder.segment(&[0x5a; 900]).unwrap();
        builder.finish(&["لديّ حتى 12".as_bytes().to_vec(), vec![4; 300]]).unwrap()
    }

    /// Returns a bundle's bytes.
    pub(in crate::exchange) fn bytes(bundle: &SealedBundle) -> Vec<u8> {
        let mut bytes = Vec::new();
        bundle.read().unwrap().read_to_end(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn the_same_contents_give_the_same_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (small_bundle(folder.path()), small_bundle(folder.path()));
        assert_eq!(bytes(&one), bytes(&two));
        assert_eq!(one.hash(), *blake3::hash(&bytes(&two)).as_bytes());
        assert_eq!(one.length(), bytes(&one).len() as u64);
    }

    #[test]
    fn a_bundle_being_made_leaves_no_file_behind() {
        let folder = tempfile::tempdir().unwrap();
        let bundle = small_bundle(folder.path());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
        drop(bundle);
    }

    #[test]
    fn a_segment_that_fits_in_no_frame_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let key = samar();
        let mut builder = BundleBuilder::create(folder.path(), from_hebron(1), &key).unwrap();
        let outcome = builder.segment(&vec![0; 4 * 1024 * 1024 + 1]);
        assert!(matches!(outcome, Err(BuildError::FrameTooLong { .. })));
    }

    #[test]
    fn a_manifest_that_promises_more_than_it_gives_is_not_signed_off() {
        let folder = tempfile::tempdir().unwrap();
        let key = samar();
        let builder = BundleBuilder::create(folder.path(), from_hebron(2), &key).unwrap();
        let outcome = builder.finish(&[]);
        assert!(matches!(outcome, Err(BuildError::Miscounted { promised: 2, given: 0 })));
    }

    #[test]
    fn a_name_that_no_reader_takes_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut manifest = from_hebron(0);
        manifest.officer = "س".repeat(300);
        let key = samar();
        let outcome = BundleBuilder::create(folder.path(), manifest, &key);
        assert!(matches!(outcome, Err(BuildError::Manifest)));
    }
}
