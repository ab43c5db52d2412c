//! Lines that were laid out lately: from one key to the next most of a screen stays, and is not laid out again.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use crate::text::Base;
use crate::text::Encoder;
use crate::text::Line;
use crate::text::SafeText;
use crate::text::lay;

/// So many lines are remembered, some screens full of them, before all are forgotten.
const MOST_LINES: usize = 768;
/// Longer texts are not remembered: their lines would take the room of many.
const LONGEST: usize = 512;

/// Where a text is laid out: its base, its columns, its encoder.
type Place = (Base, usize, Encoder);

/// The lines of the last screens. Whoever owns the screen owns them and lends them to each painting; they hold
/// people's texts, and go with their owner.
#[derive(Default)]
pub struct LaidLines(RefCell<Lately>);

#[derive(Default)]
struct Lately {
    lines: HashMap<Place, HashMap<SafeText, Rc<Line>>>,
    count: usize,
}

impl LaidLines {
    /// Lays a text out on one line as [`lay`] does, or remembers how it was laid out.
    pub(super) fn line(&self, text: &SafeText, base: Base, columns: usize, encoder: Encoder) -> Rc<Line> {
        let anew = || Rc::new(lay(text, base, Some(columns), encoder));
        if text.as_str().len() > LONGEST {
            return anew();
        }
        let mut lately = self.0.borrow_mut();
        let place = (base, columns, encoder);
        if let Some(line) = lately.lines.get(&place).and_then(|lines| lines.get(text)) {
            return Rc::clone(line);
        }
        if lately.count >= MOST_LINES {
            *lately = Lately::default();
        }
        lately.count += 1;
        let line = anew();
        lately.lines.entry(place).or_default().insert(text.clone(), Rc::clone(&line));
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Mode;

    #[test]
    fn a_remembered_line_is_the_line_of_this_text_at_this_place() {
        let texts = ["عروض أسعار المنحدر", "دعوات الورشة مع UNICEF", "البند (3)", ""];
        let lines = LaidLines::default();
        for _ in 0..2 {
            for text in texts.map(SafeText::data) {
                for mode in [Mode::App, Mode::Rows, Mode::Off] {
                    for (base, columns) in [(Base::Rtl, 80), (Base::Ltr, 80), (Base::Rtl, 7)] {
                        let encoder = Encoder { mode, ..Encoder::APP };
                        let new = lay(&text, base, Some(columns), encoder);
                        assert_eq!(lines.line(&text, base, columns, encoder).as_str(), new.as_str());
                    }
                }
            }
        }
    }

    #[test]
    fn no_more_is_remembered_than_some_screens_show() {
        let lines = LaidLines::default();
        for number in 0..3 * MOST_LINES {
            lines.line(&SafeText::data(&number.to_string()), Base::Rtl, 80, Encoder::APP);
        }
        let kept = lines.0.borrow().lines.values().map(HashMap::len).sum::<usize>();
        assert!(kept <= MOST_LINES, "{kept}");
    }
}
