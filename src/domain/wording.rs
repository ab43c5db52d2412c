//! Values, history and authors put into messages: the same words on the screen and on the command line.

use std::cell::RefCell;

use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Field;
use crate::domain::catalogue::Part;
use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::message::Argument;
use crate::domain::message::Message;
use crate::domain::money;
use crate::domain::shown::Author;
use crate::domain::shown::Contest;
use crate::domain::shown::Deed;
use crate::domain::shown::HistoryEntry;
use crate::domain::value::Atom;
use crate::domain::value::Parts;

/// Finds what people call a record; `None` when it was not received yet.
pub type Names<'n> = &'n dyn Fn(RecordId) -> Option<String>;

/// Says something with names that are read on the way. A name that cannot be read is not one that is missing: the
/// first reason comes back in the place of what was said.
pub fn with_names<T, E>(
    read: impl Fn(RecordId) -> Result<Option<String>, E>,
    say: impl FnOnce(Names<'_>) -> T,
) -> Result<T, E> {
    let first = RefCell::new(None);
    let said = say(&|id| {
        read(id).unwrap_or_else(|reason| {
            first.borrow_mut().get_or_insert(reason);
            None
        })
    });
    first.into_inner().map_or(Ok(said), Err)
}

/// Columns that read left to right whatever stands round them.
const TYPED: &[&str] = &["code", "acronym", "phone", "whatsapp", "email", "label", "nomination_no"];

/// Puts the value of a field into a message.
pub fn value(kind: &RecordKind, field: &Field, value: &[Option<Atom>], names: Names<'_>) -> Argument {
    if let Some(whole) = compound(field, value) {
        return whole;
    }
    let set = field.parts.iter().zip(value).filter_map(|(part, atom)| Some((part, atom.as_ref()?)));
    let mut said = set.map(|(part, value)| atom(kind, part, value, names));
    let Some(first) = said.next() else {
        return Message::new("value-empty").into();
    };
    said.fold(first, |before, next| {
        Message::new("value-both").with("first", before).with("second", next).into()
    })
}

/// Puts the value of one column into a message.
pub fn atom(kind: &RecordKind, part: &Part, atom: &Atom, names: Names<'_>) -> Argument {
    match atom {
        Atom::Text(word) => match part.kind {
            AtomKind::Choice(choices) if choices.contains(&word.as_str()) => {
                part.choice_label(kind, word).into()
            }
            _ if TYPED.contains(&part.name) => Argument::Typed(word.clone()),
            _ => Argument::Text(word.clone()),
        },
        Atom::Integer(number) => Argument::Count(*number),
        Atom::Boolean(true) => Message::new("value-yes").into(),
        Atom::Boolean(false) => Message::new("value-no").into(),
        Atom::Day(day) => Argument::Day(*day),
        Atom::Moment(moment) => Argument::Moment(*moment),
        Atom::Id(record) => {
            names(*record).map_or_else(|| Message::new("value-not-received").into(), Argument::Text)
        }
        Atom::Bytes(bytes) => Argument::Typed(hexadecimal(bytes)),
    }
}

/// Makes the word of a state agree with what the record is: a decision or a recommendation.
pub fn agreeing(said: Argument, noun: Option<&str>) -> Argument {
    match (said, noun) {
        (Argument::Message(word), Some(noun)) if word.id.starts_with("choice-") => {
            word.with("kind", noun).into()
        }
        (said, _) => said,
    }
}

/// Returns what a record is by its own word, where it has one.
pub fn noun<'p>(kind: &RecordKind, parts: &'p [Option<Atom>]) -> Option<&'p str> {
    text_in(parts.get(kind.column_index("kind")?)?.as_ref())
}

/// Returns what a record is by what was done to it.
pub fn noun_among(entries: &[HistoryEntry]) -> Option<&str> {
    entries.iter().find_map(|entry| match &entry.deed {
        Deed::Set { field, after, .. } if field.name == "kind" => text_in(after.first()?.as_ref()),
        _ => None,
    })
}

fn text_in(atom: Option<&Atom>) -> Option<&str> {
    match atom {
        Some(Atom::Text(word)) => Some(word),
        _ => None,
    }
}

/// Says what a record is and which: `action item: Quotations`, or what sets it apart where it has no text.
pub fn called(kind: &RecordKind, title: &str, parts: &[Option<Atom>], names: Names<'_>) -> Message {
    if title.is_empty() {
        return untitled(kind, parts, names);
    }
    Message::new("name-of").with("record", kind.label()).with("name", title)
}

/// Names a record that has no text of its own: a meeting by its place in the series and its day, a seat by
/// who sits there.
pub fn untitled(kind: &RecordKind, parts: &[Option<Atom>], names: Names<'_>) -> Message {
    let column = |name: &str| parts.get(kind.column_index(name)?)?.as_ref();
    let day = ["starts_at", "actual_start", "delivered_on"].iter().find_map(|name| column(name));
    let day = match day {
        Some(Atom::Moment(moment)) => Some(Argument::Moment(*moment)),
        Some(Atom::Day(day)) => Some(Argument::Day(*day)),
        _ => None,
    };
    let references = ["person_id", "on_behalf_of_org_id", "org_id", "commitment_id", "body_id"];
    let references = references.iter().filter_map(|name| column(name));
    let other = references.into_iter().find_map(|atom| match atom {
        Atom::Id(id) => names(*id),
        _ => None,
    });
    match (column("ordinal"), day, other) {
        (Some(Atom::Integer(ordinal)), Some(day), _) => {
            Message::new("name-meeting").with("ordinal", *ordinal).with("day", day)
        }
        (_, Some(day), Some(name)) => {
            Message::new("name-of-dated").with("record", kind.label()).with("name", name).with("day", day)
        }
        (_, Some(day), None) => Message::new("name-dated").with("record", kind.label()).with("day", day),
        (_, None, Some(name)) => Message::new("name-of").with("record", kind.label()).with("name", name),
        (_, None, None) => match column("seat_no") {
            Some(Atom::Integer(number)) => {
                Message::new("name-numbered").with("record", kind.label()).with("number", *number)
            }
            _ => kind.label(),
        },
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// Says the columns that mean one thing together: money, a quantity, a number of minutes.
fn compound(field: &Field, value: &[Option<Atom>]) -> Option<Argument> {
    let names: Vec<&str> = field.parts.iter().map(|part| part.name).collect();
    match (names.as_slice(), value) {
        (["value_minor", "currency"], [Some(Atom::Integer(minor)), Some(Atom::Text(currency))]) => {
            Some(Argument::Money { minor: *minor, currency: currency.clone() })
        }
        // Two decimals or three? Without its currency nobody knows how much that is.
        (["value_minor", "currency"], [Some(Atom::Integer(minor)), None]) => {
            Some(Message::new("value-money-unknown").with("number", *minor).into())
        }
        (["qty", "unit"], [Some(Atom::Integer(count)), Some(Atom::Text(unit))]) => {
            Some(money::counted(*count, unit).into())
        }
        (["minutes_no", "minutes_year"], [Some(Atom::Integer(number)), Some(Atom::Integer(year))]) => {
            Some(Argument::Typed(format!("{number}/{year}")))
        }
        _ => None,
    }
}

impl Author {
    /// Says who recorded something, and on which laptop.
    pub fn message(&self) -> Message {
        if self.officer.is_empty() && self.laptop.is_empty() {
            return Message::new("author-unknown");
        }
        Message::new("author-known").with("officer", self.officer.as_str()).with_typed("laptop", &self.laptop)
    }
}

impl Contest {
    /// Returns the name that scripts know: the field's, or `deleted`.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Field(field) => field.name,
            Self::Life => "deleted",
        }
    }

    /// Says what is unsettled.
    pub fn message(&self) -> Message {
        match self {
            Self::Field(field) => field.label(),
            Self::Life => Message::new("history-life"),
        }
    }
}

impl HistoryEntry {
    /// Says what was done, by whom, where and when. `noun` is what the record is by its own word.
    pub fn message(&self, names: Names<'_>, noun: Option<&str>) -> Message {
        Message::new("history-line")
            .with("deed", self.deed_message(names, noun))
            .with("author", self.author.message())
            .with("at", self.at)
    }

    /// Says what was done.
    pub fn deed_message(&self, names: Names<'_>, noun: Option<&str>) -> Message {
        self.deed.message(self.kind, self.undoes, names, noun)
    }
}

impl Deed {
    /// Says what was done to a record of this kind. `noun` is what the record is by its own word.
    pub fn message(
        &self,
        kind: &'static RecordKind,
        undoes: bool,
        names: Names<'_>,
        noun: Option<&str>,
    ) -> Message {
        let said = |field: &Field, parts: &[Option<Atom>]| {
            let said = value(kind, field, parts, names);
            if field.name == "kind" { said } else { agreeing(said, noun) }
        };
        let deed = match self {
            Deed::Created => Message::new("history-created").with("record", kind.label()),
            Deed::Deleted => Message::new("history-deleted").with("record", kind.label()),
            Deed::Restored => Message::new("history-restored").with("record", kind.label()),
            Deed::Set { field, before, after } => match before.as_slice() {
                [] => {
                    Message::new("history-set").with("field", field.label()).with("after", said(field, after))
                }
                [before] => Message::new("history-changed")
                    .with("field", field.label())
                    .with("before", said(field, before))
                    .with("after", said(field, after)),
                [first, rest @ ..] => {
                    let both = |before: Argument, next: &Parts| {
                        Message::new("value-both")
                            .with("first", before)
                            .with("second", said(field, next))
                            .into()
                    };
                    Message::new("history-settled")
                        .with("field", field.label())
                        .with("before", rest.iter().fold(said(field, first), both))
                        .with("after", said(field, after))
                }
            },
            Deed::Withdrew { field } => Message::new("history-withdrew").with("field", field.label()),
        };
        if undoes { Message::new("history-undoes").with("deed", deed) } else { deed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::named;
    use crate::domain::day::Day;
    use crate::domain::day::Moment;

    fn nobody(_: RecordId) -> Option<String> {
        None
    }

    fn said(record: &str, field: &str, parts: &[Option<Atom>]) -> Argument {
        let kind = named(record).unwrap();
        value(kind, kind.field(field).unwrap(), parts, &nobody)
    }

    #[test]
    fn money_and_quantities_are_said_as_one() {
        let money = [Some(Atom::Integer(500_000)), Some(Atom::Text("ILS".to_owned()))];
        let said_money = said("commitment", "money", &money);
        assert_eq!(said_money, Argument::Money { minor: 500_000, currency: "ILS".to_owned() });
        let minutes = [Some(Atom::Integer(7)), Some(Atom::Integer(2026))];
        assert_eq!(said("meeting", "minutes_number", &minutes), Argument::Typed("7/2026".to_owned()));
    }

    #[test]
    fn a_state_agrees_with_what_the_record_is() {
        let kind = named("decision").unwrap();
        let mut parts = vec![None; kind.columns().count()];
        parts[kind.column_index("kind").unwrap()] = Some(Atom::Text("recommendation".to_owned()));
        let sent = said("decision", "status", &[Some(Atom::Text("sent".to_owned()))]);
        let word = Message::named("choice-decision-status-sent".to_owned()).with("kind", "recommendation");
        assert_eq!(agreeing(sent, noun(kind, &parts)), word.into());
        assert_eq!(agreeing(Argument::Count(3), Some("recommendation")), Argument::Count(3));
    }

    #[test]
    fn a_half_set_compound_says_what_it_has() {
        let half = [None, Some(Atom::Text("كرسي".to_owned()))];
        assert_eq!(said("commitment", "quantity", &half), Argument::Text("كرسي".to_owned()));
        assert_eq!(said("commitment", "quantity", &[None, None]), Message::new("value-empty").into());
    }

    #[test]
    fn minor_units_without_a_currency_are_not_said_as_an_amount() {
        let half = [Some(Atom::Integer(800_000)), None];
        let unknown = Message::new("value-money-unknown").with("number", 800_000_i64);
        assert_eq!(said("delivery", "money", &half), unknown.into());
    }

    #[test]
    fn a_choice_is_said_with_its_word_and_a_foreign_word_as_it_is() {
        let status = |word: &str| [Some(Atom::Text(word.to_owned())), None];
        let known = Message::named("choice-action_item-status-done".to_owned());
        assert_eq!(said("action_item", "progress", &status("done")), known.into());
        assert_eq!(said("action_item", "progress", &status("مؤجلة")), Argument::Text("مؤجلة".to_owned()));
    }

    #[test]
    fn a_record_that_was_not_received_is_said_so() {
        let reference = [Some(Atom::Id(RecordId([3; 16])))];
        let kind = named("action_item").unwrap();
        let field = kind.field("responsible_org_id").unwrap();
        assert_eq!(value(kind, field, &reference, &nobody), Message::new("value-not-received").into());
        let named = |_| Some("بلدية زيتون".to_owned());
        assert_eq!(value(kind, field, &reference, &named), Argument::Text("بلدية زيتون".to_owned()));
    }

    #[test]
    fn a_meeting_without_a_title_is_named_by_its_place_and_day() {
        let kind = named("meeting").unwrap();
        let mut parts = vec![None; kind.columns().count()];
        assert_eq!(untitled(kind, &parts, &nobody), kind.label());
        parts[kind.column_index("ordinal").unwrap()] = Some(Atom::Integer(7));
        let start = Moment::parse_iso("2026-11-22T09:00:00Z").unwrap();
        parts[kind.column_index("starts_at").unwrap()] = Some(Atom::Moment(start));
        assert_eq!(untitled(kind, &parts, &nobody).id, "name-meeting");
    }

    #[test]
    fn history_names_the_values_before_and_after() {
        let kind = named("action_item").unwrap();
        let day = |text: &str| vec![Day::parse_iso(text).map(Atom::Day)];
        let entry = HistoryEntry {
            kind,
            record: RecordId([1; 16]),
            deed: Deed::Set {
                field: kind.field("due_on").unwrap(),
                before: vec![day("2026-11-22")],
                after: day("2026-12-01"),
            },
            author: Author {
                officer: "هدى ياسمين".to_owned(),
                laptop: "MNR-1".to_owned(),
                ..Author::default()
            },
            at: Moment::parse_iso("2026-11-19T07:05:00Z").unwrap(),
            change: [0; 16],
            undoes: false,
        };
        let message = entry.message(&nobody, None);
        assert_eq!(message.id, "history-line");
        let Argument::Message(deed) = &message.args[0].1 else { panic!("a deed") };
        let places: Vec<&str> = deed.args.iter().map(|(name, _)| *name).collect();
        assert_eq!((deed.id.as_ref(), places), ("history-changed", vec!["field", "before", "after"]));
    }
}
