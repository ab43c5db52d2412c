//! The screens as pure functions: a key becomes a command, a command changes the model and asks for effects,
//! an outcome changes the model, and the model is painted.
//!
//! ```text
//! KeyEvent ─keymap─► Command ─update─► Vec<Effect> ─app─► Outcome ─answer─► Vec<Effect>
//!                    Model ─view─► cells
//! ```
//!
//! A screen is a stack of [`Sheet`](screens::Sheet)s over the last one of the way that was gone. No screen mirrors
//! itself, measures text or writes a cell: [`canvas`] does all three.

pub mod answer;
pub mod canvas;
pub mod command;
pub mod effect;
pub mod key;
pub mod keymap;
pub mod look;
pub mod model;
pub mod overlays;
pub mod pointing;
pub mod screens;
#[cfg(test)]
mod stories;
#[cfg(test)]
pub(crate) mod testing;
pub mod update;
pub mod view;
pub mod widgets;
mod work;

pub use answer::answer;
pub use canvas::LaidLines;
pub use effect::Effect;
pub use effect::Fresh;
pub use effect::Outcome;
pub use effect::Setting;
pub use effect::Settings;
pub use look::Look;
pub use model::Model;
pub use pointing::Picture;
pub use pointing::point;
pub use update::paste;
pub use update::press;
pub use update::refresh;
pub use update::resize;
pub use update::tried_rows;
pub use update::update;
pub use view::view;
