//! Keys that a person wants elsewhere: the table `[keys]` of the settings file.
//!
//! A role is what a key is for, wherever it stands: `next-step = "f9"` moves Ctrl+U with all that it does. Enter, Esc,
//! the arrows and letters stay where they are, so that nobody can lock themselves out.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;
use toml::Spanned;
use toml::Value;

use crate::config::error::ConfigError;
use crate::config::settings::line_of;
use crate::i18n::ROLES;
use crate::text::Keyboard;

/// Keys that terminals send as another key, or keep for themselves.
const KEPT: [&str; 5] = ["ctrl-b", "ctrl-h", "ctrl-i", "ctrl-j", "ctrl-m"];

/// What a wish can be, for people.
const ALLOWED: &str = "f1, f2, … f9, ctrl-a, … ctrl-z, ctrl-up, ctrl-down, ctrl-pageup, ctrl-pagedown";

/// Keys that stand in the place of others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyWishes {
    /// The usual key of a role, and the one that does its work.
    moved: Vec<(&'static str, String)>,
}

impl KeyWishes {
    /// Returns each usual key that was moved, and the one that does its work.
    pub fn moved(&self) -> &[(&'static str, String)] {
        &self.moved
    }

    /// Returns the key that does the work of a usual one.
    fn wished<'k>(&'k self, usual: &'k str) -> &'k str {
        self.moved.iter().find(|(known, _)| *known == usual).map_or(usual, |(_, key)| key)
    }
}

/// The part of a settings file that this page reads.
#[derive(Deserialize)]
struct OnlyKeys {
    keys: BTreeMap<String, Spanned<Value>>,
}

/// Reads the wishes of a settings file that has some, and the names of roles that this program does not know.
pub(super) fn read(
    path: &Path,
    text: &str,
    keyboard: Keyboard,
) -> Result<(KeyWishes, Vec<String>), ConfigError> {
    // That the file is TOML and this a table was seen before.
    let keys = toml::from_str::<OnlyKeys>(text).map(|only| only.keys).unwrap_or_default();
    let mut wishes = KeyWishes::default();
    let mut unknown = Vec::new();
    let mut lines: BTreeMap<&str, usize> = BTreeMap::new();
    for (role, wished) in &keys {
        let line = line_of(text, wished.span().start);
        let Some((role, usual)) = ROLES.iter().find(|(known, _)| known == role) else {
            unknown.push(format!("keys.{role}"));
            continue;
        };
        lines.insert(role, line);
        let refused = |value: String| ConfigError::NotAKey {
            path: path.to_owned(),
            line,
            role,
            value,
            allowed: ALLOWED,
            kept: KEPT.join(", "),
        };
        let keys = several(wished.get_ref()).filter(|keys| keys.len() <= usual.len());
        let keys = keys.ok_or_else(|| refused(wished.get_ref().to_string()))?;
        let mut own: Vec<(&'static str, String)> = Vec::new();
        for (usual, key) in usual.iter().zip(keys) {
            let name = name_of(key, keyboard).ok_or_else(|| refused(Value::from(key).to_string()))?;
            own.push((usual, name));
        }
        // Who wishes for the twin of a key wants it named first: the two change places.
        for twin in usual.iter().skip(own.len()) {
            let given = own.iter().find(|(_, name)| name == twin).map(|(usual, _)| (*usual).to_owned());
            own.push((twin, given.unwrap_or_else(|| (*twin).to_owned())));
        }
        wishes.moved.extend(own.into_iter().filter(|(usual, name)| name != usual));
    }
    match twice(&wishes) {
        None => Ok((wishes, unknown)),
        Some((key, role, other)) => {
            let (line, role, other) = match (lines.get(role), lines.get(other)) {
                (Some(line), _) => (*line, role, other),
                (None, line) => (line.copied().unwrap_or(1), other, role),
            };
            Err(ConfigError::KeyTwice { path: path.to_owned(), line, key, role, other })
        }
    }
}

fn several(value: &Value) -> Option<Vec<&str>> {
    match value {
        Value::String(key) => Some(vec![key]),
        Value::Array(keys) if !keys.is_empty() => keys.iter().map(Value::as_str).collect(),
        _ => None,
    }
}

/// Returns the keymap's name of a key that a person wrote as `F9`, `ctrl-u`, `Ctrl+U` or `Ctrl+ع`.
fn name_of(key: &str, keyboard: Keyboard) -> Option<String> {
    let name = key.trim().replace('+', "-").to_lowercase();
    let name = match name.strip_prefix("ctrl-") {
        Some(cap) => {
            let mut letters = cap.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => format!("ctrl-{}", keyboard.latin(letter).unwrap_or(letter)),
                _ => name,
            }
        }
        None => name,
    };
    let is_letter = |cap: &str| cap.len() == 1 && cap.bytes().all(|letter| letter.is_ascii_lowercase());
    let may_be = match (name.strip_prefix("ctrl-"), name.strip_prefix('f')) {
        (Some("up" | "down" | "pageup" | "pagedown"), _) => true,
        (Some(cap), _) => is_letter(cap) && !KEPT.contains(&name.as_str()),
        (None, Some(number)) => matches!(number.as_bytes(), [b'1'..=b'9']),
        (None, None) => false,
    };
    may_be.then_some(name)
}

/// Finds a key that two roles would share, and the two, the one that was moved there first.
fn twice(wishes: &KeyWishes) -> Option<(String, &'static str, &'static str)> {
    let all = ROLES.iter().flat_map(|(role, keys)| keys.iter().map(move |key| (*role, *key)));
    let keys: Vec<(&str, &str, bool)> =
        all.map(|(role, usual)| (role, wishes.wished(usual), wishes.wished(usual) != usual)).collect();
    for (place, (role, key, moved)) in keys.iter().enumerate() {
        let other = keys.iter().enumerate().find(|(at, (_, known, _))| *at != place && known == key);
        if let Some((_, (other, _, other_moved))) = other
            && (*moved || !*other_moved)
        {
            return Some(((*key).to_owned(), role, other));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_keys(text: &str) -> Result<(KeyWishes, Vec<String>), ConfigError> {
        read(Path::new("settings.toml"), &format!("mouse = true\n[keys]\n{text}"), Keyboard::Arabic101)
    }

    #[test]
    fn each_wish_moves_a_key_and_its_twin_stays() {
        let (wishes, unknown) = read_keys("next-step = \"F9\"\nminutes = [\"ctrl-u\"]\n").unwrap();
        assert_eq!(unknown, [""; 0]);
        assert_eq!(wishes.moved(), [("f9", "ctrl-u".to_owned()), ("ctrl-u", "f9".to_owned())]);
        let (wishes, _) = read_keys("search = [\"f3\", \"ctrl-o\"]\n").unwrap();
        assert_eq!(wishes.moved(), [("ctrl-f", "ctrl-o".to_owned())]);
    }

    #[test]
    fn a_key_can_be_written_as_it_is_printed() {
        for written in ["Ctrl+O", "ctrl-o", "CTRL-O", "Ctrl+خ"] {
            let (wishes, _) = read_keys(&format!("new = \"{written}\"\n")).unwrap();
            assert_eq!(wishes.wished("ctrl-n"), "ctrl-o", "{written}");
        }
    }

    #[test]
    fn a_key_of_two_roles_is_refused_with_both_names_and_the_line() {
        let clash = |text: &str| match read_keys(text).unwrap_err() {
            ConfigError::KeyTwice { line, key, role, other, .. } => (line, key, role, other),
            refused => panic!("{refused}"),
        };
        assert_eq!(clash("save = \"f1\"\n"), (3, "f1".to_owned(), "save", "help"));
        assert_eq!(clash("undo = \"ctrl-o\"\nredo = \"ctrl-o\"\n"), (4, "ctrl-o".to_owned(), "redo", "undo"));
        assert_eq!(clash("help = \"f2\"\n"), (3, "f2".to_owned(), "help", "go-to"));
    }

    #[test]
    fn what_is_no_key_is_refused_with_its_line() {
        for bad in ["\"enter\"", "\"ctrl-i\"", "\"f12\"", "\"alt-x\"", "\"u\"", "7", "[]", "[\"f2\", \"f3\"]"]
        {
            let refused = read_keys(&format!("# سطر\nsave = {bad}\n")).unwrap_err();
            let ConfigError::NotAKey { line, role, .. } = refused else { panic!("{refused}") };
            assert_eq!((line, role), (4, "save"), "{bad}");
        }
    }

    #[test]
    fn a_role_that_a_later_version_knows_is_left_alone() {
        let (wishes, unknown) = read_keys("calendar = \"f9\"\n").unwrap();
        assert_eq!((wishes, unknown), (KeyWishes::default(), vec!["keys.calendar".to_owned()]));
    }

    #[test]
    fn a_wish_for_the_twin_of_a_key_changes_the_two() {
        let (wishes, _) = read_keys("search = \"ctrl-f\"\n").unwrap();
        assert_eq!(wishes.moved(), [("f3", "ctrl-f".to_owned()), ("ctrl-f", "f3".to_owned())]);
        let refused = read_keys("search = [\"ctrl-o\", \"ctrl-o\"]\n").unwrap_err();
        assert!(
            matches!(refused, ConfigError::KeyTwice { role: "search", other: "search", .. }),
            "{refused}"
        );
    }
}
