//! Sudden ends: whatever was acknowledged is there, and the records open.

use std::ffi::OsStr;
use std::io::BufRead as _;
use std::io::BufReader;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use crate::office::Office;

/// Keys that write: action items from the form, edits, and text that is still being typed.
const KEYS: &str = "3<F6>شراء الكراسي<C-s><F6>كتابة الدعوات<Wait:300> للجميع<C-s><C-u><F6>متابعة<Wait:300>";

/// Plays keys, kills the player after a while and returns the last number that it acknowledged.
fn killed_after(office: &Office, keys: &OsStr, milliseconds: u64) -> u64 {
    let mut player = office
        .command("ar", &[OsStr::new("play"), keys, OsStr::new("--ack")])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let heard = BufReader::new(player.stdout.take().unwrap());
    let listener = thread::spawn(move || {
        let lines = heard.lines().map_while(Result::ok);
        lines.filter_map(|line| line.strip_prefix("ACK ")?.parse().ok()).max().unwrap_or(0)
    });
    thread::sleep(Duration::from_millis(milliseconds));
    player.kill().unwrap();
    player.wait().unwrap();
    listener.join().unwrap()
}

#[test]
fn nothing_acknowledged_is_lost_when_the_program_is_killed() {
    let office = Office::new("WZT");
    let keys = office.file("keys", KEYS.repeat(6).as_bytes());
    let mut most = 0;
    for round in 0..12 {
        let acknowledged = killed_after(&office, keys.as_os_str(), 60 + round * 137 % 900);
        most = most.max(acknowledged);
        office.succeeds(&["verify", "--acked", &most.to_string()]);
    }
    assert!(most > 5, "the keys write: {most}");
}

#[test]
fn a_number_that_was_never_reached_is_told_as_lost() {
    let office = Office::new("WZT");
    let (_, english) = office.refuses(&["verify", "--acked", "4000"], 1);
    assert!(english.contains("4000"), "{english}");
}
