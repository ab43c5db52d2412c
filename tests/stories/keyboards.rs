//! Keys as other terminals than xterm send them, with an Arabic layout active.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]

use crate::office::Office;

#[test]
fn keys_of_urxvt_with_shift_and_control_are_keys_and_take_none_with_them() {
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الرئيسية").press_bytes(b"\x1b[13~").shows("بحث");
    // Shift+Home, then a letter in its place, with Control+arrow between.
    window.press("كراس").shows("كراس").press_bytes(b"\x1b[7$").press_bytes("ق".as_bytes());
    window.press_bytes(b"\x1bOd").press("اعة").shows("قاعة");
    window.press("<C-q>").ends();
}

#[test]
fn keys_of_st_are_no_other_keys() {
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الرئيسية").press("<F3>").shows("بحث").press("كراس").shows("كراس");
    // Home, Delete twice; Control+Delete must not take the letters after it.
    window.press_bytes(b"\x1b[H").press_bytes(b"\x1b[P").press_bytes(b"\x1b[P").shows("اس");
    window.press("<Esc>").shows("الرئيسية").press_bytes(b"\x1b[M");
    std::thread::sleep(std::time::Duration::from_millis(60));
    window.press("3").shows("14 مهمة").press("<C-q>").ends();
}

#[test]
fn the_key_of_lam_alef_types_two_letters_on_vte_too() {
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الرئيسية").press("<F3>").shows("بحث").press("إجراءات").press_bytes("\u{fefb}".as_bytes());
    window.shows("إجراءاتلا").press("<Backspace>").shows("إجراءاتل");
    window.press("<C-q>").ends();
}
