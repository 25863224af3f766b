//! `/office/rounds/<id>/extend`: more time for everybody or for one juror, with a reason.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::config::Settings;
use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::i18n::{Lang, say};
use crate::ids::{PersonId, RoundId};
use crate::web::{
    Answer, Choice, Errors, Field, FieldError, Kind, Language, Link, Office, Page, Posted, Query, Redirected, redirect,
};

use super::extensions::{self, Extension, Grant, end_for, may_extend};
use super::forms::moment;
use super::{round_crumbs, store};

/// The routes of this page.
pub fn routes() -> Vec<Route> {
    routes![extend_form, extend]
}

#[derive(Serialize)]
struct ExtendPage {
    crumbs: Vec<Link>,
    round_id: RoundId,
    name: String,
    fields: Vec<Field>,
    errors: Vec<FieldError>,
    extensions: Vec<Extension>,
}

/// What was typed, and what is wrong with it.
#[derive(Default)]
struct Typed<'a> {
    who: &'a str,
    until: &'a str,
    reason: &'a str,
    wrong: Errors,
}

async fn page(ctx: &Ctx, lang: Lang, id: RoundId, typed: &Typed<'_>) -> Result<ExtendPage> {
    let mut conn = ctx.db.read().await?;
    let placed = store::placed(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    placed.round.status.close().map_err(AppError::Refused)?;
    let everybody = Choice::new("", say(lang, "rounds-extend-everybody"));
    let jurors = store::jurors(&mut conn, id).await?.into_iter().filter(|juror| !juror.disabled);
    let jurors = jurors.map(|juror| Choice::new(juror.person_id, juror.name));
    let said = |kind, name| Field::said(lang, kind, "rounds-extend", name).autocomplete("off");
    let fields: Vec<Field> = [
        said(Kind::Select, "who").options(std::iter::once(everybody).chain(jurors).collect()).value(typed.who),
        said(Kind::DateTime, "until").value(typed.until),
        said(Kind::Textarea, "reason").rows(3).value(typed.reason),
    ]
    .map(|field| field.check(&typed.wrong, lang))
    .into();
    Ok(ExtendPage {
        crumbs: round_crumbs(&placed, lang),
        round_id: id,
        name: placed.round.name,
        errors: typed.wrong.summary(&fields),
        fields,
        extensions: store::extensions(&mut conn, id).await?,
    })
}

#[get("/office/rounds/<id>/extend")]
async fn extend_form(_office: Office, ctx: Ctx, lang: Language, id: RoundId, query: Query) -> Answer<ExtendPage> {
    let typed = Typed { who: query.get("who"), ..Typed::default() };
    Ok(Page::new("rounds/extend.html", page(&ctx, lang.0, id, &typed).await?))
}

#[post("/office/rounds/<id>/extend", data = "<form>")]
async fn extend(
    office: Office,
    ctx: Ctx,
    lang: Language,
    settings: &State<Settings>,
    id: RoundId,
    form: Result<Posted, AppError>,
) -> Result<Result<Redirected, Page<ExtendPage>>> {
    let form = form?;
    let mut wrong = Errors::default();
    let until = moment(form.get("until"), "until", &mut wrong);
    if form.get("until").is_empty() {
        wrong.add("until", "field-missing");
    }
    let person = match form.get("who") {
        "" => None,
        text => Some(text.parse::<PersonId>().map_err(|_| AppError::NotFound)?),
    };
    let reason = form.get("reason");
    match reason.chars().count() {
        0 => wrong.add("reason", "field-missing"),
        count if count > 2000 => wrong.add("reason", "field-too-long"),
        _ => {}
    }
    if let Some(until) = until {
        let mut conn = ctx.db.read().await?;
        let round = store::round(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        let end = end_for(&round, &store::extensions(&mut conn, id).await?, person);
        drop(conn);
        match may_extend(round.status, end, until, ctx.now) {
            Ok(()) => {}
            Err(key @ ("rounds-extend-not-later" | "rounds-extend-past")) => wrong.add("until", key),
            Err(key) => return Err(AppError::Refused(key)),
        }
        if wrong.is_empty() {
            let grant = Grant { person, until, reason };
            extensions::extend(&ctx, office.person_id, id, &grant, settings.public_url()).await?;
            return Ok(Ok(redirect(format!("/office/rounds/{id}")).success("rounds-extended")));
        }
    }
    let typed = Typed { who: form.get("who"), until: form.get("until"), reason, wrong };
    let page = page(&ctx, lang.0, id, &typed).await?;
    Ok(Err(Page::new("rounds/extend.html", page).status(Status::UnprocessableEntity)))
}
