//! Closing a meeting: its minutes and decisions get their numbers. A closed one is opened again under its number.

use crate::domain::day::Day;
use crate::domain::edit::Loaded;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::Body;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Record;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::ops::save;
use crate::store::Store;

/// Fields that decide whether a meeting is closed, and under which number.
const DECIDING: [&str; 2] = ["state", "minutes_number"];

/// Closes a meeting that is not closed yet.
///
/// Its minutes get the next number of the body and the year when this office gives numbers for the body; else the
/// number stays pending. Decisions and recommendations without a number are numbered in the order of the agenda.
pub fn close_meeting(
    workspace: &mut Workspace,
    id: RecordId,
    around: &mut Surroundings,
) -> Result<(), OpsError> {
    workspace.key()?;
    let stored = workspace.store.record(Meeting::KIND, id)?.ok_or(OpsError::NoSuchRecord(id))?;
    let meeting: Meeting = stored.loaded.record();
    may_be_closed(&workspace.store, &meeting)?;
    let mut edits = Vec::new();
    edits.extend(closed(workspace, &stored.loaded, around)?);
    edits.extend(numbered(&workspace.store, &meeting)?);
    save::save(workspace, &edits, around).map(drop)
}

/// Opens a closed meeting again, so that its minutes can be corrected; their number and the hour of the end stay.
///
/// Numbered minutes are opened by the office that numbers them, and approved ones by nobody.
pub fn reopen_meeting(
    workspace: &mut Workspace,
    id: RecordId,
    around: &mut Surroundings,
) -> Result<(), OpsError> {
    workspace.key()?;
    let stored = workspace.store.record(Meeting::KIND, id)?.ok_or(OpsError::NoSuchRecord(id))?;
    let mut meeting: Meeting = stored.loaded.record();
    may_be_reopened(workspace, &meeting)?;
    meeting.state = Some("in_progress".to_owned());
    let edits: Vec<RecordEdit> = stored.loaded.edit_to(&meeting.parts()).into_iter().collect();
    save::save_as(workspace, &edits, None, around).map(drop)
}

/// Returns the local day of a meeting: when it began, or was to begin; `today` when nobody said.
pub fn day_of(workspace: &Workspace, meeting: &Meeting, today: Day) -> Day {
    meeting.actual_start.or(meeting.starts_at).map_or(today, |moment| workspace.local_day(moment))
}

/// Returns the number that closing gives the minutes; `None` where they have one, or another office gives it.
pub(super) fn number_for(
    workspace: &Workspace,
    meeting: &Meeting,
    body: Option<&Body>,
    day: Day,
) -> Result<Option<(i64, i64)>, OpsError> {
    let Some(body) = body.filter(|_| meeting.minutes_no.is_none()) else { return Ok(None) };
    if body.office_id != Some(workspace.own_office()?) {
        return Ok(None);
    }
    let year = i64::from(day.date().year());
    let greatest = workspace.store.greatest_minutes_number(body.id, year)?;
    Ok(Some((greatest.unwrap_or(0) + 1, year)))
}

fn may_be_closed(store: &Store, meeting: &Meeting) -> Result<(), OpsError> {
    let open = [None, Some("draft"), Some("convened"), Some("in_progress")];
    if !open.contains(&meeting.state.as_deref()) {
        return Err(OpsError::Rule(Message::new("ops-meeting-closed")));
    }
    must_be_settled(store, meeting)
}

fn may_be_reopened(workspace: &Workspace, meeting: &Meeting) -> Result<(), OpsError> {
    if meeting.is_settled() {
        return Err(OpsError::Rule(Message::new("ops-meeting-approved")));
    }
    if !meeting.is_over() {
        return Err(OpsError::Rule(Message::new("ops-meeting-open")));
    }
    let body = meeting.body_id.map(|body| workspace.store.record_of::<Body>(body)).transpose()?.flatten();
    let owner = body.and_then(|body| body.office_id);
    if meeting.minutes_no.is_some() && owner.is_some_and(|owner| Some(owner) != workspace.own_office().ok()) {
        return Err(OpsError::Rule(Message::new("ops-meeting-of-others")));
    }
    must_be_settled(&workspace.store, meeting)
}

fn must_be_settled(store: &Store, meeting: &Meeting) -> Result<(), OpsError> {
    let deciding = DECIDING.iter().filter_map(|name| Meeting::KIND.field(name)).map(|field| field.number);
    let deciding: Vec<u16> = deciding.chain([0]).collect();
    let unsettled = store.unsettled_of(Meeting::KIND.number, meeting.id)?;
    if unsettled.iter().any(|place| deciding.contains(&place.field)) {
        return Err(OpsError::Rule(Message::new("ops-meeting-unsettled")));
    }
    Ok(())
}

fn closed(
    workspace: &Workspace,
    loaded: &Loaded,
    around: &Surroundings,
) -> Result<Option<RecordEdit>, OpsError> {
    let now = around.now();
    let mut meeting: Meeting = loaded.record();
    let body = match meeting.body_id {
        Some(body) => workspace.store.record_of::<Body>(body)?,
        None => None,
    };
    let day = day_of(workspace, &meeting, workspace.local_day(now));
    if let Some((number, year)) = number_for(workspace, &meeting, body.as_ref(), day)? {
        (meeting.minutes_no, meeting.minutes_year) = (Some(number), Some(year));
    }
    meeting.state = Some("closed".to_owned());
    meeting.actual_end = meeting.actual_end.or(Some(now));
    Ok(loaded.edit_to(&meeting.parts()))
}

/// Numbers what was decided without a number, after those that have one.
fn numbered(store: &Store, meeting: &Meeting) -> Result<Vec<RecordEdit>, OpsError> {
    let decisions = store.decisions_in_order(meeting.id)?;
    let held = decisions.iter().filter_map(|decision| decision.record::<Decision>().seq);
    let given = store.greatest_decision_number(meeting)?;
    let next = held.max().unwrap_or(0).max(given) + 1;
    let unnumbered = decisions.iter().map(|loaded| (loaded, loaded.record::<Decision>()));
    let unnumbered = unnumbered.filter(|(_, decision)| decision.seq.is_none());
    let edits = (next..).zip(unnumbered).filter_map(|(seq, (loaded, mut decision))| {
        decision.seq = Some(seq);
        loaded.edit_to(&decision.parts())
    });
    Ok(edits.collect())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::domain::day::Moment;
    use crate::domain::edit::EditDeed;
    use crate::domain::records::AgendaItem;
    use crate::ops::load::load;
    use crate::ops::undo::Way;
    use crate::ops::undo::undo;
    use crate::ops::workspace::tests::Office;

    /// Records a council of an office with a running meeting of two points and three decisions, last point first.
    fn council(office: &mut Office, owner: RecordId) -> (RecordId, [RecordId; 3]) {
        let mut ids = || office.around.new_id();
        let mut body = Body::empty(ids());
        body.name_ar = Some("مجلس التخطيط المشترك".to_owned());
        body.office_id = Some(owner);
        let mut meeting = Meeting::empty(ids());
        meeting.body_id = Some(body.id);
        meeting.state = Some("in_progress".to_owned());
        meeting.starts_at = Moment::parse_iso("2026-11-22T09:00:00Z");
        let points =
            [(ids(), "2", "ما يستجد"), (ids(), "1", "المركز النهاري")].map(|(id, position, title)| {
                let mut item = AgendaItem::empty(id);
                item.meeting_id = Some(meeting.id);
                item.position = Some(position.to_owned());
                item.title = Some(title.to_owned());
                item
            });
        let decided = [Some(points[0].id), Some(points[1].id), None].map(|item| {
            let mut decision = Decision::empty(ids());
            decision.meeting_id = Some(meeting.id);
            decision.agenda_item_id = item;
            decision.kind = Some("decision".to_owned());
            decision.text = Some("يفتح المركز في قاعة العيادة القديمة".to_owned());
            decision
        });
        let mut edits = vec![RecordEdit::create(&body), RecordEdit::create(&meeting)];
        edits.extend(points.iter().map(RecordEdit::create));
        edits.extend(decided.iter().map(RecordEdit::create));
        save::save(&mut office.workspace, &edits, &mut office.around).unwrap();
        (meeting.id, decided.map(|decision| decision.id))
    }

    fn closed_meeting(office: &Office, id: RecordId) -> Meeting {
        office.workspace.store.record_of(id).unwrap().unwrap()
    }

    #[test]
    fn a_group_that_was_made_here_without_an_office_gets_its_minutes_numbered() {
        let mut office = Office::new("WZT");
        let mut body = Body::empty(office.around.new_id());
        body.name_ar = Some("مجموعة التخطيط".to_owned());
        let mut meeting = Meeting::empty(office.around.new_id());
        meeting.body_id = Some(body.id);
        meeting.state = Some("in_progress".to_owned());
        meeting.starts_at = Moment::parse_iso("2026-11-22T09:00:00Z");
        let edits = [RecordEdit::create(&body), RecordEdit::create(&meeting)];
        save::save(&mut office.workspace, &edits, &mut office.around).unwrap();
        close_meeting(&mut office.workspace, meeting.id, &mut office.around).unwrap();
        let closed: Meeting = office.workspace.store.record_of(meeting.id).unwrap().unwrap();
        assert_eq!(closed.minutes_no, Some(1));
    }

    #[test]
    fn closing_gives_the_next_number_and_numbers_decisions_by_the_agenda() {
        let mut office = Office::new("WZT");
        let own = office.workspace.own_office().unwrap();
        let (id, decided) = council(&mut office, own);
        close_meeting(&mut office.workspace, id, &mut office.around).unwrap();
        let meeting = closed_meeting(&office, id);
        assert_eq!((meeting.minutes_no, meeting.minutes_year), (Some(1), Some(2026)));
        assert_eq!(meeting.state.as_deref(), Some("closed"));
        assert_eq!(meeting.actual_end, Some(office.around.now()));
        let seq = |id| office.workspace.store.record_of::<Decision>(id).unwrap().unwrap().seq;
        assert_eq!(decided.map(seq), [Some(2), Some(1), Some(3)]);
    }

    #[test]
    fn a_closed_meeting_is_not_closed_again() {
        let mut office = Office::new("WZT");
        let own = office.workspace.own_office().unwrap();
        let (id, _) = council(&mut office, own);
        close_meeting(&mut office.workspace, id, &mut office.around).unwrap();
        let again = close_meeting(&mut office.workspace, id, &mut office.around);
        assert!(matches!(again, Err(OpsError::Rule(message)) if message.id == "ops-meeting-closed"));
    }

    #[test]
    fn closing_under_a_number_is_not_undone() {
        let mut office = Office::new("WZT");
        let own = office.workspace.own_office().unwrap();
        let (id, _) = council(&mut office, own);
        close_meeting(&mut office.workspace, id, &mut office.around).unwrap();
        let refused = undo(&mut office.workspace, Way::Back, &mut office.around);
        assert!(matches!(refused, Err(OpsError::StaysClosed(Some(number))) if number == "1/2026"));
        assert_eq!(closed_meeting(&office, id).state.as_deref(), Some("closed"));
    }

    #[test]
    fn a_number_stays_through_opening_again_and_goes_to_no_other_meeting() {
        let mut office = Office::new("WZT");
        let own = office.workspace.own_office().unwrap();
        let (id, _) = council(&mut office, own);
        close_meeting(&mut office.workspace, id, &mut office.around).unwrap();
        let end = closed_meeting(&office, id).actual_end;
        office.around.now_ms += 3_600_000;
        reopen_meeting(&mut office.workspace, id, &mut office.around).unwrap();
        let open = closed_meeting(&office, id);
        assert_eq!((open.minutes_no, open.state.as_deref()), (Some(1), Some("in_progress")));
        let mut other = Meeting::empty(office.around.new_id());
        (other.body_id, other.starts_at) = (open.body_id, open.starts_at);
        save::save(&mut office.workspace, &[RecordEdit::create(&other)], &mut office.around).unwrap();
        close_meeting(&mut office.workspace, other.id, &mut office.around).unwrap();
        assert_eq!(closed_meeting(&office, other.id).minutes_number().as_deref(), Some("2/2026"));
        close_meeting(&mut office.workspace, id, &mut office.around).unwrap();
        let again = closed_meeting(&office, id);
        assert_eq!((again.minutes_number().as_deref(), again.actual_end), (Some("1/2026"), end));
    }

    #[test]
    fn a_reopening_that_was_taken_back_can_be_brought_back() {
        let mut office = Office::new("WZT");
        let own = office.workspace.own_office().unwrap();
        let (id, _) = council(&mut office, own);
        close_meeting(&mut office.workspace, id, &mut office.around).unwrap();
        reopen_meeting(&mut office.workspace, id, &mut office.around).unwrap();
        for (way, state) in [(Way::Back, "closed"), (Way::Forth, "in_progress"), (Way::Back, "closed")] {
            undo(&mut office.workspace, way, &mut office.around).unwrap();
            let meeting = closed_meeting(&office, id);
            assert_eq!((meeting.state.as_deref(), meeting.minutes_no), (Some(state), Some(1)));
        }
    }

    #[test]
    fn the_number_of_a_deleted_decision_is_not_given_again() {
        let mut office = Office::new("WZT");
        let own = office.workspace.own_office().unwrap();
        let (id, decided) = council(&mut office, own);
        close_meeting(&mut office.workspace, id, &mut office.around).unwrap();
        reopen_meeting(&mut office.workspace, id, &mut office.around).unwrap();
        let last = office.workspace.store.record(Decision::KIND, decided[2]).unwrap().unwrap().loaded;
        let deed = EditDeed::Delete(last.seen);
        let delete = RecordEdit { kind: Decision::KIND, record: decided[2], deed };
        let mut decision = Decision::empty(office.around.new_id());
        (decision.meeting_id, decision.kind) = (Some(id), Some("decision".to_owned()));
        decision.text = Some("يُبنى المنحدر قبل الافتتاح".to_owned());
        let edits = [delete, RecordEdit::create(&decision)];
        save::save(&mut office.workspace, &edits, &mut office.around).unwrap();
        close_meeting(&mut office.workspace, id, &mut office.around).unwrap();
        assert_eq!(office.workspace.store.record_of::<Decision>(decision.id).unwrap().unwrap().seq, Some(4));
    }

    #[test]
    fn only_a_closed_meeting_is_opened_again_and_not_after_its_approval() {
        let mut office = Office::new("WZT");
        let own = office.workspace.own_office().unwrap();
        let (id, _) = council(&mut office, own);
        let refused =
            |office: &mut Office| match reopen_meeting(&mut office.workspace, id, &mut office.around) {
                Err(OpsError::Rule(message)) => message.id,
                other => panic!("{other:?}"),
            };
        assert_eq!(refused(&mut office), "ops-meeting-open");
        close_meeting(&mut office.workspace, id, &mut office.around).unwrap();
        let line = format!(r#"{{"record":"meeting","id":"{id}","state":"approved"}}"#);
        load(&mut office.workspace, &mut Cursor::new(line), &mut office.around, &mut |_| {}).unwrap();
        assert_eq!(refused(&mut office), "ops-meeting-approved");
    }

    #[test]
    fn numbered_minutes_of_another_office_are_not_opened_here() {
        let mut office = Office::new("WZT");
        let (id, _) = council(&mut office, RecordId([9; 16]));
        let lines = format!(
            r#"{{"record":"meeting","id":"{id}","state":"closed","minutes_no":7,"minutes_year":2026}}"#
        );
        load(&mut office.workspace, &mut Cursor::new(lines), &mut office.around, &mut |_| {}).unwrap();
        let refused = reopen_meeting(&mut office.workspace, id, &mut office.around);
        assert!(matches!(refused, Err(OpsError::Rule(message)) if message.id == "ops-meeting-of-others"));
    }

    #[test]
    fn another_offices_body_leaves_the_number_pending() {
        let mut office = Office::new("WZT");
        let (id, _) = council(&mut office, RecordId([9; 16]));
        close_meeting(&mut office.workspace, id, &mut office.around).unwrap();
        let meeting = closed_meeting(&office, id);
        assert_eq!((meeting.minutes_no, meeting.state.as_deref()), (None, Some("closed")));
    }
}
