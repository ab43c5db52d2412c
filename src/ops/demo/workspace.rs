//! The sample's own workspace and laptop key.

use std::path::Path;

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::ops::demo;
use crate::ops::demo::Transaction;
use crate::ops::demo::neighbour::Neighbour;
use crate::ops::demo::neighbour::Step;
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
    around.now_ms = transactions.first().map_or(now_ms, |first| milliseconds(first.at) - 1000);
    let mut workspace = Workspace::initialise(folder, profile, &office, around)?;
    // A sample that is made large, for measuring, is one office's own.
    let mut neighbour = if scale == 1 { Some(Neighbour::begin(today, around)?) } else { None };
    // Keys are a secret of this laptop; all else about the sample follows from the day and the scale.
    let chance = std::mem::replace(&mut around.random, computed(scale, today));
    let mut rest = transactions.as_slice();
    for step in neighbour.iter().flat_map(|_| Step::ALL).collect::<Vec<_>>() {
        let at = step.at(today).unwrap_or(Moment::clamped(0));
        let (before, after) = rest.split_at(rest.partition_point(|transaction| transaction.at < at));
        enter(&mut workspace, before, around)?;
        around.now_ms = milliseconds(at);
        if let Some(neighbour) = &mut neighbour {
            neighbour.take(step, &mut workspace, around)?;
        }
        rest = after;
    }
    enter(&mut workspace, rest, around)?;
    (around.now_ms, around.random) = (now_ms, chance);
    Ok(workspace)
}

fn enter(
    workspace: &mut Workspace,
    transactions: &[Transaction],
    around: &mut Surroundings,
) -> Result<(), OpsError> {
    let (own, actor) = (workspace.own_office()?, workspace.officer()?);
    workspace.store.in_transaction(|store| -> Result<(), OpsError> {
        for transaction in transactions {
            around.now_ms = milliseconds(transaction.at);
            let save = save::begin(store, actor.clone(), around)?;
            save::enter(store, own, save, &transaction.edits, &mut around.random)?;
        }
        Ok(())
    })
}

/// Gives bytes that are the same each time.
fn computed(scale: u32, today: Day) -> Box<dyn FnMut() -> [u8; 16]> {
    let mut count = 0_u64;
    Box::new(move || {
        count += 1;
        let mut bytes = [0; 16];
        let seed = format!("mahdar demo {scale} {} {count}", today.count());
        blake3::Hasher::new().update(seed.as_bytes()).finalize_xof().fill(&mut bytes);
        bytes
    })
}

fn milliseconds(at: Moment) -> u64 {
    u64::try_from(at.seconds()).unwrap_or(0) * 1000
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
        let found = crate::ops::record::search(&mut workspace, "المجلس", 5, today).unwrap().found;
        assert!(!found.is_empty());
    }

    #[test]
    fn the_sample_has_a_neighbour_and_two_days_that_were_moved_in_both_offices() {
        let folder = tempfile::tempdir().unwrap();
        let today = Day::parse_iso("2026-11-22").unwrap();
        let make = |name: &str, seed| {
            let at = folder.path().join(name);
            create(&at.join("records"), &at.join("profile"), 1, today, &mut surroundings(seed)).unwrap()
        };
        let (one, other) = (make("one", 7), make("other", 8));
        let peers = crate::ops::peers::peers(&one).unwrap();
        let neighbour = peers.iter().find(|peer| !peer.this_laptop).unwrap();
        assert_eq!((neighbour.author.laptop.as_str(), peers.len()), ("MNR-1", 2));
        assert!(neighbour.unacknowledged > 0 && neighbour.they_have_ours_to.is_some());
        let all = |workspace: &Workspace| {
            let mut all = Vec::new();
            crate::ops::conflicts::each(workspace, |conflict| -> Result<(), OpsError> {
                all.push(conflict);
                Ok(())
            })
            .unwrap();
            all
        };
        let conflicts = all(&one);
        let contested: Vec<_> =
            conflicts.iter().map(|conflict| (conflict.kind.name, conflict.sides.len())).collect();
        assert_eq!(contested, [("action_item", 2), ("commitment", 2)]);
        // Each time the same, down to the names of changes.
        assert_eq!(conflicts, all(&other));
    }
}
