//! `/office/rounds/<id>/close`: see what is missing, then close.

use rocket::http::Status;
use rocket::{Route, get, post, routes};
use serde::Serialize;

use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::i18n::{Lang, say};
use crate::ids::RoundId;
use crate::prizes::store as prizes;
use crate::rounds::store as rounds;
use crate::web::{Answer, Errors, Field, FieldError, Kind, Language, Link, Office, Page, Posted, Redirected, redirect};

use super::actions::{self, Close};
use super::store::{self, MissingSheet, UnreadEntry};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![closing, close]
}

/// The most rows of a list that is there to show that something is missing.
const SHOWN: usize = 100;

#[derive(Serialize)]
struct Closing {
    crumbs: Vec<Link>,
    round_id: RoundId,
    name: String,
    missing_count: usize,
    missing: Vec<MissingSheet>,
    unread_count: usize,
    unread: Vec<UnreadEntry>,
    reason: Field,
    errors: Vec<FieldError>,
}

impl Closing {
    async fn load(ctx: &Ctx, lang: Lang, id: RoundId, typed: &str, errors: &Errors) -> Result<Self> {
        let mut conn = ctx.db.read().await?;
        let round = rounds::round(&mut conn, id).await?.ok_or(AppError::NotFound)?;
        round.status.close().map_err(AppError::Refused)?;
        let edition = prizes::edition(&mut conn, round.edition_id).await?.ok_or(AppError::NotFound)?;
        let prizes = prizes::prizes(&mut conn).await?;
        let prize = prizes.iter().find(|prize| prize.prize_id == edition.prize_id).ok_or(AppError::NotFound)?;
        let mut missing = store::missing_sheets(&mut conn, id).await?;
        let mut unread = store::unread_entries(&mut conn, id).await?;
        let (missing_count, unread_count) = (missing.len(), unread.len());
        missing.truncate(SHOWN);
        unread.truncate(SHOWN);
        let reason = Field::said(lang, Kind::Textarea, "results", "reason").rows(3).value(typed).check(errors, lang);
        Ok(Self {
            crumbs: vec![
                Link::new("/office", say(lang, "nav-office")),
                Link::new(
                    format!("/office/editions/{}", edition.edition_id),
                    format!("{} {}", prize.name.get(lang), edition.year),
                ),
                Link::new(format!("/office/rounds/{id}"), &round.name),
            ],
            round_id: id,
            name: round.name,
            missing_count,
            missing,
            unread_count,
            unread,
            errors: errors.summary(std::slice::from_ref(&reason)),
            reason,
        })
    }
}

#[get("/office/rounds/<id>/close")]
async fn closing(_office: Office, ctx: Ctx, lang: Language, id: RoundId) -> Answer<Closing> {
    Ok(Page::new("results/close.html", Closing::load(&ctx, lang.0, id, "", &Errors::default()).await?))
}

#[post("/office/rounds/<id>/close", data = "<form>")]
async fn close(
    office: Office,
    ctx: Ctx,
    lang: Language,
    id: RoundId,
    form: Result<Posted, AppError>,
) -> Result<Result<Redirected, Page<Closing>>> {
    let form = form?;
    let reason = form.get("reason");
    let mut errors = Errors::default();
    if reason.chars().count() > 2000 {
        errors.add("reason", "field-too-long");
    } else {
        match actions::close(&ctx, office.person_id, id, reason).await? {
            Close::Closed => {
                return Ok(Ok(redirect(format!("/office/rounds/{id}/ranking")).success("round-closed")));
            }
            Close::ReasonNeeded => errors.add("reason", "results-reason-needed"),
        }
    }
    let page = Closing::load(&ctx, lang.0, id, reason, &errors).await?;
    Ok(Err(Page::new("results/close.html", page).status(Status::UnprocessableEntity)))
}
