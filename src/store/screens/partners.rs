//! Organisations and people as lists show them, and the page of one partner.

use crate::domain::id::RecordId;
use crate::domain::records::Body;
use crate::domain::records::Locality;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record as _;
use crate::domain::rows::OrganizationRow;
use crate::domain::rows::PartnerView;
use crate::domain::rows::PersonRow;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::screens::Screens;
use crate::store::screens::actions::Responsible;
use crate::store::screens::columns::Columns;
use crate::store::screens::names::in_two_languages;

/// A partner's page shows so many commitments.
const COMMITMENTS_SHOWN: usize = 50;

impl Screens<'_> {
    /// Reads an organisation with what it holds and owes.
    pub(super) fn organization(&mut self, id: RecordId) -> Result<Option<OrganizationRow>, StoreError> {
        let Some(stored) = self.store.record(Organization::KIND, id)? else { return Ok(None) };
        let organization: Organization = stored.loaded.record();
        Ok(Some(OrganizationRow {
            name: in_two_languages(organization.name_ar, organization.name_en).unwrap_or_default(),
            kind: organization.kind,
            locality: self.names.maybe(Locality::KIND, organization.locality_id)?,
            seats: self.store.seats_of_partner(id, self.today)?.len() as u64,
            open_commitments: self.store.open_commitments_of(id)?,
            open_actions: self.store.open_actions_of(Responsible::Organization, id)?,
            unsettled: self.store.is_unsettled(Organization::KIND, id)?,
        }))
    }

    /// Reads a person.
    pub(super) fn person(&mut self, id: RecordId) -> Result<Option<PersonRow>, StoreError> {
        let Some(stored) = self.store.record(Person::KIND, id)? else { return Ok(None) };
        let person: Person = stored.loaded.record();
        Ok(Some(PersonRow {
            name: in_two_languages(person.full_name_ar, person.name_en).unwrap_or_default(),
            honorific: person.honorific,
            title: person.title_ar,
            organization: self.names.maybe(Organization::KIND, person.organization_id)?,
            open_actions: self.store.open_actions_of(Responsible::Person, id)?,
            unsettled: self.store.is_unsettled(Person::KIND, id)?,
        }))
    }

    /// Reads the page of a partner: where it sits and what it promised.
    pub fn partner(&mut self, id: RecordId) -> Result<Option<PartnerView>, StoreError> {
        let Some(stored) = self.store.record(Organization::KIND, id)? else { return Ok(None) };
        let mut seats = Vec::new();
        for (seat, body) in self.store.seats_of_partner(id, self.today)? {
            let body = self.names.maybe(Body::KIND, body)?.unwrap_or_default();
            seats.extend(self.seat(seat)?.map(|seat| (body, seat)));
        }
        let mut commitments = Vec::new();
        for commitment in self.store.commitments_of(id, COMMITMENTS_SHOWN)? {
            commitments.extend(self.commitment(commitment)?.map(|row| (commitment, row)));
        }
        Ok(Some(PartnerView {
            name: self.names.of(Organization::KIND, id)?.unwrap_or_default(),
            organization: stored.loaded,
            seats,
            commitments,
            open_actions: self.store.open_actions_of(Responsible::Organization, id)?,
        }))
    }
}

impl Store {
    /// Lists the seats that an organisation holds on a day, each with its body.
    fn seats_of_partner(
        &self,
        organization: RecordId,
        on: crate::domain::day::Day,
    ) -> Result<Vec<(RecordId, Option<RecordId>)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, body_id
               FROM seat
              WHERE life <> 1 AND on_behalf_of_org_id = ?1
                AND coalesce(starts_on, '') <= ?2 AND coalesce(ends_on, '9999') >= ?2
              ORDER BY id",
        )?;
        let mut rows = statement.query((organization.0, on.to_string()))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let columns = Columns::of("seat", row);
            found.push((columns.id(0)?, columns.reference(1)?));
        }
        Ok(found)
    }

    fn open_commitments_of(&self, organization: RecordId) -> Result<u64, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT count(DISTINCT record)
               FROM commitment_party
               JOIN list_place ON record = commitment_id AND list_place.kind = 17 AND owed = 1
              WHERE life <> 1 AND org_id = ?1",
        )?;
        let count: i64 = statement.query_row([organization.0], |row| row.get(0))?;
        Ok(count.cast_unsigned())
    }

    /// Lists the commitments of an organisation by due day, undated last.
    fn commitments_of(&self, organization: RecordId, limit: usize) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT record, coalesce(due_on, '9999') AS due
               FROM commitment_party
               JOIN list_place ON record = commitment_id AND list_place.kind = 17
              WHERE life <> 1 AND org_id = ?1
              ORDER BY due, record
              LIMIT ?2",
        )?;
        let mut rows = statement.query((organization.0, i64::try_from(limit).unwrap_or(i64::MAX)))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Columns::of("list_place", row).id(0)?);
        }
        Ok(found)
    }
}
