//! The lines of a file that is loaded: read one by one, and once beforehand for what they say of each other.

use std::io;
use std::io::BufRead;
use std::io::Read as _;

use serde_json::Map;
use serde_json::Value;

use crate::domain::catalogue;
use crate::domain::catalogue::Field;
use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::value::Atom;
use crate::domain::value::Parts;
use crate::ops::JsonFault;
use crate::ops::LoadFault;
use crate::ops::OpsError;
use crate::ops::json;
use crate::ops::load::seen::Seen;
use crate::ops::scope;
use crate::ops::scope::Newcomer;
use crate::store::Notes;

/// A line that is longer cannot be a record: every text in it would be over its limit.
const LONGEST_LINE: u64 = 4 << 20;

/// One line, checked as far as it can be without the workspace.
pub(super) struct Line {
    pub(super) kind: &'static RecordKind,
    pub(super) id: Option<RecordId>,
    pub(super) deleted: Option<bool>,
    /// Columns that are given, in the order of the line.
    pub(super) given: Vec<(&'static Field, usize, Option<Atom>)>,
}

/// What the first reading finds out, so that the second can work record by record.
///
/// A file may be longer than the memory: what is known of its lines is noted on the disk.
#[derive(Default)]
pub(super) struct Survey {
    pub(super) newcomers: Newcomers,
    pub(super) repeated: Repeated,
}

/// Records that others of the file may belong to.
#[derive(Default)]
pub(super) struct Newcomers(Notes);

impl Newcomers {
    pub(super) fn get(&self, id: RecordId) -> Result<Option<Newcomer>, OpsError> {
        let noted = self.0.get(id)?;
        Ok(noted.and_then(|value| {
            let (kind, parent) = value.split_first_chunk()?;
            let kind = catalogue::numbered(u16::from_be_bytes(*kind))?;
            let parent = parent.split_first_chunk().and_then(|(kind, id)| {
                Some((catalogue::numbered(u16::from_be_bytes(*kind))?, RecordId::from_slice(id)?))
            });
            Some(Newcomer { kind, parent })
        }))
    }

    /// Notes a record; of several lines the first says its kind and the last that names a parent which.
    fn note(&mut self, id: RecordId, newcomer: Newcomer) -> Result<(), OpsError> {
        let known = self.get(id)?;
        let kind = known.map_or(newcomer.kind, |known| known.kind);
        let parent = newcomer.parent.or(known.and_then(|known| known.parent));
        let mut value = kind.number.to_be_bytes().to_vec();
        if let Some((kind, parent)) = parent {
            value.extend(kind.number.to_be_bytes());
            value.extend(parent.0);
        }
        Ok(self.0.put(id, &value)?)
    }
}

/// Ids that stand in more than one line, each with what its lines give together.
#[derive(Default)]
pub(super) struct Repeated(Notes);

/// What becomes of a line, seeing the others of its id.
pub(super) enum Fate {
    /// It is the only one.
    Alone,
    /// It is the first, and stands for all of them.
    First(Map<String, Value>),
    /// An earlier one stood for it.
    Done,
}

impl Repeated {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Takes out what the lines of an id give together.
    pub(super) fn take(&mut self, id: RecordId) -> Result<Fate, OpsError> {
        match self.0.get(id)? {
            None => Ok(Fate::Alone),
            Some(object) if object.is_empty() => Ok(Fate::Done),
            Some(object) => {
                self.0.put(id, &[])?;
                Ok(Fate::First(parsed(&object)?))
            }
        }
    }

    /// Puts what a line gives to what earlier lines of its id gave, and in its place.
    fn gather(&mut self, id: RecordId, object: Map<String, Value>) -> Result<(), OpsError> {
        let Some(earlier) = self.0.get(id)? else { return Ok(()) };
        let mut gathered = if earlier.is_empty() { Map::new() } else { parsed(&earlier)? };
        gathered.extend(object);
        let gathered = serde_json::to_vec(&gathered).map_err(|error| unreadable(&error.into()))?;
        Ok(self.0.put(id, &gathered)?)
    }
}

fn parsed(object: &[u8]) -> Result<Map<String, Value>, OpsError> {
    serde_json::from_slice(object).map_err(|error| unreadable(&error.into()))
}

pub(super) fn unreadable(error: &io::Error) -> OpsError {
    OpsError::unreadable("-", error)
}

/// Hands every line that is not blank to `visit`, as a JSON object.
pub(super) fn each_line<R: BufRead>(
    reader: &mut R,
    mut visit: impl FnMut(u64, Map<String, Value>) -> Result<(), OpsError>,
) -> Result<(), OpsError> {
    let mut bytes = Vec::new();
    for number in 1.. {
        bytes.clear();
        let read = reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut bytes);
        let read = read.map_err(|error| unreadable(&error))?;
        if read == 0 {
            break;
        }
        let fault = |fault| OpsError::Load { line: number, fault };
        if read as u64 == LONGEST_LINE && !bytes.ends_with(b"\n") {
            return Err(fault(LoadFault::LineTooLong));
        }
        let text = std::str::from_utf8(&bytes).ok().ok_or_else(|| fault(LoadFault::NotUtf8))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if text.trim().is_empty() {
            continue;
        }
        let object = serde_json::from_str::<Value>(text)
            .map_err(|error| fault(LoadFault::NotJson(JsonFault::of(&error, text))))?;
        let Value::Object(object) = object else { return Err(fault(LoadFault::NotAnObject)) };
        visit(number, object)?;
    }
    Ok(())
}

/// Reads the file once for what the records say of each other.
pub(super) fn survey<R: BufRead>(reader: &mut R) -> Result<Survey, OpsError> {
    let mut survey = Survey::default();
    // One that is taken for another is gathered alone, which changes nothing.
    let mut seen = Seen::new();
    each_line(reader, |number, object| {
        let fault = |fault| OpsError::Load { line: number, fault };
        let kind = kind_of(&object).map_err(fault)?;
        let Some(id) = id_of(&object).map_err(fault)? else { return Ok(()) };
        if !seen.insert(id) {
            survey.repeated.0.put(id, &[])?;
        }
        if !scope::is_parent(kind) {
            return Ok(());
        }
        let parent = scope::parent_of(kind, |column| {
            let text = object.get(column)?.as_str()?;
            RecordId::parse(text).map(Atom::Id)
        });
        survey.newcomers.note(id, Newcomer { kind, parent })
    })?;
    Ok(survey)
}

fn kind_of(object: &Map<String, Value>) -> Result<&'static RecordKind, LoadFault> {
    let name = object.get("record").ok_or(LoadFault::NoKind)?;
    let Some(name) = name.as_str() else {
        return Err(LoadFault::WrongType { field: "record".to_owned(), expected: Message::new("type-text") });
    };
    catalogue::named(name).ok_or_else(|| LoadFault::UnknownKind { kind: name.to_owned() })
}

fn id_of(object: &Map<String, Value>) -> Result<Option<RecordId>, LoadFault> {
    match object.get("id") {
        None => Ok(None),
        Some(id) => id.as_str().and_then(RecordId::parse).map(Some).ok_or(LoadFault::BadId),
    }
}

/// Puts lines of one id together: what a later line gives stands.
pub(super) fn gather<R: BufRead>(reader: &mut R, survey: &mut Survey) -> Result<(), OpsError> {
    each_line(reader, |number, object| {
        let id = id_of(&object).map_err(|fault| OpsError::Load { line: number, fault })?;
        id.map_or(Ok(()), |id| survey.repeated.gather(id, object))
    })
}

impl Line {
    /// Reads a line; `pass_over` hears of what only shows the values of a conflict.
    pub(super) fn read(
        object: &Map<String, Value>,
        pass_over: &mut dyn FnMut(&str),
    ) -> Result<Self, LoadFault> {
        let kind = kind_of(object)?;
        let mut line = Self { kind, id: id_of(object)?, deleted: None, given: Vec::new() };
        for (name, value) in object {
            match name.as_str() {
                "record" | "id" => {}
                "deleted" => {
                    let expected = Message::new("type-boolean");
                    let wrong = LoadFault::WrongType { field: name.clone(), expected };
                    line.deleted = Some(value.as_bool().ok_or(wrong)?);
                }
                conflict if conflict.ends_with('!') => pass_over(conflict),
                column => {
                    let unknown = || LoadFault::UnknownField { field: column.to_owned(), kind: kind.name };
                    let (field, part) =
                        kind.columns().find(|(_, part)| part.name == column).ok_or_else(unknown)?;
                    let place = field.parts.iter().position(|other| other.name == column).unwrap_or(0);
                    line.given.push((field, place, json::read_atom(part, value)?));
                }
            }
        }
        Ok(line)
    }

    /// Returns the fields of which some column is given, in catalogue order.
    pub(super) fn given_fields(&self) -> impl Iterator<Item = &'static Field> {
        let is_given = |field: &&Field| self.given.iter().any(|(given, _, _)| given.number == field.number);
        self.kind.fields.iter().filter(is_given)
    }

    /// Returns a field's value: what is given, over what was there.
    pub(super) fn value_of(&self, field: &Field, before: Option<&Parts>) -> Parts {
        let mut value = before.cloned().unwrap_or_else(|| vec![None; field.parts.len()]);
        for (given, place, atom) in &self.given {
            if given.number == field.number
                && let Some(column) = value.get_mut(*place)
            {
                column.clone_from(atom);
            }
        }
        value
    }
}
