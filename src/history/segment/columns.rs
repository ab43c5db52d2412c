//! The body of a segment: the same changes, turned into columns that compress well.

use std::collections::BTreeMap;
use std::collections::HashMap;

use minicbor::decode::Decoder;

use crate::history::cbor;
use crate::history::cbor::CborFault;
use crate::history::cbor::Writer;
use crate::history::change::Change;
use crate::history::change::ChangeId;
use crate::history::change::FieldChange;
use crate::history::change::LifeChange;
use crate::history::change::LifeState;
use crate::history::scope::Scope;

/// A value this short is not worth a dictionary entry.
const WORTH_AN_ENTRY: usize = 5;
/// A change has at most so many fields.
const MAX_FIELDS: usize = 64;
/// All changes of a segment together have at most so many.
const MAX_ALL_FIELDS: usize = super::MAX_CHANGES * MAX_FIELDS;
const NO_LIFE: u64 = 0;
const CREATION: u64 = 1;
const LIFE_IN_COLUMN: u64 = 2;

/// The form of a change: which parts it has.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Shape {
    kind: u64,
    life: u64,
    /// Field number × 4 + 2 with preds + 1 with a value.
    fields: Vec<u64>,
    salted: bool,
}

impl Shape {
    fn of(change: &Change) -> Self {
        let field = |field: &FieldChange| {
            field.number * 4 + 2 * u64::from(!field.preds.is_empty()) + u64::from(field.value.is_some())
        };
        let life = match &change.life {
            None => NO_LIFE,
            Some(life) if *life == LifeChange::CREATION => CREATION,
            Some(_) => LIFE_IN_COLUMN,
        };
        Self {
            kind: change.kind,
            life,
            fields: change.fields.iter().map(field).collect(),
            salted: change.salt.is_some(),
        }
    }
}

/// What changes of one save have in common.
#[derive(Clone, PartialEq, Eq)]
struct Run {
    txn: [u8; 16],
    hlc: u64,
    wall: Option<i64>,
    actor: String,
    reason: Option<String>,
    undoes: Option<[u8; 16]>,
    critical: bool,
}

impl Run {
    fn of(change: &Change) -> Self {
        Self {
            txn: change.txn,
            hlc: change.hlc,
            wall: change.wall,
            actor: change.actor.clone(),
            reason: change.reason.clone(),
            undoes: change.undoes,
            critical: change.critical,
        }
    }

    fn starts(&self, change: &Change) -> bool {
        self.txn == change.txn
            && self.hlc == change.hlc
            && self.wall == change.wall
            && self.actor == change.actor
            && self.reason == change.reason
            && self.undoes == change.undoes
            && self.critical == change.critical
    }
}

/// Turns changes into the body of a segment.
pub(super) fn encode(changes: &[Change]) -> Vec<u8> {
    let dictionary = Dictionary::of(changes);
    let mut body = Vec::new();
    let mut writer = Writer::new(&mut body);
    writer.array(9);
    writer.array(dictionary.entries.len());
    for entry in &dictionary.entries {
        writer.raw(entry);
    }
    encode_runs(&mut writer, changes);
    writer.bytes(&changes.iter().flat_map(|change| change.record).collect::<Vec<u8>>());
    encode_shapes(&mut writer, changes);
    encode_lives(&mut writer, changes);
    encode_preds(&mut writer, changes);
    writer.bytes(&changes.iter().filter_map(|change| change.salt).flatten().collect::<Vec<u8>>());
    encode_columns(&mut writer, changes, &dictionary);
    body
}

/// Values that stand more than once, in the order of their first appearance.
struct Dictionary<'a> {
    entries: Vec<&'a [u8]>,
    numbers: HashMap<&'a [u8], u64>,
}

impl<'a> Dictionary<'a> {
    fn of(changes: &'a [Change]) -> Self {
        let mut counts: HashMap<&[u8], u32> = HashMap::new();
        let mut order = Vec::new();
        let values =
            changes.iter().flat_map(|change| &change.fields).filter_map(|field| field.value.as_deref());
        for value in values.filter(|value| value.len() >= WORTH_AN_ENTRY) {
            let count = counts.entry(value).or_insert(0);
            *count += 1;
            if *count == 2 {
                order.push(value);
            }
        }
        // Entries are plain values: one that could itself be read as a reference must not be folded.
        order.retain(|value| cbor::check_value(value).is_ok());
        let numbers = order.iter().zip(0..).map(|(value, number)| (*value, number)).collect();
        Self { entries: order, numbers }
    }
}

fn encode_runs(writer: &mut Writer<'_>, changes: &[Change]) {
    let mut runs: Vec<(u64, Run)> = Vec::new();
    for change in changes {
        match runs.last_mut() {
            Some((count, run)) if run.starts(change) => *count += 1,
            _ => runs.push((1, Run::of(change))),
        }
    }
    writer.array(runs.len());
    for (count, run) in &runs {
        writer.array(8).uint(*count).bytes(&run.txn).uint(run.hlc);
        match run.wall {
            Some(wall) => writer.int(wall),
            None => writer.null(),
        };
        writer.text(&run.actor);
        match &run.reason {
            Some(reason) => writer.text(reason),
            None => writer.null(),
        };
        match &run.undoes {
            Some(txn) => writer.bytes(txn),
            None => writer.null(),
        };
        writer.bool(run.critical);
    }
}

fn encode_shapes(writer: &mut Writer<'_>, changes: &[Change]) {
    let mut shapes: Vec<Shape> = Vec::new();
    let mut numbers: HashMap<Shape, u64> = HashMap::new();
    let mut runs: Vec<(u64, u64)> = Vec::new();
    for change in changes {
        let shape = Shape::of(change);
        let number = *numbers.entry(shape).or_insert_with_key(|shape| {
            shapes.push(shape.clone());
            shapes.len() as u64 - 1
        });
        match runs.last_mut() {
            Some((last, count)) if *last == number => *count += 1,
            _ => runs.push((number, 1)),
        }
    }
    writer.array(shapes.len());
    for shape in &shapes {
        writer.array(4).uint(shape.kind).uint(shape.life).array(shape.fields.len());
        for field in &shape.fields {
            writer.uint(*field);
        }
        writer.bool(shape.salted);
    }
    writer.array(runs.len() * 2);
    for (number, count) in runs {
        writer.uint(number).uint(count);
    }
}

fn encode_lives(writer: &mut Writer<'_>, changes: &[Change]) {
    let lives: Vec<&LifeChange> = changes
        .iter()
        .filter_map(|change| change.life.as_ref())
        .filter(|life| **life != LifeChange::CREATION)
        .collect();
    writer.array(lives.len());
    for life in lives {
        writer
            .array(3)
            .uint(life.state.number())
            .bytes(life.preds.as_flattened())
            .bytes(life.seen.as_flattened());
    }
}

fn encode_preds(writer: &mut Writer<'_>, changes: &[Change]) {
    let fields = changes.iter().flat_map(|change| &change.fields);
    let naming: Vec<&FieldChange> = fields.filter(|field| !field.preds.is_empty()).collect();
    writer.array(naming.len());
    for field in naming {
        writer.bytes(field.preds.as_flattened());
    }
}

fn encode_columns(writer: &mut Writer<'_>, changes: &[Change], dictionary: &Dictionary<'_>) {
    let mut columns: BTreeMap<(u64, u64), Vec<u8>> = BTreeMap::new();
    for change in changes {
        for field in &change.fields {
            let Some(value) = &field.value else { continue };
            let column = columns.entry((change.kind, field.number)).or_default();
            match dictionary.numbers.get(value.as_slice()) {
                Some(number) => Writer::new(column).entry(*number),
                None => Writer::new(column).raw(value),
            };
        }
    }
    writer.array(columns.len());
    for ((kind, field), values) in &columns {
        writer.array(3).uint(*kind).uint(*field).bytes(values);
    }
}

/// Reads the body of a segment of `count` changes in `scope`.
pub(super) fn decode(body: &[u8], scope: Scope, count: usize) -> Result<Vec<Change>, CborFault> {
    let mut decoder = Decoder::new(body);
    let decoder = &mut decoder;
    cbor::array_of(decoder, 9)?;
    let mut dictionary = decode_dictionary(decoder)?;
    let runs = decode_runs(decoder)?;
    let records = cbor::names(decoder.bytes()?)?;
    let shapes = decode_shapes(decoder)?;
    let shape_runs = decode_shape_runs(decoder)?;
    let mut lives = decode_lives(decoder)?.into_iter();
    let mut preds = decode_preds(decoder)?.into_iter();
    let mut salts = cbor::names(decoder.bytes()?)?.into_iter();
    let mut columns = decode_columns(decoder)?;
    if decoder.position() != body.len() || records.len() != count {
        return Err(CborFault::Malformed);
    }
    let mut runs = spread(runs.iter().map(|(count, run)| (*count, run)));
    let mut shapes =
        spread(shape_runs.iter().filter_map(|(shape, count)| Some((*count, shapes.get(*shape)?))));
    let mut changes = Vec::with_capacity(count);
    for record in records {
        let (run, shape) = (next(&mut runs)?, next(&mut shapes)?);
        let mut fields = Vec::with_capacity(shape.fields.len());
        for form in &shape.fields {
            let names = if form & 2 == 0 { Vec::new() } else { next(&mut preds)? };
            let value = match form & 1 {
                0 => None,
                _ => Some(columns.value(shape.kind, form / 4, &mut dictionary)?),
            };
            fields.push(FieldChange { number: form / 4, preds: names, value });
        }
        let life = match shape.life {
            NO_LIFE => None,
            CREATION => Some(LifeChange::CREATION),
            LIFE_IN_COLUMN => Some(next(&mut lives)?),
            _ => return Err(CborFault::Malformed),
        };
        let salt = if shape.salted { Some(next(&mut salts)?) } else { None };
        changes.push(run.change(scope, record, shape.kind, fields, life, salt));
    }
    let all_read = runs.next().is_none() && shapes.next().is_none() && columns.are_read();
    let none_left = lives.len() == 0 && preds.len() == 0 && salts.len() == 0;
    if all_read && none_left { Ok(changes) } else { Err(CborFault::Malformed) }
}

impl Run {
    fn change(
        &self,
        scope: Scope,
        record: [u8; 16],
        kind: u64,
        fields: Vec<FieldChange>,
        life: Option<LifeChange>,
        salt: Option<[u8; 16]>,
    ) -> Change {
        Change {
            txn: self.txn,
            hlc: self.hlc,
            wall: self.wall,
            actor: self.actor.clone(),
            scope,
            record,
            kind,
            fields,
            life,
            reason: self.reason.clone(),
            undoes: self.undoes,
            salt,
            critical: self.critical,
        }
    }
}

fn next<T>(items: &mut impl Iterator<Item = T>) -> Result<T, CborFault> {
    items.next().ok_or(CborFault::Malformed)
}

/// Repeats every item as often as its count says.
fn spread<'a, T: 'a>(runs: impl Iterator<Item = (usize, &'a T)>) -> impl Iterator<Item = &'a T> {
    runs.flat_map(|(count, item)| std::iter::repeat_n(item, count))
}

fn decode_dictionary(decoder: &mut Decoder<'_>) -> Result<cbor::Dictionary, CborFault> {
    let count = cbor::array_up_to(decoder, MAX_ALL_FIELDS)?;
    let mut entries = Vec::new();
    for _ in 0..count {
        let mut entry = Vec::new();
        cbor::copy_value(decoder, &mut cbor::Dictionary::none(), &mut entry)?;
        entries.push(entry);
    }
    Ok(cbor::Dictionary::new(entries))
}

fn decode_count(decoder: &mut Decoder<'_>) -> Result<usize, CborFault> {
    let count = usize::try_from(decoder.u64()?).unwrap_or(usize::MAX);
    if count <= super::MAX_CHANGES { Ok(count) } else { Err(CborFault::Malformed) }
}

fn decode_runs(decoder: &mut Decoder<'_>) -> Result<Vec<(usize, Run)>, CborFault> {
    let runs = cbor::array_up_to(decoder, super::MAX_CHANGES)?;
    let mut found = Vec::new();
    for _ in 0..runs {
        cbor::array_of(decoder, 8)?;
        let count = decode_count(decoder)?;
        let run = Run {
            txn: cbor::fixed(decoder)?,
            hlc: decoder.u64()?,
            wall: cbor::optional(decoder, |decoder| Ok(decoder.i64()?))?,
            actor: cbor::text(decoder)?,
            reason: cbor::optional(decoder, cbor::text)?,
            undoes: cbor::optional(decoder, cbor::fixed)?,
            critical: decoder.bool()?,
        };
        found.push((count, run));
    }
    Ok(found)
}

fn decode_shapes(decoder: &mut Decoder<'_>) -> Result<Vec<Shape>, CborFault> {
    let shapes = cbor::array_up_to(decoder, super::MAX_CHANGES)?;
    let mut found = Vec::new();
    for _ in 0..shapes {
        cbor::array_of(decoder, 4)?;
        let (kind, life) = (decoder.u64()?, decoder.u64()?);
        let fields = cbor::array_up_to(decoder, MAX_FIELDS)?;
        let fields = (0..fields).map(|_| Ok(decoder.u64()?)).collect::<Result<_, CborFault>>()?;
        found.push(Shape { kind, life, fields, salted: decoder.bool()? });
    }
    Ok(found)
}

fn decode_shape_runs(decoder: &mut Decoder<'_>) -> Result<Vec<(usize, usize)>, CborFault> {
    let numbers = cbor::array_up_to(decoder, super::MAX_CHANGES * 2)?;
    let mut runs = Vec::new();
    for _ in 0..numbers / 2 {
        runs.push((decode_count(decoder)?, decode_count(decoder)?));
    }
    if numbers % 2 == 0 { Ok(runs) } else { Err(CborFault::Malformed) }
}

fn decode_lives(decoder: &mut Decoder<'_>) -> Result<Vec<LifeChange>, CborFault> {
    let lives = cbor::array_up_to(decoder, super::MAX_CHANGES)?;
    let mut found = Vec::new();
    for _ in 0..lives {
        cbor::array_of(decoder, 3)?;
        let state = LifeState::from_number(decoder.u64()?)?;
        let preds = cbor::names(decoder.bytes()?)?;
        found.push(LifeChange { state, preds, seen: cbor::names(decoder.bytes()?)? });
    }
    Ok(found)
}

fn decode_preds(decoder: &mut Decoder<'_>) -> Result<Vec<Vec<ChangeId>>, CborFault> {
    let count = cbor::array_up_to(decoder, MAX_ALL_FIELDS)?;
    (0..count).map(|_| cbor::names(decoder.bytes()?)).collect()
}

/// The value columns of a body, each read from its front.
struct Columns<'b>(Vec<((u64, u64), Decoder<'b>)>);

fn decode_columns<'b>(decoder: &mut Decoder<'b>) -> Result<Columns<'b>, CborFault> {
    let count = cbor::array_up_to(decoder, MAX_ALL_FIELDS)?;
    let mut columns = Vec::new();
    for _ in 0..count {
        cbor::array_of(decoder, 3)?;
        columns.push(((decoder.u64()?, decoder.u64()?), Decoder::new(decoder.bytes()?)));
    }
    let ascending = columns.is_sorted_by(|(one, _), (next, _)| one < next);
    if ascending { Ok(Columns(columns)) } else { Err(CborFault::NotCanonical) }
}

impl Columns<'_> {
    fn value(
        &mut self,
        kind: u64,
        field: u64,
        dictionary: &mut cbor::Dictionary,
    ) -> Result<Vec<u8>, CborFault> {
        let place = self.0.binary_search_by_key(&(kind, field), |(place, _)| *place);
        let column = place.ok().and_then(|place| self.0.get_mut(place)).ok_or(CborFault::Malformed)?;
        let mut value = Vec::new();
        cbor::copy_value(&mut column.1, dictionary, &mut value)?;
        Ok(value)
    }

    fn are_read(&self) -> bool {
        self.0.iter().all(|(_, column)| column.position() == column.input().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::change::tests::sample;
    use crate::history::change::tests::text;

    fn read(changes: &[Change]) -> Result<Vec<Change>, CborFault> {
        decode(&encode(changes), Scope::COMMON, changes.len())
    }

    #[test]
    fn a_long_name_or_reason_is_refused_before_it_is_repeated() {
        let long = "م".repeat(cbor::MAX_STRING);
        let mut changes = vec![sample(1); 3];
        changes.iter_mut().for_each(|change| change.actor.clone_from(&long));
        assert_eq!(read(&changes), Err(CborFault::TooLong));
        let mut changes = vec![sample(1); 3];
        changes.iter_mut().for_each(|change| change.reason = Some(long.clone()));
        assert_eq!(read(&changes), Err(CborFault::TooLong));
    }

    #[test]
    fn a_form_of_too_many_fields_is_refused() {
        let field = |number| FieldChange { number, preds: Vec::new(), value: None };
        let mut change = sample(1);
        change.fields = (0..64).map(field).collect();
        assert_eq!(read(std::slice::from_ref(&change)).as_deref(), Ok([change.clone()].as_slice()));
        change.fields.push(field(64));
        assert_eq!(read(&[change]), Err(CborFault::TooLong));
    }

    #[test]
    fn a_value_is_not_repeated_without_end() {
        let value = text(&"س".repeat(cbor::MAX_STRING / 2));
        let mut change = sample(1);
        for field in &mut change.fields {
            field.value = Some(value.clone());
        }
        let most = cbor::MAX_WRITTEN_OUT / value.len() / 2;
        assert!(read(&vec![change.clone(); most]).is_ok());
        assert_eq!(read(&vec![change; most + 1]), Err(CborFault::TooLong));
    }
}
