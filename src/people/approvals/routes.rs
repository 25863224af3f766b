//! `/office/approvals`: what waits for a second person, what became of the rest, and who can be the second.

use rocket::{Route, State, get, post, routes};
use serde::Serialize;

use crate::ground::config::Settings;
use crate::ground::ctx::Ctx;
use crate::ground::error::Result;
use crate::ground::web::{Answer, Office, Page, Pager, Posted, Query, Redirected, Role, redirect};
use crate::ids::ApprovalId;
use crate::people::accounts::model::Person;

use super::guards::OfficeOrApprover;
use super::model::{Approval, Status as Became};
use super::{actions, settings, store};
use crate::link;

/// The routes of this feature.
pub fn routes() -> Vec<Route> {
    routes![list, withdraw, refuse, ask_again]
}

#[derive(Serialize)]
struct ListPage {
    open: Vec<ApprovalLine>,
    /// For the office alone.
    over: Vec<ApprovalLine>,
    pager: Pager,
    two_person_rule: bool,
    /// Who can confirm what this person asks, and who else could be thought to.
    confirmers: Vec<Confirming>,
    is_office: bool,
}

#[derive(Serialize)]
struct ApprovalLine {
    #[serde(flatten)]
    approval: Approval,
    became: Became,
    own: bool,
}

#[derive(Serialize)]
struct Confirming {
    #[serde(flatten)]
    person: Person,
    /// Not where both accounts are in one hand.
    counts: bool,
}

#[get("/office/approvals")]
async fn list(viewer: OfficeOrApprover, ctx: Ctx, query: Query) -> Answer<ListPage> {
    let (me, is_office) = (viewer.person_id, viewer.role == Role::Office);
    let mut conn = ctx.db.read().await?;
    let total = if is_office { store::count_over(&mut conn, ctx.now).await? } else { 0 };
    let at = query.parse("page").unwrap_or(1);
    let pager = Pager::new(at, total, |n| link!("/office/approvals?page={page}", page = n));
    let row = |approval: Approval| ApprovalLine {
        became: approval.status_at(ctx.now),
        own: approval.asked_by == me,
        approval,
    };
    let open = store::open(&mut conn, ctx.now).await?.into_iter().map(row).collect();
    let over = if is_office {
        store::over(&mut conn, ctx.now, Pager::SIZE, pager.offset()).await?.into_iter().map(row).collect()
    } else {
        Vec::new()
    };
    let hands = actions::hands(&mut conn).await?;
    let others = hands.confirmers().filter(|person| is_office && person.person_id != me);
    let confirmers =
        others.map(|person| Confirming { counts: hands.are_two(me, person.person_id), person: person.clone() });
    let page = ListPage {
        open,
        over,
        pager,
        two_person_rule: settings::two_person_rule(&mut conn).await?,
        confirmers: confirmers.collect(),
        is_office,
    };
    Ok(Page::new("people/approvals/list.html", page))
}

#[post("/office/approvals/<id>/withdraw", data = "<_form>")]
async fn withdraw(viewer: OfficeOrApprover, ctx: Ctx, id: ApprovalId, _form: Posted) -> Result<Redirected> {
    let approval = actions::withdraw(&ctx, viewer.person_id, id).await?;
    Ok(redirect(viewer.onward(approval.path)).success("approvals-withdrawn"))
}

#[post("/office/approvals/<id>/refuse", data = "<_form>")]
async fn refuse(viewer: OfficeOrApprover, ctx: Ctx, id: ApprovalId, _form: Posted) -> Result<Redirected> {
    let approval = actions::refuse(&ctx, viewer.person_id, id).await?;
    Ok(redirect(viewer.onward(approval.path)).success("approvals-refused"))
}

#[post("/office/approvals/<id>/again", data = "<_form>")]
async fn ask_again(
    office: Office,
    ctx: Ctx,
    config: &State<Settings>,
    id: ApprovalId,
    _form: Posted,
) -> Result<Redirected> {
    let approval = actions::ask_again(&ctx, office.person_id, id, config.public_url()).await?;
    Ok(redirect(approval.path).success("approvals-asked"))
}
