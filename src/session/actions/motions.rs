//! Motions: made, voted on, counted out, and what follows from them.

use std::collections::BTreeSet;

use serde_json::json;

use crate::ctx::Ctx;
use crate::error::{AppError, Result};
use crate::ids::{AttendanceId, DecisionId, JurySessionId, MotionId, NominationId, SpecialPrizeId};

use super::super::model::attendance::{Attendance, Duty, members};
use super::super::model::decision::{Decision, DecisionKind, is_promoted, is_reordered, shared_amount};
use super::super::model::motion::{
    Ballot, BrokenBy, Casting, Choice, Counts, Motion, MotionKind, MotionStatus, Outcome, Vote, Voter, cast as casting,
    outcome,
};
use super::super::room::Room;
use super::super::store::{self, ballots};
use super::{Turn, Who};

/// What somebody moves. The forms have made sure that it has what its kind needs.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Made when the form was shown.
    pub key: uuid::Uuid,
    pub kind: MotionKind,
    pub wording: String,
    pub moved_by: Option<AttendanceId>,
    pub ballot: Ballot,
    pub entries: Vec<NominationId>,
    pub place: Option<i64>,
    /// For each entry; without one a place gets its money.
    pub amount: Option<i64>,
    pub special_prize_id: Option<SpecialPrizeId>,
    pub prize_name: Option<String>,
    pub person_name: Option<String>,
    /// Another split: places with their money.
    pub amounts: Vec<(i64, i64)>,
    pub reason: String,
    pub order_reason: Option<String>,
}

/// What came of a wish to move something.
#[derive(Debug, PartialEq, Eq)]
pub enum Proposed {
    Done,
    /// The order would differ from the computed one, and nobody said why.
    ReasonNeeded,
}

/// Whether an order of places differs from the computed one once a motion is carried.
fn differs(room: &Room, proposal: &Proposal) -> bool {
    let (MotionKind::Place, Some(place)) = (proposal.kind, proposal.place) else { return false };
    let rank = |entry: NominationId| room.entry(entry).and_then(|item| item.computed_rank);
    let mut places: Vec<(i64, Option<i64>)> = room
        .standing()
        .filter(|decision| decision.kind == DecisionKind::Place && decision.place != Some(place))
        .filter_map(|decision| Some((decision.place?, decision.nomination_id?)))
        .filter(|(_, entry)| !proposal.entries.contains(entry))
        .map(|(place, entry)| (place, rank(entry)))
        .collect();
    let own: Vec<(i64, Option<i64>)> = proposal.entries.iter().map(|&entry| (place, rank(entry))).collect();
    let is_promoted = own.iter().any(|&(place, rank)| is_promoted(place, rank));
    places.extend(own);
    is_promoted || is_reordered(&places)
}

/// Puts something to the vote. Whoever has a conflict with it must be outside, enough must be there, and everybody
/// who votes must be obliged to secrecy and impartiality.
pub async fn propose(ctx: &Ctx, who: Who, id: JurySessionId, proposal: &Proposal) -> Result<Proposed> {
    let mut turn = Turn::conduct(ctx, who, id).await?;
    if ballots::by_key(&mut turn.tx, id, proposal.key).await?.is_some() {
        return Ok(Proposed::Done);
    }
    if turn.room.open_motion().is_some() {
        return Err(AppError::Refused("session-motion-open"));
    }
    if proposal.entries.iter().any(|entry| turn.room.entry(*entry).is_none()) {
        return Err(AppError::NotFound);
    }
    if proposal.moved_by.is_some_and(|by| turn.room.attendance(by).is_none()) {
        return Err(AppError::NotFound);
    }
    // Somebody who conducts may have a conflict with an entry that is not called up.
    if turn.room.line_of(who.0).is_some_and(|me| turn.room.has_conflict(me, &proposal.entries)) {
        return Err(AppError::Refused("session-outside"));
    }
    let outside = turn.room.outside();
    if turn.room.excluded(&proposal.entries).iter().any(|one| !outside.contains(&one.attendance_id)) {
        return Err(AppError::Refused("session-still-inside"));
    }
    let roll: Vec<Attendance> = turn
        .room
        .roll(&proposal.entries)
        .into_iter()
        .filter(|one| !outside.contains(&one.attendance_id))
        .cloned()
        .collect();
    if roll.iter().any(|one| one.pledged_at.is_none()) {
        return Err(AppError::Refused("session-pledge-missing"));
    }
    let quorum = turn.room.quorum();
    if (roll.len() as i64) < quorum {
        return Err(AppError::Refused("session-no-quorum"));
    }
    let reordered = differs(&turn.room, proposal);
    if reordered && proposal.order_reason.is_none() {
        return Ok(Proposed::ReasonNeeded);
    }
    let motion = Motion {
        motion_id: MotionId::new(ctx.now, &ctx.random),
        jury_session_id: id,
        number: turn.room.motions.len() as i64 + 1,
        kind: proposal.kind,
        wording: proposal.wording.clone(),
        moved_by: proposal.moved_by,
        place: proposal.place,
        amount: proposal.amount,
        special_prize_id: proposal.special_prize_id,
        prize_name: proposal.prize_name.clone(),
        person_name: proposal.person_name.clone(),
        reason: proposal.reason.clone(),
        order_reason: proposal.order_reason.clone().filter(|_| reordered),
        ballot: proposal.ballot,
        status: MotionStatus::Voting,
        members: members(&turn.room.list),
        present: roll.len() as i64,
        quorum,
        yes: None,
        no: None,
        abstained: None,
        by_count: false,
        broken_by: None,
        casting_choice: None,
        opened_at: ctx.now,
        opened_by: who.0,
        closed_at: None,
    };
    let voters: Vec<AttendanceId> = roll.iter().map(|one| one.attendance_id).collect();
    ballots::insert(&mut turn.tx, &motion, proposal.key, &proposal.entries, &proposal.amounts, &voters).await?;
    let detail = json!({
        "number": motion.number, "text": motion.wording, "kind": motion.kind, "ballot": motion.ballot,
        "nomination_id": proposal.entries, "voters": voters.len(), "order_reason": motion.order_reason,
    });
    turn.done("motion_made", detail).await?;
    Ok(Proposed::Done)
}

/// Takes a vote: one's own, or one that the chair or the secretary notes for somebody. Sent twice it counts once;
/// an open vote may be changed until the voting ends, a secret one cannot be found again.
///
/// # Errors
/// Refused for whoever has a conflict or may not vote for another reason, and once the voting is over.
pub async fn vote(
    ctx: &Ctx,
    who: Who,
    id: JurySessionId,
    motion: MotionId,
    (voter, choice): (AttendanceId, Choice),
) -> Result<()> {
    let mut turn = Turn::take(ctx, who, id).await?;
    let motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    let is_own = turn.seat.me == Some(voter);
    if !is_own {
        turn.seat.conducts()?;
        if motion.ballot == Ballot::Secret {
            return Err(AppError::Refused("session-secret-own"));
        }
    }
    let name = turn.room.attendance(voter).ok_or(AppError::NotFound)?.clone();
    if motion.status != MotionStatus::Voting {
        return Err(AppError::Refused("session-vote-over"));
    }
    let Some(known) = turn.room.voters_of(motion.motion_id).find(|known| known.attendance_id == voter).copied() else {
        let conflicted = turn.room.has_conflict(&name, &turn.room.entries_of(motion.motion_id));
        return Err(AppError::Refused(if conflicted { "session-vote-conflict" } else { "session-vote-nobody" }));
    };
    match motion.ballot {
        Ballot::Secret => {
            if known.has_voted || !ballots::vote_secretly(&mut turn.tx, motion.motion_id, voter, choice).await? {
                return Ok(());
            }
            // Never what.
            turn.done("voted_secretly", json!({"number": motion.number, "name": name.name})).await
        }
        Ballot::Open => {
            let vote =
                Vote { motion_id: motion.motion_id, attendance_id: voter, choice, cast_at: ctx.now, entered_by: who.0 };
            if !ballots::vote(&mut turn.tx, &vote).await? {
                return Ok(());
            }
            turn.done("voted", json!({"number": motion.number, "name": name.name, "choice": choice})).await
        }
    }
}

/// Ends the voting with the votes that are there.
pub async fn close(ctx: &Ctx, who: Who, id: JurySessionId, motion: MotionId) -> Result<()> {
    let mut turn = Turn::conduct(ctx, who, id).await?;
    let motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    if motion.status != MotionStatus::Voting {
        return Ok(());
    }
    let counts = ballots::counted(&mut turn.tx, motion.motion_id).await?;
    if counts.sum() == 0 {
        return Err(AppError::Refused("session-nobody-voted"));
    }
    count_out(turn, &motion, counts, false).await
}

/// Ends the voting with counts of hands or papers.
pub async fn count(ctx: &Ctx, who: Who, id: JurySessionId, motion: MotionId, counts: Counts) -> Result<()> {
    let turn = Turn::conduct(ctx, who, id).await?;
    let motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    if motion.status != MotionStatus::Voting {
        return Ok(());
    }
    if turn.room.voters_of(motion.motion_id).any(|voter| voter.has_voted) {
        return Err(AppError::Refused("session-votes-there"));
    }
    if counts.sum() > motion.present || counts.sum() == 0 {
        return Err(AppError::Refused("session-counts-wrong"));
    }
    count_out(turn, &motion, counts, true).await
}

/// What the chair may do about a tie.
pub fn chairs_say(room: &Room, motion: &Motion) -> Casting {
    let chair = room
        .duty(Duty::Chair)
        .filter(|chair| room.voters_of(motion.motion_id).any(|voter| voter.attendance_id == chair.attendance_id));
    let Some(chair) = chair.filter(|_| room.session.casting_vote) else { return Casting::None };
    let own = |vote: &&Vote| vote.motion_id == motion.motion_id && vote.attendance_id == chair.attendance_id;
    room.votes.iter().find(own).map_or(Casting::Open, |vote| Casting::Given(vote.choice))
}

async fn count_out(mut turn: Turn<'_>, motion: &Motion, counts: Counts, by_count: bool) -> Result<()> {
    let found = outcome(&turn.room.session, counts, chairs_say(&turn.room, motion));
    let now = turn.ctx.now;
    if !ballots::close(&mut turn.tx, motion.motion_id, counts, by_count, found, now).await? {
        return Ok(());
    }
    if motion.ballot == Ballot::Secret {
        seal(&mut turn, motion, counts).await?;
    }
    if found.status == MotionStatus::Carried {
        apply(&mut turn, motion).await?;
    }
    let detail = json!({
        "number": motion.number, "yes": counts.yes, "no": counts.no, "abstained": counts.abstained,
        "result": found.status, "broken_by": found.broken_by,
    });
    turn.done("vote_ended", detail).await
}

/// Takes away what would tell who voted what in a secret vote that is over.
async fn seal(turn: &mut Turn<'_>, motion: &Motion, counts: Counts) -> Result<()> {
    let voters: Vec<Voter> = turn.room.voters_of(motion.motion_id).copied().collect();
    ballots::seal(&mut turn.tx, motion.motion_id, counts, &voters).await
}

/// The chair's vote breaks a tie.
pub async fn cast(ctx: &Ctx, who: Who, id: JurySessionId, motion: MotionId, choice: Choice) -> Result<()> {
    let mut turn = Turn::conduct(ctx, who, id).await?;
    let motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    if motion.status != MotionStatus::Tied {
        return Ok(());
    }
    if chairs_say(&turn.room, &motion) == Casting::None || choice == Choice::Abstain {
        return Err(AppError::Refused("session-no-casting"));
    }
    settle(&mut turn, &motion, casting(choice)).await?;
    turn.done("tie_cast", json!({"number": motion.number, "choice": choice})).await
}

/// Breaks a tie, and does what follows.
pub(super) async fn settle(turn: &mut Turn<'_>, motion: &Motion, found: Outcome) -> Result<()> {
    if !ballots::break_tie(&mut turn.tx, motion.motion_id, found).await? {
        return Err(AppError::Refused("error-changed-meanwhile"));
    }
    if found.status == MotionStatus::Carried {
        apply(turn, motion).await?;
    }
    Ok(())
}

/// What a lot makes of a tie.
pub(super) fn drawn(key: &str) -> Outcome {
    let status = if key == Choice::Yes.as_str() { MotionStatus::Carried } else { MotionStatus::Rejected };
    Outcome { status, broken_by: Some(BrokenBy::Lot), casting_choice: None }
}

/// Takes a motion back.
pub async fn withdraw(ctx: &Ctx, who: Who, id: JurySessionId, motion: MotionId) -> Result<()> {
    let mut turn = Turn::conduct(ctx, who, id).await?;
    let motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    if !ballots::withdraw(&mut turn.tx, motion.motion_id, ctx.now).await? {
        return Err(AppError::Refused("session-vote-over"));
    }
    if motion.ballot == Ballot::Secret {
        let counts = ballots::counted(&mut turn.tx, motion.motion_id).await?;
        seal(&mut turn, &motion, counts).await?;
    }
    turn.done("motion_withdrawn", json!({"number": motion.number})).await
}

/// Makes decisions of a motion that was carried. What it contradicts is replaced.
async fn apply(turn: &mut Turn<'_>, motion: &Motion) -> Result<()> {
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
            let same_laureate = same_entry || decision.person_name == motion.person_name;
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
    for decision in &standing {
        let has_own = turn.room.motion(decision.motion_id).is_some_and(|motion| motion.amount.is_some());
        let Some(place) = decision.place.filter(|_| !has_own) else { continue };
        let sharing = standing.iter().filter(|other| other.place == Some(place)).count() as i64;
        store::set_amount(&mut turn.tx, decision.decision_id, shared_amount(&places, place, sharing)).await?;
    }
    Ok(())
}
