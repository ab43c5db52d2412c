//! `mahdar demo`: an invented directorate in folders of its own.

use serde_json::json;

use crate::cli::arguments::Demo;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::config::Config;
use crate::config::Folders;
use crate::domain::message::Message;
use crate::ops::Workspace;
use crate::ops::demo;

/// Returns the settings of a person who looks at the demonstration: theirs, with its folders.
pub(super) fn config(arguments: &Demo, own: &Config) -> Result<Config, Trouble> {
    let Folders { workspace, profile } = Folders::for_demo(arguments.folder.clone())?;
    Ok(Config { workspace, profile, ..own.clone() })
}

/// Makes the demonstration, or leaves the one that is there.
pub(super) fn run(arguments: &Demo, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let Config { workspace, profile, .. } = session.config;
    let there = Workspace::open_for_reading(workspace, profile).is_ok();
    if !there || arguments.scale.is_some() {
        let scale = arguments.scale.unwrap_or(1);
        demo::create(workspace, profile, scale, session.today(), &mut session.surroundings()?)?;
    }
    if !arguments.no_open {
        return Ok(());
    }
    let message = Message::new("cli-demo-done").with_typed("workspace", workspace.display().to_string());
    let message = message.with_typed("profile", profile.display().to_string());
    output.confirm(&message, &json!({ "workspace": workspace, "profile": profile }))
}
