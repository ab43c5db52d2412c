//! Who has what: every laptop that is known of, and how far each side holds the other's changes.

use std::collections::BTreeMap;
use std::collections::HashMap;
use std::collections::HashSet;

use serde::Deserialize;
use serde::Serialize;

use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::domain::records::Laptop;
use crate::domain::records::Record as _;
use crate::domain::shown::Author;
use crate::domain::shown::PeerRow;
use crate::history::clock;
use crate::history::have::Have;
use crate::history::key::PublicKey;
use crate::history::scope::Scope;
use crate::history::segment::SegmentHash;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::store::Fact;
use crate::store::SegmentRow;

/// Lists the laptops, this one first.
pub fn peers(workspace: &Workspace) -> Result<Vec<PeerRow>, OpsError> {
    let own = workspace.own_key()?;
    let mut ours: Vec<SegmentRow> = Vec::new();
    let mut streams: BTreeMap<PublicKey, Streams> = BTreeMap::new();
    workspace.store.each_segment(|segment| -> Result<(), OpsError> {
        streams.entry(segment.key).or_default().note(&segment);
        // What is private never leaves: nobody can acknowledge it.
        if segment.key == own && !segment.scope.is_private() {
            ours.push(segment);
        }
        Ok(())
    })?;
    let haves = haves(workspace)?;
    let mut keys: Vec<PublicKey> = streams.keys().copied().collect();
    workspace.store.each_record(Laptop::KIND, |stored| -> Result<(), OpsError> {
        let laptop: Laptop = stored.loaded.record();
        let key = laptop.key.and_then(|key| key.try_into().ok()).map(PublicKey);
        keys.extend(key.filter(|key| RecordId(key.laptop_id()) == laptop.id));
        Ok(())
    })?;
    keys.extend(workspace.store.known_keys()?.into_iter().map(|(key, _)| key));
    keys.sort_unstable();
    keys.dedup();
    let mut rows = Vec::new();
    for key in keys {
        let theirs = streams.remove(&key).unwrap_or_default();
        let (acknowledged, others) = part(&ours, haves.get(&key).map_or(&[], Vec::as_slice));
        let moment = |hlc: Option<u64>| hlc.map(|hlc| Moment::clamped(clock::second(hlc)));
        let this_laptop = key == own;
        let unacknowledged = others.iter().filter(|_| !this_laptop);
        rows.push(PeerRow {
            author: workspace.store.author_of(key)?,
            digits: key.digits(),
            known_since: workspace.store.known_since(key)?,
            they_have_ours_to: moment(acknowledged.iter().map(|segment| segment.hlc_greatest).max()),
            we_have_theirs_to: moment(theirs.greatest),
            unacknowledged: unacknowledged.map(|segment| u64::from(segment.count)).sum(),
            missing: theirs.missing,
            this_laptop,
        });
    }
    rows.sort_by_key(|row| (!row.this_laptop, row.author.office.clone(), row.author.laptop.clone()));
    Ok(rows)
}

/// An office that was sent something and does not hold all of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Waiting {
    pub(super) office: String,
    pub(super) office_name: String,
    pub(super) changes: u64,
}

/// Lists the offices that did not acknowledge all of ours.
///
/// Working it out reads the head of every segment. So it is kept until a segment, a statement or a laptop changes.
pub(super) fn waiting(workspace: &mut Workspace) -> Result<Vec<Waiting>, OpsError> {
    let kept = workspace.store.fact(Fact::Waiting)?;
    if let Some(kept) = kept.and_then(|kept| serde_json::from_slice(&kept).ok()) {
        return Ok(kept);
    }
    let peers = peers(workspace)?;
    let own = peers.iter().find(|peer| peer.this_laptop).map(|peer| peer.author.office.clone());
    let mut offices: BTreeMap<String, Waiting> = BTreeMap::new();
    for peer in peers.into_iter().filter(|peer| Some(&peer.author.office) != own.as_ref()) {
        let Author { office, office_name, .. } = peer.author;
        let changes = peer.unacknowledged;
        let known = offices.entry(office.clone()).or_insert(Waiting { office, office_name, changes });
        // What one laptop of the office has, the office has.
        known.changes = known.changes.min(changes);
    }
    let waiting: Vec<Waiting> = offices.into_values().filter(|office| office.changes > 0).collect();
    if workspace.is_writable()
        && let Ok(kept) = serde_json::to_vec(&waiting)
    {
        // Where it cannot be written it is worked out again next time.
        workspace.store.in_transaction(|store| store.set_fact(Fact::Waiting, &kept)).ok();
    }
    Ok(waiting)
}

/// Returns what the laptops say they hold.
fn haves(workspace: &Workspace) -> Result<HashMap<PublicKey, Vec<Have>>, OpsError> {
    let mut haves: HashMap<PublicKey, Vec<Have>> = HashMap::new();
    for have in workspace.store.haves()? {
        haves.entry(have.key).or_default().extend(Have::open(&have.bytes).ok());
    }
    Ok(haves)
}

/// Parts our segments into those that a laptop says it holds, and the others.
///
/// Every incarnation that no other follows must hold one: a copy of a laptop may lack what the laptop has.
fn part<'s>(ours: &'s [SegmentRow], haves: &[Have]) -> (Vec<&'s SegmentRow>, Vec<&'s SegmentRow>) {
    let current: Vec<&Have> = haves
        .iter()
        .filter(|have| !haves.iter().any(|other| other.follows.contains(&have.incarnation)))
        .collect();
    let held: Vec<HashSet<SegmentHash>> = current.iter().map(|have| held_by(have, ours)).collect();
    let by_all =
        |segment: &&SegmentRow| !held.is_empty() && held.iter().all(|one| one.contains(&segment.hash));
    ours.iter().partition(by_all)
}

/// Returns which of our segments stand behind the ends that a statement names.
///
/// An end that we do not know is the work of a copy of ours. Above all that we have it stands for ours too;
/// otherwise it says nothing of our branch.
fn held_by(have: &Have, ours: &[SegmentRow]) -> HashSet<SegmentHash> {
    let previous: HashMap<SegmentHash, Option<SegmentHash>> =
        ours.iter().map(|segment| (segment.hash, segment.prev)).collect();
    let mut held = HashSet::new();
    for tip in have.tips.iter().filter(|tip| ours.first().is_some_and(|segment| segment.key == tip.key)) {
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

/// The streams of one laptop, as their segments come in order.
#[derive(Default)]
struct Streams {
    greatest: Option<u64>,
    /// Sequence numbers that later segments prove and nobody brought.
    missing: Vec<(u64, u64)>,
    /// The stream that is being read, and the number that comes next in it.
    at: Option<([u8; 16], Scope, u64)>,
}

impl Streams {
    fn note(&mut self, segment: &SegmentRow) {
        self.greatest = self.greatest.max(Some(segment.hlc_greatest));
        let next = match self.at {
            Some((incarnation, scope, next))
                if (incarnation, scope) == (segment.incarnation, segment.scope) =>
            {
                next
            }
            _ => 1,
        };
        if segment.first_seq > next {
            self.missing.push((next, segment.first_seq - 1));
        }
        self.at = Some((segment.incarnation, segment.scope, next.max(segment.last_seq() + 1)));
    }
}
