#![doc = include_str!("ARCHITECTURE.md")]

pub mod domain;
pub mod history;
pub mod store;
pub mod text;
