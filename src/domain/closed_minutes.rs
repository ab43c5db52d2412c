//! What the minutes of a closed meeting hold fast, and what goes on after them.

use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::Meeting;

/// The closed meeting in whose minutes a record stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedMinutes {
    pub meeting: RecordId,
    /// `7/2026`; `None` while they wait for their number.
    pub number: Option<String>,
}

/// Fields that are no part of what was said and decided: how far something has come, who does it, what was answered.
const FOLLOW_UP: &[(&str, &[&str])] = &[
    (
        "action_item",
        &["progress", "percent", "due_on", "priority", "responsible_org_id", "responsible_person_id"],
    ),
    ("commitment", &["status", "due_on", "quantity", "money"]),
    ("decision", &["status", "sent_on", "reply"]),
];

/// How a record of a kind comes into the minutes of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It is the meeting.
    Itself,
    /// By these references, the first that is set.
    By(&'static [&'static str]),
    /// It is no part of any minutes.
    None,
}

/// Returns how records of a kind come into the minutes of a meeting.
pub fn way(kind: &RecordKind) -> Way {
    match kind.name {
        "meeting" => Way::Itself,
        "attendance" | "agenda_item" => Way::By(&["meeting_id"]),
        "decision" | "action_item" | "commitment" => Way::By(&["meeting_id", "agenda_item_id"]),
        "note" => Way::By(&["agenda_item_id"]),
        "commitment_party" => Way::By(&["commitment_id"]),
        _ => Way::None,
    }
}

/// Returns `true` when a field goes on changing after the minutes in which its record stands were closed.
pub fn goes_on(kind: &RecordKind, field: &str) -> bool {
    FOLLOW_UP.iter().any(|(name, fields)| *name == kind.name && fields.contains(&field))
}

impl ClosedMinutes {
    /// Returns the minutes of a meeting that is over; `None` for one that is not.
    pub fn of(meeting: &Meeting) -> Option<Self> {
        meeting.is_over().then(|| Self { meeting: meeting.id, number: meeting.minutes_number() })
    }

    /// Says that what stands in them does not change.
    pub fn refusal(&self) -> Message {
        self.said("rules-minutes-stand", "rules-minutes-stand-numbered")
    }

    /// Says that they are not deleted.
    pub fn refused_deletion(&self) -> Message {
        self.said("rules-minutes-stay", "rules-minutes-stay-numbered")
    }

    fn said(&self, plain: &'static str, numbered: &'static str) -> Message {
        match &self.number {
            Some(number) => Message::new(numbered).with_typed("number", number),
            None => Message::new(plain),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::AtomKind;
    use crate::domain::records::ALL;
    use crate::domain::records::ActionItem;
    use crate::domain::records::Decision;
    use crate::domain::records::Record as _;

    #[test]
    fn what_goes_on_names_fields_of_records_that_stand_in_minutes() {
        for (name, fields) in FOLLOW_UP {
            let kind = ALL.iter().find(|kind| kind.name == *name).unwrap();
            assert_ne!(way(kind), Way::None, "{name}");
            assert!(fields.iter().all(|field| kind.fields.iter().any(|own| own.name == *field)), "{name}");
        }
    }

    #[test]
    fn every_way_into_the_minutes_is_a_reference_of_the_record() {
        for kind in ALL {
            let Way::By(columns) = way(kind) else { continue };
            for column in columns {
                let part = kind.columns().find(|(_, part)| part.name == *column).unwrap().1;
                assert!(matches!(part.kind, AtomKind::Reference(_)), "{}.{column}", kind.name);
            }
        }
    }

    #[test]
    fn the_day_of_an_action_and_the_reply_go_on_and_the_words_stand() {
        assert!(goes_on(ActionItem::KIND, "due_on") && goes_on(Decision::KIND, "reply"));
        assert!(!goes_on(ActionItem::KIND, "title") && !goes_on(Decision::KIND, "text"));
        assert!(!goes_on(Meeting::KIND, "title"));
    }

    #[test]
    fn only_a_meeting_that_is_over_has_closed_minutes() {
        let mut meeting = Meeting::empty(RecordId([1; 16]));
        (meeting.minutes_no, meeting.minutes_year) = (Some(7), Some(2026));
        meeting.state = Some("in_progress".to_owned());
        assert_eq!(ClosedMinutes::of(&meeting), None);
        meeting.state = Some("closed".to_owned());
        assert_eq!(ClosedMinutes::of(&meeting).unwrap().number.as_deref(), Some("7/2026"));
    }
}
