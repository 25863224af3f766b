//! Motions: made, voted on, counted out, and what follows from them.

use std::collections::BTreeSet;

use crate::ground::audit::acts::{self, Aside, Word, Written};
use crate::ground::ctx::Ctx;
use crate::ground::error::{AppError, Common, Result};
use crate::ids::{AttendanceId, MeetingId, MotionId, NominationId, SpecialPrizeId};

use super::super::model::TieRule;
use super::super::model::attendance::{Attendance, Barred};
use super::super::model::decision::{DecisionKind, is_promoted, is_reordered};
use super::super::model::motion::{
    self, Ballot, BrokenBy, Casting, Choice, Counts, Hindrance, Motion, MotionKind, MotionStatus, Outcome, Vote, Voter,
    cast as casting, outcome,
};
use super::super::refusal::Refusal;
use super::super::state::MeetingState;
use super::super::store::{self, ballots};
use super::effects::{affected_entries, apply};
use super::lifecycle::is_current;
use super::{MeetingTx, Who, seal};

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
    /// Why each of the entries, where several share a place.
    pub reasons: Vec<(NominationId, String)>,
    pub order_reason: Option<String>,
    /// Somebody has seen that whoever has a conflict with it has left the room.
    pub have_left: bool,
    /// With fewer voters they vote openly.
    pub secret_least: i64,
}

/// What came of a wish to move something.
#[derive(Debug, PartialEq, Eq)]
pub enum Proposed {
    Done,
    /// The order would differ from the computed one, and nobody said why.
    ReasonNeeded,
    /// It cannot stand beside what is decided already; the key of a sentence.
    Crowded(Refusal),
    /// These people have a conflict with it and are in the room.
    StillInside(Vec<String>),
    /// So few may vote on it that a secret vote would be none.
    TooFew,
}

/// Whether an order of places differs from the computed one once a motion is carried.
fn differs(room: &MeetingState, proposal: &Proposal) -> bool {
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
pub async fn propose(ctx: &Ctx, who: Who, id: MeetingId, proposal: &Proposal) -> Result<Proposed> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    is_current(&turn.room)?;
    if ballots::by_key(&mut turn.tx, id, proposal.key).await?.is_some() {
        return Ok(Proposed::Done);
    }
    if turn.room.open_motion().is_some() {
        return Err(Refusal::MotionOpen.into());
    }
    if proposal.entries.iter().any(|entry| turn.room.called(*entry).is_none()) {
        return Err(AppError::NotFound);
    }
    if proposal.moved_by.is_some_and(|by| turn.room.attendance(by).is_none()) {
        return Err(AppError::NotFound);
    }
    let mut motion = Motion {
        motion_id: MotionId::new(ctx.now, &ctx.random),
        meeting_id: id,
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
        order_reason: proposal.order_reason.clone(),
        ballot: proposal.ballot,
        status: MotionStatus::Voting,
        members: turn.room.members(),
        present: 0,
        attending: Some(turn.room.attending()),
        quorum: turn.room.quorum(),
        yes: None,
        no: None,
        abstained: None,
        by_count: false,
        broken_by: None,
        casting_choice: None,
        opened_at: ctx.now,
        opened_by: who.0,
        closed_at: None,
        annulled_because: None,
        repeats: repeated(&turn.room, proposal.key).map(|motion| motion.motion_id),
        scrubbed_at: None,
        stopped_at: None,
    };
    let awards = matches!(motion.kind, MotionKind::Place | MotionKind::SpecialPrize);
    let is_out = |entry: &NominationId| turn.room.called(*entry).is_some_and(|(_, out)| out.is_some());
    if awards && proposal.entries.iter().any(is_out) {
        return Err(Refusal::EntryOut.into());
    }
    let affected_entries = affected_entries(&turn.room, &motion, &proposal.entries);
    // Somebody who conducts may have a conflict with an entry that is not called up.
    if turn.room.line_of(who.0).is_some_and(|me| turn.room.has_conflict(me, &affected_entries)) {
        return Err(Refusal::Outside.into());
    }
    let outside = turn.room.outside();
    let inside = turn.room.excluded(&affected_entries).into_iter().filter(|one| !outside.contains(&one.attendance_id));
    let inside: Vec<Attendance> = inside.cloned().collect();
    if !inside.is_empty() && !proposal.have_left {
        return Ok(Proposed::StillInside(inside.into_iter().map(|one| one.name).collect()));
    }
    let away: BTreeSet<AttendanceId> = inside.iter().map(|one| one.attendance_id).collect();
    let stays = |one: &&Attendance| !away.contains(&one.attendance_id);
    if turn.room.unpledged(&affected_entries).iter().any(stays) {
        return Err(Refusal::PledgeMissing.into());
    }
    let roll: Vec<Attendance> = turn.room.roll(&affected_entries).into_iter().filter(stays).cloned().collect();
    // Whoever has no account is on the roll for papers, and not waited for in a secret vote.
    motion.present = turn.room.able(&affected_entries, motion.ballot).into_iter().filter(stays).count() as i64;
    if motion.present < motion.quorum {
        return Err(Refusal::NoQuorum.into());
    }
    if motion.ballot == Ballot::Secret && motion.present < proposal.secret_least {
        return Ok(Proposed::TooFew);
    }
    if let Err(why) = turn.room.fits(&motion, &proposal.entries) {
        return Ok(Proposed::Crowded(why));
    }
    let reordered = differs(&turn.room, proposal);
    if reordered && proposal.order_reason.is_none() {
        return Ok(Proposed::ReasonNeeded);
    }
    motion.order_reason = motion.order_reason.filter(|_| reordered);
    for one in &inside {
        turn.leaves(one, &affected_entries).await?;
    }
    let voters: Vec<AttendanceId> = roll.iter().map(|one| one.attendance_id).collect();
    ballots::insert(&mut turn.tx, &motion, proposal.key, &proposal.entries, &proposal.amounts, &voters).await?;
    for (entry, reason) in &proposal.reasons {
        ballots::set_reason(&mut turn.tx, motion.motion_id, *entry, reason).await?;
    }
    let named = turn.room.named(&motion, &proposal.entries);
    ballots::keep_named(&mut turn.tx, motion.motion_id, named).await?;
    store::raise(&mut turn.tx, id, motion.motion_id.0, turn.room.meeting.agenda_item_id).await?;
    let repeats = motion.repeats.and_then(|id| turn.room.motion(id)).map(|motion| motion.number);
    let act = acts::MotionMade {
        number: motion.number,
        text: motion.wording.into(),
        kind: Word(motion.kind.as_str()),
        ballot: Aside(Word(motion.ballot.as_str())),
        nomination_id: proposal.entries.clone(),
        voters: voters.len(),
        order_reason: motion.order_reason.map(Written::from),
        repeats,
    };
    turn.done(act).await?;
    Ok(Proposed::Done)
}

/// The annulled motion that a form moves again: its key is that motion's, so that a double click finds the first one.
fn repeated(room: &MeetingState, key: uuid::Uuid) -> Option<&Motion> {
    room.motion(MotionId(key)).filter(|motion| motion.status == MotionStatus::Annulled)
}

/// An annulled motion, to be moved again as it was.
pub fn again(room: &MeetingState, id: MotionId, secret_least: i64) -> Option<Proposal> {
    let motion = repeated(room, id.0)?;
    let amounts = room.motion_amounts.iter().filter(|amount| amount.motion_id == id);
    Some(Proposal {
        key: id.0,
        kind: motion.kind,
        wording: motion.wording.clone(),
        moved_by: motion.moved_by,
        ballot: motion.ballot,
        entries: room.entries_of(id),
        place: motion.place,
        amount: motion.amount,
        special_prize_id: motion.special_prize_id,
        prize_name: motion.prize_name.clone(),
        person_name: motion.person_name.clone(),
        amounts: amounts.map(|amount| (amount.place, amount.amount)).collect(),
        reason: motion.reason.clone(),
        reasons: own_reasons(room, id),
        order_reason: motion.order_reason.clone(),
        have_left: false,
        secret_least,
    })
}

/// Why each of the entries of a motion, as it was said.
fn own_reasons(room: &MeetingState, id: MotionId) -> Vec<(NominationId, String)> {
    let own = room.motion_entries.iter().filter(|one| one.motion_id == id);
    own.filter_map(|one| Some((one.nomination_id, one.reason.clone()?))).collect()
}

/// Takes a vote: one's own, or one that the chair or the secretary notes for somebody. Sent twice it counts once;
/// an open vote may be changed until the voting ends, a secret one cannot be found again.
///
/// Whether somebody may vote is judged now, whoever was there when the vote began. Of a secret vote the record names
/// nobody: its end is recorded with the counts.
///
/// # Errors
/// Refused for whoever has a conflict or may not vote for another reason, and once the voting is over.
pub async fn vote(
    ctx: &Ctx,
    who: Who,
    id: MeetingId,
    motion: MotionId,
    (voter, choice): (AttendanceId, Choice),
) -> Result<()> {
    let mut turn = MeetingTx::take(ctx, who, id).await?;
    let motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    let is_own = turn.seat.me == Some(voter);
    if !is_own {
        turn.seat.conducts()?;
        if motion.ballot == Ballot::Secret {
            return Err(Refusal::OwnSecretVote.into());
        }
    }
    let name = turn.room.attendance(voter).ok_or(AppError::NotFound)?.clone();
    is_current(&turn.room)?;
    match motion.status {
        MotionStatus::Voting if motion.stopped_at.is_none() => {}
        MotionStatus::Annulled => return Err(Refusal::VoteAnnulled.into()),
        _ => return Err(Refusal::VoteOver.into()),
    }
    turn.room.may_vote(&name, &motion).map_err(Barred::refusal)?;
    let cast = turn.room.votes.iter().find(|vote| vote.motion_id == motion.motion_id && vote.attendance_id == voter);
    let counts = |voter: &Voter| voter.has_voted && voter.struck_because.is_none();
    let known = turn.room.voters_of(motion.motion_id).find(|known| known.attendance_id == voter).copied();
    // What somebody has cast on an own device nobody else casts otherwise.
    let is_theirs = cast.is_some_and(|cast| Some(cast.entered_by) == name.person_id && cast.choice != choice);
    if !is_own && is_theirs && known.as_ref().is_some_and(counts) {
        return Err(AppError::because(Refusal::VoteTheirs, name.name));
    }
    match motion.ballot {
        Ballot::Secret => {
            if !ballots::vote_secretly(&mut turn.tx, motion.motion_id, voter, choice).await? {
                return Ok(());
            }
            turn.commit(None).await
        }
        Ballot::Open => {
            let vote =
                Vote { motion_id: motion.motion_id, attendance_id: voter, choice, cast_at: ctx.now, entered_by: who.0 };
            let was_struck = known.is_some_and(|known| known.struck_because.is_some());
            if !ballots::vote(&mut turn.tx, &vote, was_struck).await? {
                return Ok(());
            }
            let choice = Aside(Word(choice.as_str()));
            turn.done(acts::Voted { number: motion.number, name: name.name.into(), choice }).await
        }
    }
}

/// How a vote is ended.
#[derive(Clone, Copy, Debug)]
pub struct Close {
    pub secret_least: i64,
    /// Somebody has read that all secret votes are alike, and wants the result all the same.
    pub unanimous: bool,
}

/// What came of the wish to end a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    Done,
    /// All secret votes are alike: the result would tell everybody's choice.
    Unanimous,
    /// More are counted than may vote, or nobody.
    Impossible,
}

/// Ends the voting with the votes that are there. Where all secret ones are alike, nobody votes any more: whoever knows
/// that could tell the votes that follow. Then the result is found, or the vote annulled; that it was stopped is not
/// recorded and not kept, because with one's own vote it tells everybody's.
///
/// # Errors
/// Refused while nobody has voted, when not enough are there any more, and with too few secret votes.
pub async fn close(ctx: &Ctx, who: Who, id: MeetingId, motion: MotionId, how: Close) -> Result<Closed> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    let motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    if motion.status != MotionStatus::Voting {
        return Ok(Closed::Done);
    }
    let counts = ballots::counted(&mut turn.tx, motion.motion_id).await?;
    if !how.unanimous && motion::end(&motion, counts, how.secret_least) == Err(Hindrance::Unanimous) {
        let voters: Vec<Voter> = turn.room.voters_of(motion.motion_id).copied().collect();
        if ballots::stop(&mut turn.tx, &motion, ctx.now).await? {
            ballots::set_roll(&mut turn.tx, motion.motion_id, &voters).await?;
        }
        turn.commit(None).await?;
        return Ok(Closed::Unanimous);
    }
    count_out(turn, &motion, (counts, false), how).await
}

/// Ends the voting with counts of hands or papers.
///
/// # Errors
/// As for [`close`]; and when somebody has voted already.
pub async fn count(ctx: &Ctx, who: Who, id: MeetingId, motion: MotionId, counts: Counts, how: Close) -> Result<Closed> {
    let turn = MeetingTx::conduct(ctx, who, id).await?;
    let mut motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    if motion.status != MotionStatus::Voting {
        return Ok(Closed::Done);
    }
    // Papers are for everybody, with an account or without.
    let about: Vec<NominationId> = turn.room.about(&motion).into_iter().collect();
    motion.present = turn.room.roll(&about).len() as i64;
    if turn.room.voters_of(motion.motion_id).any(|voter| voter.has_voted && voter.struck_because.is_none()) {
        return Err(Refusal::VotesThere.into());
    }
    if counts.sum() > motion.present || counts.sum() == 0 {
        return Ok(Closed::Impossible);
    }
    count_out(turn, &motion, (counts, true), how).await
}

async fn count_out(
    mut turn: MeetingTx<'_>,
    motion: &Motion,
    (counts, by_count): (Counts, bool),
    how: Close,
) -> Result<Closed> {
    is_current(&turn.room)?;
    match motion::end(motion, counts, how.secret_least) {
        Ok(()) => {}
        Err(Hindrance::Unanimous) if how.unanimous => {}
        Err(Hindrance::Unanimous) => return Ok(Closed::Unanimous),
        Err(hindrance) => return Err(hindrance.into()),
    }
    let found = outcome(&turn.room.meeting, counts, turn.room.chairs_say(motion));
    let now = turn.ctx.now;
    if !ballots::close(&mut turn.tx, motion, counts, by_count, found, now).await? {
        return Ok(Closed::Done);
    }
    seal::roll(&mut turn.tx, &turn.room, motion, Some(counts)).await?;
    if found.status == MotionStatus::Carried {
        apply(&mut turn, motion).await?;
    }
    let act = acts::VoteEnded {
        number: motion.number,
        yes: counts.yes,
        no: counts.no,
        abstained: counts.abstained,
        result: Aside(Word(found.status.as_str())),
        broken_by: found.broken_by.map(|by| Aside(Word(by.as_str()))),
    };
    if found.status != MotionStatus::Tied {
        turn.come_back().await?;
    }
    turn.done(act).await?;
    Ok(Closed::Done)
}

/// A tied motion that can be settled now: enough are there who may vote on it.
pub(super) fn tied(room: &MeetingState, motion: &Motion) -> Result<()> {
    is_current(room)?;
    match (room.voting(motion).len() as i64) < room.quorum() {
        true => Err(Hindrance::Quorum.into()),
        false => Ok(()),
    }
}

/// The chair's vote breaks a tie.
pub async fn cast(ctx: &Ctx, who: Who, id: MeetingId, motion: MotionId, choice: Choice) -> Result<()> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    let motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    if motion.status != MotionStatus::Tied {
        return Ok(());
    }
    if turn.room.chairs_say(&motion) == Casting::None || choice == Choice::Abstain {
        return Err(Refusal::NoCasting.into());
    }
    tied(&turn.room, &motion)?;
    settle(&mut turn, &motion, casting(choice)).await?;
    turn.done(acts::TieCast { number: motion.number, choice: Aside(Word(choice.as_str())) }).await
}

/// Finds that a tied motion is rejected, because the chair who could have decided is not there any more and no lot
/// decides.
pub async fn fall(ctx: &Ctx, who: Who, id: MeetingId, motion: MotionId) -> Result<()> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    let motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    if motion.status != MotionStatus::Tied {
        return Ok(());
    }
    if turn.room.chairs_say(&motion) != Casting::None || turn.room.meeting.tie_rule != TieRule::Rejected {
        return Err(Refusal::TieOpen.into());
    }
    tied(&turn.room, &motion)?;
    settle(&mut turn, &motion, motion::fall()).await?;
    turn.done(acts::TieFallen { number: motion.number }).await
}

/// Breaks a tie, and does what follows.
pub(super) async fn settle(turn: &mut MeetingTx<'_>, motion: &Motion, found: Outcome) -> Result<()> {
    if !ballots::break_tie(&mut turn.tx, motion.motion_id, found).await? {
        return Err(Common::ChangedMeanwhile.into());
    }
    if found.status == MotionStatus::Carried {
        apply(turn, motion).await?;
    }
    turn.come_back().await
}

/// What a lot makes of a tie.
pub(super) fn drawn(key: &str) -> Outcome {
    let status = if key == Choice::Yes.as_str() { MotionStatus::Carried } else { MotionStatus::Rejected };
    Outcome { status, broken_by: Some(BrokenBy::Lot), casting_choice: None }
}

/// Takes a motion back.
pub async fn withdraw(ctx: &Ctx, who: Who, id: MeetingId, motion: MotionId) -> Result<()> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    let motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    if motion.status != MotionStatus::Voting {
        return Err(Refusal::VoteOver.into());
    }
    turn.discard(&motion, None).await?;
    turn.done(acts::MotionWithdrawn { number: motion.number }).await
}

/// Annuls a vote that cannot be ended, or a secret one whose result would tell everybody's choice.
///
/// # Errors
/// Refused where nothing stands in the way of an open vote's end.
pub async fn annul(ctx: &Ctx, who: Who, id: MeetingId, motion: MotionId, secret_least: i64) -> Result<()> {
    let mut turn = MeetingTx::conduct(ctx, who, id).await?;
    let motion = turn.room.motion(motion).ok_or(AppError::NotFound)?.clone();
    let hindrance = match motion.status {
        MotionStatus::Annulled => return Ok(()),
        MotionStatus::Voting => {
            let counts = ballots::counted(&mut turn.tx, motion.motion_id).await?;
            // Why a secret vote is annulled tells nothing: it may be at any time.
            let anyway = (motion.ballot == Ballot::Secret).then_some(Hindrance::Few);
            motion::end(&motion, counts, secret_least).err().filter(|reason| reason.annuls().is_some()).or(anyway)
        }
        MotionStatus::Tied => tied(&turn.room, &motion).err().map(|_| Hindrance::Quorum),
        _ => return Err(Refusal::VoteOver.into()),
    };
    let reason = hindrance.and_then(Hindrance::annuls).ok_or(Refusal::NothingToAnnul)?;
    turn.discard(&motion, Some(reason)).await?;
    turn.done(acts::MotionAnnulled { number: motion.number, because: Aside(Word(reason.as_str())) }).await
}
