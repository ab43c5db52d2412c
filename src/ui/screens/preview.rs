//! What a bundle would do, before anything is changed.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::shown::Contest;
use crate::domain::shown::ImportPreview;
use crate::domain::shown::PreviewConflict;
use crate::domain::shown::PreviewGroup;
use crate::domain::shown::Signer;
use crate::i18n::MomentForm;
use crate::text::SafeText;
use crate::text::isolate_ltr;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::look::Look;
use crate::ui::model::Facts;
use crate::ui::model::Step;
use crate::ui::overlays::confirm::Confirm;
use crate::ui::pointing::Target;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::Title;
use crate::ui::screens::exchange::known;
use crate::ui::widgets::listing::page;

/// A bundle that was looked into.
#[derive(Debug)]
pub struct Preview {
    bundle: Box<ImportPreview>,
    /// The file, as it is handed back to be imported.
    path: String,
    selected: usize,
    entering: bool,
}

/// A line of the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    New,
    Changed,
    Deleted,
    Conflicts,
    Refused,
}

/// A line of the preview has no room for more conflicts than these.
const SUMMED: usize = 4;
const LINES: &[Kind] = &[Kind::New, Kind::Changed, Kind::Deleted, Kind::Conflicts, Kind::Refused];

impl Preview {
    /// Makes the screen of a preview.
    pub fn screen(path: String, preview: Box<ImportPreview>) -> Screen {
        let title = Title::Message(Message::new("ui-title-preview"));
        Screen::single(title, Self { bundle: preview, path, selected: 0, entering: false })
    }

    fn count(&self, line: Kind) -> u64 {
        match line {
            Kind::New => self.bundle.new.count(),
            Kind::Changed => self.bundle.changed.count(),
            Kind::Deleted => self.bundle.deleted.count(),
            Kind::Conflicts => self.bundle.conflicts.count,
            Kind::Refused => self.bundle.quarantined.len() as u64,
        }
    }

    fn strangers(&self) -> bool {
        self.bundle.signers.iter().any(|signer| signer.known_since.is_none())
    }

    /// Imports; when a key is new, only after somebody has compared its digits.
    fn import(&mut self) -> Vec<Step> {
        let effect = Effect::Import { path: self.path.clone(), trust: self.strangers() };
        self.entering = true;
        if !self.strangers() {
            return vec![Step::Do(effect)];
        }
        let strangers = self.bundle.signers.iter().filter(|signer| signer.known_since.is_none());
        let lines = strangers.flat_map(|signer| {
            let whose = Message::new("ui-confirm-key")
                .with("officer", signer.author.officer.as_str())
                .with_typed("laptop", signer.author.laptop.as_str());
            let [first, last] = halves(&signer.digits);
            let groups = |groups: &'static str, digits: String| {
                Message::new("ui-confirm-key-groups")
                    .with_typed("groups", groups)
                    .with_typed("digits", digits)
            };
            [whose, groups("1-3", first), groups("4-6", last)]
        });
        vec![Confirm::ask(
            Message::new("ui-confirm-key-title"),
            std::iter::once(Message::new("ui-confirm-key-why")).chain(lines).collect(),
            Message::new("ui-button-they-match"),
            Message::new("ui-button-not-yet"),
            vec![effect],
        )]
    }

    fn look_inside(&self) -> Vec<Step> {
        let Some(line) = LINES.get(self.selected) else { return Vec::new() };
        let mut lines = match line {
            Kind::New => named(&self.bundle.new),
            Kind::Changed => named(&self.bundle.changed),
            Kind::Deleted => named(&self.bundle.deleted),
            Kind::Conflicts => alone(conflicts(&self.bundle)),
            Kind::Refused => alone(self.bundle.quarantined.clone()),
        };
        if lines.is_empty() {
            return Vec::new();
        }
        let more = self.count(*line).saturating_sub(lines.len() as u64);
        if more > 0 {
            lines.push((Message::new("ui-preview-more").with("count", more.cast_signed()), None));
        }
        let title = Title::Message(Message::new(word(*line)));
        vec![Step::Open(Box::new(Screen::single(title, Inside { lines, selected: 0 })))]
    }
}

/// Says whose key it is, and since when it is known; one's own is known.
fn whose(look: &Look<'_>, signer: &Signer) -> SafeText {
    if signer.this_laptop {
        return look.word("ui-this-laptop");
    }
    let said = if signer.exporter {
        Message::new("ui-preview-key-of-sender")
    } else {
        Message::new("ui-preview-key-of-laptop").with_typed("laptop", signer.author.laptop.as_str())
    };
    look.say(&said.with("known", known(look, signer.known_since)))
}

/// Parts the six groups of a key into two lines that stand one under the other.
fn halves(digits: &str) -> [String; 2] {
    let groups: Vec<&str> = digits.split_whitespace().collect();
    let (first, last) = groups.split_at(groups.len().min(3));
    [first.join(" "), last.join(" ")]
}

fn named(group: &PreviewGroup) -> Vec<(Message, Option<Message>)> {
    group.named.iter().map(|record| (record.name.clone(), record.deeds())).collect()
}

fn alone(lines: Vec<Message>) -> Vec<(Message, Option<Message>)> {
    lines.into_iter().map(|line| (line, None)).collect()
}

fn conflicts(preview: &ImportPreview) -> Vec<Message> {
    let line = |conflict: &PreviewConflict| {
        let what = match &conflict.contest {
            Contest::Field(field) => field.label(),
            Contest::Life => Message::new("ui-conflict-life"),
        };
        Message::new("ui-preview-conflict").with("name", conflict.called()).with("field", what)
    };
    preview.conflicts.named.iter().map(line).collect()
}

const fn word(line: Kind) -> &'static str {
    match line {
        Kind::New => "ui-preview-new",
        Kind::Changed => "ui-preview-changed",
        Kind::Deleted => "ui-preview-deleted",
        Kind::Conflicts => "ui-preview-conflicts",
        Kind::Refused => "ui-preview-refused",
    }
}

const fn sign(line: Kind) -> (char, Meaning) {
    match line {
        Kind::New => ('x', Meaning::New),
        Kind::Changed => ('x', Meaning::Changed),
        Kind::Deleted => ('x', Meaning::Cancelled),
        Kind::Conflicts => ('?', Meaning::Conflict),
        Kind::Refused => (' ', Meaning::Refused),
    }
}

impl Sheet for Preview {
    fn label(&self) -> Message {
        Message::new("ui-title-preview")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Preview]
    }

    fn figure(&self) -> Option<Message> {
        Some(Message::new("ui-nothing-changed-yet"))
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        Vec::new()
    }

    fn command(&mut self, command: Command, _facts: &Facts) -> Vec<Step> {
        match command {
            Command::Select(place) => {
                self.selected = place.min(LINES.len().saturating_sub(1));
                Vec::new()
            }
            Command::Next => {
                self.selected = self.selected.saturating_add(1).min(LINES.len().saturating_sub(1));
                Vec::new()
            }
            Command::Previous => {
                self.selected = self.selected.saturating_sub(1);
                Vec::new()
            }
            Command::Open => self.look_inside(),
            Command::Save | Command::NextStep => self.import(),
            _ => vec![Step::NotMine],
        }
    }

    fn given(&mut self, _query: &Query, _answer: &Answer, _facts: &Facts) -> Vec<Step> {
        Vec::new()
    }

    fn saved(&mut self) -> Vec<Step> {
        if std::mem::take(&mut self.entering) { vec![Step::Close] } else { Vec::new() }
    }

    fn refused(&mut self) {
        self.entering = false;
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        let mut y = self.origin(canvas, place) + 1;
        for (index, line) in LINES.iter().enumerate() {
            if y >= place.bottom() {
                return;
            }
            canvas.spot(Rect { y, height: 1, ..place }, Target::row(index, index == self.selected));
            self.line(canvas, Rect { y, height: 1, ..place }, *line, index == self.selected);
            y += 1;
        }
        let held = self.bundle.is_held();
        let mut notes = vec![Message::new(if held { "ui-preview-held" } else { "ui-preview-note" })];
        if self.bundle.far_ahead > 0 {
            let ahead = Message::new("ui-preview-far-ahead");
            notes.push(ahead.with("count", self.bundle.far_ahead.cast_signed()));
        }
        if self.bundle.unknown > 0 {
            let unknown = Message::new("ui-preview-unknown");
            notes.push(unknown.with("count", self.bundle.unknown.cast_signed()));
        }
        let import = Message::new("ui-preview-import").with("count", self.bundle.records().cast_signed());
        for (text, meaning) in notes
            .iter()
            .map(|note| (canvas.look.say(note), Meaning::Muted))
            .chain([(canvas.look.say(&import), Meaning::Button)])
        {
            y += 1;
            if y < place.bottom() {
                let room = Rect { x: place.x + 1, y, width: place.width.saturating_sub(2), height: 1 };
                let taken = canvas.text(room, &text, meaning);
                if meaning == Meaning::Button {
                    canvas.spot(Rect { width: taken, ..room }, Target::Do(Command::Save, None));
                }
            }
        }
    }
}

impl Preview {
    /// Paints where the bundle comes from; returns the first free row.
    fn origin(&self, canvas: &mut Canvas<'_>, place: Rect) -> u16 {
        let preview = &self.bundle;
        let look = canvas.look;
        let from = Message::new("ui-preview-from")
            .with("office", preview.from.office_name.as_str())
            .with_typed("laptop", preview.from.laptop.as_str())
            .with("officer", preview.from.officer.as_str());
        let mut from = look.say(&from);
        if let Some(at) = preview.made_at {
            from.push(&SafeText::data(" · "));
            from.push(&look.moment(at, MomentForm::Full));
        }
        let mut lines = vec![(look.word("ui-preview-label-from"), from)];
        for signer in preview.signers.iter().take(3) {
            let mut key = isolate_ltr(&signer.digits);
            key.push(&SafeText::data(" · "));
            key.push(&whose(look, signer));
            lines.push((look.word("ui-preview-label-key"), key));
        }
        let file = Message::new("ui-preview-file").with("size", preview.bytes.div_ceil(1024).cast_signed());
        lines.push((look.word("ui-preview-label-file"), look.say(&file)));
        let mut y = place.y;
        for (label, text) in lines {
            let room = Rect { x: place.x + 1, y, width: 8, height: 1 };
            canvas.text(room.intersection(place), &label, Meaning::Muted);
            let rest = Rect { x: place.x + 9, width: place.width.saturating_sub(9), ..room };
            canvas.text(rest.intersection(place), &text, Meaning::Plain);
            y += 1;
        }
        y
    }

    fn line(&self, canvas: &mut Canvas<'_>, place: Rect, line: Kind, selected: bool) {
        if selected {
            canvas.fill(Rect { width: 1, ..place }, Meaning::Selected);
            canvas.sign(place.x, place.y, '>', Meaning::Selected);
        }
        let (mark, meaning) = if self.count(line) == 0 { (' ', Meaning::Muted) } else { sign(line) };
        let mark = SafeText::data(&format!("[{mark}]"));
        canvas.text(Rect { x: place.x + 1, width: 3, ..place }, &mark, meaning);
        canvas.text(Rect { x: place.x + 5, width: 12, ..place }, &canvas.look.word(word(line)), meaning);
        let count = canvas.look.number(self.count(line).cast_signed());
        let number = Rect { x: place.x + 18, width: 5, ..place };
        canvas.side_text(number, &count, Meaning::Plain, crate::ui::canvas::Side::Right);
        let rest = Rect { x: place.x + 25, width: place.width.saturating_sub(26), ..place };
        canvas.text(rest, &self.summary(canvas.look, line), Meaning::Plain);
    }

    /// Counts the records of a line by kind: `1 meeting, 6 action items`.
    fn summary(&self, look: &Look<'_>, line: Kind) -> SafeText {
        let first = |lines: &[Message]| joined(look, lines.get(..SUMMED).unwrap_or(lines));
        let group = match line {
            Kind::New => &self.bundle.new,
            Kind::Changed => &self.bundle.changed,
            Kind::Deleted => &self.bundle.deleted,
            Kind::Conflicts => return first(&conflicts(&self.bundle)),
            Kind::Refused => return first(&self.bundle.quarantined),
        };
        let counted = group.kinds.iter().map(|(kind, count)| {
            Message::named(format!("records-{}", kind.name)).with("count", count.cast_signed())
        });
        joined(look, &counted.collect::<Vec<_>>())
    }
}

fn joined(look: &Look<'_>, messages: &[Message]) -> SafeText {
    let mut all = SafeText::default();
    for message in messages {
        if !all.is_empty() {
            all.push(&look.word("ui-comma"));
        }
        all.push(&look.say(message));
    }
    all
}

/// The records behind one line of a preview.
#[derive(Debug)]
struct Inside {
    /// Which record, and what the bundle does to it.
    lines: Vec<(Message, Option<Message>)>,
    selected: usize,
}

impl Sheet for Inside {
    fn label(&self) -> Message {
        Message::new("ui-key-look-inside")
    }

    fn places(&self) -> Vec<Place> {
        Vec::new()
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        Vec::new()
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let last = self.lines.len().saturating_sub(1);
        let step = facts.body_rows;
        match command {
            Command::Select(place) => self.selected = place.min(last),
            Command::Next => self.selected = self.selected.saturating_add(1).min(last),
            Command::Previous => self.selected = self.selected.saturating_sub(1),
            Command::PageDown => self.selected = self.selected.saturating_add(step).min(last),
            Command::PageUp => self.selected = self.selected.saturating_sub(step),
            Command::First => self.selected = 0,
            Command::Last => self.selected = last,
            _ => return vec![Step::NotMine],
        }
        Vec::new()
    }

    fn given(&mut self, _query: &Query, _answer: &Answer, _facts: &Facts) -> Vec<Step> {
        Vec::new()
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        // What happens to a record may need two rows of its own.
        let tall = if self.lines.iter().any(|(_, deeds)| deeds.is_some()) { 3 } else { 1 };
        let fits = usize::from(place.height / tall).max(1);
        let (start, end) = page(self.lines.len(), self.selected, fits, &|_| false);
        let mut y = place.y;
        for (index, (line, deeds)) in self.lines.iter().enumerate().take(end).skip(start) {
            canvas.spot(
                Rect { y, height: tall, ..place }.intersection(place),
                Target::row(index, index == self.selected),
            );
            if index == self.selected {
                canvas.sign(place.x, y, '>', Meaning::Selected);
            }
            let room = Rect { x: place.x + 2, y, width: place.width.saturating_sub(2), height: 1 };
            canvas.text(room, &canvas.look.say(line), Meaning::Plain);
            if let Some(deeds) = deeds {
                let under = Rect { x: room.x + 2, y: y + 1, width: room.width.saturating_sub(2), height: 2 };
                canvas.paragraphs(under.intersection(place), &canvas.look.say(deeds), Meaning::Muted);
            }
            y += tall;
        }
    }
}
