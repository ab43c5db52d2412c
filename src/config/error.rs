//! Why the settings could not be used.

use std::io;
use std::path::PathBuf;

use crate::domain::message::Message;

/// A refusal of this room.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("there is no home folder")]
    NoHome,
    #[error("MAHDAR_NOW is not a moment: {text}")]
    NotAMoment { text: String },
    #[error("{path}: {kind}")]
    Unreadable { path: PathBuf, kind: io::ErrorKind },
    #[error("{path}: {kind}")]
    Unwritable { path: PathBuf, kind: io::ErrorKind },
    #[error("{path}, line {line}: not TOML")]
    NotToml { path: PathBuf, line: usize },
    #[error("{path}, line {line}: {key} cannot be {value}")]
    BadValue {
        path: PathBuf,
        line: usize,
        key: &'static str,
        value: String,
        /// What it can be, for people: `ar, en`.
        allowed: String,
    },
}

impl ConfigError {
    /// Returns what to say to the person.
    pub fn message(&self) -> Message {
        let path = |path: &PathBuf| path.display().to_string();
        match self {
            Self::NoHome => Message::new("config-no-home"),
            Self::NotAMoment { text } => Message::new("config-not-a-moment").with_typed("text", text),
            Self::Unreadable { path: file, .. } => {
                Message::new("config-unreadable").with_typed("path", path(file))
            }
            Self::Unwritable { path: file, .. } => {
                Message::new("config-unwritable").with_typed("path", path(file))
            }
            Self::NotToml { path: file, line } => {
                let message = Message::new("config-not-toml").with_typed("path", path(file));
                message.with("line", *line).with_typed("sample", "language = \"ar\"")
            }
            Self::BadValue { path: file, line, key, value, allowed } => Message::new("config-bad-value")
                .with_typed("path", path(file))
                .with("line", *line)
                .with_typed("key", *key)
                .with_typed("value", value)
                .with_typed("allowed", allowed),
        }
    }
}
