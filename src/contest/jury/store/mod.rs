//! SQL of the table `conflict`, and of the mark that it leaves on assignments.

pub mod declared;
pub mod forget;
pub mod late;

use serde::Serialize;

use crate::clock::Timestamp;
use crate::ground::db::{Conn, all, changed, insert, one, row, run};
use crate::ground::error::Result;
use crate::ids::{NominationId, PersonId, RoundId};

use super::model::{Conflict, Reason};
use super::refusal::Refusal;
use super::suggest::organisation;

row!(conflict_columns: Conflict = "conflict" {
    conflict_id, nomination_id, person_id, reason, note, origin, created_at,
});

// Two requests may be done in another order than they came in: so the mark says it, too.
const DECIDED: &str = "select count(*) from round_entry e join round r on r.round_id = e.round_id \
    left join assignment a on a.round_id = e.round_id and a.nomination_id = e.nomination_id and a.person_id = $3 \
    where e.nomination_id = $1 and r.status = 'closed' and (r.closed_at >= $2 or a.recused_at is not null)";
// What the juror has said already stays said.
const OWN: &str = "update conflict set own_reason = $3, own_at = $4 where nomination_id = $1 and person_id = $2 \
    and own_reason is null and origin not in ('declaration', 'recusal')";
const OF_ROUND: &str = concat!(
    "select ",
    conflict_columns!("c"),
    ", c.own_reason, p.name, n.title, n.receipt_number, a.recused_at from conflict c \
     join round_entry e on e.nomination_id = c.nomination_id and e.round_id = $1 \
     join person p on p.person_id = c.person_id join nomination n on n.nomination_id = c.nomination_id \
     left join assignment a on a.round_id = e.round_id and a.nomination_id = c.nomination_id \
     and a.person_id = c.person_id \
     where exists (select 1 from round_juror j where j.round_id = e.round_id and j.person_id = c.person_id) \
     order by c.created_at desc, c.conflict_id"
);
const PAIRS: &str = "select c.nomination_id, c.person_id from conflict c \
    join round_entry e on e.nomination_id = c.nomination_id where e.round_id = $1";
// The rounds of the call, so that nobody assigns the pair, closes a round or opens one again while we look.
const HOLD: &str = "update round set status = status \
    where edition_id = (select n.edition_id from nomination n where n.nomination_id = $1)";
const MARK: &str = "update assignment set recused_at = $1 where nomination_id = $2 and person_id = $3 \
    and recused_at is null and round_id in (select r.round_id from round r where r.status <> 'closed')";
const MARK_ROUND: &str = "update assignment set recused_at = $1 where round_id = $2 and recused_at is null \
    and exists (select 1 from conflict c where c.nomination_id = assignment.nomination_id \
    and c.person_id = assignment.person_id) returning nomination_id, person_id";
const UNMARK: &str = "update assignment set recused_at = null where nomination_id = $1 and person_id = $2 \
    and round_id in (select r.round_id from round r where r.status <> 'closed')";

/// Writes a conflict down and marks the pair's assignments in rounds that are not closed, whose sheets count no more.
///
/// # Errors
/// Refused when the two have a conflict already.
pub async fn insert(conn: &mut Conn, conflict: &Conflict) -> Result<()> {
    hold(conn, conflict.nomination_id).await?;
    insert!(conn, conflict).map_err(|error| error.if_duplicate(Refusal::ConflictKnown))?;
    run!(conn, MARK, conflict.created_at, conflict.nomination_id, conflict.person_id)?;
    if let Some(nominee) = declared::nominee(conn, conflict.nomination_id).await? {
        let organisation = organisation(&nominee);
        declared::remember(conn, &organisation, conflict.person_id, conflict.reason, conflict.created_at).await?;
    }
    Ok(())
}

/// Writes down a juror's own reason for a conflict that somebody else has filed; false when it is the juror's already.
pub async fn set_own_reason(
    conn: &mut Conn,
    (nomination, person): (NominationId, PersonId),
    reason: Reason,
    now: Timestamp,
) -> Result<bool> {
    let changed = changed!(conn, OWN, nomination, person, reason, now)?;
    if let (true, Some(nominee)) = (changed, declared::nominee(conn, nomination).await?) {
        declared::remember(conn, &organisation(&nominee), person, reason, now).await?;
    }
    Ok(changed)
}

/// Marks the assignments of a round that is opened again where a conflict came up while it was closed; gives the pairs
/// whose sheets count no more.
pub async fn mark(conn: &mut Conn, round: RoundId, now: Timestamp) -> Result<Vec<(NominationId, PersonId)>> {
    let mut pairs: Vec<(NominationId, PersonId)> = all!(conn, MARK_ROUND, now, round)?;
    pairs.sort_unstable();
    Ok(pairs)
}

/// Takes a conflict back, and its mark off assignments in rounds that are not closed; false when it is gone already.
pub async fn delete(conn: &mut Conn, conflict: &Conflict) -> Result<bool> {
    hold(conn, conflict.nomination_id).await?;
    let deleted = changed!(conn, "delete from conflict where conflict_id = $1", conflict.conflict_id)?;
    run!(conn, UNMARK, conflict.nomination_id, conflict.person_id)?;
    if let Some(nominee) = declared::nominee(conn, conflict.nomination_id).await? {
        declared::forget(conn, &organisation(&nominee), conflict.person_id).await?;
    }
    Ok(deleted)
}

/// Whether the jury has closed a round with the entry since then: the conflict is part of that result.
pub async fn is_decided(conn: &mut Conn, conflict: &Conflict) -> Result<bool> {
    one!(conn, DECIDED, conflict.nomination_id, conflict.created_at, conflict.person_id).map(|rounds: i64| rounds > 0)
}

async fn hold(conn: &mut Conn, nomination: NominationId) -> Result<()> {
    run!(conn, HOLD, nomination)
}

/// A conflict with the names of both sides.
#[derive(Clone, Debug, Serialize, sqlx::FromRow)]
pub struct Named {
    #[sqlx(flatten)]
    #[serde(flatten)]
    pub conflict: Conflict,
    /// The juror's own, where somebody else had filed another one before.
    pub own_reason: Option<Reason>,
    pub name: String,
    pub title: String,
    pub receipt_number: String,
    /// When an assignment of the two ended by it.
    pub recused_at: Option<Timestamp>,
}

impl Named {
    /// The reason that holds: the juror's own, where there is one.
    pub fn reason(&self) -> Reason {
        self.own_reason.unwrap_or(self.conflict.reason)
    }
}

/// The conflicts between a round's entries and its jurors, newest first.
pub async fn of_round(conn: &mut Conn, id: RoundId) -> Result<Vec<Named>> {
    all!(conn, OF_ROUND, id)
}

/// Who must not read which of a round's entries, jurors of the round or not.
pub async fn pairs(conn: &mut Conn, id: RoundId) -> Result<Vec<(NominationId, PersonId)>> {
    all!(conn, PAIRS, id)
}
