//! What keys do to the field with the focus: choose a word, move a day, pick a record.

use crate::ui::command::Command;
use crate::ui::command::Editing;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::widgets::choices;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::field::Picked;
use crate::ui::widgets::form::Form;
use crate::ui::widgets::form::value_columns;

impl Form {
    /// Returns where keys are pressed: first what the field with the focus makes of them.
    pub fn places(&self) -> Vec<Place> {
        let Some(field) = self.focused() else { return vec![Place::Form] };
        let own = match field {
            field if field.choices().is_some() => Some(Place::Choice),
            field if field.is_day() && !field.entry.text().is_empty() => Some(Place::Day),
            field if field.picking => Some(Place::Picker),
            _ => None,
        };
        let text = field.choices().is_none().then_some(Place::Text);
        own.into_iter().chain([Place::Form]).chain(text).collect()
    }

    /// Returns the same for a form that is part of another place.
    pub fn places_within(&self, place: Place) -> Vec<Place> {
        let mut places = self.places();
        let form = places.iter().position(|own| *own == Place::Form).unwrap_or(0);
        places.insert(form, place);
        places
    }

    /// Gives the command to the field with the focus; `None` when the field has no use for it.
    pub(super) fn in_field(&mut self, command: Command, facts: &Facts) -> Option<Vec<Step>> {
        let columns = value_columns(facts.columns);
        let field = self.fields.get_mut(self.focus)?;
        if field.choices().is_some() {
            return choose(field, command, facts).then(|| self.touched());
        }
        if field.is_day()
            && let Some((days, months)) = span(command)
        {
            return field.move_day(days, months, facts).then(|| self.touched());
        }
        if field.picking {
            return self.pick(command, facts);
        }
        if command == Command::Next && field.is_unpicked() {
            return Some(self.open_picker(facts));
        }
        self.typed(command, columns, facts)
    }

    /// Gives the command to the open list of a picker.
    fn pick(&mut self, command: Command, facts: &Facts) -> Option<Vec<Step>> {
        let field = self.fields.get_mut(self.focus)?;
        let offers = field.offers();
        match command {
            Command::Next => field.pick = (field.pick + 1).min(offers.saturating_sub(1)),
            Command::Previous => field.pick = field.pick.saturating_sub(1),
            Command::Choose(place) => field.pick = place.min(offers.saturating_sub(1)),
            // A list that is still being looked up holds nothing to take.
            Command::Open if field.picks.is_none() => {}
            // A new record is made on purpose, never on the way to the next field.
            Command::NextField if field.pick_at(field.pick).is_none() => return None,
            Command::Open | Command::NextField if offers > 0 => {
                field.take_pick(!facts.mirrored);
                let mut steps = self.touched();
                steps.extend(self.move_focus(1, facts));
                return Some(steps);
            }
            Command::Back => field.picking = false,
            _ => return self.typed(command, value_columns(facts.columns), facts),
        }
        Some(Vec::new())
    }

    /// Opens the list of the picker with the focus.
    pub(super) fn open_picker(&mut self, facts: &Facts) -> Vec<Step> {
        let Some(kind) = self.fields.get_mut(self.focus).and_then(|field| {
            field.picking = true;
            field.pick = 0;
            field.picks_kind()
        }) else {
            return Vec::new();
        };
        self.ask_for(kind, facts)
    }
}

impl Field {
    /// Returns `true` for a name that was typed, and neither picked nor added.
    pub fn is_unpicked(&self) -> bool {
        self.picks_kind().is_some() && self.picked == Picked::Nothing && !self.entry.text().trim().is_empty()
    }
}

/// Returns the days and months by which a key moves a day.
const fn span(command: Command) -> Option<(i64, i32)> {
    match command {
        Command::Next => Some((1, 0)),
        Command::Previous => Some((-1, 0)),
        Command::PageDown => Some((0, 1)),
        Command::PageUp => Some((0, -1)),
        _ => None,
    }
}

/// Chooses a word by its digit, or the one beside; `false` when the command is no choice.
fn choose(field: &mut Field, command: Command, facts: &Facts) -> bool {
    let count = field.choices().map_or(0, <[_]>::len);
    let chosen = field.chosen();
    let next = chosen.map_or(0, |place| (place + 1) % count.max(1));
    let previous = chosen.map_or(0, |place| (place + count.saturating_sub(1)) % count.max(1));
    match command {
        Command::Type(' ') => field.choose(next),
        Command::Type(letter) => match choices::chosen(letter, count) {
            Some(place) => field.choose(place),
            None => return false,
        },
        Command::Left if facts.mirrored => field.choose(next),
        Command::Right if facts.mirrored => field.choose(previous),
        Command::Left => field.choose(previous),
        Command::Right => field.choose(next),
        Command::Editing(Editing::Backspace | Editing::Delete) if field.may_be_empty() => {
            field.entry.set("");
            field.changed = true;
        }
        _ => return false,
    }
    true
}
