//! What a typed word may mean besides itself: a kind of record, a state, that something is late.
//!
//! The words come from the languages; here is only how what a person typed is found among them.

use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Part;
use crate::domain::catalogue::RecordKind;
use crate::domain::records::ActionItem;
use crate::domain::records::Commitment;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Record as _;
use crate::text;

/// Shorter than this, the typed part of a phrase's last word says nothing.
const TELLING: usize = 3;
/// The beginning of a word, and the first word of a phrase, stand for the whole when they have so many letters.
const TELLING_ALONE: usize = 5;
/// What is left of a word without its ending, at least: with fewer letters another word would be meant, مهم for مهمة.
const STEM: usize = 4;
/// Endings of gender and number.
const ENDINGS: [&str; 5] = ["ات", "ين", "ون", "ه", "s"];

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Every record of a kind.
    Kind(&'static RecordKind),
    /// Records in whose column this choice stands.
    Choice { kind: &'static RecordKind, column: &'static str, choice: &'static str },
    /// What somebody should have done by now.
    Late,
    /// What was sent and is not answered.
    Waiting,
}

/// A word in every form that search knows: folded, with its article and without.
pub type Forms = Vec<String>;

/// Words and phrases with what they mean.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    entries: Vec<(Vec<Forms>, Meaning)>,
}

/// A meaning that was found, and over how many of the typed words it stretches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Understood {
    pub words: usize,
    pub meaning: Meaning,
}

/// Returns the kinds of records that are searched by their states.
pub fn kinds() -> [&'static RecordKind; 4] {
    [ActionItem::KIND, Commitment::KIND, Decision::KIND, Meeting::KIND]
}

/// Returns the columns of a kind that say what it is and how far it has come, with the choices that stand there.
pub fn states(kind: &'static RecordKind) -> impl Iterator<Item = (&'static Part, &'static [&'static str])> {
    let told = |part: &Part| ["kind", "status", "state"].contains(&part.name);
    let searched = kinds().contains(&kind);
    kind.columns().filter(move |(_, part)| searched && told(part)).filter_map(|(_, part)| match part.kind {
        AtomKind::Choice(choices) => Some((part, choices)),
        _ => None,
    })
}

impl Lexicon {
    /// Makes a lexicon of phrases as people read them.
    pub fn new(said: impl IntoIterator<Item = (String, Meaning)>) -> Self {
        let mut entries = Vec::new();
        for (phrase, meaning) in said {
            let entry = (words_of(&phrase), meaning);
            if !entry.0.is_empty() && !entries.contains(&entry) {
                entries.push(entry);
            }
        }
        Self { entries }
    }

    /// Returns of how many words the longest phrase is.
    pub fn longest(&self) -> usize {
        self.entries.iter().map(|(phrase, _)| phrase.len()).max().unwrap_or(0)
    }

    /// Returns what the first of these words may mean, alone or together with those behind it.
    pub fn meanings(&self, typed: &[&Forms]) -> Vec<Understood> {
        let mut found: Vec<Understood> = Vec::new();
        for (phrase, meaning) in &self.entries {
            let Some(words) = stretch(phrase, typed) else { continue };
            let understood = Understood { words, meaning: *meaning };
            if !found.contains(&understood) {
                found.push(understood);
            }
        }
        found
    }
}

/// Returns over how many of the typed words a phrase stretches. The last word may be typed in part.
fn stretch(phrase: &[Forms], typed: &[&Forms]) -> Option<usize> {
    let words = phrase.len().min(typed.len());
    let (last, before) = phrase.get(..words)?.split_last()?;
    let typed_last = typed.get(words - 1)?;
    let whole = |word: &Forms, typed: &Forms| {
        typed.iter().any(|typed| word.iter().any(|word| stem(word) == stem(typed)))
    };
    let telling = if words > 1 { TELLING } else { TELLING_ALONE };
    let begun = typed_last.iter().any(|typed| {
        typed.chars().count() >= telling && last.iter().any(|word| word.starts_with(typed.as_str()))
    });
    let is_whole = words == phrase.len();
    let is_long = typed_last.first().is_some_and(|typed| typed.chars().count() >= TELLING_ALONE);
    let is_told = is_whole || words > 1 || is_long;
    let same_before = before.iter().zip(typed).all(|(word, typed)| whole(word, typed));
    (same_before && is_told && (begun || whole(last, typed_last))).then_some(words)
}

/// Returns the words of a text in all their forms, the one that stands there first.
pub fn words_of(text: &str) -> Vec<Forms> {
    let folded = text::fold(text);
    let words = folded.split(|c| !text::is_in_word(c)).filter(|word| !word.is_empty());
    words.map(text::search_words).collect()
}

/// Takes one ending of gender or number off a word that stays long enough.
fn stem(word: &str) -> &str {
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.into_iter().find(|stem| stem.chars().count() >= STEM).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done() -> Meaning {
        Meaning::Choice { kind: ActionItem::KIND, column: "status", choice: "done" }
    }

    fn under_way() -> Meaning {
        Meaning::Choice { kind: ActionItem::KIND, column: "status", choice: "in_progress" }
    }

    fn lexicon() -> Lexicon {
        let said = [
            ("متأخر", Meaning::Late),
            ("late", Meaning::Late),
            ("منجزة", done()),
            ("مهمة", Meaning::Kind(ActionItem::KIND)),
            ("قيد التنفيذ", under_way()),
            ("in progress", under_way()),
            ("التزام", Meaning::Kind(Commitment::KIND)),
            ("متعهد به", Meaning::Kind(Commitment::KIND)),
        ];
        Lexicon::new(said.map(|(words, meaning)| (words.to_owned(), meaning)))
    }

    fn meaning(typed: &str) -> Vec<(usize, Meaning)> {
        let words = words_of(typed);
        let found = lexicon().meanings(&words.iter().collect::<Vec<_>>());
        found.into_iter().map(|found| (found.words, found.meaning)).collect()
    }

    #[test]
    fn a_word_is_understood_in_every_gender_and_number_and_with_its_article() {
        for typed in ["متأخر", "المتأخرة", "متأخرات", "المتاخرين", "late", "LATE"]
        {
            assert_eq!(meaning(typed), [(1, Meaning::Late)], "{typed}");
        }
        for typed in ["التزام", "الالتزامات", "التزا"] {
            assert_eq!(meaning(typed), [(1, Meaning::Kind(Commitment::KIND))], "{typed}");
        }
        for typed in ["منجز", "المُنجزة", "منجزات"] {
            assert_eq!(meaning(typed), [(1, done())], "{typed}");
        }
    }

    #[test]
    fn a_phrase_is_understood_as_a_whole_while_it_is_typed() {
        for typed in ["قيد التنفيذ", "قيد تنف", "in progress", "in prog"] {
            assert_eq!(meaning(typed), [(2, under_way())], "{typed}");
        }
        assert_eq!(meaning("متعهد"), [(1, Meaning::Kind(Commitment::KIND))]);
    }

    #[test]
    fn what_begins_too_many_words_means_only_itself() {
        for typed in ["la", "lat", "من", "قيد", "in", "التنفيذ", "متأخر1", "متأخ", "مهم", "منج"]
        {
            assert_eq!(meaning(typed), [], "{typed}");
        }
    }

    #[test]
    fn states_are_those_of_four_kinds() {
        let columns = |kind| states(kind).map(|(part, _)| part.name).collect::<Vec<_>>();
        assert_eq!(columns(ActionItem::KIND), ["status"]);
        assert_eq!(columns(Commitment::KIND), ["kind", "status"]);
        assert_eq!(columns(Decision::KIND), ["kind", "status"]);
        assert_eq!(columns(Meeting::KIND), ["kind", "state"]);
        assert_eq!(columns(crate::domain::records::Body::KIND), Vec::<&str>::new());
    }
}
