//! Answers for scripts: values as `dump` writes them.

use serde_json::Map;
use serde_json::Value;

use crate::domain::catalogue::Field;
use crate::domain::shown::ChangeName;
use crate::domain::value::Atom;

/// Writes the value of a field: plain, or an object of its columns.
pub(super) fn field(field: &Field, value: &[Option<Atom>]) -> Value {
    if !field.is_compound() {
        return value.first().and_then(Option::as_ref).map_or(Value::Null, atom);
    }
    let set = field.parts.iter().zip(value).filter_map(|(part, value)| Some((part, value.as_ref()?)));
    let columns: Map<String, Value> = set.map(|(part, value)| (part.name.to_owned(), atom(value))).collect();
    if columns.is_empty() { Value::Null } else { Value::Object(columns) }
}

/// Writes the name of a change, as `settle` takes it.
pub(super) fn change(name: &ChangeName) -> String {
    format!("{:032x}", u128::from_be_bytes(*name))
}

fn atom(atom: &Atom) -> Value {
    match atom {
        Atom::Text(text) => Value::from(text.as_str()),
        Atom::Integer(number) => Value::from(*number),
        Atom::Boolean(truth) => Value::from(*truth),
        Atom::Day(day) => Value::from(day.to_string()),
        Atom::Moment(moment) => Value::from(moment.to_string()),
        Atom::Id(id) => Value::from(id.to_string()),
        Atom::Bytes(bytes) => {
            bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat().into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::named;

    #[test]
    fn a_compound_is_an_object_of_what_is_set() {
        let progress = named("action_item").unwrap().field("progress").unwrap();
        let done = [Some(Atom::Text("done".to_owned())), None];
        assert_eq!(field(progress, &done), serde_json::json!({ "status": "done" }));
        assert_eq!(field(progress, &[None, None]), Value::Null);
    }

    #[test]
    fn a_change_is_named_with_thirty_two_digits() {
        let mut name = [0; 16];
        name[15] = 0xab;
        assert_eq!(change(&name), "000000000000000000000000000000ab");
    }
}
