//! The columns of each list: their headings, how wide they are, and which leave first when room is short.

use crate::domain::catalogue::Part;
use crate::domain::day::Day;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::progress::Tally;
use crate::domain::records::ActionItem;
use crate::domain::records::Record as _;
use crate::domain::rows::ActionRow;
use crate::domain::rows::CommitmentRow;
use crate::domain::rows::DecisionRow;
use crate::domain::rows::List;
use crate::domain::rows::MeetingRow;
use crate::domain::rows::MemberRow;
use crate::domain::rows::Name;
use crate::domain::rows::Row;
use crate::domain::rows::SeatRow;
use crate::i18n::DayForm;
use crate::i18n::MomentForm;
use crate::text::Base;
use crate::text::Paragraph;
use crate::text::SafeText;
use crate::theme::Meaning;
use crate::ui::canvas::Side;
use crate::ui::look::Look;

/// A column of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    pub title: &'static str,
    /// Its width; what is left goes to the column that shares.
    pub width: u16,
    /// Its width in English, where day names are short.
    pub latin: u16,
    pub shares: bool,
    /// Grows to what stands in it: a day, a sum or a number is never cut.
    pub whole: bool,
    /// The order in which columns leave when room is short; 0 never leaves.
    pub leaves: u8,
    pub side: Side,
}

/// What stands in a row under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What gives way when room is short.
    pub text: SafeText,
    /// What comes after it and stays.
    pub tail: SafeText,
    pub meaning: Meaning,
}

const fn column(title: &'static str, width: u16, leaves: u8) -> Column {
    Column { title, width, latin: width, shares: false, whole: false, leaves, side: Side::Start }
}

const fn dated(title: &'static str, width: u16, latin: u16, leaves: u8) -> Column {
    Column { title, width, latin, shares: false, whole: true, leaves, side: Side::Start }
}

const fn sharing(title: &'static str, width: u16) -> Column {
    Column { title, width, latin: width, shares: true, whole: false, leaves: 0, side: Side::Start }
}

const fn number(title: &'static str, width: u16, leaves: u8) -> Column {
    Column { title, width, latin: width, shares: false, whole: true, leaves, side: Side::Right }
}

/// A number whose heading is of another length in English.
const fn count_of(title: &'static str, width: u16, latin: u16, leaves: u8) -> Column {
    Column { title, width, latin, shares: false, whole: true, leaves, side: Side::Right }
}

const fn numbered(title: &'static str, width: u16, leaves: u8) -> Column {
    dated(title, width, width, leaves)
}

/// The letter by which a body was told who sits for whom.
const fn letter() -> Column {
    let column = column("ui-column-letter", 12, 1);
    Column { latin: 9, ..column }
}

const ACTIONS: &[Column] = &[
    dated("ui-column-due", 14, 9, 0),
    sharing("ui-column-action", 18),
    column("ui-column-responsible", 17, 3),
    column("ui-column-state", 11, 2),
    number("ui-column-carried", 7, 1),
];
const COMMITMENTS: &[Column] = &[
    sharing("ui-column-commitment", 16),
    number("ui-column-promised", 14, 0),
    number("ui-column-delivered", 14, 1),
    number("ui-column-remaining", 14, 2),
    numbered("ui-column-due", 10, 3),
];
const RECOMMENDATIONS: &[Column] = &[
    numbered("ui-column-number", 9, 0),
    sharing("ui-column-recommendation", 18),
    column("ui-column-addressee", 16, 3),
    dated("ui-column-sent", 13, 7, 1),
    count_of("ui-column-waits", 12, 5, 2),
    column("ui-column-state", 11, 4),
];
const DECISIONS: &[Column] = &[
    numbered("ui-column-number", 9, 0),
    sharing("ui-column-decision", 18),
    column("ui-column-group", 20, 1),
    column("ui-column-state", 12, 2),
];
const OUTPUTS: &[Column] = &[
    numbered("ui-column-number", 9, 0),
    sharing("ui-column-decision", 18),
    column("ui-column-state", 12, 2),
];
const MEETINGS: &[Column] = &[
    dated("ui-column-when", 20, 15, 0),
    sharing("ui-column-meeting", 30),
    column("ui-column-place", 16, 1),
    column("ui-column-state", 12, 2),
    numbered("ui-column-minutes", 7, 3),
];
const BODIES: &[Column] = &[
    sharing("ui-column-group", 32),
    column("ui-column-kind", 22, 1),
    number("ui-column-seats", 8, 0),
    number("ui-column-meetings", 9, 2),
    dated("ui-column-last-meeting", 20, 15, 3),
];
const SEATS: &[Column] = &[
    number("ui-column-no", 3, 0),
    sharing("ui-column-seat-of", 16),
    column("ui-column-principal", 16, 4),
    column("ui-column-alternate", 13, 2),
    letter(),
    number("ui-column-present", 8, 3),
];
const MEMBERS: &[Column] = &[
    sharing("ui-column-name", 16),
    column("ui-column-role", 10, 3),
    column("ui-column-member-for", 18, 2),
    numbered("ui-column-since", 10, 4),
    numbered("ui-column-until", 10, 0),
    letter(),
];
const SITTERS: &[Column] = &[
    sharing("ui-column-name", 16),
    column("ui-column-role", 10, 3),
    numbered("ui-column-since", 10, 2),
    numbered("ui-column-until", 10, 0),
    letter(),
];
const ORGANIZATIONS: &[Column] = &[
    sharing("ui-column-name", 20),
    column("ui-column-kind", 15, 0),
    column("ui-column-locality", 14, 1),
    number("ui-column-seats", 7, 2),
    number("ui-column-open", 8, 3),
];
const PEOPLE: &[Column] = &[
    sharing("ui-column-name", 20),
    column("ui-column-organization", 24, 0),
    column("ui-column-post", 18, 1),
    number("ui-column-open", 8, 2),
];
const DELIVERIES: &[Column] = &[
    dated("ui-column-day", 19, 14, 0),
    number("ui-column-amount", 18, 0),
    column("ui-column-received-by", 18, 1),
    sharing("ui-column-note", 10),
];

impl Column {
    /// Returns the width in the reader's language.
    pub const fn width(&self, mirrored: bool) -> u16 {
        if mirrored { self.width } else { self.latin }
    }
}

/// Returns the columns of a list.
pub const fn columns(list: List) -> &'static [Column] {
    match list {
        List::OpenActions | List::AllActions => ACTIONS,
        List::OpenCommitments | List::AllCommitments => COMMITMENTS,
        List::Recommendations => RECOMMENDATIONS,
        List::Decisions => DECISIONS,
        List::OutputsOf(_) => OUTPUTS,
        List::Meetings | List::MeetingsOf(_) => MEETINGS,
        List::Bodies => BODIES,
        List::SeatsOf(_) => SEATS,
        List::MembersOf(_) => MEMBERS,
        List::SittersOf(_) => SITTERS,
        List::Organizations => ORGANIZATIONS,
        List::People => PEOPLE,
        List::DeliveriesOf(_) => DELIVERIES,
    }
}

/// Returns the heading under which a row is grouped; `None` in lists without groups.
pub fn group(row: &Row) -> Option<Option<&Name>> {
    match row {
        Row::Commitment(row) => Some(row.partner.as_ref().map(|partner| &partner.name)),
        _ => None,
    }
}

/// Returns the sign that stands before a row.
pub fn sign(row: &Row, today: Day) -> (char, Meaning) {
    if row.is_unsettled() {
        return ('?', Meaning::Conflict);
    }
    let (late, soon) = match row {
        Row::Action(row) => {
            let item = item(row);
            (item.is_overdue(today), item.is_due_soon(today))
        }
        Row::Commitment(row) => {
            let soon = row.due_on.is_some_and(|due| today <= due && due <= today.plus(7));
            (row.standing.late, row.standing.is_owed() && soon)
        }
        Row::Seat(row) => (row.principal.is_none() && !is_closed(row, today), false),
        _ => (false, false),
    };
    match (late, soon) {
        (true, _) => ('!', Meaning::Late),
        (_, true) => ('~', Meaning::Soon),
        _ => (' ', Meaning::Plain),
    }
}

/// Makes an action item of what the row knows, so that its rules can be asked.
fn item(row: &ActionRow) -> ActionItem {
    let mut item = ActionItem::empty(RecordId([0; 16]));
    item.due_on = row.due_on;
    item.status.clone_from(&row.status);
    item
}

/// Returns what stands in a row under one of the columns of its list.
pub fn cell(look: &Look<'_>, list: List, row: &Row, place: usize, today: Day) -> Cell {
    let (text, meaning) = match row {
        Row::Action(row) => action(look, row, place, today),
        Row::Commitment(row) => commitment(look, row, place),
        Row::Decision(row) => decision(look, list, row, place, today),
        Row::Meeting(row) if place == 1 => return which_meeting(look, list, row),
        Row::Meeting(row) => meeting(look, row, place),
        Row::Seat(row) => seat(look, row, place, today),
        Row::Member(row) => member(look, list, row, place),
        _ => (plain(look, row, place), Meaning::Plain),
    };
    Cell { text, tail: SafeText::default(), meaning }
}

fn action(look: &Look<'_>, row: &ActionRow, place: usize, today: Day) -> (SafeText, Meaning) {
    let late = if item(row).is_overdue(today) { Meaning::Late } else { Meaning::Plain };
    match place {
        0 => (row.due_on.map(|due| look.day(due, DayForm::Brief)).unwrap_or_default(), late),
        1 => (look.own(Some(&row.title)), Meaning::Plain),
        2 => (look.own_name(row.organization.as_ref().or(row.person.as_ref())), Meaning::Plain),
        3 => match (row.status.as_deref(), row.percent) {
            (Some("in_progress"), Some(percent)) => {
                (look.say(&Message::new("ui-per-cent").with("number", percent)), Meaning::Plain)
            }
            (status, _) => (choice(look, ActionItem::KIND.name, status), state(status)),
        },
        _ => (count(look, row.carried), Meaning::Muted),
    }
}

fn commitment(look: &Look<'_>, row: &CommitmentRow, place: usize) -> (SafeText, Meaning) {
    let tallied = |amount: &dyn Fn(&Tally) -> i64| {
        let tally = row.standing.tallies.first();
        tally.map(|tally| look.measured(&tally.measure, amount(tally))).unwrap_or_default()
    };
    let late = if row.standing.late { Meaning::Late } else { Meaning::Plain };
    match place {
        0 => (look.own(Some(&row.title)), Meaning::Plain),
        1 => (tallied(&|tally| tally.promised), Meaning::Plain),
        2 => (tallied(&|tally| tally.delivered), Meaning::Plain),
        3 if row.standing.tallies.is_empty() => (look.say(&row.standing.word()), Meaning::Plain),
        3 => (tallied(&Tally::remaining), Meaning::Plain),
        _ => (row.due_on.map(|due| look.day(due, DayForm::Numeric)).unwrap_or_default(), late),
    }
}

fn decision(look: &Look<'_>, list: List, row: &DecisionRow, place: usize, today: Day) -> (SafeText, Meaning) {
    let status = row.status.as_deref();
    let kind = row.kind.clone().unwrap_or_default();
    let word = status.map(|status| {
        look.say(&Message::named(format!("choice-decision-status-{status}")).with("kind", kind))
    });
    let word = (word.unwrap_or_default(), state(status));
    match (place, list) {
        (0, _) => (row.reference.as_ref().map(|own| look.reference(own)).unwrap_or_default(), Meaning::Plain),
        (1, _) => (look.own(Some(&row.text)), Meaning::Plain),
        (2, List::Recommendations) => (look.own_name(row.addressee.as_ref()), Meaning::Plain),
        (3, List::Recommendations) => {
            (row.sent_on.map(|day| look.day(day, DayForm::Short)).unwrap_or_default(), Meaning::Plain)
        }
        (4, List::Recommendations) => {
            let waits = row.sent_on.filter(|_| status == Some("sent"));
            let days = waits.map(|day| look.number(today.count() - day.count()));
            (days.unwrap_or_default(), Meaning::Plain)
        }
        (2, List::Decisions) => (look.own_name(row.body.as_ref()), Meaning::Plain),
        _ => word,
    }
}

fn meeting(look: &Look<'_>, row: &MeetingRow, place: usize) -> (SafeText, Meaning) {
    let text = match place {
        0 => row.starts_at.map(|at| look.moment(at, MomentForm::Brief)).unwrap_or_default(),
        2 => look.own(row.place.as_deref()),
        3 => return (choice_of(look, "meeting", "state", row.state.as_deref()), state(row.state.as_deref())),
        _ => {
            let number = row.minutes.map(|(number, year)| format!("{number}/{year}"));
            crate::text::isolate_ltr(&number.unwrap_or_default())
        }
    };
    (text, Meaning::Plain)
}

/// Returns whose meeting a row is and which of its meetings; a group's own list need not name it.
fn which_meeting(look: &Look<'_>, list: List, row: &MeetingRow) -> Cell {
    let nth = look.say(&nth_meeting(row.kind.as_deref(), row.ordinal));
    let named = matches!(list, List::Meetings).then_some(row.body.as_ref()).flatten();
    let (text, tail) = match named {
        Some(body) => (look.own_name(Some(body)), SafeText::concat([&SafeText::data(" · "), &nth])),
        None => (nth, SafeText::default()),
    };
    Cell { text, tail, meaning: Meaning::Plain }
}

fn is_closed(row: &SeatRow, today: Day) -> bool {
    row.ends_on.is_some_and(|end| end < today)
}

fn seat(look: &Look<'_>, row: &SeatRow, place: usize, today: Day) -> (SafeText, Meaning) {
    let text = match place {
        0 => row.seat_no.map(|number| look.number(number)).unwrap_or_default(),
        1 => look.own_name(row.organization.as_ref()),
        2 => match (&row.principal, row.ends_on) {
            (_, Some(end)) if end < today => {
                let day = look.day(end, DayForm::Numeric).as_str().to_owned();
                return (look.say(&Message::new("ui-seat-closed").with("day", day)), Meaning::Muted);
            }
            (Some(person), _) => look.own_name(Some(person)),
            (None, _) => return (vacant(look, row, today), Meaning::Late),
        },
        3 => look.own_name(row.alternate.as_ref()),
        4 => crate::text::isolate_ltr(row.letter.as_deref().unwrap_or_default()),
        _ => share(look, row.present, row.meetings),
    };
    (text, Meaning::Plain)
}

fn vacant(look: &Look<'_>, row: &SeatRow, today: Day) -> SafeText {
    match row.vacant_since.map(|since| today.count() - since.count()) {
        Some(days) if days > 0 => look.say(&Message::new("ui-vacant-days").with("count", days)),
        _ => look.word("ui-vacant"),
    }
}

fn member(look: &Look<'_>, list: List, row: &MemberRow, place: usize) -> (SafeText, Meaning) {
    // A seat's own list need not say for whom people sit in it.
    let place = if place > 1 && matches!(list, List::SittersOf(_)) { place + 1 } else { place };
    let day = |day: Option<Day>| day.map(|day| look.day(day, DayForm::Numeric)).unwrap_or_default();
    let text = match place {
        0 => look.own_name(row.person.as_ref()),
        1 => choice_of(look, "membership", "role", row.role.as_deref()),
        2 => look.own_name(row.organization.as_ref()),
        3 => day(row.starts_on),
        4 => return (day(row.ends_on), Meaning::Muted),
        _ => crate::text::isolate_ltr(row.letter.as_deref().unwrap_or_default()),
    };
    (text, Meaning::Plain)
}

/// Says which of a body's meetings one is: its kind, the how many-th.
pub fn nth_meeting(kind: Option<&str>, ordinal: Option<i64>) -> Message {
    let kind = kind.unwrap_or("ordinary");
    match ordinal {
        Some(ordinal) => Message::new("ui-meeting-nth").with("kind", kind).with("ordinal", ordinal),
        None => Message::new("ui-meeting").with("kind", kind),
    }
}

/// Returns a cell of the lists that only carry words.
fn plain(look: &Look<'_>, row: &Row, place: usize) -> SafeText {
    let text = |text: &Option<String>| look.own(text.as_deref());
    match (row, place) {
        (Row::Body(row), 0) => look.own_name(Some(&row.name)),
        (Row::Body(row), 1) => choice_of(look, "body", "kind", row.kind.as_deref()),
        (Row::Body(row), 2) => share(look, row.filled, row.seats),
        (Row::Body(row), 3) => count(look, row.meetings),
        (Row::Body(row), _) => {
            row.last_meeting.map(|at| look.moment(at, MomentForm::Brief)).unwrap_or_default()
        }
        (Row::Organization(row), 0) => look.own_name(Some(&row.name)),
        (Row::Organization(row), 1) => choice_of(look, "organization", "kind", row.kind.as_deref()),
        (Row::Organization(row), 2) => look.own_name(row.locality.as_ref()),
        (Row::Organization(row), 3) => count(look, row.seats),
        (Row::Organization(row), _) => count(look, row.open_commitments + row.open_actions),
        (Row::Person(row), 0) => {
            let name = look.name(&row.name);
            let runs =
                |text: &str| Paragraph::new(&SafeText::data(text), Base::Auto, look.encoder).direction();
            // A honorific of the other script is none of this name's.
            let honorific = row.honorific.as_deref().filter(|own| runs(own) == runs(name.as_str()));
            match honorific {
                Some(honorific) => look.own(Some(&format!("{honorific} {name}"))),
                None => name.isolated(),
            }
        }
        (Row::Person(row), 1) => look.own_name(row.organization.as_ref()),
        (Row::Person(row), 2) => text(&row.title),
        (Row::Person(row), _) => count(look, row.open_actions),
        (Row::Delivery(row), 0) => {
            row.delivered_on.map(|day| look.day(day, DayForm::Full)).unwrap_or_default()
        }
        (Row::Delivery(row), 1) => look.amounts(&row.amounts),
        (Row::Delivery(row), 2) => text(&row.received_by),
        (Row::Delivery(row), _) => text(&row.note),
        (
            Row::Action(_)
            | Row::Commitment(_)
            | Row::Decision(_)
            | Row::Meeting(_)
            | Row::Seat(_)
            | Row::Member(_),
            _,
        ) => SafeText::default(),
    }
}

fn share(look: &Look<'_>, part: u64, whole: u64) -> SafeText {
    look.say(&Message::new("ui-share").with("part", part.cast_signed()).with("whole", whole.cast_signed()))
}

fn count(look: &Look<'_>, count: u64) -> SafeText {
    look.number(count.cast_signed())
}

fn choice(look: &Look<'_>, record: &str, status: Option<&str>) -> SafeText {
    choice_of(look, record, "status", status)
}

fn choice_of(look: &Look<'_>, record: &str, part: &str, word: Option<&str>) -> SafeText {
    word.map(|word| look.say(&Message::named(format!("choice-{record}-{part}-{word}")))).unwrap_or_default()
}

/// Returns what a state means to the eye.
pub fn state(word: Option<&str>) -> Meaning {
    match word {
        Some("done" | "executed" | "accepted" | "approved" | "signed" | "closed") => Meaning::Done,
        Some("blocked") => Meaning::Blocked,
        Some("cancelled" | "void" | "superseded") => Meaning::Cancelled,
        Some("rejected") => Meaning::Refused,
        Some("sent") => Meaning::Unacknowledged,
        _ => Meaning::Plain,
    }
}

/// Returns what a recorded choice means to the eye.
pub fn meaning_of(part: &Part, word: &str) -> Meaning {
    if matches!(part.name, "status" | "state") { state(Some(word)) } else { Meaning::Plain }
}

#[cfg(test)]
mod tests {
    use jiff::tz::TimeZone;

    use super::*;
    use crate::i18n::Language;
    use crate::i18n::Translator;
    use crate::text::Digits;

    const OF: RecordId = RecordId([1; 16]);
    /// The headings of every list, in Arabic and in English.
    const HEADINGS: &[(List, &str, &str)] = &[
        (
            List::OpenActions,
            "الموعد، المهمة، المسؤول، الحالة، مرات الترحيل",
            "Due, Action, Responsible, State, Carried",
        ),
        (
            List::OpenCommitments,
            "الشريك والالتزام، المتعهد به، تم تسليمه، المتبقي، الموعد",
            "Partner, commitment, Promised, Delivered, Remaining, Due",
        ),
        (
            List::Recommendations,
            "الرقم، التوصية، الجهة المخاطبة، تاريخ الإرسال، مدة الانتظار، الحالة",
            "No., Recommendation, Addressee, Sent on, Waits, State",
        ),
        (List::Decisions, "الرقم، القرار، المجموعة، الحالة", "No., Decision, Group, State"),
        (List::OutputsOf(OF), "الرقم، القرار، الحالة", "No., Decision, State"),
        (List::Meetings, "الوقت، الاجتماع، المكان، الحالة، المحضر", "When, Meeting, Place, State, Minutes"),
        (
            List::Bodies,
            "المجموعة، النوع، المقاعد، اجتماعات، آخر اجتماع",
            "Group, Kind, Seats, Meetings, Last",
        ),
        (
            List::SeatsOf(OF),
            "م، المقعد عن، الأصيل، المناوب، كتاب التسمية، الحضور",
            "No., Seat of, Principal, Alternate, Letter, Present",
        ),
        (
            List::MembersOf(OF),
            "الاسم، الدور، عضو عن، منذ، حتى، كتاب التسمية",
            "Name, Role, Sits for, Since, Until, Letter",
        ),
        (List::SittersOf(OF), "الاسم، الدور، منذ، حتى، كتاب التسمية", "Name, Role, Since, Until, Letter"),
        (List::Organizations, "الاسم، النوع، الموقع، المقاعد، مفتوح", "Name, Kind, Place, Seats, Open"),
        (List::People, "الاسم، المؤسسة، المنصب، مفتوح", "Name, Organisation, Post, Open"),
        (List::DeliveriesOf(OF), "اليوم، الكمية أو المبلغ، المستلم، ملاحظة", "Day, Amount, Received by, Note"),
    ];

    #[test]
    fn every_list_has_the_headings_that_people_were_promised() {
        let words = |language| Translator::new(language, Digits::Western, TimeZone::UTC);
        let (arabic, english) = (words(Language::Ar), words(Language::En));
        let said = |words: &Translator, list: List, comma: &str| {
            let titles = columns(list).iter().map(|column| words.say_plain(&Message::new(column.title)));
            titles.collect::<Vec<_>>().join(comma)
        };
        for (list, in_arabic, in_english) in HEADINGS {
            assert_eq!(said(&arabic, *list, "، "), *in_arabic);
            assert_eq!(said(&english, *list, ", "), *in_english);
        }
        assert_eq!(columns(List::AllActions), columns(List::OpenActions));
        assert_eq!(columns(List::AllCommitments), columns(List::OpenCommitments));
        assert_eq!(columns(List::MeetingsOf(OF)), columns(List::Meetings));
    }
}
