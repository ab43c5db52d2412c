//! Control sequences: `ESC [ … x` and `ESC O x`.

use crossterm::event::Event;
use crossterm::event::KeyCode;
use crossterm::event::KeyEvent;
use crossterm::event::KeyModifiers;
use crossterm::event::MouseButton;
use crossterm::event::MouseEvent;
use crossterm::event::MouseEventKind;

/// What a sequence is.
pub(super) enum Sequence {
    /// So many bytes that mean this, or nothing.
    Whole(usize, Option<Event>),
    /// When no more of it comes, it is this.
    Part(Option<Event>),
}

/// Reads the sequence at the start of bytes that begin with `ESC [` or `ESC O` and go on.
pub(super) fn read(bytes: &[u8]) -> Sequence {
    match bytes {
        [_, b'O', rest @ ..] => short(rest),
        // The Linux console: `ESC [ [ A`.
        [_, _, b'['] => Sequence::Part(None),
        [_, _, b'[', letter, ..] => {
            let number = letter.checked_sub(b'A').filter(|number| *number < 5);
            Sequence::Whole(4, number.map(|number| key(KeyCode::F(number + 1), KeyModifiers::NONE)))
        }
        // Three bytes tell where an old mouse is; without them it is a key of st.
        [_, _, b'M', button, x, y, ..] => {
            let at = |byte: &u8| u16::from(byte.saturating_sub(33));
            Sequence::Whole(6, clicked(u16::from(button.saturating_sub(32)), at(x), at(y), true))
        }
        [_, _, b'M', ..] => Sequence::Part(Some(key(KeyCode::Delete, KeyModifiers::CONTROL))),
        [_, _, rest @ ..] => long(rest),
        _ => Sequence::Part(None),
    }
}

/// Reads what stands after `ESC O`: a letter, with a number before it where a key is held.
fn short(rest: &[u8]) -> Sequence {
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let Some(last) = rest.get(digits) else { return Sequence::Part(None) };
    let number = rest.get(..digits).and_then(|digits| str::from_utf8(digits).ok()?.parse().ok());
    let held = number.map_or(KeyModifiers::NONE, modifiers);
    let event = match last {
        // urxvt sends small letters while Control is held.
        b'a'..=b'd' => arrow(last.to_ascii_uppercase()).map(|code| key(code, KeyModifiers::CONTROL)),
        b'M' => Some(key(KeyCode::Enter, held)),
        // The keys at the side of the keyboard.
        b'p'..=b'y' => Some(key(KeyCode::Char(char::from(last - b'p' + b'0')), held)),
        b'j'..=b'o' => Some(key(KeyCode::Char(char::from(last - b'j' + b'*')), held)),
        last => arrow(*last).or_else(|| function(*last)).map(|code| key(code, held)),
    };
    Sequence::Whole(digits + 3, event)
}

/// Reads what stands after `ESC [`.
fn long(rest: &[u8]) -> Sequence {
    let parameters = rest.iter().take_while(|byte| (0x30..=0x3f).contains(*byte)).count();
    let between = rest.iter().skip(parameters).take_while(|byte| (0x20..=0x2f).contains(*byte)).count();
    let text = rest.get(..parameters).and_then(|text| str::from_utf8(text).ok()).unwrap_or_default();
    let last = rest.get(parameters + between);
    // urxvt ends a key with `$` while Shift is held; in an answer something follows it.
    if rest.get(parameters) == Some(&b'$') && last != Some(&b'y') {
        let event = numbered(text.parse().ok(), KeyModifiers::SHIFT);
        return if last.is_some() { Sequence::Whole(parameters + 3, event) } else { Sequence::Part(event) };
    }
    let Some(last) = last else { return Sequence::Part(None) };
    let event = if between == 0 { meaning(text, *last) } else { None };
    Sequence::Whole(parameters + between + 3, event)
}

fn meaning(text: &str, last: u8) -> Option<Event> {
    if let Some(click) = text.strip_prefix('<').filter(|_| matches!(last, b'M' | b'm')) {
        return sgr_click(click, last == b'M');
    }
    if text.starts_with(['?', '>', '=', '<']) {
        return None;
    }
    let mut numbers = text.split(';').map(|part| part.split(':').collect::<Vec<_>>());
    let first = numbers.next().unwrap_or_default();
    let number: Option<u32> = first.first().and_then(|number| number.parse().ok());
    let second = numbers.next().unwrap_or_default();
    // The second number may also say that a key was let go.
    if second.get(1) == Some(&"3") {
        return None;
    }
    let held = second.first().and_then(|held| held.parse().ok()).map_or(KeyModifiers::NONE, modifiers);
    match (last, number) {
        (b'a'..=b'd', _) => arrow(last.to_ascii_uppercase()).map(|code| key(code, KeyModifiers::SHIFT)),
        (b'^', _) => numbered(number, KeyModifiers::CONTROL),
        (b'@', _) => numbered(number, KeyModifiers::CONTROL | KeyModifiers::SHIFT),
        (b'Z', _) => Some(key(KeyCode::BackTab, held | KeyModifiers::SHIFT)),
        // st, of which every key deletes or inserts something on an old terminal.
        (b'P', None) => Some(key(KeyCode::Delete, KeyModifiers::NONE)),
        (b'h', Some(4)) => Some(key(KeyCode::Insert, KeyModifiers::NONE)),
        (b'J', Some(2)) => Some(key(KeyCode::Home, KeyModifiers::SHIFT)),
        (b'J', None) => Some(key(KeyCode::End, KeyModifiers::CONTROL)),
        (b'K', None) => Some(key(KeyCode::End, KeyModifiers::SHIFT)),
        (b'K', Some(2)) => Some(key(KeyCode::Delete, KeyModifiers::SHIFT)),
        (b'~', Some(27)) => {
            let letter = numbers.next().and_then(|third| third.first()?.parse().ok());
            letter.and_then(|letter| lettered(letter, held))
        }
        (b'~', _) => numbered(number, held),
        (b'u', Some(letter)) => {
            // The letter that stands on the key in a Latin layout comes third, where the terminal knows it.
            let base = first.get(2).and_then(|base| base.parse().ok()).filter(|_| commands(held));
            lettered(base.unwrap_or(letter), held)
        }
        _ => arrow(last).or_else(|| function(last)).map(|code| key(code, held)),
    }
}

fn key(code: KeyCode, held: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, held))
}

fn commands(held: KeyModifiers) -> bool {
    held.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
}

fn modifiers(number: u32) -> KeyModifiers {
    let bits = number.saturating_sub(1);
    let all = [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
    ];
    all.iter().filter(|(bit, _)| bits & bit != 0).fold(KeyModifiers::NONE, |held, (_, own)| held | *own)
}

fn arrow(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        _ => return None,
    })
}

fn function(letter: u8) -> Option<KeyCode> {
    letter.checked_sub(b'P').filter(|number| *number < 4).map(|number| KeyCode::F(number + 1))
}

fn numbered(number: Option<u32>, held: KeyModifiers) -> Option<Event> {
    let number = u8::try_from(number?).ok()?;
    let code = match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number - 10),
        17..=21 => KeyCode::F(number - 11),
        23..=24 => KeyCode::F(number - 12),
        _ => return None,
    };
    Some(key(code, held))
}

/// Returns a key that is told by its letter and by what was held.
fn lettered(letter: u32, held: KeyModifiers) -> Option<Event> {
    let code = match char::from_u32(letter)? {
        '\r' => KeyCode::Enter,
        '\x1b' => KeyCode::Esc,
        '\x7f' | '\x08' => KeyCode::Backspace,
        '\t' if held.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        '\t' => KeyCode::Tab,
        // Keys without a letter have numbers where no letter is.
        '\u{e000}'..='\u{f8ff}' => return None,
        letter => KeyCode::Char(letter),
    };
    Some(key(code, held))
}

/// Reads a click as `ESC [ < button ; x ; y M`, and `m` when the button is let go.
fn sgr_click(text: &str, pressed: bool) -> Option<Event> {
    let mut numbers = text.split(';').map(|number| number.parse::<u16>().ok());
    let (button, x, y) = (numbers.next()??, numbers.next()??, numbers.next()??);
    clicked(button, x.checked_sub(1)?, y.checked_sub(1)?, pressed)
}

/// Returns what a button says: two bits its number, three what was held, one that it moves, one that it is a wheel.
fn clicked(button: u16, column: u16, row: u16, pressed: bool) -> Option<Event> {
    let moves = button & 32 != 0;
    let which = match button & 3 {
        0 => Some(MouseButton::Left),
        1 => Some(MouseButton::Middle),
        2 => Some(MouseButton::Right),
        _ => None,
    };
    let kind = match (button & 0b1100_0000, which, moves) {
        (64, Some(MouseButton::Left), _) => MouseEventKind::ScrollUp,
        (64, Some(MouseButton::Middle), _) => MouseEventKind::ScrollDown,
        (0, Some(which), false) if pressed => MouseEventKind::Down(which),
        (0, Some(which), false) => MouseEventKind::Up(which),
        (0, Some(which), true) => MouseEventKind::Drag(which),
        // An old mouse does not say which button was let go.
        (0, None, false) => MouseEventKind::Up(MouseButton::Left),
        _ => return None,
    };
    let bits = [(4, KeyModifiers::SHIFT), (8, KeyModifiers::ALT), (16, KeyModifiers::CONTROL)];
    let held = bits.iter().filter(|(bit, _)| button & bit != 0);
    let modifiers = held.fold(KeyModifiers::NONE, |held, (_, own)| held | *own);
    Some(Event::Mouse(MouseEvent { kind, column, row, modifiers }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(bytes: &[u8]) -> Option<Event> {
        match read(bytes) {
            Sequence::Whole(taken, event) => {
                assert_eq!(taken, bytes.len());
                event
            }
            Sequence::Part(_) => panic!("{bytes:?} is no whole sequence"),
        }
    }

    #[test]
    fn clicks_name_their_cell_from_zero() {
        let click = |bytes: &[u8]| match event(bytes) {
            Some(Event::Mouse(mouse)) => Some((mouse.kind, mouse.column, mouse.row)),
            _ => None,
        };
        assert_eq!(click(b"\x1b[<0;1;1M"), Some((MouseEventKind::Down(MouseButton::Left), 0, 0)));
        assert_eq!(click(b"\x1b[<2;80;24M"), Some((MouseEventKind::Down(MouseButton::Right), 79, 23)));
        assert_eq!(click(b"\x1b[<0;300;5m"), Some((MouseEventKind::Up(MouseButton::Left), 299, 4)));
        assert_eq!(click(b"\x1b[<32;7;5M"), Some((MouseEventKind::Drag(MouseButton::Left), 6, 4)));
        assert_eq!(click(b"\x1b[<64;7;5M"), Some((MouseEventKind::ScrollUp, 6, 4)));
        assert_eq!(click(b"\x1b[<65;7;5M"), Some((MouseEventKind::ScrollDown, 6, 4)));
        assert_eq!(click(b"\x1b[M !!"), Some((MouseEventKind::Down(MouseButton::Left), 0, 0)));
        assert_eq!(click(b"\x1b[<0;0;0M"), None);
        assert_eq!(click(b"\x1b[<35;7;5M"), None);
    }

    #[test]
    fn a_letter_with_control_is_the_one_on_the_key_where_the_terminal_says_it() {
        let control = KeyModifiers::CONTROL;
        assert_eq!(event(b"\x1b[1572::99;5u"), Some(key(KeyCode::Char('c'), control)));
        assert_eq!(event(b"\x1b[1572;5u"), Some(key(KeyCode::Char('ؤ'), control)));
        assert_eq!(event(b"\x1b[27;5;99~"), Some(key(KeyCode::Char('c'), control)));
        assert_eq!(event(b"\x1b[99;5:3u"), None, "a key that is let go");
    }

    #[test]
    fn the_linux_console_has_its_own_function_keys() {
        assert_eq!(event(b"\x1b[[A"), Some(key(KeyCode::F(1), KeyModifiers::NONE)));
        assert_eq!(event(b"\x1b[[E"), Some(key(KeyCode::F(5), KeyModifiers::NONE)));
        assert_eq!(event(b"\x1b[[Z"), None);
    }
}
