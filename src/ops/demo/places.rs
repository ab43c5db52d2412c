//! Governorates, places, offices and target groups of the sample.

use super::Round;
use super::Story;
use super::record_id;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::records::Governorate;
use crate::domain::records::Locality;
use crate::domain::records::Office;
use crate::domain::records::Record as _;
use crate::domain::records::TargetGroup;

/// The areas of the directorate: Arabic, English, kind.
pub(super) const AREAS: [(&str, &str, &str); 12] = [
    ("الزيتون", "Zeitoun", "city"),
    ("تل قمر", "Tal Qamar", "village"),
    ("عين لوز", "Ain Loz", "village"),
    ("كفر سمسم", "Kafr Simsim", "village"),
    ("مرج ريحان", "Marj Rihan", "town"),
    ("مخيم السنديان", "Sindyan Camp", "camp"),
    ("خربة زعتر", "Khirbet Zaatar", "village"),
    ("وادي نعنع", "Wadi Naana", "village"),
    ("بيت ياسمين", "Beit Yasmin", "town"),
    ("دير سوسن", "Deir Sawsan", "village"),
    ("رأس البيدر", "Ras al-Baydar", "area"),
    ("جبل الغار", "Jabal al-Ghar", "area"),
];

/// Flowers and trees after which quarters and associations are called.
pub(super) const BLOOMS: [(&str, &str); 20] = [
    ("النور", "Noor"),
    ("الياسمين", "Yasmin"),
    ("النرجس", "Narjis"),
    ("السنابل", "Sanabel"),
    ("البيادر", "Bayader"),
    ("الزعتر", "Zaatar"),
    ("اللوز", "Loz"),
    ("الصنوبر", "Sanawbar"),
    ("الرمان", "Rumman"),
    ("السوسن", "Sawsan"),
    ("الحبق", "Habaq"),
    ("الغار", "Ghar"),
    ("الكرمة", "Karma"),
    ("القرنفل", "Qaranful"),
    ("البلوط", "Ballut"),
    ("الريحان", "Rihan"),
    ("الخروب", "Kharroub"),
    ("التوت", "Tout"),
    ("الجوري", "Jouri"),
    ("الميرمية", "Maramiya"),
];

/// Target groups: code, Arabic, English.
const TARGET_GROUPS: [(&str, &str, &str); 6] = [
    ("PWD", "الأشخاص ذوو الإعاقة", "Persons with disabilities"),
    ("ELD", "كبار السن", "Elderly people"),
    ("WOM", "النساء", "Women"),
    ("CHD", "الأطفال", "Children"),
    ("YTH", "الشباب", "Young people"),
    ("POV", "الأسر محدودة الدخل", "Families with low income"),
];

/// Offices beside the own one: code, kind, Arabic, English.
const OFFICES: [(&str, &str, &str, &str); 3] = [
    ("MSD", "ministry", "وزارة التنمية الاجتماعية", "Ministry of Social Development"),
    ("MNR", "directorate", "مديرية مرج نور للتنمية الاجتماعية", "Marj Noor Directorate of Social Development"),
    ("TLQ", "centre", "مركز خدمات تل قمر", "Tal Qamar Service Centre"),
];

/// Returns the Arabic name of an office beside the own one.
pub(super) fn office_name(code: &str) -> &'static str {
    OFFICES.iter().find(|office| office.0 == code).map_or("", |office| office.2)
}

/// Returns what the place of a round is called, in Arabic and English.
pub(super) fn called(round: &Round) -> (String, String) {
    let (area, english, _) = AREAS.get(round.area).copied().unwrap_or(("الزيتون", "Zeitoun", "city"));
    if round.era == 0 {
        return (area.to_owned(), english.to_owned());
    }
    let (quarter, quarter_english) = bloom(round.era);
    let lap = round.era / BLOOMS.len() as u64;
    let again = if lap == 0 { String::new() } else { format!(" {}", lap + 1) };
    (format!("حي {quarter}{again} في {area}"), format!("{quarter_english}{again} quarter, {english}"))
}

/// Returns the name of a flower or tree.
pub(super) fn bloom(number: u64) -> (&'static str, &'static str) {
    let place = usize::try_from(number % BLOOMS.len() as u64).unwrap_or(0);
    BLOOMS.get(place).copied().unwrap_or(("النور", "Noor"))
}

/// Returns the id of a target group by its place in the list.
pub(super) fn target_group(number: usize) -> RecordId {
    record_id(TargetGroup::KIND.name, 0, number)
}

/// Returns the id of the place of a round.
pub(super) fn locality(round: &Round) -> RecordId {
    record_id(Locality::KIND.name, 0, round.area)
}

/// Returns the id of the governorate.
pub(super) fn governorate() -> RecordId {
    record_id(Governorate::KIND.name, 0, 0)
}

/// Records the places and offices, before anything else.
pub(super) fn record(story: &mut Story, first: &Round, office: &dyn Fn(&str) -> RecordId) {
    let mut edits = vec![
        named_governorate(0, "WZ", "محافظة وادي الزيتون", "Wadi Zeitoun Governorate"),
        named_governorate(1, "MN", "محافظة مرج نور", "Marj Noor Governorate"),
    ];
    for (code, kind, name, english) in OFFICES {
        let mut record = Office::empty(office(code));
        record.code = Some(code.to_owned());
        record.kind = Some(kind.to_owned());
        record.name_ar = Some(name.to_owned());
        record.name_en = Some(english.to_owned());
        record.country = Some("PS".to_owned());
        record.parent_office_id = (kind != "ministry").then(|| office("MSD"));
        edits.push(RecordEdit::create(&record));
    }
    for (number, (name, english, kind)) in AREAS.into_iter().enumerate() {
        let mut locality = Locality::empty(record_id(Locality::KIND.name, 0, number));
        locality.governorate_id = Some(governorate());
        locality.directorate_office_id = Some(office(super::OFFICE_CODE));
        locality.name_ar = Some(name.to_owned());
        locality.name_en = Some(english.to_owned());
        locality.kind = Some(kind.to_owned());
        edits.push(RecordEdit::create(&locality));
    }
    for (number, (code, name, english)) in TARGET_GROUPS.into_iter().enumerate() {
        let mut group = TargetGroup::empty(target_group(number));
        group.code = Some(code.to_owned());
        group.name_ar = Some(name.to_owned());
        group.name_en = Some(english.to_owned());
        edits.push(RecordEdit::create(&group));
    }
    let day = story.work_day(-420 - first.days_to_beginning());
    story.record(day, 60, edits);
}

fn named_governorate(number: usize, code: &str, name: &str, english: &str) -> RecordEdit {
    let mut governorate = Governorate::empty(record_id(Governorate::KIND.name, 0, number));
    governorate.code = Some(code.to_owned());
    governorate.name_ar = Some(name.to_owned());
    governorate.name_en = Some(english.to_owned());
    governorate.country = Some("PS".to_owned());
    RecordEdit::create(&governorate)
}
