//! The terminal: asked what it is, entered, and left in one way, whatever ends the program.

mod clip;
mod input;
mod neat;
mod pen;
mod query;
mod tty;
#[cfg(test)]
mod written;

use std::io;
use std::io::BufWriter;
use std::io::IsTerminal as _;
use std::io::Stdout;
use std::io::Write;
use std::panic;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use crossterm::cursor;
use crossterm::cursor::MoveTo;
use crossterm::event::DisableBracketedPaste;
use crossterm::event::EnableBracketedPaste;
use crossterm::execute;
use crossterm::queue;
use crossterm::style::Attribute;
use crossterm::style::Print;
use crossterm::style::SetAttribute;
use crossterm::terminal;
use crossterm::terminal::Clear;
use crossterm::terminal::ClearType;
use crossterm::terminal::EnterAlternateScreen;
use crossterm::terminal::LeaveAlternateScreen;
use ratatui::Terminal as Ratatui;

use crate::app::terminal::neat::Neat;
use crate::app::terminal::query::Answer;
use crate::config::Config;
use crate::domain::message::Message;
use crate::domain::system::SystemRefusal;
use crate::text::terminal::Clues;
use crate::text::terminal::Recognised;
use crate::text::terminal::Replies;
use crate::text::terminal::Way;
use crate::text::terminal::recognise;

pub(super) use tty::listen;

/// A screen on a real terminal.
pub(super) type Screen = Ratatui<Neat<BufWriter<Stdout>>>;

static ENTERED: AtomicBool = AtomicBool::new(false);
/// The terminal tells what is done with the mouse.
static MOUSE_IS_TOLD: AtomicBool = AtomicBool::new(false);
/// Clicks, and moves while a button is held; a mouse that only moves wakes nobody. Cells are told in decimal.
const MOUSE_BEGINS: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_ENDS: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// What takes back what was said to this terminal.
static TAKES_BACK: Mutex<&'static str> = Mutex::new("");

/// The terminal, and how Arabic is written to it.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) clues: Clues,
    pub(super) replies: Replies,
    pub(super) recognised: Recognised,
    /// What was typed while it was asked.
    pub(super) typed: Vec<u8>,
}

impl Found {
    /// Returns the way that was chosen, or else the one that suits this terminal.
    pub(super) fn way(&self, config: &Config) -> Way {
        config.bidi.map_or(self.recognised.terminal.way(), |chosen| chosen.way)
    }
}

/// What was found out about the terminal.
#[derive(Clone, Debug)]
pub struct Terminal {
    pub clues: Clues,
    pub replies: Replies,
    pub recognised: Recognised,
}

/// Says why there is no screen. Where there is no terminal at all, the system speaks of a device that is missing.
pub(super) fn refused(error: &io::Error) -> Message {
    match SystemRefusal::of(error) {
        SystemRefusal::NotATerminal | SystemRefusal::Gone => Message::new("app-no-terminal"),
        reason => Message::new("app-terminal").with("reason", reason.message()),
    }
}

/// Refuses to paint into a file or a pipe.
pub(super) fn must_be_a_terminal() -> Result<(), Message> {
    if io::stdout().is_terminal() { Ok(()) } else { Err(Message::new("app-no-terminal")) }
}

/// Finds out what the terminal is, for whoever wants to know.
pub fn ask_terminal(config: &Config) -> Result<Terminal, Message> {
    let Found { clues, replies, recognised, .. } = find(config).map_err(|error| refused(&error))?;
    Ok(Terminal { clues, replies, recognised })
}

/// Finds out what the terminal is, without leaving a trace on it.
pub(super) fn find(config: &Config) -> io::Result<Found> {
    let was_raw = terminal::is_raw_mode_enabled()?;
    let clues = config.clues.clone();
    let mut answer = Answer::default();
    if clues.may_be_asked() && io::stdout().is_terminal() {
        terminal::enable_raw_mode()?;
        let asked = query::ask();
        if !was_raw {
            terminal::disable_raw_mode()?;
        }
        answer = asked?;
    }
    let recognised = recognise(&clues, &answer.replies);
    Ok(Found { clues, replies: answer.replies, recognised, typed: answer.typed })
}

/// Takes the terminal over. Whatever ends the program, [`leave`] gives it back.
pub(super) fn enter(config: &Config) -> io::Result<(Screen, Found)> {
    let earlier = panic::take_hook();
    panic::set_hook(Box::new(move |told| {
        leave();
        earlier(told);
    }));
    terminal::enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    let found = find(config)?;
    let mut out = BufWriter::new(io::stdout());
    begin(&mut out, &found, found.way(config), Mouse::of(config.settings.mouse, &found))?;
    Ok((Ratatui::new(Neat::new(out))?, found))
}

/// Takes the terminal over again after it was lent or the program was stopped, or begins to write in another way.
pub(super) fn enter_again(screen: &mut Screen, found: &Found, way: Way, mouse: bool) -> io::Result<()> {
    leave();
    terminal::enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    // A new screen believes that nothing stands on the terminal yet. Clearing the old one would ask for the cursor.
    // The old one shows the caret as it goes, so it goes first.
    *screen = Ratatui::new(Neat::new(BufWriter::new(io::stdout())))?;
    begin(&mut io::stdout(), found, way, Mouse::of(mouse, found))
}

fn begin(out: &mut impl Write, found: &Found, way: Way, mouse: Mouse) -> io::Result<()> {
    let terminal = found.recognised.terminal;
    *TAKES_BACK.lock().unwrap_or_else(PoisonError::into_inner) = terminal.leave(way);
    execute!(
        out,
        EnterAlternateScreen,
        Print(terminal.enter(way)),
        Clear(ClearType::All),
        EnableBracketedPaste,
        cursor::Hide
    )?;
    turn_mouse(out, mouse)
}

/// Whether the terminal tells what is done with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mouse {
    Told,
    Untold,
}

impl Mouse {
    /// Says whether a mouse that is wanted is asked for: never of a terminal that prints what it does not understand.
    fn of(wanted: bool, found: &Found) -> Self {
        if wanted && found.clues.may_be_asked() { Self::Told } else { Self::Untold }
    }
}

/// Asks the terminal to tell of the mouse, or no longer, as the person wishes from now on.
pub(super) fn tell_of_mouse(wanted: bool, found: &Found) -> io::Result<()> {
    turn_mouse(&mut io::stdout(), Mouse::of(wanted, found))
}

/// Gives copied text to the clipboard of the terminal, where it has one.
pub(super) fn clip(text: &str, found: &Found) -> io::Result<()> {
    match clip::copies(text).filter(|_| found.clues.may_be_asked()) {
        Some(copies) => execute!(io::stdout(), Print(copies)),
        None => Ok(()),
    }
}

/// Says what the terminal is to tell from now on, unless it was told so before.
fn turn_mouse(out: &mut impl Write, mouse: Mouse) -> io::Result<()> {
    if MOUSE_IS_TOLD.swap(mouse == Mouse::Told, Ordering::SeqCst) != (mouse == Mouse::Told) {
        execute!(out, Print(if mouse == Mouse::Told { MOUSE_BEGINS } else { MOUSE_ENDS }))?;
    }
    Ok(())
}

/// Lets the terminal order some rows itself and others not, while a person compares them.
///
/// What is said in the first column of a row holds for this row.
pub(super) fn try_rows(rows: &[(u16, Way)], found: &Found, way: Way) -> io::Result<()> {
    if !found.clues.may_be_asked() {
        return Ok(());
    }
    let word = |way: Way| if way == Way::Explicit { "\x1b[8l" } else { "\x1b[8h" };
    let mut out = io::stdout();
    for (row, tried) in rows {
        queue!(out, MoveTo(0, *row), Print(word(*tried)))?;
    }
    // Further rows are as they were.
    queue!(out, MoveTo(0, 0), Print(word(way)))?;
    out.flush()
}

/// Gives the terminal back as it was. Does nothing when it was given back already.
pub(super) fn leave() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let taken_back = *TAKES_BACK.lock().unwrap_or_else(PoisonError::into_inner);
    let mut out = io::stdout();
    // Nobody is left to be told when the terminal itself is gone.
    turn_mouse(&mut out, Mouse::Untold).ok();
    let plain = SetAttribute(Attribute::Reset);
    execute!(out, plain, DisableBracketedPaste, Print(taken_back), LeaveAlternateScreen, cursor::Show).ok();
    out.flush().ok();
    terminal::disable_raw_mode().ok();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_missing_terminal_is_called_so_and_not_a_disk_that_was_pulled_out() {
        // ENXIO, ENODEV and ENOTTY.
        for code in [6, 19, 25] {
            assert_eq!(refused(&io::Error::from_raw_os_error(code)).id, "app-no-terminal", "{code}");
        }
        assert_eq!(refused(&io::Error::from_raw_os_error(5)).id, "app-terminal");
    }
}
