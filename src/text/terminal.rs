//! Which terminal this is, what it does to Arabic by itself, and what it must be told. Pure: clues in, a verdict out.
//!
//! Terminals were tried one by one. What speaks for each is in [`recognise`]; what was seen on them is told here.
#![doc = include_str!("TERMINALS.md")]

use super::encode::Mode;

/// How Arabic is written to a terminal: the [`Mode`] of its text, and whether the terminal is told to leave it alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Way {
    /// Cells as they are seen, to a terminal that does nothing itself.
    #[default]
    App,
    /// The same, to a terminal that was told to do nothing itself.
    Explicit,
    /// Runs of letters in logical order between marks that hold the terminal's own reordering in.
    Fenced,
    /// Words in visual order, the letters of each in logical order.
    Token,
    /// Rows in logical order, one pane, no mirroring: the terminal turns each row round itself.
    Terminal,
    /// Logical order, nominal letters: nothing is done at all.
    Off,
}

impl Way {
    /// Every way with its name on the command line and in the settings file.
    pub const NAMED: &'static [(&'static str, Self)] = &[
        ("app", Self::App),
        ("explicit", Self::Explicit),
        ("fenced", Self::Fenced),
        ("token", Self::Token),
        ("terminal", Self::Terminal),
        ("off", Self::Off),
    ];

    /// Finds a way by its name. `auto` is none: it asks for one to be found.
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMED.iter().find(|(known, _)| *known == name).map(|(_, way)| *way)
    }

    /// Returns the name on the command line and in the settings file.
    pub fn name(self) -> &'static str {
        Self::NAMED.iter().find(|(_, way)| *way == self).map_or("", |(name, _)| name)
    }

    /// Returns in which order text is written.
    pub const fn mode(self) -> Mode {
        match self {
            Self::App | Self::Explicit => Mode::App,
            Self::Fenced => Mode::Fenced,
            Self::Token => Mode::Token,
            Self::Terminal => Mode::Rows,
            Self::Off => Mode::Off,
        }
    }
}

/// What the environment says about the terminal. Values are empty where a variable is not set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clues {
    pub term: String,
    pub term_program: String,
    pub vte_version: String,
    pub konsole_version: String,
    pub kitty_window: String,
    pub mlterm: String,
    pub tmux: String,
    pub screen: String,
    pub ssh: String,
}

/// What the terminal answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Replies {
    /// What it says of ANSI mode 8 (who orders text): 0 unknown, 1 set, 2 reset, 3 and 4 for ever so.
    pub mode_8: Option<u8>,
    /// Its name and version, as it gives them.
    pub version: Option<String>,
    /// Its second device attributes: kind, version, hardware.
    pub second: Option<String>,
    /// Its first device attributes. Every terminal answers these, and they were asked for last.
    pub first: Option<String>,
}

impl Replies {
    /// What is sent to be answered, the sentinel last.
    pub const QUERY: &'static str = "\x1b[8$p\x1b[>q\x1b[>c\x1b[c";

    /// Reads answers out of what came from the terminal; returns with them what is no answer: keys pressed meanwhile.
    pub fn read(bytes: &[u8]) -> (Self, Vec<u8>) {
        let mut replies = Self::default();
        let mut typed = Vec::new();
        let mut rest = bytes;
        while let Some(&first) = rest.first() {
            let taken = replies.take(rest);
            if taken == 0 {
                typed.push(first);
            }
            rest = rest.get(taken.max(1)..).unwrap_or_default();
        }
        (replies, typed)
    }

    /// Returns `true` once the terminal has answered everything that it will answer.
    pub const fn are_whole(&self) -> bool {
        self.first.is_some()
    }

    /// Takes the answer at the start of `bytes`; returns its length, or 0 when it is none.
    fn take(&mut self, bytes: &[u8]) -> usize {
        if let Some(body) = bytes.strip_prefix(b"\x1bP>|") {
            let Some(end) = body.windows(2).position(|pair| pair == b"\x1b\\") else { return 0 };
            self.version = body.get(..end).map(|text| String::from_utf8_lossy(text).into_owned());
            return end.saturating_add(6);
        }
        let Some(body) = bytes.strip_prefix(b"\x1b[") else { return 0 };
        let Some(end) = body.iter().position(|byte| (0x40..=0x7e).contains(byte)) else { return 0 };
        let (parameters, last) = (body.get(..end).unwrap_or_default(), body.get(end));
        let parameters = String::from_utf8_lossy(parameters);
        match (last, parameters.as_bytes().first()) {
            (Some(b'y'), _) => match parameters.strip_prefix("8;").and_then(|rest| rest.strip_suffix('$')) {
                Some(state) => self.mode_8 = state.parse().ok(),
                None => return 0,
            },
            (Some(b'c'), Some(b'?')) => self.first = Some(parameters.trim_start_matches('?').to_owned()),
            (Some(b'c'), Some(b'>')) => self.second = Some(parameters.trim_start_matches('>').to_owned()),
            _ => return 0,
        }
        end.saturating_add(3)
    }
}

/// A terminal that is treated in a way of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Terminal {
    /// xterm, urxvt, st, alacritty, foot, the Windows consoles: cells are drawn as they are told.
    #[default]
    Plain,
    /// The Linux console: the same, with one font of few letters.
    LinuxConsole,
    /// A terminal without cursor movement, or none at all.
    Dumb,
    /// GNOME Terminal, xfce4-terminal, tilix and others.
    Vte,
    Mintty,
    Konsole,
    Mlterm,
    Kitty,
    /// Reorders, cannot be told not to, and says nothing by which it is known for sure.
    QTerminal,
    Putty,
    AppleTerminal,
    /// tmux or screen: in a terminal that reorders rows, in one that turns words round, and in one that does neither.
    MultiplexerInReordering,
    MultiplexerInKitty,
    Multiplexer,
}

/// By what a terminal was recognised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Evidence {
    /// Nothing spoke for any other.
    #[default]
    Nothing,
    /// It knows ANSI mode 8.
    Mode8,
    /// It gave its name.
    Name,
    /// Its device attributes.
    Attributes,
    /// A variable of the environment.
    Variable(&'static str),
}

/// The terminal, and why it is taken for that.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Recognised {
    pub terminal: Terminal,
    pub evidence: Evidence,
}

impl Clues {
    /// Returns `false` for terminals that print what they do not understand: nothing is asked of them.
    pub fn may_be_asked(&self) -> bool {
        !self.is_linux_console() && !self.is_dumb()
    }

    fn is_linux_console(&self) -> bool {
        self.term == "linux" && !self.is_multiplexed()
    }

    fn is_dumb(&self) -> bool {
        // Windows names no terminal, and has one.
        (self.term.is_empty() && cfg!(unix)) || self.term == "dumb"
    }

    fn is_multiplexed(&self) -> bool {
        let named = ["tmux", "screen"].iter().any(|name| self.term.starts_with(name));
        named || !self.tmux.is_empty() || !self.screen.is_empty()
    }

    /// Returns by which name the person's choice for this terminal is remembered.
    pub fn identity(&self) -> String {
        let mut parts = vec![self.term.as_str()];
        parts.extend(Some(self.term_program.as_str()).filter(|name| !name.is_empty()));
        let told = [
            (&self.vte_version, "vte"),
            (&self.konsole_version, "konsole"),
            (&self.kitty_window, "kitty"),
            (&self.mlterm, "mlterm"),
            (&self.tmux, "tmux"),
            (&self.screen, "screen"),
            (&self.ssh, "ssh"),
        ];
        parts.extend(told.iter().filter(|(value, _)| !value.is_empty()).map(|(_, name)| *name));
        parts.join(" ")
    }
}

/// Finds out which terminal this is. Whoever sits in front of another one hides it, so a multiplexer comes first.
pub fn recognise(clues: &Clues, replies: &Replies) -> Recognised {
    let found = |terminal, evidence| Recognised { terminal, evidence };
    let is_set = |value: &str| !value.is_empty();
    let version = replies.version.as_deref().unwrap_or_default();
    let second = replies.second.as_deref().unwrap_or_default();
    if clues.is_multiplexed() {
        return multiplexed(clues);
    }
    if clues.is_linux_console() {
        return found(Terminal::LinuxConsole, Evidence::Variable("TERM"));
    }
    if clues.is_dumb() {
        return found(Terminal::Dumb, Evidence::Variable("TERM"));
    }
    // mintty knows mode 8 as VTE does, and wants one word more.
    if version.starts_with("mintty") {
        return found(Terminal::Mintty, Evidence::Name);
    }
    if matches!(replies.mode_8, Some(1 | 2)) {
        return found(Terminal::Vte, Evidence::Mode8);
    }
    if version.starts_with("Konsole") {
        return found(Terminal::Konsole, Evidence::Name);
    }
    if version.starts_with("kitty(") {
        return found(Terminal::Kitty, Evidence::Name);
    }
    // mlterm forgets the variables of the terminal that it was started from, and others do not forget its own.
    if second.starts_with("24;") && clues.term.starts_with("mlterm") {
        return found(Terminal::Mlterm, Evidence::Attributes);
    }
    if is_set(&clues.mlterm) {
        return found(Terminal::Mlterm, Evidence::Variable("MLTERM"));
    }
    if replies.mode_8.is_none() && is_new_vte(&clues.vte_version) {
        return found(Terminal::Vte, Evidence::Variable("VTE_VERSION"));
    }
    if !is_set(version) && is_set(&clues.konsole_version) {
        return found(Terminal::Konsole, Evidence::Variable("KONSOLE_VERSION"));
    }
    if !is_set(version) && is_set(&clues.kitty_window) {
        return found(Terminal::Kitty, Evidence::Variable("KITTY_WINDOW_ID"));
    }
    if second.starts_with("0;136;") {
        return found(Terminal::Putty, Evidence::Attributes);
    }
    if !is_set(version) && second == "0;115;0" {
        return found(Terminal::QTerminal, Evidence::Attributes);
    }
    if clues.term_program == "Apple_Terminal" {
        return found(Terminal::AppleTerminal, Evidence::Variable("TERM_PROGRAM"));
    }
    found(Terminal::Plain, Evidence::Nothing)
}

fn multiplexed(clues: &Clues) -> Recognised {
    let outer = [
        ("VTE_VERSION", &clues.vte_version, Terminal::MultiplexerInReordering),
        ("KONSOLE_VERSION", &clues.konsole_version, Terminal::MultiplexerInReordering),
        ("KITTY_WINDOW_ID", &clues.kitty_window, Terminal::MultiplexerInKitty),
    ];
    match outer.into_iter().find(|(_, value, _)| !value.is_empty()) {
        Some((name, _, terminal)) => Recognised { terminal, evidence: Evidence::Variable(name) },
        None => Recognised { terminal: Terminal::Multiplexer, evidence: Evidence::Variable("TERM") },
    }
}

/// VTE orders text since 0.58, and can be told not to.
fn is_new_vte(version: &str) -> bool {
    version.parse::<u32>().is_ok_and(|version| version >= 5800)
}

impl Terminal {
    /// Returns the way in which Arabic reads right here.
    pub const fn way(self) -> Way {
        match self {
            Self::Plain
            | Self::LinuxConsole
            | Self::Mlterm
            | Self::QTerminal
            | Self::Putty
            | Self::Multiplexer => Way::App,
            Self::Vte | Self::Mintty => Way::Explicit,
            Self::Konsole | Self::MultiplexerInReordering => Way::Fenced,
            Self::Kitty | Self::MultiplexerInKitty => Way::Token,
            Self::AppleTerminal => Way::Terminal,
            Self::Dumb => Way::Off,
        }
    }

    /// Returns what is said to the terminal on entering, in the alternate screen.
    ///
    /// After `CSI 8 l` the screen must be cleared: VTE keeps the order of a row with the row. SCP (`CSI n SP k`) is
    /// said only where mode 8 is known: urxvt takes it for moving the cursor up.
    pub const fn enter(self, way: Way) -> &'static str {
        match (self, way) {
            (Self::Vte, Way::Explicit) => "\x1b[8l\x1b[1 k\x1b[?2501l\x1b[?1243l\x1b[2J",
            (Self::Mintty, Way::Explicit | Way::App) => {
                "\x1b[8l\x1b[1 k\x1b[?2501l\x1b[?1243l\x1b[?77096h\x1b[2J"
            }
            (Self::Mlterm, Way::App | Way::Explicit) => "\x1b]5379;use_ctl=false\x07",
            (Self::LinuxConsole | Self::Dumb, _) => "",
            (_, Way::Explicit) => "\x1b[8l\x1b[2J",
            _ => "",
        }
    }

    /// Returns what takes back [`Terminal::enter`], before the alternate screen is left.
    pub const fn leave(self, way: Way) -> &'static str {
        match (self, way) {
            (Self::Vte, Way::Explicit) => "\x1b[?1243h\x1b[0 k\x1b[8h",
            (Self::Mintty, Way::Explicit | Way::App) => "\x1b[?77096l\x1b[?2501h\x1b[?1243h\x1b[0 k\x1b[8h",
            (Self::Mlterm, Way::App | Way::Explicit) => "\x1b]5379;use_ctl=true\x07",
            (Self::LinuxConsole | Self::Dumb, _) => "",
            (_, Way::Explicit) => "\x1b[8h",
            _ => "",
        }
    }

    /// Returns `true` where only western digits, ASCII arrows and no vowel marks can be drawn.
    pub const fn has_few_letters(self) -> bool {
        matches!(self, Self::LinuxConsole)
    }

    /// Returns a name for messages and for `mahdar terminal`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::LinuxConsole => "linux-console",
            Self::Dumb => "dumb",
            Self::Vte => "vte",
            Self::Mintty => "mintty",
            Self::Konsole => "konsole",
            Self::Mlterm => "mlterm",
            Self::Kitty => "kitty",
            Self::QTerminal => "qterminal",
            Self::Putty => "putty",
            Self::AppleTerminal => "apple-terminal",
            Self::MultiplexerInReordering => "multiplexer-in-reordering",
            Self::MultiplexerInKitty => "multiplexer-in-kitty",
            Self::Multiplexer => "multiplexer",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clues(pairs: &[(&str, &str)]) -> Clues {
        let mut clues = Clues { term: "xterm-256color".to_owned(), ..Clues::default() };
        for (name, value) in pairs {
            let place = match *name {
                "TERM" => &mut clues.term,
                "TERM_PROGRAM" => &mut clues.term_program,
                "VTE_VERSION" => &mut clues.vte_version,
                "KONSOLE_VERSION" => &mut clues.konsole_version,
                "KITTY_WINDOW_ID" => &mut clues.kitty_window,
                "MLTERM" => &mut clues.mlterm,
                "TMUX" => &mut clues.tmux,
                "STY" => &mut clues.screen,
                _ => &mut clues.ssh,
            };
            (*value).clone_into(place);
        }
        clues
    }

    fn way(pairs: &[(&str, &str)], answered: &str) -> (Terminal, Way) {
        let found = recognise(&clues(pairs), &Replies::read(answered.as_bytes()).0);
        (found.terminal, found.terminal.way())
    }

    #[test]
    fn each_terminal_is_known_by_what_it_answers() {
        let vte = "\x1b[8;1$y\x1bP>|VTE(7006)\x1b\\\x1b[>65;7006;1c\x1b[?65;1;9c";
        assert_eq!(way(&[("VTE_VERSION", "7006")], vte), (Terminal::Vte, Way::Explicit));
        let xterm = "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c";
        assert_eq!(way(&[], xterm), (Terminal::Plain, Way::App));
        let konsole = "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>0;115;0c\x1b[?62;1;4c";
        assert_eq!(way(&[], konsole), (Terminal::Konsole, Way::Fenced));
        let kitty = "\x1b[8;0$y\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62;c";
        assert_eq!(way(&[], kitty), (Terminal::Kitty, Way::Token));
        let mintty = "\x1b[8;2$y\x1bP>|mintty 3.6.1\x1b\\\x1b[>77;30601;0c\x1b[?1;2c";
        assert_eq!(way(&[], mintty), (Terminal::Mintty, Way::Explicit));
        let mlterm = "\x1b[8;0$y\x1b[>24;279;0c\x1b[?63;1;2c";
        assert_eq!(way(&[("TERM", "mlterm")], mlterm), (Terminal::Mlterm, Way::App));
        assert_eq!(way(&[], "\x1b[>0;136;0c\x1b[?6c"), (Terminal::Putty, Way::App));
        assert_eq!(way(&[], "\x1b[>0;115;0c\x1b[?1;2c"), (Terminal::QTerminal, Way::App));
        assert_eq!(way(&[], "\x1b[?6c"), (Terminal::Plain, Way::App));
    }

    #[test]
    fn what_sits_in_front_is_known_by_the_environment() {
        assert_eq!(way(&[("TERM", "tmux-256color"), ("TMUX", "x")], ""), (Terminal::Multiplexer, Way::App));
        let in_vte = [("TERM", "screen"), ("TMUX", "x"), ("VTE_VERSION", "7006")];
        assert_eq!(way(&in_vte, ""), (Terminal::MultiplexerInReordering, Way::Fenced));
        let in_kitty = [("TERM", "tmux-256color"), ("TMUX", "x"), ("KITTY_WINDOW_ID", "1")];
        assert_eq!(way(&in_kitty, ""), (Terminal::MultiplexerInKitty, Way::Token));
        assert_eq!(way(&[("TERM", "linux")], ""), (Terminal::LinuxConsole, Way::App));
        assert_eq!(way(&[("TERM", "dumb")], ""), (Terminal::Dumb, Way::Off));
        assert_eq!(way(&[("TERM_PROGRAM", "Apple_Terminal")], "\x1b[?1;2c").1, Way::Terminal);
        assert_eq!(way(&[("VTE_VERSION", "7006")], ""), (Terminal::Vte, Way::Explicit));
        assert_eq!(way(&[("VTE_VERSION", "5202")], ""), (Terminal::Plain, Way::App));
    }

    #[test]
    fn a_variable_that_another_terminal_left_behind_does_not_deceive() {
        // xterm started from a shell in GNOME Terminal, in Konsole, in kitty.
        let xterm = "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1c";
        for name in ["VTE_VERSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID"] {
            assert_eq!(way(&[(name, "7006")], xterm), (Terminal::Plain, Way::App), "{name}");
        }
    }

    #[test]
    fn keys_pressed_while_it_answers_are_not_lost() {
        let (replies, typed) =
            Replies::read("م\x1b[8;1$y3\x1bP>|VTE(7006)\x1b\\\x1b[A\x1b[?65;1c".as_bytes());
        assert_eq!(String::from_utf8(typed).unwrap(), "م3\x1b[A");
        assert!(replies.are_whole());
        assert_eq!(replies.version.as_deref(), Some("VTE(7006)"));
        assert!(!Replies::read(b"\x1b[8;1$y\x1b[?65;1").0.are_whole());
    }

    #[test]
    fn answers_are_read_from_any_bytes() {
        for length in 0..40 {
            let bytes: Vec<u8> = (0..length).map(|place| b"\x1b[P>|\\8;$yc?\xff"[place % 13]).collect();
            let (_, typed) = Replies::read(&bytes);
            assert!(typed.len() <= bytes.len());
        }
    }

    #[test]
    fn nothing_is_said_to_a_console_that_would_print_it() {
        for terminal in [Terminal::LinuxConsole, Terminal::Dumb] {
            for (_, way) in Way::NAMED {
                assert_eq!(terminal.enter(*way), "");
            }
        }
        assert!(!clues(&[("TERM", "linux")]).may_be_asked());
        assert!(!clues(&[("TERM", "dumb")]).may_be_asked());
        assert!(clues(&[]).may_be_asked());
    }

    #[test]
    fn the_direction_of_characters_is_set_only_where_mode_8_is_known() {
        for (_, way) in Way::NAMED {
            assert!(!Terminal::Plain.enter(*way).contains(" k"));
        }
        assert!(Terminal::Vte.enter(Way::Explicit).ends_with("\x1b[2J"));
        assert!(Terminal::Plain.enter(Way::Explicit).ends_with("\x1b[2J"));
    }

    #[test]
    fn a_choice_is_remembered_for_this_kind_of_terminal() {
        let here = clues(&[("VTE_VERSION", "7006"), ("TMUX", "/tmp/x"), ("SSH_TTY", "/dev/pts/1")]);
        assert_eq!(here.identity(), "xterm-256color vte tmux ssh");
        assert_eq!(Way::named("fenced"), Some(Way::Fenced));
        assert_eq!(Way::named("auto"), None);
        assert_eq!(Way::Token.name(), "token");
    }
}
