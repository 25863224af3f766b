//! Closing a round and opening it again: one person of the office asks, another confirms.

mod advance;
pub mod ties;

pub use advance::{Found, advance};

use crate::contest::jury::store as conflicts;
use crate::contest::rounds::model::RoundStatus;
use crate::contest::rounds::store::{self as rounds, RoundContext};
use crate::ground::audit;
use crate::ground::audit::acts::{self, Written};
use crate::ground::ctx::Ctx;
use crate::ground::db::Tx;
use crate::ground::error::{AppError, Common, Result};
use crate::ids::{ApprovalId, PersonId, RoundId};
use crate::judging::assignment::notice;
use crate::judging::evidence::{self, Draft, Occasion};
use crate::judging::ranking::store as ranking;
use crate::link;
use crate::people::approvals::settings::two_person_rule;
use crate::people::approvals::{self, Act, Answer, Asked, Request, Wish, digest};

use super::model::{Closing, Reopening};
use super::refusal::Refusal;
use super::store;

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Another person has to confirm.
    Asked,
    /// Something stands against it, or it is reopened, and no reason was given.
    ReasonNeeded,
    /// Something has changed since the page was shown.
    Changed,
}

/// Asks to close a round. What stands against it takes a reason, which is kept with the round.
pub async fn close(ctx: &Ctx, office: PersonId, id: RoundId, wish: &Wish<'_>) -> Result<Outcome> {
    // Only whoever acts alone closes at once.
    let draft =
        if two_person_rule(&mut ctx.db.read().await?).await? { None } else { Some(evidence::draft(ctx, id).await?) };
    let (mut tx, placed) = begin(ctx, id, RoundStatus::Open).await?;
    let closing = store::closing(&mut tx, &placed.round).await?;
    if digest(&closing) != wish.seen {
        return Ok(Outcome::Changed);
    }
    if wish.reason.is_empty() && !closing.obstacles().is_empty() {
        return Ok(Outcome::ReasonNeeded);
    }
    // Before anything of ours is recorded, or it would be made anew.
    let draft = match draft {
        Some(draft) => Some(draft.renewed(&mut tx, ctx).await?),
        None => None,
    };
    let path = link!("/office/rounds/{round}/close", round = id);
    match approvals::ask(&mut tx, ctx, office, request(Act::Close, &placed, &path, wish)).await? {
        Asked::Waits(_) => {
            tx.commit().await?;
            Ok(Outcome::Asked)
        }
        Asked::Alone => {
            let draft = draft.ok_or(Common::ChangedMeanwhile)?;
            do_close(tx, ctx, office, (id, draft), wish.reason, &closing).await
        }
    }
}

/// Closes a round that somebody else has asked to close.
pub async fn confirm_close(
    ctx: &Ctx,
    office: PersonId,
    id: RoundId,
    approval: ApprovalId,
    seen: &str,
) -> Result<Outcome> {
    // Reading and counting a large round takes a while: not while others wait for us to write.
    let draft = evidence::draft(ctx, id).await?;
    // Held first: sheets that come later than this find the round closed, so what we count below stays true.
    let (mut tx, placed) = begin(ctx, id, RoundStatus::Open).await?;
    // Before anything of ours is recorded, or it would be made anew.
    let draft = draft.renewed(&mut tx, ctx).await?;
    let closing = store::closing(&mut tx, &placed.round).await?;
    let answer = Answer { id: approval, act: Act::Close, subject: id.0, seen, now: &digest(&closing) };
    let Some(approval) = approvals::confirm(&mut tx, ctx, office, answer).await? else { return Ok(Outcome::Changed) };
    if approval.reason.is_empty() && !closing.obstacles().is_empty() {
        return Err(Refusal::NoReason.into());
    }
    do_close(tx, ctx, office, (id, draft), &approval.reason, &closing).await
}

async fn do_close(
    mut tx: Tx,
    ctx: &Ctx,
    office: PersonId,
    (id, draft): (RoundId, Draft),
    reason: &str,
    closing: &Closing,
) -> Result<Outcome> {
    let reason = Some(reason).filter(|reason| !reason.is_empty());
    if !rounds::close(&mut tx, id, ctx.now, office, reason).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    let act = acts::RoundClosed {
        why: reason.map(Written::from),
        missing_sheets: closing.missing.len(),
        unread_entries: closing.unread().count(),
        thin_entries: closing.thin().count(),
        quorum: closing.quorum,
        took_part: closing.took_part(),
    };
    audit::record(&mut tx, ctx, Some(office), id, act).await?;
    ties::keep(&mut tx, ctx, office, &draft).await?;
    evidence::freeze(&mut tx, ctx, office, draft, Occasion::Closed).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// Asks to open a closed round again.
pub async fn reopen(ctx: &Ctx, office: PersonId, id: RoundId, wish: &Wish<'_>) -> Result<Outcome> {
    let (mut tx, placed) = begin(ctx, id, RoundStatus::Closed).await?;
    store::hold_meetings(&mut tx, id).await?;
    let reopening = store::reopening(&mut tx, &placed.round, ctx.now).await?;
    reopening.allowed()?;
    if digest(&reopening) != wish.seen {
        return Ok(Outcome::Changed);
    }
    if wish.reason.is_empty() {
        return Ok(Outcome::ReasonNeeded);
    }
    let path = link!("/office/rounds/{round}/reopen", round = id);
    match approvals::ask(&mut tx, ctx, office, request(Act::Reopen, &placed, &path, wish)).await? {
        Asked::Waits(_) => {
            tx.commit().await?;
            Ok(Outcome::Asked)
        }
        Asked::Alone => {
            reopening.now()?;
            do_reopen(tx, ctx, office, (id, &reopening), wish.reason, wish.public_url).await
        }
    }
}

/// Opens a round again as somebody else has asked.
pub async fn confirm_reopen(
    ctx: &Ctx,
    office: PersonId,
    id: RoundId,
    (approval, seen): (ApprovalId, &str),
    public_url: &str,
) -> Result<Outcome> {
    let (mut tx, placed) = begin(ctx, id, RoundStatus::Closed).await?;
    store::hold_meetings(&mut tx, id).await?;
    let reopening = store::reopening(&mut tx, &placed.round, ctx.now).await?;
    reopening.now()?;
    let answer = Answer { id: approval, act: Act::Reopen, subject: id.0, seen, now: &digest(&reopening) };
    let Some(approval) = approvals::confirm(&mut tx, ctx, office, answer).await? else { return Ok(Outcome::Changed) };
    do_reopen(tx, ctx, office, (id, &reopening), &approval.reason, public_url).await
}

/// Nothing is lost: sheets, snapshots and the reasons stay. Settled places are set aside, as sheets may change; and a
/// conflict that came up meanwhile holds here from now on. Whoever has to do something now is told.
async fn do_reopen(
    mut tx: Tx,
    ctx: &Ctx,
    office: PersonId,
    (id, reopening): (RoundId, &Reopening),
    reason: &str,
    public_url: &str,
) -> Result<Outcome> {
    if !rounds::reopen(&mut tx, id, ctx.now).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    ranking::set_aside(&mut tx, id, ctx.now).await?;
    let recused = conflicts::mark(&mut tx, id, ctx.now).await?;
    let bound = reopening.bound.as_ref().map_or(0, |bound| bound.decisions);
    notice::reopened(&mut tx, ctx, (id, office), (bound, reopening.settled), public_url).await?;
    let pair = |(nomination_id, person_id)| acts::Recusal { nomination_id, person_id };
    let recused = recused.into_iter().map(pair).collect();
    audit::record(&mut tx, ctx, Some(office), id, acts::RoundReopened { why: reason.into(), recused }).await?;
    tx.commit().await?;
    Ok(Outcome::Done)
}

/// A round in a state that it keeps until the transaction ends.
async fn begin(ctx: &Ctx, id: RoundId, status: RoundStatus) -> Result<(Tx, RoundContext)> {
    let mut tx = ctx.db.write().await?;
    let held = rounds::hold(&mut tx, id, status).await?;
    let placed = rounds::placed(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let next = if status == RoundStatus::Open { placed.round.status.close() } else { placed.round.status.reopen() };
    next?;
    if held { Ok((tx, placed)) } else { Err(Common::ChangedMeanwhile.into()) }
}

fn request<'a>(act: Act, placed: &RoundContext, path: &'a str, wish: &Wish<'a>) -> Request<'a> {
    Request {
        act,
        subject: placed.round.round_id.0,
        title: format!("{} {} – {}", placed.prize.german(), placed.year, placed.round.name),
        path,
        reason: wish.reason,
        shown: wish.seen,
        public_url: wish.public_url,
    }
}
