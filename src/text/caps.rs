//! Keys as they are printed on a keyboard. Programs name them `ctrl-u`, `f6`, `shift-tab`.

use super::keyboard::Keyboard;

/// Returns a key as it is printed on a keyboard with letters of both kinds: `Ctrl+U (ع)`, `P (ح)`, `F6`.
pub fn both_caps(name: &str, keyboard: Keyboard) -> String {
    let mut letters = name.strip_prefix("ctrl-").unwrap_or(name).chars();
    let letter = letters.next().filter(|letter| letters.next().is_none() && letter.is_ascii_alphabetic());
    match letter.and_then(|latin| keyboard.cap(latin)) {
        Some(arabic) => format!("{} ({arabic})", caps(name)),
        None => caps(name),
    }
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
    fn keys_are_shown_as_they_are_printed() {
        assert_eq!(caps("ctrl-u"), "Ctrl+U");
        assert_eq!(caps("shift-tab"), "Shift+Tab");
        assert_eq!(caps("f6"), "F6");
        assert_eq!(caps("pagedown"), "PgDn");
        let both = |name| both_caps(name, Keyboard::Arabic101);
        assert_eq!([both("ctrl-s"), both("p")], ["Ctrl+S (س)", "P (ح)"]);
        assert_eq!([both("f6"), both("1"), both("ctrl-down")], ["F6", "1", "Ctrl+Down"]);
    }
}
