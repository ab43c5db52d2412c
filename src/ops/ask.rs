//! The one way in for questions of screens.

mod drafts;

use std::path::Path;

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::records::Body;
use crate::domain::records::Meeting;
use crate::domain::rows::Answer;
use crate::domain::rows::Draft;
use crate::domain::rows::Query;
use crate::domain::rows::RecordView;
use crate::domain::rows::RoomView;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::ops::clashes;
use crate::ops::close_meeting;
use crate::ops::leaving;
use crate::ops::peers;
use crate::ops::peers::Waiting;
use crate::ops::possible;
use crate::ops::sticks;
use crate::store::Drafts;

/// Answers a question as of a day and a moment.
///
/// What a great import left for the search index is indexed first when the question needs it.
pub fn ask(workspace: &mut Workspace, query: &Query, today: Day, now: Moment) -> Result<Answer, OpsError> {
    if needs_search(query) && workspace.is_writable() {
        workspace.store.catch_up_search()?;
    }
    let mut screens = workspace.store.screens(today);
    Ok(match query {
        Query::Home => {
            let mut home = screens.home(now)?;
            home.unacknowledged = unacknowledged(workspace)?;
            Answer::Home(Box::new(home))
        }
        Query::List(list) => Answer::List(screens.list(list)?),
        Query::Record { kind, id } => {
            let view = screens.record(kind, *id)?;
            Answer::Record(view.map(|view| doubted(workspace, view)).transpose()?.map(Box::new))
        }
        Query::History { kind, id, after, limit } => {
            Answer::History(screens.history(kind, *id, *after, *limit)?)
        }
        Query::Pick { kind, text, limit } => Answer::Picks(screens.picks(kind, text, *limit)?),
        Query::PickMember { circle, text, limit } => Answer::Picks(screens.members(*circle, text, *limit)?),
        Query::PickMeeting { text, limit } => Answer::Picks(screens.open_meetings(text, *limit)?),
        Query::NextMeeting { body } => Answer::NextMeeting(Box::new(screens.meeting_plan(*body)?)),
        Query::Seat { seat } => Answer::Seat(screens.seat_view(*seat)?.map(Box::new)),
        Query::NextSeat { body } => Answer::NextSeat(screens.next_seat(*body)?),
        Query::Search { text, limit } => {
            let (hits, meant) = screens.found(text, *limit)?;
            Answer::Found { hits, meant }
        }
        Query::Draft { kind, record } => {
            Answer::Draft(match Drafts::open_existing(workspace.store.folder())? {
                Some(drafts) => drafts::find(workspace, &drafts, kind, *record)?,
                None => None,
            })
        }
        Query::Peers => Answer::Peers(peers::peers(workspace)?),
        Query::Sticks => Answer::Sticks(sticks::sticks(workspace)?),
        Query::Clashes => Answer::Clashes(clashes::clashes(workspace)?),
        Query::Leaving => Answer::Leaving(leaving::leaving(workspace)?),
        Query::Folder { path } => Answer::Folder(sticks::folder(workspace, Path::new(path))?),
        Query::Target { path } => Answer::Target(sticks::refused_target(Path::new(path))),
        Query::Conflicts(window) => Answer::Conflicts(screens.conflicts(window)?),
        Query::ConflictsOf { kind, record } => Answer::ConflictsOf(screens.conflicts_of(kind, *record)?),
        Query::Room { meeting } => Answer::Room(room(workspace, *meeting, today)?.map(Box::new)),
        Query::Partner { organization } => Answer::Partner(screens.partner(*organization)?.map(Box::new)),
        Query::Hanging { kind, records } => Answer::Hanging(screens.hanging(kind, records)?),
    })
}

/// Says beside a record what it says that cannot be.
fn doubted(workspace: &Workspace, mut view: RecordView) -> Result<RecordView, OpsError> {
    view.doubts = possible::doubts(&workspace.store, &view.loaded)?;
    Ok(view)
}

fn needs_search(query: &Query) -> bool {
    match query {
        Query::List(list) => !list.filter.is_empty(),
        Query::Pick { text, .. } | Query::PickMember { text, .. } => !text.is_empty(),
        Query::Search { .. } => true,
        Query::Home
        | Query::Record { .. }
        | Query::History { .. }
        | Query::Draft { .. }
        | Query::PickMeeting { .. }
        | Query::NextMeeting { .. }
        | Query::Seat { .. }
        | Query::NextSeat { .. }
        | Query::Peers
        | Query::Sticks
        | Query::Folder { .. }
        | Query::Target { .. }
        | Query::Leaving
        | Query::Clashes
        | Query::Conflicts(_)
        | Query::ConflictsOf { .. }
        | Query::Room { .. }
        | Query::Partner { .. }
        | Query::Hanging { .. } => false,
    }
}

/// Reads a meeting with the number that closing it would give it.
fn room(workspace: &Workspace, id: RecordId, today: Day) -> Result<Option<RoomView>, OpsError> {
    let Some(meeting) = workspace.store.record_of::<Meeting>(id)? else { return Ok(None) };
    let day = close_meeting::day_of(workspace, &meeting, today);
    let Some(mut room) = workspace.store.screens(today).room(id, day)? else { return Ok(None) };
    // A file of drafts that cannot be read is told when something is typed; the meeting is read all the same.
    room.drafts = unrecorded(workspace, &room).unwrap_or_default();
    let body = room.body.as_ref().map(Loaded::record::<Body>);
    if !meeting.is_over() {
        room.greatest_decision = workspace.store.greatest_decision_number(&meeting)?;
    }
    room.next_minutes_number = close_meeting::number_for(workspace, &meeting, body.as_ref(), day)?;
    Ok(Some(room))
}

fn unrecorded(workspace: &Workspace, room: &RoomView) -> Result<Vec<Draft>, OpsError> {
    match Drafts::open_existing(workspace.store.folder())? {
        Some(drafts) => drafts::of_meeting(workspace, &drafts, room),
        None => Ok(Vec::new()),
    }
}

/// Lists the offices that were sent something and did not acknowledge all of ours.
fn unacknowledged(workspace: &mut Workspace) -> Result<Vec<(String, u64, Option<Day>)>, OpsError> {
    let exports = workspace.store.last_exports()?;
    if exports.is_empty() {
        return Ok(Vec::new());
    }
    let mut unacknowledged = Vec::new();
    for Waiting { office, office_name, changes } in peers::waiting(workspace)? {
        let to_them = exports.iter().filter(|(to, _)| *to == office || to == "ALL");
        let Some(sent) = to_them.map(|(_, at)| *at).max() else { continue };
        let name = if office_name.is_empty() { office } else { office_name };
        unacknowledged.push((name, changes, Some(workspace.local_day(sent))));
    }
    Ok(unacknowledged)
}

#[cfg(test)]
mod tests;
