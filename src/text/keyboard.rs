//! Which Latin letter is printed on the key that gave an Arabic one.
//!
//! A command is a place on the keyboard, and some systems tell only what the active layout makes of that place. The
//! tables are those that the makers of the layouts publish: Arabic (101) and (102) of Windows, the first of them also
//! XKB's `ara`; Persian of ISIRI 9147, XKB's `ir`; Urdu, XKB's `pk`.

/// Keys as a keyboard of the United States has them, row by row, without and then with Shift.
const LATIN: Rows = [
    "`",
    "q w e r t y u i o p [ ]",
    "a s d f g h j k l ; ' \\",
    "z x c v b n m , . /",
    "~",
    "Q W E R T Y U I O P { }",
    "A S D F G H J K L : \" |",
    "Z X C V B N M < > ?",
];

/// What a layout gives on the keys of [`LATIN`]; `-` where that is a sign which other keys give too.
type Rows = [&'static str; 8];

const ARABIC_101: Rows = [
    "ذ",
    "ض ص ث ق ف غ ع ه خ ح ج د",
    "ش س ي ب ل ا ت ن م ك ط -",
    "ئ ء ؤ ر \u{fefb} ى ة و ز ظ",
    "\u{651}",
    "\u{64e} \u{64b} \u{64f} \u{64c} \u{fef9} إ \u{2018} ÷ × ؛ - -",
    "\u{650} \u{64d} - - \u{fef7} أ ـ ، - - - -",
    "- \u{652} - - \u{fef5} آ - - - ؟",
];

/// Only what Arabic (102) has elsewhere than Arabic (101).
const ARABIC_102: Rows = ["-", "- - - - - - - - - - - -", "- - - - - - - - - - - ذ", "-", "-", "-", "-", "-"];

const PERSIAN: Rows = [
    "\u{200d}",
    "ض ص ث ق ف غ ع ه خ ح ج چ",
    "ش س \u{6cc} ب ل ا ت ن م \u{6a9} گ -",
    "ظ ط ز ر ذ د پ و - -",
    "÷",
    "\u{652} \u{64c} \u{64d} \u{64b} \u{64f} \u{650} \u{64e} \u{651} - - - -",
    "ؤ ئ ي إ أ آ ة » « - ؛ -",
    "ك \u{653} ژ \u{670} \u{200c} \u{654} ء - - ؟",
];

const URDU: Rows = [
    "\u{64b}",
    "ق و ع ر ت \u{6d2} ء \u{6cc} \u{6c1} پ - -",
    "ا س د ف گ ح ج \u{6a9} ل ؛ - -",
    "ز ش چ ط ب ن م ، \u{6d4} -",
    "-",
    "\u{652} ؤ \u{670} ڑ ٹ \u{64e} ئ \u{650} \u{6c3} \u{64f} - -",
    "آ ص ڈ \u{651} غ \u{6be} ض خ \u{654} - - -",
    "ذ ژ ث ظ - \u{6ba} \u{658} - - ؟",
];

/// A layout with Arabic letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keyboard {
    #[default]
    Arabic101,
    Arabic102,
    Persian,
    Urdu,
}

impl Keyboard {
    /// Every layout with the name that people write in the settings.
    pub const ALL: &'static [(&'static str, Self)] = &[
        ("arabic-101", Self::Arabic101),
        ("arabic-102", Self::Arabic102),
        ("persian", Self::Persian),
        ("urdu", Self::Urdu),
    ];

    /// Returns the key that gave this letter, as a keyboard of the United States names it: a capital with Shift.
    ///
    /// Where layouts contradict each other this one is right; a letter that it does not have is looked for in the others.
    pub fn latin(self, letter: char) -> Option<char> {
        // On some layout every sign of ASCII stands on another key: nobody can tell which one was pressed.
        if letter.is_ascii() {
            return None;
        }
        let others = Self::ALL.iter().map(|(_, keyboard)| *keyboard).filter(|keyboard| *keyboard != self);
        std::iter::once(self).chain(others).find_map(|keyboard| keyboard.own_latin(letter))
    }

    /// Returns the letter that is printed on a key beside its Latin one.
    pub fn cap(self, latin: char) -> Option<char> {
        let found =
            |rows: &'static Rows| pairs(rows).find(|(_, known)| *known == latin).map(|(letter, _)| letter);
        self.tables().into_iter().find_map(found)
    }

    fn own_latin(self, letter: char) -> Option<char> {
        let found =
            |rows: &'static Rows| pairs(rows).find(|(known, _)| *known == letter).map(|(_, latin)| latin);
        self.tables().into_iter().find_map(found)
    }

    /// Returns the tables of this layout, the first of them goes before.
    fn tables(self) -> Vec<&'static Rows> {
        match self {
            Self::Arabic101 => vec![&ARABIC_101],
            Self::Arabic102 => vec![&ARABIC_102, &ARABIC_101],
            Self::Persian => vec![&PERSIAN],
            Self::Urdu => vec![&URDU],
        }
    }
}

/// Returns what the same keys give on the other side of the keyboard, layout by layout: Arabic letters for Latin ones
/// and Latin ones for Arabic. Whoever typed may have looked at the keys and not at the screen.
pub fn other_side(typed: &str) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    let mut read = |text: &str, letter: &dyn Fn(char) -> Option<char>| {
        // A number is the same on both sides, and so is what parts it.
        let read = |word: &str| {
            let has_letters = word.chars().any(char::is_alphabetic);
            word.chars().map(|c| letter(c).filter(|_| has_letters).unwrap_or(c)).collect()
        };
        let reading = text.split_whitespace().map(read).collect::<Vec<String>>().join(" ");
        if reading != typed && !readings.contains(&reading) {
            readings.push(reading);
        }
    };
    let is_latin = typed.chars().any(|c| c.is_ascii_alphabetic());
    // The key of two letters is one key.
    let joined = typed.replace("\u{644}\u{627}", "\u{fefb}");
    for (_, keyboard) in Keyboard::ALL {
        if is_latin {
            read(typed, &|c| keyboard.cap(c));
            // With the capitals locked the keys are the same.
            read(&typed.to_ascii_lowercase(), &|c| keyboard.cap(c));
        } else {
            read(&joined, &|c| keyboard.latin(c));
            read(typed, &|c| keyboard.latin(c));
        }
    }
    readings
}

/// Returns each letter of a layout with its Latin one.
fn pairs(rows: &'static Rows) -> impl Iterator<Item = (char, char)> {
    let keys = |row: &'static str| row.split(' ').filter_map(|key| key.chars().next());
    rows.iter()
        .zip(&LATIN)
        .flat_map(move |(row, latin)| keys(row).zip(keys(latin)))
        .filter(|(letter, _)| *letter != '-')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_table_has_its_letters_under_their_keys() {
        for rows in [&ARABIC_101, &ARABIC_102, &PERSIAN, &URDU] {
            for (row, latin) in rows.iter().zip(&LATIN) {
                let count = |row: &str| row.split(' ').count();
                assert!(*row == "-" || count(row) == count(latin), "{row}");
                assert!(row.split(' ').all(|key| key.chars().count() == 1), "{row}");
            }
        }
    }

    #[test]
    fn a_letter_stands_on_one_key_of_a_layout_and_no_sign_of_ascii_is_among_them() {
        for (name, keyboard) in Keyboard::ALL {
            let mut seen = BTreeMap::new();
            for (letter, latin) in keyboard.tables().into_iter().flat_map(pairs) {
                assert!(!letter.is_ascii(), "{name}: {letter}");
                // What Arabic (102) moves away stands in both of its tables.
                let earlier = seen.insert(letter, latin);
                assert!(earlier.is_none() || letter == 'ذ', "{name}: {letter}");
            }
        }
    }

    #[test]
    fn what_layouts_disagree_about_is_as_the_person_s_own_has_it() {
        let keys = |letter| [0, 1, 2, 3].map(|place| Keyboard::ALL[place].1.latin(letter).unwrap());
        assert_eq!(keys('ق'), ['r', 'r', 'r', 'q']);
        assert_eq!(keys('ز'), ['.', '.', 'c', 'z']);
        assert_eq!(keys('ذ'), ['`', '\\', 'b', 'Z']);
        assert_eq!(keys('\u{fefb}'), ['b'; 4]);
        assert_eq!(keys('پ'), ['m', 'm', 'm', 'p']);
        assert_eq!(keys('ٹ'), ['T'; 4]);
    }

    #[test]
    fn ambiguous_signs_are_never_taken_for_a_key() {
        for (_, keyboard) in Keyboard::ALL {
            for sign in "[]{}<>'\",.~`/|\\;:?".chars() {
                assert_eq!(keyboard.latin(sign), None);
            }
            assert_eq!(keyboard.latin('؟'), Some('?'));
        }
    }

    #[test]
    fn what_was_typed_on_the_wrong_side_of_the_keyboard_is_read_on_the_other() {
        for (typed, meant) in [
            ("lphq", "محاض"),
            ("hg.dj,k", "الزيتون"),
            ("LPHQV LPH]", "محاضر محاد"),
            ("4/2026 lphq", "4/2026 محاض"),
            ("عىهؤثب", "unicef"),
            ("\u{644}\u{627}عيلثف", "budget"),
            ("\u{fefb}عيلثف", "budget"),
            ("١٢ لقشىف", "١٢ grant"),
        ] {
            let readings = other_side(typed);
            assert!(readings.iter().any(|reading| reading == meant), "{typed}: {readings:?}");
        }
        assert!(other_side("2026").is_empty() && other_side("").is_empty());
    }

    #[test]
    fn a_key_shows_the_letter_that_is_printed_on_it() {
        let printed = |keyboard: Keyboard| ['s', 'd', 'c', 'b'].map(|latin| keyboard.cap(latin));
        assert_eq!(printed(Keyboard::Arabic101), [Some('س'), Some('ي'), Some('ؤ'), Some('\u{fefb}')]);
        assert_eq!(printed(Keyboard::Persian), [Some('س'), Some('\u{6cc}'), Some('ز'), Some('ذ')]);
        assert_eq!(printed(Keyboard::Urdu), [Some('س'), Some('د'), Some('چ'), Some('ب')]);
        assert_eq!(Keyboard::Arabic102.cap('\\'), Some('ذ'));
    }
}
