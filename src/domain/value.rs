//! The values that a field of a record can hold.

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::id::RecordId;

/// One value: what one column of a record holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Atom {
    Text(String),
    Integer(i64),
    Boolean(bool),
    Day(Day),
    Moment(Moment),
    Id(RecordId),
    Bytes(Vec<u8>),
}

/// The value of a field: one place a part, `None` where nothing is set.
pub type Parts = Vec<Option<Atom>>;

/// A Rust type that a part of a record is read into.
pub trait FromAtom: Sized {
    /// Takes the value out, when it is of this type.
    fn from_atom(atom: &Atom) -> Option<Self>;
    /// Puts the value in.
    fn to_atom(&self) -> Atom;
}

macro_rules! from_atom {
    ($type:ty, $variant:ident) => {
        impl FromAtom for $type {
            fn from_atom(atom: &Atom) -> Option<Self> {
                match atom {
                    Atom::$variant(value) => Some(value.clone()),
                    _ => None,
                }
            }
            fn to_atom(&self) -> Atom {
                Atom::$variant(self.clone())
            }
        }
    };
}

from_atom!(String, Text);
from_atom!(i64, Integer);
from_atom!(bool, Boolean);
from_atom!(Day, Day);
from_atom!(Moment, Moment);
from_atom!(RecordId, Id);
from_atom!(Vec<u8>, Bytes);
