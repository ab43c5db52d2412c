//! Tests that need what not every machine has.

/// Set where everything is there and nothing may be skipped: in `.ci/run`.
const NO_SKIP: &str = "MAHDAR_NO_SKIP";

/// Says why a test is skipped; where none may be, the test fails with it.
#[allow(clippy::print_stderr, reason = "a skipped test says so")]
#[allow(clippy::disallowed_methods, reason = "who runs the tests says whether any may be skipped")]
pub(super) fn skipped(why: &str) {
    assert!(std::env::var_os(NO_SKIP).is_none(), "skipped, and {NO_SKIP} is set: {why}");
    eprintln!("skipped: {why}");
}
