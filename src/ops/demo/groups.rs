//! The two bodies of an area, their seats, and who sits in them.

use super::Round;
use super::Story;
use super::partners;
use super::people;
use super::places;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::records::Body;
use crate::domain::records::Membership;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Seat;

/// Which of an area's two bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Council,
    Disability,
}

/// A seat of a body with the people who may sit in it, as numbers of a round.
pub(super) struct Place {
    pub(super) seat: RecordId,
    pub(super) organization: Option<usize>,
    pub(super) member: usize,
    pub(super) alternate: Option<usize>,
    /// Nobody sits here since a while.
    pub(super) vacant: bool,
}

impl Group {
    pub(super) const BOTH: [Self; 2] = [Self::Council, Self::Disability];

    pub(super) fn id(self, round: &Round) -> RecordId {
        round.area_id::<Body>(self as usize)
    }

    /// Returns the seats. The council has one for the directorate and one for each organisation.
    pub(super) fn places(self, round: &Round) -> Vec<Place> {
        match self {
            Self::Council => (0..=partners::COUNT)
                .map(|seat| Place {
                    seat: round.area_id::<Seat>(seat),
                    organization: seat.checked_sub(1),
                    member: people::council_member(seat),
                    alternate: people::ALTERNATES
                        .iter()
                        .find(|(_, organization)| Some(*organization) == seat.checked_sub(1))
                        .map(|(person, _)| *person),
                    vacant: seat == partners::COMPANY + 1,
                })
                .collect(),
            Self::Disability => people::group_members()
                .enumerate()
                .map(|(number, (member, organization))| Place {
                    seat: round.area_id::<Seat>(100 + number),
                    organization: Some(organization),
                    member,
                    alternate: None,
                    vacant: false,
                })
                .collect(),
        }
    }

    pub(super) fn chair(self, round: &Round) -> RecordId {
        round.area_id::<Membership>(self as usize * 100)
    }

    pub(super) fn secretary(self, round: &Round) -> RecordId {
        round.area_id::<Membership>(self as usize * 100 + 90)
    }
}

/// Records the bodies of an area with their seats, in the first round of the area.
pub(super) fn record(story: &mut Story, round: &Round, office: RecordId) {
    if round.era > 0 {
        return;
    }
    let day = story.work_day(-396 - round.days_to_beginning());
    for group in Group::BOTH {
        let mut edits = vec![RecordEdit::create(&body(story, round, group, office))];
        for (number, place) in group.places(round).iter().enumerate() {
            edits.extend(seat(story, round, group, number, place));
        }
        let mut secretary = Membership::empty(group.secretary(round));
        secretary.body_id = Some(group.id(round));
        secretary.person_id = Some(round.id::<Person>(people::SECRETARY));
        secretary.role = Some("secretary".to_owned());
        secretary.starts_on = Some(story.today.plus(-390 - round.days_to_beginning()));
        edits.push(RecordEdit::create(&secretary));
        story.record(day, 150 + 30 * group as i64, edits);
    }
}

fn body(story: &Story, round: &Round, group: Group, office: RecordId) -> Body {
    let (place, english) = places::called(round);
    let mut body = Body::empty(group.id(round));
    body.office_id = Some(office);
    body.governorate_id = Some(places::governorate());
    body.founded_on = Some(story.today.plus(-700 + 40 * group as i64 - round.days_to_beginning()));
    let (kind, name, name_en, quorum) = match group {
        Group::Council => (
            "joint_council",
            format!("مجلس التخطيط المشترك للخدمات الاجتماعية في {place}"),
            format!("Joint Planning Council for Social Services, {english}"),
            "absolute_majority",
        ),
        Group::Disability => (
            "planning_group",
            format!("مجموعة تخطيط خدمات الأشخاص ذوي الإعاقة في {place}"),
            format!("Planning Group for Disability Services, {english}"),
            "fraction",
        ),
    };
    body.kind = Some(kind.to_owned());
    body.name_ar = Some(name);
    body.name_en = Some(name_en);
    body.quorum_kind = Some(quorum.to_owned());
    if group == Group::Disability {
        (body.quorum_num, body.quorum_den) = (Some(2), Some(3));
    }
    body
}

/// Makes a seat with its member and its alternate.
fn seat(story: &Story, round: &Round, group: Group, number: usize, place: &Place) -> Vec<RecordEdit> {
    let mut seat = Seat::empty(place.seat);
    seat.body_id = Some(group.id(round));
    seat.on_behalf_of_org_id = place.organization.map(|organization| round.id::<Organization>(organization));
    seat.seat_no = i64::try_from(number + 1).ok();
    seat.voting = Some(true);
    seat.starts_on = Some(story.today.plus(-390 - round.days_to_beginning()));
    let membership = |id: usize, person: usize, role: &str| {
        let mut membership = Membership::empty(round.area_id::<Membership>(id));
        membership.seat_id = Some(place.seat);
        membership.body_id = Some(group.id(round));
        membership.person_id = Some(round.id::<Person>(person));
        membership.role = Some(role.to_owned());
        membership.nomination_no = Some(format!(
            "{}/{}",
            80 + number * 17,
            story.work_day(-393 - round.days_to_beginning()).date().year()
        ));
        membership.nomination_on = Some(story.work_day(-393 - round.days_to_beginning()));
        membership.starts_on = Some(story.today.plus(-390 - round.days_to_beginning()));
        membership.ends_on = place.vacant.then(|| story.today.plus(-40));
        membership.end_reason = place.vacant.then(|| "left_organization".to_owned());
        RecordEdit::create(&membership)
    };
    let base = group as usize * 100;
    let role = match number {
        0 => "chair",
        1 => "deputy",
        _ => "member",
    };
    let mut edits = vec![RecordEdit::create(&seat), membership(base + number, place.member, role)];
    edits.extend(place.alternate.map(|person| membership(base + 50 + number, person, "alternate")));
    edits
}
