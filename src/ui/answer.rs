//! From an outcome to what follows.

use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::ui::effect::Effect;
use crate::ui::effect::Outcome;
use crate::ui::model::Model;
use crate::ui::model::Notice;
use crate::ui::model::Step;
use crate::ui::overlays::trouble::Trouble;
use crate::ui::screens::Screen;
use crate::ui::screens::bundles::Bundles;
use crate::ui::screens::preview::Preview;
use crate::ui::update::apply;
use crate::ui::work;
use crate::ui::work::End;

/// Takes what the world answered. Answers in turn with what is to be asked next.
pub fn answer(model: &mut Model, outcome: Outcome) -> Vec<Effect> {
    match outcome {
        Outcome::Progress(progress) => {
            work::goes_on(model, progress);
            Vec::new()
        }
        Outcome::Previewed { path, preview } => {
            work::end(model, End::Ready(Box::new(Preview::screen(path, preview))))
        }
        Outcome::Folder { path, stick } => {
            work::end(model, End::Ready(Box::new(Bundles::screen_of(path, stick))))
        }
        Outcome::Imported { at, preview } => {
            model.saved_at = Some(at);
            let imported = Message::new("ui-toast-imported").with("count", preview.records().cast_signed());
            let imported = imported.with("conflicts", preview.conflicts.count.cast_signed());
            let held = Message::new("ui-toast-nothing-new");
            work::end(model, End::Done(if preview.is_held() { held } else { imported }))
        }
        Outcome::Failed(message) => work::end(model, End::Failed(message)),
        Outcome::Stopped => work::end(model, End::Stopped),
        Outcome::Ready => {
            model.screens = vec![Screen::home()];
            model.overlays.clear();
            model.enter()
        }
        Outcome::Given { query, answer } => given(model, &query, &answer),
        Outcome::Saved { at, toast, records } => {
            model.saved_at = Some(at);
            saved(model, toast, &records)
        }
        Outcome::Refused(message) => {
            each_sheet_refused(model);
            apply(model, vec![Step::Over(Box::new(Trouble::new(message)))])
        }
        Outcome::OnlyRead { why, elsewhere } => {
            model.written_elsewhere = elsewhere;
            apply(model, vec![Step::Over(Box::new(Trouble::only_read(why)))])
        }
        Outcome::Told(message) => {
            model.notice = Some(Notice::Done(message));
            Vec::new()
        }
        Outcome::Changed(settings) => {
            model.settings = settings;
            Vec::new()
        }
        Outcome::Written { path } => {
            // A path is of use only when all of it can be read.
            let said = Message::new("ui-toast-written").with_typed("path", path);
            apply(model, vec![Step::Over(Box::new(Trouble::told("ui-written-title", said)))])
        }
        Outcome::Exported { path, changes } => {
            let said = Message::new("ui-toast-exported").with_typed("path", path);
            work::end(model, End::Done(said.with("count", changes.cast_signed())))
        }
    }
}

fn given(model: &mut Model, query: &Query, answer: &Answer) -> Vec<Effect> {
    match answer {
        Answer::Home(summary) => {
            model.office = summary.office.clone();
            model.unsettled = summary.conflicts;
        }
        Answer::Conflicts(page) => model.unsettled = page.total,
        _ => {}
    }
    let facts = model.facts();
    let mut steps = Vec::new();
    for overlay in &mut model.overlays {
        steps.extend(overlay.given(query, answer, &facts));
    }
    for sheet in model.screens.iter_mut().flat_map(|screen| &mut screen.sheets) {
        steps.extend(sheet.given(query, answer, &facts));
    }
    apply(model, steps)
}

/// Something is on the disk: forms close, and what is shown is asked for again.
fn saved(model: &mut Model, toast: Message, records: &[RecordId]) -> Vec<Effect> {
    let depth = model.screens.len();
    let mut steps = Vec::new();
    if let Some(screen) = model.screens.last_mut() {
        steps.extend(screen.sheets.iter_mut().flat_map(|sheet| sheet.saved()));
    }
    if let Some(overlay) = model.overlays.last_mut() {
        steps.extend(overlay.saved());
    }
    let closes = steps.iter().any(|step| matches!(step, Step::Close));
    let mut effects = apply(model, steps);
    if !closes || model.screens.len() == depth {
        effects.extend(model.enter());
    }
    if let Some(screen) = model.screens.last_mut() {
        screen.sheets.iter_mut().for_each(|sheet| sheet.stand_on(records));
    }
    model.notice = Some(Notice::Done(toast));
    effects
}

fn each_sheet_refused(model: &mut Model) {
    if let Some(screen) = model.screens.last_mut() {
        screen.sheets.iter_mut().for_each(|sheet| sheet.refused());
    }
    if let Some(overlay) = model.overlays.last_mut() {
        overlay.refused();
    }
}
