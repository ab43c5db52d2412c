//! What a picker offers: records whose name resembles what was typed.

use crate::domain::catalogue::RecordKind;
use crate::domain::id::RecordId;
use crate::domain::message::Message;
use crate::domain::names;
use crate::domain::records::Body;
use crate::domain::records::Meeting;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record as _;
use crate::domain::rows::Hint;
use crate::domain::rows::Name;
use crate::domain::rows::PickRow;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::screens::Screens;
use crate::store::screens::columns::Columns;
use crate::store::screens::places::sort_name;
use crate::store::search::Wanted;
use crate::store::search::Where;

/// So many records that hold the typed words are weighed.
const WEIGHED: u64 = 200;
/// Among so many of the latest meetings that are not over the typed name is looked for.
const OPEN_MEETINGS: i64 = 500;
/// So many names are gone through when a word may be misspelt.
const GONE_THROUGH: i64 = 5000;

impl Screens<'_> {
    /// Finds records of a kind whose name resembles `text`, best first; by name when nothing is typed.
    pub fn picks(
        &mut self,
        kind: &'static RecordKind,
        text: &str,
        limit: usize,
    ) -> Result<Vec<PickRow>, StoreError> {
        let words = Wanted::words(text, Where::In(kind));
        let chosen = if words.is_empty() {
            self.by_name(kind, limit)?
        } else {
            self.resembling(kind, text, &words, limit)?
        };
        let typed = names::Name::new(text);
        let mut picks = Vec::new();
        for (id, name) in chosen {
            let is_twin = |name: &str| !words.is_empty() && names::Name::new(name).is_near_twin(&typed);
            let near_twin = is_twin(&name.ar) || name.en.as_deref().is_some_and(is_twin);
            picks.push(PickRow { kind, id, told_apart_by: self.hints(kind, id, &name)?, name, near_twin });
        }
        Ok(picks)
    }

    /// Finds meetings that are not over and whose group's name resembles `text`, the latest first.
    pub fn open_meetings(&mut self, text: &str, limit: usize) -> Result<Vec<PickRow>, StoreError> {
        let typed = names::Name::new(text);
        let mut picks = Vec::new();
        for id in self.store.open_meetings()? {
            if picks.len() == limit {
                break;
            }
            let Some(name) = self.names.of(Meeting::KIND, id)? else { continue };
            let spellings = [Some(name.ar.as_str()), name.en.as_deref()].into_iter().flatten();
            let is_meant =
                spellings.into_iter().any(|name| names::Name::new(name).likeness(&typed).is_some());
            if !text.trim().is_empty() && !is_meant {
                continue;
            }
            let Some(meeting) = self.store.record_of::<Meeting>(id)? else { continue };
            let told_apart_by = told_apart(&meeting);
            picks.push(PickRow { kind: Meeting::KIND, id, name, told_apart_by, near_twin: false });
        }
        Ok(picks)
    }

    fn by_name(
        &mut self,
        kind: &'static RecordKind,
        limit: usize,
    ) -> Result<Vec<(RecordId, Name)>, StoreError> {
        let placed = [Organization::KIND, Person::KIND, Body::KIND].contains(&kind);
        let ids = if placed {
            self.store.first_placed(kind, limit)?
        } else {
            self.names.of_all(kind, GONE_THROUGH)?
        };
        let mut named = self.with_names(kind, ids)?;
        if !placed {
            named.sort_by_cached_key(|(id, name)| (sort_name(Some(name.ar.clone())), *id));
            named.truncate(limit);
        }
        Ok(named)
    }

    /// Weighs what the index finds; where that is too little, also every name that may be misspelt.
    fn resembling(
        &mut self,
        kind: &'static RecordKind,
        text: &str,
        words: &Wanted,
        limit: usize,
    ) -> Result<Vec<(RecordId, Name)>, StoreError> {
        let found = self.store.search_kind(kind, words, WEIGHED)?;
        let mut best = Vec::new();
        if let Some(found) = found {
            best = self.weighed(kind, text, found)?;
        }
        if best.len() < limit {
            let all = self.names.of_all(kind, GONE_THROUGH)?;
            best = self.weighed(kind, text, all)?;
        }
        best.truncate(limit);
        Ok(best)
    }

    fn weighed(
        &mut self,
        kind: &'static RecordKind,
        text: &str,
        ids: Vec<RecordId>,
    ) -> Result<Vec<(RecordId, Name)>, StoreError> {
        let typed = names::Name::new(text);
        let mut weighed = Vec::new();
        for (id, name) in self.with_names(kind, ids)? {
            let spellings = [Some(name.ar.as_str()), name.en.as_deref()].into_iter().flatten();
            let likeness = spellings.filter_map(|name| names::Name::new(name).likeness(&typed)).min();
            weighed.extend(likeness.map(|likeness| (likeness, sort_name(Some(name.ar.clone())), id, name)));
        }
        weighed.sort_by(|one, other| (one.0, &one.1, one.2).cmp(&(other.0, &other.1, other.2)));
        Ok(weighed.into_iter().map(|(_, _, id, name)| (id, name)).collect())
    }

    fn with_names(
        &mut self,
        kind: &'static RecordKind,
        ids: Vec<RecordId>,
    ) -> Result<Vec<(RecordId, Name)>, StoreError> {
        let mut named = Vec::new();
        for id in ids {
            named.extend(self.names.of(kind, id)?.map(|name| (id, name)));
        }
        Ok(named)
    }
}

/// Says which of its group's meetings one is, and when it is.
fn told_apart(meeting: &Meeting) -> Vec<Hint> {
    let kind = meeting.kind.clone().unwrap_or_else(|| "ordinary".to_owned());
    let nth = meeting.ordinal.map(|ordinal| {
        Hint::Word(Message::new("ui-meeting-nth").with("kind", kind).with("ordinal", ordinal))
    });
    let starts = meeting.starts_at.map(|at| Hint::Word(Message::new("report-date").with("day", at)));
    nth.into_iter().chain(starts).collect()
}

impl Store {
    /// Returns the latest meetings that are not over, the latest first. The index says of each how far it is.
    fn open_meetings(&self) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id
               FROM meeting
              WHERE life <> 1 AND coalesce(state, 'draft') IN ('draft', 'convened', 'in_progress')
              ORDER BY coalesce(starts_at, '') DESC, id DESC
              LIMIT ?1",
        )?;
        let mut rows = statement.query((OPEN_MEETINGS,))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Columns::of("meeting", row).id(0)?);
        }
        Ok(found)
    }

    fn first_placed(&self, kind: &RecordKind, limit: usize) -> Result<Vec<RecordId>, StoreError> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT record FROM list_place WHERE list = ?1 ORDER BY sort, record LIMIT ?2")?;
        let mut rows = statement.query((kind.number, i64::try_from(limit).unwrap_or(i64::MAX)))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(Columns::of("list_place", row).id(0)?);
        }
        Ok(found)
    }
}
