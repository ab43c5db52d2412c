//! The terminal: entered once, left once, whatever ends the program.

mod neat;

use std::io;
use std::io::BufWriter;
use std::io::Stdout;
use std::io::Write;
use std::panic;
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;

use crossterm::cursor;
use crossterm::event::DisableBracketedPaste;
use crossterm::event::EnableBracketedPaste;
use crossterm::execute;
use crossterm::terminal;
use crossterm::terminal::EnterAlternateScreen;
use crossterm::terminal::LeaveAlternateScreen;
use ratatui::Terminal;

use crate::app::terminal::neat::Neat;

/// A screen on a real terminal.
pub(super) type Screen = Terminal<Neat<BufWriter<Stdout>>>;

static ENTERED: AtomicBool = AtomicBool::new(false);

/// Takes the terminal over. Whatever ends the program, [`leave`] gives it back.
pub(super) fn enter() -> io::Result<Screen> {
    let earlier = panic::take_hook();
    panic::set_hook(Box::new(move |told| {
        leave();
        earlier(told);
    }));
    terminal::enable_raw_mode()?;
    ENTERED.store(true, Ordering::SeqCst);
    let mut out = BufWriter::new(io::stdout());
    execute!(out, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide)?;
    Terminal::new(Neat::new(out))
}

/// Gives the terminal back as it was. Does nothing when it was given back already.
pub(super) fn leave() {
    if !ENTERED.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    // Nobody is left to be told when the terminal itself is gone.
    execute!(out, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show).ok();
    out.flush().ok();
    terminal::disable_raw_mode().ok();
}
