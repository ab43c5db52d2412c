//! Words that are one slip of the fingers away from a typed one.

use std::collections::BTreeSet;

/// The letters that remain after folding.
const ARABIC: &str = "ابتثجحخدذرزسشصضطظعغفقكلمنهويء";
const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
/// A shorter word has too many neighbours.
const SHORTEST: usize = 4;
/// A longer one has more of them than are worth asking for.
const LONGEST: usize = 24;

/// Returns the beginnings of words that were meant, when one letter of `typed` is wrong, missing, too much or
/// exchanged with the next. None for a word that is short, or not of letters alone.
pub(super) fn neighbours(typed: &str) -> BTreeSet<String> {
    let letters: Vec<char> = typed.chars().collect();
    if !(SHORTEST..=LONGEST).contains(&letters.len()) || !letters.iter().all(|c| c.is_alphabetic()) {
        return BTreeSet::new();
    }
    let alphabet = if typed.is_ascii() { LATIN } else { ARABIC };
    let spliced = |from: usize, to: usize, new: &[char]| -> String {
        let (before, behind) = (letters.iter().take(from), letters.iter().skip(to));
        before.chain(new).chain(behind).collect()
    };
    let mut found = BTreeSet::new();
    for (place, pair) in letters.windows(2).enumerate() {
        found.insert(spliced(place, place + 2, &pair.iter().rev().copied().collect::<Vec<_>>()));
    }
    for place in 0..letters.len() {
        if letters.len() > SHORTEST {
            found.insert(spliced(place, place + 1, &[]));
        }
        for letter in alphabet.chars() {
            found.insert(spliced(place, place, &[letter]));
            found.insert(spliced(place, place + 1, &[letter]));
        }
    }
    found.remove(typed);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slip_of_one_letter_leads_back_to_the_word() {
        for (typed, meant) in [
            ("لحنه", "لجنه"),
            ("مديره", "مديريه"),
            ("اجتمماع", "اجتماع"),
            ("اجتامع", "اجتماع"),
            ("minutse", "minutes"),
            ("munites", "minutes"),
        ] {
            let found = neighbours(typed);
            let is_there = found.contains(meant);
            assert!(is_there == (typed != "munites"), "{typed}: one slip, not two");
            assert!(!found.contains(typed) && found.len() < 600, "{typed}: {}", found.len());
        }
    }

    #[test]
    fn short_words_and_numbers_are_taken_as_they_are() {
        assert!(
            neighbours("من").is_empty() && neighbours("2026").is_empty() && neighbours("a4b5").is_empty()
        );
        assert!(neighbours(&"ب".repeat(25)).is_empty());
    }
}
