//! Field values in the history: how the columns of a field become one CBOR value, and back.

use std::fmt::Write as _;

use minicbor::data::Type;
use minicbor::decode::Decoder;

use crate::domain::catalogue;
use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Field;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::domain::records;
use crate::domain::value::Atom;
use crate::domain::value::Parts;
use crate::history::cbor;
use crate::history::cbor::CborFault;
use crate::history::cbor::Writer;
use crate::history::change::Change;

/// Writes the value of `field`. All columns empty is null.
pub fn encode(field: &Field, value: &[Option<Atom>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut writer = Writer::new(&mut bytes);
    if value.iter().all(Option::is_none) {
        writer.null();
        return bytes;
    }
    if field.is_compound() {
        writer.array(field.parts.len());
    }
    for place in 0..field.parts.len() {
        encode_atom(&mut writer, value.get(place).and_then(Option::as_ref));
    }
    bytes
}

fn encode_atom(writer: &mut Writer<'_>, atom: Option<&Atom>) {
    match atom {
        None => writer.null(),
        Some(Atom::Text(text)) => writer.text(text),
        Some(Atom::Integer(number)) => writer.int(*number),
        Some(Atom::Boolean(value)) => writer.bool(*value),
        Some(Atom::Day(day)) => writer.int(day.count()),
        Some(Atom::Moment(moment)) => writer.int(moment.seconds()),
        Some(Atom::Id(id)) => writer.bytes(&id.0),
        Some(Atom::Bytes(bytes)) => writer.bytes(bytes),
    };
}

/// Reads the value of `field`; a value of another type is a fault.
///
/// A choice or a number outside today's bounds is read: a newer program may know it.
pub fn decode(field: &Field, bytes: &[u8]) -> Result<Parts, CborFault> {
    let mut decoder = Decoder::new(bytes);
    if decoder.datatype()? == Type::Null {
        return Ok(vec![None; field.parts.len()]);
    }
    let columns = if field.is_compound() { cbor::array(&mut decoder)? } else { 1 };
    let mut parts = Vec::with_capacity(field.parts.len());
    for (place, part) in field.parts.iter().enumerate() {
        // A newer program may have added a column, an older one may lack the last.
        let atom = if place < columns { decode_atom(&mut decoder, part.kind)? } else { None };
        parts.push(atom);
    }
    Ok(parts)
}

/// Checks that every field of a change that this program knows is of its type.
pub fn check(change: &Change) -> Result<(), CborFault> {
    let kind = u16::try_from(change.kind).ok().and_then(catalogue::numbered);
    let Some(kind) = kind else { return Ok(()) };
    for field in &change.fields {
        let known = u16::try_from(field.number).ok().and_then(|number| kind.field_numbered(number));
        if let (Some(known), Some(value)) = (known, &field.value) {
            decode(known, value)?;
        }
    }
    Ok(())
}

/// Names what [`check`] takes: another name, and what was held back is judged again.
///
/// It follows from the catalogue. The number before it is raised when a reader takes what it refused before.
pub fn reader() -> [u8; 32] {
    const READER: u32 = 1;
    let mut hasher = blake3::Hasher::new_derive_key("mahdar reader v1");
    hasher.update(&READER.to_le_bytes());
    let mut text = String::new();
    for kind in records::ALL {
        hasher.update(&kind.number.to_le_bytes());
        for field in kind.fields {
            hasher.update(&field.number.to_le_bytes());
            for part in field.parts {
                text.clear();
                // A string takes whatever is written to it.
                write!(text, "{:?};", part.kind).ok();
                hasher.update(text.as_bytes());
            }
        }
    }
    *hasher.finalize().as_bytes()
}

fn decode_atom(decoder: &mut Decoder<'_>, kind: AtomKind) -> Result<Option<Atom>, CborFault> {
    cbor::optional(decoder, |decoder| {
        let atom = match kind {
            AtomKind::Text(_) | AtomKind::Choice(_) => {
                let text = decoder.str()?;
                if text.contains('\0') {
                    return Err(CborFault::Malformed);
                }
                Some(Atom::Text(text.to_owned()))
            }
            AtomKind::Integer(..) => Some(Atom::Integer(decoder.i64()?)),
            AtomKind::Boolean => Some(Atom::Boolean(decoder.bool()?)),
            AtomKind::Day => Day::from_count(decoder.i64()?).map(Atom::Day),
            AtomKind::Moment => Moment::from_seconds(decoder.i64()?).map(Atom::Moment),
            AtomKind::Reference(_) => RecordId::from_slice(decoder.bytes()?).map(Atom::Id),
            AtomKind::Bytes(length) => Some(decoder.bytes()?)
                .filter(|bytes| bytes.len() == length)
                .map(|bytes| Atom::Bytes(bytes.to_vec())),
        };
        atom.ok_or(CborFault::Malformed)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::change::tests::text;

    fn field(kind: &str, name: &str) -> &'static Field {
        catalogue::named(kind).unwrap().field(name).unwrap()
    }

    #[test]
    fn values_are_written_and_read_the_same() {
        let cases: [(&Field, Parts); 5] = [
            (field("action_item", "title"), vec![Some(Atom::Text("حجز القاعة".to_owned()))]),
            (field("action_item", "due_on"), vec![Day::parse_iso("2026-11-24").map(Atom::Day)]),
            (field("action_item", "meeting_id"), vec![Some(Atom::Id(RecordId([4; 16])))]),
            (field("action_item", "status"), vec![Some(Atom::Text("done".to_owned())), None]),
            (field("commitment", "money"), vec![None, None]),
        ];
        for (field, value) in cases {
            assert_eq!(decode(field, &encode(field, &value)), Ok(value), "{}", field.name);
        }
    }

    #[test]
    fn a_value_of_another_type_is_a_fault() {
        assert_eq!(decode(field("action_item", "due_on"), &text("24/11")), Err(CborFault::Malformed));
        assert_eq!(decode(field("action_item", "percent"), &text("40")), Err(CborFault::Malformed));
        assert_eq!(decode(field("action_item", "progress"), &text("done")), Err(CborFault::Malformed));
    }

    #[test]
    fn a_choice_of_a_newer_program_is_kept() {
        let priority = field("action_item", "priority");
        assert_eq!(decode(priority, &text("urgent")), Ok(vec![Some(Atom::Text("urgent".to_owned()))]));
    }
}
