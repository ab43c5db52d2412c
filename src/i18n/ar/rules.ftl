### ما تقوله قواعد العمل.

## الأيام
rules-day-missing = لم يُكتب يوم.
    .remedy = اكتب يومًا: 22/11 أو غدًا أو خلال أسبوعين.
rules-day-unknown = «{ $typed }» ليس يومًا.
    .remedy = اكتب 22/11 أو الأحد أو +10 أو خلال أسبوعين.
rules-day-no-month = «{ $typed }» ليس يومًا في التقويم: لا شهر رقمه { $month }.
    .remedy = اليوم قبل الشهر: 22/11.
rules-day-no-day = «{ $typed }» ليس يومًا في التقويم: آخر { $month } هو { $last }.
    .remedy = اكتب يومًا آخر.
rules-day-out-of-range = «{ $typed }» بعيد جدًا: الأيام من 1900 إلى 2199.
    .remedy = راجع السنة.
rules-day-two-ways = يُقرأ { $typed } على وجهين: { $first } أو { $second }.
    .remedy = اختر أحدهما، أو اكتبه سنة-شهر-يوم.
rules-day-off = { $day } يوم عطلة.
    .remedy = أقرب يومي عمل: { $before } و{ $after }.
rules-month-1 = كانون الثاني
rules-month-2 = شباط
rules-month-3 = آذار
rules-month-4 = نيسان
rules-month-5 = أيار
rules-month-6 = حزيران
rules-month-7 = تموز
rules-month-8 = آب
rules-month-9 = أيلول
rules-month-10 = تشرين الأول
rules-month-11 = تشرين الثاني
rules-month-12 = كانون الأول

## المال والكميات
rules-amount-no-number = ليس في «{ $typed }» عدد واحد.
    .remedy = اكتب العدد ووحدته: 5000 شيكل، 40 كرسيًا.
rules-amount-no-unit = «{ $typed }» من ماذا؟
    .remedy = اكتب العملة أو الوحدة بعد العدد: 5000 شيكل، 40 كرسيًا.
rules-amount-negative = «{ $typed }» أقل من صفر.
    .remedy = اكتب المقدار دون إشارة الطرح.
rules-amount-not-whole = «{ $typed }» ليس عددًا صحيحًا.
    .remedy = اختر وحدة أصغر: 90 دقيقة لا 1.5 ساعة.
rules-amount-decimals = منازل «{ $typed }» بعد الفاصلة أكثر من منازل العملة، وهي { $decimals }.
    .remedy = احذف المنازل الزائدة، أو افصل الألوف بفاصلة.
rules-amount-too-large = «{ $typed }» أكبر مما يحفظه البرنامج.
    .remedy = راجع عدد الأصفار.
rules-amount-two-ways = يُقرأ { $typed } على وجهين: { $first } أو { $second }.
    .remedy = اختر أحدهما، أو افصل الألوف بفاصلة.
rules-amount-money = { $money }

## النصاب
rules-quorum-met = النصاب { $present } من { $seats } من المقاعد: مكتمل
rules-quorum-not-met = النصاب { $present } من { $seats } من المقاعد: غير مكتمل، والمطلوب { $needed }
rules-quorum-none = الحضور { $present } من { $seats } من المقاعد

## أرقام المحاضر والقرارات
rules-number = { $number }

## كلمات البحث، وكل كلمة وحدها
rules-words-late = متأخر
rules-words-meeting = محضر محاضر
rules-words-waiting = بانتظار الرد

## الالتزامات
rules-commitment-pledged = متعهد به
rules-commitment-confirmed = مؤكد
rules-commitment-reduced = مخفض
rules-commitment-cancelled = ملغى
rules-commitment-late = متأخر
rules-commitment-part = تسليم جزئي
rules-commitment-delivered = تم التسليم
rules-commitment-exceeded = تسليم زائد

## التسليم
rules-delivery-remains = المتبقي { $remaining } من { $promised }
rules-delivery-other-measure = المتعهد به { $promised }، وليس { $amount }.
    .remedy = اكتب العدد وحده أو «{ $unit }» بعده، وغيره في الملاحظة.
rules-delivery-exceeds = تسليم زائد: المتبقي { $remaining }، وهذا أكثر منه بمقدار { $over }.

## ما لا يكون
rules-end-before-start = «{ $end }» قبل «{ $start }».
    .remedy = اكتب أحدهما من جديد.
rules-quorum-no-number = قاعدة النصاب هذه لا تعني شيئًا بلا عدد.
    .remedy = اكتب عدد المقاعد اللازمة، أو اختر قاعدة أخرى.
rules-quorum-nobody = أقل النصاب مقعد واحد.
    .remedy = اكتب عددًا من 1 فصاعدًا، أو اختر أن لا نصاب.
rules-quorum-no-whole = النسبة تحتاج إلى عددين.
    .remedy = الثلثان: 2 ثم 3.
rules-quorum-over-all = { $number } من { $of } أكثر من كل المقاعد.
    .remedy = الثلثان: 2 ثم 3.
rules-seat-number-taken = الرقم { $number } لمقعد آخر مفتوح في هذه المجموعة.
    .remedy = اكتب رقمًا آخر، أو اكتب أولًا متى ينتهي المقعد الآخر.
rules-votes-over-present = الأصوات { $votes } والأعضاء الحاضرون { $present }.
    .remedy = راجع الأصوات أو الحضور.

## المحاضر المغلقة
rules-minutes-stand = هذا من محضر اجتماع انتهى: لا يتغير منه إلا ما يُتابع بعده.
    .remedy = لتصحيح المحضر افتح الاجتماع وأعد فتحه بالمفتاح { KEY("next-step") }.
rules-minutes-stand-numbered = هذا من المحضر { $number }: لا يتغير منه إلا ما يُتابع بعده.
    .remedy = لتصحيح المحضر افتح الاجتماع وأعد فتحه بالمفتاح { KEY("next-step") }؛ ويبقى الرقم.
rules-minutes-stay = الاجتماع الذي انتهى لا يُحذف.
    .remedy = لتصحيح محضره افتح الاجتماع وأعد فتحه بالمفتاح { KEY("next-step") }.
rules-minutes-stay-numbered = المحضر { $number } لا يُحذف: رقمه لا يُعاد استعماله.
    .remedy = التصحيح بدل الحذف: الاجتماع الذي انتهى يُعاد فتحه بالمفتاح { KEY("next-step") }، ويبقى الرقم.

## ما لا يُكتب في المحاضر
rules-personal-identity-card = تسعة أرقام متتالية تشبه رقم هوية.
    .remedy = المحاضر تُنقل على ذاكرة USB: اكتب الحالة دون رقم صاحبها.
rules-personal-national-number = عشرة أرقام متتالية تشبه رقمًا وطنيًا.
    .remedy = المحاضر تُنقل على ذاكرة USB: اكتب الحالة دون رقم صاحبها.
