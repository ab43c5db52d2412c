//! Closing a meeting and opening it again: what will happen and what is missing, said before it happens.

use ratatui::layout::Rect;

use crate::domain::closed_minutes::ClosedMinutes;
use crate::domain::message::Argument;
use crate::domain::message::Message;
use crate::domain::records::AgendaItem;
use crate::domain::records::Meeting;
use crate::domain::rows::RecordView;
use crate::domain::rows::RoomItem;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::overlays::centred;
use crate::ui::overlays::confirm::Confirm;
use crate::ui::pointing::Target;
use crate::ui::screens::Sheet;
use crate::ui::screens::form::FormSheet;
use crate::ui::screens::room::Room;
use crate::ui::screens::room::agenda;

/// The sheet of the room on which attendance is taken.
const ATTENDANCE: usize = 0;

/// The question before a meeting is closed. The focus starts on the safe button; above it stands what is missing.
#[derive(Debug)]
pub struct Closing {
    meeting: RecordView,
    /// What will happen.
    lines: Vec<Message>,
    gaps: Vec<Gap>,
    buttons: [Message; 2],
    effects: Vec<Effect>,
    /// A gap, or behind them a button.
    focus: usize,
}

/// Something that minutes usually have, and these do not.
#[derive(Debug)]
struct Gap {
    said: Message,
    leads_to: LeadsTo,
}

/// Where a gap is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LeadsTo {
    /// A line of the meeting's own form.
    Line(&'static str),
    Attendance,
    Item(usize),
}

/// Asks whether to close a running meeting, naming the number that its minutes take; `None` when it is not running.
pub fn ask(room: &Room, facts: &Facts) -> Option<Step> {
    let view = room.view.as_ref().filter(|_| room.is_running())?;
    let own_number = view.meeting.record::<Meeting>().minutes_number();
    let is_again = own_number.is_some();
    let (question, yes) = match (own_number, view.next_minutes_number) {
        (Some(number), _) => {
            (Message::new("room-close-again").with_typed("number", number), "room-button-close-unnumbered")
        }
        (None, Some((number, year))) => {
            let question =
                Message::new("room-close-numbered").with_typed("number", format!("{number}/{year}"));
            (question, "room-button-close")
        }
        (None, None) => (Message::new("room-close-unnumbered"), "room-button-close-unnumbered"),
    };
    let mut lines = vec![question];
    lines.extend(is_again.then(|| Message::new("room-close-again-says")));
    lines.extend(room.quorum(facts).map(|quorum| quorum.message()));
    lines.push(Message::new("room-close-stays"));
    let edits = agenda::ended(view, None, facts.fresh.now);
    let toast = Message::new("room-toast-item-ended");
    let mut effects = Vec::new();
    effects.extend((!edits.is_empty()).then_some(Effect::Save { edits, toast }));
    effects.push(Effect::CloseMeeting { meeting: room.meeting });
    let gaps = gaps(room);
    Some(Step::Over(Box::new(Closing {
        meeting: room.shown(&view.meeting),
        lines,
        focus: gaps.len() + 1,
        gaps,
        buttons: [yes, "ui-button-not-yet"].map(Message::new),
        effects,
    })))
}

/// Returns what is missing, in the order in which the minutes print it.
fn gaps(room: &Room) -> Vec<Gap> {
    let (Some(view), Some(meeting)) = (&room.view, room.record()) else { return Vec::new() };
    let mut gaps = Vec::new();
    let mut add = |said: Message, leads_to| gaps.push(Gap { said, leads_to });
    if meeting.chair_membership_id.is_none() {
        add(Message::new("room-gap-chair"), LeadsTo::Line("chair_membership_id"));
    }
    if meeting.secretary_membership_id.is_none() {
        add(Message::new("room-gap-secretary"), LeadsTo::Line("secretary_membership_id"));
    }
    let taken = view.seats.iter().any(|seat| seat.attendance.is_some());
    match room.unmarked() {
        0 => {}
        _ if !taken => add(Message::new("room-gap-attendance"), LeadsTo::Attendance),
        count => add(Message::new("room-unmarked").with("count", count), LeadsTo::Attendance),
    }
    let unwritten: Vec<usize> =
        (0..).zip(&view.agenda).filter(|(_, item)| is_unwritten(item)).map(|(place, _)| place).collect();
    if let Some(first) = unwritten.first() {
        let said = Message::new("room-gap-items").with("count", unwritten.len());
        add(said.with("numbers", numbers(&unwritten)), LeadsTo::Item(*first));
    }
    if meeting.next_meeting_at.is_none() {
        add(Message::new("room-gap-next"), LeadsTo::Line("next_meeting_at"));
    }
    gaps
}

/// Says the numbers of items, in the order in which they are read.
fn numbers(places: &[usize]) -> Argument {
    let mut numbers = places.iter().map(|place| Argument::from(place + 1));
    let Some(first) = numbers.next() else { return Argument::from("") };
    let both =
        |before, next| Message::new("room-gap-numbers").with("before", before).with("next", next).into();
    numbers.fold(first, both)
}

/// Returns `true` for an item under which nothing stands and of which nothing is said.
fn is_unwritten(item: &RoomItem) -> bool {
    let outcome = item.item.record::<AgendaItem>().outcome;
    item.notes.is_empty() && item.outputs.is_empty() && outcome.is_none()
}

impl Closing {
    /// Goes where the gap under the cursor is filled.
    fn fill(&self, leads_to: LeadsTo, facts: &Facts) -> Vec<Step> {
        let step = match leads_to {
            LeadsTo::Line(column) => FormSheet::edit(&self.meeting, Some(column), facts),
            LeadsTo::Attendance => Step::Turn(ATTENDANCE),
            LeadsTo::Item(place) => Step::Command(Command::ToItem(place)),
        };
        vec![Step::Close, step]
    }

    /// Returns where Tab goes: from the safe button to the other one, then through the gaps and back.
    const fn after(&self, focus: usize) -> usize {
        let (yes, no) = (self.gaps.len(), self.gaps.len() + 1);
        match focus {
            focus if focus == no => yes,
            focus if focus == yes && yes > 0 => 0,
            focus if focus + 1 < yes => focus + 1,
            _ => no,
        }
    }

    fn before(&self, focus: usize) -> usize {
        (0..self.gaps.len() + 2).find(|place| self.after(*place) == focus).unwrap_or(focus)
    }
}

impl Sheet for Closing {
    fn label(&self) -> Message {
        Message::new("room-close-title")
    }

    fn places(&self) -> Vec<Place> {
        vec![if self.gaps.is_empty() { Place::Confirm } else { Place::Closing }]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let (yes, no) = (self.gaps.len(), self.gaps.len() + 1);
        match command {
            Command::Select(place) => self.focus = place.min(no),
            Command::NextField => self.focus = self.after(self.focus),
            Command::PreviousField => self.focus = self.before(self.focus),
            Command::Next => {
                self.focus = if self.focus + 1 < yes { self.focus + 1 } else { self.focus.max(no) }
            }
            Command::Previous => self.focus = self.focus.min(yes).saturating_sub(1),
            Command::Left | Command::Right => self.focus = if self.focus == no { yes } else { no },
            Command::Open if self.focus == yes => {
                let effects = std::mem::take(&mut self.effects);
                return std::iter::once(Step::Close).chain(effects.into_iter().map(Step::Do)).collect();
            }
            Command::Open => {
                let gap = self.gaps.get(self.focus).map(|gap| gap.leads_to);
                return gap.map_or_else(|| vec![Step::Close], |leads_to| self.fill(leads_to, facts));
            }
            Command::Back => return vec![Step::Close],
            Command::Quit => return vec![Step::NotMine],
            _ => {}
        }
        Vec::new()
    }

    /// Paints the question.
    ///
    /// ```text
    ///  +- Close the meeting ------------------------------------------------+
    ///  | Close the meeting and number its minutes 7/2026? The number is not |
    ///  | used again.                                                        |
    ///  | Missing; Enter leads there:                                        |
    ///  | > ! No chair                                                       |
    ///  |   ! 6 not marked                                                   |
    ///  | [ Close and number ]  [ Not yet ]                                  |
    ///  +--------------------------------------------------------------------+
    /// ```
    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        // The same room for every way of writing: how often a sentence wraps is not.
        let lines = u16::try_from(self.lines.len()).unwrap_or(4).saturating_mul(2).saturating_sub(1);
        let gaps = u16::try_from(self.gaps.len()).unwrap_or(0);
        let place = centred(place, 70, lines + gaps + u16::from(gaps > 0) + 4);
        canvas.framed(place, &canvas.look.say(&self.label()));
        let width = place.width.saturating_sub(4);
        let inside = Rect { x: place.x + 2, y: place.y + 1, width, height: place.height.saturating_sub(2) };
        let kept = (gaps + u16::from(gaps > 0) + 1).min(inside.height);
        let mut y = inside.y;
        for line in &self.lines {
            let height = inside.bottom().saturating_sub(y + kept);
            if height > 0 {
                y += canvas.paragraphs(Rect { y, height, ..inside }, &canvas.look.say(line), Meaning::Plain);
            }
        }
        if gaps > 0 {
            let room = Rect { y, height: 1, ..inside }.intersection(inside);
            canvas.text(room, &canvas.look.word("room-gaps"), Meaning::Heading);
            y += 1;
        }
        for (index, gap) in self.gaps.iter().enumerate() {
            let room = Rect { y, height: 1, ..inside }.intersection(inside);
            canvas.spot(room, Target::row(index, index == self.focus));
            let meaning = if index == self.focus { Meaning::Selected } else { Meaning::Late };
            if index == self.focus {
                canvas.fill(room, meaning);
                canvas.sign(room.x, room.y, '>', meaning);
            }
            canvas.sign(room.x + 2, room.y, '!', meaning);
            let words = Rect { x: room.x + 4, width: room.width.saturating_sub(4), ..room };
            canvas.text(words, &canvas.look.say(&gap.said), meaning);
            y += 1;
        }
        let mut x = inside.x;
        let y = inside.bottom().saturating_sub(1).max(y);
        for (index, label) in self.buttons.iter().enumerate() {
            let room = Rect { x, y, width: inside.right().saturating_sub(x), height: 1 };
            let focused = self.focus == self.gaps.len() + index;
            let taken = canvas.button(room.intersection(inside), &canvas.look.say(label), focused);
            let target = Target::button(self.gaps.len() + index);
            canvas.spot(Rect { width: taken, ..room }.intersection(inside), target);
            x += taken + 2;
        }
    }
}

/// Asks whether to open a closed meeting again, so that its minutes can be corrected.
///
/// ```text
///  +- Reopen the meeting -----------------------------------------------+
///  | Open the meeting of minutes 7/2026 again, to correct them?         |
///  | They keep their number. Copies handed out stay as they are.        |
///  | [ Reopen ]  [ Not yet ]                                            |
///  +--------------------------------------------------------------------+
/// ```
pub fn ask_to_reopen(minutes: &ClosedMinutes) -> Step {
    let lines = match &minutes.number {
        Some(number) => vec![
            Message::new("room-reopen-numbered").with_typed("number", number),
            Message::new("room-reopen-stays"),
        ],
        None => vec![Message::new("room-reopen")],
    };
    let yes = Message::new("room-button-reopen");
    let effects = vec![Effect::ReopenMeeting { meeting: minutes.meeting }];
    Confirm::ask(Message::new("room-reopen-title"), lines, yes, Message::new("ui-button-not-yet"), effects)
}
