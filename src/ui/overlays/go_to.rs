//! F2: a screen, by its digit.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::text::fold_digits;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::command::Destination;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::pointing::Target;
use crate::ui::screens::Sheet;
use crate::ui::widgets::listing::moved;

/// The list of screens.
#[derive(Debug, Default)]
pub struct GoTo {
    selected: usize,
}

impl GoTo {
    fn go(destination: Option<Destination>) -> Vec<Step> {
        destination.map_or_else(Vec::new, |destination| vec![Step::Close, Step::Go(destination)])
    }
}

impl Sheet for GoTo {
    fn label(&self) -> Message {
        Message::new("ui-key-go-to")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Overlay]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let count = Destination::OFFERED.len();
        if let Some(to) = moved(command, self.selected, count, facts.body_rows) {
            self.selected = to;
            return Vec::new();
        }
        match command {
            Command::Open => {
                return Self::go(Destination::OFFERED.get(self.selected).map(|(_, there)| *there));
            }
            Command::Type('?' | '؟') => return vec![Step::Close, Step::Command(Command::Help)],
            Command::Type(letter) => {
                let digit = fold_digits(letter.encode_utf8(&mut [0; 4])).parse().ok();
                return Self::go(digit.and_then(Destination::of_digit));
            }
            Command::Back | Command::GoTo => return vec![Step::Close],
            Command::Quit => return vec![Step::NotMine],
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        let height = u16::try_from(Destination::OFFERED.len()).unwrap_or(0) + 2;
        let place = super::centred(place, 40, height);
        canvas.framed(place, &canvas.look.say(&self.label()));
        for (index, (digit, there)) in Destination::OFFERED.iter().enumerate() {
            let y = place.y + 1 + u16::try_from(index).unwrap_or(0);
            if y + 1 >= place.bottom() {
                break;
            }
            canvas.spot(
                Rect { x: place.x + 1, y, width: place.width.saturating_sub(2), height: 1 },
                Target::row(index, index == self.selected),
            );
            if index == self.selected {
                canvas.sign(place.x + 1, y, '>', Meaning::Selected);
            }
            let room = Rect { x: place.x + 3, y, width: place.width.saturating_sub(5), height: 1 };
            canvas.text(room, &canvas.look.number(i64::from(*digit)), Meaning::Label);
            let name = Rect { x: room.x + 2, width: room.width.saturating_sub(2), ..room };
            canvas.text(name, &canvas.look.word(there.title()), Meaning::Plain);
        }
    }
}
