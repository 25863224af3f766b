//! SQL of motions, votes and lots.

use crate::clock::Timestamp;
use crate::db::Conn;
use crate::error::Result;
use crate::ids::{AttendanceId, JurySessionId, LotId, MotionId, NominationId, PersonId};
use crate::on;

use super::super::model::lot::Lot;
use super::super::model::motion::{Ballot, Choice, Counts, Motion, MotionAmount, MotionEntry, Outcome, Vote, Voter};

macro_rules! motion_columns {
    () => {
        "motion_id, jury_session_id, number, kind, wording, moved_by, place, amount, special_prize_id, prize_name, \
         person_name, reason, order_reason, ballot, status, members, present, quorum, yes, no, abstained, by_count, \
         broken_by, casting_choice, opened_at, opened_by, closed_at"
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

const MOTIONS: &str = concat!("select ", motion_columns!(), " from motion where jury_session_id = $1 order by number");
const BY_KEY: &str = "select motion_id from motion where idempotency_key = $1 and jury_session_id = $2";
const INSERT: &str = concat!(
    "insert into motion (",
    motion_columns!(),
    ", idempotency_key) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
     $20, $21, $22, $23, $24, $25, $26, $27, $28)"
);
const INSERT_ENTRY: &str = "insert into motion_entry (motion_id, nomination_id) values ($1, $2)";
const INSERT_AMOUNT: &str = "insert into motion_amount (motion_id, place, amount) values ($1, $2, $3)";
const INSERT_VOTER: &str = "insert into motion_voter (motion_id, attendance_id, has_voted) values ($1, $2, $3)";
const ENTRIES: &str = of_session!("x.motion_id, x.nomination_id", "motion_entry");
const AMOUNTS: &str = concat!(of_session!("x.motion_id, x.place, x.amount", "motion_amount"), ", x.place");
const VOTERS: &str =
    concat!(of_session!("x.motion_id, x.attendance_id, x.has_voted", "motion_voter"), ", x.attendance_id");
const VOTES: &str = concat!(
    of_session!("x.motion_id, x.attendance_id, x.choice, x.cast_at, x.entered_by", "vote"),
    ", x.attendance_id"
);
const VOTE: &str = "insert into vote (motion_id, attendance_id, choice, cast_at, entered_by) \
    values ($1, $2, $3, $4, $5) on conflict (motion_id, attendance_id) do update set choice = excluded.choice, \
    cast_at = excluded.cast_at, entered_by = excluded.entered_by where vote.choice <> excluded.choice";
const MARK: &str = "update motion_voter set has_voted = true where motion_id = $1 and attendance_id = $2 \
    and has_voted = false";
const COUNT: &str = "update secret_count set votes = votes + 1 where motion_id = $1 and choice = $2";
const INSERT_COUNT: &str = "insert into secret_count (motion_id, choice, votes) values ($1, $2, $3)";
const DELETE_COUNTS: &str = "delete from secret_count where motion_id = $1";
const DELETE_VOTERS: &str = "delete from motion_voter where motion_id = $1";
const COUNTED: &str = "select choice, cast(sum(votes) as bigint) as votes from secret_count where motion_id = $1 \
    group by choice union all select choice, count(*) as votes from vote where motion_id = $1 group by choice";
const CLOSE: &str = "update motion set status = $2, yes = $3, no = $4, abstained = $5, by_count = $6, broken_by = $7, \
    casting_choice = $8, closed_at = $9 where motion_id = $1 and status = 'voting'";
const BREAK: &str = "update motion set status = $2, broken_by = $3, casting_choice = $4 \
    where motion_id = $1 and status = 'tied'";
const WITHDRAW: &str = "update motion set status = 'withdrawn', closed_at = $2 \
    where motion_id = $1 and status = 'voting'";

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
        on!(conn, c => sqlx::query(INSERT_VOTER).bind(id).bind(voter).bind(false).execute(c).await.map(drop))?;
    }
    if motion.ballot == Ballot::Secret {
        set_counts(conn, id, Counts::default()).await?;
    }
    Ok(())
}

/// The entries that a session's motions are about.
pub async fn entries(conn: &mut Conn, id: JurySessionId) -> Result<Vec<MotionEntry>> {
    Ok(on!(conn, c => sqlx::query_as(ENTRIES).bind(id).fetch_all(c).await)?)
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

/// Keeps an open vote. The same once more changes nothing; another choice replaces it while the vote goes on.
pub async fn vote(conn: &mut Conn, vote: &Vote) -> Result<bool> {
    let rows = on!(conn, c => sqlx::query(VOTE)
        .bind(vote.motion_id)
        .bind(vote.attendance_id)
        .bind(vote.choice)
        .bind(vote.cast_at)
        .bind(vote.entered_by)
        .execute(c)
        .await.map(|r| r.rows_affected()))?;
    mark(conn, vote.motion_id, vote.attendance_id).await?;
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

async fn mark(conn: &mut Conn, motion: MotionId, voter: AttendanceId) -> Result<bool> {
    let rows = on!(conn, c => sqlx::query(MARK).bind(motion).bind(voter).execute(c).await.map(|r| r.rows_affected()))?;
    Ok(rows == 1)
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

/// Writes who has voted and what was counted anew, all at once: engines keep with a row which transaction wrote it,
/// and the one that counted somebody's secret vote also marked who it was.
pub async fn seal(conn: &mut Conn, id: MotionId, counts: Counts, voters: &[Voter]) -> Result<()> {
    on!(conn, c => sqlx::query(DELETE_COUNTS).bind(id).execute(c).await.map(drop))?;
    on!(conn, c => sqlx::query(DELETE_VOTERS).bind(id).execute(c).await.map(drop))?;
    set_counts(conn, id, counts).await?;
    for voter in voters {
        on!(conn, c => sqlx::query(INSERT_VOTER)
            .bind(id)
            .bind(voter.attendance_id)
            .bind(voter.has_voted)
            .execute(c)
            .await.map(drop))?;
    }
    Ok(())
}

/// Ends a vote; false when it has ended already.
pub async fn close(
    conn: &mut Conn,
    id: MotionId,
    counts: Counts,
    by_count: bool,
    outcome: Outcome,
    now: Timestamp,
) -> Result<bool> {
    let rows = on!(conn, c => sqlx::query(CLOSE)
        .bind(id)
        .bind(outcome.status)
        .bind(counts.yes)
        .bind(counts.no)
        .bind(counts.abstained)
        .bind(by_count)
        .bind(outcome.broken_by)
        .bind(outcome.casting_choice)
        .bind(now)
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

/// Takes a motion back while it is voted on.
pub async fn withdraw(conn: &mut Conn, id: MotionId, now: Timestamp) -> Result<bool> {
    let rows = on!(conn, c => sqlx::query(WITHDRAW).bind(id).bind(now).execute(c).await.map(|r| r.rows_affected()))?;
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
