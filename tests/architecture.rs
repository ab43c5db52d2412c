//! The shape of the house: which room may know which, and what each must not contain.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::path::PathBuf;

/// Room, and the rooms that it may import. Anything not listed is a fault.
const MAY_KNOW: &[(&str, &[&str])] = &[
    ("app", &["ui", "ops", "domain", "text", "theme", "i18n", "config"]),
    ("cli", &["ops", "domain", "text", "i18n", "config"]),
    ("config", &["i18n", "domain", "text"]),
    ("domain", &["text"]),
    ("exchange", &["history", "domain"]),
    ("history", &["domain"]),
    ("i18n", &["domain", "text"]),
    ("ops", &["store", "exchange", "report", "history", "profile", "domain", "config", "text"]),
    ("profile", &["history"]),
    ("report", &["domain", "text"]),
    ("store", &["history", "domain", "text"]),
    ("text", &[]),
    ("theme", &[]),
    ("ui", &["domain", "text", "theme", "i18n"]),
];

/// Words that stand only in some rooms.
const ONLY_IN: &[(&[&str], &[&str])] = &[
    (&["rusqlite"], &["store"]),
    (&["ratatui", "crossterm"], &["ui", "app"]),
    (&["ed25519_dalek"], &["history"]),
    (&["fluent_bundle"], &["i18n"]),
    (&["clap::", "clap_complete"], &["cli"]),
];

/// Rooms that touch neither disk, environment nor clock.
const PURE: &[&str] = &["domain", "history", "text", "ui", "report", "theme"];
const WORLD: &[&str] = &["std::fs", "std::env", "SystemTime", "Instant::now"];

#[test]
fn each_room_knows_only_what_it_may() {
    let mut faults = Vec::new();
    for (room, text, file) in sources() {
        let Some((_, may)) = MAY_KNOW.iter().find(|(name, _)| *name == room) else {
            assert_eq!(room, "", "{}: a room that the house does not have", file.display());
            continue;
        };
        for known in rooms_in(&text) {
            if known != room && !may.contains(&known.as_str()) {
                faults.push(format!("{} must not know {known}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn each_library_stays_in_its_room() {
    let mut faults = Vec::new();
    for (room, text, file) in sources() {
        for (words, rooms) in ONLY_IN {
            let found = words.iter().find(|word| text.contains(**word));
            if let Some(word) = found.filter(|_| !rooms.contains(&room.as_str())) {
                faults.push(format!("{} must not contain {word}", file.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn pure_rooms_touch_neither_disk_nor_clock() {
    let mut faults = Vec::new();
    for (room, text, file) in sources().into_iter().filter(|(room, _, _)| PURE.contains(&room.as_str())) {
        for word in WORLD.iter().filter(|word| text.contains(**word)) {
            faults.push(format!("{} ({room}) must not contain {word}", file.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_top_level_is_closed() {
    const ALLOWED: &[&str] = &[
        "Cargo.toml",
        "Cargo.lock",
        "LICENSE",
        "README.md",
        "schema.sql",
        "src",
        "tests",
        "themes",
        "target",
    ];
    let entries = fs::read_dir(env!("CARGO_MANIFEST_DIR")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let strangers: Vec<String> =
        names.filter(|name| !name.starts_with('.') && !ALLOWED.contains(&name.as_str())).collect();
    assert!(strangers.is_empty(), "{strangers:?}");
}

/// Returns every source file as (room, text without its tests and comments, path).
fn sources() -> Vec<(String, String, PathBuf)> {
    let top = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    gather(&top, &mut files);
    assert!(files.len() > 50, "the sources were not found");
    files
        .into_iter()
        .map(|file| {
            let relative = file.strip_prefix(&top).unwrap();
            let first = relative.components().next().unwrap().as_os_str().to_str().unwrap();
            let name = first.trim_end_matches(".rs");
            let room = if ["lib", "main"].contains(&name) { "" } else { name };
            let text = fs::read_to_string(&file).unwrap();
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            (room.to_owned(), lines.collect::<Vec<_>>().join("\n"), file)
        })
        .collect()
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Returns the rooms that a file names after `crate::`.
fn rooms_in(text: &str) -> BTreeSet<String> {
    let rooms: Vec<&str> = MAY_KNOW.iter().map(|(room, _)| *room).collect();
    let names = text.match_indices("crate::").filter_map(|(place, found)| {
        let rest = text.get(place + found.len()..)?;
        rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()
    });
    names.filter(|name| rooms.contains(name)).map(str::to_owned).collect()
}
