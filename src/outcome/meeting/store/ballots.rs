//! SQL of motions, votes and lots.

use crate::clock::Timestamp;
use crate::ground::db::{Conn, all, changed, insert, maybe, row, run, update};
use crate::ground::error::Result;
use crate::ids::{AttendanceId, LotId, MeetingId, MotionId, NominationId, PersonId};

use super::super::model::lot::Lot;
use super::super::model::motion::{
    Annulled, Ballot, Choice, Counts, Motion, MotionAmount, MotionEntry, MotionStatus, Outcome, Vote, Voter,
};

row!(lot_columns: Lot = "lot" {
    lot_id, meeting_id, motion_id, number, purpose, candidates, method, seed, seed_hash, seed_at, seed_by, word,
    result, drawn_at, drawn_by,
});
row!(motion_columns: Motion = "motion" {
    motion_id, meeting_id, number, kind, wording, moved_by, place, amount, special_prize_id, prize_name,
    person_name, reason, order_reason, ballot, status, members, present, attending, quorum, yes, no, abstained,
    by_count, broken_by, casting_choice, opened_at, opened_by, closed_at, annulled_because, repeats, scrubbed_at,
    stopped_at,
});

macro_rules! of_meeting {
    ($columns:literal, $table:literal) => {
        concat!(
            "select ",
            $columns,
            " from ",
            $table,
            " x join motion m on m.motion_id = x.motion_id where m.meeting_id = $1 order by m.number"
        )
    };
}

const MOTIONS: &str = concat!("select ", motion_columns!(), " from motion where meeting_id = $1 order by number");
const ADD_VOTER: &str = "insert into motion_voter (motion_id, attendance_id, has_voted) values ($1, $2, false) \
    on conflict do nothing";
const STRIKE: &str = "update motion_voter set struck_because = $3 where motion_id = $1 and attendance_id = $2";
const ENTRIES: &str = of_meeting!("x.motion_id, x.nomination_id, x.reason", "motion_entry");
const NAMED: &str = of_meeting!("x.motion_id, x.nomination_id", "motion_named");
const AMOUNTS: &str = concat!(of_meeting!("x.motion_id, x.place, x.amount", "motion_amount"), ", x.place");
const VOTERS: &str = concat!(
    of_meeting!("x.motion_id, x.attendance_id, x.has_voted, x.struck_because", "motion_voter"),
    ", x.attendance_id"
);
const VOTES: &str = concat!(
    of_meeting!("x.motion_id, x.attendance_id, x.choice, x.cast_at, x.entered_by", "vote"),
    ", x.attendance_id"
);
const VOTE: &str = "insert into vote (motion_id, attendance_id, choice, cast_at, entered_by) \
    values ($1, $2, $3, $4, $5) on conflict (motion_id, attendance_id) do update set choice = excluded.choice, \
    cast_at = excluded.cast_at, entered_by = excluded.entered_by where vote.choice <> excluded.choice";
const MARK: &str = "update motion_voter set has_voted = true, struck_because = null \
    where motion_id = $1 and attendance_id = $2 and (has_voted = false or struck_because is not null)";
const COUNTED: &str = "select choice, cast(sum(votes) as bigint) as votes from secret_count where motion_id = $1 \
    group by choice union all select v.choice, count(*) as votes from vote v \
    join motion_voter m on m.motion_id = v.motion_id and m.attendance_id = v.attendance_id \
    where v.motion_id = $1 and m.struck_because is null group by v.choice";
// In a fixed order, so that rows are written in one.
const TRACES: &str = "select motion_id from motion where ballot = 'secret' and status <> 'voting' \
    and scrubbed_at is null order by motion_id";
const VOTING: &str = "select distinct meeting_id from motion where status in ('voting', 'tied') \
    order by meeting_id";

const LOTS: &str = concat!("select ", lot_columns!(), " from lot where meeting_id = $1 order by number");

/// The motions of a meeting in the order in which they were made.
pub async fn motions(conn: &mut Conn, id: MeetingId) -> Result<Vec<Motion>> {
    all!(conn, MOTIONS, id)
}

/// The motion that was made from a form shown earlier.
pub async fn by_key(conn: &mut Conn, meeting: MeetingId, key: uuid::Uuid) -> Result<Option<MotionId>> {
    maybe!(conn, "select motion_id from motion where idempotency_key = $1 and meeting_id = $2", key, meeting)
}

/// Adds a motion with its entries, amounts and voters.
pub async fn insert(
    conn: &mut Conn,
    motion: &Motion,
    key: uuid::Uuid,
    entries: &[NominationId],
    amounts: &[(i64, i64)],
    voters: &[AttendanceId],
) -> Result<()> {
    let id = motion.motion_id;
    insert!(conn, motion + { idempotency_key: key })?;
    for entry in entries {
        run!(conn, "insert into motion_entry (motion_id, nomination_id) values ($1, $2)", id, entry)?;
    }
    for (place, amount) in amounts {
        run!(conn, "insert into motion_amount (motion_id, place, amount) values ($1, $2, $3)", id, place, amount)?;
    }
    for voter in voters {
        run!(conn, ADD_VOTER, id, voter)?;
    }
    if motion.ballot == Ballot::Secret {
        set_counts(conn, id, Counts::default()).await?;
    }
    Ok(())
}

/// Keeps why a motion is about one of its entries, where several share a place.
pub async fn set_reason(conn: &mut Conn, id: MotionId, entry: NominationId, reason: &str) -> Result<()> {
    run!(conn, "update motion_entry set reason = $3 where motion_id = $1 and nomination_id = $2", id, entry, reason)
}

/// The entries that a meeting's motions are about.
pub async fn entries(conn: &mut Conn, id: MeetingId) -> Result<Vec<MotionEntry>> {
    all!(conn, ENTRIES, id)
}

/// Keeps which entries a motion names in its words.
pub async fn keep_named(conn: &mut Conn, id: MotionId, entries: impl IntoIterator<Item = NominationId>) -> Result<()> {
    for entry in entries {
        insert!(conn, "motion_named" { motion_id: id, nomination_id: entry } "on conflict do nothing")?;
    }
    Ok(())
}

/// The entries that a meeting's motions name in their words.
pub async fn named(conn: &mut Conn, id: MeetingId) -> Result<Vec<(MotionId, NominationId)>> {
    all!(conn, NAMED, id)
}

/// What places get by a meeting's motions.
pub async fn amounts(conn: &mut Conn, id: MeetingId) -> Result<Vec<MotionAmount>> {
    all!(conn, AMOUNTS, id)
}

/// Who may vote on a meeting's motions, and who has.
pub async fn voters(conn: &mut Conn, id: MeetingId) -> Result<Vec<Voter>> {
    all!(conn, VOTERS, id)
}

/// The open votes of a meeting.
pub async fn votes(conn: &mut Conn, id: MeetingId) -> Result<Vec<Vote>> {
    all!(conn, VOTES, id)
}

/// Keeps an open vote. The same once more changes nothing; another choice replaces it while the vote goes on, and so
/// does any choice of somebody who was struck and is back.
pub async fn vote(conn: &mut Conn, vote: &Vote, was_struck: bool) -> Result<bool> {
    let (motion, voter) = (vote.motion_id, vote.attendance_id);
    if was_struck {
        run!(conn, "delete from vote where motion_id = $1 and attendance_id = $2", motion, voter)?;
    }
    let is_new = changed!(conn, VOTE, motion, voter, vote.choice, vote.cast_at, vote.entered_by)?;
    mark(conn, motion, voter).await?;
    Ok(is_new)
}

/// Counts a secret vote; false when this person has voted already.
pub async fn vote_secretly(conn: &mut Conn, motion: MotionId, voter: AttendanceId, choice: Choice) -> Result<bool> {
    if !mark(conn, motion, voter).await? {
        return Ok(false);
    }
    run!(conn, "update secret_count set votes = votes + 1 where motion_id = $1 and choice = $2", motion, choice)?;
    Ok(true)
}

/// Marks somebody as having voted, who may have come after the vote began.
async fn mark(conn: &mut Conn, motion: MotionId, voter: AttendanceId) -> Result<bool> {
    run!(conn, ADD_VOTER, motion, voter)?;
    changed!(conn, MARK, motion, voter)
}

/// Strikes somebody from an open vote.
pub async fn strike(conn: &mut Conn, voter: &Voter) -> Result<()> {
    run!(conn, STRIKE, voter.motion_id, voter.attendance_id, voter.struck_because)
}

async fn set_counts(conn: &mut Conn, id: MotionId, counts: Counts) -> Result<()> {
    for (choice, votes) in [(Choice::Yes, counts.yes), (Choice::No, counts.no), (Choice::Abstain, counts.abstained)] {
        run!(conn, "insert into secret_count (motion_id, choice, votes) values ($1, $2, $3)", id, choice, votes)?;
    }
    Ok(())
}

/// The votes so far.
pub async fn counted(conn: &mut Conn, id: MotionId) -> Result<Counts> {
    let rows: Vec<(Choice, Option<i64>)> = all!(conn, COUNTED, id)?;
    let mut counts = Counts::default();
    for (choice, votes) in rows {
        counts.add(choice, votes.unwrap_or(0));
    }
    Ok(counts)
}

/// Writes who could vote on a motion when its vote ended.
pub async fn set_roll(conn: &mut Conn, id: MotionId, voters: &[Voter]) -> Result<()> {
    run!(conn, "delete from motion_voter where motion_id = $1", id)?;
    let mut voters = voters.to_vec();
    voters.sort_by_key(|voter| voter.attendance_id);
    for voter in voters {
        insert!(conn, "motion_voter" {
            motion_id: id, attendance_id: voter.attendance_id, has_voted: voter.has_voted,
            struck_because: voter.struck_because,
        })?;
    }
    Ok(())
}

/// Writes all rows of a secret vote anew, at once and in a fixed order, and marks nobody as having voted: engines keep
/// with a row which transaction wrote it, and the one that counted somebody's vote also marked who it was.
pub async fn seal(conn: &mut Conn, id: MotionId, counts: Counts, voters: &[Voter]) -> Result<()> {
    let unmarked: Vec<Voter> = voters.iter().map(|voter| Voter { has_voted: false, ..*voter }).collect();
    run!(conn, "delete from secret_count where motion_id = $1", id)?;
    set_counts(conn, id, counts).await?;
    set_roll(conn, id, &unmarked).await
}

/// The secret votes that are over and of which the files may still tell who voted what.
pub async fn traces(conn: &mut Conn) -> Result<Vec<MotionId>> {
    all!(conn, TRACES)
}

/// The meetings with a vote that is not over.
pub async fn voting(conn: &mut Conn) -> Result<Vec<MeetingId>> {
    all!(conn, VOTING)
}

/// The meeting of a motion.
pub async fn meeting_of(conn: &mut Conn, id: MotionId) -> Result<Option<MeetingId>> {
    maybe!(conn, "select meeting_id from motion where motion_id = $1", id)
}

/// Notes that the files tell nothing any more.
pub async fn scrubbed(conn: &mut Conn, id: MotionId, now: Timestamp) -> Result<()> {
    run!(conn, "update motion set scrubbed_at = $2 where motion_id = $1 and scrubbed_at is null", id, now)
}

/// Lets nobody vote any more, with the numbers that the motion has now; false when that is so already.
pub async fn stop(conn: &mut Conn, motion: &Motion, now: Timestamp) -> Result<bool> {
    update!(conn, "motion" {
        stopped_at: now, members: motion.members, present: motion.present, quorum: motion.quorum,
        attending: motion.attending,
    } where { motion_id: motion.motion_id } "status = 'voting' and stopped_at is null")
}

/// Ends a vote, with the numbers that its motion has now; false when it has ended already.
pub async fn close(
    conn: &mut Conn,
    motion: &Motion,
    counts: Counts,
    by_count: bool,
    outcome: Outcome,
    now: Timestamp,
) -> Result<bool> {
    update!(conn, "motion" {
        status: outcome.status, yes: counts.yes, no: counts.no, abstained: counts.abstained, by_count,
        broken_by: outcome.broken_by, casting_choice: outcome.casting_choice, closed_at: now, members: motion.members,
        present: motion.present, quorum: motion.quorum, attending: motion.attending,
    } "stopped_at = null" where { motion_id: motion.motion_id } "status = 'voting'")
}

/// Breaks a tie; false when it is broken already.
pub async fn break_tie(conn: &mut Conn, id: MotionId, outcome: Outcome) -> Result<bool> {
    update!(conn, "motion" {
        status: outcome.status, broken_by: outcome.broken_by, casting_choice: outcome.casting_choice,
    } where { motion_id: id } "status = 'tied'")
}

/// Ends a vote without a result: the motion is taken back, or the vote annulled. False when it has ended already.
pub async fn discard(conn: &mut Conn, motion: &Motion, reason: Option<Annulled>, now: Timestamp) -> Result<bool> {
    let status = if reason.is_some() { MotionStatus::Annulled } else { MotionStatus::Withdrawn };
    update!(conn, "motion" {
        status, annulled_because: reason, closed_at: now, members: motion.members, present: motion.present,
        quorum: motion.quorum, attending: motion.attending,
    } "yes = null, no = null, abstained = null, stopped_at = null"
        where { motion_id: motion.motion_id } "status in ('voting', 'tied')")
}

/// The lots of a meeting in the order in which they were prepared.
pub async fn lots(conn: &mut Conn, id: MeetingId) -> Result<Vec<Lot>> {
    all!(conn, LOTS, id)
}

/// Keeps a lot with its seed. A second one for the same tie is refused as a duplicate.
pub async fn insert_lot(conn: &mut Conn, lot: &Lot) -> Result<()> {
    insert!(conn, lot)
}

/// Keeps what was drawn; false when it was drawn already.
pub async fn draw(
    conn: &mut Conn,
    id: LotId,
    word: &str,
    result: &[String],
    (now, by): (Timestamp, PersonId),
) -> Result<bool> {
    update!(conn, "lot" { word, result: sqlx::types::Json(result), drawn_at: now, drawn_by: by }
        where { lot_id: id } "drawn_at is null")
}
