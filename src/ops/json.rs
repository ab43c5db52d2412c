//! Values as JSON, both ways: what `dump` writes, `load` reads, and `settle` is given.

use serde_json::Map;
use serde_json::Value;

use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Field;
use crate::domain::catalogue::Part;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::day_words;
use crate::domain::day_words::DayReading;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::value::Atom;
use crate::domain::value::Parts;
use crate::ops::LoadFault;
use crate::text;

/// Writes one value.
pub(super) fn atom(atom: &Atom) -> Value {
    match atom {
        Atom::Text(text) => Value::from(text.as_str()),
        Atom::Integer(number) => Value::from(*number),
        Atom::Boolean(value) => Value::from(*value),
        Atom::Day(day) => Value::from(day.to_string()),
        Atom::Moment(moment) => Value::from(moment.to_string()),
        Atom::Id(id) => Value::from(id.to_string()),
        Atom::Bytes(bytes) => Value::from(hex(bytes)),
    }
}

/// Writes the value of a field: plain, or an object of its columns.
pub fn field(field: &Field, value: &[Option<Atom>]) -> Value {
    let one = |atom: &Option<Atom>| atom.as_ref().map_or(Value::Null, self::atom);
    if !field.is_compound() {
        return value.first().map_or(Value::Null, one);
    }
    if value.iter().all(Option::is_none) {
        return Value::Null;
    }
    let set = field.parts.iter().zip(value).filter(|(_, atom)| atom.is_some());
    Value::Object(set.map(|(part, atom)| (part.name.to_owned(), one(atom))).collect::<Map<_, _>>())
}

/// Reads the value of a field: plain, an object of its columns, or null.
pub(super) fn read_field(field: &Field, value: &Value) -> Result<Parts, LoadFault> {
    let wrong =
        || LoadFault::WrongType { field: field.name.to_owned(), expected: Message::new("type-object") };
    match value {
        Value::Null => Ok(vec![None; field.parts.len()]),
        Value::Object(columns) if field.is_compound() => {
            if let Some(unknown) = columns.keys().find(|name| field.part(name).is_none()) {
                return Err(LoadFault::UnknownField { field: unknown.clone(), kind: field.name });
            }
            let read = |part: &Part| columns.get(part.name).map_or(Ok(None), |value| read_atom(part, value));
            field.parts.iter().map(read).collect()
        }
        _ if field.is_compound() => Err(wrong()),
        value => field.parts.iter().map(|part| read_atom(part, value)).collect(),
    }
}

/// Reads what one column is given, checked.
pub(super) fn read_atom(part: &Part, value: &Value) -> Result<Option<Atom>, LoadFault> {
    if value.is_null() {
        return Ok(None);
    }
    let field = || part.name.to_owned();
    let wrong = |expected| LoadFault::WrongType { field: field(), expected: Message::new(expected) };
    let string = |expected| value.as_str().ok_or_else(|| wrong(expected));
    let atom = match part.kind {
        AtomKind::Text(limit) => read_text(part, string("type-text")?, limit)?,
        AtomKind::Choice(choices) => {
            let given = string("type-text")?;
            if !choices.contains(&given) {
                let (given, choices) = (given.to_owned(), choices.join(" "));
                return Err(LoadFault::NotAChoice { field: field(), given, choices });
            }
            Some(Atom::Text(given.to_owned()))
        }
        AtomKind::Integer(least, greatest) => {
            let number = value.as_i64().ok_or_else(|| wrong("type-integer"))?;
            if !(least..=greatest).contains(&number) {
                return Err(LoadFault::OutOfBounds { field: field(), least, greatest });
            }
            Some(Atom::Integer(number))
        }
        AtomKind::Boolean => Some(Atom::Boolean(value.as_bool().ok_or_else(|| wrong("type-boolean"))?)),
        AtomKind::Day => Some(Atom::Day(read_day(part, string("type-day")?)?)),
        AtomKind::Moment => {
            let moment = Moment::parse_iso(string("type-moment")?);
            Some(Atom::Moment(moment.ok_or_else(|| wrong("type-moment"))?))
        }
        AtomKind::Reference(_) => {
            let id = RecordId::parse(string("type-id")?);
            Some(Atom::Id(id.ok_or_else(|| wrong("type-id"))?))
        }
        AtomKind::Bytes(length) => {
            let bytes = unhex(string("type-bytes")?).filter(|bytes| bytes.len() == length);
            Some(Atom::Bytes(bytes.ok_or_else(|| wrong("type-bytes"))?))
        }
    };
    Ok(atom)
}

fn read_text(part: &Part, given: &str, limit: usize) -> Result<Option<Atom>, LoadFault> {
    let field = part.name.to_owned();
    if given.chars().any(is_refused) {
        return Err(LoadFault::Control { field });
    }
    let stored = text::input(given);
    if stored.chars().count() > limit || stored.len() > crate::history::cbor::MAX_STRING {
        return Err(LoadFault::TooLong { field, limit });
    }
    Ok((!stored.is_empty()).then_some(Atom::Text(stored)))
}

/// Control and bidi-control characters other than LF and TAB have no place in a record.
fn is_refused(c: char) -> bool {
    let bidi =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    bidi || (c.is_control() && c != '\n' && c != '\t')
}

fn read_day(part: &Part, given: &str) -> Result<Day, LoadFault> {
    let field = part.name.to_owned();
    if let Some(day) = Day::parse_iso(given) {
        return Ok(day);
    }
    match day_words::read_imported(given) {
        DayReading::One(day) => Ok(day),
        reading @ DayReading::TwoWays(..) => match reading.complaint(given) {
            Some(reading) => Err(LoadFault::TwoWays { field, reading }),
            None => Err(LoadFault::NotADay { field, given: given.to_owned() }),
        },
        DayReading::NotADay(_) => Err(LoadFault::NotADay { field, given: given.to_owned() }),
    }
}

/// Writes bytes as hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

/// Reads bytes from hexadecimal digits.
pub(super) fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<u32>> = text.chars().map(|c| c.to_digit(16)).collect();
    let digits = digits?;
    let (pairs, rest) = digits.as_chunks::<2>();
    let byte = |[high, low]: &[u32; 2]| u8::try_from(high * 16 + low).ok();
    if rest.is_empty() { pairs.iter().map(byte).collect() } else { None }
}
