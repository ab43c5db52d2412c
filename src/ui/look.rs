//! How things look to this person: the theme, the language, the direction, the terminal's way of Arabic.

use ratatui::style::Color;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::message::Argument;
use crate::domain::message::Message;
use crate::domain::money;
use crate::domain::money::Amount;
use crate::domain::progress::Measure;
use crate::domain::rows::Name;
use crate::domain::rows::Reference;
use crate::i18n::DayForm;
use crate::i18n::Language;
use crate::i18n::MomentForm;
use crate::i18n::Translator;
use crate::text::Base;
use crate::text::Encoder;
use crate::text::Mode;
use crate::text::SafeText;
use crate::text::columns;
use crate::text::cut;
use crate::text::isolate_ltr;
use crate::theme::Colour;
use crate::theme::Meaning;
use crate::theme::Theme;
use crate::ui::canvas::LaidLines;
use crate::ui::keymap::Keymap;

/// So many columns of a name still say which one is meant.
const LEAST_NAMED: usize = 5;

/// Everything that decides how a model is painted.
pub struct Look<'l> {
    pub theme: &'l Theme,
    pub words: &'l Translator,
    pub encoder: Encoder,
    pub keymap: &'l Keymap,
    /// The terminal's font has hardly more than letters: arrows are drawn in ASCII.
    pub few_signs: bool,
    /// Lines that need not be laid out again.
    pub laid: &'l LaidLines,
}

impl Look<'_> {
    /// Returns `true` when reading starts at the right edge.
    pub fn mirrored(&self) -> bool {
        self.words.language().is_rtl()
    }

    /// Returns `true` when the program itself puts the right half on the left; some terminals turn rows themselves.
    pub fn mirrors(&self) -> bool {
        self.mirrored() && self.encoder.mode != Mode::Rows
    }

    /// Returns what stands between the screens of the way that was gone.
    pub fn way_sign(&self) -> SafeText {
        SafeText::data(match (self.few_signs, self.mirrored()) {
            (true, true) => " < ",
            (true, false) => " > ",
            (false, true) => " ◂ ",
            (false, false) => " ▸ ",
        })
    }

    /// Returns the direction from which a line starts.
    pub fn base(&self) -> Base {
        if self.mirrored() { Base::Rtl } else { Base::Ltr }
    }

    /// Returns the embedding level from which a row starts.
    pub fn level(&self) -> u8 {
        u8::from(self.mirrored())
    }

    /// Says a message.
    pub fn say(&self, message: &Message) -> SafeText {
        SafeText::message(&self.words.say(&cleaned(message)))
    }

    /// Says a message in so many columns. When it is longer, the longest of what it names gives way, so that its own
    /// words stay whole; where hardly anything of that would be left, it is said in its brief words, if it has any.
    pub fn say_within(&self, message: &Message, columns: usize) -> SafeText {
        let said = self.say(message);
        let excess = self.columns(&said).saturating_sub(columns);
        if excess == 0 {
            return said;
        }
        let brief = SafeText::message(&self.words.narrow(&cleaned(message), "brief"));
        let fits = |text: &SafeText| self.columns(text) <= columns;
        self.shortened(message, excess).filter(fits).or(Some(brief).filter(fits)).unwrap_or(said)
    }

    /// Says a message with so many columns less of the longest that it names; `None` when too little is left of that.
    fn shortened(&self, message: &Message, excess: usize) -> Option<SafeText> {
        let spoken = |argument: &Argument| SafeText::data(&self.words.argument_plain(argument));
        let names = message.args.iter().filter(|(_, argument)| {
            matches!(argument, Argument::Text(_) | Argument::Typed(_) | Argument::Message(_))
        });
        let longest = names.map(|(name, argument)| (*name, spoken(argument)));
        let (longest, text) = longest.max_by_key(|(_, text)| self.columns(text))?;
        let left = self.columns(&text).saturating_sub(excess);
        if left < LEAST_NAMED {
            return None;
        }
        let short = cut(&text, left, self.encoder).as_str().to_owned();
        let args = message.args.iter().map(|(name, argument)| match argument {
            Argument::Typed(_) if *name == longest => (*name, Argument::Typed(short.clone())),
            _ if *name == longest => (*name, Argument::Text(short.clone())),
            _ => (*name, argument.clone()),
        });
        Some(self.say(&Message { id: message.id.clone(), args: args.collect() }))
    }

    fn columns(&self, text: &SafeText) -> usize {
        columns(text, self.encoder)
    }

    /// Says a message that has no places.
    pub fn word(&self, id: &'static str) -> SafeText {
        self.say(&Message::new(id))
    }

    /// Says a message for a narrow place, in its own words for that when it has any.
    pub fn narrow(&self, id: &'static str, place: &str) -> SafeText {
        SafeText::message(&self.words.narrow(&Message::new(id), place))
    }

    /// Says what can be done about a refusal.
    pub fn remedy(&self, message: &Message) -> Option<SafeText> {
        self.words.remedy(&cleaned(message)).map(|text| SafeText::message(&text))
    }

    /// Returns a name in the reader's language where it has one.
    pub fn name(&self, name: &Name) -> SafeText {
        SafeText::data(name.shown(self.words.language() == Language::En))
    }

    /// Returns a person's own text to stand alone in a row: in its own direction, whatever the row's.
    pub fn own(&self, text: Option<&str>) -> SafeText {
        SafeText::data(text.unwrap_or_default()).isolated()
    }

    /// Returns a name to stand alone in a row, or nothing.
    pub fn own_name(&self, name: Option<&Name>) -> SafeText {
        self.name_or_blank(name).isolated()
    }

    /// Returns a name for a place in a sentence, or nothing.
    pub fn name_or_blank(&self, name: Option<&Name>) -> SafeText {
        name.map(|name| self.name(name)).unwrap_or_default()
    }

    /// Returns what would stand in a place of a sentence, to stand alone.
    pub fn argument(&self, argument: &Argument) -> SafeText {
        match argument {
            Argument::Text(text) => self.own(Some(text)),
            Argument::Typed(token) => isolate_ltr(token),
            Argument::Count(count) => self.number(*count),
            Argument::Day(day) => self.day(*day, DayForm::Full),
            Argument::Moment(moment) => self.moment(*moment, MomentForm::Full),
            Argument::Money { minor, currency } => SafeText::message(&self.words.money(*minor, currency)),
            Argument::Message(message) => self.say(message),
        }
    }

    /// Writes a day.
    pub fn day(&self, day: Day, form: DayForm) -> SafeText {
        SafeText::message(&self.words.day(day, form))
    }

    /// Writes the local day of a moment.
    pub fn local_day(&self, moment: Moment, form: DayForm) -> SafeText {
        self.day(self.words.locale().day_of(moment), form)
    }

    /// Writes a moment in local time.
    pub fn moment(&self, moment: Moment, form: MomentForm) -> SafeText {
        SafeText::message(&self.words.moment(moment, form))
    }

    /// Writes a number.
    pub fn number(&self, number: i64) -> SafeText {
        SafeText::message(&self.words.locale().number(number))
    }

    /// Writes an amount with its unit.
    pub fn amount(&self, amount: &Amount) -> SafeText {
        match amount {
            Amount::Money(money) => SafeText::message(&self.words.money(money.minor, money.currency.code())),
            Amount::Quantity(quantity) => self.say(&money::counted(quantity.count, &quantity.unit)),
        }
    }

    /// Writes an amount for a narrow place: money with the sign of its currency.
    pub fn short_amount(&self, amount: &Amount) -> SafeText {
        match amount {
            Amount::Money(money) => {
                SafeText::message(&self.words.short_money(money.minor, money.currency.code()))
            }
            Amount::Quantity(_) => self.amount(amount),
        }
    }

    /// Writes an amount of a measure for a column: money with the sign of its currency.
    pub fn measured(&self, measure: &Measure, amount: i64) -> SafeText {
        match measure {
            Measure::Money(currency) => SafeText::message(&self.words.short_money(amount, currency.code())),
            Measure::Unit(_) => self.say(&measure.say(amount)),
        }
    }

    /// Writes amounts one after the other; they are never added.
    pub fn amounts(&self, amounts: &[Amount]) -> SafeText {
        let mut all = SafeText::default();
        for (place, amount) in amounts.iter().enumerate() {
            if place > 0 {
                all.push(&SafeText::data(" + "));
            }
            all.push(&self.amount(amount));
        }
        all
    }

    /// Writes the number of a decision: `7/2026-2`, or only its place while the minutes have no number.
    pub fn reference(&self, reference: &Reference) -> SafeText {
        let seq = reference.seq.map(|seq| seq.to_string());
        let text = match (reference.minutes, seq) {
            (Some((number, year)), Some(seq)) => format!("{number}/{year}-{seq}"),
            (Some((number, year)), None) => format!("{number}/{year}"),
            (None, Some(seq)) => seq,
            (None, None) => String::new(),
        };
        isolate_ltr(&text)
    }

    /// Returns how a meaning looks on this terminal.
    pub fn style(&self, meaning: Meaning) -> Style {
        let plain = self.theme.style(Meaning::Plain);
        let own = self.theme.style(meaning);
        let mut style = Style::reset();
        if let Some(colour) = own.colour.or(plain.colour) {
            style = style.fg(ansi(colour));
        }
        if let Some(ground) = own.ground.or(plain.ground) {
            style = style.bg(ansi(ground));
        }
        for (wanted, modifier) in [
            (own.bold, Modifier::BOLD),
            (own.underline, Modifier::UNDERLINED),
            (own.reverse, Modifier::REVERSED),
        ] {
            if wanted {
                style = style.add_modifier(modifier);
            }
        }
        style
    }
}

/// Returns the message with its texts made safe, so that a name cannot close the isolate it stands in.
fn cleaned(message: &Message) -> Message {
    let args = message.args.iter().map(|(name, argument)| {
        let safe = match argument {
            Argument::Text(text) => Argument::Text(SafeText::data(text).as_str().to_owned()),
            Argument::Typed(token) => Argument::Typed(SafeText::data(token).as_str().to_owned()),
            Argument::Message(inner) => Argument::Message(Box::new(cleaned(inner))),
            Argument::Count(_) | Argument::Day(_) | Argument::Moment(_) | Argument::Money { .. } => {
                argument.clone()
            }
        };
        (*name, safe)
    });
    Message { id: message.id.clone(), args: args.collect() }
}

const fn ansi(colour: Colour) -> Color {
    match colour {
        Colour::Black => Color::Black,
        Colour::Red => Color::Red,
        Colour::Green => Color::Green,
        Colour::Yellow => Color::Yellow,
        Colour::Blue => Color::Blue,
        Colour::Magenta => Color::Magenta,
        Colour::Cyan => Color::Cyan,
        Colour::Grey => Color::Gray,
        Colour::DarkGrey => Color::DarkGray,
        Colour::BrightRed => Color::LightRed,
        Colour::BrightGreen => Color::LightGreen,
        Colour::BrightYellow => Color::LightYellow,
        Colour::BrightBlue => Color::LightBlue,
        Colour::BrightMagenta => Color::LightMagenta,
        Colour::BrightCyan => Color::LightCyan,
        Colour::BrightWhite => Color::White,
    }
}
