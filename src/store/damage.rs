//! What is wrong with a part of the file that cannot be read.

use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::history::cbor::CborFault;
use crate::history::segment::SegmentFault;

/// Damage to a part of the file. Which part, [`StoreError::Damaged`](crate::store::StoreError::Damaged) says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The database cannot make sense of its own pages.
    Pages,
    /// The file is no database.
    NotADatabase,
    /// A check of the whole file found pages or indexes that contradict each other.
    Integrity {
        detail: String,
    },
    /// A table or an index is not as `schema.sql` has it.
    Schema,
    /// The columns beside a segment say other than its signed header.
    Header,
    /// A column holds what it cannot mean, of a record where the row says which.
    Column {
        record: Option<RecordId>,
        column: String,
    },
    /// The content of a change, of a field where it is one field's.
    Content {
        field: Option<&'static str>,
        fault: CborFault,
    },
    Segment(SegmentFault),
}

impl Damage {
    /// Returns what is wrong, for a place in a sentence.
    pub fn message(&self) -> Message {
        match self {
            Self::Pages => Message::new("store-damage-pages"),
            Self::NotADatabase => Message::new("store-damage-not-a-database"),
            Self::Integrity { detail } => Message::new("store-damage-integrity").with_typed("detail", detail),
            Self::Schema => Message::new("store-damage-schema"),
            Self::Header => Message::new("store-damage-header"),
            Self::Column { record: Some(record), column } => Message::new("store-damage-column-of")
                .with_typed("column", column)
                .with_typed("id", record.to_string()),
            Self::Column { record: None, column } => {
                Message::new("store-damage-column").with_typed("column", column)
            }
            Self::Content { field: Some(field), fault } => {
                Message::new("store-damage-field").with_typed("field", *field).with("fault", fault.message())
            }
            Self::Content { field: None, fault } => fault.message(),
            Self::Segment(fault) => fault.message(),
        }
    }
}
