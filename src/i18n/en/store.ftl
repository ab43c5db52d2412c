# The file of the records: why it cannot be opened or written.

store-no-workspace = There are no records in { $path } yet.
    .remedy = Make them with mahdar init, or name the folder with --workspace.
store-workspace-exists = There are records in { $path } already. Nothing was changed.
    .remedy = Open them as they are, or name another folder with --workspace.
store-in-use = Another window has had these records open for writing since { $since } (computer { $host }, process { $process }). Nothing was changed here.
    .remedy = Here they are open for reading only. To write here, close that window, then try again.
store-in-use-by = The records are open for writing elsewhere: { $holder }. Nothing was changed.
    .remedy = Close them there, then try again. They can be read here now.
store-in-use-unknown = The records are open for writing in another program. Nothing was changed.
    .remedy = Close what has them open, then try again. They can be read here now.
store-not-durable = The disk or the folder does not keep what it is told to keep, so nothing was written.
    .remedy = Move the folder of the records to this laptop's own disk, then try again. What was saved before is there.
store-read-only = The records can only be read here. Nothing was changed.
    .remedy = See that the disk is not locked and that you may write in the folder.
store-newer = A newer mahdar wrote these records. Nothing was changed.
    .remedy = Update the program on this laptop. Until then they can be read, not written.
store-older = An earlier mahdar wrote these records. Nothing was changed.
    .remedy = Open the program once, open nowhere else, with room on the disk: it first copies the file and then brings it up.
store-foreign = The file in { $path } is not one of mahdar's. Nothing was changed.
    .remedy = Name the folder of the records with --workspace.
store-disk-full = The disk is full, so the last entry was not saved. What was saved before is there.
    .remedy = Free some space, then try again.
store-scratch-full = There is no room for the working copy: the disk with the system's temporary files is full. Nothing was changed.
    .remedy = Free some space on that disk, then try again.
store-damaged = Something in { $part } cannot be read: { $damage }.
    .remedy = Do not write in it. Check it with mahdar verify, or bring back the last backup. The history of changes is kept with it.
store-unreachable = { $path } cannot be reached: { $reason }. Nothing was changed.
store-database = The file of the records cannot be worked in: { $reason }.
store-drafts-set-aside = What was typed and not saved before cannot be read. It was put aside as { $path }, and typing goes on.
    .remedy = Save often today: the disk may be failing. What was saved is not touched by this.
store-not-a-folder = { $path } is a file, and the records are a folder. Nothing was changed.
    .remedy = Name the folder that holds mahdar.db with --workspace.
store-log-waits = The last records in { $path } are not in the file yet, and the folder cannot be written.
    .remedy = Copy the whole folder to this laptop's disk and open it there. Nothing is lost.

## Why a part of the file cannot be read
store-damage-pages = the pages of the file contradict each other
store-damage-not-a-database = it is not a file of records, or its beginning is damaged
store-damage-integrity = its pages and indexes do not agree. Details: { $detail }
store-damage-schema = it is not built as this version writes it
store-damage-header = what stands beside the part is not what was signed in it
store-damage-column = the column { $column } holds a value that is not accepted
store-damage-column-of = the column { $column } of the record { $id } holds a value that is not accepted
store-damage-field = the field { $field } holds a value that is not accepted: { $fault }

## Why the database refused
store-database-cannot-open = a file of the folder cannot be opened
    .remedy = See that you may read and write everything in the folder, then try again. What was saved before is there.
store-database-medium = the disk cannot be read or written, with error { $code }
    .remedy = See that the disk is connected, then try again. If it happens again, check the disk. What was saved before is there.
store-database-contended = another program works in it at the same moment
    .remedy = Close the other program, then try again. What was saved before is there.
store-database-too-big = a text or a list is longer than it can keep
    .remedy = Divide the longest text, then try again. What was saved before is there.
store-database-code = a fault of the program or the file, number { $code }
    .remedy = Try again. If it happens again, check the file with mahdar verify. What was saved before is there.
store-database-row-missing = something that must be in it is missing
    .remedy = Check it with mahdar verify, or bring back the last backup.
