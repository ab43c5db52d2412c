//! The details of one record, field by field.

use ratatui::layout::Rect;

use crate::domain::catalogue::RecordKind;
use crate::domain::closed_minutes::ClosedMinutes;
use crate::domain::edit::Life;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::money::Amount;
use crate::domain::progress::Tally;
use crate::domain::records::ActionItem;
use crate::domain::records::Decision;
use crate::domain::records::Delivery;
use crate::domain::records::Meeting;
use crate::domain::records::Membership;
use crate::domain::records::Record as _;
use crate::domain::rows::Answer;
use crate::domain::rows::CommitmentRow;
use crate::domain::rows::MeetingRow;
use crate::domain::rows::Query;
use crate::domain::rows::RecordView;
use crate::domain::value::Atom;
use crate::domain::wording;
use crate::i18n::DayForm;
use crate::text::SafeText;
use crate::text::wrap;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::model::Notice;
use crate::ui::model::Step;
use crate::ui::overlays::trouble::Trouble;
use crate::ui::pointing::Target;
use crate::ui::screens::Sheet;
use crate::ui::screens::columns;
use crate::ui::screens::deleting;
use crate::ui::screens::deleting::Hanging;
use crate::ui::screens::fields::Slot;
use crate::ui::screens::fields::slots;
use crate::ui::screens::form::FormSheet;
use crate::ui::screens::lists;
use crate::ui::screens::new;
use crate::ui::screens::room::closing;
use crate::ui::screens::values;
use crate::ui::widgets::form::label_columns;
use crate::ui::widgets::form_view::slot_label;
use crate::ui::widgets::listing::moved;
use crate::ui::widgets::listing::page_of;

/// One record, field by field.
#[derive(Debug)]
pub struct Details {
    kind: &'static RecordKind,
    id: RecordId,
    view: Option<Box<RecordView>>,
    selected: usize,
    deleting: bool,
    loaded: bool,
}

impl Details {
    /// Makes the sheet of a record that has not been read yet.
    pub const fn new(kind: &'static RecordKind, id: RecordId) -> Self {
        Self { kind, id, view: None, selected: 0, deleting: false, loaded: false }
    }

    fn edit(&self, facts: &Facts) -> Vec<Step> {
        let Some(view) = &self.view else { return Vec::new() };
        let slot = slots(self.kind).get(self.selected).copied();
        match &view.closed_in {
            Some(minutes) if slot.is_none_or(|slot| !slot.goes_on(self.kind)) => {
                vec![closing::ask_to_reopen(minutes)]
            }
            _ => vec![FormSheet::edit(view, slot.map(Slot::name), facts)],
        }
    }

    /// Returns `true` when something of such a record goes on changing after its minutes were closed.
    fn goes_on(&self) -> bool {
        slots(self.kind).iter().any(|slot| slot.goes_on(self.kind))
    }

    /// Returns the closed minutes in which the record stands.
    fn closed_in(&self) -> Option<&ClosedMinutes> {
        self.view.as_ref()?.closed_in.as_ref()
    }

    fn next_step(&self, facts: &Facts) -> Vec<Step> {
        let Some(view) = &self.view else { return Vec::new() };
        match self.kind.name {
            "action_item" => match lists::done(view, facts) {
                Some(edit) => {
                    let toast = Message::new("ui-toast-done").with("count", 1_usize);
                    let toast = toast.with("kind", self.kind.label());
                    vec![Step::Do(Effect::Save { edits: vec![edit], toast })]
                }
                None => vec![Step::Say(Notice::Refused(Message::new("ui-already-done")))],
            },
            "commitment" => vec![new::delivery(self.id, facts)],
            "membership" => vec![lists::end(view, facts)],
            "decision" if !takes_reply(view) => {
                vec![Step::Say(Notice::Refused(Message::new("ui-no-reply")))]
            }
            "decision" => vec![FormSheet::edit(view, Some("reply_text"), facts)],
            _ => match &view.closed_in {
                Some(minutes) => vec![closing::ask_to_reopen(minutes)],
                None => vec![Step::NotMine],
            },
        }
    }

    fn delete(&mut self, facts: &Facts) -> Vec<Step> {
        let Some(view) = &self.view else { return Vec::new() };
        if let Some(minutes) = &view.closed_in {
            let is_meeting = self.kind == Meeting::KIND;
            let refusal = if is_meeting { minutes.refused_deletion() } else { minutes.refusal() };
            return vec![Step::Over(Box::new(Trouble::new(refusal)))];
        }
        self.deleting = true;
        match deleting::ask(self.kind, vec![self.id]) {
            Some(question) => vec![Step::Do(question)],
            None => self.deleted(&[], facts),
        }
    }

    fn deleted(&self, hanging: &Hanging, facts: &Facts) -> Vec<Step> {
        let Some(view) = self.view.as_ref().filter(|_| self.deleting) else { return Vec::new() };
        vec![deleting::delete(self.kind, vec![deleting::deleted(view)], Some(view), hanging, facts)]
    }

    /// Returns the value of a line, and what it means to the eye.
    fn value(&self, look: &Look<'_>, view: &RecordView, slot: Slot) -> (SafeText, Meaning) {
        let value = match slot {
            Slot::Partner => names(look, view),
            Slot::Amount => match &view.commitment {
                Some(row) => promised(look, row),
                None => look.amounts(&brought(view)),
            },
            Slot::Column(part) => {
                let place = self.kind.column_index(part.name);
                match place.and_then(|place| view.loaded.parts.get(place)) {
                    Some(Some(atom)) => {
                        let meaning = match atom {
                            Atom::Text(word) => columns::meaning_of(part, word),
                            _ => Meaning::Plain,
                        };
                        let value = values::atom(look, self.kind, part, atom, &view.names);
                        let noun = wording::noun(self.kind, &view.loaded.parts);
                        return (look.argument(&wording::agreeing(value, noun)), meaning);
                    }
                    _ => SafeText::default(),
                }
            }
        };
        if value.is_empty() { (SafeText::data("-"), Meaning::Muted) } else { (value, Meaning::Plain) }
    }

    /// Returns what is said over the fields: where the record comes from, what it is, what it says that cannot be.
    fn notes(&self, look: &Look<'_>, view: &RecordView) -> Vec<(SafeText, Meaning)> {
        let origin = view.meeting.as_ref().map(|meeting| (origin(look, view, meeting), Meaning::Muted));
        let note = self.note(look, view).map(|note| (note, Meaning::Held));
        let doubt = |message: &Message| {
            let mut said = SafeText::data("! ");
            said.push(&look.say(message));
            (said, Meaning::Late)
        };
        origin.into_iter().chain(note).chain(view.doubts.iter().map(doubt)).collect()
    }

    /// Says what stands over the fields: that the record is deleted, who sits in the seat.
    fn note(&self, look: &Look<'_>, view: &RecordView) -> Option<SafeText> {
        match view.loaded.life {
            Life::Deleted => return Some(look.word("ui-record-deleted")),
            Life::Contested => return Some(look.word("ui-record-contested")),
            Life::Here => {}
        }
        if let Some(minutes) = &view.closed_in {
            let (plain, numbered) = if self.goes_on() {
                ("ui-in-minutes", "ui-in-minutes-numbered")
            } else {
                ("room-closed", "room-closed-numbered")
            };
            return Some(look.say(&match &minutes.number {
                Some(number) => Message::new(numbered).with_typed("number", number),
                None => Message::new(plain),
            }));
        }
        let sits = self.kind.name == "seat" && !view.people.is_empty();
        let said = || Message::new("ui-seat-people").with("people", names(look, view).as_str());
        sits.then(|| look.say(&said()))
    }

    fn is_unsettled(&self, view: &RecordView, slot: Slot) -> bool {
        self.kind.field(slot.name()).is_some_and(|field| view.unsettled.contains(&field.number))
    }
}

/// Says in which meeting something was recorded: its number, the day, which meeting of which group.
///
///   4/2026-2 · Sun 11/10/2026 · 6th ordinary · youth group
fn origin(look: &Look<'_>, view: &RecordView, meeting: &MeetingRow) -> SafeText {
    let number = view.reference.as_ref().map(|reference| look.reference(reference));
    let group = look.own_name(meeting.body.as_ref());
    let nth = look.say(&columns::nth_meeting(meeting.kind.as_deref(), meeting.ordinal));
    let day = meeting.starts_at.map(|at| look.local_day(at, DayForm::Full));
    let mut said = SafeText::default();
    for part in number.into_iter().chain(day).chain([nth, group]).filter(|part| !part.is_empty()) {
        if !said.is_empty() {
            said.push(&SafeText::data(" · "));
        }
        said.push(&part);
    }
    said
}

/// Returns `true` for a recommendation: decisions are not answered.
fn takes_reply(view: &RecordView) -> bool {
    view.loaded.kind == Decision::KIND
        && view.loaded.record::<Decision>().kind.as_deref() == Some("recommendation")
}

/// Returns what a delivery brought.
fn brought(view: &RecordView) -> Vec<Amount> {
    if view.loaded.kind == Delivery::KIND { view.loaded.record::<Delivery>().amounts() } else { Vec::new() }
}

fn names(look: &Look<'_>, view: &RecordView) -> SafeText {
    let mut all = SafeText::default();
    for named in &view.people {
        if !all.is_empty() {
            all.push(&look.word("ui-comma"));
        }
        all.push(&look.name(&named.name));
    }
    all
}

/// Says what was promised, delivered and remains, measure by measure.
pub fn promised(look: &Look<'_>, row: &CommitmentRow) -> SafeText {
    let said = |tally: &Tally| {
        Message::new("ui-tally")
            .with("promised", tally.measure.say(tally.promised))
            .with("delivered", tally.measure.say(tally.delivered))
            .with("remaining", tally.measure.say(tally.remaining()))
    };
    let mut all = look.say(&row.standing.word());
    for tally in &row.standing.tallies {
        all.push(&SafeText::data(" · "));
        all.push(&look.say(&said(tally)));
    }
    all
}

impl Sheet for Details {
    fn label(&self) -> Message {
        Message::new("ui-sheet-details")
    }

    fn places(&self) -> Vec<Place> {
        let all = match self.closed_in() {
            None => Place::Details,
            Some(_) if self.goes_on() => Place::FollowUp,
            Some(_) => Place::Minutes,
        };
        match self.kind.name {
            "action_item" => vec![Place::Action, all],
            "commitment" => vec![Place::Commitment, all],
            "decision" => vec![Place::Decision, all],
            "membership" => vec![Place::Member, all],
            _ => vec![all],
        }
    }

    fn idle(&self) -> Vec<Command> {
        let over = self.view.as_ref().is_some_and(|view| match self.kind.name {
            "decision" => !takes_reply(view),
            "action_item" => !view.loaded.record::<ActionItem>().is_open(),
            "membership" => view.loaded.record::<Membership>().ends_on.is_some(),
            _ => false,
        });
        if over { vec![Command::NextStep] } else { Vec::new() }
    }

    fn figure(&self) -> Option<Message> {
        let view = self.view.as_ref()?;
        let row = view.commitment.as_ref()?;
        Some(row.standing.word())
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![Effect::Ask(Query::Record { kind: self.kind, id: self.id })]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        // A key that arrives here closed the question, if there was one.
        self.deleting = false;
        if let Some(to) = moved(command, self.selected, slots(self.kind).len(), facts.body_rows / 2) {
            self.selected = to;
            return Vec::new();
        }
        match command {
            Command::Open | Command::Edit => self.edit(facts),
            Command::Left | Command::Right => {
                let forward = (command == Command::Right) != facts.mirrored;
                if forward { self.edit(facts) } else { vec![Step::Close] }
            }
            Command::NextStep => self.next_step(facts),
            Command::Delete => self.delete(facts),
            _ => vec![Step::NotMine],
        }
    }

    fn given(&mut self, query: &Query, answer: &Answer, facts: &Facts) -> Vec<Step> {
        if let (Query::Hanging { records, .. }, Answer::Hanging(found)) = (query, answer)
            && records.as_slice() == [self.id]
        {
            return self.deleted(found, facts);
        }
        if let (Query::Record { id, .. }, Answer::Record(view)) = (query, answer)
            && *id == self.id
        {
            self.view.clone_from(view);
            self.loaded = true;
        }
        Vec::new()
    }

    fn saved(&mut self) -> Vec<Step> {
        if std::mem::take(&mut self.deleting) { vec![Step::Close] } else { Vec::new() }
    }

    fn refused(&mut self) {
        self.deleting = false;
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        let note = Rect { x: place.x + 2, width: place.width.saturating_sub(3), height: 1, ..place };
        let Some(view) = &self.view else {
            if self.loaded {
                canvas.text(note.intersection(place), &canvas.look.word("ui-record-gone"), Meaning::Muted);
            }
            return;
        };
        let mut place = place;
        for (text, meaning) in self.notes(canvas.look, view) {
            let under = Rect { height: place.height.saturating_sub(1), y: place.y, ..note };
            let taken = if under.height > 0 { canvas.paragraphs(under, &text, meaning) } else { 0 };
            place = Rect { y: place.y + taken, height: place.height - taken, ..place };
        }
        let label_width = label_columns(facts.columns);
        let room = Rect {
            x: place.x + 2 + label_width,
            width: place.width.saturating_sub(label_width + 3),
            height: 1,
            ..place
        };
        let mut y = place.y;
        let lines = slots(self.kind);
        let columns = usize::from(room.width.max(1));
        let tall =
            |slot: Slot| wrap(&self.value(canvas.look, view, slot).0, columns, canvas.look.encoder).len();
        let heights: Vec<usize> = lines.iter().map(|slot| tall(*slot).max(1)).collect();
        let (start, end) = page_of(&heights, self.selected, usize::from(place.height));
        for (index, slot) in lines.into_iter().enumerate().take(end).skip(start) {
            if y >= place.bottom() {
                break;
            }
            if index == self.selected {
                canvas.sign(place.x, y, '>', Meaning::Selected);
            }
            if self.is_unsettled(view, slot) {
                canvas.sign(place.x + 1, y, '?', Meaning::Conflict);
            }
            let named = Rect { x: place.x + 2, y, width: label_width.saturating_sub(1), height: 1 };
            canvas.text(named, &canvas.look.say(&slot_label(slot)), Meaning::Muted);
            let (value, meaning) = self.value(canvas.look, view, slot);
            let taken = canvas.paragraphs(Rect { y, height: place.bottom() - y, ..room }, &value, meaning);
            let line = Rect { y, height: taken, ..place };
            canvas.spot(line, Target::row(index, index == self.selected));
            y += taken;
        }
    }
}
