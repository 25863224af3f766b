//! What follows from a motion: the decisions it makes, those it replaces, and whom it concerns.

use std::collections::BTreeSet;

use crate::ground::error::Result;
use crate::ids::{DecisionId, NominationId};

use super::super::model::decision::{Decision, DecisionKind, contradicts, shared_amount};
use super::super::model::motion::{Motion, MotionKind};
use super::super::state::MeetingState;
use super::super::store;
use super::MeetingTx;

/// The entries that a motion is about while it is made.
pub(super) fn affected_entries(room: &MeetingState, motion: &Motion, entries: &[NominationId]) -> Vec<NominationId> {
    room.affected_entries(motion, entries, room.current().map(|item| item.nomination_id)).into_iter().collect()
}

/// Makes decisions of a motion that was carried. What it contradicts is replaced.
pub(super) async fn apply(turn: &mut MeetingTx<'_>, motion: &Motion) -> Result<()> {
    let entries = turn.room.entries_of(motion.motion_id);
    turn.room.fits(motion, &entries)?;
    let replaced: BTreeSet<DecisionId> = turn
        .room
        .standing()
        .filter(|decision| contradicts(motion, &entries, decision))
        .map(|decision| decision.decision_id)
        .collect();
    for decision in replaced {
        store::replace(&mut turn.tx, decision, motion.motion_id).await?;
    }
    let blank = Decision {
        decision_id: DecisionId::new(turn.ctx.now, &turn.ctx.random),
        meeting_id: turn.room.id(),
        motion_id: motion.motion_id,
        position: turn.room.decisions.len() as i64 + 1,
        kind: DecisionKind::Place,
        place: motion.place,
        amount: motion.amount,
        nomination_id: None,
        special_prize_id: motion.special_prize_id,
        prize_name: motion.prize_name.clone(),
        person_name: motion.person_name.clone(),
        reason: motion.reason.clone(),
        order_reason: motion.order_reason.clone(),
        replaced_by: None,
        decided_at: turn.ctx.now,
    };
    let mut decisions = Vec::new();
    match motion.kind {
        MotionKind::Place => {
            let place = motion.place.unwrap_or(1);
            let each = motion.amount.or_else(|| shared_amount(&turn.room.places, place, entries.len() as i64));
            for entry in entries {
                // Who shares a place is praised for the own work.
                let own = turn.room.motion_entries.iter();
                let own = own.filter(|one| one.motion_id == motion.motion_id && one.nomination_id == entry);
                let own = own.filter_map(|one| one.reason.clone()).next();
                let reason = own.unwrap_or_else(|| motion.reason.clone());
                decisions.push(Decision { nomination_id: Some(entry), amount: each, reason, ..blank.clone() });
            }
        }
        MotionKind::SpecialPrize => {
            let nomination_id = entries.first().copied();
            decisions.push(Decision { kind: DecisionKind::SpecialPrize, place: None, nomination_id, ..blank });
        }
        MotionKind::NotAwarded => {
            decisions.push(Decision { kind: DecisionKind::NotAwarded, amount: None, ..blank });
        }
        MotionKind::Deferred => {
            // Entries, a place, or both: each is decided later on its own.
            let blank = Decision { kind: DecisionKind::Deferred, amount: None, place: None, ..blank };
            let each = entries.into_iter().map(|entry| Decision { nomination_id: Some(entry), ..blank.clone() });
            decisions.extend(each);
            decisions.extend(motion.place.map(|place| Decision { place: Some(place), ..blank }));
        }
        MotionKind::Split => split(turn, motion).await?,
        MotionKind::Other => {}
    }
    for (number, decision) in (0..).zip(decisions) {
        let decision_id = DecisionId::new(turn.ctx.now, &turn.ctx.random);
        let decision = Decision { decision_id, position: decision.position + number, ..decision };
        store::insert_decision(&mut turn.tx, &decision).await?;
    }
    pay(turn).await
}

/// Gives places other money.
async fn split(turn: &mut MeetingTx<'_>, motion: &Motion) -> Result<()> {
    let id = turn.room.id();
    for amount in turn.room.motion_amounts.iter().filter(|amount| amount.motion_id == motion.motion_id) {
        store::set_place(&mut turn.tx, id, amount.place, amount.amount).await?;
    }
    Ok(())
}

/// Gives everybody who has a place what it is worth now, where no amount of its own was voted on: the money may be split
/// otherwise, and who shared a place may have it alone.
pub(super) async fn pay(turn: &mut MeetingTx<'_>) -> Result<()> {
    turn.room = MeetingState::load(&mut turn.tx, turn.room.id()).await?;
    let room = &turn.room;
    let standing: Vec<&Decision> = room.standing().filter(|decision| decision.kind == DecisionKind::Place).collect();
    let mut paid = Vec::new();
    for decision in standing.iter().filter(|decision| room.is_paid_by_place(decision)) {
        let Some(place) = decision.place else { continue };
        let sharing = standing.iter().filter(|other| other.place == Some(place)).count() as i64;
        let amount = shared_amount(&room.places, place, sharing);
        if amount != decision.amount {
            paid.push((decision.decision_id, amount));
        }
    }
    for (decision, amount) in paid {
        store::set_amount(&mut turn.tx, decision, amount).await?;
    }
    Ok(())
}
