//! One spelling out of the many that people type.

/// Folds letters, marks and digits so that differently typed words compare equal.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'أ' | 'إ' | 'آ' | 'ٱ' => folded.push('ا'),
            'ى' | 'ئ' => folded.push('ي'),
            'ؤ' => folded.push('و'),
            'ة' => folded.push('ه'),
            '\u{640}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{2066}'..='\u{2069}' => {}
            '٠'..='٩' => folded.extend(char::from_digit(u32::from(c) - u32::from('٠'), 10)),
            '۰'..='۹' => folded.extend(char::from_digit(u32::from(c) - u32::from('۰'), 10)),
            '٫' => folded.push('.'),
            '٬' => folded.push(','),
            c if c.is_whitespace() => {
                if !folded.is_empty() && !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            c => folded.push(c),
        }
    }
    folded.trim_end().to_owned()
}
