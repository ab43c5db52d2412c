//! What the program does while nobody touches a key: nothing.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]
#![allow(clippy::print_stderr, reason = "a test that is skipped says why")]

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::office::Office;

/// How often the threads of a process were woken: (by itself, all counted from the start).
fn wake_ups(process: u32) -> u64 {
    let threads = fs::read_dir(format!("/proc/{process}/task")).unwrap();
    let count = |status: String| {
        let switches = status.lines().filter_map(|line| line.strip_prefix("voluntary_ctxt_switches:"));
        switches.map(|count| count.trim().parse::<u64>().unwrap()).sum::<u64>()
    };
    threads.map(|thread| count(fs::read_to_string(thread.unwrap().path().join("status")).unwrap())).sum()
}

#[test]
fn an_idle_program_makes_no_wake_up() {
    if !Path::new("/proc/self/task").exists() {
        eprintln!("skipped: this system does not count wake-ups in /proc");
        return;
    }
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الرئيسية").press("3").shows("14 مهمة");
    // The last key may still be settling: quiet has come when half a second brought nothing.
    let mut before = wake_ups(window.process());
    for _ in 0..20 {
        thread::sleep(Duration::from_millis(500));
        let now = wake_ups(window.process());
        if std::mem::replace(&mut before, now) == now {
            break;
        }
    }
    thread::sleep(Duration::from_secs(2));
    assert_eq!(wake_ups(window.process()) - before, 0, "in two seconds without a key");
    window.press("<C-q>").ends();
}
