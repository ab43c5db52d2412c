//! What a person can have done that touches the world: one file for each.
//!
//! Shared by the command line and the screen. Time and randomness come in as [`Surroundings`].

pub mod ask;
pub mod clashes;
pub mod close_meeting;
mod closed_minutes;
pub mod conflicts;
pub mod demo;
pub mod drafts;
pub mod dump;
mod error;
pub mod export_bundle;
pub mod import_bundle;
pub mod inspect;
pub mod json;
mod json_fault;
mod judge;
pub mod leaving;
pub mod load;
pub mod minutes;
pub mod peers;
mod possible;
pub mod rebuild;
pub mod record;
pub mod save;
mod scope;
pub mod sticks;
pub mod undo;
pub mod verify;
pub mod workspace;

pub use crate::store::Holder;
pub use error::LoadFault;
pub use error::OpsError;
pub use json_fault::JsonFault;
pub use workspace::Surroundings;
pub use workspace::Workspace;
