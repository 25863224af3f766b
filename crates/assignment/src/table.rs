//! Reads the tables of the command `assign`: a big one has millions of rows, so nothing is kept of a row but numbers.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;

use laudatio_base::table_file::{Row, Rows, TableFile, name_key};

/// What is wrong with a table, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub file: String,
    /// Line and column, from one on.
    pub place: Option<(usize, usize)>,
    pub text: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Some((line, column)) => write!(f, "{}, line {line}, column {column}: {}", self.file, self.text),
            None => write!(f, "{}: {}", self.file, self.text),
        }
    }
}

/// The whole content of a file.
///
/// # Errors
/// When it cannot be read.
pub fn content(path: &Path) -> Result<Vec<u8>, Fault> {
    std::fs::read(path).map_err(|error| Fault {
        file: path.display().to_string(),
        place: None,
        text: format!("cannot be read ({error})."),
    })
}

/// Names and their numbers, in the order in which they were met, as they were first spelled.
#[derive(Default)]
pub struct Names {
    names: Vec<String>,
    /// By every spelling that was met.
    spelled: HashMap<String, u32>,
    /// By what a reader takes for the same.
    numbers: HashMap<String, u32>,
    last: usize,
}

impl Names {
    /// The number of a name, a new one for a new name.
    pub fn number(&mut self, name: &str) -> u32 {
        // Tables are mostly sorted: the same name again, or the next one.
        for guess in [self.last, self.last + 1, 0] {
            if self.names.get(guess).is_some_and(|known| known == name) {
                self.last = guess;
                return guess as u32;
            }
        }
        let number = self.spelled.get(name).copied().unwrap_or_else(|| {
            let number = *self.numbers.entry(name_key(name)).or_insert_with(|| {
                self.names.push(name.to_owned());
                self.names.len() as u32 - 1
            });
            self.spelled.insert(name.to_owned(), number);
            number
        });
        self.last = number as usize;
        number
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.names.len()
    }

    /// The names by their numbers.
    pub fn into_names(self) -> Vec<String> {
        self.names
    }
}

/// One row below its header.
pub struct Cells<'r> {
    file: &'r str,
    rows: &'r Rows<'r>,
    row: &'r Row,
    /// Where each column of the header stands.
    columns: &'r [usize],
}

impl<'r> Cells<'r> {
    /// The line on which it stands.
    pub fn line(&self) -> usize {
        usize::try_from(self.row.line).unwrap_or(usize::MAX)
    }

    /// What stands in a column.
    pub fn text(&self, column: usize) -> &'r str {
        self.row.cells.get(self.columns[column]).unwrap_or_default()
    }

    /// A name, which must be there.
    ///
    /// # Errors
    /// When it is missing, or goes over several lines.
    pub fn name(&self, column: usize) -> Result<&'r str, Fault> {
        match self.text(column) {
            "" => Err(self.fault(column, "a name is missing here.".to_owned())),
            name if name.contains(['\n', '\r']) => {
                let text = "this name goes over several lines; is a quotation mark in a wrong place?";
                Err(self.fault(column, text.to_owned()))
            }
            name => Ok(name),
        }
    }

    /// What is wrong in a column.
    pub fn fault(&self, column: usize, text: String) -> Fault {
        self.fault_at(self.columns[column], text)
    }

    fn fault_at(&self, cell: usize, text: String) -> Fault {
        let place = Some((self.line(), self.rows.before(self.row, cell) + 1));
        Fault { file: self.file.to_owned(), place, text }
    }

    /// Whether there is a cell for each column of the header and nothing besides.
    fn fits(&self) -> Result<(), Fault> {
        let cells = &self.row.cells;
        let stray = cells.iter().enumerate().find(|(at, cell)| !cell.is_empty() && !self.columns.contains(at));
        let (wanted, last) = (self.columns.len(), self.columns.last().copied().unwrap_or(0));
        let filled = (0..cells.len()).rev().find(|at| !cells[*at].is_empty()).map_or(0, |at| at + 1);
        let there = filled.max(cells.len().min(last + 1));
        let s = if wanted == 1 { "" } else { "s" };
        let text = format!("{wanted} field{s} are wanted here, and there are {there}.");
        match stray {
            Some((at, _)) => Err(self.fault_at(at, text)),
            None if cells.len() <= last => Err(self.fault_at(cells.len() - 1, text)),
            None => Ok(()),
        }
    }
}

/// Reads a table with this header, row by row. Empty rows and columns are passed over.
///
/// # Errors
/// When the table cannot be read or has another header; and what is wrong with a row.
pub fn each(
    file: &str,
    bytes: &[u8],
    header: &[&str],
    mut with: impl FnMut(&Cells<'_>) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let unreadable = |fault: laudatio_base::table_file::Fault| Fault {
        file: file.to_owned(),
        place: fault.line.map(|line| {
            let before = fault.place.map_or(0, |(_, before)| before);
            (usize::try_from(line).unwrap_or(usize::MAX), before + 1)
        }),
        text: fault.english(),
    };
    let opened = TableFile::open(bytes, |heading| header.contains(&heading)).map_err(unreadable)?;
    let (mut rows, mut row) = (opened.rows(), Row::default());
    let wanted = header.join(",");
    if !rows.next(&mut row).map_err(unreadable)? {
        let text = format!("the first line must be \"{wanted}\", but the file is empty.");
        return Err(Fault { file: file.to_owned(), place: Some((1, 1)), text });
    }
    let columns: Vec<usize> =
        row.cells.iter().enumerate().filter(|(_, name)| !name.is_empty()).map(|(at, _)| at).collect();
    let other = (0..columns.len().max(header.len()))
        .find(|at| columns.get(*at).and_then(|cell| row.cells.get(*cell)) != header.get(*at).copied());
    if let Some(at) = other {
        let cells = Cells { file, rows: &rows, row: &row, columns: &columns };
        let text = format!("the first line must be \"{wanted}\".");
        // Where one is missing, the line as a whole is wrong.
        return Err(cells.fault_at(columns.get(at).filter(|_| at < header.len()).copied().unwrap_or(0), text));
    }
    while rows.next(&mut row).map_err(unreadable)? {
        let cells = Cells { file, rows: &rows, row: &row, columns: &columns };
        cells.fits()?;
        with(&cells)?;
    }
    Ok(())
}

/// A number in units of ten to the minus ninth; none when it is none.
pub fn decimal(text: &str) -> Option<i128> {
    let (negative, digits) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        all => (false, all),
    };
    let (mut value, mut after, mut any, mut round) = (0i128, None, false, None);
    for (place, &byte) in digits.iter().enumerate() {
        match byte {
            b'0'..=b'9' => {
                any = true;
                let digit = i128::from(byte - b'0');
                match after {
                    Some(9) => {
                        round.get_or_insert(digit >= 5);
                    }
                    _ => {
                        value = value.checked_mul(10)?.checked_add(digit)?;
                        after = after.map(|n| n + 1);
                    }
                }
            }
            b'.' | b',' if after.is_none() => after = Some(0),
            b'e' | b'E' if any => {
                // Rare: very small and very great numbers as some programs write them.
                let number: f64 = text.replace(',', ".").parse().ok()?;
                return number.is_finite().then(|| (number * 1e9).round() as i128).filter(|_| place > 0);
            }
            _ => return None,
        }
    }
    let value = value.checked_mul(10i128.pow(9 - after.unwrap_or(0)))? + i128::from(round == Some(true));
    any.then_some(if negative { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_exactly() {
        for (text, expected) in [
            ("0", Some(0)),
            ("1", Some(1_000_000_000)),
            ("-0.25", Some(-250_000_000)),
            ("+3.", Some(3_000_000_000)),
            (".5", Some(500_000_000)),
            ("0.1234567894", Some(123_456_789)),
            ("0.1234567895", Some(123_456_790)),
            ("1e-3", Some(1_000_000)),
            ("", None),
            ("-", None),
            (".", None),
            ("1,5", Some(1_500_000_000)),
            ("-0,25", Some(-250_000_000)),
            ("2,5e-1", Some(250_000_000)),
            ("1.234,5", None),
            ("0x1", None),
            ("1.2.3", None),
            ("e5", None),
            ("NaN", None),
            ("inf", None),
            (" 1", None),
        ] {
            assert_eq!(decimal(text), expected, "{text:?}");
        }
    }

    type Rows = Vec<(usize, Vec<String>)>;
    type Wrong = (Option<(usize, usize)>, String);

    /// The rows of a table with their lines, or what is wrong with it.
    fn rows(text: &[u8], header: &[&str]) -> Result<Rows, Wrong> {
        let mut found = Vec::new();
        let read = each("k.csv", text, header, |cells| {
            let names = (0..header.len()).map(|at| cells.name(at).map(str::to_owned));
            found.push((cells.line(), names.collect::<Result<_, _>>()?));
            Ok(())
        });
        read.map(|()| found).map_err(|fault| (fault.place, fault.text))
    }

    #[test]
    fn rows_say_where_they_are() {
        let pair = ["entry", "juror"];
        let names = |names: [&str; 2]| names.map(str::to_owned).to_vec();
        for text in [
            "entry,juror\r\n\r\nE1,\"J, 1\"\r\nÜ,\"x \"\"y\"\"\"\n",
            "\u{feff}entry;juror;;\n;;;\nE1;J, 1;;\nÜ;\"x \"\"y\"\"\"\n",
            "sep=;\r\nentry;;juror\r\n\r\nE1;;J, 1\r\nÜ;;\"x \"\"y\"\"\"",
        ] {
            let expected = vec![(3, names(["E1", "J, 1"])), (4, names(["Ü", "x \"y\""]))];
            assert_eq!(rows(text.as_bytes(), &pair), Ok(expected), "{text:?}");
        }
        assert_eq!(rows(b"entry\n\xfc", &["entry"]), Ok(vec![(2, vec!["ü".to_owned()])]));
        for (text, place) in [
            (&b""[..], (1, 1)),
            (b"entry;name\n", (1, 7)),
            (b"entry,juror,fit\n", (1, 1)),
            (b"entry\n", (1, 1)),
            (b"entry,juror\nE1,\"x\"y\n", (2, 7)),
            (b"entry,juror\nE1,\"x\nE2,y\n", (2, 4)),
            (b"entry,juror\nE1,\"x\ny\"\n", (2, 4)),
            (b"entry,juror\nE1\n", (2, 1)),
            (b"entry,juror\nE1,x,y\n", (2, 6)),
            (b"entry,juror\nE1,\n", (2, 4)),
        ] {
            assert_eq!(rows(text, &pair).map_err(|(place, _)| place), Err(Some(place)), "{text:?}");
        }
    }
}
