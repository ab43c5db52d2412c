//! Looking into a bundle without a workspace: what is inside, who signed, whether it is whole.

use std::collections::BTreeMap;
use std::path::Path;

use crate::domain::catalogue;
use crate::domain::catalogue::RecordKind;
use crate::exchange;
use crate::exchange::Frame;
use crate::exchange::Manifest;
use crate::history::have::Have;
use crate::history::key::PublicKey;
use crate::history::segment::Envelope;
use crate::history::segment::SegmentFault;
use crate::ops::OpsError;

/// What stands in a bundle.
#[derive(Clone, Debug)]
pub struct Inspection {
    pub manifest: Manifest,
    pub bytes: u64,
    pub segments: Vec<SegmentSeen>,
    /// Changes by kind of record.
    pub kinds: Vec<(&'static RecordKind, u64)>,
    /// Changes of kinds that only a newer program knows.
    pub unknown: u64,
    /// Laptops that say what they hold.
    pub statements: Vec<PublicKey>,
}

/// One segment of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SegmentSeen {
    pub key: PublicKey,
    pub first_seq: u64,
    pub last_seq: u64,
    /// Properly signed, with content that this program refuses.
    pub refused: bool,
}

/// Checks a bundle from end to end and lists what is in it. `spool` is a folder for the working copy.
pub fn inspect(path: &Path, spool: &Path) -> Result<Inspection, OpsError> {
    let mut bundle = exchange::open(path, spool)?;
    let mut kinds: BTreeMap<u64, u64> = BTreeMap::new();
    let mut segments = Vec::new();
    let mut statements = Vec::new();
    for frame in bundle.frames()? {
        match frame? {
            Frame::Segment(bytes) => segments.push(look(&bytes, &mut kinds)?),
            Frame::Have(haves) => {
                statements.extend(haves.iter().filter_map(|have| Have::open(have).ok()).map(|have| have.key));
            }
        }
    }
    let known = |kind: u64| u16::try_from(kind).ok().and_then(catalogue::numbered);
    Ok(Inspection {
        manifest: bundle.manifest().clone(),
        bytes: bundle.length(),
        segments,
        unknown: kinds.iter().filter(|(kind, _)| known(**kind).is_none()).map(|(_, count)| count).sum(),
        kinds: kinds.iter().filter_map(|(kind, count)| Some((known(*kind)?, *count))).collect(),
        statements,
    })
}

fn look(bytes: &[u8], kinds: &mut BTreeMap<u64, u64>) -> Result<SegmentSeen, OpsError> {
    let envelope = Envelope::open(bytes).ok().ok_or(OpsError::SegmentForged)?;
    let refused = match envelope.changes() {
        Ok(changes) => {
            for (_, change) in &changes {
                *kinds.entry(change.kind).or_insert(0) += 1;
            }
            false
        }
        Err(SegmentFault::Content(_)) => true,
        Err(_) => return Err(OpsError::SegmentForged),
    };
    let header = &envelope.header;
    Ok(SegmentSeen { key: header.key, first_seq: header.first_seq, last_seq: header.last_seq(), refused })
}
