//! Many nominations at once from a file, CSV or XLSX: first a dry run, then all that are not there already, or none.

mod cells;
pub mod columns;
mod page;
mod reading;
mod stored;

use rocket::http::{ContentType, Header, Status};
use rocket::tokio::task;
use rocket::{Responder, Route, get, post, routes};
use serde::Serialize;

use super::actions::{self, OnPaper};
use super::answers::Questionnaire;
use super::model::{NominationStatus, Origin};
use super::office::Desk;
use super::store;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::web::{FORM_LIMIT, Language, Office, Page, Query, Redirected, Upload, redirect};
use crate::i18n::{Lang, fold};
use crate::ids::EditionId;
use crate::table_file::{Encoding, Fault, Reason, Source, TableFile};
use page::{Carried, ImportPage};
use reading::{Against, Problem, Reading};
use stored::Stored;

pub fn office() -> Vec<Route> {
    routes![import_form, import, template]
}

async fn desk(ctx: &Ctx, id: EditionId, lang: Lang) -> Result<(Desk, Questionnaire, Stored)> {
    let mut conn = ctx.db.read().await?;
    let (prize, edition) = actions::call(&mut conn, id).await?;
    NominationStatus::on_entry(&edition, ctx.now)?;
    let form = Questionnaire::load(&mut conn, id).await?;
    let stored = store::of_edition(&mut conn, id).await?;
    let imported = store::imported(&mut conn, id, Origin::Import).await?;
    Ok((Desk { prize, edition, lang }, form, Stored::new(&stored, imported)))
}

#[get("/office/editions/<id>/import")]
async fn import_form(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Result<Page<impl Serialize>> {
    let (desk, form, _) = desk(&ctx, id, lang.0).await?;
    Ok(Page::new("contest/nominations/import.html", ImportPage::new(&desk, &form, &Reading::default(), None)))
}

/// The dry run, or what came of it.
#[derive(Responder)]
enum Imported {
    Page(Box<Page<ImportPage>>),
    Gone(Redirected),
}

/// First a file, which is only looked at; then the same table as text in a field, which is imported, or looked at once more without
/// some columns. What was chosen travels along.
#[post("/office/editions/<id>/import", data = "<upload>")]
async fn import(office: Office, id: EditionId, upload: Upload, ctx: Ctx, lang: Language) -> Result<Imported> {
    let Upload { fields, file } = upload;
    let (desk, form, stored) = desk(&ctx, id, lang.0).await?;
    let confirmed = fields.has("csv") && !fields.has("look");
    let carried = if fields.has("csv") { Ok(again(&fields)) } else { opened(file, &form).await? };
    let show = |reading: &Reading, carried| {
        let nothing = !reading.problems.is_empty() || (reading.rows.is_empty() && !reading.aside.is_empty());
        let status = if nothing { Status::UnprocessableEntity } else { Status::Ok };
        let page = ImportPage::new(&desk, &form, reading, carried);
        Ok(Imported::Page(Box::new(Page::new("contest/nominations/import.html", page).status(status))))
    };
    let carried = match carried {
        Ok(carried) => carried,
        Err(fault) => return show(&Reading { problems: vec![Problem::of(&fault)], ..Reading::default() }, None),
    };
    let against = Against { form: &form, edition: &desk.edition, stored: &stored, leave: &carried.leave, now: ctx.now };
    let reading = reading::read(&carried.text, &carried.source, &against);
    if !confirmed || !reading.problems.is_empty() || reading.rows.is_empty() {
        return show(&reading, Some(carried));
    }
    let entries: Vec<OnPaper> = reading.rows.into_iter().map(|row| row.entry).collect();
    actions::import(&ctx, office.person_id, id, &entries).await?;
    Ok(Imported::Gone(redirect(desk.list()).with("success", "nominations-imported", entries.len())))
}

/// A table that travels back to us longer than this would be refused, line breaks counted twice.
const MOST_TEXT: usize = 2 * FORM_LIMIT as usize - 100_000;

/// What a file holds, off the threads that answer: unpacking takes time.
async fn opened(file: Vec<u8>, form: &Questionnaire) -> Result<Result<Carried, Fault>> {
    let known = columns::known(form).into_keys().collect::<std::collections::HashSet<String>>();
    let open = move || -> Result<Carried, Fault> {
        let file = TableFile::open(&file, |heading| known.contains(&fold(heading)))?;
        let text = file.text()?;
        if text.len() + text.matches('\n').count() > MOST_TEXT {
            return Err(Fault::whole(Reason::TooLarge));
        }
        Ok(Carried { text, source: file.source().clone(), leave: Vec::new() })
    };
    let opened = task::spawn_blocking(open).await;
    opened.map_err(|error| AppError::Internal(format!("reading a file broke off: {error}")))
}

/// What a page of ours has sent along.
fn again(fields: &Query) -> Carried {
    let source = serde_json::from_str(fields.get("source"));
    Carried {
        // As it is: an empty line in front is a line of the spreadsheet.
        text: fields.pairs().iter().find(|(name, _)| name == "csv").map_or_else(String::new, |(_, text)| text.clone()),
        source: source.unwrap_or(Source::Csv { separator: ';', encoding: Encoding::Utf8 }),
        leave: fields.all("leave").map(str::to_owned).collect(),
    }
}

/// A file to download.
#[derive(Responder)]
struct Download {
    body: Vec<u8>,
    content_type: ContentType,
    disposition: Header<'static>,
}

#[get("/office/editions/<id>/import/template.csv")]
async fn template(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Result<Download> {
    let mut conn = ctx.db.read().await?;
    let (prize, edition) = actions::call(&mut conn, id).await?;
    let form = Questionnaire::load(&mut conn, id).await?;
    let body = columns::template(&form).map_err(|error| AppError::Internal(error.to_string()))?;
    let name = format!("{}.csv", edition.file_name(&prize, &[], lang.0));
    Ok(Download {
        body,
        content_type: ContentType::CSV,
        disposition: Header::new("Content-Disposition", format!("attachment; filename=\"{name}\"")),
    })
}
