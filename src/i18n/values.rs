//! What stands in the places of a message: days, moments and money that Fluent can hold.
//!
//! A message file chooses another form with a function: `{ DAY($due, form: "long") }`,
//! `{ TIME($at) }`, `{ ORDINAL($number) }`. `DAY` also takes the local day of a moment.

use std::borrow::Cow;

use fluent_bundle::FluentArgs;
use fluent_bundle::FluentValue;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::types::FluentNumberOptions;
use fluent_bundle::types::FluentType;
use intl_memoizer::IntlLangMemoizer;
use intl_memoizer::concurrent::IntlLangMemoizer as SharedMemoizer;

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::i18n::dates::DayForm;
use crate::i18n::dates::MomentForm;
use crate::i18n::language::Locale;
use crate::i18n::numbers;
use crate::i18n::numbers::Noun;
use crate::text::Digits;

/// A day or a moment, and the person who reads it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct When {
    pub(super) point: Point,
    pub(super) locale: Locale,
}

/// A point of time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Point {
    Day(Day),
    Moment(Moment),
}

impl When {
    fn full(&self) -> String {
        match self.point {
            Point::Day(day) => self.locale.day(day, DayForm::Full),
            Point::Moment(moment) => self.locale.moment(moment, MomentForm::Full),
        }
    }

    fn as_day(&self, form: DayForm) -> String {
        match self.point {
            Point::Day(day) => self.locale.day(day, form),
            Point::Moment(moment) => self.locale.day(self.locale.day_of(moment), form),
        }
    }

    fn as_moment(&self, form: MomentForm) -> String {
        match self.point {
            Point::Day(_) => self.full(),
            Point::Moment(moment) => self.locale.moment(moment, form),
        }
    }
}

impl FluentType for When {
    fn duplicate(&self) -> Box<dyn FluentType + Send> {
        Box::new(self.clone())
    }

    fn as_string(&self, _: &IntlLangMemoizer) -> Cow<'static, str> {
        self.full().into()
    }

    fn as_string_threadsafe(&self, _: &SharedMemoizer) -> Cow<'static, str> {
        self.full().into()
    }
}

/// The function `DAY`: writes a day, or the local day of a moment, in a named form.
pub(super) fn day<'a>(places: &[FluentValue<'a>], options: &FluentArgs<'_>) -> FluentValue<'a> {
    let form = form_of(options).and_then(DayForm::from_name).unwrap_or_default();
    when(places).map_or(FluentValue::Error, |when| when.as_day(form).into())
}

/// The function `TIME`: writes a moment in a named form, as a time of day when none is named.
pub(super) fn time<'a>(places: &[FluentValue<'a>], options: &FluentArgs<'_>) -> FluentValue<'a> {
    let form = form_of(options).and_then(MomentForm::from_name).unwrap_or(MomentForm::Time);
    when(places).map_or(FluentValue::Error, |when| when.as_moment(form).into())
}

/// The function `ORDINAL`: writes which of a series a number names; `noun: "feminine"` for a workshop.
pub(super) fn ordinal<'a>(
    places: &[FluentValue<'a>],
    options: &FluentArgs<'_>,
    locale: &Locale,
) -> FluentValue<'a> {
    let noun = match options.get("noun") {
        Some(FluentValue::String(noun)) if noun == "feminine" => Noun::Feminine,
        _ => Noun::Masculine,
    };
    match places.first() {
        Some(FluentValue::Number(number)) => {
            whole(number).map_or(FluentValue::Error, |number| locale.ordinal(number, noun).into())
        }
        _ => FluentValue::Error,
    }
}

/// Makes the value of a count.
///
/// Arabic counts by the last two digits, 103 as 3 and 348 as 48; the rules that Fluent uses forget that above a
/// hundred. Such a count chooses its word by those digits, and carries what is written beside them.
pub(super) fn counted(count: i64) -> FluentValue<'static> {
    let last = u8::try_from(count.unsigned_abs() % 100).unwrap_or(0);
    if count.unsigned_abs() <= 100 || last < 3 {
        return count.into();
    }
    let options = FluentNumberOptions { currency: Some(count.to_string()), ..FluentNumberOptions::default() };
    FluentValue::Number(FluentNumber::new(f64::from(last), options))
}

/// Fluent counts in floating point; ours are whole.
fn whole(number: &FluentNumber) -> Option<i64> {
    match &number.options.currency {
        Some(written) => written.parse().ok(),
        None => format!("{:.0}", number.value).parse().ok(),
    }
}

fn when<'v>(places: &'v [FluentValue<'_>]) -> Option<&'v When> {
    match places.first() {
        Some(FluentValue::Custom(value)) => (**value).as_any().downcast_ref(),
        _ => None,
    }
}

fn form_of<'v>(options: &'v FluentArgs<'_>) -> Option<&'v str> {
    match options.get("form") {
        Some(FluentValue::String(form)) => Some(form),
        _ => None,
    }
}

/// Returns the function that writes counts with these digits.
pub(super) fn count_writer<M>(digits: Digits) -> fn(&FluentValue<'_>, &M) -> Option<String> {
    match digits {
        Digits::Western => |value, _| count(value, Digits::Western),
        Digits::ArabicIndic => |value, _| count(value, Digits::ArabicIndic),
    }
}

fn count(value: &FluentValue<'_>, digits: Digits) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(numbers::written(whole(number)?, digits)),
        _ => None,
    }
}
