//! Undoing what a later fact touches: annulling a decision, and suspending what was binding until it is decided anew.

use crate::contest::prizes::store as prizes;
use crate::contest::rounds::model::RoundStatus;
use crate::contest::rounds::store as rounds;
use crate::ground::audit::{self, acts};
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Result};
use crate::ids::{MeetingId, MotionId, NominationId, PersonId, RoundId};

use super::super::model::MeetingStatus;
use super::super::model::decision::Annulment;
use super::super::refusal::Refusal;
use super::super::state::MeetingState;
use super::super::store;
use super::lifecycle::is_current;
use super::{MeetingTx, Who, effects};

/// Annuls what a motion has decided, because something came up after the vote that touches it.
///
/// # Errors
/// Refused where nothing did, and while a vote is open.
pub async fn annul_decision(ctx: &Ctx, who: Who, id: MeetingId, motion: MotionId, reason: &str) -> Result<()> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    let motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    let about: Vec<NominationId> = turn.room.about(&motion).into_iter().collect();
    turn.stays_in(&about)?;
    if turn.room.open_motion().is_some() {
        return Err(Refusal::MotionOpen.into());
    }
    if !turn.room.is_touched(motion.motion_id) {
        return Err(Refusal::NotTouched.into());
    }
    let own = turn.room.standing().filter(|decision| decision.motion_id == motion.motion_id);
    let decisions: Vec<_> = own.map(|decision| decision.decision_id).collect();
    if decisions.is_empty() {
        return Err(Refusal::AnnulSplit.into());
    }
    for decision_id in decisions {
        let annulled = Annulment { decision_id, reason: reason.to_owned(), annulled_by: who.0, annulled_at: ctx.now };
        store::annul(&mut turn.tx, &annulled).await?;
    }
    effects::pay(&mut turn).await?;
    turn.done(acts::DecisionAnnulled { number: motion.number, why: reason.into() }).await
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
    let meetings = store::of_round(&mut tx, id).await?;
    let found = meetings.into_iter().find(|meeting| Some(meeting.round_closed_at) == round.closed_at);
    let meeting = found.ok_or(AppError::NotFound)?.meeting_id;
    store::lock(&mut tx, meeting).await?;
    let room = MeetingState::load(&mut tx, meeting).await?;
    is_current(&room)?;
    if room.meeting.status != MeetingStatus::Decided || room.touched().is_empty() {
        return Err(Refusal::NotTouched.into());
    }
    if edition.result_confirmed_at.is_some() {
        return Err(Refusal::ResultConfirmed.into());
    }
    store::suspend(&mut tx, meeting).await?;
    audit::record(&mut tx, ctx, Some(office), meeting, acts::SessionSuspended { why: reason.into() }).await?;
    Ok(tx.commit().await?)
}
