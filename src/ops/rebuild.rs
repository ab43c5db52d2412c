//! Making the tables again from the history.

use crate::ops::OpsError;
use crate::ops::Workspace;

/// Rebuilds every projected table.
pub fn rebuild(workspace: &mut Workspace, progress: &mut dyn FnMut(u64, u64)) -> Result<(), OpsError> {
    workspace.key()?;
    Ok(workspace.store.rebuild(progress)?)
}
