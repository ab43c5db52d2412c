//! What would leave with a bundle, for whom, and what stays here: asked before anything is written.

use crate::domain::records::Body;
use crate::domain::records::Office;
use crate::domain::records::Record as _;
use crate::domain::rows::Name;
use crate::domain::stick::Addressee;
use crate::domain::stick::Leaving;
use crate::ops::OpsError;
use crate::ops::Workspace;
use crate::ops::peers;

/// So many groups are named; more are counted.
const NAMED: usize = 6;

/// Counts what an export takes along, and lists the offices that may receive it.
pub fn leaving(workspace: &Workspace) -> Result<Leaving, OpsError> {
    let store = &workspace.store;
    let (mut groups, mut more_groups) = (Vec::new(), 0);
    store.each_record(Body::KIND, |stored| -> Result<(), OpsError> {
        let body: Body = stored.loaded.record();
        if groups.len() < NAMED {
            groups.push(Name { ar: body.name_ar.unwrap_or_default(), en: body.name_en });
        } else {
            more_groups += 1;
        }
        Ok(())
    })?;
    Ok(Leaving {
        offices: addressees(workspace)?,
        groups,
        more_groups,
        changes: store.open_changes()?,
        held_back: store.private_values()?,
    })
}

/// Lists the other offices by name, with how much of ours each has not acknowledged.
fn addressees(workspace: &Workspace) -> Result<Vec<Addressee>, OpsError> {
    let own = workspace.own_office()?;
    let laptops = peers::peers(workspace)?;
    let unsealed = workspace.store.unsealed_changes()?;
    let mut offices = Vec::new();
    workspace.store.each_record(Office::KIND, |stored| -> Result<(), OpsError> {
        let office: Office = stored.loaded.record();
        let Some(code) = office.code.filter(|_| office.id != own) else { return Ok(()) };
        // What one laptop of an office has, the office has.
        let lacks =
            laptops.iter().filter(|peer| peer.author.office == code).map(|peer| peer.unacknowledged).min();
        // Nobody can have what was recorded since the last export.
        let lacks = lacks.map(|lacks| lacks + unsealed);
        let name = Name { ar: office.name_ar.unwrap_or_default(), en: office.name_en };
        offices.push(Addressee { code, name, lacks });
        Ok(())
    })?;
    offices.sort_by(|one, other| {
        (one.lacks.is_none(), &one.name.ar).cmp(&(other.lacks.is_none(), &other.name.ar))
    });
    Ok(offices)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::edit::RecordEdit;
    use crate::domain::records::Person;
    use crate::ops::save;
    use crate::ops::workspace::tests::Office as Laptop;

    #[test]
    fn what_leaves_is_counted_and_telephones_stay() {
        let mut office = Laptop::new("WZT");
        let before = leaving(&office.workspace).unwrap();
        assert_eq!((before.offices.len(), before.groups.len(), before.held_back), (0, 0, 0));
        let mut person = Person::empty(office.around.new_id());
        person.full_name_ar = Some("عمر بيدر".to_owned());
        person.phone = Some("0590000000".to_owned());
        person.email = Some("omar@example.org".to_owned());
        let mut council = Body::empty(office.around.new_id());
        council.name_ar = Some("مجلس التخطيط المشترك".to_owned());
        let mut ministry = Office::empty(office.around.new_id());
        ministry.code = Some("MIN".to_owned());
        let edits =
            [RecordEdit::create(&person), RecordEdit::create(&council), RecordEdit::create(&ministry)];
        save::save(&mut office.workspace, &edits, &mut office.around).unwrap();
        let after = leaving(&office.workspace).unwrap();
        assert_eq!(after.changes, before.changes + 3);
        assert_eq!(after.held_back, 2);
        assert_eq!(after.groups, [Name::plain("مجلس التخطيط المشترك")]);
        assert_eq!((after.offices[0].code.as_str(), after.offices[0].lacks), ("MIN", None));
    }
}
