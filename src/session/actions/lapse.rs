//! What becomes of an open vote by itself: whoever has lost the right is struck, a secret one does not count any more,
//! one whose session or entry has ended is over. The next act writes it down, or the next page, or the next start.

use serde_json::{Value, json};

use crate::audit;
use crate::ctx::Ctx;
use crate::db::Tx;
use crate::error::{AppError, Result};
use crate::ids::{JurySessionId, NominationId};

use super::super::model::motion::{Annulled, Motion, Voter};
use super::super::room::{Lapse, Room};
use super::super::store::{self, ballots};
use super::seal;

/// Acts that nobody has done: they follow.
pub(super) type Acts = Vec<(&'static str, Value)>;

/// Writes down who has no vote any more, and that a vote does not count.
pub(super) async fn write(tx: &mut Tx, ctx: &Ctx, room: &mut Room) -> Result<Acts> {
    let mut acts = Acts::new();
    for lapse in std::mem::take(&mut room.lapsed) {
        match lapse {
            Lapse::Struck(motion, attendance_id, bar) => {
                let voter = Voter { motion_id: motion, attendance_id, has_voted: false, struck_because: Some(bar) };
                ballots::strike(tx, &voter).await?;
                let number = room.motion(motion).map_or(0, |motion| motion.number);
                let name = room.attendance(attendance_id).map_or("", |one| &one.name);
                acts.push(("vote_struck", json!({"number": number, "name": name, "because": bar})));
            }
            Lapse::Annulled(motion, why) => {
                let motion = room.motion(motion).ok_or(AppError::NotFound)?.clone();
                discard(tx, ctx, room, &motion, Some(why)).await?;
                acts.push(("motion_annulled", json!({"number": motion.number, "because": why})));
            }
        }
    }
    Ok(acts)
}

/// Ends a vote without a result. What was counted of a secret one is nobody's business.
pub(super) async fn discard(tx: &mut Tx, ctx: &Ctx, room: &Room, motion: &Motion, why: Option<Annulled>) -> Result<()> {
    if !ballots::discard(tx, motion, why, ctx.now).await? {
        return Err(AppError::Refused("session-vote-over"));
    }
    seal::roll(tx, room, motion, None).await?;
    come_back(tx, ctx, room).await
}

/// After a vote everybody comes back in who has no conflict with the entry that is being talked about.
pub(super) async fn come_back(tx: &mut Tx, ctx: &Ctx, room: &Room) -> Result<()> {
    let current: Vec<NominationId> = room.current().map(|item| item.nomination_id).into_iter().collect();
    for outside in room.outside() {
        let stays = room.attendance(outside).is_some_and(|one| room.has_conflict(one, &current));
        if !stays {
            store::returned(tx, outside, ctx.now).await?;
        }
    }
    Ok(())
}

/// Writes down what has become of a session's open vote, whatever act elsewhere has done it.
///
/// # Errors
/// When the database cannot be written.
pub async fn settle(ctx: &Ctx, id: JurySessionId) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    store::hold(&mut tx, id).await?;
    let mut room = Room::load(&mut tx, id).await?;
    let acts = write(&mut tx, ctx, &mut room).await?;
    record(&mut tx, ctx, id, acts).await?;
    tx.commit().await?;
    seal::after(ctx).await;
    Ok(())
}

pub(super) async fn record(tx: &mut Tx, ctx: &Ctx, id: JurySessionId, acts: Acts) -> Result<()> {
    for (act, detail) in acts {
        audit::record(tx, ctx, None, act, ("jury_session", id.0), detail).await?;
    }
    Ok(())
}

/// The same of all sessions, at the start.
pub(super) async fn settle_all(ctx: &Ctx) -> Result<()> {
    let open = ballots::voting(&mut ctx.db.read().await?).await?;
    for id in open {
        let lapsed = !Room::load(&mut ctx.db.read().await?, id).await?.lapsed.is_empty();
        if lapsed {
            settle(ctx, id).await?;
        }
    }
    Ok(())
}
