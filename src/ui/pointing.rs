//! From a click to what follows: a picture knows what stands where, and a click is what a key would be.

use crossterm::event::MouseButton;
use crossterm::event::MouseEvent;
use crossterm::event::MouseEventKind;
use ratatui::layout::Position;
use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::ui::command::Command;
use crate::ui::command::Editing;
use crate::ui::command::Point;
use crate::ui::effect::Effect;
use crate::ui::model::Model;
use crate::ui::model::Notice;
use crate::ui::update::update;

/// So many rows go by with one notch of the wheel.
const NOTCH: usize = 3;

/// What stands where on the screen, as it was painted last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Picture {
    /// The later one lies over the earlier one.
    pub spots: Vec<Spot>,
    /// The terminal turns whole rows round: so many columns are seen the other way.
    pub turned: Option<u16>,
}

/// A place on the screen, and what a click on it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    pub place: Rect,
    pub target: Target,
}

/// What a click is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A command, and one that follows on it: an entry of the footer, a button.
    Do(Command, Option<Command>),
    /// A row: the command puts the cursor on it; where the cursor is already, the row is opened.
    Row { select: Command, selected: bool },
    /// A row of a text that is being written, laid out in so many columns; first of all it is given the focus.
    Text { focus: [Option<Command>; 2], row: usize, columns: usize },
}

impl Target {
    /// Makes the target of a row of the list that has the cursor.
    pub const fn row(place: usize, is_selected: bool) -> Self {
        Self::Row { select: Command::Select(place), selected: is_selected }
    }

    /// Makes the target of a button, by its place among the lines and buttons of a form.
    pub const fn button(place: usize) -> Self {
        Self::Do(Command::Select(place), Some(Command::Open))
    }

    /// Makes the target of an entry that has the focus.
    pub const fn text(row: usize, columns: usize) -> Self {
        Self::Text { focus: [None, None], row, columns }
    }
}

/// What the mouse did last.
#[derive(Clone, Debug, Default)]
pub struct Mouse {
    did: Did,
    /// It was said how a terminal copies by itself.
    told: bool,
}

#[derive(Clone, Copy, Debug, Default)]
enum Did {
    #[default]
    Nothing,
    Selected,
    /// It went into a text: this spot of it.
    Wrote(Spot),
}

/// Answers what was done with the mouse; `again` says that the same cell was clicked just before.
pub fn point(model: &mut Model, picture: &Picture, event: MouseEvent, again: bool) -> Vec<Effect> {
    let column = picture.turned.map_or(event.column, |width| width.saturating_sub(event.column + 1));
    let at = Position { x: column, y: event.row };
    match event.kind {
        MouseEventKind::Down(MouseButton::Left) if again => click_again(model),
        MouseEventKind::Down(MouseButton::Left) => click(model, picture.at(at), at),
        MouseEventKind::Down(MouseButton::Right) => offer_commands(model, picture.at(at)),
        MouseEventKind::Drag(MouseButton::Left) => drag(model, picture, at),
        MouseEventKind::ScrollDown => scroll(model, picture, Command::Next),
        MouseEventKind::ScrollUp => scroll(model, picture, Command::Previous),
        _ => Vec::new(),
    }
}

impl Picture {
    fn at(&self, at: Position) -> Option<Spot> {
        self.spots.iter().rev().find(|spot| spot.place.contains(at)).copied()
    }

    /// Returns the row of a text that is nearest to a cell, with its number, which goes on above and below what is shown.
    fn row_of(&self, begun: Spot, to: Position) -> Option<(Spot, usize, usize)> {
        let Target::Text { focus: before, .. } = begun.target else { return None };
        let with = |wanted: [Option<Command>; 2]| {
            let own = self.spots.iter().filter(move |spot| match spot.target {
                Target::Text { focus, .. } => focus == wanted && spot.place.x == begun.place.x,
                _ => false,
            });
            own.min_by_key(|spot| spot.place.y.abs_diff(to.y)).copied()
        };
        // Once it was clicked, the text has the focus.
        let spot = with(before).or_else(|| with([None, None]))?;
        let Target::Text { row, columns, .. } = spot.target else { return None };
        let beyond = isize::try_from(i32::from(to.y) - i32::from(spot.place.y)).unwrap_or(0);
        Some((spot, row.saturating_add_signed(beyond), columns))
    }
}

fn click(model: &mut Model, spot: Option<Spot>, at: Position) -> Vec<Effect> {
    model.mouse.did = Did::Nothing;
    let Some(spot) = spot else { return Vec::new() };
    match spot.target {
        Target::Do(first, second) => all(model, [Some(first), second]),
        Target::Row { selected: true, .. } => update(model, Command::Open),
        Target::Row { select, .. } => {
            model.mouse.did = Did::Selected;
            update(model, select)
        }
        Target::Text { focus, row, columns } => {
            model.mouse.did = Did::Wrote(spot);
            let column = usize::from(at.x.saturating_sub(spot.place.x));
            let point = Point { row, column, columns, extends: false };
            all(model, focus.into_iter().chain([Some(Command::Editing(Editing::Point(point)))]))
        }
    }
}

/// A second click goes on with what the first one began, whatever stands there now.
fn click_again(model: &mut Model) -> Vec<Effect> {
    match std::mem::take(&mut model.mouse.did) {
        Did::Nothing => Vec::new(),
        Did::Selected => update(model, Command::Open),
        Did::Wrote(spot) => {
            model.mouse.did = Did::Wrote(spot);
            update(model, Command::Editing(Editing::SelectWord))
        }
    }
}

/// The right button offers the commands, in a list for the row that it was pressed on.
fn offer_commands(model: &mut Model, spot: Option<Spot>) -> Vec<Effect> {
    let mut effects = Vec::new();
    if let Some(Target::Row { select, selected: false }) = spot.map(|spot| spot.target) {
        effects = update(model, select);
    }
    // Whatever key does it here; where none does, neither does the button.
    let lines = model.keymap.lines(&model.places());
    if lines.iter().any(|(binding, _)| binding.command == Command::Help) {
        effects.extend(update(model, Command::Help));
    }
    effects
}

/// Selects from where the button was pressed; outside of text it is said once how the terminal does that itself.
fn drag(model: &mut Model, picture: &Picture, to: Position) -> Vec<Effect> {
    let Did::Wrote(begun) = model.mouse.did else {
        if !std::mem::replace(&mut model.mouse.told, true) {
            model.notice = Some(Notice::Done(Message::new("ui-mouse-copies").with_typed("key", "Shift")));
        }
        return Vec::new();
    };
    let Some((spot, row, columns)) = picture.row_of(begun, to) else { return Vec::new() };
    let column = to.x.clamp(spot.place.x, spot.place.right().saturating_sub(1)) - spot.place.x;
    let point = Point { row, column: usize::from(column), columns, extends: true };
    update(model, Command::Editing(Editing::Point(point)))
}

/// Goes on by some rows, where there are rows to go by; a form keeps its focus.
fn scroll(model: &mut Model, picture: &Picture, command: Command) -> Vec<Effect> {
    let has_rows = picture.spots.iter().any(|spot| matches!(spot.target, Target::Row { .. }));
    all(model, std::iter::repeat_n(Some(command).filter(|_| has_rows), NOTCH))
}

fn all(model: &mut Model, commands: impl IntoIterator<Item = Option<Command>>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for command in commands.into_iter().flatten() {
        effects.extend(update(model, command));
    }
    effects
}
