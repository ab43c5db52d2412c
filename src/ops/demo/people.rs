//! The people of the sample: twenty-five a round. Their names are put together from plants and fields.

use super::Round;
use super::Story;
use super::groups::Group;
use super::partners;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::records::Organization;
use crate::domain::records::Person;

/// How many people a round has.
pub(super) const COUNT: usize = FIRST.len();
/// Places of people in a round: the director, the secretary, then one for each organisation.
pub(super) const DIRECTOR: usize = 0;
pub(super) const SECRETARY: usize = 1;
const REPRESENTATIVES: usize = 2;
/// Alternates of the municipality, the women's centre, the chamber and the youth club.
pub(super) const ALTERNATES: [(usize, usize); 4] =
    [(16, partners::MUNICIPALITY), (17, partners::WOMEN), (18, partners::CHAMBER), (19, partners::YOUTH)];
/// Who sits in the planning group only.
const GROUP_ONLY: [(usize, usize); 5] = [
    (20, partners::DISABILITY),
    (21, partners::HEALTH),
    (22, partners::EDUCATION),
    (23, partners::CHARITY),
    (24, partners::WOMEN),
];

/// The people of the first round: honorific, Arabic, English.
const FIRST: [(&str, &str, &str); 25] = [
    ("أ.", "كريم سنديان", "Karim Sindyan"),
    ("", "سمر تفاحة", "Samar Tuffaha"),
    ("م.", "عمر بيدر", "Omar Baydar"),
    ("د.", "نبيل زعتر", "Nabil Zaatar"),
    ("أ.", "سهى قمح", "Suha Qamh"),
    ("", "هدى ياسمين", "Huda Yasmin"),
    ("", "زياد سنابل", "Ziad Sanabel"),
    ("", "فاتن لوزة", "Faten Loza"),
    ("", "باسل نعنع", "Basel Naana"),
    ("", "مازن بلوطة", "Mazen Balluta"),
    ("", "لمى سوسن", "Lama Sawsan"),
    ("", "رامي عنبة", "Rami Inaba"),
    ("د.", "دلال كرمة", "Dalal Karma"),
    ("", "ليان جوري", "Layan Jouri"),
    ("", "تامر رمانة", "Tamer Rummana"),
    ("", "خالد أبو غصن", "Khaled Abu Ghusn"),
    ("", "رنا صنوبر", "Rana Sanawbar"),
    ("", "ليلى حبق", "Layla Habaq"),
    ("", "منى لوز", "Mona Loz"),
    ("", "وسام توتة", "Wisam Touta"),
    ("أ.", "إياد خروب", "Iyad Kharroub"),
    ("د.", "مها قرنفل", "Maha Qaranful"),
    ("أ.", "سليم غار", "Salim Ghar"),
    ("", "نسرين شومر", "Nisrin Shomar"),
    ("", "آلاء نرجس", "Alaa Narjis"),
];

const GIVEN: [(&str, &str); 30] = [
    ("أحمد", "Ahmad"),
    ("أمل", "Amal"),
    ("أنس", "Anas"),
    ("إيمان", "Iman"),
    ("بشار", "Bashar"),
    ("تهاني", "Tahani"),
    ("جمال", "Jamal"),
    ("حنان", "Hanan"),
    ("حسام", "Husam"),
    ("خلود", "Khulud"),
    ("رائد", "Raed"),
    ("ريم", "Rim"),
    ("سامر", "Samer"),
    ("سناء", "Sana"),
    ("شادي", "Shadi"),
    ("صفاء", "Safa"),
    ("طارق", "Tareq"),
    ("عبير", "Abir"),
    ("عدنان", "Adnan"),
    ("غادة", "Ghada"),
    ("فادي", "Fadi"),
    ("فداء", "Fida"),
    ("قصي", "Qusai"),
    ("لبنى", "Lubna"),
    ("محمود", "Mahmoud"),
    ("ميسون", "Maysoun"),
    ("نادر", "Nader"),
    ("هالة", "Hala"),
    ("يوسف", "Yousef"),
    ("يسرى", "Yusra"),
];

const FATHERS: [(&str, &str); 16] = [
    ("عادل", "Adel"),
    ("سعيد", "Said"),
    ("فؤاد", "Fuad"),
    ("رشيد", "Rashid"),
    ("وليد", "Walid"),
    ("نعيم", "Naim"),
    ("صالح", "Saleh"),
    ("حسن", "Hasan"),
    ("جميل", "Jamil"),
    ("عبد الكريم", "Abd al-Karim"),
    ("فوزي", "Fawzi"),
    ("إبراهيم", "Ibrahim"),
    ("منير", "Munir"),
    ("شفيق", "Shafiq"),
    ("كمال", "Kamal"),
    ("نصر", "Nasr"),
];

const FAMILIES: [(&str, &str); 24] = [
    ("بيدر", "Baydar"),
    ("زعتر", "Zaatar"),
    ("ياسمين", "Yasmin"),
    ("صنوبر", "Sanawbar"),
    ("أبو غصن", "Abu Ghusn"),
    ("نعنع", "Naana"),
    ("سنديان", "Sindyan"),
    ("حبق", "Habaq"),
    ("لوز", "Loz"),
    ("توتة", "Touta"),
    ("كرمة", "Karma"),
    ("أبو نرجس", "Abu Narjis"),
    ("سنابل", "Sanabel"),
    ("خروب", "Kharroub"),
    ("قرنفل", "Qaranful"),
    ("غار", "Ghar"),
    ("سوسن", "Sawsan"),
    ("جوري", "Jouri"),
    ("قمح", "Qamh"),
    ("شومر", "Shomar"),
    ("بلوطة", "Balluta"),
    ("رمانة", "Rummana"),
    ("عنبة", "Inaba"),
    ("تفاحة", "Tuffaha"),
];

/// Returns the person who speaks for an organisation of a round.
pub(super) fn representative(round: &Round, organization: usize) -> RecordId {
    round.id::<Person>(REPRESENTATIVES + organization)
}

/// Returns who speaks for an organisation in a group: its member there, else its representative.
pub(super) fn speaker(round: &Round, group: Group, organization: usize) -> RecordId {
    let member =
        group_members().find(|(_, member_of)| group == Group::Disability && *member_of == organization);
    member.map_or_else(|| representative(round, organization), |(person, _)| round.id::<Person>(person))
}

/// Returns the organisation that a person of a round works for.
pub(super) fn organization_of(person: usize) -> Option<usize> {
    let others = ALTERNATES.iter().chain(&GROUP_ONLY);
    let other = others.clone().find(|(number, _)| *number == person).map(|(_, organization)| *organization);
    other.or_else(|| {
        person.checked_sub(REPRESENTATIVES).filter(|organization| *organization < partners::COUNT)
    })
}

/// Returns who sits in the planning group: person and organisation.
pub(super) fn group_members() -> impl Iterator<Item = (usize, usize)> {
    let also = [partners::COLLEGE, partners::YOUTH]
        .map(|organization| (REPRESENTATIVES + organization, organization));
    GROUP_ONLY.into_iter().chain(also)
}

/// Returns the person in a seat of the council: the director, then one for each organisation.
pub(super) fn council_member(seat: usize) -> usize {
    if seat == 0 { DIRECTOR } else { REPRESENTATIVES + seat - 1 }
}

/// Returns what a person is called on paper.
pub(super) fn title(person: usize) -> &'static str {
    match (person, organization_of(person)) {
        (DIRECTOR, _) => "مدير المديرية",
        (SECRETARY, _) => "منسقة المجموعات",
        (_, Some(partners::MUNICIPALITY)) => "رئيس قسم التخطيط",
        (_, Some(partners::HEALTH)) => "رئيس قسم الصحة المجتمعية",
        (_, Some(partners::EDUCATION)) => "مرشد تربوي",
        (_, Some(partners::COLLEGE)) => "محاضر في الخدمة الاجتماعية",
        (_, Some(partners::CHAMBER | partners::COMPANY)) => "عضو مجلس الإدارة",
        (_, Some(partners::BRIDGES | partners::FUND)) => "مسؤول برامج",
        _ => "عضو الهيئة الإدارية",
    }
}

/// Records the people of a round.
pub(super) fn record(story: &mut Story, round: &Round) {
    let edits = (0..COUNT).map(|number| {
        let (honorific, name, english) = name(round, number);
        let mut person = Person::empty(round.id::<Person>(number));
        person.honorific = (!honorific.is_empty()).then(|| honorific.to_owned());
        person.full_name_ar = Some(name);
        person.name_en = Some(english);
        person.organization_id = organization_of(number).map(|number| round.id::<Organization>(number));
        person.title_ar = Some(title(number).to_owned());
        person.phone = (number % 3 != 1)
            .then(|| format!("+970-59-000-{:04}", (round.number * 25 + number as u64) % 10_000));
        person.email = (number % 5 == 2).then(|| format!("member{}.{number}@example.org", round.number));
        RecordEdit::create(&person)
    });
    let edits = edits.collect();
    let day = story.work_day(-398 - round.days_to_beginning());
    story.record(day, 120, edits);
}

/// Names a person: the first round by hand, the others by counting through the lists.
fn name(round: &Round, number: usize) -> (&'static str, String, String) {
    if round.number == 0
        && let Some((honorific, name, english)) = FIRST.get(number)
    {
        return (honorific, (*name).to_owned(), (*english).to_owned());
    }
    let count = usize::try_from(round.number).unwrap_or(0) * COUNT + number;
    let (fathers, families) = (count / GIVEN.len(), count / GIVEN.len() / FATHERS.len());
    let parts = [
        GIVEN.get(count % GIVEN.len()),
        FATHERS.get(fathers % FATHERS.len()),
        FAMILIES.get((count * 7 + families) % FAMILIES.len()),
    ];
    let arabic: Vec<&str> = parts.into_iter().flatten().map(|(arabic, _)| *arabic).collect();
    let english: Vec<&str> = parts.into_iter().flatten().map(|(_, english)| *english).collect();
    let honorific = if count.is_multiple_of(9) { "د." } else { "" };
    (honorific, arabic.join(" "), english.join(" "))
}
