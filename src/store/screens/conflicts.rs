//! Conflicts as screens show them: a window of all, and those of one record.

use crate::domain::catalogue;
use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::rows::ConflictRow;
use crate::domain::rows::ConflictsPage;
use crate::domain::rows::ConflictsView;
use crate::domain::rows::ConflictsWindow;
use crate::domain::rows::Named;
use crate::domain::shown::Contest;
use crate::domain::value::Parts;
use crate::store::StoreError;
use crate::store::conflicts::Unsettled;
use crate::store::screens::Screens;
use crate::store::screens::record::in_place;
use crate::store::screens::record::once_each;

impl Screens<'_> {
    /// Reads a window of what is unsettled.
    pub fn conflicts(&mut self, window: &ConflictsWindow) -> Result<ConflictsPage, StoreError> {
        let Unsettled { places, before, after } = self.store.unsettled(window)?;
        let total = self.store.unsettled_count()?;
        let (mut rows, mut names) = (Vec::new(), Vec::new());
        for key in places {
            let Some(kind) = catalogue::numbered(key.kind) else { continue };
            let title = self.store.title_of(kind, key.record)?;
            let contest = kind.field_numbered(key.field).map_or(Contest::Life, Contest::Field);
            let values = self.store.contested_values(&key)?;
            self.name_values(kind, &contest, &values, &mut names)?;
            rows.push((key.clone(), ConflictRow { kind, record: key.record, title, contest, values }));
        }
        Ok(ConflictsPage { rows, names: once_each(names), before, after, total })
    }

    /// Reads everything that is unsettled about a record.
    pub fn conflicts_of(
        &mut self,
        kind: &'static RecordKind,
        record: RecordId,
    ) -> Result<ConflictsView, StoreError> {
        let mut conflicts = Vec::new();
        let mut described = self.store.conflicts();
        for place in self.store.unsettled_of(kind.number, record)? {
            conflicts.extend(described.describe(&place)?);
        }
        let mut names = Vec::new();
        for conflict in &conflicts {
            let values = conflict.sides.iter().map(|side| side.value.clone());
            let values: Vec<Parts> = values.chain(conflict.before.clone()).collect();
            self.name_values(kind, &conflict.contest, &values, &mut names)?;
        }
        Ok(ConflictsView { conflicts, names: once_each(names) })
    }

    /// Notes the names of what the values of a field refer to.
    fn name_values(
        &mut self,
        kind: &'static RecordKind,
        contest: &Contest,
        values: &[Parts],
        names: &mut Vec<Named>,
    ) -> Result<(), StoreError> {
        let Contest::Field(field) = contest else { return Ok(()) };
        for value in values {
            names.extend(self.names.referred_in(kind, &in_place(kind, field.number, value))?);
        }
        Ok(())
    }
}
