//! Text typed into a form and not recorded yet, offered again when the form opens.

use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::rows::Draft;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::store;
use crate::store::Drafts;

/// Finds what was typed for a record, or last for a record of this kind that is not made yet.
///
/// A draft that is older than its record was recorded with it, and is passed over.
pub(super) fn find(
    workspace: &Workspace,
    drafts: &Drafts,
    kind: &'static RecordKind,
    record: Option<RecordId>,
) -> Result<Option<Draft>, OpsError> {
    let prefix = format!("{}/", kind.name);
    let mut of_kind: Vec<store::Draft> = drafts.all()?;
    of_kind.retain(|draft| draft.place.starts_with(&prefix));
    let mut newest_first: Vec<RecordId> = of_kind.iter().rev().map(|draft| draft.record).collect();
    newest_first.retain(|id| record.is_none_or(|record| record == *id));
    for id in newest_first {
        let typed_at = of_kind.iter().filter(|draft| draft.record == id).map(|draft| draft.at).max();
        let is_made = workspace.store.kind_of(id)?.is_some();
        // The clock of another laptop says nothing about when something was typed on this one.
        let recorded_here = workspace.store.made_here_at(id)?;
        let is_stale = recorded_here.is_some_and(|made| typed_at.is_some_and(|at| at <= made.seconds()));
        if !is_stale && (record.is_some() || !is_made) {
            return Ok(Some(gathered(&of_kind, id, &prefix)));
        }
    }
    Ok(None)
}

fn gathered(drafts: &[store::Draft], record: RecordId, prefix: &str) -> Draft {
    let own = drafts.iter().filter(|draft| draft.record == record);
    let fields = own.filter_map(|draft| {
        let field = draft.place.strip_prefix(prefix)?;
        Some((field.to_owned(), draft.text.clone()))
    });
    Draft { record, fields: fields.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::day::Day;
    use crate::domain::day::Moment;
    use crate::domain::edit::RecordEdit;
    use crate::domain::records::ActionItem;
    use crate::domain::records::Record as _;
    use crate::ops::ask::Answer;
    use crate::ops::ask::Query;
    use crate::ops::ask::ask;
    use crate::ops::save::save;
    use crate::ops::workspace::tests::Office;

    fn keep(drafts: &Drafts, record: RecordId, field: &str, text: &str, now: Moment) {
        let place = format!("action_item/{field}");
        drafts.keep(&store::Draft { record, place, text: text.to_owned(), at: now.seconds() }).unwrap();
    }

    #[test]
    fn a_form_that_was_left_offers_its_text_until_the_record_is_made() {
        let mut office = Office::new("WZT");
        let drafts = Drafts::open(office.workspace.store.folder()).unwrap().0;
        let id = office.around.new_id();
        let now = office.around.now();
        keep(&drafts, id, "title", "عروض أسعار المنحدر", now.plus(-60));
        let found = find(&office.workspace, &drafts, ActionItem::KIND, None).unwrap().unwrap();
        assert_eq!(found.fields, [("title".to_owned(), "عروض أسعار المنحدر".to_owned())]);
        let mut item = ActionItem::empty(id);
        item.title = Some("عروض أسعار المنحدر".to_owned());
        save(&mut office.workspace, &[RecordEdit::create(&item)], &mut office.around).unwrap();
        assert_eq!(find(&office.workspace, &drafts, ActionItem::KIND, None).unwrap(), None);
    }

    #[test]
    fn a_draft_that_was_recorded_hides_no_other_from_a_screen_that_only_reads() {
        let mut office = Office::new("WZT");
        let drafts = Drafts::open(office.workspace.store.folder()).unwrap().0;
        let mut item = ActionItem::empty(office.around.new_id());
        item.title = Some("عروض أسعار المنحدر".to_owned());
        let other = office.around.new_id();
        let now = office.around.now();
        keep(&drafts, other, "title", "ترميم العيادة", now.plus(-90));
        keep(&drafts, item.id, "title", "عروض أسعار المنحدر", now.plus(-60));
        save(&mut office.workspace, &[RecordEdit::create(&item)], &mut office.around).unwrap();
        let query = Query::Draft { kind: ActionItem::KIND, record: None };
        let today = Day::new(2026, 11, 22).unwrap();
        let answer = ask(&mut office.workspace, &query, today, now).unwrap();
        assert!(matches!(answer, Answer::Draft(Some(draft)) if draft.record == other));
    }

    #[test]
    fn text_typed_into_a_record_that_exists_is_kept_for_that_record_alone() {
        let mut office = Office::new("WZT");
        let drafts = Drafts::open(office.workspace.store.folder()).unwrap().0;
        let mut item = ActionItem::empty(office.around.new_id());
        item.title = Some("قائمة ترميم العيادة".to_owned());
        save(&mut office.workspace, &[RecordEdit::create(&item)], &mut office.around).unwrap();
        let later = office.around.now().plus(60);
        keep(&drafts, item.id, "details", "مع المهندس", later);
        assert_eq!(find(&office.workspace, &drafts, ActionItem::KIND, None).unwrap(), None);
        let found = find(&office.workspace, &drafts, ActionItem::KIND, Some(item.id)).unwrap().unwrap();
        assert_eq!(found.fields.len(), 1);
        drafts.drop_record(item.id).unwrap();
        assert_eq!(drafts.all().unwrap(), []);
    }
}
