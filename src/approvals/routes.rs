//! `/office/approvals`: what waits for a second person, what became of the rest, and the setting.

use rocket::http::Status;
use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::config::Settings;
use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::i18n::Lang;
use crate::ids::{ApprovalId, PersonId};
use crate::web::{
    Answer, Errors, Field, FieldError, Kind, Language, Office, Page, Pager, Posted, Query, Redirected, redirect,
};

use super::actions::{self, Asked};
use super::model::{Act, Approval, Status as Became};
use super::{Panel, panel, settings, store};

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![list, withdraw, refuse, switch_on, switch_off, confirm_switch_off]
}

/// The longest reason, in characters.
pub const MOST_CHARS: usize = 2000;

#[derive(Serialize)]
struct ListPage {
    open: Vec<Row>,
    over: Vec<Row>,
    pager: Pager,
    four_eyes: bool,
    /// How to switch it off.
    panel: Panel,
    reason: Field,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct Row {
    #[serde(flatten)]
    approval: Approval,
    became: Became,
    own: bool,
}

async fn page(ctx: &Ctx, office: PersonId, lang: Lang, at: i64, typed: &str, wrong: &Errors) -> Result<ListPage> {
    let mut conn = ctx.db.read().await?;
    let total = store::count_over(&mut conn, ctx.now).await?;
    let pager = Pager::new(at, total, |n| format!("/office/approvals?page={n}"));
    let row =
        |approval: Approval| Row { became: approval.status_at(ctx.now), own: approval.asked_by == office, approval };
    let open = store::open(&mut conn, ctx.now).await?.into_iter().map(row).collect();
    let over = store::over(&mut conn, ctx.now, Pager::SIZE, pager.offset()).await?.into_iter().map(row).collect();
    let shown = settings::shown(&mut conn).await?;
    let reason = Field::said(lang, Kind::Textarea, "approvals", "reason").rows(3).value(typed).check(wrong, lang);
    Ok(ListPage {
        open,
        over,
        pager,
        four_eyes: settings::four_eyes(&mut conn).await?,
        panel: panel(&mut conn, ctx.now, office, Act::Waive, settings::SUBJECT, shown).await?,
        errors: wrong.summary(std::slice::from_ref(&reason)),
        reason,
    })
}

#[get("/office/approvals")]
async fn list(office: Office, ctx: Ctx, lang: Language, query: Query) -> Answer<ListPage> {
    let at = query.parse("page").unwrap_or(1);
    let page = page(&ctx, office.person_id, lang.0, at, "", &Errors::default()).await?;
    Ok(Page::new("approvals/list.html", page))
}

#[post("/office/approvals/<id>/withdraw", data = "<form>")]
async fn withdraw(office: Office, ctx: Ctx, id: ApprovalId, form: Result<Posted, AppError>) -> Result<Redirected> {
    form?;
    let approval = actions::withdraw(&ctx, office.person_id, id).await?;
    Ok(redirect(approval.path).success("approvals-withdrawn"))
}

#[post("/office/approvals/<id>/refuse", data = "<form>")]
async fn refuse(office: Office, ctx: Ctx, id: ApprovalId, form: Result<Posted, AppError>) -> Result<Redirected> {
    form?;
    let approval = actions::refuse(&ctx, office.person_id, id).await?;
    Ok(redirect(approval.path).success("approvals-refused"))
}

#[post("/office/approvals/four-eyes/on", data = "<form>")]
async fn switch_on(office: Office, ctx: Ctx, form: Result<Posted, AppError>) -> Result<Redirected> {
    form?;
    settings::switch_on(&ctx, office.person_id).await?;
    Ok(redirect("/office/approvals").success("approvals-on"))
}

#[post("/office/approvals/four-eyes/off", data = "<form>")]
async fn switch_off(
    office: Office,
    ctx: Ctx,
    lang: Language,
    config: &State<Settings>,
    form: Result<Posted, AppError>,
) -> Result<Result<Redirected, Page<ListPage>>> {
    let form = form?;
    let reason = form.get("reason");
    let mut wrong = Errors::default();
    if reason.is_empty() {
        wrong.add("reason", "field-missing");
    } else if reason.chars().count() > MOST_CHARS {
        wrong.add("reason", "field-too-long");
    } else {
        let asked = settings::ask_switch_off(&ctx, office.person_id, reason, config.public_url()).await?;
        let key = if asked == Asked::Alone { "approvals-off" } else { "approvals-asked" };
        return Ok(Ok(redirect("/office/approvals").success(key)));
    }
    let page = page(&ctx, office.person_id, lang.0, 1, reason, &wrong).await?;
    Ok(Err(Page::new("approvals/list.html", page).status(Status::UnprocessableEntity)))
}

#[post("/office/approvals/four-eyes/off/confirm", data = "<form>")]
async fn confirm_switch_off(office: Office, ctx: Ctx, form: Result<Posted, AppError>) -> Result<Redirected> {
    let form = form?;
    let id = form.parse("approval_id").ok_or(AppError::Bad("error-bad-request"))?;
    let back = redirect("/office/approvals");
    if settings::confirm_switch_off(&ctx, office.person_id, id, form.get("shown")).await? {
        Ok(back.success("approvals-off"))
    } else {
        Ok(back.with("warning", "approvals-changed", ""))
    }
}
