//! Keeping what is being typed, beside the records, so that a cut of power takes no more than a second of it.

use std::path::Path;
use std::path::PathBuf;

use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::store::Draft;
use crate::store::Drafts;

/// The drafts of a workspace, with a writer of their own: an import never delays a keystroke.
pub struct DraftBook(Drafts);

impl DraftBook {
    /// Opens the drafts in a workspace folder. A file that cannot be read was set aside, and is named.
    pub fn open(folder: &Path) -> Result<(Self, Option<PathBuf>), OpsError> {
        let (drafts, set_aside) = Drafts::open(folder)?;
        Ok((Self(drafts), set_aside))
    }

    /// Keeps the text of one field of a record that is not recorded yet. It is on the disk when this returns.
    pub fn keep(
        &self,
        kind: &'static RecordKind,
        record: RecordId,
        field: &str,
        text: &str,
        around: &Surroundings,
    ) -> Result<(), OpsError> {
        let place = format!("{}/{field}", kind.name);
        let at = around.now().seconds();
        Ok(self.0.keep(&Draft { record, place, text: text.to_owned(), at })?)
    }

    /// Drops what was typed for a record: it was recorded, or given up.
    pub fn drop_record(&self, record: RecordId) -> Result<(), OpsError> {
        Ok(self.0.drop_record(record)?)
    }

    /// Returns how often something was kept or dropped.
    pub fn writes(&self) -> Result<u64, OpsError> {
        Ok(self.0.writes()?)
    }
}

/// Counts how often something was kept or dropped in a workspace folder; without its file, never.
pub fn writes_in(folder: &Path) -> Result<u64, OpsError> {
    Ok(match Drafts::open_existing(folder)? {
        Some(drafts) => drafts.writes()?,
        None => 0,
    })
}
