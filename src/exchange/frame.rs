//! Frames: read one at a time, each held against its hash and its limits before it is unpacked.

use std::io;
use std::io::Read;
use std::io::Seek;

use minicbor::Decoder;
use minicbor::Encoder;

use crate::exchange::layout::FRAME_HEAD;
use crate::exchange::layout::FrameHead;
use crate::exchange::layout::MAX_FRAME;
use crate::exchange::layout::MAX_FRAMES;
use crate::exchange::layout::MAX_RAW;
use crate::exchange::layout::MAX_RAW_TOTAL;
use crate::exchange::layout::codec;
use crate::exchange::layout::kind;
use crate::exchange::manifest::MAX_MANIFEST;
use crate::exchange::refusal::Irregularity;
use crate::exchange::refusal::Newer;
use crate::exchange::refusal::Refusal;

const END_CONTEXT: &[u8] = b"mahdar-end-v1\0";
/// Types from here on must be understood; unknown ones below are passed over.
const FIRST_CRITICAL: u8 = 128;
const MAX_WINDOW: u64 = 1 << 23;
const MAX_HAVES: usize = 4096;
const COMPRESSION_LEVEL: i32 = 3;

/// A frame as it is stored, its hash already checked.
pub(super) struct Stored {
    pub(super) head: FrameHead,
    pub(super) bytes: Vec<u8>,
    pub(super) full_hash: [u8; 32],
}

/// Goes through the frames of a payload, with at most one in memory.
pub(super) struct Walk<R> {
    payload: R,
    whole: u64,
    left: u64,
    frames: u32,
    raw_total: u64,
}

/// The hashes of all frames in order, which END signs.
pub(super) struct Transcript(blake3::Hasher);

impl Transcript {
    pub(super) fn new() -> Self {
        Self(blake3::Hasher::new())
    }

    /// Takes the next frame's full hash; the manifest's is the first.
    pub(super) fn add(&mut self, full_hash: &[u8; 32]) {
        self.0.update(full_hash);
    }

    /// Returns the bytes that the exporter signs.
    pub(super) fn signed(&self) -> Vec<u8> {
        [END_CONTEXT, self.0.finalize().as_bytes()].concat()
    }
}

impl<R: Read> Walk<R> {
    /// Starts at the first frame of a payload of `whole` bytes.
    pub(super) fn new(payload: R, whole: u64) -> Self {
        Self { payload, whole, left: whole, frames: 0, raw_total: 0 }
    }

    /// Returns how many bytes have not been read.
    pub(super) fn left(&self) -> u64 {
        self.left
    }

    /// Reads the next frame, or returns `None` at the end of the payload.
    pub(super) fn next(&mut self) -> Result<Option<Stored>, Refusal> {
        if self.left == 0 {
            return Ok(None);
        }
        let head = self.head()?;
        self.check_limits(&head)?;
        self.whole_frame(head).map(Some)
    }

    fn whole_frame(&mut self, head: FrameHead) -> Result<Stored, Refusal> {
        let mut bytes = vec![0; usize::try_from(head.length).unwrap_or(0)];
        self.fill(&mut bytes)?;
        let full_hash = head.full_hash(&bytes);
        if full_hash.starts_with(&head.hash) {
            Ok(Stored { head, bytes, full_hash })
        } else {
            Err(Refusal::Altered)
        }
    }

    fn head(&mut self) -> Result<FrameHead, Refusal> {
        let mut bytes = [0; FRAME_HEAD];
        self.left =
            self.left.checked_sub(FRAME_HEAD as u64).ok_or(Refusal::Irregular(Irregularity::FrameHead))?;
        self.payload.read_exact(&mut bytes).map_err(Refusal::Spool)?;
        let (head, reserved) =
            FrameHead::decode(&bytes).ok_or(Refusal::Irregular(Irregularity::FrameHead))?;
        if reserved != 0 || head.kind == 0 {
            return Err(Refusal::Irregular(Irregularity::FrameHead));
        }
        Ok(head)
    }

    /// Holds the numbers of a head against the limits before anything is allocated for them.
    fn check_limits(&mut self, head: &FrameHead) -> Result<(), Refusal> {
        self.frames += 1;
        if self.frames > MAX_FRAMES {
            return Err(Refusal::Irregular(Irregularity::TooManyFrames));
        }
        let longest = if head.kind == kind::MANIFEST { MAX_MANIFEST } else { MAX_FRAME };
        if head.length > longest || u64::from(head.length) > self.left {
            return Err(Refusal::Irregular(Irregularity::FrameTooLong));
        }
        self.left -= u64::from(head.length);
        self.raw_total += u64::from(head.raw);
        let most = self.whole.saturating_mul(200).saturating_add(1024 * 1024).min(MAX_RAW_TOTAL);
        if head.raw > MAX_RAW || self.raw_total > most {
            return Err(Refusal::Bomb);
        }
        check_codec(head)
    }

    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Refusal> {
        self.payload.read_exact(bytes).map_err(Refusal::Spool)
    }
}

/// A frame at a glance.
pub(super) enum Skimmed {
    /// What laptops have, checked against its hash.
    Have(Stored),
    /// The first bytes of a segment, unchecked.
    Segment(Vec<u8>),
    Other,
}

impl<R: Read + Seek> Walk<R> {
    /// Reads of the next frame what a glance needs, at most `most` bytes of a segment, and passes over the rest.
    pub(super) fn skim(&mut self, most: usize) -> Result<Option<Skimmed>, Refusal> {
        if self.left == 0 {
            return Ok(None);
        }
        let head = self.head()?;
        self.check_limits(&head)?;
        if head.kind == kind::HAVE {
            return self.whole_frame(head).map(Skimmed::Have).map(Some);
        }
        let length = usize::try_from(head.length).unwrap_or(0);
        let mut start = vec![0; if head.kind == kind::SEGMENT { length.min(most) } else { 0 }];
        self.fill(&mut start)?;
        let rest = i64::try_from(length - start.len()).unwrap_or(0);
        self.payload.seek_relative(rest).map_err(Refusal::Spool)?;
        Ok(Some(if head.kind == kind::SEGMENT { Skimmed::Segment(start) } else { Skimmed::Other }))
    }
}

impl Stored {
    /// Returns the frame's bytes as they were before packing.
    pub(super) fn unpack(self) -> Result<Vec<u8>, Refusal> {
        if self.head.codec == codec::RAW {
            return Ok(self.bytes);
        }
        check_packed(&self.bytes, self.head.raw)?;
        let raw = usize::try_from(self.head.raw).unwrap_or(0);
        let unpacked = zstd::bulk::decompress(&self.bytes, raw).map_err(|_zstd| Refusal::Bomb)?;
        if unpacked.len() == raw { Ok(unpacked) } else { Err(irregular_packing()) }
    }
}

/// Refuses what must be understood and is not, and packing where none is allowed.
fn check_codec(head: &FrameHead) -> Result<(), Refusal> {
    if head.kind >= FIRST_CRITICAL {
        return Err(Refusal::NeedsNewer(Newer::Frame { kind: head.kind }));
    }
    match (head.kind, head.codec) {
        (_, codec::RAW) if head.raw == head.length => Ok(()),
        (kind::HAVE | kind::WANT | kind::BLOB, codec::ZSTD) => Ok(()),
        (kind::MANIFEST | kind::CERTIFICATE | kind::SEGMENT | kind::END, codec::ZSTD) | (_, codec::RAW) => {
            Err(irregular_packing())
        }
        (kind::MANIFEST..=kind::WANT | kind::END, _) => Err(Refusal::NeedsNewer(Newer::Codec)),
        _ => Ok(()),
    }
}

/// Checks the head of a zstd frame: one frame, no dictionary, a small window, the stated length.
fn check_packed(bytes: &[u8], raw: u32) -> Result<(), Refusal> {
    let &[0x28, 0xb5, 0x2f, 0xfd, descriptor, window, ..] = bytes else {
        return Err(irregular_packing());
    };
    let has_dictionary = descriptor & 0b11 != 0;
    let is_single_segment = descriptor & 0b10_0000 != 0;
    if has_dictionary || (!is_single_segment && window_size(window) > MAX_WINDOW) {
        return Err(Refusal::Bomb);
    }
    let stated = zstd::zstd_safe::get_frame_content_size(bytes).map_err(|_unreadable| irregular_packing())?;
    if stated.is_some_and(|stated| stated != u64::from(raw)) {
        return Err(Refusal::Bomb);
    }
    match zstd::zstd_safe::find_frame_compressed_size(bytes) {
        Ok(length) if length == bytes.len() => Ok(()),
        _ => Err(irregular_packing()),
    }
}

/// Reads a zstd window descriptor: five bits of exponent, three of mantissa.
fn window_size(descriptor: u8) -> u64 {
    let base = 1_u64 << (10 + (descriptor >> 3));
    base + base / 8 * u64::from(descriptor & 0b111)
}

fn irregular_packing() -> Refusal {
    Refusal::Irregular(Irregularity::Compression)
}

/// Packs the bytes of a frame.
pub(super) fn pack(raw: &[u8]) -> io::Result<Vec<u8>> {
    zstd::bulk::compress(raw, COMPRESSION_LEVEL)
}

/// Writes many HAVEs as one array of byte strings.
pub(super) fn encode_haves(haves: &[Vec<u8>]) -> Option<Vec<u8>> {
    let mut encoder = Encoder::new(Vec::new());
    encoder.array(haves.len() as u64).ok()?;
    for have in haves {
        encoder.bytes(have).ok()?;
    }
    Some(encoder.into_writer())
}

/// Reads the HAVEs of a frame: none empty, and no more than a person's life brings together.
pub(super) fn decode_haves(raw: &[u8]) -> Result<Vec<Vec<u8>>, Refusal> {
    let irregular = || Refusal::Irregular(Irregularity::Have);
    let mut decoder = Decoder::new(raw);
    let count = decoder.array().ok().flatten().ok_or_else(irregular)?;
    if usize::try_from(count).map_or(true, |count| count > MAX_HAVES) {
        return Err(irregular());
    }
    let mut haves = Vec::new();
    for _ in 0..count {
        let have = decoder.bytes().ok().filter(|have| !have.is_empty()).ok_or_else(irregular)?;
        haves.push(have.to_vec());
    }
    if decoder.position() == raw.len() { Ok(haves) } else { Err(irregular()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn haves_read_back_as_written() {
        let haves = vec!["لديّ".as_bytes().to_vec(), vec![1, 2, 3]];
        assert_eq!(decode_haves(&encode_haves(&haves).unwrap()).unwrap(), haves);
        assert_eq!(decode_haves(&encode_haves(&[]).unwrap()).unwrap(), Vec::<Vec<u8>>::new());
    }

    #[test]
    fn an_empty_have_is_irregular() {
        assert!(decode_haves(&[0x81, 0x40]).is_err());
    }

    #[test]
    fn a_million_haves_are_irregular() {
        let mut raw = vec![0x9a, 0x00, 0x10, 0x00, 0x00];
        raw.resize(2_000_000, 0x41);
        assert!(decode_haves(&raw).is_err());
    }

    #[test]
    fn a_window_is_read_as_zstd_writes_it() {
        assert_eq!(window_size(0), 1024);
        assert_eq!(window_size(13 << 3), MAX_WINDOW);
        assert!(window_size(13 << 3 | 1) > MAX_WINDOW);
    }
}
