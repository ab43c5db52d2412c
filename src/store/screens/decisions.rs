//! Decisions and recommendations as lists show them.

use rusqlite::OptionalExtension as _;

use crate::domain::id::RecordId;
use crate::domain::records::Body;
use crate::domain::records::Decision;
use crate::domain::records::Office;
use crate::domain::records::Organization;
use crate::domain::records::Record as _;
use crate::domain::rows::DecisionRow;
use crate::domain::rows::Reference;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::screens::Screens;
use crate::store::screens::columns::Columns;

/// The meeting in which something was recorded.
pub(in crate::store) struct RecordedIn {
    pub(super) body: Option<RecordId>,
    pub(in crate::store) minutes: Option<(i64, i64)>,
}

impl Screens<'_> {
    /// Reads a decision with its full number and its addressee.
    pub(super) fn decision(&mut self, id: RecordId) -> Result<Option<DecisionRow>, StoreError> {
        let Some(stored) = self.store.record(Decision::KIND, id)? else { return Ok(None) };
        let decision: Decision = stored.loaded.record();
        let meeting = self.store.recorded_in(decision.meeting_id)?;
        let office = self.names.maybe(Office::KIND, decision.addressee_office_id)?;
        let addressee = match office {
            Some(office) => Some(office),
            None => self.names.maybe(Organization::KIND, decision.addressee_org_id)?,
        };
        let minutes = meeting.as_ref().and_then(|meeting| meeting.minutes);
        let body = self.names.maybe(Body::KIND, meeting.and_then(|meeting| meeting.body))?;
        Ok(Some(DecisionRow {
            text: decision.text.unwrap_or_default(),
            kind: decision.kind,
            reference: reference(minutes, decision.seq),
            addressee,
            sent_on: decision.sent_on,
            status: decision.status,
            body,
            unsettled: self.store.is_unsettled(Decision::KIND, id)?,
        }))
    }
}

/// Returns a full number, as far as there is one.
pub(super) fn reference(minutes: Option<(i64, i64)>, seq: Option<i64>) -> Option<Reference> {
    (minutes.is_some() || seq.is_some()).then_some(Reference { minutes, seq })
}

impl Store {
    /// Finds the body and the number of the minutes of a meeting.
    pub(in crate::store) fn recorded_in(
        &self,
        meeting: Option<RecordId>,
    ) -> Result<Option<RecordedIn>, StoreError> {
        let Some(meeting) = meeting else { return Ok(None) };
        let mut statement = self.connection.prepare_cached(
            "SELECT body_id, minutes_no, minutes_year FROM meeting WHERE id = ?1 ORDER BY scope LIMIT 1",
        )?;
        let found = statement.query_row([meeting.0], |row| {
            let columns = Columns::of("meeting", row);
            Ok(columns.reference(0).and_then(|body| {
                let minutes = columns.number(1)?.zip(columns.number(2)?);
                Ok(RecordedIn { body, minutes })
            }))
        });
        found.optional()?.transpose()
    }
}
