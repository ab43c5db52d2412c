//! The hybrid clock: milliseconds that never go back, with a counter for what happens within one.

/// A reading of the hybrid clock: 48 bits of milliseconds, 16 bits of counter.
pub type Hlc = u64;

/// A remote time further ahead than this is kept, but does not pull this laptop's clock along.
pub const TOLERATED_AHEAD_MS: u64 = 24 * 60 * 60 * 1000;

/// Returns the next reading after `last`, at or after the wall clock.
pub fn next(last: Hlc, wall_ms: u64) -> Hlc {
    let now = wall_ms.min((1 << 48) - 1) << 16;
    if now > last { now } else { last.saturating_add(1) }
}

/// Returns the milliseconds since 1970 of a reading.
pub fn milliseconds(hlc: Hlc) -> u64 {
    hlc >> 16
}

/// Returns the second since 1970 of a reading.
pub fn second(hlc: Hlc) -> i64 {
    i64::try_from(milliseconds(hlc) / 1000).unwrap_or(i64::MAX)
}

/// Returns `true` when a reading from elsewhere is too far ahead of the wall clock to be followed.
pub fn is_far_ahead(hlc: Hlc, wall_ms: u64) -> bool {
    milliseconds(hlc) > wall_ms.saturating_add(TOLERATED_AHEAD_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_never_goes_back() {
        let noon = next(0, 1_000_000);
        assert_eq!(milliseconds(noon), 1_000_000);
        assert!(next(noon, 1_000_000) > noon);
        assert!(next(noon, 5) > noon);
        assert_eq!(milliseconds(next(noon, 2_000_000)), 2_000_000);
    }

    #[test]
    fn a_clock_in_2099_is_not_followed() {
        let far = next(0, 4_070_908_800_000);
        assert!(is_far_ahead(far, 1_795_000_000_000));
        assert!(!is_far_ahead(next(0, 1_795_000_060_000), 1_795_000_000_000));
    }
}
