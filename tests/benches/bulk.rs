//! Bulk work beside its yardstick, in one run: prepared INSERTs into the same typed tables and indexes.
//!
//! `cargo bench --bench bulk [-- RECORDS]` (default 80,000) prints records a second, ratios, sizes and memory.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    clippy::indexing_slicing,
    reason = "a bench measures and prints, and its yardstick is SQL"
)]

use std::fmt::Write as _;
use std::fs::File;
use std::io::BufReader;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::process::Stdio;
use std::time::Duration;
use std::time::Instant;

use mahdar::domain::stage::unwatched;
use mahdar::ops::Holder;
use mahdar::ops::Surroundings;
use mahdar::ops::Workspace;
use mahdar::ops::export_bundle;
use mahdar::ops::import_bundle;
use mahdar::ops::import_bundle::Intent;
use mahdar::ops::load;
use mahdar::ops::workspace::NewOffice;
use rusqlite::Connection;

const TITLES: &[&str] = &[
    "عروض أسعار المنحدر أمام المركز النهاري",
    "دعوات ورشة إدارة الحالة لأعضاء المجلس",
    "قائمة متطوعي حملة الشتاء في القرى",
    "إصلاح سقف العيادة القديمة قبل المطر",
    "جمع نماذج القرى الثلاث ومراجعتها",
];
const ORGANISATIONS: u64 = 40;

fn main() {
    let asked = std::env::args().find_map(|argument| argument.parse().ok());
    let records: u64 = asked.unwrap_or(80_000);
    let folder = tempfile::tempdir().unwrap();
    let lines = folder.path().join("records.jsonl");
    write_lines(&lines, records);

    let raw = best(3, || raw_inserts(&folder.path().join("raw.db"), records));
    println!("raw inserts   {:>9.0} records/s", rate(records, raw));

    let mut sender = office(folder.path(), "WZT");
    let mut around = surroundings(1);
    let start = Instant::now();
    let mut reader = BufReader::new(File::open(&lines).unwrap());
    load::load(&mut sender, &mut reader, &mut around, &mut |_| {}).unwrap();
    report("load", records, start.elapsed(), raw);

    let start = Instant::now();
    let request = export_bundle::Request {
        to: "ALL".to_owned(),
        bodies: Vec::new(),
        out: folder.path().join("stick.mahdar"),
    };
    let exported =
        export_bundle::export_bundle(&mut sender, &request, &mut around, &mut unwatched()).unwrap();
    report("export", records, start.elapsed(), raw);

    let mut receiver = office(folder.path(), "MNR");
    let mut around = surroundings(2);
    let paths = [exported.path.clone()];
    for (name, intent) in [
        ("preview", Intent::Preview),
        ("import", Intent::ImportAndTrust),
        ("import again", Intent::ImportAndTrust),
    ] {
        let start = Instant::now();
        import_bundle::import_bundles(&mut receiver, &paths, intent, &mut around, &mut unwatched()).unwrap();
        report(name, records, start.elapsed(), raw);
    }
    let start = Instant::now();
    receiver.store.catch_up_search().unwrap();
    report("search index", records, start.elapsed(), raw);
    let start = Instant::now();
    receiver.store.rebuild(&mut |_, _| {}).unwrap();
    report("rebuild", records, start.elapsed(), raw);

    sizes(folder.path(), exported.bytes);
    println!("peak memory   {:>9} KiB", peak_memory());
}

fn best(times: u32, mut work: impl FnMut()) -> Duration {
    (0..times)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .min()
        .unwrap()
}

fn rate(records: u64, time: Duration) -> f64 {
    records as f64 / time.as_secs_f64()
}

fn report(name: &str, records: u64, time: Duration, raw: Duration) {
    let ratio = raw.as_secs_f64() / time.as_secs_f64();
    println!("{name:<13} {:>9.0} records/s  {ratio:.2}x of raw", rate(records, time));
}

fn id(kind: u64, number: u64) -> [u8; 16] {
    let hash = blake3::hash(format!("{kind} {number}").as_bytes());
    let mut id: [u8; 16] = hash.as_bytes()[..16].try_into().unwrap();
    id[..6].copy_from_slice(&(1_795_000_000_000 + number * 7).to_be_bytes()[2..]);
    id[6] = 0x70 | (id[6] & 0x0f);
    id[8] = 0x80 | (id[8] & 0x3f);
    id
}

fn hyphened(id: [u8; 16]) -> String {
    uuid::Uuid::from_bytes(id).to_string()
}

/// The columns of one action item, as both sides write them.
struct Item {
    id: [u8; 16],
    organisation: [u8; 16],
    title: String,
    due: String,
    status: &'static str,
}

fn item(number: u64) -> Item {
    let title = TITLES[(number % 5) as usize];
    Item {
        id: id(16, number),
        organisation: id(5, number % ORGANISATIONS),
        title: format!("{title} ({number})"),
        due: format!("2026-{:02}-{:02}", 1 + number % 12, 1 + number % 28),
        status: ["open", "in_progress", "done"][(number % 3) as usize],
    }
}

fn write_lines(path: &Path, records: u64) {
    let mut file = std::io::BufWriter::new(File::create(path).unwrap());
    for number in 0..records {
        let Item { id, organisation, title, due, status } = item(number);
        writeln!(
            file,
            r#"{{"record":"action_item","id":"{}","title":"{title}","responsible_org_id":"{}","due_on":"{due}","priority":"normal","status":"{status}","percent":{}}}"#,
            hyphened(id),
            hyphened(organisation),
            number % 100,
        )
        .unwrap();
    }
    file.flush().unwrap();
}

fn raw_inserts(path: &Path, records: u64) {
    for suffix in ["", "-wal", "-shm"] {
        std::fs::remove_file(format!("{}{suffix}", path.display())).ok();
    }
    let mut connection = Connection::open(path).unwrap();
    connection.pragma_update(None, "journal_mode", "wal").unwrap();
    connection.pragma_update(None, "synchronous", "full").unwrap();
    connection.pragma_update(None, "cache_size", -16_000).unwrap();
    connection.execute_batch(include_str!("../../schema.sql")).unwrap();
    let transaction = connection.transaction().unwrap();
    {
        let mut statement = transaction
            .prepare(
                "INSERT INTO action_item (id, scope, life, title, responsible_org_id, due_on, priority, status, percent)
                 VALUES (?1, ?2, 0, ?3, ?4, ?5, 'normal', ?6, ?7)",
            )
            .unwrap();
        for number in 0..records {
            let Item { id, organisation, title, due, status } = item(number);
            let percent = (number % 100).cast_signed();
            statement.execute((id, [4_u8; 18], title, organisation, due, status, percent)).unwrap();
        }
    }
    transaction.commit().unwrap();
}

fn office(folder: &Path, code: &str) -> Workspace {
    let office = NewOffice {
        directorate: format!("مديرية {code}"),
        code: code.to_owned(),
        officer: "سمر تفاحة".to_owned(),
        laptop: None,
        country: None,
    };
    let profile = folder.join(format!("{code} profile"));
    Workspace::initialise(&folder.join(code), &profile, &office, &mut surroundings(9)).unwrap()
}

fn surroundings(seed: u64) -> Surroundings {
    let mut count = seed << 32;
    Surroundings {
        now_ms: 1_795_341_600_000,
        random: Box::new(move || {
            count += 1;
            let mut bytes = [0; 16];
            bytes.copy_from_slice(&blake3::hash(&count.to_le_bytes()).as_bytes()[..16]);
            bytes
        }),
        holder: Holder { process: 1, host: "bench".to_owned(), since: String::new() },
    }
}

/// Compares the bundle with the dump of the same rows, where sqlite3 and zstd are found.
fn sizes(folder: &Path, bundle: u64) {
    let raw = folder.join("raw.db");
    let dump = Command::new("sqlite3").arg(&raw).arg(".dump action_item").stdout(Stdio::piped()).spawn();
    let Ok(mut dump) = dump else {
        println!("bundle        {bundle:>9} bytes; sqlite3 is not here to compare with");
        return;
    };
    let packed = Command::new("zstd").args(["-19", "-c"]).stdin(dump.stdout.take().unwrap()).output();
    dump.wait().unwrap();
    let Ok(packed) = packed else {
        println!("bundle        {bundle:>9} bytes; zstd is not here to compare with");
        return;
    };
    let ratio = bundle as f64 / packed.stdout.len() as f64;
    println!("bundle        {bundle:>9} bytes  {ratio:.2}x of dump | zstd -19 ({})", packed.stdout.len());
}

fn peak_memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or_default();
    let mut digits = String::new();
    line.chars().filter(char::is_ascii_digit).for_each(|digit| digits.write_char(digit).unwrap());
    digits
}
