//! Answers to what screens ask: windows of lists, summaries, one record with the names round it.
//!
//! A list is walked along an index, from a key on. Nothing here reads a whole table.

mod actions;
mod bodies;
mod circle;
mod columns;
mod commitments;
mod conflicts;
mod counts;
mod decisions;
mod filter;
mod hanging;
mod home;
mod lists;
mod meetings;
mod minutes;
mod names;
mod partners;
mod picks;
pub(super) mod places;
mod record;
mod room;
mod window;

use crate::domain::day::Day;
use crate::store::Store;
use crate::store::screens::names::Names;

pub(super) use counts::Counts;

/// A reader that answers screens, as of a day.
pub struct Screens<'s> {
    store: &'s Store,
    today: Day,
    names: Names<'s>,
}

impl Store {
    /// Begins to answer screens. Names are looked up once for each reader.
    pub fn screens(&self, today: Day) -> Screens<'_> {
        Screens { store: self, today, names: Names::new(self) }
    }
}
