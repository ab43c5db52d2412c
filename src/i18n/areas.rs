//! The message files: one a language and area, built into the program.

use crate::i18n::language::Language;

/// A part of the program that has messages of its own.
///
/// The ids of an area begin with its name and a hyphen, so that only the files that are needed
/// are read; the catalogue's begin with `record-`, `field-` and the like.
pub(super) struct Area {
    pub(super) name: &'static str,
    ar: &'static str,
    en: &'static str,
}

macro_rules! areas {
    ($($name:literal,)+) => {
        &[$(Area {
            name: $name,
            ar: include_str!(concat!("ar/", $name, ".ftl")),
            en: include_str!(concat!("en/", $name, ".ftl")),
        }),+]
    };
}

/// Every area. The catalogue comes first: what begins with no area's name is looked for there first.
#[rustfmt::skip] // one line an area
pub(super) const AREAS: &[Area] = areas![
    "catalogue",
    "app",
    "cli",
    "config",
    "exchange",
    "history",
    "ops",
    "profile",
    "report",
    "room",
    "rules",
    "store",
    "system",
    "ui",
];

impl Area {
    /// Returns the text of the area's file in a language.
    pub(super) fn text(&self, language: Language) -> &'static str {
        match language {
            Language::Ar => self.ar,
            Language::En => self.en,
        }
    }

    /// Returns `true` when a message with this id belongs here by its name.
    pub(super) fn claims(&self, id: &str) -> bool {
        id.strip_prefix(self.name).is_some_and(|rest| rest.starts_with('-'))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::Path;

    use fluent_bundle::FluentResource;

    use super::*;
    use crate::domain::catalogue::AtomKind;
    use crate::domain::records::ALL;
    use crate::i18n::ROLES;
    use crate::i18n::written::all_entries;
    use crate::i18n::written::is_name;
    use crate::i18n::written::spoken;
    use crate::i18n::written::variables;

    /// What Arabic sentences may hold in Latin letters, besides capitals (`USB`) and flags (`--json`).
    const LATIN_NAMES: &[&str] = &[
        "mahdar", "chmod", "true", "false", "null", "record", "deleted", "list", "body", "meeting", "value",
        "Ctrl", "Enter", "Esc", "Tab", "Shift", "Space", "Home", "End", "Del",
    ];

    /// Calls `visit` with every source file of the program.
    fn each_source(folder: &Path, visit: &mut dyn FnMut(&Path, &str)) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                each_source(&path, visit);
            } else if path.extension().is_some_and(|suffix| suffix == "rs") {
                visit(&path, &fs::read_to_string(&path).unwrap());
            }
        }
    }

    #[test]
    fn every_file_can_be_read_whole() {
        for area in AREAS {
            for language in Language::ALL {
                let faults = FluentResource::try_new(area.text(language).to_owned()).err();
                let faults = faults.map(|(_, faults)| faults);
                assert_eq!(faults, None, "{} in {}", area.name, language.code());
            }
        }
    }

    #[test]
    fn both_languages_have_the_same_messages_with_the_same_places() {
        let (arabic, english) = (all_entries(Language::Ar), all_entries(Language::En));
        let ids = |entries: &BTreeMap<String, Vec<_>>| entries.keys().cloned().collect::<Vec<_>>();
        assert_eq!(ids(&arabic), ids(&english));
        for (id, lines) in &arabic {
            assert_eq!(variables(lines), variables(&english[id]), "{id}");
        }
    }

    #[test]
    fn everything_in_the_catalogue_has_its_words() {
        let known = all_entries(Language::Ar);
        let has = |id: &str| assert!(known.contains_key(id), "{id} has no words");
        for kind in ALL {
            has(&kind.label().id);
            has(&format!("records-{}", kind.name));
            for field in kind.fields {
                has(&field.label().id);
            }
            for (_, part) in kind.columns() {
                has(&part.label().id);
                if let AtomKind::Choice(choices) = part.kind {
                    for choice in choices {
                        has(&part.choice_label(kind, choice).id);
                    }
                }
            }
        }
    }

    #[test]
    fn every_message_that_the_program_names_is_known() {
        let known = all_entries(Language::Ar);
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut unknown = Vec::new();
        each_source(&source, &mut |path, text| {
            let program = text.split("#[cfg(test)]").next().unwrap_or(text);
            for rest in program.split("Message::new(").skip(1) {
                let Some(id) = rest.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next())
                else {
                    continue;
                };
                if !known.contains_key(id) {
                    unknown.push(format!("{}: {id}", path.display()));
                }
            }
        });
        assert!(unknown.is_empty(), "without words: {unknown:#?}");
    }

    #[test]
    fn every_word_on_a_screen_is_known() {
        let known = all_entries(Language::Ar);
        let screens = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
        each_source(&screens, &mut |path, text| {
            for rest in text.split("\"ui-").skip(1) {
                let id = rest.split('"').next().unwrap_or(rest);
                assert!(known.contains_key(&format!("ui-{id}")), "{}: ui-{id} has no words", path.display());
            }
        });
    }

    /// The end of the id of a sentence for somebody who cannot read the chosen language, or not yet.
    const FOR_OTHERS: &str = "-in-the-other-language";

    #[test]
    fn english_sentences_hold_no_arabic_letters() {
        for (id, lines) in all_entries(Language::En).into_iter().filter(|(id, _)| !id.ends_with(FOR_OTHERS)) {
            let arabic = lines.iter().any(|line| line.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)));
            assert!(!arabic, "{id}");
        }
    }

    #[test]
    fn arabic_sentences_hold_no_latin_words() {
        for (id, lines) in all_entries(Language::Ar).into_iter().filter(|(id, _)| !id.ends_with(FOR_OTHERS)) {
            for line in lines {
                let sentence = spoken(line);
                let words = sentence.split(|c: char| !(is_name(c) || ".+/".contains(c)));
                // A word with a point before it is the ending of a file's name.
                let words: Vec<&str> = words.collect();
                let after = |word: &str| words.windows(2).any(|pair| pair == ["mahdar", word]);
                for word in words.iter().copied().filter(|word| !word.starts_with('.')) {
                    let latin = word.chars().any(|c| c.is_ascii_lowercase())
                        && !word.starts_with(|c: char| c.is_ascii_digit());
                    let name = LATIN_NAMES.iter().any(|name| word.starts_with(name));
                    let command = after(word);
                    assert!(!latin || name || command || word.starts_with("--"), "{id}: {word}");
                }
            }
        }
    }

    #[test]
    fn no_sentence_names_a_key_that_a_person_may_have_moved() {
        for area in AREAS {
            for language in Language::ALL {
                let text = area.text(language);
                let lines = text.lines().filter(|line| !line.starts_with('#'));
                for line in lines {
                    assert!(!line.contains("Ctrl+"), "KEY(\"…\") is wanted in: {line}");
                    let mut words = line.split(|c: char| !c.is_ascii_alphanumeric());
                    let is_function = |word: &str| matches!(word.as_bytes(), [b'F', b'1'..=b'9']);
                    assert!(!words.any(is_function), "KEY(\"…\") is wanted in: {line}");
                    for role in line.split("KEY(\"").skip(1).filter_map(|rest| rest.split('"').next()) {
                        assert!(ROLES.iter().any(|(known, _)| *known == role), "{role} in: {line}");
                    }
                }
            }
        }
    }

    #[test]
    fn an_area_claims_what_begins_with_its_name() {
        assert!(AREAS[0].claims("catalogue-x"));
        assert!(!AREAS[0].claims("catalogues"));
        assert!(!AREAS[0].claims("record-meeting"));
    }
}
