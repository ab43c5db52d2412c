//! What an import tells of itself while it goes on, and where it can be stopped.

use std::path::PathBuf;

use mahdar::domain::stage::Go;
use mahdar::domain::stage::Stage;
use mahdar::ops::OpsError;
use mahdar::ops::Workspace;
use mahdar::ops::import_bundle::Intent;
use mahdar::ops::import_bundle::Outcome;
use mahdar::ops::import_bundle::import_bundles;

use crate::laptop::Laptop;
use crate::laptop::folder;
use crate::laptop::id;
use crate::laptop::item;

/// Takes in what others exported, and returns the stages in their order; `stop` ends it in one of them.
fn stages(
    workspace: &mut Workspace,
    laptop: &mut Laptop,
    bundles: &[PathBuf],
    intent: Intent,
    stop: Option<Stage>,
) -> (Vec<Stage>, Result<Vec<Outcome>, OpsError>) {
    let mut stages = Vec::new();
    let mut watch = |stage, _, _| {
        stages.push(stage);
        if stop == Some(stage) { Go::Stop } else { Go::On }
    };
    let outcomes = import_bundles(workspace, bundles, intent, &mut laptop.around, &mut watch);
    stages.dedup();
    (stages, outcomes)
}

/// Two offices export, each to a stick.
fn two_bundles() -> (Vec<PathBuf>, [tempfile::TempDir; 2]) {
    let sticks = [folder(), folder()];
    let bundles = [("WZT", 1), ("MNR", 3)].into_iter().zip(&sticks).map(|((code, number), stick)| {
        let mut office = Laptop::new(code, number.into());
        office.load(&item(id(number), "\"title\":\"حجز القاعة\"")).unwrap();
        office.export(stick.path())
    });
    (bundles.collect(), sticks)
}

#[test]
fn several_bundles_are_saved_once() {
    let ((bundles, _sticks), mut omar) = (two_bundles(), Laptop::new("HEB", 2));
    let mut workspace = omar.open.take().unwrap();
    let (told, outcomes) = stages(&mut workspace, &mut omar, &bundles, Intent::ImportAndTrust, None);
    assert_eq!(told, [Stage::Checking, Stage::Entering, Stage::Saving]);
    assert!(outcomes.unwrap().iter().all(|outcome| outcome.entered));
}

#[test]
fn a_preview_beside_another_program_is_told_and_stopped_while_the_records_are_copied() {
    let ((bundles, _sticks), mut omar) = (two_bundles(), Laptop::new("HEB", 2));
    let mut beside = omar.beside();
    let (told, outcomes) = stages(&mut beside, &mut omar, &bundles, Intent::Preview, None);
    assert_eq!(told, [Stage::Copying, Stage::Checking, Stage::Comparing, Stage::Counting]);
    assert_eq!(outcomes.unwrap().len(), 2);
    let (told, outcomes) = stages(&mut beside, &mut omar, &bundles, Intent::Preview, Some(Stage::Copying));
    assert_eq!(told, [Stage::Copying]);
    assert!(matches!(outcomes, Err(OpsError::Stopped)));
}
