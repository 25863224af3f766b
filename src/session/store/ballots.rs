//! SQL of motions, votes and lots.

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::{AttendanceId, JurySessionId, LotId, MotionId, NominationId, PersonId};
use crate::on;

use super::super::model::lot::Lot;
use super::super::model::motion::{
    Annulled, Ballot, Choice, Counts, Motion, MotionAmount, MotionEntry, MotionStatus, Outcome, Vote, Voter,
};

macro_rules! motion_columns {
    () => {
        "motion_id, jury_session_id, number, kind, wording, moved_by, place, amount, special_prize_id, prize_name, \
         person_name, reason, order_reason, ballot, status, members, present, attending, quorum, yes, no, abstained, by_count, \
         broken_by, casting_choice, opened_at, opened_by, closed_at, annulled_because, repeats, scrubbed_at"
    };
}
macro_rules! lot_columns {
    () => {
        "lot_id, jury_session_id, motion_id, number, purpose, candidates, method, seed, seed_hash, seed_at, seed_by, \
         word, result, drawn_at, drawn_by"
    };
}
macro_rules! of_session {
    ($columns:literal, $table:literal) => {
        concat!(
            "select ",
            $columns,
            " from ",
            $table,
            " x join motion m on m.motion_id = x.motion_id where m.jury_session_id = $1 order by m.number"
        )
    };
}

const MOTIONS: &str =
    concat!("select ", motion_columns!(), ", stopped_at from motion where jury_session_id = $1 order by number");
const BY_KEY: &str = "select motion_id from motion where idempotency_key = $1 and jury_session_id = $2";
const INSERT: &str = concat!(
    "insert into motion (",
    motion_columns!(),
    ", idempotency_key) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
     $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)"
);
const SET_REASON: &str = "update motion_entry set reason = $3 where motion_id = $1 and nomination_id = $2";
const INSERT_ENTRY: &str = "insert into motion_entry (motion_id, nomination_id) values ($1, $2)";
const INSERT_NAMED: &str = "insert into motion_named (motion_id, nomination_id) values ($1, $2) on conflict do nothing";
const INSERT_AMOUNT: &str = "insert into motion_amount (motion_id, place, amount) values ($1, $2, $3)";
const INSERT_VOTER: &str = "insert into motion_voter (motion_id, attendance_id, has_voted, struck_because) \
    values ($1, $2, $3, $4)";
const ADD_VOTER: &str = "insert into motion_voter (motion_id, attendance_id, has_voted) values ($1, $2, false) \
    on conflict do nothing";
const STRIKE: &str = "update motion_voter set struck_because = $3 where motion_id = $1 and attendance_id = $2";
const ENTRIES: &str = of_session!("x.motion_id, x.nomination_id, x.reason", "motion_entry");
const NAMED: &str = of_session!("x.motion_id, x.nomination_id", "motion_named");
const AMOUNTS: &str = concat!(of_session!("x.motion_id, x.place, x.amount", "motion_amount"), ", x.place");
const VOTERS: &str = concat!(
    of_session!("x.motion_id, x.attendance_id, x.has_voted, x.struck_because", "motion_voter"),
    ", x.attendance_id"
);
const VOTES: &str = concat!(
    of_session!("x.motion_id, x.attendance_id, x.choice, x.cast_at, x.entered_by", "vote"),
    ", x.attendance_id"
);
const VOTE: &str = "insert into vote (motion_id, attendance_id, choice, cast_at, entered_by) \
    values ($1, $2, $3, $4, $5) on conflict (motion_id, attendance_id) do update set choice = excluded.choice, \
    cast_at = excluded.cast_at, entered_by = excluded.entered_by where vote.choice <> excluded.choice";
const TAKE_BACK: &str = "delete from vote where motion_id = $1 and attendance_id = $2";
const MARK: &str = "update motion_voter set has_voted = true, struck_because = null \
    where motion_id = $1 and attendance_id = $2 and (has_voted = false or struck_because is not null)";
const COUNT: &str = "update secret_count set votes = votes + 1 where motion_id = $1 and choice = $2";
const INSERT_COUNT: &str = "insert into secret_count (motion_id, choice, votes) values ($1, $2, $3)";
const DELETE_COUNTS: &str = "delete from secret_count where motion_id = $1";
const DELETE_VOTERS: &str = "delete from motion_voter where motion_id = $1";
const COUNTED: &str = "select choice, cast(sum(votes) as bigint) as votes from secret_count where motion_id = $1 \
    group by choice union all select v.choice, count(*) as votes from vote v \
    join motion_voter m on m.motion_id = v.motion_id and m.attendance_id = v.attendance_id \
    where v.motion_id = $1 and m.struck_because is null group by v.choice";
const CLOSE: &str = "update motion set status = $2, yes = $3, no = $4, abstained = $5, by_count = $6, broken_by = $7, \
    casting_choice = $8, closed_at = $9, members = $10, present = $11, quorum = $12, attending = $13, stopped_at = null \
    where motion_id = $1 and status = 'voting'";
const BREAK: &str = "update motion set status = $2, broken_by = $3, casting_choice = $4 \
    where motion_id = $1 and status = 'tied'";
const DISCARD: &str = "update motion set status = $2, annulled_because = $3, closed_at = $4, members = $5, \
    present = $6, quorum = $7, attending = $8, yes = null, no = null, abstained = null, stopped_at = null \
    where motion_id = $1 and status in ('voting', 'tied')";
const STOP: &str = "update motion set stopped_at = $2, members = $3, present = $4, quorum = $5, attending = $6 \
    where motion_id = $1 and status = 'voting' and stopped_at is null";
// In a fixed order, so that rows are written in one.
const TRACES: &str = "select motion_id from motion where ballot = 'secret' and status <> 'voting' \
    and scrubbed_at is null order by motion_id";
const VOTING: &str = "select distinct jury_session_id from motion where status in ('voting', 'tied') \
    order by jury_session_id";
const TRACES_OF: &str = "select jury_session_id from motion where motion_id = $1";
const SCRUBBED: &str = "update motion set scrubbed_at = $2 where motion_id = $1 and scrubbed_at is null";

const LOTS: &str = concat!("select ", lot_columns!(), " from lot where jury_session_id = $1 order by number");
const INSERT_LOT: &str = concat!(
    "insert into lot (",
    lot_columns!(),
    ") values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)"
);
const DRAW: &str = "update lot set word = $2, result = $3, drawn_at = $4, drawn_by = $5 \
    where lot_id = $1 and drawn_at is null";

/// The motions of a session in the order in which they were made.
pub async fn motions(conn: &mut Conn, id: JurySessionId) -> Result<Vec<Motion>> {
    Ok(on!(conn, c => sqlx::query_as(MOTIONS).bind(id).fetch_all(c).await)?)
}

/// The motion that was made from a form shown earlier.
pub async fn by_key(conn: &mut Conn, session: JurySessionId, key: uuid::Uuid) -> Result<Option<MotionId>> {
    Ok(on!(conn, c => sqlx::query_scalar(BY_KEY).bind(key).bind(session).fetch_optional(c).await)?)
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
    on!(conn, c => sqlx::query(INSERT)
        .bind(id)
        .bind(motion.jury_session_id)
        .bind(motion.number)
        .bind(motion.kind)
        .bind(&motion.wording)
        .bind(motion.moved_by)
        .bind(motion.place)
        .bind(motion.amount)
        .bind(motion.special_prize_id)
        .bind(&motion.prize_name)
        .bind(&motion.person_name)
        .bind(&motion.reason)
        .bind(&motion.order_reason)
        .bind(motion.ballot)
        .bind(motion.status)
        .bind(motion.members)
        .bind(motion.present)
        .bind(motion.attending)
        .bind(motion.quorum)
        .bind(motion.yes)
        .bind(motion.no)
        .bind(motion.abstained)
        .bind(motion.by_count)
        .bind(motion.broken_by)
        .bind(motion.casting_choice)
        .bind(motion.opened_at)
        .bind(motion.opened_by)
        .bind(motion.closed_at)
        .bind(motion.annulled_because)
        .bind(motion.repeats)
        .bind(motion.scrubbed_at)
        .bind(key)
        .execute(c)
        .await.map(drop))?;
    for entry in entries {
        on!(conn, c => sqlx::query(INSERT_ENTRY).bind(id).bind(entry).execute(c).await.map(drop))?;
    }
    for (place, amount) in amounts {
        on!(conn, c => sqlx::query(INSERT_AMOUNT).bind(id).bind(place).bind(amount).execute(c).await.map(drop))?;
    }
    for voter in voters {
        on!(conn, c => sqlx::query(ADD_VOTER).bind(id).bind(voter).execute(c).await.map(drop))?;
    }
    if motion.ballot == Ballot::Secret {
        set_counts(conn, id, Counts::default()).await?;
    }
    Ok(())
}

/// Keeps why a motion is about one of its entries, where several share a place.
pub async fn set_reason(conn: &mut Conn, id: MotionId, entry: NominationId, reason: &str) -> Result<()> {
    on!(conn, c => sqlx::query(SET_REASON).bind(id).bind(entry).bind(reason).execute(c).await.map(drop))?;
    Ok(())
}

/// The entries that a session's motions are about.
pub async fn entries(conn: &mut Conn, id: JurySessionId) -> Result<Vec<MotionEntry>> {
    Ok(on!(conn, c => sqlx::query_as(ENTRIES).bind(id).fetch_all(c).await)?)
}

/// Keeps which entries a motion names in its words.
pub async fn keep_named(conn: &mut Conn, id: MotionId, entries: impl IntoIterator<Item = NominationId>) -> Result<()> {
    for entry in entries {
        on!(conn, c => sqlx::query(INSERT_NAMED).bind(id).bind(entry).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// The entries that a session's motions name in their words.
pub async fn named(conn: &mut Conn, id: JurySessionId) -> Result<Vec<(MotionId, NominationId)>> {
    Ok(on!(conn, c => sqlx::query_as(NAMED).bind(id).fetch_all(c).await)?)
}

/// What places get by a session's motions.
pub async fn amounts(conn: &mut Conn, id: JurySessionId) -> Result<Vec<MotionAmount>> {
    Ok(on!(conn, c => sqlx::query_as(AMOUNTS).bind(id).fetch_all(c).await)?)
}

/// Who may vote on a session's motions, and who has.
pub async fn voters(conn: &mut Conn, id: JurySessionId) -> Result<Vec<Voter>> {
    Ok(on!(conn, c => sqlx::query_as(VOTERS).bind(id).fetch_all(c).await)?)
}

/// The open votes of a session.
pub async fn votes(conn: &mut Conn, id: JurySessionId) -> Result<Vec<Vote>> {
    Ok(on!(conn, c => sqlx::query_as(VOTES).bind(id).fetch_all(c).await)?)
}

/// Keeps an open vote. The same once more changes nothing; another choice replaces it while the vote goes on, and so
/// does any choice of somebody who was struck and is back.
pub async fn vote(conn: &mut Conn, vote: &Vote, was_struck: bool) -> Result<bool> {
    let (motion, voter) = (vote.motion_id, vote.attendance_id);
    if was_struck {
        on!(conn, c => sqlx::query(TAKE_BACK).bind(motion).bind(voter).execute(c).await.map(drop))?;
    }
    let rows = on!(conn, c => sqlx::query(VOTE)
        .bind(motion)
        .bind(voter)
        .bind(vote.choice)
        .bind(vote.cast_at)
        .bind(vote.entered_by)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    mark(conn, motion, voter).await?;
    Ok(rows == 1)
}

/// Counts a secret vote; false when this person has voted already.
pub async fn vote_secretly(conn: &mut Conn, motion: MotionId, voter: AttendanceId, choice: Choice) -> Result<bool> {
    if !mark(conn, motion, voter).await? {
        return Ok(false);
    }
    on!(conn, c => sqlx::query(COUNT).bind(motion).bind(choice).execute(c).await.map(drop))?;
    Ok(true)
}

/// Marks somebody as having voted, who may have come after the vote began.
async fn mark(conn: &mut Conn, motion: MotionId, voter: AttendanceId) -> Result<bool> {
    on!(conn, c => sqlx::query(ADD_VOTER).bind(motion).bind(voter).execute(c).await.map(drop))?;
    let rows = on!(conn, c => sqlx::query(MARK).bind(motion).bind(voter).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}

/// Strikes somebody from an open vote.
pub async fn strike(conn: &mut Conn, voter: &Voter) -> Result<()> {
    on!(conn, c => sqlx::query(STRIKE)
        .bind(voter.motion_id)
        .bind(voter.attendance_id)
        .bind(voter.struck_because)
        .execute(c)
        .await.map(drop))?;
    Ok(())
}

async fn set_counts(conn: &mut Conn, id: MotionId, counts: Counts) -> Result<()> {
    for (choice, votes) in [(Choice::Yes, counts.yes), (Choice::No, counts.no), (Choice::Abstain, counts.abstained)] {
        on!(conn, c => sqlx::query(INSERT_COUNT).bind(id).bind(choice).bind(votes).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// The votes so far.
pub async fn counted(conn: &mut Conn, id: MotionId) -> Result<Counts> {
    let rows: Vec<(Choice, Option<i64>)> = on!(conn, c => sqlx::query_as(COUNTED).bind(id).fetch_all(c).await)?;
    let mut counts = Counts::default();
    for (choice, votes) in rows {
        counts.add(choice, votes.unwrap_or(0));
    }
    Ok(counts)
}

/// Writes who could vote on a motion when its vote ended.
pub async fn set_roll(conn: &mut Conn, id: MotionId, voters: &[Voter]) -> Result<()> {
    on!(conn, c => sqlx::query(DELETE_VOTERS).bind(id).execute(c).await.map(drop))?;
    let mut voters = voters.to_vec();
    voters.sort_by_key(|voter| voter.attendance_id);
    for voter in voters {
        on!(conn, c => sqlx::query(INSERT_VOTER)
            .bind(id)
            .bind(voter.attendance_id)
            .bind(voter.has_voted)
            .bind(voter.struck_because)
            .execute(c)
            .await.map(drop))?;
    }
    Ok(())
}

/// Writes all rows of a secret vote anew, at once and in a fixed order, and marks nobody as having voted: engines keep
/// with a row which transaction wrote it, and the one that counted somebody's vote also marked who it was.
pub async fn seal(conn: &mut Conn, id: MotionId, counts: Counts, voters: &[Voter]) -> Result<()> {
    let unmarked: Vec<Voter> = voters.iter().map(|voter| Voter { has_voted: false, ..*voter }).collect();
    on!(conn, c => sqlx::query(DELETE_COUNTS).bind(id).execute(c).await.map(drop))?;
    set_counts(conn, id, counts).await?;
    set_roll(conn, id, &unmarked).await
}

/// The secret votes that are over and of which the files may still tell who voted what.
pub async fn traces(conn: &mut Conn) -> Result<Vec<MotionId>> {
    Ok(on!(conn, c => sqlx::query_scalar(TRACES).fetch_all(c).await)?)
}

/// The sessions with a vote that is not over.
pub async fn voting(conn: &mut Conn) -> Result<Vec<JurySessionId>> {
    Ok(on!(conn, c => sqlx::query_scalar(VOTING).fetch_all(c).await)?)
}

/// The session of a motion.
pub async fn session_of(conn: &mut Conn, id: MotionId) -> Result<Option<JurySessionId>> {
    Ok(on!(conn, c => sqlx::query_scalar(TRACES_OF).bind(id).fetch_optional(c).await)?)
}

/// Notes that the files tell nothing any more.
pub async fn scrubbed(conn: &mut Conn, id: MotionId, now: Timestamp) -> Result<()> {
    on!(conn, c => sqlx::query(SCRUBBED).bind(id).bind(now).execute(c).await.map(drop))?;
    Ok(())
}

/// Lets nobody vote any more, with the numbers that the motion has now; false when that is so already.
pub async fn stop(conn: &mut Conn, motion: &Motion, now: Timestamp) -> Result<bool> {
    let rows = on!(conn, c => sqlx::query(STOP)
        .bind(motion.motion_id)
        .bind(now)
        .bind(motion.members)
        .bind(motion.present)
        .bind(motion.quorum)
        .bind(motion.attending)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
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
    let rows = on!(conn, c => sqlx::query(CLOSE)
        .bind(motion.motion_id)
        .bind(outcome.status)
        .bind(counts.yes)
        .bind(counts.no)
        .bind(counts.abstained)
        .bind(by_count)
        .bind(outcome.broken_by)
        .bind(outcome.casting_choice)
        .bind(now)
        .bind(motion.members)
        .bind(motion.present)
        .bind(motion.quorum)
        .bind(motion.attending)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}

/// Breaks a tie; false when it is broken already.
pub async fn break_tie(conn: &mut Conn, id: MotionId, outcome: Outcome) -> Result<bool> {
    let rows = on!(conn, c => sqlx::query(BREAK)
        .bind(id)
        .bind(outcome.status)
        .bind(outcome.broken_by)
        .bind(outcome.casting_choice)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}

/// Ends a vote without a result: the motion is taken back, or the vote annulled. False when it has ended already.
pub async fn discard(conn: &mut Conn, motion: &Motion, why: Option<Annulled>, now: Timestamp) -> Result<bool> {
    let status = if why.is_some() { MotionStatus::Annulled } else { MotionStatus::Withdrawn };
    let rows = on!(conn, c => sqlx::query(DISCARD)
        .bind(motion.motion_id)
        .bind(status)
        .bind(why)
        .bind(now)
        .bind(motion.members)
        .bind(motion.present)
        .bind(motion.quorum)
        .bind(motion.attending)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}

/// The lots of a session in the order in which they were prepared.
pub async fn lots(conn: &mut Conn, id: JurySessionId) -> Result<Vec<Lot>> {
    Ok(on!(conn, c => sqlx::query_as(LOTS).bind(id).fetch_all(c).await)?)
}

/// Keeps a lot with its seed. A second one for the same tie is refused as a duplicate.
pub async fn insert_lot(conn: &mut Conn, lot: &Lot) -> Result<(), sqlx::Error> {
    on!(conn, c => sqlx::query(INSERT_LOT)
        .bind(lot.lot_id)
        .bind(lot.jury_session_id)
        .bind(lot.motion_id)
        .bind(lot.number)
        .bind(&lot.purpose)
        .bind(&lot.candidates)
        .bind(&lot.method)
        .bind(&lot.seed)
        .bind(&lot.seed_hash)
        .bind(lot.seed_at)
        .bind(lot.seed_by)
        .bind(&lot.word)
        .bind(&lot.result)
        .bind(lot.drawn_at)
        .bind(lot.drawn_by)
        .execute(c)
        .await.map(drop))
}

/// Keeps what was drawn; false when it was drawn already.
pub async fn draw(
    conn: &mut Conn,
    id: LotId,
    word: &str,
    result: &[String],
    (now, by): (Timestamp, PersonId),
) -> Result<bool> {
    let rows = on!(conn, c => sqlx::query(DRAW)
        .bind(id)
        .bind(word)
        .bind(sqlx::types::Json(result))
        .bind(now)
        .bind(by)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
}
