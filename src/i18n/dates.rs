//! Days and moments as people here write them: Levantine months, day before month, 24 hours.

use jiff::civil::Weekday;

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::i18n::language::Language;
use crate::i18n::language::Locale;
use crate::text::render_digits;

/// The ways to write a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DayForm {
    /// `الأحد 22/11/2026`, `Sun 22/11/2026`
    #[default]
    Full,
    /// `الأحد 22/11`, `Sun 22/11`
    Brief,
    /// `22/11/2026`
    Numeric,
    /// `22/11`
    Short,
    /// `22 تشرين الثاني 2026`, `22 November 2026`
    Long,
    /// `الأحد`, `Sunday`
    Name,
}

/// The ways to write a moment, in local time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum MomentForm {
    /// `الأحد 22/11/2026 09:05`
    #[default]
    Full,
    /// `الأحد 22/11 09:05`
    Brief,
    /// `09:05`
    Time,
    /// `09:05:42`
    Clock,
}

const MONTHS_AR: [&str; 12] = [
    "كانون الثاني",
    "شباط",
    "آذار",
    "نيسان",
    "أيار",
    "حزيران",
    "تموز",
    "آب",
    "أيلول",
    "تشرين الأول",
    "تشرين الثاني",
    "كانون الأول",
];

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl DayForm {
    /// Finds a form by its name in the message files.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "full" => Self::Full,
            "brief" => Self::Brief,
            "numeric" => Self::Numeric,
            "short" => Self::Short,
            "long" => Self::Long,
            "name" => Self::Name,
            _ => return None,
        })
    }
}

impl MomentForm {
    /// Finds a form by its name in the message files.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "full" => Self::Full,
            "brief" => Self::Brief,
            "time" => Self::Time,
            "clock" => Self::Clock,
            _ => return None,
        })
    }
}

impl Locale {
    /// Writes a day.
    pub fn day(&self, day: Day, form: DayForm) -> String {
        let date = day.date();
        let (number, month, year) = (date.day(), date.month(), date.year());
        let text = match form {
            DayForm::Full => format!("{} {number}/{month}/{year}", self.day_label(day)),
            DayForm::Brief => format!("{} {number}/{month}", self.day_label(day)),
            DayForm::Numeric => format!("{number}/{month}/{year}"),
            DayForm::Short => format!("{number}/{month}"),
            DayForm::Long => format!("{number} {} {year}", self.month_name(month)),
            DayForm::Name => self.day_name(day).to_owned(),
        };
        render_digits(&text, self.digits)
    }

    /// Writes a moment in local time.
    pub fn moment(&self, moment: Moment, form: MomentForm) -> String {
        let local = moment.timestamp().to_zoned(self.zone.clone());
        let time = format!("{:02}:{:02}", local.hour(), local.minute());
        let day = self.day_of(moment);
        match form {
            MomentForm::Full => {
                format!("{} {}", self.day(day, DayForm::Full), render_digits(&time, self.digits))
            }
            MomentForm::Brief => {
                format!("{} {}", self.day(day, DayForm::Brief), render_digits(&time, self.digits))
            }
            MomentForm::Time => render_digits(&time, self.digits),
            MomentForm::Clock => render_digits(&format!("{time}:{:02}", local.second()), self.digits),
        }
    }

    /// Returns the local day of a moment.
    pub fn day_of(&self, moment: Moment) -> Day {
        let local = moment.timestamp().to_zoned(self.zone.clone());
        Day::from_date(local.date()).unwrap_or(Day::RANGE.0)
    }

    /// Returns the name of a month, 1 to 12.
    pub fn month_name(&self, month: i8) -> &'static str {
        let names = match self.language {
            Language::Ar => &MONTHS_AR,
            Language::En => &MONTHS_EN,
        };
        usize::try_from(month - 1).ok().and_then(|place| names.get(place)).unwrap_or(&"")
    }

    /// Returns the name of the day of the week.
    pub fn day_name(&self, day: Day) -> &'static str {
        match (self.language, day.weekday()) {
            (Language::Ar, Weekday::Sunday) => "الأحد",
            (Language::Ar, Weekday::Monday) => "الاثنين",
            (Language::Ar, Weekday::Tuesday) => "الثلاثاء",
            (Language::Ar, Weekday::Wednesday) => "الأربعاء",
            (Language::Ar, Weekday::Thursday) => "الخميس",
            (Language::Ar, Weekday::Friday) => "الجمعة",
            (Language::Ar, Weekday::Saturday) => "السبت",
            (Language::En, Weekday::Sunday) => "Sunday",
            (Language::En, Weekday::Monday) => "Monday",
            (Language::En, Weekday::Tuesday) => "Tuesday",
            (Language::En, Weekday::Wednesday) => "Wednesday",
            (Language::En, Weekday::Thursday) => "Thursday",
            (Language::En, Weekday::Friday) => "Friday",
            (Language::En, Weekday::Saturday) => "Saturday",
        }
    }

    /// Returns the name of the day as it stands before a date: whole in Arabic, three letters in English.
    fn day_label(&self, day: Day) -> &'static str {
        let name = self.day_name(day);
        match self.language {
            Language::Ar => name,
            Language::En => name.get(..3).unwrap_or(name),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::tz::Offset;
    use jiff::tz::TimeZone;

    use super::*;
    use crate::text::Digits;

    fn locale(language: Language, digits: Digits) -> Locale {
        Locale { language, digits, zone: TimeZone::fixed(Offset::constant(2)) }
    }

    const FORMS: [DayForm; 6] =
        [DayForm::Full, DayForm::Brief, DayForm::Numeric, DayForm::Short, DayForm::Long, DayForm::Name];

    #[test]
    fn a_day_is_written_as_each_language_writes_it() {
        let day = Day::parse_iso("2026-11-22").unwrap();
        assert_eq!(
            FORMS.map(|form| locale(Language::Ar, Digits::Western).day(day, form)),
            ["الأحد 22/11/2026", "الأحد 22/11", "22/11/2026", "22/11", "22 تشرين الثاني 2026", "الأحد"]
        );
        assert_eq!(
            FORMS.map(|form| locale(Language::En, Digits::Western).day(day, form)),
            ["Sun 22/11/2026", "Sun 22/11", "22/11/2026", "22/11", "22 November 2026", "Sunday"]
        );
    }

    #[test]
    fn the_digits_of_a_day_follow_the_setting() {
        let day = Day::parse_iso("2026-11-22").unwrap();
        assert_eq!(locale(Language::Ar, Digits::ArabicIndic).day(day, DayForm::Long), "٢٢ تشرين الثاني ٢٠٢٦");
    }

    #[test]
    fn a_moment_is_written_in_local_time() {
        let moment = Moment::parse_iso("2026-11-22T22:30:07Z").unwrap();
        let arabic = locale(Language::Ar, Digits::Western);
        assert_eq!(arabic.moment(moment, MomentForm::Full), "الاثنين 23/11/2026 00:30");
        assert_eq!(arabic.moment(moment, MomentForm::Brief), "الاثنين 23/11 00:30");
        assert_eq!(arabic.moment(moment, MomentForm::Time), "00:30");
        assert_eq!(arabic.moment(moment, MomentForm::Clock), "00:30:07");
        assert_eq!(arabic.day_of(moment).to_string(), "2026-11-23");
    }

    #[test]
    fn every_month_has_its_levantine_name() {
        let arabic = locale(Language::Ar, Digits::Western);
        assert_eq!(arabic.month_name(1), "كانون الثاني");
        assert_eq!(arabic.month_name(12), "كانون الأول");
        assert_eq!(arabic.month_name(13), "");
    }
}
