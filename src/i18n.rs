//! Messages become sentences here and nowhere else: Fluent files in Arabic and English, days, numbers, money.

#[cfg(test)]
mod arabic;
mod areas;
mod dates;
mod keys;
mod language;
mod meanings;
mod numbers;
mod translator;
mod values;
#[cfg(test)]
mod written;

pub use dates::DayForm;
pub use dates::MomentForm;
pub use keys::KeyNames;
pub use keys::ROLES;
pub use language::Language;
pub use language::Locale;
pub use meanings::lexicon;
pub use translator::Translator;
