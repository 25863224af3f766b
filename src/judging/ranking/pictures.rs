//! What the pictures show: positions in percent of their width, and the same in words.

use crate::key;
use laudatio_tally::ranked::{Line, Ranked};
use serde::Serialize;

use crate::i18n::{Lang, Writes, say};

use super::who::Labels;

/// Rows of marks on a common scale. Every row says in `text` what it shows.
#[derive(Clone, Debug, Serialize)]
pub struct Marks {
    pub title: String,
    pub summary: String,
    pub rows: Vec<Mark>,
    /// The ends of the scale, in words.
    pub axis: (String, String),
    /// Where zero, or the mean of all, is.
    pub middle: Option<f64>,
}

/// One row: a range, a filled mark, a hollow one.
#[derive(Clone, Debug, Serialize)]
pub struct Mark {
    pub label: String,
    pub text: String,
    pub range: Option<(f64, f64)>,
    pub dot: Option<f64>,
    pub ring: Option<f64>,
}

/// A linear scale from `low` to `high`.
#[derive(Clone, Copy)]
pub struct Scale {
    low: f64,
    high: f64,
}

impl Scale {
    /// Around all numbers, with a little room.
    pub fn around(numbers: impl Iterator<Item = f64>) -> Self {
        let (low, high) = numbers
            .filter(|number| number.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), number| (low.min(number), high.max(number)));
        let room = if high > low { (high - low) * 0.05 } else { 1.0 };
        if high < low { Self { low: 0.0, high: 1.0 } } else { Self { low: low - room, high: high + room } }
    }

    pub fn of(low: f64, high: f64) -> Self {
        Self { low, high }
    }

    /// In percent of the width.
    pub fn at(self, number: f64) -> f64 {
        let share = (number - self.low) / (self.high - self.low);
        (share.clamp(0.0, 1.0) * 1000.0).round() / 10.0
    }

    pub fn ends(self, lang: Lang, decimals: usize) -> (String, String) {
        (Writes(lang).number(self.low, decimals), Writes(lang).number(self.high, decimals))
    }
}

/// Scores of entries by jurors as fields, the higher the darker.
#[derive(Clone, Debug, Serialize)]
pub struct Matrix {
    pub summary: String,
    pub width: usize,
    pub height: usize,
    pub columns: Vec<Cell>,
    pub rows: Vec<Cell>,
    pub cells: Vec<Cell>,
}

/// A text at a place, on a field of one of six shades.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    pub x: usize,
    pub y: usize,
    pub text: String,
    pub shade: usize,
}

/// The picture has room for so many.
pub const MOST_ROWS: usize = 40;
pub const MOST_COLUMNS: usize = 30;
const NAME: usize = 260;
const WIDE: usize = 44;
const HIGH: usize = 26;

/// The best entries by the first jurors; `lines` are in the order that is shown.
pub fn matrix(ranked: &Ranked, labels: &Labels, lines: &[Line], lang: Lang) -> Matrix {
    let numbers: Vec<usize> = lines.iter().filter_map(|line| line.number).take(MOST_ROWS).collect();
    let jurors = ranked.persons.len().min(MOST_COLUMNS);
    let all = ranked.table.cells.iter().map(|cell| ranked.table.number(cell.total));
    let (low, high) = all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), x| (low.min(x), high.max(x)));
    let shade = |number: f64| if high > low { ((number - low) / (high - low) * 5.0).round() as usize } else { 0 };
    let cells = numbers.iter().enumerate().flat_map(|(row, &number)| {
        let own = ranked.table.of_entry(number).iter().filter(|cell| (cell.juror as usize) < jurors);
        own.map(move |cell| (row, cell)).map(|(row, cell)| {
            let number = ranked.table.number(cell.total);
            Cell {
                x: NAME + cell.juror as usize * WIDE,
                y: (row + 1) * HIGH,
                text: Writes(lang).number(number, 0),
                shade: shade(number),
            }
        })
    });
    let short = |title: &str| match title.char_indices().nth(30) {
        Some((at, _)) => format!("{}…", &title[..at]),
        None => title.to_owned(),
    };
    Matrix {
        summary: say(lang, key!("ranking-matrix-text")),
        width: NAME + jurors * WIDE,
        height: (numbers.len() + 1) * HIGH,
        columns: (0..jurors)
            .map(|juror| Cell { x: NAME + juror * WIDE, y: 0, text: (juror + 1).to_string(), shade: 0 })
            .collect(),
        rows: numbers
            .iter()
            .enumerate()
            .map(|(row, &number)| Cell { x: 0, y: (row + 1) * HIGH, text: short(&labels.entries[number]), shade: 0 })
            .collect(),
        cells: cells.collect(),
    }
}
