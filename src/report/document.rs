//! A document before it has a format: words of ours, data of people, tokens that read left to right.

use crate::domain::message::Message;

/// The language that a document is printed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    Arabic,
    English,
}

/// A whole document, in the order of print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub language: Language,
    /// What the window or the file is called.
    pub title: Phrase,
    pub blocks: Vec<Block>,
}

/// A part of a document that stands on its own lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// Who writes, one line an office.
    Letterhead(Vec<Phrase>),
    Title(Phrase),
    Subtitle(Phrase),
    /// A word that nobody may overlook: draft, void.
    Notice(Phrase),
    Heading(Phrase),
    /// A heading within a heading.
    Subheading(Phrase),
    /// Labels with what stands behind them.
    Facts(Vec<(Phrase, Phrase)>),
    Paragraph(Phrase),
    Numbered(Vec<Phrase>),
    Bullets(Vec<Phrase>),
    /// What came of a deliberation.
    Output(Output),
    Table(Table),
    /// Places to sign.
    Signatures(Vec<Signature>),
}

/// A decision, an action, a commitment: what it is, what it says, and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    pub label: Phrase,
    pub text: Phrase,
    pub details: Vec<(Phrase, Phrase)>,
}

/// Rows under headings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Phrase>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: Phrase,
    /// How wide it is beside the others.
    pub weight: u16,
}

/// A place to sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    pub role: Phrase,
    pub name: Phrase,
}

/// Text of one line or paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase(pub Vec<Piece>);

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words of the program, said in the language of the document.
    Words(Message),
    /// What people wrote. It may hold anything.
    Data(String),
    /// A token that reads left to right: a number, a time, a reference.
    Typed(String),
}

impl Language {
    /// Returns the tag that formats use.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// Returns `true` when the document is read from right to left.
    pub const fn is_right_to_left(self) -> bool {
        matches!(self, Self::Arabic)
    }
}

impl Phrase {
    /// Makes a phrase out of words of the program.
    pub fn words(id: &'static str) -> Self {
        Self::from(Message::new(id))
    }

    /// Makes a phrase out of what people wrote.
    pub fn data(text: impl Into<String>) -> Self {
        Self(vec![Piece::Data(text.into())])
    }

    /// Makes a phrase out of a token that reads left to right.
    pub fn typed(token: impl Into<String>) -> Self {
        Self(vec![Piece::Typed(token.into())])
    }

    /// Adds another phrase behind this one.
    #[must_use]
    pub fn then(mut self, next: Self) -> Self {
        self.0.extend(next.0);
        self
    }

    /// Returns `true` when there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|piece| match piece {
            Piece::Words(_) => false,
            Piece::Data(text) | Piece::Typed(text) => text.trim().is_empty(),
        })
    }

    /// Joins phrases with `between`.
    pub fn joined(phrases: impl IntoIterator<Item = Self>, between: &Self) -> Self {
        let mut all = Self::default();
        for phrase in phrases {
            if !all.0.is_empty() {
                all.0.extend(between.0.iter().cloned());
            }
            all.0.extend(phrase.0);
        }
        all
    }
}

impl From<Message> for Phrase {
    fn from(message: Message) -> Self {
        Self(vec![Piece::Words(message)])
    }
}
