//! Whole stories, told in keys and seen as pictures.

mod decisions;
mod deleting;
mod empty;
mod finding;
mod first_start;
mod home;
mod promises;

use crate::domain::edit::EditDeed;
use crate::domain::edit::RecordEdit;
use crate::domain::records::Delivery;
use crate::domain::records::Membership;
use crate::domain::records::Person as Somebody;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::domain::rows::Answer;
use crate::domain::rows::Draft;
use crate::domain::rows::Query;
use crate::domain::value::Atom;
use crate::i18n::Language;
use crate::text::Tashkeel;
use crate::ui::Effect;
use crate::ui::testing::Person;
use crate::ui::testing::day;
use crate::ui::testing::id;
use crate::ui::testing::world::answers;

mod exchange;
mod mouse;
mod ways;

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

/// Goes to the meetings of the council and begins a new one.
const NEW_MEETING: &str = "2<Enter><C-t><C-t><C-n>";

#[test]
fn a_new_meeting_is_filled_with_what_usually_holds_in_arabic() {
    insta::assert_snapshot!(arabic().press(NEW_MEETING).picture());
}

#[test]
fn a_new_meeting_is_filled_with_what_usually_holds_in_english() {
    insta::assert_snapshot!(english().press(NEW_MEETING).press("5").picture());
}

#[test]
fn a_new_meeting_is_recorded_with_its_agenda() {
    let person = arabic().press(NEW_MEETING).press("<C-s>");
    let Some(Effect::Save { edits, .. }) =
        person.done.iter().rev().find(|done| matches!(done, Effect::Save { .. }))
    else {
        panic!("a save")
    };
    let kinds: Vec<&str> = edits.iter().map(|edit| edit.kind.name).collect();
    assert_eq!(kinds, ["meeting", "agenda_item", "agenda_item", "agenda_item", "agenda_item"]);
    let ids: std::collections::BTreeSet<_> = edits.iter().map(|edit| edit.record).collect();
    assert_eq!(ids.len(), edits.len());
}

#[test]
fn what_was_typed_stays_when_the_kind_of_a_new_meeting_changes() {
    let person = english().press(NEW_MEETING).press("<Tab>70<S-Tab>5");
    assert!(person.picture().contains("70 "), "{}", person.picture());
}

#[test]
fn the_seats_of_a_council_in_arabic() {
    insta::assert_snapshot!(arabic().press("2<Enter>").picture());
}

#[test]
fn the_seats_of_a_council_in_sixty_columns() {
    let person = Person::new(Language::En, (60, 20), answers);
    insta::assert_snapshot!(person.press("2<Enter>").picture());
}

#[test]
fn the_members_of_a_council_in_english() {
    insta::assert_snapshot!(english().press("2<Enter><C-t>").picture());
}

#[test]
fn who_sat_in_a_seat_in_arabic() {
    insta::assert_snapshot!(arabic().press("2<Enter><Enter>").picture());
}

/// Opens the form for a new principal of the first seat.
const NEW_PRINCIPAL: &str = "2<Enter><C-u>";

#[test]
fn a_new_principal_in_arabic() {
    insta::assert_snapshot!(arabic().press(NEW_PRINCIPAL).picture());
}

fn last_save(person: &Person) -> &[RecordEdit] {
    let saves = person.done.iter().rev().find_map(|done| match done {
        Effect::Save { edits, .. } => Some(edits.as_slice()),
        _ => None,
    });
    saves.unwrap()
}

fn set(edit: &RecordEdit) -> Vec<(&str, Option<Atom>)> {
    let EditDeed::Set(fields) = &edit.deed else { panic!("a change: {edit:?}") };
    fields.iter().map(|field| (field.field.name, field.value[0].clone())).collect()
}

#[test]
fn a_new_principal_ends_the_time_of_the_one_before_in_the_same_save() {
    let person = english().press(NEW_PRINCIPAL).press("ليلى مرجان<Enter><C-s>");
    let [newcomer, member, ended] = last_save(&person) else { panic!("three records") };
    let (newcomer, member): (Somebody, Membership) = (newcomer.made().unwrap(), member.made().unwrap());
    assert_eq!(newcomer.organization_id, Some(id(50)), "who is new sits for the seat's organisation");
    assert_eq!(
        (member.person_id, member.seat_id, member.body_id),
        (Some(newcomer.id), Some(id(41)), Some(id(31)))
    );
    let day = Atom::Day(day("2026-11-21"));
    assert_eq!(set(ended), [("ends_on", Some(day)), ("end_reason", Some(Atom::Text("replaced".to_owned())))]);
}

#[test]
fn an_alternate_leaves_the_principal_where_they_are() {
    let person = english().press("2<Enter><Enter><C-n>ليلى مرجان<Enter><C-s>");
    let [_, member] = last_save(&person) else { panic!("two records") };
    let member: Membership = member.made().unwrap();
    assert_eq!((member.role.as_deref(), member.seat_id), (Some("alternate"), Some(id(41))));
}

#[test]
fn a_membership_ends_with_a_day_and_a_reason_and_is_not_deleted() {
    let person = english().press("2<Enter><C-t><C-u>");
    insta::assert_snapshot!(person.picture());
    let person = person.press("2<C-s>");
    let [ended] = last_save(&person) else { panic!("one record") };
    let today = Atom::Day(day("2026-11-22"));
    assert_eq!(
        set(ended),
        [("ends_on", Some(today)), ("end_reason", Some(Atom::Text("resigned".to_owned())))]
    );
}

#[test]
fn a_new_seat_has_the_next_number() {
    let person = arabic().press("2<Enter><C-n><C-s>");
    let [seat] = last_save(&person) else { panic!("one record") };
    let seat: Seat = seat.made().unwrap();
    assert_eq!((seat.seat_no, seat.body_id), (Some(16), Some(id(31))));
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
fn an_at_sign_offers_everybody_and_a_new_name_can_be_added() {
    let offered = arabic().press("<F6>شراء<Tab>@").picture();
    assert!(offered.contains('<') && !offered.contains('«'));
    let person = arabic().press("<F6>شراء<Tab>@مخبز الحي<Enter><C-s>");
    let saved = person.done.iter().find_map(|effect| match effect {
        Effect::Save { edits, .. } => Some(edits),
        _ => None,
    });
    let kinds: Vec<_> = saved.unwrap().iter().map(|edit| edit.kind.name).collect();
    assert_eq!(kinds, ["organization", "action_item"]);
}

#[test]
fn sums_are_whole_in_sixty_columns() {
    insta::assert_snapshot!(Person::new(Language::Ar, (60, 20), answers).press("4").picture());
}

#[test]
fn a_partner_in_sixty_columns() {
    insta::assert_snapshot!(Person::new(Language::Ar, (60, 20), answers).press("6<Enter>").picture());
}

#[test]
fn a_partner_in_english() {
    insta::assert_snapshot!(english().press("6<Enter>").picture());
}

#[test]
fn every_choice_of_the_settings_is_seen_in_sixty_columns() {
    insta::assert_snapshot!(Person::new(Language::En, (60, 20), answers).press("9").picture());
}

#[test]
fn home_in_english_in_sixty_columns() {
    insta::assert_snapshot!(Person::new(Language::En, (60, 20), answers).picture());
}

#[test]
fn no_heading_of_a_list_is_cut() {
    for language in Language::ALL {
        for keys in ["2", "3", "4", "5", "5<C-t>", "6"] {
            for columns in [80, 60] {
                let picture = Person::new(language, (columns, 24), answers).press(keys).picture();
                let sheets = usize::from(picture.contains('['));
                let headings = picture.lines().nth(1 + sheets).unwrap_or_default();
                assert!(!headings.contains('…') && !headings.is_empty(), "{keys}: {picture}");
            }
        }
    }
}

#[test]
fn action_items_in_sixty_columns() {
    insta::assert_snapshot!(Person::new(Language::Ar, (60, 20), answers).press("3").picture());
}

#[test]
fn a_form_in_sixty_columns() {
    insta::assert_snapshot!(Person::new(Language::Ar, (60, 20), answers).press("<F7>فر").picture());
}

#[test]
fn a_form_without_its_title_says_so_and_saves_nothing() {
    let person = arabic().press("<F6><C-s>");
    assert!(person.done.iter().all(|effect| !matches!(effect, Effect::Save { .. })));
    assert!(person.picture().contains('!'));
}

#[test]
fn a_filter_leaves_what_it_finds_and_escape_brings_the_rest_back() {
    let person = arabic().press("3UNICEF");
    insta::assert_snapshot!(person.picture());
    let person = person.press("<Esc>");
    assert!(person.picture().lines().count() == 24 && person.model.screens.len() == 2);
}

#[test]
fn a_day_off_and_an_identity_number_are_pointed_out() {
    let person = arabic().press("<F6>زيارة 987654321<Tab><Tab><Tab>27/11<Tab>");
    assert_eq!(person.picture().matches('~').count(), 2);
}

#[test]
fn marked_promises_are_kept_together() {
    let person = arabic().press("3  <C-u>");
    let [Effect::Save { edits, .. }] = person.done.as_slice() else { panic!("one save") };
    assert_eq!(edits.len(), 2);
}

#[test]
fn the_draft_of_another_commitment_does_not_come_back_here() {
    let other_draft = |query: &Query| match query {
        Query::Draft { .. } => Some(Answer::Draft(Some(Draft {
            kind: Delivery::KIND,
            record: id(77),
            fields: vec![
                ("commitment_id".to_owned(), id(12).to_string()),
                ("note".to_owned(), "خمسة كراس".to_owned()),
            ],
        }))),
        query => answers(query),
    };
    let own = Person::new(Language::En, (80, 24), other_draft).press("4<Down><C-u>");
    let other = Person::new(Language::En, (80, 24), other_draft).press("4<C-u>");
    let restored = |person: &Person| person.picture().contains("earlier draft");
    assert_eq!((restored(&own), restored(&other)), (true, false));
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
fn a_refusal_is_read_in_full_and_closed_with_enter() {
    let refused = arabic().press("3<C-z>");
    insta::assert_snapshot!(refused.picture());
    let closed = refused.press("<Enter>");
    assert!(closed.model.overlays.is_empty() && closed.model.screens.len() == 2);
}

#[test]
fn settings_change_at_once() {
    let person = arabic().press("9<Enter>");
    assert_eq!(person.model.settings.language, Language::En);
    insta::assert_snapshot!(person.picture());
}

#[test]
fn vowel_marks_are_hidden_on_the_screen_alone() {
    let is_mark = |c: char| ('\u{64b}'..='\u{652}').contains(&c);
    let mut person = arabic().press("<F6>كراسٍ غَدًا<Tab>بلد<Enter>");
    assert!(!person.picture().contains(is_mark));
    person.model.settings.tashkeel = Tashkeel::Shown;
    assert!(person.picture().chars().filter(|&c| is_mark(c)).count() >= 3);
    person.model.settings.tashkeel = Tashkeel::Hidden;
    let saved = person.press("<C-s>");
    let Some(Effect::Save { edits, .. }) =
        saved.done.iter().rev().find(|done| matches!(done, Effect::Save { .. }))
    else {
        panic!("a save")
    };
    let EditDeed::Create(fields) = &edits[0].deed else { panic!("a new record") };
    assert_eq!(fields[0].value, [Some(Atom::Text("كراسٍ غَدًا".to_owned()))]);
}

#[test]
fn the_first_start_asks_what_it_needs() {
    let office = Person::first_start(Language::Ar, answers).press("<Esc><Enter>مديرية وادي الزيتون<Tab>wzt");
    insta::assert_snapshot!(office.picture());
    let begun = office.press("<Tab><Tab><Enter>سمر تفاحة<Tab>WZT-1<Enter><Enter>");
    let Some(Effect::SetUp(answers)) = begun.done.first() else { panic!("set up") };
    assert_eq!(
        (answers.code.as_str(), answers.officer.as_str(), answers.country),
        ("WZT", "سمر تفاحة", "PS")
    );
    assert_eq!(begun.model.screens.len(), 1);
}

#[test]
fn the_first_start_does_not_go_on_without_a_code() {
    let office = Person::first_start(Language::Ar, answers).press("<Esc><Enter>مديرية<C-s>");
    assert!(office.picture().contains('8'), "says how long a code is");
    assert!(office.press("<Esc><Esc><Esc>").done.is_empty());
}

#[test]
fn typing_in_help_finds_a_command_and_enter_does_it() {
    let found = arabic().press("3<F1>انجاز<Enter>");
    assert!(matches!(found.done.last(), Some(Effect::Save { .. })), "{:?}", found.done);
    let shown = english().press("3<F1>mark all").picture();
    assert!(shown.contains("Ctrl+A") && !shown.contains("Ctrl+K"), "{shown}");
    // The first Escape takes the text away, the second the help.
    let nothing = english().press("<F1>zzz");
    assert!(nothing.picture().contains("Nothing found"), "{}", nothing.picture());
    let all = nothing.press("<Esc>");
    assert!(all.picture().contains("Type to find"), "{}", all.picture());
    assert!(all.press("<Esc>").model.overlays.is_empty());
}

#[test]
fn help_opens_with_a_question_mark_where_letters_are_no_text() {
    assert_eq!(arabic().press("؟").model.overlays.len(), 1);
    assert_eq!(arabic().press("3?").model.overlays.len(), 1);
    let form = english().press("<F6>?");
    assert!(form.model.overlays.is_empty() && form.picture().contains("[?"), "{}", form.picture());
}

#[test]
fn search_finds_screens_and_commands_too() {
    let screen = english().press("<F3>settings");
    assert!(screen.picture().contains("screen"), "{}", screen.picture());
    let settings = screen.press("<Enter>").picture();
    assert!(settings.contains("a change counts at once"), "{settings}");
    let marked = english().press("3<F3>mark all<Enter>").picture();
    assert!(marked.contains("4 marked"), "{marked}");
    assert!(english().press("<F3>").picture().contains("whatever their spelling"));
}

#[test]
fn every_key_in_a_footer_does_something_there() {
    let screens = [
        "",
        "3",
        "3zzz",
        "3<Enter>",
        "3<Enter><C-t>",
        "4",
        "5",
        "5<C-t>",
        "6",
        "6<Enter>",
        "8",
        "9",
        "<F6>",
        "<F2>",
    ];
    for screen in screens {
        let here = english().press(screen);
        let before = (here.picture(), here.done.len());
        for binding in here.model.footer() {
            let there = english().press(screen).press_named(binding.key);
            assert!((there.picture(), there.done.len()) != before, "{screen}: {} does nothing", binding.key);
        }
    }
}

#[test]
fn digits_filter_a_list_and_a_stroke_only_begins_to() {
    let filtered = english().press("32");
    assert!(filtered.picture().contains("Nothing found for \"2\""), "{}", filtered.picture());
    let stroke = english().press("3/");
    assert!(stroke.picture().contains("4 action items"), "{}", stroke.picture());
}

#[test]
fn every_line_of_help_can_be_done_with_enter() {
    for screen in ["", "3", "3<Enter>", "4", "5", "6", "8", "9", "<F6>"] {
        for line in 0..40 {
            arabic().press(screen).press("<F1>").press(&"<Down>".repeat(line)).press("<Enter>");
        }
    }
}

#[test]
fn every_size_is_painted_without_a_fault() {
    for size in [(1, 1), (2, 3), (10, 4), (30, 8), (31, 9), (60, 20), (132, 43), (200, 5)] {
        for keys in [
            "",
            "3",
            "3<Enter>",
            "4<F7>",
            "<F1>",
            "<F2>",
            "<F3>ab",
            "3<Enter><C-t>",
            "8",
            "8<C-t><Enter>",
            "81",
            "81<C-s>",
            "8<C-t><C-t>",
            "83/a",
            "9",
            "<C-z>",
            "<F6>ب<Tab>بلد",
        ] {
            for language in Language::ALL {
                Person::new(language, size, answers).press(keys).picture();
            }
        }
    }
}

#[test]
fn no_order_of_keys_upsets_a_screen() {
    const KEYS: &[&str] = &[
        "<Enter>",
        "<Esc>",
        "<Up>",
        "<Down>",
        "<Left>",
        "<Right>",
        "<Tab>",
        "<S-Tab>",
        "<PgDn>",
        "<Del>",
        "<Backspace>",
        "<F1>",
        "<F2>",
        "<F3>",
        "<F4>",
        "<F5>",
        "<F6>",
        "<F7>",
        "<C-u>",
        "<C-t>",
        "<C-n>",
        "<C-e>",
        "<C-s>",
        "<C-a>",
        "<C-c>",
        "<C-v>",
        "<C-x>",
        "<C-z>",
        "<C-y>",
        "1",
        "2",
        "3",
        "4",
        "8",
        "9",
        " ",
        "ب",
        "لا",
        "x",
        "٣",
    ];
    let mut seed = 7_u64;
    let mut next = |count: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % count
    };
    for size in [(80, 24), (60, 20), (23, 7)] {
        let mut person = Person::new(Language::Ar, size, answers);
        for step in 0..1_500 {
            person = person.press(KEYS[next(KEYS.len())]);
            if step % 25 == 0 {
                person.picture();
            }
        }
    }
}
