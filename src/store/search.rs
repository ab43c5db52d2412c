//! The search index: folded words of each record and marks that nobody types; which rows wait for it.

mod asking;
pub(super) mod marks;
mod slips;
mod wanted;

use rusqlite::OptionalExtension as _;

pub(super) use wanted::Wanted;
pub(super) use wanted::Where;

use crate::domain::catalogue;
use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::lexicon;
use crate::domain::records::ActionItem;
use crate::domain::records::Commitment;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Organization;
use crate::domain::records::Record as _;
use crate::domain::value::Atom;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::record::StoredRow;
use crate::store::record::Table;
use crate::store::tally::Bucket;
use crate::text;

/// More rows than this are left for the next search.
const AT_ONCE: usize = 500;
/// Entries that were given up are counted whenever so many more were made, which is more than are made at once.
const COUNTED_EVERY: u64 = 1024;
/// So many entries that were given up are no burden, however few live.
const BEARABLE: u64 = 4096;

/// A record that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub kind: &'static RecordKind,
    pub record: RecordId,
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Met {
    pub found: Vec<Found>,
    /// What was looked for, when it is not what was typed.
    pub meant: Option<String>,
}

/// A row that no kind has: it waits where everything is to be indexed anew.
const ALL_ANEW: (u16, i64) = (0, 0);

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
    pub(super) fn finish(mut self, store: &Store) -> Result<(), StoreError> {
        self.rows.sort_unstable();
        self.rows.dedup();
        self.rows.iter().try_for_each(|(kind, local)| store.index_row(*kind, *local))?;
        let (last, few) = (store.last_entry()?, self.rows.len() as u64);
        // To count the entries costs more than to write one.
        if few > 0 && last % COUNTED_EVERY < few && store.dead_outnumber(last)? {
            // Whoever only reads goes on with the index as it is, until the writer makes it anew in one go.
            store.index_later(vec![ALL_ANEW])?;
        }
        Ok(())
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

    /// Returns the number of the last entry that was made.
    fn last_entry(&self) -> Result<u64, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT seq FROM sqlite_sequence WHERE name = 'search_entry'")?;
        let last = statement.query_row([], |row| row.get::<_, i64>(0)).optional()?;
        Ok(last.unwrap_or(0).cast_unsigned())
    }

    /// Returns `true` when more entries were given up than live, and so many that the index had better be made anew.
    fn dead_outnumber(&self, last: u64) -> Result<bool, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT count(*) FROM search_entry")?;
        let living = statement.query_row([], |row| row.get::<_, i64>(0))?.cast_unsigned();
        Ok(last.saturating_sub(living) > living.max(BEARABLE))
    }

    /// Indexes what was left for later. Returns `true` when there was something.
    ///
    /// Where more entries were given up than live, all is indexed anew.
    pub fn catch_up_search(&mut self) -> Result<bool, StoreError> {
        if !self.search_is_behind()? {
            return Ok(false);
        }
        self.in_transaction(|store| {
            if store.dead_outnumber(store.last_entry()?)? {
                store.search_again()?;
            }
            for (kind, first, last) in store.left_for_later()? {
                (first..=last).try_for_each(|local| store.index_row(kind, local))?;
            }
            store.connection.execute("DELETE FROM search_queue", [])?;
            Ok(true)
        })
    }

    fn left_for_later(&self) -> Result<Vec<(u16, i64, i64)>, StoreError> {
        let mut statement =
            self.connection.prepare("SELECT kind, first_local, last_local FROM search_queue")?;
        let ranges = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(ranges.collect::<Result<_, _>>()?)
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
        words.extend(self.marks_of(table, id, &row)?);
        if words.is_empty() {
            return Ok(());
        }
        words.push(marks::kind(table.kind));
        self.connection
            .prepare_cached("INSERT INTO search_entry (kind, local) VALUES (?1, ?2)")?
            .execute((kind, local))?;
        self.connection
            .prepare_cached("INSERT INTO search (rowid, words) VALUES (?1, ?2)")?
            .execute((self.connection.last_insert_rowid(), words.join(" ")))?;
        Ok(())
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

/// The references whose names a list shows beside a record, so that a filter finds them.
pub(super) const SHOWN_BESIDE: [(&str, &str); 9] = [
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

    /// Returns the records of a kind in whose column a record stands whose name had these words.
    ///
    /// The index leads there, because no table has an index over each of these columns.
    pub(super) fn shown_beside(
        &self,
        (shows, column): (&'static RecordKind, &str),
        id: RecordId,
        former: &[String],
    ) -> Result<Vec<RecordId>, StoreError> {
        let name = shows.name;
        let mut wanted = Wanted::default().and(marks::kind(shows));
        for word in former {
            wanted = wanted.and(marks::beside(word));
        }
        let sql = format!(
            "SELECT {name}.id
               FROM search
              CROSS JOIN search_entry ON search_entry.entry = search.rowid AND search_entry.kind = ?2
              CROSS JOIN {name} ON {name}.local = search_entry.local
              WHERE search MATCH ?1 AND {name}.life <> 1 AND {name}.{column} = ?3"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found = statement.query_map((wanted.query(), shows.number, id.0), |row| row.get(0))?;
        found.map(|id| Ok(RecordId(id?))).collect()
    }

    fn beside(&self, kind: &'static RecordKind, id: RecordId) -> Result<Vec<String>, StoreError> {
        let names = self.name_texts(kind, id)?;
        let words = names.iter().flat_map(|name| text::search_words(name));
        Ok(words.map(|word| marks::beside(&word)).collect())
    }

    /// Returns the words by which a filter finds a record, those of names beside it without their mark.
    pub(super) fn search_words_of(&self, kind: &RecordKind, id: RecordId) -> Result<Vec<String>, StoreError> {
        let Some(table) = Table::find(kind.number, false) else { return Ok(Vec::new()) };
        let sql = format!("{} WHERE id = ?1 ORDER BY scope LIMIT 1", table.select);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let row = statement.query_row([id.0], |row| Ok(table.read(row))).optional()?;
        let Some((_, _, row)) = row.transpose()? else { return Ok(Vec::new()) };
        let mut words = self.words_in(table, id, &row)?;
        for word in &mut words {
            *word = marks::without_beside(word).to_owned();
        }
        words.extend(self.marks_of(table, id, &row)?);
        Ok(words)
    }

    /// Returns the marks of a row: its states, where it is counted, the number that minutes print.
    fn marks_of(&self, table: &Table, id: RecordId, row: &StoredRow) -> Result<Vec<String>, StoreError> {
        let kind = table.kind;
        let mut found = Vec::new();
        for (part, choices) in lexicon::states(kind) {
            let choice = match value_of(table, row, part.name) {
                Some(Atom::Text(choice)) => choices.iter().find(|known| *known == choice),
                _ => None,
            };
            found.extend(choice.map(|choice| marks::state(kind, part.name, choice)));
        }
        match kind.number {
            n if n == Meeting::KIND.number => {
                let minutes = self.recorded_in(Some(id))?.and_then(|meeting| meeting.minutes);
                found.extend(minutes.map(marks::minutes));
            }
            n if n == Decision::KIND.number => {
                let meeting = match value_of(table, row, "meeting_id") {
                    Some(Atom::Id(meeting)) => self.recorded_in(Some(*meeting))?,
                    _ => None,
                };
                if let (Some(minutes), Some(Atom::Integer(seq))) =
                    (meeting.and_then(|meeting| meeting.minutes), value_of(table, row, "seq"))
                {
                    found.extend(marks::decision(minutes, *seq));
                }
            }
            _ => {}
        }
        let counted = match kind.number {
            n if n == ActionItem::KIND.number => Bucket::of(table, row),
            n if [Commitment::KIND.number, Decision::KIND.number].contains(&n) => self.bucket(n, id)?,
            _ => None,
        };
        if let Some(bucket) = counted {
            found.extend(marks::of_bucket(&bucket));
            let waits = bucket.is_owed() && kind == Decision::KIND;
            found.extend(waits.then(marks::waits));
        }
        Ok(found)
    }
}

fn value_of<'r>(table: &Table, row: &'r StoredRow, column: &str) -> Option<&'r Atom> {
    let place = table.columns.iter().position(|(_, _, part)| part.name == column)?;
    row.values.get(place)?.as_ref()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Holder;

    #[test]
    fn entries_that_were_given_up_are_cleaned_out_when_they_outnumber_the_living() {
        let folder = tempfile::tempdir().unwrap();
        let holder = Holder { process: 1, host: "WZT-1".to_owned(), since: "10:42".to_owned() };
        let mut store = Store::create(&folder.path().join("records"), [1; 16], &holder).unwrap();
        let made = |store: &Store, entry: u64| {
            let sql = "INSERT INTO search_entry (entry, kind, local) VALUES (?1, 19, ?1)";
            store.connection.execute(sql, [entry.cast_signed()]).unwrap();
        };
        made(&store, BEARABLE);
        assert!(!store.dead_outnumber(store.last_entry().unwrap()).unwrap());
        made(&store, BEARABLE + 10);
        store.index_later(vec![(ActionItem::KIND.number, 1)]).unwrap();
        store.catch_up_search().unwrap();
        assert_eq!(store.last_entry().unwrap(), 0, "no record, no entry");
    }

    #[test]
    fn a_small_save_leaves_the_index_whole_until_it_is_made_anew() {
        let folder = tempfile::tempdir().unwrap();
        let holder = Holder { process: 1, host: "WZT-1".to_owned(), since: "10:42".to_owned() };
        let mut store = Store::create(&folder.path().join("records"), [1; 16], &holder).unwrap();
        let last = (BEARABLE / COUNTED_EVERY + 2) * COUNTED_EVERY;
        store
            .connection
            .execute("INSERT INTO search_entry (entry, kind, local) VALUES (?1, 19, 7)", [last.cast_signed()])
            .unwrap();
        let mut indexing = Indexing::default();
        indexing.take(&store, vec![(ActionItem::KIND.number, 1)]).unwrap();
        indexing.finish(&store).unwrap();
        assert_eq!(store.last_entry().unwrap(), last, "who reads meanwhile finds what was found before");
        assert!(store.search_is_behind().unwrap());
        assert!(store.catch_up_search().unwrap());
        assert_eq!((store.last_entry().unwrap(), store.search_is_behind().unwrap()), (0, false));
    }
}
