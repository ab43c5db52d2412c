//! What a mark on the attendance sheet records.

use crate::domain::day::Moment;
use crate::domain::edit::Loaded;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::records::Attendance;
use crate::domain::records::Record as _;
use crate::domain::rows::RoomSeat;
use crate::ui::command::Attend;

/// The meeting in which somebody is marked.
#[derive(Clone, Copy, Debug)]
pub struct Roll<'r> {
    pub meeting: RecordId,
    pub now: Moment,
    /// The titles of today: the minutes keep them, whatever people become later.
    pub titles: &'r [(RecordId, String)],
}

impl Roll<'_> {
    /// Returns what marking a seat records; `None` when it changes nothing. `id` is for a mark that is new.
    pub fn seat(&self, seat: &RoomSeat, mark: Attend, id: RecordId) -> Option<RecordEdit> {
        if mark == Attend::Alternate && seat.alternate.is_none() {
            return None;
        }
        let mut record = match &seat.attendance {
            Some(loaded) => loaded.record(),
            None => self.unmarked(seat, id),
        };
        if mark == Attend::Alternate {
            self.swap(&mut record, seat);
        } else {
            stamp(&mut record, mark, self.now);
        }
        match &seat.attendance {
            Some(loaded) => loaded.edit_to(&record.parts()),
            None => Some(RecordEdit::create(&record)),
        }
    }

    /// Makes the attendance of a seat that has none yet: whoever is expected in it.
    fn unmarked(&self, seat: &RoomSeat, id: RecordId) -> Attendance {
        let mut record = Attendance::empty(id);
        record.meeting_id = Some(self.meeting);
        record.seat_id = Some(seat.seat.id);
        self.sits(&mut record, seat.principal.or(seat.alternate));
        record.org_id = seat.organization;
        let category =
            if seat.principal.is_none() && seat.alternate.is_some() { "alternate" } else { "member" };
        record.category = Some(category.to_owned());
        record
    }

    /// Puts the alternate into the seat, or the member back; who takes the place of somebody is there.
    fn swap(&self, record: &mut Attendance, seat: &RoomSeat) {
        let (person, category) = if record.category.as_deref() == Some("alternate") {
            (seat.principal, "member")
        } else {
            (seat.alternate, "alternate")
        };
        self.sits(record, person);
        record.category = Some(category.to_owned());
        if !matches!(record.status.as_deref(), Some("present" | "late" | "left")) {
            stamp(record, Attend::Present, self.now);
        }
    }

    fn sits(&self, record: &mut Attendance, person: Option<RecordId>) {
        record.person_id = person;
        let title = self.titles.iter().find(|(own, _)| Some(*own) == person);
        record.title_as_printed = title.map(|(_, title)| title.clone());
    }
}

/// Returns what marking a guest or a member of staff records.
pub fn guest(loaded: &Loaded, mark: Attend, now: Moment) -> Option<RecordEdit> {
    let mut record: Attendance = loaded.record();
    stamp(&mut record, mark, now);
    loaded.edit_to(&record.parts())
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

    fn roll(titles: &[(RecordId, String)]) -> Roll<'_> {
        Roll { meeting: MEETING, now: now(), titles }
    }

    fn marked(room: &RoomSeat, mark: Attend) -> Attendance {
        let titles = [(RecordId([60; 16]), "مدير دائرة".to_owned())];
        let edit = roll(&titles).seat(room, mark, RecordId([2; 16])).unwrap();
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
        assert_eq!(record.title_as_printed.as_deref(), Some("مدير دائرة"));
    }

    #[test]
    fn an_alternate_takes_the_seat_and_gives_it_back() {
        let mut room = of_the_municipality();
        let record = marked(&room, Attend::Alternate);
        assert_eq!((record.person_id, record.title_as_printed.as_deref()), (room.alternate, None));
        assert_eq!(
            (record.category.as_deref(), record.status.as_deref()),
            (Some("alternate"), Some("present"))
        );
        room.attendance = Some(loaded(&record));
        let back = roll(&[]).seat(&room, Attend::Alternate, RecordId([3; 16])).unwrap();
        let EditDeed::Set(fields) = back.deed else { panic!("a change") };
        assert_eq!(fields.iter().map(|edit| edit.field.name).collect::<Vec<_>>(), ["person_id", "category"]);
    }

    #[test]
    fn a_seat_without_alternate_stays_as_it_is() {
        let room = RoomSeat { alternate: None, ..of_the_municipality() };
        assert_eq!(roll(&[]).seat(&room, Attend::Alternate, RecordId([3; 16])), None);
    }

    #[test]
    fn the_same_mark_again_changes_nothing_and_another_names_what_was_seen() {
        let mut room = of_the_municipality();
        room.attendance = Some(loaded(&marked(&room, Attend::Present)));
        assert_eq!(roll(&[]).seat(&room, Attend::Present, RecordId([3; 16])), None);
        let edit = roll(&[]).seat(&room, Attend::Excused, RecordId([3; 16])).unwrap();
        let EditDeed::Set(fields) = edit.deed else { panic!("a change") };
        let named: Vec<_> = fields.iter().map(|edit| (edit.field.name, edit.seen.len())).collect();
        assert_eq!(named, [("status", 1), ("arrived_at", 0)]);
    }
}
