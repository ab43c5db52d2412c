//! Laying a paragraph out: what fits, in which order it is seen, and in which order it is written.

use std::ops::Range;

use super::bidi::{Base, Blankness, Direction, reset_blanks, visual_order};
use super::cluster::Unit;
use super::encode::Encoder;
use super::line::Line;
use super::paragraph::{Paragraph, width_of};
use super::safe::SafeText;

/// Stands for what did not fit.
pub(super) const ELLIPSIS: char = '…';

/// How much of a long text is looked at for a short line: a letter with two marks has six bytes.
const BYTES_A_COLUMN: usize = 8;

/// At least so much is looked at, so that brackets and the first strong letter are found.
const LEAST_BYTES: usize = 256;

/// What is done about a line that is longer or shorter than its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fit {
    Natural,
    /// Cuts the logical end off.
    Within(usize),
    /// Cuts the logical end off, or adds blanks there.
    Exactly(usize),
    /// The same without a sign where the text was cut: for text that is being written.
    Clipped(usize),
}

/// Lays a text out on one line; when it is longer than `columns`, its logical end gives way to `…`.
pub fn lay(text: &SafeText, base: Base, columns: Option<usize>, encoder: Encoder) -> Line {
    match columns {
        None => Paragraph::new(text, base, encoder).line(0..text.as_str().len()),
        Some(columns) => one_line(text.as_str(), base, columns, Fit::Within(columns), encoder),
    }
}

/// Lays a text out on one line of exactly `columns`: cut when too long, blank at its logical end when too short.
///
/// Right-to-left text therefore stands at the right edge.
pub fn fill(text: &SafeText, base: Base, columns: usize, encoder: Encoder) -> Line {
    one_line(text.as_str(), base, columns, Fit::Exactly(columns), encoder)
}

/// Lays out as much of a text as can be seen: a list of long notes costs no more than a list of short ones.
fn one_line(text: &str, base: Base, columns: usize, fit: Fit, encoder: Encoder) -> Line {
    let enough = columns.saturating_mul(BYTES_A_COLUMN).saturating_add(LEAST_BYTES);
    if let Some(start) = text.get(..text.floor_char_boundary(enough)).filter(|start| start.len() < text.len())
    {
        let paragraph = Paragraph::of(start, base, encoder);
        if paragraph.columns() > columns {
            return paragraph.fit(0..start.len(), fit);
        }
    }
    Paragraph::of(text, base, encoder).fit(0..text.len(), fit)
}

impl Paragraph<'_> {
    /// Lays out one of the ranges that [`Paragraph::wrap`] gave.
    pub fn line(&self, range: Range<usize>) -> Line {
        self.fit(range, Fit::Natural)
    }

    /// Lays out a range as exactly `columns` cells, with blanks or a cut at its logical end.
    pub fn filled_line(&self, range: Range<usize>, columns: usize) -> Line {
        self.fit(range, Fit::Exactly(columns))
    }

    /// Lays out a range on one line.
    pub(super) fn fit(&self, range: Range<usize>, fit: Fit) -> Line {
        let range = range.start.min(self.text.len())..range.end.min(self.text.len());
        let (kept, added) = self.fitted(&range, fit);
        let shown: Vec<&Unit> = kept.iter().filter(|unit| unit.width > 0).chain(&added).collect();
        self.write(range, &self.ordered(shown))
    }

    /// Lays the paragraph out in one row and shows the `columns` round the letter at `byte`.
    pub(super) fn window(&self, columns: usize, byte: usize) -> Line {
        let range = 0..self.text.len();
        let total = self.columns().saturating_add(1).max(columns);
        let (kept, added) = self.fitted(&range, Fit::Exactly(total));
        let shown: Vec<&Unit> = kept.iter().filter(|unit| unit.width > 0).chain(&added).collect();
        let ordered = self.as_seen(shown);
        let place = ordered.iter().position(|(unit, _)| unit.bytes.contains(&byte));
        let through =
            |count: usize| ordered.iter().take(count).map(|(unit, _)| usize::from(unit.width)).sum();
        let distance = match (place, self.direction()) {
            (None, _) => self.columns(),
            (Some(place), Direction::Rtl) => total.saturating_sub(through(place)).saturating_sub(1),
            (Some(place), Direction::Ltr) => through(place.saturating_add(1)).saturating_sub(1),
        };
        let hidden = scrolled(distance, columns).min(total.saturating_sub(columns));
        let start = match self.direction() {
            Direction::Rtl => total.saturating_sub(columns).saturating_sub(hidden),
            Direction::Ltr => hidden,
        };
        let blank = self.added(' ', range.end..range.end);
        let blank = (&blank, self.base);
        let shown = start..start.saturating_add(columns);
        let mut units = clipped(&ordered, blank, shown.clone());
        let signs = self.edges(&ordered, &units, &shown, byte);
        for (edge, sign) in [(0, &signs[0]), (units.len().saturating_sub(1), &signs[1])] {
            if let (Some(sign), Some(unit)) = (sign, units.get_mut(edge)) {
                *unit = (sign, unit.1);
            }
        }
        if self.is_logical {
            // The terminal puts what is shown into the same order again; blanks stand at the logical end.
            units.sort_by_key(|(unit, _)| unit.bytes.start);
        }
        self.write(range, &units)
    }

    /// Returns what stands at the two edges of a window in the place of a letter: `…` where text goes on behind
    /// it, so that nobody takes part of a number for the whole. The letter at `byte` stays.
    fn edges(
        &self,
        ordered: &[(&Unit, u8)],
        shown: &[(&Unit, u8)],
        columns: &Range<usize>,
        byte: usize,
    ) -> [Option<Unit>; 2] {
        let mut hidden = [false, false];
        let mut column = 0_usize;
        for (unit, _) in ordered {
            let end = column.saturating_add(usize::from(unit.width));
            hidden[0] |= unit.is_text && column < columns.start;
            hidden[1] |= unit.is_text && end > columns.end;
            column = end;
        }
        let sign = |hidden: bool, unit: Option<&(&Unit, u8)>| {
            let (unit, _) =
                unit.filter(|(unit, _)| hidden && unit.width == 1 && !unit.bytes.contains(&byte))?;
            Some(Unit { level: unit.level, ..self.added(ELLIPSIS, unit.bytes.clone()) })
        };
        [sign(hidden[0], shown.first()), sign(hidden[1], shown.last())]
    }

    /// Returns where the columns of a line lead from its logical start to its end.
    fn columns_run(&self) -> Direction {
        if self.is_logical { Direction::Ltr } else { self.direction() }
    }

    /// Puts units, each with its level, into the order of their columns: as they are seen from left to right, unless
    /// that is left to the terminal.
    fn ordered<'u>(&self, shown: Vec<&'u Unit>) -> Vec<(&'u Unit, u8)> {
        if !self.is_logical {
            return self.as_seen(shown);
        }
        let levels = self.levels(&shown);
        shown.into_iter().zip(levels).collect()
    }

    /// Puts units, each with its level, into the order in which they are seen from left to right.
    fn as_seen<'u>(&self, mut shown: Vec<&'u Unit>) -> Vec<(&'u Unit, u8)> {
        if shown.iter().all(|unit| unit.level == self.base) {
            if self.base % 2 == 1 {
                shown.reverse();
            }
            return shown.into_iter().map(|unit| (unit, self.base)).collect();
        }
        let levels = self.levels(&shown);
        let order = visual_order(levels.iter().copied());
        order.into_iter().filter_map(|place| Some((*shown.get(place)?, *levels.get(place)?))).collect()
    }

    fn levels(&self, shown: &[&Unit]) -> Vec<u8> {
        let mut levels: Vec<(u8, Blankness)> =
            shown.iter().map(|unit| (unit.level, unit.blankness)).collect();
        reset_blanks(&mut levels, self.base);
        levels.into_iter().map(|(level, _)| level).collect()
    }

    /// Chooses what is shown: the units that fit, and after them `…` if some do not, and blanks to fill up.
    fn fitted(&self, range: &Range<usize>, fit: Fit) -> (&[Unit], Vec<Unit>) {
        let units = self.units_in(range);
        let width = width_of(units);
        let room = match fit {
            Fit::Natural => width,
            Fit::Within(columns) | Fit::Exactly(columns) | Fit::Clipped(columns) => columns,
        };
        let mut added = Vec::new();
        let mut kept = units;
        if width > room && matches!(fit, Fit::Clipped(_)) {
            kept = fitting(units, room);
        } else if width > room {
            kept = fitting(units, room.saturating_sub(1));
            let cut = kept.last().map_or(range.start, |unit| unit.bytes.end);
            // Text that runs against the row, all of it, ends where that text ends and not where the row does.
            let own = kept.iter().filter(|unit| unit.width > 0).map(|unit| unit.level).min();
            let ellipsis = Unit { level: own.unwrap_or(self.base), ..self.added(ELLIPSIS, cut..range.end) };
            added.extend((room > 0).then_some(ellipsis));
        }
        if let Fit::Exactly(columns) | Fit::Clipped(columns) = fit {
            let used = width_of(kept).saturating_add(added.len());
            let blank = self.added(' ', range.end..range.end);
            added.extend(std::iter::repeat_n(blank, columns.saturating_sub(used)));
        }
        (kept, added)
    }

    /// Makes a unit that stands at the logical end of a line and is not in the text.
    fn added(&self, glyph: char, bytes: Range<usize>) -> Unit {
        let blankness = if glyph == ' ' { Blankness::Blank } else { Blankness::Ink };
        Unit {
            second: bytes.start,
            bytes,
            first: glyph,
            glyph,
            width: 1,
            level: self.base,
            blankness,
            is_text: false,
        }
    }

    /// Writes units in the order of their columns.
    fn write(&self, range: Range<usize>, ordered: &[(&Unit, u8)]) -> Line {
        let mut line = Line::empty(range, self.direction(), self.columns_run(), ordered.len());
        for &(unit, level) in ordered {
            line.push(unit, level, |symbol| unit.write(self.text, unit.glyph, self.encoder, symbol));
        }
        line
    }
}

/// Returns how many columns are scrolled away so that the one at `distance` from the start can be seen.
///
/// Goes in steps of half the place, so that the text does not run under a caret at its edge.
fn scrolled(distance: usize, columns: usize) -> usize {
    if distance < columns {
        return 0;
    }
    let step = columns.div_ceil(2).max(1);
    let least = distance.saturating_sub(columns).saturating_add(1);
    least.div_ceil(step).saturating_mul(step)
}

/// Keeps what stands on some columns; half of a wide letter becomes a blank.
fn clipped<'u>(
    ordered: &[(&'u Unit, u8)],
    blank: (&'u Unit, u8),
    columns: Range<usize>,
) -> Vec<(&'u Unit, u8)> {
    let mut kept = Vec::with_capacity(columns.len());
    let mut column = 0_usize;
    for &(unit, level) in ordered {
        let end = column.saturating_add(usize::from(unit.width));
        if column >= columns.start && end <= columns.end {
            kept.push((unit, level));
        } else if end > columns.start && column < columns.end {
            kept.push(blank);
        }
        column = end;
    }
    kept
}

/// Returns the units from the start that fit into `columns`.
pub(super) fn fitting(units: &[Unit], columns: usize) -> &[Unit] {
    let mut used = 0_usize;
    let kept = units.iter().take_while(|unit| {
        used = used.saturating_add(usize::from(unit.width));
        used <= columns
    });
    let kept = kept.count();
    units.get(..kept).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::safe::isolate_ltr;

    fn rtl(text: &str, columns: Option<usize>) -> Line {
        lay(&SafeText::data(text), Base::Rtl, columns, Encoder::APP)
    }

    #[test]
    fn a_sentence_stands_in_visual_order() {
        assert_eq!(rtl("البند (3)", None).as_str(), "(3) ﺪﻨﺒﻟﺍ");
    }

    #[test]
    fn a_long_title_loses_its_logical_end() {
        let line = rtl("اجتماع اللجنة المشتركة", Some(10));
        assert_eq!(line.columns(), 10);
        assert_eq!(line.as_str(), "…ﻟﺍ ﻉﺎﻤﺘﺟﺍ");
    }

    #[test]
    fn a_long_text_is_cut_like_a_short_one() {
        let long = "البند (3) – UNRWA: «كفالة الأيتام» ".repeat(100);
        for columns in [0, 1, 5, 33, 80] {
            let seen = rtl(&long, Some(columns));
            let whole = Paragraph::of(&long, Base::Rtl, Encoder::APP);
            assert_eq!(seen.as_str(), whole.fit(0..long.len(), Fit::Within(columns)).as_str());
        }
        let hidden = format!("{}نعم", "\u{64e}".repeat(1000));
        assert_eq!(rtl(&hidden, Some(5)).columns(), 3);
    }

    #[test]
    fn a_cut_is_seen_where_the_text_ends_whatever_stands_round_it() {
        let cut = |text: &SafeText, base, columns| lay(text, base, Some(columns), Encoder::APP).to_string();
        let data = SafeText::data;
        // Arabic in an English row ends at its left, Latin in an Arabic row at its right.
        assert_eq!(cut(&data("اجتماع اللجنة"), Base::Ltr, 10), "…ﻟﺍ ﻉﺎﻤﺘﺟﺍ");
        assert_eq!(cut(&data("Python 2026-11-22"), Base::Rtl, 9), "Python 2…");
        assert_eq!(cut(&data("ورقة UNICEF للمدرسة").isolated(), Base::Ltr, 15), "…ﻠﻟ UNICEF ﺔﻗﺭﻭ");
        // A sentence of the row's own direction is cut at its own end.
        let sentence = SafeText::concat([&data("في "), &isolate_ltr("/media/usb/WZT"), &data(" اليوم")]);
        assert_eq!(cut(&sentence, Base::Rtl, 10), "…/media ﻲﻓ");
        let sentence = SafeText::concat([&data("From "), &data("بلدية الزيتون").isolated(), &data(" today")]);
        assert_eq!(cut(&sentence, Base::Ltr, 11), "From ﺔﻳﺪﻠﺑ…");
    }

    #[test]
    fn a_place_of_any_width_takes_any_text() {
        for columns in 0..40 {
            for text in ["", "أ", "محضر 議事録 12", "لا\u{64b}"] {
                assert!(rtl(text, Some(columns)).columns() <= columns);
                let filled = fill(&SafeText::data(text), Base::Rtl, columns, Encoder::APP);
                assert_eq!(filled.columns(), columns);
            }
        }
    }

    #[test]
    fn a_short_line_is_filled_on_the_left() {
        let line = fill(&SafeText::data("نعم"), Base::Rtl, 5, Encoder::APP);
        assert_eq!(line.as_str(), "  ﻢﻌﻧ");
        assert_eq!(rtl("نعم", None).indent(5), 2);
    }

    #[test]
    fn isolated_fields_read_as_typed() {
        let text = SafeText::concat([&SafeText::data("في "), &isolate_ltr("2026-11-22")]);
        let line = lay(&text, Base::Rtl, None, Encoder::APP);
        assert_eq!(line.as_str(), "2026-11-22 ﻲﻓ");
    }
}
