//! Undo: a new transaction that gives every field back what this laptop's transaction took from it.

use std::collections::BTreeMap;
use std::collections::BTreeSet;
use std::collections::HashMap;
use std::collections::HashSet;

use rusqlite::OptionalExtension as _;

use crate::domain::catalogue;
use crate::domain::catalogue::Field;
use crate::domain::catalogue::RecordKind;
use crate::domain::closed_minutes;
use crate::domain::closed_minutes::ClosedMinutes;
use crate::domain::id::RecordId;
use crate::domain::records::Laptop;
use crate::domain::records::Meeting;
use crate::domain::records::Record as _;
use crate::domain::shown::Author;
use crate::domain::value::Atom;
use crate::history::change::Change;
use crate::history::change::ChangeId;
use crate::history::change::FieldChange;
use crate::history::change::LifeChange;
use crate::history::change::LifeState;
use crate::history::change::TxnId;
use crate::history::value;
use crate::store::NewChange;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::source::Recorded;

/// Why a transaction cannot be undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UndoRefusal {
    /// There is nothing to undo.
    Nothing,
    /// A later change stands on it.
    ChangedSince { title: String, by: Author },
    /// It closed a meeting, which is opened again by other means; a number is never given again.
    ClosedMeeting { number: Option<String> },
    /// It was recorded before the minutes were closed in which it stands.
    StandsIn(ClosedMinutes),
}

/// What one save did to one record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedDeed {
    pub kind: &'static RecordKind,
    pub record: RecordId,
    pub what: WhatWasDone,
}

/// What was done to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhatWasDone {
    Created,
    Deleted,
    Restored,
    Changed(Vec<&'static Field>),
}

impl WhatWasDone {
    /// Joins what the two halves of a save did: fields to fields, and a life outweighs them.
    fn join(&mut self, other: Self) {
        match (self, other) {
            (Self::Changed(fields), Self::Changed(others)) => fields.extend(others),
            (this @ Self::Changed(_), other) => *this = other,
            _ => {}
        }
    }
}

/// Which way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Undo: the latest transaction that is neither undone nor an undo.
    Back,
    /// Redo: the latest undo that is not undone.
    Forth,
}

impl Store {
    /// Finds the transaction that an undo would take back.
    ///
    /// A redo is the undo of an undo, so what it brought back can be undone again: whether a transaction
    /// goes back or forth follows from how many undos it stands on. What made a laptop known is never
    /// taken back.
    pub fn latest_own_txn(&self, direction: Direction) -> Result<Option<TxnId>, StoreError> {
        let only_undos = match direction {
            Direction::Back => "",
            Direction::Forth => "AND done.undoes IS NOT NULL",
        };
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT txn
               FROM own_txn AS done
              WHERE NOT EXISTS (SELECT 1 FROM own_txn AS undo WHERE undo.undoes = done.txn) {only_undos}
              ORDER BY hlc DESC, txn",
        ))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let txn: TxnId = row.get(0)?;
            let goes_back = self.undos_below(txn)? % 2 == 1;
            if goes_back == (direction == Direction::Forth)
                && !self.changes_of_txn(&txn)?.values().any(is_introduction)
            {
                return Ok(Some(txn));
            }
        }
        Ok(None)
    }

    /// Counts the undos on which a transaction of this laptop stands, itself among them.
    fn undos_below(&self, txn: TxnId) -> Result<u64, StoreError> {
        Ok(self.down_to_first(txn)?.1)
    }

    /// Finds the transaction that a row of undos began with, and counts them.
    fn down_to_first(&self, txn: TxnId) -> Result<(TxnId, u64), StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT undoes FROM own_txn WHERE txn = ?1 AND undoes IS NOT NULL LIMIT 1")?;
        let (mut txn, mut count) = (txn, 0);
        while let Some(undone) = statement.query_row([txn], |row| row.get(0)).optional()? {
            txn = undone;
            count += 1;
        }
        Ok((txn, count))
    }

    /// Tells what a transaction of this laptop did, record by record. Of an undo: what it is about in the end.
    pub fn deeds_of_txn(&self, txn: &TxnId) -> Result<Vec<SavedDeed>, StoreError> {
        let (first, _) = self.down_to_first(*txn)?;
        let mut deeds: Vec<SavedDeed> = Vec::new();
        for recorded in self.changes_of_txn(&first)?.into_values() {
            let change = recorded.change;
            let Some(kind) = u16::try_from(change.kind).ok().and_then(catalogue::numbered) else { continue };
            let record = RecordId(change.record);
            let numbers = change.fields.iter().filter_map(|field| u16::try_from(field.number).ok());
            let fields = numbers.filter_map(|number| kind.field_numbered(number));
            let what = match change.life {
                Some(life) if life == LifeChange::CREATION => WhatWasDone::Created,
                Some(LifeChange { state: LifeState::Deleted, .. }) => WhatWasDone::Deleted,
                Some(_) => WhatWasDone::Restored,
                None => WhatWasDone::Changed(fields.collect()),
            };
            // The private half of a record is a change of its own.
            match deeds.iter_mut().find(|deed| deed.record == record) {
                None => deeds.push(SavedDeed { kind, record, what }),
                Some(deed) => deed.what.join(what),
            }
        }
        Ok(deeds)
    }

    /// Reads what a transaction of this laptop did.
    fn changes_of_txn(&self, txn: &TxnId) -> Result<BTreeMap<ChangeId, Recorded>, StoreError> {
        let mut statement =
            self.connection.prepare_cached("SELECT DISTINCT source FROM own_txn WHERE txn = ?1")?;
        let sources = statement.query_map([txn], |row| row.get(0))?.collect::<Result<Vec<i64>, _>>()?;
        let mut changes = BTreeMap::new();
        for source in sources {
            let of_txn = self.changes_in(source)?.into_iter().filter(|one| one.change.txn == *txn);
            changes.extend(of_txn.map(|one| (one.id, one)));
        }
        Ok(changes)
    }

    /// Works out the changes that revert a transaction of this laptop.
    pub fn reverting(&self, txn: &TxnId) -> Result<Result<Vec<NewChange>, UndoRefusal>, StoreError> {
        let changes = self.changes_of_txn(txn)?;
        if changes.is_empty() {
            return Ok(Err(UndoRefusal::Nothing));
        }
        let mut reverting = Vec::new();
        for recorded in changes.values() {
            let siblings = self.siblings(&recorded.change)?;
            match standing(recorded, &siblings) {
                Ok(standing) => reverting.extend(revert(recorded, &siblings, &standing)),
                Err(later) => return Ok(Err(self.changed_since(recorded, later)?)),
            }
            // A closing stands; what closed by taking a reopening back can be taken back itself.
            if recorded.change.undoes.is_none() && closes(&recorded.change) {
                let meeting: Option<Meeting> = self.record_of(RecordId(recorded.change.record))?;
                let number = meeting.and_then(|meeting| meeting.minutes_number());
                return Ok(Err(UndoRefusal::ClosedMeeting { number }));
            }
            if let Some(minutes) = self.closed_over(&recorded.change)? {
                return Ok(Err(UndoRefusal::StandsIn(minutes)));
            }
        }
        Ok(Ok(reverting))
    }

    /// Returns the minutes that were closed over a change, when it is about more than what goes on after them.
    fn closed_over(&self, change: &Change) -> Result<Option<ClosedMinutes>, StoreError> {
        let Some(kind) = u16::try_from(change.kind).ok().and_then(catalogue::numbered) else {
            return Ok(None);
        };
        let goes_on = |number: u64| {
            let field = u16::try_from(number).ok().and_then(|number| kind.field_numbered(number));
            field.is_none_or(|field| closed_minutes::goes_on(kind, field.name))
        };
        if change.life.is_none() && change.fields.iter().all(|of| goes_on(of.number)) {
            return Ok(None);
        }
        let id = RecordId(change.record);
        let Some(stored) = self.record(kind, id)? else { return Ok(None) };
        let Some(minutes) = self.closed_minutes(kind, id, &stored.loaded.parts)? else { return Ok(None) };
        let meeting: Option<Meeting> = self.record_of(minutes.meeting)?;
        let closing = meeting.map(|meeting| self.closing_of(&meeting)).transpose()?.flatten();
        Ok(closing.is_some_and(|closing| change.hlc < closing).then_some(minutes))
    }

    /// Returns every change of the same record, kind and scope, which can supersede a change or restore it.
    fn siblings(&self, of: &Change) -> Result<Vec<Recorded>, StoreError> {
        let mut siblings = self.changes_of(&of.record)?;
        siblings.retain(|one| one.change.scope == of.scope && one.change.kind == of.kind);
        Ok(siblings)
    }

    fn changed_since(
        &self,
        recorded: &Recorded,
        later: Option<&Recorded>,
    ) -> Result<UndoRefusal, StoreError> {
        let by = match later {
            Some(one) => Author { officer: one.change.actor.clone(), ..self.author_of(one.key)? },
            None => Author::default(),
        };
        let change = &recorded.change;
        let kind = u16::try_from(change.kind).ok().and_then(catalogue::numbered);
        let title = match kind {
            Some(kind) => self.title_of(kind, RecordId(change.record))?,
            None => String::new(),
        };
        Ok(UndoRefusal::ChangedSince { title, by })
    }
}

/// Finds, for every register of a change, the changes whose value stands there for it now.
///
/// That is the change itself, or, where a later one superseded it and was undone, what that undo
/// brought back. Refused with the later change that stands on it; with none when a pred is not held.
fn standing<'s>(
    recorded: &Recorded,
    siblings: &'s [Recorded],
) -> Result<BTreeMap<u64, Vec<ChangeId>>, Option<&'s Recorded>> {
    let held: HashSet<ChangeId> = siblings.iter().map(|one| one.id).collect();
    if registers(recorded).flat_map(|(_, preds)| preds).any(|pred| !held.contains(pred)) {
        return Err(None);
    }
    let fields = registers(recorded).map(|(field, _)| field);
    fields.map(|field| Ok((field, standing_in(field, recorded, siblings)?))).collect()
}

fn standing_in<'s>(
    field: u64,
    recorded: &Recorded,
    siblings: &'s [Recorded],
) -> Result<Vec<ChangeId>, Option<&'s Recorded>> {
    let value = restored(recorded, field);
    let (mut met, mut ahead) = (BTreeSet::from([recorded.id]), vec![recorded.id]);
    let mut standing = Vec::new();
    while let Some(current) = ahead.pop() {
        let Some(later) = siblings.iter().find(|one| names(one, field, &current)) else {
            standing.push(current);
            continue;
        };
        let brought_back = siblings.iter().filter(|one| {
            one.change.undoes == Some(later.change.txn)
                && registers(one).any(|(other, _)| other == field)
                && restored(one, field) == value
        });
        let mut is_undone = false;
        for back in brought_back {
            is_undone = true;
            if met.insert(back.id) {
                ahead.push(back.id);
            }
        }
        if !is_undone {
            return Err(Some(later));
        }
    }
    standing.sort_unstable();
    Ok(standing)
}

fn names(one: &Recorded, field: u64, named: &ChangeId) -> bool {
    registers(one).any(|(other, preds)| other == field && preds.contains(named))
}

/// Returns the changes that give a record back what one change superseded: the j-th carries each
/// register's j-th value, so that undoing a settlement brings all its sides back.
fn revert(
    recorded: &Recorded,
    siblings: &[Recorded],
    standing: &BTreeMap<u64, Vec<ChangeId>>,
) -> Vec<NewChange> {
    let change = &recorded.change;
    let by_id: HashMap<ChangeId, &Recorded> = siblings.iter().map(|one| (one.id, one)).collect();
    let mut values: BTreeMap<u64, Vec<Restored>> = BTreeMap::new();
    for (field, preds) in registers(recorded) {
        let others = || siblings.iter().filter(|one| one.change.txn != change.txn);
        let restorable = preds.iter().filter(|pred| !others().any(|one| names(one, field, pred)));
        values.insert(field, restorable.filter_map(|pred| restored(by_id.get(pred)?, field)).collect());
    }
    let rounds = values.values().map(Vec::len).max().unwrap_or(0).max(1);
    let mut reverting = Vec::new();
    for round in 0..rounds {
        let mut new = NewChange {
            scope: change.scope,
            record: change.record,
            kind: u16::try_from(change.kind).unwrap_or(0),
            fields: Vec::new(),
            life: None,
        };
        for (field, restored) in &values {
            // A register with nothing to restore withdraws, once.
            if round > 0 && round >= restored.len() {
                continue;
            }
            let undone = standing.get(field).cloned().unwrap_or_default();
            revert_register(&mut new, *field, restored.get(round), undone);
        }
        reverting.push(new);
    }
    reverting
}

/// Returns `true` for a change that closed a meeting, not for one that recorded a meeting as closed from the start.
fn closes(change: &Change) -> bool {
    if change.kind != u64::from(Meeting::KIND.number) || change.life.is_some() {
        return false;
    }
    let mut meeting = Meeting::empty(RecordId(change.record));
    let state = Meeting::KIND.field("state");
    let set = state.and_then(|state| {
        let of = change.fields.iter().find(|of| of.number == u64::from(state.number))?;
        value::decode(state, of.value.as_deref()?).ok()
    });
    if let Some([Some(Atom::Text(word))]) = set.as_deref() {
        meeting.state = Some(word.clone());
    }
    meeting.is_over()
}

/// Returns `true` for the change that made a laptop known.
fn is_introduction(recorded: &Recorded) -> bool {
    let change = &recorded.change;
    change.kind == u64::from(Laptop::KIND.number) && change.life == Some(LifeChange::CREATION)
}

/// What a register had before.
enum Restored {
    Value(Vec<u8>),
    Life(LifeChange),
}

impl PartialEq for Restored {
    /// A life is the same whatever it superseded: what an undo brought back is what was made.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Value(value), Self::Value(other)) => value == other,
            (Self::Life(life), Self::Life(other)) => life.state == other.state,
            (Self::Value(_), Self::Life(_)) | (Self::Life(_), Self::Value(_)) => false,
        }
    }
}

fn restored(recorded: &Recorded, field: u64) -> Option<Restored> {
    if field == 0 {
        return recorded.change.life.clone().map(Restored::Life);
    }
    let of = recorded.change.fields.iter().find(|of| of.number == field)?;
    of.value.clone().map(Restored::Value)
}

fn revert_register(new: &mut NewChange, field: u64, restored: Option<&Restored>, preds: Vec<ChangeId>) {
    match restored {
        Some(Restored::Value(value)) => {
            new.fields.push(FieldChange { number: field, preds, value: Some(value.clone()) });
        }
        Some(Restored::Life(life)) => {
            new.life = Some(LifeChange { state: life.state, preds, seen: life.seen.clone() });
        }
        None if field == 0 => {
            new.life = Some(LifeChange { state: LifeState::Withdraw, preds, seen: Vec::new() });
        }
        None => new.fields.push(FieldChange { number: field, preds, value: None }),
    }
}

/// Returns every register that a change touches (0: life), with the changes that it supersedes there.
fn registers(recorded: &Recorded) -> impl Iterator<Item = (u64, &[ChangeId])> {
    let fields = recorded.change.fields.iter().map(|field| (field.number, field.preds.as_slice()));
    fields.chain(recorded.change.life.iter().map(|life| (0, life.preds.as_slice())))
}
