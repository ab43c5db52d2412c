//! The Linux console: one font of 512 signs at most, no marks over letters, no Arabic-Indic digits.

use super::digits::fold_digit;

/// Returns what a console with such a font draws in the place of a symbol; `None` when it can draw the symbol itself.
///
/// Letters stay, with or without a picture in the font of the day; quotes, dashes, dots and arrows become ASCII, and
/// marks go, because many consoles would give each a cell of its own.
pub fn console_sign(symbol: &str) -> Option<char> {
    let mut signs = symbol.chars();
    let (first, is_alone) = (signs.next()?, signs.next().is_none());
    let drawn = if first.is_ascii() { first } else { drawn(first) };
    (!is_alone || drawn != first).then_some(drawn)
}

fn drawn(sign: char) -> char {
    match fold_digit(sign) {
        digit if digit != sign => digit,
        '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' => ' ',
        '·' | '\u{2010}'..='\u{2015}' | '−' => '-',
        '•' => '*',
        '…' => '~',
        '«' | '»' | '“' | '”' | '„' => '"',
        '‘' | '’' | '‚' | '‹' | '›' => '\'',
        '◂' | '◀' | '←' => '<',
        '▸' | '▶' | '→' => '>',
        '×' => 'x',
        '€' => 'E',
        letter if has_picture(letter) => letter,
        _ => '?',
    }
}

/// Returns `true` for what the Arabic fonts of the console have, or stand a chance to have: letters and box lines.
fn has_picture(sign: char) -> bool {
    matches!(sign,
        '\u{A1}'..='\u{17F}' | '\u{391}'..='\u{451}' | '،' | '؛' | '؟' | '\u{0621}'..='\u{064A}'
        | '\u{0671}'..='\u{06D5}' | '\u{2500}'..='\u{259F}' | '\u{FB50}'..='\u{FBFF}' | '\u{FE80}'..='\u{FEFC}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_dashes_dots_and_arrows_become_ascii() {
        let drawn: String = "«نعم» – ◂ ▸ · … 12 €"
            .chars()
            .map(|c| console_sign(c.encode_utf8(&mut [0; 4])).unwrap_or(c))
            .collect();
        assert_eq!(drawn, "\"نعم\" - < > - ~ 12 E");
    }

    #[test]
    fn digits_are_western_and_marks_go() {
        assert_eq!(console_sign("٣"), Some('3'));
        assert_eq!(console_sign("۳"), Some('3'));
        assert_eq!(console_sign("\u{FE96}\u{64B}"), Some('\u{FE96}'));
        assert_eq!(console_sign(" \u{64B}"), Some(' '));
    }

    #[test]
    fn what_no_such_font_has_is_a_question_mark() {
        assert_eq!(console_sign("議"), Some('?'));
        assert_eq!(console_sign("👩‍👧"), Some('?'));
        assert_eq!((console_sign("\u{FEDF}"), console_sign("│"), console_sign("é")), (None, None, None));
    }
}
