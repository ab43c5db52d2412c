//! Undo: a transaction that gives back what another took, or a refusal.

use mahdar::domain::edit::Life;
use mahdar::domain::shown::Contest;
use mahdar::ops::OpsError;
use mahdar::ops::conflicts::Choice;

use crate::laptop::Laptop;
use crate::laptop::folder;
use crate::laptop::id;
use crate::laptop::item;
use crate::laptop::text;

/// Two laptops that hold an action item with two titles.
fn two_in_conflict() -> (Laptop, Laptop, tempfile::TempDir) {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
    omar.import(&[samar.export(stick.path())]);
    for (laptop, title) in [(&mut samar, "القاعة الكبرى"), (&mut omar, "القاعة الصغرى")]
    {
        let form = laptop.read("action_item", id(1));
        laptop.set(&form, "title", text(title)).unwrap();
    }
    let (there, here) = (samar.export(stick.path()), omar.export(stick.path()));
    samar.import(&[here]);
    omar.import(&[there]);
    (samar, omar, stick)
}

#[test]
fn undoing_a_settlement_brings_all_sides_back() {
    let (mut samar, mut omar, stick) = two_in_conflict();
    let before = samar.conflicts().pop().unwrap();
    samar.settle(id(1), "title", &Choice::Value(vec![text("القاعة")])).unwrap();
    assert_eq!(samar.conflicts().len(), 0);
    samar.undo().unwrap();
    let after = samar.conflicts().pop().unwrap();
    let values = |sides: &[mahdar::domain::shown::Side]| {
        let mut values: Vec<String> = sides.iter().map(|side| format!("{:?}", side.value)).collect();
        values.sort();
        values
    };
    assert_eq!(values(&after.sides), values(&before.sides));
    samar.check();
    omar.import(&[samar.export(stick.path())]);
    omar.check();
    assert_eq!(values(&omar.conflicts()[0].sides), values(&before.sides));
    samar.redo().unwrap();
    assert_eq!(samar.conflicts().len(), 0);
    assert_eq!(samar.read("action_item", id(1)).parts[4], text("القاعة"));
    samar.undo().unwrap();
    assert_eq!(values(&samar.conflicts()[0].sides), values(&before.sides));
    samar.check();
}

#[test]
fn a_save_on_which_a_later_one_stands_is_not_undone() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
    omar.import(&[samar.export(stick.path())]);
    let form = omar.read("action_item", id(1));
    omar.set(&form, "title", text("القاعة الكبرى")).unwrap();
    samar.import(&[omar.export(stick.path())]);
    let before = samar.dump(false);
    let refused = samar.undo().unwrap_err();
    let OpsError::ChangedSince { title, by } = refused else { panic!("{refused:?}") };
    assert_eq!(title, "القاعة الكبرى");
    assert!(format!("{by:?}").contains("HEB"), "{by:?}");
    assert_eq!(samar.dump(false), before);
}

#[test]
fn saves_are_undone_and_redone_as_often_as_one_likes() {
    let mut samar = Laptop::new("WZT", 1);
    samar.load(&item(id(1), "\"title\":\"أول\"")).unwrap();
    let form = samar.read("action_item", id(1));
    samar.set(&form, "title", text("ثان")).unwrap();
    let title = |laptop: &Laptop| laptop.read("action_item", id(1)).parts[4].clone();
    for _ in 0..3 {
        samar.undo().unwrap();
        assert_eq!(title(&samar), text("أول"));
        samar.redo().unwrap();
        assert_eq!(title(&samar), text("ثان"));
    }
    samar.undo().unwrap();
    samar.undo().unwrap();
    assert_eq!(samar.read("action_item", id(1)).life, Life::Deleted);
    samar.redo().unwrap();
    samar.redo().unwrap();
    assert_eq!(title(&samar), text("ثان"));
    samar.check();
}

#[test]
fn the_introduction_of_a_laptop_is_never_undone() {
    let mut samar = Laptop::new("WZT", 1);
    assert!(matches!(samar.undo(), Err(OpsError::NothingToUndo)));
    let mut omar = samar.copy_to_new_key("HEB", 2);
    assert!(matches!(omar.undo(), Err(OpsError::NothingToUndo)));
}

#[test]
fn a_laptop_that_takes_up_a_copy_undoes_nothing_of_the_one_before() {
    let (mut samar, stick) = (Laptop::new("WZT", 1), folder());
    samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
    samar.export(stick.path());
    let mut omar = samar.copy_to_new_key("WZT", 2);
    assert!(matches!(omar.undo(), Err(OpsError::NothingToUndo)));
    omar.check();
}

#[test]
fn a_restored_laptop_undoes_what_it_gets_back_of_its_own() {
    let (mut samar, stick) = (Laptop::new("WZT", 1), folder());
    let backup = samar.back_up();
    samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
    let bundle = samar.export(stick.path());
    samar.restore(backup.path(), false);
    samar.import(&[bundle]);
    samar.undo().unwrap();
    assert_eq!(samar.read("action_item", id(1)).life, Life::Deleted);
    samar.check();
}

#[test]
fn undoing_a_deletion_of_what_was_edited_since_is_a_contest_no_more() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
    omar.import(&[samar.export(stick.path())]);
    let form = samar.read("action_item", id(1));
    samar.delete(&form).unwrap();
    let there = omar.read("action_item", id(1));
    omar.set(&there, "title", text("القاعة الكبرى")).unwrap();
    samar.import(&[omar.export(stick.path())]);
    assert_eq!(samar.conflicts()[0].contest, Contest::Life);
    samar.undo().unwrap();
    assert_eq!(samar.read("action_item", id(1)).life, Life::Here);
    assert_eq!(samar.conflicts().len(), 0);
    samar.check();
}
