//! One line of a form: what is typed into it, how that is read, what it records.

use jiff::civil::Time;

use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Need;
use crate::domain::catalogue::RecordKind;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::day_words;
use crate::domain::day_words::DayReading;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::money;
use crate::domain::money::Amount;
use crate::domain::money::AmountReading;
use crate::domain::personal_numbers;
use crate::domain::progress::Owed;
use crate::domain::records;
use crate::domain::rows::PickRow;
use crate::domain::value::Atom;
use crate::text::fold_digits;
use crate::ui::model::Facts;
use crate::ui::screens::fields::Slot;
use crate::ui::widgets::entry::Entry;

/// A line of a form.
#[derive(Clone, Debug)]
pub struct Field {
    pub slot: Slot,
    pub entry: Entry,
    pub required: bool,
    /// What was chosen in a picker.
    pub picked: Picked,
    /// What the picker offers, `None` while it is looked up, and where its cursor stands.
    pub picks: Option<Vec<PickRow>>,
    pub pick: usize,
    /// `true` while the text asks for other picks than what was chosen.
    pub picking: bool,
    pub error: Option<Message>,
    /// Something that is allowed and worth a second look: a day off, a personal number.
    pub warning: Option<Message>,
    pub changed: bool,
    /// What an amount is held against; nothing where it keeps no promise.
    pub owed: Owed,
}

/// What a picker has chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    Nothing,
    Record(RecordId),
    /// A person who is no member yet, where a member is wanted.
    Outsider(RecordId),
    /// A record that does not exist yet, by its name.
    New(String),
}

/// What a line records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    Empty,
    Atom(Atom),
    Amount(Amount),
    /// A person who becomes a member.
    Outsider(RecordId),
    New(String),
    Wrong(Message),
}

/// Choices that always have a value once they were made.
const ALWAYS_CHOSEN: &[AtomKind] = &[
    AtomKind::Boolean,
    AtomKind::Choice(records::ACTION_STATUSES),
    AtomKind::Choice(records::AGENDA_KINDS),
    AtomKind::Choice(records::ATTENDANCE_CATEGORIES),
    AtomKind::Choice(records::ATTENDANCE_STATUSES),
    AtomKind::Choice(records::BODY_KINDS),
    AtomKind::Choice(records::COMMITMENT_STATUSES),
    AtomKind::Choice(records::DECISION_STATUSES),
    AtomKind::Choice(records::MEETING_KINDS),
    AtomKind::Choice(records::PRIORITIES),
    AtomKind::Choice(records::QUORUM_KINDS),
    AtomKind::Choice(records::ROLES),
];
/// The longest text of a line that is no text of its own: a day, a number, a name to be picked.
const SHORT: usize = 300;

impl Field {
    /// Makes an empty line of a form.
    pub fn new(slot: Slot) -> Self {
        let (limit, paragraphs, required) = match slot {
            Slot::Column(part) => match part.kind {
                AtomKind::Text(limit) => (limit, limit > 1_000, part.need == Need::Required),
                _ => (SHORT, false, part.need == Need::Required),
            },
            Slot::Amount => (SHORT, false, false),
            Slot::Partner => (SHORT, false, true),
        };
        let entry = match slot {
            _ if paragraphs => Entry::paragraphs("", limit),
            Slot::Partner => Entry::prose("", limit),
            Slot::Column(part) if matches!(part.kind, AtomKind::Text(_) | AtomKind::Reference(_)) => {
                Entry::prose("", limit)
            }
            _ => Entry::line("", limit),
        };
        Self {
            slot,
            entry,
            required,
            picked: Picked::Nothing,
            picks: None,
            pick: 0,
            picking: false,
            error: None,
            warning: None,
            changed: false,
            owed: Owed::default(),
        }
    }

    /// Returns the kind of record that is picked here.
    pub fn picks_kind(&self) -> Option<&'static RecordKind> {
        match self.slot {
            Slot::Partner => crate::domain::catalogue::named("organization"),
            Slot::Column(part) => match part.kind {
                AtomKind::Reference(name) => crate::domain::catalogue::named(name),
                _ => None,
            },
            Slot::Amount => None,
        }
    }

    /// Returns the name that is looked for; `@` alone looks for all.
    pub fn wanted(&self) -> &str {
        self.entry.text().trim().trim_start_matches('@').trim_start()
    }

    /// Returns the words of a short choice.
    pub fn choices(&self) -> Option<&'static [&'static str]> {
        match self.slot {
            Slot::Column(part) => match part.kind {
                AtomKind::Choice(words) => Some(words),
                AtomKind::Boolean => Some(&["yes", "no"]),
                _ => None,
            },
            Slot::Amount | Slot::Partner => None,
        }
    }

    /// Returns `true` when the line holds a day.
    pub const fn is_day(&self) -> bool {
        matches!(self.slot, Slot::Column(part) if matches!(part.kind, AtomKind::Day))
    }

    /// Returns `true` when a record that is not there yet can be added by its name.
    pub fn can_add(&self) -> bool {
        let kinds = ["organization", "person", "membership"];
        !self.wanted().is_empty() && self.picks_kind().is_some_and(|kind| kinds.contains(&kind.name))
    }

    /// Puts a recorded value in; `name` is what a referred record is called.
    pub fn show(&mut self, atom: &Atom, name: &str, facts: &Facts) {
        match atom {
            Atom::Id(id) => {
                self.picked = Picked::Record(*id);
                self.entry.set(name);
            }
            Atom::Text(text) => self.entry.set(text),
            Atom::Integer(number) => self.entry.set(&number.to_string()),
            Atom::Boolean(yes) => self.entry.set(if *yes { "yes" } else { "no" }),
            Atom::Day(day) => self.entry.set(&written_day(*day)),
            Atom::Moment(moment) => self.entry.set(&written_moment(*moment, facts)),
            Atom::Bytes(_) => {}
        }
    }

    /// Takes away what stands in it.
    pub fn empty(&mut self) {
        self.entry.set("");
        self.error = None;
        self.picked = Picked::Nothing;
        self.picking = false;
    }

    /// Reads what the line says.
    pub fn read(&self, facts: &Facts) -> Reading {
        if let Some(too_long) = self.entry.too_long().filter(|_| self.changed) {
            return Reading::Wrong(too_long);
        }
        let text = self.entry.text().trim();
        let reading = match (text.is_empty(), self.slot) {
            // A record that was not received yet has no name, and is referred to all the same.
            (true, _) if matches!(self.picked, Picked::Record(_)) => self.read_picked(text),
            (true, _) => Reading::Empty,
            (_, Slot::Amount) => self.read_amount(text),
            (_, Slot::Partner) => self.read_picked(text),
            (_, Slot::Column(part)) => self.read_column(part.kind, text, facts),
        };
        match reading {
            Reading::Empty if self.required => Reading::Wrong(Message::new("ui-error-required")),
            reading => reading,
        }
    }

    fn read_column(&self, kind: AtomKind, text: &str, facts: &Facts) -> Reading {
        match kind {
            AtomKind::Text(_) | AtomKind::Choice(_) => Reading::Atom(Atom::Text(text.to_owned())),
            AtomKind::Boolean => Reading::Atom(Atom::Boolean(text == "yes")),
            AtomKind::Integer(least, most) => read_number(text, least, most),
            AtomKind::Day => {
                let reading = day_words::read(text, facts.fresh.today);
                match (reading.day(), reading.complaint(text)) {
                    (Some(day), _) => Reading::Atom(Atom::Day(day)),
                    (None, Some(complaint)) => Reading::Wrong(complaint),
                    (None, None) => Reading::Empty,
                }
            }
            AtomKind::Moment => read_moment(text, facts),
            AtomKind::Reference(_) => self.read_picked(text),
            AtomKind::Bytes(_) => Reading::Empty,
        }
    }

    fn read_amount(&self, text: &str) -> Reading {
        let reading = money::read(text, self.owed.usual_unit());
        let complaint = match &reading {
            // What was recorded before stays as it is until somebody changes it.
            AmountReading::One(amount) if self.changed => self.owed.complaint(amount),
            reading => reading.complaint(text),
        };
        match (complaint, reading) {
            (Some(complaint), _) => Reading::Wrong(complaint),
            (None, AmountReading::One(amount)) => Reading::Amount(amount),
            (None, _) => Reading::Empty,
        }
    }

    /// Says that what was typed is more than what remains.
    pub fn excess(&self, facts: &Facts) -> Option<Message> {
        match self.read(facts) {
            Reading::Amount(amount) if self.changed => self.owed.excess(&amount),
            _ => None,
        }
    }

    fn read_picked(&self, text: &str) -> Reading {
        match &self.picked {
            Picked::Record(id) if !self.picking => Reading::Atom(Atom::Id(*id)),
            Picked::Outsider(id) if !self.picking => Reading::Outsider(*id),
            Picked::New(name) if !self.picking => Reading::New(name.clone()),
            _ => Reading::Wrong(Message::new("ui-error-not-picked").with("typed", text)),
        }
    }

    /// Checks the line when the focus leaves it.
    pub fn check(&mut self, facts: &Facts) {
        let reading = self.read(facts);
        self.warning = match &reading {
            Reading::Atom(Atom::Day(day)) if self.changed => day_words::day_off(*day),
            Reading::Atom(Atom::Text(text)) if self.is_open_text() => {
                personal_numbers::find(text).first().map(|(number, _)| number.message())
            }
            _ => None,
        };
        self.error = match reading {
            Reading::Wrong(message) if self.changed || !self.entry.text().is_empty() => Some(message),
            _ => None,
        };
    }

    /// Returns `true` when the line is free text that leaves the office.
    fn is_open_text(&self) -> bool {
        let private = ["phone", "whatsapp", "email"];
        matches!(self.slot, Slot::Column(part)
            if matches!(part.kind, AtomKind::Text(_)) && !private.contains(&part.name))
    }

    /// Takes the record under the picker's cursor, or the offer to add one.
    pub fn take_pick(&mut self, english: bool) {
        if let Some(row) = self.pick_at(self.pick).cloned() {
            let is_wanted = self.picks_kind() == Some(row.kind);
            self.picked = if is_wanted { Picked::Record(row.id) } else { Picked::Outsider(row.id) };
            self.entry.set(row.name.shown(english));
        } else if self.can_add() {
            self.picked = Picked::New(self.wanted().to_owned());
        } else {
            return;
        }
        self.picking = false;
        self.changed = true;
        self.error = None;
    }

    /// Returns the record that the picker offers in a row; `None` for the row that adds one.
    pub fn pick_at(&self, row: usize) -> Option<&PickRow> {
        self.picks.as_ref()?.get(row)
    }

    /// Returns how many rows the picker shows: what it offers, and the one that adds a record.
    pub fn offers(&self) -> usize {
        self.picks.as_ref().map_or(0, |picks| picks.len() + usize::from(self.can_add()))
    }

    /// Returns `true` when an empty line says something: that an item is open, that nobody voted.
    pub fn may_be_empty(&self) -> bool {
        !self.required && !matches!(self.slot, Slot::Column(part) if ALWAYS_CHOSEN.contains(&part.kind))
    }

    /// Moves a day by days or months; `false` when no day stands there.
    pub fn move_day(&mut self, days: i64, months: i32, facts: &Facts) -> bool {
        let Some(day) = day_words::read(self.entry.text(), facts.fresh.today).day() else { return false };
        let span = jiff::Span::new().try_months(months).ok();
        let moved = span.and_then(|span| day.date().checked_add(span).ok()).and_then(Day::from_date);
        self.entry.set(&written_day(moved.unwrap_or(day).plus(days)));
        self.changed = true;
        true
    }

    /// Chooses the word at a place, or moves the choice on.
    pub fn choose(&mut self, place: usize) {
        if let Some(word) = self.choices().and_then(|words| words.get(place)) {
            self.entry.set(word);
            self.changed = true;
            self.error = None;
        }
    }

    /// Returns the place of the chosen word.
    pub fn chosen(&self) -> Option<usize> {
        self.choices()?.iter().position(|word| *word == self.entry.text())
    }

    /// Returns the text as a draft keeps it.
    pub fn draft(&self) -> String {
        match &self.picked {
            Picked::Record(id) if !self.picking => format!("{id} {}", self.entry.text()),
            _ => self.entry.text().to_owned(),
        }
    }

    /// Puts back what a draft kept.
    pub fn restore(&mut self, text: &str) {
        self.changed = true;
        let (head, rest) = text.split_once(' ').unwrap_or((text, ""));
        if let Some(id) = RecordId::parse(head).filter(|_| self.picks_kind().is_some()) {
            self.picked = Picked::Record(id);
            self.picking = false;
            self.entry.set(rest);
        } else {
            self.picking = self.picks_kind().is_some() && !text.is_empty();
            self.entry.set(text);
        }
    }
}

/// Writes a day so that it reads back as the same day.
pub fn written_day(day: Day) -> String {
    let date = day.date();
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

fn written_moment(moment: Moment, facts: &Facts) -> String {
    let local = moment.timestamp().to_zoned(facts.fresh.zone.clone());
    let (date, time) = (local.date(), local.time());
    format!(
        "{:02}/{:02}/{:04} {:02}:{:02}",
        date.day(),
        date.month(),
        date.year(),
        time.hour(),
        time.minute()
    )
}

/// Reads `22/11 11:00`, `tomorrow 9:30`; without a day it is today.
fn read_moment(text: &str, facts: &Facts) -> Reading {
    let text = fold_digits(text);
    let (day, time) = match text.rsplit_once(char::is_whitespace) {
        Some((day, time)) => (day, time),
        None if text.contains(':') => ("", text.as_str()),
        None => return Reading::Wrong(Message::new("ui-error-time")),
    };
    let day = match day.trim() {
        "" => facts.fresh.today,
        words => match (day_words::read(words, facts.fresh.today), words) {
            (DayReading::One(day), _) => day,
            (reading, words) => {
                let complaint = reading.complaint(words);
                return Reading::Wrong(complaint.unwrap_or_else(|| Message::new("ui-error-time")));
            }
        },
    };
    let clock = time
        .split_once(':')
        .and_then(|(hour, minute)| Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok());
    let local = clock.and_then(|clock| day.date().to_datetime(clock).to_zoned(facts.fresh.zone.clone()).ok());
    match local.and_then(|local| Moment::from_seconds(local.timestamp().as_second())) {
        Some(moment) => Reading::Atom(Atom::Moment(moment)),
        None => Reading::Wrong(Message::new("ui-error-time")),
    }
}

fn read_number(text: &str, least: i64, most: i64) -> Reading {
    let digits = fold_digits(text).replace([',', '%', '٪'], "");
    match digits.trim().parse::<i64>() {
        Ok(number) if (least..=most).contains(&number) => Reading::Atom(Atom::Integer(number)),
        _ => Reading::Wrong(Message::new("ui-error-number").with("least", least).with("most", most)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::records::ActionItem;
    use crate::domain::records::Record as _;
    use crate::ui::testing::facts;

    fn column(name: &str) -> Field {
        let part = ActionItem::KIND.columns().find(|(_, part)| part.name == name).unwrap().1;
        Field::new(Slot::Column(part))
    }

    fn typed(name: &str, text: &str) -> Reading {
        let mut field = column(name);
        field.entry.set(text);
        field.read(&facts())
    }

    #[test]
    fn a_day_is_said_in_words() {
        let day = |text| Reading::Atom(Atom::Day(Day::parse_iso(text).unwrap()));
        assert_eq!(typed("due_on", "خلال أسبوعين"), day("2026-12-06"));
        assert_eq!(typed("due_on", "24/11"), day("2026-11-24"));
        assert!(matches!(typed("due_on", "31/11"), Reading::Wrong(_)));
    }

    #[test]
    fn what_is_required_is_asked_for() {
        assert_eq!(typed("title", " "), Reading::Wrong(Message::new("ui-error-required")));
        assert_eq!(typed("details", ""), Reading::Empty);
    }

    #[test]
    fn a_number_is_read_with_either_digits() {
        assert_eq!(typed("percent", "٤٠٪"), Reading::Atom(Atom::Integer(40)));
        assert!(matches!(typed("percent", "140"), Reading::Wrong(_)));
    }

    #[test]
    fn a_moment_is_a_day_and_a_time_of_the_place() {
        let nine = Moment::parse_iso("2026-11-23T07:00:00Z").unwrap();
        assert_eq!(read_moment("غدا 9:00", &facts()), Reading::Atom(Atom::Moment(nine)));
        assert_eq!(written_moment(nine, &facts()), "23/11/2026 09:00");
        assert!(matches!(read_moment("غدا", &facts()), Reading::Wrong(_)));
    }

    #[test]
    fn a_name_that_was_not_picked_is_no_record() {
        let mut field = column("responsible_org_id");
        field.entry.set("بلدية");
        assert!(matches!(field.read(&facts()), Reading::Wrong(_)));
        field.take_pick(false);
        assert_eq!(field.read(&facts()), Reading::New("بلدية".to_owned()));
    }

    #[test]
    fn a_draft_brings_back_what_was_picked() {
        let mut field = column("responsible_org_id");
        field.picked = Picked::Record(RecordId([3; 16]));
        field.entry.set("بلدية الزيتون");
        let kept = field.draft();
        let mut again = column("responsible_org_id");
        again.restore(&kept);
        assert_eq!((again.picked, again.entry.text()), (field.picked, "بلدية الزيتون"));
    }
}
