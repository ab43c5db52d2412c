//! The languages, and how one person reads numbers and times.

use jiff::tz::TimeZone;

use crate::text::Digits;

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    Ar,
    En,
}

/// How one person reads: the language, the digits and the clock of the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locale {
    pub language: Language,
    pub digits: Digits,
    pub zone: TimeZone,
}

impl Language {
    /// Every language, the first one being the one the program was made for.
    pub const ALL: [Self; 2] = [Self::Ar, Self::En];

    /// Returns the code of the language: `ar`, `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
        }
    }

    /// Finds a language by its code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// Returns `true` when the language is written from right to left.
    pub fn is_rtl(self) -> bool {
        self == Self::Ar
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_found_by_its_code() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("he"), None);
        assert_eq!(Language::default(), Language::Ar);
    }
}
