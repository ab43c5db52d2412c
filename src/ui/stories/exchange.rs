//! Stories of the exchange: sticks, bundles, conflicts, and work that takes its time.

use super::arabic;
use super::english;
use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::stage::Stage;
use crate::i18n::Language;
use crate::ui::Effect;
use crate::ui::Outcome;
use crate::ui::effect::Progress;
use crate::ui::model::Notice;
use crate::ui::testing::Person;
use crate::ui::testing::world::answers;
use crate::ui::testing::world::bundle;

#[test]
fn who_has_what_in_arabic() {
    insta::assert_snapshot!(arabic().press("8").picture());
}

#[test]
fn a_conflict_in_arabic() {
    insta::assert_snapshot!(arabic().press("8<C-t><Enter>").picture());
}

#[test]
fn a_conflict_in_english() {
    insta::assert_snapshot!(english().press("8<C-t><Enter>").picture());
}

#[test]
fn a_conflict_is_settled_by_its_number_and_the_list_comes_back() {
    let person = arabic().press("8<C-t><Enter>٢");
    assert!(
        matches!(person.done.as_slice(), [Effect::Settle { side, seen, .. }] if side.change == [2; 16] && seen.of(9).len() == 2)
    );
    assert_eq!(person.model.screens.len(), 2);
}

#[test]
fn a_preview_in_arabic() {
    insta::assert_snapshot!(arabic().press("81").picture());
}

#[test]
fn a_preview_says_from_what_to_what_a_record_changes() {
    insta::assert_snapshot!(english().press("81<Down><Enter>").picture());
}

#[test]
fn a_new_key_is_compared_before_anything_enters() {
    let asked = english().press("81<C-s>");
    insta::assert_snapshot!(asked.picture());
    let refused = asked.press("<Enter>");
    assert!(refused.done.iter().all(|effect| !matches!(effect, Effect::Import { .. })));
    let trusted = refused.press("<C-s><Tab><Enter>");
    assert!(trusted.done.iter().any(|effect| matches!(effect, Effect::Import { trust: true, .. })));
    assert_eq!(trusted.model.screens.len(), 2, "back at the exchange");
}

#[test]
fn an_export_says_what_leaves_and_is_asked_once_more() {
    let person = english().press("8<Down><Enter>");
    insta::assert_snapshot!(person.picture());
    // What leaves, where to, and the question, whose focus is on the safe answer.
    let asked = person.press("<Enter><Enter>");
    assert!(asked.done.is_empty());
    let person = english().press("8<Down><Enter><Enter><Enter><Tab><Enter>");
    let wanted = Effect::Export { to: "MNR".to_owned(), out: "/media/samar/USB1".to_owned() };
    assert_eq!(person.done, [wanted]);
    assert!(person.picture().contains("Safe to remove"));
    assert_eq!(person.press("<Enter>").model.screens.len(), 2, "back at the exchange");
    let refused = asked.press("<Enter>");
    assert!(refused.done.is_empty() && refused.model.screens.len() == 2);
}

#[test]
fn to_whom_in_arabic() {
    insta::assert_snapshot!(arabic().press("82").picture());
}

#[test]
fn where_to_in_arabic() {
    insta::assert_snapshot!(arabic().press("82<Enter><Enter>").picture());
}

#[test]
fn the_last_question_of_an_export_in_arabic() {
    insta::assert_snapshot!(arabic().press("82<Enter><Enter><Enter>").picture());
}

#[test]
fn what_leaves_in_sixty_columns() {
    insta::assert_snapshot!(Person::new(Language::Ar, (60, 20), answers).press("82<Enter>").picture());
}

#[test]
fn letters_at_the_offices_are_a_code_and_a_wrong_one_is_told() {
    let wrong = english().press("82m<Enter>");
    assert!(wrong.picture().contains("is not an office code"), "{}", wrong.picture());
    let person = wrong.press("in<Enter><Enter>/tmp<Enter><Tab><Enter>");
    assert_eq!(person.done, [Effect::Export { to: "MIN".to_owned(), out: "/tmp".to_owned() }]);
}

#[test]
fn escape_goes_one_step_back_and_then_home_to_the_exchange() {
    let person = english().press("82<Enter><Enter><Enter><Esc><Esc>");
    assert!(person.picture().contains("step 2 of 4"));
    assert_eq!(person.press("<Esc><Esc>").model.screens.len(), 2);
}

#[test]
fn writing_is_seen_and_a_refusal_leads_back_to_the_places() {
    let mut person = english().press("82<Enter><Enter><Enter><Tab>");
    person.is_slow = true;
    let progress = Progress { stage: Stage::Writing, done: 71, total: 100 };
    let person = person.press("<Enter>").told(Outcome::Progress(progress));
    insta::assert_snapshot!(person.picture());
    let person = person.told(Outcome::Failed(Message::new("delivery-read-only")));
    assert!(person.press("<Enter>").picture().contains("step 3 of 4"));
}

/// Answers as if nothing were plugged in.
fn without_stick(query: &Query) -> Option<Answer> {
    match query {
        Query::Sticks => Some(Answer::Sticks(Vec::new())),
        query => answers(query),
    }
}

#[test]
fn the_bundles_at_hand_in_arabic() {
    insta::assert_snapshot!(arabic().press("8<C-t><C-t>").picture());
}

#[test]
fn the_bundles_at_hand_in_english() {
    insta::assert_snapshot!(english().press("8<C-t><C-t>").picture());
}

#[test]
fn the_exchange_in_sixty_columns() {
    insta::assert_snapshot!(Person::new(Language::Ar, (60, 20), answers).press("8").picture());
}

#[test]
fn the_bundles_at_hand_in_sixty_columns() {
    insta::assert_snapshot!(Person::new(Language::En, (60, 20), answers).press("8<C-t><C-t>").picture());
}

#[test]
fn the_one_new_bundle_is_opened_with_its_digit() {
    let person = arabic().press("8١");
    assert_eq!(person.done, [Effect::Preview { path: "/media/samar/USB1/MHD_MNR_ALL_3.mahdar".to_owned() }]);
    assert_eq!(person.model.screens.len(), 3);
}

#[test]
fn without_a_stick_a_path_is_asked_for_and_not_met_again_on_the_way_back() {
    let person = Person::new(Language::Ar, (80, 24), without_stick).press("81/tmp/MNR.mahdar<Enter>");
    assert_eq!(person.done, [Effect::Preview { path: "/tmp/MNR.mahdar".to_owned() }]);
    assert_eq!(person.press("<Esc>").model.screens.len(), 2);
}

#[test]
fn looking_again_asks_what_is_plugged_in() {
    let mut person = Person::new(Language::En, (80, 24), without_stick).press("8");
    assert!(person.picture().contains("no stick found"));
    person.world = answers;
    assert!(person.press("4").picture().contains("stick USB1, 7.2 GB free: 1 new bundle"));
}

#[test]
fn a_folder_that_is_named_opens_its_bundles() {
    let mut person = english().press("83/tmp/bundles");
    person.is_slow = true;
    let person = person.press("<Enter>");
    let Some(Answer::Folder(stick)) = answers(&Query::Folder { path: String::new() }) else {
        panic!("a folder")
    };
    let person = person.told(Outcome::Folder { path: "/tmp/bundles".to_owned(), stick });
    assert!(person.picture().contains("61%"), "{}", person.picture());
    assert_eq!(person.model.screens.len(), 3, "the question for the path is gone");
}

/// Looks into the new bundle, and the work takes its time.
fn looking_in(language: Language) -> Person {
    let mut person = Person::new(language, (80, 24), answers).press("8");
    person.is_slow = true;
    person.press("1").told(Outcome::Progress(Progress { stage: Stage::Comparing, done: 42, total: 100 }))
}

fn previewed() -> Outcome {
    Outcome::Previewed {
        path: "/media/samar/USB1/MHD_MNR_ALL_3.mahdar".to_owned(),
        preview: Box::new(bundle()),
    }
}

#[test]
fn long_work_says_how_far_it_has_come_in_arabic() {
    insta::assert_snapshot!(looking_in(Language::Ar).picture());
}

#[test]
fn long_work_says_how_far_it_has_come_in_english() {
    insta::assert_snapshot!(looking_in(Language::En).picture());
}

#[test]
fn the_groups_of_a_key_stand_in_two_whole_rows_in_sixty_columns() {
    for language in Language::ALL {
        let mut person = Person::new(language, (60, 20), answers).press("8");
        person.is_slow = true;
        let picture = person.press("1").told(previewed()).press("<C-s>").picture();
        for row in ["31842 07715 99020", "46183 55217 60934"] {
            assert!(picture.contains(row), "{picture}");
        }
    }
}

#[test]
fn the_help_under_another_code_is_never_cut() {
    for columns in [80, 60] {
        let picture = Person::new(Language::En, (columns, 24), answers).press("82").picture();
        assert!(picture.contains("once."), "{picture}");
    }
}

#[test]
fn the_end_of_long_work_has_its_own_words_and_no_false_per_cent() {
    let person = looking_in(Language::En);
    assert!(person.picture().contains("42"), "{}", person.picture());
    let end = Progress { stage: Stage::Counting, done: 0, total: 0 };
    let picture = person.told(Outcome::Progress(end)).picture();
    let row = picture.lines().find(|row| row.contains("Counting what it brings")).unwrap_or_default();
    assert!(row.contains("then: the preview") && !row.contains(['%', '#']), "{picture}");
}

#[test]
fn escape_stops_long_work_where_it_was_asked_for() {
    let person = looking_in(Language::En).press("<Esc>");
    assert_eq!(person.done.last(), Some(&Effect::Stop));
    assert_eq!(person.model.screens.len(), 2, "still at the exchange");
    let late = Progress { stage: Stage::Comparing, done: 43, total: 100 };
    let person = person.told(Outcome::Progress(late)).told(Outcome::Stopped);
    assert!(person.picture().contains("Stopped. Nothing changed."));
    assert_eq!(person.press("<Esc>").model.screens.len(), 1);
}

#[test]
fn nothing_opens_over_somebody_who_went_on_elsewhere() {
    let person = looking_in(Language::En).press("<F6>Chairs").told(previewed());
    assert!(person.picture().contains("Chairs"));
    assert!(person.picture().contains("goes back to its preview"));
    let person = person.press("<Esc>");
    assert!(person.picture().contains("Import: preview"), "{}", person.picture());
}

#[test]
fn a_failure_elsewhere_takes_no_letters() {
    let failed = Outcome::Failed(Message::new("refusal-unreadable"));
    let person = looking_in(Language::En).press("<F6>Cha").told(failed).press("irs");
    assert!(person.model.overlays.is_empty());
    assert!(person.picture().contains("Chairs"));
}

#[test]
fn an_import_that_ends_elsewhere_leaves_the_form_alone() {
    let mut person = english().press("81<C-s><Tab>");
    person.is_slow = true;
    let person = person.press("<Enter><F6>Chairs");
    let at = person.model.fresh.now;
    let person = person.told(Outcome::Imported { at, preview: Box::new(bundle()) });
    assert!(person.picture().contains("Chairs"));
    assert_eq!(person.model.screens.len(), 3, "Home, the exchange, the form: the preview is done with");
}

#[test]
fn of_long_work_there_is_one_at_a_time() {
    let person = looking_in(Language::En).press("<C-t><C-t><Enter>");
    let previews = person.done.iter().filter(|effect| effect.is_long()).count();
    assert_eq!(previews, 1);
    assert!(person.picture().contains("still being done"));
}

#[test]
fn numbers_given_twice_in_arabic() {
    insta::assert_snapshot!(arabic().press("8<C-t>1").picture());
}

#[test]
fn numbers_given_twice_in_english() {
    insta::assert_snapshot!(english().press("8<C-t>1<Down><C-u>").picture());
}

#[test]
fn one_of_two_meetings_gets_the_next_number_after_a_question() {
    let person = english().press("8<C-t>1<Down><C-u><Tab><Enter>");
    let [Effect::Renumber { meeting, seen }] = person.done.as_slice() else { panic!("{:?}", person.done) };
    assert_eq!((*meeting, seen.as_slice()), (crate::ui::testing::id(32), &[[32; 16]][..]));
}

#[test]
fn a_bundle_whose_records_are_all_here_says_so_and_counts_nothing() {
    let mut person = english().press("8");
    person.is_slow = true;
    let held = crate::domain::shown::ImportPreview { changes: 0, ..bundle() };
    let path = "/media/samar/USB1/MHD_MNR_ALL_2.mahdar".to_owned();
    let person = person.press("1").told(Outcome::Previewed { path, preview: Box::new(held.clone()) });
    assert!(person.picture().contains("Nothing new: everything in it is here"), "{}", person.picture());
    let at = person.model.fresh.now;
    let person = person.press("<C-s><Tab><Enter>").told(Outcome::Imported { at, preview: Box::new(held) });
    assert!(person.picture().contains("Nothing new: everything in the bundle is here."));
}

#[test]
fn a_path_that_went_in_on_one_line_is_said_and_is_no_error() {
    let person = Person::new(Language::En, (80, 24), answers).press("83");
    let pasted = person.pastes("/media/usb\n/MNR.mahdar");
    assert!(matches!(pasted.model.notice, Some(Notice::Done(_))), "{}", pasted.picture());
}

/// Answers as if every conflict were settled.
fn settled(query: &Query) -> Option<Answer> {
    match query {
        Query::Conflicts(_) => Some(Answer::Conflicts(crate::domain::rows::ConflictsPage::default())),
        query => answers(query),
    }
}

#[test]
fn whoever_has_settled_sends_and_receives_from_any_sheet_of_the_exchange() {
    for sheet in ["", "<C-t>", "<C-t><C-t>"] {
        let person = Person::new(Language::En, (80, 24), settled).press("8").press(sheet);
        let picture = person.picture();
        let footer = picture.lines().last().unwrap_or_default();
        assert!(footer.contains("Ctrl+E") && footer.contains("Ctrl+U"), "{picture}");
        let person = person.press("<C-e>");
        assert!(person.picture().contains("of 4"), "{}", person.picture());
        let person = Person::new(Language::En, (80, 24), settled).press("8").press(sheet).press("<C-u>");
        assert!(matches!(person.done.as_slice(), [Effect::Preview { .. }]), "{:?}", person.done);
    }
}

/// Returns the last row of a picture: the keys.
fn footer(person: &Person) -> String {
    person.picture().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn enter_is_offered_only_where_there_is_something_to_open() {
    let person = Person::new(Language::En, (80, 24), settled).press("8<C-t>");
    assert!(!footer(&person).contains("Enter"), "{}", person.picture());
    let person = english().press("8<C-t>");
    assert!(footer(&person).contains("Enter"), "{}", person.picture());
}

#[test]
fn the_end_of_an_export_offers_to_close_it() {
    let person = english().press("8<Down><Enter><Enter><Enter><Tab><Enter>");
    assert!(footer(&person).contains("Enter Close"), "{}", person.picture());
    assert!(!footer(&person).contains("Next step"), "{}", person.picture());
}

#[test]
fn the_key_of_this_laptop_is_shown_where_another_office_asks_for_it() {
    for language in Language::ALL {
        for columns in [80, 60] {
            for keys in ["8", "9"] {
                let picture = Person::new(language, (columns, 20), answers).press(keys).picture();
                assert!(picture.contains(crate::ui::testing::world::OWN_KEY), "{keys}: {picture}");
            }
        }
    }
}

#[test]
fn a_preview_says_whose_each_key_is() {
    let mut preview = bundle();
    let own = crate::domain::shown::Signer {
        digits: crate::ui::testing::world::OWN_KEY.to_owned(),
        this_laptop: true,
        exporter: false,
        ..preview.signers[0].clone()
    };
    preview.signers.push(own);
    for columns in [80, 60] {
        let mut person = Person::new(Language::En, (columns, 24), answers).press("8");
        person.is_slow = true;
        let path = "/media/samar/USB1/MHD_MNR_ALL_3.mahdar".to_owned();
        let person = person.press("1").told(Outcome::Previewed { path, preview: Box::new(preview.clone()) });
        let picture = person.picture();
        let row =
            |digits: &str| picture.lines().find(|row| row.contains(digits)).unwrap_or_default().to_owned();
        assert!(row("31842 07715").contains("sender"), "{picture}");
        assert!(row("20477 61350").contains("this laptop"), "{picture}");
    }
}

#[test]
fn a_settled_conflict_is_named_with_the_key_that_undoes_it() {
    let picture = english().press("8<C-t><Enter>2").picture();
    assert!(picture.contains("Settled: ") && picture.contains("Ctrl+Z undoes."), "{picture}");
}

#[test]
fn a_folder_that_is_not_there_is_refused_where_it_is_chosen() {
    let person = english().press("82<Enter><Enter>/tmp/nowhere<Enter>");
    let picture = person.picture();
    assert!(picture.contains("step 3 of 4") && picture.contains("There is no folder at"), "{picture}");
    let person = person.press("/x<Enter>");
    assert!(person.picture().contains("There is no folder at") && person.done.is_empty());
    let mut person = english().press("82<Enter><Enter>/tmp<Enter>");
    assert!(person.picture().contains("step 4 of 4"), "{}", person.picture());
    person = person.press("<Enter>");
    assert!(person.done.is_empty());
}

#[test]
fn no_mark_of_a_hidden_sign_stands_in_the_question_of_an_export() {
    let mut person = arabic().press("8٢xyz<Enter><Enter><Enter>");
    assert!(person.picture().contains("XYZ") && !person.picture().contains('•'), "{}", person.picture());
    person = arabic().press("8<Down><Enter><Enter><Enter>");
    assert!(!person.picture().contains('•'), "{}", person.picture());
}

#[test]
fn in_sixty_columns_what_is_named_gives_way_and_the_key_that_undoes_stays() {
    for language in Language::ALL {
        let mut person = Person::new(language, (60, 20), answers).press("8");
        person.model.unsettled = 12;
        let long = "نماذج القرى التي لم تصل من البلديات المجاورة بعد الاجتماع الأخير";
        let toast = Message::new("ui-toast-settled").with("record", long);
        let at = person.model.fresh.now;
        let person = person.told(Outcome::Saved { at, toast, records: Vec::new() });
        assert!(person.picture().contains("Ctrl+Z"), "{}", person.picture());
        let at = person.model.fresh.now;
        let label = crate::domain::catalogue::named("decision").unwrap().label();
        let toast = Message::new("ui-toast-made").with("kind", label);
        let person = person.told(Outcome::Saved { at, toast, records: Vec::new() });
        assert!(person.picture().contains("Ctrl+Z"), "{}", person.picture());
    }
}
