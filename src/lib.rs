#![doc = include_str!("ARCHITECTURE.md")]

pub mod config;
pub mod domain;
pub mod history;
pub mod i18n;
pub mod text;
pub mod theme;
pub mod ui;
