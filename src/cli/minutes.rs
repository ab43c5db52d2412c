//! `mahdar minutes`: the official minutes of a meeting, as a page or as text.

use std::io::Write as _;

use serde_json::json;

use crate::cli::arguments::Minutes;
use crate::cli::arguments::MinutesFormat;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::domain::minutes::NamesIn;
use crate::ops::minutes;
use crate::ops::minutes::Format;
use crate::ops::record;

pub(super) fn run(
    arguments: &Minutes,
    session: &Session<'_>,
    output: &mut Output<'_>,
) -> Result<(), Trouble> {
    let workspace = session.reading()?;
    let meeting = record::read_id(&arguments.meeting)?;
    let words = session.config.translator();
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

fn name_of(format: MinutesFormat) -> &'static str {
    match format {
        MinutesFormat::Html => "html",
        MinutesFormat::Text => "text",
    }
}
