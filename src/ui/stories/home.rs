//! The first screen, as it is on several days.

use crate::domain::day::Moment;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::i18n::Language;
use crate::ui::testing::Person;
use crate::ui::testing::day;
use crate::ui::testing::world::answers;

/// A workspace in which nothing was recorded yet.
fn begun(query: &Query) -> Option<Answer> {
    match query {
        Query::Home => Some(Answer::Home(Box::default())),
        _ => answers(query),
    }
}

/// A day on which a meeting is running.
fn running(query: &Query) -> Option<Answer> {
    let Some(Answer::Home(mut summary)) = answers(query) else { return answers(query) };
    if let Some(next) = &mut summary.next_meeting {
        next.meeting.state = Some("in_progress".to_owned());
        next.running_since = Moment::parse_iso("2026-11-22T12:01:00Z");
    }
    summary.unacknowledged =
        vec![("مديرية مرج نور للتنمية الاجتماعية والخدمات".to_owned(), 36, Some(day("2026-11-12")))];
    Some(Answer::Home(summary))
}

#[test]
fn an_empty_workspace_says_what_comes_first_and_enter_does_it() {
    for language in Language::ALL {
        let person = Person::new(language, (60, 20), begun);
        insta::assert_snapshot!(person.picture());
        let form = person.press("<Enter>");
        assert_eq!(form.model.screens.len(), 3, "home, groups, a new group");
    }
}

#[test]
fn a_running_meeting_has_its_own_heading_and_enter_opens_its_room() {
    for language in Language::ALL {
        let person = Person::new(language, (80, 24), running);
        insta::assert_snapshot!(person.picture());
        assert!(
            person.press("<Enter>").model.footer().iter().any(|binding| binding.label.starts_with("room-"))
        );
    }
}

#[test]
fn recommendations_that_wait_are_not_called_late() {
    let picture = Person::new(Language::En, (80, 24), answers).press("5").picture();
    assert!(picture.contains("1 recommendation · 2 waiting") && !picture.contains("late"), "{picture}");
}
