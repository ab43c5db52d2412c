//! Which fields of a record people see, and in which order.

use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Part;
use crate::domain::catalogue::RecordKind;
use crate::domain::closed_minutes;

/// A line of a form or of a record's details.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// One column of the record.
    Column(&'static Part),
    /// A count with its unit, or money with its currency: two fields of the record in one line.
    Amount,
    /// Who promises: a record of its own beside a new commitment.
    Partner,
}

const ACTION: &[&str] = &[
    "title",
    "responsible_org_id",
    "responsible_person_id",
    "due_on",
    "priority",
    "status",
    "percent",
    "details",
    "body_id",
    "meeting_id",
];
const COMMITMENT: &[&str] = &[
    "partner",
    "kind",
    "title",
    "amount",
    "due_on",
    "status",
    "conditions",
    "description",
    "body_id",
    "made_on",
];
const DELIVERY: &[&str] = &["delivered_on", "amount", "received_by", "note"];
const DECISION: &[&str] = &[
    "text",
    "status",
    "addressee_org_id",
    "addressee_office_id",
    "vote_method",
    "yes",
    "no",
    "abstain",
    "sent_on",
    "reply_text",
    "reply_on",
];
const MEETING: &[&str] = &[
    "body_id",
    "kind",
    "ordinal",
    "starts_at",
    "place",
    "place_org_id",
    "chair_membership_id",
    "secretary_membership_id",
    "convened_on",
    "title",
    "actual_start",
    "actual_end",
    "next_meeting_at",
    "next_place",
];
const BODY: &[&str] =
    &["name_ar", "name_en", "kind", "founded_on", "dissolved_on", "quorum_kind", "quorum_num", "quorum_den"];
const SEAT: &[&str] = &["seat_no", "on_behalf_of_org_id", "voting", "starts_on", "ends_on"];
const AGENDA: &[&str] = &["title", "kind", "planned_min", "outcome", "started_at", "ended_at"];
const ATTENDANCE: &[&str] = &[
    "person_id",
    "org_id",
    "title_as_printed",
    "category",
    "status",
    "arrived_at",
    "left_at",
    "excuse_text",
];
const MEMBERSHIP: &[&str] =
    &["person_id", "role", "nomination_no", "nomination_on", "starts_on", "ends_on", "end_reason"];

/// Returns the lines of a record in the order in which people see them.
pub fn slots(kind: &'static RecordKind) -> Vec<Slot> {
    let names = match kind.name {
        "action_item" => ACTION,
        "commitment" => COMMITMENT,
        "delivery" => DELIVERY,
        "decision" => DECISION,
        "meeting" => MEETING,
        "body" => BODY,
        "seat" => SEAT,
        "membership" => MEMBERSHIP,
        "agenda_item" => AGENDA,
        "attendance" => ATTENDANCE,
        _ => &[],
    };
    if names.is_empty() {
        let columns = kind.columns().filter(|(_, part)| !matches!(part.kind, AtomKind::Bytes(_)));
        return columns.map(|(_, part)| Slot::Column(part)).collect();
    }
    names.iter().filter_map(|name| slot(kind, name)).collect()
}

fn slot(kind: &'static RecordKind, name: &str) -> Option<Slot> {
    match name {
        "amount" => Some(Slot::Amount),
        "partner" => Some(Slot::Partner),
        _ => kind.columns().find(|(_, part)| part.name == name).map(|(_, part)| Slot::Column(part)),
    }
}

impl Slot {
    /// Returns `true` when the line goes on changing after the minutes were closed in which its record stands.
    pub fn goes_on(self, kind: &'static RecordKind) -> bool {
        let named = |name| kind.field(name).is_some_and(|field| closed_minutes::goes_on(kind, field.name));
        match self {
            Self::Column(part) => named(part.name),
            Self::Amount => named("money"),
            Self::Partner => false,
        }
    }

    /// Returns the name under which a draft keeps the line's text.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Column(part) => part.name,
            Self::Amount => "amount",
            Self::Partner => "partner",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::ALL;

    #[test]
    fn every_named_line_is_a_column_of_its_record() {
        let named = [
            ("action_item", ACTION),
            ("commitment", COMMITMENT),
            ("delivery", DELIVERY),
            ("decision", DECISION),
            ("meeting", MEETING),
            ("body", BODY),
            ("seat", SEAT),
            ("membership", MEMBERSHIP),
            ("agenda_item", AGENDA),
            ("attendance", ATTENDANCE),
        ];
        for (name, lines) in named {
            let kind = ALL.iter().find(|kind| kind.name == name).unwrap();
            for line in lines {
                assert!(slot(kind, line).is_some(), "{name}.{line}");
            }
        }
    }
}
