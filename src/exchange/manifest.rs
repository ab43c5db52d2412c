//! The manifest: who made a bundle, for whom, and how much is inside; signed by the exporter.

use minicbor::Decoder;
use minicbor::Encoder;

use crate::domain::day::Moment;
use crate::exchange::refusal::Irregularity;
use crate::exchange::refusal::Newer;
use crate::exchange::refusal::Refusal;
use crate::history::key::PublicKey;
use crate::history::key::SecretKey;
use crate::history::key::Signature;

const CONTEXT: &[u8] = b"mahdar-manifest-v1\0";
const VERSION: u64 = 1;
/// The longest name or label in a manifest, in bytes.
const MAX_TEXT: usize = 512;
/// The longest manifest frame.
pub(super) const MAX_MANIFEST: u32 = 64 * 1024;

/// What a bundle says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Manifest {
    /// The bundle's id: 16 random bytes.
    pub bundle: [u8; 16],
    /// The key of the laptop that made the bundle.
    pub exporter: PublicKey,
    /// The exporter's office: two to eight of `A-Z` and `0-9`.
    pub office_code: String,
    pub office_name: String,
    pub laptop: String,
    pub officer: String,
    pub addressee: Addressee,
    pub made_at: Moment,
    /// How many segments are inside.
    pub segments: u64,
    /// How many changes stand in those segments; a hint for progress, checked by nobody here.
    pub changes: u64,
    /// The exporter's incarnation.
    pub incarnation: [u8; 16],
}

/// For whom a bundle is meant. It hides nothing from others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addressee {
    Everyone,
    /// The office with this code.
    Office(String),
}

impl Addressee {
    /// Reads an office code, or `ALL`; returns `None` for anything else.
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "ALL" => Some(Self::Everyone),
            code if is_office_code(code) => Some(Self::Office(code.to_owned())),
            _ => None,
        }
    }

    /// Returns the office code, or `ALL`.
    pub fn code(&self) -> &str {
        match self {
            Self::Everyone => "ALL",
            Self::Office(code) => code,
        }
    }
}

impl Manifest {
    /// Returns the bundle's file name: ASCII only, and nothing in it is trusted when read.
    pub fn file_name(&self) -> String {
        let [a, b, c, d, ..] = self.bundle;
        let id = format!("{a:02x}{b:02x}{c:02x}{d:02x}");
        let day = self.made_at.timestamp().strftime("%Y%m%d");
        let (from, to) = (&self.office_code, self.addressee.code());
        format!("MHD_{from}_{to}_{day}_{id}_p01of01.mahdar")
    }

    /// Returns `true` when every field is within what a reader takes.
    pub(super) fn is_fit(&self) -> bool {
        is_office_code(&self.office_code)
            && Addressee::parse(self.addressee.code()).as_ref() == Some(&self.addressee)
            && [&self.office_name, &self.laptop, &self.officer].iter().all(|text| text.len() <= MAX_TEXT)
    }

    /// Encodes the manifest and puts the signature of `key` before it.
    pub(super) fn sign(&self, key: &SecretKey) -> Option<Vec<u8>> {
        let encoded = self.encode()?;
        let mut bytes = key.sign(&signed(&encoded)).0.to_vec();
        bytes.extend_from_slice(&encoded);
        Some(bytes)
    }

    /// Reads a manifest frame and checks its signature.
    pub(super) fn verify(bytes: &[u8]) -> Result<Self, Refusal> {
        let malformed = || Refusal::Irregular(Irregularity::Manifest);
        let (signature, encoded) = bytes.split_first_chunk::<64>().ok_or_else(malformed)?;
        let manifest = Fields::read(encoded)?.manifest().ok_or_else(malformed)?;
        if !manifest.is_fit() {
            return Err(malformed());
        }
        if !manifest.exporter.verifies(&signed(encoded), &Signature(*signature)) {
            return Err(Refusal::Altered);
        }
        Ok(manifest)
    }

    fn encode(&self) -> Option<Vec<u8>> {
        let mut encoder = Encoder::new(Vec::new());
        encoder.map(12).ok()?;
        encoder.u8(0).ok()?.u64(VERSION).ok()?;
        encoder.u8(1).ok()?.bytes(&self.bundle).ok()?;
        encoder.u8(2).ok()?.bytes(&self.exporter.0).ok()?;
        encoder.u8(3).ok()?.str(&self.office_code).ok()?;
        encoder.u8(4).ok()?.str(&self.office_name).ok()?;
        encoder.u8(5).ok()?.str(&self.laptop).ok()?;
        encoder.u8(6).ok()?.str(&self.officer).ok()?;
        encoder.u8(7).ok()?.str(self.addressee.code()).ok()?;
        encoder.u8(8).ok()?.i64(self.made_at.seconds()).ok()?;
        encoder.u8(9).ok()?.u64(self.segments).ok()?;
        encoder.u8(10).ok()?.u64(self.changes).ok()?;
        encoder.u8(11).ok()?.bytes(&self.incarnation).ok()?;
        Some(encoder.into_writer())
    }
}

/// The fields of a manifest while it is read; each may be missing.
#[derive(Default)]
struct Fields {
    version: Option<u64>,
    bundle: Option<[u8; 16]>,
    exporter: Option<[u8; 32]>,
    texts: [Option<String>; 5],
    made_at: Option<i64>,
    segments: Option<u64>,
    changes: Option<u64>,
    incarnation: Option<[u8; 16]>,
}

impl Fields {
    fn read(encoded: &[u8]) -> Result<Self, Refusal> {
        let fields =
            Self::decode(encoded).map_err(|_malformed| Refusal::Irregular(Irregularity::Manifest))?;
        match fields.version {
            Some(VERSION) => Ok(fields),
            Some(version) if version > VERSION => Err(Refusal::NeedsNewer(Newer::Manifest)),
            _ => Err(Refusal::Irregular(Irregularity::Manifest)),
        }
    }

    /// Reads the map; keys ascend, and keys that a later program added are passed over.
    fn decode(encoded: &[u8]) -> Result<Self, minicbor::decode::Error> {
        let odd = || minicbor::decode::Error::message("not a manifest");
        let mut fields = Self::default();
        let mut decoder = Decoder::new(encoded);
        let count = decoder.map()?.ok_or_else(odd)?;
        let mut last = None;
        for _ in 0..count {
            let key = decoder.u64()?;
            if last >= Some(key) {
                return Err(odd());
            }
            last = Some(key);
            fields.take(key, &mut decoder)?;
        }
        if decoder.position() == encoded.len() { Ok(fields) } else { Err(odd()) }
    }

    fn take(&mut self, key: u64, from: &mut Decoder<'_>) -> Result<(), minicbor::decode::Error> {
        match key {
            0 => self.version = Some(from.u64()?),
            1 => self.bundle = from.bytes()?.try_into().ok(),
            2 => self.exporter = from.bytes()?.try_into().ok(),
            3..=7 => {
                let text = from.str()?.to_owned();
                let place = usize::try_from(key - 3).ok();
                if let Some(field) = place.and_then(|place| self.texts.get_mut(place)) {
                    *field = Some(text);
                }
            }
            8 => self.made_at = Some(from.i64()?),
            9 => self.segments = Some(from.u64()?),
            10 => self.changes = Some(from.u64()?),
            11 => self.incarnation = from.bytes()?.try_into().ok(),
            _ => from.skip()?,
        }
        Ok(())
    }

    /// Returns the manifest when no field is missing.
    fn manifest(self) -> Option<Manifest> {
        let [office_code, office_name, laptop, officer, addressee] = self.texts;
        Some(Manifest {
            bundle: self.bundle?,
            exporter: PublicKey(self.exporter?),
            office_code: office_code?,
            office_name: office_name?,
            laptop: laptop?,
            officer: officer?,
            addressee: Addressee::parse(&addressee?)?,
            made_at: Moment::from_seconds(self.made_at?)?,
            segments: self.segments?,
            changes: self.changes?,
            incarnation: self.incarnation?,
        })
    }
}

fn signed(encoded: &[u8]) -> Vec<u8> {
    [CONTEXT, encoded].concat()
}

/// Returns `true` for two to eight of `A-Z` and `0-9`.
fn is_office_code(code: &str) -> bool {
    (2..=8).contains(&code.len())
        && code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    pub(in crate::exchange) fn samar() -> SecretKey {
        SecretKey::from_seed([7; 32])
    }

    pub(in crate::exchange) fn from_hebron(segments: u64) -> Manifest {
        Manifest {
            bundle: *b"\xc0\xff\xee\x01stick one!\x00\x01",
            exporter: samar().public(),
            office_code: "HEB".to_owned(),
            office_name: "مديرية التنمية الاجتماعية – الخليل".to_owned(),
            laptop: "حاسوب سمر".to_owned(),
            officer: "سمر النتشة".to_owned(),
            addressee: Addressee::Office("MOSD".to_owned()),
            made_at: Moment::parse_iso("2026-11-22T09:05:00Z").unwrap(),
            segments,
            changes: 17,
            incarnation: [3; 16],
        }
    }

    #[test]
    fn a_signed_manifest_reads_back_as_written() {
        let bytes = from_hebron(2).sign(&samar()).unwrap();
        assert_eq!(Manifest::verify(&bytes).unwrap(), from_hebron(2));
    }

    #[test]
    fn a_manifest_signed_by_another_key_is_altered() {
        let bytes = from_hebron(2).sign(&SecretKey::from_seed([8; 32])).unwrap();
        assert!(matches!(Manifest::verify(&bytes), Err(Refusal::Altered)));
    }

    #[test]
    fn a_key_that_a_later_program_adds_is_passed_over() {
        let mut encoded = from_hebron(0).encode().unwrap();
        encoded[0] = 0xad;
        encoded.extend_from_slice(&[0x18, 40, 0x82, 1, 2]);
        let mut bytes = samar().sign(&signed(&encoded)).0.to_vec();
        bytes.extend_from_slice(&encoded);
        assert_eq!(Manifest::verify(&bytes).unwrap(), from_hebron(0));
    }

    #[test]
    fn a_key_given_twice_is_irregular() {
        let mut encoded = from_hebron(0).encode().unwrap();
        encoded[0] = 0xad;
        encoded.extend_from_slice(&[11, 0x41, 1]);
        let mut bytes = samar().sign(&signed(&encoded)).0.to_vec();
        bytes.extend_from_slice(&encoded);
        let refusal = Manifest::verify(&bytes).unwrap_err();
        assert!(matches!(refusal, Refusal::Irregular(Irregularity::Manifest)));
    }

    #[test]
    fn a_file_name_says_from_whom_to_whom_and_when() {
        let name = "MHD_HEB_MOSD_20261122_c0ffee01_p01of01.mahdar";
        assert_eq!(from_hebron(0).file_name(), name);
    }

    #[test]
    fn an_addressee_is_an_office_code_or_all() {
        assert_eq!(Addressee::parse("ALL"), Some(Addressee::Everyone));
        assert_eq!(Addressee::parse("YATTA").unwrap().code(), "YATTA");
        assert_eq!(Addressee::parse("../etc"), None);
        assert_eq!(Addressee::parse("الخليل"), None);
    }
}
