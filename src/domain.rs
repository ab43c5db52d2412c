//! The rules of the work, without disk, clock, language or colour.

pub mod day;
pub mod message;
