//! The signed history of changes: what a change is, how it is named, sealed, signed and read back.
//!
//! `FORMAT.md` beside the code describes every byte.

pub mod cbor;
pub mod change;
pub mod clock;
pub mod have;
pub mod key;
pub mod scope;
pub mod segment;
pub mod value;
