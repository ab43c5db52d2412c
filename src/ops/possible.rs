//! What cannot be beside other records: two open seats of one number, more votes than voters.

use crate::domain::edit::EditDeed;
use crate::domain::edit::Loaded;
use crate::domain::edit::RecordEdit;
use crate::domain::message::Message;
use crate::domain::possible;
use crate::domain::records::Decision;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::domain::value::Atom;
use crate::ops::OpsError;
use crate::store::Store;

/// Refuses edits that make what cannot be; what was so before is no hindrance to other edits.
pub(super) fn check_edits(store: &Store, edits: &[RecordEdit]) -> Result<(), OpsError> {
    for edit in edits {
        let (EditDeed::Create(fields) | EditDeed::Set(fields)) = &edit.deed else { continue };
        let touched: &[&str] = match edit.kind.name {
            "seat" => &["body_id", "seat_no", "ends_on"],
            "decision" => &["vote", "meeting_id"],
            _ => continue,
        };
        if !fields.iter().any(|field| touched.contains(&field.field.name)) {
            continue;
        }
        let stored = store.record(edit.kind, edit.record)?.map(|stored| stored.loaded.parts);
        let mut parts = stored.unwrap_or_else(|| vec![None; edit.kind.columns().count()]);
        for field in fields {
            let first = edit.kind.first_column(field.field);
            let columns = parts.iter_mut().skip(first).zip(&field.value);
            columns.for_each(|(part, value)| part.clone_from(value));
        }
        if let Some(refusal) = beside_others(store, edit.kind.name, edit.record, &parts)? {
            return Err(OpsError::Rule(refusal));
        }
    }
    Ok(())
}

/// Returns what a record says that cannot be: two right changes made it when they met.
pub(super) fn doubts(store: &Store, loaded: &Loaded) -> Result<Vec<Message>, OpsError> {
    let own = possible::in_record(loaded.kind, &loaded.parts).into_iter().map(|found| found.message);
    let beside = beside_others(store, loaded.kind.name, loaded.id, &loaded.parts)?;
    Ok(own.chain(beside).collect())
}

fn beside_others(
    store: &Store,
    kind: &str,
    id: crate::domain::id::RecordId,
    parts: &[Option<Atom>],
) -> Result<Option<Message>, OpsError> {
    Ok(match kind {
        "seat" => {
            let seat = Seat::from_parts(id, parts);
            let others = seat.body_id.map(|body| store.seats_of(body)).transpose()?.unwrap_or_default();
            possible::seat_beside(&seat, &others)
        }
        "decision" => {
            let decision = Decision::from_parts(id, parts);
            let roll = decision.meeting_id.map(|meeting| store.roll_of(meeting)).transpose()?;
            possible::vote_in(&decision, &roll.unwrap_or_default())
        }
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Day;
    use crate::domain::id::RecordId;
    use crate::domain::records::Attendance;
    use crate::domain::records::Body;
    use crate::domain::records::Meeting;
    use crate::domain::rows::Answer;
    use crate::domain::rows::Query;
    use crate::ops::ask::ask;
    use crate::ops::save::save;
    use crate::ops::save::save_as;
    use crate::ops::workspace::tests::Office;

    fn refused(office: &mut Office, edits: &[RecordEdit]) -> Option<String> {
        match save(&mut office.workspace, edits, &mut office.around) {
            Ok(_) => None,
            Err(OpsError::Rule(message)) => Some(message.id.into_owned()),
            Err(other) => panic!("{other:?}"),
        }
    }

    fn council(office: &mut Office) -> RecordId {
        let mut body = Body::empty(office.around.new_id());
        body.name_ar = Some("مجلس التخطيط المشترك".to_owned());
        assert_eq!(refused(office, &[RecordEdit::create(&body)]), None);
        body.id
    }

    fn seat(office: &mut Office, body: RecordId) -> Seat {
        let mut seat = Seat::empty(office.around.new_id());
        (seat.body_id, seat.seat_no) = (Some(body), Some(2));
        seat
    }

    #[test]
    fn a_second_open_seat_of_the_same_number_is_refused_and_one_after_its_end_is_not() {
        let mut office = Office::new("WZT");
        let body = council(&mut office);
        let first = seat(&mut office, body);
        assert_eq!(refused(&mut office, &[RecordEdit::create(&first)]), None);
        let second = seat(&mut office, body);
        let taken = refused(&mut office, &[RecordEdit::create(&second)]);
        assert_eq!(taken.as_deref(), Some("rules-seat-number-taken"));
        let loaded = office.workspace.store.record(Seat::KIND, first.id).unwrap().unwrap().loaded;
        let ended = Seat { ends_on: Day::parse_iso("2026-11-01"), ..first };
        let end = loaded.edit_to(&ended.parts()).unwrap();
        assert_eq!(refused(&mut office, &[end]), None);
        assert_eq!(refused(&mut office, &[RecordEdit::create(&second)]), None);
    }

    #[test]
    fn two_seats_of_one_number_from_two_laptops_are_told_beside_both() {
        let mut office = Office::new("WZT");
        let body = council(&mut office);
        let twins = [seat(&mut office, body), seat(&mut office, body)];
        let edits = twins.each_ref().map(RecordEdit::create);
        save_as(&mut office.workspace, &edits, None, &mut office.around).unwrap();
        let query = Query::Record { kind: Seat::KIND, id: twins[1].id };
        let (today, now) = (Day::new(2026, 11, 22).unwrap(), office.around.now());
        let answer = ask(&mut office.workspace, &query, today, now).unwrap();
        let Answer::Record(Some(view)) = answer else { panic!("a record") };
        assert_eq!(view.doubts[0].id, "rules-seat-number-taken");
        let loaded = office.workspace.store.record(Seat::KIND, twins[1].id).unwrap().unwrap().loaded;
        let named = Seat { voting: Some(false), ..twins[1].clone() };
        let edit = loaded.edit_to(&named.parts()).unwrap();
        assert_eq!(refused(&mut office, &[edit]), None, "another field is changed all the same");
    }

    #[test]
    fn ten_votes_of_two_who_are_present_are_refused() {
        let mut office = Office::new("WZT");
        let body = council(&mut office);
        let mut meeting = Meeting::empty(office.around.new_id());
        (meeting.body_id, meeting.state) = (Some(body), Some("in_progress".to_owned()));
        let roll = [office.around.new_id(), office.around.new_id()].map(|id| {
            let mut person = Attendance::empty(id);
            (person.meeting_id, person.status) = (Some(meeting.id), Some("present".to_owned()));
            person
        });
        let mut edits = vec![RecordEdit::create(&meeting)];
        edits.extend(roll.iter().map(RecordEdit::create));
        assert_eq!(refused(&mut office, &edits), None);
        let mut decision = Decision::empty(office.around.new_id());
        (decision.meeting_id, decision.kind) = (Some(meeting.id), Some("decision".to_owned()));
        (decision.text, decision.yes) = (Some("يفتتح المركز".to_owned()), Some(10));
        let over = refused(&mut office, &[RecordEdit::create(&decision)]);
        assert_eq!(over.as_deref(), Some("rules-votes-over-present"));
        decision.yes = Some(2);
        assert_eq!(refused(&mut office, &[RecordEdit::create(&decision)]), None);
    }
}
