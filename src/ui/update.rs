//! From a key to what follows: pure, fast, and the same on every screen.

use crossterm::event::KeyEvent;

use crate::domain::message::Message;
use crate::text::as_spoken;
use crate::text::terminal::Way;
use crate::ui::command::Command;
use crate::ui::command::Destination;
use crate::ui::effect::Effect;
use crate::ui::effect::Fresh;
use crate::ui::model::Model;
use crate::ui::model::Notice;
use crate::ui::model::Size;
use crate::ui::model::Step;
use crate::ui::overlays::go_to::GoTo;
use crate::ui::overlays::help::Help;
use crate::ui::overlays::search::Search;
use crate::ui::overlays::which_line;
use crate::ui::overlays::which_line::WhichLine;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::new;
use crate::ui::work;

/// How many screens the way back holds.
const DEEPEST: usize = 30;

/// So many columns are one pane on every screen.
const ONE_PANE: u16 = 69;

/// Answers a pressed key.
pub fn press(model: &mut Model, event: KeyEvent) -> Vec<Effect> {
    match model.keymap.command_for(&model.places(), event) {
        Some(command) => update(model, command),
        None => Vec::new(),
    }
}

/// Answers pasted text.
pub fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    model.notice = None;
    let facts = model.facts();
    let steps = top(model).map(|sheet| sheet.paste(text, &facts)).unwrap_or_default();
    apply(model, steps)
}

/// Returns the rows that are written in different ways at the moment, to be compared; `None` when none are.
pub fn tried_rows(model: &Model) -> Option<Vec<(u16, Way)>> {
    let over = model.overlays.last()?;
    over.compares_ways().then(|| which_line::rows(model.size.rows))
}

/// Takes the size of the terminal.
pub fn resize(model: &mut Model, columns: u16, rows: u16) {
    // A terminal that turns whole rows round takes one pane: text beside text would change places.
    let columns = if model.settings.way == Way::Terminal { columns.min(ONE_PANE) } else { columns };
    model.size = Size { columns, rows };
}

/// Takes the time and new ids; the app brings them before every key.
pub fn refresh(model: &mut Model, fresh: Fresh) {
    model.fresh = fresh;
}

/// Answers one command. Never touches the disk; asks for that with effects.
pub fn update(model: &mut Model, command: Command) -> Vec<Effect> {
    model.notice = None;
    if command == Command::Back && work::stops(model) {
        return vec![Effect::Stop];
    }
    let facts = model.facts();
    let steps = match top(model) {
        Some(sheet) => sheet.command(command, &facts),
        None => vec![Step::NotMine],
    };
    if matches!(steps.as_slice(), [Step::NotMine]) {
        return anywhere(model, command);
    }
    apply(model, steps)
}

/// Returns what has the keys: the topmost thing over the screen, or the open sheet.
fn top(model: &mut Model) -> Option<&mut Box<dyn Sheet>> {
    match model.overlays.last_mut() {
        Some(overlay) => Some(overlay),
        None => model.screens.last_mut().and_then(Screen::sheet_mut),
    }
}

/// Fulfils a command that means the same on every screen.
fn anywhere(model: &mut Model, command: Command) -> Vec<Effect> {
    let facts = model.facts();
    let step = match command {
        Command::Back => Step::Close,
        Command::Left | Command::Right if (command == Command::Right) == facts.mirrored => Step::Close,
        Command::WhichLine => Step::Over(Box::new(WhichLine::default())),
        Command::Help => {
            let title = model.screen().map(|screen| screen.title.clone());
            Step::Over(Box::new(Help::new(title, &model.keymap, &facts)))
        }
        Command::GoTo => Step::Over(Box::new(GoTo::default())),
        Command::Search => Step::Over(Box::new(Search::new(&model.keymap, &facts))),
        Command::Go(destination) => Step::Go(destination),
        Command::Turn(sheet) => Step::Turn(sheet),
        Command::BackTo(place) => return back_to(model, place),
        Command::NewAction => new::action(&facts),
        Command::NewCommitment => new::commitment(&facts),
        Command::NewDecision => new::decision(&facts),
        Command::NewRecommendation => new::new_recommendation(&facts),
        Command::Undo => Step::Do(Effect::Undo),
        Command::Redo => Step::Do(Effect::Redo),
        Command::Quit => Step::Do(Effect::Quit),
        Command::NextSheet | Command::NextField => return turn(model, 1),
        Command::PreviousSheet | Command::PreviousField => return turn(model, -1),
        _ => return Vec::new(),
    };
    apply(model, vec![step])
}

fn turn(model: &mut Model, by: isize) -> Vec<Effect> {
    let facts = model.facts();
    model.screens.last_mut().map(|screen| screen.turn(by, &facts)).unwrap_or_default()
}

/// Does what follows from a command or an answer.
pub(super) fn apply(model: &mut Model, steps: Vec<Step>) -> Vec<Effect> {
    let mut effects = Vec::new();
    for step in steps {
        match step {
            Step::Do(effect) => effects.extend(work::ask(model, effect)),
            Step::Open(screen) => effects.extend(open(model, *screen)),
            Step::Close => effects.extend(close(model)),
            Step::Go(destination) => effects.extend(go(model, destination)),
            Step::Turn(sheet) => {
                let facts = model.facts();
                effects.extend(
                    model.screens.last_mut().into_iter().flat_map(|screen| screen.turn_to(sheet, &facts)),
                );
            }
            Step::Over(overlay) => effects.extend(lay_over(model, overlay)),
            Step::Say(notice) => model.notice = Some(notice),
            Step::Clip(text) => {
                effects.push(Effect::Copy(as_spoken(&text)));
                model.clipboard = text;
            }
            Step::Command(command) => effects.extend(update(model, command)),
            Step::NotMine => {}
        }
    }
    effects
}

fn open(model: &mut Model, screen: Screen) -> Vec<Effect> {
    if model.screens.len() >= DEEPEST {
        model.screens.remove(1);
    }
    model.screens.push(screen);
    model.enter()
}

fn lay_over(model: &mut Model, mut overlay: Box<dyn Sheet>) -> Vec<Effect> {
    let effects = overlay.enter(&model.facts());
    model.overlays.push(overlay);
    effects
}

/// Takes away what lies over the screen, or goes back one screen; Home says how to leave.
fn close(model: &mut Model) -> Vec<Effect> {
    if model.overlays.pop().is_some() {
        return Vec::new();
    }
    if model.screens.len() <= 1 {
        model.notice = Some(Notice::Done(Message::new("ui-to-leave")));
        return Vec::new();
    }
    if let Some(mut screen) = model.screens.pop() {
        screen.sheets.iter_mut().for_each(|sheet| sheet.leave());
    }
    model.enter()
}

/// Goes back on the way that was gone, over several screens at once.
fn back_to(model: &mut Model, place: usize) -> Vec<Effect> {
    model.overlays.clear();
    while model.screens.len() > place.saturating_add(1) {
        let Some(mut screen) = model.screens.pop() else { break };
        screen.sheets.iter_mut().for_each(|sheet| sheet.leave());
    }
    model.enter()
}

/// Goes to a screen; the way back is Home.
fn go(model: &mut Model, destination: Destination) -> Vec<Effect> {
    model.overlays.clear();
    model.screens.truncate(1);
    if destination == Destination::Home {
        return model.enter();
    }
    open(model, Screen::at(destination))
}
