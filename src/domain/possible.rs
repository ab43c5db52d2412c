//! What cannot be, whatever anybody types: an end before its beginning, a quorum of five thirds, more votes than voters.
//!
//! A form refuses it. Reading is total: two changes that were right each can make it when they meet, and then it is
//! said beside the record.

use crate::domain::catalogue::RecordKind;
use crate::domain::message::Message;
use crate::domain::records::Attendance;
use crate::domain::records::Body;
use crate::domain::records::Decision;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::domain::value::Atom;

/// Something that cannot be, and the columns that say it; the first is where it is best mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible {
    pub columns: Vec<&'static str>,
    pub message: Message,
}

/// What begins and ends: the kind, the column of the beginning and that of the end.
const PERIODS: &[(&str, &str, &str)] = &[
    ("body", "founded_on", "dissolved_on"),
    ("seat", "starts_on", "ends_on"),
    ("membership", "starts_on", "ends_on"),
    ("meeting", "actual_start", "actual_end"),
    ("meeting", "starts_at", "next_meeting_at"),
    ("agenda_item", "started_at", "ended_at"),
    ("attendance", "arrived_at", "left_at"),
    ("decision", "sent_on", "reply_on"),
];

/// Returns what cannot be in the columns of one record.
pub fn in_record(kind: &'static RecordKind, parts: &[Option<Atom>]) -> Vec<Impossible> {
    let periods = PERIODS.iter().filter(|(name, ..)| *name == kind.name);
    let mut found: Vec<Impossible> =
        periods.filter_map(|(_, start, end)| turned_round(kind, parts, start, end)).collect();
    if kind == Body::KIND {
        found.extend(quorum(&Body::from_parts(crate::domain::id::RecordId([0; 16]), parts)));
    }
    found
}

fn turned_round(
    kind: &'static RecordKind,
    parts: &[Option<Atom>],
    start: &'static str,
    end: &'static str,
) -> Option<Impossible> {
    let column = |name: &str| parts.get(kind.column_index(name)?)?.as_ref();
    let is_turned = match (column(start)?, column(end)?) {
        (Atom::Day(start), Atom::Day(end)) => end < start,
        (Atom::Moment(start), Atom::Moment(end)) => end < start,
        _ => false,
    };
    let label = |name: &str| kind.columns().find(|(_, part)| part.name == name).map(|(_, part)| part.label());
    let message =
        Message::new("rules-end-before-start").with("start", label(start)?).with("end", label(end)?);
    is_turned.then(|| Impossible { columns: vec![end, start], message })
}

fn quorum(body: &Body) -> Option<Impossible> {
    let (number, of) = (body.quorum_num, body.quorum_den);
    let (column, message) = match (body.quorum_kind.as_deref()?, number, of) {
        ("fraction" | "count", None, _) => ("quorum_num", Message::new("rules-quorum-no-number")),
        ("fraction" | "count", Some(..1), _) => ("quorum_num", Message::new("rules-quorum-nobody")),
        ("fraction", _, None | Some(..1)) => ("quorum_den", Message::new("rules-quorum-no-whole")),
        ("fraction", Some(number), Some(of)) if number > of => {
            ("quorum_num", Message::new("rules-quorum-over-all").with("number", number).with("of", of))
        }
        _ => return None,
    };
    let mut columns = vec![column, "quorum_num", "quorum_den", "quorum_kind"];
    columns.dedup();
    Some(Impossible { columns, message })
}

/// Returns what cannot be about a seat beside the other seats of its body: two open ones of one number.
pub fn seat_beside(seat: &Seat, others: &[Seat]) -> Option<Message> {
    let number = seat.seat_no?;
    let is_open = |seat: &Seat| seat.ends_on.is_none();
    let twin = |other: &&Seat| {
        other.id != seat.id
            && other.body_id == seat.body_id
            && other.seat_no == Some(number)
            && is_open(other)
    };
    let taken = is_open(seat) && others.iter().any(|other| twin(&other));
    taken.then(|| Message::new("rules-seat-number-taken").with("number", number))
}

/// Returns what cannot be about a vote: more hands than there were members in the meeting.
///
/// A meeting without marks says nothing about who was there.
pub fn vote_in(decision: &Decision, attendance: &[Attendance]) -> Option<Message> {
    let votes: i64 = [decision.yes, decision.no, decision.abstain].into_iter().flatten().sum();
    let there = attendance.iter().filter(|person| {
        person.meeting_id == decision.meeting_id
            && person.status.as_deref().is_some_and(|status| ["present", "late", "left"].contains(&status))
            && !matches!(person.category.as_deref(), Some("guest" | "staff"))
    });
    let present = there.count();
    let over = present > 0 && usize::try_from(votes).is_ok_and(|votes| votes > present);
    over.then(|| Message::new("rules-votes-over-present").with("votes", votes).with("present", present))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Day;
    use crate::domain::id::RecordId;
    use crate::domain::records::ALL;

    fn said(kind: &'static RecordKind, parts: &[Option<Atom>]) -> Vec<String> {
        in_record(kind, parts).into_iter().map(|found| found.message.id.into_owned()).collect()
    }

    fn council(kind: &str, number: Option<i64>, of: Option<i64>) -> Vec<String> {
        let mut body = Body::empty(RecordId([1; 16]));
        body.name_ar = Some("مجلس التخطيط المشترك".to_owned());
        (body.quorum_kind, body.quorum_num, body.quorum_den) = (Some(kind.to_owned()), number, of);
        said(Body::KIND, &body.parts())
    }

    #[test]
    fn every_period_is_two_columns_of_one_type() {
        for (name, start, end) in PERIODS {
            let kind = ALL.iter().find(|kind| kind.name == *name).unwrap();
            let of = |column| kind.columns().find(|(_, part)| part.name == column).unwrap().1.kind;
            assert_eq!(of(*start), of(*end), "{name}");
        }
    }

    #[test]
    fn a_group_is_not_dissolved_before_it_is_founded() {
        let mut body = Body::empty(RecordId([1; 16]));
        (body.founded_on, body.dissolved_on) = (Day::parse_iso("2024-03-01"), Day::parse_iso("2020-01-01"));
        let found = in_record(Body::KIND, &body.parts());
        assert_eq!(found[0].columns, ["dissolved_on", "founded_on"]);
        body.dissolved_on = body.founded_on;
        assert_eq!(in_record(Body::KIND, &body.parts()), []);
        body.founded_on = None;
        assert_eq!(in_record(Body::KIND, &body.parts()), []);
    }

    #[test]
    fn five_thirds_of_the_seats_are_no_quorum() {
        assert_eq!(council("fraction", Some(5), Some(3)), ["rules-quorum-over-all"]);
        assert_eq!(council("fraction", Some(0), Some(3)), ["rules-quorum-nobody"]);
        assert_eq!(council("fraction", Some(2), None), ["rules-quorum-no-whole"]);
        assert_eq!(council("fraction", None, Some(3)), ["rules-quorum-no-number"]);
        assert_eq!(council("count", None, None), ["rules-quorum-no-number"]);
        let fair = [
            council("fraction", Some(2), Some(3)),
            council("fraction", Some(3), Some(3)),
            council("count", Some(5), None),
            council("absolute_majority", None, None),
            council("none", Some(5), Some(3)),
        ];
        assert!(fair.iter().all(Vec::is_empty), "{fair:?}");
    }

    #[test]
    fn two_open_seats_do_not_share_a_number() {
        let seat = |id: u8, ends: Option<&str>| {
            let mut seat = Seat::empty(RecordId([id; 16]));
            (seat.body_id, seat.seat_no) = (Some(RecordId([1; 16])), Some(2));
            seat.ends_on = ends.and_then(Day::parse_iso);
            seat
        };
        let (held, ended) = (seat(2, None), seat(3, Some("2025-12-31")));
        let others = [held.clone(), ended.clone()];
        assert_eq!(seat_beside(&seat(4, None), &others).unwrap().id, "rules-seat-number-taken");
        assert_eq!(seat_beside(&seat(4, None), &[ended]), None);
        assert_eq!(seat_beside(&held, &others), None, "a seat is no twin of itself");
        assert_eq!(seat_beside(&seat(4, Some("2025-01-01")), &others), None);
    }

    #[test]
    fn two_who_are_present_do_not_cast_ten_votes() {
        let meeting = Some(RecordId([1; 16]));
        let attends = |id: u8, status: &str, category: &str| {
            let mut person = Attendance::empty(RecordId([id; 16]));
            person.meeting_id = meeting;
            (person.status, person.category) = (Some(status.to_owned()), Some(category.to_owned()));
            person
        };
        let roll = [
            attends(2, "present", "member"),
            attends(3, "left", "alternate"),
            attends(4, "present", "guest"),
            attends(5, "absent", "member"),
        ];
        let mut decision = Decision::empty(RecordId([9; 16]));
        (decision.meeting_id, decision.yes) = (meeting, Some(10));
        assert_eq!(vote_in(&decision, &roll).unwrap().id, "rules-votes-over-present");
        (decision.yes, decision.no) = (Some(1), Some(1));
        assert_eq!(vote_in(&decision, &roll), None);
        decision.yes = Some(10);
        assert_eq!(vote_in(&decision, &[]), None, "nobody was marked yet");
    }
}
