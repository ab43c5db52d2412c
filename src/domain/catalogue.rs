//! The record catalogue: every record kind, declared once.
//!
//! From the declarations in [`records`](crate::domain::records) come the typed structs, the rows, the
//! edits between two values, the projection, JSON Lines, history sentences, previews and conflicts.
//! Numbers of kinds and fields are part of the file format and are never used twice.

use std::borrow::Cow;

use crate::domain::message::Message;

/// A kind of record.
#[derive(Debug, PartialEq, Eq)]
pub struct RecordKind {
    /// Its number in the history, 1 to 63.
    pub number: u16,
    /// Its name in JSON Lines, and the name of its table.
    pub name: &'static str,
    /// Where a new record of this kind lives.
    pub home: Home,
    /// Its fields in catalogue order.
    pub fields: &'static [Field],
}

/// Where a record lives: which scope it takes when it is created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// The register of offices and laptops.
    Register,
    /// What all offices share: places, organisations, people.
    Common,
    /// A scope of its own: the record is a body.
    OwnBody,
    /// The scope of the first of these references that is set; the own office's when none is.
    With(&'static [&'static str]),
}

/// A field: one register of the history, over one column or several that only mean something together.
#[derive(Debug, PartialEq, Eq)]
pub struct Field {
    /// Its number in the history, 1 to 63.
    pub number: u16,
    pub name: &'static str,
    pub class: Class,
    /// Its columns. A plain field has one, of its own name.
    pub parts: &'static [Part],
}

/// Who may see a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    Open,
    /// Never leaves the office: phones, e-mail.
    Private,
}

/// A column.
#[derive(Debug, PartialEq, Eq)]
pub struct Part {
    pub name: &'static str,
    pub kind: AtomKind,
    pub need: Need,
}

/// Whether a record entered here must have the value. A merged record may lack it all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    Required,
    Optional,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AtomKind {
    /// Text of at most so many characters.
    Text(usize),
    /// One word of a list.
    Choice(&'static [&'static str]),
    /// A whole number within bounds.
    Integer(i64, i64),
    Boolean,
    Day,
    Moment,
    /// The id of a record of the named kind.
    Reference(&'static str),
    /// So many bytes.
    Bytes(usize),
}

impl RecordKind {
    /// Finds a field by its name, or by the name of one of its columns.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        let fields = self.fields;
        let named = fields.iter().find(|field| field.name == name);
        named.or_else(|| fields.iter().find(|field| field.part(name).is_some()))
    }

    /// Finds a field by its number.
    pub fn field_numbered(&self, number: u16) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.number == number)
    }

    /// Returns every column in catalogue order, with its field.
    pub fn columns(&self) -> impl Iterator<Item = (&'static Field, &'static Part)> + use<> {
        let fields = self.fields;
        fields.iter().flat_map(|field| field.parts.iter().map(move |part| (field, part)))
    }

    /// Returns the place of a column among [`columns`](Self::columns).
    pub fn column_index(&self, name: &str) -> Option<usize> {
        self.columns().position(|(_, part)| part.name == name)
    }

    /// Returns the place of a field's first column.
    pub fn first_column(&self, field: &Field) -> usize {
        self.fields
            .iter()
            .take_while(|other| other.number != field.number)
            .map(|other| other.parts.len())
            .sum()
    }

    /// Returns `true` when some field is private.
    pub fn has_private(&self) -> bool {
        self.fields.iter().any(|field| field.class == Class::Private)
    }

    /// Returns the label of this kind of record.
    pub fn label(&self) -> Message {
        Message::named(format!("record-{}", self.name))
    }
}

impl Field {
    /// Finds a column of this field.
    pub fn part(&self, name: &str) -> Option<&'static Part> {
        self.parts.iter().find(|part| part.name == name)
    }

    /// Returns `true` when the field stands over several columns.
    pub fn is_compound(&self) -> bool {
        self.parts.len() > 1
    }

    /// Returns the label of the field.
    pub fn label(&self) -> Message {
        Message::named(format!("field-{}", self.name))
    }
}

impl Part {
    /// Returns the label of the column.
    pub fn label(&self) -> Message {
        Message::named(format!("field-{}", self.name))
    }

    /// Returns the word that a person reads for a choice of this column.
    pub fn choice_label(&self, record: &RecordKind, choice: &str) -> Message {
        Message { id: Cow::Owned(format!("choice-{}-{}-{choice}", record.name, self.name)), args: Vec::new() }
    }
}

/// Finds a kind by its name.
pub fn named(name: &str) -> Option<&'static RecordKind> {
    super::records::ALL.iter().copied().find(|kind| kind.name == name)
}

/// Finds a kind by its number in the history.
pub fn numbered(number: u16) -> Option<&'static RecordKind> {
    super::records::ALL.iter().copied().find(|kind| kind.number == number)
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;
    use crate::domain::records::ALL;

    #[test]
    fn numbers_and_names_are_used_once() {
        let numbers: HashSet<u16> = ALL.iter().map(|kind| kind.number).collect();
        let names: HashSet<&str> = ALL.iter().map(|kind| kind.name).collect();
        assert_eq!((numbers.len(), names.len()), (ALL.len(), ALL.len()));
        for kind in ALL {
            let numbers: HashSet<u16> = kind.fields.iter().map(|field| field.number).collect();
            assert_eq!(numbers.len(), kind.fields.len(), "{}", kind.name);
            assert!(numbers.iter().all(|number| (1..64).contains(number)), "{}", kind.name);
            let names: HashSet<&str> = kind.columns().map(|(_, part)| part.name).collect();
            assert_eq!(names.len(), kind.columns().count(), "{}", kind.name);
            assert!(!names.contains("id") && !names.contains("record") && !names.contains("deleted"));
        }
    }

    #[test]
    fn a_plain_field_has_one_column_of_its_own_name() {
        for kind in ALL {
            for field in kind.fields.iter().filter(|field| !field.is_compound()) {
                assert_eq!(field.parts[0].name, field.name, "{}", kind.name);
            }
        }
    }

    #[test]
    fn references_and_homes_name_what_exists() {
        for kind in ALL {
            for (_, part) in kind.columns() {
                if let AtomKind::Reference(target) = part.kind {
                    assert!(named(target).is_some(), "{}.{}", kind.name, part.name);
                }
            }
            if let Home::With(parents) = kind.home {
                for parent in parents {
                    assert!(kind.column_index(parent).is_some(), "{}.{parent}", kind.name);
                }
            }
        }
    }

    #[test]
    fn the_columns_of_a_compound_follow_its_place() {
        let kind = named("action_item").unwrap();
        let progress = kind.field("status").unwrap();
        assert_eq!(progress.name, "progress");
        assert_eq!(kind.column_index("status"), Some(kind.first_column(progress)));
    }
}
