//! What a script reads under `--json`: answers on standard output, what stands in the way on standard error.

use std::fs;

use serde_json::Value;

use crate::office::ITEM;
use crate::office::Office;
use crate::office::Said;

/// Reads every line as JSON.
fn lines(text: &str) -> Vec<Value> {
    let read = |line: &str| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
    text.lines().map(read).collect()
}

fn asked(office: &Office, arguments: &[&str]) -> Said {
    office.run("ar", &[arguments, &["--json"]].concat())
}

/// Asks what must be answered with exactly one value.
fn told(office: &Office, arguments: &[&str]) -> Value {
    let said = asked(office, arguments);
    assert_eq!(said.code, Some(0), "{arguments:?}: {said:?}");
    assert_eq!(said.err, "", "{arguments:?}");
    let mut values = lines(&said.out);
    assert_eq!(values.len(), 1, "{arguments:?}: {said:?}");
    values.remove(0)
}

#[test]
fn every_command_answers_a_script() {
    let office = Office::new("WZT");
    let meeting = "01936f2a-0000-7000-8000-00000000000a";
    let line = format!(r#"{{"record":"meeting","id":"{meeting}","title":"الاجتماع الأول"}}"#);
    let file = office.file("meeting.jsonl", line.as_bytes());
    assert_eq!(told(&office, &["load", file.to_str().unwrap()])["created"], 1);
    assert_eq!(told(&office, &["undo"])["changes"].as_u64().map(|changes| changes > 0), Some(true));
    let again = line.replace(r#""record""#, r#""deleted":false,"record""#);
    told(&office, &["load", office.file("again.jsonl", again.as_bytes()).to_str().unwrap()]);
    assert_eq!(told(&office, &["show", ITEM])["title"], "حجز القاعة");
    assert_eq!(told(&office, &["peers"])["this_laptop"], true);
    assert_eq!(told(&office, &["rebuild"])["rebuilt"], true);
    assert!(told(&office, &["minutes", meeting])["minutes"].as_str().unwrap().contains("محضر"));
    let page = office.folder.path().join("page.html");
    let page = page.to_str().unwrap();
    assert_eq!(told(&office, &["minutes", meeting, "--format", "html", "--out", page])["path"], page);
    assert_eq!(told(&office, &["completions", "bash"])["shell"], "bash");
    let demo = office.folder.path().join("demo");
    let demo = told(&office, &["demo", demo.to_str().unwrap(), "--no-open"]);
    assert!(demo["workspace"].is_string() && demo["profile"].is_string(), "{demo}");
    let stick = office.folder.path().join("stick");
    fs::create_dir(&stick).unwrap();
    let bundle = told(&office, &["export", "--to", "ALL", "--out", stick.to_str().unwrap()]);
    let bundle = bundle["path"].as_str().unwrap();
    assert_eq!(told(&office, &["inspect", bundle])["office"], "WZT");
    assert_eq!(told(&office, &["import", bundle])["entered"], false);
    let keys = office.file("one.keys", b"3");
    let screen = lines(&asked(&office, &["play", keys.to_str().unwrap(), "--screen"]).out);
    assert!(screen.len() > 20 && screen.iter().all(|row| row["line"].is_string()), "{screen:?}");
    for many in [&["dump"][..], &["list", "meeting"], &["history", ITEM], &["search", "القاعة"]] {
        let said = asked(&office, many);
        assert!(said.code == Some(0) && !lines(&said.out).is_empty(), "{many:?}: {said:?}");
    }
    for none in [&["conflicts"][..], &["list", "delivery"], &["search", "لا وجود له"]] {
        let said = asked(&office, none);
        assert_eq!((said.code, said.out.as_str()), (Some(0), ""), "{none:?}");
    }
}

#[test]
fn what_stands_in_the_way_is_json_on_standard_error() {
    let office = Office::new("WZT");
    let settings = office.file("settings.jsonl", b"{");
    for (arguments, error, number) in [
        (&["inspect", "no-such-file.mahdar"][..], "refusal-missing", 1),
        (&["import", "no-such-file.mahdar"], "refusal-missing", 1),
        (&["load", "no-such-file.jsonl"], "ops-unreadable", 1),
        (&["load", settings.to_str().unwrap()], "ops-load", 1),
        (&["show", "01936f2a-0000-7000-8000-0000000000ff"], "ops-no-such-record", 1),
        (&["minutes", "12"], "ops-not-an-id", 1),
        (&["verify", "--acked", "4000"], "verify-lost", 1),
        (&["show", "12"], "cli-usage-bad-value", 2),
        (&["exprot"], "cli-usage-unknown-command", 2),
        (&["play", "no-such-file.keys"], "ops-unreadable", 1),
    ] {
        let said = asked(&office, arguments);
        let told = lines(&said.err);
        let told = told.last().unwrap_or_else(|| panic!("{arguments:?}: {said:?}"));
        assert_eq!((&told["error"], said.code), (&error.into(), Some(number)), "{arguments:?}: {said:?}");
        assert_eq!(told["exit"], number, "{arguments:?}");
        assert!(!told["says"].as_str().unwrap().is_empty() && !told["remedy"].as_str().unwrap().is_empty());
        lines(&said.out);
        assert_eq!(office.run("ar", arguments).code, Some(number), "as without --json: {arguments:?}");
    }
}

#[test]
fn a_check_tells_what_it_looked_at() {
    let office = Office::new("WZT");
    let told = told(&office, &["verify"]);
    let sound = |told: &Value, what: &str| told["checked"][what].as_str().map(ToOwned::to_owned);
    assert_eq!((&told["sound"], &told["faults"]), (&true.into(), &Value::Array(Vec::new())), "{told}");
    for what in ["file", "schema", "chain", "signatures", "tables"] {
        assert_eq!(sound(&told, what).as_deref(), Some("sound"), "{what}: {told}");
    }
    assert_eq!(sound(&told, "commits").as_deref(), Some("not checked"), "nobody said how many: {told}");

    let mut bytes = fs::read(office.database()).unwrap();
    let column = b"title_as_printed";
    let place = bytes.windows(column.len()).position(|bytes| bytes == column).unwrap();
    bytes[place] = b'd';
    fs::write(office.database(), &bytes).unwrap();
    let said = asked(&office, &["verify"]);
    let told = &lines(&said.out)[0];
    assert_eq!((&told["sound"], said.code), (&false.into(), Some(1)), "{told}");
    assert_eq!(sound(told, "schema").as_deref(), Some("faulty"), "{told}");
    assert_eq!(sound(told, "tables").as_deref(), Some("not checked"), "{told}");
    assert_eq!(told["faults"][0]["error"], "verify-damaged", "{told}");
}
