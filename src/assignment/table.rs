//! Reads the tables of the command `assign`: fast, because a big one has millions of rows, and strict.

use std::collections::HashMap;
use std::fmt;
use std::path::Path;

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

/// Names and their numbers, in the order in which they were met.
#[derive(Default)]
pub struct Names<'f> {
    names: Vec<&'f str>,
    numbers: HashMap<&'f str, u32>,
    last: usize,
}

impl<'f> Names<'f> {
    /// The number of a name, a new one for a new name.
    pub fn number(&mut self, name: &'f str) -> u32 {
        // Tables are mostly sorted: the same name again, or the next one.
        for guess in [self.last, self.last + 1, 0] {
            if self.names.get(guess) == Some(&name) {
                self.last = guess;
                return guess as u32;
            }
        }
        let next = self.names.len() as u32;
        let number = *self.numbers.entry(name).or_insert(next);
        if number == next {
            self.names.push(name);
        }
        self.last = number as usize;
        number
    }

    /// The names by their numbers.
    pub fn names(&self) -> &[&'f str] {
        &self.names
    }
}

/// A field with its place.
#[derive(Clone, Copy)]
pub struct Cell<'f> {
    pub text: &'f str,
    pub line: usize,
    pub column: usize,
}

/// A file's rows, one after the other.
pub struct Rows<'f> {
    file: &'f str,
    text: &'f str,
    at: usize,
    line: usize,
    line_start: usize,
}

impl<'f> Rows<'f> {
    /// Begins with a table that has this header.
    ///
    /// # Errors
    /// When it is no UTF-8, or has another header.
    pub fn open(file: &'f str, bytes: &'f [u8], header: &[&str]) -> Result<Self, Fault> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = &bytes[..error.valid_up_to()];
            let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
            let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |place| place + 1);
            let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
            Fault { file: file.to_owned(), place: Some((line, column)), text: "this is no UTF-8 text.".to_owned() }
        })?;
        let mut rows = Self { file, text, at: 0, line: 1, line_start: 0 };
        let mut cells = Vec::new();
        let wanted = header.join(",");
        if !rows.next(&mut cells)? {
            return Err(rows.fault((1, 1), format!("the first line must be \"{wanted}\", but the file is empty.")));
        }
        match cells.iter().zip(header).find(|(cell, name)| cell.text.trim() != **name) {
            None if cells.len() == header.len() => Ok(rows),
            found => {
                let place = found.map_or((1, 1), |(cell, _)| (cell.line, cell.column));
                Err(rows.fault(place, format!("the first line must be \"{wanted}\".")))
            }
        }
    }

    /// What is wrong at a place.
    pub fn fault(&self, place: (usize, usize), text: String) -> Fault {
        Fault { file: self.file.to_owned(), place: Some(place), text }
    }

    /// Reads the next row that is not empty; false at the end.
    ///
    /// # Errors
    /// When a quoted field is not closed, or something follows it.
    pub fn next(&mut self, cells: &mut Vec<Cell<'f>>) -> Result<bool, Fault> {
        let bytes = self.text.as_bytes();
        loop {
            cells.clear();
            if self.at >= bytes.len() {
                return Ok(false);
            }
            let blank = matches!(bytes[self.at], b'\n') || bytes[self.at..].starts_with(b"\r\n");
            loop {
                let start = self.at;
                let column = self.text[self.line_start..start].chars().count() + 1;
                let line = self.line;
                let text = if bytes.get(start) == Some(&b'"') {
                    self.quoted((line, column))?
                } else {
                    let length = bytes[start..].iter().position(|&byte| matches!(byte, b',' | b'\n'));
                    self.at = length.map_or(bytes.len(), |length| start + length);
                    let text = &self.text[start..self.at];
                    if bytes.get(self.at) == Some(&b',') { text } else { text.strip_suffix('\r').unwrap_or(text) }
                };
                cells.push(Cell { text, line, column });
                match bytes.get(self.at) {
                    Some(b',') => self.at += 1,
                    Some(_) => {
                        self.at += 1;
                        self.line += 1;
                        self.line_start = self.at;
                        break;
                    }
                    None => break,
                }
            }
            if !blank {
                return Ok(true);
            }
        }
    }

    /// A field in quotes. Doubled quotes inside are refused: no name needs them.
    fn quoted(&mut self, place: (usize, usize)) -> Result<&'f str, Fault> {
        let bytes = self.text.as_bytes();
        let start = self.at + 1;
        let Some(length) = bytes[start..].iter().position(|&byte| matches!(byte, b'"' | b'\n')) else {
            return Err(self.fault(place, "this quotation mark is never closed.".to_owned()));
        };
        self.at = start + length;
        if bytes[self.at] == b'\n' {
            return Err(self.fault(place, "this quotation mark is not closed on its line.".to_owned()));
        }
        self.at += 1;
        if bytes[self.at..].starts_with(b"\r\n") {
            self.at += 1;
        }
        match bytes.get(self.at) {
            None | Some(b',' | b'\n') => Ok(&self.text[start..start + length]),
            Some(_) => {
                let column = self.text[self.line_start..self.at].chars().count() + 1;
                let text = "only a comma or the end of the line may follow the quotation mark.";
                Err(self.fault((self.line, column), text.to_owned()))
            }
        }
    }
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
            b'.' if after.is_none() => after = Some(0),
            b'e' | b'E' if any => {
                // Rare: very small and very great numbers as some programs write them.
                let number: f64 = text.parse().ok()?;
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
            ("1,5", None),
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

    #[test]
    fn rows_say_where_they_are() {
        let mut rows =
            Rows::open("k.csv", "entry,juror\r\n\r\nE1,\"J, 1\"\r\nÜ,\"x\"y\n".as_bytes(), &["entry", "juror"])
                .unwrap();
        let mut cells = Vec::new();
        assert!(rows.next(&mut cells).unwrap());
        assert_eq!((cells[1].text, cells[1].line, cells[1].column), ("J, 1", 3, 4));
        let fault = rows.next(&mut cells).unwrap_err();
        assert_eq!((fault.file.as_str(), fault.place), ("k.csv", Some((4, 6))));
        assert!(Rows::open("k.csv", b"", &["entry"]).is_err());
        assert!(Rows::open("k.csv", b"entry;juror\n", &["entry", "juror"]).is_err());
        assert_eq!(Rows::open("k.csv", b"entry\n\xff", &["entry"]).err().and_then(|f| f.place), Some((2, 1)));
    }
}
