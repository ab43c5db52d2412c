//! Meanings, and how they look: a screen says *late*, a theme says red.
//!
//! A theme is a TOML file with one table a meaning. What a theme does not say it takes from the one it
//! inherits. Meaning is never carried by a colour alone, so `none` must serve as well as the others.

mod file;

pub use file::ThemeError;

/// What something on the screen means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    Plain,
    TopBar,
    Key,
    Heading,
    Label,
    Button,
    Muted,
    Rule,
    Selected,
    Focused,
    Marked,
    Found,
    Late,
    Soon,
    Done,
    Blocked,
    Cancelled,
    Conflict,
    New,
    Changed,
    Held,
    Refused,
    Unentered,
    Saved,
    Private,
    Unacknowledged,
    Decision,
    Action,
    Commitment,
    Link,
}

/// One of the sixteen colours that every terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Colour {
    Black,
    Red,
    Green,
    Yellow,
    Blue,
    Magenta,
    Cyan,
    Grey,
    DarkGrey,
    BrightRed,
    BrightGreen,
    BrightYellow,
    BrightBlue,
    BrightMagenta,
    BrightCyan,
    #[serde(alias = "white")]
    BrightWhite,
}

/// How a meaning looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    pub colour: Option<Colour>,
    pub ground: Option<Colour>,
    pub bold: bool,
    pub underline: bool,
    pub reverse: bool,
}

/// A look for every meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    styles: Vec<Style>,
}

/// Every meaning with its name in a theme file.
pub const MEANINGS: &[(Meaning, &str)] = &[
    (Meaning::Plain, "plain"),
    (Meaning::TopBar, "top-bar"),
    (Meaning::Key, "key"),
    (Meaning::Heading, "heading"),
    (Meaning::Label, "label"),
    (Meaning::Button, "button"),
    (Meaning::Muted, "muted"),
    (Meaning::Rule, "rule"),
    (Meaning::Selected, "selected"),
    (Meaning::Focused, "focused"),
    (Meaning::Marked, "marked"),
    (Meaning::Found, "found"),
    (Meaning::Late, "late"),
    (Meaning::Soon, "soon"),
    (Meaning::Done, "done"),
    (Meaning::Blocked, "blocked"),
    (Meaning::Cancelled, "cancelled"),
    (Meaning::Conflict, "conflict"),
    (Meaning::New, "new"),
    (Meaning::Changed, "changed"),
    (Meaning::Held, "held"),
    (Meaning::Refused, "refused"),
    (Meaning::Unentered, "unentered"),
    (Meaning::Saved, "saved"),
    (Meaning::Private, "private"),
    (Meaning::Unacknowledged, "unacknowledged"),
    (Meaning::Decision, "decision"),
    (Meaning::Action, "action"),
    (Meaning::Commitment, "commitment"),
    (Meaning::Link, "link"),
];

/// The names of the themes inside the program, the first being the one to start with.
pub const NAMES: &[&str] = &["dark", "light", "high-contrast", "none"];

impl Theme {
    /// Returns a theme of the program by its name; without such a theme, the one without colour.
    pub fn named(name: &str) -> Self {
        file::embedded(name).and_then(|text| Self::parse(text).ok()).unwrap_or_else(Self::bare)
    }

    /// Reads a theme file of the user's own; it may inherit one of the program's.
    pub fn parse(text: &str) -> Result<Self, ThemeError> {
        let mut theme = Self::bare();
        theme.apply(text)?;
        Ok(theme)
    }

    fn bare() -> Self {
        Self { styles: vec![Style::default(); MEANINGS.len()] }
    }

    /// Returns how a meaning looks.
    pub fn style(&self, meaning: Meaning) -> Style {
        let place = MEANINGS.iter().position(|(known, _)| *known == meaning);
        place.and_then(|place| self.styles.get(place)).copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Meanings that need an attribute where there is no colour; the others have a sign or a word.
    const SEEN_BY_ATTRIBUTE: &[Meaning] = &[
        Meaning::TopBar,
        Meaning::Key,
        Meaning::Heading,
        Meaning::Selected,
        Meaning::Focused,
        Meaning::Marked,
        Meaning::Found,
        Meaning::Link,
    ];

    #[test]
    fn without_colour_attributes_still_part_the_meanings() {
        let theme = Theme::named("none");
        for (meaning, name) in MEANINGS {
            let style = theme.style(*meaning);
            assert_eq!((style.colour, style.ground), (None, None), "{name}");
            let bare = style == Style::default();
            assert!(!bare || !SEEN_BY_ATTRIBUTE.contains(meaning), "{name} cannot be seen");
        }
    }

    #[test]
    fn in_sixteen_colours_no_text_has_the_colour_of_its_ground() {
        for name in NAMES {
            let theme = Theme::named(name);
            let plain = theme.style(Meaning::Plain);
            for (meaning, meant) in MEANINGS {
                let style = theme.style(*meaning);
                let colour = style.colour.or(plain.colour);
                let ground = style.ground.or(plain.ground).or(Some(Colour::Black));
                assert_ne!(colour, ground, "{name}: {meant}");
            }
        }
    }

    #[test]
    fn on_white_no_colour_is_one_that_white_swallows() {
        let theme = Theme::named("light");
        let pale = |colour| {
            matches!(
                colour,
                Colour::Yellow
                    | Colour::BrightYellow
                    | Colour::BrightCyan
                    | Colour::BrightGreen
                    | Colour::Grey
            )
        };
        for (meaning, meant) in MEANINGS {
            let style = theme.style(*meaning);
            let on_white = style.ground.is_none_or(|ground| ground == Colour::BrightWhite);
            assert!(!on_white || !style.colour.is_some_and(pale), "{meant}");
        }
    }

    #[test]
    fn the_late_and_the_done_look_different_in_colour() {
        for name in ["dark", "light", "high-contrast"] {
            let theme = Theme::named(name);
            assert_ne!(theme.style(Meaning::Late).colour, theme.style(Meaning::Done).colour);
        }
    }

    #[test]
    fn a_theme_takes_from_the_one_it_inherits() {
        let theme = Theme::parse("inherits = \"dark\"\n[late]\ncolour = \"magenta\"\n").unwrap();
        assert_eq!(theme.style(Meaning::Late).colour, Some(Colour::Magenta));
        assert_eq!(theme.style(Meaning::Done), Theme::named("dark").style(Meaning::Done));
        assert!(theme.style(Meaning::Found).underline, "comes from two themes up");
    }

    #[test]
    fn a_theme_that_is_wrong_says_where() {
        assert_eq!(
            Theme::parse("[overdue]\ncolour = \"red\"\n").map(|_| ()),
            Err(ThemeError::UnknownMeaning { name: "overdue".to_owned() }),
        );
        assert_eq!(
            Theme::parse("inherits = \"sea\"\n").map(|_| ()),
            Err(ThemeError::UnknownTheme { name: "sea".to_owned() }),
        );
        assert!(matches!(Theme::parse("[late]\ncolour = \"beige\"\n"), Err(ThemeError::Malformed { .. })));
    }
}
