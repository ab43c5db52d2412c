//! The sample that `demo` opens: an invented directorate with two years of believable work.
//!
//! Everything is computed from the scale and today's day: no clock, no chance, no file. Names of people,
//! places and organisations are invented.

mod groups;
mod meetings;
mod neighbour;
mod partners;
mod people;
mod places;
mod promises;
mod script;
mod workspace;

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::records::Record;

pub use workspace::create;

/// The code of the sample's own office, and what its first laptop and officer are called.
pub const OFFICE_CODE: &str = "WZT";
/// The name of the sample's own office.
pub const OFFICE_NAME: &str = "مديرية وادي الزيتون للتنمية الاجتماعية";
/// The officer of the sample's laptop.
pub const OFFICER: &str = "سمر تفاحة";
/// The label of the sample's laptop.
pub const LAPTOP: &str = "WZT-1";

/// What somebody recorded at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
    pub at: Moment,
    pub edits: Vec<RecordEdit>,
}

/// Returns the sample in the order in which it was recorded, the last of it before today.
///
/// `office` gives the id of an office by its code. The own office is made by whoever makes the workspace.
pub fn transactions(scale: u32, today: Day, office: &dyn Fn(&str) -> RecordId) -> Vec<Transaction> {
    let mut story = Story { today, transactions: Vec::new() };
    let scale = u64::from(scale.max(1));
    places::record(&mut story, &Round::new(0, scale), office);
    for number in 0..scale {
        let round = Round::new(number, scale);
        partners::record(&mut story, &round);
        people::record(&mut story, &round);
        groups::record(&mut story, &round, office(OFFICE_CODE));
        meetings::record(&mut story, &round, office);
        promises::record(&mut story, &round);
    }
    // Two rounds may record on one day; within a moment the order of making stays.
    story.transactions.sort_by_key(|transaction| transaction.at);
    story.transactions
}

/// One piece of the sample: its own partners and people, and meetings of the groups of its area.
///
/// The first twelve rounds bring an area each; the rounds after them bring earlier years of these areas.
struct Round {
    number: u64,
    area: usize,
    /// How many times the areas were gone through before: the later the round, the earlier its years.
    era: u64,
    /// How many rounds the area has.
    eras: u64,
}

/// The transactions so far.
struct Story {
    today: Day,
    transactions: Vec<Transaction>,
}

/// Days between the first meeting of one era and that of the era before.
const ERA_DAYS: i64 = 140;

impl Round {
    fn new(number: u64, scale: u64) -> Self {
        let areas = places::AREAS.len() as u64;
        let area = number % areas;
        let eras = scale.saturating_sub(area).div_ceil(areas);
        Self { number, area: usize::try_from(area).unwrap_or(0), era: number / areas, eras }
    }

    /// Returns every round of the same area.
    fn of_area(&self) -> impl Iterator<Item = Self> {
        let (area, eras) = (self.area, self.eras);
        (0..eras).map(move |era| Self {
            number: era * places::AREAS.len() as u64 + area as u64,
            area,
            era,
            eras,
        })
    }

    /// Returns the id of the round's record of a kind with this number.
    fn id<R: Record>(&self, number: usize) -> RecordId {
        record_id(R::KIND.name, self.number, number)
    }

    /// Returns the id of the area's record, which its first round made.
    fn area_id<R: Record>(&self, number: usize) -> RecordId {
        record_id(R::KIND.name, self.area as u64, number)
    }

    /// Returns how many days this round lies before the template's days.
    fn days_back(&self) -> i64 {
        self.days_of(self.era)
    }

    /// Returns how many days the beginning of the area lies before the template's.
    fn days_to_beginning(&self) -> i64 {
        self.days_of(self.eras.saturating_sub(1))
    }

    fn days_of(&self, era: u64) -> i64 {
        let within = i64::try_from(self.area % 7).unwrap_or(0);
        i64::try_from(era).unwrap_or(0).saturating_mul(ERA_DAYS).saturating_add(within)
    }

    /// Returns an even spread number below `below`, different for each purpose and place.
    fn choice(&self, purpose: &str, number: usize, below: u64) -> u64 {
        let hash = blake3::hash(format!("{purpose} {} {number}", self.number).as_bytes());
        let [first, second, third, ..] = hash.as_bytes();
        (u64::from(*first) << 16 | u64::from(*second) << 8 | u64::from(*third)) % below.max(1)
    }

    /// Puts the area of this round where a text says `{place}`.
    fn in_place(&self, text: &str) -> String {
        text.replace("{place}", &places::called(self).0)
    }
}

impl Story {
    /// Returns a work day so many days after today, or before when negative.
    fn work_day(&self, days: i64) -> Day {
        work_day(self.today, days)
    }

    /// Records at once what was made, at an hour of a day in UTC; never after yesterday's evening.
    fn record(&mut self, day: Day, minutes_after_seven: i64, edits: Vec<RecordEdit>) {
        let at = moment(day.min(self.today.plus(-1)), minutes_after_seven);
        self.transactions.extend(at.map(|at| Transaction { at, edits }));
    }
}

/// Returns a day so many days after another; where that is a day off, the next work day.
fn work_day(from: Day, days: i64) -> Day {
    let day = from.plus(days);
    (0..3).map(|later| day.plus(later)).find(|day| !day.is_weekend()).unwrap_or(day)
}

/// Returns the moment so many minutes after seven in the morning, in UTC.
fn moment(day: Day, minutes_after_seven: i64) -> Option<Moment> {
    Moment::from_seconds(day.count() * 86_400 + 7 * 3_600 + minutes_after_seven * 60)
}

/// Returns so many times `step` minutes.
fn times(step: i64, count: usize) -> i64 {
    step.saturating_mul(i64::try_from(count).unwrap_or(0))
}

/// Makes an id that is the same each time: its order is that of kind, round and number.
fn record_id(kind: &str, round: u64, number: usize) -> RecordId {
    /// 2025-01-01, in milliseconds since 1970.
    const FIRST: u64 = 1_735_689_600_000;
    let hash = blake3::hash(format!("mahdar demo {kind} {round} {number}").as_bytes());
    let mut random = [0; 10];
    for (byte, from) in random.iter_mut().zip(hash.as_bytes()) {
        *byte = *from;
    }
    RecordId::new(FIRST + round * 100_000 + number as u64, &random)
}

#[cfg(test)]
mod tests;
