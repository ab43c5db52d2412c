//! Counts, money and ordinals as a language writes them.

use crate::domain::money::Currency;
use crate::domain::money::Money;
use crate::domain::money::grouped;
use crate::i18n::language::Language;
use crate::i18n::language::Locale;
use crate::text::Digits;
use crate::text::render_digits;

/// The first meetings of a body, in words; later ones are written with digits.
const ORDINALS_AR: [&str; 20] = [
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
    "العاشر",
    "الحادي عشر",
    "الثاني عشر",
    "الثالث عشر",
    "الرابع عشر",
    "الخامس عشر",
    "السادس عشر",
    "السابع عشر",
    "الثامن عشر",
    "التاسع عشر",
    "العشرون",
];

/// The same for what is feminine in Arabic, a workshop.
const FEMININE_ORDINALS_AR: [&str; 20] = [
    "الأولى",
    "الثانية",
    "الثالثة",
    "الرابعة",
    "الخامسة",
    "السادسة",
    "السابعة",
    "الثامنة",
    "التاسعة",
    "العاشرة",
    "الحادية عشرة",
    "الثانية عشرة",
    "الثالثة عشرة",
    "الرابعة عشرة",
    "الخامسة عشرة",
    "السادسة عشرة",
    "السابعة عشرة",
    "الثامنة عشرة",
    "التاسعة عشرة",
    "العشرون",
];

/// From here on a number is grouped in threes; a year is not.
const GROUPED_FROM: i64 = 10_000;

/// What an ordinal is said of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Noun {
    #[default]
    Masculine,
    Feminine,
}

impl Locale {
    /// Writes a count.
    pub fn number(&self, number: i64) -> String {
        written(number, self.digits)
    }

    /// Writes an amount of money without its currency: `5,000.00`, in dinars `5,000.000`.
    pub fn amount(&self, minor: i64, currency: &str) -> String {
        // A currency of a newer program has two decimals, as most have.
        let currency = Currency::with_code(currency).unwrap_or(Currency::Usd);
        let amount = Money { minor, currency }.digits();
        localized(&amount, self.digits)
    }

    /// Writes which of a series something is: `السابع`, `7th`.
    pub fn ordinal(&self, number: i64, noun: Noun) -> String {
        let in_words = match noun {
            Noun::Masculine => ORDINALS_AR,
            Noun::Feminine => FEMININE_ORDINALS_AR,
        };
        match self.language {
            Language::Ar => usize::try_from(number - 1)
                .ok()
                .and_then(|place| in_words.get(place))
                .map_or_else(|| render_digits(&number.to_string(), self.digits), ToString::to_string),
            Language::En => format!("{}{}", render_digits(&number.to_string(), self.digits), suffix(number)),
        }
    }
}

/// Writes a whole number.
pub(super) fn written(number: i64, digits: Digits) -> String {
    let size = number.checked_abs().unwrap_or(i64::MAX);
    let text = if size < GROUPED_FROM { size.to_string() } else { grouped(size) };
    let text = localized(&text, digits);
    // A minus sign would jump to the other end of its number between Arabic words.
    if number < 0 { format!("\u{2066}-{text}\u{2069}") } else { text }
}

/// Writes digits with the separators that belong to them.
fn localized(western: &str, digits: Digits) -> String {
    let number = render_digits(western, digits);
    match digits {
        Digits::Western => number,
        Digits::ArabicIndic => number.replace(',', "٬").replace('.', "٫"),
    }
}

fn suffix(number: i64) -> &'static str {
    match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;

    fn locale(language: Language, digits: Digits) -> Locale {
        Locale { language, digits, zone: TimeZone::UTC }
    }

    #[test]
    fn long_numbers_are_grouped_and_years_are_not() {
        let arabic = locale(Language::Ar, Digits::Western);
        assert_eq!(arabic.number(2026), "2026");
        assert_eq!(arabic.number(80_000), "80,000");
        assert_eq!(arabic.number(1_234_567), "1,234,567");
        assert_eq!(arabic.number(-3), "\u{2066}-3\u{2069}");
        assert_eq!(locale(Language::Ar, Digits::ArabicIndic).number(80_000), "٨٠٬٠٠٠");
    }

    #[test]
    fn dinars_have_three_decimals() {
        let arabic = locale(Language::Ar, Digits::Western);
        assert_eq!(arabic.amount(500_000, "ILS"), "5,000.00");
        assert_eq!(arabic.amount(2_500_050, "JOD"), "2,500.050");
        assert_eq!(arabic.amount(5, "USD"), "0.05");
        assert_eq!(locale(Language::Ar, Digits::ArabicIndic).amount(123_456, "ILS"), "١٬٢٣٤٫٥٦");
    }

    #[test]
    fn the_first_twenty_meetings_are_counted_in_words() {
        let arabic = locale(Language::Ar, Digits::Western);
        assert_eq!(arabic.ordinal(1, Noun::Masculine), "الأول");
        assert_eq!(arabic.ordinal(7, Noun::Feminine), "السابعة");
        assert_eq!(arabic.ordinal(11, Noun::Feminine), "الحادية عشرة");
        assert_eq!(arabic.ordinal(20, Noun::Feminine), "العشرون");
        assert_eq!(arabic.ordinal(21, Noun::Masculine), "21");
        assert_eq!(arabic.ordinal(0, Noun::Masculine), "0");
    }

    #[test]
    fn english_ordinals_have_their_endings() {
        let english = locale(Language::En, Digits::Western);
        let ordinals: Vec<String> =
            [1, 2, 3, 4, 11, 12, 13, 21, 112].map(|n| english.ordinal(n, Noun::Masculine)).into();
        assert_eq!(ordinals, ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "112th"]);
    }
}
