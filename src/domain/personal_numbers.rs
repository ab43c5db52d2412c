//! Numbers that name a beneficiary and should not stand in minutes: a stick is lost sooner or later.

use std::ops::Range;

use crate::domain::message::Message;

/// Whose number it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PersonalNumber {
    /// Nine digits: an identity card in Palestine.
    IdentityCard,
    /// Ten digits: a national number in Jordan.
    NationalNumber,
}

impl PersonalNumber {
    /// Says what was noticed.
    pub const fn message(self) -> Message {
        Message::new(match self {
            Self::IdentityCard => "rules-personal-identity-card",
            Self::NationalNumber => "rules-personal-national-number",
        })
    }
}

/// Finds what looks like a personal number in free text, with its bytes.
///
/// A number that starts with zero or with an international prefix is a telephone.
pub fn find(text: &str) -> Vec<(PersonalNumber, Range<usize>)> {
    let mut found = Vec::new();
    let mut run: Option<Run> = None;
    let mut before = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if let Some(digit) = digit(c) {
            let run =
                run.get_or_insert(Run { start: at, digits: 0, telephone: digit == 0 || before == Some('+') });
            run.digits += 1;
        } else if let Some(run) = run.take() {
            let kind = match run.digits {
                9 => Some(PersonalNumber::IdentityCard),
                10 => Some(PersonalNumber::NationalNumber),
                _ => None,
            };
            found.extend(kind.filter(|_| !run.telephone).map(|kind| (kind, run.start..at)));
        }
        before = Some(c);
    }
    found
}

/// Digits that stand together.
struct Run {
    start: usize,
    digits: usize,
    telephone: bool,
}

fn digit(c: char) -> Option<u32> {
    match c {
        '٠'..='٩' => Some(u32::from(c) - u32::from('٠')),
        '۰'..='۹' => Some(u32::from(c) - u32::from('۰')),
        c => c.to_digit(10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<PersonalNumber> {
        find(text).into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn nine_and_ten_digits_are_noticed_in_either_kind_of_digits() {
        assert_eq!(kinds("حالة السيدة، هوية 900000007، تُتابع"), [PersonalNumber::IdentityCard]);
        assert_eq!(kinds("هوية ٩٠٠٠٠٠٠٠٧"), [PersonalNumber::IdentityCard]);
        assert_eq!(kinds("الرقم الوطني 9870000000"), [PersonalNumber::NationalNumber]);
    }

    #[test]
    fn telephones_amounts_and_references_are_left_alone() {
        assert!(kinds("هاتف 0590000000 أو +970590000000").is_empty());
        assert!(kinds("5,000,000 شيكل في 22/11/2026، كتاب 114/2025").is_empty());
    }

    #[test]
    fn the_place_of_the_number_is_told() {
        let text = "رقم 900000007.";
        let (_, place) = find(text).remove(0);
        assert_eq!(text.get(place), Some("900000007"));
    }
}
