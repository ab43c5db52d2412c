//! Sizes of files as a person reads them.

use crate::domain::message::Message;

const KILOBYTE: u64 = 1000;
const MEGABYTE: u64 = 1000 * KILOBYTE;
const GIGABYTE: u64 = 1000 * MEGABYTE;

/// Says a number of bytes in the greatest unit that fits: `512`, `14 kB`, `3.1 MB`, `7.2 GB`.
pub fn size(bytes: u64) -> Message {
    if bytes < KILOBYTE {
        return Message::new("size-bytes").with("count", usize::try_from(bytes).unwrap_or(0));
    }
    if bytes < MEGABYTE {
        let kilobytes = bytes.div_ceil(KILOBYTE).to_string();
        return Message::new("size-kilobytes").with_typed("number", kilobytes);
    }
    let (id, unit) =
        if bytes < GIGABYTE { ("size-megabytes", MEGABYTE) } else { ("size-gigabytes", GIGABYTE) };
    let tenths = bytes.div_ceil(unit / 10);
    Message::new(id).with_typed("number", format!("{}.{}", tenths / 10, tenths % 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_the_greatest_unit_that_fits() {
        assert_eq!(size(512), Message::new("size-bytes").with("count", 512_usize));
        assert_eq!(size(13_500), Message::new("size-kilobytes").with_typed("number", "14"));
        assert_eq!(size(3_100_000), Message::new("size-megabytes").with_typed("number", "3.1"));
        assert_eq!(size(7_200_000_000), Message::new("size-gigabytes").with_typed("number", "7.2"));
    }
}
