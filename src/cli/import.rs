//! `mahdar import`: bundles previewed or taken in, all of them or none.

use std::path::PathBuf;

use crate::cli::arguments::Import;
use crate::cli::output::Output;
use crate::cli::preview;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::config;
use crate::domain::message::Message;
use crate::domain::stage::Go;
use crate::domain::stage::Stage;
use crate::ops::OpsError;
use crate::ops::import_bundle;
use crate::ops::import_bundle::Intent;
use crate::ops::import_bundle::Outcome;
use crate::ops::inspect;

pub(super) fn run(arguments: &Import, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let intent = match (arguments.preview, arguments.trust) {
        (true, _) => Intent::Preview,
        (false, true) => Intent::ImportAndTrust,
        (false, false) => Intent::Import,
    };
    let (mut workspace, mut around) = match intent {
        Intent::Preview => session.looking()?,
        Intent::Import | Intent::ImportAndTrust => session.writing()?,
    };
    let mut progress = output.progress();
    let mut reached = |stage, done, total| {
        match stage {
            Stage::Counting | Stage::Saving => progress.ending(),
            _ => progress.reached(done, total),
        }
        Go::On
    };
    let files = &arguments.files;
    let outcomes = import_bundle::import_bundles(&mut workspace, files, intent, &mut around, &mut reached);
    drop(progress);
    let outcomes = outcomes.map_err(|error| of_file(&error, files))?;
    let own = workspace.own_key()?.digits();
    for outcome in &outcomes {
        preview::print(outcome, &own, output)?;
    }
    if let Some(question) = outcomes.iter().find_map(|outcome| question(outcome, intent)) {
        return Err(Trouble::Undecided(question));
    }
    // A script was told of each bundle.
    if output.is_json() { Ok(()) } else { output.say(&ending(&outcomes, intent)) }
}

/// Names the file that was refused, where there are several.
fn of_file(error: &OpsError, files: &[PathBuf]) -> Trouble {
    let refused = |file: &&PathBuf| inspect::inspect(file, &config::spool_folder()).is_err();
    match files.iter().find(refused) {
        Some(file) if files.len() > 1 => {
            let message = Message::new("cli-import-file").with_typed("file", file.display().to_string());
            Trouble::Refused(message.with("reason", error.message()))
        }
        _ => Trouble::Refused(error.message()),
    }
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
