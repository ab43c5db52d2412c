# سجل التغييرات: من سجل ماذا، وقيم الحقول.

history-line = { $deed }. { $author }، { TIME($at, form: "brief") }
history-created = إنشاء: { $record }
history-deleted = حذف: { $record }
history-restored = استعادة: { $record }
history-set = { $field }: { $after }
history-changed = { $field }: من { $before } إلى { $after }
history-settled = { $field }: حسم التعارض على { $after }، وكان { $before }
history-withdrew = { $field }: سحب القيمة
history-undoes = تراجع: { $deed }
history-life = الحذف أو الإبقاء

author-known = { $officer }، الجهاز { $laptop }
author-unknown = جهاز لم تصل بطاقته بعد

value-empty = فارغ
value-yes = نعم
value-no = لا
value-not-received = لم يصل بعد
# الوحدة نص حر لا يُعرف جمعه ولا مثناه، فتبقى كما كُتبت، وبين قوسين بعد عدد يطلب غيرها.
value-quantity = { $number ->
    [two] { $number } ({ $unit })
    [few] { $number } ({ $unit })
    [many] { $number } { $unit }
   *[other] { $number } { $unit }
}
value-money-unknown = { $number } (بأصغر وحدة، والعملة غير مسجلة)
value-then = { $first }؛ { $second }
value-both = { $first }، { $second }

name-meeting = الاجتماع { ORDINAL($ordinal) }، { DAY($day) }
name-numbered = { $record } { $number }
name-dated = { $record }، { DAY($day) }
name-of-dated = { $record }: { $name }، { DAY($day) }
preview-changed-record = { $name }. { $deeds }
name-of = { $record }: { $name }

## لماذا رُفض محتوى جزء من السجل
cbor-malformed = المحتوى ليس بالصيغة المتوقعة
cbor-not-canonical = في المحتوى ما كُتب على غير صورته المقبولة
cbor-too-deep = القيم متداخلة أكثر مما يُقبل
cbor-too-long = في المحتوى نص أو قائمة أطول مما يُقبل
cbor-unknown-entry = في المحتوى إشارة إلى ما ليس فيه

segment-malformed = الجزء ليس بالصيغة المتوقعة
segment-newer = كتب الجزء إصدار أحدث من محضر
segment-forged = توقيع الجزء لا يصح
segment-altered = تغير محتوى الجزء بعد توقيعه
