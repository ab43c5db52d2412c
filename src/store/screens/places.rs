//! The places of records in lists whose order follows from more than their own columns.

use std::collections::BTreeSet;

use rusqlite::OptionalExtension as _;

use crate::domain::catalogue;
use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Part;
use crate::domain::catalogue::RecordKind;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::id::RecordId;
use crate::domain::records::Body;
use crate::domain::records::Commitment;
use crate::domain::records::CommitmentParty;
use crate::domain::records::Decision;
use crate::domain::records::Delivery;
use crate::domain::records::Laptop;
use crate::domain::records::Locality;
use crate::domain::records::Meeting;
use crate::domain::records::Office;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record as _;
use crate::domain::value::Atom;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::projection::Fate;
use crate::store::projection::Touched;
use crate::store::projection::Was;
use crate::store::record::StoredRow;
use crate::store::record::Table;
use crate::store::screens::columns::Columns;
use crate::store::screens::lists::RECOMMENDATIONS;
use crate::store::search::SHOWN_BESIDE;
use crate::store::tally::Bucket;
use crate::store::tally::Tally;
use crate::text;

/// Sorts after everything that people write.
const LAST: &str = "\u{10ffff}";
/// Parts the pieces of a sort; sorts before everything that people write.
const THEN: char = '\u{1}';

/// A record's place in a list.
struct Place {
    list: u16,
    sort: String,
    part_of: Option<RecordId>,
    owed: Option<bool>,
    due_on: Option<Day>,
}

impl Place {
    fn bucket(&self) -> Bucket {
        Bucket::new(self.list, self.owed == Some(true), self.due_on)
    }
}

/// Records whose places are to be worked out again.
#[derive(Default)]
struct Moved {
    named: BTreeSet<(u16, RecordId)>,
    commitments: BTreeSet<RecordId>,
    decisions: BTreeSet<RecordId>,
    /// Of these the searched words changed too.
    reindexed: BTreeSet<(u16, RecordId)>,
}

/// Returns the commitment that a row belonged to before it is changed.
pub(in crate::store) fn former_commitment(table: &Table, row: &StoredRow) -> Option<RecordId> {
    let of_commitment = [CommitmentParty::KIND.number, Delivery::KIND.number].contains(&table.kind.number);
    let place = table.kind.column_index("commitment_id").filter(|_| of_commitment)?;
    match row.values.get(place) {
        Some(Some(Atom::Id(id))) => Some(*id),
        _ => None,
    }
}

impl Store {
    /// Brings the places of everything that a run of changes moved up to date.
    pub(in crate::store) fn place_touched(&self, touched: &mut Touched) -> Result<(), StoreError> {
        let former = std::mem::take(&mut touched.former);
        let reindexed = former.iter().map(|id| (Commitment::KIND.number, *id)).collect();
        let mut moved = Moved { commitments: former, reindexed, ..Moved::default() };
        let speaks = [Laptop::KIND.number, Office::KIND.number];
        if touched.records.keys().any(|(kind, _)| speaks.contains(kind)) {
            self.forget_waiting()?;
        }
        for ((kind, id), fate) in &touched.records {
            let was = match fate {
                Fate::Inserted => Was::Absent,
                Fate::Merged(was) => *was,
            };
            self.note_moved(&mut moved, *kind, *id, was)?;
        }
        for (kind, id) in &moved.named {
            let place = self.named_place(*kind, *id)?;
            self.put(*kind, *id, place, &mut touched.tally)?;
        }
        for id in &moved.commitments {
            let place = self.commitment_place(*id)?;
            self.put(Commitment::KIND.number, *id, place, &mut touched.tally)?;
        }
        for id in &moved.decisions {
            let place = self.decision_place(*id)?;
            self.put(Decision::KIND.number, *id, place, &mut touched.tally)?;
        }
        self.enter_tally(&std::mem::take(&mut touched.tally))?;
        for (kind, id) in moved.reindexed {
            touched.rows.extend(self.local_of(kind, id)?.map(|local| (kind, local)));
        }
        Ok(())
    }

    fn note_moved(&self, moved: &mut Moved, kind: u16, id: RecordId, was: Was) -> Result<(), StoreError> {
        match kind {
            n if [Organization::KIND, Person::KIND, Body::KIND].iter().any(|kind| kind.number == n) => {
                moved.named.insert((kind, id));
                if kind == Organization::KIND.number {
                    let promised = self.ids(
                        "SELECT commitment_id FROM commitment_party WHERE life <> 1 AND org_id = ?1",
                        id,
                    )?;
                    moved.reindexed.extend(promised.iter().map(|id| (Commitment::KIND.number, *id)));
                    moved.commitments.extend(promised);
                }
                if was != Was::Absent {
                    self.note_beside(moved, kind, id)?;
                }
            }
            n if [Locality::KIND.number, Office::KIND.number].contains(&n) && was != Was::Absent => {
                self.note_beside(moved, kind, id)?;
            }
            n if n == Commitment::KIND.number => {
                moved.commitments.insert(id);
            }
            n if n == CommitmentParty::KIND.number => {
                let of = self.ids("SELECT commitment_id FROM commitment_party WHERE id = ?1", id)?;
                moved.reindexed.extend(of.iter().map(|id| (Commitment::KIND.number, *id)));
                moved.commitments.extend(of);
            }
            n if n == Delivery::KIND.number => {
                // What is still owed of it is searched for, too.
                let of = self.ids("SELECT commitment_id FROM delivery WHERE id = ?1", id)?;
                moved.reindexed.extend(of.iter().map(|id| (Commitment::KIND.number, *id)));
                moved.commitments.extend(of);
            }
            n if n == Decision::KIND.number => {
                moved.decisions.insert(id);
            }
            n if n == Meeting::KIND.number => {
                let taken = "SELECT id FROM decision WHERE life <> 1 AND meeting_id = ?1";
                let decisions = self.ids(taken, id)?;
                moved.reindexed.extend(decisions.iter().map(|id| (Decision::KIND.number, *id)));
                moved.decisions.extend(decisions);
            }
            _ => {}
        }
        Ok(())
    }

    /// Notes the records that show the name of one that changed beside them.
    ///
    /// Its own place still has the former name, by whose words the index knows them.
    fn note_beside(&self, moved: &mut Moved, kind: u16, id: RecordId) -> Result<(), StoreError> {
        let former = self.former_name(kind, id)?;
        for (shows, column) in SHOWN_BESIDE {
            let Some(shows) = catalogue::named(shows) else { continue };
            let refers = |part: &Part| match part.kind {
                AtomKind::Reference(target) if part.name == column => {
                    catalogue::named(target).is_some_and(|target| target.number == kind)
                }
                _ => false,
            };
            if !shows.columns().any(|(_, part)| refers(part)) {
                continue;
            }
            let found = match former.as_slice() {
                [] => {
                    let sql = format!("SELECT id FROM {} WHERE life <> 1 AND {column} = ?1", shows.name);
                    self.ids(&sql, id)?
                }
                former => self.shown_beside((shows, column), id, former)?,
            };
            moved.reindexed.extend(found.into_iter().map(|id| (shows.number, id)));
        }
        Ok(())
    }

    /// Returns the words of the name by which a record is sorted so far; none when it has no place or no name.
    fn former_name(&self, kind: u16, id: RecordId) -> Result<Vec<String>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT sort FROM list_place WHERE record = ?1 AND kind = ?2")?;
        let sort = statement.query_row((id.0, kind), |row| row.get::<_, String>(0)).optional()?;
        let sort = sort.unwrap_or_default();
        // Before the name of a body stands whether it was dissolved.
        let name = if kind == Body::KIND.number { sort.get(1..).unwrap_or_default() } else { &sort };
        let words = if name == LAST { "" } else { name };
        Ok(words.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect())
    }

    fn ids(&self, sql: &str, of: RecordId) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([of.0])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.extend(Columns::of("reference", row).reference(0)?);
        }
        Ok(found)
    }

    fn local_of(&self, kind: u16, id: RecordId) -> Result<Option<i64>, StoreError> {
        let Some(table) = Table::find(kind, false) else { return Ok(None) };
        let sql = format!("SELECT local FROM {} WHERE id = ?1 ORDER BY scope LIMIT 1", table.name);
        Ok(self.connection.prepare_cached(&sql)?.query_row([id.0], |row| row.get(0)).optional()?)
    }

    fn put(
        &self,
        kind: u16,
        record: RecordId,
        place: Option<Place>,
        tally: &mut Tally,
    ) -> Result<(), StoreError> {
        tally.note(self.bucket(kind, record)?, place.as_ref().map(Place::bucket));
        let Some(place) = place else {
            let mut delete =
                self.connection.prepare_cached("DELETE FROM list_place WHERE record = ?1 AND kind = ?2")?;
            delete.execute((record.0, kind))?;
            return Ok(());
        };
        let mut statement = self.connection.prepare_cached(
            "INSERT OR REPLACE INTO list_place (record, kind, list, sort, part_of, owed, due_on)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?;
        let (part_of, due) = (place.part_of.map(|id| id.0), place.due_on.map(|day| day.to_string()));
        statement.execute((record.0, kind, place.list, place.sort, part_of, place.owed, due))?;
        Ok(())
    }

    /// Returns where a record that has a place is counted.
    pub(in crate::store) fn bucket(&self, kind: u16, record: RecordId) -> Result<Option<Bucket>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT list, owed, due_on FROM list_place WHERE record = ?1 AND kind = ?2")?;
        let mut rows = statement.query((record.0, kind))?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let owed: Option<bool> = row.get(1)?;
        let due_on = Columns::of("list_place", row).day(2)?;
        Ok(Some(Bucket::new(row.get(0)?, owed == Some(true), due_on)))
    }

    fn named_place(&self, kind: u16, id: RecordId) -> Result<Option<Place>, StoreError> {
        let sort = match kind {
            n if n == Organization::KIND.number => {
                self.record_of::<Organization>(id)?.map(|it| sort_name(it.name_ar.or(it.name_en)))
            }
            n if n == Person::KIND.number => {
                self.record_of::<Person>(id)?.map(|it| sort_name(it.full_name_ar.or(it.name_en)))
            }
            _ => self.record_of::<Body>(id)?.map(|it| {
                let dissolved = u8::from(it.dissolved_on.is_some());
                format!("{dissolved}{}", sort_name(it.name_ar.or(it.name_en)))
            }),
        };
        Ok(sort.map(|sort| Place { list: kind, sort, part_of: None, owed: None, due_on: None }))
    }

    fn commitment_place(&self, id: RecordId) -> Result<Option<Place>, StoreError> {
        let Some(commitment) = self.record_of::<Commitment>(id)? else { return Ok(None) };
        let partner = match self.partners_of(id)?.first() {
            Some(partner) => {
                let name = self.name_texts(Organization::KIND, *partner)?.into_iter().next();
                format!("{}{THEN}{}", sort_name(name), end_of(*partner))
            }
            None => LAST.to_owned(),
        };
        let due = commitment.due_on.map_or_else(|| LAST.to_owned(), |due| due.to_string());
        // What is owed does not depend on the day; any will do.
        let standing = commitment.standing(&self.deliveries_of(id)?, Day::RANGE.0);
        Ok(Some(Place {
            list: Commitment::KIND.number,
            sort: format!("{partner}{THEN}{due}"),
            part_of: None,
            owed: Some(standing.is_owed()),
            due_on: commitment.due_on,
        }))
    }

    fn decision_place(&self, id: RecordId) -> Result<Option<Place>, StoreError> {
        let Some(decision) = self.record_of::<Decision>(id)? else { return Ok(None) };
        let meeting = match decision.meeting_id {
            Some(meeting) => self.record(Meeting::KIND, meeting)?.map(|it| it.loaded.record::<Meeting>()),
            None => None,
        };
        let start = newest_first(meeting.as_ref().and_then(|meeting| meeting.starts_at));
        let of = meeting.as_ref().map(|meeting| end_of(meeting.id)).unwrap_or_default();
        let seq = decision.seq.unwrap_or(99_999);
        let recommends = decision.kind.as_deref() == Some("recommendation");
        let waits = recommends && decision.status.as_deref() == Some("sent");
        Ok(Some(Place {
            list: if recommends { RECOMMENDATIONS } else { Decision::KIND.number },
            sort: format!("{start}{THEN}{of}{THEN}{seq:05}"),
            part_of: meeting.and_then(|meeting| meeting.body_id),
            owed: recommends.then_some(waits),
            due_on: None,
        }))
    }

    /// Returns the partners of a commitment in the order in which they were entered.
    pub(in crate::store) fn partners_of(&self, commitment: RecordId) -> Result<Vec<RecordId>, StoreError> {
        self.ids(
            "SELECT org_id
               FROM commitment_party
              WHERE life <> 1 AND commitment_id = ?1
              ORDER BY id, scope",
            commitment,
        )
    }

    /// Returns what was delivered of a commitment.
    pub(super) fn deliveries_of(&self, commitment: RecordId) -> Result<Vec<Delivery>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, delivered_on, qty, unit, value_minor, currency, received_by, note
               FROM delivery
              WHERE life <> 1 AND commitment_id = ?1
              ORDER BY coalesce(delivered_on, ''), id",
        )?;
        let mut rows = statement.query([commitment.0])?;
        let mut found: Vec<Delivery> = Vec::new();
        while let Some(row) = rows.next()? {
            let columns = Columns::of("delivery", row);
            let id = columns.id(0)?;
            if found.last().is_some_and(|last| last.id == id) {
                continue;
            }
            found.push(Delivery {
                commitment_id: Some(commitment),
                delivered_on: columns.day(1)?,
                qty: columns.number(2)?,
                unit: columns.text(3)?,
                value_minor: columns.number(4)?,
                currency: columns.text(5)?,
                received_by: columns.text(6)?,
                note: columns.text(7)?,
                ..Delivery::empty(id)
            });
        }
        Ok(found)
    }

    /// Returns the Arabic and the English name of an organisation, a person, a body or a place, as far as it has them.
    pub(in crate::store) fn name_texts(
        &self,
        kind: &RecordKind,
        id: RecordId,
    ) -> Result<Vec<String>, StoreError> {
        let arabic = if kind == Person::KIND { "full_name_ar" } else { "name_ar" };
        let sql = format!("SELECT {arabic}, name_en FROM {} WHERE id = ?1 ORDER BY scope LIMIT 1", kind.name);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([id.0])?;
        let Some(row) = rows.next()? else { return Ok(Vec::new()) };
        let columns = Columns::of("name", row);
        Ok([columns.text(0)?, columns.text(1)?].into_iter().flatten().collect())
    }
}

/// Returns what a name is sorted by: folded, its words without their articles.
pub(super) fn sort_name(name: Option<String>) -> String {
    let folded = text::fold(&name.unwrap_or_default());
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let bare: Vec<String> = words.filter_map(|word| text::search_words(word).pop()).collect();
    if bare.is_empty() { LAST.to_owned() } else { bare.join(" ") }
}

/// Returns the end of an id, which tells namesakes apart.
fn end_of(id: RecordId) -> String {
    id.to_string().chars().skip(24).collect()
}

/// Returns a text that sorts later moments first, and none at all last.
fn newest_first(moment: Option<Moment>) -> String {
    const BEYOND: i64 = 10_000_000_000;
    moment.map_or_else(|| LAST.to_owned(), |moment| format!("{:011}", BEYOND - moment.seconds()))
}
