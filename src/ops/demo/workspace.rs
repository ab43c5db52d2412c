//! The sample's own workspace and laptop key.

use std::path::Path;

use crate::domain::day::Day;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::ops::demo;
use crate::ops::save;
use crate::ops::workspace::NewOffice;
use crate::ops::workspace::office_id;

/// Makes the sample in folders of its own, `scale` times as large as it is drawn.
pub fn create(
    folder: &Path,
    profile: &Path,
    scale: u32,
    today: Day,
    around: &mut Surroundings,
) -> Result<Workspace, OpsError> {
    let office = NewOffice {
        directorate: demo::OFFICE_NAME.to_owned(),
        code: demo::OFFICE_CODE.to_owned(),
        officer: demo::OFFICER.to_owned(),
        laptop: Some(demo::LAPTOP.to_owned()),
        country: None,
    };
    let transactions = demo::transactions(scale, today, &|code| office_id(code));
    let now_ms = around.now_ms;
    let first = transactions.first().map_or(now_ms, |first| milliseconds(first) - 1000);
    around.now_ms = first;
    let mut workspace = Workspace::initialise(folder, profile, &office, around)?;
    let own = workspace.own_office()?;
    let actor = workspace.officer()?;
    workspace.store.in_transaction(|store| -> Result<(), OpsError> {
        for transaction in &transactions {
            around.now_ms = milliseconds(transaction);
            let save = save::begin(store, actor.clone(), around)?;
            save::enter(store, own, save, &transaction.edits, &mut around.random)?;
        }
        Ok(())
    })?;
    around.now_ms = now_ms;
    Ok(workspace)
}

fn milliseconds(transaction: &demo::Transaction) -> u64 {
    u64::try_from(transaction.at.seconds()).unwrap_or(0) * 1000
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::workspace::tests::surroundings;

    #[test]
    fn the_sample_is_entered_whole_and_agrees_with_its_history() {
        let folder = tempfile::tempdir().unwrap();
        let mut around = surroundings(7);
        let today = Day::parse_iso("2026-11-22").unwrap();
        let mut workspace =
            create(&folder.path().join("records"), &folder.path().join("profile"), 1, today, &mut around)
                .unwrap();
        assert!(workspace.store.rebuild_agrees(&mut |_, _| {}).unwrap());
        let found = crate::ops::record::search(&mut workspace, "المجلس", 5).unwrap();
        assert!(!found.is_empty());
    }
}
