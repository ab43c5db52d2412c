//! The keys as the settings want them.

use crate::config::Settings;
use crate::ui::keymap::Keymap;

/// Makes the keymap of a person: the layout of their keyboard, and the keys that they moved.
pub(super) fn keymap(settings: &Settings) -> Keymap {
    Keymap::new(settings.keyboard, settings.keys.moved().to_vec())
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;
    use std::fs;

    use crossterm::event::KeyCode;
    use crossterm::event::KeyEvent;
    use crossterm::event::KeyModifiers;

    use super::*;
    use crate::config::SettingsFile;
    use crate::i18n::ROLES;
    use crate::ui::command::Command;
    use crate::ui::keymap::KEYS;
    use crate::ui::keymap::Place;

    const LIST: &[Place] = &[Place::Actions, Place::List, Place::Screen, Place::Anywhere];

    fn wanting(lines: &str) -> Keymap {
        let profile = tempfile::tempdir().unwrap();
        fs::write(profile.path().join("settings.toml"), format!("[keys]\n{lines}")).unwrap();
        keymap(SettingsFile::load(profile.path()).unwrap().settings())
    }

    fn control(letter: char) -> KeyEvent {
        KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL)
    }

    #[test]
    fn every_key_that_commands_has_a_role_and_every_role_a_key() {
        let roles: HashSet<&str> = ROLES.iter().flat_map(|(_, keys)| *keys).copied().collect();
        // Moving the caret and deleting a word are what every editor has there.
        let is_movement = |key: &str| {
            let own = ["left", "right", "home", "end", "backspace", "del"];
            key.starts_with("ctrl-shift-") || key.strip_prefix("ctrl-").is_some_and(|cap| own.contains(&cap))
        };
        let commands = |key: &&str| {
            let is_function = key.strip_prefix('f').is_some_and(|number| number.parse::<u8>().is_ok());
            (key.starts_with("ctrl-") && !is_movement(key)) || is_function
        };
        let bound: HashSet<&str> = KEYS.iter().map(|binding| binding.key).filter(commands).collect();
        let missing: Vec<_> = bound.symmetric_difference(&roles).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn a_moved_key_works_and_the_usual_one_does_nothing() {
        let keymap = wanting("next-step = \"Ctrl+O\"\n");
        assert_eq!(keymap.command_for(LIST, control('o')), Some(Command::NextStep));
        assert_eq!(keymap.command_for(LIST, control('خ')), Some(Command::NextStep), "on an Arabic layout");
        assert_eq!(keymap.command_for(LIST, control('u')), None);
        assert_eq!(keymap.command_for(LIST, KeyEvent::from(KeyCode::Char('u'))), Some(Command::Type('u')));
    }

    #[test]
    fn help_and_footer_show_the_keys_as_they_are() {
        let keymap = wanting("help = \"f9\"\nminutes = \"f1\"\n");
        assert_eq!((keymap.cap("f1"), keymap.cap("f9")), ("F9".to_owned(), "F1".to_owned()));
        assert_eq!(keymap.caps("f9", &["ctrl-p"]), ["F1", "Ctrl+P (ح)"]);
        assert_eq!(keymap.command_for(LIST, KeyEvent::from(KeyCode::F(9))), Some(Command::Help));
    }
}
