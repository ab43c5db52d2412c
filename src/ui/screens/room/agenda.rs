//! The agenda: its usual items, where the meeting stands in it, how long an item has taken.

use ratatui::layout::Rect;

use crate::domain::day::Moment;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::position;
use crate::domain::records::AgendaItem;
use crate::domain::records::Record as _;
use crate::domain::rows::RoomItem;
use crate::domain::rows::RoomView;
use crate::i18n::Translator;
use crate::text::SafeText;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::pointing::Target;
use crate::ui::screens::room::Room;
use crate::ui::widgets::listing::page;

/// The ids of the usual items stand behind those that the form of a new meeting takes.
const FIRST_ID: usize = 20;

/// Makes the items that every meeting has on its agenda, with their titles in the language of the screen.
///
/// `previous` is the number of the minutes that are to be approved.
pub fn usual(
    meeting: RecordId,
    body: Option<RecordId>,
    previous: Option<(i64, i64)>,
    facts: &Facts,
) -> Vec<RecordEdit> {
    let settings = &facts.settings;
    let words = Translator::new(settings.language, settings.digits, facts.fresh.zone.clone());
    let approval = match previous {
        Some((number, year)) => {
            Message::new("room-usual-previous-numbered").with_typed("number", format!("{number}/{year}"))
        }
        None => Message::new("room-usual-previous"),
    };
    let titles = [
        (Message::new("room-usual-quorum"), "standing"),
        (approval, "standing"),
        (Message::new("room-usual-follow-up"), "follow_up"),
        (Message::new("room-usual-other"), "aob"),
    ];
    let places = position::spread(titles.len());
    let items = titles.iter().zip(places).enumerate().map(|(index, ((title, kind), place))| {
        let mut item = AgendaItem::empty(facts.fresh.id(FIRST_ID + index));
        item.meeting_id = Some(meeting);
        item.body_id = body;
        item.position = Some(place);
        item.title = Some(words.say_plain(title));
        item.kind = Some((*kind).to_owned());
        RecordEdit::create(&item)
    });
    items.collect()
}

/// Returns the place of a new item: the last one, but before other business.
pub fn new_place(view: &RoomView) -> String {
    let mut items: Vec<AgendaItem> = view.agenda.iter().map(|item| item.item.record()).collect();
    let other = items.pop_if(|item| item.kind.as_deref() == Some("aob"));
    let last = items.pop().and_then(|item| item.position);
    let next = other.and_then(|item| item.position);
    match (last.as_deref(), next.as_deref()) {
        (None, None) => Some(position::first()),
        (last, next) => position::between(last, next),
    }
    .unwrap_or_else(position::first)
}

/// Returns the edits with which an item begins: its start, and the end of what was discussed before.
pub fn begun(view: &RoomView, item: &RoomItem, now: Moment) -> Vec<RecordEdit> {
    let mut record: AgendaItem = item.item.record();
    let mut edits = ended(view, Some(item), now);
    if record.started_at.is_none() {
        record.started_at = Some(now);
        edits.extend(item.item.edit_to(&record.parts()));
    }
    edits
}

/// Returns the edits that end every item that is being discussed, but one.
pub fn ended(view: &RoomView, but: Option<&RoomItem>, now: Moment) -> Vec<RecordEdit> {
    let others = view.agenda.iter().filter(|item| but.is_none_or(|but| but.item.id != item.item.id));
    others
        .filter_map(|item| {
            let record: AgendaItem = item.item.record();
            if record.started_at.is_none() || record.ended_at.is_some() {
                return None;
            }
            item.item.edit_to(&discussed(record, now).parts())
        })
        .collect()
}

/// Marks an item as discussed, or as open again.
pub fn toggled(item: &RoomItem, now: Moment) -> Option<RecordEdit> {
    let mut record: AgendaItem = item.item.record();
    if is_done(&record) {
        (record.outcome, record.ended_at) = (None, None);
    } else {
        record = discussed(record, now);
    }
    item.item.edit_to(&record.parts())
}

fn discussed(mut record: AgendaItem, now: Moment) -> AgendaItem {
    record.ended_at = record.ended_at.or(Some(now));
    record.outcome = record.outcome.or_else(|| Some("discussed".to_owned()));
    record
}

fn is_done(record: &AgendaItem) -> bool {
    record.outcome.is_some() || record.ended_at.is_some()
}

/// Returns how many minutes an item has taken; `None` before it began.
fn spent(record: &AgendaItem, now: Moment) -> Option<i64> {
    let end = record.ended_at.unwrap_or(now);
    record.started_at.map(|start| ((end.seconds() - start.seconds()) / 60).max(0))
}

/// Says the time, and how long the item has taken of what was planned.
pub fn figure(item: Option<&RoomItem>, number: usize, now: Moment) -> Message {
    let record: Option<AgendaItem> = item.map(|item| item.item.record());
    let spent = record.as_ref().and_then(|record| spent(record, now));
    let planned = record.as_ref().and_then(|record| record.planned_min);
    match (spent, planned) {
        (Some(spent), Some(planned)) => Message::new("room-figure-planned")
            .with("now", now)
            .with("number", number)
            .with("spent", spent)
            .with("planned", planned),
        (Some(spent), None) => {
            Message::new("room-figure-spent").with("now", now).with("number", number).with("spent", spent)
        }
        _ if record.is_some() => Message::new("room-figure-item").with("now", now).with("number", number),
        _ => Message::new("room-figure-now").with("now", now),
    }
}

/// Returns what stands at the end of an item's row: `ok`, `12/15`, `20`.
fn beside(look: &Look<'_>, record: &AgendaItem, now: Moment) -> (SafeText, Meaning) {
    match record.outcome.as_deref() {
        Some("postponed" | "withdrawn" | "refused") => {
            let word = record.outcome.as_deref().unwrap_or_default();
            return (look.say(&Message::named(format!("choice-agenda_item-outcome-{word}"))), Meaning::Muted);
        }
        _ if is_done(record) => return (look.word("room-ok"), Meaning::Done),
        _ => {}
    }
    let text = match (spent(record, now), record.planned_min) {
        (Some(spent), Some(planned)) => format!("{spent}/{planned}"),
        (Some(minutes), None) | (None, Some(minutes)) => minutes.to_string(),
        (None, None) => String::new(),
    };
    (crate::text::isolate_ltr(&text), Meaning::Muted)
}

/// Paints the agenda; `chosen` is the item under the cursor, one past the last for closing.
///
/// ```text
///  AGENDA
///    1 Quorum         ok
///  > 4 Day centre  12/15
///    5 Winter aid     20
///    Close meeting...
/// ```
pub fn view(room: &Room, chosen: usize, focused: bool, canvas: &mut Canvas<'_>, place: Rect, now: Moment) {
    let Some(view) = &room.view else { return };
    let look = canvas.look;
    let inside = Rect { x: place.x + 1, width: place.width.saturating_sub(1), height: 1, ..place };
    canvas.text(inside, &look.word("room-agenda"), if focused { Meaning::Label } else { Meaning::Heading });
    let rows = Rect { y: place.y + 1, height: place.height.saturating_sub(1), ..place };
    let count = view.agenda.len() + usize::from(room.has_closing_row());
    let (start, end) = page(count, chosen, usize::from(rows.height), &|_| false);
    for (index, y) in (start..end).zip(rows.y..rows.bottom()) {
        let line = Rect { y, height: 1, ..rows };
        let select = Command::Choose(index);
        canvas.spot(line, Target::Row { select, selected: index == chosen && focused });
        let meaning = if index == chosen && focused { Meaning::Selected } else { Meaning::Plain };
        if index == chosen {
            canvas.fill(line, meaning);
            canvas.sign(line.x, y, '>', meaning);
        }
        let Some(item) = view.agenda.get(index) else {
            let room = Rect { x: line.x + 4, width: line.width.saturating_sub(4), ..line };
            canvas.text(
                room,
                &look.word("room-close-row"),
                if index == chosen { meaning } else { Meaning::Muted },
            );
            continue;
        };
        let record: AgendaItem = item.item.record();
        let (beside, state) = beside(look, &record, now);
        let state = if index == chosen && focused { meaning } else { state };
        let end = Rect {
            x: line.x + line.width / 2,
            width: (line.width - line.width / 2).saturating_sub(1),
            ..line
        };
        let taken = canvas.end_text(end, &beside, state);
        let number = look.number(i64::try_from(index + 1).unwrap_or(i64::MAX));
        canvas.side_text(
            Rect { x: line.x + 1, width: 2, ..line },
            &number,
            meaning,
            crate::ui::canvas::Side::End,
        );
        let title = Rect { x: line.x + 4, width: line.width.saturating_sub(taken + 6), ..line };
        canvas.text(title, &canvas.look.own(record.title.as_deref()), meaning);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::edit::EditDeed;
    use crate::domain::edit::Life;
    use crate::domain::edit::Loaded;
    use crate::domain::edit::Seen;

    fn at(text: &str) -> Moment {
        Moment::parse_iso(text).unwrap()
    }

    fn item(number: u8, started: Option<&str>) -> RoomItem {
        let mut record = AgendaItem::empty(RecordId([number; 16]));
        record.title = Some("المركز النهاري".to_owned());
        record.started_at = started.map(at);
        record.planned_min = Some(15);
        let parts = record.parts();
        let loaded =
            Loaded { kind: AgendaItem::KIND, id: record.id, parts, seen: Seen::default(), life: Life::Here };
        RoomItem { item: loaded, notes: Vec::new(), outputs: Vec::new(), parties: Vec::new() }
    }

    fn fields(edit: &RecordEdit) -> Vec<&'static str> {
        let EditDeed::Set(fields) = &edit.deed else { panic!("a change") };
        fields.iter().map(|edit| edit.field.name).collect()
    }

    #[test]
    fn an_item_that_begins_ends_the_one_before() {
        let (before, next) = (item(1, Some("2026-11-22T09:00:00Z")), item(2, None));
        let empty = Loaded { parts: Vec::new(), ..before.item.clone() };
        let view = RoomView {
            meeting: empty,
            body: None,
            body_name: crate::domain::rows::Name::default(),
            seats: Vec::new(),
            guests: Vec::new(),
            agenda: vec![before, next.clone()],
            loose_outputs: Vec::new(),
            names: Vec::new(),
            titles: Vec::new(),
            drafts: Vec::new(),
            next_minutes_number: None,
            greatest_decision: 0,
        };
        let edits = begun(&view, &next, at("2026-11-22T09:20:00Z"));
        assert_eq!(fields(&edits[0]), ["ended_at", "outcome"]);
        assert_eq!(fields(&edits[1]), ["started_at"]);
        assert_eq!(new_place(&view), position::first());
    }

    #[test]
    fn minutes_are_counted_from_the_start_and_stop_at_the_end() {
        let mut record: AgendaItem = item(1, Some("2026-11-22T09:00:00Z")).item.record();
        assert_eq!(spent(&record, at("2026-11-22T09:12:40Z")), Some(12));
        record.ended_at = Some(at("2026-11-22T09:05:00Z"));
        assert_eq!(spent(&record, at("2026-11-22T09:12:40Z")), Some(5));
        record.started_at = None;
        assert_eq!(spent(&record, at("2026-11-22T09:12:40Z")), None);
    }

    #[test]
    fn an_item_marked_as_discussed_can_be_opened_again() {
        let mut room = item(1, Some("2026-11-22T09:00:00Z"));
        let edit = toggled(&room, at("2026-11-22T09:12:00Z")).unwrap();
        assert_eq!(fields(&edit), ["ended_at", "outcome"]);
        let record = discussed(room.item.record(), at("2026-11-22T09:12:00Z"));
        room.item.parts = record.parts();
        let again = toggled(&room, at("2026-11-22T09:13:00Z")).unwrap();
        let EditDeed::Set(fields) = again.deed else { panic!("a change") };
        assert!(fields.iter().all(|edit| edit.value == [None]));
    }
}
