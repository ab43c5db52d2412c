//! The agenda, what was said under each point, and what came of it.

use crate::domain::message::Message;
use crate::domain::minutes::AddressedDecision;
use crate::domain::minutes::GivenAction;
use crate::domain::minutes::ItemFacts;
use crate::domain::minutes::MadeCommitment;
use crate::domain::minutes::MinutesFacts;
use crate::domain::minutes::Outputs;
use crate::domain::minutes::SpokenNote;
use crate::domain::progress::Measure;
use crate::domain::records::ActionItem;
use crate::domain::records::AgendaItem;
use crate::domain::records::Commitment;
use crate::domain::records::Record as _;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Output;
use crate::report::document::Phrase;
use crate::report::document::Table;
use crate::report::minutes::choice;
use crate::report::minutes::counted;
use crate::report::minutes::date;

type Detail = (Phrase, Phrase);

/// Returns the titles of the agenda.
pub(super) fn agenda(facts: &MinutesFacts) -> Vec<Block> {
    let titles: Vec<Phrase> = facts.items.iter().map(|item| written(item.item.title.as_ref())).collect();
    under("report-agenda", (!titles.is_empty()).then_some(Block::Numbered(titles)))
}

/// Returns what earlier meetings gave and was still open.
pub(super) fn follow_up(facts: &MinutesFacts) -> Vec<Block> {
    let row = |(number, given): (usize, &GivenAction)| {
        vec![
            counted(number),
            written(given.action.title.as_ref()),
            responsible(given),
            given.action.due_on.map(date).unwrap_or_default(),
            choice(ActionItem::KIND, "status", given.action.status.as_deref()).unwrap_or_default(),
        ]
    };
    let columns = [
        ("report-no", 6),
        ("report-action", 36),
        ("report-responsible", 24),
        ("report-due", 19),
        ("report-state", 15),
    ];
    under("report-follow-up", table(&columns, (1..).zip(&facts.follow_up).map(row).collect()))
}

/// Returns the points under which something was said or came out, and what belongs to no point.
pub(super) fn deliberations(facts: &MinutesFacts) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (number, item) in (1_usize..).zip(&facts.items) {
        blocks.extend(point(facts, number, item));
    }
    if !facts.others.is_empty() {
        blocks.push(Block::Subheading(Phrase::words("report-other-outputs")));
        blocks.extend(outputs(facts, &facts.others));
    }
    if !blocks.is_empty() {
        blocks.insert(0, Block::Heading(Phrase::words("report-deliberations")));
    }
    blocks
}

/// Returns every commitment of the meeting in one table.
pub(super) fn commitments(facts: &MinutesFacts) -> Vec<Block> {
    let all = facts.outputs().flat_map(|outputs| &outputs.commitments);
    let row = |(number, made): (usize, &MadeCommitment)| {
        vec![
            counted(number),
            partners(made),
            written(made.commitment.title.as_ref()),
            choice(Commitment::KIND, "kind", made.commitment.kind.as_deref()).unwrap_or_default(),
            amounts(&made.commitment),
            made.commitment.due_on.map(date).unwrap_or_default(),
        ]
    };
    let columns = [
        ("report-no", 6),
        ("report-partner", 22),
        ("report-commitment", 23),
        ("report-kind", 11),
        ("report-amount", 19),
        ("report-due", 19),
    ];
    under("report-commitments", table(&columns, (1..).zip(all).map(row).collect()))
}

fn under(heading: &'static str, block: Option<Block>) -> Vec<Block> {
    let heading = block.is_some().then(|| Block::Heading(Phrase::words(heading)));
    heading.into_iter().chain(block).collect()
}

fn table(columns: &[(&'static str, u16)], rows: Vec<Vec<Phrase>>) -> Option<Block> {
    let columns =
        columns.iter().map(|(id, weight)| Column { title: Phrase::words(id), weight: *weight }).collect();
    (!rows.is_empty()).then_some(Block::Table(Table { columns, rows }))
}

/// A point of the agenda: the deliberation, what became of it, and its outputs.
fn point(facts: &MinutesFacts, number: usize, item: &ItemFacts) -> Vec<Block> {
    let outcome = outcome(item);
    if item.notes.is_empty() && item.outputs.is_empty() && outcome.is_none() {
        return Vec::new();
    }
    let heading = Phrase::from(Message::new("report-item").with("number", number));
    let mut blocks = vec![Block::Subheading(heading.then(written(item.item.title.as_ref())))];
    if !item.notes.is_empty() {
        blocks.push(Block::Bullets(item.notes.iter().map(spoken).collect()));
    }
    blocks.extend(outcome.map(Block::Paragraph));
    blocks.extend(outputs(facts, &item.outputs));
    blocks
}

/// Returns what became of a point, unless its being discussed or its decision says so already.
fn outcome(item: &ItemFacts) -> Option<Phrase> {
    let outcome = item.item.outcome.as_deref()?;
    if outcome == "discussed" || (outcome == "accepted" && !item.outputs.decisions.is_empty()) {
        return None;
    }
    let word = choice(AgendaItem::KIND, "outcome", Some(outcome))?;
    Some(Phrase::joined([Phrase::words("report-outcome"), word], &Phrase::words("report-colon")))
}

fn spoken(note: &SpokenNote) -> Phrase {
    let speaker = note.speaker.as_ref().map(Phrase::data);
    Phrase::joined(
        speaker.into_iter().chain([written(note.note.text.as_ref())]),
        &Phrase::words("report-colon"),
    )
}

fn outputs(facts: &MinutesFacts, outputs: &Outputs) -> Vec<Block> {
    let decisions = outputs.decisions.iter().map(|decision| self::decision(facts, decision));
    let actions = outputs.actions.iter().map(action);
    let commitments = outputs.commitments.iter().map(commitment);
    decisions.chain(actions).chain(commitments).map(Block::Output).collect()
}

fn decision(facts: &MinutesFacts, given: &AddressedDecision) -> Output {
    let record = &given.decision;
    let number =
        facts.meeting.decision_number(record).or_else(|| record.seq.map(|number| number.to_string()));
    let recommends = record.kind.as_deref() == Some("recommendation");
    let label = match (recommends, number.is_some()) {
        (false, true) => "report-decision-numbered",
        (false, false) => "report-decision",
        (true, true) => "report-recommendation-numbered",
        (true, false) => "report-recommendation",
    };
    let mut label = Message::new(label);
    if let Some(number) = number {
        label = label.with_typed("number", number);
    }
    let addressee = given.addressee.as_ref().map(Phrase::data);
    let void = (record.status.as_deref() == Some("void")).then(|| Phrase::words("report-void"));
    Output {
        label: label.into(),
        text: written(record.text.as_ref()),
        details: details([
            ("report-addressee", addressee),
            ("report-vote", vote(record.vote_method.as_deref(), [record.yes, record.no, record.abstain])),
            ("report-state", void),
        ]),
    }
}

fn vote(method: Option<&str>, [yes, no, abstain]: [Option<i64>; 3]) -> Option<Phrase> {
    let id = match method? {
        "consensus" => return Some(Phrase::words("report-vote-consensus")),
        "show" => "report-vote-show",
        "secret" => "report-vote-secret",
        _ => return None,
    };
    let counts = Message::new(id)
        .with("yes", yes.unwrap_or(0))
        .with("no", no.unwrap_or(0))
        .with("abstain", abstain.unwrap_or(0));
    Some(counts.into())
}

fn action(given: &GivenAction) -> Output {
    Output {
        label: Phrase::words("report-action"),
        text: written(given.action.title.as_ref()),
        details: details([
            ("report-details", given.action.details.as_ref().map(Phrase::data)),
            ("report-responsible", Some(responsible(given))),
            ("report-due", given.action.due_on.map(date)),
        ]),
    }
}

fn commitment(made: &MadeCommitment) -> Output {
    let record = &made.commitment;
    Output {
        label: Phrase::words("report-commitment"),
        text: written(record.title.as_ref()),
        details: details([
            ("report-partner", Some(partners(made))),
            ("report-amount", Some(amounts(record))),
            ("report-due", record.due_on.map(date)),
            ("report-conditions", record.conditions.as_ref().map(Phrase::data)),
        ]),
    }
}

fn details<const N: usize>(rows: [(&'static str, Option<Phrase>); N]) -> Vec<Detail> {
    rows.into_iter()
        .filter_map(|(label, value)| Some((Phrase::words(label), value?)))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

fn responsible(given: &GivenAction) -> Phrase {
    let parts = [&given.organization, &given.person].into_iter().flatten().map(Phrase::data);
    Phrase::joined(parts, &Phrase::words("report-comma"))
}

fn partners(made: &MadeCommitment) -> Phrase {
    Phrase::joined(made.partners.iter().map(Phrase::data), &Phrase::words("report-comma"))
}

/// Returns what was promised. The money beside a count of things is their worth.
fn amounts(commitment: &Commitment) -> Phrase {
    let said = commitment.promised().into_iter().enumerate().map(|(place, tally)| {
        let amount = tally.measure.say(tally.promised);
        match (place, tally.measure) {
            (0, _) | (_, Measure::Unit(_)) => amount.into(),
            (_, Measure::Money(_)) => Message::new("report-worth").with("amount", amount).into(),
        }
    });
    Phrase::joined(said, &Phrase::words("report-comma"))
}

fn written(text: Option<&String>) -> Phrase {
    text.map(Phrase::data).unwrap_or_default()
}
