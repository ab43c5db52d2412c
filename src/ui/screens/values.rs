//! Recorded values as people read them: what `domain::wording` says, with the names that a screen was given.

use crate::domain::catalogue::Field;
use crate::domain::catalogue::Part;
use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::message::Argument;
use crate::domain::rows::Named;
use crate::domain::value::Atom;
use crate::domain::wording;
use crate::ui::look::Look;

/// Returns the value of a column, for a place in a sentence or to stand alone.
pub fn atom(look: &Look<'_>, kind: &RecordKind, part: &Part, atom: &Atom, names: &[Named]) -> Argument {
    wording::atom(kind, part, atom, &|id| called(look, id, names))
}

/// Returns the value of a field.
pub fn field(
    look: &Look<'_>,
    kind: &RecordKind,
    field: &Field,
    parts: &[Option<Atom>],
    names: &[Named],
) -> Argument {
    wording::value(kind, field, parts, &|id| called(look, id, names))
}

/// Returns what people call a record, in the reader's language.
pub fn called(look: &Look<'_>, id: RecordId, names: &[Named]) -> Option<String> {
    let found = names.iter().find(|named| named.id == id)?;
    Some(look.name(&found.name).as_str().to_owned())
}
