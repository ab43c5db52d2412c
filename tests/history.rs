//! The rules of the history, held against a small model by hand-made cases and by a seeded simulator.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a test stops at the first thing that is not as it should be, and may be told how long to run"
)]

#[path = "history/bundles.rs"]
mod bundles;
#[path = "history/chance.rs"]
mod chance;
#[path = "history/exchange.rs"]
mod exchange;
#[path = "history/foreign.rs"]
mod foreign;
#[path = "history/laptop.rs"]
mod laptop;
#[path = "history/merge.rs"]
mod merge;
#[path = "history/model.rs"]
mod model;
#[path = "history/simulator.rs"]
mod simulator;
#[path = "history/stages.rs"]
mod stages;
#[path = "history/undo.rs"]
mod undo;
