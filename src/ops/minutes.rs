//! The official minutes of a meeting, out of its records.

use crate::domain::id::RecordId;
use crate::domain::minutes::MinutesFacts;
use crate::domain::minutes::NamesIn;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::ops::close_meeting::day_of;
use crate::report::document::Document;
use crate::report::document::Language;

/// Gathers what the minutes of a meeting say, with the names of the day of the meeting where the records have them.
pub fn facts(workspace: &Workspace, meeting: RecordId, names: NamesIn) -> Result<MinutesFacts, OpsError> {
    let records = workspace.store.minutes_records(meeting)?.ok_or(OpsError::NoSuchRecord(meeting))?;
    // A meeting without a day has no seats to count and nothing to follow up; the earliest day says so.
    let day = day_of(&records.meeting, crate::domain::day::Day::RANGE.0);
    Ok(records.facts(names, day))
}

/// Builds the minutes of a meeting in a language.
pub fn minutes(workspace: &Workspace, meeting: RecordId, language: Language) -> Result<Document, OpsError> {
    let names = match language {
        Language::Arabic => NamesIn::Arabic,
        Language::English => NamesIn::English,
    };
    Ok(crate::report::minutes::minutes(&facts(workspace, meeting, names)?, language))
}
