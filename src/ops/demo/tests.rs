//! What the sample must hold, whatever the day and the scale.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use super::*;
use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Need;
use crate::domain::edit::EditDeed;
use crate::domain::numbering;
use crate::domain::progress::Fulfilment;
use crate::domain::quorum::Quorum;
use crate::domain::records::ACTION_STATUSES;
use crate::domain::records::ActionItem;
use crate::domain::records::Attendance;
use crate::domain::records::Body;
use crate::domain::records::COMMITMENT_KINDS;
use crate::domain::records::Commitment;
use crate::domain::records::Decision;
use crate::domain::records::Delivery;
use crate::domain::records::Meeting;
use crate::domain::records::ORGANIZATION_KINDS;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Seat;
use crate::domain::value::Atom;
use crate::domain::value::Parts;

fn office(code: &str) -> RecordId {
    record_id("office", 0, code.bytes().map(usize::from).sum())
}

fn today() -> Day {
    Day::parse_iso("2026-11-22").unwrap()
}

fn sample(scale: u32) -> Vec<Transaction> {
    transactions(scale, today(), &office)
}

fn parts(edit: &RecordEdit) -> Parts {
    let EditDeed::Create(fields) = &edit.deed else { panic!("the sample only creates") };
    let mut parts = vec![None; edit.kind.columns().count()];
    for field in fields {
        let first = edit.kind.first_column(field.field);
        for (place, value) in field.value.iter().enumerate() {
            parts[first + place].clone_from(value);
        }
    }
    parts
}

fn all<R: Record>(transactions: &[Transaction]) -> Vec<R> {
    let edits = transactions.iter().flat_map(|transaction| &transaction.edits);
    edits.filter(|edit| edit.kind == R::KIND).map(|edit| R::from_parts(edit.record, &parts(edit))).collect()
}

#[test]
fn the_sample_has_what_the_story_promises() {
    let sample = sample(1);
    assert_eq!(all::<Body>(&sample).len(), 2);
    assert_eq!(all::<Organization>(&sample).len(), 14);
    assert_eq!(all::<Person>(&sample).len(), 25);
    assert_eq!(all::<ActionItem>(&sample).len(), 20);
    assert_eq!(all::<Commitment>(&sample).len(), 12);
    let meetings: Vec<Meeting> = all(&sample);
    assert_eq!(meetings.iter().filter(|meeting| meeting.minutes_no.is_some()).count(), 6);
    let convened = meetings.iter().filter(|meeting| meeting.state.as_deref() == Some("convened"));
    assert_eq!(convened.count(), 1);
}

#[test]
fn every_kind_and_state_occurs() {
    let sample = sample(1);
    let kinds: BTreeSet<String> = all::<Organization>(&sample).into_iter().filter_map(|it| it.kind).collect();
    assert_eq!(kinds.len(), ORGANIZATION_KINDS.len());
    let states: BTreeSet<String> =
        all::<ActionItem>(&sample).into_iter().filter_map(|it| it.status).collect();
    assert_eq!(states.len(), ACTION_STATUSES.len());
    let promises: BTreeSet<String> =
        all::<Commitment>(&sample).into_iter().filter_map(|it| it.kind).collect();
    assert_eq!(promises.len(), COMMITMENT_KINDS.len());
    let decisions: Vec<Decision> = all(&sample);
    let recommends = |decision: &&Decision| decision.kind.as_deref() == Some("recommendation");
    assert!(decisions.iter().filter(recommends).count() >= 6);
}

#[test]
fn some_promises_are_late_some_kept_and_some_kept_in_part() {
    let sample = sample(1);
    let overdue = all::<ActionItem>(&sample).into_iter().filter(|item| item.is_overdue(today())).count();
    assert_eq!(overdue, 3);
    let deliveries: Vec<Delivery> = all(&sample);
    let mut found = BTreeMap::new();
    for commitment in all::<Commitment>(&sample) {
        let own: Vec<Delivery> = deliveries
            .iter()
            .filter(|delivery| delivery.commitment_id == Some(commitment.id))
            .cloned()
            .collect();
        let standing = commitment.standing(&own, today());
        *found.entry(standing.fulfilment).or_insert(0) += 1;
        *found.entry(Fulfilment::Nothing).or_insert(0) += usize::from(standing.late) * 100;
    }
    assert_eq!(found.get(&Fulfilment::Exceeded), Some(&1));
    assert_eq!(found.get(&Fulfilment::Delivered), Some(&1));
    assert_eq!(found.get(&Fulfilment::Part), Some(&6));
    assert_eq!(found.get(&Fulfilment::Nothing), Some(&104), "one late, four without a delivery");
}

#[test]
fn every_value_fits_the_catalogue_and_every_reference_leads_somewhere() {
    for scale in [1, 13] {
        let sample = sample(scale);
        let edits: Vec<&RecordEdit> = sample.iter().flat_map(|transaction| &transaction.edits).collect();
        let mut held: BTreeSet<(&str, RecordId)> = [("office", office(OFFICE_CODE))].into();
        held.extend(edits.iter().map(|edit| (edit.kind.name, edit.record)));
        assert_eq!(held.len(), edits.len() + 1, "no id is used twice");
        for edit in edits {
            for ((_, part), value) in edit.kind.columns().zip(parts(edit)) {
                let place = format!("{}.{}", edit.kind.name, part.name);
                let Some(value) = value else {
                    assert!(part.need == Need::Optional, "{place} is missing");
                    continue;
                };
                match (part.kind, &value) {
                    (AtomKind::Text(longest), Atom::Text(text)) => {
                        assert!(text.chars().count() <= longest, "{place}");
                    }
                    (AtomKind::Choice(words), Atom::Text(word)) => {
                        assert!(words.contains(&word.as_str()), "{place}: {word}");
                    }
                    (AtomKind::Integer(least, most), Atom::Integer(number)) => {
                        assert!((least..=most).contains(number), "{place}: {number}");
                    }
                    (AtomKind::Reference(kind), Atom::Id(id)) => {
                        assert!(held.contains(&(kind, *id)), "{place}");
                    }
                    (AtomKind::Day, Atom::Day(_))
                    | (AtomKind::Moment, Atom::Moment(_))
                    | (AtomKind::Boolean, Atom::Boolean(_)) => {}
                    other => panic!("{place}: {other:?}"),
                }
            }
        }
    }
}

#[test]
fn every_held_meeting_had_its_quorum() {
    let sample = sample(13);
    let (bodies, seats, attendance): (Vec<Body>, Vec<Seat>, Vec<Attendance>) =
        (all(&sample), all(&sample), all(&sample));
    for meeting in all::<Meeting>(&sample).into_iter().filter(Meeting::took_place) {
        let body = bodies.iter().find(|body| Some(body.id) == meeting.body_id).unwrap();
        let roll: Vec<Attendance> =
            attendance.iter().filter(|person| person.meeting_id == Some(meeting.id)).cloned().collect();
        let day = Day::from_count(meeting.starts_at.unwrap().seconds().div_euclid(86_400)).unwrap();
        let quorum = Quorum::of_meeting(body, &seats, &roll, day);
        assert!(quorum.is_met() && quorum.seats >= 7, "{quorum:?}");
        assert!(!day.is_weekend());
    }
}

#[test]
fn numbers_of_minutes_run_without_a_gap_or_a_clash() {
    for day in ["2026-11-22", "2027-01-05", "2027-03-01"] {
        let sample = transactions(25, Day::parse_iso(day).unwrap(), &office);
        let meetings: Vec<Meeting> = all(&sample);
        assert_eq!(numbering::clashes(&meetings), []);
        for meeting in meetings.iter().filter(|meeting| meeting.minutes_no.is_some_and(|number| number > 1)) {
            let before = (meeting.body_id, meeting.minutes_year, meeting.minutes_no.map(|number| number - 1));
            assert!(
                meetings.iter().any(|other| (other.body_id, other.minutes_year, other.minutes_no) == before)
            );
        }
    }
}

#[test]
fn the_sample_grows_with_its_scale_and_stays_the_same_for_a_day() {
    let (one, ten) = (sample(1), sample(10));
    for (small, large) in [
        (all::<Organization>(&one).len(), all::<Organization>(&ten).len()),
        (all::<Person>(&one).len(), all::<Person>(&ten).len()),
        (all::<ActionItem>(&one).len(), all::<ActionItem>(&ten).len()),
        (all::<Commitment>(&one).len(), all::<Commitment>(&ten).len()),
        (all::<Meeting>(&one).len(), all::<Meeting>(&ten).len()),
    ] {
        assert_eq!(small * 10, large);
    }
    assert_eq!(sample(10), ten);
}

#[test]
fn everything_was_recorded_in_order_before_today() {
    let sample = sample(30);
    assert!(sample.windows(2).all(|pair| pair[0].at <= pair[1].at));
    assert!(sample.last().unwrap().at < Moment::parse_iso("2026-11-22T00:00:00Z").unwrap());
}

#[test]
fn names_are_not_repeated() {
    let sample = sample(40);
    let organizations: Vec<String> =
        all::<Organization>(&sample).into_iter().filter_map(|it| it.name_ar).collect();
    let people: Vec<String> = all::<Person>(&sample).into_iter().filter_map(|it| it.full_name_ar).collect();
    let distinct = |names: &[String]| names.iter().collect::<BTreeSet<_>>().len();
    assert_eq!(distinct(&people), people.len());
    assert_eq!(distinct(&organizations), organizations.len());
}

#[test]
fn nothing_is_due_on_a_day_off_whatever_day_is_today() {
    for later in 0..7 {
        let sample = transactions(3, today().plus(later), &office);
        let actions = all::<ActionItem>(&sample).into_iter().filter_map(|item| item.due_on);
        let promises = all::<Commitment>(&sample).into_iter().filter_map(|promise| promise.due_on);
        for day in actions.chain(promises) {
            assert!(!day.is_weekend(), "{day}");
        }
    }
}
