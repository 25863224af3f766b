//! Taking back what the office has done to a published call, while nothing rests on it: one transaction each.

use crate::ground::audit::{self, acts};
use crate::ground::ctx::Ctx;
use crate::ground::db::Conn;
use crate::ground::error::{AppError, Common, Result};
use crate::ids::{EditionId, PersonId};

use super::super::model::EditionStatus;
use super::super::moved::Concern;
use super::super::refusal::Refusal;
use super::super::store;
use super::begin;

/// Takes a published call back to preparing, in the transaction of whoever has asked two people first: nobody has
/// nominated, and no jury has begun.
pub async fn retract_in(conn: &mut Conn, ctx: &Ctx, by: PersonId, id: EditionId, reason: &str) -> Result<()> {
    if !store::retract(conn, id).await? {
        return Err(Refusal::InUse.into());
    }
    audit::record(conn, ctx, Some(by), id, acts::CallRetracted { why: reason.into() }).await
}

/// Opens an ended call again: no later one of the prize is published.
pub async fn reopen(ctx: &Ctx, by: PersonId, id: EditionId, reason: &str) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    let edition = store::edition(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    if edition.status != EditionStatus::Closed || edition.opened_at.is_none() {
        return Err(Refusal::NotEnded.into());
    }
    if !store::reopen(&mut tx, id).await? {
        return Err(Refusal::LaterPublished.into());
    }
    audit::record(&mut tx, ctx, Some(by), id, acts::CallReopened { why: reason.into() }).await?;
    Ok(tx.commit().await?)
}

/// Puts the dates of a published call back to what they were before they were last moved.
pub async fn take_dates_back(ctx: &Ctx, by: PersonId, id: EditionId, version: i64, reason: &str) -> Result<()> {
    let (mut tx, edition) = begin(ctx, id, version).await?;
    let moved = store::moves::last(&mut tx, id).await?.ok_or(Refusal::DatesNotMoved)?;
    let used = store::moves::used(&mut tx, id, &moved).await?;
    moved.after.may_go_back(&moved.before, &edition, used, ctx.now)?;
    if !store::moves::take_back(&mut tx, moved.calendar_move_id, by, ctx.now).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    if moved.before.closes_at != moved.after.closes_at && store::moved::reading(&mut tx, id).await?.is_some() {
        return Err(Refusal::DeadlineRead.into());
    }
    // Whoever was written to about the move is written to again.
    let concern = Concern::of(&mut tx, &edition, &moved.before).await?;
    store::keep_public(&mut tx, &edition, ctx.now).await?;
    store::set_calendar(&mut tx, id, &moved.before).await?;
    let prize = store::prize(&mut tx, edition.prize_id).await?.ok_or(AppError::NotFound)?;
    concern.tell(&mut tx, ctx, (&prize, &edition)).await?;
    let (before, after) = (Box::new(moved.after.0.into()), Box::new(moved.before.0.into()));
    let [told, in_time, late, asked_again] = concern.counts();
    let act = acts::DatesTakenBack { before, after, why: reason.into(), told, in_time, late, asked_again };
    audit::record(&mut tx, ctx, Some(by), id, act).await?;
    Ok(tx.commit().await?)
}
