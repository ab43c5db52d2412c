//! Looking for sticks and the bundles on them: a glance at each, nothing is read whole and nothing is changed.

use std::io;
use std::path::Path;
use std::path::PathBuf;

use crate::domain::message::Message;
use crate::domain::stick::BundleSeen;
use crate::domain::stick::BundleStanding;
use crate::domain::stick::BundleSummary;
use crate::domain::stick::NoBundle;
use crate::domain::stick::Stick;
use crate::domain::stick::StickKind;
use crate::exchange;
use crate::exchange::Addressee;
use crate::exchange::BundleFiles;
use crate::exchange::Glance;
use crate::exchange::Refusal;
use crate::history::have::Have;
use crate::history::segment::hash_at_start;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::ops::import_bundle;
use crate::store::Fact;
use crate::store::HaveRow;

pub use crate::exchange::Media;

/// So many bundles of a place are looked at.
const MOST_BUNDLES: usize = 100;

/// Finds what is plugged in, and the folder that was used last when it stands elsewhere.
pub fn sticks(workspace: &Workspace) -> Result<Vec<Stick>, OpsError> {
    let plugged = workspace.media().plugged();
    let last = last_folder(workspace)?.filter(|last| !plugged.contains(last) && last.is_dir());
    let last = last.filter(|last| !workspace.media().was_unplugged(last));
    let places = plugged.into_iter().map(|path| (path, StickKind::Plugged));
    let places = places.chain(last.map(|path| (path, StickKind::Folder)));
    places.map(|(path, kind)| stick(workspace, &path, kind)).collect()
}

/// Looks into a folder that a person named.
pub fn folder(workspace: &Workspace, path: &Path) -> Result<Stick, OpsError> {
    stick(workspace, path, StickKind::Folder)
}

/// Says why no bundle can be written into a folder; `None` when nothing speaks against it yet.
///
/// A mistyped stick must not become a file beside the records, so only a folder will do.
pub fn refused_target(path: &Path) -> Option<Message> {
    if !path.is_dir() {
        return Some(Message::new("delivery-no-folder").with_typed("path", path.display().to_string()));
    }
    exchange::space(path).read_only.then(|| Message::new("delivery-read-only"))
}

/// Returns the folder that a bundle last came from or went to.
fn last_folder(workspace: &Workspace) -> Result<Option<PathBuf>, OpsError> {
    let kept = workspace.store.fact(Fact::LastFolder)?;
    Ok(kept.and_then(|path| String::from_utf8(path).ok()).map(PathBuf::from))
}

/// Notes the folder that a bundle came from or went to, within a transaction that writes anyway.
pub(super) fn note_folder(store: &crate::store::Store, bundle: &Path) -> Result<(), OpsError> {
    let folder = bundle.parent().filter(|folder| folder.is_absolute()).and_then(Path::to_str);
    if let Some(folder) = folder {
        store.set_fact(Fact::LastFolder, folder.as_bytes())?;
    }
    Ok(())
}

fn stick(workspace: &Workspace, path: &Path, kind: StickKind) -> Result<Stick, OpsError> {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.display().to_string());
    let (found, trouble) = match exchange::bundle_files(path, MOST_BUNDLES) {
        Ok(found) => (found, None),
        Err(error) => (BundleFiles::default(), Some(unreadable(path, &error))),
    };
    let mut bundles = Vec::new();
    for file in &found.files {
        bundles.push(seen(workspace, file)?);
    }
    bundles
        .sort_by_key(|bundle| std::cmp::Reverse(bundle.content.as_ref().ok().map(|content| content.made_at)));
    let space = exchange::space(path);
    Ok(Stick {
        name,
        path: path.display().to_string(),
        kind,
        free: space.free,
        read_only: space.read_only,
        bundles,
        more: found.more,
        trouble,
    })
}

fn unreadable(path: &Path, error: &io::Error) -> Message {
    OpsError::unreadable(path.display().to_string(), error).message()
}

fn seen(workspace: &Workspace, file: &Path) -> Result<BundleSeen, OpsError> {
    let (bytes, content) = match exchange::glance(file) {
        Ok(glance) => (glance.length, Ok(summary(workspace, &glance)?)),
        Err(refusal) => (file.metadata().map_or(0, |about| about.len()), Err(no_bundle(&refusal))),
    };
    let name = file.file_name().map(|name| name.display().to_string()).unwrap_or_default();
    Ok(BundleSeen { path: file.display().to_string(), file: name, bytes, content })
}

fn no_bundle(refusal: &Refusal) -> NoBundle {
    NoBundle { why: refusal.message(), is_damaged: refusal.is_damage() }
}

fn summary(workspace: &Workspace, glance: &Glance) -> Result<BundleSummary, OpsError> {
    let manifest = &glance.manifest;
    let standing = if brings_news(workspace, glance)? {
        BundleStanding::New
    } else if manifest.exporter == workspace.own_key()? {
        BundleStanding::Own
    } else {
        BundleStanding::Held
    };
    let to = match &manifest.addressee {
        Addressee::Everyone => None,
        Addressee::Office(code) => Some(code.clone()),
    };
    Ok(BundleSummary { from: import_bundle::exporter(manifest), made_at: manifest.made_at, to, standing })
}

/// Returns `true` when importing would change something here: the same question that an import asks.
fn brings_news(workspace: &Workspace, glance: &Glance) -> Result<bool, OpsError> {
    let store = &workspace.store;
    if !glance.is_whole || store.known_since(glance.manifest.exporter)?.is_none() {
        return Ok(true);
    }
    for start in &glance.starts {
        let hash = hash_at_start(start);
        if hash.map(|hash| store.holds_segment(&hash)).transpose()? != Some(true) {
            return Ok(true);
        }
    }
    let own = workspace.own_key()?;
    for bytes in &glance.haves {
        let Ok(have) = Have::open(bytes) else { continue };
        let row = HaveRow {
            key: have.key,
            incarnation: have.incarnation,
            counter: have.counter,
            bytes: bytes.clone(),
        };
        if have.key != own && store.is_news(&row)? {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::domain::stage::unwatched;
    use crate::ops::export_bundle::Request;
    use crate::ops::export_bundle::export_bundle;
    use crate::ops::import_bundle::Intent;
    use crate::ops::import_bundle::import_bundles;
    use crate::ops::workspace::tests::Office;

    /// Two offices and a folder in which sticks are plugged in.
    struct Scene {
        ours: Office,
        theirs: Office,
        media: tempfile::TempDir,
    }

    impl Scene {
        fn new() -> Self {
            let media = tempfile::tempdir().unwrap();
            fs::create_dir(media.path().join("USB1")).unwrap();
            let mut scene = Self { ours: Office::new("WZT"), theirs: Office::new("MNR"), media };
            let plugged = Media::FoldersIn(scene.media.path().to_owned());
            scene.ours.workspace = scene.ours.workspace.with_media(plugged);
            scene
        }

        fn usb(&self) -> PathBuf {
            self.media.path().join("USB1")
        }

        /// The other office writes a bundle to the stick.
        fn arrives(&mut self) -> PathBuf {
            let request = Request { to: "WZT".to_owned(), bodies: Vec::new(), out: self.usb() };
            let Office { workspace, around, .. } = &mut self.theirs;
            export_bundle(workspace, &request, around, &mut unwatched()).unwrap().path
        }

        fn found(&self) -> Vec<Stick> {
            sticks(&self.ours.workspace).unwrap()
        }

        fn standings(&self) -> Vec<BundleStanding> {
            let found = self.found();
            found[0].bundles.iter().map(|bundle| bundle.content.as_ref().unwrap().standing).collect()
        }
    }

    #[test]
    fn a_bundle_on_a_stick_is_new_until_it_is_imported() {
        let mut scene = Scene::new();
        let bundle = scene.arrives();
        let found = scene.found();
        assert_eq!((found.len(), found[0].name.as_str()), (1, "USB1"));
        let content = found[0].bundles[0].content.as_ref().unwrap();
        assert_eq!((content.from.office.as_str(), content.to.as_deref()), ("MNR", Some("WZT")));
        assert_eq!(scene.standings(), [BundleStanding::New]);
        let Office { workspace, around, .. } = &mut scene.ours;
        import_bundles(workspace, &[bundle], Intent::ImportAndTrust, around, &mut unwatched()).unwrap();
        assert_eq!(scene.standings(), [BundleStanding::Held]);
        // They say what they hold since: nothing to record, but an acknowledgement.
        scene.theirs.around.now_ms += 60_000;
        scene.arrives();
        assert_eq!(scene.standings(), [BundleStanding::New, BundleStanding::Held]);
    }

    #[test]
    fn our_own_bundle_is_known_as_such_and_its_folder_is_found_again() {
        let mut scene = Scene::new();
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().to_owned();
        let request = Request { to: "ALL".to_owned(), bodies: Vec::new(), out: out.clone() };
        let Office { workspace, around, .. } = &mut scene.ours;
        export_bundle(workspace, &request, around, &mut unwatched()).unwrap();
        let found = scene.found();
        assert_eq!(
            (found.len(), found[1].kind, &found[1].path),
            (2, StickKind::Folder, &out.display().to_string())
        );
        assert_eq!(found[1].bundles[0].content.as_ref().unwrap().standing, BundleStanding::Own);
    }

    #[test]
    fn a_file_that_is_no_bundle_or_is_cut_is_listed_with_what_is_wrong() {
        let mut scene = Scene::new();
        let bundle = scene.arrives();
        let whole = fs::read(&bundle).unwrap();
        fs::write(&bundle, &whole[..whole.len() / 2]).unwrap();
        fs::write(scene.usb().join("MHD_صورة.mahdar"), "صورة").unwrap();
        let found = scene.found();
        let ids =
            found[0].bundles.iter().map(|bundle| bundle.content.as_ref().unwrap_err().why.id.to_string());
        let mut ids: Vec<String> = ids.collect();
        ids.sort_unstable();
        assert_eq!(ids, ["refusal-not-a-bundle", "refusal-truncated"]);
    }

    #[test]
    fn a_bundle_is_found_under_whatever_name_it_was_given() {
        let mut scene = Scene::new();
        let bundle = scene.arrives();
        fs::rename(&bundle, scene.usb().join("حزمة مرج نور (1).mahdar")).unwrap();
        fs::write(scene.usb().join("صورة.MAHDAR"), "صورة").unwrap();
        fs::write(scene.usb().join("صورة.jpg"), "صورة").unwrap();
        let found = scene.found();
        let named = |bundle: &BundleSeen| (bundle.file.clone(), bundle.content.is_ok());
        let mut files: Vec<_> = found[0].bundles.iter().map(named).collect();
        files.sort();
        let wanted = [("حزمة مرج نور (1).mahdar", true), ("صورة.MAHDAR", false)];
        assert_eq!(files, wanted.map(|(name, is_bundle)| (name.to_owned(), is_bundle)));
    }

    #[test]
    fn a_folder_that_is_not_there_takes_no_bundle() {
        let scene = Scene::new();
        assert_eq!(refused_target(&scene.usb()), None);
        let missing = refused_target(&scene.usb().join("حزم")).unwrap();
        assert_eq!(missing.id, "delivery-no-folder");
    }

    #[test]
    fn a_place_that_cannot_be_read_says_why() {
        let scene = Scene::new();
        let gone = folder(&scene.ours.workspace, &scene.media.path().join("gone")).unwrap();
        assert!(gone.trouble.is_some() && gone.bundles.is_empty());
    }
}
