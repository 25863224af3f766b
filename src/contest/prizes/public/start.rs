//! The start page, and the archive of all years.

use rocket::get;
use serde::Serialize;

use crate::ground::ctx::Ctx;
use crate::ground::web::{Answer, Language, Page};

use super::super::model::{Edition, Stage};
use super::super::store;
use super::cards::{CallCard, PrizeCard, kind};
use super::past::{Past, PastEdition};
use super::running;
use super::steps::{Standings, Step, steps};

#[derive(Serialize)]
struct StartPage {
    /// The only call that is open, which then has the page to itself.
    single: Option<CallCard>,
    /// Several open or announced calls.
    calls: Vec<CallCard>,
    /// What they are together.
    kind: &'static str,
    /// Whether one of them takes nominations.
    invites: bool,
    /// Who was honoured lately.
    results: Vec<PastEdition>,
    prizes: Vec<PrizeCard>,
    steps: Vec<Step>,
}

/// For so long after its ceremony a result is news.
const NEWS: chrono::Duration = chrono::Duration::days(60);

#[get("/")]
pub(super) async fn start(ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let prizes = store::prizes(&mut conn).await?;
    let editions = store::editions(&mut conn).await?;
    let standings = Standings::load(&mut conn, ctx.now).await?;
    let mut calls: Vec<CallCard> = prizes
        .iter()
        .flat_map(|prize| running(prize, &editions, &standings).map(move |call| (prize, call)))
        .map(|(prize, call)| CallCard::new(prize, call, ctx.now, lang.0))
        .collect();
    // What can still be done comes first.
    calls.sort_by_key(|call| match call.stage {
        Stage::Nominating => 0,
        Stage::Announced => 1,
        _ => 2,
    });
    let kind = kind(&calls);
    let invites = calls.iter().any(|call| call.stage == Stage::Nominating);
    let running: Vec<_> = prizes.iter().flat_map(|prize| running(prize, &editions, &standings)).collect();
    let steps = match running[..] {
        [(edition, standing)] => steps(&standing, edition, "edition-step", lang.0),
        _ => Vec::new(),
    };
    let single = if calls.len() == 1 { calls.pop() } else { None };
    let lately = |edition: &&Edition| {
        let ceremony = edition.ceremony_at.filter(|_| edition.opened_at.is_some() && edition.shows_result(ctx.now));
        ceremony.is_some_and(|at| ctx.now - at.begins() < NEWS)
    };
    let lately: Vec<Edition> = editions.iter().filter(lately).cloned().collect();
    let past = Past::load(&mut conn, &lately, ctx.now).await?;
    let results = lately
        .iter()
        .filter_map(|edition| {
            let prize = prizes.iter().find(|prize| prize.prize_id == edition.prize_id)?;
            Some(past.edition(prize, edition, ctx.now, lang.0))
        })
        .collect();
    let prizes = prizes.iter().map(|prize| PrizeCard::new(prize, &editions, &standings, ctx.now, lang.0)).collect();
    Ok(Page::new("contest/prizes/start.html", StartPage { single, calls, kind, invites, results, prizes, steps }))
}

#[derive(Serialize)]
struct ArchivePage {
    editions: Vec<PastEdition>,
}

#[get("/archive")]
pub(super) async fn archive(ctx: Ctx, lang: Language) -> Answer<impl Serialize> {
    let mut conn = ctx.db.read().await?;
    let prizes = store::prizes(&mut conn).await?;
    let editions = store::editions(&mut conn).await?;
    let past = Past::load(&mut conn, &editions, ctx.now).await?;
    let editions = editions
        .iter()
        .filter(|edition| edition.is_past(ctx.now))
        .filter_map(|edition| {
            let prize = prizes.iter().find(|prize| prize.prize_id == edition.prize_id)?;
            Some(past.edition(prize, edition, ctx.now, lang.0))
        })
        .collect();
    Ok(Page::new("contest/prizes/archive.html", ArchivePage { editions }))
}
