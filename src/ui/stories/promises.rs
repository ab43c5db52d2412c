//! Stories of a promise and what was delivered of it.

use crate::domain::day::Moment;
use crate::domain::edit::EditDeed;
use crate::domain::edit::Life;
use crate::domain::edit::Loaded;
use crate::domain::edit::Seen;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::Commitment;
use crate::domain::records::Delivery;
use crate::domain::records::Record;
use crate::domain::rows::Answer;
use crate::domain::rows::DeliveryRow;
use crate::domain::rows::Key;
use crate::domain::rows::List;
use crate::domain::rows::Matching;
use crate::domain::rows::Name;
use crate::domain::rows::Page;
use crate::domain::rows::Query;
use crate::domain::rows::RecordView;
use crate::domain::rows::Row;
use crate::domain::value::Atom;
use crate::i18n::Language;
use crate::ui::Effect;
use crate::ui::Outcome;
use crate::ui::testing::Person;
use crate::ui::testing::day;
use crate::ui::testing::id;
use crate::ui::testing::world::answers;
use crate::ui::testing::world::rows;

fn money() -> Delivery {
    let mut delivery = Delivery::empty(id(21));
    delivery.commitment_id = Some(id(11));
    delivery.delivered_on = Some(day("2026-11-20"));
    delivery.value_minor = Some(300_000);
    delivery.currency = Some("ILS".to_owned());
    delivery
}

fn view<R: Record>(record: &R) -> RecordView {
    let loaded = Loaded {
        kind: R::KIND,
        id: record.id(),
        parts: record.parts(),
        seen: Seen::default(),
        life: Life::Here,
    };
    RecordView {
        loaded,
        title: Name::plain("كراس متحركة"),
        names: Vec::new(),
        unsettled: Vec::new(),
        people: Vec::new(),
        commitment: None,
        reference: None,
        meeting: None,
        closed_in: None,
        doubts: Vec::new(),
    }
}

/// Forty chairs, of which twenty-five came; or the ramp.
fn promise(wanted: RecordId) -> RecordView {
    let found = rows(List::OpenCommitments).into_iter().find(|(key, _)| key.id == wanted);
    let Some((_, Row::Commitment(row))) = found else { panic!("a commitment") };
    let mut promise = Commitment::empty(wanted);
    promise.title = Some(row.title.clone());
    let people = row.partner.clone().into_iter().collect();
    RecordView { people, commitment: Some(Box::new(row)), ..view(&promise) }
}

fn world(query: &Query) -> Option<Answer> {
    match query {
        Query::List(query) if matches!(query.list, List::DeliveriesOf(_)) => {
            let delivery = money();
            let row = DeliveryRow {
                delivered_on: delivery.delivered_on,
                amounts: delivery.amounts(),
                received_by: None,
                note: None,
            };
            let rows = vec![(Key { sort: String::new(), id: delivery.id }, Row::Delivery(row))];
            Some(Answer::List(Page {
                rows,
                before: false,
                after: false,
                matching: Matching::Exactly(1),
                total: 1,
                late: 0,
            }))
        }
        Query::Record { id: wanted, .. } if [id(11), id(12)].contains(wanted) => {
            Some(Answer::Record(Some(Box::new(promise(*wanted)))))
        }
        Query::Record { id: wanted, .. } if *wanted == id(21) => {
            Some(Answer::Record(Some(Box::new(view(&money())))))
        }
        query => answers(query),
    }
}

fn person(language: Language) -> Person {
    Person::new(language, (80, 24), world)
}

#[test]
fn a_recommendation_is_answered_and_a_decision_is_not() {
    let keys =
        |person: &Person| person.model.footer().iter().map(|binding| binding.label).collect::<Vec<_>>();
    let english = || Person::new(Language::En, (80, 24), answers);
    let recommendations = english().press("5");
    assert!(keys(&recommendations).contains(&"ui-key-reply"));
    let decisions = english().press("5<C-t>");
    assert!(!keys(&decisions).contains(&"ui-key-reply"), "{}", decisions.picture());
    let refused = decisions.press("<C-u>").picture();
    assert!(refused.contains("A decision takes no reply"), "{refused}");
}

#[test]
fn the_details_of_a_delivery_say_what_it_brought() {
    let details = person(Language::En).press("4<Enter><C-t><Enter>").picture();
    assert!(details.contains("3,000.00 ILS"), "{details}");
}

/// Returns what was recorded of a delivery: its count and its unit.
fn recorded(person: &Person) -> Vec<(Option<Atom>, Option<Atom>)> {
    let edits = person.done.iter().filter_map(|effect| match effect {
        Effect::Save { edits, .. } => edits.first(),
        _ => None,
    });
    let created = edits.filter_map(|edit| match &edit.deed {
        EditDeed::Create(fields) => fields.iter().find(|edit| edit.field.name == "quantity"),
        _ => None,
    });
    created.map(|edit| (edit.value[0].clone(), edit.value[1].clone())).collect()
}

fn counted(count: i64, unit: &str) -> (Option<Atom>, Option<Atom>) {
    (Some(Atom::Integer(count)), Some(Atom::Text(unit.to_owned())))
}

#[test]
fn the_form_of_a_delivery_names_the_promise_and_what_remains_in_arabic() {
    insta::assert_snapshot!(person(Language::Ar).press("4<C-u><Tab>16").picture());
}

#[test]
fn the_form_of_a_delivery_names_the_promise_and_what_remains_in_english() {
    insta::assert_snapshot!(person(Language::En).press("4<C-u><Tab>16").picture());
}

#[test]
fn a_bare_number_is_counted_in_what_was_promised() {
    let person = person(Language::Ar).press("4<C-u><Tab>10<C-s>");
    assert_eq!(recorded(&person), [counted(10, "كرسي")]);
}

#[test]
fn a_delivery_of_something_else_is_refused_with_what_was_promised() {
    let person = person(Language::En).press("4<C-u><Tab>20000 دولار<C-s>");
    assert_eq!(recorded(&person), []);
    insta::assert_snapshot!(person.picture());
}

#[test]
fn more_than_what_remains_is_said_before_it_is_recorded() {
    let asked = person(Language::En).press("4<C-u><Tab>16<C-s>");
    assert_eq!(recorded(&asked), []);
    assert!(asked.picture().contains("Exceeded"), "{}", asked.picture());
    let other = asked.press("0<C-s>");
    assert_eq!(recorded(&other), [], "another amount is said again");
    assert_eq!(recorded(&other.press("<C-s>")), [counted(160, "كرسي")]);
}

#[test]
fn what_becomes_of_the_promise_is_said_when_a_delivery_is_recorded() {
    let part = person(Language::En).press("4<C-u><Tab>10<C-s>").picture();
    assert!(part.contains("recorded: 5 "), "{part}");
    let whole = person(Language::En).press("4<C-u><Tab>15<C-s>").picture();
    assert!(whole.contains("delivered"), "{whole}");
}

#[test]
fn a_delivery_that_is_taken_back_leaves_the_cursor_on_its_promise() {
    let undone = Outcome::Saved {
        at: Moment::parse_iso("2026-11-22T08:43:00Z").unwrap(),
        toast: Message::new("ui-key-undo"),
        records: vec![id(21), id(12)],
    };
    let person = person(Language::Ar).press("4").told(undone).press("<C-u>");
    let asked = person.picture();
    assert!(asked.contains("ﺰﻛﺮﻤﻟﺍ ﺭﺪﺤﻨﻣ"), "the form is that of the ramp: {asked}");
}

/// Answers as if every action item were done.
fn all_done(query: &Query) -> Option<Answer> {
    let mut answer = answers(query)?;
    match &mut answer {
        Answer::List(page) => {
            for (_, row) in &mut page.rows {
                if let Row::Action(row) = row {
                    row.status = Some("done".to_owned());
                }
            }
        }
        Answer::Record(Some(view)) if view.loaded.kind.name == "action_item" => {
            let mut item: crate::domain::records::ActionItem = view.loaded.record();
            item.status = Some("done".to_owned());
            view.loaded.parts = item.parts();
        }
        _ => {}
    }
    Some(answer)
}

#[test]
fn what_is_done_is_not_offered_to_be_done() {
    let footer = |person: &Person| person.picture().lines().last().unwrap_or_default().to_owned();
    let offers = |world: fn(&Query) -> Option<Answer>, keys: &str| {
        footer(&Person::new(Language::En, (80, 24), world).press(keys)).contains("Ctrl+U")
    };
    for keys in ["3", "3<Enter>"] {
        assert!(offers(answers, keys), "{keys}");
        assert!(!offers(all_done, keys), "{keys}");
    }
    // A mark on another row may stand on what is open.
    assert!(offers(all_done, "3 "));
}
