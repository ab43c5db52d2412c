//! How an export looks at each of its steps.

use ratatui::layout::Rect;

use super::ALL;
use super::Export;
use super::Stage;
use crate::domain::message::Argument;
use crate::domain::message::Message;
use crate::domain::size::size;
use crate::domain::stick::Addressee;
use crate::domain::stick::Leaving;
use crate::domain::stick::Stick;
use crate::domain::stick::StickKind;
use crate::text::SafeText;
use crate::text::isolate_ltr;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::model::Work;
use crate::ui::pointing::Target;
use crate::ui::widgets::choices;
use crate::ui::widgets::offer::Row;
use crate::ui::widgets::working;

impl Export {
    /// Paints the way that was gone, and below it the step that is open.
    ///
    /// ```text
    ///   1 To whom: MNR   2 What leaves: 348 changes   3 Where to: USB1   4 Write
    ///
    ///   Write 348 changes for Marj Noor to USB1?
    ///   [ Write and check ]  [ Not yet ]
    /// ```
    pub(super) fn paint(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        let Some(leaving) = &self.leaving else { return };
        let taken = choices::steps(canvas, place, &self.way(leaving), self.open_step()) + 1;
        let body = Rect {
            x: place.x + 1,
            y: place.y + taken,
            width: place.width.saturating_sub(2),
            height: place.height.saturating_sub(taken),
        };
        match self.stage {
            Stage::To => {
                let rows = offices(canvas.look, leaving);
                self.to.view(canvas, Rect { x: place.x, width: place.width, ..body }, &rows, facts);
            }
            Stage::What => self.what(canvas, body, leaving),
            Stage::Out => {
                let rows: Vec<Row> =
                    self.sticks.iter().flatten().map(|stick| place_row(canvas.look, stick)).collect();
                self.out.view(canvas, Rect { x: place.x, width: place.width, ..body }, &rows, facts);
            }
            Stage::Ask => self.ask(canvas, body, leaving),
            Stage::Writing => writing(canvas, body, facts),
            Stage::Written => written(canvas, body),
        }
    }

    fn open_step(&self) -> usize {
        match self.stage {
            Stage::To => 0,
            Stage::What => 1,
            Stage::Out => 2,
            Stage::Ask | Stage::Writing | Stage::Written => 3,
        }
    }

    /// Returns the four steps, each with what was answered.
    fn way(&self, leaving: &Leaving) -> [Message; 4] {
        let step = self.open_step();
        let to = Message::new("ui-export-way-to").with_typed("to", self.code());
        let what = Message::new("ui-export-way-what").with("changes", changes(leaving.changes));
        let out = Message::new("ui-export-way-out").with("out", self.out_name());
        [
            if step > 0 { to } else { Message::new("ui-export-to") },
            if step > 1 { what } else { Message::new("ui-export-what") },
            if step > 2 { out } else { Message::new("ui-export-out") },
            Message::new("ui-export-write"),
        ]
    }

    /// Returns what the place is called that was chosen.
    fn out_name(&self) -> String {
        let stick = self.out.chosen().and_then(|place| self.sticks.as_ref()?.get(place));
        let plugged = stick.filter(|stick| stick.kind == StickKind::Plugged);
        plugged.map_or_else(|| self.folder().to_owned(), |stick| stick.name.clone())
    }

    fn addressee<'l>(&self, leaving: &'l Leaving) -> Option<&'l Addressee> {
        let code = self.code();
        leaving.offices.iter().find(|office| office.code == code)
    }

    /// Says what leaves, in sentences, and what stays.
    fn what(&self, canvas: &mut Canvas<'_>, body: Rect, leaving: &Leaving) {
        let look = canvas.look;
        let mut groups = SafeText::default();
        for group in &leaving.groups {
            if !groups.is_empty() {
                groups.push(&look.word("ui-comma"));
            }
            groups.push(&look.name(group).isolated());
        }
        if leaving.more_groups > 0 {
            groups.push(&look.word("ui-comma"));
            let more = Message::new("ui-home-more").with("count", leaving.more_groups.cast_signed());
            groups.push(&look.say(&more));
        }
        let mut lines = vec![
            look.say(&Message::new("ui-export-all-of-it").with("changes", changes(leaving.changes))),
            look.say(&self.lacks(leaving)),
        ];
        if !groups.is_empty() {
            lines.push(SafeText::concat([&look.word("ui-export-groups"), &SafeText::data(" "), &groups]));
        }
        lines.push(
            look.say(&Message::new("ui-export-held-back").with("count", leaving.held_back.cast_signed())),
        );
        lines.push(look.word("ui-export-not-secret"));
        write(canvas, body, &lines);
    }

    fn lacks(&self, leaving: &Leaving) -> Message {
        match self.addressee(leaving).map(|office| office.lacks) {
            Some(Some(lacks)) => Message::new("ui-export-lacks").with("count", lacks.cast_signed()),
            _ => Message::new("ui-export-lacks-unknown"),
        }
    }

    fn ask(&self, canvas: &mut Canvas<'_>, body: Rect, leaving: &Leaving) {
        let look = canvas.look;
        let question = Message::new("ui-export-question")
            .with("changes", changes(leaving.changes))
            .with("to", called(look, self.addressee(leaving), &self.code()))
            .with("out", self.out_name());
        let held = Message::new("ui-export-held-back").with("count", leaving.held_back.cast_signed());
        let y = write(canvas, body, &[look.say(&question), look.say(&held)]);
        let mut x = body.x;
        let buttons = [("ui-button-write", self.on_yes), ("ui-button-not-yet", !self.on_yes)];
        for (place, (word, focused)) in buttons.into_iter().enumerate() {
            let text = SafeText::concat([&SafeText::data("[ "), &look.word(word), &SafeText::data(" ]")]);
            let meaning = if focused { Meaning::Selected } else { Meaning::Button };
            let room = Rect { x, y, width: body.right().saturating_sub(x), height: 1 };
            let taken = canvas.text(room.intersection(body), &text, meaning);
            canvas.spot(Rect { width: taken, ..room }.intersection(body), Target::button(place));
            x += taken + 2;
        }
    }
}

/// Paints sentences one under the other, with a row between; returns the first free row.
fn write(canvas: &mut Canvas<'_>, body: Rect, lines: &[SafeText]) -> u16 {
    let mut y = body.y;
    for line in lines {
        let room = Rect { y, height: body.bottom().saturating_sub(y), ..body };
        y += canvas.paragraphs(room, line, Meaning::Plain) + u16::from(body.height > 12);
    }
    y + u16::from(body.height <= 12)
}

fn writing(canvas: &mut Canvas<'_>, body: Rect, facts: &Facts) {
    if let Work::Going(Some(progress)) = &facts.work {
        working::line(progress, canvas, Rect { height: 1, ..body });
    }
    let room = Rect { y: body.y + 2, height: body.height.saturating_sub(2), ..body };
    canvas.paragraphs(room, &canvas.look.word("ui-export-do-not-pull"), Meaning::Plain);
}

fn written(canvas: &mut Canvas<'_>, body: Rect) {
    let look = canvas.look;
    let room = Rect { height: 1, ..body };
    canvas.text(room.intersection(body), &look.word("ui-export-safe"), Meaning::Done);
    let close =
        SafeText::concat([&SafeText::data("[ "), &look.word("ui-button-close"), &SafeText::data(" ]")]);
    let room = Rect { y: body.y + 2, ..room }.intersection(body);
    let taken = canvas.text(room, &close, Meaning::Selected);
    canvas.spot(Rect { width: taken, ..room }, Target::Do(Command::Open, None));
}

fn changes(count: u64) -> Message {
    Message::new("ui-changes").with("count", count.cast_signed())
}

/// Returns what an office is called in a sentence: its name, or the code where it has none.
fn called(look: &Look<'_>, office: Option<&Addressee>, code: &str) -> Argument {
    match office {
        Some(office) if !office.name.ar.is_empty() => look.name(&office.name).as_str().into(),
        None if code == ALL => Message::new("ui-export-everybody").into(),
        _ => Argument::Typed(code.to_owned()),
    }
}

fn offices(look: &Look<'_>, leaving: &Leaving) -> Vec<Row> {
    let with_code = |name: SafeText, code: &str| {
        // The code stands first: a long name is cut, and two offices may share its beginning.
        let mut all = isolate_ltr(code);
        all.push(&SafeText::data("  "));
        all.push(&name.isolated());
        all
    };
    let office = |office: &Addressee| {
        let beside = match office.lacks {
            Some(0) => look.word("ui-export-office-has-all"),
            Some(lacks) => {
                look.say(&Message::new("ui-export-office-lacks").with("count", lacks.cast_signed()))
            }
            None => look.word("ui-export-office-unmet"),
        };
        Row { name: with_code(look.name(&office.name), &office.code), beside, meaning: Meaning::Muted }
    };
    let everybody = Row {
        name: with_code(look.word("ui-export-everybody"), ALL),
        beside: SafeText::default(),
        meaning: Meaning::Muted,
    };
    leaving.offices.iter().map(office).chain([everybody]).collect()
}

fn place_row(look: &Look<'_>, stick: &Stick) -> Row {
    let name = match stick.kind {
        StickKind::Plugged => SafeText::data(&stick.name).isolated(),
        StickKind::Folder => isolate_ltr(&stick.path),
    };
    let (beside, meaning) = match (&stick.trouble, stick.read_only, stick.free) {
        (Some(trouble), _, _) => (look.say(trouble), Meaning::Refused),
        (None, true, _) => (look.word("ui-stick-read-only"), Meaning::Refused),
        (None, false, Some(free)) => {
            (look.say(&Message::new("ui-stick-free").with("free", size(free))), Meaning::Muted)
        }
        (None, false, None) => (SafeText::default(), Meaning::Muted),
    };
    Row { name, beside, meaning }
}
