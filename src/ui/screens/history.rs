//! What was done to a record, newest first.

use ratatui::layout::Rect;

use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::HistoryPage;
use crate::domain::rows::Query;
use crate::domain::shown::HistoryEntry;
use crate::domain::wording;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::pointing::Target;
use crate::ui::screens::Sheet;
use crate::ui::screens::values;
use crate::ui::widgets::listing::moved;
use crate::ui::widgets::listing::page;

/// How many entries are asked for at once.
const WINDOW: usize = 50;

/// The history of one record.
#[derive(Debug)]
pub struct History {
    kind: &'static RecordKind,
    id: RecordId,
    shown: HistoryPage,
    selected: usize,
    loaded: bool,
}

impl History {
    /// Makes the sheet of a history that has not been read yet.
    pub fn new(kind: &'static RecordKind, id: RecordId) -> Self {
        Self { kind, id, shown: HistoryPage::default(), selected: 0, loaded: false }
    }

    fn go(&mut self, place: usize) -> Vec<Step> {
        let last = self.shown.entries.len().saturating_sub(1);
        self.selected = place.min(last);
        match self.shown.entries.last() {
            Some(entry) if self.selected == last && self.shown.after => {
                vec![Step::Do(Effect::Ask(Query::History {
                    kind: self.kind,
                    id: self.id,
                    after: Some(entry.change),
                    limit: WINDOW,
                }))]
            }
            _ => Vec::new(),
        }
    }
}

impl Sheet for History {
    fn label(&self) -> Message {
        Message::new("ui-sheet-history")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::History]
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![Effect::Ask(Query::History { kind: self.kind, id: self.id, after: None, limit: WINDOW })]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        match moved(command, self.selected, self.shown.entries.len(), facts.body_rows / 2) {
            Some(to) => self.go(to),
            None => vec![Step::NotMine],
        }
    }

    fn given(&mut self, query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        let (Query::History { id, after, .. }, Answer::History(page)) = (query, answer) else {
            return Vec::new();
        };
        if *id != self.id {
            return Vec::new();
        }
        self.loaded = true;
        if after.is_none() {
            self.shown = page.clone();
            self.selected = self.selected.min(self.shown.entries.len().saturating_sub(1));
        } else if *after == self.shown.entries.last().map(|entry| entry.change) {
            self.shown.entries.extend(page.entries.iter().cloned());
            self.shown.names.extend(page.names.iter().cloned());
            self.shown.after = page.after;
        }
        Vec::new()
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        if self.loaded && self.shown.entries.is_empty() {
            let room = Rect { x: place.x + 1, width: place.width.saturating_sub(1), height: 1, ..place };
            canvas.text(room, &canvas.look.word("ui-history-empty"), Meaning::Muted);
        }
        // What was done may need a second row where the window is narrow.
        let tall = if place.width < 72 { 3 } else { 2 };
        let fits = usize::from(place.height / tall).max(1);
        let (start, end) = page(self.shown.entries.len(), self.selected, fits, &|_| false);
        let noun = wording::noun_among(&self.shown.entries);
        let mut y = place.y;
        for (index, entry) in self.shown.entries.iter().enumerate().take(end).skip(start) {
            canvas.spot(
                Rect { y, height: tall, ..place }.intersection(place),
                Target::row(index, index == self.selected),
            );
            if index == self.selected {
                canvas.sign(place.x, y, '>', Meaning::Selected);
            }
            let room = Rect { x: place.x + 2, y, width: place.width.saturating_sub(2), height: tall - 1 };
            let names = |id| values::called(canvas.look, id, &self.shown.names);
            let said = canvas.look.say(&entry.deed_message(&names, noun));
            let taken = canvas.paragraphs(room.intersection(place), &said, Meaning::Plain);
            let under = Rect { y: y + taken, height: 1, ..room };
            if under.y < place.bottom() {
                canvas.text(under, &canvas.look.say(&whereabouts(entry)), Meaning::Muted);
            }
            y += tall;
        }
    }
}

fn whereabouts(entry: &HistoryEntry) -> Message {
    Message::new("ui-history-who")
        .with("officer", entry.author.officer.as_str())
        .with_typed("office", entry.author.office.as_str())
        .with_typed("laptop", entry.author.laptop.as_str())
        .with("at", entry.at)
}
