//! Windows of a list by key: never a whole table, never a number of rows to skip.

use std::ops::ControlFlow;

use rusqlite::ToSql;
use rusqlite::params_from_iter;

use crate::domain::id::RecordId;
use crate::domain::rows::From;
use crate::domain::rows::Key;
use crate::domain::rows::List;
use crate::domain::rows::ListQuery;
use crate::domain::rows::Matching;
use crate::domain::rows::Page;
use crate::domain::rows::Row;
use crate::domain::rows::Window;
use crate::store::StoreError;
use crate::store::screens::Screens;
use crate::store::screens::columns::Columns;
use crate::store::screens::counts::Count;
use crate::store::screens::filter::Filter;
use crate::store::screens::filter::MATCHES_COUNTED;
use crate::store::screens::filter::Only;
use crate::store::screens::lists::Listing;
use crate::store::screens::lists::Order;

/// Where a walk along a list begins.
#[derive(Clone, Copy, Debug)]
enum Begin<'k> {
    End,
    At(&'k Key),
    Beyond(&'k Key),
}

/// Which way a walk goes, as the list is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Down,
    Up,
}

/// Rows in the order in which they were met, and whether there are more.
struct Walked {
    rows: Vec<(Key, Row)>,
    more: bool,
}

/// Rows in the order of the list, and whether anything stands before and after them.
#[derive(Default)]
struct Stretch {
    rows: Vec<(Key, Row)>,
    before: bool,
    after: bool,
}

impl Screens<'_> {
    /// Reads a window of a list.
    ///
    /// The total and what is late are kept with the rows. Matches of a filter are counted up to `MATCHES_COUNTED`: a
    /// greater number of them is not worth waiting for, and is not told.
    pub fn list(&mut self, query: &ListQuery) -> Result<Page, StoreError> {
        let Count { total, late } = self.count(query.list)?;
        let (stretch, matching) = match Filter::of(self.store, query, self.today)? {
            Filter::None => (self.window(query.list, &query.window, None)?, Matching::Exactly(total)),
            Filter::Few(keys) => {
                let matching = Matching::Exactly(keys.len() as u64);
                (self.window_of(query.list, &query.window, &keys)?, matching)
            }
            Filter::Many(only) => {
                let matching = Matching::MoreThan(MATCHES_COUNTED as u64);
                (self.window(query.list, &query.window, Some(&only))?, matching)
            }
            Filter::Behind(only) => {
                let stretch = self.window(query.list, &query.window, Some(&only))?;
                let seen = stretch.rows.len() as u64;
                let all = !stretch.before && !stretch.after && query.window.from == From::Start;
                let matching = if all { Matching::Exactly(seen) } else { Matching::MoreThan(seen) };
                (stretch, matching)
            }
        };
        let Stretch { rows, before, after } = stretch;
        Ok(Page { rows, before, after, matching, total, late })
    }

    /// Walks from the window's key down or up, and looks whether anything stands on its other side.
    fn window(&mut self, list: List, window: &Window, only: Option<&Only>) -> Result<Stretch, StoreError> {
        let limit = window.limit;
        let (begin, way) = match &window.from {
            From::Round(records) => return self.round(list, records, limit, only),
            From::Start => (Begin::End, Way::Down),
            From::End => (Begin::End, Way::Up),
            From::At(key) => (Begin::At(key), Way::Down),
            From::After(key) => (Begin::Beyond(key), Way::Down),
            From::Before(key) => (Begin::Beyond(key), Way::Up),
        };
        let Walked { mut rows, more } = self.walk(list, begin, way, limit, only)?;
        let behind = match &window.from {
            From::Start | From::End | From::Round(_) => false,
            From::At(key) => self.walk(list, Begin::Beyond(key), Way::Up, 0, only)?.more,
            From::After(key) => self.walk(list, Begin::At(key), Way::Up, 0, only)?.more,
            From::Before(key) => self.walk(list, Begin::At(key), Way::Down, 0, only)?.more,
        };
        if way == Way::Up {
            rows.reverse();
        }
        let (before, after) = if way == Way::Down { (behind, more) } else { (more, behind) };
        Ok(Stretch { rows, before, after })
    }

    /// Walks up and down from the first of the records that stands in the list.
    fn round(
        &mut self,
        list: List,
        records: &[RecordId],
        limit: usize,
        only: Option<&Only>,
    ) -> Result<Stretch, StoreError> {
        let mut found = None;
        for record in records {
            found = found.or(self.store.key_in(list, *record)?);
        }
        let Some(key) = found else { return Ok(Stretch::default()) };
        let above = self.walk(list, Begin::Beyond(&key), Way::Up, limit / 2, only)?;
        let below = self.walk(list, Begin::At(&key), Way::Down, limit - limit / 2, only)?;
        let rows = above.rows.into_iter().rev().chain(below.rows).collect();
        Ok(Stretch { rows, before: above.more, after: below.more })
    }

    /// Takes a window out of keys that are known, given in the order of the list.
    fn window_of(&mut self, list: List, window: &Window, keys: &[Key]) -> Result<Stretch, StoreError> {
        let listing = Listing::of(list);
        let stands_before = |key: &Key, other: &Key| match listing.order {
            Order::Rising => key < other,
            Order::Falling => key > other,
        };
        let place = |key: &Key| keys.partition_point(|other| stands_before(other, key));
        let limit = window.limit;
        let (first, end) = match &window.from {
            From::Start => (0, limit),
            From::End => (keys.len().saturating_sub(limit), keys.len()),
            From::At(key) => (place(key), place(key).saturating_add(limit)),
            From::After(key) => {
                let place = keys.partition_point(|other| !stands_before(key, other));
                (place, place.saturating_add(limit))
            }
            From::Before(key) => (place(key).saturating_sub(limit), place(key)),
            From::Round(records) => {
                let standing = keys.iter().position(|key| records.contains(&key.id));
                standing.map_or((0, 0), |place| {
                    let first = place.saturating_sub(limit / 2);
                    (first, first.saturating_add(limit))
                })
            }
        };
        let end = end.min(keys.len());
        let mut rows = Vec::new();
        for key in keys.get(first..end).unwrap_or_default() {
            rows.extend(self.one(list, &listing, key.id)?);
        }
        Ok(Stretch { rows, before: first > 0, after: end < keys.len() })
    }

    /// Walks along the index and keeps so many rows.
    fn walk(
        &mut self,
        list: List,
        begin: Begin<'_>,
        way: Way,
        limit: usize,
        only: Option<&Only>,
    ) -> Result<Walked, StoreError> {
        let listing = Listing::of(list);
        let mut found = Walked { rows: Vec::new(), more: false };
        for Step { sql, sort, id } in steps(&listing, begin, way) {
            let store = self.store;
            let mut statement = store.connection.prepare_cached(&sql)?;
            let whole = listing.whole.map(|id| id.0);
            let mut values: Vec<&dyn ToSql> = whole.iter().map(|id| id as &dyn ToSql).collect();
            values.extend(sort.iter().map(|sort| sort as &dyn ToSql));
            values.extend(id.iter().map(|id| &id.0 as &dyn ToSql));
            let mut rows = statement.query(params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                if self.keep(list, &listing, row, limit, only, &mut found)?.is_break() {
                    return Ok(found);
                }
            }
        }
        Ok(found)
    }

    fn keep(
        &mut self,
        list: List,
        listing: &Listing,
        row: &rusqlite::Row<'_>,
        limit: usize,
        only: Option<&Only>,
        found: &mut Walked,
    ) -> Result<ControlFlow<()>, StoreError> {
        let columns = Columns::of(listing.table, row);
        let key = Key { sort: columns.text(0)?.unwrap_or_default(), id: columns.id(1)? };
        // A record that stands in two scopes is shown once.
        if found.rows.last().is_some_and(|(last, _)| *last == key) {
            return Ok(ControlFlow::Continue(()));
        }
        if let Some(only) = only
            && !self.store.keeps(only, list.kind(), key.id)?
        {
            return Ok(ControlFlow::Continue(()));
        }
        if found.rows.len() == limit {
            found.more = true;
            return Ok(ControlFlow::Break(()));
        }
        if let Some(row) = self.row(list, key.id, &columns)? {
            found.rows.push((key, row));
        }
        Ok(ControlFlow::Continue(()))
    }

    fn one(&mut self, list: List, listing: &Listing, id: RecordId) -> Result<Option<(Key, Row)>, StoreError> {
        let store = self.store;
        let mut statement = store.connection.prepare_cached(&listing.one(list.kind()))?;
        let whole = listing.whole.map(|id| id.0);
        let mut rows = statement.query(params_from_iter(whole.into_iter().chain([id.0])))?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let columns = Columns::of(listing.table, row);
        let key = Key { sort: columns.text(0)?.unwrap_or_default(), id };
        Ok(self.row(list, id, &columns)?.map(|row| (key, row)))
    }

    /// Reads what a list shows of a record.
    fn row(
        &mut self,
        list: List,
        id: RecordId,
        columns: &Columns<'_, '_>,
    ) -> Result<Option<Row>, StoreError> {
        Ok(match list {
            List::OpenActions | List::AllActions => Some(Row::Action(self.action(id, columns)?)),
            List::OpenCommitments | List::AllCommitments => self.commitment(id)?.map(Row::Commitment),
            List::Recommendations | List::Decisions | List::OutputsOf(_) => {
                self.decision(id)?.map(Row::Decision)
            }
            List::Meetings | List::MeetingsOf(_) => self.meeting(id)?.map(Row::Meeting),
            List::Bodies => self.body(id)?.map(Row::Body),
            List::SeatsOf(_) => self.seat(id)?.map(Row::Seat),
            List::MembersOf(_) | List::SittersOf(_) => self.membership(id)?.map(Row::Member),
            List::Organizations => self.organization(id)?.map(Row::Organization),
            List::People => self.person(id)?.map(Row::Person),
            List::DeliveriesOf(_) => self.delivery(id)?.map(Row::Delivery),
        })
    }
}

/// One statement of a walk, and the values for it.
struct Step<'k> {
    sql: String,
    sort: Option<&'k str>,
    id: Option<RecordId>,
}

/// Returns the statements of a walk, one after the other: what shares the key's sort, then what stands beyond.
///
/// Two statements, because an index over an expression serves no comparison of pairs.
fn steps<'k>(listing: &Listing, begin: Begin<'k>, way: Way) -> Vec<Step<'k>> {
    let Listing { sort, id, .. } = listing;
    let forward = way == Way::Down;
    let beyond = if forward == (listing.order == Order::Rising) { '>' } else { '<' };
    let (same, key) = match begin {
        Begin::End => return vec![Step { sql: listing.walk("", forward), sort: None, id: None }],
        Begin::At(key) => (format!(" AND {id} {beyond}= ?"), key),
        Begin::Beyond(key) => (format!(" AND {id} {beyond} ?"), key),
    };
    let at = Some(key.sort.as_str());
    let others = format!(" AND {sort} {beyond} ?");
    vec![
        Step { sql: listing.walk_equals(&same, forward), sort: at, id: Some(key.id) },
        Step { sql: listing.walk(&others, forward), sort: at, id: None },
    ]
}
