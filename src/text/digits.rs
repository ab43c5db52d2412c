//! Western and Arabic-Indic digits: any of them in, the reader's choice out.

/// Which digits a reader wants to see. Stored data always has western ones.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    #[default]
    Western,
    ArabicIndic,
}

/// Turns every Arabic-Indic or Persian digit and number sign into its ASCII one.
pub fn fold_digits(text: &str) -> String {
    text.chars().map(fold_digit).collect()
}

/// Writes ASCII digits in the reader's digits; all other characters stay.
///
/// For numbers, dates and sentences only: an id or a path keeps the digits it was typed with. Arabic-Indic digits
/// count as another class in the order rules, so a sentence is rendered before it is laid out, never after.
pub fn render_digits(text: &str, digits: Digits) -> String {
    match digits {
        Digits::Western => text.to_owned(),
        Digits::ArabicIndic => text.chars().map(arabic_indic).collect(),
    }
}

/// Folds one digit or number sign to ASCII.
pub(super) fn fold_digit(c: char) -> char {
    match c {
        '\u{0660}'..='\u{0669}' => ascii_digit(c, 0x0660),
        '\u{06F0}'..='\u{06F9}' => ascii_digit(c, 0x06F0),
        '٪' => '%',
        '٫' => '.',
        '٬' => ',',
        _ => c,
    }
}

fn ascii_digit(c: char, zero: u32) -> char {
    char::from_digit(u32::from(c).saturating_sub(zero), 10).unwrap_or(c)
}

fn arabic_indic(c: char) -> char {
    match c.to_digit(10) {
        Some(value) => char::from_u32(value.saturating_add(0x0660)).unwrap_or(c),
        None => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_every_keyboard_are_accepted() {
        assert_eq!(fold_digits("١٬٢٥٠٫٥٠ شيكل (۱۵٪)"), "1,250.50 شيكل (15%)");
    }

    #[test]
    fn a_reader_may_ask_for_arabic_indic_digits() {
        assert_eq!(render_digits("البند 12", Digits::ArabicIndic), "البند ١٢");
        assert_eq!(render_digits("البند 12", Digits::Western), "البند 12");
    }

    #[test]
    fn rendering_and_folding_undo_each_other() {
        let typed = "رقم 0123456789";
        assert_eq!(fold_digits(&render_digits(typed, Digits::ArabicIndic)), typed);
    }
}
