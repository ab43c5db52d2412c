//! What the program has to say to a person, before it has a language.

use std::borrow::Cow;

use crate::domain::day::Day;
use crate::domain::day::Moment;

/// A sentence to be said: the id of a message in the language files, and what stands in its places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub id: Cow<'static, str>,
    pub args: Vec<(&'static str, Argument)>,
}

/// Something that stands in a place of a [`Message`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Argument {
    /// Free text of people: names, titles.
    Text(String),
    /// A token that reads left to right whatever stands round it: an id, a path, a phone, a key.
    Typed(String),
    /// A count; the sentence follows its plural form.
    Count(i64),
    /// A calendar day, written as the language writes days.
    Day(Day),
    /// A moment, written in local time.
    Moment(Moment),
    /// Integer minor units of a currency.
    Money { minor: i64, currency: String },
    /// Another message inside this one.
    Message(Box<Message>),
}

impl Message {
    /// Makes a message without places.
    pub const fn new(id: &'static str) -> Self {
        Self { id: Cow::Borrowed(id), args: Vec::new() }
    }

    /// Makes a message whose id is put together from names of the catalogue.
    pub const fn named(id: String) -> Self {
        Self { id: Cow::Owned(id), args: Vec::new() }
    }

    /// Puts `argument` in the place called `name`.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.args.push((name, argument.into()));
        self
    }

    /// Puts `token` in the place called `name`, to be read left to right.
    #[must_use]
    pub fn with_typed(self, name: &'static str, token: impl Into<String>) -> Self {
        self.with(name, Argument::Typed(token.into()))
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Argument {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<Day> for Argument {
    fn from(day: Day) -> Self {
        Self::Day(day)
    }
}

impl From<Moment> for Argument {
    fn from(moment: Moment) -> Self {
        Self::Moment(moment)
    }
}

impl From<Message> for Argument {
    fn from(message: Message) -> Self {
        Self::Message(Box::new(message))
    }
}
