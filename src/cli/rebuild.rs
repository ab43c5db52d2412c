//! `mahdar rebuild`: the tables made again from the history.

use serde_json::json;

use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::ops::rebuild;

pub(super) fn run(session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let (mut workspace, _) = session.writing()?;
    let mut progress = output.progress();
    rebuild::rebuild(&mut workspace, &mut |done, total| {
        progress.reached(done, total);
        if done == total {
            progress.ending();
        }
    })?;
    drop(progress);
    output.confirm(&Message::new("cli-rebuild-done"), &json!({ "rebuilt": true }))
}
