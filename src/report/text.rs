//! Writes a document as plain text in logical order, to paste into a message or read in a terminal.

use crate::domain::message::Message;
use crate::report::document::Block;
use crate::report::document::Column;
use crate::report::document::Document;
use crate::report::document::Output;
use crate::report::document::Phrase;
use crate::report::document::Piece;
use crate::report::document::Table;
use crate::text::SafeText;

/// Writes the whole text. No control character is in it but line feeds.
pub fn write(document: &Document, say: &dyn Fn(&Message) -> String) -> String {
    let mut text = String::new();
    let mut before: Option<&Block> = None;
    for block in &document.blocks {
        let lines = lines(block, say);
        if before.is_some_and(|before| !belongs_to(block, before)) && !lines.is_empty() {
            text.push('\n');
        }
        for line in lines {
            text.push_str(line.trim_end());
            text.push('\n');
        }
        before = Some(block);
    }
    text
}

/// Returns `true` when no blank line stands between two blocks.
fn belongs_to(block: &Block, before: &Block) -> bool {
    matches!(before, Block::Heading(_) | Block::Subheading(_)) || matches!(block, Block::Subtitle(_))
}

type Say<'s> = &'s dyn Fn(&Message) -> String;

fn lines(block: &Block, say: Say<'_>) -> Vec<String> {
    match block {
        Block::Letterhead(lines) => lines.iter().map(|line| phrase(line, say)).collect(),
        Block::Title(text) | Block::Subtitle(text) | Block::Paragraph(text) => vec![phrase(text, say)],
        Block::Notice(text) => vec![format!("[ {} ]", phrase(text, say))],
        Block::Heading(text) => vec![format!("== {} ==", phrase(text, say))],
        Block::Subheading(text) => vec![format!("* {}", phrase(text, say))],
        Block::Facts(facts) => facts.iter().map(|fact| labelled(fact, say)).collect(),
        Block::Numbered(lines) => {
            (1..).zip(lines).map(|(number, line)| format!("{number}. {}", phrase(line, say))).collect()
        }
        Block::Bullets(lines) => lines.iter().map(|line| format!("- {}", phrase(line, say))).collect(),
        Block::Output(output) => output_lines(output, say),
        Block::Table(table) => table_lines(table, say),
        Block::Signatures(places) => {
            places.iter().map(|place| labelled(&(place.role.clone(), place.name.clone()), say)).collect()
        }
    }
}

fn labelled((label, value): &(Phrase, Phrase), say: Say<'_>) -> String {
    format!("{}: {}", phrase(label, say), phrase(value, say))
}

fn output_lines(output: &Output, say: Say<'_>) -> Vec<String> {
    let mut lines = vec![labelled(&(output.label.clone(), output.text.clone()), say)];
    lines.extend(output.details.iter().map(|detail| format!("  {}", labelled(detail, say))));
    lines
}

/// Writes a row as a line. Letters of a message have no fixed width, so columns are named, not aligned.
///
/// The first two columns, a number and a name, need no label; an empty cell needs no place.
fn table_lines(table: &Table, say: Say<'_>) -> Vec<String> {
    let row = |cells: &Vec<Phrase>| -> String {
        let said = |(place, (column, cell)): (usize, (&Column, &Phrase))| match place {
            0 => format!("{}. ", phrase(cell, say)),
            1 => phrase(cell, say),
            _ => format!(" | {}: {}", phrase(&column.title, say), phrase(cell, say)),
        };
        let filled = table.columns.iter().zip(cells).enumerate().filter(|(_, (_, cell))| !cell.is_empty());
        filled.map(said).collect()
    };
    table.rows.iter().map(row).collect()
}

fn phrase(phrase: &Phrase, say: Say<'_>) -> String {
    let mut text = String::new();
    for piece in &phrase.0 {
        match piece {
            Piece::Words(message) => {
                let said = say(message);
                text.extend(said.chars().filter(|c| !c.is_control() && !is_steering(*c)));
            }
            Piece::Data(data) | Piece::Typed(data) => text.push_str(SafeText::data(data).as_str()),
        }
    }
    text
}

/// Returns `true` for isolates and embeddings, which only a display understands.
fn is_steering(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{061C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::Language;

    fn said(message: &Message) -> String {
        match message.id.as_ref() {
            "report-title" => "محضر رقم \u{2066}7/2026\u{2069}".to_owned(),
            "report-organization" => "الجهة".to_owned(),
            _ => "م".to_owned(),
        }
    }

    fn text(blocks: Vec<Block>) -> String {
        write(&Document { language: Language::Arabic, title: Phrase::data("محضر"), blocks }, &said)
    }

    #[test]
    fn isolates_and_controls_are_left_out_and_lines_stay() {
        let blocks = vec![
            Block::Title(Phrase::words("report-title")),
            Block::Paragraph(Phrase::data("سطر\nسطر آخر\u{1b}[31m")),
        ];
        let text = text(blocks);
        assert!(text.starts_with("محضر رقم 7/2026\n\nسطر\nسطر آخر"));
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
    }

    #[test]
    fn a_row_names_its_columns_and_leaves_empty_ones_out() {
        let column = |id| Column { title: Phrase::words(id), weight: 1 };
        let table = Table {
            columns: vec![
                column("report-no"),
                column("report-name"),
                column("report-organization"),
                column("report-signature"),
            ],
            rows: vec![vec![
                Phrase::typed("1"),
                Phrase::data("عمر بيدر"),
                Phrase::data("بلدية الزيتون"),
                Phrase::default(),
            ]],
        };
        assert_eq!(text(vec![Block::Table(table)]), "1. عمر بيدر | الجهة: بلدية الزيتون\n");
    }
}
