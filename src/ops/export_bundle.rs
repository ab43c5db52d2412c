//! Exporting: sealing what was recorded here and writing a bundle for others, on a stick or in a folder.

use std::collections::HashSet;
use std::path::PathBuf;

use crate::domain::catalogue::named;
use crate::domain::id::RecordId;
use crate::domain::stage::Go;
use crate::domain::stage::Stage;
use crate::domain::stage::Watch;
use crate::exchange;
use crate::exchange::Addressee;
use crate::exchange::BundleBuilder;
use crate::exchange::Manifest;
use crate::history::have::Have;
use crate::history::have::Tip;
use crate::history::scope::Scope;
use crate::history::scope::ScopeKind;
use crate::history::segment::SegmentHash;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::ops::sticks;
use crate::store::Fact;
use crate::store::HaveRow;
use crate::store::SegmentRow;

/// What is exported, to whom and where.
#[derive(Clone, Debug)]
pub struct Request {
    /// An office's code, or `ALL`. It addresses the bundle, it does not hide anything.
    pub to: String,
    /// Only these groups, beside what all share; empty for everything that is held.
    pub bodies: Vec<RecordId>,
    /// A folder, or a file that does not exist.
    pub out: PathBuf,
}

/// What was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exported {
    pub path: PathBuf,
    pub bytes: u64,
    pub segments: u64,
    pub changes: u64,
}

/// Statements of others travel along up to so many bytes; leaving some out only causes resending.
const HAVES_BYTES: usize = 64 * 1024;

/// Writes a bundle. When this returns it was read back from the medium and is whole.
pub fn export_bundle(
    workspace: &mut Workspace,
    request: &Request,
    around: &mut Surroundings,
    watch: Watch<'_>,
) -> Result<Exported, OpsError> {
    let addressee = Addressee::parse(&request.to).ok_or_else(|| OpsError::OfficeCode(request.to.clone()))?;
    check_bodies(workspace, &request.bodies)?;
    let (have, statement) = seal(workspace)?;
    let segments = chosen_segments(workspace, &request.bodies)?;
    let author = workspace.store.author_of(workspace.own_key()?)?;
    let changes = segments.iter().map(|segment| u64::from(segment.count)).sum();
    let manifest = Manifest {
        bundle: (around.random)(),
        exporter: workspace.own_key()?,
        office_code: author.office,
        office_name: author.office_name,
        laptop: author.laptop,
        officer: author.officer,
        addressee,
        made_at: around.now(),
        segments: segments.len() as u64,
        changes,
        incarnation: have.incarnation,
    };
    let bundle = manifest.bundle;
    let spool = workspace.store.folder().to_owned();
    let sealed = {
        let mut builder = BundleBuilder::create(&spool, manifest, workspace.key()?)?;
        for (done, segment) in (0..).zip(&segments) {
            if watch(Stage::Gathering, done, segments.len() as u64) == Go::Stop {
                return Err(OpsError::Stopped);
            }
            builder.segment(&workspace.store.segment_bytes(segment.source)?)?;
        }
        builder.finish(&statements(workspace, statement, &request.to)?)?
    };
    let path = exchange::deliver(&sealed, &request.out, watch)?;
    workspace.store.in_transaction(|store| -> Result<(), OpsError> {
        store.log_export(around.now(), bundle, &request.to, changes)?;
        sticks::note_folder(store, &path)
    })?;
    Ok(Exported { path, bytes: sealed.length(), segments: segments.len() as u64, changes })
}

fn check_bodies(workspace: &Workspace, bodies: &[RecordId]) -> Result<(), OpsError> {
    let Some(kind) = named("body") else { return Ok(()) };
    for body in bodies {
        if workspace.store.record(kind, *body)?.is_none() {
            return Err(OpsError::NotABody(*body));
        }
    }
    Ok(())
}

/// Seals every tail and states what this laptop holds. The profile knows of it before anything leaves.
fn seal(workspace: &mut Workspace) -> Result<(Have, Vec<u8>), OpsError> {
    let counter = workspace.store.number(Fact::HaveCounter)? + 1;
    workspace.seal_tails(counter)?;
    let have = Have {
        key: workspace.own_key()?,
        incarnation: workspace.store.fact16(Fact::Incarnation)?.unwrap_or_default(),
        counter,
        follows: workspace.store.fact(Fact::Follows)?.unwrap_or_default().as_chunks::<16>().0.to_vec(),
        tips: tips(workspace)?,
    };
    let statement = have.sign(workspace.key()?);
    // When it comes back and differs, a copy of this laptop has spoken.
    workspace.store.set_fact(Fact::Statement, blake3::hash(&statement).as_bytes())?;
    Ok((have, statement))
}

/// Returns where each chain without a gap ends.
pub(super) fn tips(workspace: &Workspace) -> Result<Vec<Tip>, OpsError> {
    let mut admitted: HashSet<SegmentHash> = HashSet::new();
    // Two segments after one are a fork, and both its ends are held: what was continued once may be again.
    let mut continued: HashSet<SegmentHash> = HashSet::new();
    let mut found: Vec<(SegmentHash, Tip)> = Vec::new();
    workspace.store.each_segment(|segment| -> Result<(), OpsError> {
        let follows = segment.prev.is_none_or(|prev| admitted.contains(&prev));
        if follows && admitted.insert(segment.hash) {
            continued.extend(segment.prev);
            found.push((segment.hash, tip(&segment)));
        }
        Ok(())
    })?;
    let ends = found.into_iter().filter(|(hash, _)| !continued.contains(hash));
    let mut tips: Vec<Tip> = ends.map(|(_, tip)| tip).collect();
    tips.sort_unstable();
    Ok(tips)
}

fn tip(segment: &SegmentRow) -> Tip {
    let mut hash = [0; 16];
    hash.iter_mut().zip(segment.hash).for_each(|(to, from)| *to = from);
    let seq = segment.last_seq();
    Tip { key: segment.key, incarnation: segment.incarnation, scope: segment.scope, seq, hash }
}

fn chosen_segments(workspace: &Workspace, bodies: &[RecordId]) -> Result<Vec<SegmentRow>, OpsError> {
    let leaves = |scope: &Scope| {
        let wanted = match scope.kind() {
            ScopeKind::Common | ScopeKind::Register => true,
            ScopeKind::Body => bodies.is_empty() || bodies.iter().any(|body| body.0 == scope.id()),
            ScopeKind::Office | ScopeKind::Newer => bodies.is_empty(),
        };
        wanted && !scope.is_private()
    };
    let mut chosen = Vec::new();
    workspace.store.each_segment(|segment| -> Result<(), OpsError> {
        if leaves(&segment.scope) {
            chosen.push(segment);
        }
        Ok(())
    })?;
    Ok(chosen)
}

/// Returns our own statement, then those of the addressee, then those of others, up to a size.
fn statements(workspace: &Workspace, own: Vec<u8>, to: &str) -> Result<Vec<Vec<u8>>, OpsError> {
    let own_key = workspace.own_key()?;
    let mut statements = vec![own];
    let mut size = 0;
    let mut haves = Vec::new();
    for have in workspace.store.haves()? {
        let is_for = workspace.store.author_of(have.key)?.office == to;
        haves.push((!is_for, have));
    }
    haves.sort_by_key(|(is_other, _)| *is_other);
    for (_, HaveRow { key, bytes, .. }) in haves {
        size += bytes.len();
        if size <= HAVES_BYTES && key != own_key {
            statements.push(bytes);
        }
    }
    Ok(statements)
}
