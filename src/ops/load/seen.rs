//! Which ids were seen before: a sieve of one size, however long the file is.

use std::hash::DefaultHasher;
use std::hash::Hash as _;
use std::hash::Hasher as _;

use crate::domain::id::RecordId;

/// Bits in a sieve: 16 MiB of them. A million ids fill it so thinly that hardly one is ever taken for another.
const BITS: u32 = 1 << 27;
const BITS_OF_AN_ID: u32 = 6;

/// A Bloom filter: it may call a new id seen, and never a seen one new.
pub(super) struct Seen {
    words: Vec<u64>,
}

impl Seen {
    pub(super) fn new() -> Self {
        Self { words: vec![0; (BITS / u64::BITS) as usize] }
    }

    /// Takes an id. Returns `false` when it may have been taken before.
    pub(super) fn insert(&mut self, id: RecordId) -> bool {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        let hash = hasher.finish();
        let (step, first) = ((hash >> 32) | 1, hash);
        let mut is_new = false;
        for turn in 0..u64::from(BITS_OF_AN_ID) {
            let bit = first.wrapping_add(step.wrapping_mul(turn)) % u64::from(BITS);
            let (word, mask) = (bit / u64::from(u64::BITS), 1 << (bit % u64::from(u64::BITS)));
            if let Some(word) = usize::try_from(word).ok().and_then(|word| self.words.get_mut(word)) {
                is_new |= *word & mask == 0;
                *word |= mask;
            }
        }
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(number: u32) -> RecordId {
        let mut id = [0; 16];
        id[12..].copy_from_slice(&number.to_be_bytes());
        RecordId(id)
    }

    #[test]
    fn a_seen_id_is_always_known_and_a_new_one_hardly_ever() {
        let mut seen = Seen::new();
        let mistaken = (0..100_000).filter(|number| !seen.insert(numbered(*number))).count();
        assert_eq!(mistaken, 0);
        assert!((0..100_000).all(|number| !seen.insert(numbered(number))));
    }
}
