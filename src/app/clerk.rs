//! The clerk: the one thread that works on the records. It takes the screens' wishes and reports what came of them.

use std::path::Path;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc;
use std::sync::mpsc::Sender;
use std::thread;

use crate::app::Machine;
use crate::app::desk::Arrived;
use crate::app::reader;
use crate::app::reader::Reader;
use crate::app::watching::Watching;
use crate::config::Config;
use crate::config::SettingsFile;
use crate::domain::day::Moment;
use crate::domain::edit::to_stand_on;
use crate::domain::message::Message;
use crate::domain::minutes::NamesIn;
use crate::domain::rows::Query;
use crate::i18n;
use crate::ops;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::ops::conflicts;
use crate::ops::export_bundle;
use crate::ops::import_bundle;
use crate::ops::import_bundle::Intent;
use crate::ops::sticks::Media;
use crate::ops::undo::Way;
use crate::ops::workspace::NewOffice;
use crate::ops::workspace::Opened;
use crate::text::terminal;
use crate::ui::Effect;
use crate::ui::Outcome;
use crate::ui::Setting;

/// A wish of the screens, and the settings under which it is fulfilled.
pub(super) struct Job {
    pub(super) effect: Effect,
    pub(super) config: Config,
}

/// The clerk at work.
pub(super) struct Clerk {
    pub(super) jobs: Sender<Job>,
    /// `false` when there is no workspace yet.
    pub(super) is_set_up: bool,
    /// Set to stop the long work at hand.
    pub(super) stop: Arc<AtomicBool>,
    /// Begins somebody who answers questions meanwhile.
    pub(super) begin_reader: reader::Begin,
}

/// Opens the workspace and starts the clerk. Where another process writes, the clerk only reads.
pub(super) fn start(
    config: &Config,
    machine: Machine,
    report: impl Fn(Arrived) + Send + Clone + 'static,
) -> Result<Clerk, OpsError> {
    let (workspace, refusal) = open(config, &machine)?;
    let is_set_up = workspace.is_some();
    let (jobs, wishes) = mpsc::channel::<Job>();
    let stop = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&stop);
    let (to_reader, clock) = (report.clone(), machine.clone());
    let begin_reader = Box::new(move |number| Reader::begin(number, clock.clone(), to_reader.clone()));
    thread::spawn(move || {
        // Declared first and so dropped last: it rings when the records are closed, after a panic too.
        let bell = Bell(report);
        let mut desk = Records { workspace, machine };
        if let Some(why) = refusal {
            let elsewhere = why.is_in_use();
            bell.report(Arrived::Outcome(Box::new(Outcome::OnlyRead { why: why.message(), elsewhere })));
        }
        for Job { effect, config } in wishes {
            let was_long = effect.is_long();
            let report = |arrived| bell.report(arrived);
            let mut watching = Watching::new(&report, &told);
            for outcome in desk.fulfil(effect, &config, &mut watching) {
                bell.report(Arrived::Outcome(Box::new(outcome)));
            }
            let (commits, writable) = (desk.commits(), desk.is_writable());
            bell.report(Arrived::Finished { commits, writable, was_long });
        }
    });
    Ok(Clerk { jobs, is_set_up, stop, begin_reader })
}

/// The clerk's way to the desk. When the clerk goes, whatever the reason, the desk hears of it.
struct Bell<R: Fn(Arrived)>(R);

impl<R: Fn(Arrived)> Bell<R> {
    fn report(&self, arrived: Arrived) {
        (self.0)(arrived);
    }
}

impl<R: Fn(Arrived)> Drop for Bell<R> {
    fn drop(&mut self) {
        self.report(Arrived::Gone);
    }
}

fn open(config: &Config, machine: &Machine) -> Result<(Option<Workspace>, Option<OpsError>), OpsError> {
    Workspace::open_or_read(&config.workspace, &config.profile, &mut machine()).map(|opened| match opened {
        Opened::Nothing => (None, None),
        Opened::ForWriting(workspace) => (Some(placed(*workspace, config)), None),
        Opened::ForReading(workspace, why) => (Some(placed(*workspace, config)), Some(why)),
    })
}

/// Why a wish was not fulfilled. Nothing changed.
enum Refused {
    For(Message),
    /// The person stopped it.
    Stopped,
}

impl From<OpsError> for Refused {
    fn from(error: OpsError) -> Self {
        match error {
            OpsError::Stopped => Self::Stopped,
            error => Self::For(error.message()),
        }
    }
}

/// Answers a question.
pub(super) fn answered(
    workspace: &mut Workspace,
    query: Query,
    config: &Config,
    now: Moment,
) -> Result<Outcome, OpsError> {
    let today = config.translator().locale().day_of(now);
    let answer = ops::ask::ask(workspace, &query, today, now)?;
    Ok(Outcome::Given { query, answer })
}

/// Tells a workspace where the office stands, which words are understood, and where its sticks are plugged in.
pub(super) fn placed(workspace: Workspace, config: &Config) -> Workspace {
    let workspace = workspace.in_zone(config.zone.clone()).with_words(i18n::lexicon);
    match &config.media {
        Some(folder) => workspace.with_media(Media::FoldersIn(folder.clone())),
        None => workspace,
    }
}

/// What the clerk works on.
struct Records {
    workspace: Option<Workspace>,
    machine: Machine,
}

impl Records {
    fn commits(&self) -> u64 {
        self.workspace.as_ref().and_then(|workspace| workspace.commits().ok()).unwrap_or(0)
    }

    /// Before there is a workspace there is nothing that could not be written.
    fn is_writable(&self) -> bool {
        self.workspace.as_ref().is_none_or(Workspace::is_writable)
    }

    fn fulfil(&mut self, effect: Effect, config: &Config, watching: &mut Watching<'_>) -> Vec<Outcome> {
        let mut around = (self.machine)();
        let is_long = effect.is_long();
        let done = match effect {
            Effect::SetUp(wanted) => self.set_up(wanted, config, &mut around),
            Effect::Change(setting) => change(setting, config),
            effect => {
                self.write_again(&effect, config, &mut around);
                match &mut self.workspace {
                    Some(workspace) => work(workspace, effect, config, &mut around, watching),
                    None => Ok(Vec::new()),
                }
            }
        };
        done.unwrap_or_else(|refused| {
            vec![match refused {
                Refused::Stopped => Outcome::Stopped,
                Refused::For(message) if is_long => Outcome::Failed(message),
                Refused::For(message) => Outcome::Refused(message),
            }]
        })
    }

    /// Opens for writing where it was not possible before: room was made, or the other program was closed.
    fn write_again(&mut self, effect: &Effect, config: &Config, around: &mut Surroundings) {
        let reads = matches!(effect, Effect::Ask(_) | Effect::WriteMinutes { .. });
        if !reads && self.workspace.as_ref().is_some_and(|workspace| !workspace.is_writable()) {
            // Where it is refused again, the work itself says why.
            let opened = Workspace::open(&config.workspace, &config.profile, around).ok();
            let opened = opened.map(|workspace| placed(workspace, config));
            self.workspace = opened.or(self.workspace.take());
        }
    }

    fn set_up(
        &mut self,
        wanted: crate::ui::effect::SetUp,
        config: &Config,
        around: &mut Surroundings,
    ) -> Result<Vec<Outcome>, Refused> {
        let laptop = wanted.laptop.trim().to_owned();
        let office = NewOffice {
            directorate: wanted.directorate,
            code: wanted.code,
            officer: wanted.officer,
            laptop: (!laptop.is_empty()).then_some(laptop),
            country: Some(wanted.country.to_owned()),
        };
        let made = Workspace::initialise(&config.workspace, &config.profile, &office, around);
        let made = made?;
        self.workspace = Some(placed(made, config));
        let mut outcomes = change(Setting::Language(wanted.language), config)?;
        outcomes.push(Outcome::Ready);
        Ok(outcomes)
    }
}

fn work(
    workspace: &mut Workspace,
    effect: Effect,
    config: &Config,
    around: &mut Surroundings,
    watching: &mut Watching<'_>,
) -> Result<Vec<Outcome>, Refused> {
    let now = around.now();
    let saved = |toast: Message, records| vec![Outcome::Saved { at: now, toast, records }];
    match effect {
        Effect::Ask(query) => Ok(vec![answered(workspace, query, config, now)?]),
        Effect::Save { edits, toast } => {
            ops::save::save(workspace, &edits, around)?;
            Ok(saved(toast, to_stand_on(&edits)))
        }
        Effect::Undo => undo(workspace, Way::Back, around, now),
        Effect::Redo => undo(workspace, Way::Forth, around, now),
        Effect::Settle { record, field, side, seen, toast } => {
            let choice = match field {
                Some(_) => conflicts::Choice::Value(side.value),
                None => conflicts::Choice::Deleted(side.deletes),
            };
            let field = field.map_or("deleted", |field| field.name);
            conflicts::settle(workspace, record, field, &choice, &conflicts::Over::Seen(seen), around)?;
            Ok(saved(toast, vec![record]))
        }
        Effect::Renumber { meeting, seen } => {
            let (number, year) = ops::clashes::renumber(workspace, meeting, &seen, around)?;
            let number = format!("{number}/{year}");
            Ok(saved(Message::new("app-renumbered").with_typed("number", number), vec![meeting]))
        }
        Effect::CloseMeeting { meeting } => {
            ops::close_meeting::close_meeting(workspace, meeting, around)?;
            Ok(saved(Message::new("app-closed"), vec![meeting]))
        }
        Effect::ReopenMeeting { meeting } => {
            ops::close_meeting::reopen_meeting(workspace, meeting, around)?;
            Ok(saved(Message::new("app-reopened"), vec![meeting]))
        }
        Effect::WriteMinutes { meeting } => {
            let words = config.translator();
            let names = if config.language.is_rtl() { NamesIn::Arabic } else { NamesIn::English };
            let path = ops::minutes::page(workspace, meeting, names, &|message| words.say(message))?;
            Ok(vec![Outcome::Written { path: path.display().to_string() }])
        }
        effect @ (Effect::Preview { .. } | Effect::Import { .. } | Effect::Export { .. }) => {
            long_work(workspace, effect, around, watching)
        }
        // These never reach the clerk: the desk keeps drafts and ends the program itself.
        Effect::KeepDraft { .. }
        | Effect::DropDraft { .. }
        | Effect::Copy(_)
        | Effect::Stop
        | Effect::SetUp(_)
        | Effect::Change(_)
        | Effect::Quit => Ok(Vec::new()),
    }
}

/// Does work that may take its time.
fn long_work(
    workspace: &mut Workspace,
    effect: Effect,
    around: &mut Surroundings,
    watching: &mut Watching<'_>,
) -> Result<Vec<Outcome>, Refused> {
    match effect {
        Effect::Preview { path } if Path::new(&path).is_dir() => {
            let stick = ops::sticks::folder(workspace, Path::new(&path))?;
            Ok(vec![Outcome::Folder { path, stick }])
        }
        Effect::Preview { path } => import(workspace, &path, Intent::Preview, around, watching),
        Effect::Import { path, trust } => {
            let intent = if trust { Intent::ImportAndTrust } else { Intent::Import };
            import(workspace, &path, intent, around, watching)
        }
        Effect::Export { to, out } => export(workspace, to, out, around, watching),
        _ => Ok(Vec::new()),
    }
}

fn export(
    workspace: &mut Workspace,
    to: String,
    out: String,
    around: &mut Surroundings,
    watching: &mut Watching<'_>,
) -> Result<Vec<Outcome>, Refused> {
    if let Some(why) = ops::sticks::refused_target(Path::new(&out)) {
        return Err(Refused::For(why));
    }
    let request = export_bundle::Request { to, bodies: Vec::new(), out: PathBuf::from(out) };
    let mut watch = |stage, done, total| watching.reached(stage, done, total);
    let exported = export_bundle::export_bundle(workspace, &request, around, &mut watch)?;
    let path = exported.path.display().to_string();
    Ok(vec![Outcome::Exported { path, changes: exported.changes }])
}

fn undo(
    workspace: &mut Workspace,
    way: Way,
    around: &mut Surroundings,
    now: Moment,
) -> Result<Vec<Outcome>, Refused> {
    let undone = ops::undo::undo(workspace, way, around)?;
    Ok(vec![Outcome::Saved { at: now, toast: undone.message, records: undone.records }])
}

fn import(
    workspace: &mut Workspace,
    path: &str,
    intent: Intent,
    around: &mut Surroundings,
    watching: &mut Watching<'_>,
) -> Result<Vec<Outcome>, Refused> {
    let paths = [PathBuf::from(path)];
    let at = around.now();
    let mut watch = |stage, done, total| watching.reached(stage, done, total);
    let outcomes = import_bundle::import_bundles(workspace, &paths, intent, around, &mut watch)?;
    let told = outcomes.into_iter().map(|outcome| {
        let preview = Box::new(outcome.preview);
        match intent {
            Intent::Preview => Outcome::Previewed { path: path.to_owned(), preview },
            _ if outcome.needs_trust => Outcome::Failed(Message::new("app-needs-trust")),
            _ => Outcome::Imported { at, preview },
        }
    });
    Ok(told.collect())
}

/// The name of the way that the program finds out by itself.
const AUTO: &str = "auto";

/// Changes a setting, in its file and on the screen.
fn change(setting: Setting, config: &Config) -> Result<Vec<Outcome>, Refused> {
    let mut file = SettingsFile::load(&config.profile).map_err(|error| Refused::For(error.message()))?;
    let mut settings = file.settings().clone();
    let mut shown = super::desk::settings_of(config);
    match setting {
        Setting::Language(language) => {
            settings.language = Some(language);
            shown.language = language;
        }
        Setting::Digits(digits) => {
            settings.digits = digits;
            shown.digits = digits;
        }
        Setting::Theme(name) => {
            settings.theme = crate::config::Theme::named(name);
            name.clone_into(&mut shown.theme);
        }
        Setting::Tashkeel(tashkeel) => {
            settings.tashkeel = tashkeel;
            shown.tashkeel = tashkeel;
        }
        Setting::Mouse(mouse) => {
            settings.mouse = mouse;
            shown.mouse = mouse;
        }
        Setting::Way(way) => {
            let name = way.map_or(AUTO, terminal::Way::name);
            settings.terminals.insert(config.clues.identity(), name.to_owned());
        }
    }
    file.save(&settings).map_err(|error| Refused::For(error.message()))?;
    Ok(vec![Outcome::Changed(shown)])
}
