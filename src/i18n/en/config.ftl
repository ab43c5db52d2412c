# Settings, and where folders lie.

config-no-home = This laptop has no folder of your own, so there is no usual place for the records.
    .remedy = Name both folders with --workspace and --profile.
config-not-a-moment = "{ $text }" in MAHDAR_NOW is not a moment.
    .remedy = Write it as 2026-11-22T09:05:00Z, or remove the variable.
config-not-a-way = "{ $value }" in MAHDAR_BIDI is not a way of writing Arabic.
    .remedy = Write one of these: { $allowed }, or remove the variable.
config-unreadable = The settings file { $path } cannot be read: { $reason }. Nothing was changed.
    .remedy = See that it is a text file and that you may read it, or move it away to start with the usual settings.
config-unwritable = The settings cannot be saved in { $path }: { $reason }. The earlier settings stand.
config-not-toml = Line { $line } of { $path } is not written as settings are. Nothing was changed.
    .remedy = A setting is written like this: { $sample }. Correct the line or remove it.
config-bad-value = Line { $line } of { $path }: { $key } cannot be { $value }.
    .remedy = It can be: { $allowed }. Correct the line or remove it.
config-not-a-key = Line { $line } of { $path }: { $role } cannot be done by { $value }.
    .remedy = It can be one of these keys: { $allowed }; not { $kept }, which terminals take for others. Correct the line or remove it.
config-key-twice = Line { $line } of { $path }: the key { $key } would do two things, { $role } and { $other }.
    .remedy = Give one of the two another key, or remove the line.
config-unknown-key = The settings file has a setting that this version does not know: { $key }.
    .remedy = Correct the name if it is misspelt, or update the program. The setting was left as it is; the others count.
