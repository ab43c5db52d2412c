//! The words of both languages that a search understands: what people read on screens, they also type.

use std::sync::LazyLock;

use jiff::tz::TimeZone;

use crate::domain::lexicon;
use crate::domain::lexicon::Lexicon;
use crate::domain::lexicon::Meaning;
use crate::domain::message::Message;
use crate::domain::records::ActionItem;
use crate::domain::records::Commitment;
use crate::domain::records::DECISION_KINDS;
use crate::domain::records::Meeting;
use crate::domain::records::Record as _;
use crate::i18n::Language;
use crate::i18n::Translator;
use crate::text::Digits;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let translator = |language| Translator::new(language, Digits::Western, TimeZone::UTC);
    Lexicon::new([Language::Ar, Language::En].into_iter().flat_map(|language| said_in(&translator(language))))
});

/// Returns the words of both languages, whichever a person reads. They are made when something is first looked for.
pub fn lexicon() -> &'static Lexicon {
    &LEXICON
}

/// Returns every phrase of a language that means more than itself.
fn said_in(translator: &Translator) -> Vec<(String, Meaning)> {
    let mut said = Vec::new();
    for kind in [ActionItem::KIND, Commitment::KIND, Meeting::KIND] {
        let many = Message::named(format!("records-{}", kind.name)).with("count", 3_i64);
        let many = translator.say_plain(&many).replace(char::is_numeric, "");
        said.extend([translator.say_plain(&kind.label()), many].map(|said| (said, Meaning::Kind(kind))));
    }
    for kind in lexicon::kinds() {
        for (part, choices) in lexicon::states(kind) {
            for choice in choices {
                let meaning = Meaning::Choice { kind, column: part.name, choice };
                // Some words agree with what the record is.
                let agreeing =
                    DECISION_KINDS.iter().map(|noun| part.choice_label(kind, choice).with("kind", *noun));
                said.extend(agreeing.map(|label| (translator.say_plain(&label), meaning)));
            }
        }
    }
    for (id, meaning) in
        [("rules-words-late", Meaning::Late), ("rules-words-meeting", Meaning::Kind(Meeting::KIND))]
    {
        let words = translator.say_plain(&Message::new(id));
        said.extend(words.split_whitespace().map(|word| (word.to_owned(), meaning)));
    }
    said.push((translator.say_plain(&Message::new("rules-words-waiting")), Meaning::Waiting));
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::Decision;

    fn means(typed: &str, meaning: Meaning) -> bool {
        let words = lexicon::words_of(typed);
        let found = lexicon().meanings(&words.iter().collect::<Vec<_>>());
        found.iter().any(|understood| understood.meaning == meaning)
    }

    #[test]
    fn what_screens_say_is_understood_in_both_languages() {
        for (kind, column, choice, typed) in [
            (ActionItem::KIND, "status", "done", ["منجزة", "done"]),
            (ActionItem::KIND, "status", "in_progress", ["قيد التنفيذ", "in progress"]),
            (Commitment::KIND, "kind", "in_kind", ["عيني", "in-kind"]),
            (Commitment::KIND, "status", "pledged", ["متعهد به", "pledged"]),
            (Decision::KIND, "kind", "recommendation", ["التوصيات", "recommendations"]),
            (Decision::KIND, "status", "sent", ["مرسلة", "sent"]),
            (Decision::KIND, "status", "sent", ["مرسل", "sent"]),
            (Meeting::KIND, "kind", "extraordinary", ["استثنائية", "extraordinary"]),
        ] {
            for typed in typed {
                assert!(means(typed, Meaning::Choice { kind, column, choice }), "{typed}");
            }
        }
        for (kind, typed) in [
            (ActionItem::KIND, ["مهمة", "المهام", "action item"]),
            (Commitment::KIND, ["التزام", "الالتزامات", "commitments"]),
            (Meeting::KIND, ["اجتماعات", "محضر", "minutes"]),
        ] {
            for typed in typed {
                assert!(means(typed, Meaning::Kind(kind)), "{typed}");
            }
        }
        for typed in ["متأخر", "المتأخرة", "late", "overdue"] {
            assert!(means(typed, Meaning::Late), "{typed}");
        }
        for typed in ["بانتظار الرد", "بانتظار", "waiting for a reply", "waiting"] {
            assert!(means(typed, Meaning::Waiting), "{typed}");
        }
    }
}
