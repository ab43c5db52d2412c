//! What the screens ask of the world, and what the world answers.

use crate::domain::catalogue::Field;
use crate::domain::catalogue::RecordKind;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::edit::RecordEdit;
use crate::domain::edit::Seen;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::shown::ChangeName;
use crate::domain::shown::ImportPreview;
use crate::domain::shown::Side;
use crate::domain::stage::Stage;
use crate::domain::stick::Stick;
use crate::i18n::Language;
use crate::text::Digits;
use crate::text::Tashkeel;
use crate::text::terminal::Way;

/// A request to the world. The app does it and answers with [`Outcome`]s.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    Ask(Query),
    /// Records the edits in one transaction; `toast` says what was done and comes back with the outcome.
    Save {
        edits: Vec<RecordEdit>,
        toast: Message,
    },
    /// Keeps text that is not recorded yet.
    KeepDraft {
        kind: &'static RecordKind,
        record: RecordId,
        field: String,
        text: String,
    },
    DropDraft {
        record: RecordId,
    },
    Undo,
    Redo,
    /// Looks into a bundle, or a folder, without changing anything.
    Preview {
        path: String,
    },
    /// Takes a bundle in; `trust` records the keys that were not met before.
    Import {
        path: String,
        trust: bool,
    },
    /// Writes a bundle for an office, or for `ALL`, into a folder.
    Export {
        to: String,
        out: String,
    },
    /// Chooses one side of a conflict, over what was shown; without a field it is the record's life.
    Settle {
        record: RecordId,
        field: Option<&'static Field>,
        side: Side,
        seen: Seen,
        toast: Message,
    },
    /// Stops the long work that is being done. What it began is taken back.
    Stop,
    WriteMinutes {
        meeting: RecordId,
    },
    /// Gives a meeting the next number, over the changes that gave it the one that was shown.
    Renumber {
        meeting: RecordId,
        seen: Vec<ChangeName>,
    },
    /// Closes a meeting and allots its number.
    CloseMeeting {
        meeting: RecordId,
    },
    /// Opens a closed meeting again; its number stays.
    ReopenMeeting {
        meeting: RecordId,
    },
    SetUp(SetUp),
    Change(Setting),
    /// Gives text to the clipboard that all programs share, as far as the terminal lets it.
    Copy(String),
    Quit,
}

impl Effect {
    /// Returns `true` for work that may take its time: one goes on elsewhere meanwhile, and may stop it.
    pub const fn is_long(&self) -> bool {
        matches!(self, Self::Preview { .. } | Self::Import { .. } | Self::Export { .. })
    }
}

/// What the world answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Given {
        query: Query,
        answer: Answer,
    },
    /// The changes are on the disk. Also after undo, redo, settling and closing.
    Saved {
        at: Moment,
        toast: Message,
        /// The records that were made, changed or brought back: a list stands on the first of them that it has.
        records: Vec<RecordId>,
    },
    /// Nothing changed; the message says why and its remedy what to do.
    Refused(Message),
    /// The workspace is open for reading only, and why. `elsewhere` when another program writes in it.
    OnlyRead {
        why: Message,
        elsewhere: bool,
    },
    /// Long work came to nothing, and nothing changed.
    Failed(Message),
    /// Long work was stopped by the person, and nothing changed.
    Stopped,
    /// A folder was named where a bundle was expected.
    Folder {
        path: String,
        stick: Stick,
    },
    /// A bundle was looked into; nothing has changed.
    Previewed {
        path: String,
        preview: Box<ImportPreview>,
    },
    /// A bundle was taken in.
    Imported {
        at: Moment,
        preview: Box<ImportPreview>,
    },
    /// Long work has come so far.
    Progress(Progress),
    /// The workspace is made and open.
    Ready,
    /// A bundle was written and read back.
    Exported {
        path: String,
        changes: u64,
    },
    /// The minutes were written.
    Written {
        path: String,
    },
    Changed(Settings),
    /// Something worth a line in the status, such as a file that was found.
    Told(Message),
}

/// How far long work has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    pub stage: Stage,
    pub done: u64,
    pub total: u64,
}

/// What a person answered at the first start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetUp {
    pub language: Language,
    pub directorate: String,
    pub code: String,
    pub country: &'static str,
    pub officer: String,
    pub laptop: String,
}

/// How this person wants the program to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub language: Language,
    pub digits: Digits,
    /// One of [`theme::NAMES`](crate::theme::NAMES).
    pub theme: String,
    /// How Arabic is written to this terminal.
    pub way: Way,
    /// Whether vowel marks are shown.
    pub tashkeel: Tashkeel,
    /// Whether the terminal tells what the mouse does.
    pub mouse: bool,
}

/// One changed setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    Language(Language),
    Digits(Digits),
    Theme(&'static str),
    /// Which line reads right on this terminal; `None` lets the program find out.
    Way(Option<Way>),
    Tashkeel(Tashkeel),
    Mouse(bool),
}

/// What only the app knows and the screens need: the time, the day, and ids for new records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fresh {
    /// The time zone of the place.
    pub zone: jiff::tz::TimeZone,
    pub now: Moment,
    pub today: Day,
    /// Ids that no record has yet. The app brings new ones before every key.
    pub ids: Vec<RecordId>,
}

impl Fresh {
    /// How many ids the app brings: the most that one command usually takes.
    pub const IDS: usize = 4;

    /// Returns one of the new ids.
    ///
    /// A command that marks a whole hall takes more than were brought: those count on from the last one, whose
    /// tail is random.
    pub fn id(&self, place: usize) -> RecordId {
        if let Some(id) = self.ids.get(place) {
            return *id;
        }
        let mut id = self.ids.last().copied().unwrap_or(RecordId([0; 16]));
        let further = place.saturating_sub(self.ids.len()).saturating_add(1);
        if let Some(tail) = id.0.last_chunk_mut::<4>() {
            *tail = u32::from_be_bytes(*tail)
                .wrapping_add(u32::try_from(further).unwrap_or(u32::MAX))
                .to_be_bytes();
        }
        id
    }
}
