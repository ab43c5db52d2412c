//! Arabic in a terminal: `&str` in, visual cells out.
//!
//! A terminal is a grid of cells. Arabic runs from right to left, changes its letters with their neighbours, puts
//! marks on them, and mixes with numbers and Latin names that run the other way. This room takes text as it is
//! stored, in the order in which it is spoken, and gives back lines of cells, each knowing which text it draws.
//!
//! ```
//! use mahdar::text::{Base, Encoder, SafeText, isolate_ltr, lay};
//!
//! let sentence = SafeText::data("اجتماع رقم 12 في ");
//! let text = SafeText::concat([&sentence, &isolate_ltr("2026-11-22")]);
//! let line = lay(&text, Base::Rtl, Some(40), Encoder::APP);
//!
//! assert_eq!(line.as_str(), "2026-11-22 ﻲﻓ 12 ﻢﻗﺭ ﻉﺎﻤﺘﺟﺍ");
//! assert_eq!(line.columns(), 27);
//! for cell in line.cells() {
//!     // paint `cell.symbol` at `cell.column`; `cell.bytes` says which text it is
//! }
//! ```
//!
//! # The way of a text
//!
//! ```text
//! &str ─► SafeText ─► clusters ─► shapes ─► levels ─► wrap or cut ─► order ─► Line ─────────► row of a screen
//!         no hidden   a letter    joined,   UAX #9    logically      visual   cells, caret,   the order and signs
//!         signs       and marks   lam-alef                                    selection       its terminal wants
//! ```
//!
//! - [`SafeText`] is the only text that reaches a screen. [`SafeText::data`] takes what people wrote,
//!   [`SafeText::message`] our own sentences, [`isolate_ltr()`] dates, ids, phones and paths.
//! - [`tokens()`] finds the dates, phones, references and paths in what people wrote, which read as they were typed.
//! - [`lay()`] and [`fill()`] make one line; [`Paragraph`] makes many lines of one text without measuring it again.
//! - [`columns()`], [`cut()`], [`pad()`] and [`wrap()`] count and cut in columns and never inside a letter.
//! - [`Encoder`] says what this terminal does to Arabic by itself, so that it is not done twice. Lines are laid out as
//!   they are seen; [`fenced()`], [`turned_words()`] and [`isolates()`] write whole rows of the finished picture for
//!   terminals that order rows or words by themselves.
//! - [`fold()`] and [`search_words()`] are for search, [`input()`] is for what comes from a keyboard.
//! - [`Keyboard`] knows which key gave a letter, for commands that are places on the keyboard.
//! - [`edit::Editor`] is the text being written, with its caret, selection and history.
//!
//! The room knows no widget, no terminal library and no file, and keeps no state.

mod bidi;
mod caps;
mod cluster;
mod console;
mod digits;
pub mod edit;
mod encode;
mod fold;
mod keyboard;
mod layout;
mod letters;
mod line;
#[cfg(test)]
pub(crate) mod models;
mod paragraph;
mod plain;
#[cfg(test)]
mod properties;
mod safe;
mod shape;
#[cfg(test)]
mod skipped;
pub mod terminal;
mod token;
mod wrap;

pub use bidi::{Base, Direction, base_of, level_of};
pub use caps::{both_caps, caps};
pub use cluster::{hangs_over, symbol_columns};
pub use console::console_sign;
pub use digits::{Digits, fold_digits, render_digits};
pub use encode::{Encoder, FENCE, Fenced, Glyph, Mode, Tashkeel, fenced, isolates, mirrored, turned_words};
pub use fold::{as_spoken, fold, input, is_in_word, search_words};
pub use keyboard::{Keyboard, other_side};
pub use layout::{fill, lay};
pub use line::{Cell, Line};
pub use paragraph::Paragraph;
pub use plain::plain;
pub use safe::{SafeText, isolate_ltr};
pub use token::tokens;
pub use wrap::{columns, cut, lay_wrapped, pad, shortened, wrap};
