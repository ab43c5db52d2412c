//! Standard error: what is said beside the answer, and what stands in the way.

use std::io;
use std::io::Write as _;

use serde_json::Value;
use serde_json::json;

use crate::cli::Form;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::i18n::Translator;
use crate::text::SafeText;

/// Says what stands in the way, with its remedy: to a script as one value on a line.
pub fn complain(trouble: &Trouble, form: Form, translator: &Translator) {
    let Some(message) = trouble.message() else {
        return;
    };
    match form {
        Form::People => advise(message, form, translator),
        Form::Scripts => {
            let mut value = as_json("error", message, translator);
            if let Value::Object(fields) = &mut value {
                fields.insert("exit".to_owned(), trouble.exit_code().into());
            }
            line(&value.to_string());
        }
    }
}

/// Says a sentence, then what a person can do about it.
pub(super) fn advise(message: &Message, form: Form, translator: &Translator) {
    if form == Form::Scripts {
        return line(&as_json("note", message, translator).to_string());
    }
    line(&translator.say_plain(message));
    if let Some(remedy) = translator.remedy_plain(message) {
        line(&remedy);
    }
}

/// Says a sentence.
pub(super) fn say(message: &Message, form: Form, translator: &Translator) {
    match form {
        Form::People => line(&translator.say_plain(message)),
        Form::Scripts => line(&as_json("note", message, translator).to_string()),
    }
}

/// Tells a script which sentence it is, what it says and what can be done.
pub(super) fn as_json(rank: &str, message: &Message, translator: &Translator) -> Value {
    json!({
        rank: message.id,
        "says": translator.say_plain(message),
        "remedy": translator.remedy_plain(message),
    })
}

/// Writes a line. When even that is impossible there is nobody left to tell.
fn line(text: &str) {
    writeln!(io::stderr().lock(), "{}", SafeText::data(text)).ok();
}
