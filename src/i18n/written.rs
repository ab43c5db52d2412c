//! The message files as a test reads them: entries, places, and what a person hears of a line.

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use crate::i18n::areas::AREAS;
use crate::i18n::language::Language;

/// One message or attribute: its id, and its lines.
fn entries(text: &str) -> BTreeMap<String, Vec<&str>> {
    let mut found: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let (mut id, mut key) = (String::new(), String::new());
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let head = line.split_once(" =").map(|(head, _)| head);
        if let Some(attribute) = head.and_then(|head| head.strip_prefix("    .")) {
            key = format!("{id}.{attribute}");
        } else if let Some(name) = head.filter(|head| !head.starts_with(' ')) {
            name.clone_into(&mut id);
            name.clone_into(&mut key);
            assert!(!found.contains_key(name), "{name} stands twice");
        }
        found.entry(key.clone()).or_default().push(line);
    }
    found
}

pub(super) fn all_entries(language: Language) -> BTreeMap<String, Vec<&'static str>> {
    let mut all = BTreeMap::new();
    for area in AREAS {
        for (id, lines) in entries(area.text(language)) {
            assert!(all.insert(id.clone(), lines).is_none(), "{id} stands in two areas");
        }
    }
    all
}

pub(super) fn is_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

pub(super) fn variables(lines: &[&str]) -> BTreeSet<String> {
    let after_dollars = lines.iter().flat_map(|line| line.split('$').skip(1));
    after_dollars.map(|rest| rest.chars().take_while(|letter| is_name(*letter)).collect()).collect()
}

/// Returns a line as a person reads it: without the id, the keys of choices and what fills places.
pub(super) fn spoken(line: &str) -> String {
    let sentence = match line.split_once(" = ") {
        Some((head, rest)) if head.trim().chars().all(|c| is_name(c) || c == '.') => rest,
        _ => line.trim().trim_start_matches('*'),
    };
    let sentence = match sentence.strip_prefix('[') {
        Some(choice) => choice.split_once(']').map_or(choice, |(_, rest)| rest),
        None => sentence,
    };
    let mut depth = 0_u8;
    let outside = sentence.chars().filter(|letter| {
        match letter {
            '{' => depth += 1,
            // The end of a choice that began on another line.
            '}' => depth = depth.saturating_sub(1),
            _ => return depth == 0,
        }
        false
    });
    outside.collect()
}
