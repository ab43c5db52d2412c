//! Money and quantities: whole minor units of a currency, or a count of something.

use crate::domain::message::Argument;
use crate::domain::message::Message;
use crate::domain::records::CURRENCIES;
use crate::text::fold;

/// A currency of the program. The Jordanian dinar has three decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Currency {
    Ils,
    Jod,
    Usd,
    Eur,
}

/// An amount of money in minor units: agorot, fils, cents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Money {
    pub minor: i64,
    pub currency: Currency,
}

/// A count of something: 40 chairs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Quantity {
    pub count: i64,
    pub unit: String,
}

/// What can stand in the field of a promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Amount {
    Money(Money),
    Quantity(Quantity),
}

/// What somebody's `5000 شيكل` means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountReading {
    Empty,
    One(Amount),
    /// The dot of `1.500 ILS` separates thousands, or decimals.
    TwoWays(Money, Money),
    NotAnAmount(NotAnAmount),
}

/// Why words are no amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnAmount {
    NoNumber,
    /// A number of what?
    NoUnit,
    Negative,
    /// Half a chair.
    NotWhole,
    TooManyDecimals {
        currency: Currency,
    },
    TooLarge,
}

/// Largest amount in minor units, and largest count, as the catalogue has them.
const LARGEST_MINOR: i64 = 1_000_000_000_000_000;
const LARGEST_COUNT: i64 = 1_000_000_000;

/// Reads a number with its unit; a number alone takes `usual_unit`, the one last used.
pub fn read(typed: &str, usual_unit: Option<&str>) -> AmountReading {
    let spaced = spaced(typed);
    if spaced.is_empty() {
        return AmountReading::Empty;
    }
    let (numbers, words): (Vec<&str>, Vec<&str>) =
        spaced.iter().map(String::as_str).partition(|part| part.starts_with(|c: char| c.is_ascii_digit()));
    let number = match numbers.as_slice() {
        [number] => (*number).to_owned(),
        [first, groups @ ..] if groups.iter().all(|group| group.len() == 3) && first.len() <= 3 => {
            numbers.concat()
        }
        _ => return AmountReading::NotAnAmount(NotAnAmount::NoNumber),
    };
    if words.iter().any(|word| matches!(*word, "-" | "−")) {
        return AmountReading::NotAnAmount(NotAnAmount::Negative);
    }
    let (thousands, words) = match words.split_first() {
        Some((first, rest)) => multiplier(first).map_or((1, words.clone()), |by| (by, rest.to_vec())),
        None => (1, usual_unit.into_iter().collect()),
    };
    let unit = words.join(" ");
    if unit.is_empty() {
        return AmountReading::NotAnAmount(NotAnAmount::NoUnit);
    }
    match Currency::called(&unit) {
        Some(currency) => money(&number, thousands, currency),
        None => quantity(&number, thousands, unit),
    }
}

/// Returns what the columns of a record hold: money, things, or both.
pub fn recorded(
    minor: Option<i64>,
    currency: Option<&str>,
    count: Option<i64>,
    unit: Option<&str>,
) -> Vec<Amount> {
    let currency = currency.and_then(Currency::with_code);
    let money = minor.zip(currency).map(|(minor, currency)| Money { minor, currency });
    let things = count.map(|count| Quantity { count, unit: unit.unwrap_or_default().to_owned() });
    money.map(Amount::Money).into_iter().chain(things.map(Amount::Quantity)).collect()
}

/// Says a count with its unit. The unit is as it was typed: nothing is known of its plural.
///
/// Only the ending that "200 طردًا" asks for is left out: it would be wrong after another number.
pub fn counted(count: i64, unit: &str) -> Message {
    let bare = ["\u{64b}ا", "ا\u{64b}", "\u{64b}"].iter().find_map(|ending| unit.strip_suffix(ending));
    let unit = bare.filter(|bare| !bare.is_empty()).unwrap_or(unit);
    Message::new("value-quantity").with("number", count).with("unit", unit)
}

/// Writes a count in groups of three: `12,500`.
pub fn grouped(count: i64) -> String {
    let digits = count.unsigned_abs().to_string();
    let mut written = String::with_capacity(digits.len() * 4 / 3 + 1);
    if count < 0 {
        written.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    written
}

impl Currency {
    /// Every currency, the one used most first.
    pub const ALL: [Self; 4] = [Self::Ils, Self::Jod, Self::Usd, Self::Eur];

    /// Returns the three letters that stand in records.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ils => "ILS",
            Self::Jod => "JOD",
            Self::Usd => "USD",
            Self::Eur => "EUR",
        }
    }

    /// Finds a currency by its three letters.
    pub fn with_code(code: &str) -> Option<Self> {
        debug_assert_eq!(CURRENCIES.len(), Self::ALL.len(), "the catalogue lists the same currencies");
        Self::ALL.into_iter().find(|currency| currency.code() == code)
    }

    /// Returns the word that a person reads.
    pub fn word(self) -> Message {
        Message::named(format!("choice-commitment-currency-{}", self.code()))
    }

    /// Returns how many decimals are written.
    pub const fn decimals(self) -> u32 {
        match self {
            Self::Jod => 3,
            Self::Ils | Self::Usd | Self::Eur => 2,
        }
    }

    /// Returns how a person who writes Arabic types it; [`Currency::called`] understands it.
    pub const fn typed_in_arabic(self) -> &'static str {
        match self {
            Self::Ils => "شيكل",
            Self::Jod => "دينار",
            Self::Usd => "دولار",
            Self::Eur => "يورو",
        }
    }

    /// Finds a currency by what people call it, in either language.
    pub fn called(word: &str) -> Option<Self> {
        Some(match fold(word).as_str() {
            "ils" | "nis" | "₪" | "shekel" | "shekels" | "شيكل" | "شيكلا" | "شواكل" | "شيقل" | "شاقل"
            | "ش" => Self::Ils,
            "jod"
            | "jd"
            | "dinar"
            | "dinars"
            | "دينار"
            | "دينارا"
            | "دنانير"
            | "دينار اردني"
            | "دنانير اردنيه"
            | "دينارا اردنيا"
            | "د.ا" => Self::Jod,
            "usd" | "$" | "dollar" | "dollars" | "دولار" | "دولارا" | "دولارات" | "دولار امريكي" => {
                Self::Usd
            }
            "eur" | "€" | "euro" | "euros" | "يورو" => Self::Eur,
            _ => return None,
        })
    }
}

impl Money {
    /// Writes the digits, without the currency: `5,000.00`.
    pub fn digits(self) -> String {
        let whole = 10_u64.pow(self.currency.decimals());
        let size = self.minor.unsigned_abs();
        let sign = if self.minor < 0 { "-" } else { "" };
        let (units, rest) = (size / whole, size % whole);
        let width = self.currency.decimals() as usize;
        format!("{sign}{}.{rest:0width$}", grouped(i64::try_from(units).unwrap_or(i64::MAX)))
    }

    /// Returns the amount as it stands in a message.
    pub fn argument(self) -> Argument {
        Argument::Money { minor: self.minor, currency: self.currency.code().to_owned() }
    }
}

impl AmountReading {
    /// Says what keeps these words from being an amount; `None` when they are one, or nothing.
    pub fn complaint(&self, typed: &str) -> Option<Message> {
        let reason = match self {
            Self::Empty | Self::One(_) => return None,
            Self::TwoWays(large, small) => {
                return Some(
                    Message::new("rules-amount-two-ways")
                        .with_typed("typed", typed)
                        .with("first", large.argument())
                        .with("second", small.argument()),
                );
            }
            Self::NotAnAmount(reason) => *reason,
        };
        let said = |id| Message::new(id).with("typed", typed);
        Some(match reason {
            NotAnAmount::NoNumber => said("rules-amount-no-number"),
            NotAnAmount::NoUnit => said("rules-amount-no-unit"),
            NotAnAmount::Negative => said("rules-amount-negative"),
            NotAnAmount::NotWhole => said("rules-amount-not-whole"),
            NotAnAmount::TooManyDecimals { currency } => {
                said("rules-amount-decimals").with("decimals", i64::from(currency.decimals()))
            }
            NotAnAmount::TooLarge => said("rules-amount-too-large"),
        })
    }
}

/// Splits into numbers and words in ASCII digits: `₪5000` and `5000شيكل` have two parts each.
fn spaced(typed: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut in_number = None;
    for c in typed.chars() {
        if c.is_whitespace() {
            in_number = None;
            continue;
        }
        let c = ascii(c);
        let separates = matches!(c, '.' | ',');
        let number = c.is_ascii_digit() || (separates && in_number == Some(true));
        match parts.last_mut() {
            Some(part) if in_number == Some(number) => part.push(c),
            _ => parts.push(c.to_string()),
        }
        in_number = Some(number);
    }
    for part in &mut parts {
        if part.starts_with(|c: char| c.is_ascii_digit()) {
            part.truncate(part.trim_end_matches(['.', ',']).len());
        }
    }
    parts
}

/// Returns the ASCII digit or separator that a character of a number stands for.
fn ascii(c: char) -> char {
    let digit = |zero: char| char::from_digit(u32::from(c) - u32::from(zero), 10).unwrap_or(c);
    match c {
        '٠'..='٩' => digit('٠'),
        '۰'..='۹' => digit('۰'),
        '٫' => '.',
        '٬' | '،' => ',',
        c => c,
    }
}

/// Reads «ألف» and its like.
fn multiplier(word: &str) -> Option<i64> {
    match fold(word).as_str() {
        "الف" | "الاف" | "k" | "thousand" => Some(1_000),
        "مليون" | "ملايين" | "million" => Some(1_000_000),
        _ => None,
    }
}

/// A number as written: its whole part, its decimals, and whether its one dot may separate thousands.
struct Written {
    whole: i64,
    decimals: String,
    either_way: bool,
}

/// Takes a number apart. The last separator is decimal unless it can only separate thousands.
fn written(number: &str) -> Option<Written> {
    let groups: Vec<&str> = number.split([',', '.']).collect();
    let separators: Vec<char> = number.chars().filter(|c| matches!(c, ',' | '.')).collect();
    let (last, before) = groups.split_last()?;
    let in_thousands = |groups: &[&str]| {
        let lengths = groups.iter().skip(1).all(|group| group.len() == 3);
        let first = groups.first().is_none_or(|first| (1..=3).contains(&first.len()) || groups.len() == 1);
        lengths && first
    };
    let one_kind = separators.windows(2).all(|pair| pair.first() == pair.last());
    let dot = separators.last() == Some(&'.');
    let decimal = match separators.len() {
        0 => false,
        1 => dot || last.len() != 3,
        _ => !one_kind,
    };
    let whole_groups = if decimal { before } else { groups.as_slice() };
    if !in_thousands(whole_groups) {
        return None;
    }
    let first = groups.first().copied().unwrap_or_default();
    Some(Written {
        whole: whole_groups.concat().parse().unwrap_or(i64::MAX),
        decimals: if decimal { (*last).to_owned() } else { String::new() },
        either_way: decimal && separators.len() == 1 && in_thousands(&groups) && !first.starts_with('0'),
    })
}

fn money(number: &str, thousands: i64, currency: Currency) -> AmountReading {
    let Some(written) = written(number) else {
        return AmountReading::NotAnAmount(NotAnAmount::NoNumber);
    };
    let places = currency.decimals() as usize;
    let unit = 10_i64.pow(currency.decimals());
    let exact = written.decimals.trim_end_matches('0');
    if exact.len() > places {
        return AmountReading::NotAnAmount(NotAnAmount::TooManyDecimals { currency });
    }
    let fraction: i64 = format!("{exact:0<places$}").parse().unwrap_or(0);
    let amount = |minor: Option<i64>| {
        minor
            .and_then(|minor| minor.checked_mul(thousands))
            .filter(|minor| *minor <= LARGEST_MINOR)
            .map(|minor| Money { minor, currency })
    };
    let Some(read) = amount(written.whole.checked_mul(unit).and_then(|minor| minor.checked_add(fraction)))
    else {
        return AmountReading::NotAnAmount(NotAnAmount::TooLarge);
    };
    // Three digits after a dot are the decimals of a dinar, but hardly those of a shekel.
    if written.either_way && places != 3 {
        let digits: Option<i64> = format!("{}{}", written.whole, written.decimals).parse().ok();
        if let Some(large) = amount(digits.and_then(|whole| whole.checked_mul(unit))) {
            return AmountReading::TwoWays(large, read);
        }
    }
    AmountReading::One(Amount::Money(read))
}

fn quantity(number: &str, thousands: i64, unit: String) -> AmountReading {
    let Some(written) = written(number) else {
        return AmountReading::NotAnAmount(NotAnAmount::NoNumber);
    };
    if !written.decimals.is_empty() {
        return AmountReading::NotAnAmount(NotAnAmount::NotWhole);
    }
    match written.whole.checked_mul(thousands).filter(|count| *count <= LARGEST_COUNT) {
        Some(count) => AmountReading::One(Amount::Quantity(Quantity { count, unit })),
        None => AmountReading::NotAnAmount(NotAnAmount::TooLarge),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn money_of(minor: i64, currency: Currency) -> AmountReading {
        AmountReading::One(Amount::Money(Money { minor, currency }))
    }

    fn quantity_of(count: i64, unit: &str) -> AmountReading {
        AmountReading::One(Amount::Quantity(Quantity { count, unit: unit.to_owned() }))
    }

    #[test]
    fn money_is_a_number_with_a_currency_on_either_side() {
        for typed in ["5000 شيكل", "٥٠٠٠ شيكل", "5000شيكل", "₪5000", "5,000 ILS", "5 000 nis", "5 آلاف شيكل"]
        {
            assert_eq!(read(typed, None), money_of(500_000, Currency::Ils), "{typed}");
        }
        assert_eq!(read("1,250.50 ILS", None), money_of(125_050, Currency::Ils));
        assert_eq!(read("١٬٢٥٠٫٥٠ شيكل", None), money_of(125_050, Currency::Ils));
        assert_eq!(read("1.250,50 €", None), money_of(125_050, Currency::Eur));
    }

    #[test]
    fn the_dinar_has_three_decimals() {
        assert_eq!(read("2500 jod", None), money_of(2_500_000, Currency::Jod));
        assert_eq!(read("1.500 دينار أردني", None), money_of(1_500, Currency::Jod));
        assert_eq!(read("1.25 JOD", None), money_of(1_250, Currency::Jod));
    }

    #[test]
    fn a_dot_before_three_digits_of_shekels_is_asked() {
        let large = Money { minor: 150_000, currency: Currency::Ils };
        let small = Money { minor: 150, currency: Currency::Ils };
        assert_eq!(read("1.500 ILS", None), AmountReading::TwoWays(large, small));
        assert_eq!(read("1,500 ILS", None), money_of(150_000, Currency::Ils));
        assert_eq!(read("0.500 ILS", None), money_of(50, Currency::Ils));
        assert_eq!(read("1.50 ILS", None), money_of(150, Currency::Ils));
        assert!(read("1.500 شيكل", None).complaint("1.500 شيكل").is_some());
    }

    #[test]
    fn anything_else_after_a_number_is_what_is_counted() {
        assert_eq!(read("40 كرسي", None), quantity_of(40, "كرسي"));
        assert_eq!(read("40 كرسيًا متحركًا", None), quantity_of(40, "كرسيًا متحركًا"));
        assert_eq!(read("12 hours", None), quantity_of(12, "hours"));
        assert_eq!(read("٣ آلاف طرد", None), quantity_of(3_000, "طرد"));
    }

    #[test]
    fn a_number_alone_takes_the_unit_last_used() {
        assert_eq!(read("250", Some("ILS")), money_of(25_000, Currency::Ils));
        assert_eq!(read("250", Some("وجبة")), quantity_of(250, "وجبة"));
        assert_eq!(read("250", None), AmountReading::NotAnAmount(NotAnAmount::NoUnit));
    }

    #[test]
    fn what_is_no_amount_says_why() {
        let reason = |typed| match read(typed, None) {
            AmountReading::NotAnAmount(reason) => reason,
            other => panic!("{typed}: {other:?}"),
        };
        assert_eq!(read("  ", None), AmountReading::Empty);
        assert_eq!(reason("شيكل"), NotAnAmount::NoNumber);
        assert_eq!(reason("5 6 شيكل"), NotAnAmount::NoNumber);
        assert_eq!(reason("12,34,5 شيكل"), NotAnAmount::NoNumber);
        assert_eq!(reason("- 5 شيكل"), NotAnAmount::Negative);
        assert_eq!(reason("2.5 كرسي"), NotAnAmount::NotWhole);
        assert_eq!(reason("1.505 ILS"), NotAnAmount::TooManyDecimals { currency: Currency::Ils });
        assert_eq!(reason("99999999999999999999 ILS"), NotAnAmount::TooLarge);
        assert_eq!(reason("999999999999999 ILS"), NotAnAmount::TooLarge);
    }

    #[test]
    fn what_stands_in_an_arabic_field_is_read_as_the_currency_it_says() {
        for currency in Currency::ALL {
            assert_eq!(Currency::called(currency.typed_in_arabic()), Some(currency));
        }
    }

    #[test]
    fn a_unit_stands_after_its_number_without_the_ending_of_another() {
        let unit = |typed: &str| counted(200, typed).args.into_iter().nth(1).map(|(_, unit)| unit);
        for typed in ["طرد", "طردًا", "طرداً"] {
            assert_eq!(unit(typed), Some("طرد".into()), "{typed}");
        }
        assert_eq!(unit("بيتزا"), Some("بيتزا".into()), "a letter of its own");
    }

    #[test]
    fn digits_are_written_in_groups_with_the_currency_s_decimals() {
        assert_eq!(Money { minor: 500_000, currency: Currency::Ils }.digits(), "5,000.00");
        assert_eq!(Money { minor: 2_500_050, currency: Currency::Jod }.digits(), "2,500.050");
        assert_eq!(Money { minor: -5, currency: Currency::Usd }.digits(), "-0.05");
        assert_eq!(
            (grouped(999), grouped(1_000), grouped(-1_234_567)),
            ("999".into(), "1,000".into(), "-1,234,567".into())
        );
    }

    proptest! {
        #[test]
        fn an_amount_as_written_is_read_as_itself(minor in 0..LARGEST_MINOR, currency in 0_usize..4) {
            let money = Money { minor, currency: Currency::ALL[currency] };
            let typed = format!("{} {}", money.digits(), money.currency.code());
            prop_assert_eq!(read(&typed, None), AmountReading::One(Amount::Money(money)));
        }

        #[test]
        fn any_text_has_a_reading(typed in ".{0,40}") {
            let reading = read(&typed, Some("ILS"));
            prop_assert!(reading.complaint(&typed).is_none() || !matches!(reading, AmountReading::One(_)));
        }
    }
}
