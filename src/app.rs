//! The shell: it presses keys into the screens, does what they ask of the world, and paints.
//!
//! One thread reads the terminal, one (the clerk) does all work on the workspace; both feed the channel on
//! which the loop blocks. Drafts are written by the loop itself, so that no work on the records delays a letter.

mod clerk;
mod desk;
mod inbox;
mod keyboard;
mod keys;
mod play;
mod reader;
mod run;
mod terminal;
mod typing;
mod watching;

use std::sync::Arc;

use crate::ops::Surroundings;

pub use play::Play;
pub use play::play;
pub use run::run;
pub use terminal::Terminal;
pub use terminal::ask_terminal;

/// Gives the time and the chance of this machine at each call.
pub type Machine = Arc<dyn Fn() -> Surroundings + Send + Sync>;
