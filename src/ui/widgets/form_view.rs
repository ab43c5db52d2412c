//! A form as a picture.

use ratatui::layout::Rect;

use crate::domain::catalogue::AtomKind;
use crate::domain::message::Message;
use crate::domain::rows::Hint;
use crate::domain::rows::PickRow;
use crate::domain::value::Atom;
use crate::domain::wording;
use crate::i18n::DayForm;
use crate::i18n::MomentForm;
use crate::text;
use crate::text::SafeText;
use crate::text::wrap;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::command::Editing;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::pointing::Target;
use crate::ui::screens::fields::Slot;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::field::Picked;
use crate::ui::widgets::field::Reading;
use crate::ui::widgets::form::Form;
use crate::ui::widgets::form::label_columns;
use crate::ui::widgets::form::value_columns;

/// Lines that a field of paragraphs takes.
const PARAGRAPH: u16 = 3;
/// Columns between two choices.
const GAP: u16 = 2;
/// Lines that are kept for what is said under a field.
const SAID: usize = 3;

/// Paints a form.
///
/// ```text
///   Action *       [Repair list of the clinic            ]
///   Responsible    [@zei              ]
///                  > Zeitoun Municipality     local authority
///   Due            [end of month      ] Mon 30/11/2026
///   [ Save ]  [ Back ]
/// ```
pub fn view(form: &Form, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
    let place = about(form, canvas, place, facts);
    let heights = heights(form, canvas.look, place.width, facts);
    let total = heights.iter().sum::<u16>().saturating_add(2);
    let before: u16 = heights.iter().take(form.focus).sum();
    let focused = heights.get(form.focus).copied().unwrap_or(2);
    // The focused field stands whole on the screen; the form scrolls by the lines that would be cut below it.
    let scrolled = before.saturating_add(focused).saturating_add(1).saturating_sub(place.height);
    let scrolled = if total <= place.height { 0 } else { scrolled };
    let mut line = 0_u16;
    for (index, (field, height)) in form.fields.iter().zip(&heights).enumerate() {
        if line >= scrolled && line - scrolled < place.height {
            let y = place.y + (line - scrolled);
            let room = Rect { y, height: (*height).min(place.bottom() - y), ..place };
            canvas.spot(room, Target::Do(Command::Select(index), None));
            one(form, (field, index), canvas, room, facts);
        }
        line = line.saturating_add(*height);
    }
    let y = place.y.saturating_add((line + 1).saturating_sub(scrolled));
    if y < place.bottom() {
        buttons(form, canvas, Rect { x: place.x + 1, y, width: place.width.saturating_sub(1), height: 1 });
    }
}

/// Says over the fields what the record is about; returns the place that is left for them.
fn about(form: &Form, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) -> Rect {
    let mut left = place;
    let fields = heights(form, canvas.look, place.width, facts).iter().sum::<u16>().saturating_add(2);
    for message in form.about.iter().take(usize::from(place.height.saturating_sub(fields.min(8)))) {
        let room = Rect { x: left.x + 1, width: left.width.saturating_sub(2), height: 2, ..left };
        let taken = canvas.paragraphs(room.intersection(left), &canvas.look.say(message), Meaning::Muted);
        left = Rect { y: left.y + taken, height: left.height - taken, ..left };
    }
    left
}

/// Returns how many lines the form takes with its buttons, whichever field has the focus; a picker may want more.
pub fn lines(form: &Form, look: &Look<'_>, width: u16, facts: &Facts) -> u16 {
    let open = width.saturating_sub(label_columns(facts.columns));
    let closed: u16 = form.fields.iter().map(|field| height(form, field, false, look, open, facts)).sum();
    let opened = form.fields.iter().filter(|field| field.choices().is_some());
    let opened = opened.map(|field| choices(look, form, field, open).len()).max().unwrap_or(0).max(1);
    let settled = closed.saturating_add(u16::try_from(opened).unwrap_or(0));
    let now = heights(form, look, width, facts).iter().sum::<u16>();
    let about = u16::try_from(form.about.len()).unwrap_or(0);
    settled.max(now).saturating_add(about).saturating_add(2)
}

fn heights(form: &Form, look: &Look<'_>, width: u16, facts: &Facts) -> Vec<u16> {
    let open = width.saturating_sub(label_columns(facts.columns));
    let height = |(index, field)| height(form, field, index == form.focus, look, open, facts);
    form.fields.iter().enumerate().map(height).collect()
}

/// Returns how many lines a field takes: itself, what is open under it, its error.
fn height(form: &Form, field: &Field, focused: bool, look: &Look<'_>, width: u16, facts: &Facts) -> u16 {
    let own = if field.entry.has_paragraphs() { PARAGRAPH } else { 1 };
    let open = match focused {
        true if field.picking => field.offers(),
        true if field.choices().is_some() => choices(look, form, field, width).len(),
        true if is_unpicked(field) => 1,
        _ => 0,
    };
    let said = said(look, field, facts)
        .map_or(0, |(said, _)| wrap(&said, usize::from(width.max(1)), look.encoder).len().min(SAID));
    own + u16::try_from(open + said).unwrap_or(0)
}

/// Returns what stands under a field: what is wrong with it, what becomes of it, what is worth a second look.
fn said(look: &Look<'_>, field: &Field, facts: &Facts) -> Option<(SafeText, Meaning)> {
    let sentence = |sign: &str, message: &Message| {
        let mut said = SafeText::concat([&SafeText::data(sign), &look.say(message)]);
        if let Some(remedy) = look.remedy(message) {
            said.push(&SafeText::data(" "));
            said.push(&remedy);
        }
        said
    };
    if let Some(error) = &field.error {
        return Some((sentence("! ", error), Meaning::Late));
    }
    if let Some(word) = newcomer(field) {
        return Some((look.word(word), Meaning::New));
    }
    warning(field, facts).map(|warning| (sentence("~ ", &warning), Meaning::Soon))
}

/// Returns what is allowed and worth a second look.
fn warning(field: &Field, facts: &Facts) -> Option<Message> {
    field.excess(facts).or_else(|| field.warning.clone())
}

/// Returns `true` while a picker waits for the first letter of a name.
fn is_unpicked(field: &Field) -> bool {
    field.picks_kind().is_some() && field.entry.text().is_empty()
}

/// Says what becomes of a name that was not there, or of a person who was no member.
fn newcomer(field: &Field) -> Option<&'static str> {
    match field.picked {
        Picked::New(_) => Some("ui-to-complete"),
        Picked::Outsider(_) => Some("ui-becomes-member"),
        Picked::Nothing | Picked::Record(_) => None,
    }
}

fn one(form: &Form, (field, index): (&Field, usize), canvas: &mut Canvas<'_>, room: Rect, facts: &Facts) {
    let focused = index == form.focus;
    let label_width = label_columns(facts.columns);
    let label = label(canvas.look, form, field);
    let meaning = if focused { Meaning::Label } else { Meaning::Plain };
    let named = Rect { x: room.x + 1, width: label_width.saturating_sub(2), ..room };
    canvas.text(named, &label, meaning);
    let columns = value_columns(facts.columns);
    let columns = if is_narrow(field) { columns.min(narrow_columns(facts.columns)) } else { columns };
    let value = Rect { x: room.x + label_width, width: u16::try_from(columns).unwrap_or(0) + 2, ..room };
    let own = value_of(form, (field, index), canvas, value, columns);
    let beside = Rect { x: value.right() + 1, width: room.right().saturating_sub(value.right() + 1), ..room };
    let readings = readings(canvas.look, field, facts);
    let fits = |reading: &&SafeText| text::columns(reading, canvas.look.encoder) <= usize::from(beside.width);
    if let Some(reading) = readings.iter().find(fits).or(readings.last()) {
        canvas.text(beside, reading, Meaning::Muted);
    }
    let mut y = room.y + own;
    if focused {
        let under = Rect { y, height: room.bottom().saturating_sub(y), ..value };
        y += opened(form, field, canvas, under, room.width.saturating_sub(label_width));
    }
    if let Some((said, meaning)) = said(canvas.look, field, facts).filter(|_| y < room.bottom()) {
        let height = room.bottom() - y;
        let under = Rect { y, height, width: room.right().saturating_sub(value.x), ..value };
        canvas.paragraphs(under, &said, meaning);
    }
}

/// Paints the value between its brackets; returns its lines.
fn value_of(
    form: &Form,
    (field, index): (&Field, usize),
    canvas: &mut Canvas<'_>,
    place: Rect,
    columns: usize,
) -> u16 {
    let focused = index == form.focus;
    let meaning = if focused { Meaning::Focused } else { Meaning::Plain };
    let inside = Rect { x: place.x + 1, width: place.width.saturating_sub(2), height: 1, ..place };
    let lines = if field.entry.has_paragraphs() { PARAGRAPH } else { 1 };
    let lines = lines.min(place.height);
    for row in 0..lines {
        canvas.sign(place.x, place.y + row, '[', Meaning::Muted);
        canvas.sign(place.right().saturating_sub(1), place.y + row, ']', Meaning::Muted);
    }
    if let Some(words) = field.choices() {
        canvas.fill(inside, meaning);
        let word = words.iter().find(|word| **word == field.entry.text());
        let text = word.map(|word| choice(canvas.look, form, field, word)).unwrap_or_default();
        canvas.text(inside, &text, meaning);
        return lines;
    }
    if !focused {
        // Who only reads sees how it begins; the caret may stand at the end.
        let text = SafeText::data(field.entry.text());
        let base = field.entry.base(canvas.look.base(), canvas.look.encoder);
        canvas.paragraphs_from(Rect { height: lines, ..inside }, &text, meaning, base);
        // It is shown from its start, and so it stays when a click gives it the focus.
        let focus = [Some(Command::Select(index)), Some(Command::Editing(Editing::TextStart))];
        for row in 0..lines {
            let spot = Rect { y: inside.y + row, ..inside };
            canvas.spot(spot, Target::Text { focus, row: usize::from(row), columns });
        }
        return lines;
    }
    let layout = field.entry.layout(columns, canvas.look.base(), canvas.look.encoder);
    // Paragraphs longer than their place show the part round the caret.
    let first = layout.caret.row.saturating_sub(usize::from(lines.saturating_sub(1)));
    for (row, line) in (0..lines).zip(layout.lines.iter().skip(first)) {
        let spot = Rect { y: inside.y + row, ..inside };
        canvas.fill(spot, meaning);
        canvas.line(spot, line, meaning);
        canvas.spot(spot, Target::text(first + usize::from(row), columns));
        if let Some(selected) = layout.selected.get(first + usize::from(row)) {
            canvas.reverse(spot, selected);
        }
    }
    let row = u16::try_from(layout.caret.row.saturating_sub(first)).unwrap_or(0);
    canvas.caret_at(Rect { y: inside.y + row, ..inside }, layout.caret);
    lines
}

/// Paints what is open under the focused field: its short choices, or what the picker offers.
fn opened(form: &Form, field: &Field, canvas: &mut Canvas<'_>, place: Rect, width: u16) -> u16 {
    if place.is_empty() {
        return 0;
    }
    if field.choices().is_some() {
        let lines = choices(canvas.look, form, field, width);
        let mut digits = '1'..='9';
        for (line, y) in lines.iter().zip(place.y..place.bottom()) {
            let mut x = place.x;
            for (word, meaning) in line {
                let room = Rect { x, y, width: (place.x + width).saturating_sub(x), height: 1 };
                let taken = canvas.text(room, word, *meaning);
                if let Some(digit) = digits.next() {
                    canvas.spot(Rect { width: taken, ..room }, Target::Do(Command::Type(digit), None));
                }
                x += taken + GAP;
            }
        }
        return u16::try_from(lines.len()).unwrap_or(0);
    }
    if is_unpicked(field) && !field.picking {
        canvas.text(Rect { width, height: 1, ..place }, &canvas.look.word("ui-pick-hint"), Meaning::Muted);
        return 1;
    }
    if !field.picking {
        return 0;
    }
    for (index, row) in (0..field.offers()).zip(place.y..place.bottom()) {
        let line = Rect { y: row, height: 1, ..place };
        canvas.spot(line, Target::Do(Command::Choose(index), Some(Command::Open)));
        if index == field.pick {
            canvas.sign(line.x, row, '>', Meaning::Selected);
        }
        let inside = Rect { x: line.x + 2, width: line.width.saturating_sub(2), ..line };
        if let Some(pick) = field.pick_at(index) {
            offered(pick, field.picks_kind() == Some(pick.kind), canvas, inside);
        } else {
            let add = Message::new("ui-pick-add").with("name", field.wanted());
            canvas.text(inside, &canvas.look.say(&add), Meaning::New);
        }
    }
    u16::try_from(field.offers()).unwrap_or(0)
}

/// Returns the short choices with their digits, in as many lines as they need; the chosen one is marked.
fn choices(look: &Look<'_>, form: &Form, field: &Field, width: u16) -> Vec<Vec<(SafeText, Meaning)>> {
    let mut lines: Vec<Vec<(SafeText, Meaning)>> = Vec::new();
    let mut used = 0;
    for (index, word) in field.choices().unwrap_or_default().iter().enumerate() {
        let digit = look.number(i64::try_from(index + 1).unwrap_or(0));
        let piece = SafeText::concat([&digit, &SafeText::data(" "), &choice(look, form, field, word)]);
        let taken = text::columns(&piece, look.encoder) + usize::from(GAP);
        let meaning = if field.chosen() == Some(index) { Meaning::Selected } else { Meaning::Muted };
        if let Some(line) = lines.last_mut().filter(|_| used + taken <= usize::from(width)) {
            line.push((piece, meaning));
            used += taken;
        } else {
            lines.push(vec![(piece, meaning)]);
            used = taken;
        }
    }
    lines
}

fn offered(pick: &PickRow, is_wanted: bool, canvas: &mut Canvas<'_>, place: Rect) {
    let half = place.width.saturating_mul(3) / 5;
    canvas.text(
        Rect { width: half.saturating_sub(1), ..place },
        &canvas.look.own_name(Some(&pick.name)),
        Meaning::Plain,
    );
    let beside = Rect { x: place.x + half, width: place.width - half, ..place };
    if !is_wanted {
        canvas.text(beside, &canvas.look.word("ui-pick-outsider"), Meaning::New);
    } else if pick.near_twin {
        canvas.text(beside, &canvas.look.word("ui-pick-same"), Meaning::Soon);
    } else {
        canvas.text(beside, &hints(canvas.look, &pick.told_apart_by), Meaning::Muted);
    }
}

/// Returns the words that tell a record apart.
pub fn hints(look: &Look<'_>, hints: &[Hint]) -> SafeText {
    let mut all = SafeText::default();
    for hint in hints {
        if !all.is_empty() {
            all.push(&SafeText::data(" · "));
        }
        all.push(&match hint {
            Hint::Name(name) => look.own_name(Some(name)),
            Hint::Text(text) => look.own(Some(text)),
            Hint::Word(message) => look.say(message),
        });
    }
    all
}

fn buttons(form: &Form, canvas: &mut Canvas<'_>, place: Rect) {
    let mut x = place.x;
    for (index, id) in form.buttons().iter().enumerate() {
        let focused = form.focus == form.fields.len() + index;
        let room = Rect { x, width: place.right().saturating_sub(x), ..place };
        let taken = canvas.button(room, &canvas.look.word(id), focused);
        canvas.spot(Rect { width: taken, ..room }, Target::button(form.fields.len() + index));
        x += taken + 2;
    }
}

/// Returns the label of a line of this kind of record.
pub fn label(look: &Look<'_>, form: &Form, field: &Field) -> SafeText {
    let mut text = look.say(&slot_label(field.slot));
    if field.required {
        text.push(&SafeText::data(" *"));
    }
    if form
        .kind
        .field(field.slot.name())
        .is_some_and(|field| field.class == crate::domain::catalogue::Class::Private)
    {
        text.push(&SafeText::data(" · "));
        text.push(&look.word("ui-private"));
    }
    text
}

/// Returns the message that names a line.
pub fn slot_label(slot: Slot) -> Message {
    match slot {
        Slot::Column(part) => part.label(),
        Slot::Amount => Message::new("ui-field-amount"),
        Slot::Partner => Message::new("ui-field-partner"),
    }
}

fn choice(look: &Look<'_>, form: &Form, field: &Field, word: &str) -> SafeText {
    match field.slot {
        Slot::Column(part) if matches!(part.kind, AtomKind::Choice(_)) => {
            look.argument(&wording::agreeing(part.choice_label(form.kind, word).into(), form.noun()))
        }
        _ => look.word(if word == "yes" { "value-yes" } else { "value-no" }),
    }
}

fn is_narrow(field: &Field) -> bool {
    match field.slot {
        Slot::Column(part) => {
            matches!(part.kind, AtomKind::Day | AtomKind::Moment | AtomKind::Integer(..) | AtomKind::Boolean)
        }
        Slot::Amount => true,
        Slot::Partner => false,
    }
}

/// Returns how wide a field is that holds a day, a number or an amount: its reading stands beside it.
const fn narrow_columns(columns: u16) -> usize {
    if columns < 80 { 16 } else { 24 }
}

/// Returns how the words of a field are read, the fullest way first.
fn readings(look: &Look<'_>, field: &Field, facts: &Facts) -> Vec<SafeText> {
    if !is_narrow(field) {
        return Vec::new();
    }
    match field.read(facts) {
        Reading::Atom(Atom::Day(day)) => vec![look.day(day, DayForm::Full), look.day(day, DayForm::Brief)],
        Reading::Atom(Atom::Moment(moment)) => {
            vec![look.moment(moment, MomentForm::Full), look.moment(moment, MomentForm::Brief)]
        }
        Reading::Amount(amount) => vec![look.amount(&amount), look.short_amount(&amount)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::ALL;
    use crate::i18n::Language;
    use crate::text::Encoder;
    use crate::text::columns;
    use crate::theme::Theme;
    use crate::ui::canvas::LaidLines;
    use crate::ui::keymap::Keymap;
    use crate::ui::screens::fields::slots;
    use crate::ui::testing::facts;
    use crate::ui::testing::words;

    #[test]
    fn no_label_of_a_form_is_cut() {
        let theme = Theme::named("none");
        let mut cut = Vec::new();
        for language in [Language::Ar, Language::En] {
            let words = words(language);
            let (keymap, laid) = (&Keymap::default(), &LaidLines::default());
            let look =
                Look { theme: &theme, words: &words, encoder: Encoder::APP, keymap, few_signs: false, laid };
            for kind in ALL {
                let form = Form::create(kind, &[], &[], &facts());
                for slot in slots(kind) {
                    let label = label(&look, &form, &Field::new(slot));
                    if columns(&label, look.encoder) > usize::from(label_columns(60) - 2) {
                        cut.push(format!("{}: {label}", kind.name));
                    }
                }
            }
        }
        assert!(cut.is_empty(), "{cut:#?}");
    }
}
