//! Any order, batching and repetition gives the same; a copy finds out that it is one.

use std::collections::BTreeSet;
use std::path::PathBuf;

use mahdar::history::have::Have;
use mahdar::history::have::Tip;
use mahdar::history::segment::Envelope;
use mahdar::ops::peers;
use proptest::prelude::*;

use crate::chance::Chance;
use crate::foreign::Foreigner;
use crate::foreign::haves;
use crate::foreign::segments;
use crate::laptop::Laptop;
use crate::laptop::Read;
use crate::laptop::folder;
use crate::laptop::id;
use crate::laptop::item;
use crate::laptop::line;
use crate::laptop::text;

/// Four offices with a little work each, some of it on top of each other's; returns their bundles, too.
fn four_at_work(seed: u64) -> (Vec<Laptop>, Vec<PathBuf>, tempfile::TempDir) {
    let (stick, mut chance) = (folder(), Chance::new(seed));
    let codes = ["WZT", "HEB", "NAB", "JEN"];
    let mut laptops: Vec<Laptop> = codes.iter().map(|code| Laptop::new(code, chance.next())).collect();
    let mut bundles = Vec::new();
    for round in 0..3_u8 {
        for (place, laptop) in (0..).zip(&mut laptops) {
            let shared = item(id(1), &format!("\"title\":\"حجز {round}\",\"percent\":{}", chance.below(3)));
            let own = item(id(10 + place), &format!("\"title\":\"عمل {}\"", chance.below(4)));
            laptop.load(&(shared + &own)).unwrap();
            if chance.once_in(3) {
                let form = laptop.read("action_item", id(1));
                laptop.delete(&form).unwrap();
                laptop.load(&item(id(1), "\"deleted\":false")).unwrap();
            }
            bundles.push(laptop.export(stick.path()));
            if let Some(bundle) = chance.pick(&bundles).cloned() {
                laptop.import(&[bundle]);
            }
        }
    }
    for laptop in &mut laptops {
        bundles.push(laptop.export(stick.path()));
    }
    (laptops, bundles, stick)
}

/// Whatever an older program could not read, and in whatever order it came: once it is read, all is as if it
/// had been read at once.
#[test]
fn what_was_held_back_and_is_judged_again_leaves_no_trace() {
    for seed in 0..12 {
        let (_laptops, bundles, _stick) = four_at_work(seed);
        let mut reference = Laptop::new("FAR", 40 + seed);
        reference.import(&bundles);
        let mut all: Vec<Vec<u8>> = bundles.iter().flat_map(|bundle| segments(bundle)).collect();
        let mut chance = Chance::new(seed);
        for place in (1..all.len()).rev() {
            all.swap(place, chance.below(place + 1));
        }
        let mut older = Laptop::new("FAR", 40 + seed);
        // Of what it cannot read at all an older program knows no names either; this one would know them.
        let refused = [Read::NotAtAll, Read::WithAFault][usize::from(seed % 2 == 0)];
        older.take_as_older(&all, || if chance.once_in(3) { refused } else { Read::Well });
        if seed % 2 == 0 {
            // The model knows nothing of what is held and does not count.
            older.verify();
        }
        older.reopen();
        older.check();
        assert_eq!(older.dump(false), reference.dump(false), "seed {seed}");
    }
}

#[test]
fn what_never_leaves_is_not_waited_for() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    let person = line("person", id(5), "\"full_name_ar\":\"عمر بيدر\",\"phone\":\"0590000000\"");
    samar.load(&person).unwrap();
    omar.import(&[samar.export(stick.path())]);
    samar.import(&[omar.export(stick.path())]);
    let peers = peers::peers(samar.workspace()).unwrap();
    let waiting: Vec<u64> = peers.iter().map(|peer| peer.unacknowledged).collect();
    assert_eq!(waiting, [0, 0], "a phone stays here and is acknowledged by nobody");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 0, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_order_repetition_and_batching_of_bundles_gives_equal_dumps(seed in any::<u64>()) {
        let (mut laptops, bundles, _stick) = four_at_work(seed);
        let mut chance = Chance::new(seed);
        for laptop in &mut laptops {
            let mut order: Vec<PathBuf> = bundles.clone();
            order.extend(chance.pick(&bundles).cloned());
            chance.shuffle(&mut order);
            while !order.is_empty() {
                let batch: Vec<PathBuf> = order.drain(..(1 + chance.below(4)).min(order.len())).collect();
                laptop.import(&batch);
            }
            laptop.check();
        }
        let first = laptops[0].dump(true);
        for laptop in &laptops {
            prop_assert_eq!(&laptop.dump(true), &first);
        }
    }
}

#[test]
fn a_third_laptop_gets_everything_through_the_second() {
    let (mut samar, mut omar, mut huda) =
        (Laptop::new("WZT", 1), Laptop::new("HEB", 2), Laptop::new("NAB", 3));
    let stick = folder();
    samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
    omar.import(&[samar.export(stick.path())]);
    huda.import(&[omar.export(stick.path())]);
    huda.check();
    assert_eq!(huda.read("action_item", id(1)).parts[4], text("حجز القاعة"));
    assert_eq!(huda.dump(true).lines().filter(|line| line.contains("\"laptop\"")).count(), 3);
}

#[test]
fn later_segments_are_shown_at_once_and_their_gap_is_told() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    let mut far = Foreigner::new(9);
    let first = far.send(stick.path(), &[crate::foreign::creation(1, "أول")]).0;
    let second = far.send(stick.path(), &[crate::foreign::creation(2, "ثان")]).0;
    samar.import(std::slice::from_ref(&second));
    assert_eq!(samar.read("action_item", id(2)).parts[4], text("ثان"));
    let gap = |laptop: &Laptop| {
        peers::peers(laptop.workspace()).unwrap().into_iter().flat_map(|row| row.missing).collect::<Vec<_>>()
    };
    assert_eq!(gap(&samar), vec![(1, 1)]);
    omar.import(&[samar.export(stick.path())]);
    assert_eq!(gap(&omar), vec![(1, 1)]);
    omar.import(&[first]);
    assert_eq!(gap(&omar), vec![]);
    omar.check();
}

/// Two copies of one laptop that cannot be told apart, and what they had before.
fn twins() -> (Laptop, Laptop, tempfile::TempDir) {
    let (mut samar, stick) = (Laptop::new("WZT", 1), folder());
    samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
    samar.export(stick.path());
    let twin = samar.clone_whole(2);
    assert_eq!(samar.incarnation(), twin.incarnation());
    (samar, twin, stick)
}

#[test]
fn a_segment_of_the_present_that_is_not_held_makes_a_new_incarnation() {
    let (mut samar, mut twin, stick) = twins();
    twin.load(&item(id(2), "\"title\":\"من النسخة\"")).unwrap();
    // Samar has said more often what she holds: only the segment gives the twin away.
    samar.export(stick.path());
    samar.export(stick.path());
    let before = samar.incarnation();
    samar.import(&[twin.export(stick.path())]);
    assert_ne!(samar.incarnation(), before);
    samar.load(&item(id(3), "\"title\":\"بعدها\"")).unwrap();
    twin.import(&[samar.export(stick.path())]);
    samar.check();
    twin.check();
    assert_eq!(samar.dump(true), twin.dump(true));
}

#[test]
fn a_statement_of_the_present_that_is_ahead_makes_a_new_incarnation() {
    let (mut samar, mut twin, stick) = twins();
    let before = samar.incarnation();
    twin.export(stick.path());
    samar.import(&[twin.export(stick.path())]);
    assert_ne!(samar.incarnation(), before, "a counter above ours");
}

#[test]
fn a_statement_of_the_present_that_says_something_else_makes_a_new_incarnation() {
    let (mut samar, mut twin, stick) = twins();
    let mut omar = Laptop::new("HEB", 3);
    let from_omar = omar.export(stick.path());
    twin.import(std::slice::from_ref(&from_omar));
    samar.export(stick.path());
    samar.import(&[from_omar]);
    let before = samar.incarnation();
    // Both counted one further, and hold the same by now; but the twin said so, and Samar said less.
    samar.import(&[twin.export(stick.path())]);
    assert_ne!(samar.incarnation(), before);
}

#[test]
fn an_incarnation_that_follows_ours_makes_a_new_one() {
    let (mut samar, mut twin, stick) = twins();
    let mut omar = Laptop::new("HEB", 3);
    let backup = twin.back_up();
    twin.restore_without_any_state(backup.path());
    assert_ne!(twin.incarnation(), samar.incarnation());
    omar.import(&[twin.export(stick.path())]);
    let before = samar.incarnation();
    samar.import(&[twin.export(stick.path())]);
    assert_ne!(samar.incarnation(), before);
    // Both follow the same one now, and neither the other: it ends there.
    let settled = (samar.incarnation(), twin.incarnation());
    twin.import(&[samar.export(stick.path())]);
    samar.import(&[twin.export(stick.path())]);
    assert_eq!((samar.incarnation(), twin.incarnation()), settled);
}

#[test]
fn our_own_bundles_come_back_without_consequence() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    let before = samar.incarnation();
    let first = samar.export(stick.path());
    samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
    let second = samar.export(stick.path());
    omar.import(&[first.clone(), second.clone()]);
    let relayed = omar.export(stick.path());
    let file = samar.file_bytes();
    samar.import(&[second.clone(), first.clone()]);
    assert!(samar.file_bytes() == file, "a page was written");
    samar.import(&[relayed, first, second]);
    assert_eq!(samar.incarnation(), before);
    samar.reopen();
    assert_eq!(samar.incarnation(), before);
    samar.check();
}

#[test]
fn a_bundle_that_brings_nothing_but_word_of_what_arrived_is_heard() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
    samar.import(&[omar.export(stick.path())]);
    let waiting = |laptop: &Laptop| {
        let rows = peers::peers(laptop.workspace()).unwrap();
        rows.iter().find(|row| row.author.office == "HEB").unwrap().unacknowledged
    };
    omar.import(&[samar.export(stick.path())]);
    assert!(waiting(&samar) > 0);
    let word = omar.export(stick.path());
    samar.import(std::slice::from_ref(&word));
    assert_eq!(waiting(&samar), 0);
    let file = samar.file_bytes();
    samar.import(&[word]);
    assert!(samar.file_bytes() == file, "a page was written");
}

#[test]
fn a_fork_is_told_with_both_its_ends_and_neither_stands_for_the_other() {
    let (mut samar, mut twin, stick) = twins();
    let mut omar = Laptop::new("HEB", 3);
    samar.load(&item(id(2), "\"title\":\"عند سمر\"")).unwrap();
    twin.load(&item(id(3), "\"title\":\"عند النسخة\"")).unwrap();
    let (hers, its) = (samar.export(stick.path()), twin.export(stick.path()));
    omar.import(&[its]);
    let word = omar.export(stick.path());
    samar.import(&[word]);
    let heb = |laptop: &Laptop| {
        let rows = peers::peers(laptop.workspace()).unwrap();
        rows.into_iter().find(|row| row.author.office == "HEB").unwrap()
    };
    assert_eq!(heb(&samar).unacknowledged, 1, "Omar lacks what Samar wrote");
    omar.import(&[hers]);
    let both = omar.export(stick.path());
    let said = haves(&both).iter().map(|bytes| Have::open(bytes).unwrap()).next().unwrap();
    let office = said
        .tips
        .iter()
        .filter(|tip| tip.seq == 2 && tip.scope.kind() == mahdar::history::scope::ScopeKind::Office);
    assert_eq!(office.count(), 2, "{:?}", said.tips);
    samar.import(&[both]);
    assert_eq!(heb(&samar).unacknowledged, 0);
}

#[test]
fn a_laptop_that_was_restored_twice_says_that_it_follows_both_its_pasts() {
    let (mut samar, stick) = (Laptop::new("WZT", 1), folder());
    let mut pasts = Vec::new();
    for _ in 0..2 {
        pasts.push(samar.incarnation());
        let backup = samar.back_up();
        samar.restore_without_any_state(backup.path());
    }
    let said = haves(&samar.export(stick.path()));
    assert_eq!(Have::open(&said[0]).unwrap().follows, pasts);
}

#[test]
fn the_statement_of_the_addressee_travels_before_those_of_others() {
    let mut samar = Laptop::new("WZT", 1);
    let (mut omar, mut huda, stick) = (Laptop::new("HEB", 2), Laptop::new("NAB", 3), folder());
    samar.import(&[omar.export(stick.path()), huda.export(stick.path())]);
    for (code, laptop) in [("HEB", &omar), ("NAB", &huda)] {
        let said = haves(&samar.export_to(code, stick.path(), &[]));
        assert_eq!(said.len(), 3);
        assert_eq!(Have::open(&said[1]).unwrap().key, laptop.workspace().own_key().unwrap());
    }
}

/// Samar with one change of her own in the scope of her office, and what a foreigner says of it.
struct Told {
    samar: Laptop,
    far: Foreigner,
    stick: tempfile::TempDir,
    counter: u64,
}

impl Told {
    fn new() -> Self {
        let (mut samar, stick) = (Laptop::new("WZT", 1), folder());
        samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
        samar.export(stick.path());
        Self { samar, far: Foreigner::new(9), stick, counter: 0 }
    }

    /// Returns what stands at the end of Samar's own streams.
    fn ends(&mut self) -> Vec<Tip> {
        let own = self.samar.workspace().own_key().unwrap();
        let said = haves(&self.samar.export(self.stick.path()));
        Have::open(&said[0]).unwrap().tips.into_iter().filter(|tip| tip.key == own).collect()
    }

    /// Returns how many changes of Samar's the foreigner lacks, after it has said so.
    fn lacks(&mut self, incarnation: u8, follows: &[[u8; 16]], tips: Vec<Tip>) -> u64 {
        self.counter += 1;
        let key = self.far.key.public();
        let have = Have {
            key,
            incarnation: [incarnation; 16],
            counter: self.counter,
            follows: follows.to_vec(),
            tips,
        };
        let out = self.stick.path().join(self.counter.to_string());
        std::fs::create_dir(&out).unwrap();
        let bundle = self.far.bundle(&out, &[], &[have.sign(&self.far.key)]);
        self.samar.import(&[bundle]);
        let rows = peers::peers(self.samar.workspace()).unwrap();
        rows.iter().find(|row| row.digits == key.digits()).unwrap().unacknowledged
    }
}

#[test]
fn only_what_every_incarnation_of_a_partner_holds_is_acknowledged() {
    let mut told = Told::new();
    let ends = told.ends();
    let all = told.lacks(1, &[], Vec::new());
    assert!(all > 0);
    assert_eq!(told.lacks(1, &[], ends.clone()), 0);
    // A copy of the partner speaks up that lacks everything.
    assert_eq!(told.lacks(2, &[], Vec::new()), all);
    // What follows the copy speaks for it.
    assert_eq!(told.lacks(3, &[[2; 16]], ends), 0);
}

#[test]
fn an_end_that_is_not_known_counts_only_above_all_that_is_ours() {
    let mut told = Told::new();
    let mut ends = told.ends();
    let all = told.lacks(1, &[], Vec::new());
    for end in &mut ends {
        end.hash = [9; 16];
    }
    assert_eq!(told.lacks(1, &[], ends.clone()), all);
    for end in &mut ends {
        end.seq += 1;
    }
    assert_eq!(told.lacks(1, &[], ends), 0);
}

#[test]
fn names_of_changes_cannot_be_told_before_they_are_published() {
    let (mut samar, stick) = (Laptop::new("WZT", 1), folder());
    samar.export(stick.path());
    samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
    samar.export(stick.path());
    samar.load(&item(id(1), "\"title\":\"حجز القاعة الكبرى\"")).unwrap();
    let bundle = samar.export(stick.path());
    let nonces: Vec<[u8; 16]> =
        segments(&bundle).iter().map(|bytes| Envelope::open(bytes).unwrap().header.nonce).collect();
    let distinct: BTreeSet<[u8; 16]> = nonces.iter().copied().collect();
    assert_eq!((nonces.len(), distinct.len()), (3, 3));
}
