//! One partner: where it sits, what it promised, what came of it.

use ratatui::layout::Rect;

use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::CommitmentRow;
use crate::domain::rows::Name;
use crate::domain::rows::PartnerView;
use crate::domain::rows::Query;
use crate::domain::rows::SeatRow;
use crate::i18n::DayForm;
use crate::text::SafeText;
use crate::text::wrap;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::pointing::Target;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::details::promised;
use crate::ui::screens::new;
use crate::ui::widgets::listing::moved;
use crate::ui::widgets::listing::page_of;

/// The page of one partner.
#[derive(Debug)]
pub struct Partner {
    organization: RecordId,
    view: Option<Box<PartnerView>>,
    selected: usize,
}

impl Partner {
    /// Makes the page of an organisation that has not been read yet.
    pub const fn new(organization: RecordId) -> Self {
        Self { organization, view: None, selected: 0 }
    }

    fn open(&self) -> Vec<Step> {
        let found = self.view.as_ref().and_then(|view| view.commitments.get(self.selected));
        let kind = crate::domain::catalogue::named("commitment");
        match (found, kind) {
            (Some((id, row)), Some(kind)) => {
                vec![Step::Open(Box::new(Screen::record(kind, *id, Name::plain(&row.title))))]
            }
            _ => Vec::new(),
        }
    }
}

impl Sheet for Partner {
    fn label(&self) -> Message {
        Message::new("ui-sheet-partner")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Partner]
    }

    fn idle(&self) -> Vec<Command> {
        let is_empty = self.view.as_ref().is_some_and(|view| view.commitments.is_empty());
        if is_empty { vec![Command::Open, Command::NextStep] } else { Vec::new() }
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![Effect::Ask(Query::Partner { organization: self.organization })]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let count = self.view.as_ref().map_or(0, |view| view.commitments.len());
        if let Some(to) = moved(command, self.selected, count, facts.body_rows / 3) {
            self.selected = to;
            return Vec::new();
        }
        match command {
            Command::Open => self.open(),
            Command::Left | Command::Right if (command == Command::Right) != facts.mirrored => self.open(),
            Command::NextStep => {
                let found = self.view.as_ref().and_then(|view| view.commitments.get(self.selected));
                found.map(|(id, _)| new::delivery(*id, facts)).into_iter().collect()
            }
            _ => vec![Step::NotMine],
        }
    }

    fn given(&mut self, query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        if let (Query::Partner { organization }, Answer::Partner(view)) = (query, answer)
            && *organization == self.organization
        {
            self.view.clone_from(view);
        }
        Vec::new()
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        let Some(view) = &self.view else { return };
        let look = canvas.look;
        let mut y = place.y;
        let mut write = |canvas: &mut Canvas<'_>, x: u16, text: &SafeText, meaning| {
            let height = place.bottom().saturating_sub(y);
            let room = Rect { x: place.x + x, y, width: place.width.saturating_sub(x + 1), height };
            if height > 0 {
                y += canvas.paragraphs(room, text, meaning);
            }
            y
        };
        for (body, seat) in &view.seats {
            write(canvas, 1, &look.say(&sits(look, body, seat)), Meaning::Plain);
        }
        let counted = Message::new("ui-partner-counts")
            .with("promised", view.commitments.len())
            .with("late", view.commitments.iter().filter(|(_, row)| row.standing.late).count())
            .with("actions", view.open_actions.cast_signed());
        write(canvas, 1, &look.say(&counted), Meaning::Muted);
        let top = write(canvas, 1, &look.word("ui-screen-commitments"), Meaning::Heading);
        if view.commitments.is_empty() {
            write(canvas, 1, &look.word("ui-empty-partner"), Meaning::Muted);
        }
        let said = |row: &CommitmentRow| (title(look, row), promised(look, row));
        let rows: Vec<(SafeText, SafeText)> = view.commitments.iter().map(|(_, row)| said(row)).collect();
        let lines = |text: &SafeText, x: u16| {
            wrap(text, usize::from(place.width.saturating_sub(x + 1).max(1)), look.encoder).len()
        };
        let heights: Vec<usize> = rows.iter().map(|(title, sums)| lines(title, 4) + lines(sums, 6)).collect();
        let (start, end) = page_of(&heights, self.selected, usize::from(place.bottom().saturating_sub(top)));
        let shown = view.commitments.iter().zip(&rows).enumerate().take(end).skip(start);
        let mut line = top;
        for (index, ((_, row), (title, sums))) in shown {
            if index == self.selected && line < place.bottom() {
                canvas.sign(place.x, line, '>', Meaning::Selected);
            }
            if row.standing.late && line < place.bottom() {
                canvas.sign(place.x + 2, line, '!', Meaning::Late);
            }
            write(canvas, 4, title, Meaning::Plain);
            let begun = line;
            line = write(canvas, 6, sums, Meaning::Muted);
            let spot = Rect { y: begun, height: line - begun, ..place }.intersection(place);
            canvas.spot(spot, Target::row(index, index == self.selected));
        }
    }
}

/// Returns what was promised, and by when.
fn title(look: &Look<'_>, row: &CommitmentRow) -> SafeText {
    let mut title = look.own(Some(&row.title));
    if let Some(due) = row.due_on {
        title.push(&SafeText::data(" · "));
        title.push(&look.day(due, DayForm::Full));
    }
    title
}

fn sits(look: &Look<'_>, body: &Name, seat: &SeatRow) -> Message {
    let name = |name: &Option<Name>| match name {
        Some(name) => look.name(name).as_str().to_owned(),
        None => look.word("ui-vacant").as_str().to_owned(),
    };
    Message::new("ui-partner-sits")
        .with("body", look.name(body).as_str())
        .with("number", seat.seat_no.unwrap_or(0))
        .with("principal", name(&seat.principal))
        .with("alternate", name(&seat.alternate))
        .with("present", seat.present.cast_signed())
        .with("meetings", seat.meetings.cast_signed())
}
