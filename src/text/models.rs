//! What terminals make of a row of cells: models to test against, drawn from what was seen on the real ones.

use unicode_bidi::BidiInfo;
use unicode_bidi::Level;
use unicode_bidi_mirroring::get_mirrored;

use super::cluster::symbol_columns;
use super::encode::letter_is_rtl;
use super::safe::is_direction_sign;

/// A cell of a terminal: what was written to it, and what goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) symbol: String,
    /// Stands for its colours and the like.
    pub(crate) look: u64,
    pub(crate) bold: bool,
    pub(crate) caret: bool,
}

impl Cell {
    /// A cell without a look.
    pub(crate) fn of(symbol: String) -> Self {
        Self { symbol, look: 0, bold: false, caret: false }
    }

    fn first(&self) -> char {
        self.symbol.chars().find(|&c| !is_direction_sign(c)).unwrap_or(' ')
    }

    /// The cell as it is drawn: mirrored when it stands in right-to-left text, without the signs that only guide.
    fn drawn(&self, rtl: bool) -> Self {
        let mirrored = |c: char| if rtl { get_mirrored(c).unwrap_or(c) } else { c };
        let symbol = self.symbol.chars().filter(|&c| !is_direction_sign(c)).map(mirrored).collect();
        Self { symbol, ..self.clone() }
    }
}

/// A terminal that draws cells as it is told: xterm.
pub(crate) fn doing_nothing(row: &[Cell]) -> Vec<Cell> {
    row.iter().map(|cell| cell.drawn(false)).collect()
}

/// A terminal that reorders each row from left to right, as VTE and Konsole do.
pub(crate) fn reordering(row: &[Cell]) -> Vec<Cell> {
    reordered(row, Some(Level::ltr()))
}

/// A terminal that turns each row round from the side on which its first letter says that it begins.
pub(crate) fn turning_rows(row: &[Cell]) -> Vec<Cell> {
    reordered(row, None)
}

fn reordered(row: &[Cell], base: Option<Level>) -> Vec<Cell> {
    let text: String = row.iter().map(|cell| cell.symbol.as_str()).collect();
    let info = BidiInfo::new(&text, base);
    let levels = info.reordered_levels_per_char(&info.paragraphs[0], 0..text.len());
    // Characters are put in order, marks and fences among them; each cell then stands where its first one does.
    let owners: Vec<Option<usize>> = row
        .iter()
        .enumerate()
        .flat_map(|(place, cell)| {
            let first = cell.symbol.chars().position(|c| !is_direction_sign(c)).unwrap_or(0);
            (0..cell.symbol.chars().count()).map(move |number| (number == first).then_some(place))
        })
        .collect();
    let order = BidiInfo::reorder_visual(&levels);
    order.into_iter().filter_map(|place| Some(row[owners[place]?].drawn(levels[place].is_rtl()))).collect()
}

/// A terminal that turns each word round whose first letter is Arabic, as kitty does: only its letters, not the looks
/// of their cells and not the caret. A word ends at blanks, lines and wherever another font begins.
pub(crate) fn turning_words(row: &[Cell]) -> Vec<Cell> {
    let words = row.chunk_by(is_one_word);
    words
        .flat_map(|word| {
            let rtl = word.iter().find_map(|cell| letter_is_rtl(cell.first())) == Some(true);
            word.iter().enumerate().map(move |(place, cell)| {
                let letter = if rtl { &word[word.len() - 1 - place] } else { cell };
                Cell { symbol: letter.drawn(rtl).symbol, ..cell.clone() }
            })
        })
        .collect()
}

/// Returns `true` where a word goes on from one cell to the next on a terminal that turns words.
pub(crate) fn is_one_word(before: &Cell, after: &Cell) -> bool {
    let is_alone = |cell: &Cell| {
        matches!(cell.first(), ' ' | '\u{2500}'..='\u{259F}') || symbol_columns(&cell.symbol) > 1
    };
    !is_alone(before) && !is_alone(after) && before.bold == after.bold
}

/// Returns `true` for words that a terminal which turns words cannot show, in whatever order they are written: it would
/// have to begin with the Arabic letter that stands at the left, and not be turned by it.
pub(crate) fn is_hopeless(word: &str) -> bool {
    let strong: Vec<bool> = word.chars().filter_map(letter_is_rtl).collect();
    strong.last() == Some(&false) && strong.contains(&true)
}
