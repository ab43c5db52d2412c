//! A laptop in a test: a real workspace, its profile, its clock and its chance.

use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::path::PathBuf;

use mahdar::domain::catalogue;
use mahdar::domain::edit::EditDeed;
use mahdar::domain::edit::FieldEdit;
use mahdar::domain::edit::Loaded;
use mahdar::domain::edit::RecordEdit;
use mahdar::domain::id::RecordId;
use mahdar::domain::shown::Conflict;
use mahdar::domain::stage::unwatched;
use mahdar::domain::value::Atom;
use mahdar::history::segment::Envelope;
use mahdar::ops::OpsError;
use mahdar::ops::Surroundings;
use mahdar::ops::Workspace;
use mahdar::ops::conflicts;
use mahdar::ops::conflicts::Over;
use mahdar::ops::dump;
use mahdar::ops::export_bundle;
use mahdar::ops::import_bundle::Intent;
use mahdar::ops::import_bundle::Outcome;
use mahdar::ops::import_bundle::import_bundles;
use mahdar::ops::load;
use mahdar::ops::save;
use mahdar::ops::undo;
use mahdar::ops::undo::Undone;
use mahdar::ops::undo::Way;
use mahdar::ops::verify;
use mahdar::ops::workspace::NewOffice;
use mahdar::store::Fact;
use mahdar::store::Holder;
use mahdar::store::Importing;
use mahdar::store::StoreError;
use tempfile::TempDir;

use crate::chance::Chance;
use crate::model::Model;

/// 22 November 2026, at ten in the morning in Hebron.
pub(crate) const MORNING_MS: u64 = 1_795_341_600_000;

pub(crate) struct Laptop {
    pub(crate) open: Option<Workspace>,
    pub(crate) around: Surroundings,
    folder: TempDir,
}

/// Makes a folder in memory, where the system has such a place: these tests write often.
pub(crate) fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.unwrap()
}

fn surroundings(seed: u64) -> Surroundings {
    let mut chance = Chance::new(seed);
    Surroundings {
        now_ms: MORNING_MS,
        random: Box::new(move || chance.bytes()),
        holder: Holder { process: 1, host: "test".to_owned(), since: "10:00".to_owned() },
    }
}

fn office(code: &str) -> NewOffice {
    NewOffice {
        directorate: format!("مديرية التنمية {code}"),
        code: code.to_owned(),
        officer: format!("سمر {code}"),
        laptop: None,
        country: None,
    }
}

impl Laptop {
    /// Makes a laptop of an office of its own.
    pub(crate) fn new(code: &str, seed: u64) -> Self {
        let folder = folder();
        let mut around = surroundings(seed);
        let (records, profile) = (folder.path().join("records"), folder.path().join("profile"));
        let open = Workspace::initialise(&records, &profile, &office(code), &mut around).unwrap();
        Self { open: Some(open), around, folder }
    }

    /// Copies the laptop with its profile, as an image of a disk does: nothing tells the two apart.
    pub(crate) fn clone_whole(&mut self, seed: u64) -> Self {
        let folder = folder();
        self.close();
        copy_folder(self.folder.path(), folder.path());
        self.reopen();
        let mut clone = Self { open: None, around: surroundings(seed), folder };
        clone.reopen();
        clone
    }

    /// Copies the records alone to a laptop with a key of its own, which takes them up.
    pub(crate) fn copy_to_new_key(&mut self, code: &str, seed: u64) -> Self {
        let folder = folder();
        self.close();
        copy_folder(&self.records(), &folder.path().join("records"));
        self.reopen();
        let mut around = surroundings(seed);
        let (records, profile) = (folder.path().join("records"), folder.path().join("profile"));
        let open = Workspace::initialise(&records, &profile, &office(code), &mut around).unwrap();
        Self { open: Some(open), around, folder }
    }

    /// Opens the records a second time, as another window does: to read in them only.
    pub(crate) fn beside(&self) -> Workspace {
        Workspace::open_for_reading(&self.records(), &self.folder.path().join("profile")).unwrap()
    }

    /// Copies records and profile away.
    pub(crate) fn back_up(&mut self) -> TempDir {
        let backup = folder();
        self.close();
        copy_folder(self.folder.path(), backup.path());
        self.reopen();
        backup
    }

    /// Puts a copy back: the records alone, or with what the profile knew of them.
    pub(crate) fn restore(&mut self, backup: &Path, with_replica_state: bool) {
        self.close();
        let parts: &[&str] = if with_replica_state { &["records", "profile"] } else { &["records"] };
        for part in parts {
            fs::remove_dir_all(self.folder.path().join(part)).unwrap();
            copy_folder(&backup.join(part), &self.folder.path().join(part));
        }
        self.reopen();
    }

    /// Puts the records back and takes away what the profile knew of them.
    pub(crate) fn restore_without_any_state(&mut self, backup: &Path) {
        self.close();
        fs::remove_dir_all(self.folder.path().join("profile/replica")).unwrap();
        self.reopen();
        self.restore(backup, false);
    }

    fn records(&self) -> PathBuf {
        self.folder.path().join("records")
    }

    fn close(&mut self) {
        drop(self.open.take());
    }

    pub(crate) fn reopen(&mut self) {
        self.close();
        let (records, profile) = (self.records(), self.folder.path().join("profile"));
        self.open = Some(Workspace::open(&records, &profile, &mut self.around).unwrap());
    }

    pub(crate) fn workspace(&self) -> &Workspace {
        self.open.as_ref().unwrap()
    }

    pub(crate) fn workspace_mut(&mut self) -> &mut Workspace {
        self.open.as_mut().unwrap()
    }

    pub(crate) fn incarnation(&self) -> [u8; 16] {
        self.workspace().store.fact16(Fact::Incarnation).unwrap().unwrap()
    }

    /// Returns the bytes of the database and its log.
    pub(crate) fn file_bytes(&self) -> (Vec<u8>, Vec<u8>) {
        let read = |name: &str| fs::read(self.records().join(name)).unwrap_or_default();
        (read("mahdar.db"), read("mahdar.db-wal"))
    }

    pub(crate) fn load(&mut self, text: &str) -> Result<load::Loaded, OpsError> {
        let workspace = self.open.as_mut().unwrap();
        load::load(workspace, &mut Cursor::new(text.as_bytes()), &mut self.around, &mut |_| {})
    }

    pub(crate) fn save(&mut self, edits: &[RecordEdit]) -> Result<u64, OpsError> {
        save::save(self.open.as_mut().unwrap(), edits, &mut self.around)
    }

    pub(crate) fn undo(&mut self) -> Result<Undone, OpsError> {
        undo::undo(self.open.as_mut().unwrap(), Way::Back, &mut self.around)
    }

    pub(crate) fn redo(&mut self) -> Result<Undone, OpsError> {
        undo::undo(self.open.as_mut().unwrap(), Way::Forth, &mut self.around)
    }

    pub(crate) fn settle(
        &mut self,
        id: RecordId,
        field: &str,
        choice: &conflicts::Choice,
    ) -> Result<(), OpsError> {
        self.settle_over(id, field, choice, &Over::All)
    }

    pub(crate) fn settle_over(
        &mut self,
        id: RecordId,
        field: &str,
        choice: &conflicts::Choice,
        over: &Over,
    ) -> Result<(), OpsError> {
        conflicts::settle(self.open.as_mut().unwrap(), id, field, choice, over, &mut self.around)
    }

    pub(crate) fn conflicts(&self) -> Vec<Conflict> {
        let mut found = Vec::new();
        let kept = conflicts::each(self.workspace(), |conflict| -> Result<(), OpsError> {
            found.push(conflict);
            Ok(())
        });
        kept.unwrap();
        found
    }

    /// Reads a record as a form does.
    pub(crate) fn read(&self, kind: &str, id: RecordId) -> Loaded {
        let kind = catalogue::named(kind).unwrap();
        self.workspace().store.record(kind, id).unwrap().unwrap().loaded
    }

    /// Sets one plain field, superseding what `form` saw.
    pub(crate) fn set(&mut self, form: &Loaded, field: &str, value: Option<Atom>) -> Result<u64, OpsError> {
        let field = form.kind.field(field).unwrap();
        let edit = FieldEdit { field, value: vec![value], seen: form.seen.of(field.number).to_vec() };
        self.save(&[RecordEdit { kind: form.kind, record: form.id, deed: EditDeed::Set(vec![edit]) }])
    }

    pub(crate) fn delete(&mut self, form: &Loaded) -> Result<u64, OpsError> {
        let deed = EditDeed::Delete(form.seen.clone());
        self.save(&[RecordEdit { kind: form.kind, record: form.id, deed }])
    }

    pub(crate) fn export(&mut self, out: &Path) -> PathBuf {
        self.export_only(out, &[])
    }

    pub(crate) fn export_only(&mut self, out: &Path, bodies: &[RecordId]) -> PathBuf {
        self.export_to("ALL", out, bodies)
    }

    pub(crate) fn export_to(&mut self, to: &str, out: &Path, bodies: &[RecordId]) -> PathBuf {
        let request =
            export_bundle::Request { to: to.to_owned(), bodies: bodies.to_vec(), out: out.to_owned() };
        let workspace = self.open.as_mut().unwrap();
        export_bundle::export_bundle(workspace, &request, &mut self.around, &mut unwatched()).unwrap().path
    }

    pub(crate) fn import(&mut self, bundles: &[PathBuf]) -> Vec<Outcome> {
        self.import_as(bundles, Intent::ImportAndTrust).unwrap()
    }

    pub(crate) fn import_as(
        &mut self,
        bundles: &[PathBuf],
        intent: Intent,
    ) -> Result<Vec<Outcome>, OpsError> {
        import_bundles(self.open.as_mut().unwrap(), bundles, intent, &mut self.around, &mut unwatched())
    }

    /// Takes segments as a program would that cannot read some of them: `read` says how far.
    pub(crate) fn take_as_older(&mut self, segments: &[Vec<u8>], mut read: impl FnMut() -> Read) {
        let now_ms = self.around.now_ms;
        let taken = self.workspace_mut().store.in_transaction(|store| -> Result<(), StoreError> {
            let mut importing = Importing::begin(store, now_ms)?;
            for bytes in segments {
                let envelope = Envelope::open(bytes).unwrap();
                let changes = envelope.changes().unwrap();
                match read() {
                    _ if store.holds_segment(&envelope.hash)? => {}
                    Read::Well => drop(importing.add(bytes, &envelope, &changes)?),
                    Read::WithAFault => importing.hold_back(bytes, &envelope, &changes)?,
                    Read::NotAtAll => importing.hold_back(bytes, &envelope, &[])?,
                }
            }
            importing.finish()?;
            store.set_fact(Fact::Judged, "برنامج أقدم".as_bytes())
        });
        taken.unwrap();
    }

    pub(crate) fn dump(&self, open: bool) -> String {
        let mut bytes = Vec::new();
        dump::dump(self.workspace(), &dump::Choice { kind: None, open }, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    /// Panics unless the tables are what the history says: by the program's own check, and by the model.
    pub(crate) fn check(&mut self) {
        self.verify();
        Model::of(self.workspace()).assert_shown_by(self);
    }

    /// Panics unless the program itself finds the tables to be what the history says.
    pub(crate) fn verify(&mut self) {
        let found = verify::verify(self.workspace_mut(), None, &mut |_, _| {}).unwrap();
        assert_eq!(found.faults, vec![], "verify");
    }
}

/// How far an older program can read a segment.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Read {
    Well,
    /// Every change, but it refuses one of them.
    WithAFault,
    NotAtAll,
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
    #[cfg(unix)]
    {
        let permissions = fs::metadata(from).unwrap().permissions();
        fs::set_permissions(to, permissions).unwrap();
    }
}

/// Writes the line of an action item.
pub(crate) fn item(id: RecordId, rest: &str) -> String {
    line("action_item", id, rest)
}

/// Writes a line of JSON Lines.
pub(crate) fn line(kind: &str, id: RecordId, rest: &str) -> String {
    let comma = if rest.is_empty() { "" } else { "," };
    format!("{{\"record\":\"{kind}\",\"id\":\"{id}\"{comma}{rest}}}\n")
}

/// Returns the id of a record in a test.
pub(crate) fn id(number: u8) -> RecordId {
    RecordId::new(MORNING_MS, &[number; 10])
}

#[allow(clippy::unnecessary_wraps, reason = "a value of a form may be empty")]
pub(crate) fn text(value: &str) -> Option<Atom> {
    Some(Atom::Text(value.to_owned()))
}
