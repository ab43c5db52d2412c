//! What is found: by numbers as minutes print them, by kinds and states, with a slip, on the wrong side of the keyboard.

use std::sync::LazyLock;

use super::*;
use crate::domain::lexicon::Lexicon;
use crate::domain::lexicon::Meaning;
use crate::domain::records::Delivery;
use crate::domain::records::Office;
use crate::domain::rows::SearchHit;

fn words() -> &'static Lexicon {
    static WORDS: LazyLock<Lexicon> = LazyLock::new(|| {
        let done = Meaning::Choice { kind: ActionItem::KIND, column: "status", choice: "done" };
        let sent = Meaning::Choice { kind: Decision::KIND, column: "status", choice: "sent" };
        let said = [
            ("متأخر", Meaning::Late),
            ("late", Meaning::Late),
            ("منجزة", done),
            ("مرسلة", sent),
            ("بانتظار الرد", Meaning::Waiting),
            ("waiting for a reply", Meaning::Waiting),
            ("محضر", Meaning::Kind(Meeting::KIND)),
            ("مهمة", Meaning::Kind(ActionItem::KIND)),
        ];
        Lexicon::new(said.map(|(words, meaning)| (words.to_owned(), meaning)))
    });
    &WORDS
}

fn sample_with_words() -> Sample {
    let mut sample = sample(1);
    sample.workspace.store.set_lexicon(words);
    sample
}

impl Sample {
    /// Records an action item of this title.
    fn titled(&mut self, title: &str) -> RecordId {
        let mut item = ActionItem::empty(self.around.new_id());
        item.title = Some(title.to_owned());
        self.record(&[RecordEdit::create(&item)]);
        item.id
    }

    /// Records what differs between two states of a record.
    fn change<R: Record>(&mut self, before: &R, after: &R) {
        let stored = self.workspace.store.record(R::KIND, before.id()).unwrap().unwrap();
        self.record(&[stored.loaded.edit_to(&after.parts()).unwrap()]);
    }

    fn hits(&mut self, typed: &str) -> Vec<SearchHit> {
        match self.ask(&Query::Search { text: typed.to_owned(), limit: 30 }) {
            Answer::Found { hits, .. } => hits,
            other => panic!("{other:?}"),
        }
    }

    fn meant(&mut self, typed: &str) -> Option<String> {
        match self.ask(&Query::Search { text: typed.to_owned(), limit: 30 }) {
            Answer::Found { meant, .. } => meant,
            other => panic!("{other:?}"),
        }
    }

    fn finds(&mut self, typed: &str) -> Vec<RecordId> {
        self.hits(typed).into_iter().map(|hit| hit.id).collect()
    }

    fn in_list(&mut self, list: List, typed: &str) -> Vec<RecordId> {
        self.whole(list, typed).rows.into_iter().map(|(key, _)| key.id).collect()
    }

    /// Returns a decision with the number that its minutes print.
    fn numbered(&mut self) -> (Decision, Meeting, String) {
        let mut found = None;
        for id in self.in_list(List::Decisions, "") {
            let decision: Decision = self.workspace.store.record_of(id).unwrap().unwrap();
            let meeting: Meeting =
                self.workspace.store.record_of(decision.meeting_id.unwrap()).unwrap().unwrap();
            found = found.or(meeting.decision_number(&decision).map(|number| (decision, meeting, number)));
        }
        found.expect("a decision of numbered minutes")
    }
}

fn arabic(number: &str) -> String {
    crate::text::render_digits(number, crate::text::Digits::ArabicIndic)
}

#[test]
fn a_decision_is_found_by_its_number_however_it_is_typed() {
    let mut sample = sample_with_words();
    let (decision, meeting, number) = sample.numbered();
    let (year, seq) = (meeting.minutes_year.unwrap(), decision.seq.unwrap());
    let year_first = format!("{year}/{}-{seq}", meeting.minutes_no.unwrap());
    for typed in [number.clone(), arabic(&number), year_first, format!("«{number}»")] {
        assert_eq!(sample.finds(&typed).first(), Some(&decision.id), "{typed}");
        assert!(sample.in_list(List::Decisions, &typed).contains(&decision.id), "{typed}");
        assert_eq!(sample.in_list(List::OpenActions, &typed), []);
    }
    assert!(sample.finds(&format!("{year}-{seq}")).contains(&decision.id));
    let spoken = format!("القرار رقم {number}");
    assert_eq!(sample.finds(&spoken).first(), Some(&decision.id), "what nobody wrote does not hide it");
    assert_eq!(sample.finds("77/2026-7"), []);
}

#[test]
fn minutes_are_found_by_their_number_before_what_stands_in_them() {
    let mut sample = sample_with_words();
    let (decision, meeting, _) = sample.numbered();
    let number = meeting.minutes_number().unwrap();
    for typed in [number.clone(), arabic(&number), format!("محضر {number}")] {
        let found = sample.hits(&typed);
        assert!(found.iter().any(|hit| hit.id == meeting.id), "{typed}");
        assert_eq!(found[0].kind, Meeting::KIND, "{typed}");
    }
    let found = sample.finds(&number);
    let place = |id: RecordId| found.iter().position(|one| *one == id);
    assert!(place(meeting.id) < place(decision.id));
    assert!(sample.in_list(List::Meetings, &number).contains(&meeting.id));
    // Three keys: the number, the stroke, the century.
    let three = format!("{}/2", meeting.minutes_no.unwrap());
    assert!(sample.in_list(List::Decisions, &three).contains(&decision.id), "{three}");
}

#[test]
fn a_number_that_minutes_are_given_later_is_the_decision_s_too() {
    let mut sample = sample_with_words();
    let (decision, meeting, number) = sample.numbered();
    let before = sample.workspace.store.record(Meeting::KIND, meeting.id).unwrap().unwrap();
    let mut renumbered = meeting.clone();
    renumbered.minutes_no = Some(971);
    let edit = before.loaded.edit_to(&renumbered.parts()).unwrap();
    sample.record(&[edit]);
    assert!(!sample.finds(&number).contains(&decision.id));
    let anew = renumbered.decision_number(&decision).unwrap();
    assert_eq!(sample.finds(&anew), [decision.id]);
    assert!(sample.workspace.store.rebuild_agrees(&mut |_, _| {}).unwrap());
}

#[test]
fn late_finds_what_is_late_and_nothing_else() {
    let mut sample = sample_with_words();
    let late = |sample: &mut Sample, list, typed: &str| sample.in_list(list, typed).len() as u64;
    for list in [List::OpenActions, List::OpenCommitments] {
        let page = sample.whole(list, "");
        assert!(page.late > 0 && page.late < page.total);
        for typed in ["متأخر", "المتأخرة", "late"] {
            assert_eq!(late(&mut sample, list, typed), page.late, "{list:?} {typed}");
        }
    }
    let hits = sample.hits("late");
    assert!(!hits.is_empty());
    assert!(hits.iter().all(|hit| [ActionItem::KIND, Commitment::KIND].contains(&hit.kind)));
    assert!(sample.whole(List::Recommendations, "").late > 0, "an answer is waited for");
    assert_eq!(sample.in_list(List::Recommendations, "late"), [], "what is waited for is not late");

    let item = sample.in_list(List::OpenActions, "late")[0];
    let loaded = sample.workspace.store.record(ActionItem::KIND, item).unwrap().unwrap().loaded;
    let mut done: ActionItem = loaded.record();
    (done.status, done.closed_on) = (Some("done".to_owned()), Some(today()));
    sample.record(&[loaded.edit_to(&done.parts()).unwrap()]);
    assert!(!sample.in_list(List::AllActions, "متأخر").contains(&item));
    assert!(sample.in_list(List::AllActions, "منجز").contains(&item));
}

#[test]
fn a_commitment_that_was_delivered_is_no_longer_found_as_late() {
    let mut sample = sample_with_words();
    let id = sample.in_list(List::OpenCommitments, "late")[0];
    let promise: Commitment = sample.workspace.store.record_of(id).unwrap().unwrap();
    let mut all = Delivery::empty(sample.around.new_id());
    all.commitment_id = Some(id);
    all.delivered_on = Some(today());
    (all.qty, all.unit) = (promise.qty, promise.unit.clone());
    (all.value_minor, all.currency) = (promise.value_minor, promise.currency.clone());
    sample.record(&[RecordEdit::create(&all)]);
    assert!(!sample.in_list(List::AllCommitments, "late").contains(&id));
}

#[test]
fn a_slip_and_the_wrong_side_of_the_keyboard_still_find() {
    let mut sample = sample_with_words();
    let mut item = ActionItem::empty(sample.around.new_id());
    item.title = Some("تجهيز Wheelchairs للجنة الفرعية في الزيتون".to_owned());
    sample.record(&[RecordEdit::create(&item)]);
    for typed in [
        "تجهبز",        // one letter beside
        "تجهز الفرعيه", // one letter missing
        "تجيهز",        // two exchanged
        "wheelchiars",  // the same in English
        "j[id.",        // تجهيز, with Latin keys
        "hg.dj,k",      // الزيتون
        "صاثثمؤاشهقس",  // wheelchairs, with Arabic keys
    ] {
        assert_eq!(sample.finds(typed).first(), Some(&item.id), "{typed}");
        assert!(sample.in_list(List::OpenActions, typed).contains(&item.id), "{typed}");
    }
    for typed in ["لاشيءبهذاالاسم", "qqqqzzzz", "ذذذظظظ"] {
        assert_eq!(sample.finds(typed), [], "{typed}");
    }
}

#[test]
fn what_is_found_as_typed_is_not_mixed_with_what_may_have_been_meant() {
    let mut sample = sample_with_words();
    let (school, lesson) = (sample.titled("مدرسخ"), sample.titled("مدرسق"));
    assert_eq!(sample.finds("مدرسخ"), [school]);
    assert_eq!(sample.finds("مدرسق"), [lesson]);
}

#[test]
fn many_matches_are_counted_to_a_limit_and_that_is_said() {
    let mut sample = sample_with_words();
    let mut edits = Vec::new();
    for place in 0_u16..1_200 {
        let mut item = ActionItem::empty(sample.around.new_id());
        item.title = Some(format!("زيارة المدرسة {place}"));
        item.due_on = Some(today().plus(i64::from(place % 28)));
        edits.push(RecordEdit::create(&item));
    }
    sample.record(&edits);
    let window = Window { from: From::Start, limit: 10 };
    let mut page = |filter: &str| {
        let query = ListQuery { list: List::OpenActions, filter: filter.to_owned(), window: window.clone() };
        match sample.ask(&Query::List(query)) {
            Answer::List(page) => page,
            other => panic!("{other:?}"),
        }
    };
    let dense = page("مدرسة");
    assert_eq!((dense.matching, dense.rows.len(), dense.after), (Matching::MoreThan(1000), 10, true));
    assert!(dense.rows.is_sorted_by_key(|(key, _)| key));
    let exact = page("مدرسة 119");
    assert_eq!((exact.matching, exact.rows.len()), (Matching::Exactly(11), 10));
    assert_eq!(page("").matching, Matching::Exactly(page("").total));
}

#[test]
fn years_days_and_fractions_in_a_title_are_found_like_words() {
    let mut sample = sample_with_words();
    for (title, typed) in [
        ("خطة 2025-2026 للتدريب", "خطة 2025-2026"),
        ("موعد 22/11/2026 للجرد", "22/11/2026"),
        ("مشاغل الفئة 10-12 سنة", "الفئة 10-12"),
        ("إنجاز 3/4 السقف", "3/4"),
        ("فحص الخزان a12/3", "a12/3"),
        ("إغلاق الحساب ٣٠/٦", "30/6"),
    ] {
        let item = sample.titled(title);
        for typed in [typed.to_owned(), arabic(typed)] {
            assert!(sample.finds(&typed).contains(&item), "{typed}");
            assert!(sample.in_list(List::OpenActions, &typed).contains(&item), "{typed}");
        }
    }
    let other = sample.titled("خطة 2025 ثم 2027");
    assert!(!sample.finds("2025-2026").contains(&other));
}

#[test]
fn letters_before_a_number_are_not_dropped() {
    let mut sample = sample_with_words();
    let (decision, _, number) = sample.numbered();
    assert!(!sample.finds(&format!("a{number}")).contains(&decision.id));
}

#[test]
fn what_holds_the_word_comes_before_what_the_word_means() {
    let mut sample = sample_with_words();
    let holds = sample.titled("مهمة أقدم من كل ما بعدها");
    for place in 0..40 {
        sample.titled(&format!("شأن {place}"));
    }
    let hits = sample.finds("مهمة");
    assert_eq!((hits.first(), hits.len()), (Some(&holds), 30), "then what it means");
    let weighty = sample.titled("بلاغ مهم");
    assert_eq!(sample.finds("مهم").first(), Some(&weighty));
    for typed in ["مهم", "مرس"] {
        let means = sample
            .hits(typed)
            .into_iter()
            .any(|hit| hit.kind == Decision::KIND || hit.title.ar.starts_with("شأن"));
        assert!(!means, "{typed} is the beginning of other words");
    }
}

#[test]
fn what_is_waited_for_has_its_own_word() {
    let mut sample = sample_with_words();
    let waits = sample.whole(List::Recommendations, "").late;
    for typed in ["بانتظار الرد", "waiting"] {
        assert_eq!(sample.in_list(List::Recommendations, typed).len() as u64, waits, "{typed}");
    }
}

#[test]
fn a_text_of_any_length_is_answered() {
    let mut sample = sample_with_words();
    for typed in ["بلدية ".repeat(4000), "ب".repeat(20_000), "4/2026 ".repeat(3000), "a1-".repeat(5000)]
    {
        sample.finds(&typed);
        sample.in_list(List::OpenActions, &typed);
    }
}

#[test]
fn a_name_that_changed_is_found_wherever_it_stands_beside() {
    let mut sample = sample_with_words();
    let body: Body = sample.first();
    let meetings = sample.in_list(List::MeetingsOf(body.id), "");
    assert!(!meetings.is_empty());
    let mut renamed = body.clone();
    (renamed.name_ar, renamed.name_en) = (Some("لجنة القسطل".to_owned()), None);
    sample.change(&body, &renamed);
    let found = sample.in_list(List::Meetings, "قسطل");
    assert!(meetings.iter().all(|meeting| found.contains(meeting)), "{found:?}");
    let former = body.name_ar.clone().unwrap();
    assert!(sample.in_list(List::Meetings, &former).iter().all(|found| !meetings.contains(found)));

    let item = sample
        .in_list(List::AllActions, "منجزة")
        .into_iter()
        .find_map(|id| sample.workspace.store.record_of::<ActionItem>(id).unwrap()?.responsible_person_id);
    let person: Person = sample.workspace.store.record_of(item.unwrap()).unwrap().unwrap();
    let before = sample.in_list(List::AllActions, "").len();
    let mut renamed = person.clone();
    (renamed.full_name_ar, renamed.name_en) = (Some("زمردة القسطلاني".to_owned()), None);
    sample.change(&person, &renamed);
    let found = sample.in_list(List::AllActions, "زمردة");
    let theirs = |id: &RecordId| {
        let item: Option<ActionItem> = sample.workspace.store.record_of(*id).unwrap();
        item.unwrap().responsible_person_id == Some(person.id)
    };
    assert!(!found.is_empty() && found.len() < before && found.iter().all(theirs));
    let done = |id: &RecordId| {
        let item: Option<ActionItem> = sample.workspace.store.record_of(*id).unwrap();
        item.unwrap().status.as_deref() == Some("done")
    };
    assert!(found.iter().any(done), "what was done shows the name, too");

    let asked = |sample: &Sample, id: &RecordId| {
        let decision: Option<Decision> = sample.workspace.store.record_of(*id).unwrap();
        decision.and_then(|decision| decision.addressee_office_id)
    };
    let recommendations = sample.in_list(List::Recommendations, "");
    let addressed = recommendations.iter().find_map(|id| asked(&sample, id)).unwrap();
    let office: Office = sample.workspace.store.record_of(addressed).unwrap().unwrap();
    let mut renamed = office.clone();
    (renamed.name_ar, renamed.name_en) = (Some("دائرة السنديان".to_owned()), None);
    sample.change(&office, &renamed);
    let found = sample.in_list(List::Recommendations, "سنديان");
    assert!(!found.is_empty() && found.iter().all(|id| asked(&sample, id) == Some(addressed)));
}

#[test]
fn what_was_found_for_another_word_says_for_which() {
    let mut sample = sample_with_words();
    sample.titled("تجهيز Wheelchairs للجنة الفرعية في الزيتون");
    for (typed, meant) in [
        ("تجهيز", None),
        ("تجهبز", Some("تجهيز")),
        ("تجهيز الفرعبه", Some("تجهيز الفرعية")),
        ("wheelchiars", Some("Wheelchairs")),
        ("j[id.", Some("تجهيز")),
        ("لاشيءبهذاالاسم", None),
    ] {
        assert_eq!(sample.meant(typed).as_deref(), meant, "{typed}");
    }
}
