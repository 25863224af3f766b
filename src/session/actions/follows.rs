//! What follows from a motion: the decisions it makes, those it replaces, and whom it concerns.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::ids::{DecisionId, NominationId};

use super::super::model::decision::{Decision, DecisionKind, shared_amount};
use super::super::model::motion::{Motion, MotionKind};
use super::super::room::Room;
use super::super::store;
use super::Turn;

/// The entries whose prize or money a motion is about: those that it names, and those whose decisions it would replace
/// or pay otherwise. Whoever has a conflict with one of them has no part in it.
pub(super) fn concerned(room: &Room, motion: &Motion, entries: &[NominationId]) -> Vec<NominationId> {
    let pays = |decision: &Decision| motion.kind == MotionKind::Split && is_paid_by_place(room, decision);
    let touched = room.standing().filter(|decision| contradicts(motion, entries, decision) || pays(decision));
    let concerned: BTreeSet<NominationId> =
        entries.iter().copied().chain(touched.filter_map(|decision| decision.nomination_id)).collect();
    concerned.into_iter().collect()
}

/// Whether an entry gets what its place is worth, and no amount of its own that was voted on.
fn is_paid_by_place(room: &Room, decision: &Decision) -> bool {
    let has_own = room.motion(decision.motion_id).is_some_and(|motion| motion.amount.is_some());
    decision.kind == DecisionKind::Place && !has_own
}

/// Makes decisions of a motion that was carried. What it contradicts is replaced.
pub(super) async fn apply(turn: &mut Turn<'_>, motion: &Motion) -> Result<()> {
    let entries = turn.room.entries_of(motion.motion_id);
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
        jury_session_id: turn.room.id(),
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
                decisions.push(Decision { nomination_id: Some(entry), amount: each, ..blank.clone() });
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
            let nomination_id = entries.first().copied();
            let kind = DecisionKind::Deferred;
            decisions.push(Decision { kind, nomination_id, amount: None, place: None, ..blank });
        }
        MotionKind::Split => split(turn, motion).await?,
        MotionKind::Other => {}
    }
    for (number, decision) in (0..).zip(decisions) {
        let decision_id = DecisionId::new(turn.ctx.now, &turn.ctx.random);
        let decision = Decision { decision_id, position: decision.position + number, ..decision };
        store::insert_decision(&mut turn.tx, &decision).await?;
    }
    Ok(())
}

/// Whether a decision cannot stand beside what a motion decides.
fn contradicts(motion: &Motion, entries: &[NominationId], decision: &Decision) -> bool {
    let same_entry = decision.nomination_id.is_some_and(|entry| entries.contains(&entry));
    let same_place = motion.place.is_some() && decision.place == motion.place;
    let same_prize = motion.prize_name.is_some() && decision.prize_name == motion.prize_name;
    match motion.kind {
        MotionKind::Place => {
            same_place || same_entry && matches!(decision.kind, DecisionKind::Place | DecisionKind::Deferred)
        }
        MotionKind::SpecialPrize => {
            let same_person = motion.person_name.is_some() && decision.person_name == motion.person_name;
            let same_laureate = same_entry || same_person;
            same_prize && (same_laureate || decision.kind == DecisionKind::NotAwarded)
        }
        MotionKind::NotAwarded => same_place || same_prize,
        MotionKind::Deferred => same_entry,
        MotionKind::Split | MotionKind::Other => false,
    }
}

/// Gives places other money, and what was decided on them already as well, where no amount of its own was voted on.
async fn split(turn: &mut Turn<'_>, motion: &Motion) -> Result<()> {
    let id = turn.room.id();
    let mut places = turn.room.places.clone();
    for amount in turn.room.motion_amounts.iter().filter(|amount| amount.motion_id == motion.motion_id) {
        store::set_place(&mut turn.tx, id, amount.place, amount.amount).await?;
        places.insert(amount.place, Some(amount.amount));
    }
    let standing: Vec<&Decision> =
        turn.room.standing().filter(|decision| decision.kind == DecisionKind::Place).collect();
    for decision in standing.iter().filter(|decision| is_paid_by_place(&turn.room, decision)) {
        let Some(place) = decision.place else { continue };
        let sharing = standing.iter().filter(|other| other.place == Some(place)).count() as i64;
        store::set_amount(&mut turn.tx, decision.decision_id, shared_amount(&places, place, sharing)).await?;
    }
    Ok(())
}
