//! Which time zone this laptop is in, read from the one file that says so.
//!
//! The library would first read the names of all zones of the world, which costs more than the rest of a start.

use std::fs;
use std::path::Path;

use jiff::tz::TimeZone;

use crate::config::Environment;

const HERE: &str = "/etc/localtime";
const ZONES: &str = "/usr/share/zoneinfo";

/// Finds the time zone that the environment names, or the one in which the system is.
pub(super) fn find(environment: &Environment) -> TimeZone {
    let read = |path: &Path| TimeZone::tzif("", &fs::read(path).ok()?).ok();
    let found = match environment.zone() {
        None => read(Path::new(HERE)),
        Some(name) if is_area_and_city(&name) => read(&Path::new(ZONES).join(name)),
        Some(_) => None,
    };
    found.unwrap_or_else(TimeZone::system)
}

/// Returns `true` for names such as `Asia/Hebron`, which are those of files too.
fn is_area_and_city(name: &str) -> bool {
    let is_word = |word: &str| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-+".contains(&byte);
        word.starts_with(|c: char| c.is_ascii_uppercase()) && word.bytes().all(plain)
    };
    name.contains('/') && name.split('/').all(is_word)
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn the_zone_is_the_one_that_the_library_finds() {
        // In summer and in winter, and beyond the last change that the file lists.
        let moments = ["2026-01-15T10:00:00Z", "2026-07-15T10:00:00Z", "2061-07-15T10:00:00Z"];
        let offsets = |zone: &TimeZone| {
            moments.map(|moment| zone.to_offset(moment.parse::<Timestamp>().unwrap()).seconds())
        };
        assert_eq!(offsets(&find(&Environment::of(&[]))), offsets(&TimeZone::system()));
        for name in ["Asia/Hebron", "Asia/Amman", "America/Argentina/Ushuaia"] {
            let Ok(zone) = TimeZone::get(name) else { continue };
            assert_eq!(offsets(&find(&Environment::of(&[("TZ", name)]))), offsets(&zone), "{name}");
        }
    }

    #[test]
    fn only_names_of_zones_are_taken_for_files() {
        for name in ["Asia/Hebron", "Etc/GMT+2", "America/Port-au-Prince", "America/North_Dakota/Center"] {
            assert!(is_area_and_city(name), "{name}");
        }
        for name in
            ["", "UTC", "EET-2EEST", "/etc/passwd", "Asia/../../../etc/passwd", ":Asia/Hebron", "Asia/"]
        {
            assert!(!is_area_and_city(name), "{name}");
        }
    }
}
