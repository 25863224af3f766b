//! Nominations from a table: what can be imported, what is there already, and what is wrong. Pure.

use std::collections::{BTreeSet, HashMap, HashSet};

use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::super::actions::OnPaper;
use super::super::answers::{Demands, Questionnaire, field_name};
use super::super::forms::{is_early, received};
use super::super::model::{Answers, Essence, NominationKind, NominationStatus, Origin, Refusal};
use super::cells::{as_sent, doubt, is_cut, is_error, is_withdrawn, kind, swallowed};
use super::columns::{Column, KIND, RECEIVED, Target, columns, is_repeated, known, letters};
use super::stored::{Aside, Stored, said};
use crate::clock::{Timestamp, WallTime};
use crate::contest::prizes::model::{Edition, QuestionRole};
use crate::ground::web::Query;
use crate::i18n::fold;
use crate::key;
use crate::table_file::{Fault, Row as Line, Rows, Source, TableFile};

/// Something that keeps the file from being imported, or that somebody should look at first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub line: Option<u64>,
    /// What the row is called, if it is called anything.
    pub name: Option<String>,
    pub column: Option<String>,
    /// What stands there, if anything does.
    pub found: Option<String>,
    /// The key of a sentence.
    pub key: &'static str,
}

impl Problem {
    /// What keeps the table as a whole from being read, where its headings are not known.
    pub fn of(fault: &Fault) -> Self {
        Self {
            line: fault.line,
            column: fault.place.map(|(cell, _)| letters(cell)),
            found: shortened(&fault.found),
            key: fault.key(),
            name: None,
        }
    }
}

/// Enough to find the place.
fn shortened(text: &str) -> Option<String> {
    Some(text.split('\n').next().unwrap_or_default().chars().take(60).collect())
        .filter(|text: &String| !text.is_empty())
}

/// A row that can be imported.
pub struct ImportRow {
    pub line: u64,
    pub entry: OnPaper,
    pub essence: Essence,
    pub status: NominationStatus,
}

/// A row that stays outside.
#[derive(Debug, PartialEq, Eq)]
pub struct Kept {
    pub line: u64,
    pub name: String,
    pub reason: Aside,
    /// Of the nomination that is there.
    pub number: Option<String>,
}

/// What stands in a file.
#[derive(Default)]
pub struct Reading {
    pub rows: Vec<ImportRow>,
    pub aside: Vec<Kept>,
    pub problems: Vec<Problem>,
    pub warnings: Vec<Problem>,
    /// Columns that belong to no question, and that nobody has agreed to leave out.
    pub unknown: Vec<String>,
    /// Those that are left out.
    pub left_out: Vec<String>,
    /// Whether rows that can be imported have a number already, which they do not keep.
    pub renumbered: bool,
}

impl Reading {
    /// Whether nothing is wrong but columns that could be left out.
    pub fn could_leave_out(&self) -> bool {
        !self.unknown.is_empty() && self.problems.len() == self.unknown.len()
    }
}

/// What a row is read against.
pub struct Against<'a> {
    pub form: &'a Questionnaire,
    pub edition: &'a Edition,
    pub stored: &'a Stored,
    /// Columns that belong to no question and shall be left out.
    pub leave: &'a [String],
    pub now: Timestamp,
}

/// Reads a whole table. `source` says what it was read from, where that is another file.
pub fn read(text: &str, source: &Source, against: &Against<'_>) -> Reading {
    let mut reading = Reading::default();
    let known = known(against.form);
    let file = match TableFile::open(text.as_bytes(), |heading| known.contains_key(&fold(heading))) {
        Ok(file) => file,
        Err(fault) => {
            reading.problems.push(Problem::of(&fault));
            return reading;
        }
    };
    let mut reader = Reader {
        known,
        against,
        reading,
        head: Vec::new(),
        keys: HashSet::new(),
        numbers: HashSet::new(),
        seen: HashMap::new(),
        bare: BTreeSet::new(),
    };
    let mut rows = file.rows();
    if reader.head(&mut rows) {
        let merged: [&[u64]; 2] =
            if let Source::Xlsx { merged, wide, .. } = source { [merged, wide] } else { [&[]; 2] };
        let separator = match (source, file.source()) {
            (Source::Csv { .. }, Source::Csv { separator, .. }) => Some(*separator),
            _ => None,
        };
        reader.all(&mut rows, |line| merged.map(|lines| lines.contains(&line)), separator);
    }
    reader.reading
}

struct Reader<'a> {
    known: HashMap<String, Column<'a>>,
    against: &'a Against<'a>,
    reading: Reading,
    /// Which column stands where.
    head: Vec<Option<Column<'a>>>,
    keys: HashSet<Uuid>,
    /// Those of rows that have one already.
    numbers: HashSet<String>,
    /// Lines by what is said on them.
    seen: HashMap<String, u64>,
    /// Columns without a heading in which nothing stood until now.
    bare: BTreeSet<usize>,
}

impl<'a> Reader<'a> {
    /// Finds out which column stands where. False where nothing can be read below.
    fn head(&mut self, rows: &mut Rows<'_>) -> bool {
        let mut head = Line::default();
        match rows.next(&mut head) {
            Ok(true) => {}
            Ok(false) => {
                self.reading.problems.push(Problem { key: key!("table-empty"), ..Problem::default() });
                return false;
            }
            Err(fault) => {
                self.reading.problems.push(Problem::of(&fault));
                return false;
            }
        }
        let line = Some(head.line);
        for heading in &head.cells {
            let column = self.known.get(&fold(heading)).cloned();
            let problem = |key| Problem { line, column: Some(heading.to_owned()), key, ..Problem::default() };
            match &column {
                None if heading.is_empty() => drop(self.bare.insert(self.head.len())),
                None if self.against.leave.iter().any(|left| left == heading) => {
                    self.reading.left_out.push(heading.to_owned());
                }
                None => {
                    self.reading.unknown.push(heading.to_owned());
                    self.reading.problems.push(problem(key!("import-problem-unknown-column")));
                }
                Some(column) if is_repeated(&self.head, column) => {
                    self.reading.problems.push(problem(key!("import-problem-repeated-column")));
                }
                Some(_) => {}
            }
            self.head.push(column);
        }
        for column in columns(self.against.form).iter().filter(|column| column.is_needed()) {
            if !is_repeated(&self.head, column) {
                let column = Some(column.heading.clone());
                let key = key!("import-problem-missing-column");
                self.reading.problems.push(Problem { line, column, key, ..Problem::default() });
            }
        }
        self.reading.problems.is_empty()
    }

    /// `merged` says of a line whether cells in it are merged over several rows, and over several columns. `separator` stands
    /// between the cells of a text; a cell of a spreadsheet swallows no row.
    fn all(&mut self, rows: &mut Rows<'_>, merged: impl Fn(u64) -> [bool; 2], separator: Option<char>) {
        let mut line = Line::default();
        loop {
            match rows.next(&mut line) {
                Ok(true) => self.row(&line, separator, merged(line.line)),
                Ok(false) => break,
                Err(fault) => {
                    let mut problem = Problem { name: self.name(&line), ..Problem::of(&fault) };
                    if let Some(heading) = fault.place.and_then(|(cell, _)| self.heading(cell)) {
                        problem.column = Some(heading);
                    }
                    self.reading.problems.push(problem);
                    return;
                }
            }
        }
        let reading = &mut self.reading;
        if reading.rows.is_empty() && reading.aside.is_empty() && reading.problems.is_empty() {
            reading.problems.push(Problem { key: key!("import-problem-no-rows"), ..Problem::default() });
        }
    }

    fn heading(&self, cell: usize) -> Option<String> {
        self.head.get(cell)?.as_ref().map(|column| column.heading.clone())
    }

    /// What a row is called: its title, or else whom it nominates.
    fn name(&self, line: &Line) -> Option<String> {
        [QuestionRole::Title, QuestionRole::NomineeName].iter().find_map(|role| {
            let is_it = |column: &Option<Column<'_>>| {
                column.as_ref().and_then(|column| column.target.question()).is_some_and(|of| of.role == Some(*role))
            };
            let cell = line.cells.get(self.head.iter().position(is_it)?)?;
            shortened(cell)
        })
    }

    fn row(&mut self, line: &Line, separator: Option<char>, [merged, wide]: [bool; 2]) {
        let against = self.against;
        let (form, edition) = (against.form, against.edition);
        let mut row = Cells { line, name: self.name(line), problems: Vec::new(), warnings: Vec::new() };
        if merged {
            row.warnings.push(row.problem(None, "", key!("import-warning-merged")));
        }
        if wide {
            row.warnings.push(row.problem(None, "", key!("import-warning-wide")));
        }
        let below_nothing = |index: &usize| line.cells.get(*index).is_some_and(|cell| !cell.is_empty());
        for index in self.bare.extract_if(.., |index| below_nothing(index)) {
            let letters = letters(index);
            if against.leave.contains(&letters) {
                self.reading.left_out.push(letters);
            } else {
                self.reading.problems.push(row.problem(Some(&letters), "", key!("import-problem-no-heading")));
                self.reading.unknown.push(letters);
            }
        }
        row.fits(&self.head);
        if let Some(separator) = separator {
            row.swallows(&self.head, separator);
        }
        let read = row.read(&self.head, against);
        let Cells { name, problems, mut warnings, .. } = row;
        let fine = problems.is_empty();
        self.reading.problems.extend(problems);
        let Some(Read { kind, received, answers, number, withdrawn, early }) = read.filter(|_| fine) else {
            self.reading.warnings.extend(warnings);
            return;
        };
        let (line, name) = (line.line, name.unwrap_or_default());
        let problem = |key| Problem { line: Some(line), name: Some(name.clone()), key, ..Problem::default() };
        let of_row = |number: &str| key(edition, kind, received, &answers, number);
        let key = of_row("");
        let said = said(kind, &answers);
        if let Some((reason, number)) = against.stored.of(key, &said, &number, received) {
            self.reading.aside.push(Kept { line, name, reason, number: Some(number) });
            return;
        }
        if withdrawn {
            self.reading.aside.push(Kept { line, name, reason: Aside::Withdrawn, number: None });
            return;
        }
        self.reading.renumbered |= !number.is_empty();
        if against.stored.has(&number) {
            let found = shortened(&number);
            warnings.push(Problem { found, ..problem(key!("import-warning-other-number")) });
        }
        // What has a number of its own was taken as it stands there, early or twice.
        let is_numbered = !number.is_empty() && self.numbers.insert(number.clone());
        let (key, repeated) = match self.keys.insert(key) {
            true => (key, false),
            false if is_numbered => (of_row(&number), true),
            false => {
                self.reading.problems.push(problem(key!("import-problem-repeated")));
                return;
            }
        };
        match early {
            Some(early) if is_numbered => {
                self.reading.warnings.push(Problem { key: key!("import-warning-early"), ..early });
            }
            Some(early) => {
                self.reading.problems.push(early);
                return;
            }
            None => {}
        }
        self.reading.warnings.extend(warnings);
        if repeated {
            self.reading.warnings.push(problem(key!("import-warning-numbered")));
        } else if self.seen.insert(said, line).is_some() {
            self.reading.warnings.push(problem(key!("import-warning-repeated")));
        }
        match NominationStatus::on_entry(edition, received.begins()) {
            Ok(status) => {
                let essence = Essence::of(&form.questions, &answers);
                let entry = OnPaper { key, kind, origin: Origin::Import, received, answers };
                self.reading.rows.push(ImportRow { line, entry, essence, status });
            }
            Err(refusal) => {
                let refusal: Refusal = refusal;
                self.reading.problems.push(problem(refusal.key()));
            }
        }
    }
}

/// What a row says.
struct Read {
    kind: NominationKind,
    received: WallTime,
    answers: Answers,
    number: String,
    withdrawn: bool,
    /// What is to be said where it came before nominations were taken.
    early: Option<Problem>,
}

/// A row that is being read.
struct Cells<'l> {
    line: &'l Line,
    name: Option<String>,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
}

impl Cells<'_> {
    fn problem(&self, column: Option<&str>, found: &str, key: &'static str) -> Problem {
        Problem {
            line: Some(self.line.line),
            name: self.name.clone(),
            column: column.map(str::to_owned),
            found: shortened(found),
            key,
        }
    }

    fn wrong(&mut self, column: &str, found: &str, key: &'static str) {
        self.problems.push(self.problem(Some(column), found, key));
    }

    /// Whether there are as many cells as headings.
    fn fits(&mut self, head: &[Option<Column<'_>>]) {
        let cells = &self.line.cells;
        if cells.iter().skip(head.len()).any(|cell| !cell.is_empty()) {
            self.problems.push(self.problem(None, "", key!("import-problem-too-many-cells")));
        }
        // Spreadsheets leave out empty cells at the end.
        if head.iter().skip(cells.len()).any(Option::is_some) {
            self.warnings.push(self.problem(None, "", key!("import-warning-few-cells")));
        }
    }

    /// Whether another row stands inside of a cell: then quotation marks are in a wrong place.
    fn swallows(&mut self, head: &[Option<Column<'_>>], separator: char) {
        let place = |wanted: fn(Target<'_>) -> bool| {
            head.iter().position(|column| column.as_ref().is_some_and(|column| wanted(column.target)))
        };
        let kind = place(|target| matches!(target, Target::Kind));
        let (Some(kind), Some(when)) = (kind, place(|target| matches!(target, Target::Received))) else { return };
        let line = self.line;
        for (cell, column) in line.cells.iter().zip(head) {
            let inside = swallowed(cell, separator, (kind, when));
            if let (Some(inside), Some(column)) = (inside, column) {
                self.problems.push(self.problem(Some(&column.heading), inside, key!("import-problem-swallowed")));
            }
        }
    }

    fn read(&mut self, head: &[Option<Column<'_>>], against: &Against<'_>) -> Option<Read> {
        let (form, edition) = (against.form, against.edition);
        let line = self.line;
        let cells = line.cells.iter().zip(head);
        let cells: Vec<(&str, &Column<'_>)> =
            cells.filter_map(|(cell, column)| Some((cell, column.as_ref()?))).collect();
        let cell = |wanted: fn(&Target<'_>) -> bool| {
            cells.iter().find(|(_, column)| wanted(&column.target)).map_or("", |(cell, _)| *cell)
        };
        let of_kind = cell(|target| matches!(target, Target::Kind));
        let kind = kind(of_kind);
        if kind.is_none() {
            let key = if of_kind.is_empty() { key!("field-missing") } else { key!("import-problem-kind") };
            self.wrong(KIND, of_kind, key);
        }
        let moment = cell(|target| matches!(target, Target::Received));
        let received =
            received(moment, against.now).map_err(|mistake| self.wrong(RECEIVED, moment, mistake.key())).ok();
        let is_early = received.is_some_and(|received| is_early(edition, received));
        let early = is_early.then(|| self.problem(Some(RECEIVED), moment, key!("import-problem-early")));
        let kind = kind?;
        let mut pairs = Vec::new();
        for (cell, column) in cells.iter().filter(|(cell, _)| !cell.is_empty()) {
            if is_error(cell) {
                self.wrong(&column.heading, cell, key!("table-cell-error"));
            }
            let Some(question) = column.target.question() else { continue };
            if !kind.is_asked(question) {
                // A no where nothing is asked says nothing.
                if as_sent(form, question, cell) != Ok(Vec::new()) {
                    self.wrong(&column.heading, cell, key!("import-problem-not-asked"));
                }
                continue;
            }
            if is_cut(cell) {
                self.wrong(&column.heading, "", key!("import-problem-cut"));
            }
            if let Some(key) = doubt(column.target, cell) {
                self.warnings.push(self.problem(Some(&column.heading), cell, key));
            }
            let name = field_name(question);
            match column.target {
                Target::Part(_, part) => pairs.push((format!("{name}.{part}"), (*cell).to_owned())),
                _ => match as_sent(form, question, cell) {
                    Ok(values) => pairs.extend(values.into_iter().map(|value| (name.clone(), value))),
                    Err(mistake) => self.wrong(&column.heading, cell, mistake.key()),
                },
            }
        }
        let (answers, errors) = form.read(kind, &Query::from_pairs(pairs), Demands::Essentials);
        for question in &form.questions {
            let Some(key) = errors.get(&field_name(question)) else { continue };
            let place = cells
                .iter()
                .find(|(_, column)| column.target.question().is_some_and(|of| of.question_id == question.question_id));
            let (heading, cell) =
                place.map_or((question.label.german(), ""), |(cell, column)| (column.heading.as_str(), *cell));
            self.wrong(heading, cell, key);
        }
        Some(Read {
            kind,
            received: received?,
            answers,
            number: cell(|target| matches!(target, Target::Number)).to_owned(),
            withdrawn: is_withdrawn(cell(|target| matches!(target, Target::Status))),
            early,
        })
    }
}

/// The same row of the same edition has the same key, whichever file it stands in: importing it twice is noticed. A number
/// tells it from one above it that says the same.
fn key(edition: &Edition, kind: NominationKind, received: WallTime, answers: &Answers, number: &str) -> Uuid {
    let answers = serde_json::to_string(answers).expect("answers are texts and numbers under text keys");
    let digest = Sha256::digest(format!("{} {kind} {received} {answers}{number}", edition.edition_id));
    Uuid::from_slice(&digest[..16]).expect("a SHA-256 has more than 16 bytes")
}
