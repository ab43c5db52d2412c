# كل ما في السجلات: أنواعها وحقولها وما يختار في الحقل من قائمة.

## الأنواع

record-office = مكتب
record-laptop = جهاز
record-governorate = محافظة
record-locality = تجمع
record-organization = مؤسسة
record-person = شخص
record-target_group = فئة مستهدفة
record-body = مجموعة أو مجلس
record-seat = مقعد
record-membership = عضوية
record-meeting = اجتماع
record-attendance = حضور
record-agenda_item = بند
record-note = مداخلة
record-decision = قرار أو توصية
record-action_item = مهمة
record-commitment = التزام
record-commitment_party = طرف في التزام
record-delivery = تسليم

records-office = { $count ->
    [zero] لا مكاتب
    [one] مكتب واحد
    [two] مكتبان
    [few] { $count } مكاتب
    [many] { $count } مكتبًا
   *[other] { $count } مكتب
}
records-laptop = { $count ->
    [zero] لا أجهزة
    [one] جهاز واحد
    [two] جهازان
    [few] { $count } أجهزة
    [many] { $count } جهازًا
   *[other] { $count } جهاز
}
records-governorate = { $count ->
    [zero] لا محافظات
    [one] محافظة واحدة
    [two] محافظتان
    [few] { $count } محافظات
    [many] { $count } محافظة
   *[other] { $count } محافظة
}
records-locality = { $count ->
    [zero] لا تجمعات
    [one] تجمع واحد
    [two] تجمعان
    [few] { $count } تجمعات
    [many] { $count } تجمعًا
   *[other] { $count } تجمع
}
records-organization = { $count ->
    [zero] لا مؤسسات
    [one] مؤسسة واحدة
    [two] مؤسستان
    [few] { $count } مؤسسات
    [many] { $count } مؤسسة
   *[other] { $count } مؤسسة
}
records-person = { $count ->
    [zero] لا أشخاص
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
records-target_group = { $count ->
    [zero] لا فئات مستهدفة
    [one] فئة مستهدفة واحدة
    [two] فئتان مستهدفتان
    [few] { $count } فئات مستهدفة
    [many] { $count } فئة مستهدفة
   *[other] { $count } فئة مستهدفة
}
records-body = { $count ->
    [zero] لا مجموعات
    [one] مجموعة واحدة
    [two] مجموعتان
    [few] { $count } مجموعات
    [many] { $count } مجموعة
   *[other] { $count } مجموعة
}
records-seat = { $count ->
    [zero] لا مقاعد
    [one] مقعد واحد
    [two] مقعدان
    [few] { $count } مقاعد
    [many] { $count } مقعدًا
   *[other] { $count } مقعد
}
records-membership = { $count ->
    [zero] لا عضويات
    [one] عضوية واحدة
    [two] عضويتان
    [few] { $count } عضويات
    [many] { $count } عضوية
   *[other] { $count } عضوية
}
records-meeting = { $count ->
    [zero] لا اجتماعات
    [one] اجتماع واحد
    [two] اجتماعان
    [few] { $count } اجتماعات
    [many] { $count } اجتماعًا
   *[other] { $count } اجتماع
}
records-attendance = { $count ->
    [zero] لا سطور حضور
    [one] سطر حضور واحد
    [two] سطرا حضور
    [few] { $count } سطور حضور
    [many] { $count } سطر حضور
   *[other] { $count } سطر حضور
}
records-agenda_item = { $count ->
    [zero] لا بنود
    [one] بند واحد
    [two] بندان
    [few] { $count } بنود
    [many] { $count } بندًا
   *[other] { $count } بند
}
records-note = { $count ->
    [zero] لا مداخلات
    [one] مداخلة واحدة
    [two] مداخلتان
    [few] { $count } مداخلات
    [many] { $count } مداخلة
   *[other] { $count } مداخلة
}
records-decision = { $count ->
    [zero] لا قرارات ولا توصيات
    [one] قرار أو توصية
    [two] اثنان من القرارات والتوصيات
    [few] { $count } من القرارات والتوصيات
    [many] { $count } من القرارات والتوصيات
   *[other] { $count } من القرارات والتوصيات
}
records-action_item = { $count ->
    [zero] لا مهام
    [one] مهمة واحدة
    [two] مهمتان
    [few] { $count } مهام
    [many] { $count } مهمة
   *[other] { $count } مهمة
}
records-commitment = { $count ->
    [zero] لا التزامات
    [one] التزام واحد
    [two] التزامان
    [few] { $count } التزامات
    [many] { $count } التزامًا
   *[other] { $count } التزام
}
records-commitment_party = { $count ->
    [zero] لا أطراف في التزامات
    [one] طرف واحد في التزام
    [two] طرفان في التزامات
    [few] { $count } أطراف في التزامات
    [many] { $count } طرفًا في التزامات
   *[other] { $count } طرف في التزامات
}
records-delivery = { $count ->
    [zero] لا تسليمات
    [one] تسليم واحد
    [two] تسليمان
    [few] { $count } تسليمات
    [many] { $count } تسليمًا
   *[other] { $count } تسليم
}

## الحقول

field-abstain = الممتنعون
field-acronym = الاسم المختصر
field-actual_end = انتهى الساعة
field-actual_start = بدأ الساعة
field-addressee_office_id = المكتب المخاطب
field-addressee_org_id = الجهة المخاطبة
field-agenda_item_id = البند
field-arrived_at = وقت الوصول
field-at = الوقت
field-body_id = المجموعة
field-carried_from_id = مرحل من البند
field-category = الصفة
field-chair_membership_id = رئيس الجلسة
field-closed_on = تاريخ الإغلاق
field-code = الرمز
field-commitment_id = الالتزام
field-conditions = الشروط
field-convened_on = تاريخ الدعوة
field-country = البلد
field-currency = العملة
field-decision_id = القرار
field-delivered_on = تاريخ التسليم
field-description = الوصف
field-details = التفاصيل
field-directorate_office_id = المديرية
field-dissolved_on = تاريخ الحل
field-due_on = الموعد
field-email = البريد
field-ended_at = وقت الانتهاء
field-ends_on = حتى تاريخ
field-end_reason = سبب الانتهاء
field-excuse_text = العذر
field-founded_on = تاريخ التأسيس
field-full_name_ar = الاسم الكامل
field-governorate_id = المحافظة
field-honorific = اللقب
field-key = المفتاح
field-kind = النوع
field-label = اسم الجهاز
field-left_at = وقت المغادرة
field-locality_id = المكان
field-made_on = تاريخ التعهد
field-meeting_id = الاجتماع
field-minutes_no = رقم المحضر
field-minutes_number = رقم المحضر وسنته
field-minutes_year = سنة المحضر
field-money = القيمة وعملتها
field-name_ar = الاسم
field-name_en = الاسم بالإنجليزية
field-next_meeting_at = الموعد القادم
field-next_place = المكان القادم
field-no = المعارضون
field-nomination = كتاب التسمية وتاريخه
field-nomination_no = رقم كتاب التسمية
field-nomination_on = تاريخ كتاب التسمية
field-note = ملاحظة
field-notes = ملاحظات
field-office_id = المكتب
field-officer = الموظف
field-on_behalf_of_org_id = المقعد عن
field-ordinal = ترتيب الاجتماع
field-org_id = المؤسسة
field-organization_id = المؤسسة
field-outcome = نتيجة البند
field-parent_body_id = الجهة الأعلى
field-parent_id = الفئة الأعم
field-parent_office_id = المكتب الأعلى
field-percent = نسبة الإنجاز
field-person_id = الشخص
field-phone = الهاتف
field-place = المكان
field-place_org_id = المؤسسة المضيفة
field-planned_min = الدقائق المقررة
field-position = الترتيب
field-predecessor_body_id = المجموعة السابقة
field-priority = الأولوية
field-progress = الحالة وتاريخ الإغلاق
field-qty = الكمية
field-quantity = الكمية ووحدتها
field-quorum = النصاب
field-quorum_den = مقام النصاب
field-quorum_kind = قاعدة النصاب
field-quorum_num = عدد النصاب
field-received_by = المستلم
field-reply = الرد وتاريخه
field-reply_on = تاريخ الرد
field-reply_text = نص الرد
field-responsible_org_id = الجهة المسؤولة
field-responsible_person_id = الشخص المسؤول
field-role = الدور
field-seat_id = المقعد
field-seat_no = رقم المقعد
field-secretary_membership_id = أمين السر
field-sent_on = تاريخ الإرسال
field-seq = الرقم في المحضر
field-share = الحصة
field-speaker_person_id = المتحدث
field-started_at = وقت البدء
field-starts_at = موعد البدء
field-starts_on = من تاريخ
field-state = الحالة
field-status = الحالة
field-target_group_id = الفئة المستهدفة
field-text = النص
field-title = العنوان
field-title_ar = المسمى الوظيفي
field-title_as_printed = الصفة كما تطبع
field-unit = الوحدة
field-value_minor = القيمة
field-vote = التصويت
field-vote_method = طريقة التصويت
field-voting = له صوت
field-whatsapp = واتساب
field-yes = المؤيدون

## ما يختار من قائمة

choice-action_item-priority-high = عالية
choice-action_item-priority-low = منخفضة
choice-action_item-priority-normal = عادية
choice-action_item-status-blocked = متعثرة
choice-action_item-status-cancelled = ملغاة
choice-action_item-status-done = منجزة
choice-action_item-status-in_progress = قيد التنفيذ
choice-action_item-status-open = مفتوحة
choice-agenda_item-kind-aob = ما يستجد من أعمال
choice-agenda_item-kind-follow_up = متابعة
choice-agenda_item-kind-info = للاطلاع
choice-agenda_item-kind-new = جديد
choice-agenda_item-kind-standing = ثابت
choice-agenda_item-outcome-accepted = قبول
choice-agenda_item-outcome-accepted_modified = قبول مع التعديل
choice-agenda_item-outcome-discussed = تمت المناقشة
choice-agenda_item-outcome-postponed = تأجيل
choice-agenda_item-outcome-refused = عدم قبول
choice-agenda_item-outcome-withdrawn = سحب البند
choice-attendance-category-alternate = مناوب
choice-attendance-category-guest = ضيف
choice-attendance-category-member = عضو
choice-attendance-category-staff = موظف
choice-attendance-status-absent = غائب
choice-attendance-status-excused = معتذر
choice-attendance-status-late = متأخر
choice-attendance-status-left = غادر
choice-attendance-status-present = حاضر
choice-body-kind-joint_council = مجلس تخطيط مشترك
choice-body-kind-ministry_meeting = اجتماع في الوزارة
choice-body-kind-network = شبكة حماية اجتماعية
choice-body-kind-planning_group = مجموعة تخطيط
choice-body-kind-steering = لجنة توجيهية
choice-body-kind-subcommittee = لجنة فرعية
choice-body-quorum_kind-absolute_majority = الأغلبية المطلقة
choice-body-quorum_kind-count = عدد محدد
choice-body-quorum_kind-fraction = نسبة من المقاعد
choice-body-quorum_kind-none = بلا نصاب
choice-commitment-currency-EUR = يورو
choice-commitment-currency-ILS = شيكل
choice-commitment-currency-JOD = دينار أردني
choice-commitment-currency-USD = دولار
choice-commitment-kind-financial = مالي
choice-commitment-kind-in_kind = عيني
choice-commitment-kind-purchased_service = شراء خدمة
choice-commitment-kind-service = خدمي
choice-commitment-kind-venue = استضافة
choice-commitment-kind-volunteer = متطوعون
choice-commitment-status-cancelled = ملغى
choice-commitment-status-confirmed = مؤكد
choice-commitment-status-pledged = متعهد به
choice-commitment-status-reduced = مخفض
choice-commitment_party-role-accountable = مسؤول
choice-commitment_party-role-extending = وسيط
choice-commitment_party-role-funding = ممول
choice-commitment_party-role-implementing = منفذ
choice-decision-kind-decision = قرار
choice-decision-kind-recommendation = توصية
choice-decision-status-accepted = { $kind ->
    [recommendation] مقبولة
   *[decision] مقبول
}
choice-decision-status-adopted = { $kind ->
    [recommendation] معتمدة
   *[decision] معتمد
}
choice-decision-status-executed = { $kind ->
    [recommendation] منفذة
   *[decision] منفذ
}
choice-decision-status-in_progress = قيد التنفيذ
choice-decision-status-proposed = { $kind ->
    [recommendation] مقترحة
   *[decision] مقترح
}
choice-decision-status-rejected = { $kind ->
    [recommendation] غير مقبولة
   *[decision] غير مقبول
}
choice-decision-status-sent = { $kind ->
    [recommendation] مرسلة
   *[decision] مرسل
}
choice-decision-status-superseded = { $kind ->
    [recommendation] مستبدلة
   *[decision] مستبدل
}
choice-decision-status-void = { $kind ->
    [recommendation] ملغاة
   *[decision] ملغى
}
choice-decision-vote_method-consensus = بالتوافق
choice-decision-vote_method-none = بلا تصويت
choice-decision-vote_method-secret = اقتراع سري
choice-decision-vote_method-show = برفع الأيدي
choice-delivery-currency-EUR = يورو
choice-delivery-currency-ILS = شيكل
choice-delivery-currency-JOD = دينار أردني
choice-delivery-currency-USD = دولار
choice-governorate-country-JO = الأردن
choice-governorate-country-PS = فلسطين
choice-locality-kind-area = منطقة
choice-locality-kind-camp = مخيم
choice-locality-kind-city = مدينة
choice-locality-kind-town = بلدة
choice-locality-kind-village = قرية
choice-meeting-kind-closing = ختامي
choice-meeting-kind-consultative = تشاوري
choice-meeting-kind-expanded = موسع
choice-meeting-kind-extraordinary = استثنائي
choice-meeting-kind-ordinary = عادي
choice-meeting-kind-training = لقاء تدريبي
choice-meeting-kind-workshop = ورشة
choice-meeting-state-approved = مصادق عليه
choice-meeting-state-closed = انتهى
choice-meeting-state-convened = مدعو إليه
choice-meeting-state-draft = مسودة
choice-meeting-state-in_progress = منعقد
choice-meeting-state-signed = تم التوقيع
choice-meeting-state-under_review = قيد المراجعة
choice-meeting-state-void = ملغى
choice-membership-end_reason-deceased = وفاة
choice-membership-end_reason-left_organization = ترك المؤسسة
choice-membership-end_reason-organization_left = انسحاب المؤسسة
choice-membership-end_reason-other = سبب آخر
choice-membership-end_reason-replaced = تسمية بديل
choice-membership-end_reason-resigned = استقالة
choice-membership-end_reason-term_ended = انتهاء المدة
choice-membership-role-alternate = عضو مناوب
choice-membership-role-chair = رئيس
choice-membership-role-coordinator = منسق
choice-membership-role-deputy = نائب الرئيس
choice-membership-role-expert = خبير
choice-membership-role-member = عضو
choice-membership-role-observer = مراقب
choice-membership-role-secretary = أمين السر
choice-note-kind-answer = جواب
choice-note-kind-idea = فكرة
choice-note-kind-point = ملاحظة
choice-note-kind-question = سؤال
choice-office-country-JO = الأردن
choice-office-country-PS = فلسطين
choice-office-kind-centre = مركز
choice-office-kind-directorate = مديرية
choice-office-kind-general_directorate = إدارة عامة
choice-office-kind-ministry = وزارة
choice-organization-kind-academic = مؤسسة أكاديمية
choice-organization-kind-charitable_association = جمعية خيرية
choice-organization-kind-donor = جهة مانحة
choice-organization-kind-international = مؤسسة دولية
choice-organization-kind-local_authority = هيئة محلية
choice-organization-kind-ngo = مؤسسة أهلية
choice-organization-kind-official_body = مؤسسة رسمية
choice-organization-kind-private_sector = قطاع خاص

## علامات العملات، في الأعمدة الضيقة

currency-sign-EUR = €
currency-sign-ILS = ش
currency-sign-JOD = د.أ
currency-sign-USD = { "\u0024" }
