//! Loading records from JSON Lines: one file, one transaction, all of it or nothing.

use std::collections::HashMap;
use std::collections::HashSet;
use std::io::BufRead;
use std::io::Read as _;
use std::io::Seek;

use serde_json::Map;
use serde_json::Value;

use crate::domain::catalogue;
use crate::domain::catalogue::Class;
use crate::domain::catalogue::Field;
use crate::domain::catalogue::RecordKind;
use crate::domain::edit::Life;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::value::Atom;
use crate::domain::value::Parts;
use crate::history::change::ChangeId;
use crate::history::change::FieldChange;
use crate::history::change::LifeChange;
use crate::history::change::LifeState;
use crate::history::scope::Scope;
use crate::history::value;
use crate::ops::JsonFault;
use crate::ops::LoadFault;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::ops::json;
use crate::ops::save::open_heads;
use crate::ops::save::sorted;
use crate::ops::scope;
use crate::ops::scope::Newcomer;
use crate::ops::scope::Newcomers;
use crate::ops::workspace::fresh_id;
use crate::store::NewChange;
use crate::store::Saving;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::StoredRecord;

/// What a file did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    pub created: u64,
    pub changed: u64,
    pub deleted: u64,
    pub unchanged: u64,
    /// What was passed over, each with its line.
    pub notices: Vec<Message>,
}

/// A line that is longer cannot be a record: every text in it would be over its limit.
const LONGEST_LINE: u64 = 4 << 20;
const NOTICES_TOLD: usize = 20;

/// One line, checked as far as it can be without the workspace.
struct Line {
    kind: &'static RecordKind,
    id: Option<RecordId>,
    deleted: Option<bool>,
    /// Columns that are given, in the order of the line.
    given: Vec<(&'static Field, usize, Option<Atom>)>,
}

/// What the first reading finds out, so that the second can work record by record.
#[derive(Default)]
struct Survey {
    newcomers: Newcomers,
    /// Ids that stand in more than one line.
    repeated: HashMap<RecordId, Map<String, Value>>,
}

/// Loads a file. It is read twice: parents may come after their children.
pub fn load<R: BufRead + Seek>(
    workspace: &mut Workspace,
    reader: &mut R,
    around: &mut Surroundings,
    progress: &mut dyn FnMut(u64),
) -> Result<Loaded, OpsError> {
    workspace.key()?;
    let mut survey = survey(reader)?;
    reader.rewind().map_err(|error| unreadable(&error))?;
    if !survey.repeated.is_empty() {
        gather(reader, &mut survey)?;
    }
    reader.rewind().map_err(|error| unreadable(&error))?;
    let save = workspace.new_save(around)?;
    let office = workspace.own_office()?;
    let now_ms = around.now_ms;
    workspace.store.in_transaction(|store| {
        let mut saving = Saving::begin(store, save, &mut around.random)?;
        let mut loading = Loading { store, office, survey, done: HashSet::new(), told: Loaded::default() };
        each_line(reader, |number, object| {
            progress(number);
            let Some(line) = loading.line(number, &object)? else { return Ok(()) };
            let id = line.id.unwrap_or_else(|| fresh_id(now_ms, saving.random()));
            let changes = loading.changes(id, &line).map_err(|fault| fault.at(number))?;
            Ok(changes.into_iter().try_for_each(|change| saving.add(change))?)
        })?;
        saving.finish()?;
        Ok(loading.told)
    })
}

/// A fault of a line, or of the workspace while it is looked at.
enum Trouble {
    Fault(LoadFault),
    Ops(OpsError),
}

impl Trouble {
    fn at(self, line: u64) -> OpsError {
        match self {
            Self::Fault(fault) => OpsError::Load { line, fault },
            Self::Ops(error) => error,
        }
    }
}

impl From<LoadFault> for Trouble {
    fn from(fault: LoadFault) -> Self {
        Self::Fault(fault)
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Ops(error.into())
    }
}

fn unreadable(error: &std::io::Error) -> OpsError {
    OpsError::unreadable("-", error)
}

/// Hands every line that is not blank to `visit`, as a JSON object.
fn each_line<R: BufRead>(
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
fn survey<R: BufRead>(reader: &mut R) -> Result<Survey, OpsError> {
    let mut survey = Survey::default();
    // Half an id is enough: of two that differ only in the other half each is gathered alone.
    let mut seen: HashSet<u64> = HashSet::new();
    let mut repeated: HashSet<RecordId> = HashSet::new();
    each_line(reader, |number, object| {
        let fault = |fault| OpsError::Load { line: number, fault };
        let kind = kind_of(&object).map_err(fault)?;
        let Some(id) = id_of(&object).map_err(fault)? else { return Ok(()) };
        if !seen.insert(id.0.last_chunk().copied().map_or(0, u64::from_be_bytes)) {
            repeated.insert(id);
        }
        if !scope::is_parent(kind) {
            return Ok(());
        }
        let parent = scope::parent_of(kind, |column| {
            let text = object.get(column)?.as_str()?;
            RecordId::parse(text).map(Atom::Id)
        });
        let newcomer = survey.newcomers.entry(id).or_insert(Newcomer { kind, parent });
        newcomer.parent = parent.or(newcomer.parent);
        Ok(())
    })?;
    survey.repeated = repeated.into_iter().map(|id| (id, Map::new())).collect();
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
fn gather<R: BufRead>(reader: &mut R, survey: &mut Survey) -> Result<(), OpsError> {
    each_line(reader, |number, object| {
        let id = id_of(&object).map_err(|fault| OpsError::Load { line: number, fault })?;
        if let Some(gathered) = id.and_then(|id| survey.repeated.get_mut(&id)) {
            gathered.extend(object);
        }
        Ok(())
    })
}

/// The second reading: line by line against what is stored.
struct Loading<'s> {
    store: &'s Store,
    office: RecordId,
    survey: Survey,
    /// Repeated ids that were loaded at their first line.
    done: HashSet<RecordId>,
    told: Loaded,
}

impl Loading<'_> {
    /// Reads a line; `None` when its record was loaded with an earlier one.
    fn line(&mut self, number: u64, object: &Map<String, Value>) -> Result<Option<Line>, OpsError> {
        let fault = |fault| OpsError::Load { line: number, fault };
        let line = self.read(number, object).map_err(fault)?;
        let Some(id) = line.id else { return Ok(Some(line)) };
        let Some(gathered) = self.survey.repeated.get(&id).cloned() else { return Ok(Some(line)) };
        if !self.done.insert(id) {
            return Ok(None);
        }
        self.read(number, &gathered).map(Some).map_err(fault)
    }

    fn read(&mut self, number: u64, object: &Map<String, Value>) -> Result<Line, LoadFault> {
        let kind = kind_of(object)?;
        let mut line = Line { kind, id: id_of(object)?, deleted: None, given: Vec::new() };
        for (name, value) in object {
            match name.as_str() {
                "record" | "id" => {}
                "deleted" => {
                    let expected = Message::new("type-boolean");
                    let wrong = LoadFault::WrongType { field: name.clone(), expected };
                    line.deleted = Some(value.as_bool().ok_or(wrong)?);
                }
                conflict if conflict.ends_with('!') => self.notice(number, conflict),
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

    fn notice(&mut self, number: u64, name: &str) {
        if self.told.notices.len() < NOTICES_TOLD {
            let number = i64::try_from(number).unwrap_or(i64::MAX);
            self.told.notices.push(
                Message::new("load-conflict-passed-over").with("line", number).with_typed("field", name),
            );
        }
    }

    /// Works out what a line changes.
    fn changes(&mut self, id: RecordId, line: &Line) -> Result<Vec<NewChange>, Trouble> {
        let stored = self.store.record(line.kind, id)?;
        let Some(stored) = stored else {
            return self.creation(id, line);
        };
        let changes = self.update(&stored, line)?;
        match (changes.is_empty(), line.deleted) {
            (true, _) => self.told.unchanged += 1,
            (false, Some(true)) => self.told.deleted += 1,
            (false, _) => self.told.changed += 1,
        }
        Ok(changes)
    }

    fn creation(&mut self, id: RecordId, line: &Line) -> Result<Vec<NewChange>, Trouble> {
        let known = line.id.filter(|id| self.store.has_history(*id).unwrap_or(true));
        if let Some(known) = known.map(|id| self.store.kind_of(id)).transpose()?.flatten() {
            let kind = line.kind.name.to_owned();
            return Err(LoadFault::KindDiffers { kind, known: known.name }.into());
        }
        if line.deleted == Some(true) {
            return Err(LoadFault::NothingToDelete.into());
        }
        let column = |name: &str| {
            let given = line
                .given
                .iter()
                .find(|(field, place, _)| field.parts.get(*place).is_some_and(|part| part.name == name));
            given.and_then(|(_, _, atom)| atom.clone())
        };
        let newcomer = Newcomer { kind: line.kind, parent: scope::parent_of(line.kind, column) };
        let scope = scope::of_new(self.store, self.office, &self.survey.newcomers, id, newcomer);
        let scope = scope.map_err(|error| match error {
            OpsError::ParentNotHeld(parent) => {
                Trouble::Fault(LoadFault::ParentNotHeld { field: parent_column(line, parent), id: parent })
            }
            other => Trouble::Ops(other),
        })?;
        let mut fields = Vec::new();
        for field in line.kind.fields {
            let value = line.value_of(field, None);
            if value.iter().any(Option::is_some) {
                fields.push((field, Vec::new(), value));
            }
        }
        self.told.created += 1;
        Ok(split(scope, id, line.kind, &fields, Some(&LifeChange::CREATION)))
    }

    fn update(&self, stored: &StoredRecord, given: &Line) -> Result<Vec<NewChange>, Trouble> {
        let loaded = &stored.loaded;
        let wish = match (loaded.life, given.deleted) {
            (Life::Deleted, None) => return Err(LoadFault::Deleted.into()),
            (Life::Deleted, Some(true)) => return Ok(Vec::new()),
            (Life::Deleted | Life::Contested, Some(false)) => Some(LifeState::Here),
            (Life::Here | Life::Contested, Some(true)) => Some(LifeState::Deleted),
            (Life::Here, Some(false)) | (Life::Here | Life::Contested, None) => None,
        };
        let mut fields = Vec::new();
        if given.deleted != Some(true) {
            for field in given.given_fields() {
                let first = given.kind.first_column(field);
                let shown: Parts = loaded.parts.iter().skip(first).take(field.parts.len()).cloned().collect();
                let value = given.value_of(field, Some(&shown));
                if value != shown {
                    fields.push((field, self.shown_heads(stored, field)?, value));
                }
            }
        }
        let life = wish.map(|state| LifeChange {
            state,
            preds: sorted(loaded.seen.of(0).to_vec()),
            seen: if state == LifeState::Deleted {
                open_heads(loaded.kind, &loaded.seen)
            } else {
                Vec::new()
            },
        });
        Ok(split(stored.scope, loaded.id, given.kind, &fields, life.as_ref()))
    }

    /// Returns the heads whose value is the shown one: a file never settles a conflict that it does not know of.
    fn shown_heads(&self, stored: &StoredRecord, field: &'static Field) -> Result<Vec<ChangeId>, Trouble> {
        let seen = stored.loaded.seen.of(field.number);
        if seen.len() < 2 {
            return Ok(seen.to_vec());
        }
        let scope = stored.scope.half(field.class);
        let shown =
            self.store.shown_heads(stored.loaded.id, &scope, stored.loaded.kind.number, field.number)?;
        Ok(sorted(shown))
    }
}

fn parent_column(line: &Line, parent: RecordId) -> String {
    let is_parent = |(_, _, atom): &&(&Field, usize, Option<Atom>)| *atom == Some(Atom::Id(parent));
    line.given.iter().find(is_parent).map_or_else(String::new, |(field, _, _)| field.name.to_owned())
}

type Given = (&'static Field, Vec<ChangeId>, Parts);

/// Makes one change for the open half and one for the private half.
fn split(
    scope: Scope,
    id: RecordId,
    kind: &'static RecordKind,
    fields: &[Given],
    life: Option<&LifeChange>,
) -> Vec<NewChange> {
    let mut halves = Vec::new();
    for class in [Class::Open, Class::Private] {
        let of_half = fields.iter().filter(|(field, _, _)| field.class == class);
        let fields: Vec<FieldChange> = of_half
            .map(|(field, preds, parts)| FieldChange {
                number: field.number.into(),
                preds: preds.clone(),
                value: Some(value::encode(field, parts)),
            })
            .collect();
        let life = life.filter(|_| class == Class::Open).cloned();
        if !fields.is_empty() || life.is_some() {
            halves.push(NewChange {
                scope: scope.half(class),
                record: id.0,
                kind: kind.number,
                fields,
                life,
            });
        }
    }
    halves
}

impl Line {
    /// Returns the fields of which some column is given, in catalogue order.
    fn given_fields(&self) -> impl Iterator<Item = &'static Field> {
        let is_given = |field: &&Field| self.given.iter().any(|(given, _, _)| given.number == field.number);
        self.kind.fields.iter().filter(is_given)
    }

    /// Returns a field's value: what is given, over what was there.
    fn value_of(&self, field: &Field, before: Option<&Parts>) -> Parts {
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

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::ops::dump;
    use crate::ops::workspace::tests::Office;

    fn load_text(office: &mut Office, text: &str) -> Result<Loaded, OpsError> {
        load(&mut office.workspace, &mut Cursor::new(text.as_bytes()), &mut office.around, &mut |_| {})
    }

    fn dumped(office: &Office) -> String {
        let mut bytes = Vec::new();
        dump::dump(&office.workspace, &dump::Choice::default(), &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    const ID: &str = "01936f2a-0000-7000-8000-000000000001";

    #[test]
    fn a_record_is_loaded_dumped_and_loaded_again_without_a_change() {
        let mut office = Office::new("WZT");
        let line =
            format!(r#"{{"record":"action_item","id":"{ID}","title":"حجز القاعة","due_on":"2026-11-24"}}"#);
        assert_eq!(load_text(&mut office, &line).unwrap().created, 1);
        let dump = dumped(&office);
        assert!(dump.contains(&line), "{dump}");
        let again = load_text(&mut office, &dump).unwrap();
        assert_eq!((again.created, again.changed, again.unchanged), (0, 0, 3));
    }

    #[test]
    fn parts_of_a_compound_that_are_not_given_keep_their_value() {
        let mut office = Office::new("WZT");
        let given = r#""status":"done","closed_on":"2026-11-20""#;
        load_text(&mut office, &format!(r#"{{"record":"action_item","id":"{ID}","title":"أ",{given}}}"#))
            .unwrap();
        load_text(&mut office, &format!(r#"{{"record":"action_item","id":"{ID}","status":"open"}}"#))
            .unwrap();
        let dump = dumped(&office);
        assert!(dump.contains(r#""status":"open","closed_on":"2026-11-20""#), "{dump}");
    }

    #[test]
    fn lines_of_one_id_become_one_change() {
        let mut office = Office::new("WZT");
        let file = format!(
            "{{\"record\":\"action_item\",\"id\":\"{ID}\",\"title\":\"أ\"}}\n\
             {{\"record\":\"action_item\",\"id\":\"{ID}\",\"title\":\"ب\",\"percent\":40}}\n"
        );
        assert_eq!(load_text(&mut office, &file).unwrap().created, 1);
        let history = office.workspace.store.history_of(RecordId::parse(ID).unwrap()).unwrap();
        let changes: HashSet<_> = history.iter().map(|entry| entry.change).collect();
        assert_eq!(changes.len(), 1);
        assert!(dumped(&office).contains("\"title\":\"ب\",\"percent\":40"));
    }

    #[test]
    fn children_may_come_before_their_parents() {
        let mut office = Office::new("WZT");
        let body = "01936f2a-0000-7000-8000-0000000000b0";
        let file = format!(
            "{{\"record\":\"meeting\",\"id\":\"{ID}\",\"body_id\":\"{body}\"}}\n\
             {{\"record\":\"body\",\"id\":\"{body}\",\"name_ar\":\"المجلس المشترك\"}}\n"
        );
        assert_eq!(load_text(&mut office, &file).unwrap().created, 2);
        let meeting = catalogue::named("meeting").unwrap();
        let stored = office.workspace.store.record(meeting, RecordId::parse(ID).unwrap()).unwrap().unwrap();
        assert_eq!(stored.scope, Scope::body(RecordId::parse(body).unwrap().0));
    }

    #[test]
    fn a_wrong_line_is_named_and_nothing_enters() {
        let mut office = Office::new("WZT");
        let before = dumped(&office);
        let wrong = [
            r#"{"record":"action_item","title":5}"#,
            r#"{"record":"action_item","titel":"أ"}"#,
            r#"{"record":"household","title":"أ"}"#,
            r#"{"title":"أ"}"#,
            r#"{"record":"action_item","due_on":"12/01/2017"}"#,
            r#"{"record":"action_item","due_on":"2026-02-30"}"#,
            r#"{"record":"action_item","status":"finished"}"#,
            r#"{"record":"action_item","percent":101}"#,
            "{\"record\":\"action_item\",\"title\":\"\\u202eأ\"}",
            "{\"record\":\"action_item\",\"title\":\"\\u001b[2J\"}",
            r#"{"record":"seat","body_id":"01936f2a-0000-7000-8000-0000000000b0"}"#,
            r#"{"record":"action_item","id":"1"}"#,
            r#"["record"]"#,
            "محضر",
        ];
        for line in wrong {
            let file = format!("{{\"record\":\"action_item\",\"title\":\"سليم\"}}\n{line}\n");
            let error = load_text(&mut office, &file).unwrap_err();
            assert!(matches!(error, OpsError::Load { line: 2, .. }), "{line}: {error:?}");
            assert_eq!(dumped(&office), before, "{line}");
        }
    }

    #[test]
    fn a_deleted_record_comes_back_only_when_asked() {
        let mut office = Office::new("WZT");
        let with = |rest: &str| format!(r#"{{"record":"action_item","id":"{ID}"{rest}}}"#);
        load_text(&mut office, &with(r#","title":"أ""#)).unwrap();
        assert_eq!(load_text(&mut office, &with(r#","deleted":true"#)).unwrap().deleted, 1);
        assert!(!dumped(&office).contains(ID));
        let refused = load_text(&mut office, &with(r#","title":"ب""#)).unwrap_err();
        assert!(matches!(refused, OpsError::Load { fault: LoadFault::Deleted, .. }));
        load_text(&mut office, &with(r#","title":"ب","deleted":false"#)).unwrap();
        assert!(dumped(&office).contains("\"title\":\"ب\""));
    }
}
