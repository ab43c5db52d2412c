//! The forms that open over the minutes: a decision, a recommendation, an action, a commitment from a line.

use ratatui::layout::Rect;

use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::money::Amount;
use crate::domain::numbering;
use crate::domain::records::ActionItem;
use crate::domain::records::Attendance;
use crate::domain::records::Commitment;
use crate::domain::records::Decision;
use crate::domain::records::Record as _;
use crate::domain::rows::Draft;
use crate::domain::value::Atom;
use crate::ui::canvas::Canvas;
use crate::ui::model::Facts;
use crate::ui::screens::fields::Slot;
use crate::ui::screens::room::Room;
use crate::ui::screens::room::line::Output;
use crate::ui::screens::room::line::Said;
use crate::ui::screens::room::line::amount;
use crate::ui::widgets::field::Picked;
use crate::ui::widgets::form::Form;
use crate::ui::widgets::form_view;

type Preset = (&'static str, Atom);

/// A form over the minutes.
#[derive(Debug)]
pub struct RecordForm {
    pub form: Form,
    pub output: Output,
    /// The agenda item under which it records.
    pub item: Option<RecordId>,
    /// The line it was made from, which is used up when the form is recorded.
    pub from_line: Option<RecordId>,
}

/// The field under which a draft keeps the line that a form was made from.
const LINE: &str = "line";

impl RecordForm {
    /// Opens a form filled with what is known: the meeting, the item, the words, who said them.
    pub fn new(output: Output, said: &Said, room: &Room, item: Option<RecordId>, facts: &Facts) -> Self {
        let presets = presets(output, said, room, item, facts);
        let mut form = Form::create(output.kind(), &presets, &room.names(), facts);
        form.show_only(output.fields(), &presets);
        form.words = ["room-button-record", "room-button-to-text", "ui-button-discard"];
        // The words of the line are kept with the first letter that is typed beside them.
        form.fields.iter_mut().for_each(|field| field.changed = !field.entry.text().is_empty());
        let partner = said.speaker.filter(|_| output == Output::Commitment);
        if let Some(organization) = partner.and_then(|person| organization_of(room, person)) {
            let name = room.name(organization).map(|name| name.shown(!facts.mirrored)).unwrap_or_default();
            for field in form.fields.iter_mut().filter(|field| field.slot == Slot::Partner) {
                field.picked = Picked::Record(organization);
                field.entry.set(name);
                field.changed = true;
            }
        }
        if presets.iter().any(|(name, _)| matches!(*name, "details" | "description")) {
            form.about.push(Message::new("room-form-whole-line"));
        }
        form.focus = first_empty(&form);
        Self { form, output, item, from_line: None }
    }

    /// Says from which line the form was made.
    pub fn come_from(&mut self, line: RecordId) {
        self.form.remember(LINE, line.to_string());
        self.from_line = Some(line);
    }

    /// Brings back a form that was typed into and neither recorded nor given up; `None` when it is none.
    pub fn restored(draft: &Draft, room: &Room, facts: &Facts) -> Option<Self> {
        let output = Output::of(draft.kind, draft.field("kind"))?;
        let item = draft.reference("agenda_item_id");
        let mut form = Self::new(output, &Said::default(), room, item, facts);
        if let Some(line) = draft.reference(LINE) {
            form.come_from(line);
        }
        form.form.restore(draft);
        form.form.focus = first_empty(&form.form);
        Some(form)
    }

    /// Paints the form in a frame over the minutes.
    pub fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        let lines = form_view::lines(&self.form, canvas.look, place.width.saturating_sub(2), facts);
        let height = place.height.min(lines.saturating_add(2));
        let frame = Rect { y: place.bottom() - height, height, ..place };
        canvas.framed(frame, &canvas.look.say(&Message::new(self.output.title())));
        let inside = Rect {
            x: frame.x + 1,
            y: frame.y + 1,
            width: frame.width.saturating_sub(2),
            height: frame.height.saturating_sub(2),
        };
        form_view::view(&self.form, canvas, inside, facts);
    }
}

impl Output {
    /// Finds what a record of this kind is; `None` when it is nothing that a meeting records besides notes.
    pub fn of(kind: &RecordKind, decision: Option<&str>) -> Option<Self> {
        match (kind.name, decision) {
            ("decision", Some("recommendation")) => Some(Self::Recommendation),
            ("decision", _) => Some(Self::Decision),
            ("action_item", _) => Some(Self::Action),
            ("commitment", _) => Some(Self::Commitment),
            _ => None,
        }
    }

    /// Returns the kind of record that it is.
    pub const fn kind(self) -> &'static RecordKind {
        match self {
            Self::Decision | Self::Recommendation => Decision::KIND,
            Self::Action => ActionItem::KIND,
            Self::Commitment => Commitment::KIND,
        }
    }

    /// Returns the lines of its form.
    pub const fn fields(self) -> &'static [&'static str] {
        match self {
            Self::Decision => &["text", "vote_method", "yes", "no", "abstain"],
            Self::Recommendation => &["text", "addressee_org_id", "addressee_office_id", "vote_method"],
            Self::Action => &["title", "responsible_org_id", "responsible_person_id", "due_on"],
            Self::Commitment => &["partner", "kind", "title", "amount", "due_on"],
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Decision => "room-form-decision",
            Self::Recommendation => "room-form-recommendation",
            Self::Action => "room-form-action",
            Self::Commitment => "room-form-commitment",
        }
    }
}

fn first_empty(form: &Form) -> usize {
    form.fields.iter().position(|field| field.entry.text().is_empty()).unwrap_or(0)
}

fn word(text: &str) -> Atom {
    Atom::Text(text.to_owned())
}

fn presets(output: Output, said: &Said, room: &Room, item: Option<RecordId>, facts: &Facts) -> Vec<Preset> {
    let mut presets = vec![("meeting_id", Atom::Id(room.meeting))];
    presets.extend(item.map(|item| ("agenda_item_id", Atom::Id(item))));
    let body = room.record().and_then(|meeting| meeting.body_id);
    match output {
        Output::Decision | Output::Recommendation => {
            let kind = if output == Output::Decision { "decision" } else { "recommendation" };
            let seq = room.view.as_ref().map_or(1, |view| numbering::next_decision_of(view));
            presets.extend([("kind", word(kind)), ("status", word("adopted")), ("seq", Atom::Integer(seq))]);
            presets.extend(text("text", None, &said.text, output.kind()));
        }
        Output::Action => {
            presets.extend(body.map(|body| ("body_id", Atom::Id(body))));
            presets.extend([("status", word("open")), ("priority", word("normal"))]);
            presets.extend(text("title", Some("details"), &said.text, output.kind()));
        }
        Output::Commitment => {
            presets.extend(body.map(|body| ("body_id", Atom::Id(body))));
            presets.extend([("status", word("pledged")), ("made_on", Atom::Day(facts.fresh.today))]);
            presets.extend(text("title", Some("description"), &said.text, output.kind()));
            presets.extend(amount(&said.text).map(promised).unwrap_or_default());
        }
    }
    presets
}

/// Returns the words for a column; what is too long for a title stands whole in the column for long text.
fn text(short: &'static str, long: Option<&'static str>, words: &str, kind: &RecordKind) -> Vec<Preset> {
    if words.is_empty() {
        return Vec::new();
    }
    let limit = kind.columns().find(|(_, part)| part.name == short).map_or(0, |(_, part)| match part.kind {
        AtomKind::Text(limit) => limit,
        _ => 0,
    });
    let Some(long) = long.filter(|_| words.chars().count() > limit) else {
        // What is too long stays whole in its field, which says so.
        return vec![(short, word(words))];
    };
    let cut = words.chars().take(limit).collect();
    vec![(short, Atom::Text(cut)), (long, word(words))]
}

fn promised(amount: Amount) -> Vec<Preset> {
    match amount {
        Amount::Money(money) => vec![
            ("kind", word("financial")),
            ("value_minor", Atom::Integer(money.minor)),
            ("currency", word(money.currency.code())),
        ],
        Amount::Quantity(quantity) => vec![
            ("kind", word("in_kind")),
            ("qty", Atom::Integer(quantity.count)),
            ("unit", Atom::Text(quantity.unit)),
        ],
    }
}

/// Returns the organisation for which a person sits in the meeting.
fn organization_of(room: &Room, person: RecordId) -> Option<RecordId> {
    let view = room.view.as_ref()?;
    let seated = view.seats.iter().find(|seat| {
        let marked = seat.attendance.as_ref().and_then(|loaded| loaded.record::<Attendance>().person_id);
        [marked, seat.principal, seat.alternate].contains(&Some(person))
    });
    let guest = || {
        let guests = view.guests.iter().map(crate::domain::edit::Loaded::record::<Attendance>);
        guests.into_iter().find(|guest| guest.person_id == Some(person)).and_then(|guest| guest.org_id)
    };
    seated.and_then(|seat| seat.organization).or_else(guest)
}
