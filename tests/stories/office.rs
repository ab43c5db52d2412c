//! One laptop: its records, its key, its command line and its windows.
#![allow(clippy::unwrap_used, reason = "a test may stop at the first thing that is wrong")]

use std::fs;
use std::path::Path;
use std::path::PathBuf;
use std::process::Command;
use std::process::Stdio;

use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::window::Window;

const PROGRAM: &str = env!("CARGO_BIN_EXE_mahdar");

/// Sunday 22/11/2026, 10:42 in Ramallah and in Amman's winter.
const NOW: &str = "2026-11-22T08:42:07Z";

/// What xterm answers when it is asked what it is.
pub(crate) const XTERM: &str =
    "\x1b[8;0$y\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c";

/// A laptop of an office.
pub(crate) struct Office {
    folder: TempDir,
}

impl Office {
    /// A laptop on which the program was never started.
    pub(crate) fn new_laptop() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// The sample directorate.
    pub(crate) fn demo() -> Self {
        let office = Self::new_laptop();
        office.says(&["demo", &office.at("").display().to_string(), "--no-open"]);
        office
    }

    /// The sample directorate, so many times as large.
    pub(crate) fn large_demo(scale: u32) -> Self {
        let office = Self::new_laptop();
        let folder = office.at("").display().to_string();
        office.says(&["demo", &folder, "--no-open", "--scale", &scale.to_string()]);
        office
    }

    /// A directorate that begins.
    pub(crate) fn begun(directorate: &str, code: &str, officer: &str) -> Self {
        let office = Self::new_laptop();
        office.says(&["init", "--directorate", directorate, "--code", code, "--officer", officer]);
        office
    }

    /// Returns the path of something of this laptop.
    pub(crate) fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Plugs a stick in, and returns its folder.
    pub(crate) fn plugs_in(&self, name: &str) -> PathBuf {
        let stick = self.at("media").join(name);
        fs::create_dir_all(&stick).unwrap();
        stick
    }

    /// Opens the program in Arabic in a window of 80 columns and 24 rows.
    pub(crate) fn opens(&self) -> Window {
        self.opens_with(&[], 80, 24)
    }

    /// Opens the program in a window of another terminal, known by its environment and by what it answers.
    pub(crate) fn opens_in(&self, variables: &[(&str, &str)], answers: &'static str) -> Window {
        self.opens_there(&[], (80, 24), variables, answers)
    }

    /// Opens the program in a window of its own.
    pub(crate) fn opens_with(&self, arguments: &[&str], columns: u16, rows: u16) -> Window {
        self.opens_there(arguments, (columns, rows), &[], XTERM)
    }

    /// Runs one of these tests in a window of its own, as if it were the program.
    pub(crate) fn opens_test(&self, name: &str, variables: &[(&str, &str)], answers: &'static str) -> Window {
        let tests = std::env::current_exe().unwrap().display().to_string();
        self.opens_program(
            &tests,
            &[name, "--exact", "--ignored", "--nocapture"],
            (80, 24),
            variables,
            answers,
        )
    }

    fn opens_there(
        &self,
        arguments: &[&str],
        size: (u16, u16),
        variables: &[(&str, &str)],
        answers: &'static str,
    ) -> Window {
        self.opens_program(PROGRAM, arguments, size, variables, answers)
    }

    fn opens_program(
        &self,
        program: &str,
        arguments: &[&str],
        (columns, rows): (u16, u16),
        variables: &[(&str, &str)],
        answers: &'static str,
    ) -> Window {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        for (name, value) in self.environment() {
            command.env(name, value);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        command.args(arguments);
        command.cwd(self.folder.path());
        Window::open(command, columns, rows, answers)
    }

    /// Types a command that must succeed, and returns what it prints.
    pub(crate) fn says(&self, arguments: &[&str]) -> String {
        let done = self.command(arguments).output().unwrap();
        let complaint = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{arguments:?}: {complaint}");
        String::from_utf8(done.stdout).unwrap()
    }

    /// Types a command that must be refused, and returns what it complains of.
    pub(crate) fn refuses(&self, arguments: &[&str]) -> String {
        let done = self.command(arguments).output().unwrap();
        assert!(!done.status.success() && done.stdout.is_empty(), "{arguments:?}: {done:?}");
        String::from_utf8(done.stderr).unwrap()
    }

    /// Takes records in from lines of JSON.
    pub(crate) fn loads(&self, lines: &str) {
        let file = self.at("lines.jsonl");
        fs::write(&file, lines).unwrap();
        self.says(&["load", &file.display().to_string()]);
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env_clear().envs(self.environment()).args(arguments).stdin(Stdio::null());
        command
    }

    fn environment(&self) -> Vec<(&'static str, String)> {
        let at = |name: &str| self.at(name).display().to_string();
        vec![
            ("MAHDAR_WORKSPACE", at("workspace")),
            ("MAHDAR_PROFILE", at("profile")),
            ("MAHDAR_NOW", NOW.to_owned()),
            ("MAHDAR_MEDIA", self.at("media").display().to_string()),
            ("HOME", at("home")),
            ("LANG", "ar_PS.UTF-8".to_owned()),
            ("TZ", "Asia/Hebron".to_owned()),
            ("TERM", "xterm-256color".to_owned()),
        ]
    }
}

/// Returns the only file in a folder.
pub(crate) fn only_file(folder: &Path) -> PathBuf {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "{files:?}");
    files.remove(0)
}
