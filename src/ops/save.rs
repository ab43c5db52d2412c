//! Recording what a person did: one save, one transaction.

use std::collections::HashMap;

use crate::domain::catalogue::Class;
use crate::domain::catalogue::RecordKind;
use crate::domain::edit::EditDeed;
use crate::domain::edit::FieldEdit;
use crate::domain::edit::RecordEdit;
use crate::domain::edit::Seen;
use crate::domain::id::RecordId;
use crate::domain::records::Body;
use crate::domain::records::Record as _;
use crate::domain::value::Atom;
use crate::history::change::ChangeId;
use crate::history::change::FieldChange;
use crate::history::change::LifeChange;
use crate::history::change::LifeState;
use crate::history::change::MAX_SEEN;
use crate::history::clock;
use crate::history::scope::Scope;
use crate::history::value;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::ops::closed_minutes;
use crate::ops::possible;
use crate::ops::scope;
use crate::ops::scope::Newcomer;
use crate::store::Fact;
use crate::store::NewChange;
use crate::store::Random;
use crate::store::Save;
use crate::store::Saving;
use crate::store::Store;

/// Records edits. All of them are on the disk when this returns, or none.
///
/// What stands in the minutes of a closed meeting is refused, and what cannot be beside other records. A new group for
/// which no office was named belongs to the own one, or nobody could ever number its minutes.
pub fn save(
    workspace: &mut Workspace,
    edits: &[RecordEdit],
    around: &mut Surroundings,
) -> Result<u64, OpsError> {
    closed_minutes::check_edits(&workspace.store, edits)?;
    possible::check_edits(&workspace.store, edits)?;
    let edits = with_owner(edits, workspace.own_office()?);
    save_as(workspace, &edits, None, around)
}

/// Names the own office in new groups that name none.
fn with_owner(edits: &[RecordEdit], office: RecordId) -> Vec<RecordEdit> {
    let mut edits = edits.to_vec();
    for edit in edits.iter_mut().filter(|edit| edit.kind == Body::KIND) {
        let EditDeed::Create(fields) = &mut edit.deed else { continue };
        let owner = Body::KIND.field("office_id");
        if let Some(field) = owner.filter(|owner| fields.iter().all(|given| given.field != *owner)) {
            fields.push(FieldEdit { field, value: vec![Some(Atom::Id(office))], seen: Vec::new() });
            fields.sort_by_key(|given| given.field.number);
        }
    }
    edits
}

/// Records edits in the name of `officer`, or of the officer of this laptop.
pub(super) fn save_as(
    workspace: &mut Workspace,
    edits: &[RecordEdit],
    officer: Option<String>,
    around: &mut Surroundings,
) -> Result<u64, OpsError> {
    workspace.key()?;
    let mut save = workspace.new_save(around)?;
    if let Some(officer) = officer {
        save.actor = officer;
    }
    let office = workspace.own_office()?;
    workspace.store.in_transaction(|store| enter(store, office, save, edits, &mut around.random))
}

/// Begins a save in the name of `actor`: its time and its number.
pub(super) fn begin(store: &Store, actor: String, around: &mut Surroundings) -> Result<Save, OpsError> {
    let hlc = clock::next(store.number(Fact::Clock)?, around.now_ms);
    let wall = around.now().seconds();
    Ok(Save {
        txn: (around.random)(),
        hlc,
        wall: (clock::second(hlc) != wall).then_some(wall),
        actor,
        undoes: None,
    })
}

/// Enters the edits of one save; the caller holds the transaction.
pub(super) fn enter(
    store: &Store,
    office: RecordId,
    save: Save,
    edits: &[RecordEdit],
    random: Random<'_>,
) -> Result<u64, OpsError> {
    let newcomers = newcomers(edits);
    let mut changes = Vec::new();
    for edit in edits {
        let scope = match store.record(edit.kind, edit.record)? {
            Some(stored) => stored.scope,
            None => match newcomers.get(&edit.record) {
                Some(newcomer) => {
                    let beside = |id| Ok(newcomers.get(&id).copied());
                    scope::of_new(store, office, beside, edit.record, *newcomer)?
                }
                None => return Err(OpsError::NoSuchRecord(edit.record)),
            },
        };
        changes.extend(changes_of(edit, scope));
    }
    let mut saving = Saving::begin(store, save, random)?;
    changes.into_iter().try_for_each(|change| saving.add(change))?;
    Ok(saving.finish()?)
}

fn newcomers(edits: &[RecordEdit]) -> HashMap<RecordId, Newcomer> {
    let created = edits.iter().filter_map(|edit| match &edit.deed {
        EditDeed::Create(fields) => Some((edit.record, newcomer(edit, fields))),
        _ => None,
    });
    created.collect()
}

fn newcomer(edit: &RecordEdit, fields: &[FieldEdit]) -> Newcomer {
    let column = |name: &str| -> Option<Atom> {
        let field = fields.iter().find(|edit| edit.field.part(name).is_some())?;
        let place = field.field.parts.iter().position(|part| part.name == name)?;
        field.value.get(place)?.clone()
    };
    Newcomer { kind: edit.kind, parent: scope::parent_of(edit.kind, column) }
}

/// Turns an edit into changes: one for the open half, one for the private half.
fn changes_of(edit: &RecordEdit, scope: Scope) -> Vec<NewChange> {
    let life = |state, seen: &Seen| LifeChange {
        state,
        preds: sorted(seen.of(0).to_vec()),
        seen: match state {
            LifeState::Deleted => open_heads(edit.kind, seen),
            LifeState::Here | LifeState::Withdraw => Vec::new(),
        },
    };
    let (fields, life): (&[FieldEdit], _) = match &edit.deed {
        EditDeed::Create(fields) => (fields, Some(LifeChange::CREATION)),
        EditDeed::Set(fields) => (fields, None),
        EditDeed::Delete(seen) => (&[], Some(life(LifeState::Deleted, seen))),
        EditDeed::Restore(seen) => (&[], Some(life(LifeState::Here, seen))),
    };
    let changes = [Class::Open, Class::Private].map(|class| NewChange {
        scope: scope.half(class),
        record: edit.record.0,
        kind: edit.kind.number,
        fields: fields.iter().filter(|edit| edit.field.class == class).map(field_change).collect(),
        life: life.clone().filter(|_| class == Class::Open),
    });
    changes.into_iter().filter(|change| !change.fields.is_empty() || change.life.is_some()).collect()
}

fn field_change(edit: &FieldEdit) -> FieldChange {
    FieldChange {
        number: edit.field.number.into(),
        preds: sorted(edit.seen.clone()),
        value: Some(value::encode(edit.field, &edit.value)),
    }
}

/// Returns the heads of open fields that were seen, as a deletion lists them: private ones leave no name.
pub(super) fn open_heads(kind: &RecordKind, seen: &Seen) -> Vec<ChangeId> {
    let is_open = |number: u16| kind.field_numbered(number).is_some_and(|field| field.class == Class::Open);
    let heads = seen.heads.iter().filter(|(number, _)| is_open(*number));
    let mut heads = sorted(heads.flat_map(|(_, heads)| heads.iter().copied()).collect());
    heads.truncate(MAX_SEEN);
    heads
}

/// Sorts and thins names, as the format wants them.
pub(super) fn sorted(mut names: Vec<ChangeId>) -> Vec<ChangeId> {
    names.sort_unstable();
    names.dedup();
    names
}
