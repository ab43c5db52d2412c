# ما لا يمكن فعله، ولماذا، وما العمل.

## كل الأعمال

ops-segment-forged = في الحزمة جزء لا يطابق توقيعه: تغير بعد التوقيع، أو ليس التوقيع لصاحبه. لم يُستورد شيء.
    .remedy = لا تعتمد عليه. اتصل بالمرسل واطلب حزمة جديدة.
ops-not-our-key = مفتاح هذا الجهاز ليس هو الذي يكتب في هذه السجلات. لم يتغير شيء.
    .remedy = إن كانت نسخة من جهاز آخر فاجعل هذا جهازًا جديدًا للمكتب بالأمر mahdar init بالرمز نفسه، أو اقرأ فيها فقط.
ops-office-code = «{ $code }» ليس رمز مكتب. لم يتغير شيء.
    .remedy = الرمز من حرفين إلى 8 حروف لاتينية كبيرة أو أرقام، وليس ALL.
ops-empty = الاسم بعد { $option } فارغ. لم يتغير شيء.
    .remedy = اكتب الاسم كما يقرأه الناس.
ops-no-such-record = لا سجل بالمعرف { $id }.
    .remedy = انسخ المعرف من mahdar list أو من mahdar search.
ops-not-an-id = «{ $id }» ليس معرف سجل.
    .remedy = المعرف 32 رقمًا أو حرفًا بينها شرطات: انسخه من mahdar list.
ops-unknown-field = لا حقل اسمه { $field } في { $kind }. لم يتغير شيء.
    .remedy = قارن الأسماء بما يكتبه mahdar dump.
ops-not-a-meeting = السجل { $id } ليس اجتماعًا. لم يُكتب شيء.
    .remedy = انسخ معرف الاجتماع من mahdar list meeting.
ops-not-a-body = السجل { $id } ليس مجموعة ولا مجلسًا. لم يُكتب شيء.
    .remedy = انسخ معرف المجموعة من mahdar list body.
ops-not-in-conflict = لا تعارض في { $field }. لم يتغير شيء.
    .remedy = ما ينتظر الحسم يعرضه mahdar conflicts.
ops-not-a-side = { $side } ليست من قيم هذا التعارض. لم يتغير شيء.
    .remedy = اختر تغييرًا مما يعرضه mahdar conflicts، أو اكتب قيمة أخرى.
ops-parent-not-held = يشير السجل الجديد إلى { $id }، وهو ليس هنا. لم يتغير شيء.
    .remedy = أدخل ذلك السجل أولًا، أو استورد الحزمة التي تضمه.
ops-load = السطر { $line }: { $fault } لم يدخل شيء من الملف.
ops-condition = في الشرط على { $field }: { $fault }
ops-value-not-json = في القيمة المعطاة: { $fault } لم يتغير شيء.
    .remedy = النص واليوم بين علامتي اقتباس، هكذا: value:"2026-11-22"، والعدد بلا علامات.
ops-value = في القيمة المعطاة: { $fault } لم يتغير شيء.
ops-unreadable = لا يمكن قراءة { $path }: { $reason }. لم يتغير شيء.
ops-unwritable = لا يمكن كتابة { $path }: { $reason }. السجلات كما هي.
ops-undone = تم التراجع عن: { $deed }.
ops-redone = تمت الإعادة: { $deed }.
ops-deed-created = إضافة: { $what }
ops-deed-deleted = حذف: { $what }
ops-deed-restored = استعادة: { $what }
ops-deed-changed = تعديل: { $what }
ops-deed-set = تعديل { $field }: { $what }
ops-deed-record = { $record } «{ $title }»
ops-deed-and-more = { $deed }، ومعه { $count ->
    [one] سجل آخر
    [two] سجلان آخران
    [few] { $count } سجلات أخرى
    [many] { $count } سجلًا آخر
   *[other] { $count } سجل آخر
}
ops-deed-nothing = لا شيء
ops-nothing-to-undo = لا شيء يمكن التراجع عنه.
    .remedy = التراجع لما سُجل على هذا الجهاز فقط، لا لما استُورد.
ops-changed-since = لا يمكن التراجع: تغير «{ $title }» بعد ذلك ({ $by }). لم يتغير شيء.
    .remedy = اكتب القيمة في السجل نفسه، أو ابدأ بالتراجع عن التغيير الأحدث.
ops-stays-closed = لا تراجع عن هذا: به انتهى اجتماع. لم يتغير شيء.
    .remedy = لتصحيح محضره افتح الاجتماع وأعد فتحه بالمفتاح { KEY("next-step") }.
ops-number-stays = لا تراجع عن هذا: به انتهى المحضر { $number }، ولا يُعاد استعمال الرقم. لم يتغير شيء.
    .remedy = لتصحيح المحضر افتح الاجتماع وأعد فتحه بالمفتاح { KEY("next-step") }؛ ويبقى الرقم.

## سطور الملفات

load-line-too-long = أطول من أن يكون سجلًا.
    .remedy = في كل سطر سجل كامل واحد بين قوسين معقوفين. اجعل ما هو أطول أجزاء.
load-not-utf8 = ليس بترميز UTF-8.
    .remedy = احفظ الملف بترميز UTF-8 ثم أعد الأمر.
json-unfinished = كتابة JSON لا تكتمل: ينقصها قوس أو علامة اقتباس في آخرها.
    .remedy = في كل سطر سجل واحد كامل بين قوسين معقوفين. أغلق ما فُتح.
json-syntax = خلل في كتابة JSON عند الحرف { $letter }.
    .remedy = في كل سطر سجل واحد كامل بين قوسين معقوفين، كما يكتبه mahdar dump.
json-syntax-in-line = خلل في كتابة JSON عند الحرف { $letter } من السطر { $line } فيها.
    .remedy = في كل سطر سجل واحد كامل بين قوسين معقوفين، كما يكتبه mahdar dump.
load-not-an-object = ليس سجلًا.
    .remedy = في كل سطر سجل واحد كامل بين قوسين.
load-no-kind = لا يذكر نوع السجل.
    .remedy = أضف "record" واسم النوع.
load-unknown-kind = لا نوع اسمه { $kind }.
    .remedy = اكتب اسم النوع كما يكتبه mahdar dump.
load-kind-differs = يقول إن نوعه { $kind }، وهو هنا { $known }.
    .remedy = صحح النوع أو المعرف.
load-bad-id = معرفه ليس معرفًا.
    .remedy = المعرف 32 رقمًا أو حرفًا بينها شرطات. بلا معرف يُصنع واحد جديد.
load-unknown-field = لا حقل اسمه { $field } في { $kind }.
    .remedy = قارن الأسماء بما يكتبه mahdar dump.
load-wrong-type = الحقل { $field } يقبل { $expected }.
    .remedy = صحح القيمة ثم أعد الأمر.
load-not-a-choice = الحقل { $field } لا يقبل «{ $given }».
    .remedy = يقبل إحدى هذه: { $choices }.
load-out-of-bounds = العدد في { $field } خارج حدوده.
    .remedy = يقبل من { $least } إلى { $greatest }.
load-too-long = النص في { $field } أطول من حده.
    .remedy = الحد { $limit } من الحروف. اختصره أو اجعله أجزاء.
load-control = في { $field } حروف تحكم خفية.
    .remedy = احذفها: لا يُقبل منها إلا نهاية السطر والمسافة الطويلة.
load-not-a-day = «{ $given }» في { $field } ليس يومًا.
    .remedy = اكتب اليوم هكذا: 2026-11-22.
load-two-ways = الحقل { $field }: { $reading }
    .remedy = اكتب اليوم هكذا: 2026-11-22.
load-deleted = السجل محذوف.
    .remedy = لاستعادته أضف "deleted":false.
load-nothing-to-delete = لا سجل بهذا المعرف ليُحذف.
    .remedy = صحح المعرف أو احذف السطر.
load-parent-not-held = يشير { $field } إلى { $id }، وهو ليس هنا ولا في الملف.
    .remedy = أضف ذلك السجل إلى الملف، أو استورد الحزمة التي تضمه.

ops-meeting-closed = انتهى هذا الاجتماع من قبل.
    .remedy = انظر في محضره؛ ولتصحيحه افتح الاجتماع وأعد فتحه بالمفتاح { KEY("next-step") }.
ops-meeting-unsettled = حالة الاجتماع أو رقم محضره موضع تعارض.
    .remedy = احسم التعارض أولًا، ثم يُنهى الاجتماع.
ops-meeting-open = هذا الاجتماع لم ينته بعد.
    .remedy = التدوين فيه ممكن كما هو.
ops-meeting-approved = هذا المحضر مصادق عليه أو ملغى، فلا يتغير فيه شيء.
    .remedy = اكتب التصحيح في محضر الاجتماع التالي.
ops-meeting-of-others = ترقيم هذا المحضر لدى مديرية أخرى، فلا يعيد فتحه غيرها.
    .remedy = أخبر تلك المديرية بما يلزم تصحيحه.

type-text = نصًا بين علامتي اقتباس
type-integer = عددًا صحيحًا
type-boolean = نعم أو لا (true أو false)
type-day = يومًا هكذا: "2026-11-22"
type-moment = وقتًا هكذا: "2026-11-22T09:05:00Z"
type-id = معرف سجل بين علامتي اقتباس
type-bytes = أرقامًا ست عشرية بين علامتي اقتباس
type-object = أعمدته بين قوسين، أو null

load-conflict-passed-over = السطر { $line }: لم يُقرأ { $field }، فهو عرض للقيم المتعارضة.
    .remedy = احسمها بالأمر mahdar settle. دخل ما عداه من السطر، والقيم كلها محفوظة.
ops-segment-newer = في الحزمة جزء كتبه إصدار أحدث من محضر. لم يُستورد شيء.
    .remedy = استعمل إصدارًا أحدث على هذا الجهاز ثم استوردها. الحزمة سليمة كما هي.
import-quarantined = تغييرات { $first }-{ $last } من المفتاح { $key }: { $reason }
    .remedy = اتصل بالمرسل واسأله عنها. تبقى كما وصلت وتُنقل إلى غيرنا، وتدخل حين يقرؤها إصدار أحدث، ويدخل باقي الحزمة.
ops-clash-gone = الرقم الآن لمحضر واحد، وللآخر رقم غيره. لم يتغير شيء.
    .remedy = افتح القائمة من جديد.
ops-clash-of-others = ترقيم محاضر هذه المجموعة لدى مكتب آخر. لم يتغير شيء.
    .remedy = اتصل به: يعطي أحد الاجتماعين الرقم التالي، ويصل ذلك مع حزمته القادمة.
