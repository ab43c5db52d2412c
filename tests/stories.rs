//! What a person sees and does: the built program in a real pseudo-terminal, key by key.
#![cfg(unix)]

#[path = "stories/beginning.rs"]
mod beginning;
#[path = "stories/exchange.rs"]
mod exchange;
#[path = "stories/finding.rs"]
mod finding;
#[path = "stories/first_start.rs"]
mod first_start;
#[path = "stories/keyboards.rs"]
mod keyboards;
#[path = "stories/leaving.rs"]
mod leaving;
#[path = "stories/meeting.rs"]
mod meeting;
#[path = "stories/office.rs"]
mod office;
#[path = "stories/quiet.rs"]
mod quiet;
#[path = "stories/readme.rs"]
mod readme;
#[path = "stories/terminals.rs"]
mod terminals;
#[path = "stories/window.rs"]
mod window;
#[path = "stories/work.rs"]
mod work;
