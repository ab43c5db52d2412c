//! The signed history of changes: what a change is, how it is named, sealed, signed and merged.

pub mod key;
