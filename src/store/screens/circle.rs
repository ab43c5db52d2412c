//! Who could lead a meeting of a body, and what usually holds for its next one.

use rusqlite::OptionalExtension as _;

use crate::domain::edit::Loaded;
use crate::domain::id::RecordId;
use crate::domain::names;
use crate::domain::records::Meeting;
use crate::domain::records::Membership;
use crate::domain::records::Organization;
use crate::domain::records::Person;
use crate::domain::records::Record as _;
use crate::domain::records::Seat;
use crate::domain::rows::Circle;
use crate::domain::rows::Hint;
use crate::domain::rows::MeetingPlan;
use crate::domain::rows::Name;
use crate::domain::rows::Named;
use crate::domain::rows::PickRow;
use crate::domain::seats;
use crate::store::Store;
use crate::store::StoreError;
use crate::store::screens::Screens;
use crate::store::screens::columns::Columns;

impl Screens<'_> {
    /// Finds members of a circle whose name resembles `text`; then people outside it, who would become members.
    pub fn members(&mut self, circle: Circle, text: &str, limit: usize) -> Result<Vec<PickRow>, StoreError> {
        let typed = names::Name::new(text);
        let all_fit = text.trim().is_empty();
        let mut members = self.store.memberships_of(circle.body)?;
        members.retain(|member| member.holds_on(circle.day));
        members.sort_by_key(|member| (member.rank(), member.id));
        let mut picks = Vec::new();
        let mut inside: Vec<RecordId> = Vec::new();
        for member in members {
            // Somebody with two roles is offered once, with the first of them.
            let Some(person) = member.person_id.filter(|person| !inside.contains(person)) else { continue };
            let Some(name) = self.names.of(Person::KIND, person)? else { continue };
            inside.push(person);
            if all_fit || resembles(&name, &typed) {
                picks.push(self.member(&member, name)?);
            }
        }
        picks.truncate(limit);
        if !all_fit && picks.len() < limit {
            let mut outside = self.picks(Person::KIND, text, limit)?;
            outside.retain(|pick| !inside.contains(&pick.id));
            outside.truncate(limit - picks.len());
            picks.extend(outside);
        }
        Ok(picks)
    }

    fn member(&mut self, member: &Membership, name: Name) -> Result<PickRow, StoreError> {
        let mut hints = Vec::new();
        if let (Some((_, part)), Some(role)) =
            (Membership::KIND.columns().find(|(_, part)| part.name == "role"), &member.role)
        {
            hints.push(Hint::Word(part.choice_label(Membership::KIND, role)));
        }
        hints.extend(self.sits_for(member)?.map(Hint::Name));
        Ok(PickRow { kind: Membership::KIND, id: member.id, name, told_apart_by: hints, near_twin: false })
    }

    /// Tells what usually holds for the next meeting of a body, as of today.
    pub fn meeting_plan(&mut self, body: RecordId) -> Result<MeetingPlan, StoreError> {
        let memberships = self.store.memberships_of(body)?;
        let mut plan = MeetingPlan {
            chair: self.holder(&memberships, "chair")?,
            secretary: self.holder(&memberships, "secretary")?,
            ordinals: self.store.greatest_ordinals(body)?,
            ..MeetingPlan::default()
        };
        if let Some(last) = self.store.last_meeting(body)? {
            plan.host = match last.place_org_id {
                Some(host) => self.names.named(Organization::KIND, host)?,
                None => None,
            };
            plan.last_minutes = last.minutes_no.zip(last.minutes_year);
            plan.place = last.place;
            plan.last_start = last.starts_at;
            plan.announced = last.next_meeting_at;
            plan.announced_place = last.next_place;
        }
        Ok(plan)
    }

    fn holder(&mut self, memberships: &[Membership], role: &str) -> Result<Option<Named>, StoreError> {
        match seats::holder(memberships, role, self.today) {
            Some(held) => self.names.named(Membership::KIND, held.id),
            None => Ok(None),
        }
    }
}

fn resembles(name: &Name, typed: &names::Name) -> bool {
    let spellings = [Some(name.ar.as_str()), name.en.as_deref()].into_iter().flatten();
    spellings.into_iter().any(|name| names::Name::new(name).likeness(typed).is_some())
}

impl Store {
    fn greatest_ordinals(&self, body: RecordId) -> Result<Vec<(String, i64)>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT kind, max(ordinal)
               FROM meeting
              WHERE life <> 1 AND body_id = ?1 AND kind IS NOT NULL AND ordinal IS NOT NULL
              GROUP BY kind",
        )?;
        let mut rows = statement.query([body.0])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let columns = Columns::of("meeting", row);
            found.extend(columns.text(0)?.zip(columns.number(1)?));
        }
        Ok(found)
    }

    /// Returns the meeting of a body that was held last, or is to be.
    fn last_meeting(&self, body: RecordId) -> Result<Option<Meeting>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id
               FROM meeting
              WHERE life <> 1 AND body_id = ?1 AND coalesce(state, 'draft') <> 'void'
              ORDER BY coalesce(starts_at, '') DESC, id DESC
              LIMIT 1",
        )?;
        let id = statement.query_row([body.0], |row| row.get(0)).optional()?;
        id.map_or(Ok(None), |id| self.record_of::<Meeting>(RecordId(id)))
    }

    /// Returns every membership of a body, with a seat and without.
    pub(super) fn memberships_of(&self, body: RecordId) -> Result<Vec<Membership>, StoreError> {
        let mut found: Vec<Membership> =
            self.loaded_by(Membership::KIND, "body_id", body)?.iter().map(Loaded::record).collect();
        for seat in self.loaded_by(Seat::KIND, "body_id", body)? {
            found.extend(self.sat_in(seat.id)?);
        }
        found.sort_by_key(|own| own.id);
        found.dedup_by_key(|own| own.id);
        Ok(found)
    }
}
