//! Whole meetings, told in keys and seen as pictures.

mod closing;
mod hall;

use crossterm::event::MouseButton;
use crossterm::event::MouseEventKind;

use crate::domain::edit::EditDeed;
use crate::domain::records::ActionItem;
use crate::domain::records::AgendaItem;
use crate::domain::records::Attendance;
use crate::domain::records::Commitment;
use crate::domain::records::CommitmentParty;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Membership;
use crate::domain::records::Note;
use crate::i18n::Language;
use crate::ui::Effect;
use crate::ui::command::Command;
use crate::ui::model::Notice;
use crate::ui::pointing::Target;
use crate::ui::screens::Screen;
use crate::ui::testing::Person;
use crate::ui::testing::day;
use crate::ui::testing::world;

/// Opens the room of the next meeting from Home.
pub(crate) fn room(language: Language, size: (u16, u16)) -> Person {
    hall::empty();
    Person::new(language, size, hall::answers).remembered(hall::record).press("<Enter>")
}

/// Returns the message that says whether the meeting may decide.
fn standing(person: &Person) -> String {
    let sheet = person.model.screen().and_then(Screen::sheet).unwrap();
    sheet.standing(&person.model.facts()).unwrap().0.id.into_owned()
}

fn said(notice: &Notice) -> &str {
    match notice {
        Notice::Done(message) | Notice::Refused(message) => &message.id,
    }
}

/// Returns the status line.
fn status(person: &Person) -> String {
    person.picture().lines().nth_back(1).unwrap().to_owned()
}

fn arabic() -> Person {
    room(Language::Ar, (80, 24))
}

fn english() -> Person {
    room(Language::En, (80, 24))
}

/// Marks eight seats, makes the usual agenda and goes to its fourth item.
pub(crate) const BEGUN: &str = "حححح م حعغححح<C-ف><Enter><C-Down><C-Down><C-Down>";
/// Two notes, a decision and an action under the item.
pub(crate) const WRITTEN: &str = "ن ز: القاعة تحتاج منحدرا قبل الشتاء.<Enter>البلدية تعير عاملين لأسبوعين.<Enter>\
    قرار: يفتتح المركز في قاعة العيادة القديمة.<Enter>1<C-س>\
    <F6>بلد<Enter><Tab>الأحد القادم<C-س>";

#[test]
fn the_attendance_sheet_in_arabic() {
    insta::assert_snapshot!(arabic().press("حعغم").picture());
}

#[test]
fn the_attendance_sheet_in_english() {
    insta::assert_snapshot!(english().press("puyl6<C-a>").picture());
}

#[test]
fn the_chair_and_the_secretary_are_chosen_among_the_members() {
    let person = arabic().press("<C-ث>عمر<Enter>سمر<Enter><C-س>");
    let meeting: Meeting = hall::only();
    let leads = world::leads().map(|named| Some(named.id));
    assert_eq!([meeting.chair_membership_id, meeting.secretary_membership_id], leads);
    insta::assert_snapshot!(person.picture());
}

#[test]
fn somebody_who_was_no_member_joins_the_group_as_its_secretary() {
    let person = english().press("<C-e><Tab>لينا<Enter>");
    insta::assert_snapshot!(person.picture());
    drop(person.press("<C-s>"));
    let (meeting, member): (Meeting, Membership) = (hall::only(), hall::only());
    assert_eq!(meeting.secretary_membership_id, Some(member.id));
    assert_eq!((member.body_id, member.role.as_deref()), (Some(hall::BODY), Some("secretary")));
    assert_eq!(member.starts_on, Some(day("2026-11-22")));
}

#[test]
fn a_mark_keeps_the_title_of_that_day() {
    let _person = arabic().press("<Down>ح");
    let attendance: Attendance = hall::only();
    assert_eq!(attendance.title_as_printed.as_deref(), Some("رئيس قسم الصحة المجتمعية"));
}

#[test]
fn nothing_is_recorded_before_a_mark() {
    assert_eq!(arabic().done, []);
}

#[test]
fn the_first_mark_starts_the_meeting_and_the_eighth_meets_the_quorum() {
    let person = arabic().press("ح");
    let meeting: Meeting = hall::only();
    assert_eq!(meeting.state.as_deref(), Some("in_progress"));
    assert_eq!(meeting.actual_start, Some(person.model.fresh.now));
    let person = person.press("ححح  مم");
    assert_eq!(hall::all::<Attendance>().len(), 8);
    assert_eq!(standing(&person), "room-quorum-met");
}

#[test]
fn the_quorum_in_english_counts_with_every_mark() {
    let person = english().press("ppppppp");
    assert!(status(&person).contains("7 of 15 seats: NOT met, 8 needed"), "{}", status(&person));
    let person = person.press("l");
    assert!(status(&person).contains("8 of 15 seats: met"), "{}", status(&person));
    let person = person.press("<Up>o");
    assert!(status(&person).contains("7 of 15"), "{}", status(&person));
}

#[test]
fn what_was_recorded_from_the_line_can_be_undone_there() {
    let person = arabic().press(BEGUN).press("قرار: يفتتح المركز.<Enter>1<C-س>");
    assert!(!person.done.contains(&Effect::Undo));
    let person = person.press("<C-ئ>");
    assert!(person.done.contains(&Effect::Undo), "{:?}", person.done);
    // What is being typed is taken back first.
    let person = arabic().press(BEGUN).press("ملاحظة<C-ئ>");
    assert!(!person.done.contains(&Effect::Undo), "{}", person.picture());
}

#[test]
fn one_key_marks_everybody_else_and_takes_an_id_for_each() {
    let _person = arabic().press("غ<C-ش>");
    let attendance: Vec<Attendance> = hall::all();
    let mut ids: Vec<_> = attendance.iter().map(|record| record.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 15);
    let present = attendance.iter().filter(|record| record.status.as_deref() == Some("present")).count();
    assert_eq!(present, 14);
}

#[test]
fn an_alternate_swaps_with_the_member() {
    let _person = arabic().press("6");
    let attendance: Attendance = hall::only();
    assert_eq!(attendance.category.as_deref(), Some("alternate"));
    assert_eq!(attendance.person_id, Some(hall::alternate(0)));
}

#[test]
fn the_writing_sheet_in_arabic() {
    insta::assert_snapshot!(
        arabic().press(BEGUN).press(WRITTEN).press("ب ن: الغرفة تدفع كلفة المنحدر").picture()
    );
}

#[test]
fn the_writing_sheet_in_english() {
    let keys = "pppppppp<C-t><Enter><C-Down><C-Down><C-Down>NZ: The hall needs a ramp before winter.<Enter>\
        Decision: The centre opens in the old clinic's hall.<Enter>1<C-s>The chamber pays";
    insta::assert_snapshot!(english().press(keys).picture());
}

#[test]
fn the_writing_sheet_in_sixty_columns() {
    insta::assert_snapshot!(room(Language::Ar, (60, 20)).press(BEGUN).press(WRITTEN).picture());
}

#[test]
fn the_agenda_folds_into_a_view_of_its_own() {
    insta::assert_snapshot!(room(Language::En, (60, 20)).press("p<C-t><Enter><C-Down><Tab>").picture());
}

#[test]
fn a_line_becomes_a_note_with_its_speaker() {
    let person = arabic().press(BEGUN).press("ن ز: القاعة تحتاج منحدرا.");
    let kept = person.done.iter().rev().find_map(|effect| match effect {
        Effect::KeepDraft { record, field, text, .. } if field == "text" => Some((*record, text.clone())),
        _ => None,
    });
    let (draft, text) = kept.unwrap();
    assert_eq!(text, "ن ز: القاعة تحتاج منحدرا.");
    let person = person.press("<Enter>");
    let note: Note = hall::only();
    assert_eq!((note.id, note.text.as_deref()), (draft, Some("القاعة تحتاج منحدرا.")));
    assert_eq!(note.speaker_person_id, Some(hall::member(1)));
    assert_eq!(person.done.last(), Some(&Effect::DropDraft { record: draft }));
    let item: AgendaItem = hall::all().remove(3);
    assert!(item.started_at.is_some());
}

#[test]
fn a_line_that_is_too_long_stays_and_is_said_to_be() {
    let person = arabic().press(BEGUN).pastes(&"ب".repeat(16_001)).press("<Enter>");
    assert_eq!(person.model.notice.as_ref().map(said), Some("ui-error-too-long"));
    assert!(hall::all::<Note>().is_empty());
    let _person = person.press("<Backspace><Enter>");
    assert_eq!(hall::only::<Note>().text.map(|text| text.chars().count()), Some(16_000));
}

#[test]
fn a_line_longer_than_a_title_stands_whole_in_the_details_and_the_form_says_so() {
    let person = arabic().press(BEGUN).pastes(&"كلمة ".repeat(80)).press("<F6>");
    assert!(person.shows("السطر أطول من العنوان"), "{}", person.picture());
    drop(person.press("بلد<Enter><C-س>"));
    let item: ActionItem = hall::only();
    assert_eq!(item.details.map(|text| text.chars().count()), Some(399));
}

#[test]
fn what_was_being_written_comes_back_to_its_item() {
    let _person = arabic().press(BEGUN).press("القاعة تحتاج");
    let person = Person::new(Language::Ar, (80, 24), hall::answers).remembered(hall::record);
    let person = person.press("<Enter><C-ف> منحدرا<Enter>");
    let note: Note = hall::only();
    assert_eq!(note.text.as_deref(), Some("القاعة تحتاج منحدرا"));
    assert_eq!(note.agenda_item_id, Some(hall::all::<AgendaItem>()[3].id));
    assert!(person.model.notice.is_some());
}

#[test]
fn a_decision_is_recorded_from_the_line_with_the_next_number() {
    let person = arabic().press(BEGUN).press("قرار: يفتتح المركز في قاعة العيادة.<Enter>1<C-س>نص");
    let decision: Decision = hall::only();
    assert_eq!(decision.text.as_deref(), Some("يفتتح المركز في قاعة العيادة."));
    assert_eq!((decision.kind.as_deref(), decision.seq), (Some("decision"), Some(1)));
    assert_eq!(decision.vote_method.as_deref(), Some("consensus"));
    assert!(hall::all::<Note>().is_empty());
    person.press("<F5><C-س>");
    assert_eq!(hall::all::<Decision>()[1].seq, Some(2));
}

#[test]
fn an_action_names_its_organisation_and_its_day_in_words() {
    let _person = arabic().press(BEGUN).press("إعارة عاملين لأسبوعين<F6>بلد<Enter><Tab>الأحد القادم<C-س>");
    let action: ActionItem = hall::only();
    assert_eq!(action.title.as_deref(), Some("إعارة عاملين لأسبوعين"));
    assert_eq!(action.due_on, Some(day("2026-11-29")));
    assert!(action.responsible_org_id.is_some() && action.agenda_item_id.is_some());
    assert_eq!(action.body_id, Some(hall::BODY));
}

#[test]
fn in_english_an_action_and_a_commitment_are_recorded_from_their_lines() {
    let person = english().press("pppppppp<C-t><Enter>Action: Two workers for two weeks<Enter>");
    let person = person.press("بلد<Enter><Tab>next Sunday<C-s>");
    let action: ActionItem = hall::only();
    assert_eq!(action.title.as_deref(), Some("Two workers for two weeks"));
    assert_eq!(action.due_on, Some(day("2026-11-29")));
    person.press("Commitment: NZ: The ministry pays up to 5000 ils<Enter>end of month<C-s>");
    let commitment: Commitment = hall::only();
    assert_eq!(commitment.title.as_deref(), Some("The ministry pays up to 5000 ils"));
    assert_eq!((commitment.value_minor, commitment.due_on), (Some(500_000), Some(day("2026-11-30"))));
    assert_eq!(hall::only::<CommitmentParty>().org_id, Some(hall::organization(1)));
}

#[test]
fn a_commitment_takes_the_partner_from_who_spoke_and_the_money_from_the_words() {
    let line = "ن ز: الوزارة تدفع كلفة المنحدر حتى 5000 شيكل<F7>نهاية الشهر<C-س>";
    let person = arabic().press(BEGUN).press(line);
    let commitment: Commitment = hall::only();
    assert_eq!((commitment.value_minor, commitment.currency.as_deref()), (Some(500_000), Some("ILS")));
    assert_eq!((commitment.kind.as_deref(), commitment.due_on), (Some("financial"), Some(day("2026-11-30"))));
    let party: CommitmentParty = hall::only();
    assert_eq!((party.commitment_id, party.org_id), (Some(commitment.id), Some(hall::organization(1))));
    assert!(person.done.iter().any(|effect| matches!(effect, Effect::DropDraft { .. })));
}

#[test]
fn a_commitment_is_filled_in_by_hand() {
    let keys = "<F7>بلد<Enter>1<Tab>كلفة المنحدر<Tab>5000 شيكل<Tab>نهاية الشهر<C-س>";
    let _person = arabic().press(BEGUN).press(keys);
    let commitment: Commitment = hall::only();
    assert_eq!((commitment.value_minor, commitment.title.as_deref()), (Some(500_000), Some("كلفة المنحدر")));
    assert_eq!(hall::all::<CommitmentParty>().len(), 1);
}

#[test]
fn the_form_of_a_commitment_in_arabic() {
    insta::assert_snapshot!(
        arabic().press(BEGUN).press("الغرفة تدفع كلفة المنحدر حتى 5000 شيكل<F7>بلد").picture()
    );
}

#[test]
fn the_form_of_a_commitment_in_english() {
    let keys = "p<C-t><Enter><C-Down>NZ: The ministry pays for the ramp, up to 5000 ils<F7>";
    insta::assert_snapshot!(english().press(keys).picture());
}

#[test]
fn escape_goes_back_to_the_text_and_the_form_keeps_its_words() {
    let person = arabic().press(BEGUN).press("إعارة عاملين<F6>بلد<Enter><Esc>");
    assert!(hall::all::<ActionItem>().is_empty());
    let person = person.press("<F6><C-س>");
    let action: ActionItem = hall::only();
    assert!(action.responsible_org_id.is_some());
    assert!(!person.done.contains(&Effect::Quit));
}

#[test]
fn a_note_is_edited_where_it_stands_and_deleted_with_one_key() {
    let person = arabic().press(BEGUN).press("القاعة تحتاج منحدرا<Enter><Up><C-ث> قريبا<Enter>");
    let note: Note = hall::only();
    assert_eq!(note.text.as_deref(), Some("القاعة تحتاج منحدرا قريبا"));
    let person = person.press("<Up><Del>");
    assert!(hall::all::<Note>().is_empty());
    let Some(Effect::Save { edits, .. }) = person.done.last() else { panic!("a save") };
    assert!(matches!(edits[0].deed, EditDeed::Delete(_)));
}

#[test]
fn what_was_being_written_survives_the_editing_of_a_note() {
    let person = arabic().press(BEGUN).press("أولا<Enter>ثانيا<Up><Enter> بعد<Enter><Enter>");
    let notes: Vec<Note> = hall::all();
    let texts: Vec<_> = notes.iter().filter_map(|note| note.text.as_deref()).collect();
    assert_eq!(texts, ["أولا بعد", "ثانيا"]);
    assert!(notes[0].position < notes[1].position);
    drop(person);
}

#[test]
fn control_and_the_arrows_go_through_the_agenda() {
    let keys = "<C-Up>أولا<Enter><C-Down>ثانيا<Enter><C-Up><C-Up>ثالثا<Enter>";
    let _person = arabic().press(BEGUN).press(keys);
    let notes: Vec<Note> = hall::all();
    let items: Vec<AgendaItem> = hall::all();
    let under: Vec<_> = notes.iter().map(|note| note.agenda_item_id).collect();
    assert_eq!(under, [Some(items[2].id), Some(items[3].id), Some(items[1].id)]);
    assert_eq!(items[2].outcome.as_deref(), Some("discussed"));
    assert!(items[2].ended_at.is_some() && items[1].ended_at.is_none());
}

#[test]
fn the_outputs_sheet_in_arabic() {
    insta::assert_snapshot!(arabic().press(BEGUN).press(WRITTEN).press("<C-ف>").picture());
}

#[test]
fn the_outputs_sheet_in_english() {
    let person = english().press(BEGUN).press(WRITTEN).press("<C-t><F9>");
    assert_eq!(person.done.last(), Some(&Effect::WriteMinutes { meeting: hall::MEETING }));
    insta::assert_snapshot!(person.picture());
}

#[test]
fn closing_names_the_number_and_begins_on_the_safe_button() {
    let person = arabic().press(BEGUN).press("أولا<Enter><C-ع>");
    insta::assert_snapshot!(person.picture());
    let person = person.press("<Enter>");
    assert!(person.done.iter().all(|effect| !matches!(effect, Effect::CloseMeeting { .. })));
    let person = person.press("<C-ع><Tab><Enter>");
    assert!(person.done.contains(&Effect::CloseMeeting { meeting: hall::MEETING }));
    assert!(hall::all::<AgendaItem>()[3].ended_at.is_some());
    let person = person.press("نص<Enter><F4>");
    assert_eq!(hall::all::<Note>().len(), 1);
    insta::assert_snapshot!("a_closed_meeting_is_read_only", person.picture());
}

#[test]
fn a_closed_meeting_is_opened_again_only_when_asked_and_keeps_its_number() {
    let person = arabic().press(BEGUN).press("<C-ع><Tab><Enter><C-ع>");
    insta::assert_snapshot!(person.picture());
    let person = person.press("<Enter>");
    assert!(hall::only::<Meeting>().is_over());
    let person = person.press("<C-ع><Tab><Enter>");
    assert!(person.done.contains(&Effect::ReopenMeeting { meeting: hall::MEETING }));
    let meeting: Meeting = hall::only();
    assert_eq!((meeting.is_over(), meeting.minutes_number().as_deref()), (false, Some("7/2026")));
    let person = person.press("القاعة جاهزة<Enter>");
    assert_eq!(hall::all::<Note>().len(), 1);
    let again = person.press("<C-ع>").picture();
    assert!(again.contains("7/2026"), "{again}");
    insta::assert_snapshot!("a_numbered_meeting_is_closed_again", again);
}

/// Closes the meeting after one action was recorded.
fn closed(language: Language) -> Person {
    let person = room(language, (80, 24)).press(BEGUN).press("إعارة عاملين<F6>بلد<Enter><Tab>غدا<C-س>");
    person.press("<C-ع><Tab><Enter>")
}

#[test]
fn the_words_of_an_action_stand_after_closing_and_its_day_goes_on() {
    let person = closed(Language::Ar).press("<C-ف><Enter>");
    insta::assert_snapshot!("an_action_in_closed_minutes", person.picture());
    let person = person.press("<Del><Esc><Enter>");
    assert_eq!(person.model.overlays.len(), 1, "asks whether to open the meeting again");
    let person = person.press("<Esc><Down><Down><Down><Enter>");
    let sheet = person.model.screen().and_then(Screen::sheet).unwrap();
    assert_eq!(sheet.label().id, "record-action_item", "the form of what goes on");
    person.press("<C-a>بعد غد<C-س>");
    let action: ActionItem = hall::only();
    assert_eq!(action.due_on, Some(day("2026-11-24")));
    assert_eq!(action.title.as_deref(), Some("إعارة عاملين"));
}

#[test]
fn the_details_of_a_closed_meeting_offer_no_edit_and_no_deletion() {
    let person = closed(Language::En).press("<C-t><C-t>");
    insta::assert_snapshot!("the_details_of_a_closed_meeting", person.picture());
    let person = person.press("<Del>");
    assert!(!person.done.iter().any(|effect| matches!(effect, Effect::Save { edits, .. }
        if edits.iter().any(|edit| matches!(edit.deed, EditDeed::Delete(_))))));
    let person = person.press("<Esc><Enter><Tab><Enter>");
    assert!(person.done.contains(&Effect::ReopenMeeting { meeting: hall::MEETING }));
}

#[test]
fn a_meeting_is_not_closed_over_a_line_that_waits() {
    let person = arabic().press(BEGUN).press("لم يسجل بعد<C-Down><C-ع>");
    assert!(person.model.overlays.is_empty());
    let person = person.press("<Enter><C-ع>");
    assert_eq!((hall::all::<Note>().len(), person.model.overlays.len()), (1, 1));
}

/// Leaves the program as a cut of power does, and opens the room again.
fn again(_before: Person) -> Person {
    Person::new(Language::Ar, (80, 24), hall::answers).remembered(hall::record).press("<Enter>")
}

#[test]
fn closing_finds_every_line_though_writing_was_never_opened() {
    let person = again(arabic().press(BEGUN).press("<C-Up>أولا<C-Down>ثانيا"));
    assert_eq!(person.model.screen().unwrap().open, 0, "attendance");
    let person = person.press("<C-ع>");
    assert!(person.model.overlays.is_empty());
    assert_eq!(person.model.screen().unwrap().open, 1);
    insta::assert_snapshot!(person.picture());
    let person = person.press("<Enter><C-ع><Enter><C-ع>");
    let notes: Vec<Note> = hall::all();
    let items: Vec<AgendaItem> = hall::all();
    let under: Vec<_> = notes.iter().map(|note| (note.agenda_item_id, note.text.as_deref())).collect();
    assert_eq!(under, [(Some(items[2].id), Some("أولا")), (Some(items[3].id), Some("ثانيا"))]);
    assert_eq!(person.model.overlays.len(), 1);
}

#[test]
fn a_form_that_was_left_comes_back_before_the_meeting_is_closed() {
    let person = arabic().press(BEGUN).press("إعارة عاملين<F6>بلد<Enter><Esc>");
    let person = again(person.press("<C-ش><Backspace>")).press("<C-ع>");
    assert!(person.model.overlays.is_empty());
    insta::assert_snapshot!(person.picture());
    drop(person.press("<Tab>الأحد القادم<C-س>"));
    let action: ActionItem = hall::only();
    assert_eq!(action.title.as_deref(), Some("إعارة عاملين"));
    assert!(action.responsible_org_id.is_some() && action.agenda_item_id.is_some());
    assert_eq!((action.body_id, action.due_on), (Some(hall::BODY), Some(day("2026-11-29"))));
}

#[test]
fn a_form_that_was_given_up_does_not_hold_the_meeting() {
    let person = arabic().press(BEGUN).press("<F6>إعارة عاملين<Tab><Tab><Tab><Tab><Tab><Tab><Enter>");
    let person = person.press("<C-ع>");
    assert_eq!(person.model.overlays.len(), 1);
    assert!(hall::all::<ActionItem>().is_empty());
}

#[test]
fn another_line_opens_a_form_of_its_own() {
    let person = arabic().press(BEGUN).press("إعارة عاملين<F6>بلد<Enter><Esc><Enter>");
    drop(person.press("طباعة الدعوات<F6><C-س><C-ع>").press("<C-س>"));
    let actions: Vec<ActionItem> = hall::all();
    let titles: Vec<_> = actions.iter().filter_map(|action| action.title.as_deref()).collect();
    assert_eq!(titles, ["طباعة الدعوات", "إعارة عاملين"]);
}

#[test]
fn the_editing_of_a_note_survives_a_cut_of_power() {
    let person = arabic().press(BEGUN).press("القاعة تحتاج منحدرا<Enter><Up><C-ث> قريبا");
    drop(again(person).press("<Enter>"));
    assert_eq!(hall::only::<Note>().text.as_deref(), Some("القاعة تحتاج منحدرا قريبا"));
}

#[test]
fn a_line_that_waits_in_a_closed_meeting_is_told() {
    drop(arabic().press(BEGUN).press("لم يسجل بعد"));
    hall::closed();
    let person = again(Person::new(Language::Ar, (80, 24), hall::answers));
    assert!(
        matches!(&person.model.notice, Some(Notice::Refused(said)) if said.id == "room-closed-line-waits")
    );
    let person = person.press("<C-ع><Tab><Enter>");
    assert!(hall::all::<Note>().is_empty());
    drop(person);
}

#[test]
fn a_form_in_the_room_offers_only_what_works_there() {
    let person = arabic().press(BEGUN).press("إعارة عاملين<F6>");
    insta::assert_snapshot!("the_help_of_a_form_in_the_room", person.press("<F1>").picture());
}

#[test]
fn decisions_are_begun_from_any_sheet_of_the_room() {
    let person = arabic().press(BEGUN).press("يفتتح المركز<Enter><C-ف><F4><C-س>");
    assert_eq!(hall::only::<Decision>().text.as_deref(), Some("يفتتح المركز"));
    assert_eq!(person.model.screen().unwrap().open, 1);
}

#[test]
fn the_last_row_of_the_agenda_closes_the_meeting_in_english() {
    insta::assert_snapshot!(english().press("p<C-t><Enter><Tab><PgDn><Enter>").picture());
}

#[test]
fn an_agenda_item_with_notes_is_not_deleted() {
    let _person = arabic().press(BEGUN).press("أولا<Enter><Tab><Del>");
    assert_eq!(hall::all::<AgendaItem>().len(), 4);
    let _person = arabic().press(BEGUN).press("<Tab><Del>");
    assert_eq!(hall::all::<AgendaItem>().len(), 3);
}

#[test]
fn an_item_is_added_to_the_agenda_before_other_business() {
    let _person = arabic().press(BEGUN).press("<Tab><C-ى>مساعدات الشتاء<C-س>");
    let items: Vec<AgendaItem> = hall::all();
    let (follow_up, other, added) = (&items[2], &items[3], &items[4]);
    assert_eq!(added.title.as_deref(), Some("مساعدات الشتاء"));
    assert!(follow_up.position < added.position && added.position < other.position);
}

#[test]
fn an_item_is_added_while_the_text_has_the_caret() {
    let person = arabic().press(BEGUN).press("نص لم يسجل<C-ى>مساعدات الشتاء<C-س>");
    assert_eq!(hall::all::<AgendaItem>().len(), 5);
    drop(person.press("<C-Down><Enter>"));
    assert_eq!(hall::only::<Note>().text.as_deref(), Some("نص لم يسجل"));
}

#[test]
fn every_size_is_painted_without_a_fault() {
    for size in [(1, 1), (2, 3), (10, 4), (30, 8), (31, 9), (60, 20), (76, 12), (132, 43), (200, 5)] {
        for keys in [
            "",
            "حعغ6",
            "<C-ف>",
            "<C-ف><Enter><Enter>نص<F7>بلد",
            "<C-ف><Enter><Tab><PgDn><Enter>",
            "<C-ف><C-ف>",
        ] {
            for language in Language::ALL {
                room(language, size).press(keys).picture();
            }
        }
    }
    room(Language::Ar, (31, 9)).press(BEGUN).press(WRITTEN).press("<C-ف>").picture();
}

#[test]
fn the_closing_dialog_answers_the_mouse() {
    let person = arabic().press(BEGUN).press("<C-ع>").click_on("ليس الآن");
    assert!(
        person.model.overlays.is_empty() && hall::only::<Meeting>().state.as_deref() == Some("in_progress")
    );
    let person = person.press("<C-ع>").click_on("إنهاء وترقيم");
    assert!(person.done.contains(&Effect::CloseMeeting { meeting: hall::MEETING }));
}

#[test]
fn a_meeting_is_kept_with_the_mouse() {
    let person = arabic().click_on("غائب");
    assert_eq!(hall::only::<Attendance>().status.as_deref(), Some("absent"));
    let seen = |person: &Person, select| {
        let wanted = Target::Row { select, selected: true };
        person.spots().spots.iter().any(|spot| spot.target == wanted)
    };
    drop(person);
    let person = arabic().press(BEGUN).press(WRITTEN).press("كلام قيد الكتابة");
    let (note, written) = (person.cell_of("تعير"), person.cell_of("قيد"));
    let person = person.click(note);
    assert!(seen(&person, Command::Select(1)));
    let again = MouseEventKind::Down(MouseButton::Left);
    let person = person.click(written).point(again, written, true).press("<C-c>");
    assert!(person.done.contains(&Effect::Copy("قيد".to_owned())));
    let first = person
        .spots()
        .spots
        .into_iter()
        .find(|spot| spot.target == Target::Row { select: Command::Choose(0), selected: false });
    let first = first.unwrap().place;
    let person = person.click((first.x, first.y));
    assert!(seen(&person, Command::Choose(0)));
    // A form over the minutes has all the clicks.
    let person = person.click((first.x, first.y)).press("<F6>").click((first.x, first.y));
    assert!(!seen(&person, Command::Choose(0)));
}

#[test]
fn a_recommendation_names_its_addressee_without_a_mark_of_hidden_signs() {
    let person = english().press(BEGUN).press("<F5>يفتح المركز مساء<Tab>بلد<Enter><C-س>");
    let picture = person.picture();
    assert!(picture.contains("Zeitoun Municipality") && !picture.contains('•'), "{picture}");
}
