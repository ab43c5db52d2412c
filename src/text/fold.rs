//! Folding: one spelling for search and comparison out of the many that people type.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::digits::fold_digit;
use super::letters::is_tashkeel;
use super::safe::visible;

/// Folds text for search and comparison. Never for display or storage.
///
/// | typed | folded |
/// |---|---|
/// | compatibility forms (NFKC), upper case | nominal, lower case |
/// | tatweel, tashkeel, ZWJ/ZWNJ, direction signs | dropped |
/// | أ إ آ ٱ | ا |
/// | ؤ, ئ, ء | و, ي, ء |
/// | ى, Persian ی, Kurdish ێ | ي |
/// | ة, Persian ۀ, Urdu ہ, Kurdish ە | ه |
/// | Persian ک, گ | ك |
/// | Arabic-Indic and Persian digits, ٪ ٫ ٬ | ASCII |
/// | any run of white space | one space, none at the ends |
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut gap = false;
    for c in text.nfkc().flat_map(char::to_lowercase).filter_map(fold_char) {
        if c.is_whitespace() {
            gap = !folded.is_empty();
            continue;
        }
        if gap {
            folded.push(' ');
            gap = false;
        }
        folded.push(c);
    }
    folded
}

/// Returns `true` for the letters and digits that words are made of, exactly as the search index sees them.
///
/// Marks, and letters in a circle or a square, are alphabetic to Unicode and not letters to the index, nor are the
/// vowels of two scripts that Unicode took for marks at first.
pub fn is_in_word(c: char) -> bool {
    let enclosed = matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f189}');
    let once_marks = matches!(c, '\u{19b0}'..='\u{19c9}' | '\u{1cf2}'..='\u{1cf3}');
    c.is_alphanumeric() && !is_combining_mark(c) && !enclosed && !once_marks
}

/// Returns the folded words of a text, each also without its article, so that لجنة finds اللجنة.
///
/// A word is a run of letters and digits. The shorter spelling follows the word it comes from.
pub fn search_words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let mut words = Vec::new();
    for word in folded.split(|c| !is_in_word(c)).filter(|word| !word.is_empty()) {
        words.push(word.to_owned());
        words.extend(without_article(word));
    }
    words
}

/// Makes typed or pasted text ready for storage: NFC, and the letters behind presentation forms.
///
/// Some terminals send U+FEFB for the لا key. Only presentation forms are taken apart; ² or ½ stay as typed.
pub fn input(text: &str) -> String {
    let mut letters = String::with_capacity(text.len());
    for c in text.chars() {
        if is_presentation_form(c) {
            // An isolated mark decomposes to a space and the mark; the space was never typed.
            letters.extend(std::iter::once(c).nfkc().filter(|&part| part != ' '));
        } else {
            letters.push(c);
        }
    }
    letters.nfc().collect()
}

/// Makes text ready for other programs: letters in the order in which they are spoken, without signs of direction.
pub fn as_spoken(text: &str) -> String {
    let seen = |c: &char| matches!(c, '\n' | '\t') || visible(*c) == *c;
    input(&text.chars().filter(seen).collect::<String>())
}

fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Folds one character, or drops it.
fn fold_char(c: char) -> Option<char> {
    let folded = match c {
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' | 'ێ' | 'ې' => 'ي',
        'ة' | 'ۀ' | 'ہ' | 'ۂ' | 'ە' | 'ھ' | 'ۃ' => 'ه',
        'ک' | 'گ' => 'ك',
        '\u{0640}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}'
        | '\u{061C}' => {
            return None;
        }
        '\u{FEFF}' | '\u{00AD}' => return None,
        _ if is_tashkeel(c) || is_combining_mark(c) => return None,
        _ => fold_digit(c),
    };
    Some(folded)
}

/// Takes the article, with its conjunction or preposition, off a folded word that stays long enough.
///
/// After لل the article of a word with lam of its own is not written twice: للجنة gives both جنة and لجنة.
fn without_article(word: &str) -> Vec<String> {
    let bare = ["وال", "بال", "كال", "فال", "ال", "لل"]
        .into_iter()
        .filter_map(|article| word.strip_prefix(article))
        .find(|rest| rest.chars().nth(1).is_some());
    let own_lam = word.strip_prefix("لل").filter(|rest| rest.chars().nth(1).is_some());
    bare.map(str::to_owned).into_iter().chain(own_lam.map(|rest| format!("ل{rest}"))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_fold_to_one() {
        assert_eq!(fold("الأُسْــرة"), fold("الاسره"));
        assert_eq!(fold("إلى"), fold("الي"));
        assert_eq!(fold("مسؤول"), "مسوول");
        assert_eq!(fold("هيئة"), "هييه");
        assert_eq!(fold("کمیته گزارش"), "كميته كزارش");
    }

    #[test]
    fn digits_case_and_white_space_fold() {
        assert_eq!(fold("  UNICEF \u{a0}\n رقم ١٢ "), "unicef رقم 12");
    }

    #[test]
    fn presentation_forms_and_hidden_signs_fold_away() {
        assert_eq!(fold("\u{FEFB}\u{200f} ﻟﺠﻨﺔ"), "لا لجنه");
    }

    #[test]
    fn what_is_copied_has_neither_shapes_nor_signs_of_direction() {
        assert_eq!(as_spoken("\u{200f}ﻟﺠﻨﺔ\u{2066} 12\u{2069}\nﻻ\tUNICEF\u{7}"), "لجنة 12\nلا\tUNICEF");
        assert_eq!(as_spoken("كُلِّ می\u{200c}خواهم"), "كُلِّ می\u{200c}خواهم");
    }

    #[test]
    fn folding_twice_changes_nothing() {
        for text in ["الأُسرة ١٢", "ﷺ Ⅳ ﬁn", "İstanbul", "می\u{200c}خواهم"] {
            assert_eq!(fold(&fold(text)), fold(text));
        }
    }

    #[test]
    fn a_word_is_found_with_and_without_its_article() {
        assert_eq!(search_words("واللجنة للأسرة"), ["واللجنه", "لجنه", "للاسره", "اسره", "لاسره"]);
        assert!(search_words("محضر للجنة").contains(&"لجنه".to_owned()));
        assert!(search_words("اللجنة الفرعية").contains(&"لجنه".to_owned()));
    }

    #[test]
    fn a_short_word_keeps_its_letters() {
        assert_eq!(search_words("الى ال-12"), ["الي", "ال", "12"]);
    }

    #[test]
    fn the_lam_alef_key_is_stored_as_two_letters() {
        assert_eq!(input("ا\u{FEFB}جتماع ½"), "الاجتماع ½");
        assert_eq!(input("e\u{301}"), "é");
    }
}
