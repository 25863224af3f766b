//! The page of a prize.

use rocket::get;
use serde::Serialize;

use crate::ground::ctx::Ctx;
use crate::ground::db::{LocalText, Translated};
use crate::ground::error::AppError;
use crate::ground::web::{Answer, Language, Page, Slug};

use super::super::model::Edition;
use super::super::store;
use super::cards::{CallCard, PrizeCard, kind};
use super::past::{Past, PastEdition};
use super::running;
use super::steps::Standings;

#[derive(Serialize)]
struct PrizePage {
    name: String,
    slogan: LocalText,
    purpose: LocalText,
    eligible: LocalText,
    organisers: LocalText,
    sponsor: Option<String>,
    rhythm: String,
    next: Option<String>,
    calls: Vec<CallCard>,
    kind: &'static str,
    editions: Vec<PastEdition>,
}

#[get("/prizes/<key>")]
pub(super) async fn prize(key: Slug, ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let prizes = store::prizes(&mut conn).await?;
    let prize = prizes.into_iter().find(|prize| prize.key == key.0).ok_or(AppError::NotFound)?;
    let all = store::editions(&mut conn).await?;
    let past = Past::load(&mut conn, &all, ctx.now).await?;
    let standings = Standings::load(&mut conn, ctx.now).await?;
    let of_prize = |edition: &&Edition| edition.prize_id == prize.prize_id;
    let newest = all.iter().filter(of_prize).find(|edition| edition.is_public());
    let said = |text: fn(&Edition) -> &Translated| newest.map(|e| text(e).said(lang.0)).unwrap_or_default();
    let card = PrizeCard::new(&prize, &all, &standings, ctx.now, lang.0);
    let calls: Vec<CallCard> =
        running(&prize, &all, &standings).map(|call| CallCard::new(&prize, call, ctx.now, lang.0)).collect();
    let page = PrizePage {
        name: card.name,
        slogan: card.slogan,
        purpose: said(|edition| &edition.purpose),
        eligible: said(|edition| &edition.eligible),
        organisers: prize.organisers.said(lang.0),
        sponsor: prize.sponsor.clone(),
        rhythm: card.rhythm,
        next: card.next,
        kind: kind(&calls),
        calls,
        editions: all
            .iter()
            .filter(of_prize)
            .filter(|edition| edition.is_past(ctx.now))
            .map(|edition| past.edition(&prize, edition, ctx.now, lang.0))
            .collect(),
    };
    Ok(Page::new("contest/prizes/prize.html", page))
}
