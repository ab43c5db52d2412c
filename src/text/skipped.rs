//! Tests that need what not every machine has.

/// Set, when the tests are built, where everything is there and nothing may be skipped: in `.ci/run`.
const NO_SKIP: Option<&str> = option_env!("MAHDAR_NO_SKIP");

/// Says why a test is skipped; where none may be, the test fails with it.
#[allow(clippy::print_stderr, reason = "a skipped test says so")]
pub(super) fn skipped(why: &str) {
    assert!(NO_SKIP.is_none(), "skipped, and MAHDAR_NO_SKIP is set: {why}");
    eprintln!("skipped: {why}");
}
