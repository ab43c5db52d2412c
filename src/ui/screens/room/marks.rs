//! What a mark on the attendance sheet records.

use crate::domain::day::Moment;
use crate::domain::edit::Loaded;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::records::Attendance;
use crate::domain::records::Record as _;
use crate::domain::rows::RoomSeat;
use crate::ui::command::Attend;

/// Returns what marking a seat records; `None` when it changes nothing. `id` is for a mark that is new.
pub fn seat(
    seat: &RoomSeat,
    mark: Attend,
    meeting: RecordId,
    id: RecordId,
    now: Moment,
) -> Option<RecordEdit> {
    if mark == Attend::Alternate && seat.alternate.is_none() {
        return None;
    }
    let mut record = match &seat.attendance {
        Some(loaded) => loaded.record(),
        None => unmarked(seat, meeting, id),
    };
    if mark == Attend::Alternate {
        swap(&mut record, seat, now);
    } else {
        stamp(&mut record, mark, now);
    }
    match &seat.attendance {
        Some(loaded) => loaded.edit_to(&record.parts()),
        None => Some(RecordEdit::create(&record)),
    }
}

/// Returns what marking a guest or a member of staff records.
pub fn guest(loaded: &Loaded, mark: Attend, now: Moment) -> Option<RecordEdit> {
    let mut record: Attendance = loaded.record();
    stamp(&mut record, mark, now);
    loaded.edit_to(&record.parts())
}

/// Makes the attendance of a seat that has none yet: whoever is expected in it.
fn unmarked(seat: &RoomSeat, meeting: RecordId, id: RecordId) -> Attendance {
    let mut record = Attendance::empty(id);
    record.meeting_id = Some(meeting);
    record.seat_id = Some(seat.seat.id);
    record.person_id = seat.principal.or(seat.alternate);
    record.org_id = seat.organization;
    let category = if seat.principal.is_none() && seat.alternate.is_some() { "alternate" } else { "member" };
    record.category = Some(category.to_owned());
    record
}

fn stamp(record: &mut Attendance, mark: Attend, now: Moment) {
    let status = match mark {
        Attend::Present => {
            record.arrived_at = record.arrived_at.or(Some(now));
            record.left_at = None;
            "present"
        }
        Attend::Late => {
            record.arrived_at = Some(now);
            record.left_at = None;
            "late"
        }
        Attend::Left => {
            record.left_at = Some(now);
            "left"
        }
        Attend::Excused | Attend::Absent => {
            (record.arrived_at, record.left_at) = (None, None);
            if mark == Attend::Excused { "excused" } else { "absent" }
        }
        Attend::Alternate | Attend::Guest => return,
    };
    record.status = Some(status.to_owned());
}

/// Puts the alternate into the seat, or the member back; who takes the place of somebody is there.
fn swap(record: &mut Attendance, seat: &RoomSeat, now: Moment) {
    let (person, category) = if record.category.as_deref() == Some("alternate") {
        (seat.principal, "member")
    } else {
        (seat.alternate, "alternate")
    };
    record.person_id = person;
    record.category = Some(category.to_owned());
    if !matches!(record.status.as_deref(), Some("present" | "late" | "left")) {
        stamp(record, Attend::Present, now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::edit::EditDeed;
    use crate::domain::edit::Life;
    use crate::domain::edit::Seen;
    use crate::domain::records::Seat;

    const MEETING: RecordId = RecordId([9; 16]);

    fn now() -> Moment {
        Moment::parse_iso("2026-11-22T09:02:00Z").unwrap()
    }

    fn loaded<R: crate::domain::records::Record>(record: &R) -> Loaded {
        Loaded {
            kind: R::KIND,
            id: record.id(),
            parts: record.parts(),
            seen: Seen { heads: vec![(7, vec![[4; 16]])] },
            life: Life::Here,
        }
    }

    fn of_the_municipality() -> RoomSeat {
        RoomSeat {
            seat: loaded(&Seat::empty(RecordId([1; 16]))),
            organization: Some(RecordId([50; 16])),
            principal: Some(RecordId([60; 16])),
            alternate: Some(RecordId([61; 16])),
            attendance: None,
        }
    }

    fn marked(room: &RoomSeat, mark: Attend) -> Attendance {
        let edit = seat(room, mark, MEETING, RecordId([2; 16]), now()).unwrap();
        let EditDeed::Create(fields) = edit.deed else { panic!("a new record") };
        let mut parts = vec![None; Attendance::KIND.columns().count()];
        for field in fields {
            parts[Attendance::KIND.first_column(field.field)] = field.value[0].clone();
        }
        Attendance::from_parts(edit.record, &parts)
    }

    #[test]
    fn the_first_mark_says_who_sits_there_for_whom_and_since_when() {
        let record = marked(&of_the_municipality(), Attend::Present);
        assert_eq!((record.meeting_id, record.seat_id), (Some(MEETING), Some(RecordId([1; 16]))));
        assert_eq!((record.person_id, record.org_id), (Some(RecordId([60; 16])), Some(RecordId([50; 16]))));
        assert_eq!((record.status.as_deref(), record.arrived_at), (Some("present"), Some(now())));
    }

    #[test]
    fn an_alternate_takes_the_seat_and_gives_it_back() {
        let mut room = of_the_municipality();
        let record = marked(&room, Attend::Alternate);
        assert_eq!(record.person_id, room.alternate);
        assert_eq!(
            (record.category.as_deref(), record.status.as_deref()),
            (Some("alternate"), Some("present"))
        );
        room.attendance = Some(loaded(&record));
        let back = seat(&room, Attend::Alternate, MEETING, RecordId([3; 16]), now()).unwrap();
        let EditDeed::Set(fields) = back.deed else { panic!("a change") };
        assert_eq!(fields.iter().map(|edit| edit.field.name).collect::<Vec<_>>(), ["person_id", "category"]);
    }

    #[test]
    fn a_seat_without_alternate_stays_as_it_is() {
        let room = RoomSeat { alternate: None, ..of_the_municipality() };
        assert_eq!(seat(&room, Attend::Alternate, MEETING, RecordId([3; 16]), now()), None);
    }

    #[test]
    fn the_same_mark_again_changes_nothing_and_another_names_what_was_seen() {
        let mut room = of_the_municipality();
        room.attendance = Some(loaded(&marked(&room, Attend::Present)));
        assert_eq!(seat(&room, Attend::Present, MEETING, RecordId([3; 16]), now()), None);
        let edit = seat(&room, Attend::Excused, MEETING, RecordId([3; 16]), now()).unwrap();
        let EditDeed::Set(fields) = edit.deed else { panic!("a change") };
        let named: Vec<_> = fields.iter().map(|edit| (edit.field.name, edit.seen.len())).collect();
        assert_eq!(named, [("status", 1), ("arrived_at", 0)]);
    }
}
