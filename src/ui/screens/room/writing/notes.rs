//! From letters to a note: the line is kept as a draft with every change, and becomes that very record.

use crate::domain::edit::Loaded;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::position;
use crate::domain::records::Attendance;
use crate::domain::records::Note;
use crate::domain::records::Record as _;
use crate::domain::rows::Draft;
use crate::domain::rows::Name;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::model::Facts;
use crate::ui::model::Notice;
use crate::ui::model::Step;
use crate::ui::screens::room::forms::RecordForm;
use crate::ui::screens::room::line;
use crate::ui::screens::room::line::Line;
use crate::ui::screens::room::line::Said;
use crate::ui::screens::room::minutes;
use crate::ui::screens::room::writing::Edited;
use crate::ui::screens::room::writing::Writing;
use crate::ui::screens::room::writing::picture;
use crate::ui::widgets::entry;

/// The field under which a draft keeps the words of a note, and the one that says where they stand.
const TEXT: &str = "text";
const ITEM: &str = "agenda_item_id";

impl Writing {
    /// Gives the command to the line.
    pub(super) fn write(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let Some(item) = self.item().map(|item| item.item.id) else { return self.either(command, facts) };
        let is_letter = matches!(command, Command::Type(_));
        if is_letter && !self.room.is_open() {
            return vec![self.room.refusal()];
        }
        if command == Command::Back && self.lines.get(&item).is_some_and(|line| line.editing.is_some()) {
            return self.leave_edited(item);
        }
        let known = self.lines.contains_key(&item);
        let columns = minutes::line_columns(picture::minutes_columns(facts.columns));
        let mut empty = Line::new(facts.fresh.id(0));
        let line = self.lines.get_mut(&item).unwrap_or(&mut empty);
        match line.entry.command(command, columns, facts) {
            Edited::NotMine if command == Command::Previous => {
                self.cursor = self.parts().len().checked_sub(1);
                Vec::new()
            }
            Edited::NotMine if command == Command::Next => Vec::new(),
            Edited::NotMine => self.either(command, facts),
            Edited::Moved => Vec::new(),
            edited => {
                if !known && self.room.is_open() {
                    self.lines.insert(item, empty);
                }
                if is_letter {
                    self.cursor = None;
                }
                let mut steps = Vec::new();
                match edited {
                    Edited::Taken { text, .. } => steps.push(Step::Clip(text)),
                    Edited::Told { said, changed } => steps.push(Step::Say(entry::notice(said, changed))),
                    _ => {}
                }
                steps.extend(self.keep(item, known));
                steps
            }
        }
    }

    /// Keeps what was written; a line that was emptied is no draft.
    fn keep(&mut self, item: RecordId, known: bool) -> Vec<Step> {
        let Some(line) = self.lines.get(&item) else { return Vec::new() };
        let record = line.record;
        if line.entry.text().is_empty() && line.editing.is_none() {
            self.lines.remove(&item);
            return vec![Step::Do(Effect::DropDraft { record })];
        }
        let draft = |field: &str, text: String| {
            Step::Do(Effect::KeepDraft { kind: Note::KIND, record, field: field.to_owned(), text })
        };
        let place = (!known).then(|| draft(ITEM, item.to_string()));
        place.into_iter().chain([draft(TEXT, line.entry.text().to_owned())]).collect()
    }

    pub(super) fn paste_into_line(&mut self, text: &str, facts: &Facts) -> Vec<Step> {
        if self.room.is_over() {
            return vec![self.room.refusal()];
        }
        let Some(item) = self.item().map(|item| item.item.id) else {
            return vec![Step::Say(Notice::Refused(Message::new("ui-paste-no-text")))];
        };
        let known = self.lines.contains_key(&item);
        let line = self.lines.entry(item).or_insert_with(|| Line::new(facts.fresh.id(0)));
        let told = match line.entry.paste(text) {
            Edited::Told { said, changed } => Some(Step::Say(entry::notice(said, changed))),
            _ => None,
        };
        self.cursor = None;
        self.keep(item, known).into_iter().chain(told).collect()
    }

    /// Returns everybody who may speak: who sits in a seat or could, and the guests.
    pub(super) fn people(&self) -> Vec<(RecordId, Name)> {
        let Some(view) = &self.room.view else { return Vec::new() };
        let attending = view.seats.iter().filter_map(|seat| seat.attendance.as_ref()).chain(&view.guests);
        let attending = attending.filter_map(|loaded| loaded.record::<Attendance>().person_id);
        let expected = view.seats.iter().flat_map(|seat| [seat.principal, seat.alternate]).flatten();
        let mut ids: Vec<RecordId> = attending.chain(expected).collect();
        ids.sort();
        ids.dedup();
        let named = |id: RecordId| self.room.name(id).map(|name| (id, name.clone()));
        ids.into_iter().filter_map(named).collect()
    }

    /// Makes a note of the line, or opens the form that its first word asks for.
    pub(super) fn enter_line(&mut self, facts: &Facts) -> Vec<Step> {
        let Some(line) = self.line() else { return Vec::new() };
        if line.text().is_empty() && line.editing.is_none() {
            return Vec::new();
        }
        if !self.room.is_open() {
            return vec![self.room.refusal()];
        }
        let asked = line::offered(line.text()).filter(|_| line.editing.is_none());
        if let Some((output, _)) = asked {
            return self.offer(output, facts);
        }
        if let Some(too_long) = line.entry.too_long() {
            return vec![Step::Say(Notice::Refused(too_long))];
        }
        let said = line::said(line.text(), &self.people());
        let Some(item) = self.item().map(|item| item.item.id) else { return Vec::new() };
        let Some(edit) = self.note(&said, facts) else { return self.leave_edited(item) };
        let mut edits = vec![edit];
        edits.extend(self.begin(facts));
        self.saving = self.lines.remove(&item).map(|line| (item, line));
        vec![Step::Do(Effect::Save { edits, toast: Message::new("room-toast-note") })]
    }

    /// Returns the edit that records the line; `None` when it changes nothing.
    fn note(&self, said: &Said, facts: &Facts) -> Option<RecordEdit> {
        let (line, item) = (self.line()?, self.item()?);
        if said.text.is_empty() {
            return None;
        }
        if let Some(loaded) = &line.editing {
            let mut note: Note = loaded.record();
            note.text = Some(said.text.clone());
            note.speaker_person_id = said.speaker;
            return loaded.edit_to(&note.parts());
        }
        let last = item.notes.last().and_then(|note| note.record::<Note>().position);
        let mut note = Note::empty(line.record);
        note.agenda_item_id = Some(item.item.id);
        note.position = last.as_deref().map_or_else(|| Some(position::first()), position::after);
        note.speaker_person_id = said.speaker;
        note.at = Some(facts.fresh.now);
        note.text = Some(said.text.clone());
        note.kind = Some("point".to_owned());
        Some(RecordEdit::create(&note))
    }

    /// Takes a note into the line.
    pub(super) fn edit_note(&mut self, loaded: &Loaded) -> Vec<Step> {
        if !self.room.is_open() {
            return vec![self.room.refusal()];
        }
        let Some(item) = self.item().map(|item| item.item.id) else { return Vec::new() };
        let line = self.edited(loaded);
        let before = self.lines.insert(item, line);
        self.cursor = None;
        // What stood in the line stays a draft, and comes back when the note is done.
        self.aside = before.filter(|line| line.editing.is_none()).map(|line| (item, line));
        Vec::new()
    }

    /// Makes a line of a note, with its speaker's full name before it.
    fn edited(&self, loaded: &Loaded) -> Line {
        let note: Note = loaded.record();
        let speaker = note.speaker_person_id.and_then(|person| self.room.name(person));
        let text = note.text.unwrap_or_default();
        let text = speaker.map_or(text.clone(), |name| format!("{}: {text}", name.ar));
        let mut line = Line::restored(loaded.id, &text);
        line.editing = Some(loaded.clone());
        line
    }

    /// Leaves a note as it was.
    fn leave_edited(&mut self, item: RecordId) -> Vec<Step> {
        let line = self.lines.remove(&item);
        self.bring_back();
        line.map(|line| Step::Do(Effect::DropDraft { record: line.record })).into_iter().collect()
    }

    /// Puts the line back that an edited note stood in for.
    pub(super) fn bring_back(&mut self) {
        if let Some((item, line)) = self.aside.take() {
            self.lines.entry(item).or_insert(line);
        }
    }

    /// Puts a line back that was not saved, before what has been typed since.
    pub(super) fn put_back(&mut self) {
        let Some((item, mut line)) = self.saving.take() else { return };
        if let Some(since) = self.lines.remove(&item) {
            line.entry.set(&format!("{} {}", line.entry.text(), since.text()));
        }
        self.lines.insert(item, line);
    }

    /// Brings back what was typed here and never recorded: lines under their items, and forms.
    pub(super) fn restore(&mut self, facts: &Facts) {
        if !self.room.is_open() {
            return;
        }
        let drafts = self.room.view.as_ref().map(|view| view.drafts.clone()).unwrap_or_default();
        for draft in drafts {
            if self.met.insert(draft.record) && !self.is_being_typed(draft.record) {
                self.restore_one(&draft, facts);
            }
        }
    }

    /// Says once that something was typed and not recorded before the meeting was closed.
    pub(super) fn tell_of_drafts(&mut self) -> Vec<Step> {
        let waits = self.room.view.as_ref().is_some_and(|view| !view.drafts.is_empty());
        if !waits || self.room.is_open() || std::mem::replace(&mut self.told, true) {
            return Vec::new();
        }
        vec![Step::Say(Notice::Refused(Message::new("room-closed-line-waits")))]
    }

    fn is_being_typed(&self, record: RecordId) -> bool {
        let lines = self.lines.values();
        let beside = [&self.saving, &self.aside].into_iter().flatten().map(|(_, line)| line);
        let forms = self.form.iter().chain(&self.kept).map(|form| form.form.record);
        lines.chain(beside).map(|line| line.record).chain(forms).any(|known| known == record)
    }

    fn restore_one(&mut self, draft: &Draft, facts: &Facts) {
        if draft.kind != Note::KIND {
            self.kept.extend(RecordForm::restored(draft, &self.room, facts));
            return;
        }
        let Some(text) = draft.field(TEXT) else { return };
        let edited = self.agenda().iter().enumerate().find_map(|(place, item)| {
            item.notes.iter().find(|note| note.id == draft.record).map(|note| (place, note.clone()))
        });
        let (place, line) = if let Some((place, note)) = edited {
            let line = self.edited(&note);
            if line.entry.text() == text {
                return;
            }
            (place, Line { entry: Line::restored(draft.record, text).entry, ..line })
        } else {
            let item = draft.reference(ITEM);
            let place = self.agenda().iter().position(|own| Some(own.item.id) == item);
            let Some(place) = place else { return };
            (place, Line::restored(draft.record, text))
        };
        let Some(item) = self.agenda().get(place).map(|item| item.item.id) else { return };
        self.item = place;
        let before = self.lines.insert(item, line);
        self.aside = self.aside.take().or(before.map(|line| (item, line)));
    }
}
