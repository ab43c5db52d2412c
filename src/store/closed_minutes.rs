//! In which closed minutes a record stands, since when they are closed, and what stood in them then.

use std::collections::HashSet;

use rusqlite::OptionalExtension as _;

use crate::domain::catalogue;
use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::Field;
use crate::domain::catalogue::RecordKind;
use crate::domain::closed_minutes;
use crate::domain::closed_minutes::ClosedMinutes;
use crate::domain::closed_minutes::Way;
use crate::domain::closed_minutes::goes_on;
use crate::domain::day::Moment;
use crate::domain::edit::Life;
use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::records::Meeting;
use crate::domain::records::Record as _;
use crate::domain::value::Atom;
use crate::domain::value::Parts;
use crate::history::change::ChangeId;
use crate::history::change::FieldChange;
use crate::history::clock;
use crate::history::clock::Hlc;
use crate::history::value;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::heads::Heads;
use crate::store::record::Table;
use crate::store::source::Recorded;

impl Store {
    /// Finds the closed meeting in whose minutes a record with these columns stands.
    pub fn closed_minutes(
        &self,
        kind: &'static RecordKind,
        id: RecordId,
        parts: &[Option<Atom>],
    ) -> Result<Option<ClosedMinutes>, StoreError> {
        let meeting = self.meeting_of(kind, id, parts)?;
        Ok(meeting.as_ref().and_then(ClosedMinutes::of))
    }

    fn meeting_of(
        &self,
        kind: &'static RecordKind,
        id: RecordId,
        parts: &[Option<Atom>],
    ) -> Result<Option<Meeting>, StoreError> {
        let Way::By(columns) = closed_minutes::way(kind) else {
            let is_meeting = closed_minutes::way(kind) == Way::Itself;
            return Ok(is_meeting.then(|| Meeting::from_parts(id, parts)));
        };
        for column in columns {
            let Some((place, (_, part))) =
                kind.columns().enumerate().find(|(_, (_, part))| part.name == *column)
            else {
                continue;
            };
            if let (AtomKind::Reference(target), Some(Some(Atom::Id(parent)))) = (part.kind, parts.get(place))
                && let Some(target) = catalogue::named(target)
            {
                let parent = self.record(target, *parent)?.map(|stored| stored.loaded);
                let parent = parent.filter(|held| held.life != Life::Deleted);
                return parent.map_or(Ok(None), |held| self.meeting_of(target, held.id, &held.parts));
            }
        }
        Ok(None)
    }

    /// Returns when a meeting that is over took its state, by the clock of the history.
    pub(super) fn closing_of(&self, meeting: &Meeting) -> Result<Option<Hlc>, StoreError> {
        if !meeting.is_over() {
            return Ok(None);
        }
        let state = Meeting::KIND.field("state").map_or(0, |field| field.number);
        let heads = self.heads_of(Meeting::KIND, meeting.id)?;
        Ok(heads.of(state).map(|head| head.hlc).max())
    }

    /// Gives records the values that went on changing as they stood when their minutes were closed.
    ///
    /// A record that was entered later is left as it is.
    pub(super) fn as_closed(&self, records: &mut [Loaded], closing: Hlc) -> Result<(), StoreError> {
        let mut later = Vec::new();
        for (place, loaded) in records.iter().enumerate() {
            let heads = self.heads_of(loaded.kind, loaded.id)?;
            let moved = |field: &&Field| heads.of(field.number).any(|head| head.hlc > closing);
            let fields = loaded.kind.fields.iter().filter(|field| goes_on(loaded.kind, field.name));
            let fields: Vec<&'static Field> = fields.filter(moved).collect();
            if !fields.is_empty() {
                later.push((place, fields));
            }
        }
        let ids: Vec<RecordId> =
            later.iter().filter_map(|(place, _)| records.get(*place)).map(|loaded| loaded.id).collect();
        let changes = self.changes_of_all(&ids)?;
        for (place, fields) in later {
            let Some(loaded) = records.get_mut(place) else { continue };
            let mut own: Vec<&Recorded> =
                changes.iter().filter(|one| one.change.record == loaded.id.0).collect();
            own.retain(|one| one.change.hlc <= closing);
            if own.is_empty() {
                continue;
            }
            for field in fields {
                let value = standing_value(field, &own).unwrap_or_default();
                let first = loaded.kind.first_column(field);
                for (offset, part) in loaded.parts.iter_mut().skip(first).take(field.parts.len()).enumerate()
                {
                    *part = value.get(offset).cloned().flatten();
                }
            }
        }
        Ok(())
    }

    /// Returns when words of closed minutes were changed last after they were closed.
    ///
    /// What a file entered only later was changed when it was touched again.
    pub(super) fn words_changed_since<'l>(
        &self,
        records: impl Iterator<Item = &'l Loaded>,
        closing: Option<Hlc>,
    ) -> Result<Option<Moment>, StoreError> {
        let Some(closing) = closing else { return Ok(None) };
        let mut latest = None;
        for loaded in records {
            let heads = self.heads_of(loaded.kind, loaded.id)?;
            let words = loaded.kind.fields.iter().filter(|field| {
                let is_state = loaded.kind == Meeting::KIND && field.name == "state";
                !is_state && !goes_on(loaded.kind, field.name)
            });
            let entered = heads.of(0).map(|head| head.hlc).min().unwrap_or(0);
            let hlc = words.flat_map(|field| heads.of(field.number)).map(|head| head.hlc).max();
            latest = latest.max(hlc.filter(|hlc| *hlc > closing.max(entered)));
        }
        Ok(latest.map(|hlc| Moment::clamped(clock::second(hlc))))
    }

    /// Returns the heads of a record's open half.
    fn heads_of(&self, kind: &'static RecordKind, id: RecordId) -> Result<Heads, StoreError> {
        let Some(table) = Table::find(kind.number, false) else { return Ok(Heads::default()) };
        let sql = format!("{} WHERE id = ?1 ORDER BY scope LIMIT 1", table.select);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let row = statement.query_row([id.0], |row| Ok(table.read(row))).optional()?;
        Ok(row.transpose()?.map(|(_, _, row)| row.heads).unwrap_or_default())
    }
}

/// Returns the value that stands in a field when only these changes are known; the latest of several.
fn standing_value(field: &Field, changes: &[&Recorded]) -> Option<Parts> {
    let set: Vec<(&Recorded, &FieldChange)> = changes
        .iter()
        .filter_map(|one| {
            let of = one.change.fields.iter().find(|of| of.number == u64::from(field.number))?;
            Some((*one, of))
        })
        .collect();
    let superseded: HashSet<&ChangeId> = set.iter().flat_map(|(_, of)| &of.preds).collect();
    let standing = set.iter().filter(|(one, of)| of.value.is_some() && !superseded.contains(&one.id));
    let (_, latest) = standing.max_by_key(|(one, _)| (one.change.hlc, one.id))?;
    value::decode(field, latest.value.as_deref()?).ok()
}
