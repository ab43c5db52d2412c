//! HAVE: what a laptop holds, signed by it, so that others know what it still lacks.

use minicbor::decode::Decoder;

use crate::history::cbor;
use crate::history::cbor::CborFault;
use crate::history::cbor::Writer;
use crate::history::key::PublicKey;
use crate::history::key::SecretKey;
use crate::history::key::Signature;
use crate::history::scope::Scope;

const SIGNED: &[u8] = b"mahdar-have-v1\0";
/// A HAVE lists at most so many tips.
const MAX_TIPS: usize = 65_536;

/// The statement of one incarnation of a laptop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Have {
    pub key: PublicKey,
    pub incarnation: [u8; 16],
    /// One more each time; the highest is the newest.
    pub counter: u64,
    /// Earlier incarnations that this one continues.
    pub follows: Vec<[u8; 16]>,
    /// Ascending by stream.
    pub tips: Vec<Tip>,
}

/// The end of a gap-free chain of segments.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tip {
    pub key: PublicKey,
    pub incarnation: [u8; 16],
    pub scope: Scope,
    pub seq: u64,
    /// The first 16 bytes of the last segment's hash.
    pub hash: [u8; 16],
}

impl Have {
    /// Writes and signs the statement with the key that it names.
    pub fn sign(&self, key: &SecretKey) -> Vec<u8> {
        let mut have = Vec::new();
        let mut writer = Writer::new(&mut have);
        writer.map(6).uint(0).uint(1).uint(1).bytes(&self.key.0).uint(2).bytes(&self.incarnation);
        writer.uint(3).uint(self.counter).uint(4).array(self.follows.len());
        for incarnation in &self.follows {
            writer.bytes(incarnation);
        }
        writer.uint(5).array(self.tips.len());
        for tip in &self.tips {
            writer.array(5).bytes(&tip.key.0).bytes(&tip.incarnation).bytes(&tip.scope.0);
            writer.uint(tip.seq).bytes(&tip.hash);
        }
        let signature = key.sign(&[SIGNED, &have].concat());
        let mut bytes = Vec::new();
        Writer::new(&mut bytes).array(2).bytes(&have).bytes(&signature.0);
        bytes
    }

    /// Reads a statement whose signature holds.
    pub fn open(bytes: &[u8]) -> Result<Self, CborFault> {
        let mut decoder = Decoder::new(bytes);
        cbor::array_of(&mut decoder, 2)?;
        let statement = decoder.bytes()?;
        let signature = Signature(cbor::fixed(&mut decoder)?);
        let have = Self::decode(statement)?;
        let whole = decoder.position() == bytes.len();
        let signed = have.key.verifies(&[SIGNED, statement].concat(), &signature);
        if whole && signed { Ok(have) } else { Err(CborFault::Malformed) }
    }

    fn decode(statement: &[u8]) -> Result<Self, CborFault> {
        let mut decoder = Decoder::new(statement);
        let decoder = &mut decoder;
        let is_ours = decoder.map()? == Some(6) && decoder.u64()? == 0 && decoder.u64()? == 1;
        if !is_ours {
            return Err(CborFault::Malformed);
        }
        let key = PublicKey(entry(decoder, 1, cbor::fixed)?);
        let incarnation = entry(decoder, 2, cbor::fixed)?;
        let counter = entry(decoder, 3, |decoder| Ok(decoder.u64()?))?;
        let follows = entry(decoder, 4, |decoder| {
            (0..cbor::array(decoder)?).map(|_| cbor::fixed(decoder)).collect::<Result<Vec<_>, _>>()
        })?;
        let tips = entry(decoder, 5, |decoder| {
            let count = cbor::array(decoder)?;
            if count > MAX_TIPS {
                return Err(CborFault::TooLong);
            }
            (0..count).map(|_| decode_tip(decoder)).collect::<Result<Vec<_>, _>>()
        })?;
        if decoder.position() == statement.len() {
            Ok(Self { key, incarnation, counter, follows, tips })
        } else {
            Err(CborFault::Malformed)
        }
    }
}

fn entry<'b, T>(
    decoder: &mut Decoder<'b>,
    key: u64,
    read: impl FnOnce(&mut Decoder<'b>) -> Result<T, CborFault>,
) -> Result<T, CborFault> {
    if decoder.u64()? == key { read(decoder) } else { Err(CborFault::Malformed) }
}

fn decode_tip(decoder: &mut Decoder<'_>) -> Result<Tip, CborFault> {
    cbor::array_of(decoder, 5)?;
    Ok(Tip {
        key: PublicKey(cbor::fixed(decoder)?),
        incarnation: cbor::fixed(decoder)?,
        scope: Scope(cbor::fixed(decoder)?),
        seq: decoder.u64()?,
        hash: cbor::fixed(decoder)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statement_reads_as_it_was_signed_and_not_otherwise() {
        let key = SecretKey::from_seed([7; 32]);
        let have = Have {
            key: key.public(),
            incarnation: [1; 16],
            counter: 3,
            follows: vec![[2; 16]],
            tips: vec![Tip {
                key: key.public(),
                incarnation: [1; 16],
                scope: Scope::COMMON,
                seq: 40,
                hash: [9; 16],
            }],
        };
        let bytes = have.sign(&key);
        assert_eq!(Have::open(&bytes), Ok(have.clone()));
        assert!(Have::open(&have.sign(&SecretKey::from_seed([8; 32]))).is_err());
        for place in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[place] ^= 1;
            assert!(Have::open(&altered).is_err(), "byte {place}");
        }
    }
}
