//! A workspace as an operation meets it: the records, this laptop's key, and who works here.

use std::path::Path;

use jiff::tz::TimeZone;

use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::lexicon::Lexicon;
use crate::domain::records::Laptop;
use crate::domain::records::Office;
use crate::domain::records::Record as _;
use crate::history::key::PublicKey;
use crate::history::key::SecretKey;
use crate::history::key::named_id;
use crate::history::value;
use crate::ops::OpsError;
use crate::ops::judge;
use crate::ops::save;
use crate::ops::sticks::Media;
use crate::profile::Profile;
use crate::profile::ReplicaState;
use crate::profile::Saved;
use crate::profile::Tip;
use crate::store::Access;
use crate::store::Fact;
use crate::store::Holder;
use crate::store::Save;
use crate::store::Store;
use crate::store::StoreError;

const OFFICE_CONTEXT: &str = "mahdar office v1";

/// The time and the chance that an operation meets. They come from the shell, so that tests can fix them.
pub struct Surroundings {
    /// Milliseconds since 1970 by the clock on the wall.
    pub now_ms: u64,
    /// Gives 16 random bytes at each call.
    pub random: Box<dyn FnMut() -> [u8; 16]>,
    /// Names this process to others who want to write.
    pub holder: Holder,
}

impl Surroundings {
    /// Returns the moment on the wall.
    pub fn now(&self) -> Moment {
        Moment::clamped(i64::try_from(self.now_ms / 1000).unwrap_or(i64::MAX))
    }

    /// Makes a new record id.
    pub fn new_id(&mut self) -> RecordId {
        fresh_id(self.now_ms, (self.random)())
    }

    fn seed(&mut self) -> [u8; 32] {
        let (one, other) = ((self.random)(), (self.random)());
        let mut seed = [0; 32];
        seed.iter_mut().zip(one.into_iter().chain(other)).for_each(|(to, from)| *to = from);
        seed
    }
}

/// An open workspace.
pub struct Workspace {
    pub store: Store,
    pub(crate) profile: Profile,
    /// This laptop's key, when it is the one that writes here and the workspace is open for writing.
    key: Option<SecretKey>,
    /// Where the office stands: which day a moment falls on.
    zone: TimeZone,
    /// Where sticks are looked for.
    media: Media,
}

/// How a workspace could be opened.
pub enum Opened {
    /// There is none yet.
    Nothing,
    ForWriting(Box<Workspace>),
    /// Only to read, and why.
    ForReading(Box<Workspace>, OpsError),
}

/// What a new workspace is told.
#[derive(Clone, Debug)]
pub struct NewOffice {
    pub directorate: String,
    pub code: String,
    pub officer: String,
    pub laptop: Option<String>,
    /// One of [`COUNTRIES`](crate::domain::records::COUNTRIES), where it is known.
    pub country: Option<String>,
}

impl NewOffice {
    fn check(&self) -> Result<(), OpsError> {
        let letters = self.code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
        if !(2..=8).contains(&self.code.len()) || !letters || self.code == "ALL" {
            return Err(OpsError::OfficeCode(self.code.clone()));
        }
        let named = [("--directorate", &self.directorate), ("--officer", &self.officer)];
        match named.iter().find(|(_, name)| name.trim().is_empty()) {
            Some((option, _)) => Err(OpsError::Empty(option)),
            None => Ok(()),
        }
    }

    fn label(&self) -> String {
        self.laptop.clone().unwrap_or_else(|| format!("{}-1", self.code))
    }
}

/// Makes a record id out of a time and random bytes.
pub(crate) fn fresh_id(now_ms: u64, random: [u8; 16]) -> RecordId {
    let mut ten = [0; 10];
    ten.iter_mut().zip(random).for_each(|(to, from)| *to = from);
    RecordId::new(now_ms, &ten)
}

/// Returns the id that an office's code gives it, the same on every laptop.
pub fn office_id(code: &str) -> RecordId {
    RecordId(named_id(OFFICE_CONTEXT, code.as_bytes()))
}

impl Workspace {
    /// Makes a workspace, or takes up a copied one as a new laptop of the office.
    pub fn initialise(
        folder: &Path,
        profile: &Path,
        office: &NewOffice,
        around: &mut Surroundings,
    ) -> Result<Self, OpsError> {
        office.check()?;
        let profile = Profile::open(profile)?;
        let key = match profile.key()? {
            Some(key) => key,
            None => profile.create_key(around.seed())?,
        };
        let store = match Store::create(folder, (around.random)(), &around.holder) {
            Err(StoreError::WorkspaceExists(_)) => {
                let store = Store::open(folder, &Access::Write(around.holder.clone()))?;
                let laptop = RecordId(key.public().laptop_id());
                let introduced = store.record(Laptop::KIND, laptop)?.is_some();
                if introduced && store.fact(Fact::Key)?.as_deref() == Some(&key.public().0) {
                    return Err(StoreError::WorkspaceExists(folder.to_owned()).into());
                }
                store
            }
            created => created?,
        };
        let mut workspace =
            Self { store, profile, key: Some(key), zone: TimeZone::UTC, media: Media::of_this_system() };
        workspace.begin_incarnation(around)?;
        workspace.introduce(office, around)?;
        Ok(workspace)
    }

    /// Opens a workspace for writing. A copied or restored one goes on as a new incarnation.
    pub fn open(folder: &Path, profile: &Path, around: &mut Surroundings) -> Result<Self, OpsError> {
        let store = Store::open(folder, &Access::Write(around.holder.clone()))?;
        let profile = Profile::open(profile)?;
        let key = profile.key()?.filter(|key| {
            let writes = store.fact(Fact::Key).ok().flatten();
            writes.as_deref() == Some(&key.public().0)
        });
        let Some(key) = key else { return Err(OpsError::NotOurKey) };
        let mut workspace =
            Self { store, profile, key: Some(key), zone: TimeZone::UTC, media: Media::of_this_system() };
        if !workspace.continues()? {
            workspace.begin_incarnation(around)?;
        }
        judge::judge_again(&mut workspace, around.now_ms)?;
        Ok(workspace)
    }

    /// Opens a workspace for writing, or for reading where writing is not possible now.
    pub fn open_or_read(
        folder: &Path,
        profile: &Path,
        around: &mut Surroundings,
    ) -> Result<Opened, OpsError> {
        match Self::open(folder, profile, around) {
            Ok(workspace) => Ok(Opened::ForWriting(Box::new(workspace))),
            Err(OpsError::Store(StoreError::NoWorkspace(_))) => Ok(Opened::Nothing),
            Err(why) if why.leaves_reading() => {
                Ok(Opened::ForReading(Box::new(Self::open_for_reading(folder, profile)?), why))
            }
            Err(error) => Err(error),
        }
    }

    /// Counts the durable commits, drafts apart.
    pub fn commits(&self) -> Result<u64, OpsError> {
        Ok(self.store.number(Fact::Commits)?)
    }

    /// Opens a workspace to read in it.
    pub fn open_for_reading(folder: &Path, profile: &Path) -> Result<Self, OpsError> {
        let store = Store::open(folder, &Access::Read)?;
        Ok(Self {
            store,
            profile: Profile::open(profile)?,
            key: None,
            zone: TimeZone::UTC,
            media: Media::of_this_system(),
        })
    }

    /// Returns this laptop's key; refused when the workspace is open for reading.
    pub(crate) fn key(&self) -> Result<&SecretKey, OpsError> {
        self.key.as_ref().ok_or(OpsError::Store(StoreError::ReadOnly))
    }

    /// Seals every tail into segments signed with this laptop's key, and counts the statement that goes with them.
    pub(crate) fn seal_tails(&mut self, counter: u64) -> Result<(), OpsError> {
        let Self { store, key, .. } = self;
        let key = key.as_ref().ok_or(OpsError::Store(StoreError::ReadOnly))?;
        store.in_transaction(|store| -> Result<(), StoreError> {
            store.seal_tails(key)?;
            store.set_number(Fact::HaveCounter, counter)
        })?;
        self.save_replica_state()
    }

    /// Sets where the office stands.
    #[must_use]
    pub fn in_zone(self, zone: TimeZone) -> Self {
        Self { zone, ..self }
    }

    /// Sets what typed words may mean besides themselves, in the languages of the program.
    #[must_use]
    pub fn with_words(mut self, lexicon: fn() -> &'static Lexicon) -> Self {
        self.store.set_lexicon(lexicon);
        self
    }

    /// Sets where sticks are looked for.
    #[must_use]
    pub fn with_media(self, media: Media) -> Self {
        Self { media, ..self }
    }

    /// Returns where sticks are looked for.
    pub(crate) fn media(&self) -> &Media {
        &self.media
    }

    /// Returns the day on which a moment falls where the office stands.
    pub fn local_day(&self, moment: Moment) -> Day {
        let date = moment.timestamp().to_zoned(self.zone.clone()).date();
        Day::from_date(date).unwrap_or(Day::RANGE.1)
    }

    /// Returns `true` when this process may write here.
    pub fn is_writable(&self) -> bool {
        self.key.is_some()
    }

    /// Returns the public key of the laptop that writes here.
    pub fn own_key(&self) -> Result<PublicKey, OpsError> {
        let key = self.store.fact(Fact::Key)?.and_then(|bytes| bytes.try_into().ok());
        Ok(PublicKey(key.unwrap_or([0; 32])))
    }

    /// Returns the office that this workspace belongs to.
    pub fn own_office(&self) -> Result<RecordId, OpsError> {
        Ok(RecordId(self.store.fact16(Fact::Office)?.unwrap_or_default()))
    }

    /// Returns the name of the officer who works on this laptop.
    pub fn officer(&self) -> Result<String, OpsError> {
        Ok(self.store.author_of(self.own_key()?)?.officer)
    }

    /// Begins the save of a person's work: its time, its number and its author.
    pub(crate) fn new_save(&self, around: &mut Surroundings) -> Result<Save, OpsError> {
        save::begin(&self.store, self.officer()?, around)
    }

    /// Writes the records of this office and this laptop.
    fn introduce(&mut self, new: &NewOffice, around: &mut Surroundings) -> Result<(), OpsError> {
        let key = self.key()?.public();
        let mut office = Office::empty(office_id(&new.code));
        office.code = Some(new.code.clone());
        office.name_ar = Some(new.directorate.trim().to_owned());
        office.kind = Some("directorate".to_owned());
        office.country.clone_from(&new.country);
        let mut laptop = Laptop::empty(RecordId(key.laptop_id()));
        laptop.key = Some(key.0.to_vec());
        laptop.office_id = Some(office.id);
        laptop.label = Some(new.label());
        laptop.officer = Some(new.officer.trim().to_owned());
        self.store.set_fact(Fact::Office, &office.id.0)?;
        self.store.set_fact(Fact::Judged, &value::reader())?;
        // Whoever works here knows the laptop's own key: what comes back from others is no stranger's.
        self.store.trust(key, None, around.now())?;
        let mut edits = vec![RecordEdit::create(&laptop)];
        if self.store.record(Office::KIND, office.id)?.is_none() {
            edits.push(RecordEdit::create(&office));
        }
        let officer = new.officer.trim().to_owned();
        save::save_as(self, &edits, Some(officer), around).map(drop)
    }

    /// Returns `true` when database and profile agree on where this laptop's streams ended.
    fn continues(&self) -> Result<bool, OpsError> {
        let saved = self.profile.replica(self.workspace_id()?)?;
        Ok(saved == Saved::State(self.replica_state()?))
    }

    /// Makes a new incarnation: nothing that was recorded before can be confused with what comes.
    pub(crate) fn begin_incarnation(&mut self, around: &mut Surroundings) -> Result<(), OpsError> {
        let key = self.key()?.public();
        let fresh = (around.random)();
        self.store.in_transaction(|store| {
            let mut follows = store.fact(Fact::Follows)?.unwrap_or_default();
            let same_key = store.fact(Fact::Key)?.as_deref() == Some(&key.0);
            match store.fact(Fact::Incarnation)? {
                Some(earlier) if same_key => follows.extend(earlier),
                _ => {
                    follows.clear();
                    store.forget_own_work()?;
                }
            }
            store.set_fact(Fact::Follows, &follows)?;
            store.set_fact(Fact::Key, &key.0)?;
            store.forget_waiting()?;
            store.set_fact(Fact::Incarnation, &fresh)?;
            store.set_number(Fact::HaveCounter, 0)
        })?;
        self.save_replica_state()
    }

    fn workspace_id(&self) -> Result<[u8; 16], OpsError> {
        Ok(self.store.fact16(Fact::Workspace)?.unwrap_or_default())
    }

    fn replica_state(&self) -> Result<ReplicaState, OpsError> {
        let incarnation = self.store.fact16(Fact::Incarnation)?.unwrap_or_default();
        let follows = self.store.fact(Fact::Follows)?.unwrap_or_default();
        let tips = self.store.stream_ends(self.own_key()?, &incarnation)?;
        Ok(ReplicaState {
            incarnation,
            counter: self.store.number(Fact::HaveCounter)?,
            follows: follows.as_chunks::<16>().0.to_vec(),
            tips: tips.into_iter().map(|(scope, seq, hash)| Tip { scope: scope.0, seq, hash }).collect(),
        })
    }

    /// Writes down, outside the database, where this laptop's streams end. Before anything of it leaves.
    pub(crate) fn save_replica_state(&self) -> Result<(), OpsError> {
        Ok(self.profile.save_replica(self.workspace_id()?, &self.replica_state()?)?)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// An office with a workspace and a laptop of its own, for tests.
    pub(crate) struct Office {
        pub(crate) workspace: Workspace,
        pub(crate) around: Surroundings,
        pub(crate) folder: tempfile::TempDir,
    }

    pub(crate) fn holder() -> Holder {
        Holder { process: 1, host: "test".to_owned(), since: "10:40".to_owned() }
    }

    /// Surroundings whose chance follows from `seed`.
    pub(crate) fn surroundings(seed: u64) -> Surroundings {
        let mut count = 0_u64;
        let random = move || {
            count += 1;
            let mut bytes = [0; 16];
            blake3::Hasher::new()
                .update(&seed.to_le_bytes())
                .update(&count.to_le_bytes())
                .finalize_xof()
                .fill(&mut bytes);
            bytes
        };
        Surroundings { now_ms: 1_795_341_600_000, random: Box::new(random), holder: holder() }
    }

    impl Office {
        pub(crate) fn new(code: &str) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let seed = code.bytes().fold(0, |seed, byte| seed * 256 + u64::from(byte));
            let mut around = surroundings(seed);
            let office = NewOffice {
                directorate: format!("مديرية {code}"),
                code: code.to_owned(),
                officer: "سمر تفاحة".to_owned(),
                laptop: None,
                country: None,
            };
            let (records, profile) = (folder.path().join("records"), folder.path().join("profile"));
            let workspace = Workspace::initialise(&records, &profile, &office, &mut around).unwrap();
            Self { workspace, around, folder }
        }
    }

    #[test]
    fn an_office_code_is_short_and_latin() {
        for code in ["", "W", "wzt", "WADIZEITO", "وزت", "W-T", "ALL"] {
            let office = NewOffice {
                directorate: "م".into(),
                code: code.into(),
                officer: "س".into(),
                laptop: None,
                country: None,
            };
            assert!(matches!(office.check(), Err(OpsError::OfficeCode(_))), "{code}");
        }
    }

    #[test]
    fn a_restored_workspace_goes_on_as_a_new_incarnation() {
        let mut office = Office::new("WZT");
        let before = office.workspace.store.fact16(Fact::Incarnation).unwrap();
        let (records, profile) = (office.folder.path().join("records"), office.folder.path().join("profile"));
        drop(office.workspace);
        let again = Workspace::open(&records, &profile, &mut office.around).unwrap();
        assert_eq!(again.store.fact16(Fact::Incarnation).unwrap(), before);
        drop(again);
        std::fs::remove_dir_all(profile.join("replica")).unwrap();
        let restored = Workspace::open(&records, &profile, &mut office.around).unwrap();
        assert_ne!(restored.store.fact16(Fact::Incarnation).unwrap(), before);
        assert_eq!(
            restored.store.fact(Fact::Follows).unwrap().as_deref(),
            before.as_ref().map(<[u8; 16]>::as_slice)
        );
    }

    #[test]
    fn a_workspace_of_another_key_is_not_written() {
        let mut office = Office::new("WZT");
        drop(office.workspace);
        let other = office.folder.path().join("other profile");
        let opened = Workspace::open(&office.folder.path().join("records"), &other, &mut office.around);
        assert!(matches!(opened, Err(OpsError::NotOurKey)));
    }
}
