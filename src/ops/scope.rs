//! Which scope a new record takes.

use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Home;
use crate::domain::catalogue::RecordKind;
use crate::domain::catalogue::named;
use crate::domain::id::RecordId;
use crate::domain::records::ALL;
use crate::domain::value::Atom;
use crate::history::scope::Scope;
use crate::ops::OpsError;
use crate::store::Store;

/// A record that is about to be created, and the reference that decides its scope.
#[derive(Clone, Copy, Debug)]
pub(super) struct Newcomer {
    pub(super) kind: &'static RecordKind,
    pub(super) parent: Option<(&'static RecordKind, RecordId)>,
}

/// A chain of parents is never longer: commitment, decision, agenda item, meeting, body.
const LONGEST_CHAIN: usize = 8;

/// Returns the first reference of a record that decides its scope, read from its columns.
pub(super) fn parent_of(
    kind: &'static RecordKind,
    column: impl Fn(&str) -> Option<Atom>,
) -> Option<(&'static RecordKind, RecordId)> {
    let Home::With(parents) = kind.home else { return None };
    parents.iter().find_map(|parent| {
        let (_, part) = kind.columns().find(|(_, part)| part.name == *parent)?;
        let (AtomKind::Reference(target), Some(Atom::Id(id))) = (part.kind, column(parent)) else {
            return None;
        };
        Some((named(target)?, id))
    })
}

/// Returns `true` when the scope of other records may follow from one of this kind.
pub(super) fn is_parent(kind: &RecordKind) -> bool {
    let names = |child: &RecordKind, parent: &str| {
        child.columns().any(|(_, part)| part.name == parent && part.kind == AtomKind::Reference(kind.name))
    };
    ALL.iter().any(|child| match child.home {
        Home::With(parents) => parents.iter().any(|parent| names(child, parent)),
        Home::Register | Home::Common | Home::OwnBody => false,
    })
}

/// Returns the open scope of a new record; `newcomer_of` knows the parents that come in the same save or file.
pub(super) fn of_new(
    store: &Store,
    office: RecordId,
    newcomer_of: impl Fn(RecordId) -> Result<Option<Newcomer>, OpsError>,
    id: RecordId,
    newcomer: Newcomer,
) -> Result<Scope, OpsError> {
    let (mut id, mut newcomer) = (id, newcomer);
    for _ in 0..LONGEST_CHAIN {
        match newcomer.kind.home {
            Home::Register => return Ok(Scope::REGISTER),
            Home::Common => return Ok(Scope::COMMON),
            Home::OwnBody => return Ok(Scope::body(id.0)),
            Home::With(_) => {}
        }
        let Some((kind, parent)) = newcomer.parent else { return Ok(Scope::office(office.0)) };
        if let Some(stored) = store.record(kind, parent)? {
            return Ok(stored.scope);
        }
        newcomer = newcomer_of(parent)?.ok_or(OpsError::ParentNotHeld(parent))?;
        id = parent;
    }
    Err(OpsError::ParentNotHeld(id))
}
