//! Rows of a text, by the `csv` crate, and their numbers. Pure.

use std::borrow::Cow;

use csv::{QuoteStyle, ReaderBuilder, StringRecord, Trim, WriterBuilder};

use super::{Fault, Row, bare, harmless, quotes};

/// What stands between cells; the first one wins where nothing tells.
const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];

/// The text without a line "sep=;", which spreadsheets do not show, and what stands between its cells.
pub fn separator(text: Cow<'_, str>, known: impl Fn(&str) -> bool) -> (Cow<'_, str>, u8) {
    if let Some((separator, length)) = said(&text) {
        let rest = match text {
            Cow::Borrowed(text) => Cow::Borrowed(&text[length..]),
            Cow::Owned(text) => Cow::Owned(text[length..].to_owned()),
        };
        return (rest, separator);
    }
    let score = |separator: u8| {
        let mut lines = Lines::new(&text, separator);
        let mut row = Row::default();
        // A heading that cannot be read is said when it is.
        let head = std::iter::from_fn(|| lines.next(&mut row).ok().filter(|found| *found).map(|_| row.clone()));
        let head = head.into_iter().find(|row| !row.is_empty()).unwrap_or_default();
        (head.cells.iter().filter(|cell| known(cell)).count(), head.cells.len())
    };
    // Of equals the last one is the greatest.
    let found = SEPARATORS.into_iter().rev().max_by_key(|separator| score(*separator));
    let separator = found.unwrap_or(b';');
    (text, separator)
}

/// The separator that the first line names, and how long that line is.
fn said(text: &str) -> Option<(u8, usize)> {
    let line = text.split(['\n', '\r']).next()?;
    let bare = line.trim().trim_matches('"');
    let character = bare.strip_prefix("sep=").or_else(|| bare.strip_prefix("SEP="))?;
    let separator = match character.as_bytes() {
        [byte] => *byte,
        // A tab is trimmed away.
        [] if line.contains('\t') => b'\t',
        _ => return None,
    };
    let end = &text[line.len()..];
    let length = if end.starts_with("\r\n") { 2 } else { usize::from(!end.is_empty()) };
    SEPARATORS.contains(&separator).then_some((separator, line.len() + length))
}

/// The number of the row in which a text breaks off.
pub fn line_behind(before: &str) -> u64 {
    // Something has to stand there to be a row.
    let (text, separator) = separator(Cow::Owned(format!("{before}x")), |_| false);
    let (mut lines, mut row) = (Lines::new(&text, separator), Row::default());
    loop {
        match lines.next(&mut row) {
            Ok(true) => {}
            Ok(false) => return row.line,
            // It breaks off within quotation marks.
            Err(fault) => return fault.line.unwrap_or(row.line),
        }
    }
}

/// A text's rows.
pub struct Lines<'t> {
    text: &'t str,
    separator: u8,
    reader: csv::Reader<&'t [u8]>,
    line: u64,
}

impl<'t> Lines<'t> {
    pub fn new(text: &'t str, separator: u8) -> Self {
        let reader = ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .trim(Trim::All)
            .from_reader(text.as_bytes());
        Self { text, separator, reader, line: 0 }
    }

    /// Reads the next row; false at the end.
    ///
    /// # Errors
    /// Where its quotation marks are wrong.
    pub fn next(&mut self, row: &mut Row) -> Result<bool, Fault> {
        let start = self.position();
        // The text is UTF-8, and nothing else fails.
        if !self.reader.read_record(&mut row.cells).unwrap_or(false) {
            return Ok(false);
        }
        let (blank, length) = self.blank(start);
        self.line += blank + 1;
        row.line = self.line;
        row.at = start + length;
        let record = &self.text[row.at..self.position()];
        quotes::check(record, self.separator).map_err(|(reason, at, cell)| {
            let found = record[at..].chars().take(60).collect();
            let before = self.column(row.at + at);
            Fault { reason, line: Some(self.line), place: Some((cell, before)), found }
        })?;
        if row.cells.iter().any(|cell| bare(cell) != cell) {
            row.cells = row.cells.iter().map(bare).collect();
        }
        Ok(true)
    }

    fn position(&self) -> usize {
        usize::try_from(self.reader.position().byte()).unwrap_or(usize::MAX).min(self.text.len())
    }

    /// How many empty lines the reader passes over, and how many bytes they are with what is left of the line before.
    fn blank(&self, start: usize) -> (u64, usize) {
        let bytes = self.text.as_bytes();
        let mut at = start;
        if start > 0 && bytes[start - 1] == b'\r' && bytes.get(start) == Some(&b'\n') {
            at += 1;
        }
        let mut lines = 0;
        while let Some(b'\n' | b'\r') = bytes.get(at) {
            at += if bytes[at..].starts_with(b"\r\n") { 2 } else { 1 };
            lines += 1;
        }
        (lines, at - start)
    }

    /// How many characters stand before a cell in its line.
    pub fn before(&self, row: &Row, cell: usize) -> usize {
        let record = &self.text[row.at..];
        self.column(row.at + quotes::starts(record, self.separator).nth(cell).unwrap_or(0))
    }

    fn column(&self, at: usize) -> usize {
        let line = self.text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1);
        self.text[line..at].chars().count()
    }
}

/// Rows as text, each on the line that it has, with the empty ones between.
pub fn written<'r>(rows: impl IntoIterator<Item = &'r Row>, separator: u8) -> String {
    let mut text = String::new();
    let mut line = 1;
    for row in rows {
        while line < row.line {
            text.push('\n');
            line += 1;
        }
        text.push_str(&one(&row.cells, separator));
        line += 1;
    }
    text
}

/// Rows as a file that German spreadsheets open: they expect semicolons, and the mark in front tells them that it is UTF-8.
pub fn spreadsheet(rows: impl IntoIterator<Item = impl IntoIterator<Item = impl AsRef<[u8]>>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new().delimiter(b';').flexible(true).from_writer(b"\xef\xbb\xbf".to_vec());
    for row in rows {
        writer.write_record(row).expect("memory takes every row");
    }
    writer.into_inner().expect("memory takes every row")
}

/// One row with every cell in quotation marks: so no empty one is a line that is passed over.
fn one(cells: &StringRecord, separator: u8) -> String {
    let mut writer = WriterBuilder::new().delimiter(separator).quote_style(QuoteStyle::Always).from_writer(Vec::new());
    let bytes = writer
        .write_record(cells.iter().map(harmless))
        .ok()
        .and_then(|()| writer.into_inner().ok())
        .unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}
