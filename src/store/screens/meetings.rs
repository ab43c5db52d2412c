//! Meetings as lists show them.

use crate::domain::id::RecordId;
use crate::domain::records::Body;
use crate::domain::records::Meeting;
use crate::domain::records::Organization;
use crate::domain::records::Record as _;
use crate::domain::rows::MeetingRow;
use crate::store::StoreError;
use crate::store::screens::Screens;

impl Screens<'_> {
    /// Reads a meeting.
    pub(super) fn meeting(&mut self, id: RecordId) -> Result<Option<MeetingRow>, StoreError> {
        let Some(stored) = self.store.record(Meeting::KIND, id)? else { return Ok(None) };
        let meeting: Meeting = stored.loaded.record();
        let host = self.names.maybe(Organization::KIND, meeting.place_org_id)?;
        Ok(Some(MeetingRow {
            body: self.names.maybe(Body::KIND, meeting.body_id)?,
            kind: meeting.kind,
            ordinal: meeting.ordinal,
            minutes: meeting.minutes_no.zip(meeting.minutes_year),
            starts_at: meeting.starts_at,
            place: meeting.place.or(host.map(|host| host.ar)),
            state: meeting.state,
            unsettled: self.store.is_unsettled(Meeting::KIND, id)?,
        }))
    }
}
