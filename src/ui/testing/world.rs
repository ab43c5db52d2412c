//! A small directorate that answers what the screens ask.

use super::day;
use super::id;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::edit::Life;
use crate::domain::edit::Loaded;
use crate::domain::edit::Seen;
use crate::domain::message::Message;
use crate::domain::records::ActionItem;
use crate::domain::records::Commitment;
use crate::domain::records::Decision;
use crate::domain::records::Delivery;
use crate::domain::records::Membership;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record;
use crate::domain::records::Seat;
use crate::domain::rows::ActionRow;
use crate::domain::rows::Answer;
use crate::domain::rows::BodyRow;
use crate::domain::rows::CommitmentRow;
use crate::domain::rows::ConflictKey;
use crate::domain::rows::ConflictRow;
use crate::domain::rows::ConflictsPage;
use crate::domain::rows::ConflictsView;
use crate::domain::rows::DecisionRow;
use crate::domain::rows::DueRow;
use crate::domain::rows::Hint;
use crate::domain::rows::HistoryPage;
use crate::domain::rows::HomeSummary;
use crate::domain::rows::Key;
use crate::domain::rows::List;
use crate::domain::rows::Matching;
use crate::domain::rows::MeetingPlan;
use crate::domain::rows::MeetingRow;
use crate::domain::rows::MemberRow;
use crate::domain::rows::Name;
use crate::domain::rows::Named;
use crate::domain::rows::NextMeeting;
use crate::domain::rows::OrganizationRow;
use crate::domain::rows::Page;
use crate::domain::rows::PartnerView;
use crate::domain::rows::PickRow;
use crate::domain::rows::Query;
use crate::domain::rows::RecordView;
use crate::domain::rows::Reference;
use crate::domain::rows::Row;
use crate::domain::rows::SeatRow;
use crate::domain::rows::SeatView;
use crate::domain::shown::Author;
use crate::domain::shown::Clash;
use crate::domain::shown::ClashingMeeting;
use crate::domain::shown::Conflict;
use crate::domain::shown::Contest;
use crate::domain::shown::Deed;
use crate::domain::shown::HistoryEntry;
use crate::domain::shown::ImportPreview;
use crate::domain::shown::PeerRow;
use crate::domain::shown::PreviewConflict;
use crate::domain::shown::PreviewConflicts;
use crate::domain::shown::PreviewDeed;
use crate::domain::shown::PreviewGroup;
use crate::domain::shown::PreviewRecord;
use crate::domain::shown::Side;
use crate::domain::shown::Signer;
use crate::domain::stick::Addressee;
use crate::domain::stick::BundleSeen;
use crate::domain::stick::BundleStanding;
use crate::domain::stick::BundleSummary;
use crate::domain::stick::Leaving;
use crate::domain::stick::NoBundle;
use crate::domain::stick::Stick;
use crate::domain::stick::StickKind;
use crate::domain::value::Atom;
use crate::domain::wording;

pub(crate) fn name(ar: &str, en: &str) -> Name {
    Name { ar: ar.to_owned(), en: Some(en.to_owned()) }
}

/// Answers as the store would.
pub(crate) fn answers(query: &Query) -> Option<Answer> {
    Some(match query {
        Query::Home => Answer::Home(Box::new(home())),
        Query::List(query) => Answer::List(page(rows(query.list), &query.filter)),
        Query::Record { id, .. } => Answer::Record(record(id.0[0]).map(Box::new)),
        Query::History { .. } => Answer::History(history()),
        Query::Pick { text, .. } => Answer::Picks(picks(text)),
        Query::PickMeeting { .. } => Answer::Picks(vec![PickRow {
            kind: crate::domain::records::Meeting::KIND,
            id: id(30),
            name: name("المجلس المشترك", "Joint council"),
            told_apart_by: vec![Hint::Word(
                Message::new("ui-meeting-nth").with("kind", "ordinary").with("ordinal", 7_i64),
            )],
            near_twin: false,
        }]),
        Query::PickMember { text, .. } => Answer::Picks(members(text)),
        Query::Seat { seat } => Answer::Seat((*seat == id(41)).then(|| Box::new(seat_view()))),
        Query::NextSeat { .. } => Answer::NextSeat(16),
        Query::NextMeeting { .. } => Answer::NextMeeting(Box::new(plan())),
        Query::Search { .. } => Answer::Found { hits: Vec::new(), meant: None },
        Query::Draft { .. } => Answer::Draft(None),
        Query::Peers => Answer::Peers(peers()),
        Query::Sticks => Answer::Sticks(sticks()),
        Query::Clashes => Answer::Clashes(clashes()),
        Query::Leaving => Answer::Leaving(leaving()),
        Query::Target { path } => Answer::Target(
            path.contains("nowhere")
                .then(|| Message::new("delivery-no-folder").with_typed("path", path.as_str())),
        ),
        Query::Folder { .. } => Answer::Folder(sticks().remove(0)),
        Query::Conflicts(_) => Answer::Conflicts(conflicts()),
        Query::ConflictsOf { .. } => {
            Answer::ConflictsOf(ConflictsView { conflicts: vec![conflict()], names: Vec::new() })
        }
        Query::Hanging { .. } => Answer::Hanging(Vec::new()),
        Query::Partner { .. } => Answer::Partner(Some(Box::new(partner()))),
        Query::Room { .. } => return None,
    })
}

fn author(officer: &str, laptop: &str) -> Author {
    Author {
        office: laptop.chars().take(3).collect(),
        office_name: "مديرية مرج نور".to_owned(),
        officer: officer.to_owned(),
        laptop: laptop.to_owned(),
    }
}

/// This laptop's own key.
pub(crate) const OWN_KEY: &str = "20477 61350 08829 73114 96502 41786";

fn peers() -> Vec<PeerRow> {
    let peer = |laptop: &str, this_laptop| PeerRow {
        author: author("هدى ياسمين", laptop),
        digits: if this_laptop { OWN_KEY } else { "31842 07715 99020 46183 55217 60934" }.to_owned(),
        known_since: Moment::parse_iso("2026-02-03T08:00:00Z"),
        they_have_ours_to: Moment::parse_iso("2026-11-12T08:00:00Z"),
        we_have_theirs_to: None,
        unacknowledged: 36,
        missing: Vec::new(),
        this_laptop,
    };
    vec![peer("WZT-1", true), peer("MNR-1", false)]
}

/// A stick with a new bundle, one that is held and one that is cut.
pub(crate) fn sticks() -> Vec<Stick> {
    let seen = |file: &str, bytes, content| BundleSeen {
        path: format!("/media/samar/USB1/{file}"),
        file: file.to_owned(),
        bytes,
        content,
    };
    let summary = |made_at: &str, standing| BundleSummary {
        from: author("هدى ياسمين", "MNR-1"),
        made_at: Moment::parse_iso(made_at).unwrap(),
        to: None,
        standing,
    };
    let why = Message::new("refusal-truncated").with("percent", 61_i64);
    let cut = NoBundle { why, is_damaged: true };
    vec![Stick {
        name: "USB1".to_owned(),
        path: "/media/samar/USB1".to_owned(),
        kind: StickKind::Plugged,
        free: Some(7_200_000_000),
        read_only: false,
        bundles: vec![
            seen("MHD_MNR_ALL_3.mahdar", 212_000, Ok(summary("2026-11-21T13:40:00Z", BundleStanding::New))),
            seen(
                "MHD_MNR_ALL_2.mahdar",
                1_200_000,
                Ok(summary("2026-11-02T08:00:00Z", BundleStanding::Held)),
            ),
            seen("MHD_MNR_ALL_1.mahdar", 9_000, Err(cut)),
        ],
        more: 0,
        trouble: None,
    }]
}

/// Two meetings of one council that were both numbered 7/2026.
fn clashes() -> Vec<Clash> {
    let meeting = |number, at: &str, officer, laptop| ClashingMeeting {
        id: id(number),
        kind: Some("ordinary".to_owned()),
        ordinal: Some(7),
        starts_at: Moment::parse_iso(at),
        given_by: author(officer, laptop),
        seen: vec![[number; 16]],
    };
    vec![Clash {
        body: name("المجلس المشترك", "Joint council"),
        number: (7, 2026),
        meetings: vec![
            meeting(31, "2026-11-15T09:05:00Z", "سمر تفاحة", "WZT-1"),
            meeting(32, "2026-11-22T09:00:00Z", "ليلى ريحان", "WZT-2"),
        ],
        next: 8,
        owner: name("مديرية وادي الزيتون", "Wadi Zeitoun Directorate"),
        ours: true,
    }]
}

fn leaving() -> Leaving {
    let office = |code: &str, ar: &str, en: &str, lacks| Addressee {
        code: code.to_owned(),
        name: name(ar, en),
        lacks,
    };
    Leaving {
        offices: vec![
            office("MNR", "مديرية مرج نور", "Marj Noor Directorate", Some(36)),
            office("MIN", "الوزارة", "Ministry", None),
        ],
        groups: vec![name("المجلس المشترك", "Joint council"), name("شبكة النساء", "Women's network")],
        more_groups: 3,
        changes: 348,
        held_back: 12,
    }
}

/// The due day of an action item, changed in two offices.
pub(crate) fn conflict() -> Conflict {
    let side = |text, officer, laptop, ours, change| Side {
        value: vec![Some(Atom::Day(day(text)))],
        author: author(officer, laptop),
        ours,
        deletes: false,
        at: Moment::parse_iso("2026-11-19T07:05:00Z").unwrap(),
        change: [change; 16],
    };
    Conflict {
        kind: ActionItem::KIND,
        record: id(3),
        title: "عروض أسعار المنحدر".to_owned(),
        contest: Contest::Field(ActionItem::KIND.field("due_on").unwrap()),
        sides: vec![
            side("2026-11-24", "سمر تفاحة", "WZT-2", true, 1),
            side("2026-12-01", "هدى ياسمين", "MNR-1", false, 2),
        ],
        before: Some(vec![Some(Atom::Day(day("2026-11-22")))]),
        seen: Seen { heads: vec![(9, vec![[1; 16], [2; 16]])] },
    }
}

pub(crate) fn conflicts() -> ConflictsPage {
    let Conflict { kind, record, title, contest, sides, .. } = conflict();
    let key = ConflictKey { kind: kind.number, record, scope: [1; 18], field: 9 };
    let values = sides.into_iter().map(|side| side.value).collect();
    let row = ConflictRow { kind, record, title, contest, values };
    ConflictsPage { rows: vec![(key, row)], total: 1, ..ConflictsPage::default() }
}

/// What a bundle from another office holds; its key is new.
pub(crate) fn bundle() -> ImportPreview {
    let record = |kind, title: &str| PreviewRecord {
        kind,
        record: id(9),
        title: title.to_owned(),
        name: wording::called(kind, title, &[], &|_| None),
        deeds: Vec::new(),
    };
    let due = ActionItem::KIND.field("due_on").unwrap();
    let day = |day: &str| vec![Day::parse_iso(day).map(Atom::Day)];
    let moved = Deed::Set { field: due, before: vec![day("2026-11-22")], after: day("2026-12-01") };
    let deed =
        PreviewDeed { field: Some(due), said: moved.message(ActionItem::KIND, false, &|_| None, None) };
    let Conflict { kind, record: of, title, contest, .. } = conflict();
    let contest = PreviewConflict {
        kind,
        record: of,
        name: wording::called(kind, &title, &[], &|_| None),
        title,
        contest,
    };
    ImportPreview {
        file: "/media/usb/MNR.mahdar".to_owned(),
        bytes: 212_000,
        from: author("هدى ياسمين", "MNR-1"),
        made_at: Moment::parse_iso("2026-11-21T13:40:00Z"),
        signers: vec![Signer {
            digits: "31842 07715 99020 46183 55217 60934".to_owned(),
            author: author("هدى ياسمين", "MNR-1"),
            known_since: None,
            exporter: true,
            this_laptop: false,
        }],
        new: PreviewGroup {
            kinds: vec![(ActionItem::KIND, 1), (Commitment::KIND, 1)],
            named: vec![record(ActionItem::KIND, "دعوات الورشة"), record(Commitment::KIND, "منحدر المركز")],
        },
        changed: PreviewGroup {
            kinds: vec![(ActionItem::KIND, 1)],
            named: vec![PreviewRecord {
                deeds: vec![deed], ..record(ActionItem::KIND, "نماذج القرى")
            }],
        },
        conflicts: PreviewConflicts { count: 1, named: vec![contest] },
        changes: 9,
        ..ImportPreview::default()
    }
}

pub(crate) fn page(rows: Vec<(Key, Row)>, filter: &str) -> Page {
    let total = rows.len() as u64;
    let rows: Vec<_> = rows.into_iter().filter(|(key, _)| key.sort.contains(filter)).collect();
    Page { before: false, after: false, matching: Matching::Exactly(rows.len() as u64), total, late: 2, rows }
}

fn keyed(number: u8, sort: &str, row: Row) -> (Key, Row) {
    (Key { sort: sort.to_owned(), id: id(number) }, row)
}

fn action(number: u8, due: &str, title: &str, status: &str, percent: Option<i64>) -> (Key, Row) {
    let row = ActionRow {
        title: title.to_owned(),
        organization: Some(name("بلدية الزيتون", "Zeitoun Municipality")),
        person: Some(name("عمر بيدر", "Omar Baydar")),
        due_on: Some(day(due)),
        status: Some(status.to_owned()),
        percent,
        carried: 2,
        unsettled: false,
    };
    keyed(number, title, Row::Action(row))
}

pub(crate) fn rows(list: List) -> Vec<(Key, Row)> {
    match list {
        List::OpenActions | List::AllActions => vec![
            action(1, "2026-11-10", "قائمة ترميم العيادة", "in_progress", Some(40)),
            action(2, "2026-11-12", "نماذج القرى الثلاث", "blocked", None),
            action(3, "2026-11-24", "عروض أسعار المنحدر", "open", None),
            action(4, "2026-12-20", "دعوات الورشة مع UNICEF", "open", None),
        ],
        List::OpenCommitments | List::AllCommitments => vec![
            commitment(11, "كراس متحركة", "شركة البيادر للتجارة", "2026-11-15", (40, "كرسي", 25)),
            commitment(12, "منحدر المركز", "الغرفة التجارية", "2026-11-30", (6, "أيام", 0)),
            commitment(13, "قاعة لستة اجتماعات", "الغرفة التجارية", "2026-12-31", (6, "أيام", 5)),
            grant(14, "منحة مبادرة الأمهات", "مؤسسة رفق الأهلية"),
        ],
        List::Organizations => vec![organization(50, name("الغرفة التجارية", "Chamber of Commerce"))],
        List::Bodies => vec![body()],
        List::Recommendations => vec![decision(71, "recommendation", "نموذج إحالة موحد")],
        List::Decisions => vec![decision(72, "decision", "يفتح المركز في قاعة العيادة القديمة")],
        List::SeatsOf(_) => seats(),
        List::MembersOf(_) => members_of(true),
        List::SittersOf(_) => members_of(false),
        _ => Vec::new(),
    }
}

fn decision(number: u8, kind: &str, text: &str) -> (Key, Row) {
    let recommends = kind == "recommendation";
    let row = DecisionRow {
        text: text.to_owned(),
        kind: Some(kind.to_owned()),
        reference: Some(Reference { minutes: Some((6, 2026)), seq: Some(2) }),
        addressee: recommends.then(|| name("مديرية الأسرة", "DG of Families")),
        sent_on: recommends.then(|| day("2026-10-20")),
        status: Some(if recommends { "sent" } else { "adopted" }.to_owned()),
        body: Some(name("المجلس المشترك", "Joint council")),
        unsettled: false,
    };
    keyed(number, "", Row::Decision(row))
}

fn organization(number: u8, name: Name) -> (Key, Row) {
    let row = OrganizationRow {
        name,
        kind: Some("private_sector".to_owned()),
        locality: None,
        seats: 1,
        open_commitments: 2,
        open_actions: 1,
        unsettled: false,
    };
    keyed(number, "", Row::Organization(row))
}

fn partner() -> PartnerView {
    let seat = SeatRow {
        seat_no: Some(4),
        organization: None,
        principal: Some(name("باسل نعنع", "Basel Naana")),
        alternate: Some(name("منى لوز", "Mona Loz")),
        letter: None,
        vacant_since: None,
        ends_on: None,
        present: 6,
        meetings: 6,
        unsettled: false,
    };
    let promises = rows(List::AllCommitments).into_iter().skip(1).filter_map(|(key, row)| match row {
        Row::Commitment(row) => Some((key.id, row)),
        _ => None,
    });
    PartnerView {
        organization: Loaded {
            kind: Organization::KIND,
            id: id(50),
            parts: Organization::empty(id(50)).parts(),
            seen: Seen { heads: Vec::new() },
            life: Life::Here,
        },
        name: name("الغرفة التجارية", "Chamber of Commerce"),
        seats: vec![(name("المجلس المشترك للخدمات الاجتماعية", "Joint Council for Social Services"), seat)],
        commitments: promises.collect(),
        open_actions: 1,
    }
}

/// Dinars have three decimals and the longest name of a currency.
fn grant(number: u8, title: &str, partner: &str) -> (Key, Row) {
    let mut promise = Commitment::empty(id(number));
    (promise.value_minor, promise.currency) = (Some(12_500_000), Some("JOD".to_owned()));
    promise.due_on = Some(day("2027-03-01"));
    let mut delivery = Delivery::empty(id(99));
    (delivery.value_minor, delivery.currency) = (Some(1_000_000), Some("JOD".to_owned()));
    promised(number, title, partner, &promise, &delivery)
}

fn body() -> (Key, Row) {
    let row = BodyRow {
        name: name("المجلس المشترك", "Joint council"),
        kind: Some("joint_council".to_owned()),
        seats: 15,
        filled: 14,
        meetings: 6,
        last_meeting: Moment::parse_iso("2026-10-18T09:00:00Z"),
        dissolved_on: None,
        unsettled: false,
    };
    keyed(31, "المجلس المشترك", Row::Body(row))
}

fn commitment(number: u8, title: &str, partner: &str, due: &str, amount: (i64, &str, i64)) -> (Key, Row) {
    let mut promise = Commitment::empty(id(number));
    promise.qty = Some(amount.0);
    promise.unit = Some(amount.1.to_owned());
    promise.due_on = Some(day(due));
    let mut delivery = Delivery::empty(id(99));
    delivery.qty = Some(amount.2);
    delivery.unit = Some(amount.1.to_owned());
    promised(number, title, partner, &promise, &delivery)
}

fn promised(number: u8, title: &str, partner: &str, promise: &Commitment, delivery: &Delivery) -> (Key, Row) {
    let row = CommitmentRow {
        title: title.to_owned(),
        kind: Some("in_kind".to_owned()),
        partner: Some(Named { kind: Organization::KIND, id: id(50), name: Name::plain(partner) }),
        partners: 1,
        standing: promise.standing(std::slice::from_ref(delivery), day("2026-11-22")),
        due_on: promise.due_on,
        unsettled: false,
    };
    keyed(number, title, Row::Commitment(row))
}

/// Returns a record as it is shown, with names for what it refers to.
fn viewed(loaded: Loaded, title: Name, names: Vec<Named>) -> RecordView {
    RecordView {
        loaded,
        title,
        names,
        unsettled: Vec::new(),
        people: Vec::new(),
        commitment: None,
        reference: None,
        meeting: None,
        closed_in: None,
        doubts: Vec::new(),
    }
}

fn record(number: u8) -> Option<RecordView> {
    if number == 120 {
        let person = seat_view().names.remove(0);
        return Some(viewed(seen(&chair()), person.name.clone(), vec![person]));
    }
    if let 71 | 72 = number {
        let mut output = Decision::empty(id(number));
        output.kind = Some(if number == 71 { "recommendation" } else { "decision" }.to_owned());
        output.text = Some("نموذج إحالة موحد".to_owned());
        return Some(viewed(seen(&output), Name::plain("نموذج إحالة موحد"), Vec::new()));
    }
    let found = rows(List::AllActions).into_iter().find(|(key, _)| key.id == id(number))?;
    let Row::Action(row) = found.1 else { return None };
    let mut item = ActionItem::empty(id(number));
    item.title = Some(row.title.clone());
    item.due_on = row.due_on;
    item.status = row.status;
    item.percent = row.percent;
    item.responsible_org_id = Some(id(50));
    item.details = Some("يحضر المهندس يوم الأحد ومعه عرض السعر رقم 12/2026 من UNICEF.".to_owned());
    let loaded = Loaded { seen: Seen { heads: vec![(11, vec![[7; 16]])] }, ..seen(&item) };
    let municipality = name("بلدية الزيتون", "Zeitoun Municipality");
    let names = vec![Named { kind: Organization::KIND, id: id(50), name: municipality }];
    Some(viewed(loaded, Name::plain(row.title), names))
}

fn history() -> HistoryPage {
    let due = ActionItem::KIND.field("due_on").unwrap();
    let parts = |text| vec![Some(Atom::Day(day(text)))];
    let entry = HistoryEntry {
        kind: ActionItem::KIND,
        record: id(1),
        deed: Deed::Set { field: due, before: vec![parts("2026-11-22")], after: parts("2026-12-01") },
        author: author("هدى ياسمين", "MNR-1"),
        at: Moment::parse_iso("2026-11-19T07:05:00Z").unwrap(),
        change: [1; 16],
        undoes: false,
    };
    HistoryPage { entries: vec![entry], names: Vec::new(), after: false }
}

fn picks(text: &str) -> Vec<PickRow> {
    if "بلدية الزيتون".starts_with(text) {
        let name = name("بلدية الزيتون", "Zeitoun Municipality");
        return vec![PickRow {
            kind: Organization::KIND,
            id: id(50),
            name,
            told_apart_by: Vec::new(),
            near_twin: false,
        }];
    }
    Vec::new()
}

/// The chair and the secretary of the council.
pub(crate) fn leads() -> [Named; 2] {
    [(120, "عمر بيدر", "Omar Baydar"), (121, "سمر تفاحة", "Samar Tuffaha")].map(|(number, ar, en)| Named {
        kind: Membership::KIND,
        id: id(number),
        name: name(ar, en),
    })
}

fn seats() -> Vec<(Key, Row)> {
    let seat = |number: u8, organization: Name, principal: Option<Name>| SeatRow {
        seat_no: Some(i64::from(number)),
        organization: Some(organization),
        principal,
        alternate: None,
        letter: None,
        vacant_since: None,
        ends_on: None,
        present: 6,
        meetings: 6,
        unsettled: false,
    };
    let first = SeatRow {
        alternate: Some(name("رنا صنوبر", "Rana Sanawbar")),
        letter: Some("114/2025".to_owned()),
        ..seat(1, name("بلدية الزيتون", "Zeitoun Municipality"), Some(name("عمر بيدر", "Omar Baydar")))
    };
    let vacant = SeatRow {
        vacant_since: Some(day("2026-10-13")),
        ..seat(5, name("شركة البيادر للتجارة", "Bayader Trading Co."), None)
    };
    let closed = SeatRow {
        ends_on: Some(day("2026-08-31")),
        ..seat(6, name("نادي الشباب", "Youth club"), Some(name("رامي عنبة", "Rami Inaba")))
    };
    [(41, first), (45, vacant), (46, closed)].map(|(id, row)| keyed(id, "", Row::Seat(row))).into()
}

fn members_of(all: bool) -> Vec<(Key, Row)> {
    let member = |person: Name, role: &str, organization: Option<Name>, from: &str, until: Option<&str>| {
        Row::Member(MemberRow {
            person: Some(person),
            role: Some(role.to_owned()),
            organization,
            letter: Some("114/2025".to_owned()),
            starts_on: Some(day(from)),
            ends_on: until.map(day),
            unsettled: false,
        })
    };
    let municipality = || Some(name("بلدية الزيتون", "Zeitoun Municipality"));
    let mut rows = vec![keyed(
        120,
        "",
        member(name("عمر بيدر", "Omar Baydar"), "chair", municipality(), "2025-10-28", None),
    )];
    if all {
        let secretary = member(name("سمر تفاحة", "Samar Tuffaha"), "secretary", None, "2025-10-28", None);
        rows.push(keyed(121, "", secretary));
    }
    let before = member(
        name("خالد سنديان", "Khaled Sindyan"),
        "member",
        municipality(),
        "2024-01-01",
        Some("2025-10-27"),
    );
    rows.push(keyed(123, "", before));
    rows
}

fn chair() -> Membership {
    let mut chair = Membership::empty(id(120));
    chair.body_id = Some(id(31));
    chair.seat_id = Some(id(41));
    chair.person_id = Some(id(81));
    chair.role = Some("chair".to_owned());
    chair.starts_on = Some(day("2025-10-28"));
    chair
}

fn seen<R: Record>(record: &R) -> Loaded {
    let seen = Seen { heads: vec![(7, vec![[4; 16]])] };
    Loaded { kind: R::KIND, id: record.id(), parts: record.parts(), seen, life: Life::Here }
}

fn seat_view() -> SeatView {
    let mut seat = Seat::empty(id(41));
    seat.body_id = Some(id(31));
    seat.seat_no = Some(1);
    seat.on_behalf_of_org_id = Some(id(50));
    let organization = name("بلدية الزيتون", "Zeitoun Municipality");
    SeatView {
        seat: seen(&seat),
        organization: Some(Named { kind: Organization::KIND, id: id(50), name: organization }),
        sitting: vec![seen(&chair())],
        names: vec![Named { kind: Person::KIND, id: id(81), name: name("عمر بيدر", "Omar Baydar") }],
    }
}

fn members(text: &str) -> Vec<PickRow> {
    let role = |word: &str| vec![Hint::Word(Message::named(format!("choice-membership-role-{word}")))];
    let inside = leads().into_iter().zip([role("chair"), role("secretary")]);
    let outside = Named { kind: Person::KIND, id: id(122), name: name("لينا ريحان", "Lina Rihan") };
    let all = inside.chain([(outside, Vec::new())]).map(|(named, told_apart_by)| PickRow {
        kind: named.kind,
        id: named.id,
        name: named.name,
        told_apart_by,
        near_twin: false,
    });
    all.filter(|pick| pick.name.ar.starts_with(text)).collect()
}

fn plan() -> MeetingPlan {
    let [chair, secretary] = leads();
    MeetingPlan {
        ordinals: vec![("ordinary".to_owned(), 6), ("workshop".to_owned(), 1)],
        chair: Some(chair),
        secretary: Some(secretary),
        place: Some("قاعة الغرفة التجارية".to_owned()),
        host: None,
        last_start: Moment::parse_iso("2026-10-18T09:00:00Z"),
        last_minutes: Some((6, 2026)),
        announced: Moment::parse_iso("2026-11-29T09:00:00Z"),
        announced_place: None,
    }
}

fn home() -> HomeSummary {
    let week = rows(List::OpenActions).into_iter().skip(2).take(1).filter_map(|(key, row)| match row {
        Row::Action(row) => {
            let who = row.person.or(row.organization);
            Some((key.id, DueRow { title: row.title, due_on: row.due_on, who }))
        }
        _ => None,
    });
    HomeSummary {
        office: name("مديرية وادي الزيتون", "Wadi Zeitoun Directorate"),
        office_code: "WZT".to_owned(),
        next_meeting: Some(NextMeeting {
            id: id(30),
            meeting: MeetingRow {
                body: Some(name("المجلس المشترك", "Joint council")),
                kind: Some("ordinary".to_owned()),
                ordinal: Some(7),
                minutes: None,
                starts_at: Moment::parse_iso("2026-11-22T09:00:00Z"),
                place: Some("قاعة الغرفة التجارية".to_owned()),
                state: Some("convened".to_owned()),
                unsettled: false,
            },
            running_since: None,
            seats: 15,
        }),
        late_actions: 3,
        oldest_due: Some(day("2026-11-10")),
        late_commitments: 1,
        latest_commitment: Some(("15 كرسيا متحركا".to_owned(), name("شركة البيادر", "Bayader Co."))),
        conflicts: 2,
        clashes: 1,
        unacknowledged: vec![("مرج نور".to_owned(), 36, None)],
        this_week: week.collect(),
        more_this_week: 12,
        bodies: 2,
    }
}
