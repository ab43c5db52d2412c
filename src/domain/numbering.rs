//! Numbers of minutes, meetings and decisions, and which step follows which.

use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::records::ActionItem;
use crate::domain::records::AgendaItem;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Record as _;
use crate::domain::rows::RoomView;
use crate::text::fold;

/// Returns the next number of minutes: one more than the greatest held for the body and the year.
///
/// Void minutes keep their number, so it is never given again.
pub fn next_minutes_number(meetings: &[Meeting], body: RecordId, year: i64) -> i64 {
    let held = meetings
        .iter()
        .filter(|meeting| meeting.body_id == Some(body) && meeting.minutes_year == Some(year))
        .filter_map(|meeting| meeting.minutes_no);
    held.max().unwrap_or(0) + 1
}

/// Reads a number of minutes as it is printed, with digits of either kind: `1/2026`, `٢٠٢٦/١` too.
pub fn read_minutes_number(typed: &str) -> Option<(i64, i64)> {
    let typed = fold(typed);
    let (one, other) = typed.split_once('/')?;
    let read = |part: &str| part.trim().parse::<u32>().ok().map(i64::from);
    let (one, other) = (read(one)?, read(other)?);
    let is_year = |number| (1900..=2200).contains(&number);
    match (is_year(one), is_year(other)) {
        (_, true) => Some((one, other)),
        (true, false) => Some((other, one)),
        (false, false) => None,
    }
}

/// Returns which meeting of its kind the next one is, after the greatest ordinals of a body: the seventh ordinary.
pub fn next_ordinal(greatest: &[(String, i64)], kind: &str) -> i64 {
    let held = greatest.iter().find(|(own, _)| own == kind).map_or(0, |(_, ordinal)| *ordinal);
    held.saturating_add(1)
}

/// Returns the next number of a decision or recommendation in a meeting; both share one series.
pub fn next_decision_number(decisions: &[Decision], meeting: RecordId) -> i64 {
    let held = decisions
        .iter()
        .filter(|decision| decision.meeting_id == Some(meeting))
        .filter_map(|decision| decision.seq);
    held.max().unwrap_or(0) + 1
}

/// Returns the number that the next decision or recommendation of a meeting gets: none is given twice, also not one
/// that was deleted.
pub fn next_decision_of(room: &RoomView) -> i64 {
    let outputs = room.agenda.iter().flat_map(|item| &item.outputs).chain(&room.loose_outputs);
    let decisions: Vec<Decision> =
        outputs.filter(|output| output.kind == Decision::KIND).map(Loaded::record).collect();
    next_decision_number(&decisions, room.meeting.id).max(room.greatest_decision + 1)
}

/// Returns the meetings that share their number with another: two laptops closed at the same time.
pub fn clashes(meetings: &[Meeting]) -> Vec<RecordId> {
    let same = |one: &Meeting, other: &Meeting| {
        one.id != other.id
            && one.minutes_no.is_some()
            && (one.body_id, one.minutes_year, one.minutes_no)
                == (other.body_id, other.minutes_year, other.minutes_no)
    };
    meetings
        .iter()
        .filter(|one| meetings.iter().any(|other| same(one, other)))
        .map(|meeting| meeting.id)
        .collect()
}

/// Counts the meetings of its body that an action item has been carried over to.
///
/// A meeting counts when it took place after the one that gave the item, before the item was closed.
pub fn carried_over(item: &ActionItem, meetings: &[Meeting]) -> usize {
    let Some(given_at) = meetings
        .iter()
        .find(|meeting| Some(meeting.id) == item.meeting_id)
        .and_then(|meeting| meeting.starts_at)
    else {
        return 0;
    };
    let body = meetings.iter().find(|meeting| Some(meeting.id) == item.meeting_id).and_then(|m| m.body_id);
    meetings
        .iter()
        .filter(|meeting| meeting.body_id == body && meeting.took_place())
        .filter_map(|meeting| meeting.starts_at)
        .filter(|at| *at > given_at)
        .filter(|at| item.closed_on.is_none_or(|closed| at.seconds().div_euclid(86_400) < closed.count()))
        .count()
}

/// Counts how often a point of the agenda was put off to a later meeting.
pub fn times_postponed(item: &AgendaItem, items: &[AgendaItem]) -> usize {
    let mut count = 0;
    let mut earlier = item.carried_from_id;
    // A merge can close a ring of items; no chain is longer than the list.
    while let Some(id) = earlier
        && count < items.len()
    {
        count += 1;
        earlier = items.iter().find(|item| item.id == id).and_then(|item| item.carried_from_id);
    }
    count
}

impl Meeting {
    /// Returns the number of its minutes, `7/2026`; `None` for a draft.
    pub fn minutes_number(&self) -> Option<String> {
        Some(format!("{}/{}", self.minutes_no?, self.minutes_year?))
    }

    /// Returns the full number of a decision of this meeting, `7/2026-2`.
    pub fn decision_number(&self, decision: &Decision) -> Option<String> {
        Some(format!("{}-{}", self.minutes_number()?, decision.seq?))
    }

    /// Returns `true` when people met: it is running or over, and was not made void.
    pub fn took_place(&self) -> bool {
        let states = ["in_progress", "closed", "under_review", "approved", "signed"];
        self.state.as_deref().is_some_and(|state| states.contains(&state))
    }

    /// Returns `true` when the meeting was closed: what was said and decided in it stands.
    pub fn is_over(&self) -> bool {
        let states = ["closed", "under_review", "approved", "signed", "void"];
        self.state.as_deref().is_some_and(|state| states.contains(&state))
    }

    /// Returns `true` when its minutes may no longer change: they were approved.
    pub fn is_settled(&self) -> bool {
        matches!(self.state.as_deref(), Some("approved" | "signed" | "void"))
    }
}

/// Returns the states that a meeting can take next.
pub fn next_states(state: Option<&str>) -> &'static [&'static str] {
    match state {
        None | Some("draft") => &["convened", "in_progress", "void"],
        Some("convened") => &["in_progress", "draft", "void"],
        Some("in_progress") => &["closed", "void"],
        Some("closed") => &["under_review", "approved", "void"],
        Some("under_review") => &["approved", "closed", "void"],
        Some("approved") => &["signed", "under_review"],
        Some(_) => &[],
    }
}

/// Returns `true` when a meeting's approval may be taken back: no later minutes of its body are approved.
pub fn may_take_back_approval(meeting: &Meeting, meetings: &[Meeting]) -> bool {
    let settled_later = |other: &Meeting| {
        other.body_id == meeting.body_id
            && matches!(other.state.as_deref(), Some("approved" | "signed"))
            && other.starts_at > meeting.starts_at
    };
    meeting.state.as_deref() == Some("approved") && !meetings.iter().any(settled_later)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Day;
    use crate::domain::day::Moment;

    const YOUTH: RecordId = RecordId([1; 16]);

    fn meeting(id: u8, number: Option<i64>, year: i64, state: &str) -> Meeting {
        let mut meeting = Meeting::empty(RecordId([id; 16]));
        meeting.body_id = Some(YOUTH);
        meeting.title = Some("الاجتماع الدوري".to_owned());
        meeting.kind = Some("ordinary".to_owned());
        meeting.minutes_no = number;
        meeting.minutes_year = Some(year);
        meeting.ordinal = Some(i64::from(id));
        meeting.state = Some(state.to_owned());
        meeting.starts_at = Moment::parse_iso(&format!("2026-{id:02}-10T09:00:00Z"));
        meeting
    }

    #[test]
    fn a_number_of_minutes_is_read_as_it_is_printed() {
        for typed in ["1/2026", " 1 / 2026 ", "١/٢٠٢٦", "2026/1", "\u{2066}1/2026\u{2069}"] {
            assert_eq!(read_minutes_number(typed), Some((1, 2026)), "{typed}");
        }
        for typed in ["1", "1/26", "a/2026", "0190fa3e-0000-7000-8000-000000000001", "1/2026/3"] {
            assert_eq!(read_minutes_number(typed), None, "{typed}");
        }
    }

    #[test]
    fn the_next_number_follows_the_greatest_held_for_body_and_year() {
        let held = [meeting(1, Some(2), 2026, "closed"), meeting(2, Some(9), 2025, "closed")];
        assert_eq!(next_minutes_number(&held, YOUTH, 2026), 3);
        assert_eq!(next_minutes_number(&held, YOUTH, 2027), 1);
        assert_eq!(next_minutes_number(&held, RecordId([9; 16]), 2026), 1);
    }

    #[test]
    fn a_void_number_is_not_given_again() {
        assert_eq!(next_minutes_number(&[meeting(1, Some(5), 2026, "void")], YOUTH, 2026), 6);
    }

    #[test]
    fn ordinals_are_counted_kind_by_kind() {
        let held = [("ordinary".to_owned(), 3)];
        assert_eq!(next_ordinal(&held, "ordinary"), 4);
        assert_eq!(next_ordinal(&held, "extraordinary"), 1);
    }

    #[test]
    fn a_decision_carries_the_number_of_its_minutes() {
        let meeting = meeting(1, Some(7), 2026, "closed");
        let mut decision = Decision::empty(RecordId([5; 16]));
        decision.meeting_id = Some(meeting.id);
        decision.seq = Some(2);
        assert_eq!(meeting.decision_number(&decision).as_deref(), Some("7/2026-2"));
        assert_eq!(next_decision_number(&[decision], meeting.id), 3);
    }

    #[test]
    fn two_minutes_of_one_number_are_listed() {
        let held = [
            meeting(1, Some(7), 2026, "closed"),
            meeting(2, Some(7), 2026, "closed"),
            meeting(3, Some(8), 2026, "closed"),
            meeting(4, None, 2026, "draft"),
            meeting(5, None, 2026, "draft"),
        ];
        assert_eq!(clashes(&held), [RecordId([1; 16]), RecordId([2; 16])]);
    }

    #[test]
    fn an_item_is_carried_to_each_later_meeting_until_it_is_closed() {
        let meetings: Vec<Meeting> = (1..=4).map(|id| meeting(id, None, 2026, "closed")).collect();
        let mut item = ActionItem::empty(RecordId([8; 16]));
        item.meeting_id = Some(RecordId([1; 16]));
        assert_eq!(carried_over(&item, &meetings), 3);
        item.closed_on = Day::parse_iso("2026-03-01");
        assert_eq!(carried_over(&item, &meetings), 1);
        item.meeting_id = None;
        assert_eq!(carried_over(&item, &meetings), 0);
    }

    #[test]
    fn a_ring_of_carried_points_is_counted_once_round() {
        let mut one = AgendaItem::empty(RecordId([1; 16]));
        let mut two = AgendaItem::empty(RecordId([2; 16]));
        one.carried_from_id = Some(two.id);
        assert_eq!(times_postponed(&one, &[two.clone()]), 1);
        two.carried_from_id = Some(one.id);
        assert_eq!(times_postponed(&one, &[one.clone(), two]), 2);
    }

    #[test]
    fn approval_is_taken_back_only_while_no_later_minutes_are_approved() {
        let held = [meeting(1, Some(1), 2026, "approved"), meeting(2, Some(2), 2026, "approved")];
        assert!(!may_take_back_approval(&held[0], &held));
        assert!(may_take_back_approval(&held[1], &held));
    }

    #[test]
    fn a_signed_or_void_meeting_stays_so() {
        assert!(next_states(Some("signed")).is_empty() && next_states(Some("void")).is_empty());
        assert!(next_states(Some("in_progress")).contains(&"closed"));
        for state in crate::domain::records::MEETING_STATES {
            assert!(
                next_states(Some(state))
                    .iter()
                    .all(|next| crate::domain::records::MEETING_STATES.contains(next))
            );
        }
    }
}
