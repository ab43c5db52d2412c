//! The meaning of a history without tables: sets of changes, and what they name.
//!
//! It is written from the rules, not from the program: for every record it works out all heads
//! afresh, from all changes that are held, and says what a dump must show.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use mahdar::domain::catalogue;
use mahdar::domain::catalogue::Class;
use mahdar::domain::catalogue::Field;
use mahdar::domain::catalogue::RecordKind;
use mahdar::domain::id::RecordId;
use mahdar::domain::records;
use mahdar::domain::rows::ConflictKey;
use mahdar::domain::rows::ConflictsWindow;
use mahdar::domain::rows::FromConflict;
use mahdar::domain::value::Atom;
use mahdar::domain::value::Parts;
use mahdar::history::change::Change;
use mahdar::history::change::ChangeId;
use mahdar::history::change::LifeState;
use mahdar::history::scope::Scope;
use mahdar::history::value;
use mahdar::ops::Workspace;
use mahdar::store::Store;
use mahdar::store::StoreError;
use serde_json::Map;
use serde_json::Value;

use crate::laptop::Laptop;

/// Every change that a workspace holds.
pub(crate) struct Model {
    changes: BTreeMap<ChangeId, Change>,
    places: BTreeMap<(u64, [u8; 16], Scope), Vec<ChangeId>>,
}

/// One side of a register: a change and its value.
struct Head<'m> {
    id: ChangeId,
    hlc: u64,
    change: &'m Change,
    value: Parts,
}

/// The changes of one record in one scope.
struct Group<'m> {
    kind: &'static RecordKind,
    changes: Vec<(&'m ChangeId, &'m Change)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Life {
    Here,
    Gone,
    Contested,
}

impl Model {
    pub(crate) fn of(workspace: &Workspace) -> Self {
        let mut changes = BTreeMap::new();
        let gathered = workspace.store.each_change(|recorded| -> Result<(), StoreError> {
            changes.insert(recorded.id, recorded.change);
            Ok(())
        });
        gathered.unwrap();
        let mut places: BTreeMap<_, Vec<ChangeId>> = BTreeMap::new();
        for (id, change) in &changes {
            places.entry((change.kind, change.record, change.scope)).or_default().push(*id);
        }
        Self { changes, places }
    }

    pub(crate) fn changes(&self) -> &BTreeMap<ChangeId, Change> {
        &self.changes
    }

    fn group(&self, kind: &'static RecordKind, record: &[u8; 16], scope: &Scope) -> Group<'_> {
        let place = (u64::from(kind.number), *record, *scope);
        let ids = self.places.get(&place).into_iter().flatten();
        Group { kind, changes: ids.filter_map(|id| self.changes.get_key_value(id)).collect() }
    }

    /// Returns every record that is not gone as a dump writes it, names of authors and times apart.
    fn lines(&self) -> Vec<Value> {
        let mut lines = Vec::new();
        for kind in records::ALL.iter().copied() {
            let of_kind = self.changes.values().filter(|change| change.kind == u64::from(kind.number));
            let open = of_kind.filter(|change| !change.scope.is_private());
            let records: BTreeSet<([u8; 16], Scope)> =
                open.map(|change| (change.record, change.scope)).collect();
            for (record, scope) in records {
                lines.extend(self.line(kind, record, scope));
            }
        }
        lines
    }

    fn line(&self, kind: &'static RecordKind, record: [u8; 16], scope: Scope) -> Option<Value> {
        let open = self.group(kind, &record, &scope);
        let private = self.group(kind, &record, &scope.half(Class::Private));
        let life = open.life();
        if life == Life::Gone {
            return None;
        }
        let mut object = Map::new();
        object.insert("record".to_owned(), Value::from(kind.name));
        object.insert("id".to_owned(), Value::from(RecordId(record).to_string()));
        for field in kind.fields {
            let group = if field.class == Class::Open { &open } else { &private };
            group.write(field, &mut object);
        }
        if life == Life::Contested {
            object.insert("deleted!".to_owned(), open.contest());
        }
        Some(Value::Object(object))
    }

    /// Returns every register that is in conflict, life as 0.
    fn conflicts(&self) -> BTreeSet<(u16, [u8; 16], Scope, u16)> {
        let mut found = BTreeSet::new();
        for (number, record, scope) in self.places.keys().copied() {
            let Some(kind) = u16::try_from(number).ok().and_then(catalogue::numbered) else { continue };
            let group = self.group(kind, &record, &scope);
            let private = scope.is_private();
            let life = if private { Life::Here } else { group.life() };
            if life == Life::Contested {
                found.insert((kind.number, record, scope, 0));
            }
            let fields = kind.fields.iter().filter(|field| (field.class == Class::Private) == private);
            for field in fields.filter(|_| life != Life::Gone) {
                if group.sides(field).len() > 1 {
                    found.insert((kind.number, record, scope, field.number));
                }
            }
        }
        found
    }

    /// Panics unless the workspace shows what this model says.
    pub(crate) fn assert_shown_by(&self, laptop: &Laptop) {
        let dump = laptop.dump(false);
        let shown: Vec<Value> =
            dump.lines().map(|line| without_authors(serde_json::from_str(line).unwrap())).collect();
        let expected = self.lines();
        for (shown, expected) in shown.iter().zip(&expected) {
            assert_eq!(shown, expected, "the dump shows a record other than the model does");
        }
        assert_eq!(shown.len(), expected.len(), "records");
        let store = &laptop.workspace().store;
        let listed = unsettled_in_windows(store);
        let told = listed.into_iter().map(|at| (at.kind, at.record.0, Scope(at.scope), at.field)).collect();
        assert_eq!(self.conflicts(), told, "conflicts");
        self.assert_nothing_is_lost(laptop);
    }

    /// Panics when a value that was recorded is neither a head of its row nor named by a later change.
    fn assert_nothing_is_lost(&self, laptop: &Laptop) {
        let mut named = BTreeSet::new();
        for change in self.changes.values() {
            for field in &change.fields {
                let register =
                    |pred: &ChangeId| (change.scope, change.kind, change.record, field.number, *pred);
                named.extend(field.preds.iter().map(register));
            }
        }
        let store = &laptop.workspace().store;
        for (id, change) in &self.changes {
            let kind = u16::try_from(change.kind).ok().and_then(catalogue::numbered);
            let Some(kind) = kind.filter(|_| !change.scope.is_private()) else { continue };
            let stored = store.record(kind, RecordId(change.record)).unwrap().unwrap();
            let open = |number: u16| kind.field_numbered(number).is_some_and(|f| f.class == Class::Open);
            for field in change.fields.iter().filter(|field| field.value.is_some()) {
                let number = u16::try_from(field.number).unwrap_or(u16::MAX);
                let is_head = stored.loaded.seen.of(number).contains(id);
                let is_named = named.contains(&(change.scope, change.kind, change.record, field.number, *id));
                let elsewhere = stored.scope != change.scope;
                assert!(is_head != is_named || elsewhere || !open(number), "a value was lost, or rose again");
            }
        }
    }
}

impl<'m> Group<'m> {
    fn heads(&self, field: &Field) -> Vec<Head<'m>> {
        let number = u64::from(field.number);
        let registers = || {
            let fields = self
                .changes
                .iter()
                .flat_map(|(id, change)| change.fields.iter().map(move |register| (**id, *change, register)));
            fields.filter(|(_, _, register)| register.number == number)
        };
        let named: BTreeSet<ChangeId> =
            registers().flat_map(|(_, _, register)| register.preds.iter().copied()).collect();
        let standing = registers().filter(|(id, _, _)| !named.contains(id));
        let valued = standing.filter_map(|(id, change, register)| {
            let value = value::decode(field, register.value.as_deref()?).unwrap();
            Some(Head { id, hlc: change.hlc, change, value })
        });
        let mut heads: Vec<Head<'_>> = valued.collect();
        heads.sort_by_key(|head| std::cmp::Reverse((head.hlc, head.id)));
        heads
    }

    /// Returns the heads, one for each value, the one that is shown first.
    fn sides(&self, field: &Field) -> Vec<Head<'m>> {
        let mut values = Vec::new();
        let mut sides = self.heads(field);
        sides.retain(|head| {
            let is_new = !values.contains(&head.value);
            values.push(head.value.clone());
            is_new
        });
        sides
    }

    fn write(&self, field: &Field, line: &mut Map<String, Value>) {
        let sides = self.sides(field);
        let Some(shown) = sides.first() else { return };
        for (part, atom) in field.parts.iter().zip(&shown.value) {
            if let Some(atom) = atom {
                line.insert(part.name.to_owned(), json(atom));
            }
        }
        if sides.len() > 1 {
            let told = sides.iter().map(|side| {
                let mut told = Map::new();
                told.insert("value".to_owned(), json_of(field, &side.value));
                told.insert("officer".to_owned(), Value::from(side.change.actor.as_str()));
                told.insert("change".to_owned(), Value::from(hex(&side.id)));
                Value::Object(told)
            });
            line.insert(format!("{}!", field.name), Value::Array(told.collect()));
        }
    }

    fn life_heads(&self) -> Vec<(ChangeId, LifeState, &'m [ChangeId])> {
        let lives = || self.changes.iter().filter_map(|(id, change)| Some((**id, change.life.as_ref()?)));
        let named: BTreeSet<ChangeId> = lives().flat_map(|(_, life)| life.preds.iter().copied()).collect();
        let standing = lives().filter(|(id, life)| !named.contains(id) && life.state != LifeState::Withdraw);
        standing.map(|(id, life)| (id, life.state, life.seen.as_slice())).collect()
    }

    fn field_heads(&self) -> BTreeSet<ChangeId> {
        let open = self.kind.fields.iter().filter(|field| field.class == Class::Open);
        open.flat_map(|field| self.heads(field)).map(|head| head.id).collect()
    }

    fn life(&self) -> Life {
        let (lives, fields) = (self.life_heads(), self.field_heads());
        let is_deletion = |state: LifeState| state == LifeState::Deleted;
        if !lives.iter().any(|(_, state, _)| is_deletion(*state)) {
            return if lives.is_empty() && fields.is_empty() { Life::Gone } else { Life::Here };
        }
        let all_say_so = lives.iter().all(|(_, state, _)| is_deletion(*state));
        let seen: BTreeSet<&ChangeId> = lives.iter().flat_map(|(_, _, seen)| seen.iter()).collect();
        if all_say_so && fields.iter().all(|head| seen.contains(head)) { Life::Gone } else { Life::Contested }
    }

    /// Returns the changes that a contested record names, in any order.
    fn contest(&self) -> Value {
        let mut all = self.field_heads();
        all.extend(self.life_heads().iter().map(|(id, _, _)| *id));
        Value::Array(all.iter().map(|id| Value::from(hex(id))).collect())
    }
}

/// Takes out of a line of a dump what only the register of laptops and the wall clock tell.
fn without_authors(mut line: Value) -> Value {
    for (name, value) in line.as_object_mut().unwrap() {
        let Some(sides) = value.as_array_mut().filter(|_| name.ends_with('!')) else { continue };
        for side in sides.iter_mut() {
            let side = side.as_object_mut().unwrap();
            for told in ["office", "laptop", "at"] {
                side.remove(told);
            }
        }
        if name == "deleted!" {
            let mut changes: Vec<String> =
                sides.iter().map(|side| side["change"].as_str().unwrap().to_owned()).collect();
            changes.sort();
            *value = Value::from(changes);
        }
    }
    line
}

fn json(atom: &Atom) -> Value {
    match atom {
        Atom::Text(text) => Value::from(text.as_str()),
        Atom::Integer(number) => Value::from(*number),
        Atom::Boolean(value) => Value::from(*value),
        Atom::Day(day) => Value::from(day.to_string()),
        Atom::Moment(moment) => Value::from(moment.to_string()),
        Atom::Id(id) => Value::from(id.to_string()),
        Atom::Bytes(bytes) => Value::from(hex(bytes)),
    }
}

fn json_of(field: &Field, value: &Parts) -> Value {
    if !field.is_compound() {
        return value[0].as_ref().map_or(Value::Null, json);
    }
    let set: Map<String, Value> = field
        .parts
        .iter()
        .zip(value)
        .filter_map(|(part, atom)| Some((part.name.to_owned(), json(atom.as_ref()?))))
        .collect();
    if set.is_empty() { Value::Null } else { Value::Object(set) }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    })
}

/// Lists what is unsettled in small windows, forward and backward, which must agree.
fn unsettled_in_windows(store: &Store) -> Vec<ConflictKey> {
    let window = |from| store.unsettled(&ConflictsWindow { from, limit: 2 }).unwrap();
    let mut forward: Vec<ConflictKey> = Vec::new();
    let mut page = window(FromConflict::Start);
    loop {
        assert_eq!(page.before, !forward.is_empty());
        forward.extend(page.places);
        match forward.last() {
            Some(last) if page.after => page = window(FromConflict::After(last.clone())),
            _ => break,
        }
    }
    let mut backward: Vec<ConflictKey> = Vec::new();
    let mut page = window(FromConflict::End);
    loop {
        assert_eq!(page.after, !backward.is_empty());
        backward.splice(0..0, page.places);
        match backward.first() {
            Some(first) if page.before => page = window(FromConflict::Before(first.clone())),
            _ => break,
        }
    }
    assert_eq!(forward, backward);
    forward
}
