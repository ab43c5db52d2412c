//! What screens are told about the sample directorate, on a fixed day.

mod counts;
mod finding;
mod waiting;

use proptest::prelude::*;

use super::*;
use crate::domain::edit::RecordEdit;
use crate::domain::message::Message;
use crate::domain::records::ActionItem;
use crate::domain::records::Commitment;
use crate::domain::records::CommitmentParty;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Membership;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record;
use crate::domain::rows::Circle;
use crate::domain::rows::ConflictsWindow;
use crate::domain::rows::From;
use crate::domain::rows::FromConflict;
use crate::domain::rows::Hint;
use crate::domain::rows::Key;
use crate::domain::rows::List;
use crate::domain::rows::ListQuery;
use crate::domain::rows::Matching;
use crate::domain::rows::Page;
use crate::domain::rows::Row;
use crate::domain::rows::Window;
use crate::ops::demo;
use crate::ops::save::save;
use crate::ops::save::save_as;
use crate::ops::workspace::tests::surroundings;

struct Sample {
    workspace: Workspace,
    around: crate::ops::Surroundings,
    _folder: tempfile::TempDir,
}

fn today() -> Day {
    Day::parse_iso("2026-11-22").unwrap()
}

fn now() -> Moment {
    Moment::parse_iso("2026-11-22T08:42:00Z").unwrap()
}

fn sample(scale: u32) -> Sample {
    let folder = tempfile::tempdir().unwrap();
    let mut around = surroundings(7);
    let (records, profile) = (folder.path().join("records"), folder.path().join("profile"));
    let workspace = demo::create(&records, &profile, scale, today(), &mut around).unwrap();
    Sample { workspace, around, _folder: folder }
}

impl Sample {
    fn ask(&mut self, query: &Query) -> Answer {
        ask(&mut self.workspace, query, today(), now()).unwrap()
    }

    fn page(&mut self, list: List, filter: &str, from: From, limit: usize) -> Page {
        let window = Window { from, limit };
        match self.ask(&Query::List(ListQuery { list, filter: filter.to_owned(), window })) {
            Answer::List(page) => page,
            other => panic!("{other:?}"),
        }
    }

    fn whole(&mut self, list: List, filter: &str) -> Page {
        self.page(list, filter, From::Start, 10_000)
    }

    /// Records as a file does: closed minutes are no hindrance.
    fn record(&mut self, edits: &[RecordEdit]) {
        save_as(&mut self.workspace, edits, None, &mut self.around).unwrap();
    }

    fn first<R: Record>(&self) -> R {
        let mut found = None;
        self.workspace
            .store
            .each_record(R::KIND, |stored| -> Result<(), OpsError> {
                found = found.take().or(Some(stored.loaded.record()));
                Ok(())
            })
            .unwrap();
        found.unwrap()
    }

    fn lists(&self) -> Vec<List> {
        let body = self.first::<Body>().id;
        vec![
            List::OpenActions,
            List::AllActions,
            List::OpenCommitments,
            List::AllCommitments,
            List::Recommendations,
            List::Decisions,
            List::Meetings,
            List::MeetingsOf(body),
            List::OutputsOf(body),
            List::Bodies,
            List::SeatsOf(body),
            List::Organizations,
            List::People,
            List::DeliveriesOf(self.first::<crate::domain::records::Delivery>().commitment_id.unwrap()),
        ]
    }
}

#[test]
fn the_rows_round_a_record_are_found_in_every_list() {
    let mut sample = sample(1);
    for list in sample.lists() {
        let all = keys(&sample.whole(list, ""));
        for (place, key) in all.iter().enumerate() {
            let stranger = RecordId([9; 16]);
            let page = sample.page(list, "", From::Round(vec![stranger, key.id]), 4);
            let first = place.saturating_sub(2);
            let end = (place + 2).min(all.len());
            assert_eq!(keys(&page), all[first..end], "{list:?}");
            assert_eq!((page.before, page.after), (first > 0, end < all.len()), "{list:?}");
        }
        assert_eq!(keys(&sample.page(list, "", From::Round(vec![RecordId([9; 16])]), 4)), []);
    }
}

#[test]
fn what_hangs_on_a_record_is_what_the_lists_say_of_it() {
    let mut sample = sample(1);
    for (key, row) in sample.whole(List::Organizations, "").rows {
        let Row::Organization(row) = row else { panic!("an organisation") };
        let query = Query::Hanging { kind: Organization::KIND, records: vec![key.id] };
        let Answer::Hanging(found) = sample.ask(&query) else { panic!("what hangs on it") };
        let count =
            |name: &str| found.iter().find(|(kind, _)| kind.name == name).map_or(0, |(_, count)| *count);
        assert!(count("seat") >= row.seats && count("commitment") >= row.open_commitments);
        assert_eq!(count("action_item"), row.open_actions);
    }
    let members = sample.first::<Membership>();
    let query = Query::Hanging { kind: Person::KIND, records: vec![members.person_id.unwrap()] };
    let Answer::Hanging(found) = sample.ask(&query) else { panic!("what hangs on it") };
    assert_eq!(found.first().map(|(kind, _)| kind.name), Some("membership"));
    let stranger = Query::Hanging { kind: Person::KIND, records: vec![RecordId([9; 16])] };
    assert_eq!(sample.ask(&stranger), Answer::Hanging(Vec::new()));
}

fn keys(page: &Page) -> Vec<Key> {
    page.rows.iter().map(|(key, _)| key.clone()).collect()
}

fn due_days(page: &Page) -> Vec<Option<Day>> {
    let days = page.rows.iter().map(|(_, row)| match row {
        Row::Action(row) => row.due_on,
        other => panic!("{other:?}"),
    });
    days.collect()
}

#[test]
fn windows_forward_and_backward_meet_without_gap_or_repeat() {
    let mut sample = sample(3);
    for list in sample.lists() {
        for filter in ["", "ال", "بلدية"] {
            let whole = sample.whole(list, filter);
            let all = keys(&whole);
            for limit in [1, 3, 7] {
                let mut forward = Vec::new();
                let mut from = From::Start;
                loop {
                    let page = sample.page(list, filter, from, limit);
                    assert_eq!(page.before, !forward.is_empty(), "{list:?} {filter}");
                    forward.extend(keys(&page));
                    match forward.last() {
                        Some(last) if page.after => from = From::After(last.clone()),
                        _ => break,
                    }
                }
                assert_eq!(forward, all, "{list:?} {filter} forward");
                let mut backward = Vec::new();
                let mut from = From::End;
                loop {
                    let page = sample.page(list, filter, from, limit);
                    assert_eq!(page.after, !backward.is_empty(), "{list:?} {filter}");
                    backward.splice(0..0, keys(&page));
                    match backward.first() {
                        Some(first) if page.before => from = From::Before(first.clone()),
                        _ => break,
                    }
                }
                assert_eq!(backward, all, "{list:?} {filter} backward");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]
    #[test]
    fn any_window_is_a_part_of_the_whole_list(spots in proptest::collection::vec((0..14_usize, 0..60_usize, 0..9_usize, 0..3_u8, 0..2_u8), 40)) {
        let mut sample = sample(2);
        let lists = sample.lists();
        for (list, spot, limit, way, filtered) in spots {
            let (list, filter) = (lists[list], if filtered == 0 { "" } else { "ا" });
            let all = keys(&sample.whole(list, filter));
            let Some(key) = all.get(spot % all.len().max(1)).cloned() else { continue };
            let spot = spot % all.len();
            let (from, first, end) = match way {
                0 => (From::At(key), spot, spot + limit),
                1 => (From::After(key), spot + 1, spot + 1 + limit),
                _ => (From::Before(key), spot.saturating_sub(limit), spot),
            };
            let end = end.min(all.len());
            let page = sample.page(list, filter, from, limit);
            prop_assert_eq!(&keys(&page)[..], &all[first..end]);
            if limit > 0 {
                prop_assert_eq!((page.before, page.after), (first > 0, end < all.len()));
            }
        }
    }
}

#[test]
fn open_actions_come_by_due_day_and_all_actions_the_other_way() {
    let mut sample = sample(2);
    let mut undated = ActionItem::empty(sample.around.new_id());
    undated.title = Some("سؤال البلدية عن المنحدر".to_owned());
    sample.record(&[RecordEdit::create(&undated)]);
    let open = sample.whole(List::OpenActions, "");
    let days = due_days(&open);
    assert!(days.is_sorted_by_key(|day| (day.is_none(), *day)) && days.last() == Some(&None));
    let all = sample.whole(List::AllActions, "");
    let days = due_days(&all);
    assert!(days.is_sorted_by_key(|day| std::cmp::Reverse(*day)) && days.last() == Some(&None));
    assert_eq!((open.total, all.total), (open.rows.len() as u64, all.rows.len() as u64));
    let late = due_days(&open).iter().filter(|due| due.is_some_and(|due| due < today())).count();
    assert_eq!((open.late, all.late), (late as u64, late as u64));
    assert!(open.rows.iter().any(|(_, row)| matches!(row, Row::Action(row) if row.carried > 0)));
}

#[test]
fn commitments_stand_by_partner_and_then_by_due_day() {
    let mut sample = sample(2);
    let page = sample.whole(List::AllCommitments, "");
    let mut partners: Vec<(String, Option<Day>)> = Vec::new();
    for (_, row) in &page.rows {
        let Row::Commitment(row) = row else { panic!("{row:?}") };
        partners.push((row.partner.as_ref().unwrap().name.ar.clone(), row.due_on));
    }
    for (index, (partner, due)) in partners.iter().enumerate() {
        let later = &partners[index + 1..];
        assert!(later.iter().filter(|(of, _)| of == partner).all(|(_, other)| due.is_none() || other >= due));
        let of_another = later.iter().position(|(of, _)| of != partner).unwrap_or(later.len());
        assert!(later[of_another..].iter().all(|(of, _)| of != partner), "partners stand together");
    }
    let open = sample.whole(List::OpenCommitments, "");
    assert!(open.rows.iter().all(|(_, row)| matches!(row, Row::Commitment(row) if row.standing.is_owed())));
    let late = open.rows.iter().filter(|(_, row)| matches!(row, Row::Commitment(row) if row.standing.late));
    assert_eq!((open.late, page.late), (late.count() as u64, open.late));
}

#[test]
fn a_renamed_partner_moves_with_its_commitments() {
    let mut sample = sample(1);
    let party: CommitmentParty = sample.first();
    let id = party.org_id.unwrap();
    let stored = sample.workspace.store.record(Organization::KIND, id).unwrap().unwrap();
    let mut organization: Organization = stored.loaded.record();
    organization.name_ar = Some("ياسمين الوادي".to_owned());
    sample.record(&[stored.loaded.edit_to(&organization.parts()).unwrap()]);
    let last = sample.page(List::AllCommitments, "", From::End, 1);
    assert!(matches!(&last.rows[0].1, Row::Commitment(row) if row.partner.as_ref().unwrap().id == id));
    let found = sample.whole(List::AllCommitments, "ياسمين الوادي");
    assert!(found.rows.iter().any(|(key, _)| Some(key.id) == party.commitment_id));
    assert!(sample.workspace.store.rebuild_agrees(&mut |_, _| {}).unwrap());
}

#[test]
fn a_delivery_that_moves_to_another_commitment_changes_both() {
    let mut sample = sample(1);
    let mut promises = Vec::new();
    for title in ["كراسٍ متحركة", "فرشات"] {
        let mut promise = Commitment::empty(sample.around.new_id());
        promise.title = Some(title.to_owned());
        promise.kind = Some("venue".to_owned());
        promises.push(promise);
    }
    let mut delivery = crate::domain::records::Delivery::empty(sample.around.new_id());
    delivery.commitment_id = Some(promises[0].id);
    let mut edits: Vec<RecordEdit> = promises.iter().map(RecordEdit::create).collect();
    edits.push(RecordEdit::create(&delivery));
    sample.record(&edits);
    let is_owed = |sample: &mut Sample, id| {
        keys(&sample.whole(List::OpenCommitments, "")).iter().any(|key| key.id == id)
    };
    assert_eq!([is_owed(&mut sample, promises[0].id), is_owed(&mut sample, promises[1].id)], [false, true]);
    let stored = sample.workspace.store.record(delivery_kind(), delivery.id).unwrap().unwrap();
    delivery.commitment_id = Some(promises[1].id);
    sample.record(&[stored.loaded.edit_to(&delivery.parts()).unwrap()]);
    assert_eq!([is_owed(&mut sample, promises[0].id), is_owed(&mut sample, promises[1].id)], [true, false]);
    assert!(sample.workspace.store.rebuild_agrees(&mut |_, _| {}).unwrap());
}

fn delivery_kind() -> &'static crate::domain::catalogue::RecordKind {
    crate::domain::records::Delivery::KIND
}

#[test]
fn decisions_come_newest_meeting_first_and_then_by_number() {
    let mut sample = sample(2);
    for list in [List::Decisions, List::Recommendations] {
        let page = sample.whole(list, "");
        let mut order = Vec::new();
        for (key, _) in &page.rows {
            let decision: Decision = sample.workspace.store.record_of(key.id).unwrap().unwrap();
            let meeting: Meeting =
                sample.workspace.store.record_of(decision.meeting_id.unwrap()).unwrap().unwrap();
            order.push((std::cmp::Reverse(meeting.starts_at), meeting.id, decision.seq));
        }
        assert!(order.is_sorted_by_key(|(start, ..)| *start) && order.len() > 3, "{list:?}");
        assert!(order.chunk_by(|one, next| one.1 == next.1).all(<[_]>::is_sorted), "{list:?}");
    }
}

#[test]
fn a_filter_finds_every_spelling_and_the_names_that_stand_beside() {
    let mut sample = sample(1);
    let title = "ترميم سور بلديّة الزيتون";
    let mut item = ActionItem::empty(sample.around.new_id());
    item.title = Some(title.to_owned());
    sample.record(&[RecordEdit::create(&item)]);
    for typed in ["بلديه سور", "البلدية ترميم", "زيتون بَلدي سو"] {
        let page = sample.whole(List::OpenActions, typed);
        assert!(page.rows.iter().any(|(key, _)| key.id == item.id), "{typed}");
        assert_eq!(page.matching, Matching::Exactly(page.rows.len() as u64));
        assert!(page.total > page.rows.len() as u64);
    }
    let row = sample.whole(List::OpenActions, "").rows.into_iter().find_map(|(_, row)| match row {
        Row::Action(row) => row.organization,
        other => panic!("{other:?}"),
    });
    let page = sample.whole(List::OpenActions, &row.unwrap().ar);
    assert!(!page.rows.is_empty());
    assert!(sample.whole(List::OpenActions, "لاشيءبهذاالاسم").rows.is_empty());
}

#[test]
fn home_says_what_is_next_and_what_waits() {
    let mut sample = sample(1);
    let Answer::Home(home) = sample.ask(&Query::Home) else { panic!("home") };
    assert_eq!((home.office_code.as_str(), home.office.ar.as_str()), (demo::OFFICE_CODE, demo::OFFICE_NAME));
    assert_eq!((home.late_actions, home.late_commitments, home.conflicts), (3, 1, 2));
    assert!(home.oldest_due.unwrap() < today());
    assert!(home.latest_commitment.is_some());
    let next = home.next_meeting.unwrap();
    assert_eq!(next.meeting.state.as_deref(), Some("convened"));
    assert!(next.seats > 5);
    let week = today()..=today().plus(7);
    assert!(home.this_week.iter().all(|(_, row)| week.contains(&row.due_on.unwrap())));
    assert!(!home.this_week.is_empty());
}

#[test]
fn home_knows_since_when_a_meeting_is_running() {
    let mut sample = sample(1);
    let Answer::Home(home) = sample.ask(&Query::Home) else { panic!("home") };
    let next = home.next_meeting.unwrap();
    assert_eq!(next.running_since, None);
    let began = Moment::parse_iso("2026-11-22T12:01:00Z");
    let stored = sample.workspace.store.record(Meeting::KIND, next.id).unwrap().unwrap();
    let mut meeting: Meeting = stored.loaded.record();
    meeting.state = Some("in_progress".to_owned());
    meeting.actual_start = began;
    sample.record(&[stored.loaded.edit_to(&meeting.parts()).unwrap()]);
    let Answer::Home(home) = sample.ask(&Query::Home) else { panic!("home") };
    let running = home.next_meeting.unwrap();
    assert_eq!((running.id, running.running_since), (next.id, began));
}

#[test]
fn a_record_comes_with_the_names_round_it() {
    let mut sample = sample(1);
    let page = sample.whole(List::OpenCommitments, "");
    let id = page.rows[0].0.id;
    let Answer::Record(Some(view)) = sample.ask(&Query::Record { kind: Commitment::KIND, id }) else {
        panic!("a record")
    };
    assert_eq!(view.title.ar, view.commitment.as_ref().unwrap().title);
    assert!(!view.people.is_empty());
    assert!(view.names.iter().any(|named| named.kind == Body::KIND));
    let Answer::History(history) =
        sample.ask(&Query::History { kind: Commitment::KIND, id, after: None, limit: 1 })
    else {
        panic!("a history")
    };
    assert!(!history.entries.is_empty() && !history.after, "one change, never parted");
}

#[test]
fn the_next_meeting_of_a_body_follows_from_its_last_one_and_its_roles() {
    let mut sample = sample(1);
    let bodies = sample.whole(List::Bodies, "");
    let Answer::NextMeeting(plan) = sample.ask(&Query::NextMeeting { body: bodies.rows[0].0.id }) else {
        panic!("a plan")
    };
    let ordinary = plan.ordinals.iter().find(|(kind, _)| kind == "ordinary").unwrap();
    assert!(ordinary.1 >= 4, "{plan:?}");
    assert!(plan.chair.is_some() && plan.secretary.is_some() && plan.chair != plan.secretary);
    assert!(plan.place.is_some() && plan.last_start.is_some());
}

#[test]
fn members_are_picked_first_and_then_people_who_could_join() {
    let mut sample = sample(1);
    let bodies = sample.whole(List::Bodies, "");
    let circle = Circle { body: bodies.rows[0].0.id, day: today() };
    let pick = |text: &str| Query::PickMember { circle, text: text.to_owned(), limit: 40 };
    let Answer::Picks(all) = sample.ask(&pick("")) else { panic!("picks") };
    let chair = Hint::Word(Message::new("choice-membership-role-chair"));
    assert!(all.iter().all(|pick| pick.kind == Membership::KIND));
    assert!(all[0].told_apart_by.contains(&chair), "the chair comes first: {:?}", all[0]);
    let people: std::collections::HashSet<_> = all.iter().map(|pick| &pick.name).collect();
    assert_eq!(people.len(), all.len(), "nobody is offered twice");
    let name = all[0].name.ar.clone();
    let Answer::Picks(found) = sample.ask(&pick(&name)) else { panic!("picks") };
    assert_eq!(found[0], all[0]);
    let mut outsider = Person::empty(sample.around.new_id());
    outsider.full_name_ar = Some("زينب كوثر".to_owned());
    sample.record(&[RecordEdit::create(&outsider)]);
    let Answer::Picks(found) = sample.ask(&pick("زينب كوثر")) else { panic!("picks") };
    assert_eq!((found[0].kind, found[0].id), (Person::KIND, outsider.id));
}

#[test]
fn only_meetings_that_are_not_over_are_picked_for_a_decision() {
    let mut sample = sample(1);
    let pick = |text: &str| Query::PickMeeting { text: text.to_owned(), limit: 40 };
    let Answer::Picks(open) = sample.ask(&pick("")) else { panic!("picks") };
    let states: Vec<Meeting> = open
        .iter()
        .map(|pick| sample.workspace.store.record_of::<Meeting>(pick.id).unwrap().unwrap())
        .collect();
    assert!(!open.is_empty() && states.iter().all(|meeting| !meeting.is_over()), "{open:?}");
    assert!(states.is_sorted_by(|one, other| one.starts_at >= other.starts_at));
    let Answer::Picks(found) = sample.ask(&pick(&open[0].name.ar)) else { panic!("picks") };
    assert!(found.contains(&open[0]));
    let Answer::Picks(none) = sample.ask(&pick("لا أحد")) else { panic!("picks") };
    assert_eq!(none, []);
}

#[test]
fn a_picker_offers_the_likeliest_first_and_tells_namesakes_apart() {
    let mut sample = sample(1);
    let person: Person = sample.first();
    let name = person.full_name_ar.unwrap();
    let typed: String = name.split_whitespace().last().unwrap().to_owned();
    let Answer::Picks(picks) = sample.ask(&Query::Pick { kind: Person::KIND, text: typed, limit: 8 }) else {
        panic!("picks")
    };
    assert!(picks.iter().any(|pick| pick.name.ar == name));
    let Answer::Picks(picks) =
        sample.ask(&Query::Pick { kind: Organization::KIND, text: "بلديه".to_owned(), limit: 8 })
    else {
        panic!("picks")
    };
    assert!(picks[0].name.ar.contains("بلدية"));
    assert!(picks[0].told_apart_by.iter().any(|hint| matches!(hint, Hint::Word(_))));
    let Answer::Picks(all) =
        sample.ask(&Query::Pick { kind: Organization::KIND, text: String::new(), limit: 100 })
    else {
        panic!("picks")
    };
    assert_eq!(all.len(), 14);
}

#[test]
fn a_near_twin_is_told() {
    let mut sample = sample(1);
    let name = sample.first::<Organization>().name_ar.unwrap();
    let Answer::Picks(picks) =
        sample.ask(&Query::Pick { kind: Organization::KIND, text: name.replace('ة', "ه"), limit: 3 })
    else {
        panic!("picks")
    };
    assert!(picks[0].near_twin && picks[0].name.ar == name);
}

#[test]
fn the_room_holds_the_whole_meeting() {
    let mut sample = sample(1);
    let closed = sample
        .whole(List::Meetings, "")
        .rows
        .into_iter()
        .find(|(_, row)| matches!(row, Row::Meeting(row) if row.minutes.is_some()));
    let meeting = closed.unwrap().0.id;
    let Answer::Room(Some(room)) = sample.ask(&Query::Room { meeting }) else { panic!("a room") };
    assert!(room.seats.len() > 5 && room.seats.iter().any(|seat| seat.attendance.is_some()));
    assert!(room.seats.iter().filter(|seat| seat.principal.is_some()).count() > 5);
    assert!(room.agenda.len() > 2 && room.agenda.iter().any(|item| !item.outputs.is_empty()));
    assert!(room.agenda.iter().any(|item| !item.notes.is_empty()));
    assert_eq!(room.next_minutes_number, None, "it has a number");
    let Answer::Home(home) = sample.ask(&Query::Home) else { panic!("home") };
    let next = home.next_meeting.unwrap().id;
    let Answer::Room(Some(room)) = sample.ask(&Query::Room { meeting: next }) else { panic!("a room") };
    assert!(room.next_minutes_number.is_some());
}

#[test]
fn a_partners_page_has_its_seats_and_promises() {
    let mut sample = sample(1);
    let organization = sample.first::<CommitmentParty>().org_id.unwrap();
    let Answer::Partner(Some(partner)) = sample.ask(&Query::Partner { organization }) else {
        panic!("a partner")
    };
    assert!(!partner.commitments.is_empty() && !partner.seats.is_empty());
    assert!(partner.commitments.is_sorted_by_key(|(_, row)| (row.due_on.is_none(), row.due_on)));
}

#[test]
fn every_other_question_is_answered() {
    let mut sample = sample(1);
    assert!(matches!(sample.ask(&Query::Peers), Answer::Peers(peers) if peers.len() == 2));
    let window = ConflictsWindow { from: FromConflict::Start, limit: 9 };
    assert!(matches!(sample.ask(&Query::Conflicts(window)), Answer::Conflicts(page) if page.rows.len() == 2));
    let draft = Query::Draft { kind: ActionItem::KIND, record: None };
    assert!(matches!(sample.ask(&draft), Answer::Draft(None)));
    let search = Query::Search { text: "المركز".to_owned(), limit: 5 };
    assert!(matches!(sample.ask(&search), Answer::Found { hits, .. } if !hits.is_empty()));
}
