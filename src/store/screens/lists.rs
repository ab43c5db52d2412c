//! Where each list is read from: its rows, its order, the index that serves it.

use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::rows::List;
use crate::store::search::marks;

/// A list as the file holds it. Its words stand in statements; nothing of a person's does.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listing {
    /// The table that is walked, and its name in a damage report.
    pub(super) table: &'static str,
    /// Which rows belong to the list: all of this holds. With [`whole`](Self::whole), one place for its id.
    pub(super) conditions: &'static [&'static str],
    /// The record that the list is part of.
    pub(super) whole: Option<RecordId>,
    /// What the list is ordered by, as the index has it.
    pub(super) sort: &'static str,
    pub(super) id: &'static str,
    pub(super) order: Order,
    /// What is read with the key, each with a comma before it.
    pub(super) columns: &'static str,
}

/// Which end of the index comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Rising,
    Falling,
}

/// Stands for recommendations among the lists of `list_place`; every other list has its kind's number.
pub(super) const RECOMMENDATIONS: u16 = 0;

/// Action items that somebody still has to do, as the partial indexes say it.
const OPEN_ACTION: &[&str] = &["life <> 1", "coalesce(status, 'open') NOT IN ('done', 'cancelled')"];

const ACTION_COLUMNS: &str = ", title, status, percent, responsible_org_id, responsible_person_id, meeting_id, \
                              closed_on, due_on";

impl Listing {
    /// Finds out where a list is read.
    pub(super) fn of(list: List) -> Self {
        match list {
            List::OpenActions => Self {
                conditions: OPEN_ACTION,
                sort: "coalesce(due_on, '9999')",
                columns: ACTION_COLUMNS,
                ..Self::plain("action_item")
            },
            List::AllActions => Self {
                sort: "coalesce(due_on, '')",
                order: Order::Falling,
                columns: ACTION_COLUMNS,
                ..Self::plain("action_item")
            },
            List::OpenCommitments => Self { conditions: &["list = 17", "owed = 1"], ..Self::PLACED },
            List::AllCommitments => Self { conditions: &["list = 17"], ..Self::PLACED },
            List::Recommendations => Self { conditions: &["list = 0"], ..Self::PLACED },
            List::Decisions => Self { conditions: &["list = 15"], ..Self::PLACED },
            List::OutputsOf(body) => Self { conditions: &["part_of = ?"], whole: Some(body), ..Self::PLACED },
            List::Bodies => Self { conditions: &["list = 8"], ..Self::PLACED },
            List::Organizations => Self { conditions: &["list = 5"], ..Self::PLACED },
            List::People => Self { conditions: &["list = 6"], ..Self::PLACED },
            List::Meetings => Self { order: Order::Falling, ..Self::meetings() },
            List::MeetingsOf(body) => {
                Self { conditions: &["life <> 1", "body_id = ?"], whole: Some(body), ..Self::meetings() }
            }
            List::SeatsOf(body) => Self {
                conditions: &["life <> 1", "body_id = ?"],
                whole: Some(body),
                sort: "printf('%05d', coalesce(seat_no, 99999))",
                ..Self::plain("seat")
            },
            List::MembersOf(body) => {
                Self { conditions: &["life <> 1", "body_id = ?"], whole: Some(body), ..Self::members() }
            }
            List::SittersOf(seat) => {
                Self { conditions: &["life <> 1", "seat_id = ?"], whole: Some(seat), ..Self::members() }
            }
            List::DeliveriesOf(commitment) => Self {
                conditions: &["life <> 1", "commitment_id = ?"],
                whole: Some(commitment),
                sort: "coalesce(delivered_on, '')",
                order: Order::Falling,
                ..Self::plain("delivery")
            },
        }
    }

    /// A list whose order the program works out.
    const PLACED: Self = Self {
        table: "list_place",
        conditions: &["list = -1"],
        whole: None,
        sort: "sort",
        id: "record",
        order: Order::Rising,
        columns: "",
    };

    fn plain(table: &'static str) -> Self {
        Self { table, conditions: &["life <> 1"], id: "id", ..Self::PLACED }
    }

    fn members() -> Self {
        Self { sort: "coalesce(ends_on, '9999')", order: Order::Falling, ..Self::plain("membership") }
    }

    fn meetings() -> Self {
        Self { sort: "coalesce(starts_at, '')", order: Order::Falling, ..Self::plain("meeting") }
    }

    /// Returns the statement that walks the list from its start, or where `beyond` says.
    pub(super) fn walk(&self, beyond: &str, forward: bool) -> String {
        let Self { table, sort, id, columns, .. } = self;
        let condition = self.condition();
        let direction = self.direction(forward);
        format!(
            "SELECT {sort}, {id}{columns}
               FROM {table}
              WHERE {condition}{beyond}
              ORDER BY {sort}{direction}, {id}{direction}"
        )
    }

    /// Returns the statement that walks the rows of one sort, from the id where `beyond` says.
    pub(super) fn walk_equals(&self, beyond: &str, forward: bool) -> String {
        let Self { table, sort, id, columns, .. } = self;
        let condition = self.condition();
        let direction = self.direction(forward);
        format!(
            "SELECT {sort}, {id}{columns}
               FROM {table}
              WHERE {condition} AND {sort} = ?{beyond}
              ORDER BY {id}{direction}"
        )
    }

    fn direction(&self, forward: bool) -> &'static str {
        if forward == (self.order == Order::Rising) { "" } else { " DESC" }
    }

    /// Returns the statement that reads one row of the list.
    ///
    /// A place is found by its record and kind. The signs keep away the indexes that know the list only as a whole.
    pub(super) fn one(&self, kind: &RecordKind) -> String {
        let Self { table, conditions, sort, id, columns, .. } = self;
        let placed =
            if *table == Self::PLACED.table { format!(" AND kind = {}", kind.number) } else { String::new() };
        let condition = conditions.join(" AND +");
        format!("SELECT {sort}, {id}{columns} FROM {table} WHERE +{condition}{placed} AND {id} = ?")
    }

    /// Returns the statement that reads the keys of the rows which a query of the index finds, the newest first.
    ///
    /// Entries that were given up, and those of other kinds, fall out in the join.
    pub(super) fn matching(&self, kind: &RecordKind) -> String {
        let Self { sort, id, .. } = self;
        let condition = self.condition();
        let (name, number) = (kind.name, kind.number);
        let placed = if self.is_placed() {
            format!("CROSS JOIN list_place ON list_place.record = {name}.id AND list_place.kind = {number}")
        } else {
            String::new()
        };
        format!(
            "SELECT {sort}, {id}
               FROM search
              CROSS JOIN search_entry ON search_entry.entry = search.rowid AND search_entry.kind = {number}
              CROSS JOIN {name} ON {name}.local = search_entry.local
              {placed}
              WHERE search MATCH ?1 AND {condition}
              ORDER BY search.rowid DESC
              LIMIT ?2"
        )
    }

    /// Returns the statement that walks a list which is part of something, with each row's entry in the index.
    pub(super) fn with_entries(&self, kind: &RecordKind) -> String {
        let Self { table, sort, id, .. } = self;
        let condition = self.condition();
        let (name, number, direction) = (kind.name, kind.number, self.direction(true));
        let records = if self.is_placed() {
            format!("CROSS JOIN {name} ON {name}.id = list_place.record")
        } else {
            String::new()
        };
        format!(
            "SELECT {sort}, {id}, search_entry.entry
               FROM {table}
              {records}
              CROSS JOIN search_entry ON search_entry.kind = {number} AND search_entry.local = {name}.local
              WHERE {condition}
              ORDER BY {sort}{direction}, {id}{direction}"
        )
    }

    fn condition(&self) -> String {
        self.conditions.join(" AND ")
    }

    fn is_placed(&self) -> bool {
        self.table == Self::PLACED.table
    }

    /// Returns the marks that the index has of the rows of this list, and of no others of their kind.
    pub(super) fn marks(list: List) -> Vec<String> {
        match list {
            List::OpenActions | List::OpenCommitments => vec![marks::owed()],
            List::Recommendations => vec![marks::list(RECOMMENDATIONS)],
            List::Decisions => vec![marks::list(list.kind().number)],
            _ => Vec::new(),
        }
    }

    /// Returns the statement that counts the list.
    pub(super) fn count(&self) -> String {
        format!("SELECT count(*) FROM {} WHERE {}", self.table, self.condition())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::catalogue;
    use crate::domain::records::Record as _;

    fn every_list() -> Vec<List> {
        let one = RecordId([1; 16]);
        vec![
            List::OpenActions,
            List::AllActions,
            List::OpenCommitments,
            List::AllCommitments,
            List::Recommendations,
            List::Decisions,
            List::Meetings,
            List::MeetingsOf(one),
            List::OutputsOf(one),
            List::Bodies,
            List::SeatsOf(one),
            List::MembersOf(one),
            List::SittersOf(one),
            List::Organizations,
            List::People,
            List::DeliveriesOf(one),
        ]
    }

    pub(in crate::store::screens) fn plan(connection: &rusqlite::Connection, sql: &str) -> String {
        let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let nothing = vec![rusqlite::types::Null; statement.parameter_count()];
        let steps = statement.query_map(rusqlite::params_from_iter(nothing), |row| row.get(3)).unwrap();
        steps.collect::<Result<Vec<String>, _>>().unwrap().join("; ")
    }

    #[test]
    fn every_list_is_walked_and_counted_along_an_index() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("../../../schema.sql")).unwrap();
        for list in every_list() {
            let listing = Listing::of(list);
            let Listing { sort, id, .. } = listing;
            for forward in [true, false] {
                let equals = listing.walk_equals(&format!(" AND {id} > ?"), forward);
                for sql in [equals, listing.walk(&format!(" AND {sort} < ?"), forward)] {
                    let plan = plan(&connection, &sql);
                    assert!(plan.starts_with("SEARCH") && plan.contains("INDEX"), "{list:?}: {plan}");
                    assert!(!plan.contains("TEMP B-TREE") && !plan.contains(';'), "{list:?}: {plan}");
                }
            }
            let plan = plan(&connection, &listing.walk("", true));
            assert!(plan.contains("INDEX") && !plan.contains("TEMP B-TREE"), "{list:?}: {plan}");
        }
    }

    #[test]
    fn one_row_of_every_list_is_looked_up_by_its_id() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("../../../schema.sql")).unwrap();
        for list in every_list() {
            let plan = plan(&connection, &Listing::of(list).one(list.kind()));
            let by_id = plan.contains("_by_id (id=?)") || plan.contains("PRIMARY KEY (record=? AND kind=?)");
            assert!(plan.starts_with("SEARCH") && by_id && !plan.contains(';'), "{list:?}: {plan}");
        }
    }

    #[test]
    fn a_filter_goes_from_the_index_to_the_rows_and_walks_no_list() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("../../../schema.sql")).unwrap();
        for list in every_list() {
            let listing = Listing::of(list);
            if listing.whole.is_some() {
                let plan = plan(&connection, &listing.with_entries(list.kind()));
                assert!(plan.starts_with("SEARCH") && !plan.contains("SCAN"), "{list:?}: {plan}");
                assert!(!plan.contains("TEMP B-TREE"), "{list:?}: {plan}");
                continue;
            }
            let plan = plan(&connection, &listing.matching(list.kind()));
            let (index, rows) = plan.split_once("; ").unwrap();
            assert!(index.starts_with("SCAN search VIRTUAL TABLE INDEX"), "{list:?}: {plan}");
            assert!(rows.split("; ").all(|step| step.starts_with("SEARCH")), "{list:?}: {plan}");
            assert!(plan.matches("INTEGER PRIMARY KEY (rowid=?)").count() == 2, "{list:?}: {plan}");
            assert!(!plan.contains("_by_sort") && !plan.contains("_owed"), "{list:?}: {plan}");
        }
    }

    #[test]
    fn the_first_list_is_read_without_touching_its_table() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("../../../schema.sql")).unwrap();
        let open = Listing::of(List::OpenActions);
        let plan = plan(&connection, &open.walk(" AND coalesce(due_on, '9999') > ?", true));
        assert!(plan.contains("COVERING INDEX"), "{plan}");
    }

    #[test]
    fn the_numbers_in_conditions_are_those_of_the_kinds() {
        let lists = [List::AllCommitments, List::Decisions, List::Bodies, List::Organizations, List::People];
        for list in lists {
            assert_eq!(Listing::of(list).condition(), format!("list = {}", list.kind().number));
        }
        assert!(catalogue::numbered(RECOMMENDATIONS).is_none());
        assert_eq!(Listing::of(List::Recommendations).condition(), format!("list = {RECOMMENDATIONS}"));
        assert_eq!(crate::domain::records::Decision::KIND, List::Recommendations.kind());
    }
}
