//! The other office of the sample: its laptop took a bundle of ours, worked on it, and sent one back.
//!
//! So there is somebody to exchange with, something that was not acknowledged, and two days that were moved in both
//! offices at once.

use std::path::PathBuf;

use tempfile::TempDir;

use super::Round;
use super::moment;
use super::places;
use super::work_day;
use crate::config;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::edit::RecordEdit;
use crate::domain::records::ActionItem;
use crate::domain::records::Commitment;
use crate::domain::records::Record;
use crate::domain::stage::unwatched;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::ops::export_bundle::Request;
use crate::ops::export_bundle::export_bundle;
use crate::ops::import_bundle::Intent;
use crate::ops::import_bundle::import_bundles;
use crate::ops::save;
use crate::ops::workspace::NewOffice;

const CODE: &str = "MNR";
const OFFICER: &str = "هدى ياسمين";
const LAPTOP: &str = "MNR-1";

/// Action items and commitments, as places in their lists, that both offices work on.
const QUOTATIONS: usize = 16;
const CHAIRS: usize = 9;
const RAMP: usize = 1;

/// Days before today on which a bundle went there, both worked, and one came back.
const SENT: i64 = -9;
const WORKED: i64 = -4;
const CAME_BACK: i64 = -2;

/// The other office, in folders that are gone with the value.
pub(super) struct Neighbour {
    folder: TempDir,
    workspace: Workspace,
    today: Day,
    round: Round,
}

/// A step of the exchange, and the moment at which it happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    Sends,
    Works,
    ComesBack,
}

impl Step {
    pub(super) const ALL: [Self; 3] = [Self::Sends, Self::Works, Self::ComesBack];

    /// Returns when it happened, in the evening of its day: after the work of that day, before that of the next.
    pub(super) fn at(self, today: Day) -> Option<Moment> {
        let days = match self {
            Self::Sends => SENT,
            Self::Works => WORKED,
            Self::ComesBack => CAME_BACK,
        };
        moment(today.plus(days), 12 * 60)
    }
}

impl Neighbour {
    /// Sets the other office up.
    pub(super) fn begin(today: Day, around: &mut Surroundings) -> Result<Self, OpsError> {
        let temporary = config::spool_folder();
        let folder = tempfile::tempdir_in(&temporary)
            .map_err(|error| OpsError::unwritable(temporary.display().to_string(), &error))?;
        let office = NewOffice {
            directorate: places::office_name(CODE).to_owned(),
            code: CODE.to_owned(),
            officer: OFFICER.to_owned(),
            laptop: Some(LAPTOP.to_owned()),
            country: None,
        };
        let (records, profile) = (folder.path().join("records"), folder.path().join("profile"));
        let workspace = Workspace::initialise(&records, &profile, &office, around)?;
        Ok(Self { folder, workspace, today, round: Round::new(0, 1) })
    }

    /// Does a step together with our own laptop.
    pub(super) fn take(
        &mut self,
        step: Step,
        ours: &mut Workspace,
        around: &mut Surroundings,
    ) -> Result<(), OpsError> {
        match step {
            Step::Sends => {
                let request =
                    Request { to: CODE.to_owned(), bodies: Vec::new(), out: self.folder.path().to_owned() };
                let bundle = export_bundle(ours, &request, around, &mut unwatched())?.path;
                enter(&mut self.workspace, bundle, around)
            }
            Step::Works => {
                self.works(around)?;
                around.now_ms += 3_600_000;
                self.we_work(ours, around)
            }
            Step::ComesBack => {
                let out = self.folder.path().to_owned();
                let request = Request { to: super::OFFICE_CODE.to_owned(), bodies: Vec::new(), out };
                let bundle = export_bundle(&mut self.workspace, &request, around, &mut unwatched())?.path;
                enter(ours, bundle, around)?;
                // What we did since goes there too, and has not been acknowledged yet.
                let again = self.folder.path().join("again");
                let unwritable = |error| OpsError::unwritable(again.display().to_string(), &error);
                std::fs::create_dir(&again).map_err(unwritable)?;
                let request = Request { to: CODE.to_owned(), bodies: Vec::new(), out: again };
                export_bundle(ours, &request, around, &mut unwatched()).map(drop)
            }
        }
    }

    /// The neighbour puts both days off, and comes on with a third thing.
    fn works(&mut self, around: &mut Surroundings) -> Result<(), OpsError> {
        let PutOff { quotations, ramp } = put_off_there(self.today);
        let edits = [
            self.change(&self.workspace, QUOTATIONS, |item: &mut ActionItem| item.due_on = Some(quotations))?,
            self.change(&self.workspace, RAMP, |promise: &mut Commitment| promise.due_on = Some(ramp))?,
            self.change(&self.workspace, CHAIRS, |item: &mut ActionItem| item.percent = Some(60))?,
        ];
        save::save(&mut self.workspace, &edits, around).map(drop)
    }

    /// We put both days off otherwise, without knowing of it.
    fn we_work(&self, ours: &mut Workspace, around: &mut Surroundings) -> Result<(), OpsError> {
        let PutOff { quotations, ramp } = put_off_here(self.today);
        let edits = [
            self.change(ours, QUOTATIONS, |item: &mut ActionItem| item.due_on = Some(quotations))?,
            self.change(ours, RAMP, |promise: &mut Commitment| promise.due_on = Some(ramp))?,
        ];
        save::save(ours, &edits, around).map(drop)
    }

    fn change<R: Record>(
        &self,
        workspace: &Workspace,
        number: usize,
        change: impl FnOnce(&mut R),
    ) -> Result<RecordEdit, OpsError> {
        let id = self.round.id::<R>(number);
        let stored = workspace.store.record(R::KIND, id)?.ok_or(OpsError::NoSuchRecord(id))?;
        let mut record: R = stored.loaded.record();
        change(&mut record);
        stored.loaded.edit_to(&record.parts()).ok_or(OpsError::NoSuchRecord(id))
    }
}

fn enter(receiver: &mut Workspace, bundle: PathBuf, around: &mut Surroundings) -> Result<(), OpsError> {
    import_bundles(receiver, &[bundle], Intent::ImportAndTrust, around, &mut unwatched()).map(drop)
}

/// The new days of what two offices put off without knowing of each other.
struct PutOff {
    quotations: Day,
    ramp: Day,
}

fn put_off_there(today: Day) -> PutOff {
    PutOff { quotations: work_day(today, 11), ramp: work_day(today, 22) }
}

fn put_off_here(today: Day) -> PutOff {
    PutOff { quotations: work_day(today, 4), ramp: work_day(today, 12) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_offices_put_off_to_work_days_and_to_different_ones() {
        for later in 0..7 {
            let today = Day::parse_iso("2026-11-22").unwrap().plus(later);
            let (there, here) = (put_off_there(today), put_off_here(today));
            assert!(there.quotations != here.quotations && there.ramp != here.ramp);
            for day in [there.quotations, there.ramp, here.quotations, here.ramp] {
                assert!(!day.is_weekend(), "{day}");
            }
        }
    }
}
