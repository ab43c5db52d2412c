//! Every error in both languages: no word of the other one, and a remedy beside the cause.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::io;
use std::path::PathBuf;

use jiff::tz::TimeZone;
use mahdar::config::ConfigError;
use mahdar::domain::id::RecordId;
use mahdar::domain::message::Message;
use mahdar::domain::system::SystemRefusal;
use mahdar::exchange::BuildError;
use mahdar::exchange::DeliveryError;
use mahdar::exchange::Irregularity;
use mahdar::exchange::Newer;
use mahdar::exchange::Refusal;
use mahdar::history::cbor::CborFault;
use mahdar::history::segment::SegmentFault;
use mahdar::i18n::Language;
use mahdar::i18n::Translator;
use mahdar::ops::JsonFault;
use mahdar::ops::LoadFault;
use mahdar::ops::OpsError;
use mahdar::profile::ProfileError;
use mahdar::store::Damage;
use mahdar::store::DatabaseRefusal;
use mahdar::store::StoreError;
use mahdar::text::Digits;

/// Latin words that an Arabic sentence may hold: names of our files, commands, fields and signs, and what the
/// samples below were given.
const NAMES: &[&str] = &[
    "USB",
    "JSON",
    "UTF",
    "ALL",
    "SQLite",
    "MAHDAR_NOW",
    "MAHDAR_BIDI",
    "mahdar",
    "init",
    "list",
    "search",
    "dump",
    "verify",
    "conflicts",
    "settle",
    "body",
    "workspace",
    "profile",
    "chmod",
    "Ctrl",
    "U",
    "true",
    "false",
    "null",
    "record",
    "value",
    "deleted",
    "language",
    "ar",
    "en",
    "db",
    "part",
    "A",
    "Z",
    "T",
    // What the samples name.
    "media",
    "usb",
    "x",
    "title",
    "rtl",
    "auto",
    "save",
    "help",
    "ctrl",
    "a",
    "b",
    "app",
    "off",
    "segment",
    "action",
    "item",
    "meeting",
    "WZT",
    "id",
    "f",
];

fn path() -> PathBuf {
    PathBuf::from("/media/usb/x")
}

fn io_error() -> io::Error {
    io::Error::from_raw_os_error(5)
}

/// Takes the variants that an enum has in its source, so that none is forgotten here.
fn declared(source: &str, name: &str) -> BTreeSet<String> {
    let body = source.split(&format!("pub enum {name} {{\n")).nth(1).unwrap();
    let body = body.split("\n}").next().unwrap();
    let lines = body.lines().filter_map(|line| line.strip_prefix("    "));
    let starts = lines.filter(|line| line.starts_with(char::is_uppercase));
    starts
        .map(|line| line.split(|letter: char| !letter.is_alphanumeric()).next().unwrap().to_owned())
        .collect()
}

/// Returns the sentences of samples, which must be of every variant.
fn all<T: Debug>(name: &str, source: &str, samples: &[T], say: impl Fn(&T) -> Message) -> Vec<Message> {
    let shown =
        |sample: &T| format!("{sample:?}").split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned();
    let found: BTreeSet<String> = samples.iter().map(shown).collect();
    assert_eq!(found, declared(source, name), "a sample of every {name}");
    samples.iter().map(say).collect()
}

fn system() -> Vec<SystemRefusal> {
    let of_kinds = [
        io::ErrorKind::NotFound,
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::NotADirectory,
        io::ErrorKind::IsADirectory,
        io::ErrorKind::AlreadyExists,
        io::ErrorKind::DirectoryNotEmpty,
        io::ErrorKind::StorageFull,
        io::ErrorKind::QuotaExceeded,
        io::ErrorKind::ReadOnlyFilesystem,
        io::ErrorKind::FileTooLarge,
        io::ErrorKind::InvalidFilename,
        io::ErrorKind::ResourceBusy,
        io::ErrorKind::OutOfMemory,
        io::ErrorKind::NotConnected,
        io::ErrorKind::TimedOut,
        io::ErrorKind::BrokenPipe,
        io::ErrorKind::InvalidData,
        io::ErrorKind::UnexpectedEof,
        io::ErrorKind::Unsupported,
        io::ErrorKind::Interrupted,
        io::ErrorKind::Other,
    ];
    let others = [
        SystemRefusal::TooManyOpen,
        SystemRefusal::Failing,
        SystemRefusal::Damaged,
        SystemRefusal::NotATerminal,
        SystemRefusal::Code(9999),
    ];
    of_kinds.into_iter().map(|kind| SystemRefusal::of(&kind.into())).chain(others).collect()
}

/// Says damage to a part of the file.
fn damaged(damage: Damage) -> Message {
    StoreError::Damaged { part: "segment 7".to_owned(), damage }.message()
}

fn damage() -> Vec<Message> {
    let record = RecordId([7; 16]);
    let damages = [
        Damage::Pages,
        Damage::NotADatabase,
        Damage::Integrity { detail: "title".to_owned() },
        Damage::Schema,
        Damage::Header,
        Damage::Column { record: None, column: "title".to_owned() },
        Damage::Column { record: Some(record), column: "title".to_owned() },
        Damage::Content { field: None, fault: CborFault::TooDeep },
        Damage::Content { field: Some("title"), fault: CborFault::TooDeep },
        Damage::Segment(SegmentFault::Forged),
    ];
    let contents = [
        CborFault::Malformed,
        CborFault::NotCanonical,
        CborFault::TooDeep,
        CborFault::TooLong,
        CborFault::UnknownEntry,
    ];
    let segments = [
        SegmentFault::Malformed,
        SegmentFault::Newer,
        SegmentFault::Forged,
        SegmentFault::Altered,
        SegmentFault::Content(CborFault::TooLong),
    ];
    let source = include_str!("../../src/store/damage.rs");
    let mut said = all("Damage", source, &damages, |damage| damaged(damage.clone()));
    said.extend(all("CborFault", include_str!("../../src/history/cbor.rs"), &contents, |fault| {
        damaged(Damage::Content { field: None, fault: *fault })
    }));
    said.extend(all("SegmentFault", include_str!("../../src/history/segment.rs"), &segments, |fault| {
        damaged(Damage::Segment(*fault))
    }));
    said
}

fn store() -> Vec<Message> {
    let source = include_str!("../../src/store/error.rs");
    let refusals = [
        DatabaseRefusal::System(SystemRefusal::NoMemory),
        DatabaseRefusal::CannotOpen,
        DatabaseRefusal::Medium { code: 1034 },
        DatabaseRefusal::Contended,
        DatabaseRefusal::TooBig,
        DatabaseRefusal::Code(21),
        DatabaseRefusal::RowMissing,
    ];
    let errors = [
        StoreError::NoWorkspace(path()),
        StoreError::WorkspaceExists(path()),
        StoreError::NotAFolder(path()),
        StoreError::InUse { holder: "WZT".to_owned() },
        StoreError::InUse { holder: "24021 · WZT · 18:21".to_owned() },
        StoreError::InUse { holder: String::new() },
        StoreError::ReadOnly,
        StoreError::Newer { found: 3, known: 2 },
        StoreError::Older { found: 1, known: 2 },
        StoreError::Foreign(path()),
        StoreError::LogWaits(path()),
        StoreError::DiskFull,
        StoreError::ScratchFull,
        StoreError::Damaged { part: "segment 7".to_owned(), damage: Damage::Pages },
        StoreError::Unreachable { path: path(), reason: SystemRefusal::Busy },
        StoreError::NotDurable,
        StoreError::Database(DatabaseRefusal::CannotOpen),
    ];
    let mut said = all("StoreError", source, &errors, StoreError::message);
    said.extend(all("DatabaseRefusal", source, &refusals, |refusal| {
        StoreError::Database(*refusal).message()
    }));
    said.extend(all("SystemRefusal", include_str!("../../src/domain/system.rs"), &system(), |reason| {
        StoreError::Unreachable { path: path(), reason: *reason }.message()
    }));
    // Whatever number the system or the database gives.
    said.extend((1..=140).map(|code| {
        let reason = SystemRefusal::of(&io::Error::from_raw_os_error(code));
        OpsError::Unwritable { path: "/media/usb/x".to_owned(), reason }.message()
    }));
    said.extend((1..=28).map(|code| StoreError::from(rusqlite::ffi::Error::new(code)).message()));
    said
}

fn lines() -> Vec<Message> {
    let field = || "title".to_owned();
    let reading = Message::new("rules-day-two-ways").with("typed", "12/01/2017");
    let reading = reading.with("first", "12").with("second", "1");
    let faults = [
        LoadFault::LineTooLong,
        LoadFault::NotUtf8,
        LoadFault::NotJson(JsonFault::Unfinished),
        LoadFault::NotAnObject,
        LoadFault::NoKind,
        LoadFault::UnknownKind { kind: "item".to_owned() },
        LoadFault::KindDiffers { kind: "item".to_owned(), known: "meeting" },
        LoadFault::BadId,
        LoadFault::UnknownField { field: field(), kind: "meeting" },
        LoadFault::WrongType { field: field(), expected: Message::new("type-boolean") },
        LoadFault::NotAChoice { field: field(), given: "item".to_owned(), choices: "x".to_owned() },
        LoadFault::OutOfBounds { field: field(), least: 0, greatest: 100 },
        LoadFault::TooLong { field: field(), limit: 300 },
        LoadFault::Control { field: field() },
        LoadFault::NotADay { field: field(), given: "2017-02-30".to_owned() },
        LoadFault::TwoWays { field: field(), reading },
        LoadFault::Deleted,
        LoadFault::NothingToDelete,
        LoadFault::ParentNotHeld { field: field(), id: RecordId([7; 16]) },
    ];
    let json = [
        JsonFault::Unfinished,
        JsonFault::Syntax { line: 1, letter: 5 },
        JsonFault::Syntax { line: 2, letter: 5 },
    ];
    let source = include_str!("../../src/ops/error.rs");
    let at = |fault: &LoadFault| OpsError::Load { line: 3, fault: fault.clone() }.message();
    let mut said = all("LoadFault", source, &faults, at);
    said.extend(all("JsonFault", include_str!("../../src/ops/json_fault.rs"), &json, |fault| {
        at(&LoadFault::NotJson(*fault))
    }));
    for kind in ["text", "integer", "boolean", "day", "moment", "id", "bytes", "object"] {
        let expected = Message::named(format!("type-{kind}"));
        said.push(OpsError::Value(LoadFault::WrongType { field: field(), expected }).message());
    }
    said
}

fn bundles() -> Vec<Message> {
    let refusals = [
        Refusal::Missing,
        Refusal::Folder,
        Refusal::NotAFile,
        Refusal::NotPermitted,
        Refusal::Unreadable(io_error()),
        Refusal::NoRoom { needed: 14_000_000 },
        Refusal::Spool(io_error()),
        Refusal::Stopped,
        Refusal::Blank,
        Refusal::NotABundle,
        Refusal::CopiedAsText,
        Refusal::TooLarge { bytes: 2, limit: 1 },
        Refusal::Truncated { here: 1, whole: Some(2) },
        Refusal::Truncated { here: 1, whole: None },
        Refusal::TrailingBytes { extra: 3 },
        Refusal::Damaged { from: 1, to: 2_000 },
        Refusal::NeedsNewer(Newer::Version),
        Refusal::Altered,
        Refusal::TwoManifests,
        Refusal::MissingEnd,
        Refusal::Bomb,
        Refusal::Irregular(Irregularity::Header),
    ];
    let builds = [
        BuildError::NoRoom,
        BuildError::Spool(io_error()),
        BuildError::TooMuch { limit: 9 },
        BuildError::FrameTooLong { bytes: 9 },
        BuildError::Manifest,
        BuildError::Miscounted { promised: 2, given: 1 },
    ];
    let deliveries = [
        DeliveryError::NoFolder(path()),
        DeliveryError::ReadOnly,
        DeliveryError::NotPermitted,
        DeliveryError::Full { needed: 14, free: Some(3) },
        DeliveryError::Full { needed: 14, free: None },
        DeliveryError::TooLargeForPlace { needed: 14 },
        DeliveryError::NameTaken(path()),
        DeliveryError::Gone(io_error()),
        DeliveryError::Medium(io_error()),
        DeliveryError::ReadBackDiffers,
        DeliveryError::Spool(io_error()),
        DeliveryError::Stopped,
    ];
    let mut said = all("Refusal", include_str!("../../src/exchange/refusal.rs"), &refusals, Refusal::message);
    said.extend(all(
        "BuildError",
        include_str!("../../src/exchange/builder.rs"),
        &builds,
        BuildError::message,
    ));
    let source = include_str!("../../src/exchange/delivery.rs");
    said.extend(all("DeliveryError", source, &deliveries, DeliveryError::message));
    said
}

fn folders() -> Vec<Message> {
    let reason = SystemRefusal::NotPermitted;
    let settings = [
        ConfigError::NoHome,
        ConfigError::NotAMoment { text: "x".to_owned() },
        ConfigError::NotAWay { value: "rtl".to_owned(), allowed: "auto, app, off".to_owned() },
        ConfigError::Unreadable { path: path(), reason },
        ConfigError::Unwritable { path: path(), reason },
        ConfigError::NotToml { path: path(), line: 3 },
        ConfigError::NotAKey {
            path: path(),
            line: 3,
            role: "save",
            value: "f12".to_owned(),
            allowed: "f1, ctrl-a",
            kept: "ctrl-b".to_owned(),
        },
        ConfigError::KeyTwice { path: path(), line: 3, key: "f1".to_owned(), role: "save", other: "help" },
        ConfigError::BadValue {
            path: path(),
            line: 3,
            key: "language",
            value: "x".to_owned(),
            allowed: "ar, en".to_owned(),
        },
    ];
    let profiles = [
        ProfileError::NotAFolder(path()),
        ProfileError::KeyLength { path: path(), bytes: 3 },
        ProfileError::KeyOpenToOthers { path: path(), mode: 0o644 },
        ProfileError::KeyNotAFile(path()),
        ProfileError::KeyExists(path()),
        ProfileError::NoRoom(path()),
        ProfileError::ReadOnly(path()),
        ProfileError::NotPermitted(path()),
        ProfileError::Disk { path: path(), source: io_error() },
    ];
    let mut said =
        all("ConfigError", include_str!("../../src/config/error.rs"), &settings, ConfigError::message);
    let source = include_str!("../../src/profile.rs");
    let profiles = profiles.into_iter().map(OpsError::from);
    let mut kinds = Vec::new();
    for error in profiles {
        said.push(error.message());
        let OpsError::Profile(error) = error else { panic!("{error:?}") };
        kinds.push(error);
    }
    all("ProfileError", source, &kinds, |_| Message::new("ops-nothing-to-undo"));
    said
}

fn operations() -> Vec<Message> {
    let id = RecordId([7; 16]);
    let name = || "title".to_owned();
    let errors = [
        OpsError::Store(StoreError::ReadOnly),
        OpsError::Profile(ProfileError::ReadOnly(path())),
        OpsError::Bundle(Refusal::Blank),
        OpsError::Build(BuildError::NoRoom),
        OpsError::Delivery(DeliveryError::ReadOnly),
        OpsError::SegmentForged,
        OpsError::SegmentNewer,
        OpsError::NotOurKey,
        OpsError::OfficeCode("x".to_owned()),
        OpsError::Empty("--title"),
        OpsError::NoSuchRecord(id),
        OpsError::NotAnId("x".to_owned()),
        OpsError::UnknownKind("item".to_owned()),
        OpsError::UnknownField { record: "meeting", field: name() },
        OpsError::NotABody(id),
        OpsError::NotAMeeting(id),
        OpsError::Condition { field: name(), fault: LoadFault::NotADay { field: name(), given: name() } },
        OpsError::NotInConflict { field: name() },
        OpsError::NotASide("x".to_owned()),
        OpsError::ParentNotHeld(id),
        OpsError::Load { line: 3, fault: LoadFault::NoKind },
        OpsError::Value(LoadFault::NotUtf8),
        OpsError::Value(LoadFault::NotJson(JsonFault::Unfinished)),
        OpsError::Unreadable { path: "/media/usb/x".to_owned(), reason: SystemRefusal::Folder },
        OpsError::Unwritable { path: "/media/usb/x".to_owned(), reason: SystemRefusal::Full },
        OpsError::NothingToUndo,
        OpsError::Stopped,
        OpsError::ChangedSince { title: "5".to_owned(), by: Message::new("author-unknown") },
        OpsError::StaysClosed(None),
        OpsError::StaysClosed(Some("7/2026".to_owned())),
        OpsError::Rule(Message::new("ops-meeting-closed")),
    ];
    all("OpsError", include_str!("../../src/ops/error.rs"), &errors, OpsError::message)
}

#[test]
fn every_error_is_said_in_one_language_with_its_remedy() {
    let errors: Vec<Message> = [damage(), store(), lines(), bundles(), folders(), operations()].concat();
    let speaking = |language| Translator::new(language, Digits::Western, TimeZone::UTC);
    let (arabic, english) = (speaking(Language::Ar), speaking(Language::En));
    for error in &errors {
        let said = |translator: &Translator| {
            let remedy = translator.remedy_plain(error);
            format!(
                "{} {}",
                translator.say_plain(error),
                remedy.unwrap_or_else(|| panic!("no remedy: {error:?}"))
            )
        };
        let sentence = said(&arabic);
        let words = sentence.split(|letter: char| !letter.is_ascii_alphabetic() && letter != '_');
        let foreign: Vec<&str> = words.filter(|word| !word.is_empty() && !NAMES.contains(word)).collect();
        assert!(foreign.is_empty(), "{foreign:?} in: {sentence}");
        let sentence = said(&english);
        assert!(!sentence.contains(|letter| ('\u{600}'..='\u{6ff}').contains(&letter)), "{sentence}");
        assert!(!sentence.contains('{'), "{sentence}");
    }
}
