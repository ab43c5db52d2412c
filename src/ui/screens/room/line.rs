//! The line that is being written, and what its words offer: a speaker, a form, an amount.

use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::money;
use crate::domain::money::Amount;
use crate::domain::money::AmountReading;
use crate::domain::names;
use crate::domain::names::Likeness;
use crate::domain::rows::Name;
use crate::text::fold;
use crate::ui::widgets::entry::Entry;

/// The longest note.
const LONGEST: usize = 16_000;

/// A line under an agenda item.
#[derive(Clone, Debug)]
pub struct Line {
    /// The note that it becomes.
    pub record: RecordId,
    pub entry: Entry,
    /// The note as it was read, when it is being edited.
    pub editing: Option<Loaded>,
}

/// What the meeting records besides notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    Decision,
    Recommendation,
    Action,
    Commitment,
}

/// What somebody said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub speaker: Option<RecordId>,
    pub text: String,
}

impl Line {
    /// Makes an empty line that becomes this note.
    pub fn new(record: RecordId) -> Self {
        Self { record, entry: Entry::paragraphs("", LONGEST), editing: None }
    }

    /// Makes a line of what a draft kept.
    pub fn restored(record: RecordId, text: &str) -> Self {
        Self { record, entry: Entry::paragraphs(text, LONGEST), editing: None }
    }

    /// Returns the text without the blanks round it.
    pub fn text(&self) -> &str {
        self.entry.text().trim()
    }
}

/// Returns the form that the beginning of a line asks for, and the rest of the line.
pub fn offered(text: &str) -> Option<(Output, &str)> {
    let (head, rest) = text.split_once(':')?;
    let output = match fold(head.trim()).as_str() {
        "قرار" | "القرار" | "decision" => Output::Decision,
        "توصيه" | "التوصيه" | "recommendation" => Output::Recommendation,
        "مهمه" | "المهمه" | "action" => Output::Action,
        "التزام" | "الالتزام" | "commitment" => Output::Commitment,
        _ => return None,
    };
    Some((output, rest.trim()))
}

/// Parts the speaker from what was said: `NZ: …`, «ن ز: …», «نبيل: …».
pub fn said(text: &str, people: &[(RecordId, Name)]) -> Said {
    let whole = || Said { speaker: None, text: text.to_owned() };
    let Some((head, rest)) = text.split_once(':') else { return whole() };
    match speaker(head.trim(), people) {
        Some(speaker) if !rest.trim().is_empty() => {
            Said { speaker: Some(speaker), text: rest.trim().to_owned() }
        }
        _ => whole(),
    }
}

/// Finds the one person in the room whose initials or name these are.
fn speaker(typed: &str, people: &[(RecordId, Name)]) -> Option<RecordId> {
    let letters: String = fold(typed).split_whitespace().collect();
    if !(2..=60).contains(&letters.chars().count()) {
        return None;
    }
    let wanted = names::Name::new(typed);
    let mut found: Vec<(u8, RecordId)> = people
        .iter()
        .filter_map(|(id, name)| {
            let spellings = [Some(name.ar.as_str()), name.en.as_deref()].into_iter().flatten();
            let best = spellings.filter_map(|name| nearness(name, &letters, &wanted)).min();
            best.map(|near| (near, *id))
        })
        .collect();
    found.sort();
    match found.as_slice() {
        [(_, only)] => Some(*only),
        [(first, best), (second, _), ..] if first < second => Some(*best),
        _ => None,
    }
}

fn nearness(name: &str, letters: &str, wanted: &names::Name) -> Option<u8> {
    let own: String = fold(&initials(name)).split_whitespace().collect();
    if own == letters {
        return Some(1);
    }
    match names::Name::new(name).likeness(wanted)? {
        Likeness::Exact => Some(0),
        Likeness::Beginning => Some(2),
        Likeness::WordBeginnings => Some(3),
        Likeness::Initials => Some(4),
        Likeness::Inside | Likeness::Misspelt(_) => None,
    }
}

/// Returns the first letters of the first and the last name: `NZ`, «ن ز».
pub fn initials(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let first =
        |word: &&str| word.strip_prefix("ال").filter(|rest| !rest.is_empty()).unwrap_or(word).chars().next();
    let both = match words.as_slice() {
        [] => return String::new(),
        [only] => [first(only), None],
        [given, .., family] => [first(given), first(family)],
    };
    let letters: Vec<String> =
        both.into_iter().flatten().map(|letter| letter.to_uppercase().collect()).collect();
    // Letters of Arabic initials would join, so a blank stands between them.
    let apart = if letters.iter().all(|letter| letter.is_ascii()) { "" } else { " " };
    letters.join(apart)
}

/// Finds an amount in a sentence: a number and the word after it.
pub fn amount(text: &str) -> Option<Amount> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut found = None;
    for (place, word) in words.iter().enumerate() {
        if !crate::text::fold_digits(word).starts_with(|letter: char| letter.is_ascii_digit()) {
            continue;
        }
        let unit = words.get(place + 1).map(|unit| unit.trim_end_matches(['.', '،', ',', ';', '؛']));
        let Some(unit) = unit.filter(|unit| unit.starts_with(char::is_alphabetic)) else { continue };
        match money::read(&format!("{word} {unit}"), None) {
            AmountReading::One(amount @ Amount::Money(_)) => return Some(amount),
            AmountReading::One(amount) => found = found.or(Some(amount)),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;
    use crate::domain::money::Money;

    fn id(number: u8) -> RecordId {
        RecordId([number; 16])
    }

    fn people() -> Vec<(RecordId, Name)> {
        let person =
            |number, ar: &str, en: &str| (id(number), Name { ar: ar.to_owned(), en: Some(en.to_owned()) });
        vec![
            person(1, "نبيل أحمد الزعتر", "Nabil Zaatar"),
            person(2, "عمر بيدر", "Omar Baydar"),
            person(3, "عمر البلوط", "Omar Ballout"),
        ]
    }

    #[test]
    fn initials_name_the_speaker_in_either_script() {
        for text in ["NZ: القاعة تحتاج منحدرا", "ن ز: القاعة تحتاج منحدرا", "نبيل: القاعة تحتاج منحدرا"]
        {
            let said = said(text, &people());
            assert_eq!((said.speaker, said.text.as_str()), (Some(id(1)), "القاعة تحتاج منحدرا"), "{text}");
        }
    }

    #[test]
    fn initials_that_two_people_share_name_nobody() {
        let shared = said("ع ب: نعم", &people());
        assert_eq!((shared.speaker, shared.text.as_str()), (None, "ع ب: نعم"));
        assert_eq!(said("عمر بيدر: نعم", &people()).speaker, Some(id(2)));
    }

    #[test]
    fn a_colon_inside_a_sentence_is_no_speaker() {
        for text in ["الموعد: الأحد", "الساعة 11:30", "ن:", "UNICEF: يرسل كتابا"] {
            assert_eq!(said(text, &people()), Said { speaker: None, text: text.to_owned() });
        }
    }

    #[test]
    fn a_line_that_begins_with_its_label_offers_the_form() {
        assert_eq!(offered("قرار: يفتتح المركز"), Some((Output::Decision, "يفتتح المركز")));
        assert_eq!(offered("توصية: نموذج واحد"), Some((Output::Recommendation, "نموذج واحد")));
        assert_eq!(offered("Commitment: the ramp"), Some((Output::Commitment, "the ramp")));
        assert_eq!(offered("القرار السابق: نفذ"), None);
    }

    #[test]
    fn an_amount_is_found_in_its_sentence() {
        let ils = Amount::Money(Money { minor: 500_000, currency: Currency::Ils });
        assert_eq!(amount("الغرفة تدفع كلفة المنحدر حتى 5000 شيكل."), Some(ils.clone()));
        assert_eq!(amount("البند 4 بعد 2 اجتماع، ٥٠٠٠ شيكل"), Some(ils));
        assert_eq!(amount("الاجتماع القادم"), None);
    }

    #[test]
    fn initials_of_arabic_names_stand_apart() {
        assert_eq!(initials("نبيل أحمد الزعتر"), "ن ز");
        assert_eq!(initials("Nabil Zaatar"), "NZ");
        assert_eq!(initials(""), "");
    }
}
