//! Whether enough seats of a body are taken for its meeting to decide.

use std::collections::BTreeSet;

use crate::domain::day::Day;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::Attendance;
use crate::domain::records::Body;
use crate::domain::records::Seat;

/// How many seats make a meeting of a body valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuorumRule {
    /// More than half of the seats.
    AbsoluteMajority,
    /// At least this part of the seats: two thirds are `2, 3`.
    Fraction { numerator: u32, denominator: u32 },
    /// At least so many seats.
    Seats(u32),
    /// None is asked for.
    None,
}

/// The count of a meeting against the rule of its body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quorum {
    /// Voting seats of the body on that day.
    pub seats: usize,
    pub present: usize,
    /// How many must be present; `None` where the body has no rule.
    pub needed: Option<usize>,
}

impl QuorumRule {
    /// Reads the rule of a body. A rule that lacks its numbers asks for nothing.
    pub fn of(body: &Body) -> Self {
        let number = |number: Option<i64>| number.and_then(|number| u32::try_from(number).ok());
        let (first, second) = (number(body.quorum_num), number(body.quorum_den));
        match (body.quorum_kind.as_deref(), first, second) {
            (Some("absolute_majority"), ..) => Self::AbsoluteMajority,
            (Some("fraction"), Some(numerator), Some(denominator)) if denominator > 0 => {
                Self::Fraction { numerator, denominator }
            }
            (Some("count"), Some(seats), _) => Self::Seats(seats),
            _ => Self::None,
        }
    }

    /// Returns how many of so many seats must be present.
    pub fn needed(self, seats: usize) -> Option<usize> {
        match self {
            Self::AbsoluteMajority => Some(seats / 2 + 1),
            Self::Fraction { numerator, denominator } => {
                let parts = (seats as u64).saturating_mul(u64::from(numerator));
                usize::try_from(parts.div_ceil(u64::from(denominator.max(1)))).ok()
            }
            Self::Seats(seats) => usize::try_from(seats).ok(),
            Self::None => None,
        }
    }
}

impl Quorum {
    /// Counts who is in the room now: who left no longer counts.
    pub fn now(body: &Body, seats: &[Seat], attendance: &[Attendance], on: Day) -> Self {
        Self::of(body, seats, attendance, on, &["present", "late"])
    }

    /// Counts who took part in the meeting at all, as its minutes say.
    pub fn of_meeting(body: &Body, seats: &[Seat], attendance: &[Attendance], on: Day) -> Self {
        Self::of(body, seats, attendance, on, &["present", "late", "left"])
    }

    /// Returns `true` when the meeting may decide.
    pub fn is_met(&self) -> bool {
        self.needed.is_none_or(|needed| self.present >= needed)
    }

    /// Says the count, and whether it is enough.
    pub fn message(&self) -> Message {
        let id = match (self.needed, self.is_met()) {
            (None, _) => "rules-quorum-none",
            (Some(_), true) => "rules-quorum-met",
            (Some(_), false) => "rules-quorum-not-met",
        };
        Message::new(id)
            .with("present", self.present)
            .with("seats", self.seats)
            .with("needed", self.needed.unwrap_or_default())
    }

    /// Each seat counts once, whoever sits in it: its member, an alternate, or both.
    fn of(body: &Body, seats: &[Seat], attendance: &[Attendance], on: Day, there: &[&str]) -> Self {
        let seats: BTreeSet<RecordId> =
            seats.iter().filter(|seat| seat.is_filled_on(body.id, on)).map(|seat| seat.id).collect();
        let present: BTreeSet<RecordId> = attendance
            .iter()
            .filter(|person| person.status.as_deref().is_some_and(|status| there.contains(&status)))
            .filter_map(|person| person.seat_id)
            .filter(|seat| seats.contains(seat))
            .collect();
        Self { seats: seats.len(), present: present.len(), needed: QuorumRule::of(body).needed(seats.len()) }
    }
}

impl Seat {
    /// Returns `true` when this is a voting seat of the body on that day.
    fn is_filled_on(&self, body: RecordId, day: Day) -> bool {
        self.body_id == Some(body) && self.voting != Some(false) && self.stands_on(day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNCIL: RecordId = RecordId([1; 16]);

    fn on() -> Day {
        Day::parse_iso("2026-11-22").unwrap()
    }

    fn council(kind: &str, num: i64, den: i64) -> Body {
        let mut body = Body::empty(COUNCIL);
        body.name_ar = Some("مجلس التخطيط المشترك".to_owned());
        body.quorum_kind = Some(kind.to_owned());
        body.quorum_num = Some(num);
        body.quorum_den = Some(den);
        body
    }

    fn seats(count: u8) -> Vec<Seat> {
        (0..count)
            .map(|number| {
                let mut seat = Seat::empty(RecordId([number + 10; 16]));
                seat.body_id = Some(COUNCIL);
                seat
            })
            .collect()
    }

    fn attends(seat: u8, status: &str) -> Attendance {
        let mut attendance = Attendance::empty(RecordId([seat + 100; 16]));
        attendance.seat_id = Some(RecordId([seat + 10; 16]));
        attendance.status = Some(status.to_owned());
        attendance
    }

    fn rule(body: &Body, seats: usize) -> Option<usize> {
        QuorumRule::of(body).needed(seats)
    }

    #[test]
    fn an_absolute_majority_is_more_than_half() {
        let council = council("absolute_majority", 0, 0);
        assert_eq!((rule(&council, 15), rule(&council, 14)), (Some(8), Some(8)));
    }

    #[test]
    fn two_thirds_are_rounded_up() {
        let council = council("fraction", 2, 3);
        assert_eq!((rule(&council, 15), rule(&council, 14)), (Some(10), Some(10)));
        assert_eq!(rule(&self::council("count", 5, 0), 15), Some(5));
        assert_eq!(rule(&self::council("fraction", 2, 0), 15), None);
    }

    #[test]
    fn seven_of_fifteen_seats_are_not_enough() {
        let present: Vec<Attendance> = (0..7).map(|seat| attends(seat, "present")).collect();
        let quorum = Quorum::now(&council("absolute_majority", 0, 0), &seats(15), &present, on());
        assert_eq!(quorum, Quorum { seats: 15, present: 7, needed: Some(8) });
        assert!(!quorum.is_met());
    }

    #[test]
    fn a_seat_counts_once_and_an_alternate_counts_for_it() {
        let mut alternate = attends(0, "present");
        alternate.category = Some("alternate".to_owned());
        let people = [attends(0, "present"), alternate, attends(1, "excused")];
        assert_eq!(Quorum::now(&council("none", 0, 0), &seats(3), &people, on()).present, 1);
    }

    #[test]
    fn guests_do_not_count() {
        let mut guest = attends(0, "present");
        guest.seat_id = None;
        assert_eq!(Quorum::now(&council("none", 0, 0), &seats(3), &[guest], on()).present, 0);
    }

    #[test]
    fn who_left_counts_in_the_minutes_but_not_in_the_room() {
        let people = [attends(0, "left"), attends(1, "late")];
        let council = council("count", 2, 0);
        assert!(!Quorum::now(&council, &seats(3), &people, on()).is_met());
        assert!(Quorum::of_meeting(&council, &seats(3), &people, on()).is_met());
    }

    #[test]
    fn a_seat_that_has_ended_or_has_no_vote_is_not_counted() {
        let mut seats = seats(3);
        seats[0].ends_on = Day::parse_iso("2026-11-21");
        seats[1].voting = Some(false);
        assert_eq!(Quorum::now(&council("none", 0, 0), &seats, &[attends(0, "present")], on()).seats, 1);
    }
}
