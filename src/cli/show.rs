//! `mahdar show`: one record, field by field.

use crate::cli::arguments::Record;
use crate::cli::output::Output;
use crate::cli::session;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::edit::Life;
use crate::domain::message::Message;
use crate::domain::wording;
use crate::ops::dump;
use crate::ops::record;

pub(super) fn run(arguments: &Record, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let workspace = session.reading()?;
    let stored = record::find(&workspace, arguments.id)?;
    if output.is_json() {
        return output.json(&dump::record(&workspace, &mut workspace.store.conflicts(), &stored, false)?);
    }
    let translator = output.translator();
    let (loaded, title) = (&stored.loaded, |id| session::title(&workspace, id, translator));
    let head = Message::new("cli-show-head").with("record", loaded.kind.label());
    output.say(&head.with_typed("id", loaded.id.to_string()))?;
    match loaded.life {
        Life::Here => {}
        Life::Deleted => output.say(&Message::new("cli-show-deleted"))?,
        Life::Contested => output.say(&Message::new("cli-show-contested"))?,
    }
    for field in loaded.kind.fields {
        let first = loaded.kind.first_column(field);
        let value: Vec<_> = loaded.parts.iter().skip(first).take(field.parts.len()).cloned().collect();
        if value.iter().any(Option::is_some) {
            let unsettled = loaded.seen.of(field.number).len() > 1;
            let line = Message::new(if unsettled { "cli-show-unsettled" } else { "cli-show-field" });
            let line = line.with("field", field.label());
            let said = wording::with_names(title, |names| wording::value(loaded.kind, field, &value, names))?;
            let noun = wording::noun(loaded.kind, &loaded.parts);
            output.say(&line.with("value", wording::agreeing(said, noun)))?;
        }
    }
    Ok(())
}
