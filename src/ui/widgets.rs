//! The parts that screens are built from.

pub mod choices;
pub mod entry;
pub mod field;
pub mod form;
pub mod form_view;
pub mod listing;
pub mod offer;
pub mod prompt;
pub mod table;
pub mod working;
