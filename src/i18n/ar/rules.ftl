### ما تقوله قواعد العمل.

## الأيام
rule-day-missing = لم يُكتب يوم.
    .remedy = اكتب يومًا: 22/11 أو غدًا أو خلال أسبوعين.
rule-day-unknown = «{ $typed }» ليس يومًا.
    .remedy = اكتب 22/11 أو الأحد أو +10 أو خلال أسبوعين.
rule-day-no-month = «{ $typed }» ليس يومًا في التقويم: لا شهر رقمه { $month }.
    .remedy = اليوم قبل الشهر: 22/11.
rule-day-no-day = «{ $typed }» ليس يومًا في التقويم: آخر { $month } هو { $last }.
    .remedy = اكتب يومًا آخر.
rule-day-out-of-range = «{ $typed }» بعيد جدًا: الأيام من 1900 إلى 2199.
    .remedy = راجع السنة.
rule-day-two-ways = يُقرأ { $typed } على وجهين: { $first } أو { $second }.
    .remedy = اختر أحدهما، أو اكتبه سنة-شهر-يوم.
rule-day-off = { $day } يوم عطلة.
    .remedy = أقرب يومي عمل: { $before } و{ $after }.
rule-month-1 = كانون الثاني
rule-month-2 = شباط
rule-month-3 = آذار
rule-month-4 = نيسان
rule-month-5 = أيار
rule-month-6 = حزيران
rule-month-7 = تموز
rule-month-8 = آب
rule-month-9 = أيلول
rule-month-10 = تشرين الأول
rule-month-11 = تشرين الثاني
rule-month-12 = كانون الأول

## المال والكميات
rule-amount-no-number = ليس في «{ $typed }» عدد واحد.
    .remedy = اكتب العدد ووحدته: 5000 شيكل، 40 كرسي.
rule-amount-no-unit = «{ $typed }» من ماذا؟
    .remedy = اكتب العملة أو الوحدة بعد العدد: 5000 شيكل، 40 كرسي.
rule-amount-negative = «{ $typed }» أقل من صفر.
    .remedy = اكتب المقدار دون إشارة الطرح.
rule-amount-not-whole = «{ $typed }» ليس عددًا صحيحًا.
    .remedy = عُدّ بوحدة أصغر: 90 دقيقة لا 1.5 ساعة.
rule-amount-decimals = منازل «{ $typed }» بعد الفاصلة أكثر من منازل العملة، وهي { $decimals }.
    .remedy = احذف المنازل الزائدة، أو افصل الألوف بفاصلة.
rule-amount-too-large = «{ $typed }» أكبر مما يحفظه البرنامج.
    .remedy = راجع عدد الأصفار.
rule-amount-two-ways = يُقرأ { $typed } على وجهين: { $first } أو { $second }.
    .remedy = اختر أحدهما، أو افصل الألوف بفاصلة.
rule-amount-money = { $money }
rule-amount-quantity = { $number } { $unit }

## النصاب
rule-quorum-met = النصاب { $present } من { $seats } من المقاعد: مكتمل
rule-quorum-not-met = النصاب { $present } من { $seats } من المقاعد: غير مكتمل، والمطلوب { $needed }
rule-quorum-none = الحضور { $present } من { $seats } من المقاعد

## الالتزامات
rule-commitment-pledged = متعهد به
rule-commitment-confirmed = مؤكد
rule-commitment-reduced = مخفض
rule-commitment-cancelled = ملغى
rule-commitment-late = متأخر
rule-commitment-part = تسليم جزئي
rule-commitment-delivered = تم التسليم
rule-commitment-exceeded = تسليم زائد

## ما لا يُكتب في المحاضر
rule-personal-identity-card = تسعة أرقام متتالية تشبه رقم هوية.
    .remedy = المحاضر تُنقل على ذاكرة USB: اكتب الحالة دون رقم صاحبها.
rule-personal-national-number = عشرة أرقام متتالية تشبه رقمًا وطنيًا.
    .remedy = المحاضر تُنقل على ذاكرة USB: اكتب الحالة دون رقم صاحبها.
