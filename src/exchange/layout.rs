//! Where each byte of a bundle stands: header, frame heads, chunk table, trailer.

/// The first bytes of a bundle: they change under every way of copying a file as text.
pub(super) const MAGIC: [u8; 8] = [0x89, b'M', b'H', b'D', b'\r', b'\n', 0x1a, b'\n'];
pub(super) const MAJOR: u16 = 1;
pub(super) const MINOR: u16 = 0;

/// The flag of a payload that is encrypted; high flags must be understood.
pub(super) const ENCRYPTED: u32 = 1 << 16;
pub(super) const CRITICAL_FLAGS: u32 = 0xffff_0000;

pub(super) const HEADER: usize = 100;
pub(super) const HASH: usize = 32;
pub(super) const FRAME_HEAD: usize = 28;
pub(super) const TRAILER: usize = 48;
pub(super) const CHUNK_LOG2: u32 = 18;
pub(super) const CHUNK: usize = 1 << CHUNK_LOG2;
pub(super) const MAX_EXTENSION: u32 = 64 * 1024;

/// The longest bundle: what FAT32 can hold.
pub const MAX_FILE: u64 = u32::MAX as u64;
/// The longest frame as it is stored; a segment fits in one.
pub const MAX_FRAME: u32 = 4 * 1024 * 1024;
pub(super) const MAX_RAW: u32 = 8 * 1024 * 1024;
pub(super) const MAX_FRAMES: u32 = 65_536;
pub(super) const MAX_RAW_TOTAL: u64 = 1024 * 1024 * 1024;

/// What a frame holds.
pub(super) mod kind {
    pub(crate) const MANIFEST: u8 = 1;
    pub(crate) const CERTIFICATE: u8 = 2;
    pub(crate) const SEGMENT: u8 = 3;
    pub(crate) const BLOB: u8 = 4;
    pub(crate) const HAVE: u8 = 5;
    pub(crate) const WANT: u8 = 6;
    pub(crate) const END: u8 = 127;
}

/// How a frame's bytes are stored.
pub(super) mod codec {
    pub(crate) const RAW: u8 = 0;
    pub(crate) const ZSTD: u8 = 1;
}

/// The fixed part of the header, as read; nothing in it is believed before its hash is checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) major: u16,
    pub(super) minor: u16,
    pub(super) flags: u32,
    pub(super) bundle: [u8; 16],
    pub(super) part: u16,
    pub(super) parts: u16,
    pub(super) chunk_log2: u32,
    pub(super) payload: u64,
    pub(super) inner: u64,
    pub(super) file: u64,
    pub(super) payload_hash: [u8; 32],
    pub(super) extension: u32,
}

/// What stands before the bytes of a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FrameHead {
    pub(super) kind: u8,
    pub(super) codec: u8,
    pub(super) length: u32,
    pub(super) raw: u32,
    pub(super) hash: [u8; 16],
}

/// Reads fixed-width numbers from the front of some bytes.
struct Fields<'b>(&'b [u8]);

/// Takes the hashes of a payload that passes by: of the whole, and of each chunk.
pub(super) struct PayloadHashes {
    whole: blake3::Hasher,
    chunk: blake3::Hasher,
    in_chunk: usize,
    table: Vec<u8>,
    length: u64,
}

impl Header {
    /// Makes the header of a whole bundle in one part, without extension.
    pub(super) fn of_payload(bundle: [u8; 16], payload: u64, payload_hash: [u8; 32]) -> Self {
        let mut header = Self {
            major: MAJOR,
            minor: MINOR,
            flags: 0,
            bundle,
            part: 1,
            parts: 1,
            chunk_log2: CHUNK_LOG2,
            payload,
            inner: payload,
            file: 0,
            payload_hash,
            extension: 0,
        };
        header.file = header.expected_file().unwrap_or(u64::MAX);
        header
    }

    /// Reads the first [`HEADER`] bytes, or returns `None` when there are fewer.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let mut fields = Fields(bytes);
        fields.take::<8>()?;
        Some(Self {
            major: u16::from_le_bytes(fields.take()?),
            minor: u16::from_le_bytes(fields.take()?),
            flags: u32::from_le_bytes(fields.take()?),
            bundle: fields.take()?,
            part: u16::from_le_bytes(fields.take()?),
            parts: u16::from_le_bytes(fields.take()?),
            chunk_log2: u32::from_le_bytes(fields.take()?),
            payload: u64::from_le_bytes(fields.take()?),
            inner: u64::from_le_bytes(fields.take()?),
            file: u64::from_le_bytes(fields.take()?),
            payload_hash: fields.take()?,
            extension: u32::from_le_bytes(fields.take()?),
        })
    }

    /// Writes the header with its hash behind it; the extension is empty.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(HEADER + HASH);
        bytes.extend_from_slice(&MAGIC);
        bytes.extend_from_slice(&self.major.to_le_bytes());
        bytes.extend_from_slice(&self.minor.to_le_bytes());
        bytes.extend_from_slice(&self.flags.to_le_bytes());
        bytes.extend_from_slice(&self.bundle);
        bytes.extend_from_slice(&self.part.to_le_bytes());
        bytes.extend_from_slice(&self.parts.to_le_bytes());
        bytes.extend_from_slice(&self.chunk_log2.to_le_bytes());
        bytes.extend_from_slice(&self.payload.to_le_bytes());
        bytes.extend_from_slice(&self.inner.to_le_bytes());
        bytes.extend_from_slice(&self.file.to_le_bytes());
        bytes.extend_from_slice(&self.payload_hash);
        bytes.extend_from_slice(&self.extension.to_le_bytes());
        let hash = blake3::hash(&bytes);
        bytes.extend_from_slice(hash.as_bytes());
        bytes
    }

    /// Returns where the payload begins in the file.
    pub(super) fn payload_start(&self) -> u64 {
        (HEADER + HASH) as u64 + u64::from(self.extension)
    }

    /// Returns how long the chunk table is.
    pub(super) fn table_length(&self) -> Option<u64> {
        self.payload.div_ceil(CHUNK as u64).checked_mul(16)
    }

    /// Returns how long the file must be by its parts, unless the sum is beyond any file.
    pub(super) fn expected_file(&self) -> Option<u64> {
        self.payload_start()
            .checked_add(self.payload)?
            .checked_add(self.table_length()?)?
            .checked_add(TRAILER as u64)
    }
}

impl FrameHead {
    /// Makes the head of a frame around its stored bytes, and the full hash that END signs.
    pub(super) fn of_frame(kind: u8, codec: u8, raw: u32, bytes: &[u8]) -> (Self, [u8; 32]) {
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let mut head = Self { kind, codec, length, raw, hash: [0; 16] };
        let full = head.full_hash(bytes);
        head.hash = first_half(&full);
        (head, full)
    }

    /// Reads a frame head; the reserved field is returned beside it.
    pub(super) fn decode(bytes: &[u8; FRAME_HEAD]) -> Option<(Self, u16)> {
        let mut fields = Fields(bytes);
        let [kind, codec] = fields.take()?;
        let reserved = u16::from_le_bytes(fields.take()?);
        let head = Self {
            kind,
            codec,
            length: u32::from_le_bytes(fields.take()?),
            raw: u32::from_le_bytes(fields.take()?),
            hash: fields.take()?,
        };
        Some((head, reserved))
    }

    /// Writes the head.
    pub(super) fn encode(&self) -> Vec<u8> {
        let mut bytes = self.numbers();
        bytes.extend_from_slice(&self.hash);
        bytes
    }

    /// Hashes the head's numbers with the frame's stored bytes.
    ///
    /// The numbers are in it so that a frame cannot be passed off as one of another kind.
    pub(super) fn full_hash(&self, bytes: &[u8]) -> [u8; 32] {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.numbers()).update(bytes);
        *hasher.finalize().as_bytes()
    }

    fn numbers(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(FRAME_HEAD);
        bytes.extend_from_slice(&[self.kind, self.codec, 0, 0]);
        bytes.extend_from_slice(&self.length.to_le_bytes());
        bytes.extend_from_slice(&self.raw.to_le_bytes());
        bytes
    }
}

impl Fields<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (first, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*first)
    }
}

impl PayloadHashes {
    /// Starts at the first byte of a payload.
    pub(super) fn new() -> Self {
        Self {
            whole: blake3::Hasher::new(),
            chunk: blake3::Hasher::new(),
            in_chunk: 0,
            table: Vec::new(),
            length: 0,
        }
    }

    /// Takes the next bytes of the payload.
    pub(super) fn update(&mut self, bytes: &[u8]) {
        self.whole.update(bytes);
        self.length = self.length.saturating_add(bytes.len() as u64);
        let mut rest = bytes;
        while !rest.is_empty() {
            let (now, later) = rest.split_at_checked(CHUNK - self.in_chunk).unwrap_or((rest, &[]));
            self.chunk.update(now);
            self.in_chunk += now.len();
            if self.in_chunk == CHUNK {
                self.close_chunk();
            }
            rest = later;
        }
    }

    /// Returns how many bytes have passed.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// Ends the payload; returns its hash and its chunk table.
    pub(super) fn finish(mut self) -> ([u8; 32], Vec<u8>) {
        if self.in_chunk > 0 {
            self.close_chunk();
        }
        (*self.whole.finalize().as_bytes(), self.table)
    }

    fn close_chunk(&mut self) {
        self.table.extend_from_slice(&first_half(self.chunk.finalize().as_bytes()));
        self.chunk.reset();
        self.in_chunk = 0;
    }
}

/// Writes the trailer of a chunk table.
pub(super) fn trailer(table: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(TRAILER);
    bytes.extend_from_slice(blake3::hash(table).as_bytes());
    bytes.extend_from_slice(&u32::try_from(table.len()).unwrap_or(u32::MAX).to_le_bytes());
    let checksum = crc32fast::hash(&bytes);
    bytes.extend_from_slice(&checksum.to_le_bytes());
    bytes.extend(MAGIC.iter().rev());
    bytes
}

/// Keeps the first 16 bytes of a hash.
fn first_half(hash: &[u8; 32]) -> [u8; 16] {
    let mut half = [0; 16];
    half.iter_mut().zip(hash).for_each(|(to, from)| *to = *from);
    half
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_reads_back_as_written() {
        let header = Header::of_payload([9; 16], 300_000, [4; 32]);
        let bytes = header.encode();
        assert_eq!(bytes.len(), HEADER + HASH);
        assert_eq!(Header::decode(&bytes), Some(header.clone()));
        assert_eq!(header.file, 132 + 300_000 + 2 * 16 + 48);
        assert_eq!(Header::decode(&bytes[..99]), None);
    }

    #[test]
    fn a_payload_beyond_any_file_has_no_length() {
        let mut header = Header::of_payload([0; 16], 1, [0; 32]);
        header.payload = u64::MAX;
        assert_eq!(header.expected_file(), None);
    }

    #[test]
    fn a_frame_head_reads_back_as_written() {
        let (head, full) = FrameHead::of_frame(kind::SEGMENT, codec::RAW, 8, "قرار".as_bytes());
        let bytes: [u8; FRAME_HEAD] = head.encode().try_into().unwrap();
        assert_eq!(FrameHead::decode(&bytes), Some((head, 0)));
        assert_eq!(&bytes[12..], &full[..16]);
    }

    #[test]
    fn chunks_do_not_depend_on_how_the_bytes_arrive() {
        let bytes: Vec<u8> = (0..600_000_u32).map(|place| place.to_le_bytes()[1]).collect();
        let mut at_once = PayloadHashes::new();
        at_once.update(&bytes);
        let mut in_pieces = PayloadHashes::new();
        bytes.chunks(977).for_each(|piece| in_pieces.update(piece));
        assert_eq!(in_pieces.length(), 600_000);
        let (hash, table) = at_once.finish();
        assert_eq!(table.len(), 3 * 16);
        assert_eq!(in_pieces.finish(), (hash, table));
    }
}
