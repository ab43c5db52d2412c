//! The official minutes of a meeting, out of its records.

use std::io::Write as _;
use std::path::PathBuf;

use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::minutes::MinutesFacts;
use crate::domain::minutes::NamesIn;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::ops::close_meeting::day_of;
use crate::report;
use crate::report::document::Document;
use crate::report::document::Language;

/// Gathers what the minutes of a meeting say, with the names of the day of the meeting where the records have them.
pub fn facts(workspace: &Workspace, meeting: RecordId, names: NamesIn) -> Result<MinutesFacts, OpsError> {
    let records = workspace.store.minutes_records(meeting)?.ok_or(OpsError::NoSuchRecord(meeting))?;
    // A meeting without a day has no seats to count and nothing to follow up; the earliest day says so.
    let day = day_of(&records.meeting, crate::domain::day::Day::RANGE.0);
    Ok(records.facts(names, day))
}

/// How minutes are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    Html,
    Text,
}

/// Writes the minutes of a meeting; `say` puts the words into the reader's language.
pub fn written(
    workspace: &Workspace,
    meeting: RecordId,
    format: Format,
    names: NamesIn,
    say: &dyn Fn(&Message) -> String,
) -> Result<String, OpsError> {
    let language = match names {
        NamesIn::Arabic => Language::Arabic,
        NamesIn::English => Language::English,
    };
    let document = minutes(workspace, meeting, language)?;
    Ok(match format {
        Format::Html => report::html::write(&document, say),
        Format::Text => report::text::write(&document, say),
    })
}

/// Writes the minutes as a page beside the records, and returns where.
pub fn page(
    workspace: &Workspace,
    meeting: RecordId,
    names: NamesIn,
    say: &dyn Fn(&Message) -> String,
) -> Result<PathBuf, OpsError> {
    let html = written(workspace, meeting, Format::Html, names, say)?;
    let folder = workspace.store.folder().join("minutes");
    let path = folder.join(format!("{meeting}.html"));
    let unwritable = |error: std::io::Error| OpsError::Unwritable {
        path: path.display().to_string(),
        reason: error.to_string(),
    };
    std::fs::create_dir_all(&folder).map_err(unwritable)?;
    let mut file = tempfile::NamedTempFile::new_in(&folder).map_err(unwritable)?;
    file.write_all(html.as_bytes()).map_err(unwritable)?;
    file.persist(&path).map_err(|error| unwritable(error.error))?;
    Ok(path)
}

/// Builds the minutes of a meeting in a language.
pub fn minutes(workspace: &Workspace, meeting: RecordId, language: Language) -> Result<Document, OpsError> {
    let names = match language {
        Language::Arabic => NamesIn::Arabic,
        Language::English => NamesIn::English,
    };
    Ok(report::minutes::minutes(&facts(workspace, meeting, names)?, language))
}
