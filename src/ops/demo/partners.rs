//! The organisations of the sample: fourteen a round, of all kinds.

use super::Round;
use super::Story;
use super::places;
use crate::domain::edit::RecordEdit;
use crate::domain::records::Organization;

/// An organisation as a pattern: `{place}` and `{bloom}` are filled in.
struct Pattern {
    kind: &'static str,
    name: &'static str,
    english: &'static str,
    /// How it is called in a quarter, where a town has it once only.
    in_quarter: Option<(&'static str, &'static str)>,
}

/// Places of organisations in a round, as the scripts name them.
pub(super) const MUNICIPALITY: usize = 0;
pub(super) const HEALTH: usize = 1;
pub(super) const EDUCATION: usize = 2;
pub(super) const WOMEN: usize = 3;
pub(super) const CHARITY: usize = 4;
pub(super) const ELDERLY: usize = 5;
pub(super) const CHAMBER: usize = 6;
pub(super) const COMPANY: usize = 7;
pub(super) const DISABILITY: usize = 8;
pub(super) const YOUTH: usize = 9;
pub(super) const COLLEGE: usize = 10;
pub(super) const BRIDGES: usize = 11;
pub(super) const FUND: usize = 12;
pub(super) const VILLAGE: usize = 13;
/// How many organisations a round has.
pub(super) const COUNT: usize = PATTERNS.len();

const PATTERNS: [Pattern; 14] = [
    pattern("local_authority", "بلدية {place}", "{place} Municipality")
        .or("لجنة خدمات {place}", "Service committee of {place}"),
    pattern("official_body", "مديرية الصحة في {place}", "{place} Health Directorate")
        .or("المركز الصحي في {place}", "Health centre of {place}"),
    pattern("official_body", "مديرية التربية والتعليم في {place}", "{place} Education Directorate")
        .or("المدرسة الأساسية في {place}", "Primary school of {place}"),
    pattern("ngo", "مركز {bloom} النسوي في {place}", "{bloom} Women's Centre, {place}"),
    pattern("charitable_association", "جمعية بيادر الخير في {place}", "Bayader al-Khair Society, {place}"),
    pattern(
        "charitable_association",
        "جمعية {bloom} لرعاية المسنين",
        "{bloom} Society for the Elderly, {place}",
    )
    .or("جمعية رعاية المسنين في {place}", "Society for the Elderly, {place}"),
    pattern("private_sector", "الغرفة التجارية في {place}", "{place} Chamber of Commerce")
        .or("ملتقى تجار {place}", "Merchants of {place}"),
    pattern("private_sector", "شركة {bloom} التجارية", "{bloom} Trading Co., {place}")
        .or("شركة {bloom} التجارية، فرع {place}", "{bloom} Trading Co., branch {place}"),
    pattern(
        "charitable_association",
        "جمعية الخطوة لذوي الإعاقة في {place}",
        "Khutwa Society for Disabilities, {place}",
    ),
    pattern("ngo", "نادي شباب {place}", "Youth club of {place}"),
    pattern("academic", "كلية {place} الجامعية", "{place} University College")
        .or("مركز تدريب {place}", "Training centre of {place}"),
    pattern("international", "منظمة جسور الدولية، مكتب {place}", "Bridges International, {place} office"),
    pattern("donor", "صندوق {bloom} للتنمية", "{bloom} Development Fund, {place}")
        .or("صندوق تنمية {place}", "Development Fund of {place}"),
    pattern("local_authority", "مجلس قروي {place} الشرقية", "Village council of East {place}")
        .or("لجنة أهالي {place}", "Residents' committee of {place}"),
];

const fn pattern(kind: &'static str, name: &'static str, english: &'static str) -> Pattern {
    Pattern { kind, name, english, in_quarter: None }
}

impl Pattern {
    const fn or(mut self, name: &'static str, english: &'static str) -> Self {
        self.in_quarter = Some((name, english));
        self
    }
}

/// Records the organisations of a round.
pub(super) fn record(story: &mut Story, round: &Round) {
    let (place, place_english) = places::called(round);
    let edits = PATTERNS.iter().enumerate().map(|(number, pattern)| {
        let (bloom, bloom_english) = places::bloom(round.number + number as u64);
        let in_quarter = pattern.in_quarter.filter(|_| round.era > 0);
        let (name, english) = in_quarter.unwrap_or((pattern.name, pattern.english));
        let mut organization = Organization::empty(round.id::<Organization>(number));
        organization.name_ar = Some(name.replace("{place}", &place).replace("{bloom}", bloom));
        organization.name_en =
            Some(english.replace("{place}", &place_english).replace("{bloom}", bloom_english));
        organization.kind = Some(pattern.kind.to_owned());
        organization.locality_id = Some(places::locality(round));
        organization.phone = Some(format!("+970-2-000-{:04}", round.number % 700 * 14 + number as u64));
        RecordEdit::create(&organization)
    });
    let edits = edits.collect();
    let day = story.work_day(-400 - round.days_to_beginning());
    story.record(day, 90, edits);
}
