//! A list as a picture: headings, rows, marker, signs; columns leave when room is short.

use std::ops::Range;

use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::domain::message::Message;
use crate::text::SafeText;
use crate::text::fold;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::model::Facts;
use crate::ui::screens::columns::Column;
use crate::ui::screens::columns::cell;
use crate::ui::screens::columns::columns;
use crate::ui::screens::columns::group;
use crate::ui::screens::columns::sign;
use crate::ui::widgets::listing::Listing;
use crate::ui::widgets::listing::page;

/// Columns before the first one: the marker, the mark, the sign, a blank.
const BEFORE: u16 = 4;
const GAP: u16 = 2;

/// Returns how many rows a page has about, for turning pages.
pub fn rows_on_page(facts: &Facts) -> usize {
    facts.body_rows.saturating_sub(2).max(1)
}

/// Paints a list.
///
/// ```text
///      Due        Action                    Responsible            State
///   >! Tue 10/11  Repair list of the clinic Zeitoun Municipality   40 %
///    ~ Tue 24/11  Quotations for the ramp   Omar Baydar            open
/// ```
///
/// Only the marker and the cell beside it are reversed, not the row: a step of the cursor then costs the
/// terminal two short writes instead of two lines.
pub fn view(listing: &Listing, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
    if !listing.loaded {
        return;
    }
    if listing.rows.is_empty() {
        empty(listing, canvas, place);
        return;
    }
    let layout = lay_out(columns(listing.list), place.width.saturating_sub(BEFORE), canvas.look.mirrored());
    let mut y = place.y;
    if place.height > 4 {
        for (x, width, column) in
            layout.iter().map(|(x, width, index)| (x, width, column_at(listing, *index)))
        {
            let Some(column) = column else { continue };
            let heading = Rect { x: place.x + BEFORE + x, y, width: *width, height: 1 };
            canvas.side_text(heading, &canvas.look.word(column.title), Meaning::Heading, column.side);
        }
        y += 1;
    }
    let bottom = place.bottom().saturating_sub(u16::from(place.height > 6));
    let shown = rows(listing, canvas, Rect { y, height: bottom.saturating_sub(y), ..place }, &layout, facts);
    if place.height > 6 {
        footline(listing, canvas, Rect { y: bottom, height: 1, ..place }, shown);
    }
}

fn column_at(listing: &Listing, index: usize) -> Option<&'static Column> {
    columns(listing.list).get(index)
}

/// Paints the rows of the page that holds the selected one; returns how many they are.
fn rows(
    listing: &Listing,
    canvas: &mut Canvas<'_>,
    place: Rect,
    layout: &[(u16, u16, usize)],
    facts: &Facts,
) -> usize {
    let headed = |index: usize| {
        let own = listing.rows.get(index).and_then(|(_, row)| group(row));
        let before = index.checked_sub(1).and_then(|index| listing.rows.get(index));
        own.is_some() && (before.is_none() || before.and_then(|(_, row)| group(row)) != own)
    };
    let (start, end) = page(listing.rows.len(), listing.selected, usize::from(place.height), &headed);
    let mut y = place.y;
    for (index, (key, row)) in listing.rows.iter().enumerate().take(end).skip(start) {
        if let Some(heading) = group(row).filter(|_| index == start || headed(index)) {
            let text = match heading {
                Some(name) => canvas.look.own_name(Some(name)),
                None => canvas.look.word("ui-no-partner"),
            };
            canvas.text(
                Rect { x: place.x + BEFORE, y, width: place.width.saturating_sub(BEFORE), height: 1 },
                &text,
                Meaning::Heading,
            );
            y += 1;
        }
        let line = Rect { y, height: 1, ..place };
        if index == listing.selected {
            canvas.fill(Rect { width: 2, ..line }, Meaning::Selected);
            canvas.sign(line.x, y, '>', Meaning::Selected);
        }
        if listing.marked.contains(&key.id) {
            canvas.sign(line.x + 1, y, '+', Meaning::Marked);
        }
        let (flag, meaning) = sign(row, facts.fresh.today);
        canvas.sign(line.x + 2, y, flag, meaning);
        for (x, width, index) in layout {
            let Some(column) = column_at(listing, *index) else { continue };
            let (text, meaning) = cell(canvas.look, listing.list, row, *index, facts.fresh.today);
            let spot = Rect { x: place.x + BEFORE + x, y, width: *width, height: 1 };
            canvas.found_text(spot, &text, meaning, column.side, &found(&text, &listing.filter));
        }
        y += 1;
    }
    end - start
}

/// Returns the words of a text in which a word of the filter stands.
fn found(text: &SafeText, filter: &str) -> Vec<Range<usize>> {
    if filter.is_empty() {
        return Vec::new();
    }
    let wanted = fold(filter);
    let wanted: Vec<&str> = wanted.split_whitespace().collect();
    let words = text.as_str().split_word_bound_indices();
    let hit = |word: &str| {
        let folded = fold(word);
        wanted.iter().any(|wanted| folded.contains(wanted))
    };
    words.filter(|(_, word)| hit(word)).map(|(at, word)| at..at + word.len()).collect()
}

/// Says how many rows there are, and what filters them.
fn footline(listing: &Listing, canvas: &mut Canvas<'_>, place: Rect, shown: usize) {
    let inside = Rect { x: place.x + BEFORE, width: place.width.saturating_sub(BEFORE), ..place };
    let mut message = None;
    if !listing.marked.is_empty() {
        message = Some(Message::new("ui-marked").with("count", listing.marked.len()));
    } else if !listing.filter.is_empty() {
        message = Some(
            Message::new("ui-filtered")
                .with("filter", listing.filter.as_str())
                .with("matching", listing.matching.cast_signed())
                .with("total", listing.total.cast_signed()),
        );
    } else if listing.matching > u64::try_from(shown).unwrap_or(u64::MAX) {
        let shown_of = Message::new("ui-shown-of").with("shown", shown);
        message = Some(shown_of.with("total", listing.matching.cast_signed()));
    }
    if let Some(message) = message {
        canvas.text(inside, &canvas.look.say(&message), Meaning::Muted);
    }
}

/// Says what belongs into an empty list, or that the filter leaves nothing.
fn empty(listing: &Listing, canvas: &mut Canvas<'_>, place: Rect) {
    let message = if listing.filter.is_empty() {
        Message::new("ui-empty").with("kind", listing.list.kind().label())
    } else {
        Message::new("ui-no-match").with("filter", listing.filter.as_str())
    };
    let inside = Rect { x: place.x + 1, y: place.y + 1, width: place.width.saturating_sub(2), height: 1 };
    canvas.text(inside, &canvas.look.say(&message), Meaning::Muted);
}

/// Decides which columns there is room for: their start, their width and their place among all.
fn lay_out(all: &[Column], room: u16, mirrored: bool) -> Vec<(u16, u16, usize)> {
    let mut kept: Vec<usize> = (0..all.len()).collect();
    let needed = |kept: &[usize]| -> u16 {
        kept.iter().filter_map(|index| all.get(*index)).map(|column| column.width(mirrored) + GAP).sum()
    };
    while needed(&kept) > room + GAP {
        let next = kept
            .iter()
            .copied()
            .filter(|index| all.get(*index).is_some_and(|column| column.leaves > 0))
            .min_by_key(|index| all.get(*index).map(|column| column.leaves));
        match next {
            Some(next) => kept.retain(|index| *index != next),
            None => break,
        }
    }
    let spare = (room + GAP).saturating_sub(needed(&kept));
    let mut x = 0;
    let mut laid = Vec::with_capacity(kept.len());
    for index in kept {
        let Some(column) = all.get(index) else { continue };
        let width = column.width(mirrored) + if column.shares { spare } else { 0 };
        laid.push((x, width.min(room.saturating_sub(x)), index));
        x += width + GAP;
    }
    laid
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rows::List;

    #[test]
    fn columns_leave_in_their_order_and_the_first_two_stay() {
        let all = columns(List::OpenActions);
        let kept = |room| lay_out(all, room, true).into_iter().map(|(.., index)| index).collect::<Vec<_>>();
        assert_eq!(kept(76), [0, 1, 2, 3, 4]);
        assert_eq!(kept(56), [0, 1, 2]);
        assert_eq!(kept(30), [0, 1]);
    }

    #[test]
    fn found_words_are_shown_whatever_their_spelling() {
        let text = SafeText::data("بلدية الزيتون");
        assert_eq!(found(&text, "بلديه"), vec![0..10; 1]);
        assert!(found(&text, "").is_empty());
    }

    #[test]
    fn what_is_left_goes_to_the_column_that_shares() {
        let laid = lay_out(columns(List::OpenActions), 96, true);
        assert_eq!(laid.last().map(|(x, width, _)| x + width), Some(96));
    }
}
