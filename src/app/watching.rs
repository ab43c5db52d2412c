//! Long work as the clerk does it: it tells how far it has come, and hears whether it is to stop.

use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use std::time::Duration;
use std::time::Instant;

use crate::app::desk::Arrived;
use crate::domain::stage::Go;
use crate::domain::stage::Stage;
use crate::ui::Outcome;
use crate::ui::effect::Progress;

/// Work that takes less than this is not told of.
const PATIENCE: Duration = Duration::from_millis(300);
/// So often the screen is told, no oftener.
const PACE: Duration = Duration::from_millis(100);

/// Looks at one piece of work from its beginning on.
pub(super) struct Watching<'w> {
    report: &'w dyn Fn(Arrived),
    stop: &'w AtomicBool,
    tell: Instant,
    /// The stage that was told last.
    told: Option<Stage>,
}

impl<'w> Watching<'w> {
    /// Begins to look. `stop` is set when the person wants no more of it.
    pub(super) fn new(report: &'w dyn Fn(Arrived), stop: &'w AtomicBool) -> Self {
        Self { report, stop, tell: Instant::now() + PATIENCE, told: None }
    }

    /// Takes note of how far the work has come.
    pub(super) fn reached(&mut self, stage: Stage, done: u64, total: u64) -> Go {
        if self.stop.load(Ordering::Relaxed) {
            return Go::Stop;
        }
        let now = Instant::now();
        // The last stage may tell of itself only once.
        let changed = self.told.is_some_and(|told| told != stage);
        if changed || now >= self.tell {
            (self.tell, self.told) = (now + PACE, Some(stage));
            let progress = Outcome::Progress(Progress { stage, done, total });
            (self.report)(Arrived::Outcome(Box::new(progress)));
        }
        Go::On
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn what_is_soon_done_is_not_told_and_what_is_to_stop_stops() {
        let told = Cell::new(0);
        let report = |_: Arrived| told.set(told.get() + 1);
        let stop = AtomicBool::new(false);
        let mut watching = Watching::new(&report, &stop);
        assert_eq!(watching.reached(Stage::Writing, 1, 2), Go::On);
        assert_eq!(told.get(), 0);
        watching.tell = Instant::now();
        for done in 0..1000 {
            watching.reached(Stage::Writing, done, 1000);
        }
        let before = told.get();
        watching.reached(Stage::Saving, 0, 0);
        assert_eq!(told.get(), before + 1, "a stage that begins is told at once");
        // The machine may be busy: that it was told at all, and not a thousand times.
        assert!((1..100).contains(&before));
        stop.store(true, Ordering::Relaxed);
        assert_eq!(watching.reached(Stage::Writing, 2, 2), Go::Stop);
    }
}
