//! What refers to records that somebody wants to delete: counted before, so that the question can say it.

use std::collections::HashSet;

use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::records::ActionItem;
use crate::domain::records::Body;
use crate::domain::records::Commitment;
use crate::domain::records::Meeting;
use crate::domain::records::Membership;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::screens::Screens;
use crate::store::screens::columns::Columns;

/// Of the records of one kind: which kind refers to them, and how it is counted for one of them.
type Reference = (&'static RecordKind, &'static str);

const TO_ORGANIZATION: &[Reference] = &[
    (Seat::KIND, "SELECT count(DISTINCT id) FROM seat WHERE life <> 1 AND on_behalf_of_org_id = ?1"),
    (Person::KIND, "SELECT count(DISTINCT id) FROM person WHERE life <> 1 AND organization_id = ?1"),
    (
        Commitment::KIND,
        "SELECT count(DISTINCT commitment_id) FROM commitment_party WHERE life <> 1 AND org_id = ?1",
    ),
    (
        ActionItem::KIND,
        "SELECT count(DISTINCT id)
           FROM action_item
          WHERE life <> 1 AND coalesce(status, 'open') NOT IN ('done', 'cancelled') AND responsible_org_id = ?1",
    ),
];
const TO_PERSON: &[Reference] = &[(
    ActionItem::KIND,
    "SELECT count(DISTINCT id)
       FROM action_item
      WHERE life <> 1 AND coalesce(status, 'open') NOT IN ('done', 'cancelled') AND responsible_person_id = ?1",
)];
const TO_BODY: &[Reference] = &[
    (Seat::KIND, "SELECT count(DISTINCT id) FROM seat WHERE life <> 1 AND body_id = ?1"),
    (Meeting::KIND, "SELECT count(DISTINCT id) FROM meeting WHERE life <> 1 AND body_id = ?1"),
    (ActionItem::KIND, "SELECT count(DISTINCT id) FROM action_item WHERE life <> 1 AND body_id = ?1"),
];

impl Screens<'_> {
    /// Counts what refers to records of a kind, kind by kind; only what there is. Of actions, those still open.
    pub fn hanging(
        &self,
        kind: &RecordKind,
        records: &[RecordId],
    ) -> Result<Vec<(&'static RecordKind, u64)>, StoreError> {
        let mut found: Vec<(&'static RecordKind, u64)> = Vec::new();
        for (of, sql) in references(kind) {
            let mut statement = self.store.connection.prepare_cached(sql)?;
            let mut count = 0_u64;
            for record in records {
                let own: i64 = statement.query_row([record.0], |row| row.get(0))?;
                count = count.saturating_add(own.cast_unsigned());
            }
            found.push((*of, count));
        }
        if kind == Person::KIND {
            found.insert(0, (Membership::KIND, self.store.memberships_of_people(records)?));
        }
        found.retain(|(_, count)| *count > 0);
        Ok(found)
    }
}

fn references(kind: &RecordKind) -> &'static [Reference] {
    match kind.number {
        n if n == Organization::KIND.number => TO_ORGANIZATION,
        n if n == Person::KIND.number => TO_PERSON,
        n if n == Body::KIND.number => TO_BODY,
        _ => &[],
    }
}

impl Store {
    /// Counts the memberships of people. No index leads from a person to them: asked once, before a deletion,
    /// reading them all costs less than keeping one with every import.
    fn memberships_of_people(&self, people: &[RecordId]) -> Result<u64, StoreError> {
        let people: HashSet<RecordId> = people.iter().copied().collect();
        let mut statement =
            self.connection.prepare_cached("SELECT id, person_id FROM membership WHERE life <> 1")?;
        let mut rows = statement.query([])?;
        let mut found = HashSet::new();
        while let Some(row) = rows.next()? {
            let columns = Columns::of("membership", row);
            if columns.reference(1)?.is_some_and(|person| people.contains(&person)) {
                found.insert(columns.id(0)?);
            }
        }
        Ok(found.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::screens::lists::tests::plan;

    #[test]
    fn what_refers_to_a_record_is_counted_along_an_index() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("../../../schema.sql")).unwrap();
        for (kind, sql) in [TO_ORGANIZATION, TO_PERSON, TO_BODY].concat() {
            let plan = plan(&connection, sql);
            assert!(plan.contains("USING") && !plan.contains("SCAN"), "{}: {plan}", kind.name);
        }
    }
}
