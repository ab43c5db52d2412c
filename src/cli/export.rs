//! `mahdar export`: a bundle for another office, read back after writing.

use serde_json::json;

use crate::cli::arguments::Export;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::domain::stage::Go;
use crate::ops::export_bundle;
use crate::ops::export_bundle::Request;

pub(super) fn run(arguments: &Export, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let (mut workspace, mut around) = session.writing()?;
    let request =
        Request { to: arguments.to.clone(), bodies: arguments.bodies.clone(), out: arguments.out.clone() };
    let mut progress = output.progress();
    let mut reached = |_, done, total| {
        progress.reached(done, total);
        Go::On
    };
    let written = export_bundle::export_bundle(&mut workspace, &request, &mut around, &mut reached)?;
    drop(progress);
    if output.is_json() {
        return output.json(&json!({
            "path": written.path,
            "bytes": written.bytes,
            "segments": written.segments,
            "changes": written.changes,
        }));
    }
    output.say(
        &Message::new("cli-export-done")
            .with_typed("path", written.path.display().to_string())
            .with("changes", i64::try_from(written.changes).unwrap_or(i64::MAX)),
    )
}
