//! Undo and redo of this laptop's own saves.

use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::store::Saving;

pub use crate::store::Direction as Way;

/// Takes back the latest save of this laptop, or (redo) the latest undo.
pub fn undo(workspace: &mut Workspace, way: Way, around: &mut Surroundings) -> Result<u64, OpsError> {
    workspace.key()?;
    let txn = workspace.store.latest_own_txn(way)?.ok_or(OpsError::NothingToUndo)?;
    let changes = workspace.store.reverting(&txn)??;
    let mut save = workspace.new_save(around)?;
    save.undoes = Some(txn);
    workspace.store.in_transaction(|store| {
        let mut saving = Saving::begin(store, save, &mut around.random)?;
        changes.into_iter().try_for_each(|change| saving.add(change))?;
        Ok(saving.finish()?)
    })
}
