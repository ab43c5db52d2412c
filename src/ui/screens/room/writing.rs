//! The writing sheet: the agenda, the minutes of one item, and the line that is being written.

mod notes;
mod picture;

use std::collections::BTreeMap;
use std::collections::BTreeSet;

use ratatui::layout::Rect;

use crate::domain::edit::EditDeed;
use crate::domain::edit::Loaded;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::AgendaItem;
use crate::domain::records::Note;
use crate::domain::records::Record as _;
use crate::domain::rows::Answer;
use crate::domain::rows::Name;
use crate::domain::rows::Query;
use crate::domain::rows::RoomItem;
use crate::domain::value::Atom;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::command::Editing;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Notice;
use crate::ui::model::Step;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::form::FormSheet;
use crate::ui::screens::room::Room;
use crate::ui::screens::room::agenda;
use crate::ui::screens::room::forms::RecordForm;
use crate::ui::screens::room::line;
use crate::ui::screens::room::line::Line;
use crate::ui::screens::room::line::Output;
use crate::ui::screens::room::line::Said;
use crate::ui::screens::room::minutes;
use crate::ui::screens::room::minutes::Part;
use crate::ui::widgets::entry::Edited;

/// Where the minutes are written.
#[derive(Debug)]
pub struct Writing {
    room: Room,
    /// The agenda item under the cursor; one past the last: closing the meeting.
    item: usize,
    focus: Focus,
    /// The entry under the cursor; `None` when the line has the caret.
    cursor: Option<usize>,
    /// What is being written, by agenda item.
    lines: BTreeMap<RecordId, Line>,
    form: Option<RecordForm>,
    /// Forms that were left with something typed into them, the oldest first.
    kept: Vec<RecordForm>,
    /// The line that is being recorded, with its item.
    saving: Option<(RecordId, Line)>,
    /// The line that an edited note stands in for, with its item.
    aside: Option<(RecordId, Line)>,
    /// Drafts that were met: each is brought back once.
    met: BTreeSet<RecordId>,
    /// What was recorded last: the cursor goes to it when it is an item.
    awaited: Vec<RecordId>,
    /// `true` once it was said that something waits in a meeting that is over.
    told: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    Text,
    Agenda,
}

impl Writing {
    /// Makes the sheet of a meeting that has not been read yet.
    pub const fn new(meeting: RecordId) -> Self {
        Self {
            room: Room::new(meeting),
            item: 0,
            focus: Focus::Text,
            cursor: None,
            lines: BTreeMap::new(),
            form: None,
            kept: Vec::new(),
            saving: None,
            aside: None,
            met: BTreeSet::new(),
            awaited: Vec::new(),
            told: false,
        }
    }

    fn agenda(&self) -> &[RoomItem] {
        self.room.view.as_ref().map(|view| view.agenda.as_slice()).unwrap_or_default()
    }

    fn item(&self) -> Option<&RoomItem> {
        self.agenda().get(self.item)
    }

    /// Returns where the keys go: an agenda without items and the closing row have no text.
    fn focus(&self) -> Focus {
        if self.item().is_none() { Focus::Agenda } else { self.focus }
    }

    fn parts(&self) -> Vec<Part<'_>> {
        self.item().map(minutes::parts).unwrap_or_default()
    }

    fn line(&self) -> Option<&Line> {
        self.lines.get(&self.item()?.item.id)
    }

    fn go(&mut self, item: usize) {
        self.item = item.min(self.last());
        self.cursor = None;
    }

    /// Returns the last row of the agenda: the one that closes the meeting, or an item.
    fn last(&self) -> usize {
        if self.room.has_closing_row() { self.agenda().len() } else { self.agenda().len().saturating_sub(1) }
    }

    /// Goes to the item that was made last, once it is there.
    fn stand_on_new(&mut self) {
        let made = self.agenda().iter().position(|item| self.awaited.contains(&item.item.id));
        if let Some(place) = made {
            self.awaited.clear();
            self.go(place);
        }
    }

    /// Goes to another item while the text has the caret: never to the closing row.
    fn turn(&mut self, by: isize) -> Vec<Step> {
        let last = self.agenda().len().saturating_sub(1);
        self.go(self.item.saturating_add_signed(by).min(last));
        Vec::new()
    }

    fn switch(&mut self) -> Vec<Step> {
        if self.item().is_none() {
            self.item = self.agenda().len().saturating_sub(1);
            self.focus = Focus::Text;
        } else {
            self.focus = if self.focus == Focus::Text { Focus::Agenda } else { Focus::Text };
        }
        Vec::new()
    }

    fn point_at_item(&mut self, item: usize) -> Vec<Step> {
        self.go(item);
        self.focus = Focus::Agenda;
        Vec::new()
    }

    /// Puts the cursor on an entry; behind the last one the line has the caret.
    fn point_at_part(&mut self, part: usize) -> Vec<Step> {
        self.focus = Focus::Text;
        self.cursor = Some(part).filter(|part| *part < self.parts().len());
        Vec::new()
    }

    /// Fulfils what means the same in the text and on the agenda.
    fn either(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        match command {
            Command::NewDecision => self.offer(Output::Decision, facts),
            Command::NewRecommendation => self.offer(Output::Recommendation, facts),
            Command::NewAction => self.offer(Output::Action, facts),
            Command::NewCommitment => self.offer(Output::Commitment, facts),
            Command::NextField | Command::PreviousField => self.switch(),
            Command::NextItem => self.turn(1),
            Command::PreviousItem => self.turn(-1),
            Command::ToItem(place) => {
                self.go(place);
                self.focus = Focus::Text;
                Vec::new()
            }
            Command::New => self.new_item(facts),
            Command::NextStep => self.next_step(facts),
            // The line has nothing more to take back: what was recorded last is meant.
            Command::Editing(Editing::Undo) => vec![Step::Do(Effect::Undo)],
            Command::Editing(Editing::Redo) => vec![Step::Do(Effect::Redo)],
            Command::Minutes => vec![Step::Do(Effect::WriteMinutes { meeting: self.room.meeting })],
            _ => vec![Step::NotMine],
        }
    }

    fn on_agenda(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        match command {
            Command::Next => self.go(self.item.saturating_add(1)),
            Command::Previous => self.go(self.item.saturating_sub(1)),
            Command::First | Command::PageUp => self.go(0),
            Command::Last | Command::PageDown => self.go(usize::MAX),
            Command::Open => return self.open_row(facts),
            Command::Left | Command::Right => {
                let forward = (command == Command::Right) != facts.mirrored;
                return if forward { self.open_row(facts) } else { vec![Step::Close] };
            }
            Command::Mark => return self.toggle(facts),
            Command::Edit => return self.edit_item(facts),
            Command::Delete => return self.delete_item(),
            Command::Type(_) if self.item().is_some() => {
                self.focus = Focus::Text;
                return self.in_text(command, facts);
            }
            command => return self.either(command, facts),
        }
        Vec::new()
    }

    /// Goes into the item under the cursor; makes the usual items, or asks about closing.
    fn open_row(&mut self, facts: &Facts) -> Vec<Step> {
        if self.item().is_some() {
            self.focus = Focus::Text;
            return Vec::new();
        }
        if self.room.view.is_none() || !self.room.is_open() {
            return Vec::new();
        }
        if self.agenda().is_empty() {
            let body = self.room.record().and_then(|meeting| meeting.body_id);
            let edits = agenda::usual(self.room.meeting, body, None, facts);
            return vec![Step::Do(Effect::Save { edits, toast: Message::new("room-toast-agenda") })];
        }
        self.next_step(facts)
    }

    /// Starts or closes the meeting; a line that is not recorded yet is shown first.
    fn next_step(&mut self, facts: &Facts) -> Vec<Step> {
        let written =
            |item: &RoomItem| self.lines.get(&item.item.id).is_some_and(|line| !line.text().is_empty());
        let waiting = self.agenda().iter().position(written).filter(|_| self.room.is_running());
        if let Some(place) = waiting {
            self.go(place);
            self.focus = Focus::Text;
            let message = Message::new("room-line-waits").with("number", place + 1);
            return vec![Step::Say(Notice::Refused(message))];
        }
        if self.room.is_running() && !self.kept.is_empty() {
            return self.reopen_kept();
        }
        self.room.next_step(facts)
    }

    /// Shows a form that was left without being recorded or given up.
    fn reopen_kept(&mut self) -> Vec<Step> {
        let kept = self.kept.remove(0);
        let place = self.agenda().iter().position(|item| Some(item.item.id) == kept.item);
        self.go(place.unwrap_or(self.item));
        self.focus = Focus::Text;
        self.form = Some(kept);
        vec![Step::Say(Notice::Refused(Message::new("room-form-waits")))]
    }

    fn toggle(&self, facts: &Facts) -> Vec<Step> {
        if !self.room.is_open() {
            return vec![self.room.refusal()];
        }
        let edit = self.item().and_then(|item| agenda::toggled(item, facts.fresh.now));
        let save = |edit| Effect::Save { edits: vec![edit], toast: Message::new("room-toast-item") };
        edit.map(|edit| Step::Do(save(edit))).into_iter().collect()
    }

    fn new_item(&self, facts: &Facts) -> Vec<Step> {
        let Some(view) = &self.room.view else { return Vec::new() };
        if !self.room.is_open() {
            return vec![self.room.refusal()];
        }
        let mut presets = vec![
            ("meeting_id", Atom::Id(self.room.meeting)),
            ("position", Atom::Text(agenda::new_place(view))),
            ("kind", Atom::Text("new".to_owned())),
        ];
        let body = self.room.record().and_then(|meeting| meeting.body_id);
        presets.extend(body.map(|body| ("body_id", Atom::Id(body))));
        vec![FormSheet::create(AgendaItem::KIND, &presets, &[], facts)]
    }

    fn edit_item(&self, facts: &Facts) -> Vec<Step> {
        match self.item() {
            Some(_) if !self.room.is_open() => vec![self.room.refusal()],
            Some(item) => vec![FormSheet::edit(&self.room.shown(&item.item), Some("title"), facts)],
            None => Vec::new(),
        }
    }

    /// Deletes an item under which nothing stands.
    fn delete_item(&self) -> Vec<Step> {
        match self.item() {
            Some(_) if !self.room.is_open() => vec![self.room.refusal()],
            Some(item) if item.notes.is_empty() && item.outputs.is_empty() => vec![deleted(&item.item)],
            Some(_) => vec![Step::Say(Notice::Refused(Message::new("room-item-not-empty")))],
            None => Vec::new(),
        }
    }

    fn in_text(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        match (command, self.cursor) {
            (Command::Open, Some(cursor)) => self.open_entry(cursor),
            (Command::Open, None) => self.enter_line(facts),
            (Command::Edit, Some(cursor)) => self.edit_entry(cursor, facts),
            (Command::Edit, None) => self.edit_item(facts),
            (Command::Editing(Editing::Delete) | Command::Delete, Some(cursor)) => self.delete_entry(cursor),
            (Command::Previous, Some(cursor)) => {
                self.cursor = Some(cursor.saturating_sub(1));
                Vec::new()
            }
            (Command::Next, Some(cursor)) => {
                self.cursor = Some(cursor + 1).filter(|cursor| *cursor < self.parts().len());
                Vec::new()
            }
            (Command::PageUp, _) if !self.parts().is_empty() => {
                self.cursor = Some(0);
                Vec::new()
            }
            (Command::Back, Some(_)) | (Command::PageDown, _) => {
                self.cursor = None;
                Vec::new()
            }
            _ => self.write(command, facts),
        }
    }

    /// Opens a note in the line, an output on a screen of its own.
    fn open_entry(&mut self, cursor: usize) -> Vec<Step> {
        match self.parts().get(cursor) {
            Some(Part::Note(loaded)) => {
                let loaded = (*loaded).clone();
                self.edit_note(&loaded)
            }
            Some(Part::Output(loaded)) => {
                let name = Name::plain(minutes::title(loaded));
                vec![Step::Open(Box::new(Screen::record(loaded.kind, loaded.id, name)))]
            }
            None => Vec::new(),
        }
    }

    fn edit_entry(&mut self, cursor: usize, facts: &Facts) -> Vec<Step> {
        match self.parts().get(cursor) {
            Some(Part::Output(loaded)) => vec![FormSheet::edit(&self.room.shown(loaded), None, facts)],
            Some(Part::Note(_)) => self.open_entry(cursor),
            None => Vec::new(),
        }
    }

    fn delete_entry(&self, cursor: usize) -> Vec<Step> {
        match self.parts().get(cursor) {
            Some(_) if !self.room.is_open() => vec![self.room.refusal()],
            Some(part) => vec![deleted(part.loaded())],
            None => Vec::new(),
        }
    }

    /// Opens the form of an output, filled from the line, or from the entry above it.
    fn offer(&mut self, output: Output, facts: &Facts) -> Vec<Step> {
        if self.room.view.is_none() {
            return Vec::new();
        }
        if !self.room.is_open() {
            return vec![self.room.refusal()];
        }
        let item = self.item().map(|item| item.item.id);
        let written = self.line().filter(|line| line.editing.is_none() && !line.text().is_empty());
        let from = written.map(|line| line.record);
        let is_same = |kept: &RecordForm| {
            kept.output == output && kept.item == item && (from.is_none() || kept.from_line == from)
        };
        if let Some(place) = self.kept.iter().position(is_same) {
            self.form = Some(self.kept.remove(place));
            return Vec::new();
        }
        let said = match written {
            Some(line) => {
                let text = line::offered(line.text()).map_or(line.text(), |(_, rest)| rest);
                line::said(text, &self.people())
            }
            None => self.last_said(),
        };
        let mut form = RecordForm::new(output, &said, &self.room, item, facts);
        if let Some(line) = from {
            form.come_from(line);
        }
        self.form = Some(form);
        Vec::new()
    }

    /// Returns the note under the cursor, or the last one above it.
    fn last_said(&self) -> Said {
        let parts = self.parts();
        let seen = self.cursor.map_or(parts.len(), |cursor| cursor.saturating_add(1));
        let mut above = parts.iter().take(seen).filter_map(|part| match part {
            Part::Note(loaded) => Some(*loaded),
            Part::Output(_) => None,
        });
        let note: Option<Note> = above.next_back().map(Loaded::record);
        note.map(|note| Said { speaker: note.speaker_person_id, text: note.text.unwrap_or_default() })
            .unwrap_or_default()
    }

    /// Gives the command to the form, and adds to what it saves when its item begins.
    fn in_form(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let Some(form) = &mut self.form else { return Vec::new() };
        let mut steps = Vec::new();
        for step in form.form.command(command, facts) {
            match step {
                Step::Close => {
                    let left = self.form.take();
                    self.kept.extend(left.filter(|left| left.form.dirty && !left.form.discarded));
                }
                Step::Do(Effect::Save { mut edits, toast }) => {
                    edits.extend(self.begin(facts));
                    steps.push(Step::Do(Effect::Save { edits, toast }));
                }
                Step::Say(Notice::Done(said)) if said.id == "ui-kept-as-draft" => {
                    steps.push(Step::Say(Notice::Done(Message::new("room-form-kept"))));
                }
                Step::NotMine if !is_for_everywhere(command) => {}
                step => steps.push(step),
            }
        }
        steps
    }

    /// Returns the edits with which writing begins: the start of the meeting and of the item.
    fn begin(&self, facts: &Facts) -> Vec<RecordEdit> {
        let now = facts.fresh.now;
        let begun = match (&self.room.view, self.item()) {
            (Some(view), Some(item)) => agenda::begun(view, item, now),
            _ => Vec::new(),
        };
        self.room.start(now).into_iter().chain(begun).collect()
    }
}

/// Returns the step that deletes a record as it was seen.
fn deleted(loaded: &Loaded) -> Step {
    let deed = EditDeed::Delete(loaded.seen.clone());
    let edits = vec![RecordEdit { kind: loaded.kind, record: loaded.id, deed }];
    let toast = Message::new("ui-toast-deleted").with("count", 1_usize).with("kind", loaded.kind.label());
    Step::Do(Effect::Save { edits, toast })
}

/// Returns `true` for commands that an open form leaves to the program.
const fn is_for_everywhere(command: Command) -> bool {
    matches!(command, Command::Help | Command::GoTo | Command::Search | Command::Quit | Command::WhichLine)
}

impl Sheet for Writing {
    fn label(&self) -> Message {
        Message::new("room-sheet-writing")
    }

    fn places(&self) -> Vec<Place> {
        if let Some(form) = &self.form {
            return form.form.places_within(Place::RoomForm);
        }
        if self.room.is_over() {
            return vec![Place::Closed];
        }
        match self.focus() {
            Focus::Text => vec![Place::Writing, Place::Text],
            Focus::Agenda => vec![Place::Agenda, Place::Writing],
        }
    }

    fn figure_at(&self, facts: &Facts) -> Option<Message> {
        if !self.room.is_running() {
            return None;
        }
        Some(agenda::figure(self.item(), self.item + 1, facts.fresh.now))
    }

    fn standing(&self, facts: &Facts) -> Option<(Message, Meaning)> {
        self.room.standing(facts)
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![self.room.ask()]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        if self.form.is_some() {
            return self.in_form(command, facts);
        }
        match command {
            Command::Choose(item) => return self.point_at_item(item),
            Command::Select(part) => return self.point_at_part(part),
            _ => {}
        }
        match self.focus() {
            Focus::Text => self.in_text(command, facts),
            Focus::Agenda => self.on_agenda(command, facts),
        }
    }

    fn given(&mut self, query: &Query, answer: &Answer, facts: &Facts) -> Vec<Step> {
        if self.room.given(query, answer) {
            self.item = self.item.min(self.last());
            self.stand_on_new();
            self.cursor = self.cursor.filter(|cursor| *cursor < self.parts().len());
            self.restore(facts);
            return self.tell_of_drafts();
        } else if let Some(form) = &mut self.form
            && matches!(query, Query::Pick { .. } | Query::PickMember { .. })
        {
            return form.form.given(query, answer, facts);
        }
        Vec::new()
    }

    fn saved(&mut self) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(form) = self.form.take_if(|form| form.form.saving) {
            steps.push(Step::Do(Effect::DropDraft { record: form.form.record }));
            let is_used = |line: &Line| Some(line.record) == form.from_line && line.editing.is_none();
            if let Some(item) = self.lines.iter().find(|(_, line)| is_used(line)).map(|(item, _)| *item) {
                self.lines.remove(&item);
            }
            steps.extend(form.from_line.map(|record| Step::Do(Effect::DropDraft { record })));
        }
        let saved = self.saving.take();
        self.bring_back();
        steps.extend(saved.map(|(_, line)| Step::Do(Effect::DropDraft { record: line.record })));
        steps
    }

    fn stand_on(&mut self, records: &[RecordId]) {
        self.awaited = records.to_vec();
    }

    fn refused(&mut self) {
        if let Some(form) = &mut self.form {
            form.form.saving = false;
        }
        self.put_back();
    }

    fn paste(&mut self, text: &str, facts: &Facts) -> Vec<Step> {
        match &mut self.form {
            Some(form) => form.form.paste(text, facts),
            None => self.paste_into_line(text, facts),
        }
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        self.paint(canvas, place, facts);
    }
}
