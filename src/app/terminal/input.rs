//! What the terminal sends becomes keys, pasted text and clicks.
//!
//! crossterm reads this for most terminals; it does not know what urxvt and st send for keys with Shift and Control,
//! lets some of these swallow the key after them, and makes keys out of answers that come late. The keys of eight
//! terminals were recorded; `recorded_keys.tsv` holds them.

mod sequence;

use crossterm::event::Event;
use crossterm::event::KeyCode;
use crossterm::event::KeyEvent;
use crossterm::event::KeyModifiers;

use crate::app::terminal::input::sequence::Sequence;

const ESCAPE: u8 = 0x1b;
const PASTE_BEGINS: &[u8] = b"\x1b[200~";
const PASTE_ENDS: &[u8] = b"\x1b[201~";
/// No answer of a terminal is longer than this.
const LONGEST_ANSWER: usize = 512;

/// Bytes from the terminal on their way to become events.
#[derive(Debug)]
pub(in crate::app) struct Input {
    /// What the Backspace key sends here; the other one of 8 and 127 comes when Control is held.
    erase: u8,
    held: Vec<u8>,
}

/// What stands at the start of the bytes.
enum Start {
    /// So many bytes that mean this, or nothing.
    Whole(usize, Option<Event>),
    /// More is needed to know; when no more comes, it is this.
    Part(Option<Event>),
    /// More will come, however long it takes.
    Open,
}

impl Input {
    /// Begins to read from a terminal whose Backspace key sends `erase`.
    pub(in crate::app) const fn new(erase: u8) -> Self {
        Self { erase, held: Vec::new() }
    }

    /// Takes bytes; returns what they are together with those before. What may go on is held.
    pub(in crate::app) fn take(&mut self, bytes: &[u8]) -> Vec<Event> {
        self.held.extend_from_slice(bytes);
        let mut events = Vec::new();
        while let Start::Whole(taken, event) = self.start() {
            self.drop_front(taken);
            events.extend(event);
        }
        events
    }

    /// Returns `true` while the next bytes decide about what is held, and they follow at once or not at all.
    pub(in crate::app) fn is_holding(&self) -> bool {
        matches!(self.start(), Start::Part(_)) && !self.held.is_empty()
    }

    /// Returns what is held, now that no more of it came.
    pub(in crate::app) fn let_go(&mut self) -> Vec<Event> {
        let Start::Part(event) = self.start() else { return Vec::new() };
        self.held.clear();
        event.into_iter().collect()
    }

    fn drop_front(&mut self, count: usize) {
        self.held.drain(..count.min(self.held.len()));
    }

    fn start(&self) -> Start {
        match self.held.as_slice() {
            [] => Start::Part(None),
            [ESCAPE, ..] => self.after_escape(),
            [first, ..] if first.is_ascii() => Start::Whole(1, Some(Event::Key(self.key(*first)))),
            bytes => letter(bytes, KeyModifiers::NONE),
        }
    }

    fn after_escape(&self) -> Start {
        let bytes = self.held.as_slice();
        if let Some(pasted) = bytes.strip_prefix(PASTE_BEGINS) {
            let end = pasted.windows(PASTE_ENDS.len()).position(|part| part == PASTE_ENDS);
            return end.map_or(Start::Open, |end| {
                let text = String::from_utf8_lossy(pasted.get(..end).unwrap_or_default()).into_owned();
                Start::Whole(PASTE_BEGINS.len() + end + PASTE_ENDS.len(), Some(Event::Paste(text)))
            });
        }
        match bytes {
            [_] => Start::Part(Some(Event::Key(KeyEvent::from(KeyCode::Esc)))),
            [_, ESCAPE, ..] => Start::Whole(1, Some(Event::Key(KeyEvent::from(KeyCode::Esc)))),
            [_, b'[' | b'O' | b'P' | b']' | b'_'] => Start::Part(self.with_alt(bytes)),
            [_, b'[' | b'O', ..] => match sequence::read(bytes) {
                Sequence::Whole(taken, event) => Start::Whole(taken, event),
                Sequence::Part(event) => Start::Part(event),
            },
            // The name of the terminal, a colour, the clipboard: `ESC P > | … ESC \`, `ESC ] digits … BEL`.
            [_, b'P', b'>' | b'0'..=b'9' | b'!', ..] | [_, b']', b'0'..=b'9', ..] | [_, b'_', b'G', ..] => {
                answer(bytes)
            }
            [_, first, ..] if first.is_ascii() => Start::Whole(2, self.with_alt(bytes)),
            [_, rest @ ..] => match letter(rest, KeyModifiers::ALT) {
                Start::Whole(taken, event) => Start::Whole(taken + 1, event),
                other => other,
            },
            [] => Start::Part(None),
        }
    }

    fn with_alt(&self, bytes: &[u8]) -> Option<Event> {
        let key = self.key(*bytes.get(1)?);
        Some(Event::Key(KeyEvent { modifiers: key.modifiers | KeyModifiers::ALT, ..key }))
    }

    /// Returns the key of a byte.
    fn key(&self, byte: u8) -> KeyEvent {
        let held = |letter: u8| KeyEvent::new(KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL);
        match byte {
            b'\r' => KeyEvent::from(KeyCode::Enter),
            b'\t' => KeyEvent::from(KeyCode::Tab),
            8 | 127 if byte == self.erase => KeyEvent::from(KeyCode::Backspace),
            8 | 127 => KeyEvent::new(KeyCode::Backspace, KeyModifiers::CONTROL),
            ESCAPE => KeyEvent::from(KeyCode::Esc),
            0 => held(b' '),
            1..=26 => held(byte - 1 + b'a'),
            28..=31 => held(byte - 28 + b'4'),
            letter => typed(char::from(letter), KeyModifiers::NONE),
        }
    }
}

/// Reads a letter that takes several bytes; what is none is left out.
fn letter(bytes: &[u8], held: KeyModifiers) -> Start {
    let length = match bytes.first() {
        Some(0xc2..=0xdf) => 2,
        Some(0xe0..=0xef) => 3,
        Some(0xf0..=0xf4) => 4,
        _ => return Start::Whole(1, None),
    };
    let whole = bytes.get(..length).map(str::from_utf8);
    match whole {
        Some(Ok(text)) => {
            Start::Whole(length, text.chars().next().map(|letter| Event::Key(typed(letter, held))))
        }
        None if bytes.iter().skip(1).all(|byte| (0x80..0xc0).contains(byte)) => Start::Part(None),
        Some(Err(_)) | None => Start::Whole(1, None),
    }
}

fn typed(letter: char, held: KeyModifiers) -> KeyEvent {
    let shift = if letter.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    KeyEvent::new(KeyCode::Char(letter), held | shift)
}

/// Passes over an answer that nobody waits for any more. It may come in pieces over a slow line.
fn answer(bytes: &[u8]) -> Start {
    let bell = bytes.iter().position(|byte| *byte == 7).map(|place| place + 1);
    let end = bytes.windows(2).position(|pair| pair == b"\x1b\\").map(|place| place + 2);
    match [bell, end].into_iter().flatten().min() {
        Some(taken) => Start::Whole(taken, None),
        None if bytes.len() > LONGEST_ANSWER => Start::Whole(bytes.len(), None),
        None => Start::Open,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Keyboard;
    use crate::ui::key;
    use crate::ui::keymap::KEYS;
    use crate::ui::keymap::Keymap;

    const DELETE: u8 = 127;
    const RECORDED: &str = include_str!("recorded_keys.tsv");

    /// Keys that a terminal does not tell from another one.
    const MERGED: &[(&str, &str, &str)] = &[
        ("mlterm", "ctrl-backspace", "backspace"),
        ("st", "ctrl-home", "home"),
        ("st", "ctrl-shift-end", "end"),
        ("urxvt", "ctrl-shift-up", "shift-up"),
        ("urxvt", "ctrl-shift-left", "shift-left"),
        ("urxvt", "ctrl-shift-right", "shift-right"),
    ];

    fn bytes(cell: &str) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut rest = cell;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix("\\e") {
                bytes.push(ESCAPE);
                rest = after;
            } else if let Some((hex, after)) =
                rest.strip_prefix("\\x").and_then(|rest| rest.split_at_checked(2))
            {
                bytes.push(u8::from_str_radix(hex, 16).unwrap());
                rest = after;
            } else {
                let letter = rest.chars().next().unwrap();
                bytes.extend(letter.to_string().bytes());
                rest = rest.strip_prefix(letter).unwrap();
            }
        }
        bytes
    }

    /// Returns every recorded key: the terminal, the key, what was sent for it.
    fn recorded() -> Vec<(&'static str, &'static str, Vec<u8>)> {
        let mut lines = RECORDED.lines().map(|line| line.split('\t').collect::<Vec<_>>());
        let terminals = lines.next().unwrap();
        let mut found = Vec::new();
        for line in lines {
            for (terminal, cell) in terminals.iter().zip(&line).skip(1) {
                match *cell {
                    "-" => {}
                    "=" => found.push((*terminal, line[0], bytes(line[1]))),
                    cell => found.push((*terminal, line[0], bytes(cell))),
                }
            }
        }
        found
    }

    /// Returns the keys in bytes that come at once, and then nothing more.
    fn keys(bytes: &[u8]) -> Vec<KeyEvent> {
        let mut input = Input::new(DELETE);
        let mut events = input.take(bytes);
        events.extend(input.let_go());
        assert!(input.let_go().is_empty());
        let key = |event| match event {
            Event::Key(key) => key,
            other => panic!("{other:?} is no key"),
        };
        events.into_iter().map(key).collect()
    }

    fn letters(text: &str) -> Vec<KeyEvent> {
        text.chars().map(|letter| typed(letter, KeyModifiers::NONE)).collect()
    }

    #[test]
    fn every_recorded_key_of_eight_terminals_is_itself() {
        for (terminal, label, bytes) in recorded() {
            if label.contains("the key of") {
                assert_eq!(keys(&bytes), letters(str::from_utf8(&bytes).unwrap()), "{terminal}: {label}");
                continue;
            }
            let merged = MERGED.iter().find(|(of, key, _)| (*of, *key) == (terminal, label));
            let meant = merged.map_or(label, |(_, _, other)| other);
            let found = keys(&bytes);
            let [event] = found.as_slice() else { panic!("{terminal}: {label} is {found:?}") };
            assert_eq!(key::name(*event, Keyboard::Arabic101).as_deref(), Some(meant), "{terminal}");
        }
    }

    #[test]
    fn every_recorded_key_does_what_the_keymap_says() {
        let keymap = Keymap::default();
        let mut pressed = 0;
        let is_merged = |terminal, label| MERGED.iter().any(|(of, key, _)| (*of, *key) == (terminal, label));
        for (terminal, label, bytes) in recorded() {
            if is_merged(terminal, label) {
                continue;
            }
            for binding in KEYS.iter().filter(|binding| binding.key == label) {
                let meant = keymap.command_for(&[binding.place], keys(&bytes)[0]);
                assert_eq!(meant, Some(binding.command), "{label} of {terminal} at {:?}", binding.place);
                pressed += 1;
            }
        }
        assert!(pressed > 1000, "{pressed}");
    }

    #[test]
    fn a_key_that_arrives_byte_by_byte_is_the_same_key() {
        for (terminal, label, bytes) in recorded() {
            let mut input = Input::new(DELETE);
            let mut events: Vec<Event> = bytes.iter().flat_map(|byte| input.take(&[*byte])).collect();
            events.extend(input.let_go());
            let whole: Vec<Event> = keys(&bytes).into_iter().map(Event::Key).collect();
            assert_eq!(events, whole, "{terminal}: {label}");
        }
    }

    #[test]
    fn keys_that_follow_each_other_at_once_are_all_there() {
        for (terminal, label, mut bytes) in recorded() {
            // A lone ESC [ M may also begin a click.
            if bytes == b"\x1b[M" {
                continue;
            }
            let alone = keys(&bytes);
            bytes.extend("م\x1b[A".bytes());
            let mut expected = alone;
            // Escape and a letter at once are a letter with Alt.
            if label == "esc" {
                expected = vec![typed('م', KeyModifiers::ALT)];
            } else {
                expected.extend(letters("م"));
            }
            expected.push(KeyEvent::from(KeyCode::Up));
            assert_eq!(keys(&bytes), expected, "{terminal}: {label}");
        }
    }

    #[test]
    fn backspace_is_what_the_terminal_says_it_is() {
        let name = |erase, byte| key::name(Input::new(erase).key(byte), Keyboard::default()).unwrap();
        assert_eq!([name(127, 127), name(127, 8)], ["backspace", "ctrl-backspace"]);
        assert_eq!([name(8, 8), name(8, 127)], ["backspace", "ctrl-backspace"]);
    }

    #[test]
    fn pasted_text_is_one_piece_however_it_arrives() {
        let mut input = Input::new(DELETE);
        assert!(input.take("\x1b[200~محضر\r\n".as_bytes()).is_empty());
        assert!(!input.is_holding() && input.let_go().is_empty(), "it may take its time");
        assert!(input.take("رقم 7\t\x1b[20".as_bytes()).is_empty());
        let events = input.take("1~م".as_bytes());
        let pasted = Event::Paste("محضر\r\nرقم 7\t".to_owned());
        assert_eq!(events, [pasted, Event::Key(typed('م', KeyModifiers::NONE))]);
    }

    #[test]
    fn late_answers_are_typed_nowhere() {
        let answers =
            "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;9c\x1b]52;c;2YXZhw==\x07محضر";
        assert_eq!(keys(answers.as_bytes()), letters("محضر"));
        let mut input = Input::new(DELETE);
        let mut found = Vec::new();
        for byte in answers.bytes() {
            found.extend(input.take(&[byte]));
        }
        assert_eq!(found.len(), 4, "{found:?}");
    }

    #[test]
    fn what_a_person_types_comes_through_in_its_order() {
        for text in ["12 كرسي", "5", "3;4d", "12;3;4c", "قرار 12c"] {
            assert_eq!(keys(text.as_bytes()), letters(text), "{text}");
        }
        let alt = |letter| KeyEvent::new(KeyCode::Char(letter), KeyModifiers::ALT);
        assert_eq!(keys(b"\x1b]x"), [alt(']'), typed('x', KeyModifiers::NONE)]);
        assert_eq!(keys(b"\x1bf"), [alt('f')]);
        assert_eq!(keys(b"\x1b\x1b[A"), [KeyEvent::from(KeyCode::Esc), KeyEvent::from(KeyCode::Up)]);
    }

    #[test]
    fn bytes_that_are_no_text_do_no_harm() {
        let mut state = 7_u32;
        let mut input = Input::new(DELETE);
        for _ in 0..20_000 {
            state = state.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            let byte = u8::try_from(state >> 16 & 0xff).unwrap();
            input.take(&[byte]);
            if state >> 24 & 7 == 3 {
                input.let_go();
            }
        }
        input.take(&[0xff, 0xfe, 0xd9]);
        assert!(keys(&[0xff, 0xc0, b'a']).len() == 1);
    }
}
