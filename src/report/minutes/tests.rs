//! The rules of the printed minutes.

use super::*;
use crate::domain::id::RecordId;
use crate::domain::message::Argument;
use crate::domain::minutes::AddressedDecision;
use crate::domain::minutes::Attendee;
use crate::domain::minutes::GivenAction;
use crate::domain::minutes::ItemFacts;
use crate::domain::minutes::MadeCommitment;
use crate::domain::minutes::Outputs;
use crate::domain::minutes::SpokenNote;
use crate::domain::quorum::Quorum;
use crate::domain::records::ActionItem;
use crate::domain::records::AgendaItem;
use crate::domain::records::Attendance;
use crate::domain::records::Commitment;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Note;
use crate::report::document::Piece;
use crate::report::html;
use crate::report::text;

fn id(number: u8) -> RecordId {
    RecordId([number; 16])
}

fn moment(text: &str) -> Option<Moment> {
    Moment::parse_iso(text)
}

fn empty() -> MinutesFacts {
    MinutesFacts {
        meeting: Meeting::empty(id(1)),
        offices: Vec::new(),
        body: None,
        host: None,
        chair: None,
        secretary: None,
        people: Vec::new(),
        quorum: None,
        follow_up: Vec::new(),
        items: Vec::new(),
        others: Outputs::default(),
        changed_since: None,
    }
}

fn attendee(number: u8, name: &str, category: &str, status: &str) -> Attendee {
    let mut attendance = Attendance::empty(id(number));
    attendance.category = Some(category.to_owned());
    attendance.status = Some(status.to_owned());
    attendance.arrived_at = moment("2026-11-22T09:08:00Z");
    Attendee {
        attendance,
        name: name.to_owned(),
        organization: Some("بلدية الزيتون".to_owned()),
        leads: None,
        role: Some("member".to_owned()),
        title: None,
    }
}

fn action(title: &str) -> GivenAction {
    let mut action = ActionItem::empty(id(60));
    action.title = Some(title.to_owned());
    action.due_on = Day::parse_iso("2026-12-06");
    action.status = Some("open".to_owned());
    GivenAction {
        action,
        organization: Some("بلدية الزيتون".to_owned()),
        person: Some("عمر بيدر".to_owned()),
    }
}

fn outputs() -> Outputs {
    let mut decision = Decision::empty(id(50));
    decision.kind = Some("decision".to_owned());
    decision.seq = Some(2);
    decision.text = Some("يُفتتح المركز في قاعة العيادة القديمة.".to_owned());
    decision.vote_method = Some("consensus".to_owned());
    let mut recommendation = Decision::empty(id(51));
    recommendation.kind = Some("recommendation".to_owned());
    recommendation.seq = Some(3);
    recommendation.text = Some("تخصيص باص للمركز.".to_owned());
    let mut commitment = Commitment::empty(id(52));
    commitment.kind = Some("in_kind".to_owned());
    commitment.title = Some("كراسٍ متحركة".to_owned());
    commitment.qty = Some(40);
    commitment.unit = Some("كرسي".to_owned());
    commitment.value_minor = Some(3_600_000);
    commitment.currency = Some("ILS".to_owned());
    Outputs {
        decisions: vec![
            AddressedDecision { decision, addressee: None },
            AddressedDecision {
                decision: recommendation, addressee: Some("وزارة التنمية".to_owned())
            },
        ],
        actions: vec![action("عاملان لأسبوعين")],
        commitments: vec![MadeCommitment {
            commitment, partners: vec!["شركة البيادر".to_owned()]
        }],
    }
}

/// A meeting with something under every heading.
fn full() -> MinutesFacts {
    let mut facts = empty();
    facts.meeting.minutes_no = Some(7);
    facts.meeting.minutes_year = Some(2026);
    facts.meeting.ordinal = Some(7);
    facts.meeting.kind = Some("ordinary".to_owned());
    facts.meeting.starts_at = moment("2026-11-22T09:00:00Z");
    facts.meeting.actual_end = moment("2026-11-22T10:40:00Z");
    facts.meeting.convened_on = Day::parse_iso("2026-11-15");
    facts.meeting.place = Some("قاعة الغرفة التجارية".to_owned());
    facts.meeting.next_meeting_at = moment("2026-12-20T09:00:00Z");
    facts.offices = vec!["وزارة التنمية الاجتماعية".to_owned(), "مديرية وادي الزيتون".to_owned()];
    facts.body = Some("مجلس التخطيط المشترك".to_owned());
    facts.chair = Some(Official {
        name: "عمر بيدر".to_owned(), title: Some("رئيس البلدية".to_owned())
    });
    facts.secretary = Some(Official { name: "سمر تفاحة".to_owned(), title: None });
    facts.people = vec![
        attendee(10, "عمر بيدر", "member", "present"),
        attendee(11, "نبيل زعتر", "alternate", "late"),
        attendee(12, "هدى ياسمين", "member", "excused"),
        attendee(13, "باسل نعنع", "member", "absent"),
        attendee(14, "منى لوز", "guest", "present"),
    ];
    facts.quorum = Some(Quorum { seats: 15, present: 9, needed: Some(8) });
    facts.follow_up = vec![action("قائمة ترميم العيادة")];
    let mut item = AgendaItem::empty(id(30));
    item.title = Some("مركز نهاري للأشخاص ذوي الإعاقة".to_owned());
    let mut note = Note::empty(id(31));
    note.text = Some("القاعة تحتاج منحدرًا قبل الشتاء.".to_owned());
    let notes = vec![SpokenNote { note, speaker: Some("نبيل زعتر".to_owned()) }];
    facts.items = vec![ItemFacts { item, notes, outputs: outputs() }];
    facts
}

/// Says a message by its id and places, as no language does.
fn said(message: &Message) -> String {
    let place = |argument: &Argument| match argument {
        Argument::Text(text) | Argument::Typed(text) => text.clone(),
        Argument::Count(count) => count.to_string(),
        Argument::Day(day) => day.to_string(),
        Argument::Moment(moment) => moment.to_string(),
        Argument::Money { minor, currency } => format!("{minor} {currency}"),
        Argument::Message(message) => said(message),
    };
    let places: Vec<String> = message.args.iter().map(|(_, argument)| place(argument)).collect();
    format!("<{}>{}", message.id, places.join(" "))
}

fn headings(document: &Document) -> Vec<String> {
    let heading = |block: &Block| match block {
        Block::Heading(Phrase(pieces)) => match pieces.as_slice() {
            [Piece::Words(message)] => Some(message.id.to_string()),
            _ => None,
        },
        _ => None,
    };
    document.blocks.iter().filter_map(heading).collect()
}

#[test]
fn everything_is_printed_in_the_official_order() {
    assert_eq!(
        headings(&minutes(&full(), Language::Arabic)),
        [
            "report-present",
            "report-excused",
            "report-absent",
            "report-guests",
            "report-agenda",
            "report-follow-up",
            "report-deliberations",
            "report-commitments",
            "report-next-meeting",
        ]
    );
}

#[test]
fn a_heading_without_anything_below_it_is_not_printed() {
    let document = minutes(&empty(), Language::Arabic);
    assert_eq!(headings(&document), [""; 0]);
    let mut silent = empty();
    silent.items = full().items;
    silent.items[0].notes.clear();
    silent.items[0].outputs = Outputs::default();
    assert_eq!(headings(&minutes(&silent, Language::Arabic)), ["report-agenda"]);
}

#[test]
fn minutes_without_a_number_are_a_draft() {
    let draft = |facts: &MinutesFacts| {
        let notice = Block::Notice(Phrase::words("report-draft"));
        minutes(facts, Language::Arabic).blocks.contains(&notice)
    };
    assert!(draft(&empty()));
    assert!(!draft(&full()));
}

#[test]
fn decisions_and_recommendations_carry_the_number_of_the_minutes() {
    let text = text::write(&minutes(&full(), Language::Arabic), &said);
    assert!(text.contains("<report-decision-numbered>7/2026-2: يُفتتح المركز"));
    assert!(text.contains("<report-recommendation-numbered>7/2026-3: تخصيص باص"));
    assert!(text.contains("<report-addressee>: وزارة التنمية"));
}

#[test]
fn what_became_of_a_point_is_told_where_no_decision_says_it() {
    let told = |outcome: &str, outputs: Outputs| {
        let mut facts = full();
        facts.items[0].item.outcome = Some(outcome.to_owned());
        facts.items[0].outputs = outputs;
        text::write(&minutes(&facts, Language::Arabic), &said).contains("<report-outcome>")
    };
    assert!(told("postponed", outputs()) && told("accepted", Outputs::default()));
    assert!(!told("accepted", outputs()) && !told("discussed", Outputs::default()));
}

#[test]
fn the_roll_says_for_whom_and_when_late() {
    let text = text::write(&minutes(&full(), Language::Arabic), &said);
    assert!(text.contains("نبيل زعتر<report-came-at>2026-11-22T09:08:00Z"));
    assert!(text.contains("<report-organization>: بلدية الزيتون | <report-capacity>: "));
    assert!(text.contains("<choice-membership-role-member>"));
    assert!(text.contains("<report-quorum-met>9 15 8"));
}

#[test]
fn every_word_of_the_minutes_stands_in_both_languages() {
    let languages = [
        concat!(
            include_str!("../../i18n/ar/report.ftl"),
            include_str!("../../i18n/ar/rules.ftl"),
            include_str!("../../i18n/ar/history.ftl")
        ),
        concat!(
            include_str!("../../i18n/en/report.ftl"),
            include_str!("../../i18n/en/rules.ftl"),
            include_str!("../../i18n/en/history.ftl")
        ),
    ];
    let mut void = full();
    void.meeting.state = Some("void".to_owned());
    void.quorum = Some(Quorum { seats: 3, present: 1, needed: None });
    for facts in [full(), void, empty()] {
        let html = html::write(&minutes(&facts, Language::Arabic), &said);
        let ids = html.split("&lt;").filter_map(|rest| rest.split_once("&gt;")).map(|(id, _)| id);
        for id in ids.filter(|id| !id.starts_with("choice-")) {
            for language in languages {
                assert!(language.contains(&format!("\n{id} =")), "{id}");
            }
        }
    }
}

#[test]
fn the_excused_and_those_who_stayed_away_stand_apart() {
    let text = text::write(&minutes(&full(), Language::Arabic), &said);
    let after = |heading: &str| {
        text.split_once(&format!("== <{heading}> ==\n")).unwrap().1.lines().next().unwrap().to_owned()
    };
    assert!(after("report-excused").contains("هدى ياسمين"), "{text}");
    assert!(after("report-absent").contains("باسل نعنع"), "{text}");
}
