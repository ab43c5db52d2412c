//! What stands in the minutes of a closed meeting is not changed by a form.
//!
//! `load` goes past this: a script corrects what a person may not change unasked.

use crate::domain::catalogue::RecordKind;
use crate::domain::closed_minutes::ClosedMinutes;
use crate::domain::closed_minutes::goes_on;
use crate::domain::edit::EditDeed;
use crate::domain::edit::FieldEdit;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::records::Meeting;
use crate::domain::records::Record as _;
use crate::domain::value::Atom;
use crate::domain::value::Parts;
use crate::ops::OpsError;
use crate::store::Store;

/// What is to be done to one record.
struct Touch {
    kind: &'static RecordKind,
    record: RecordId,
    /// Field numbers, with their new values.
    fields: Vec<(u16, Parts)>,
    deletes: bool,
}

/// Refuses edits of what stands in the minutes of a closed meeting.
pub(super) fn check_edits(store: &Store, edits: &[RecordEdit]) -> Result<(), OpsError> {
    edits.iter().try_for_each(|edit| check(store, &Touch::of_edit(edit)))
}

fn check(store: &Store, touch: &Touch) -> Result<(), OpsError> {
    let stored = store.record(touch.kind, touch.record)?.map(|stored| stored.loaded.parts);
    numbered_minutes_stay(touch, stored.as_deref())?;
    let mut parts = stored.clone().unwrap_or_default();
    if let Some(parts) = &stored
        && let Some(minutes) = store.closed_minutes(touch.kind, touch.record, parts)?
    {
        return must_go_on(touch, &minutes);
    }
    // What is new must not slip into minutes that are closed.
    touch.put_into(&mut parts);
    let slips = touch.kind != Meeting::KIND && !touch.deletes && !touch.fields.is_empty();
    match store.closed_minutes(touch.kind, touch.record, &parts)?.filter(|_| slips) {
        Some(minutes) => Err(OpsError::Rule(minutes.refusal())),
        None => Ok(()),
    }
}

/// Refuses to delete a meeting whose minutes have a number, though it was opened again.
fn numbered_minutes_stay(touch: &Touch, parts: Option<&[Option<Atom>]>) -> Result<(), OpsError> {
    if touch.kind != Meeting::KIND || !touch.deletes {
        return Ok(());
    }
    let meeting = Meeting::from_parts(touch.record, parts.unwrap_or_default());
    if meeting.is_over() || meeting.minutes_no.is_some() {
        let minutes = ClosedMinutes { meeting: meeting.id, number: meeting.minutes_number() };
        return Err(OpsError::Rule(minutes.refused_deletion()));
    }
    Ok(())
}

fn must_go_on(touch: &Touch, minutes: &ClosedMinutes) -> Result<(), OpsError> {
    let stands = |(number, value): &&(u16, Parts)| {
        let Some(field) = touch.kind.field_numbered(*number) else { return false };
        let goes_on = goes_on(touch.kind, field.name)
            || is_next_state(touch.kind, field.name, value)
            || (touch.kind == Meeting::KIND && field.name == "minutes_number" && minutes.number.is_none());
        !goes_on
    };
    if touch.deletes || touch.fields.iter().any(|field| stands(&field)) {
        return Err(OpsError::Rule(minutes.refusal()));
    }
    Ok(())
}

/// Returns `true` when a meeting stays closed under another word: reviewed, approved, signed, void.
fn is_next_state(kind: &'static RecordKind, field: &str, value: &Parts) -> bool {
    let mut meeting = Meeting::empty(RecordId([0; 16]));
    if let Some(Some(Atom::Text(state))) = value.first() {
        meeting.state = Some(state.clone());
    }
    kind == Meeting::KIND && field == "state" && meeting.is_over()
}

impl Touch {
    fn of_edit(edit: &RecordEdit) -> Self {
        let (fields, deletes): (&[FieldEdit], _) = match &edit.deed {
            EditDeed::Create(fields) | EditDeed::Set(fields) => (fields, false),
            EditDeed::Delete(_) => (&[], true),
            EditDeed::Restore(_) => (&[], false),
        };
        let fields = fields.iter().map(|edit| (edit.field.number, edit.value.clone())).collect();
        Self { kind: edit.kind, record: edit.record, fields, deletes }
    }

    fn put_into(&self, parts: &mut Parts) {
        parts.resize(self.kind.columns().count(), None);
        for (number, value) in &self.fields {
            let Some(field) = self.kind.field_numbered(*number) else { continue };
            let first = self.kind.first_column(field);
            for (place, part) in parts.iter_mut().skip(first).take(field.parts.len()).enumerate() {
                *part = value.get(place).cloned().flatten();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::domain::day::Day;
    use crate::domain::edit::Loaded;
    use crate::domain::minutes::NamesIn;
    use crate::domain::records::ActionItem;
    use crate::domain::records::AgendaItem;
    use crate::domain::records::Attendance;
    use crate::domain::records::Body;
    use crate::domain::records::Decision;
    use crate::domain::records::Note;
    use crate::domain::records::Record;
    use crate::domain::stage::unwatched;
    use crate::ops::close_meeting::close_meeting;
    use crate::ops::close_meeting::reopen_meeting;
    use crate::ops::export_bundle;
    use crate::ops::import_bundle::Intent;
    use crate::ops::import_bundle::import_bundles;
    use crate::ops::load::load;
    use crate::ops::minutes::facts;
    use crate::ops::save::save;
    use crate::ops::undo::Way;
    use crate::ops::undo::undo;
    use crate::ops::workspace::tests::Office;

    /// A council with minutes 1/2026: one mark, one item with a note, a decision and an action.
    struct Council {
        office: Office,
        meeting: RecordId,
        attendance: RecordId,
        item: RecordId,
        note: RecordId,
        decision: RecordId,
        action: RecordId,
    }

    fn council() -> Council {
        let mut office = Office::new("WZT");
        let mut new = || office.around.new_id();
        let mut body = Body::empty(new());
        body.name_ar = Some("مجلس التخطيط المشترك".to_owned());
        let mut meeting = Meeting::empty(new());
        (meeting.body_id, meeting.state) = (Some(body.id), Some("in_progress".to_owned()));
        let mut attendance = Attendance::empty(new());
        (attendance.meeting_id, attendance.status) = (Some(meeting.id), Some("present".to_owned()));
        let mut item = AgendaItem::empty(new());
        (item.meeting_id, item.title) = (Some(meeting.id), Some("المركز النهاري".to_owned()));
        let mut note = Note::empty(new());
        (note.agenda_item_id, note.text) = (Some(item.id), Some("القاعة تحتاج منحدرا".to_owned()));
        let mut decision = Decision::empty(new());
        (decision.agenda_item_id, decision.kind) = (Some(item.id), Some("decision".to_owned()));
        (decision.meeting_id, decision.text) = (Some(meeting.id), Some("يفتتح المركز".to_owned()));
        let mut action = ActionItem::empty(new());
        (action.meeting_id, action.title) = (Some(meeting.id), Some("عروض الأسعار".to_owned()));
        body.office_id = Some(office.workspace.own_office().unwrap());
        let edits = [
            RecordEdit::create(&body),
            RecordEdit::create(&meeting),
            RecordEdit::create(&attendance),
            RecordEdit::create(&item),
            RecordEdit::create(&note),
            RecordEdit::create(&decision),
            RecordEdit::create(&action),
        ];
        save(&mut office.workspace, &edits, &mut office.around).unwrap();
        Council {
            office,
            meeting: meeting.id,
            attendance: attendance.id,
            item: item.id,
            note: note.id,
            decision: decision.id,
            action: action.id,
        }
    }

    impl Council {
        fn closed(mut self) -> Self {
            close_meeting(&mut self.office.workspace, self.meeting, &mut self.office.around).unwrap();
            self
        }

        fn loaded<R: Record>(&self, id: RecordId) -> Loaded {
            self.office.workspace.store.record(R::KIND, id).unwrap().unwrap().loaded
        }

        /// Saves a change of a record; returns the id of the refusal, or nothing.
        fn change<R: Record>(&mut self, id: RecordId, change: impl FnOnce(&mut R)) -> Option<String> {
            let loaded = self.loaded::<R>(id);
            let mut record: R = loaded.record();
            change(&mut record);
            let edit = loaded.edit_to(&record.parts()).unwrap();
            self.save(&[edit])
        }

        fn save(&mut self, edits: &[RecordEdit]) -> Option<String> {
            match save(&mut self.office.workspace, edits, &mut self.office.around) {
                Ok(_) => None,
                Err(OpsError::Rule(message)) => Some(message.id.into_owned()),
                Err(other) => panic!("{other:?}"),
            }
        }

        fn delete<R: Record>(&mut self, id: RecordId) -> Option<String> {
            let deed = EditDeed::Delete(self.loaded::<R>(id).seen);
            self.save(&[RecordEdit { kind: R::KIND, record: id, deed }])
        }
    }

    const STANDS: Option<&str> = Some("rules-minutes-stand-numbered");

    #[test]
    fn what_was_said_and_decided_stands_after_closing() {
        let mut council = council().closed();
        let (meeting, item, note) = (council.meeting, council.item, council.note);
        let text = || Some("كلام آخر".to_owned());
        assert_eq!(council.change::<Meeting>(meeting, |it| it.title = text()).as_deref(), STANDS);
        assert_eq!(council.change::<AgendaItem>(item, |it| it.title = text()).as_deref(), STANDS);
        assert_eq!(council.change::<Note>(note, |it| it.text = text()).as_deref(), STANDS);
        let (attendance, decision, action) = (council.attendance, council.decision, council.action);
        let late = || Some("late".to_owned());
        assert_eq!(council.change::<Attendance>(attendance, |it| it.status = late()).as_deref(), STANDS);
        assert_eq!(council.change::<Decision>(decision, |it| it.text = text()).as_deref(), STANDS);
        assert_eq!(council.change::<ActionItem>(action, |it| it.title = text()).as_deref(), STANDS);
        assert_eq!(council.change::<ActionItem>(action, |it| it.meeting_id = None).as_deref(), STANDS);
    }

    #[test]
    fn what_comes_of_it_goes_on() {
        let mut council = council().closed();
        let (decision, action) = (council.decision, council.action);
        let moved = |it: &mut ActionItem| {
            it.due_on = Day::new(2026, 12, 1);
            (it.status, it.percent) = (Some("in_progress".to_owned()), Some(40));
        };
        assert_eq!(council.change::<ActionItem>(action, moved), None);
        let answered = |it: &mut Decision| {
            (it.status, it.reply_text) = (Some("accepted".to_owned()), Some("نعم".to_owned()));
        };
        assert_eq!(council.change::<Decision>(decision, answered), None);
    }

    #[test]
    fn nothing_is_added_to_closed_minutes_or_taken_out_of_them() {
        let mut council = council().closed();
        let mut note = Note::empty(council.office.around.new_id());
        (note.agenda_item_id, note.text) = (Some(council.item), Some("بعد الإنهاء".to_owned()));
        assert_eq!(council.save(&[RecordEdit::create(&note)]).as_deref(), STANDS);
        let (decision, meeting) = (council.decision, council.meeting);
        assert_eq!(council.delete::<Decision>(decision).as_deref(), STANDS);
        assert_eq!(council.delete::<Meeting>(meeting).as_deref(), Some("rules-minutes-stay-numbered"));
        let mut action = ActionItem::empty(council.office.around.new_id());
        action.title = Some("مهمة أخرى".to_owned());
        assert_eq!(council.save(&[RecordEdit::create(&action)]), None);
        let slipped = council.change::<ActionItem>(action.id, |it| it.meeting_id = Some(meeting));
        assert_eq!(slipped.as_deref(), STANDS);
    }

    #[test]
    fn a_meeting_that_was_opened_again_is_corrected() {
        let mut council = council().closed();
        let (meeting, decision) = (council.meeting, council.decision);
        reopen_meeting(&mut council.office.workspace, meeting, &mut council.office.around).unwrap();
        let corrected =
            council.change::<Decision>(decision, |it| it.text = Some("يفتتح المركز غدا".to_owned()));
        assert_eq!(corrected, None);
        assert_eq!(council.delete::<Meeting>(meeting).as_deref(), Some("rules-minutes-stay-numbered"));
    }

    #[test]
    fn a_file_corrects_closed_minutes_and_the_correction_is_undone() {
        let mut council = council().closed();
        let line = format!(r#"{{"record":"decision","id":"{}","text":"نص مصحح"}}"#, council.decision);
        let Office { workspace, around, .. } = &mut council.office;
        load(workspace, &mut Cursor::new(line), around, &mut |_| {}).unwrap();
        assert_eq!(
            council.loaded::<Decision>(council.decision).record::<Decision>().text.as_deref(),
            Some("نص مصحح")
        );
        let Office { workspace, around, .. } = &mut council.office;
        undo(workspace, Way::Back, around).unwrap();
        let text = council.loaded::<Decision>(council.decision).record::<Decision>().text;
        assert_eq!(text.as_deref(), Some("يفتتح المركز"));
    }

    #[test]
    fn what_was_recorded_before_another_laptop_closed_the_meeting_is_not_undone() {
        let mut council = council();
        let decision = council.decision;
        council.change::<Decision>(decision, |it| it.text = Some("يفتتح المركز غدا".to_owned()));
        let stick = tempfile::tempdir().unwrap();
        let mut other = Office::new("MNR");
        other.around.now_ms += 60_000;
        carry(&mut council.office, &mut other, stick.path());
        close_meeting(&mut other.workspace, council.meeting, &mut other.around).unwrap();
        carry(&mut other, &mut council.office, stick.path());
        let Office { workspace, around, .. } = &mut council.office;
        let refused = undo(workspace, Way::Back, around);
        assert!(matches!(refused, Err(OpsError::Rule(message)) if message.id == "rules-minutes-stand"));
    }

    #[test]
    fn printed_minutes_say_what_was_decided_then() {
        let mut council = council();
        let action = council.action;
        council.change::<ActionItem>(action, |it| it.due_on = Day::new(2026, 11, 24));
        council = council.closed();
        council.office.around.now_ms += 60_000;
        council.change::<ActionItem>(action, |it| it.due_on = Day::new(2026, 12, 1));
        council.change::<ActionItem>(action, |it| it.status = Some("done".to_owned()));
        let printed = facts(&council.office.workspace, council.meeting, NamesIn::Arabic).unwrap();
        let given = &printed.others.actions[0].action;
        assert_eq!((given.due_on, given.status.as_deref()), (Day::new(2026, 11, 24), None));
        assert_eq!(printed.changed_since, None, "what goes on is no change of the minutes");
    }

    #[test]
    fn printed_minutes_say_that_their_words_were_changed_later() {
        let mut council = council().closed();
        council.office.around.now_ms += 60_000;
        let line = format!(r#"{{"record":"note","id":"{}","text":"نص مصحح"}}"#, council.note);
        let Office { workspace, around, .. } = &mut council.office;
        load(workspace, &mut Cursor::new(line), around, &mut |_| {}).unwrap();
        let changed = facts(workspace, council.meeting, NamesIn::Arabic).unwrap().changed_since;
        assert_eq!(changed, Some(around.now()));
    }

    fn carry(from: &mut Office, to: &mut Office, stick: &std::path::Path) {
        let request =
            export_bundle::Request { to: "ALL".to_owned(), bodies: Vec::new(), out: stick.to_owned() };
        let Office { workspace, around, .. } = from;
        let path = export_bundle::export_bundle(workspace, &request, around, &mut unwatched()).unwrap().path;
        let Office { workspace, around, .. } = to;
        import_bundles(workspace, &[path], Intent::ImportAndTrust, around, &mut unwatched()).unwrap();
    }
}
