//! How Arabic is to be written to the terminal, and who said so.

use crate::config::Flags;
use crate::config::environment::Environment;
use crate::config::error::ConfigError;
use crate::config::settings::BIDI_MODES;
use crate::config::settings::Settings;
use crate::text::terminal::Way;

/// A way that somebody chose. Without one, the terminal is asked what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub way: Way,
    pub by: ChosenBy,
}

/// Who chose it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChosenBy {
    /// `--bidi`.
    Flag,
    /// A variable of the environment.
    Variable(&'static str),
    /// The person, on the page "Which line reads right?", for this kind of terminal.
    Remembered,
    /// The settings file, for every terminal.
    Settings,
}

/// Decides: flag, environment, what is remembered of this terminal, settings file.
pub(super) fn chosen(
    flags: &Flags,
    environment: &Environment,
    settings: &Settings,
) -> Result<Option<Chosen>, ConfigError> {
    let chosen = |name: &str, by| Way::named(name).map(|way| Chosen { way, by });
    if let Some(name) = &flags.bidi {
        return Ok(chosen(name, ChosenBy::Flag));
    }
    if let Some((variable, name)) = environment.bidi() {
        if !BIDI_MODES.contains(&name.as_str()) {
            return Err(ConfigError::NotAWay { value: name, allowed: BIDI_MODES.join(", ") });
        }
        return Ok(chosen(&name, ChosenBy::Variable(variable)));
    }
    let here = settings.terminals.get(&environment.clues().identity());
    let remembered = here.and_then(|name| chosen(name, ChosenBy::Remembered));
    Ok(remembered.or_else(|| chosen(&settings.bidi, ChosenBy::Settings)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flag_then_environment_then_this_terminal_then_the_settings() {
        let mut settings = Settings { bidi: "app".to_owned(), ..Settings::default() };
        let mut flags = Flags::default();
        let here = |pairs: &[(&'static str, &str)]| {
            let terminal = [("TERM", "xterm"), ("VTE_VERSION", "7006")];
            Environment::of(&[terminal.as_slice(), pairs].concat())
        };
        let asked = |flags: &Flags, environment: &Environment, settings: &Settings| {
            chosen(flags, environment, settings).unwrap().map(|chosen| (chosen.way, chosen.by))
        };
        assert_eq!(asked(&flags, &here(&[]), &settings), Some((Way::App, ChosenBy::Settings)));
        settings.terminals.insert("xterm vte".to_owned(), "fenced".to_owned());
        assert_eq!(asked(&flags, &here(&[]), &settings), Some((Way::Fenced, ChosenBy::Remembered)));
        let no_bidi = here(&[("NO_BIDI", "1")]);
        assert_eq!(asked(&flags, &no_bidi, &settings), Some((Way::Off, ChosenBy::Variable("NO_BIDI"))));
        let token = here(&[("MAHDAR_BIDI", "token"), ("NO_BIDI", "1")]);
        assert_eq!(asked(&flags, &token, &settings), Some((Way::Token, ChosenBy::Variable("MAHDAR_BIDI"))));
        flags.bidi = Some("auto".to_owned());
        assert_eq!(asked(&flags, &token, &settings), None);
        flags.bidi = Some("explicit".to_owned());
        assert_eq!(asked(&flags, &token, &settings), Some((Way::Explicit, ChosenBy::Flag)));
    }

    #[test]
    fn a_way_that_nobody_knows_is_refused_with_those_that_are_known() {
        let environment = Environment::of(&[("MAHDAR_BIDI", "rtl")]);
        let refused = chosen(&Flags::default(), &environment, &Settings::default()).unwrap_err();
        let allowed = "auto, app, explicit, fenced, token, terminal, off".to_owned();
        assert_eq!(refused, ConfigError::NotAWay { value: "rtl".to_owned(), allowed });
    }
}
