//! `mahdar search`: records found by their words, whatever the spelling.

use serde_json::json;

use crate::cli::arguments::Search;
use crate::cli::output::Output;
use crate::cli::output::Table;
use crate::cli::session;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::message::Message;
use crate::ops::record;

/// A person reads no more, and a script asks `dump`.
const MOST: u32 = 200;

pub(super) fn run(arguments: &Search, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let mut workspace = session.reading()?;
    // What a great load left for the search index is indexed now, unless somebody else is writing.
    if workspace.store.search_is_behind().unwrap_or(false) {
        drop(workspace);
        workspace = match session.writing() {
            Ok((workspace, _)) => workspace,
            Err(_) => session.reading()?,
        };
    }
    let wanted = arguments.words.join(" ");
    let mut table = Table::default();
    let met = record::search(&mut workspace, &wanted, MOST, session.today())?;
    if let Some(meant) = &met.meant
        && !output.is_json()
    {
        output.say(&Message::new("cli-search-meant").with("meant", meant.as_str()))?;
    }
    for found in met.found {
        let title = session::title(&workspace, found.record, output.translator())?.unwrap_or_default();
        let id = found.record.to_string();
        if output.is_json() {
            output.json(&json!({ "record": found.kind.name, "id": id, "title": title }))?;
        } else {
            table.row(vec![id, output.translator().say_plain(&found.kind.label()), title]);
        }
    }
    if output.is_json() {
        return Ok(());
    }
    if table.is_untouched() {
        return output.say(&Message::new("cli-search-nothing").with("wanted", wanted));
    }
    output.table(&mut table)
}
