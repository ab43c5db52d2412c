//! `mahdar completions`: the script with which a shell completes our commands.

use std::io::Write as _;

use serde_json::json;

use crate::cli::arguments::Completions;
use crate::cli::output::Output;
use crate::cli::trouble::Trouble;
use crate::cli::words;

pub(super) fn run(arguments: &Completions, output: &mut Output<'_>) -> Result<(), Trouble> {
    let mut command = words::command(output.translator());
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "mahdar", &mut script);
    if output.is_json() {
        let script = String::from_utf8_lossy(&script);
        return output.json(&json!({ "shell": arguments.shell.to_string(), "script": script }));
    }
    Ok(output.write_all(&script)?)
}
