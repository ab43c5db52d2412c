//! What a key costs from the press to the bytes, on a full screen of 80x24: in Arabic, in each way of writing it to
//! a terminal, beside the same screen in Latin letters as the yardstick.
//!
//! `cargo bench --bench paint` prints CPU time and bytes of a step down a list, and of a screen painted anew.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a bench measures and prints"
)]

use std::io;
use std::time::Instant;

use crossterm::event::KeyCode;
use crossterm::event::KeyEvent;
use jiff::tz::Offset;
use jiff::tz::TimeZone;
use mahdar::domain::day::Day;
use mahdar::domain::day::Moment;
use mahdar::domain::id::RecordId;
use mahdar::domain::rows::ActionRow;
use mahdar::domain::rows::Answer;
use mahdar::domain::rows::Key;
use mahdar::domain::rows::Matching;
use mahdar::domain::rows::Name;
use mahdar::domain::rows::Page;
use mahdar::domain::rows::Query;
use mahdar::domain::rows::Row;
use mahdar::i18n::Language;
use mahdar::i18n::Translator;
use mahdar::text::Digits;
use mahdar::text::Encoder;
use mahdar::text::Tashkeel;
use mahdar::text::terminal::Way;
use mahdar::theme::Theme;
use mahdar::ui;
use mahdar::ui::Effect;
use mahdar::ui::Fresh;
use mahdar::ui::LaidLines;
use mahdar::ui::Look;
use mahdar::ui::Model;
use mahdar::ui::Outcome;
use mahdar::ui::Settings;
use ratatui::Terminal;
use ratatui::TerminalOptions;
use ratatui::Viewport;
use ratatui::backend::CrosstermBackend;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const AREA: Rect = Rect { x: 0, y: 0, width: 80, height: 24 };
/// As many rows as any screen asks for at once.
const ROWS: u8 = 120;
/// The figure of a run is that of its quietest batch.
const BATCHES: u32 = 600;
const BATCH: u32 = 4;
const WAYS: [(&str, Way); 4] =
    [("app", Way::App), ("explicit", Way::Explicit), ("fenced", Way::Fenced), ("token", Way::Token)];

fn main() {
    let latin = Measured::of(Language::En, Way::App);
    println!("{:<18} {:>9} {:>9}   times Latin", "", "us a key", "us anew");
    latin.print("Latin", &latin);
    for (name, way) in WAYS {
        Measured::of(Language::Ar, way).print(&format!("Arabic, {name}"), &latin);
    }
}

struct Measured {
    /// A step down: the key, the picture, what changed in it, its bytes.
    key: f64,
    /// A picture of which every cell is new.
    anew: f64,
}

impl Measured {
    fn of(language: Language, way: Way) -> Self {
        let mut seat = Seat::new(language, way);
        let mut steps = [KeyCode::Down, KeyCode::Up].into_iter().cycle();
        let key = quietest(|| {
            seat.press(steps.next().unwrap());
            seat.paint();
        });
        let anew = quietest(|| {
            seat.screen = screen();
            seat.paint();
        });
        Self { key, anew }
    }

    fn print(&self, name: &str, yardstick: &Self) {
        let Self { key, anew } = self;
        println!(
            "{name:<18} {key:>9.1} {anew:>9.1}   {:.2} / {:.2}",
            key / yardstick.key,
            anew / yardstick.anew
        );
    }
}

/// Returns the microseconds of one turn, in the batch that was disturbed the least.
fn quietest(mut turn: impl FnMut()) -> f64 {
    let batches = (0..BATCHES).map(|_| {
        let start = Instant::now();
        for _ in 0..BATCH {
            turn();
        }
        start.elapsed()
    });
    batches.min().unwrap().as_secs_f64() * 1e6 / f64::from(BATCH)
}

/// A person before a list that fills the screen.
struct Seat {
    model: Model,
    words: Translator,
    theme: Theme,
    screen: Terminal<CrosstermBackend<io::Sink>>,
    laid: LaidLines,
}

fn screen() -> Terminal<CrosstermBackend<io::Sink>> {
    let options = TerminalOptions { viewport: Viewport::Fixed(AREA) };
    Terminal::with_options(CrosstermBackend::new(io::sink()), options).unwrap()
}

impl Seat {
    fn new(language: Language, way: Way) -> Self {
        let zone = TimeZone::fixed(Offset::constant(2));
        let fresh = Fresh {
            zone: zone.clone(),
            now: Moment::parse_iso("2026-11-22T08:42:07Z").unwrap(),
            today: Day::parse_iso("2026-11-22").unwrap(),
            ids: Vec::new(),
        };
        let theme = "dark".to_owned();
        let settings = Settings {
            language,
            digits: Digits::Western,
            theme,
            way,
            tashkeel: Tashkeel::Hidden,
            mouse: true,
        };
        let (mut model, _) = Model::open(settings, fresh);
        ui::resize(&mut model, AREA.width, AREA.height);
        let words = Translator::new(language, Digits::Western, zone);
        let mut seat =
            Self { model, words, theme: Theme::named("dark"), screen: screen(), laid: LaidLines::default() };
        seat.press(KeyCode::Char('3'));
        let picture = seat.paint();
        let signs = picture.content.iter().filter(|cell| cell.symbol() != " ").count();
        assert!(signs > 1000, "{signs} signs: the screen is not full");
        seat
    }

    fn press(&mut self, code: KeyCode) {
        let mut effects = ui::press(&mut self.model, KeyEvent::from(code));
        while let Some(effect) = effects.pop() {
            if let Effect::Ask(Query::List(query)) = effect {
                let answer = Answer::List(rows(self.words.language()));
                effects.extend(ui::answer(
                    &mut self.model,
                    Outcome::Given { query: Query::List(query), answer },
                ));
            }
        }
    }

    fn paint(&mut self) -> &Buffer {
        let encoder = Encoder { mode: self.model.settings.way.mode(), tashkeel: Tashkeel::Hidden };
        let keymap = &self.model.keymap;
        let look = Look {
            theme: &self.theme,
            words: &self.words,
            encoder,
            keymap,
            few_signs: false,
            laid: &self.laid,
        };
        let painted = self.screen.draw(|frame| {
            ui::view(&self.model, &look, frame, AREA);
        });
        painted.unwrap().buffer
    }
}

fn rows(language: Language) -> Page {
    let title = match language {
        Language::Ar => "عروض أسعار المنحدر أمام المركز النهاري في القرية",
        Language::En => "Offers for the ramp in front of the village day centre",
    };
    let name = |ar: &str, en: &str| Some(Name { ar: ar.to_owned(), en: Some(en.to_owned()) });
    let row = |number| {
        let row = ActionRow {
            title: format!("{title} ({number})"),
            organization: name("بلدية وادي الزيتون", "Zeitoun Valley Municipality"),
            person: name("عمر بيدر", "Omar Baydar"),
            due_on: Day::parse_iso("2026-11-24"),
            status: Some("in_progress".to_owned()),
            percent: Some(i64::from(10 + number)),
            carried: 12,
            unsettled: false,
        };
        (Key { sort: format!("{number:03}"), id: RecordId([number; 16]) }, Row::Action(row))
    };
    let rows: Vec<_> = (1..=ROWS).map(row).collect();
    let count = u64::from(ROWS);
    Page { rows, before: false, after: false, matching: Matching::Exactly(count), total: count, late: 2 }
}
