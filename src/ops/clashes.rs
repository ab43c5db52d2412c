//! Numbers of minutes that were given twice: listing them, and giving one of the meetings the next number.

use crate::domain::edit::EditDeed;
use crate::domain::edit::FieldEdit;
use crate::domain::edit::Loaded;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::Body;
use crate::domain::records::Meeting;
use crate::domain::records::Office;
use crate::domain::records::Record as _;
use crate::domain::rows::Name;
use crate::domain::shown::ChangeName;
use crate::domain::shown::Clash;
use crate::domain::shown::ClashingMeeting;
use crate::domain::value::Atom;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::ops::save;
use crate::store::NumberClash;

/// So many numbers are listed at once; there are hardly ever more than one.
const MOST: usize = 100;

/// Lists the numbers that several meetings of a body carry.
pub fn clashes(workspace: &Workspace) -> Result<Vec<Clash>, OpsError> {
    let clashes = workspace.store.number_clashes(MOST)?;
    clashes.iter().map(|clash| described(workspace, clash)).collect()
}

fn described(workspace: &Workspace, clash: &NumberClash) -> Result<Clash, OpsError> {
    let body = workspace.store.record_of::<Body>(clash.body)?;
    let owner = body.as_ref().and_then(|body| body.office_id);
    let own = Some(workspace.own_office()?);
    let office = match owner {
        Some(owner) => workspace.store.record_of::<Office>(owner)?,
        None => None,
    };
    let office = office.map(|office| Name { ar: office.name_ar.unwrap_or_default(), en: office.name_en });
    let meetings = clash.meetings.iter().map(|meeting| of_meeting(workspace, meeting));
    Ok(Clash {
        body: body
            .map(|body| Name { ar: body.name_ar.unwrap_or_default(), en: body.name_en })
            .unwrap_or_default(),
        number: (clash.number, clash.year),
        meetings: meetings.collect::<Result<_, _>>()?,
        next: next(workspace, clash.body, clash.year)?,
        owner: office.unwrap_or_default(),
        ours: owner == own,
    })
}

fn of_meeting(workspace: &Workspace, loaded: &Loaded) -> Result<ClashingMeeting, OpsError> {
    let meeting: Meeting = loaded.record();
    let seen = Meeting::KIND.field("minutes_number").map(|field| loaded.seen.of(field.number).to_vec());
    Ok(ClashingMeeting {
        id: meeting.id,
        kind: meeting.kind,
        ordinal: meeting.ordinal,
        starts_at: meeting.starts_at,
        given_by: workspace.store.numbered_by(loaded)?,
        seen: seen.unwrap_or_default(),
    })
}

fn next(workspace: &Workspace, body: RecordId, year: i64) -> Result<i64, OpsError> {
    Ok(workspace.store.greatest_minutes_number(body, year)?.unwrap_or(0) + 1)
}

/// Gives a meeting the next number of its body and year, when its number stands for another meeting too.
///
/// Only the office that numbers the minutes of the body does so. `seen` are the changes that had given the number
/// which was shown.
pub fn renumber(
    workspace: &mut Workspace,
    id: RecordId,
    seen: &[ChangeName],
    around: &mut Surroundings,
) -> Result<(i64, i64), OpsError> {
    workspace.key()?;
    let meeting = workspace.store.record_of::<Meeting>(id)?.ok_or(OpsError::NoSuchRecord(id))?;
    let gone = || OpsError::Rule(Message::new("ops-clash-gone"));
    let (Some(body), Some(year), Some(number)) = (meeting.body_id, meeting.minutes_year, meeting.minutes_no)
    else {
        return Err(gone());
    };
    if workspace.store.meetings_numbered(body, year, number)?.len() < 2 {
        return Err(gone());
    }
    let owner = workspace.store.record_of::<Body>(body)?.and_then(|body| body.office_id);
    if owner != Some(workspace.own_office()?) {
        return Err(OpsError::Rule(Message::new("ops-clash-of-others")));
    }
    let next = next(workspace, body, year)?;
    let field = Meeting::KIND.field("minutes_number").ok_or_else(gone)?;
    let value = vec![Some(Atom::Integer(next)), Some(Atom::Integer(year))];
    let fields = vec![FieldEdit { field, value, seen: seen.to_vec() }];
    let edit = RecordEdit { kind: Meeting::KIND, record: id, deed: EditDeed::Set(fields) };
    // Minutes that are closed stand; a number that is not theirs alone is the one thing that may not.
    save::save_as(workspace, &[edit], None, around)?;
    Ok((next, year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::workspace::tests::Office as Laptop;

    /// A council of an office, and two of its meetings that were numbered 7/2026 on two laptops.
    fn numbered_twice(laptop: &mut Laptop, owner: RecordId) -> [RecordId; 2] {
        let mut body = Body::empty(laptop.around.new_id());
        body.name_ar = Some("مجلس التخطيط المشترك".to_owned());
        body.office_id = Some(owner);
        let meetings = ["2026-11-15T09:00:00Z", "2026-11-22T09:00:00Z"].map(|at| {
            let mut meeting = Meeting::empty(laptop.around.new_id());
            meeting.body_id = Some(body.id);
            meeting.starts_at = crate::domain::day::Moment::parse_iso(at);
            meeting.state = Some("closed".to_owned());
            (meeting.minutes_no, meeting.minutes_year) = (Some(7), Some(2026));
            meeting
        });
        let mut edits = vec![RecordEdit::create(&body)];
        edits.extend(meetings.iter().map(RecordEdit::create));
        save::save_as(&mut laptop.workspace, &edits, None, &mut laptop.around).unwrap();
        meetings.map(|meeting| meeting.id)
    }

    #[test]
    fn a_number_that_two_meetings_carry_is_listed_until_one_gets_the_next() {
        let mut laptop = Laptop::new("WZT");
        let own = laptop.workspace.own_office().unwrap();
        let ids = numbered_twice(&mut laptop, own);
        let listed = clashes(&laptop.workspace).unwrap();
        let [clash] = listed.as_slice() else { panic!("one clash: {listed:?}") };
        assert_eq!((clash.number, clash.next, clash.ours), ((7, 2026), 8, true));
        assert_eq!([clash.meetings[0].id, clash.meetings[1].id], ids);
        assert_eq!(clash.meetings[1].given_by.laptop, "WZT-1");
        let Laptop { workspace, around, .. } = &mut laptop;
        assert_eq!(renumber(workspace, ids[1], &clash.meetings[1].seen, around).unwrap(), (8, 2026));
        assert_eq!(clashes(workspace).unwrap(), []);
        let again = renumber(workspace, ids[0], &clash.meetings[0].seen, around);
        assert!(matches!(again, Err(OpsError::Rule(message)) if message.id == "ops-clash-gone"));
    }

    #[test]
    fn another_offices_numbers_are_listed_and_left_to_it() {
        let mut laptop = Laptop::new("WZT");
        let ids = numbered_twice(&mut laptop, RecordId([9; 16]));
        let clash = clashes(&laptop.workspace).unwrap().remove(0);
        assert!(!clash.ours);
        let Laptop { workspace, around, .. } = &mut laptop;
        let refused = renumber(workspace, ids[0], &clash.meetings[0].seen, around);
        assert!(matches!(refused, Err(OpsError::Rule(message)) if message.id == "ops-clash-of-others"));
    }

    #[test]
    fn a_deleted_meeting_takes_its_number_out_of_the_way() {
        let mut laptop = Laptop::new("WZT");
        let own = laptop.workspace.own_office().unwrap();
        let ids = numbered_twice(&mut laptop, own);
        let loaded = laptop.workspace.store.record(Meeting::KIND, ids[0]).unwrap().unwrap().loaded;
        let edit = RecordEdit { kind: Meeting::KIND, record: ids[0], deed: EditDeed::Delete(loaded.seen) };
        save::save_as(&mut laptop.workspace, &[edit], None, &mut laptop.around).unwrap();
        assert_eq!(clashes(&laptop.workspace).unwrap(), []);
    }
}
