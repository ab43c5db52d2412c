//! The commands of a screen in the reader's words, for help and search.

use crate::domain::message::Message;
use crate::i18n::Translator;
use crate::text::SafeText;
use crate::text::fold;
use crate::text::isolate_ltr;
use crate::ui::command::Destination;
use crate::ui::keymap::Binding;
use crate::ui::keymap::Keymap;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::model::Facts;

/// A command that can be given where one is.
#[derive(Clone, Debug)]
pub struct Known {
    pub binding: Binding,
    pub twins: Vec<&'static str>,
    /// Its words, folded.
    words: String,
}

/// Returns the commands of the screen that is shown.
pub fn known(keymap: &Keymap, facts: &Facts) -> Vec<Known> {
    let mut places = facts.places.clone();
    places.push(Place::Anywhere);
    let translator = translator(facts);
    let lines = keymap.lines(&places).into_iter();
    let lines = lines.filter(|(binding, _)| !facts.idle.contains(&binding.command));
    lines.map(|(binding, twins)| Known { binding, twins, words: said(&translator, binding.label) }).collect()
}

/// Returns the screens that can be gone to, each with its words folded.
pub fn screens(facts: &Facts) -> Vec<(Destination, String)> {
    let translator = translator(facts);
    let offered = Destination::OFFERED.iter();
    offered.map(|(_, there)| (*there, said(&translator, there.title()))).collect()
}

/// Returns `true` when every word that was typed stands in the folded words of something.
pub fn is_meant(words: &str, typed: &str) -> bool {
    let typed = fold(typed);
    typed.split_whitespace().all(|word| words.contains(word))
}

impl Known {
    /// Returns `true` when its words have every word that was typed.
    pub fn is_meant(&self, typed: &str) -> bool {
        is_meant(&self.words, typed)
    }

    /// Returns its keys as they are printed on the keyboard. An Arabic letter does not pull its neighbours along.
    pub fn caps(&self, look: &Look<'_>) -> SafeText {
        let mut all = SafeText::default();
        for cap in look.keymap.caps(self.binding.key, &self.twins) {
            if !all.is_empty() {
                all.push(&look.word("ui-comma"));
            }
            all.push(&isolate_ltr(&cap));
        }
        all
    }
}

/// Makes a translator for as long as an overlay is opened: what was typed is compared with words.
fn translator(facts: &Facts) -> Translator {
    Translator::new(facts.settings.language, facts.settings.digits, facts.fresh.zone.clone())
}

fn said(translator: &Translator, id: &'static str) -> String {
    fold(&translator.say_plain(&Message::new(id)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_meant_whatever_their_spelling_and_order() {
        let words = fold("تسجيل مهمة جديدة");
        assert!(is_meant(&words, "مهمه") && is_meant(&words, "جديدة تسجيل") && is_meant(&words, ""));
        assert!(!is_meant(&words, "التزام"));
    }
}
