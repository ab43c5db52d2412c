//! What is said and decided in the six meetings of a round. `{place}` is the area of the round.

use super::groups::Group;
use super::partners::CHAMBER;
use super::partners::CHARITY;
use super::partners::COLLEGE;
use super::partners::DISABILITY;
use super::partners::EDUCATION;
use super::partners::ELDERLY;
use super::partners::HEALTH;
use super::partners::MUNICIPALITY;
use super::partners::VILLAGE;
use super::partners::WOMEN;
use super::partners::YOUTH;

/// A meeting as it is played.
pub(super) struct Script {
    pub(super) group: Group,
    /// Days before today.
    pub(super) days_before: i64,
    pub(super) state: &'static str,
    pub(super) topics: &'static [Topic],
}

/// A point of the agenda between the standing ones.
pub(super) struct Topic {
    pub(super) title: &'static str,
    pub(super) minutes: i64,
    pub(super) outcome: &'static str,
    /// Who speaks, by organisation, and what is said.
    pub(super) notes: &'static [(usize, &'static str)],
    pub(super) decisions: &'static [Ruling],
    /// Places in the lists of promises.
    pub(super) actions: &'static [usize],
    pub(super) commitments: &'static [usize],
}

/// A decision or a recommendation.
pub(super) struct Ruling {
    pub(super) text: &'static str,
    /// A recommendation is addressed to the ministry, or to an organisation.
    pub(super) addressee: Addressee,
    pub(super) status: &'static str,
    /// `None` for a decision without dissent.
    pub(super) vote: Option<(i64, i64, i64)>,
    pub(super) reply: Option<&'static str>,
}

/// To whom a recommendation goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Addressee {
    /// Nobody: it is a decision.
    Nobody,
    Ministry,
    Partner(usize),
}

const fn decision(text: &'static str, status: &'static str) -> Ruling {
    Ruling { text, addressee: Addressee::Nobody, status, vote: None, reply: None }
}

const fn recommendation(text: &'static str, addressee: Addressee, status: &'static str) -> Ruling {
    Ruling { text, addressee, status, vote: None, reply: None }
}

impl Ruling {
    const fn voted(mut self, yes: i64, no: i64, abstain: i64) -> Self {
        self.vote = Some((yes, no, abstain));
        self
    }

    const fn replied(mut self, reply: &'static str) -> Self {
        self.reply = Some(reply);
        self
    }
}

/// The agenda of the meeting that comes next.
pub(super) const NEXT_TOPICS: [&str; 3] = [
    "المركز النهاري للأشخاص ذوي الإعاقة: موعد الافتتاح",
    "المساعدات الشتوية: ما وصل وما بقي",
    "الموازنة التشاركية للعام القادم",
];

pub(super) const SCRIPTS: [Script; 6] = [
    Script { group: Group::Council, days_before: 128, state: "signed", topics: SURVEY },
    Script { group: Group::Council, days_before: 100, state: "approved", topics: DAY_CENTRE },
    Script { group: Group::Disability, days_before: 86, state: "approved", topics: SCHOOLS },
    Script { group: Group::Council, days_before: 70, state: "approved", topics: ELDERLY_CARE },
    Script { group: Group::Council, days_before: 42, state: "under_review", topics: WINTER },
    Script { group: Group::Disability, days_before: 27, state: "closed", topics: RAMP },
];

const SURVEY: &[Topic] = &[
    Topic {
        title: "مسح الخدمات الاجتماعية في {place}",
        minutes: 30,
        outcome: "accepted",
        notes: &[
            (COLLEGE, "المسح السابق عمره ثلاث سنوات، وتغيرت نصف العناوين فيه."),
            (VILLAGE, "القرى الثلاث لم تدخل المسح السابق، وفيها مزودو خدمة لا يعرفهم أحد."),
            (HEALTH, "نقترح استمارة من صفحة واحدة، تُملأ في زيارة لا تزيد على نصف ساعة."),
        ],
        decisions: &[
            decision(
                "إجراء مسح لمزودي الخدمات الاجتماعية في {place} والقرى الثلاث، باستمارة واحدة متفق عليها.",
                "in_progress",
            ),
            recommendation(
                "تعميم استمارة المسح على المديريات الأخرى بعد تجربتها.",
                Addressee::Ministry,
                "accepted",
            )
            .replied("اطلعنا على الاستمارة، وستُعمَّم بعد الانتهاء من التجربة."),
        ],
        actions: &[0, 1, 2],
        commitments: &[],
    },
    Topic {
        title: "منع الازدواجية في توزيع الطرود",
        minutes: 20,
        outcome: "accepted_modified",
        notes: &[
            (CHARITY, "وصل إلى الحي الشرقي ثلاث دفعات في شهر واحد، ولم يصل إلى الغربي شيء."),
            (WOMEN, "نتبادل أسماء الأحياء وتواريخ التوزيع فقط، من غير أسماء الأسر."),
        ],
        decisions: &[decision(
            "تتبادل الجمعيات خطة التوزيع كل شهر: الحي والتاريخ ونوع الطرد وعدده، من غير أسماء.",
            "executed",
        )
        .voted(11, 1, 1)],
        actions: &[3],
        commitments: &[11],
    },
];

const DAY_CENTRE: &[Topic] = &[
    Topic {
        title: "مركز نهاري للأشخاص ذوي الإعاقة",
        minutes: 40,
        outcome: "accepted",
        notes: &[
            (DISABILITY, "أقرب مركز يبعد 22 كم، ولا تصله مواصلات عامة بعد الظهر."),
            (HEALTH, "قاعة العيادة القديمة فارغة منذ سنتين، وتصلح بعد ترميم بسيط."),
            (MUNICIPALITY, "القسم الهندسي يعد قائمة الترميم، والبلدية تقدم عاملين."),
            (CHAMBER, "الغرفة تستضيف الاجتماعات التحضيرية في قاعتها."),
        ],
        decisions: &[
            decision("يُفتتح المركز النهاري في قاعة العيادة القديمة بعد ترميمها.", "in_progress"),
            recommendation("تخصيص وظيفتين لاختصاصي علاج وظيفي ومربية في المركز.", Addressee::Ministry, "sent"),
        ],
        actions: &[4, 5],
        commitments: &[2, 4],
    },
    Topic {
        title: "النقل إلى المركز",
        minutes: 20,
        outcome: "discussed",
        notes: &[
            (YOUTH, "سائقو النادي مستعدون يومين في الأسبوع، والوقود هو المشكلة."),
            (DISABILITY, "نحتاج حافلة برافعة، لا حافلة عادية."),
        ],
        decisions: &[recommendation(
            "النظر في تشغيل حافلة برافعة على خط {place} أيام دوام المركز.",
            Addressee::Partner(MUNICIPALITY),
            "proposed",
        )],
        actions: &[6],
        commitments: &[3, 6],
    },
];

const SCHOOLS: &[Topic] = &[
    Topic {
        title: "مواءمة مداخل المدارس",
        minutes: 25,
        outcome: "accepted",
        notes: &[
            (EDUCATION, "زرنا مدرستين من ثلاث: الباب الرئيسي واسع، والدرج هو العائق."),
            (COLLEGE, "طلبة الهندسة يرسمون المنحدرات ضمن مشاريع التخرج، بلا أجر."),
        ],
        decisions: &[decision("تُعد قائمة بالمدارس التي تحتاج منحدرات، مرتبة حسب عدد الطلبة.", "adopted")],
        actions: &[7, 8],
        commitments: &[],
    },
    Topic {
        title: "الكراسي المتحركة",
        minutes: 20,
        outcome: "accepted",
        notes: &[
            (DISABILITY, "لدينا طلبات لأربعين كرسيًا، والتسليم بعد الفحص."),
            (HEALTH, "العيادة تفحص القياسات قبل التسليم."),
        ],
        decisions: &[decision("لا يُسلَّم كرسي قبل فحص القياس في العيادة.", "in_progress")],
        actions: &[9],
        commitments: &[0],
    },
];

const ELDERLY_CARE: &[Topic] = &[
    Topic {
        title: "كبار السن الذين يعيشون وحدهم في {place}",
        minutes: 30,
        outcome: "accepted",
        notes: &[
            (ELDERLY, "أحصت الجمعية من يعيش وحده، والزيارة الأسبوعية أهم من الطرد."),
            (YOUTH, "نستطيع تنظيم المتطوعين في مناوبات، على أن تدربهم جهة مختصة."),
        ],
        decisions: &[
            decision("تبدأ الزيارات الأسبوعية بمتطوعين اثنين لكل بيت، بعد تدريب قصير.", "in_progress"),
            decision("تتولى الجمعية دفتر الزيارات، ولا تخرج منه أسماء في التقارير.", "adopted")
                .voted(10, 0, 2),
        ],
        actions: &[10, 11],
        commitments: &[5, 8],
    },
    Topic {
        title: "الإحالة بين المؤسسات",
        minutes: 20,
        outcome: "postponed",
        notes: &[(WOMEN, "لكل مؤسسة نموذج، والناس تروي قصتها خمس مرات.")],
        decisions: &[recommendation(
            "اعتماد نموذج إحالة واحد تحمله المؤسسات كلها.",
            Addressee::Ministry,
            "rejected",
        )
        .replied("النموذج الوطني قيد الإعداد، ونطلب الانتظار إلى حين صدوره.")],
        actions: &[12],
        commitments: &[],
    },
];

const WINTER: &[Topic] = &[
    Topic {
        title: "المساعدات الشتوية",
        minutes: 35,
        outcome: "accepted",
        notes: &[
            (VILLAGE, "في القرية بيوت سقفها من الصفيح، والأولوية لها."),
            (CHARITY, "نلتزم بثلاثمئة طرد، على أن يتوفر مستودع جاف."),
            (MUNICIPALITY, "مستودع البلدية متاح حتى نهاية آذار."),
        ],
        decisions: &[
            decision("تُخزَّن الطرود في مستودع البلدية، وتُوزَّع حسب قائمة الأحياء.", "adopted"),
            recommendation("صرف منحة شتوية للأسر في بيوت الصفيح.", Addressee::Ministry, "sent"),
        ],
        actions: &[13, 14],
        commitments: &[7, 10],
    },
    Topic {
        title: "أولوية المحافظة للعام القادم",
        minutes: 25,
        outcome: "discussed",
        notes: &[
            (COLLEGE, "نعرض ورقة من صفحتين: ثلاث أولويات وكلفة كل منها."),
            (WOMEN, "الأولوية التي يمكن تمويلها محليًا تبدأ أولًا."),
        ],
        decisions: &[decision("تُعرض ورقة الأولويات في الاجتماع القادم للتصويت.", "proposed")],
        actions: &[15],
        commitments: &[],
    },
];

const RAMP: &[Topic] = &[
    Topic {
        title: "منحدر العيادة القديمة",
        minutes: 20,
        outcome: "accepted",
        notes: &[
            (HEALTH, "القاعة تحتاج منحدرًا قبل الشتاء، والميل لا يزيد على 1:12."),
            (COLLEGE, "الرسم جاهز، وينقصه عرض أسعار من ثلاث جهات."),
        ],
        decisions: &[decision("يُبنى المنحدر قبل الافتتاح، وتُطلب عروض أسعار من ثلاثة مقاولين.", "in_progress")],
        actions: &[16],
        commitments: &[1],
    },
    Topic {
        title: "ورشة لغة الإشارة لموظفي الاستقبال",
        minutes: 20,
        outcome: "accepted",
        notes: &[
            (DISABILITY, "موظف واحد في كل مؤسسة يكفي للبداية."),
            (COLLEGE, "الكلية تقدم ثلاث دورات في فصل واحد."),
        ],
        decisions: &[
            decision("تُعقد الورشة الأولى خلال شهر، ويحضرها موظف من كل مؤسسة.", "adopted"),
            recommendation(
                "احتساب ساعات الورشة ضمن ساعات التدريب المعتمدة للموظفين.",
                Addressee::Ministry,
                "sent",
            ),
        ],
        actions: &[17, 18],
        commitments: &[9],
    },
];
