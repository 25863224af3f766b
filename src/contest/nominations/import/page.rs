//! The page of an import: the file to choose, what would happen, what is wrong.

use serde::Serialize;

use super::super::answers::Questionnaire;
use super::super::model::NominationStatus;
use super::super::office::{Desk, crumbs};
use super::columns;
use super::reading::{ImportRow, Kept, Problem, Reading};
use super::stored::Aside;
use crate::clock::WallTime;
use crate::contest::prizes::tabs;
use crate::ground::web::{Field, FieldKind, Link};
use crate::i18n::{Args, Lang, say, t, value};
use crate::key;
use crate::link;
use crate::table_file::{Encoding, Source};

/// What travels along from one step to the next, so that nobody chooses twice.
pub struct Carried {
    /// The table, whatever kind of file it came from.
    pub text: String,
    pub source: Source,
    /// Columns that shall be left out.
    pub leave: Vec<String>,
}

/// `nominations/import.html`.
#[derive(Serialize)]
pub struct ImportPage {
    title: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    action: String,
    /// The table to choose.
    file: Field,
    template: String,
    columns: Vec<ColumnHelp>,
    problems: Vec<String>,
    /// How many problems there are beyond those that are listed.
    more_problems: usize,
    warnings: Vec<String>,
    more_warnings: usize,
    rows: Vec<RowPreview>,
    more_rows: usize,
    total: usize,
    late: usize,
    /// Whether rows get another number than the one in the file.
    renumbered: bool,
    aside: Vec<AsidePreview>,
    more_aside: usize,
    asides: usize,
    /// What the file was read as, and what was left out of it.
    notes: Vec<String>,
    /// What travels along to the next step; absent while there is none.
    carried: Option<Travelling>,
    /// Whether the next step is to look at the file without some columns.
    leaves_out: bool,
}

#[derive(Serialize)]
struct Travelling {
    csv: String,
    source: String,
    leave: Vec<String>,
}

#[derive(Serialize)]
struct ColumnHelp {
    heading: String,
    values: String,
    needed: bool,
}

#[derive(Serialize)]
struct RowPreview {
    line: u64,
    title: String,
    nominee_name: String,
    kind_text: String,
    received: WallTime,
    late: bool,
}

#[derive(Serialize)]
struct AsidePreview {
    line: u64,
    title: String,
    reason: String,
}

/// More of them help nobody.
const SHOWN_PROBLEMS: usize = 100;
const SHOWN_ROWS: usize = 50;

/// What [`crate::table_file`] reads.
const TABLES: &str = ".csv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl ImportPage {
    /// The page for what was read, if anything was.
    pub fn new(desk: &Desk, form: &Questionnaire, reading: &Reading, carried: Option<Carried>) -> Self {
        let (lang, id) = (desk.lang, desk.edition.edition_id);
        let path = link!("/office/editions/{edition}/import", edition = id);
        let row = |row: &ImportRow| RowPreview {
            line: row.line,
            title: row.essence.title.clone(),
            nominee_name: row.essence.nominee_name.clone(),
            kind_text: say(lang, &format!("nomination-kind-{}", row.entry.kind)),
            received: row.entry.received,
            late: row.status == NominationStatus::Late,
        };
        let leaves_out = reading.could_leave_out();
        let goes_on = leaves_out || (reading.problems.is_empty() && !reading.rows.is_empty());
        let list = |problems: &[Problem]| -> Vec<String> {
            problems.iter().take(SHOWN_PROBLEMS).map(|problem| said(problem, lang)).collect()
        };
        Self {
            title: say(lang, key!("import-title")),
            crumbs: crumbs(&desk.prize, &desk.edition, lang),
            tabs: tabs(id, "nominations", lang),
            action: path.clone(),
            file: Field { accept: Some(TABLES), ..Field::said(lang, FieldKind::File, "import", "file") },
            template: link!("/office/editions/{edition}/import/template.csv", edition = id),
            columns: columns::columns(form)
                .iter()
                .map(|column| ColumnHelp {
                    heading: column.heading.clone(),
                    values: column.values(form, lang),
                    needed: column.is_needed(),
                })
                .collect(),
            problems: list(&reading.problems),
            more_problems: reading.problems.len().saturating_sub(SHOWN_PROBLEMS),
            warnings: list(&reading.warnings),
            more_warnings: reading.warnings.len().saturating_sub(SHOWN_PROBLEMS),
            rows: reading.rows.iter().take(SHOWN_ROWS).map(row).collect(),
            more_rows: reading.rows.len().saturating_sub(SHOWN_ROWS),
            total: reading.rows.len(),
            late: reading.rows.iter().filter(|row| row.status == NominationStatus::Late).count(),
            renumbered: reading.renumbered,
            aside: reading.aside.iter().take(SHOWN_ROWS).map(|kept| aside(kept, lang)).collect(),
            more_aside: reading.aside.len().saturating_sub(SHOWN_ROWS),
            asides: reading.aside.len(),
            notes: carried.as_ref().map(|carried| notes(&carried.source, &reading.left_out, lang)).unwrap_or_default(),
            carried: carried.filter(|_| goes_on).map(|carried| travelling(carried, reading)),
            leaves_out,
        }
    }
}

fn travelling(carried: Carried, reading: &Reading) -> Travelling {
    Travelling {
        csv: carried.text,
        source: serde_json::to_string(&carried.source).expect("a source is texts and numbers"),
        leave: carried.leave.into_iter().chain(reading.unknown.iter().cloned()).collect(),
    }
}

fn aside(kept: &Kept, lang: Lang) -> AsidePreview {
    let key = match kept.reason {
        Aside::Imported => key!("import-aside-imported"),
        Aside::Same => key!("import-aside-same"),
        Aside::Differs => key!("import-aside-differs"),
        Aside::Withdrawn => key!("import-aside-withdrawn"),
    };
    let args = Args::from_iter([("number", value(kept.number.clone().unwrap_or_default()))]);
    AsidePreview { line: kept.line, title: kept.name.clone(), reason: t(lang, key, Some(&args)) }
}

/// What the file was taken for: where it is something else, somebody sees it here.
fn notes(source: &Source, left_out: &[String], lang: Lang) -> Vec<String> {
    let mut notes = Vec::new();
    match source {
        Source::Csv { separator, encoding } => {
            let separator = match separator {
                ',' => "comma",
                '\t' => "tab",
                _ => "semicolon",
            };
            let args = Args::from_iter([
                ("encoding", value(say(lang, &format!("import-encoding-{encoding}")))),
                ("separator", value(say(lang, &format!("import-separator-{separator}")))),
            ]);
            notes.push(t(lang, key!("import-read-csv"), Some(&args)));
            if *encoding == Encoding::Windows1252 {
                notes.push(say(lang, key!("import-read-windows")));
            }
        }
        Source::Xlsx { sheet, .. } => {
            let args = Args::from_iter([("sheet", value(sheet.as_str()))]);
            notes.push(t(lang, key!("import-read-xlsx"), Some(&args)));
            notes.extend(source.unread(lang));
        }
    }
    if !left_out.is_empty() {
        let args = Args::from_iter([("columns", value(left_out.join(", ")))]);
        notes.push(t(lang, key!("import-left-out"), Some(&args)));
    }
    notes
}

/// "Zeile 7 („Elterncafé“), Spalte „E-Mail“: …"
fn said(problem: &Problem, lang: Lang) -> String {
    let text = say(lang, problem.key);
    let Some(line) = problem.line else { return text };
    let mut place = Args::from_iter([("line", value(line.to_string()))]);
    let key = match (&problem.name, &problem.column) {
        (Some(_), Some(_)) => key!("import-place-name-column"),
        (Some(_), None) => key!("import-place-name"),
        (None, Some(_)) => key!("import-place-column"),
        (None, None) => key!("import-place"),
    };
    for (name, part) in [("name", &problem.name), ("column", &problem.column)] {
        if let Some(part) = part {
            place.set(name, value(part.as_str()));
        }
    }
    let place = t(lang, key, Some(&place));
    let mut args = Args::from_iter([("place", place.into()), ("text", value(text.as_str()))]);
    match &problem.found {
        Some(found) => {
            args.set("found", value(found.as_str()));
            t(lang, key!("import-at-found"), Some(&args))
        }
        None => t(lang, key!("import-at"), Some(&args)),
    }
}
