//! Two at once: one writes, the other reads and is told who writes.

use std::time::Duration;
use std::time::Instant;

use crate::office::ITEM;
use crate::office::Office;

#[test]
fn the_second_is_told_who_writes_and_can_read_meanwhile() {
    let office = Office::new("WZT");
    let mut first = office.holds(60_000);
    let lines = office.file("more.jsonl", br#"{"record":"action_item","title":"x"}"#);
    let lines = lines.to_str().unwrap();
    let holder = first.id().to_string();
    let settle = ["settle", ITEM, "title", "value:\"x\""];
    let writing: [&[&str]; 5] =
        [&["load", lines], &["undo"], &["rebuild"], &["export", "--to", "ALL", "--out", "."], &settle];
    for verb in writing {
        let began = Instant::now();
        let said = office.run("en", verb);
        assert!(began.elapsed() < Duration::from_secs(3), "{verb:?} took {:?}", began.elapsed());
        assert_eq!(said.code, Some(1), "{verb:?}: {said:?}");
        assert!(said.err.contains(&holder), "{verb:?} names the holder: {said:?}");
    }
    let reading: [&[&str]; 7] = [
        &["list", "action_item"],
        &["show", ITEM],
        &["dump"],
        &["history", ITEM],
        &["search", "القاعة"],
        &["verify"],
        &["conflicts"],
    ];
    for verb in reading {
        office.succeeds(verb);
    }
    let keys = office.file("look.keys", b"3<C-q>");
    let screen = office.run("en", &["play", keys.to_str().unwrap(), "--screen"]);
    assert_eq!(screen.code, Some(0), "{screen:?}");
    first.kill().unwrap();
    first.wait().unwrap();
    assert!(office.succeeds(&["list", "action_item"]).contains("شراء الكراسي"));
}

#[test]
fn the_lock_of_one_who_was_killed_blocks_nobody() {
    let office = Office::new("WZT");
    for _ in 0..5 {
        let mut first = office.holds(60_000);
        first.kill().unwrap();
        first.wait().unwrap();
        office.succeeds(&["rebuild"]);
    }
}
