//! One conflict: its values, each with who and when, and the choice between them.

use ratatui::layout::Rect;

use crate::domain::catalogue::RecordKind;
use crate::domain::edit::Seen;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::ConflictRow;
use crate::domain::rows::ConflictsView;
use crate::domain::rows::Name;
use crate::domain::rows::Named;
use crate::domain::rows::Query;
use crate::domain::shown::Conflict;
use crate::domain::shown::Contest;
use crate::domain::shown::Side;
use crate::domain::value::Parts;
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
use crate::ui::pointing::Target;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::Title;
use crate::ui::screens::conflicts::title;
use crate::ui::screens::form::FormSheet;
use crate::ui::screens::values;

/// One conflict.
#[derive(Debug)]
pub(super) struct Choice {
    kind: &'static RecordKind,
    record: RecordId,
    contest: Contest,
    title: String,
    /// The sides, ours first, once they were read.
    sides: Vec<Side>,
    before: Option<Parts>,
    /// What stands in the conflict as it is shown: a choice is made over this and nothing else.
    seen: Seen,
    names: Vec<Named>,
    selected: usize,
    /// `true` while the record is being read, to be given a value of its own.
    another: bool,
    settling: bool,
}

fn value(look: &Look<'_>, choice: &Choice, side: &Side) -> SafeText {
    match &choice.contest {
        Contest::Field(field) => {
            look.argument(&values::field(look, choice.kind, field, &side.value, &choice.names))
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

impl Choice {
    /// Opens the screen of a conflict.
    pub(super) fn open(row: &ConflictRow) -> Step {
        let title = Title::Message(title(&row.title, &row.contest));
        let sheet = Self {
            kind: row.kind,
            record: row.record,
            contest: row.contest.clone(),
            title: row.title.clone(),
            sides: Vec::new(),
            before: None,
            seen: Seen::default(),
            names: Vec::new(),
            selected: 0,
            another: false,
            settling: false,
        };
        Step::Open(Box::new(Screen::single(title, sheet)))
    }

    /// Takes the conflict as it stands; `false` when it stands no more.
    fn take(&mut self, view: &ConflictsView) -> bool {
        let same = |other: &&Conflict| other.contest == self.contest;
        let Some(conflict) = view.conflicts.iter().find(same) else { return false };
        let before = std::mem::replace(&mut self.sides, conflict.sides.clone());
        let stood = |side: &Side| before.iter().position(|known| known.change == side.change);
        // 1 is ours, and a number that was drawn stays with its value: what came since stands last.
        self.sides.sort_by_key(|side| (stood(side).unwrap_or(usize::MAX), !side.ours));
        self.seen.clone_from(&conflict.seen);
        self.before.clone_from(&conflict.before);
        self.names.clone_from(&view.names);
        true
    }

    /// Chooses by the number that is drawn: a side, another value, or later.
    fn choose(&mut self, number: usize) -> Vec<Step> {
        let sides = self.sides.len();
        let (kind, record) = (self.kind, self.record);
        if let Some(side) = number.checked_sub(1).and_then(|place| self.sides.get(place)) {
            self.settling = true;
            let field = match self.contest {
                Contest::Field(field) => Some(field),
                Contest::Life => None,
            };
            let (side, seen) = (side.clone(), self.seen.clone());
            let settled = Message::new("ui-toast-settled");
            let toast = match self.title.as_str() {
                "" => settled.with("record", kind.label()),
                title => settled.with("record", title),
            };
            return vec![Step::Do(Effect::Settle { record, field, side, seen, toast })];
        }
        if number == sides + 1 && self.contest != Contest::Life {
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
        vec![Effect::Ask(Query::ConflictsOf { kind: self.kind, record: self.record })]
    }

    fn command(&mut self, command: Command, _facts: &Facts) -> Vec<Step> {
        let last = self.sides.len().saturating_sub(1);
        match command {
            Command::Type(letter) => {
                let digit = fold_digits(letter.encode_utf8(&mut [0; 4])).parse().ok();
                return digit.map_or_else(Vec::new, |digit| self.choose(digit));
            }
            Command::Select(place) => self.selected = place.min(last),
            Command::Next | Command::NextField => self.selected = (self.selected + 1).min(last),
            Command::Previous | Command::PreviousField => self.selected = self.selected.saturating_sub(1),
            Command::NextStep | Command::Save => return self.choose(self.selected + 1),
            Command::Open => {
                let name = Name::plain(&self.title);
                return vec![Step::Open(Box::new(Screen::record(self.kind, self.record, name)))];
            }
            _ => return vec![Step::NotMine],
        }
        Vec::new()
    }

    fn given(&mut self, query: &Query, answer: &Answer, facts: &Facts) -> Vec<Step> {
        if let (Query::Record { id, .. }, Answer::Record(Some(view))) = (query, answer)
            && *id == self.record
            && std::mem::take(&mut self.another)
        {
            let column = match self.contest {
                Contest::Field(field) => field.parts.first().map(|part| part.name),
                Contest::Life => None,
            };
            // The form stands over the conflict as it was shown, not over what came since.
            let mut view = view.as_ref().clone();
            view.loaded.seen.heads.retain(|(field, _)| self.seen.of(*field).is_empty());
            view.loaded.seen.heads.extend(self.seen.heads.iter().cloned());
            return vec![FormSheet::edit(&view, column, facts)];
        }
        match (query, answer) {
            (Query::ConflictsOf { record, .. }, Answer::ConflictsOf(view))
                if *record == self.record && !self.take(view) && !self.settling =>
            {
                vec![Step::Close]
            }
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
        if let (Some(before), Contest::Field(field)) = (&self.before, &self.contest) {
            let was = values::field(look, self.kind, field, before, &self.names);
            let said = Message::new("ui-conflict-before").with("value", was);
            write(canvas, 1, &look.say(&said), Meaning::Muted, true);
        }
        for (index, side) in self.sides.iter().enumerate() {
            let row =
                write(canvas, 1, &look.number(i64::try_from(index + 1).unwrap_or(0)), Meaning::Label, false);
            canvas.spot(
                Rect { y: row, height: 2, ..place }.intersection(place),
                Target::row(index, index == self.selected),
            );
            if index == self.selected {
                canvas.sign(place.x, row, '>', Meaning::Selected);
            }
            let whose = if side.ours { "ui-conflict-ours" } else { "ui-conflict-theirs" };
            write(canvas, 3, &look.word(whose), Meaning::Heading, false);
            let shown = value(look, self, side);
            write(canvas, 16, &shown, Meaning::Conflict, true);
            let mut by = who(side);
            by.push(&SafeText::data(" · "));
            by.push(&look.moment(side.at, MomentForm::Full));
            write(canvas, 16, &by, Meaning::Muted, true);
        }
        let (another, later) = (self.sides.len() + 1, self.sides.len() + 2);
        let id = if self.contest == Contest::Life { "ui-conflict-later" } else { "ui-conflict-choices" };
        let said = Message::new(id).with("another", another).with("later", later);
        write(canvas, 1, &look.say(&said), Meaning::Label, true);
    }
}
