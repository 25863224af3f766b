//! `/office/rounds/<id>/close` and `/reopen`: see exactly what will happen, then ask or confirm.

use rocket::{Either, Route, State, get, post, routes};

use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::ground::web::{Answer, Errors, Language, Office, Page, Posted, Redirected, Viewer, redirect};
use crate::ids::RoundId;
use crate::judging::ranking::Cache;
use crate::key;
use crate::link;
use crate::people::approvals::{self, Confirmer, Wish};

use super::actions::{self, Outcome};
use super::pages::{ClosePage, ReopenPage, Typed};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![close_form, close, confirm_close, reopen_form, reopen, confirm_reopen]
}

/// Either on to the next page, or the same page again.
type Next<T> = Result<Either<Redirected, Page<T>>>;

#[get("/office/rounds/<id>/close")]
async fn close_form(
    office: Confirmer,
    ctx: Ctx,
    cache: &State<Cache>,
    lang: Language,
    id: RoundId,
) -> Answer<ClosePage> {
    ClosePage::load(&ctx, cache, (office.person_id, lang.0), id, Typed::default()).await
}

#[post("/office/rounds/<id>/close", data = "<form>")]
async fn close(
    office: Office,
    ctx: Ctx,
    cache: &State<Cache>,
    settings: &State<Settings>,
    lang: Language,
    id: RoundId,
    form: Posted,
) -> Next<ClosePage> {
    let reason = form.get("reason");
    let mut typed = Typed { reason, ..Typed::default() };
    if reason.chars().count() > 2000 {
        typed.wrong.add("reason", key!("field-too-long"));
    } else {
        let wish = Wish { reason, seen: form.get("shown"), public_url: settings.public_url() };
        match actions::close(&ctx, office.person_id, id, &wish).await? {
            Outcome::Done => return Ok(Either::Left(closed(&office, id))),
            Outcome::Asked => return Ok(Either::Left(asked(link!("/office/rounds/{round}/close", round = id)))),
            Outcome::ReasonNeeded => typed.wrong.add("reason", key!("results-reason-needed")),
            Outcome::Changed => typed.stale = true,
        }
    }
    Ok(Either::Right(ClosePage::load(&ctx, cache, (office.person_id, lang.0), id, typed).await?))
}

#[post("/office/rounds/<id>/close/confirm", data = "<form>")]
async fn confirm_close(
    office: Confirmer,
    ctx: Ctx,
    cache: &State<Cache>,
    lang: Language,
    id: RoundId,
    form: Posted,
) -> Next<ClosePage> {
    match actions::confirm_close(&ctx, office.person_id, id, approvals::id_in(&form)?, form.get("shown")).await? {
        Outcome::Done => Ok(Either::Left(closed(&office, id))),
        _ => {
            let typed = Typed { stale: true, ..Typed::default() };
            Ok(Either::Right(ClosePage::load(&ctx, cache, (office.person_id, lang.0), id, typed).await?))
        }
    }
}

#[get("/office/rounds/<id>/reopen")]
async fn reopen_form(office: Confirmer, ctx: Ctx, lang: Language, id: RoundId) -> Answer<ReopenPage> {
    ReopenPage::load(&ctx, (office.person_id, lang.0), id, Typed::default()).await
}

#[post("/office/rounds/<id>/reopen", data = "<form>")]
async fn reopen(
    office: Office,
    ctx: Ctx,
    settings: &State<Settings>,
    lang: Language,
    id: RoundId,
    form: Posted,
) -> Next<ReopenPage> {
    let reason = form.get("reason");
    let mut typed = Typed { reason, wrong: Errors::default(), stale: false };
    if reason.chars().count() > 2000 {
        typed.wrong.add("reason", key!("field-too-long"));
    } else {
        let wish = Wish { reason, seen: form.get("shown"), public_url: settings.public_url() };
        match actions::reopen(&ctx, office.person_id, id, &wish).await? {
            Outcome::Done => return Ok(Either::Left(reopened(&office, id))),
            Outcome::Asked => return Ok(Either::Left(asked(link!("/office/rounds/{round}/reopen", round = id)))),
            Outcome::ReasonNeeded => typed.wrong.add("reason", key!("field-missing")),
            Outcome::Changed => typed.stale = true,
        }
    }
    Ok(Either::Right(ReopenPage::load(&ctx, (office.person_id, lang.0), id, typed).await?))
}

#[post("/office/rounds/<id>/reopen/confirm", data = "<form>")]
async fn confirm_reopen(
    office: Confirmer,
    ctx: Ctx,
    lang: Language,
    id: RoundId,
    form: Posted,
    settings: &State<Settings>,
) -> Next<ReopenPage> {
    let answer = (approvals::id_in(&form)?, form.get("shown"));
    match actions::confirm_reopen(&ctx, office.person_id, id, answer, settings.public_url()).await? {
        Outcome::Done => Ok(Either::Left(reopened(&office, id))),
        _ => {
            let typed = Typed { stale: true, ..Typed::default() };
            Ok(Either::Right(ReopenPage::load(&ctx, (office.person_id, lang.0), id, typed).await?))
        }
    }
}

fn closed(by: &Viewer, id: RoundId) -> Redirected {
    redirect(by.onward(link!("/office/rounds/{round}/ranking", round = id))).success("round-closed")
}

fn reopened(by: &Viewer, id: RoundId) -> Redirected {
    redirect(by.onward(link!("/office/rounds/{round}", round = id))).success("round-reopened")
}

fn asked(page: String) -> Redirected {
    redirect(page).success("approvals-asked")
}
