//! How far this laptop's own streams had come in a workspace, kept beside the key.
//!
//! A database that was copied or restored shows by not agreeing with it. Being wrong about that is
//! worse than not knowing, so a state that is not whole is no state.
//!
//! ```text
//! file  = BLAKE3-derive("mahdar replica state v1", workspace id ‖ state)[32] ‖ state
//! state = [incarnation: bstr 16, counter: uint, follows: [* bstr 16], tips: [* [scope: bstr 18, seq: uint, hash: bstr 32]]]
//! ```

use std::fs::File;
use std::io;
use std::io::Read as _;
use std::path::Path;

use minicbor::Decoder;
use minicbor::Encoder;

use crate::profile::ProfileError;
use crate::profile::trouble;

const CONTEXT: &str = "mahdar replica state v1";
/// Far more than the streams of one laptop need: a tip weighs some 60 bytes.
const MAX_LENGTH: u64 = 4 * 1024 * 1024;

/// What this laptop remembers of its own streams in one workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReplicaState {
    /// Which life of this key in this workspace it is.
    pub incarnation: [u8; 16],
    /// How many times it has told others what it has.
    pub counter: u64,
    /// The earlier incarnations that this one continues.
    pub follows: Vec<[u8; 16]>,
    /// Where each of its own streams ends.
    pub tips: Vec<Tip>,
}

/// The last sealed segment of one of this laptop's own streams.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tip {
    pub scope: [u8; 18],
    pub seq: u64,
    pub hash: [u8; 32],
}

/// What was found where a state is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    Nothing,
    State(ReplicaState),
    /// A state was there and is no longer whole; to be treated like none, and told.
    Damaged(Damage),
}

/// What is wrong with a saved state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    /// `profile-replica-length`: cut short, or far too long.
    Length,
    /// `profile-replica-checksum`: other bytes than were written, or another workspace's.
    Checksum,
    /// `profile-replica-contents`: whole, but not a state this program knows.
    Contents,
}

/// Reads the state of `workspace` at `path`.
pub(super) fn read(path: &Path, workspace: [u8; 16]) -> Result<Saved, ProfileError> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Saved::Nothing),
        outcome => outcome.map_err(|error| trouble(path, error))?,
    };
    let mut bytes = Vec::new();
    file.take(MAX_LENGTH + 1).read_to_end(&mut bytes).map_err(|error| trouble(path, error))?;
    Ok(ReplicaState::decode(&bytes, workspace).map_or_else(Saved::Damaged, Saved::State))
}

impl ReplicaState {
    /// Writes the state as it stands in its file.
    pub(super) fn encode(&self, workspace: [u8; 16]) -> io::Result<Vec<u8>> {
        let state = self.encode_state().map_err(io::Error::other)?;
        let mut bytes = checksum(workspace, &state).to_vec();
        bytes.extend_from_slice(&state);
        Ok(bytes)
    }

    /// Reads a state, checksum first.
    pub(super) fn decode(bytes: &[u8], workspace: [u8; 16]) -> Result<Self, Damage> {
        if bytes.len() as u64 > MAX_LENGTH {
            return Err(Damage::Length);
        }
        let (stored, state) = bytes.split_first_chunk::<32>().ok_or(Damage::Length)?;
        if *stored != checksum(workspace, state) {
            return Err(Damage::Checksum);
        }
        Self::decode_state(state).ok_or(Damage::Contents)
    }

    fn encode_state(&self) -> Result<Vec<u8>, minicbor::encode::Error<std::convert::Infallible>> {
        let mut encoder = Encoder::new(Vec::new());
        encoder.array(4)?.bytes(&self.incarnation)?.u64(self.counter)?;
        encoder.array(self.follows.len() as u64)?;
        for incarnation in &self.follows {
            encoder.bytes(incarnation)?;
        }
        encoder.array(self.tips.len() as u64)?;
        for tip in &self.tips {
            encoder.array(3)?.bytes(&tip.scope)?.u64(tip.seq)?.bytes(&tip.hash)?;
        }
        Ok(encoder.into_writer())
    }

    fn decode_state(bytes: &[u8]) -> Option<Self> {
        let mut decoder = Decoder::new(bytes);
        expect_array(&mut decoder, 4)?;
        let incarnation = read_bytes(&mut decoder)?;
        let counter = decoder.u64().ok()?;
        let mut follows = Vec::new();
        for _ in 0..decoder.array().ok()?? {
            follows.push(read_bytes(&mut decoder)?);
        }
        let mut tips = Vec::new();
        for _ in 0..decoder.array().ok()?? {
            expect_array(&mut decoder, 3)?;
            let scope = read_bytes(&mut decoder)?;
            let seq = decoder.u64().ok()?;
            let hash = read_bytes(&mut decoder)?;
            tips.push(Tip { scope, seq, hash });
        }
        let is_whole = decoder.position() == bytes.len();
        is_whole.then_some(Self { incarnation, counter, follows, tips })
    }
}

fn expect_array(decoder: &mut Decoder<'_>, length: u64) -> Option<()> {
    (decoder.array().ok()? == Some(length)).then_some(())
}

fn read_bytes<const N: usize>(decoder: &mut Decoder<'_>) -> Option<[u8; N]> {
    decoder.bytes().ok()?.try_into().ok()
}

/// Sums up a state for one workspace, so that another's cannot stand in its place.
fn checksum(workspace: [u8; 16], state: &[u8]) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new_derive_key(CONTEXT);
    hasher.update(&workspace).update(state);
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEBRON: [u8; 16] = [1; 16];

    fn state() -> ReplicaState {
        ReplicaState {
            incarnation: [5; 16],
            counter: 300,
            follows: vec![[4; 16], [3; 16]],
            tips: vec![Tip { scope: [2; 18], seq: 12, hash: [9; 32] }],
        }
    }

    #[test]
    fn a_state_reads_back_as_written() {
        let bytes = state().encode(HEBRON).unwrap();
        assert_eq!(ReplicaState::decode(&bytes, HEBRON), Ok(state()));
    }

    #[test]
    fn a_damaged_state_is_no_state_and_says_why() {
        let bytes = state().encode(HEBRON).unwrap();
        for length in 0..bytes.len() {
            assert!(ReplicaState::decode(&bytes[..length], HEBRON).is_err(), "{length}");
        }
        for place in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[place] ^= 1;
            assert_eq!(ReplicaState::decode(&flipped, HEBRON), Err(Damage::Checksum));
        }
        assert_eq!(ReplicaState::decode(b"short", HEBRON), Err(Damage::Length));
    }

    #[test]
    fn a_state_of_another_workspace_is_no_state() {
        let bytes = state().encode(HEBRON).unwrap();
        assert_eq!(ReplicaState::decode(&bytes, [2; 16]), Err(Damage::Checksum));
    }

    #[test]
    fn a_whole_file_with_something_else_in_it_is_no_state() {
        for odd in
            [b"\x80".as_slice(), b"\x84\x40\x00\x9b\xff\xff\xff\xff\xff\xff\xff\xff", "محضر".as_bytes()]
        {
            let file = [&checksum(HEBRON, odd), odd].concat();
            assert_eq!(ReplicaState::decode(&file, HEBRON), Err(Damage::Contents));
        }
    }
}
