//! Checking a workspace from end to end: chain, signatures, and that the tables are what the history says.

use crate::domain::message::Message;
use crate::history::segment::SegmentFault;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::ops::drafts;
use crate::store::Damage;
use crate::store::Fact;

/// What is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// The pages and indexes of the file.
    File,
    /// The tables, against `schema.sql`.
    Schema,
    /// What changes say, and that what stands beside them says the same.
    Chain,
    /// Who signed them.
    Signatures,
    /// The tables, against tables made anew from the changes.
    Tables,
    /// How many saves there are, against how many there must be.
    Commits,
}

/// How it was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    Sound,
    Faulty,
    /// Nobody asked for it, or it means nothing before something else is mended.
    NotChecked,
}

impl Check {
    /// Every check, in the order in which they are made.
    pub const ALL: [Self; 6] =
        [Self::File, Self::Schema, Self::Chain, Self::Signatures, Self::Tables, Self::Commits];

    /// Finds the check that a damage belongs to.
    fn of(damage: &Damage) -> Self {
        match damage {
            Damage::Pages | Damage::NotADatabase | Damage::Integrity { .. } => Self::File,
            Damage::Schema => Self::Schema,
            Damage::Segment(SegmentFault::Forged) => Self::Signatures,
            Damage::Segment(_) | Damage::Header | Damage::Column { .. } | Damage::Content { .. } => {
                Self::Chain
            }
        }
    }
}

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    pub segments: u64,
    pub changes: u64,
    /// Durable commits, drafts included.
    pub commits: u64,
    /// What is wrong, each with its sentence. Empty: all is well.
    pub faults: Vec<Message>,
    /// What was looked at, and how it was found.
    pub checks: Vec<(Check, Finding)>,
    /// Gaps that are no fault: changes that were named and have not come yet.
    pub gaps: u64,
}

/// Checks everything and changes nothing, beside a process that writes too; `acknowledged` is a number of
/// commits that must be there.
pub fn verify(
    workspace: &Workspace,
    acknowledged: Option<u64>,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Verification, OpsError> {
    let audit = workspace.store.audit(progress)?;
    let mut found = Verification {
        segments: audit.segments,
        changes: audit.changes,
        gaps: audit.gaps,
        commits: commits(workspace)?,
        faults: Vec::new(),
        checks: Vec::new(),
    };
    let mut faulty: Vec<Check> = audit.faults.iter().map(|(_, damage)| Check::of(damage)).collect();
    let mut unchecked = Vec::new();
    for (part, damage) in audit.faults {
        let message = Message::new("verify-damaged").with_typed("part", part);
        found.faults.push(message.with("damage", damage.message()));
    }
    if !found.faults.is_empty() {
        unchecked.push(Check::Tables);
    } else if !workspace.store.rebuild_agrees(progress)? {
        found.faults.push(Message::new("verify-projection"));
        faulty.push(Check::Tables);
    }
    if acknowledged.is_none() {
        unchecked.push(Check::Commits);
    }
    if let Some(expected) = acknowledged.filter(|expected| *expected > found.commits) {
        let count = |number: u64| number.to_string();
        found.faults.push(
            Message::new("verify-lost")
                .with_typed("expected", count(expected))
                .with_typed("found", count(found.commits)),
        );
        faulty.push(Check::Commits);
    }
    found.checks = Check::ALL.map(|check| (check, finding(check, &faulty, &unchecked))).into();
    Ok(found)
}

fn finding(check: Check, faulty: &[Check], unchecked: &[Check]) -> Finding {
    if faulty.contains(&check) {
        Finding::Faulty
    } else if unchecked.contains(&check) {
        Finding::NotChecked
    } else {
        Finding::Sound
    }
}

/// Counts the durable commits of a workspace, drafts included.
pub fn commits(workspace: &Workspace) -> Result<u64, OpsError> {
    Ok(workspace.store.number(Fact::Commits)? + drafts::writes_in(workspace.store.folder())?)
}
