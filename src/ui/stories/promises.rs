//! Stories of a promise and what was delivered of it.

use crate::domain::edit::Life;
use crate::domain::edit::Loaded;
use crate::domain::edit::Seen;
use crate::domain::records::Delivery;
use crate::domain::records::Record;
use crate::domain::rows::Answer;
use crate::domain::rows::DeliveryRow;
use crate::domain::rows::Key;
use crate::domain::rows::List;
use crate::domain::rows::Name;
use crate::domain::rows::Page;
use crate::domain::rows::Query;
use crate::domain::rows::RecordView;
use crate::domain::rows::Row;
use crate::i18n::Language;
use crate::ui::testing::Person;
use crate::ui::testing::day;
use crate::ui::testing::id;
use crate::ui::testing::world::answers;

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
    }
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
            Some(Answer::List(Page { rows, before: false, after: false, matching: 1, total: 1, late: 0 }))
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
fn the_details_of_a_delivery_say_what_it_brought() {
    let details = person(Language::En).press("4<Enter><C-t><Enter>").picture();
    assert!(details.contains("3,000.00 ILS"), "{details}");
}
