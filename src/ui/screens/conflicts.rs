//! What is unsettled, and one conflict with all its values.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::ConflictsView;
use crate::domain::rows::Name;
use crate::domain::rows::Named;
use crate::domain::rows::Query;
use crate::domain::shown::Conflict;
use crate::domain::shown::Contest;
use crate::domain::shown::Side;
use crate::i18n::MomentForm;
use crate::text::SafeText;
use crate::text::fold_digits;
use crate::text::isolate_ltr;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::Title;
use crate::ui::screens::form::FormSheet;
use crate::ui::screens::values;
use crate::ui::widgets::listing::page;

/// Everything that is unsettled.
#[derive(Debug, Default)]
pub struct Conflicts {
    shown: ConflictsView,
    selected: usize,
    loaded: bool,
}

/// One conflict.
#[derive(Debug)]
pub struct Choice {
    conflict: Conflict,
    names: Vec<Named>,
    selected: usize,
    /// `true` while the record is being read, to be given a value of its own.
    another: bool,
    settling: bool,
}

/// Returns what the conflict is about: the record, and the field.
fn title(conflict: &Conflict) -> Message {
    let what = match &conflict.contest {
        Contest::Field(field) => field.label(),
        Contest::Life => Message::new("ui-conflict-life"),
    };
    Message::new("ui-conflict-of").with("record", conflict.title.as_str()).with("field", what)
}

fn value(look: &Look<'_>, conflict: &Conflict, side: &Side, names: &[Named]) -> SafeText {
    match &conflict.contest {
        Contest::Field(field) => {
            look.argument(&values::field(look, conflict.kind, field, &side.value, names))
        }
        Contest::Life if side.deletes => look.word("ui-conflict-deleted"),
        Contest::Life => look.word("ui-conflict-kept"),
    }
}

fn who(side: &Side) -> SafeText {
    let mut all = SafeText::data(&side.author.officer).isolated();
    all.push(&SafeText::data(" · "));
    all.push(&isolate_ltr(&side.author.laptop));
    all
}

impl Sheet for Conflicts {
    fn label(&self) -> Message {
        Message::new("ui-sheet-conflicts")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Conflicts]
    }

    fn figure(&self) -> Option<Message> {
        let count = self.shown.conflicts.len();
        self.loaded.then(|| Message::new("ui-unsettled").with("count", count))
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![Effect::Ask(Query::Conflicts)]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let last = self.shown.conflicts.len().saturating_sub(1);
        let open = match command {
            Command::Left | Command::Right => (command == Command::Right) != facts.mirrored,
            command => command == Command::Open,
        };
        if open {
            let Some(conflict) = self.shown.conflicts.get(self.selected) else { return Vec::new() };
            return vec![Choice::open(conflict.clone(), self.shown.names.clone())];
        }
        match command {
            Command::Next => self.selected = self.selected.saturating_add(1).min(last),
            Command::Previous => self.selected = self.selected.saturating_sub(1),
            Command::First => self.selected = 0,
            Command::Last => self.selected = last,
            _ => return vec![Step::NotMine],
        }
        Vec::new()
    }

    fn given(&mut self, _query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        if let Answer::Conflicts(view) = answer {
            self.shown.clone_from(view);
            self.selected = self.selected.min(view.conflicts.len().saturating_sub(1));
            self.loaded = true;
        }
        Vec::new()
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        if self.loaded && self.shown.conflicts.is_empty() {
            let room = Rect { x: place.x + 1, width: place.width.saturating_sub(2), height: 1, ..place };
            canvas.text(room, &canvas.look.word("ui-conflicts-none"), Meaning::Done);
        }
        let fits = usize::from(place.height / 2).max(1);
        let (start, end) = page(self.shown.conflicts.len(), self.selected, fits, &|_| false);
        for (index, conflict) in self.shown.conflicts.iter().enumerate().take(end).skip(start) {
            let y = place.y + u16::try_from(index - start).unwrap_or(0) * 2;
            if index == self.selected {
                canvas.sign(place.x, y, '>', Meaning::Selected);
            }
            canvas.sign(place.x + 2, y, '?', Meaning::Conflict);
            let room = Rect { x: place.x + 4, y, width: place.width.saturating_sub(4), height: 1 };
            canvas.text(room.intersection(place), &canvas.look.say(&title(conflict)), Meaning::Plain);
            let mut sides = SafeText::default();
            for side in &conflict.sides {
                if !sides.is_empty() {
                    sides.push(&SafeText::data(" / "));
                }
                sides.push(&value(canvas.look, conflict, side, &self.shown.names).isolated());
            }
            let under = Rect { y: y + 1, ..room };
            canvas.text(under.intersection(place), &sides, Meaning::Muted);
        }
    }
}

impl Choice {
    fn open(mut conflict: Conflict, names: Vec<Named>) -> Step {
        // 1 is always ours, whichever value is shown meanwhile.
        conflict.sides.sort_by_key(|side| !side.ours);
        let title = Title::Message(title(&conflict));
        let sheet = Self { conflict, names, selected: 0, another: false, settling: false };
        Step::Open(Box::new(Screen::single(title, sheet)))
    }

    fn stands_in(&self, view: &ConflictsView) -> bool {
        view.conflicts
            .iter()
            .any(|other| other.record == self.conflict.record && other.contest == self.conflict.contest)
    }

    /// Chooses by the number that is drawn: a side, another value, or later.
    fn choose(&mut self, number: usize) -> Vec<Step> {
        let sides = self.conflict.sides.len();
        let (kind, record) = (self.conflict.kind, self.conflict.record);
        if let Some(side) = number.checked_sub(1).and_then(|place| self.conflict.sides.get(place)) {
            self.settling = true;
            let field = match self.conflict.contest {
                Contest::Field(field) => Some(field),
                Contest::Life => None,
            };
            return vec![Step::Do(Effect::Settle { kind, record, field, change: side.change })];
        }
        if number == sides + 1 && self.conflict.contest != Contest::Life {
            self.another = true;
            return vec![Step::Do(Effect::Ask(Query::Record { kind, id: record }))];
        }
        if number == sides + 2 { vec![Step::Close] } else { Vec::new() }
    }
}

impl Sheet for Choice {
    fn label(&self) -> Message {
        Message::new("ui-sheet-conflicts")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Conflict]
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        // Coming back from the record: the conflict may be settled by now.
        vec![Effect::Ask(Query::Conflicts)]
    }

    fn command(&mut self, command: Command, _facts: &Facts) -> Vec<Step> {
        let last = self.conflict.sides.len().saturating_sub(1);
        match command {
            Command::Type(letter) => {
                let digit = fold_digits(letter.encode_utf8(&mut [0; 4])).parse().ok();
                return digit.map_or_else(Vec::new, |digit| self.choose(digit));
            }
            Command::Next | Command::NextField => self.selected = (self.selected + 1).min(last),
            Command::Previous | Command::PreviousField => self.selected = self.selected.saturating_sub(1),
            Command::NextStep | Command::Save => return self.choose(self.selected + 1),
            Command::Open => {
                let conflict = &self.conflict;
                let name = Name::plain(&conflict.title);
                return vec![Step::Open(Box::new(Screen::record(conflict.kind, conflict.record, name)))];
            }
            _ => return vec![Step::NotMine],
        }
        Vec::new()
    }

    fn given(&mut self, query: &Query, answer: &Answer, facts: &Facts) -> Vec<Step> {
        if let (Query::Record { id, .. }, Answer::Record(Some(view))) = (query, answer)
            && *id == self.conflict.record
            && std::mem::take(&mut self.another)
        {
            let column = match self.conflict.contest {
                Contest::Field(field) => field.parts.first().map(|part| part.name),
                Contest::Life => None,
            };
            return vec![FormSheet::edit(view, column, facts)];
        }
        match answer {
            Answer::Conflicts(view) if !self.settling && !self.stands_in(view) => vec![Step::Close],
            _ => Vec::new(),
        }
    }

    fn saved(&mut self) -> Vec<Step> {
        if std::mem::take(&mut self.settling) { vec![Step::Close] } else { Vec::new() }
    }

    fn refused(&mut self) {
        self.settling = false;
    }

    /// Paints the values one under the other, each with who and when.
    ///
    /// ```text
    ///   Both are kept until you choose.
    ///   Before, for both   Sun 22/11/2026
    ///  >1 OURS    Tue 24/11/2026
    ///             Samar Tuffaha, WZT-2, Thu 19/11 14:20
    ///   2 THEIRS  Tue 01/12/2026
    ///   3 Another value   4 Later
    /// ```
    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        let look = canvas.look;
        let mut y = place.y;
        let mut write = |canvas: &mut Canvas<'_>, x: u16, text: &SafeText, meaning, next: bool| {
            let room = Rect { x: place.x + x, y, width: place.width.saturating_sub(x), height: 1 };
            canvas.text(room.intersection(place), text, meaning);
            y += u16::from(next);
            y
        };
        write(canvas, 1, &look.word("ui-conflict-both-kept"), Meaning::Plain, true);
        if let (Some(before), Contest::Field(field)) = (&self.conflict.before, &self.conflict.contest) {
            let was = values::field(look, self.conflict.kind, field, before, &self.names);
            let said = Message::new("ui-conflict-before").with("value", was);
            write(canvas, 1, &look.say(&said), Meaning::Muted, true);
        }
        for (index, side) in self.conflict.sides.iter().enumerate() {
            let row =
                write(canvas, 1, &look.number(i64::try_from(index + 1).unwrap_or(0)), Meaning::Label, false);
            if index == self.selected {
                canvas.sign(place.x, row, '>', Meaning::Selected);
            }
            let whose = if side.ours { "ui-conflict-ours" } else { "ui-conflict-theirs" };
            write(canvas, 3, &look.word(whose), Meaning::Heading, false);
            let shown = value(look, &self.conflict, side, &self.names);
            write(canvas, 16, &shown, Meaning::Conflict, true);
            let mut by = who(side);
            by.push(&SafeText::data(" · "));
            by.push(&look.moment(side.at, MomentForm::Full));
            write(canvas, 16, &by, Meaning::Muted, true);
        }
        let (another, later) = (self.conflict.sides.len() + 1, self.conflict.sides.len() + 2);
        let id =
            if self.conflict.contest == Contest::Life { "ui-conflict-later" } else { "ui-conflict-choices" };
        let said = Message::new(id).with("another", another).with("later", later);
        write(canvas, 1, &look.say(&said), Meaning::Label, true);
    }
}
