//! Workspaces that cannot be opened, or only be read: nothing of them changes.

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;

use crate::office::ITEM;
use crate::office::Office;
use crate::office::said;

const EDIT: &str =
    r#"{"record":"action_item","id":"01936f2a-0000-7000-8000-000000000001","title":"حجز قاعة البلدية"}"#;

fn edit(office: &Office) -> PathBuf {
    office.file("edit.jsonl", EDIT.as_bytes())
}

#[test]
fn a_missing_workspace_is_named_with_the_way_to_make_one() {
    let office = Office::new("WZT");
    let nowhere = office.folder.path().join("غير موجود");
    let nowhere = nowhere.to_str().unwrap();
    for verb in [&["list", "action_item"][..], &["undo"], &["verify"], &["dump"]] {
        let arguments = [&["--workspace", nowhere], verb].concat();
        let (arabic, english) = office_refuses(&office, &arguments);
        assert!(arabic.contains("mahdar init") && english.contains("غير موجود"), "{arabic} {english}");
    }
}

/// Like `refuses`, for another workspace than the office's own.
fn office_refuses(office: &Office, arguments: &[&str]) -> (String, String) {
    let mut told = ["ar", "en"].map(|language| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mahdar"));
        command.arg("--profile").arg(&office.profile).args(["--language", language]).args(arguments);
        let said = said(&mut command);
        assert_eq!(said.code, Some(1), "{arguments:?}: {said:?}");
        assert!(said.err.lines().count() >= 2, "{said:?}");
        said.err
    });
    (std::mem::take(&mut told[0]), std::mem::take(&mut told[1]))
}

#[test]
fn a_file_in_the_place_of_a_folder_is_told_from_a_missing_one() {
    let office = Office::new("WZT");
    let file = office.file("ملف", b"");
    let file = file.to_str().unwrap();
    let init = ["init", "--directorate", "مديرية", "--code", "NOR", "--officer", "سمر"];
    for verb in [&["list", "action_item"][..], &["undo"], &init] {
        let (_, english) = office_refuses(&office, &[&["--workspace", file], verb].concat());
        assert!(english.contains("is a file"), "{english}");
    }
    assert_eq!(fs::read(file).unwrap(), b"");
}

#[test]
fn what_is_no_database_of_ours_is_left_alone() {
    let office = Office::new("WZT");
    let lines = edit(&office);
    for bytes in [&b""[..], b"SQLite format 3\0", &[b'x'; 8192], &[0; 8192]] {
        fs::write(office.database(), bytes).unwrap();
        for verb in [&["list", "action_item"][..], &["load", lines.to_str().unwrap()], &["verify"]] {
            office.refuses(verb, 1);
        }
    }
}

#[test]
fn a_newer_file_is_read_and_never_written() {
    let office = Office::new("WZT");
    let mut bytes = fs::read(office.database()).unwrap();
    bytes[60..64].copy_from_slice(&99_u32.to_be_bytes());
    fs::write(office.database(), &bytes).unwrap();
    let lines = edit(&office);
    for verb in [&["load", lines.to_str().unwrap()][..], &["undo"], &["rebuild"]] {
        let (_, english) = office.refuses(verb, 1);
        assert!(english.contains("newer"), "{english}");
    }
    assert!(office.succeeds(&["dump"]).contains("حجز القاعة"));
    assert!(office.succeeds(&["show", ITEM]).contains("حجز القاعة"));
    let keys = office.file("keys", "3<Enter><Esc><F6>كراس<C-s><C-q>".as_bytes());
    let played = office.run("en", &["play", keys.to_str().unwrap(), "--screen"]);
    assert_eq!(played.code, Some(0), "{played:?}");
    assert_eq!(fs::read(office.database()).unwrap(), bytes, "byte for byte");
}

#[test]
fn an_unreadable_disk_page_is_found_by_verify() {
    let office = Office::new("WZT");
    let mut bytes = fs::read(office.database()).unwrap();
    let title = "حجز القاعة".as_bytes();
    let place = bytes.windows(title.len()).position(|bytes| bytes == title);
    bytes[place.unwrap() + 3] ^= 1;
    fs::write(office.database(), &bytes).unwrap();
    office.refuses(&["verify"], 1);
}

#[test]
fn a_damaged_letter_in_the_schema_is_found_by_verify() {
    let office = Office::new("WZT");
    let mut bytes = fs::read(office.database()).unwrap();
    let column = b"title_as_printed";
    let place = bytes.windows(column.len()).position(|bytes| bytes == column).unwrap();
    bytes[place] = b'd';
    fs::write(office.database(), &bytes).unwrap();
    office.refuses(&["verify"], 1);
}

#[test]
fn a_locked_disk_can_be_read_and_says_so_when_written() {
    let office = Office::new("WZT");
    let lines = edit(&office);
    let binary = env!("CARGO_BIN_EXE_mahdar");
    let mounted = office.folder.path().join("stick");
    fs::create_dir(&mounted).unwrap();
    let script = format!(
        "mount --bind '{records}' '{mounted}' && mount -o remount,ro,bind '{mounted}' || exit 77
         run() {{ '{binary}' --workspace '{mounted}' --profile '{profile}' --language \"$@\"; }}
         run en load '{lines}'; echo load $?
         run ar undo; echo undo $?
         run ar list action_item; echo list $?
         run ar verify; echo verify $?",
        records = office.records.display(),
        mounted = mounted.display(),
        profile = office.profile.display(),
        lines = lines.display(),
    );
    let before = fs::read(office.database()).unwrap();
    let told = said(Command::new("unshare").args(["--mount", "--map-root-user", "sh", "-c", &script]));
    if told.code == Some(77) || !told.out.contains("verify") {
        eprintln!("skipped: this machine lets nobody mount a disk read-only ({})", told.err.trim());
        return;
    }
    for ending in ["load 1", "undo 1", "list 0", "verify 0"] {
        assert!(told.out.lines().any(|line| line == ending), "{ending}: {told:?}");
    }
    assert!(told.out.contains("حجز القاعة"), "{told:?}");
    assert!(told.err.contains("can only be read") && told.err.contains("للقراءة فقط"), "{told:?}");
    assert_eq!(fs::read(office.database()).unwrap(), before);
}

/// Runs a script with a small disk of its own at `$DISK`; `None` where nobody may mount one.
fn on_small_disk(office: &Office, kilobytes: u32, script: &str) -> Option<crate::office::Said> {
    let disk = office.folder.path().join("disk");
    fs::create_dir_all(&disk).unwrap();
    let script = format!(
        "mount -t tmpfs -o size={kilobytes}k tmpfs '{disk}' || exit 77
         DISK='{disk}'; run() {{ '{binary}' --workspace \"$DISK/records\" --profile '{profile}' --language \"$@\"; }}
         cp -r '{records}' \"$DISK/records\" || exit 77
         {script}",
        disk = disk.display(),
        binary = env!("CARGO_BIN_EXE_mahdar"),
        profile = office.profile.display(),
        records = office.records.display(),
    );
    let told = said(Command::new("unshare").args(["--mount", "--map-root-user", "sh", "-c", &script]));
    if told.code == Some(77) || told.err.starts_with("unshare") {
        eprintln!("skipped: this machine lets nobody mount a small disk ({})", told.err.trim());
        return None;
    }
    Some(told)
}

#[test]
fn a_full_disk_refuses_a_load_in_words_and_keeps_what_was_there() {
    let office = Office::new("WZT");
    let many: String = (0..3000).fold(String::new(), |lines, number| {
        lines + &format!("{{\"record\":\"action_item\",\"title\":\"بند {number} {}\"}}\n", "طويل ".repeat(20))
    });
    let lines = office.file("many.jsonl", many.as_bytes());
    let size = u32::try_from(fs::metadata(office.database()).unwrap().len() / 1024).unwrap() + 700;
    let script = format!(
        "run en load '{0}'; echo load $?; run ar load '{0}'; echo load $?
         run ar list action_item; echo list $?; run ar verify; echo verify $?",
        lines.display()
    );
    let Some(told) = on_small_disk(&office, size, &script) else { return };
    assert_eq!(told.out.lines().filter(|line| *line == "load 1").count(), 2, "{told:?}");
    assert!(told.out.contains("list 0") && told.out.contains("verify 0"), "{told:?}");
    assert!(told.err.contains("The disk is full") && told.err.contains("القرص ممتلئ"), "{told:?}");
    assert!(told.out.contains("حجز القاعة"), "{told:?}");
}

#[test]
fn on_a_full_disk_typing_goes_on_and_is_kept_once_there_is_room() {
    let office = Office::new("WZT");
    let size = u32::try_from(fs::metadata(office.database()).unwrap().len() / 1024).unwrap() + 600;
    let keys = office
        .file("keys", "<Esc>3<F6>شراء الكراسي<Wait:1500> من السوق<Wait:4000><C-s><Wait:300>".as_bytes());
    let script = format!(
        "dd if=/dev/zero of=\"$DISK/fill\" bs=1k 2>/dev/null
         run ar play '{0}' --screen --ack & player=$!
         sleep 2; rm \"$DISK/fill\"; wait $player; echo play $?
         run ar list action_item; run ar verify; echo verify $?",
        keys.display()
    );
    let Some(told) = on_small_disk(&office, size, &script) else { return };
    assert!(told.out.contains("play 0") && told.out.contains("verify 0"), "{told:?}");
    assert!(told.out.contains("شراء الكراسي من السوق"), "{told:?}");
    assert!(!told.err.contains("panicked"), "{told:?}");
}

#[test]
fn a_folder_in_the_place_of_the_file_is_foreign() {
    let office = Office::new("WZT");
    fs::remove_file(office.database()).unwrap();
    fs::create_dir(office.database()).unwrap();
    office.refuses(&["list", "action_item"], 1);
    assert!(Path::new(&office.database()).is_dir());
}
