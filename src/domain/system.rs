//! Why the operating system refused, in words of our own: its own are in one language.

use std::io;
use std::io::ErrorKind;

use crate::domain::message::Message;

/// What the operating system meant by an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SystemRefusal {
    NotFound,
    NotPermitted,
    /// Something on the way to a file is no folder.
    NotAFolder,
    Folder,
    Exists,
    NotEmpty,
    Full,
    Quota,
    ReadOnly,
    TooLarge,
    Name,
    Busy,
    TooManyOpen,
    NoMemory,
    /// The medium was pulled out, or its connection was lost.
    Gone,
    /// The medium answers, but not with what was written.
    Failing,
    /// The file system contradicts itself.
    Damaged,
    Network,
    /// The program at the other end of a pipe went away.
    Closed,
    NotOfForm,
    CutShort,
    NotATerminal,
    Unable,
    Interrupted,
    /// Whatever else it was, by its number.
    Code(i32),
    Unknown,
}

impl SystemRefusal {
    /// Sorts an error of the operating system.
    pub fn of(error: &io::Error) -> Self {
        let of_code = error.raw_os_error().and_then(of_code);
        of_code
            .or_else(|| of_kind(error.kind()))
            .or_else(|| of_cause(error))
            .unwrap_or_else(|| error.raw_os_error().map_or(Self::Unknown, Self::Code))
    }

    /// Returns the reason for a place in a sentence; its remedy stands beside it.
    pub fn message(self) -> Message {
        match self {
            Self::NotFound => Message::new("system-not-found"),
            Self::NotPermitted => Message::new("system-not-permitted"),
            Self::NotAFolder => Message::new("system-not-a-folder"),
            Self::Folder => Message::new("system-folder"),
            Self::Exists => Message::new("system-exists"),
            Self::NotEmpty => Message::new("system-not-empty"),
            Self::Full => Message::new("system-full"),
            Self::Quota => Message::new("system-quota"),
            Self::ReadOnly => Message::new("system-read-only"),
            Self::TooLarge => Message::new("system-too-large"),
            Self::Name => Message::new("system-name"),
            Self::Busy => Message::new("system-busy"),
            Self::TooManyOpen => Message::new("system-too-many-open"),
            Self::NoMemory => Message::new("system-no-memory"),
            Self::Gone => Message::new("system-gone"),
            Self::Failing => Message::new("system-failing"),
            Self::Damaged => Message::new("system-damaged"),
            Self::Network => Message::new("system-network"),
            Self::Closed => Message::new("system-closed"),
            Self::NotOfForm => Message::new("system-not-of-form"),
            Self::CutShort => Message::new("system-cut-short"),
            Self::NotATerminal => Message::new("system-not-a-terminal"),
            Self::Unable => Message::new("system-unable"),
            Self::Interrupted => Message::new("system-interrupted"),
            Self::Code(code) => Message::new("system-code").with_typed("code", code.to_string()),
            Self::Unknown => Message::new("system-unknown"),
        }
    }
}

/// Returns what a kind means; `None` for those that say nothing, and those of a later library.
fn of_kind(kind: ErrorKind) -> Option<SystemRefusal> {
    Some(match kind {
        ErrorKind::NotFound => SystemRefusal::NotFound,
        ErrorKind::PermissionDenied => SystemRefusal::NotPermitted,
        ErrorKind::NotADirectory => SystemRefusal::NotAFolder,
        ErrorKind::IsADirectory => SystemRefusal::Folder,
        ErrorKind::AlreadyExists => SystemRefusal::Exists,
        ErrorKind::DirectoryNotEmpty => SystemRefusal::NotEmpty,
        ErrorKind::StorageFull => SystemRefusal::Full,
        ErrorKind::QuotaExceeded => SystemRefusal::Quota,
        ErrorKind::ReadOnlyFilesystem => SystemRefusal::ReadOnly,
        ErrorKind::FileTooLarge => SystemRefusal::TooLarge,
        ErrorKind::InvalidFilename => SystemRefusal::Name,
        ErrorKind::ResourceBusy
        | ErrorKind::ExecutableFileBusy
        | ErrorKind::Deadlock
        | ErrorKind::WouldBlock
        | ErrorKind::AddrInUse => SystemRefusal::Busy,
        ErrorKind::OutOfMemory => SystemRefusal::NoMemory,
        ErrorKind::NotConnected => SystemRefusal::Gone,
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::TimedOut
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable
        | ErrorKind::NetworkDown
        | ErrorKind::AddrNotAvailable
        | ErrorKind::ConnectionRefused
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted => SystemRefusal::Network,
        ErrorKind::BrokenPipe => SystemRefusal::Closed,
        ErrorKind::InvalidData => SystemRefusal::NotOfForm,
        ErrorKind::UnexpectedEof | ErrorKind::WriteZero => SystemRefusal::CutShort,
        ErrorKind::Unsupported
        | ErrorKind::InvalidInput
        | ErrorKind::NotSeekable
        | ErrorKind::CrossesDevices
        | ErrorKind::TooManyLinks
        | ErrorKind::ArgumentListTooLong => SystemRefusal::Unable,
        ErrorKind::Interrupted => SystemRefusal::Interrupted,
        _ => return None,
    })
}

/// Returns what a number means that the standard library has no kind for, or too wide a one.
#[cfg(unix)]
fn of_code(code: i32) -> Option<SystemRefusal> {
    let linux = cfg!(target_os = "linux");
    Some(match code {
        5 => SystemRefusal::Failing,                      // EIO
        6 | 19 => SystemRefusal::Gone,                    // ENXIO, ENODEV
        23 | 24 => SystemRefusal::TooManyOpen,            // ENFILE, EMFILE
        25 => SystemRefusal::NotATerminal,                // ENOTTY
        40 if linux => SystemRefusal::NotAFolder,         // ELOOP
        61 | 74 | 121 if linux => SystemRefusal::Failing, // ENODATA, EBADMSG, EREMOTEIO
        117 if linux => SystemRefusal::Damaged,           // EUCLEAN
        123 | 124 if linux => SystemRefusal::Gone,        // ENOMEDIUM, EMEDIUMTYPE
        _ => return None,
    })
}

/// Returns what a number means that the standard library has no kind for, or too wide a one.
#[cfg(windows)]
fn of_code(code: i32) -> Option<SystemRefusal> {
    Some(match code {
        4 => SystemRefusal::TooManyOpen,        // ERROR_TOO_MANY_OPEN_FILES
        19 => SystemRefusal::ReadOnly,          // ERROR_WRITE_PROTECT
        21 | 433 | 1167 => SystemRefusal::Gone, // ERROR_NOT_READY, ERROR_NO_SUCH_DEVICE, …_NOT_CONNECTED
        23 | 27 | 29 | 30 | 31 | 1117 => SystemRefusal::Failing, // ERROR_CRC … ERROR_IO_DEVICE
        32 | 33 => SystemRefusal::Busy,         // ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION
        1392 | 1393 => SystemRefusal::Damaged,  // ERROR_FILE_CORRUPT, ERROR_DISK_CORRUPT
        _ => return None,
    })
}

#[cfg(not(any(unix, windows)))]
fn of_code(_code: i32) -> Option<SystemRefusal> {
    None
}

/// Looks behind an error that a library wrapped round the system's.
fn of_cause(error: &io::Error) -> Option<SystemRefusal> {
    let wrapped = error.get_ref()?;
    let cause = wrapped.downcast_ref::<io::Error>().or_else(|| wrapped.source()?.downcast_ref())?;
    Some(SystemRefusal::of(cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("at /media/usb")]
    struct Wrapped(#[source] io::Error);

    #[test]
    #[cfg(target_os = "linux")]
    fn the_numbers_that_matter_each_have_their_own_reason() {
        let of = |code| SystemRefusal::of(&io::Error::from_raw_os_error(code));
        let expected = [
            (2, SystemRefusal::NotFound),
            (5, SystemRefusal::Failing),
            (13, SystemRefusal::NotPermitted),
            (16, SystemRefusal::Busy),
            (20, SystemRefusal::NotAFolder),
            (21, SystemRefusal::Folder),
            (24, SystemRefusal::TooManyOpen),
            (26, SystemRefusal::Busy),
            (28, SystemRefusal::Full),
            (30, SystemRefusal::ReadOnly),
            (122, SystemRefusal::Quota),
            (123, SystemRefusal::Gone),
            (9_999, SystemRefusal::Code(9_999)),
        ];
        for (code, refusal) in expected {
            assert_eq!(of(code), refusal, "{code}");
        }
    }

    #[test]
    fn an_error_that_a_library_wrapped_is_still_known() {
        let cause = io::Error::from_raw_os_error(24);
        let wrapped = io::Error::new(cause.kind(), Wrapped(cause));
        assert_eq!(SystemRefusal::of(&wrapped), SystemRefusal::TooManyOpen);
        assert_eq!(SystemRefusal::of(&io::Error::other("out of luck")), SystemRefusal::Unknown);
    }
}
