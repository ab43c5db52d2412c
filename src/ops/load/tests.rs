//! Files that are loaded, and files that are refused.

use std::collections::HashSet;
use std::io::Cursor;

use super::*;
use crate::domain::catalogue;
use crate::ops::dump;
use crate::ops::workspace::tests::Office;

fn load_text(office: &mut Office, text: &str) -> Result<Loaded, OpsError> {
    load(&mut office.workspace, &mut Cursor::new(text.as_bytes()), &mut office.around, &mut |_| {})
}

fn dumped(office: &Office) -> String {
    let mut bytes = Vec::new();
    dump::dump(&office.workspace, &dump::Choice::default(), &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

const ID: &str = "01936f2a-0000-7000-8000-000000000001";

#[test]
fn a_record_is_loaded_dumped_and_loaded_again_without_a_change() {
    let mut office = Office::new("WZT");
    let line =
        format!(r#"{{"record":"action_item","id":"{ID}","title":"حجز القاعة","due_on":"2026-11-24"}}"#);
    assert_eq!(load_text(&mut office, &line).unwrap().created, 1);
    let dump = dumped(&office);
    assert!(dump.contains(&line), "{dump}");
    let again = load_text(&mut office, &dump).unwrap();
    assert_eq!((again.created, again.changed, again.unchanged), (0, 0, 3));
}

#[test]
fn parts_of_a_compound_that_are_not_given_keep_their_value() {
    let mut office = Office::new("WZT");
    let given = r#""status":"done","closed_on":"2026-11-20""#;
    load_text(&mut office, &format!(r#"{{"record":"action_item","id":"{ID}","title":"أ",{given}}}"#))
        .unwrap();
    load_text(&mut office, &format!(r#"{{"record":"action_item","id":"{ID}","status":"open"}}"#)).unwrap();
    let dump = dumped(&office);
    assert!(dump.contains(r#""status":"open","closed_on":"2026-11-20""#), "{dump}");
}

#[test]
fn lines_of_one_id_become_one_change() {
    let mut office = Office::new("WZT");
    let file = format!(
        "{{\"record\":\"action_item\",\"id\":\"{ID}\",\"title\":\"أ\"}}\n\
         {{\"record\":\"action_item\",\"id\":\"{ID}\",\"title\":\"ب\",\"percent\":40}}\n"
    );
    assert_eq!(load_text(&mut office, &file).unwrap().created, 1);
    let history = office.workspace.store.history_of(RecordId::parse(ID).unwrap()).unwrap();
    let changes: HashSet<_> = history.iter().map(|entry| entry.change).collect();
    assert_eq!(changes.len(), 1);
    assert!(dumped(&office).contains("\"title\":\"ب\",\"percent\":40"));
}

#[test]
fn each_of_many_repeated_ids_becomes_one_record() {
    let mut office = Office::new("WZT");
    let line = |number: u32, rest: &str| {
        format!("{{\"record\":\"action_item\",\"id\":\"01936f2a-0000-7000-8000-{number:012x}\",{rest}}}\n")
    };
    let mut file: String = (0..300).map(|number| line(number, "\"title\":\"أ\",\"percent\":1")).collect();
    file.extend((0..300).map(|number| line(number, &format!("\"percent\":{}", number % 100))));
    assert_eq!(load_text(&mut office, &file).unwrap(), Loaded { created: 300, ..Loaded::default() });
    assert!(dumped(&office).contains("8000-00000000012b\",\"title\":\"أ\",\"percent\":99"));
}

#[test]
fn a_parent_that_is_given_in_pieces_is_known_by_all_of_them() {
    let mut office = Office::new("WZT");
    let (body, meeting) = ("01936f2a-0000-7000-8000-0000000000b0", "01936f2a-0000-7000-8000-0000000000a0");
    let file = format!(
        "{{\"record\":\"agenda_item\",\"id\":\"{ID}\",\"meeting_id\":\"{meeting}\"}}\n\
         {{\"record\":\"meeting\",\"id\":\"{meeting}\",\"body_id\":\"{body}\"}}\n\
         {{\"record\":\"meeting\",\"id\":\"{meeting}\",\"minutes_no\":4}}\n\
         {{\"record\":\"body\",\"id\":\"{body}\",\"name_ar\":\"المجلس المشترك\"}}\n"
    );
    assert_eq!(load_text(&mut office, &file).unwrap().created, 3);
    let kind = catalogue::named("agenda_item").unwrap();
    let stored = office.workspace.store.record(kind, RecordId::parse(ID).unwrap()).unwrap().unwrap();
    assert_eq!(stored.scope, Scope::body(RecordId::parse(body).unwrap().0));
}

#[test]
fn children_may_come_before_their_parents() {
    let mut office = Office::new("WZT");
    let body = "01936f2a-0000-7000-8000-0000000000b0";
    let file = format!(
        "{{\"record\":\"meeting\",\"id\":\"{ID}\",\"body_id\":\"{body}\"}}\n\
         {{\"record\":\"body\",\"id\":\"{body}\",\"name_ar\":\"المجلس المشترك\"}}\n"
    );
    assert_eq!(load_text(&mut office, &file).unwrap().created, 2);
    let meeting = catalogue::named("meeting").unwrap();
    let stored = office.workspace.store.record(meeting, RecordId::parse(ID).unwrap()).unwrap().unwrap();
    assert_eq!(stored.scope, Scope::body(RecordId::parse(body).unwrap().0));
}

#[test]
fn a_wrong_line_is_named_and_nothing_enters() {
    let mut office = Office::new("WZT");
    let before = dumped(&office);
    let wrong = [
        r#"{"record":"action_item","title":5}"#,
        r#"{"record":"action_item","titel":"أ"}"#,
        r#"{"record":"household","title":"أ"}"#,
        r#"{"title":"أ"}"#,
        r#"{"record":"action_item","due_on":"12/01/2017"}"#,
        r#"{"record":"action_item","due_on":"2026-02-30"}"#,
        r#"{"record":"action_item","status":"finished"}"#,
        r#"{"record":"action_item","percent":101}"#,
        "{\"record\":\"action_item\",\"title\":\"\\u202eأ\"}",
        "{\"record\":\"action_item\",\"title\":\"\\u001b[2J\"}",
        r#"{"record":"seat","body_id":"01936f2a-0000-7000-8000-0000000000b0"}"#,
        r#"{"record":"action_item","id":"1"}"#,
        r#"["record"]"#,
        "محضر",
    ];
    for line in wrong {
        let file = format!("{{\"record\":\"action_item\",\"title\":\"سليم\"}}\n{line}\n");
        let error = load_text(&mut office, &file).unwrap_err();
        assert!(matches!(error, OpsError::Load { line: 2, .. }), "{line}: {error:?}");
        assert_eq!(dumped(&office), before, "{line}");
    }
}

#[test]
fn a_deleted_record_comes_back_only_when_asked() {
    let mut office = Office::new("WZT");
    let with = |rest: &str| format!(r#"{{"record":"action_item","id":"{ID}"{rest}}}"#);
    load_text(&mut office, &with(r#","title":"أ""#)).unwrap();
    assert_eq!(load_text(&mut office, &with(r#","deleted":true"#)).unwrap().deleted, 1);
    assert!(!dumped(&office).contains(ID));
    let refused = load_text(&mut office, &with(r#","title":"ب""#)).unwrap_err();
    assert!(matches!(refused, OpsError::Load { fault: LoadFault::Deleted, .. }));
    load_text(&mut office, &with(r#","title":"ب","deleted":false"#)).unwrap();
    assert!(dumped(&office).contains("\"title\":\"ب\""));
}
