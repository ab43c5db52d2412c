//! The rules of the work, without disk, clock, language or colour.

pub mod catalogue;
pub mod day;
pub mod edit;
pub mod id;
pub mod message;
pub mod records;
pub mod rows;
pub mod shown;
pub mod value;
