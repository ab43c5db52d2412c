//! A seeded simulator: a few laptops, sticks lying about, and everything that offices do to them.
//!
//! `MAHDAR_SIMULATIONS` runs so many seeds instead of the usual few, `MAHDAR_SEED` the one that is named.

use std::collections::BTreeMap;
use std::env;
use std::path::PathBuf;

use mahdar::domain::catalogue::AtomKind;
use mahdar::domain::day::Day;
use mahdar::domain::day::Moment;
use mahdar::domain::edit::EditDeed;
use mahdar::domain::edit::FieldEdit;
use mahdar::domain::edit::Life;
use mahdar::domain::edit::Loaded;
use mahdar::domain::edit::RecordEdit;
use mahdar::domain::id::RecordId;
use mahdar::domain::shown::Contest;
use mahdar::domain::value::Atom;
use mahdar::domain::value::Parts;
use mahdar::history::change::Change;
use mahdar::history::change::ChangeId;
use mahdar::ops::OpsError;
use mahdar::ops::conflicts::Choice;
use mahdar::ops::conflicts::Over;
use mahdar::ops::rebuild;
use mahdar::store::StoredRecord;
use tempfile::TempDir;

use crate::chance::Chance;
use crate::laptop::Laptop;
use crate::laptop::MORNING_MS;
use crate::laptop::folder;
use crate::laptop::line;
use crate::model::Model;

const STEPS: usize = 90;
const MOST_LAPTOPS: usize = 6;
const CODES: [&str; 4] = ["WZT", "HEB", "NAB", "JEN"];
const KINDS: [&str; 4] = ["action_item", "person", "commitment", "body"];
const WORDS: [&str; 4] = ["حجز القاعة", "عروض أسعار المنحدر", "كشف المستفيدين", "زيارة المركز"];

struct World {
    chance: Chance,
    laptops: Vec<Laptop>,
    /// Forms that are open somewhere, as they were read.
    forms: Vec<(usize, Loaded)>,
    backups: Vec<(usize, TempDir)>,
    stick: TempDir,
    bundles: Vec<PathBuf>,
}

impl World {
    fn new(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let offices = 2 + chance.below(3);
        let laptops = CODES.iter().take(offices).map(|code| Laptop::new(code, chance.next())).collect();
        Self { chance, laptops, forms: Vec::new(), backups: Vec::new(), stick: folder(), bundles: Vec::new() }
    }

    fn step(&mut self) {
        let who = self.chance.below(self.laptops.len());
        match self.chance.below(40) {
            0..5 => self.create(who),
            5..14 => self.edit(who),
            14..16 => self.open_form(who),
            16..18 => self.delete_or_restore(who),
            18..21 => self.settle(who),
            21..23 => self.undo_or_redo(who),
            23 => self.load(who),
            24..28 => self.export(who),
            28..34 => self.import(who),
            34 => self.back_up(who),
            35 => self.restore(),
            36 => self.copy(who),
            37 => self.set_clock(who),
            38 => self.laptops[who].reopen(),
            _ => {
                let workspace = self.laptops[who].workspace_mut();
                rebuild::rebuild(workspace, &mut |_, _| {}).unwrap();
            }
        }
    }

    fn word(&mut self) -> &'static str {
        self.chance.pick(&WORDS).unwrap()
    }

    /// Returns the records of a laptop, deleted ones apart.
    fn records(&self, who: usize, kind: &str) -> Vec<StoredRecord> {
        let kind = mahdar::domain::catalogue::named(kind).unwrap();
        let mut found = Vec::new();
        let workspace = self.laptops[who].workspace();
        let read = workspace.store.each_record(kind, |stored| -> Result<(), OpsError> {
            found.push(stored);
            Ok(())
        });
        read.unwrap();
        found
    }

    fn some_record(&mut self, who: usize) -> Option<Loaded> {
        let kind = *self.chance.pick(&KINDS).unwrap();
        let records = self.records(who, kind);
        self.chance.pick(&records).map(|stored| stored.loaded.clone())
    }

    fn create(&mut self, who: usize) {
        let id = self.laptops[who].around.new_id();
        let word = self.word();
        let bodies = self.records(who, "body");
        let body = self.chance.pick(&bodies).filter(|_| self.chance.clone().once_in(2));
        let body = body.map_or(String::new(), |body| format!(",\"body_id\":\"{}\"", body.loaded.id));
        let text = match self.chance.below(4) {
            0 => line("person", id, &format!("\"full_name_ar\":\"{word}\",\"phone\":\"059-{word}\"")),
            1 => line("body", id, &format!("\"name_ar\":\"{word}\"")),
            2 => line("commitment", id, &format!("\"kind\":\"venue\",\"title\":\"{word}\"{body}")),
            _ => line("action_item", id, &format!("\"title\":\"{word}\",\"status\":\"open\"{body}")),
        };
        self.laptops[who].load(&text).unwrap();
    }

    fn value(&mut self, kind: AtomKind) -> Option<Atom> {
        let number = self.chance.below(4);
        let small = i64::try_from(number).unwrap_or(0);
        match kind {
            AtomKind::Text(_) => Some(Atom::Text(self.word().to_owned())),
            AtomKind::Choice(words) => self.chance.pick(words).map(|word| Atom::Text((*word).to_owned())),
            AtomKind::Integer(least, _) => Some(Atom::Integer(least + small)),
            AtomKind::Boolean => Some(Atom::Boolean(number > 1)),
            AtomKind::Day => Day::new(2026, 12, i8::try_from(number).unwrap_or(0) + 1).map(Atom::Day),
            AtomKind::Moment => Some(Atom::Moment(Moment::clamped(1_795_000_000 + small))),
            AtomKind::Reference(_) | AtomKind::Bytes(_) => None,
        }
    }

    /// Changes or clears one to three fields, through a form that was opened now or long ago.
    fn edit(&mut self, who: usize) {
        let stale: Vec<Loaded> =
            self.forms.iter().filter(|(of, _)| *of == who).map(|(_, form)| form.clone()).collect();
        let form = if self.chance.once_in(3) { self.chance.pick(&stale).cloned() } else { None };
        let Some(form) = form.or_else(|| self.some_record(who)) else { return };
        let mut edits: BTreeMap<u16, FieldEdit> = BTreeMap::new();
        for _ in 0..=self.chance.below(3) {
            let field = self.chance.pick(form.kind.fields).unwrap();
            let clears = self.chance.once_in(5);
            let mut value: Parts = field.parts.iter().map(|part| self.value(part.kind)).collect();
            if clears {
                value = vec![None; field.parts.len()];
            }
            let seen = form.seen.of(field.number).to_vec();
            edits.insert(field.number, FieldEdit { field, value, seen });
        }
        let deed = EditDeed::Set(edits.into_values().collect());
        let edit = RecordEdit { kind: form.kind, record: form.id, deed };
        // A record that a restored laptop has not received again cannot be edited there.
        match self.laptops[who].save(&[edit]) {
            Ok(_) | Err(OpsError::NoSuchRecord(_)) => {}
            Err(error) => panic!("{error:?}"),
        }
    }

    fn open_form(&mut self, who: usize) {
        if let Some(form) = self.some_record(who) {
            self.forms.push((who, form));
        }
    }

    fn delete_or_restore(&mut self, who: usize) {
        let stale = self.chance.pick(&self.forms).cloned();
        let form = match stale.filter(|(of, _)| *of == who) {
            Some((_, form)) => form,
            None => match self.some_record(who) {
                Some(form) => form,
                None => return,
            },
        };
        let current = self.laptops[who].workspace().store.record(form.kind, form.id).unwrap();
        let deed = match current {
            Some(now) if now.loaded.life != Life::Here => EditDeed::Restore(now.loaded.seen),
            Some(_) => EditDeed::Delete(form.seen),
            None => return,
        };
        self.laptops[who].save(&[RecordEdit { kind: form.kind, record: form.id, deed }]).unwrap();
    }

    fn settle(&mut self, who: usize) {
        let conflicts = self.laptops[who].conflicts();
        let Some(conflict) = self.chance.pick(&conflicts).cloned() else { return };
        let side = self.chance.pick(&conflict.sides).unwrap().change;
        let (field, choice) = match conflict.contest {
            Contest::Life => ("deleted", Choice::Deleted(self.chance.once_in(2))),
            Contest::Field(field) => (field.name, Choice::Side(side)),
        };
        match self.laptops[who].settle_over(
            conflict.record,
            field,
            &choice,
            &Over::Seen(conflict.seen.clone()),
        ) {
            Ok(()) => {}
            // The private half of a record that is gone has nobody to settle it.
            Err(error) => panic!("{error:?} of {field} of {conflict:?}"),
        }
    }

    fn undo_or_redo(&mut self, who: usize) {
        let again = self.chance.once_in(2);
        let done = if again { self.laptops[who].redo() } else { self.laptops[who].undo() };
        match done {
            Ok(undone) => assert!(undone.changes > 0),
            Err(OpsError::NothingToUndo | OpsError::ChangedSince { .. }) => {}
            Err(error) => panic!("{error:?}"),
        }
    }

    /// Loads lines over records in whatever state they are.
    fn load(&mut self, who: usize) {
        let mut file = String::new();
        for _ in 0..=self.chance.below(3) {
            let Some(record) = self.some_record(who) else { continue };
            let word = self.word();
            let rest = match (record.kind.name, self.chance.below(3)) {
                (_, 0) => "\"deleted\":true".to_owned(),
                ("person", _) => format!("\"full_name_ar\":\"{word}\",\"email\":\"a@b\""),
                ("body", _) => format!("\"name_ar\":\"{word}\",\"quorum_num\":3"),
                (_, 1) => "\"due_on\":\"2026-12-02\",\"deleted\":false".to_owned(),
                _ => format!("\"title\":\"{word}\",\"due_on\":null"),
            };
            file.push_str(&line(record.kind.name, record.id, &rest));
        }
        self.laptops[who].load(&file).unwrap();
    }

    fn export(&mut self, who: usize) {
        let bodies = self.records(who, "body");
        let some = self.chance.pick(&bodies).filter(|_| self.chance.clone().once_in(4));
        let some: Vec<RecordId> = some.map(|body| body.loaded.id).into_iter().collect();
        let path = self.laptops[who].export_only(self.stick.path(), &some);
        self.bundles.push(path);
    }

    /// Imports up to three bundles that lie about, the same one perhaps twice.
    fn import(&mut self, who: usize) {
        let mut chosen = Vec::new();
        for _ in 0..=self.chance.below(3) {
            chosen.extend(self.chance.pick(&self.bundles).cloned());
        }
        if !chosen.is_empty() {
            self.laptops[who].import(&chosen);
        }
    }

    fn back_up(&mut self, who: usize) {
        let backup = self.laptops[who].back_up();
        self.backups.push((who, backup));
    }

    fn restore(&mut self) {
        if self.backups.is_empty() {
            return;
        }
        let (who, backup) = self.backups.swap_remove(self.chance.below(self.backups.len()));
        let laptop = &mut self.laptops[who];
        match self.chance.below(3) {
            0 => laptop.restore(backup.path(), true),
            1 => laptop.restore(backup.path(), false),
            _ => laptop.restore_without_any_state(backup.path()),
        }
    }

    /// Copies a laptop: whole, or its records alone to a laptop with another key.
    fn copy(&mut self, who: usize) {
        if self.laptops.len() >= MOST_LAPTOPS {
            return;
        }
        let seed = self.chance.next();
        let code = self.chance.pick(&CODES).unwrap();
        let copy = if self.chance.once_in(2) {
            self.laptops[who].clone_whole(seed)
        } else {
            self.laptops[who].copy_to_new_key(code, seed)
        };
        self.laptops.push(copy);
    }

    fn set_clock(&mut self, who: usize) {
        let hour = 3_600_000;
        let now = match self.chance.below(5) {
            0 => 0,
            1 => 4_070_908_800_000,
            2 => MORNING_MS - hour * (self.chance.next() % 2000),
            _ => MORNING_MS + hour * (self.chance.next() % 48),
        };
        self.laptops[who].around.now_ms = now;
    }

    /// Lets everybody export and import everything once: afterwards all must agree.
    fn exchange_fairly(&mut self) {
        let mut everything: BTreeMap<ChangeId, Change> = BTreeMap::new();
        let mut bundles = Vec::new();
        for laptop in &mut self.laptops {
            everything.extend(Model::of(laptop.workspace()).changes().clone());
            bundles.push(laptop.export(self.stick.path()));
        }
        everything.retain(|_, change| !change.scope.is_private());
        for laptop in &mut self.laptops {
            self.chance.shuffle(&mut bundles);
            laptop.import(&bundles);
            laptop.check();
            let held = Model::of(laptop.workspace());
            let lost = everything.keys().filter(|id| !held.changes().contains_key(*id)).count();
            assert_eq!(lost, 0, "changes were not delivered");
        }
        let first = self.laptops[0].dump(true);
        for laptop in &self.laptops {
            assert_eq!(laptop.dump(true), first, "dumps differ after a fair exchange");
        }
    }
}

fn simulate(seed: u64) {
    let mut world = World::new(seed);
    for step in 1..=STEPS {
        world.step();
        if step % 15 == 0 {
            let who = world.chance.below(world.laptops.len());
            world.laptops[who].check();
        }
    }
    world.exchange_fairly();
    // What was settled, undone or edited on top of all that must travel too.
    for _ in 0..12 {
        world.step();
    }
    world.exchange_fairly();
}

#[test]
fn offices_agree_after_whatever_happened() {
    let number = |name: &str| env::var(name).ok().and_then(|value| value.parse::<u64>().ok());
    let seeds = match number("MAHDAR_SEED") {
        Some(seed) => seed..=seed,
        None => 1..=number("MAHDAR_SIMULATIONS").unwrap_or(6),
    };
    for seed in seeds {
        let outcome = std::panic::catch_unwind(|| simulate(seed));
        assert!(outcome.is_ok(), "the seed was {seed}: MAHDAR_SEED={seed} shows it again");
    }
}
