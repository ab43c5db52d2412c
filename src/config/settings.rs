//! The settings file: a small TOML file in the profile folder that people may edit by hand.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::io::Write as _;
use std::ops::Range;
use std::path::Path;
use std::path::PathBuf;

use toml::Spanned;
use toml::Value;

use crate::config::error::ConfigError;
use crate::i18n::Digits;
use crate::i18n::Language;

const FILE_NAME: &str = "settings.toml";

/// How Arabic can be written on a terminal.
pub const BIDI_MODES: &[&str] = &["auto", "app", "explicit", "fenced", "token", "terminal", "off"];

/// What a person can choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub workspace: Option<PathBuf>,
    /// `None` follows the system.
    pub language: Option<Language>,
    pub digits: Digits,
    /// `None` is dark, or no colour where the environment asks for none.
    pub theme: Option<Theme>,
    pub mouse: bool,
    /// One of [`BIDI_MODES`].
    pub bidi: String,
    pub tashkeel: Tashkeel,
}

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    #[default]
    Dark,
    HighContrast,
    None,
}

/// Whether vowel marks are drawn on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tashkeel {
    #[default]
    Hidden,
    Shown,
}

/// The settings as they stand in their file, with whatever else people wrote there.
#[derive(Clone, Debug)]
pub struct SettingsFile {
    path: PathBuf,
    text: String,
    settings: Settings,
    unknown: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            workspace: None,
            language: None,
            digits: Digits::default(),
            theme: None,
            mouse: true,
            bidi: "auto".to_owned(),
            tashkeel: Tashkeel::default(),
        }
    }
}

impl Theme {
    const ALL: [Self; 3] = [Self::Dark, Self::HighContrast, Self::None];

    /// Returns the name of the theme in the settings file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Dark => "dark",
            Self::HighContrast => "high-contrast",
            Self::None => "none",
        }
    }
}

impl Tashkeel {
    const ALL: [Self; 2] = [Self::Hidden, Self::Shown];

    /// Returns the name of the choice in the settings file.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hidden => "hidden",
            Self::Shown => "shown",
        }
    }
}

impl SettingsFile {
    /// Reads the settings of a profile. A file that is not there reads as the defaults.
    pub fn load(profile: &Path) -> Result<Self, ConfigError> {
        let path = profile.join(FILE_NAME);
        match fs::read_to_string(&path) {
            Ok(text) => Self::parse(path, text),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Self::parse(path, String::new()),
            Err(error) => Err(ConfigError::Unreadable { path, kind: error.kind() }),
        }
    }

    /// Returns the settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// Returns the keys that this program does not know.
    pub fn unknown(&self) -> &[String] {
        &self.unknown
    }

    /// Writes other settings into the file. What people wrote beside them, comments too, stays.
    pub fn save(&mut self, settings: &Settings) -> Result<(), ConfigError> {
        let mut text = self.text.clone();
        for (key, value) in settings.lines() {
            text = with_line(&text, key, value.as_deref());
        }
        let written = Self::parse(self.path.clone(), text)?;
        let kind = write_whole(&written.path, &written.text).map_err(|error| error.kind());
        kind.map_err(|kind| ConfigError::Unwritable { path: self.path.clone(), kind })?;
        *self = written;
        Ok(())
    }

    fn parse(path: PathBuf, text: String) -> Result<Self, ConfigError> {
        let table: BTreeMap<String, Spanned<Value>> = toml::from_str(&text).map_err(|error| {
            let place = error.span().map_or(0, |span| span.start);
            ConfigError::NotToml { path: path.clone(), line: line_of(&text, place) }
        })?;
        let mut reader =
            Reader { path: &path, text: &text, settings: Settings::default(), unknown: Vec::new() };
        for (key, value) in &table {
            reader.read(key, value.get_ref(), value.span())?;
        }
        let Reader { settings, unknown, .. } = reader;
        Ok(Self { path, text, settings, unknown })
    }
}

impl Settings {
    /// Returns every key with its value as TOML; `None` where the default stands.
    fn lines(&self) -> [(&'static str, Option<String>); 7] {
        let word = |word: &str| Value::from(word).to_string();
        let default = Self::default();
        [
            ("workspace", self.workspace.as_ref().map(|folder| word(&folder.to_string_lossy()))),
            ("language", self.language.map(|language| word(language.code()))),
            ("digits", (self.digits != default.digits).then(|| word(self.digits.name()))),
            ("theme", self.theme.map(|theme| word(theme.name()))),
            ("mouse", (self.mouse != default.mouse).then(|| self.mouse.to_string())),
            ("bidi", (self.bidi != default.bidi).then(|| word(&self.bidi))),
            ("tashkeel", (self.tashkeel != default.tashkeel).then(|| word(self.tashkeel.name()))),
        ]
    }
}

/// Takes the keys of a file in, one by one.
struct Reader<'a> {
    path: &'a Path,
    text: &'a str,
    settings: Settings,
    unknown: Vec<String>,
}

impl Reader<'_> {
    fn read(&mut self, key: &str, value: &Value, span: Range<usize>) -> Result<(), ConfigError> {
        let word = value.as_str().unwrap_or_default();
        let bad = |key, allowed| self.bad(key, value, &span, allowed);
        let names = |names: &[&str]| names.join(", ");
        match key {
            "workspace" if word.is_empty() => return Err(bad("workspace", "\"…\"".to_owned())),
            "workspace" => self.settings.workspace = Some(PathBuf::from(word)),
            "language" => {
                let found = Language::from_code(word);
                self.settings.language =
                    Some(found.ok_or_else(|| bad("language", names(&Language::ALL.map(Language::code))))?);
            }
            "digits" => {
                let found = Digits::from_name(word);
                self.settings.digits =
                    found.ok_or_else(|| bad("digits", names(&Digits::ALL.map(Digits::name))))?;
            }
            "theme" => {
                let found = Theme::ALL.into_iter().find(|theme| theme.name() == word);
                self.settings.theme =
                    Some(found.ok_or_else(|| bad("theme", names(&Theme::ALL.map(Theme::name))))?);
            }
            "mouse" => {
                let found = value.as_bool();
                self.settings.mouse = found.ok_or_else(|| bad("mouse", names(&["true", "false"])))?;
            }
            "bidi" => {
                let found = BIDI_MODES.iter().find(|mode| **mode == word);
                self.settings.bidi = (*found.ok_or_else(|| bad("bidi", names(BIDI_MODES)))?).to_owned();
            }
            "tashkeel" => {
                let found = Tashkeel::ALL.into_iter().find(|choice| choice.name() == word);
                self.settings.tashkeel =
                    found.ok_or_else(|| bad("tashkeel", names(&Tashkeel::ALL.map(Tashkeel::name))))?;
            }
            unknown => self.unknown.push(unknown.to_owned()),
        }
        Ok(())
    }

    fn bad(&self, key: &'static str, value: &Value, span: &Range<usize>, allowed: String) -> ConfigError {
        ConfigError::BadValue {
            path: self.path.to_owned(),
            line: line_of(self.text, span.start),
            key,
            value: value.to_string(),
            allowed,
        }
    }
}

/// Returns the line, counted from 1, in which a byte stands.
fn line_of(text: &str, place: usize) -> usize {
    1 + text.bytes().take(place).filter(|byte| *byte == b'\n').count()
}

/// Sets, or removes, the line of a key before the first table.
fn with_line(text: &str, key: &str, value: Option<&str>) -> String {
    let line = value.map(|value| format!("{key} = {value}"));
    let is_ours = |line: &str| line.split_once('=').is_some_and(|(name, _)| name.trim() == key);
    let (mut out, mut placed, mut in_table) = (Vec::new(), false, false);
    for old in text.lines() {
        if old.trim_start().starts_with('[') && !in_table {
            in_table = true;
            out.extend(line.as_deref().filter(|_| !placed));
            placed = true;
        }
        if !in_table && is_ours(old) {
            out.extend(line.as_deref().filter(|_| !placed));
            placed = true;
        } else {
            out.push(old);
        }
    }
    out.extend(line.as_deref().filter(|_| !placed));
    out.into_iter().flat_map(|line| [line, "\n"]).collect()
}

/// Writes a file so that either the old or the new text is there, whatever happens meanwhile.
fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<SettingsFile, ConfigError> {
        SettingsFile::parse(PathBuf::from("settings.toml"), text.to_owned())
    }

    #[test]
    fn a_file_that_is_not_there_reads_as_the_defaults() {
        let profile = tempfile::tempdir().unwrap();
        let file = SettingsFile::load(profile.path()).unwrap();
        assert_eq!(file.settings(), &Settings::default());
        assert!(file.unknown().is_empty());
    }

    #[test]
    fn settings_are_written_and_read_the_same() {
        let profile = tempfile::tempdir().unwrap();
        let chosen = Settings {
            workspace: Some(PathBuf::from("/srv/محاضر \"2026\"")),
            language: Some(Language::En),
            digits: Digits::ArabicIndic,
            theme: Some(Theme::HighContrast),
            mouse: false,
            bidi: "fenced".to_owned(),
            tashkeel: Tashkeel::Shown,
        };
        let mut file = SettingsFile::load(profile.path()).unwrap();
        file.save(&chosen).unwrap();
        assert_eq!(SettingsFile::load(profile.path()).unwrap().settings(), &chosen);
        file.save(&Settings::default()).unwrap();
        assert_eq!(SettingsFile::load(profile.path()).unwrap().settings(), &Settings::default());
    }

    #[test]
    fn what_people_wrote_beside_the_settings_stays() {
        let profile = tempfile::tempdir().unwrap();
        let text = "# إعدادات سمر\nlanguage = \"ar\"\ncolour = \"teal\"\n\n[keys]\nmouse = \"x\"\n";
        fs::write(profile.path().join(FILE_NAME), text).unwrap();
        let mut file = SettingsFile::load(profile.path()).unwrap();
        assert_eq!(file.unknown(), ["colour", "keys"]);
        let english = Settings { language: Some(Language::En), mouse: false, ..Settings::default() };
        file.save(&english).unwrap();
        let written = fs::read_to_string(profile.path().join(FILE_NAME)).unwrap();
        assert_eq!(
            written,
            "# إعدادات سمر\nlanguage = \"en\"\ncolour = \"teal\"\n\nmouse = false\n[keys]\nmouse = \"x\"\n"
        );
    }

    #[test]
    fn a_bad_value_is_named_with_its_line() {
        let refused = parse("# سطر\nmouse = true\ndigits = \"roman\"\n").unwrap_err();
        let ConfigError::BadValue { line, key, value, allowed, .. } = refused else { panic!("{refused}") };
        assert_eq!((line, key), (3, "digits"));
        assert_eq!((value.as_str(), allowed.as_str()), ("\"roman\"", "western, arabic-indic"));
        assert!(parse("mouse = \"yes\"").is_err());
        assert!(parse("bidi = 3").is_err());
    }

    #[test]
    fn a_file_that_is_no_toml_is_named_with_its_line() {
        let refused = parse("mouse = true\nlanguage =\n").unwrap_err();
        assert_eq!(refused, ConfigError::NotToml { path: PathBuf::from("settings.toml"), line: 2 });
    }
}
