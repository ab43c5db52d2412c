//! The id of a record: a UUID, written with hyphens.

use std::fmt;

use uuid::Uuid;

/// The id of a record.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub [u8; 16]);

impl RecordId {
    /// Makes a time-ordered id (`UUIDv7`) from milliseconds since 1970 and ten random bytes.
    pub fn new(milliseconds: u64, random: &[u8; 10]) -> Self {
        Self(*uuid::Builder::from_unix_timestamp_millis(milliseconds, random).into_uuid().as_bytes())
    }

    /// Reads the hyphenated form, in either case of letters.
    pub fn parse(text: &str) -> Option<Self> {
        (text.len() == 36).then(|| Uuid::try_parse(text).ok()).flatten().map(|id| Self(*id.as_bytes()))
    }

    /// Takes an id from exactly 16 bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for RecordId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Uuid::from_bytes(self.0).hyphenated().fmt(formatter)
    }
}

impl fmt::Debug for RecordId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "RecordId({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_written_and_read_the_same() {
        let id = RecordId::new(1_795_000_000_000, &[9; 10]);
        assert_eq!(RecordId::parse(&id.to_string()), Some(id));
        assert_eq!(RecordId::parse(&id.to_string().replace('-', "")), None);
        assert_eq!(RecordId::parse("محضر"), None);
    }

    #[test]
    fn later_ids_sort_after_earlier_ones() {
        assert!(RecordId::new(1, &[255; 10]) < RecordId::new(2, &[0; 10]));
    }
}
