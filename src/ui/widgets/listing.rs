//! A list: a window of rows, a cursor, a filter that is typed, marks.

use std::collections::BTreeSet;

use crate::domain::id::RecordId;
use crate::domain::rows::Answer;
use crate::domain::rows::From;
use crate::domain::rows::Key;
use crate::domain::rows::List;
use crate::domain::rows::ListQuery;
use crate::domain::rows::Matching;
use crate::domain::rows::Page;
use crate::domain::rows::Query;
use crate::domain::rows::Row;
use crate::domain::rows::Window;
use crate::ui::command::Command;
use crate::ui::command::Editing;
use crate::ui::effect::Effect;

/// How many rows are asked for at once.
const WINDOW: usize = 100;
/// How many rows are kept before the far ones are let go.
const KEPT: usize = 2_000;
/// How many letters a filter may have.
const FILTER: usize = 60;

/// The state of a list.
#[derive(Clone, Debug)]
pub struct Listing {
    pub list: List,
    pub filter: String,
    pub rows: Vec<(Key, Row)>,
    pub selected: usize,
    pub marked: BTreeSet<RecordId>,
    pub matching: Matching,
    pub total: u64,
    pub late: u64,
    /// `false` until the first rows came.
    pub loaded: bool,
    before: bool,
    after: bool,
    waiting: Option<ListQuery>,
    /// The record to stand on when the rows come.
    wanted: Option<RecordId>,
    /// What was made, changed or brought back: one of these is to be stood on, wherever it is in the list.
    sought: Vec<RecordId>,
}

impl Listing {
    /// Makes an empty list that has not asked for its rows yet.
    pub const fn new(list: List) -> Self {
        Self {
            list,
            filter: String::new(),
            rows: Vec::new(),
            selected: 0,
            marked: BTreeSet::new(),
            matching: Matching::Exactly(0),
            total: 0,
            late: 0,
            loaded: false,
            before: false,
            after: false,
            waiting: None,
            wanted: None,
            sought: Vec::new(),
        }
    }

    /// Returns the record under the cursor.
    pub fn record(&self) -> Option<RecordId> {
        self.rows.get(self.selected).map(|(key, _)| key.id)
    }

    /// Returns the row under the cursor.
    pub fn row(&self) -> Option<&Row> {
        self.rows.get(self.selected).map(|(_, row)| row)
    }

    /// Returns what a command is about: the marked records, or else the one under the cursor.
    pub fn chosen(&self) -> Vec<RecordId> {
        if self.marked.is_empty() {
            self.record().into_iter().collect()
        } else {
            self.marked.iter().copied().collect()
        }
    }

    /// Asks for the rows again, keeping the place.
    pub fn refresh(&mut self) -> Effect {
        self.wanted = self.wanted.or_else(|| self.record());
        let limit = self.rows.len().clamp(WINDOW, KEPT);
        let from = match self.rows.first() {
            Some((key, _)) if self.before => From::At(key.clone()),
            _ => From::Start,
        };
        self.ask(from, limit)
    }

    /// Wants to stand on one of these records when the rows come.
    pub fn seek(&mut self, records: &[RecordId]) {
        self.sought = records.to_vec();
    }

    fn ask(&mut self, from: From, limit: usize) -> Effect {
        let query =
            ListQuery { list: self.list, filter: self.filter.clone(), window: Window { from, limit } };
        self.waiting = Some(query.clone());
        Effect::Ask(Query::List(query))
    }

    /// Moves, filters and marks; `None` when the command is not about the list itself.
    pub fn command(&mut self, command: Command, page: usize) -> Option<Vec<Effect>> {
        let step = page.saturating_sub(1).max(1);
        Some(match command {
            Command::Select(place) => self.go(place),
            Command::Next => self.go(self.selected.saturating_add(1)),
            Command::Previous if self.selected == 0 => self.more_before(),
            Command::Previous => self.go(self.selected.saturating_sub(1)),
            Command::PageDown => self.go(self.selected.saturating_add(step)),
            Command::PageUp if self.selected < step && self.before => self.more_before(),
            Command::PageUp => self.go(self.selected.saturating_sub(step)),
            Command::First if self.before => vec![self.ask(From::Start, WINDOW)],
            Command::First => self.go(0),
            Command::Last if self.after => vec![self.ask(From::End, WINDOW)],
            Command::Last => self.go(usize::MAX),
            Command::Type(letter) => self.narrow(letter),
            Command::Mark if !self.filter.is_empty() => self.narrow(' '),
            Command::Mark => self.mark(),
            Command::MarkAll => self.mark_all(),
            Command::Editing(Editing::Backspace) => self.widen(),
            Command::Back if !self.filter.is_empty() => self.clear(),
            Command::Back if !self.marked.is_empty() => {
                self.marked.clear();
                Vec::new()
            }
            _ => return None,
        })
    }

    fn go(&mut self, place: usize) -> Vec<Effect> {
        self.selected = place.min(self.rows.len().saturating_sub(1));
        let near_the_end = self.selected.saturating_add(WINDOW / 2) >= self.rows.len();
        match self.rows.last() {
            Some((key, _)) if near_the_end && self.after && self.waiting.is_none() => {
                let key = key.clone();
                vec![self.ask(From::After(key), WINDOW)]
            }
            _ => Vec::new(),
        }
    }

    fn more_before(&mut self) -> Vec<Effect> {
        match self.rows.first() {
            Some((key, _)) if self.before => {
                let key = key.clone();
                vec![self.ask(From::Before(key), WINDOW)]
            }
            _ => self.go(0),
        }
    }

    fn narrow(&mut self, letter: char) -> Vec<Effect> {
        // A stroke says that a filter begins, as it does elsewhere; here every letter begins one.
        let says_nothing = self.filter.is_empty() && [' ', '/'].contains(&letter);
        if self.filter.chars().count() >= FILTER || says_nothing {
            return Vec::new();
        }
        self.filter.push(letter);
        self.filtered()
    }

    fn widen(&mut self) -> Vec<Effect> {
        if self.filter.pop().is_none() {
            return Vec::new();
        }
        self.filtered()
    }

    /// Takes the filter off; the row under the cursor stays under it.
    fn clear(&mut self) -> Vec<Effect> {
        self.filter.clear();
        self.wanted = self.record();
        vec![self.ask(From::Start, WINDOW)]
    }

    /// Takes the filter off without asking: the screen is being left upward.
    pub fn leave(&mut self) {
        if !self.filter.is_empty() {
            self.filter.clear();
            self.wanted = self.record();
        }
    }

    fn filtered(&mut self) -> Vec<Effect> {
        self.wanted = None;
        vec![self.ask(From::Start, WINDOW)]
    }

    fn mark(&mut self) -> Vec<Effect> {
        if let Some(record) = self.record()
            && !self.marked.remove(&record)
        {
            self.marked.insert(record);
        }
        self.go(self.selected.saturating_add(1))
    }

    fn mark_all(&mut self) -> Vec<Effect> {
        self.marked.extend(self.rows.iter().map(|(key, _)| key.id));
        Vec::new()
    }

    /// Takes rows that were asked for, and drops those of another question; returns what is to be asked next.
    pub fn given(&mut self, query: &Query, answer: &Answer) -> Option<Effect> {
        let (Query::List(query), Answer::List(page)) = (query, answer) else { return None };
        self.waiting.take_if(|waiting| waiting == query)?;
        if let From::Round(sought) = &query.window.from {
            self.found(page, sought);
            return None;
        }
        self.loaded = true;
        (self.matching, self.total, self.late) = (page.matching, page.total, page.late);
        match query.window.from {
            From::After(_) => self.append(page),
            From::Before(_) => self.prepend(page),
            From::Start | From::At(_) | From::End | From::Round(_) => self.replace(page, &query.window.from),
        }
        self.look_further()
    }

    /// Stands on what was sought, or asks where else in the list it is.
    fn look_further(&mut self) -> Option<Effect> {
        let sought = std::mem::take(&mut self.sought);
        if sought.is_empty() {
            return None;
        }
        if let Some(place) = self.place_of(&sought) {
            self.selected = place;
            return None;
        }
        let window = Window { from: From::Round(sought), limit: WINDOW };
        let query = ListQuery { list: self.list, filter: String::new(), window };
        self.waiting = Some(query.clone());
        Some(Effect::Ask(Query::List(query)))
    }

    /// Takes the rows round what was sought. A filter that hides it is taken off; without any rows nothing moves.
    fn found(&mut self, page: &Page, sought: &[RecordId]) {
        if page.rows.is_empty() {
            return;
        }
        self.filter.clear();
        (self.matching, self.total, self.late) = (page.matching, page.total, page.late);
        self.rows.clone_from(&page.rows);
        (self.before, self.after) = (page.before, page.after);
        self.selected = self.place_of(sought).unwrap_or(0);
    }

    fn place_of(&self, records: &[RecordId]) -> Option<usize> {
        let place = |record: &RecordId| self.rows.iter().position(|(key, _)| key.id == *record);
        records.iter().find_map(place)
    }

    fn append(&mut self, page: &Page) {
        self.rows.extend(page.rows.iter().cloned());
        self.after = page.after;
        if self.rows.len() > KEPT {
            let far = KEPT / 2;
            self.rows.drain(..far);
            self.selected = self.selected.saturating_sub(far);
            self.before = true;
        }
    }

    fn prepend(&mut self, page: &Page) {
        let count = page.rows.len();
        self.rows.splice(..0, page.rows.iter().cloned());
        self.selected = self.selected.saturating_add(count).saturating_sub(1);
        self.before = page.before;
        if self.rows.len() > KEPT {
            self.rows.truncate(KEPT);
            self.after = true;
        }
    }

    fn replace(&mut self, page: &Page, from: &From) {
        self.rows.clone_from(&page.rows);
        (self.before, self.after) = (page.before, page.after);
        let wanted = self.wanted.take();
        let place = wanted.and_then(|record| self.rows.iter().position(|(key, _)| key.id == record));
        self.selected = match (place, from) {
            (Some(place), _) => place,
            (None, From::End) => self.rows.len().saturating_sub(1),
            (None, _) if wanted.is_some() => self.selected.min(self.rows.len().saturating_sub(1)),
            (None, _) => 0,
        };
    }
}

/// Returns where a command takes the cursor among `count` rows, of which a page holds so many; `None` for a
/// command that moves no cursor.
pub fn moved(command: Command, selected: usize, count: usize, on_page: usize) -> Option<usize> {
    let last = count.saturating_sub(1);
    let wanted = match command {
        Command::Select(place) => place,
        Command::Next => selected.saturating_add(1),
        Command::Previous => selected.saturating_sub(1),
        Command::PageDown => selected.saturating_add(on_page.max(1)),
        Command::PageUp => selected.saturating_sub(on_page.max(1)),
        Command::First => 0,
        Command::Last => last,
        _ => return None,
    };
    Some(wanted.min(last))
}

/// Returns which rows stand on the screen together with the selected one.
///
/// Lists turn pages like a book: a step of the cursor repaints two markers, not every row. The heading of a
/// group takes a line of its own, and stands again at the top of a page.
pub fn page(count: usize, selected: usize, height: usize, headed: &dyn Fn(usize) -> bool) -> (usize, usize) {
    let at_the_top = if headed(0) { 2 } else { 1 };
    let (mut start, mut lines) = (0, 0);
    for place in 0..count {
        let needed = if place == start { at_the_top } else { 1 + usize::from(headed(place)) };
        lines += needed;
        if lines > height && place > start {
            if selected < place {
                return (start, place);
            }
            (start, lines) = (place, at_the_top);
        }
    }
    (start, count)
}

/// Returns which lines of different heights stand on the screen together with the selected one.
pub fn page_of(heights: &[usize], selected: usize, height: usize) -> (usize, usize) {
    let (mut start, mut taken) = (0, 0);
    for (place, own) in heights.iter().enumerate() {
        taken += own;
        if taken > height && place > start {
            if selected < place {
                return (start, place);
            }
            (start, taken) = (place, *own);
        }
    }
    (start, heights.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rows::BodyRow;
    use crate::domain::rows::Name;

    fn id(number: u8) -> RecordId {
        RecordId([number; 16])
    }

    fn row(number: u8) -> (Key, Row) {
        let body = BodyRow {
            name: Name::plain(format!("مجلس {number}")),
            kind: None,
            seats: 0,
            filled: 0,
            meetings: 0,
            last_meeting: None,
            dissolved_on: None,
            unsettled: false,
        };
        (Key { sort: format!("{number:03}"), id: id(number) }, Row::Body(body))
    }

    fn answered(
        listing: &mut Listing,
        effect: Effect,
        numbers: std::ops::Range<u8>,
        before: bool,
        after: bool,
    ) {
        let Effect::Ask(query) = effect else { panic!("a question") };
        let page = Page {
            rows: numbers.map(row).collect(),
            before,
            after,
            matching: Matching::Exactly(200),
            total: 200,
            late: 0,
        };
        assert_eq!(listing.given(&query, &Answer::List(page)), None);
    }

    fn filled() -> Listing {
        let mut listing = Listing::new(List::Bodies);
        let asked = listing.refresh();
        answered(&mut listing, asked, 0..100, false, true);
        listing
    }

    #[test]
    fn going_down_asks_for_the_next_rows_before_they_are_needed() {
        let mut listing = filled();
        assert_eq!(listing.command(Command::Next, 20), Some(Vec::new()));
        for _ in 0..2 {
            assert_eq!(listing.command(Command::PageDown, 20), Some(Vec::new()));
        }
        let asked = listing.command(Command::PageDown, 20).unwrap().remove(0);
        answered(&mut listing, asked, 100..200, false, false);
        listing.command(Command::Last, 20);
        assert_eq!(listing.record(), Some(id(199)));
    }

    #[test]
    fn typing_filters_and_the_first_escape_clears() {
        let mut listing = filled();
        let asked = listing.command(Command::Type('م'), 20).unwrap().remove(0);
        answered(&mut listing, asked, 7..9, false, false);
        listing.command(Command::Next, 20);
        assert_eq!((listing.filter.as_str(), listing.record()), ("م", Some(id(8))));
        let asked = listing.command(Command::Back, 20).unwrap().remove(0);
        answered(&mut listing, asked, 0..100, false, true);
        assert_eq!((listing.filter.as_str(), listing.record()), ("", Some(id(8))));
        assert_eq!(listing.command(Command::Back, 20), None);
    }

    #[test]
    fn an_answer_to_an_older_question_is_dropped() {
        let mut listing = filled();
        let Effect::Ask(old) = listing.command(Command::Type('م'), 20).unwrap().remove(0) else { panic!() };
        listing.command(Command::Type('ج'), 20);
        let page = Page {
            rows: Vec::new(),
            before: false,
            after: false,
            matching: Matching::Exactly(0),
            total: 200,
            late: 0,
        };
        assert_eq!(listing.given(&old, &Answer::List(page)), None);
        assert_eq!(listing.rows.len(), 100);
    }

    #[test]
    fn a_refresh_keeps_the_cursor_on_its_record() {
        let mut listing = filled();
        listing.command(Command::Next, 20);
        let asked = listing.refresh();
        answered(&mut listing, asked, 1..90, false, true);
        assert_eq!(listing.record(), Some(id(1)));
    }

    #[test]
    fn the_cursor_goes_to_what_was_made() {
        let mut listing = filled();
        let asked = listing.refresh();
        listing.seek(&[id(250), id(7)]);
        answered(&mut listing, asked, 0..100, false, true);
        assert_eq!(listing.record(), Some(id(7)));
    }

    fn sought(listing: &mut Listing, record: u8) -> Query {
        let Effect::Ask(query) = listing.refresh() else { panic!("a question") };
        listing.seek(&[id(record)]);
        let rows = listing.rows.clone();
        let page =
            Page { rows, before: false, after: true, matching: Matching::Exactly(200), total: 200, late: 0 };
        let Some(Effect::Ask(query)) = listing.given(&query, &Answer::List(page)) else {
            panic!("a further question")
        };
        query
    }

    #[test]
    fn what_was_made_is_found_far_below_and_behind_a_filter() {
        let mut listing = filled();
        let asked = listing.command(Command::Type('م'), 20).unwrap().remove(0);
        answered(&mut listing, asked, 7..9, false, false);
        let query = sought(&mut listing, 180);
        answered(&mut listing, Effect::Ask(query), 130..200, true, false);
        assert_eq!((listing.filter.as_str(), listing.record()), ("", Some(id(180))));
    }

    #[test]
    fn nothing_moves_for_a_record_that_belongs_to_another_list() {
        let mut listing = filled();
        listing.command(Command::Next, 20);
        let query = sought(&mut listing, 222);
        answered(&mut listing, Effect::Ask(query), 0..0, false, false);
        assert_eq!((listing.record(), listing.rows.len()), (Some(id(1)), 100));
    }

    #[test]
    fn marks_are_what_a_command_is_about() {
        let mut listing = filled();
        listing.command(Command::Mark, 20);
        listing.command(Command::Next, 20);
        listing.command(Command::Mark, 20);
        assert_eq!(listing.chosen(), [id(0), id(2)]);
        assert_eq!(listing.command(Command::Back, 20), Some(Vec::new()));
        assert_eq!(listing.chosen(), [id(3)]);
    }

    #[test]
    fn a_list_turns_pages_like_a_book() {
        let none = |_: usize| false;
        assert_eq!(page(50, 0, 20, &none), (0, 20));
        assert_eq!(page(50, 19, 20, &none), (0, 20));
        assert_eq!(page(50, 20, 20, &none), (20, 40));
        assert_eq!(page(50, 49, 20, &none), (40, 50));
        assert_eq!(page(3, 2, 1, &none), (2, 3));
        assert_eq!(page(0, 0, 20, &none), (0, 0));
    }

    #[test]
    fn long_lines_turn_the_page_earlier() {
        assert_eq!(page_of(&[1, 1, 4, 1], 0, 5), (0, 2));
        assert_eq!(page_of(&[1, 1, 4, 1], 2, 5), (2, 4));
        assert_eq!(page_of(&[9], 0, 5), (0, 1));
    }

    #[test]
    fn headings_take_their_own_lines() {
        let every_second = |place: usize| place.is_multiple_of(2);
        assert_eq!(page(10, 0, 6, &every_second), (0, 4));
        assert_eq!(page(10, 4, 6, &every_second), (4, 8));
    }
}
