//! Nominations from a CSV file: what stands in which column, and what is wrong with it. Pure.

use std::collections::{HashMap, HashSet};

use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::actions::OnPaper;
use super::answers::{Demands, Questionnaire, field_name};
use super::forms::{is_early, received};
use super::model::{Essence, Kind, NominationStatus, Origin, Refusal};
use crate::clock::{Timestamp, WallTime};
use crate::i18n::{Lang, fold, say};
use crate::prizes::model::{DISTRICTS, Edition, Question, QuestionKind};
use crate::web::{Query, clean};

/// The headings are German whatever language the reader has: a file is exchanged between people.
const KIND: &str = "Art";
const RECEIVED: &str = "Eingang am";
const PARTS: [(&str, &str); 3] = [("street", "Straße"), ("postcode", "PLZ"), ("city", "Ort")];

/// Something that keeps the file from being imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub line: Option<u64>,
    pub column: Option<String>,
    /// What stands there, if anything does.
    pub found: Option<String>,
    /// The key of a sentence.
    pub key: &'static str,
}

/// A row that can be imported.
pub struct Row {
    pub line: u64,
    pub entry: OnPaper,
    pub essence: Essence,
    pub status: NominationStatus,
}

/// What stands in a file.
#[derive(Default)]
pub struct Reading {
    pub rows: Vec<Row>,
    pub problems: Vec<Problem>,
}

impl Reading {
    fn problem(&mut self, line: impl Into<Option<u64>>, column: Option<&str>, key: &'static str) {
        self.problems.push(Problem { line: line.into(), column: column.map(str::to_owned), found: None, key });
    }

    fn wrong(&mut self, line: u64, column: &str, found: &str, key: &'static str) {
        // Enough to find the place.
        let found = Some(found.chars().take(60).collect::<String>()).filter(|found| !found.is_empty());
        self.problems.push(Problem { line: Some(line), column: Some(column.to_owned()), found, key });
    }
}

enum Target<'a> {
    Kind,
    Received,
    Question(&'a Question),
    /// One part of a postal address.
    Part(&'a Question, &'static str),
}

/// A column that a file may have.
pub struct Column<'a> {
    pub heading: String,
    target: Target<'a>,
}

impl Column<'_> {
    /// Whether a file without it makes no sense.
    pub fn is_needed(&self) -> bool {
        match self.target {
            Target::Kind | Target::Received => true,
            Target::Question(question) => Demands::Essentials.include(question, Kind::SelfApplication),
            Target::Part(..) => false,
        }
    }

    /// What may stand in it, for the reader of the page.
    pub fn values(&self, form: &Questionnaire, lang: Lang) -> String {
        match self.target {
            Target::Kind => {
                format!("{} / {}", say(Lang::De, "nomination-kind-self"), say(Lang::De, "nomination-kind-proposal"))
            }
            Target::Received => "15.09.2027 / 15.09.2027 14:30".to_owned(),
            Target::Part(..) => say(lang, "import-values-text"),
            Target::Question(question) => match question.kind {
                QuestionKind::Declaration => say(lang, "import-values-declaration"),
                QuestionKind::Date => "15.09.2027".to_owned(),
                QuestionKind::Number => "12".to_owned(),
                QuestionKind::Choice | QuestionKind::District | QuestionKind::Category => {
                    labels(form, question).into_iter().map(|(_, label)| label).collect::<Vec<_>>().join(" / ")
                }
                QuestionKind::Choices => {
                    labels(form, question).into_iter().map(|(_, label)| label).collect::<Vec<_>>().join(" | ")
                }
                _ => say(lang, "import-values-text"),
            },
        }
    }
}

/// All columns that a file may have, in the order of the form.
pub fn columns(form: &Questionnaire) -> Vec<Column<'_>> {
    let mut columns = vec![
        Column { heading: KIND.to_owned(), target: Target::Kind },
        Column { heading: RECEIVED.to_owned(), target: Target::Received },
    ];
    let mut seen: HashMap<String, usize> = HashMap::from([(fold(KIND), 1), (fold(RECEIVED), 1)]);
    for question in &form.questions {
        let label = question.label.german().replace('\n', " ");
        // Two questions may have the same label; the second one then says so.
        let count = seen.entry(fold(&label)).and_modify(|count| *count += 1).or_insert(1);
        let label = if *count > 1 { format!("{label} ({count})") } else { label };
        if question.kind == QuestionKind::Address {
            columns.extend(PARTS.iter().map(|(part, name)| Column {
                heading: format!("{label}: {name}"),
                target: Target::Part(question, part),
            }));
        } else {
            columns.push(Column { heading: label, target: Target::Question(question) });
        }
    }
    columns
}

/// An empty file with all headings, as a German Excel opens it: with a byte order mark and semicolons.
pub fn template(form: &Questionnaire) -> Result<Vec<u8>, csv::Error> {
    let mut writer =
        csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(columns(form).iter().map(|column| &column.heading))?;
    let body = writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
    Ok(["\u{feff}".as_bytes(), &body].concat())
}

/// A file's bytes as text; the line where it stops being UTF-8.
pub fn decode(bytes: &[u8]) -> Result<String, Problem> {
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(clean(text.trim_start_matches('\u{feff}'))),
        Err(error) => {
            let breaks = bytes[..error.valid_up_to()].iter().filter(|byte| **byte == b'\n').count();
            let line = u64::try_from(breaks + 1).ok();
            Err(Problem { line, column: None, found: None, key: "import-problem-encoding" })
        }
    }
}

/// Reads a whole file. `stored` are the keys of what was imported before.
pub fn read(form: &Questionnaire, edition: &Edition, text: &str, stored: &HashSet<Uuid>, now: Timestamp) -> Reading {
    let mut reading = Reading::default();
    let head = text.lines().next().unwrap_or_default();
    let delimiter = if head.matches(';').count() >= head.matches(',').count() { b';' } else { b',' };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes());
    let mut records = reader.records().filter_map(Result::ok);
    let Some(head) = records.next() else {
        reading.problem(None, None, "import-problem-empty");
        return reading;
    };
    let known = columns(form);
    let found = match_headings(&known, &head, &mut reading);
    if !reading.problems.is_empty() {
        return reading;
    }
    let mut keys: HashSet<Uuid> = HashSet::new();
    for record in records {
        // Spreadsheets leave empty rows at the end.
        if record.iter().all(str::is_empty) {
            continue;
        }
        let line = record.position().map_or(0, csv::Position::line);
        let Some(row) = read_row(form, edition, &found, (line, &record), now, &mut reading) else { continue };
        if stored.contains(&row.entry.key) {
            reading.problem(line, None, "import-problem-stored");
        } else if !keys.insert(row.entry.key) {
            reading.problem(line, None, "import-problem-repeated");
        } else {
            reading.rows.push(row);
        }
    }
    if reading.rows.is_empty() && reading.problems.is_empty() {
        reading.problem(None, None, "import-problem-no-rows");
    }
    reading
}

/// Which column stands where.
fn match_headings<'a>(
    known: &'a [Column<'a>],
    head: &csv::StringRecord,
    reading: &mut Reading,
) -> Vec<Option<&'a Column<'a>>> {
    let by_heading: HashMap<String, &Column<'_>> = known.iter().map(|column| (fold(&column.heading), column)).collect();
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for heading in head {
        let column = by_heading.get(&fold(heading)).copied();
        match column {
            None if heading.is_empty() => {}
            None => reading.problem(1, Some(heading), "import-problem-unknown-column"),
            Some(_) if !seen.insert(fold(heading)) => {
                reading.problem(1, Some(heading), "import-problem-repeated-column");
            }
            Some(_) => {}
        }
        found.push(column);
    }
    for column in known.iter().filter(|column| column.is_needed() && !seen.contains(&fold(&column.heading))) {
        reading.problem(1, Some(&column.heading), "import-problem-missing-column");
    }
    found
}

fn read_row(
    form: &Questionnaire,
    edition: &Edition,
    found: &[Option<&Column<'_>>],
    (line, record): (u64, &csv::StringRecord),
    now: Timestamp,
    reading: &mut Reading,
) -> Option<Row> {
    let before = reading.problems.len();
    let cells = record.iter().zip(found).filter_map(|(cell, column)| Some((cell, (*column)?)));
    let cells: Vec<(&str, &Column<'_>)> = cells.collect();
    if record.iter().skip(found.len()).any(|cell| !cell.is_empty()) {
        reading.problem(line, None, "import-problem-too-many-cells");
    }
    if record.iter().zip(found).any(|(cell, column)| column.is_none() && !cell.is_empty()) {
        reading.problem(line, None, "import-problem-no-heading");
    }
    let cell = |heading: &str| cells.iter().find(|(_, column)| column.heading == heading).map_or("", |(cell, _)| *cell);
    let kind = kind(cell(KIND));
    if kind.is_none() {
        let key = if cell(KIND).is_empty() { "field-missing" } else { "import-problem-kind" };
        reading.wrong(line, KIND, cell(KIND), key);
    }
    let received = received(cell(RECEIVED), now).map_err(|key| reading.wrong(line, RECEIVED, cell(RECEIVED), key)).ok();
    if received.is_some_and(|received| is_early(edition, received)) {
        reading.wrong(line, RECEIVED, cell(RECEIVED), "import-problem-early");
    }
    let kind = kind?;
    let mut pairs = Vec::new();
    for (cell, column) in cells.iter().filter(|(cell, _)| !cell.is_empty()) {
        let (question, part) = match column.target {
            Target::Kind | Target::Received => continue,
            Target::Question(question) => (question, None),
            Target::Part(question, part) => (question, Some(part)),
        };
        if !kind.is_asked(question) {
            reading.wrong(line, &column.heading, cell, "import-problem-not-asked");
            continue;
        }
        let name = field_name(question);
        match part {
            Some(part) => pairs.push((format!("{name}.{part}"), (*cell).to_owned())),
            None => pairs.extend(as_sent(form, question, cell).into_iter().map(|value| (name.clone(), value))),
        }
    }
    let (answers, errors) = form.read(kind, &Query::from_pairs(pairs), Demands::Essentials);
    for question in &form.questions {
        if let Some(key) = errors.get(&field_name(question)) {
            let of_question = |column: &&&Column<'_>| match column.target {
                Target::Question(q) | Target::Part(q, _) => q.question_id == question.question_id,
                Target::Kind | Target::Received => false,
            };
            let place = record.iter().zip(found).find_map(|(cell, column)| {
                let column = column.as_ref().filter(of_question)?;
                Some((column.heading.as_str(), cell))
            });
            let (heading, cell) = place.unwrap_or((question.label.german(), ""));
            reading.wrong(line, heading, cell, key);
        }
    }
    let received = received?;
    let status = NominationStatus::on_entry(edition, received.begins())
        .map_err(|refusal: Refusal| reading.problem(line, None, refusal.key()))
        .ok()?;
    if reading.problems.len() > before {
        return None;
    }
    let essence = Essence::of(&form.questions, &answers);
    let key = key(edition, kind, received, &answers);
    Some(Row { line, entry: OnPaper { key, kind, origin: Origin::Import, received, answers }, essence, status })
}

/// The same row of the same edition has the same key, whichever file it stands in: importing it twice is noticed.
fn key(edition: &Edition, kind: Kind, received: WallTime, answers: &super::model::Answers) -> Uuid {
    let answers = serde_json::to_string(answers).expect("answers are texts and numbers under text keys");
    let digest = Sha256::digest(format!("{} {kind} {received} {answers}", edition.edition_id));
    Uuid::from_slice(&digest[..16]).expect("a SHA-256 has more than 16 bytes")
}

fn kind(cell: &str) -> Option<Kind> {
    let folded = fold(cell);
    Kind::ALL.iter().copied().find(|kind| {
        let word = format!("nomination-kind-{kind}");
        folded == kind.as_str() || Lang::ALL.iter().any(|lang| folded == fold(&say(*lang, &word)))
    })
}

/// A cell's words as the form would send them. What cannot be matched stays, and is refused as a wrong choice.
fn as_sent(form: &Questionnaire, question: &Question, cell: &str) -> Vec<String> {
    let id = |cell: &str| {
        let labels = labels(form, question);
        let found = labels.iter().find(|(id, label)| fold(label) == fold(cell) || id == cell);
        found.map_or_else(|| cell.to_owned(), |(id, _)| id.clone())
    };
    match question.kind {
        QuestionKind::Declaration => match fold(cell).as_str() {
            "ja" | "yes" | "x" | "1" | "wahr" | "true" => vec!["yes".to_owned()],
            "nein" | "no" | "0" | "falsch" | "false" => Vec::new(),
            _ => vec![cell.to_owned()],
        },
        QuestionKind::Choice | QuestionKind::District | QuestionKind::Category => vec![id(cell)],
        QuestionKind::Choices => cell.split('|').map(|part| id(part.trim())).collect(),
        _ => vec![cell.to_owned()],
    }
}

/// What a question offers: what the form sends and the German words for it.
fn labels(form: &Questionnaire, question: &Question) -> Vec<(String, String)> {
    match question.kind {
        QuestionKind::District => DISTRICTS.iter().map(|(key, name)| ((*key).to_owned(), (*name).to_owned())).collect(),
        QuestionKind::Category => {
            let label = |category: &crate::prizes::model::Category| {
                (category.category_id.to_string(), category.label.german().to_owned())
            };
            form.categories.iter().map(label).collect()
        }
        _ => question.options.iter().map(|option| (option.id.clone(), option.label.german().to_owned())).collect(),
    }
}
