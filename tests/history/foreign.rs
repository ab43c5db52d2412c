//! Segments and bundles made by hand: what a newer, a broken or a hostile program could sign.

use std::collections::HashMap;
use std::path::Path;
use std::path::PathBuf;

use mahdar::domain::day::Moment;
use mahdar::domain::stage::unwatched;
use mahdar::exchange;
use mahdar::exchange::Addressee;
use mahdar::exchange::BundleBuilder;
use mahdar::exchange::Frame;
use mahdar::exchange::Manifest;
use mahdar::history::cbor::Writer;
use mahdar::history::change::Change;
use mahdar::history::change::ChangeId;
use mahdar::history::change::FieldChange;
use mahdar::history::change::LifeChange;
use mahdar::history::key::SecretKey;
use mahdar::history::scope::Scope;
use mahdar::history::segment;
use mahdar::history::segment::Envelope;
use mahdar::history::segment::Place;
use mahdar::history::segment::SegmentHash;

use crate::laptop::MORNING_MS;
use crate::laptop::id;

/// The number of action items in the history.
pub(crate) const ITEM: u64 = 16;
pub(crate) const TITLE: u64 = 5;
pub(crate) const DETAILS: u64 = 6;
pub(crate) const DUE: u64 = 9;
pub(crate) const PRIORITY: u64 = 10;
pub(crate) const PROGRESS: u64 = 11;

/// A laptop that does not run this program.
pub(crate) struct Foreigner {
    pub(crate) key: SecretKey,
    pub(crate) incarnation: [u8; 16],
    streams: HashMap<Scope, (u64, SegmentHash)>,
    sealed: u8,
}

impl Foreigner {
    pub(crate) fn new(number: u8) -> Self {
        let key = SecretKey::from_seed([number; 32]);
        Self { key, incarnation: [number; 16], streams: HashMap::new(), sealed: 0 }
    }

    /// Signs changes of one scope; returns the segment and the names of its changes.
    pub(crate) fn seal(&mut self, changes: &[Change]) -> (Vec<u8>, Vec<ChangeId>) {
        let scope = changes[0].scope;
        let last = self.streams.get(&scope).copied();
        self.sealed += 1;
        let mut nonce = self.incarnation;
        nonce[0] ^= self.sealed;
        let place = Place {
            incarnation: self.incarnation,
            scope,
            first_seq: last.map_or(1, |(seq, _)| seq + 1),
            first_index: 0,
            prev: last.map(|(_, hash)| hash),
            nonce,
            schema: 2,
        };
        let (bytes, header) = segment::seal(&self.key, &place, changes).unwrap();
        self.streams.insert(scope, (header.last_seq(), header.hash()));
        let mut names = Vec::new();
        for (index, change) in (0..).zip(changes) {
            let mut canonical = Vec::new();
            change.encode(&mut canonical);
            names.push(mahdar::history::change::change_id(&nonce, index, &canonical));
        }
        (bytes, names)
    }

    /// Puts segments and statements into a bundle.
    pub(crate) fn bundle(&self, out: &Path, segments: &[Vec<u8>], haves: &[Vec<u8>]) -> PathBuf {
        bundle(&self.key, out, segments, haves)
    }

    /// Seals and bundles in one go.
    pub(crate) fn send(&mut self, out: &Path, changes: &[Change]) -> (PathBuf, Vec<ChangeId>) {
        let (bytes, names) = self.seal(changes);
        (self.bundle(out, &[bytes], &[]), names)
    }
}

/// Makes a bundle that is in order as such, whatever is in it.
pub(crate) fn bundle(key: &SecretKey, out: &Path, segments: &[Vec<u8>], haves: &[Vec<u8>]) -> PathBuf {
    let hash = blake3::hash(&segments.concat());
    let manifest = Manifest {
        bundle: *hash.as_bytes().first_chunk().unwrap(),
        exporter: key.public(),
        office_code: "FAR".to_owned(),
        office_name: "مديرية بعيدة".to_owned(),
        laptop: "FAR-1".to_owned(),
        officer: "ليلى".to_owned(),
        addressee: Addressee::Everyone,
        made_at: Moment::clamped(1_795_341_600),
        segments: segments.len() as u64,
        changes: 0,
        incarnation: [1; 16],
    };
    let mut builder = BundleBuilder::create(out, manifest, key).unwrap();
    for segment in segments {
        builder.segment(segment).unwrap();
    }
    let sealed = builder.finish(haves).unwrap();
    let name = format!("{}-{}.mahdar", hash.to_hex().get(..12).unwrap(), haves.len());
    exchange::deliver(&sealed, &out.join(name), &mut unwatched()).unwrap()
}

/// Returns a change to an action item in the common scope, made in the morning.
pub(crate) fn change(record: u8, fields: Vec<FieldChange>, life: Option<LifeChange>) -> Change {
    Change {
        txn: [record.max(1); 16],
        hlc: MORNING_MS << 16,
        wall: None,
        actor: "ليلى".to_owned(),
        scope: Scope::COMMON,
        record: id(record).0,
        kind: ITEM,
        fields,
        life,
        reason: None,
        undoes: None,
        salt: None,
        critical: false,
    }
}

/// Returns the creation of an action item with a title.
pub(crate) fn creation(record: u8, title: &str) -> Change {
    change(record, vec![field(TITLE, &[], string(title))], Some(LifeChange::CREATION))
}

pub(crate) fn field(number: u64, preds: &[ChangeId], value: Vec<u8>) -> FieldChange {
    let mut preds = preds.to_vec();
    preds.sort_unstable();
    FieldChange { number, preds, value: Some(value) }
}

pub(crate) fn string(value: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    Writer::new(&mut bytes).text(value);
    bytes
}

/// Returns every segment of a bundle, byte for byte.
pub(crate) fn segments(bundle: &Path) -> Vec<Vec<u8>> {
    let mut bundle = exchange::open(bundle, &std::env::temp_dir()).unwrap();
    let frames = bundle.frames().unwrap().map(Result::unwrap);
    frames.filter_map(|frame| if let Frame::Segment(bytes) = frame { Some(bytes) } else { None }).collect()
}

/// Returns every statement of a bundle.
pub(crate) fn haves(bundle: &Path) -> Vec<Vec<u8>> {
    let mut bundle = exchange::open(bundle, &std::env::temp_dir()).unwrap();
    let frames = bundle.frames().unwrap().map(Result::unwrap);
    frames.filter_map(|frame| if let Frame::Have(all) = frame { Some(all) } else { None }).flatten().collect()
}

/// Returns every change of a bundle.
pub(crate) fn changes(bundle: &Path) -> Vec<Change> {
    let read = |bytes: &Vec<u8>| Envelope::open(bytes).unwrap().changes().unwrap();
    segments(bundle).iter().flat_map(read).map(|(_, change)| change).collect()
}
