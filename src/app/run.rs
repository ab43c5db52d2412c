//! The loop on a real terminal: it blocks on one channel and paints only when something changed.

use std::io;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::Sender;
use std::thread;
use std::time::Duration;
use std::time::Instant;

use crossterm::event::Event;
use crossterm::event::KeyEventKind;
use signal_hook::consts::SIGHUP;
use signal_hook::consts::SIGTERM;
use signal_hook::iterator::Signals;

use crate::app::Machine;
use crate::app::clerk;
use crate::app::desk::Arrived;
use crate::app::desk::Desk;
use crate::app::inbox::Inbox;
use crate::app::inbox::Woken;
use crate::app::terminal;
use crate::app::terminal::Screen;
use crate::config::Config;
use crate::domain::message::Message;
use crate::text::Encoder;
use crate::ui;
use crate::ui::Look;

/// How long the program stays for work that was asked for before the person left.
///
/// What takes longer is given up whole: a transaction that did not end has changed nothing.
const LAST_WORK: Duration = Duration::from_secs(10);

/// Opens the screen and stays until the person leaves. With `only_first` it ends once the first screen is painted.
pub fn run(config: &Config, machine: Machine, only_first: bool) -> Result<(), Message> {
    let (wake, woken) = mpsc::channel();
    let clerk = clerk::start(config, machine.clone(), report_to(wake.clone()));
    let clerk = clerk.map_err(|error| error.message())?;
    let mut desk = Desk::new(config, machine, clerk.jobs, clerk.is_set_up);
    let mut inbox = Inbox::new(woken);
    let ended = on_terminal(&mut desk, wake, &mut inbox, only_first);
    terminal::leave();
    finish(&mut desk, &inbox.woken);
    ended.map_err(|error| Message::new("app-terminal").with_typed("reason", error.to_string()))
}

/// Lets the clerk finish what it was asked for: a save followed by Ctrl+Q is still a save.
fn finish(desk: &mut Desk, woken: &Receiver<Woken>) {
    // A terminal that went away under the last picture must not take the typed text with it.
    desk.keep_typed();
    let end = Instant::now() + LAST_WORK;
    while desk.waiting > 0 {
        match woken.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(Woken::Desk(arrived)) => desk.arrived(arrived),
            Ok(Woken::Terminal(_) | Woken::End) => {}
            Err(_) => return,
        }
    }
}

/// Lets the clerk wake the loop.
fn report_to(wake: Sender<Woken>) -> impl Fn(Arrived) + Send + 'static {
    move |arrived| {
        // Nobody listens any more once the person has left.
        wake.send(Woken::Desk(arrived)).ok();
    }
}

fn on_terminal(desk: &mut Desk, wake: Sender<Woken>, inbox: &mut Inbox, only_first: bool) -> io::Result<()> {
    listen_to_signals(wake.clone())?;
    let mut screen = terminal::enter()?;
    listen_to_terminal(wake);
    let size = screen.size()?;
    desk.resize(size.width, size.height);
    // The first picture is the one with something in it.
    while desk.waiting > 0 && !desk.over {
        do_next(desk, inbox);
    }
    loop {
        if desk.over {
            return Ok(());
        }
        paint(desk, &mut screen)?;
        if only_first {
            return Ok(());
        }
        do_next(desk, inbox);
        // Whatever came meanwhile is done before painting again.
        while let Some(next) = inbox.at_hand(desk.patience()) {
            take(desk, next);
        }
    }
}

/// Waits for the next thing and does it.
fn do_next(desk: &mut Desk, inbox: &mut Inbox) {
    match inbox.wait(desk.patience()) {
        Some(next) => take(desk, next),
        None => desk.keep_typed(),
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
