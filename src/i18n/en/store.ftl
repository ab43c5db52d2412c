# The file of the records: why it cannot be opened or written.

store-no-workspace = There are no records in { $path } yet.
    .remedy = Make them with mahdar init, or name the folder with --workspace.
store-workspace-exists = There are records in { $path } already. Nothing was changed.
    .remedy = Open them as they are, or name another folder with --workspace.
store-in-use = The records are open for writing elsewhere: { $holder }. Nothing was changed.
    .remedy = Close them there, then try again. They can be read here now.
store-in-use-unknown = The records are open for writing in another program. Nothing was changed.
    .remedy = Close what has them open, then try again. They can be read here now.
store-not-durable = The disk or the folder does not keep what it is told to keep, so nothing was written.
    .remedy = Move the folder of the records to this laptop's own disk, then try again. What was saved before is there.
store-read-only = The records can only be read here. Nothing was changed.
    .remedy = See that the disk is not locked and that you may write in the folder.
store-newer = A newer mahdar wrote these records. Nothing was changed.
    .remedy = Update the program on this laptop. Until then they can be read, not written.
store-foreign = The file in { $path } is not one of mahdar's. Nothing was changed.
    .remedy = Name the folder of the records with --workspace.
store-disk-full = The disk is full, so the last entry was not saved. What was saved before is there.
    .remedy = Free some space, then try again.
store-damaged = Something in { $table } cannot be read: { $reason }.
    .remedy = Do not write in it. Check it with mahdar verify, or bring back the last backup. The history of changes is kept with it.
store-unreachable = { $path } cannot be reached: { $reason }.
    .remedy = See that the disk is connected and that you may read and write. Nothing was changed.
store-database = The file of the records refused: { $reason }.
    .remedy = Try again. If it happens again, check it with mahdar verify. What was saved before is there.
store-drafts-set-aside = What was typed and not saved before cannot be read. It was put aside as { $path }, and typing goes on.
    .remedy = Save often today: the disk may be failing. What was saved is not touched by this.
store-not-a-folder = { $path } is a file, and the records are a folder. Nothing was changed.
    .remedy = Name the folder that holds mahdar.db with --workspace.
store-log-waits = The last records in { $path } are not in the file yet, and the folder cannot be written.
    .remedy = Copy the whole folder to this laptop's disk and open it there. Nothing is lost.

## Why the operating system refused
io-not-found = there is no file or folder of this name
io-not-permitted = this user may not do that
io-full = the disk is full
io-read-only = the disk is read-only
io-exists = the name is taken
io-code = the operating system refused, with error { $code }
io-other = the operating system refused: { $detail }
