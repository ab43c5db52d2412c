//! Heads: which changes fill a row, kept compactly in the row itself.

use crate::history::change::ChangeId;
use crate::history::clock::Hlc;

const ENTRY: usize = 32;

/// A change whose values stand in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) change: ChangeId,
    pub(super) hlc: Hlc,
    /// Bit n for field n; bit 0 for the record's life.
    mask: u64,
}

/// All heads of a row, field by field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Heads(Vec<Head>);

impl Heads {
    /// Reads the column. Bytes of no whole entry are a damaged row.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let (entries, rest) = bytes.as_chunks::<ENTRY>();
        let heads = entries.iter().map(|entry| {
            let (change, numbers) = entry.split_first_chunk::<16>()?;
            let (hlc, mask) = numbers.split_first_chunk::<8>()?;
            let mask = u64::from_be_bytes(mask.try_into().ok()?);
            Some(Head { change: *change, hlc: u64::from_be_bytes(*hlc), mask })
        });
        rest.is_empty().then(|| heads.collect::<Option<Vec<Head>>>().map(Self)).flatten()
    }

    /// Writes the column, in an order that depends on nothing but the heads.
    pub(super) fn write(&self) -> Vec<u8> {
        let mut sorted = self.0.clone();
        sorted.sort_unstable_by_key(|head| (head.hlc, head.change));
        let mut bytes = Vec::with_capacity(sorted.len() * ENTRY);
        for head in sorted {
            bytes.extend_from_slice(&head.change);
            bytes.extend_from_slice(&head.hlc.to_be_bytes());
            bytes.extend_from_slice(&head.mask.to_be_bytes());
        }
        bytes
    }

    /// Returns the heads of a field (0: life).
    pub(super) fn of(&self, field: u16) -> impl Iterator<Item = &Head> {
        let bit = bit(field);
        self.0.iter().filter(move |head| head.mask & bit != 0)
    }

    /// Returns every change that is a head of some field, life apart.
    pub(super) fn of_fields(&self) -> impl Iterator<Item = &Head> {
        self.0.iter().filter(|head| head.mask & !1 != 0)
    }

    /// Makes `change` a head of `field`.
    pub(super) fn add(&mut self, field: u16, change: ChangeId, hlc: Hlc) {
        match self.0.iter_mut().find(|head| head.change == change) {
            Some(head) => head.mask |= bit(field),
            None => self.0.push(Head { change, hlc, mask: bit(field) }),
        }
    }

    /// Takes `change` out of the heads of `field`; `false` when it was not one.
    pub(super) fn remove(&mut self, field: u16, change: &ChangeId) -> bool {
        let bit = bit(field);
        let Some(head) = self.0.iter_mut().find(|head| head.change == *change && head.mask & bit != 0) else {
            return false;
        };
        head.mask &= !bit;
        self.0.retain(|head| head.mask != 0);
        true
    }

    /// Returns `true` when nothing stands in the row.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns every field that has a head, with its heads.
    pub(super) fn by_field(&self) -> Vec<(u16, Vec<ChangeId>)> {
        let mut fields = Vec::new();
        for field in 0..64 {
            let heads: Vec<ChangeId> = self.of(field).map(|head| head.change).collect();
            if !heads.is_empty() {
                fields.push((field, heads));
            }
        }
        fields
    }
}

fn bit(field: u16) -> u64 {
    1_u64.checked_shl(field.into()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_written_and_read_the_same_whatever_the_order() {
        let mut one = Heads::default();
        one.add(5, [1; 16], 10);
        one.add(9, [1; 16], 10);
        one.add(9, [2; 16], 11);
        let mut other = Heads::default();
        other.add(9, [2; 16], 11);
        other.add(9, [1; 16], 10);
        other.add(5, [1; 16], 10);
        assert_eq!(one.write(), other.write());
        assert_eq!(Heads::read(&one.write()).unwrap().write(), one.write());
        assert_eq!(one.of(9).count(), 2);
    }

    #[test]
    fn a_head_leaves_when_its_last_field_is_superseded() {
        let mut heads = Heads::default();
        heads.add(5, [1; 16], 10);
        assert!(!heads.remove(9, &[1; 16]));
        assert!(heads.remove(5, &[1; 16]));
        assert!(heads.is_empty());
    }
}
