//! How keys are called in sentences: `{ KEY("undo") }` is the key by which this person undoes.

use fluent_bundle::FluentValue;

use crate::i18n::Language;
use crate::text::Keyboard;
use crate::text::both_caps;
use crate::text::caps;
use crate::text::isolate_ltr;

/// What keys are for, with the keys that do it where nobody wants others, the first of them shown first.
pub const ROLES: &[(&str, &[&str])] = &[
    ("copy", &["ctrl-c"]),
    ("cut", &["ctrl-x"]),
    ("delete", &["ctrl-d"]),
    ("edit", &["ctrl-e"]),
    ("go-to", &["f2", "ctrl-k"]),
    ("help", &["f1"]),
    ("leave", &["ctrl-q"]),
    ("mark-all", &["ctrl-a"]),
    ("minutes", &["f9", "ctrl-p"]),
    ("new", &["ctrl-n"]),
    ("new-action", &["f6", "ctrl-l"]),
    ("new-commitment", &["f7", "ctrl-g"]),
    ("new-decision", &["f4", "ctrl-r"]),
    ("new-recommendation", &["f5", "ctrl-w"]),
    ("next-item", &["ctrl-down"]),
    ("next-sheet", &["ctrl-t", "ctrl-pagedown"]),
    ("next-step", &["ctrl-u"]),
    ("paste", &["ctrl-v"]),
    ("previous-item", &["ctrl-up"]),
    ("previous-sheet", &["ctrl-pageup"]),
    ("redo", &["ctrl-y"]),
    ("save", &["ctrl-s"]),
    ("search", &["f3", "ctrl-f"]),
    ("undo", &["ctrl-z"]),
    ("which-line", &["f8"]),
];

/// The keys of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyNames {
    pub keyboard: Keyboard,
    /// Usual keys that were moved, each with the key that does its work.
    pub moved: Vec<(&'static str, String)>,
}

impl KeyNames {
    /// Names the first key of a role: `Ctrl+Z`, on an Arabic keyboard `Ctrl+Z (ئ)`.
    fn of_role(&self, role: &str, language: Language) -> Option<String> {
        let (_, keys) = ROLES.iter().find(|(known, _)| *known == role)?;
        let usual = keys.first()?;
        let key = self.moved.iter().find(|(moved, _)| moved == usual).map_or(*usual, |(_, key)| key);
        Some(if language.is_rtl() { both_caps(key, self.keyboard) } else { caps(key) })
    }

    /// Answers `KEY` in a sentence.
    pub(super) fn said(&self, places: &[FluentValue<'_>], language: Language) -> FluentValue<'static> {
        let [FluentValue::String(role)] = places else { return FluentValue::Error };
        let key = self.of_role(role, language);
        key.map_or(FluentValue::Error, |key| isolate_ltr(&key).to_string().into())
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::domain::message::Message;
    use crate::i18n::Translator;
    use crate::text::Digits;

    fn said(language: Language, keys: KeyNames) -> String {
        let translator = Translator::new(language, Digits::Western, TimeZone::UTC).with_keys(keys);
        translator.say_plain(&Message::new("ui-record-deleted"))
    }

    #[test]
    fn a_sentence_names_a_key_as_this_person_has_it() {
        assert_eq!(said(Language::En, KeyNames::default()), "Deleted. Ctrl+Z undoes.");
        assert!(said(Language::Ar, KeyNames::default()).contains("Ctrl+Z (ئ)"));
        let moved = KeyNames { keyboard: Keyboard::Persian, moved: vec![("ctrl-z", "ctrl-o".to_owned())] };
        assert_eq!(said(Language::En, moved.clone()), "Deleted. Ctrl+O undoes.");
        assert!(said(Language::Ar, moved).contains("Ctrl+O (خ)"));
    }
}
