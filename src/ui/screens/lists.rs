//! A sheet that is a list of records: what Enter opens, what the next step of a row is.

use ratatui::layout::Rect;

use crate::domain::catalogue::RecordKind;
use crate::domain::edit::RecordEdit;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::records::ActionItem;
use crate::domain::records::Membership;
use crate::domain::records::Record as _;
use crate::domain::rows::Answer;
use crate::domain::rows::List;
use crate::domain::rows::Name;
use crate::domain::rows::Query;
use crate::domain::rows::RecordView;
use crate::domain::rows::Row;
use crate::domain::value::Atom;
use crate::ui::canvas::Canvas;
use crate::ui::command::Command;
use crate::ui::effect::Effect;
use crate::ui::keymap::Place;
use crate::ui::model::Facts;
use crate::ui::model::Notice;
use crate::ui::model::Step;
use crate::ui::overlays::confirm::Confirm;
use crate::ui::screens::Screen;
use crate::ui::screens::Sheet;
use crate::ui::screens::deleting;
use crate::ui::screens::form::FormSheet;
use crate::ui::screens::new;
use crate::ui::screens::room;
use crate::ui::widgets::listing::Listing;
use crate::ui::widgets::table;

/// A list of records on a sheet.
#[derive(Debug)]
pub struct ListSheet {
    listing: Listing,
    /// The record that the list belongs to.
    within: Option<(RecordId, Name)>,
    pending: Option<Pending>,
}

/// Something to be done to records that are being read first, so that it names what it supersedes.
#[derive(Debug)]
struct Pending {
    intent: Intent,
    waiting: Vec<RecordId>,
    edits: Vec<RecordEdit>,
    /// The record that was read last: a single one is called by its name.
    read: Option<Box<RecordView>>,
    /// What hangs on the records; `None` until it is known.
    hanging: Option<Vec<(&'static RecordKind, u64)>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Intent {
    Done,
    Delete,
    Reply,
    /// A person's time in a body ends.
    End,
}

impl ListSheet {
    /// Makes the sheet of a list.
    pub const fn new(list: List) -> Self {
        Self { listing: Listing::new(list), within: None, pending: None }
    }

    /// Makes the sheet of a list that belongs to a record.
    pub const fn within(list: List, record: RecordId, name: Name) -> Self {
        Self { listing: Listing::new(list), within: Some((record, name)), pending: None }
    }

    fn open(&self) -> Vec<Step> {
        match (self.listing.record(), self.listing.row()) {
            (Some(id), Some(Row::Meeting(row))) => vec![Step::Open(Box::new(room::screen(id, row)))],
            (Some(id), Some(row)) => {
                let screen = Screen::record(self.listing.list.kind(), id, name_of(row));
                vec![Step::Open(Box::new(screen))]
            }
            _ => Vec::new(),
        }
    }

    fn next_step(&mut self, facts: &Facts) -> Vec<Step> {
        match (self.listing.list.kind().name, self.listing.record()) {
            ("action_item", Some(_)) => self.begin(Intent::Done),
            ("decision", Some(_)) => {
                if matches!(self.listing.row(), Some(Row::Decision(row)) if !row.is_recommendation()) {
                    return vec![Step::Say(Notice::Refused(Message::new("ui-no-reply")))];
                }
                self.listing.marked.clear();
                self.begin(Intent::Reply)
            }
            ("membership", Some(_)) => {
                self.listing.marked.clear();
                self.begin(Intent::End)
            }
            ("commitment", Some(id)) => vec![new::delivery(id, facts)],
            ("seat", Some(id)) => {
                let body = self.within.as_ref().map(|(body, _)| *body);
                vec![new::membership(id, body, facts)]
            }
            _ => vec![Step::NotMine],
        }
    }

    /// Reads the chosen records before something is done to them.
    fn begin(&mut self, intent: Intent) -> Vec<Step> {
        let waiting = self.listing.chosen();
        let kind = self.listing.list.kind();
        let hanging = deleting::ask(kind, waiting.clone()).filter(|_| intent == Intent::Delete);
        let questions = waiting.iter().map(|id| Effect::Ask(Query::Record { kind, id: *id }));
        let steps = questions.chain(hanging.clone()).map(Step::Do).collect();
        let hanging = hanging.is_none().then(Vec::new);
        self.pending = Some(Pending { intent, waiting, edits: Vec::new(), read: None, hanging });
        steps
    }

    fn read(&mut self, id: RecordId, view: &RecordView, facts: &Facts) -> Vec<Step> {
        let Some(mut pending) = self.pending.take() else { return Vec::new() };
        let Some(place) = pending.waiting.iter().position(|waiting| *waiting == id) else {
            self.pending = Some(pending);
            return Vec::new();
        };
        pending.waiting.remove(place);
        match pending.intent {
            Intent::Reply => return vec![FormSheet::edit(view, Some("reply_text"), facts)],
            Intent::End => return vec![end(view, facts)],
            Intent::Done => pending.edits.extend(done(view, facts)),
            Intent::Delete => pending.edits.push(deleting::deleted(view)),
        }
        pending.read = Some(Box::new(view.clone()));
        self.pending = Some(pending);
        self.go_on(facts)
    }

    /// Does what was to be done, once everything that it needs is known.
    fn go_on(&mut self, facts: &Facts) -> Vec<Step> {
        let is_ready = |pending: &mut Pending| pending.waiting.is_empty() && pending.hanging.is_some();
        let Some(pending) = self.pending.take_if(is_ready) else { return Vec::new() };
        self.listing.marked.clear();
        let (kind, hanging) = (self.listing.list.kind(), pending.hanging.unwrap_or_default());
        match pending.intent {
            Intent::Delete if !pending.edits.is_empty() => {
                vec![deleting::delete(kind, pending.edits, pending.read.as_deref(), &hanging, facts)]
            }
            _ => vec![save(pending.edits, kind)],
        }
    }
}

/// Records what is done, or says that nothing is open.
fn save(edits: Vec<RecordEdit>, kind: &'static RecordKind) -> Step {
    let count = edits.len();
    if count == 0 {
        return Step::Say(Notice::Refused(Message::new("ui-already-done")));
    }
    let toast = Message::new("ui-toast-done").with("count", count).with("kind", kind.label());
    let effect = Effect::Save { edits, toast };
    if count <= deleting::MANY {
        return Step::Do(effect);
    }
    let asked = |id: &'static str| Message::new(id).with("count", count);
    let (yes, no) = (Message::new("ui-key-done"), Message::new("ui-button-not-yet"));
    Confirm::ask(asked("ui-confirm-done"), vec![asked("ui-confirm-undo")], yes, no, vec![effect])
}

/// Returns the edit that marks an action item as done; `None` when it is.
pub fn done(view: &RecordView, facts: &Facts) -> Option<RecordEdit> {
    let mut item: ActionItem = view.loaded.record();
    if !item.is_open() {
        return None;
    }
    item.status = Some("done".to_owned());
    item.closed_on = Some(facts.fresh.today);
    item.percent = item.percent.map(|_| 100);
    view.loaded.edit_to(&item.parts())
}

/// Opens the form in which somebody's time in a body ends, today unless another day is typed.
pub fn end(view: &RecordView, facts: &Facts) -> Step {
    let membership: Membership = view.loaded.record();
    if membership.ends_on.is_some() {
        return Step::Say(Notice::Refused(Message::new("ui-already-ended")));
    }
    FormSheet::edit_with(view, "end_reason", &("ends_on", Atom::Day(facts.fresh.today)), facts)
}

/// Returns what a row is called.
pub fn name_of(row: &Row) -> Name {
    match row {
        Row::Action(row) => Name::plain(&row.title),
        Row::Commitment(row) => Name::plain(&row.title),
        Row::Decision(row) => Name::plain(&row.text),
        Row::Meeting(row) => row.body.clone().unwrap_or_default(),
        Row::Body(row) => row.name.clone(),
        Row::Seat(row) => row.organization.clone().unwrap_or_default(),
        Row::Member(row) => row.person.clone().unwrap_or_default(),
        Row::Organization(row) => row.name.clone(),
        Row::Person(row) => row.name.clone(),
        Row::Delivery(row) => Name::plain(row.received_by.clone().unwrap_or_default()),
    }
}

impl Sheet for ListSheet {
    fn label(&self) -> Message {
        Message::new(label(self.listing.list))
    }

    fn places(&self) -> Vec<Place> {
        let place = match self.listing.list {
            List::OpenActions | List::AllActions => Place::Actions,
            List::OpenCommitments | List::AllCommitments => Place::Commitments,
            List::Recommendations | List::Decisions | List::OutputsOf(_) => Place::Decisions,
            List::Meetings | List::MeetingsOf(_) => Place::Meetings,
            List::Bodies => Place::Groups,
            List::SeatsOf(_) => Place::Seats,
            List::MembersOf(_) | List::SittersOf(_) => Place::Members,
            List::Organizations => Place::Organizations,
            List::People => Place::People,
            List::DeliveriesOf(_) => Place::Deliveries,
        };
        vec![place, Place::List]
    }

    fn idle(&self) -> Vec<Command> {
        match self.listing.row() {
            None if self.listing.loaded => {
                vec![Command::Open, Command::NextStep, Command::Mark, Command::MarkAll, Command::Delete]
            }
            Some(Row::Decision(row)) if !row.is_recommendation() => vec![Command::NextStep],
            Some(Row::Action(row)) if !row.is_open() && self.listing.marked.is_empty() => {
                vec![Command::NextStep]
            }
            _ => Vec::new(),
        }
    }

    fn figure(&self) -> Option<Message> {
        let listing = &self.listing;
        if !listing.loaded {
            return None;
        }
        if !listing.filter.is_empty() {
            return Some(listing.matching.of(listing.total));
        }
        let id = match listing.list {
            _ if listing.late == 0 => "ui-figure-all",
            List::Recommendations => "ui-figure-waiting",
            _ => "ui-figure-late",
        };
        let all = match listing.list {
            List::Recommendations => Message::new("ui-figure-recommendations"),
            List::Decisions => Message::new("ui-figure-decisions"),
            list => Message::named(format!("records-{}", list.kind().name)),
        };
        let all = all.with("count", listing.total.cast_signed());
        Some(Message::new(id).with("all", all).with("late", listing.late.cast_signed()))
    }

    fn enter(&mut self, _facts: &Facts) -> Vec<Effect> {
        self.pending = None;
        vec![self.listing.refresh()]
    }

    fn stand_on(&mut self, records: &[RecordId]) {
        self.listing.seek(records);
    }

    fn leave(&mut self) {
        self.listing.leave();
    }

    fn command(&mut self, command: Command, facts: &Facts) -> Vec<Step> {
        if let Some(effects) = self.listing.command(command, table::rows_on_page(facts)) {
            return effects.into_iter().map(Step::Do).collect();
        }
        match command {
            Command::Open => self.open(),
            Command::Left | Command::Right => {
                let forward = (command == Command::Right) != facts.mirrored;
                if forward { self.open() } else { vec![Step::Close] }
            }
            Command::New => vec![new::in_list(self.listing.list, self.within.as_ref(), facts)],
            Command::NextStep => self.next_step(facts),
            Command::Delete if self.listing.record().is_some() => self.begin(Intent::Delete),
            _ => vec![Step::NotMine],
        }
    }

    fn given(&mut self, query: &Query, answer: &Answer, facts: &Facts) -> Vec<Step> {
        match (query, answer) {
            (Query::List(_), _) => self.listing.given(query, answer).map(Step::Do).into_iter().collect(),
            (Query::Record { id, .. }, Answer::Record(Some(view))) => self.read(*id, view, facts),
            (Query::Record { .. }, Answer::Record(None)) => {
                self.pending = None;
                Vec::new()
            }
            (Query::Hanging { .. }, Answer::Hanging(found)) => {
                if let Some(pending) = &mut self.pending {
                    pending.hanging = Some(found.clone());
                }
                self.go_on(facts)
            }
            _ => Vec::new(),
        }
    }

    fn view(&self, canvas: &mut Canvas<'_>, place: Rect, facts: &Facts) {
        table::view(&self.listing, canvas, place, facts);
    }
}

/// Returns the message that a list's tab says.
const fn label(list: List) -> &'static str {
    match list {
        List::OpenActions => "ui-sheet-open-actions",
        List::AllActions => "ui-sheet-all-actions",
        List::OpenCommitments => "ui-sheet-open-commitments",
        List::AllCommitments => "ui-sheet-all-commitments",
        List::Recommendations => "ui-sheet-recommendations",
        List::Decisions => "ui-sheet-decisions",
        List::Meetings | List::MeetingsOf(_) => "ui-screen-meetings",
        List::OutputsOf(_) => "ui-sheet-outputs",
        List::Bodies => "ui-screen-groups",
        List::SeatsOf(_) => "ui-sheet-seats",
        List::MembersOf(_) => "ui-sheet-members",
        List::SittersOf(_) => "ui-sheet-sitters",
        List::Organizations => "ui-sheet-organizations",
        List::People => "ui-sheet-people",
        List::DeliveriesOf(_) => "ui-sheet-deliveries",
    }
}
