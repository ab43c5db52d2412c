//! Choices at the foot of a sheet, each with the digit that means it: a digit works only where it is drawn.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::text::SafeText;
use crate::text::columns;
use crate::text::fold_digits;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::pointing::Target;

const GAP: u16 = 3;

/// Returns which choice a typed digit means, counted from 0.
pub fn chosen(letter: char, count: usize) -> Option<usize> {
    let digit: usize = fold_digits(letter.encode_utf8(&mut [0; 4])).parse().ok()?;
    digit.checked_sub(1).filter(|place| *place < count)
}

/// Paints choices in the last rows of a place; returns how many rows they take.
///
/// ```text
///   1 Import the new bundle   2 Export to a stick   3 Open a file or folder
/// ```
pub fn view(canvas: &mut Canvas<'_>, place: Rect, choices: &[Message]) -> u16 {
    let numbered: Vec<(SafeText, Meaning)> =
        (1..).zip(choices).map(|(digit, choice)| (numbered(canvas, digit, choice), Meaning::Label)).collect();
    let rows = flowed(canvas, place.width, &numbered);
    let taken = u16::try_from(rows.len()).unwrap_or(1).min(place.height);
    paint(canvas, Rect { y: place.bottom() - taken, height: taken, ..place }, &rows);
    let at = |(y, row): (u16, &Vec<Placed<'_>>)| -> Vec<(u16, u16, u16)> {
        let wide = |text| u16::try_from(columns(text, canvas.look.encoder)).unwrap_or(0);
        row.iter().map(|(x, text, _)| (place.x + 1 + x, y, wide(text))).collect()
    };
    let spots: Vec<_> = (place.bottom() - taken..place.bottom()).zip(&rows).flat_map(at).collect();
    for ((x, y, width), digit) in spots.into_iter().zip('1'..='9') {
        canvas.spot(Rect { x, y, width, height: 1 }, Target::Do(Command::Type(digit), None));
    }
    taken
}

/// Paints numbered steps in the first rows of a place, the one that is open among them; returns the rows taken.
///
/// ```text
///   1 To whom: Marj Noor   2 What leaves: 36 changes   3 STICK   4 Write
/// ```
pub fn steps(canvas: &mut Canvas<'_>, place: Rect, steps: &[Message], open: usize) -> u16 {
    let numbered: Vec<(SafeText, Meaning)> = (1..)
        .zip(steps)
        .enumerate()
        .map(|(place, (digit, step))| {
            let meaning = if place == open { Meaning::Heading } else { Meaning::Muted };
            (numbered(canvas, digit, step), meaning)
        })
        .collect();
    let rows = flowed(canvas, place.width, &numbered);
    paint(canvas, place, &rows);
    u16::try_from(rows.len()).unwrap_or(1).min(place.height)
}

fn numbered(canvas: &Canvas<'_>, digit: i64, message: &Message) -> SafeText {
    let digit = canvas.look.number(digit);
    SafeText::concat([&digit, &SafeText::data(" "), &canvas.look.say(message)])
}

/// A text with its place in its row.
type Placed<'t> = (u16, &'t SafeText, Meaning);

/// Puts texts one behind the other into rows of a width.
fn flowed<'t>(canvas: &Canvas<'_>, width: u16, texts: &'t [(SafeText, Meaning)]) -> Vec<Vec<Placed<'t>>> {
    let mut rows: Vec<Vec<Placed<'t>>> = vec![Vec::new()];
    let mut x = 0_u16;
    for (text, meaning) in texts {
        let taken = u16::try_from(columns(text, canvas.look.encoder)).unwrap_or(u16::MAX);
        if x > 0 && x.saturating_add(taken) > width.saturating_sub(2) {
            rows.push(Vec::new());
            x = 0;
        }
        if let Some(row) = rows.last_mut() {
            row.push((x, text, *meaning));
        }
        x = x.saturating_add(taken).saturating_add(GAP);
    }
    rows
}

fn paint(canvas: &mut Canvas<'_>, place: Rect, rows: &[Vec<Placed<'_>>]) {
    for (y, row) in (place.y..place.bottom()).zip(rows) {
        for (x, text, meaning) in row {
            let x = place.x.saturating_add(1).saturating_add(*x);
            let room = Rect { x, y, width: place.right().saturating_sub(x), height: 1 };
            canvas.text(room, text, *meaning);
        }
    }
}
