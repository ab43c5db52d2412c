//! Why the settings could not be used.

use std::path::PathBuf;

use crate::domain::message::Message;
use crate::domain::system::SystemRefusal;

/// A refusal of this room.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    #[error("there is no home folder")]
    NoHome,
    #[error("MAHDAR_NOW is not a moment: {text}")]
    NotAMoment { text: String },
    #[error("MAHDAR_BIDI cannot be {value}")]
    NotAWay {
        value: String,
        /// What it can be, for people: `auto, app`.
        allowed: String,
    },
    #[error("{path}: {reason:?}")]
    Unreadable { path: PathBuf, reason: SystemRefusal },
    #[error("{path}: {reason:?}")]
    Unwritable { path: PathBuf, reason: SystemRefusal },
    #[error("{path}, line {line}: not TOML")]
    NotToml { path: PathBuf, line: usize },
    #[error("{path}, line {line}: {value} is no key for {role}")]
    NotAKey {
        path: PathBuf,
        line: usize,
        role: &'static str,
        value: String,
        /// What it can be, for people: `f1, ctrl-a`.
        allowed: &'static str,
        /// What it cannot be, for people: `ctrl-b`.
        kept: String,
    },
    #[error("{path}, line {line}: {key} would be {role} and {other}")]
    KeyTwice { path: PathBuf, line: usize, key: String, role: &'static str, other: &'static str },
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
            Self::NotAWay { value, allowed } => {
                Message::new("config-not-a-way").with_typed("value", value).with_typed("allowed", allowed)
            }
            Self::Unreadable { path: file, reason } => Message::new("config-unreadable")
                .with_typed("path", path(file))
                .with("reason", reason.message()),
            Self::Unwritable { path: file, reason } => Message::new("config-unwritable")
                .with_typed("path", path(file))
                .with("reason", reason.message()),
            Self::NotToml { path: file, line } => {
                let message = Message::new("config-not-toml").with_typed("path", path(file));
                message.with("line", *line).with_typed("sample", "language = \"ar\"")
            }
            Self::NotAKey { path: file, line, role, value, allowed, kept } => {
                Message::new("config-not-a-key")
                    .with_typed("path", path(file))
                    .with("line", *line)
                    .with_typed("role", *role)
                    .with_typed("value", value)
                    .with_typed("allowed", *allowed)
                    .with_typed("kept", kept)
            }
            Self::KeyTwice { path: file, line, key, role, other } => Message::new("config-key-twice")
                .with_typed("path", path(file))
                .with("line", *line)
                .with_typed("key", key)
                .with_typed("role", *role)
                .with_typed("other", *other),
            Self::BadValue { path: file, line, key, value, allowed } => Message::new("config-bad-value")
                .with_typed("path", path(file))
                .with("line", *line)
                .with_typed("key", *key)
                .with_typed("value", value)
                .with_typed("allowed", allowed),
        }
    }
}
