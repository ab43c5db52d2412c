//! Whole stories, told in keys and seen as pictures.

use crate::domain::edit::EditDeed;
use crate::i18n::Language;
use crate::ui::Effect;
use crate::ui::testing::Person;
use crate::ui::testing::world::answers;

fn arabic() -> Person {
    Person::new(Language::Ar, (80, 24), answers)
}

fn english() -> Person {
    Person::new(Language::En, (80, 24), answers)
}

#[test]
fn home_in_arabic() {
    insta::assert_snapshot!(arabic().picture());
}

#[test]
fn home_in_english() {
    insta::assert_snapshot!(english().picture());
}

#[test]
fn home_in_sixty_columns() {
    insta::assert_snapshot!(Person::new(Language::Ar, (60, 20), answers).picture());
}

#[test]
fn action_items_in_arabic() {
    insta::assert_snapshot!(arabic().press("3").picture());
}

#[test]
fn action_items_in_english() {
    insta::assert_snapshot!(english().press("3").picture());
}

#[test]
fn one_action_item_in_arabic() {
    insta::assert_snapshot!(arabic().press("3<Enter>").picture());
}

#[test]
fn the_history_of_an_action_item() {
    insta::assert_snapshot!(arabic().press("3<Enter><C-t>").picture());
}

#[test]
fn commitments_in_arabic() {
    insta::assert_snapshot!(arabic().press("4").picture());
}

#[test]
fn the_form_of_an_action_item_in_arabic() {
    insta::assert_snapshot!(arabic().press("3<F6>شراء الكراسي<Tab>بلد").picture());
}

#[test]
fn the_form_of_a_commitment_in_english() {
    insta::assert_snapshot!(english().press("<F7>").picture());
}

#[test]
fn help_comes_from_the_keymap() {
    insta::assert_snapshot!(arabic().press("3<F1>").picture());
}

#[test]
fn a_member_keeps_a_promise_on_an_arabic_keyboard() {
    let person = arabic().press("3<Down><C-ع>");
    let [Effect::Save { edits, .. }] = person.done.as_slice() else { panic!("one save") };
    let EditDeed::Set(fields) = &edits[0].deed else { panic!("a change") };
    assert_eq!(fields.iter().map(|edit| edit.field.name).collect::<Vec<_>>(), ["progress"]);
}

#[test]
fn a_new_action_is_recorded_from_the_form() {
    let person = arabic().press("<F6>شراء الكراسي<Tab>بلد<Enter><Tab>خلال أسبوعين<C-s>");
    let saves: Vec<_> = person.done.iter().filter(|effect| matches!(effect, Effect::Save { .. })).collect();
    let [Effect::Save { edits, .. }] = saves.as_slice() else { panic!("one save") };
    let EditDeed::Create(fields) = &edits[0].deed else { panic!("a new record") };
    let names: Vec<_> = fields.iter().map(|edit| edit.field.name).collect();
    assert_eq!(names, ["title", "responsible_org_id", "due_on", "priority", "progress"]);
    assert!(person.done.iter().any(|effect| matches!(effect, Effect::DropDraft { .. })));
}

#[test]
fn a_form_without_its_title_says_so_and_saves_nothing() {
    let person = arabic().press("<F6><C-s>");
    assert!(person.done.iter().all(|effect| !matches!(effect, Effect::Save { .. })));
    assert!(person.picture().contains('!'));
}

#[test]
fn escape_never_quits_and_never_loses_text() {
    let person = arabic().press("<F6>شراء<Esc><Esc><Esc><Esc>");
    assert!(!person.done.contains(&Effect::Quit));
    assert!(person.done.iter().any(|effect| matches!(effect, Effect::KeepDraft { .. })));
}

#[test]
fn a_step_of_the_cursor_repaints_two_markers() {
    let (before, after) = (arabic().press("3"), arabic().press("3<Down>"));
    assert!(after.differing(&before) <= 4, "{} cells", after.differing(&before));
}

#[test]
fn every_size_is_painted_without_a_fault() {
    for size in [(1, 1), (2, 3), (10, 4), (30, 8), (31, 9), (60, 20), (132, 43), (200, 5)] {
        for keys in ["", "3", "3<Enter>", "4<F7>", "<F1>", "<F2>", "<F3>ab", "3<Enter><C-t>", "<F6>ب<Tab>بلد"]
        {
            for language in Language::ALL {
                Person::new(language, size, answers).press(keys).picture();
            }
        }
    }
}
