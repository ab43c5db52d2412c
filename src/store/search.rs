//! The search index: folded words of each record, newest first.

use rusqlite::OptionalExtension as _;

use crate::domain::catalogue;
use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::records::Commitment;
use crate::domain::records::Organization;
use crate::domain::records::Record as _;
use crate::domain::value::Atom;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::record::StoredRow;
use crate::store::record::Table;
use crate::text;

/// More rows than this are left for the next search.
const AT_ONCE: usize = 500;

/// A record that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub kind: &'static RecordKind,
    pub record: RecordId,
}

/// Rows whose words changed in a run: few are indexed when it ends, many are noted for later.
#[derive(Default)]
pub(super) struct Indexing {
    rows: Vec<(u16, i64)>,
    later: bool,
}

impl Indexing {
    /// Takes rows whose words changed.
    pub(super) fn take(&mut self, store: &Store, rows: Vec<(u16, i64)>) -> Result<(), StoreError> {
        self.rows.extend(rows);
        self.later |= self.rows.len() > AT_ONCE;
        if self.later { store.index_later(std::mem::take(&mut self.rows)) } else { Ok(()) }
    }

    /// Indexes the rows, when they were few.
    pub(super) fn finish(self, store: &Store) -> Result<(), StoreError> {
        self.rows.iter().try_for_each(|(kind, local)| store.index_row(*kind, *local))
    }
}

impl Store {
    /// Notes rows for the next search.
    fn index_later(&self, mut rows: Vec<(u16, i64)>) -> Result<(), StoreError> {
        rows.sort_unstable();
        rows.dedup();
        let mut ranges: Vec<(u16, i64, i64)> = Vec::new();
        for (kind, local) in rows {
            match ranges.last_mut() {
                Some((of, _, last)) if *of == kind && *last + 1 == local => *last = local,
                _ => ranges.push((kind, local, local)),
            }
        }
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO search_queue (kind, first_local, last_local) VALUES (?1, ?2, ?3)
             ON CONFLICT (kind, first_local) DO UPDATE SET last_local = max(last_local, excluded.last_local)",
        )?;
        for range in ranges {
            statement.execute(range)?;
        }
        Ok(())
    }

    /// Returns `true` when rows wait for the index.
    pub fn search_is_behind(&self) -> Result<bool, StoreError> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM search_queue LIMIT 1")?.exists([])?)
    }

    /// Indexes what was left for later. Returns `true` when there was something.
    pub fn catch_up_search(&mut self) -> Result<bool, StoreError> {
        let mut statement =
            self.connection.prepare("SELECT kind, first_local, last_local FROM search_queue")?;
        let ranges = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let ranges = ranges.collect::<Result<Vec<(u16, i64, i64)>, _>>()?;
        drop(statement);
        if ranges.is_empty() {
            return Ok(false);
        }
        self.in_transaction(|store| {
            for (kind, first, last) in &ranges {
                (*first..=*last).try_for_each(|local| store.index_row(*kind, local))?;
            }
            store.connection.execute("DELETE FROM search_queue", [])?;
            Ok(true)
        })
    }

    fn index_row(&self, kind: u16, local: i64) -> Result<(), StoreError> {
        let Some(table) = Table::find(kind, false) else { return Ok(()) };
        self.connection
            .prepare_cached("DELETE FROM search_entry WHERE kind = ?1 AND local = ?2")?
            .execute((kind, local))?;
        let sql = format!("{} WHERE local = ?1 AND life <> 1", table.select);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let row = statement.query_row([local], |row| Ok(table.read(row))).optional()?;
        let Some((id, _, row)) = row.transpose()? else { return Ok(()) };
        let mut words = self.words_in(table, id, &row)?;
        if words.is_empty() {
            return Ok(());
        }
        words.push(mark_of(table.kind));
        self.connection
            .prepare_cached("INSERT INTO search_entry (kind, local) VALUES (?1, ?2)")?
            .execute((kind, local))?;
        self.connection
            .prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?
            .execute((self.connection.last_insert_rowid(), words.join(" ")))?;
        Ok(())
    }

    /// Finds records that hold every word of `wanted`, each as the start of a word; newest first.
    pub fn search(&self, wanted: &str, limit: u32) -> Result<Vec<Found>, StoreError> {
        let Some(query) = query_of(wanted) else { return Ok(Vec::new()) };
        let mut statement = self.connection.prepare_cached(
            "SELECT kind, local
               FROM search JOIN search_entry ON search_entry.entry = search.rowid
              WHERE search MATCH ?1
              ORDER BY search.rowid DESC
              LIMIT ?2",
        )?;
        let rows = statement.query_map((query, limit), |row| Ok((row.get(0)?, row.get(1)?)))?;
        let rows = rows.collect::<Result<Vec<(u16, i64)>, _>>()?;
        let mut found = Vec::new();
        for (number, local) in rows {
            let Some(kind) = catalogue::numbered(number) else { continue };
            let sql = format!("SELECT id FROM {} WHERE local = ?1 AND life <> 1", kind.name);
            let mut statement = self.connection.prepare_cached(&sql)?;
            if let Some(id) = statement.query_row([local], |row| row.get(0)).optional()? {
                found.push(Found { kind, record: RecordId(id) });
            }
        }
        Ok(found)
    }

    /// Returns what a person calls a record: its title, name or text.
    pub fn title_of(&self, kind: &'static RecordKind, id: RecordId) -> Result<String, StoreError> {
        let Some(stored) = self.record(kind, id)? else { return Ok(String::new()) };
        Ok(title(kind, &stored.loaded.parts))
    }
}

/// Returns the first text of a record that names it.
pub(super) fn title(kind: &RecordKind, parts: &[Option<Atom>]) -> String {
    const NAMING: [&str; 8] =
        ["title", "full_name_ar", "name_ar", "text", "label", "code", "title_as_printed", "note"];
    let places = NAMING.iter().filter_map(|name| kind.column_index(name));
    let texts = places.filter_map(|place| match parts.get(place) {
        Some(Some(Atom::Text(text))) => Some(text.clone()),
        _ => None,
    });
    texts.into_iter().next().unwrap_or_default()
}

/// A letter that nobody types: a token that begins with it says the kind of a record.
const KIND: char = '\u{10000}';
/// A token that begins with it is a word of a name that the record refers to.
const BESIDE: char = '\u{10001}';

/// The references whose names a list shows beside a record, so that a filter finds them.
const SHOWN_BESIDE: [(&str, &str); 9] = [
    ("action_item", "responsible_org_id"),
    ("action_item", "responsible_person_id"),
    ("decision", "addressee_office_id"),
    ("decision", "addressee_org_id"),
    ("person", "organization_id"),
    ("organization", "locality_id"),
    ("meeting", "body_id"),
    ("seat", "on_behalf_of_org_id"),
    ("membership", "person_id"),
];

fn mark_of(kind: &RecordKind) -> String {
    format!("{KIND}{}", kind.number)
}

impl Store {
    /// Returns the words of a row, and marked as such those of the names that stand beside it.
    fn words_in(&self, table: &Table, id: RecordId, row: &StoredRow) -> Result<Vec<String>, StoreError> {
        let mut words = Vec::new();
        if table.kind == Commitment::KIND {
            for partner in self.partners_of(id)? {
                words.extend(self.beside(Organization::KIND, partner)?);
            }
        }
        for ((_, _, part), value) in table.columns.iter().zip(&row.values) {
            match (part.kind, value) {
                (AtomKind::Text(_), Some(Atom::Text(text))) => words.extend(text::search_words(text)),
                (AtomKind::Reference(target), Some(Atom::Id(id)))
                    if SHOWN_BESIDE.contains(&(table.kind.name, part.name)) =>
                {
                    words.extend(
                        catalogue::named(target).map_or(Ok(Vec::new()), |kind| self.beside(kind, *id))?,
                    );
                }
                _ => {}
            }
        }
        Ok(words)
    }

    fn beside(&self, kind: &'static RecordKind, id: RecordId) -> Result<Vec<String>, StoreError> {
        let names = self.name_texts(kind, id)?;
        let words = names.iter().flat_map(|name| text::search_words(name));
        Ok(words.map(|word| format!("{BESIDE}{word}")).collect())
    }

    /// Returns the words by which a filter finds a record, those of names beside it without their mark.
    pub(super) fn search_words_of(&self, kind: &RecordKind, id: RecordId) -> Result<Vec<String>, StoreError> {
        let Some(table) = Table::find(kind.number, false) else { return Ok(Vec::new()) };
        let sql = format!("{} WHERE id = ?1 ORDER BY scope LIMIT 1", table.select);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let row = statement.query_row([id.0], |row| Ok(table.read(row))).optional()?;
        let Some((_, _, row)) = row.transpose()? else { return Ok(Vec::new()) };
        let words = self.words_in(table, id, &row)?;
        Ok(words.into_iter().map(|word| word.trim_start_matches(BESIDE).to_owned()).collect())
    }

    /// Finds the records of a kind that hold every word, or have it beside them; newest first.
    ///
    /// `None` when there are more than `most`, or when the index is behind.
    pub(super) fn search_kind(
        &self,
        kind: &RecordKind,
        words: &[String],
        most: u64,
    ) -> Result<Option<Vec<RecordId>>, StoreError> {
        if self.search_is_behind()? {
            return Ok(None);
        }
        let either = words.iter().map(|word| format!("(\"{word}\"* OR \"{BESIDE}{word}\"*)"));
        let terms: Vec<String> = either.chain([format!("\"{}\"", mark_of(kind))]).collect();
        let sql = format!(
            "SELECT {name}.id
               FROM search
               JOIN search_entry ON search_entry.entry = search.rowid AND search_entry.kind = ?2
               JOIN {name} ON {name}.local = search_entry.local
              WHERE search MATCH ?1
              ORDER BY search.rowid DESC
              LIMIT ?3",
            name = kind.name
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let limit = i64::try_from(most).unwrap_or(i64::MAX).saturating_add(1);
        let rows = statement.query_map((terms.join(" AND "), kind.number, limit), |row| row.get(0))?;
        let found = rows.map(|id| Ok(RecordId(id?))).collect::<Result<Vec<_>, StoreError>>()?;
        Ok((found.len() as u64 <= most).then_some(found))
    }
}

/// Returns the words that a person typed, as the index has them.
///
/// A word with its article is looked for without it: the index holds every word both ways.
pub(super) fn wanted_words(wanted: &str) -> Vec<String> {
    let folded = text::fold(wanted);
    let words = folded.split(|c| !text::is_in_word(c)).filter(|word| !word.is_empty());
    let bare = |word: &str| {
        let forms = text::search_words(word);
        forms.into_iter().min_by_key(|form| form.chars().count()).unwrap_or_else(|| word.to_owned())
    };
    words.map(bare).collect()
}

/// Makes a query out of what a person typed; nothing they type is query language.
fn query_of(wanted: &str) -> Option<String> {
    let terms: Vec<String> = wanted_words(wanted).iter().map(|word| format!("\"{word}\"*")).collect();
    (!terms.is_empty()).then(|| terms.join(" AND "))
}
