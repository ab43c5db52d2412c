# The words of the meeting room.

## Sheets and keys
room-sheet-attendance = Attendance
room-sheet-writing = Writing
room-key-present = Present
room-key-mark-all = All present
room-key-times = Times
room-key-meeting = Meeting
room-key-start-or-close = Start or close
room-key-take-mark-off = Take mark off
room-key-decision = Decision
room-key-recommendation = Recommendation
room-key-action = Action
room-key-commitment = Commitment
room-key-agenda = Agenda
room-key-note = Record the line
room-key-next-item = Next item
room-key-previous-item = Previous item
room-key-minutes = Minutes
room-key-reopen = Reopen…
room-key-write = Write
room-key-item-done = Discussed
room-key-new-item = New item
room-key-text = Text

## Attendance
room-lead = Chair: { $chair } · Secretary: { $secretary }
room-lead-chair = Chair: { $chair } · no secretary yet: { KEY("edit") }
room-lead-secretary = No chair yet: { KEY("edit") } · Secretary: { $secretary }
room-lead-none = No chair and no secretary yet: { KEY("edit") }
room-column-mark = Mark
room-column-person = Person
room-column-time = Time
room-add-guest = + Guest or staff…
room-alternate-is = alternate { $name }
room-unmarked = { $count } not marked
room-quorum-met = { $width ->
    [narrow] Quorum { $present }/{ $seats } met
   *[wide] Quorum { $present } of { $seats } seats: met
}
room-quorum-not-met = { $width ->
    [narrow] Quorum { $present }/{ $seats } NOT met
   *[wide] Quorum { $present } of { $seats } seats: NOT met, { $needed } needed
}
room-quorum-none = Present { $present }/{ $seats }
room-figure-started = started { TIME($at) } · { TIME($now) }
room-toast-marked = { $name }: { $mark }
room-toast-all-marked = { $count ->
    [0] no new marks
    [one] { $count } seat marked present
   *[other] { $count } seats marked present
}
room-toast-mark-off = Mark taken off. { KEY("undo") } undoes.
room-toast-started = Meeting started { TIME($at) }

## Agenda
room-agenda = AGENDA
room-agenda-empty = No items yet. Enter makes the usual ones: quorum, previous minutes, follow-up, other business. One item: { KEY("new") }.
room-agenda-none = No items on the agenda of this meeting.
room-usual-quorum = Quorum
room-usual-previous = Approval of the previous minutes
room-usual-previous-numbered = Approval of minutes { $number }
room-usual-follow-up = Follow-up of decisions and actions
room-usual-other = Other business
room-ok = ok
room-close-row = Close meeting…
room-close-about = Enter asks before it closes the meeting and numbers its minutes.
room-item-not-empty = Notes or outputs stand under this item.
    .remedy = Give it the outcome "postponed" or "withdrawn", or delete them first.
room-figure-now = { TIME($now) }
room-figure-item = { TIME($now) } · item { $number }
room-figure-spent = { TIME($now) } · item { $number } · { $spent } min
room-figure-planned = { TIME($now) } · item { $number } · { $spent } of { $planned } min
room-toast-agenda = The usual items were added. { KEY("undo") } undoes.
room-toast-item = Item changed. { KEY("undo") } undoes.
room-toast-item-ended = The item being discussed has ended.

## Writing
room-hint = { KEY("new-decision") }-{ KEY("new-commitment") } record this line, or begin it with "Action:"
room-label-decision = DECISION
room-label-recommendation = RECOMMENDATION
room-label-action = ACTION
room-label-commitment = COMMITMENT
room-by = by { $day }
room-to = to { $name }
room-votes = { $yes } for, { $no } against, { $abstain } abstained
room-dot = { " · " }
room-toast-note = Line recorded. { KEY("undo") } undoes.
room-form-decision = Decision, from this line
room-form-recommendation = Recommendation, from this line
room-form-action = Action, from this line
room-form-commitment = Commitment, from this line
room-form-whole-line = The line is longer than a title: it stands whole in the details.
room-form-kept = Back to the text. The form stays as it was.
room-button-record = Record
room-button-to-text = Back to text

## Outputs
room-figure-outputs = { $count ->
    [one] { $count } output
   *[other] { $count } outputs
}
room-outputs-none = No outputs yet. Decisions, recommendations, actions and commitments gather here.

## Closing
room-line-waits = Item { $number }: a line waits.
    .remedy = Enter records it; then close.
room-form-waits = This form is not recorded.
    .remedy = Record or discard it; then close.
room-closed-line-waits = Something typed here was not recorded before closing.
    .remedy = { KEY("next-step") } reopens the meeting.
room-close-title = Close the meeting
room-close-numbered = Close the meeting and number its minutes { $number }? The number is not used again.
room-close-unnumbered = Close the meeting? Its minutes have no number until the group's own directorate gives them one.
room-close-again = Close the meeting again? Its minutes keep their number { $number }.
room-close-again-says = The page will say what the records say now: also what was changed since the first closing.
room-close-stays = Notes and outputs stay as they are; nothing more is written in the room.
room-gaps = Missing; Enter leads there:
room-gap-chair = No chair is named
room-gap-secretary = No secretary is named
room-gap-attendance = Attendance is not taken
room-gap-items = Nothing is written under { $count ->
    [one] item { $numbers }
   *[other] items { $numbers }
 }
room-gap-numbers = { $before }, { $next }
room-gap-next = No day for the next meeting
room-button-close = Close and number
room-button-close-unnumbered = Close
room-closed = The meeting is closed: read only.
    .remedy = Follow up from the Outputs sheet.
room-closed-numbered = Minutes { $number }: read only.
    .remedy = Follow up from the Outputs sheet.
room-reopen-title = Reopen the meeting
room-reopen-numbered = Open the meeting of minutes { $number } again, to correct them?
room-reopen-stays = They keep their number. Copies that were handed out stay as they are.
room-reopen = Open the meeting again, to correct its minutes?
room-button-reopen = Reopen
