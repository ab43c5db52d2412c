//! The environment, read once and nowhere else.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::PathBuf;

use crate::config::error::ConfigError;
use crate::domain::day::Moment;
use crate::i18n::Language;
use crate::text::terminal::Clues;

/// The variables that the program looks at.
const NAMES: &[&str] = &[
    "MAHDAR_WORKSPACE",
    "MAHDAR_PROFILE",
    "MAHDAR_NOW",
    "MAHDAR_MEDIA",
    "MAHDAR_BIDI",
    "LC_ALL",
    "LC_MESSAGES",
    "LANG",
    "NO_COLOR",
    "NO_BIDI",
    "TERM",
    "TERM_PROGRAM",
    "VTE_VERSION",
    "KONSOLE_VERSION",
    "KITTY_WINDOW_ID",
    "MLTERM",
    "TMUX",
    "STY",
    "SSH_TTY",
    ZONE,
];
/// The one variable that says something when it is empty: no zone but the world's.
const ZONE: &str = "TZ";

/// What the environment says. An empty variable says nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    found: BTreeMap<&'static str, OsString>,
}

impl Environment {
    /// Reads the environment of this process.
    pub fn read() -> Self {
        #[allow(clippy::disallowed_methods, reason = "this is where the environment is read")]
        let found = NAMES.iter().filter_map(|name| Some((*name, std::env::var_os(name)?)));
        Self::from_pairs(found)
    }

    /// Makes an environment by hand.
    #[cfg(test)]
    pub(super) fn of(pairs: &[(&'static str, &str)]) -> Self {
        Self::from_pairs(pairs.iter().map(|(name, value)| (*name, OsString::from(value))))
    }

    fn from_pairs(pairs: impl Iterator<Item = (&'static str, OsString)>) -> Self {
        Self { found: pairs.filter(|(name, value)| *name == ZONE || !value.is_empty()).collect() }
    }

    /// Returns the workspace folder it names.
    pub fn workspace(&self) -> Option<PathBuf> {
        self.found.get("MAHDAR_WORKSPACE").map(PathBuf::from)
    }

    /// Returns the profile folder it names.
    pub fn profile(&self) -> Option<PathBuf> {
        self.found.get("MAHDAR_PROFILE").map(PathBuf::from)
    }

    /// Returns the folder whose folders are to stand for sticks.
    pub fn media(&self) -> Option<PathBuf> {
        self.found.get("MAHDAR_MEDIA").map(PathBuf::from)
    }

    /// Returns the moment that is to stand for now.
    pub fn now(&self) -> Result<Option<Moment>, ConfigError> {
        let Some(text) = self.found.get("MAHDAR_NOW") else {
            return Ok(None);
        };
        let text = text.to_string_lossy().into_owned();
        Moment::parse_iso(&text).map(Some).ok_or(ConfigError::NotAMoment { text })
    }

    /// Returns the time zone it names.
    pub fn zone(&self) -> Option<String> {
        self.found.get(ZONE).map(|name| name.to_string_lossy().into_owned())
    }

    /// Returns the language of the system, when it is one of ours.
    pub fn language(&self) -> Option<Language> {
        let value = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| self.found.get(name))?;
        let locale = value.to_str()?;
        Language::from_code(locale.split(['_', '.', '@', '-']).next()?)
    }

    /// Returns how it asks for Arabic to be written, and which variable asks.
    pub fn bidi(&self) -> Option<(&'static str, String)> {
        let named =
            self.found.get("MAHDAR_BIDI").map(|way| ("MAHDAR_BIDI", way.to_string_lossy().into_owned()));
        named.or_else(|| self.found.contains_key("NO_BIDI").then(|| ("NO_BIDI", "off".to_owned())))
    }

    /// Returns what it says about the terminal.
    pub fn clues(&self) -> Clues {
        let value =
            |name| self.found.get(name).map(|value| value.to_string_lossy().into_owned()).unwrap_or_default();
        Clues {
            term: value("TERM"),
            term_program: value("TERM_PROGRAM"),
            vte_version: value("VTE_VERSION"),
            konsole_version: value("KONSOLE_VERSION"),
            kitty_window: value("KITTY_WINDOW_ID"),
            mlterm: value("MLTERM"),
            tmux: value("TMUX"),
            screen: value("STY"),
            ssh: value("SSH_TTY"),
        }
    }

    /// Returns `true` when programs are asked to use no colour.
    pub fn no_color(&self) -> bool {
        self.found.contains_key("NO_COLOR")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stronger_variable_names_the_language() {
        let language = |pairs: &[(&'static str, &str)]| Environment::of(pairs).language();
        assert_eq!(language(&[("LANG", "ar_PS.UTF-8")]), Some(Language::Ar));
        assert_eq!(language(&[("LANG", "ar_PS.UTF-8"), ("LC_ALL", "en_US")]), Some(Language::En));
        assert_eq!(language(&[("LANG", "ar"), ("LC_ALL", "")]), Some(Language::Ar));
        assert_eq!(language(&[("LANG", "C.UTF-8")]), None);
        assert_eq!(language(&[]), None);
    }

    #[test]
    fn now_is_a_moment() {
        let now = Environment::of(&[("MAHDAR_NOW", "2026-11-22T09:05:00Z")]).now();
        assert_eq!(now, Ok(Moment::parse_iso("2026-11-22T09:05:00Z")));
    }
}
