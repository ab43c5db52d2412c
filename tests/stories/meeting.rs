//! The secretary's meeting, from the roll to the numbered minutes.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]

use std::fs;

use crate::office::Office;
use crate::window::Window;

#[test]
fn the_secretary_keeps_a_whole_meeting_and_it_gets_its_number() {
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الاجتماع القادم").press("<Enter>");
    takes_the_roll(&mut window);
    writes_under_the_fourth_item(&mut window);
    window.press("<C-u>").shows("5/2026").shows("إنهاء وترقيم").press("<Tab><Enter>");
    window.shows_in_one_row(&["المحضر", "5/2026", "للقراءة فقط"]);
    window.press("<C-q>").ends();
    assert_minutes_hold_everything(&office);
}

#[test]
fn a_line_that_was_not_recorded_is_found_before_the_meeting_is_closed() {
    let office = Office::demo();
    let mut window = office.opens();
    window.shows("الاجتماع القادم").press("<Enter>");
    takes_the_roll(&mut window);
    window.press("<C-t>").shows("[التدوين]").press("<C-Down><C-Down><C-Down>").shows("4 المركز النهاري");
    window.press("الغرفة تدفع كلفة").press("<C-q>").ends();
    let mut again = office.opens();
    again.shows("الجلسة المنعقدة").press("<Enter>").shows("[الحضور]").press("<C-u>");
    again.shows("[التدوين]").shows("سطر لم يسجل بعد").shows("الغرفة تدفع كلفة");
    again.press(" المنحدر<Enter>").shows("تم تسجيل السطر").press("<C-u>").shows("إنهاء وترقيم");
    again.press("<Tab><Enter>").shows("للقراءة فقط").press("<C-q>").ends();
    assert!(office.says(&["list", "note", "--json"]).contains("الغرفة تدفع كلفة المنحدر"));
}

fn takes_the_roll(window: &mut Window) {
    window.shows("[الحضور]").shows("بلا علامة");
    window.press("حححححح").shows("غير مكتمل");
    window.press("حح").shows_in_one_row(&["8", "15", "مكتمل"]).shows_no_more("غير مكتمل");
}

fn writes_under_the_fourth_item(window: &mut Window) {
    window.press("<C-t>").shows("[التدوين]").press("<C-Down><C-Down><C-Down>").shows("4 المركز النهاري");
    window.press("ع ب: القاعة تحتاج منحدرا قبل الشتاء.<Enter>").shows("القاعة تحتاج منحدرا قبل الشتاء.");
    window.press("قرار: يفتتح المركز في قاعة العيادة القديمة.<Enter>").shows("طريقة التصويت");
    window.press("1<C-s>").shows("قرار 1");
    window.press("مخاطبة الوزارة بشأن المنحدر<F5>").shows("الجهة المخاطبة").press("<C-s>").shows("توصية 2");
    window.press("إعارة عاملين لأسبوعين<F6>").shows("الجهة المسؤولة").press("بلد").shows("بلدية الزيتون");
    window.press("<Enter><Tab>الأحد القادم<C-s>").shows("حتى الأحد 29/11");
    window.press("الغرفة التجارية تدفع كلفة المنحدر حتى 5000 شيكل<F7>").shows("الشريك").press("غرفة");
    window.shows("الغرفة التجارية في الزيتون").press("<Enter>");
    window.press("<Tab><Tab><Tab>نهاية الشهر").shows("30/11/2026").press("<C-s>");
    window.shows("5,000.00 شيكل").shows_no_more("عودة إلى النص");
}

fn assert_minutes_hold_everything(office: &Office) {
    let meetings = office.says(&["list", "meeting", "--where", "ordinal=7", "--json"]);
    let meeting: serde_json::Value = serde_json::from_str(meetings.trim()).unwrap();
    let meeting = meeting.get("id").unwrap().as_str().unwrap();
    let text = office.says(&["minutes", meeting]);
    for said in [
        "5/2026",
        "القاعة تحتاج منحدرا قبل الشتاء.",
        "يفتتح المركز في قاعة العيادة القديمة.",
        "مخاطبة الوزارة بشأن المنحدر",
        "إعارة عاملين لأسبوعين",
        "5,000.00",
    ] {
        assert!(text.contains(said), "{said}\n{text}");
    }
    let page = office.at("minutes.html");
    office.says(&["minutes", meeting, "--format", "html", "--out", &page.display().to_string()]);
    let html = fs::read_to_string(page).unwrap();
    assert!(html.contains("dir=\"rtl\"") && html.contains("يفتتح المركز"), "{html}");
}
