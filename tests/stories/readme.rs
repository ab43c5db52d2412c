//! The README says what the program does.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use jiff::tz::TimeZone;
use mahdar::domain::message::Message;
use mahdar::i18n::Language;
use mahdar::i18n::ROLES;
use mahdar::i18n::Translator;
use mahdar::text::Digits;
use mahdar::ui::keymap::Keymap;
use mahdar::ui::keymap::Place;

/// Writes the keys of a list as a table.
fn table() -> String {
    let words = |language| Translator::new(language, Digits::Western, TimeZone::UTC);
    let (arabic, english) = (words(Language::Ar), words(Language::En));
    let keymap = Keymap::default();
    let mut table = String::from("| key | does | العمل |\n|---|---|---|\n");
    for (binding, twins) in
        keymap.lines(&[Place::Actions, Place::List, Place::Sheets, Place::Screen, Place::Anywhere])
    {
        let said = |words: &Translator| words.say_plain(&Message::new(binding.label));
        let keys = keymap.caps(binding.key, &twins).join(", ");
        writeln!(table, "| {keys} | {} | {} |", said(&english), said(&arabic)).unwrap();
    }
    table
}

#[test]
fn the_keys_of_the_readme_are_those_of_the_keymap() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let after = readme.split_once("<!-- keys -->\n").unwrap().1;
    let written = after.split_once("<!-- end of keys -->").unwrap().0;
    assert_eq!(written, table());
}

#[test]
fn the_roles_of_keys_in_the_readme_are_those_of_the_settings() {
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let settings = readme.split_once("## Settings by hand").unwrap().1.split_once("\n## ").unwrap().0;
    let is_part = |c: char| !(c.is_ascii_lowercase() || c == '-');
    let written: Vec<&str> = settings.split(is_part).collect();
    for (role, _) in ROLES {
        assert!(written.contains(role), "{role} is not in the README");
    }
}
