# كلمات غرفة الاجتماع.

## الأوراق والمفاتيح
room-sheet-attendance = الحضور
room-sheet-writing = التدوين
room-key-present = حاضر
room-key-mark-all = الكل حاضر
room-key-times = الأوقات
room-key-meeting = بيانات الجلسة
room-key-start-or-close = بدء أو إنهاء
room-key-take-mark-off = إزالة العلامة
room-key-decision = قرار
room-key-recommendation = توصية
room-key-action = مهمة
room-key-commitment = التزام
room-key-agenda = جدول الأعمال
room-key-note = تسجيل السطر
room-key-next-item = البند التالي
room-key-previous-item = البند السابق
room-key-minutes = المحضر
room-key-reopen = إعادة الفتح…
room-key-write = تدوين
room-key-item-done = نوقش
room-key-new-item = بند جديد
room-key-text = النص

## الحضور
room-lead = رئاسة الجلسة: { $chair } · أمانة السر: { $secretary }
room-lead-chair = رئاسة الجلسة: { $chair } · لا أمانة سر بعد: { KEY("edit") }
room-lead-secretary = لا رئاسة بعد: { KEY("edit") } · أمانة السر: { $secretary }
room-lead-none = لا رئاسة للجلسة ولا أمانة سر بعد: { KEY("edit") }
room-column-mark = العلامة
room-column-person = الاسم
room-column-time = الوقت
room-add-guest = + ضيف أو موظف…
room-alternate-is = المناوب: { $name }
room-unmarked = بلا علامة: { $count }
room-quorum-met = { $width ->
    [narrow] النصاب { $present } من { $seats } مكتمل
   *[wide] النصاب { $present } من { $seats }: مكتمل
}
room-quorum-not-met = { $width ->
    [narrow] النصاب { $present } من { $seats } غير مكتمل
   *[wide] النصاب { $present } من { $seats }: غير مكتمل، يلزم { $needed }
}
room-quorum-none = الحضور { $present } من { $seats }
room-figure-started = بدأ { TIME($at) } · { TIME($now) }
room-toast-marked = { $name }: { $mark }
room-toast-all-marked = { $count ->
    [0] لا علامات جديدة
    [one] علامة حضور واحدة
    [two] علامتا حضور
    [few] { $count } علامات حضور
    [many] { $count } علامة حضور
   *[other] { $count } علامة حضور
}
room-toast-mark-off = أزيلت العلامة. للتراجع: { KEY("undo") }.
room-toast-started = بدأ الاجتماع { TIME($at) }

## جدول الأعمال
room-agenda = جدول الأعمال
room-agenda-empty = لا بنود بعد. Enter يضع البنود المعتادة: النصاب، المحضر السابق، المتابعة، ما يستجد من أعمال. بند واحد: { KEY("new") }.
room-agenda-none = لا بنود في جدول أعمال هذا الاجتماع.
room-usual-quorum = التحقق من النصاب
room-usual-previous = المصادقة على المحضر السابق
room-usual-previous-numbered = المصادقة على المحضر { $number }
room-usual-follow-up = متابعة القرارات والمهام السابقة
room-usual-other = ما يستجد من أعمال
room-ok = تم
room-close-row = إنهاء الاجتماع…
room-close-about = Enter يسأل قبل إنهاء الاجتماع وترقيم محضره.
room-item-not-empty = تحت هذا البند نصوص أو مخرجات.
    .remedy = اختر له نتيجة «تأجيل» أو «سحب البند»، أو احذف ما تحته أولًا.
room-figure-now = { TIME($now) }
room-figure-item = { TIME($now) } · البند { $number }
room-figure-spent = { TIME($now) } · البند { $number } · { $spent ->
    [0] أقل من دقيقة
    [one] دقيقة واحدة
    [two] دقيقتان
    [few] { $spent } دقائق
    [many] { $spent } دقيقة
   *[other] { $spent } دقيقة
}
room-figure-planned = { TIME($now) } · البند { $number } · { $spent } من { $planned ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $planned } دقائق
    [many] { $planned } دقيقة
   *[other] { $planned } دقيقة
}
room-toast-agenda = أضيفت البنود المعتادة. للتراجع: { KEY("undo") }.
room-toast-item = تم تعديل البند. للتراجع: { KEY("undo") }.
room-toast-item-ended = انتهى البند الجاري.

## التدوين
room-hint = { KEY("new-decision") }-{ KEY("new-commitment") } تسجل هذا السطر، أو ابدأه بـ «مهمة:»
room-label-decision = قرار
room-label-recommendation = توصية
room-label-action = مهمة
room-label-commitment = التزام
room-by = حتى { $day }
room-to = إلى { $name }
room-votes = مع { $yes }، ضد { $no }، امتناع { $abstain }
room-dot = { " · " }
room-toast-note = تم تسجيل السطر. للتراجع: { KEY("undo") }.
room-form-decision = قرار، من هذا السطر
room-form-recommendation = توصية، من هذا السطر
room-form-action = مهمة، من هذا السطر
room-form-commitment = التزام، من هذا السطر
room-form-whole-line = السطر أطول من العنوان: بقي كاملًا في التفاصيل.
room-form-kept = عودة إلى النص. النموذج باقٍ كما كُتب.
room-button-record = تسجيل
room-button-to-text = عودة إلى النص

## المخرجات
room-figure-outputs = { $count ->
    [one] مخرج واحد
    [two] مخرجان
    [few] { $count } مخرجات
    [many] { $count } مخرجًا
   *[other] { $count } مخرج
}
room-outputs-none = لا مخرجات بعد. القرارات والتوصيات والمهام والالتزامات تُجمع هنا.

## الإنهاء
room-line-waits = البند { $number }: سطر لم يُسجل بعد.
    .remedy = للتسجيل: Enter، ثم الإنهاء.
room-form-waits = هذا النموذج لم يُسجل.
    .remedy = أولًا التسجيل أو الإهمال، ثم الإنهاء.
room-closed-line-waits = هنا نص كُتب ولم يُسجل قبل الإنهاء.
    .remedy = لإعادة الفتح: { KEY("next-step") }.
room-close-title = إنهاء الاجتماع
room-close-numbered = إنهاء الاجتماع وترقيم محضره { $number }؟ لا يُعاد استعمال الرقم.
room-close-unnumbered = إنهاء الاجتماع؟ يبقى محضره بلا رقم حتى ترقمه المديرية صاحبة المجموعة.
room-close-again = إنهاء الاجتماع من جديد؟ يحتفظ محضره برقمه { $number }.
room-close-again-says = سيرد في المحضر ما في السجلات الآن، ومنه ما تغير بعد الإنهاء الأول.
room-close-stays = تبقى النصوص والمخرجات كما هي، ولا يُكتب بعد ذلك في الجلسة.
room-gaps = ينقصه ما يلي، وEnter يفتح مكانه:
room-gap-chair = لم يُذكر رئيس الاجتماع
room-gap-secretary = لم يُذكر أمين السر
room-gap-attendance = لم يؤخذ الحضور
room-gap-items = { $count ->
    [one] لم يُكتب شيء تحت البند { $numbers }
    [two] لم يُكتب شيء تحت البندين { $numbers }
   *[other] لم يُكتب شيء تحت البنود { $numbers }
 }
room-gap-numbers = { $before } و{ $next }
room-gap-next = لم يُحدد موعد الاجتماع القادم
room-button-close = إنهاء وترقيم
room-button-close-unnumbered = إنهاء
room-closed = انتهى الاجتماع: للقراءة فقط.
    .remedy = المتابعة من ورقة المخرجات.
room-closed-numbered = المحضر { $number }: للقراءة فقط.
    .remedy = المتابعة من ورقة المخرجات.
room-reopen-title = إعادة فتح الاجتماع
room-reopen-numbered = إعادة فتح اجتماع المحضر { $number } لتصحيحه؟
room-reopen-stays = يبقى رقم المحضر كما هو، والنسخ التي وُزعت تبقى كما هي.
room-reopen = إعادة فتح الاجتماع لتصحيح محضره؟
room-button-reopen = إعادة الفتح
