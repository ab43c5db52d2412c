#![doc = include_str!("ARCHITECTURE.md")]

pub mod domain;
pub mod exchange;
pub mod history;
pub mod profile;
pub mod store;
pub mod text;
