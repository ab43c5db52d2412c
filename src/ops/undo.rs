//! Undo and redo of this laptop's own saves.

use crate::domain::catalogue::Home;
use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records as kinds;
use crate::domain::records::Record as _;
use crate::domain::value::Atom;
use crate::domain::wording;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::store::SavedDeed;
use crate::store::Saving;
use crate::store::Store;
use crate::store::WhatWasDone;

pub use crate::store::Direction as Way;

/// What was taken back, or stands again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Undone {
    /// Says what it was.
    pub message: Message,
    /// The records that were touched, then those to which they belong.
    pub records: Vec<RecordId>,
    /// How many changes it took.
    pub changes: u64,
}

/// So many records are told: a cursor needs only one of them.
const TOLD: usize = 50;

/// Kinds by what a save is called after, when it made or changed records of several.
const MAIN: &[&RecordKind] = &[
    kinds::Decision::KIND,
    kinds::ActionItem::KIND,
    kinds::Commitment::KIND,
    kinds::Delivery::KIND,
    kinds::Note::KIND,
    kinds::Meeting::KIND,
    kinds::AgendaItem::KIND,
    kinds::Attendance::KIND,
    kinds::Membership::KIND,
    kinds::Seat::KIND,
    kinds::Body::KIND,
    kinds::Person::KIND,
    kinds::Organization::KIND,
];

/// Takes back the latest save of this laptop, or (redo) the latest undo.
pub fn undo(workspace: &mut Workspace, way: Way, around: &mut Surroundings) -> Result<Undone, OpsError> {
    workspace.key()?;
    let txn = workspace.store.latest_own_txn(way)?.ok_or(OpsError::NothingToUndo)?;
    let changes = workspace.store.reverting(&txn)??;
    let mut deeds = workspace.store.deeds_of_txn(&txn)?;
    deeds.sort_by_key(rank);
    // A record that was never made has no name and belongs to nothing: one looks where it stands.
    let before = look(&workspace.store, way, &deeds)?;
    let mut save = workspace.new_save(around)?;
    save.undoes = Some(txn);
    let changes = workspace.store.in_transaction(|store| {
        let mut saving = Saving::begin(store, save, &mut around.random)?;
        changes.into_iter().try_for_each(|change| saving.add(change))?;
        saving.finish().map_err(OpsError::from)
    })?;
    let after = look(&workspace.store, way, &deeds)?;
    let (standing, other) = if way == Way::Back { (before, after) } else { (after, before) };
    let records = [standing.records, other.records].concat();
    Ok(Undone { message: standing.message, records, changes })
}

/// What the deeds of a save look like at one moment.
struct Look {
    message: Message,
    records: Vec<RecordId>,
}

fn look(store: &Store, way: Way, deeds: &[SavedDeed]) -> Result<Look, OpsError> {
    Ok(Look { message: message(store, way, deeds)?, records: whereabouts(store, deeds)? })
}

/// A record that was made or deleted says more than one that was changed beside it.
fn rank(deed: &SavedDeed) -> (bool, usize) {
    let place = MAIN.iter().position(|kind| *kind == deed.kind).unwrap_or(MAIN.len());
    (matches!(deed.what, WhatWasDone::Changed(_)), place)
}

/// Says what a save did, after the first of its deeds: «إضافة: مهمة «عروض أسعار المنحدر»».
fn message(store: &Store, way: Way, deeds: &[SavedDeed]) -> Result<Message, OpsError> {
    let said = Message::new(match way {
        Way::Back => "ops-undone",
        Way::Forth => "ops-redone",
    });
    let Some(first) = deeds.first() else {
        return Ok(said.with("deed", Message::new("ops-deed-nothing")));
    };
    let alike = |deed: &&SavedDeed| deed.kind == first.kind && rank(deed) == rank(first);
    let count = deeds.iter().filter(alike).count();
    let what = if count == 1 {
        called(store, first.kind, first.record)?
    } else {
        Message::named(format!("records-{}", first.kind.name)).with("count", count)
    };
    let deed = match &first.what {
        WhatWasDone::Created => Message::new("ops-deed-created").with("what", what),
        WhatWasDone::Deleted => Message::new("ops-deed-deleted").with("what", what),
        WhatWasDone::Restored => Message::new("ops-deed-restored").with("what", what),
        WhatWasDone::Changed(fields) => match fields.as_slice() {
            [field] => Message::new("ops-deed-set").with("what", what).with("field", field.label()),
            _ => Message::new("ops-deed-changed").with("what", what),
        },
    };
    let more = others(store, deeds)?.saturating_sub(count);
    if more == 0 {
        return Ok(said.with("deed", deed));
    }
    Ok(said.with("deed", Message::new("ops-deed-and-more").with("deed", deed).with("count", more)))
}

/// Counts the records of a save, without those that belong to another one of it.
fn others(store: &Store, deeds: &[SavedDeed]) -> Result<usize, OpsError> {
    let told = deeds.get(..TOLD).unwrap_or(deeds);
    let mut count = deeds.len() - told.len();
    for deed in told {
        let owners = owners_of(store, deed)?;
        let belongs = owners.iter().any(|owner| told.iter().any(|other| other.record == *owner));
        count += usize::from(!belongs);
    }
    Ok(count)
}

fn called(store: &Store, kind: &'static RecordKind, id: RecordId) -> Result<Message, OpsError> {
    let title = store.title_of(kind, id)?;
    if !title.is_empty() {
        return Ok(Message::new("ops-deed-record").with("record", kind.label()).with("title", title));
    }
    let Some(stored) = store.record(kind, id)? else { return Ok(kind.label()) };
    Ok(store.with_names(|names| wording::untitled(kind, &stored.loaded.parts, names))?)
}

/// Lists the records of the deeds, then the records to which these belong.
fn whereabouts(store: &Store, deeds: &[SavedDeed]) -> Result<Vec<RecordId>, OpsError> {
    let mut records: Vec<RecordId> = deeds.iter().map(|deed| deed.record).take(TOLD).collect();
    let mut owners = Vec::new();
    for deed in deeds.iter().take(TOLD) {
        owners.extend(owners_of(store, deed)?);
    }
    records.extend(owners.into_iter().take(TOLD));
    Ok(records)
}

/// Returns the records to which one belongs.
fn owners_of(store: &Store, deed: &SavedDeed) -> Result<Vec<RecordId>, OpsError> {
    let kind = deed.kind;
    let (Home::With(references), Some(stored)) = (kind.home, store.record(kind, deed.record)?) else {
        return Ok(Vec::new());
    };
    let parts = &stored.loaded.parts;
    let owners = references.iter().filter_map(|name| match parts.get(kind.column_index(name)?) {
        Some(Some(Atom::Id(owner))) => Some(*owner),
        _ => None,
    });
    Ok(owners.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::edit::EditDeed;
    use crate::domain::edit::RecordEdit;
    use crate::domain::message::Argument;
    use crate::domain::records::ActionItem;
    use crate::domain::records::Commitment;
    use crate::domain::records::CommitmentParty;
    use crate::domain::records::Delivery;
    use crate::domain::records::Organization;
    use crate::ops::save::save;
    use crate::ops::workspace::tests::Office;

    fn item(office: &mut Office, title: &str) -> ActionItem {
        let mut item = ActionItem::empty(office.around.new_id());
        item.title = Some(title.to_owned());
        item
    }

    fn record(office: &mut Office, edits: &[RecordEdit]) {
        save(&mut office.workspace, edits, &mut office.around).unwrap();
    }

    fn go(office: &mut Office, way: Way) -> Undone {
        undo(&mut office.workspace, way, &mut office.around).unwrap()
    }

    /// Returns the ids of the messages inside each other, and the texts in them.
    fn told(message: &Message) -> Vec<String> {
        let mut all = vec![message.id.to_string()];
        for (_, argument) in &message.args {
            match argument {
                Argument::Message(inner) => all.extend(told(inner)),
                Argument::Text(text) => all.push(text.clone()),
                Argument::Count(count) => all.push(count.to_string()),
                _ => {}
            }
        }
        all
    }

    #[test]
    fn an_undo_says_what_it_took_back_and_a_redo_what_stands_again() {
        let mut office = Office::new("WZT");
        let ramp = item(&mut office, "عروض أسعار المنحدر");
        record(&mut office, &[RecordEdit::create(&ramp)]);
        let said = ["ops-deed-created", "ops-deed-record", "record-action_item", "عروض أسعار المنحدر"];
        let back = go(&mut office, Way::Back);
        assert_eq!(told(&back.message), [&["ops-undone"], &said[..]].concat());
        assert_eq!(back.records.first(), Some(&ramp.id));
        assert_eq!(told(&go(&mut office, Way::Forth).message), [&["ops-redone"], &said[..]].concat());
        assert_eq!(told(&go(&mut office, Way::Back).message), [&["ops-undone"], &said[..]].concat());
    }

    #[test]
    fn the_field_of_a_change_is_named() {
        let mut office = Office::new("WZT");
        let mut ramp = item(&mut office, "عروض أسعار المنحدر");
        record(&mut office, &[RecordEdit::create(&ramp)]);
        let loaded = office.workspace.store.record(ActionItem::KIND, ramp.id).unwrap().unwrap().loaded;
        ramp.due_on = crate::domain::day::Day::parse_iso("2026-11-24");
        record(&mut office, &[loaded.edit_to(&ramp.parts()).unwrap()]);
        let back = told(&go(&mut office, Way::Back).message);
        assert_eq!(back[1], "ops-deed-set");
        assert!(back.contains(&"field-due_on".to_owned()), "{back:?}");
    }

    #[test]
    fn after_a_deletion_was_undone_what_was_recorded_before_it_can_be_undone_too() {
        let mut office = Office::new("WZT");
        let ramp = item(&mut office, "عروض أسعار المنحدر");
        record(&mut office, &[RecordEdit::create(&ramp)]);
        let loaded = office.workspace.store.record(ActionItem::KIND, ramp.id).unwrap().unwrap().loaded;
        let delete = EditDeed::Delete(loaded.seen);
        record(&mut office, &[RecordEdit { kind: ActionItem::KIND, record: ramp.id, deed: delete }]);
        assert_eq!(told(&go(&mut office, Way::Back).message)[1], "ops-deed-deleted");
        assert_eq!(told(&go(&mut office, Way::Back).message)[1], "ops-deed-created");
        let stored = office.workspace.store.record(ActionItem::KIND, ramp.id).unwrap().unwrap();
        assert_eq!(stored.loaded.life, crate::domain::edit::Life::Deleted);
    }

    #[test]
    fn many_of_a_kind_are_counted() {
        let mut office = Office::new("WZT");
        let items = ["عروض", "دعوات", "نماذج"].map(|title| item(&mut office, title));
        record(&mut office, &items.iter().map(RecordEdit::create).collect::<Vec<_>>());
        let delete = |office: &Office, item: &ActionItem| {
            let loaded = office.workspace.store.record(ActionItem::KIND, item.id).unwrap().unwrap().loaded;
            RecordEdit { kind: ActionItem::KIND, record: item.id, deed: EditDeed::Delete(loaded.seen) }
        };
        let edits: Vec<_> = items.iter().map(|item| delete(&office, item)).collect();
        record(&mut office, &edits);
        let back = go(&mut office, Way::Back);
        assert_eq!(told(&back.message), ["ops-undone", "ops-deed-deleted", "records-action_item", "3"]);
        assert!(items.iter().all(|item| back.records.contains(&item.id)));
    }

    #[test]
    fn a_save_of_several_kinds_is_called_after_its_main_one() {
        let mut office = Office::new("WZT");
        let mut bakery = Organization::empty(office.around.new_id());
        bakery.name_ar = Some("مخبز الحي".to_owned());
        let bread = item(&mut office, "خبز الورشة");
        record(&mut office, &[RecordEdit::create(&bakery), RecordEdit::create(&bread)]);
        let back = go(&mut office, Way::Back);
        assert!(told(&back.message).contains(&"خبز الورشة".to_owned()));
        assert_eq!(told(&back.message)[1], "ops-deed-and-more", "the bakery is not passed over in silence");
        assert_eq!(back.records[..2], [bread.id, bakery.id]);
    }

    #[test]
    fn a_delivery_is_told_with_the_promise_to_which_it_belongs() {
        let mut office = Office::new("WZT");
        let mut roof = Commitment::empty(office.around.new_id());
        roof.title = Some("عزل أسقف البيوت".to_owned());
        roof.kind = Some("financial".to_owned());
        let mut share = CommitmentParty::empty(office.around.new_id());
        share.commitment_id = Some(roof.id);
        record(&mut office, &[RecordEdit::create(&roof), RecordEdit::create(&share)]);
        let back = go(&mut office, Way::Back);
        assert!(
            !told(&back.message).contains(&"ops-deed-and-more".to_owned()),
            "a share is part of its promise"
        );
        go(&mut office, Way::Forth);
        let mut paid = Delivery::empty(office.around.new_id());
        paid.commitment_id = Some(roof.id);
        record(&mut office, &[RecordEdit::create(&paid)]);
        let back = go(&mut office, Way::Back);
        assert_eq!(back.records[..2], [paid.id, roof.id]);
        assert!(told(&back.message).contains(&"عزل أسقف البيوت".to_owned()), "{:?}", back.message);
    }
}
