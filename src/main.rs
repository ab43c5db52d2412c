//! Parses the command line, calls the shell, prints the error with its remedy.

use std::ffi::OsString;
use std::process::ExitCode;

use mahdar::cli;
use mahdar::cli::Next;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    match cli::run(&arguments) {
        Next::End(code) => code.into(),
        Next::Screen(_) | Next::Play(..) => ExitCode::FAILURE,
    }
}
