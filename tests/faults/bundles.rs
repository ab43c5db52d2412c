//! Files that are no whole bundle: each is refused, and nothing of it enters.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;
use std::time::Instant;

use crate::office::Office;

/// Two offices, and a bundle of the one for the other.
fn sent() -> (Office, Office, PathBuf) {
    let (from, to) = (Office::new("WZT"), Office::new("NOR"));
    let bundle = from.folder.path().join("سجلات.mahdar");
    from.succeeds(&["export", "--to", "NOR", "--out", bundle.to_str().unwrap()]);
    (from, to, bundle)
}

fn refused(to: &Office, path: &std::path::Path) -> (String, String) {
    let path = path.to_str().unwrap();
    to.refuses(&["inspect", path], 1);
    to.refuses(&["import", "--preview", path], 1);
    to.refuses(&["import", "--trust", path], 1)
}

#[test]
fn what_is_no_bundle_is_refused() {
    let (from, to, bundle) = sent();
    let whole = fs::read(&bundle).unwrap();
    let half = whole.len() / 2;
    let mut flipped = whole.clone();
    flipped[half] ^= 4;
    let mut longer = whole.clone();
    longer.extend_from_slice("زيادة".as_bytes());
    let files: [(&str, Vec<u8>); 9] = [
        ("empty", Vec::new()),
        ("one byte", whole[..1].to_vec()),
        ("truncated", whole[..half].to_vec()),
        ("last byte gone", whole[..whole.len() - 1].to_vec()),
        ("flipped", flipped),
        ("longer", longer),
        ("zeros", vec![0; whole.len()]),
        ("foreign", "محضر اجتماع\n".repeat(500).into_bytes()),
        ("database", fs::read(from.database()).unwrap()),
    ];
    for (name, bytes) in files {
        let path = to.file(name, &bytes);
        refused(&to, &path);
    }
    refused(&to, to.folder.path());
    refused(&to, &to.folder.path().join("nowhere"));
}

#[test]
fn a_pipe_in_the_place_of_a_bundle_does_not_keep_anyone_waiting() {
    let office = Office::new("WZT");
    let pipe = office.folder.path().join("pipe");
    if !Command::new("mkfifo").arg(&pipe).status().is_ok_and(|made| made.success()) {
        eprintln!("skipped: this machine makes no named pipes");
        return;
    }
    let began = Instant::now();
    refused(&office, &pipe);
    assert!(began.elapsed() < Duration::from_secs(20));
}

#[test]
fn every_flipped_bit_of_a_bundle_is_noticed() {
    let (_from, to, bundle) = sent();
    let whole = fs::read(&bundle).unwrap();
    for place in (0..whole.len()).step_by(whole.len() / 60) {
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (place % 8);
        let path = to.file("flipped", &bytes);
        let said = to.run("en", &["inspect", path.to_str().unwrap()]);
        assert_eq!(said.code, Some(1), "byte {place}: {said:?}");
    }
}

#[test]
fn a_refused_bundle_among_good_ones_keeps_all_of_them_out() {
    let (_from, to, bundle) = sent();
    let foreign = to.file("رسالة.txt", "ليست حزمة".as_bytes());
    let (arabic, _) =
        to.refuses(&["import", "--trust", bundle.to_str().unwrap(), foreign.to_str().unwrap()], 1);
    assert!(arabic.contains("رسالة.txt"), "{arabic}");
}
