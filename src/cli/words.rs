//! Help in the person's language: clap's command line, with every word of it taken from the message files.

use std::ffi::OsString;

use clap::Arg;
use clap::ArgAction;
use clap::Command;
use clap::CommandFactory as _;
use clap::error::ErrorKind;

use crate::cli::arguments::Arguments;
use crate::domain::message::Message;
use crate::i18n::Translator;

/// Returns the help or the version that these arguments ask for.
pub(super) fn help(arguments: &[OsString], translator: &Translator) -> String {
    match command(translator).try_get_matches_from(arguments) {
        Err(shown) if matches!(shown.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            shown.render().to_string()
        }
        _ => command(translator).render_help().to_string(),
    }
}

/// Builds the command line with its words in the translator's language.
pub(super) fn command(translator: &Translator) -> Command {
    Words { translator }.spoken(Arguments::command(), "")
}

/// Returns what a person calls an argument: its long flag, or its place.
pub(super) fn name_of(argument: &Arg) -> &str {
    argument.get_long().unwrap_or(argument.get_id().as_str())
}

/// Help is not laid out wider than this, so that it can be read beside something else, and in a mail.
const WIDEST: usize = 80;

struct Words<'t> {
    translator: &'t Translator,
}

impl Words<'_> {
    /// Translates a command and all commands below it.
    fn spoken(&self, command: Command, path: &str) -> Command {
        let name = command.get_name().to_owned();
        let about = match path {
            "" => self.say("cli-about"),
            _ => self.say(&format!("cli-about-{name}")),
        };
        let own = if path.is_empty() { "" } else { name.as_str() };
        let usage = format!("  {}", synopsis(&command, path));
        let template = format!("{{about}}\n\n{}\n{{usage}}\n\n{{all-args}}\n", self.say("cli-heading-usage"));
        let mut place = 0;
        let below = if path.is_empty() { "mahdar" } else { path };
        command
            .about(about)
            .max_term_width(WIDEST)
            .override_usage(usage)
            .help_template(template)
            .subcommand_help_heading(self.say("cli-heading-commands"))
            .mut_args(|argument| {
                place += 1;
                self.argument(argument, own).display_order(place)
            })
            .mut_subcommands(|command| self.spoken(command, below))
    }

    fn argument(&self, argument: Arg, command: &str) -> Arg {
        let name = name_of(&argument).to_owned();
        let special = format!("cli-help-{command}-{name}");
        let id = if self.translator.knows(&special) { special } else { format!("cli-help-{name}") };
        let heading = if argument.is_positional() {
            "cli-heading-arguments"
        } else if argument.is_global_set() || name == "version" {
            "cli-heading-common"
        } else {
            "cli-heading-options"
        };
        let takes_value = argument.is_positional() || argument.get_action().takes_values();
        argument
            .help(self.say(&id))
            .help_heading(self.say(heading))
            .hide_default_value(takes_value)
            .hide_possible_values(takes_value)
    }

    fn say(&self, id: &str) -> String {
        self.translator.say_plain(&Message::named(id.to_owned()))
    }
}

/// Writes how a command is typed: `mahdar export --to CODE|ALL [--body ID]… --out DIR|FILE`.
fn synopsis(command: &Command, path: &str) -> String {
    let mut words = vec![path.to_owned(), command.get_name().to_owned()];
    words.retain(|word| !word.is_empty());
    let shown = |argument: &&Arg| !argument.is_hide_set() && !argument.is_global_set();
    let mine: Vec<&Arg> = command.get_arguments().filter(shown).collect();
    let (places, flags): (Vec<&Arg>, Vec<&Arg>) =
        mine.into_iter().partition(|argument| argument.is_positional());
    words
        .extend(places.into_iter().chain(flags).filter(|argument| name_of(argument) != "version").map(typed));
    if path.is_empty() {
        words.extend(["[COMMAND]".to_owned(), "[…]".to_owned()]);
    }
    words.join(" ")
}

/// Writes how one argument is typed.
fn typed(argument: &Arg) -> String {
    let value = argument.get_value_names().and_then(|names| names.first());
    let value = value.map(ToString::to_string).unwrap_or_default();
    let word = match argument.get_long() {
        Some(flag) if argument.get_action().takes_values() => format!("--{flag} {value}"),
        Some(flag) => format!("--{flag}"),
        None => value,
    };
    let many = matches!(argument.get_action(), ArgAction::Append);
    match (argument.is_required_set(), many) {
        (true, true) => format!("{word}…"),
        (true, false) => word,
        (false, true) => format!("[{word}]…"),
        (false, false) => format!("[{word}]"),
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::i18n::Language;
    use crate::text::Digits;
    use crate::text::Encoder;
    use crate::text::SafeText;
    use crate::text::columns;

    fn translator(language: Language) -> Translator {
        Translator::new(language, Digits::Western, TimeZone::UTC)
    }

    fn help_for(language: Language, line: &str) -> String {
        let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
        help(&arguments, &translator(language))
    }

    /// Calls `visit` with every command and its path.
    fn each(command: &Command, visit: &mut dyn FnMut(&Command)) {
        visit(command);
        command.get_subcommands().for_each(|below| each(below, visit));
    }

    #[test]
    fn every_command_and_argument_has_words_in_both_languages() {
        for language in Language::ALL {
            each(&command(&translator(language)), &mut |command| {
                let about = command.get_about().map(ToString::to_string).unwrap_or_default();
                assert!(!about.is_empty() && !about.starts_with("cli-"), "{about}");
                for argument in command.get_arguments().filter(|argument| !argument.is_hide_set()) {
                    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                    assert!(!help.is_empty() && !help.starts_with("cli-"), "{}: {help}", command.get_name());
                }
            });
        }
    }

    #[test]
    fn the_help_of_a_command_shows_how_it_is_typed() {
        let help = help_for(Language::Ar, "mahdar export --help");
        let usage = "\n  mahdar export --to CODE|ALL [--body ID]… [--everything] --out DIR|FILE\n";
        assert!(help.contains(usage), "{help}");
        assert!(help.contains("الاستعمال"), "{help}");
    }

    #[test]
    fn no_help_is_wider_than_an_old_screen() {
        for language in Language::ALL {
            each(&command(&translator(language)), &mut |command| {
                let line = match command.get_name() {
                    "mahdar" => "mahdar --help".to_owned(),
                    name => format!("mahdar {name} --help"),
                };
                for line in help_for(language, &line).lines() {
                    assert!(columns(&SafeText::data(line), Encoder::OFF) <= WIDEST, "{line}");
                }
            });
        }
    }

    #[test]
    fn no_help_is_left_in_another_language() {
        for line in ["mahdar --help", "mahdar list --help", "mahdar demo -h"] {
            let arabic = help_for(Language::Ar, line);
            for english in ["Usage", "Options", "Print", "default", "possible"] {
                assert!(!arabic.contains(english), "{line}: {arabic}");
            }
            let english = help_for(Language::En, line);
            assert!(!english.chars().any(|letter| ('\u{600}'..='\u{6ff}').contains(&letter)), "{english}");
        }
    }

    #[test]
    fn the_version_is_said_without_a_translation() {
        assert_eq!(
            help_for(Language::Ar, "mahdar --version").trim(),
            concat!("mahdar ", env!("CARGO_PKG_VERSION"))
        );
    }
}
