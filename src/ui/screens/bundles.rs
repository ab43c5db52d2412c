//! The bundles on what is plugged in, or in a folder that was named; newest first.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Name;
use crate::domain::rows::Query;
use crate::domain::size::size;
use crate::domain::stick::BundleSeen;
use crate::domain::stick::BundleStanding;
use crate::domain::stick::BundleSummary;
use crate::domain::stick::Stick;
use crate::domain::stick::StickKind;
use crate::i18n::MomentForm;
use crate::text::SafeText;
use crate::text::isolate_ltr;
use crate::theme::Meaning;
use crate::ui::canvas::Canvas;
use crate::ui::canvas::Side;
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
use crate::ui::screens::export::Export;
use crate::ui::screens::open_path::OpenPath;
use crate::ui::widgets::choices;
use crate::ui::widgets::listing::page;

/// What can be done beside opening a bundle, with the digit drawn before it.
const CHOICES: [&str; 2] = ["ui-exchange-open-path", "ui-exchange-look-again"];

/// The bundles that are at hand.
#[derive(Debug)]
pub struct Bundles {
    /// The folder that was named; `None` for whatever is plugged in.
    folder: Option<String>,
    sticks: Vec<Stick>,
    selected: usize,
    loaded: bool,
}

/// A line of the list.
enum Line<'s> {
    Stick(&'s Stick),
    Bundle(&'s BundleSeen),
    More(u64),
}

impl Bundles {
    /// Makes the sheet of what is plugged in.
    pub const fn of_sticks() -> Self {
        Self { folder: None, sticks: Vec::new(), selected: 0, loaded: false }
    }

    /// Makes the screen of a folder that was looked into.
    pub fn screen_of(path: String, stick: Stick) -> Screen {
        let title = Title::Name(Name::plain(&stick.name));
        Screen::single(title, Self { folder: Some(path), sticks: vec![stick], selected: 0, loaded: true })
    }

    fn look(&self) -> Effect {
        Effect::Ask(match &self.folder {
            Some(path) => Query::Folder { path: path.clone() },
            None => Query::Sticks,
        })
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        for stick in &self.sticks {
            lines.push(Line::Stick(stick));
            lines.extend(stick.bundles.iter().map(Line::Bundle));
            lines.extend((stick.more > 0).then_some(Line::More(stick.more)));
        }
        lines
    }

    fn bundles(&self) -> impl Iterator<Item = &BundleSeen> {
        self.sticks.iter().flat_map(|stick| &stick.bundles)
    }

    fn open(&self) -> Vec<Step> {
        let bundle = self.bundles().nth(self.selected);
        bundle.map(|bundle| Step::Do(Effect::Preview { path: bundle.path.clone() })).into_iter().collect()
    }
}

impl Sheet for Bundles {
    fn label(&self) -> Message {
        Message::new("ui-sheet-bundles")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Bundles]
    }

    fn idle(&self) -> Vec<Command> {
        let empty = self.loaded && self.bundles().next().is_none();
        if empty { vec![Command::Open, Command::Import] } else { Vec::new() }
    }

    fn figure(&self) -> Option<Message> {
        self.loaded.then(|| figure(&self.sticks)).filter(|_| self.folder.is_none())
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![self.look()]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let last = self.bundles().count().saturating_sub(1);
        match command {
            Command::Select(place) => self.selected = place.min(last),
            Command::Next => self.selected = self.selected.saturating_add(1).min(last),
            Command::Previous => self.selected = self.selected.saturating_sub(1),
            Command::PageDown => self.selected = self.selected.saturating_add(facts.body_rows).min(last),
            Command::PageUp => self.selected = self.selected.saturating_sub(facts.body_rows),
            Command::First => self.selected = 0,
            Command::Last => self.selected = last,
            Command::Open | Command::Import => return self.open(),
            Command::Export => return vec![Export::open("")],
            Command::Left | Command::Right if (command == Command::Right) != facts.mirrored => {
                return self.open();
            }
            Command::Type(letter) => {
                return match choices::chosen(letter, CHOICES.len()) {
                    Some(0) => vec![OpenPath::open()],
                    Some(_) => vec![Step::Do(self.look())],
                    None => Vec::new(),
                };
            }
            _ => return vec![Step::NotMine],
        }
        Vec::new()
    }

    fn given(&mut self, query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        let sticks = match (query, answer, &self.folder) {
            (Query::Sticks, Answer::Sticks(sticks), None) => sticks.clone(),
            (Query::Folder { path }, Answer::Folder(stick), Some(own)) if path == own => vec![stick.clone()],
            _ => return Vec::new(),
        };
        let chosen = self.bundles().nth(self.selected).map(|bundle| bundle.path.clone());
        self.sticks = sticks;
        let place = self.bundles().position(|bundle| Some(&bundle.path) == chosen.as_ref());
        self.selected = place.unwrap_or(0);
        self.loaded = true;
        Vec::new()
    }

    /// Paints each place with its bundles.
    ///
    /// ```text
    ///   USB1 · 7.2 GB free
    /// > new   Marj Noor, MNR-1             Sat 21/11/2026 15:40     212 kB
    ///   old   Tal Qamar, TQM-1             Mon 02/11/2026 10:00     1.2 MB
    ///   1 Open a file or folder   2 Look again
    /// ```
    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        if !self.loaded {
            return;
        }
        let words = CHOICES.map(Message::new);
        let taken = choices::view(canvas, place, &words);
        let place = Rect { height: place.height.saturating_sub(taken + 1), ..place };
        let lines = self.lines();
        if lines.is_empty() {
            let room = Rect { x: place.x + 1, width: place.width.saturating_sub(2), height: 1, ..place };
            canvas.text(room.intersection(place), &canvas.look.word("ui-sticks-none-yet"), Meaning::Plain);
            return;
        }
        let is_bundle = |line: &Line<'_>| matches!(line, Line::Bundle(_));
        let at = lines.iter().enumerate().filter(|(_, line)| is_bundle(line)).nth(self.selected);
        let at = at.map_or(0, |(at, _)| at);
        let (start, end) = page(lines.len(), at, usize::from(place.height).max(1), &|_| false);
        for ((index, line), y) in lines.iter().enumerate().take(end).skip(start).zip(place.y..) {
            let row = Rect { y, height: 1, ..place };
            match line {
                Line::Stick(stick) => heading(canvas, row, stick),
                Line::More(more) => {
                    let more = Message::new("ui-bundles-more").with("count", more.cast_signed());
                    canvas.text(Rect { x: row.x + 2, ..row }, &canvas.look.say(&more), Meaning::Muted);
                }
                Line::Bundle(bundle) => {
                    let own = lines.iter().take(index).filter(|line| is_bundle(line)).count();
                    canvas.spot(row, Target::row(own, index == at));
                    if index == at {
                        canvas.sign(row.x, y, '>', Meaning::Selected);
                    }
                    bundle_row(canvas, row, bundle);
                }
            }
        }
    }
}

fn heading(canvas: &mut Canvas<'_>, row: Rect, stick: &Stick) {
    let look = canvas.look;
    let room = Rect { x: row.x + 1, width: row.width.saturating_sub(2), ..row };
    let mut name = SafeText::data(&stick.name).isolated();
    let beside = match (&stick.trouble, stick.free) {
        (Some(trouble), _) => Some((trouble.clone(), Meaning::Refused)),
        (None, Some(free)) => Some((Message::new("ui-stick-free").with("free", size(free)), Meaning::Muted)),
        (None, None) => None,
    };
    if stick.kind == StickKind::Folder {
        name = isolate_ltr(&stick.path);
    }
    let x = room.x + canvas.text(room, &name, Meaning::Heading) + 2;
    let rest = Rect { x, width: room.right().saturating_sub(x), ..room };
    match beside {
        Some((message, meaning)) => canvas.text(rest, &look.say(&message), meaning),
        None => 0,
    };
    if stick.trouble.is_none() && stick.bundles.is_empty() {
        canvas.end_text(rest, &look.word("ui-stick-empty"), Meaning::Muted);
    }
}

/// How wide the columns of state and size are.
const STATE: u16 = 11;
const SIZE: u16 = 9;
/// From so many columns on a moment is written with its year.
const WIDE: u16 = 76;

fn bundle_row(canvas: &mut Canvas<'_>, row: Rect, bundle: &BundleSeen) {
    let look = canvas.look;
    let state = Rect { x: row.x + 2, width: STATE - 1, ..row };
    let rest = Rect { x: row.x + 2 + STATE, width: row.width.saturating_sub(2 + STATE), ..row };
    let content = match &bundle.content {
        Ok(content) => content,
        Err(why) => {
            let word = if why.is_damaged { "ui-bundle-damaged" } else { "ui-bundle-unreadable" };
            canvas.text(state, &look.word(word), Meaning::Refused);
            let mut said = isolate_ltr(&bundle.file);
            said.push(&SafeText::data(" · "));
            said.push(&look.say(&why.why));
            canvas.text(rest, &said, Meaning::Plain);
            return;
        }
    };
    let (word, meaning) = match content.standing {
        BundleStanding::New => ("ui-bundle-new", Meaning::New),
        BundleStanding::Held => ("ui-bundle-held", Meaning::Muted),
        BundleStanding::Own => ("ui-bundle-own", Meaning::Muted),
    };
    canvas.text(state, &look.word(word), meaning);
    let (form, width) = if row.width < WIDE { (MomentForm::Brief, 21) } else { (MomentForm::Full, 26) };
    let made = Rect { x: rest.right().saturating_sub(width + SIZE), width, ..rest };
    let bytes = Rect { x: rest.right().saturating_sub(SIZE), width: SIZE.saturating_sub(1), ..rest };
    canvas.text(
        Rect { width: made.x.saturating_sub(rest.x + 1), ..rest },
        &from(look, content),
        Meaning::Plain,
    );
    canvas.text(made, &look.moment(content.made_at, form), Meaning::Plain);
    canvas.side_text(bytes, &look.say(&size(bundle.bytes)), Meaning::Plain, Side::End);
}

fn from(look: &Look<'_>, content: &BundleSummary) -> SafeText {
    let said = Message::new("ui-bundle-from")
        .with("office", content.from.office_name.as_str())
        .with_typed("laptop", content.from.laptop.as_str());
    look.say(&said)
}

/// Says what is plugged in and how many new bundles are on it.
pub fn figure(sticks: &[Stick]) -> Message {
    let count = sticks.iter().flat_map(Stick::new_bundles).count();
    let plugged: Vec<&Stick> = sticks.iter().filter(|stick| stick.kind == StickKind::Plugged).collect();
    let figure = match plugged.as_slice() {
        [] if count > 0 => Message::new("ui-sticks-folder"),
        [] => return Message::new("ui-sticks-none"),
        [Stick { name, free: Some(free), .. }] => {
            Message::new("ui-sticks-one").with("name", name.as_str()).with("free", size(*free))
        }
        [Stick { name, .. }] => Message::new("ui-sticks-unmeasured").with("name", name.as_str()),
        several => Message::new("ui-sticks-several").with("sticks", several.len()),
    };
    figure.with("news", Message::new("ui-new-bundles").with("count", count))
}
