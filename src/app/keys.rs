//! Keys written as text: what `play` presses.

use crossterm::event::KeyCode;
use crossterm::event::KeyEvent;
use crossterm::event::KeyModifiers;

/// One step of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Press(KeyEvent),
    /// Milliseconds in which nobody touches a key.
    Wait(u64),
}

/// Reads a script: plain text is typed, `<Enter>`, `<C-s>`, `<S-Tab>`, `<Wait:600>` are keys. Line ends are not typed.
///
/// Returns the first name that is no key as the error.
pub(super) fn read(script: &str) -> Result<Vec<Step>, String> {
    let mut steps = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|after| after.split_once('>'));
        if let Some((name, after)) = named.filter(|(name, _)| is_name(name)) {
            steps.push(key(name).ok_or_else(|| format!("<{name}>"))?);
            rest = after;
            continue;
        }
        if c != '\n' && c != '\r' {
            steps.push(Step::Press(KeyEvent::from(KeyCode::Char(c))));
        }
        let mut chars = rest.chars();
        chars.next();
        rest = chars.as_str();
    }
    Ok(steps)
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || "-:".contains(c))
}

fn key(name: &str) -> Option<Step> {
    if let Some(milliseconds) = name.strip_prefix("Wait:") {
        return milliseconds.parse().ok().map(Step::Wait);
    }
    let mut modifiers = KeyModifiers::NONE;
    let mut name = name;
    while let Some((modifier, rest)) = name.split_once('-').filter(|(_, rest)| !rest.is_empty()) {
        modifiers |= match modifier {
            "C" => KeyModifiers::CONTROL,
            "S" => KeyModifiers::SHIFT,
            "A" => KeyModifiers::ALT,
            _ => return None,
        };
        name = rest;
    }
    let code = match code(name)? {
        KeyCode::Tab if modifiers.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        code => code,
    };
    Some(Step::Press(KeyEvent::new(code, modifiers)))
}

fn code(name: &str) -> Option<KeyCode> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Some(KeyCode::Char(letter));
    }
    if let Some(number) = name.strip_prefix('F').and_then(|number| number.parse().ok()) {
        return (1..=12).contains(&number).then_some(KeyCode::F(number));
    }
    Some(match name.to_ascii_lowercase().as_str() {
        "enter" | "cr" => KeyCode::Enter,
        "esc" => KeyCode::Esc,
        "tab" => KeyCode::Tab,
        "space" => KeyCode::Char(' '),
        "bs" | "backspace" => KeyCode::Backspace,
        "del" | "delete" => KeyCode::Delete,
        "ins" | "insert" => KeyCode::Insert,
        "up" => KeyCode::Up,
        "down" => KeyCode::Down,
        "left" => KeyCode::Left,
        "right" => KeyCode::Right,
        "home" => KeyCode::Home,
        "end" => KeyCode::End,
        "pgup" | "pageup" => KeyCode::PageUp,
        "pgdn" | "pagedown" => KeyCode::PageDown,
        "lt" => KeyCode::Char('<'),
        "gt" => KeyCode::Char('>'),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_typed_and_names_are_keys() {
        let steps = read("قر<Enter>\n<C-s><S-Tab><Wait:600><F4><lt>").unwrap();
        let pressed = |code, modifiers| Step::Press(KeyEvent::new(code, modifiers));
        assert_eq!(
            steps,
            [
                pressed(KeyCode::Char('ق'), KeyModifiers::NONE),
                pressed(KeyCode::Char('ر'), KeyModifiers::NONE),
                pressed(KeyCode::Enter, KeyModifiers::NONE),
                pressed(KeyCode::Char('s'), KeyModifiers::CONTROL),
                pressed(KeyCode::BackTab, KeyModifiers::SHIFT),
                Step::Wait(600),
                pressed(KeyCode::F(4), KeyModifiers::NONE),
                pressed(KeyCode::Char('<'), KeyModifiers::NONE),
            ]
        );
    }

    #[test]
    fn an_unknown_key_is_named() {
        assert_eq!(read("<Hyper>"), Err("<Hyper>".to_owned()));
        assert_eq!(read("5 < 6 و 7 > 2").unwrap().len(), 13);
    }
}
