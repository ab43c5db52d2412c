//! Loading records from JSON Lines: one file, one transaction, all of it or nothing.

mod lines;
mod seen;
#[cfg(test)]
mod tests;

use std::io::BufRead;
use std::io::Seek;

use serde_json::Map;
use serde_json::Value;

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
use crate::ops::LoadFault;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::ops::load::lines::Fate;
use crate::ops::load::lines::Line;
use crate::ops::load::lines::Survey;
use crate::ops::load::lines::each_line;
use crate::ops::load::lines::gather;
use crate::ops::load::lines::survey;
use crate::ops::load::lines::unreadable;
use crate::ops::save::open_heads;
use crate::ops::save::sorted;
use crate::ops::scope;
use crate::ops::scope::Newcomer;
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

const NOTICES_TOLD: usize = 20;

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
        let mut loading = Loading { store, office, survey, told: Loaded::default() };
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

/// The second reading: line by line against what is stored.
struct Loading<'s> {
    store: &'s Store,
    office: RecordId,
    survey: Survey,
    told: Loaded,
}

impl Loading<'_> {
    /// Reads a line; `None` when its record was loaded with an earlier one.
    fn line(&mut self, number: u64, object: &Map<String, Value>) -> Result<Option<Line>, OpsError> {
        let fault = |fault| OpsError::Load { line: number, fault };
        let line = self.read(number, object).map_err(fault)?;
        let Some(id) = line.id else { return Ok(Some(line)) };
        match self.survey.repeated.take(id)? {
            Fate::Alone => Ok(Some(line)),
            Fate::First(object) => self.read(number, &object).map(Some).map_err(fault),
            Fate::Done => Ok(None),
        }
    }

    fn read(&mut self, number: u64, object: &Map<String, Value>) -> Result<Line, LoadFault> {
        Line::read(object, &mut |name| self.notice(number, name))
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
        let scope = scope::of_new(self.store, self.office, |id| self.survey.newcomers.get(id), id, newcomer);
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
