//! Deleting: what is asked first, and with what hangs on it.

use crate::domain::catalogue::RecordKind;
use crate::domain::edit::EditDeed;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::Body;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record as _;
use crate::domain::rows::Query;
use crate::domain::rows::RecordView;
use crate::ui::effect::Effect;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::overlays::confirm::Confirm;

/// More records than this are not touched without a question.
pub const MANY: usize = 20;

/// What refers to the records: how many of which kind.
pub type Hanging = [(&'static RecordKind, u64)];

/// Asks what hangs on records; `None` for kinds on which nothing does that a person would miss.
pub fn ask(kind: &'static RecordKind, records: Vec<RecordId>) -> Option<Effect> {
    let asked = [Organization::KIND, Person::KIND, Body::KIND].contains(&kind);
    asked.then_some(Effect::Ask(Query::Hanging { kind, records }))
}

/// Returns the edit that deletes a record as it was seen.
pub fn deleted(view: &RecordView) -> RecordEdit {
    let loaded = &view.loaded;
    RecordEdit { kind: loaded.kind, record: loaded.id, deed: EditDeed::Delete(loaded.seen.clone()) }
}

/// Deletes records, or asks before: when they are many, or when something hangs on them.
pub fn delete(
    kind: &'static RecordKind,
    edits: Vec<RecordEdit>,
    named: Option<&RecordView>,
    hanging: &Hanging,
    facts: &Facts,
) -> Step {
    let count = edits.len();
    let toast = Message::new("ui-toast-deleted").with("count", count).with("kind", kind.label());
    let effect = Effect::Save { edits, toast };
    if count <= MANY && hanging.is_empty() {
        return Step::Do(effect);
    }
    let title = match named.filter(|_| count == 1) {
        Some(view) => Message::new("ui-confirm-delete-one")
            .with("kind", kind.label())
            .with("name", view.title.shown(!facts.mirrored)),
        None => Message::new("ui-confirm-delete").with("count", count),
    };
    let mut lines = Vec::new();
    if !hanging.is_empty() {
        lines.push(Message::new("ui-confirm-hanging").with("what", counted(hanging)));
        lines.push(Message::new("ui-confirm-hanging-stays"));
    }
    lines.push(Message::new("ui-confirm-undo").with("count", count));
    let (yes, no) = (Message::new("ui-key-delete"), Message::new("ui-button-not-yet"));
    Confirm::ask(title, lines, yes, no, vec![effect])
}

/// Counts kind by kind: `2 seats, 3 commitments`.
fn counted(hanging: &Hanging) -> Message {
    let said = hanging.iter().map(|(kind, count)| {
        Message::named(format!("records-{}", kind.name)).with("count", count.cast_signed())
    });
    let both = |before, next| Message::new("value-both").with("first", before).with("second", next);
    said.reduce(both).unwrap_or(Message::new("value-empty"))
}
