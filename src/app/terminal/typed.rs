//! Keys that were pressed while the terminal was asked what it is.

use crossterm::event::KeyCode;
use crossterm::event::KeyEvent;
use crossterm::event::KeyModifiers;

/// Reads keys out of what a terminal sends for them. What is no letter and no arrow is left out.
pub(in crate::app) fn keys(bytes: &[u8]) -> Vec<KeyEvent> {
    let text = String::from_utf8_lossy(bytes);
    let mut rest = text.as_ref();
    let mut keys = Vec::new();
    while let Some(first) = rest.chars().next() {
        if let Some((code, after)) = sequence(rest) {
            keys.extend(code.map(KeyEvent::from));
            rest = after;
            continue;
        }
        keys.extend(key(first));
        let mut letters = rest.chars();
        letters.next();
        rest = letters.as_str();
    }
    keys
}

/// Takes an escape sequence from the start; `None` when there is none.
fn sequence(text: &str) -> Option<(Option<KeyCode>, &str)> {
    let body = text.strip_prefix("\x1b[").or_else(|| text.strip_prefix("\x1bO"))?;
    let end = body.find(|c: char| ('@'..='~').contains(&c))?;
    let (_, from_end) = body.split_at_checked(end)?;
    let mut letters = from_end.chars();
    let code = match letters.next()? {
        'A' => Some(KeyCode::Up),
        'B' => Some(KeyCode::Down),
        'C' => Some(KeyCode::Right),
        'D' => Some(KeyCode::Left),
        'H' => Some(KeyCode::Home),
        'F' => Some(KeyCode::End),
        _ => None,
    };
    Some((code, letters.as_str()))
}

fn key(letter: char) -> Option<KeyEvent> {
    let code = match letter {
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\x1b' => KeyCode::Esc,
        '\x7f' => KeyCode::Backspace,
        '\x01'..='\x1a' => {
            let held = char::from_u32(u32::from(letter) + u32::from('a') - 1)?;
            return Some(KeyEvent::new(KeyCode::Char(held), KeyModifiers::CONTROL));
        }
        letter if letter.is_control() || letter == '\u{fffd}' => return None,
        letter => KeyCode::Char(letter),
    };
    Some(KeyEvent::from(code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_arrows_and_commands_are_read() {
        let read = keys("م3\x1b[A\x1bOB\r\x11\x1b[200~".as_bytes());
        let expected = [
            KeyEvent::from(KeyCode::Char('م')),
            KeyEvent::from(KeyCode::Char('3')),
            KeyEvent::from(KeyCode::Up),
            KeyEvent::from(KeyCode::Down),
            KeyEvent::from(KeyCode::Enter),
            KeyEvent::new(KeyCode::Char('q'), KeyModifiers::CONTROL),
        ];
        assert_eq!(read, expected);
        assert!(keys(&[0xff, 0xfe]).is_empty());
    }
}
