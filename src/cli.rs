//! The command line: one short file per subcommand, which parses, calls `ops` and prints.

mod arguments;
mod completions;
mod output;
mod text;
mod trouble;
mod usage;
mod words;

use std::ffi::OsString;
use std::io;
use std::io::BufWriter;
use std::io::Write;
use std::path::PathBuf;

use clap::Parser as _;
use clap::error::ErrorKind;
use jiff::tz::TimeZone;

use crate::cli::arguments::Arguments;
use crate::cli::arguments::Command;
use crate::cli::arguments::Common;
use crate::cli::output::Output;
use crate::config::Config;
use crate::config::Environment;
use crate::config::Flags;
use crate::config::language_without_settings;
use crate::domain::message::Message;
use crate::i18n::Language;
use crate::i18n::Translator;
use crate::text::Digits;
use crate::text::SafeText;

pub use arguments::Play;
pub use trouble::Trouble;

/// What is to happen after the command line was read.
#[derive(Debug)]
pub enum Next {
    /// Everything was said and done; end with this number.
    End(u8),
    /// Open the screen.
    Screen(Box<Screen>),
    /// Press the keys of a file.
    Play(Box<Config>, Play),
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
    let parsed = match Arguments::try_parse_from(arguments) {
        Ok(parsed) => parsed,
        Err(error) => return answer(&error, arguments, &environment),
    };
    let flags = flags(&parsed.common);
    let config = match Config::find(&flags, &environment) {
        Ok(config) => config,
        Err(error) => {
            let translator = plain_translator(language_without_settings(&flags, &environment));
            return end(Err(Trouble::from(error)), &translator);
        }
    };
    match parsed.command {
        None => Next::Screen(Box::new(Screen { config, only_first: parsed.first_screen_and_exit })),
        Some(Command::Play(play)) => Next::Play(Box::new(config), play),
        Some(command) => {
            let translator = config.translator();
            name_unknown_settings(&config, &translator);
            let mut out = BufWriter::new(io::stdout().lock());
            let mut output = Output::new(&mut out, &translator);
            let done = obey(&command, &mut output).and_then(|()| output.finish());
            end(done, &translator)
        }
    }
}

fn obey(command: &Command, output: &mut Output<'_>) -> Result<(), Trouble> {
    match command {
        Command::Text(arguments) => text::run(arguments, output),
        Command::Completions(arguments) => completions::run(arguments, output),
        _ => Ok(()),
    }
}

/// Says what stands in the way, with its remedy, on standard error.
pub fn complain(trouble: &Trouble, translator: &Translator) {
    let Some(message) = trouble.message() else {
        return;
    };
    say_aside(message, translator);
    if let Some(remedy) = translator.remedy_plain(message) {
        aside(&remedy);
    }
}

fn end(done: Result<(), Trouble>, translator: &Translator) -> Next {
    match done {
        Ok(()) => Next::End(0),
        Err(trouble) => {
            complain(&trouble, translator);
            Next::End(trouble.exit_code())
        }
    }
}

/// Answers a command line that clap did not take: help was asked for, or something was typed wrongly.
fn answer(error: &clap::Error, arguments: &[OsString], environment: &Environment) -> Next {
    let translator = plain_translator(spoken_language(arguments, environment));
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let mut out = io::stdout().lock();
        let mut output = Output::new(&mut out, &translator);
        let help = words::help(arguments, &translator);
        return end(output.raw().write_all(help.as_bytes()).map_err(Trouble::from), &translator);
    }
    let command = usage::command_among(arguments);
    end(Err(Trouble::Usage(usage::message(error, command.as_deref(), &translator))), &translator)
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
    let Common { workspace, profile, language, .. } = common.clone();
    Flags { workspace, profile, language }
}

/// Makes a translator for sentences without numbers and times.
fn plain_translator(language: Language) -> Translator {
    Translator::new(language, Digits::Western, TimeZone::UTC)
}

fn name_unknown_settings(config: &Config, translator: &Translator) {
    for key in &config.unknown {
        say_aside(&Message::new("config-unknown-key").with_typed("key", key), translator);
    }
}

fn say_aside(message: &Message, translator: &Translator) {
    aside(&translator.say_plain(message));
}

/// Writes a line on standard error. When even that is impossible there is nobody left to tell.
fn aside(line: &str) {
    writeln!(io::stderr().lock(), "{}", SafeText::data(line)).ok();
}
