//! Reads a theme file and the ones it inherits.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::Colour;
use super::MEANINGS;
use super::Style;
use super::Theme;

/// Why a theme file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThemeError {
    /// Not TOML, or a value that no style has; in the words of the reader of TOML.
    Malformed { reason: String },
    /// A table that is no meaning.
    UnknownMeaning { name: String },
    /// It inherits a theme that the program does not have.
    UnknownTheme { name: String },
}

#[derive(Deserialize)]
struct File {
    inherits: Option<String>,
    #[serde(flatten)]
    styles: BTreeMap<String, Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    colour: Option<Colour>,
    ground: Option<Colour>,
    bold: Option<bool>,
    underline: Option<bool>,
    reverse: Option<bool>,
}

/// Returns the text of a theme of the program.
pub(super) fn embedded(name: &str) -> Option<&'static str> {
    match name {
        "none" => Some(include_str!("../../themes/none.toml")),
        "dark" => Some(include_str!("../../themes/dark.toml")),
        "light" => Some(include_str!("../../themes/light.toml")),
        "high-contrast" => Some(include_str!("../../themes/high-contrast.toml")),
        _ => None,
    }
}

impl Theme {
    /// Puts what a file says over this theme, the inherited one first.
    pub(super) fn apply(&mut self, text: &str) -> Result<(), ThemeError> {
        let file: File = toml::from_str(text)
            .map_err(|error: toml::de::Error| ThemeError::Malformed { reason: error.message().to_owned() })?;
        if let Some(name) = file.inherits {
            // The program's own themes inherit in a line, so this ends; a user's file has no name to inherit.
            let parent = embedded(&name).ok_or(ThemeError::UnknownTheme { name })?;
            self.apply(parent)?;
        }
        for (name, table) in file.styles {
            let place = MEANINGS.iter().position(|(_, known)| *known == name);
            let style = place.and_then(|place| self.styles.get_mut(place));
            table.put_over(style.ok_or(ThemeError::UnknownMeaning { name })?);
        }
        Ok(())
    }
}

impl Table {
    fn put_over(&self, style: &mut Style) {
        style.colour = self.colour.or(style.colour);
        style.ground = self.ground.or(style.ground);
        style.bold = self.bold.unwrap_or(style.bold);
        style.underline = self.underline.unwrap_or(style.underline);
        style.reverse = self.reverse.unwrap_or(style.reverse);
    }
}
