//! Matching names of people and organisations, however they are spelt.
//!
//! Honorifics and the article do not count, «أبو» and «عبد» stand with what follows them, and letters
//! that people exchange (ة/ه, أ/ا, ى/ي) are the same.

use crate::text::fold;

/// How a name answers to what was typed, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same words.
    Exact,
    /// The name begins with what was typed.
    Beginning,
    /// Every typed word begins a word of the name.
    WordBeginnings,
    /// The typed letters begin the words of the name in order.
    Initials,
    /// What was typed stands somewhere inside.
    Inside,
    /// So many letters are wrong: one or two.
    Misspelt(u8),
}

/// A name made ready for matching.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    words: Vec<String>,
}

impl Name {
    /// Takes a name apart: folded words, without honorifics and articles.
    pub fn new(name: &str) -> Self {
        let folded = fold(name);
        let mut words: Vec<&str> =
            folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        while words.len() > 1 && words.first().is_some_and(|word| is_honorific(word)) {
            words.remove(0);
        }
        let mut joined: Vec<String> = Vec::new();
        let mut prefix = String::new();
        for word in words {
            if prefix.is_empty() && is_prefix(word) {
                word.clone_into(&mut prefix);
                continue;
            }
            let word = if prefix.is_empty() { without_article(word) } else { word };
            joined.push(format!("{}{word}", std::mem::take(&mut prefix)));
        }
        if !prefix.is_empty() {
            joined.push(prefix);
        }
        Self { words: joined }
    }

    /// Returns how this name answers to what was typed; `None` when it does not.
    pub fn likeness(&self, typed: &Self) -> Option<Likeness> {
        if typed.words.is_empty() || self.words.is_empty() {
            return None;
        }
        if self.words == typed.words {
            return Some(Likeness::Exact);
        }
        let (name, wanted) = (self.words.join(" "), typed.words.join(" "));
        if name.starts_with(&wanted) {
            return Some(Likeness::Beginning);
        }
        if typed.words.iter().all(|typed| self.words.iter().any(|word| word.starts_with(typed.as_str()))) {
            return Some(Likeness::WordBeginnings);
        }
        if self.begins_with_initials(typed) {
            return Some(Likeness::Initials);
        }
        if wanted.chars().count() > 1 && name.contains(&wanted) {
            return Some(Likeness::Inside);
        }
        self.misspelt(typed).map(Likeness::Misspelt)
    }

    /// Returns `true` when two names are so near that they may be one.
    ///
    /// Either most of their letters are the same, or the words of one all stand in the other.
    pub fn is_near_twin(&self, other: &Self) -> bool {
        let (few, many) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let contained = few.words.len() > 1 && few.words.iter().all(|word| many.words.contains(word));
        let (one, two) = (few.words.concat(), many.words.concat());
        let letters = one.chars().count().min(two.chars().count());
        contained || (letters > 3 && wrong_letters(&one, &two, 1 + usize::from(letters > 8)).is_some())
    }

    /// One typed word, or single letters with spaces, are the initials of the name's words.
    fn begins_with_initials(&self, typed: &Self) -> bool {
        let single = typed.words.len() == 1 || typed.words.iter().all(|word| word.chars().count() == 1);
        let letters: Vec<char> = typed.words.concat().chars().collect();
        let initials = self.words.iter().filter_map(|word| word.chars().next());
        let enough = (2..=self.words.len()).contains(&letters.len());
        single && enough && initials.zip(&letters).all(|(initial, letter)| initial == *letter)
    }

    /// Counts the wrong letters when each typed word is nearly some word, whole or only begun.
    fn misspelt(&self, typed: &Self) -> Option<u8> {
        let mut wrong = 0;
        for wanted in &typed.words {
            let letters = wanted.chars().count();
            let allowed = match letters {
                0..=2 => 0,
                3..=5 => 1,
                _ => 2,
            };
            let nearest = self.words.iter().filter_map(|word| {
                let begun: String = word.chars().take(letters).collect();
                [word.as_str(), begun.as_str()]
                    .into_iter()
                    .filter_map(|word| wrong_letters(wanted, word, allowed))
                    .min()
            });
            wrong += nearest.min()?;
        }
        u8::try_from(wrong).ok().filter(|wrong| *wrong <= 2)
    }
}

/// Returns the places of the names that answer, the best first; equals keep their order.
pub fn best(typed: &str, names: &[Name]) -> Vec<(usize, Likeness)> {
    let typed = Name::new(typed);
    let mut found: Vec<(usize, Likeness)> = names
        .iter()
        .enumerate()
        .filter_map(|(place, name)| name.likeness(&typed).map(|likeness| (place, likeness)))
        .collect();
    found.sort_by_key(|(_, likeness)| *likeness);
    found
}

/// Counts the letters to change, add, drop or swap between two words, up to `most`.
fn wrong_letters(one: &str, other: &str, most: usize) -> Option<usize> {
    if most == 0 || one == other {
        return (one == other).then_some(0);
    }
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    if one.len().abs_diff(other.len()) > most {
        return None;
    }
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for (i, letter) in one.iter().enumerate() {
        let at = |rows: &[Vec<usize>], row: usize, column: usize| {
            rows.get(row).and_then(|row| row.get(column)).copied().unwrap_or(usize::MAX / 2)
        };
        let mut row = vec![i + 1];
        for (j, wanted) in other.iter().enumerate() {
            let changed = at(&rows, i, j) + usize::from(letter != wanted);
            let dropped = at(&rows, i, j + 1) + 1;
            let added = row.last().copied().unwrap_or_default() + 1;
            let swapped =
                i > 0 && j > 0 && one.get(i - 1) == Some(wanted) && other.get(j - 1) == Some(letter);
            let swapped = if swapped { at(&rows, i - 1, j - 1) + 1 } else { usize::MAX };
            row.push(changed.min(dropped).min(added).min(swapped));
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).copied().filter(|wrong| *wrong <= most)
}

/// Returns `true` for what stands before a name: «د.», «المهندسة», `Dr`.
fn is_honorific(word: &str) -> bool {
    matches!(
        word,
        "د" | "م"
            | "ا"
            | "الدكتور"
            | "الدكتوره"
            | "دكتور"
            | "دكتوره"
            | "المهندس"
            | "المهندسه"
            | "مهندس"
            | "الاستاذ"
            | "الاستاذه"
            | "استاذ"
            | "السيد"
            | "السيده"
            | "الحاج"
            | "الحاجه"
            | "الشيخ"
            | "اللواء"
            | "العميد"
            | "المحامي"
            | "المحاميه"
            | "dr"
            | "mr"
            | "mrs"
            | "ms"
            | "eng"
            | "prof"
    )
}

/// Returns `true` for a word that makes one name with the next: «أبو غصن», «عبد الله».
fn is_prefix(word: &str) -> bool {
    matches!(word, "ابو" | "ابي" | "ام" | "عبد" | "بن" | "ابن" | "abu" | "umm" | "abd")
}

fn without_article(word: &str) -> &str {
    word.strip_prefix("ال").filter(|rest| rest.chars().count() > 1).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn likeness(typed: &str, name: &str) -> Option<Likeness> {
        Name::new(name).likeness(&Name::new(typed))
    }

    #[test]
    fn a_name_answers_in_any_spelling() {
        assert_eq!(likeness("هدي ياسمين", "هدى ياسمين"), Some(Likeness::Exact));
        assert_eq!(likeness("جمعيه المراه", "جمعية المرأة"), Some(Likeness::Exact));
        assert_eq!(likeness("بيدر", "البيدر"), Some(Likeness::Exact));
    }

    #[test]
    fn honorifics_do_not_count() {
        assert_eq!(likeness("عمر بيدر", "م. عمر بيدر"), Some(Likeness::Exact));
        assert_eq!(likeness("الدكتورة هدى", "د. هدى ياسمين"), Some(Likeness::Beginning));
        assert_eq!(likeness("د", "د. هدى ياسمين"), None);
    }

    #[test]
    fn compounds_stay_together() {
        assert_eq!(likeness("ابوغصن", "سمير أبو غصن"), Some(Likeness::WordBeginnings));
        assert_eq!(likeness("عبدالله", "عبد الله"), Some(Likeness::Exact));
        assert_eq!(likeness("أبو", "سمير أبو غصن"), Some(Likeness::WordBeginnings));
    }

    #[test]
    fn the_better_likeness_comes_first() {
        let names: Vec<Name> =
            ["غرفة تجارة الوادي", "جمعية غرف النور", "غرفة", "غرغة الصناعة", "بلدية الزيتون"]
                .map(Name::new)
                .into();
        let found: Vec<usize> = best("غرفة", &names).into_iter().map(|(place, _)| place).collect();
        assert_eq!(found, [2, 0, 1, 3]);
        assert_eq!(best("غرف", &names).first(), Some(&(0, Likeness::Beginning)));
    }

    #[test]
    fn initials_find_a_name() {
        assert_eq!(likeness("ع ب", "عمر بيدر"), Some(Likeness::WordBeginnings));
        assert_eq!(likeness("عب", "عمر بيدر"), Some(Likeness::Initials));
        assert_eq!(likeness("wcs", "Women Charity Society"), Some(Likeness::Initials));
    }

    #[test]
    fn one_or_two_letters_may_be_wrong() {
        assert_eq!(likeness("منحدؤ", "منحدر"), Some(Likeness::Misspelt(1)));
        assert_eq!(likeness("zietoun", "Zeitoun Municipality"), Some(Likeness::Misspelt(1)));
        assert_eq!(likeness("chember of comerce", "Chamber of Commerce"), Some(Likeness::Misspelt(2)));
        assert_eq!(likeness("قط", "بط"), None);
    }

    #[test]
    fn near_twins_are_told_before_a_name_is_added() {
        let twins = |one: &str, other: &str| Name::new(one).is_near_twin(&Name::new(other));
        assert!(twins("جمعية نور النسائية", "جمعيه النور النسائيه"));
        assert!(twins("عمر بيدر", "م. عمر سليم بيدر"));
        assert!(twins("Bayader Trading", "Bayadir Trading"));
        assert!(!twins("عمر بيدر", "سمر تفاحة"));
        assert!(!twins("بلدية الزيتون", "بلدية مرج نور"));
    }

    #[test]
    fn nothing_typed_finds_nothing() {
        assert_eq!(likeness("", "عمر بيدر"), None);
        assert_eq!(likeness("عمر", ""), None);
    }

    proptest! {
        #[test]
        fn a_name_always_answers_to_itself(name in "[ا-ي]{2,8}( [ا-ي]{2,8}){0,3}") {
            let name = Name::new(&name);
            prop_assert_eq!(name.likeness(&name), Some(Likeness::Exact));
            prop_assert!(name.is_near_twin(&name) || name.words.concat().chars().count() < 4);
        }

        #[test]
        fn one_letter_dropped_from_a_long_word_is_forgiven(word in "[b-y]{6,12}", at in 1_usize..5) {
            let mut typed: Vec<char> = word.chars().collect();
            typed.remove(at);
            let typed: String = typed.into_iter().collect();
            prop_assert!(Name::new(&word).likeness(&Name::new(&typed)).is_some());
        }
    }
}
