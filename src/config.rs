//! What a person has chosen, and where things lie: flag, environment, settings file, default, in this order.

mod bidi;
mod environment;
mod error;
mod keys;
mod places;
mod settings;
mod zone;

use std::path::PathBuf;

use jiff::tz::TimeZone;

use crate::domain::day::Moment;
use crate::i18n::KeyNames;
use crate::i18n::Language;
use crate::i18n::Translator;
use crate::text::terminal::Clues;

pub use bidi::Chosen;
pub use bidi::ChosenBy;
pub use environment::Environment;
pub use error::ConfigError;
pub use keys::KeyWishes;
pub use places::Folders;
pub use settings::BIDI_MODES;
pub use settings::Settings;
pub use settings::SettingsFile;
pub use settings::Theme;

/// What was asked for on the command line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Flags {
    pub workspace: Option<PathBuf>,
    pub profile: Option<PathBuf>,
    pub language: Option<Language>,
    /// One of [`BIDI_MODES`].
    pub bidi: Option<String>,
}

/// Everything that was decided before the program starts to work.
#[derive(Clone, Debug)]
pub struct Config {
    /// The folder of the records.
    pub workspace: PathBuf,
    /// The folder of this laptop's key and settings.
    pub profile: PathBuf,
    pub language: Language,
    pub theme: Theme,
    pub settings: Settings,
    /// Keys of the settings file that this program does not know. They are kept.
    pub unknown: Vec<String>,
    /// The moment that stands for now, in tests.
    pub now: Option<Moment>,
    /// The folder whose folders stand for sticks, in tests.
    pub media: Option<PathBuf>,
    pub zone: TimeZone,
    /// How Arabic is to be written, where somebody chose it; otherwise the terminal is asked.
    pub bidi: Option<Chosen>,
    /// What the environment says about the terminal.
    pub clues: Clues,
}

impl Config {
    /// Decides, from what was asked and what was found.
    pub fn find(flags: &Flags, environment: &Environment) -> Result<Self, ConfigError> {
        let profile = places::profile(flags, environment)?;
        let file = SettingsFile::load(&profile)?;
        let settings = file.settings().clone();
        Ok(Self {
            workspace: places::workspace(flags, environment, &settings)?,
            language: language(flags, environment, settings.language),
            theme: theme(environment, settings.theme),
            unknown: file.unknown().to_vec(),
            now: environment.now()?,
            media: environment.media(),
            zone: zone::find(environment),
            bidi: bidi::chosen(flags, environment, &settings)?,
            clues: environment.clues(),
            settings,
            profile,
        })
    }

    /// Makes the translator for this person.
    pub fn translator(&self) -> Translator {
        let keys = KeyNames { keyboard: self.settings.keyboard, moved: self.settings.keys.moved().to_vec() };
        Translator::new(self.language, self.settings.digits, self.zone.clone()).with_keys(keys)
    }
}

/// Returns the language in which to speak before, or without, a readable settings file.
pub fn language_without_settings(flags: &Flags, environment: &Environment) -> Language {
    language(flags, environment, None)
}

/// Returns the folder for working copies that are gone when the program ends.
pub fn spool_folder() -> PathBuf {
    std::env::temp_dir()
}

fn language(flags: &Flags, environment: &Environment, chosen: Option<Language>) -> Language {
    flags.language.or(chosen).or_else(|| environment.language()).unwrap_or_default()
}

/// A theme that somebody chose stands; otherwise `NO_COLOR` means no colours.
fn theme(environment: &Environment, chosen: Option<Theme>) -> Theme {
    let default = if environment.no_color() { Theme::None } else { Theme::default() };
    chosen.unwrap_or(default)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn flags(profile: &tempfile::TempDir) -> Flags {
        Flags { profile: Some(profile.path().to_owned()), ..Flags::default() }
    }

    fn environment(pairs: &[(&'static str, &str)]) -> Environment {
        Environment::of(pairs)
    }

    #[test]
    fn the_language_is_asked_of_flag_then_settings_then_system_then_arabic() {
        let profile = tempfile::tempdir().unwrap();
        let mut flags = flags(&profile);
        let english = environment(&[("LANG", "en_GB.UTF-8"), ("MAHDAR_WORKSPACE", "/w")]);
        let silent = environment(&[("LANG", "C"), ("MAHDAR_WORKSPACE", "/w")]);
        let find = |flags: &Flags, environment| Config::find(flags, environment).unwrap().language;
        assert_eq!(find(&flags, &silent), Language::Ar);
        assert_eq!(find(&flags, &english), Language::En);
        fs::write(profile.path().join("settings.toml"), "language = \"ar\"\n").unwrap();
        assert_eq!(find(&flags, &english), Language::Ar);
        flags.language = Some(Language::En);
        assert_eq!(find(&flags, &english), Language::En);
    }

    #[test]
    fn the_workspace_is_asked_of_flag_then_environment_then_settings() {
        let profile = tempfile::tempdir().unwrap();
        let mut flags = flags(&profile);
        fs::write(profile.path().join("settings.toml"), "workspace = \"/srv/محاضر\"\n").unwrap();
        let find = |flags: &Flags, pairs: &[(&'static str, &str)]| {
            Config::find(flags, &environment(pairs)).unwrap().workspace
        };
        assert_eq!(find(&flags, &[]), PathBuf::from("/srv/محاضر"));
        assert_eq!(find(&flags, &[("MAHDAR_WORKSPACE", "/env")]), PathBuf::from("/env"));
        flags.workspace = Some(PathBuf::from("/flag"));
        assert_eq!(find(&flags, &[("MAHDAR_WORKSPACE", "/env")]), PathBuf::from("/flag"));
    }

    #[test]
    fn no_color_holds_until_somebody_chooses_a_theme() {
        let none = environment(&[("NO_COLOR", "1")]);
        assert_eq!(theme(&none, None), Theme::None);
        assert_eq!(theme(&none, Some(Theme::HighContrast)), Theme::HighContrast);
        assert_eq!(theme(&environment(&[("NO_COLOR", "")]), None), Theme::Dark);
    }

    #[test]
    fn a_moment_that_is_no_moment_is_refused() {
        let profile = tempfile::tempdir().unwrap();
        let found = Config::find(
            &flags(&profile),
            &environment(&[("MAHDAR_NOW", "غدًا"), ("MAHDAR_WORKSPACE", "/w")]),
        );
        assert_eq!(found.unwrap_err(), ConfigError::NotAMoment { text: "غدًا".to_owned() });
    }
}
