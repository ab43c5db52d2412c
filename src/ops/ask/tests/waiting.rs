//! What others do not hold of ours, between two offices.

use std::path::PathBuf;

use super::*;
use crate::domain::records::Office as Directorate;
use crate::domain::stage::unwatched;
use crate::ops::export_bundle;
use crate::ops::import_bundle;
use crate::ops::import_bundle::Intent;
use crate::ops::workspace::office_id;
use crate::ops::workspace::tests::Office;
use crate::store::Fact;

fn export(office: &mut Office, name: &str) -> PathBuf {
    let out = office.folder.path().join(name);
    let request = export_bundle::Request { to: "ALL".to_owned(), bodies: Vec::new(), out };
    export_bundle::export_bundle(&mut office.workspace, &request, &mut office.around, &mut unwatched())
        .unwrap()
        .path
}

fn import(office: &mut Office, path: PathBuf) {
    let Office { workspace, around, .. } = office;
    import_bundle::import_bundles(workspace, &[path], Intent::ImportAndTrust, around, &mut unwatched())
        .unwrap();
}

fn waiting(office: &mut Office) -> Vec<(String, u64)> {
    let home = match ask(&mut office.workspace, &Query::Home, today(), now()).unwrap() {
        Answer::Home(home) => home,
        other => panic!("{other:?}"),
    };
    home.unacknowledged.into_iter().map(|(office, changes, _)| (office, changes)).collect()
}

#[test]
fn what_another_office_does_not_hold_is_kept_until_it_changes() {
    let (mut samar, mut omar) = (Office::new("WZT"), Office::new("MNR"));
    let first = export(&mut samar, "1.mahdar");
    import(&mut omar, first);
    let answer = export(&mut omar, "2.mahdar");
    import(&mut samar, answer);
    assert_eq!(waiting(&mut samar), []);
    let mut item = ActionItem::empty(samar.around.new_id());
    item.title = Some("عروض أسعار المنحدر".to_owned());
    save(&mut samar.workspace, &[RecordEdit::create(&item)], &mut samar.around).unwrap();
    assert_eq!(waiting(&mut samar), [], "nothing of it left yet");
    let second = export(&mut samar, "3.mahdar");
    let told = [("مديرية MNR".to_owned(), 1)];
    assert_eq!(waiting(&mut samar), told);
    assert!(samar.workspace.store.fact(Fact::Waiting).unwrap().is_some());
    assert_eq!(waiting(&mut samar), told, "as it is kept");
    let theirs = office_id("MNR");
    let stored = samar.workspace.store.record(Directorate::KIND, theirs).unwrap().unwrap();
    let mut office: Directorate = stored.loaded.record();
    office.name_ar = Some("مرج نور".to_owned());
    let edit = stored.loaded.edit_to(&office.parts()).unwrap();
    save(&mut samar.workspace, &[edit], &mut samar.around).unwrap();
    assert_eq!(waiting(&mut samar), [("مرج نور".to_owned(), 1)]);
    import(&mut omar, second);
    let answer = export(&mut omar, "4.mahdar");
    import(&mut samar, answer);
    assert_eq!(waiting(&mut samar), []);
}
