//! Many nominations at once from a CSV file: first a dry run, then all or none.

use std::collections::HashSet;

use rocket::http::{ContentType, Header, Status};
use rocket::{Responder, Route, get, post, routes};
use serde::Serialize;
use uuid::Uuid;

use super::actions::{self, OnPaper};
use super::answers::Questionnaire;
use super::csv_file::{self, Problem, Reading};
use super::model::{NominationStatus, Origin};
use super::office::{Desk, crumbs};
use super::store;
use crate::clock::WallTime;
use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, say, t, value};
use crate::ids::EditionId;
use crate::prizes::tabs;
use crate::web::{Language, Link, Office, Page, Redirected, Upload, redirect};

pub fn office() -> Vec<Route> {
    routes![form, import, template]
}

/// `nominations/import.html`.
#[derive(Serialize)]
struct ImportPage {
    title: String,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    action: String,
    template: String,
    columns: Vec<ColumnHelp>,
    problems: Vec<String>,
    /// How many problems there are beyond those that are listed.
    more_problems: usize,
    rows: Vec<RowPreview>,
    more_rows: usize,
    total: usize,
    late: usize,
    /// The file, to travel along to the second step; absent while there is nothing to confirm.
    csv: Option<String>,
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

/// More of them help nobody.
const SHOWN_PROBLEMS: usize = 100;
const SHOWN_ROWS: usize = 50;

impl ImportPage {
    fn new(desk: &Desk, form: &Questionnaire, reading: &Reading, csv: Option<String>) -> Self {
        let (lang, id) = (desk.lang, desk.edition.edition_id);
        let path = format!("/office/editions/{id}/import");
        let row = |row: &csv_file::Row| RowPreview {
            line: row.line,
            title: row.essence.title.clone(),
            nominee_name: row.essence.nominee_name.clone(),
            kind_text: say(lang, &format!("nomination-kind-{}", row.entry.kind)),
            received: row.entry.received,
            late: row.status == NominationStatus::Late,
        };
        Self {
            title: say(lang, "import-title"),
            crumbs: crumbs(&desk.prize, &desk.edition, lang),
            tabs: tabs(id, "nominations", lang),
            action: path.clone(),
            template: format!("{path}/template.csv"),
            columns: csv_file::columns(form)
                .iter()
                .map(|column| ColumnHelp {
                    heading: column.heading.clone(),
                    values: column.values(form, lang),
                    needed: column.is_needed(),
                })
                .collect(),
            problems: reading.problems.iter().take(SHOWN_PROBLEMS).map(|problem| said(problem, lang)).collect(),
            more_problems: reading.problems.len().saturating_sub(SHOWN_PROBLEMS),
            rows: reading.rows.iter().take(SHOWN_ROWS).map(row).collect(),
            more_rows: reading.rows.len().saturating_sub(SHOWN_ROWS),
            total: reading.rows.len(),
            late: reading.rows.iter().filter(|row| row.status == NominationStatus::Late).count(),
            csv: csv.filter(|_| reading.problems.is_empty()),
        }
    }
}

/// "Zeile 7, Spalte „E-Mail“: …"
fn said(problem: &Problem, lang: Lang) -> String {
    let text = say(lang, problem.key);
    let mut args = Args::from_iter([("text", value(text.as_str()))]);
    if let Some(line) = problem.line {
        args.set("line", line.to_string());
    }
    if let Some(column) = &problem.column {
        args.set("column", value(column.as_str()));
    }
    if let Some(found) = &problem.found {
        args.set("found", value(found.as_str()));
    }
    match (problem.line, &problem.column) {
        (Some(_), Some(_)) if problem.found.is_some() => t(lang, "import-at-line-and-column-found", Some(&args)),
        (Some(_), Some(_)) => t(lang, "import-at-line-and-column", Some(&args)),
        (Some(_), None) => t(lang, "import-at-line", Some(&args)),
        (None, _) => text,
    }
}

async fn desk(ctx: &Ctx, id: EditionId, lang: Lang) -> Result<(Desk, Questionnaire, HashSet<Uuid>)> {
    let mut conn = ctx.db.read().await?;
    let (prize, edition) = actions::call(&mut conn, id).await?;
    NominationStatus::on_entry(&edition, ctx.now)?;
    let form = Questionnaire::load(&mut conn, id).await?;
    let stored = store::idempotency_keys(&mut conn, id, Origin::Import).await?;
    Ok((Desk { prize, edition, lang }, form, stored.into_iter().collect()))
}

#[get("/office/editions/<id>/import")]
async fn form(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Result<Page<impl Serialize>> {
    let (desk, form, _) = desk(&ctx, id, lang.0).await?;
    Ok(Page::new("nominations/import.html", ImportPage::new(&desk, &form, &Reading::default(), None)))
}

/// The dry run, or what came of it.
#[derive(Responder)]
enum Imported {
    Page(Box<Page<ImportPage>>),
    Gone(Redirected),
}

/// First a file, which is only looked at; then the same text as a field, which is imported.
#[post("/office/editions/<id>/import", data = "<upload>")]
async fn import(
    office: Office,
    id: EditionId,
    upload: Result<Upload, AppError>,
    ctx: Ctx,
    lang: Language,
) -> Result<Imported> {
    let upload = upload?;
    let (desk, form, stored) = desk(&ctx, id, lang.0).await?;
    let show = |reading: &Reading, csv| {
        let status = if reading.problems.is_empty() { Status::Ok } else { Status::UnprocessableEntity };
        let page = ImportPage::new(&desk, &form, reading, csv);
        Ok(Imported::Page(Box::new(Page::new("nominations/import.html", page).status(status))))
    };
    let confirmed = upload.fields.has("csv");
    let text = if confirmed { Ok(upload.fields.get("csv").to_owned()) } else { csv_file::decode(&upload.file) };
    let text = match text {
        Ok(text) => text,
        Err(problem) => return show(&Reading { problems: vec![problem], ..Reading::default() }, None),
    };
    let reading = csv_file::read(&form, &desk.edition, &text, &stored, ctx.now);
    if !confirmed || !reading.problems.is_empty() {
        return show(&reading, Some(text));
    }
    let entries: Vec<OnPaper> = reading.rows.into_iter().map(|row| row.entry).collect();
    actions::import(&ctx, office.person_id, id, &entries).await?;
    Ok(Imported::Gone(redirect(desk.list()).with("success", "nominations-imported", entries.len())))
}

/// A file to download.
#[derive(Responder)]
struct Download {
    body: Vec<u8>,
    content_type: ContentType,
    disposition: Header<'static>,
}

#[get("/office/editions/<id>/import/template.csv")]
async fn template(_office: Office, id: EditionId, ctx: Ctx) -> Result<Download> {
    let mut conn = ctx.db.read().await?;
    let (prize, edition) = actions::call(&mut conn, id).await?;
    let form = Questionnaire::load(&mut conn, id).await?;
    let body = csv_file::template(&form).map_err(|error| AppError::Internal(error.to_string()))?;
    let name = format!("{}-{}.csv", prize.key, edition.year);
    Ok(Download {
        body,
        content_type: ContentType::CSV,
        disposition: Header::new("Content-Disposition", format!("attachment; filename=\"{name}\"")),
    })
}
