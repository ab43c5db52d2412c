//! The deterministic CBOR that the history is written in, and the checks on what others wrote.

use minicbor::Encoder;
use minicbor::data::Type;
use minicbor::decode::Decoder;

use crate::domain::message::Message;

/// Values may nest this deep.
pub const MAX_DEPTH: usize = 6;
/// A text or byte string in a value may be this long.
pub const MAX_STRING: usize = 65_536;
/// The references of one segment may be written out to so many bytes.
pub const MAX_WRITTEN_OUT: usize = 16 << 20;
/// The tag of a reference into a segment's dictionary.
const DICTIONARY_TAG: u64 = 6;

/// What is wrong with bytes that should be CBOR of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CborFault {
    #[error("the bytes are not CBOR of the expected form")]
    Malformed,
    #[error("a number or length is not in its shortest form")]
    NotCanonical,
    #[error("values nest too deep")]
    TooDeep,
    #[error("a text or byte string is too long")]
    TooLong,
    #[error("a reference to a dictionary entry that does not exist")]
    UnknownEntry,
}

impl CborFault {
    /// Returns why the content is refused, for a place in a sentence.
    pub fn message(self) -> Message {
        match self {
            Self::Malformed => Message::new("cbor-malformed"),
            Self::NotCanonical => Message::new("cbor-not-canonical"),
            Self::TooDeep => Message::new("cbor-too-deep"),
            Self::TooLong => Message::new("cbor-too-long"),
            Self::UnknownEntry => Message::new("cbor-unknown-entry"),
        }
    }
}

impl From<minicbor::decode::Error> for CborFault {
    fn from(_: minicbor::decode::Error) -> Self {
        Self::Malformed
    }
}

/// Writes CBOR into memory. Writing to a vector cannot fail, so the results are swallowed here, once.
pub struct Writer<'a>(Encoder<&'a mut Vec<u8>>);

impl<'a> Writer<'a> {
    /// Appends to `bytes`.
    pub fn new(bytes: &'a mut Vec<u8>) -> Self {
        Self(Encoder::new(bytes))
    }

    /// Opens an array of `count` items.
    pub fn array(&mut self, count: usize) -> &mut Self {
        self.0.array(count as u64).ok();
        self
    }

    /// Opens a map of `count` entries.
    pub fn map(&mut self, count: usize) -> &mut Self {
        self.0.map(count as u64).ok();
        self
    }

    /// Writes a number that is not negative.
    pub fn uint(&mut self, number: u64) -> &mut Self {
        self.0.u64(number).ok();
        self
    }

    /// Writes a whole number.
    pub fn int(&mut self, number: i64) -> &mut Self {
        self.0.i64(number).ok();
        self
    }

    /// Writes a text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.0.str(text).ok();
        self
    }

    /// Writes bytes.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.bytes(bytes).ok();
        self
    }

    /// Writes true or false.
    pub fn bool(&mut self, value: bool) -> &mut Self {
        self.0.bool(value).ok();
        self
    }

    /// Writes null.
    pub fn null(&mut self) -> &mut Self {
        self.0.null().ok();
        self
    }

    /// Writes bytes that are CBOR already.
    pub fn raw(&mut self, cbor: &[u8]) -> &mut Self {
        self.0.writer_mut().extend_from_slice(cbor);
        self
    }

    /// Writes a reference to a dictionary entry.
    pub fn entry(&mut self, number: u64) -> &mut Self {
        self.0.tag(minicbor::data::Tag::new(DICTIONARY_TAG)).ok();
        self.uint(number)
    }
}

/// Reads a definite array header.
pub fn array(decoder: &mut Decoder<'_>) -> Result<usize, CborFault> {
    let length = decoder.array()?.ok_or(CborFault::NotCanonical)?;
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    // An item is at least a byte, so a longer array cannot be real; nothing is allocated on its word.
    if length > decoder.input().len() { Err(CborFault::Malformed) } else { Ok(length) }
}

/// Reads an array header that must announce `expected` items.
pub fn array_of(decoder: &mut Decoder<'_>, expected: usize) -> Result<(), CborFault> {
    if array(decoder)? == expected { Ok(()) } else { Err(CborFault::Malformed) }
}

/// Reads an array header that may announce `most` items.
pub fn array_up_to(decoder: &mut Decoder<'_>, most: usize) -> Result<usize, CborFault> {
    let length = array(decoder)?;
    if length <= most { Ok(length) } else { Err(CborFault::TooLong) }
}

/// Reads a text of at most [`MAX_STRING`] bytes.
pub fn text(decoder: &mut Decoder<'_>) -> Result<String, CborFault> {
    let text = decoder.str()?;
    if text.len() <= MAX_STRING { Ok(text.to_owned()) } else { Err(CborFault::TooLong) }
}

/// Reads a byte string of exactly `N` bytes.
pub fn fixed<const N: usize>(decoder: &mut Decoder<'_>) -> Result<[u8; N], CborFault> {
    decoder.bytes()?.try_into().ok().ok_or(CborFault::Malformed)
}

/// Reads null, or what `read` reads.
pub fn optional<'b, T>(
    decoder: &mut Decoder<'b>,
    read: impl FnOnce(&mut Decoder<'b>) -> Result<T, CborFault>,
) -> Result<Option<T>, CborFault> {
    if decoder.datatype()? == Type::Null {
        decoder.null()?;
        return Ok(None);
    }
    read(decoder).map(Some)
}

/// Splits 16-byte names that stand one after the other.
pub fn names(bytes: &[u8]) -> Result<Vec<[u8; 16]>, CborFault> {
    let (chunks, rest) = bytes.as_chunks::<16>();
    if rest.is_empty() { Ok(chunks.to_vec()) } else { Err(CborFault::Malformed) }
}

/// What references stand for, and how many bytes of it may still be written out.
///
/// A reference is two bytes and an entry may be megabytes, so what a few of them ask for has to end somewhere.
pub struct Dictionary {
    entries: Vec<Vec<u8>>,
    left: usize,
}

impl Dictionary {
    /// The dictionary of a value that may hold no references.
    pub fn none() -> Self {
        Self::new(Vec::new())
    }

    /// Starts with all of [`MAX_WRITTEN_OUT`].
    pub fn new(entries: Vec<Vec<u8>>) -> Self {
        Self { entries, left: MAX_WRITTEN_OUT }
    }

    fn write_out(&mut self, number: u64, out: &mut Vec<u8>) -> Result<(), CborFault> {
        let number = usize::try_from(number).unwrap_or(usize::MAX);
        let entry = self.entries.get(number).ok_or(CborFault::UnknownEntry)?;
        self.left = self.left.checked_sub(entry.len()).ok_or(CborFault::TooLong)?;
        out.extend_from_slice(entry);
        Ok(())
    }
}

/// Copies one value from `decoder` to `out`, checked, with dictionary references written out.
pub fn copy_value(
    decoder: &mut Decoder<'_>,
    dictionary: &mut Dictionary,
    out: &mut Vec<u8>,
) -> Result<(), CborFault> {
    copy_nested(decoder, dictionary, out, MAX_DEPTH)
}

/// Checks that `bytes` are exactly one canonical value without dictionary references.
pub fn check_value(bytes: &[u8]) -> Result<(), CborFault> {
    let mut decoder = Decoder::new(bytes);
    let mut copy = Vec::with_capacity(bytes.len());
    copy_value(&mut decoder, &mut Dictionary::none(), &mut copy)?;
    if decoder.position() != bytes.len() {
        return Err(CborFault::Malformed);
    }
    if copy == bytes { Ok(()) } else { Err(CborFault::NotCanonical) }
}

fn copy_nested(
    decoder: &mut Decoder<'_>,
    dictionary: &mut Dictionary,
    out: &mut Vec<u8>,
    depth: usize,
) -> Result<(), CborFault> {
    let below = depth.checked_sub(1).ok_or(CborFault::TooDeep)?;
    let start = decoder.position();
    let input = decoder.input();
    let before = out.len();
    let mut writer = Writer::new(out);
    match decoder.datatype()? {
        Type::Null => {
            decoder.null()?;
            writer.null();
        }
        Type::Bool => {
            let value = decoder.bool()?;
            writer.bool(value);
        }
        Type::U8 | Type::U16 | Type::U32 | Type::U64 => {
            let number = decoder.u64()?;
            writer.uint(number);
        }
        Type::I8 | Type::I16 | Type::I32 | Type::I64 => {
            let number = decoder.i64()?;
            writer.int(number);
        }
        Type::String => {
            let text = decoder.str()?;
            if text.len() > MAX_STRING {
                return Err(CborFault::TooLong);
            }
            writer.text(text);
        }
        Type::Bytes => {
            let bytes = decoder.bytes()?;
            if bytes.len() > MAX_STRING {
                return Err(CborFault::TooLong);
            }
            writer.bytes(bytes);
        }
        Type::Array | Type::Map => return copy_container(decoder, dictionary, out, below),
        Type::Tag => return copy_entry(decoder, dictionary, out),
        _ => return Err(CborFault::Malformed),
    }
    let (read, written) = (input.get(start..decoder.position()), out.get(before..));
    if read == written { Ok(()) } else { Err(CborFault::NotCanonical) }
}

fn copy_container(
    decoder: &mut Decoder<'_>,
    dictionary: &mut Dictionary,
    out: &mut Vec<u8>,
    below: usize,
) -> Result<(), CborFault> {
    let is_map = decoder.datatype()? == Type::Map;
    let length = if is_map { decoder.map()? } else { decoder.array()? }.ok_or(CborFault::NotCanonical)?;
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    if length > decoder.input().len() {
        return Err(CborFault::Malformed);
    }
    let mut writer = Writer::new(out);
    let items = if is_map {
        writer.map(length);
        length * 2
    } else {
        writer.array(length);
        length
    };
    (0..items).try_for_each(|_| copy_nested(decoder, dictionary, out, below))
}

fn copy_entry(
    decoder: &mut Decoder<'_>,
    dictionary: &mut Dictionary,
    out: &mut Vec<u8>,
) -> Result<(), CborFault> {
    if decoder.tag()?.as_u64() != DICTIONARY_TAG {
        return Err(CborFault::Malformed);
    }
    dictionary.write_out(decoder.u64()?, out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(write: impl FnOnce(&mut Writer<'_>)) -> Vec<u8> {
        let mut bytes = Vec::new();
        write(&mut Writer::new(&mut bytes));
        bytes
    }

    #[test]
    fn a_value_is_copied_as_it_is() {
        let value = encoded(|writer| {
            writer.array(4).text("قرار").int(-5).null().bytes(&[1, 2]);
        });
        assert_eq!(check_value(&value), Ok(()));
    }

    #[test]
    fn references_are_written_out_at_any_depth() {
        let entry = encoded(|writer| {
            writer.text("بلدية الزيتون");
        });
        let folded = encoded(|writer| {
            writer.array(2).entry(0).array(1).entry(0);
        });
        let mut out = Vec::new();
        copy_value(&mut Decoder::new(&folded), &mut Dictionary::new(vec![entry.clone()]), &mut out).unwrap();
        let plain = encoded(|writer| {
            writer.array(2).raw(&entry).array(1).raw(&entry);
        });
        assert_eq!(out, plain);
        assert_eq!(
            copy_value(&mut Decoder::new(&folded), &mut Dictionary::none(), &mut Vec::new()),
            Err(CborFault::UnknownEntry)
        );
    }

    #[test]
    fn long_forms_deep_nests_and_false_lengths_are_refused() {
        assert_eq!(check_value(&[0x18, 0x01]), Err(CborFault::NotCanonical));
        assert_eq!(check_value(&[0x81; 7]), Err(CborFault::TooDeep));
        assert_eq!(
            check_value(&[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
            Err(CborFault::Malformed)
        );
        assert_eq!(check_value(&[0x9f, 0xff]), Err(CborFault::Malformed));
        assert_eq!(check_value(&[0x62, 0xff, 0xfe]), Err(CborFault::Malformed));
        assert_eq!(check_value(&[0xf6, 0xf6]), Err(CborFault::Malformed));
    }
}
