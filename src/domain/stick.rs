//! Sticks and folders in which bundles come and go, as people are shown them.

use crate::domain::day::Moment;
use crate::domain::message::Message;
use crate::domain::rows::Name;
use crate::domain::shown::Author;

/// A place outside the records: a stick that is plugged in, or a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stick {
    /// What it is called: the last part of its path.
    pub name: String,
    pub path: String,
    pub kind: StickKind,
    /// The bytes that may still be written, where the system can say.
    pub free: Option<u64>,
    /// Nothing can be written there.
    pub read_only: bool,
    /// The bundles that lie there, newest first.
    pub bundles: Vec<BundleSeen>,
    /// How many more lie there and were not looked at.
    pub more: u64,
    /// Why nothing could be read there.
    pub trouble: Option<Message>,
}

/// What a place is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StickKind {
    /// Something that is plugged in.
    Plugged,
    /// A folder: the one that was used last, or one that was named.
    Folder,
}

/// A file that looks like a bundle, and what a glance at it tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleSeen {
    pub path: String,
    pub file: String,
    pub bytes: u64,
    pub content: Result<BundleSummary, NoBundle>,
}

/// Why nothing of a file that looks like a bundle can be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoBundle {
    pub why: Message,
    /// It was a bundle once: a part of it is missing or changed.
    pub is_damaged: bool,
}

/// Who made a bundle, and whether it holds anything that is not here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BundleSummary {
    pub from: Author,
    pub made_at: Moment,
    /// The code of the office that it is for; `None` when it is for everybody.
    pub to: Option<String>,
    pub standing: BundleStanding,
}

/// Whether a bundle holds anything that is not here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BundleStanding {
    New,
    /// By its head everything in it is here. Whether the rest of a large file is whole nobody has looked.
    Held,
    /// This laptop made it.
    Own,
}

/// What would leave with a bundle, and what stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Leaving {
    /// The other offices that are known, those met already first.
    pub offices: Vec<Addressee>,
    /// The groups whose records leave, the first few of them, and how many more there are.
    pub groups: Vec<Name>,
    pub more_groups: u64,
    /// Changes that leave.
    pub changes: u64,
    /// Private values, such as phones, that stay.
    pub held_back: u64,
}

/// An office that a bundle may be for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressee {
    pub code: String,
    pub name: Name,
    /// How many of our changes it has not acknowledged; `None` when none of its laptops was met.
    pub lacks: Option<u64>,
}

/// Returns `true` for `ALL` and for what can be the code of an office.
pub fn is_addressee(code: &str) -> bool {
    (2..=8).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

impl BundleSeen {
    /// Returns `true` when importing it would bring something.
    pub fn is_new(&self) -> bool {
        self.content.as_ref().is_ok_and(|content| content.standing == BundleStanding::New)
    }
}

impl Stick {
    /// Returns the bundles that would bring something, newest first.
    pub fn new_bundles(&self) -> impl Iterator<Item = &BundleSeen> {
        self.bundles.iter().filter(|bundle| bundle.is_new())
    }
}
