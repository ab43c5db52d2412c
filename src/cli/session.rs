//! What a subcommand works with: the settings, the clock, chance, and the workspace.

use std::time::SystemTime;
use std::time::UNIX_EPOCH;

use crate::cli::trouble::Trouble;
use crate::config::Config;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::wording;
use crate::domain::wording::Names;
use crate::i18n;
use crate::i18n::MomentForm;
use crate::i18n::Translator;
use crate::ops::Holder;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::ops::record;
use crate::ops::workspace::Opened;

/// One run of a subcommand.
pub(super) struct Session<'c> {
    pub(super) config: &'c Config,
}

impl Session<'_> {
    /// Opens the workspace to read in it, also beside a process that writes.
    pub(super) fn reading(&self) -> Result<Workspace, Trouble> {
        let workspace = Workspace::open_for_reading(&self.config.workspace, &self.config.profile)?;
        Ok(placed(workspace, self.config))
    }

    /// Opens the workspace to write in it.
    pub(super) fn writing(&self) -> Result<(Workspace, Surroundings), Trouble> {
        let mut around = self.surroundings()?;
        let workspace = Workspace::open(&self.config.workspace, &self.config.profile, &mut around)?;
        Ok((placed(workspace, self.config), around))
    }

    /// Opens the workspace to write in it, or only to read where it cannot be written now.
    pub(super) fn looking(&self) -> Result<(Workspace, Surroundings), Trouble> {
        let mut around = self.surroundings()?;
        match Workspace::open_or_read(&self.config.workspace, &self.config.profile, &mut around)? {
            Opened::ForWriting(workspace) | Opened::ForReading(workspace, _) => {
                Ok((placed(*workspace, self.config), around))
            }
            Opened::Nothing => Err(OpsError::no_workspace(&self.config.workspace).into()),
        }
    }

    /// Returns the time and the chance that an operation meets.
    pub(super) fn surroundings(&self) -> Result<Surroundings, Trouble> {
        let no_chance = |_: getrandom::Error| Trouble::Refused(Message::new("cli-no-chance"));
        getrandom::fill(&mut [0; 16]).map_err(no_chance)?;
        Ok(surroundings(self.config))
    }

    /// Returns the local day that this run calls today.
    pub(super) fn today(&self) -> Day {
        self.config.translator().locale().day_of(moment(now_ms(self.config)))
    }
}

/// Tells a workspace where the office stands, and which words are understood.
fn placed(workspace: Workspace, config: &Config) -> Workspace {
    workspace.in_zone(config.zone.clone()).with_words(i18n::lexicon)
}

/// Finds what people call a record; `None` when it was not received yet.
pub(super) fn title(
    workspace: &Workspace,
    id: RecordId,
    translator: &Translator,
) -> Result<Option<String>, OpsError> {
    match record::find(workspace, id) {
        Ok(stored) => title_of(workspace, &stored.loaded, translator).map(Some),
        Err(OpsError::NoSuchRecord(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Returns what people call a record: its own text, or what sets it apart.
pub(super) fn title_of(
    workspace: &Workspace,
    loaded: &Loaded,
    translator: &Translator,
) -> Result<String, OpsError> {
    let title = workspace.store.title_of(loaded.kind, loaded.id)?;
    if !title.is_empty() {
        return Ok(title);
    }
    let untitled = |names: Names<'_>| wording::untitled(loaded.kind, &loaded.parts, names);
    Ok(translator.say_plain(&workspace.store.with_names(untitled)?))
}

/// Returns the time and the chance that operations of this run meet.
pub fn surroundings(config: &Config) -> Surroundings {
    let now_ms = now_ms(config);
    Surroundings {
        now_ms,
        random: Box::new(random),
        holder: Holder {
            process: std::process::id(),
            host: host(),
            since: config.translator().moment(moment(now_ms), MomentForm::Time),
        },
    }
}

/// Returns 16 random bytes.
fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    match getrandom::fill(&mut bytes) {
        Ok(()) => bytes,
        // Going on with bytes that somebody may guess would be worse than ending.
        Err(_) => std::process::abort(),
    }
}

fn now_ms(config: &Config) -> u64 {
    match config.now {
        Some(now) => u64::try_from(now.seconds()).unwrap_or(0).saturating_mul(1000),
        None => clock(),
    }
}

fn clock() -> u64 {
    #[allow(clippy::disallowed_methods, reason = "this is the clock of the command line")]
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}

fn moment(ms: u64) -> Moment {
    Moment::clamped(i64::try_from(ms / 1000).unwrap_or(i64::MAX))
}

#[cfg(unix)]
fn host() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn host() -> String {
    String::new()
}
