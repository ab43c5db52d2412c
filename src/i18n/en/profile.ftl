# Why this laptop's profile (its key and what it remembers) cannot serve.
profile-not-a-folder = The laptop's profile is not a folder: { $path }.
    .remedy = Move away the file that is there, or name another folder. Nothing has changed.
profile-key-length = This laptop's key is not whole: { $path } counts { $bytes } bytes instead of 32.
    .remedy = Restore this file from its backup. Nothing was written over it; all records are safe.
profile-key-open = Other users can read this laptop's key: { $path }, mode { $mode }.
    .remedy = Make it readable by its owner only (chmod 600); if somebody may have read it, tell the directorate. Nothing has changed.
profile-key-not-a-file = Where the laptop's key should be stands something that is not a file: { $path }.
    .remedy = Move away what is there, or restore the key from its backup. Nothing has changed.
profile-key-exists = This laptop has a key: { $path }.
    .remedy = A key is never replaced. To work with a new one, name another folder for the profile. The key is as it was.
profile-no-room = The disk is full; { $path } was not written.
    .remedy = Free some space and try again. What was there is as it was.
profile-read-only = The disk is read-only; { $path } was not written.
    .remedy = Name a folder for the profile that can be written. What was there is as it was.
profile-not-permitted = This user has no permission for { $path }.
    .remedy = Log in as the laptop's owner, or name another folder. Nothing has changed.
profile-disk = { $path } cannot be read or written: { $reason }. What was there is as it was; all records are safe.

# What is said when the state kept beside a workspace is not whole: work goes on as a new copy.
profile-replica-length = What was kept of these minutes outside their file is cut short.
    .remedy = Nothing needs doing: the laptop goes on as a new copy. All records are safe.
profile-replica-checksum = What was kept of these minutes outside their file is damaged, or belongs to others.
    .remedy = Nothing needs doing: the laptop goes on as a new copy. All records are safe.
profile-replica-contents = What was kept of these minutes outside their file is unknown to this version.
    .remedy = Nothing needs doing: the laptop goes on as a new copy. All records are safe.
