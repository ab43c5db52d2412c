//! `mahdar list`: records of one kind, under the headings that people look for.

use crate::cli::arguments::List;
use crate::cli::output::Output;
use crate::cli::output::Table;
use crate::cli::session;
use crate::cli::session::Session;
use crate::cli::trouble::Trouble;
use crate::domain::catalogue::Part;
use crate::domain::catalogue::RecordKind;
use crate::domain::edit::Loaded;
use crate::domain::message::Message;
use crate::domain::wording;
use crate::ops::Workspace;
use crate::ops::dump;
use crate::ops::record;
use crate::ops::record::ListRequest;

/// Columns that a list shows beside the title, where a kind has them.
const SHOWN: [&str; 7] =
    ["kind", "state", "status", "due_on", "starts_at", "responsible_org_id", "responsible_person_id"];

/// So many rows are laid out together; a longer list is written in stretches.
const TOGETHER: usize = 500;

pub(super) fn run(arguments: &List, session: &Session<'_>, output: &mut Output<'_>) -> Result<(), Trouble> {
    let workspace = session.reading()?;
    let kind = record::kind_named(&arguments.record)?;
    let request = ListRequest {
        kind,
        wanted: arguments.conditions.clone(),
        overdue_on: arguments.overdue.then(|| session.today()),
        limit: arguments.limit,
    };
    if output.is_json() {
        let mut described = workspace.store.conflicts_in_order();
        return record::list(&workspace, &request, |stored| {
            output.json(&dump::record(&workspace, &mut described, &stored, false)?)
        });
    }
    let parts: Vec<&Part> = SHOWN.iter().filter_map(|name| kind.field(name)?.part(name)).collect();
    let mut table = Table::under(headings(kind, &parts, output));
    record::list(&workspace, &request, |stored| {
        table.row(row(&workspace, &stored.loaded, &parts, output)?);
        if table.len() < TOGETHER { Ok(()) } else { output.table(&mut table) }
    })?;
    if table.is_untouched() {
        return output.say(&Message::named(format!("records-{}", kind.name)).with("count", 0_i64));
    }
    output.table(&mut table)
}

fn headings(kind: &RecordKind, parts: &[&Part], output: &Output<'_>) -> Vec<String> {
    let say = |message: &Message| output.translator().say_plain(message);
    let mut headings = vec![say(&Message::new("cli-list-id")), say(&kind.label())];
    headings.extend(parts.iter().map(|part| say(&part.label())));
    headings
}

fn row(
    workspace: &Workspace,
    loaded: &Loaded,
    parts: &[&Part],
    output: &Output<'_>,
) -> Result<Vec<String>, Trouble> {
    let translator = output.translator();
    let title = |id| session::title(workspace, id, translator);
    let mut cells = vec![loaded.id.to_string(), session::title_of(workspace, loaded, translator)?];
    let noun = wording::noun(loaded.kind, &loaded.parts);
    for part in parts {
        let place = loaded.kind.column_index(part.name);
        let atom = place.and_then(|place| loaded.parts.get(place)?.as_ref());
        let Some(atom) = atom else {
            cells.push(String::new());
            continue;
        };
        let said = wording::with_names(title, |names| wording::atom(loaded.kind, part, atom, names))?;
        cells.push(translator.argument_plain(&wording::agreeing(said, noun)));
    }
    Ok(cells)
}
