//! Facts about the workspace file.

use rusqlite::OptionalExtension as _;

use crate::history::clock::Hlc;
use crate::store::Store;
use crate::store::StoreError;

/// What the file remembers about itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fact {
    /// 16 random bytes that tell this workspace from others on this laptop.
    Workspace,
    /// This laptop's current incarnation.
    Incarnation,
    /// Every earlier incarnation that this one continues, 16 bytes each.
    Follows,
    /// The greatest reading of the hybrid clock, big-endian.
    Clock,
    /// How often this laptop has said what it holds, big-endian.
    HaveCounter,
    /// The hash of what this laptop said last.
    Statement,
    /// The public key of the laptop that writes here.
    Key,
    /// The office that this workspace belongs to.
    Office,
    /// The number of commits, drafts apart, big-endian.
    Commits,
    /// What the program could read that last judged what is held back.
    Judged,
    /// The folder that a bundle last came from or went to, a path in UTF-8.
    LastFolder,
    /// Which offices do not hold all of ours; not there when it has to be worked out again.
    Waiting,
}

impl Fact {
    fn name(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
            Self::Incarnation => "incarnation",
            Self::Follows => "follows",
            Self::Clock => "clock",
            Self::HaveCounter => "have counter",
            Self::Statement => "statement",
            Self::Key => "key",
            Self::Office => "office",
            Self::Commits => "commits",
            Self::Judged => "judged",
            Self::LastFolder => "last folder",
            Self::Waiting => "waiting offices",
        }
    }
}

impl Store {
    /// Reads a fact.
    pub fn fact(&self, fact: Fact) -> Result<Option<Vec<u8>>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT value FROM fact WHERE name = ?1")?;
        Ok(statement.query_row([fact.name()], |row| row.get(0)).optional()?.flatten())
    }

    /// Writes a fact.
    pub fn set_fact(&self, fact: Fact, value: &[u8]) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO fact (name, value) VALUES (?1, ?2)
             ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )?;
        statement.execute((fact.name(), value))?;
        Ok(())
    }

    /// Forgets which offices wait: what it follows from changes.
    pub fn forget_waiting(&self) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare_cached("DELETE FROM fact WHERE name = ?1")?;
        statement.execute([Fact::Waiting.name()])?;
        Ok(())
    }

    /// Reads a fact of 16 bytes.
    pub fn fact16(&self, fact: Fact) -> Result<Option<[u8; 16]>, StoreError> {
        Ok(self.fact(fact)?.and_then(|bytes| bytes.try_into().ok()))
    }

    /// Reads a number; 0 when it was never written.
    pub fn number(&self, fact: Fact) -> Result<u64, StoreError> {
        let bytes = self.fact(fact)?.and_then(|bytes| bytes.try_into().ok());
        Ok(bytes.map_or(0, u64::from_be_bytes))
    }

    /// Writes a number.
    pub fn set_number(&self, fact: Fact, number: u64) -> Result<(), StoreError> {
        self.set_fact(fact, &number.to_be_bytes())
    }

    /// Advances the clock to `hlc` when that is later.
    pub(super) fn advance_clock(&self, hlc: Hlc) -> Result<(), StoreError> {
        if hlc > self.number(Fact::Clock)? { self.set_number(Fact::Clock, hlc) } else { Ok(()) }
    }
}
