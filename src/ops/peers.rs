//! Who has what: every laptop that is known of, and how far each side holds the other's changes.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;

use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::domain::records::Laptop;
use crate::domain::records::Record as _;
use crate::domain::shown::PeerRow;
use crate::history::clock;
use crate::history::have::Have;
use crate::history::key::PublicKey;
use crate::history::segment::SegmentHash;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::store::SegmentRow;

/// Lists the laptops, this one first.
pub fn peers(workspace: &Workspace) -> Result<Vec<PeerRow>, OpsError> {
    let own = workspace.own_key()?;
    let mut segments: BTreeMap<PublicKey, Vec<SegmentRow>> = BTreeMap::new();
    workspace.store.each_segment(|segment| -> Result<(), OpsError> {
        segments.entry(segment.key).or_default().push(segment);
        Ok(())
    })?;
    let mut keys: Vec<PublicKey> = segments.keys().copied().collect();
    workspace.store.each_record(Laptop::KIND, |stored| -> Result<(), OpsError> {
        let laptop: Laptop = stored.loaded.record();
        let key = laptop.key.and_then(|key| key.try_into().ok()).map(PublicKey);
        keys.extend(key.filter(|key| RecordId(key.laptop_id()) == laptop.id));
        Ok(())
    })?;
    keys.extend(workspace.store.known_keys()?.into_iter().map(|(key, _)| key));
    keys.sort_unstable();
    keys.dedup();
    let ours = segments.get(&own).map_or(&[][..], Vec::as_slice);
    let mut rows = Vec::new();
    for key in keys {
        let theirs = segments.get(&key).map_or(&[][..], Vec::as_slice);
        rows.push(row(workspace, key, own, ours, theirs)?);
    }
    rows.sort_by_key(|row| (!row.this_laptop, row.author.office.clone(), row.author.laptop.clone()));
    Ok(rows)
}

fn row(
    workspace: &Workspace,
    key: PublicKey,
    own: PublicKey,
    ours: &[SegmentRow],
    theirs: &[SegmentRow],
) -> Result<PeerRow, OpsError> {
    let acknowledged = acknowledged(workspace, key, ours)?;
    let moment = |hlc: Option<u64>| hlc.map(|hlc| Moment::clamped(clock::second(hlc)));
    let this_laptop = key == own;
    let unacknowledged = ours.iter().filter(|segment| !acknowledged.contains(&segment.source));
    Ok(PeerRow {
        author: workspace.store.author_of(key)?,
        digits: key.digits(),
        known_since: workspace.store.known_since(key)?,
        they_have_ours_to: moment(
            ours.iter()
                .filter(|segment| acknowledged.contains(&segment.source))
                .map(|segment| segment.hlc_greatest)
                .max(),
        ),
        we_have_theirs_to: moment(theirs.iter().map(|segment| segment.hlc_greatest).max()),
        unacknowledged: if this_laptop {
            0
        } else {
            unacknowledged.map(|segment| u64::from(segment.count)).sum()
        },
        missing: missing(theirs),
        this_laptop,
    })
}

/// Returns which of our segments a laptop says it holds.
///
/// Every incarnation that no other follows must hold one: a copy of a laptop may lack what the laptop has.
fn acknowledged(workspace: &Workspace, key: PublicKey, ours: &[SegmentRow]) -> Result<Vec<i64>, OpsError> {
    let haves = workspace.store.haves()?.into_iter().filter(|have| have.key == key);
    let haves: Vec<Have> = haves.filter_map(|have| Have::open(&have.bytes).ok()).collect();
    let current: Vec<&Have> = haves
        .iter()
        .filter(|have| !haves.iter().any(|other| other.follows.contains(&have.incarnation)))
        .collect();
    let held: Vec<HashSet<SegmentHash>> = current.iter().map(|have| held_by(have, ours)).collect();
    let by_all =
        |segment: &&SegmentRow| !held.is_empty() && held.iter().all(|one| one.contains(&segment.hash));
    Ok(ours.iter().filter(by_all).map(|segment| segment.source).collect())
}

/// Returns which of our segments stand behind the ends that a statement names.
///
/// An end that we do not know is the work of a copy of ours. Above all that we have it stands for ours too;
/// otherwise it says nothing of our branch.
fn held_by(have: &Have, ours: &[SegmentRow]) -> HashSet<SegmentHash> {
    let previous: HashMap<SegmentHash, Option<SegmentHash>> =
        ours.iter().map(|segment| (segment.hash, segment.prev)).collect();
    let mut held = HashSet::new();
    for tip in &have.tips {
        let is_of = |segment: &&SegmentRow| {
            (segment.key, segment.incarnation, segment.scope) == (tip.key, tip.incarnation, tip.scope)
        };
        let stream = || ours.iter().filter(is_of);
        let mut next = stream().find(|segment| segment.hash.starts_with(&tip.hash)).map(|end| end.hash);
        if next.is_none() && stream().all(|segment| segment.last_seq() < tip.seq) {
            held.extend(stream().map(|segment| segment.hash));
        }
        while let Some(hash) = next.filter(|hash| held.insert(*hash)) {
            next = previous.get(&hash).copied().flatten();
        }
    }
    held
}

/// Returns the gaps in a laptop's streams: sequence numbers that later segments prove and nobody brought.
fn missing(segments: &[SegmentRow]) -> Vec<(u64, u64)> {
    let mut gaps = Vec::new();
    let mut stream = None;
    let mut next = 1;
    for segment in segments {
        let of = (segment.incarnation, segment.scope);
        if stream != Some(of) {
            stream = Some(of);
            next = 1;
        }
        if segment.first_seq > next {
            gaps.push((next, segment.first_seq - 1));
        }
        next = next.max(segment.last_seq() + 1);
    }
    gaps
}
