//! The letters of the Arabic script: how each joins its neighbours, and its presentation forms.
//!
//! Forms come from the compatibility decompositions of `UnicodeData.txt`, joining from `ArabicShaping.txt`. A letter
//! without presentation forms still joins its neighbours; it is drawn in its nominal form.

use std::ops::RangeInclusive;

/// How a character takes part in cursive joining.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joining {
    /// Joins nobody: hamza, digits, Latin, space, ZWNJ.
    None,
    /// Joins the letter before it only: alef, dal, reh, waw.
    Before,
    /// Joins on both sides and has forms of its own.
    Both,
    /// Makes its neighbours join and never changes: tatweel, ZWJ.
    Causing,
    /// Is looked through: marks.
    Transparent,
}

impl Joining {
    /// Returns `true` when a letter before may connect to this one.
    pub(super) fn joins_before(self) -> bool {
        matches!(self, Self::Before | Self::Both | Self::Causing)
    }

    /// Returns `true` when a letter after may connect to this one.
    pub(super) fn joins_after(self) -> bool {
        matches!(self, Self::Both | Self::Causing)
    }
}

/// Which of a letter's shapes its neighbours ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Isolated,
    Final,
    Initial,
    Medial,
}

impl Form {
    /// Chooses the shape of a letter from whether it is connected before and after.
    pub(super) fn connected(before: bool, after: bool) -> Self {
        match (before, after) {
            (false, false) => Self::Isolated,
            (true, false) => Self::Final,
            (false, true) => Self::Initial,
            (true, true) => Self::Medial,
        }
    }
}

/// What shaping asks about a letter: how it joins, and where its presentation forms begin and how many there are.
#[derive(Clone, Copy)]
struct Entry {
    joining: Joining,
    first_form: u16,
    forms: u8,
}

/// The Arabic block, U+0600 to U+06FF: one look instead of four searches for nearly every letter that is met.
static ARABIC: [Entry; 256] = arabic_block();

/// Tells how `c` joins.
pub(super) fn joining(c: char) -> Joining {
    match c {
        ..'\u{0300}' => Joining::None,
        '\u{0600}'..='\u{06FF}' => entry(c).map_or(Joining::None, |entry| entry.joining),
        '\u{0750}'..='\u{08FF}' => search_joining(c),
        '\u{200D}' => Joining::Causing,
        _ if is_foreign_mark(c) => Joining::Transparent,
        _ => Joining::None,
    }
}

fn entry(c: char) -> Option<&'static Entry> {
    ARABIC.get(usize::try_from(u32::from(c).checked_sub(0x0600)?).ok()?)
}

fn search_joining(c: char) -> Joining {
    if within(BOTH, c) {
        Joining::Both
    } else if within(BEFORE, c) {
        Joining::Before
    } else if within(TRANSPARENT, c) {
        Joining::Transparent
    } else if matches!(c, '\u{0883}'..='\u{0885}') {
        Joining::Causing
    } else {
        Joining::None
    }
}

/// Returns `true` for marks and signs outside the Arabic blocks that joining looks through.
fn is_foreign_mark(c: char) -> bool {
    let is_mark = matches!(c, '\u{0300}'..='\u{036F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FE20}'..='\u{FE2F}');
    is_mark || matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}')
}

/// Returns the presentation form of `letter`, or `None` when Unicode has none and the nominal letter must do.
pub(super) fn form(letter: char, form: Form) -> Option<char> {
    if letter == '\u{0649}' && matches!(form, Form::Initial | Form::Medial) {
        return Some(if form == Form::Initial { '\u{FBE8}' } else { '\u{FBE9}' });
    }
    let entry = entry(letter)?;
    let step = form as u8;
    (step < entry.forms)
        .then(|| char::from_u32(u32::from(entry.first_form).saturating_add(u32::from(step))))?
}

/// Returns the ligature of lam and this alef in its isolated or final form.
pub(super) fn lam_alef(alef: char, connected_before: bool) -> Option<char> {
    let (isolated, joined) = match alef {
        '\u{0622}' => ('\u{FEF5}', '\u{FEF6}'),
        '\u{0623}' => ('\u{FEF7}', '\u{FEF8}'),
        '\u{0625}' => ('\u{FEF9}', '\u{FEFA}'),
        '\u{0627}' => ('\u{FEFB}', '\u{FEFC}'),
        _ => return None,
    };
    Some(if connected_before { joined } else { isolated })
}

/// Returns `true` for the vowel and reading marks that a reader can do without.
///
/// Madda and hamza above or below (U+0653–U+0655) are not among them: they tell letters apart.
pub(super) fn is_tashkeel(c: char) -> bool {
    match c {
        '\u{061C}' | '\u{0653}'..='\u{0655}' => false,
        '\u{0600}'..='\u{08FF}' => joining(c) == Joining::Transparent,
        _ => false,
    }
}

/// Returns `true` when `c` is one of the sorted `ranges`.
fn within(ranges: &[RangeInclusive<u16>], c: char) -> bool {
    let Ok(code) = u16::try_from(u32::from(c)) else {
        return false;
    };
    let past = ranges.partition_point(|range| *range.end() < code);
    ranges.get(past).is_some_and(|range| range.contains(&code))
}

#[rustfmt::skip]
const BOTH: &[RangeInclusive<u16>] = &[
    0x0620..=0x0620, 0x0626..=0x0626, 0x0628..=0x0628, 0x062A..=0x062E, 0x0633..=0x063F, 0x0641..=0x0647,
    0x0649..=0x064A, 0x066E..=0x066F, 0x0678..=0x0687, 0x069A..=0x06BF, 0x06C1..=0x06C2, 0x06CC..=0x06CC,
    0x06CE..=0x06CE, 0x06D0..=0x06D1, 0x06FA..=0x06FC, 0x06FF..=0x06FF, 0x0750..=0x0758, 0x075C..=0x076A,
    0x076D..=0x0770, 0x0772..=0x0772, 0x0775..=0x0777, 0x077A..=0x077F, 0x0886..=0x0886, 0x0889..=0x088D,
    0x08A0..=0x08A9, 0x08AF..=0x08B0, 0x08B3..=0x08B8, 0x08BA..=0x08C8,
];

#[rustfmt::skip]
const BEFORE: &[RangeInclusive<u16>] = &[
    0x0622..=0x0625, 0x0627..=0x0627, 0x0629..=0x0629, 0x062F..=0x0632, 0x0648..=0x0648, 0x0671..=0x0673,
    0x0675..=0x0677, 0x0688..=0x0699, 0x06C0..=0x06C0, 0x06C3..=0x06CB, 0x06CD..=0x06CD, 0x06CF..=0x06CF,
    0x06D2..=0x06D3, 0x06D5..=0x06D5, 0x06EE..=0x06EF, 0x0759..=0x075B, 0x076B..=0x076C, 0x0771..=0x0771,
    0x0773..=0x0774, 0x0778..=0x0779, 0x0870..=0x0882, 0x088E..=0x088E, 0x08AA..=0x08AC, 0x08AE..=0x08AE,
    0x08B1..=0x08B2, 0x08B9..=0x08B9,
];

#[rustfmt::skip]
const TRANSPARENT: &[RangeInclusive<u16>] = &[
    0x0610..=0x061A, 0x061C..=0x061C, 0x064B..=0x065F, 0x0670..=0x0670, 0x06D6..=0x06DC, 0x06DF..=0x06E4,
    0x06E7..=0x06E8, 0x06EA..=0x06ED, 0x0898..=0x089F, 0x08CA..=0x08E1, 0x08E3..=0x08FF,
];

/// A letter, its first presentation form, and how many follow each other: isolated, final, initial, medial.
///
/// The Kurdish and Uighur ae (U+06D5) borrows the forms of heh, which look the same.
const FORMS: &[(u16, u16, u8)] = &[
    (0x0622, 0xFE81, 2), // alef with madda above
    (0x0623, 0xFE83, 2), // alef with hamza above
    (0x0624, 0xFE85, 2), // waw with hamza above
    (0x0625, 0xFE87, 2), // alef with hamza below
    (0x0626, 0xFE89, 4), // yeh with hamza above
    (0x0627, 0xFE8D, 2), // alef
    (0x0628, 0xFE8F, 4), // beh
    (0x0629, 0xFE93, 2), // teh marbuta
    (0x062A, 0xFE95, 4), // teh
    (0x062B, 0xFE99, 4), // theh
    (0x062C, 0xFE9D, 4), // jeem
    (0x062D, 0xFEA1, 4), // hah
    (0x062E, 0xFEA5, 4), // khah
    (0x062F, 0xFEA9, 2), // dal
    (0x0630, 0xFEAB, 2), // thal
    (0x0631, 0xFEAD, 2), // reh
    (0x0632, 0xFEAF, 2), // zain
    (0x0633, 0xFEB1, 4), // seen
    (0x0634, 0xFEB5, 4), // sheen
    (0x0635, 0xFEB9, 4), // sad
    (0x0636, 0xFEBD, 4), // dad
    (0x0637, 0xFEC1, 4), // tah
    (0x0638, 0xFEC5, 4), // zah
    (0x0639, 0xFEC9, 4), // ain
    (0x063A, 0xFECD, 4), // ghain
    (0x0641, 0xFED1, 4), // feh
    (0x0642, 0xFED5, 4), // qaf
    (0x0643, 0xFED9, 4), // kaf
    (0x0644, 0xFEDD, 4), // lam
    (0x0645, 0xFEE1, 4), // meem
    (0x0646, 0xFEE5, 4), // noon
    (0x0647, 0xFEE9, 4), // heh
    (0x0648, 0xFEED, 2), // waw
    (0x0649, 0xFEEF, 2), // alef maksura
    (0x064A, 0xFEF1, 4), // yeh
    (0x0671, 0xFB50, 2), // alef wasla
    (0x0679, 0xFB66, 4), // tteh
    (0x067A, 0xFB5E, 4), // tteheh
    (0x067B, 0xFB52, 4), // beeh
    (0x067E, 0xFB56, 4), // peh
    (0x067F, 0xFB62, 4), // teheh
    (0x0680, 0xFB5A, 4), // beheh
    (0x0683, 0xFB76, 4), // nyeh
    (0x0684, 0xFB72, 4), // dyeh
    (0x0686, 0xFB7A, 4), // tcheh
    (0x0687, 0xFB7E, 4), // tcheheh
    (0x0688, 0xFB88, 2), // ddal
    (0x068C, 0xFB84, 2), // dahal
    (0x068D, 0xFB82, 2), // ddahal
    (0x068E, 0xFB86, 2), // dul
    (0x0691, 0xFB8C, 2), // rreh
    (0x0698, 0xFB8A, 2), // jeh
    (0x06A4, 0xFB6A, 4), // veh
    (0x06A6, 0xFB6E, 4), // peheh
    (0x06A9, 0xFB8E, 4), // keheh
    (0x06AD, 0xFBD3, 4), // ng
    (0x06AF, 0xFB92, 4), // gaf
    (0x06B1, 0xFB9A, 4), // ngoeh
    (0x06B3, 0xFB96, 4), // gueh
    (0x06BA, 0xFB9E, 2), // noon ghunna
    (0x06BB, 0xFBA0, 4), // rnoon
    (0x06BE, 0xFBAA, 4), // heh doachashmee
    (0x06C0, 0xFBA4, 2), // heh with yeh above
    (0x06C1, 0xFBA6, 4), // heh goal
    (0x06C5, 0xFBE0, 2), // kirghiz oe
    (0x06C6, 0xFBD9, 2), // oe
    (0x06C7, 0xFBD7, 2), // u
    (0x06C8, 0xFBDB, 2), // yu
    (0x06C9, 0xFBE2, 2), // kirghiz yu
    (0x06CB, 0xFBDE, 2), // ve
    (0x06CC, 0xFBFC, 4), // farsi yeh
    (0x06D0, 0xFBE4, 4), // e
    (0x06D2, 0xFBAE, 2), // yeh barree
    (0x06D3, 0xFBB0, 2), // yeh barree with hamza above
    (0x06D5, 0xFEE9, 2), // ae
];

/// Spreads the tables of this file over the Arabic block.
#[allow(clippy::indexing_slicing, reason = "runs while compiling, where a wrong index is an error")]
const fn arabic_block() -> [Entry; 256] {
    let mut block = [Entry { joining: Joining::None, first_form: 0, forms: 0 }; 256];
    block[0x40].joining = Joining::Causing;
    mark(&mut block, BOTH, Joining::Both);
    mark(&mut block, BEFORE, Joining::Before);
    mark(&mut block, TRANSPARENT, Joining::Transparent);
    let mut row = 0;
    while row < FORMS.len() {
        let (letter, first_form, forms) = FORMS[row];
        let entry = &mut block[letter as usize - 0x0600];
        entry.first_form = first_form;
        entry.forms = forms;
        row += 1;
    }
    block
}

#[allow(clippy::indexing_slicing, reason = "runs while compiling, where a wrong index is an error")]
const fn mark(block: &mut [Entry; 256], ranges: &[RangeInclusive<u16>], joining: Joining) {
    let mut row = 0;
    while row < ranges.len() {
        let mut code = *ranges[row].start();
        while code <= *ranges[row].end() {
            if code < 0x0700 {
                block[code as usize - 0x0600].joining = joining;
            }
            code += 1;
        }
        row += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_and_every_letter_in_it_joins() {
        assert!(FORMS.is_sorted_by_key(|&(letter, _, _)| letter));
        for &(letter, _, count) in FORMS {
            let letter = char::from_u32(letter.into()).unwrap();
            // Alef maksura takes its other two forms from the Uighur letters.
            let both = count == 4 || letter == '\u{0649}';
            let expected = if both { Joining::Both } else { Joining::Before };
            let noon_ghunna = letter == '\u{06BA}';
            assert!(joining(letter) == expected || noon_ghunna, "{letter}");
        }
    }

    #[test]
    fn beh_has_four_shapes_and_dal_two() {
        assert_eq!(form('ب', Form::Isolated), Some('\u{FE8F}'));
        assert_eq!(form('ب', Form::Medial), Some('\u{FE92}'));
        assert_eq!(form('د', Form::Final), Some('\u{FEAA}'));
        assert_eq!(form('د', Form::Medial), None);
    }

    #[test]
    fn a_letter_without_forms_joins_but_keeps_its_nominal_shape() {
        assert_eq!(joining('ڵ'), Joining::Both);
        assert_eq!(form('ڵ', Form::Initial), None);
    }

    #[test]
    fn hamza_above_is_no_vowel_mark() {
        assert!(is_tashkeel('\u{064E}'));
        assert!(!is_tashkeel('\u{0654}'));
    }
}
