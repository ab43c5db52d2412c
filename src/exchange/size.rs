//! Sizes of files as a person reads them.

use crate::domain::message::Message;

const KILOBYTE: u64 = 1000;
const MEGABYTE: u64 = 1000 * KILOBYTE;

/// Says a number of bytes in the greatest unit that fits: `512`, `14 kB`, `3.1 MB`.
pub(super) fn size(bytes: u64) -> Message {
    if bytes < KILOBYTE {
        return Message::new("size-bytes").with("count", usize::try_from(bytes).unwrap_or(0));
    }
    if bytes < MEGABYTE {
        let kilobytes = bytes.div_ceil(KILOBYTE).to_string();
        return Message::new("size-kilobytes").with_typed("number", kilobytes);
    }
    let tenths = bytes.div_ceil(MEGABYTE / 10);
    let megabytes = format!("{}.{}", tenths / 10, tenths % 10);
    Message::new("size-megabytes").with_typed("number", megabytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_the_greatest_unit_that_fits() {
        assert_eq!(size(512), Message::new("size-bytes").with("count", 512_usize));
        assert_eq!(size(13_500), Message::new("size-kilobytes").with_typed("number", "14"));
        assert_eq!(size(3_100_000), Message::new("size-megabytes").with_typed("number", "3.1"));
    }
}
