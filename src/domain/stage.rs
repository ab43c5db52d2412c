//! Long work: in which stage it is, and whether it goes on.

use crate::domain::message::Message;

/// A stage of long work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The records are copied, to see on the copy what a bundle would bring.
    Copying,
    /// A bundle is copied and held against its hashes.
    Checking,
    /// Its changes are compared with what is here.
    Comparing,
    /// Its changes are entered.
    Entering,
    /// What a bundle would bring is counted; nobody knows how long that takes.
    Counting,
    /// What was entered goes to the disk; nobody knows how long that takes.
    Saving,
    /// A bundle is made of what leaves.
    Gathering,
    /// A bundle is written to its place.
    Writing,
    /// A bundle is read back from its place.
    ReadingBack,
}

/// Whether long work goes on, asked each time it tells how far it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    On,
    /// What was begun is taken back.
    Stop,
}

/// Hears how far long work has come: its stage, how much is done, of how much.
pub type Watch<'w> = &'w mut dyn FnMut(Stage, u64, u64) -> Go;

/// Lets long work go on to its end, whoever looks.
pub fn unwatched() -> impl FnMut(Stage, u64, u64) -> Go {
    |_, _, _| Go::On
}

impl Stage {
    /// Returns what is being done.
    pub fn label(self) -> Message {
        Message::new(match self {
            Self::Copying => "ui-stage-copying",
            Self::Checking => "ui-stage-checking",
            Self::Comparing => "ui-stage-comparing",
            Self::Entering => "ui-stage-entering",
            Self::Counting => "ui-stage-counting",
            Self::Saving => "ui-stage-saving",
            Self::Gathering => "ui-stage-gathering",
            Self::Writing => "ui-stage-writing",
            Self::ReadingBack => "ui-stage-reading-back",
        })
    }

    /// Returns what comes after it.
    pub fn next(self) -> Message {
        Message::new(match self {
            Self::Copying => "ui-stage-then-checking",
            Self::Checking => "ui-stage-then-comparing",
            Self::Comparing | Self::Counting => "ui-stage-then-preview",
            Self::Entering => "ui-stage-then-saving",
            Self::Saving => "ui-stage-then-entered",
            Self::Gathering => "ui-stage-then-writing",
            Self::Writing => "ui-stage-then-reading-back",
            Self::ReadingBack => "ui-stage-then-safe",
        })
    }
}
