//! F8: the same sentence written in every way. Whoever sees which line reads right knows more than any test.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::text::Encoder;
use crate::text::SafeText;
use crate::text::Tashkeel;
use crate::text::fold_digits;
use crate::text::terminal::Way;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::effect::Setting;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Notice;
use crate::ui::model::Step;
use crate::ui::pointing::Target;
use crate::ui::screens::Sheet;

/// The ways that are compared, in the order of their lines.
const TRIED: [Way; 4] = [Way::App, Way::Explicit, Way::Fenced, Way::Token];
/// Arabic, a number and a Latin name: what goes wrong goes wrong here.
const SENTENCE: &str = "اجتماع رقم 12 مع UNICEF (القاعة)";
/// Columns of the box of a line.
const BOX: u16 = 44;
/// The first of the tried lines; each has an empty line after it.
const FIRST: u16 = 5;

/// The page.
#[derive(Debug, Default)]
pub struct WhichLine {
    selected: usize,
}

/// What else can be answered.
const NONE: usize = TRIED.len();
const CANNOT_TELL: usize = TRIED.len() + 1;

/// Returns which rows of the terminal are to be left to its own order, and which not, while the page is open.
pub fn rows(height: u16) -> Vec<(u16, Way)> {
    let rows = TRIED.iter().zip(0_u16..).map(|(way, place)| (row(place), *way));
    rows.filter(|(row, _)| *row < height).collect()
}

/// Returns the row of a tried line; the page covers the whole terminal.
const fn row(place: u16) -> u16 {
    FIRST + 2 * place
}

impl WhichLine {
    fn choose(choice: usize) -> Vec<Step> {
        let setting = |way| Step::Do(Effect::Change(Setting::Way(way)));
        match (TRIED.get(choice), choice) {
            (Some(way), _) => vec![Step::Close, setting(Some(*way))],
            (None, NONE) => {
                let none = Notice::Refused(Message::new("ui-which-none-reads"));
                vec![Step::Close, setting(None), Step::Say(none)]
            }
            (None, CANNOT_TELL) => vec![Step::Close, setting(None)],
            _ => Vec::new(),
        }
    }
}

impl Sheet for WhichLine {
    fn label(&self) -> Message {
        Message::new("ui-which-title")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Overlay]
    }

    fn enter(&mut self, facts: &Facts) -> Vec<Effect> {
        self.selected = TRIED.iter().position(|way| *way == facts.settings.way).unwrap_or(CANNOT_TELL);
        Vec::new()
    }

    fn command(&mut self, command: Command, _facts: &Facts) -> Vec<Step> {
        match command {
            Command::Select(place) => self.selected = place.min(CANNOT_TELL),
            Command::Next => self.selected = (self.selected + 1).min(CANNOT_TELL),
            Command::Previous => self.selected = self.selected.saturating_sub(1),
            Command::Open => return Self::choose(self.selected),
            Command::Type(letter) => {
                let digit: Option<usize> = fold_digits(letter.encode_utf8(&mut [0; 4])).parse().ok();
                return digit.and_then(|digit| digit.checked_sub(1)).map_or_else(Vec::new, Self::choose);
            }
            Command::Back | Command::WhichLine => return vec![Step::Close],
            Command::Quit => return vec![Step::NotMine],
            _ => {}
        }
        Vec::new()
    }

    fn given(&mut self, _query: &Query, _answer: &Answer, _facts: &Facts) -> Vec<Step> {
        Vec::new()
    }

    fn compares_ways(&self) -> bool {
        true
    }

    /// Covers the whole screen: the page is for those who cannot read it yet, so it speaks both languages.
    ///
    /// ```text
    ///   Press the number of the line that is joined and reads from right to left.
    ///   اضغط رقم السطر الذي تتصل حروفه ويقرأ من اليمين إلى اليسار.
    ///  > 1 |          (القاعة) UNICEF مع 12 رقم اجتماع |
    ///    2 |                                           |
    /// ```
    fn view(&self, canvas: &mut Canvas<'_>, _place: Rect, _facts: &Facts) {
        let whole = canvas.whole();
        canvas.fill(whole, Meaning::Plain);
        let write = |canvas: &mut Canvas<'_>, y: u16, text: &SafeText, meaning: Meaning| {
            let room = Rect { x: 2, y, width: whole.width.saturating_sub(4), height: 1 };
            if y < whole.height {
                canvas.text(room, text, meaning);
            }
        };
        write(canvas, 0, &canvas.look.say(&self.label()), Meaning::Heading);
        write(canvas, 2, &canvas.look.word("ui-which-press"), Meaning::Plain);
        write(
            canvas,
            3,
            &canvas.look.word("ui-which-press-in-the-other-language").isolated(),
            Meaning::Plain,
        );
        for (place, way) in TRIED.into_iter().enumerate() {
            self.tried(canvas, place, way);
        }
        let below = row(u16::try_from(TRIED.len()).unwrap_or(0));
        for (place, id) in [(NONE, "ui-which-none"), (CANNOT_TELL, "ui-which-cannot-tell")] {
            let y = below + u16::try_from(place - NONE).unwrap_or(0);
            self.marker(canvas, y, place);
            let room = Rect { x: 6, y, width: whole.width.saturating_sub(8), height: 1 };
            canvas.text(room.intersection(whole), &canvas.look.word(id), Meaning::Plain);
        }
        write(canvas, below + 3, &canvas.look.word("ui-which-frame"), Meaning::Muted);
        write(canvas, below + 4, &canvas.look.word("ui-which-remembered"), Meaning::Muted);
    }
}

impl WhichLine {
    fn marker(&self, canvas: &mut Canvas<'_>, y: u16, place: usize) {
        if y >= canvas.whole().height {
            return;
        }
        let line = Rect { x: 0, y, width: canvas.whole().width, height: 1 };
        canvas.spot(line, Target::row(place, place == self.selected));
        if place == self.selected {
            canvas.sign(1, y, '>', Meaning::Selected);
        }
        let digit = char::from_digit(u32::try_from(place + 1).unwrap_or(0), 10).unwrap_or(' ');
        canvas.sign(3, y, digit, Meaning::Label);
    }

    /// Paints one line between two uprights, which stay where they are only when the terminal keeps its hands off.
    fn tried(&self, canvas: &mut Canvas<'_>, place: usize, way: Way) {
        let y = row(u16::try_from(place).unwrap_or(0));
        let whole = canvas.whole();
        if y >= whole.height {
            return;
        }
        self.marker(canvas, y, place);
        let width = BOX.min(whole.width.saturating_sub(8));
        canvas.sign(6, y, '│', Meaning::Rule);
        let room = Rect { x: 8, y, width: width.saturating_sub(4), height: 1 };
        let encoder = Encoder { mode: way.mode(), tashkeel: Tashkeel::Hidden };
        canvas.text_tried(room, &SafeText::data(SENTENCE), Meaning::Plain, encoder);
        canvas.sign(6 + width.saturating_sub(1), y, '│', Meaning::Rule);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tried_line_has_a_row_of_its_own_on_the_smallest_screen() {
        let rows = rows(20);
        assert_eq!(rows.len(), TRIED.len());
        assert!(rows.windows(2).all(|pair| pair[0].0 + 1 < pair[1].0));
        assert!(super::rows(7).len() < TRIED.len());
    }
}
