//! Builds the official minutes of a meeting. A heading with nothing below it is not printed.

mod agenda;
mod people;

use crate::domain::catalogue::AtomKind;
use crate::domain::catalogue::RecordKind;
use crate::domain::day::Day;
use crate::domain::day::Moment;
use crate::domain::message::Message;
use crate::domain::minutes::MinutesFacts;
use crate::domain::minutes::Official;
use crate::domain::records::MEETING_KINDS;
use crate::report::document::Block;
use crate::report::document::Document;
use crate::report::document::Language;
use crate::report::document::Phrase;
use crate::report::document::Signature;

/// Builds the minutes in the order of print.
pub fn minutes(facts: &MinutesFacts, language: Language) -> Document {
    let mut blocks = Vec::new();
    blocks.extend(letterhead(facts));
    blocks.push(Block::Title(title(facts)));
    blocks.extend(subtitles(facts).into_iter().map(Block::Subtitle));
    blocks.extend(notice(facts));
    blocks.extend(changed(facts));
    blocks.push(Block::Facts(when_and_where(facts)));
    blocks.extend(people::roll(facts));
    blocks.extend(agenda::agenda(facts));
    blocks.extend(agenda::follow_up(facts));
    blocks.extend(agenda::deliberations(facts));
    blocks.extend(agenda::commitments(facts));
    blocks.extend(next_meeting(facts));
    blocks.extend(closing(facts));
    blocks.push(signatures(facts));
    Document { language, title: window_title(facts), blocks }
}

/// Returns `true` while the minutes have no number: they are not official yet.
fn is_draft(facts: &MinutesFacts) -> bool {
    facts.meeting.minutes_number().is_none()
}

fn letterhead(facts: &MinutesFacts) -> Option<Block> {
    let lines: Vec<Phrase> = facts.offices.iter().map(Phrase::data).collect();
    (!lines.is_empty()).then_some(Block::Letterhead(lines))
}

fn title(facts: &MinutesFacts) -> Phrase {
    Phrase::from(match facts.meeting.minutes_number() {
        Some(number) => Message::new("report-minutes-numbered").with_typed("number", number),
        None => Message::new("report-minutes"),
    })
}

fn window_title(facts: &MinutesFacts) -> Phrase {
    let body = facts.body.iter().map(Phrase::data);
    Phrase::joined([title(facts)].into_iter().chain(body), &Phrase::words("report-colon"))
}

/// Which body met, for which time, and about what.
fn subtitles(facts: &MinutesFacts) -> Vec<Phrase> {
    let meeting = &facts.meeting;
    let kind = meeting.kind.as_deref().filter(|kind| MEETING_KINDS.contains(kind)).unwrap_or("ordinary");
    let ordinal = meeting.ordinal.unwrap_or(0);
    let kind = Message::named(format!("report-meeting-{kind}")).with("ordinal", ordinal);
    let body = facts.body.as_ref().map(Phrase::data);
    let subject = meeting.title.as_ref().map(Phrase::data);
    body.into_iter().chain([Phrase::from(kind)]).chain(subject).collect()
}

fn notice(facts: &MinutesFacts) -> Option<Block> {
    let id = match (facts.meeting.state.as_deref(), is_draft(facts)) {
        (Some("void"), _) => "report-void",
        (_, true) => "report-draft",
        (_, false) => return None,
    };
    Some(Block::Notice(Phrase::words(id)))
}

/// Says that the words are no longer those of the day on which the minutes were closed.
fn changed(facts: &MinutesFacts) -> Option<Block> {
    let at = facts.changed_since?;
    Some(Block::Notice(Message::new("report-changed-since").with("at", at).into()))
}

fn when_and_where(facts: &MinutesFacts) -> Vec<(Phrase, Phrase)> {
    let meeting = &facts.meeting;
    let start = meeting.actual_start.or(meeting.starts_at);
    let comma = Phrase::words("report-comma");
    let place = [&meeting.place, &facts.host].into_iter().flatten().map(Phrase::data);
    let official = |official: &Official| {
        let parts = [Some(&official.name), official.title.as_ref()].into_iter().flatten();
        Phrase::joined(parts.map(Phrase::data), &comma)
    };
    let mut rows = Vec::new();
    let mut row = |label, value: Option<Phrase>| {
        rows.extend(value.filter(|value| !value.is_empty()).map(|value| (Phrase::words(label), value)));
    };
    row("report-day", start.map(day_of));
    row("report-time", start.map(time_of));
    row("report-place", Some(Phrase::joined(place, &comma)));
    row("report-convened", meeting.convened_on.map(date));
    row("report-chair", facts.chair.as_ref().map(official));
    row("report-secretary", facts.secretary.as_ref().map(official));
    rows
}

fn next_meeting(facts: &MinutesFacts) -> Vec<Block> {
    let meeting = &facts.meeting;
    let mut rows = Vec::new();
    if let Some(next) = meeting.next_meeting_at {
        rows.push((Phrase::words("report-day"), day_of(next)));
        rows.push((Phrase::words("report-time"), time_of(next)));
    }
    let place = meeting.next_place.as_ref().map(Phrase::data);
    rows.extend(place.map(|place| (Phrase::words("report-place"), place)));
    if rows.is_empty() {
        return Vec::new();
    }
    vec![Block::Heading(Phrase::words("report-next-meeting")), Block::Facts(rows)]
}

fn closing(facts: &MinutesFacts) -> Option<Block> {
    let end = facts.meeting.actual_end?;
    let sentence = Message::new("report-closed-at").with("at", end);
    Some(Block::Paragraph(sentence.into()))
}

fn signatures(facts: &MinutesFacts) -> Block {
    let place = |role, official: &Option<Official>| Signature {
        role: Phrase::words(role),
        name: official.as_ref().map(|official| Phrase::data(&official.name)).unwrap_or_default(),
    };
    Block::Signatures(vec![place("report-secretary", &facts.secretary), place("report-chair", &facts.chair)])
}

/// Returns the number of a row.
fn counted(number: usize) -> Phrase {
    Message::new("report-number").with("number", number).into()
}

/// Returns a day with its name, which so never contradicts the date.
fn date(day: Day) -> Phrase {
    Message::new("report-date").with("day", day).into()
}

fn day_of(moment: Moment) -> Phrase {
    Message::new("report-day-of").with("at", moment).into()
}

fn time_of(moment: Moment) -> Phrase {
    Message::new("report-time-of").with("at", moment).into()
}

/// Returns the word for a choice that stands in a record; `None` for one that this program does not know.
fn choice(kind: &'static RecordKind, column: &str, value: Option<&str>) -> Option<Phrase> {
    let (_, part) = kind.columns().find(|(_, part)| part.name == column)?;
    let AtomKind::Choice(known) = part.kind else {
        return None;
    };
    value.filter(|value| known.contains(value)).map(|value| part.choice_label(kind, value).into())
}

#[cfg(test)]
mod tests;
