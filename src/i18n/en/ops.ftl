# What cannot be done, why, and what to do.

## All work

ops-segment-forged = A part of the bundle does not match its signature: it was altered after signing, or somebody else signed it. Nothing was imported.
    .remedy = Do not rely on it. Phone the sender and ask for a new bundle.
ops-not-our-key = This laptop's key is not the one that writes in these records. Nothing was changed.
    .remedy = If they are a copy from another laptop, make this a new laptop of the office with mahdar init and the same code, or only read here.
ops-office-code = "{ $code }" is not an office code. Nothing was changed.
    .remedy = A code is 2 to 8 capital letters or digits, and not ALL.
ops-empty = The name after { $option } is empty. Nothing was changed.
    .remedy = Type the name as people read it.
ops-no-such-record = There is no record with the id { $id }.
    .remedy = Copy the id from mahdar list or from mahdar search.
ops-not-an-id = "{ $id }" is not the id of a record.
    .remedy = An id is 32 digits and letters with hyphens between: copy it from mahdar list.
ops-unknown-field = There is no field called { $field } in { $kind }. Nothing was changed.
    .remedy = Compare the names with what mahdar dump writes.
ops-not-a-meeting = The record { $id } is no meeting. Nothing was written.
    .remedy = Copy the id of the meeting from mahdar list meeting.
ops-not-a-body = The record { $id } is no group or council. Nothing was written.
    .remedy = Copy the id of the group from mahdar list body.
ops-not-in-conflict = There is no conflict in { $field }. Nothing was changed.
    .remedy = mahdar conflicts shows what waits for a choice.
ops-not-a-side = { $side } is not among the values of this conflict. Nothing was changed.
    .remedy = Choose a change that mahdar conflicts shows, or give another value.
ops-parent-not-held = The new record refers to { $id }, which is not here. Nothing was changed.
    .remedy = Record that one first, or import the bundle that holds it.
ops-load = Line { $line }: { $fault } Nothing of the file was taken in.
ops-condition = In --where { $field }: { $fault }
ops-value-not-json = In the value given: { $fault } Nothing was changed.
    .remedy = Put quotation marks round a text and a day, as in value:"2026-11-22", and none round a number.
ops-value = In the value given: { $fault } Nothing was changed.
ops-unreadable = { $path } cannot be read: { $reason }. Nothing was changed.
ops-unwritable = { $path } cannot be written: { $reason }. The records are as they were.
ops-undone = Undone: { $deed }.
ops-redone = Stands again: { $deed }.
ops-deed-created = added { $what }
ops-deed-deleted = deleted { $what }
ops-deed-restored = restored { $what }
ops-deed-changed = changed { $what }
ops-deed-set = changed { $field } of { $what }
ops-deed-record = { $record } "{ $title }"
ops-deed-and-more = { $deed }, and { $count ->
    [one] { $count } more record
   *[other] { $count } more records
}
ops-deed-nothing = nothing
ops-nothing-to-undo = There is nothing to undo.
    .remedy = Only what was recorded on this laptop can be undone, not what was imported.
ops-changed-since = This cannot be undone: "{ $title }" was changed since ({ $by }). Nothing was changed.
    .remedy = Edit the record itself, or undo the later change first.
ops-stays-closed = This is not undone: it closed a meeting. Nothing was changed.
    .remedy = To correct its minutes open the meeting and reopen it with { KEY("next-step") }.
ops-number-stays = This is not undone: it closed minutes { $number }, and the number is not used again. Nothing was changed.
    .remedy = To correct these minutes open the meeting and reopen it with { KEY("next-step") }; the number stays.

## Lines of files

load-line-too-long = it is too long to be a record.
    .remedy = Each line holds one whole record in braces. Divide what is longer.
load-not-utf8 = it is not UTF-8.
    .remedy = Save the file as UTF-8, then give the command again.
json-unfinished = the JSON does not end: a bracket or a quotation mark is missing.
    .remedy = Each line holds one whole record in braces. Close what was opened.
json-syntax = the JSON goes wrong at character { $letter }.
    .remedy = Each line holds one whole record in braces, as mahdar dump writes it.
json-syntax-in-line = the JSON goes wrong at character { $letter } of its line { $line }.
    .remedy = Each line holds one whole record in braces, as mahdar dump writes it.
load-not-an-object = it is not a record.
    .remedy = Each line holds one whole record in braces.
load-no-kind = it does not say what kind of record it is.
    .remedy = Add "record" and the name of the kind.
load-unknown-kind = there is no kind of record called { $kind }.
    .remedy = Write the name of the kind as mahdar dump writes it.
load-kind-differs = it says its kind is { $kind }, but here it is { $known }.
    .remedy = Correct the kind or the id.
load-bad-id = its id is not an id.
    .remedy = An id is 32 digits and letters with hyphens between. Without an id a new one is made.
load-unknown-field = there is no field called { $field } in { $kind }.
    .remedy = Compare the names with what mahdar dump writes.
load-wrong-type = the field { $field } takes { $expected }.
    .remedy = Correct the value, then give the command again.
load-not-a-choice = the field { $field } does not take "{ $given }".
    .remedy = It takes one of: { $choices }.
load-out-of-bounds = the number in { $field } is out of bounds.
    .remedy = It can be from { $least } to { $greatest }.
load-too-long = the text in { $field } is too long.
    .remedy = It can have { $limit } characters. Shorten or divide it.
load-control = there are hidden control characters in { $field }.
    .remedy = Remove them: only line feed and tab are taken.
load-not-a-day = "{ $given }" in { $field } is not a day.
    .remedy = Write the day like this: 2026-11-22.
load-two-ways = the field { $field }: { $reading }
    .remedy = Write the day like this: 2026-11-22.
load-deleted = the record is deleted.
    .remedy = To bring it back add "deleted":false.
load-nothing-to-delete = there is no record with this id to delete.
    .remedy = Correct the id or remove the line.
load-parent-not-held = { $field } refers to { $id }, which is neither here nor in the file.
    .remedy = Add that record to the file, or import the bundle that holds it.

ops-meeting-closed = This meeting is closed already.
    .remedy = Look at its minutes; to correct them open the meeting and reopen it with { KEY("next-step") }.
ops-meeting-unsettled = Its state or its number is in conflict.
    .remedy = Settle the conflict first, then close the meeting.
ops-meeting-open = This meeting is not closed.
    .remedy = Write in it as it stands.
ops-meeting-approved = These minutes are approved or void: nothing in them changes any more.
    .remedy = Record the correction in the next meeting.
ops-meeting-of-others = Another directorate gave these minutes their number, and only it opens them again.
    .remedy = Tell that directorate what is to be corrected.

type-text = text in quotation marks
type-integer = a whole number
type-boolean = true or false
type-day = a day like "2026-11-22"
type-moment = a moment like "2026-11-22T09:05:00Z"
type-id = the id of a record in quotation marks
type-bytes = hexadecimal digits in quotation marks
type-object = its columns in braces, or null

load-conflict-passed-over = Line { $line }: { $field } was passed over, for it only shows the values in conflict.
    .remedy = Settle them with mahdar settle. The rest of the line is taken in, and all values are kept.
ops-segment-newer = A newer mahdar wrote a part of the bundle. Nothing was imported.
    .remedy = Update the program on this laptop, then import it. The bundle itself is whole.
import-quarantined = Changes { $first }-{ $last } of the key { $key }: { $reason }
    .remedy = Phone the sender and ask about them. They are kept and passed on as they came, and count once a newer mahdar can read them; the rest of the bundle enters.
ops-clash-gone = The number stands for one meeting only: somebody gave the other one another number. Nothing was changed.
    .remedy = Look at the list again.
ops-clash-of-others = Another office numbers the minutes of this group. Nothing was changed.
    .remedy = Phone it: it gives one of the two meetings the next number, and its next bundle brings it.
