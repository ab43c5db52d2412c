//! What records are called, looked up once each.

use std::collections::HashMap;

use rusqlite::OptionalExtension as _;

use crate::domain::catalogue;
use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::RecordKind;
use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::records::ActionItem;
use crate::domain::records::AgendaItem;
use crate::domain::records::Attendance;
use crate::domain::records::Commitment;
use crate::domain::records::CommitmentParty;
use crate::domain::records::Decision;
use crate::domain::records::Delivery;
use crate::domain::records::Laptop;
use crate::domain::records::Meeting;
use crate::domain::records::Membership;
use crate::domain::records::Note;
use crate::domain::records::Person;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::domain::rows::Name;
use crate::domain::rows::Named;
use crate::domain::value::Atom;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::screens::columns::Columns;

/// A chain of names is never longer: delivery, commitment; meeting, body.
const LONGEST_CHAIN: usize = 4;

/// Names that were asked for already.
pub(super) struct Names<'s> {
    store: &'s Store,
    known: HashMap<(u16, RecordId), Option<Name>>,
}

/// Where the name of a kind of record stands.
enum Naming {
    /// In two columns of its own, one for each language.
    Own(&'static str),
    /// In the record that it refers to.
    Of(&'static str),
}

impl<'s> Names<'s> {
    pub(super) fn new(store: &'s Store) -> Self {
        Self { store, known: HashMap::new() }
    }

    /// Returns what a record is called; `None` when it is not held or has no name yet.
    pub(super) fn of(&mut self, kind: &'static RecordKind, id: RecordId) -> Result<Option<Name>, StoreError> {
        if let Some(known) = self.known.get(&(kind.number, id)) {
            return Ok(known.clone());
        }
        let name = self.look_up(kind, id, 0)?;
        self.known.insert((kind.number, id), name.clone());
        Ok(name)
    }

    /// Returns what a referred record is called.
    pub(super) fn maybe(
        &mut self,
        kind: &'static RecordKind,
        id: Option<RecordId>,
    ) -> Result<Option<Name>, StoreError> {
        id.map_or(Ok(None), |id| self.of(kind, id))
    }

    /// Returns a record with its name, when it has one.
    pub(super) fn named(
        &mut self,
        kind: &'static RecordKind,
        id: RecordId,
    ) -> Result<Option<Named>, StoreError> {
        Ok(self.of(kind, id)?.map(|name| Named { kind, id, name }))
    }

    /// Returns every record that a record refers to and that has a name.
    pub(super) fn referred(&mut self, loaded: &Loaded) -> Result<Vec<Named>, StoreError> {
        self.referred_in(loaded.kind, &loaded.parts)
    }

    /// Returns every named record that the columns of a kind refer to.
    pub(super) fn referred_in(
        &mut self,
        kind: &'static RecordKind,
        parts: &[Option<Atom>],
    ) -> Result<Vec<Named>, StoreError> {
        let mut found = Vec::new();
        for ((_, part), value) in kind.columns().zip(parts) {
            let (AtomKind::Reference(target), Some(Atom::Id(id))) = (part.kind, value) else { continue };
            let Some(target) = catalogue::named(target) else { continue };
            found.extend(self.named(target, *id)?);
        }
        Ok(found)
    }

    /// Reads the names of a kind in one go, so many of them, the newest first. Returns their records.
    pub(super) fn of_all(
        &mut self,
        kind: &'static RecordKind,
        most: i64,
    ) -> Result<Vec<RecordId>, StoreError> {
        let own = naming_of(kind).iter().find_map(|naming| match naming {
            Naming::Own(columns) => Some(*columns),
            Naming::Of(_) => None,
        });
        let columns = own.unwrap_or("NULL, NULL");
        let sql =
            format!("SELECT id, {columns} FROM {} WHERE life <> 1 ORDER BY id DESC LIMIT ?1", kind.name);
        let mut statement = self.store.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([most])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let columns = Columns::of(kind.name, row);
            let id = columns.id(0)?;
            if found.last() == Some(&id) {
                continue;
            }
            found.push(id);
            if let Some(name) = in_two_languages(columns.text(1)?, columns.text(2)?) {
                self.known.insert((kind.number, id), Some(name));
            }
        }
        Ok(found)
    }

    fn look_up(
        &self,
        kind: &'static RecordKind,
        id: RecordId,
        depth: usize,
    ) -> Result<Option<Name>, StoreError> {
        for naming in naming_of(kind) {
            let name = match naming {
                Naming::Own(columns) => self.own_name(kind, columns, id)?,
                Naming::Of(column) if depth < LONGEST_CHAIN => self.name_behind(kind, column, id, depth)?,
                Naming::Of(_) => None,
            };
            if name.is_some() {
                return Ok(name);
            }
        }
        Ok(None)
    }

    fn own_name(
        &self,
        kind: &'static RecordKind,
        columns: &str,
        id: RecordId,
    ) -> Result<Option<Name>, StoreError> {
        let sql = format!("SELECT {columns} FROM {} WHERE id = ?1 ORDER BY scope LIMIT 1", kind.name);
        let mut statement = self.store.connection.prepare_cached(&sql)?;
        let name = statement
            .query_row([id.0], |row| {
                let columns = Columns::of(kind.name, row);
                Ok(columns.text(0).and_then(|ar| Ok((ar, columns.text(1)?))))
            })
            .optional()?
            .transpose()?;
        Ok(name.and_then(|(ar, en)| in_two_languages(ar, en)))
    }

    fn name_behind(
        &self,
        kind: &'static RecordKind,
        column: &'static str,
        id: RecordId,
        depth: usize,
    ) -> Result<Option<Name>, StoreError> {
        let target =
            kind.columns().find(|(_, part)| part.name == column).and_then(|(_, part)| match part.kind {
                AtomKind::Reference(target) => catalogue::named(target),
                _ => None,
            });
        let Some(target) = target else { return Ok(None) };
        let sql = format!("SELECT {column} FROM {} WHERE id = ?1 ORDER BY scope LIMIT 1", kind.name);
        let mut statement = self.store.connection.prepare_cached(&sql)?;
        let behind = statement
            .query_row([id.0], |row| Ok(Columns::of(kind.name, row).reference(0)))
            .optional()?
            .transpose()?
            .flatten();
        behind.map_or(Ok(None), |id| self.look_up(target, id, depth + 1))
    }
}

/// Returns a name out of its two columns; the only one that is there serves for both.
pub(super) fn in_two_languages(ar: Option<String>, en: Option<String>) -> Option<Name> {
    match (ar.filter(|ar| !ar.is_empty()), en.filter(|en| !en.is_empty())) {
        (Some(ar), en) => Some(Name { ar, en }),
        (None, Some(en)) => Some(Name { ar: en.clone(), en: Some(en) }),
        (None, None) => None,
    }
}

/// Returns where the name of a kind stands, the best place first.
fn naming_of(kind: &RecordKind) -> &'static [Naming] {
    const TWO: &[Naming] = &[Naming::Own("name_ar, name_en")];
    const TITLE: &[Naming] = &[Naming::Own("title, NULL")];
    match kind.number {
        n if n == Person::KIND.number => &[Naming::Own("full_name_ar, name_en")],
        n if n == Laptop::KIND.number => &[Naming::Own("label, NULL")],
        n if n == Seat::KIND.number => &[Naming::Of("on_behalf_of_org_id"), Naming::Of("body_id")],
        n if n == Membership::KIND.number => &[Naming::Of("person_id")],
        n if n == Meeting::KIND.number => &[Naming::Own("title, NULL"), Naming::Of("body_id")],
        n if n == Attendance::KIND.number => &[Naming::Of("person_id"), Naming::Of("seat_id")],
        n if n == Note::KIND.number || n == Decision::KIND.number => &[Naming::Own("text, NULL")],
        n if n == CommitmentParty::KIND.number => &[Naming::Of("org_id")],
        n if n == Delivery::KIND.number => &[Naming::Of("commitment_id")],
        n if [AgendaItem::KIND, ActionItem::KIND, Commitment::KIND].iter().any(|kind| kind.number == n) => {
            TITLE
        }
        _ => TWO,
    }
}
