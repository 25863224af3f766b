//! What becomes of an open vote by itself: whoever has lost the right is struck, a secret one does not count any more,
//! one whose meeting or entry has ended is over. The next act writes it down, or the next page, or the next start.

use crate::ground::audit;
use crate::ground::audit::acts::{self, Act, Aside, DoneTo, Word};
use crate::ground::ctx::Ctx;
use crate::ground::db::Tx;
use crate::ground::error::{AppError, Result};
use crate::ids::{MeetingId, NominationId};

use super::super::model::motion::{Annulled, Motion, Voter};
use super::super::refusal::Refusal;
use super::super::state::{Lapse, MeetingState};
use super::super::store::{self, ballots};
use super::seal;

/// Acts that nobody has done: they follow.
pub(super) type Acts = Vec<Act>;

/// Writes down who has no vote any more, and that a vote does not count.
pub(super) async fn write(tx: &mut Tx, ctx: &Ctx, room: &mut MeetingState) -> Result<Acts> {
    let mut acts = Acts::new();
    for lapse in std::mem::take(&mut room.lapsed) {
        match lapse {
            Lapse::Struck(motion, attendance_id, bar) => {
                let voter = Voter { motion_id: motion, attendance_id, has_voted: false, struck_because: Some(bar) };
                ballots::strike(tx, &voter).await?;
                let number = room.motion(motion).map_or(0, |motion| motion.number);
                let name = room.attendance(attendance_id).map_or("", |one| one.name.as_str());
                let because = Aside(Word(bar.as_str()));
                acts.push(acts::VoteStruck { number, name: name.into(), because }.into());
            }
            Lapse::Annulled(motion, reason) => {
                let motion = room.motion(motion).ok_or(AppError::NotFound)?.clone();
                discard(tx, ctx, room, &motion, Some(reason)).await?;
                let because = Aside(Word(reason.as_str()));
                acts.push(acts::MotionAnnulled { number: motion.number, because }.into());
            }
        }
    }
    Ok(acts)
}

/// Ends a vote without a result. What was counted of a secret one is nobody's business.
pub(super) async fn discard(
    tx: &mut Tx,
    ctx: &Ctx,
    room: &MeetingState,
    motion: &Motion,
    reason: Option<Annulled>,
) -> Result<()> {
    if !ballots::discard(tx, motion, reason, ctx.now).await? {
        return Err(Refusal::VoteOver.into());
    }
    seal::roll(tx, room, motion, None).await?;
    come_back(tx, ctx, room).await
}

/// After a vote everybody comes back in who has no conflict with the entry that is being talked about.
pub(super) async fn come_back(tx: &mut Tx, ctx: &Ctx, room: &MeetingState) -> Result<()> {
    let current: Vec<NominationId> = room.current().map(|item| item.nomination_id).into_iter().collect();
    for outside in room.outside() {
        let stays = room.attendance(outside).is_some_and(|one| room.has_conflict(one, &current));
        if !stays {
            store::returned(tx, outside, ctx.now).await?;
        }
    }
    Ok(())
}

/// Writes down what has become of a meeting's open vote, whatever act elsewhere has done it.
///
/// # Errors
/// When the database cannot be written.
pub async fn settle(ctx: &Ctx, id: MeetingId) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    store::hold(&mut tx, id).await?;
    let mut room = MeetingState::load(&mut tx, id).await?;
    let acts = write(&mut tx, ctx, &mut room).await?;
    record(&mut tx, ctx, id, acts).await?;
    tx.commit().await?;
    seal::after(ctx).await;
    Ok(())
}

pub(super) async fn record(tx: &mut Tx, ctx: &Ctx, id: MeetingId, acts: Acts) -> Result<()> {
    for act in acts {
        audit::record(tx, ctx, None, id.subject(), act).await?;
    }
    Ok(())
}

/// The same of all meetings, at the start.
pub(super) async fn settle_all(ctx: &Ctx) -> Result<()> {
    let open = ballots::voting(&mut ctx.db.read().await?).await?;
    for id in open {
        let lapsed = !MeetingState::load(&mut ctx.db.snapshot().await?, id).await?.lapsed.is_empty();
        if lapsed {
            settle(ctx, id).await?;
        }
    }
    Ok(())
}
