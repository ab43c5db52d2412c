//! The action items and commitments of a round, with what was delivered.

use super::Round;
use super::Story;
use super::groups::Group;
use super::meetings;
use super::partners::BRIDGES;
use super::partners::CHAMBER;
use super::partners::CHARITY;
use super::partners::COLLEGE;
use super::partners::COMPANY;
use super::partners::DISABILITY;
use super::partners::EDUCATION;
use super::partners::ELDERLY;
use super::partners::FUND;
use super::partners::HEALTH;
use super::partners::MUNICIPALITY;
use super::partners::VILLAGE;
use super::partners::WOMEN;
use super::partners::YOUTH;
use super::people;
use super::places;
use super::script::SCRIPTS;
use super::times;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::records::ActionItem;
use crate::domain::records::Commitment;
use crate::domain::records::CommitmentParty;
use crate::domain::records::Delivery;
use crate::domain::records::Organization;
use crate::domain::records::Person;

/// An action item; days are counted from today.
struct Task {
    title: &'static str,
    organization: Option<usize>,
    status: &'static str,
    due: Option<i64>,
    closed: Option<i64>,
    percent: Option<i64>,
    priority: &'static str,
}

/// What was promised: a count of something, money in minor units, or both.
#[derive(Clone, Copy)]
enum Promise {
    Things(i64, &'static str),
    Money(i64, &'static str),
    /// Things with their estimated value in shekels.
    Valued(i64, &'static str, i64),
}

/// A commitment; days are counted from today.
struct Pledge {
    kind: &'static str,
    title: &'static str,
    partners: &'static [usize],
    promise: Promise,
    target_group: usize,
    due: i64,
    status: &'static str,
    conditions: Option<&'static str>,
    /// Day and amount, in the measure of the promise.
    deliveries: &'static [(i64, i64)],
}

const fn task(title: &'static str, organization: usize, status: &'static str, due: i64) -> Task {
    Task {
        title,
        organization: Some(organization),
        status,
        due: Some(due),
        closed: None,
        percent: None,
        priority: "normal",
    }
}

impl Task {
    const fn closed(mut self, day: i64) -> Self {
        self.closed = Some(day);
        self
    }

    const fn percent(mut self, percent: i64) -> Self {
        self.percent = Some(percent);
        self
    }

    const fn high(mut self) -> Self {
        self.priority = "high";
        self
    }
}

const TASKS: [Task; 20] = [
    task("توزيع استمارة المسح على مزودي الخدمات في {place}", COLLEGE, "done", -112).closed(-114).percent(100),
    task("جمع استمارات القرى الثلاث", WOMEN, "blocked", -10).percent(50),
    task("إدخال قائمة الخدمات في جدول موحد", COLLEGE, "in_progress", 9).percent(60),
    task("خطة توزيع شهرية تتبادلها الجمعيات", CHARITY, "done", -96).closed(-92).percent(100),
    task("قائمة ترميم العيادة القديمة في {place}", MUNICIPALITY, "in_progress", -12).percent(40).high(),
    task("موافقة خطية على استعمال قاعة العيادة", HEALTH, "done", -80).closed(-83).percent(100),
    task("خطة نقل الرواد إلى المركز النهاري", DISABILITY, "open", 16),
    task("زيارة ثلاث مدارس لفحص المداخل", EDUCATION, "done", -60).closed(-61).percent(100),
    task("قائمة المدارس التي تحتاج منحدرات", EDUCATION, "open", 4),
    task("فحص قياسات الكراسي المتحركة قبل تسليمها", HEALTH, "in_progress", 2).percent(30),
    task("زيارات أسبوعية لكبار السن الذين يعيشون وحدهم", ELDERLY, "in_progress", 23).percent(75),
    task("جدول مناوبات المتطوعين", YOUTH, "done", -55).closed(-49).percent(100),
    task("دليل مبسط للإحالة بين المؤسسات", WOMEN, "blocked", -20),
    task("حصر البيوت التي تحتاج عزلًا قبل الشتاء", VILLAGE, "open", 6).high(),
    task("تجهيز مستودع البلدية لتخزين الطرود", MUNICIPALITY, "open", 12),
    task("ورقة أولوية المحافظة في صفحتين", COLLEGE, "open", 1).high(),
    task("عروض أسعار منحدر العيادة", MUNICIPALITY, "open", 2).high(),
    task("دعوات ورشة لغة الإشارة", DISABILITY, "open", 4),
    task("حجز مدرب لغة الإشارة من خارج المحافظة", DISABILITY, "cancelled", -5).closed(-9),
    Task {
        title: "تحديث أرقام هواتف الأعضاء",
        organization: None,
        status: "open",
        due: None,
        closed: None,
        percent: None,
        priority: "low",
    },
];

const PLEDGES: [Pledge; 12] = [
    Pledge {
        kind: "in_kind",
        title: "كراسٍ متحركة",
        partners: &[COMPANY],
        promise: Promise::Valued(40, "كرسي", 3_600_000),
        target_group: 0,
        due: -7,
        status: "confirmed",
        conditions: Some("التسليم بعد فحص القياس في العيادة."),
        deliveries: &[(-58, 15), (-24, 10)],
    },
    Pledge {
        kind: "financial",
        title: "كلفة منحدر العيادة في {place}",
        partners: &[CHAMBER],
        promise: Promise::Money(500_000, "ILS"),
        target_group: 0,
        due: 8,
        status: "confirmed",
        conditions: Some("بعد اعتماد أقل عروض الأسعار."),
        deliveries: &[],
    },
    Pledge {
        kind: "venue",
        title: "قاعة لستة اجتماعات",
        partners: &[CHAMBER],
        promise: Promise::Things(6, "يوم"),
        target_group: 5,
        due: 39,
        status: "confirmed",
        conditions: None,
        deliveries: &[(-99, 2), (-69, 1), (-41, 2)],
    },
    Pledge {
        kind: "financial",
        title: "أثاث المركز النهاري",
        partners: &[FUND],
        promise: Promise::Money(2_500_000, "JOD"),
        target_group: 0,
        due: 30,
        status: "confirmed",
        conditions: Some("على دفعتين، الثانية بعد تقرير صرف الأولى."),
        deliveries: &[(-45, 1_000_000)],
    },
    Pledge {
        kind: "service",
        title: "جلسات علاج وظيفي",
        partners: &[DISABILITY],
        promise: Promise::Things(120, "ساعة"),
        target_group: 3,
        due: 60,
        status: "pledged",
        conditions: None,
        deliveries: &[(-70, 24), (-35, 24)],
    },
    Pledge {
        kind: "volunteer",
        title: "متطوعون لزيارة كبار السن",
        partners: &[YOUTH],
        promise: Promise::Things(20, "متطوع"),
        target_group: 1,
        due: -30,
        status: "confirmed",
        conditions: None,
        deliveries: &[(-52, 12), (-33, 12)],
    },
    Pledge {
        kind: "purchased_service",
        title: "نقل رواد المركز لستة أشهر",
        partners: &[FUND, BRIDGES],
        promise: Promise::Money(1_200_000, "ILS"),
        target_group: 0,
        due: 90,
        status: "confirmed",
        conditions: Some("الشراء عن طريق ثلاثة عروض."),
        deliveries: &[(-15, 400_000)],
    },
    Pledge {
        kind: "in_kind",
        title: "طرود غذائية للشتاء",
        partners: &[CHARITY],
        promise: Promise::Valued(300, "طرد", 4_500_000),
        target_group: 5,
        due: 20,
        status: "pledged",
        conditions: Some("مستودع جاف حتى يوم التوزيع."),
        deliveries: &[],
    },
    Pledge {
        kind: "in_kind",
        title: "بطانيات لكبار السن",
        partners: &[ELDERLY],
        promise: Promise::Things(60, "بطانية"),
        target_group: 1,
        due: -25,
        status: "confirmed",
        conditions: None,
        deliveries: &[(-40, 35), (-28, 25)],
    },
    Pledge {
        kind: "service",
        title: "دورات لغة الإشارة",
        partners: &[COLLEGE],
        promise: Promise::Things(3, "دورة"),
        target_group: 0,
        due: 25,
        status: "pledged",
        conditions: None,
        deliveries: &[],
    },
    Pledge {
        kind: "financial",
        title: "عزل أسقف البيوت في {place}",
        partners: &[MUNICIPALITY, FUND],
        promise: Promise::Money(800_000, "ILS"),
        target_group: 5,
        due: 45,
        status: "reduced",
        conditions: None,
        deliveries: &[(-14, 300_000)],
    },
    Pledge {
        kind: "venue",
        title: "مستودع مؤقت للطرود",
        partners: &[VILLAGE],
        promise: Promise::Things(90, "يوم"),
        target_group: 5,
        due: -60,
        status: "cancelled",
        conditions: None,
        deliveries: &[],
    },
];

/// Records the promises of every topic, those of no meeting, and the deliveries on their days.
pub(super) fn record(story: &mut Story, round: &Round) {
    for (meeting, script) in SCRIPTS.iter().enumerate() {
        let day = meetings::meeting_day(story, round, meeting);
        for (topic, played) in script.topics.iter().enumerate() {
            let from = Origin { meeting, topic };
            let mut edits = Vec::new();
            for number in played.actions {
                edits.extend(action(story, round, *number, Some(&from)));
            }
            for number in played.commitments {
                edits.extend(commitment(story, round, *number, &from));
            }
            if !edits.is_empty() {
                story.record(day, 150 + times(30, topic + 1), edits);
            }
        }
    }
    let given: Vec<usize> =
        SCRIPTS.iter().flat_map(|script| script.topics).flat_map(|topic| topic.actions).copied().collect();
    let alone = (0..TASKS.len()).filter(|number| !given.contains(number));
    let alone: Vec<RecordEdit> = alone.filter_map(|number| action(story, round, number, None)).collect();
    story.record(story.work_day(-18 - round.days_back()), 80, alone);
    deliveries(story, round);
}

/// Where a promise was made.
struct Origin {
    meeting: usize,
    topic: usize,
}

fn action(story: &Story, round: &Round, number: usize, from: Option<&Origin>) -> Option<RecordEdit> {
    let task = TASKS.get(number)?;
    let day = |days: i64| story.work_day(days - round.days_back());
    let mut item = ActionItem::empty(round.id::<ActionItem>(number));
    item.title = Some(round.in_place(task.title));
    item.responsible_org_id = task.organization.map(|organization| round.id::<Organization>(organization));
    let group = from.and_then(|from| SCRIPTS.get(from.meeting)).map_or(Group::Council, |script| script.group);
    item.responsible_person_id = Some(match task.organization {
        Some(organization) => people::speaker(round, group, organization),
        None => round.id::<Person>(people::SECRETARY),
    });
    item.due_on = task.due.map(day);
    item.priority = Some(task.priority.to_owned());
    item.status = Some(task.status.to_owned());
    item.closed_on = task.closed.map(day);
    item.percent = task.percent;
    if let Some(from) = from {
        let origin = origin(round, from);
        (item.body_id, item.meeting_id) = (origin.body, origin.meeting);
        (item.agenda_item_id, item.decision_id) = (origin.item, origin.decision);
    }
    if round.era > 0 && item.closed_on.is_none() {
        close_old(round, number, &mut item);
    }
    Some(RecordEdit::create(&item))
}

/// Most of what was open in earlier years was done since; a little was cancelled or is still there.
fn close_old(round: &Round, number: usize, item: &mut ActionItem) {
    let (status, closed) = match round.choice("old action", number, 12) {
        0 => return,
        1 => ("cancelled", true),
        _ => ("done", true),
    };
    item.status = Some(status.to_owned());
    let late = i64::try_from(round.choice("closed", number, 12)).unwrap_or(0);
    item.closed_on = item.due_on.filter(|_| closed).map(|due| due.plus(late - 6));
}

/// The records from which a promise follows.
struct OriginIds {
    body: Option<RecordId>,
    meeting: Option<RecordId>,
    item: Option<RecordId>,
    decision: Option<RecordId>,
}

fn origin(round: &Round, from: &Origin) -> OriginIds {
    OriginIds {
        body: SCRIPTS.get(from.meeting).map(|script| script.group.id(round)),
        meeting: Some(meetings::meeting_id(round, from.meeting)),
        item: Some(meetings::topic_id(round, from.meeting, from.topic)),
        decision: Some(meetings::decision_id(round, from.meeting, from.topic)),
    }
}

fn commitment(story: &Story, round: &Round, number: usize, from: &Origin) -> Vec<RecordEdit> {
    let Some(pledge) = PLEDGES.get(number) else {
        return Vec::new();
    };
    let origin = origin(round, from);
    let mut commitment = Commitment::empty(round.id::<Commitment>(number));
    (commitment.body_id, commitment.meeting_id) = (origin.body, origin.meeting);
    (commitment.agenda_item_id, commitment.decision_id) = (origin.item, origin.decision);
    commitment.kind = Some(pledge.kind.to_owned());
    commitment.title = Some(round.in_place(pledge.title));
    match pledge.promise {
        Promise::Things(count, unit) => {
            (commitment.qty, commitment.unit) = (Some(count), Some(unit.to_owned()));
        }
        Promise::Money(minor, currency) => {
            (commitment.value_minor, commitment.currency) = (Some(minor), Some(currency.to_owned()));
        }
        Promise::Valued(count, unit, minor) => {
            (commitment.qty, commitment.unit) = (Some(count), Some(unit.to_owned()));
            (commitment.value_minor, commitment.currency) = (Some(minor), Some("ILS".to_owned()));
        }
    }
    commitment.target_group_id = Some(places::target_group(pledge.target_group));
    commitment.locality_id = Some(places::locality(round));
    commitment.made_on = Some(meetings::meeting_day(story, round, from.meeting));
    commitment.due_on = Some(story.work_day(pledge.due - round.days_back()));
    commitment.conditions = pledge.conditions.map(str::to_owned);
    commitment.status = Some(pledge.status.to_owned());
    let mut edits = vec![RecordEdit::create(&commitment)];
    let joint = pledge.partners.len() > 1;
    for (place, partner) in pledge.partners.iter().enumerate() {
        let mut party = CommitmentParty::empty(round.id::<CommitmentParty>(number * 10 + place));
        party.commitment_id = Some(commitment.id);
        party.org_id = Some(round.id::<Organization>(*partner));
        party.role = Some(if place == 0 { "accountable" } else { "funding" }.to_owned());
        party.share = joint.then_some(if place == 0 { 60 } else { 40 });
        edits.push(RecordEdit::create(&party));
    }
    edits
}

fn deliveries(story: &mut Story, round: &Round) {
    for (number, pledge) in PLEDGES.iter().enumerate() {
        for (place, (days, amount)) in pledge.deliveries.iter().enumerate() {
            let day = story.work_day(days - round.days_back());
            let mut delivery = Delivery::empty(round.id::<Delivery>(number * 10 + place));
            delivery.commitment_id = Some(round.id::<Commitment>(number));
            delivery.delivered_on = Some(day);
            match pledge.promise {
                Promise::Things(_, unit) | Promise::Valued(_, unit, _) => {
                    (delivery.qty, delivery.unit) = (Some(*amount), Some(unit.to_owned()));
                }
                Promise::Money(_, currency) => {
                    (delivery.value_minor, delivery.currency) = (Some(*amount), Some(currency.to_owned()));
                }
            }
            delivery.received_by = Some(super::OFFICER.to_owned());
            delivery.note = (place > 0).then(|| "دفعة لاحقة، بموجب محضر استلام.".to_owned());
            story.record(day, 180, vec![RecordEdit::create(&delivery)]);
        }
    }
}
