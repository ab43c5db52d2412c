//! `mahdar completions`: the script with which a shell completes our commands.

use std::io::Write as _;

use crate::cli::arguments::Completions;
use crate::cli::output::Output;
use crate::cli::trouble::Trouble;
use crate::cli::words;

pub(super) fn run(arguments: &Completions, output: &mut Output<'_>) -> Result<(), Trouble> {
    let mut command = words::command(output.translator());
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "mahdar", &mut script);
    Ok(output.write_all(&script)?)
}
