//! Recorded values as people read them.

use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Field;
use crate::domain::catalogue::Part;
use crate::domain::catalogue::RecordKind;
use crate::domain::rows::Named;
use crate::domain::value::Atom;
use crate::i18n::DayForm;
use crate::i18n::MomentForm;
use crate::text::SafeText;
use crate::text::isolate_ltr;
use crate::ui::look::Look;

/// Returns the value of a column as a person reads it.
pub fn atom(look: &Look<'_>, kind: &RecordKind, part: &Part, atom: &Atom, names: &[Named]) -> SafeText {
    match (atom, part.kind) {
        (Atom::Text(word), AtomKind::Choice(_)) => look.say(&part.choice_label(kind, word)),
        (Atom::Text(text), _) => SafeText::data(text),
        (Atom::Integer(number), _) => look.number(*number),
        (Atom::Boolean(true), _) => look.word("ui-yes"),
        (Atom::Boolean(false), _) => look.word("ui-no"),
        (Atom::Day(day), _) => look.day(*day, DayForm::Full),
        (Atom::Moment(moment), _) => look.moment(*moment, MomentForm::Full),
        (Atom::Id(id), _) => match names.iter().find(|named| named.id == *id) {
            Some(found) => look.name(&found.name),
            None => look.word("ui-not-received"),
        },
        (Atom::Bytes(bytes), _) => {
            let head: String = bytes.iter().take(8).fold(String::new(), |mut head, byte| {
                head.extend(
                    [byte >> 4, byte & 15].map(|half| char::from_digit(u32::from(half), 16).unwrap_or('?')),
                );
                head
            });
            isolate_ltr(&head)
        }
    }
}

/// Returns the value of a field, its parts one after the other; nothing set is a word too.
pub fn field(
    look: &Look<'_>,
    kind: &RecordKind,
    field: &Field,
    parts: &[Option<Atom>],
    names: &[Named],
) -> SafeText {
    let set =
        field.parts.iter().zip(parts).filter_map(|(part, value)| value.as_ref().map(|value| (part, value)));
    let mut all = SafeText::default();
    for (part, value) in set {
        if !all.is_empty() {
            all.push(&look.word("ui-comma"));
        }
        all.push(&atom(look, kind, part, value, names));
    }
    if all.is_empty() { look.word("ui-nothing") } else { all }
}
