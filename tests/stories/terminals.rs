//! What is said to each kind of terminal, and taken back on every way out.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use mahdar::app;
use mahdar::cli;
use mahdar::config::Config;
use mahdar::config::Environment;
use mahdar::config::Flags;
use rustix::process::Pid;
use rustix::process::Signal;
use rustix::process::kill_process;

use crate::office::Office;
use crate::office::XTERM;
use crate::window::Window;

const VTE: &str = "\x1b[8;1$y\x1bP>|VTE(7006)\x1b\\\x1b[>65;7006;1c\x1b[?65;1;9c";
const KONSOLE: &str = "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>0;115;0c\x1b[?62;1;4c";

/// What VTE is told: it does not order text itself, and rows are blank.
const VTE_ENTERED: &[u8] = b"\x1b[8l\x1b[1 k\x1b[?2501l\x1b[?1243l\x1b[2J";
const VTE_LEFT: &[u8] = b"\x1b[?1243h\x1b[0 k\x1b[8h";

const MOUSE_BEGINS: &[u8] = b"\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_ENDS: &[u8] = b"\x1b[?1006l\x1b[?1002l\x1b[?1000l";

fn count(window: &Window, wanted: &[u8]) -> usize {
    window.bytes().windows(wanted.len()).filter(|part| *part == wanted).count()
}

fn signal(window: &Window, signal: Signal) {
    let process = Pid::from_raw(i32::try_from(window.process()).unwrap()).unwrap();
    kill_process(process, signal).unwrap();
}

#[test]
fn without_a_terminal_the_program_says_what_it_needs() {
    let office = Office::demo();
    let arabic = office.refuses(&[]);
    assert!(arabic.contains("نافذة طرفية") && arabic.contains("mahdar --help"), "{arabic}");
    let english = office.refuses(&["--language", "en"]);
    assert!(english.contains("needs a terminal") && !english.contains("stick"), "{english}");
}

#[test]
fn vte_is_told_to_leave_arabic_alone_and_that_is_taken_back_once_on_every_way_out() {
    let office = Office::demo();
    let ways_out: [fn(&mut Window); 3] = [
        |window| {
            window.press("<C-q>");
        },
        |window| signal(window, Signal::TERM),
        |window| signal(window, Signal::HUP),
    ];
    for leave in ways_out {
        let mut window = office.opens_in(&[("VTE_VERSION", "7006")], VTE);
        window.shows("الرئيسية");
        assert_eq!((count(&window, VTE_ENTERED), count(&window, VTE_LEFT)), (1, 0));
        leave(&mut window);
        window.ends();
        assert_eq!((count(&window, VTE_ENTERED), count(&window, VTE_LEFT)), (1, 1));
        assert_eq!((count(&window, MOUSE_BEGINS), count(&window, MOUSE_ENDS)), (1, 1));
    }
}

#[test]
fn what_vte_was_told_is_taken_back_once_when_the_program_falls_over() {
    let office = Office::demo();
    let fall = office.at("fall").display().to_string();
    let variables = [("VTE_VERSION", "7006"), ("MAHDAR_TEST_FALL", &fall)];
    let mut window = office.opens_test("terminals::a_program_that_falls_over", &variables, VTE);
    window.shows("الرئيسية");
    assert_eq!((count(&window, VTE_ENTERED), count(&window, VTE_LEFT)), (1, 0));
    fs::write(&fall, "").unwrap();
    window.press("3");
    assert!(!window.ends().success());
    assert_eq!((count(&window, VTE_ENTERED), count(&window, VTE_LEFT)), (1, 1));
    let bytes = window.bytes();
    let place = |wanted: &[u8]| bytes.windows(wanted.len()).position(|part| part == wanted).unwrap();
    assert!(
        place(VTE_LEFT) < place(b"the clock fell over"),
        "the terminal is given back before it is told why"
    );
    assert!(place(b"\x1b[?1049l") < place(b"the clock fell over"));
}

/// Not a test: what the one above runs in a window. The clock falls over once a file is there.
#[test]
#[ignore = "the program of another test"]
#[allow(clippy::disallowed_methods, reason = "the other test says here where it will fall")]
fn a_program_that_falls_over() {
    let Some(fall) = std::env::var_os("MAHDAR_TEST_FALL").map(PathBuf::from) else { return };
    let config = Config::find(&Flags::default(), &Environment::read()).unwrap();
    let machine = {
        let config = config.clone();
        move || {
            assert!(!fall.exists(), "the clock fell over");
            cli::surroundings(&config)
        }
    };
    app::run(&config, Arc::new(machine), false).unwrap();
}

#[test]
fn a_terminal_that_does_nothing_itself_is_told_nothing() {
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الرئيسية").press("<C-q>").ends();
    assert_eq!(count(&window, b"\x1b[8l") + count(&window, b"\x1b[8h") + count(&window, b"\x1b[1 k"), 0);
    assert_eq!(count(&window, b"\x1b[8$p"), 1, "it is asked once");
}

#[test]
fn nothing_is_asked_of_the_linux_console() {
    let office = Office::demo();
    let mut window = office.opens_in(&[("TERM", "linux")], "");
    window.shows("setfont Arabic-Fixed16").press("<C-q>").ends();
    assert_eq!(count(&window, b"\x1b[8$p") + count(&window, b"\x1b[c") + count(&window, b"\x1b[>q"), 0);
    assert_eq!(count(&window, b"\x1b[?100"), 0, "no mouse is asked for");
}

#[test]
fn konsole_gets_its_letters_between_fences() {
    let office = Office::demo();
    let mut window = office.opens_in(&[], KONSOLE);
    window.shows("1");
    window.press("<C-q>").ends();
    assert!(count(&window, "\u{200e}".as_bytes()) > 20);
}

#[test]
fn a_program_that_was_stopped_takes_the_terminal_again_when_it_goes_on() {
    let office = Office::demo();
    let mut window = office.opens_in(&[("VTE_VERSION", "7006")], VTE);
    window.shows("الرئيسية");
    signal(&window, Signal::TSTP);
    window.writes(VTE_LEFT);
    window.is_stopped();
    signal(&window, Signal::CONT);
    window.writes_again(VTE_ENTERED, 2).press("3").shows("14 مهمة");
    window.press("<C-q>").ends();
    assert_eq!((count(&window, VTE_ENTERED), count(&window, VTE_LEFT)), (2, 2));
    assert_eq!((count(&window, MOUSE_BEGINS), count(&window, MOUSE_ENDS)), (2, 2));
}

#[test]
fn a_terminal_that_is_taken_again_shows_no_caret_where_nothing_is_written() {
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الرئيسية").press("<F8>").shows("UNICEF");
    let bytes = window.bytes();
    let last = |wanted: &[u8]| bytes.windows(wanted.len()).rposition(|part| part == wanted).unwrap();
    assert!(last(b"\x1b[?25l") > last(b"\x1b[?25h"), "the caret is hidden");
    window.press("<Esc>").shows("الرئيسية").press("<C-q>").ends();
}

#[test]
fn an_answer_that_comes_late_is_typed_nowhere() {
    let office = Office::demo();
    let mut window = office.opens_in(&[], "");
    window.shows("الرئيسية").press("<F3>").shows("بحث");
    window.press_bytes(XTERM.as_bytes());
    window.press("كراس").shows("كراس");
    assert!(window.rows().iter().all(|row| !row.contains("379")), "{:?}", window.rows());
    window.press("<C-q>").ends();
}

#[test]
fn keys_pressed_while_the_terminal_is_asked_are_not_lost() {
    let office = Office::demo();
    let mut window = office.opens_in(&[], "3\x1b[8;0$y\x1b[?64;1c");
    window.shows("14 مهمة").press("<C-q>").ends();
}

#[test]
fn the_line_that_reads_right_is_remembered_for_this_terminal() {
    let office = Office::demo();
    let mut window = office.opens_in(&[("VTE_VERSION", "7006")], VTE);
    window.shows("الرئيسية").press("<F8>").shows("UNICEF").press("3");
    window.writes("\u{200e}".as_bytes()).press("<C-q>").ends();
    let mut window = office.opens_in(&[("VTE_VERSION", "7006")], VTE);
    window.writes("\u{200e}".as_bytes()).press("<C-q>").ends();
    assert_eq!(count(&window, b"\x1b[8l"), 0);
    // Another kind of terminal is asked as before.
    let mut window = office.opens();
    window.shows("الرئيسية").press("<C-q>").ends();
    assert_eq!(count(&window, "\u{200e}".as_bytes()), 0);
}

#[test]
fn the_mouse_is_asked_for_only_while_it_is_wanted_and_never_where_it_only_moves() {
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الرئيسية").press("9").shows("الفأرة").press("5").writes(MOUSE_ENDS);
    window.press("<C-q>").ends();
    assert_eq!((count(&window, MOUSE_BEGINS), count(&window, MOUSE_ENDS)), (1, 1));
    assert_eq!(count(&window, b"\x1b[?1003"), 0);
    // It is remembered, and wanted again at once.
    let mut window = office.opens();
    window.shows("الرئيسية");
    assert_eq!(count(&window, b"\x1b[?100"), 0);
    window.press("9").shows("الفأرة").press("5").writes(MOUSE_BEGINS).press("<C-q>").ends();
    assert_eq!((count(&window, MOUSE_BEGINS), count(&window, MOUSE_ENDS)), (1, 1));
}

#[test]
fn a_click_reaches_the_program_and_what_is_copied_reaches_the_clipboard() {
    const COPIED: &[u8] = "\x1b]52;c;2KrYsdmF2YrZhSDYp9mE2YLYp9i52Kk=\x1b\\".as_bytes();
    let office = Office::demo();
    let mut window = office.opens();
    // The third entry of the list of screens, at the left of the Arabic screen; then the footer's F6.
    window.shows("الرئيسية").press_bytes(b"\x1b[<0;22;6M\x1b[<0;22;6m").shows("14 مهمة");
    window.press("<F6>").shows("العنوان").press("ترميم القاعة<C-a><C-c>").writes(COPIED);
    window.press("<Esc>").press("<C-q>").ends();
    let mut window = office.opens_in(&[("TERM", "linux")], "");
    window.shows("setfont Arabic-Fixed16").press("<F6>").shows("العنوان");
    window.press("ترميم القاعة<C-a><C-c><C-q>").ends();
    assert_eq!(count(&window, b"\x1b]52"), 0);
}

#[test]
fn two_clicks_at_once_mean_what_stands_under_each_of_them() {
    let office = Office::demo();
    let mut window = office.opens();
    // The action items in the list of screens, and then the third of them, before it was seen.
    window.shows("الرئيسية").press_bytes(b"\x1b[<0;22;6M\x1b[<0;22;6m\x1b[<0;60;6M\x1b[<0;60;6m");
    window.shows("14 مهمة").press("<Enter>").shows("التفاصيل");
    window.press("<Esc>").shows("14 مهمة");
    let marked = window.rows().iter().position(|row| row.trim_end().ends_with('<'));
    assert_eq!(marked, Some(5), "{:?}", window.rows());
    window.press("<C-q>").ends();
}
