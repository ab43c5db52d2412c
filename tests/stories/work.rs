//! A day at one laptop.

use crate::office::Office;

#[test]
fn an_officer_marks_an_action_done_and_takes_it_back() {
    let office = Office::demo();
    let before = office.says(&["dump"]);
    let mut window = office.opens();
    window.shows("الرئيسية").press("3").shows("14 مهمة").press("<Down><C-u>");
    window.shows("13 مهمة").press("<C-z>");
    window.shows("14 مهمة").press("<C-q>").ends();
    assert_eq!(office.says(&["dump"]), before);
}

#[test]
fn a_new_action_is_written_into_its_form_and_stands_in_the_list() {
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الرئيسية").press("3").shows("14 مهمة").press("<F6>");
    window.shows("العنوان").press("شراء الكراسي<Tab>بلد");
    window.shows("بلدية الزيتون").press("<Enter><Tab>خلال أسبوعين<C-s>");
    window.shows("15 مهمة").shows("شراء الكراسي");
    window.press("<C-q>").ends();
    let item = office.says(&["list", "action_item", "--where", "title=شراء الكراسي"]);
    assert!(item.contains("6/12/2026"), "{item}");
}

#[test]
fn what_was_asked_for_is_done_before_the_program_ends() {
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الرئيسية").press("3").shows("14 مهمة").press("<Down><C-u><C-q>");
    assert!(window.ends().success());
    let mut again = office.opens();
    again.shows("الرئيسية").press("3").shows("13 مهمة");
    again.press("<C-q>").ends();
}

#[test]
fn keys_pressed_ahead_of_the_screen_mean_what_they_mean_on_it() {
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الرئيسية").press("3<Down><Enter><C-t>").shows("[سجل التغييرات]");
    window.press("<C-q>").ends();
}

#[test]
fn a_second_window_reads_and_says_so() {
    let office = Office::demo();
    let mut first = office.opens();
    first.shows("الرئيسية");
    let mut second = office.opens();
    second
        .shows("للقراءة فقط")
        .shows("في نافذة أخرى منذ")
        .press("<Enter>")
        .shows("هذا الأسبوع")
        .press("3")
        .shows("14 مهمة");
    second.press("<Down><C-u>").shows("للقراءة فقط").press("<Enter>").shows("14 مهمة");
    second.press("<C-q>").ends();
    first.press("3").shows("14 مهمة").press("<C-q>").ends();
}

#[test]
fn a_window_of_any_size_is_painted_and_does_not_end_the_program() {
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الرئيسية");
    for (columns, rows) in [(60, 20), (1, 1), (132, 43), (3, 30), (80, 24)] {
        window.resize(columns, rows);
        if columns >= 60 {
            window.shows("هذا الأسبوع");
        }
    }
    window.press("3").shows("14 مهمة");
    window.resize(1, 1).press("<Down><Enter>").resize(60, 20).shows("التفاصيل");
    assert!(window.press("<C-q>").ends().success());
}
