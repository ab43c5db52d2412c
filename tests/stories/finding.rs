//! What a person types to find something, and what the screen shows then.

use crate::office::Office;

#[test]
fn a_decision_is_found_by_its_number_and_says_where_it_comes_from() {
    let office = Office::demo();
    let mut arabic = office.opens();
    arabic.shows("الرئيسية").press("<F3>٤/٢٠٢٦-٢").shows("صرف منحة شتوية");
    arabic.shows("4/2026-2").press("<Enter>").shows_in_one_row(&["4/2026-2", "الأحد 11/10/2026"]);
    arabic.press("<C-q>").ends();
    let mut english = office.opens_with(&["--language", "en"], 80, 24);
    english.shows("Home").press("<F3>4/2026-2").shows("صرف منحة شتوية").press("<Enter>");
    english.shows_in_one_row(&["4/2026-2", "Sun 11/10/2026"]).press("<C-q>").ends();
}

#[test]
fn late_filters_a_list_to_what_is_late() {
    let office = Office::demo();
    let late = office.says(&["list", "action_item", "--overdue", "--json"]).lines().count();
    let mut arabic = office.opens();
    arabic.shows("الرئيسية").press("3").shows("14 مهمة").press("متأخرة");
    arabic.shows(&format!("{late} من 14")).press("<C-q>").ends();
    let mut english = office.opens_with(&["--language", "en"], 80, 24);
    english.shows("Home").press("3").shows("14 action").press("late");
    english.shows(&format!("{late} of 14")).press("<C-q>").ends();
}

#[test]
fn keys_of_the_other_language_and_a_slip_still_find() {
    let office = Office::demo();
    let mut arabic = office.opens();
    // صرف, typed while the keyboard was on Latin letters; then منحة with a slip.
    arabic.shows("الرئيسية").press("<F3>wvt").shows("صرف منحة شتوية").press("<Esc>");
    arabic.press("<F3>منخة").shows("صرف منحة شتوية").press("<C-q>").ends();
    let mut english = office.opens_with(&["--language", "en"], 80, 24);
    // "late", typed while the keyboard was on Arabic letters.
    english.shows("Home").press("3").shows("14 action").press("مشفث").shows(" of 14");
    english.press("<C-q>").ends();
}
