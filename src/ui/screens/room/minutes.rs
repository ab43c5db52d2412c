//! The minutes of one agenda item as a picture: what was said, what came of it, the line being written.

use ratatui::layout::Rect;

use crate::domain::edit::Loaded;
use crate::domain::message::Message;
use crate::domain::personal_numbers;
use crate::domain::records::ActionItem;
use crate::domain::records::AgendaItem;
use crate::domain::records::Commitment;
use crate::domain::records::CommitmentParty;
use crate::domain::records::Decision;
use crate::domain::records::Note;
use crate::domain::records::Record as _;
use crate::domain::rows::Reference;
use crate::domain::rows::RoomItem;
use crate::i18n::DayForm;
use crate::text::Line as Laid;
use crate::text::SafeText;
use crate::text::columns;
use crate::text::lay_wrapped;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::look::Look;
use crate::ui::pointing::Target;
use crate::ui::screens::room::Room;
use crate::ui::screens::room::line::Line;
use crate::ui::screens::room::line::initials;

/// Columns before a text: the marker, and the initials of who said it.
const BEFORE: u16 = 7;
/// Columns before the line that is being written, and behind it.
const MARGIN: u16 = 2;

/// An entry under an agenda item.
#[derive(Clone, Copy, Debug)]
pub enum Part<'r> {
    Note(&'r Loaded),
    Output(&'r Loaded),
}

/// The minutes of an item, and where the person stands in them.
#[derive(Clone, Copy, Debug)]
pub struct Pane<'r> {
    pub room: &'r Room,
    pub item: &'r RoomItem,
    /// Which item of the agenda it is, counted from 1.
    pub number: usize,
    /// The entry under the cursor; `None` when the line has the caret.
    pub cursor: Option<usize>,
    pub line: Option<&'r Line>,
    pub focused: bool,
}

/// A row of the picture.
struct Row {
    x: u16,
    label: Option<(SafeText, Meaning)>,
    text: Option<(Laid, Meaning)>,
    part: usize,
}

/// Returns the entries of an item in the order in which they were recorded: what was said, and between it what
/// came of it.
///
/// Ids are made in the order of time; notes keep the order that their positions give them.
pub fn parts(item: &RoomItem) -> Vec<Part<'_>> {
    let mut outputs = item.outputs.iter().peekable();
    let mut parts = Vec::with_capacity(item.notes.len() + item.outputs.len());
    for note in &item.notes {
        while let Some(output) = outputs.next_if(|output| output.id < note.id) {
            parts.push(Part::Output(output));
        }
        parts.push(Part::Note(note));
    }
    parts.extend(outputs.map(Part::Output));
    parts
}

/// Returns how many columns the line has in a pane that is so wide.
pub fn line_columns(width: u16) -> usize {
    usize::from(width.saturating_sub(2 * MARGIN)).max(1)
}

impl<'r> Part<'r> {
    /// Returns the record.
    pub const fn loaded(self) -> &'r Loaded {
        match self {
            Self::Note(loaded) | Self::Output(loaded) => loaded,
        }
    }
}

impl Pane<'_> {
    /// Paints the item's title, its entries and the line; the part with the cursor is always on the screen.
    ///
    /// ```text
    ///  4 Day centre for persons with disabilities
    ///    NZ  The hall needs a ramp before winter.
    ///  DECISION 2
    ///    The centre opens in the old clinic's hall.
    ///    by consensus
    ///  * The chamber pays for the ramp, up to 5000_
    /// ```
    pub fn view(&self, canvas: &mut Canvas<'_>, place: Rect) {
        let record: AgendaItem = self.item.item.record();
        let mut title = canvas.look.number(i64::try_from(self.number).unwrap_or(i64::MAX));
        title.push(&SafeText::data(" "));
        title.push(&canvas.look.own(record.title.as_deref()));
        let inside = Rect {
            x: place.x + 1,
            width: place.width.saturating_sub(1),
            height: place.height.min(1),
            ..place
        };
        canvas.text(inside, &title, Meaning::Heading);
        let hinted = place.height > 6 && self.room.is_open();
        let height = place.height.saturating_sub(1 + u16::from(hinted));
        let body = Rect { y: place.y + 1, height, ..place };
        self.body(canvas, body);
        if hinted {
            self.hint(canvas, Rect { y: body.bottom(), height: 1, ..inside });
        }
    }

    fn body(&self, canvas: &mut Canvas<'_>, place: Rect) {
        let rows = self.rows(canvas.look, place.width);
        let layout = self.line.map(|line| {
            line.entry.layout(line_columns(place.width), canvas.look.base(), canvas.look.encoder)
        });
        let written = layout.as_ref().map_or(0, |layout| layout.lines.len());
        let (first, last) = match (self.cursor, &layout) {
            (Some(cursor), _) => {
                let own = |row: &Row| row.part == cursor;
                let first = rows.iter().position(own).unwrap_or(0);
                (first, rows.iter().rposition(own).unwrap_or(first))
            }
            (None, Some(layout)) => (rows.len() + layout.caret.row, rows.len() + written.saturating_sub(1)),
            (None, None) => (0, rows.len().saturating_sub(1)),
        };
        let start = scrolled(first, last, usize::from(place.height));
        for (row, y) in rows.iter().skip(start).zip(place.y..place.bottom()) {
            self.row(row, canvas, Rect { y, height: 1, ..place });
        }
        let Some(layout) = layout else { return };
        let focus =
            Some(Command::Select(parts(self.item).len())).filter(|_| !self.focused || self.cursor.is_some());
        for (index, line) in layout.lines.iter().enumerate() {
            let Some(offset) =
                (rows.len() + index).checked_sub(start).and_then(|row| u16::try_from(row).ok())
            else {
                continue;
            };
            if offset >= place.height {
                break;
            }
            let y = place.y + offset;
            if index == 0 && self.line.is_some_and(|line| !line.text().is_empty()) {
                canvas.sign(place.x, y, '*', Meaning::Unentered);
            }
            let spot =
                Rect { x: place.x + MARGIN, y, width: place.width.saturating_sub(2 * MARGIN), height: 1 };
            canvas.line(spot, line, Meaning::Plain);
            let columns = line_columns(place.width);
            canvas.spot(spot, Target::Text { focus: [focus, None], row: index, columns });
            if let Some(selected) = layout.selected.get(index) {
                canvas.reverse(spot, selected);
            }
            if self.focused && self.cursor.is_none() && index == layout.caret.row {
                canvas.caret_at(spot, layout.caret);
            }
        }
    }

    fn row(&self, row: &Row, canvas: &mut Canvas<'_>, place: Rect) {
        canvas.spot(place, Target::row(row.part, self.cursor == Some(row.part) && self.focused));
        if self.cursor == Some(row.part) {
            canvas.sign(place.x, place.y, '>', Meaning::Selected);
        }
        if let Some((label, meaning)) = &row.label {
            let room = Rect { x: place.x + 2, width: place.width.saturating_sub(2), ..place };
            canvas.text(room, label, *meaning);
        }
        if let Some((text, meaning)) = &row.text {
            let room = Rect { x: place.x + row.x, width: place.width.saturating_sub(row.x), ..place };
            canvas.start_line(room, text, *meaning);
        }
    }

    /// Says what the function keys do with the line, or that a number in it is somebody's own.
    fn hint(&self, canvas: &mut Canvas<'_>, place: Rect) {
        let look = canvas.look;
        let noticed =
            self.line.and_then(|line| personal_numbers::find(line.text()).first().map(|(number, _)| *number));
        match noticed.map(personal_numbers::PersonalNumber::message) {
            Some(message) => {
                let mut said = look.say(&message);
                if let Some(remedy) = look.remedy(&message) {
                    said.push(&SafeText::data(" "));
                    said.push(&remedy);
                }
                canvas.text(place, &said, Meaning::Late);
            }
            None => {
                canvas.text(place, &look.word("room-hint"), Meaning::Muted);
            }
        }
    }

    fn rows(&self, look: &Look<'_>, width: u16) -> Vec<Row> {
        let mut rows = Vec::new();
        for (index, part) in parts(self.item).into_iter().enumerate() {
            match part {
                Part::Note(loaded) => self.note(look, loaded, index, width, &mut rows),
                Part::Output(loaded) => {
                    rows.extend(output(look, self.room, loaded, &self.item.parties, index, width));
                }
            }
        }
        rows
    }

    fn note(&self, look: &Look<'_>, loaded: &Loaded, part: usize, width: u16, rows: &mut Vec<Row>) {
        let note: Note = loaded.record();
        let speaker = note.speaker_person_id.and_then(|person| self.room.name(person));
        let mut label =
            speaker.map(|name| (SafeText::data(&initials(look.name(name).as_str())), Meaning::Muted));
        let text = look.own(note.text.as_deref());
        for line in wrapped(look, &text, width.saturating_sub(BEFORE + 1)) {
            rows.push(Row { x: BEFORE, label: label.take(), text: Some((line, Meaning::Plain)), part });
        }
    }
}

/// Returns the first row to show so that the rows from `first` to `last` are seen, the first of them surely.
pub fn scrolled(first: usize, last: usize, height: usize) -> usize {
    (last + 1).saturating_sub(height).min(first)
}

/// Breaks a text into laid-out lines.
pub fn wrapped(look: &Look<'_>, text: &SafeText, width: u16) -> Vec<Laid> {
    lay_wrapped(text, look.base(), usize::from(width.max(1)), look.encoder)
}

/// Returns the rows of a decision, a recommendation, an action or a commitment.
fn output(
    look: &Look<'_>,
    room: &Room,
    loaded: &Loaded,
    parties: &[Loaded],
    part: usize,
    width: u16,
) -> Vec<Row> {
    let (label, meaning) = label(look, room, loaded);
    let after = 2 + u16::try_from(columns(&label, look.encoder)).unwrap_or(0) + 2;
    let text = look.own(Some(&title(loaded)));
    // Decisions are read aloud as whole sentences, so their label has a row of its own.
    let beside = loaded.kind != Decision::KIND && after < width / 2;
    let x = if beside { after } else { 4 };
    let mut label = Some((label, meaning));
    let mut rows = Vec::new();
    if !beside {
        rows.push(Row { x: 0, label: label.take(), text: None, part });
    }
    for line in wrapped(look, &text, width.saturating_sub(x + 1)) {
        rows.push(Row { x, label: label.take(), text: Some((line, Meaning::Plain)), part });
    }
    let detail = detail(look, room, loaded, parties);
    if !detail.is_empty() {
        for line in wrapped(look, &detail, width.saturating_sub(5)) {
            rows.push(Row { x: 4, label: None, text: Some((line, Meaning::Muted)), part });
        }
    }
    rows
}

/// Returns what an output is called above or before its text: `DECISION 7/2026-2`, `ACTION`.
pub fn label(look: &Look<'_>, room: &Room, loaded: &Loaded) -> (SafeText, Meaning) {
    match loaded.kind.name {
        "action_item" => (look.word("room-label-action"), Meaning::Action),
        "commitment" => (look.word("room-label-commitment"), Meaning::Commitment),
        _ => {
            let decision: Decision = loaded.record();
            let recommended = decision.kind.as_deref() == Some("recommendation");
            let id = if recommended { "room-label-recommendation" } else { "room-label-decision" };
            let meeting = room.record();
            let minutes = meeting.and_then(|meeting| Some((meeting.minutes_no?, meeting.minutes_year?)));
            let mut text = look.word(id);
            text.push(&SafeText::data(" "));
            text.push(&look.reference(&Reference { minutes, seq: decision.seq }));
            (text, Meaning::Decision)
        }
    }
}

/// Returns the words of an output.
pub fn title(loaded: &Loaded) -> String {
    match loaded.kind.name {
        "action_item" => loaded.record::<ActionItem>().title,
        "commitment" => loaded.record::<Commitment>().title,
        _ => loaded.record::<Decision>().text,
    }
    .unwrap_or_default()
}

/// Says who, how much, by when, with which vote.
pub fn detail(look: &Look<'_>, room: &Room, loaded: &Loaded, parties: &[Loaded]) -> SafeText {
    let mut said = Said { look, text: SafeText::default() };
    let named = |id| look.own_name(room.name(id));
    let by = |day| look.say(&Message::new("room-by").with("day", look.day(day, DayForm::Brief).as_str()));
    match loaded.kind.name {
        "action_item" => {
            let item: ActionItem = loaded.record();
            let who = [item.responsible_org_id, item.responsible_person_id];
            who.into_iter().flatten().for_each(|id| said.add(&named(id)));
            item.due_on.into_iter().for_each(|day| said.add(&by(day)));
            if let Some(status) = item.status.filter(|status| status != "open") {
                said.add(&look.say(&Message::named(format!("choice-action_item-status-{status}"))));
            }
        }
        "commitment" => {
            let promise: Commitment = loaded.record();
            let parties = parties.iter().map(Loaded::record::<CommitmentParty>);
            let own = parties.filter(|party| party.commitment_id == Some(loaded.id));
            own.filter_map(|party| party.org_id).for_each(|id| said.add(&named(id)));
            promise
                .promised()
                .iter()
                .for_each(|tally| said.add(&look.say(&tally.measure.say(tally.promised))));
            promise.due_on.into_iter().for_each(|day| said.add(&by(day)));
        }
        _ => {
            let decision: Decision = loaded.record();
            let to = [decision.addressee_office_id, decision.addressee_org_id];
            for id in to.into_iter().flatten() {
                let to = look.name_or_blank(room.name(id)).as_str().to_owned();
                said.add(&look.say(&Message::new("room-to").with("name", to)));
            }
            if let Some(method) = &decision.vote_method {
                said.add(&look.say(&Message::named(format!("choice-decision-vote_method-{method}"))));
            }
            if let (Some(yes), no, abstain) = (decision.yes, decision.no, decision.abstain) {
                let votes = Message::new("room-votes").with("yes", yes).with("no", no.unwrap_or(0));
                said.add(&look.say(&votes.with("abstain", abstain.unwrap_or(0))));
            }
        }
    }
    said.text
}

/// Pieces of a line with a dot between them.
struct Said<'l> {
    look: &'l Look<'l>,
    text: SafeText,
}

impl Said<'_> {
    fn add(&mut self, piece: &SafeText) {
        if piece.is_empty() {
            return;
        }
        if !self.text.is_empty() {
            self.text.push(&self.look.word("room-dot"));
        }
        self.text.push(piece);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::edit::Life;
    use crate::domain::edit::Seen;
    use crate::domain::id::RecordId;
    use crate::domain::records::Record;

    fn loaded<R: Record>(record: &R) -> Loaded {
        let (kind, id, parts) = (R::KIND, record.id(), record.parts());
        Loaded { kind, id, parts, seen: Seen::default(), life: Life::Here }
    }

    fn recorded(notes: &[u8], outputs: &[u8]) -> Vec<u8> {
        let id = |number: &u8| RecordId([*number; 16]);
        let item = RoomItem {
            item: loaded(&AgendaItem::empty(id(&0))),
            notes: notes.iter().map(|number| loaded(&Note::empty(id(number)))).collect(),
            outputs: outputs.iter().map(|number| loaded(&Decision::empty(id(number)))).collect(),
            parties: Vec::new(),
        };
        parts(&item).iter().map(|part| part.loaded().id.0[0]).collect()
    }

    #[test]
    fn what_was_said_and_what_came_of_it_stand_in_the_order_of_the_meeting() {
        assert_eq!(recorded(&[1, 4, 6], &[2, 3, 7]), [1, 2, 3, 4, 6, 7]);
        assert_eq!(recorded(&[4], &[2]), [2, 4]);
        assert_eq!(recorded(&[], &[2, 3]), [2, 3]);
    }

    #[test]
    fn notes_keep_the_order_that_was_given_to_them() {
        assert_eq!(recorded(&[5, 1], &[3]), [3, 5, 1]);
    }

    #[test]
    fn what_has_the_cursor_is_always_on_the_screen() {
        assert_eq!(scrolled(0, 3, 10), 0);
        assert_eq!(scrolled(9, 12, 10), 3);
        assert_eq!(scrolled(20, 45, 10), 20);
        assert_eq!(scrolled(5, 5, 0), 5);
    }
}
