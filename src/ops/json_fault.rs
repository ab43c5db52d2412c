//! Why a text is not JSON, in words of our own, with the letter at which it goes wrong.

use serde_json::error::Category;

use crate::domain::message::Message;

/// Why a text is not JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonFault {
    /// It ends inside a record, a list or a text.
    Unfinished,
    /// It goes wrong at a letter, counted from one; lines are counted where there are several.
    Syntax { line: usize, letter: usize },
}

impl JsonFault {
    /// Sorts what the reader of JSON says of `text`.
    pub(super) fn of(error: &serde_json::Error, text: &str) -> Self {
        match error.classify() {
            Category::Eof | Category::Io => Self::Unfinished,
            Category::Syntax | Category::Data => {
                let line = error.line().max(1);
                // The reader counts bytes.
                let written = text.split('\n').nth(line - 1).unwrap_or_default();
                let before = written.char_indices().take_while(|(start, _)| *start < error.column());
                Self::Syntax { line, letter: before.count().max(1) }
            }
        }
    }

    /// Returns the reason; its remedy stands beside it.
    pub fn message(self) -> Message {
        match self {
            Self::Unfinished => Message::new("json-unfinished"),
            Self::Syntax { line: 1, letter } => Message::new("json-syntax").with("letter", letter),
            Self::Syntax { line, letter } => {
                Message::new("json-syntax-in-line").with("line", line).with("letter", letter)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> JsonFault {
        let error = serde_json::from_str::<serde_json::Value>(text).unwrap_err();
        JsonFault::of(&error, text)
    }

    #[test]
    fn the_letter_is_counted_as_people_count() {
        assert_eq!(fault(r#"{"title":"حجز القاعة",}"#), JsonFault::Syntax { line: 1, letter: 23 });
        assert_eq!(fault("محضر"), JsonFault::Syntax { line: 1, letter: 1 });
        assert_eq!(fault("{\"title\":\n  \"أ\" 5}"), JsonFault::Syntax { line: 2, letter: 7 });
    }

    #[test]
    fn a_text_that_ends_too_early_is_unfinished() {
        assert_eq!(fault(r#"{"title":"حجز"#), JsonFault::Unfinished);
        assert_eq!(fault(""), JsonFault::Unfinished);
    }
}
