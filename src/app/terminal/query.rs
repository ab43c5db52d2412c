//! Asks the terminal what it is, once, before anything else reads from it.

use std::io;
use std::io::Write as _;
use std::time::Duration;
use std::time::Instant;

use crate::text::terminal::Replies;

/// A terminal that has not answered by then is taken for one that does not answer.
const PATIENCE: Duration = Duration::from_millis(300);
/// No terminal says more than this about itself.
const LONGEST: usize = 4096;

/// What came from the terminal.
#[derive(Debug, Default)]
pub(in crate::app) struct Answer {
    pub(in crate::app) replies: Replies,
    /// What was typed before or between the answers.
    pub(in crate::app) typed: Vec<u8>,
}

/// Asks, and waits for the last answer but not for long. Raw mode must be on.
#[cfg(unix)]
pub(in crate::app) fn ask() -> io::Result<Answer> {
    let own_input = rustix::stdio::stdin();
    if rustix::termios::isatty(own_input) {
        return ask_on(own_input);
    }
    // Keys are read from the terminal even when something else is piped in, and so are answers.
    let terminal = std::fs::File::open("/dev/tty")?;
    ask_on(std::os::fd::AsFd::as_fd(&terminal))
}

#[cfg(not(unix))]
pub(in crate::app) fn ask() -> io::Result<Answer> {
    Ok(Answer::default())
}

#[cfg(unix)]
fn ask_on(terminal: std::os::fd::BorrowedFd<'_>) -> io::Result<Answer> {
    let mut out = io::stdout();
    out.write_all(Replies::QUERY.as_bytes())?;
    out.flush()?;
    let deadline = Instant::now() + PATIENCE;
    let mut bytes = Vec::new();
    loop {
        let (replies, typed) = Replies::read(&bytes);
        let left = deadline.saturating_duration_since(Instant::now());
        if replies.are_whole() || left.is_zero() || bytes.len() > LONGEST || !is_ready(terminal, left)? {
            return Ok(Answer { replies, typed });
        }
        let mut some = [0; 256];
        let count = rustix::io::read(terminal, &mut some)?;
        if count == 0 {
            return Ok(Answer { replies, typed });
        }
        bytes.extend(some.iter().take(count));
    }
}

/// Waits until something can be read. Returns `false` when the time is over.
#[cfg(unix)]
fn is_ready(terminal: std::os::fd::BorrowedFd<'_>, patience: Duration) -> io::Result<bool> {
    use rustix::event::PollFd;
    use rustix::event::PollFlags;
    let mut waited = [PollFd::from_borrowed_fd(terminal, PollFlags::IN)];
    let time = rustix::event::Timespec {
        tv_sec: i64::try_from(patience.as_secs()).unwrap_or(0),
        tv_nsec: i64::from(patience.subsec_nanos()),
    };
    match rustix::event::poll(&mut waited, Some(&time)) {
        Ok(count) => Ok(count > 0),
        // A signal, such as a change of size: the deadline still holds.
        Err(rustix::io::Errno::INTR) => Ok(true),
        Err(error) => Err(error.into()),
    }
}
