//! What a person typed, as the index is asked for it.

use crate::domain::catalogue::RecordKind;
use crate::domain::lexicon;
use crate::domain::lexicon::Forms;
use crate::store::search::marks;
use crate::text;

/// A longer text than this is no longer read; whoever types has a lower limit.
const LONGEST: usize = 400;

/// Where something is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Where {
    Everywhere,
    /// Among the records of a kind, by the names too that stand beside them.
    In(&'static RecordKind),
}

/// A word of the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    /// A word that begins so is meant, too.
    pub(super) begins: bool,
}

/// One thing that is wanted: any of its words will do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Term {
    /// The shortest form of a typed word; none for a number.
    pub(super) typed: Option<String>,
    /// The mark of the number to which it belongs, as minutes print it.
    pub(super) number: Option<Token>,
    /// Itself, in every form.
    pub(super) words: Vec<Token>,
    /// What it means besides itself.
    pub(super) means: Vec<Token>,
}

/// What is wanted: all of its terms.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::store) struct Wanted {
    pub(super) terms: Vec<Term>,
}

/// A part of what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// A number as minutes print it, perhaps not typed to its end; and its digits as a text holds them.
    Number(Vec<String>, Vec<String>),
    Word(Forms),
}

impl Token {
    pub(super) fn whole(text: String) -> Self {
        Self { text, begins: false }
    }

    pub(super) fn begun(text: String) -> Self {
        Self { text, begins: true }
    }

    fn is_met_by(&self, word: &str) -> bool {
        if self.begins { word.starts_with(self.text.as_str()) } else { word == self.text }
    }
}

impl Term {
    /// Wants a word, in any of its forms.
    pub(super) fn word(forms: &Forms, place: Where) -> Self {
        let typed = forms.iter().min_by_key(|form| form.chars().count()).cloned();
        let words = forms.iter().flat_map(|form| begun(form, place)).collect();
        Self { typed, words, ..Self::default() }
    }

    /// Wants a number that minutes print, or a text in which its digits stand: 2025-2026, 22/11/2026, 3/4.
    ///
    /// Each of the digits or the number: together that is all of the digits, or the number.
    pub(super) fn number(groups: &[String], digits: &[String], place: Where) -> Vec<Self> {
        let number = marks::typed_number(groups).map(Token::begun);
        let last = digits.len().saturating_sub(1);
        let terms = digits.iter().enumerate().map(|(at, word)| {
            let mut words = begun(word, place);
            for token in &mut words {
                token.begins = at == last;
            }
            Self { number: number.clone(), words, ..Self::default() }
        });
        terms.collect()
    }

    fn any(&self) -> impl Iterator<Item = &Token> {
        self.number.iter().chain(&self.words).chain(&self.means)
    }
}

/// Returns the words of the index that begin with one: its own, and those of names beside it.
pub(super) fn begun(word: &str, place: Where) -> Vec<Token> {
    let mut tokens = vec![Token::begun(word.to_owned())];
    if let Where::In(_) = place {
        tokens.push(Token::begun(marks::beside(word)));
    }
    tokens
}

impl Wanted {
    /// Reads words alone: no number, no state.
    pub(in crate::store) fn words(typed: &str, place: Where) -> Self {
        Self { terms: lexicon::words_of(typed).iter().map(|forms| Term::word(forms, place)).collect() }
    }

    /// Returns `true` when nothing is wanted.
    pub(in crate::store) fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Wants a mark of the index, too.
    pub(in crate::store) fn and(mut self, mark: String) -> Self {
        self.terms.push(Term { words: vec![Token::whole(mark)], ..Term::default() });
        self
    }

    /// Returns the same with its numbers those of minutes, typed to their end; `None` where there is none.
    pub(super) fn exact(&self) -> Option<Self> {
        let mut exact = self.clone();
        let mut numbers = exact.terms.iter_mut().filter(|term| term.number.is_some()).peekable();
        numbers.peek()?;
        for term in numbers {
            term.words.clear();
            term.number.iter_mut().for_each(|token| token.begins = false);
        }
        Some(exact)
    }

    /// Returns the same without what its words mean besides themselves; `None` where they mean nothing.
    pub(super) fn itself(&self) -> Option<Self> {
        let mut itself = self.clone();
        itself.terms.iter_mut().for_each(|term| term.means.clear());
        (itself != *self).then_some(itself)
    }

    /// Returns its numbers without the words round them; `None` where it has only one of the two.
    pub(super) fn numbers_alone(&self) -> Option<Self> {
        let numbers = self.terms.iter().filter(|term| term.number.is_some());
        let terms: Vec<Term> = numbers.map(|term| Term { words: Vec::new(), ..term.clone() }).collect();
        (!terms.is_empty() && terms.len() < self.terms.len()).then_some(Self { terms })
    }

    /// Returns it as a query of the index; nothing that a person typed is query language.
    pub(in crate::store) fn query(&self) -> String {
        let token = |token: &Token| format!("\"{}\"{}", token.text, if token.begins { "*" } else { "" });
        let term = |term: &Term| term.any().map(token).collect::<Vec<_>>().join(" OR ");
        let terms = self.terms.iter().map(|one| format!("({})", term(one)));
        terms.collect::<Vec<_>>().join(" AND ")
    }

    /// Returns `true` when words of the index are all that is wanted.
    pub(in crate::store) fn is_met_by(&self, words: &[String]) -> bool {
        let met = |token: &Token| words.iter().any(|word| token.is_met_by(word));
        self.terms.iter().all(|term| term.any().any(met))
    }
}

/// Takes what was typed apart. What nobody types is left out: so many words are asked for, and no more.
pub(super) fn pieces(typed: &str) -> Vec<Piece> {
    let start: String = typed.chars().take(LONGEST).collect();
    let folded = text::fold(&start);
    let mut pieces = Vec::new();
    for chunk in folded.split(' ') {
        match number_in(chunk) {
            Some(groups) => {
                let digits = chunk.split(|c| !text::is_in_word(c)).filter(|digits| !digits.is_empty());
                pieces.push(Piece::Number(groups, digits.map(str::to_owned).collect()));
            }
            None => pieces.extend(lexicon::words_of(chunk).into_iter().map(Piece::Word)),
        }
    }
    pieces
}

/// Returns the groups of digits of a number such as 4/2026-2, its parts in the order in which they are printed.
///
/// Whoever writes the year first means the same: 2026/4 is 4/2026. The last group is empty while it is still awaited.
fn number_in(chunk: &str) -> Option<Vec<String>> {
    const SIGNS: [char; 5] = ['/', '\\', '-', '\u{2010}', '\u{2013}'];
    let chunk = chunk.trim_matches(|c: char| !text::is_in_word(c) && !SIGNS.contains(&c));
    let mut groups: Vec<String> = chunk.split(SIGNS).map(str::to_owned).collect();
    let digits = |group: &String| group.chars().all(|c| c.is_ascii_digit()) && group.len() <= 6;
    let (last, before) = groups.split_last()?;
    let is_number = (1..=2).contains(&before.len())
        && before.iter().all(|group| !group.is_empty() && digits(group))
        && digits(last);
    if !is_number {
        return None;
    }
    let is_year = |group: &str| group.len() == 4 && (group.starts_with("19") || group.starts_with("20"));
    let joined_by_slash = chunk.chars().find(|c| SIGNS.contains(c)).is_some_and(|c| c == '/' || c == '\\');
    if let [first, second, ..] = groups.as_mut_slice()
        && joined_by_slash
        && is_year(first)
        && !second.is_empty()
        && !is_year(second)
    {
        std::mem::swap(first, second);
    }
    Some(groups)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_minutes_print_them() {
        for (typed, groups) in [
            ("4/2026-2", &["4", "2026", "2"][..]),
            ("٤/٢٠٢٦-٢", &["4", "2026", "2"]),
            ("«4/2026»", &["4", "2026"]),
            ("2026/4", &["4", "2026"]),
            ("2026/4-2", &["4", "2026", "2"]),
            ("4/2026-", &["4", "2026", ""]),
            ("4/2", &["4", "2"]),
            ("4/", &["4", ""]),
            ("2026-2", &["2026", "2"]),
            ("\u{2068}4/2026-2\u{2069}", &["4", "2026", "2"]),
        ] {
            let read = pieces(typed);
            let [Piece::Number(read, _)] = read.as_slice() else { panic!("{typed}") };
            assert_eq!(*read, groups, "{typed}");
        }
        for typed in ["4", "-", "/4", "1/2/3/4", "ب/4", "2026", "4--2", "1234567/2", "a12/3", "12/3a"] {
            assert!(!pieces(typed).iter().any(|piece| matches!(piece, Piece::Number(..))), "{typed}");
        }
    }

    #[test]
    fn a_word_is_wanted_with_its_article_and_without() {
        let wanted = Wanted::words("التزام", Where::Everywhere);
        assert_eq!(wanted.query(), "(\"التزام\"* OR \"تزام\"*)");
        for text in ["الالتزامات", "التزام", "والتزام", "لزوم"] {
            assert_eq!(wanted.is_met_by(&text::search_words(text)), text != "لزوم", "{text}");
        }
    }

    #[test]
    fn nothing_that_is_typed_is_query_language() {
        let wanted = Wanted::words("NOT (a OR \"b*\") NEAR/2", Where::Everywhere);
        assert_eq!(
            wanted.query(),
            "(\"not\"*) AND (\"a\"*) AND (\"or\"*) AND (\"b\"*) AND (\"near\"*) AND (\"2\"*)"
        );
    }
}
