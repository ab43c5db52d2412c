//! The rules of the history, held against a small model by hand-made cases and by a seeded simulator.

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
#[path = "history/undo.rs"]
mod undo;
