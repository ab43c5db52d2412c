//! A list as a picture: headings, rows, marker, signs; columns leave when room is short.

use std::ops::Range;

use ratatui::layout::Rect;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::domain::message::Message;
use crate::domain::rows::List;
use crate::text;
use crate::text::SafeText;
use crate::text::fold;
use crate::text::shortened;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::canvas::Side;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::pointing::Target;
use crate::ui::screens::columns::Cell;
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
    let headings = u16::from(place.height > 4);
    let bottom = place.bottom().saturating_sub(u16::from(place.height > 6));
    let body = Rect { y: place.y + headings, height: bottom.saturating_sub(place.y + headings), ..place };
    let (start, end) = page(listing.rows.len(), listing.selected, usize::from(body.height), &|index| {
        is_headed(listing, index)
    });
    let all = columns(listing.list);
    let cells: Vec<Vec<Cell>> = listing
        .rows
        .iter()
        .take(end)
        .skip(start)
        .map(|(_, row)| {
            let cell = |index| cell(canvas.look, listing.list, row, index, facts.fresh.today);
            (0..all.len()).map(cell).collect()
        })
        .collect();
    let widths = widths(canvas.look, all, &cells);
    let layout = lay_out(all, &widths, place.width.saturating_sub(BEFORE));
    if headings > 0 {
        self::headings(canvas, place, all, &layout);
    }
    rows(listing, canvas, body, &layout, (start, &cells), facts);
    if place.height > 6 {
        footline(listing, canvas, Rect { y: bottom, height: 1, ..place }, end - start);
    }
}

/// Paints the headings. A heading that is wider than its column takes what the one beside it leaves: over numbers
/// it begins earlier, before numbers it ends later.
fn headings(canvas: &mut Canvas<'_>, place: Rect, all: &[Column], layout: &[(u16, u16, usize)]) {
    let known = layout.iter().filter_map(|(x, width, index)| {
        let column = all.get(*index)?;
        let title = canvas.look.word(column.title);
        let needed = u16::try_from(text::columns(&title, canvas.look.encoder)).unwrap_or(u16::MAX);
        Some((*x, *width, column.side, title, needed))
    });
    let known: Vec<_> = known.collect();
    let mut free = 0;
    for (place_of, (x, width, side, title, needed)) in known.iter().enumerate() {
        let (mut begins, mut ends) = (*x, x + width);
        if *side == Side::Right {
            begins = ends.saturating_sub(*needed.max(width)).max(free);
        } else if let Some((next, of_next, Side::Right, _, taken)) = known.get(place_of + 1) {
            ends = ends.max((next + of_next).saturating_sub(taken + GAP));
        }
        let room = Rect { x: place.x + BEFORE + begins, y: place.y, width: ends - begins, height: 1 };
        canvas.side_text(room, title, Meaning::Heading, *side);
        free = GAP + if *side == Side::Right { ends } else { ends.min(x + needed) };
    }
}

/// Returns `true` when a row stands first under the heading of its group.
fn is_headed(listing: &Listing, index: usize) -> bool {
    let own = listing.rows.get(index).and_then(|(_, row)| group(row));
    let before = index.checked_sub(1).and_then(|index| listing.rows.get(index));
    own.is_some() && (before.is_none() || before.and_then(|(_, row)| group(row)) != own)
}

/// Returns how wide each column has to be: what is never cut needs what stands in it.
fn widths(look: &Look<'_>, all: &[Column], cells: &[Vec<Cell>]) -> Vec<u16> {
    let needed = |index: usize| {
        let cells = cells.iter().filter_map(|row| row.get(index));
        cells.map(|cell| text::columns(&cell.text, look.encoder)).max().unwrap_or(0)
    };
    let width = |(index, column): (usize, &Column)| {
        let least = column.width(look.mirrored());
        if column.whole { least.max(u16::try_from(needed(index)).unwrap_or(u16::MAX)) } else { least }
    };
    all.iter().enumerate().map(width).collect()
}

/// Paints the rows of a page, of which the first has the number `start`.
fn rows(
    listing: &Listing,
    canvas: &mut Canvas<'_>,
    place: Rect,
    layout: &[(u16, u16, usize)],
    (start, cells): (usize, &[Vec<Cell>]),
    facts: &Facts,
) {
    let mut y = place.y;
    for ((index, (key, row)), cells) in listing.rows.iter().enumerate().skip(start).zip(cells) {
        if let Some(heading) = group(row).filter(|_| index == start || is_headed(listing, index)) {
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
        canvas.spot(line, Target::row(index, index == listing.selected));
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
            let (Some(column), Some(cell)) = (columns(listing.list).get(*index), cells.get(*index)) else {
                continue;
            };
            let text = shortened(&cell.text, &cell.tail, usize::from(*width), canvas.look.encoder);
            let spot = Rect { x: place.x + BEFORE + x, y, width: *width, height: 1 };
            canvas.found_text(spot, &text, cell.meaning, column.side, &found(&text, &listing.filter));
        }
        y += 1;
    }
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
                .with("count", listing.matching.of(listing.total)),
        );
    } else if listing.matching.at_least() > u64::try_from(shown).unwrap_or(u64::MAX) {
        let shown_of = Message::new("ui-shown-of").with("shown", shown);
        message = Some(shown_of.with("total", listing.total.cast_signed()));
    }
    if let Some(message) = message {
        canvas.text(inside, &canvas.look.say(&message), Meaning::Muted);
    }
}

/// Returns the sentence that says what belongs into a list, and the key that makes the first.
const fn belongs(list: List) -> &'static str {
    match list {
        List::OpenActions => "ui-empty-open-actions",
        List::AllActions => "ui-empty-actions",
        List::OpenCommitments => "ui-empty-open-commitments",
        List::AllCommitments => "ui-empty-commitments",
        List::Recommendations => "ui-empty-recommendations",
        List::Decisions => "ui-empty-decisions",
        List::OutputsOf(_) => "ui-empty-outputs",
        List::Meetings => "ui-empty-meetings",
        List::MeetingsOf(_) => "ui-empty-own-meetings",
        List::Bodies => "ui-empty-groups",
        List::SeatsOf(_) => "ui-empty-seats",
        List::MembersOf(_) => "ui-empty-members",
        List::SittersOf(_) => "ui-empty-sitters",
        List::Organizations => "ui-empty-organizations",
        List::People => "ui-empty-people",
        List::DeliveriesOf(_) => "ui-empty-deliveries",
    }
}

/// Says what belongs into an empty list, or that the filter leaves nothing.
fn empty(listing: &Listing, canvas: &mut Canvas<'_>, place: Rect) {
    let message = if listing.filter.is_empty() {
        Message::new(belongs(listing.list))
    } else {
        Message::new("ui-no-match").with("filter", listing.filter.as_str())
    };
    let inside = Rect {
        x: place.x + 1,
        y: place.y + 1,
        width: place.width.saturating_sub(2),
        height: place.height.saturating_sub(1),
    };
    canvas.paragraphs(inside, &canvas.look.say(&message), Meaning::Muted);
}

/// Decides which columns there is room for: their start, their width and their place among all.
fn lay_out(all: &[Column], widths: &[u16], room: u16) -> Vec<(u16, u16, usize)> {
    let width = |index: usize| widths.get(index).copied().unwrap_or(0);
    let mut kept: Vec<usize> = (0..all.len()).collect();
    let needed = |kept: &[usize]| -> u16 { kept.iter().map(|index| width(*index) + GAP).sum() };
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
    // Where even those that stay are too wide, the text that shares gives way to a day or a sum.
    let over = needed(&kept).saturating_sub(room + GAP);
    let spare = (room + GAP).saturating_sub(needed(&kept));
    let mut x = 0;
    let mut laid = Vec::with_capacity(kept.len());
    for index in kept {
        let Some(column) = all.get(index) else { continue };
        let own = width(index);
        let wide = if column.shares { (own + spare).saturating_sub(over) } else { own };
        laid.push((x, wide.min(room.saturating_sub(x)), index));
        x += wide + GAP;
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
        let widths: Vec<u16> = all.iter().map(|column| column.width(true)).collect();
        let kept =
            |room| lay_out(all, &widths, room).into_iter().map(|(.., index)| index).collect::<Vec<_>>();
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
        let all = columns(List::OpenActions);
        let widths: Vec<u16> = all.iter().map(|column| column.width(true)).collect();
        assert_eq!(lay_out(all, &widths, 96).last().map(|(x, width, _)| x + width), Some(96));
    }

    #[test]
    fn a_sum_pushes_others_out_and_is_never_cut_itself() {
        let all = columns(List::OpenCommitments);
        let kept = |room, sum: u16| {
            let laid = lay_out(all, &[16, sum, sum, sum, 10], room);
            laid.into_iter().map(|(_, width, index)| (index, width)).collect::<Vec<_>>()
        };
        assert_eq!(kept(76, 14), [(0, 16), (1, 14), (2, 14), (3, 14), (4, 10)]);
        assert_eq!(kept(76, 21), [(0, 18), (1, 21), (3, 21), (4, 10)]);
        assert_eq!(kept(56, 21), [(0, 21), (1, 21), (4, 10)]);
        assert_eq!(kept(26, 21), [(0, 3), (1, 21)]);
    }
}
