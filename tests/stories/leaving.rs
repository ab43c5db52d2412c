//! Every way out gives the terminal back and keeps what was typed.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]

use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;

use crate::office::Office;
use crate::window::Window;

const LEAVES_ALTERNATE_SCREEN: &[u8] = b"\x1b[?1049l";
const SHOWS_CURSOR: &[u8] = b"\x1b[?25h";
const ENDS_BRACKETED_PASTE: &[u8] = b"\x1b[?2004l";

const TYPED: &str = "شراء كراسي للقاعة";

#[test]
fn leaving_gives_the_terminal_back() {
    let office = Office::demo();
    let mut window = with_a_form_half_written(&office);
    assert!(window.press("<C-q>").ends().success());
    assert_given_back(&window);
    assert_draft_kept(&office);
}

#[test]
fn the_end_of_the_session_gives_the_terminal_back() {
    let office = Office::demo();
    let mut window = with_a_form_half_written(&office);
    signal(&window, Signal::TERM);
    assert!(window.ends().success());
    assert_given_back(&window);
    assert_draft_kept(&office);
}

#[test]
fn a_hang_up_gives_the_terminal_back() {
    let office = Office::demo();
    let mut window = with_a_form_half_written(&office);
    signal(&window, Signal::HUP);
    assert!(window.ends().success());
    assert_given_back(&window);
    assert_draft_kept(&office);
}

#[test]
fn a_window_closed_under_the_program_keeps_what_was_typed() {
    let office = Office::demo();
    let mut window = with_a_form_half_written(&office);
    window.slam();
    window.ends();
    assert_draft_kept(&office);
}

#[test]
fn control_c_does_not_end_the_program() {
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الرئيسية").press("<C-c>").press("3").shows("14 مهمة");
    window.press("<C-q>").ends();
}

fn with_a_form_half_written(office: &Office) -> Window {
    let mut window = office.opens();
    window.shows("الرئيسية").press("<F6>").shows("العنوان").press(TYPED).shows(TYPED);
    window
}

fn signal(window: &Window, signal: Signal) {
    let process = Pid::from_raw(i32::try_from(window.process()).unwrap()).unwrap();
    kill_process(process, signal).unwrap();
}

fn assert_given_back(window: &Window) {
    let bytes = window.bytes();
    let place = |wanted: &[u8]| bytes.windows(wanted.len()).rposition(|part| part == wanted);
    let left = place(LEAVES_ALTERNATE_SCREEN).unwrap();
    assert!(place(SHOWS_CURSOR) > place(b"\x1b[?25l"), "the cursor is shown");
    assert!(place(ENDS_BRACKETED_PASTE) > place(b"\x1b[?2004h"), "pasting is as before");
    assert!(left > place(b"\x1b[?1049h").unwrap());
    let after: Vec<u8> = bytes.split_at(left).1.iter().copied().filter(u8::is_ascii_graphic).collect();
    assert!(after.len() < 40, "nothing is painted on the person's own screen");
}

/// The half-written form opens again with what was typed.
fn assert_draft_kept(office: &Office) {
    let mut window = office.opens();
    window.shows("الرئيسية").press("<F6>").shows("العنوان").shows(TYPED);
    window.press("<C-q>").ends();
}
