//! Files that are no bundles, or bundles made to do harm: each is refused, and none panics.

use std::fs;
use std::io;
use std::io::Read;
use std::path::Path;

use proptest::prelude::*;

use crate::domain::stage::unwatched;
use crate::exchange::builder::BundleBuilder;
use crate::exchange::builder::tests::bytes;
use crate::exchange::builder::tests::small_bundle;
use crate::exchange::frame;
use crate::exchange::frame::Transcript;
use crate::exchange::layout::CHUNK;
use crate::exchange::layout::FRAME_HEAD;
use crate::exchange::layout::FrameHead;
use crate::exchange::layout::HASH;
use crate::exchange::layout::HEADER;
use crate::exchange::layout::Header;
use crate::exchange::layout::PayloadHashes;
use crate::exchange::layout::codec;
use crate::exchange::layout::kind;
use crate::exchange::layout::trailer;
use crate::exchange::manifest::tests::from_hebron;
use crate::exchange::manifest::tests::samar;
use crate::exchange::reading::Bundle;
use crate::exchange::reading::Frame;
use crate::exchange::reading::open;
use crate::exchange::refusal::Irregularity;
use crate::exchange::refusal::Newer;
use crate::exchange::refusal::Refusal;
use crate::history::key::SecretKey;

const PAYLOAD: usize = HEADER + HASH;

/// A payload in the making, whose hashes and signatures are right whatever is in it.
struct Forge {
    payload: Vec<u8>,
    transcript: Transcript,
}

impl Forge {
    fn empty() -> Self {
        Self { payload: Vec::new(), transcript: Transcript::new() }
    }

    fn from_hebron(segments: u64) -> Self {
        Self::empty().frame(kind::MANIFEST, &from_hebron(segments).sign(&samar()).unwrap())
    }

    fn frame(self, kind: u8, bytes: &[u8]) -> Self {
        self.packed(kind, codec::RAW, u32::try_from(bytes.len()).unwrap(), bytes)
    }

    fn packed(mut self, kind: u8, codec: u8, raw: u32, bytes: &[u8]) -> Self {
        let (head, full_hash) = FrameHead::of_frame(kind, codec, raw, bytes);
        self.transcript.add(&full_hash);
        self.payload.extend_from_slice(&head.encode());
        self.payload.extend_from_slice(bytes);
        self
    }

    fn end(self) -> Self {
        let signature = samar().sign(&self.transcript.signed());
        self.frame(kind::END, &signature.0)
    }

    fn seal(&self) -> Vec<u8> {
        seal(&self.payload, |_| {})
    }
}

/// Puts a header, a table and a trailer round a payload; `bend` may bend the header before that.
fn seal(payload: &[u8], bend: impl FnOnce(&mut Header)) -> Vec<u8> {
    let mut hashes = PayloadHashes::new();
    hashes.update(payload);
    let (hash, table) = hashes.finish();
    let mut header = Header::of_payload(from_hebron(0).bundle, payload.len() as u64, hash);
    bend(&mut header);
    [header.encode(), payload.to_vec(), table.clone(), trailer(&table)].concat()
}

fn read(file: &[u8]) -> Result<Bundle, Refusal> {
    Bundle::read(file, file.len() as u64, Path::new("."), &mut unwatched())
}

fn refusal(file: &[u8]) -> Refusal {
    read(file).unwrap_err()
}

fn contents(bundle: &mut Bundle) -> Vec<Frame> {
    bundle.frames().unwrap().collect::<Result<_, _>>().unwrap()
}

fn small() -> Vec<u8> {
    bytes(&small_bundle(&std::env::temp_dir()))
}

#[test]
fn the_first_bundle_ever_made_is_read_for_ever() {
    let mut bundle = read(include_bytes!("golden.mahdar")).unwrap();
    assert_eq!(*bundle.manifest(), from_hebron(2));
    assert_eq!(bundle.manifest().officer, "سمر النتشة");
    let expected = [
        Frame::Segment("قرار رقم 7/2026: حجز القاعة".as_bytes().to_vec()),
        Frame::Segment(vec![0x5a; 900]),
        Frame::Have(vec!["لديّ حتى 12".as_bytes().to_vec(), vec![4; 300]]),
    ];
    assert_eq!(contents(&mut bundle), expected);
    // A second reading starts from the first frame again.
    assert_eq!(contents(&mut bundle), expected);
}

#[test]
fn what_was_put_in_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    let key = samar();
    let mut builder = BundleBuilder::create(folder.path(), from_hebron(3), &key).unwrap();
    let segments: Vec<Vec<u8>> = (1..=3_u8).map(|number| vec![number; 1_500_000]).collect();
    for segment in &segments {
        builder.segment(segment).unwrap();
    }
    let sealed = builder.finish(&[]).unwrap();
    let path = folder.path().join("حزمة.mahdar");
    fs::write(&path, bytes(&sealed)).unwrap();
    let mut bundle = open(&path, folder.path()).unwrap();
    assert_eq!(bundle.length(), sealed.length());
    let expected: Vec<Frame> = segments.into_iter().map(Frame::Segment).collect();
    assert_eq!(contents(&mut bundle), expected);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_bundle_cut_anywhere_is_refused() {
    let whole = small();
    for length in 0..whole.len() {
        let refusal = refusal(&whole[..length]);
        let expected = match length {
            0 => matches!(refusal, Refusal::Blank),
            _ if length < PAYLOAD => matches!(refusal, Refusal::Truncated { whole: None, .. }),
            _ => matches!(refusal, Refusal::Truncated { here, whole: Some(of) }
                if here == length as u64 && of == whole.len() as u64),
        };
        assert!(expected, "{length}: {refusal:?}");
    }
}

#[test]
fn a_bundle_with_any_bit_flipped_is_damaged() {
    let key = samar();
    let folder = tempfile::tempdir().unwrap();
    let mut builder = BundleBuilder::create(folder.path(), from_hebron(1), &key).unwrap();
    builder.segment(&[0xa5; 3_350]).unwrap();
    let mut file = bytes(&builder.finish(&[b"have".to_vec()]).unwrap());
    assert!((3_900..4_300).contains(&file.len()), "{}", file.len());
    for place in 0..file.len() {
        for bit in 0..8 {
            file[place] ^= 1 << bit;
            let refusal = refusal(&file);
            assert!(matches!(refusal, Refusal::Damaged { .. }), "{place}.{bit}: {refusal:?}");
            file[place] ^= 1 << bit;
        }
    }
    read(&file).unwrap();
}

#[test]
fn a_forger_who_repairs_every_container_hash_is_refused() {
    let file = small();
    let original = &file[PAYLOAD..file.len() - 48 - 16];
    for place in 0..original.len() {
        let mut payload = original.to_vec();
        payload[place] ^= 0x10;
        assert!(read(&seal(&payload, |_| {})).is_err(), "{place}");
        let repaired = with_true_frame_hashes(&payload);
        assert!(repaired == original || read(&seal(&repaired, |_| {})).is_err(), "{place}");
    }
}

/// Repairs the frame hashes too, as far as the frame heads make sense.
fn with_true_frame_hashes(payload: &[u8]) -> Vec<u8> {
    let mut repaired = Vec::new();
    let mut rest = payload;
    while let Some((bytes, after)) = rest.split_first_chunk::<FRAME_HEAD>() {
        let (head, _) = FrameHead::decode(bytes).unwrap();
        let Some((frame, later)) = after.split_at_checked(head.length as usize) else {
            break;
        };
        let (head, _) = FrameHead::of_frame(head.kind, head.codec, head.raw, frame);
        repaired.extend_from_slice(&head.encode());
        repaired.extend_from_slice(frame);
        rest = later;
    }
    repaired.extend_from_slice(rest);
    repaired
}

#[test]
fn damage_is_located() {
    let forge = Forge::from_hebron(1).frame(kind::SEGMENT, &vec![7; 3 * CHUNK]).end();
    let mut file = forge.seal();
    let place = PAYLOAD + CHUNK + 5;
    file[place] ^= 4;
    let (from, to) = ((PAYLOAD + CHUNK) as u64, (PAYLOAD + 2 * CHUNK) as u64);
    let found = refusal(&file);
    assert!(matches!(found, Refusal::Damaged { from: f, to: t } if (f, t) == (from, to)));

    file[place] ^= 4;
    let table = file.len() - 48 - 64;
    file[table] ^= 1;
    let found = refusal(&file);
    assert!(matches!(found, Refusal::Damaged { from, .. } if from == table as u64), "{found:?}");
}

#[test]
fn files_that_are_no_bundles_are_told_apart() {
    assert!(matches!(refusal(b""), Refusal::Blank));
    assert!(matches!(refusal(&[0; 4096]), Refusal::Blank));
    assert!(matches!(refusal("محضر الاجتماع".as_bytes()), Refusal::NotABundle));
    assert!(matches!(refusal(b"PK\x03\x04 a zip file"), Refusal::NotABundle));
    let trailing = [small(), b"and more".to_vec()].concat();
    assert!(matches!(refusal(&trailing), Refusal::TrailingBytes { extra: 8 }));
    let too_large = Bundle::read(io::repeat(7), 1 << 40, Path::new("."), &mut unwatched());
    assert!(matches!(too_large, Err(Refusal::TooLarge { .. })));
}

#[test]
fn a_bundle_copied_as_text_is_told_apart() {
    let text = |from: &[u8], to: &[u8]| {
        let file = small();
        let mut mangled = Vec::new();
        let mut rest = file.as_slice();
        while let Some((first, after)) = rest.split_first() {
            let found = rest.starts_with(from);
            mangled.extend_from_slice(if found { to } else { std::slice::from_ref(first) });
            rest = if found { &rest[from.len()..] } else { after };
        }
        refusal(&mangled)
    };
    assert!(matches!(text(b"\r\n", b"\n"), Refusal::CopiedAsText));
    assert!(matches!(text(b"\n", b"\r\n"), Refusal::CopiedAsText));
    assert!(matches!(text(b"\r", b"\n"), Refusal::CopiedAsText));
    assert!(matches!(text(b"\n", b"\r"), Refusal::CopiedAsText));
}

#[test]
fn folders_pipes_and_missing_files_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let spool = folder.path();
    let pipe = spool.join("CON.mahdar");
    rustix::fs::mkfifoat(rustix::fs::CWD, &pipe, rustix::fs::Mode::RWXU).unwrap();
    assert!(matches!(open(&pipe, spool), Err(Refusal::NotAFile)));
    assert!(matches!(open(spool, spool), Err(Refusal::Folder)));
    assert!(matches!(open(Path::new("/dev/null"), spool), Err(Refusal::NotAFile)));
    assert!(matches!(open(&spool.join("لا شيء"), spool), Err(Refusal::Missing)));
    let (file, link) = (spool.join("حزمة.mahdar"), spool.join("وصلة"));
    fs::write(&file, small()).unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    assert!(open(&link, spool).is_ok());
}

#[test]
fn a_file_that_shrinks_while_it_is_read_is_truncated() {
    let file = small();
    let shrunk = Bundle::read(&file[..700], file.len() as u64, Path::new("."), &mut unwatched());
    assert!(matches!(shrunk, Err(Refusal::Truncated { here: 700, .. })));
}

#[test]
fn what_a_later_program_adds_is_passed_over_or_named() {
    let newer = |bend: fn(&mut Header)| match refusal(&seal(&small()[PAYLOAD..], bend)) {
        Refusal::NeedsNewer(newer) => newer,
        other => panic!("{other:?}"),
    };
    assert_eq!(newer(|header| header.major = 2), Newer::Version);
    assert_eq!(newer(|header| header.flags = 1 << 16), Newer::Encrypted);
    assert_eq!(newer(|header| header.flags = 1 << 17), Newer::Feature);
    assert_eq!(newer(|header| header.parts = 2), Newer::Parts);
    assert_eq!(newer(|header| header.chunk_log2 = 20), Newer::Feature);

    let later = Forge::from_hebron(1).packed(90, 9, 77, b"2028").frame(kind::SEGMENT, b"s").end();
    let lenient = seal(&later.payload, |header| (header.minor, header.flags) = (3, 1));
    let frames = contents(&mut read(&lenient).unwrap());
    assert_eq!(frames, [Frame::Segment(b"s".to_vec())]);

    let critical = Forge::from_hebron(0).frame(200, b"").end().seal();
    let refused = refusal(&critical);
    assert!(matches!(refused, Refusal::NeedsNewer(Newer::Frame { kind: 200 })));
    let codec = Forge::from_hebron(0).packed(kind::HAVE, 2, 9, b"").end().seal();
    assert!(matches!(refusal(&codec), Refusal::NeedsNewer(Newer::Codec)));
}

#[test]
fn a_header_that_contradicts_itself_is_irregular() {
    let payload = &Forge::from_hebron(0).end().payload;
    let irregular = |bend: fn(&mut Header)| refusal(&seal(payload, bend));
    let bends: [fn(&mut Header); 6] = [
        |header| header.part = 0,
        |header| header.part = 2,
        |header| header.inner = 1,
        |header| header.file += 1,
        |header| (header.payload, header.inner) = (u64::MAX, u64::MAX),
        |header| header.payload = u64::MAX / 2,
    ];
    for (place, bend) in bends.into_iter().enumerate() {
        let refused = irregular(bend);
        assert!(matches!(refused, Refusal::Irregular(Irregularity::Header)), "{place}: {refused:?}");
    }
}

#[test]
fn frames_out_of_order_are_refused() {
    let manifest = from_hebron(0).sign(&samar()).unwrap();
    let two = Forge::from_hebron(0).frame(kind::MANIFEST, &manifest).end().seal();
    assert!(matches!(refusal(&two), Refusal::TwoManifests));
    let no_end = Forge::from_hebron(1).frame(kind::SEGMENT, b"s").seal();
    assert!(matches!(refusal(&no_end), Refusal::MissingEnd));
    let no_manifest = Forge::empty().frame(kind::SEGMENT, b"s").end().seal();
    assert!(matches!(refusal(&no_manifest), Refusal::Irregular(Irregularity::FirstFrame)));
    let nothing = Forge::empty().seal();
    assert!(matches!(refusal(&nothing), Refusal::Irregular(Irregularity::FirstFrame)));
    let after = Forge::from_hebron(0).end().frame(kind::SEGMENT, b"s").seal();
    assert!(matches!(refusal(&after), Refusal::Irregular(Irregularity::AfterEnd)));
    let miscounted = Forge::from_hebron(2).frame(kind::SEGMENT, b"s").end().seal();
    assert!(matches!(refusal(&miscounted), Refusal::Altered));
    let two_haves = Forge::from_hebron(0).frame(kind::HAVE, b"\x80").frame(kind::HAVE, b"\x80");
    assert!(matches!(refusal(&two_haves.end().seal()), Refusal::Irregular(Irregularity::Have)));
}

#[test]
fn what_another_hand_signed_is_altered() {
    let omar = SecretKey::from_seed([9; 32]);
    let forge = Forge::from_hebron(1).frame(kind::SEGMENT, b"s");
    let signature = omar.sign(&forge.transcript.signed());
    let ended_by_another = forge.frame(kind::END, &signature.0).seal();
    assert!(matches!(refusal(&ended_by_another), Refusal::Altered));
    let other_id = seal(&Forge::from_hebron(0).end().payload, |header| header.bundle = [1; 16]);
    assert!(matches!(refusal(&other_id), Refusal::Altered));
    let swapped = Forge::from_hebron(2).frame(kind::SEGMENT, b"a").frame(kind::SEGMENT, b"b");
    let signature = samar().sign(&swapped.transcript.signed());
    let swapped = Forge::from_hebron(2).frame(kind::SEGMENT, b"b").frame(kind::SEGMENT, b"a");
    let spliced = swapped.frame(kind::END, &signature.0).seal();
    assert!(matches!(refusal(&spliced), Refusal::Altered));
}

#[test]
fn lengths_beyond_the_limits_are_refused_before_anything_is_allocated() {
    let long = |kind: u8, length: u32, raw: u32| {
        let mut forge = Forge::from_hebron(0);
        let (mut head, _) = FrameHead::of_frame(kind, codec::RAW, raw, b"");
        head.length = length;
        forge.payload.extend_from_slice(&head.encode());
        refusal(&forge.seal())
    };
    let too_long = Refusal::Irregular(Irregularity::FrameTooLong).message();
    assert_eq!(long(kind::SEGMENT, u32::MAX, u32::MAX).message(), too_long);
    assert_eq!(long(kind::SEGMENT, 4 * 1024 * 1024, 8).message(), too_long);
    assert_eq!(long(kind::MANIFEST, 70_000, 70_000).message(), too_long);
    assert!(matches!(long(kind::SEGMENT, 0, u32::MAX), Refusal::Bomb));
    let mut cut = Forge::from_hebron(0);
    cut.payload.extend_from_slice(&[3, 0, 0]);
    assert!(matches!(refusal(&cut.seal()), Refusal::Irregular(Irregularity::FrameHead)));
}

#[test]
fn a_million_frames_are_refused() {
    let (head, _) = FrameHead::of_frame(90, codec::RAW, 0, b"");
    let mut forge = Forge::from_hebron(0);
    forge.payload.extend(head.encode().repeat(70_000));
    assert!(matches!(refusal(&forge.seal()), Refusal::Irregular(Irregularity::TooManyFrames)));
}

#[test]
fn bombs_do_not_go_off() {
    let with = |raw: u32, packed: &[u8]| {
        refusal(&Forge::from_hebron(0).packed(kind::HAVE, codec::ZSTD, raw, packed).end().seal())
    };
    let bomb = frame::pack(&vec![0; 8 * 1024 * 1024]).unwrap();
    assert!(matches!(with(8 * 1024 * 1024, &bomb), Refusal::Bomb), "more than 200 times");
    assert!(matches!(with(1000, &bomb), Refusal::Bomb), "more than it states");
    let with_window =
        |descriptor: u8| [b"\x28\xb5\x2f\xfd\x00".as_slice(), &[descriptor], &[1, 0, 0]].concat();
    assert!(matches!(with(0, &with_window(21 << 3)), Refusal::Bomb), "window of 2^31");
    let short = with(9, &with_window(0));
    assert!(matches!(short, Refusal::Irregular(Irregularity::Compression)));
    let dictionary = b"\x28\xb5\x2f\xfd\x21\x07\x00\x01\x00\x00";
    assert!(matches!(with(0, dictionary), Refusal::Bomb), "a dictionary");
    let twice = frame::pack(b"\x80").unwrap().repeat(2);
    assert!(matches!(with(1, &twice), Refusal::Irregular(Irregularity::Compression)));
    assert!(matches!(with(5, b"hello"), Refusal::Irregular(Irregularity::Compression)));
    let packed_segment = Forge::from_hebron(1).packed(kind::SEGMENT, codec::ZSTD, 9, b"").end();
    let refused = refusal(&packed_segment.seal());
    assert!(matches!(refused, Refusal::Irregular(Irregularity::Compression)));
}

#[test]
fn a_stick_that_fails_while_it_is_read_is_unreadable() {
    let file = small();
    let failing = file.as_slice().take(500).chain(Failing);
    let refused = Bundle::read(failing, file.len() as u64, Path::new("."), &mut unwatched()).unwrap_err();
    assert!(matches!(refused, Refusal::Unreadable(_)));
}

struct Failing;

impl Read for Failing {
    fn read(&mut self, _into: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("EIO"))
    }
}

proptest! {
    #[test]
    fn no_mutation_gets_in_or_panics(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in prop::option::of(any::<prop::sample::Index>()),
        repairs in any::<bool>(),
    ) {
        let original = small();
        let mut file = original.clone();
        for (place, byte) in edits {
            let place = place.index(file.len());
            file[place] = byte;
        }
        if let Some(cut) = cut {
            file.truncate(cut.index(file.len()));
        }
        if repairs && file.len() > PAYLOAD {
            let end = file.len().min(original.len() - 64);
            file = seal(&with_true_frame_hashes(&file[PAYLOAD..end]), |_| {});
        }
        prop_assert!(file == original || read(&file).is_err());
    }
}
