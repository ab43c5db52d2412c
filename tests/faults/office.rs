//! An office in a test: folders of its own, and the real program run in them.

use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Child;
use std::process::Command;
use std::process::Stdio;

use tempfile::TempDir;

pub(crate) const ITEM: &str = "01936f2a-0000-7000-8000-000000000001";

/// What a run of the program said, and with which number it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) struct Office {
    pub(crate) folder: TempDir,
    pub(crate) records: PathBuf,
    pub(crate) profile: PathBuf,
}

impl Office {
    /// Makes an office with one action item.
    pub(crate) fn new(code: &str) -> Self {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        let folder = folder.unwrap();
        let (records, profile) = (folder.path().join("records"), folder.path().join("profile"));
        let office = Self { folder, records, profile };
        office.succeeds(&["init", "--directorate", "مديرية", "--code", code, "--officer", "سمر تفاحة"]);
        let item =
            format!(r#"{{"record":"action_item","id":"{ITEM}","title":"حجز القاعة","due_on":"2026-11-24"}}"#);
        let lines = office.file("first.jsonl", item.as_bytes());
        office.succeeds(&["load", lines.to_str().unwrap()]);
        office
    }

    /// Writes a file beside the folders.
    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.records.join("mahdar.db")
    }

    /// Returns the program, set up for this office.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, language: &str, arguments: &[A]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mahdar"));
        command.env_remove("LANG").env_remove("LC_ALL").env("MAHDAR_NOW", "2026-11-23T08:00:00Z");
        command.arg("--workspace").arg(&self.records).arg("--profile").arg(&self.profile);
        command.args(["--language", language]).args(arguments).stdin(Stdio::null());
        command
    }

    pub(crate) fn run<A: AsRef<OsStr>>(&self, language: &str, arguments: &[A]) -> Said {
        said(&mut self.command(language, arguments))
    }

    pub(crate) fn succeeds(&self, arguments: &[&str]) -> String {
        let said = self.run("ar", arguments);
        assert_eq!(said.code, Some(0), "{arguments:?}: {said:?}");
        said.out
    }

    /// Runs a command in both languages: it must end with `code`, say cause and remedy, and change nothing.
    pub(crate) fn refuses<A: AsRef<OsStr> + std::fmt::Debug>(
        &self,
        arguments: &[A],
        code: i32,
    ) -> (String, String) {
        let before = fs::read(self.database()).ok();
        let [arabic, english] = ["ar", "en"].map(|language| {
            let said = self.run(language, arguments);
            assert_eq!(said.code, Some(code), "{arguments:?}: {said:?}");
            assert!(said.err.lines().count() >= 2, "cause and remedy: {arguments:?}: {said:?}");
            assert!(!said.err.contains("panicked"), "{said:?}");
            said.err
        });
        assert!(arabic.chars().any(is_arabic), "{arguments:?}: {arabic}");
        assert!(!english.lines().last().unwrap().chars().any(is_arabic), "{arguments:?}: {english}");
        assert!(fs::read(self.database()).ok() == before, "{arguments:?} changed the file");
        (arabic, english)
    }

    /// Starts `play`, which holds the records for writing until it has waited.
    pub(crate) fn holds(&self, milliseconds: u32) -> Child {
        let keys = self.file("wait.keys", format!("3<F6>شراء الكراسي<C-s><Wait:{milliseconds}>").as_bytes());
        let mut child = self
            .command("ar", &[OsStr::new("play"), keys.as_os_str(), OsStr::new("--ack")])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 4];
        std::io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut first).unwrap();
        assert_eq!(&first, b"ACK ");
        child
    }
}

fn is_arabic(letter: char) -> bool {
    ('\u{600}'..='\u{6ff}').contains(&letter)
}

/// Runs a command to its end.
pub(crate) fn said(command: &mut Command) -> Said {
    let output = command.output().unwrap();
    Said {
        code: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}
