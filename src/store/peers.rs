//! What is known of other laptops: keys that a person compared, what they say they hold, what came and went.

use rusqlite::OptionalExtension as _;

use crate::domain::day::Moment;
use crate::history::key::PublicKey;
use crate::store::Store;
use crate::store::StoreError;

/// A laptop's own statement of what it holds, as it was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HaveRow {
    pub key: PublicKey,
    pub incarnation: [u8; 16],
    pub counter: u64,
    pub bytes: Vec<u8>,
}

impl Store {
    /// Returns since when a key is known; `None` when nobody compared it.
    pub fn known_since(&self, key: PublicKey) -> Result<Option<Moment>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT known_since FROM peer WHERE key = ?1")?;
        let seconds: Option<i64> = statement.query_row([&key.0], |row| row.get(0)).optional()?;
        Ok(seconds.map(Moment::clamped))
    }

    /// Remembers a key that a person compared.
    pub fn trust(&self, key: PublicKey, bundle: Option<[u8; 16]>, at: Moment) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO peer (key, known_since, first_bundle) VALUES (?1, ?2, ?3) ON CONFLICT (key) DO NOTHING",
        )?;
        statement.execute((&key.0, at.seconds(), bundle))?;
        self.forget_waiting()
    }

    /// Lists the known keys.
    pub fn known_keys(&self) -> Result<Vec<(PublicKey, Moment)>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT key, known_since FROM peer ORDER BY key")?;
        let rows = statement
            .query_map([], |row| Ok((PublicKey(row.get(0)?), Moment::clamped(row.get::<_, i64>(1)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps a statement when it is newer than the one that is here. Returns `true` when it was.
    pub fn keep_have(&self, have: &HaveRow) -> Result<bool, StoreError> {
        self.forget_waiting()?;
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO have (key, incarnation, counter, bytes) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (key, incarnation) DO UPDATE SET counter = excluded.counter, bytes = excluded.bytes
               WHERE excluded.counter > counter",
        )?;
        let counter = have.counter.cast_signed();
        Ok(statement.execute((&have.key.0, &have.incarnation, counter, &have.bytes))? == 1)
    }

    /// Returns `true` when a statement is newer than the one that is here.
    pub fn is_news(&self, have: &HaveRow) -> Result<bool, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT 1 FROM have WHERE key = ?1 AND incarnation = ?2 AND counter >= ?3")?;
        Ok(!statement.exists((&have.key.0, &have.incarnation, have.counter.cast_signed()))?)
    }

    /// Lists every statement.
    pub fn haves(&self) -> Result<Vec<HaveRow>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT key, incarnation, counter, bytes FROM have ORDER BY key, incarnation")?;
        let rows = statement.query_map([], |row| {
            Ok(HaveRow {
                key: PublicKey(row.get(0)?),
                incarnation: row.get(1)?,
                counter: row.get::<_, i64>(2)?.cast_unsigned(),
                bytes: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Notes a bundle that came in.
    pub fn log_import(
        &self,
        at: Moment,
        bundle: [u8; 16],
        exporter: PublicKey,
        changes: u64,
        far_ahead: u64,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO import_log (at, bundle, exporter, changes, far_ahead)
             VALUES (max(?1, coalesce((SELECT max(at) + 1 FROM import_log), 0)), ?2, ?3, ?4, ?5)",
        )?;
        let counts = (changes.cast_signed(), far_ahead.cast_signed());
        statement.execute((at.seconds(), bundle, &exporter.0, counts.0, counts.1))?;
        Ok(())
    }

    /// Notes a bundle that was written.
    pub fn log_export(
        &self,
        at: Moment,
        bundle: [u8; 16],
        addressee: &str,
        changes: u64,
    ) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO export_log (at, bundle, addressee, changes)
             VALUES (max(?1, coalesce((SELECT max(at) + 1 FROM export_log), 0)), ?2, ?3, ?4)",
        )?;
        statement.execute((at.seconds(), bundle, addressee, changes.cast_signed()))?;
        Ok(())
    }
}
