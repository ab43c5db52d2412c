//! Cells as bytes for the terminal, and few of them: over a slow line every one is waited for.
//!
//! What the pen knows of the terminal it learnt by writing to it. A picture begins and ends in the terminal's own
//! look, so that nothing else that is written need ask for it.

use std::io;
use std::io::Write;

use ratatui::buffer::Cell;
use ratatui::layout::Position;
use ratatui::style::Color;
use ratatui::style::Modifier;

use crate::text::symbol_columns;

/// Attributes, and the codes that set and take them back.
const ATTRIBUTES: [(Modifier, &str, &str); 8] = [
    (Modifier::BOLD, "1", "22"),
    (Modifier::DIM, "2", "22"),
    (Modifier::ITALIC, "3", "23"),
    (Modifier::UNDERLINED, "4", "24"),
    (Modifier::SLOW_BLINK.union(Modifier::RAPID_BLINK), "5", "25"),
    (Modifier::REVERSED, "7", "27"),
    (Modifier::HIDDEN, "8", "28"),
    (Modifier::CROSSED_OUT, "9", "29"),
];
/// The colours that every terminal has, by their numbers.
pub(super) const SIXTEEN: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];
/// Attributes by which a blank looks different.
const SEEN_ON_BLANKS: Modifier =
    Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT).union(Modifier::HIDDEN);

/// Writes cells, and moves and shows the caret.
pub(super) struct Pen<W: Write> {
    out: W,
    /// Where the next sign comes to stand; `None` when that is not sure.
    place: Option<Position>,
    look: Look,
    caret_is_shown: bool,
}

/// Colours and attributes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Look {
    colour: Color,
    ground: Color,
    attributes: Modifier,
}

impl<W: Write> Pen<W> {
    /// Writes to a terminal that shows no caret.
    pub(super) fn new(out: W) -> Self {
        Self { out, place: None, look: Look::default(), caret_is_shown: false }
    }

    /// Writes cells, from left to right and from top to bottom.
    pub(super) fn draw<'a>(&mut self, cells: impl Iterator<Item = (u16, u16, &'a Cell)>) -> io::Result<()> {
        for (x, y, cell) in cells {
            self.go(Position { x, y })?;
            self.take_look(cell)?;
            self.out.write_all(cell.symbol().as_bytes())?;
            let is_narrow = symbol_columns(cell.symbol()) < 2;
            self.place = x.checked_add(1).filter(|_| is_narrow).map(|x| Position { x, y });
        }
        if self.look != Look::default() {
            self.out.write_all(b"\x1b[m")?;
            self.look = Look::default();
        }
        // A caret in a wrong place is worse than a few bytes: it is not left where signs happened to end.
        self.place = None;
        Ok(())
    }

    /// Goes to a place. Never by so many columns: terminals differ in how many some signs take.
    fn go(&mut self, to: Position) -> io::Result<()> {
        if self.place == Some(to) {
            return Ok(());
        }
        let (row, column) = (to.y.saturating_add(1), to.x.saturating_add(1));
        match self.place.replace(to) {
            Some(from) if from.y == to.y => write!(self.out, "\x1b[{column}G"),
            _ if column == 1 => write!(self.out, "\x1b[{row}H"),
            _ => write!(self.out, "\x1b[{row};{column}H"),
        }
    }

    fn take_look(&mut self, cell: &Cell) -> io::Result<()> {
        let wanted = Look { colour: cell.fg, ground: cell.bg, attributes: cell.modifier };
        let attributes = self.look.attributes.union(wanted.attributes);
        let is_blank = cell.symbol() == " " && !attributes.intersects(SEEN_ON_BLANKS);
        if self.look == wanted || (is_blank && self.look.ground == wanted.ground) {
            return Ok(());
        }
        let (changed, anew) = (wanted.codes_after(self.look), wanted.codes_anew());
        self.look = wanted;
        write!(self.out, "\x1b[{}m", if anew.len() < changed.len() { anew } else { changed })
    }

    pub(super) fn move_caret(&mut self, to: Position) -> io::Result<()> {
        self.go(to)
    }

    pub(super) fn show_caret(&mut self, shown: bool) -> io::Result<()> {
        if self.caret_is_shown == shown {
            return Ok(());
        }
        self.caret_is_shown = shown;
        self.out.write_all(if shown { b"\x1b[?25h" } else { b"\x1b[?25l" })
    }

    /// Gives the terminal to write to, when what is written may leave the caret anywhere.
    pub(super) fn lend(&mut self) -> &mut W {
        self.place = None;
        &mut self.out
    }

    /// Takes out what was written so far.
    #[cfg(test)]
    pub(super) fn take_written(&mut self) -> W
    where
        W: Default,
    {
        std::mem::take(&mut self.out)
    }

    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Look {
    /// Returns the codes that make this look out of another one.
    fn codes_after(self, before: Self) -> String {
        let mut codes: Vec<String> = Vec::new();
        let mut gone = before.attributes.difference(self.attributes);
        let mut kept = before.attributes.intersection(self.attributes);
        let intensity = Modifier::BOLD.union(Modifier::DIM);
        if gone.intersects(intensity) {
            // One code takes both back.
            gone.remove(intensity);
            kept.remove(intensity);
            codes.push("22".to_owned());
        }
        for (attribute, set, unset) in ATTRIBUTES {
            if gone.intersects(attribute) && !self.attributes.intersects(attribute) {
                codes.push(unset.to_owned());
            }
            if self.attributes.intersects(attribute) && !kept.intersects(attribute) {
                codes.push(set.to_owned());
            }
        }
        // What is bold may be drawn brighter, in some codes only: the colour is said again where that changes.
        let is_bold = self.attributes.contains(Modifier::BOLD);
        if self.colour != before.colour || is_bold != before.attributes.contains(Modifier::BOLD) {
            let says_so = self.colour != before.colour
                || foreground(self.colour, true) != foreground(self.colour, false);
            codes.extend(says_so.then(|| foreground(self.colour, is_bold)));
        }
        if self.ground != before.ground {
            codes.push(background(self.ground));
        }
        codes.join(";")
    }

    /// Returns the codes that make this look out of any.
    fn codes_anew(self) -> String {
        let codes = self.codes_after(Self::default());
        if codes.is_empty() { codes } else { format!("0;{codes}") }
    }
}

/// Returns the number of a colour among the sixteen.
fn of_sixteen(colour: Color) -> Option<u8> {
    let place = SIXTEEN.iter().position(|known| *known == colour)?;
    u8::try_from(place).ok()
}

/// Returns the code of a colour for letters. Many terminals draw bold letters of the first eight in the other eight,
/// black on cyan in dark grey: by the long code they take the colour that was meant.
fn foreground(colour: Color, bold: bool) -> String {
    match of_sixteen(colour) {
        Some(number @ 0..8) if bold => format!("38;5;{number}"),
        Some(number @ 0..8) => format!("{}", 30 + number),
        Some(number) => format!("{}", 82 + number),
        None => other(colour, 38),
    }
}

fn background(colour: Color) -> String {
    match of_sixteen(colour) {
        Some(number @ 0..8) => format!("{}", 40 + number),
        Some(number) => format!("{}", 92 + number),
        None => other(colour, 48),
    }
}

fn other(colour: Color, code: u8) -> String {
    match colour {
        Color::Rgb(red, green, blue) => format!("{code};2;{red};{green};{blue}"),
        Color::Indexed(number) => format!("{code};5;{number}"),
        _ => format!("{}", code.saturating_add(1)),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::style::Style;

    use super::*;

    /// Draws over a blank row and returns what is written, `ESC` for the escape.
    fn drawn(paint: impl FnOnce(&mut Buffer)) -> String {
        let blank = Buffer::with_lines(["          "]);
        let mut row = blank.clone();
        paint(&mut row);
        let mut pen = Pen::new(Vec::new());
        pen.draw(blank.diff(&row).into_iter()).unwrap();
        String::from_utf8(pen.take_written()).unwrap().replace('\x1b', "ESC")
    }

    #[test]
    fn only_what_changes_between_two_letters_is_said() {
        let late = Style::new().fg(Color::LightRed).add_modifier(Modifier::UNDERLINED);
        let written = drawn(|row| {
            row.set_string(0, 0, "a", late);
            row.set_string(1, 0, "b", late.fg(Color::Green));
            row.set_string(2, 0, "c", Style::new());
            row.set_string(8, 0, "d", Style::new());
        });
        assert_eq!(written, "ESC[1HESC[4;91maESC[32mbESC[mcESC[9Gd");
    }

    #[test]
    fn bold_letters_keep_their_colour_where_bold_is_drawn_brighter() {
        let black = Style::new().fg(Color::Black).bg(Color::Cyan);
        let written = drawn(|row| {
            row.set_string(0, 0, "a", black.add_modifier(Modifier::BOLD));
            row.set_string(1, 0, "b", black);
            row.set_string(2, 0, "c", Style::new());
        });
        assert_eq!(written, "ESC[1HESC[1;38;5;0;46maESC[22;30mbESC[mc");
    }

    #[test]
    fn a_blank_takes_no_colour_of_letters() {
        let written = drawn(|row| {
            row.set_string(0, 0, "a", Style::new().fg(Color::Red));
            row.set_string(1, 0, " ", Style::new().fg(Color::Green));
            row.set_string(2, 0, "b", Style::new().fg(Color::Red));
            row.set_string(3, 0, " ", Style::new().add_modifier(Modifier::REVERSED));
        });
        assert_eq!(written, "ESC[1HESC[31ma bESC[0;7m ESC[m");
    }

    #[test]
    fn after_a_wide_sign_the_place_is_said() {
        assert_eq!(drawn(|row| row.set_string(0, 0, "議a", Style::new())), "ESC[1H議ESC[1;3Ha");
    }

    #[test]
    fn a_caret_is_placed_and_shown_once() {
        let mut pen = Pen::new(Vec::new());
        for _ in 0..2 {
            pen.show_caret(true).unwrap();
            pen.move_caret(Position { x: 3, y: 1 }).unwrap();
        }
        assert_eq!(pen.take_written(), b"\x1b[?25h\x1b[2;4H");
    }
}
