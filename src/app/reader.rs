//! The reader: answers questions while the clerk is at long work, out of what was on the disk before it.

use std::collections::VecDeque;
use std::sync::mpsc;
use std::sync::mpsc::Sender;
use std::thread;

use crate::app::Machine;
use crate::app::clerk::answered;
use crate::app::clerk::placed;
use crate::app::desk::Arrived;
use crate::config::Config;
use crate::domain::message::Message;
use crate::domain::rows::Query;
use crate::ops::Workspace;
use crate::ui::Outcome;

/// Begins the reader of a number.
pub(super) type Begin = Box<dyn Fn(u64) -> Reader>;

/// A reader at work, and what it was asked and has not answered.
pub(super) struct Reader {
    pub(super) number: u64,
    pub(super) questions: VecDeque<Query>,
    wishes: Sender<(Query, Config)>,
}

impl Reader {
    /// Starts the thread of a reader, which ends when the value is dropped. The records are opened at its first question.
    pub(super) fn begin(number: u64, machine: Machine, report: impl Fn(Arrived) + Send + 'static) -> Self {
        let (wishes, asked) = mpsc::channel::<(Query, Config)>();
        thread::spawn(move || {
            let mut opened = None;
            for (query, config) in asked {
                let outcome = answer(&mut opened, query, &config, &machine).unwrap_or_else(Outcome::Refused);
                report(Arrived::Read { reader: number, outcome: Box::new(outcome) });
            }
        });
        Self { number, questions: VecDeque::new(), wishes }
    }

    /// Asks a question.
    pub(super) fn ask(&mut self, query: Query, config: &Config) {
        // A reader that is gone leaves the question in the list: the clerk is asked in its stead later.
        self.wishes.send((query.clone(), config.clone())).ok();
        self.questions.push_back(query);
    }
}

fn answer(
    opened: &mut Option<Workspace>,
    query: Query,
    config: &Config,
    machine: &Machine,
) -> Result<Outcome, Message> {
    let workspace = if let Some(workspace) = opened.take() {
        workspace
    } else {
        let reading = Workspace::open_for_reading(&config.workspace, &config.profile);
        placed(reading.map_err(|error| error.message())?, config)
    };
    answered(opened.insert(workspace), query, config, machine().now()).map_err(|error| error.message())
}
