//! Who sits where and for how long: a seat stays with its organisation while people in it change.

use crate::domain::day::Day;
use crate::domain::records::Membership;
use crate::domain::records::ROLES;
use crate::domain::records::Seat;

impl Seat {
    /// Returns `true` on the days on which the seat exists; the last day counts.
    pub fn stands_on(&self, day: Day) -> bool {
        within(self.starts_on, self.ends_on, day)
    }
}

impl Membership {
    /// Returns `true` on the days of the membership; the last day counts.
    pub fn holds_on(&self, day: Day) -> bool {
        within(self.starts_on, self.ends_on, day)
    }

    /// Returns `true` for who sits in a seat only when its principal is away.
    pub fn is_alternate(&self) -> bool {
        self.role.as_deref() == Some("alternate")
    }

    /// Returns the place of the role among all roles: the chair first, without a role last.
    pub fn rank(&self) -> usize {
        let place = ROLES.iter().position(|role| Some(*role) == self.role.as_deref());
        place.unwrap_or(ROLES.len())
    }
}

/// Finds who has a role on a day: the one who has had it the longest, where a guest took the chair once.
pub fn holder<'m>(memberships: &'m [Membership], role: &str, day: Day) -> Option<&'m Membership> {
    let holds = |own: &&Membership| own.role.as_deref() == Some(role) && own.holds_on(day);
    memberships.iter().filter(holds).min_by_key(|own| (own.starts_on, own.id))
}

/// Returns the memberships of a seat that end because of a newcomer: a principal follows a principal, an alternate
/// an alternate. They end the day before.
pub fn succeeded(sitting: &[Membership], newcomer: &Membership) -> Vec<Membership> {
    let Some(start) = newcomer.starts_on else { return Vec::new() };
    let gives_way = |own: &&Membership| {
        own.id != newcomer.id && own.is_alternate() == newcomer.is_alternate() && own.holds_on(start)
    };
    let ended = |own: &Membership| Membership {
        // Who sat there for no whole day sat there on that day.
        ends_on: Some(own.starts_on.map_or(start.plus(-1), |first| first.max(start.plus(-1)))),
        end_reason: Some("replaced".to_owned()),
        ..own.clone()
    };
    sitting.iter().filter(gives_way).map(ended).collect()
}

/// Returns the first day on which nobody was the principal of a seat any more; `None` while somebody is.
pub fn vacant_since(seat: &Seat, sitting: &[Membership], today: Day) -> Option<Day> {
    let principals = || sitting.iter().filter(|own| !own.is_alternate());
    if principals().any(|own| own.holds_on(today)) {
        return None;
    }
    let last = principals().filter_map(|own| own.ends_on).filter(|end| *end < today).max();
    last.map(|end| end.plus(1)).or(seat.starts_on)
}

fn within(first: Option<Day>, last: Option<Day>, day: Day) -> bool {
    first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::RecordId;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    fn chair(number: u8, from: &str, until: Option<&str>) -> Membership {
        let mut membership = Membership::empty(RecordId([number; 16]));
        membership.role = Some("chair".to_owned());
        membership.starts_on = Some(day(from));
        membership.ends_on = until.map(day);
        membership
    }

    #[test]
    fn a_membership_holds_on_its_first_and_its_last_day() {
        let membership = chair(1, "2026-01-01", Some("2026-11-22"));
        assert!(membership.holds_on(day("2026-01-01")) && membership.holds_on(day("2026-11-22")));
        assert!(!membership.holds_on(day("2026-11-23")) && !membership.holds_on(day("2025-12-31")));
        assert!(Membership::empty(RecordId([2; 16])).holds_on(day("2026-11-22")));
    }

    #[test]
    fn a_new_principal_follows_the_one_before_and_leaves_the_alternate() {
        let mut alternate = chair(2, "2026-01-01", None);
        alternate.role = Some("alternate".to_owned());
        let sitting = [chair(1, "2026-01-01", None), alternate, chair(3, "2025-01-01", Some("2025-12-31"))];
        let ended = succeeded(&sitting, &chair(4, "2026-11-22", None));
        assert_eq!(ended.iter().map(|own| own.id).collect::<Vec<_>>(), [RecordId([1; 16])]);
        assert_eq!(ended[0].ends_on, Some(day("2026-11-21")));
        assert_eq!(ended[0].end_reason.as_deref(), Some("replaced"));
        let same_day = succeeded(&[chair(1, "2026-11-22", None)], &chair(4, "2026-11-22", None));
        assert_eq!(same_day[0].ends_on, Some(day("2026-11-22")));
        assert_eq!(succeeded(&sitting, &Membership::empty(RecordId([5; 16]))), []);
    }

    #[test]
    fn a_seat_is_vacant_from_the_day_after_its_principal_left() {
        let mut seat = Seat::empty(RecordId([9; 16]));
        seat.starts_on = Some(day("2026-01-01"));
        let today = day("2026-11-22");
        assert_eq!(vacant_since(&seat, &[], today), Some(day("2026-01-01")));
        assert_eq!(vacant_since(&seat, &[chair(1, "2026-01-01", None)], today), None);
        let left = [chair(1, "2026-01-01", Some("2026-10-12"))];
        assert_eq!(vacant_since(&seat, &left, today), Some(day("2026-10-13")));
    }

    #[test]
    fn the_chair_is_who_has_had_the_role_the_longest_and_still_has_it() {
        let all = [
            chair(1, "2024-01-01", Some("2026-01-31")),
            chair(3, "2026-10-01", None),
            chair(2, "2026-02-01", None),
        ];
        assert_eq!(holder(&all, "chair", day("2026-11-22")).map(|own| own.id), Some(RecordId([2; 16])));
        assert_eq!(holder(&all, "chair", day("2025-11-22")).map(|own| own.id), Some(RecordId([1; 16])));
        assert_eq!(holder(&all, "secretary", day("2026-11-22")), None);
    }
}
