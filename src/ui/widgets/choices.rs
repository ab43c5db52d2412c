//! Choices at the foot of a sheet, each with the digit that means it: a digit works only where it is drawn.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::text::SafeText;
use crate::text::columns;
use crate::text::fold_digits;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;

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
    let texts: Vec<SafeText> = (1..)
        .zip(choices)
        .map(|(digit, choice)| {
            let digit = canvas.look.number(digit);
            SafeText::concat([&digit, &SafeText::data(" "), &canvas.look.say(choice)])
        })
        .collect();
    let width = |text: &SafeText| u16::try_from(columns(text, canvas.look.encoder)).unwrap_or(u16::MAX);
    let mut rows: Vec<Vec<(u16, &SafeText)>> = vec![Vec::new()];
    let mut x = 0;
    for text in &texts {
        let is_first = rows.last().is_none_or(Vec::is_empty);
        if !is_first && x + width(text) > place.width.saturating_sub(2) {
            rows.push(Vec::new());
            x = 0;
        }
        if let Some(row) = rows.last_mut() {
            row.push((x, text));
        }
        x = x.saturating_add(width(text)).saturating_add(GAP);
    }
    let taken = u16::try_from(rows.len()).unwrap_or(1).min(place.height);
    for (y, row) in (place.bottom() - taken..place.bottom()).zip(&rows) {
        for (x, text) in row {
            let x = place.x.saturating_add(1).saturating_add(*x);
            let room = Rect { x, y, width: place.right().saturating_sub(x), height: 1 };
            canvas.text(room, text, Meaning::Label);
        }
    }
    taken
}
