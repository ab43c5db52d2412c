//! The first minutes with the program.

use crate::office::Office;

#[test]
fn the_demonstration_opens_in_arabic_and_shows_home() {
    let laptop = Office::new_laptop();
    let folder = laptop.at("demo").display().to_string();
    let mut window = laptop.opens_with(&["demo", &folder], 80, 24);
    window.shows("الرئيسية").shows("بانتظارك").shows("هذا الأسبوع").shows_in_one_row(&["مساعدة", "F1"]);
    window.press("<C-q>").ends();
    assert!(!laptop.at("workspace").exists(), "a person's own records stay untouched");
}

#[test]
fn the_first_start_asks_what_it_needs_and_makes_the_workspace() {
    let laptop = Office::new_laptop();
    let mut window = laptop.opens();
    window.shows("أي سطر يقرأ صحيحًا؟").shows("reads from right to left").press("1");
    window.shows("الخطوات الأولى").press("<Enter>");
    window.shows("المديرية").press("مديرية وادي الزيتون<Tab>wzt<Tab><Tab><Enter>");
    window.shows("الموظف").press("سمر تفاحة<Tab>WZT-1<Enter>");
    window.shows("WZT-1").shows("سمر تفاحة");
    assert!(!laptop.at("workspace/mahdar.db").exists(), "nothing is written before the last step");
    window.shows("مجلد السجلات").press("<Enter>").shows("الرئيسية").shows("مديرية وادي الزيتون");
    assert!(window.press("<C-q>").ends().success());
    let laptops = laptop.says(&["list", "laptop"]);
    assert!(laptops.contains("WZT-1"), "{laptops}");
}

#[test]
fn the_first_start_speaks_english_when_it_is_asked_to() {
    let laptop = Office::new_laptop();
    let mut window = laptop.opens_with(&["--language", "en"], 80, 24);
    window.shows("Which line reads right?").press("6").shows("First steps");
    window.press("<C-q>").ends();
}
