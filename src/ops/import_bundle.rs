//! Importing bundles: verified, previewed by the same code, entered in one transaction.

use std::collections::BTreeSet;
use std::path::Path;
use std::path::PathBuf;

use crate::config;
use crate::domain::day::Moment;
use crate::domain::message::Message;
use crate::domain::shown::Author;
use crate::domain::shown::ImportPreview;
use crate::domain::shown::PreviewConflicts;
use crate::domain::shown::Signer;
use crate::domain::stage::Go;
use crate::domain::stage::Stage;
use crate::domain::stage::Watch;
use crate::exchange;
use crate::exchange::Bundle;
use crate::exchange::Frame;
use crate::exchange::Manifest;
use crate::history::cbor::CborFault;
use crate::history::have::Have;
use crate::history::key::PublicKey;
use crate::history::segment::Envelope;
use crate::history::segment::Header;
use crate::ops::OpsError;
use crate::ops::Surroundings;
use crate::ops::Workspace;
use crate::ops::judge;
use crate::ops::judge::Judged;
use crate::ops::sticks;
use crate::store::Arrival;
use crate::store::Fact;
use crate::store::HaveRow;
use crate::store::Imported;
use crate::store::Importing;
use crate::store::Keep;
use crate::store::Store;
use crate::store::StoreError;

/// What an import is allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Intent {
    /// Look: nothing is recorded, whatever comes.
    Preview,
    /// Enter what comes from known keys.
    Import,
    /// Enter, and remember the keys that are new: a person compared them.
    ImportAndTrust,
}

/// How an import ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub preview: ImportPreview,
    /// Keys that nobody here compared yet stood in the way.
    pub needs_trust: bool,
    /// Whether anything was entered.
    pub entered: bool,
}

/// Everything that one bundle brings along, beside its segments.
#[derive(Default)]
struct Findings {
    keys: BTreeSet<PublicKey>,
    quarantined: Vec<Message>,
    added: u64,
    held: u64,
    new_segments: u64,
    haves: Vec<HaveRow>,
    /// A segment or statement of our own present that this workspace does not know: we are a copy.
    echo: bool,
}

/// Imports bundles, or shows what importing them would do. All of them enter, or none.
///
/// Where the workspace is open for reading only, looking is done on a copy that is gone afterwards.
pub fn import_bundles(
    workspace: &mut Workspace,
    paths: &[PathBuf],
    intent: Intent,
    around: &mut Surroundings,
    watch: Watch<'_>,
) -> Result<Vec<Outcome>, OpsError> {
    let own = own(workspace)?;
    if intent == Intent::Preview && !workspace.is_writable() {
        let mut copy = workspace.store.copy(&mut |done, total| match watch(Stage::Copying, done, total) {
            Go::On => Ok(()),
            Go::Stop => Err(OpsError::Stopped),
        })?;
        let seen = take_in(&mut copy, &own, paths, intent, around.now_ms, &config::spool_folder(), watch);
        return Ok(seen.map_err(of_scratch)?.0);
    }
    workspace.key()?;
    let spool = workspace.store.folder().to_owned();
    let (outcomes, echo) = take_in(&mut workspace.store, &own, paths, intent, around.now_ms, &spool, watch)?;
    if echo {
        workspace.begin_incarnation(around)?;
    }
    Ok(outcomes)
}

/// What has no room on a copy has room in the records.
fn of_scratch(error: OpsError) -> OpsError {
    match error {
        OpsError::Store(error) => StoreError::of_scratch(error).into(),
        error => error,
    }
}

fn own(workspace: &Workspace) -> Result<Own, OpsError> {
    Ok(Own {
        key: workspace.own_key()?,
        incarnation: workspace.store.fact16(Fact::Incarnation)?.unwrap_or_default(),
        counter: workspace.store.number(Fact::HaveCounter)?,
        statement: workspace.store.fact(Fact::Statement)?,
    })
}

/// Reads bundles into the tables, and keeps what they bring when that is meant. Answers also whether we are a copy.
fn take_in(
    store: &mut Store,
    own: &Own,
    paths: &[PathBuf],
    intent: Intent,
    now_ms: u64,
    spool: &Path,
    watch: Watch<'_>,
) -> Result<(Vec<Outcome>, bool), OpsError> {
    let mut bundles = Vec::new();
    for path in paths {
        bundles.push((path, exchange::open_watched(path, spool, watch)?));
    }
    let (stage, last) = match intent {
        Intent::Preview => (Stage::Comparing, Stage::Counting),
        Intent::Import | Intent::ImportAndTrust => (Stage::Entering, Stage::Saving),
    };
    store.in_transaction_if(|store| -> Result<_, OpsError> {
        let mut outcomes = Vec::new();
        let mut echo = false;
        let mut left = bundles.len();
        for (path, bundle) in &mut bundles {
            left -= 1;
            let mut importing = Importing::begin(store, now_ms)?;
            let mut reached = |done, total| watch(stage, done, total);
            let findings = read(store, &mut importing, bundle, own, &mut reached)?;
            // Told once, when all is read: a stage does not come back.
            if left == 0 && watch(last, 0, 0) == Go::Stop {
                return Err(OpsError::Stopped);
            }
            let imported = importing.finish()?;
            let outcome = conclude(store, path, bundle, own, &findings, imported, intent)?;
            if outcome.entered {
                record(store, bundle.manifest(), &findings, &outcome, intent, now_ms)?;
                sticks::note_folder(store, path)?;
            }
            echo |= findings.echo;
            outcomes.push(outcome);
        }
        let stopped = intent == Intent::Preview || outcomes.iter().any(|outcome| outcome.needs_trust);
        let nothing_new = outcomes.iter().all(|outcome| !outcome.entered);
        if stopped {
            for outcome in &mut outcomes {
                outcome.entered = false;
            }
        }
        let keep = if stopped || nothing_new { Keep::No } else { Keep::Yes };
        Ok(((outcomes, echo && !stopped), keep))
    })
}

/// How this laptop speaks of itself at present.
struct Own {
    key: PublicKey,
    incarnation: [u8; 16],
    counter: u64,
    /// The hash of what it said last.
    statement: Option<Vec<u8>>,
}

/// Reads every frame of a bundle into the tables.
fn read(
    store: &Store,
    importing: &mut Importing<'_>,
    bundle: &mut Bundle,
    own: &Own,
    reached: &mut dyn FnMut(u64, u64) -> Go,
) -> Result<Findings, OpsError> {
    let total = bundle.manifest().segments;
    let mut findings = Findings { keys: BTreeSet::from([bundle.manifest().exporter]), ..Findings::default() };
    let mut done = 0;
    for frame in bundle.frames()? {
        match frame? {
            Frame::Segment(bytes) => {
                read_segment(store, importing, &bytes, own, &mut findings)?;
                done += 1;
                if reached(done, total) == Go::Stop {
                    return Err(OpsError::Stopped);
                }
            }
            Frame::Have(statements) => {
                for bytes in statements {
                    read_statement(bytes, own, &mut findings);
                }
            }
        }
    }
    Ok(findings)
}

fn read_segment(
    store: &Store,
    importing: &mut Importing<'_>,
    bytes: &[u8],
    own: &Own,
    findings: &mut Findings,
) -> Result<(), OpsError> {
    let envelope = Envelope::open(bytes).map_err(judge::segment_error)?;
    let header = &envelope.header;
    findings.keys.insert(header.key);
    if store.holds_segment(&envelope.hash)? {
        findings.held += u64::from(header.count);
        return Ok(());
    }
    findings.echo |= header.key == own.key && header.incarnation == own.incarnation;
    let changes = match judge::judge(&envelope)? {
        Judged::Counts(changes) => changes,
        Judged::HeldBack(fault, changes) => {
            importing.hold_back(bytes, &envelope, &changes)?;
            quarantine(header, fault, findings);
            return Ok(());
        }
    };
    match importing.add(bytes, &envelope, &changes)? {
        Arrival::Held => findings.held += u64::from(header.count),
        Arrival::Added { changes } => {
            findings.added += u64::from(changes);
            findings.held += u64::from(header.count.saturating_sub(changes));
            findings.new_segments += 1;
        }
    }
    Ok(())
}

/// Tells of a properly signed segment whose content this program refuses.
fn quarantine(header: &Header, fault: CborFault, findings: &mut Findings) {
    findings.new_segments += 1;
    findings.quarantined.push(
        Message::new("import-quarantined")
            .with_typed("key", header.key.digits())
            .with_typed("first", header.first_seq.to_string())
            .with_typed("last", header.last_seq().to_string())
            .with("reason", fault.message()),
    );
}

/// Takes note of what a laptop says it holds. What is not properly signed says nothing.
fn read_statement(bytes: Vec<u8>, own: &Own, findings: &mut Findings) {
    let Ok(have) = Have::open(&bytes) else { return };
    if have.key == own.key {
        let is_ours = own.statement.as_deref() == Some(blake3::hash(&bytes).as_bytes());
        let ahead = have.counter > own.counter || (have.counter == own.counter && !is_ours);
        let is_present = have.incarnation == own.incarnation;
        findings.echo |= (is_present && ahead) || have.follows.contains(&own.incarnation);
    } else {
        findings.haves.push(HaveRow {
            key: have.key,
            incarnation: have.incarnation,
            counter: have.counter,
            bytes,
        });
    }
}

/// Puts into words what a bundle did to the tables.
fn conclude(
    store: &Store,
    path: &Path,
    bundle: &Bundle,
    own: &Own,
    findings: &Findings,
    imported: Imported,
    intent: Intent,
) -> Result<Outcome, OpsError> {
    let manifest = bundle.manifest();
    let mut signers = Vec::new();
    for key in &findings.keys {
        signers.push(signer(store, *key, manifest, own)?);
    }
    signers.sort_by_key(|signer| !signer.exporter);
    let strangers = signers.iter().any(|signer| signer.known_since.is_none());
    let mut conflicts = PreviewConflicts { count: imported.unsettled_count, named: Vec::new() };
    for place in &imported.unsettled {
        conflicts.named.extend(store.contest(place)?);
    }
    let preview = ImportPreview {
        file: path.display().to_string(),
        bytes: bundle.length(),
        from: exporter(manifest),
        made_at: Some(manifest.made_at),
        signers,
        new: imported.new,
        changed: imported.changed,
        deleted: imported.deleted,
        conflicts,
        changes: findings.added,
        held: findings.held,
        quarantined: findings.quarantined.clone(),
        unknown: imported.unknown,
        far_ahead: imported.far_ahead,
    };
    let needs_trust = strangers && intent == Intent::Import;
    let mut is_news = findings.new_segments > 0 || strangers;
    for have in &findings.haves {
        is_news = is_news || store.is_news(have)?;
    }
    let entered = intent != Intent::Preview && !needs_trust && is_news;
    Ok(Outcome { preview, needs_trust, entered })
}

pub(super) fn exporter(manifest: &Manifest) -> Author {
    Author {
        office: manifest.office_code.clone(),
        office_name: manifest.office_name.clone(),
        officer: manifest.officer.clone(),
        laptop: manifest.laptop.clone(),
    }
}

fn signer(store: &Store, key: PublicKey, manifest: &Manifest, own: &Own) -> Result<Signer, OpsError> {
    let exporter = key == manifest.exporter;
    let author = store.author_of(key)?;
    let author = if author == Author::default() && exporter { self::exporter(manifest) } else { author };
    let (known_since, this_laptop) = (store.known_since(key)?, key == own.key);
    Ok(Signer { digits: key.digits(), author, known_since, exporter, this_laptop })
}

/// Remembers keys, statements and the bundle itself.
fn record(
    store: &Store,
    manifest: &Manifest,
    findings: &Findings,
    outcome: &Outcome,
    intent: Intent,
    now_ms: u64,
) -> Result<(), OpsError> {
    let now = Moment::clamped(i64::try_from(now_ms / 1000).unwrap_or(i64::MAX));
    if intent == Intent::ImportAndTrust {
        for key in &findings.keys {
            store.trust(*key, Some(manifest.bundle), now)?;
        }
    }
    for have in &findings.haves {
        store.keep_have(have)?;
    }
    let far_ahead = outcome.preview.far_ahead;
    Ok(store.log_import(now, manifest.bundle, manifest.exporter, findings.added, far_ahead)?)
}
