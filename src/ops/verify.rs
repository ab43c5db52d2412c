//! Checking a workspace from end to end: chain, signatures, and that the tables are what the history says.

use crate::domain::message::Message;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::ops::drafts;
use crate::store::Fact;

/// What a check found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verification {
    pub segments: u64,
    pub changes: u64,
    /// Durable commits, drafts included.
    pub commits: u64,
    /// What is wrong, each with its sentence. Empty: all is well.
    pub faults: Vec<Message>,
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
    };
    for (part, damage) in audit.faults {
        let message = Message::new("verify-damaged").with_typed("part", part);
        found.faults.push(message.with("damage", damage.message()));
    }
    if found.faults.is_empty() && !workspace.store.rebuild_agrees(progress)? {
        found.faults.push(Message::new("verify-projection"));
    }
    if let Some(expected) = acknowledged.filter(|expected| *expected > found.commits) {
        let count = |number: u64| number.to_string();
        found.faults.push(
            Message::new("verify-lost")
                .with_typed("expected", count(expected))
                .with_typed("found", count(found.commits)),
        );
    }
    Ok(found)
}

/// Counts the durable commits of a workspace, drafts included.
pub fn commits(workspace: &Workspace) -> Result<u64, OpsError> {
    Ok(workspace.store.number(Fact::Commits)? + drafts::writes_in(workspace.store.folder())?)
}
