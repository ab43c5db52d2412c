//! A list to choose from, with a line below it for what does not stand in it.

use ratatui::layout::Rect;

use crate::text::SafeText;
use crate::text::columns;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::pointing::Target;
use crate::ui::widgets::form::label_columns;
use crate::ui::widgets::listing::page;
use crate::ui::widgets::prompt::Line;

/// What is offered, and what else could be typed.
#[derive(Clone, Debug)]
pub struct Offer {
    /// How many rows are offered.
    pub count: usize,
    pub selected: usize,
    pub other: Line,
}

/// A row of an offer: what it is called, and what stands beside it.
pub struct Row {
    pub name: SafeText,
    pub beside: SafeText,
    pub meaning: Meaning,
}

impl Offer {
    /// Makes an offer of nothing yet.
    pub const fn new(other: Line) -> Self {
        Self { count: 0, selected: 0, other }
    }

    /// Returns the row that is chosen; `None` when it is what was typed.
    pub fn chosen(&self) -> Option<usize> {
        (self.selected < self.count).then_some(self.selected)
    }

    /// Returns where keys are pressed.
    pub fn places(&self, own: Place) -> Vec<Place> {
        if self.chosen().is_some() { vec![own] } else { vec![own, Place::Text] }
    }

    /// Moves, or writes; letters go to the line at once. `None` when the command is about neither.
    pub fn command(&mut self, command: Command, facts: &Facts) -> Option<Vec<Step>> {
        match command {
            Command::Select(place) => self.selected = place.min(self.count),
            Command::Next | Command::NextField => self.selected = (self.selected + 1).min(self.count),
            Command::Previous | Command::PreviousField => self.selected = self.selected.saturating_sub(1),
            Command::Type(_) => {
                self.selected = self.count;
                return self.other.command(command, facts);
            }
            command if self.chosen().is_none() => return self.other.command(command, facts),
            Command::First => self.selected = 0,
            Command::Last => self.selected = self.count,
            _ => return None,
        }
        Some(Vec::new())
    }

    /// Puts pasted text into the line.
    pub fn paste(&mut self, text: &str) -> Vec<Step> {
        self.selected = self.count;
        self.other.paste(text)
    }

    /// Paints the rows and the line.
    ///
    /// ```text
    ///   > Marj Noor (MNR)      36 changes not acknowledged
    ///     All offices (ALL)
    ///     Another code         [        ]
    /// ```
    pub fn view(&self, canvas: &mut Canvas<'_>, place: Rect, rows: &[Row], facts: &Facts) {
        let fits = usize::from(place.height.saturating_sub(3)).max(1);
        let (start, end) =
            page(rows.len(), self.selected.min(rows.len().saturating_sub(1)), fits, &|_| false);
        let widest = rows.iter().map(|row| columns(&row.name, canvas.look.encoder)).max().unwrap_or(0);
        let widest = u16::try_from(widest).unwrap_or(u16::MAX).min(place.width / 2);
        let mut y = place.y;
        for (index, row) in rows.iter().enumerate().take(end).skip(start) {
            canvas.spot(Rect { y, height: 1, ..place }, Target::row(index, index == self.selected));
            if index == self.selected {
                canvas.sign(place.x, y, '>', Meaning::Selected);
            }
            let name = Rect { x: place.x + 2, y, width: widest, height: 1 };
            canvas.text(name, &row.name, Meaning::Plain);
            let x = name.right() + 2;
            let beside = Rect { x, width: place.right().saturating_sub(x), ..name };
            canvas.text(beside, &row.beside, row.meaning);
            y += 1;
        }
        y += 1;
        let focused = self.chosen().is_none();
        if focused {
            canvas.sign(place.x, y, '>', Meaning::Selected);
        }
        let row = Rect { y, height: place.bottom().saturating_sub(y), ..place };
        self.other.view_labelled(canvas, row, label_columns(facts.columns), (self.count, focused), facts);
    }
}
