# سطر الأوامر: المساعدة وما يقال عن الأخطاء.

## عناوين المساعدة

cli-heading-usage = الاستعمال:
cli-heading-commands = الأوامر
cli-heading-arguments = المعطيات
cli-heading-options = الخيارات
cli-heading-common = خيارات لكل الأوامر

## الأوامر

cli-about = محضر: محاضر الاجتماعات والمهام والتزامات الشركاء، تنتقل بين المكاتب على ذاكرة USB. بلا أمر يفتح الشاشة.
cli-about-demo = فتح مديرية تجريبية ببيانات مخترعة، بعيدًا عن بياناتك
cli-about-init = إنشاء مجلد السجلات ومفتاح هذا الجهاز
cli-about-load = إدخال سجلات من ملف فيه سجل JSON في كل سطر: تدخل كلها أو لا يدخل شيء
cli-about-dump = كتابة السجلات، سجل JSON في كل سطر
cli-about-list = عرض سجلات من نوع واحد
cli-about-show = عرض سجل واحد
cli-about-history = عرض تغييرات سجل: أصحابها وأوقاتها وأجهزتها
cli-about-search = البحث في كل السجلات، مهما اختلف الإملاء
cli-about-export = كتابة حزمة لمكتب آخر والتحقق منها بعد كتابتها
cli-about-import = معاينة حزمة أو استيرادها
cli-about-inspect = فحص حزمة: ما فيها ومن وقّعها وهل هي سليمة
cli-about-peers = عرض ما لدى كل جهاز وما ينقصه
cli-about-conflicts = عرض القيم التي تنتظر الحسم
cli-about-settle = حسم تعارض
cli-about-rebuild = إعادة بناء الجداول من سجل التغييرات
cli-about-verify = التحقق من التواقيع وتسلسل التغييرات والجداول
cli-about-undo = تراجع عن آخر ما سُجل على هذا الجهاز
cli-about-minutes = كتابة محضر اجتماع
cli-about-text = تهيئة سطور عربية لشاشة لا تهيئها بنفسها: يقرأ ويكتب
cli-about-terminal = التعرف على هذه الطرفية وطريقة كتابة العربية عليها
cli-about-play = ضغط مفاتيح مكتوبة في ملف على شاشة في الذاكرة
cli-about-completions = كتابة نص الإكمال التلقائي لسطر الأوامر

## الخيارات

cli-help-workspace = مجلد السجلات
cli-help-profile = مجلد مفتاح هذا الجهاز وإعداداته
cli-help-bidi = طريقة كتابة العربية على هذه الطرفية، وبلا هذا الخيار يتعرف البرنامج عليها
cli-help-language = لغة البرنامج
cli-help-json = جواب بصيغة JSON للبرامج
cli-help-help = عرض هذه المساعدة
cli-help-version = عرض رقم الإصدار

cli-help-demo-folder = مجلد التجربة
cli-help-no-open = إنشاء البيانات دون فتح الشاشة
cli-help-scale = مضاعفة البيانات هذا العدد من المرات
cli-help-directorate = اسم المديرية
cli-help-code = رمز المكتب: من حرفين إلى 8 حروف لاتينية كبيرة أو أرقام
cli-help-officer = اسم من يعمل على هذا الجهاز
cli-help-laptop = اسم الجهاز، مثل WZT-2
cli-help-load-file = ملف السجلات، أو - للقراءة من المدخل
cli-help-record = نوع السجلات
cli-help-open = دون الحقول الخاصة: الهواتف والبريد
cli-help-where = شرط على حقل، ويمكن تكراره
cli-help-overdue = المتأخر فقط
cli-help-limit = أكبر عدد من السجلات
cli-help-id = معرف السجل
cli-help-words = ما يُبحث عنه
cli-help-to = رمز المكتب المقصود، أو ALL للجميع. العنوان لا يخفي المحتوى
cli-help-body = مجموعة واحدة فقط، ويمكن تكراره
cli-help-everything = كل شيء، حتى ما أكد المكتب استلامه
cli-help-export-out = المجلد أو الملف الذي تُكتب فيه الحزمة
cli-help-files = ملفات الحزم
cli-help-preview = معاينة فقط: لا يتغير شيء
cli-help-trust = اعتماد المفاتيح الجديدة بعد مقارنة أرقامها بالهاتف
cli-help-inspect-file = ملف الحزمة
cli-help-field = الحقل
cli-help-choice = التغيير الذي تبقى قيمته، أو قيمة أخرى
cli-help-seen = حسم قيم هذه التغييرات وحدها كما ظهرت في قائمة التعارضات، وما وصل بعدها يبقى متعارضًا
cli-help-acked = عدد مرات الحفظ التي يجب أن تكون موجودة
cli-help-meeting = معرف الاجتماع
cli-help-format = الصيغة: صفحة للطباعة أو نص
cli-help-minutes-out = الملف الذي يُكتب فيه المحضر
cli-help-base = اتجاه السطور
cli-help-mode = الطرفية التي تُكتب لها السطور
cli-help-columns = عرض الشاشة بالأعمدة
cli-help-play-file = ملف المفاتيح
cli-help-ack = عرض ACK بعد كل حفظ
cli-help-screen = عرض الشاشة الأخيرة
cli-help-size = حجم الشاشة
cli-help-shell = برنامج سطر الأوامر

## ما كُتب خطأً

cli-usage-unknown-argument = لا يوجد خيار اسمه { $argument }. { $nearest }
    .remedy = الخيارات كلها هنا: { $help }
cli-usage-unknown-command = لا يوجد أمر اسمه { $argument }. { $nearest }
    .remedy = الأوامر كلها هنا: { $help }
cli-usage-guess = الأقرب: { $guess }.
cli-usage-no-guess = لا شيء قريب منه.
cli-usage-value-missing = ينقص { $argument } ما يُكتب بعده.
    .remedy = المثال هنا: { $help }
cli-usage-bad-value = القيمة «{ $value }» لا تصلح في { $argument }. { $expected }
    .remedy = المزيد هنا: { $help }
cli-usage-missing = ينقص السطر: { $argument }.
    .remedy = المثال هنا: { $help }
cli-usage-twice = كُتب { $argument } أكثر من مرة، أو مع ما لا يجتمع معه.
    .remedy = المثال هنا: { $help }
cli-usage-not-utf8 = في السطر حروف لا تُقرأ: ليست بترميز UTF-8.
    .remedy = اكتب الاسم من جديد. المثال هنا: { $help }
cli-usage-other = لا يمكن فهم السطر.
    .remedy = المثال هنا: { $help }
cli-value-one-of = يقبل إحدى هذه: { $values }.
cli-value-other = ليست من القيم التي يقبلها.
cli-value-code = رمز المكتب من حرفين إلى 8 حروف لاتينية كبيرة أو أرقام.
cli-value-to = رمز المكتب من حرفين إلى 8 حروف لاتينية كبيرة أو أرقام، أو ALL.
cli-value-id = المعرف 32 رقمًا أو حرفًا بينها شرطات.
cli-value-body = المعرف 32 رقمًا أو حرفًا بينها شرطات.
cli-value-where = يُكتب الشرط هكذا: الحقل ثم = ثم القيمة.
cli-value-limit = يقبل عددًا صحيحًا.
cli-value-acked = يقبل عددًا صحيحًا.
cli-value-scale = يقبل عددًا صحيحًا من 1 إلى 100000.
cli-value-columns = يقبل عددًا صحيحًا أكبر من الصفر.
cli-value-size = يُكتب الحجم أعمدة وصفوفًا، هكذا: 80x24.

## المخرجات

cli-output-failed = لم يُكتب الجواب كاملًا: { $reason }. السجلات كما هي.
cli-input-not-utf8 = السطر { $line } في { $path } ليس بترميز UTF-8.
    .remedy = احفظ الملف بترميز UTF-8 ثم أعد الأمر.

## ما تم

cli-progress-part = { $percent }%
cli-progress-count = { $count }
cli-office = { $name } ({ $code })
cli-init-done = أُنشئ مجلد السجلات { $path } للمكتب { $code }.
cli-init-key = مفتاح هذا الجهاز: { $key }
cli-load-done = جديد: { $created }. تغيير: { $changed }. محذوف: { $deleted }. كما كان: { $unchanged }.
cli-settle-done = حُسم التعارض في { $field }.
cli-export-done = كُتبت الحزمة وقُرئت من جديد وهي سليمة: { $path }. فيها من التغييرات: { $changes }. يمكن نزع ذاكرة USB.
cli-import-previewed = لم يتغير شيء بعد.
cli-import-done = تم الاستيراد.
cli-import-new-keys = في الحزمة مفاتيح لم نقارنها قبل الآن. لم يتغير شيء.
    .remedy = اتصل بالمكتب وقارن المجموعات الست، ثم أعد الأمر مع --trust.
cli-import-quarantined = أُبقيت أجزاء من الحزمة جانبًا لأن محتواها مخالف، وعددها { $count }. دخل الباقي.
    .remedy = اتصل بالمرسل واسأله عنها. قد يقرؤها إصدار أحدث، فتُفحص من جديد بعد التحديث.
cli-preview-file = الملف: { $file }
cli-preview-from = المرسل: { $office }. { $author }. أُعدت { $at }
cli-preview-known-key = المفتاح: { $key }. { $author }. معروف منذ { DAY($since, form: "numeric") }
cli-preview-new-key = المفتاح: { $key }. { $author }. جديد، لم يُقارن بعد
cli-preview-new = جديد: { $count } ({ $kinds })
cli-preview-changed = تغيير: { $count } ({ $kinds })
cli-preview-deleted = محذوف: { $count } ({ $kinds })
cli-preview-conflicts = متعارض: { $count }
cli-preview-record = - { $record }: { $title }
cli-preview-conflict = - { $title }: { $field }
cli-preview-more = - وغيرها: { $count }
cli-preview-quarantined = مرفوض: { $reason }
cli-preview-unknown = محفوظ من إصدار أحدث ولا يُعرض هنا: { $count }
cli-peers-laptop = الجهاز
cli-peers-they-have = لديهم منا حتى
cli-peers-we-have = لدينا منهم حتى
cli-peers-waiting = بلا تأكيد
cli-peers-missing = لم يصل بعد
cli-peers-key = المفتاح
cli-peers-this = { $office }، { $author } (هذا الجهاز)
cli-peers-known = { $office }، { $author }
cli-peers-heard-of = { $office }، { $author } (عن طريق غيره)
cli-conflicts-none = لا تعارضات.
cli-conflict = { $record } «{ $title }»: { $field }
cli-conflict-ours = - قيمتنا: { $value }. { $author }، { TIME($at, form: "brief") }. { $change }
cli-conflict-theirs = - قيمتهم: { $value }. { $author }، { TIME($at, form: "brief") }. { $change }
cli-conflict-how = للحسم: { $command }
cli-conflict-deleted = محذوف
cli-conflict-kept = باقٍ
cli-import-nothing-new = لا جديد: كل ما في الحزمة هنا. لم يتغير شيء.
cli-inspect-key = المفتاح: { $key }
cli-inspect-kind = - { $record }، تغييرات: { $count }
cli-inspect-whole = الحزمة سليمة: لا تلف فيها، والتواقيع صحيحة.
cli-inspect-refused = الحزمة غير تالفة وموقعة، لكن في { $count } من أجزائها ما لا يقبله هذا الإصدار.
    .remedy = يدخل الباقي عند الاستيراد. اتصل بالمرسل واسأله عنها.
cli-list-id = المعرف
cli-show-head = { $record } { $id }
cli-show-deleted = محذوف
cli-show-contested = حذفه أحدهم وعدّله آخر: ينتظر الحسم
cli-show-field = { $field }: { $value }
cli-show-unsettled = { $field }: { $value } (غير محسوم)
cli-search-nothing = لا نتيجة عن «{ $wanted }».
cli-rebuild-done = أُعيد بناء الجداول من سجل التغييرات.
cli-verify-done = كل شيء سليم. أجزاء: { $segments }. تغييرات: { $changes }.
cli-no-chance = لا يعطي هذا الجهاز أرقامًا عشوائية. لم يتغير شيء.
    .remedy = أعد تشغيل الجهاز ثم أعد الأمر.

verify-damaged = في { $part } خلل: { $damage }.
    .remedy = لا تكتب فيها. استرجع آخر نسخة احتياطية، أو اطلب من المكاتب حزمها من جديد.
verify-projection = الجداول لا تطابق سجل التغييرات. سجل التغييرات نفسه سليم.
    .remedy = أعد بناءها بالأمر mahdar rebuild.
verify-lost = عدد مرات الحفظ التي قيل إنها تمت { $expected }، والموجود منها { $found }.
    .remedy = افحص القرص: ربما أكد القرص حفظ ما لم يحفظه. استرجع آخر نسخة احتياطية.
cli-minutes-written = كُتب المحضر: { $path }.
cli-demo-done = المديرية التجريبية في { $workspace }، ومفتاحها في { $profile }. كل ما فيها مخترع.
cli-preview-own-key = المفتاح: { $key }. { $author }. مفتاح هذا الجهاز
cli-import-file = { $file }: { $reason }
cli-terminal-is = الطرفية
cli-terminal-way = الطريقة
cli-terminal-mode-8 = جوابها عن النمط 8
cli-terminal-version = اسمها كما تذكره
cli-terminal-attributes = سمات الجهاز
cli-terminal-identity = تُحفظ باسم
cli-terminal-no-answer = (بلا جواب)
cli-terminal-plain = ترسم الخانات كما تُكتب
cli-terminal-linux-console = شاشة لينكس
cli-terminal-dumb = بلا شاشة
cli-terminal-vte = { "VTE" }
cli-terminal-mintty = { "mintty" }
cli-terminal-konsole = { "Konsole" }
cli-terminal-mlterm = { "mlterm" }
cli-terminal-kitty = { "kitty" }
cli-terminal-qterminal = { "QTerminal" } أو ما يشبهها
cli-terminal-putty = { "PuTTY" }
cli-terminal-apple-terminal = طرفية آبل
cli-terminal-multiplexer-in-reordering = { "tmux" } أو ما يشبهه داخل طرفية ترتب النص بنفسها
cli-terminal-multiplexer = { "tmux" } أو ما يشبهه
cli-terminal-by-nothing = لا دليل على غيرها
cli-terminal-by-mode-8 = لأنها تعرف النمط 8
cli-terminal-by-name = لأنها ذكرت اسمها
cli-terminal-by-attributes = بدليل سمات الجهاز
cli-terminal-by-variable = بدليل { $name }
cli-terminal-way-natural = تناسب هذه الطرفية
cli-terminal-way-flag = طُلبت بالخيار --bidi
cli-terminal-way-variable = طُلبت بالمتغير { $name }
cli-terminal-way-remembered = اختيرت بالمفتاح F8 لهذا النوع من الطرفيات
cli-terminal-way-settings = من ملف الإعدادات
