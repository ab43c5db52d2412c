//! The loop on a real terminal: it blocks on one channel and paints only when something changed.

use std::io;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::thread;

use crossterm::event::Event;
use crossterm::event::KeyEventKind;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGTERM;
use signal_hook::iterator::Signals;

use crate::app::Machine;
use crate::app::clerk;
use crate::app::desk::Arrived;
use crate::app::desk::Desk;
use crate::app::terminal;
use crate::app::terminal::Screen;
use crate::config::Config;
use crate::domain::message::Message;
use crate::text::Encoder;
use crate::ui;
use crate::ui::Look;

/// Something that wakes the loop.
enum Woken {
    Terminal(Event),
    Desk(Arrived),
    /// The terminal was closed, or the system asks the program to end.
    End,
}

/// Opens the screen and stays until the person leaves. With `only_first` it ends once the first screen is painted.
pub fn run(config: &Config, machine: Machine, only_first: bool) -> Result<(), Message> {
    let (wake, woken) = mpsc::channel();
    let clerk = clerk::start(config, machine.clone(), report_to(wake.clone()));
    let clerk = clerk.map_err(|error| error.message())?;
    let mut desk = Desk::new(config, machine, clerk.jobs, clerk.is_set_up);
    let ended = on_terminal(&mut desk, wake, &woken, only_first);
    terminal::leave();
    ended.map_err(|error| Message::new("app-terminal").with_typed("reason", error.to_string()))
}

/// Lets the clerk wake the loop.
fn report_to(wake: Sender<Woken>) -> impl Fn(Arrived) + Send + 'static {
    move |arrived| {
        // Nobody listens any more once the person has left.
        wake.send(Woken::Desk(arrived)).ok();
    }
}

fn on_terminal(
    desk: &mut Desk,
    wake: Sender<Woken>,
    woken: &Receiver<Woken>,
    only_first: bool,
) -> io::Result<()> {
    listen_to_signals(wake.clone())?;
    let mut screen = terminal::enter()?;
    listen_to_terminal(wake);
    let size = screen.size()?;
    desk.resize(size.width, size.height);
    // The first picture is the one with something in it.
    while desk.waiting > 0 && !desk.over {
        wait(desk, woken);
    }
    loop {
        if desk.over {
            return Ok(());
        }
        paint(desk, &mut screen)?;
        if only_first {
            return Ok(());
        }
        wait(desk, woken);
        // Whatever came meanwhile is done before painting again.
        while let Ok(next) = woken.try_recv() {
            take(desk, next);
        }
    }
}

/// Waits for the next thing; while typed text is not on the disk yet, only so long.
fn wait(desk: &mut Desk, woken: &Receiver<Woken>) {
    let next = match desk.until_kept() {
        None => woken.recv().map_err(RecvTimeoutError::from),
        Some(rest) => woken.recv_timeout(rest),
    };
    match next {
        Ok(next) => take(desk, next),
        Err(RecvTimeoutError::Timeout) => desk.keep_typed(),
        Err(RecvTimeoutError::Disconnected) => desk.over = true,
    }
}

fn take(desk: &mut Desk, woken: Woken) {
    match woken {
        Woken::Terminal(Event::Key(key)) if key.kind != KeyEventKind::Release => desk.press(key),
        Woken::Terminal(Event::Paste(text)) => desk.paste(&text),
        Woken::Terminal(Event::Resize(columns, rows)) => desk.resize(columns, rows),
        Woken::Terminal(_) => {}
        Woken::Desk(arrived) => desk.arrived(arrived),
        Woken::End => {
            desk.keep_typed();
            desk.over = true;
        }
    }
}

fn paint(desk: &Desk, screen: &mut Screen) -> io::Result<()> {
    let look = Look { theme: &desk.theme, words: &desk.words, encoder: Encoder::APP };
    screen.draw(|frame| {
        let area = frame.area();
        ui::view(&desk.model, &look, frame, area);
    })?;
    Ok(())
}

fn listen_to_terminal(wake: Sender<Woken>) {
    thread::spawn(move || {
        loop {
            let read = crossterm::event::read().map_or(Woken::End, Woken::Terminal);
            let ends = matches!(read, Woken::End);
            if wake.send(read).is_err() || ends {
                return;
            }
        }
    });
}

fn listen_to_signals(wake: Sender<Woken>) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP])?;
    thread::spawn(move || {
        for _ in signals.forever() {
            if wake.send(Woken::End).is_err() {
                return;
            }
        }
    });
    Ok(())
}
