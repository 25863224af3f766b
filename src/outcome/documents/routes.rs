//! Below `/office/editions/<id>/documents`: what there is to print.

use rocket::http::ContentType;
use rocket::{Route, State, get, routes};
use serde::Serialize;

use crate::contest::rounds;
use crate::ground::audit::Subject;
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ground::files::{File, Taken, Taker};
use crate::ground::web::{Answer, Language, Link, Office, Page};
use crate::i18n::{Lang, say};
use crate::ids::{EditionId, RoundId};
use crate::key;
use crate::link;
use crate::outcome::meeting::later;

use super::certificate::Certificates;
use super::document::{Document, LANG};
use super::laureates::Roll;
use super::minutes::{Sources, minutes};
use super::refusal::Refusal;
use super::speeches::speeches;
use super::{HAS_PDF, Job, Typesetter};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![minutes_page, minutes_pdf, certificates, certificate, laudatio_pdf]
}

/// A document that somebody prints: it opens in the browser; saved, it has this name.
fn document(subject: Subject, what: &'static str, name: String) -> Taken {
    let name = format!("{name}.pdf");
    Taken { subject, what, format: "pdf", rows: None, name, content_type: ContentType::PDF, opens: true }
}

/// The name of a document of a call, in the reader's language as every file's is.
fn named(roll: &Roll, document: &str, number: &str, lang: Lang) -> String {
    roll.edition.file_name(&roll.prize, &[&say(lang, &format!("documents-{document}")), number], lang)
}

#[derive(Serialize)]
struct MinutesPage {
    crumbs: Vec<Link>,
    pdf: String,
    /// Whether this person can take it along as a PDF.
    has_pdf: bool,
    may_export: bool,
    document: Document,
}

/// Of the newest meeting; of an earlier one by its number.
#[get("/office/rounds/<id>/minutes?<meeting>")]
async fn minutes_page(
    office: Office,
    ctx: Ctx,
    lang: Language,
    id: RoundId,
    meeting: Option<i64>,
) -> Answer<MinutesPage> {
    let sources = Sources::of(&mut ctx.db.snapshot().await?, id, meeting, office.person_id, ctx.now).await?;
    let mut crumbs = rounds::round_crumbs(&sources.state.round, lang.0);
    crumbs.push(Link::new(link!("/office/rounds/{round}/documents", round = id), say(lang.0, key!("documents-title"))));
    let pdf = match meeting {
        Some(number) => link!("/office/rounds/{round}/minutes.pdf?meeting={number}", round = id, number),
        None => link!("/office/rounds/{round}/minutes.pdf", round = id),
    };
    Ok(Page::new(
        "outcome/documents/minutes.html",
        MinutesPage { crumbs, pdf, has_pdf: HAS_PDF, may_export: office.may_export, document: minutes(&sources) },
    ))
}

#[get("/office/rounds/<id>/minutes.pdf?<meeting>")]
async fn minutes_pdf(
    taker: Taker,
    ctx: Ctx,
    lang: Language,
    typesetter: &State<Typesetter>,
    id: RoundId,
    meeting: Option<i64>,
) -> Result<File> {
    let sources = Sources::of(&mut ctx.db.snapshot().await?, id, meeting, taker.person_id, ctx.now).await?;
    let pdf = typesetter.print(Job::new("document.typ", ctx.now, &minutes(&sources))?).await?;
    let what = say(lang.0, key!("documents-minutes"));
    let number = meeting.map(|number| number.to_string()).unwrap_or_default();
    let name = sources.state.round.file_name(&[&what, &number], lang.0);
    taker.takes(&ctx, document(("round", id.0), "protocol", name), pdf).await
}

#[get("/office/editions/<id>/documents/certificates.pdf")]
async fn certificates(
    taker: Taker,
    ctx: Ctx,
    lang: Language,
    typesetter: &State<Typesetter>,
    id: EditionId,
) -> Result<File> {
    let roll = honoured(&ctx, id).await?;
    let values = Certificates::new(&roll, None, ctx.now);
    let pdf = typesetter.print(Job::new("certificate.typ", ctx.now, &values)?).await?;
    taker.takes(&ctx, document(("edition", id.0), "certificates", named(&roll, "certificates", "", lang.0)), pdf).await
}

#[get("/office/editions/<id>/documents/certificates/<number>")]
async fn certificate(
    taker: Taker,
    ctx: Ctx,
    lang: Language,
    typesetter: &State<Typesetter>,
    id: EditionId,
    number: usize,
) -> Result<File> {
    let roll = honoured(&ctx, id).await?;
    let laureate = roll.laureates.iter().find(|laureate| laureate.number == number).ok_or(AppError::NotFound)?;
    let values = Certificates::new(&roll, Some(laureate), ctx.now);
    let pdf = typesetter.print(Job::new("certificate.typ", ctx.now, &values)?).await?;
    taker
        .takes(
            &ctx,
            document(("edition", id.0), "certificate", named(&roll, "certificate", &number.to_string(), lang.0)),
            pdf,
        )
        .await
}

#[get("/office/editions/<id>/documents/laudatio.pdf")]
async fn laudatio_pdf(
    taker: Taker,
    ctx: Ctx,
    lang: Language,
    typesetter: &State<Typesetter>,
    id: EditionId,
) -> Result<File> {
    let roll = honoured(&ctx, id).await?;
    let pdf = typesetter.print(Job::new("document.typ", ctx.now, &speeches(&roll))?).await?;
    taker.takes(&ctx, document(("edition", id.0), "speeches", named(&roll, "speeches", "", lang.0)), pdf).await
}

/// The roll of an edition in which somebody is honoured.
async fn honoured(ctx: &Ctx, id: EditionId) -> Result<Roll> {
    let mut conn = ctx.db.snapshot().await?;
    later::untouched(&mut conn, id).await?;
    let roll = Roll::load(&mut conn, id, LANG).await?;
    match roll.laureates.is_empty() {
        true if roll.nobody => Err(Refusal::NobodyHonoured.into()),
        true => Err(Refusal::NobodyYet.into()),
        false => Ok(roll),
    }
}
