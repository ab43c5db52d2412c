//! Numbers of minutes that were given twice, and giving one of the meetings the next number.

use ratatui::layout::Rect;

use crate::domain::catalogue::named;
use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::shown::Clash;
use crate::domain::shown::ClashingMeeting;
use crate::i18n::MomentForm;
use crate::text::SafeText;
use crate::text::isolate_ltr;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::overlays::confirm::Confirm;
use crate::ui::overlays::trouble::Trouble;
use crate::ui::pointing::Target;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::Title;
use crate::ui::screens::columns::nth_meeting;
use crate::ui::widgets::listing::moved;
use crate::ui::widgets::listing::page;

/// The numbers that several meetings carry.
#[derive(Debug, Default)]
pub struct Clashes {
    numbers: Vec<Clash>,
    selected: usize,
    loaded: bool,
}

/// A line of the list.
enum Line<'c> {
    Number(&'c Clash),
    Meeting(&'c ClashingMeeting),
}

impl Clashes {
    /// Goes to the list.
    pub fn open() -> Step {
        let title = Title::Message(Message::new("ui-title-clashes"));
        Step::Open(Box::new(Screen::single(title, Self::default())))
    }

    fn meetings(&self) -> impl Iterator<Item = (&Clash, &ClashingMeeting)> {
        self.numbers.iter().flat_map(|clash| clash.meetings.iter().map(move |meeting| (clash, meeting)))
    }

    /// Opens the meeting under the cursor.
    fn look(&self) -> Vec<Step> {
        let Some((clash, meeting)) = self.meetings().nth(self.selected) else { return Vec::new() };
        let kind = named("meeting");
        let screen = kind.map(|kind| Screen::record(kind, meeting.id, clash.body.clone()));
        screen.map(|screen| Step::Open(Box::new(screen))).into_iter().collect()
    }

    /// Asks whether the meeting under the cursor is to get the next number.
    fn renumber(&self) -> Vec<Step> {
        let Some((clash, meeting)) = self.meetings().nth(self.selected) else { return Vec::new() };
        if !clash.ours {
            let refused = Message::new("ops-clash-of-others");
            return vec![Step::Over(Box::new(Trouble::new(refused)))];
        }
        let year = clash.number.1;
        let question = Message::new("ui-clash-question")
            .with_typed("next", number((clash.next, year)))
            .with_typed("number", number(clash.number));
        vec![Confirm::ask(
            question,
            vec![Message::new("ui-clash-consequence").with_typed("number", number(clash.number))],
            Message::new("ui-clash-yes"),
            Message::new("ui-button-not-yet"),
            vec![Effect::Renumber { meeting: meeting.id, seen: meeting.seen.clone() }],
        )]
    }
}

fn number((number, year): (i64, i64)) -> String {
    format!("{number}/{year}")
}

impl Sheet for Clashes {
    fn label(&self) -> Message {
        Message::new("ui-title-clashes")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Clashes]
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![Effect::Ask(Query::Clashes)]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        if let Some(to) = moved(command, self.selected, self.meetings().count(), facts.body_rows) {
            self.selected = to;
            return Vec::new();
        }
        match command {
            Command::Open => self.look(),
            Command::Left | Command::Right if (command == Command::Right) != facts.mirrored => self.look(),
            Command::NextStep => self.renumber(),
            _ => vec![Step::NotMine],
        }
    }

    fn given(&mut self, _query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        if let Answer::Clashes(clashes) = answer {
            self.numbers.clone_from(clashes);
            self.loaded = true;
            self.selected = self.selected.min(self.meetings().count().saturating_sub(1));
        }
        Vec::new()
    }

    /// Paints each number with its meetings, and why it happened.
    ///
    /// ```text
    ///   Two laptops closed a meeting without knowing of each other...
    ///   ! 7/2026 · Joint council · the next free number is 8/2026
    ///   >  7th ordinary · Sun 15/11/2026 11:05 · numbered by Samar Tuffaha, WZT-1
    ///      7th ordinary · Sun 22/11/2026 11:00 · numbered by Layla Rihan, WZT-2
    /// ```
    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        let room = Rect { x: place.x + 1, width: place.width.saturating_sub(2), ..place };
        if self.loaded && self.numbers.is_empty() {
            canvas.text(Rect { height: 1, ..room }, &canvas.look.word("ui-clashes-none"), Meaning::Done);
            return;
        }
        let taken = canvas.paragraphs(room, &canvas.look.word("ui-clashes-why"), Meaning::Plain) + 1;
        let mut lines = Vec::new();
        for clash in &self.numbers {
            lines.push(Line::Number(clash));
            lines.extend(clash.meetings.iter().map(Line::Meeting));
        }
        let meetings = lines.iter().enumerate().filter(|(_, line)| matches!(line, Line::Meeting(_)));
        let at = meetings.map(|(at, _)| at).nth(self.selected).unwrap_or(0);
        let height = place.height.saturating_sub(taken);
        let (start, end) = page(lines.len(), at, usize::from(height).max(1), &|_| false);
        let shown = lines.iter().enumerate().take(end).skip(start);
        for ((index, line), y) in shown.zip(place.y + taken..place.bottom()) {
            let row = Rect { y, height: 1, ..place };
            match line {
                Line::Number(clash) => {
                    canvas.sign(row.x + 1, y, '!', Meaning::Late);
                    let said = heading(canvas.look, clash);
                    canvas.text(
                        Rect { x: row.x + 3, width: row.width.saturating_sub(4), ..row },
                        &said,
                        Meaning::Heading,
                    );
                }
                Line::Meeting(meeting) => {
                    let is_meeting = |line: &&Line<'_>| matches!(line, Line::Meeting(_));
                    let own = lines.iter().take(index).filter(is_meeting).count();
                    canvas.spot(row, Target::row(own, index == at));
                    if index == at {
                        canvas.sign(row.x, y, '>', Meaning::Selected);
                    }
                    let said = meeting_line(canvas.look, meeting);
                    canvas.text(
                        Rect { x: row.x + 3, width: row.width.saturating_sub(4), ..row },
                        &said,
                        Meaning::Plain,
                    );
                }
            }
        }
    }
}

fn heading(look: &Look<'_>, clash: &Clash) -> SafeText {
    let beside = if clash.ours {
        Message::new("ui-clash-next").with_typed("next", number((clash.next, clash.number.1)))
    } else {
        let owner = look.name(&clash.owner);
        Message::new("ui-clash-owner").with("office", owner.as_str())
    };
    let mut all = isolate_ltr(&number(clash.number));
    all.push(&SafeText::data(" · "));
    all.push(&look.name(&clash.body).isolated());
    all.push(&SafeText::data(" · "));
    all.push(&look.say(&beside));
    all
}

fn meeting_line(look: &Look<'_>, meeting: &ClashingMeeting) -> SafeText {
    let mut all = look.say(&nth_meeting(meeting.kind.as_deref(), meeting.ordinal));
    if let Some(at) = meeting.starts_at {
        all.push(&SafeText::data(" · "));
        all.push(&look.moment(at, MomentForm::Full));
    }
    let by = Message::new("ui-clash-given-by")
        .with("officer", meeting.given_by.officer.as_str())
        .with_typed("laptop", meeting.given_by.laptop.as_str());
    all.push(&SafeText::data(" · "));
    all.push(&look.say(&by));
    all
}
