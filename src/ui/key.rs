//! The names of keys, whatever keyboard layout is active.

use std::borrow::Cow;

use crossterm::event::KeyCode;
use crossterm::event::KeyEvent;
use crossterm::event::KeyEventKind;
use crossterm::event::KeyModifiers;

use crate::text::Keyboard;

/// Returns the letter that a key types into a text, when it types one.
pub fn typed(event: KeyEvent) -> Option<char> {
    let commanding = KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SUPER;
    match event.code {
        KeyCode::Char(letter) if !event.modifiers.intersects(commanding) => Some(letter),
        _ => None,
    }
}

/// Returns the name of a pressed key as the keymap writes it: `enter`, `f6`, `ctrl-u`, `shift-tab`.
pub fn name(event: KeyEvent, keyboard: Keyboard) -> Option<Cow<'static, str>> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let plain: Cow<'static, str> = match event.code {
        KeyCode::Char(' ') => Cow::Borrowed("space"),
        KeyCode::Char(letter) => return Some(letter_name(letter, event.modifiers, keyboard)),
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

fn letter_name(letter: char, held: KeyModifiers, keyboard: Keyboard) -> Cow<'static, str> {
    if held.contains(KeyModifiers::CONTROL) {
        // On some systems the active layout decides what Ctrl and a key give.
        let latin = keyboard.latin(letter).unwrap_or(letter).to_ascii_lowercase();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_key_has_one_name_whatever_the_layout_makes_of_it() {
        let pressed = |letter, keyboard| {
            let event = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::CONTROL);
            name(event, keyboard).unwrap().into_owned()
        };
        for letter in ['u', 'U', 'ع'] {
            assert_eq!(pressed(letter, Keyboard::Arabic101), "ctrl-u");
        }
        // With Shift the key of Q gives a mark.
        assert_eq!(pressed('\u{64e}', Keyboard::Arabic101), "ctrl-q");
        assert_eq!(pressed('\u{fefb}', Keyboard::Arabic101), "ctrl-b");
        assert_eq!(pressed('ز', Keyboard::Persian), "ctrl-c");
        assert_eq!(pressed('ر', Keyboard::Urdu), "ctrl-r");
    }

    #[test]
    fn letters_without_control_stay_letters() {
        assert_eq!(typed(KeyEvent::from(KeyCode::Char('ق'))), Some('ق'));
        assert_eq!(typed(KeyEvent::new(KeyCode::Char('r'), KeyModifiers::CONTROL)), None);
    }
}
