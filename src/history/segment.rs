//! Segments: up to 4,096 changes of one laptop in one scope, sealed, signed, and passed on byte for byte.

mod columns;

use minicbor::decode::Decoder;

use crate::domain::message::Message;
use crate::history::cbor;
use crate::history::cbor::CborFault;
use crate::history::cbor::Writer;
use crate::history::change::Change;
use crate::history::change::ChangeId;
use crate::history::change::change_id;
use crate::history::clock::Hlc;
use crate::history::key::PublicKey;
use crate::history::key::SecretKey;
use crate::history::key::Signature;
use crate::history::scope::Scope;

const SIGNED: &[u8] = b"mahdar-segment-v1\0";
const ROOT_CONTEXT: &str = "mahdar segment root v1";
const VERSION: u64 = 1;
const COMPRESSION: i32 = 3;
/// A segment holds at most so many changes.
pub const MAX_CHANGES: usize = 4096;
/// A segment is closed when its changes reach so many canonical bytes.
pub const FULL_BYTES: usize = 1 << 20;
/// The body before compression is at most so long.
pub const MAX_BODY: usize = 4 << 20;
/// The window that compression may ask for, as a power of two.
const MAX_WINDOW_LOG: u32 = 23;

/// The hash that names a segment: BLAKE3 of its header.
pub type SegmentHash = [u8; 32];

/// What stands in front of a segment's changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    pub key: PublicKey,
    pub incarnation: [u8; 16],
    pub scope: Scope,
    pub first_seq: u64,
    pub first_index: u32,
    pub count: u32,
    pub prev: Option<SegmentHash>,
    pub nonce: [u8; 16],
    pub hlc_least: Hlc,
    pub hlc_greatest: Hlc,
    pub body_hash: [u8; 32],
    pub root: [u8; 32],
    pub body_length: u32,
    pub schema: u64,
}

/// Where a new segment goes.
#[derive(Clone, Debug)]
pub struct Place {
    pub incarnation: [u8; 16],
    pub scope: Scope,
    pub first_seq: u64,
    pub first_index: u32,
    pub prev: Option<SegmentHash>,
    pub nonce: [u8; 16],
    pub schema: u64,
}

/// A segment whose signature was checked; its body was not looked at yet.
#[derive(Clone, Debug)]
pub struct Envelope<'a> {
    pub header: Header,
    pub hash: SegmentHash,
    body: &'a [u8],
}

/// Why a segment is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SegmentFault {
    #[error("the segment is not of the expected form")]
    Malformed,
    #[error("the segment was written by a newer program")]
    Newer,
    #[error("the signature does not hold")]
    Forged,
    #[error("the body differs from what was signed")]
    Altered,
    /// Properly signed, but with content that this program refuses.
    #[error("refused content: {0}")]
    Content(CborFault),
}

impl SegmentFault {
    /// Returns why the segment is refused, for a place in a sentence.
    pub fn message(self) -> Message {
        match self {
            Self::Malformed => Message::new("segment-malformed"),
            Self::Newer => Message::new("segment-newer"),
            Self::Forged => Message::new("segment-forged"),
            Self::Altered => Message::new("segment-altered"),
            Self::Content(fault) => fault.message(),
        }
    }
}

impl From<CborFault> for SegmentFault {
    fn from(_: CborFault) -> Self {
        Self::Malformed
    }
}

impl From<minicbor::decode::Error> for SegmentFault {
    fn from(_: minicbor::decode::Error) -> Self {
        Self::Malformed
    }
}

/// Seals changes of one tail into a segment. `changes` are in tail order, at most [`MAX_CHANGES`].
pub fn seal(key: &SecretKey, place: &Place, changes: &[Change]) -> Result<(Vec<u8>, Header), SegmentFault> {
    let body = columns::encode(changes);
    let mut root = blake3::Hasher::new_derive_key(ROOT_CONTEXT);
    let mut canonical = Vec::new();
    let mut index = place.first_index;
    for change in changes {
        canonical.clear();
        change.encode(&mut canonical);
        root.update(&change_id(&place.nonce, index, &canonical));
        index = index.checked_add(1).ok_or(SegmentFault::Malformed)?;
    }
    let clocks = || changes.iter().map(|change| change.hlc);
    let header = Header {
        key: key.public(),
        incarnation: place.incarnation,
        scope: place.scope,
        first_seq: place.first_seq,
        first_index: place.first_index,
        count: u32::try_from(changes.len()).ok().ok_or(SegmentFault::Malformed)?,
        prev: place.prev,
        nonce: place.nonce,
        hlc_least: clocks().min().unwrap_or(0),
        hlc_greatest: clocks().max().unwrap_or(0),
        body_hash: *blake3::hash(&body).as_bytes(),
        root: *root.finalize().as_bytes(),
        body_length: u32::try_from(body.len()).ok().ok_or(SegmentFault::Malformed)?,
        schema: place.schema,
    };
    let compressed = zstd::bulk::compress(&body, COMPRESSION).ok().ok_or(SegmentFault::Malformed)?;
    let header_bytes = header.encode();
    let signature = key.sign(&signed_bytes(&header_bytes));
    let mut bytes = Vec::with_capacity(compressed.len() + header_bytes.len() + 80);
    Writer::new(&mut bytes).array(3).bytes(&header_bytes).bytes(&signature.0).bytes(&compressed);
    Ok((bytes, header))
}

fn signed_bytes(header: &[u8]) -> Vec<u8> {
    [SIGNED, header].concat()
}

impl Header {
    fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(300);
        let mut writer = Writer::new(&mut bytes);
        writer.map(14 + usize::from(self.prev.is_some()));
        writer.uint(0).uint(VERSION).uint(1).bytes(&self.key.0).uint(2).bytes(&self.incarnation);
        writer.uint(3).bytes(&self.scope.0).uint(4).uint(self.first_seq);
        writer.uint(5).uint(self.first_index.into()).uint(6).uint(self.count.into());
        if let Some(prev) = &self.prev {
            writer.uint(7).bytes(prev);
        }
        writer.uint(8).bytes(&self.nonce).uint(9).uint(self.hlc_least).uint(10).uint(self.hlc_greatest);
        writer.uint(11).bytes(&self.body_hash).uint(12).bytes(&self.root);
        writer.uint(13).uint(self.body_length.into()).uint(14).uint(self.schema);
        bytes
    }

    fn decode(bytes: &[u8]) -> Result<Self, SegmentFault> {
        let mut decoder = Decoder::new(bytes);
        let entries = decoder.map()?.ok_or(SegmentFault::Malformed)?;
        expect(&mut decoder, 0)?;
        if decoder.u64()? != VERSION {
            return Err(SegmentFault::Newer);
        }
        let decoder = &mut decoder;
        let header = Self {
            key: PublicKey(entry(decoder, 1, cbor::fixed)?),
            incarnation: entry(decoder, 2, cbor::fixed)?,
            scope: Scope(entry(decoder, 3, cbor::fixed)?),
            first_seq: entry(decoder, 4, |d| Ok(d.u64()?))?,
            first_index: entry(decoder, 5, |d| Ok(d.u32()?))?,
            count: entry(decoder, 6, |d| Ok(d.u32()?))?,
            prev: if entries == 15 { Some(entry(decoder, 7, cbor::fixed)?) } else { None },
            nonce: entry(decoder, 8, cbor::fixed)?,
            hlc_least: entry(decoder, 9, |d| Ok(d.u64()?))?,
            hlc_greatest: entry(decoder, 10, |d| Ok(d.u64()?))?,
            body_hash: entry(decoder, 11, cbor::fixed)?,
            root: entry(decoder, 12, cbor::fixed)?,
            body_length: entry(decoder, 13, |d| Ok(d.u32()?))?,
            schema: entry(decoder, 14, |d| Ok(d.u64()?))?,
        };
        if header.encode() == bytes && header.is_sound() { Ok(header) } else { Err(SegmentFault::Malformed) }
    }

    fn is_sound(&self) -> bool {
        let count = usize::try_from(self.count).unwrap_or(usize::MAX);
        let length = usize::try_from(self.body_length).unwrap_or(usize::MAX);
        (1..=MAX_CHANGES).contains(&count)
            && length <= MAX_BODY
            && self.first_seq >= 1
            && self.first_seq < u64::MAX / 2
            && self.first_index.checked_add(self.count).is_some()
            && (self.first_seq == 1) == self.prev.is_none()
    }

    /// Returns the hash that names the segment.
    pub fn hash(&self) -> SegmentHash {
        *blake3::hash(&self.encode()).as_bytes()
    }

    /// Returns the sequence number of the last change.
    pub fn last_seq(&self) -> u64 {
        self.first_seq + u64::from(self.count) - 1
    }
}

fn expect(decoder: &mut Decoder<'_>, key: u64) -> Result<(), SegmentFault> {
    if decoder.u64()? == key { Ok(()) } else { Err(SegmentFault::Malformed) }
}

fn entry<'b, T>(
    decoder: &mut Decoder<'b>,
    key: u64,
    read: impl FnOnce(&mut Decoder<'b>) -> Result<T, CborFault>,
) -> Result<T, SegmentFault> {
    expect(decoder, key)?;
    Ok(read(decoder)?)
}

/// Returns the hash that a segment's first bytes give it; nothing is checked.
pub fn hash_at_start(start: &[u8]) -> Option<SegmentHash> {
    let mut decoder = Decoder::new(start);
    cbor::array_of(&mut decoder, 3).ok()?;
    Some(*blake3::hash(decoder.bytes().ok()?).as_bytes())
}

impl<'a> Envelope<'a> {
    /// Reads the header and checks the signature over it. The body is not decoded.
    pub fn open(bytes: &'a [u8]) -> Result<Self, SegmentFault> {
        let mut decoder = Decoder::new(bytes);
        cbor::array_of(&mut decoder, 3)?;
        let header_bytes = decoder.bytes()?;
        let signature = Signature(cbor::fixed(&mut decoder)?);
        let body = decoder.bytes()?;
        if decoder.position() != bytes.len() {
            return Err(SegmentFault::Malformed);
        }
        let header = Header::decode(header_bytes)?;
        if !header.key.verifies(&signed_bytes(header_bytes), &signature) {
            return Err(SegmentFault::Forged);
        }
        Ok(Self { header, hash: *blake3::hash(header_bytes).as_bytes(), body })
    }

    /// Decodes the body and returns its changes with their names, checked against the header.
    pub fn changes(&self) -> Result<Vec<(ChangeId, Change)>, SegmentFault> {
        let body = self.body()?;
        let count = usize::try_from(self.header.count).unwrap_or(0);
        let changes = columns::decode(&body, self.header.scope, count).map_err(SegmentFault::Content)?;
        let mut root = blake3::Hasher::new_derive_key(ROOT_CONTEXT);
        let mut named = Vec::with_capacity(changes.len());
        let mut canonical = Vec::new();
        for (index, change) in (self.header.first_index..).zip(changes) {
            change.check().map_err(SegmentFault::Content)?;
            canonical.clear();
            change.encode(&mut canonical);
            let id = change_id(&self.header.nonce, index, &canonical);
            root.update(&id);
            named.push((id, change));
        }
        if root.finalize() == self.header.root { Ok(named) } else { Err(SegmentFault::Altered) }
    }

    fn body(&self) -> Result<Vec<u8>, SegmentFault> {
        let length = usize::try_from(self.header.body_length).unwrap_or(0);
        let mut decompressor = zstd::bulk::Decompressor::new().ok().ok_or(SegmentFault::Altered)?;
        decompressor
            .set_parameter(zstd::zstd_safe::DParameter::WindowLogMax(MAX_WINDOW_LOG))
            .ok()
            .ok_or(SegmentFault::Altered)?;
        let body = decompressor.decompress(self.body, length).ok().ok_or(SegmentFault::Altered)?;
        let intact = body.len() == length && blake3::hash(&body) == self.header.body_hash;
        if intact { Ok(body) } else { Err(SegmentFault::Altered) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::history::change::FieldChange;
    use crate::history::change::LifeChange;
    use crate::history::change::LifeState;
    use crate::history::change::tests::sample;
    use crate::history::change::tests::text;

    fn key() -> SecretKey {
        SecretKey::from_seed([7; 32])
    }

    fn place() -> Place {
        Place {
            incarnation: [2; 16],
            scope: Scope::COMMON,
            first_seq: 1,
            first_index: 0,
            prev: None,
            nonce: [5; 16],
            schema: 1,
        }
    }

    fn history() -> Vec<Change> {
        let mut changes: Vec<Change> = (1..=20).map(sample).collect();
        changes[3].txn = [6; 16];
        changes[3].reason = Some("تصحيح".to_owned());
        changes[4].life = Some(LifeChange {
            state: LifeState::Deleted,
            preds: vec![[1; 16]],
            seen: vec![[2; 16], [3; 16]],
        });
        changes[5].salt = Some([9; 16]);
        changes[6].fields =
            vec![FieldChange { number: 40, preds: vec![], value: Some(vec![0x82, 0x01, 0xf6]) }];
        changes[7].life = None;
        changes
    }

    #[test]
    fn a_segment_gives_its_changes_back() {
        let (bytes, header) = seal(&key(), &place(), &history()).unwrap();
        let envelope = Envelope::open(&bytes).unwrap();
        assert_eq!(envelope.header, header);
        let changes: Vec<Change> =
            envelope.changes().unwrap().into_iter().map(|(_, change)| change).collect();
        assert_eq!(changes, history());
    }

    #[test]
    fn the_first_bytes_of_a_segment_tell_its_hash() {
        let (bytes, header) = seal(&key(), &place(), &history()).unwrap();
        assert_eq!(hash_at_start(&bytes[..400]), Some(header.hash()));
        assert_eq!(hash_at_start(&bytes[..100]), None);
        assert_eq!(hash_at_start("قرار".as_bytes()), None);
    }

    #[test]
    fn the_golden_segment_reads_for_ever() {
        let golden = include_bytes!("golden.segment");
        let envelope = Envelope::open(golden).unwrap();
        let changes: Vec<Change> =
            envelope.changes().unwrap().into_iter().map(|(_, change)| change).collect();
        assert_eq!(changes, history());
        let names: Vec<String> = envelope.changes().unwrap().iter().take(2).map(|(id, _)| hex(id)).collect();
        assert_eq!(names.join(" "), include_str!("golden.names").trim());
    }

    fn hex(id: &ChangeId) -> String {
        id.iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
    }

    #[test]
    fn a_flipped_bit_never_changes_what_is_read() {
        let (bytes, _) = seal(&key(), &place(), &history()).unwrap();
        let intact = Envelope::open(&bytes).unwrap().changes().unwrap();
        for place in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[place] ^= 1 << (place % 8);
            // Compression leaves a few bits without meaning; those may flip when nothing changes by it.
            if let Ok(changes) = Envelope::open(&altered).and_then(|envelope| envelope.changes()) {
                assert_eq!(changes, intact, "byte {place}");
            }
        }
    }

    #[test]
    fn a_signed_segment_with_bad_content_is_told_from_a_damaged_one() {
        let mut changes = history();
        changes[0].fields[0].value = Some(vec![0x81; 9]);
        let (bytes, _) = seal(&key(), &place(), &changes).unwrap();
        let fault = Envelope::open(&bytes).unwrap().changes().unwrap_err();
        assert!(matches!(fault, SegmentFault::Content(_)), "{fault:?}");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn any_changes_come_back(records in prop::collection::vec((any::<u8>(), 0..5u8, "\\PC{0,12}"), 1..60)) {
            let changes: Vec<Change> = records
                .iter()
                .map(|(record, shape, title)| {
                    let mut change = sample(*record);
                    change.kind = u64::from(*shape);
                    change.fields[0].value = Some(text(title));
                    change.fields.truncate(usize::from(*shape % 3));
                    change.wall = (*shape == 4).then_some(-1);
                    change
                })
                .collect();
            let (bytes, _) = seal(&key(), &place(), &changes).unwrap();
            let read: Vec<Change> =
                Envelope::open(&bytes).unwrap().changes().unwrap().into_iter().map(|(_, change)| change).collect();
            prop_assert_eq!(read, changes);
        }

        #[test]
        fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
            prop_assert!(Envelope::open(&bytes).is_err());
            columns::decode(&bytes, Scope::COMMON, 3).ok();
        }
    }
}
