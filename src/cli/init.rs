//! `mahdar init`: the folder of the records and this laptop's key.

use serde_json::json;

use crate::cli::arguments::Init;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::ops::Workspace;
use crate::ops::workspace::NewOffice;

pub(super) fn run(arguments: &Init, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let office = NewOffice {
        directorate: arguments.directorate.clone(),
        code: arguments.code.clone(),
        officer: arguments.officer.clone(),
        laptop: arguments.laptop.clone(),
        country: None,
    };
    let (folder, profile) = (&session.config.workspace, &session.config.profile);
    let workspace = Workspace::initialise(folder, profile, &office, &mut session.surroundings()?)?;
    let key = workspace.own_key()?.digits();
    if output.is_json() {
        return output
            .json(&json!({ "workspace": folder, "profile": profile, "code": office.code, "key": key }));
    }
    output.say(
        &Message::new("cli-init-done")
            .with_typed("path", folder.display().to_string())
            .with_typed("code", office.code),
    )?;
    output.say(&Message::new("cli-init-key").with_typed("key", key))
}
