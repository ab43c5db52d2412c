//! The terminal as something to read bytes from.

use std::io;
use std::os::fd::AsFd as _;
use std::os::fd::BorrowedFd;
use std::thread;
use std::time::Duration;

use crossterm::event::Event;
use rustix::event::PollFd;
use rustix::event::PollFlags;
use rustix::event::Timespec;
use rustix::io::Errno;
use rustix::termios::SpecialCodeIndex;

use crate::app::terminal::input::Input;

/// The pieces of a key follow each other faster than fingers.
const PIECE: Duration = Duration::from_millis(20);
/// What Backspace sends where nothing says otherwise.
const DELETE: u8 = 127;

/// Does something with the terminal from which keys come, even when something else is piped in.
pub(super) fn on_tty<R>(work: impl FnOnce(BorrowedFd<'_>) -> io::Result<R>) -> io::Result<R> {
    let own_input = rustix::stdio::stdin();
    if rustix::termios::isatty(own_input) {
        return work(own_input);
    }
    let terminal = std::fs::File::open("/dev/tty")?;
    work(terminal.as_fd())
}

/// Waits until something can be read. Returns `false` when the time is over.
pub(super) fn is_ready(terminal: BorrowedFd<'_>, patience: Duration) -> io::Result<bool> {
    let mut waited = [PollFd::from_borrowed_fd(terminal, PollFlags::IN)];
    let time = Timespec {
        tv_sec: i64::try_from(patience.as_secs()).unwrap_or(0),
        tv_nsec: i64::from(patience.subsec_nanos()),
    };
    match rustix::event::poll(&mut waited, Some(&time)) {
        Ok(count) => Ok(count > 0),
        // A signal, such as a change of size: the deadline still holds.
        Err(Errno::INTR) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// Hands on what the terminal sends, the bytes that came already first, until `hand_on` says no; `None` is its end.
pub(in crate::app) fn listen(typed: Vec<u8>, hand_on: impl Fn(Option<Event>) -> bool + Send + 'static) {
    thread::spawn(move || {
        let heard = on_tty(|terminal| {
            let mut input = Input::new(erase(terminal));
            let mut events = input.take(&typed);
            loop {
                if !events.into_iter().all(|event| hand_on(Some(event))) {
                    return Ok(());
                }
                events = next(terminal, &mut input)?;
            }
        });
        if heard.is_err() {
            hand_on(None);
        }
    });
}

/// Waits for the next bytes; where some are held that more may follow at once, not for long.
fn next(terminal: BorrowedFd<'_>, input: &mut Input) -> io::Result<Vec<Event>> {
    if input.is_holding() && !is_ready(terminal, PIECE)? {
        return Ok(input.let_go());
    }
    let mut some = [0; 1024];
    match rustix::io::read(terminal, &mut some) {
        Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
        Ok(count) => Ok(input.take(some.get(..count).unwrap_or_default())),
        Err(Errno::INTR | Errno::AGAIN) => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

/// Returns what the Backspace key sends here.
fn erase(terminal: BorrowedFd<'_>) -> u8 {
    let set = rustix::termios::tcgetattr(terminal).map(|set| set.special_codes[SpecialCodeIndex::VERASE]);
    set.ok().filter(|erase| matches!(*erase, 8 | DELETE)).unwrap_or(DELETE)
}
