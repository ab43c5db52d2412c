//! Parses the command line, calls the shell, prints the error with its remedy.

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;
use std::sync::Arc;

use mahdar::app;
use mahdar::app::Machine;
use mahdar::cli;
use mahdar::cli::Form;
use mahdar::cli::Lines;
use mahdar::cli::Next;
use mahdar::cli::Trouble;
use mahdar::config::Config;
use mahdar::domain::message::Message;

fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    match cli::run(&arguments) {
        Next::End(code) => code.into(),
        Next::Screen(screen) => {
            let config = screen.config;
            on_machine(&config, Form::People, |machine| app::run(&config, machine, screen.only_first))
        }
        Next::Terminal(config, form) => match app::ask_terminal(&config) {
            Ok(asked) => {
                let app::Terminal { clues, replies, recognised } = asked;
                cli::tell_terminal(&cli::Terminal { clues, replies, recognised }, &config, form).into()
            }
            Err(message) => complain(&Trouble::Refused(message), &config, form),
        },
        Next::Play(config, play, form) => on_machine(&config, form, |machine| {
            let play = app::Play { file: play.file, ack: play.ack, screen: play.screen, size: play.size };
            app::play(&config, machine, &play, &mut Lines::new(io::stdout().lock(), form))
        }),
    }
}

/// Runs the shell with the clock and the chance of this machine.
fn on_machine(config: &Config, form: Form, work: impl FnOnce(Machine) -> Result<(), Message>) -> ExitCode {
    let machine: Machine = {
        let config = config.clone();
        Arc::new(move || cli::surroundings(&config))
    };
    match work(machine) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => complain(&Trouble::Refused(message), config, form),
    }
}

fn complain(trouble: &Trouble, config: &Config, form: Form) -> ExitCode {
    cli::complain(trouble, form, &config.translator());
    ExitCode::from(trouble.exit_code())
}
