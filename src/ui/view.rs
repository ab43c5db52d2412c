//! The whole picture: top bar, sheets, body, status, footer, and what lies over them.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::i18n::DayForm;
use crate::i18n::MomentForm;
use crate::text::Direction;
use crate::text::SafeText;
use crate::text::columns;
use crate::text::cut;
use crate::text::isolate_ltr;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::keymap::Binding;
use crate::ui::look::Look;
use crate::ui::model::Model;
use crate::ui::model::Notice;
use crate::ui::pointing::Picture;
use crate::ui::pointing::Target;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::widgets::working;

/// Below this a screen is one column without its bars.
const SMALLEST: (u16, u16) = (30, 8);

/// Paints the model, and returns what stands where. Reads the model, changes nothing, asks nobody the time.
///
/// ```text
///   Action items ▸ Repair list of the clinic        ! late, 8 work days
///   [Details]  History
///   body
///   Saved 10:42:07                                     Unsettled 2    EN
///   Enter Edit field  Ctrl+U Done  Esc Back  F1 Help
/// ```
pub fn view(model: &Model, look: &Look<'_>, frame: &mut Frame<'_>, area: Rect) -> Picture {
    let columns = area.right();
    let area = Rect { width: area.width.min(model.size.columns), ..area };
    let mut canvas = Canvas::new(look, frame.buffer_mut(), area);
    paint(model, &mut canvas);
    canvas.finish();
    let (caret, picture) = (canvas.caret(), canvas.picture(columns));
    if let Some(caret) = caret {
        frame.set_cursor_position((caret.x, caret.y));
    }
    picture
}

fn paint(model: &Model, canvas: &mut Canvas<'_>) {
    let whole = canvas.whole();
    let facts = model.facts();
    let Some(screen) = model.screen() else { return };
    let small = whole.width < SMALLEST.0 || whole.height < SMALLEST.1;
    let (mut body, mut keys) = (whole, Vec::new());
    if !small {
        footer(model, canvas, Rect { y: whole.height - 1, height: 1, ..whole });
        keys = canvas.take_spots();
        top_bar(model, screen, canvas, Rect { height: 1, ..whole });
        body = Rect { y: 1, height: whole.height - 3, ..whole };
        if screen.sheets.len() > 1 {
            sheets(screen, canvas, Rect { height: 1, ..body });
            body = Rect { y: body.y + 1, height: body.height - 1, ..body };
        }
    }
    if let Some(sheet) = screen.sheet() {
        sheet.view(canvas, body, &facts);
    }
    let over =
        Rect { y: body.y.min(1), height: whole.height.saturating_sub(if small { 0 } else { 3 }), ..whole };
    for overlay in &model.overlays {
        canvas.take_spots();
        overlay.view(canvas, over, &facts);
    }
    if !model.overlays.last().is_some_and(|overlay| overlay.compares_ways()) {
        canvas.put_spots(keys);
    }
    if !small {
        status(model, canvas, Rect { y: whole.height - 2, height: 1, ..whole });
    }
}

/// Paints the way that was gone, and at the far end the one figure that matters here.
fn top_bar(model: &Model, screen: &Screen, canvas: &mut Canvas<'_>, place: Rect) {
    canvas.fill(place, Meaning::TopBar);
    let look = canvas.look;
    let facts = model.facts();
    let figure = match screen.sheet().and_then(|sheet| sheet.figure_at(&facts)) {
        Some(figure) => look.say(&figure),
        None if model.screens.len() == 1 => {
            let day = look.day(model.fresh.today, DayForm::Full);
            let room = usize::from(place.width) * 2 / 3;
            // The office is known to everybody who reads this; the day is not.
            let room = room.saturating_sub(columns(&day, look.encoder) + 5);
            let mut office = cut(&look.name(&model.office), room, look.encoder).isolated();
            if !office.is_empty() {
                office.push(&SafeText::data(" · "));
            }
            office.push(&day);
            office
        }
        None => SafeText::default(),
    };
    let inside = Rect { x: 1, width: place.width.saturating_sub(2), ..place };
    let taken = canvas.end_text(
        Rect { x: inside.x + inside.width / 3, width: inside.width - inside.width / 3, ..inside },
        &figure,
        Meaning::TopBar,
    );
    let room = inside.width.saturating_sub(taken + 2);
    let (way, first) = breadcrumb(look, &model.screens, usize::from(room));
    canvas.text(Rect { width: room, ..inside }, &way, Meaning::TopBar);
    let (mut x, arrow) = (inside.x, columns(&look.way_sign(), look.encoder));
    let width = |text: &SafeText| u16::try_from(columns(text, look.encoder)).unwrap_or(room);
    for (place, screen) in model.screens.iter().enumerate().skip(first) {
        let width = width(&screen.title.say(look, usize::from(room)));
        let step = Rect { x, width, ..inside }.intersection(Rect { width: room, ..inside });
        if place + 1 < model.screens.len() {
            canvas.spot(step, Target::Do(Command::BackTo(place), None));
        }
        x = x.saturating_add(width).saturating_add(u16::try_from(arrow).unwrap_or(3));
    }
}

/// Returns the names of the screens on the way, and which is the first: the oldest give way when room is short.
fn breadcrumb(look: &Look<'_>, screens: &[Screen], room: usize) -> (SafeText, usize) {
    let names: Vec<SafeText> = screens.iter().map(|screen| screen.title.say(look, room)).collect();
    let skipped = usize::from(names.len() > 1);
    let arrow = look.way_sign();
    for start in skipped..names.len() {
        let mut way = SafeText::default();
        for name in names.iter().skip(start) {
            if !way.is_empty() {
                way.push(&arrow);
            }
            way.push(name);
        }
        if columns(&way, look.encoder) <= room || start + 1 == names.len() {
            return (way, start);
        }
    }
    (SafeText::default(), screens.len())
}

/// Paints the sheets of a screen as tabs.
fn sheets(screen: &Screen, canvas: &mut Canvas<'_>, place: Rect) {
    let mut x = place.x + 1;
    for (index, sheet) in screen.sheets.iter().enumerate() {
        let (meaning, [before, after]) =
            if index == screen.open { (Meaning::Selected, ["[", "]"]) } else { (Meaning::Plain, [" ", " "]) };
        let label = canvas.look.say(&sheet.label());
        let text = SafeText::concat([&SafeText::data(before), &label, &SafeText::data(after)]);
        let room = Rect { x, width: place.right().saturating_sub(x), ..place };
        let taken = canvas.text(room, &text, meaning);
        canvas.spot(Rect { width: taken, ..room }, Target::Do(Command::Turn(index), None));
        x += taken + 1;
    }
}

/// Paints what was said last or when was saved, and at the far end what waits and the caret's language.
fn status(model: &Model, canvas: &mut Canvas<'_>, place: Rect) {
    let look = canvas.look;
    let inside = Rect { x: 1, width: place.width.saturating_sub(2), ..place };
    let mut end = SafeText::default();
    if model.unsettled > 0 {
        end.push(&look.say(&Message::new("ui-unsettled").with("count", model.unsettled.cast_signed())));
        end.push(&SafeText::data("   "));
    }
    match canvas.caret().map(|caret| caret.direction) {
        Some(Direction::Rtl) => end.push(&look.word("ui-caret-arabic")),
        Some(Direction::Ltr) => end.push(&look.word("ui-caret-latin")),
        None => {}
    }
    let meaning = if model.unsettled > 0 { Meaning::Conflict } else { Meaning::Muted };
    let taken = canvas.end_text(
        Rect { x: inside.x + inside.width / 2, width: inside.width - inside.width / 2, ..inside },
        &end,
        meaning,
    );
    let gap = if taken > 0 { 3 } else { 0 };
    let mut room = Rect { width: inside.width.saturating_sub(taken + gap), ..inside };
    let refused = matches!(model.notice, Some(Notice::Refused(_)));
    let shows_work = model.screen().and_then(Screen::sheet).is_some_and(Sheet::shows_work);
    if let Some(progress) = model.progress.as_ref().filter(|_| !refused && !shows_work) {
        working::line(progress, canvas, room);
        return;
    }
    let sheet = model.screen().and_then(Screen::sheet).filter(|_| !refused);
    if let Some((message, meaning)) = sheet.and_then(|sheet| sheet.standing(&model.facts())) {
        let sign = if meaning == Meaning::Late { "! " } else { "" };
        let said = SafeText::concat([&SafeText::data(sign), &look.say(&message)]);
        let least = room.width / 5;
        let middle = Rect { x: room.x + least, width: room.width - least, ..room };
        let taken = canvas.end_text(middle, &said, meaning);
        room.width = room.width.saturating_sub(taken + 2);
    }
    match (&model.notice, model.saved_at) {
        (Some(Notice::Done(message)), _) => {
            canvas.text(room, &look.say_within(message, usize::from(room.width)), Meaning::Plain);
        }
        (Some(Notice::Refused(message)), _) => {
            let mut said = look.say(message);
            if let Some(remedy) = look.remedy(message) {
                said.push(&SafeText::data(" "));
                said.push(&remedy);
            }
            canvas.text(room, &said, Meaning::Late);
        }
        (None, _) if model.read_only => {
            let id = if model.written_elsewhere { "ui-read-only-elsewhere" } else { "ui-read-only" };
            canvas.text(room, &look.word(id), Meaning::Held);
        }
        (None, Some(at)) => {
            let time = look.moment(at, MomentForm::Clock);
            let said = Message::new("ui-saved").with("at", time.as_str());
            canvas.text(room, &look.say(&said), Meaning::Saved);
        }
        (None, None) => {}
    }
}

/// Paints the keys that matter now; F1 keeps its place when room is short.
fn footer(model: &Model, canvas: &mut Canvas<'_>, place: Rect) {
    let bindings = model.footer();
    let Some((help, others)) = bindings.split_last() else { return };
    let piece = |binding: &Binding, look: &Look<'_>| {
        (isolate_ltr(&look.keymap.cap(binding.key)), look.word(binding.label))
    };
    let width = |(cap, word): &(SafeText, SafeText), look: &Look<'_>| {
        let both = columns(cap, look.encoder) + 1 + columns(word, look.encoder) + 2;
        u16::try_from(both).unwrap_or(u16::MAX)
    };
    let last = piece(help, canvas.look);
    let room = place.width.saturating_sub(width(&last, canvas.look));
    let mut x = place.x + 1;
    for binding in others {
        let next = piece(binding, canvas.look);
        if x.saturating_add(width(&next, canvas.look)) <= room {
            x = key_and_word(canvas, place, x, &next, binding.command);
        }
    }
    key_and_word(canvas, place, x, &last, help.command);
}

fn key_and_word(
    canvas: &mut Canvas<'_>,
    place: Rect,
    x: u16,
    piece: &(SafeText, SafeText),
    command: Command,
) -> u16 {
    let room = |x: u16| Rect { x, width: place.right().saturating_sub(x), ..place };
    let after_key = x + canvas.text(room(x), &piece.0, Meaning::Key) + 1;
    let end = after_key + canvas.text(room(after_key), &piece.1, Meaning::Plain);
    canvas.spot(Rect { x, width: end - x, ..place }, Target::Do(command, None));
    end + 2
}
