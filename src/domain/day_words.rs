//! Reading a day the way people say it: `22/11`, «خلال أسبوعين», `next Sunday`.
//!
//! Both languages are understood at once, in any spelling and with digits of either kind. Typed days are
//! day before month; the year comes last, or first when it has four digits.

use jiff::ToSpan as _;
use jiff::civil::Date;
use jiff::civil::Weekday;

use crate::domain::day::Day;
use crate::domain::message::Message;
use crate::text::fold;

/// What somebody's words mean as a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayReading {
    One(Day),
    /// Day before month, and month before day.
    TwoWays(Day, Day),
    NotADay(NotADay),
}

/// Why words are no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotADay {
    Empty,
    /// Neither a date nor words for one.
    Unknown,
    NoSuchMonth {
        month: i64,
    },
    /// The month is shorter.
    NoSuchDay {
        month: i64,
        last: i64,
    },
    /// Before 1900 or after 2199.
    OutOfRange,
}

#[derive(Clone, Copy)]
enum Unit {
    Day,
    Week,
    Month,
    Year,
}

/// A day without its year belongs to the year that puts it no further back than this.
const LOOK_BACK: i64 = 90;

/// Reads the day that somebody typed, as seen from `today`.
pub fn read(typed: &str, today: Day) -> DayReading {
    let folded = fold(typed).replace(['"', '\'', '«', '»', '“', '”', '،', ','], " ");
    let words: Vec<&str> = folded.split_whitespace().collect();
    let words = match words.as_slice() {
        [] => return DayReading::NotADay(NotADay::Empty),
        ["on" | "by" | "the" | "يوم", rest @ ..] if !rest.is_empty() => rest,
        all => all,
    };
    if let [date] = words
        && let Some(reading) = read_date(date, today)
    {
        return reading;
    }
    named_month(words, today)
        .or_else(|| phrase(words, today).map(DayReading::One))
        .unwrap_or(DayReading::NotADay(NotADay::Unknown))
}

/// Reads the day that stands in a file. Who wrote `12/01/2017` may have meant either; that is asked.
pub fn read_imported(text: &str) -> DayReading {
    let folded = fold(text);
    let Some(numbers) = numbers(folded.trim()) else {
        return DayReading::NotADay(NotADay::Unknown);
    };
    match numbers.as_slice() {
        [(year, 4), (month, _), (day, _)] => calendar(*year, *month, *day),
        [(first, _), (second, _), (year, digits)] => {
            let year = full_year(*year, *digits);
            let by_day = calendar(year, *second, *first);
            let by_month = calendar(year, *first, *second);
            match (by_day, by_month) {
                (DayReading::One(one), DayReading::One(other)) if one != other => {
                    DayReading::TwoWays(one, other)
                }
                (DayReading::NotADay(_), DayReading::One(day)) => DayReading::One(day),
                (by_day, _) => by_day,
            }
        }
        _ => DayReading::NotADay(NotADay::Unknown),
    }
}

/// Returns the work days before and after a day off.
pub fn work_days_beside(day: Day) -> Option<(Day, Day)> {
    let step = |towards: i64| (1..7).map(|days| day.plus(days * towards)).find(|day| !day.is_weekend());
    if day.is_weekend() { step(-1).zip(step(1)) } else { None }
}

/// Says that a day is off, with the work days beside it; `None` for a work day.
pub fn day_off(day: Day) -> Option<Message> {
    let (before, after) = work_days_beside(day)?;
    Some(Message::new("rules-day-off").with("day", day).with("before", before).with("after", after))
}

impl DayReading {
    /// Returns the day, when there is only one.
    pub fn day(self) -> Option<Day> {
        match self {
            Self::One(day) => Some(day),
            Self::TwoWays(..) | Self::NotADay(_) => None,
        }
    }

    /// Says what keeps these words from being a day; `None` when they are one, or nothing.
    pub fn complaint(self, typed: &str) -> Option<Message> {
        match self {
            Self::One(_) | Self::NotADay(NotADay::Empty) => None,
            Self::TwoWays(first, second) => Some(
                Message::new("rules-day-two-ways")
                    .with_typed("typed", typed)
                    .with("first", first)
                    .with("second", second),
            ),
            Self::NotADay(reason) => Some(reason.message(typed)),
        }
    }
}

impl NotADay {
    /// Says why the words are no day.
    pub fn message(self, typed: &str) -> Message {
        let month_name = |month: i64| Message::named(format!("rules-month-{month}"));
        match self {
            Self::Empty => Message::new("rules-day-missing"),
            Self::Unknown => Message::new("rules-day-unknown").with("typed", typed),
            Self::NoSuchMonth { month } => {
                Message::new("rules-day-no-month").with_typed("typed", typed).with("month", month)
            }
            Self::NoSuchDay { month, last } => Message::new("rules-day-no-day")
                .with_typed("typed", typed)
                .with("month", month_name(month))
                .with("last", last),
            Self::OutOfRange => Message::new("rules-day-out-of-range").with_typed("typed", typed),
        }
    }
}

/// Reads one word with digits: a date, or `+10`.
fn read_date(word: &str, today: Day) -> Option<DayReading> {
    if let Some(later) = word.strip_prefix('+') {
        return Some(match later.parse::<i64>() {
            Ok(days) if days <= 100_000 => DayReading::One(today.plus(days)),
            _ => DayReading::NotADay(NotADay::Unknown),
        });
    }
    Some(match numbers(word)?.as_slice() {
        [(year, 4), (month, _), (day, _)] => calendar(*year, *month, *day),
        [(day, _), (month, _), (year, digits)] => calendar(full_year(*year, *digits), *month, *day),
        [(day, _), (month, _)] => without_year(*day, *month, today),
        _ => DayReading::NotADay(NotADay::Unknown),
    })
}

/// Splits `22/11/2026` into numbers with their count of digits; `None` where anything else stands.
fn numbers(word: &str) -> Option<Vec<(i64, usize)>> {
    let number = |part: &str| {
        let digits = part.bytes().all(|byte| byte.is_ascii_digit());
        (digits && (1..=4).contains(&part.len())).then(|| part.parse().ok().zip(Some(part.len()))).flatten()
    };
    word.split(['/', '-', '.', '\\']).map(number).collect()
}

/// Turns a year of two digits into one of ours.
fn full_year(year: i64, digits: usize) -> i64 {
    if digits <= 2 { 2000 + year } else { year }
}

/// Finds the day in the calendar, or says why there is none.
fn calendar(year: i64, month: i64, day: i64) -> DayReading {
    if !(1..=12).contains(&month) {
        return DayReading::NotADay(NotADay::NoSuchMonth { month });
    }
    let first = i16::try_from(year)
        .ok()
        .zip(i8::try_from(month).ok())
        .and_then(|(year, month)| Date::new(year, month, 1).ok())
        .filter(|first| Day::from_date(*first).is_some());
    let Some(first) = first else {
        return DayReading::NotADay(NotADay::OutOfRange);
    };
    let last = i64::from(first.days_in_month());
    if !(1..=last).contains(&day) {
        return DayReading::NotADay(NotADay::NoSuchDay { month, last });
    }
    Day::from_date(first)
        .map_or(DayReading::NotADay(NotADay::OutOfRange), |first| DayReading::One(first.plus(day - 1)))
}

/// Chooses the year of a day that was typed without one.
fn without_year(day: i64, month: i64, today: Day) -> DayReading {
    let this_year = i64::from(today.date().year());
    let candidates = (this_year - 1..=this_year + 1).map(|year| calendar(year, month, day));
    let earliest = today.plus(-LOOK_BACK);
    candidates
        .filter_map(DayReading::day)
        .find(|day| *day >= earliest)
        .map_or_else(|| calendar(this_year, month, day), DayReading::One)
}

/// Reads `22 November`, «22 تشرين الثاني 2026».
fn named_month(words: &[&str], today: Day) -> Option<DayReading> {
    let (day, rest) = words.split_first()?;
    let day: i64 = day.parse().ok()?;
    let (month, rest) = (1..=2.min(rest.len())).rev().find_map(|count| {
        let (name, rest) = rest.split_at(count);
        Some((month_called(&name.join(" "))?, rest))
    })?;
    match rest {
        [] => Some(without_year(day, month, today)),
        [year] => Some(calendar(full_year(year.parse().ok()?, year.len()), month, day)),
        _ => None,
    }
}

/// Finds the number of a month by its folded name: Levantine, Egyptian or English.
fn month_called(name: &str) -> Option<i64> {
    const MONTHS: [&[&str]; 12] = [
        &["كانون الثاني", "يناير", "january", "jan"],
        &["شباط", "فبراير", "february", "feb"],
        &["اذار", "مارس", "march", "mar"],
        &["نيسان", "ابريل", "april", "apr"],
        &["ايار", "مايو", "may"],
        &["حزيران", "يونيو", "june", "jun"],
        &["تموز", "يوليو", "july", "jul"],
        &["اب", "اغسطس", "august", "aug"],
        &["ايلول", "سبتمبر", "september", "sep", "sept"],
        &["تشرين الاول", "اكتوبر", "october", "oct"],
        &["تشرين الثاني", "نوفمبر", "november", "nov"],
        &["كانون الاول", "ديسمبر", "december", "dec"],
    ];
    (1..).zip(MONTHS).find_map(|(number, names)| names.contains(&name).then_some(number))
}

/// Reads words without a date in them.
fn phrase(words: &[&str], today: Day) -> Option<Day> {
    match words {
        ["today" | "اليوم"] => Some(today),
        ["tomorrow" | "غدا" | "غد"] => Some(today.plus(1)),
        ["yesterday" | "امس"] => Some(today.plus(-1)),
        ["after", "tomorrow"] | ["day", "after", "tomorrow"] | ["بعد", "غد" | "غدا"] => {
            Some(today.plus(2))
        }
        ["end", "of", rest @ ..] | ["نهايه" | "اخر" | "اواخر", rest @ ..] => end_of(rest, today),
        ["in" | "within" | "after" | "خلال" | "بعد", rest @ ..] => later(rest, today),
        [day, "after", "next"] | [day, "بعد", "القادم" | "القادمه" | "المقبل"] => {
            Some(coming(weekday(day)?, today).plus(7))
        }
        ["next", what] | [what, "القادم" | "القادمه" | "المقبل" | "المقبله"] => {
            next(what, today)
        }
        [day] => weekday(day).map(|day| coming(day, today)),
        _ => later(words, today),
    }
}

/// Returns the first such weekday after today.
fn coming(weekday: Weekday, today: Day) -> Day {
    (1..=7).map(|days| today.plus(days)).find(|day| day.weekday() == weekday).unwrap_or(today)
}

/// Reads what comes next: a weekday, or the same day a week or a month on.
fn next(what: &str, today: Day) -> Option<Day> {
    if let Some(weekday) = weekday(what) {
        return Some(coming(weekday, today));
    }
    let (_, unit) = unit(what.strip_prefix("ال").unwrap_or(what))?;
    Some(moved(today, 1, unit))
}

/// Reads the end of this week, month or year, or of the next one.
fn end_of(words: &[&str], today: Day) -> Option<Day> {
    let (what, from_next) = match words {
        ["the" | "this", what] | [what] => (*what, false),
        ["next", what] | [what, "القادم" | "القادمه" | "المقبل"] => (*what, true),
        _ => return None,
    };
    let (_, unit) = unit(what.strip_prefix("ال").unwrap_or(what))?;
    let start = if from_next { moved(today, 1, unit) } else { today };
    match unit {
        Unit::Day => Some(start),
        // The work week ends on Thursday; on the days off the coming one is meant.
        Unit::Week => (0..7).map(|days| start.plus(days)).find(|day| day.weekday() == Weekday::Thursday),
        Unit::Month => Day::from_date(start.date().last_of_month()),
        Unit::Year => Day::from_date(start.date().last_of_year()),
    }
}

/// Reads `two weeks`, «3 أيام», «شهرين».
fn later(words: &[&str], today: Day) -> Option<Day> {
    let (count, (each, unit)) = match words {
        ["a" | "an", what] | [what] => (1, unit(what)?),
        [count, what] => (number(count)?, unit(what)?),
        _ => return None,
    };
    Some(moved(today, count * each, unit))
}

/// Returns the day so many units later; a month later than the 31st is the last of its month.
fn moved(day: Day, count: i64, unit: Unit) -> Day {
    let date = day.date();
    let span = match unit {
        Unit::Day => return day.plus(count),
        Unit::Week => return day.plus(count * 7),
        Unit::Month => count.months(),
        Unit::Year => count.years(),
    };
    date.checked_add(span).ok().and_then(Day::from_date).unwrap_or(day)
}

/// Finds a unit of time, with its count where the word has a dual.
fn unit(word: &str) -> Option<(i64, Unit)> {
    Some(match word {
        "day" | "days" | "يوم" | "ايام" | "يوما" => (1, Unit::Day),
        "يومين" | "يومان" => (2, Unit::Day),
        "week" | "weeks" | "اسبوع" | "اسابيع" | "اسبوعا" => (1, Unit::Week),
        "اسبوعين" | "اسبوعان" => (2, Unit::Week),
        "month" | "months" | "شهر" | "اشهر" | "شهور" | "شهرا" => (1, Unit::Month),
        "شهرين" | "شهران" => (2, Unit::Month),
        "year" | "years" | "سنه" | "سنوات" | "عام" | "اعوام" => (1, Unit::Year),
        "سنتين" | "عامين" => (2, Unit::Year),
        _ => return None,
    })
}

/// Reads a small number in digits or words.
fn number(word: &str) -> Option<i64> {
    const WORDS: [&[&str]; 12] = [
        &["one", "واحد", "واحده"],
        &["two", "اثنين", "اثنان"],
        &["three", "ثلاثه", "ثلاث"],
        &["four", "اربعه", "اربع"],
        &["five", "خمسه", "خمس"],
        &["six", "سته", "ست"],
        &["seven", "سبعه", "سبع"],
        &["eight", "ثمانيه", "ثماني", "ثمان"],
        &["nine", "تسعه", "تسع"],
        &["ten", "عشره", "عشر"],
        &["eleven"],
        &["twelve"],
    ];
    let digits = word.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 4;
    let in_words = || (1..).zip(WORDS).find_map(|(number, words)| words.contains(&word).then_some(number));
    digits.then(|| word.parse().ok()).flatten().or_else(in_words)
}

/// Finds a day of the week by its folded name, with or without its article.
fn weekday(word: &str) -> Option<Weekday> {
    Some(match word.strip_prefix("ال").unwrap_or(word) {
        "sunday" | "sun" | "احد" => Weekday::Sunday,
        "monday" | "mon" | "اثنين" => Weekday::Monday,
        "tuesday" | "tue" | "tues" | "ثلاثاء" | "ثلاثا" => Weekday::Tuesday,
        "wednesday" | "wed" | "اربعاء" | "اربعا" => Weekday::Wednesday,
        "thursday" | "thu" | "thur" | "thurs" | "خميس" => Weekday::Thursday,
        "friday" | "fri" | "جمعه" => Weekday::Friday,
        "saturday" | "sat" | "سبت" => Weekday::Saturday,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A Sunday.
    const TODAY: &str = "2026-11-22";

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn typed(text: &str) -> DayReading {
        read(text, day(TODAY))
    }

    fn same_day(words: &[&str], expected: &str) {
        for word in words {
            assert_eq!(typed(word), DayReading::One(day(expected)), "{word}");
        }
    }

    #[test]
    fn the_days_round_today_have_words() {
        same_day(&["today", "اليوم", " TODAY "], "2026-11-22");
        same_day(&["tomorrow", "غدا", "غدًا", "غداً", "+1", "+١"], "2026-11-23");
        same_day(&["بعد غد", "day after tomorrow"], "2026-11-24");
        same_day(&["+10", "in 10 days", "بعد ١٠ أيام", "خلال عشرة أيام"], "2026-12-02");
    }

    #[test]
    fn a_weekday_is_the_coming_one() {
        same_day(&["Sunday", "next Sunday", "الأحد", "الاحد", "«الأحد القادم»", "يوم الأحد"], "2026-11-29");
        same_day(&["tue", "الثلاثاء", "on Tuesday", "الثلاثاء المقبل"], "2026-11-24");
        same_day(&["الأحد بعد القادم", "Sunday after next"], "2026-12-06");
    }

    #[test]
    fn weeks_and_months_are_counted_from_today() {
        same_day(&["in two weeks", "خلال أسبوعين", "بعد أسبوعين", "بعد ٢ اسابيع", "2 weeks"], "2026-12-06");
        same_day(&["next week", "الأسبوع القادم", "in a week"], "2026-11-29");
        same_day(&["بعد شهر", "next month", "الشهر القادم"], "2026-12-22");
        assert_eq!(read("بعد شهر", day("2027-01-31")), DayReading::One(day("2027-02-28")));
    }

    #[test]
    fn ends_are_the_last_day_and_the_week_ends_on_thursday() {
        same_day(
            &["end of month", "end of the month", "نهاية الشهر", "آخر الشهر", "اخر الشهر"],
            "2026-11-30",
        );
        same_day(&["end of week", "نهاية الأسبوع"], "2026-11-26");
        same_day(&["end of next month", "نهاية الشهر القادم", "نهاية السنة"], "2026-12-31");
    }

    #[test]
    fn typed_dates_are_day_before_month() {
        same_day(
            &["22/11", "22/11/2026", "22-11-26", "٢٢/١١/٢٠٢٦", "2026-11-22", "2026/11/22"],
            "2026-11-22",
        );
        same_day(&["12/01/2027", "12 كانون الثاني 2027", "12 January 2027", "12 يناير"], "2027-01-12");
    }

    #[test]
    fn a_day_without_its_year_is_near_and_rather_ahead() {
        same_day(&["18/10"], "2026-10-18");
        same_day(&["1/6"], "2027-06-01");
        assert_eq!(read("29/2", day("2028-01-10")), DayReading::One(day("2028-02-29")));
    }

    #[test]
    fn what_is_no_day_says_why() {
        let reason = |text| match typed(text) {
            DayReading::NotADay(reason) => reason,
            other => panic!("{text}: {other:?}"),
        };
        assert_eq!(reason(""), NotADay::Empty);
        assert_eq!(reason("قريبا"), NotADay::Unknown);
        assert_eq!(reason("٣١/١١"), NotADay::NoSuchDay { month: 11, last: 30 });
        assert_eq!(reason("29/2/2027"), NotADay::NoSuchDay { month: 2, last: 28 });
        assert_eq!(reason("4/15/2014"), NotADay::NoSuchMonth { month: 15 });
        assert_eq!(reason("1/1/1850"), NotADay::OutOfRange);
        assert_eq!(reason("1/2/3/4"), NotADay::Unknown);
        assert_eq!(reason("+99999999999999"), NotADay::Unknown);
        assert_eq!(typed("قريبا").complaint("قريبا").unwrap().id, "rules-day-unknown");
    }

    #[test]
    fn an_imported_date_that_reads_two_ways_is_asked() {
        let two_ways = DayReading::TwoWays(day("2017-01-12"), day("2017-12-01"));
        assert_eq!(read_imported("12/01/2017"), two_ways);
        assert_eq!(read_imported("١٢/٠١/٢٠١٧"), two_ways);
        assert_eq!(read_imported("15/04/2017"), DayReading::One(day("2017-04-15")));
        assert_eq!(read_imported("4/15/2014"), DayReading::One(day("2014-04-15")));
        assert_eq!(read_imported("05/05/2017"), DayReading::One(day("2017-05-05")));
        assert_eq!(read_imported("2017-01-12"), DayReading::One(day("2017-01-12")));
        assert_eq!(read_imported("غدا"), DayReading::NotADay(NotADay::Unknown));
    }

    #[test]
    fn a_day_off_offers_the_work_day_before_and_after() {
        let thursday_and_sunday = Some((day("2026-11-26"), day("2026-11-29")));
        assert_eq!(work_days_beside(day("2026-11-27")), thursday_and_sunday);
        assert_eq!(work_days_beside(day("2026-11-28")), thursday_and_sunday);
        assert_eq!(work_days_beside(day("2026-11-29")), None);
    }

    proptest! {
        #[test]
        fn a_day_as_written_is_read_as_itself(count in Day::RANGE.0.count()..Day::RANGE.1.count()) {
            let day = Day::from_count(count).unwrap();
            let date = day.date();
            let slashes = format!("{}/{}/{}", date.day(), date.month(), date.year());
            prop_assert_eq!(typed(&day.to_string()), DayReading::One(day));
            prop_assert_eq!(typed(&slashes), DayReading::One(day));
            match read_imported(&slashes) {
                DayReading::One(read) => prop_assert_eq!(read, day),
                DayReading::TwoWays(first, _) => prop_assert_eq!(first, day),
                DayReading::NotADay(reason) => prop_assert!(false, "{reason:?}"),
            }
        }

        #[test]
        fn any_text_has_a_reading(text in "[ +/.0-9a-zأ-ي٠-٩]{0,30}") {
            let reading = typed(&text);
            prop_assert!(reading.day().is_none_or(|day| day >= Day::RANGE.0 && day <= Day::RANGE.1));
        }
    }
}
