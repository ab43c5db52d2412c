//! What becomes of changes that do not know of each other.

use mahdar::domain::day::Day;
use mahdar::domain::edit::Life;
use mahdar::domain::id::RecordId;
use mahdar::domain::rows::ConflictsWindow;
use mahdar::domain::rows::FromConflict;
use mahdar::domain::value::Atom;
use mahdar::history::cbor::Writer;
use mahdar::history::change::ChangeId;
use mahdar::history::change::FieldChange;
use mahdar::history::change::LifeChange;
use mahdar::history::change::LifeState;
use mahdar::history::scope::Scope;
use mahdar::ops::OpsError;
use mahdar::ops::conflicts::Choice;
use mahdar::ops::conflicts::Over;

use crate::foreign::DETAILS;
use crate::foreign::Foreigner;
use crate::foreign::PROGRESS;
use crate::foreign::TITLE;
use crate::foreign::change;
use crate::foreign::creation;
use crate::foreign::field;
use crate::foreign::string;
use crate::laptop::Laptop;
use crate::laptop::MORNING_MS;
use crate::laptop::folder;
use crate::laptop::id;
use crate::laptop::item;
use crate::laptop::text;

/// Two laptops that hold one action item.
fn two_with_an_item() -> (Laptop, Laptop, tempfile::TempDir) {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
    omar.import(&[samar.export(stick.path())]);
    samar.import(&[omar.export(stick.path())]);
    (samar, omar, stick)
}

fn exchange(one: &mut Laptop, other: &mut Laptop, stick: &tempfile::TempDir) {
    let (to_other, to_one) = (one.export(stick.path()), other.export(stick.path()));
    one.import(&[to_one]);
    other.import(&[to_other]);
    one.check();
    other.check();
    assert_eq!(one.dump(true), other.dump(true));
}

#[test]
fn two_due_days_are_a_conflict_that_either_settles_for_both() {
    let (mut samar, mut omar, stick) = two_with_an_item();
    let (here, there) = (samar.read("action_item", id(1)), omar.read("action_item", id(1)));
    samar.set(&here, "due_on", Day::new(2026, 12, 1).map(Atom::Day)).unwrap();
    omar.set(&there, "due_on", Day::new(2026, 12, 8).map(Atom::Day)).unwrap();
    exchange(&mut samar, &mut omar, &stick);
    let conflict = samar.conflicts().pop().unwrap();
    assert_eq!(conflict, {
        let mut other = omar.conflicts().pop().unwrap();
        for (side, ours) in other.sides.iter_mut().zip(&conflict.sides) {
            side.ours = ours.ours;
        }
        other
    });
    assert_eq!(conflict.sides.len(), 2);
    omar.settle(id(1), "due_on", &Choice::Side(conflict.sides[1].change)).unwrap();
    exchange(&mut samar, &mut omar, &stick);
    assert_eq!((samar.conflicts().len(), omar.conflicts().len()), (0, 0));
}

#[test]
fn a_long_list_of_conflicts_reads_each_part_of_the_history_once() {
    let (mut samar, mut omar, stick) = two_with_an_item();
    let ids: Vec<RecordId> = (1..=9).map(id).collect();
    let items: String = ids.iter().skip(1).map(|id| item(*id, "\"title\":\"حجز القاعة\"")).collect();
    samar.load(&items).unwrap();
    // Each record has a change in each of many segments.
    for round in 0..6 {
        for id in &ids {
            let form = samar.read("action_item", *id);
            samar.set(&form, "details", text(&format!("الجولة {round}"))).unwrap();
        }
        omar.import(&[samar.export(stick.path())]);
    }
    for (laptop, title) in [(&mut samar, "القاعة"), (&mut omar, "الصالة")] {
        for id in &ids {
            let form = laptop.read("action_item", *id);
            laptop.set(&form, "title", text(title)).unwrap();
        }
    }
    samar.import(&[omar.export(stick.path())]);

    let store = &samar.workspace().store;
    // What was recorded last is not sealed yet: a page for each time.
    let mut parts = ids.len() as u64;
    let counted = store.each_segment(|_| -> Result<(), OpsError> {
        parts += 1;
        Ok(())
    });
    counted.unwrap();
    let window = ConflictsWindow { from: FromConflict::Start, limit: 100 };
    let places = store.unsettled(&window).unwrap().places;
    assert_eq!(places.len(), ids.len());
    let (mut in_order, mut one_by_one) = (store.conflicts_in_order(), store.conflicts());
    for place in &places {
        assert_eq!(in_order.describe(place).unwrap(), one_by_one.describe(place).unwrap());
    }
    let read = (in_order.sources_read(), one_by_one.sources_read());
    assert!(read.0 <= parts && read.1 > parts, "{read:?} of {parts}");
}

/// Two values stand in a title, and a third is on its way from a laptop that saw neither.
fn two_titles_and_a_third_on_its_way() -> (Laptop, std::path::PathBuf, tempfile::TempDir) {
    let (mut samar, mut omar, stick) = two_with_an_item();
    let mut layla = Laptop::new("NAB", 3);
    layla.import(&[samar.export(stick.path())]);
    for (laptop, title) in [(&mut samar, "القاعة"), (&mut omar, "الصالة"), (&mut layla, "المدرج")]
    {
        let form = laptop.read("action_item", id(1));
        laptop.set(&form, "title", text(title)).unwrap();
    }
    samar.import(&[omar.export(stick.path())]);
    let third = layla.export(stick.path());
    (samar, third, stick)
}

#[test]
fn a_value_that_came_after_the_conflict_was_shown_stays_in_conflict() {
    let (mut samar, third, _stick) = two_titles_and_a_third_on_its_way();
    let shown = samar.conflicts().remove(0);
    samar.import(&[third]);
    let choice = Choice::Value(shown.sides[0].value.clone());
    samar.settle_over(id(1), "title", &choice, &Over::Seen(shown.seen)).unwrap();
    samar.check();
    let left = samar.conflicts().remove(0);
    let values: Vec<_> = left.sides.iter().map(|side| side.value.clone()).collect();
    assert_eq!(values.len(), 2, "{values:?}");
    assert!(values.contains(&vec![text("المدرج")]) && values.contains(&shown.sides[0].value));
}

#[test]
fn on_the_command_line_what_was_seen_is_named() {
    let (mut samar, third, _stick) = two_titles_and_a_third_on_its_way();
    let seen: Vec<ChangeId> = samar.conflicts()[0].sides.iter().map(|side| side.change).collect();
    samar.import(&[third]);
    samar.settle_over(id(1), "title", &Choice::Side(seen[0]), &Over::Values(seen.clone())).unwrap();
    samar.check();
    assert_eq!(samar.conflicts()[0].sides.len(), 2);
    // What is settled is not there to be named any more.
    let again = samar.settle_over(id(1), "title", &Choice::Side(seen[1]), &Over::Values(seen));
    assert!(matches!(again, Err(OpsError::NotASide(_))));
}

#[test]
fn a_title_that_came_meanwhile_is_not_deleted_with_what_was_shown() {
    let (mut samar, mut omar, stick) = two_with_an_item();
    let mut layla = Laptop::new("NAB", 3);
    layla.import(&[samar.export(stick.path())]);
    let form = samar.read("action_item", id(1));
    samar.delete(&form).unwrap();
    for (laptop, title) in [(&mut omar, "الصالة"), (&mut layla, "المدرج")] {
        let form = laptop.read("action_item", id(1));
        laptop.set(&form, "title", text(title)).unwrap();
    }
    samar.import(&[omar.export(stick.path())]);
    let shown = samar.conflicts().remove(0);
    samar.import(&[layla.export(stick.path())]);
    samar.settle_over(id(1), "deleted", &Choice::Deleted(true), &Over::Seen(shown.seen)).unwrap();
    samar.check();
    assert!(samar.dump(true).contains("المدرج"), "{}", samar.dump(true));
}

#[test]
fn equal_values_are_no_conflict() {
    let (mut samar, mut omar, stick) = two_with_an_item();
    let (here, there) = (samar.read("action_item", id(1)), omar.read("action_item", id(1)));
    samar.set(&here, "title", text("القاعة محجوزة")).unwrap();
    omar.set(&there, "title", text("القاعة محجوزة")).unwrap();
    exchange(&mut samar, &mut omar, &stick);
    assert_eq!(samar.conflicts().len(), 0);
    assert_eq!(samar.read("action_item", id(1)).seen.of(5).len(), 2);
}

#[test]
fn clearing_a_field_against_filling_it_is_a_conflict() {
    let (mut samar, mut omar, stick) = two_with_an_item();
    let (here, there) = (samar.read("action_item", id(1)), omar.read("action_item", id(1)));
    samar.set(&here, "title", None).unwrap();
    omar.set(&there, "title", text("حجز القاعة الكبرى")).unwrap();
    exchange(&mut samar, &mut omar, &stick);
    assert_eq!(samar.conflicts()[0].sides.len(), 2);
}

#[test]
fn an_edit_against_a_deletion_is_contested_whichever_comes_first() {
    for settled_deleted in [true, false] {
        let (mut samar, mut omar, stick) = two_with_an_item();
        let (here, there) = (samar.read("action_item", id(1)), omar.read("action_item", id(1)));
        samar.delete(&here).unwrap();
        omar.set(&there, "title", text("حجز القاعة الكبرى")).unwrap();
        exchange(&mut samar, &mut omar, &stick);
        for laptop in [&samar, &omar] {
            let found = laptop.read("action_item", id(1));
            assert_eq!((found.life, &found.parts[4]), (Life::Contested, &text("حجز القاعة الكبرى")));
            assert_eq!(laptop.conflicts().len(), 1);
        }
        samar.settle(id(1), "deleted", &Choice::Deleted(settled_deleted)).unwrap();
        exchange(&mut samar, &mut omar, &stick);
        let life = if settled_deleted { Life::Deleted } else { Life::Here };
        assert_eq!(omar.read("action_item", id(1)).life, life);
        assert_eq!(omar.conflicts().len(), 0);
    }
}

#[test]
fn a_deletion_that_saw_everything_is_no_contest_in_any_order() {
    let (mut samar, mut omar, stick) = two_with_an_item();
    let there = omar.read("action_item", id(1));
    omar.set(&there, "details", text("القاعة الكبرى")).unwrap();
    let edited = omar.export(stick.path());
    samar.import(&[edited]);
    let seen = samar.read("action_item", id(1));
    samar.delete(&seen).unwrap();
    exchange(&mut samar, &mut omar, &stick);
    assert_eq!(omar.read("action_item", id(1)).life, Life::Deleted);
    // A third laptop gets the deletion with the rest, the deletion's segment first or last.
    let bundle = samar.export(stick.path());
    let mut third = Laptop::new("NAB", 3);
    third.import(&[bundle]);
    third.check();
    assert_eq!(third.read("action_item", id(1)).life, Life::Deleted);
}

#[test]
fn a_deletion_supersedes_no_value() {
    let (mut samar, _, _) = two_with_an_item();
    let form = samar.read("action_item", id(1));
    samar.delete(&form).unwrap();
    assert_eq!(samar.read("action_item", id(1)).seen.of(5), form.seen.of(5));
    samar.load(&item(id(1), "\"deleted\":false")).unwrap();
    assert_eq!(samar.read("action_item", id(1)).parts[4], text("حجز القاعة"));
}

#[test]
fn a_form_that_was_open_during_an_import_makes_a_conflict_and_overwrites_nothing() {
    let (mut samar, mut omar, stick) = two_with_an_item();
    let form = samar.read("action_item", id(1));
    let there = omar.read("action_item", id(1));
    omar.set(&there, "title", text("حجز القاعة الكبرى")).unwrap();
    samar.import(&[omar.export(stick.path())]);
    samar.set(&form, "title", text("حجز القاعة الصغرى")).unwrap();
    assert_eq!(samar.conflicts()[0].sides.len(), 2);
    exchange(&mut samar, &mut omar, &stick);
}

/// Imports segments one by one in either order and returns the laptop, checked.
fn in_both_orders(mut segments: Vec<Vec<u8>>, from: &Foreigner) -> (Laptop, Laptop) {
    let stick = folder();
    let mut laptops = Vec::new();
    for code in ["WZT", "HEB"] {
        let mut laptop = Laptop::new(code, u64::from(code.as_bytes()[0]));
        for segment in &segments {
            laptop.import(&[from.bundle(stick.path(), std::slice::from_ref(segment), &[])]);
            laptop.check();
        }
        laptops.push(laptop);
        segments.reverse();
    }
    let second = laptops.pop().unwrap();
    let first = laptops.pop().unwrap();
    let items = |laptop: &Laptop| {
        laptop.dump(true).lines().filter(|l| l.contains("action_item")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(items(&first), items(&second));
    (first, second)
}

#[test]
fn naming_a_change_of_another_field_record_scope_or_kind_has_no_effect() {
    let mut far = Foreigner::new(9);
    let mut both = creation(1, "حجز القاعة");
    both.fields.push(field(DETAILS, &[], string("القاعة الكبرى")));
    let (created, names) = far.seal(&[both]);
    let name = names[0];
    let mut other_scope = change(1, vec![field(TITLE, &[name], string("في نطاق آخر"))], None);
    other_scope.scope = Scope::body([7; 16]);
    let mut other_kind = change(1, vec![field(TITLE, &[name], string("نوع آخر"))], None);
    other_kind.kind = 17;
    let other_record = change(2, vec![field(TITLE, &[name], string("سجل آخر"))], None);
    // The title is named in the register of the details, and the other way round in a life.
    let other_field = change(1, vec![field(12, &[name], vec![0x05])], None);
    let life = LifeChange { state: LifeState::Here, preds: vec![[1; 16]], seen: vec![] };
    let lives = change(3, vec![field(TITLE, &[name], string("ثالث"))], Some(life));
    let (mixed, _) = far.seal(&[other_field, other_record, other_kind, lives]);
    let (scoped, _) = far.seal(&[other_scope]);
    let (first, second) = in_both_orders(vec![created, mixed, scoped], &far);
    for laptop in [first, second] {
        let record = laptop.read("action_item", id(1));
        let seen: Vec<&[ChangeId]> = vec![record.seen.of(5), record.seen.of(6)];
        assert!(seen.iter().all(|heads| heads.contains(&name)), "{seen:?}");
    }
}

#[test]
fn a_change_that_was_superseded_before_it_arrived_never_shows() {
    let mut far = Foreigner::new(9);
    let (created, first) = far.seal(&[creation(1, "أول")]);
    let (second, names) = far.seal(&[change(1, vec![field(TITLE, &first, string("ثان"))], None)]);
    let (third, _) = far.seal(&[change(1, vec![field(TITLE, &names, string("ثالث"))], None)]);
    let (one, other) = in_both_orders(vec![created, second, third], &far);
    for laptop in [one, other] {
        assert_eq!(laptop.read("action_item", id(1)).parts[4], text("ثالث"));
        assert_eq!(laptop.conflicts().len(), 0);
    }
}

#[test]
fn a_private_change_says_nothing_of_the_life_of_a_record() {
    let mut far = Foreigner::new(9);
    let phone = |record: u8, life| {
        let mut private = change(record, vec![field(6, &[], string("0599"))], life);
        private.kind = 6;
        private.scope = Scope::COMMON.half(mahdar::domain::catalogue::Class::Private);
        private.salt = Some([4; 16]);
        private
    };
    let (with_life, _) = far.seal(&[phone(1, Some(LifeChange::CREATION))]);
    let (without, _) = far.seal(&[phone(1, None)]);
    let mut person = creation(1, "");
    person.kind = 6;
    person.fields = vec![field(2, &[], string("ليلى"))];
    let (open, names) = far.seal(&[person]);
    let (first, second) = in_both_orders(vec![with_life, without, open], &far);
    for laptop in [first, second] {
        let seen = laptop.read("person", id(1)).seen;
        let lives = seen.heads.iter().filter(|(field, _)| *field == 0).flat_map(|(_, heads)| heads);
        assert_eq!(lives.collect::<Vec<_>>(), vec![&names[0]]);
    }
}

#[test]
fn a_column_that_only_a_newer_program_knows_makes_the_same_tables_in_any_order() {
    let mut far = Foreigner::new(9);
    let progress = |columns: &[Option<&str>]| {
        let mut bytes = Vec::new();
        let mut writer = Writer::new(&mut bytes);
        writer.array(columns.len());
        for column in columns {
            match column {
                Some(word) => writer.text(word),
                None => writer.null(),
            };
        }
        bytes
    };
    let later = |hlc: u64, value: Vec<u8>| {
        let mut later = change(1, vec![field(PROGRESS, &[], value)], None);
        later.hlc += hlc;
        later
    };
    let (one, _) = far.seal(&[later(1, progress(&[Some("open"), None, Some("جديد")]))]);
    let (two, _) = far.seal(&[later(2, progress(&[Some("open"), None]))]);
    let (three, _) = far.seal(&[later(3, progress(&[None, None]))]);
    let (four, _) = far.seal(&[later(4, vec![0xf6])]);
    let (first, _) = in_both_orders(vec![one, two, three, four], &far);
    assert_eq!(first.conflicts()[0].sides.len(), 2);
}

#[test]
fn a_clock_at_the_end_of_time_is_shown_first_everywhere() {
    let mut far = Foreigner::new(9);
    let at = |hlc: u64, title: &str| {
        let mut at = creation(1, title);
        at.hlc = hlc;
        at
    };
    let (now, _) = far.seal(&[at(MORNING_MS << 16, "اليوم")]);
    let (last, _) = far.seal(&[at(u64::MAX, "آخر الزمان")]);
    let (first, _) = in_both_orders(vec![now, last], &far);
    assert_eq!(first.read("action_item", id(1)).parts[4], text("آخر الزمان"));
    assert_eq!(first.conflicts()[0].sides[0].value, vec![text("آخر الزمان")]);
}

#[test]
fn a_conflict_of_a_hundred_sides_is_settled_at_once() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    let mut far = Foreigner::new(9);
    let sides: Vec<_> = (0..100).map(|side| creation(1, &format!("اقتراح {side}"))).collect();
    let (bundle, _) = far.send(stick.path(), &sides);
    for laptop in [&mut samar, &mut omar] {
        laptop.import(std::slice::from_ref(&bundle));
    }
    let conflict = samar.conflicts().pop().unwrap();
    assert_eq!(conflict.sides.len(), 100);
    samar.settle(id(1), "title", &Choice::Side(conflict.sides[70].change)).unwrap();
    exchange(&mut samar, &mut omar, &stick);
    assert_eq!(omar.conflicts().len(), 0);
    let form = omar.read("action_item", id(1));
    omar.delete(&form).unwrap();
    exchange(&mut samar, &mut omar, &stick);
    assert_eq!(samar.read("action_item", id(1)).life, Life::Deleted);
}

#[test]
fn a_withdrawal_brings_nothing_and_takes_what_it_names() {
    let mut far = Foreigner::new(9);
    let (created, names) = far.seal(&[creation(1, "أول"), creation(1, "ثان")]);
    let withdraw = FieldChange { number: TITLE, preds: vec![names[1]], value: None };
    let (taken, _) = far.seal(&[change(1, vec![withdraw], None)]);
    let (first, _) = in_both_orders(vec![created, taken], &far);
    assert_eq!(first.read("action_item", id(1)).parts[4], text("أول"));
}

#[test]
fn a_value_does_not_rise_again_because_what_superseded_it_is_held_back() {
    let mut far = Foreigner::new(9);
    let (created, first) = far.seal(&[creation(1, "أول")]);
    let mut wrong = change(1, vec![field(TITLE, &first, string("ثان"))], None);
    wrong.fields.push(field(9, &[], string("ليس يوما")));
    let (held_back, middle) = far.seal(&[wrong]);
    let (last, _) = far.seal(&[change(1, vec![field(TITLE, &middle, string("ثالث"))], None)]);
    let (untold, names) = far.seal(&[creation(2, "باق")]);
    let mut wrong = change(2, vec![field(TITLE, &names, string("مرفوض"))], None);
    wrong.fields.push(field(9, &[], string("ليس يوما")));
    let (unnamed, _) = far.seal(&[wrong]);
    for order in [[0, 1, 2, 3, 4], [2, 1, 0, 4, 3], [1, 2, 0, 3, 4], [2, 0, 1, 4, 3], [0, 2, 1, 3, 4]] {
        let (mut laptop, stick) = (Laptop::new("WZT", 1), folder());
        let all = [&created, &held_back, &last, &untold, &unnamed];
        for segment in order.map(|place: usize| all[place].clone()) {
            laptop.import(&[far.bundle(stick.path(), &[segment], &[])]);
            let found = mahdar::ops::verify::verify(laptop.workspace_mut(), None, &mut |_, _| {}).unwrap();
            assert_eq!(found.faults, vec![], "{order:?}");
        }
        assert_eq!(laptop.conflicts().len(), 0, "{order:?}");
        assert_eq!(laptop.read("action_item", id(1)).parts[4], text("ثالث"), "{order:?}");
        // What nobody counted superseded stays.
        assert_eq!(laptop.read("action_item", id(2)).parts[4], text("باق"), "{order:?}");
    }
}
