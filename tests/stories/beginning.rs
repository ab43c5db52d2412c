//! The first meeting of an office that begins with nothing, from the set-up to the printed page.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]

use std::fs;
use std::path::Path;
use std::path::PathBuf;

use crate::office::Office;
use crate::window::Window;

#[test]
fn an_office_that_begins_keeps_its_first_minutes_by_keys_alone() {
    let office = Office::new_laptop();
    let mut window = office.opens_with(&[], 100, 30);
    sets_up(&mut window);
    makes_a_group_with_a_seat(&mut window);
    calls_a_meeting(&mut window);
    writes(&mut window);
    closes(&mut window);
    window.press("<F9>").shows("المحضر جاهز للطباعة").press("<Enter>").press("<C-q>").ends();
    let html = fs::read_to_string(page(&office.at(""))).unwrap();
    for said in [
        "محضر اجتماع رقم",
        "1/2026",
        "مجموعة التخطيط",
        "بلدية الزيتون",
        "عمر بيدر",
        "يفتتح المركز النهاري.",
        "مخاطبة الوزارة بشأن المنحدر",
        "إعارة عاملين لأسبوعين",
        "5,000.00",
    ] {
        assert!(html.contains(said), "{said}\n{html}");
    }
}

fn sets_up(window: &mut Window) {
    window.shows("أي سطر يقرأ صحيحًا؟").press("1").shows("الخطوات الأولى").press("<Enter>");
    window.shows("المديرية").press("مديرية وادي الزيتون<Tab>wzt<Tab><Tab><Enter>");
    window.shows("الموظف").press("سمر تفاحة<Tab>WZT-1<Enter>").shows("مجلد السجلات").press("<Enter>");
    window.shows("الرئيسية").shows("مديرية وادي الزيتون");
}

fn makes_a_group_with_a_seat(window: &mut Window) {
    // A decision has no meeting to stand in yet.
    window.press("<F4>").shows("قرار جديد").shows("لا اجتماع مفتوحًا").press("<Esc><Esc>").shows("الرئيسية");
    window.press("2<C-n>").shows("الاسم").press("مجموعة التخطيط<C-s>").shows("تم التسجيل");
    window.press("<Enter>").shows("[المقاعد]").press("<C-n>").shows("رقم المقعد");
    window.press("<Tab>بلدية الزيتون").shows("إضافة").press("<Enter><C-s>").shows("شاغر");
    window.press("<C-u>").shows("الشخص").press("عمر بيدر").shows("إضافة").press("<Enter><C-s>");
    window.shows_no_more("شاغر").shows("عمر بيدر");
}

fn calls_a_meeting(window: &mut Window) {
    window.press("<C-t><C-t>").shows("[الاجتماعات]").press("<C-n>").shows("موعد البدء").press("<C-s>");
    window.shows("مدعو إليه").press("<Enter>").shows("[الحضور]").shows("بلا علامة: 1");
    window.press("ح").shows("مكتمل").shows_no_more("بلا علامة");
}

fn writes(window: &mut Window) {
    window.press("<C-t>").shows("[التدوين]").shows("ما يستجد من أعمال");
    window.press("<C-n>").shows("العنوان").press("المركز النهاري<C-s>").shows("4 المركز النهاري");
    window.press("قرار: يفتتح المركز النهاري.<Enter>").shows("طريقة التصويت").press("1<C-s>").shows("قرار 1");
    window.press("مخاطبة الوزارة بشأن المنحدر<F5>").shows("الجهة المخاطبة").press("<C-s>").shows("توصية 2");
    window.press("إعارة عاملين لأسبوعين<F6>").shows("الجهة المسؤولة").press("بلد").shows("بلدية الزيتون");
    window.press("<Enter><Tab>الأحد القادم<C-s>").shows("حتى الأحد 29/11");
    window.press("البلدية تدفع كلفة المنحدر حتى 5000 شيكل<F7>").shows("الشريك").press("بلد");
    window.shows("بلدية الزيتون").press("<Enter>").press("<Tab><Tab><Tab>نهاية الشهر").shows("30/11/2026");
    window.press("<C-s>").shows("5,000.00 شيكل").shows_no_more("عودة إلى النص");
}

fn closes(window: &mut Window) {
    window.press("<C-u>").shows("1/2026").shows("لم يُذكر رئيس الاجتماع").shows("تحت البنود");
    window
        .press("<Tab><Tab><Enter>")
        .shows("رئيس الجلسة")
        .press("عمر")
        .shows("عمر بيدر")
        .press("<Enter><C-s>");
    window.shows("[التدوين]").press("<C-u>").shows("1/2026").shows_no_more("لم يُذكر رئيس الاجتماع");
    window.press("<Tab><Enter>").shows_in_one_row(&["المحضر", "1/2026", "للقراءة فقط"]);
}

/// Finds the one page that was written somewhere under a folder.
fn page(folder: &Path) -> PathBuf {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                found.push(path);
            }
        }
    }
    assert_eq!(found.len(), 1, "{found:?}");
    found.remove(0)
}
