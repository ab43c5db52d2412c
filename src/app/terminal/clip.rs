//! Copied text on its way to the clipboard of the terminal: OSC 52, in base64.

/// Terminals take about so many bytes of text; longer text stays in the program's own clipboard.
const LONGEST: usize = 74_000;
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Returns what gives a text to the clipboard; `None` when there is nothing to give, or too much.
pub(super) fn copies(text: &str) -> Option<String> {
    let fits = !text.is_empty() && text.len() <= LONGEST;
    fits.then(|| format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes())))
}

fn base64(bytes: &[u8]) -> String {
    let mut written = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = (0..3)
            .fold(0_usize, |bits, place| bits << 8 | three.get(place).map_or(0, |byte| usize::from(*byte)));
        for place in 0..4 {
            let digit = DIGITS.get(bits >> (18 - 6 * place) & 63).filter(|_| place <= three.len());
            written.push(digit.map_or('=', |digit| char::from(*digit)));
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_every_length_is_written_as_terminals_read_it() {
        assert_eq!(base64(b""), "");
        assert_eq!(base64(b"f"), "Zg==");
        assert_eq!(base64(b"fo"), "Zm8=");
        assert_eq!(base64(b"foobar"), "Zm9vYmFy");
        assert_eq!(copies("قرار").as_deref(), Some("\x1b]52;c;2YLYsdin2LE=\x1b\\"));
    }

    #[test]
    fn nothing_and_too_much_are_not_sent() {
        assert_eq!(copies(""), None);
        assert_eq!(copies(&"a".repeat(LONGEST + 1)), None);
        assert!(copies(&"a".repeat(LONGEST)).is_some());
    }
}
