//! The loop on a real terminal: it blocks on one channel and paints only when something changed.

use std::io;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crossterm::event::Event;
use crossterm::event::KeyEventKind;
use crossterm::event::MouseEventKind;
use signal_hook::consts::SIGCONT;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGINT;
use signal_hook::consts::SIGTERM;
use signal_hook::consts::SIGTSTP;
use signal_hook::consts::SIGWINCH;
use signal_hook::iterator::Signals;

use crate::app::Machine;
use crate::app::clerk;
use crate::app::desk::Arrived;
use crate::app::desk::Desk;
use crate::app::inbox::Inbox;
use crate::app::inbox::Woken;
use crate::app::terminal;
use crate::app::terminal::Found;
use crate::app::terminal::Screen;
use crate::config::Config;
use crate::domain::message::Message;
use crate::text::terminal::Way;
use crate::ui;
use crate::ui::Picture;

/// Why the loop ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    /// The person left: what they asked for last is finished, however long it takes.
    Left,
    /// The terminal was closed, or the system asked: it will not wait for long.
    Called,
    /// The clerk fell over. What is in memory may not be what is on the disk.
    ClerkLost,
}

/// Who asks a program to end gives it about three seconds.
const LAST_WORK: Duration = Duration::from_millis(2500);

/// Opens the screen and stays until the person leaves. With `only_first` it ends once the first screen is painted.
pub fn run(config: &Config, machine: Machine, only_first: bool) -> Result<(), Message> {
    terminal::must_be_a_terminal()?;
    let (wake, woken) = mpsc::channel();
    let clerk = clerk::start(config, machine.clone(), report_to(wake.clone()));
    let clerk = clerk.map_err(|error| error.message())?;
    let mut desk = Desk::new(config, machine, clerk);
    let mut inbox = Inbox::new(woken);
    let ended = on_terminal(&mut desk, wake, &mut inbox, only_first);
    // A terminal that went away under the last picture must not take the typed text with it.
    let ending = ended.as_ref().copied().unwrap_or(Ending::Called);
    let closed = close(&mut desk, &inbox.woken, ending);
    terminal::leave();
    ended.map_err(|error| terminal::refused(&error)).and(closed)
}

/// Lets the clerk wake the loop.
fn report_to(wake: Sender<Woken>) -> impl Fn(Arrived) + Send + Clone + 'static {
    move |arrived| {
        // Nobody listens any more once the person has left.
        wake.send(Woken::Desk(arrived)).ok();
    }
}

fn on_terminal(
    desk: &mut Desk,
    wake: Sender<Woken>,
    inbox: &mut Inbox,
    only_first: bool,
) -> io::Result<Ending> {
    // From here on a change of size is noticed, so that none slips in between asking for the size and listening.
    listen_to_signals(wake.clone())?;
    let (screen, mut found) = terminal::enter(&desk.config)?;
    let typed = std::mem::take(&mut found.typed);
    terminal::listen(typed, move |event| wake.send(event.map_or(Woken::End, Woken::Terminal)).is_ok());
    desk.sit_at(&found);
    let mut glass =
        Glass { screen, way: desk.model.settings.way, found, tries: false, mouse: desk.model.settings.mouse };
    let size = glass.screen.size()?;
    desk.resize(size.width, size.height);
    // The first picture is the one with something in it.
    let mut ending = None;
    while desk.waiting > 0 && ending.is_none() {
        ending = wait(desk, inbox);
    }
    loop {
        if let Some(ending) = ending {
            return Ok(ending);
        }
        glass.paint(desk)?;
        if only_first {
            return Ok(Ending::Left);
        }
        let mut next = inbox.wait(desk.patience());
        if next.is_none() {
            desk.keep_typed();
        }
        // Whatever came meanwhile is done before painting again; but a click means what stands under it.
        let mut is_painted = true;
        while let Some(woken) = next {
            if !is_painted && is_click(&woken) {
                glass.paint(desk)?;
            }
            is_painted = false;
            match woken {
                Woken::Stop => stop(desk)?,
                Woken::Continue => glass.take_again(desk)?,
                woken => ending = ending.or(take(desk, woken)),
            }
            next = inbox.at_hand(desk.patience());
        }
    }
}

fn is_click(woken: &Woken) -> bool {
    matches!(woken, Woken::Terminal(Event::Mouse(mouse)) if matches!(mouse.kind, MouseEventKind::Down(_)))
}

/// What the person looks at.
struct Glass {
    screen: Screen,
    found: Found,
    /// The way of Arabic that the terminal was told of.
    way: Way,
    /// Rows are written in different ways, to be compared.
    tries: bool,
    /// The person wants the mouse, as far as the terminal knows.
    mouse: bool,
}

impl Glass {
    fn paint(&mut self, desk: &mut Desk) -> io::Result<()> {
        let tries = ui::tried_rows(&desk.model);
        if self.way != desk.model.settings.way || self.tries != tries.is_some() {
            self.take_again(desk)?;
            self.tries = tries.is_some();
            if let Some(rows) = tries {
                terminal::try_rows(&rows, &self.found, self.way)?;
            }
        }
        if self.mouse != desk.model.settings.mouse {
            self.mouse = desk.model.settings.mouse;
            terminal::tell_of_mouse(self.mouse, &self.found)?;
        }
        let look = desk.look();
        let mut picture = Picture::default();
        self.screen.draw(|frame| {
            let area = frame.area();
            picture = ui::view(&desk.model, &look, frame, area);
        })?;
        desk.picture = picture;
        if let Some(text) = desk.copied.take() {
            terminal::clip(&text, &self.found)?;
        }
        Ok(())
    }

    /// Takes the terminal as if it were new, in the way that holds now.
    fn take_again(&mut self, desk: &mut Desk) -> io::Result<()> {
        (self.way, self.tries) = (desk.model.settings.way, false);
        self.mouse = desk.model.settings.mouse;
        terminal::enter_again(&mut self.screen, &self.found, self.way, self.mouse)?;
        let size = self.screen.size()?;
        desk.resize(size.width, size.height);
        Ok(())
    }
}

/// Gives the terminal back and stops, as was asked from outside. [`Woken::Continue`] follows when it goes on.
fn stop(desk: &mut Desk) -> io::Result<()> {
    desk.keep_typed();
    terminal::leave();
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}

/// Lets the clerk finish what was asked for and close the records.
fn close(desk: &mut Desk, woken: &Receiver<Woken>, ending: Ending) -> Result<(), Message> {
    desk.close();
    let deadline = Instant::now() + LAST_WORK;
    while !desk.clerk_is_gone() {
        let next = match ending {
            Ending::Left => woken.recv().map_err(RecvTimeoutError::from),
            Ending::Called => woken.recv_timeout(deadline.saturating_duration_since(Instant::now())),
            Ending::ClerkLost => return Err(Message::new("app-clerk-lost")),
        };
        match next {
            Ok(Woken::Desk(arrived)) => desk.arrived(arrived),
            Ok(Woken::Terminal(_) | Woken::Stop | Woken::Continue | Woken::End) => {}
            Err(_) => break,
        }
    }
    Ok(())
}

/// Waits for the next thing and does it.
fn wait(desk: &mut Desk, inbox: &mut Inbox) -> Option<Ending> {
    let Some(next) = inbox.wait(desk.patience()) else {
        desk.keep_typed();
        return None;
    };
    take(desk, next)
}

/// Takes what woke the loop. Answers when it is the end.
fn take(desk: &mut Desk, woken: Woken) -> Option<Ending> {
    match woken {
        Woken::Terminal(Event::Key(key)) if key.kind != KeyEventKind::Release => desk.press(key),
        Woken::Terminal(Event::Paste(text)) => desk.paste(&text),
        Woken::Terminal(Event::Mouse(mouse)) => desk.point(mouse),
        Woken::Terminal(Event::Resize(columns, rows)) => desk.resize(columns, rows),
        Woken::Terminal(_) | Woken::Stop | Woken::Continue => {}
        Woken::Desk(arrived) => desk.arrived(arrived),
        Woken::End => return Some(Ending::Called),
    }
    match (desk.over, desk.clerk_is_gone()) {
        (true, _) => Some(Ending::Left),
        (false, true) => Some(Ending::ClerkLost),
        (false, false) => None,
    }
}

fn listen_to_signals(wake: Sender<Woken>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGWINCH])?;
    thread::spawn(move || {
        for signal in signals.forever() {
            let woken = match signal {
                SIGTSTP => Woken::Stop,
                SIGCONT => Woken::Continue,
                SIGWINCH => match crossterm::terminal::size() {
                    Ok((columns, rows)) => Woken::Terminal(Event::Resize(columns, rows)),
                    Err(_) => continue,
                },
                _ => Woken::End,
            };
            if wake.send(woken).is_err() {
                return;
            }
        }
    });
    Ok(())
}
