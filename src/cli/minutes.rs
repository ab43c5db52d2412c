//! `mahdar minutes`: the official minutes of a meeting, as a page or as text.

use std::io::Write as _;

use serde_json::json;

use crate::cli::arguments::Minutes;
use crate::cli::arguments::MinutesFormat;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::minutes::NamesIn;
use crate::domain::numbering;
use crate::i18n::Translator;
use crate::ops::Workspace;
use crate::ops::minutes;
use crate::ops::minutes::Format;
use crate::ops::record;

pub(super) fn run(
    arguments: &Minutes,
    session: &Session<'_>,
    output: &mut Output<'_>,
) -> Result<(), Trouble> {
    let workspace = session.reading()?;
    let words = session.config.translator();
    let meeting = meeting(&workspace, &arguments.meeting, &words)?;
    let names = if words.language().is_rtl() { NamesIn::Arabic } else { NamesIn::English };
    let format = match arguments.format {
        MinutesFormat::Html => Format::Html,
        MinutesFormat::Text => Format::Text,
    };
    let written = minutes::written(&workspace, meeting, format, names, &|message| words.say(message))?;
    let Some(path) = &arguments.out else {
        if output.is_json() {
            let (meeting, format) = (meeting.to_string(), name_of(arguments.format));
            return output.json(&json!({ "meeting": meeting, "format": format, "minutes": written }));
        }
        return Ok(output.write_all(written.as_bytes())?);
    };
    minutes::keep(path, &written)?;
    let message = Message::new("cli-minutes-written").with_typed("path", path.display().to_string());
    let (meeting, format) = (meeting.to_string(), name_of(arguments.format));
    output.confirm(&message, &json!({ "meeting": meeting, "format": format, "path": path }))
}

/// Finds the meeting that was meant: by the number of its minutes as it is printed, or by its id.
fn meeting(workspace: &Workspace, typed: &str, words: &Translator) -> Result<RecordId, Trouble> {
    let Some((number, year)) = numbering::read_minutes_number(typed) else {
        return Ok(record::read_id(typed)?);
    };
    let found = minutes::numbered(workspace, number, year)?;
    let number = format!("{number}/{year}");
    match found.as_slice() {
        [] => Err(Trouble::Refused(Message::new("cli-minutes-none").with_typed("number", number))),
        [(meeting, _)] => Ok(*meeting),
        several => {
            let lines = several.iter().map(|(id, body)| {
                let name = body.as_ref().map(|name| name.shown(!words.language().is_rtl()).to_owned());
                format!("\n  {id}  {}", name.unwrap_or_default())
            });
            let message = Message::new("cli-minutes-several").with_typed("number", number);
            Err(Trouble::Usage(message.with("meetings", lines.collect::<String>())))
        }
    }
}

fn name_of(format: MinutesFormat) -> &'static str {
    match format {
        MinutesFormat::Html => "html",
        MinutesFormat::Text => "text",
    }
}
