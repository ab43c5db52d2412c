//! A form: the fields of one record, made from the catalogue, from the first letter to the save.

mod delivery;
mod keys;
mod saving;
#[cfg(test)]
mod tests;

use crate::domain::catalogue::RecordKind;
use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::Decision;
use crate::domain::records::Meeting;
use crate::domain::records::Membership;
use crate::domain::records::Record as _;
use crate::domain::rows::Answer;
use crate::domain::rows::Circle;
use crate::domain::rows::Draft;
use crate::domain::rows::Name;
use crate::domain::rows::PickRow;
use crate::domain::rows::Query;
use crate::domain::rows::RecordView;
use crate::domain::value::Atom;
use crate::domain::value::Parts;
use crate::domain::wording;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::model::Facts;
use crate::ui::model::Notice;
use crate::ui::model::Step;
use crate::ui::overlays::confirm::Confirm;
use crate::ui::screens::fields::Slot;
use crate::ui::screens::fields::slots;
use crate::ui::widgets::entry;
use crate::ui::widgets::entry::Edited;
use crate::ui::widgets::field::Field;
use crate::ui::widgets::field::Picked;
use crate::ui::widgets::field::Reading;
use crate::ui::widgets::form::delivery::Promise;

/// How many records a picker offers.
pub const PICKS: usize = 6;

/// A form over one record.
#[derive(Clone, Debug)]
pub struct Form {
    pub kind: &'static RecordKind,
    pub record: RecordId,
    /// The record as it was read; `None` while it is being made.
    loaded: Option<Loaded>,
    /// The columns that the fields are written over.
    base: Parts,
    pub fields: Vec<Field>,
    /// The field with the focus; after the last one the buttons.
    pub focus: usize,
    pub saving: bool,
    /// What its buttons say: to record, to go back, to give up what was typed.
    pub words: [&'static str; 3],
    /// What was typed was given up.
    pub discarded: bool,
    pub dirty: bool,
    /// What is known already and stands in no field, as a draft keeps it: whose delivery, which kind.
    hidden: Vec<(&'static str, String)>,
    promise: Promise,
    /// What stands over the fields: what the record is about.
    pub about: Vec<Message>,
    /// For whom a person sits who is new here.
    pub sits_for: Option<RecordId>,
}

impl Form {
    /// Opens a form for a new record; `presets` are columns that are known already.
    pub fn create(
        kind: &'static RecordKind,
        presets: &[(&'static str, Atom)],
        names: &[(RecordId, Name)],
        facts: &Facts,
    ) -> Self {
        let mut base: Parts = vec![None; kind.columns().count()];
        for (name, atom) in presets {
            if let Some(place) = kind.column_index(name).and_then(|place| base.get_mut(place)) {
                *place = Some(atom.clone());
            }
        }
        let mut form = Self::over(kind, facts.fresh.id(0), None, base);
        form.hide(presets);
        form.fill(facts, &|id| names.iter().find(|(known, _)| *known == id).map(|(_, name)| name.clone()));
        form
    }

    /// Puts a line at the head of the form that must be filled: what the record belongs to.
    pub fn lead_with(&mut self, column: &str) {
        if let Some((_, part)) = self.kind.columns().find(|(_, part)| part.name == column) {
            let field = Field { required: true, ..Field::new(Slot::Column(part)) };
            self.fields.insert(0, field);
        }
    }

    /// Notes what became known and stands in no line.
    pub fn learn(&mut self, column: &str, value: Atom) {
        self.know(column, Some(value));
    }

    /// Forgets what was noted and holds no longer.
    pub fn unlearn(&mut self, column: &str) {
        self.know(column, None);
    }

    fn know(&mut self, column: &str, value: Option<Atom>) {
        if let Some(place) = self.kind.column_index(column).and_then(|place| self.base.get_mut(place)) {
            *place = value;
        }
    }

    /// Shows only these lines, in this order; what else is known already stays known.
    pub fn show_only(&mut self, names: &[&str], presets: &[(&'static str, Atom)]) {
        self.keep_only(names);
        self.hide(presets);
    }

    /// Leaves out every line but these, and puts them in this order.
    pub fn keep_only(&mut self, names: &[&str]) {
        let mut few = Vec::new();
        for name in names {
            let place = self.fields.iter().position(|field| field.slot.name() == *name);
            few.extend(place.map(|place| self.fields.remove(place)));
        }
        self.fields = few;
    }

    /// Notes what is known already and stands in no line.
    fn hide(&mut self, presets: &[(&'static str, Atom)]) {
        let unseen =
            presets.iter().filter(|(name, _)| self.fields.iter().all(|field| field.slot.name() != *name));
        self.hidden = unseen.filter_map(|(name, atom)| Some((*name, hidden(atom)?))).collect();
    }

    /// Opens a form over a record that exists, with the focus on a column.
    pub fn edit(view: &RecordView, column: Option<&str>, facts: &Facts) -> Self {
        let loaded = view.loaded.clone();
        let loaded_kind = loaded.kind;
        let base = loaded.parts.clone();
        let mut form = Self::over(loaded.kind, loaded.id, Some(loaded), base);
        form.fields.retain(|field| field.slot != Slot::Partner);
        if view.closed_in.is_some() {
            form.fields.retain(|field| field.slot.goes_on(loaded_kind));
        }
        form.fill(facts, &|id| {
            view.names.iter().find(|named| named.id == id).map(|named| named.name.clone())
        });
        let wanted = form.fields.iter().position(|field| Some(field.slot.name()) == column);
        form.focus = wanted.unwrap_or(0);
        form
    }

    fn over(kind: &'static RecordKind, record: RecordId, loaded: Option<Loaded>, base: Parts) -> Self {
        let fields = slots(kind).into_iter().map(Field::new).collect();
        Self {
            kind,
            record,
            loaded,
            base,
            fields,
            focus: 0,
            saving: false,
            words: ["ui-button-save", "ui-button-back", "ui-button-discard"],
            discarded: false,
            dirty: false,
            hidden: Vec::new(),
            promise: Promise::default(),
            about: Vec::new(),
            sits_for: None,
        }
    }

    /// Puts what is known into the fields.
    fn fill(&mut self, facts: &Facts, named: &dyn Fn(RecordId) -> Option<Name>) {
        let amount = self.amount(facts.mirrored);
        for field in &mut self.fields {
            match field.slot {
                Slot::Column(part) => {
                    let place = self.kind.column_index(part.name);
                    let Some(Some(atom)) = place.and_then(|place| self.base.get(place)) else { continue };
                    let name = match atom {
                        Atom::Id(id) => named(*id).unwrap_or_default(),
                        _ => Name::default(),
                    };
                    field.show(atom, name.shown(!facts.mirrored), facts);
                }
                Slot::Amount => field.entry.set(&amount),
                Slot::Partner => {}
            }
        }
    }

    /// Returns the record that a line refers to, as it was picked or was known already.
    pub fn reference(&self, name: &str) -> Option<RecordId> {
        match self.fields.iter().find(|field| field.slot.name() == name) {
            Some(Field { picked: Picked::Record(id), picking: false, .. }) => Some(*id),
            Some(_) => None,
            None => match self.column(name) {
                Some(Atom::Id(id)) => Some(*id),
                _ => None,
            },
        }
    }

    /// Returns what is typed or chosen in a line.
    pub fn typed_in(&self, name: &str) -> &str {
        let field = self.fields.iter().find(|field| field.slot.name() == name);
        field.map(|field| field.entry.text()).unwrap_or_default()
    }

    /// Fills a line that nobody has touched, or empties it; beside the value stands what a referred record is called.
    pub fn suggest(&mut self, column: &str, value: Option<(&Atom, &str)>, facts: &Facts) {
        let Some(field) = self.fields.iter_mut().find(|field| field.slot.name() == column && !field.changed)
        else {
            return;
        };
        match value {
            Some((atom, name)) => field.show(atom, name, facts),
            None => field.empty(),
        }
        if let Some(place) = self.kind.column_index(column).and_then(|place| self.base.get_mut(place)) {
            *place = value.map(|(atom, _)| atom.clone());
        }
    }

    /// Returns whose members may be picked: those of the body, on the day of the meeting.
    fn circle(&self, facts: &Facts) -> Option<Circle> {
        let body = self.reference("body_id")?;
        let starts = self.fields.iter().find(|field| field.slot.name() == "starts_at");
        let day = match starts.map(|field| field.read(facts)) {
            Some(Reading::Atom(Atom::Moment(at))) => facts.day_of(at),
            _ => facts.fresh.today,
        };
        Some(Circle { body, day })
    }

    fn column(&self, name: &str) -> Option<&Atom> {
        self.base.get(self.kind.column_index(name)?)?.as_ref()
    }

    /// Returns what the record is by its own word: a decision or a recommendation.
    pub fn noun(&self) -> Option<&str> {
        wording::noun(self.kind, &self.base)
    }

    /// Returns what the record is called: a decision or a recommendation by its own word, others by their kind.
    pub fn called(&self) -> Message {
        let part = self.kind.columns().find(|(_, part)| part.name == "kind").map(|(_, part)| part);
        match (part, self.noun()) {
            (Some(part), Some(noun)) if self.kind == Decision::KIND => part.choice_label(self.kind, noun),
            _ => self.kind.label(),
        }
    }

    /// Returns the recorded amount as it is typed: `5,000.00 ILS`, `40 كرسي`.
    fn amount(&self, in_arabic: bool) -> String {
        let money = match (self.column("value_minor"), self.column("currency")) {
            (Some(Atom::Integer(minor)), Some(Atom::Text(code))) => {
                crate::domain::money::Currency::with_code(code)
                    .map(|currency| crate::domain::money::Money { minor: *minor, currency })
            }
            _ => None,
        };
        match (money, self.column("qty"), self.column("unit")) {
            (_, Some(Atom::Integer(count)), Some(Atom::Text(unit))) => format!("{count} {unit}"),
            (Some(money), ..) if in_arabic => {
                format!("{} {}", money.digits(), money.currency.typed_in_arabic())
            }
            (Some(money), ..) => format!("{} {}", money.digits(), money.currency.code()),
            _ => String::new(),
        }
    }

    /// Asks for what was typed before and not recorded, and for what the form has to know.
    pub fn ask(&self) -> Vec<Effect> {
        let record = self.loaded.as_ref().map(|loaded| loaded.id);
        let draft = Effect::Ask(Query::Draft { kind: self.kind, record });
        self.ask_promise().into_iter().chain([draft]).collect()
    }

    /// Returns the field with the focus.
    pub fn focused(&self) -> Option<&Field> {
        self.fields.get(self.focus)
    }

    /// Fulfils a command.
    pub fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        if self.saving {
            return Vec::new();
        }
        if let Command::Select(place) = command {
            return self.point_at(place, facts);
        }
        if let Some(steps) = self.in_field(command, facts) {
            return steps;
        }
        match command {
            Command::Save => self.save(facts),
            Command::Open if self.focus == self.fields.len() => self.save(facts),
            Command::Open if self.focus == self.fields.len() + 1 => self.leave(),
            Command::Open if self.focus > self.fields.len() => self.ask_to_discard(),
            Command::Discard => self.ask_to_discard(),
            Command::ThrowAway => self.discard(),
            Command::NextField if self.focus == self.last() => self.focus_on(0, facts),
            Command::PreviousField if self.focus == 0 => self.focus_on(self.last(), facts),
            Command::Open | Command::NextField | Command::Next => self.move_focus(1, facts),
            Command::PreviousField | Command::Previous => self.move_focus(-1, facts),
            Command::Left | Command::Right if self.focus >= self.fields.len() => {
                let forward = (command == Command::Right) != facts.mirrored;
                self.move_focus(if forward { 1 } else { -1 }, facts)
            }
            Command::Back => self.leave(),
            // A letter has no meaning here, and is not to vanish unseen.
            Command::Type(_) => vec![Step::Say(Notice::Refused(Message::new("ui-no-letters-here")))],
            _ => vec![Step::NotMine],
        }
    }

    fn typed(&mut self, command: Command, columns: usize, facts: &Facts) -> Option<Vec<Step>> {
        let field = self.fields.get_mut(self.focus)?;
        let edited = field.entry.command(command, columns, facts);
        self.edited(edited, facts)
    }

    /// Goes along with what came of a text; `None` when the command is not about text.
    fn edited(&mut self, edited: Edited, facts: &Facts) -> Option<Vec<Step>> {
        match edited {
            Edited::NotMine => None,
            Edited::Moved => Some(Vec::new()),
            Edited::Taken { text, changed } => {
                let mut steps = vec![Step::Clip(text)];
                if changed {
                    steps.extend(self.changed(facts));
                }
                Some(steps)
            }
            Edited::Changed => Some(self.changed(facts)),
            Edited::Told { said, changed } => {
                let mut steps = if changed { self.changed(facts) } else { Vec::new() };
                steps.push(Step::Say(entry::notice(said, changed)));
                Some(steps)
            }
        }
    }

    /// Puts pasted text into the field with the focus.
    pub fn paste(&mut self, text: &str, facts: &Facts) -> Vec<Step> {
        match self.fields.get_mut(self.focus) {
            Some(field) if field.choices().is_none() => {
                let edited = field.entry.paste(text);
                self.edited(edited, facts).unwrap_or_default()
            }
            _ => vec![Step::Say(Notice::Refused(Message::new("ui-paste-no-text")))],
        }
    }

    /// Text changed: a picker asks again, the draft is kept.
    fn changed(&mut self, facts: &Facts) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.changed = true;
            field.error = field.entry.too_long();
            if let Some(kind) = field.picks_kind() {
                field.picking = !field.entry.text().trim().is_empty();
                field.picked = Picked::Nothing;
                field.pick = 0;
                steps.extend(self.ask_for(kind, facts));
            }
        }
        steps.extend(self.touched());
        steps
    }

    /// Asks what a picker offers for its words.
    fn ask_for(&mut self, kind: &'static RecordKind, facts: &Facts) -> Vec<Step> {
        let query = self.ask_picks(kind, facts);
        if let Some(field) = self.fields.get_mut(self.focus) {
            // What cannot be looked up, for want of a group, is no list.
            field.picks = query.is_none().then(Vec::new);
        }
        query.map(|query| Step::Do(Effect::Ask(query))).into_iter().collect()
    }

    fn ask_picks(&self, kind: &'static RecordKind, facts: &Facts) -> Option<Query> {
        let text = self.focused()?.wanted().to_owned();
        if kind == Membership::KIND {
            return self.circle(facts).map(|circle| Query::PickMember { circle, text, limit: PICKS });
        }
        if (self.kind, kind) == (Decision::KIND, Meeting::KIND) {
            return Some(Query::PickMeeting { text, limit: PICKS });
        }
        Some(Query::Pick { kind, text, limit: PICKS })
    }

    /// Keeps what was typed; the first time also what tells this draft from others of its kind.
    fn touched(&mut self) -> Vec<Step> {
        let first = !std::mem::replace(&mut self.dirty, true);
        let mut kept: Vec<(&str, String)> = if first { self.hidden.clone() } else { Vec::new() };
        let place = self.focus;
        let worth = |(own, field): &(usize, &Field)| *own == place || (first && field.changed);
        let fields = self.fields.iter().enumerate().filter(worth);
        kept.extend(fields.map(|(_, field)| (field.slot.name(), field.draft())));
        let (kind, record) = (self.kind, self.record);
        let keep = |(field, text): (&str, String)| {
            Step::Do(Effect::KeepDraft { kind, record, field: field.to_owned(), text })
        };
        kept.into_iter().map(keep).collect()
    }

    /// Returns `true` when a draft was typed into the same form: for the same commitment, of the same kind.
    fn is_own(&self, draft: &Draft) -> bool {
        let is_known =
            |name: &str, text: &str| self.hidden.iter().any(|own| (own.0, own.1.as_str()) == (name, text));
        let is_field = |name: &str| self.fields.iter().any(|field| field.slot.name() == name);
        self.hidden.iter().all(|(name, text)| draft.field(name) == Some(text))
            && draft.fields.iter().all(|(name, text)| is_field(name) || is_known(name, text))
    }

    /// Keeps something beside the fields in the draft: where the words came from.
    pub fn remember(&mut self, name: &'static str, text: String) {
        self.hidden.push((name, text));
    }

    /// Puts back what a draft kept.
    pub fn restore(&mut self, draft: &Draft) {
        self.record = draft.record;
        for (name, text) in &draft.fields {
            if let Some(field) = self.fields.iter_mut().find(|field| field.slot.name() == name) {
                field.restore(text);
            } else if let Some(place) =
                self.kind.column_index(name).and_then(|place| self.base.get_mut(place))
            {
                let known = RecordId::parse(text).map_or_else(|| Atom::Text(text.clone()), Atom::Id);
                place.get_or_insert(known);
            }
        }
        self.dirty = true;
    }

    fn move_focus(&mut self, by: isize, facts: &Facts) -> Vec<Step> {
        self.focus_on(self.focus.saturating_add_signed(by).min(self.last()), facts)
    }

    /// Goes to a field or a button. What stands in a line is selected: letters replace it, arrows keep it.
    fn focus_on(&mut self, place: usize, facts: &Facts) -> Vec<Step> {
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.check(facts);
        }
        self.focus = place;
        let line = self.fields.get_mut(place).filter(|field| !field.entry.has_paragraphs());
        if let Some(field) = line.filter(|field| field.choices().is_none()) {
            field.entry.select_all();
        }
        Vec::new()
    }

    /// Returns the place of the last button.
    fn last(&self) -> usize {
        (self.fields.len() + self.buttons().len()).saturating_sub(1)
    }

    /// Goes to a field or a button that was pointed at.
    fn point_at(&mut self, place: usize, facts: &Facts) -> Vec<Step> {
        if place == self.focus {
            return Vec::new();
        }
        if let Some(field) = self.fields.get_mut(self.focus) {
            field.picking = false;
        }
        self.focus_on(place.min(self.last()), facts)
    }

    /// Returns what its buttons say; there is something to give up once something was typed.
    pub fn buttons(&self) -> &[&'static str] {
        let all = self.words.as_slice();
        if self.dirty { all } else { all.get(..2).unwrap_or(all) }
    }

    /// A key is pressed sooner by mistake than a button.
    fn ask_to_discard(&self) -> Vec<Step> {
        if !self.dirty {
            return vec![Step::Say(Notice::Refused(Message::new("ui-nothing-typed")))];
        }
        let lines = vec![Message::new("ui-discard-asks")];
        let buttons = ["ui-button-discard", "ui-button-keep"].map(Message::new);
        vec![Confirm::before(Message::new("ui-key-discard"), lines, buttons, Command::ThrowAway)]
    }

    fn discard(&mut self) -> Vec<Step> {
        self.discarded = true;
        let said = Message::new("ui-draft-discarded");
        vec![Step::Do(Effect::DropDraft { record: self.record }), Step::Close, Step::Say(Notice::Done(said))]
    }

    fn leave(&self) -> Vec<Step> {
        let mut steps = vec![Step::Close];
        if self.dirty {
            steps.push(Step::Say(Notice::Done(Message::new("ui-kept-as-draft"))));
        }
        steps
    }

    /// Takes an answer: picks, or a draft from an earlier day.
    pub fn given(&mut self, query: &Query, answer: &Answer, facts: &Facts) -> Vec<Step> {
        match (query, answer) {
            (Query::Record { id, .. }, Answer::Record(Some(view))) => {
                self.learn_promise(*id, view, facts);
                Vec::new()
            }
            (Query::Pick { kind, text, .. }, Answer::Picks(rows)) => self.offer(kind, text, rows),
            (Query::PickMeeting { text, .. }, Answer::Picks(rows)) => self.offer(Meeting::KIND, text, rows),
            (Query::PickMember { text, .. }, Answer::Picks(rows)) => self.offer(Membership::KIND, text, rows),
            (Query::Draft { kind, .. }, Answer::Draft(Some(draft)))
                if *kind == self.kind && !self.dirty && self.is_own(draft) =>
            {
                self.restore(draft);
                vec![Step::Say(Notice::Done(Message::new("ui-draft-restored")))]
            }
            _ => Vec::new(),
        }
    }

    fn offer(&mut self, kind: &'static RecordKind, text: &str, rows: &[PickRow]) -> Vec<Step> {
        let focused = self.fields.get_mut(self.focus);
        let wanted = focused.filter(|field| field.picks_kind() == Some(kind) && field.wanted() == text);
        if let Some(field) = wanted {
            field.picks = Some(rows.to_vec());
            field.pick = 0;
        }
        Vec::new()
    }
}

/// Returns a known value as a draft keeps it; days differ from one day to the next and tell nothing.
fn hidden(atom: &Atom) -> Option<String> {
    match atom {
        Atom::Text(text) => Some(text.clone()),
        Atom::Id(id) => Some(id.to_string()),
        _ => None,
    }
}

/// Returns how many columns a label takes in a form that is so wide.
pub const fn label_columns(columns: u16) -> u16 {
    if columns >= 60 { 20 } else { columns / 3 }
}

/// Returns how many columns a value takes.
pub fn value_columns(columns: u16) -> usize {
    usize::from(columns.saturating_sub(label_columns(columns)).saturating_sub(6)).clamp(1, 56)
}
