//! What may stand in a bundle, what may not leave, and what comes of one that is not in order.

use std::fs;

use mahdar::domain::catalogue::Class;
use mahdar::domain::id::RecordId;
use mahdar::domain::shown::PreviewGroup;
use mahdar::history::cbor::Writer;
use mahdar::history::change::Change;
use mahdar::history::change::LifeChange;
use mahdar::history::have::Have;
use mahdar::history::scope::Scope;
use mahdar::history::segment::Envelope;
use mahdar::ops::import_bundle::Intent;
use mahdar::ops::peers;

use crate::chance::Chance;
use crate::foreign::DUE;
use crate::foreign::Foreigner;
use crate::foreign::PRIORITY;
use crate::foreign::TITLE;
use crate::foreign::change;
use crate::foreign::changes;
use crate::foreign::creation;
use crate::foreign::field;
use crate::foreign::haves;
use crate::foreign::segments;
use crate::foreign::string;
use crate::laptop::Laptop;
use crate::laptop::Read;
use crate::laptop::folder;
use crate::laptop::id;
use crate::laptop::item;
use crate::laptop::line;
use crate::laptop::text;
use crate::model::Model;

fn canonical(change: &Change) -> Vec<u8> {
    let mut bytes = Vec::new();
    change.encode(&mut bytes);
    bytes
}

fn contains(bytes: &[u8], wanted: &str) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted.as_bytes())
}

#[test]
fn private_fields_never_leave() {
    let (mut samar, stick) = (Laptop::new("WZT", 1), folder());
    let phone = "0599123456";
    samar.load(&line("person", id(1), &format!("\"full_name_ar\":\"ليلى\",\"phone\":\"{phone}\""))).unwrap();
    let form = samar.read("person", id(1));
    samar.set(&form, "email", text("layla@0599123456.ps")).unwrap();
    let named = line("organization", id(2), &format!("\"name_ar\":\"جمعية\",\"email\":\"{phone}@x.ps\""));
    samar.load(&named).unwrap();
    samar.undo().unwrap();
    samar.redo().unwrap();
    samar.delete(&samar.read("person", id(1))).unwrap();
    let private: Vec<[u8; 16]> = {
        let model = Model::of(samar.workspace());
        let private = model.changes().iter().filter(|(_, change)| change.scope.is_private());
        private.map(|(id, _)| *id).collect()
    };
    assert!(private.len() >= 3);
    let bundle = samar.export(stick.path());
    let carried = changes(&bundle);
    assert!(carried.iter().any(|change| contains(&canonical(change), "ليلى")));
    for change in &carried {
        let bytes = canonical(change);
        assert!(!change.scope.is_private() && !contains(&bytes, phone), "{change:?}");
        let names_private = |id: &[u8; 16]| bytes.windows(16).any(|window| window == id);
        assert!(!private.iter().any(names_private), "{change:?}");
    }
    assert!(samar.dump(false).contains(phone));
    assert!(!samar.dump(true).contains(phone));
}

#[test]
fn a_bundle_for_one_group_holds_that_group_and_what_all_share() {
    let (mut samar, stick) = (Laptop::new("WZT", 1), folder());
    let file = [
        line("body", id(1), "\"name_ar\":\"مجموعة الإعاقة\""),
        line("body", id(2), "\"name_ar\":\"مجموعة المسنين\""),
        item(id(3), &format!("\"title\":\"للأولى\",\"body_id\":\"{}\"", id(1))),
        item(id(4), &format!("\"title\":\"للثانية\",\"body_id\":\"{}\"", id(2))),
        item(id(5), "\"title\":\"للمكتب\""),
        line("person", id(6), "\"full_name_ar\":\"ليلى\""),
    ];
    samar.load(&file.concat()).unwrap();
    let bundle = samar.export_only(stick.path(), &[id(1)]);
    let records: Vec<[u8; 16]> = changes(&bundle).iter().map(|change| change.record).collect();
    let inside = |number: u8| records.contains(&id(number).0);
    assert_eq!([1, 2, 3, 4, 5, 6].map(inside), [true, false, true, false, false, true]);
    for bytes in changes(&bundle).iter().map(canonical) {
        assert!(!["مجموعة المسنين", "للثانية", "للمكتب"].iter().any(|word| contains(&bytes, word)));
    }
}

#[test]
fn a_bundle_that_is_held_writes_no_page() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
    let bundle = samar.export(stick.path());
    let first = omar.import(std::slice::from_ref(&bundle)).remove(0);
    assert!(first.entered && first.preview.changes > 0);
    let (file, dump) = (omar.file_bytes(), omar.dump(false));
    for intent in [Intent::Import, Intent::ImportAndTrust, Intent::Preview] {
        let again = omar.import_as(&[bundle.clone(), bundle.clone()], intent).unwrap();
        assert!(again.iter().all(|outcome| !outcome.entered && outcome.preview.changes == 0));
        assert_eq!(again[0].preview.held, first.preview.changes + first.preview.held);
    }
    assert_eq!(omar.dump(false), dump);
    assert!(omar.file_bytes() == file, "a page was written");
}

#[test]
fn a_preview_tells_what_the_import_does_and_changes_nothing() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    samar.load(&[item(id(1), "\"title\":\"أول\""), item(id(2), "\"title\":\"ثان\"")].concat()).unwrap();
    omar.import(&[samar.export(stick.path())]);
    let form = omar.read("action_item", id(1));
    omar.set(&form, "title", text("أول آخر")).unwrap();
    samar.set(&form, "title", text("أول جديد")).unwrap();
    samar.delete(&samar.read("action_item", id(2))).unwrap();
    samar.load(&item(id(3), "\"title\":\"ثالث\"")).unwrap();
    let bundle = samar.export(stick.path());
    let (file, dump) = (omar.file_bytes(), omar.dump(false));
    let preview = omar.import_as(std::slice::from_ref(&bundle), Intent::Preview).unwrap().remove(0);
    assert!(!preview.entered && omar.file_bytes() == file && omar.dump(false) == dump);
    let import = omar.import(&[bundle]).remove(0);
    assert_eq!(import.preview, preview.preview);
    let told = import.preview;
    assert_eq!((told.new.count(), told.changed.count(), told.deleted.count()), (1, 1, 1));
    assert_eq!((told.conflicts.count, told.changes), (1, 3));
    assert_eq!(told.new.named[0].title, "ثالث");
    let conflicts = omar.conflicts().into_iter();
    let contests = conflicts.map(|it| (it.kind, it.record, it.title, it.contest)).collect::<Vec<_>>();
    let named = told.conflicts.named.into_iter();
    assert_eq!(named.map(|it| (it.kind, it.record, it.title, it.contest)).collect::<Vec<_>>(), contests);
}

fn numbered(number: u16) -> RecordId {
    let RecordId(mut bytes) = id(1);
    bytes[14..].copy_from_slice(&number.to_be_bytes());
    RecordId(bytes)
}

#[test]
fn a_great_bundle_is_counted_whole_and_named_in_part() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    let lines: Vec<String> =
        (1..=450_u16).map(|number| item(numbered(number), "\"title\":\"حجز القاعة\"")).collect();
    samar.load(&lines.concat()).unwrap();
    let told = omar.import(&[samar.export(stick.path())]).remove(0).preview;
    // The office and its laptop come along.
    let items = told.new.kinds.iter().find(|(kind, _)| kind.name == "action_item").unwrap();
    assert_eq!((items.1, told.records()), (450, told.new.count()));
    let named = told.new.named.iter().filter(|record| record.kind.name == "action_item");
    assert_eq!(named.clone().count() as u64, PreviewGroup::NAMED);
    assert!(named.clone().all(|record| record.title == "حجز القاعة"));
}

#[test]
fn strangers_enter_only_when_a_person_says_so() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    let bundle = samar.export(stick.path());
    let (file, dump) = (omar.file_bytes(), omar.dump(false));
    let outcome = omar.import_as(std::slice::from_ref(&bundle), Intent::Import).unwrap().remove(0);
    assert!(outcome.needs_trust && !outcome.entered);
    assert!(omar.file_bytes() == file && omar.dump(false) == dump);
    assert!(omar.import(&[bundle])[0].entered);
}

/// A bundle as a program of 2028 could sign it: a kind, a field, a choice and a scope that nobody knows yet.
fn from_2028(far: &mut Foreigner) -> Vec<Vec<u8>> {
    let mut bytes = Vec::new();
    Writer::new(&mut bytes).array(3).int(-5).text("جديد").null();
    let mut known = creation(1, "حجز القاعة");
    known.fields.push(field(PRIORITY, &[], string("urgent")));
    known.fields.push(field(61, &[], bytes.clone()));
    let mut unknown = change(2, vec![field(1, &[], bytes.clone())], Some(LifeChange::CREATION));
    unknown.kind = 4_000_000_000;
    let mut wide = change(3, vec![field(900, &[], bytes)], None);
    wide.reason = Some("لسبب ما".to_owned());
    let (common, _) = far.seal(&[known, unknown, wide]);
    let mut elsewhere = creation(4, "في نطاق لا يعرفه أحد");
    elsewhere.scope = Scope([9, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3]);
    let (scoped, _) = far.seal(&[elsewhere]);
    vec![common, scoped]
}

#[test]
fn what_a_newer_program_wrote_is_kept_passed_on_byte_for_byte_and_not_shown() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    let mut far = Foreigner::new(9);
    let sent = from_2028(&mut far);
    let outcome = samar.import(&[far.bundle(stick.path(), &sent, &[])]).remove(0);
    assert_eq!((outcome.preview.quarantined.len(), outcome.preview.unknown), (0, 1));
    samar.check();
    let shown = samar.dump(true);
    assert!(shown.contains("\"priority\":\"urgent\"") && !shown.contains("جديد\""), "{shown}");
    let relayed = samar.export(stick.path());
    for segment in &sent {
        assert!(segments(&relayed).contains(segment), "a segment was lost or altered on its way");
    }
    omar.import(&[relayed]);
    omar.check();
    // What this program edits leaves the rest of the record alone.
    let form = omar.read("action_item", id(1));
    omar.set(&form, "title", text("حجز القاعة الكبرى")).unwrap();
    let back = omar.export(stick.path());
    assert!(segments(&back).contains(&sent[0]));
    samar.import(&[back]);
    samar.check();
    assert_eq!(samar.dump(true), omar.dump(true));
}

#[test]
fn a_wrongly_typed_value_keeps_its_whole_segment_out_and_nothing_else() {
    let (mut samar, stick) = (Laptop::new("WZT", 1), folder());
    let mut far = Foreigner::new(9);
    let wrong = change(1, vec![field(DUE, &[], string("24/11"))], None);
    let (refused, _) = far.seal(&[creation(2, "في القطعة المرفوضة"), wrong]);
    let (sound, _) = far.seal(&[creation(3, "سليم")]);
    let bundle = far.bundle(stick.path(), &[refused, sound], &[]);
    let outcome = samar.import(std::slice::from_ref(&bundle)).remove(0);
    assert_eq!((outcome.preview.quarantined.len(), outcome.preview.changes), (1, 1));
    samar.check();
    let dump = samar.dump(true);
    assert!(dump.contains("سليم") && !dump.contains("المرفوضة"), "{dump}");
    let file = samar.file_bytes();
    samar.import(&[bundle]);
    assert!(samar.file_bytes() == file, "a page was written");
}

#[test]
fn what_is_held_back_is_passed_on_byte_for_byte_and_said_to_be_held() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    let mut far = Foreigner::new(9);
    let (refused, _) = far.seal(&[change(1, vec![field(DUE, &[], string("24/11"))], None)]);
    let (sound, _) = far.seal(&[creation(3, "سليم")]);
    samar.import(&[far.bundle(stick.path(), &[refused.clone(), sound.clone()], &[])]);
    let relayed = samar.export(stick.path());
    assert!(segments(&relayed).contains(&refused), "lost on its way");
    // The stream has no gap: its end is said to be here.
    let have = haves(&relayed).iter().map(|have| Have::open(have).unwrap()).next().unwrap();
    let end = have.tips.iter().find(|tip| tip.key == far.key.public()).unwrap();
    assert_eq!(end.seq, 2);
    assert!(peers::peers(samar.workspace()).unwrap().iter().all(|peer| peer.missing.is_empty()));
    let outcome = omar.import(&[relayed]).remove(0);
    assert_eq!(outcome.preview.quarantined.len(), 1);
    omar.check();
    assert!(omar.dump(true).contains("سليم"));
}

#[test]
fn what_an_older_program_held_back_counts_once_a_newer_one_can_read_it() {
    let (mut samar, stick) = (Laptop::new("WZT", 1), folder());
    let mut far = Foreigner::new(9);
    let (first, names) = far.seal(&[creation(1, "في 2026")]);
    let (second, _) = far.seal(&[change(1, vec![field(TITLE, &names, string("في 2028"))], None)]);
    samar.take_as_older(&[first.clone(), second.clone()], alternately(&[Read::Well, Read::WithAFault]));
    assert!(samar.dump(true).contains("في 2026"));
    samar.check();
    samar.reopen();
    assert!(samar.dump(true).contains("في 2028"), "{}", samar.dump(true));
    samar.check();
    // Judged once: nothing is written when it is opened again.
    samar.reopen();
    let file = samar.file_bytes();
    samar.reopen();
    assert!(samar.file_bytes() == file);
    assert!(segments(&samar.export(stick.path())).contains(&second));
}

fn alternately(reads: &[Read]) -> impl FnMut() -> Read {
    let mut next = reads.iter().copied().cycle();
    move || next.next().unwrap()
}

#[test]
fn a_bundle_with_one_bit_flipped_or_cut_short_is_refused_and_changes_nothing() {
    let (mut samar, mut omar, stick) = (Laptop::new("WZT", 1), Laptop::new("HEB", 2), folder());
    samar.load(&item(id(1), "\"title\":\"حجز القاعة\"")).unwrap();
    let whole = fs::read(samar.export(stick.path())).unwrap();
    let path = stick.path().join("damaged.mahdar");
    let (file, dump) = (omar.file_bytes(), omar.dump(false));
    let mut chance = Chance::new(7);
    let mut places: Vec<usize> = (0..40).map(|_| chance.below(whole.len())).collect();
    places.extend((0..whole.len().min(140)).chain(whole.len() - 60..whole.len()));
    for place in places {
        let mut flipped = whole.clone();
        flipped[place] ^= 1 << chance.below(8);
        for damaged in [&flipped[..], &whole[..place]] {
            fs::write(&path, damaged).unwrap();
            let refused = omar.import_as(std::slice::from_ref(&path), Intent::ImportAndTrust);
            assert!(refused.is_err(), "byte {place}");
        }
    }
    assert!(omar.file_bytes() == file && omar.dump(false) == dump);
    // One damaged bundle keeps a sound one out that comes with it: all of them enter, or none.
    let sound = samar.export(stick.path());
    fs::write(&path, &whole[..whole.len() - 1]).unwrap();
    assert!(omar.import_as(&[sound, path], Intent::ImportAndTrust).is_err());
    assert!(omar.file_bytes() == file && omar.dump(false) == dump);
}

#[test]
fn a_segment_that_was_altered_after_signing_refuses_the_whole_bundle() {
    let (mut samar, stick) = (Laptop::new("WZT", 1), folder());
    let mut far = Foreigner::new(9);
    let (sound, _) = far.seal(&[creation(1, "سليم")]);
    let (other, _) = far.seal(&[creation(2, "سليم أيضا")]);
    let dump = samar.dump(false);
    for place in (0..sound.len()).step_by(7) {
        let mut altered = sound.clone();
        altered[place] ^= 0x10;
        let bundle = far.bundle(stick.path(), &[other.clone(), altered.clone()], &[]);
        if samar.import_as(std::slice::from_ref(&bundle), Intent::Preview).is_ok() {
            // Compression leaves a few bits without meaning; those may flip when nothing changes by it.
            let read = |bytes: &[u8]| Envelope::open(bytes).unwrap().changes().unwrap();
            assert_eq!(read(&altered), read(&sound), "byte {place}");
        }
    }
    assert_eq!(samar.dump(false), dump);
}

#[test]
fn a_change_in_a_scope_of_its_own_choice_takes_the_scope_of_its_segment() {
    let (mut samar, stick) = (Laptop::new("WZT", 1), folder());
    let mut far = Foreigner::new(9);
    let mut elsewhere = change(2, vec![field(TITLE, &[], string("في غير نطاقه"))], None);
    elsewhere.scope = Scope::COMMON.half(Class::Private);
    let (bytes, _) = far.seal(&[creation(1, "سليم"), elsewhere]);
    // The writer of that segment named other changes than stand in it: it is no segment at all.
    let refused = samar.import_as(&[far.bundle(stick.path(), &[bytes], &[])], Intent::ImportAndTrust);
    assert!(refused.is_err());
    assert!(!samar.dump(false).contains("في غير نطاقه"));
}
