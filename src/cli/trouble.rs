//! Why a command did not do what was asked, and with which number the program ends.

use std::io;

use crate::config::ConfigError;
use crate::domain::message::Message;
use crate::domain::system::SystemRefusal;
use crate::ops::OpsError;

/// What stands between a person and what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The reader of our output went away. Nothing is wrong, and nobody is there to be told.
    Closed,
    /// Refused or damaged; nothing was changed.
    Refused(Message),
    /// The command line cannot be understood.
    Usage(Message),
    /// A person has to decide something first.
    Undecided(Message),
}

impl Trouble {
    /// Returns what to say, when there is somebody to say it to.
    pub fn message(&self) -> Option<&Message> {
        match self {
            Self::Closed => None,
            Self::Refused(message) | Self::Usage(message) | Self::Undecided(message) => Some(message),
        }
    }

    /// Returns the number with which the program ends.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Closed => 0,
            Self::Refused(_) => 1,
            Self::Usage(_) => 2,
            Self::Undecided(_) => 3,
        }
    }
}

impl From<io::Error> for Trouble {
    /// Output that could not be written.
    fn from(error: io::Error) -> Self {
        match SystemRefusal::of(&error) {
            SystemRefusal::Closed => Self::Closed,
            reason => Self::Refused(Message::new("cli-output-failed").with("reason", reason.message())),
        }
    }
}

impl From<ConfigError> for Trouble {
    fn from(error: ConfigError) -> Self {
        Self::Refused(error.message())
    }
}

impl From<OpsError> for Trouble {
    fn from(error: OpsError) -> Self {
        Self::Refused(error.message())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_that_goes_away_is_no_trouble() {
        let trouble = Trouble::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!((trouble.exit_code(), trouble.message()), (0, None));
        let trouble = Trouble::from(io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(trouble.exit_code(), 1);
    }
}
