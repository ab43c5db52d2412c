//! Days and moments: a day is a day in the calendar, a moment is a second in UTC.

use std::fmt;

use jiff::Timestamp;
use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::civil::Weekday;

/// A calendar day, counted from 1970-01-01; written `2026-11-22`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i32);

/// A moment in UTC, in seconds since 1970-01-01; written `2026-11-22T09:05:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(i64);

const EPOCH: Date = Date::constant(1970, 1, 1);

impl Day {
    /// The first and the last day that a record can name: 1900-01-01 and 2199-12-31.
    pub const RANGE: (Self, Self) = (Self(-25_567), Self(84_005));

    /// Makes a day from year, month and day of the month, when there is such a day in range.
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().and_then(Self::from_date)
    }

    /// Makes a day from its count since 1970-01-01, when it is in range.
    pub fn from_count(count: i64) -> Option<Self> {
        let day = Self(i32::try_from(count).ok()?);
        (Self::RANGE.0 <= day && day <= Self::RANGE.1).then_some(day)
    }

    /// Returns the days since 1970-01-01.
    pub fn count(self) -> i64 {
        i64::from(self.0)
    }

    /// Makes a day from a date of the calendar, when it is in range.
    pub fn from_date(date: Date) -> Option<Self> {
        let span = date.since(EPOCH).ok()?;
        Self::from_count(i64::from(span.get_days()))
    }

    /// Returns the date in the calendar.
    pub fn date(self) -> Date {
        EPOCH.checked_add(self.0.days()).unwrap_or(EPOCH)
    }

    /// Reads `2026-11-22`, and nothing else.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let lengths = (year.len(), month.len(), day.len());
        let digits = text.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit());
        if parts.next().is_some() || lengths != (4, 2, 2) || !digits {
            return None;
        }
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// Returns the day `days` later, or earlier when negative; stays in range.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        let count = self.count().saturating_add(days);
        Self::from_count(count.clamp(Self::RANGE.0.count(), Self::RANGE.1.count())).unwrap_or(self)
    }

    /// Returns the day of the week.
    pub fn weekday(self) -> Weekday {
        self.date().weekday()
    }

    /// Returns `true` on Friday and Saturday, when the offices are closed.
    pub fn is_weekend(self) -> bool {
        matches!(self.weekday(), Weekday::Friday | Weekday::Saturday)
    }

    /// Counts the work days after this day up to and including `later`.
    pub fn work_days_until(self, later: Self) -> i64 {
        let total = later.count() - self.count();
        if total <= 0 {
            return 0;
        }
        let whole_weeks = total / 7;
        let rest = (1..=total % 7).filter(|day| !self.plus(*day).is_weekend()).count();
        whole_weeks * 5 + i64::try_from(rest).unwrap_or(0)
    }
}

impl Moment {
    /// Makes a moment from seconds since 1970-01-01 in UTC, between the years 1900 and 2199.
    pub fn from_seconds(seconds: i64) -> Option<Self> {
        let (first, last) = Day::RANGE;
        let range = first.count() * 86_400..(last.count() + 1) * 86_400;
        range.contains(&seconds).then_some(Self(seconds))
    }

    /// Makes the moment nearest to so many seconds since 1970: what a laptop without a clock battery says counts as told.
    pub fn clamped(seconds: i64) -> Self {
        let (first, last) = Day::RANGE;
        Self(seconds.clamp(first.count() * 86_400, (last.count() + 1) * 86_400 - 1))
    }

    /// Returns the seconds since 1970-01-01 in UTC.
    pub fn seconds(self) -> i64 {
        self.0
    }

    /// Reads `2026-11-22T09:05:00Z`, also with another offset from UTC.
    pub fn parse_iso(text: &str) -> Option<Self> {
        let timestamp: Timestamp = text.parse().ok()?;
        Self::from_seconds(timestamp.as_second())
    }

    /// Returns the moment as a timestamp of the calendar library.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_second(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Returns the moment `seconds` later.
    #[must_use]
    pub fn plus(self, seconds: i64) -> Self {
        Self::from_seconds(self.0.saturating_add(seconds)).unwrap_or(self)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let date = self.date();
        write!(formatter, "{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:.0}", self.timestamp())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn a_day_is_written_and_read_the_same() {
        for text in ["1900-01-01", "1970-01-01", "2026-11-22", "2028-02-29", "2199-12-31"] {
            assert_eq!(day(text).to_string(), text);
        }
        assert_eq!(day("1900-01-01"), Day::RANGE.0);
        assert_eq!(day("2199-12-31"), Day::RANGE.1);
    }

    #[test]
    fn what_is_not_a_day_is_refused() {
        for text in
            ["2026-02-29", "2026-2-9", "12/01/2017", "", "2026-11-22T00:00:00Z", "1899-12-31", "٢٠٢٦-١١-٢٢"]
        {
            assert_eq!(Day::parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn friday_and_saturday_are_no_work_days() {
        assert!(day("2026-11-20").is_weekend());
        assert!(day("2026-11-21").is_weekend());
        assert!(!day("2026-11-22").is_weekend());
        assert_eq!(day("2026-11-19").work_days_until(day("2026-11-22")), 1);
        assert_eq!(day("2026-11-10").work_days_until(day("2026-11-22")), 8);
        assert_eq!(day("2026-11-22").work_days_until(day("2026-11-22")), 0);
    }

    #[test]
    fn a_moment_is_written_and_read_the_same() {
        let moment = Moment::parse_iso("2026-11-22T09:05:00Z").unwrap();
        assert_eq!(moment.to_string(), "2026-11-22T09:05:00Z");
        assert_eq!(Moment::parse_iso("2026-11-22T11:05:00+02:00"), Some(moment));
        assert_eq!(Moment::parse_iso("2026-11-22"), None);
    }
}
