//! `mahdar terminal`: what this terminal was taken for, how Arabic is written to it, and why.

use serde_json::json;

use crate::cli::output::Output;
use crate::cli::output::Table;
use crate::cli::trouble::Trouble;
use crate::config::ChosenBy;
use crate::config::Config;
use crate::domain::message::Message;
use crate::text::terminal::Clues;
use crate::text::terminal::Evidence;
use crate::text::terminal::Recognised;
use crate::text::terminal::Replies;

/// What was found out about the terminal.
#[derive(Clone, Debug)]
pub struct Terminal {
    pub clues: Clues,
    pub replies: Replies,
    pub recognised: Recognised,
}

/// Tells it, each fact on a line.
pub(super) fn tell(terminal: &Terminal, config: &Config, output: &mut Output<'_>) -> Result<(), Trouble> {
    let Recognised { terminal: kind, evidence } = terminal.recognised;
    let way = config.bidi.map_or(kind.way(), |chosen| chosen.way);
    if output.is_json() {
        let Replies { mode_8, version, second, first } = &terminal.replies;
        return output.json(&json!({
            "terminal": kind.name(),
            "evidence": evidence_name(evidence),
            "way": way.name(),
            "chosen_by": config.bidi.map(|chosen| chosen_name(chosen.by)),
            "identity": terminal.clues.identity(),
            "replies": { "mode_8": mode_8, "version": version, "second": second, "first": first },
        }));
    }
    let say = |message: Message| output.translator().say_plain(&message);
    let heading = |id| say(Message::new(id));
    let answered = |text: &Option<String>| text.clone().unwrap_or_else(|| heading("cli-terminal-no-answer"));
    let why = match config.bidi.map(|chosen| chosen.by) {
        None => Message::new("cli-terminal-way-natural"),
        Some(ChosenBy::Flag) => Message::new("cli-terminal-way-flag"),
        Some(ChosenBy::Variable(name)) => Message::new("cli-terminal-way-variable").with_typed("name", name),
        Some(ChosenBy::Remembered) => Message::new("cli-terminal-way-remembered"),
        Some(ChosenBy::Settings) => Message::new("cli-terminal-way-settings"),
    };
    let mut table = Table::default();
    let name = Message::named(format!("cli-terminal-{}", kind.name()));
    table.row(vec![heading("cli-terminal-is"), say(name), say(evidence_message(evidence))]);
    table.row(vec![heading("cli-terminal-way"), way.name().to_owned(), say(why)]);
    let mode_8 = terminal.replies.mode_8.map(|state| state.to_string());
    table.row(vec![heading("cli-terminal-mode-8"), answered(&mode_8)]);
    table.row(vec![heading("cli-terminal-version"), answered(&terminal.replies.version)]);
    table.row(vec![heading("cli-terminal-attributes"), answered(&terminal.replies.second)]);
    table.row(vec![heading("cli-terminal-identity"), terminal.clues.identity()]);
    output.table(&mut table)
}

fn evidence_message(evidence: Evidence) -> Message {
    match evidence {
        Evidence::Nothing => Message::new("cli-terminal-by-nothing"),
        Evidence::Mode8 => Message::new("cli-terminal-by-mode-8"),
        Evidence::Name => Message::new("cli-terminal-by-name"),
        Evidence::Attributes => Message::new("cli-terminal-by-attributes"),
        Evidence::Variable(name) => Message::new("cli-terminal-by-variable").with_typed("name", name),
    }
}

const fn evidence_name(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Nothing => "nothing",
        Evidence::Mode8 => "mode 8",
        Evidence::Name => "name",
        Evidence::Attributes => "attributes",
        Evidence::Variable(name) => name,
    }
}

const fn chosen_name(by: ChosenBy) -> &'static str {
    match by {
        ChosenBy::Flag => "--bidi",
        ChosenBy::Variable(name) => name,
        ChosenBy::Remembered => "remembered",
        ChosenBy::Settings => "settings",
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::config::Chosen;
    use crate::config::Environment;
    use crate::config::Flags;
    use crate::i18n::Language;
    use crate::i18n::Translator;
    use crate::text::Digits;
    use crate::text::terminal::Way;
    use crate::text::terminal::recognise;

    fn told(config: &Config, language: Language, json: bool) -> String {
        let clues = Clues { term: "xterm-256color".to_owned(), ..Clues::default() };
        let replies = Replies::read(b"\x1b[8;1$y\x1bP>|VTE(7006)\x1b\\\x1b[?65;1c").0;
        let recognised = recognise(&clues, &replies);
        let translator = Translator::new(language, Digits::Western, TimeZone::UTC);
        let mut bytes = Vec::new();
        let mut output = Output::new(&mut bytes, &translator, json);
        tell(&Terminal { clues, replies, recognised }, config, &mut output).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn config() -> Config {
        let folder = Some("/tmp".into());
        let flags = Flags { workspace: folder.clone(), profile: folder, ..Flags::default() };
        Config::find(&flags, &Environment::default()).unwrap()
    }

    #[test]
    fn a_terminal_is_named_with_the_reason_and_the_way() {
        let english = told(&config(), Language::En, false);
        assert!(english.contains("explicit") && english.contains("VTE(7006)"), "{english}");
        let arabic = told(&config(), Language::Ar, false);
        assert!(arabic.contains("explicit") && arabic.contains("xterm-256color"), "{arabic}");
    }

    #[test]
    fn who_chose_the_way_is_said() {
        let bidi = Some(Chosen { way: Way::Fenced, by: ChosenBy::Variable("MAHDAR_BIDI") });
        let chosen = Config { bidi, ..config() };
        assert!(told(&chosen, Language::En, false).contains("MAHDAR_BIDI"));
        let json: serde_json::Value = serde_json::from_str(&told(&chosen, Language::En, true)).unwrap();
        assert_eq!((&json["way"], &json["chosen_by"]), (&json!("fenced"), &json!("MAHDAR_BIDI")));
        assert_eq!(json["terminal"], "vte");
    }
}
