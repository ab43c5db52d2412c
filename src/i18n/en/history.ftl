# The history of changes: who recorded what, and the values of fields.

history-line = { $deed }. { $author }, { TIME($at, form: "brief") }
history-created = Made: { $record }
history-deleted = Deleted: { $record }
history-restored = Brought back: { $record }
history-set = { $field }: { $after }
history-changed = { $field }: from { $before } to { $after }
history-settled = { $field }: conflict settled as { $after }, out of { $before }
history-withdrew = { $field }: value taken back
history-undoes = Undone: { $deed }
history-life = Deleted or kept

author-known = { $officer }, laptop { $laptop }
author-unknown = a laptop whose record was not received yet

value-empty = empty
value-yes = yes
value-no = no
value-not-received = not received yet
value-quantity = { $number } { $unit }
value-money-unknown = { $number } (smallest units, no currency recorded)
value-then = { $first }; { $second }
value-both = { $first }, { $second }

name-meeting = { ORDINAL($ordinal) } meeting, { DAY($day) }
name-numbered = { $record } { $number }
name-dated = { $record }, { DAY($day) }
name-of-dated = { $record }: { $name }, { DAY($day) }
preview-changed-record = { $name }. { $deeds }
name-of = { $record }: { $name }

## Why the content of a part is refused
cbor-malformed = the content is not of the expected form
cbor-not-canonical = something in the content is not written in its one accepted form
cbor-too-deep = values nest deeper than is accepted
cbor-too-long = a text or a list in the content is longer than is accepted
cbor-unknown-entry = the content refers to an entry that it does not have

segment-malformed = the part is not of the expected form
segment-newer = a newer mahdar wrote the part
segment-forged = the signature of the part does not hold
segment-altered = the part was altered after signing
