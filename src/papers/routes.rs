//! Below `/office/editions/<id>/papers`: what there is to print.

use rocket::http::{ContentType, Header};
use rocket::{Responder, Route, State, get, routes};
use serde::Serialize;

use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::i18n::say;
use crate::ids::{EditionId, RoundId};
use crate::rounds;
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

/// A file to print.
#[derive(Responder)]
pub struct Pdf {
    body: Vec<u8>,
    content_type: ContentType,
    disposition: Header<'static>,
}

impl Pdf {
    /// Opens in the browser; saved, it has this name.
    pub fn new(name: &str, body: Vec<u8>) -> Self {
        let disposition = Header::new("Content-Disposition", format!("inline; filename=\"{name}\""));
        Self { body, content_type: ContentType::PDF, disposition }
    }
}

#[derive(Serialize)]
struct ProtocolPage {
    crumbs: Vec<Link>,
    here: String,
    has_pdf: bool,
    paper: Paper,
}

#[get("/office/rounds/<id>/protocol")]
async fn protocol_page(office: Office, ctx: Ctx, lang: Language, id: RoundId) -> Answer<ProtocolPage> {
    let sources = Sources::load(&mut ctx.db.read().await?, id, office.person_id).await?;
    let mut crumbs = rounds::round_crumbs(&sources.meeting.round, lang.0);
    crumbs.push(Link::new(format!("/office/rounds/{id}/papers"), say(lang.0, "papers-title")));
    let here = format!("/office/rounds/{id}/protocol");
    Ok(Page::new("papers/protocol.html", ProtocolPage { crumbs, here, has_pdf: HAS_PDF, paper: protocol(&sources) }))
}

#[get("/office/rounds/<id>/protocol.pdf")]
async fn protocol_pdf(office: Office, ctx: Ctx, press: &State<Press>, id: RoundId) -> Result<Pdf> {
    let sources = Sources::load(&mut ctx.db.read().await?, id, office.person_id).await?;
    let pdf = press.print(Job::new("document.typ", ctx.now, &protocol(&sources))?).await?;
    Ok(Pdf::new("juryprotokoll.pdf", pdf))
}

#[get("/office/editions/<id>/papers/certificates.pdf")]
async fn certificates(_office: Office, ctx: Ctx, press: &State<Press>, id: EditionId) -> Result<Pdf> {
    let roll = honoured(&ctx, id).await?;
    let values = Certificates::new(&roll, None, ctx.now);
    let pdf = press.print(Job::new("certificate.typ", ctx.now, &values)?).await?;
    Ok(Pdf::new("urkunden.pdf", pdf))
}

#[get("/office/editions/<id>/papers/certificates/<number>")]
async fn certificate(_office: Office, ctx: Ctx, press: &State<Press>, id: EditionId, number: usize) -> Result<Pdf> {
    let roll = honoured(&ctx, id).await?;
    let honour = roll.honours.iter().find(|honour| honour.number == number).ok_or(AppError::NotFound)?;
    let values = Certificates::new(&roll, Some(honour), ctx.now);
    let pdf = press.print(Job::new("certificate.typ", ctx.now, &values)?).await?;
    Ok(Pdf::new(&format!("urkunde-{number}.pdf"), pdf))
}

#[get("/office/editions/<id>/papers/laudatio.pdf")]
async fn speech_list(_office: Office, ctx: Ctx, press: &State<Press>, id: EditionId) -> Result<Pdf> {
    let roll = honoured(&ctx, id).await?;
    let pdf = press.print(Job::new("document.typ", ctx.now, &speeches(&roll))?).await?;
    Ok(Pdf::new("laudatio.pdf", pdf))
}

/// The roll of an edition in which somebody is honoured.
async fn honoured(ctx: &Ctx, id: EditionId) -> Result<Roll> {
    let roll = Roll::load(&mut ctx.db.read().await?, id, LANG).await?;
    if roll.honours.is_empty() { Err(AppError::Refused("papers-nobody-yet")) } else { Ok(roll) }
}
