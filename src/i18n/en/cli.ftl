# The command line: help, and what is said about mistakes.

## Headings of the help

cli-heading-usage = Usage:
cli-heading-commands = Commands
cli-heading-arguments = Arguments
cli-heading-options = Options
cli-heading-common = Options of every command

## Commands

cli-about = mahdar: minutes, action items and partner commitments, carried between offices on a stick. Without a command it opens the screen.
cli-about-demo = Open a sample directorate with invented data, away from your own
cli-about-init = Make the folder of the records and this laptop's key
cli-about-load = Take records in from a file with one JSON record a line: all of them or none
cli-about-dump = Write the records, one JSON record a line
cli-about-list = Show records of one kind
cli-about-show = Show one record
cli-about-history = Show who changed a record, when, and on which laptop
cli-about-search = Search all records, whatever the spelling
cli-about-export = Write a bundle for another office and check it after writing
cli-about-import = Preview a bundle or take it in
cli-about-inspect = Look into a bundle: what is in it, who signed it, whether it is damaged
cli-about-peers = Show what each laptop has and what it lacks
cli-about-conflicts = Show the values that wait for a choice
cli-about-settle = Settle a conflict
cli-about-rebuild = Build the tables anew from the history of changes
cli-about-verify = Check the signatures, the chain of changes and the tables
cli-about-undo = Undo what was last recorded on this laptop
cli-about-minutes = Write the minutes of a meeting
cli-about-text = Lay Arabic lines out for a screen that does not do it itself: reads and writes
cli-about-terminal = Say what this terminal is and how Arabic is written to it
cli-about-play = Press the keys written in a file on a screen in memory
cli-about-completions = Write the completion script of a shell

## Options

cli-help-workspace = The folder of the records
cli-help-profile = The folder of this laptop's key and settings
cli-help-bidi = how Arabic is written to this terminal; without it the program finds out
cli-help-language = The language of the program
cli-help-json = Answer in JSON, for programs
cli-help-help = Show this help
cli-help-version = Show the version

cli-help-demo-folder = The folder of the demonstration
cli-help-no-open = Make the data without opening the screen
cli-help-scale = Make the data this many times as large
cli-help-directorate = The directorate's name
cli-help-code = The office's code: 2 to 8 capital letters or digits
cli-help-officer = The name of the person who works on this laptop
cli-help-laptop = The laptop's label, such as WZT-2
cli-help-load-file = The file of records, or - for standard input
cli-help-record = The kind of records
cli-help-open = Leave private fields out: phones and e-mail
cli-help-where = A condition on a field; can be given several times
cli-help-overdue = Only what is late
cli-help-limit = At most so many records
cli-help-id = The record's id
cli-help-words = What to search for
cli-help-to = The code of the office it is for, or ALL. The address hides nothing
cli-help-body = Only this group; can be given several times
cli-help-everything = Everything, also what the office has acknowledged
cli-help-export-out = The folder or file in which the bundle is written
cli-help-files = The bundle files
cli-help-preview = Only preview: nothing is changed
cli-help-trust = Trust the new keys, once their digits were compared by telephone
cli-help-inspect-file = The bundle file
cli-help-field = The field
cli-help-choice = The change whose value stays, or another value
cli-help-seen = Settle only over the values of these changes, as "conflicts" named them; what came since stays in conflict
cli-help-acked = How many saves must be there
cli-help-meeting = The meeting's id
cli-help-format = The form: a page to print, or text
cli-help-minutes-out = The file in which the minutes are written
cli-help-base = The direction of the lines
cli-help-mode = The terminal for which lines are written
cli-help-columns = The width of the screen in columns
cli-help-play-file = The file of keys
cli-help-ack = Show ACK after every save
cli-help-screen = Show the last screen
cli-help-size = The size of the screen
cli-help-shell = The shell

## What was typed wrongly

cli-usage-unknown-argument = There is no option called { $argument }. { $nearest }
    .remedy = All options are here: { $help }
cli-usage-unknown-command = There is no command called { $argument }. { $nearest }
    .remedy = All commands are here: { $help }
cli-usage-guess = The nearest is { $guess }.
cli-usage-no-guess = Nothing is near it.
cli-usage-value-missing = What belongs after { $argument } is missing.
    .remedy = How it is typed: { $help }
cli-usage-bad-value = "{ $value }" does not fit { $argument }. { $expected }
    .remedy = More is here: { $help }
cli-usage-missing = The line lacks { $argument }.
    .remedy = How it is typed: { $help }
cli-usage-twice = { $argument } was given more than once, or with something that excludes it.
    .remedy = How it is typed: { $help }
cli-usage-not-utf8 = The line holds letters that cannot be read: they are not UTF-8.
    .remedy = Type the name again. How it is typed: { $help }
cli-usage-other = The line cannot be understood.
    .remedy = How it is typed: { $help }
cli-value-one-of = It can be one of: { $values }.
cli-value-other = It is not among the values that fit.
cli-value-code = An office code is 2 to 8 capital letters or digits.
cli-value-to = An office code is 2 to 8 capital letters or digits; ALL is for everybody.
cli-value-id = An id is 32 digits and letters with hyphens between.
cli-value-body = An id is 32 digits and letters with hyphens between.
cli-value-where = A condition is typed as the field, then =, then the value.
cli-value-limit = It is a whole number.
cli-value-acked = It is a whole number.
cli-value-scale = It is a whole number from 1 to 100000.
cli-value-columns = It is a whole number above zero.
cli-value-size = A size is typed as columns and rows, like this: 80x24.

## Output

cli-output-failed = The answer was not written whole: { $reason }. The records are as they were.
cli-input-not-utf8 = Line { $line } of { $path } is not UTF-8.
    .remedy = Save the file as UTF-8, then give the command again.

## What was done

cli-progress-part = { $percent }%
cli-progress-count = { $count }
cli-office = { $name } ({ $code })
cli-init-done = The folder of the records was made: { $path }, for the office { $code }.
cli-init-key = This laptop's key: { $key }
cli-load-done = New: { $created }. Changed: { $changed }. Deleted: { $deleted }. As before: { $unchanged }.
cli-settle-done = The conflict in { $field } is settled.
cli-export-done = The bundle was written, read back and is whole: { $path }. Changes in it: { $changes }. The stick is safe to remove.
cli-import-previewed = Nothing has changed yet.
cli-import-done = Imported.
cli-import-new-keys = The bundle has keys that were not met before. Nothing was changed.
    .remedy = Phone the office and compare the six groups, then give the command again with --trust.
cli-import-quarantined = Parts of the bundle were put aside because their content breaks the rules: { $count }. The rest was taken in.
    .remedy = Phone the sender and ask about them. A newer mahdar may read them: they are judged again after an update.
cli-preview-file = File: { $file }
cli-preview-from = From: { $office }. { $author }. Made { $at }
cli-preview-known-key = Key: { $key }. { $author }. Known since { DAY($since, form: "numeric") }
cli-preview-new-key = Key: { $key }. { $author }. New, not compared yet
cli-preview-new = New: { $count } ({ $kinds })
cli-preview-changed = Changed: { $count } ({ $kinds })
cli-preview-deleted = Deleted: { $count } ({ $kinds })
cli-preview-conflicts = Conflicts: { $count }
cli-preview-record = - { $record }: { $title }
cli-preview-conflict = - { $title }: { $field }
cli-preview-more = - and others: { $count }
cli-preview-quarantined = Refused: { $reason }
cli-preview-unknown = Kept from a newer version, not shown here: { $count }
cli-peers-laptop = Laptop
cli-peers-they-have = They have ours to
cli-peers-we-have = We have theirs to
cli-peers-waiting = Not acknowledged
cli-peers-missing = Not received yet
cli-peers-key = Key
cli-peers-this = { $office }, { $author } (this laptop)
cli-peers-known = { $office }, { $author }
cli-peers-heard-of = { $office }, { $author } (through others)
cli-conflicts-none = There are no conflicts.
cli-conflict = { $record } "{ $title }": { $field }
cli-conflict-ours = - Ours: { $value }. { $author }, { TIME($at, form: "brief") }. { $change }
cli-conflict-theirs = - Theirs: { $value }. { $author }, { TIME($at, form: "brief") }. { $change }
cli-conflict-how = To settle it: { $command }
cli-conflict-deleted = deleted
cli-conflict-kept = kept
cli-import-nothing-new = Nothing new: everything in the bundle is here. Nothing was changed.
cli-inspect-key = Key: { $key }
cli-inspect-kind = - { $record }, changes: { $count }
cli-inspect-whole = The bundle is whole: nothing is damaged and the signatures are right.
cli-inspect-refused = The bundle is undamaged and signed, but { $count } of its parts hold what this version refuses.
    .remedy = The rest enters when it is imported. Phone the sender and ask about them.
cli-list-id = Id
cli-show-head = { $record } { $id }
cli-show-deleted = deleted
cli-show-contested = somebody deleted it and somebody else changed it: it waits for a choice
cli-show-field = { $field }: { $value }
cli-show-unsettled = { $field }: { $value } (unsettled)
cli-search-nothing = Nothing found for "{ $wanted }".
cli-rebuild-done = The tables were built anew from the history of changes.
cli-verify-done = All is well. Segments: { $segments }. Changes: { $changes }.
cli-no-chance = This laptop gives no random numbers. Nothing was changed.
    .remedy = Restart the laptop, then give the command again.

verify-damaged = Something is wrong in { $part }: { $damage }.
    .remedy = Do not write in it. Bring back the last backup, or ask the offices for their bundles again.
verify-projection = The tables do not agree with the history of changes. The history itself is whole.
    .remedy = Build them anew with mahdar rebuild.
verify-lost = { $expected } saves were reported as done, but { $found } are there.
    .remedy = Check the disk: it may not keep what it is given. Bring back the last backup.
cli-minutes-written = The minutes were written: { $path }.
cli-demo-done = The sample directorate is in { $workspace }, its key in { $profile }. Everything in it is invented.
cli-preview-own-key = Key: { $key }. { $author }. The key of this laptop
cli-import-file = { $file }: { $reason }
cli-terminal-is = terminal
cli-terminal-way = way
cli-terminal-mode-8 = says of ANSI mode 8
cli-terminal-version = gives its name as
cli-terminal-attributes = device attributes
cli-terminal-identity = remembered as
cli-terminal-no-answer = (no answer)
cli-terminal-plain = draws cells as it is told
cli-terminal-linux-console = Linux console
cli-terminal-dumb = no screen
cli-terminal-vte = VTE
cli-terminal-mintty = mintty
cli-terminal-konsole = Konsole
cli-terminal-mlterm = mlterm
cli-terminal-kitty = kitty
cli-terminal-qterminal = QTerminal, or one like it
cli-terminal-putty = PuTTY
cli-terminal-apple-terminal = Apple Terminal
cli-terminal-multiplexer-in-reordering = tmux or screen in a terminal that orders text itself
cli-terminal-multiplexer = tmux or screen
cli-terminal-by-nothing = nothing spoke for another
cli-terminal-by-mode-8 = because it knows ANSI mode 8
cli-terminal-by-name = because it gave its name
cli-terminal-by-attributes = because of its device attributes
cli-terminal-by-variable = because of { $name }
cli-terminal-way-natural = suits this terminal
cli-terminal-way-flag = asked for with --bidi
cli-terminal-way-variable = asked for with { $name }
cli-terminal-way-remembered = chosen with F8 for this kind of terminal
cli-terminal-way-settings = from the settings file
