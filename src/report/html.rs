//! Writes a document as one HTML file: right to left where it is, on A4 paper, without any other file.

use crate::domain::message::Message;
use crate::report::document::Block;
use crate::report::document::Document;
use crate::report::document::Language;
use crate::report::document::Output;
use crate::report::document::Phrase;
use crate::report::document::Piece;
use crate::report::document::Signature;
use crate::report::document::Table;
use crate::text::tokens;

/// How the page looks, on screen and on paper.
const STYLE: &str = include_str!("html.css");
/// What every file begins with.
const HEAD: &str = "<head>\n<meta charset=\"utf-8\">\n\
                    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";

/// Writes the whole file. `say` puts our own words into the language of the document.
pub fn write(document: &Document, say: &dyn Fn(&Message) -> String) -> String {
    let language = document.language;
    let direction = if language.is_right_to_left() { "rtl" } else { "ltr" };
    let mut page = Writer { language, say, html: String::new() };
    for part in
        ["<!DOCTYPE html>\n<html dir=\"", direction, "\" lang=\"", language.tag(), "\">\n", HEAD, "<title>"]
    {
        page.markup(part);
    }
    page.untagged(&document.title);
    for part in ["</title>\n<style>\n", STYLE, "</style>\n</head>\n<body>\n"] {
        page.markup(part);
    }
    for block in &document.blocks {
        page.block(block);
    }
    page.markup("</body>\n</html>\n");
    page.html
}

struct Writer<'w> {
    language: Language,
    say: &'w dyn Fn(&Message) -> String,
    html: String,
}

impl Writer<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Letterhead(lines) => self.list("header", "p", lines),
            Block::Title(text) => self.wrapped("<h1>", text, "</h1>\n"),
            Block::Subtitle(text) => self.wrapped("<p class=\"subtitle\">", text, "</p>\n"),
            Block::Notice(text) => self.wrapped("<p class=\"notice\">", text, "</p>\n"),
            Block::Heading(text) => self.wrapped("<h2>", text, "</h2>\n"),
            Block::Subheading(text) => self.wrapped("<h3>", text, "</h3>\n"),
            Block::Facts(facts) => self.facts("<dl class=\"facts\">\n", facts),
            Block::Paragraph(text) => self.wrapped("<p>", text, "</p>\n"),
            Block::Numbered(lines) => self.list("ol", "li", lines),
            Block::Bullets(lines) => self.list("ul", "li", lines),
            Block::Output(output) => self.output(output),
            Block::Table(table) => self.table(table),
            Block::Signatures(signatures) => self.signatures(signatures),
        }
    }

    fn list(&mut self, list: &str, entry: &str, lines: &[Phrase]) {
        let (open, close) = (format!("<{entry}>"), format!("</{entry}>\n"));
        self.markup(&format!("<{list}>\n"));
        for line in lines {
            self.wrapped(&open, line, &close);
        }
        self.markup(&format!("</{list}>\n"));
    }

    fn facts(&mut self, open: &str, facts: &[(Phrase, Phrase)]) {
        self.markup(open);
        for (label, value) in facts {
            self.wrapped("<div><dt>", label, "</dt>");
            self.wrapped("<dd>", value, "</dd></div>\n");
        }
        self.markup("</dl>\n");
    }

    fn output(&mut self, output: &Output) {
        self.wrapped("<section class=\"output\">\n<p class=\"label\">", &output.label, "</p>\n");
        self.wrapped("<p>", &output.text, "</p>\n");
        if !output.details.is_empty() {
            self.facts("<dl>\n", &output.details);
        }
        self.markup("</section>\n");
    }

    fn table(&mut self, table: &Table) {
        let total: u32 = table.columns.iter().map(|column| u32::from(column.weight)).sum();
        self.markup("<table>\n<colgroup>");
        for column in &table.columns {
            let percent = u32::from(column.weight) * 100 / total.max(1);
            self.markup(&format!("<col style=\"width:{percent}%\">"));
        }
        self.markup("</colgroup>\n<thead><tr>");
        for column in &table.columns {
            self.wrapped("<th scope=\"col\">", &column.title, "</th>");
        }
        self.markup("</tr></thead>\n<tbody>\n");
        for row in &table.rows {
            self.markup("<tr>");
            for cell in row {
                self.wrapped("<td>", cell, "</td>");
            }
            self.markup("</tr>\n");
        }
        self.markup("</tbody>\n</table>\n");
    }

    fn signatures(&mut self, signatures: &[Signature]) {
        self.markup("<section class=\"signatures\">\n");
        for place in signatures {
            self.wrapped("<div><p>", &place.role, "</p>");
            self.wrapped("<p>", &place.name, "</p><p class=\"line\"></p></div>\n");
        }
        self.markup("</section>\n");
    }

    fn wrapped(&mut self, open: &str, phrase: &Phrase, close: &str) {
        self.markup(open);
        for piece in &phrase.0 {
            self.piece(piece);
        }
        self.markup(close);
    }

    fn piece(&mut self, piece: &Piece) {
        match piece {
            Piece::Words(message) => {
                let said = (self.say)(message);
                self.markup(&isolates_as_tags(&said));
            }
            Piece::Data(text) if text.is_empty() => {}
            Piece::Data(text) => match direction_of(text, self.language) {
                "rtl" => self.isolated("rtl", &tokens_apart(text)),
                direction => self.isolated(direction, &escaped(text)),
            },
            Piece::Typed(token) if token.is_empty() => {}
            Piece::Typed(token) => self.isolated("ltr", &escaped(token)),
        }
    }

    fn isolated(&mut self, direction: &str, markup: &str) {
        for part in ["<bdi dir=\"", direction, "\">", markup, "</bdi>"] {
            self.markup(part);
        }
    }

    /// Writes a phrase without tags, as the title of the window wants it.
    fn untagged(&mut self, phrase: &Phrase) {
        for piece in &phrase.0 {
            let text = match piece {
                Piece::Words(message) => escaped(&(self.say)(message)),
                Piece::Data(text) | Piece::Typed(text) => escaped(text),
            };
            self.markup(&text);
        }
    }

    fn markup(&mut self, markup: &str) {
        self.html.push_str(markup);
    }
}

/// Returns the direction of what people wrote: the document's, unless nothing in it is of that script.
///
/// An Arabic paragraph that begins with a Latin name still runs from right to left.
fn direction_of(text: &str, language: Language) -> &'static str {
    let arabic =
        |c: char| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}');
    let has_arabic = text.chars().any(|c| arabic(c) && c.is_alphabetic());
    let has_latin = text.chars().any(|c| c.is_alphabetic() && !arabic(c));
    match language {
        Language::Arabic if has_arabic || !has_latin => "rtl",
        Language::English if has_arabic && !has_latin => "rtl",
        Language::Arabic | Language::English => "ltr",
    }
}

/// Escapes Arabic text, with tags round dates, telephones and references so that they read as typed.
fn tokens_apart(text: &str) -> String {
    // A sign that is left out on paper must not part a date from the tag that it needs.
    let text: String = text.chars().filter(|c| !is_direction_sign(*c)).collect();
    let text = text.as_str();
    let mut html = String::with_capacity(text.len());
    let mut written = 0;
    for token in tokens(text, false) {
        html.push_str(&escaped(text.get(written..token.start).unwrap_or_default()));
        html.push_str("<bdi dir=\"ltr\">");
        html.push_str(&escaped(text.get(token.clone()).unwrap_or_default()));
        html.push_str("</bdi>");
        written = token.end;
    }
    html.push_str(&escaped(text.get(written..).unwrap_or_default()));
    html
}

/// Escapes text; signs that would steer the direction of what follows are left out.
fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        push_escaped(&mut html, c);
    }
    html
}

fn is_direction_sign(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn push_escaped(html: &mut String, c: char) {
    match c {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        '\'' => html.push_str("&#39;"),
        '\n' | '\t' => html.push(c),
        c if is_direction_sign(c) => {}
        c if c.is_control() => {}
        c => html.push(c),
    }
}

/// Turns the isolates of our sentences into tags, which also stand between words of other programs.
fn isolates_as_tags(said: &str) -> String {
    let mut html = String::with_capacity(said.len());
    let mut open = 0_u32;
    for c in said.chars() {
        match c {
            '\u{2066}'..='\u{2068}' => {
                open += 1;
                html.push_str(match c {
                    '\u{2066}' => "<bdi dir=\"ltr\">",
                    '\u{2067}' => "<bdi dir=\"rtl\">",
                    _ => "<bdi>",
                });
            }
            '\u{2069}' if open > 0 => {
                open -= 1;
                html.push_str("</bdi>");
            }
            c => push_escaped(&mut html, c),
        }
    }
    for _ in 0..open {
        html.push_str("</bdi>");
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::document::Column;

    fn said(message: &Message) -> String {
        format!("⟨{}⟩", message.id)
    }

    fn page(blocks: Vec<Block>) -> String {
        write(&Document { language: Language::Arabic, title: Phrase::data("محضر"), blocks }, &said)
    }

    #[test]
    fn an_arabic_document_runs_from_right_to_left() {
        let html = page(vec![Block::Title(Phrase::words("report-minutes"))]);
        assert!(html.contains("<html dir=\"rtl\" lang=\"ar\">"));
        assert!(html.contains("<h1>⟨report-minutes⟩</h1>"));
    }

    #[test]
    fn what_people_wrote_cannot_become_markup() {
        let html = page(vec![Block::Paragraph(Phrase::data("<script>alert('x')</script>\u{202E} & «نص»"))]);
        assert!(html.contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; «نص»"));
        assert!(!html.contains('\u{202E}') && !html.contains("<script"));
    }

    #[test]
    fn typed_tokens_and_isolates_read_left_to_right() {
        assert!(
            page(vec![Block::Paragraph(Phrase::typed("7/2026-2"))])
                .contains("<bdi dir=\"ltr\">7/2026-2</bdi>")
        );
        assert_eq!(
            isolates_as_tags("رقم \u{2066}7/2026\u{2069}، \u{2068}عمر & هدى"),
            "رقم <bdi dir=\"ltr\">7/2026</bdi>، <bdi>عمر &amp; هدى</bdi>"
        );
    }

    #[test]
    fn an_arabic_paragraph_that_begins_in_latin_stays_right_to_left() {
        assert_eq!(direction_of("UNICEF تقدم الدعم", Language::Arabic), "rtl");
        assert_eq!(direction_of("Bayader Trading Co.", Language::Arabic), "ltr");
        assert_eq!(direction_of("12:30", Language::Arabic), "rtl");
        assert_eq!(direction_of("عمر بيدر", Language::English), "rtl");
        assert_eq!(direction_of("Omar (عمر)", Language::English), "ltr");
    }

    #[test]
    fn dates_telephones_and_references_in_arabic_text_read_as_typed() {
        let token = |token: &str| format!("<bdi dir=\"ltr\">{token}</bdi>");
        assert_eq!(tokens_apart("هاتف +970-2-000، الملف"), format!("هاتف {}، الملف", token("+970-2-000")));
        assert_eq!(
            tokens_apart("(A-12/3)\nفي 2026-11-22."),
            format!("({})\nفي {}.", token("A-12/3"), token("2026-11-22"))
        );
        assert_eq!(tokens_apart("في \u{2066}2026-11-22\u{2069}"), format!("في {}", token("2026-11-22")));
        assert_eq!(tokens_apart("من 10-15 كرسيًا و<b>"), "من 10-15 كرسيًا و&lt;b&gt;");
    }

    #[test]
    fn nothing_is_fetched_from_elsewhere() {
        let column = Column { title: Phrase::words("report-name"), weight: 1 };
        let table = Table { columns: vec![column], rows: vec![vec![Phrase::data("عمر بيدر")]] };
        let html = page(vec![Block::Table(table)]);
        for word in ["http", "src=", "url(", "@import", "<link"] {
            assert!(!html.contains(word), "{word}");
        }
        assert!(html.contains("<td><bdi dir=\"rtl\">عمر بيدر</bdi></td>"));
    }
}
