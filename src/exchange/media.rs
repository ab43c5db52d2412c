//! Where sticks are plugged in: what the system has mounted in the places it keeps for them.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::Path;
use std::path::PathBuf;

/// So many names of a folder are looked at; a stick full of photographs has no end.
const MOST_NAMES: usize = 20_000;

/// Where desktops mount what is plugged in, and how many folders deeper a stick may stand.
const ROOTS: [(&str, std::ops::RangeInclusive<usize>); 3] =
    [("/media", 1..=2), ("/run/media", 2..=2), ("/mnt", 1..=1)];

/// File systems that wait for a network: asking one that is gone would take minutes.
const REMOTE: [&str; 8] = ["nfs", "cifs", "smb", "autofs", "fuse.sshfs", "fuse.rclone", "ceph", "9p"];

/// Where to look for sticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Media {
    /// What a table of mounts, in the form of `/proc/self/mountinfo`, names in the usual places.
    Mounted { table: PathBuf },
    /// Every folder in a folder.
    FoldersIn(PathBuf),
}

/// A folder that was found, with its names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BundleFiles {
    /// Files whose name looks like a bundle's, lately changed ones first.
    pub files: Vec<PathBuf>,
    /// How many more there are.
    pub more: u64,
}

impl Media {
    /// Returns where this system mounts sticks. On systems without a table of mounts none are found.
    pub fn of_this_system() -> Self {
        Self::Mounted { table: PathBuf::from("/proc/self/mountinfo") }
    }

    /// Returns `true` for a path where a stick stood and none stands now: a folder that was left behind there lies on
    /// the laptop's own disk.
    pub fn was_unplugged(&self, path: &Path) -> bool {
        let Self::Mounted { .. } = self else { return false };
        let mut above = path.ancestors().filter_map(Path::to_str);
        above.any(is_usual) && !self.plugged().iter().any(|stick| path.starts_with(stick))
    }

    /// Finds what is plugged in, in order of path.
    pub fn plugged(&self) -> Vec<PathBuf> {
        let mut found = match self {
            Self::Mounted { table } => {
                fs::read_to_string(table).map(|table| mounts(&table)).unwrap_or_default()
            }
            Self::FoldersIn(folder) => folders_in(folder).unwrap_or_default(),
        };
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Returns the mount points in the usual places, out of a table of mounts.
fn mounts(table: &str) -> Vec<PathBuf> {
    let mount = |line: &str| {
        let mut fields = line.split(' ');
        let point = unescaped(fields.nth(4)?)?;
        let kind = fields.skip_while(|field| *field != "-").nth(1)?;
        let is_remote = REMOTE.iter().any(|remote| kind.starts_with(remote));
        (is_usual(&point) && !is_remote).then_some(PathBuf::from(point))
    };
    table.lines().filter_map(mount).collect()
}

/// Returns `true` for a path at which desktops mount sticks.
fn is_usual(point: &str) -> bool {
    ROOTS.iter().any(|(root, depths)| {
        let below = point.strip_prefix(root).and_then(|rest| rest.strip_prefix('/'));
        below.is_some_and(|below| depths.contains(&below.split('/').count()))
    })
}

/// Takes the octal escapes of a table of mounts out of a path: a blank stands as `\040`.
fn unescaped(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'\\' {
            let digits = [rest.next()?, rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 8).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn folders_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.take(MOST_NAMES).filter_map(Result::ok);
    Ok(entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect())
}

/// Finds the files in a folder whose names end as a bundle's does, at most so many. The names are not trusted.
pub fn bundle_files(folder: &Path, most: usize) -> io::Result<BundleFiles> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)?.take(MOST_NAMES) {
        let entry = entry?;
        if is_bundle_name(&entry.file_name()) {
            let changed = entry.metadata().and_then(|about| about.modified()).ok();
            found.push((changed, entry.path()));
        }
    }
    found.sort_unstable_by(|one, other| other.cmp(one));
    let more = found.len().saturating_sub(most) as u64;
    Ok(BundleFiles { files: found.into_iter().take(most).map(|(_, path)| path).collect(), more })
}

/// Returns `true` for every name that ends as a bundle's does: people rename files, and FAT may have raised letters.
///
/// Some systems leave a hidden file of their own beside each, with a dot before its name.
fn is_bundle_name(name: &OsStr) -> bool {
    if name.as_encoded_bytes().starts_with(b".") {
        return false;
    }
    Path::new(name).extension().is_some_and(|ending| ending.eq_ignore_ascii_case("mahdar"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sticks_are_what_is_mounted_in_the_usual_places() {
        let table = "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n\
             31 22 8:17 / /media/samar/USB\\0401 rw,nosuid shared:9 - vfat /dev/sdb1 rw\n\
             32 22 8:33 / /run/media/samar/وزارة rw - exfat /dev/sdc1 rw\n\
             33 22 0:40 / /mnt/backup rw - ext4 /dev/sdd1 rw\n\
             34 22 0:41 / /mnt/backup/deep rw - ext4 /dev/sdd2 rw\n\
             35 22 0:42 / /media/samar/server rw - nfs4 server:/ rw\n\
             36 22 0:43 / /media rw - tmpfs tmpfs rw\n\
             a line that is none";
        let found = ["/media/samar/USB 1", "/run/media/samar/وزارة", "/mnt/backup"].map(PathBuf::from);
        assert_eq!(mounts(table), found);
    }

    #[test]
    fn a_folder_that_a_stick_left_behind_is_no_stick() {
        let folder = tempfile::tempdir().unwrap();
        let table = folder.path().join("mountinfo");
        fs::write(&table, "31 22 8:17 / /media/samar/USB1 rw - vfat /dev/sdb1 rw\n").unwrap();
        let media = Media::Mounted { table };
        let was_unplugged = |path: &str| media.was_unplugged(Path::new(path));
        assert!(was_unplugged("/media/samar/USB2") && was_unplugged("/media/samar/USB2/حزم"));
        assert!(!was_unplugged("/media/samar/USB1/حزم") && !was_unplugged("/home/samar/حزم"));
    }

    #[test]
    fn without_a_table_of_mounts_no_stick_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let media = Media::Mounted { table: folder.path().join("mountinfo") };
        assert!(media.plugged().is_empty());
    }

    #[test]
    fn only_names_of_bundles_are_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "MHD_MNR_ALL_1.mahdar",
            "mhd_x.MAHDAR",
            "صورة.jpg",
            "MHD_x.mahdar.part",
            "x.mahdar",
            "._x.mahdar",
        ] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let found = bundle_files(folder.path(), 10).unwrap();
        assert_eq!((found.files.len(), found.more), (3, 0));
        assert_eq!(bundle_files(folder.path(), 1).unwrap().more, 2);
    }
}
