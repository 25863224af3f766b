//! Tables from outside, in one way for everything that reads one: bytes become rows with the line that a spreadsheet shows
//! for them. A file is CSV (with `;`, `,` or a tab, in UTF-8, UTF-16 or Windows-1252) or XLSX, which is recognised and said.
//!
//! It is strict: what cannot be read as whoever wrote it meant it is a [`Fault`] with its line, and nothing is ever read as
//! fewer rows or cells than the file holds.

mod encoding;
mod formula;
mod moments;
mod quotes;
mod text;
mod xlsx;

use std::borrow::Cow;

use csv::StringRecord;
use serde::{Deserialize, Serialize};

use crate::i18n::{Args, Lang, printed, say, t, value};
use crate::key;

pub use encoding::Encoding;
pub use formula::harmless;
pub use moments::{DateFault, day, moment};
pub use text::spreadsheet;

use formula::bare;

crate::text_enum! {
    /// Why a file is no table. The sentence is `table-<word>`.
    pub enum Reason {
        Empty = "empty",
        /// A spreadsheet in which only hidden sheets have anything.
        Hidden = "hidden",
        /// Bytes that are no text in any encoding that is read.
        Encoding = "encoding",
        /// A character that no text has.
        NotText = "not-text",
        Unclosed = "unclosed",
        /// Something follows a closing quotation mark.
        AfterQuote = "after-quote",
        /// A quotation mark inside of a cell that does not begin with one.
        StrayQuote = "stray-quote",
        /// A cell of a spreadsheet that has come to an error, such as #N/A.
        CellError = "cell-error",
        /// A formula whose result is not in the file.
        NoValue = "no-value",
        /// A spreadsheet that is damaged.
        Broken = "broken",
        /// An old spreadsheet, or one with a password.
        OldExcel = "old-excel",
        /// Another kind of file.
        OtherKind = "other-kind",
        TooLarge = "too-large",
    }
}

/// Why a file cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub reason: Reason,
    /// The row's number in a spreadsheet, from one on.
    pub line: Option<u64>,
    /// Which cell of the row, from nought on, and how many characters stand before the place in a text's line.
    pub place: Option<(usize, usize)>,
    /// What stands there.
    pub found: String,
}

impl Fault {
    /// One of the file as a whole.
    pub fn whole(reason: Reason) -> Self {
        Self { reason, line: None, place: None, found: String::new() }
    }

    fn at(reason: Reason, line: u64) -> Self {
        Self { line: Some(line), ..Self::whole(reason) }
    }

    /// The key of its sentence.
    pub fn key(&self) -> &'static str {
        match self.reason {
            Reason::Empty => key!("table-empty"),
            Reason::Hidden => key!("table-hidden"),
            Reason::Encoding => key!("table-encoding"),
            Reason::NotText => key!("table-not-text"),
            Reason::Unclosed => key!("table-unclosed"),
            Reason::AfterQuote => key!("table-after-quote"),
            Reason::StrayQuote => key!("table-stray-quote"),
            Reason::CellError => key!("table-cell-error"),
            Reason::NoValue => key!("table-no-value"),
            Reason::Broken => key!("table-broken"),
            Reason::OldExcel => key!("table-old-excel"),
            Reason::OtherKind => key!("table-other-kind"),
            Reason::TooLarge => key!("table-too-large"),
        }
    }

    /// For the terminal, to stand behind a colon.
    pub fn english(&self) -> String {
        let text = say(Lang::En, self.key());
        let mut characters = text.chars();
        characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
    }
}

/// What a file was recognised as.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Source {
    Csv {
        separator: char,
        encoding: Encoding,
    },
    Xlsx {
        /// The sheet that was read: the first visible one with anything in it.
        sheet: String,
        /// The other visible sheets with anything in them.
        others: Vec<String>,
        /// Hidden sheets with anything in them.
        #[serde(default)]
        hidden: Vec<String>,
        /// Rows that take part in a cell which is merged over several of them.
        merged: Vec<u64>,
        /// Rows with a cell that is merged over several columns, and read in the first of them.
        #[serde(default)]
        wide: Vec<u64>,
    },
}

impl Source {
    /// What else is in the file: a sentence each.
    pub fn unread(&self, lang: Lang) -> Vec<String> {
        let Self::Xlsx { others, hidden, .. } = self else { return Vec::new() };
        let named =
            |key, sheets: &[String]| t(lang, key, Some(&Args::from_iter([("sheets", value(sheets.join(", ")))])));
        let kinds = [(key!("table-read-others"), others), (key!("table-read-hidden"), hidden)];
        kinds.into_iter().filter(|(_, sheets)| !sheets.is_empty()).map(|(key, sheets)| named(key, sheets)).collect()
    }
}

/// For the terminal: what is in a file beside the table that is read.
pub fn unread(bytes: &[u8]) -> Vec<String> {
    TableFile::open(bytes, |_| false).map(|file| file.source.unread(Lang::En)).unwrap_or_default()
}

/// One row: its number in a spreadsheet and its cells, without spaces around them.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub line: u64,
    pub cells: StringRecord,
    /// Where it begins in the text.
    at: usize,
}

impl Row {
    /// Whether nothing stands in it.
    pub fn is_empty(&self) -> bool {
        self.cells.iter().all(str::is_empty)
    }

    /// Lets its cells in by the one door for texts.
    fn clean(&mut self) {
        let is_plain = |cell: &str| cell.bytes().all(|byte| (0x20..0x7f).contains(&byte));
        if !self.cells.iter().all(is_plain) {
            self.cells = self.cells.iter().map(|cell| crate::text::long(cell).trim().to_owned()).collect();
        }
    }
}

/// What two names of a table have in common that are the same to whoever reads them on paper: spaces and dashes of any
/// kind, and what nobody sees.
pub fn name_key(name: &str) -> String {
    crate::text::dashed(&printed(name))
}

enum Body<'b> {
    Text { text: Cow<'b, str>, separator: u8 },
    Cells(Vec<Row>),
}

/// A file that was recognised.
pub struct TableFile<'b> {
    source: Source,
    body: Body<'b>,
}

impl<'b> TableFile<'b> {
    /// Recognises a file. `known` says whether a cell is a heading that is looked for: of the separators that one counts under which
    /// most headings are known, and then the most frequent.
    ///
    /// # Errors
    /// What keeps the file as a whole from being read.
    pub fn open(bytes: &'b [u8], known: impl Fn(&str) -> bool) -> Result<Self, Fault> {
        if bytes.starts_with(b"PK\x03\x04") {
            let (source, mut rows) = xlsx::read(bytes)?;
            rows.iter_mut().for_each(Row::clean);
            return Ok(Self { source, body: Body::Cells(rows) });
        }
        if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(Fault::whole(Reason::OldExcel));
        }
        if bytes.starts_with(b"%PDF") || bytes.starts_with(b"{\\rtf") {
            return Err(Fault::whole(Reason::OtherKind));
        }
        let (text, encoding) = encoding::decode(bytes)?;
        let (text, separator) = text::separator(text, known);
        let source = Source::Csv { separator: char::from(separator), encoding };
        Ok(Self { source, body: Body::Text { text, separator } })
    }

    /// What it was recognised as.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Its rows from the first one on, empty ones included.
    pub fn rows(&self) -> Rows<'_> {
        Rows(match &self.body {
            Body::Text { text, separator } => CellKind::Text(text::Lines::new(text, *separator)),
            Body::Cells(rows) => CellKind::Cells(rows.iter()),
        })
    }

    /// The same table as text: CSV that reads as the file does, with the same line numbers, also after it has come through
    /// the one door as a whole. Its first line says what stands between cells, so that nobody has to find it out again.
    ///
    /// # Errors
    /// Where a row cannot be read that would have to be written anew.
    pub fn text(&self) -> Result<String, Fault> {
        match &self.body {
            Body::Text { text, separator } => {
                let head = format!("sep={}\n", char::from(*separator));
                // Outside of a cell the door would make lines and separators of some characters, or take others from beside a
                // quotation mark.
                if crate::text::long(text) == text.replace("\r\n", "\n").replace('\r', "\n") {
                    return Ok(head + text);
                }
                let (mut lines, mut row, mut all) = (self.rows(), Row::default(), Vec::new());
                while lines.next(&mut row)? {
                    all.push(row.clone());
                }
                Ok(head + &text::written(&all, *separator))
            }
            Body::Cells(rows) => Ok(format!("sep=;\n{}", text::written(rows, b';'))),
        }
    }
}

enum CellKind<'t> {
    Text(text::Lines<'t>),
    Cells(std::slice::Iter<'t, Row>),
}

/// A table's rows, one after the other.
pub struct Rows<'t>(CellKind<'t>);

impl Rows<'_> {
    /// Reads the next row that has anything in it; false at the end. Texts are as they were before [`harmless`].
    ///
    /// # Errors
    /// Where the row cannot be read.
    pub fn next(&mut self, row: &mut Row) -> Result<bool, Fault> {
        loop {
            let found = match &mut self.0 {
                CellKind::Text(lines) => lines.next(row)?,
                CellKind::Cells(rows) => match rows.next() {
                    Some(next) => {
                        row.clone_from(next);
                        true
                    }
                    None => false,
                },
            };
            row.clean();
            if !found || !row.is_empty() {
                return Ok(found);
            }
        }
    }

    /// How many characters stand before a cell in its line of the text; in a spreadsheet how many cells.
    pub fn before(&self, row: &Row, cell: usize) -> usize {
        match &self.0 {
            CellKind::Text(lines) => lines.before(row, cell),
            CellKind::Cells(_) => cell,
        }
    }
}

#[cfg(test)]
mod tests;
