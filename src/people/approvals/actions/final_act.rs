//! A final act, one transaction each time: it is asked for, or confirmed.

use crate::ground::audit::acts::DoneTo;
use crate::ground::ctx::Ctx;
use crate::ground::db::Tx;
use crate::ground::error::Result;
use crate::ids::{ApprovalId, PersonId};

use super::super::final_act::{FinalAct, Outcome, Wish};
use super::{Answer, Asked, Request};

/// Asks for an act; does it where one person is enough.
pub async fn ask<A: FinalAct>(ctx: &Ctx, office: PersonId, id: A::Id, wish: &Wish<'_>) -> Result<Outcome> {
    let (mut tx, act) = begin::<A>(ctx, id).await?;
    if act.lacks() {
        return Ok(Outcome::Lacks);
    }
    if act.shown() != wish.seen {
        return Ok(Outcome::Changed);
    }
    if wish.reason.is_empty() && act.needs_reason() {
        return Ok(Outcome::ReasonNeeded);
    }
    if act.takes_two() {
        let request = Request {
            act: A::ACT,
            subject: id.subject().1,
            title: act.title(),
            path: &A::path(id),
            reason: wish.reason,
            shown: wish.seen,
            public_url: wish.public_url,
        };
        if let Asked::Waits(_) = super::ask(&mut tx, ctx, office, request).await? {
            tx.commit().await?;
            return Ok(Outcome::Asked);
        }
    }
    done(tx, ctx, office, &act, wish.reason).await
}

/// Does what somebody else has asked for.
pub async fn confirm<A: FinalAct>(
    ctx: &Ctx,
    office: PersonId,
    id: A::Id,
    (approval, seen): (ApprovalId, &str),
) -> Result<Outcome> {
    let (mut tx, act) = begin::<A>(ctx, id).await?;
    let answer = Answer { id: approval, act: A::ACT, subject: id.subject().1, seen, now: &act.shown() };
    let Some(approval) = super::confirm(&mut tx, ctx, office, answer).await? else { return Ok(Outcome::Changed) };
    done(tx, ctx, office, &act, &approval.reason).await
}

async fn begin<A: FinalAct>(ctx: &Ctx, id: A::Id) -> Result<(Tx, A)> {
    let mut tx = ctx.db.write().await?;
    A::hold(&mut tx, id).await?;
    let act = A::load(&mut tx, id, ctx.now).await?;
    match act.refusal() {
        Some(refusal) => Err(refusal.into()),
        None => Ok((tx, act)),
    }
}

async fn done<A: FinalAct>(mut tx: Tx, ctx: &Ctx, office: PersonId, act: &A, reason: &str) -> Result<Outcome> {
    let outcome = act.act(&mut tx, ctx, office, reason).await?;
    if outcome == Outcome::Done {
        tx.commit().await?;
    }
    Ok(outcome)
}
