//! A list as values: one table becomes CSV, XLSX and JSON alike.

use chrono::{NaiveDate, NaiveDateTime};

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Empty,
    Text(String),
    Whole(i64),
    Number(f64),
    /// A part of one whole, shown per cent.
    Share(f64),
    /// Whole cents.
    Money(i64),
    /// What a clock in Dortmund showed.
    Moment(NaiveDateTime),
    Day(NaiveDate),
    Yes(bool),
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A cell for what may be absent.
    pub fn maybe<T>(value: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        value.map_or(Self::Empty, cell)
    }

    pub fn count(count: usize) -> Self {
        Self::Whole(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

/// A column: the name that programs read and the one that people read.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub key: String,
    pub label: String,
}

/// A list.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What people call it; an XLSX sheet has this name.
    pub title: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
    /// What is not in it for this reader, as a sentence below the rows.
    pub left_out: Option<String>,
}
