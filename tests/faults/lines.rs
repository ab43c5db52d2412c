//! Lines that cannot be loaded: each is refused with its line, its field and what to write instead.

use crate::office::ITEM;
use crate::office::Office;

/// Loads a second line that is wrong, and returns what is said in Arabic and in English.
fn refused(office: &Office, line: &[u8]) -> (String, String) {
    let mut bytes = br#"{"record":"action_item","title":"#.to_vec();
    bytes.extend("\"إعداد الكشف\"}\n".as_bytes());
    bytes.extend(line);
    let file = office.file("lines.jsonl", &bytes);
    let told = office.refuses(&["load", file.to_str().unwrap()], 1);
    for said in [&told.0, &told.1] {
        assert!(said.contains('2'), "the line is named: {said}");
    }
    assert_eq!(
        office.succeeds(&["list", "action_item", "--json"]).lines().count(),
        1,
        "nothing of it entered"
    );
    told
}

#[test]
fn every_kind_of_wrong_line_is_refused_with_its_reason() {
    let office = Office::new("WZT");
    let with = |field: &str| format!(r#"{{"record":"action_item",{field}}}"#).into_bytes();
    let long = format!(r#""title":"{}""#, "ب".repeat(100_000));
    let table: Vec<(Vec<u8>, &str)> = vec![
        (with(r#""title":7"#), "title"),
        (with(r#""due_on":true"#), "due_on"),
        (with(r#""title":"قرار","due_on":"12/01/2017""#), "2017"),
        (with(r#""title":"قرار","due_on":"2017-02-30""#), "2017-02-30"),
        (with(r#""title":"قرار","status":"forgotten""#), "status"),
        (with(r#""title":"قرار","colour":"أحمر""#), "colour"),
        (with(r#""title":"a\u001b[2Jb""#), "title"),
        (with(r#""title":"a\u202eb""#), "title"),
        (with(r#""title":"a\u0000b""#), "title"),
        (with(&long), "title"),
        (with(r#""id":"17","title":"قرار""#), ""),
        (with(r#""deleted":"yes""#), "deleted"),
        (format!(r#"{{"record":"decision","id":"{ITEM}","text":"قرار"}}"#).into_bytes(), "decision"),
        (br#"{"record":"dream","title":"x"}"#.to_vec(), "dream"),
        (br#"{"title":"x"}"#.to_vec(), "record"),
        (br#"{"record":7}"#.to_vec(), "record"),
        (br#"["record"]"#.to_vec(), ""),
        (br#"{"record":"action_item""#.to_vec(), "JSON"),
        (b"{\"record\":\"action_item\",\"title\":\"\xff\xfe\"}".to_vec(), "UTF-8"),
        (b"SQLite format 3\0\x10\0\x01\x01".to_vec(), ""),
    ];
    for (line, named) in table {
        let (arabic, english) = refused(&office, &line);
        for said in [arabic, english] {
            assert!(said.contains(named), "{} names {named}: {said}", String::from_utf8_lossy(&line));
        }
    }
}

#[test]
fn a_line_without_an_end_is_too_long_and_not_a_puzzle() {
    let office = Office::new("WZT");
    let mut line = br#"{"record":"action_item","title":""#.to_vec();
    line.extend(std::iter::repeat_n(b'x', 9_000_000));
    line.extend(br#""}"#);
    let (_, english) = refused(&office, &line);
    assert!(english.contains("too long"), "{english}");
}

#[test]
fn what_is_no_file_of_lines_is_refused_by_its_name() {
    let office = Office::new("WZT");
    for name in ["لا شيء.jsonl", "records"] {
        let path = office.folder.path().join(name);
        let (_, english) = office.refuses(&["load", path.to_str().unwrap()], 1);
        assert!(english.contains(name), "{english}");
    }
}

#[test]
fn what_a_long_file_brought_is_found_by_the_next_search() {
    let office = Office::new("WZT");
    let lines = (0..700).map(|number| format!("{{\"record\":\"action_item\",\"title\":\"كشف {number}\"}}\n"));
    let file = office.file("many.jsonl", lines.collect::<String>().as_bytes());
    office.succeeds(&["load", file.to_str().unwrap()]);
    assert!(office.succeeds(&["search", "كشف", "645"]).contains("كشف 645"));
}
