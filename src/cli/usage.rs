//! What was typed wrongly, in our own words instead of clap's.

use std::ffi::OsString;

use clap::CommandFactory as _;
use clap::error::ContextKind;
use clap::error::ContextValue;
use clap::error::Error;
use clap::error::ErrorKind;

use crate::cli::arguments::Arguments;
use crate::cli::kinds;
use crate::cli::words::name_of;
use crate::domain::message::Message;
use crate::i18n::Translator;

/// What stands in the place of a kind of records.
const RECORD: &str = "<RECORD>";

/// Words a refusal of clap. `command` is the name of the command that was typed, when there was one.
pub(super) fn message(error: &Error, command: Option<&str>, translator: &Translator) -> Message {
    let help = match command {
        Some(command) => format!("mahdar {command} --help"),
        None => "mahdar --help".to_owned(),
    };
    let argument = said(error, ContextKind::InvalidArg);
    let message = match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            Message::new("cli-usage-unexpected").with_typed("argument", argument)
        }
        ErrorKind::UnknownArgument => guessed("cli-usage-unknown-argument", error, ContextKind::SuggestedArg)
            .with_typed("argument", argument),
        ErrorKind::InvalidSubcommand => {
            guessed("cli-usage-unknown-command", error, ContextKind::SuggestedSubcommand)
                .with_typed("argument", said(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidValue if said(error, ContextKind::InvalidValue).is_empty() => {
            Message::new("cli-usage-value-missing").with_typed("argument", argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let expected = expected(error, command, translator);
            let value = said(error, ContextKind::InvalidValue);
            let message = Message::new("cli-usage-bad-value").with_typed("argument", argument);
            message.with_typed("value", value).with("expected", expected)
        }
        ErrorKind::MissingRequiredArgument => {
            Message::new("cli-usage-missing").with_typed("argument", argument)
        }
        ErrorKind::TooManyValues => Message::new("cli-usage-no-value")
            .with_typed("argument", argument)
            .with_typed("value", said(error, ContextKind::InvalidValue)),
        ErrorKind::ArgumentConflict => Message::new("cli-usage-twice").with_typed("argument", argument),
        ErrorKind::InvalidUtf8 => Message::new("cli-usage-not-utf8"),
        _ => Message::new("cli-usage-other"),
    };
    message.with_typed("help", help)
}

/// Finds the first word of a command line that names a command.
pub(super) fn command_among(arguments: &[OsString]) -> Option<String> {
    let line = Arguments::command();
    let mut words = arguments.iter().skip(1).filter_map(|word| word.to_str());
    words.find(|word| line.find_subcommand(word).is_some()).map(ToOwned::to_owned)
}

/// Reads `mahdar help export` as `mahdar export --help`, which is what its words mean.
pub(super) fn help_as_flag(arguments: &[OsString]) -> Vec<OsString> {
    let line = Arguments::command();
    let takes_value = |word: &OsString| {
        let flag = word.to_str().and_then(|word| word.strip_prefix("--")).unwrap_or_default();
        let named = line.get_arguments().find(|argument| argument.get_long() == Some(flag));
        named.is_some_and(|argument| argument.get_action().takes_values())
    };
    let mut words = arguments.to_vec();
    let mut value = false;
    let first = words.iter().skip(1).position(|word| {
        let plain = !value && !word.to_string_lossy().starts_with('-');
        value = takes_value(word);
        plain
    });
    if let Some(place) =
        first.map(|place| place + 1).filter(|place| words.get(*place).is_some_and(|word| word == "help"))
    {
        words.remove(place);
        words.push("--help".into());
    }
    words
}

/// Finds the value of a flag in a command line that is not understood yet.
pub(super) fn value_of(flag: &str, arguments: &[OsString]) -> Option<OsString> {
    let mut words = arguments.iter().take_while(|word| *word != "--");
    while let Some(word) = words.next() {
        if word == flag {
            return words.next().cloned();
        }
        let joined = word.to_str().and_then(|word| word.strip_prefix(flag)?.strip_prefix('='));
        if let Some(value) = joined {
            return Some(value.into());
        }
    }
    None
}

/// Returns `true` when a command line that is not understood yet asks for JSON.
pub(super) fn asks_for_json(arguments: &[OsString]) -> bool {
    arguments.iter().take_while(|word| *word != "--").any(|word| word == "--json")
}

/// Adds the nearest word that would have been right, when there is one.
fn guessed(id: &'static str, error: &Error, kind: ContextKind) -> Message {
    let guess = match error.get(kind) {
        // The most similar one comes last.
        Some(ContextValue::Strings(guesses)) => guesses.last().cloned().unwrap_or_default(),
        _ => said(error, kind),
    };
    let nearest = if guess.is_empty() {
        Message::new("cli-usage-no-guess")
    } else {
        Message::new("cli-usage-guess").with_typed("guess", guess)
    };
    Message::new(id).with("nearest", nearest)
}

/// Says what an argument can be: one of a list, or what the message file says of its name.
fn expected(error: &Error, command: Option<&str>, translator: &Translator) -> Message {
    let typed = said(error, ContextKind::InvalidArg);
    if typed.contains(RECORD) {
        return Message::new("cli-value-one-of").with("values", kinds::listed(translator));
    }
    let values = said(error, ContextKind::ValidValue);
    if !values.is_empty() {
        return Message::new("cli-value-one-of").with_typed("values", values);
    }
    let mut line = Arguments::command();
    line.build();
    let named = command.and_then(|name| line.find_subcommand(name)).unwrap_or(&line);
    let argument =
        named.get_arguments().find(|argument| argument.to_string().trim_end_matches("...") == typed);
    let id = argument.map(|argument| format!("cli-value-{}", name_of(argument))).unwrap_or_default();
    if translator.knows(&id) { Message::named(id) } else { Message::new("cli-value-other") }
}

/// Returns what clap says about one circumstance of its refusal, lists joined with commas.
fn said(error: &Error, kind: ContextKind) -> String {
    // Points that mean "and more of them" would run into the full stop of our sentence.
    let one = |word: &String| word.strip_suffix("...").unwrap_or(word).to_owned();
    match error.get(kind) {
        Some(ContextValue::String(word)) => one(word),
        Some(ContextValue::Strings(words)) => words.iter().map(one).collect::<Vec<_>>().join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser as _;
    use jiff::tz::TimeZone;

    use super::*;
    use crate::i18n::Language;
    use crate::text::Digits;

    fn refused(language: Language, line: &str) -> String {
        let translator = Translator::new(language, Digits::Western, TimeZone::UTC);
        let error = Arguments::try_parse_from(line.split(' ')).unwrap_err();
        let command = line.split(' ').nth(1);
        let message = message(&error, command, &translator);
        let remedy = translator.remedy(&message).unwrap();
        format!("{} {remedy}", translator.say_plain(&message))
            .chars()
            .filter(|letter| !('\u{2066}'..='\u{2069}').contains(letter))
            .collect()
    }

    #[test]
    fn a_misspelt_command_is_answered_with_the_nearest_one() {
        let said = refused(Language::En, "mahdar exprot");
        assert!(said.contains("exprot") && said.contains("is export."), "{said}");
        let said = refused(Language::Ar, "mahdar exprot");
        assert!(said.contains("الأقرب: export."), "{said}");
    }

    #[test]
    fn a_word_too_many_is_not_called_an_option() {
        let said = refused(Language::En, "mahdar peers extra");
        assert!(said.contains("extra") && !said.contains("option"), "{said}");
        let said = refused(Language::Ar, "mahdar list action_item extra");
        assert!(said.contains("extra") && !said.contains("خيار"), "{said}");
        let said = refused(Language::En, "mahdar import --trust=yes bundle.mahdar");
        assert!(said.contains("--trust") && said.contains("yes"), "{said}");
    }

    #[test]
    fn a_wrong_value_is_answered_with_what_it_can_be() {
        let said = refused(Language::Ar, "mahdar init --code وادي --directorate مديرية --officer سمر");
        assert!(said.contains("«وادي»") && said.contains('8'), "{said}");
        let said = refused(Language::En, "mahdar list actions");
        assert!(said.contains("action_item"), "{said}");
        let said = refused(Language::Ar, "mahdar list كرسي");
        assert!(said.contains("مهمة (action_item)"), "{said}");
    }

    #[test]
    fn what_is_missing_is_named() {
        let said = refused(Language::Ar, "mahdar init --code WZT");
        assert!(said.contains("--directorate") && said.contains("--officer"), "{said}");
        let said = refused(Language::Ar, "mahdar init --code");
        assert!(said.contains("--code"), "{said}");
        let said = refused(Language::En, "mahdar import");
        assert!(said.contains("<FILE>. "), "{said}");
    }

    #[test]
    fn a_flag_is_found_before_the_line_is_understood() {
        let find = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            (value_of("--language", &words), command_among(&words))
        };
        assert_eq!(find("mahdar --language en peers --nope"), (Some("en".into()), Some("peers".to_owned())));
        assert_eq!(find("mahdar peers --language=ar"), (Some("ar".into()), Some("peers".to_owned())));
        assert_eq!(find("mahdar search -- --language en"), (None, Some("search".to_owned())));
    }

    #[test]
    fn help_can_be_asked_for_as_a_command() {
        let read = |line: &str| {
            let words: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            let words: Vec<_> =
                help_as_flag(&words).into_iter().map(|word| word.into_string().unwrap()).collect();
            words.join(" ")
        };
        assert_eq!(read("mahdar help"), "mahdar --help");
        assert_eq!(read("mahdar --language en help export"), "mahdar --language en export --help");
        assert_eq!(read("mahdar search help"), "mahdar search help");
        assert_eq!(read("mahdar --workspace help peers"), "mahdar --workspace help peers");
        assert_eq!(read("mahdar --json"), "mahdar --json");
    }

    #[test]
    fn an_unknown_flag_is_named() {
        let said = refused(Language::Ar, "mahdar peers --jsn");
        assert!(said.contains("--jsn") && said.contains("--json"), "{said}");
    }
}
