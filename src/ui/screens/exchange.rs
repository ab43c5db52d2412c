//! Who has what of ours, and what we have of theirs; from here bundles come in and go out.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::shown::PeerRow;
use crate::i18n::DayForm;
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
use crate::ui::screens::Sheet;
use crate::ui::screens::bundles::Export;
use crate::ui::screens::bundles::Import;
use crate::ui::widgets::listing::page;

/// The laptops that are known here.
#[derive(Debug, Default)]
pub struct Peers {
    rows: Vec<PeerRow>,
    selected: usize,
    loaded: bool,
}

impl Peers {
    fn export(&self) -> Vec<Step> {
        let chosen = self.rows.get(self.selected).filter(|row| !row.this_laptop);
        vec![Export::open(chosen.map_or("", |row| &row.author.office))]
    }
}

impl Sheet for Peers {
    fn label(&self) -> Message {
        Message::new("ui-sheet-peers")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Exchange]
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![Effect::Ask(Query::Peers)]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let last = self.rows.len().saturating_sub(1);
        match command {
            Command::Next => self.selected = self.selected.saturating_add(1).min(last),
            Command::Previous => self.selected = self.selected.saturating_sub(1),
            Command::First => self.selected = 0,
            Command::Last => self.selected = last,
            Command::Type('1' | '١') | Command::Import => return vec![Import::open()],
            Command::Type('2' | '٢') | Command::Export | Command::Open => return self.export(),
            Command::Left | Command::Right if (command == Command::Right) != facts.mirrored => {
                return self.export();
            }
            _ => return vec![Step::NotMine],
        }
        Vec::new()
    }

    fn given(&mut self, _query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        if let Answer::Peers(rows) = answer {
            self.rows.clone_from(rows);
            self.selected = self.selected.min(rows.len().saturating_sub(1));
            self.loaded = true;
        }
        Vec::new()
    }

    /// Paints the laptops.
    ///
    /// ```text
    ///     Laptop                   They have ours to  We have theirs to  Not acknowledged
    ///   > MNR-1 Marj Noor          Thu 12/11          Sat 21/11          36
    ///   1 Import a bundle   2 Export to a stick
    /// ```
    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        let columns = [
            ("ui-column-laptop", place.width.saturating_sub(56)),
            ("ui-column-they-have", 18),
            ("ui-column-we-have", 18),
            ("ui-column-unacknowledged", 14),
        ];
        let shown = if place.width < 76 { 3 } else { 4 };
        let columns = columns.get(..shown).unwrap_or_default();
        let spare = if shown == 3 { 16 } else { 0 };
        let mut x = place.x + 3;
        let mut spots = Vec::new();
        for (index, (title, width)) in columns.iter().enumerate() {
            let width = *width + if index == 0 { spare } else { 0 };
            let spot = Rect { x, y: place.y, width: width.saturating_sub(1), height: 1 };
            canvas.text(spot.intersection(place), &canvas.look.word(title), Meaning::Heading);
            spots.push(spot);
            x += width;
        }
        let body = Rect { y: place.y + 1, height: place.height.saturating_sub(3), ..place };
        let (start, end) = page(self.rows.len(), self.selected, usize::from(body.height).max(1), &|_| false);
        for (index, row) in self.rows.iter().enumerate().take(end).skip(start) {
            let y = body.y + u16::try_from(index - start).unwrap_or(0);
            if index == self.selected {
                canvas.fill(Rect { y, width: 2, height: 1, ..place }, Meaning::Selected);
                canvas.sign(place.x, y, '>', Meaning::Selected);
            }
            if row.unacknowledged > 0 && !row.this_laptop {
                canvas.sign(place.x + 2, y, '^', Meaning::Unacknowledged);
            }
            for (spot, text) in spots.iter().zip(cells(canvas.look, row)) {
                canvas.text(Rect { y, ..*spot }.intersection(body), &text, Meaning::Plain);
            }
        }
        let y = place.bottom().saturating_sub(1);
        if self.loaded && y > body.y {
            let room = Rect { x: place.x + 1, y, width: place.width.saturating_sub(2), height: 1 };
            canvas.text(room, &canvas.look.word("ui-exchange-choices"), Meaning::Label);
        }
    }
}

fn cells(look: &Look<'_>, row: &PeerRow) -> [SafeText; 4] {
    let mut name = isolate_ltr(&row.author.laptop);
    name.push(&SafeText::data(" "));
    name.push(&SafeText::data(&row.author.office_name).isolated());
    let when = |at: Option<crate::domain::day::Moment>| match at {
        Some(at) => look.local_day(at, DayForm::Brief),
        None => look.word("ui-nothing-yet"),
    };
    if row.this_laptop {
        let here = look.word("ui-this-laptop");
        return [name, here, SafeText::default(), SafeText::default()];
    }
    [
        name,
        when(row.they_have_ours_to),
        when(row.we_have_theirs_to),
        look.number(row.unacknowledged.cast_signed()),
    ]
}

/// Says since when a key is known, or that it is new.
pub fn known(look: &Look<'_>, since: Option<crate::domain::day::Moment>) -> SafeText {
    match since {
        Some(at) => {
            let day = look.local_day(at, DayForm::Numeric);
            look.say(&Message::new("ui-key-known").with("at", day.as_str()))
        }
        None => look.word("ui-key-is-new"),
    }
}
