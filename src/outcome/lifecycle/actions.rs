//! What two people do to a call, and one where everything is done: they publish it, take that back, and end it.

use crate::contest::prizes::{actions, back, store as prizes};
use crate::ground::ctx::Ctx;
use crate::ground::db::Tx;
use crate::ground::error::{AppError, Result};
use crate::i18n::Lang;
use crate::ids::{ApprovalId, EditionId, PersonId};
use crate::key;
use crate::people::approvals::{self, Act, Answer, Asked, Request, digest};

use super::back::Retracting;
use super::ending::ending;
use super::opening::{Opening, opening};
use super::{Outcome, Wish};

/// Asks to publish a call.
pub async fn ask_to_open(ctx: &Ctx, office: PersonId, id: EditionId, wish: &Wish<'_>) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    prizes::hold(&mut tx, id).await?;
    let opening = opening(&mut tx, id, ctx.now).await?;
    if !opening.blocks.is_empty() {
        return Ok(Outcome::Lacks);
    }
    if opening.shown() != wish.seen {
        return Ok(Outcome::Changed);
    }
    if wish.reason.is_empty() && !opening.asks.is_empty() {
        return Ok(Outcome::ReasonNeeded);
    }
    let path = format!("/office/editions/{id}/open");
    let request = Request {
        act: Act::Open,
        subject: id.0,
        title: opening.call.edition.title(&opening.call.prize, Lang::De),
        path: &path,
        reason: wish.reason,
        shown: wish.seen,
        public_url: wish.public_url,
    };
    match approvals::ask(&mut tx, ctx, office, request).await? {
        Asked::Waits(_) => {
            tx.commit().await?;
            Ok(Outcome::Asked)
        }
        Asked::Alone => do_open(tx, ctx, office, &opening, wish.reason).await,
    }
}

/// Publishes a call that somebody else has asked to publish.
pub async fn confirm_open(
    ctx: &Ctx,
    office: PersonId,
    id: EditionId,
    approval: ApprovalId,
    seen: &str,
) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    prizes::hold(&mut tx, id).await?;
    let opening = opening(&mut tx, id, ctx.now).await?;
    let answer = Answer { id: approval, act: Act::Open, subject: id.0, seen, now: &opening.shown() };
    let Some(approval) = approvals::confirm(&mut tx, ctx, office, answer).await? else { return Ok(Outcome::Changed) };
    if approval.reason.is_empty() && !opening.asks.is_empty() {
        return Err(AppError::Refused(key!("opening-reason-lacks")));
    }
    do_open(tx, ctx, office, &opening, &approval.reason).await
}

async fn do_open(mut tx: Tx, ctx: &Ctx, office: PersonId, opening: &Opening, reason: &str) -> Result<Outcome> {
    let edition = &opening.call.edition;
    if !prizes::touch(&mut tx, edition.edition_id, edition.version).await? {
        return Err(AppError::Refused(key!("error-changed-meanwhile")));
    }
    let why = Some(reason).filter(|reason| !reason.is_empty());
    if !actions::open_in(&mut tx, ctx, office, edition.edition_id, why).await?.is_empty() {
        return Ok(Outcome::Lacks);
    }
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Asks to take back a published call, which everybody has been able to read.
pub async fn ask_to_retract(ctx: &Ctx, office: PersonId, id: EditionId, wish: &Wish<'_>) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    prizes::hold(&mut tx, id).await?;
    let call = Retracting::of(&mut tx, id).await?;
    if let Some(why) = call.refusal() {
        return Err(AppError::Refused(why));
    }
    if call.shown() != wish.seen {
        return Ok(Outcome::Changed);
    }
    let request = Request {
        act: Act::Retract,
        subject: id.0,
        title: call.edition.title(&call.prize, Lang::De),
        path: &format!("/office/editions/{id}/retract"),
        reason: wish.reason,
        shown: wish.seen,
        public_url: wish.public_url,
    };
    if let Asked::Waits(_) = approvals::ask(&mut tx, ctx, office, request).await? {
        tx.commit().await?;
        return Ok(Outcome::Asked);
    }
    back::retract_in(&mut tx, ctx, office, id, wish.reason).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Takes it back as somebody else has asked.
pub async fn confirm_retract(
    ctx: &Ctx,
    office: PersonId,
    id: EditionId,
    approval: ApprovalId,
    seen: &str,
) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    prizes::hold(&mut tx, id).await?;
    let call = Retracting::of(&mut tx, id).await?;
    if let Some(why) = call.refusal() {
        return Err(AppError::Refused(why));
    }
    let answer = Answer { id: approval, act: Act::Retract, subject: id.0, seen, now: &call.shown() };
    let Some(approval) = approvals::confirm(&mut tx, ctx, office, answer).await? else { return Ok(Outcome::Changed) };
    back::retract_in(&mut tx, ctx, office, id, &approval.reason).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Ends a call of which everything is done; asks a second person where something is not.
pub async fn end(ctx: &Ctx, office: PersonId, id: EditionId, wish: &Wish<'_>) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    prizes::hold(&mut tx, id).await?;
    let ending = ending(&mut tx, id, ctx.now).await?;
    if let Some(why) = ending.refusal() {
        return Err(AppError::Refused(why));
    }
    if digest(&ending) != wish.seen {
        return Ok(Outcome::Changed);
    }
    let why = Some(wish.reason).filter(|reason| !reason.is_empty());
    if !ending.is_done() {
        if why.is_none() {
            return Ok(Outcome::ReasonNeeded);
        }
        let path = format!("/office/editions/{id}/close");
        let request = Request {
            act: Act::End,
            subject: id.0,
            title: ending.edition.title(&ending.prize, Lang::De),
            path: &path,
            reason: wish.reason,
            shown: wish.seen,
            public_url: wish.public_url,
        };
        if let Asked::Waits(_) = approvals::ask(&mut tx, ctx, office, request).await? {
            tx.commit().await?;
            return Ok(Outcome::Asked);
        }
    }
    actions::close_in(&mut tx, ctx, office, &ending.edition, why).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Ends a call as somebody else has asked.
pub async fn confirm_end(
    ctx: &Ctx,
    office: PersonId,
    id: EditionId,
    approval: ApprovalId,
    seen: &str,
) -> Result<Outcome> {
    let mut tx = ctx.db.write().await?;
    prizes::hold(&mut tx, id).await?;
    let ending = ending(&mut tx, id, ctx.now).await?;
    if let Some(why) = ending.refusal() {
        return Err(AppError::Refused(why));
    }
    let answer = Answer { id: approval, act: Act::End, subject: id.0, seen, now: &digest(&ending) };
    let Some(approval) = approvals::confirm(&mut tx, ctx, office, answer).await? else { return Ok(Outcome::Changed) };
    actions::close_in(&mut tx, ctx, office, &ending.edition, Some(&approval.reason)).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}
