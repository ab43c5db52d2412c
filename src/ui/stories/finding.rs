//! Stories of a filter that leaves more than is counted, and of what a search shows beside a number.

use crate::domain::message::Message;
use crate::domain::records::Decision;
use crate::domain::records::Record as _;
use crate::domain::rows::Answer;
use crate::domain::rows::Hint;
use crate::domain::rows::Matching;
use crate::domain::rows::Name;
use crate::domain::rows::Page;
use crate::domain::rows::Query;
use crate::domain::rows::SearchHit;
use crate::i18n::Language;
use crate::ui::testing::Person;
use crate::ui::testing::id;
use crate::ui::testing::world::answers;

fn decision(beside: Vec<Hint>) -> SearchHit {
    SearchHit {
        kind: Decision::KIND, id: id(90), title: Name::plain("صرف منحة شتوية للأسر"), beside
    }
}

/// A great list: a filter of one letter leaves more than is counted, a longer one three.
fn world(query: &Query) -> Option<Answer> {
    match (query, answers(query)) {
        (Query::Search { text, .. }, _) if text == "4/2026-2" => {
            let number = Message::new("rules-number").with_typed("number", "4/2026-2");
            Some(Answer::Found { hits: vec![decision(vec![Hint::Word(number)])], meant: None })
        }
        (Query::Search { text, .. }, _) if text == "hgw.," => {
            Some(Answer::Found { hits: vec![decision(Vec::new())], meant: Some("Zarqa".to_owned()) })
        }
        (Query::List(query), Some(Answer::List(page))) if !query.filter.is_empty() => {
            let few = query.filter.chars().count() > 1;
            let matching = if few { Matching::Exactly(3) } else { Matching::MoreThan(1000) };
            Some(Answer::List(Page { matching, total: 36_051, ..page }))
        }
        (_, answer) => answer,
    }
}

fn person(language: Language) -> Person {
    Person::new(language, (80, 24), world)
}

#[test]
fn a_filter_that_leaves_more_than_is_counted_says_so_in_words() {
    for (language, more, exact) in [
        // أكثر من 1000 من 36,051, as it is painted.
        (Language::Ar, " 36,051 ﻦﻣ 1000 ﻦﻣ ﺮﺜﻛﺃ ", " 36,051 ﻦﻣ 3 "),
        (Language::En, " more than 1000 of 36,051", " 3 of 36,051"),
    ] {
        let dense = person(language).press("3ا").picture();
        assert!(dense.contains(more) && !dense.contains(exact), "{dense}");
        let sparse = person(language).press("3ال").picture();
        assert!(sparse.contains(exact) && !sparse.contains(more), "{sparse}");
    }
}

#[test]
fn a_search_shows_the_number_that_was_typed() {
    for language in [Language::Ar, Language::En] {
        let found = person(language).press("<F3>4/2026-2").picture();
        assert_eq!(found.matches("4/2026-2").count(), 2, "{found}");
    }
}

#[test]
fn a_text_that_is_too_long_is_not_looked_for_and_that_is_said() {
    let person = person(Language::En).press("<F3>").pastes(&"municipality ".repeat(1500));
    let picture = person.picture();
    assert!(picture.contains("120") && !picture.contains("Nothing found"), "{picture}");
}

#[test]
fn what_was_found_for_another_word_says_for_which_in_one_line() {
    for (language, said) in [(Language::Ar, "ﺞﺋﺎﺘﻧ"), (Language::En, "Shown for \"Zarqa\".")] {
        let found = person(language).press("<F3>hgw.,").picture();
        assert!(found.contains(said) && found.contains("Zarqa"), "{found}");
        let typed = person(language).press("<F3>4/2026-2").picture();
        assert!(!typed.contains(said), "{typed}");
    }
}
