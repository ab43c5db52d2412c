//! An export in four steps: to whom, what leaves and what stays, where to, and writing. Confirmed before anything leaves.

mod picture;

use ratatui::layout::Rect;

use crate::domain::message::Message;
use crate::domain::rows::Answer;
use crate::domain::rows::Query;
use crate::domain::stick::Leaving;
use crate::domain::stick::Stick;
use crate::domain::stick::is_addressee;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Notice;
use crate::ui::model::Step;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::Title;
use crate::ui::widgets::offer::Offer;
use crate::ui::widgets::prompt::Line;

/// The longest path, and the longest code.
const PATH: usize = 1_000;
const CODE: usize = 8;

/// The code that means every office.
const ALL: &str = "ALL";

/// The way of a bundle to a stick.
#[derive(Debug)]
pub struct Export {
    stage: Stage,
    to: Offer,
    out: Offer,
    leaving: Option<Leaving>,
    sticks: Option<Vec<Stick>>,
    /// The office under the cursor when it began.
    wanted: String,
    /// The last question: whether the focus is on writing.
    on_yes: bool,
}

/// How far the way was gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    To,
    What,
    Out,
    Ask,
    Writing,
    Written,
}

impl Export {
    /// Begins an export; `to` is the office that is known already.
    pub fn open(to: &str) -> Step {
        let export = Self {
            stage: if to.is_empty() { Stage::To } else { Stage::What },
            to: Offer::new(Line::text("ui-export-to-other", Some("ui-export-to-help"), "", CODE)),
            out: Offer::new(Line::text("ui-export-out-other", Some("ui-export-out-help"), "", PATH)),
            leaving: None,
            sticks: None,
            wanted: to.to_owned(),
            on_yes: false,
        };
        let title = Title::Message(Message::new("ui-key-export"));
        Step::Open(Box::new(Screen::single(title, export)))
    }

    /// Returns the code that was chosen or typed.
    fn code(&self) -> String {
        let offices = self.leaving.as_ref().map_or(&[][..], |leaving| &leaving.offices);
        match self.to.chosen() {
            Some(place) => offices.get(place).map_or(ALL, |office| &office.code).to_owned(),
            None => self.to.other.read().to_uppercase(),
        }
    }

    /// Returns the folder that was chosen or typed.
    fn folder(&self) -> &str {
        match self.out.chosen().and_then(|place| self.sticks.as_ref()?.get(place)) {
            Some(stick) => &stick.path,
            None => self.out.other.read(),
        }
    }

    /// Goes on, when this step has its answer.
    fn go_on(&mut self) -> Vec<Step> {
        match self.stage {
            Stage::To if !is_addressee(&self.code()) => {
                let code = self.code();
                let why = if code.is_empty() { "ui-error-required" } else { "ops-office-code" };
                self.to.other.error = Some(Message::new(why).with_typed("code", code));
                self.to.selected = self.to.count;
            }
            Stage::Out if self.folder().is_empty() => {
                self.out.other.error = Some(Message::new("ui-error-required"));
                self.out.selected = self.out.count;
            }
            Stage::To => self.stage = Stage::What,
            Stage::What => self.stage = Stage::Out,
            Stage::Out => {
                return vec![Step::Do(Effect::Ask(Query::Target { path: self.folder().to_owned() }))];
            }
            Stage::Ask if self.on_yes => return self.write(),
            Stage::Ask | Stage::Written => return vec![Step::Close],
            Stage::Writing => {}
        }
        Vec::new()
    }

    /// Takes whether the chosen folder will do: goes on to the last question, or says what is wrong with it.
    fn judged(&mut self, path: &str, refusal: Option<&Message>) -> Vec<Step> {
        if self.stage != Stage::Out || self.folder() != path {
            return Vec::new();
        }
        match (refusal, self.out.chosen()) {
            (None, _) => {
                self.stage = Stage::Ask;
                self.on_yes = false;
            }
            (Some(why), None) => self.out.other.error = Some(why.clone()),
            (Some(why), Some(_)) => return vec![Step::Say(Notice::Refused(why.clone()))],
        }
        Vec::new()
    }

    fn write(&mut self) -> Vec<Step> {
        self.stage = Stage::Writing;
        vec![Step::Do(Effect::Export { to: self.code(), out: self.folder().to_owned() })]
    }

    /// Goes one step back; `false` when this is the first.
    fn go_back(&mut self) -> bool {
        let before = match self.stage {
            Stage::To | Stage::Written => return false,
            Stage::What | Stage::Writing => Stage::To,
            Stage::Out => Stage::What,
            Stage::Ask => Stage::Out,
        };
        self.stage = before;
        true
    }

    fn offer(&mut self) -> Option<&mut Offer> {
        match self.stage {
            Stage::To => Some(&mut self.to),
            Stage::Out => Some(&mut self.out),
            Stage::What | Stage::Ask | Stage::Writing | Stage::Written => None,
        }
    }
}

impl Sheet for Export {
    fn label(&self) -> Message {
        Message::new("ui-key-export")
    }

    fn places(&self) -> Vec<Place> {
        match self.stage {
            Stage::To => self.to.places(Place::Export),
            Stage::Out => self.out.places(Place::Export),
            Stage::Ask => vec![Place::Ask, Place::Export],
            Stage::What | Stage::Writing => vec![Place::Export],
            Stage::Written => vec![Place::Exported, Place::Export],
        }
    }

    fn idle(&self) -> Vec<Command> {
        if self.stage == Stage::Writing { vec![Command::Open] } else { Vec::new() }
    }

    fn figure(&self) -> Option<Message> {
        let step = match self.stage {
            Stage::To => 1_i64,
            Stage::What => 2,
            Stage::Out => 3,
            Stage::Ask | Stage::Writing | Stage::Written => 4,
        };
        Some(Message::new("ui-export-step").with("step", step))
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        vec![Effect::Ask(Query::Leaving), Effect::Ask(Query::Sticks)]
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        let steps = self.offer().and_then(|offer| offer.command(command, facts));
        if let Some(steps) = steps {
            return steps;
        }
        match (self.stage, command) {
            (Stage::Writing, Command::Open | Command::Back | Command::NextStep) => vec![Step::NotMine],
            (Stage::Ask, Command::Select(button)) => {
                self.on_yes = button == 0;
                Vec::new()
            }
            (Stage::Ask, Command::NextField | Command::PreviousField | Command::Left | Command::Right) => {
                self.on_yes = !self.on_yes;
                Vec::new()
            }
            (Stage::Ask, Command::Save) => self.write(),
            (_, Command::Open) => self.go_on(),
            (Stage::What, Command::Left | Command::Right) => {
                let forward = (command == Command::Right) != facts.mirrored;
                if forward { self.go_on() } else { vec![Step::Command(Command::Back)] }
            }
            (_, Command::Back) if self.go_back() => Vec::new(),
            _ => vec![Step::NotMine],
        }
    }

    fn given(&mut self, query: &Query, answer: &Answer, _facts: &Facts) -> Vec<Step> {
        if let (Query::Target { path }, Answer::Target(refusal)) = (query, answer) {
            return self.judged(path, refusal.as_ref());
        }
        match answer {
            Answer::Leaving(leaving) => {
                let known = leaving.offices.iter().position(|office| office.code == self.wanted);
                let first = self.leaving.is_none();
                // After the offices stands the row of all of them.
                self.to.count = leaving.offices.len() + 1;
                self.leaving = Some(leaving.clone());
                if first {
                    self.to.selected = known.unwrap_or(0);
                    if known.is_none() {
                        self.stage = Stage::To;
                    }
                }
            }
            Answer::Sticks(sticks) => {
                let before = std::mem::replace(&mut self.out.count, sticks.len());
                self.sticks = Some(sticks.clone());
                // Whoever writes a path goes on writing it.
                if self.out.selected == before && before > 0 {
                    self.out.selected = sticks.len();
                }
                self.out.selected = self.out.selected.min(sticks.len());
            }
            _ => {}
        }
        Vec::new()
    }

    fn saved(&mut self) -> Vec<Step> {
        if self.stage == Stage::Writing {
            self.stage = Stage::Written;
        }
        Vec::new()
    }

    fn refused(&mut self) {
        if self.stage == Stage::Writing {
            self.stage = Stage::Out;
        }
    }

    fn paste(&mut self, text: &str, _facts: &Facts) -> Vec<Step> {
        self.offer().map(|offer| offer.paste(text)).unwrap_or_default()
    }

    fn shows_work(&self) -> bool {
        self.stage == Stage::Writing
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        self.paint(canvas, place, facts);
    }
}
