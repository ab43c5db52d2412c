//! What a person wants recorded: the way into the history.

use crate::domain::catalogue::Field;
use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::records::Record;
use crate::domain::shown::ChangeName;
use crate::domain::value::Atom;
use crate::domain::value::Parts;

type FieldChange = (&'static Field, Parts);

/// The changes that were on the screen, field by field: a save supersedes these and no others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// Field number (0: the record's life), and the changes whose values stood there.
    pub heads: Vec<(u16, Vec<ChangeName>)>,
}

/// A record as it was read, with what was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded {
    pub kind: &'static RecordKind,
    pub id: RecordId,
    /// The columns in catalogue order.
    pub parts: Parts,
    pub seen: Seen,
    pub life: Life,
}

/// Whether a record is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Life {
    Here,
    Deleted,
    /// Somebody deleted it and somebody else changed it.
    Contested,
}

/// One record's part of a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordEdit {
    pub kind: &'static RecordKind,
    pub record: RecordId,
    pub deed: EditDeed,
}

/// What is to be done with a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EditDeed {
    /// Makes the record, with these fields.
    Create(Vec<FieldEdit>),
    /// Sets fields of a record that exists.
    Set(Vec<FieldEdit>),
    /// Deletes the record as it was seen.
    Delete(Seen),
    /// Brings a deleted or contested record back.
    Restore(Seen),
}

/// A field's new value; all parts `None` clears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldEdit {
    pub field: &'static Field,
    pub value: Parts,
    pub seen: Vec<ChangeName>,
}

impl Seen {
    /// Returns the changes that stood in a field.
    pub fn of(&self, field: u16) -> &[ChangeName] {
        self.heads.iter().find(|(number, _)| *number == field).map_or(&[], |(_, heads)| heads)
    }
}

impl Loaded {
    /// Reads the record as its own type.
    pub fn record<R: Record>(&self) -> R {
        R::from_parts(self.id, &self.parts)
    }

    /// Returns what must change so that the record reads as `parts`; `None` when nothing must.
    pub fn edit_to(&self, parts: &Parts) -> Option<RecordEdit> {
        let edits: Vec<FieldEdit> = differing(self.kind, &self.parts, parts)
            .into_iter()
            .map(|(field, value)| FieldEdit { field, value, seen: self.seen.of(field.number).to_vec() })
            .collect();
        (!edits.is_empty()).then_some(RecordEdit {
            kind: self.kind,
            record: self.id,
            deed: EditDeed::Set(edits),
        })
    }
}

/// Returns the records on which a cursor stands after a save: those that were made, or the one that was changed.
pub fn to_stand_on(edits: &[RecordEdit]) -> Vec<RecordId> {
    let made = edits.iter().filter(|edit| matches!(edit.deed, EditDeed::Create(_)));
    let made: Vec<RecordId> = made.map(|edit| edit.record).collect();
    match (made.is_empty(), edits) {
        (false, _) => made,
        (true, [only]) => vec![only.record],
        (true, _) => Vec::new(),
    }
}

impl RecordEdit {
    /// Makes a new record out of a typed one.
    pub fn create<R: Record>(record: &R) -> Self {
        let fields = differing(R::KIND, &Vec::new(), &record.parts());
        let edits =
            fields.into_iter().map(|(field, value)| FieldEdit { field, value, seen: Vec::new() }).collect();
        Self { kind: R::KIND, record: record.id(), deed: EditDeed::Create(edits) }
    }

    /// Returns the record that is made; `None` for an edit of another kind, or of a record that exists.
    pub fn made<R: Record>(&self) -> Option<R> {
        let EditDeed::Create(fields) = &self.deed else { return None };
        let mut parts: Parts = vec![None; R::KIND.columns().count()];
        for edit in fields.iter().filter(|_| self.kind == R::KIND) {
            for (to, from) in parts.iter_mut().skip(R::KIND.first_column(edit.field)).zip(&edit.value) {
                to.clone_from(from);
            }
        }
        (self.kind == R::KIND).then(|| R::from_parts(self.record, &parts))
    }
}

/// Returns the fields in which two records of one kind differ, with the new value.
fn differing(kind: &'static RecordKind, before: &[Option<Atom>], after: &[Option<Atom>]) -> Vec<FieldChange> {
    let slice = |parts: &[Option<Atom>], from: usize, count: usize| -> Parts {
        (from..from + count).map(|place| parts.get(place).cloned().flatten()).collect()
    };
    let mut found = Vec::new();
    for field in kind.fields {
        let first = kind.first_column(field);
        let new = slice(after, first, field.parts.len());
        if slice(before, first, field.parts.len()) != new {
            found.push((field, new));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::ActionItem;

    #[test]
    fn what_is_made_reads_as_it_was_written() {
        let mut item = ActionItem::empty(RecordId([1; 16]));
        item.title = Some("حجز القاعة".to_owned());
        item.percent = Some(40);
        assert_eq!(RecordEdit::create(&item).made(), Some(item));
    }

    #[test]
    fn a_cursor_stands_on_what_was_made_or_on_the_one_thing_that_was_changed() {
        let made = |number| RecordEdit::create(&ActionItem::empty(RecordId([number; 16])));
        let set = |number| RecordEdit { deed: EditDeed::Set(Vec::new()), ..made(number) };
        assert_eq!(to_stand_on(&[set(1), made(2), made(3)]), [RecordId([2; 16]), RecordId([3; 16])]);
        assert_eq!(to_stand_on(&[set(1)]), [RecordId([1; 16])]);
        assert_eq!(to_stand_on(&[set(1), set(2)]), []);
    }

    #[test]
    fn an_edit_names_only_what_differs_and_what_was_seen() {
        let mut item = ActionItem::empty(RecordId([1; 16]));
        item.title = Some("عروض أسعار المنحدر".to_owned());
        item.status = Some("open".to_owned());
        let loaded = Loaded {
            kind: ActionItem::KIND,
            id: item.id,
            parts: item.parts(),
            seen: Seen { heads: vec![(11, vec![[5; 16]])] },
            life: Life::Here,
        };
        assert_eq!(loaded.edit_to(&item.parts()), None);
        item.status = Some("done".to_owned());
        let EditDeed::Set(fields) = loaded.edit_to(&item.parts()).unwrap().deed else { panic!("a set") };
        assert_eq!(fields.len(), 1);
        assert_eq!((fields[0].field.name, &fields[0].seen), ("progress", &vec![[5; 16]]));
    }
}
