//! Stories of a decision that is recorded outside the meeting room.

use crate::domain::edit::EditDeed;
use crate::domain::edit::Life;
use crate::domain::edit::Loaded;
use crate::domain::edit::Seen;
use crate::domain::records::Meeting;
use crate::domain::records::Record as _;
use crate::domain::rows::Answer;
use crate::domain::rows::Name;
use crate::domain::rows::PickRow;
use crate::domain::rows::Query;
use crate::domain::rows::RoomView;
use crate::domain::value::Atom;
use crate::i18n::Language;
use crate::ui::Effect;
use crate::ui::testing::Person;
use crate::ui::testing::id;
use crate::ui::testing::world::answers;
use crate::ui::testing::world::name;

/// A meeting in which four decisions were taken, and one that is slow to say how many.
fn world(query: &Query) -> Option<Answer> {
    let meeting = |number, name| PickRow {
        kind: Meeting::KIND,
        id: id(number),
        name,
        told_apart_by: Vec::new(),
        near_twin: false,
    };
    match query {
        Query::PickMeeting { .. } => Some(Answer::Picks(vec![
            meeting(30, name("المجلس المشترك", "Joint council")),
            meeting(31, name("شبكة النساء", "Women's network")),
        ])),
        Query::Room { meeting } => (*meeting == id(30)).then(|| Answer::Room(Some(Box::new(room())))),
        query => answers(query),
    }
}

fn room() -> RoomView {
    let meeting = Loaded {
        kind: Meeting::KIND,
        id: id(30),
        parts: Meeting::empty(id(30)).parts(),
        seen: Seen::default(),
        life: Life::Here,
    };
    RoomView {
        meeting,
        body: None,
        body_name: Name::default(),
        seats: Vec::new(),
        guests: Vec::new(),
        agenda: Vec::new(),
        loose_outputs: Vec::new(),
        names: Vec::new(),
        drafts: Vec::new(),
        titles: Vec::new(),
        next_minutes_number: None,
        greatest_decision: 4,
    }
}

/// Returns the meeting and the number of the decision that was recorded last.
fn recorded(person: &Person) -> (Option<Atom>, Option<Atom>) {
    let edits = person.done.iter().rev().find_map(|effect| match effect {
        Effect::Save { edits, .. } => edits.first(),
        _ => None,
    });
    let Some(EditDeed::Create(fields)) = edits.map(|edit| &edit.deed) else {
        panic!("a new decision: {}", person.picture())
    };
    let value =
        |name| fields.iter().find(|edit| edit.field.name == name).and_then(|edit| edit.value[0].clone());
    (value("meeting_id"), value("seq"))
}

#[test]
fn a_decision_takes_no_number_of_a_meeting_that_was_chosen_before() {
    let form = Person::new(Language::En, (80, 24), world).press("5<C-t><C-n><Enter>Open it");
    let first = recorded(&form.press("<C-s>"));
    assert_eq!(first, (Some(Atom::Id(id(30))), Some(Atom::Integer(5))));

    let form = Person::new(Language::En, (80, 24), world).press("5<C-t><C-n><Enter>Open it");
    let other = form.press("<S-Tab><Backspace>W<Down><Enter><C-s>");
    assert_eq!(recorded(&other), (Some(Atom::Id(id(31))), None), "{}", other.picture());
}
