//! Asking the index: what was typed as it stands, and where that finds nothing, as it may have been meant.

use rusqlite::OptionalExtension as _;

use crate::domain::catalogue;
use crate::domain::catalogue::RecordKind;
use crate::domain::day::Day;
use crate::domain::id::RecordId;
use crate::domain::lexicon::Forms;
use crate::domain::lexicon::Meaning;
use crate::domain::records::ActionItem;
use crate::domain::records::Commitment;
use crate::domain::records::Record as _;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::search::Found;
use crate::store::search::Met;
use crate::store::search::marks;
use crate::store::search::slips;
use crate::store::search::wanted;
use crate::store::search::wanted::Piece;
use crate::store::search::wanted::Term;
use crate::store::search::wanted::Token;
use crate::store::search::wanted::Wanted;
use crate::store::search::wanted::Where;
use crate::text;

/// A number of so many digits may be one of minutes; a longer one is a year.
const SHORT_NUMBER: usize = 3;
/// In so many words slips of the fingers are put right.
const PUT_RIGHT: usize = 12;

/// How what was typed is read.
#[derive(Clone, Copy, Debug)]
pub(in crate::store) enum Reading<'r> {
    AsTyped,
    /// As the other side of the keyboard has it.
    OtherSide(&'r str),
    /// With slips of the fingers put right.
    PutRight,
}

impl Store {
    /// Finds records that hold every word of `typed`, each as the start of a word; newest first.
    ///
    /// A number as minutes print it finds what carries it, the very number before longer ones. A word of a kind or a
    /// state finds what holds the word, and then what is so.
    pub fn search(&self, typed: &str, limit: u32, today: Day) -> Result<Met, StoreError> {
        let met = self.first_met(typed, Where::Everywhere, today, |wanted, reading| {
            let mut found: Vec<Found> = Vec::new();
            for reading in closest_first(wanted) {
                if found.len() as u64 >= u64::from(limit) {
                    break;
                }
                let more = self.records_found(&reading, limit)?;
                found.extend(more.into_iter().filter(|one| !found.contains(one)).collect::<Vec<_>>());
            }
            found.truncate(limit as usize);
            let Some(first) = found.first() else { return Ok(None) };
            let meant = match reading {
                Reading::AsTyped => None,
                Reading::OtherSide(text) => Some(text.to_owned()),
                Reading::PutRight => Some(self.words_met(wanted, first)?),
            };
            Ok(Some(Met { found, meant: meant.filter(|meant| !meant.is_empty()) }))
        })?;
        Ok(met.unwrap_or_default())
    }

    /// Returns the first answer to what was typed: as it stands; on the other side of the keyboard; its numbers alone;
    /// with a slip of the fingers put right.
    pub(in crate::store) fn first_met<T>(
        &self,
        typed: &str,
        place: Where,
        today: Day,
        mut meet: impl FnMut(&Wanted, Reading<'_>) -> Result<Option<T>, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        let plain = self.wanted(typed, place, today)?;
        if plain.is_empty() {
            return Ok(None);
        }
        if let Some(met) = meet(&plain, Reading::AsTyped)? {
            return Ok(Some(met));
        }
        for reading in text::other_side(typed) {
            let wanted = self.wanted(&reading, place, today)?;
            if !wanted.is_empty()
                && let Some(met) = meet(&wanted, Reading::OtherSide(&reading))?
            {
                return Ok(Some(met));
            }
        }
        if let Some(numbers) = plain.numbers_alone()
            && let Some(met) = meet(&numbers, Reading::AsTyped)?
        {
            return Ok(Some(met));
        }
        match self.put_right(&plain, place)? {
            Some(wanted) => meet(&wanted, Reading::PutRight),
            None => Ok(None),
        }
    }

    /// Reads what was typed: numbers as minutes print them, words, and what the words mean besides themselves.
    pub(in crate::store) fn wanted(
        &self,
        typed: &str,
        place: Where,
        today: Day,
    ) -> Result<Wanted, StoreError> {
        let lexicon = (self.lexicon)();
        let pieces = wanted::pieces(typed);
        let mut terms: Vec<Vec<Term>> = pieces
            .iter()
            .map(|piece| match piece {
                Piece::Number(groups, digits) => Term::number(groups, digits, place),
                Piece::Word(forms) => vec![with_minutes(Term::word(forms, place), forms)],
            })
            .collect();
        for at in 0..pieces.len() {
            let words = pieces.iter().skip(at).take(lexicon.longest()).map_while(|piece| match piece {
                Piece::Word(forms) => Some(forms),
                Piece::Number(..) => None,
            });
            for understood in lexicon.meanings(&words.collect::<Vec<_>>()) {
                let tokens = self.tokens_of(understood.meaning, place, today)?;
                // Each word of a phrase or the whole of it: together that is all of the words, or what they mean.
                for term in terms.iter_mut().skip(at).take(understood.words).flatten() {
                    term.means.extend(tokens.iter().cloned());
                }
            }
        }
        Ok(Wanted { terms: terms.into_iter().flatten().collect() })
    }

    /// Returns the marks of a meaning.
    fn tokens_of(&self, meaning: Meaning, place: Where, today: Day) -> Result<Vec<Token>, StoreError> {
        Ok(match meaning {
            // In a list of one kind its word says nothing.
            Meaning::Kind(kind) if place == Where::Everywhere => vec![Token::whole(marks::kind(kind))],
            Meaning::Kind(_) => Vec::new(),
            Meaning::Choice { kind, column, choice } => {
                vec![Token::whole(marks::state(kind, column, choice))]
            }
            Meaning::Late => {
                let mut spans = Vec::new();
                for kind in [ActionItem::KIND, Commitment::KIND] {
                    spans.extend(self.spans_owed_before(kind.number, today)?);
                }
                spans.sort_unstable();
                spans.dedup();
                spans.iter().map(|span| Token::whole(marks::owed_by(span))).collect()
            }
            Meaning::Waiting => vec![Token::whole(marks::waits())],
        })
    }

    /// Wants the neighbours of each word that finds nothing by itself; `None` when every word finds something.
    fn put_right(&self, wanted: &Wanted, place: Where) -> Result<Option<Wanted>, StoreError> {
        let mut right = wanted.clone();
        let mut changed = false;
        for term in right.terms.iter_mut().take(PUT_RIGHT) {
            let Some(typed) = &term.typed else { continue };
            let neighbours = slips::neighbours(typed);
            if neighbours.is_empty() || self.finds_any(&Wanted { terms: vec![term.clone()] })? {
                continue;
            }
            term.words = neighbours.iter().flat_map(|word| wanted::begun(word, place)).collect();
            term.means.clear();
            changed = true;
        }
        Ok(changed.then_some(right))
    }

    /// Returns the words of a record that were wanted, as they are written in its title where they stand there.
    fn words_met(&self, wanted: &Wanted, first: &Found) -> Result<String, StoreError> {
        let title = self.title_of(first.kind, first.record)?;
        let written = title.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
        let mut words: Vec<(String, Vec<String>)> =
            written.map(|word| (word.to_owned(), text::search_words(word))).collect();
        let folded = self.search_words_of(first.kind, first.record)?;
        words.extend(folded.into_iter().map(|word| (word.clone(), vec![word])));
        let met = wanted.terms.iter().filter(|term| term.typed.is_some()).filter_map(|term| {
            let one = Wanted { terms: vec![term.clone()] };
            words.iter().find(|(_, forms)| one.is_met_by(forms)).map(|(word, _)| word.clone())
        });
        Ok(met.collect::<Vec<_>>().join(" "))
    }

    fn finds_any(&self, wanted: &Wanted) -> Result<bool, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT 1 FROM search WHERE search MATCH ?1 LIMIT 1")?;
        Ok(statement.exists([wanted.query()])?)
    }

    fn records_found(&self, wanted: &Wanted, limit: u32) -> Result<Vec<Found>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT kind, local
               FROM search JOIN search_entry ON search_entry.entry = search.rowid
              WHERE search MATCH ?1
              ORDER BY search.rowid DESC
              LIMIT ?2",
        )?;
        let rows = statement.query_map((wanted.query(), limit), |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows = rows.collect::<Result<Vec<(u16, i64)>, _>>()?;
        let mut found = Vec::new();
        for (number, local) in rows {
            let Some(kind) = catalogue::numbered(number) else { continue };
            let sql = format!("SELECT id FROM {} WHERE local = ?1 AND life <> 1", kind.name);
            let mut statement = self.connection.prepare_cached(&sql)?;
            if let Some(id) = statement.query_row([local], |row| row.get(0)).optional()? {
                found.push(Found { kind, record: RecordId(id) });
            }
        }
        Ok(found)
    }

    /// Finds the records of a kind that hold what is wanted, or have it beside them; newest first.
    ///
    /// `None` when there are more than `most`, or when the index is behind.
    pub(in crate::store) fn search_kind(
        &self,
        kind: &RecordKind,
        wanted: &Wanted,
        most: u64,
    ) -> Result<Option<Vec<RecordId>>, StoreError> {
        if self.search_is_behind()? {
            return Ok(None);
        }
        let sql = format!(
            "SELECT {name}.id
               FROM search
               JOIN search_entry ON search_entry.entry = search.rowid AND search_entry.kind = ?2
               JOIN {name} ON {name}.local = search_entry.local
              WHERE search MATCH ?1
              ORDER BY search.rowid DESC
              LIMIT ?3",
            name = kind.name
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
        let query = wanted.clone().and(marks::kind(kind)).query();
        let rows = statement.query_map((query, kind.number, limit), |row| row.get(0))?;
        let found = rows.map(|id| Ok(RecordId(id?))).collect::<Result<Vec<_>, StoreError>>()?;
        Ok((found.len() as u64 <= most).then_some(found))
    }
}

/// Returns what is asked one after the other: the very number, what holds the words, what is as they mean.
fn closest_first(wanted: &Wanted) -> Vec<Wanted> {
    let exact = wanted.exact();
    let mut asked: Vec<Wanted> = exact.iter().filter_map(Wanted::itself).collect();
    asked.extend(exact);
    asked.extend(wanted.itself());
    asked.push(wanted.clone());
    asked
}

/// Lets a short number find the minutes that carry it, too.
fn with_minutes(mut term: Term, forms: &Forms) -> Term {
    if let [number] = forms.as_slice()
        && number.len() <= SHORT_NUMBER
        && number.chars().all(|c| c.is_ascii_digit())
    {
        let of_minutes = marks::typed_number(&[number.clone(), String::new()]);
        term.words.extend(of_minutes.map(Token::begun));
    }
    term
}
