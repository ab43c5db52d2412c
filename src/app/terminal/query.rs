//! Asks the terminal what it is, once, before anything else reads from it.

use std::io;
use std::io::Write as _;
use std::time::Duration;
use std::time::Instant;

use crate::app::terminal::tty::is_ready;
use crate::app::terminal::tty::on_tty;
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
pub(in crate::app) fn ask() -> io::Result<Answer> {
    on_tty(|terminal| {
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
    })
}
