//! `mahdar verify`: chain, signatures and tables, from end to end.

use serde_json::json;

use crate::cli::arguments::Verify;
use crate::cli::output::Output;
use crate::cli::progress::Progress;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::ops::verify;

pub(super) fn run(arguments: &Verify, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let workspace = session.reading()?;
    let mut progress = Progress::new(output.translator());
    let mut reached = |done, total| progress.reached(done, total);
    let found = verify::verify(&workspace, arguments.acked, &mut reached)?;
    drop(progress);
    if output.is_json() {
        output.json(&json!({
            "segments": found.segments,
            "changes": found.changes,
            "commits": found.commits,
            "gaps": found.gaps,
            "faults": found.faults.len(),
        }))?;
    }
    let Some((first, others)) = found.faults.split_first() else {
        let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
        let message = Message::new("cli-verify-done").with("segments", count(found.segments));
        return output.confirm(&message.with("changes", count(found.changes)));
    };
    for fault in others {
        output.note(fault);
    }
    Err(Trouble::Refused(first.clone()))
}
