//! Playing a script of keys through the real desk, on a screen in memory.

use std::io;
use std::io::Write;
use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::mpsc::Receiver;
use std::time::Duration;
use std::time::Instant;

use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::app::Machine;
use crate::app::clerk;
use crate::app::desk::Arrived;
use crate::app::desk::Desk;
use crate::app::keys;
use crate::app::keys::Step;
use crate::config::Config;
use crate::domain::message::Message;
use crate::domain::system::SystemRefusal;
use crate::ops::OpsError;
use crate::ui;

const EXAMPLES: &str = "<Enter> <C-s> <S-Tab> <F4> <Wait:600>";

/// What is played, and what is told of it.
#[derive(Clone, Debug)]
pub struct Play {
    pub file: PathBuf,
    /// Print `ACK n` when n commits are on the disk.
    pub ack: bool,
    /// Print the last screen.
    pub screen: bool,
    /// Columns and rows.
    pub size: (u16, u16),
}

/// Presses the keys of a file.
pub fn play(config: &Config, machine: Machine, play: &Play, out: &mut dyn Write) -> Result<(), Message> {
    let unreadable =
        |error: io::Error| OpsError::unreadable(play.file.display().to_string(), &error).message();
    let script = std::fs::read_to_string(&play.file).map_err(unreadable)?;
    let steps = keys::read(&script).map_err(|key| {
        Message::new("app-unknown-key").with_typed("key", key).with_typed("examples", EXAMPLES)
    })?;
    let (report, arrived) = mpsc::channel();
    let clerk = clerk::start(config, machine.clone(), move |told| {
        report.send(told).ok();
    });
    let clerk = clerk.map_err(|error| error.message())?;
    let mut stage = Stage {
        desk: Desk::new(config, machine, clerk),
        arrived,
        screen: Terminal::new(TestBackend::new(play.size.0, play.size.1)).map_err(|error| match error {})?,
        acknowledged: 0,
        ack: play.ack,
    };
    stage.desk.resize(play.size.0, play.size.1);
    let done = stage.perform(&steps, out).and_then(|()| if play.screen { stage.print(out) } else { Ok(()) });
    done.map_err(|error| Message::new("app-terminal").with("reason", SystemRefusal::of(&error).message()))
}

/// Where a script is played.
struct Stage {
    desk: Desk,
    arrived: Receiver<Arrived>,
    screen: Terminal<TestBackend>,
    acknowledged: u64,
    ack: bool,
}

impl Stage {
    fn perform(&mut self, steps: &[Step], out: &mut dyn Write) -> io::Result<()> {
        if self.ack {
            self.desk.count_drafts();
        }
        self.settle(out)?;
        self.paint();
        for step in steps {
            match step {
                Step::Press(key) => self.desk.press(*key),
                Step::Wait(milliseconds) => self.wait(Duration::from_millis(*milliseconds), out)?,
            }
            self.settle(out)?;
            self.paint();
            if self.desk.over {
                break;
            }
        }
        self.desk.close();
        self.acknowledge(out)?;
        // The records are closed before the program ends.
        while !self.desk.clerk_is_gone() {
            let Ok(arrived) = self.arrived.recv() else { break };
            self.desk.arrived(arrived);
        }
        self.acknowledge(out)
    }

    /// Lets the clerk finish, so that the next key meets what the last one did.
    fn settle(&mut self, out: &mut dyn Write) -> io::Result<()> {
        while self.desk.waiting > 0 {
            let Ok(arrived) = self.arrived.recv() else { break };
            self.desk.arrived(arrived);
        }
        if self.desk.until_kept() == Some(Duration::ZERO) {
            self.desk.keep_typed();
        }
        self.acknowledge(out)
    }

    fn wait(&mut self, time: Duration, out: &mut dyn Write) -> io::Result<()> {
        let end = Instant::now() + time;
        loop {
            let rest = end.saturating_duration_since(Instant::now());
            let nap = self.desk.until_kept().map_or(rest, |kept| kept.min(rest));
            std::thread::sleep(nap);
            self.settle(out)?;
            if Instant::now() >= end {
                return Ok(());
            }
        }
    }

    fn acknowledge(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let durable = self.desk.durable();
        if self.ack && durable > self.acknowledged {
            self.acknowledged = durable;
            writeln!(out, "ACK {durable}")?;
            out.flush()?;
        }
        Ok(())
    }

    fn paint(&mut self) {
        let look = self.desk.look();
        let model = &self.desk.model;
        let painted = self.screen.draw(|frame| {
            let area = frame.area();
            ui::view(model, &look, frame, area);
        });
        // A screen in memory takes everything.
        painted.map_or_else(|error| match error {}, drop);
    }

    /// Prints the cells row by row, as they are painted.
    fn print(&self, out: &mut dyn Write) -> io::Result<()> {
        let buffer = self.screen.backend().buffer();
        let area = buffer.area;
        for row in area.top()..area.bottom() {
            let cells = (area.left()..area.right()).filter_map(|column| buffer.cell((column, row)));
            let line: String = cells.map(ratatui::buffer::Cell::symbol).collect();
            writeln!(out, "{}", line.trim_end())?;
        }
        out.flush()
    }
}
