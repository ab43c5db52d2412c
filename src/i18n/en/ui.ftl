# The words of the screens.

## Names of screens and sheets
ui-screen-home = Home
ui-screen-meetings = Meetings
ui-screen-groups = Groups and councils
    .brief = Groups
ui-screen-actions = Action items
    .brief = Actions
ui-screen-commitments = Commitments
ui-screen-decisions = Decisions and recommendations
    .menu = Decisions, recommend.
    .brief = Outputs
ui-screen-organizations = Organisations and people
    .menu = Organisations, people
    .brief = Organisations
ui-screen-exchange = Exchange
ui-screen-settings = Settings
ui-sheet-open-actions = Open
ui-sheet-all-actions = All
ui-sheet-open-commitments = Open
ui-sheet-all-commitments = All
ui-sheet-recommendations = Recommendations
ui-sheet-decisions = Decisions
ui-sheet-outputs = Outputs
ui-sheet-seats = Seats
ui-sheet-members = Members
ui-sheet-sitters = Who sits here
ui-sheet-organizations = Organisations
ui-sheet-people = People
ui-sheet-deliveries = Deliveries
ui-sheet-details = Details
ui-sheet-history = History
ui-title-new = New: { $kind }
ui-title-new-decision = New decision
ui-title-new-recommendation = New recommendation
ui-title-edit = Edit

## Keys
ui-key-open = Open
ui-key-open-room = Open
ui-key-done = Done
ui-key-delivery = Delivery
ui-key-reply = Record reply
ui-key-new = New
ui-key-new-principal = New principal
ui-key-end-membership = End membership
ui-key-partner = Partner page
ui-key-edit = Edit
ui-key-delete = Delete
ui-key-mark = Mark
ui-key-mark-all = Mark all
ui-key-save = Save
ui-key-next-field = Next field
ui-key-previous-field = Previous field
ui-key-next-row = Next row
ui-key-day-later = A day later
ui-key-day-earlier = A day earlier
ui-key-next-choice = Next choice
ui-key-choice-left = The choice to the left
ui-key-choice-right = The choice to the right
ui-key-close-list = Close the list
ui-key-month-later = A month later
ui-key-month-earlier = A month earlier
ui-key-choose = Choose
ui-key-import = Import
ui-key-export = Export
ui-key-stop = Stop
ui-key-the-record = The record
ui-key-look-inside = Look inside
ui-key-change = Change
ui-key-next-step = Next step
ui-key-other-button = Other button
ui-key-press = Press
ui-key-do-it = Do it
ui-key-copy = Copy
ui-key-cut = Cut
ui-key-paste = Paste
ui-key-back = Back
ui-key-next-sheet = Next sheet
ui-key-previous-sheet = Previous sheet
ui-key-go-to = Go to
ui-key-search = Search
ui-key-new-action = New action
ui-key-new-commitment = New commitment
ui-key-new-decision = New decision
ui-key-new-recommendation = New recommendation
ui-key-undo = Undo
ui-key-redo = Redo
ui-key-help = Help
ui-key-quit = Leave

## Columns
ui-column-due = Due
ui-column-action = Action
ui-column-responsible = Responsible
ui-column-state = State
ui-column-carried = Carried
ui-column-commitment = Partner, commitment
ui-column-promised = Promised
ui-column-delivered = Delivered
ui-column-remaining = Remaining
ui-column-number = No.
ui-column-recommendation = Recommendation
ui-column-addressee = Addressee
ui-column-sent = Sent on
ui-column-waits = Waits
ui-column-decision = Decision
ui-column-group = Group
ui-column-when = When
ui-column-meeting = Meeting
ui-column-place = Place
ui-column-minutes = Minutes
ui-column-kind = Kind
ui-column-seats = Seats
ui-column-meetings = Meetings
ui-column-last-meeting = Last
ui-column-no = No.
ui-column-seat-of = Seat of
ui-column-role = Role
ui-column-member-for = Sits for
ui-column-since = Since
ui-column-until = Until
ui-column-principal = Principal
ui-column-alternate = Alternate
ui-column-letter = Letter
ui-column-present = Present
ui-column-name = Name
ui-column-locality = Place
ui-column-open = Open
ui-column-organization = Organisation
ui-column-post = Post
ui-column-day = Day
ui-column-amount = Amount
ui-column-received-by = Received by
ui-column-note = Note

## Lists
ui-figure-all = { $all }
ui-figure-late = { $all } · { $late } late
ui-figure-waiting = { $all } · { $late } waiting
ui-figure-recommendations = { $count ->
    [0] no recommendations
    [one] { $count } recommendation
   *[other] { $count } recommendations
}
ui-figure-decisions = { $count ->
    [0] no decisions
    [one] { $count } decision
   *[other] { $count } decisions
}
ui-matching = { $matching } of { $total }
ui-matching-more = more than { $matching } of { $total }
ui-filtered = Filter: { $filter } · { $count }
ui-shown-of = { $shown } of { $total }
ui-marked = { $count } marked
ui-empty-open-actions = No open action items. What somebody is to do by a day stands here. To add: { KEY("new") }.
ui-empty-actions = No action items yet. What somebody is to do by a day stands here. To add: { KEY("new") }.
ui-empty-open-commitments = No open commitments. What partners promise in meetings gathers here. To add: { KEY("new") }.
ui-empty-commitments = No commitments yet. What partners promise in meetings gathers here. To add: { KEY("new") }.
ui-empty-recommendations = No recommendations yet. What a meeting asks of another office stands here, with the reply. To add: { KEY("new") }.
ui-empty-decisions = No decisions yet. What meetings decided stands here. To add: { KEY("new") }.
ui-empty-outputs = No decisions or recommendations yet. They are recorded in the room of a meeting: { KEY("new-decision") } and { KEY("new-recommendation") }.
ui-empty-meetings = No meetings yet. The first one starts from its group: { KEY("new") }.
ui-empty-own-meetings = This group has not met yet. To call its first meeting: { KEY("new") }.
ui-empty-groups = No groups or councils yet. Seats, meetings and their outputs belong to one. To add: { KEY("new") }.
ui-empty-seats = No seats yet. A seat belongs to an organisation, and the quorum is counted in seats. To add: { KEY("new") }.
ui-empty-members = Nobody sits here yet. Who sits for whom, from which day, stands here. To add: { KEY("new") }.
ui-empty-sitters = Nobody has held this seat yet. Who holds it, from which day, stands here. To add: { KEY("new") }.
ui-empty-organizations = No organisations yet. Whoever sits in a group or promises something stands here. To add: { KEY("new") }.
ui-empty-people = No people yet. Whoever attends meetings or answers for something stands here. To add: { KEY("new") }.
ui-empty-deliveries = Nothing was delivered yet. What came of this commitment, and when, stands here. To add: { KEY("new") }.
ui-empty-partner = No commitments yet. What this partner promises stands here. To add: { KEY("new-commitment") }.
ui-no-reply = A decision takes no reply.
    .remedy = Recommendations do: choose one of them.
ui-no-match = Nothing found for "{ $filter }". To add: { KEY("new") }.
ui-no-partner = No partner
ui-vacant = (vacant)
ui-vacant-days = { $count ->
    [0] (vacant since today)
    [one] (vacant { $count } day)
   *[other] (vacant { $count } days)
}
ui-seat-closed = (closed { $day })
ui-seat-of = Seat { $number }: { $organization }
ui-seat-gives-way = { $name } sits here{ $since }, until the day before a new principal.
ui-since = {" "}since { DAY($day, form: "numeric") }
ui-seat-people = Held by: { $people }
ui-per-cent = { $number } %
ui-share = { $part } of { $whole }
ui-meeting-nth = { ORDINAL($ordinal) } { $kind ->
    [extraordinary] extraordinary
    [expanded] expanded
    [consultative] consultative
    [workshop] workshop
    [training] training
    [closing] closing
   *[ordinary] ordinary
}
ui-meeting = { $kind ->
    [extraordinary] extraordinary
    [expanded] expanded
    [consultative] consultative
    [workshop] workshop
    [training] training
    [closing] closing
   *[ordinary] ordinary
}

## Values and forms
ui-record-gone = This record is not here: deleted, or not received yet.
ui-in-minutes = From a closed meeting: only what comes of it can be changed.
ui-in-minutes-numbered = Minutes { $number }: only what comes of it can be changed.
ui-record-deleted = Deleted. { KEY("undo") } undoes.
ui-record-contested = ? Deleted by one and changed by another: settle it under Exchange.
ui-comma = { ", " }
ui-private = private
ui-field-amount = Amount or quantity
ui-field-partner = Partner
ui-tally = promised { $promised }, delivered { $delivered }, remaining { $remaining }
ui-delivery-of = { $title } · { $partner }
ui-delivery-again = { $excess } Not recorded yet: { KEY("save") } once more records it.
ui-only-read-title = Open for reading only
ui-trouble-title = This was not done
ui-button-close = Close
ui-button-save = Save
ui-button-back = Back
ui-button-discard = Discard
ui-pick-add = + Add "{ $name }"
ui-pick-same = the same as this?
ui-to-complete = new here: to be completed later
ui-becomes-member = becomes a member of the group
ui-pick-outsider = not a member yet
ui-pick-hint = Type a name; @ shows all
ui-key-discard = Discard what was typed
ui-button-keep = Keep
ui-discard-asks = What was typed here and is not recorded is lost. Records stay as they are.
ui-nothing-typed = Nothing was typed here yet.
    .remedy = Esc goes back.
ui-kept-as-draft = Kept as a draft; it comes back when you open the form.
ui-draft-restored = The earlier draft is back.
ui-draft-discarded = Discarded what was typed.
ui-form-wrong = Nothing is saved yet: look at the field that is marked.
ui-error-required = This field is required.
ui-error-not-picked = "{ $typed }" is not chosen yet. Choose it in the list, or add it.
ui-error-number = A whole number from { $least } to { $most }.
ui-no-open-meeting = No meeting is open that could take it. A meeting begins from its group: { KEY("go-to") }, then 2, then { KEY("new") }.
ui-error-too-long = Too long by { $excess }: up to { $limit } letters fit here. All of it is kept here until you shorten it.
ui-paste-too-long = What was added does not fit: { $count } letters, where { $limit } may stand. What stood here is unchanged.
    .remedy = Paste it in parts, or where longer text stands.
ui-paste-joined = { $lines } lines were pasted and stand in one: this field has no more.
    .remedy = { KEY("undo") } takes it back.
ui-no-letters-here = Letters are not typed here: a word is chosen by its digit, Space or the arrows.
    .remedy = Tab goes to a field with text.
ui-paste-no-text = Nothing was pasted: no text is typed here.
    .remedy = Tab goes to a field with text.
ui-error-time = Type the day and the time: tomorrow 9:30.

## What was done
ui-already-done = Nothing is open here: it was done before.
    .remedy = Choose a record that is open. Nothing was changed.
ui-already-ended = This membership has ended already.
    .remedy = Enter changes its days. Nothing was changed.
ui-toast-made = Recorded: { $kind }. { KEY("undo") } undoes.
    .brief = Done. { KEY("undo") } undoes.
ui-toast-changed = Changed: { $kind }. { KEY("undo") } undoes.
    .brief = Done. { KEY("undo") } undoes.
ui-toast-settled = Settled: { $record }. { KEY("undo") } undoes.
    .brief = Done. { KEY("undo") } undoes.
ui-toast-done = Done: { $kind } ({ $count }). { KEY("undo") } undoes.
    .brief = Done. { KEY("undo") } undoes.
ui-toast-delivered = Delivery recorded: { $state }. { KEY("undo") } undoes.
    .brief = Done. { KEY("undo") } undoes.
ui-toast-deleted = Deleted: { $kind } ({ $count }). { KEY("undo") } undoes.
    .brief = Done. { KEY("undo") } undoes.
ui-written-title = The minutes are ready to print
ui-toast-written = The page of the minutes is the file { $path }
    .remedy = Any browser opens and prints it.
ui-confirm-done = Mark { $count } records as done?
ui-confirm-delete = Delete { $count } records?
ui-confirm-delete-one = Delete { $kind } "{ $name }"?
ui-confirm-hanging = Connected with it: { $what }.
ui-confirm-hanging-stays = All of that stays, and keeps the name.
ui-confirm-undo = { $count ->
    [one] It can be brought back: { KEY("undo") }.
   *[other] All { $count } can be brought back: { KEY("undo") }.
}
ui-toast-exported = Safe to remove. Written and read back ({ $count } changes): { $path }
ui-saved = Saved { $at }
ui-read-only = read only
ui-read-only-elsewhere = read only: open in another window
ui-unsettled = Unsettled { $count }
ui-caret-arabic = { "\u0639" }
ui-caret-latin = EN
ui-to-leave = To leave: { KEY("leave") }

## Home
ui-home-next = NEXT MEETING
ui-home-first = FIRST STEP
ui-home-first-group = Make a group or council: Enter
ui-home-first-group-then = Then its seats, then its first meeting.
ui-home-running = MEETING IN SESSION
ui-home-meeting-running = { $nth } · started { TIME($at) }, now
ui-home-enter-opens-room = Enter opens the room
ui-home-needs-you = NEEDS YOU
ui-home-week = THIS WEEK
ui-home-go-to = GO TO
ui-home-meeting = { $nth } · { TIME($at, form: "brief") }
ui-home-meeting-today = { $nth } · today { TIME($at) }
ui-home-meeting-undated = { $nth } · no day yet
ui-home-enter-opens = Enter opens the meeting
ui-home-late-actions = { $count ->
    [one] { $count } action item late by { $since }
   *[other] { $count } action items late, the oldest { $since }
}
ui-work-days = { $count ->
    [0] less than a work day
    [one] { $count } work day
   *[other] { $count } work days
}
ui-home-late-commitments = { $count ->
    [one] { $count } commitment late
   *[other] { $count } commitments late
}
ui-home-example = : { $title }, { $partner }
ui-home-conflicts = { $count ->
    [one] { $count } conflict waits for your choice
   *[other] { $count } conflicts wait for your choice
}
ui-home-unacknowledged = { $count ->
    [one] { $count } change not acknowledged
   *[other] { $count } changes not acknowledged
}
ui-home-exported = { $count ->
    [one] sent yesterday
   *[other] sent { $count } days ago
}
ui-home-more = { $count } more
ui-home-nothing = Nothing waits for you today.

## History
ui-history-empty = No changes yet.
ui-history-who = { $officer } · { $office }, laptop { $laptop } · { $at }

## Help and search
ui-help-title = Help:
ui-help-how = . Type to find, Enter does it
ui-search-title = Search everything: records, screens, commands
ui-search-hint = Names, titles and numbers, whatever their spelling.
ui-search-screen = screen
ui-search-command = command
ui-search-nothing = Nothing found for "{ $typed }".
ui-search-meant = Shown for "{ $meant }".

## Exchange
ui-sheet-peers = Who has what
ui-sheet-conflicts = Conflicts
ui-sheet-partner = Partner page
ui-column-laptop = Laptop, office
ui-column-they-have = They have ours to
ui-column-we-have = We have theirs to
ui-column-unacknowledged = Unacknowledged
ui-sheet-bundles = Bundles
ui-exchange-import = { $count ->
    [0] Import a bundle
    [one] Import the new bundle
   *[other] Import: { $count } new bundles
}
ui-exchange-export = Export to a stick
ui-exchange-open-path = Open a file or folder
ui-exchange-look-again = Look again
ui-new-bundles = { $count ->
    [0] no new bundle
    [one] { $count } new bundle
   *[other] { $count } new bundles
}
ui-sticks-one = stick { $name }, { $free } free: { $news }
ui-sticks-unmeasured = stick { $name }: { $news }
ui-sticks-several = { $sticks } sticks: { $news }
ui-sticks-folder = no stick · in the folder used last: { $news }
ui-sticks-none = no stick found
ui-sticks-none-yet = No stick is plugged in. Plug one in, wait until the system shows it, then 2.
ui-stick-free = { $free } free
ui-stick-empty = no bundles
ui-bundles-more = { $count } more, older ones
ui-bundle-new = new
ui-bundle-held = no news
ui-bundle-own = from here
ui-bundle-damaged = damaged
ui-bundle-unreadable = unreadable
ui-bundle-from = { $office }, { $laptop }
ui-nothing-yet = nothing yet
ui-this-laptop = this laptop
ui-own-key = Key of this laptop: { $key }
ui-key-known = known since { $at }
ui-key-is-new = new: not met before
ui-title-open-path = Open a file or folder
ui-import-path = File or folder
ui-import-path-help = The whole path; it can be pasted.
ui-import-nothing-changes = Nothing changes before the preview.
ui-export-step = step { $step } of 4
ui-export-to = To whom
ui-export-what = What leaves
ui-export-out = Where to
ui-export-write = Write
ui-export-way-to = To whom: { $to }
ui-export-way-what = What leaves: { $changes }
ui-export-way-out = Where to: { $out }
ui-export-to-other = Another code
ui-export-to-help = The code of an office that is not listed; letters go here at once.
ui-export-out-other = Another folder
ui-export-out-help = The whole path of a folder; it can be pasted.
ui-export-everybody = All offices
ui-export-office-has-all = has everything of ours
ui-export-office-lacks = { $count ->
    [one] { $count } change not acknowledged
   *[other] { $count } changes not acknowledged
}
ui-export-office-unmet = nothing came from it yet
ui-changes = { $count ->
    [0] no changes
    [one] { $count } change
   *[other] { $count } changes
}
ui-export-all-of-it = Leaves this laptop: { $changes }, all that it holds of the groups and of the shared lists.
ui-export-lacks = { $count ->
    [0] The office said that it has everything of ours. Nothing is taken in twice.
    [one] { $count } change of ours is not acknowledged by the office. What it has is not taken in twice.
   *[other] { $count } changes of ours are not acknowledged by the office. What it has is not taken in twice.
}
ui-export-lacks-unknown = What the receiver has is not known here. What it has is not taken in twice.
ui-export-groups = Groups:
ui-export-held-back = { $count ->
    [0] Held back: nothing. No phone and no e-mail is recorded.
    [one] Held back: { $count } phone or e-mail. These never leave the office.
   *[other] Held back: { $count } phones and e-mails. These never leave the office.
}
ui-export-not-secret = Whoever holds the stick can read the bundle. The office code addresses it, it does not hide it.
ui-export-question = Write the bundle for { $to } to { $out } and read it back? In it: { $changes }.
ui-export-do-not-pull = Do not pull the stick before it says here: safe to remove.
ui-export-safe = Safe to remove. The bundle was written and read back.
ui-button-write = Write and check
ui-stick-read-only = read-only
ui-button-look-inside = Look inside
ui-button-not-yet = Not yet
ui-button-they-match = They match
ui-button-next = Next
ui-confirm-key-title = A new key
ui-confirm-key-why = This key is new. Phone the directorate and compare the six groups.
ui-confirm-key = { $officer }, laptop { $laptop }:
ui-confirm-key-groups = Groups { $groups }:  { $digits }
ui-title-preview = Import: preview
ui-nothing-changed-yet = nothing has changed yet
ui-preview-new = New
ui-preview-changed = Changed
ui-preview-deleted = Deleted
ui-preview-conflicts = Conflicts
ui-preview-refused = Refused
ui-preview-conflict = { $name }: { $field }
ui-preview-more = { $count } more
ui-preview-held = Nothing new: everything in it is here. Importing it only notes what the sender holds.
ui-preview-note = Conflicts enter with both values; you choose later.
ui-preview-far-ahead = Their clock is more than a day ahead (changes: { $count }).
ui-preview-unknown = Written by a newer version and not shown here (changes: { $count }).
ui-preview-import = { $count ->
    [0] [ Import ]
    [one] [ Import { $count } record ]
   *[other] [ Import { $count } records ]
}
ui-preview-from = { $office }, laptop { $laptop } · { $officer }
ui-preview-file = whole and undamaged · { $size } KB
ui-preview-label-from = From
ui-preview-label-key = Key
ui-preview-key-of-sender = sender, { $known }
ui-preview-key-of-laptop = laptop { $laptop }, { $known }
ui-preview-label-file = File
ui-toast-nothing-new = Nothing new: everything in the bundle is here.
ui-toast-imported = Imported: { $count ->
    [0] no new records
    [one] { $count } record
   *[other] { $count } records
}, { $conflicts ->
    [0] no conflicts
    [one] { $conflicts } conflict
   *[other] { $conflicts } conflicts
}.

## Conflicts
ui-key-settle = Settle
ui-conflict-of = { $record }: { $field }
ui-conflict-life = deletion
ui-conflict-deleted = deleted
ui-conflict-kept = kept and changed
ui-conflicts-none = Nothing is unsettled.
ui-conflict-both-kept = Changed in two places. All values are kept until you choose.
ui-conflict-before = Before, for both: { $value }
ui-conflict-ours = OURS
ui-conflict-theirs = THEIRS
ui-conflict-choices = { $another } Another value   { $later } Later
ui-conflict-later = { $later } Later

## Settings and first steps
ui-setting-at-once = a change counts at once
ui-setting-language = Language
ui-setting-digits = Digits
ui-setting-theme = Colours
ui-setting-tashkeel = Vowel marks
ui-tashkeel-hidden = hidden
ui-tashkeel-shown = shown
ui-setting-mouse = Mouse
ui-mouse-on = on
ui-mouse-off = off
ui-mouse-copies = { $key }+drag copies from the window
ui-setting-way = Arabic on screen
ui-language-ar = Arabic
ui-language-en = English
ui-digits-western = 0123
ui-digits-arabic-indic = { "\u0660\u0661\u0662\u0663" }
ui-theme-dark = dark
ui-theme-light = light
ui-theme-high-contrast = high contrast
ui-theme-none = none
ui-setup-title = First steps
ui-setup-step = step { $step } of { $steps }
ui-setup-office = Your office
ui-setup-you = You and this laptop
ui-setup-check = Check and begin
ui-setup-directorate = Directorate *
ui-setup-code = Office code *
ui-setup-code-help = 2 to 8 Latin letters or digits; it stands in references.
ui-setup-code-taken = Taken as the Latin letter of the key.
ui-error-code-letter = No Latin letter or digit on this key.
ui-setup-country = Country
ui-country-ps = Palestine
ui-country-jo = Jordan
ui-setup-officer = Your name *
ui-setup-laptop = Laptop's label *
ui-setup-laptop-help = Such as WZT-1; it tells this laptop from the others.
ui-setup-begin = Begin
ui-setup-check-directorate = Directorate
ui-setup-check-code = Office code
ui-setup-check-officer = Your name
ui-setup-check-laptop = This laptop
ui-setup-check-folder = Folder
ui-setup-note = Nothing is written before step 4.
ui-error-code = 2 to 8 Latin letters or digits.

## Partner page
ui-partner-sits = { $body }, seat { $number }: { $principal }, alternate { $alternate } · present { $present } of { $meetings }
ui-partner-counts = promised { $promised }, late { $late }, open actions { $actions }

## Long work
ui-work-then = then: { $next }
ui-work-stops = Stopping; what was begun is taken back.
ui-work-stopped = Stopped. Nothing changed.
ui-work-one-at-a-time = One thing is still being done.
    .remedy = Wait for its end, or stop it with Esc on its screen.
ui-work-preview-waits = The bundle was looked into: Esc goes back to its preview.
ui-work-preview-lost = The bundle was looked into and nothing changed. Open it again from Exchange.
ui-stage-copying = Copying the records
ui-stage-checking = Checking the bundle
ui-stage-comparing = Comparing
ui-stage-entering = Taking in
ui-stage-counting = Counting what it brings
ui-stage-saving = Saving to the disk
ui-stage-gathering = Making the bundle
ui-stage-writing = Writing
ui-stage-reading-back = Reading back
ui-stage-then-checking = check the bundle
ui-stage-then-comparing = compare with what is here
ui-stage-then-preview = the preview
ui-stage-then-saving = save to the disk
ui-stage-then-entered = imported
ui-stage-then-writing = write
ui-stage-then-reading-back = read back
ui-stage-then-safe = safe to remove

## Which line reads right
ui-key-which-line = Which line reads right?
ui-which-title = Which line reads right?
ui-which-press = Press the number of the line that is joined and reads from right to left.
ui-which-press-in-the-other-language = اضغط رقم السطر المتصل الحروف الذي يقرأ من اليمين إلى اليسار.
ui-which-none = None of them
ui-which-cannot-tell = I cannot tell: let the program find out
ui-which-frame = 12 must read 12, and both upright lines must be straight.
ui-which-remembered = Remembered for this kind of terminal. { KEY("which-line") } brings this page back at any time.
ui-which-none-reads = This terminal turns Arabic round by itself and cannot be told not to.
    .remedy = Turn bidirectional text off in the terminal's settings, or use another terminal such as xterm; then press { KEY("which-line") }.

## Numbers given twice
ui-title-clashes = Numbers given twice
ui-clashes-none = Every number of minutes stands for one meeting.
ui-clashes-why = Two laptops closed a meeting without knowing of each other, and both gave the same number. Agree which meeting keeps it, and give the other the next number.
ui-clash-next = the next free number is { $next }
ui-clash-owner = numbered by { $office }: ask there
ui-clash-given-by = by { $officer }, { $laptop }
ui-clash-yes = Give the next number
ui-clash-question = Number these minutes { $next } instead of { $number }?
ui-clash-consequence = The other meeting keeps { $number }. A page of these minutes that was printed before still shows the old number. It can be undone with { KEY("undo") }.
ui-conflicts-clashes = { $count ->
    [one] A number was given twice
   *[other] { $count } numbers were given twice
}
ui-home-clashes = { $count ->
    [one] { $count } number of minutes was given twice
   *[other] { $count } numbers of minutes were given twice
}

## What each place is for, in its help
ui-about-home = What is next, what waits for you, and where to go.
ui-about-actions = What is due, from whom. Late counts work days only.
ui-about-commitments = What partners promised, delivered and still owe.
ui-about-decisions = What was decided, and what was asked of others.
ui-about-meetings = All meetings, newest first. Enter opens the room.
ui-about-groups = Groups and councils: seats, meetings and outputs.
ui-about-seats = Who sits in which seat, and who stands in for them.
ui-about-organizations = Partners and offices. Enter opens the partner's page.
ui-about-people = Everybody who sits, speaks or is responsible.
ui-about-deliveries = What was delivered, when, and who received it.
ui-about-details = One record. Enter changes the line under the cursor.
ui-about-history = What was changed, newest first, by whom and where.
ui-about-form = Type days in words. Esc keeps what was typed.
ui-about-exchange = Who has what, and what waits to be acknowledged.
ui-about-conflicts = What two people changed without seeing each other.
ui-about-conflict = Both values are kept until you choose one.
ui-about-preview = What would enter. Nothing has changed yet.
ui-about-bundle = The file is looked into before anything enters.
ui-about-bundles = Bundles that were found on sticks and in folders.
ui-about-export = What leaves, for whom, and onto which stick.
ui-about-partner = Where a partner sits, what it promised and delivered.
ui-about-settings = A change counts at once.
ui-about-attendance = One key marks a seat; Enter is for times and excuses.
ui-about-agenda = The points of the meeting, in their order.
ui-about-writing = A line becomes a note, or a form with { KEY("new-decision") } to { KEY("new-commitment") }.
ui-about-outputs = What the meeting decided, asked for and was promised.
ui-about-closed = The meeting is over: its minutes can be read.
ui-about-set-up = What the program needs to know before it begins.
