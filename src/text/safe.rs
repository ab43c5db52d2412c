//! Text that may go to a terminal: no control character and no hidden direction change left in it.

use std::fmt;

const LRI: char = '\u{2066}';
const FSI: char = '\u{2068}';
const PDI: char = '\u{2069}';

/// Text that cannot take over the screen it is drawn on. Widgets accept nothing else.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SafeText(String);

impl SafeText {
    /// Makes text from people or files safe: every hidden sign becomes a visible mark.
    ///
    /// Each mark is as long in UTF-8 as the sign it stands for (`?`, `·` or `•`), so a byte offset into the result
    /// is a byte offset into `text`. A tab becomes one space; line feeds and the joiners ZWJ and ZWNJ stay.
    pub fn data(text: &str) -> Self {
        Self(text.chars().map(visible).collect())
    }

    /// Makes one of our own sentences safe: the isolates round its values stay, other control characters go.
    ///
    /// Values from people pass through [`SafeText::data`] before they are put into a sentence. Isolates are balanced
    /// here, so that joining two texts never lets one swallow the other.
    pub fn message(text: &str) -> Self {
        let mut kept = String::with_capacity(text.len());
        let mut open = 0_usize;
        for c in text.chars() {
            match c {
                LRI..=FSI => open = open.saturating_add(1),
                PDI if open == 0 => continue,
                PDI => open = open.saturating_sub(1),
                '\t' => {
                    kept.push(' ');
                    continue;
                }
                _ if visible(c) != c => continue,
                _ => {}
            }
            kept.push(c);
        }
        kept.extend(std::iter::repeat_n(PDI, open));
        Self(kept)
    }

    /// Wraps the text so that its direction neither changes nor is changed by what stands round it.
    #[must_use]
    pub fn isolated(&self) -> Self {
        if self.is_empty() { Self::default() } else { Self(format!("{FSI}{self}{PDI}")) }
    }

    /// Joins several texts into one.
    pub fn concat<'t>(parts: impl IntoIterator<Item = &'t Self>) -> Self {
        Self(parts.into_iter().map(Self::as_str).collect())
    }

    /// Appends another safe text.
    pub fn push(&mut self, other: &Self) {
        self.0.push_str(&other.0);
    }

    /// Returns the text in logical order.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns `true` when there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the text before `byte`, with `tail` after it and its isolates closed.
    ///
    /// The tail of a text that stands in an isolate of its own belongs inside, where that text ends.
    pub(super) fn cut_at(&self, byte: usize, tail: char) -> Self {
        let kept = self.0.get(..byte).unwrap_or_default();
        if self.is_isolated() {
            return Self::message(&format!("{kept}{tail}"));
        }
        let mut kept = Self::message(kept);
        kept.0.push(tail);
        kept
    }

    /// Returns `true` when one isolate holds all of the text.
    fn is_isolated(&self) -> bool {
        let mut open = 0_usize;
        let closes_at = self.0.char_indices().find(|&(_, c)| {
            match c {
                LRI..=FSI => open += 1,
                PDI => open = open.saturating_sub(1),
                _ => {}
            }
            open == 0
        });
        self.0.starts_with(|c| (LRI..=FSI).contains(&c))
            && closes_at.is_some_and(|(at, c)| at + c.len_utf8() == self.0.len())
    }

    /// Appends `count` spaces.
    pub(super) fn push_spaces(&mut self, count: usize) {
        self.0.extend(std::iter::repeat_n(' ', count));
    }
}

impl fmt::Display for SafeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<'t> FromIterator<&'t SafeText> for SafeText {
    fn from_iter<I: IntoIterator<Item = &'t SafeText>>(parts: I) -> Self {
        Self::concat(parts)
    }
}

/// Sets a typed field (date, phone, id, path) apart so that it reads left to right as it was typed.
///
/// Without this `2026-11-22` after an Arabic letter is shown as `22-11-2026`: what the standard says, and wrong.
pub fn isolate_ltr(field: &str) -> SafeText {
    SafeText(format!("{LRI}{}{PDI}", SafeText::data(field)))
}

/// Returns the visible stand-in of a hidden sign of the same length in UTF-8, or the character itself.
pub(super) fn visible(c: char) -> char {
    match c {
        '\n' => c,
        '\t' => ' ',
        _ if c.is_control() || is_direction_sign(c) => match c.len_utf8() {
            1 => '?',
            2 => '·',
            _ => '•',
        },
        '\u{200B}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' => '•',
        _ => c,
    }
}

/// Returns `true` for the invisible characters that change the direction of other text.
pub(super) fn is_direction_sign(c: char) -> bool {
    matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_in_a_name_becomes_visible() {
        assert_eq!(SafeText::data("ليلى\u{1b}[2Jخليل").as_str(), "ليلى?[2Jخليل");
        assert_eq!(SafeText::data("\u{9b}2J\u{7f}").as_str(), "·2J?");
    }

    #[test]
    fn an_override_in_a_name_becomes_visible() {
        assert_eq!(SafeText::data("محضر\u{202e}fdp.exe").as_str(), "محضر•fdp.exe");
        assert_eq!(SafeText::data("\u{61c}\u{feff}\u{200b}").as_str(), "·••");
    }

    #[test]
    fn offsets_into_the_safe_text_are_offsets_into_the_original() {
        let hostile = "أ\u{0}\u{85}\u{61c}\u{200e}\u{202d}\u{2067}\u{feff}\t\nب";
        let safe = SafeText::data(hostile);
        let starts = |text: &str| text.char_indices().map(|(byte, _)| byte).collect::<Vec<_>>();
        assert_eq!(starts(safe.as_str()), starts(hostile));
    }

    #[test]
    fn joiners_and_line_feeds_stay() {
        assert_eq!(SafeText::data("می\u{200c}خواهم\nه\u{200d}").as_str(), "می\u{200c}خواهم\nه\u{200d}");
    }

    #[test]
    fn a_sentence_keeps_its_isolates_and_loses_other_controls() {
        let sentence = SafeText::message("دعا \u{2068}أحمد\u{2069}\u{202e} إلى\u{7} الاجتماع");
        assert_eq!(sentence.as_str(), "دعا \u{2068}أحمد\u{2069} إلى الاجتماع");
    }

    #[test]
    fn a_sentence_comes_out_with_balanced_isolates() {
        assert_eq!(SafeText::message("أ\u{2069}ب\u{2066}ج").as_str(), "أب\u{2066}ج\u{2069}");
    }

    #[test]
    fn a_typed_field_cannot_break_out_of_its_isolate() {
        assert_eq!(isolate_ltr("12\u{2069}").as_str(), "\u{2066}12•\u{2069}");
    }
}
