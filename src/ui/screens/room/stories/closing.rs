//! What a meeting lacks before it is closed, told in keys; and decisions made outside its room.

use super::BEGUN;
use super::arabic;
use super::hall;
use super::room;
use crate::domain::records::AgendaItem;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Note;
use crate::i18n::Language;
use crate::ui::Effect;
use crate::ui::Outcome;
use crate::ui::testing::Person;

#[test]
fn a_decision_outside_the_room_asks_for_its_meeting_and_takes_its_next_number() {
    hall::empty();
    let person = Person::new(Language::Ar, (80, 24), hall::answers).remembered(hall::record);
    let person = person.press("<F5>");
    insta::assert_snapshot!(person.picture());
    let person = person.press("<Enter>توحيد النموذج<C-s>");
    assert!(person.shows("تم التسجيل: توصية"), "{}", person.picture());
    let recommendation: Decision = hall::only();
    assert_eq!((recommendation.meeting_id, recommendation.seq), (Some(hall::MEETING), Some(1)));
    assert_eq!(recommendation.kind.as_deref(), Some("recommendation"));
    let person = person.press("<F4><C-s>");
    assert!(person.shows("هذا الحقل مطلوب"), "{}", person.picture());
    drop(person.press("<Enter>افتتاح المركز<C-s>"));
    assert_eq!(hall::all::<Decision>()[1].seq, Some(2));
}

#[test]
fn closing_names_what_is_missing_and_each_line_leads_to_its_place() {
    let closing = || arabic().press(BEGUN).press("القاعة ضيقة<Enter><C-ع>");
    insta::assert_snapshot!(closing().picture());
    let person = closing().press("<Tab><Tab><Enter>");
    assert!(person.shows("تعديل") && person.shows("رئيس الجلسة"), "{}", person.picture());
    let person = closing().press("<Tab><Tab><Down><Down><Enter>");
    assert!(person.shows("[الحضور]"), "{}", person.picture());
    let person = closing().press("<Tab><Tab><Down><Down><Down><Enter>نص");
    assert!(person.shows("البند 1"), "{}", person.picture());
    let _person = closing().press("<Up><Down><Tab><Enter>");
    assert_eq!(hall::only::<Meeting>().state.as_deref(), Some("closed"));
}

#[test]
fn a_gap_is_seen_in_sixty_columns_in_english() {
    let person = room(Language::En, (60, 20)).press("p<C-t><Enter><C-u>");
    insta::assert_snapshot!(person.picture());
}

#[test]
fn the_row_that_closes_the_meeting_stands_in_a_running_one_with_items() {
    let person = arabic().press("<C-ف><Enter>");
    assert!(!person.shows("إنهاء الاجتماع…"), "{}", person.picture());
    let person = arabic().press("ح<C-ف>");
    assert!(!person.shows("إنهاء الاجتماع…") && person.shows("لا بنود بعد"), "{}", person.picture());
    let person = person.press("<Enter>");
    assert!(person.shows("إنهاء الاجتماع…"), "{}", person.picture());
}

#[test]
fn the_cursor_stands_on_the_item_that_was_just_made() {
    let person = arabic().press("ح<C-ف><Enter><C-ى>مساعدات الشتاء<C-س>نص<Enter>");
    let note: Note = hall::only();
    let made =
        hall::all::<AgendaItem>().into_iter().find(|item| item.title.as_deref() == Some("مساعدات الشتاء"));
    assert_eq!(note.agenda_item_id, made.map(|item| item.id), "{}", person.picture());
}

#[test]
fn the_whole_path_of_the_written_page_can_be_read() {
    let path = "/home/samar/.local/share/mahdar/workspaces/wadi-zeitoun/minutes/joint-council-1-2026.html";
    for language in [Language::Ar, Language::En] {
        let person = room(language, (60, 20)).told(Outcome::Written { path: path.to_owned() });
        let picture: String = person.picture().chars().filter(char::is_ascii_graphic).collect();
        assert!(picture.contains("joint-council-1-2026.html"), "{}", person.picture());
        assert!(person.press("<Enter>").model.overlays.is_empty());
    }
}

#[test]
fn the_page_is_written_from_the_attendance_sheet_too() {
    let person = arabic().press("<F9>");
    assert_eq!(person.done, [Effect::WriteMinutes { meeting: hall::MEETING }]);
}
