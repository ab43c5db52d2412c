//! Why a file is not taken as a bundle: damage, forgery, and everything between.

use std::io;

use crate::domain::message::Message;
use crate::domain::size::size;

/// Why a file was refused. Nothing of a refused file is kept.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    #[error("no such file")]
    Missing,
    #[error("a folder, not a file")]
    Folder,
    #[error("not a regular file")]
    NotAFile,
    #[error("no permission to read")]
    NotPermitted,
    #[error("the medium cannot be read")]
    Unreadable(#[source] io::Error),
    #[error("no room for the local copy of {needed} bytes")]
    NoRoom { needed: u64 },
    #[error("the local copy cannot be written or read")]
    Spool(#[source] io::Error),
    #[error("empty or nothing but zeros")]
    Blank,
    #[error("not a bundle")]
    NotABundle,
    #[error("copied as text")]
    CopiedAsText,
    #[error("{bytes} bytes, the limit is {limit}")]
    TooLarge { bytes: u64, limit: u64 },
    /// The end is missing; `whole` is `None` when not even the header is here.
    #[error("truncated at {here} of {whole:?}")]
    Truncated { here: u64, whole: Option<u64> },
    #[error("{extra} bytes behind the end")]
    TrailingBytes { extra: u64 },
    /// A chunk does not match its hash: an accident of copying or storing.
    #[error("damaged between {from} and {to}")]
    Damaged { from: u64, to: u64 },
    #[error("needs a newer program: {0:?}")]
    NeedsNewer(Newer),
    /// The file is whole, but a signature or a signed number does not hold: somebody's hand.
    #[error("altered after signing")]
    Altered,
    #[error("two manifests")]
    TwoManifests,
    #[error("no signed end")]
    MissingEnd,
    /// It would unpack to far more than it weighs.
    #[error("unpacks beyond the limits")]
    Bomb,
    #[error("irregular: {0:?}")]
    Irregular(Irregularity),
    #[error("stopped")]
    Stopped,
}

/// What this program does not know yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Newer {
    Version,
    Encrypted,
    Parts,
    Feature,
    Manifest,
    Frame { kind: u8 },
    Codec,
}

/// A rule of the container that no mahdar program breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Irregularity {
    Header,
    Manifest,
    FirstFrame,
    FrameHead,
    FrameTooLong,
    TooManyFrames,
    Compression,
    Have,
    End,
    AfterEnd,
}

impl Refusal {
    /// Says why, to a person; the message has a `.remedy` beside it.
    pub fn message(&self) -> Message {
        match self {
            Self::Missing => Message::new("refusal-missing"),
            Self::Folder => Message::new("refusal-folder"),
            Self::NotAFile => Message::new("refusal-not-a-file"),
            Self::NotPermitted => Message::new("refusal-not-permitted"),
            Self::Unreadable(_) => Message::new("refusal-unreadable"),
            Self::NoRoom { needed } => Message::new("refusal-no-room").with("needed", size(*needed)),
            Self::Spool(_) => Message::new("refusal-local-copy"),
            Self::Blank => Message::new("refusal-blank"),
            Self::NotABundle => Message::new("refusal-not-a-bundle"),
            Self::CopiedAsText => Message::new("refusal-copied-as-text"),
            Self::TooLarge { bytes, limit } => {
                Message::new("refusal-too-large").with("size", size(*bytes)).with("limit", size(*limit))
            }
            Self::Truncated { here, whole: Some(whole) } => {
                Message::new("refusal-truncated").with("percent", percent(*here, *whole))
            }
            Self::Truncated { whole: None, .. } => Message::new("refusal-truncated-at-start"),
            Self::TrailingBytes { extra } => Message::new("refusal-trailing").with("extra", size(*extra)),
            Self::Damaged { .. } => Message::new("refusal-damaged"),
            Self::NeedsNewer(_) => Message::new("refusal-needs-newer"),
            Self::Altered => Message::new("refusal-altered"),
            Self::TwoManifests => Message::new("refusal-two-manifests"),
            Self::MissingEnd => Message::new("refusal-missing-end"),
            Self::Bomb => Message::new("refusal-bomb"),
            Self::Irregular(_) => Message::new("refusal-irregular"),
            Self::Stopped => Message::new("refusal-stopped"),
        }
    }

    /// Returns `true` when the file was a bundle once, and is not as it was written.
    pub fn is_damage(&self) -> bool {
        match self {
            Self::Truncated { .. }
            | Self::TrailingBytes { .. }
            | Self::Damaged { .. }
            | Self::Altered
            | Self::TwoManifests
            | Self::MissingEnd
            | Self::Bomb
            | Self::CopiedAsText
            | Self::Irregular(_) => true,
            Self::Missing
            | Self::Folder
            | Self::NotAFile
            | Self::NotPermitted
            | Self::Unreadable(_)
            | Self::NoRoom { .. }
            | Self::Spool(_)
            | Self::Blank
            | Self::NotABundle
            | Self::TooLarge { .. }
            | Self::NeedsNewer(_)
            | Self::Stopped => false,
        }
    }

    /// Sorts a failure of the file that was named.
    pub(super) fn of_source(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::Missing,
            io::ErrorKind::PermissionDenied => Self::NotPermitted,
            io::ErrorKind::IsADirectory => Self::Folder,
            _ => Self::Unreadable(error),
        }
    }

    /// Sorts a failure of the local copy, which needs `needed` bytes.
    pub(super) fn of_spool(error: io::Error, needed: u64) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::NoRoom { needed },
            _ => Self::Spool(error),
        }
    }
}

/// Says how much is here, never more than 99 of 100: something is missing.
fn percent(here: u64, whole: u64) -> i64 {
    let percent = u128::from(here) * 100 / u128::from(whole.max(1));
    i64::try_from(percent).unwrap_or(99).min(99)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_truncated_file_says_how_much_is_here() {
        let refusal = Refusal::Truncated { here: 61, whole: Some(100) };
        assert_eq!(refusal.message(), Message::new("refusal-truncated").with("percent", 61_i64));
    }

    #[test]
    fn a_file_that_lacks_one_byte_is_never_whole() {
        assert_eq!(percent(u64::MAX - 1, u64::MAX), 99);
        assert_eq!(percent(0, 0), 0);
    }

    #[test]
    fn damage_is_not_called_forgery() {
        let damaged = Refusal::Damaged { from: 3_100_000, to: 3_400_000 };
        assert_eq!(damaged.message().id, "refusal-damaged");
        assert_eq!(Refusal::Altered.message().id, "refusal-altered");
    }
}
