//! The translator: a message goes in, a sentence comes out.

use std::sync::OnceLock;

use fluent_bundle::FluentArgs;
use fluent_bundle::FluentResource;
use fluent_bundle::FluentValue;
use fluent_bundle::concurrent::FluentBundle;
use jiff::tz::TimeZone;
use unic_langid::LanguageIdentifier;

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::message::Argument;
use crate::domain::message::Message;
use crate::i18n::areas::AREAS;
use crate::i18n::areas::Area;
use crate::i18n::dates::DayForm;
use crate::i18n::dates::MomentForm;
use crate::i18n::keys::KeyNames;
use crate::i18n::language::Language;
use crate::i18n::language::Locale;
use crate::i18n::values;
use crate::i18n::values::Point;
use crate::i18n::values::When;
use crate::text::Digits;
use crate::text::SafeText;
use crate::text::isolate_ltr;

type Bundle = FluentBundle<FluentResource>;

/// Says messages in one language. An area's file is read when its first message is said.
pub struct Translator {
    locale: Locale,
    keys: KeyNames,
    bundles: Vec<OnceLock<Bundle>>,
}

impl Translator {
    /// Makes a translator for one person.
    pub fn new(language: Language, digits: Digits, zone: TimeZone) -> Self {
        Self {
            locale: Locale { language, digits, zone },
            keys: KeyNames::default(),
            bundles: AREAS.iter().map(|_| OnceLock::new()).collect(),
        }
    }

    /// Calls keys as this person has them.
    #[must_use]
    pub fn with_keys(self, keys: KeyNames) -> Self {
        Self { keys, ..self }
    }

    /// Returns how the person reads.
    pub fn locale(&self) -> &Locale {
        &self.locale
    }

    /// Returns the language.
    pub fn language(&self) -> Language {
        self.locale.language
    }

    /// Says a message as logical text, with isolates round what stands in its places.
    ///
    /// A message that no file has is said by its id.
    pub fn say(&self, message: &Message) -> String {
        self.pattern(message, None).unwrap_or_else(|| message.id.to_string())
    }

    /// Says a message for standard output: without isolates.
    pub fn say_plain(&self, message: &Message) -> String {
        without_isolates(&self.say(message))
    }

    /// Says what would stand in a place of a message, without isolates.
    pub fn argument_plain(&self, argument: &Argument) -> String {
        let said = match argument {
            Argument::Text(text) | Argument::Typed(text) => SafeText::data(text).to_string(),
            Argument::Count(count) => self.locale.number(*count),
            Argument::Day(day) => self.locale.day(*day, DayForm::Full),
            Argument::Moment(moment) => self.locale.moment(*moment, MomentForm::Full),
            Argument::Money { minor, currency } => self.money(*minor, currency),
            Argument::Message(message) => self.say(message),
        };
        without_isolates(&said)
    }

    /// Says what a person can do about it, when the message knows, or one that stands in it.
    pub fn remedy(&self, message: &Message) -> Option<String> {
        let inner = || {
            message.args.iter().find_map(|(_, argument)| match argument {
                Argument::Message(inner) => self.remedy(inner),
                _ => None,
            })
        };
        self.pattern(message, Some("remedy")).or_else(inner)
    }

    /// Says a message for a place that is `narrow` in some way, in its own words for that when it has any.
    pub fn narrow(&self, message: &Message, narrow: &str) -> String {
        self.pattern(message, Some(narrow)).unwrap_or_else(|| self.say(message))
    }

    /// Says the remedy for standard error: without isolates.
    pub fn remedy_plain(&self, message: &Message) -> Option<String> {
        self.remedy(message).map(|remedy| without_isolates(&remedy))
    }

    /// Returns `true` when some file has this message.
    pub fn knows(&self, id: &str) -> bool {
        self.bundle_with(id).is_some()
    }

    /// Writes a day.
    pub fn day(&self, day: Day, form: DayForm) -> String {
        self.locale.day(day, form)
    }

    /// Writes a moment in local time.
    pub fn moment(&self, moment: Moment, form: MomentForm) -> String {
        self.locale.moment(moment, form)
    }

    /// Writes money with its currency.
    pub fn money(&self, minor: i64, currency: &str) -> String {
        self.money_with("choice-commitment-currency", minor, currency)
    }

    /// Writes money with the sign of its currency: for a column, where the word would not fit.
    pub fn short_money(&self, minor: i64, currency: &str) -> String {
        self.money_with("currency-sign", minor, currency)
    }

    fn money_with(&self, unit: &str, minor: i64, currency: &str) -> String {
        let id = format!("{unit}-{currency}");
        let word = self.pattern(&Message::named(id), None).unwrap_or_else(|| currency.to_owned());
        format!("{} {word}", self.locale.amount(minor, currency))
    }

    fn pattern(&self, message: &Message, attribute: Option<&str>) -> Option<String> {
        let bundle = self.bundle_with(&message.id)?;
        let found = bundle.get_message(&message.id)?;
        let pattern = match attribute {
            None => found.value()?,
            Some(name) => found.get_attribute(name)?.value(),
        };
        let mut args = FluentArgs::with_capacity(message.args.len());
        for (name, argument) in &message.args {
            args.set(*name, self.value(argument));
        }
        // A place that nobody filled shows its name; a choice that it decides takes its ordinary word.
        let mut unfilled = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&args), &mut unfilled).into_owned())
    }

    fn value(&self, argument: &Argument) -> FluentValue<'static> {
        match argument {
            Argument::Text(text) => SafeText::data(text).to_string().into(),
            Argument::Typed(token) => isolate_ltr(token).to_string().into(),
            Argument::Count(count) => values::counted(*count),
            Argument::Day(day) => self.when(Point::Day(*day)),
            Argument::Moment(moment) => self.when(Point::Moment(*moment)),
            Argument::Money { minor, currency } => self.money(*minor, currency).into(),
            Argument::Message(message) => {
                // All of a sentence may stand in isolates, which say nothing of its direction.
                let start = if self.language().is_rtl() { '\u{2067}' } else { '\u{2066}' };
                format!("{start}{}\u{2069}", self.say(message)).into()
            }
        }
    }

    fn when(&self, point: Point) -> FluentValue<'static> {
        FluentValue::Custom(Box::new(When { point, locale: self.locale.clone() }))
    }

    /// Finds the bundle that has a message: the area it is named after first, then any.
    fn bundle_with(&self, id: &str) -> Option<&Bundle> {
        let places = AREAS.iter().zip(&self.bundles);
        let (named, others): (Vec<_>, Vec<_>) = places.partition(|(area, _)| area.claims(id));
        named
            .into_iter()
            .chain(others)
            .map(|(area, bundle)| bundle.get_or_init(|| read(area, &self.locale, &self.keys)))
            .find(|bundle| bundle.has_message(id))
    }
}

/// Removes the isolates that a sentence carries for the screen.
fn without_isolates(text: &str) -> String {
    text.chars().filter(|letter| !('\u{2066}'..='\u{2069}').contains(letter)).collect()
}

fn read(area: &Area, locale: &Locale, keys: &KeyNames) -> Bundle {
    let mut bundle = empty(locale, keys);
    // A test reads every file; what could be read of a faulty one still serves.
    let file = FluentResource::try_new(area.text(locale.language).to_owned());
    bundle.add_resource_overriding(file.unwrap_or_else(|(resource, _)| resource));
    bundle
}

fn empty(locale: &Locale, keys: &KeyNames) -> Bundle {
    let language: LanguageIdentifier = locale.language.code().parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![language]);
    bundle.set_formatter(Some(values::count_writer(locale.digits)));
    let (reader, keys, tongue) = (locale.clone(), keys.clone(), locale.language);
    let added = [
        bundle.add_function("DAY", values::day),
        bundle.add_function("TIME", values::time),
        bundle.add_function("ORDINAL", move |places, options| values::ordinal(places, options, &reader)),
        bundle.add_function("KEY", move |places, _| keys.said(places, tongue)),
    ];
    debug_assert!(added.iter().all(Result::is_ok), "four functions of different names");
    bundle
}

#[cfg(test)]
mod tests {
    use jiff::tz::Offset;

    use super::*;

    fn translator(language: Language) -> Translator {
        Translator::new(language, Digits::Western, TimeZone::fixed(Offset::constant(2)))
    }

    fn counted(language: Language, id: &'static str, count: i64) -> String {
        translator(language).say_plain(&Message::new(id).with("count", count))
    }

    /// A translator that knows the messages of `text` besides its own.
    fn taught(language: Language, text: &str) -> Translator {
        let mut translator = translator(language);
        let mut bundle = empty(&translator.locale, &translator.keys);
        bundle.add_resource_overriding(FluentResource::try_new(text.to_owned()).unwrap());
        translator.bundles[0] = OnceLock::from(bundle);
        translator
    }

    #[test]
    fn counted_nouns_follow_the_number_in_six_ways() {
        let said = [0, 1, 2, 3, 11, 100].map(|count| counted(Language::Ar, "records-action_item", count));
        assert_eq!(said, ["لا مهام", "مهمة واحدة", "مهمتان", "3 مهام", "11 مهمة", "100 مهمة"]);
        assert_eq!(counted(Language::Ar, "records-office", 80_000), "80,000 مكتب");
        assert_eq!(counted(Language::En, "records-person", 1), "1 person");
        assert_eq!(counted(Language::En, "records-person", 12), "12 people");
    }

    #[test]
    fn above_a_hundred_the_last_two_digits_decide() {
        let said = [101, 102, 103, 110, 111, 1_954, 80_003]
            .map(|count| counted(Language::Ar, "ui-home-late-commitments", count));
        assert_eq!(
            said,
            [
                "101 التزام متأخر",
                "102 التزام متأخر",
                "103 التزامات متأخرة",
                "110 التزامات متأخرة",
                "111 التزامًا متأخرًا",
                "1954 التزامًا متأخرًا",
                "80,003 التزامات متأخرة",
            ]
        );
        assert_eq!(counted(Language::En, "records-person", 1_101), "1101 people");
    }

    #[test]
    fn counts_in_the_words_of_screens_agree_with_their_nouns() {
        let said = |id: &'static str, counts: [i64; 4]| counts.map(|count| counted(Language::Ar, id, count));
        let deleted = ["حذف سجلين؟", "حذف 3 سجلات؟", "حذف 11 سجلًا؟", "حذف 100 سجل؟"];
        assert_eq!(said("ui-confirm-delete", [2, 3, 11, 100]), deleted);
        let late = ["التزامان متأخران", "3 التزامات متأخرة", "11 التزامًا متأخرًا", "100 التزام متأخر"];
        assert_eq!(said("ui-home-late-commitments", [2, 3, 11, 100]), late);
    }

    #[test]
    fn counts_follow_the_digits_setting() {
        let reader = Translator::new(Language::Ar, Digits::ArabicIndic, TimeZone::UTC);
        let message = Message::new("records-meeting").with("count", 12_i64);
        assert_eq!(reader.say_plain(&message), "١٢ اجتماعًا");
    }

    #[test]
    fn a_state_agrees_with_its_noun() {
        let state = Message::new("choice-decision-status-adopted");
        let arabic = translator(Language::Ar);
        assert_eq!(arabic.say(&state), "معتمد");
        assert_eq!(arabic.say(&state.with("kind", "recommendation")), "معتمدة");
    }

    #[test]
    fn a_message_that_no_file_has_is_said_by_its_id() {
        let arabic = translator(Language::Ar);
        assert_eq!(arabic.say(&Message::new("no-such-message")), "no-such-message");
        assert_eq!(arabic.say(&Message::named("not a name; محضر".to_owned())), "not a name; محضر");
        assert_eq!(arabic.remedy(&Message::new("no-such-message")), None);
        assert!(arabic.knows("record-meeting"));
    }

    #[test]
    fn a_typed_token_stands_in_an_isolate_of_its_own() {
        let arabic = taught(Language::Ar, "file-known = قرأنا { $path } اليوم.");
        let message = Message::new("file-known").with_typed("path", "/media/usb/أ.mahdar");
        assert_eq!(arabic.say(&message), "قرأنا \u{2068}\u{2066}/media/usb/أ.mahdar\u{2069}\u{2069} اليوم.");
        assert_eq!(arabic.say_plain(&message), "قرأنا /media/usb/أ.mahdar اليوم.");
    }

    #[test]
    fn hidden_signs_in_a_name_become_visible_marks() {
        let arabic = taught(Language::Ar, "hello = أهلا { $name }!");
        let message = Message::new("hello").with("name", "سمر\u{202e}\u{1b}[2J");
        assert_eq!(arabic.say_plain(&message), "أهلا سمر•?[2J!");
    }

    #[test]
    fn a_message_file_chooses_how_a_day_is_written() {
        let text = "due = الموعد { $due }، أي { DAY($due, form: \"long\") }.
at = بدأ { TIME($at) } يوم { DAY($at, form: \"name\") }.
nth = الاجتماع { ORDINAL($number) }.
    .remedy = جرب غيره.";
        let arabic = taught(Language::Ar, text);
        let due = Message::new("due").with("due", Day::parse_iso("2026-11-22").unwrap());
        assert_eq!(arabic.say_plain(&due), "الموعد الأحد 22/11/2026، أي 22 تشرين الثاني 2026.");
        let at = Message::new("at").with("at", Moment::parse_iso("2026-11-22T09:05:00Z").unwrap());
        assert_eq!(arabic.say_plain(&at), "بدأ 11:05 يوم الأحد.");
        let nth = Message::new("nth").with("number", 7_i64);
        assert_eq!(arabic.say_plain(&nth), "الاجتماع السابع.");
        assert_eq!(arabic.remedy(&nth).as_deref(), Some("جرب غيره."));
    }

    #[test]
    fn money_carries_the_word_of_its_currency() {
        assert_eq!(translator(Language::Ar).money(500_000, "ILS"), "5,000.00 شيكل");
        assert_eq!(translator(Language::Ar).short_money(2_500_000, "JOD"), "2,500.000 د.أ");
        assert_eq!(translator(Language::En).money(2_500_000, "JOD"), "2,500.000 JOD");
        assert_eq!(translator(Language::En).money(100, "CHF"), "1.00 CHF");
    }

    #[test]
    fn a_message_can_stand_inside_another() {
        let arabic = taught(Language::Ar, "outer = في «{ $field }».\ninner = الموعد\n    .remedy = صححه.");
        let message = Message::new("outer").with("field", Message::new("inner"));
        assert_eq!(arabic.say_plain(&message), "في «الموعد».");
        assert_eq!(arabic.remedy(&message).as_deref(), Some("صححه."));
    }
}
