//! One partner: where it sits, what it promised, what came of it.

use ratatui::layout::Rect;

use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Name;
use crate::domain::rows::PartnerView;
use crate::domain::rows::Query;
use crate::domain::rows::SeatRow;
use crate::i18n::DayForm;
use crate::text::SafeText;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::details::promised;
use crate::ui::screens::new;
use crate::ui::widgets::listing::page;

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

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![Effect::Ask(Query::Partner { organization: self.organization })]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let count = self.view.as_ref().map_or(0, |view| view.commitments.len());
        match command {
            Command::Next => self.selected = (self.selected + 1).min(count.saturating_sub(1)),
            Command::Previous => self.selected = self.selected.saturating_sub(1),
            Command::Open => return self.open(),
            Command::Left | Command::Right if (command == Command::Right) != facts.mirrored => {
                return self.open();
            }
            Command::NextStep => {
                let found = self.view.as_ref().and_then(|view| view.commitments.get(self.selected));
                return found.map(|(id, _)| new::delivery(*id, facts)).into_iter().collect();
            }
            _ => return vec![Step::NotMine],
        }
        Vec::new()
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
        let mut y = place.y;
        let mut write = |canvas: &mut Canvas<'_>, x: u16, text: &SafeText, meaning| {
            let room = Rect { x: place.x + x, y, width: place.width.saturating_sub(x), height: 1 };
            canvas.text(room.intersection(place), text, meaning);
            y += 1;
            y
        };
        for (body, seat) in &view.seats {
            let said = sits(canvas.look, body, seat);
            write(canvas, 1, &canvas.look.say(&said), Meaning::Plain);
        }
        let counted = Message::new("ui-partner-counts")
            .with("promised", view.commitments.len())
            .with("late", view.commitments.iter().filter(|(_, row)| row.standing.late).count())
            .with("actions", view.open_actions.cast_signed());
        write(canvas, 1, &canvas.look.say(&counted), Meaning::Muted);
        let top = write(canvas, 1, &canvas.look.word("ui-screen-commitments"), Meaning::Heading);
        let fits = usize::from(place.bottom().saturating_sub(top) / 2).max(1);
        let (start, end) = page(view.commitments.len(), self.selected, fits, &|_| false);
        for (index, (_, row)) in view.commitments.iter().enumerate().take(end).skip(start) {
            let mut title = canvas.look.own(Some(&row.title));
            if let Some(due) = row.due_on {
                title.push(&SafeText::data(" · "));
                title.push(&canvas.look.day(due, DayForm::Full));
            }
            let below = write(canvas, 4, &title, Meaning::Plain);
            if index == self.selected && below <= place.bottom() {
                canvas.sign(place.x, below - 1, '>', Meaning::Selected);
            }
            if row.standing.late && below <= place.bottom() {
                canvas.sign(place.x + 2, below - 1, '!', Meaning::Late);
            }
            write(canvas, 6, &promised(canvas.look, row), Meaning::Muted);
        }
    }
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
