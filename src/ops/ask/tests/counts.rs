//! The numbers that screens say are those of the rows, whatever happened to the rows.

use super::*;
use crate::domain::edit::EditDeed;
use crate::domain::records::Delivery;
use crate::domain::rows::HomeSummary;
use crate::domain::stage::unwatched;
use crate::ops::export_bundle;
use crate::ops::import_bundle;
use crate::ops::import_bundle::Intent;
use crate::ops::undo::Way;
use crate::ops::undo::undo;
use crate::ops::workspace::tests::Office;

/// Counts the rows of every list by walking it, and holds the numbers against that.
fn assert_numbers_hold(sample: &mut Sample, after: &str) {
    for day in [today(), today().plus(1), today().plus(40), today().plus(-400)] {
        let home = home(sample, day);
        for list in sample.lists() {
            let page = on(sample, list, day);
            assert_eq!(page.total, page.rows.len() as u64, "{list:?} after {after}");
            let late = page.rows.iter().filter(|(_, row)| is_late(row, day)).count() as u64;
            // The outputs of one body have no such number.
            if !matches!(list, List::OutputsOf(_)) {
                assert_eq!(page.late, late, "late in {list:?} on {day} after {after}");
            }
            match list {
                List::OpenActions => assert_eq!(home.late_actions, late, "home on {day} after {after}"),
                List::OpenCommitments => assert_eq!(home.late_commitments, late, "home after {after}"),
                _ => {}
            }
            if list == List::OpenActions {
                let week = day..=day.plus(7);
                let due = due_days(&page).iter().flatten().filter(|due| week.contains(*due)).count();
                assert_eq!(home.this_week.len() as u64 + home.more_this_week, due as u64, "after {after}");
            }
        }
    }
}

fn home(sample: &mut Sample, day: Day) -> Box<HomeSummary> {
    match ask(&mut sample.workspace, &Query::Home, day, now()).unwrap() {
        Answer::Home(home) => home,
        other => panic!("{other:?}"),
    }
}

fn on(sample: &mut Sample, list: List, day: Day) -> Page {
    let window = Window { from: From::Start, limit: 10_000 };
    let query = Query::List(ListQuery { list, filter: String::new(), window });
    match ask(&mut sample.workspace, &query, day, now()).unwrap() {
        Answer::List(page) => page,
        other => panic!("{other:?}"),
    }
}

fn is_late(row: &Row, day: Day) -> bool {
    match row {
        Row::Action(row) => {
            let closed = row.status.as_deref().is_some_and(|status| ["done", "cancelled"].contains(&status));
            !closed && row.due_on.is_some_and(|due| due < day)
        }
        Row::Commitment(row) => row.standing.late,
        Row::Decision(row) => {
            row.status.as_deref() == Some("sent") && row.kind.as_deref() == Some("recommendation")
        }
        _ => false,
    }
}

impl Sample {
    /// Records another state of a record.
    fn amend<R: Record>(&mut self, id: RecordId, amend: impl FnOnce(&mut R)) {
        let stored = self.workspace.store.record(R::KIND, id).unwrap().unwrap();
        let mut record: R = stored.loaded.record();
        amend(&mut record);
        self.record(&[stored.loaded.edit_to(&record.parts()).unwrap()]);
    }

    fn delete<R: Record>(&mut self, id: RecordId) {
        let seen = self.workspace.store.record(R::KIND, id).unwrap().unwrap().loaded.seen;
        self.record(&[RecordEdit { kind: R::KIND, record: id, deed: EditDeed::Delete(seen) }]);
    }

    fn first_of(&mut self, list: List) -> RecordId {
        self.whole(list, "").rows[0].0.id
    }
}

#[test]
fn they_hold_when_work_is_done_moved_deleted_and_taken_back() {
    let mut sample = sample(2);
    assert_numbers_hold(&mut sample, "the start");
    let item = sample.first_of(List::OpenActions);
    sample.amend::<ActionItem>(item, |item| item.status = Some("done".to_owned()));
    assert_numbers_hold(&mut sample, "work was done");
    sample.amend::<ActionItem>(item, |item| item.status = Some("blocked".to_owned()));
    sample.amend::<ActionItem>(item, |item| item.due_on = None);
    assert_numbers_hold(&mut sample, "work lost its day");
    sample.delete::<ActionItem>(item);
    assert_numbers_hold(&mut sample, "work was deleted");
    undo(&mut sample.workspace, Way::Back, &mut sample.around).unwrap();
    assert_numbers_hold(&mut sample, "the deletion was taken back");
    let delivery = sample.first::<Delivery>().id;
    sample.delete::<Delivery>(delivery);
    assert_numbers_hold(&mut sample, "a delivery was deleted");
    let promise = sample.first_of(List::OpenCommitments);
    sample.amend::<Commitment>(promise, |promise| promise.due_on = Some(today().plus(-3)));
    assert_numbers_hold(&mut sample, "a promise fell due");
    sample.delete::<Commitment>(promise);
    let meeting = sample.first_of(List::Meetings);
    sample.delete::<Meeting>(meeting);
    let organization = sample.first::<Organization>().id;
    sample.delete::<Organization>(organization);
    assert_numbers_hold(&mut sample, "more was deleted");
    sample.workspace.store.rebuild(&mut |_, _| {}).unwrap();
    assert_numbers_hold(&mut sample, "all was made again");
}

#[test]
fn they_hold_when_a_recommendation_is_sent_and_answered() {
    let mut sample = sample(2);
    let recommendation = sample.first_of(List::Recommendations);
    for status in ["adopted", "sent", "accepted", "sent"] {
        sample.amend::<Decision>(recommendation, |decision| decision.status = Some(status.to_owned()));
        assert_numbers_hold(&mut sample, status);
    }
    sample.amend::<Decision>(recommendation, |decision| decision.kind = Some("decision".to_owned()));
    assert_numbers_hold(&mut sample, "it became a decision");
    assert!(sample.workspace.store.rebuild_agrees(&mut |_, _| {}).unwrap());
}

#[test]
fn they_hold_after_an_import_and_after_the_same_again() {
    let mut sender = sample(2);
    let folder = tempfile::tempdir().unwrap();
    let export = |sender: &mut Sample, name: &str| {
        let out = folder.path().join(name);
        let request = export_bundle::Request { to: "ALL".to_owned(), bodies: Vec::new(), out };
        let Sample { workspace, around, .. } = sender;
        export_bundle::export_bundle(workspace, &request, around, &mut unwatched()).unwrap().path
    };
    let first = export(&mut sender, "one.mahdar");
    let item = sender.first_of(List::OpenActions);
    sender.amend::<ActionItem>(item, |item| item.due_on = Some(today().plus(-30)));
    let second = export(&mut sender, "two.mahdar");
    let Office { workspace, around, folder: records } = Office::new("MNR");
    let mut receiver = Sample { workspace, around, _folder: records };
    for path in [&first, &second, &first] {
        import_bundle::import_bundles(
            &mut receiver.workspace,
            std::slice::from_ref(path),
            Intent::ImportAndTrust,
            &mut receiver.around,
            &mut unwatched(),
        )
        .unwrap();
        assert_numbers_hold(&mut receiver, "an import");
    }
    let late = [&mut sender, &mut receiver].map(|sample| home(sample, today()).late_actions);
    assert_eq!(late[0], late[1]);
}
