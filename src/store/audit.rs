//! Reading every segment again: signatures, bodies, chains, and the tails that are not sealed.

use crate::store::Damage;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::schema;

/// What reading everything found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Audit {
    pub segments: u64,
    pub changes: u64,
    /// Segments whose predecessor is not here.
    pub gaps: u64,
    /// The parts in which something is wrong, and what.
    pub faults: Vec<(String, Damage)>,
}

impl Store {
    /// Reads the whole history and checks it. Changes nothing.
    pub fn audit(&self, progress: &mut dyn FnMut(u64, u64)) -> Result<Audit, StoreError> {
        let mut audit = Audit::default();
        let integrity: String =
            self.connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if integrity != "ok" {
            audit.faults.push(("mahdar.db".to_owned(), Damage::Integrity { detail: integrity }));
        }
        let strange = schema::strange_parts(&self.connection)?;
        audit.faults.extend(strange.into_iter().map(|name| (name, Damage::Schema)));
        let mut statement = self
            .connection
            .prepare("SELECT source FROM segment UNION ALL SELECT source FROM tail_page ORDER BY source")?;
        let sources = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        let total = sources.len() as u64;
        for (done, source) in (1..).zip(sources) {
            match self.changes_in(source) {
                Ok(changes) => audit.changes += changes.len() as u64,
                Err(StoreError::Damaged { part, damage }) if !self.is_held_back(source)? => {
                    audit.faults.push((part, damage));
                }
                Err(StoreError::Damaged { .. }) => {}
                Err(error) => return Err(error),
            }
            progress(done, total);
        }
        audit.segments = self.count("SELECT count(*) FROM segment")?;
        audit.gaps = self.count(
            "SELECT count(*) FROM segment AS later
              WHERE prev IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM segment AS earlier WHERE earlier.hash = later.prev)",
        )?;
        self.audit_headers(&mut audit)?;
        Ok(audit)
    }

    /// Checks that the columns beside a segment say what its signed header says.
    fn audit_headers(&self, audit: &mut Audit) -> Result<(), StoreError> {
        use crate::history::segment::Envelope;
        let mut statement = self.connection.prepare(
            "SELECT source, hash, key, incarnation, scope, first_seq, count, prev, bytes FROM segment",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let source: i64 = row.get(0)?;
            let bytes: Vec<u8> = row.get(8)?;
            let Ok(envelope) = Envelope::open(&bytes) else { continue };
            let header = &envelope.header;
            let same = row.get_ref(1)?.as_blob() == Ok(envelope.hash.as_slice())
                && row.get_ref(2)?.as_blob() == Ok(header.key.0.as_slice())
                && row.get_ref(3)?.as_blob() == Ok(header.incarnation.as_slice())
                && row.get_ref(4)?.as_blob() == Ok(header.scope.0.as_slice())
                && row.get::<_, i64>(5)?.cast_unsigned() == header.first_seq
                && row.get::<_, u32>(6)? == header.count
                && row.get::<_, Option<[u8; 32]>>(7)? == header.prev;
            if !same {
                audit.faults.push((format!("segment {source}"), Damage::Header));
            }
        }
        Ok(())
    }

    fn is_held_back(&self, source: i64) -> Result<bool, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT 1 FROM segment WHERE source = ?1 AND status = 1")?;
        Ok(statement.exists([source])?)
    }

    fn count(&self, sql: &'static str) -> Result<u64, StoreError> {
        Ok(self.connection.query_row(sql, [], |row| row.get::<_, i64>(0))?.cast_unsigned())
    }
}
