//! Numbers of minutes that were given twice: by two laptops that closed without knowing of each other.

use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::numbering;
use crate::domain::records::Meeting;
use crate::domain::records::Record as _;
use crate::domain::shown::Author;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::author::Authors;

/// A number of minutes of a body and a year that several meetings carry.
#[derive(Clone, Debug)]
pub struct NumberClash {
    pub body: RecordId,
    pub year: i64,
    pub number: i64,
    pub meetings: Vec<Loaded>,
}

impl Store {
    /// Lists the first numbers that several meetings carry, in order of body, year and number.
    pub fn number_clashes(&self, limit: usize) -> Result<Vec<NumberClash>, StoreError> {
        // The index alone says which numbers stand more than once; whether all of them still count, their rows.
        let mut statement = self.connection.prepare_cached(
            "SELECT body_id, minutes_year, minutes_no
               FROM meeting
              WHERE minutes_no IS NOT NULL AND body_id IS NOT NULL
              GROUP BY body_id, minutes_year, minutes_no
             HAVING count(*) > 1",
        )?;
        let mut rows = statement.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let (body, year, number) = (RecordId(row.get(0)?), row.get(1)?, row.get(2)?);
            let Some(year) = year else { continue };
            let meetings = self.meetings_numbered(body, year, number)?;
            if meetings.len() > 1 {
                found.push(NumberClash { body, year, number, meetings });
            }
            if found.len() == limit {
                break;
            }
        }
        Ok(found)
    }

    /// Reads the meetings of a body that carry a number and were not deleted, in order of their start.
    pub fn meetings_numbered(
        &self,
        body: RecordId,
        year: i64,
        number: i64,
    ) -> Result<Vec<Loaded>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT id
               FROM meeting
              WHERE minutes_no = ?3 AND body_id = ?1 AND minutes_year = ?2 AND life <> 1
              ORDER BY coalesce(starts_at, ''), id",
        )?;
        let ids = statement.query_map((body.0, year, number), |row| row.get(0))?;
        let mut meetings = Vec::new();
        for id in ids {
            meetings.extend(self.loaded(Meeting::KIND, RecordId(id?))?);
        }
        let read: Vec<Meeting> = meetings.iter().map(Loaded::record).collect();
        let clashing = numbering::clashes(&read);
        meetings.retain(|meeting| clashing.contains(&meeting.id));
        Ok(meetings)
    }

    /// Lists the meetings of every body that carry a number and were not deleted, each with its body.
    pub fn meetings_with_number(
        &self,
        year: i64,
        number: i64,
    ) -> Result<Vec<(RecordId, Option<RecordId>)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT DISTINCT id, body_id
               FROM meeting
              WHERE minutes_no = ?2 AND minutes_year = ?1 AND life <> 1
              ORDER BY body_id, coalesce(starts_at, ''), id",
        )?;
        let found = statement.query_map((year, number), |row| {
            let body: Option<_> = row.get(1)?;
            Ok((RecordId(row.get(0)?), body.map(RecordId)))
        })?;
        Ok(found.collect::<Result<_, _>>()?)
    }

    /// Returns who gave a meeting the number that it carries.
    pub fn numbered_by(&self, meeting: &Loaded) -> Result<Author, StoreError> {
        let Some(field) = Meeting::KIND.field("minutes_number") else { return Ok(Author::default()) };
        let heads = meeting.seen.of(field.number);
        let changes = self.changes_of(&meeting.id.0)?;
        let given = changes.iter().find(|recorded| heads.contains(&recorded.id));
        let of = given.map(|recorded| Authors::default().of(self, recorded.key, &recorded.change.actor));
        Ok(of.transpose()?.unwrap_or_default())
    }
}
