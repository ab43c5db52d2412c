//! Two directorates and a stick between them.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::office::Office;
use crate::office::only_file;

const ITEM: &str = "01900000-0000-7000-8000-000000000001";

#[test]
fn the_coordinator_exports_and_another_directorate_imports() {
    let ours = Office::demo();
    let theirs = Office::begun("مديرية مرج نور", "MNR", "هدى ياسمين");
    let bundle = exported(&ours, "MNR", &ours.at("usb"));
    let mut window = theirs.opens();
    window.shows("الرئيسية").press("8").shows("1 استيراد حزمة").press("<C-u>");
    window.shows("لا يتغير شيء").press(&format!("{}<Enter>", bundle.display()));
    // The preview: who signed, with what key, and how much.
    window.shows("سمر تفاحة").shows("سليم").shows_in_one_row(&["جديد", "348"]);
    assert!(!theirs.says(&["list", "action_item"]).contains("منحدر"), "nothing has changed yet");
    window.press("<C-s>").shows("قارن").press("<Enter>");
    window.shows_no_more("قارن").press("<C-s>").shows("قارن").press("<Tab><Enter>");
    window.shows_in_one_row(&["تم الاستيراد", "349"]);
    window.press("<C-q>").ends();
    for record in ["meeting", "action_item", "commitment", "delivery"] {
        let (sent, received) = (
            ours.says(&["dump", "--open", "--record", record]),
            theirs.says(&["dump", "--open", "--record", record]),
        );
        assert_eq!(sent, received, "{record}");
        assert!(!sent.is_empty());
    }
}

#[test]
fn a_bundle_is_looked_into_while_another_window_writes() {
    let ours = Office::demo();
    let theirs = Office::begun("مديرية مرج نور", "MNR", "هدى ياسمين");
    let bundle = exported(&ours, "MNR", &ours.at("usb"));
    let mut first = theirs.opens();
    first.shows("الرئيسية");
    let looked = theirs.says(&["import", "--preview", &bundle.display().to_string()]);
    assert!(looked.contains("سمر تفاحة"), "{looked}");
    let mut second = theirs.opens();
    second
        .shows("للقراءة فقط")
        .press("<Enter>")
        .shows("الرئيسية")
        .press("8")
        .shows("1 استيراد حزمة")
        .press("<C-u>");
    second.shows("لا يتغير شيء").press(&format!("{}<Enter>", bundle.display()));
    second.shows("سمر تفاحة").shows_in_one_row(&["جديد", "348"]).press("<Esc>");
    second.press("<C-q>").ends();
    first.press("<C-q>").ends();
    assert!(!theirs.says(&["list", "action_item"]).contains("منحدر"), "nothing has changed");
}

#[test]
fn a_bundle_on_a_stick_is_found_and_imported_with_one_digit() {
    let ours = Office::begun("مديرية وادي الزيتون", "WZT", "سمر تفاحة");
    let theirs = Office::begun("مديرية مرج نور", "MNR", "هدى ياسمين");
    ours.loads(&format!(r#"{{"record":"action_item","id":"{ITEM}","title":"عروض أسعار المنحدر"}}"#));
    let mut window = theirs.opens();
    window.shows("الرئيسية").press("8").shows("لا ذاكرة USB");
    let stick = theirs.plugs_in("USB1");
    ours.says(&["export", "--to", "MNR", "--out", &stick.display().to_string()]);
    window.press("4").shows("حزمة جديدة واحدة").shows("1 استيراد الحزمة الجديدة").press("1");
    window.shows("سمر تفاحة").press("<C-s>").shows("قارن").press("<Tab><Enter>");
    // Back at the exchange, the same bundle holds nothing new.
    window.shows("لا حزم جديدة").press("<C-t><C-t>").shows("لا جديد");
    window.press("<C-q>").ends();
    assert!(theirs.says(&["list", "action_item"]).contains("منحدر"));
}

#[test]
fn long_work_is_seen_stopped_and_leaves_nothing_behind() {
    let ours = Office::large_demo(120);
    let theirs = Office::begun("مديرية مرج نور", "MNR", "هدى ياسمين");
    let stick = theirs.plugs_in("USB1");
    ours.says(&["export", "--to", "MNR", "--out", &stick.display().to_string()]);
    let mut window = theirs.opens();
    window.shows("الرئيسية").press("8").shows("حزمة جديدة واحدة").press("1");
    window.shows_in_one_row(&["مقارنة", "ثم: المعاينة"]).press("<Esc>");
    window.shows("لم يتغير شيء").press("1").shows_in_one_row(&["مقارنة", "ثم: المعاينة"]);
    // One looks elsewhere meanwhile, and the records answer.
    window.press("<F6>").shows("حفظ").press("<Esc>").shows("معاينة قبل الاستيراد");
    window.press("<Esc>").shows("تبادل البيانات").press("<C-q>").ends();
    assert_eq!(theirs.says(&["dump", "--record", "action_item"]), "");
}

#[test]
fn two_directorates_move_one_day_and_a_person_settles_it_on_the_screen() {
    let ours = Office::begun("مديرية وادي الزيتون", "WZT", "سمر تفاحة");
    let theirs = Office::begun("مديرية مرج نور", "MNR", "هدى ياسمين");
    ours.loads(&format!(
        r#"{{"record":"action_item","id":"{ITEM}","title":"عروض أسعار المنحدر","due_on":"2026-11-22","status":"open"}}"#
    ));
    carry(&ours, &theirs);
    move_day(&ours, "24/11");
    move_day(&theirs, "1/12");
    carry(&ours, &theirs);
    carry(&theirs, &ours);
    let mut window = ours.opens();
    window.shows("الرئيسية").press("8").shows("1 استيراد حزمة").press("<C-t>");
    window.shows("عروض أسعار المنحدر").press("<Enter>");
    window.shows("24/11/2026").shows("1/12/2026").shows("هدى ياسمين").shows("قيمتهم").press("2");
    window.shows_no_more("قيمتهم").press("<C-q>").ends();
    carry(&ours, &theirs);
    assert_eq!(ours.says(&["conflicts"]), theirs.says(&["conflicts"]));
    let settled = theirs.says(&["list", "action_item"]);
    assert!(settled.contains("1/12/2026"), "{settled}");
    assert_eq!(ours.says(&["dump", "--open"]), theirs.says(&["dump", "--open"]));
}

/// The coordinator writes a bundle to a stick, by keyboard.
fn exported(office: &Office, to: &str, stick: &Path) -> PathBuf {
    fs::create_dir_all(stick).unwrap();
    let mut window = office.opens();
    window.shows("الرئيسية").press("8").shows("2 تصدير").press("2");
    window.shows("إلى من").press(&format!("{to}<Enter>")).shows("محجوب").press("<Enter>");
    window.shows("مجلد آخر").press(&format!("{}<Enter>", stick.display()));
    window.shows_in_one_row(&["ليس الآن"]).press("<Tab><Enter>");
    window.shows("تمت كتابة الحزمة والتحقق منها").press("<Enter>").shows("2 تصدير");
    window.press("<C-q>").ends();
    only_file(stick)
}

/// Moves the day of the only action, in its form.
fn move_day(office: &Office, day: &str) {
    let mut window = office.opens();
    window.shows("الرئيسية").press("3").shows("مهمة واحدة").press("<Enter>");
    window.shows("التفاصيل").press("<Enter>").shows("حفظ");
    window.press(&format!("{}<C-a>{day}<C-s>", "<Tab>".repeat(3)));
    window.shows("سجل التغييرات").shows(&format!("{day}/2026"));
    window.press("<C-q>").ends();
}

/// Carries everything from one office to the other, whose keys were compared by telephone.
fn carry(from: &Office, to: &Office) {
    let stick = tempfile::tempdir().unwrap();
    from.says(&["export", "--to", "ALL", "--out", &stick.path().display().to_string()]);
    to.says(&["import", "--trust", &only_file(stick.path()).display().to_string()]);
}
