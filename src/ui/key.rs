//! The names of keys, whatever keyboard layout is active.

use std::borrow::Cow;

use crossterm::event::KeyCode;
use crossterm::event::KeyEvent;
use crossterm::event::KeyEventKind;
use crossterm::event::KeyModifiers;

/// The Arabic 101 layout: the letter that a key gives, and the Latin letter printed on it.
const ARABIC_101: &[(char, char)] = &[
    ('ض', 'q'),
    ('ص', 'w'),
    ('ث', 'e'),
    ('ق', 'r'),
    ('ف', 't'),
    ('غ', 'y'),
    ('ع', 'u'),
    ('ه', 'i'),
    ('خ', 'o'),
    ('ح', 'p'),
    ('ش', 'a'),
    ('س', 's'),
    ('ي', 'd'),
    ('ب', 'f'),
    ('ل', 'g'),
    ('ا', 'h'),
    ('ت', 'j'),
    ('ن', 'k'),
    ('م', 'l'),
    ('ئ', 'z'),
    ('ء', 'x'),
    ('ؤ', 'c'),
    ('ر', 'v'),
    ('\u{fefb}', 'b'),
    ('ى', 'n'),
    ('ة', 'm'),
    ('ظ', '/'),
];

/// Returns the Latin letter printed on the key that gave this Arabic letter.
pub fn latin_key(letter: char) -> Option<char> {
    ARABIC_101.iter().find(|(arabic, _)| *arabic == letter).map(|(_, latin)| *latin)
}

/// Returns the Arabic letter printed on the key of this Latin letter.
pub fn arabic_cap(latin: char) -> Option<char> {
    ARABIC_101.iter().find(|(_, known)| *known == latin).map(|(arabic, _)| *arabic)
}

/// Returns the letter that a key types into a text, when it types one.
pub fn typed(event: KeyEvent) -> Option<char> {
    let commanding = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SUPER;
    match event.code {
        KeyCode::Char(letter) if !event.modifiers.intersects(commanding) => Some(letter),
        _ => None,
    }
}

/// Returns the name of a pressed key as the keymap writes it: `enter`, `f6`, `ctrl-u`, `shift-tab`.
pub fn name(event: KeyEvent) -> Option<Cow<'static, str>> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let plain: Cow<'static, str> = match event.code {
        KeyCode::Char(' ') => Cow::Borrowed("space"),
        KeyCode::Char(letter) => return Some(letter_name(letter, event.modifiers)),
        KeyCode::F(number) => Cow::Owned(format!("f{number}")),
        code => Cow::Borrowed(plain_name(code)?),
    };
    let held = event.modifiers;
    let prefix = match (held.contains(KeyModifiers::CONTROL), held.contains(KeyModifiers::SHIFT)) {
        (true, true) => "ctrl-shift-",
        (true, false) => "ctrl-",
        (false, true) if event.code != KeyCode::BackTab => "shift-",
        _ => return Some(plain),
    };
    Some(Cow::Owned(format!("{prefix}{plain}")))
}

fn letter_name(letter: char, held: KeyModifiers) -> Cow<'static, str> {
    if held.contains(KeyModifiers::CONTROL) {
        // On some systems the active layout decides what Ctrl and a key give.
        let latin = latin_key(letter).unwrap_or(letter).to_ascii_lowercase();
        return Cow::Owned(format!("ctrl-{latin}"));
    }
    Cow::Owned(letter.to_string())
}

const fn plain_name(code: KeyCode) -> Option<&'static str> {
    Some(match code {
        KeyCode::Enter => "enter",
        KeyCode::Esc => "esc",
        KeyCode::Up => "up",
        KeyCode::Down => "down",
        KeyCode::Left => "left",
        KeyCode::Right => "right",
        KeyCode::PageUp => "pageup",
        KeyCode::PageDown => "pagedown",
        KeyCode::Home => "home",
        KeyCode::End => "end",
        KeyCode::Tab => "tab",
        KeyCode::BackTab => "shift-tab",
        KeyCode::Backspace => "backspace",
        KeyCode::Delete => "del",
        KeyCode::Insert => "ins",
        _ => return None,
    })
}

/// Returns a key as it is printed on the keyboard: `Ctrl+U`, `F6`, `Shift+Tab`.
pub fn caps(name: &str) -> String {
    name.split('-').map(cap).collect::<Vec<_>>().join("+")
}

fn cap(part: &str) -> String {
    match part {
        "pageup" => "PgUp".to_owned(),
        "pagedown" => "PgDn".to_owned(),
        _ => {
            let mut letters = part.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_key_has_one_name_on_both_layouts() {
        let latin = KeyEvent::new(KeyCode::Char('u'), KeyModifiers::CONTROL);
        let arabic = KeyEvent::new(KeyCode::Char('ع'), KeyModifiers::CONTROL);
        assert_eq!(name(latin).as_deref(), Some("ctrl-u"));
        assert_eq!(name(arabic).as_deref(), Some("ctrl-u"));
        assert_eq!(arabic_cap('u'), Some('ع'));
    }

    #[test]
    fn letters_without_control_stay_letters() {
        assert_eq!(typed(KeyEvent::from(KeyCode::Char('ق'))), Some('ق'));
        assert_eq!(typed(KeyEvent::new(KeyCode::Char('r'), KeyModifiers::CONTROL)), None);
    }

    #[test]
    fn keys_are_shown_as_they_are_printed() {
        assert_eq!(caps("ctrl-u"), "Ctrl+U");
        assert_eq!(caps("shift-tab"), "Shift+Tab");
        assert_eq!(caps("f6"), "F6");
        assert_eq!(caps("pagedown"), "PgDn");
    }
}
