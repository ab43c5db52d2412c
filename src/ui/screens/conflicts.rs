//! What is unsettled, and one conflict with all its values.

mod choice;

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::ConflictRow;
use crate::domain::rows::ConflictsPage;
use crate::domain::rows::ConflictsWindow;
use crate::domain::rows::FromConflict;
use crate::domain::rows::Named;
use crate::domain::rows::Query;
use crate::domain::shown::Contest;
use crate::domain::value::Parts;
use crate::text::SafeText;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::pointing::Target;
use crate::ui::screens::Sheet;
use crate::ui::screens::clashes::Clashes;
use crate::ui::screens::conflicts::choice::Choice;
use crate::ui::screens::export::Export;
use crate::ui::screens::values;
use crate::ui::widgets::choices;
use crate::ui::widgets::listing::page;

/// So many conflicts are asked for at once.
const WINDOW: usize = 60;

/// Everything that is unsettled: a window of it, which turns when the cursor leaves it.
#[derive(Debug, Default)]
pub struct Conflicts {
    shown: ConflictsPage,
    selected: usize,
    loaded: bool,
    waiting: Option<ConflictsWindow>,
    /// How many numbers of minutes were given twice.
    clashes: usize,
}

/// Returns what a conflict is about: the record, and the field.
fn title(of: &str, contest: &Contest) -> Message {
    let what = match contest {
        Contest::Field(field) => field.label(),
        Contest::Life => Message::new("ui-conflict-life"),
    };
    Message::new("ui-conflict-of").with("record", of).with("field", what)
}

/// Returns the values that stand in a conflict, on one line.
fn values_of(look: &Look<'_>, row: &ConflictRow, names: &[Named]) -> SafeText {
    let said: Vec<SafeText> = match &row.contest {
        Contest::Field(field) => {
            let said = |value: &Parts| look.argument(&values::field(look, row.kind, field, value, names));
            row.values.iter().map(said).collect()
        }
        Contest::Life => ["ui-conflict-deleted", "ui-conflict-kept"].map(|word| look.word(word)).into(),
    };
    let mut all = SafeText::default();
    for one in said {
        if !all.is_empty() {
            all.push(&SafeText::data(" / "));
        }
        all.push(&one.isolated());
    }
    all
}

impl Conflicts {
    fn ask(&mut self, from: FromConflict) -> Effect {
        let window = ConflictsWindow { from, limit: WINDOW };
        self.waiting = Some(window.clone());
        Effect::Ask(Query::Conflicts(window))
    }

    /// Goes to a row of the window, or past its ends to the next one.
    fn go(&mut self, command: Command, page: usize) -> Option<Vec<Step>> {
        let rows = &self.shown.rows;
        let last = rows.len().saturating_sub(1);
        let (before, after) = (rows.first().filter(|_| self.shown.before), rows.last());
        let after = after.filter(|_| self.shown.after);
        let beyond = match command {
            Command::Next | Command::PageDown if self.selected == last => {
                after.map(|(key, _)| FromConflict::After(key.clone()))
            }
            Command::Previous | Command::PageUp if self.selected == 0 => {
                before.map(|(key, _)| FromConflict::Before(key.clone()))
            }
            Command::First => before.map(|_| FromConflict::Start),
            Command::Last => after.map(|_| FromConflict::End),
            _ => None,
        };
        self.selected = match command {
            Command::Select(place) => place.min(last),
            Command::Next => self.selected.saturating_add(1).min(last),
            Command::Previous => self.selected.saturating_sub(1),
            Command::PageDown => self.selected.saturating_add(page).min(last),
            Command::PageUp => self.selected.saturating_sub(page),
            Command::First => 0,
            Command::Last => last,
            _ => return None,
        };
        let turns = beyond.filter(|_| self.waiting.is_none());
        Some(turns.into_iter().map(|from| Step::Do(self.ask(from))).collect())
    }

    /// What else is contested, with the digit drawn before it.
    fn choices(&self) -> Vec<Message> {
        let clashes =
            (self.clashes > 0).then(|| Message::new("ui-conflicts-clashes").with("count", self.clashes));
        clashes.into_iter().collect()
    }

    /// Takes a window that was asked for.
    fn take(&mut self, page: &ConflictsPage, from: &FromConflict) -> Vec<Step> {
        let stood = self.shown.rows.get(self.selected).map(|(key, _)| key.clone());
        self.shown.clone_from(page);
        self.loaded = true;
        let rows = &self.shown.rows;
        let last = rows.len().saturating_sub(1);
        self.selected = match from {
            FromConflict::After(_) => 0,
            FromConflict::Before(_) | FromConflict::End => last,
            FromConflict::Start | FromConflict::At(_) => {
                let same = rows.iter().position(|(key, _)| Some(key) == stood.as_ref());
                same.unwrap_or(self.selected.min(last))
            }
        };
        if rows.is_empty() && self.shown.before {
            vec![Step::Do(self.ask(FromConflict::End))]
        } else {
            Vec::new()
        }
    }
}

impl Sheet for Conflicts {
    fn label(&self) -> Message {
        Message::new("ui-sheet-conflicts")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Conflicts]
    }

    fn idle(&self) -> Vec<Command> {
        if self.loaded && self.shown.rows.is_empty() { vec![Command::Open] } else { Vec::new() }
    }

    fn figure(&self) -> Option<Message> {
        self.loaded.then(|| Message::new("ui-unsettled").with("count", self.shown.total.cast_signed()))
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        let from = match self.shown.rows.first() {
            Some((key, _)) if self.shown.before => FromConflict::At(key.clone()),
            _ => FromConflict::Start,
        };
        vec![self.ask(from), Effect::Ask(Query::Clashes)]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let open = match command {
            Command::Left | Command::Right => (command == Command::Right) != facts.mirrored,
            command => command == Command::Open,
        };
        if open {
            let row = self.shown.rows.get(self.selected);
            return row.map(|(_, row)| Choice::open(row)).into_iter().collect();
        }
        if let Command::Type(letter) = command {
            let chosen = choices::chosen(letter, self.choices().len());
            return chosen.map(|_| Clashes::open()).into_iter().collect();
        }
        match command {
            Command::Export => return vec![Export::open("")],
            // The first sheet knows what is plugged in, and what to open of it.
            Command::Import => return vec![Step::Turn(0), Step::Command(command)],
            _ => {}
        }
        // A conflict takes two lines.
        self.go(command, (facts.body_rows / 2).max(1)).unwrap_or_else(|| vec![Step::NotMine])
    }

    fn given(&mut self, query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        if let Answer::Clashes(clashes) = answer {
            self.clashes = clashes.len();
        }
        let (Query::Conflicts(window), Answer::Conflicts(page)) = (query, answer) else {
            return Vec::new();
        };
        if self.waiting.as_ref() != Some(window) {
            return Vec::new();
        }
        self.waiting = None;
        self.take(page, &window.from)
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        if self.loaded && self.shown.rows.is_empty() {
            let room = Rect { x: place.x + 1, width: place.width.saturating_sub(2), height: 1, ..place };
            canvas.text(room, &canvas.look.word("ui-conflicts-none"), Meaning::Done);
        }
        let choices = self.choices();
        let foot = if choices.is_empty() { 0 } else { choices::view(canvas, place, &choices) + 1 };
        let place = Rect { height: place.height.saturating_sub(foot), ..place };
        let fits = usize::from(place.height / 2).max(1);
        let (start, end) = page(self.shown.rows.len(), self.selected, fits, &|_| false);
        for (index, (_, row)) in self.shown.rows.iter().enumerate().take(end).skip(start) {
            let y = place.y + u16::try_from(index - start).unwrap_or(0) * 2;
            canvas.spot(
                Rect { y, height: 2, ..place }.intersection(place),
                Target::row(index, index == self.selected),
            );
            if index == self.selected {
                canvas.sign(place.x, y, '>', Meaning::Selected);
            }
            canvas.sign(place.x + 2, y, '?', Meaning::Conflict);
            let room = Rect { x: place.x + 4, y, width: place.width.saturating_sub(4), height: 1 };
            let title = canvas.look.say(&title(&row.title, &row.contest));
            canvas.text(room.intersection(place), &title, Meaning::Plain);
            let under = Rect { y: y + 1, ..room };
            let values = values_of(canvas.look, row, &self.shown.names);
            canvas.text(under.intersection(place), &values, Meaning::Muted);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rows::ConflictKey;
    use crate::ui::testing::world;

    /// A window of conflicts with these numbers, of so many.
    fn window(numbers: std::ops::Range<u16>, total: u16) -> ConflictsPage {
        let (key, row) = world::conflicts().rows.remove(0);
        let rows = numbers.clone().map(|field| (ConflictKey { field, ..key.clone() }, row.clone()));
        let (before, after) = (numbers.start > 0, numbers.end < total);
        ConflictsPage { rows: rows.collect(), names: Vec::new(), before, after, total: total.into() }
    }

    fn field(conflicts: &Conflicts) -> u16 {
        conflicts.shown.rows[conflicts.selected].0.field
    }

    fn asked(steps: &[Step]) -> &FromConflict {
        match steps {
            [Step::Do(Effect::Ask(Query::Conflicts(window)))] => &window.from,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_window_turns_when_the_cursor_leaves_it() {
        let mut conflicts = Conflicts::default();
        conflicts.take(&window(0..3, 5), &FromConflict::Start);
        assert!(conflicts.go(Command::PageDown, 9).unwrap().is_empty());
        let steps = conflicts.go(Command::Next, 9).unwrap();
        assert!(matches!(asked(&steps), FromConflict::After(key) if key.field == 2));
        assert!(conflicts.go(Command::Next, 9).unwrap().is_empty(), "it was asked already");
        conflicts.waiting = None;
        conflicts.take(&window(3..5, 5), &FromConflict::After(window(2..3, 5).rows[0].0.clone()));
        assert_eq!(field(&conflicts), 3);
        let steps = conflicts.go(Command::Previous, 9).unwrap();
        assert!(matches!(asked(&steps), FromConflict::Before(key) if key.field == 3));
    }

    #[test]
    fn coming_back_stands_on_the_same_conflict_or_on_the_next() {
        let mut conflicts = Conflicts::default();
        conflicts.take(&window(0..5, 5), &FromConflict::Start);
        conflicts.selected = 2;
        let mut settled = window(0..5, 5);
        settled.rows.remove(0);
        conflicts.take(&settled, &FromConflict::Start);
        assert_eq!(field(&conflicts), 2);
        settled.rows.remove(1);
        conflicts.take(&settled, &FromConflict::Start);
        assert_eq!(field(&conflicts), 3);
    }

    #[test]
    fn a_window_that_was_emptied_turns_to_the_last() {
        let mut conflicts = Conflicts::default();
        let mut page = window(3..5, 5);
        page.rows.clear();
        let steps = conflicts.take(&page, &FromConflict::At(window(3..4, 5).rows[0].0.clone()));
        assert_eq!(*asked(&steps), FromConflict::End);
    }
}
