//! Who was there, who was excused or absent, who was a guest, and whether they were enough.

use crate::domain::day::Moment;
use crate::domain::message::Message;
use crate::domain::minutes::Attendee;
use crate::domain::minutes::Lead;
use crate::domain::minutes::MinutesFacts;
use crate::domain::quorum::Quorum;
use crate::domain::records::Attendance;
use crate::domain::records::Membership;
use crate::domain::records::Record as _;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Phrase;
use crate::report::document::Table;
use crate::report::minutes::choice;
use crate::report::minutes::counted;

/// Returns the roll in the order of print, ending with the quorum.
pub(super) fn roll(facts: &MinutesFacts) -> Vec<Block> {
    let people = |wanted: fn(&Attendee) -> bool| -> Vec<&Attendee> {
        facts.people.iter().filter(|attendee| wanted(attendee)).collect()
    };
    let present = people(|attendee| attendee.was_there() && !attendee.is_guest());
    let mut blocks = Vec::new();
    if !present.is_empty() {
        blocks.push(Block::Heading(Phrase::words("report-present")));
        blocks.push(Block::Table(attendance(&present)));
    }
    blocks.extend(list("report-excused", &people(|attendee| attendee.has_status("excused"))));
    blocks.extend(list("report-absent", &people(|attendee| attendee.has_status("absent"))));
    blocks.extend(list("report-guests", &people(|attendee| attendee.was_there() && attendee.is_guest())));
    blocks.extend(facts.quorum.as_ref().map(|quorum| Block::Paragraph(sentence(quorum).into())));
    blocks
}

fn attendance(present: &[&Attendee]) -> Table {
    let column = |id, weight| Column { title: Phrase::words(id), weight };
    let row = |(number, attendee): (usize, &&Attendee)| {
        vec![
            counted(number),
            name(attendee),
            attendee.organization.as_ref().map(Phrase::data).unwrap_or_default(),
            attendee.capacity(),
            Phrase::default(),
        ]
    };
    Table {
        columns: vec![
            column("report-no", 6),
            column("report-name", 27),
            column("report-organization", 27),
            column("report-capacity", 20),
            column("report-signature", 20),
        ],
        rows: (1..).zip(present).map(row).collect(),
    }
}

/// Returns the name, with when the person came if late and when the person left if early.
fn name(attendee: &Attendee) -> Phrase {
    let record = &attendee.attendance;
    let time = |id, moment: Moment| Phrase::from(Message::new(id).with("at", moment));
    let came = record.arrived_at.filter(|_| attendee.has_status("late")).map(|at| time("report-came-at", at));
    let left = record.left_at.filter(|_| attendee.has_status("left")).map(|at| time("report-left-at", at));
    came.into_iter().chain(left).fold(Phrase::data(&attendee.name), Phrase::then)
}

fn list(heading: &'static str, people: &[&Attendee]) -> Vec<Block> {
    if people.is_empty() {
        return Vec::new();
    }
    let line = |attendee: &&Attendee| {
        let excuse = attendee.attendance.excuse_text.as_ref();
        let parts = [Some(&attendee.name), attendee.organization.as_ref(), excuse];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty()).map(Phrase::data);
        Phrase::joined(parts, &Phrase::words("report-comma"))
    };
    vec![Block::Heading(Phrase::words(heading)), Block::Numbered(people.iter().map(line).collect())]
}

fn sentence(quorum: &Quorum) -> Message {
    let id = match (quorum.needed, quorum.is_met()) {
        (None, _) => "report-quorum-none",
        (Some(_), true) => "report-quorum-met",
        (Some(_), false) => "report-quorum-not-met",
    };
    Message::new(id)
        .with("present", quorum.present)
        .with("seats", quorum.seats)
        .with("needed", quorum.needed.unwrap_or_default())
}

impl Attendee {
    fn has_status(&self, status: &str) -> bool {
        self.attendance.status.as_deref() == Some(status)
    }

    fn was_there(&self) -> bool {
        matches!(self.attendance.status.as_deref(), Some("present" | "late" | "left"))
    }

    fn is_guest(&self) -> bool {
        matches!(self.attendance.category.as_deref(), Some("guest" | "staff"))
    }

    /// Returns in what capacity the person came: who leads, then the title of that day, else the role in the body.
    fn capacity(&self) -> Phrase {
        let printed = self.attendance.title_as_printed.as_ref().filter(|title| !title.is_empty());
        let alternate = self.attendance.category.as_deref().filter(|category| *category == "alternate");
        let alternate = choice(Attendance::KIND, "category", alternate);
        let role =
            alternate.is_none().then(|| choice(Membership::KIND, "role", self.role.as_deref())).flatten();
        let lead = self.leads.map(|lead| match lead {
            Lead::Chair => Phrase::words("report-chair"),
            Lead::Secretary => Phrase::words("report-secretary"),
        });
        let role = role.filter(|_| lead.is_none());
        let title = printed.map(Phrase::data).or(role).or_else(|| self.title.as_ref().map(Phrase::data));
        Phrase::joined(lead.into_iter().chain(alternate).chain(title), &Phrase::words("report-comma"))
    }
}
