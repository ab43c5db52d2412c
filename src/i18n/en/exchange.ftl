# Sizes of files.
size-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
}
size-kilobytes = { $number } kB
size-megabytes = { $number } MB
size-gigabytes = { $number } GB
refusal-stopped = It was stopped. Nothing changed.
    .remedy = Begin again whenever it suits.

# Why a file was not taken as a bundle.
refusal-missing = There is no file there.
    .remedy = Check the name, and that the stick is plugged in. Nothing has changed.
refusal-folder = This is a folder, not a file.
    .remedy = Name the bundle's file itself: its name ends in .mahdar. Nothing has changed.
refusal-not-a-file = This is not an ordinary file but a device or a pipe.
    .remedy = Copy the bundle to an ordinary file and import that. Nothing has changed.
refusal-not-permitted = This file may not be read by this user.
    .remedy = Copy it to a folder of this user, or ask whoever looks after the laptop. Nothing has changed.
refusal-unreadable = The file cannot be read: the stick was pulled out or is failing.
    .remedy = Plug it in again and retry, or ask for the bundle on another stick. Nothing was imported.
refusal-no-room = This laptop has no room for the working copy of the bundle: { $needed } needed.
    .remedy = Free some space, then import again. Nothing was imported; what was recorded before is safe.
refusal-local-copy = The working copy of the bundle cannot be written or read on this laptop.
    .remedy = Restart the laptop and check its disk, then import again. Nothing was imported; the bundle on the stick is as it was.
refusal-blank = The file is empty or nothing but zeros: writing did not finish, or the stick is failing.
    .remedy = Ask the sender to export again, better on another stick. Nothing was imported.
refusal-not-a-bundle = This file is not a mahdar bundle.
    .remedy = Choose a file whose name ends in .mahdar. If this one does, ask the sender to export again. Nothing was imported.
refusal-copied-as-text = The bundle was carried as text, which changed its line ends.
    .remedy = Carry it as it is: on a stick, or as an attached file. Nothing was imported.
refusal-too-large = The file is too large to be a bundle: { $size }, the limit is { $limit }.
    .remedy = Check that it is the right file. Nothing was imported.
refusal-truncated = The bundle is incomplete: only { $percent }% of it is here.
    .remedy = Copy it again, and let the copy finish before the stick is removed. Nothing was imported.
refusal-truncated-at-start = The bundle is incomplete: only its beginning is here.
    .remedy = Copy it again, and let the copy finish before the stick is removed. Nothing was imported.
refusal-trailing = Behind the end of the bundle stand { $extra } that do not belong to it.
    .remedy = Copy it again from the original. Nothing was imported.
refusal-damaged = The bundle is damaged: a part of it changed after it was written.
    .remedy = Copy it again from the original. Nothing was imported.
refusal-needs-newer = This bundle needs a newer mahdar: it holds what this version does not know.
    .remedy = Update the program on this laptop, then import it. Nothing was imported; the bundle is sound.
refusal-altered = The file arrived whole, but the signature does not fit what is inside: it was altered after signing, or signed by somebody else.
    .remedy = Do not rely on it. Phone the sender and ask for a new bundle. Nothing was imported.
refusal-two-manifests = The file has two labels where a bundle has one: mahdar did not write it so.
    .remedy = Do not rely on it. Phone the sender and ask for a new bundle. Nothing was imported.
refusal-missing-end = The file lacks its signed end, so nobody can tell whether something was taken out.
    .remedy = Do not rely on it. Phone the sender and ask for a new bundle. Nothing was imported.
refusal-bomb = What is in the file would unpack beyond all measure: it may be made to do harm.
    .remedy = Do not rely on it, and tell whoever looks after the laptops. Nothing was imported.
refusal-irregular = mahdar did not write this file: its inside breaks the rules of a bundle.
    .remedy = Do not rely on it. Phone the sender and ask for a new bundle. Nothing was imported.

# Why a bundle was not made.
build-no-room = The disk is full; the bundle was not made.
    .remedy = Free some space on this laptop, then export again. All records are safe.
build-spool = The working folder on this laptop cannot be written; the bundle was not made.
    .remedy = Check the disk and the permission to write, then export again. All records are safe.
build-too-much = There is more to export than one bundle holds: { $limit }.
    .remedy = Export one group at a time. All records are safe.
build-frame-too-long = One piece of the record is { $size } long, the limit is { $limit }.
    .remedy = Split the longest text entered lately, then export again. All records are safe.
build-manifest = The office code or a name does not fit on the bundle's label: a code is two to eight of A-Z and 0-9, a name up to 250 letters.
    .remedy = Correct the code or the name in the settings, then export again. All records are safe.
build-miscounted = The number of pieces changed while the bundle was made.
    .remedy = Export again. All records are safe.

# Why a bundle did not arrive at its place: a stick or a folder.
delivery-no-folder = There is no folder at { $path }.
    .remedy = Name another folder, or check that the stick is plugged in if it is on one. Nothing was written.
delivery-read-only = The place is read-only.
    .remedy = If it is a stick, slide the lock on its side, or name another place. Nothing was written.
delivery-not-permitted = Writing is not permitted there.
    .remedy = Name another folder, or ask whoever looks after the laptop. Nothing was written.
delivery-full = The place is too full: { $needed } needed, { $free } free.
    .remedy = Clear it or name another. Nothing was written.
delivery-full-unknown = The place is too full: { $needed } needed.
    .remedy = Clear it or name another. Nothing of the bundle is left there.
delivery-too-large = The place takes no file of { $needed }.
    .remedy = Export one group at a time, or name another place. Nothing of the bundle is left there.
delivery-name-taken = Another file of this name stands at { $path }.
    .remedy = Name another file, or a folder. The file there is as it was.
delivery-gone = The stick was pulled out before writing had finished.
    .remedy = Plug it in again and export again. A file ending in .part may be left on it: it is never read and may be deleted. All records are safe here.
delivery-medium = The place cannot be written or read: a stick was pulled out, or the disk is failing.
    .remedy = Plug the stick in again or name another place, then export again. All records are safe here.
delivery-read-back = The place gives back other bytes than were written to it: the stick or the disk is faulty.
    .remedy = Do not use it any more. Export to another place. All records are safe here.
delivery-spool = The bundle could not be read from this laptop's disk while it was carried.
    .remedy = Export again, and check the disk if it happens again. Nothing half-written is left there.
