//! What keys do in a form.

use super::*;
use crate::domain::day::Day;
use crate::domain::records::ActionItem;
use crate::domain::records::Body;
use crate::domain::records::Seat;
use crate::ui::command::Editing;
use crate::ui::testing::facts;
use crate::ui::testing::id;

fn form(kind: &'static RecordKind, column: &str, presets: &[(&'static str, Atom)]) -> Form {
    let mut form = Form::create(kind, presets, &[], &facts());
    form.focus = place(&form, column);
    form
}

fn place(form: &Form, column: &str) -> usize {
    form.fields.iter().position(|field| field.slot.name() == column).unwrap()
}

fn press(form: &mut Form, commands: &[Command]) -> Vec<Step> {
    commands.iter().flat_map(|command| form.command(*command, &facts())).collect()
}

fn letters(form: &mut Form, text: &str) {
    for letter in text.chars() {
        form.command(Command::Type(letter), &facts());
    }
}

fn typed(form: &Form, column: &str) -> String {
    form.fields[place(form, column)].entry.text().to_owned()
}

fn offered(form: &mut Form, names: &[&str]) {
    let field = &form.fields[form.focus];
    let (kind, text) = (field.picks_kind().unwrap(), field.wanted().to_owned());
    let rows = names.iter().enumerate().map(|(number, name)| PickRow {
        kind,
        id: id(u8::try_from(number).unwrap() + 70),
        name: Name::plain(*name),
        told_apart_by: Vec::new(),
        near_twin: false,
    });
    let query = Query::Pick { kind, text, limit: PICKS };
    form.given(&query, &Answer::Picks(rows.collect()), &facts());
}

fn asked(steps: &[Step]) -> bool {
    steps.iter().any(|step| matches!(step, Step::Do(Effect::Ask(Query::Pick { .. }))))
}

#[test]
fn the_arrows_pass_by_an_empty_day_without_writing_one() {
    let mut form = form(ActionItem::KIND, "due_on", &[]);
    let day = form.focus;
    press(&mut form, &[Command::Next]);
    assert_eq!((form.focus, typed(&form, "due_on").as_str()), (day + 1, ""));
    press(&mut form, &[Command::Previous, Command::Previous]);
    assert_eq!((form.focus, typed(&form, "due_on").as_str()), (day - 1, ""));
    press(&mut form, &[Command::Next, Command::PageDown]);
    assert_eq!(typed(&form, "due_on"), "");
    assert!(!form.dirty);
}

#[test]
fn the_arrows_move_a_day_that_stands_there_and_tab_goes_on() {
    let known = [("due_on", Atom::Day(Day::parse_iso("2026-11-24").unwrap()))];
    let mut form = form(ActionItem::KIND, "due_on", &known);
    let day = form.focus;
    press(&mut form, &[Command::Next]);
    assert_eq!((form.focus, typed(&form, "due_on").as_str()), (day, "25/11/2026"));
    press(&mut form, &[Command::Previous, Command::Previous, Command::PageDown]);
    assert_eq!(typed(&form, "due_on"), "23/12/2026");
    press(&mut form, &[Command::NextField]);
    assert_eq!(form.focus, day + 1);
}

#[test]
fn a_word_that_is_no_day_is_left_for_its_owner_to_mend() {
    let mut form = form(ActionItem::KIND, "due_on", &[]);
    letters(&mut form, "قريبا");
    let day = form.focus;
    press(&mut form, &[Command::Next]);
    assert_eq!((form.focus, typed(&form, "due_on").as_str()), (day + 1, "قريبا"));
    assert!(form.fields[day].error.is_some());
}

#[test]
fn a_choice_that_always_has_a_value_is_not_blanked() {
    let mut form = form(Seat::KIND, "voting", &[("voting", Atom::Boolean(true))]);
    press(&mut form, &[Command::Editing(Editing::Backspace)]);
    assert_eq!(typed(&form, "voting"), "yes");
    letters(&mut form, "2");
    assert_eq!(typed(&form, "voting"), "no");
}

#[test]
fn a_choice_that_may_be_open_is_emptied() {
    let kind = crate::domain::records::AgendaItem::KIND;
    let mut form = form(kind, "outcome", &[("outcome", Atom::Text("postponed".to_owned()))]);
    press(&mut form, &[Command::Editing(Editing::Backspace)]);
    assert_eq!(typed(&form, "outcome"), "");
}

#[test]
fn saving_a_name_that_was_not_picked_opens_the_list_again() {
    let mut form = form(ActionItem::KIND, "title", &[]);
    letters(&mut form, "عروض");
    form.focus = place(&form, "responsible_org_id");
    letters(&mut form, "بلد");
    offered(&mut form, &["بلدية الزيتون"]);
    press(&mut form, &[Command::Back]);
    assert!(!form.focused().unwrap().picking);
    let steps = press(&mut form, &[Command::Save]);
    assert!(form.focused().unwrap().picking && asked(&steps));
    assert_eq!(form.focused().unwrap().slot.name(), "responsible_org_id");
}

#[test]
fn down_opens_the_list_of_a_name_again_after_escape() {
    let mut form = form(ActionItem::KIND, "responsible_org_id", &[]);
    letters(&mut form, "بلد");
    offered(&mut form, &["بلدية الزيتون"]);
    press(&mut form, &[Command::Back]);
    let steps = press(&mut form, &[Command::Next]);
    assert!(form.focused().unwrap().picking && asked(&steps));
    offered(&mut form, &["بلدية الزيتون"]);
    press(&mut form, &[Command::Open, Command::PreviousField, Command::Next]);
    assert_ne!(form.focused().unwrap().slot.name(), "responsible_org_id", "a picked name is passed by");
}

#[test]
fn a_new_organisation_is_made_by_enter_on_its_row_and_not_by_passing_on() {
    let mut form = form(ActionItem::KIND, "responsible_org_id", &[]);
    letters(&mut form, "بلدبة");
    press(&mut form, &[Command::Open]);
    assert_eq!(form.focused().unwrap().picked, Picked::Nothing, "nothing is offered yet");
    offered(&mut form, &[]);
    press(&mut form, &[Command::NextField]);
    let field = &form.fields[place(&form, "responsible_org_id")];
    assert_eq!(field.picked, Picked::Nothing);
    assert!(field.error.is_some());
    press(&mut form, &[Command::PreviousField, Command::Open]);
    let field = &form.fields[place(&form, "responsible_org_id")];
    assert_eq!(field.picked, Picked::New("بلدبة".to_owned()));
}

#[test]
fn a_group_is_not_saved_with_an_end_before_its_beginning() {
    let mut form = form(Body::KIND, "name_ar", &[("quorum_kind", Atom::Text("fraction".to_owned()))]);
    letters(&mut form, "مجلس التخطيط");
    for (column, text) in [("founded_on", "1/3/2024"), ("dissolved_on", "1/1/2020"), ("quorum_num", "5")] {
        form.focus = place(&form, column);
        letters(&mut form, text);
    }
    press(&mut form, &[Command::Save]);
    let wrong = form.focused().unwrap();
    assert_eq!(wrong.slot.name(), "dissolved_on");
    assert_eq!(wrong.error.as_ref().unwrap().id, "rules-end-before-start");
    press(&mut form, &[Command::Editing(Editing::SelectAll)]);
    letters(&mut form, "1/1/2025");
    press(&mut form, &[Command::Save]);
    assert_eq!(form.focused().unwrap().error.as_ref().unwrap().id, "rules-quorum-no-whole");
    letters(&mut form, "3");
    press(&mut form, &[Command::Save]);
    assert_eq!(form.focused().unwrap().error.as_ref().unwrap().id, "rules-quorum-over-all");
    press(&mut form, &[Command::Editing(Editing::SelectAll)]);
    letters(&mut form, "2");
    let steps = press(&mut form, &[Command::Save]);
    assert!(matches!(steps.last(), Some(Step::Do(Effect::Save { .. }))));
}

#[test]
fn what_was_typed_is_thrown_away_when_asked_for() {
    let mut form = form(ActionItem::KIND, "title", &[]);
    let buttons = form.buttons().len();
    assert!(press(&mut form, &[Command::Discard]).iter().all(|step| !matches!(step, Step::Over(_))));
    letters(&mut form, "عروض");
    assert_eq!(form.buttons().len(), buttons + 1);
    let steps = press(&mut form, &[Command::Discard]);
    assert!(matches!(steps.as_slice(), [Step::Over(_)]), "asked first");
    let record = form.record;
    let steps = press(&mut form, &[Command::ThrowAway]);
    assert!(
        steps.iter().any(|step| matches!(step, Step::Do(Effect::DropDraft { record: of }) if *of == record))
    );
    assert!(steps.iter().any(|step| matches!(step, Step::Close)));
}

#[test]
fn a_draft_of_fields_that_are_not_here_does_not_come_back() {
    let mut form = form(ActionItem::KIND, "title", &[]);
    let draft =
        Draft { kind: ActionItem::KIND, record: id(9), fields: vec![("gone".to_owned(), "نص".to_owned())] };
    let query = Query::Draft { kind: ActionItem::KIND, record: None };
    let steps = form.given(&query, &Answer::Draft(Some(draft)), &facts());
    assert!(steps.is_empty() && !form.dirty);
}

fn is_refused(steps: &[Step], id: &str) -> bool {
    steps.iter().any(|step| matches!(step, Step::Say(Notice::Refused(said)) if said.id == id))
}

#[test]
fn a_long_text_stays_in_its_field_and_is_recorded_once_it_is_shorter() {
    let mut form = form(ActionItem::KIND, "title", &[]);
    form.paste(&"ب".repeat(310), &facts());
    let title = form.focus;
    assert_eq!(form.fields[title].error.as_ref().unwrap().id, "ui-error-too-long");
    let steps = press(&mut form, &[Command::Save]);
    assert!(is_refused(&steps, "ui-form-wrong") && typed(&form, "title").chars().count() == 310);
    press(&mut form, &[Command::Editing(Editing::Backspace); 10]);
    assert_eq!(form.fields[title].error, None);
    let steps = press(&mut form, &[Command::Save]);
    assert!(matches!(steps.last(), Some(Step::Do(Effect::Save { .. }))));
}

#[test]
fn a_paste_where_no_text_is_typed_is_refused_in_words() {
    let mut form = form(ActionItem::KIND, "status", &[]);
    let steps = form.paste("منجزة", &facts());
    assert!(is_refused(&steps, "ui-paste-no-text"));
    form.focus = form.fields.len();
    let steps = form.paste("منجزة", &facts());
    assert!(is_refused(&steps, "ui-paste-no-text"));
}

#[test]
fn letters_replace_what_stands_in_a_field_and_arrows_keep_it() {
    let known = [("title", Atom::Text("قاعة".to_owned()))];
    let mut form = form(ActionItem::KIND, "responsible_org_id", &known);
    press(&mut form, &[Command::PreviousField]);
    letters(&mut form, "عيادة");
    assert_eq!(typed(&form, "title"), "عيادة");
    press(&mut form, &[Command::NextField, Command::PreviousField, Command::Left]);
    letters(&mut form, ".");
    assert_eq!(typed(&form, "title"), "عيادة.");
}

#[test]
fn shift_tab_reaches_the_buttons_from_the_first_field_and_tab_the_first_field_from_them() {
    let mut form = form(ActionItem::KIND, "title", &[]);
    press(&mut form, &[Command::PreviousField]);
    assert_eq!(form.focus, form.fields.len() + 1, "the last button: nothing was typed yet");
    press(&mut form, &[Command::NextField]);
    assert_eq!(form.focus, 0);
    press(&mut form, &[Command::Previous]);
    assert_eq!(form.focus, 0, "the arrows stop at the edge");
}

#[test]
fn the_button_that_gives_up_asks_as_its_key_does() {
    let mut form = form(ActionItem::KIND, "title", &[]);
    letters(&mut form, "عروض");
    press(&mut form, &[Command::PreviousField]);
    assert_eq!(form.focus, form.fields.len() + 2);
    let steps = press(&mut form, &[Command::Open]);
    assert!(matches!(steps.as_slice(), [Step::Over(_)]) && !form.discarded);
}

#[test]
fn letters_that_mean_nothing_in_a_field_are_not_dropped_without_a_word() {
    let mut form = form(ActionItem::KIND, "status", &[]);
    let steps = press(&mut form, &[Command::Type('ب')]);
    assert!(is_refused(&steps, "ui-no-letters-here"));
    assert!(!is_refused(&press(&mut form, &[Command::Type('2')]), "ui-no-letters-here"));
}
