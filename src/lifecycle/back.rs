//! `/office/editions/<id>/retract` and `/reopen`: one person takes back that a call was published, or ended, with a
//! reason that is kept, while nothing rests on it.

use rocket::{Route, get, post, routes};

use crate::approvals::readback::{Line, ReadBack, Reason, to_call};
use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::i18n::{Args, Lang, say, t};
use crate::ids::EditionId;
use crate::prizes::model::{Edition, EditionStatus};
use crate::prizes::{back, store as prizes};
use crate::web::{Answer, Language, Link, Office, Page, Posted, Redirected, redirect};

pub(super) fn routes() -> Vec<Route> {
    routes![retracting, retract, reopening, reopen]
}

type Next = Result<Result<Redirected, Page<ReadBack>>>;

/// What is shown before something is taken back: `verb` is the end of the address and the begin of the sentences' keys.
fn page(
    edition: &Edition,
    name: String,
    (verb, key): (&str, &str),
    lines: Vec<Line>,
    refusal: Option<&str>,
    reason: &Reason<'_>,
    lang: Lang,
) -> ReadBack {
    let base = format!("/office/editions/{}", edition.edition_id);
    let said = |part: &str| say(lang, &format!("{key}-{part}"));
    let crumbs = vec![Link::new("/office", say(lang, "nav-office")), Link::new(&base, name)];
    ReadBack::new(said("title"), format!("{base}/{verb}"), said("do"), to_call(&base, lang))
        .under(crumbs, said("lead"))
        .says(lines, vec![said("next")])
        .one(refusal.map(|why| say(lang, why)), Vec::new())
        .reason(reason, false, lang)
}

async fn retract_page(ctx: &Ctx, lang: Lang, id: EditionId, reason: &Reason<'_>) -> Result<ReadBack> {
    let mut conn = ctx.db.read().await?;
    let edition = prizes::edition(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(&mut conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let rests = prizes::rests(&mut conn, id).await?;
    drop(conn);
    let way = |path: &str, key| Link::new(format!("/office/editions/{id}/{path}"), say(lang, key));
    let count = |key, n: i64| {
        let mut args = Args::new();
        args.set("n", n);
        t(lang, key, Some(&args))
    };
    let lines = vec![
        Line::new(count("retract-nominations", rests.nominations))
            .condition(rests.nominations == 0, way("nominations", "edition-tab-nominations")),
        Line::new(count("retract-rounds", rests.rounds))
            .condition(rests.rounds == 0, way("rounds", "edition-tab-rounds")),
    ];
    let refusal = match edition.status {
        EditionStatus::Open if rests.nominations == 0 && rests.rounds == 0 => None,
        EditionStatus::Open => Some("retract-rests"),
        _ => Some("retract-not-published"),
    };
    Ok(page(&edition, edition.title(&prize, lang), ("retract", "retract"), lines, refusal, reason, lang))
}

#[get("/office/editions/<id>/retract")]
async fn retracting(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Answer<ReadBack> {
    Ok(retract_page(&ctx, lang.0, id, &Reason::default()).await?.page())
}

#[post("/office/editions/<id>/retract", data = "<form>")]
async fn retract(office: Office, id: EditionId, form: Result<Posted, AppError>, ctx: Ctx, lang: Language) -> Next {
    let form = form?;
    let reason = Reason::needed(&form);
    if reason.is_wrong() {
        return Ok(Err(retract_page(&ctx, lang.0, id, &reason).await?.page()));
    }
    back::retract(&ctx, office.person_id, id, reason.text).await?;
    Ok(Ok(redirect(format!("/office/editions/{id}")).success("edition-retracted")))
}

async fn reopen_page(ctx: &Ctx, lang: Lang, id: EditionId, reason: &Reason<'_>) -> Result<ReadBack> {
    let mut conn = ctx.db.read().await?;
    let edition = prizes::edition(&mut conn, id).await?.ok_or(AppError::NotFound)?;
    let prize = prizes::prize(&mut conn, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    let later = prizes::later_calls(&mut conn, id).await?;
    drop(conn);
    let lines = vec![
        Line::new(say(lang, "call-reopen-later-none"))
            .condition(later == 0, Link::new("/office", say(lang, "nav-office"))),
    ];
    let refusal = match edition.status {
        EditionStatus::Closed if edition.opened_at.is_some() && later == 0 => None,
        EditionStatus::Closed if edition.opened_at.is_some() => Some("call-reopen-later"),
        _ => Some("call-reopen-not-ended"),
    };
    Ok(page(&edition, edition.title(&prize, lang), ("reopen", "call-reopen"), lines, refusal, reason, lang))
}

#[get("/office/editions/<id>/reopen")]
async fn reopening(_office: Office, id: EditionId, ctx: Ctx, lang: Language) -> Answer<ReadBack> {
    Ok(reopen_page(&ctx, lang.0, id, &Reason::default()).await?.page())
}

#[post("/office/editions/<id>/reopen", data = "<form>")]
async fn reopen(office: Office, id: EditionId, form: Result<Posted, AppError>, ctx: Ctx, lang: Language) -> Next {
    let form = form?;
    let reason = Reason::needed(&form);
    if reason.is_wrong() {
        return Ok(Err(reopen_page(&ctx, lang.0, id, &reason).await?.page()));
    }
    back::reopen(&ctx, office.person_id, id, reason.text).await?;
    Ok(Ok(redirect(format!("/office/editions/{id}")).success("call-reopened")))
}
