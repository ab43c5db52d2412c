//! Answers for scripts: values as `dump` writes them, changes as `settle` takes them.

use crate::domain::shown::ChangeName;

pub(super) use crate::ops::json::field;

/// Writes the name of a change, as `settle` takes it.
pub(super) fn change(name: &ChangeName) -> String {
    format!("{:032x}", u128::from_be_bytes(*name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::catalogue::named;
    use crate::domain::value::Atom;

    #[test]
    fn a_compound_is_an_object_of_what_is_set() {
        let progress = named("action_item").unwrap().field("progress").unwrap();
        let done = [Some(Atom::Text("done".to_owned())), None];
        assert_eq!(field(progress, &done), serde_json::json!({ "status": "done" }));
        assert_eq!(field(progress, &[None, None]), serde_json::Value::Null);
    }

    #[test]
    fn a_change_is_named_with_thirty_two_digits() {
        let mut name = [0; 16];
        name[15] = 0xab;
        assert_eq!(change(&name), "000000000000000000000000000000ab");
    }
}
