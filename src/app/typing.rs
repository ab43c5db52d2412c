//! What is being typed, on its way into the drafts: soon on the disk, and in memory while the disk refuses it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;
use std::time::Instant;

use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::drafts;
use crate::ops::drafts::DraftBook;

/// Text that was typed is on the disk after so long at the latest.
const DELAY: Duration = Duration::from_millis(250);
/// A disk that took no draft is asked again after so long, and at the next key.
const RETRY: Duration = Duration::from_secs(5);

/// Text that was typed and is not recorded yet.
pub(super) struct Typing {
    folder: PathBuf,
    /// Opened when it is first needed, and anew after it failed.
    book: Option<DraftBook>,
    waiting: BTreeMap<(RecordId, String), (&'static RecordKind, String)>,
    /// When the text is to be written; `None` when none waits.
    due: Option<Instant>,
    writes: u64,
}

impl Typing {
    pub(super) fn new(folder: PathBuf) -> Self {
        Self { folder, book: None, waiting: BTreeMap::new(), due: None, writes: 0 }
    }

    /// Notes the text of a field as it is now.
    pub(super) fn note(&mut self, kind: &'static RecordKind, record: RecordId, field: String, text: String) {
        self.waiting.insert((record, field), (kind, text));
        let soon = Instant::now() + DELAY;
        self.due = Some(self.due.map_or(soon, |due| due.min(soon)));
    }

    /// Returns how long text may still wait; `None` when none does.
    pub(super) fn until_due(&self) -> Option<Duration> {
        self.due.map(|due| due.saturating_duration_since(Instant::now()))
    }

    /// Writes what waits to the disk; what it refuses stays, and is tried again. Returns what to tell.
    pub(super) fn keep(&mut self, around: &Surroundings) -> Option<Message> {
        self.due = None;
        if self.waiting.is_empty() {
            return None;
        }
        let kept = self.write(around);
        if kept.is_err() {
            self.due = Some(Instant::now() + RETRY);
        }
        self.answered(kept)
    }

    fn write(&mut self, around: &Surroundings) -> Result<Option<Message>, OpsError> {
        let (book, told) = opened(&mut self.book, &self.folder)?;
        while let Some(((record, field), (kind, text))) = self.waiting.first_key_value() {
            book.keep(kind, *record, field, text, around)?;
            self.waiting.pop_first();
        }
        Ok(told)
    }

    /// Drops what was typed for a record. Returns what to tell.
    pub(super) fn drop_record(&mut self, record: RecordId) -> Option<Message> {
        self.waiting.retain(|(of, _), _| *of != record);
        let dropped = opened(&mut self.book, &self.folder).and_then(|(book, told)| {
            book.drop_record(record)?;
            Ok(told)
        });
        self.answered(dropped)
    }

    fn answered(&mut self, answered: Result<Option<Message>, OpsError>) -> Option<Message> {
        let told = answered.unwrap_or_else(|error| {
            // Its connection might go on refusing what the disk would take.
            self.book = None;
            Some(error.message())
        });
        self.count();
        told
    }

    /// Counts the writes of drafts, those of earlier sessions too.
    pub(super) fn count(&mut self) {
        let writes = match &self.book {
            Some(book) => book.writes().ok(),
            None => drafts::writes_in(&self.folder).ok(),
        };
        self.writes = writes.unwrap_or(self.writes);
    }

    /// Returns the writes counted last.
    pub(super) fn writes(&self) -> u64 {
        self.writes
    }
}

/// Returns the file of drafts, and what to tell when an older one could not be read.
fn opened<'b>(
    book: &'b mut Option<DraftBook>,
    folder: &std::path::Path,
) -> Result<(&'b DraftBook, Option<Message>), OpsError> {
    let (opened, set_aside) = match book.take() {
        Some(book) => (book, None),
        None => DraftBook::open(folder)?,
    };
    let path = set_aside.map(|file| file.display().to_string());
    let told = path.map(|path| Message::new("store-drafts-set-aside").with_typed("path", path));
    Ok((book.insert(opened), told))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::ActionItem;
    use crate::domain::records::Record as _;
    use crate::ops::Holder;

    fn around() -> Surroundings {
        let holder = Holder { process: 1, host: String::new(), since: String::new() };
        Surroundings { now_ms: 1_795_341_600_000, random: Box::new(|| [7; 16]), holder }
    }

    #[test]
    fn what_the_disk_refuses_is_told_and_written_when_there_is_a_disk() {
        let folder = tempfile::tempdir().unwrap();
        let stick = folder.path().join("قرص");
        let mut typing = Typing::new(stick.clone());
        let type_in = |typing: &mut Typing, text: &str| {
            typing.note(ActionItem::KIND, RecordId([3; 16]), "title".to_owned(), text.to_owned());
            typing.keep(&around()).is_some()
        };
        assert!(type_in(&mut typing, "شراء"));
        assert!(type_in(&mut typing, "شراء الكراسي"));
        assert!(typing.until_due().is_some_and(|rest| rest > DELAY));
        std::fs::create_dir(&stick).unwrap();
        assert_eq!(typing.keep(&around()), None);
        assert_eq!((typing.writes(), typing.until_due()), (1, None));
    }
}
