//! Below `/office/editions/<id>/papers`: what there is to print.

use rocket::http::ContentType;
use rocket::{Route, State, get, routes};
use serde::Serialize;

use crate::audit::Subject;
use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::files::{File, Taken, Taker};
use crate::i18n::{Lang, say};
use crate::ids::{EditionId, RoundId};
use crate::rounds;
use crate::session::later;
use crate::web::{Answer, Language, Link, Office, Page};

use super::certificate::Certificates;
use super::honours::Roll;
use super::paper::{LANG, Paper};
use super::protocol::{Sources, protocol};
use super::speeches::speeches;
use super::{HAS_PDF, Job, Press};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![protocol_page, protocol_pdf, certificates, certificate, speech_list]
}

/// A paper that somebody prints: it opens in the browser; saved, it has this name.
fn paper(subject: Subject, what: &'static str, name: String) -> Taken {
    let name = format!("{name}.pdf");
    Taken { subject, what, format: "pdf", rows: None, name, content_type: ContentType::PDF, opens: true }
}

/// The name of a paper of a call, in the reader's language as every file's is.
fn named(roll: &Roll, paper: &str, number: &str, lang: Lang) -> String {
    roll.edition.file_name(&roll.prize, &[&say(lang, &format!("papers-{paper}")), number], lang)
}

#[derive(Serialize)]
struct ProtocolPage {
    crumbs: Vec<Link>,
    pdf: String,
    /// Whether this person can take it along as a PDF.
    has_pdf: bool,
    may_export: bool,
    paper: Paper,
}

/// Of the newest session; of an earlier one by its number.
#[get("/office/rounds/<id>/protocol?<session>")]
async fn protocol_page(
    office: Office,
    ctx: Ctx,
    lang: Language,
    id: RoundId,
    session: Option<i64>,
) -> Answer<ProtocolPage> {
    let sources = Sources::of(&mut ctx.db.read().await?, id, session, office.person_id, ctx.now).await?;
    let mut crumbs = rounds::round_crumbs(&sources.meeting.round, lang.0);
    crumbs.push(Link::new(format!("/office/rounds/{id}/papers"), say(lang.0, "papers-title")));
    let of = session.map_or_else(String::new, |number| format!("?session={number}"));
    let pdf = format!("/office/rounds/{id}/protocol.pdf{of}");
    Ok(Page::new(
        "papers/protocol.html",
        ProtocolPage { crumbs, pdf, has_pdf: HAS_PDF, may_export: office.may_export, paper: protocol(&sources) },
    ))
}

#[get("/office/rounds/<id>/protocol.pdf?<session>")]
async fn protocol_pdf(
    taker: Taker,
    ctx: Ctx,
    lang: Language,
    press: &State<Press>,
    id: RoundId,
    session: Option<i64>,
) -> Result<File> {
    let sources = Sources::of(&mut ctx.db.read().await?, id, session, taker.person_id, ctx.now).await?;
    let pdf = press.print(Job::new("document.typ", ctx.now, &protocol(&sources))?).await?;
    let what = say(lang.0, "papers-protocol");
    let number = session.map(|number| number.to_string()).unwrap_or_default();
    let name = sources.meeting.round.file_name(&[&what, &number], lang.0);
    taker.takes(&ctx, paper(("round", id.0), "protocol", name), pdf).await
}

#[get("/office/editions/<id>/papers/certificates.pdf")]
async fn certificates(taker: Taker, ctx: Ctx, lang: Language, press: &State<Press>, id: EditionId) -> Result<File> {
    let roll = honoured(&ctx, id).await?;
    let values = Certificates::new(&roll, None, ctx.now);
    let pdf = press.print(Job::new("certificate.typ", ctx.now, &values)?).await?;
    taker.takes(&ctx, paper(("edition", id.0), "certificates", named(&roll, "certificates", "", lang.0)), pdf).await
}

#[get("/office/editions/<id>/papers/certificates/<number>")]
async fn certificate(
    taker: Taker,
    ctx: Ctx,
    lang: Language,
    press: &State<Press>,
    id: EditionId,
    number: usize,
) -> Result<File> {
    let roll = honoured(&ctx, id).await?;
    let honour = roll.honours.iter().find(|honour| honour.number == number).ok_or(AppError::NotFound)?;
    let values = Certificates::new(&roll, Some(honour), ctx.now);
    let pdf = press.print(Job::new("certificate.typ", ctx.now, &values)?).await?;
    taker
        .takes(
            &ctx,
            paper(("edition", id.0), "certificate", named(&roll, "certificate", &number.to_string(), lang.0)),
            pdf,
        )
        .await
}

#[get("/office/editions/<id>/papers/laudatio.pdf")]
async fn speech_list(taker: Taker, ctx: Ctx, lang: Language, press: &State<Press>, id: EditionId) -> Result<File> {
    let roll = honoured(&ctx, id).await?;
    let pdf = press.print(Job::new("document.typ", ctx.now, &speeches(&roll))?).await?;
    taker.takes(&ctx, paper(("edition", id.0), "speeches", named(&roll, "speeches", "", lang.0)), pdf).await
}

/// The roll of an edition in which somebody is honoured.
async fn honoured(ctx: &Ctx, id: EditionId) -> Result<Roll> {
    let mut conn = ctx.db.read().await?;
    later::untouched(&mut conn, id).await?;
    let roll = Roll::load(&mut conn, id, LANG).await?;
    match roll.honours.is_empty() {
        true if roll.nobody => Err(AppError::Refused("papers-nobody")),
        true => Err(AppError::Refused("papers-nobody-yet")),
        false => Ok(roll),
    }
}
