//! Places without anything yet: each says what belongs there and which key makes it.

use crate::domain::rows::Answer;
use crate::domain::rows::Page;
use crate::domain::rows::Query;
use crate::i18n::Language;
use crate::ui::testing::Person;
use crate::ui::testing::world::answers;
use crate::ui::testing::world::page;

fn nothing(query: &Query) -> Option<Answer> {
    Some(match query {
        Query::List(query) => Answer::List(Page { late: 0, ..page(Vec::new(), &query.filter) }),
        _ => return answers(query),
    })
}

fn person(language: Language) -> Person {
    Person::new(language, (80, 24), nothing)
}

#[test]
fn an_empty_list_says_what_belongs_there_and_which_key_makes_it() {
    for (keys, said) in [
        ("1", "No meetings yet"),
        ("2", "No groups or councils yet"),
        ("3", "No open action items"),
        ("4", "No open commitments"),
        ("5", "No recommendations yet"),
        ("5<C-t>", "No decisions yet"),
        ("6", "No organisations yet"),
        ("6<C-t>", "No people yet"),
    ] {
        let picture = person(Language::En).press(keys).picture();
        assert!(picture.contains(said) && picture.contains("Ctrl+N"), "{keys}: {picture}");
    }
}

#[test]
fn an_empty_list_offers_no_key_that_does_nothing_there() {
    for keys in ["1", "2", "3", "4", "5", "5<C-t>", "6", "6<C-t>"] {
        let person = person(Language::En).press(keys);
        let offered: Vec<&str> = person.model.footer().iter().map(|binding| binding.key).collect();
        for idle in ["enter", "space", "ctrl-u"] {
            assert!(!offered.contains(&idle), "{keys}: {idle} in {offered:?}");
        }
        assert!(offered.contains(&"ctrl-n"), "{keys}: {offered:?}");
        // Help does not offer them either.
        let help = person.press("<F1>").picture();
        assert!(!help.contains("Mark"), "{help}");
    }
}

#[test]
fn a_new_record_begins_with_the_same_key_in_every_list() {
    for language in Language::ALL {
        for keys in ["1", "2", "3", "4", "5", "5<C-t>", "6", "6<C-t>"] {
            let list = person(language).press(keys);
            let depth = list.model.screens.len();
            assert_eq!(list.press("<C-n>").model.screens.len(), depth + 1, "{keys}");
        }
    }
}

#[test]
fn an_empty_list_in_arabic() {
    insta::assert_snapshot!(Person::new(Language::Ar, (60, 20), nothing).press("3").picture());
}
