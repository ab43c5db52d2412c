//! Choosing each letter's shape from its neighbours, and drawing lam and alef as one.

use super::cluster::{Unit, is_joiner};
use super::letters::{Form, Joining, form, joining, lam_alef};

const LAM: char = '\u{0644}';

/// A letter that waits for its right neighbour in memory: whether the next one connects decides its shape.
#[derive(Clone, Copy)]
struct Waiting {
    place: usize,
    letter: char,
    connected_before: bool,
    /// Reaches out to the letter after it.
    open: bool,
    /// Connects to a ZWJ of its own, whatever comes next.
    held: bool,
}

/// Gives every unit its shape. Works on the whole paragraph, before it is cut into lines or styled spans.
pub(super) fn shape(text: &str, units: &mut Vec<Unit>) {
    if units.iter().all(|unit| joining(unit.first) == Joining::None) {
        return;
    }
    let mut waiting: Option<Waiting> = None;
    let mut ligatures = false;
    for place in 0..units.len() {
        let Some(unit) = units.get(place) else {
            continue;
        };
        let (letter, kind) = (unit.first, joining(unit.first));
        let joiner = last_joiner(text, unit);
        if kind == Joining::None && joiner.is_none() {
            settle(units, waiting.take(), false);
            continue;
        }
        if kind == Joining::Transparent && joiner.is_none() {
            continue;
        }
        let connected = kind.joins_before() && waiting.is_some_and(|before| before.open);
        if let Some(before) = waiting.filter(|_| connected)
            && ligate(units, before, place, letter, joiner)
        {
            waiting = None;
            ligatures = true;
            continue;
        }
        settle(units, waiting, connected);
        waiting = Some(Waiting {
            place,
            letter,
            connected_before: connected,
            open: match joiner {
                Some('\u{200C}') => false,
                Some(_) => true,
                None => kind.joins_after(),
            },
            held: joiner == Some('\u{200D}') && kind.joins_after(),
        });
    }
    settle(units, waiting, false);
    if ligatures {
        units.retain(|unit| !unit.bytes.is_empty());
    }
}

/// Gives a waiting letter its form, now that its neighbour is known.
fn settle(units: &mut [Unit], waiting: Option<Waiting>, connected_after: bool) {
    let Some(letter) = waiting else {
        return;
    };
    let wanted = Form::connected(letter.connected_before, connected_after || letter.held);
    if let Some(unit) = units.get_mut(letter.place)
        && let Some(shaped) = form(letter.letter, wanted)
    {
        unit.glyph = shaped;
    }
}

/// Draws lam and the alef that follows it directly as one unit; the alef's own unit is emptied.
fn ligate(units: &mut [Unit], lam: Waiting, place: usize, alef: char, joiner: Option<char>) -> bool {
    let beside = lam.place.saturating_add(1) == place;
    if lam.letter != LAM || lam.held || !beside || joiner == Some('\u{200D}') {
        return false;
    }
    let Some(glyph) = lam_alef(alef, lam.connected_before) else {
        return false;
    };
    let Some([first, second]) = units.get_mut(lam.place..=place) else {
        return false;
    };
    // A foreign sign with a column of its own would not fit into the one cell.
    if (first.width, second.width) != (1, 1) {
        return false;
    }
    first.glyph = glyph;
    first.second = second.bytes.start;
    first.bytes.end = second.bytes.end;
    second.bytes.start = second.bytes.end;
    true
}

/// Returns the last ZWJ or ZWNJ of a cluster, which rules how it meets the next one.
fn last_joiner(text: &str, unit: &Unit) -> Option<char> {
    if unit.bytes.len() <= unit.first.len_utf8() {
        return Some(unit.first).filter(|&c| is_joiner(c));
    }
    text.get(unit.bytes.clone())?.chars().rev().find(|&c| is_joiner(c))
}

#[cfg(test)]
mod tests {
    use crate::text::encode::{Encoder, Tashkeel};
    use crate::text::paragraph::units;
    use crate::text::skipped::skipped;

    /// Shapes a text and writes it in logical order.
    fn shaped(text: &str) -> String {
        let encoder = Encoder { tashkeel: Tashkeel::Shown, ..Encoder::APP };
        let mut out = String::new();
        for unit in units(text, encoder).iter().filter(|unit| unit.width > 0) {
            unit.write(text, unit.glyph, encoder, &mut out);
        }
        out
    }

    #[test]
    fn letters_take_the_shape_of_their_place() {
        assert_eq!(shaped("لجنة"), "\u{FEDF}\u{FEA0}\u{FEE8}\u{FE94}");
        assert_eq!(shaped("دار"), "\u{FEA9}\u{FE8D}\u{FEAD}");
    }

    #[test]
    fn a_sign_with_a_column_of_its_own_keeps_lam_and_alef_apart() {
        let safe = crate::text::SafeText::data("لا\u{9bf}");
        let line = crate::text::lay(&safe, crate::text::Base::Rtl, None, Encoder::APP);
        for cell in line.cells() {
            assert_eq!(cell.width, unicode_width::UnicodeWidthStr::width(cell.symbol), "{:?}", cell.symbol);
        }
    }

    #[test]
    fn lam_and_alef_become_one_even_across_a_mark() {
        assert_eq!(shaped("لا بلا"), "\u{FEFB} \u{FE91}\u{FEFC}");
        assert_eq!(shaped("لَا"), "\u{FEFB}\u{064E}");
        assert_eq!(shaped("للآن"), "\u{FEDF}\u{FEF6}\u{FEE5}");
    }

    #[test]
    fn joiners_are_obeyed_and_not_drawn() {
        assert_eq!(shaped("ه\u{200d}"), "\u{FEEB}");
        assert_eq!(shaped("\u{200d}ه"), "\u{FEEA}");
        assert_eq!(shaped("ل\u{200c}ا"), "\u{FEDD}\u{FE8D}");
        assert_eq!(shaped("می\u{200c}خواهم"), "\u{FEE3}\u{FBFD}\u{FEA7}\u{FEEE}\u{FE8D}\u{FEEB}\u{FEE2}");
    }

    #[test]
    fn an_isolate_stops_joining_and_a_mark_does_not() {
        assert_eq!(shaped("ب\u{2068}ب"), "\u{FE8F}\u{FE8F}");
        assert_eq!(shaped("بَب"), "\u{FE91}\u{064E}\u{FE90}");
    }

    #[test]
    fn kurdish_and_urdu_letters_are_shaped() {
        assert_eq!(shaped("گەل"), "\u{FB94}\u{FEEA}\u{FEDD}");
        assert_eq!(shaped("ہے"), "\u{FBA8}\u{FBAF}");
        assert_eq!(shaped("دڵ"), "\u{FEA9}ڵ");
    }

    /// Every Arabic letter with forms that the other shaper knows, tatweel, and the Persian ones.
    const ALPHABET: &str = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيپچژڤکگی";

    fn other_shaper() -> ar_reshaper::ArabicReshaper {
        let mut config = ar_reshaper::ReshaperConfig::default();
        config.update_ligature(ar_reshaper::prelude::LigatureNames::ARABIC_LIGATURE_ALLAH, false);
        config.to_reshaper()
    }

    /// Compares what both make of words, many at a time.
    fn agree_on<'w>(words: impl Iterator<Item = &'w str>) -> usize {
        let other = other_shaper();
        let words: Vec<String> =
            words.map(|word| word.chars().filter(|c| ALPHABET.contains(*c)).collect()).collect();
        for some in words.chunks(64) {
            let some = some.join(" ");
            assert_eq!(shaped(&some), other.reshape(&some).replace('\u{FE80}', "ء"));
        }
        words.iter().filter(|word| word.chars().count() > 1).count()
    }

    #[test]
    fn every_pair_and_triple_of_letters_agrees_with_another_shaper() {
        for first in ALPHABET.chars() {
            for second in ALPHABET.chars() {
                let triples = ALPHABET.chars().map(|third| format!("{first}{second}{third}"));
                let words: Vec<String> = triples.chain([format!("{first}{second}")]).collect();
                agree_on(words.iter().map(String::as_str));
            }
        }
    }

    #[test]
    fn the_words_of_the_interface_agree_with_another_shaper() {
        let interface = [include_str!("../i18n/ar/ui.ftl"), include_str!("bidi_cases.tsv")];
        assert!(agree_on(interface.into_iter().flat_map(str::split_whitespace)) > 1000);
    }

    #[test]
    fn the_words_of_a_dictionary_agree_with_another_shaper() {
        let Ok(dictionary) = std::fs::read_to_string("/usr/share/hunspell/ar.dic") else {
            return skipped("no /usr/share/hunspell/ar.dic here (package hunspell-ar)");
        };
        let words = dictionary.lines().filter_map(|line| line.split('/').next());
        assert!(agree_on(words) > 100_000);
    }
}
