//! Long work: asked for by a screen, one at a time, and going on while somebody looks elsewhere.
//!
//! Its end is told to the screen that asked. Where another is shown by then, nothing opens over it: whoever
//! types there is not interrupted, the status line says what came of it.

use crate::domain::message::Message;
use crate::ui::effect::Effect;
use crate::ui::effect::Progress;
use crate::ui::model::Model;
use crate::ui::model::Notice;
use crate::ui::model::Step;
use crate::ui::overlays::trouble::Trouble;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::Waits;
use crate::ui::update::apply;

/// How long work came to its end.
pub(super) enum End {
    /// A screen is ready to be opened: the preview of a bundle.
    Ready(Box<Screen>),
    /// Something is on the disk, or on the stick.
    Done(Message),
    Failed(Message),
    Stopped,
}

/// Asks something of the world. Of long work there is one at a time.
pub(super) fn ask(model: &mut Model, effect: Effect) -> Option<Effect> {
    if !effect.is_long() {
        return Some(effect);
    }
    let screen = model.screens.last_mut();
    if std::mem::replace(&mut model.works, true) {
        screen.into_iter().flat_map(|screen| &mut screen.sheets).for_each(|sheet| sheet.refused());
        model.notice = Some(Notice::Refused(Message::new("ui-work-one-at-a-time")));
        return None;
    }
    if let Some(screen) = screen {
        screen.waits = Waits::ForTheEnd;
    }
    Some(effect)
}

/// Stops the long work that the shown screen asked for; `false` when there is none, or it stops already.
pub(super) fn stops(model: &mut Model) -> bool {
    if !model.overlays.is_empty() {
        return false;
    }
    let Some(screen) = model.screens.last_mut().filter(|screen| screen.waits == Waits::ForTheEnd) else {
        return false;
    };
    screen.waits = Waits::ForTheStop;
    model.progress = None;
    model.notice = Some(Notice::Done(Message::new("ui-work-stops")));
    true
}

/// Notes how far long work has come.
pub(super) fn goes_on(model: &mut Model, progress: Progress) {
    let stops = model.screens.iter().any(|screen| screen.waits == Waits::ForTheStop);
    model.progress = (model.works && !stops).then_some(progress);
}

/// Tells the end of long work to whoever asked for it.
pub(super) fn end(model: &mut Model, end: End) -> Vec<Effect> {
    model.works = false;
    model.progress = None;
    let asker = model.screens.iter().position(|screen| screen.waits != Waits::No);
    let is_shown = asker.is_some_and(|place| place + 1 == model.screens.len()) && model.overlays.is_empty();
    model.screens.iter_mut().for_each(|screen| screen.waits = Waits::No);
    let asker = asker.unwrap_or(usize::MAX);
    match end {
        End::Ready(screen) => ready(model, asker, is_shown, screen),
        End::Done(toast) => done(model, asker, is_shown, toast),
        End::Failed(message) => {
            sheets(model, asker).for_each(|sheet| sheet.refused());
            if is_shown {
                return apply(model, vec![Step::Over(Box::new(Trouble::new(message)))]);
            }
            model.notice = Some(Notice::Refused(message));
            Vec::new()
        }
        End::Stopped => {
            sheets(model, asker).for_each(|sheet| sheet.refused());
            model.notice = Some(Notice::Done(Message::new("ui-work-stopped")));
            Vec::new()
        }
    }
}

fn sheets(model: &mut Model, place: usize) -> impl Iterator<Item = &mut Box<dyn Sheet>> {
    model.screens.get_mut(place).into_iter().flat_map(|screen| &mut screen.sheets)
}

fn ready(model: &mut Model, asker: usize, is_shown: bool, screen: Box<Screen>) -> Vec<Effect> {
    if is_shown {
        let mut steps: Vec<Step> = sheets(model, asker).flat_map(|sheet| sheet.previewed()).collect();
        steps.push(Step::Open(screen));
        return apply(model, steps);
    }
    let id = match model.screens.get_mut(asker) {
        Some(asker) => {
            asker.ready = Some(screen);
            "ui-work-preview-waits"
        }
        None => "ui-work-preview-lost",
    };
    model.notice = Some(Notice::Done(Message::new(id)));
    Vec::new()
}

fn done(model: &mut Model, asker: usize, is_shown: bool, toast: Message) -> Vec<Effect> {
    let steps: Vec<Step> = sheets(model, asker).flat_map(|sheet| sheet.saved()).collect();
    let closes = steps.iter().any(|step| matches!(step, Step::Close));
    let effects = if is_shown && closes {
        apply(model, steps)
    } else {
        if closes {
            model.screens.remove(asker);
        }
        // What is shown may be about what is new.
        model.enter()
    };
    model.notice = Some(Notice::Done(toast));
    effects
}
