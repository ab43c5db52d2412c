//! Who has what of ours, and what we have of theirs; from here bundles come in and go out.

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::shown::PeerRow;
use crate::domain::stick::BundleSeen;
use crate::domain::stick::Stick;
use crate::i18n::DayForm;
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
use crate::ui::pointing::Target;
use crate::ui::screens::Sheet;
use crate::ui::screens::bundles::figure;
use crate::ui::screens::export::Export;
use crate::ui::screens::open_path::OpenPath;
use crate::ui::widgets::choices;
use crate::ui::widgets::listing::page;

/// The laptops that are known here.
#[derive(Debug, Default)]
pub struct Peers {
    rows: Vec<PeerRow>,
    selected: usize,
    loaded: bool,
    /// What is plugged in; `None` until somebody looked.
    sticks: Option<Vec<Stick>>,
}

/// Where the sheet of bundles stands on the screen.
const BUNDLES: usize = 2;

impl Peers {
    fn export(&self) -> Vec<Step> {
        let chosen = self.rows.get(self.selected).filter(|row| !row.this_laptop);
        vec![Export::open(chosen.map_or("", |row| &row.author.office))]
    }

    fn new_bundles(&self) -> impl Iterator<Item = &BundleSeen> {
        self.sticks.iter().flatten().flat_map(Stick::new_bundles)
    }

    /// Opens the one new bundle, or shows those that are at hand.
    fn import(&self) -> Vec<Step> {
        let mut new = self.new_bundles();
        match (new.next(), new.next()) {
            (Some(bundle), None) => vec![Step::Do(Effect::Preview { path: bundle.path.clone() })],
            _ if self.sticks.iter().flatten().any(|stick| !stick.bundles.is_empty()) => {
                vec![Step::Turn(BUNDLES)]
            }
            _ => vec![OpenPath::open()],
        }
    }

    fn choices(&self) -> [Message; 4] {
        let new = self.new_bundles().count();
        [
            Message::new("ui-exchange-import").with("count", new),
            Message::new("ui-exchange-export"),
            Message::new("ui-exchange-open-path"),
            Message::new("ui-exchange-look-again"),
        ]
    }

    fn choose(&self, letter: char) -> Vec<Step> {
        match choices::chosen(letter, 4) {
            Some(0) => self.import(),
            Some(1) => self.export(),
            Some(2) => vec![OpenPath::open()],
            Some(_) => vec![Step::Do(Effect::Ask(Query::Sticks))],
            None => Vec::new(),
        }
    }
}

impl Sheet for Peers {
    fn label(&self) -> Message {
        Message::new("ui-sheet-peers")
    }

    fn places(&self) -> Vec<Place> {
        vec![Place::Exchange]
    }

    fn figure(&self) -> Option<Message> {
        self.sticks.as_deref().map(figure)
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![Effect::Ask(Query::Peers), Effect::Ask(Query::Sticks)]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let last = self.rows.len().saturating_sub(1);
        match command {
            Command::Select(place) => self.selected = place.min(last),
            Command::Next => self.selected = self.selected.saturating_add(1).min(last),
            Command::Previous => self.selected = self.selected.saturating_sub(1),
            Command::First => self.selected = 0,
            Command::Last => self.selected = last,
            Command::Type(letter) => return self.choose(letter),
            Command::Import => return self.import(),
            Command::Export | Command::Open => return self.export(),
            Command::Left | Command::Right if (command == Command::Right) != facts.mirrored => {
                return self.export();
            }
            _ => return vec![Step::NotMine],
        }
        Vec::new()
    }

    fn given(&mut self, _query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        match answer {
            Answer::Peers(rows) => {
                self.rows.clone_from(rows);
                self.selected = self.selected.min(rows.len().saturating_sub(1));
                self.loaded = true;
            }
            Answer::Sticks(sticks) => self.sticks = Some(sticks.clone()),
            _ => {}
        }
        Vec::new()
    }

    /// Paints the laptops.
    ///
    /// ```text
    ///     Laptop                   They have ours to  We have theirs to  Not acknowledged
    ///   > MNR-1 Marj Noor          Thu 12/11          Sat 21/11          36
    ///   Key of this laptop: 20477 61350 08829 73114 96502 41786
    ///   1 Import the new bundle   2 Export to a stick   3 Open a file or folder   4 Look again
    /// ```
    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, _facts: &Facts) {
        let below = if self.loaded { choices::view(canvas, place, &self.choices()) + 1 } else { 2 };
        let below =
            below + own_key(canvas, Rect { height: place.height.saturating_sub(below), ..place }, &self.rows);
        let columns = [
            ("ui-column-laptop", place.width.saturating_sub(56)),
            ("ui-column-they-have", 18),
            ("ui-column-we-have", 18),
            ("ui-column-unacknowledged", 14),
        ];
        let shown = if place.width < 76 { 3 } else { 4 };
        let columns = columns.get(..shown).unwrap_or_default();
        let spare = if shown == 3 { 16 } else { 0 };
        let mut x = place.x + 3;
        let mut spots = Vec::new();
        for (index, (title, width)) in columns.iter().enumerate() {
            let width = *width + if index == 0 { spare } else { 0 };
            let spot = Rect { x, y: place.y, width: width.saturating_sub(1), height: 1 };
            canvas.text(spot.intersection(place), &canvas.look.word(title), Meaning::Heading);
            spots.push(spot);
            x += width;
        }
        let body = Rect { y: place.y + 1, height: place.height.saturating_sub(below + 1), ..place };
        let (start, end) = page(self.rows.len(), self.selected, usize::from(body.height).max(1), &|_| false);
        for (index, row) in self.rows.iter().enumerate().take(end).skip(start) {
            let y = body.y + u16::try_from(index - start).unwrap_or(0);
            canvas.spot(Rect { y, height: 1, ..place }, Target::row(index, index == self.selected));
            if index == self.selected {
                canvas.fill(Rect { y, width: 2, height: 1, ..place }, Meaning::Selected);
                canvas.sign(place.x, y, '>', Meaning::Selected);
            }
            if row.unacknowledged > 0 && !row.this_laptop {
                canvas.sign(place.x + 2, y, '^', Meaning::Unacknowledged);
            }
            for (spot, text) in spots.iter().zip(cells(canvas.look, row)) {
                canvas.text(Rect { y, ..*spot }.intersection(body), &text, Meaning::Plain);
            }
        }
    }
}

/// Paints the key of this laptop in the last row of a place, to be read out to another office; returns the rows taken.
///
/// ```text
///   Key of this laptop: 20477 61350 08829 73114 96502 41786
/// ```
pub fn own_key(canvas: &mut Canvas<'_>, place: Rect, laptops: &[PeerRow]) -> u16 {
    let Some(own) = laptops.iter().find(|row| row.this_laptop).filter(|_| place.height > 0) else { return 0 };
    let said = Message::new("ui-own-key").with_typed("key", own.digits.as_str());
    let room =
        Rect { x: place.x + 1, y: place.bottom() - 1, width: place.width.saturating_sub(2), height: 1 };
    canvas.text(room.intersection(place), &canvas.look.say(&said), Meaning::Plain);
    1
}

fn cells(look: &Look<'_>, row: &PeerRow) -> [SafeText; 4] {
    let mut name = isolate_ltr(&row.author.laptop);
    name.push(&SafeText::data(" "));
    name.push(&SafeText::data(&row.author.office_name).isolated());
    let when = |at: Option<crate::domain::day::Moment>| match at {
        Some(at) => look.local_day(at, DayForm::Brief),
        None => look.word("ui-nothing-yet"),
    };
    if row.this_laptop {
        let here = look.word("ui-this-laptop");
        return [name, here, SafeText::default(), SafeText::default()];
    }
    [
        name,
        when(row.they_have_ours_to),
        when(row.we_have_theirs_to),
        look.number(row.unacknowledged.cast_signed()),
    ]
}

/// Says since when a key is known, or that it is new.
pub fn known(look: &Look<'_>, since: Option<crate::domain::day::Moment>) -> Message {
    match since {
        Some(at) => {
            let day = look.local_day(at, DayForm::Numeric);
            Message::new("ui-key-known").with("at", day.as_str())
        }
        None => Message::new("ui-key-is-new"),
    }
}
