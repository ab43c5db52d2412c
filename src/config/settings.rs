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
use crate::config::keys;
use crate::config::keys::KeyWishes;
use crate::domain::system::SystemRefusal;
use crate::i18n::Language;
use crate::text::Digits;
use crate::text::Keyboard;
use crate::text::Tashkeel;

const FILE_NAME: &str = "settings.toml";

/// The choices of a setting, with their names in the file.
type Choices<T> = [(&'static str, T)];

const LANGUAGES: &Choices<Language> = &[("ar", Language::Ar), ("en", Language::En)];
const DIGITS: &Choices<Digits> = &[("western", Digits::Western), ("arabic-indic", Digits::ArabicIndic)];
const THEMES: &Choices<Theme> = &[
    ("dark", Theme::Dark),
    ("light", Theme::Light),
    ("high-contrast", Theme::HighContrast),
    ("none", Theme::None),
];
const MOUSE: &Choices<bool> = &[("true", true), ("false", false)];
const TASHKEEL: &Choices<Tashkeel> = &[("hidden", Tashkeel::Hidden), ("shown", Tashkeel::Shown)];

/// The table of what was chosen for a kind of terminal.
const TERMINALS: &str = "terminals";

/// The table of keys in the place of the usual ones.
const KEYS: &str = "keys";

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
    /// The layout whose letters stand for keys.
    pub keyboard: Keyboard,
    /// What was chosen for a kind of terminal: its identity, and one of [`BIDI_MODES`].
    pub terminals: BTreeMap<String, String>,
    /// Keys in the place of the usual ones. They are written by hand.
    pub keys: KeyWishes,
}

/// The colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Theme {
    #[default]
    Dark,
    Light,
    HighContrast,
    None,
}

impl Theme {
    /// Finds colours by the name that the settings file gives them.
    pub fn named(name: &str) -> Option<Self> {
        THEMES.iter().find(|(known, _)| *known == name).map(|(_, theme)| *theme)
    }
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
            keyboard: Keyboard::default(),
            terminals: BTreeMap::new(),
            keys: KeyWishes::default(),
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
            Err(error) => Err(ConfigError::Unreadable { path, reason: SystemRefusal::of(&error) }),
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
        let known = &self.settings.terminals;
        for (terminal, way) in
            settings.terminals.iter().filter(|(terminal, way)| known.get(*terminal) != Some(way))
        {
            let quoted = |text: &str| Value::from(text).to_string();
            text = with_line_in(&text, TERMINALS, &quoted(terminal), &quoted(way));
        }
        let written = Self::parse(self.path.clone(), text)?;
        write_whole(&written.path, &written.text).map_err(|error| ConfigError::Unwritable {
            path: self.path.clone(),
            reason: SystemRefusal::of(&error),
        })?;
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
    fn lines(&self) -> [(&'static str, Option<String>); 8] {
        let quoted = |text: &str| Value::from(text).to_string();
        let default = Self::default();
        let digits = Some(self.digits).filter(|digits| *digits != default.digits);
        let tashkeel = Some(self.tashkeel).filter(|tashkeel| *tashkeel != default.tashkeel);
        let keyboard = Some(self.keyboard).filter(|keyboard| *keyboard != default.keyboard);
        [
            ("workspace", self.workspace.as_ref().map(|folder| quoted(&folder.to_string_lossy()))),
            ("language", self.language.map(|language| quoted(name_of(LANGUAGES, language)))),
            ("digits", digits.map(|digits| quoted(name_of(DIGITS, digits)))),
            ("theme", self.theme.map(|theme| quoted(name_of(THEMES, theme)))),
            ("mouse", (self.mouse != default.mouse).then(|| self.mouse.to_string())),
            ("bidi", (self.bidi != default.bidi).then(|| quoted(&self.bidi))),
            ("tashkeel", tashkeel.map(|tashkeel| quoted(name_of(TASHKEEL, tashkeel)))),
            ("keyboard", keyboard.map(|keyboard| quoted(name_of(Keyboard::ALL, keyboard)))),
        ]
    }
}

fn name_of<T: Copy + PartialEq>(choices: &Choices<T>, value: T) -> &'static str {
    choices.iter().find(|(_, choice)| *choice == value).map_or("", |(name, _)| name)
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
        let at = (value, span.start);
        match key {
            "workspace" => self.settings.workspace = Some(self.folder("workspace", at)?),
            "language" => self.settings.language = Some(self.choice("language", at, LANGUAGES)?),
            "digits" => self.settings.digits = self.choice("digits", at, DIGITS)?,
            "theme" => self.settings.theme = Some(self.choice("theme", at, THEMES)?),
            "mouse" => self.settings.mouse = self.choice("mouse", at, MOUSE)?,
            "bidi" => self.settings.bidi = self.bidi_at("bidi", at)?,
            "tashkeel" => self.settings.tashkeel = self.choice("tashkeel", at, TASHKEEL)?,
            "keyboard" => self.settings.keyboard = self.choice("keyboard", at, Keyboard::ALL)?,
            TERMINALS => self.settings.terminals = self.terminals(at)?,
            KEYS if !value.is_table() => return Err(self.bad(KEYS, at, format!("[{KEYS}]"))),
            KEYS => {
                // The file is read once more only where somebody wrote this table, which needs its lines.
                let (wishes, unknown) = keys::read(self.path, self.text, self.settings.keyboard)?;
                self.settings.keys = wishes;
                self.unknown.extend(unknown);
            }
            unknown => self.unknown.push(unknown.to_owned()),
        }
        Ok(())
    }

    fn folder(&self, key: &'static str, at: (&Value, usize)) -> Result<PathBuf, ConfigError> {
        let folder = at.0.as_str().filter(|folder| !folder.is_empty());
        folder.map(PathBuf::from).ok_or_else(|| self.bad(key, at, "\"…\"".to_owned()))
    }

    fn choice<T: Copy + PartialEq>(
        &self,
        key: &'static str,
        at: (&Value, usize),
        choices: &Choices<T>,
    ) -> Result<T, ConfigError> {
        let word = at.0.as_bool().map(|truth| truth.to_string());
        let word = word.as_deref().or(at.0.as_str());
        let found = choices.iter().find(|(name, _)| Some(*name) == word);
        found.map(|(_, choice)| *choice).ok_or_else(|| {
            let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
            self.bad(key, at, names.join(", "))
        })
    }

    fn bidi_at(&self, key: &'static str, at: (&Value, usize)) -> Result<String, ConfigError> {
        let found = at.0.as_str().filter(|word| BIDI_MODES.contains(word));
        found.map(ToOwned::to_owned).ok_or_else(|| self.bad(key, at, BIDI_MODES.join(", ")))
    }

    fn terminals(&self, at: (&Value, usize)) -> Result<BTreeMap<String, String>, ConfigError> {
        let table = at.0.as_table().ok_or_else(|| self.bad(TERMINALS, at, format!("[{TERMINALS}]")))?;
        let read = |(terminal, way): (&String, &Value)| {
            Ok((terminal.clone(), self.bidi_at(TERMINALS, (way, at.1))?))
        };
        table.iter().map(read).collect()
    }

    fn bad(&self, key: &'static str, (value, place): (&Value, usize), allowed: String) -> ConfigError {
        ConfigError::BadValue {
            path: self.path.to_owned(),
            line: line_of(self.text, place),
            key,
            value: value.to_string(),
            allowed,
        }
    }
}

/// Returns the line, counted from 1, in which a byte stands.
pub(super) fn line_of(text: &str, place: usize) -> usize {
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

/// Sets the line of a key inside a table, which is made at the end when it is not there.
fn with_line_in(text: &str, table: &str, key: &str, value: &str) -> String {
    let (heading, line) = (format!("[{table}]"), format!("{key} = {value}"));
    let (mut out, mut inside, mut placed) = (Vec::new(), false, false);
    for old in text.lines() {
        let is_ours = inside && old.split_once('=').is_some_and(|(name, _)| name.trim() == key);
        if is_ours {
            out.push(line.as_str());
            placed = true;
            continue;
        }
        if old.trim_start().starts_with('[') {
            out.extend((inside && !placed).then_some(line.as_str()));
            placed |= inside;
            inside = old.trim() == heading;
        }
        out.push(old);
    }
    if !placed {
        out.extend((!inside).then_some(heading.as_str()));
        out.push(&line);
    }
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
            keyboard: Keyboard::Persian,
            terminals: BTreeMap::from([("xterm vte".to_owned(), "explicit".to_owned())]),
            ..Settings::default()
        };
        let mut file = SettingsFile::load(profile.path()).unwrap();
        file.save(&chosen).unwrap();
        assert_eq!(SettingsFile::load(profile.path()).unwrap().settings(), &chosen);
        let defaults = Settings { terminals: chosen.terminals.clone(), ..Settings::default() };
        file.save(&defaults).unwrap();
        assert_eq!(SettingsFile::load(profile.path()).unwrap().settings(), &defaults);
    }

    #[test]
    fn what_people_wrote_beside_the_settings_stays() {
        let profile = tempfile::tempdir().unwrap();
        let text = "# إعدادات سمر\nlanguage = \"ar\"\ncolour = \"teal\"\n\n[keys]\nmouse = \"x\"\n";
        fs::write(profile.path().join(FILE_NAME), text).unwrap();
        let mut file = SettingsFile::load(profile.path()).unwrap();
        assert_eq!(file.unknown(), ["colour", "keys.mouse"]);
        let english = Settings { language: Some(Language::En), mouse: false, ..Settings::default() };
        file.save(&english).unwrap();
        let written = fs::read_to_string(profile.path().join(FILE_NAME)).unwrap();
        assert_eq!(
            written,
            "# إعدادات سمر\nlanguage = \"en\"\ncolour = \"teal\"\n\nmouse = false\n[keys]\nmouse = \"x\"\n"
        );
    }

    #[test]
    fn each_kind_of_terminal_keeps_its_own_choice() {
        let text = "mouse = true\n[terminals]\n\"xterm\" = \"app\"\n[keys]\n";
        let once = with_line_in(text, TERMINALS, "\"xterm vte\"", "\"explicit\"");
        let twice = with_line_in(&once, TERMINALS, "\"xterm\"", "\"token\"");
        assert_eq!(
            twice,
            "mouse = true\n[terminals]\n\"xterm\" = \"token\"\n\"xterm vte\" = \"explicit\"\n[keys]\n"
        );
        assert_eq!(with_line_in("", TERMINALS, "\"st\"", "\"app\""), "[terminals]\n\"st\" = \"app\"\n");
        assert_eq!(parse(&twice).unwrap().settings().terminals["xterm"], "token");
        assert!(parse("[terminals]\nxterm = \"rtl\"\n").is_err());
        assert!(parse("terminals = 3\n").is_err());
    }

    #[test]
    fn a_bad_value_is_named_with_its_line() {
        let refused = parse("# سطر\nmouse = true\ndigits = \"roman\"\n").unwrap_err();
        let ConfigError::BadValue { line, key, value, allowed, .. } = refused else { panic!("{refused}") };
        assert_eq!((line, key), (3, "digits"));
        assert_eq!((value.as_str(), allowed.as_str()), ("\"roman\"", "western, arabic-indic"));
        assert!(parse("mouse = \"yes\"").is_err());
        assert!(parse("mouse = 1").is_err());
        assert!(parse("bidi = 3").is_err());
        let refused = parse("mouse = true\nkeys = 3\n").unwrap_err();
        assert!(matches!(refused, ConfigError::BadValue { line: 2, key: "keys", .. }), "{refused}");
    }

    #[test]
    fn a_file_that_is_no_toml_is_named_with_its_line() {
        let refused = parse("mouse = true\nlanguage =\n").unwrap_err();
        assert_eq!(refused, ConfigError::NotToml { path: PathBuf::from("settings.toml"), line: 2 });
    }
}
