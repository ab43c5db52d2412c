# كلمات الشاشات.

## أسماء الشاشات والأوراق
ui-screen-home = الرئيسية
ui-screen-meetings = الاجتماعات
ui-screen-groups = المجموعات والمجالس
    .brief = المجموعات
ui-screen-actions = المهام
    .brief = المهام
ui-screen-commitments = الالتزامات
ui-screen-decisions = القرارات والتوصيات
    .menu = القرارات والتوصيات
    .brief = المخرجات
ui-screen-organizations = المؤسسات والأشخاص
    .menu = المؤسسات والأشخاص
    .brief = المؤسسات
ui-screen-exchange = تبادل البيانات
ui-screen-settings = الإعدادات
ui-sheet-open-actions = المفتوحة
ui-sheet-all-actions = الكل
ui-sheet-open-commitments = الجارية
ui-sheet-all-commitments = الكل
ui-sheet-recommendations = التوصيات
ui-sheet-decisions = القرارات
ui-sheet-outputs = المخرجات
ui-sheet-seats = المقاعد
ui-sheet-members = الأعضاء
ui-sheet-sitters = شاغلو المقعد
ui-sheet-organizations = المؤسسات
ui-sheet-people = الأشخاص
ui-sheet-deliveries = التسليم
ui-sheet-details = التفاصيل
ui-sheet-history = سجل التغييرات
ui-title-new = إضافة: { $kind }
ui-title-new-decision = قرار جديد
ui-title-new-recommendation = توصية جديدة
ui-title-edit = تعديل

## المفاتيح
ui-key-open = فتح
ui-key-open-room = فتح
ui-key-done = إنجاز
ui-key-delivery = تسليم
ui-key-reply = تسجيل الرد
ui-key-new = جديد
ui-key-new-principal = أصيل جديد
ui-key-end-membership = إنهاء العضوية
ui-key-partner = صفحة الشريك
ui-key-edit = تعديل
ui-key-delete = حذف
ui-key-mark = تحديد
ui-key-mark-all = تحديد الكل
ui-key-save = حفظ
ui-key-next-field = الحقل التالي
ui-key-previous-field = الحقل السابق
ui-key-next-row = السطر التالي
ui-key-day-later = يوم لاحق
ui-key-day-earlier = يوم أسبق
ui-key-next-choice = الخيار التالي
ui-key-choice-left = الخيار إلى اليسار
ui-key-choice-right = الخيار إلى اليمين
ui-key-close-list = إغلاق القائمة
ui-key-month-later = شهر لاحق
ui-key-month-earlier = شهر أسبق
ui-key-choose = اختيار
ui-key-import = استيراد
ui-key-export = تصدير
ui-key-stop = إيقاف
ui-key-the-record = السجل
ui-key-look-inside = اطّلاع
ui-key-change = تغيير
ui-key-next-step = الخطوة التالية
ui-key-other-button = الزر الآخر
ui-key-press = موافقة
ui-key-do-it = تنفيذ
ui-key-copy = نسخ
ui-key-cut = قص
ui-key-paste = لصق
ui-key-back = رجوع
ui-key-next-sheet = الورقة التالية
ui-key-previous-sheet = الورقة السابقة
ui-key-go-to = انتقال
ui-key-search = بحث
ui-key-new-action = مهمة جديدة
ui-key-new-commitment = التزام جديد
ui-key-new-decision = قرار جديد
ui-key-new-recommendation = توصية جديدة
ui-key-undo = تراجع
ui-key-redo = إعادة
ui-key-help = مساعدة
ui-key-quit = خروج

## الأعمدة
ui-column-due = الموعد
ui-column-action = المهمة
ui-column-responsible = المسؤول
ui-column-state = الحالة
ui-column-carried = مرات الترحيل
ui-column-commitment = الشريك والالتزام
ui-column-promised = المتعهد به
ui-column-delivered = تم تسليمه
ui-column-remaining = المتبقي
ui-column-number = الرقم
ui-column-recommendation = التوصية
ui-column-addressee = الجهة المخاطبة
ui-column-sent = تاريخ الإرسال
ui-column-waits = مدة الانتظار
ui-column-decision = القرار
ui-column-group = المجموعة
ui-column-when = الوقت
ui-column-meeting = الاجتماع
ui-column-place = المكان
ui-column-minutes = المحضر
ui-column-kind = النوع
ui-column-seats = المقاعد
ui-column-meetings = اجتماعات
ui-column-last-meeting = آخر اجتماع
ui-column-no = م
ui-column-seat-of = المقعد عن
ui-column-role = الدور
ui-column-member-for = عضو عن
ui-column-since = منذ
ui-column-until = حتى
ui-column-principal = الأصيل
ui-column-alternate = المناوب
ui-column-letter = كتاب التسمية
ui-column-present = الحضور
ui-column-name = الاسم
ui-column-locality = الموقع
ui-column-open = مفتوح
ui-column-organization = المؤسسة
ui-column-post = المنصب
ui-column-day = اليوم
ui-column-amount = الكمية أو المبلغ
ui-column-received-by = المستلم
ui-column-note = ملاحظة

## القوائم
ui-figure-all = { $all }
ui-figure-late = { $all } · المتأخر منها { $late }
ui-figure-waiting = { $all } · بانتظار الرد { $late }
ui-figure-recommendations = { $count ->
    [zero] لا توصيات
    [one] توصية واحدة
    [two] توصيتان
    [few] { $count } توصيات
    [many] { $count } توصية
   *[other] { $count } توصية
}
ui-figure-decisions = { $count ->
    [zero] لا قرارات
    [one] قرار واحد
    [two] قراران
    [few] { $count } قرارات
    [many] { $count } قرارًا
   *[other] { $count } قرار
}
ui-matching = { $matching } من { $total }
ui-matching-more = أكثر من { $matching } من { $total }
ui-filtered = تصفية: { $filter } · { $count }
ui-shown-of = { $shown } من { $total }
ui-marked = المحدد: { $count }
ui-empty-open-actions = لا مهام مفتوحة. هنا ما يلزم إنجازه، والمسؤول عنه، وموعده. للإضافة: { KEY("new") }.
ui-empty-actions = لا مهام بعد. هنا ما يلزم إنجازه، والمسؤول عنه، وموعده. للإضافة: { KEY("new") }.
ui-empty-open-commitments = لا التزامات مفتوحة. هنا ما يتعهد به الشركاء في الاجتماعات. للإضافة: { KEY("new") }.
ui-empty-commitments = لا التزامات بعد. هنا ما يتعهد به الشركاء في الاجتماعات. للإضافة: { KEY("new") }.
ui-empty-recommendations = لا توصيات بعد. هنا ما توصي به الاجتماعات جهات أخرى، وردود تلك الجهات. للإضافة: { KEY("new") }.
ui-empty-decisions = لا قرارات بعد. هنا ما قررته الاجتماعات. للإضافة: { KEY("new") }.
ui-empty-outputs = لا قرارات ولا توصيات بعد. تسجيلها في جلسة الاجتماع: { KEY("new-decision") } و{ KEY("new-recommendation") }.
ui-empty-meetings = لا اجتماعات بعد. أول اجتماع يبدأ من مجموعته: { KEY("new") }.
ui-empty-own-meetings = لم تجتمع هذه المجموعة بعد. للدعوة إلى أول اجتماع: { KEY("new") }.
ui-empty-groups = لا مجموعات ولا مجالس بعد. إليها تعود المقاعد والاجتماعات ومخرجاتها. للإضافة: { KEY("new") }.
ui-empty-seats = لا مقاعد بعد. لكل مقعد مؤسسة، والنصاب بعدد المقاعد. للإضافة: { KEY("new") }.
ui-empty-members = لا أعضاء بعد. هنا اسم كل عضو، والجهة التي يمثلها، وبدء عضويته. للإضافة: { KEY("new") }.
ui-empty-sitters = لم يشغل هذا المقعد أحد بعد. هنا من يشغله ومنذ متى. للإضافة: { KEY("new") }.
ui-empty-organizations = لا مؤسسات بعد. هنا كل مؤسسة لها مقعد أو عليها التزام. للإضافة: { KEY("new") }.
ui-empty-people = لا أشخاص بعد. هنا من يحضر الاجتماعات ومن عليه مهمة. للإضافة: { KEY("new") }.
ui-empty-deliveries = لا تسليم بعد. هنا ما وصل من هذا الالتزام وتاريخ وصوله. للإضافة: { KEY("new") }.
ui-empty-partner = لا التزامات بعد. هنا ما يتعهد به هذا الشريك. للإضافة: { KEY("new-commitment") }.
ui-no-reply = القرار لا رد عليه.
    .remedy = الردود على التوصيات: اختر توصية.
ui-no-match = لا نتيجة عن «{ $filter }». للإضافة: { KEY("new") }.
ui-no-partner = بلا شريك
ui-vacant = (شاغر)
ui-vacant-days = { $count ->
    [0] (شاغر منذ اليوم)
    [one] (شاغر منذ يوم)
    [two] (شاغر منذ يومين)
    [few] (شاغر { $count } أيام)
    [many] (شاغر { $count } يومًا)
   *[other] (شاغر { $count } يوم)
}
ui-seat-closed = (مغلق { $day })
ui-seat-of = المقعد { $number }: { $organization }
ui-seat-gives-way = يشغله { $name }{ $since }، حتى اليوم السابق لأصيل جديد.
ui-since = {" "}منذ { DAY($day, form: "numeric") }
ui-seat-people = يشغله: { $people }
ui-per-cent = { $number } %
ui-share = { $part } من { $whole }
ui-meeting-nth = { $kind ->
    [extraordinary] الاستثنائي { ORDINAL($ordinal) }
    [expanded] الموسع { ORDINAL($ordinal) }
    [consultative] التشاوري { ORDINAL($ordinal) }
    [workshop] الورشة { ORDINAL($ordinal, noun: "feminine") }
    [training] اللقاء التدريبي { ORDINAL($ordinal) }
    [closing] الختامي { ORDINAL($ordinal) }
   *[ordinary] العادي { ORDINAL($ordinal) }
}
ui-meeting = { $kind ->
    [extraordinary] الاستثنائي
    [expanded] الموسع
    [consultative] التشاوري
    [workshop] الورشة
    [training] اللقاء التدريبي
    [closing] الختامي
   *[ordinary] العادي
}

## القيم والنماذج
ui-record-gone = هذا السجل ليس هنا: محذوف أو لم يصل بعد.
ui-in-minutes = من اجتماع انتهى: لا يتغير منه إلا ما يُتابع بعده.
ui-in-minutes-numbered = من المحضر { $number }: لا يتغير منه إلا ما يُتابع بعده.
ui-record-deleted = محذوف. للتراجع: { KEY("undo") }.
ui-record-contested = ? بين الحذف والتعديل: يُحسم في تبادل البيانات.
ui-comma = { "، " }
ui-private = خاص
ui-field-amount = المبلغ أو الكمية
ui-field-partner = الشريك
ui-tally = المتعهد به { $promised }، تم تسليم { $delivered }، المتبقي { $remaining }
ui-delivery-of = { $title } · { $partner }
ui-delivery-again = { $excess } لم يُسجل بعد: { KEY("save") } مرة ثانية يسجله.
ui-only-read-title = مفتوحة للقراءة فقط
ui-trouble-title = لم يتم ذلك
ui-button-close = إغلاق
ui-button-save = حفظ
ui-button-back = رجوع
ui-button-discard = إهمال
ui-pick-add = + إضافة «{ $name }»
ui-pick-same = هل هما واحد؟
ui-to-complete = اسم جديد، للاستكمال لاحقًا
ui-becomes-member = ينضم إلى المجموعة
ui-pick-outsider = ليس عضوًا بعد
ui-pick-hint = اكتب اسمًا، و@ للكل
ui-key-discard = إهمال ما كُتب
ui-button-keep = إبقاء
ui-discard-asks = يضيع ما كُتب هنا ولم يُسجل، وتبقى السجلات كما هي.
ui-nothing-typed = لم يُكتب شيء هنا بعد.
    .remedy = للرجوع: Esc.
ui-kept-as-draft = بقي النص مسودة، ويعود عند فتح النموذج.
ui-draft-restored = عاد نص المسودة السابقة.
ui-draft-discarded = تم إهمال النص المكتوب.
ui-form-wrong = لم يُحفظ شيء بعد: راجع الحقل المشار إليه.
ui-error-required = هذا الحقل مطلوب.
ui-error-not-picked = لم يتم اختيار «{ $typed }» بعد. اختر من القائمة أو أضف.
ui-error-number = رقم صحيح بين { $least } و{ $most }.
ui-no-open-meeting = لا اجتماع مفتوحًا يسجل فيه. الاجتماع يبدأ من مجموعته: { KEY("go-to") } ثم 2 ثم { KEY("new") }.
ui-error-too-long = النص أطول من الحد: الحد { $limit } والزيادة { $excess }. بقي كله هنا، ويُسجل بعد اختصاره.
ui-paste-too-long = لا يتسع المكان لما أُضيف: عدد حروفه { $count } والحد { $limit }. بقي النص السابق كما هو.
    .remedy = الصق النص على أجزاء، أو في حقل لنص أطول.
ui-paste-joined = لُصقت أسطر عددها { $lines } وصارت سطرًا واحدًا: لا يتسع هذا الحقل لأكثر منه.
    .remedy = للتراجع: { KEY("undo") }.
ui-no-letters-here = لا تُكتب حروف هنا: الاختيار بالرقم أو مفتاح المسافة أو الأسهم.
    .remedy = للانتقال إلى حقل نص: Tab.
ui-paste-no-text = لم يُلصق شيء: لا يُكتب نص هنا.
    .remedy = للانتقال إلى حقل نص: Tab.
ui-error-time = اكتب اليوم والساعة: غدًا 9:30.

## ما تم
ui-already-done = لا شيء مفتوح هنا: سبق إنجازه.
    .remedy = اختر سجلًا مفتوحًا. لم يتغير شيء.
ui-already-ended = انتهت هذه العضوية من قبل.
    .remedy = يمكن تعديل تاريخها: Enter. لم يتغير شيء.
ui-toast-made = تم التسجيل: { $kind }. للتراجع: { KEY("undo") }.
    .brief = تم. للتراجع: { KEY("undo") }
ui-toast-changed = تم التعديل: { $kind }. للتراجع: { KEY("undo") }.
    .brief = تم. للتراجع: { KEY("undo") }
ui-toast-settled = تم حسم التعارض: { $record }. للتراجع: { KEY("undo") }.
    .brief = تم. للتراجع: { KEY("undo") }
ui-toast-done = تم الإنجاز: { $kind } ({ $count }). للتراجع: { KEY("undo") }.
    .brief = تم. للتراجع: { KEY("undo") }
ui-toast-delivered = تم تسجيل التسليم: { $state }. للتراجع: { KEY("undo") }.
    .brief = تم. للتراجع: { KEY("undo") }
ui-toast-deleted = تم الحذف: { $kind } ({ $count }). للتراجع: { KEY("undo") }.
    .brief = تم. للتراجع: { KEY("undo") }
ui-written-title = المحضر جاهز للطباعة
ui-toast-written = تمت كتابة صفحة المحضر في الملف { $path }
    .remedy = يفتحها أي متصفح ويطبعها.
ui-confirm-done = { $count ->
    [one] إنجاز سجل واحد؟
    [two] إنجاز سجلين؟
    [few] إنجاز { $count } سجلات؟
    [many] إنجاز { $count } سجلًا؟
   *[other] إنجاز { $count } سجل؟
}
ui-confirm-delete = { $count ->
    [one] حذف سجل واحد؟
    [two] حذف سجلين؟
    [few] حذف { $count } سجلات؟
    [many] حذف { $count } سجلًا؟
   *[other] حذف { $count } سجل؟
}
ui-confirm-delete-one = حذف { $kind } «{ $name }»؟
ui-confirm-hanging = يتعلق بما تحذفه: { $what }.
ui-confirm-hanging-stays = يبقى ذلك كله، ويبقى الاسم فيه.
ui-confirm-undo = { $count ->
    [one] يمكن التراجع بعد ذلك: { KEY("undo") }.
    [two] يمكن التراجع عن السجلين معًا بعد ذلك: { KEY("undo") }.
    [few] يمكن التراجع عنها كلها بعد ذلك ({ $count }): { KEY("undo") }.
    [many] يمكن التراجع عنها كلها بعد ذلك ({ $count }): { KEY("undo") }.
   *[other] يمكن التراجع عنها كلها بعد ذلك ({ $count }): { KEY("undo") }.
}
ui-toast-exported = يمكن نزع ذاكرة USB. تمت الكتابة والتحقق ({ $count }): { $path }
ui-saved = تم الحفظ { $at }
ui-read-only = للقراءة فقط
ui-read-only-elsewhere = للقراءة فقط: مفتوح في نافذة أخرى
ui-unsettled = غير محسوم: { $count }
ui-caret-arabic = ع
ui-caret-latin = EN
ui-to-leave = للخروج: { KEY("leave") }

## الرئيسية
ui-home-next = الاجتماع القادم
ui-home-first = الخطوة الأولى
ui-home-first-group = إنشاء مجموعة أو مجلس: Enter
ui-home-first-group-then = ثم مقاعدها، ثم أول اجتماع لها.
ui-home-running = الجلسة المنعقدة
ui-home-meeting-running = { $nth } · بدأت { TIME($at) }، الآن
ui-home-enter-opens-room = Enter يفتح الجلسة
ui-home-needs-you = بانتظارك
ui-home-week = هذا الأسبوع
ui-home-go-to = انتقال
ui-home-meeting = { $nth } · { TIME($at, form: "brief") }
ui-home-meeting-today = { $nth } · اليوم { TIME($at) }
ui-home-meeting-undated = { $nth } · بلا موعد
ui-home-enter-opens = Enter يفتح الاجتماع
ui-home-late-actions = { $count ->
    [one] مهمة متأخرة منذ { $since }
    [two] مهمتان متأخرتان، أقدمهما منذ { $since }
    [few] { $count } مهام متأخرة، أقدمها منذ { $since }
    [many] { $count } مهمة متأخرة، أقدمها منذ { $since }
   *[other] { $count } مهمة متأخرة، أقدمها منذ { $since }
}
ui-work-days = { $count ->
    [0] أقل من يوم عمل
    [one] يوم عمل
    [two] يومي عمل
    [few] { $count } أيام عمل
    [many] { $count } يوم عمل
   *[other] { $count } يوم عمل
}
ui-home-late-commitments = { $count ->
    [one] التزام متأخر
    [two] التزامان متأخران
    [few] { $count } التزامات متأخرة
    [many] { $count } التزامًا متأخرًا
   *[other] { $count } التزام متأخر
}
ui-home-example = : { $title }، { $partner }
ui-home-conflicts = { $count ->
    [one] تعارض ينتظر الحسم
    [two] تعارضان ينتظران الحسم
    [few] { $count } تعارضات تنتظر الحسم
    [many] { $count } تعارضًا ينتظر الحسم
   *[other] { $count } تعارض ينتظر الحسم
}
ui-home-unacknowledged = { $count ->
    [one] تغيير لم يؤكد استلامه
    [two] تغييران لم يؤكد استلامهما
    [few] { $count } تغييرات لم يؤكد استلامها
    [many] { $count } تغييرًا لم يؤكد استلامه
   *[other] { $count } تغيير لم يؤكد استلامه
}
ui-home-exported = { $count ->
    [one] أُرسلت أمس
    [two] أُرسلت قبل يومين
    [few] أُرسلت قبل { $count } أيام
    [many] أُرسلت قبل { $count } يومًا
   *[other] أُرسلت قبل { $count } يوم
}
ui-home-more = { $count ->
    [one] وواحدة غيرها
    [two] واثنتان غيرها
   *[other] و{ $count } غيرها
}
ui-home-nothing = لا شيء بانتظارك اليوم.

## سجل التغييرات
ui-history-empty = لا تغييرات بعد.
ui-history-who = { $officer } · { $office }، جهاز { $laptop } · { $at }

## المساعدة والبحث
ui-help-title = مساعدة:
ui-help-how = . اكتب للبحث، Enter للتنفيذ
ui-search-title = بحث في السجلات والشاشات والأوامر
ui-search-hint = الأسماء والعناوين والأرقام، مهما اختلف الإملاء.
ui-search-screen = شاشة
ui-search-command = أمر
ui-search-nothing = لا نتيجة عن «{ $typed }».
ui-search-meant = نتائج عن «{ $meant }».

## تبادل البيانات
ui-sheet-peers = مَن لديه ماذا
ui-sheet-conflicts = التعارضات
ui-sheet-partner = صفحة الشريك
ui-column-laptop = الجهاز والمكتب
ui-column-they-have = لديهم منا حتى
ui-column-we-have = لدينا منهم حتى
ui-column-unacknowledged = غير مؤكد
ui-sheet-bundles = الحزم
ui-exchange-import = { $count ->
    [0] استيراد حزمة
    [one] استيراد الحزمة الجديدة
    [two] استيراد: حزمتان جديدتان
    [few] استيراد: { $count } حزم جديدة
    [many] استيراد: { $count } حزمة جديدة
   *[other] استيراد: { $count } حزمة جديدة
}
ui-exchange-export = تصدير إلى ذاكرة USB
ui-exchange-open-path = فتح ملف أو مجلد
ui-exchange-look-again = تحديث
ui-new-bundles = { $count ->
    [0] لا حزم جديدة
    [one] حزمة جديدة واحدة
    [two] حزمتان جديدتان
    [few] { $count } حزم جديدة
    [many] { $count } حزمة جديدة
   *[other] { $count } حزمة جديدة
}
ui-sticks-one = ذاكرة { $name }، المتاح { $free }: { $news }
ui-sticks-unmeasured = ذاكرة { $name }: { $news }
ui-sticks-several = ذاكرات USB: { $sticks } · { $news }
ui-sticks-folder = لا ذاكرة USB · في آخر مجلد: { $news }
ui-sticks-none = لا ذاكرة USB
ui-sticks-none-yet = لا ذاكرة USB موصولة. بعد وصلها وظهورها في النظام: 2.
ui-stick-free = المتاح { $free }
ui-stick-empty = لا حزم
ui-bundles-more = غيرها أقدم منها: { $count }
ui-bundle-new = جديدة
ui-bundle-held = لا جديد
ui-bundle-own = من هنا
ui-bundle-damaged = تالفة
ui-bundle-unreadable = غير مقروءة
ui-bundle-from = { $office }، جهاز { $laptop }
ui-nothing-yet = لا شيء بعد
ui-this-laptop = هذا الجهاز
ui-own-key = مفتاح هذا الجهاز: { $key }
ui-key-known = معروف منذ { $at }
ui-key-is-new = جديد: لم نقارنه بعد
ui-title-open-path = فتح ملف أو مجلد
ui-import-path = ملف أو مجلد
ui-import-path-help = المسار كاملًا، ويمكن لصقه.
ui-import-nothing-changes = لا يتغير شيء قبل المعاينة.
ui-export-step = الخطوة { $step } من 4
ui-export-to = إلى من
ui-export-what = ما يغادر الجهاز
ui-export-out = إلى أين
ui-export-write = كتابة
ui-export-way-to = إلى من: { $to }
ui-export-way-what = ما يغادر: { $changes }
ui-export-way-out = إلى أين: { $out }
ui-export-to-other = رمز آخر
ui-export-to-help = رمز مكتب ليس في القائمة، والحروف تُكتب هنا مباشرة.
ui-export-out-other = مجلد آخر
ui-export-out-help = مسار المجلد كاملًا، ويمكن لصقه.
ui-export-everybody = كل المكاتب
ui-export-office-has-all = لديه كل ما لدينا
ui-export-office-lacks = { $count ->
    [one] تغيير غير مؤكد استلامه
    [two] تغييران غير مؤكد استلامهما
    [few] { $count } تغييرات غير مؤكد استلامها
    [many] { $count } تغييرًا غير مؤكد استلامه
   *[other] { $count } تغيير غير مؤكد استلامه
}
ui-export-office-unmet = لم يصل منه شيء بعد
ui-changes = { $count ->
    [0] لا تغييرات
    [one] تغيير واحد
    [two] تغييران
    [few] { $count } تغييرات
    [many] { $count } تغييرًا
   *[other] { $count } تغيير
}
ui-export-all-of-it = يغادر الجهاز: { $changes }، أي كل ما فيه من المجموعات والقوائم المشتركة.
ui-export-lacks = { $count ->
    [0] أكد المكتب أن لديه كل ما لدينا. وما لديه لا يتكرر.
    [one] لم يؤكد المكتب استلام تغيير واحد منا. وما لديه لا يتكرر.
    [two] لم يؤكد المكتب استلام تغييرين منا. وما لديه لا يتكرر.
    [few] لم يؤكد المكتب استلام { $count } تغييرات منا. وما لديه لا يتكرر.
    [many] لم يؤكد المكتب استلام { $count } تغييرًا منا. وما لديه لا يتكرر.
   *[other] لم يؤكد المكتب استلام { $count } تغيير منا. وما لديه لا يتكرر.
}
ui-export-lacks-unknown = لا يُعرف هنا ما لدى المستلم. وما لديه لا يتكرر.
ui-export-groups = المجموعات:
ui-export-held-back = { $count ->
    [0] محجوب: لا شيء، فلا هاتف مسجل ولا بريد.
    [one] محجوب: هاتف أو بريد واحد. لا يغادر المكتب أبدًا.
    [two] محجوب: اثنان من الهواتف والبريد. لا يغادران المكتب أبدًا.
    [few] محجوب: { $count } من الهواتف والبريد. لا تغادر المكتب أبدًا.
    [many] محجوب: { $count } من الهواتف والبريد. لا تغادر المكتب أبدًا.
   *[other] محجوب: { $count } من الهواتف والبريد. لا تغادر المكتب أبدًا.
}
ui-export-not-secret = من معه ذاكرة USB يستطيع قراءة الحزمة. رمز المكتب عنوان لها ولا يخفيها.
ui-export-question = كتابة الحزمة إلى { $to } في { $out } ثم التحقق منها؟ فيها: { $changes }.
ui-export-do-not-pull = لا تُنزع ذاكرة USB قبل أن يظهر هنا: يمكن نزع ذاكرة USB.
ui-export-safe = يمكن نزع ذاكرة USB. تمت كتابة الحزمة والتحقق منها.
ui-button-write = كتابة وتحقق
ui-stick-read-only = للقراءة فقط
ui-button-look-inside = معاينة
ui-button-not-yet = ليس الآن
ui-button-they-match = متطابقة
ui-button-next = التالي
ui-confirm-key-title = مفتاح جديد
ui-confirm-key-why = مفتاح لم نقارنه قبل الآن. اتصل بالمديرية وقارن المجموعات الست.
ui-confirm-key = { $officer }، جهاز { $laptop }:
ui-confirm-key-groups = المجموعات { $groups }:  { $digits }
ui-title-preview = معاينة قبل الاستيراد
ui-nothing-changed-yet = لم يتغير شيء بعد
ui-preview-new = جديد
ui-preview-changed = تغيير
ui-preview-deleted = حذف
ui-preview-conflicts = متعارض
ui-preview-refused = مرفوض
ui-preview-conflict = { $name }: { $field }
ui-preview-more = { $count ->
    [one] وواحد غيرها
    [two] واثنان غيرها
   *[other] و{ $count } غيرها
}
ui-preview-held = لا جديد فيها: كل ما فيها موجود هنا. استيرادها يسجل فقط ما لدى المرسل.
ui-preview-note = المتعارض يدخل بقيمتيه، وتحسمه لاحقًا.
ui-preview-far-ahead = ساعة جهازهم متقدمة بأكثر من يوم (تغييرات: { $count }).
ui-preview-unknown = كتبه إصدار أحدث ولا يظهر هنا (تغييرات: { $count }).
ui-preview-import = { $count ->
    [0] [ استيراد ]
    [one] [ استيراد سجل واحد ]
    [two] [ استيراد سجلين ]
    [few] [ استيراد { $count } سجلات ]
    [many] [ استيراد { $count } سجلًا ]
   *[other] [ استيراد { $count } سجل ]
}
ui-preview-from = { $office }، جهاز { $laptop } · { $officer }
ui-preview-file = سليم وكامل · { $size } كيلوبايت
ui-preview-label-from = من
ui-preview-label-key = المفتاح
ui-preview-key-of-sender = المرسل، { $known }
ui-preview-key-of-laptop = جهاز { $laptop }، { $known }
ui-preview-label-file = الملف
ui-toast-nothing-new = لا جديد: كل ما في الحزمة موجود هنا.
ui-toast-imported = تم الاستيراد: { $count ->
    [0] لا سجلات جديدة
    [one] سجل واحد
    [two] سجلان
    [few] { $count } سجلات
    [many] { $count } سجلًا
   *[other] { $count } سجل
}، { $conflicts ->
    [0] ولا تعارضات
    [one] وتعارض واحد
    [two] وتعارضان
    [few] و{ $conflicts } تعارضات
    [many] و{ $conflicts } تعارضًا
   *[other] و{ $conflicts } تعارض
}.

## التعارضات
ui-key-settle = حسم
ui-conflict-of = { $record }: { $field }
ui-conflict-life = الحذف
ui-conflict-deleted = محذوف
ui-conflict-kept = باقٍ مع تعديله
ui-conflicts-none = لا تعارضات.
ui-conflict-both-kept = تغير هذا في مكانين. القيم كلها محفوظة حتى تختار.
ui-conflict-before = القيمة السابقة: { $value }
ui-conflict-ours = قيمتنا
ui-conflict-theirs = قيمتهم
ui-conflict-choices = { $another } قيمة أخرى   { $later } لاحقًا
ui-conflict-later = { $later } لاحقًا

## الإعدادات والخطوات الأولى
ui-setting-at-once = يظهر التغيير فورًا
ui-setting-language = اللغة
ui-setting-digits = الأرقام
ui-setting-theme = الألوان
ui-setting-tashkeel = التشكيل
ui-tashkeel-hidden = مخفي
ui-tashkeel-shown = ظاهر
ui-setting-mouse = الفأرة
ui-mouse-on = تعمل
ui-mouse-off = متوقفة
ui-mouse-copies = السحب مع { $key } ينسخ من النافذة
ui-setting-way = كتابة العربية
ui-language-ar = العربية
ui-language-en = الإنجليزية
ui-digits-western = 0123
ui-digits-arabic-indic = { "\u0660\u0661\u0662\u0663" }
ui-theme-dark = داكن
ui-theme-light = فاتح
ui-theme-high-contrast = تباين عالٍ
ui-theme-none = بلا ألوان
ui-setup-title = الخطوات الأولى
ui-setup-step = الخطوة { $step } من { $steps }
ui-setup-office = المكتب
ui-setup-you = أنت وهذا الجهاز
ui-setup-check = المراجعة والبدء
ui-setup-directorate = المديرية *
ui-setup-code = رمز المكتب *
ui-setup-code-help = من 2 إلى 8 أحرف لاتينية أو أرقام، مثل WZT.
ui-setup-code-taken = أُخذ الحرف اللاتيني من المفتاح نفسه.
ui-error-code-letter = لا حرف لاتينيًا ولا رقم على هذا المفتاح.
ui-setup-country = الدولة
ui-country-ps = فلسطين
ui-country-jo = الأردن
ui-setup-officer = اسم الموظف *
ui-setup-laptop = اسم الجهاز *
ui-setup-laptop-help = مثل WZT-1، يميزه عن أجهزة المكتب الأخرى.
ui-setup-begin = بدء العمل
ui-setup-check-directorate = المديرية
ui-setup-check-code = رمز المكتب
ui-setup-check-officer = اسم الموظف
ui-setup-check-laptop = هذا الجهاز
ui-setup-check-folder = مجلد السجلات
ui-setup-note = لا يُكتب شيء قبل الخطوة 4.
ui-error-code = من 2 إلى 8 أحرف لاتينية أو أرقام.

## صفحة الشريك
ui-partner-sits = { $body }، المقعد { $number }: { $principal }، والمناوب { $alternate } · حضر { $present } من { $meetings }
ui-partner-counts = الالتزامات { $promised }، المتأخر منها { $late }، والمهام المفتوحة { $actions }

## العمل الطويل
ui-work-then = ثم: { $next }
ui-work-stops = إيقاف، ويُلغى ما بدأ.
ui-work-stopped = توقف العمل. لم يتغير شيء.
ui-work-one-at-a-time = عمل آخر لم ينته بعد.
    .remedy = يُنتظر انتهاؤه، أو يوقَف بمفتاح Esc في شاشته.
ui-work-preview-waits = تم فحص الحزمة: Esc يعيد إلى معاينتها.
ui-work-preview-lost = تم فحص الحزمة ولم يتغير شيء. تُفتح من جديد من «تبادل البيانات».
ui-stage-copying = نسخ السجلات
ui-stage-checking = فحص الحزمة
ui-stage-comparing = مقارنة
ui-stage-entering = استيراد
ui-stage-counting = حصر ما فيها
ui-stage-saving = حفظ على القرص
ui-stage-gathering = إعداد الحزمة
ui-stage-writing = كتابة
ui-stage-reading-back = تحقق بالقراءة
ui-stage-then-checking = فحص الحزمة
ui-stage-then-comparing = مقارنة بما هنا
ui-stage-then-preview = المعاينة
ui-stage-then-saving = حفظ على القرص
ui-stage-then-entered = تم الاستيراد
ui-stage-then-writing = كتابة
ui-stage-then-reading-back = تحقق بالقراءة
ui-stage-then-safe = يمكن نزع ذاكرة USB

## أي سطر يقرأ صحيحًا
ui-key-which-line = أي سطر يقرأ صحيحًا؟
ui-which-title = أي سطر يقرأ صحيحًا؟
ui-which-press = اضغط رقم السطر المتصل الحروف الذي يقرأ من اليمين إلى اليسار.
ui-which-press-in-the-other-language = Press the number of the line that is joined and reads from right to left.
ui-which-none = لا سطر منها
ui-which-cannot-tell = لا أعرف: ليتعرف البرنامج بنفسه
ui-which-frame = يجب أن يُقرأ العدد 12 كما هو، وأن يستقيم الخطان القائمان.
ui-which-remembered = يُحفظ الاختيار لهذا النوع من الطرفيات. تعود هذه الصفحة بالمفتاح { KEY("which-line") } في أي وقت.
ui-which-none-reads = هذه الطرفية تعيد ترتيب العربية بنفسها ولا يمكن أن يُطلب منها غير ذلك.
    .remedy = أوقف النص ثنائي الاتجاه في إعدادات الطرفية، أو استعمل طرفية أخرى، ثم اضغط { KEY("which-line") }.

## أرقام تكررت
ui-title-clashes = أرقام تكررت
ui-clashes-none = لكل محضر رقم واحد لا يتكرر.
ui-clashes-why = انتهى اجتماعان على جهازين دون علم أحدهما بالآخر، فأخذ المحضران الرقم نفسه. يُتفق على من يحتفظ به، ويُعطى الآخر الرقم التالي.
ui-clash-next = الرقم التالي المتاح { $next }
ui-clash-owner = الترقيم لدى { $office }، فيُطلب منها
ui-clash-given-by = الترقيم: { $officer }، جهاز { $laptop }
ui-clash-yes = إعطاء الرقم التالي
ui-clash-question = ترقيم هذا المحضر { $next } بدل { $number }؟
ui-clash-consequence = يحتفظ الاجتماع الآخر بالرقم { $number }. كل نسخة طُبعت من هذا المحضر قبل الآن تحمل الرقم القديم. يمكن التراجع: { KEY("undo") }.
ui-conflicts-clashes = { $count ->
    [one] رقم محضر تكرر
    [two] رقمان تكررا
    [few] { $count } أرقام تكررت
    [many] { $count } رقمًا تكرر
   *[other] { $count } رقم تكرر
}
ui-home-clashes = { $count ->
    [one] رقم محضر تكرر
    [two] رقمان من أرقام المحاضر تكررا
    [few] { $count } أرقام محاضر تكررت
    [many] { $count } رقم محضر تكرر
   *[other] { $count } رقم محضر تكرر
}

## لماذا كل مكان، في المساعدة
ui-about-home = ما يأتي، وما ينتظرك، وإلى أين تنتقل.
ui-about-actions = المطلوب ومن المسؤول عنه. التأخر بأيام العمل وحدها.
ui-about-commitments = ما تعهد به الشركاء، وما سلموه، وما بقي عليهم.
ui-about-decisions = ما تقرر في الاجتماعات، وما طُلب من الجهات الأخرى.
ui-about-meetings = الاجتماعات كلها، أحدثها أولًا. Enter يفتح الجلسة.
ui-about-groups = المجموعات والمجالس: مقاعدها واجتماعاتها ومخرجاتها.
ui-about-seats = من يشغل كل مقعد، ومن ينوب عنه.
ui-about-organizations = الشركاء والجهات. Enter يفتح صفحة الشريك.
ui-about-people = كل من يشغل مقعدًا أو يتحدث أو يتولى مهمة.
ui-about-deliveries = ما تم تسليمه ومتى ومن استلمه.
ui-about-details = سجل واحد. Enter يعدل السطر الذي عنده المؤشر.
ui-about-history = التغييرات من الأحدث: أصحابها وأجهزتهم وأوقاتها.
ui-about-form = اكتب الأيام بالكلمات. Esc يبقي ما كتبته مسودة.
ui-about-exchange = ما لدى كل مكتب، وما لم يؤكد استلامه بعد.
ui-about-conflicts = ما تغير في مكانين ولم ير أحدهما تغيير الآخر.
ui-about-conflict = القيمتان محفوظتان حتى تختار إحداهما.
ui-about-preview = ما سيدخل عند الاستيراد. لم يتغير شيء بعد.
ui-about-bundle = معاينة الملف تسبق دخول أي شيء منه.
ui-about-bundles = الحزم الموجودة على ذاكرات USB وفي المجلدات.
ui-about-export = ما يغادر الجهاز، ولمن، وعلى أي ذاكرة USB.
ui-about-partner = مقاعد الشريك، وما تعهد به، وما سلمه منه.
ui-about-settings = يظهر كل تغيير فورًا.
ui-about-attendance = مفتاح واحد لكل علامة. للأوقات والأعذار: Enter.
ui-about-agenda = بنود الاجتماع بترتيبها.
ui-about-writing = السطر مداخلة، أو نموذج بأحد المفاتيح { KEY("new-decision") }-{ KEY("new-commitment") }.
ui-about-outputs = ما قرره الاجتماع، وما أوصى به، وما تُعهد به فيه.
ui-about-closed = انتهى الاجتماع، ومحضره للقراءة.
ui-about-set-up = ما يلزم البرنامج أن يعرفه قبل البدء.
