//! What is done with the mouse: a click is what a key would be.

use crossterm::event::MouseButton;
use crossterm::event::MouseEventKind;

use crate::i18n::Language;
use crate::text::Keyboard;
use crate::text::terminal::Way;
use crate::ui;
use crate::ui::Effect;
use crate::ui::Setting;
use crate::ui::command::Command;
use crate::ui::keymap::Keymap;
use crate::ui::model::Notice;
use crate::ui::pointing::Target;
use crate::ui::stories::arabic;
use crate::ui::stories::english;
use crate::ui::stories::ways::SCREENS;
use crate::ui::testing::Person;
use crate::ui::testing::world::answers;

const DRAG: MouseEventKind = MouseEventKind::Drag(MouseButton::Left);
const LEFT: MouseEventKind = MouseEventKind::Down(MouseButton::Left);
const RIGHT: MouseEventKind = MouseEventKind::Down(MouseButton::Right);

/// Returns the place of the row that has the cursor.
fn selected(person: &Person) -> Option<usize> {
    person.spots().spots.iter().find_map(|spot| match spot.target {
        Target::Row { select: Command::Select(place), selected: true } => Some(place),
        _ => None,
    })
}

/// Returns the cell in the middle of a row.
fn row(person: &Person, wanted: usize) -> (u16, u16) {
    let of_row =
        |target| matches!(target, Target::Row { select: Command::Select(place), .. } if place == wanted);
    let spots = person.spots().spots;
    let spot = spots.iter().find(|spot| of_row(spot.target)).unwrap();
    (spot.place.x + spot.place.width / 2, spot.place.y)
}

fn copied(person: &Person) -> Option<&str> {
    person.done.iter().rev().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.as_str()),
        _ => None,
    })
}

#[test]
fn a_click_selects_a_row_and_another_one_opens_it() {
    for person in [arabic(), english()] {
        let person = person.press("3");
        let third = row(&person, 2);
        let person = person.click(third);
        assert_eq!((selected(&person), person.model.screens.len()), (Some(2), 2));
        assert_eq!(person.click(third).model.screens.len(), 3);
    }
}

#[test]
fn a_double_click_opens_the_row_it_fell_on_and_does_nothing_more() {
    let person = arabic().press("3");
    let third = row(&person, 2);
    let person = person.click(third).point(LEFT, third, true);
    assert_eq!(person.model.screens.len(), 3);
    let person = person.press("<Esc>");
    assert_eq!(selected(&person), Some(2));
    // Where the first click opened the row already, the second one is not for what stands there now.
    let person = person.click(third).point(LEFT, third, true);
    assert_eq!((person.model.screens.len(), person.model.overlays.len()), (3, 0));
}

#[test]
fn the_footer_the_way_back_and_the_sheets_are_clicked_in_both_languages() {
    let person = arabic().click_on("المجموعات والمجالس").press("<Enter>").click_on("الأعضاء");
    assert_eq!((person.model.screens.len(), person.model.screens[2].open), (3, 1));
    let person = person.click_on("المجموعات والمجالس");
    assert_eq!(person.model.screens.len(), 2);
    assert_eq!(person.click_on("بحث").model.overlays.len(), 1);
    let person = english().click_on("Groups and councils").press("<Enter>").click_on("Members");
    assert_eq!((person.model.screens.len(), person.model.screens[2].open), (3, 1));
    let person = person.click_on("Groups and councils");
    assert_eq!(person.model.screens.len(), 2);
    assert_eq!(person.click_on("Search").model.overlays.len(), 1);
}

#[test]
fn what_lies_over_the_screen_has_all_the_clicks_but_those_on_the_footer() {
    let person = arabic().press("3");
    let (second, way) = (row(&person, 1), (75, 0));
    let person = person.press("<F2>").click(way);
    assert_eq!((person.model.screens.len(), person.model.overlays.len()), (2, 1));
    let person = person.click((79, second.1));
    assert_eq!((selected(&person), person.model.overlays.len()), (Some(0), 1));
    let person = person.click_on("تبادل البيانات").click_on("تبادل البيانات");
    assert_eq!((person.model.screens.len(), person.model.overlays.len()), (2, 0));
}

#[test]
fn the_wheel_goes_three_rows_and_leaves_a_form_alone() {
    let person = arabic().press("3").point(MouseEventKind::ScrollDown, (10, 10), false);
    assert_eq!(selected(&person), Some(3));
    assert_eq!(selected(&person.point(MouseEventKind::ScrollUp, (10, 10), false)), Some(0));
    let form = arabic().press("<F6>");
    let before = form.picture();
    assert_eq!(form.point(MouseEventKind::ScrollDown, (10, 10), false).picture(), before);
}

#[test]
fn the_right_button_offers_the_commands_of_the_row_under_it() {
    let person = arabic().press("3");
    let third = row(&person, 2);
    let person = person.point(RIGHT, third, false);
    assert_eq!(person.model.overlays.len(), 1);
    assert_eq!(selected(&person.press("<Esc>")), Some(2));
}

#[test]
fn a_drag_outside_of_text_says_once_how_the_terminal_copies() {
    let drag = |person: Person| person.click((40, 20)).point(DRAG, (30, 20), false);
    let person = drag(arabic().press("3"));
    let said = |person: &Person| match &person.model.notice {
        Some(Notice::Done(message)) => Some(message.id.to_string()),
        _ => None,
    };
    assert_eq!(said(&person).as_deref(), Some("ui-mouse-copies"));
    assert!(person.picture().contains("Shift"));
    let person = drag(person.press("<Down>"));
    assert_eq!(said(&person), None);
}

#[test]
fn a_form_is_filled_and_left_with_the_mouse() {
    let person = english().press("<F6>Chairs").click_on("Due").press("tomorrow");
    let person = person.click_on("Chairs").press("<C-a><C-c>");
    assert_eq!(copied(&person), Some("Chairs"));
    let person = person.click_on("[ Back ]");
    assert_eq!(person.model.screens.len(), 1);
    let person = arabic().press("<F6>كراسٍ<C-d>");
    let person = person.click_on("إبقاء");
    assert_eq!((person.model.overlays.len(), person.model.screens.len()), (0, 2));
}

#[test]
fn a_drag_selects_the_text_between_and_it_is_copied_as_it_is_spoken() {
    for (way, person) in [(Way::App, arabic()), (Way::Fenced, arabic()), (Way::Token, english())] {
        let person = person.press("<F6>ترميم قاعة UNICEF الكبرى");
        let (from, to) = (person.cell_of("قاعة"), person.cell_of("UNICEF"));
        let mut person = person;
        person.model.settings.way = way;
        let person = person.click(from).point(DRAG, to, false).press("<C-c>");
        let text = copied(&person).unwrap();
        assert!("قاعة UNICEF".contains(text) && text.contains(' '), "{text} {way:?}");
        let word = person.click(from).point(LEFT, from, true).press("<C-x>");
        assert_eq!(copied(&word), Some("قاعة"));
    }
}

#[test]
fn a_field_is_written_into_where_it_was_clicked() {
    let person = arabic().press("<F6>كراسي القاعة<Tab><Tab>");
    let cell = person.cell_of("القاعة");
    let person = person.click(cell).point(LEFT, cell, true).press("الحديقة<C-a><C-c>");
    assert_eq!(copied(&person), Some("كراسي الحديقة"));
}

#[test]
fn a_drag_goes_on_over_the_rows_of_its_own_field_alone() {
    let long = "السطر الأول من التفاصيل وفيه كلام طويل يلتف على السطر التالي ثم على الثالث ثم الرابع ";
    let person = arabic().press("<F6>كراسي القاعة").click_on("التفاصيل").press(long).press(long);
    let title = person.cell_of("القاعة");
    // Out of a line downwards is its end, whatever lies below it.
    let person = person.click(title).point(DRAG, (title.0, title.1 + 8), false).press("<C-c>");
    assert!(copied(&person).unwrap().ends_with("عة"), "{:?}", copied(&person));
    let details = person.cell_of("التفاصيل");
    let first = (50, details.1);
    let person = person.click(first).point(DRAG, (50, details.1 + 1), false).press("<C-c>");
    let (two, all) = (copied(&person).unwrap().chars().count(), long.chars().count());
    assert!((30..all).contains(&two), "{two} of {all}");
    let person = person.point(DRAG, (50, details.1 + 9), false).press("<C-c>");
    assert!(copied(&person).unwrap().chars().count() > all);
}

#[test]
fn a_row_that_a_terminal_turns_itself_is_clicked_where_it_is_seen() {
    let mut person = arabic().press("3");
    person.model.settings.way = Way::Terminal;
    ui::resize(&mut person.model, 80, 24);
    let spots = person.spots();
    let open = spots.spots.iter().find(|spot| spot.target == Target::Do(Command::Open, None)).unwrap();
    assert_eq!((open.place.x, spots.turned), (1, Some(80)));
    assert_eq!(person.click((78, 23)).model.screens.len(), 3);
}

#[test]
fn the_right_button_offers_the_commands_whatever_key_does_that() {
    let mut person = english().press("3");
    person.model.keymap =
        Keymap::new(Keyboard::default(), vec![("f1", "ctrl-o".to_owned()), ("f3", "f1".to_owned())]);
    let person = person.point(MouseEventKind::Down(MouseButton::Right), (20, 5), false);
    assert_eq!(person.model.overlays.len(), 1);
    assert!(person.picture().contains("Ctrl+O"), "{}", person.picture());
}

#[test]
fn a_drag_after_a_double_click_goes_on_selecting() {
    let person = english().press("3<F6>one two three");
    let word = person.cell_of("two");
    let again = person.click(word).point(MouseEventKind::Down(MouseButton::Left), word, true);
    let dragged = again.point(MouseEventKind::Drag(MouseButton::Left), (word.0 + 8, word.1), false);
    assert_eq!(dragged.model.notice, None, "{}", dragged.picture());
}

#[test]
fn a_setting_is_chosen_with_a_click() {
    let person = english().press("9").click_on("( ) off");
    assert!(matches!(person.done.last(), Some(Effect::Change(Setting::Mouse(false)))));
    let person = person.click_on("( ) high contrast");
    assert!(matches!(person.done.last(), Some(Effect::Change(Setting::Theme("high-contrast")))));
}

/// Questions that lie over screens.
const QUESTIONS: [&str; 2] = ["<F6>شراء<C-d>", "3<Del>"];

#[test]
fn wherever_one_clicks_something_sound_is_shown_and_no_spot_lies_outside() {
    let windows = [(Language::Ar, (80, 24)), (Language::En, (60, 20)), (Language::Ar, (20, 6))];
    for (language, size) in windows {
        for way in SCREENS.iter().chain(&QUESTIONS) {
            let there = || Person::new(language, size, answers).press(way);
            for spot in there().spots().spots {
                let place = spot.place;
                assert!(place.right() <= size.0 && place.bottom() <= size.1, "{way}: {spot:?}");
                let clicked = there().click((place.x, place.y)).point(DRAG, (place.x, size.1), false);
                drop(clicked.point(RIGHT, (place.right() - 1, place.y), false).spots());
            }
        }
    }
}

#[test]
fn an_arabic_screen_is_clicked_where_it_is_seen() {
    // The first entry of the footer stands at the right, and the sheets begin there.
    let person = arabic().press("3");
    let spots = person.spots().spots;
    let open = spots.iter().find(|spot| spot.target == Target::Do(Command::Open, None)).unwrap();
    let help = spots.iter().find(|spot| spot.target == Target::Do(Command::Help, None)).unwrap();
    assert!(open.place.x > help.place.x && open.place.right() == 79, "{open:?} {help:?}");
}
