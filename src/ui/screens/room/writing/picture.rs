//! The writing sheet as a picture: the agenda at the start, the minutes beside it, a form over both.

use ratatui::layout::Rect;

use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::model::Facts;
use crate::ui::screens::room::NARROW;
use crate::ui::screens::room::agenda;
use crate::ui::screens::room::line::Line;
use crate::ui::screens::room::minutes::Pane;
use crate::ui::screens::room::writing::Focus;
use crate::ui::screens::room::writing::Writing;

/// Returns how many columns the agenda takes beside the minutes; 0 when it folds into a view of its own.
const fn agenda_columns(columns: u16) -> u16 {
    match columns {
        0..NARROW => 0,
        NARROW..110 => 25,
        _ => 36,
    }
}

/// Returns how many columns the minutes have.
pub(super) const fn minutes_columns(columns: u16) -> u16 {
    match agenda_columns(columns) {
        0 => columns,
        agenda => columns - agenda - 1,
    }
}

impl Writing {
    /// Paints the sheet.
    ///
    /// ```text
    ///   AGENDA                | 4 Day centre for persons with disabilities
    ///     1 Quorum         ok |   NZ  The hall needs a ramp before winter.
    ///   > 4 Day centre  12/15 | DECISION 2
    /// ```
    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        let Some(view) = &self.room.view else { return };
        let agenda = agenda_columns(place.width);
        let on_agenda = self.focus() == Focus::Agenda && self.form.is_none();
        let now = facts.fresh.now;
        if agenda > 0 {
            let room = Rect { width: agenda, ..place };
            agenda::view(&self.room, self.item, on_agenda, canvas, room, now);
            canvas.upright(Rect { x: place.x + agenda, width: 1, ..place });
        }
        let beside = minutes_columns(place.width);
        let room = Rect { x: place.x + place.width - beside, width: beside, ..place };
        if view.agenda.is_empty() {
            let inside = Rect {
                x: room.x + 1,
                y: room.y + 1,
                width: room.width.saturating_sub(2),
                height: room.height.saturating_sub(1),
            };
            let id = if self.room.is_open() { "room-agenda-empty" } else { "room-agenda-none" };
            canvas.paragraphs(inside, &canvas.look.word(id), Meaning::Muted);
        } else if on_agenda && agenda == 0 {
            agenda::view(&self.room, self.item, true, canvas, room, now);
        } else if let Some(item) = self.item() {
            let empty = Line::new(item.item.id);
            let line = self.room.is_open().then(|| self.line().unwrap_or(&empty));
            let focused = !on_agenda && self.form.is_none();
            let pane =
                Pane { room: &self.room, item, number: self.item + 1, cursor: self.cursor, line, focused };
            pane.view(canvas, room);
        } else {
            let inside = Rect {
                x: room.x + 1,
                y: room.y + 1,
                width: room.width.saturating_sub(2),
                height: room.height.saturating_sub(1),
            };
            canvas.paragraphs(inside, &canvas.look.word("room-close-about"), Meaning::Muted);
        }
        if let Some(form) = &self.form {
            form.view(canvas, place, facts);
        }
    }
}
