//! Words of the index that nobody types: of what kind a record is, which number it carries, how it stands.
//!
//! Each begins with a letter that no keyboard has.

use crate::domain::catalogue::RecordKind;
use crate::store::tally::Bucket;

/// The kind of the record.
const KIND: char = '\u{10000}';
/// A word of a name that the record refers to.
const BESIDE: char = '\u{10001}';
/// The number of minutes or of a decision.
const NUMBER: char = '\u{10002}';
/// A choice that stands in a column.
const STATE: char = '\u{10003}';
/// Until when it is owed.
const OWED: char = '\u{10004}';
/// The list it stands in, of a kind that has several.
const LIST: char = '\u{10005}';
/// Parts the pieces of a mark.
const THEN: char = '\u{10006}';

/// Says which kind a record is of.
pub(in crate::store) fn kind(kind: &RecordKind) -> String {
    format!("{KIND}{}", kind.number)
}

/// Marks a word as one of a name that stands beside.
pub(super) fn beside(word: &str) -> String {
    format!("{BESIDE}{word}")
}

/// Takes the mark off again.
pub(super) fn without_beside(word: &str) -> &str {
    word.trim_start_matches(BESIDE)
}

/// Says in which of the lists of its kind a record stands.
pub(in crate::store) fn list(list: u16) -> String {
    format!("{LIST}{list}")
}

/// Says that somebody still has to do it.
pub(in crate::store) fn owed() -> String {
    OWED.to_string()
}

/// Says until which day, month or year somebody has to do it, as they are written in ISO.
pub(super) fn owed_by(span: &str) -> String {
    format!("{OWED}{}", span.replace('-', ""))
}

/// Says that an answer is waited for, until no day.
pub(super) fn waits() -> String {
    format!("{OWED}{THEN}")
}

/// Says everything of where a record is counted.
pub(super) fn of_bucket(bucket: &Bucket) -> Vec<String> {
    let mut marks = vec![list(bucket.list())];
    if bucket.is_owed() {
        marks.push(owed());
        marks.extend(bucket.spans().iter().map(|span| owed_by(span)));
    }
    marks
}

/// Says which choice stands in a column.
pub(super) fn state(kind: &RecordKind, column: &str, choice: &str) -> String {
    format!("{STATE}{}{THEN}{}{THEN}{}", kind.number, plain(column), plain(choice))
}

/// The index knows letters and digits alone.
fn plain(name: &str) -> String {
    name.replace('_', "")
}

/// Says the number of minutes.
pub(super) fn minutes((number, year): (i64, i64)) -> String {
    format!("{NUMBER}{number}{THEN}{year}")
}

/// Says the number of a decision: whole, and from the year on.
pub(super) fn decision((number, year): (i64, i64), seq: i64) -> [String; 2] {
    [format!("{NUMBER}{number}{THEN}{year}{THEN}{seq}"), format!("{NUMBER}{year}{THEN}{seq}")]
}

/// Returns what the numbers begin with that a person types; `None` for no group.
pub(super) fn typed_number(groups: &[String]) -> Option<String> {
    let joined = groups.join(&THEN.to_string());
    (!joined.is_empty()).then(|| format!("{NUMBER}{joined}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::ActionItem;
    use crate::domain::records::Record as _;
    use crate::text::is_in_word;

    #[test]
    fn a_mark_is_one_word_of_the_index_and_cannot_be_typed() {
        let mut marks = vec![kind(ActionItem::KIND), beside("لجنه"), list(0), owed(), owed_by("2026-11-22")];
        marks.extend([waits(), state(ActionItem::KIND, "status", "in_progress"), minutes((4, 2026))]);
        marks.extend(decision((4, 2026), 2));
        for mark in &marks {
            assert!(mark.chars().all(is_in_word), "{mark:?}");
            assert!(mark.starts_with(|c| ('\u{10000}'..='\u{10006}').contains(&c)), "{mark:?}");
        }
        marks.sort();
        marks.dedup();
        assert_eq!(marks.len(), 10);
    }

    #[test]
    fn what_is_typed_of_a_number_is_how_its_mark_begins() {
        let groups = |typed: &[&str]| typed.iter().map(|group| (*group).to_owned()).collect::<Vec<_>>();
        let [whole, from_the_year] = decision((4, 2026), 2);
        for typed in [&["4", ""][..], &["4", "20"], &["4", "2026"], &["4", "2026", "2"]] {
            assert!(whole.starts_with(&typed_number(&groups(typed)).unwrap()), "{typed:?}");
        }
        assert_eq!(typed_number(&groups(&["2026", "2"])), Some(from_the_year));
        assert!(!whole.starts_with(&typed_number(&groups(&["14", "2026"])).unwrap()));
    }
}
