//! Standard error: what is said beside the answer, and what stands in the way.

use std::io;
use std::io::Write as _;

use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::i18n::Translator;
use crate::text::SafeText;

/// Says what stands in the way, with its remedy.
pub fn complain(trouble: &Trouble, translator: &Translator) {
    let Some(message) = trouble.message() else {
        return;
    };
    advise(message, translator);
}

/// Says a sentence, then what a person can do about it.
pub(super) fn advise(message: &Message, translator: &Translator) {
    say(message, translator);
    if let Some(remedy) = translator.remedy_plain(message) {
        line(&remedy);
    }
}

/// Says a sentence.
pub(super) fn say(message: &Message, translator: &Translator) {
    line(&translator.say_plain(message));
}

/// Writes a line. When even that is impossible there is nobody left to tell.
fn line(text: &str) {
    writeln!(io::stderr().lock(), "{}", SafeText::data(text)).ok();
}
