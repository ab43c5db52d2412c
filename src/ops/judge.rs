//! Judging segments: which count, and which are held back whole because this program refuses their content.
//!
//! What is held back is kept and passed on byte for byte. A program that reads more judges it again.

use crate::history::cbor::CborFault;
use crate::history::change::Change;
use crate::history::change::ChangeId;
use crate::history::segment::Envelope;
use crate::history::segment::SegmentFault;
use crate::history::value;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::store::Fact;
use crate::store::Importing;

/// The changes of a segment with their names.
type Named = Vec<(ChangeId, Change)>;

/// What became of a properly signed segment.
pub(super) enum Judged {
    Counts(Named),
    /// Its content is refused; the changes are those that could be read.
    HeldBack(CborFault, Named),
}

/// Judges a segment whose signature holds.
pub(super) fn judge(envelope: &Envelope<'_>) -> Result<Judged, OpsError> {
    let changes = match envelope.changes() {
        Ok(changes) => changes,
        Err(SegmentFault::Content(fault)) => return Ok(Judged::HeldBack(fault, Vec::new())),
        Err(fault) => return Err(segment_error(fault)),
    };
    let fault = changes.iter().find_map(|(_, change)| value::check(change).err());
    Ok(match fault {
        Some(fault) => Judged::HeldBack(fault, changes),
        None => Judged::Counts(changes),
    })
}

/// Makes the error of a segment that keeps its whole bundle out.
pub(super) fn segment_error(fault: SegmentFault) -> OpsError {
    match fault {
        SegmentFault::Newer => OpsError::SegmentNewer,
        SegmentFault::Malformed | SegmentFault::Forged | SegmentFault::Altered | SegmentFault::Content(_) => {
            OpsError::SegmentForged
        }
    }
}

/// Judges again what was held back, when a program that reads otherwise held it. Returns how many segments count now.
pub(super) fn judge_again(workspace: &mut Workspace, now_ms: u64) -> Result<u64, OpsError> {
    let reader = value::reader();
    if workspace.store.fact(Fact::Judged)?.as_deref() == Some(&reader) {
        return Ok(0);
    }
    workspace.store.in_transaction(|store| -> Result<u64, OpsError> {
        let mut counted = 0;
        let mut importing = Importing::begin(store, now_ms)?;
        for source in store.held_back()? {
            let bytes = store.segment_bytes(source)?;
            // One that was damaged since stays where it is; `verify` tells of it.
            let Ok(envelope) = Envelope::open(&bytes) else { continue };
            if let Ok(Judged::Counts(changes)) = judge(&envelope) {
                importing.admit(source, &envelope, &changes)?;
                counted += 1;
            }
        }
        importing.finish()?;
        store.set_fact(Fact::Judged, &reader)?;
        Ok(counted)
    })
}
