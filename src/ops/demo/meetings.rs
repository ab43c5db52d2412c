//! The meetings of a round: roll, agenda, what was said, and what was decided. One more is convened.

use super::Round;
use super::Story;
use super::groups::Group;
use super::groups::Place;
use super::moment;
use super::partners;
use super::people;
use super::script::Addressee;
use super::script::NEXT_TOPICS;
use super::script::Ruling;
use super::script::SCRIPTS;
use super::script::Script;
use super::script::Topic;
use super::times;
use crate::domain::day::Day;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::position;
use crate::domain::records::AgendaItem;
use crate::domain::records::Attendance;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Note;
use crate::domain::records::Organization;
use crate::domain::records::Person;

/// The points that every meeting begins with.
const STANDING: [(&str, &str, &str); 3] = [
    ("التحقق من النصاب", "standing", "discussed"),
    ("المصادقة على المحضر السابق", "standing", "accepted"),
    ("متابعة تنفيذ ما سبق", "follow_up", "discussed"),
];
const OTHER_BUSINESS: &str = "ما يستجد من أعمال";
/// How many records of a kind a meeting may have: its numbers begin at so many times its own.
const ROOM: usize = 100;
/// Minutes after seven in UTC at which meetings begin.
const START: i64 = 125;

/// Returns the id of a meeting of the round.
pub(super) fn meeting_id(round: &Round, number: usize) -> RecordId {
    round.id::<Meeting>(number)
}

/// Returns the day of a meeting of the round.
pub(super) fn meeting_day(story: &Story, round: &Round, number: usize) -> Day {
    let days_before = SCRIPTS.get(number).map_or(0, |script| script.days_before);
    story.work_day(-days_before - round.days_back())
}

/// Returns the id of the point of the agenda where a topic was spoken of.
pub(super) fn topic_id(round: &Round, meeting: usize, topic: usize) -> RecordId {
    round.id::<AgendaItem>(meeting * ROOM + STANDING.len() + topic)
}

/// Returns the decision from which the outputs of a topic follow: the first one.
pub(super) fn decision_id(round: &Round, meeting: usize, topic: usize) -> RecordId {
    round.id::<Decision>(meeting * ROOM + topic * 10)
}

/// Records the meetings of a round, and in the first round of an area the one that comes next.
pub(super) fn record(story: &mut Story, round: &Round, office: &dyn Fn(&str) -> RecordId) {
    for (number, script) in SCRIPTS.iter().enumerate() {
        let played = Played { round, script, number, day: meeting_day(story, round, number) };
        let mut opening = vec![RecordEdit::create(&played.meeting(story))];
        opening.extend(played.roll());
        opening.extend(played.agenda());
        story.record(played.day, START, opening);
        let mut seq = 0;
        for (topic_number, topic) in script.topics.iter().enumerate() {
            let mut said = played.notes(topic_number, topic);
            for (place, ruling) in topic.decisions.iter().enumerate() {
                seq += 1;
                said.push(played.decision(story, (topic_number, place), seq, ruling, office));
            }
            story.record(played.day, START + 20 + times(30, topic_number + 1), said);
        }
    }
    if round.era == 0 {
        let (meeting, agenda) = next(story, round);
        let day = story.work_day(-6);
        story.record(day, 200, [vec![meeting], agenda].concat());
    }
}

/// A script on its day.
struct Played<'s> {
    round: &'s Round,
    script: &'s Script,
    number: usize,
    day: Day,
}

impl Played<'_> {
    fn meeting(&self, story: &Story) -> Meeting {
        let mut meeting = Meeting::empty(meeting_id(self.round, self.number));
        let so_far = SCRIPTS.iter().take(self.number + 1);
        let held = so_far.filter(|script| script.group == self.script.group).count();
        meeting.body_id = Some(self.script.group.id(self.round));
        meeting.kind = Some("ordinary".to_owned());
        meeting.ordinal = Some(ordinal(self.round, self.script.group, held));
        meeting.minutes_no = Some(minutes_number(story, self.round, self.script.group, self.day));
        meeting.minutes_year = Some(i64::from(self.day.date().year()));
        meeting.convened_on = Some(self.day.plus(-7));
        meeting.starts_at = moment(self.day, START - 5);
        meeting.actual_start = moment(self.day, START);
        meeting.actual_end = moment(self.day, START + 20 + times(35, self.script.topics.len() + 1));
        let (host, place) = hall(self.number);
        meeting.place = Some(place.to_owned());
        meeting.place_org_id = Some(self.round.id::<Organization>(host));
        meeting.chair_membership_id = Some(self.script.group.chair(self.round));
        meeting.secretary_membership_id = Some(self.script.group.secretary(self.round));
        meeting.state = Some(if self.round.era == 0 { self.script.state } else { "approved" }.to_owned());
        meeting.next_meeting_at = self.next_day(story).and_then(|day| moment(day, START - 5));
        meeting
    }

    /// Returns the day of the next meeting of the group, when the round has one.
    fn next_day(&self, story: &Story) -> Option<Day> {
        let mut later = SCRIPTS.iter().enumerate().skip(self.number + 1);
        let next = later.find(|(_, script)| script.group == self.script.group)?;
        Some(meeting_day(story, self.round, next.0))
    }

    /// Marks everybody. The first nine seats always come, so that the meeting can decide.
    fn roll(&self) -> Vec<RecordEdit> {
        let places = self.script.group.places(self.round);
        let mut edits = Vec::new();
        for (number, place) in places.iter().enumerate().filter(|(_, place)| !place.vacant) {
            let status = match self.round.choice("attendance", self.number * ROOM + number, 9) {
                0 if number > 1 => "late",
                1 if number > 8 || number == 5 => "excused",
                2 if number > 8 => "absent",
                3 if number > 6 => "left",
                _ => "present",
            };
            let id = self.number * ROOM + number * 2;
            edits.push(self.attends(id, place, place.member, "member", status));
            if status == "excused" {
                let alternate = place.alternate;
                edits.extend(
                    alternate.map(|person| self.attends(id + 1, place, person, "alternate", "present")),
                );
            }
        }
        edits.push(self.guest());
        edits
    }

    fn attends(&self, id: usize, place: &Place, person: usize, category: &str, status: &str) -> RecordEdit {
        let mut attendance = Attendance::empty(self.round.id::<Attendance>(id));
        attendance.meeting_id = Some(meeting_id(self.round, self.number));
        attendance.person_id = Some(self.round.id::<Person>(person));
        attendance.seat_id = Some(place.seat);
        attendance.org_id =
            place.organization.map(|organization| self.round.id::<Organization>(organization));
        attendance.title_as_printed = Some(people::title(person).to_owned());
        attendance.category = Some(category.to_owned());
        attendance.status = Some(status.to_owned());
        match status {
            "late" => attendance.arrived_at = moment(self.day, START + 12),
            "left" => attendance.left_at = moment(self.day, START + 55),
            "excused" => attendance.excuse_text = Some("اعتذر لارتباط سابق".to_owned()),
            _ => {}
        }
        RecordEdit::create(&attendance)
    }

    fn guest(&self) -> RecordEdit {
        let mut guest = Attendance::empty(self.round.id::<Attendance>(self.number * ROOM + 90));
        let person = people::COUNT - 1 - self.number;
        let organization = people::organization_of(person);
        guest.meeting_id = Some(meeting_id(self.round, self.number));
        guest.person_id = Some(self.round.id::<Person>(person));
        guest.org_id = organization.map(|organization| self.round.id::<Organization>(organization));
        guest.category = Some("guest".to_owned());
        guest.status = Some("present".to_owned());
        RecordEdit::create(&guest)
    }

    fn agenda(&self) -> Vec<RecordEdit> {
        let topics = self
            .script
            .topics
            .iter()
            .map(|topic| (self.round.in_place(topic.title), topic.minutes, topic.outcome));
        let titles = topics.map(|(title, minutes, outcome)| (title, "new", minutes, outcome));
        let agenda = Agenda { round: self.round, meeting: self.number, group: self.script.group, held: true };
        agenda.records(titles.collect())
    }

    fn notes(&self, topic_number: usize, topic: &Topic) -> Vec<RecordEdit> {
        let places = position::spread(topic.notes.len());
        let spoken = topic.notes.iter().zip(places).enumerate();
        let note = |(number, ((speaker, text), position)): (usize, (&(usize, &str), String))| {
            let id = self.number * ROOM + topic_number * 10 + number;
            let mut note = Note::empty(self.round.id::<Note>(id));
            note.agenda_item_id = Some(topic_id(self.round, self.number, topic_number));
            note.position = Some(position);
            note.speaker_person_id = Some(people::speaker(self.round, self.script.group, *speaker));
            note.at = moment(self.day, START + 20 + times(30, topic_number) + times(4, number));
            note.text = Some(self.round.in_place(text));
            note.kind = Some("point".to_owned());
            RecordEdit::create(&note)
        };
        spoken.map(note).collect()
    }

    fn decision(
        &self,
        story: &Story,
        (topic, place): (usize, usize),
        seq: i64,
        ruling: &Ruling,
        office: &dyn Fn(&str) -> RecordId,
    ) -> RecordEdit {
        let id = self.round.id::<Decision>(self.number * ROOM + topic * 10 + place);
        let mut decision = Decision::empty(id);
        decision.agenda_item_id = Some(topic_id(self.round, self.number, topic));
        decision.meeting_id = Some(meeting_id(self.round, self.number));
        decision.seq = Some(seq);
        decision.text = Some(self.round.in_place(ruling.text));
        decision.status = Some(ruling.status.to_owned());
        let recommends = ruling.addressee != Addressee::Nobody;
        decision.kind = Some(if recommends { "recommendation" } else { "decision" }.to_owned());
        match ruling.addressee {
            Addressee::Nobody => {}
            Addressee::Ministry => decision.addressee_office_id = Some(office("MSD")),
            Addressee::Partner(organization) => {
                decision.addressee_org_id = Some(self.round.id::<Organization>(organization));
            }
        }
        decision.vote_method = Some(if ruling.vote.is_some() { "show" } else { "consensus" }.to_owned());
        if let Some((yes, no, abstain)) = ruling.vote {
            (decision.yes, decision.no, decision.abstain) = (Some(yes), Some(no), Some(abstain));
        }
        let sent = matches!(ruling.status, "sent" | "accepted" | "rejected") && recommends;
        decision.sent_on = sent.then(|| story.work_day(self.day.count() - story.today.count() + 5));
        if let Some(reply) = ruling.reply {
            decision.reply_text = Some(reply.to_owned());
            decision.reply_on = Some(story.work_day(self.day.count() - story.today.count() + 26));
        }
        RecordEdit::create(&decision)
    }
}

/// The agenda of one meeting.
struct Agenda<'s> {
    round: &'s Round,
    meeting: usize,
    group: Group,
    held: bool,
}

impl Agenda<'_> {
    /// Makes the standing points, those given, and other business.
    fn records(&self, topics: Vec<(String, &'static str, i64, &'static str)>) -> Vec<RecordEdit> {
        let standing = STANDING.map(|(title, kind, outcome)| (title.to_owned(), kind, 5, outcome));
        let other = (OTHER_BUSINESS.to_owned(), "aob", 10, "");
        let all: Vec<_> = standing.into_iter().chain(topics).chain([other]).collect();
        let places = position::spread(all.len());
        let item = |(number, ((title, kind, minutes, outcome), position))| {
            let mut item = AgendaItem::empty(self.round.id::<AgendaItem>(self.meeting * ROOM + number));
            item.meeting_id = Some(meeting_id(self.round, self.meeting));
            item.body_id = Some(self.group.id(self.round));
            item.position = Some(position);
            item.title = Some(title);
            item.kind = Some(String::from(kind));
            item.planned_min = Some(minutes);
            item.outcome = Some(String::from(outcome)).filter(|outcome| self.held && !outcome.is_empty());
            RecordEdit::create(&item)
        };
        all.into_iter().zip(places).enumerate().map(item).collect()
    }
}

/// Makes the meeting that is convened for today, or for the first work day after.
fn next(story: &Story, round: &Round) -> (RecordEdit, Vec<RecordEdit>) {
    let number = SCRIPTS.len();
    let day = story.work_day(0);
    let held = SCRIPTS.iter().filter(|script| script.group == Group::Council).count();
    let mut meeting = Meeting::empty(meeting_id(round, number));
    meeting.body_id = Some(Group::Council.id(round));
    meeting.kind = Some("ordinary".to_owned());
    meeting.ordinal = Some(ordinal(round, Group::Council, held + 1));
    meeting.convened_on = Some(story.work_day(-6));
    meeting.starts_at = moment(day, START - 5);
    let (host, place) = hall(1);
    meeting.place = Some(place.to_owned());
    meeting.place_org_id = Some(round.id::<Organization>(host));
    meeting.chair_membership_id = Some(Group::Council.chair(round));
    meeting.secretary_membership_id = Some(Group::Council.secretary(round));
    meeting.state = Some("convened".to_owned());
    let topics = NEXT_TOPICS.map(|title| (title.to_owned(), "new", 20, ""));
    let agenda = Agenda { round, meeting: number, group: Group::Council, held: false };
    (RecordEdit::create(&meeting), agenda.records(topics.to_vec()))
}

/// Returns which ordinary meeting of its group the `held`th of a round is; two were held on paper before.
fn ordinal(round: &Round, group: Group, held: usize) -> i64 {
    let a_round = SCRIPTS.iter().filter(|script| script.group == group).count() as u64;
    let before = (round.eras - 1 - round.era).saturating_mul(a_round);
    i64::try_from(before).unwrap_or(0) + 2 + i64::try_from(held).unwrap_or(1)
}

/// Returns the number of the minutes in the series of the group's year.
fn minutes_number(story: &Story, round: &Round, group: Group, day: Day) -> i64 {
    let held = round.of_area().flat_map(|round| {
        let scripts = SCRIPTS.iter().enumerate().filter(|(_, script)| script.group == group);
        let days: Vec<Day> = scripts.map(|(number, _)| meeting_day(story, &round, number)).collect();
        days
    });
    let in_series = held.filter(|other| *other <= day && other.date().year() == day.date().year());
    i64::try_from(in_series.count()).unwrap_or(1)
}

/// Returns who hosts a meeting, and where.
fn hall(meeting: usize) -> (usize, &'static str) {
    match meeting % 3 {
        0 => (partners::MUNICIPALITY, "قاعة الاجتماعات في البلدية"),
        1 => (partners::CHAMBER, "قاعة الغرفة التجارية"),
        _ => (partners::COLLEGE, "قاعة الندوات في الكلية"),
    }
}
