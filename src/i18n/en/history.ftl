# The history of changes: who recorded what, and the values of fields.

history-line = { $deed }. { $author }, { TIME($at, form: "brief") }
history-created = Made: { $record }
history-deleted = Deleted: { $record }
history-restored = Brought back: { $record }
history-set = { $field }: { $after }
history-changed = { $field }: from { $before } to { $after }
history-withdrew = { $field }: value taken back
history-undoes = Undone, { $deed }
history-life = Deleted or kept

author-known = { $officer }, laptop { $laptop }
author-unknown = a laptop whose record was not received yet

value-empty = empty
value-yes = yes
value-no = no
value-not-received = not received yet
value-quantity = { $number } { $unit }
value-both = { $first }, { $second }

name-meeting = { ORDINAL($ordinal) } meeting, { DAY($day) }
name-numbered = { $record } { $number }
name-dated = { $record }, { DAY($day) }
name-of = { $record }: { $name }
