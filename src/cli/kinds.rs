//! Kinds of records as people type them: by the name in the catalogue, or by what they are called in either language.

use std::ffi::OsStr;

use clap::Arg;
use clap::Command;
use clap::Error;
use clap::builder::PossibleValue;
use clap::builder::PossibleValuesParser;
use clap::builder::TypedValueParser;
use jiff::tz::TimeZone;

use crate::domain::catalogue::RecordKind;
use crate::domain::message::Message;
use crate::domain::records::ALL;
use crate::i18n::Language;
use crate::i18n::Translator;
use crate::text::Digits;
use crate::text::fold;

/// Reads a kind; what comes out is its name in the catalogue.
#[derive(Clone, Debug)]
pub(super) struct Kinds(PossibleValuesParser);

impl Kinds {
    pub(super) fn new() -> Self {
        Self(PossibleValuesParser::new(ALL.iter().map(|kind| kind.name)))
    }
}

impl TypedValueParser for Kinds {
    type Value = String;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        let known = value.to_str().and_then(called);
        self.0.parse_ref(command, argument, known.map_or(value, |kind| OsStr::new(kind.name)))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}

/// Lists the kinds in a language, each with its name in the catalogue: `مهمة (action_item)`.
pub(super) fn listed(translator: &Translator) -> String {
    let one = |kind: &&RecordKind| {
        let label = translator.say_plain(&kind.label());
        format!("{label} ({})", kind.name)
    };
    let comma = if translator.language().is_rtl() { "، " } else { ", " };
    ALL.iter().map(one).collect::<Vec<_>>().join(comma)
}

/// Finds a kind by its name, or by what one or several of it are called.
fn called(typed: &str) -> Option<&'static RecordKind> {
    let typed = fold(typed);
    let bare = typed.strip_prefix("ال").unwrap_or(&typed);
    let mut kinds = ALL.iter().copied();
    if let Some(kind) = kinds.clone().find(|kind| kind.name == typed) {
        return Some(kind);
    }
    let translators = Language::ALL.map(|language| Translator::new(language, Digits::Western, TimeZone::UTC));
    let is_called = |name: &str| fold(name) == typed || fold(name) == bare;
    kinds.find(|kind| translators.iter().any(|words| names(kind, words).any(|name| is_called(&name))))
}

/// Returns what one of a kind is called, what several are called, and each half of a name with an "or" or "and" in it.
fn names(kind: &'static RecordKind, words: &Translator) -> impl Iterator<Item = String> {
    let own = Message::named(format!("records-{}", kind.name));
    // A decision and a recommendation are counted apart.
    let apart = ["ui-figure-decisions", "ui-figure-recommendations"].map(Message::new);
    let apart = apart.into_iter().filter(|_| kind.name == "decision");
    let several = std::iter::once(own).chain(apart).map(|message| {
        let said = words.say_plain(&message.with("count", 3_i64));
        said.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_whitespace()).to_owned()
    });
    let several: Vec<String> = several.collect();
    std::iter::once(words.say_plain(&kind.label())).chain(several).flat_map(|name| {
        let halves = [" أو ", " or ", " and ", " و"].into_iter().flat_map(|between| {
            let both = name.split_once(between).map(|(one, other)| [one.to_owned(), other.to_owned()]);
            both.into_iter().flatten()
        });
        let halves: Vec<String> = halves.collect();
        std::iter::once(name).chain(halves)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_known_by_its_name_and_by_what_people_call_it() {
        for (typed, name) in [
            ("action_item", "action_item"),
            ("مهمة", "action_item"),
            ("مهام", "action_item"),
            ("مهمه", "action_item"),
            ("action items", "action_item"),
            ("اجتماعات", "meeting"),
            ("Meeting", "meeting"),
            ("قرار", "decision"),
            ("توصية", "decision"),
            ("التزامات", "commitment"),
            ("أشخاص", "person"),
            ("اشخاص", "person"),
            ("مجموعة", "body"),
            ("المهام", "action_item"),
            ("قرارات", "decision"),
            ("التوصيات", "decision"),
            ("recommendations", "decision"),
        ] {
            assert_eq!(called(typed).map(|kind| kind.name), Some(name), "{typed}");
        }
        assert!(called("كرسي").is_none() && called("").is_none());
    }
}
