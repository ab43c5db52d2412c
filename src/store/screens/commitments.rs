//! Commitments and their deliveries as lists show them.

use crate::domain::edit::Life;
use crate::domain::id::RecordId;
use crate::domain::records::Commitment;
use crate::domain::records::Delivery;
use crate::domain::records::Organization;
use crate::domain::records::Record as _;
use crate::domain::rows::CommitmentRow;
use crate::domain::rows::DeliveryRow;
use crate::store::StoreError;
use crate::store::screens::Screens;

impl Screens<'_> {
    /// Reads a commitment with its partners and what came of it.
    pub(super) fn commitment(&mut self, id: RecordId) -> Result<Option<CommitmentRow>, StoreError> {
        let Some(stored) = self.store.record(Commitment::KIND, id)? else { return Ok(None) };
        let commitment: Commitment = stored.loaded.record();
        let partners = self.store.partners_of(id)?;
        let partner = match partners.first() {
            Some(partner) => self.names.named(Organization::KIND, *partner)?,
            None => None,
        };
        let standing = commitment.standing(&self.store.deliveries_of(id)?, self.today);
        Ok(Some(CommitmentRow {
            title: commitment.title.unwrap_or_default(),
            kind: commitment.kind,
            partner,
            partners: partners.len() as u64,
            standing,
            due_on: commitment.due_on,
            unsettled: self.store.is_unsettled(Commitment::KIND, id)?,
        }))
    }

    /// Reads a delivery.
    pub(super) fn delivery(&self, id: RecordId) -> Result<Option<DeliveryRow>, StoreError> {
        let Some(stored) = self.store.record(Delivery::KIND, id)? else { return Ok(None) };
        if stored.loaded.life == Life::Deleted {
            return Ok(None);
        }
        let delivery: Delivery = stored.loaded.record();
        Ok(Some(DeliveryRow {
            delivered_on: delivery.delivered_on,
            amounts: delivery.amounts(),
            received_by: delivery.received_by,
            note: delivery.note,
        }))
    }
}
