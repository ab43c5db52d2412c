### كلمات المحاضر والتقارير المطبوعة.

report-comma = {"، "}
report-colon = {": "}
report-number = { $number }
report-date = { $day }
report-day-of = { DAY($at) }
report-time-of = { TIME($at) }

## العنوان
report-minutes = محضر اجتماع
report-minutes-numbered = محضر اجتماع رقم { $number }
report-draft = مسودة
report-void = ملغى
report-changed-since = تم تعديله بعد إنهاء الاجتماع، وآخر تعديل { DAY($at) }
report-meeting-ordinary = { $ordinal ->
    [0] الاجتماع العادي
   *[other] الاجتماع العادي { ORDINAL($ordinal) }
    }
report-meeting-extraordinary = { $ordinal ->
    [0] الاجتماع الاستثنائي
   *[other] الاجتماع الاستثنائي { ORDINAL($ordinal) }
    }
report-meeting-expanded = { $ordinal ->
    [0] الاجتماع الموسع
   *[other] الاجتماع الموسع { ORDINAL($ordinal) }
    }
report-meeting-consultative = { $ordinal ->
    [0] اللقاء التشاوري
   *[other] اللقاء التشاوري { ORDINAL($ordinal) }
    }
report-meeting-workshop = { $ordinal ->
    [0] ورشة العمل
   *[other] ورشة العمل { ORDINAL($ordinal, noun: "feminine") }
    }
report-meeting-training = { $ordinal ->
    [0] اللقاء التدريبي
   *[other] اللقاء التدريبي { ORDINAL($ordinal) }
    }
report-meeting-closing = { $ordinal ->
    [0] الاجتماع الختامي
   *[other] الاجتماع الختامي { ORDINAL($ordinal) }
    }

## الزمان والمكان
report-day = اليوم والتاريخ
report-time = الساعة
report-place = المكان
report-convened = تاريخ الدعوة
report-chair = رئاسة الجلسة
report-secretary = أمانة السر

## الحضور
report-present = الحضور
report-excused = المعتذرون
report-absent = الغائبون بدون عذر
report-guests = الضيوف
report-no = م
report-name = الاسم
report-organization = الجهة
report-capacity = الصفة
report-signature = التوقيع
report-came-at = {" "}(حضر الساعة { TIME($at) })
report-left-at = {" "}(غادر الساعة { TIME($at) })
report-quorum-met = المقاعد الممثلة { $present } من أصل { $seats }، والنصاب القانوني { $needed }، فالنصاب مكتمل.
report-quorum-not-met = المقاعد الممثلة { $present } من أصل { $seats }، والنصاب القانوني { $needed }، فلم يكتمل النصاب.
report-quorum-none = المقاعد الممثلة { $present } من أصل { $seats }.

## جدول الأعمال والمداولات
report-agenda = جدول الأعمال
report-follow-up = متابعة ما سبق
report-deliberations = المداولات والمخرجات
report-item = البند { $number }:{" "}
report-other-outputs = مخرجات أخرى
report-outcome = نتيجة البند
report-decision = قرار
report-decision-numbered = قرار رقم { $number }
report-recommendation = توصية
report-recommendation-numbered = توصية رقم { $number }
report-addressee = الجهة المخاطبة
report-vote = التصويت
report-vote-consensus = بالتوافق
report-vote-show = علني: موافق { $yes }، معارض { $no }، ممتنع { $abstain }
report-vote-secret = سري: موافق { $yes }، معارض { $no }، ممتنع { $abstain }
report-action = المهمة
report-details = التفاصيل
report-responsible = المسؤول
report-due = الموعد
report-state = الحالة

## الالتزامات
report-commitments = الالتزامات المعلنة
report-commitment = الالتزام
report-partner = الشريك
report-kind = النوع
report-amount = المقدار
report-worth = بقيمة تقديرية { $amount }
report-conditions = الشروط

## الختام
report-next-meeting = الاجتماع القادم
report-closed-at = اختُتم الاجتماع الساعة { TIME($at) }.
