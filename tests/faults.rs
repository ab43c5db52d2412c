//! What the program does when something is wrong: bad files, a disk that is full or locked, two at once, sudden ends.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stderr,
    reason = "a test stops at the first thing that is not as it should be, and says what this machine cannot show"
)]

#[path = "faults/bundles.rs"]
mod bundles;
#[path = "faults/lines.rs"]
mod lines;
#[path = "faults/office.rs"]
mod office;
#[path = "faults/scripts.rs"]
mod scripts;
#[path = "faults/sudden.rs"]
mod sudden;
#[path = "faults/two.rs"]
mod two;
#[path = "faults/words.rs"]
mod words;
#[path = "faults/workspace.rs"]
mod workspace;
