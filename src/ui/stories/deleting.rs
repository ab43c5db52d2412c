//! Stories of what is asked before something is deleted.

use crate::domain::edit::Life;
use crate::domain::edit::Loaded;
use crate::domain::edit::Seen;
use crate::domain::id::RecordId;
use crate::domain::records::Commitment;
use crate::domain::records::Organization;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::domain::rows::Answer;
use crate::domain::rows::Key;
use crate::domain::rows::List;
use crate::domain::rows::Matching;
use crate::domain::rows::OrganizationRow;
use crate::domain::rows::Page;
use crate::domain::rows::Query;
use crate::domain::rows::RecordView;
use crate::domain::rows::Row;
use crate::i18n::Language;
use crate::ui::Effect;
use crate::ui::testing::Person;
use crate::ui::testing::id;
use crate::ui::testing::world::answers;
use crate::ui::testing::world::name;

/// A municipality that sits and promises, and a bakery that nobody needs.
fn world(query: &Query) -> Option<Answer> {
    let municipality = (id(41), name("بلدية الزيتون", "Zeitoun Municipality"));
    let bakery = (id(42), name("مخبز الحي", "Bakery"));
    match query {
        Query::List(query) if query.list == List::Organizations => {
            let rows = [municipality, bakery].map(|(id, name)| {
                let row = OrganizationRow {
                    name,
                    kind: None,
                    locality: None,
                    seats: 0,
                    open_commitments: 0,
                    open_actions: 0,
                    unsettled: false,
                };
                (Key { sort: String::new(), id }, Row::Organization(row))
            });
            let rows = rows.to_vec();
            Some(Answer::List(Page {
                rows,
                before: false,
                after: false,
                matching: Matching::Exactly(2),
                total: 2,
                late: 0,
            }))
        }
        Query::Record { id: wanted, .. } => {
            let (_, name) = [municipality, bakery].into_iter().find(|(id, _)| id == wanted)?;
            Some(Answer::Record(Some(Box::new(organization(*wanted, name)))))
        }
        Query::Hanging { records, .. } => {
            let found = vec![(Seat::KIND, 2), (Commitment::KIND, 3)];
            Some(Answer::Hanging(if records.contains(&id(41)) { found } else { Vec::new() }))
        }
        query => answers(query),
    }
}

fn organization(id: RecordId, title: crate::domain::rows::Name) -> RecordView {
    let kind = Organization::KIND;
    let parts = Organization::empty(id).parts();
    RecordView {
        loaded: Loaded { kind, id, parts, seen: Seen::default(), life: Life::Here },
        title,
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

fn person(language: Language) -> Person {
    Person::new(language, (80, 24), world)
}

fn deleted(person: &Person) -> usize {
    let saves = person.done.iter().filter_map(|effect| match effect {
        Effect::Save { edits, .. } => Some(edits.len()),
        _ => None,
    });
    saves.sum()
}

#[test]
fn an_organisation_that_is_in_use_is_deleted_only_when_asked_in_arabic() {
    let asked = person(Language::Ar).press("6<Del>");
    insta::assert_snapshot!(asked.picture());
    assert_eq!(deleted(&asked), 0);
    assert_eq!(deleted(&asked.press("<Tab><Enter>")), 1);
}

#[test]
fn what_hangs_on_an_organisation_is_named_in_english() {
    insta::assert_snapshot!(person(Language::En).press("6<Del>").picture());
}

#[test]
fn an_organisation_that_nobody_needs_goes_at_once() {
    assert_eq!(deleted(&person(Language::Ar).press("6<Down><Del>")), 1);
}

#[test]
fn several_are_asked_together() {
    let asked = person(Language::En).press("6<C-a><Del>");
    assert_eq!(deleted(&asked), 0);
    assert!(asked.picture().contains("2 seats"), "{}", asked.picture());
    assert_eq!(deleted(&asked.press("<Tab><Enter>")), 2);
}

#[test]
fn the_details_ask_too_and_stay_open_when_the_answer_is_no() {
    let details = person(Language::Ar).press("6<Enter><C-t><Del>");
    assert_eq!((deleted(&details), details.model.overlays.len()), (0, 1));
    let kept = details.press("<Enter>");
    assert_eq!((deleted(&kept), kept.model.overlays.len(), kept.model.screens.len()), (0, 0, 3));
    let gone = kept.press("<Del><Tab><Enter>");
    assert_eq!((deleted(&gone), gone.model.screens.len()), (1, 2));
}
