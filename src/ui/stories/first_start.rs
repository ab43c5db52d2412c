//! The first start, told in keys.

use crate::i18n::Language;
use crate::ui::testing::Person;
use crate::ui::testing::world::answers;

#[test]
fn the_code_is_typed_on_an_arabic_layout_without_switching() {
    let office = Person::first_start(Language::En, answers).press("<Esc><Enter>Wadi<Tab>صئف١");
    let picture = office.picture();
    assert!(
        picture.contains("[WZT1 ") && picture.contains("Taken as the Latin letter of the key."),
        "{picture}"
    );
    let slashed = office.press("ظ");
    let slash = slashed.picture();
    assert!(slash.contains("[WZT1 ") && slash.contains("No Latin letter or digit"), "{slash}");
    let latin = slashed.press("a").picture();
    assert!(latin.contains("[WZT1A ") && !latin.contains("Taken as the Latin letter"), "{latin}");
}

#[test]
fn the_first_start_shows_all_that_was_answered_before_it_begins() {
    let keys = "<Esc><Enter>مديرية وادي الزيتون<Tab>wzt<Tab>2<Enter>سمر تفاحة<Tab>WZT-1<Enter>";
    for language in [Language::En, Language::Ar] {
        let check = Person::first_start(language, answers).press(keys);
        insta::assert_snapshot!(check.picture());
    }
}

#[test]
fn the_footer_of_the_first_start_names_what_enter_does_in_each_step() {
    let first = Person::first_start(Language::En, answers).press("<Esc>");
    assert!(first.picture().contains("Enter Next step") && !first.picture().contains("Esc Back"));
    let office = first.press("<Enter>");
    assert!(office.picture().contains("Enter Next field"), "{}", office.picture());
    let check = office.press("Wadi<Tab>wzt<Tab><Enter>Samar<Tab>WZT-1<Enter>");
    assert!(check.picture().contains("Enter Begin"), "{}", check.picture());
    assert!(check.press("<Tab>").picture().contains("Enter Back"));
}
