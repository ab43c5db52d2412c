//! The command line: one short file per subcommand, which parses, calls `ops` and prints.

mod arguments;
mod aside;
mod completions;
mod conflicts;
mod demo;
mod dump;
mod export;
mod history;
mod import;
mod init;
mod inspect;
mod json;
mod kinds;
mod lines;
mod list;
mod load;
mod minutes;
mod output;
mod peers;
mod preview;
mod progress;
mod rebuild;
mod search;
mod session;
mod settle;
mod show;
#[cfg(test)]
mod story;
mod terminal;
mod text;
mod trouble;
mod undo;
mod usage;
mod verify;
mod words;

use std::ffi::OsString;
use std::io;
use std::io::BufWriter;
use std::io::Write as _;
use std::path::PathBuf;

use clap::Parser as _;
use clap::error::ErrorKind;
use jiff::tz::TimeZone;

use crate::cli::arguments::Arguments;
use crate::cli::arguments::Command;
use crate::cli::arguments::Common;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::config::Config;
use crate::config::Environment;
use crate::config::Flags;
use crate::config::language_without_settings;
use crate::domain::message::Message;
use crate::i18n::Language;
use crate::i18n::Translator;
use crate::text::Digits;

pub use arguments::Play;
pub use aside::complain;
pub use lines::Lines;
pub use session::surroundings;
pub use terminal::Terminal;
pub use trouble::Trouble;

/// What is to happen after the command line was read.
#[derive(Debug)]
pub enum Next {
    /// Everything was said and done; end with this number.
    End(u8),
    /// Open the screen.
    Screen(Box<Screen>),
    /// Find out what the terminal is, and tell it with [`tell_terminal`].
    Terminal(Box<Config>, Form),
    /// Press the keys of a file.
    Play(Box<Config>, Play, Form),
}

/// For whom an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    People,
    /// JSON.
    Scripts,
}

/// How the screen is to be opened.
#[derive(Debug)]
pub struct Screen {
    pub config: Config,
    /// For measuring: end as soon as the first screen is painted.
    pub only_first: bool,
}

/// Reads the command line and does what it asks, as far as no screen is needed.
pub fn run(arguments: &[OsString]) -> Next {
    let environment = Environment::read();
    let arguments = &usage::help_as_flag(arguments);
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => return answer(&error, arguments, &environment),
    };
    let form = if parsed.common.json { Form::Scripts } else { Form::People };
    let flags = flags(&parsed.common);
    let config = match Config::find(&flags, &environment) {
        Ok(config) => config,
        Err(error) => {
            let translator = plain_translator(language_without_settings(&flags, &environment));
            return end(Err(Trouble::from(error)), form, &translator);
        }
    };
    let only_first = parsed.first_screen_and_exit;
    match parsed.command {
        None => screen(config, only_first),
        Some(Command::Terminal) => Next::Terminal(Box::new(config), form),
        Some(Command::Play(play)) => Next::Play(Box::new(config), play, form),
        Some(Command::Demo(demo)) => {
            let open = !demo.no_open;
            match demo::config(&demo, &config) {
                Err(trouble) => end(Err(trouble), form, &config.translator()),
                Ok(config) => match work(&Command::Demo(demo), &config, form) {
                    Next::End(0) if open => screen(config, only_first),
                    ended => ended,
                },
            }
        }
        Some(command) => work(&command, &config, form),
    }
}

/// Tells what was found out about the terminal; returns the number with which to end.
pub fn tell_terminal(terminal: &Terminal, config: &Config, form: Form) -> u8 {
    let translator = config.translator();
    let mut out = BufWriter::new(io::stdout().lock());
    let mut output = Output::new(&mut out, &translator, form == Form::Scripts);
    let done = terminal::tell(terminal, config, &mut output);
    match end(output.finish(done), form, &translator) {
        Next::End(code) => code,
        _ => 0,
    }
}

fn screen(config: Config, only_first: bool) -> Next {
    Next::Screen(Box::new(Screen { config, only_first }))
}

/// Does what a command asks, and says how it ended.
fn work(command: &Command, config: &Config, form: Form) -> Next {
    let translator = config.translator();
    name_unknown_settings(config, form, &translator);
    let mut out = BufWriter::new(io::stdout().lock());
    let mut output = Output::new(&mut out, &translator, form == Form::Scripts);
    let done = obey(command, &Session { config }, &mut output);
    end(output.finish(done), form, &translator)
}

fn obey(command: &Command, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    match command {
        Command::Demo(arguments) => demo::run(arguments, session, output),
        Command::Init(arguments) => init::run(arguments, session, output),
        Command::Load(arguments) => load::run(arguments, session, output),
        Command::Dump(arguments) => dump::run(arguments, session, output),
        Command::List(arguments) => list::run(arguments, session, output),
        Command::Show(arguments) => show::run(arguments, session, output),
        Command::History(arguments) => history::run(arguments, session, output),
        Command::Search(arguments) => search::run(arguments, session, output),
        Command::Export(arguments) => export::run(arguments, session, output),
        Command::Import(arguments) => import::run(arguments, session, output),
        Command::Inspect(arguments) => inspect::run(arguments, session, output),
        Command::Peers => peers::run(session, output),
        Command::Conflicts => conflicts::run(session, output),
        Command::Settle(arguments) => settle::run(arguments, session, output),
        Command::Rebuild => rebuild::run(session, output),
        Command::Verify(arguments) => verify::run(arguments, session, output),
        Command::Undo => undo::run(session, output),
        Command::Minutes(arguments) => minutes::run(arguments, session, output),
        // The shell presses the keys, and asks the terminal.
        Command::Play(_) | Command::Terminal => Ok(()),
        Command::Text(arguments) => text::run(arguments, &mut io::stdin().lock(), output),
        Command::Completions(arguments) => completions::run(arguments, output),
    }
}

fn end(done: Result<(), Trouble>, form: Form, translator: &Translator) -> Next {
    match done {
        Ok(()) => Next::End(0),
        Err(trouble) => {
            complain(&trouble, form, translator);
            Next::End(trouble.exit_code())
        }
    }
}

/// Answers a command line that clap did not take: help was asked for, or something was typed wrongly.
fn answer(error: &clap::Error, arguments: &[OsString], environment: &Environment) -> Next {
    let translator = plain_translator(spoken_language(arguments, environment));
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let mut out = io::stdout().lock();
        let mut output = Output::new(&mut out, &translator, false);
        let help = words::help(arguments, &translator);
        let done = output.write_all(help.as_bytes()).map_err(Trouble::from);
        return end(output.finish(done), Form::People, &translator);
    }
    let form = if usage::asks_for_json(arguments) { Form::Scripts } else { Form::People };
    let command = usage::command_among(arguments);
    end(Err(Trouble::Usage(usage::message(error, command.as_deref(), &translator))), form, &translator)
}

/// Finds the language before the command line is understood.
fn spoken_language(arguments: &[OsString], environment: &Environment) -> Language {
    let language =
        usage::value_of("--language", arguments).and_then(|code| Language::from_code(code.to_str()?));
    let profile = usage::value_of("--profile", arguments).map(PathBuf::from);
    let flags = Flags { profile, language, ..Flags::default() };
    match Config::find(&flags, environment) {
        Ok(config) => config.language,
        // What is wrong with the settings is said when a command needs them.
        Err(_) => language_without_settings(&flags, environment),
    }
}

fn flags(common: &Common) -> Flags {
    let Common { workspace, profile, language, bidi, .. } = common.clone();
    Flags { workspace, profile, language, bidi }
}

/// Makes a translator for sentences without numbers and times.
fn plain_translator(language: Language) -> Translator {
    Translator::new(language, Digits::Western, TimeZone::UTC)
}

fn name_unknown_settings(config: &Config, form: Form, translator: &Translator) {
    for key in &config.unknown {
        aside::advise(&Message::new("config-unknown-key").with_typed("key", key), form, translator);
    }
}
