//! Settings: each change shows at once.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::shown::PeerRow;
use crate::i18n::Language;
use crate::text::Digits;
use crate::text::SafeText;
use crate::text::Tashkeel;
use crate::text::columns;
use crate::text::isolate_ltr;
use crate::theme::Meaning;
use crate::theme::NAMES;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::effect::Setting;
use crate::ui::effect::Settings;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::pointing::Target;
use crate::ui::screens::Sheet;
use crate::ui::screens::exchange::own_key;
use crate::ui::widgets::form::label_columns;

/// The settings of this person.
#[derive(Debug, Default)]
pub struct SettingsSheet {
    selected: usize,
    /// The laptops that are known, this one among them.
    laptops: Vec<PeerRow>,
}

/// A line: its label, and the words one can choose from.
struct Choice {
    label: &'static str,
    words: &'static [&'static str],
}

const LINES: &[Choice] = &[
    Choice { label: "ui-setting-language", words: &["ui-language-ar", "ui-language-en"] },
    Choice { label: "ui-setting-digits", words: &["ui-digits-western", "ui-digits-arabic-indic"] },
    Choice {
        label: "ui-setting-theme",
        words: &["ui-theme-dark", "ui-theme-light", "ui-theme-high-contrast", "ui-theme-none"],
    },
    Choice { label: "ui-setting-tashkeel", words: &["ui-tashkeel-hidden", "ui-tashkeel-shown"] },
    Choice { label: "ui-setting-mouse", words: &["ui-mouse-on", "ui-mouse-off"] },
    Choice { label: "ui-setting-way", words: &[] },
];

/// The last line opens the page that F8 opens.
const WHICH_LINE: usize = LINES.len() - 1;
const TASHKEEL: [Tashkeel; 2] = [Tashkeel::Hidden, Tashkeel::Shown];
const MOUSE: [bool; 2] = [true, false];
const DIGITS: [Digits; 2] = [Digits::Western, Digits::ArabicIndic];

/// Returns which word of a line holds now.
fn chosen(line: usize, settings: &Settings) -> usize {
    let place = match line {
        0 => Language::ALL.iter().position(|language| *language == settings.language),
        1 => DIGITS.iter().position(|digits| *digits == settings.digits),
        2 => NAMES.iter().position(|name| *name == settings.theme),
        3 => TASHKEEL.iter().position(|tashkeel| *tashkeel == settings.tashkeel),
        _ => MOUSE.iter().position(|mouse| *mouse == settings.mouse),
    };
    place.unwrap_or(0)
}

fn setting(line: usize, word: usize) -> Option<Setting> {
    match line {
        0 => Language::ALL.get(word).copied().map(Setting::Language),
        1 => DIGITS.get(word).copied().map(Setting::Digits),
        2 => NAMES.get(word).copied().map(Setting::Theme),
        3 => TASHKEEL.get(word).copied().map(Setting::Tashkeel),
        _ => MOUSE.get(word).copied().map(Setting::Mouse),
    }
}

impl SettingsSheet {
    fn change(line: usize, facts: &Facts) -> Vec<Step> {
        if line == WHICH_LINE {
            return vec![Step::Command(Command::WhichLine)];
        }
        let count = LINES.get(line).map_or(1, |line| line.words.len());
        let next = (chosen(line, &facts.settings) + 1) % count;
        setting(line, next).map(|setting| Step::Do(Effect::Change(setting))).into_iter().collect()
    }
}

impl Sheet for SettingsSheet {
    fn label(&self) -> Message {
        Message::new("ui-screen-settings")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Settings]
    }

    fn figure(&self) -> Option<Message> {
        Some(Message::new("ui-setting-at-once"))
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![Effect::Ask(Query::Peers)]
    }

    fn given(&mut self, _query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        if let Answer::Peers(rows) = answer {
            self.laptops.clone_from(rows);
        }
        Vec::new()
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        match command {
            Command::Select(place) => self.selected = place.min(LINES.len() - 1),
            Command::Next => self.selected = (self.selected + 1).min(LINES.len() - 1),
            Command::Previous => self.selected = self.selected.saturating_sub(1),
            Command::Choose(word) if self.selected != WHICH_LINE => {
                return setting(self.selected, word).map(Effect::Change).map(Step::Do).into_iter().collect();
            }
            Command::Open | Command::Type(' ') => return Self::change(self.selected, facts),
            Command::Type(letter) => {
                let digits = crate::text::fold_digits(letter.encode_utf8(&mut [0; 4]));
                let line = digits.parse::<usize>().ok().filter(|digit| (1..=LINES.len()).contains(digit));
                if let Some(line) = line {
                    self.selected = line - 1;
                    return Self::change(self.selected, facts);
                }
            }
            _ => return vec![Step::NotMine],
        }
        Vec::new()
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        let taken = own_key(canvas, place, &self.laptops);
        let place = Rect { height: place.height.saturating_sub(taken), ..place };
        for (index, line) in LINES.iter().enumerate() {
            let y = place.y + 1 + u16::try_from(index).unwrap_or(0) * 2;
            if y >= place.bottom() {
                return;
            }
            canvas.spot(Rect { y, height: 1, ..place }, Target::row(index, index == self.selected));
            if index == self.selected {
                canvas.sign(place.x, y, '>', Meaning::Selected);
            }
            let number = canvas.look.number(i64::try_from(index + 1).unwrap_or(0));
            canvas.text(Rect { x: place.x + 1, y, width: 2, height: 1 }, &number, Meaning::Label);
            let width = label_columns(facts.columns);
            let label = Rect { x: place.x + 3, y, width, height: 1 };
            canvas.text(label, &canvas.look.word(line.label), Meaning::Plain);
            let (mut x, mut y) = (label.right() + 1, y);
            if index == WHICH_LINE {
                let room = Rect { x, y, width: place.right().saturating_sub(x), height: 1 };
                canvas.text(room, &isolate_ltr(&canvas.look.keymap.cap("f8")), Meaning::Key);
            }
            let held = chosen(index, &facts.settings);
            for (word, id) in line.words.iter().enumerate() {
                let sign = if word == held { "(o) " } else { "( ) " };
                let text = SafeText::concat([&SafeText::data(sign), &canvas.look.word(id)]);
                let meaning = if word == held { Meaning::Label } else { Meaning::Plain };
                let wide = u16::try_from(columns(&text, canvas.look.encoder)).unwrap_or(u16::MAX);
                if x.saturating_add(wide) > place.right() {
                    (x, y) = (label.right() + 1, y + 1);
                }
                let room = Rect { x, y, width: place.right().saturating_sub(x), height: 1 };
                let room = room.intersection(place);
                let taken = canvas.text(room, &text, meaning);
                let choose = Target::Do(Command::Select(index), Some(Command::Choose(word)));
                canvas.spot(Rect { width: taken, ..room }, choose);
                x += taken + 2;
            }
        }
    }
}
