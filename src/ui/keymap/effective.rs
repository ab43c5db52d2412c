//! The keys as they work for this person.

use crossterm::event::KeyEvent;

use crate::text::Keyboard;
use crate::text::both_caps;
use crate::text::caps;
use crate::text::fold_digits;
use crate::ui::command::Command;
use crate::ui::key;
use crate::ui::keymap::Binding;
use crate::ui::keymap::KEYS;
use crate::ui::keymap::Place;

/// What keys mean, and which layout names them.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: &'static [Binding],
    pub keyboard: Keyboard,
    /// Usual keys that this person has moved, each with the key that does its work.
    moved: Vec<(&'static str, String)>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self { bindings: KEYS, keyboard: Keyboard::default(), moved: Vec::new() }
    }
}

impl Keymap {
    /// Makes the keymap of a layout; `moved` names usual keys, each with the key that does its work.
    pub fn new(keyboard: Keyboard, moved: Vec<(&'static str, String)>) -> Self {
        Self { bindings: KEYS, keyboard, moved }
    }

    /// Finds what a key means, looking at the narrowest place first.
    pub fn command_for(&self, places: &[Place], event: KeyEvent) -> Option<Command> {
        let pressed = key::name(event, self.keyboard)?;
        let pressed = self.usual(&pressed)?;
        let typed = key::typed(event);
        if let Some(letter) = typed.filter(|_| places.contains(&Place::Text)) {
            return Some(Command::Type(letter));
        }
        let found = places.iter().find_map(|place| self.at(*place, pressed));
        let drawn = || typed.and_then(|letter| self.drawn(places, letter));
        found.or_else(drawn).or_else(|| typed.map(Command::Type))
    }

    /// Returns the usual key whose work the pressed one does; `None` when that was given away.
    fn usual<'k>(&'k self, pressed: &'k str) -> Option<&'k str> {
        match self.moved.iter().find(|(_, key)| key == pressed) {
            Some((usual, _)) => Some(usual),
            None if self.moved.iter().any(|(usual, _)| *usual == pressed) => None,
            None => Some(pressed),
        }
    }

    /// Returns the key that does the work of a usual one.
    fn wished<'k>(&'k self, usual: &'k str) -> &'k str {
        self.moved.iter().find(|(known, _)| *known == usual).map_or(usual, |(_, key)| key)
    }

    fn at(&self, place: Place, key: &str) -> Option<Command> {
        let found = self.bindings.iter().find(|binding| binding.place == place && binding.key == key);
        found.map(|binding| binding.command)
    }

    /// Finds what a letter means where letters are drawn: in either case, on either layout, a digit of either kind.
    fn drawn(&self, places: &[Place], letter: char) -> Option<Command> {
        let place = places.iter().copied().find(|place| place.draws_letters())?;
        let latin = self.keyboard.latin(letter).unwrap_or(letter).to_ascii_lowercase();
        let digit = fold_digits(letter.encode_utf8(&mut [0; 4]));
        self.at(place, latin.encode_utf8(&mut [0; 4])).or_else(|| self.at(place, &digit))
    }

    /// Returns the keys that mean something at these places, the narrowest first, each with its twins.
    pub fn lines(&self, places: &[Place]) -> Vec<(Binding, Vec<&'static str>)> {
        let mut found: Vec<(Binding, Vec<&'static str>)> = Vec::new();
        for place in places {
            let here =
                self.bindings.iter().filter(|binding| binding.place == *place && !binding.label.is_empty());
            for binding in here {
                let hidden = found.iter().any(|(known, keys)| {
                    known.command == binding.command
                        || keys.contains(&binding.key)
                        || known.key == binding.key
                });
                if !hidden {
                    found.push((*binding, self.twins(places, binding)));
                }
            }
        }
        found
    }

    fn twins(&self, places: &[Place], first: &Binding) -> Vec<&'static str> {
        let others = self.bindings.iter().filter(|other| {
            places.contains(&other.place) && other.command == first.command && other.key != first.key
        });
        others.filter(|other| other.label.is_empty()).map(|other| other.key).collect()
    }

    /// Returns what the footer shows at these places: by rank, F1 last.
    pub fn footer(&self, places: &[Place]) -> Vec<Binding> {
        let lines = self.lines(places);
        let mut shown: Vec<Binding> =
            lines.into_iter().map(|(binding, _)| binding).filter(|binding| binding.footer > 0).collect();
        shown.sort_by_key(|binding| binding.footer);
        shown
    }

    /// Returns the keys of a line as they are printed on the keyboard: `Ctrl+U (ع)`, `F6`.
    pub fn caps(&self, first: &str, twins: &[&str]) -> Vec<String> {
        let keys = std::iter::once(&first).chain(twins);
        keys.map(|name| both_caps(self.wished(name), self.keyboard)).collect()
    }

    /// Returns a key as it is printed on a keyboard with Latin letters: `Ctrl+U`.
    pub fn cap(&self, usual: &str) -> String {
        caps(self.wished(usual))
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyCode;
    use crossterm::event::KeyModifiers;

    use super::*;
    use crate::ui::command::Attend;

    const LIST: &[Place] = &[Place::Actions, Place::List, Place::Screen, Place::Anywhere];

    fn command(places: &[Place], event: KeyEvent) -> Option<Command> {
        Keymap::default().command_for(places, event)
    }

    /// Returns what the key of a binding sends while the Arabic (101) layout is active; `None` when it sends nothing
    /// that stands for it alone.
    fn with_arabic_101(key: &str) -> Option<KeyEvent> {
        let arabic = |letter: &str| {
            let mut letters = letter.chars();
            let latin = letters.next().filter(|_| letters.next().is_none())?;
            let is_on_both = latin.is_ascii_digit() || !latin.is_ascii();
            if is_on_both { Some(latin) } else { Keyboard::Arabic101.cap(latin) }
        };
        let code = |name: &str| {
            Some(match name {
                "enter" => KeyCode::Enter,
                "esc" => KeyCode::Esc,
                "space" => KeyCode::Char(' '),
                "tab" => KeyCode::Tab,
                "backspace" => KeyCode::Backspace,
                "del" => KeyCode::Delete,
                "ins" => KeyCode::Insert,
                "up" => KeyCode::Up,
                "down" => KeyCode::Down,
                "left" => KeyCode::Left,
                "right" => KeyCode::Right,
                "home" => KeyCode::Home,
                "end" => KeyCode::End,
                "pageup" => KeyCode::PageUp,
                "pagedown" => KeyCode::PageDown,
                name => match name.strip_prefix('f').and_then(|number| number.parse().ok()) {
                    Some(number) => KeyCode::F(number),
                    None => KeyCode::Char(arabic(name)?),
                },
            })
        };
        let (held, name) = match key.rsplit_once('-') {
            Some(("ctrl", name)) => (KeyModifiers::CONTROL, name),
            Some(("shift", name)) => (KeyModifiers::SHIFT, name),
            Some(("ctrl-shift", name)) => (KeyModifiers::CONTROL | KeyModifiers::SHIFT, name),
            _ => (KeyModifiers::NONE, key),
        };
        let code = code(name)?;
        let code = if key == "shift-tab" { KeyCode::BackTab } else { code };
        Some(KeyEvent::new(code, held))
    }

    #[test]
    fn every_command_is_reachable_with_an_arabic_101_layout_active() {
        for binding in KEYS {
            let event =
                with_arabic_101(binding.key).unwrap_or_else(|| panic!("{} is out of reach", binding.key));
            let meant = command(&[binding.place], event);
            assert_eq!(meant, Some(binding.command), "{} at {:?}", binding.key, binding.place);
        }
    }

    #[test]
    fn the_key_that_types_two_letters_is_no_command_where_letters_are_drawn() {
        let is_letter = |key: &str| key.chars().count() == 1 && key.chars().all(char::is_alphanumeric);
        for binding in KEYS.iter().filter(|binding| is_letter(binding.key)) {
            assert!(binding.place.draws_letters(), "{} at {:?} is no text", binding.key, binding.place);
            // لا is typed as L and A of Arabic, which stand on G and H; the key itself is B, and with Shift T, G, B.
            assert!(!"bght".contains(binding.key), "{} at {:?}", binding.key, binding.place);
        }
    }

    #[test]
    fn a_question_mark_of_either_kind_asks_for_help_outside_text() {
        let form = [Place::Form, Place::Text, Place::Screen];
        for sign in ['?', '؟'] {
            let event = KeyEvent::from(KeyCode::Char(sign));
            assert_eq!(command(LIST, event), Some(Command::Help));
            assert_eq!(command(&form, event), Some(Command::Type(sign)));
        }
    }

    #[test]
    fn letters_are_text() {
        assert_eq!(command(LIST, KeyEvent::from(KeyCode::Char('م'))), Some(Command::Type('م')));
    }

    #[test]
    fn a_mark_is_the_same_letter_on_both_keyboards_in_either_case() {
        let mark = |letter| match command(&[Place::Attendance], KeyEvent::from(KeyCode::Char(letter))) {
            Some(Command::Attend(mark)) => Some(mark),
            _ => None,
        };
        for letter in ['p', 'P', 'ح', '؛', '1', '١', '۱'] {
            assert_eq!(mark(letter), Some(Attend::Present), "{letter}");
        }
        assert_eq!(mark('ض'), Some(Attend::Guest));
        assert_eq!(mark('٦'), Some(Attend::Alternate));
        assert_eq!(mark('ز'), None);
        let written = [Place::Text, Place::Attendance];
        assert_eq!(command(&written, KeyEvent::from(KeyCode::Char('ح'))), Some(Command::Type('ح')));
    }

    #[test]
    fn help_stands_last_in_the_footer() {
        let footer = Keymap::default().footer(LIST);
        assert_eq!(footer.last().map(|binding| binding.key), Some("f1"));
        assert_eq!(footer.first().map(|binding| binding.key), Some("enter"));
    }
}
