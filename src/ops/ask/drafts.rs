//! Text typed into a form and not recorded yet, offered again when the form opens.

use crate::domain::catalogue::RecordKind;
use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::domain::records::ActionItem;
use crate::domain::records::Commitment;
use crate::domain::records::Decision;
use crate::domain::records::Note;
use crate::domain::records::Record as _;
use crate::domain::rows::Draft;
use crate::domain::rows::RoomView;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::store;
use crate::store::Drafts;

/// Finds what was typed for a record, or last for a record of this kind that is not made yet.
///
/// A draft that is older than its record was recorded with it, and is passed over.
pub(super) fn find(
    workspace: &Workspace,
    drafts: &Drafts,
    kind: &'static RecordKind,
    record: Option<RecordId>,
) -> Result<Option<Draft>, OpsError> {
    let prefix = format!("{}/", kind.name);
    let mut of_kind: Vec<store::Draft> = drafts.all()?;
    of_kind.retain(|draft| draft.place.starts_with(&prefix));
    let mut newest_first: Vec<RecordId> = of_kind.iter().rev().map(|draft| draft.record).collect();
    newest_first.retain(|id| record.is_none_or(|record| record == *id));
    for id in newest_first {
        let typed_at = of_kind.iter().filter(|draft| draft.record == id).map(|draft| draft.at).max();
        let is_made = workspace.store.kind_of(id)?.is_some();
        // The clock of another laptop says nothing about when something was typed on this one.
        let recorded_here = workspace.store.made_here_at(id)?;
        let is_stale = recorded_here.is_some_and(|made| typed_at.is_some_and(|at| at <= made.seconds()));
        if !is_stale && (record.is_some() || !is_made) {
            return Ok(Some(gathered(&of_kind, id, kind)));
        }
    }
    Ok(None)
}

/// Finds what was typed in the room of a meeting and not recorded: lines under its items, and forms over them.
pub(super) fn of_meeting(
    workspace: &Workspace,
    drafts: &Drafts,
    room: &RoomView,
) -> Result<Vec<Draft>, OpsError> {
    let all = drafts.all()?;
    let mut found: Vec<Draft> = Vec::new();
    for draft in &all {
        if found.iter().any(|known| known.record == draft.record) {
            continue;
        }
        let kind = [Note::KIND, Decision::KIND, ActionItem::KIND, Commitment::KIND]
            .into_iter()
            .find(|kind| draft.place.strip_prefix(kind.name).is_some_and(|rest| rest.starts_with('/')));
        let Some(kind) = kind else { continue };
        let whole = gathered(&all, draft.record, kind);
        if belongs(&whole, room) && is_unrecorded(workspace, &all, &whole)? {
            found.push(whole);
        }
    }
    Ok(found)
}

fn belongs(draft: &Draft, room: &RoomView) -> bool {
    let item = draft.reference("agenda_item_id");
    let under = room.agenda.iter().any(|own| Some(own.item.id) == item);
    let edits = room.agenda.iter().flat_map(|own| &own.notes).any(|note| note.id == draft.record);
    under || edits || draft.reference("meeting_id") == Some(room.meeting.id)
}

fn is_unrecorded(workspace: &Workspace, all: &[store::Draft], draft: &Draft) -> Result<bool, OpsError> {
    if workspace.store.kind_of(draft.record)?.is_none() {
        return Ok(true);
    }
    // Only the text of a line is edited where it stands.
    let typed_at = all.iter().filter(|own| own.record == draft.record).map(|own| own.at).max();
    let made_at = workspace.store.made_here_at(draft.record)?.map(Moment::seconds);
    Ok(draft.kind == Note::KIND && made_at.is_none_or(|made| typed_at.is_some_and(|typed| typed > made)))
}

fn gathered(drafts: &[store::Draft], record: RecordId, kind: &'static RecordKind) -> Draft {
    let prefix = format!("{}/", kind.name);
    let own = drafts.iter().filter(|draft| draft.record == record);
    let fields = own.filter_map(|draft| {
        let field = draft.place.strip_prefix(&prefix)?;
        Some((field.to_owned(), draft.text.clone()))
    });
    Draft { kind, record, fields: fields.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Day;
    use crate::domain::edit::RecordEdit;
    use crate::domain::records::AgendaItem;
    use crate::domain::records::Meeting;
    use crate::ops::ask::Answer;
    use crate::ops::ask::Query;
    use crate::ops::ask::ask;
    use crate::ops::save::save;
    use crate::ops::workspace::tests::Office;

    fn keep(drafts: &Drafts, record: RecordId, field: &str, text: &str, now: Moment) {
        let place = format!("action_item/{field}");
        drafts.keep(&store::Draft { record, place, text: text.to_owned(), at: now.seconds() }).unwrap();
    }

    #[test]
    fn a_form_that_was_left_offers_its_text_until_the_record_is_made() {
        let mut office = Office::new("WZT");
        let drafts = Drafts::open(office.workspace.store.folder()).unwrap().0;
        let id = office.around.new_id();
        let now = office.around.now();
        keep(&drafts, id, "title", "عروض أسعار المنحدر", now.plus(-60));
        let found = find(&office.workspace, &drafts, ActionItem::KIND, None).unwrap().unwrap();
        assert_eq!(found.fields, [("title".to_owned(), "عروض أسعار المنحدر".to_owned())]);
        let mut item = ActionItem::empty(id);
        item.title = Some("عروض أسعار المنحدر".to_owned());
        save(&mut office.workspace, &[RecordEdit::create(&item)], &mut office.around).unwrap();
        assert_eq!(find(&office.workspace, &drafts, ActionItem::KIND, None).unwrap(), None);
    }

    #[test]
    fn a_draft_that_was_recorded_hides_no_other_from_a_screen_that_only_reads() {
        let mut office = Office::new("WZT");
        let drafts = Drafts::open(office.workspace.store.folder()).unwrap().0;
        let mut item = ActionItem::empty(office.around.new_id());
        item.title = Some("عروض أسعار المنحدر".to_owned());
        let other = office.around.new_id();
        let now = office.around.now();
        keep(&drafts, other, "title", "ترميم العيادة", now.plus(-90));
        keep(&drafts, item.id, "title", "عروض أسعار المنحدر", now.plus(-60));
        save(&mut office.workspace, &[RecordEdit::create(&item)], &mut office.around).unwrap();
        let query = Query::Draft { kind: ActionItem::KIND, record: None };
        let today = Day::new(2026, 11, 22).unwrap();
        let answer = ask(&mut office.workspace, &query, today, now).unwrap();
        assert!(matches!(answer, Answer::Draft(Some(draft)) if draft.record == other));
    }

    #[test]
    fn text_typed_into_a_record_that_exists_is_kept_for_that_record_alone() {
        let mut office = Office::new("WZT");
        let drafts = Drafts::open(office.workspace.store.folder()).unwrap().0;
        let mut item = ActionItem::empty(office.around.new_id());
        item.title = Some("قائمة ترميم العيادة".to_owned());
        save(&mut office.workspace, &[RecordEdit::create(&item)], &mut office.around).unwrap();
        let later = office.around.now().plus(60);
        keep(&drafts, item.id, "details", "مع المهندس", later);
        assert_eq!(find(&office.workspace, &drafts, ActionItem::KIND, None).unwrap(), None);
        let found = find(&office.workspace, &drafts, ActionItem::KIND, Some(item.id)).unwrap().unwrap();
        assert_eq!(found.fields.len(), 1);
        drafts.drop_record(item.id).unwrap();
        assert_eq!(drafts.all().unwrap(), []);
    }

    #[test]
    fn what_was_typed_in_a_meeting_waits_in_its_room_until_it_is_recorded() {
        let mut office = Office::new("WZT");
        let drafts = Drafts::open(office.workspace.store.folder()).unwrap().0;
        let (mut meeting, mut item) =
            (Meeting::empty(office.around.new_id()), AgendaItem::empty(office.around.new_id()));
        meeting.state = Some("in_progress".to_owned());
        item.meeting_id = Some(meeting.id);
        item.title = Some("المركز النهاري".to_owned());
        let edits = [RecordEdit::create(&meeting), RecordEdit::create(&item)];
        save(&mut office.workspace, &edits, &mut office.around).unwrap();
        let (line, form, elsewhere) =
            (office.around.new_id(), office.around.new_id(), office.around.new_id());
        let now = office.around.now();
        let typed = |record: RecordId, place: &str, text: &str| {
            let draft =
                store::Draft { record, place: place.to_owned(), text: text.to_owned(), at: now.seconds() };
            drafts.keep(&draft).unwrap();
        };
        typed(line, "note/agenda_item_id", &item.id.to_string());
        typed(line, "note/text", "القاعة تحتاج منحدرا");
        typed(form, "action_item/meeting_id", &meeting.id.to_string());
        typed(form, "action_item/title", "عروض أسعار");
        typed(elsewhere, "note/agenda_item_id", &RecordId([9; 16]).to_string());
        let waiting = |office: &mut Office| {
            let query = Query::Room { meeting: meeting.id };
            let today = Day::new(2026, 11, 22).unwrap();
            let Answer::Room(Some(room)) = ask(&mut office.workspace, &query, today, now).unwrap() else {
                panic!("a room")
            };
            let mut waiting: Vec<RecordId> = room.drafts.iter().map(|draft| draft.record).collect();
            waiting.sort();
            waiting
        };
        assert_eq!(waiting(&mut office), [line, form]);
        let mut note = Note::empty(line);
        note.agenda_item_id = Some(item.id);
        note.text = Some("القاعة تحتاج منحدرا".to_owned());
        save(&mut office.workspace, &[RecordEdit::create(&note)], &mut office.around).unwrap();
        assert_eq!(waiting(&mut office), [form]);
    }
}
