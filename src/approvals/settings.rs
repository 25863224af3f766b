//! The setting "four eyes": on, unless it was switched off; and that itself takes two people where there are two.

use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::audit;
use crate::ctx::Ctx;
use crate::db::Conn;
use crate::error::{AppError, Result};
use crate::ids::{ApprovalId, PersonId};

use super::actions::{self, Answer, Asked, Request};
use super::model::{Act, digest};
use super::store;

const NAME: &str = "four_eyes";

/// What the record calls it: a setting has no key of its own.
pub const SUBJECT: Uuid = Uuid::from_u128(4);

/// Whether it takes two people.
pub async fn four_eyes(conn: &mut Conn) -> Result<bool> {
    Ok(store::setting(conn, NAME).await?.as_deref() != Some("off"))
}

/// What is shown before it is switched off.
#[derive(Serialize)]
struct Shown {
    four_eyes: bool,
}

/// The digest of what is shown before it is switched off.
pub async fn shown(conn: &mut Conn) -> Result<String> {
    Ok(digest(&Shown { four_eyes: four_eyes(conn).await? }))
}

/// It takes two people again, at once.
pub async fn switch_on(ctx: &Ctx, office: PersonId) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    if four_eyes(&mut tx).await? {
        return Err(AppError::Refused("approvals-on-already"));
    }
    store::set(&mut tx, NAME, "on", office, ctx.now).await?;
    audit::record(&mut tx, ctx, Some(office), "four_eyes_on", (Act::Waive.table(), SUBJECT), json!({})).await?;
    Ok(tx.commit().await?)
}

/// Asks to do without a second person. Where there is none to ask, it is so at once.
pub async fn ask_switch_off(ctx: &Ctx, office: PersonId, reason: &str, public_url: &str) -> Result<Asked> {
    let mut tx = ctx.db.write().await?;
    if !four_eyes(&mut tx).await? {
        return Err(AppError::Refused("approvals-off-already"));
    }
    let shown = shown(&mut tx).await?;
    let request = Request {
        act: Act::Waive,
        subject: SUBJECT,
        title: "laudatio".to_owned(),
        path: "/office/approvals",
        reason,
        shown: &shown,
        public_url,
    };
    let asked = if actions::others(&mut tx, office).await?.is_empty() {
        actions::put_down(&mut tx, ctx, office, &request, true).await?;
        switch_off(&mut tx, ctx, office, reason).await?;
        Asked::Alone
    } else {
        actions::ask(&mut tx, ctx, office, request).await?
    };
    tx.commit().await?;
    Ok(asked)
}

/// Another person agrees. False when it is not as it was shown any more.
pub async fn confirm_switch_off(ctx: &Ctx, office: PersonId, id: ApprovalId, seen: &str) -> Result<bool> {
    let mut tx = ctx.db.write().await?;
    if !four_eyes(&mut tx).await? {
        return Err(AppError::Refused("approvals-off-already"));
    }
    let now = shown(&mut tx).await?;
    let answer = Answer { id, act: Act::Waive, subject: SUBJECT, seen, now: &now };
    let Some(approval) = actions::confirm(&mut tx, ctx, office, answer).await? else { return Ok(false) };
    switch_off(&mut tx, ctx, office, &approval.reason).await?;
    tx.commit().await?;
    Ok(true)
}

async fn switch_off(conn: &mut Conn, ctx: &Ctx, office: PersonId, reason: &str) -> Result<()> {
    let subject = (Act::Waive.table(), SUBJECT);
    store::set(conn, NAME, "off", office, ctx.now).await?;
    audit::record(conn, ctx, Some(office), "four_eyes_off", subject, json!({"why": reason})).await
}
