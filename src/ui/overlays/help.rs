//! F1: what can be done here. Every line is a command; Enter does it.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::text::SafeText;
use crate::text::isolate_ltr;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::keymap::Binding;
use crate::ui::keymap::Keymap;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::screens::Sheet;
use crate::ui::widgets::listing::moved;
use crate::ui::widgets::listing::page;

/// The commands of the screen underneath.
#[derive(Debug)]
pub struct Help {
    lines: Vec<(Binding, Vec<&'static str>)>,
    selected: usize,
}

impl Help {
    /// Makes the help of a screen out of the keys that work there.
    pub fn new(keymap: &Keymap, places: &[Place]) -> Self {
        let mut all = places.to_vec();
        all.push(Place::Anywhere);
        Self { lines: keymap.lines(&all), selected: 0 }
    }
}

/// Returns the keys of a line for the screen: an Arabic letter does not pull its neighbours along.
fn shown_caps(look: &Look<'_>, first: &str, twins: &[&str]) -> SafeText {
    let mut all = SafeText::default();
    for cap in look.keymap.caps(first, twins) {
        if !all.is_empty() {
            all.push(&look.word("ui-comma"));
        }
        all.push(&isolate_ltr(&cap));
    }
    all
}

impl Sheet for Help {
    fn label(&self) -> Message {
        Message::new("ui-key-help")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Overlay]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        if let Some(to) = moved(command, self.selected, self.lines.len(), facts.body_rows / 2) {
            self.selected = to;
            return Vec::new();
        }
        match command {
            Command::Open => {
                let chosen = self.lines.get(self.selected).map(|(binding, _)| binding.command);
                return chosen.map_or_else(Vec::new, |command| vec![Step::Close, Step::Command(command)]);
            }
            Command::Back | Command::Help => return vec![Step::Close],
            Command::Quit => return vec![Step::NotMine],
            _ => {}
        }
        Vec::new()
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        let height = u16::try_from(self.lines.len()).unwrap_or(0).saturating_add(2);
        let place = super::centred(place, 72, height);
        canvas.framed(place, &canvas.look.word("ui-help-title"));
        let inside = usize::from(place.height.saturating_sub(2)).max(1);
        let (start, end) = page(self.lines.len(), self.selected, inside, &|_| false);
        for (index, (binding, twins)) in self.lines.iter().enumerate().take(end).skip(start) {
            let y = place.y + 1 + u16::try_from(index - start).unwrap_or(0);
            if y + 1 >= place.bottom() {
                break;
            }
            if index == self.selected {
                canvas.sign(place.x + 1, y, '>', Meaning::Selected);
            }
            let room = Rect { x: place.x + 3, y, width: place.width.saturating_sub(5), height: 1 };
            let words = Rect { width: room.width.saturating_sub(26), ..room };
            canvas.text(words, &canvas.look.word(binding.label), Meaning::Plain);
            let keys =
                Rect { x: words.right() + 1, width: room.right().saturating_sub(words.right() + 1), ..room };
            canvas.text(keys, &shown_caps(canvas.look, binding.key, twins), Meaning::Muted);
        }
    }
}
