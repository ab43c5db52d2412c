//! `mahdar import`: bundles previewed or taken in, all of them or none.

use crate::cli::arguments::Import;
use crate::cli::output::Output;
use crate::cli::preview;
use crate::cli::progress::Progress;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::ops::import_bundle;
use crate::ops::import_bundle::Intent;
use crate::ops::import_bundle::Outcome;

pub(super) fn run(arguments: &Import, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let intent = match (arguments.preview, arguments.trust) {
        (true, _) => Intent::Preview,
        (false, true) => Intent::ImportAndTrust,
        (false, false) => Intent::Import,
    };
    let (mut workspace, mut around) = session.writing()?;
    let mut progress = Progress::new(output.translator());
    let mut reached = |done, total| progress.reached(done, total);
    let outcomes =
        import_bundle::import_bundles(&mut workspace, &arguments.files, intent, &mut around, &mut reached)?;
    drop(progress);
    for outcome in &outcomes {
        preview::print(&outcome.preview, output)?;
    }
    if let Some(question) = outcomes.iter().find_map(|outcome| question(outcome, intent)) {
        return Err(Trouble::Undecided(question));
    }
    output.confirm(&ending(&outcomes, intent))
}

/// Says how an import ended.
fn ending(outcomes: &[Outcome], intent: Intent) -> Message {
    let entered = outcomes.iter().any(|outcome| outcome.entered);
    Message::new(match intent {
        Intent::Preview => "cli-import-previewed",
        Intent::Import | Intent::ImportAndTrust if entered => "cli-import-done",
        Intent::Import | Intent::ImportAndTrust => "cli-import-nothing-new",
    })
}

/// Says what a person has to decide, when there is something.
fn question(outcome: &Outcome, intent: Intent) -> Option<Message> {
    if outcome.needs_trust {
        return Some(Message::new("cli-import-new-keys"));
    }
    let quarantined = outcome.preview.quarantined.len();
    let asked = quarantined > 0 && intent != Intent::Preview;
    asked.then(|| Message::new("cli-import-quarantined").with("count", quarantined))
}
