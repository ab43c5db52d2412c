//! `mahdar verify`: chain, signatures and tables, from end to end.

use serde_json::Map;
use serde_json::Value;
use serde_json::json;

use crate::cli::arguments::Verify;
use crate::cli::aside;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::i18n::Translator;
use crate::ops::verify;
use crate::ops::verify::Check;
use crate::ops::verify::Finding;
use crate::ops::verify::Verification;

pub(super) fn run(arguments: &Verify, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let workspace = session.reading()?;
    let mut progress = output.progress();
    let mut reached = |done, total| progress.reached(done, total);
    let found = verify::verify(&workspace, arguments.acked, &mut reached)?;
    drop(progress);
    if output.is_json() {
        output.json(&as_json(&found, output.translator()))?;
    }
    let Some((first, others)) = found.faults.split_first() else {
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let message = Message::new("cli-verify-done").with("segments", count(found.segments));
        let message = message.with("changes", count(found.changes));
        return if output.is_json() { Ok(()) } else { output.say(&message) };
    };
    // A script was told of all of them.
    for fault in others.iter().filter(|_| !output.is_json()) {
        output.note(fault);
    }
    Err(Trouble::Refused(first.clone()))
}

fn as_json(found: &Verification, translator: &Translator) -> Value {
    let checked: Map<String, Value> =
        found.checks.iter().map(|(check, found)| (name_of(*check).to_owned(), said(*found).into())).collect();
    let fault = |fault: &Message| aside::as_json("error", fault, translator);
    json!({
        "sound": found.faults.is_empty(),
        "checked": checked,
        "segments": found.segments,
        "changes": found.changes,
        "commits": found.commits,
        "gaps": found.gaps,
        "faults": found.faults.iter().map(fault).collect::<Vec<_>>(),
    })
}

const fn name_of(check: Check) -> &'static str {
    match check {
        Check::File => "file",
        Check::Schema => "schema",
        Check::Chain => "chain",
        Check::Signatures => "signatures",
        Check::Tables => "tables",
        Check::Commits => "commits",
    }
}

const fn said(finding: Finding) -> &'static str {
    match finding {
        Finding::Sound => "sound",
        Finding::Faulty => "faulty",
        Finding::NotChecked => "not checked",
    }
}
