#![doc = include_str!("ARCHITECTURE.md")]

pub mod app;
pub mod cli;
pub mod config;
pub mod domain;
pub mod exchange;
pub mod history;
pub mod i18n;
pub mod ops;
pub mod profile;
pub mod report;
pub mod store;
pub mod text;
pub mod theme;
pub mod ui;
