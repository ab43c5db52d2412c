//! The first screen: what is next, what waits, where to go.

use ratatui::layout::Rect;

use crate::domain::catalogue::named;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::DueRow;
use crate::domain::rows::HomeSummary;
use crate::domain::rows::Name;
use crate::domain::rows::NextMeeting;
use crate::domain::rows::Query;
use crate::i18n::DayForm;
use crate::text;
use crate::text::SafeText;
use crate::text::fold_digits;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::command::Destination;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::model::Notice;
use crate::ui::model::Step;
use crate::ui::pointing::Target;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::clashes::Clashes;
use crate::ui::screens::columns::nth_meeting;
use crate::ui::screens::room;
use crate::ui::widgets::listing::moved;

/// The first screen.
#[derive(Debug, Default)]
pub struct Home {
    summary: Option<Box<HomeSummary>>,
    selected: usize,
}

/// A line of Home that can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line<'s> {
    /// Nothing is here yet: a group comes first.
    FirstGroup,
    /// The meeting that comes next.
    Meeting,
    /// The meeting that is running, and since when.
    Running(Moment),
    LateActions,
    LateCommitments,
    Conflicts,
    Clashes,
    /// An office, the changes that it has not acknowledged, and the day of the last export to it.
    Unacknowledged(&'s str, u64, Option<Day>),
    Week(RecordId, &'s DueRow),
}

/// So much of an office's name stands before the day of an export is told.
const OFFICE: usize = 16;
/// Where the conflicts stand on the screen of the exchange.
const CONFLICTS: usize = 1;

impl Home {
    fn lines(&self) -> Vec<Line<'_>> {
        let Some(summary) = &self.summary else { return Vec::new() };
        let mut lines = Vec::new();
        lines.extend((summary.bodies == 0).then_some(Line::FirstGroup));
        let meeting = |next: &NextMeeting| next.running_since.map_or(Line::Meeting, Line::Running);
        lines.extend(summary.next_meeting.as_ref().map(meeting));
        lines.extend((summary.late_actions > 0).then_some(Line::LateActions));
        lines.extend((summary.late_commitments > 0).then_some(Line::LateCommitments));
        lines.extend((summary.conflicts > 0).then_some(Line::Conflicts));
        lines.extend((summary.clashes > 0).then_some(Line::Clashes));
        let waiting = summary.unacknowledged.iter().take(3);
        lines.extend(waiting.map(|(office, count, sent)| Line::Unacknowledged(office, *count, *sent)));
        lines.extend(summary.this_week.iter().map(|(id, row)| Line::Week(*id, row)));
        lines
    }

    fn open(&self) -> Vec<Step> {
        let lines = self.lines();
        match lines.get(self.selected) {
            Some(Line::FirstGroup) => {
                vec![Step::Go(Destination::Groups), Step::Command(Command::New)]
            }
            Some(Line::Meeting | Line::Running(_)) => {
                let next = self.summary.as_ref().and_then(|summary| summary.next_meeting.as_ref());
                let screen = next.map(|next| room::screen(next.id, &next.meeting));
                screen.map(|screen| Step::Open(Box::new(screen))).into_iter().collect()
            }
            Some(Line::LateActions) => vec![Step::Go(Destination::Actions)],
            Some(Line::LateCommitments) => vec![Step::Go(Destination::Commitments)],
            Some(Line::Conflicts) => vec![Step::Go(Destination::Exchange), Step::Turn(CONFLICTS)],
            Some(Line::Clashes) => vec![Clashes::open()],
            Some(Line::Unacknowledged(..)) => vec![Step::Go(Destination::Exchange)],
            Some(Line::Week(id, row)) => {
                opened("action_item", *id, Name::plain(&row.title)).into_iter().collect()
            }
            None => Vec::new(),
        }
    }
}

fn opened(kind: &str, id: RecordId, name: Name) -> Option<Step> {
    named(kind).map(|kind| Step::Open(Box::new(Screen::record(kind, id, name))))
}

impl Sheet for Home {
    fn label(&self) -> Message {
        Message::new("ui-screen-home")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Home]
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![Effect::Ask(Query::Home)]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        if let Some(to) = moved(command, self.selected, self.lines().len(), facts.body_rows) {
            self.selected = to;
            return Vec::new();
        }
        match command {
            Command::Open => self.open(),
            Command::Left | Command::Right if (command == Command::Right) != facts.mirrored => self.open(),
            Command::Type(letter) => {
                let digit = fold_digits(letter.encode_utf8(&mut [0; 4])).parse().ok();
                let destination = digit.and_then(Destination::of_digit);
                destination.map(Step::Go).into_iter().collect()
            }
            Command::Back => {
                vec![Step::Say(Notice::Done(Message::new("ui-to-leave")))]
            }
            _ => vec![Step::NotMine],
        }
    }

    fn given(&mut self, query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        if let (Query::Home, Answer::Home(summary)) = (query, answer) {
            self.summary = Some(summary.clone());
            self.selected = self.selected.min(self.lines().len().saturating_sub(1));
        }
        Vec::new()
    }

    /// Paints what is next and what waits, and beside it where to go.
    ///
    /// ```text
    ///   NEXT MEETING                          | GO TO
    ///  > Joint council · 7th ordinary · 11:00 | 1 Meetings
    ///   NEEDS YOU                             | 2 Groups and councils
    ///   ! 3 action items late                 | 3 Action items
    /// ```
    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        let Some(summary) = &self.summary else { return };
        let wide = place.width >= 70;
        let left = Rect { width: if wide { place.width - 28 } else { place.width }, ..place };
        if wide {
            canvas.upright(Rect { x: left.right(), width: 1, ..place });
            let right = Rect { x: left.right() + 2, width: 25, ..place };
            destinations(canvas, right);
            self.main(canvas, Rect { width: left.width - 1, ..left }, summary, facts);
        } else {
            let under = place.height.min(2);
            let body = Rect { height: place.height - under, ..place };
            self.main(canvas, body, summary, facts);
            destinations_in_rows(canvas, Rect { y: body.bottom(), height: under, ..place });
        }
    }
}

impl Home {
    fn main(&self, canvas: &mut Canvas<'_>, place: Rect, summary: &HomeSummary, facts: &Facts) {
        let lines = self.lines();
        let spacious = place.height >= 18;
        let mut y = place.y + u16::from(spacious);
        let mut section = "";
        for (index, line) in lines.iter().enumerate() {
            let heading = line.section();
            if heading != section {
                y += u16::from(spacious && !section.is_empty());
                section = heading;
                write(canvas, place, y, 1, &canvas.look.word(heading), Meaning::Heading);
                y += 1;
            }
            if y >= place.bottom() {
                return;
            }
            canvas.spot(Rect { y, height: 1, ..place }, Target::row(index, index == self.selected));
            if index == self.selected {
                canvas.fill(Rect { y, width: 2, height: 1, ..place }, Meaning::Selected);
                canvas.sign(place.x, y, '>', Meaning::Selected);
            }
            Self::line(line, canvas, Rect { y, height: 1, ..place }, summary, facts);
            y += 1;
            let under = match line {
                Line::Meeting | Line::Running(_) if spacious => meeting_lines(canvas.look, summary),
                Line::FirstGroup => vec![canvas.look.word("ui-home-first-group-then")],
                _ => Vec::new(),
            };
            for text in under {
                write(canvas, place, y, 4, &text, Meaning::Muted);
                y += 1;
            }
        }
        if summary.more_this_week > 0 && y < place.bottom() {
            let more = Message::new("ui-home-more").with("count", summary.more_this_week.cast_signed());
            write(canvas, place, y, 4, &canvas.look.say(&more), Meaning::Muted);
        }
        if lines.is_empty() {
            write(canvas, place, y, 1, &canvas.look.word("ui-home-nothing"), Meaning::Muted);
        }
    }

    fn line(line: &Line<'_>, canvas: &mut Canvas<'_>, place: Rect, summary: &HomeSummary, facts: &Facts) {
        let look = canvas.look;
        let (sign, meaning, text) = match line {
            Line::FirstGroup => (' ', Meaning::Plain, look.word("ui-home-first-group")),
            Line::Meeting | Line::Running(_) => {
                let room = usize::from(place.width.saturating_sub(4));
                let text = summary.next_meeting.as_ref().map(|next| meeting_line(look, next, facts, room));
                (' ', Meaning::Plain, text.unwrap_or_default())
            }
            Line::LateActions => {
                let late = summary.oldest_due.map_or(0, |due| due.work_days_until(facts.fresh.today));
                let said =
                    Message::new("ui-home-late-actions").with("count", summary.late_actions.cast_signed());
                (
                    '!',
                    Meaning::Late,
                    look.say(&said.with("since", Message::new("ui-work-days").with("count", late))),
                )
            }
            Line::LateCommitments => {
                let said = Message::new("ui-home-late-commitments");
                let said = said.with("count", summary.late_commitments.cast_signed());
                let example = summary.latest_commitment.as_ref().map(|(title, partner)| {
                    Message::new("ui-home-example")
                        .with("title", title.as_str())
                        .with("partner", look.name(partner).as_str())
                });
                let mut text = look.say(&said);
                if let Some(example) = example {
                    text.push(&look.say(&example));
                }
                ('!', Meaning::Late, text)
            }
            Line::Conflicts => {
                let said = Message::new("ui-home-conflicts").with("count", summary.conflicts.cast_signed());
                ('?', Meaning::Conflict, look.say(&said))
            }
            Line::Clashes => {
                let said = Message::new("ui-home-clashes").with("count", summary.clashes.cast_signed());
                ('!', Meaning::Late, look.say(&said))
            }
            Line::Unacknowledged(office, count, sent) => {
                let room = usize::from(place.width.saturating_sub(4));
                let days = sent.map(|sent| facts.fresh.today.count() - sent.count());
                ('^', Meaning::Unacknowledged, unacknowledged(look, office, *count, days, room))
            }
            Line::Week(_, row) => {
                week(canvas, place, row);
                ('~', Meaning::Soon, SafeText::default())
            }
        };
        canvas.sign(place.x + 2, place.y, sign, meaning);
        write(canvas, place, place.y, 4, &text, Meaning::Plain);
    }
}

impl Line<'_> {
    const fn section(self) -> &'static str {
        match self {
            Self::FirstGroup => "ui-home-first",
            Self::Meeting => "ui-home-next",
            Self::Running(_) => "ui-home-running",
            Self::LateActions
            | Self::LateCommitments
            | Self::Conflicts
            | Self::Clashes
            | Self::Unacknowledged(..) => "ui-home-needs-you",
            Self::Week(..) => "ui-home-week",
        }
    }
}

/// Returns the next meeting and its hour. Where room is short the body's name gives way, never the hour.
fn meeting_line(look: &Look<'_>, next: &NextMeeting, facts: &Facts, room: usize) -> SafeText {
    let meeting = &next.meeting;
    let at = meeting.starts_at;
    let at = next.running_since.or(at);
    let id = match at.map(|at| look.words.locale().day_of(at)) {
        Some(_) if next.running_since.is_some() => "ui-home-meeting-running",
        Some(day) if day == facts.fresh.today => "ui-home-meeting-today",
        Some(_) => "ui-home-meeting",
        None => "ui-home-meeting-undated",
    };
    let nth = nth_meeting(meeting.kind.as_deref(), meeting.ordinal);
    let said = Message::new(id).with("nth", nth);
    let tail = look.say(&at.into_iter().fold(said, |said, at| said.with("at", at)));
    let tail = SafeText::concat([&SafeText::data(" · "), &tail]);
    text::shortened(&look.own_name(meeting.body.as_ref()), &tail, room, look.encoder)
}

fn meeting_lines(look: &Look<'_>, summary: &HomeSummary) -> Vec<SafeText> {
    let Some(next) = &summary.next_meeting else { return Vec::new() };
    let place = look.own(next.meeting.place.as_deref());
    let seats = look.say(&Message::new("records-seat").with("count", next.seats.cast_signed()));
    let mut first = place;
    if !first.is_empty() {
        first.push(&SafeText::data(" · "));
    }
    first.push(&seats);
    let runs = next.running_since.is_some();
    vec![first, look.word(if runs { "ui-home-enter-opens-room" } else { "ui-home-enter-opens" })]
}

/// Returns what an office has not acknowledged, and how long ago it was written. The office's name gives way.
fn unacknowledged(look: &Look<'_>, office: &str, count: u64, days: Option<i64>, room: usize) -> SafeText {
    let said = Message::new("ui-home-unacknowledged").with("count", count.cast_signed());
    let dot = SafeText::data(" · ");
    let mut tail = SafeText::concat([&dot, &look.say(&said)]);
    if let Some(days) = days.filter(|days| *days > 0) {
        let sent = look.say(&Message::new("ui-home-exported").with("count", days));
        let whole = SafeText::concat([&tail, &dot, &sent]);
        let left = room.saturating_sub(text::columns(&whole, look.encoder));
        tail = if left >= OFFICE { whole } else { tail };
    }
    text::shortened(&look.own(Some(office)), &tail, room, look.encoder)
}

fn week(canvas: &mut Canvas<'_>, place: Rect, row: &DueRow) {
    let look = canvas.look;
    let day = row.due_on.map(|due| look.day(due, DayForm::Brief)).unwrap_or_default();
    let width = if look.mirrored() { 15 } else { 11 };
    let x = place.x + 4;
    canvas.text(Rect { x, width, ..place }, &day, Meaning::Plain);
    let rest = place.width.saturating_sub(4 + width);
    let title = rest.saturating_mul(3) / 5;
    canvas.text(Rect { x: x + width, width: title, ..place }, &look.own(Some(&row.title)), Meaning::Plain);
    let who = look.own_name(row.who.as_ref());
    let who_at = Rect { x: x + width + title + 1, width: rest.saturating_sub(title + 1), ..place };
    canvas.text(who_at, &who, Meaning::Muted);
}

fn write(canvas: &mut Canvas<'_>, place: Rect, y: u16, x: u16, text: &SafeText, meaning: Meaning) {
    if y < place.bottom() {
        let room = Rect { x: place.x + x, y, width: place.width.saturating_sub(x), height: 1 };
        canvas.text(room, text, meaning);
    }
}

fn destinations(canvas: &mut Canvas<'_>, place: Rect) {
    let mut y = place.y + 1;
    write(canvas, place, y, 0, &canvas.look.word("ui-home-go-to"), Meaning::Heading);
    for (digit, destination) in Destination::OFFERED.iter().filter(|(digit, _)| *digit > 0) {
        y += 1;
        let number = canvas.look.number(i64::from(*digit));
        write(canvas, place, y, 0, &number, Meaning::Label);
        write(canvas, place, y, 2, &canvas.look.narrow(destination.title(), "menu"), Meaning::Plain);
        let line = Rect { y, height: 1, ..place }.intersection(place);
        canvas.spot(line, Target::Do(Command::Go(*destination), None));
    }
    write(canvas, place, y + 2, 0, &canvas.look.word("ui-to-leave"), Meaning::Muted);
}

fn destinations_in_rows(canvas: &mut Canvas<'_>, place: Rect) {
    let (mut x, mut y) = (place.x + 1, place.y);
    for (digit, destination) in Destination::OFFERED.iter().filter(|(digit, _)| *digit > 0) {
        let mut text = canvas.look.number(i64::from(*digit));
        text.push(&SafeText::data(" "));
        text.push(&canvas.look.narrow(destination.title(), "brief"));
        let columns = u16::try_from(text::columns(&text, canvas.look.encoder)).unwrap_or(u16::MAX);
        if x.saturating_add(columns) > place.right() {
            (x, y) = (place.x + 1, y + 1);
        }
        if y >= place.bottom() {
            return;
        }
        let room = Rect { x, y, width: place.right().saturating_sub(x), height: 1 };
        let taken = canvas.text(room, &text, Meaning::Plain);
        canvas.spot(Rect { width: taken, ..room }, Target::Do(Command::Go(*destination), None));
        x += taken + 2;
    }
}
