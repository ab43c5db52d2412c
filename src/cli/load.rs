//! `mahdar load`: records from a file of JSON Lines, all of them or none.

use std::fs::File;
use std::io;
use std::io::BufRead;
use std::io::BufReader;
use std::io::Seek;
use std::path::Path;

use serde_json::json;

use crate::cli::arguments::Load;
use crate::cli::output::Output;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::ops::OpsError;
use crate::ops::load;
use crate::ops::load::Loaded;

pub(super) fn run(arguments: &Load, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let (mut workspace, mut around) = session.writing()?;
    let mut file = open(&arguments.file, &session.config.workspace)?;
    let mut progress = output.progress();
    let loaded = load::load(&mut workspace, &mut file, &mut around, &mut |line| progress.counted(line));
    let loaded = loaded.map_err(|error| match error {
        // The lines came from somewhere without a name; here it has one.
        OpsError::Unreadable { reason, .. } => {
            OpsError::Unreadable { path: arguments.file.display().to_string(), reason }
        }
        other => other,
    })?;
    drop(progress);
    for notice in &loaded.notices {
        output.advise(notice);
    }
    print(&loaded, output)
}

fn print(loaded: &Loaded, output: &mut Output<'_>) -> Result<(), Trouble> {
    let Loaded { created, changed, deleted, unchanged, .. } = *loaded;
    if output.is_json() {
        let counts =
            json!({ "created": created, "changed": changed, "deleted": deleted, "unchanged": unchanged });
        return output.json(&counts);
    }
    let count = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    output.say(
        &Message::new("cli-load-done")
            .with("created", count(created))
            .with("changed", count(changed))
            .with("deleted", count(deleted))
            .with("unchanged", count(unchanged)),
    )
}

/// Opens a file that can be read twice. Standard input is put by in `spool` first.
fn open(path: &Path, spool: &Path) -> Result<Box<dyn Twice>, Trouble> {
    let unreadable = |error: io::Error| {
        if error.kind() == io::ErrorKind::StorageFull {
            return Trouble::Refused(Message::new("store-disk-full"));
        }
        Trouble::from(OpsError::unreadable(path.display().to_string(), &error))
    };
    if path == Path::new("-") {
        return spooled(&mut io::stdin().lock(), spool).map_err(unreadable);
    }
    let mut file = File::open(path).map_err(unreadable)?;
    let metadata = file.metadata().map_err(unreadable)?;
    if metadata.is_dir() {
        return Err(unreadable(io::ErrorKind::IsADirectory.into()));
    }
    // A pipe gives its lines once.
    if metadata.is_file() {
        Ok(Box::new(BufReader::new(file)))
    } else {
        spooled(&mut file, spool).map_err(unreadable)
    }
}

fn spooled(input: &mut dyn io::Read, spool: &Path) -> io::Result<Box<dyn Twice>> {
    let mut copy = tempfile::tempfile_in(spool)?;
    io::copy(input, &mut copy)?;
    copy.rewind()?;
    Ok(Box::new(BufReader::new(copy)))
}

trait Twice: BufRead + Seek {}

impl<R: BufRead + Seek> Twice for R {}
