//! Undoing what a later fact touches: annulling a decision, and suspending what was binding until it is decided anew.

use serde_json::json;

use crate::audit;
use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::ids::{JurySessionId, MotionId, NominationId, PersonId, RoundId};
use crate::prizes::store as prizes;
use crate::rounds::model::RoundStatus;
use crate::rounds::store as rounds;

use super::super::model::SessionStatus;
use super::super::model::decision::Annulment;
use super::super::room::Room;
use super::super::store;
use super::course::is_current;
use super::{Turn, Who, follows};

/// Annuls what a motion has decided, because something came up after the vote that touches it.
///
/// # Errors
/// Refused where nothing did, and while a vote is open.
pub async fn annul_decision(ctx: &Ctx, who: Who, id: JurySessionId, motion: MotionId, reason: &str) -> Result<()> {
    let mut turn = Turn::conduct(ctx, who, id).await?;
    let motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    let about: Vec<NominationId> = turn.room.about(&motion).into_iter().collect();
    turn.stays_in(&about)?;
    if turn.room.open_motion().is_some() {
        return Err(AppError::Refused("session-motion-open"));
    }
    if !turn.room.is_touched(motion.motion_id) {
        return Err(AppError::Refused("session-not-touched"));
    }
    let own = turn.room.standing().filter(|decision| decision.motion_id == motion.motion_id);
    let decisions: Vec<_> = own.map(|decision| decision.decision_id).collect();
    if decisions.is_empty() {
        return Err(AppError::Refused("session-annul-split"));
    }
    for decision_id in decisions {
        let annulled = Annulment { decision_id, reason: reason.to_owned(), annulled_by: who.0, annulled_at: ctx.now };
        store::annul(&mut turn.tx, &annulled).await?;
    }
    follows::pay(&mut turn).await?;
    turn.done("decision_annulled", json!({"number": motion.number, "why": reason})).await
}

/// Takes the binding force from decisions that a later fact touches, as long as nothing is published: they are decided
/// anew, and bind again once two people say so.
///
/// # Errors
/// Refused where nothing touches them, and while the result is confirmed for publication.
pub async fn suspend(ctx: &Ctx, office: PersonId, id: RoundId, reason: &str) -> Result<()> {
    let mut tx = ctx.db.write().await?;
    rounds::hold(&mut tx, id, RoundStatus::Closed).await?;
    let round = rounds::round(&mut tx, id).await?.ok_or(AppError::NotFound)?;
    let edition = prizes::edition(&mut tx, round.edition_id).await?.ok_or(AppError::NotFound)?;
    let sessions = store::of_round(&mut tx, id).await?;
    let found = sessions.into_iter().find(|session| Some(session.round_closed_at) == round.closed_at);
    let session = found.ok_or(AppError::NotFound)?.jury_session_id;
    store::lock(&mut tx, session).await?;
    let room = Room::load(&mut tx, session).await?;
    is_current(&room)?;
    if room.session.status != SessionStatus::Decided || room.touched().is_empty() {
        return Err(AppError::Refused("session-not-touched"));
    }
    if edition.result_confirmed_at.is_some() {
        return Err(AppError::Refused("session-suspend-published"));
    }
    store::suspend(&mut tx, session).await?;
    let detail = json!({"why": reason});
    audit::record(&mut tx, ctx, Some(office), "session_suspended", ("jury_session", session.0), detail).await?;
    Ok(tx.commit().await?)
}
