//! Dates, telephone numbers, references, ids and paths inside written text: what reads as it was typed.
//!
//! After an Arabic letter UAX #9 shows `2026-11-22` as `22-11-2026` and `+970-2-2405641` from its end. People who
//! wrote such a thing meant the order in which they wrote it, so each is ordered as if it stood in an isolate of its
//! own. The text itself is not touched: no sign enters it, and every byte keeps its place.

use std::ops::Range;

use unicode_bidi::BidiClass;

use super::bidi::class;

/// The fewest digits of a telephone number that is written in one piece or with hyphens.
const PHONE_DIGITS: usize = 7;
/// The fewest digits of one that is written with blanks, so that a row of small numbers is not taken for one.
const SPACED_PHONE_DIGITS: usize = 9;
/// The most digits that a telephone number can have: E.164, with a prefix for abroad.
const MOST_PHONE_DIGITS: usize = 18;
/// What is looked at for one token; nobody types a longer one, and hostile text is not searched twice.
const MOST_BYTES: usize = 256;

/// The sign of an isolate that finds its own direction.
pub(super) const FSI: char = '\u{2068}';

/// Returns the dates, telephone numbers, references, ids and paths of a text, as byte ranges from the first to the last.
///
/// What stands in a left-to-right isolate already, and what follows Latin letters and so keeps its order anyway, is
/// not among them. `after_latin` says whether the paragraph itself runs from left to right.
pub fn tokens(text: &str, after_latin: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut isolates: Vec<(char, bool)> = Vec::new();
    let mut latin = after_latin;
    let mut byte = 0;
    while let Some(c) = text.get(byte..).and_then(|rest| rest.chars().next()) {
        let apart = isolates.last().is_some_and(|(sign, _)| *sign == '\u{2066}');
        if is_inside(c) && !apart {
            let run = run_at(text, byte);
            let body = text.get(run.clone()).unwrap_or_default();
            let next = text.get(run.end..).unwrap_or_default();
            let token = if latin { None } else { token_in(body) };
            match token {
                // Latin words on both sides of a blank are one phrase.
                Some(token)
                    if !(begins_latin(body.get(token.clone())) && begins_latin(next.strip_prefix(' '))) =>
                {
                    found.push(run.start + token.start..run.start + token.end);
                }
                _ => latin |= body.contains(|c: char| c.is_ascii_alphabetic()),
            }
            byte = run.end;
            continue;
        }
        match (c, class(c)) {
            ('\u{2066}'..='\u{2068}', _) => {
                isolates.push((c, latin));
                latin = c == '\u{2066}' || (c == FSI && runs_right(text.get(byte..).unwrap_or_default()));
            }
            ('\u{2069}', _) => latin = isolates.pop().map_or(latin, |(_, before)| before),
            (_, BidiClass::L) => latin = true,
            (_, BidiClass::R | BidiClass::AL) => latin = false,
            _ => {}
        }
        byte += c.len_utf8();
    }
    found
}

fn begins_latin(text: Option<&str>) -> bool {
    text.is_some_and(|text| text.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Returns `true` when the isolate at the start of a text, which finds its own direction, runs to the right: unless
/// its first strong letter says otherwise. Letters in isolates inside it have no say.
pub(super) fn runs_right(text: &str) -> bool {
    let mut depth = 0_usize;
    for c in text.chars() {
        match (c, class(c)) {
            ('\u{2066}'..='\u{2068}', _) => depth += 1,
            ('\u{2069}', _) if depth <= 1 => return true,
            ('\u{2069}', _) => depth -= 1,
            (_, BidiClass::L) if depth == 1 => return true,
            (_, BidiClass::R | BidiClass::AL) if depth == 1 => return false,
            _ => {}
        }
    }
    true
}

/// Returns `true` for what a token is made of. Arabic-Indic digits have an order of their own between signs, which
/// their readers know.
fn is_inside(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_connector(c)
}

fn is_connector(c: char) -> bool {
    matches!(c, '-' | '/' | '_' | '.' | ':' | '@' | '+' | '#' | '~' | '\\' | '%' | '&' | '=' | '?')
}

/// Returns the run of token characters that begins at `start`; the blanks inside a telephone number belong to it.
fn run_at(text: &str, start: usize) -> Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let rest = rest.get(..rest.floor_char_boundary(MOST_BYTES)).unwrap_or_default();
    let end = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
    let spaced = spaced_phone(rest);
    start..start + end.max(spaced)
}

/// Returns how many bytes a telephone number takes that is written with blanks; 0 when there is none.
fn spaced_phone(text: &str) -> usize {
    if !text.starts_with(['+', '0']) {
        return 0;
    }
    let (mut digits, mut group, mut first, mut end) = (0, 0, None, 0);
    for (byte, c) in text.char_indices() {
        match c {
            '0'..='9' => (digits, group, end) = (digits + 1, group + 1, byte + c.len_utf8()),
            '+' if byte == 0 => {}
            ' ' | '-' if group > 0 => {
                first = first.or(Some(group));
                group = 0;
            }
            _ => break,
        }
    }
    let begins_well = text.starts_with('+') || first.is_some_and(|first| first > 1);
    let is_last_whole = !text.get(end..).is_some_and(|rest| rest.starts_with(is_inside));
    let counts = (SPACED_PHONE_DIGITS..=MOST_PHONE_DIGITS).contains(&digits);
    if begins_well && is_last_whole && counts { end } else { 0 }
}

/// Returns the part of a run that is a token.
fn token_in(run: &str) -> Option<Range<usize>> {
    let body = run.trim_end_matches(is_connector);
    let leading = body.len() - body.trim_start_matches(is_connector).len();
    let signs = body.get(..leading)?;
    let inner = body.get(leading..)?;
    let has_latin = inner.contains(|c: char| c.is_ascii_alphabetic());
    // A path begins with its signs, a number from abroad with one; other signs before a word are punctuation.
    let start = match signs.chars().next_back() {
        Some('/' | '\\') if has_latin => leading - path_signs(signs),
        Some('+') if !has_latin => leading - 1,
        _ => leading,
    };
    let is_token = if has_latin {
        start < leading
            || !begins_latin(Some(inner))
            || inner.contains(is_connector) && inner.contains(|c: char| c.is_ascii_digit() || c == '@')
    } else {
        start < leading || is_numeric_token(inner)
    };
    is_token.then_some(start..body.len())
}

/// Returns how many bytes of the signs before a word begin a path: `/`, `./`, `~/`, `//`.
fn path_signs(signs: &str) -> usize {
    signs.len() - signs.trim_end_matches(['/', '\\', '.', '~']).len()
}

/// Returns `true` for digits whose signs make them a date, a month, a telephone number or a reference.
fn is_numeric_token(body: &str) -> bool {
    let groups: Vec<usize> = body.split(is_connector_or_blank).map(|group| group.chars().count()).collect();
    let signs: Vec<char> = body.chars().filter(|c| is_connector_or_blank(*c)).collect();
    let only = |sign: char| !signs.is_empty() && signs.iter().all(|one| *one == sign);
    let is_day = |groups: &[usize]| match groups {
        [year, month, day] | [day, month, year] if *year == 4 => *month <= 2 && *day <= 2,
        [day, month, year] => *day <= 2 && *month <= 2 && *year == 2,
        _ => false,
    };
    if groups.contains(&0) {
        return false;
    }
    let digits: usize = groups.iter().sum();
    let begins_with_zero = body.starts_with('0');
    let is_phone = begins_with_zero && signs.iter().all(|sign| matches!(sign, '-' | ' '));
    is_phone && (PHONE_DIGITS..=MOST_PHONE_DIGITS).contains(&digits) && !signs.is_empty()
        || ['-', '/', '.'].into_iter().any(|sign| only(sign) && is_day(&groups))
        || only('-') && is_month(body, &groups)
        || groups.len() > 2 && signs.contains(&'/') && signs.iter().all(|sign| matches!(sign, '/' | '-'))
}

/// Returns `true` for a year and a month, as somebody who types a date has written so far.
fn is_month(body: &str, groups: &[usize]) -> bool {
    let month: String = body.chars().skip(5).collect();
    matches!(groups, [4, 1 | 2]) && month.parse().is_ok_and(|month: u8| month <= 12)
}

fn is_connector_or_blank(c: char) -> bool {
    c == ' ' || is_connector(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Base, Encoder, SafeText, lay};

    fn shown(text: &str, base: Base) -> String {
        lay(&SafeText::data(text), base, None, Encoder::APP).to_string()
    }

    fn found(text: &str) -> Vec<&str> {
        tokens(text, false).into_iter().map(|token| text.get(token).unwrap()).collect()
    }

    #[test]
    fn what_was_typed_in_one_order_reads_in_that_order() {
        for token in [
            "2026-11-22",
            "22-11-2026",
            "22/11/2026",
            "2026-11",
            "+970-2-2405641",
            "+970 2 240 5641",
            "+970599123456",
            "02-2405641",
            "0599 123 456",
            "00970-2-2405641",
            "A-12/3",
            "12/3-A",
            "4/2026-2",
            "12-3/2026",
            "/media/usb/WZT",
            "~/mahdar/notes.txt",
            "office@zeitoun.ps",
            "https://zeitoun.ps/a?b=1-2",
            "WZT-2",
            "+5",
        ] {
            for (before, after) in [("في ", " نعم"), ("", " نعم"), ("(في ", ")"), ("", "، ثم")] {
                for base in [Base::Rtl, Base::Ltr] {
                    let text = format!("{before}{token}{after}");
                    let seen = shown(&text, base);
                    assert!(seen.contains(token), "{text:?} in {base:?} is shown as {seen:?}");
                }
            }
        }
    }

    #[test]
    fn ranges_lists_and_words_are_left_to_the_rules() {
        for text in [
            "الأعوام 2025-2026",
            "من 10-12 عضوا",
            "الأعوام 1990-1995-2000",
            "من 08:30-10:00",
            "- بند",
            "-5 كراسي",
            "و/أو",
            "0 5 10 15",
            "نعم.",
            "50%",
            "الساعة 14:05.",
            "5.5",
            "٢٠٢٦-١١-٢٢",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn the_signs_of_the_sentence_stay_outside() {
        assert_eq!(found("في 2026-11-22."), ["2026-11-22"]);
        assert_eq!(found("(02-2405641)، أو +970-2-1."), ["02-2405641", "+970-2-1"]);
        assert_eq!(found("الملف: /media/usb/a-1."), ["/media/usb/a-1"]);
    }

    #[test]
    fn latin_phrases_stay_together() {
        // The rules keep what follows Latin letters in their order; an isolate would move it to their other side.
        assert_eq!(found("منظمة Save the Children 2026-11-22 نعم"), [""; 0]);
        assert_eq!(shown("منظمة UNICEF 2026-11-22", Base::Rtl), "UNICEF 2026-11-22 ﺔﻤﻈﻨﻣ");
        assert_eq!(found("منظمة A-12 UNICEF"), [""; 0]);
        assert_eq!(tokens("2026-11-22", true), [0..0; 0]);
    }

    #[test]
    fn what_stands_in_an_isolate_already_is_left_there() {
        let text = "في \u{2066}2026-11-22\u{2069} و2026-11-23";
        assert_eq!(found(text), ["2026-11-23"]);
    }

    #[test]
    fn a_value_in_a_sentence_keeps_its_own_direction() {
        let sentence = |before: &str, value: &str, base| {
            let text = SafeText::concat([&SafeText::data(before), &SafeText::data(value).isolated()]);
            lay(&text, base, None, Encoder::APP).to_string()
        };
        // Its first letter is Latin: it runs to the right, as it does without a token in it.
        assert_eq!(sentence("", "A-12/3 شراء", Base::Rtl), "A-12/3 ءﺍﺮﺷ");
        assert_eq!(sentence("Call ", "+970-2-2405641 هاتف", Base::Ltr), "Call ﻒﺗﺎﻫ +970-2-2405641");
        assert_eq!(sentence("Call ", "في 2026-11-22", Base::Ltr), "Call 2026-11-22 ﻲﻓ");
        assert_eq!(sentence("", "شراء A-12/3", Base::Rtl), "A-12/3 ءﺍﺮﺷ");
    }

    #[test]
    fn a_date_keeps_its_order_while_its_last_digits_are_typed() {
        for typed in ["2026-1", "2026-11", "2026-11-2", "2026-11-22"] {
            assert!(shown(&format!("في {typed}"), Base::Rtl).starts_with(typed), "{typed}");
        }
    }

    #[test]
    fn hostile_runs_are_looked_at_once() {
        let long = "0-".repeat(20_000);
        assert!(tokens(&long, false).len() < 200);
    }
}
